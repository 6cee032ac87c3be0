"""The lines of a document as printed, whatever file it came in: what the reading of reports begins with."""

from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """What the file says a line is. Text and PDF know only lines; Word and web pages know the rest."""

    LINE = "line"
    """A line as wrapped by whoever set the page: its paragraph may go on in the next one."""
    PARAGRAPH = "paragraph"
    """A whole paragraph."""
    HEADING = "heading"
    """A whole heading."""
    BULLET = "bullet"
    """A whole entry of a list, without its mark."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or one paragraph where the file knows its paragraphs. An empty one stands for space between.

    `number` is where it is found again: in text the line of the file, in a PDF the line of its `page`, in Word and web
    pages the paragraph of the document (headings, entries of lists and cells of tables count as paragraphs). All begin
    at 1.
    """

    words: str
    number: int
    page: int | None = None
    shape: Shape = Shape.LINE
