"""A paper in Markdown, read by a renderer of it: every word is there, in its order, as it was typed."""

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from hmicfrs_cli.formats.paper import markdown
from hmicfrs_cli.formats.paper.blocks import Heading, Paper, Paragraph, Points, fit_to_print
from sample_papers import FIGURES, hostile_paper, sample_paper, words_of

COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def rendered(paper: Paper) -> list[Token]:
    return COMMONMARK.parse(markdown.written(paper).decode())


def words(tokens: list[Token]) -> str:
    """Everything that a reader sees, without the white space."""
    seen = ["".join(child.content for child in token.children or ()) for token in tokens if token.type == "inline"]
    return "".join("".join(seen).split())


def together(paper: Paper) -> str:
    head = [paper.body, f"Agenda item {paper.agenda}", paper.to, paper.day, paper.title]
    return "".join("".join([*head, *words_of(paper), *paper.footer]).split())


def test_every_word_of_a_paper_is_seen_in_its_order() -> None:
    assert words(rendered(sample_paper())) == together(sample_paper())


def test_words_that_mean_harm_are_seen_as_they_were_typed() -> None:
    paper = hostile_paper()
    tokens = rendered(paper)
    assert words(tokens) == together(paper)
    kinds = {child.type for token in tokens for child in token.children or ()}
    assert kinds <= {"text", "text_special", "strong_open", "strong_close", "link_open", "link_close"}
    links = [child.attrGet("href") for token in tokens for child in token.children or () if child.type == "link_open"]
    assert set(links) == {"https://example.org/_a_*b*_"}
    assert not {token.type for token in tokens} & {"fence", "code_block", "html_block", "blockquote_open"}


@example("#")
@example("C #")
@given(st.text(min_size=1).filter(lambda text: text.strip()))
def test_any_text_is_seen_as_it_was_typed(text: str) -> None:
    table = replace(FIGURES, caption=text, rows=((text, text, text),), total=(text, text, text))
    blocks = (Heading(1, text), Paragraph(text), Paragraph(text, lead=text), Points((Paragraph(text),)), table)
    paper = fit_to_print(sample_paper(blocks=blocks, title=text))
    assert words(rendered(paper)) == together(paper)


def test_headings_are_one_below_the_title_s() -> None:
    tokens = rendered(sample_paper())
    assert [token.tag for token in tokens if token.type == "heading_open"][:4] == ["h1", "h2", "h2", "h3"]


def test_numbers_stand_to_the_right_and_the_total_stands_out() -> None:
    text = markdown.written(sample_paper()).decode()
    assert "| Row | Open | Closed |\n| --- | ---: | ---: |\n| Cause of Concern | 6 | 21 |" in text
    assert "| **Total** | **61** | **21** |" in text


def test_the_same_paper_is_the_same_file() -> None:
    assert markdown.written(sample_paper()) == markdown.written(sample_paper())
