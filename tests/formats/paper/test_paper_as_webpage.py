"""A paper as a web page: every word in its order, nothing that a word could do, and no barrier that axe-core knows."""

import io
import itertools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser

from browser import needs_axe, needs_chromium, printed, seen
from hmicfrs_cli.formats.paper import webpage
from hmicfrs_cli.formats.paper.blocks import Column, Heading, Paper, Table, numbered
from sample_papers import hostile_paper, sample_paper, words_of


def page(paper: Paper) -> LexborHTMLParser:
    return LexborHTMLParser(webpage.written(paper).decode())


def words(of: LexborHTMLParser) -> str:
    assert of.body is not None
    return "".join(of.body.text().split())


def together(paper: Paper) -> str:
    head = [paper.body, f"Agenda item {paper.agenda}", paper.to, paper.day, paper.title]
    return "".join("".join([*head, *words_of(paper), *paper.footer]).split())


def test_every_word_of_a_paper_is_on_the_page_in_its_order() -> None:
    assert words(page(sample_paper())) == together(sample_paper())


def test_words_that_mean_harm_are_shown_as_they_were_typed() -> None:
    shown = page(hostile_paper())
    assert words(shown) == together(hostile_paper())
    assert not shown.css("script, img, b, i, em, iframe, object")
    assert {link.attributes["href"] for link in shown.css("a")} == {"https://example.org/_a_*b*_"}


def test_it_asks_nothing_of_the_world() -> None:
    shown: Any = page(sample_paper())
    assert not shown.css("script, link, img, iframe, object, [src], [onclick], [onload]")
    assert "url(" not in shown.css_first("style").text()
    policy = shown.css_first("meta[http-equiv]").attributes["content"]
    assert policy is not None
    assert policy.startswith("default-src 'none'")


def test_every_table_has_a_caption_and_says_which_cells_are_headings() -> None:
    shown = page(sample_paper())
    for table in shown.css("table"):
        assert len(table.css("caption")) == 1
        assert all(cell.attributes["scope"] == "col" for cell in table.css("thead th"))
        for row in table.css("tbody tr, tfoot tr"):
            assert next(cell.tag for cell in row.iter()) == "th"


def test_headings_never_go_down_by_more_than_one() -> None:
    levels = [int(str(heading.tag)[1]) for heading in page(sample_paper()).css("h1, h2, h3, h4, h5")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_no_id_stands_twice_and_every_one_that_is_named_is_there() -> None:
    shown = page(sample_paper())
    ids = [node.attributes["id"] for node in shown.css("[id]")]
    assert len(ids) == len(set(ids))
    assert {node.attributes["aria-labelledby"] for node in shown.css("[aria-labelledby]")} <= set(ids)


def test_the_same_paper_is_the_same_file() -> None:
    assert webpage.written(sample_paper()) == webpage.written(sample_paper())


def test_what_stands_at_the_foot_of_printed_pages_is_nothing_but_words() -> None:
    footer = ('"; } body { display: none }', "</style><script>alert(1)</script>", "\\", "a 1 b")
    shown: Any = page(sample_paper(footer=footer))
    style = shown.css_first("style").text()
    assert not shown.css("script")
    foot = re.findall(r'@bottom-left \{ content: "(.*?)"; \}', style)
    assert re.fullmatch(r"([A-Za-z0-9]|\\[0-9a-f]{6})+", foot[0])
    assert re.sub(r"\\([0-9a-f]{6})", lambda code: chr(int(code[1], 16)), foot[0]) == " ".join(footer)


def test_only_tables_that_may_have_to_be_moved_sideways_are_stops_for_the_keyboard() -> None:
    shown = page(sample_paper())
    stops = {len(stop.css("thead th")) for stop in shown.css('[tabindex="0"]')}
    others = {len(table.css("thead th")) for table in shown.css("div:not([tabindex]) > table")}
    assert (stops, others) == ({5}, {2, 3})


def test_a_chart_is_told_once_by_the_words_beside_it() -> None:
    shown: Any = page(sample_paper())
    for figure in shown.css("figure"):
        assert len(figure.css("svg")) == 2  # of which one is shown
        assert figure.attributes["aria-labelledby"] == figure.css_first("figcaption").attributes["id"]
        assert all(picture.parent.attributes["aria-hidden"] == "true" for picture in figure.css("svg"))


def narrow_columns() -> Paper:
    """A paper with tables of many columns: of numbers, and of words."""
    numbers = ("Start", "New", "Brought in", "Closed", "End", "Total at start", "Total at end")
    words = ("Deadline", "Owner", "Why", "What was decided")
    said = ("30 September 2023", "ACC Local Policing", "Accommodation was unavailable", "Reported to the board.")
    movement = Table(
        "Movement",
        (Column("Row", share=3), *(Column(each, of_numbers=True) for each in numbers)),
        (("Recommendation Closed before Levels", *("12345",) * 7), ("Cause of Concern", *("0",) * 7)),
        ("Total", *("12345",) * 7),
    )
    late = Table(
        "Late",
        (Column("Recommendation", share=4), *(Column(each, share=2) for each in words)),
        (("custody-2023/A14: Communications", *said), ("a" * 300, "b" * 300, *said[1:])),
    )
    return sample_paper(blocks=numbered((Heading(1, "Tables"), movement, late)))


PAPERS = [sample_paper, hostile_paper, narrow_columns]


@needs_chromium
@needs_axe
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(("width", "dark"), [(1200, False), (1200, True), (320, False), (320, True)])
def test_axe_finds_no_barrier_and_the_page_never_scrolls_sideways(
    paper: Callable[[], Paper], width: int, dark: bool, tmp_path: Path
) -> None:
    found = seen(webpage.written(paper()), tmp_path, width=width, dark=dark)
    assert (found.width, found.dark) == (width, dark)
    assert found.violations == []
    assert (found.scrolls, found.scrolls_spaced, found.scrolls_large) == (False, False, False)
    assert found.broken == []
    assert {"color-contrast", "document-title", "html-has-lang"} <= set(found.passed)


@needs_chromium
@needs_axe
def test_a_wide_window_shows_all_columns_of_a_table_and_a_narrow_one_has_them_moved(tmp_path: Path) -> None:
    written = webpage.written(narrow_columns())
    assert seen(written, tmp_path, width=1600).cut == []
    assert seen(written, tmp_path, width=320).cut == ["Table 1: Movement", "Table 2: Late"]


@needs_chromium
@needs_axe
@pytest.mark.parametrize("width", [320, 480, 700, 1600])
def test_one_picture_of_each_chart_is_shown_whose_letters_can_be_read(width: int, tmp_path: Path) -> None:
    found = seen(webpage.written(sample_paper()), tmp_path, width=width).charts
    assert [len(shown) for shown in found] == [1, 1]
    assert all(11 <= high <= 20 for shown in found for high in shown)


@needs_chromium
@pytest.mark.parametrize("paper", PAPERS)
def test_printed_it_has_every_word_and_its_footer_but_not_where_it_lay(
    paper: Callable[[], Paper], tmp_path: Path
) -> None:
    pages = PdfReader(io.BytesIO(printed(webpage.written(paper()), tmp_path))).pages
    on_pages = ["".join(each.extract_text().split()) for each in pages]
    foot = "".join(" ".join(paper().footer).split())
    for number, words in enumerate(on_pages, 1):
        assert foot in words
        assert f"Page{number}of{len(pages)}" in words
        assert "file:" not in words
        assert tmp_path.name not in words
    if paper is not hostile_paper:  # of whose letters not every machine has all
        place, together = 0, "".join(on_pages)
        for said in words_of(paper()):
            place = together.index("".join(said.split()), place)
