"""Testing a printed table: each row's sum, the sums of the columns, and each cell against what the register knows.

Source of the tests: paper of 28 September 2023, section 2, where open and closed make 4, 10, 7 and 16 more than the
total in four rows, and 18 fewer in a fifth.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.figures import Row, Summary
from hmicfrs_cli.domain.movement import Movement
from hmicfrs_cli.domain.reconciling.part_sums import Part
from hmicfrs_cli.domain.reconciling.table import FIGURES, Column, Line, Printed

Figures = Mapping[Column, int]
"""Open, closed and total of one row."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a table is held against: the register's figures as at a day, the day and the figures of the last meeting
    issued before, and what those come to with all that has moved since. None for what there is not; `why_not` says
    why there is no register.

    `held_on` is the day of that meeting, `told` what was issued as at the very day, and `begins` the day of the
    register's first entry, where it has none by that day.
    """

    as_at: date
    register: Summary | None = None
    issued: date | None = None
    last: Summary | None = None
    expected: Summary | None = None
    why_not: str = ""
    held_on: date | None = None
    told: Summary | None = None
    begins: date | None = None

    @property
    def meeting(self) -> str:
        """What the last issued meeting is called, by its day, and that of its figures where it is another."""
        day = in_words(self.issued) if self.issued else ""
        if self.held_on is None or self.held_on == self.issued:
            return day
        return f"the meeting of {in_words(self.held_on)}, as at {day}"


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
    return replace(known, issued=moved.since, last=told, expected=Summary(rows))


@dataclass(frozen=True, slots=True)
class Held:
    """A printed row beside what is known of it: figures of the register, those last issued, and those with what has
    moved since. None where there are none, or the row is not one of the committee's, or is printed twice. `unheld` is
    a row that is none of the committee's, where there is a register that it should have been held against.
    """

    line: Line
    register: Figures | None = None
    last: Figures | None = None
    expected: Figures | None = None
    unheld: bool = False

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
        there = Column.INCREASE in self.line.cells and not increase.unread
        wrong = moved is not None and there and increase.counts != moved
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
        """Whether the row is not said to hold: it is wrong, or cannot be read, or could not be held against."""
        return self.is_wrong or self.line.unreadable or self.unheld

    @property
    def is_wrong(self) -> bool:
        """Whether the row does not add up, differs from what is known, or has moved by more than there is."""
        return bool(self.gap or self.differs or self.line.moved_too_far)

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
    parts: tuple[Part, ...] = ()

    @property
    def failing(self) -> tuple[Held, ...]:
        return tuple(row for row in self.rows if row.fails)

    @property
    def unread(self) -> tuple[Held, ...]:
        """The rows of which a figure cannot be read, and nothing else is wrong."""
        return tuple(row for row in self.rows if row.line.unreadable and not row.is_wrong)

    @property
    def can_be_summed(self) -> bool:
        """Whether every figure of every row can be read."""
        return not any(row.line.untested for row in self.rows)

    @property
    def register_total(self) -> Figures | None:
        """What the register has in all; None where there is none."""
        return _of_row(self.known.register.total) if self.known.register else None

    @property
    def increase(self) -> int | None:
        """By how much the whole has moved since the last issued meeting; None where that is not known."""
        if self.known.last is None or self.known.expected is None:
            return None
        return self.known.expected.total.total - self.known.last.total.total

    @property
    def total_differs(self) -> tuple[Column, ...]:
        """The columns in which the printed row of sums is not what the register has in all or, without one, is not
        the sum of the rows.
        """
        total = self.printed.total
        if total is None or total.untested:
            return ()
        return tuple(c for c in self.printed.columns if c in total.cells and self._sum_differs(total, c))

    @property
    def sums_differ(self) -> tuple[Column, ...]:
        """The columns that do not add up to what the register has in all."""
        has = self.register_total
        if has is None or not self.can_be_summed:
            return ()
        return tuple(c for c in FIGURES if c in self.printed.columns and self.sums[c] != has[c])

    @property
    def total_fails(self) -> bool:
        total = self.printed.total
        return total is not None and bool(total.unreadable or total.gap or self.total_differs or total.moved_too_far)

    @property
    def missing(self) -> tuple[Row, ...]:
        """Rows that the register counts something in, and the table does not have."""
        there = {name for row in self.rows for name in (row.line.name, *row.line.sums)}
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
        return tuple(row.line.called for row in self.rows if row.line.name is None and not row.line.sums)

    @property
    def is_tested(self) -> bool:
        """Whether there was anything to hold it against: the three columns of a sum, or a register."""
        return self.known.register is not None or all(column in self.printed.columns for column in FIGURES)

    @property
    def is_as_issued(self) -> bool:
        """Whether every row is as it was issued for the very day, though the register now has another figure."""
        told, register = self.known.told, self.known.register
        if told is None or register is None or self.missing:
            return False
        rows = [(row.line, _figures(told, row.line.sums or (row.line.name or "",)) or {}) for row in self.rows]
        is_so = all(line.counts(c) == has[c] for line, has in rows for c in FIGURES if c in line.cells)
        return is_so and any(set(row.differs) & set(FIGURES) for row in self.rows)

    @property
    def holds(self) -> bool:
        """Whether nothing at all is wrong with it."""
        sums_fail = self.total_fails or self.sums_differ or any(part.fails for part in self.parts)
        return not (self.failing or sums_fail or self.missing or self.twice)

    def _sum_differs(self, total: Line, column: Column) -> bool:
        one = total.cell(column)
        if column is Column.INCREASE:
            # The increase is seldom summed: a blank below it says nothing.
            in_all = self.sums.get(column) if self.increase is None else self.increase
            return not (one.blank or one.unread) and in_all is not None and one.counts != in_all
        if (has := self.register_total) is not None:
            return one.counts != has[column]
        # Where a row does not add up, nobody can tell which of its figures is wrong: the row of sums may have it right.
        may_be = {self.sums[column]}
        if column is Column.TOTAL:
            may_be.add(sum(row.line.sum for row in self.rows))
        return self.can_be_summed and one.counts not in may_be


def tested(printed: Printed, known: Known) -> Tested:
    """A table, tested by its own arithmetic and held against what is known."""
    many = Counter(line.name for line in printed.lines)
    rows = tuple(
        _held(line, known)
        if (line.name and many[line.name] == 1) or line.sums
        else Held(line, unheld=line.name is None and known.register is not None)
        for line in printed.lines
    )
    # An increase that cannot be read leaves the rest to be added up.
    read = [c for c in printed.columns if c in FIGURES or not any(line.cell(c).unread for line in printed.lines)]
    sums = {column: sum(line.counts(column) for line in printed.lines) for column in read}
    parts = tuple(Part(each, known.register) for each in printed.part_sums)
    return Tested(printed, known, rows, sums, parts)


def _held(line: Line, known: Known) -> Held:
    names = line.sums or (line.name or "",)
    return Held(line, _figures(known.register, names), _figures(known.last, names), _figures(known.expected, names))


def _figures(summary: Summary | None, names: Sequence[str]) -> Figures | None:
    """What a summary has in the rows of these names together."""
    if summary is None:
        return None
    rows = [_of_row(summary.row(name)) for name in names]
    return {column: sum(row[column] for row in rows) for column in FIGURES}


def _of_row(row: Row) -> Figures:
    return {Column.OPEN: row.open, Column.CLOSED: row.closed, Column.TOTAL: row.total}
