"""Inspections: recording the fieldwork of HMICFRS, putting right what is recorded of it, and withdrawing it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hmicfrs_cli.domain import inspections
from hmicfrs_cli.domain.days import Period
from hmicfrs_cli.domain.errors import NoSuchRecord, Refused
from hmicfrs_cli.domain.inspections import Inspection
from hmicfrs_cli.domain.records import kept
from hmicfrs_cli.register import fieldwork, queries, standings, tables
from hmicfrs_cli.register.history import Log


def add(log: Log, new: Inspection) -> int:
    """Record an inspection, past or to come. Returns the number it is called by from then on.

    Raises NoSuchRecord for a report that is not there, Refused where its days do not hold together, and where there
    is one of that title and first day.
    """
    inspections.must_hold_together(_with_publication(log, new), log.recording.today)
    inspections.must_be_new(new, _there(log))
    row = tables.Inspection(**_columns(new))
    log.session.add(row)
    log.session.flush()
    after = standings.given(_columns(new))
    log.write("recorded", "inspection", str(row.id), log.recording.today, before={}, after=after)
    return row.id or 0


def edit(log: Log, number: int, after: Mapping[str, Any], *, reason: str) -> None:
    """Correct what is recorded of an inspection: field to new value, None to empty it. The history keeps the old.

    Another status holds from today, unless `status_on` is given. Raises NoSuchRecord for a number or report that is
    not there, Refused for an edit that changes nothing, and one after which its days do not hold together or it has
    the title and first day of another.
    """
    row = _find(log, number)
    was = _as_value(row)
    now = inspections.corrected(was, after, log.recording.today)
    inspections.must_hold_together(_with_publication(log, now), log.recording.today)
    before = {name: kept(value) for name, value in _columns(was).items()}
    changed = {name: value for name, value in _columns(now).items() if kept(value) != before[name]}
    if not changed:
        raise Refused(f"Inspection {number} says that already.", "Nothing was changed.")
    if "title" in changed or "starts" in changed:
        inspections.must_be_new(now, _there(log))
    for name, value in changed.items():
        setattr(row, name, value)
    log.session.add(row)
    log.write("edited", "inspection", str(number), log.recording.today, before=before, after=changed, reason=reason)


def withdraw(log: Log, number: int, *, reason: str) -> Inspection:
    """Withdraw an inspection that was recorded in error or called off. Returns it as it was.

    From then on it is in no list, and its number is not used again; the history keeps it. Raises NoSuchRecord for a
    number that is not there.
    """
    row = _find(log, number)
    row.recorded = False
    log.session.add(row)
    log.write("withdrawn", "inspection", str(number), log.recording.today, before={}, after={}, reason=reason)
    return _with_publication(log, _as_value(row))


def _there(log: Log) -> list[Inspection]:
    return fieldwork.inspections(log.reading(), log.recording.today)


def _find(log: Log, number: int) -> tables.Inspection:
    row = log.session.get(tables.Inspection, number)
    if row is None or not row.recorded:
        raise NoSuchRecord(f"There is no inspection {number} in the register.", next="To see them: hmi inspection list")
    return row


def _with_publication(log: Log, one: Inspection) -> Inspection:
    """With the day on which the report that it led to was published. Raises NoSuchRecord for one that is not there."""
    if one.report is None:
        return one
    return replace(one, published=queries.report(log.reading(), one.report, log.recording.today).published)


def _columns(one: Inspection) -> dict[str, Any]:
    """The columns of its row, whose names are those that events keep."""
    return {
        "title": one.title,
        "kind": one.kind,
        "starts": one.starts.iso,
        "ends": one.ends and one.ends.iso,
        "status": one.status,
        "status_on": one.status_on,
        "note": one.note,
        "report": one.report,
    }


def _as_value(row: tables.Inspection) -> Inspection:
    return Inspection(
        row.id or 0,
        row.title,
        row.kind,
        Period(row.starts),
        Period(row.ends) if row.ends else None,
        row.status,
        row.status_on,
        row.note,
        row.report,
    )
