"""Bars and sparklines from numbers alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicfrs_cli.formats.bars import (
    ASCII,
    BLOCKS,
    GAP,
    HEIGHTS,
    NARROWEST,
    WIDEST,
    Ink,
    bars,
    changes,
    ink_for,
    room,
    sparkline,
)

NUMBERS = st.lists(st.integers(0, 10**9), min_size=1, max_size=12)
CHANGES = st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=12)
WIDTHS = st.integers(NARROWEST, WIDEST)
INKS = st.sampled_from([BLOCKS, ASCII])


def length(bar: str, ink: Ink) -> float:
    """How long a bar is, in cells."""
    return bar.count(ink.full) + 0.5 * sum(bar.count(half) for half in (ink.start, ink.end) if half)


def fall_and_rise(bar: str, ink: Ink) -> tuple[float, float]:
    down, _, up = bar.partition(ink.axis)
    return length(down, ink), length(up, ink)


@given(NUMBERS, WIDTHS, INKS)
def test_a_bar_is_in_proportion_to_the_largest_which_fills_the_width(numbers: list[int], width: int, ink: Ink) -> None:
    drawn = bars(numbers, width, ink)
    for number, bar in zip(numbers, drawn, strict=True):
        assert len(bar) <= width
        assert bool(bar) == (number > 0), "nothing where there is none, and never nothing where there is one"
        shortest = 1 / ink.steps
        exact = width * number / (max(numbers) or 1)
        assert abs(length(bar, ink) - exact) <= shortest / 2 or (exact < shortest and length(bar, ink) == shortest)


@given(NUMBERS, WIDTHS, INKS)
def test_a_larger_number_never_has_a_shorter_bar(numbers: list[int], width: int, ink: Ink) -> None:
    lengths = [length(bar, ink) for bar in bars(sorted(numbers), width, ink)]
    assert lengths == sorted(lengths)


@given(CHANGES, WIDTHS, INKS)
def test_a_fall_goes_left_and_a_rise_right_of_one_upright_line(numbers: list[int], width: int, ink: Ink) -> None:
    drawn = changes(numbers, width, ink)
    assert len({bar.index(ink.axis) for bar in drawn}) == 1
    for number, bar in zip(numbers, drawn, strict=True):
        fall, rise = fall_and_rise(bar, ink)
        assert len(bar) <= width
        assert (fall > 0, rise > 0) == (number < 0, number > 0)


@given(CHANGES, WIDTHS, INKS)
def test_falls_and_rises_are_on_one_scale(numbers: list[int], width: int, ink: Ink) -> None:
    scale = (width - 1) / ((max(0, *numbers) - min(0, *numbers)) or 1)
    lengths = []
    for number, bar in zip(sorted(numbers), changes(sorted(numbers), width, ink), strict=True):
        fall, rise = fall_and_rise(bar, ink)
        lengths.append(rise - fall)
        assert abs(rise - fall - number * scale) <= 1
    assert lengths == sorted(lengths)


def test_changes_look_as_they_should() -> None:
    assert changes([10, 0, -5, 1], 16, BLOCKS) == ["     │██████████", "     │", "█████│", "     │█"]
    assert changes([-4, -2], 9, BLOCKS) == ["████████│", "    ████│"]
    assert changes([3, 1], 7, BLOCKS) == ["│██████", "│██"]
    assert changes([-8, -1], 5, BLOCKS) == ["████│", "   ▐│"]


@pytest.mark.parametrize("draw", [bars, changes])
def test_no_numbers_have_no_bars(draw: object) -> None:
    assert callable(draw)
    assert draw([], 10, BLOCKS) == []


@given(CHANGES)
def test_a_sparkline_has_a_sign_for_each_number_and_rises_as_they_do(numbers: list[int]) -> None:
    heights = [HEIGHTS.index(sign) for sign in sparkline(sorted(numbers))]
    assert len(heights) == len(numbers)
    assert heights == sorted(heights)
    if numbers and max(numbers) > 0:
        assert heights[-1] == len(HEIGHTS) - 1


def test_a_sparkline_stands_on_nought() -> None:
    assert sparkline([85, 85, 85]) == "███"
    assert sparkline([21, 21, 20]) == "███"
    assert sparkline([122, 61, 0]) == "█▅▁"
    assert sparkline([0, 0]) == "▁▁"
    assert sparkline([]) == ""


@pytest.mark.parametrize(
    ("encoding", "ink"),
    [
        ("utf-8", BLOCKS),
        ("cp437", BLOCKS),
        ("cp850", ASCII),
        ("cp1252", ASCII),
        ("ascii", ASCII),
        (None, ASCII),
        ("no-such", ASCII),
    ],
)
def test_a_console_that_has_not_the_blocks_gets_plain_ascii(encoding: str | None, ink: Ink) -> None:
    assert ink_for(encoding) is ink


@given(st.lists(st.integers(1, 60), min_size=1, max_size=10), st.integers(1, 300))
def test_a_bar_takes_only_what_others_leave_it(widths: list[int], columns: int) -> None:
    width = room(widths, columns)
    assert width == 0 or NARROWEST <= width <= WIDEST
    assert not width or sum(widths) + GAP * (len(widths) + 1) + width <= columns


def test_a_table_that_fits_is_never_broken_for_a_bar() -> None:
    assert room([30, 5, 5], 40 + 3 * GAP) == 0
    assert room([30, 5, 5], 40 + 4 * GAP + NARROWEST) == NARROWEST
