"""A paper in Word: every word in its order, headings and tables that are such, and nothing of the machine."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from pypdf import PdfReader

import office
from hmicfrs_cli.domain.errors import Refused
from hmicfrs_cli.formats.paper import word
from hmicfrs_cli.formats.paper.blocks import Paper
from sample_papers import hostile_paper, sample_paper, words_of


def opened(paper: Paper, template: bytes | None = None) -> Any:
    return Document(io.BytesIO(word.written(paper, template)))


def words(document: Any) -> str:
    """Everything in the body, in order, without the white space."""
    return "".join("".join(node.text or "" for node in document.element.body.iter(qn("w:t"))).split())


def together(paper: Paper) -> str:
    head = [paper.body, f"Agenda item {paper.agenda}", paper.to, paper.day, paper.title]
    return "".join("".join([*head, *words_of(paper)]).split())


def template_of(**settings: Any) -> bytes:
    """A file of a force's: its own font and header, a body, and somebody's name in its properties."""
    document: Any = Document()
    document.styles["Heading 1"].font.name = "Georgia"
    document.styles["Normal"].font.size = Pt(13)
    document.add_paragraph("The words of another paper")
    document.core_properties.author = "Somebody Else"
    document.core_properties.comments = "A comment of theirs"
    document.sections[0].header.paragraphs[0].text = "Our crest"
    document.sections[0].footer.paragraphs[0].text = "Our foot"
    document.sections[0].left_margin = Mm(40)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def parts(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_word_of_a_paper_is_there_in_its_order() -> None:
    assert words(opened(sample_paper())) == together(sample_paper())


def test_words_that_mean_harm_are_there_as_they_were_typed() -> None:
    document = opened(hostile_paper())
    assert words(document) == together(hostile_paper())
    links = [one.target_ref for one in document.part.rels.values() if one.is_external]
    assert set(links) == {"https://example.org/_a_*b*_"} or links == []


def test_headings_are_headings_and_captions_are_counted_by_word() -> None:
    document = opened(sample_paper())
    headings = [(one.style.name, one.text) for one in document.paragraphs if one.style.name.startswith("Heading")]
    assert headings[:3] == [
        ("Heading 1", "1. Purpose of report"),
        ("Heading 1", "2. Recommendations"),
        ("Heading 2", "The levels"),
    ]
    fields = [node.get(qn("w:instr")).split()[:2] for node in document.element.body.iter(qn("w:fldSimple"))]
    assert fields == [["SEQ", "Table"], ["SEQ", "Figure"], ["SEQ", "Figure"]]


def test_every_table_repeats_its_head_and_says_what_it_is() -> None:
    for table in opened(sample_paper()).tables:
        heads = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
        assert heads == [True] + [False] * (len(heads) - 1)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_every_picture_says_what_it_shows() -> None:
    shown = list(opened(sample_paper()).element.body.iter(qn("wp:docPr")))
    assert [one.get("descr") for one in shown] == [
        "Open ones rose from 85 to 122; most are at level 2.",
        "Thirty-two are up to three months old.",
    ]
    assert len({one.get("id") for one in shown}) == 2


def test_each_numbered_list_begins_with_one() -> None:
    paper = sample_paper(blocks=sample_paper().blocks * 2)
    document = opened(paper)
    numbers = [one._p.pPr.numPr.numId.val for one in document.paragraphs if one.style.name == "List Number"]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]


def test_it_speaks_british_english_and_its_properties_are_the_paper_s() -> None:
    raw = word.written(sample_paper())
    document: Any = Document(io.BytesIO(raw))
    properties = document.core_properties
    assert (properties.title, properties.author, properties.language) == (
        "HMICFRS update",
        "West Midlands Police",
        "en-GB",
    )
    assert properties.subject.startswith("What HMICFRS has asked")
    assert properties.created.date().isoformat() == "2023-09-28"
    assert set(re.findall(rb'<w:lang w:val="([^"]*)"', parts(raw)["word/styles.xml"])) == {b"en-GB"}


def test_nothing_of_the_machine_or_of_who_sits_at_it_is_in_the_file() -> None:
    everything = parts(word.written(sample_paper()))
    assert not [name for name in everything if "thumbnail" in name or "customXml" in name]
    whole = b"\n".join(everything.values())
    assert b"python-docx" not in whole
    assert str(Path.home()).encode() not in whole


def test_the_foot_of_every_page_has_the_footer_and_the_page() -> None:
    document = opened(sample_paper())
    foot = document.sections[0].footer
    assert "Head of the history: 3f9a. Page " in "".join(one.text for one in foot.paragraphs)
    assert [node.get(qn("w:instr")).strip() for node in foot._element.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_the_same_paper_is_the_same_file() -> None:
    assert word.written(sample_paper()) == word.written(sample_paper())


def test_a_template_gives_its_styles_and_page_and_nothing_else() -> None:
    raw = word.written(sample_paper(), template_of())
    document: Any = Document(io.BytesIO(raw))
    assert words(document) == together(sample_paper())
    assert document.styles["Heading 1"].font.name == "Georgia"
    assert document.styles["Normal"].font.size == Pt(13)
    assert round(document.sections[0].left_margin.mm) == 40
    assert document.sections[0].header.paragraphs[0].text == "Our crest"
    assert document.sections[0].footer.paragraphs[0].text == "Our foot"
    assert "Head of the history" in document.sections[0].footer.paragraphs[-1].text
    whole = b"\n".join(parts(raw).values())
    assert b"Somebody Else" not in whole
    assert b"another paper" not in whole
    assert b"A comment of theirs" not in whole


def test_a_template_that_lacks_a_style_is_given_it() -> None:
    bare: Any = Document(io.BytesIO(template_of()))
    for name in ("Heading 2", "Caption", "List Number", "Title", "List Bullet"):
        bare.styles[name].delete()
    for relation in list(bare.part.rels):
        if bare.part.rels[relation].reltype.endswith("/numbering"):
            del bare.part.rels[relation]
    file = io.BytesIO()
    bare.save(file)
    document = opened(sample_paper(), file.getvalue())
    assert words(document) == together(sample_paper())
    assert {"Heading 2", "Caption", "List Number"} <= {one.style.name for one in document.paragraphs}


def test_a_dotx_will_do_and_a_file_with_macros_will_not() -> None:
    def with_kind(kind: bytes) -> bytes:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            for name, raw in parts(template_of()).items():
                archive.writestr(
                    name, raw.replace(b"wordprocessingml.document.main", kind) if "Content_Types" in name else raw
                )
        return made.getvalue()

    dotx = with_kind(b"wordprocessingml.template.main")
    assert words(opened(sample_paper(), dotx)) == together(sample_paper())
    with pytest.raises(Refused, match="macros"):
        word.written(sample_paper(), with_kind(b"ms-word.document.macroEnabled.main"))


@pytest.mark.parametrize("raw", [b"", b"no archive", b"PK\x03\x04 broken", template_of()[:4000]])
def test_a_template_that_is_broken_is_refused(raw: bytes) -> None:
    with pytest.raises(Refused, match="template"):
        word.written(sample_paper(), raw)


@pytest.mark.parametrize("paper", [sample_paper(), hostile_paper()], ids=["sample", "hostile"])
def test_libreoffice_opens_it_as_it_is_and_prints_every_word(paper: Paper, tmp_path: Path) -> None:
    office.must_be_there()
    pages = PdfReader(io.BytesIO(office.printed(word.written(paper), tmp_path))).pages
    seen = "".join("".join(page.extract_text().split()) for page in pages)
    if paper == sample_paper():
        for said in words_of(paper):
            assert "".join(said.split()) in seen, said
    assert len(seen) > 0.8 * len(together(paper))
