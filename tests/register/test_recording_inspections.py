"""Inspections as they are written: one change, its events, and what is read of it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest

from builders import custody_report, inspection
from conftest import Writing
from hmicfrs_cli.domain.days import Period
from hmicfrs_cli.domain.errors import HmiError, NoSuchRecord, Refused
from hmicfrs_cli.domain.inspections import Inspection, InspectionGroup, group
from hmicfrs_cli.domain.records import Event
from hmicfrs_cli.domain.vocabulary import InspectionKind, InspectionStatus
from hmicfrs_cli.register import fieldwork, inspections, integrity, opening, past, publishing, rebuilding, undoing

Reading = Callable[[], AbstractContextManager[opening.Reading]]
TODAY = date(2023, 9, 28)


@pytest.fixture
def two(writing: Writing) -> Writing:
    """A register with the custody report, inspection 1, which led to it, and inspection 2, in June."""
    with writing(TODAY) as log:
        publishing.add_report(log, custody_report())
        inspections.add(log, inspection("Custody", starts=Period("2023-05"), ends=None, report="custody-2023"))
        inspections.add(log, inspection(note="PEEL question 7.2"))
    return writing


def edit(writing: Writing, number: int, **after: Any) -> None:
    with writing(TODAY) as log:
        inspections.edit(log, number, after, reason="Their message")


def there(reading: Reading, as_at: date = TODAY) -> list[Inspection]:
    with reading() as register:
        return fieldwork.inspections(register, as_at)


def told(reading: Reading) -> list[Event]:
    """The events about inspections, the latest first."""
    with reading() as register:
        return [event for event in past.history(register, past.Told()) if event.about == "inspection"]


def test_each_is_given_the_next_number_and_read_back_as_it_was_recorded(two: Writing, reading: Reading) -> None:
    other = inspection(
        "Stop and search",
        kind=None,
        ends=None,
        status=InspectionStatus.PLANNED,
        status_on=date(2023, 6, 1),
    )
    with two(TODAY) as log:
        assert inspections.add(log, other) == 3
    found = {one.number: one for one in there(reading)}
    assert found[2] == Inspection(
        2,
        "Managing suspects and offenders",
        InspectionKind.PEEL,
        Period("2023-06-05"),
        Period("2023-06-09"),
        note="PEEL question 7.2",
    )
    assert (found[3].status, found[3].status_on, found[3].kind) == (InspectionStatus.PLANNED, date(2023, 6, 1), None)


def test_the_day_of_publication_is_that_of_the_report_it_led_to(two: Writing, reading: Reading) -> None:
    assert {one.number: one.published for one in there(reading)} == {1: date(2023, 8, 16), 2: None}


def test_a_report_known_to_the_month_has_been_published_by_its_last_day(two: Writing, reading: Reading) -> None:
    with two(TODAY) as log:
        log.session.connection().exec_driver_sql("UPDATE report SET published_on = NULL, published_in = '2023-08'")
    assert there(reading)[-1].published == date(2023, 8, 31)


def test_they_are_read_as_seen_from_a_day(two: Writing, reading: Reading) -> None:
    assert [one.number for one in there(reading, date(2023, 4, 1))] == [1, 2], "the soonest first"
    assert [one.number for one in there(reading, date(2023, 5, 15))] == [2, 1], "what is to come comes first"
    assert [one.number for one in there(reading)] == [2, 1], "the latest first"
    assert {group(one, TODAY) for one in there(reading)} == {InspectionGroup.PAST}


def test_an_event_keeps_what_is_there_and_nothing_else(two: Writing, reading: Reading) -> None:
    custody = told(reading)[-1]
    assert (custody.kind, custody.reference, custody.happened_on) == ("recorded", "1", TODAY)
    assert custody.changes == {
        "title": (None, "Custody"),
        "kind": (None, "peel"),
        "starts": (None, "2023-05"),
        "report": (None, "custody-2023"),
    }


def test_a_correction_keeps_before_and_after_of_what_it_changed(two: Writing, reading: Reading) -> None:
    edit(two, 2, ends=Period("2023-06-12"), title="Managing suspects and offenders", note=None)
    edited = told(reading)[0]
    assert (edited.kind, edited.reference, edited.reason) == ("edited", "2", "Their message")
    assert edited.changes == {"ends": ("2023-06-09", "2023-06-12"), "note": ("PEEL question 7.2", None)}
    (now,) = (one for one in there(reading) if one.number == 2)
    assert (now.ends, now.note) == (Period("2023-06-12"), None)


def test_a_status_and_its_day_are_kept_together(two: Writing, reading: Reading) -> None:
    edit(two, 2, status=InspectionStatus.COMPLETED)
    assert told(reading)[0].changes == {"status": (None, "completed"), "status_on": (None, "2023-09-28")}
    edit(two, 2, status=None)
    assert told(reading)[0].changes == {"status": ("completed", None), "status_on": ("2023-09-28", None)}


@pytest.mark.parametrize(
    ("number", "after", "kind", "said"),
    [
        (2, {"note": "PEEL question 7.2"}, Refused, "Inspection 2 says that already."),
        (2, {"status": None}, Refused, "Inspection 2 says that already."),
        (2, {"ends": Period("2023-06-04")}, Refused, "cannot end on 4 June 2023"),
        (1, {"starts": Period("2023-09-01")}, Refused, "custody-2023 was published on 16 August 2023, before"),
        (2, {"ends": Period("2023-06")}, Refused, "5 June 2023 and June 2023 are not equally exact."),
        (2, {"title": "custody", "starts": Period("2023-05"), "ends": None}, Refused, "Inspection 1 is Custody"),
        (2, {"report": "custody-2022"}, NoSuchRecord, "There is no report custody-2022"),
        (9, {"note": "x"}, NoSuchRecord, "There is no inspection 9 in the register."),
    ],
)
def test_an_edit_that_is_refused_leaves_all_as_it_was(
    two: Writing, reading: Reading, number: int, after: dict[str, Any], kind: type[HmiError], said: str
) -> None:
    before = there(reading), told(reading)
    with pytest.raises(kind) as refused:
        edit(two, number, **after)
    assert said in refused.value.what
    assert (there(reading), told(reading)) == before


def test_one_that_led_to_a_report_that_is_not_there_is_not_recorded(two: Writing, reading: Reading) -> None:
    with pytest.raises(NoSuchRecord, match="no report custody-2022"), two(TODAY) as log:
        inspections.add(log, inspection(report="custody-2022"))
    assert len(there(reading)) == 2


def test_one_whose_recording_was_undone_is_neither_read_nor_corrected_and_its_number_not_used_again(
    writing: Writing, reading: Reading
) -> None:
    for change in (lambda log: inspections.add(log, inspection()), undoing.undo):
        with writing() as log:
            change(log)
    assert there(reading) == []
    with pytest.raises(NoSuchRecord):
        edit(writing, 1, note="x")
    with writing() as log:
        assert inspections.add(log, inspection("Another")) == 2


def test_the_same_title_with_the_same_first_day_is_recorded_once(two: Writing, reading: Reading) -> None:
    with pytest.raises(Refused) as refused, two(TODAY) as log:
        inspections.add(log, inspection("managing suspects  and offenders", ends=None))
    assert refused.value.what == "Inspection 2 is Managing suspects and offenders, 5 to 9 June 2023."
    assert len(there(reading)) == 2


def test_one_that_was_withdrawn_is_in_no_list_and_its_number_is_not_used_again(two: Writing, reading: Reading) -> None:
    with two(TODAY) as log:
        was = inspections.withdraw(log, 2, reason="Called off")
    assert (was.number, was.title) == (2, "Managing suspects and offenders")
    assert [one.number for one in there(reading)] == [1]
    assert (told(reading)[0].kind, told(reading)[0].reference, told(reading)[0].reason) == (
        "withdrawn",
        "2",
        "Called off",
    )
    for change in (
        lambda log: inspections.withdraw(log, 2, reason="Again"),
        lambda log: inspections.edit(log, 2, {"note": "x"}, reason="Too late"),
    ):
        with pytest.raises(NoSuchRecord, match="There is no inspection 2"), two(TODAY) as log:
            change(log)
    with two(TODAY) as log:
        assert inspections.add(log, inspection()) == 3, "nor does it stand in the way of another like it"


def test_undo_brings_back_what_was_withdrawn_and_redo_withdraws_it_again(two: Writing, reading: Reading) -> None:
    before = there(reading)
    with two(TODAY) as log:
        inspections.withdraw(log, 2, reason="Called off")
    after: list[list[Inspection]] = []
    for reverse in (undoing.undo, undoing.redo, undoing.undo):
        with two(TODAY) as log:
            reverse(log)
        after.append(there(reading))
        with reading() as register:
            assert integrity.findings(register) == []
    assert after == [before, before[1:], before]


def test_as_known_at_a_moment_it_is_what_had_been_recorded_by_then(writing: Writing, reading: Reading) -> None:
    happened: list[tuple[str, Callable[[Any], object]]] = [
        ("2023-06-01T09:00:00.000000Z", lambda log: inspections.add(log, inspection())),
        ("2023-06-02T09:00:00.000000Z", lambda log: inspections.edit(log, 1, {"note": "7.2"}, reason="x")),
        ("2023-06-03T09:00:00.000000Z", lambda log: inspections.edit(log, 1, {"ends": None, "note": None}, reason="x")),
        ("2023-06-04T09:00:00.000000Z", undoing.undo),
        ("2023-08-20T09:00:00.000000Z", lambda log: publishing.add_report(log, custody_report())),
        ("2023-08-21T09:00:00.000000Z", lambda log: inspections.edit(log, 1, {"report": "custody-2023"}, reason="x")),
        ("2023-08-22T09:00:00.000000Z", lambda log: inspections.withdraw(log, 1, reason="x")),
        ("2023-08-23T09:00:00.000000Z", undoing.undo),
        ("2023-08-24T09:00:00.000000Z", undoing.redo),
    ]
    answers: dict[str, list[Inspection]] = {"2023-05-31T09:00:00.000000Z": []}
    for moment, change in happened:
        with writing(at=moment) as log:
            change(log)
        answers[moment] = there(reading)
    assert [[(one.ends, one.note, one.published) for one in found] for found in answers.values()] == [
        [],
        [(Period("2023-06-09"), None, None)],
        [(Period("2023-06-09"), "7.2", None)],
        [(None, None, None)],
        [(Period("2023-06-09"), "7.2", None)],
        [(Period("2023-06-09"), "7.2", None)],
        [(Period("2023-06-09"), "7.2", date(2023, 8, 16))],
        [],
        [(Period("2023-06-09"), "7.2", date(2023, 8, 16))],
        [],
    ]
    for moment, then in answers.items():
        with reading() as register:
            rebuilding.as_known(register, moment)
            assert fieldwork.inspections(register, TODAY) == then, moment
