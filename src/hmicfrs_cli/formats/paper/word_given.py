"""The Word document that a paper is written into: a force's own as its template, or an empty one of ours."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from hmicfrs_cli.domain.errors import HmiError, Refused
from hmicfrs_cli.formats.given import BROKEN_ARCHIVE, MEGABYTE, stop_if_harmful
from hmicfrs_cli.formats.paper.word_cleaned import cleaned
from hmicfrs_cli.formats.paper.word_pages import PAGE

if TYPE_CHECKING:
    from docx.document import Document

LARGEST_TEMPLATE = 20 * MEGABYTE
"""Bytes. A template has styles, a page and a crest."""
LARGEST_PART = 50 * MEGABYTE
"""Bytes of XML in one part of it, unpacked."""

_CALLED = "The template"
_SAVED_ANEW = "Open it in Word, save it as a Word Document (.docx), and give that."


def opened(template: bytes | None) -> "Document":
    """A document with the styles, page and headers of a template, and nothing else of it; without one, an A4 page.

    Raises Refused for a template that is no Word document, has macros, or was made to do harm. Where its XML is broken,
    that may show only as it is written into (see `refusing_what_is_broken`).
    """
    import docx

    if template is None:
        return docx.Document(io.BytesIO(_ours()))
    document = docx.Document(io.BytesIO(_looked_at(template)))
    cleaned(document)
    return document


@contextmanager
def refusing_what_is_broken() -> Iterator[None]:
    """Tell in a sentence of a template that is found to be broken, however late: Raise Refused."""
    try:
        yield
    except (HmiError, ImportError, MemoryError):
        raise
    except Exception as error:  # the library has another error for each way in which a file can be broken
        raise Refused(f"{_CALLED} is broken: Word's own parts of it cannot be read.", next=_SAVED_ANEW) from error


def _looked_at(template: bytes) -> bytes:
    """The bytes of a template as those of a document. Raises Refused where it is none that may be opened."""
    if len(template) > LARGEST_TEMPLATE:
        raise Refused(
            f"{_CALLED} is larger than {LARGEST_TEMPLATE // MEGABYTE} MB.",
            "It needs only styles, a page and a header; it was not opened.",
            "Delete its text and pictures, and save it anew.",
        )
    if not template.startswith(b"PK"):
        raise Refused(f"{_CALLED} is not a Word document.", next=_SAVED_ANEW)
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            stop_if_harmful(_CALLED, archive)
            return _as_document(template, archive)
    except (*BROKEN_ARCHIVE, ValueError) as error:
        raise Refused(f"{_CALLED} is broken: it cannot be unpacked ({error}).", next=_SAVED_ANEW) from error


_TYPES = "[Content_Types].xml"
_OF_DOCUMENT = b"wordprocessingml.document.main+xml"
_OF_TEMPLATE = b"wordprocessingml.template.main+xml"


def _as_document(template: bytes, archive: zipfile.ZipFile) -> bytes:
    """The template, a .dotx as the .docx that it would be."""
    names = archive.namelist()
    if _TYPES not in names:
        raise Refused(f"{_CALLED} is an archive, but not a Word document.", next=_SAVED_ANEW)
    if any(part.file_size > LARGEST_PART for part in archive.infolist() if part.filename.endswith(".xml")):
        raise Refused(f"{_CALLED} is far longer than any paper.", next="Delete its text, and save it anew.")
    types = archive.read(_TYPES)
    if b"macroEnabled" in types or any("vbaproject" in name.lower() for name in names):
        raise Refused(
            f"{_CALLED} has macros.",
            "A paper that is sent to others must have none.",
            _SAVED_ANEW,
        )
    if _OF_DOCUMENT not in types and _OF_TEMPLATE not in types:
        raise Refused(f"{_CALLED} is not a Word document.", next=_SAVED_ANEW)
    if _OF_TEMPLATE not in types:
        return template
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as anew:
        for name in dict.fromkeys(names):
            data = archive.read(name)
            anew.writestr(name, data.replace(_OF_TEMPLATE, _OF_DOCUMENT) if name == _TYPES else data)
    return changed.getvalue()


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def _ours() -> bytes:
    """An empty document with nothing but what `word_look` builds on: the letters, and their language."""
    related = "".join(
        f'<Relationship Id="rId{count}" Type="{_RELATED}/{name}" Target="{name}.xml"/>'
        for count, name in enumerate(("styles", "numbering", "settings"), 1)
    )
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"),
            *((name, name) for name in ("styles", "numbering", "settings")),
        )
    )
    parts = {
        _TYPES: f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        f'"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATED}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_MAIN}" xmlns:r="{_RELATED}"><w:body>{PAGE}</w:body></w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>',
        "word/styles.xml": f'<w:styles xmlns:w="{_MAIN}">{_DEFAULTS}</w:styles>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{_MAIN}"/>',
        "word/settings.xml": f'<w:settings xmlns:w="{_MAIN}">{_SETTINGS}</w:settings>',
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, xml in parts.items():
            archive.writestr(name, _XML + xml)
    return written.getvalue()


_DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="MS Gothic" '
    'w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
    '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr>'
    "</w:pPrDefault></w:docDefaults>"
)
_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat><w:themeFontLang w:val="en-GB" w:eastAsia="en-GB"/>'
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
)
