"""Templates that no paper is written in: each is refused in sentences."""

import io
import re
import zipfile

import docx
import pytest

from hmicfrs_cli.domain.errors import Refused
from hmicfrs_cli.formats.paper.word import written
from hmicfrs_cli.formats.paper.word_given import LARGEST_TEMPLATE
from sample_papers import sample_paper


def a_document(changes: dict[str, bytes] | None = None, without: str = "") -> bytes:
    plain = io.BytesIO()
    docx.Document().save(plain)
    made = io.BytesIO()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {name: old.read(name) for name in old.namelist() if name != without}
        for name, data in {**parts, **(changes or {})}.items():
            new.writestr(name, data)
    return made.getvalue()


TYPES = "[Content_Types].xml"
with zipfile.ZipFile(io.BytesIO(a_document())) as _archive:
    WITH_MACROS = _archive.read(TYPES).replace(
        b"vnd.openxmlformats-officedocument.wordprocessingml.document.main", b"vnd.ms-word.document.macroEnabled.main"
    )
    NO_WIDTH = re.sub(rb'w:w="\d+"', b'w:w="wide"', _archive.read("word/document.xml"))
    AS_EXCEL = _archive.read(TYPES).replace(b"wordprocessingml.document", b"spreadsheetml.sheet")
DECLARES = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'

WRONG = {
    "empty": (b"", "not a Word document"),
    "text": (b"Dear committee", "not a Word document"),
    "old Word": (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "not a Word document"),
    "cut short": (a_document()[:9000], "broken"),
    "another archive": (b"", "an archive, but not"),
    "a workbook": (a_document({TYPES: AS_EXCEL}), "not a Word document"),
    "macros": (a_document({TYPES: WITH_MACROS}), "has macros"),
    "macros by their part": (a_document({"word/vbaProject.bin": b"x"}), "has macros"),
    "entities": (a_document({"word/document.xml": DECLARES}), "declares entities"),
    "a bomb": (a_document({"word/big.xml": b"<a>" + b" " * 60_000_000}), "unpack to far more"),
    "no text": (a_document({"word/document.xml": b"<a/>"}), "broken"),
    "no XML": (a_document({"word/styles.xml": b"<w:styles"}), "broken"),
    "a part that is not there": (a_document(without="word/styles.xml"), "broken"),
    "no width": (a_document({"word/document.xml": NO_WIDTH}), "broken"),
    "too large": (b"PK" + bytes(LARGEST_TEMPLATE), "larger than 20 MB"),
}
_other = io.BytesIO()
with zipfile.ZipFile(_other, "w") as _archive:
    _archive.writestr("a.txt", "a")
WRONG["another archive"] = (_other.getvalue(), "an archive, but not")


@pytest.mark.parametrize("kind", list(WRONG))
def test_a_template_that_cannot_be_used_is_refused_in_a_sentence(kind: str) -> None:
    template, what = WRONG[kind]
    with pytest.raises(Refused) as told:
        written(sample_paper(blocks=()), template)
    assert what in told.value.what
    assert told.value.what.startswith("The template ")
    assert told.value.what.endswith(".")


def test_a_template_without_lists_styles_settings_or_a_section_is_used() -> None:
    main = (
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        b"<w:p/></w:body></w:document>"
    )
    with zipfile.ZipFile(io.BytesIO(a_document())) as archive:
        parts = {TYPES: archive.read(TYPES), "_rels/.rels": archive.read("_rels/.rels")}
    parts["_rels/.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        b'Target="word/document.xml"/></Relationships>'
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as new:
        for name, data in {**parts, "word/document.xml": main}.items():
            new.writestr(name, data)
    document = docx.Document(io.BytesIO(written(sample_paper(), made.getvalue())))
    assert len(document.tables) == 3
    assert document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang/@w:val") == ["en-GB"]
