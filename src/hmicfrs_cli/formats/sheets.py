"""Registers kept by hand, as files: CSV and Excel, read into rows of words under their headings.

Row numbers are those that Excel shows, the row of headings and the rows above it included; of CSV too, where a cell may
take several lines. What a cell means is for `domain.intake`: here days become ISO text and numbers their digits.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from hmicfrs_cli.domain.errors import Mistyped, Refused
from hmicfrs_cli.domain.intake import columns
from hmicfrs_cli.domain.intake import words as sheet_words
from hmicfrs_cli.domain.intake.columns import Column, Columns
from hmicfrs_cli.domain.intake.entries import Line
from hmicfrs_cli.formats import excel
from hmicfrs_cli.formats.cells import Holds, from_excel, from_text
from hmicfrs_cli.formats.given import LARGEST, MEGABYTE, Given, Kind, text_of

MOST_COLUMNS = 400
"""Columns of a register, at most: the widest known has some forty."""

MOST_ROWS = 200_000
"""Rows of a register, at most."""

ABOVE = 40
"""Rows in which the headings are looked for."""

DELIMITERS = ",;\t|"

Tell = Callable[[int], None]
"""Is told how many rows have been read."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands: its number in the file, and the words of its cells; None for empty ones."""

    number: int
    cells: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows below the headings of one sheet. `name` is None for CSV.

    `other` are the names of the sheets that were not read; `counts_from` is the day 0 of its plain numbers of days.
    """

    name: str | None
    headings: tuple[str | None, ...]
    rows: tuple[Row, ...]
    other: tuple[str, ...] = ()
    counts_from: date = sheet_words.COUNTS_FROM


def read(given: Given, wanted: Columns, tell: Tell = lambda _: None) -> Sheet:
    """The sheet of a file that is meant: the one that `wanted` names, or the first with headings that hmi knows.

    Raises Refused for a file that is no table, or is broken, and where no sheet has such headings; Mistyped for a sheet
    that is not there.
    """
    if given.kind is Kind.EXCEL:
        return _excel(given, wanted, tell)
    if given.kind is not Kind.TEXT:
        what = f"{given.name} is {given.kind}" + (", whatever its name says." if _named_otherwise(given) else ".")
        raise Refused(what, "hmi imports CSV and Excel (.xlsx).", _SAVE_AS.get(given.kind, _SAVE_AS[Kind.HTML]))
    if wanted.sheet is not None:
        raise Mistyped(f"{given.name} is CSV, which has no sheets.", next="Leave out --sheet.")
    begun = _begun(_csv(given, wanted), wanted)
    if begun is None:
        raise _without_headings(given)
    return Sheet(None, begun[0], _all_below(given, begun, tell))


def lines(sheet: Sheet, held: Sequence[Column], tell: Tell = lambda _: None) -> Iterator[tuple[Row, Line]]:
    """Each row of a sheet with what it has under its headings. Text is freed from the guard of our own export."""
    read_cell: Callable[[list[str], Holds], Any] = (
        (lambda cells, holds: from_text("".join(cells), holds)) if sheet.name is None else from_excel
    )
    places = _places(held)
    noting = [(column.place, column.name) for column in held if column.field == "note"]
    for done, row in enumerate(sheet.rows, 1):
        cells, many = row.cells, len(row.cells)
        said: dict[str, Any] = {}
        for named, where, holds in places:
            there = [cell for place in where if place < many and (cell := cells[place]) is not None]
            if there:
                said[named] = read_cell(there, holds)
        notes = [(name, read_cell([cells[at] or ""], Holds.TEXT)) for at, name in noting if at < many and cells[at]]
        yield row, Line(row.number, said, notes)
        if not done % 500:
            tell(done)


def _places(held: Sequence[Column]) -> list[tuple[str, list[int], Holds]]:
    """Each field with the places of its column and of those in which that goes on."""
    places: dict[str, list[int]] = {}
    for column in sorted(held, key=lambda column: column.continues):
        if column.field and column.field != "note":
            places.setdefault(column.field, []).append(column.place)
    return [(named, where, Holds.LIST if named == "addressees" else Holds.TEXT) for named, where in places.items()]


_SAVE_AS = {
    Kind.HTML: "Open it in Excel, and save it as an Excel workbook (.xlsx) or as CSV.",
    Kind.WORD: "For a report or a paper: hmi read FILE. A table in it can be copied into Excel, and saved as .xlsx.",
    Kind.PDF: "For a report or a paper: hmi read FILE. A table in it can be copied into Excel, and saved as .xlsx.",
}


def _named_otherwise(given: Given) -> bool:
    return given.path.suffix.lower() in (".csv", ".tsv", ".xls", ".xlsx", ".xlsm", ".txt")


Begun = tuple[tuple[str | None, ...], list[Row], Iterator[Row]]
"""The headings, the rows below them that had to be read to find them, and the rest."""


def _all_below(given: Given, begun: Begun, tell: Tell) -> tuple[Row, ...]:
    """The rows below the headings that are not empty."""
    _, below, rest = begun
    read = [row for row in below if any(row.cells)]
    for row in rest:
        if any(row.cells):
            read.append(row)
        if len(read) > MOST_ROWS:
            raise Refused(f"{given.name} has more than {MOST_ROWS:,} rows.", "No register has as many.")
        if not row.number % 500:
            tell(row.number)
    return tuple(read)


def _without_headings(given: Given, where: str = "") -> Refused:
    return Refused(
        f"{where or given.name} has no row of headings that hmi knows.",
        f"It looks in the first {ABOVE} rows for two at least, such as Recommendation, Report, Level, Status, Due.",
        "Name them in a mapping: --map FILE.toml (see hmi import --help), or choose a sheet: --sheet NAME",
    )


def _begun(rows: Iterable[Row], wanted: Columns) -> Begun | None:
    """Where a sheet begins; None where its first rows hold no headings that hmi knows."""
    rest = iter(rows)
    first = list(islice(rest, ABOVE))
    at = columns.heading_row([row.cells for row in first], wanted)
    if at is None:
        return None
    headings = first[at].cells
    below = first[at + 1 :]
    if below and (both := columns.merged(headings, below[0].cells)):
        return tuple(both), below[1:], rest
    return headings, below, rest


def _checked(given: Given, number: int, cells: Sequence[str | None]) -> Row:
    """A row without its empty cells at the end. Raises Refused for one wider than any register is."""
    last = next((place for place in range(len(cells) - 1, -1, -1) if cells[place]), -1)
    if last >= MOST_COLUMNS:
        raise Refused(
            f"{given.name} has more than {MOST_COLUMNS} columns in row {number}.",
            "No register has as many; it was not read on.",
            "Copy the columns of the register into a new file, and import that.",
        )
    return Row(number, tuple(cells[: last + 1]))


def _csv(given: Given, wanted: Columns) -> Iterator[Row]:
    text = text_of(given)
    delimiter, begins = _delimiter(text, wanted)
    _must_be_closed(given, text, delimiter, begins)
    try:
        for number, cells in enumerate(_records(text, delimiter, begins), 1):
            yield _checked(given, number, [cell if cell and not cell.isspace() else None for cell in cells])
    except csv.Error as error:
        raise Refused(
            f"{given.name} cannot be read as CSV ({error}).", next="Open it in Excel and save it anew."
        ) from (error)


def _must_be_closed(given: Given, text: str, delimiter: str, begins: int) -> None:
    """Raise Refused where a quotation mark is never closed: one text would hold all the rest of the file."""
    csv.field_size_limit(LARGEST)
    rows = 0
    try:
        for _ in csv.reader(_text_lines(text, begins), delimiter=delimiter, strict=True):
            rows += 1
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise Refused(
                f"A quotation mark that opens in row {rows + 1} of {given.name} is never closed.",
                "All rows below would be read as one text.",
                "Close it, or open the file in Excel and save it anew.",
            ) from error


def _records(text: str, delimiter: str, begins: int = 0) -> Iterator[list[str]]:
    csv.field_size_limit(LARGEST)
    return csv.reader(_text_lines(text, begins), delimiter=delimiter)


_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")


def _text_lines(text: str, begins: int) -> Iterator[str]:
    """The lines of a text with their ends, one at a time: a copy of all of them could be larger than memory bears."""
    return (found[0] for found in _LINE.finditer(text, begins))


def _delimiter(text: str, wanted: Columns) -> tuple[str, int]:
    """What stands between the cells, and where the rows begin: as a first line "sep=;" says, or else the one by which
    the first rows have most headings that hmi knows, and then most cells.
    """
    if said := re.match(r"sep=(.)(?:\r\n|\r|\n)", text):
        return said[1], said.end()
    best = max(DELIMITERS, key=lambda delimiter: _known_by(text, delimiter, wanted))
    return best, 0


def _known_by(text: str, delimiter: str, wanted: Columns) -> tuple[int, int, int]:
    beginning = text[:MEGABYTE]
    try:
        first = list(islice(_records(beginning, delimiter), ABOVE))
    except csv.Error:
        return 0, 0, 0
    at = columns.heading_row(first, wanted)
    known = sum(bool(column.field) for column in columns.read(first[at], wanted)) if at is not None else 0
    return known, max(map(len, first), default=0), -DELIMITERS.index(delimiter)


def _excel(given: Given, wanted: Columns, tell: Tell) -> Sheet:
    with excel.opened(given) as (book, formulas):
        names = tuple(sheet.title for sheet in book.worksheets)
        if wanted.sheet is not None and wanted.sheet not in names:
            raise Mistyped(f"{given.name} has no sheet {wanted.sheet}.", next=f"It has: {', '.join(names)}.")
        shown = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
        for name in [wanted.sheet] if wanted.sheet is not None else shown:
            with closing(excel.rows(book[name], formulas and formulas[name])) as cells:
                rows = (_checked(given, number, row) for number, row in enumerate(cells, 1))
                if begun := _begun(rows, wanted):
                    other = tuple(each for each in shown if each != name)
                    return Sheet(name, begun[0], _all_below(given, begun, tell), other, _day_0(book))
        raise _without_headings(given, f"No sheet of {given.name}" if len(names) > 1 and not wanted.sheet else "")


def _day_0(book: Any) -> date:
    """The day from which a workbook counts its days."""
    return sheet_words.COUNTS_FROM_1904 if book.epoch.year == 1904 else sheet_words.COUNTS_FROM
