"""The pages of a PDF: nothing runs off one, and what belongs together stands on one page, and fills it."""

import io

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicfrs_cli.formats.paper import pdf
from hmicfrs_cli.formats.paper.blocks import (
    Block,
    Column,
    Heading,
    Paper,
    Paragraph,
    Points,
    Table,
    fit_to_print,
    numbered,
)
from sample_papers import sample_paper

COLUMNS = (Column("Recommendation", share=8), Column("Deadline", share=5), Column("Reason", share=12))
FOOT = 27 / 25.4 * 72
"""Points from the edge of the sheet to the last line of the text."""


def read(paper: Paper) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf.written(paper)))


def page_of(said: str, pages: list[str]) -> int:
    (number,) = [number for number, page in enumerate(pages) if said in page]
    return number


def pages_of(*blocks: Block) -> list[str]:
    return [page.extract_text() for page in read(fit_to_print(sample_paper(blocks=numbered(blocks)))).pages]


def test_its_pages_are_a4() -> None:
    for page in read(sample_paper()).pages:
        assert [float(side) for side in page.mediabox[2:]] == pytest.approx([595.28, 841.89], abs=0.01)


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


@settings(max_examples=12)
@given(st.lists(st.integers(1, 250), min_size=1, max_size=18), st.booleans())
def test_every_row_stands_above_the_foot_of_its_page(lengths: list[int], has_total: bool) -> None:
    rows = tuple((f"ref-{place} title", "1 March 2024", "word " * many) for place, many in enumerate(lengths))
    table = Table("A table", COLUMNS, rows, ("Total", "-", "-") if has_total else None)
    pages = pypdf.PdfReader(io.BytesIO(pdf.written(fit_to_print(sample_paper(blocks=(table,)))))).pages
    seen = 0
    for page in pages:
        lowest: list[float] = []

        def hear(text: str, at: list[float], *_: object, lowest: list[float] = lowest) -> None:
            if text.strip() and "word" in text:
                lowest.append(at[5])

        seen += page.extract_text(visitor_text=hear).count("word")
        assert all(height > FOOT - 2 for height in lowest)
    assert seen == sum(lengths)


LINES = tuple(Paragraph(f"Line {number}") for number in range(60))
"""More of them than a page has room for."""
ROWS = tuple((f"row {number:02}", "1") for number in range(20))
COUNTED = Table("Counted", (Column("What"), Column("Open", of_numbers=True)), ROWS, ("In all", "20"))


@pytest.mark.parametrize("many", range(18, 36))
def test_what_leads_to_a_table_a_list_or_details_stays_with_its_beginning(many: int) -> None:
    before = LINES[:many]
    pages = pages_of(*before, Heading(1, "Made"), Paragraph("All are below."), COUNTED)
    assert len({page_of(words, pages) for words in ("Made", "All are below.", "Counted", "row 00")}) == 1
    pages = pages_of(*before, Paragraph("To note:"), Points((Paragraph("first"), Paragraph("second"))))
    assert page_of("To note:", pages) == page_of("first", pages)
    pages = pages_of(*before, Paragraph("It asks."), Paragraph("By whom.", beneath=True))
    assert page_of("It asks.", pages) == page_of("By whom.", pages)


@pytest.mark.parametrize("many", range(8, 26, 3))
def test_a_long_table_begins_where_there_is_room_and_its_total_is_never_alone(many: int) -> None:
    pages = pages_of(*LINES[:many], COUNTED)
    assert page_of("Counted", pages) == page_of("row 00", pages) == 0
    assert page_of("In all", pages) == page_of("row 19", pages) == page_of("row 18", pages)


@pytest.mark.parametrize("many", range(20, 36, 3))
def test_a_short_table_is_kept_on_one_page(many: int) -> None:
    pages = pages_of(*LINES[:many], Table("Counted", COUNTED.columns, ROWS[:5]))
    assert page_of("Counted", pages) == page_of("row 00", pages) == page_of("row 04", pages)
