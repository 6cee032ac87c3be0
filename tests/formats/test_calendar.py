"""Calendars: whatever stands in a title, what is written is read back as the entries it was."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from builders import inspection, ref, standing
from hmicfrs_cli.domain.days import Period
from hmicfrs_cli.domain.meetings import Meeting
from hmicfrs_cli.domain.records import Recommendation
from hmicfrs_cli.domain.vocabulary import DeadlineKind
from hmicfrs_cli.formats import calendar

NOW = datetime(2024, 1, 1, 9, tzinfo=UTC)
DUE = date(2023, 10, 31)


def one(title: str | None, text: str = "Act.") -> Recommendation:
    dated = standing(deadline=DUE, deadline_kind=DeadlineKind.DATED, owner=text[:50], target=DUE + timedelta(days=9))
    return Recommendation(ref("firearms-2023/R3"), title, text, (), None, DUE, dated)


texts = st.text(min_size=1) | st.lists(
    st.sampled_from(
        ["\r\n", "\n", "END:VEVENT", "BEGIN:VEVENT", ",", ";", ":", "\\", "\\n", "\\N", "\x07", "é", "😀", " "]
    ),
    min_size=1,
    max_size=40,
).map("".join)


@given(title=texts, text=texts)
@example("Armouries\r\nEND:VEVENT\r\nBEGIN:VEVENT", "a;b,c\\N\x07")
@example("😀" * 100, "é" * 2000)
def test_no_title_breaks_out_of_its_entry(title: str, text: str) -> None:
    raw = calendar.written(calendar.of_recommendations([one(title, text)]), "abc", NOW)
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    for line in raw.split(b"\r\n"):
        line.decode("utf-8")
    assert not [byte for byte in raw if byte < 32 and byte not in b"\r\n\t"]
    found: list[Any] = Calendar.from_ical(raw).walk("VEVENT")
    due, target = found
    assert str(due["uid"]) == "deadline-firearms-2023-r3@abc.hmi"
    assert str(target["uid"]) == "target-firearms-2023-r3@abc.hmi"
    assert (due["dtstart"].dt, due["dtend"].dt) == (DUE, DUE + timedelta(days=1))
    entry = next(calendar.of_recommendations([one(title, text)]))
    assert str(due["summary"]).split() == entry.summary.split()
    assert str(due["description"]).split() == entry.description.split()


def test_days_are_whole_and_moments_are_the_register_s() -> None:
    raw = calendar.written(calendar.of_meetings([Meeting(date(2023, 9, 28), "Joint Audit Committee")]), "abc", NOW)
    assert b"DTSTART;VALUE=DATE:20230928\r\nDTEND;VALUE=DATE:20230929\r\nDTSTAMP:20240101T090000Z" in raw
    assert b"TRANSP:TRANSPARENT" in raw


def told(**other: Any) -> list[tuple[date, date, str]]:
    return [(each.first, each.last, each.summary) for each in calendar.of_inspections([inspection(**other)])]


def test_an_inspection_takes_the_days_or_the_months_that_are_known() -> None:
    assert told() == [
        (date(2023, 6, 5), date(2023, 6, 9), "Inspection (PEEL): Managing suspects and offenders"),
    ]
    assert told(starts=Period("2023-05"), ends=Period("2023-06"), title="Custody", kind=None) == [
        (date(2023, 5, 1), date(2023, 6, 30), "Inspection: Custody (some time in May to June 2023)"),
    ]
    assert told(starts=Period("2024"), ends=None) == []


def test_the_last_day_there_is_ends_no_calendar() -> None:
    found = calendar.of_inspections([inspection(starts=Period("9999-12"), ends=None)])
    assert b"DTEND;VALUE=DATE:99991231" in calendar.written(found, "abc", NOW)


def test_what_has_no_day_has_no_entry() -> None:
    immediate = standing(deadline_kind=DeadlineKind.IMMEDIATE)
    found = Recommendation(ref("firearms-2023/R3"), None, "Act.", (), None, DUE, immediate)
    assert list(calendar.of_recommendations([found])) == []
