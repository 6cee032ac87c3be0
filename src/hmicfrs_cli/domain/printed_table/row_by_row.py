"""The rows of a table, read one by one under its headings: a row of figures, of sums, a heading over others, a note.

Nothing is dropped in silence: whatever is passed over, or taken for something, is among the table's remarks.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from hmicfrs_cli.domain.figures import ROWS
from hmicfrs_cli.domain.printed_table.names import (
    category_alone,
    is_change,
    is_level_alone,
    is_of_which,
    is_part_sum,
    is_sum,
    level_of_which,
    part_of,
    row_meant,
    without_total,
)
from hmicfrs_cli.domain.printed_table.row_names import name_of
from hmicfrs_cli.domain.printed_table.spaced import Row
from hmicfrs_cli.domain.printed_table.table import FIGURES, FORMULA, Cell, Column, Line, PartSum, Printed, cell, quoted
from hmicfrs_cli.domain.prose import listed, number
from hmicfrs_cli.domain.vocabulary import Category, Level

MOST_QUOTED = 3
"""Lines that were passed over, and are quoted."""

ENDS_AFTER = 2
"""Lines without figures, one after the other, that end a table: what follows is text."""

LONGEST_ROW = 60
"""Characters of the name of a row that has no figures."""

LEFT_OF_A_TABLE = 5
"""Lines below a table that are told as passed over: what follows is the rest of a document."""

_WITH_LEVELS = (Category.RECOMMENDATION, Category.AFI)
"""The categories whose rows are by level: a bare "Level 2" below a cause of concern is none of its rows."""


@dataclass
class Reading:
    """A table as it is being read: where its columns are, and what has been read of it so far.

    `under` is the category that a heading or a row above has named, and `headed` how many rows stand above that
    heading; where `is_named_whole` it was a row that says its category itself. `is_apart` tells that an empty line has
    come since the last row. `parts` are sums of some rows, each with how many rows stand above it and above its
    heading. `after` are whole rows of ours that stand below the table's end.
    """

    columns: Mapping[Column, int]
    names: tuple[tuple[int, bool], ...]
    remarks: list[str] = field(default_factory=list)
    under: Category | None = None
    lines: list[Line] = field(default_factory=list)
    total: Line | None = None
    parts: list[tuple[Line, int, int]] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    after: list[Line] = field(default_factory=list)
    since_a_row: int = 0
    is_apart: bool = False
    is_named_whole: bool = False
    headed: int = 0

    @property
    def is_over(self) -> bool:
        """Whether the table has ended: some rows, and then lines that are none of it."""
        return bool(self.lines) and self.since_a_row >= ENDS_AFTER

    def read(self, row: Row) -> None:
        """Read the next row below the headings."""
        if row.is_text:
            self.since_a_row += 1
            return
        name = level_of_which(name_of(row, self.names))
        cells = {column: _cell_at(row, place) for column, place in self.columns.items()}
        has_figures = bool(row.loose) or any(one.number is not None or one.words == FORMULA for one in cells.values())
        meant = row_meant(name)
        if meant and not row.loose and not any(one.words for one in cells.values()) and not self._is_a_blank_row(name):
            meant = None
        if self.is_over or (meant is None and not has_figures):
            is_whole = not row.loose and all(one.number is not None for one in cells.values())
            if self.is_over and is_whole and (meant or is_sum(name)):
                self.after.append(Line(row.at, name, cells, meant))
            elif category := category_alone(name):
                self.under, self.is_named_whole, self.headed = category, False, len(self.lines)
            else:
                self.since_a_row += 1
                if self.since_a_row <= LEFT_OF_A_TABLE:
                    self.passed.append(name or " ".join(row.cells))
            return
        self.since_a_row = 0
        if meant is None and self.under in _WITH_LEVELS and is_level_alone(name):
            whole = row_meant(f"{self.under.printed} {name}")
            # Below rows that say their category themselves, those closed before levels may be of both.
            is_before = whole is not None and ROWS[whole][1] is Level.BEFORE_LEVELS
            meant = None if is_before and self.is_named_whole else whole
        elif meant:
            self.is_named_whole = len(self.names) == 1
        elif category_alone(name):
            self.is_named_whole = False
        self.under = ROWS[meant][0] if meant else category_alone(name) or self.under
        self._take(Line(row.at, name, {} if row.loose else cells, meant, row.loose))

    def _is_a_blank_row(self, name: str) -> bool:
        """Whether a name without any figures is a row with blanks, and not a line of text that has its words."""
        is_text = len(name) > LONGEST_ROW or "," in name or name.endswith((".", ":", ";"))
        return not is_text and row_meant(name) not in {line.name for line in self.lines}

    def _take(self, line: Line) -> None:
        """Put a line with figures where it belongs."""
        if is_sum(line.words):
            self._take_sum(line)
        elif line.name is None and (is_of_which(line.words) or is_change(line.words)):
            self.notes.append(line.words)
        elif line.name is None and (is_part_sum(line.words) or category_alone(line.words)):
            self.parts.append((line, len(self.lines), self.headed))
        elif line.name is None and line.loose:
            self.passed.append(f"{line.words} {' '.join(line.loose)}")
        elif line.name is None and line.words and _is_a_note(line, apart=self.is_apart):
            self.notes.append(" ".join((line.words, *(one.words for one in line.cells.values() if one.words))))
        else:
            self.lines.append(line)
            self.is_apart = False

    def _take_sum(self, line: Line) -> None:
        if self.total is None:
            self.total = line
        elif self.total.cells == line.cells:
            self.remarks.append(f"'{line.words}' is a second row of sums, and says the same.")
        else:
            self.lines.append(line)
            self.is_apart = False

    def finished(self) -> Printed:
        """The table, with its row of sums found and what to tell of how it was read."""
        self._go_on()
        self._find_the_total()
        self._take_levels_for_sums()
        parts = self._with_what_they_sum()
        columns = tuple(column for column in Column if column in self.columns)
        remarks = (*self.remarks, *_told_of_rows(self))
        return Printed(
            columns, tuple(self.lines), self.total, remarks, part_sums=tuple(parts), passed=tuple(self.passed)
        )

    def _go_on(self) -> None:
        """Take what stands below the end of the table for more of it, where it is: a page may end within a table."""
        rows = [line for line in self.after if line.name]
        names = [line.name for line in (*self.lines, *rows)]
        if self.total is None and len(rows) > 1 and len(set(names)) == len(names):
            self.lines += rows
            self.total = next((line for line in self.after if line.name is None), None)
            self.remarks.append(f"The table was read on below the text that stands within it, from '{rows[0].words}'.")

    def _find_the_total(self) -> None:
        """Take a row without a name for the row of sums, where it has a sum of the other rows."""
        if self.total is not None:
            return
        for line in (line for line in self.lines if not line.words and not line.untested):
            others = [other for other in self.lines if other is not line]
            sums = {column: sum(other.counts(column) for other in others) for column in FIGURES if column in line.cells}
            if others and any(many and many == line.counts(column) for column, many in sums.items()):
                self.lines, self.total = others, line
                self.remarks.append(f"The row without a name on line {line.at} was taken for the row of sums.")
                return

    def _take_levels_for_sums(self) -> None:
        """A row that says no category, and of whose level no other row is, is all of that level: "Level 2"."""
        has = {line.name for line in self.lines if line.name}
        for n, line in enumerate(self.lines):
            if line.name is None and is_level_alone(line.words):
                rows = [row_meant(f"{category.printed} {line.words}") for category in _WITH_LEVELS]
                if not has & set(rows) and not any(one is not line and one.words == line.words for one in self.lines):
                    self.lines[n] = replace(line, sums=tuple(row for row in rows if row))

    def _with_what_they_sum(self) -> list[PartSum]:
        """The sums of some rows, each with the rows that it may be of, the likeliest first. One of a category whose
        levels have no rows in the table is no sum of these: it becomes a row that stands for several of ours.
        """
        read, found, since, lines = list(self.lines), [], 0, list[tuple[int, Line]]()
        has = {line.name for line in read if line.name}
        for line, above, headed in self.parts:
            category, row = part_of(line.words), row_meant(without_total(line.words))
            if row and row not in has:  # "Total AFI Level 2", where no other row is that
                lines.append((above, replace(line, name=row)))
            elif stand_for := _rows_of(category, has):
                lines.append((above, replace(line, sums=stand_for)))
            else:
                found.append(PartSum(line, tuple(_runs(read, line, max(since, headed), above, category))))
                since = above
        for above, line in reversed(lines):
            self.lines.insert(above, line)
        return found


def _rows_of(category: Category | None, has: Iterable[str]) -> tuple[str, ...]:
    """The committee's rows of a category that a table lacks; none where it has one of its levels."""
    named = set(has)
    rows = [name for name, (of, _) in ROWS.items() if of is category]
    numbered = [name for name in rows if (level := ROWS[name][1]) is not None and level.value.isdecimal()]
    return () if named & set(numbered) else tuple(name for name in rows if name not in named)


def _runs(
    lines: Sequence[Line], part: Line, since: int, above: int, category: Category | None
) -> Iterable[tuple[Line, ...]]:
    """The rows that a sum of some may be of: those since the last sum, those that follow, all in the table; of its
    category where it names one. None where its words say more than that.
    """
    if category is None and not _is_only_a_sum(part.words):
        return
    below = lines[above:]
    if category is None:
        runs = [lines[since:above], lines[:above]]
    else:
        following = next((n for n, line in enumerate(below) if line.category is not category), len(below))
        runs = [[line for line in run if line.category is category] for run in (lines[since:above], lines[:above])]
        runs += [below[:following], [line for line in lines if line.category is category]]
    seen: list[list[int]] = []
    for run in runs:
        if run and (at := [line.at for line in run]) not in seen:
            seen.append(at)
            yield tuple(run)


def _is_only_a_sum(words: str) -> bool:
    return part_of(words) is None and is_part_sum(words, alone=True)


def _is_a_note(line: Line, *, apart: bool) -> bool:
    """Whether what looks like a row of an unknown name is a note: it has a single number, or stands apart and has no
    figure for each column of a sum.
    """
    numbers = [one.number is not None for one in line.cells.values()]
    if apart:
        return not all(line.cell(column).number is not None for column in FIGURES)
    return sum(numbers) == 1 and not line.unreadable


def _cell_at(row: Row, place: int) -> Cell:
    return cell(row.cells[place].strip("* ") if place < len(row.cells) else "")


def _told_of_rows(reading: Reading) -> Iterable[str]:
    """What to say of how the rows were read."""
    cells = [one for line in reading.lines for one in line.cells.values()]
    if nil := sorted({f"'{one.words}'" for one in cells if _is_nil(one)}):
        yield f"{listed(nil)} {'was' if len(nil) == 1 else 'were'} read as 0."
    if nothing := sorted({f"'{one.words}'" for one in cells if one.says_nothing}):
        says, counts = ("says", "counts") if len(nothing) == 1 else ("say", "count")
        yield f"{listed(nothing)} {says} that there is no figure, and {counts} as 0."
    if not any(line.name or line.sums for line in reading.lines):
        yield "None of its rows has a name that the committee's table has."
    for line in (line for line in reading.lines if line.sums):
        whole = line.category and line.sums == _rows_of(line.category, ())
        of = f"all {line.category.printed} rows together" if whole and line.category else listed(list(line.sums))
        yield f"'{quoted(line.words)}' was taken for {of}."
    if reading.passed:
        yield _passed_over(reading.passed, "as having no figures")
    if reading.notes:
        yield _passed_over(reading.notes, "as notes and not rows of the table")


def _passed_over(lines: Sequence[str], why: str) -> str:
    many = len(lines)
    told = listed([f"'{quoted(one)}'" for one in lines[:MOST_QUOTED]])
    return f"Passed over, {why}: {told}{f', and {number(many - MOST_QUOTED)} more' if many > MOST_QUOTED else ''}."


def _is_nil(one: Cell) -> bool:
    return one.number == 0 and not any(character.isdigit() for character in one.words)
