"""Testing a printed table: each row's sum, the sums of the columns, and each cell against what the register knows.

Source of the tests: paper of 28 September 2023, section 2, where open and closed make 4, 10, 7 and 16 more than the
total in four rows, and 18 fewer in a fifth.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hmicfrs_cli.domain.figures import Row, Summary
from hmicfrs_cli.domain.movement import Movement
from hmicfrs_cli.domain.reconciling.table import FIGURES, Column, Line, Printed

Figures = Mapping[Column, int]
"""Open, closed and total of one row."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a table is held against: the register's figures as at a day, the day and the figures of the last meeting
    issued before, and what those come to with all that has moved since. None for what there is not; `why_not` says
    why there is no register.
    """

    as_at: date
    register: Summary | None = None
    issued: date | None = None
    last: Summary | None = None
    expected: Summary | None = None
    why_not: str = ""


def beside(known: Known, moved: Movement, told: Summary) -> Known:
    """What is known, with the figures that a meeting was told and the movement since."""
    rows = tuple(
        Row(
            row.name,
            row.category,
            row.level,
            open=row.open_end - row.restated,
            closed=(row.total_end - row.restated_total) - (row.open_end - row.restated),
        )
        for row in moved.rows
    )
    return Known(known.as_at, known.register, moved.since, told, Summary(rows))


@dataclass(frozen=True, slots=True)
class Held:
    """A printed row beside what is known of it: figures of the register, those last issued, and those with what has
    moved since. None where there are none, or the row is not one of the committee's, or is printed twice.
    """

    line: Line
    register: Figures | None = None
    last: Figures | None = None
    expected: Figures | None = None

    @property
    def gap(self) -> int | None:
        return self.line.gap

    @property
    def differs(self) -> tuple[Column, ...]:
        """The columns in which the register has another figure, and the increase if it is not what has come."""
        if self.line.untested:
            return ()
        other = tuple(c for c in FIGURES if self.register and c in self.line.cells and self._is_not(c, self.register))
        moved, increase = self.increase, self.line.cell(Column.INCREASE)
        wrong = moved is not None and Column.INCREASE in self.line.cells and increase.counts != moved
        return (*other, Column.INCREASE) if wrong else other

    @property
    def differs_from_issued(self) -> tuple[Column, ...]:
        """The columns in which the figures last issued, with what has moved since, come to another figure."""
        if self.line.untested or self.expected is None:
            return ()
        return tuple(c for c in FIGURES if c in self.line.cells and self._is_not(c, self.expected))

    @property
    def increase(self) -> int | None:
        """By how much the total has moved since the last issued meeting; None where that is not known."""
        if self.last is None or self.expected is None:
            return None
        return self.expected[Column.TOTAL] - self.last[Column.TOTAL]

    @property
    def fails(self) -> bool:
        """Whether the row does not hold: it cannot be read, does not add up, or differs from what is known."""
        return bool(self.line.untested or self.gap or self.differs)

    @property
    def amount(self) -> int:
        """By how much the row is out: its gap, or else what it differs by."""
        if self.gap:
            return abs(self.gap)
        figures = self.register or {}
        return sum(abs(figures.get(c, 0) - self.line.counts(c)) for c in self.differs if c in figures)

    def _is_not(self, column: Column, figures: Figures) -> bool:
        return self.line.counts(column) != figures[column]


@dataclass(frozen=True, slots=True)
class Tested:
    """A table that has been tested: its rows, what its columns add up to, and what it was held against."""

    printed: Printed
    known: Known
    rows: tuple[Held, ...]
    sums: Mapping[Column, int]

    @property
    def failing(self) -> tuple[Held, ...]:
        return tuple(row for row in self.rows if row.fails)

    @property
    def total_differs(self) -> tuple[Column, ...]:
        """The columns in which the printed row of sums is not the sum of the rows."""
        total = self.printed.total
        if total is None or total.untested or any(row.line.untested for row in self.rows):
            return ()
        return tuple(c for c in self.printed.columns if c in total.cells and self._sum_differs(total, c))

    @property
    def total_fails(self) -> bool:
        total = self.printed.total
        return total is not None and bool(total.untested or total.gap or self.total_differs)

    @property
    def missing(self) -> tuple[Row, ...]:
        """Rows that the register counts something in, and the table does not have."""
        there = {row.line.name for row in self.rows}
        rows = self.known.register.rows if self.known.register else ()
        return tuple(row for row in rows if row.total and row.name not in there)

    @property
    def twice(self) -> tuple[str, ...]:
        """The committee's rows that are printed more than once."""
        many = Counter(row.line.name for row in self.rows if row.line.name)
        return tuple(name for name, times in many.items() if times > 1)

    @property
    def strangers(self) -> tuple[str, ...]:
        """The rows that are none of the committee's."""
        return tuple(row.line.called for row in self.rows if row.line.name is None)

    @property
    def is_tested(self) -> bool:
        """Whether there was anything to hold it against: the three columns of a sum, or a register."""
        return self.known.register is not None or all(column in self.printed.columns for column in FIGURES)

    @property
    def holds(self) -> bool:
        """Whether nothing at all is wrong with it."""
        return not (self.failing or self.total_fails or self.missing or self.twice)

    def _sum_differs(self, total: Line, column: Column) -> bool:
        # The increase is seldom summed: a blank below it says nothing.
        return total.counts(column) != self.sums[column] and not (
            column is Column.INCREASE and total.cell(column).blank
        )


def tested(printed: Printed, known: Known) -> Tested:
    """A table, tested by its own arithmetic and held against what is known."""
    many = Counter(line.name for line in printed.lines)
    rows = tuple(_held(line, known) if line.name and many[line.name] == 1 else Held(line) for line in printed.lines)
    sums = {column: sum(line.counts(column) for line in printed.lines) for column in printed.columns}
    return Tested(printed, known, rows, sums)


def _held(line: Line, known: Known) -> Held:
    name = line.name or ""
    return Held(line, *(_figures(each, name) for each in (known.register, known.last, known.expected)))


def _figures(summary: Summary | None, name: str) -> Figures | None:
    if summary is None:
        return None
    row = summary.row(name)
    return {Column.OPEN: row.open, Column.CLOSED: row.closed, Column.TOTAL: row.total}
