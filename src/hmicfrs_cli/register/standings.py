"""One thing happens to one recommendation: its history asked, the event logged, its standings made anew.

Everything that `changes` does to a recommendation ends here, so an event and the standings that follow
from it are written together or not at all.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlmodel import col, select

from hmicfrs_cli.domain import timeline
from hmicfrs_cli.domain.levels import Refusal
from hmicfrs_cli.domain.records import Standing, kept
from hmicfrs_cli.domain.timeline import Happening
from hmicfrs_cli.domain.vocabulary import Category, Reference, Status
from hmicfrs_cli.register import tables
from hmicfrs_cli.register.history import Log


def begin(log: Log, recommendation: tables.Recommendation, on: date, after: Mapping[str, Any]) -> None:
    """The first event of a recommendation that has just been added, and its first standing."""
    _write(log, recommendation, Happening(log.next_number, "recorded", on, after), Standing(), [])


def happen(log: Log, recommendation: tables.Recommendation, past: list[Happening], new: Happening) -> list[Refusal]:
    """Let one thing happen, if the whole history stays lawful with it. Returns what stands against it."""
    against = timeline.refusals(
        recommendation.category,
        past,
        new,
        today=log.recording.today,
        open_under=lambda day: open_under(log, recommendation, day),
    )
    if not against:
        _write(log, recommendation, new, timeline.standing_before(past, new), past)
    return against


def history(log: Log, recommendation: tables.Recommendation) -> list[Happening]:
    """What has happened to one recommendation so far, as its events tell it."""
    events = log.session.exec(
        select(tables.Event)
        .where(col(tables.Event.recommendation_id) == recommendation.id)
        .order_by(col(tables.Event.id))
    ).all()
    return [
        Happening(
            event.id or 0,
            event.kind,
            event.happened_on,
            {name: value for name, (_, value) in json.loads(event.changes).items()},
            event.reason,
        )
        for event in events
    ]


def open_under(log: Log, cause: tables.Recommendation, day: date) -> list[Reference]:
    """The recommendations under a cause of concern that are open on some day from this one on."""
    if cause.category is not Category.CAUSE_OF_CONCERN:
        return []
    refs = log.session.exec(
        select(tables.Recommendation.ref)
        .join(tables.Standing, col(tables.Standing.recommendation_id) == col(tables.Recommendation.id))
        .where(col(tables.Recommendation.under_id) == cause.id)
        .where(col(tables.Standing.status) == Status.OPEN, col(tables.Standing.until_on) > day)
        .order_by(col(tables.Recommendation.number))
    ).all()
    return [Reference.read(ref) for ref in dict.fromkeys(refs)]


def given(values: Mapping[str, Any]) -> dict[str, Any]:
    """Only what is there, as events keep it: an event need not say of every field that it was empty and stayed so."""
    return {name: kept(value) for name, value in values.items() if value is not None}


def _write(
    log: Log, recommendation: tables.Recommendation, new: Happening, before: Standing, past: Sequence[Happening]
) -> None:
    log.write(
        new.kind,
        "recommendation",
        recommendation.ref,
        new.on,
        before=before.kept() if past else {},
        after=new.after,
        reason=new.reason,
        recommendation_id=recommendation.id,
    )
    _stand(log, recommendation, timeline.spans([*past, new]))


def _stand(log: Log, recommendation: tables.Recommendation, line: Sequence[timeline.Span]) -> None:
    """Make the stored standings of one recommendation those of `line`, touching only what differs."""
    stored = log.session.exec(
        select(tables.Standing).where(col(tables.Standing.recommendation_id) == recommendation.id)
    ).all()
    by_day = {row.from_on: row for row in stored}
    days = {span.from_on for span in line}
    for row in stored:
        if row.from_on not in days:
            log.session.delete(row)
    for span in line:
        columns = _columns(recommendation, span)
        row_or_none = by_day.get(span.from_on)
        if row_or_none is None:
            log.session.add(tables.Standing(**columns))
        else:
            for name, value in columns.items():
                setattr(row_or_none, name, value)
    log.session.flush()


def _columns(recommendation: tables.Recommendation, span: timeline.Span) -> dict[str, Any]:
    standing = span.standing
    return {name: getattr(standing, name) for name in standing.kept()} | {
        "recommendation_id": recommendation.id,
        "report_id": recommendation.report_id,
        "category": recommendation.category,
        "from_on": span.from_on,
        "until_on": span.until_on,
        "due_on": standing.due,
    }
