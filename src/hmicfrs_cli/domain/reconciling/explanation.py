"""An explanation of what may have gone wrong with a printed table, and the words that all of them share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from hmicfrs_cli.domain.printed_table.table import FIGURES, Column
from hmicfrs_cli.domain.prose import listed
from hmicfrs_cli.domain.reconciling.holding import Figures, Held

LONGEST_CALLED = 40
"""Characters of the name of a row in a sentence."""


class Sort(StrEnum):
    """What sort of a thing an explanation says. One that figures are exchanged, or carried over, leaves nothing for one
    of another sort to explain in the same cells.
    """

    EXCHANGED = "exchanged"
    CARRIED_OVER = "carried over"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Explanation:
    """A sentence, and the rows that it fits, of so many that it could.

    `columns` are those that it speaks of in these rows. `mends` says what the figures of a row would be, by the number
    of its line, where nothing that is known says so. `also` are rows that it bears out but that another explanation
    has told of.
    """

    sentence: str
    rows: tuple[Held, ...]
    of: int
    columns: tuple[Column, ...] = tuple(Column)
    sort: Sort = Sort.OTHER
    mends: Mapping[int, Figures] = field(default_factory=dict)
    also: tuple[Held, ...] = ()

    @property
    def explains(self) -> int:
        """By how much the rows are out, altogether, in what it speaks of."""
        return sum(amount(row, self.columns) for row in (*self.rows, *self.also))

    @property
    def cells(self) -> frozenset[tuple[int, Column]]:
        """What it explains: by line and column, where the row is at fault by itself. All it speaks of, where that
        cannot be told.
        """
        return frozenset((row.line.at, c) for row in self.rows for c in self.columns if c in faults(row))


def faults(row: Held) -> tuple[Column, ...]:
    """The columns in which a row is at fault; any of them, where nothing but its sum is known."""
    return row.at_fault if row.right is not None else tuple(Column)


def amount(row: Held, columns: Iterable[Column]) -> int:
    """By how much a row is out in some columns: its gap, where only that is known."""
    right = row.right
    if right is None:
        return abs(row.gap or 0)
    return sum(abs(right[c] - row.line.counts(c)) for c in columns if c in row.at_fault and c in right)


def right_figure(row: Held, column: Column) -> int | None:
    """What should stand under a column, the increase included; None where that is not known."""
    if column is Column.INCREASE:
        return row.increase
    return row.right[column] if row.right is not None else None


def figures_with(row: Held, instead: Mapping[Column, int]) -> Figures:
    """The figures of a row, with some of them changed."""
    return {column: instead.get(column, row.line.counts(column)) for column in FIGURES}


def made(row: Held, instead: Mapping[Column, int]) -> dict[int, Figures]:
    """What the figures of a row would be with some of them changed, by the number of its line; nothing where it is
    known what is right.
    """
    return {} if row.right is not None else {row.line.at: figures_with(row, instead)}


def total_made(rows: Sequence[Held]) -> dict[int, Figures]:
    """The figures of each row, by the number of its line, with the total that open and closed make."""
    return {at: figures for row in rows for at, figures in made(row, {Column.TOTAL: row.line.sum}).items()}


def sum_may_hold(row: Held) -> bool:
    """Whether nothing that is known contradicts the total that open and closed make."""
    mended = figures_with(row, {Column.TOTAL: row.line.sum})
    return row.right is None or all(mended[c] == row.right[c] for c in FIGURES if c in row.line.cells)


def named(row: Held) -> str:
    """What a row is called in a sentence."""
    words = row.line.called
    return words if len(words) <= LONGEST_CALLED else f"{words[:LONGEST_CALLED].rstrip()}…"


def names(rows: Sequence[Held]) -> str:
    """What rows are called in a sentence."""
    return listed([named(row) for row in rows])
