"""A paper as a Word document: read back as Word and those who hear it read would, alone and in a force's template."""

import io
import os
import re
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document as Opened
from docx.oxml.ns import qn
from docx.table import Table as Set
from docx.text.paragraph import Paragraph as Said

import office
from hmicfrs_cli.formats.paper.blocks import Heading, Paper, Paragraph, Points, Table, fit_to_print, numbered
from hmicfrs_cli.formats.paper.word import written
from sample_papers import FIGURES, HOSTILE, hostile_paper, sample_paper, words_of

PAPERS = pytest.mark.parametrize("paper", [sample_paper(), hostile_paper()], ids=["sample", "hostile"])


def opened(paper: Paper) -> Opened:
    return docx.Document(io.BytesIO(written(paper)))


def parts_of(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pieces_of(document: Opened) -> Iterator[str]:
    """The words of each paragraph and cell in order, without the paragraphs that hold a picture or nothing."""
    for one in document.iter_inner_content():
        if isinstance(one, Said):
            if one.text:
                yield one.text
        else:
            yield from (cell.text for row in one.rows for cell in row.cells)


def expected_of(paper: Paper) -> Iterator[str]:
    yield from (paper.body, f"Agenda item {paper.agenda}", paper.to, paper.day, paper.title)
    for block in paper.blocks:
        paragraphs = (block,) if isinstance(block, Paragraph) else block.points if isinstance(block, Points) else ()
        for one in paragraphs:
            yield " ".join(part for part in (one.lead, one.words, one.address) if part)
        if not paragraphs:
            yield from words_of(Paper("", "", "", None, "", "", (block,), (), ""))


@PAPERS
def test_read_back_it_says_every_word_as_typed_in_order_and_nothing_else(paper: Paper) -> None:
    assert list(pieces_of(opened(paper))) == list(expected_of(paper))


def test_words_of_any_kind_that_are_fit_to_print_are_xml() -> None:
    every = "".join(map(chr, (*range(0x300), *range(0xD7F0, 0xE010), *range(0xFDC0, 0xFE00), *range(0xFFE0, 0x10010))))
    paper = fit_to_print(sample_paper(blocks=(Paragraph(every),), title=every))
    assert list(pieces_of(opened(paper))) == list(expected_of(paper))


def test_its_headings_lists_and_captions_have_words_own_styles() -> None:
    document = opened(sample_paper())
    styles = [(one.style.name, one.text) for one in document.paragraphs if one.style is not None]
    assert [text for name, text in styles if name == "Title"] == ["HMICFRS update"]
    assert ("Heading 1", "1. Purpose of report") in styles
    assert ("Heading 2", "A. Deployment of firearms") in styles
    assert ("Heading 3", "Recommendations") in styles
    assert ("List Bullet", "note the figures;") in styles
    assert ("List Number", "first") in styles
    assert ("Caption", "Table 1: Open, closed and total as at 28 September 2023") in styles
    assert ("Caption", "The numbers of figure 2") in styles


def numbers_of(document: Opened) -> list[str]:
    return [str(number) for number in document.element.body.xpath("w:p/w:pPr/w:numPr/w:numId/@w:val")]


def test_each_numbered_list_begins_at_1() -> None:
    two = Points((Paragraph("a"), Paragraph("b")), numbered=True)
    document = opened(sample_paper(blocks=(two, Paragraph("between"), two)))
    first, again, second, last = numbers_of(document)
    assert first == again != second == last
    numbering = document.part.numbering_part.element
    for number in (first, second):
        (one,) = numbering.xpath(f"w:num[@w:numId='{number}']")
        assert one.xpath("w:lvlOverride[@w:ilvl='0']/w:startOverride/@w:val") == ["1"]
        assert numbering.xpath(f"w:abstractNum[@w:abstractNumId='{one.abstractNumId.val}']//w:numFmt/@w:val") == [
            "decimal"
        ]


def test_every_table_has_a_heading_row_that_is_marked_and_short_rows_that_are_not_split() -> None:
    document = opened(sample_paper())
    assert len(document.tables) == 3
    for table in document.tables:
        rows = table._tbl.tr_lst
        assert [bool(row.xpath("w:trPr/w:tblHeader")) for row in rows] == [True] + [False] * (len(rows) - 1)
        assert all(row.xpath("w:trPr/w:cantSplit") for row in rows)
        assert table.style is not None
        assert table.style.name == "Paper Table"
        assert table._tbl.xpath("w:tblPr/w:tblLook/@w:firstRow") == ["1"]
        assert table._tbl.xpath("w:tblPr/w:tblLook/@w:firstColumn") == ["1"]
    first = document.tables[0]
    assert first._tbl.xpath("w:tblPr/w:tblLook/@w:lastRow") == ["1"]
    assert all(run.bold for cell in first.rows[-1].cells for run in cell.paragraphs[0].runs)


def test_columns_are_as_wide_as_their_shares_and_together_as_the_text() -> None:
    document = opened(sample_paper())
    widths = [int(each) for each in document.tables[0]._tbl.xpath("w:tblGrid/w:gridCol/@w:w")]
    assert sum(widths) == 11906 - 2 * 1247
    assert widths[0] == pytest.approx(3 * widths[1], abs=3)


def test_numbers_are_set_to_the_right() -> None:
    row = opened(sample_paper()).tables[0].rows[1]
    styles = [cell.paragraphs[0].style for cell in row.cells]
    assert [style and style.name for style in styles] == ["Paper Cell", "Paper Number", "Paper Number"]
    assert styles[1] is not None
    assert styles[1].element.xpath("w:pPr/w:jc/@w:val") == ["right"]


def test_captions_count_by_themselves_and_stay_with_what_they_are_of() -> None:
    document = opened(sample_paper())
    codes = [code.text.strip() for code in document.element.body.iter(qn("w:instrText"))]
    assert codes == ["SEQ Table \\* ARABIC", "SEQ Figure \\* ARABIC", "SEQ Figure \\* ARABIC"]
    captions = [one for one in document.paragraphs if one.style is not None and one.style.name == "Caption"]
    assert len(captions) == 5
    assert all(one.paragraph_format.keep_with_next for one in captions)


def test_what_leads_to_a_table_or_a_list_or_has_details_stays_with_them() -> None:
    blocks = (Paragraph("alone"), Paragraph("leads"), FIGURES, Paragraph("leads"), Points((Paragraph("alone"),)))
    document = opened(sample_paper(blocks=(*blocks, Paragraph("leads"), Paragraph("alone", beneath=True))))
    kept = [(one.text, bool(one.paragraph_format.keep_with_next)) for one in document.paragraphs]
    assert [each for each in kept if each[0] in ("alone", "leads")] == [
        ("alone", False),
        ("leads", True),
        ("leads", True),
        ("alone", False),
        ("leads", True),
        ("alone", False),
    ]


def test_charts_have_words_for_those_who_do_not_see_them_and_ids_of_their_own() -> None:
    document = opened(sample_paper())
    about = list(document.element.body.iter(qn("wp:docPr")))
    assert [one.get("descr") for one in about] == [
        "Open ones rose from 85 to 122; most are at level 2.",
        "Thirty-two are up to three months old.",
    ]
    assert [one.get("title") for one in about] == [
        "Figure 1: Open by level at the last meetings",
        "Figure 2: Open ones by age",
    ]
    assert len({one.get("id") for one in about}) == 2
    assert {shape.width for shape in document.inline_shapes} == {(11906 - 2 * 1247) * 635}


def test_only_addresses_of_the_web_are_linked() -> None:
    addresses = ("https://example.org/a?b=1&c=2", "http://example.org/'\u00e9", "javascript:alert(1)", "file:///c:/a")
    document = opened(sample_paper(blocks=tuple(Paragraph("See", address=one) for one in addresses)))
    links = [link.address for one in document.paragraphs for link in one.hyperlinks]
    assert links == list(addresses[:2])


def test_its_language_is_british_english() -> None:
    document = opened(sample_paper())
    (language,) = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    assert (language.get(qn("w:val")), language.get(qn("w:eastAsia"))) == ("en-GB", "en-GB")
    assert document.settings.element.xpath("w:themeFontLang/@w:val") == ["en-GB"]


def test_its_properties_are_those_of_the_paper() -> None:
    about = opened(sample_paper()).core_properties
    assert (about.title, about.subject) == ("HMICFRS update", sample_paper().about)
    assert (about.author, about.last_modified_by) == ("West Midlands Police", "West Midlands Police")
    assert (about.language, about.revision) == ("en-GB", 1)
    assert about.created == about.modified == datetime(2023, 9, 28, tzinfo=UTC)
    assert (about.comments, about.keywords, about.category) == ("", "", "")


def test_a_property_is_never_longer_than_word_allows() -> None:
    about = opened(sample_paper(title="a" * 300)).core_properties
    assert about.title == "a" * 254 + "…"


def test_nothing_in_it_tells_of_the_machine_the_hour_or_the_library() -> None:
    file = written(sample_paper())
    parts = parts_of(file)
    assert set(parts) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/settings.xml",
        "word/numbering.xml",
        "word/footer1.xml",
        "word/media/image1.png",
        "word/media/image2.png",
    }
    whole = b"\n".join(parts.values()).lower()
    for telling in (b"python", b"docx", b"rsid", str(Path.home()).lower().encode(), os.getcwd().lower().encode()):
        assert telling not in whole
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_paper_is_the_same_bytes() -> None:
    assert written(sample_paper()) == written(sample_paper())


def foot_of(part: Any) -> list[str]:
    return [one.text for one in part.paragraphs]


def test_every_page_ends_with_the_sentences_and_its_number() -> None:
    section = opened(sample_paper()).sections[0]
    assert foot_of(section.footer) == [
        "Figures as at 28 September 2023. Register hmi-demo. Head of the history: 3f9a.",
        "Page 1 of 1",
    ]
    codes = [one.text.strip() for one in section.footer._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]
    assert (section.page_width, section.page_height) == (11906 * 635, 16838 * 635)


def test_a_paper_that_ends_in_a_table_ends_in_a_paragraph_as_word_wants_it() -> None:
    body = opened(sample_paper(blocks=(FIGURES,))).element.body
    assert [child.tag for child in body][-3:] == [qn("w:tbl"), qn("w:p"), qn("w:sectPr")]


def test_a_table_without_rows_and_a_heading_alone_are_written() -> None:
    document = opened(sample_paper(blocks=numbered((Heading(1, "a"), Table("None", FIGURES.columns, ())))))
    assert len(document.tables[0].rows) == 1


def test_properties_stand_in_the_order_that_the_schema_has() -> None:
    order = "pStyle keepNext keepLines numPr spacing ind jc rPr".split()
    blocks = (FIGURES, Points((Paragraph("a"),), numbered=True), Paragraph("b", beneath=True), FIGURES, Paragraph("c"))
    for paper in (sample_paper(), sample_paper(blocks=(*blocks, Paragraph("d", beneath=True)))):
        for about in opened(paper).element.body.iter(qn("w:pPr")):
            places = [order.index(child.tag.rpartition("}")[2]) for child in about]
            assert places == sorted(places)


def as_pdf(files: dict[str, bytes], folder: Path) -> dict[str, list[str]]:
    """The text of each page of documents, as LibreOffice sets them."""
    from pypdf import PdfReader

    office.must_be_there()
    for name, file in files.items():
        (folder / f"{name}.docx").write_bytes(file)
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            str(office.SOFFICE),
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
        ]
        + [str(folder / f"{name}.docx") for name in files],
        check=True,
        capture_output=True,
        timeout=170,
    )
    return {name: [page.extract_text() for page in PdfReader(folder / f"{name}.pdf").pages] for name in files}


def squeezed(words: str) -> str:
    return re.sub(r"\s", "", words)


def test_libreoffice_opens_it_and_loses_no_word(tmp_path: Path) -> None:
    papers = {"sample": sample_paper(), "hostile": hostile_paper()}
    template = a_template()
    files = {**{name: written(paper) for name, paper in papers.items()}, "theirs": written(sample_paper(), template)}
    pages = as_pdf(files, tmp_path)
    for name, paper in {**papers, "theirs": sample_paper()}.items():
        foot = squeezed(" ".join(paper.footer))
        text = "".join(re.sub(r"Page\d+of\d+$", "", squeezed(page).replace(foot, "")) for page in pages[name])
        place = 0
        for words in map(squeezed, words_of(paper)):
            if re.search("[\u0590-\u06ff\U00010000-\U0010ffff\ue000-\uf8ff]", words):
                continue  # set from right to left, or in letters that are not here: drawn, and not told as typed
            place = text.find(words, place)
            assert place >= 0, words
            place += len(words)
        assert all(foot in squeezed(page) for page in pages[name])
        assert f"Page1of{len(pages[name])}" in squeezed(pages[name][0])
    assert len(pages["sample"]) == 2
    assert "Constabulary" in pages["theirs"][0]
    assert HOSTILE[0] in pages["hostile"][0]
    assert isinstance(opened(papers["sample"]).tables[0], Set)


# ---- in a force's own template ----


def a_template() -> bytes:
    """A force's document, with a letterhead and much that a paper must not have."""
    document = docx.Document()
    about = document.core_properties
    about.author, about.last_modified_by, about.comments, about.keywords = "P. C. Plod", "Plod", "draft", "secret"
    for name, font in (("Normal", "Liberation Serif"), ("Heading 1", "Liberation Mono"), ("Title", "Liberation Mono")):
        document.styles[name].font.name = font
    document.add_heading("Old heading")
    body = document.add_paragraph("Text of an old paper, by P. C. Plod")
    document.add_comment(body.runs, "What Plod thought", author="Plod", initials="P")
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Westshire Constabulary"
    section.header.paragraphs[0].text = "Westshire"
    section.footer.paragraphs[0].text = "OFFICIAL"
    document.settings.odd_and_even_pages_header_footer = False
    written_to = io.BytesIO()
    document.save(written_to)
    return written_to.getvalue()


def changed(file: bytes, name: str, old: str, new: str) -> bytes:
    """A file of which one part is changed, which must have what is to be replaced."""
    parts = parts_of(file)
    assert old.encode() in parts[name]
    parts[name] = parts[name].replace(old.encode(), new.encode())
    return zipped(parts)


def zipped(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


def in_template(template: bytes, paper: Paper | None = None) -> Opened:
    return docx.Document(io.BytesIO(written(paper or sample_paper(), template)))


@PAPERS
def test_in_a_template_it_says_the_same_and_nothing_that_the_template_said(paper: Paper) -> None:
    assert list(pieces_of(in_template(a_template(), paper))) == list(expected_of(paper))


def test_the_styles_page_and_letterhead_of_a_template_are_taken() -> None:
    document = in_template(a_template())
    fonts = [document.styles[name].font.name for name in ("Normal", "Heading 1")]
    assert fonts == ["Liberation Serif", "Liberation Mono"]
    section = document.sections[0]
    assert section.first_page_header.paragraphs[0].text == "Westshire Constabulary"
    assert section.header.paragraphs[0].text == "Westshire"
    assert section.page_width == docx.Document().sections[0].page_width


def test_the_foot_of_a_template_stays_above_ours_and_its_first_page_has_ours_too() -> None:
    section = in_template(a_template()).sections[0]
    ours = [" ".join(sample_paper().footer), "Page 1 of 1"]
    assert foot_of(section.footer) == ["OFFICIAL", *ours]
    assert foot_of(section.first_page_footer) == ours


def test_a_foot_that_numbers_the_pages_already_is_not_given_a_second_number() -> None:
    number = "<w:fldSimple w:instr=' PAGE '><w:r><w:t>1</w:t></w:r></w:fldSimple>"
    template = changed(a_template(), "word/footer1.xml", "<w:r><w:t>OFFICIAL</w:t></w:r>", number)
    assert foot_of(in_template(template).sections[0].footer)[1:] == [" ".join(sample_paper().footer)]


def test_nothing_of_whoever_made_the_template_is_left() -> None:
    parts = parts_of(written(sample_paper(), a_template()))
    whole = b"\n".join(parts.values())
    for telling in (b"Plod", b"draft", b"secret", b"What Plod", b"python", b"rsid", b"old paper"):
        assert telling not in whole
    assert not [name for name in parts if re.search(r"comments|thumbnail|app\.xml|custom|webSettings|Effects", name)]


def test_a_template_s_properties_fields_changes_and_paths_are_left_behind() -> None:
    header = (
        "<w:r><w:t>Westshire</w:t></w:r>"
        "<w:ins w:id='5' w:author='Plod' w:date='2020-01-01T00:00:00Z'><w:r><w:t> Force</w:t></w:r></w:ins>"
        "<w:del w:id='6' w:author='Plod' w:date='2020-01-01T00:00:00Z'><w:r><w:delText>Gone</w:delText></w:r></w:del>"
        "<w:fldSimple w:instr=' FILENAME \\p '><w:r><w:t>C:\\Users\\plod\\paper.docx</w:t></w:r></w:fldSimple>"
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> AUTHOR </w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>Plod</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>7</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )
    template = changed(a_template(), "word/header1.xml", "<w:r><w:t>Westshire Constabulary</w:t></w:r>", header)
    template = changed(template, "word/settings.xml", "<w:zoom ", "<w:trackRevisions/><w:zoom ")
    parts = parts_of(written(sample_paper(), template))
    whole = b"\n".join(parts.values())
    for telling in (b"Plod", b"plod", b"FILENAME", b"AUTHOR", b"trackRevisions", b"w:ins ", b"Gone"):
        assert telling not in whole
    header_now = in_template(template).sections[0].first_page_header.paragraphs[0].text
    assert header_now == "Westshire Force7"


def test_a_crest_stays_and_no_two_pictures_have_one_id(tmp_path: Path) -> None:
    document = docx.Document(io.BytesIO(a_template()))
    crest = io.BytesIO(parts_of(written(sample_paper()))["word/media/image1.png"])
    document.sections[0].first_page_header.paragraphs[0].add_run().add_picture(crest, width=500000)
    for about in document.sections[0].first_page_header._element.iter(qn("wp:docPr")):
        about.set("descr", "C:\\Users\\plod\\Pictures\\crest.png")
    made = io.BytesIO()
    document.save(made)
    parts = parts_of(written(sample_paper(), made.getvalue()))
    pictures = [one for data in parts.values() for one in re.findall(rb'<wp:docPr id="(\d+)"', data)]
    assert len(pictures) == len(set(pictures)) == 3
    assert b'descr="crest.png"' in b"".join(parts.values())


def test_the_headers_of_an_earlier_section_hold_for_a_last_one_that_has_none() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Westshire"
    document.add_section()
    made = io.BytesIO()
    document.save(made)
    section = in_template(made.getvalue()).sections
    assert len(section) == 1
    assert section[0].header.paragraphs[0].text == "Westshire"


STYLES = "word/styles.xml"


def test_a_style_that_a_template_lacks_is_ours_in_its_letters() -> None:
    document = docx.Document()
    for name in ("Heading 1", "Heading 2", "List Bullet", "List Number", "Caption", "Title"):
        document.styles[name].delete()
    made = io.BytesIO()
    document.save(made)
    in_it = in_template(made.getvalue())
    assert list(pieces_of(in_it)) == list(expected_of(sample_paper()))
    named = {one.style.name for one in in_it.paragraphs if one.style is not None}
    assert {"Heading 1", "Heading 2", "List Bullet", "List Number", "Caption", "Title"} <= named
    ids = re.findall(r'w:styleId="([^"]+)"', parts_of(written(sample_paper(), made.getvalue()))[STYLES].decode())
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('w:styleId="Heading1"', 'w:styleId="berschrift1"'),  # German Word: the id is its own, the name is not
        ('<w:name w:val="heading 1"/>', '<w:name w:val="Heading 1"/>'),  # LibreOffice
        ('<w:name w:val="heading 1"/>', '<w:name w:val="House heading"/><w:aliases w:val="x,Heading 1"/>'),
        ('<w:name w:val="heading 1"/>', '<w:name w:val="Überschrift 1"/>'),
    ],
)
def test_a_heading_of_a_template_is_known_by_its_name_in_word_another_name_or_its_id(old: str, new: str) -> None:
    document = in_template(changed(a_template(), STYLES, old, new))
    (heading,) = [one for one in document.paragraphs if one.text == "1. Purpose of report"]
    assert heading.style is not None
    assert heading.style.font.name == "Liberation Mono"


def test_a_heading_that_a_template_numbers_is_not_numbered_twice() -> None:
    numbers = (
        '<w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>'
    )
    styles = parts_of(a_template())[STYLES].decode()
    first = re.search(r'<w:name w:val="heading 1"/>.*?</w:pPr>', styles, re.S)
    assert first is not None
    document = in_template(changed(a_template(), STYLES, first[0], numbers))
    (heading,) = [one for one in document.paragraphs if one.text == "1. Purpose of report"]
    assert heading._p.xpath("w:pPr/w:numPr/w:numId/@w:val") == ["0"]


def test_a_template_in_another_language_makes_a_british_paper() -> None:
    styles = parts_of(written(sample_paper(), a_template()))[STYLES].decode()
    assert set(re.findall(r'<w:lang [^>]*w:val="([^"]+)"', styles)) == {"en-GB"}


def test_a_word_template_is_taken_as_a_document_is() -> None:
    as_dotx = changed(a_template(), "[Content_Types].xml", "document.main+xml", "template.main+xml")
    assert written(sample_paper(), as_dotx) == written(sample_paper(), a_template())


def test_a_paper_may_be_the_template_of_the_next() -> None:
    once = written(sample_paper())
    later = sample_paper(footer=("Figures as at 14 December 2023.",))
    twice = docx.Document(io.BytesIO(written(later, once)))
    assert foot_of(twice.sections[0].footer) == ["Figures as at 14 December 2023.", "Page 1 of 1"]
    assert list(pieces_of(twice)) == list(expected_of(sample_paper()))
    names = re.findall(r'<w:name w:val="([^"]+)"', parts_of(written(sample_paper(), once))[STYLES].decode())
    assert len(names) == len(set(names))
