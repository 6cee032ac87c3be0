"""A paper in PDF: what can be taken out of it again is what the paper says, and what helps those who listen to it."""

import io
from typing import Any

from pypdf import PdfReader

from hmicfrs_cli.formats.paper import pdf
from sample_papers import HOSTILE, hostile_paper, sample_paper, words_of


def reader(raw: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(raw))


def words(document: PdfReader, footer: str) -> str:
    """Everything on the pages but the foot of each, without the white space."""
    pages = ["".join(page.extract_text().split()) for page in document.pages]
    foot = "".join(footer.split())
    many = len(pages)
    for number, page in enumerate(pages, 1):
        assert page.count(foot) == 1, "each page has the footer"
        pages[number - 1] = page.replace(foot, "").replace(f"Page{number}of{many}", "")
    return "".join(pages)


def tagged(document: PdfReader, kind: str) -> list[Any]:
    """The elements of the structure tree of one kind, in order."""
    found: list[Any] = []

    def walk(node: Any) -> None:
        node = node.get_object()
        if isinstance(node, list):
            for each in node:
                walk(each)
        elif isinstance(node, dict):
            if node.get("/S") == kind:
                found.append(node)
            if "/K" in node and not isinstance(node["/K"], int):
                walk(node["/K"])

    walk(document.root_object["/StructTreeRoot"]["/K"])  # type: ignore[index]
    return found


def test_every_word_of_a_paper_is_on_its_pages_in_its_order() -> None:
    paper = sample_paper()
    seen = words(reader(pdf.written(paper)), " ".join(paper.footer))
    place = 0
    for said in [paper.body, paper.to, paper.day, paper.title, *words_of(paper)]:
        place = seen.index("".join(said.split()), place)


def test_it_says_that_it_is_pdf_ua_and_has_a_title_a_language_and_a_day() -> None:
    document = reader(pdf.written(sample_paper()))
    assert b"<pdfuaid:part>1</pdfuaid:part>" in document.root_object["/Metadata"].get_object().get_data()  # type: ignore[union-attr]
    assert str(document.root_object["/Lang"]) == "en-GB"
    assert document.metadata is not None
    assert (document.metadata.title, document.metadata.author) == ("HMICFRS update", "West Midlands Police")
    assert document.metadata.creation_date is not None
    assert document.metadata.creation_date.date().isoformat() == "2023-09-28"


def test_headings_header_cells_and_pictures_are_tagged_as_such() -> None:
    document = reader(pdf.written(sample_paper()))
    assert len(tagged(document, "/TH")) == 3 + 5 + 2
    assert len(tagged(document, "/Table")) == 3
    assert [len(tagged(document, heading)) for heading in ("/H1", "/H2", "/H3")] == [4, 3, 1]
    alternatives = [figure["/Alt"] for figure in tagged(document, "/Figure")]
    assert alternatives == [
        "Open ones rose from 85 to 122; most are at level 2.",
        "Thirty-two are up to three months old.",
    ]
    assert (
        next(str(entry["/Title"]) for entry in document.outline if not isinstance(entry, list))
        == "1. Purpose of report"
    )


def test_words_that_mean_harm_are_printed_as_they_were_typed() -> None:
    document = reader(pdf.written(hostile_paper()))
    seen = "".join("".join(page.extract_text().split()) for page in document.pages)
    for typed in HOSTILE:
        if typed.isprintable() and not any(ord(sign) > 0x2FFF or 0x590 < ord(sign) < 0x700 for sign in typed):
            assert seen.count("".join(typed.split())) >= 10, typed


def test_the_same_paper_has_the_same_words_twice() -> None:
    first, second = (reader(pdf.written(sample_paper())) for _ in range(2))
    assert [page.extract_text() for page in first.pages] == [page.extract_text() for page in second.pages]
