"""Cells: what is written in a spreadsheet is read back the same, and nothing in it is ever a formula."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hmicfrs_cli.formats.cells import (
    LONGEST_CELL,
    Holds,
    continues,
    from_excel,
    from_text,
    gathered,
    headings,
    in_excel,
    in_text,
    is_guarded,
)
from hmicfrs_cli.formats.exchange import Format, written
from hmicfrs_cli.formats.layout import Listing

BAITS = ["=", "+", "-", "@", "\t", "\r", "\n", "'", *"＝＋－＠", " =", "\ufeff=", "_x0041_", "_x000D_", "; ", "\\"]
SIGNS = st.sampled_from([*BAITS, *"_x041\x01\ufffe\x0b; a😀", "#N/A", "\r\n"])
texts = st.text() | st.lists(SIGNS, max_size=12).map("".join)

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\xa0=1"]
FORMULAS += [f"{sign}A1" for sign in "＝＋－＠﹦"]

values: st.SearchStrategy[tuple[Holds, Any]] = st.one_of(
    st.tuples(st.just(Holds.TEXT), st.none() | texts),
    st.tuples(st.just(Holds.LIST), st.lists(texts, max_size=4)),
    st.tuples(st.just(Holds.YES_OR_NO), st.none() | st.booleans()),
    st.tuples(st.just(Holds.NUMBER), st.none() | st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9).map(float)),
    st.tuples(st.just(Holds.DAY), st.none() | st.dates().map(date.isoformat)),
    st.tuples(st.just(Holds.LEVEL), st.none() | st.sampled_from(["1", "2", "3", "4", "before-levels"])),
    st.tuples(st.just(Holds.TABLE), st.dictionaries(texts, st.integers(0, 99) | texts, max_size=3)),
)


@given(value=values)
@example((Holds.LIST, [""]))
@example((Holds.LIST, ["Home Office; others", "\\", "; "]))
@example((Holds.TEXT, ""))
@example((Holds.TEXT, "_x0041\x01"))
def test_what_csv_holds_is_read_back_the_same(value: tuple[Holds, Any]) -> None:
    holds, one = value
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow([in_text(one), "end"])
    out.seek(0)
    cell, end = next(csv.reader(out))
    assert (from_text(cell, holds), end) == (one, "end")


@given(value=values)
@example((Holds.TEXT, "_x0041\x01"))
@example((Holds.TEXT, "a\rb\ufffe"))
def test_what_excel_holds_is_read_back_the_same(value: tuple[Holds, Any]) -> None:
    holds, one = value
    assert from_excel(in_excel(one, holds), holds) == one


@given(
    text=st.text(min_size=1, max_size=8).map(lambda few: (few * 50_000)[:50_000])
    | st.integers(32_700, 32_800).map(lambda many: "a" * many + "_x0041_😀=" * 3)
)
@example("\x01" * 50_000)
@example("😀" * 50_000)
def test_a_text_that_is_longer_than_a_cell_goes_on_in_others(text: str) -> None:
    cells = in_excel(text)
    assert all(len(cell.encode("utf-16-le")) // 2 <= LONGEST_CELL for cell in cells)
    assert not [cell for cell in cells if cell[0] in "=+-@"]
    assert from_excel(cells) == text


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_a_spreadsheet_would_take_for_a_formula_is_guarded(text: str) -> None:
    assert in_text(text) == f"'{text}"
    assert is_guarded(in_text(text))
    assert from_excel(in_excel(text)) == text
    assert in_excel(text)[0].startswith("'")


@pytest.mark.parametrize("text", ["'tis", "'Twas a risk", "' '"])
def test_an_apostrophe_that_somebody_wrote_himself_is_no_guard(text: str) -> None:
    assert from_text(text) == text


def test_numbers_and_words_are_left_alone() -> None:
    assert [in_text(value) for value in (-4, None, "Recommendation 7: act", True)] == [
        -4,
        None,
        "Recommendation 7: act",
        "yes",
    ]


def test_a_list_without_parts_leaves_its_cell_empty() -> None:
    assert in_text([]) == ""
    assert in_excel([], Holds.LIST) == [None]
    assert from_text("", Holds.LIST) == from_excel([None], Holds.LIST) == []


def test_what_does_not_fit_its_column_comes_back_as_it_stands() -> None:
    assert from_text("soon", Holds.DAY) == "soon"
    assert from_text("maybe", Holds.YES_OR_NO) == "maybe"
    assert from_text("a few", Holds.NUMBER) == "a few"
    assert from_text("{", Holds.TABLE) == "{"
    assert from_text("[" * 100_000, Holds.TABLE) == "[" * 100_000
    assert from_excel([2.0]) == "2"
    assert from_excel([True]) == "yes"
    assert from_excel([True], Holds.YES_OR_NO) is True


def test_days_are_dates_in_excel_where_excel_has_them() -> None:
    assert in_excel("2023-10-31", Holds.DAY) == [date(2023, 10, 31)]
    assert in_excel("1900-02-28", Holds.DAY) == ["1900-02-28"]
    assert in_excel("2023-10-31", Holds.TEXT) == ["2023-10-31"]
    assert in_excel("2", Holds.LEVEL) == [2]


def test_a_row_is_gathered_with_the_cells_in_which_its_texts_go_on() -> None:
    names = headings(["ref", "text", "title"], {"text": 3})
    assert names == ["ref", "text", "title", "text_continued", "text_continued_2"]
    row = dict(zip(names, ["a/R1", "one", None, "two", "three"], strict=True))
    assert gathered(row) == {"ref": ["a/R1"], "text": ["one", "two", "three"], "title": [None]}
    assert continues("text_continued_2") == "text"
    assert continues("continued") is None
    assert gathered({"discontinued": 1, "x_continued": 2}) == {"discontinued": [1], "x_continued": [2]}


def test_columns_that_somebody_has_moved_still_go_on_in_order() -> None:
    row = {"text_continued_2": "three", "text_continued": "two", "text": "one"}
    assert gathered(row) == {"text": ["one", "two", "three"]}


def test_no_text_begins_a_line_of_csv_of_its_own() -> None:
    listing = Listing("rows", [{"ref": "a/R1", "text": "one\r=cmd()"}], ())
    text = written([listing], Format.CSV)
    assert text == 'ref,text\na/R1,"one\r=cmd()"\n'
