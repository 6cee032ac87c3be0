"""Where words may break in a PDF, and how wide the columns of its tables are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicfrs_cli.formats.paper.blocks import Column, Table
from hmicfrs_cli.formats.paper.columns import LONGEST_WORD
from hmicfrs_cli.formats.paper.pdf_words import SIZES, TEXT_WIDTH, Columns, in_pieces


@given(st.text(), st.integers(1, 10))
def test_pieces_are_the_words(words: str, longest: int) -> None:
    assert "".join(in_pieces(words, longest=longest)) == words


def test_only_long_words_are_in_pieces() -> None:
    assert in_pieces("the " * 50) == ["the " * 50]
    long = "x" * (LONGEST_WORD + 1)
    assert in_pieces(f"see {long} there") == [
        "see xxxxxxxx",
        "xxxxxxxx",
        "xxxxxxxx",
        "x there",
    ]


def test_an_accent_stays_on_its_letter() -> None:
    assert all(not piece.startswith("\u0301") for piece in in_pieces("e\u0301" * 40))


def table(headings: list[str], rows: list[list[str]], share: int = 1) -> Table:
    return Table("", tuple(Column(one, share=share) for one in headings), tuple(map(tuple, rows)))


words = st.text(st.sampled_from("aWi 日-"), min_size=1, max_size=60)


@given(st.integers(1, 16).flatmap(lambda many: st.lists(st.lists(words, min_size=many, max_size=many), min_size=1)))
def test_columns_fill_the_page_and_every_piece_fits_its_own(cells: list[list[str]]) -> None:
    columns = Columns(table(cells[0], cells[1:]))
    assert sum(columns.wide) == pytest.approx(TEXT_WIDTH, abs=0.1)
    assert min(columns.wide) > 2 * columns.inset
    assert columns.size in SIZES


def test_the_letters_are_smaller_before_words_break() -> None:
    many = ["Withdrawn"] * 8
    columns = Columns(table(many, [["1"] * 8]))
    assert columns.size < SIZES[0]
    assert all(columns.pieces(place, "Withdrawn", bold=True) == ["Withdrawn"] for place in range(8))


def test_words_break_where_no_size_is_small_enough() -> None:
    columns = Columns(table(["Withdrawn"] * 20, [["1"] * 20]))
    assert columns.size == SIZES[-1]
    assert "".join(pieces := columns.pieces(0, "Withdrawn", bold=True)) == "Withdrawn"
    assert len(pieces) > 1


def test_a_day_in_words_stands_in_one_line() -> None:
    columns = Columns(table(["Day", "What it asks"], [["30 September 2023", "words " * 90]]))
    short = Columns(table(["Day", "What it asks"], [["30 9 2023", "words " * 90]]))
    assert columns.wide[0] >= short.wide[0]
    assert columns.wide[0] > 90


def test_a_wider_share_is_a_wider_column() -> None:
    wide = Columns(Table("", (Column("a", share=3), Column("b")), (("x", "y"),))).wide
    assert wide[0] == pytest.approx(3 * wide[1])


def test_only_a_row_that_takes_much_of_a_page_may_be_split() -> None:
    columns = Columns(table(["a", "b"], [["x", "words " * 10]]))
    assert not columns.breaks(("x", "words " * 30))
    assert columns.breaks(("x", "words " * 600))
