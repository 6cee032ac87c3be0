"""The committee's meetings: which were told figures by a day, and of which day one is told."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from hmicfrs_cli.domain.meetings import Meeting, issued_before, issued_by, name_of, start_without_a_meeting

JUNE, SEPTEMBER, DECEMBER = date(2023, 6, 29), date(2023, 9, 28), date(2023, 12, 20)
days = st.dates(date(2023, 1, 1), date(2023, 12, 31))


def test_a_meeting_counts_as_told_once_both_its_day_and_that_of_its_figures_are_past() -> None:
    june, early = Meeting(JUNE, as_at=JUNE), Meeting(DECEMBER, as_at=date(2023, 12, 1))
    meetings = [early, Meeting(SEPTEMBER), june]
    assert issued_by(meetings, date(2023, 12, 15)) == [june]
    assert issued_by(meetings, DECEMBER) == [june, early]
    assert issued_before(meetings, DECEMBER) == [june]
    assert issued_before(meetings, JUNE) == []
    assert issued_before(meetings, date.min) == []


@given(st.lists(st.tuples(days, st.none() | days)), days)
def test_those_before_a_day_are_among_those_by_it_and_in_order(told: list[tuple[date, date | None]], day: date) -> None:
    meetings = [Meeting(held_on, as_at=as_at) for held_on, as_at in told]
    before, by = issued_before(meetings, day), issued_by(meetings, day)
    assert [one for one in by if one in before] == before
    assert all(one.as_at and one.as_at <= day and one.held_on <= day for one in by)


def test_its_figures_are_of_its_own_day_of_today_or_of_the_day_they_were_issued_for() -> None:
    assert Meeting(SEPTEMBER).told_of(DECEMBER) == SEPTEMBER
    assert Meeting(SEPTEMBER).told_of(JUNE) == JUNE
    assert Meeting(SEPTEMBER, as_at=date(2023, 9, 18)).told_of(DECEMBER) == date(2023, 9, 18)


def test_without_an_issued_meeting_the_start_is_the_last_that_was_held_or_else_a_quarter() -> None:
    held = [Meeting(date(2024, 1, 1)), Meeting(JUNE), Meeting(date(2023, 3, 30))]
    before = date(2023, 6, 28)
    assert start_without_a_meeting(held, SEPTEMBER, before) == JUNE
    assert start_without_a_meeting(held[:1], SEPTEMBER, before) == before


def test_a_meeting_without_a_name_is_of_the_committee_of_the_one_before() -> None:
    named = Meeting(JUNE, "Joint Audit Committee")
    meetings = [Meeting(DECEMBER, "Another one"), Meeting(SEPTEMBER), named, Meeting(date(2023, 3, 1), "An older one")]
    assert name_of(Meeting(SEPTEMBER), meetings) == "Joint Audit Committee"
    assert name_of(Meeting(SEPTEMBER, "Ethics Board"), meetings) == "Ethics Board"
    assert name_of(Meeting(date(2023, 1, 1)), meetings) is None
