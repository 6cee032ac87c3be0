"""The documents that reading is tried on, each in our own words, with what a right reading makes of it.

`PAPER` is a committee's paper with three reports, `THEMATIC` a national report, `CONCERN` a letter, `PEEL` a report on
one force. `document.parts` are its reports, `part.wanted` the drafts of one.
"""

from pathlib import Path

from reports import as_page, as_pdf, as_text, as_word
from reports.blocks import Document
from reports.paper import PAPER
from reports.shorter import CONCERN, PEEL, THEMATIC

DOCUMENTS = (PAPER, THEMATIC, CONCERN, PEEL)
FORMATS = ("txt", "html", "docx", "pdf")

__all__ = ["CONCERN", "DOCUMENTS", "FORMATS", "PAPER", "PEEL", "THEMATIC", "written_as"]


def written_as(document: Document, format: str, path: Path) -> Path:
    """The document written to a path in one of FORMATS; the path again."""
    {"txt": as_text.write, "html": as_page.write, "docx": as_word.write, "pdf": as_pdf.write}[format](document, path)
    return path
