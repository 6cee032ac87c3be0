"""How a Word paper looks: hmi's own look, or that of a file of the force's, of which nothing but its look is kept.

Styles have the names that Word itself uses for them in every language. What a template lacks is made for it.
"""

import io
import zipfile
from datetime import datetime
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from hmicfrs_cli.domain.errors import Refused
from hmicfrs_cli.formats.paper.blocks import Paper

FONT = "Arial"
LANGUAGE = "en-GB"
TABLE_TEXT = "hmi Table Text"
BENEATH = "hmi Beneath"

SIZES = {
    "Title": 20,
    "Heading 1": 15,
    "Heading 2": 12,
    "Heading 3": 11,
    "Heading 4": 11,
    "Caption": 9,
    "List Bullet": 11,
    "List Number": 11,
}
"""The styles of a paper, and the points in which hmi's own look sets each."""

KEPT = ("styles", "settings", "numbering", "theme", "fontTable", "webSettings", "header", "footer")
"""What is kept of the parts that a template's document refers to: whatever gives it its look."""

NOT_A_LOOK = (
    "attachedTemplate trackRevisions documentProtection mailMerge footnotePr endnotePr rsids docVars saveThroughXslt"
    " proofState savePreviewPicture writeProtection"
).split()
"""Settings of a template that say who worked on it, and where."""

PROPERTIES = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>hmi</Application></Properties>"""

KINDS = "[Content_Types].xml"
_TEMPLATE = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"


def empty(template: bytes | None) -> WordDocument:
    """A document without a word in its body: of hmi's own look, or of a template's.

    Raises Refused for a template that is broken, has macros, or is no Word file.
    """
    document = Document() if template is None else _opened(template)
    _forget(document)
    for name, size in SIZES.items():
        if template is None or not _has(document, name):
            _dress(document, name, size)
    _own_styles(document)
    if template is None:
        _set_page(document)
    _speak_english(document)
    return document


def describe(document: WordDocument, paper: Paper) -> None:
    """The properties of the file: what the paper is and whose, and nothing of the machine or of who sits at it."""
    properties: Any = document.core_properties
    for child in list(properties._element):
        properties._element.remove(child)
    made_on = datetime.fromisoformat(paper.made_on)
    properties.title, properties.subject, properties.language = paper.title, paper.about, LANGUAGE
    properties.author = properties.last_modified_by = paper.body[:255]
    properties.created = properties.modified = made_on
    properties.revision = 1


def packed(document: WordDocument, paper: Paper) -> bytes:
    """The file, its parts dated as the paper's figures are, so that the same paper is the same file."""
    saved, packed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    day = datetime.fromisoformat(paper.made_on)
    when = (max(day.year, 1980), day.month, day.day, 0, 0, 0)
    with zipfile.ZipFile(saved) as before, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as after:
        for part in before.infolist():
            info = zipfile.ZipInfo(part.filename, when)
            info.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(info, before.read(part))
    return packed.getvalue()


def text_width(document: WordDocument) -> int:
    """The width of the text, in twentieths of a point."""
    section = document.sections[-1]
    width = (section.page_width or Mm(210)) - (section.left_margin or Mm(20)) - (section.right_margin or Mm(20))
    return max(int(width / 635), 2000)


def _opened(template: bytes) -> WordDocument:
    try:
        return Document(io.BytesIO(_as_document(template)))
    except Refused:
        raise
    except Exception as error:
        # A broken archive makes the library fail in as many ways as there are to be broken.
        raise Refused(
            "The template cannot be read as a Word document.",
            "It is broken, or of another kind.",
            "Open it in Word, save it anew as .docx, and give that.",
        ) from error


def _as_document(template: bytes) -> bytes:
    """A template's bytes as those of a document: a .dotx calls itself by another name, and has the same in it."""
    with zipfile.ZipFile(io.BytesIO(template)) as archive:
        kinds = archive.read(KINDS)
        if b"macroEnabled" in kinds or b"vbaProject" in kinds:
            raise Refused(
                "The template has macros in it.", "hmi takes no programs.", "Save it as .docx without macros."
            )
        if _TEMPLATE not in kinds:
            return template
        changed = io.BytesIO()
        with zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as anew:
            for part in archive.infolist():
                raw = kinds.replace(_TEMPLATE, _DOCUMENT) if part.filename == KINDS else archive.read(part)
                anew.writestr(part.filename, raw)
    return changed.getvalue()


def _forget(document: WordDocument) -> None:
    """Take out everything but the look: the body, what it refers to, and who wrote it."""
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    section = body.find(qn("w:sectPr"))
    referred = {node.get(qn("r:id")) for node in section.iter()} if section is not None else set()
    for id_, relation in list(document.part.rels.items()):
        kind = relation.reltype.rpartition("/")[2]
        if kind not in KEPT or (kind in ("header", "footer") and id_ not in referred):
            del document.part.rels[id_]
    package = document.part.package
    for id_, relation in list(package.rels.items()):
        kind = relation.reltype.rpartition("/")[2]
        if kind == "extended-properties":
            relation.target_part._blob = PROPERTIES
        elif kind not in ("officeDocument", "core-properties"):
            del package.rels[id_]
    settings = document.settings.element
    for child in list(settings):
        if child.tag.rpartition("}")[2] in NOT_A_LOOK:
            settings.remove(child)
    of_settings = document.part._settings_part.rels
    for id_ in list(of_settings):
        del of_settings[id_]


def _has(document: WordDocument, name: str) -> bool:
    return any(style.name == name and style.type == WD_STYLE_TYPE.PARAGRAPH for style in document.styles)


def _style(document: WordDocument, name: str) -> Any:
    if _has(document, name):
        return document.styles[name]
    made: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = document.styles["Normal"] if _has(document, "Normal") else None
    return made


def _dress(document: WordDocument, name: str, size: float) -> None:
    """Give a style hmi's own look."""
    style = _style(document, name)
    _font(style, size)
    is_heading = name.startswith(("Heading", "Title"))
    style.font.bold = is_heading or name == "Caption"
    style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    space = style.paragraph_format
    space.space_before, space.space_after = (Pt(size * 0.9), Pt(4)) if is_heading else (Pt(0), Pt(4))
    space.keep_with_next = is_heading or name == "Caption"
    if name == "Caption":
        space.space_before = Pt(8)
    if name.startswith("Heading"):
        _outline(style, int(name[-1]) - 1)
    borders = style.element.pPr.find(qn("w:pBdr")) if style.element.pPr is not None else None
    if borders is not None:
        style.element.pPr.remove(borders)


def _outline(style: Any, level: int) -> None:
    """Say that a style is a heading, for those who move from one to the next."""
    properties = style.element.get_or_add_pPr()
    if properties.find(qn("w:outlineLvl")) is None:
        outline = OxmlElement("w:outlineLvl")
        outline.set(qn("w:val"), str(level))
        properties.append(outline)


def _own_styles(document: WordDocument) -> None:
    """The two styles that Word has none for: what stands in a cell, and what stands beneath a paragraph."""
    for name in (TABLE_TEXT, BENEATH):
        style = _style(document, name)
        style.font.size = Pt(9)
        style.paragraph_format.space_before = Pt(0)
        style.paragraph_format.space_after = Pt(0 if name == TABLE_TEXT else 8)
        style.paragraph_format.line_spacing = 1.0
        style.paragraph_format.left_indent = Mm(0 if name == TABLE_TEXT else 6)


def _font(style: Any, size: float) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)


def _set_page(document: WordDocument) -> None:
    """A4, and the body in hmi's own look."""
    section = document.sections[-1]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(20)
    for name, size, after in (("Normal", 11, 6), ("Footer", 8, 0)):
        style = _style(document, name)
        _font(style, size)
        style.paragraph_format.space_after = Pt(after)
        style.paragraph_format.line_spacing = 1.1


def _speak_english(document: WordDocument) -> None:
    """The language of the document, by which it is spelt and read aloud."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = parse_xml(f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults>")
        document.styles.element.insert(0, defaults)
    for properties in defaults.iter(qn("w:rPr")):
        for language in properties.findall(qn("w:lang")):
            properties.remove(language)
        properties.append(
            parse_xml(f'<w:lang {nsdecls("w")} w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/>')
        )
    for language in document.settings.element.findall(qn("w:themeFontLang")):
        language.set(qn("w:val"), LANGUAGE)
        language.attrib.pop(qn("w:eastAsia"), None)
