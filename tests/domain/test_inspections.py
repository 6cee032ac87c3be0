"""Inspections: how far each has come on a day, and when it is, in words."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import inspection
from hmicfrs_cli.domain.days import Period, from_to
from hmicfrs_cli.domain.errors import Mistyped, Refused
from hmicfrs_cli.domain.inspections import (
    Inspection,
    InspectionGroup,
    corrected,
    days_to_start,
    group,
    grouped,
    must_be_new,
    must_hold_together,
    said_by,
    status,
)
from hmicfrs_cli.domain.vocabulary import InspectionKind, InspectionStatus

PLANNED, UNDER_WAY, COMPLETED, REPORTED = InspectionStatus
PUBLISHED = date(2023, 8, 16)


def on(iso: str) -> date:
    return date.fromisoformat(iso)


def custody(**other: Any) -> Inspection:
    """The one whose month alone is known, with the report that it led to."""
    usual = {"starts": Period("2023-05"), "ends": None, "report": "custody-2023", "published": PUBLISHED}
    return replace(inspection("Custody"), **usual | other)


# How far it has come.


@pytest.mark.parametrize(
    ("as_at", "so_far"),
    [
        ("2023-06-04", PLANNED),
        ("2023-06-05", UNDER_WAY),
        ("2023-06-09", UNDER_WAY),
        ("2023-06-10", COMPLETED),
    ],
)
def test_its_days_say_how_far_it_has_come_the_first_and_the_last_included(as_at: str, so_far: InspectionStatus) -> None:
    assert status(inspection(), on(as_at)) is so_far


def test_one_without_an_end_lasts_a_day() -> None:
    one = inspection(ends=None)
    assert [status(one, on(day)) for day in ("2023-06-04", "2023-06-05", "2023-06-06")] == [
        PLANNED,
        UNDER_WAY,
        COMPLETED,
    ]


def test_one_known_to_the_month_is_over_once_the_month_is() -> None:
    one = custody(published=None)
    days = ("2023-04-30", "2023-05-01", "2023-05-31", "2023-06-01")
    assert [status(one, on(day)) for day in days] == [PLANNED, UNDER_WAY, UNDER_WAY, COMPLETED]
    assert [group(one, on(day)) for day in days[2:]] == [InspectionGroup.UNDER_WAY, InspectionGroup.PAST]


def test_it_is_reported_from_the_day_on_which_its_report_was_published() -> None:
    assert status(custody(), on("2023-08-15")) is COMPLETED
    assert status(custody(), PUBLISHED) is REPORTED
    assert group(custody(), PUBLISHED) is InspectionGroup.PAST


@pytest.mark.parametrize("said", InspectionStatus)
def test_what_the_officer_says_holds_from_that_day_and_not_before(said: InspectionStatus) -> None:
    one = inspection(status=said, status_on=on("2023-06-07"))
    assert (said_by(one, on("2023-06-06")), status(one, on("2023-06-06"))) == (None, UNDER_WAY)
    assert (said_by(one, on("2023-06-07")), status(one, on("2023-06-07"))) == (said, said)
    assert status(one, on("2024-06-07")) is said


def test_a_report_published_since_says_more_than_the_officer_had_said_and_less_than_what_is_said_later() -> None:
    before = custody(status=COMPLETED, status_on=on("2023-06-01"))
    later = custody(status=COMPLETED, status_on=on("2023-09-01"))
    assert status(before, PUBLISHED) is REPORTED
    assert status(later, PUBLISHED) is REPORTED
    assert status(later, on("2023-09-01")) is COMPLETED


def test_one_that_the_officer_calls_planned_is_forthcoming_though_its_day_has_come() -> None:
    one = inspection(status=PLANNED, status_on=on("2023-06-05"))
    assert group(one, on("2023-07-01")) is InspectionGroup.FORTHCOMING
    assert days_to_start(one, on("2023-07-01")) is None


# What is to come and what is over.


def test_days_to_go_are_counted_to_a_day_and_for_what_is_to_come_only() -> None:
    assert days_to_start(inspection(), on("2023-06-04")) == 1
    assert days_to_start(inspection(), on("2023-06-05")) is None
    assert days_to_start(custody(), on("2023-04-01")) is None


def test_what_is_to_come_is_told_the_soonest_first_and_what_is_over_the_latest() -> None:
    days = ("2023-06-01", "2023-05", "2023-07-01", "2023-04-01", "2023-08-01", "2023-06-15")
    found = [inspection(day, starts=Period(day), ends=None) for day in days]
    told = {each: [one.title for one in ones] for each, ones in grouped(found, on("2023-06-15")).items()}
    assert told == {
        InspectionGroup.FORTHCOMING: ["2023-07-01", "2023-08-01"],
        InspectionGroup.UNDER_WAY: ["2023-06-15"],
        InspectionGroup.PAST: ["2023-06-01", "2023-05", "2023-04-01"],
    }


days = st.dates(date(2022, 1, 1), date(2024, 12, 31))
periods = st.builds(lambda day, length: Period(day.isoformat()[:length]), days, st.sampled_from([4, 7, 10]))


@given(
    starts=periods,
    ends=st.none() | periods,
    said=st.none() | st.tuples(st.sampled_from(InspectionStatus), days),
    published=st.none() | days,
    as_at=days,
)
def test_every_inspection_is_in_one_group_and_its_group_fits_its_status(
    starts: Period,
    ends: Period | None,
    said: tuple[InspectionStatus, date] | None,
    published: date | None,
    as_at: date,
) -> None:
    word, since = said or (None, None)
    one = inspection(starts=starts, ends=ends, status=word, status_on=since, published=published)
    (found,) = (each for each, ones in grouped([one], as_at).items() if ones)
    assert found is group(one, as_at)
    assert (found is InspectionGroup.PAST) == (status(one, as_at) in (COMPLETED, REPORTED))
    left = days_to_start(one, as_at)
    assert left is None or (found is InspectionGroup.FORTHCOMING and as_at + timedelta(left) == starts.day)


# What holds together, and what does not.


@pytest.mark.parametrize(
    ("starts", "ends"),
    [("2023-06-05", "2023-06-05"), ("2023-05", "2023-05"), ("2023", "2023"), ("2023-05", None)],
)
def test_it_may_end_on_its_first_day_or_in_its_first_month_or_year(starts: str, ends: str | None) -> None:
    one = inspection(starts=Period(starts), ends=ends and Period(ends))
    must_hold_together(one, on("2023-12-01"))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (
            {"starts": Period("2023-06-10")},
            "An inspection that begins on 10 June 2023 cannot end on 9 June 2023.",
        ),
        (
            {"starts": Period("2023-06"), "ends": Period("2023-05")},
            "An inspection that begins in June 2023 cannot end in May 2023.",
        ),
        ({"starts": Period("2023-06")}, "June 2023 and 9 June 2023 are not equally exact."),
        ({"ends": Period("2023")}, "5 June 2023 and 2023 are not equally exact."),
        (
            {"status": COMPLETED, "status_on": on("2023-06-04")},
            "An inspection that begins on 5 June 2023 is not completed on 4 June 2023.",
        ),
        (
            {"status": REPORTED, "status_on": on("2023-05-31"), "starts": Period("2023-06"), "ends": None},
            "An inspection that begins in June 2023 is not reported on 31 May 2023.",
        ),
        (
            {"status": UNDER_WAY, "status_on": on("2023-06-04")},
            "An inspection that begins on 5 June 2023 is not under way on 4 June 2023.",
        ),
        (
            {"status": UNDER_WAY, "status_on": on("2023-06-10")},
            "An inspection that ends on 9 June 2023 is not under way on 10 June 2023.",
        ),
        (
            {"status": UNDER_WAY, "status_on": on("2023-06-06"), "ends": None},
            "An inspection that ends on 5 June 2023 is not under way on 6 June 2023.",
        ),
        (
            {"report": "firearms-2023", "published": on("2023-06-04")},
            "firearms-2023 was published on 4 June 2023, before this inspection began.",
        ),
        ({"status": COMPLETED, "status_on": on("2023-12-02")}, "2 December 2023 has not come yet."),
    ],
)
def test_what_does_not_hold_together_is_refused_in_a_sentence(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(Refused) as refused:
        must_hold_together(inspection(**wrong), on("2023-12-01"))
    assert refused.value.what == said


@pytest.mark.parametrize(
    ("said", "since"),
    [
        (PLANNED, "2023-04-30"),
        (PLANNED, "2023-07-01"),
        (UNDER_WAY, "2023-05-01"),
        (UNDER_WAY, "2023-05-31"),
        (COMPLETED, "2023-05-01"),
        (REPORTED, "2023-05-01"),
    ],
)
def test_one_known_to_the_month_may_have_come_as_far_as_is_said_from_the_first_day_of_that_month(
    said: InspectionStatus, since: str
) -> None:
    must_hold_together(custody(published=None, report=None, status=said, status_on=on(since)), on("2023-12-01"))


@pytest.mark.parametrize("title", ["Custody", "CUSTODY", " custody  "])
def test_two_of_the_same_title_with_the_same_first_day_are_refused_in_whatever_case_it_is_written(title: str) -> None:
    with pytest.raises(Refused) as refused:
        must_be_new(custody(title=title), [inspection(), custody(number=4)])
    assert refused.value.what == "Inspection 4 is Custody, May 2023."


def test_another_first_day_another_title_and_the_inspection_itself_stand_in_no_way() -> None:
    one = custody(number=4)
    for other in (custody(number=5, starts=Period("2023-05-01")), custody(number=5, title="Custody again"), one):
        must_be_new(one, [other])


def test_another_status_holds_from_today_unless_a_day_is_given() -> None:
    today = on("2023-12-01")
    assert corrected(inspection(), {"status": COMPLETED}, today).status_on == today
    given_ = {"status": COMPLETED, "status_on": on("2023-06-08")}
    assert corrected(inspection(), given_, today).status_on == on("2023-06-08")


def test_the_same_status_said_again_holds_from_the_day_it_did() -> None:
    was = inspection(status=COMPLETED, status_on=on("2023-06-08"))
    assert corrected(was, {"status": COMPLETED, "note": "x"}, on("2023-12-01")) == inspection(
        status=COMPLETED, status_on=on("2023-06-08"), note="x"
    )
    assert corrected(was, {"status_on": on("2023-06-07")}, on("2023-12-01")).status_on == on("2023-06-07")


def test_a_status_that_is_taken_out_takes_its_day_with_it() -> None:
    was = inspection(status=COMPLETED, status_on=on("2023-06-08"))
    assert corrected(was, {"status": None}, on("2023-12-01")) == inspection()


def test_a_day_without_a_status_to_hold_from_it_is_not_understood() -> None:
    with pytest.raises(Mistyped, match="no status to hold from 8 June 2023"):
        corrected(inspection(), {"status_on": on("2023-06-08")}, on("2023-12-01"))


def test_a_correction_leaves_the_rest_as_it_was() -> None:
    was = inspection(note="PEEL question 7.2")
    assert corrected(was, {"kind": InspectionKind.REVISIT}, on("2023-12-01")) == inspection(
        note="PEEL question 7.2", kind=InspectionKind.REVISIT
    )


# In words.


@pytest.mark.parametrize(
    ("starts", "ends", "printed"),
    [
        ("2023-06-05", "2023-06-09", "5 to 9 June 2023"),
        ("2023-08-21", "2023-09-01", "21 August to 1 September 2023"),
        ("2023-12-18", "2024-01-05", "18 December 2023 to 5 January 2024"),
        ("2023-06-05", "2023-07-05", "5 June to 5 July 2023"),
        ("2023-06-05", "2023-06-05", "5 June 2023"),
        ("2023-06-05", None, "5 June 2023"),
        ("2023-05", None, "May 2023"),
        ("2023-05", "2023-06", "May to June 2023"),
        ("2023-05", "2023-06-09", "May to 9 June 2023"),
        ("2023-06-05", "2023-06", "5 June to June 2023"),
        ("2023", "2024", "2023 to 2024"),
        ("2023", "2023-06", "2023 to June 2023"),
    ],
)
def test_its_days_are_printed_without_saying_anything_twice(starts: str, ends: str | None, printed: str) -> None:
    assert from_to(Period(starts), Period(ends) if ends else None) == printed
    assert inspection(starts=Period(starts), ends=Period(ends) if ends else None).days == printed
