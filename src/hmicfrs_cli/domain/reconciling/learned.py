"""What a register has learned of a day since its figures were issued: no fault of the table that printed these."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hmicfrs_cli.domain.figures import Row, Summary
from hmicfrs_cli.domain.movement import Step, moves
from hmicfrs_cli.domain.prose import in_ranges, listed
from hmicfrs_cli.domain.reconciling.known import changed
from hmicfrs_cli.domain.vocabulary import Reference


@dataclass(frozen=True, slots=True)
class LearnedRow:
    """One row of the figures: how many more are open and closed than was issued (negative where fewer), and which."""

    row: Row
    refs: tuple[Reference, ...]

    @property
    def by(self) -> str:
        """What makes it so, as people read it."""
        return in_ranges(self.refs) if self.refs else "opening balances"


def learned(told: Summary, register: Summary, steps: Iterable[Step]) -> list[LearnedRow]:
    """The rows of which the register has other figures than were told, each with the references that make it so: of the
    steps in what is known.
    """
    refs: dict[str, list[Reference]] = {}
    for step in steps:
        for row in {each.row for each in moves(step)}:
            refs.setdefault(row, []).append(step.ref)
    return [LearnedRow(row, tuple(sorted(refs.get(row.name, ()), key=_in_order))) for row in changed(register, told)]


def sentences(what: Sequence[LearnedRow]) -> Iterator[str]:
    """That something has been learned, and in which rows; none where nothing has been."""
    if what:
        yield (
            "What has been recorded of that day since is no fault of the table: the register now has other figures in"
            f" {listed([each.row.name for each in what])}."
        )


def _in_order(ref: Reference) -> tuple[str, str, int]:
    return ref.report, ref.category.value, ref.number
