"""Testing a printed table: each row's sum, the sums of the columns, and each cell against what the register knows.

Source of the tests: paper of 28 September 2023, section 2, where open and closed make 4, 10, 7 and 16 more than the
total in four rows, and 18 fewer in a fifth.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hmicfrs_cli.domain.figures import Row, Summary
from hmicfrs_cli.domain.printed_table.table import FIGURES, PARTS, Column, Line, Printed
from hmicfrs_cli.domain.reconciling.known import Known, changed
from hmicfrs_cli.domain.reconciling.part_sums import Part

Figures = Mapping[Column, int]
"""Open, closed and total of one row."""


@dataclass(frozen=True, slots=True)
class Held:
    """A row as printed beside what is known of it: the figures that it is held against, the register's (mostly the
    same), those last issued, and those issued for the very day. None where there are none, or the row is not one of the
    committee's, or is printed twice. `unheld` is a row that is none of the committee's, where there is a register that
    it should have been held against. `restated` is what entries made since have added to the total last issued.
    """

    line: Line
    right: Figures | None = None
    last: Figures | None = None
    register: Figures | None = None
    told: Figures | None = None
    unheld: bool = False
    restated: int = 0

    @property
    def gap(self) -> int | None:
        return self.line.gap

    @property
    def differs(self) -> tuple[Column, ...]:
        """The columns in which another figure is right, and the increase if it is not what has come: with what was
        restated, as `summary --since` counts it, or without, as the sentence of a paper does.
        """
        if self.line.untested:
            return ()
        right = self.right or {}
        other = tuple(c for c in FIGURES if c in right and c in self.line.cells and self.line.counts(c) != right[c])
        moved, increase = self.increase, self.line.cell(Column.INCREASE)
        there = Column.INCREASE in self.line.cells and not increase.unread
        wrong = moved is not None and there and increase.counts not in (moved, moved - self.restated)
        return (*other, Column.INCREASE) if wrong else other

    @property
    def at_fault(self) -> tuple[Column, ...]:
        """The columns in which the row differs by itself: not a total that is the sum of what stands beside it, nor an
        increase that comes of the total printed.
        """
        differs = self.differs
        follows = set()
        if self.gap == 0 and set(differs) & set(PARTS):
            follows.add(Column.TOTAL)
        if Column.TOTAL in differs and self.last is not None:
            made = self.line.counts(Column.TOTAL) - self.last[Column.TOTAL]
            follows |= {Column.INCREASE} if self.line.counts(Column.INCREASE) == made else set()
        return tuple(column for column in differs if column not in follows)

    @property
    def increase(self) -> int | None:
        """By how much the total has moved since what the last issued meeting was told; None where that is not known."""
        if self.last is None or self.right is None:
            return None
        return self.right[Column.TOTAL] - self.last[Column.TOTAL]

    def is_as(self, figures: Figures) -> bool:
        """Whether every figure that is printed is one of these."""
        return all(self.line.counts(column) == figures[column] for column in FIGURES if column in self.line.cells)

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
        figures = self.right or {}
        return sum(abs(figures.get(c, 0) - self.line.counts(c)) for c in self.differs if c in figures)


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
    def right_total(self) -> Figures | None:
        """What should stand in the row of sums: what the register has in all, or what was issued for the day; None
        where there is neither.
        """
        return _of_row(self.known.right.total) if self.known.right else None

    @property
    def sums_row(self) -> Held | None:
        """The printed row of sums, held against what should stand in it: without a register, the sums of the rows."""
        line, known = self.printed.total, self.known
        if line is None:
            return None
        sums = {column: self.sums[column] for column in FIGURES} if self._all_summed else None
        last = _of_row(known.last.total) if known.last else None
        return Held(line, self.right_total or sums, last)

    @property
    def _all_summed(self) -> bool:
        return self.can_be_summed and all(column in self.sums for column in FIGURES)

    @property
    def increase(self) -> int | None:
        """By how much the whole has moved since the last issued meeting; None where that is not known."""
        if self.known.last is None or self.known.right is None:
            return None
        return self.known.right.total.total - self.known.last.total.total

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
        has = self.right_total
        if has is None or not self.can_be_summed:
            return ()
        return tuple(c for c in FIGURES if c in self.printed.columns and self.sums[c] != has[c])

    @property
    def total_fails(self) -> bool:
        total = self.printed.total
        if total is None:
            return False
        return bool(total.unreadable or sums_gap(total) or self.total_differs or total.moved_too_far)

    @property
    def missing(self) -> tuple[Row, ...]:
        """Rows in which something is counted, and that the table does not have."""
        there = {name for row in self.rows for name in (row.line.name, *row.line.sums)}
        rows = self.known.right.rows if self.known.right else ()
        return tuple(row for row in rows if row.total and row.name not in there)

    @property
    def restless(self) -> frozenset[str]:
        """The rows of which the register has learned more since figures were issued for the very day: a table may be of
        any moment in between, and its figures right for that. Of one that is held against what was issued, those that
        are as the register has them now.
        """
        told, register = self.known.told, self.known.register
        if told is None or register is None:
            return frozenset()
        names = frozenset(row.name for row in changed(register, told))
        if not self.known.is_held_to_issued:
            return names
        return names & {row.line.name for row in self.rows if row.register and row.is_as(row.register)}

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
    def holds(self) -> bool:
        """Whether nothing at all is wrong with it."""
        sums_fail = self.total_fails or self.sums_differ or any(part.fails for part in self.parts)
        return not (self.failing or sums_fail or self.missing or self.twice)

    def _sum_differs(self, total: Line, column: Column) -> bool:
        one = total.cell(column)
        if one.blank and prints_only_a_total(total):
            return False
        if column is Column.INCREASE:
            # The increase is seldom summed: a blank below it says nothing.
            in_all = self.sums.get(column) if self.increase is None else self.increase
            return not (one.blank or one.unread) and in_all is not None and one.counts != in_all
        if (has := self.right_total) is not None:
            return one.counts != has[column]
        # Where a row does not add up, nobody can tell which of its figures is wrong: the row of sums may have it right.
        may_be = {self.sums[column]}
        if column is Column.TOTAL:
            may_be.add(sum(row.line.sum for row in self.rows))
        return self.can_be_summed and one.counts not in may_be


def prints_only_a_total(line: Line) -> bool:
    """Whether a row of sums has nothing under open and closed: it claims no sum of these."""
    return all(line.cell(c).blank for c in PARTS) and not line.cell(Column.TOTAL).blank


def sums_gap(total: Line) -> int | None:
    """The gap of a row of sums; none where it prints a total alone."""
    return None if prints_only_a_total(total) else total.gap


def tested(printed: Printed, known: Known) -> Tested:
    """A table, tested by its own arithmetic and held against what is known: the figures that were issued for the very
    day, unless what the register has now is nearer to what is printed.
    """
    lines = printed.lines
    if all(line.cell(Column.INCREASE).blank for line in lines):
        # A column without any increase claims none, not that nothing has come.
        lines = tuple(replace(line, cells={c: line.cells[c] for c in line.cells if c in FIGURES}) for line in lines)
    many = Counter(line.name for line in lines)
    whole = [line for line in lines if line.sums or (line.name and many[line.name] == 1)]
    if known.told is not None and known.register is not None:
        is_nearer = distance(printed, known.told) <= distance(printed, known.register)
        known = replace(known, is_held_to_issued=is_nearer and bool(changed(known.told, known.register)))
    rows = tuple(
        _held(line, known) if line in whole else Held(line, unheld=line.name is None and known.register is not None)
        for line in lines
    )
    # An increase that cannot be read leaves the rest to be added up.
    read = [c for c in printed.columns if c in FIGURES or not any(line.cell(c).unread for line in lines)]
    sums = {column: sum(line.counts(column) for line in lines) for column in read}
    parts = tuple(Part(each, known.right) for each in printed.part_sums)
    return Tested(printed, known, rows, sums, parts)


def distance(printed: Printed, figures: Summary) -> int:
    """In how many cells a table is not as some figures have it; a row that counts and is not there is as many as it has
    columns.
    """
    lines = [(line, line.sums or (line.name,)) for line in printed.lines if line.sums or line.name]
    has = [(line, _figures(figures, [name or "" for name in names]) or {}) for line, names in lines]
    cells = [line.counts(column) != row[column] for line, row in has for column in FIGURES if column in line.cells]
    there = {name for _, names in lines for name in names}
    return sum(cells) + len(FIGURES) * sum(row.total > 0 and row.name not in there for row in figures.rows)


def _held(line: Line, known: Known) -> Held:
    names = line.sums or (line.name or "",)
    right, last, register, told = (
        _figures(figures, names) for figures in (known.right, known.last, known.register, known.told)
    )
    restated = (_figures(known.restated, names) or {}).get(Column.TOTAL, 0)
    return Held(line, right, last, register, told, restated=restated)


def _figures(summary: Summary | None, names: Sequence[str]) -> Figures | None:
    """What a summary has in the rows of these names together."""
    if summary is None:
        return None
    rows = [_of_row(summary.row(name)) for name in names]
    return {column: sum(row[column] for row in rows) for column in FIGURES}


def _of_row(row: Row) -> Figures:
    return {Column.OPEN: row.open, Column.CLOSED: row.closed, Column.TOTAL: row.total}
