"""Testing a printed table: each row's sum, the sums of the columns, and each cell against what the register knows.

Source of the tests: paper of 28 September 2023, section 2, where open and closed make 4, 10, 7 and 16 more than the
total in four rows, and 18 fewer in a fifth.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.figures import Row, Summary
from hmicfrs_cli.domain.movement import Movement
from hmicfrs_cli.domain.prose import listed, number
from hmicfrs_cli.domain.reconciling.table import FIGURES, PARTS, Column, Line, Printed

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


def findings(found: Tested) -> list[str]:
    """What was found, in sentences: what it was held against, the rows that do not hold, the sums, and what is odd."""
    return [
        *_held_against(found.known),
        *found.printed.remarks,
        *(sentence for row in found.rows for sentence in _of_row(row, found.known)),
        *_of_sums(found),
        *_of_names(found),
    ]


def _held_against(known: Known) -> Iterator[str]:
    if known.register is None:
        why = f" ({known.why_not})" if known.why_not else ""
        yield f"The table was not held against a register{why}: only its own arithmetic was tested."
        return
    held = f"The table was held against the register as at {in_words(known.as_at)}"
    if known.issued is None:
        yield f"{held} alone: no meeting before that day has been issued."
    else:
        yield f"{held}, and against the figures issued for {in_words(known.issued)} with what has moved since."


def _of_row(row: Held, known: Known) -> Iterator[str]:
    """What is wrong with one row."""
    line = row.line
    if line.untested:
        yield from _of_unread(line)
        return
    said = []
    if row.gap:
        said.append(
            f"{line.counts(Column.OPEN)} open and {line.counts(Column.CLOSED)} closed make {line.sum}; the total"
            f" printed is {_as_printed(line, Column.TOTAL)} ({row.gap:+d})."
        )
    if row.register and (other := [c for c in row.differs if c in FIGURES]):
        figures = listed([f"{row.register[c]} {_under(c)}, not {_as_printed(line, c)}" for c in other])
        said.append(f"{'The' if said else 'the'} register has {figures}.")
    if Column.INCREASE in row.differs and known.issued:
        increase = (
            f"increase since {in_words(known.issued)} is {row.increase}, not {_as_printed(line, Column.INCREASE)}"
        )
        said.append(f"{'The' if said else 'the'} {increase}.")
    if said:
        yield f"{line.called}: {' '.join(said)}"
    if row.register and row.expected and row.expected != row.register:
        since = in_words(known.issued) if known.issued else ""
        figures = listed([f"{row.expected[c]} {_under(c)}" for c in FIGURES])
        held = "fits that" if not row.differs_from_issued else "does not fit that either"
        yield (
            f"{line.called}: the figures issued for {since}, with what has moved since, come to {figures}; entries made"
            f" since for earlier days make the difference to the register. What is printed {held}."
        )


def _of_unread(line: Line) -> Iterator[str]:
    """Why a row cannot be tested."""
    if line.loose:
        many = len(line.loose)
        yield (
            f"{line.called}: {number(many)} figure{'s' * (many != 1)} ({', '.join(line.loose)}) under more columns, and"
            " which are blank cannot be told from spaces. Paste the table with its tabs, as Word gives it, or give it"
            " as CSV."
        )
    for column in (column for column in line.cells if line.cell(column).unread):
        yield f"{line.called}: '{_short(line.cell(column).words)}' under {column.capitalize()} is no number."


def _under(column: Column) -> str:
    return "in total" if column is Column.TOTAL else str(column)


def _as_printed(line: Line, column: Column) -> str:
    """The figure as printed, or that there is none."""
    one = line.cell(column)
    return "a blank" if one.blank else str(one.counts)


def _of_sums(found: Tested) -> Iterator[str]:
    """What the columns add up to, and whether the printed row of sums says so."""
    columns = [c for c in FIGURES if c in found.printed.columns]
    sums = listed([f"{found.sums[c]} {_under(c)}" for c in columns])
    total = found.printed.total
    if any(row.line.untested for row in found.rows) or (total and total.untested):
        yield "The sums of the columns were not tested, since not every figure can be read."
        return
    if total is None:
        made = sum(found.sums.get(c, 0) for c in PARTS)
        apart = (
            f"; open and closed together make {made}" if len(columns) == 3 and made != found.sums[columns[-1]] else ""
        )
        yield f"It has no row of sums. As printed, its columns add up to {sums}{apart}."
        return
    for column in found.total_differs:
        yield (
            f"The row of sums says {_as_printed(total, column)} under {column.capitalize()}; the rows add up to"
            f" {found.sums[column]}."
        )
    if total.gap:
        yield (
            f"The row of sums: {total.counts(Column.OPEN)} open and {total.counts(Column.CLOSED)} closed make"
            f" {total.sum}; the total printed is {_as_printed(total, Column.TOTAL)} ({total.gap:+d})."
        )


def _of_names(found: Tested) -> Iterator[str]:
    """Rows that are missing, printed twice, or none of the committee's."""
    for row in found.missing:
        yield f"{row.name} is not in the table; the register has {row.open} open and {row.closed} closed."
    for name in found.twice:
        held = ", and neither was held against the register" if found.known.register else ""
        yield f"{name} is printed more than once{held}."
    if found.strangers:
        names = listed([f"'{_short(name)}'" for name in found.strangers])
        held = "their" if len(found.strangers) > 1 else "its"
        yield f"No row of the committee's table is meant by {names}: only {held} own sum was tested."


def _short(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:40].rstrip()}…"
