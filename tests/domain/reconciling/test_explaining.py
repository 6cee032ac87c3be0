"""What may have gone wrong: the paper of September 2023, and every mistake that hmi knows, made on purpose."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hmicfrs_cli.domain.printed_table.table import Column
from hmicfrs_cli.domain.reconciling.explaining import explanations, left_open, mended, total_mended
from hmicfrs_cli.domain.reconciling.known import Known
from printed_tables import (
    AS_AT,
    JUNE,
    NOW,
    SEPTEMBER,
    THEN,
    Of,
    figures,
    held,
    of_register,
    right,
    sentences,
    told,
)

BOTH = Known(AS_AT, of_register(NOW), JUNE, of_register(THEN))


def test_the_table_alone_says_that_three_of_the_four_rows_that_moved_carry_the_previous_total() -> None:
    first, *others = told(SEPTEMBER)
    assert first.sentence.startswith("Three of the four rows that moved carry the previous total")
    assert [row.line.called for row in first.rows] == ["Cause of Concern", "Recommendation Level 3", "AFI Level 2"]
    assert first.of == 4
    said = [each.sentence for each in others]
    assert said[0].startswith("In AFI Closed before Levels the closed figure is missing: the 18")
    assert said[1].startswith("Recommendation Level 2 prints 45 both as its total and as its increase")
    assert "the table alone cannot settle it, since 45 and 10 make 55 either way round" in said[1]
    assert said[2] == "A blank stands where a 0 should: Recommendation Level 1 (open)."
    assert len(said) == 3


def test_the_figures_issued_before_bear_that_out_and_settle_the_fourth() -> None:
    first, second, *others = told(SEPTEMBER, BOTH)
    assert first.sentence.startswith("Three of the four rows that moved carry the previous total")
    assert second.sentence == (
        "The figures issued for 29 June 2023 bear this out, and show the same of Recommendation Level 2 (45), which the"
        " table alone does not: all four rows that moved carry it."
    )
    assert [row.line.called for row in second.rows] == ["Recommendation Level 2"]
    assert any("the total then was 45, and the increase since is 10" in each.sentence for each in others)


def test_what_each_row_should_be_is_the_register_s_or_what_an_explanation_makes_of_it() -> None:
    for known in (None, BOTH):
        found = held(SEPTEMBER, known)
        made = explanations(found)
        should = {row.line.called: mended(row, made) for row in found.rows}
        assert {name: (each[Column.OPEN], each[Column.CLOSED]) for name, each in should.items() if each} == NOW


@given(figures, st.data())
def test_two_rows_of_the_register_that_are_exchanged_are_explained(of: Of, data: st.DataObject) -> None:
    one, other = data.draw(st.lists(st.sampled_from(sorted(of)), min_size=2, max_size=2, unique=True))
    assume(of[one] != of[other])
    known = Known(AS_AT, of_register(of))
    said = sentences(right(of | {one: of[other], other: of[one]}), known)
    assert any(f"ows {a} and {b} are exchanged" in said for a, b in ((one, other), (other, one)))


@given(figures, st.data())
def test_totals_of_two_rows_that_are_exchanged_are_explained_by_the_table_alone(of: Of, data: st.DataObject) -> None:
    one, other = data.draw(st.lists(st.sampled_from(sorted(of)), min_size=2, max_size=2, unique=True))
    assume(sum(of[one]) != sum(of[other]))
    totals = {name: sum(many) for name, many in of.items()}
    totals[one], totals[other] = totals[other], totals[one]
    rows = "\n".join(f"{name}|{a}|{b}|{totals[name]}" for name, (a, b) in of.items())
    said = sentences(rows)
    assert any(
        f"The total figures of the rows {a} and {b} are exchanged." in said for a, b in ((one, other), (other, one))
    )


@given(figures, st.data())
def test_totals_that_were_not_updated_are_explained_by_what_was_issued(of: Of, data: st.DataObject) -> None:
    moved = data.draw(st.sets(st.sampled_from(sorted(of)), min_size=1))
    then = {name: (a, b + 7) if name in moved else (a, b) for name, (a, b) in of.items()}
    known = Known(AS_AT, of_register(of), JUNE, of_register(then))
    rows = "\n".join(f"{name}|{a}|{b}|{sum(then[name])}" for name, (a, b) in of.items())
    assert {row.line.called for row in told(rows, known)[0].rows} == moved


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("AFI Level 2|63|2|38", "In AFI Level 2 two digits of the open figure may be exchanged: 63 for 36."),
        ("AFI Level 2|36|2|83", "In AFI Level 2 two digits of the total figure may be exchanged: 83 for 38."),
        ("AFI Level 2|5|9|4", "Closed and total are exchanged in AFI Level 2."),
        ("AFI Level 2|5||9", "In AFI Level 2 the closed figure is missing: the 4 of the total belong under Closed."),
        ("AFI Level 2||5|9", "In AFI Level 2 the open figure is missing: the 4 of the total belong under Open."),
        ("AFI Level 2|0|0|9", "the figures that make the total of 9 are missing"),
        ("AFI Level 2|4|5|4", "The total leaves out what is closed in AFI Level 2."),
        ("AFI Level 2|4|5|5", "The total leaves out what is open in AFI Level 2."),
        ("AFI Level 2|4|5|", "The total is missing in AFI Level 2 (9)."),
        ("AFI Level 2|4|5|9\nAFI Level 3|1|0|1\nTotal|4|5|9", "The row of sums leaves out AFI Level 3."),
        ("AFI Level 2|4|5|9\nAFI Level 3|1|0|1\nTotal|6|5|11", "The row of sums counts twice AFI Level 3."),
        ("AFI Level 2|4|5|9\nAFI Level 3|4|0|7\nAFI Level 1|5|1|3", "What AFI Level 3 has too many in its total (3)"),
    ],
)
def test_each_mistake_is_explained_by_the_table_alone(rows: str, says: str) -> None:
    assert says in sentences(rows)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ("AFI Level 1|6|0|6", "Open and closed are exchanged in AFI Level 1."),
        (
            "AFI Level 2|24|0|24\nAFI Level 3|1|0|1",
            "Two open that belong to AFI Level 3 were counted in AFI Level 2.",
        ),
        (
            "Cause of Concern|2|21|23",
            "carries every figure issued for 29 June 2023, as if not updated: Cause of Concern.",
        ),
        ("AFI Level 2|22|0|6", "carries the total issued then: AFI Level 2 (6)."),
    ],
)
def test_each_mistake_is_explained_beside_the_register(changed: str, says: str) -> None:
    of = dict(line.split("|", 1) for line in right(NOW).splitlines()) | dict(
        line.split("|", 1) for line in changed.splitlines()
    )
    assert says in sentences("\n".join("|".join(each) for each in of.items()), BOTH)


def test_a_total_that_is_too_small_may_be_the_previous_one_where_nothing_says_more() -> None:
    found = held("AFI Level 2|22|1|6\nAFI Level 3|3|0|3", headings="row|open|closed|total")
    assert [each.sentence for each in explanations(found)] == [
        "The total is smaller than open and closed together in AFI Level 2: it may be that of the previous paper."
        " Compare it with that."
    ]


def test_an_increase_is_no_copy_of_the_previous_total_where_what_was_issued_is_another() -> None:
    later = Known(AS_AT, of_register(NOW), JUNE, of_register(NOW))
    said = sentences(SEPTEMBER, later)
    assert "settle it" not in said
    assert "carry the previous total" not in said
    assert "the table alone cannot settle it" in sentences(SEPTEMBER, Known(AS_AT, of_register(NOW)))


def test_a_table_that_holds_needs_no_explanation() -> None:
    assert told(right(NOW), BOTH) == []


def test_a_row_that_nothing_explains_is_named() -> None:
    found = held("AFI Level 2|40|5|77")
    assert left_open(found, explanations(found)) == ["Nothing that hmi knows explains AFI Level 2."]


def changed_in(of: Of, *rows: str) -> str:
    """The right table with its increases, some rows of it as they are given."""
    since = {name: sum(of[name]) - sum(THEN[name]) for name in of}
    lines = {name: f"{name}|{a}|{b}|{a + b}|{since[name]}" for name, (a, b) in of.items()}
    return "\n".join((lines | {row.partition("|")[0]: row for row in rows}).values())


@pytest.mark.parametrize(
    "row",
    [
        "AFI Level 1|0|6|16|0",
        "AFI Level 3|1|0|3|0",
        "AFI Level 2|22|0|12|10",
        "AFI Level 2|20|0|6|14",
        "Cause of Concern|6|20|21|5",
        "Recommendation Level 3|36|3|36|7",
        "AFI Level 1|0|6|6|3",
    ],
)
def test_what_the_register_contradicts_is_no_explanation(row: str) -> None:
    assert [each.sentence for each in told(changed_in(NOW, row), BOTH) if each.mends] == []
    found = held(changed_in(NOW, row), BOTH)
    assert [each.line.called for each in found.failing] == [row.partition("|")[0]]


def test_rows_that_are_exchanged_have_no_other_explanation() -> None:
    swapped = changed_in(NOW, "AFI Level 2|3|0|3|0", "AFI Level 3|22|0|22|16")
    assert [each.sentence for each in told(swapped, BOTH)] == ["The rows AFI Level 2 and AFI Level 3 are exchanged."]


def test_a_total_of_then_is_a_coincidence_where_open_and_closed_are_those_of_another_row() -> None:
    rotated = changed_in(NOW, "AFI Level 1|3|0|3|0", "AFI Level 2|0|6|6|0", "AFI Level 3|22|0|22|16")
    assert [each.sentence for each in told(rotated, BOTH)] == [
        "The figures of AFI Level 1, AFI Level 2 and AFI Level 3 stand in one another's place: AFI Level 1 has those of"
        " AFI Level 3, AFI Level 2 those of AFI Level 1 and AFI Level 3 those of AFI Level 2."
    ]


def test_a_coincidence_of_two_rows_is_no_miscount() -> None:
    said = sentences(changed_in(NOW, "AFI Level 2|24|7|31|25", "AFI Level 3|1|0|1|0"), BOTH)
    assert "counted in" not in said


def test_small_figures_that_seem_exchanged_in_rows_that_are_wrong_otherwise_too_are_no_explanation() -> None:
    of = NOW | {"Recommendation Level 1": (1, 0), "AFI Level 4": (0, 1)}
    rows = right(of | {"Recommendation Level 1": (0, 0), "AFI Level 4": (1, 0)})
    assert "The open figures of the rows" not in sentences(rows, Known(AS_AT, of_register(of)))


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("Recommendation Level 2|55|55|55|10", "In Recommendation Level 2 the closed figure repeats the open one, 55."),
        ("Cause of Concern|4|0|4|4", "Only what has changed since the figures issued for 29 June 2023 is printed"),
        ("Recommendation Level 2|45|0|55|10", "carries the one issued then: Recommendation Level 2 (45)."),
        ("Recommendation Level 3|63|2|65|34", "two digits of the open figure may be exchanged: 63 for 36."),
        ("Recommendation Level 3|37|1|38|7", "One that is closed was counted as open in Recommendation Level 3."),
        ("Recommendation Level 2|55|0|55|", "The increase is missing in Recommendation Level 2 (10)."),
    ],
)
def test_each_mistake_of_one_row_is_explained_alone(row: str, says: str) -> None:
    found = held(changed_in(NOW, row), BOTH)
    made = explanations(found)
    assert [says in each.sentence for each in made] == [True]
    assert left_open(found, made) == []


def test_an_increase_that_is_the_previous_total_is_explained_beside_a_total_that_is_right() -> None:
    said = [each.sentence for each in told(changed_in(NOW, "AFI Level 2|22|0|22|6"), BOTH)]
    assert said == [
        "AFI Level 2 prints as its increase 6, which is the total issued for 29 June 2023: the increase since is 16."
    ]


@pytest.mark.parametrize("rows", ["AFI Level 2|21|9|21", "AFI Level 2|0|0|9"])
def test_where_explanations_rival_or_leave_it_open_it_is_not_said_what_a_row_should_be(rows: str) -> None:
    found = held(rows)
    made = explanations(found)
    assert made
    assert mended(found.rows[0], made) is None
    assert total_mended(found, made) is None


def test_the_row_of_sums_should_be_what_the_register_has_or_the_rows_as_they_should_be() -> None:
    wrong = changed_in(NOW, "AFI Level 2|22|0|6|16")
    for total in ("122|329|451|37", "122|329|435|37"):
        for known in (None, BOTH):
            found = held(f"{wrong}\nTotal|{total}", known)
            assert total_mended(found, explanations(found)) == {
                Column.OPEN: 122,
                Column.CLOSED: 329,
                Column.TOTAL: 451,
            }
            assert found.total_fails == ("435" in total)
