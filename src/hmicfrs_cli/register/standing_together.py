"""Many recommendations at once: begun by an import, or made anew by an undo of one.

The same events, the same fold and the same rows as in `standings`, where one thing happens to one recommendation; here
they are written and read by the thousand, so that ten thousand rows take seconds.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlmodel import col, func, select

from hmicfrs_cli.domain import timeline
from hmicfrs_cli.domain.intake.newcomers import Newcomer
from hmicfrs_cli.domain.timeline import Happening
from hmicfrs_cli.domain.vocabulary import Category, Reference, Status
from hmicfrs_cli.register import standings, tables
from hmicfrs_cli.register.history import Log

AT_ONCE = 1000
"""Rows that go to the database together: enough to be quick, and few enough to hold."""

Each = TypeVar("Each")


def begin_all(log: Log, newcomers: Sequence[Newcomer], tell: Callable[[int], None]) -> None:
    """Record recommendations with everything that has happened to them since they were issued.

    First all are recorded, then the rest happens to each, to causes of concern last; so each event finds the register
    as a command of its own would have. Their rules have been asked (`domain.intake`). `tell` is told how many are done.
    """
    log.session.flush()
    ids = _ids(log, newcomers)
    _insert_words(log, newcomers, ids)
    order = sorted(newcomers, key=lambda new: new.one.ref.category is Category.CAUSE_OF_CONCERN)
    recorded = ((new, new.happenings[0]) for new in newcomers)
    since = ((new, happening) for new in order for happening in new.happenings[1:])
    done = 0
    for rows in (_events(log, recorded, ids), _events(log, since, ids)):
        for some in _some(rows):
            log.insert(tables.Event, some)
            done += len(some)
            tell(done)
    for some in _some(_standings(log, newcomers, ids)):
        log.insert(tables.Standing, some)


def _ids(log: Log, newcomers: Sequence[Newcomer]) -> dict[Reference, int]:
    """The number of the row of each: that of one whose recording was undone, or the next."""
    undone = (
        select(tables.Recommendation.ref, tables.Recommendation.id)
        .outerjoin(tables.Standing, col(tables.Standing.recommendation_id) == col(tables.Recommendation.id))
        .where(col(tables.Standing.id).is_(None))
    )
    there = {ref: id_ or 0 for ref, id_ in log.session.exec(undone)}
    last = log.session.exec(select(func.max(tables.Recommendation.id))).one() or 0
    ids: dict[Reference, int] = {}
    for new in newcomers:
        known = there.get(str(new.one.ref))
        last += known is None
        ids[new.one.ref] = known or last
    return ids


def _insert_words(log: Log, newcomers: Sequence[Newcomer], ids: Mapping[Reference, int]) -> None:
    """The rows of the words: new ones, and anew those whose recording was undone. Causes of concern come first, since
    others name them.
    """
    reports = dict(log.session.exec(select(tables.Report.code, tables.Report.id)).all())
    known = {new.one.under for new in newcomers if new.one.under and new.one.under not in ids}
    above = {ref: _id_of(log, ref) for ref in known} | dict(ids)
    rows: list[dict[str, Any]] = [
        {
            "id": ids[new.one.ref],
            "ref": str(new.one.ref),
            "report_id": reports[new.one.ref.report],
            "category": new.one.ref.category,
            "number": new.one.ref.number,
            "title": new.one.title,
            "text": new.one.text,
            "addressees": json.dumps(list(new.one.addressees), ensure_ascii=False),
            "under_id": above[new.one.under] if new.one.under else None,
            "issued_on": new.one.issued_on,
        }
        for new in sorted(newcomers, key=lambda new: new.one.ref.category is not Category.CAUSE_OF_CONCERN)
    ]
    last = log.session.exec(select(func.max(tables.Recommendation.id))).one() or 0
    for some in _some(row for row in rows if row["id"] > last):
        log.insert(tables.Recommendation, some)
    for some in _some(row for row in rows if row["id"] <= last):
        log.session.execute(sa.update(tables.Recommendation), some)


def _id_of(log: Log, ref: Reference) -> int:
    return (
        log.session.exec(select(tables.Recommendation.id).where(col(tables.Recommendation.ref) == str(ref))).one() or 0
    )


def _events(
    log: Log, happened: Iterable[tuple[Newcomer, Happening]], ids: Mapping[Reference, int]
) -> Iterator[dict[str, Any]]:
    for new, happening in happened:
        earlier = new.happenings[: happening.number - 1]
        yield log.sealed(
            happening.kind,
            "recommendation",
            str(new.one.ref),
            happening.on,
            before=_before(earlier, happening),
            after=happening.after,
            reason=happening.reason,
            recommendation_id=ids[new.one.ref],
        )


def _before(earlier: Sequence[Happening], happening: Happening) -> dict[str, Any]:
    """How one stood before something happened, of what that changed; nothing before its recording."""
    if not earlier:
        return {}
    standing = timeline.standing_before(earlier, happening)
    return {name: getattr(standing, name) for name in happening.after if name in standings.STANDING}


def _standings(log: Log, newcomers: Iterable[Newcomer], ids: Mapping[Reference, int]) -> Iterator[dict[str, Any]]:
    reports = dict(log.session.exec(select(tables.Report.code, tables.Report.id)).all())
    for new in newcomers:
        ref = new.one.ref
        for span in new.spans:
            yield standings.columns(ids[ref], reports[ref.report] or 0, ref.category, span)


def _some(rows: Iterable[Each]) -> Iterator[list[Each]]:
    """Rows in lots of so many."""
    left = iter(rows)
    while some := list(islice(left, AT_ONCE)):
        yield some


def settle_all(log: Log, command: int) -> dict[int, list[Happening]]:
    """Make what is stored of every recommendation that a command had to do with what its events in force make it.

    Returns the history of each, by the number of its row; an empty one where its recording is undone.
    """
    log.session.flush()
    concerned = _concerned(command)
    histories = _histories(log, concerned)
    found = select(tables.Recommendation).where(col(tables.Recommendation.id).in_(concerned))
    stored = select(tables.Standing).where(col(tables.Standing.recommendation_id).in_(concerned))
    rows: dict[int, list[tables.Standing]] = {}
    for row in log.session.exec(stored):
        rows.setdefault(row.recommendation_id, []).append(row)
    for recommendation in log.session.exec(found):
        past = histories[recommendation.id or 0]
        if past:
            standings.say(log, recommendation, timeline.words(past), timeline.in_order(past)[0].on)
        standings.stand(log, recommendation, timeline.spans(past), rows.get(recommendation.id or 0, []))
    log.session.flush()
    return histories


def _concerned(command: int) -> Any:
    """The recommendations that the events of a command are about."""
    return (
        sa.select(col(tables.Event.recommendation_id))
        .where(col(tables.Event.command) == command, col(tables.Event.recommendation_id).is_not(None))
        .distinct()
    )


def _histories(log: Log, concerned: Any) -> dict[int, list[Happening]]:
    undone = log.undone()
    told = (
        sa.select(
            col(tables.Event.recommendation_id),
            col(tables.Event.id),
            col(tables.Event.command),
            col(tables.Event.kind),
            col(tables.Event.happened_on),
            col(tables.Event.changes),
            col(tables.Event.reason),
        )
        .where(col(tables.Event.recommendation_id).in_(concerned))
        .order_by(col(tables.Event.recommendation_id), col(tables.Event.id))
    )
    return {
        id_: timeline.reissued(
            [
                Happening(number, kind, on, standings.after_of(changes), reason)
                for _, number, command, kind, on, changes, reason in events
                if command not in undone
            ]
        )
        for id_, events in groupby(log.session.execute(told), key=lambda row: row[0])
    }


def over_an_open_one(log: Log, command: int) -> set[str]:
    """Of the recommendations that a command had to do with, those that are a cause of concern closed over an open one,
    or that stand open under one.
    """
    below, cause = sa.orm.aliased(tables.Recommendation), sa.orm.aliased(tables.Recommendation)
    its, above = sa.orm.aliased(tables.Standing), sa.orm.aliased(tables.Standing)
    concerned = _concerned(command)
    found = log.session.execute(
        sa.select(col(below.ref), col(cause.ref), col(below.id).in_(concerned))
        .join(its, col(its.recommendation_id) == col(below.id))
        .join(cause, col(cause.id) == col(below.under_id))
        .join(above, col(above.recommendation_id) == col(cause.id))
        .where(sa.or_(col(below.id).in_(concerned), col(cause.id).in_(concerned)))
        .where(col(its.status) == Status.OPEN, col(above.status) != Status.OPEN)
        .where(col(its.from_on) < col(above.until_on), col(above.from_on) < col(its.until_on))
    )
    return {ref if is_below else cause_ref for ref, cause_ref, is_below in found}


def depending_on(log: Log, command: int) -> dict[str, str]:
    """Of the recommendations that a command had to do with, each on which another depends, with that other: it stands
    under it, or has been superseded by it.
    """
    concerned = _concerned(command)
    one, other = sa.orm.aliased(tables.Recommendation), sa.orm.aliased(tables.Recommendation)
    standing = sa.orm.aliased(tables.Standing)
    under = (
        sa.select(col(one.ref), col(other.ref))
        .join(other, col(other.under_id) == col(one.id))
        .join(standing, col(standing.recommendation_id) == col(other.id))
        .where(col(one.id).in_(concerned))
    )
    superseded = (
        sa.select(col(one.ref), col(other.ref))
        .join(standing, col(standing.superseded_by) == col(one.ref))
        .join(other, col(other.id) == col(standing.recommendation_id))
        .where(col(one.id).in_(concerned))
    )
    return {ref: by for found in (under, superseded) for ref, by in log.session.execute(found)}
