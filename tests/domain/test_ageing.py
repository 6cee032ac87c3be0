"""Open ones in groups for a chart: by age, by when they are due, by level. Each partition is whole."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import ref, standing
from hmicfrs_cli.domain import ageing
from hmicfrs_cli.domain.figures import Count, summary
from hmicfrs_cli.domain.records import Recommendation, Standing
from hmicfrs_cli.domain.vocabulary import Category, DeadlineKind, Level, Stage

DAY = date(2023, 9, 28)


def one(issued_on: date = DAY, **other: Any) -> Recommendation:
    return Recommendation(ref("custody-2023/R1"), None, "Act.", (), None, issued_on, standing(**other))


def groups(pairs: list[tuple[str, int]]) -> dict[str, int]:
    return {name: many for name, many in pairs if many}


@pytest.mark.parametrize(
    ("issued_on", "group"),
    [
        (date(2023, 9, 28), "Up to 3 months"),
        (date(2023, 6, 28), "Up to 3 months"),
        (date(2023, 6, 27), "Over 3 to 6 months"),
        (date(2023, 3, 28), "Over 3 to 6 months"),
        (date(2023, 3, 27), "Over 6 to 12 months"),
        (date(2022, 9, 28), "Over 6 to 12 months"),
        (date(2022, 9, 27), "Over 1 to 2 years"),
        (date(2021, 9, 28), "Over 1 to 2 years"),
        (date(2021, 9, 27), "Over 2 years"),
        (date(2016, 2, 29), "Over 2 years"),
    ],
)
def test_age_goes_by_months_of_the_calendar(issued_on: date, group: str) -> None:
    assert groups(ageing.by_age([one(issued_on)], 0, DAY)) == {group: 1}


@pytest.mark.parametrize(
    ("standing_", "group"),
    [
        ({"deadline": date(2023, 9, 27), "deadline_kind": DeadlineKind.DATED}, "Late"),
        ({"deadline": date(2023, 9, 28), "deadline_kind": DeadlineKind.DATED}, "July to September 2023"),
        ({"deadline": date(2023, 10, 1), "deadline_kind": DeadlineKind.DATED}, "October to December 2023"),
        ({"target": date(2024, 1, 1)}, "January to March 2024"),
        ({"target": date(2024, 6, 30)}, "April to June 2024"),
        ({"target": date(2024, 7, 1)}, "After June 2024"),
        ({"deadline_kind": DeadlineKind.IMMEDIATE}, "To be done at once"),
        ({"deadline_kind": DeadlineKind.UNCLEAR}, "Deadline unclear"),
        ({}, "No deadline"),
        ({"stage": Stage.AWAITING_VERIFICATION}, "Certified, awaiting verification"),
    ],
)
def test_each_falls_due_in_its_quarter_or_stands_with_those_that_have_no_day(
    standing_: dict[str, Any], group: str
) -> None:
    assert groups(ageing.by_when_due([one(**standing_)], 0, DAY)) == {group: 1}


standings = st.builds(
    Standing,
    deadline_kind=st.sampled_from(DeadlineKind),
    deadline=st.none() | st.dates(date(2000, 1, 1), date(2050, 1, 1)),
    target=st.none() | st.dates(date(2000, 1, 1), date(2050, 1, 1)),
    stage=st.sampled_from(Stage),
)


@given(st.lists(standings), st.integers(0, 400), st.integers(0, 9000), st.dates(date(2001, 1, 1), date(2049, 1, 1)))
def test_every_group_together_is_all_that_is_open(found: list[Standing], unlisted: int, age: int, as_at: date) -> None:
    is_open = [
        Recommendation(ref("custody-2023/R1"), None, "Act.", (), None, as_at - timedelta(days=age), each)
        for each in found
    ]
    for partition in (ageing.by_age, ageing.by_when_due):
        pairs = partition(is_open, unlisted, as_at)
        assert sum(many for _, many in pairs) == len(found) + unlisted
        assert len({name for name, _ in pairs}) == len(pairs)


counts = st.builds(
    Count, st.sampled_from(Category), st.none() | st.sampled_from(Level), st.integers(0, 50), st.integers(0, 50)
)


@given(st.lists(st.lists(counts), min_size=1, max_size=4))
def test_the_levels_of_each_meeting_are_all_that_was_open_at_it(meetings: list[list[Count]]) -> None:
    figures = [summary(each) for each in meetings]
    rows = ageing.open_by_level(figures)
    assert [sum(many[place] for _, many in rows) for place in range(len(figures))] == [
        each.total.open for each in figures
    ]
    assert {"Causes of concern", "Level 1", "Level 2", "Level 3", "Level 4"} <= {name for name, _ in rows}
