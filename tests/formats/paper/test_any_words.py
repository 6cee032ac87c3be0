"""Whatever people typed is in the web page and in the Word document as they typed it."""

import io
import re
from dataclasses import replace
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from hmicfrs_cli.formats.paper import webpage, word
from hmicfrs_cli.formats.paper.blocks import Heading, Paper, Paragraph, Points, fit_to_print
from sample_papers import FIGURES, HOSTILE, sample_paper, words_of

typed = st.text(st.characters(codec=None), min_size=1).filter(str.strip) | st.sampled_from(HOSTILE)


def paper_of(words: str) -> Paper:
    table = replace(FIGURES, caption=words, rows=((words, words, words),), total=(words, words, words))
    point = Points((Paragraph(words, lead=words),))
    blocks = (Heading(1, words), Paragraph(words, lead=words), Paragraph(words, beneath=True), point, table)
    return fit_to_print(sample_paper(blocks=blocks, title=words))


def together(words: str) -> str:
    return re.sub(r"\s", "", words)


def stand_in_order(paper: Paper, shown: str) -> bool:
    """Whether everything that the paper says is in what a file shows, one after another."""
    shown, place = together(shown), 0
    for words in words_of(paper):
        place = shown.find(together(words), place)
        if place < 0:
            return False
    return True


@settings(max_examples=40)
@given(typed)
@example("\ud800 & \0 <b>")
def test_in_a_web_page(words: str) -> None:
    paper = paper_of(words)
    body: Any = LexborHTMLParser(webpage.written(paper).decode()).body
    assert stand_in_order(paper, str(body.text(separator=" ")))
    assert not body.css("script, b, iframe")


@settings(max_examples=20)
@given(typed)
@example("\ud800 & \0 <b>")
def test_in_a_word_document(words: str) -> None:
    paper = paper_of(words)
    document: Any = Document(io.BytesIO(word.written(paper)))
    shown = "".join(node.text or "" for node in document.element.body.iter(qn("w:t")))
    assert stand_in_order(paper, shown)
