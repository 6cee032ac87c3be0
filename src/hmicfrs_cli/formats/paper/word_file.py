"""A Word document as a file: whose it is, and nothing of the machine or the hour that it was written on."""

import io
import zipfile
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml

from hmicfrs_cli.formats.paper.blocks import Paper
from hmicfrs_cli.formats.paper.word_look import LANGUAGE

if TYPE_CHECKING:
    from docx.document import Document

LONGEST = 255
"""Letters of a property, at most: Word's own rule."""
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that an archive can say: the same for each part of each paper."""

_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title/><dc:subject/><dc:creator/><cp:lastModifiedBy/>'
    '<cp:revision/><dcterms:created xsi:type="dcterms:W3CDTF"/><dcterms:modified xsi:type="dcterms:W3CDTF"/>'
    "<dc:language/></cp:coreProperties>"
)


def saved(document: "Document", paper: Paper) -> bytes:
    """The bytes of a document with the paper's properties: the same document is the same bytes."""
    _tell(document, paper)
    as_made = io.BytesIO()
    document.save(as_made)
    written = io.BytesIO()
    with zipfile.ZipFile(as_made) as parts, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            part = zipfile.ZipInfo(name, _FIRST_DAY)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 0  # else it says on what kind of machine it was written
            archive.writestr(part, parts.read(name))
    return written.getvalue()


def _tell(document: "Document", paper: Paper) -> None:
    """Give the document the properties that people see in Windows: those of the paper alone."""
    midnight = f"{paper.made_on}T00:00:00Z"
    said = (paper.title, paper.about, paper.body, paper.body, "1", midnight, midnight, LANGUAGE)
    core = parse_xml(_CORE)
    for element, words in zip(core, said, strict=True):
        element.text = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
    package = document.part.package
    for rel_id, rel in list(package.rels.items()):
        if rel.reltype == RELATIONSHIP_TYPE.CORE_PROPERTIES:
            del package.rels[rel_id]
    part = XmlPart(PackURI("/docProps/core.xml"), CONTENT_TYPE.OPC_CORE_PROPERTIES, core, package)
    package.relate_to(part, RELATIONSHIP_TYPE.CORE_PROPERTIES)
