"""Printed tables as they come: CSV, an Excel workbook, or text copied from a document, read into a table of figures.

Text is tried with every sign that may stand between its columns, spaces last; the reading that knows most rows of the
committee's table is taken. What the rows mean is for `domain.reconciling`.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import Any

from hmicfrs_cli.domain.errors import Refused
from hmicfrs_cli.domain.reconciling import reading
from hmicfrs_cli.domain.reconciling.spaced import Row
from hmicfrs_cli.domain.reconciling.table import FORMULA, Printed
from hmicfrs_cli.formats.given import MEGABYTE, Given, Kind, text_of

LARGEST = 20 * MEGABYTE
"""Bytes of a file with a table, at most: a workbook may have pictures beside it."""

LONGEST_TEXT = 2 * MEGABYTE
"""Characters of a text with a table: a whole paper has some fifty thousand."""

MOST_LINES = 10_000
"""Lines of such a text, and rows of a sheet."""

MOST_ROWS = 200
"""Rows with figures of a table, at most: a committee's has some dozen."""

MOST_COLUMNS = 400
"""Columns of a table, at most."""

DELIMITERS = "\t|;,"

_COPY = "Open it, copy the table in it, and paste it: hmi reconcile --paste"

_COPY_OUT = " To copy one out of a document: hmi reconcile --paste"


def from_file(given: Given) -> Printed:
    """The table that a file holds. Raises Refused where it is no CSV, text or Excel workbook, or holds no table."""
    if given.kind is Kind.EXCEL:
        return _small_enough(_from_excel(given), given.name)
    if given.kind is not Kind.TEXT:
        raise Refused(f"{given.name} is {given.kind}.", "hmi reconciles a table in CSV or Excel (.xlsx).", _COPY)
    return from_text(text_of(given), given.name, instead=_COPY_OUT)


def from_text(text: str, called: str, instead: str = "") -> Printed:
    """The table that a text holds. `called` is what a message calls it, and `instead` another way that it tells of.
    Raises Refused where it holds none.
    """
    if len(text) > LONGEST_TEXT:
        raise Refused(f"{called} is far longer than any paper.", "It was not read.", "Give the table alone.")
    lines = [_unquoted(line) for line in re.split(r"\r\n|\r|\n|\v|\f|\u2028", text)]
    _not_too_many(len(lines), called)
    readings = [reading.read(rows) for rows in (*_by_delimiters(lines, called), reading.spaced_rows(lines))]
    found = [table for table in readings if table]
    if not found:
        raise _without_a_table(called, instead)
    return _small_enough(max(found, key=_known), called)


def _small_enough(table: Printed, called: str) -> Printed:
    if len(table.lines) > MOST_ROWS:
        raise Refused(
            f"{called} has {len(table.lines):,} rows of figures.",
            "That is no committee's table: it has a row for each category and level.",
            "Give the table alone. For a register kept by hand: hmi import FILE",
        )
    return table


def _known(table: Printed) -> tuple[int, int, int]:
    """How much a reading knows: named rows whose figures can be read, named rows, and columns."""
    named = [line for line in table.lines if line.name]
    return sum(not line.untested for line in named), len(named), len(table.columns)


def _by_delimiters(lines: Sequence[str], called: str) -> Iterator[list[Row]]:
    """The rows of a text by each sign that stands between columns in several of its lines."""
    for delimiter in DELIMITERS:
        if sum(delimiter in line for line in lines) >= 2:
            within = [_within_pipes(line) for line in lines] if delimiter == "|" else lines
            yield [_row(n, cells, called) for n, cells in enumerate(_records(within, delimiter), 1)]


def _records(lines: Sequence[str], delimiter: str) -> Iterable[list[str]]:
    """Lines as rows of cells: by the rules of CSV, or where a quotation mark is never closed, as they stand."""
    csv.field_size_limit(LONGEST_TEXT)
    try:
        return list(csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, strict=True))
    except csv.Error:
        return [line.split(delimiter) for line in lines]


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
    return FORMULA if cell.startswith("\0") else cell


_SPACES = re.compile("[\u00a0\u2002-\u200a\u202f\u205f\u3000]")
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")


def _unquoted(line: str) -> str:
    """A line of a document or an e-mail: without the signs of an answer before it, with plain spaces."""
    return re.sub(r"^(?:> ?)+", "", _UNSEEN.sub("", _SPACES.sub(" ", line)))


def _within_pipes(line: str) -> str:
    """A line of a Markdown table without its outer pipes and its backslashes."""
    within = line.strip().removeprefix("|").removesuffix("|")
    return re.sub(r"\\([\\`*_\[\]<>#&~.()+-])", r"\1", within)


def _from_excel(given: Given) -> Printed:
    """The table of the sheet that knows most: a workbook may have others whose columns are called the same."""
    from hmicfrs_cli.formats import excel

    found: dict[str, Printed] = {}
    refused: list[Refused] = []
    with excel.opened(given) as (book, formulas):
        shown = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
        for name in shown:
            try:
                table = reading.read(_sheet_rows(book[name], formulas and formulas[name], given.name))
            except Refused as error:  # a sheet that is far too long or too wide: the table may be on another
                refused.append(error)
            else:
                found |= {name: table} if table else {}
    if not found:
        raise refused[0] if refused else _without_a_table(given.name, _COPY_OUT)
    name = max(found, key=lambda one: _known(found[one]))
    return _beside(found[name], name, [each for each in shown if each != name])


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
    return Printed(table.columns, table.lines, table.total, (told, *table.remarks))


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
