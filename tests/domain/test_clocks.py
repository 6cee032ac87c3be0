"""The days by which others must have answered a report."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import firearms_report
from hmicfrs_cli.domain.clocks import Asked, Clock, State, clock_of, days_fit, unanswered
from hmicfrs_cli.domain.days import Period
from hmicfrs_cli.domain.errors import Refused
from hmicfrs_cli.domain.vocabulary import ReportKind

OTHER_KINDS = [kind for kind in ReportKind if kind is not ReportKind.SUPER_COMPLAINT]
TODAY = date(2024, 12, 1)
days = st.dates(min_value=date(1900, 1, 1), max_value=date(9000, 1, 1))
months = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)).map(lambda day: f"{day:%Y-%m}")
years = st.integers(1900, 2100).map(str)


def clock(**other: Any) -> Clock:
    found = clock_of(firearms_report(**other))
    assert found
    return found


def stalking(**other: Any) -> Clock:
    return clock(**{"kind": ReportKind.SUPER_COMPLAINT, "published": date(2024, 9, 27)} | other)


@pytest.mark.parametrize(
    ("published", "last_day"),
    [("2023-07-11", "2023-09-04"), ("2023-08-11", "2023-10-05"), ("2023-08-16", "2023-10-10")],
)
@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_comments_are_due_on_day_56_where_publication_is_day_1(published: str, last_day: str, kind: ReportKind) -> None:
    found = clock(published=date.fromisoformat(published), kind=kind)
    assert (found.last_day, found.asks) == (date.fromisoformat(last_day), Asked.COMMENTS)


@given(published=days, kind=st.sampled_from(OTHER_KINDS))
def test_the_day_of_publication_and_the_last_day_both_count(published: date, kind: ReportKind) -> None:
    in_time = [published + timedelta(days=number) for number in range(56)]
    assert clock(published=published, kind=kind).last_day == in_time[-1]


def test_answers_to_a_super_complaint_have_a_day_more() -> None:
    assert (stalking().last_day, stalking().asks) == (date(2024, 11, 22), Asked.ANSWERS)


def test_the_day_that_a_super_complaint_states_goes_before_the_one_that_is_counted() -> None:
    stated = date(2025, 3, 27)
    assert stalking(answers_due=stated).last_day == stated
    assert stalking(answers_due=stated, published=None).last_day == stated, "nothing needs to be counted"
    assert stalking(answers_due=stated, published=None, published_in=Period("2024")).last_day == stated


@given(known=months | years, kind=st.sampled_from(ReportKind))
def test_nothing_is_counted_from_a_month_or_a_year(known: str, kind: ReportKind) -> None:
    assert clock_of(firearms_report(published=None, published_in=Period(known), kind=kind)) is None


def test_nothing_is_counted_from_a_day_that_nobody_knows() -> None:
    assert clock_of(firearms_report(published=None)) is None


def test_the_last_day_is_in_time_and_the_day_after_is_late() -> None:
    running = clock()
    told = {
        day: (running.state(day), running.days_to_go(day), running.days_late(day)) for day in map(september, (3, 4, 5))
    }
    assert told == {
        september(3): (State.RUNNING, 1, None),
        september(4): (State.RUNNING, 0, None),
        september(5): (State.LATE, None, 1),
    }


@pytest.mark.parametrize(("sent", "state", "late"), [(4, State.IN_TIME, None), (6, State.ANSWERED_LATE, 2)])
def test_once_answered_it_neither_runs_nor_grows_later(sent: int, state: State, late: int | None) -> None:
    answered = clock(comments_sent_on=september(sent))
    for day in (september(6), date(2023, 12, 1)):
        assert (answered.state(day), answered.days_to_go(day), answered.days_late(day)) == (state, None, late)


def test_what_was_answered_later_was_running_before() -> None:
    answered = clock(comments_sent_on=september(6))
    assert (answered.state(september(4)), answered.days_to_go(september(4))) == (State.RUNNING, 0)
    assert (answered.state(september(5)), answered.days_late(september(5))) == (State.LATE, 1)


@given(published=days, since=st.integers(0, 200), sent=st.none() | st.integers(0, 200))
def test_days_to_go_and_days_late_are_told_of_what_is_pending_and_never_both(
    published: date, since: int, sent: int | None
) -> None:
    as_at = published + timedelta(days=since)
    sent_on = None if sent is None else published + timedelta(days=sent)
    one = clock(published=published, comments_sent_on=sent_on)
    to_go, late = one.days_to_go(as_at), one.days_late(as_at)
    answered = sent is not None and sent <= since
    assert to_go == (None if answered or since > 55 else 55 - since)
    last = sent if answered and sent is not None else since
    assert late == (last - 55 if last > 55 else None)
    assert bool(unanswered([firearms_report(published=published, comments_sent_on=sent_on)], as_at)) is not answered


def test_what_is_still_to_be_answered_comes_the_longest_late_first() -> None:
    reports = [
        firearms_report(code="far-off", published=date(2023, 8, 16)),
        firearms_report(code="late", published=date(2023, 6, 1)),
        firearms_report(code="answered", comments_sent_on=september(1)),
        firearms_report(code="answered-later", comments_sent_on=september(9)),
        firearms_report(code="nobody-knows", published=None),
    ]
    assert [one.code for one in unanswered(reports, september(5))] == ["late", "answered-later", "far-off"]


@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_only_the_report_of_a_super_complaint_states_a_day_for_answers(kind: ReportKind) -> None:
    with pytest.raises(Refused, match="cannot state a day for answers") as caught:
        days_fit(firearms_report(kind=kind, answers_due=date(2023, 10, 1)), TODAY)
    assert "Police Act 1996 s.55" in caught.value.why
    days_fit(firearms_report(kind=ReportKind.SUPER_COMPLAINT, answers_due=date(2023, 10, 1)), TODAY)


@pytest.mark.parametrize(
    ("other", "what"),
    [
        ({"published": date(2024, 12, 2)}, "2 December 2024 has not come yet."),
        ({"published": None, "published_in": Period("2025-01")}, "January 2025 has not come yet."),
        ({"published": None, "published_in": Period("2025")}, "2025 has not come yet."),
        ({"comments_sent_on": date(2024, 12, 2)}, "2 December 2024 has not come yet."),
        (
            {"comments_sent_on": date(2023, 7, 10)},
            "firearms-2023 was published on 11 July 2023; comments cannot be older.",
        ),
        (
            {"published": None, "published_in": Period("2023-07"), "comments_sent_on": date(2023, 6, 30)},
            "firearms-2023 was published in July 2023; comments cannot be older.",
        ),
        (
            {"kind": ReportKind.SUPER_COMPLAINT, "answers_due": date(2023, 7, 10)},
            "firearms-2023 was published on 11 July 2023; it cannot ask for answers before that.",
        ),
    ],
)
def test_days_that_do_not_fit_together_are_refused(other: dict[str, Any], what: str) -> None:
    with pytest.raises(Refused) as caught:
        days_fit(firearms_report(**other), TODAY)
    assert caught.value.what == what


@pytest.mark.parametrize("known", ["2024-12", "2024"])
def test_a_month_or_a_year_may_have_begun_and_not_be_over(known: str) -> None:
    days_fit(firearms_report(published=None, published_in=Period(known)), TODAY)


def september(day: int) -> date:
    return date(2023, 9, day)
