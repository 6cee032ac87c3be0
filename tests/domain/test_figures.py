"""The committee's figures: rows, totals and lateness."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import FIREARMS_PUBLISHED, ref, standing
from hmicfrs_cli.domain import figures
from hmicfrs_cli.domain.figures import Count, Lateness, days_late, grouped, lateness, summary
from hmicfrs_cli.domain.records import Recommendation, Standing
from hmicfrs_cli.domain.vocabulary import Category, DeadlineKind, Level, Stage, Status

R, C, A = Category.RECOMMENDATION, Category.CAUSE_OF_CONCERN, Category.AFI
FIREARMS_R3_DUE = date(2023, 10, 31)
HOMICIDE_R3_DUE = date(2023, 12, 1)

counts = st.builds(
    lambda category, level, open, closed, awaiting: Count(category, level, open, closed, min(open, awaiting)),
    st.sampled_from(Category),
    st.none() | st.sampled_from(Level),
    open=st.integers(0, 300),
    closed=st.integers(0, 300),
    awaiting=st.integers(0, 300),
)


def due(on: date | None, kind: DeadlineKind = DeadlineKind.DATED, **other: Any) -> Standing:
    return standing(deadline=on, deadline_kind=kind, **other)


def recommendation(number: int, how: Standing, issued_on: date = FIREARMS_PUBLISHED) -> Recommendation:
    return Recommendation(ref(f"firearms-2023/R{number}"), None, "Act.", (), None, issued_on, how)


# The table.


def test_the_rows_stand_in_the_order_of_the_paper_even_when_empty() -> None:
    assert [row.name for row in summary([]).rows] == [
        "Cause of Concern",
        "Recommendation Level 1",
        "Recommendation Level 2",
        "Recommendation Level 3",
        "Recommendation Level 4",
        "AFI Level 1",
        "AFI Level 2",
        "AFI Level 3",
        "AFI Level 4",
        "AFI Closed before Levels",
        "Recommendation Closed before Levels",
    ]


def test_rows_of_a_level_not_yet_set_stand_last_and_only_when_they_count_something() -> None:
    assert summary([Count(A, None, 0, 0)]).rows == summary([]).rows
    names = [row.name for row in summary([Count(A, None, 1, 0), Count(R, None, 0, 2)]).rows]
    assert names[-2:] == ["Recommendation Level not yet set", "AFI Level not yet set"]


def test_causes_of_concern_are_one_row_whatever_their_level() -> None:
    first = summary([Count(C, None, 4, 0), Count(C, Level.TWO, 2, 21)]).rows[0]
    assert (first.name, first.open, first.closed, first.total) == ("Cause of Concern", 6, 21, 27)


def test_the_paper_of_september_2023_adds_up_here() -> None:
    table = summary(
        [
            *(Count(C, None, 6, 21), Count(R, Level.ONE, 0, 2), Count(R, Level.TWO, 55, 0)),
            *(Count(R, Level.THREE, 36, 2, 4), Count(A, Level.ONE, 0, 6), Count(A, Level.TWO, 22, 0)),
            *(Count(A, Level.THREE, 3, 0), Count(A, Level.BEFORE_LEVELS, 0, 18), Count(R, Level.BEFORE_LEVELS, 0, 280)),
        ]
    )
    assert (table.total.open, table.total.closed, table.total.total) == (122, 329, 451)
    assert table.total.awaiting_verification == 4
    assert [row.total for row in table.rows] == [27, 2, 55, 38, 0, 6, 22, 3, 0, 18, 280]


@given(counted=st.lists(counts))
def test_every_row_adds_up_and_the_total_row_is_the_sum_of_the_rows(counted: list[Count]) -> None:
    table = summary(counted)
    for column in ("open", "closed", "awaiting_verification", "total"):
        assert getattr(table.total, column) == sum(getattr(row, column) for row in table.rows)
    assert all(row.total == row.open + row.closed for row in (*table.rows, table.total))
    assert table.total.open == sum(count.open for count in counted)
    assert table.total.closed == sum(count.closed for count in counted)


@given(category=st.sampled_from(Category), level=st.none() | st.sampled_from(Level), open=st.integers(1, 9))
def test_everything_is_counted_in_exactly_one_row(category: Category, level: Level | None, open: int) -> None:
    rows = summary([Count(category, level, open, 0)]).rows
    assert [row.open for row in rows if row.total] == [open]


@given(
    listed=st.lists(st.tuples(st.none() | st.text(max_size=3), counts)),
    balances=st.lists(counts),
    by=st.sampled_from(["report", "owner", "theme"]),
)
def test_however_they_are_grouped_the_total_is_that_of_the_summary(
    listed: list[tuple[str | None, Count]], balances: list[Count], by: str
) -> None:
    table = summary([*(count for _, count in listed), *balances])
    assert grouped(listed, balances, by).total == table.total


def test_groups_stand_by_name_then_those_without_then_the_opening_balances() -> None:
    listed = [("b", Count(R, Level.TWO, 1, 0)), (None, Count(R, None, 2, 0)), ("a", Count(A, Level.ONE, 0, 3))]
    more = [("b", Count(C, None, 4, 0, 1))]
    table = grouped([*listed, *more], [Count(R, Level.BEFORE_LEVELS, 0, 280)], "owner")
    assert [(row.name, row.open, row.closed) for row in table.rows] == [
        ("a", 0, 3),
        ("b", 5, 0),
        ("no owner", 2, 0),
        ("opening balances, not listed", 0, 280),
    ]
    assert {(row.category, row.level) for row in table.rows} == {(None, None)}


def test_groups_without_balances_have_no_row_for_them() -> None:
    assert [row.name for row in grouped([("a", Count(R, Level.TWO, 1, 0))], [], "owner").rows] == ["a"]
    assert grouped([], [], "owner").rows == ()


# Lateness.


def test_the_day_of_a_deadline_is_not_late() -> None:
    assert days_late(due(FIREARMS_R3_DUE), FIREARMS_R3_DUE) is None
    assert lateness(due(FIREARMS_R3_DUE), FIREARMS_R3_DUE) is Lateness.NOT_YET_DUE


def test_the_day_after_a_deadline_is_one_day_late() -> None:
    assert days_late(due(FIREARMS_R3_DUE), date(2023, 11, 1)) == 1
    assert lateness(due(FIREARMS_R3_DUE), date(2023, 11, 1)) is Lateness.LATE


def test_the_third_homicide_recommendation_is_31_days_late_at_new_year() -> None:
    assert days_late(due(HOMICIDE_R3_DUE), date(2024, 1, 1)) == 31


@given(as_at=st.dates())
def test_what_is_to_be_done_at_once_is_never_late_by_a_date(as_at: date) -> None:
    at_once = due(None, DeadlineKind.IMMEDIATE, target=date(2023, 7, 12))
    assert days_late(at_once, as_at) is None
    assert lateness(at_once, as_at) is Lateness.IMMEDIATE


@given(as_at=st.dates(), kind=st.sampled_from(DeadlineKind))
def test_what_awaits_verification_is_never_late(as_at: date, kind: DeadlineKind) -> None:
    certified = due(FIREARMS_R3_DUE, kind, stage=Stage.AWAITING_VERIFICATION)
    assert days_late(certified, as_at) is None
    assert lateness(certified, as_at) is Lateness.CERTIFIED


@given(as_at=st.dates())
def test_what_was_withdrawn_is_never_late(as_at: date) -> None:
    assert days_late(due(FIREARMS_R3_DUE, status=Status.WITHDRAWN), as_at) is None


@pytest.mark.parametrize(("closed_on", "late"), [("2023-11-10", 10), ("2023-10-31", 0), ("2023-10-21", -10)])
@given(as_at=st.dates())
def test_days_late_or_early_are_frozen_at_closing(closed_on: str, late: int, as_at: date) -> None:
    closed = due(FIREARMS_R3_DUE, status=Status.CLOSED, stage=None, closed_on=date.fromisoformat(closed_on))
    assert days_late(closed, as_at) == late


def test_one_closed_on_a_day_nobody_knows_has_no_days_late() -> None:
    assert days_late(due(FIREARMS_R3_DUE, status=Status.CLOSED), date(2024, 1, 1)) is None


def test_the_target_counts_only_where_the_issuer_set_no_date() -> None:
    january = date(2024, 1, 1)
    target = date(2023, 12, 31)
    assert days_late(due(None, DeadlineKind.NONE, target=target), january) == 1
    assert days_late(due(None, DeadlineKind.UNCLEAR, target=target), january) == 1
    assert days_late(due(HOMICIDE_R3_DUE, target=target), january) == 31
    assert days_late(due(date(2024, 7, 31), target=target), january) is None


@pytest.mark.parametrize(
    ("kind", "group"), [(DeadlineKind.UNCLEAR, Lateness.UNCLEAR), (DeadlineKind.NONE, Lateness.UNDATED)]
)
def test_what_has_no_day_is_counted_apart_and_never_called_late(kind: DeadlineKind, group: Lateness) -> None:
    assert lateness(due(None, kind), date.max) is group
    assert days_late(due(None, kind), date.max) is None


@pytest.mark.parametrize(
    ("within", "group"),
    [(0, Lateness.NOT_YET_DUE), (29, Lateness.NOT_YET_DUE), (30, Lateness.DUE_SOON), (31, Lateness.DUE_SOON)],
)
def test_due_soon_includes_the_last_of_so_many_days(within: int, group: Lateness) -> None:
    assert lateness(due(FIREARMS_R3_DUE), FIREARMS_R3_DUE - timedelta(days=30), within) is group


def test_due_today_is_due_soon_where_that_is_asked() -> None:
    assert lateness(due(FIREARMS_R3_DUE), FIREARMS_R3_DUE, within=1) is Lateness.DUE_SOON


standings = st.builds(
    due,
    on=st.none() | st.dates(),
    kind=st.sampled_from(DeadlineKind),
    stage=st.sampled_from(Stage),
    target=st.none() | st.dates(),
)


@given(how=standings, as_at=st.dates(), within=st.integers(0, 400))
def test_an_open_one_is_in_the_late_group_exactly_when_it_has_days_late(
    how: Standing, as_at: date, within: int
) -> None:
    assert (lateness(how, as_at, within) is Lateness.LATE) is (days_late(how, as_at) is not None)


@given(found=st.lists(standings), as_at=st.dates(), within=st.integers(0, 400))
def test_every_one_stands_in_exactly_one_group(found: list[Standing], as_at: date, within: int) -> None:
    listed = [recommendation(number, how) for number, how in enumerate(found)]
    groups = figures.late_groups(listed, as_at, within)
    assert sorted(one.ref for group in groups.values() for one in group) == [one.ref for one in listed]


def test_groups_begin_with_those_late_longest_issued_longest_ago_and_due_soonest() -> None:
    as_at = date(2024, 1, 1)
    at_once = due(None, DeadlineKind.IMMEDIATE)
    listed = [
        recommendation(1, due(date(2023, 12, 31))),
        recommendation(2, due(FIREARMS_R3_DUE)),
        recommendation(3, at_once, date(2023, 8, 16)),
        recommendation(4, at_once, date(2023, 7, 11)),
        recommendation(5, due(date(2024, 1, 20))),
        recommendation(6, due(date(2024, 1, 2))),
        recommendation(7, due(date(2025, 1, 1))),
        recommendation(8, replace(standing(), target=date(2023, 10, 1))),
    ]
    groups = figures.late_groups(listed, as_at, within=30)
    assert {group: [one.ref.number for one in ones] for group, ones in groups.items()} == {
        Lateness.LATE: [8, 2, 1],
        Lateness.IMMEDIATE: [4, 3],
        Lateness.DUE_SOON: [6, 5],
        Lateness.NOT_YET_DUE: [7],
    }


def test_nothing_makes_no_groups() -> None:
    assert figures.late_groups([], date(2024, 1, 1)) == {}
