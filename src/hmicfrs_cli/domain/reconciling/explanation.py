"""An explanation of what may have gone wrong with a printed table, and the words that all of them share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hmicfrs_cli.domain.prose import listed
from hmicfrs_cli.domain.reconciling.holding import Figures, Held
from hmicfrs_cli.domain.reconciling.table import FIGURES, Column

LONGEST_CALLED = 40
"""Characters of the name of a row in a sentence."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A sentence, and the rows that it fits, of so many that it could.

    `mends` says what the figures of a row would be, by the number of its line. `also` are rows that it bears out but
    that another explanation has told of. One that `exchanges` whole figures leaves nothing else to explain in its rows.
    """

    sentence: str
    rows: tuple[Held, ...]
    of: int
    mends: Mapping[int, Figures] = field(default_factory=dict)
    also: tuple[Held, ...] = ()
    exchanges: bool = False

    @property
    def explains(self) -> int:
        """By how much the rows are out, altogether."""
        return sum(row.amount for row in (*self.rows, *self.also))


def figures_with(row: Held, instead: Mapping[Column, int]) -> Figures:
    """The figures of a row, with some of them changed."""
    return {column: instead.get(column, row.line.counts(column)) for column in FIGURES}


def total_made(rows: Sequence[Held]) -> dict[int, Figures]:
    """The figures of each row, by the number of its line, with the total that open and closed make."""
    return {row.line.at: figures_with(row, {Column.TOTAL: row.line.sum}) for row in rows}


def borne_out(row: Held, figures: Figures) -> bool:
    """Whether nothing that is known contradicts these figures of a row: the register has the same, or is not known."""
    return row.register is None or all(figures[c] == row.register[c] for c in FIGURES if c in row.line.cells)


def sum_may_hold(row: Held) -> bool:
    """Whether a row may be right with the total that open and closed make."""
    return borne_out(row, figures_with(row, {Column.TOTAL: row.line.sum}))


def named(row: Held) -> str:
    """What a row is called in a sentence."""
    words = row.line.called
    return words if len(words) <= LONGEST_CALLED else f"{words[:LONGEST_CALLED].rstrip()}…"


def names(rows: Sequence[Held]) -> str:
    """What rows are called in a sentence."""
    return listed([named(row) for row in rows])
