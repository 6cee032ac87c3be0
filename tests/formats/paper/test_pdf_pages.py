"""The paper as PDF: claimed to be PDF/UA-1 by what checks it, its words in order, its tables and pictures tagged."""

import io
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicfrs_cli.domain.errors import HmiError
from hmicfrs_cli.formats.paper import lettering, pdf
from hmicfrs_cli.formats.paper.blocks import Chart, Column, Heading, Paper, Paragraph, Points, Table, fit_to_print
from sample_papers import HOSTILE, hostile_paper, sample_paper, words_of


def read(paper: Paper) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf.written(paper)))


@pytest.fixture(scope="module")
def sample() -> pypdf.PdfReader:
    return read(sample_paper())


@pytest.fixture(scope="module")
def hostile() -> pypdf.PdfReader:
    return read(fit_to_print(hostile_paper()))


def close(words: str) -> str:
    """Words without white space: lines end where they may."""
    return "".join(words.split())


def said_by(reader: pypdf.PdfReader, paper: Paper) -> str:
    """What all pages say, without their feet."""
    pages = len(reader.pages)
    said = ""
    for number, page in enumerate(reader.pages, 1):
        words = close(page.extract_text())
        foot = close(" ".join(paper.footer) + f"Page {number} of {pages}")
        assert foot in words
        said += words.replace(foot, "")
    return said


def shown(paper: Paper) -> Paper:
    """The paper with what this machine has no letters for spelt out."""
    odd = lettering.lacking("".join(pdf._words(paper)))
    with pdf._letters(others_too=True) as letters:
        return pdf.spelt_out_where_needed(paper, odd, letters)


def all_are_found_in_order(words: list[str], said: str) -> None:
    at = 0
    for one in map(close, words):
        found = said.find(one, at)
        assert found >= 0, f"{one!r} is not found after {said[max(0, at - 80) : at]!r}"
        at = found + len(one)


def elements(reader: pypdf.PdfReader) -> list[tuple[str, dict[str, Any]]]:
    """The elements of the structure, each with its role, in the order in which they are read."""

    def below(node: Any) -> Iterator[tuple[str, dict[str, Any]]]:
        node = node.get_object()
        if isinstance(node, list):
            for each in node:
                yield from below(each)
        elif isinstance(node, dict):
            if "/S" in node:
                yield node["/S"], node
            if "/K" in node:
                yield from below(node["/K"])

    return list(below(reader.root_object["/StructTreeRoot"]))


def roles(reader: pypdf.PdfReader, role: str) -> int:
    return sum(found == role for found, _ in elements(reader))


def every_table(paper: Paper) -> list[Table]:
    blocks = [block.beside if isinstance(block, Chart) else block for block in paper.blocks]
    return [block for block in blocks if isinstance(block, Table)]


def test_it_claims_to_be_pdf_ua_1_which_typst_has_checked(sample: pypdf.PdfReader) -> None:
    root: Any = sample.root_object
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()
    assert root["/MarkInfo"]["/Marked"]


def test_it_tells_its_title_language_author_and_the_day_of_its_figures(sample: pypdf.PdfReader) -> None:
    paper = sample_paper()
    told: Any = sample.metadata
    root: Any = sample.root_object
    assert (told.title, told.author, told.subject) == (paper.title, paper.body, paper.about)
    assert told["/CreationDate"] == "D:20230928000000Z"
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_it_says_everything_in_order(sample: pypdf.PdfReader) -> None:
    paper = sample_paper()
    first = [paper.body, f"Agenda item {paper.agenda}", paper.to, paper.day, paper.title]
    all_are_found_in_order(first + words_of(paper), said_by(sample, paper))


def test_it_says_hostile_words_as_they_were_typed(hostile: pypdf.PdfReader) -> None:
    paper = shown(fit_to_print(hostile_paper()))
    all_are_found_in_order([paper.body, paper.to, paper.title, *words_of(paper)], said_by(hostile, paper))


def test_nothing_follows_from_what_it_says(hostile: pypdf.PdfReader) -> None:
    """No script, no file, and no link but to addresses of the web."""
    links = [note.get_object()["/A"] for page in hostile.pages for note in page.get("/Annots", [])]
    assert {link["/URI"] for link in links} == {"https://example.org/_a_*b*_"}
    assert "/Names" not in hostile.root_object
    assert "/OpenAction" not in hostile.root_object


def test_every_table_has_its_caption_headings_and_cells(sample: pypdf.PdfReader, hostile: pypdf.PdfReader) -> None:
    for reader, paper in ((sample, sample_paper()), (hostile, fit_to_print(hostile_paper()))):
        tables = every_table(paper)
        assert roles(reader, "/Table") == len(tables)
        assert roles(reader, "/Caption") == len(tables) + roles(reader, "/Figure")
        assert roles(reader, "/TH") == sum(len(one.columns) for one in tables)
        cells = [row for one in tables for row in (*one.rows, *([one.total] if one.total else []))]
        assert roles(reader, "/TD") == sum(map(len, cells))
    for role, element in elements(sample):
        if role == "/TH":
            assert "/Column" in [each.get_object().get("/Scope") for each in element["/A"]]


def test_every_chart_has_the_words_that_stand_for_it(sample: pypdf.PdfReader) -> None:
    alternatives = [element.get("/Alt") for role, element in elements(sample) if role == "/Figure"]
    assert alternatives == [block.alternative for block in sample_paper().blocks if isinstance(block, Chart)]


def test_headings_lists_and_links_are_tagged_as_such(sample: pypdf.PdfReader) -> None:
    blocks = sample_paper().blocks
    for level in (1, 2, 3):
        wanted = [block for block in blocks if isinstance(block, Heading) and block.level == level]
        assert roles(sample, f"/H{level}") == len(wanted)
    assert roles(sample, "/LI") == sum(len(block.points) for block in blocks if isinstance(block, Points))
    assert roles(sample, "/Link") == 1


def test_the_headings_are_its_bookmarks(sample: pypdf.PdfReader) -> None:
    def titles(outline: Any) -> list[str]:
        return [one for each in outline for one in (titles(each) if isinstance(each, list) else [each["/Title"]])]

    assert titles(sample.outline) == [block.words for block in sample_paper().blocks if isinstance(block, Heading)]


def test_the_same_paper_is_the_same_file() -> None:
    assert pdf.written(sample_paper()) == pdf.written(sample_paper())


def test_its_pages_are_a4_and_its_letters_are_in_it(sample: pypdf.PdfReader) -> None:
    assert [float(side) for side in sample.pages[0].mediabox[2:]] == pytest.approx([595.28, 841.89], abs=0.01)
    resources: Any = sample.pages[0]["/Resources"]
    fonts = resources["/Font"]
    names = {fonts[name]["/BaseFont"] for name in fonts}
    assert names
    assert all(re.search(r"\+DejaVuSans(-Bold)?(-|$)", name) for name in names)


def test_without_letters_for_it_a_character_is_spelt_out(monkeypatch: pytest.MonkeyPatch) -> None:
    letters = pdf._letters

    def ours(*, others_too: bool) -> AbstractContextManager[Any]:
        assert others_too
        return letters(others_too=False)

    monkeypatch.setattr(pdf, "_letters", ours)
    paper = sample_paper(blocks=(Paragraph("one 日本 two \uf0b7 three a\u0301\u20e3"),))
    assert "one<U+65E5><U+672C>two<U+F0B7>threea\u0301<U+20E3>" in said_by(read(paper), paper)


def test_letters_that_only_fail_together_are_spelt_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "spelt_out_where_needed", lambda paper, *_: paper)
    paper = sample_paper(blocks=(Paragraph("one \uf0b7"),))
    assert "one<U+F0B7>" in said_by(read(paper), paper)


def test_a_failure_of_typst_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "as_data", lambda _: {})
    with pytest.raises(HmiError, match="could not be set"):
        pdf.written(sample_paper())


def test_a_heading_that_skips_a_level_does_not_stop_it() -> None:
    reader = read(sample_paper(blocks=(Heading(3, "deep"), Heading(3, "deeper"), Heading(3, "deepest"))))
    assert [role for role, _ in elements(reader) if role.startswith("/H")] == ["/H1", "/H2", "/H3"]


def test_nothing_runs_off_the_page() -> None:
    """A word of 300 characters goes on in the next line, and a row of many pages on the next page."""
    long = "a" * 300
    blocks = (Heading(1, long), Paragraph(long), Table(long, (Column(long), Column("b")), ((long, "w " * 9000),)))
    lines = [line for page in read(sample_paper(blocks=blocks)).pages for line in page.extract_text().split("\n")]
    assert max(line.count("a" * 10) for line in lines) < 10
    assert sum(line.count("w ") + line.endswith("w") for line in lines) >= 9000


def test_the_headings_of_a_long_table_stand_on_each_page() -> None:
    rows = tuple((f"R{number}", "words " * 30) for number in range(60))
    reader = read(sample_paper(blocks=(Table("Long", (Column("Reference"), Column("What it asks")), rows),)))
    assert len(reader.pages) > 2
    assert all("What it asks" in page.extract_text() for page in reader.pages)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(st.characters(codec=None), min_size=1), min_size=1, max_size=8))
def test_any_words_can_be_set(words: list[str]) -> None:
    blocks = [Heading(1, "#"), *(Paragraph(one, lead=one, address=one) for one in words)]
    row = tuple(words)
    table = Table(words[0], tuple(Column(one) for one in words), (row,), row)
    reader = read(fit_to_print(sample_paper(blocks=(*blocks, table), title=words[0])))
    assert len(reader.pages) >= 1


def test_every_hostile_word_by_itself_is_set() -> None:
    for words in HOSTILE:
        assert read(fit_to_print(sample_paper(blocks=(Paragraph(words),), agenda=words, body=words))).pages
