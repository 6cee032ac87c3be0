"""The tables of a web page as rows of cells, each with the words that stand above it."""

from collections.abc import Iterator
from typing import Any

from hmicfrs_cli.formats.given import Given
from hmicfrs_cli.formats.pages.seen import Grid, as_seen, with_those_above
from hmicfrs_cli.formats.pages.webpage import page_of

MOST_SPANNED = 400
"""Columns that one cell may take."""

_ABOVE = "h1, h2, h3, h4, h5, h6, p"


def tables_of(given: Given) -> list[Grid]:
    """Every table that has none within it, row by row; a cell that is one with others has its words in the first. The
    last headings and paragraphs above a table, and its caption, are rows of a single cell.

    Raises Refused where the page holds far more than any report.
    """
    page = page_of(given)
    return with_those_above(_parts(page.body)) if page.body else []


def _parts(body: Any) -> Iterator[str | Grid]:
    # What one selector finds stands in the order of the page.
    for node in body.css(f"{_ABOVE}, table"):
        if node.tag != "table":
            if not _lies_in_a_cell(node):
                yield as_seen(node.text(separator=" "))
        elif node.css_first("td table, th table") is None:
            # The caption stands within its table, and is told before its rows.
            for caption in node.css("caption"):
                yield as_seen(caption.text(separator=" "))
            yield list(_rows(node))


def _lies_in_a_cell(node: Any) -> bool:
    above = node.parent
    while above is not None:
        if above.tag in ("td", "th"):
            return True
        above = above.parent
    return False


def _rows(table: Any) -> Iterator[tuple[str, ...]]:
    """The rows of a table; where a cell goes on into rows below, those have an empty one in its place."""
    taken: dict[int, int] = {}
    for row in table.css("tr"):
        cells: list[str] = []
        begun: dict[int, int] = {}
        for cell in row.css("td, th"):
            while taken.get(len(cells), 0):
                cells.append("")
            wide, deep = _number(cell, "colspan"), _number(cell, "rowspan")
            begun |= {len(cells) + n: deep - 1 for n in range(wide) if deep > 1}
            cells += [as_seen(cell.text(separator=" ")), *[""] * (wide - 1)]
        taken = {place: left - 1 for place, left in taken.items() if left > 1} | begun
        yield tuple(cells)


def _number(cell: Any, attribute: str) -> int:
    words = str(cell.attributes.get(attribute) or "")
    return min(max(int(words), 1), MOST_SPANNED) if words.isascii() and words.isdecimal() and len(words) < 6 else 1
