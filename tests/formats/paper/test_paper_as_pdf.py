"""A paper as PDF: claimed to be PDF/UA-1 by what checks it, its words in order, its tables and pictures tagged."""

import io
from collections.abc import Iterator
from typing import Any

import pypdf
import pytest

from hmicfrs_cli.domain.errors import HmiError
from hmicfrs_cli.formats.paper import lettering, pdf
from hmicfrs_cli.formats.paper.blocks import Chart, Heading, Paper, Points, Table, fit_to_print
from sample_papers import hostile_paper, sample_paper, words_of


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


def test_a_failure_of_typst_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "as_data", lambda _: {})
    with pytest.raises(HmiError, match="could not be set"):
        pdf.written(sample_paper())


def test_a_heading_that_skips_a_level_does_not_stop_it() -> None:
    reader = read(sample_paper(blocks=(Heading(3, "deep"), Heading(3, "deeper"), Heading(3, "deepest"))))
    assert [role for role, _ in elements(reader) if role.startswith("/H")] == ["/H1", "/H2", "/H3"]
