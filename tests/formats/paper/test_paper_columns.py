"""How wide the columns of a table are: they fill the room, and none cuts a word while there is another way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicfrs_cli.formats.paper.blocks import Column, Table
from hmicfrs_cli.formats.paper.columns import Measured, Need, widths

SIZES = (10.0, 8.0, 6.0)
NUMBERS = st.floats(0, 1000)


def half_an_em(words: str, bold: bool) -> float:
    return len(words) / 2


@st.composite
def needs(draw: st.DrawFn) -> Need:
    least, more = draw(NUMBERS), draw(NUMBERS)
    return Need(least, least + more, draw(NUMBERS), draw(st.integers(0, 9)))


@given(st.lists(needs(), min_size=1, max_size=15), st.floats(1, 5000))
def test_columns_fill_the_room_and_none_is_narrower_than_its_longest_word_where_there_is_room(
    columns: list[Need], room: float
) -> None:
    wide = widths(columns, room)
    assert sum(wide) == pytest.approx(room)
    if sum(one.least for one in columns) <= room:
        assert all(one >= need.least - 1e-6 for one, need in zip(wide, columns, strict=True))
    if sum(one.most for one in columns) <= room:
        assert all(one >= need.most - 1e-6 for one, need in zip(wide, columns, strict=True))


@given(st.lists(needs(), min_size=2, max_size=15), st.floats(1, 5000))
def test_where_not_all_can_have_their_words_it_is_the_widest_that_is_cut(columns: list[Need], room: float) -> None:
    least = [one.least for one in columns]
    wide = widths(columns, room)
    if sum(least) > room:
        cut = [one for one, need in zip(wide, least, strict=True) if one < need - 1e-6]
        assert cut
        assert max(wide) == pytest.approx(min(cut))


def test_the_column_with_the_most_to_say_has_the_most_room() -> None:
    words = Need(50, 1800, 1800), Need(50, 300, 300), Need(40, 60, 60), Need(20, 20, 20)
    reason, title, day, number = widths(words, 460)
    assert reason > 200
    assert reason > title > day > number == 20


def test_room_to_spare_goes_by_the_shares() -> None:
    assert widths([Need(10, 20, 1, 3), Need(10, 20, 1, 1)], 400) == pytest.approx([300, 100])


def of_numbers(many: int, number: str = "127") -> Table:
    headings = ["Row", *(["Withdrawn"] * many)]
    columns = tuple(Column(one, of_numbers=bool(place)) for place, one in enumerate(headings))
    return Table("", columns, (("Recommendation", *(["0"] * many)),), ("Total", *([number] * many)))


def test_the_letters_are_smaller_before_a_word_is_cut() -> None:
    found = [Measured(of_numbers(4), half_an_em, 10).fitted(room, SIZES) for room in (400, 300, 200)]
    assert [one.size for one in found] == [10, 8, 6]
    assert all(one.fits for one in found)


def test_what_fits_in_no_size_says_so() -> None:
    found = Measured(of_numbers(4), half_an_em, 10).fitted(100, SIZES)
    assert (found.size, found.fits) == (6, False)
    assert sum(found.wide) == pytest.approx(100)


@given(st.integers(1, 14), st.integers(1, 6))
def test_headings_on_end_leave_the_numbers_what_they_need(many: int, digits: int) -> None:
    table = of_numbers(many, "8" * digits)
    room = many * (max(digits / 2, 1.4) * 6 + 4.2) + 50
    found = Measured(table, half_an_em, 10).fitted(room, SIZES, turned=True)
    assert found.fits
    assert all(found.room(place) >= digits / 2 * found.size for place in range(1, many + 1))


def test_a_table_of_many_columns_is_a_size_smaller() -> None:
    assert Measured(of_numbers(7), half_an_em, 10).fitted(5000, SIZES).size == 8
    assert Measured(of_numbers(7), half_an_em, 10).fitted(5000, SIZES[1:]).size == 8
    assert Measured(of_numbers(7), half_an_em, 10).fitted(5000, SIZES[:1]).size == 10
    assert Measured(of_numbers(3), half_an_em, 10).fitted(5000, SIZES).size == 10


def a_table(long: int) -> Table:
    columns = (Column("Deadline"), Column("Owner"), Column("Reason"))
    return Table("", columns, (("30 September 2023", "ACC Local Policing", "why " * long),))


def test_a_day_in_words_stands_in_one_line_unless_the_table_would_be_much_higher() -> None:
    shown = Measured(a_table(3), half_an_em, 10).fitted(400, (10.0,))
    assert shown.room(0) >= 8.5 * 10
    found = [Measured(a_table(200), half_an_em, 10).fitted(width, (10.0,)) for width in (250, 400)]
    assert found[0].room(0) < 8.5 * 10


def test_a_row_is_as_high_as_its_longest_cell() -> None:
    found = Measured(a_table(40), half_an_em, 10).fitted(400, (10.0,))
    assert found.height(("a", "b", "c")) == pytest.approx(14)
    assert found.height(("a", "b", "why " * 80)) > 1.8 * found.height(("a", "b", "why " * 40)) > 28
