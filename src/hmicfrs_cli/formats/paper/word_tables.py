"""A table of data in a Word document: its headings marked as such and repeated on each page, no number cut in two.

Whose page and letters it is set in is the template's affair: a table that is too wide for the text has smaller letters,
then goes out into the margins, and at last has the headings over its numbers set on end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from hmicfrs_cli.formats.paper.blocks import Table
from hmicfrs_cli.formats.paper.columns import HIGHEST_ROW, Measure, Measured, Setting, is_short
from hmicfrs_cli.formats.paper.word_look import Look
from hmicfrs_cli.formats.paper.word_xml import made, paragraph, run

TWIPS_IN_A_POINT = 20
_SIZES = (9.0, 8.5, 8.0, 7.5)
_SMALLEST = (7.0, 6.5)
"""Points of the letters, where those of the template are larger, and where nothing else helps."""
_AROUND = 5
"""Points above and below the words of a cell, together."""
_TOGETHER = 2
"""Rows at the beginning and at the end of a table that are never alone on their page."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a table is set on: how wide the text is, and how far a table may go out into the margins, in points; how
    large the letters of its cells are, and how wide words are in them.
    """

    width: float
    widest: float
    size: float
    measure: Measure


@dataclass(frozen=True, slots=True)
class _Set:
    """A table as it is set: in smaller letters than those of its style or not, its headings `turned` on end or not."""

    columns: Setting
    wide: list[int]
    smaller: bool
    turned: bool


def table_of(table: Table, look: Look, page: Page) -> Any:
    """The table, as wide as the text, or no wider than the margins allow."""
    whole = _set(table, page)
    styles = [look["number" if column.of_numbers else "cell"] for column in table.columns]
    made_rows = [_headings(table, styles, whole)]
    rows = [*table.rows, *([table.total] if table.total else [])]
    heights = [whole.columns.height(row) + _AROUND for row in rows]
    short = is_short(table, sum(heights))
    for count, (row, height) in enumerate(zip(rows, heights, strict=True), 1):
        holds_on = count < len(rows) and (short or count < _TOGETHER or count > len(rows) - _TOGETHER)
        is_total = table.total is not None and count == len(rows)
        cells = [
            _cell(words, style, wide, whole, bold=is_total, holds_on=holds_on)
            for words, style, wide in zip(row, styles, whole.wide, strict=True)
        ]
        made_rows.append(made("w:tr", None if height > HIGHEST_ROW else made("w:trPr", made("w:cantSplit")), *cells))
    grid = made("w:tblGrid", *(made("w:gridCol", w=str(each)) for each in whole.wide))
    return made("w:tbl", _properties(table, look, whole, page), grid, *made_rows)


def _set(table: Table, page: Page) -> _Set:
    """The table in the largest letters in which no word is cut, on the text or out into the margins."""
    measured = Measured(table, page.measure, page.size)
    usual = (page.size, *(size for size in _SIZES if size < page.size))
    smallest = tuple(size for size in _SMALLEST if size < page.size) or (page.size,)
    for room, sizes, turned in (
        (page.width, usual, False),
        (page.widest, usual, False),
        (page.widest, smallest, False),
        (page.width, usual, True),
        (page.widest, (*usual, *smallest), True),
    ):
        columns = measured.fitted(room, sizes, turned=turned)
        if columns.fits:
            break
    edges = [round(sum(columns.wide[:count]) * TWIPS_IN_A_POINT) for count in range(len(columns.wide) + 1)]
    return _Set(columns, [right - left for left, right in pairwise(edges)], columns.size < page.size, turned)


def _properties(table: Table, look: Look, whole: _Set, page: Page) -> Any:
    shown = made(
        "w:tblLook",
        val="06E0" if table.total else "06A0",
        firstRow="1",
        lastRow="1" if table.total else "0",
        firstColumn="1",
        lastColumn="0",
        noHBand="1",
        noVBand="1",
    )
    width = sum(whole.wide)
    beside = str(round(whole.columns.inset * TWIPS_IN_A_POINT))
    return made(
        "w:tblPr",
        made("w:tblStyle", val=look["table"]),
        made("w:tblW", w=str(width), type="dxa"),
        made("w:jc", val="center") if width > page.width * TWIPS_IN_A_POINT + 1 else None,
        made("w:tblLayout", type="fixed"),
        made("w:tblCellMar", *(made(f"w:{side}", w=beside, type="dxa") for side in ("left", "right"))),
        shown,
        made("w:tblCaption", val=table.titled),
    )


def _headings(table: Table, styles: Sequence[str], whole: _Set) -> Any:
    """The row of headings. Word makes none higher for words that stand on end: it is told how high they are."""
    cells = [
        _cell(column.heading, style, wide, whole, bold=True, holds_on=True, on_end=whole.turned and column.of_numbers)
        for column, style, wide in zip(table.columns, styles, whole.wide, strict=True)
    ]
    high = None
    if whole.turned:
        stand = [whole.columns.measure(each.heading, True) for each in table.columns if each.of_numbers]
        high = made(
            "w:trHeight",
            val=str(round((max(stand, default=0) * whole.columns.size + 3 * _AROUND) * TWIPS_IN_A_POINT)),
            hRule="atLeast",
        )
    return made("w:tr", made("w:trPr", made("w:cantSplit"), high, made("w:tblHeader")), *cells)


def _letters(whole: _Set, *, bold: bool) -> list[Any]:
    """What is said of the words of a cell besides their style."""
    half_points = str(round(whole.columns.size * 2))
    return [
        *([made("w:b"), made("w:bCs")] if bold else []),
        *([made("w:sz", val=half_points), made("w:szCs", val=half_points)] if whole.smaller else []),
    ]


def _cell(words: str, style: str, width: int, whole: _Set, *, bold: bool, holds_on: bool, on_end: bool = False) -> Any:
    content = paragraph(
        style,
        [run(words, *_letters(whole, bold=bold))],
        made("w:keepNext") if holds_on else None,
        made("w:jc", val="left") if on_end else None,
    )
    about = made(
        "w:tcPr",
        made("w:tcW", w=str(width), type="dxa"),
        made("w:textDirection", val="btLr") if on_end else None,
        made("w:vAlign", val="center") if on_end else None,
    )
    return made("w:tc", about, content)
