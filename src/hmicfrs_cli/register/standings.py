"""One thing happens to one recommendation: its history asked, the event logged, and what follows from it stored.

Everything that changes a recommendation ends here, so that an event and what is made from it (its words, how it
stands from day to day) are written together or not at all.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select

from hmicfrs_cli.domain import timeline
from hmicfrs_cli.domain.days import FOREVER
from hmicfrs_cli.domain.records import Standing, kept
from hmicfrs_cli.domain.refusing import Refusal
from hmicfrs_cli.domain.timeline import Happening
from hmicfrs_cli.domain.vocabulary import Category, Reference, Status
from hmicfrs_cli.register import tables
from hmicfrs_cli.register.history import Log

STANDING = tuple(part.name for part in fields(Standing))
"""The columns of a standing that are fields of the domain's."""


def begin(log: Log, recommendation: tables.Recommendation, on: date, after: Mapping[str, Any]) -> None:
    """The first event of a recommendation that has just been added, and its first standing."""
    _write(log, recommendation, Happening(log.next_number, "recorded", on, after), [])


def happen(log: Log, recommendation: tables.Recommendation, past: list[Happening], new: Happening) -> list[Refusal]:
    """Let one thing happen, if the whole history stays lawful with it. Returns what stands against it."""
    against = timeline.refusals(
        recommendation.category,
        past,
        new,
        today=log.recording.today,
        open_under=lambda since, until: open_under(log, recommendation, since, until),
    )
    if not against:
        _write(log, recommendation, new, past)
    return against


def history(log: Log, recommendation: tables.Recommendation) -> list[Happening]:
    """What has happened to one recommendation, as its events tell it, leaving out what has been undone."""
    events = log.session.exec(
        select(tables.Event)
        .where(col(tables.Event.recommendation_id) == recommendation.id)
        .order_by(col(tables.Event.id))
    ).all()
    undone = log.undone()
    return timeline.reissued(
        [
            Happening(event.id or 0, event.kind, event.happened_on, after_of(event.changes), event.reason)
            for event in events
            if event.command not in undone
        ]
    )


def superseded_by(log: Log, recommendation: tables.Recommendation) -> str | None:
    """One that this recommendation has superseded, if any."""
    found = (
        select(tables.Recommendation.ref)
        .join(tables.Standing, col(tables.Standing.recommendation_id) == col(tables.Recommendation.id))
        .where(col(tables.Standing.superseded_by) == recommendation.ref, col(tables.Standing.until_on) == FOREVER)
    )
    return log.session.exec(found).first()


def over_an_open_one(log: Log, recommendation: tables.Recommendation) -> bool:
    """Whether a cause of concern was ever closed over an open recommendation, seen from either of the two."""
    recommendation_, cause = sa.orm.aliased(tables.Recommendation), sa.orm.aliased(tables.Standing)
    below = sa.orm.aliased(tables.Standing)
    found = log.session.exec(
        select(below.id)
        .join(recommendation_, col(recommendation_.id) == col(below.recommendation_id))
        .join(cause, col(cause.recommendation_id) == col(recommendation_.under_id))
        .where(sa.or_(col(recommendation_.id) == recommendation.id, col(recommendation_.under_id) == recommendation.id))
        .where(col(below.status) == Status.OPEN, col(cause.status) != Status.OPEN)
        .where(col(below.from_on) < col(cause.until_on), col(cause.from_on) < col(below.until_on))
    ).first()
    return found is not None


def day(iso: str) -> date:
    """The day in a reference that is one, such as a meeting's."""
    return date.fromisoformat(iso)


def after_of(changes: str) -> dict[str, Any]:
    """Field to new value, from what an event keeps."""
    return {name: value for name, (_, value) in json.loads(changes).items()}


def open_under(log: Log, cause: tables.Recommendation, since: date, until: date) -> list[Reference]:
    """The recommendations under a cause of concern that are open on some day from one until (exclusive) another."""
    if cause.category is not Category.CAUSE_OF_CONCERN:
        return []
    refs = log.session.exec(
        select(tables.Recommendation.ref)
        .join(tables.Standing, col(tables.Standing.recommendation_id) == col(tables.Recommendation.id))
        .where(col(tables.Recommendation.under_id) == cause.id)
        .where(col(tables.Standing.status) == Status.OPEN)
        .where(col(tables.Standing.until_on) > since, col(tables.Standing.from_on) < until)
        .order_by(col(tables.Recommendation.number))
    ).all()
    return [Reference.read(ref) for ref in dict.fromkeys(refs)]


def closed_above(log: Log, cause: int | None, on: date) -> list[Refusal]:
    """A refusal where the cause of concern above is closed or withdrawn on this day or later."""
    above = log.session.exec(
        select(col(tables.Recommendation.ref), col(tables.Standing.status))
        .join(tables.Standing, col(tables.Standing.recommendation_id) == col(tables.Recommendation.id))
        .where(col(tables.Recommendation.id) == cause)
        .where(col(tables.Standing.status) != Status.OPEN, col(tables.Standing.until_on) > on)
    ).first()
    if not above:
        return []
    closed, status = above
    if status is Status.WITHDRAWN:
        gone = f"It stands under {closed}, which has been withdrawn as recorded in error and cannot be reopened."
        return [Refusal(gone, mend="Withdraw this one too, or take that withdrawal back: hmi undo")]
    return [
        Refusal(
            f"It stands under {closed}, which is not open, and nothing is open under a cause of concern that is not.",
            mend=f"Reopen {closed} first, or both in one command.",
        )
    ]


def as_kept(values: Mapping[str, Any]) -> dict[str, Any]:
    """Field to value as events keep it, empty ones too."""
    return {name: kept(value) for name, value in values.items()}


def given(values: Mapping[str, Any]) -> dict[str, Any]:
    """Only what is there, as events keep it: an event need not say of every field that it was empty and stayed so."""
    return {name: kept(value) for name, value in values.items() if value is not None}


def settle(log: Log, recommendation: tables.Recommendation, past: Sequence[Happening]) -> None:
    """Make what is stored of one recommendation what its history makes it, touching only what differs."""
    if past:
        say(log, recommendation, timeline.words(past), timeline.in_order(past)[0].on)
    stored = log.session.exec(
        select(tables.Standing).where(col(tables.Standing.recommendation_id) == recommendation.id)
    ).all()
    stand(log, recommendation, timeline.spans(past), stored)
    log.session.flush()


def say(log: Log, recommendation: tables.Recommendation, words: Mapping[str, Any], issued_on: date) -> None:
    """Store the words of a recommendation and its day of issue."""
    recommendation.title = words["title"]
    recommendation.text = words["text"]
    recommendation.addressees = json.dumps(words["addressees"] or [], ensure_ascii=False)
    recommendation.under_id = _cause(log, words["under"])
    recommendation.issued_on = issued_on
    log.session.add(recommendation)


def _write(log: Log, recommendation: tables.Recommendation, new: Happening, past: Sequence[Happening]) -> None:
    log.write(
        new.kind,
        "recommendation",
        recommendation.ref,
        new.on,
        before=_before(past, new, recommendation.issued_on),
        after=new.after,
        reason=new.reason,
        recommendation_id=recommendation.id,
    )
    settle(log, recommendation, timeline.reissued([*past, new]))


def _before(past: Sequence[Happening], new: Happening, issued_on: date) -> dict[str, Any]:
    """How it stood, and its words, just before something happened; nothing before its recording."""
    if not past:
        return {}
    return timeline.standing_before(past, new).kept() | timeline.words(past) | {"issued_on": kept(issued_on)}


def _cause(log: Log, ref: str | None) -> int | None:
    if ref is None:
        return None
    found = select(tables.Recommendation.id).where(col(tables.Recommendation.ref) == ref)
    return log.session.exec(found).one()


def stand(
    log: Log,
    recommendation: tables.Recommendation,
    line: Sequence[timeline.Span],
    stored: Sequence[tables.Standing],
) -> None:
    """Make the standings that are stored of a recommendation those of a line, touching only what differs."""
    by_day = {row.from_on: row for row in stored}
    days = {span.from_on for span in line}
    for row in stored:
        if row.from_on not in days:
            log.session.delete(row)
    for span in line:
        its_columns = columns(recommendation.id or 0, recommendation.report_id, recommendation.category, span)
        row_or_none = by_day.get(span.from_on)
        if row_or_none is None:
            log.session.add(tables.Standing(**its_columns))
        else:
            for name, value in its_columns.items():
                setattr(row_or_none, name, value)


def columns(recommendation_id: int, report_id: int, category: Category, span: timeline.Span) -> dict[str, Any]:
    """The columns of the row that holds how one stood for a stretch of days."""
    standing = span.standing
    return {name: getattr(standing, name) for name in STANDING} | {
        "recommendation_id": recommendation_id,
        "report_id": report_id,
        "category": category,
        "from_on": span.from_on,
        "until_on": span.until_on,
        "due_on": standing.due,
    }
