"""What a paper takes from a template, and what it must not: whoever wrote it, what they wrote, and where it lay.

Taken are the styles, lists, letters and colours, the page, and what stands at the head and foot of it. All else goes:
the text, comments, tracked changes, properties, the paths of files, and what else belongs to its own history.
"""

import re
from typing import TYPE_CHECKING, Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn

from hmicfrs_cli.formats.addresses import is_web_address
from hmicfrs_cli.formats.paper.word_pages import PAGE
from hmicfrs_cli.formats.paper.word_xml import of_type, parsed

if TYPE_CHECKING:
    from docx.document import Document

_OF_DOCUMENT = frozenset(
    (
        RELATIONSHIP_TYPE.STYLES,
        RELATIONSHIP_TYPE.NUMBERING,
        RELATIONSHIP_TYPE.SETTINGS,
        RELATIONSHIP_TYPE.THEME,
        RELATIONSHIP_TYPE.FONT_TABLE,
        RELATIONSHIP_TYPE.HEADER,
        RELATIONSHIP_TYPE.FOOTER,
    )
)
_OF_PARTS = frozenset((RELATIONSHIP_TYPE.IMAGE, RELATIONSHIP_TYPE.FONT))
_SETTINGS = frozenset(
    "zoom mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop"
    " defaultTabStop evenAndOddHeaders characterSpacingControl hdrShapeDefaults compat themeFontLang clrSchemeMapping"
    " shapeDefaults decimalSymbol listSeparator".split()
)
"""The settings that say how a page looks; the others say who worked on it, when, with what and where."""


def cleaned(document: "Document") -> None:
    """Empty a template of all but its look. What is left of its body is one section: its last, with the headers and
    footers that this has, or has from those before it.
    """
    part = document.part
    section = _section(document)
    for child in list(document.element):
        if child is not document.element.body:
            document.element.remove(child)
    body = document.element.body
    for child in list(body):
        body.remove(child)
    body.append(section)
    used = {one.get(qn("r:id")) for one in of_type(section, "w:headerReference", "w:footerReference")}
    paged = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
    _keep(part, lambda rel: rel.reltype in _OF_DOCUMENT and (rel.reltype not in paged or rel.rId in used))
    for rel_id, rel in list(part.package.rels.items()):
        if rel.reltype != RELATIONSHIP_TYPE.OFFICE_DOCUMENT:
            del part.package.rels[rel_id]
    for rel in list(part.rels.values()):
        _keep(rel.target_part, _may_stay)
    _styled_and_numbered(document)
    _clean_settings(document.settings.element)
    for one in (part, *(rel.target_part for rel in part.rels.values())):
        if hasattr(one, "element"):
            _without_history(one.element)


def _section(document: "Document") -> Any:
    """The page of the last section, with the headers and footers of those before it where it has none of its own."""
    sections = of_type(document.element.body, "w:sectPr")
    if not sections:
        return parsed(PAGE)
    *before, last = sections
    for earlier in reversed(before):
        for reference in reversed(of_type(earlier, "w:headerReference", "w:footerReference")):
            kind = reference.get(qn("w:type"))
            if not any(own.get(qn("w:type")) == kind for own in last.findall(reference.tag)):
                last.insert(0, reference)
    for name in ("w:cols", "w:type", "w:lnNumType", "w:printerSettings", "w:sectPrChange", "w:vAlign"):
        for child in last.findall(qn(name)):
            last.remove(child)
    for pages in last.findall(qn("w:pgNumType")):
        pages.attrib.pop(qn("w:start"), None)
    return last


def _may_stay(rel: Any) -> bool:
    if not rel.is_external:
        return rel.reltype in _OF_PARTS
    address = rel.target_ref
    return rel.reltype == RELATIONSHIP_TYPE.HYPERLINK and (is_web_address(address) or address.startswith("mailto:"))


def _keep(part: Any, stays: Any) -> None:
    """Drop what a part is related to unless it stays, with what stood for it in the part."""
    dropped = {rel_id for rel_id, rel in list(part.rels.items()) if not stays(rel)}
    for rel_id in dropped:
        del part.rels[rel_id]
    if not dropped or not hasattr(part, "element"):
        return
    related = qn("r:id").removesuffix("id")
    for element in list(part.element.iter()):
        lost = [name for name, value in element.attrib.items() if name.startswith(related) and value in dropped]
        for name in lost:
            del element.attrib[name]
        still = any(name.startswith(related) for name in element.attrib)
        if lost and not still and element.tag != qn("w:hyperlink"):
            _remove_with_its_frame(element)


def _remove_with_its_frame(element: Any) -> None:
    """Remove an element, a part of a drawing with the whole of it: Word reads none that lacks a part."""
    frames = [qn(name) for name in ("w:drawing", "w:pict", "w:object")]
    whole = next((one for one in element.iterancestors() if one.tag in frames), element)
    if whole.getparent() is not None:
        whole.getparent().remove(whole)


def _styled_and_numbered(document: "Document") -> None:
    """Give a document the parts for its styles and lists that it lacks, empty."""
    from docx.parts.numbering import NumberingPart
    from docx.parts.styles import StylesPart

    part = document.part
    there = {rel.reltype for rel in part.rels.values()}
    if RELATIONSHIP_TYPE.STYLES not in there:
        styles = StylesPart(PackURI("/word/styles.xml"), CONTENT_TYPE.WML_STYLES, parsed("<w:styles/>"), part.package)
        part.relate_to(styles, RELATIONSHIP_TYPE.STYLES)
    if RELATIONSHIP_TYPE.NUMBERING not in there:
        lists = parsed("<w:numbering/>")
        name = PackURI("/word/numbering.xml")
        part.relate_to(
            NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, lists, part.package), RELATIONSHIP_TYPE.NUMBERING
        )


def _clean_settings(settings: Any) -> None:
    wanted = {qn(f"w:{name}") for name in _SETTINGS}
    for child in list(settings):
        if child.tag not in wanted:
            settings.remove(child)


_CHANGES = "rPrChange pPrChange tblPrChange tblPrExChange trPrChange tcPrChange sectPrChange tblGridChange"
_GONE = [
    f"w:{name}"
    for name in (
        f"{_CHANGES} numberingChange cellIns cellDel cellMerge del moveFrom moveFromRangeStart moveFromRangeEnd"
        " moveToRangeStart moveToRangeEnd commentRangeStart commentRangeEnd commentReference annotationRef proofErr"
        " permStart permEnd rsid"
    ).split()
]
_OF_SOMEBODY = re.compile(
    r"\s*(?:author|comments|createdate|docproperty|docvariable|edittime|filename|info|lastsavedby|printdate|revnum"
    r"|savedate|template|useraddress|userinitials|username)\b",
    re.I,
)
"""The fields that say who wrote the template, when, and where it lies."""
_PATH = re.compile(r"^(?:[a-z]:[\\/]|\\\\|file:|/(?:home|users|volumes|mnt|tmp|var)/).*[\\/]", re.I)
_TELLING = ("descr", "name", "title", "alt", qn("w:val"))


def _without_history(root: Any) -> None:
    """Take out of a part who changed what in it: as though every change had been accepted."""
    for row in of_type(root, "w:tr"):
        if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None:
            row.getparent().remove(row)
    for element in of_type(root, *_GONE):
        if element.getparent() is not None:
            element.getparent().remove(element)
    for element in of_type(root, "w:ins", "w:moveTo"):
        _unwrap(element)
    for element in of_type(root, "w:fldSimple"):
        if _OF_SOMEBODY.match(element.get(qn("w:instr"), "")):
            element.getparent().remove(element)
    for binding in list(root.iter(qn("w:dataBinding"))):
        if re.search(r"creator|lastModifiedBy|Company|Manager", binding.get(qn("w:xpath"), "")):
            whole = next((one for one in binding.iterancestors() if one.tag == qn("w:sdt")), None)
            if whole is not None and whole.getparent() is not None:
                whole.getparent().remove(whole)
    for block in of_type(root, "w:p"):
        _without_fields_of_somebody(block)
    for element in root.iter():
        _without_marks(element)


def _unwrap(element: Any) -> None:
    for child in list(element):
        element.addprevious(child)
    element.getparent().remove(element)


def _without_fields_of_somebody(block: Any) -> None:
    """Remove the runs of such fields from a paragraph, from their beginning to their end."""
    open_fields: list[list[Any]] = []
    for piece in of_type(block, "w:r"):
        for inner in open_fields:
            inner.append(piece)
        kinds = [one.get(qn("w:fldCharType")) for one in of_type(piece, "w:fldChar")]
        if "begin" in kinds:
            open_fields.append([piece])
        if "end" in kinds and open_fields:
            runs = open_fields.pop()
            code = "".join(one.text or "" for each in runs for one in of_type(each, "w:instrText"))
            if _OF_SOMEBODY.match(code):
                for each in runs:
                    if each.getparent() is not None:
                        each.getparent().remove(each)


def _without_marks(element: Any) -> None:
    """Drop from an element when it was edited, and the folder that a picture was taken from."""
    for name in list(element.attrib):
        if name.startswith(qn("w:rsid")):
            del element.attrib[name]
        elif name in _TELLING:
            element.set(name, _PATH.sub("", element.get(name)))
