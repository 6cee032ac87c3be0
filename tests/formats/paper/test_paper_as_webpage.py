"""A paper as a web page: every word in its order, nothing that a word could do, and no barrier that axe-core knows."""

import io
import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser

from browser import needs_axe, needs_chromium, printed, seen
from hmicfrs_cli.formats.paper import webpage
from hmicfrs_cli.formats.paper.blocks import Paper
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


@needs_chromium
@needs_axe
@pytest.mark.parametrize("paper", [sample_paper, hostile_paper])
@pytest.mark.parametrize(("width", "dark"), [(1200, False), (1200, True), (320, False), (320, True)])
def test_axe_finds_no_barrier_and_the_page_never_scrolls_sideways(
    paper: Callable[[], Paper], width: int, dark: bool, tmp_path: Path
) -> None:
    found = seen(webpage.written(paper()), tmp_path, width=width, dark=dark)
    assert (found.width, found.dark) == (width, dark)
    assert found.violations == []
    assert not found.scrolls
    assert {"color-contrast", "document-title", "html-has-lang"} <= set(found.passed)


@needs_chromium
def test_printed_it_has_every_word(tmp_path: Path) -> None:
    paper = sample_paper()
    pages = PdfReader(io.BytesIO(printed(webpage.written(paper), tmp_path))).pages
    seen_words = "".join("".join(each.extract_text().split()) for each in pages)
    place = 0
    for said in words_of(paper):
        place = seen_words.index("".join(said.split()), place)
