"""A right table always holds, a wrong figure is always found, and the sentences say which."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hmicfrs_cli.domain.movement import movement
from hmicfrs_cli.domain.printed_table.table import Column
from hmicfrs_cli.domain.reconciling.finding import findings
from hmicfrs_cli.domain.reconciling.known import Known, beside
from printed_tables import AS_AT, JUNE, SEPTEMBER, figures, held, of_register, right

Of = dict[str, tuple[int, int]]


def against(of: Of) -> Known:
    return Known(AS_AT, of_register(of), JUNE, of_register(of))


@given(figures)
def test_a_table_made_of_the_register_s_figures_holds(of: Of) -> None:
    rows = right(of)
    total = f"\nTotal|{sum(a for a, _ in of.values())}|{sum(b for _, b in of.values())}|{sum(map(sum, of.values()))}"
    assert held(rows).holds
    assert held(rows + total, against(of)).holds


@given(figures, st.data())
def test_any_one_figure_that_is_altered_is_found(of: Of, data: st.DataObject) -> None:
    lines = right(of).splitlines()
    at = data.draw(st.integers(0, len(lines) - 1))
    cells = lines[at].split("|")
    column = data.draw(st.integers(1, 3))
    other = data.draw(st.integers(0, 900).filter(lambda many: str(many) != cells[column]) | st.just("six"))
    cells[column] = str(other)
    lines[at] = "|".join(cells)
    for known in (None, against(of)):
        found = held("\n".join(lines), known)
        assert [row.line.called for row in found.failing] == [list(of)[at]]
        assert any(list(of)[at] in sentence for sentence in findings(found))


@given(figures, st.data())
def test_figures_that_add_up_and_are_not_the_register_s_are_found(of: Of, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(of)))
    other = of | {name: data.draw(st.tuples(st.integers(0, 400), st.integers(0, 400)))}
    assume(other != of)
    assert held(right(other)).holds
    assert [row.line.called for row in held(right(other), against(of)).failing] == [name]


@given(figures, st.integers(0, 2), st.integers(1, 50))
def test_a_row_of_sums_that_is_out_is_found(of: Of, column: int, by: int) -> None:
    sums = [sum(a for a, _ in of.values()), sum(b for _, b in of.values()), sum(map(sum, of.values()))]
    sums[column] += by
    found = held(f"{right(of)}\nTotal|{'|'.join(map(str, sums))}")
    assert not found.failing
    assert found.total_differs == (list(Column)[column],)
    assert not found.holds


@given(figures, st.data())
def test_a_row_that_the_register_has_and_the_table_has_not_is_found(of: Of, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(name for name, many in of.items() if sum(many)) or [""]))
    assume(name)
    less = {other: many for other, many in of.items() if other != name}
    found = held(right(less), against(of))
    assert [row.name for row in found.missing] == [name]
    assert not found.holds


def test_the_paper_of_september_2023_fails_in_five_rows() -> None:
    found = held(SEPTEMBER)
    assert [(row.line.called, row.gap) for row in found.failing] == [
        ("Cause of Concern", 4),
        ("Recommendation Level 2", 10),
        ("Recommendation Level 3", 7),
        ("AFI Level 2", 16),
        ("AFI Closed before Levels", -18),
    ]
    said = findings(found)
    assert "Cause of Concern: 6 open and 21 closed make 27; the total printed is 23, 4 too few." in said
    assert said[-2:] == [
        "It has no row of sums. As printed, its columns add up to 122 open, 311 closed and 414 in total; open and"
        " closed together make 433.",
        "The increases were not tested: there is no register to hold them against.",
    ]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("AFI Level 2|six|0|6", "AFI Level 2: 'six' under Open is no number."),
        ("AFI Level 2|1|0|", "AFI Level 2: 1 open and 0 closed make 1; no total is printed."),
        ("AFI Level 2|1|0|1\nAFI Level 2|1|0|1", "AFI Level 2 is printed more than once."),
        ("AFI Level 2|1|0|1\nTotal|1|0|2", "The row of sums says 2 under Total; the rows add up to 1."),
        (
            "AFI Level 2|1|0|1\nTotal|1|0|2",
            "The row of sums: 1 open and 0 closed make 1; the total printed is 2, 1 too many.",
        ),
    ],
)
def test_each_fault_is_told_in_a_sentence_and_the_table_does_not_hold(rows: str, says: str) -> None:
    found = held(rows)
    assert says in findings(found)
    assert not found.holds


def test_a_row_of_no_name_of_the_committee_s_is_told_and_its_sum_is_tested() -> None:
    found = held("Super-complaints|1|1|2\nAFI Level 2|1|0|1")
    assert found.holds
    assert "No row of the committee's table is meant by 'Super-complaints': only its own sum was tested." in findings(
        found
    )
    assert not held("Super-complaints|1|1|3\nAFI Level 2|1|0|1").holds


def test_entries_made_since_for_earlier_days_are_told_apart_from_a_wrong_figure() -> None:
    of: Of = {"AFI Level 2": (4, 0)}
    now: Of = {"AFI Level 2": (5, 0)}
    moved = movement(
        JUNE, AS_AT, told=of_register(of), start=of_register(now), end=of_register(now), steps=(), balances=()
    )
    known = beside(Known(AS_AT, of_register(now)), moved, of_register(of))
    said = "\n".join(findings(held("AFI Level 2|4|0|4|7", known)))
    assert "the register has 5 open, not 4, and 5 in total, not 4. The increase since 29 June 2023 is 1, not 7." in said
    assert "Part of that is restated (+1 open): entries made after the figures issued for 29 June 2023." in said
    assert "restated" not in "\n".join(findings(held("AFI Level 2|5|0|5|1", known)))


def test_an_increase_that_is_not_what_has_come_is_a_difference() -> None:
    known = Known(AS_AT, of_register({"AFI Level 2": (5, 0)}), JUNE, of_register({"AFI Level 2": (3, 0)}))
    known = Known(known.as_at, known.register, JUNE, known.last)
    assert held("AFI Level 2|5|0|5|2", known).holds
    found = held("AFI Level 2|5|0|5|3", known)
    assert found.failing[0].differs == (Column.INCREASE,)
    assert "AFI Level 2: the increase since 29 June 2023 is 2, not 3." in findings(found)


@pytest.mark.parametrize("total", ["", "\nTotal|4|3|7|", "\n|4|3|7|", "\nTotal|4|1|5|"])
def test_a_row_that_hmi_does_not_know_is_never_said_to_hold_beside_a_register(total: str) -> None:
    found = held(f"AFI Level 2|4|1|5\nSuper-complaint|0|2|2{total}", against({"AFI Level 2": (4, 1)}))
    assert not found.holds
    assert [row.line.called for row in found.failing] == ["Super-complaint"]
    assert "'Super-complaint' is not one of the committee's rows, and could not be held against the register." in (
        findings(found)
    )
    assert found.total_fails == ("7" in total)
    assert found.sums_differ == (Column.CLOSED, Column.TOTAL)


@pytest.mark.parametrize(("total", "holds"), [("|5|1|6", True), ("|5|1|7", False), ("|5|2|7", False)])
def test_a_row_without_a_name_that_has_a_sum_of_the_others_is_the_row_of_sums(total: str, holds: bool) -> None:
    of = {"AFI Level 2": (4, 1), "AFI Level 3": (1, 0)}
    for known in (None, against(of)):
        found = held(f"{right(of)}\n{total}", known)
        assert found.printed.total is not None
        assert found.holds == holds
        assert any("was taken for the row of sums" in each for each in findings(found))


@given(figures, st.integers(0, 2), st.integers(1, 50))
def test_a_row_of_sums_that_is_not_the_register_s_is_found_even_where_a_row_is_as_far_out(
    of: Of, column: int, by: int
) -> None:
    name, (is_open, closed) = next(iter(of.items()))
    row = [is_open, closed, is_open + closed]
    sums = [sum(a for a, _ in of.values()), sum(b for _, b in of.values()), sum(map(sum, of.values()))]
    row[column] += by
    lines = [f"{name}|{'|'.join(map(str, row))}", *right(of).splitlines()[1:]]
    whole = "|".join(map(str, sums))
    assert not held("\n".join([*lines, f"Total|{whole}"]), against(of)).total_fails
    sums[column] += by
    out = held("\n".join([*lines, f"Total|{'|'.join(map(str, sums))}"]), against(of))
    assert out.total_differs == (list(Column)[column],)


def test_increases_that_nothing_was_held_against_are_told() -> None:
    register = of_register({"AFI Level 2": (5, 0)})
    rows = "AFI Level 2|5|0|5|3"
    assert "The increases were not tested: there is no register to hold them against." in findings(held(rows))
    assert (
        "The increases were not tested: no meeting before that day has been issued to hold them against."
        in findings(held(rows, Known(AS_AT, register)))
    )
    assert not any("increases" in each for each in findings(held(rows, Known(AS_AT, register, JUNE))))
    assert not any("increases" in each for each in findings(held("AFI Level 2|5|0|5|")))


def test_an_increase_larger_than_all_there_is_does_not_hold() -> None:
    found = held("AFI Level 2|5|0|5|6\nAFI Level 3|5|0|5|5\nTotal|10|0|10|11")
    assert [row.line.called for row in found.failing] == ["AFI Level 2"]
    assert found.total_fails
    assert "AFI Level 2: an increase of 6 is more than the 5 that there are." in findings(found)


def test_what_cannot_be_read_is_told_apart_and_is_no_difference() -> None:
    moved = against({"AFI Level 2": (4, 0)})
    found = held("AFI Level 2|4|0|4|four", moved)
    assert found.unread == found.failing
    assert not found.failing[0].is_wrong
    assert "AFI Level 2: 'four' under Increase is no number." in findings(found)
    assert Column.INCREASE not in found.sums
    assert not held("AFI Level 2|4|0|4|four\nTotal|4|0|4|4").total_fails
    assert not held("AFI Level 2|4|0|4\nTotal|five|0|4", moved).holds


def test_a_meeting_is_named_by_its_day_and_that_of_its_figures_where_they_differ() -> None:
    of: Of = {"AFI Level 2": (4, 0)}
    same = replace(against(of), held_on=JUNE)
    assert "the figures issued for 29 June 2023 with" in findings(held(right(of), same))[0]
    other = replace(same, held_on=date(2023, 7, 4))
    assert "issued for the meeting of 4 July 2023, as at 29 June 2023 with" in findings(held(right(of), other))[0]


def test_a_table_that_is_what_was_issued_for_the_day_is_told_though_the_register_has_changed() -> None:
    of: Of = {"AFI Level 2": (4, 0)}
    known = Known(AS_AT, of_register({"AFI Level 2": (5, 0)}), told=of_register(of))
    says = "Every figure is the one that was issued for 28 September 2023."
    found = held(right(of), known)
    assert found.holds
    assert says in findings(found)
    wrong = held("AFI Level 2|3|0|3", known)
    assert "AFI Level 2: what was issued has 4 open, not 3, and 4 in total, not 3." in findings(wrong)
    assert says not in findings(wrong)
    later = held("AFI Level 2|5|0|5", known)
    assert later.holds
    assert says not in findings(later)
    assert any(each.startswith("It is nearer to what the register has now") for each in findings(later))


def test_a_register_that_begins_later_is_held_against_with_nothing_in_it() -> None:
    found = held("AFI Level 2|4|0|4", Known(AS_AT, of_register({}), begins=date(2024, 1, 2)))
    assert not found.holds
    assert (
        "Nothing had been recorded in the register by 28 September 2023: its first entry is of 2 January 2024."
        in findings(found)
    )
