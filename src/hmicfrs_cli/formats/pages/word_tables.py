"""The tables of a Word document as rows of cells, each with the paragraphs that stand above it."""

from collections.abc import Iterator
from typing import Any

from hmicfrs_cli.formats.given import Given
from hmicfrs_cli.formats.pages import word
from hmicfrs_cli.formats.pages.seen import Grid, with_those_above
from hmicfrs_cli.formats.pages.word_styles import Styles, named

MOST_SPANNED = 400
"""Columns that one cell may take."""


def tables_of(given: Given) -> list[Grid]:
    """Every table that lies in no other, row by row; a cell that is one with others has its words in the first. The
    last paragraphs above a table are rows of a single cell.

    Raises Refused where the document is far longer than any report.
    """
    document, body = word.opened(given)
    styles = Styles(document)
    return with_those_above(_parts(styles, body))


def _parts(styles: Styles, body: Any) -> Iterator[str | Grid]:
    """The paragraphs and tables of a document as they follow each other."""
    for element in body.iter():
        name = named(element)
        if name in ("w:p", "w:tbl") and not _lies_in_a_table(element, body):
            yield word.words_in(styles, element) if name == "w:p" else list(_rows(styles, element))


def _lies_in_a_table(element: Any, body: Any) -> bool:
    above = element.getparent()
    while above is not None and above is not body:
        if named(above) in ("w:tbl", "mc:Fallback", "w:del"):
            return True
        above = above.getparent()
    return False


def _rows(styles: Styles, table: Any) -> Iterator[tuple[str, ...]]:
    for row in _within(table, "w:tr"):
        properties = word.child(row, "w:trPr")
        if word.child(properties, "w:del") is None:
            before = word.child(properties, "w:gridBefore")
            cells = [""] * _number(before)
            for cell in _within(row, "w:tc"):
                words = "" if word.goes_on_from_above(cell) else word.words_in(styles, cell)
                spans = word.child(word.child(cell, "w:tcPr"), "w:gridSpan")
                cells += [words, *[""] * (_number(spans) - 1)]
            yield tuple(cells)


def _within(element: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, also those in a frame of their own, and none of a table within."""
    for child in element:
        if named(child) == name:
            yield child
        elif named(child) in ("w:sdt", "w:sdtContent", "w:ins", "w:customXml", "w:smartTag"):
            yield from _within(child, name)


def _number(element: Any) -> int:
    words = "" if element is None else word.value(element)
    return min(int(words), MOST_SPANNED) if words.isascii() and words.isdecimal() and len(words) < 6 else 0
