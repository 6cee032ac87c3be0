"""From rows of words to a printed table: which row holds the headings, what each column is, and which rows are meant.

Nothing is dropped in silence: whatever is passed over, or taken for something, is among the table's remarks.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hmicfrs_cli.domain.figures import ROWS
from hmicfrs_cli.domain.prose import listed, number
from hmicfrs_cli.domain.reconciling import spaced
from hmicfrs_cli.domain.reconciling.names import category_alone, is_level_alone, is_part_sum, is_sum, plain, row_meant
from hmicfrs_cli.domain.reconciling.spaced import LEAST_HEADINGS, Row
from hmicfrs_cli.domain.reconciling.table import FIGURES, FORMULA, Cell, Column, Line, Printed, cell
from hmicfrs_cli.domain.vocabulary import Category

LONGEST_HEADING = 60
"""Characters of the heading of a column."""

LONGEST_QUOTED = 40
"""Characters of a cell or a line that a remark quotes."""

MOST_QUOTED = 3
"""Lines that were passed over, and are quoted."""

ENDS_AFTER = 2
"""Lines without figures, one after the other, that end a table: what follows is text."""

_MEANS = {
    **dict.fromkeys(("open", "outstanding", "live", "ongoing", "active"), Column.OPEN),
    **dict.fromkeys(("closed", "complete", "completed", "discharged"), Column.CLOSED),
    **dict.fromkeys(("total", "totals", "overall"), Column.TOTAL),
    **dict.fromkeys(("increase", "change", "new", "movement", "added"), Column.INCREASE),
}
_OTHERWISE = frozenset("since|last|previous|prior|previously|percentage|percent|awaiting|due|late".split("|"))
"""Words of a heading that make another thing of an open or closed figure: "closed since June"."""


_WITH_LEVELS = frozenset((Category.RECOMMENDATION, Category.AFI))
"""The categories whose rows are by level: a bare "Level 2" below a cause of concern is none of its rows."""

MOST_TRIED = 50
"""Columns that may hold the names, and rows that are looked at to find which does."""


def heading(words: str) -> Column | None:
    """The column that a heading names: the first that it has a word of, but "Total open" is open."""
    if len(words) > LONGEST_HEADING or "%" in words:
        return None
    if words.strip() in ("+/-", "+/−", "+", "±"):
        return Column.INCREASE
    said = plain(words).split()
    named = {_MEANS[word] for word in said if word in _MEANS}
    if Column.INCREASE in named:
        return Column.INCREASE
    if len(named) > 1:
        named.discard(Column.TOTAL)
    return next(iter(named)) if len(named) == 1 and not _OTHERWISE & set(said) else None


def spaced_rows(lines: Sequence[str]) -> list[Row]:
    """Lines kept apart by spaces, as rows of cells. Where no line is one of headings, as many columns as most have."""
    found = next(((at, heads) for at, line in enumerate(lines) if (heads := spaced.headings(line, heading))), None)
    columns: list[Column | None]
    if found:
        at, heads = found
        columns, places = [column for column, _, _ in heads], [(begins, ends) for _, begins, ends in heads]
        first = [Row(at + 1, ("", *(lines[at][begins:ends] for begins, ends in places)))]
    else:
        at, places, first = -1, [], []
        named = [figures for name, figures in map(spaced.split, lines) if row_meant(name)]
        most = Counter(len(figures) for figures in named if len(figures) in (3, 4)).most_common(1)
        columns = [*Column][: most[0][0]] if most else []
    if not columns:
        return []
    laid_out = bool(places) and spaced.is_laid_out(lines, places)
    below = range(at + 1, len(lines))
    return first + [spaced.row(n + 1, lines[n], columns, places, laid_out=laid_out) for n in below if lines[n].strip()]


@dataclass
class _Reading:
    """A table as it is being read: where its columns are, and what has been read of it so far. `is_apart` tells that
    an empty line has come since its last row.
    """

    columns: dict[Column, int]
    names: tuple[tuple[int, bool], ...]
    remarks: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    total: Line | None = None
    under: Category | None = None
    passed: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    since_a_row: int = 0
    is_apart: bool = False

    @property
    def is_over(self) -> bool:
        """Whether the table has ended: some rows, and then lines that are none of it."""
        return bool(self.lines) and self.since_a_row >= ENDS_AFTER


def read(rows: Iterable[Row]) -> Printed | None:
    """The table that rows of cells hold; None where they hold none, or none with a row that has figures."""
    filled = [row for row in rows if any(cell.strip() for cell in (*row.cells, *row.loose))]
    there = [row for row in filled if not _is_rule(row)]
    rules = {row.at for row in filled if _is_rule(row)}
    at = next((n for n, row in enumerate(there) if len(_headings(row)) >= LEAST_HEADINGS), None)
    below = there if at is None else there[at + 1 :]
    begun = _without_headings(there) if at is None else _under_headings(there[at], below)
    if begun is None:
        return None
    last = 0 if at is None else there[at].at
    for row in below:
        if len(_headings(row)) < LEAST_HEADINGS:
            begun.is_apart |= bool(begun.lines) and not rules.issuperset(range(last + 1, row.at))
            _read_row(begun, row)
        last = row.at
    if not any(line.name for line in begun.lines) and not (at is not None and begun.lines):
        return None
    _find_the_total(begun)
    begun.remarks += _told_of_rows(begun)
    columns = tuple(column for column in Column if column in begun.columns)
    return Printed(columns, tuple(begun.lines), begun.total, tuple(begun.remarks))


def _find_the_total(reading: _Reading) -> None:
    """Take a row without a name for the row of sums, where it has a sum of the other rows."""
    if reading.total is not None:
        return
    for line in (line for line in reading.lines if not line.words and not line.untested):
        others = [other for other in reading.lines if other is not line]
        sums = {column: sum(other.counts(column) for other in others) for column in FIGURES if column in line.cells}
        if others and any(many and many == line.counts(column) for column, many in sums.items()):
            reading.lines, reading.total = others, line
            reading.remarks.append(f"The row without a name on line {line.at} was taken for the row of sums.")
            return


def _is_rule(row: Row) -> bool:
    """Whether a row is a line drawn between others, as in Markdown."""
    return not row.loose and all(re.fullmatch(r"[-:=_+|─━═]{2,}", one.strip()) for one in row.cells if one.strip())


def _headings(row: Row) -> dict[int, Column]:
    """The columns that a row names, by their places; none where it has figures, and so is no row of headings."""
    if any(cell(one).number is not None for one in row.cells if one.strip() and len(one) < LONGEST_HEADING):
        return {}
    return {place: column for place, one in enumerate(row.cells) if (column := heading(one))}


def _under_headings(head: Row, below: Sequence[Row]) -> _Reading:
    """Where the columns are by a row of headings, and the names by these and the rows below."""
    found = _headings(head)
    aside = _named_aside(head, found, below[:MOST_TRIED])
    if min(found) == 0 and aside is None:
        # The name's own heading is blank, and was lost at the beginning of the line.
        found = {place + 1: column for place, column in found.items()}
        head = Row(head.at, ("", *head.cells))
    columns: dict[Column, int] = {}
    remarks = []
    for place, column in found.items():
        if column in columns:
            remarks.append(f"Two columns are headed {column.capitalize()}; only the first was read.")
        columns.setdefault(column, place)
    others = [
        one.strip() for place, one in enumerate(head.cells) if place > min(found) and place not in (*found, aside)
    ]
    if others := [_quoted(one) for one in others if one]:
        remarks.append(f"Not read: the column{'s' * (len(others) > 1)} {listed(others[:MOST_QUOTED])}.")
    if missing := [column for column in FIGURES if column not in columns]:
        told = listed([column.capitalize() for column in missing])
        remarks.append(f"No column is headed {told}: the sum of a row was not tested.")
    return _Reading(columns, _names(head, min(found)) if aside is None else ((aside, False),), remarks)


def _named_aside(head: Row, found: Iterable[int], below: Sequence[Row]) -> int | None:
    """The one column that holds the names, where what is left of the figures holds fewer; None where it does not."""

    def known(names: Sequence[tuple[int, bool]]) -> int:
        return sum(row_meant(_name(row, names)) is not None for row in below)

    usual = known(_names(head, min(found)) or ((0, False),))
    widest = min(max((len(row.cells) for row in below), default=0), MOST_TRIED)
    others = [(known(((place, False),)), -place) for place in range(widest) if place not in found]
    most, place = max(others, default=(0, 0))
    return -place if most > usual else None


def _names(head: Row, before: int) -> tuple[tuple[int, bool], ...]:
    """The places of the cells that make the name of a row, and whether each says only which level."""
    called = [plain(one) for one in head.cells[:before]]
    for alone in ("row", "name"):
        if alone in called:
            return ((called.index(alone), False),)
    return tuple((place, called[place] == "level") for place in range(before))


def _name(row: Row, names: Sequence[tuple[int, bool]]) -> str:
    """The name of a row: what stands left of its figures. "2" under the heading Level is Level 2."""
    parts = [(" ".join(row.cells[place].split()), level) for place, level in names if place < len(row.cells)]
    said = [f"Level {part}" if level and re.fullmatch("[1-4]", part) else part for part, level in parts if part]
    return " ".join(said).strip("* ")


def _without_headings(rows: Sequence[Row]) -> _Reading | None:
    """Where the columns must be, where nothing is over them: the name, open, closed, total, perhaps an increase."""
    named = [row for row in rows if row.cells and row_meant(row.cells[0])]
    widths = Counter(len(row.cells) - 1 for row in named if not row.loose)
    width = max((many for many in widths if many in (3, 4)), default=0)
    if len(named) < LEAST_HEADINGS or max(widths, default=0) > len(Column) or not width:
        return None
    columns = {column: place for place, column in enumerate(list(Column)[:width], 1)}
    told = listed([column.capitalize() for column in columns])
    return _Reading(columns, ((0, False),), [f"It has no headings: its columns were taken for {told}."])


def _read_row(reading: _Reading, row: Row) -> None:
    """Read one row below the headings: a row of figures, the row of sums, a heading over others, or none of these."""
    name = _name(row, reading.names)
    cells = {column: _cell_at(row, place) for column, place in reading.columns.items()}
    has_figures = bool(row.loose) or any(one.number is not None or one.words == FORMULA for one in cells.values())
    meant = row_meant(name)
    if reading.is_over or (meant is None and not has_figures):
        if category := category_alone(name):
            reading.under = category
        else:
            reading.since_a_row += 1
            reading.passed.append(name or " ".join(row.cells))
        return
    reading.since_a_row = 0
    if meant is None and reading.under in _WITH_LEVELS and is_level_alone(name):
        meant = row_meant(f"{reading.under.printed} {name}")
    reading.under = ROWS[meant][0] if meant else reading.under
    line = Line(row.at, name, {} if row.loose else cells, meant, row.loose)
    if is_sum(name) and reading.total is None:
        reading.total = line
    elif is_sum(name) and reading.total and reading.total.cells == line.cells:
        reading.remarks.append(f"'{name}' is a second row of sums, and says the same.")
    elif is_part_sum(name):
        reading.remarks.append(f"'{name}' was taken for a sum of some of the rows, and not tested.")
    elif meant is None and row.loose:
        reading.passed.append(f"{name} {' '.join(row.loose)}")
    elif meant is None and name and _is_a_note(line, apart=reading.is_apart):
        reading.notes.append(" ".join((name, *(one.words for one in cells.values() if one.words))))
    else:
        reading.lines.append(line)
        reading.is_apart = False


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


def _told_of_rows(reading: _Reading) -> Iterable[str]:
    """What to say of how the rows were read."""
    nil = sorted({f"'{one.words}'" for line in reading.lines for one in line.cells.values() if _is_nil(one)})
    if nil:
        yield f"{listed(nil)} {'was' if len(nil) == 1 else 'were'} read as 0."
    if not any(line.name for line in reading.lines):
        yield "None of its rows has a name that the committee's table has."
    if reading.passed:
        many = len(reading.passed)
        quoted = listed([f"'{_quoted(one)}'" for one in reading.passed[:MOST_QUOTED]])
        more = f", and {number(many - MOST_QUOTED)} more" if many > MOST_QUOTED else ""
        yield f"Passed over, as having no figures: {quoted}{more}."
    if reading.notes:
        quoted = listed([f"'{_quoted(one)}'" for one in reading.notes[:MOST_QUOTED]])
        more = f", and {number(len(reading.notes) - MOST_QUOTED)} more" if len(reading.notes) > MOST_QUOTED else ""
        yield f"Passed over, as notes and not rows of the table: {quoted}{more}."


def _is_nil(one: Cell) -> bool:
    return one.number == 0 and not any(character.isdigit() for character in one.words)


def _quoted(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= LONGEST_QUOTED else f"{flat[:LONGEST_QUOTED].rstrip()}…"
