"""The log: every change an event, each sealed with the one before."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from itertools import pairwise

import pytest

from builders import closing, firearms_report, recommendation, signed_letter
from conftest import Officer, Writing
from hmicfrs_cli.domain.vocabulary import Level
from hmicfrs_cli.register import changes, closings, opening, publishing
from hmicfrs_cli.register.sealing import BEGINNING, SEALED, seal

Reading = Callable[[], AbstractContextManager[opening.Reading]]


def test_the_chain_is_whole_from_the_first_event_on(demo: Officer) -> None:
    with opening.reading(demo.register, lambda _: None) as register:
        events = register.execute("SELECT * FROM event ORDER BY id").fetchall()
    assert events[0]["previous"] == BEGINNING
    assert all(earlier["hash"] == later["previous"] for earlier, later in pairwise(events))
    assert all(seal(dict(event)) == event["hash"] for event in events)


@pytest.mark.parametrize("column", SEALED)
def test_a_seal_covers_every_column(demo: Officer, column: str) -> None:
    with opening.reading(demo.register, lambda _: None) as register:
        event = dict(register.execute("SELECT * FROM event ORDER BY id DESC").fetchone())
    assert seal(event | {column: f"{event[column]} "}) != event["hash"]


def test_every_column_but_the_hash_is_sealed(demo: Officer) -> None:
    with opening.reading(demo.register, lambda _: None) as register:
        event = dict(register.execute("SELECT * FROM event").fetchone())
    assert set(event) - {"hash"} == set(SEALED)


def test_an_event_tells_who_when_what_and_why(writing: Writing, reading: Reading) -> None:
    with writing(by="the officer", words="report add") as log:
        publishing.add_report(log, firearms_report())
        one = changes.add(log, "firearms-2023", recommendation(level=Level.TWO))
    with writing(words="close") as log:
        closings.close(log, [one], closing(reason="Work is done", **signed_letter()))
    with reading() as register:
        events = register.execute("SELECT * FROM event ORDER BY id").fetchall()
    assert [(event["command"], event["kind"], event["words"]) for event in events] == [
        (1, "recorded", "report add"),
        (1, "recorded", "report add"),
        (2, "recorded", "close"),
        (2, "closed", "close"),
    ], "the letter that the closing names is recorded with it"
    closed = events[-1]
    assert (closed["happened_on"], closed["reason"]) == ("2023-10-25", "Work is done")
    assert events[0]["author"] == "the officer"
    changed = json.loads(closed["changes"])
    assert changed["status"] == ["open", "closed"]
    assert changed["letter"] == [None, "CC-114"]


def test_a_clock_set_back_does_not_put_events_in_the_past(writing: Writing, reading: Reading) -> None:
    with writing(at="2024-01-01T09:00:00.000000Z") as log:
        publishing.add_report(log, firearms_report())
    with writing(at="2023-12-31T09:00:00.000000Z") as log:
        changes.set_setting(log, "force", "West Midlands Police")
    with reading() as register:
        moments = [row["recorded_at"] for row in register.execute("SELECT recorded_at FROM event ORDER BY id")]
    assert moments == sorted(moments)


def test_what_happened_late_is_dated_by_the_day_and_the_moment(writing: Writing, reading: Reading) -> None:
    with writing() as log:
        publishing.add_report(log, firearms_report())
        one = changes.add(log, "firearms-2023", recommendation())
        changes.level(log, [one], Level.THREE, on=date(2023, 9, 1))
    with reading() as register:
        event = register.execute("SELECT * FROM event WHERE kind = 'levelled'").fetchone()
    assert (event["happened_on"], event["recorded_at"][:10]) == ("2023-09-01", "2024-01-01")
