"""A right table always holds, a wrong figure is always found, and the sentences say which."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hmicfrs_cli.domain.reconciling.finding import findings
from hmicfrs_cli.domain.reconciling.holding import Known
from hmicfrs_cli.domain.reconciling.table import Column
from printed_tables import AS_AT, JUNE, SEPTEMBER, figures, held, of_register, right

Of = dict[str, tuple[int, int]]


def against(of: Of) -> Known:
    return Known(AS_AT, of_register(of), JUNE, of_register(of), of_register(of))


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
    assert "Cause of Concern: 6 open and 21 closed make 27; the total printed is 23 (+4)." in said
    assert said[-1] == (
        "It has no row of sums. As printed, its columns add up to 122 open, 311 closed and 414 in total; open and"
        " closed together make 433."
    )


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("AFI Level 2|six|0|6", "AFI Level 2: 'six' under Open is no number."),
        ("AFI Level 2|1|0|", "AFI Level 2: 1 open and 0 closed make 1; the total printed is a blank (+1)."),
        ("AFI Level 2|1|0|1\nAFI Level 2|1|0|1", "AFI Level 2 is printed more than once."),
        ("AFI Level 2|1|0|1\nTotal|1|0|2", "The row of sums says 2 under Total; the rows add up to 1."),
        ("AFI Level 2|1|0|1\nTotal|1|0|2", "The row of sums: 1 open and 0 closed make 1; the total printed is 2 (-1)."),
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
    of: Any = {"AFI Level 2": (4, 0)}
    known = Known(AS_AT, of_register({"AFI Level 2": (5, 0)}), JUNE, of_register(of), of_register(of))
    said = "\n".join(findings(held("AFI Level 2|4|0|4", known)))
    assert "the register has 5 open, not 4 and 5 in total, not 4" in said
    assert "come to 4 open, 0 closed and 4 in total" in said
    assert "What is printed fits that." in said


def test_an_increase_that_is_not_what_has_come_is_a_difference() -> None:
    known = Known(AS_AT, of_register({"AFI Level 2": (5, 0)}), JUNE, of_register({"AFI Level 2": (3, 0)}))
    known = Known(known.as_at, known.register, JUNE, known.last, known.register)
    assert held("AFI Level 2|5|0|5|2", known).holds
    found = held("AFI Level 2|5|0|5|3", known)
    assert found.failing[0].differs == (Column.INCREASE,)
    assert "AFI Level 2: the increase since 29 June 2023 is 2, not 3." in findings(found)
