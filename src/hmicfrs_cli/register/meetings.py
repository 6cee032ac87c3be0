"""Meetings: the committee's dates, and the figures that its papers were told, frozen."""

import hashlib
from datetime import date

from sqlmodel import col, select

from hmicfrs_cli.domain import figures
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.errors import NoSuchRecord, Refused
from hmicfrs_cli.domain.quarter import must_be_past
from hmicfrs_cli.register import queries, standings, tables
from hmicfrs_cli.register.history import Log


def add(log: Log, held_on: date, name: str | None) -> None:
    """Record a meeting, past or to come. Raises Refused where there is one on that day already."""
    row = _on(log, held_on)
    if row and row.recorded:
        raise Refused(f"There is a meeting on {in_words(held_on)} already.", next="To see them: hmi meeting list")
    row = row or tables.Meeting(held_on=held_on)
    row.name, row.recorded = name, True
    log.session.add(row)
    log.session.flush()
    after = standings.given({"held_on": held_on, "name": name})
    log.write("recorded", "meeting", held_on.isoformat(), log.recording.today, before={}, after=after)


def issue(log: Log, held_on: date, as_at: date) -> str:
    """Freeze what a meeting is told: the figures as at a day, with the head of the history. It is never altered.

    Returns that head, for the paper to print. Raises NoSuchRecord where there is no such meeting, Refused where it
    has been issued, and for a day that has not come or is after the meeting.
    """
    row = _on(log, held_on)
    if row is None or not row.recorded:
        raise NoSuchRecord(
            f"There is no meeting on {in_words(held_on)}.", next=f"Record it first: hmi meeting add {held_on}"
        )
    if row.issued_at:
        issued_on = in_words(date.fromisoformat(row.issued_at[:10]))
        raise Refused(
            f"The figures for {in_words(held_on)} were issued on {issued_on} and stay as they are.",
            next=f"To write its paper again: hmi paper {held_on} --out FILE",
        )
    must_be_past(held_on, as_at, log.recording.today)
    register = log.reading()
    summary = figures.summary(queries.all_counts(register, as_at))
    row.as_at, row.head = as_at, log.head
    row.figures = figures.frozen(summary, as_at)
    row.figures_hash = hashlib.sha256(row.figures.encode()).hexdigest()
    row.issued_at = log.moment
    log.session.add(row)
    log.session.flush()
    after = standings.given({"as_at": as_at, "figures_hash": row.figures_hash, "head": row.head})
    log.write("issued", "meeting", held_on.isoformat(), log.recording.today, before={}, after=after)
    return row.head


def _on(log: Log, day: date) -> tables.Meeting | None:
    return log.session.exec(select(tables.Meeting).where(col(tables.Meeting.held_on) == day)).first()
