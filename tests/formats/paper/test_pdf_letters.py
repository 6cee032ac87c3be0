"""The letters of a PDF: they are in it, and what they lack is set in others or spelt out, whatever is typed."""

import io
import re
from contextlib import AbstractContextManager
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicfrs_cli.formats.paper import pdf
from hmicfrs_cli.formats.paper.blocks import Column, Heading, Paper, Paragraph, Table, fit_to_print
from sample_papers import HOSTILE, sample_paper


def read(paper: Paper) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf.written(paper)))


def said_by(paper: Paper) -> str:
    """What all pages say, without white space: lines end where they may."""
    return "".join("".join(page.extract_text().split()) for page in read(paper).pages)


def test_its_letters_are_in_it() -> None:
    resources: Any = read(sample_paper()).pages[0]["/Resources"]
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
    assert "one<U+65E5><U+672C>two<U+F0B7>threea\u0301<U+20E3>" in said_by(paper)


def test_letters_that_only_fail_together_are_spelt_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "spelt_out_where_needed", lambda paper, *_: paper)
    paper = sample_paper(blocks=(Paragraph("one \uf0b7"),))
    assert "one<U+F0B7>" in said_by(paper)


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
