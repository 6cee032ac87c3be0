"""Standings, and what an event keeps of them."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import closing, firearms_report, ref, standing
from hmicfrs_cli.domain.days import Period
from hmicfrs_cli.domain.records import Recommendation, Standing, Tally, kept
from hmicfrs_cli.domain.vocabulary import Category, DeadlineKind, Level, Outcome, Stage, Status

some_text = st.none() | st.text(max_size=5)
a_date = st.none() | st.dates()
standings = st.builds(
    Standing,
    status=st.sampled_from(Status),
    stage=st.none() | st.sampled_from(Stage),
    level=st.none() | st.sampled_from(Level),
    outcome=st.none() | st.sampled_from(Outcome),
    closed_on=a_date,
    superseded_by=some_text,
    letter=some_text,
    signed_on=a_date,
    signatory=some_text,
    hmicfrs=some_text,
    for_us=st.booleans(),
    owner=some_text,
    lead=some_text,
    theme=some_text,
    deadline_phrase=some_text,
    deadline_kind=st.sampled_from(DeadlineKind),
    deadline=a_date,
    deadline_rule=some_text,
    target=a_date,
)


@given(one=standings, before=standings)
def test_what_an_event_keeps_makes_the_same_standing_again(one: Standing, before: Standing) -> None:
    assert before.after(json.loads(json.dumps(one.kept()))) == one


@given(one=standings)
def test_a_blank_standing_becomes_any_other_by_the_changes_from_blank(one: Standing) -> None:
    assert Standing().after(one.from_blank()) == one


def test_the_changes_from_blank_leave_out_what_was_never_there() -> None:
    assert "owner" not in standing().from_blank()
    assert standing(stage=None).from_blank()["stage"] is None


def test_a_change_leaves_the_rest_as_it_stood() -> None:
    before = standing(Level.TWO, owner="ACC Crime", target=date(2024, 1, 31))
    assert before.after({"owner": "ACC Local Policing"}) == standing(
        Level.TWO, owner="ACC Local Policing", target=date(2024, 1, 31)
    )


def test_a_change_can_empty_a_field() -> None:
    assert standing(owner="ACC Crime").after({"owner": None}).owner is None


def test_a_change_of_the_words_is_no_change_of_the_standing() -> None:
    assert standing().after({"text": "Other words.", "title": "Other"}) == standing()


def test_a_closing_is_kept_as_text_and_read_as_values() -> None:
    asked = closing(outcome=Outcome.SUPERSEDED, superseded_by=ref("custody-2023/R1"), letter="CC-114")
    after = Standing().after({name: kept(value) for name, value in asked.changes().items()})
    assert (after.status, after.stage, after.outcome) == (Status.CLOSED, None, Outcome.SUPERSEDED)
    assert (after.closed_on, after.superseded_by, after.letter) == (asked.on, "custody-2023/R1", "CC-114")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2023, 10, 31), "2023-10-31"),
        (ref("FIREARMS-2023/r3"), "firearms-2023/R3"),
        (("Home Office", "College"), ["Home Office", "College"]),
        (Status.OPEN, "open"),
        (None, None),
        (3, 3),
    ],
)
def test_values_are_kept_as_json_can_hold_them(value: Any, text: Any) -> None:
    assert kept(value) == text


@pytest.mark.parametrize(
    ("kind", "deadline", "target", "due"),
    [
        (DeadlineKind.DATED, date(2024, 7, 31), None, date(2024, 7, 31)),
        (DeadlineKind.DATED, date(2024, 7, 31), date(2024, 9, 30), date(2024, 7, 31)),
        (DeadlineKind.NONE, None, date(2024, 9, 30), date(2024, 9, 30)),
        (DeadlineKind.UNCLEAR, None, date(2024, 9, 30), date(2024, 9, 30)),
        (DeadlineKind.IMMEDIATE, None, date(2024, 9, 30), None),
        (DeadlineKind.NONE, None, None, None),
    ],
)
def test_the_target_counts_only_where_the_issuer_set_no_date(
    kind: DeadlineKind, deadline: date | None, target: date | None, due: date | None
) -> None:
    assert standing(deadline_kind=kind, deadline=deadline, target=target).due == due


def test_a_new_one_is_open_in_progress_and_for_us() -> None:
    new = Standing()
    assert (new.status, new.stage, new.for_us, new.level) == (Status.OPEN, Stage.IN_PROGRESS, True, None)


def test_a_tally_leaves_what_is_for_information_out_of_the_total() -> None:
    assert Tally(open=6, closed=6, for_information=6).total == 12
    assert firearms_report().tally.total == 0


def test_records_cannot_be_changed_in_place() -> None:
    one = Recommendation(ref("a/R1"), None, "Act.", (), None, date(2023, 7, 11), standing())
    assert one.ref.category is Category.RECOMMENDATION
    with pytest.raises(AttributeError):
        one.text = "Do not."  # type: ignore[misc]


def test_a_report_is_known_by_its_day_or_by_its_month_or_year_or_not_at_all() -> None:
    assert firearms_report().period == Period("2023-07-11")
    assert firearms_report(published=None, published_in=Period("2023-07")).period == Period("2023-07")
    assert firearms_report(published=None).period is None
    assert kept(Period("2023-07")) == "2023-07"
