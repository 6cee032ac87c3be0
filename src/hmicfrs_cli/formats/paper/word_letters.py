"""The letters that the cells of a Word document are set in: how large they are, and how wide their words."""

from typing import TYPE_CHECKING, Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from hmicfrs_cli.formats.paper.columns import Measure
from hmicfrs_cli.formats.paper.word_look import Look

if TYPE_CHECKING:
    from docx.document import Document

_NO_WIDER_THAN_ARIAL = frozenset(
    "arial|arial narrow|helvetica|liberation sans|calibri|carlito|times|times new roman|liberation serif".split("|")
)
_WIDEST = 1.06
"""How much wider letters may be than those of DejaVu Sans: its sister with serifs is, in bold."""
_USUAL = 10.0
"""Points of letters in a document that does not say."""
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def size_of(look: Look, use: str) -> float:
    """How many points the letters of a style have."""
    for properties in look.properties(use):
        size = properties.find(qn("w:sz"))
        half_points = "" if size is None else size.get(qn("w:val"), "")
        if half_points.isdecimal() and int(half_points):
            return int(half_points) / 2
    return _USUAL


def measure_of(document: "Document", look: Look, use: str) -> Measure:
    """How wide words are in a style: as in Arial where its letters are known to be no wider; else a little wider than
    in DejaVu Sans, which hardly any are. Where letters are not installed, those of DejaVu often stand in for them.
    """
    from hmicfrs_cli.formats.paper import lettering

    if _named(document, look, use).casefold() in _NO_WIDER_THAN_ARIAL:
        return lettering.an_em_of_arial
    return lambda words, bold: lettering.an_em_of(words, bold) * _WIDEST


def _named(document: "Document", look: Look, use: str) -> str:
    for properties in look.properties(use):
        fonts = properties.find(qn("w:rFonts"))
        if fonts is None:
            continue
        if theme := fonts.get(qn("w:asciiTheme")):
            return _of_theme(document, theme)
        if name := fonts.get(qn("w:ascii")):
            return str(name)
    return ""


def _of_theme(document: "Document", theme: str) -> str:
    """The name of the letters that a theme has for headings (major) or for text (minor)."""
    kind = "majorFont" if theme.startswith("major") else "minorFont"
    for rel in document.part.rels.values():
        if rel.reltype == RELATIONSHIP_TYPE.THEME and not rel.is_external:
            root: Any = parse_xml(rel.target_part.blob)
            for letters in root.iter(f"{{{_DRAWING}}}{kind}"):
                latin = letters.find(f"{{{_DRAWING}}}latin")
                return "" if latin is None else str(latin.get("typeface", ""))
    return ""
