"""A table of data in a Word document: its headings marked as such and repeated on each page, no row split."""

import math
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from hmicfrs_cli.formats.paper.blocks import Table
from hmicfrs_cli.formats.paper.word_look import Look
from hmicfrs_cli.formats.paper.word_xml import made, paragraph, run

_LETTER, _AROUND = 108, 190
"""Twentieths of a point: how wide a letter of a cell is, rather too wide, and what stands on both sides of words."""

_BOLD = 1.15
"""How much wider bold letters are."""

_MOST_LETTERS = 16
"""Letters of a word for which a column is widened; a longer one may be broken."""

SHORT = 14
"""Rows of a table that is kept on one page."""


def table_of(table: Table, look: Look, width: int) -> Any:
    """The table, as wide as the text (in twentieths of a point), its columns as wide as their shares of that."""
    widths = _widths(table, width)
    uses = ["number" if column.of_numbers else "cell" for column in table.columns]
    styles = [look[use] for use in uses]
    has_total = table.total is not None
    rows = [*table.rows, *([table.total] if table.total else [])]
    made_rows = [_row([column.heading for column in table.columns], styles, widths, holds_on=True, is_heading=True)]
    for count, row in enumerate(rows, 1):
        holds_on = count < len(rows) and (len(rows) <= SHORT or count == 1 or (has_total and count == len(rows) - 1))
        made_rows.append(_row(row, styles, widths, holds_on=holds_on, is_total=has_total and count == len(rows)))
    grid = made("w:tblGrid", *(made("w:gridCol", w=str(each)) for each in widths))
    return made("w:tbl", _properties(table, look, width), grid, *made_rows)


def _properties(table: Table, look: Look, width: int) -> Any:
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
    return made(
        "w:tblPr",
        made("w:tblStyle", val=look["table"]),
        made("w:tblW", w=str(width), type="dxa"),
        made("w:tblLayout", type="fixed"),
        shown,
        made("w:tblCaption", val=table.titled),
    )


def _row(
    cells: Sequence[str],
    styles: Sequence[str],
    widths: Sequence[int],
    *,
    holds_on: bool,
    is_heading: bool = False,
    is_total: bool = False,
) -> Any:
    strong = is_heading or is_total
    about = made("w:trPr", made("w:cantSplit"), made("w:tblHeader") if is_heading else None)
    return made("w:tr", about, *(_cell(*each, strong, holds_on) for each in zip(cells, styles, widths, strict=True)))


def _cell(words: str, style: str, width: int, strong: bool, holds_on: bool) -> Any:
    bold = (made("w:b"), made("w:bCs")) if strong else ()
    content = paragraph(style, [run(words, *bold)], made("w:keepNext") if holds_on else None)
    return made("w:tc", made("w:tcPr", made("w:tcW", w=str(width), type="dxa")), content)


def _widths(table: Table, width: int) -> list[int]:
    """The widths of columns, of which none is lost to rounding: they are as wide as the text together. By their shares,
    but none narrower than its longest word, as far as there is room for all of these.
    """
    shares = [column.share for column in table.columns]
    least = [_longest_word(table, place) * _LETTER + _AROUND for place in range(len(shares))]
    fixed: set[int] = set()
    while sum(least) <= width and (narrow := _narrower(shares, least, fixed, width)):
        fixed |= narrow
    wide = _shared(shares, least, fixed, width)
    edges = [round(sum(wide[:count])) for count in range(len(wide) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _narrower(shares: Sequence[int], least: Sequence[int], fixed: set[int], width: int) -> set[int]:
    wide = _shared(shares, least, fixed, width)
    return {place for place in range(len(shares)) if place not in fixed and wide[place] < least[place]}


def _shared(shares: Sequence[int], least: Sequence[int], fixed: set[int], width: int) -> list[float]:
    """The width that each column has, where some are as wide as they must be and the others share the rest."""
    rest = width - sum(least[place] for place in fixed)
    whole = sum(share for place, share in enumerate(shares) if place not in fixed) or 1
    return [least[place] if place in fixed else rest * share / whole for place, share in enumerate(shares)]


def _longest_word(table: Table, place: int) -> int:
    """How wide the longest word of a column is, in letters of a cell; those of its heading and total are bold."""
    bold = [table.columns[place].heading, *([table.total[place]] if table.total else [])]
    wide = [_letters(cell) * _BOLD for cell in bold]
    return math.ceil(max([*wide, *(_letters(row[place]) for row in table.rows)]))


def _letters(cell: str) -> int:
    return max(min(len(word), _MOST_LETTERS) for word in re.split(r"[\s/-]+", cell))
