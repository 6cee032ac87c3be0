"""What somebody wrote, as paragraphs and lists."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hmicfrs_cli.formats.paper.blocks import Paragraph, Points
from hmicfrs_cli.formats.paper.wording import prose


def points(*words: str, numbered: bool = False) -> Points:
    return Points(tuple(map(Paragraph, words)), numbered=numbered)


@pytest.mark.parametrize(
    ("typed", "blocks"),
    [
        ("", [Paragraph("")]),
        ("One line\nand on.\n\nAnother.", [Paragraph("One line and on."), Paragraph("Another.")]),
        ("- one\n- two", [points("one", "two")]),
        ("Forces should:\n• act\n– say so", [Paragraph("Forces should:"), points("act", "say so")]),
        ("- one that\n  goes on\n- two", [points("one that goes on", "two")]),
        ("- one\nno point", [points("one"), Paragraph("no point")]),
        ("- one\n\n  a paragraph", [points("one"), Paragraph("a paragraph")]),
        ("1. one\n2. two\n   and on\n3) three", [points("one", "two and on", "three", numbered=True)]),
        ("- one\n1. first", [points("one"), points("first", numbered=True)]),
        ("2. not the first", [Paragraph("2. not the first")]),
        ("1. one\n3. not the next", [points("one", numbered=True), Paragraph("3. not the next")]),
        ("By\n2024. Then", [Paragraph("By 2024. Then")]),
    ],
)
def test_lines_are_paragraphs_and_points(typed: str, blocks: list[Paragraph | Points]) -> None:
    assert prose(typed) == blocks


lines = st.lists(st.sampled_from(["- a", "  b", "1. c", "2. d", "3. e", "f", "", "• g", "  1. h"]))


@given(lines.map("\n".join) | st.text())
@example("- 1. a")
def test_no_word_is_lost_and_none_comes_to_be(typed: str) -> None:
    said = " ".join(
        one.words for block in prose(typed) for one in (block.points if isinstance(block, Points) else [block])
    )
    words = re.split(r"\s+", said.strip())
    marks = re.compile(r"[-*\u2022\u2013\uf0b7\u00b7\u25aa]|\d{1,3}[.)]")
    assert [one for one in words if not marks.fullmatch(one)] == [
        one for one in typed.split() if not marks.fullmatch(one)
    ] or said == ""


@given(lines.map("\n".join) | st.text())
def test_no_list_is_empty_and_every_paragraph_is_one_line(typed: str) -> None:
    for block in prose(typed):
        for one in block.points if isinstance(block, Points) else [block]:
            assert one.words == " ".join(one.words.split())
        assert not isinstance(block, Points) or block.points
