"""What a register has learned of a day since its figures were issued: no fault of the table that printed these."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hmicfrs_cli.domain.figures import Row, Summary
from hmicfrs_cli.domain.prose import in_ranges, listed
from hmicfrs_cli.domain.reconciling.known import changed
from hmicfrs_cli.domain.records import Standing
from hmicfrs_cli.domain.vocabulary import Reference, Status, row_name


@dataclass(frozen=True, slots=True)
class Relearned:
    """How a recommendation stood on a day, as known before and as known after. None where it was not there."""

    ref: Reference
    before: Standing | None
    after: Standing | None

    @property
    def rows(self) -> set[str]:
        """The rows of the figures that it has come into, gone from, or closed or opened in."""
        counted = [_counted(self.ref, standing) for standing in (self.before, self.after)]
        return set() if counted[0] == counted[1] else {each[0] for each in counted if each}


@dataclass(frozen=True, slots=True)
class Learned:
    """One row of the figures: how many more are open and closed than was issued (negative where fewer), and which."""

    row: Row
    refs: tuple[Reference, ...]

    @property
    def by(self) -> str:
        """What makes it so, as people read it."""
        return in_ranges(self.refs) if self.refs else "opening balances"


def learned(told: Summary, register: Summary, found: Iterable[Relearned]) -> list[Learned]:
    """The rows of which the register has other figures than were told, each with the references that make it so."""
    refs: dict[str, list[Reference]] = {}
    for each in found:
        for row in each.rows:
            refs.setdefault(row, []).append(each.ref)
    return [Learned(row, tuple(sorted(refs.get(row.name, ()), key=_in_order))) for row in changed(register, told)]


def sentences(what: Sequence[Learned]) -> Iterator[str]:
    """That something has been learned, and in which rows; none where nothing has been."""
    if what:
        yield (
            "What has been recorded of that day since is no fault of the table: the register now has other figures in"
            f" {listed([each.row.name for each in what])}."
        )


def _counted(ref: Reference, standing: Standing | None) -> tuple[str, Status] | None:
    """The row and the column in which one counts; None where it counts nowhere."""
    if standing is None or not standing.for_us or standing.status is Status.WITHDRAWN:
        return None
    return row_name(ref.category, standing.level), standing.status


def _in_order(ref: Reference) -> tuple[str, str, int]:
    return ref.report, ref.category.value, ref.number
