"""Excel workbooks: sheets of records, each a table with filters, headings that stay in sight, and cells of their kind.

Through openpyxl, a row at a time, so that a large register does not have to fit in memory. The same records make the
same file, byte for byte: nothing in it tells when it was written.
"""

import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, BinaryIO

from hmicfrs_cli.formats.cells import ESCAPE_TAKES, LONGEST_CELL, Holds, continues, headings, in_excel
from hmicfrs_cli.formats.layout import Record

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

MOST_ROWS = 1_048_576 - 10
"""Records that a sheet of Excel can hold beside its headings."""

WIDTHS = {
    Holds.TEXT: 18,
    Holds.LIST: 28,
    Holds.YES_OR_NO: 8,
    Holds.NUMBER: 9,
    Holds.DAY: 12,
    Holds.LEVEL: 13,
    Holds.TABLE: 28,
}
"""How wide a column is, in characters, by what it holds."""

LINE_HEIGHT = 15
"""Points."""

MOST_LINES = 12
"""Lines of a record that are shown at once; the rest of a longer text is in its cell."""

BRITISH_DAY = "dd/mm/yyyy"

A4 = 9
"""The number that Excel gives the paper."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, its fields in order, and its records, which `records` gives anew each time it is called.

    `holds` says what a column holds that is not text, `wide` how many characters wide one is where that is not usual,
    and `wraps` names the columns whose text is broken over lines. `title` stands above the table, `total` below it.
    """

    name: str
    fields: Sequence[str]
    records: Callable[[], Iterable[Record]]
    holds: Mapping[str, Holds] = field(default_factory=dict)
    wide: Mapping[str, int] = field(default_factory=dict)
    wraps: Sequence[str] = ()
    title: str = ""
    total: Record | None = None

    def kind(self, name: str) -> Holds:
        """What a column holds."""
        return self.holds.get(name, Holds.TEXT)


def write(file: BinaryIO, sheets: Sequence[Sheet], moment: datetime, wrote: Callable[[int], None]) -> None:
    """Write a workbook of these sheets. `moment` (UTC, without a zone) is when it says that it was made; `wrote` is
    told how many records have been written in all.
    """
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook(write_only=True)
    book.properties.creator = "hmi"
    book.properties.created = book.properties.modified = moment
    _add_styles(book)
    try:
        many = 0
        for sheet in sheets:
            for _ in _fill(book, sheet):
                many += 1
                wrote(many)
        with _SameFile(file, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
            ExcelWriter(book, archive).write_data()
    finally:
        for made in book.worksheets:
            with suppress(Exception):  # one that is whole already, or that an error has left open
                made.close()


class _SameFile(zipfile.ZipFile):
    """An archive that does not tell when its parts were put in, nor what their files were allowed."""

    def open(self, name: Any, mode: Any = "r", *args: Any, **kwargs: Any) -> Any:
        if isinstance(name, zipfile.ZipInfo) and mode == "w":
            name.date_time, name.external_attr = (1980, 1, 1, 0, 0, 0), 0
        return super().open(name, mode, *args, **kwargs)


PLAIN, WRAPPED, LEFT, DAY, HEADING, BOLD = (f"hmi {name}" for name in "plain wrapped left day heading bold".split())


def _add_styles(book: "Workbook") -> None:
    from openpyxl.styles import Alignment, Font, NamedStyle

    for style in (
        NamedStyle(PLAIN, alignment=Alignment(vertical="top")),
        NamedStyle(WRAPPED, alignment=Alignment(wrap_text=True, vertical="top")),
        NamedStyle(LEFT, alignment=Alignment(horizontal="left", vertical="top")),
        NamedStyle(DAY, alignment=Alignment(horizontal="left", vertical="top"), number_format=BRITISH_DAY),
        NamedStyle(HEADING, alignment=Alignment(wrap_text=True, vertical="top"), font=Font(bold=True)),
        NamedStyle(BOLD, alignment=Alignment(vertical="top"), font=Font(bold=True)),
    ):
        book.add_named_style(style)


def _fill(book: "Workbook", sheet: Sheet) -> Iterable[None]:
    """Write one sheet, a record at a time."""
    from openpyxl.utils import get_column_letter

    page = _Page(book.create_sheet(sheet.name), sheet, _most_cells(sheet))
    names = headings(sheet.fields, page.most)
    top = 3 if sheet.title else 1
    for number, name in enumerate(names, 1):
        page.made.column_dimensions[get_column_letter(number)].width = _width(sheet, name)
    page.made.freeze_panes = f"B{top + 1}"
    page.made.page_setup.orientation, page.made.page_setup.paperSize = "landscape", A4
    if sheet.title:
        page.made.append([page.cell(0, sheet.title, BOLD)])
        page.made.append([])
    page.made.append([page.cell(place, name, HEADING) for place, name in enumerate(names)])
    many = 0
    for record in sheet.records():
        many += 1
        lines = _lines(sheet, record)
        if lines > 1:
            page.made.row_dimensions[top + many].height = lines * LINE_HEIGHT
        page.made.append(page.row(record))
        page.made.row_dimensions.pop(top + many, None)  # written by now
        yield
    if sheet.total:
        page.made.append(page.row(sheet.total, BOLD))
    # Excel repairs a table without a single row.
    _add_table(page.made, sheet.name, names, top, top + max(many, 1))
    page.made.close()


class _Page:
    """A sheet that is being written. `most` says of which fields some record needs more than one cell, and how many."""

    def __init__(self, made: Any, sheet: Sheet, most: Mapping[str, int]) -> None:
        self.made, self.most = made, most
        self._fields = [
            (name, kind, WRAPPED if name in sheet.wraps else LEFT if kind is Holds.LEVEL else PLAIN)
            for name in sheet.fields
            for kind in (sheet.kind(name),)
        ]
        self._cells: dict[tuple[int, str], Any] = {}

    def row(self, record: Record, style: str | None = None) -> list[Any]:
        """The cells of one record, and after them those in which its long texts go on."""
        first: list[Any] = []
        further: list[Any] = []
        for place, (name, kind, usual) in enumerate(self._fields):
            value, *more = in_excel(record[name], kind)
            first.append(self.cell(place, value, style or usual))
            for number in range(1, self.most.get(name, 1)):
                value = more[number - 1] if number <= len(more) else None
                further.append(self.cell(len(self._fields) + len(further), value, style or usual))
        return first + further

    def cell(self, place: int, value: Any, style: str) -> Any:
        """A cell that holds a value as what it is. A text is text whatever it looks like: no formula, and no error.

        Each place in a row has its cell for each style, which serves one row after another: to make one takes longer
        than to write it.
        """
        from openpyxl.cell import WriteOnlyCell

        if value is None:
            return None
        style = DAY if isinstance(value, date) else style
        cell = self._cells.get((place, style))
        if cell is None:
            cell = self._cells[place, style] = WriteOnlyCell(self.made)
            cell.style = style
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
        return cell


def _lines(sheet: Sheet, record: Record) -> int:
    """How many lines of a record are shown: as many as its longest wrapped text takes, up to `MOST_LINES`.

    Excel would find out by itself; LibreOffice does not, and neither makes a row of a very long text readable.
    """
    lines = 1
    for name in sheet.wraps:
        if words := str(record[name] or ""):
            width = max(sheet.wide.get(name, WIDTHS[sheet.kind(name)]) - 2, 1)
            lines = max(lines, sum(len(line) // width + 1 for line in words[: MOST_LINES * width].split("\n")))
    return min(lines, MOST_LINES)


def _width(sheet: Sheet, heading: str) -> int:
    """The width of a column: as its field asks, and enough for its heading with the arrow of the filter."""
    name = heading if heading in sheet.fields else continues(heading) or heading
    return max(sheet.wide.get(name, WIDTHS[sheet.kind(name)]), len(heading) + 4)


def _most_cells(sheet: Sheet) -> dict[str, int]:
    """The fields of which some record needs more than one cell, with how many it needs."""
    most: dict[str, int] = {}
    longest = LONGEST_CELL // ESCAPE_TAKES
    for record in sheet.records():
        for name in sheet.fields:
            value = record[name]
            if isinstance(value, (str, list, dict)) and len(str(value)) > longest:
                most[name] = max(most.get(name, 1), len(in_excel(value, sheet.kind(name))))
    return most


def _add_table(made: Any, name: str, names: Sequence[str], top: int, bottom: int) -> None:
    """Make a table with filters of the rows from the headings on."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.filters import AutoFilter
    from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

    ref = f"A{top}:{get_column_letter(len(names))}{bottom}"
    table = Table(displayName=name, name=name, ref=ref, autoFilter=AutoFilter(ref=ref))
    table.tableColumns = [TableColumn(id=number, name=each) for number, each in enumerate(names, 1)]
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight9", showRowStripes=True)
    made.tables.add(table)  # its own add_table warns that the columns have to be named, which they are
