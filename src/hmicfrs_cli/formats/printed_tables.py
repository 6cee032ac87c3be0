"""Printed tables as they come: CSV, a workbook, a document, or text copied from one, read into a table of figures.

Text is tried with every sign that may stand between its columns, spaces last; the reading that knows most rows of the
committee's table is taken. What the rows mean, and which of several tables is meant, is for `domain.reconciling`.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hmicfrs_cli.domain.errors import Mistyped, Refused
from hmicfrs_cli.domain.intake.words import UNCOUNTED
from hmicfrs_cli.domain.printed_table import lines as of_lines
from hmicfrs_cli.domain.printed_table import reading
from hmicfrs_cli.domain.printed_table.choosing import chosen
from hmicfrs_cli.domain.printed_table.periods import said
from hmicfrs_cli.domain.printed_table.reading import Found
from hmicfrs_cli.domain.printed_table.spaced import Row
from hmicfrs_cli.domain.printed_table.table import FORMULA, Printed
from hmicfrs_cli.formats.given import MEGABYTE, Given, Kind, text_of
from hmicfrs_cli.formats.pages import single_file

LARGEST = 20 * MEGABYTE
"""Bytes of a file with a table, at most: a workbook or a document may have pictures beside it."""

LONGEST_TEXT = 2 * MEGABYTE
"""Characters of a text with a table: a whole paper has some fifty thousand."""

MOST_LINES = 10_000
"""Lines of such a text, and rows of a sheet."""

MOST_ROWS = 200
"""Rows with figures of a table, at most: a committee's has some dozen."""

MOST_COLUMNS = 400
"""Columns of a table, at most."""

DELIMITERS = "\t|;,"

_COPY_OUT = " To copy one out of a document: hmi reconcile --paste"

_KINDS = "CSV or text, an Excel workbook (.xlsx), Word (.docx), a web page (.html), Markdown or PDF"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which table of several is meant: that of a day, or of the period or on the sheet that was asked for."""

    as_at: date | None = None
    period: str = ""
    sheet: str = ""


ANY = Wanted()


def from_file(given: Given, wanted: Wanted = ANY) -> Printed:
    """The table that a file holds. Raises Refused where it is of no kind that has any, holds none, or several of which
    it cannot be told which is meant; Mistyped where it has no such sheet or period; HmiError where the library that
    reads its kind is not installed.
    """
    if wanted.sheet and given.kind is not Kind.EXCEL:
        raise Mistyped(f"{given.name} is no Excel workbook, and has no sheets.", next="Leave out --sheet.")
    if given.kind is Kind.EXCEL:
        return _from_excel(given, wanted)
    if given.kind in (Kind.WORD, Kind.HTML, Kind.PDF) or single_file.is_one(given):
        # A document has tables of other things too: without a row of the committee's, none of them is meant.
        table = _chosen([each for each in _in_document(given) if each.names], given.name, wanted, _COPY_OUT)
        if given.kind is Kind.PDF and (unknown := [line for line in table.lines if not (line.name or line.sums)]):
            raise _not_told(given, unknown[0].called)
        if given.kind is Kind.PDF and (torn := [each for each in table.passed if of_lines.ends_in_figures(each)]):
            raise _not_told(given, f"'{torn[0]}'")
        return table
    if given.kind is Kind.JSON:
        raise Refused(f"{given.name} is {given.kind}.", f"hmi reconciles a table in {_KINDS}.")
    return from_text(text_of(given), given.name, wanted, instead=_COPY_OUT)


def from_text(text: str, called: str, wanted: Wanted = ANY, instead: str = "") -> Printed:
    """The table that a text holds. `called` is what a message calls it, and `instead` another way that it tells of.
    Raises as `from_file` does.
    """
    if len(text) > LONGEST_TEXT:
        raise Refused(f"{called} is far longer than any paper.", "It was not read.", "Give the table alone.")
    lines = [_unquoted(line) for line in re.split(r"\r\n|\r|\n|\v|\f|\u2028", text)]
    _not_too_many(len(lines), called)
    return _chosen(_in_lines(lines, _by_delimiters(lines, called)), called, wanted, instead)


def _in_lines(lines: Sequence[str], grids: Iterable[Sequence[Row]] = ()) -> list[Found]:
    """The tables of the reading that knows most: of the grids that signs make of lines, or by their spaces, or a cell
    a line.
    """
    readings = [reading.tables(rows) for rows in grids]
    readings += [reading.tables(rows) for rows in (of_lines.spaced_rows(lines), of_lines.one_a_line_rows(lines))]
    return max(readings, key=lambda found: max((_known(each.table) for each in found), default=(0, 0, 0)))


def _in_document(given: Given) -> list[Found]:
    """The tables of a document."""
    from hmicfrs_cli.formats.pages import from_file

    if given.kind is Kind.PDF:
        lines = [line.words for line in from_file.lines_of(given, lambda _done, _of: None)]
        _not_too_many(len(lines), given.name)
        return _in_lines(lines)
    grids = from_file.tables_of(given)
    _not_too_many(sum(map(len, grids)), given.name)
    rows: list[Row] = []
    begins: list[int] = []
    for grid in grids:
        begins.append(len(rows) + 1)
        rows += [
            replace(_row(n, cells, given.name), is_text=len(cells) == 1) for n, cells in enumerate(grid, len(rows) + 1)
        ]
    return [_by_its_number(found, begins) for found in reading.tables(rows)]


def _not_told(given: Given, row: str) -> Refused:
    return Refused(
        f"The table in {given.name} cannot be read with confidence: it is not told what {row} is.",
        "A PDF keeps where its words stand, and no tables; a row may be in pieces. Nothing was tested.",
        "Give the document that it was made from, or copy the table and paste it: hmi reconcile --paste",
    )


def _by_its_number(found: Found, begins: Sequence[int]) -> Found:
    """A table of a document, which has no lines to call it by."""
    line = re.fullmatch(r"the table on line (\d+)", found.where)
    number = sum(begin <= int(line[1]) for begin in begins) if line else 0
    return replace(found, where=f"table {number} of the document") if line else found


def _chosen(found: Sequence[Found], called: str, wanted: Wanted, instead: str) -> Printed:
    """The table that is meant of those that were found."""
    if not found:
        raise _without_a_table(called, instead)
    return _small_enough(chosen(found, called, wanted.as_at, wanted.period), called).table


def _small_enough(found: Found, called: str) -> Found:
    if len(found.table.lines) > MOST_ROWS:
        raise Refused(
            f"{called} has {len(found.table.lines):,} rows of figures.",
            "That is no committee's table: it has a row for each category and level.",
            "Give the table alone. For a register kept by hand: hmi import FILE",
        )
    return found


def _known(table: Printed) -> tuple[int, int, int]:
    """How much a reading knows: named rows whose figures can be read, named rows, and columns."""
    named = [line for line in table.lines if line.name or line.sums]
    return sum(not line.untested for line in named), len(named), len(table.columns)


def _by_delimiters(lines: Sequence[str], called: str) -> Iterator[list[Row]]:
    """The rows of a text by each sign that stands between columns in several of its lines."""
    for delimiter in DELIMITERS:
        if sum(delimiter in line for line in lines) >= 2:
            within = [_within_pipes(line) for line in lines] if delimiter == "|" else lines
            rows = [_row(n, cells, called) for n, cells in _records(within, delimiter)]
            if delimiter == "|" and len(rows) == len(lines):
                rows = [replace(row, is_text="|" not in line) for row, line in zip(rows, lines, strict=True)]
            yield rows


def _records(lines: Sequence[str], delimiter: str) -> Iterable[tuple[int, list[str]]]:
    """Lines as rows of cells, each with the number of the line that it begins on: by the rules of CSV, or where a
    quotation mark is never closed, as they stand.
    """
    csv.field_size_limit(LONGEST_TEXT)
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        begins = 1
        for cells in reader:
            rows.append((begins, cells))
            begins = reader.line_num + 1
    except csv.Error:
        return [(n, line.split(delimiter)) for n, line in enumerate(lines, 1)]
    return rows


def _row(at: int, cells: Sequence[str | None], called: str) -> Row:
    """A row of a grid. Raises Refused for one that is wider than any table."""
    there = [cell or "" for cell in cells]
    while there and not there[-1].strip():
        there.pop()
    if len(there) > MOST_COLUMNS:
        raise Refused(
            f"{called} has more than {MOST_COLUMNS} columns in row {at}.",
            "No committee's table has as many; it was not read on.",
            "Give the table alone: row, open, closed, total.",
        )
    return Row(at, tuple(_shown(cell) for cell in there))


def _shown(cell: str) -> str:
    """The words of a cell, where a workbook holds something else."""
    return FORMULA if cell == UNCOUNTED else cell


_SPACES = re.compile("[\u00a0\u2002-\u200a\u202f\u205f\u3000]")
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")


def _unquoted(line: str) -> str:
    """A line of a document or an e-mail: without the signs of an answer before it, with plain spaces."""
    return re.sub(r"^(?:> ?)+", "", _UNSEEN.sub("", _SPACES.sub(" ", line)))


def _within_pipes(line: str) -> str:
    """A line of a Markdown table without its outer pipes and its backslashes."""
    within = line.strip().removeprefix("|").removesuffix("|")
    return re.sub(r"\\([\\`*_\[\]<>#&~.()+-])", r"\1", within)


def _from_excel(given: Given, wanted: Wanted) -> Printed:
    """The table of the sheet that is meant: the one that was asked for, that has the only one, or that of the day."""
    from hmicfrs_cli.formats import excel

    found: list[Found] = []
    refused: list[Refused] = []
    with excel.opened(given) as (book, formulas):
        shown = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
        tried = [_sheet_asked_for(book, wanted.sheet, shown, given)] if wanted.sheet else shown
        for name in tried:
            try:
                rows = _sheet_rows(book[name], formulas and formulas[name], given.name)
            except Refused as error:  # a sheet that is far too long or too wide: the table may be on another
                refused.append(error)
            else:
                found += _on_a_sheet(reading.tables(rows), name, alone=len(tried) == 1)
    if not found:
        raise refused[0] if refused else _without_a_table(given.name, _COPY_OUT)
    one = _small_enough(chosen(found, given.name, wanted.as_at, wanted.period), given.name)
    return _beside(one.table, one.sheet, [each for each in shown if each != one.sheet])


def _sheet_asked_for(book: Any, name: str, shown: Sequence[str], given: Given) -> str:
    """The name of a sheet as the workbook spells it; a hidden one may be asked for too."""
    there = {sheet.title.casefold().strip(): str(sheet.title) for sheet in book.worksheets}
    if name.casefold().strip() not in there:
        raise Mistyped(f"{given.name} has no sheet '{name}'.", next=f"Its sheets: {', '.join(shown)}.")
    return there[name.casefold().strip()]


def _on_a_sheet(found: Sequence[Found], name: str, *, alone: bool) -> list[Found]:
    """The tables of a sheet. What none of them says of its time, the name of the sheet may say."""
    if alone:
        return [replace(each, sheet=name) for each in found]
    whole = f"the sheet {name}"
    return [
        replace(
            each,
            sheet=name,
            time=each.time if each.time.is_said else said(name),
            over=each.over or name,
            where=whole if len(found) == 1 else f"{each.where} on {whole}",
        )
        for each in found
    ]


def _sheet_rows(sheet: Any, formulas: Any, called: str) -> list[Row]:
    from hmicfrs_cli.formats import excel

    read: list[Row] = []
    with closing(excel.rows(sheet, formulas)) as rows:
        for at, cells in enumerate(rows, 1):
            _not_too_many(at, called)
            read.append(_row(at, cells, called))
    return read


def _beside(table: Printed, name: str, other: Sequence[str]) -> Printed:
    """A table with the remark that the workbook has other sheets, where it has."""
    if not other:
        return table
    told = f"Read from the sheet {name}; not read: {', '.join(other)}."
    return replace(table, remarks=(told, *table.remarks))


def _not_too_many(lines: int, called: str) -> None:
    if lines > MOST_LINES:
        raise Refused(
            f"{called} has more than {MOST_LINES:,} lines.",
            "No committee's table has as many.",
            "Give the table alone.",
        )


def _without_a_table(called: str, instead: str) -> Refused:
    return Refused(
        f"No table was found in {called}.",
        "hmi looks for a line of headings with at least two of Open, Closed and Total, and rows with figures below.",
        f"Give a table such as: row, open, closed, total.{instead}",
    )
