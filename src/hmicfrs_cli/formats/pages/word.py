"""The words of a Word document: paragraphs, headings, entries of lists, cells of tables, as they follow each other."""

import re
import zipfile
from collections.abc import Iterable
from typing import Any

from hmicfrs_cli.domain.errors import Refused
from hmicfrs_cli.domain.printed.lines import Line, Shape
from hmicfrs_cli.formats.given import MEGABYTE, Given
from hmicfrs_cli.formats.pages.seen import LINE_BREAK, Gathered, walked
from hmicfrs_cli.formats.pages.word_styles import Styles, named

LARGEST_PART = 50 * MEGABYTE
"""Bytes of XML in one part of a document. A report of a thousand pages has some twenty million."""


def lines_of(given: Given) -> list[Line]:
    """The paragraphs of a document as they would be printed: without what was deleted while changes were tracked, and
    without headers, footers, footnotes, comments and hidden text.

    Raises Refused where it is far longer than any report.
    """
    document, body = opened(given)
    return _Reading(Styles(document)).of(body)


def words_in(styles: Styles, element: Any) -> str:
    """All words within one element, such as the cell of a table, on one line."""
    return " ".join(line.words for line in _Reading(styles).of(element) if line.words)


def opened(given: Given) -> tuple[Any, Any]:
    """A document, and the element of its body. Raises Refused where it is far longer than any report, or in another
    form than Word's usual one.
    """
    import docx

    with zipfile.ZipFile(given.path) as archive:
        if any(part.file_size > LARGEST_PART for part in archive.infolist() if part.filename.endswith(".xml")):
            raise Refused(
                f"{given.name} is far longer than any report.",
                "It was not opened.",
                "Save what is needed of it as a document of its own.",
            )
    with given.path.open("rb") as file:
        try:
            document = docx.Document(file)
        except ValueError as error:
            raise _to_be_saved_as_docx(given, "a template, or has macros") from error
    body = getattr(document.element, "body", None)
    if body is None:
        raise _to_be_saved_as_docx(given, "not in the form in which Word saves documents unless told otherwise")
    return document, body


def _to_be_saved_as_docx(given: Given, what: str) -> Refused:
    return Refused(
        f"{given.name} is {what}.", next="Open it in Word, save it as a Word Document (.docx), and read that."
    )


_NOT_PRINTED = frozenset(
    "w:del w:moveFrom w:pPr w:rPr w:tblPr w:trPr w:tcPr w:sectPr w:sdtPr w:instrText w:delText w:rt mc:Fallback".split()
)
"""Properties, what was deleted or moved away, the code of a field, and the second of two ways to draw one thing."""
_PRINTED_AS = {
    "w:tab": " ",
    "w:ptab": " ",
    "w:cr": LINE_BREAK,
    "w:noBreakHyphen": "-",
}


class _Paragraph:
    """A paragraph that is open, with the lines of the text boxes that hang on it."""

    def __init__(self, element: Any) -> None:
        self.element = element
        self.words: list[str] = []
        self.boxes: list[tuple[str, Shape]] = []


class _Reading:
    """A walk over the elements of a document, gathering the words of each paragraph."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._gathered = Gathered()
        self._open: list[_Paragraph] = []
        self._carried = ""

    def of(self, body: Any) -> list[Line]:
        """The lines of all that is in the body."""
        for element, begins in walked(body, self._below):
            name = named(element)
            if name == "w:p":
                self._begins(element) if begins else self._ends()
            elif begins and self._open:
                self._says(name, element)
        self._gathered.add(self._carried, Shape.PARAGRAPH)
        return self._gathered.lines

    def _below(self, element: Any) -> Iterable[Any]:
        name = named(element)
        if name in _NOT_PRINTED or (name == "w:r" and self._is_unseen(element)):
            return ()
        if name == "w:tc" and goes_on_from_above(element):
            return ()
        if name == "w:tr" and child(child(element, "w:trPr"), "w:del") is not None:
            return ()
        return list(element)

    def _is_unseen(self, run: Any) -> bool:
        """Hidden text; and the mark of a note, which would run into the year that it stands behind."""
        for shown in children(child(run, "w:rPr")):
            if named(shown) == "w:vanish" and value(shown) not in ("0", "false", "off"):
                return True
            if named(shown) == "w:vertAlign" and value(shown) == "superscript":
                return re.fullmatch(r"[\s\d,*†‡\[\]()]*", "".join(run.itertext())) is not None
        return False

    def _begins(self, element: Any) -> None:
        self._open.append(_Paragraph(element))

    def _says(self, name: str, element: Any) -> None:
        words = self._open[-1].words
        if name == "w:t":
            words.append(element.text or "")
        elif name == "w:br":
            # Where a page or column ends within a paragraph, its sentence goes on.
            words.append(LINE_BREAK if value(element, "w:type") in ("", "textWrapping") else " ")
        elif name in _PRINTED_AS:
            words.append(_PRINTED_AS[name])

    def _ends(self) -> None:
        paragraph = self._open.pop()
        words, self._carried = self._carried + "".join(paragraph.words), ""
        properties = child(paragraph.element, "w:pPr")
        if child(child(properties, "w:rPr"), "w:del") is not None:
            # The end of this paragraph was deleted: the next one goes on with it.
            self._carried = words
            return
        shape, label = self._styles.shape_of(properties, is_empty=not words.strip())
        printed = [(f"{label} {words}".strip(), shape), *paragraph.boxes]
        if self._open:
            self._open[-1].boxes += printed
        else:
            for each, its_shape in printed:
                self._gathered.add(each, its_shape, Shape.HEADING if its_shape is Shape.HEADING else Shape.PARAGRAPH)


def goes_on_from_above(cell: Any) -> bool:
    """Whether a cell is one with the cell above it, or beside it, where its words stand."""
    merged = [child(child(cell, "w:tcPr"), name) for name in ("w:vMerge", "w:hMerge")]
    return any(one is not None and value(one) != "restart" for one in merged)


def children(element: Any) -> Iterable[Any]:
    """The elements within one; none where there is none."""
    return () if element is None else element


def child(element: Any, name: str) -> Any:
    """The first element of this name within one; None where there is none."""
    return next((child for child in children(element) if named(child) == name), None)


def value(element: Any, attribute: str = "w:val") -> str:
    """What an attribute of an element says; empty where it says nothing."""
    from docx.oxml.ns import qn

    return str(element.get(qn(attribute), ""))
