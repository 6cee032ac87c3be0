"""Writing what is recorded of a report: that it was published, what is corrected of it, and how it was answered.

As in `changes`, one function is one thing an officer does, inside the transaction of its command's `Log`.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlmodel import col, select

from hmicfrs_cli.domain.clocks import days_fit
from hmicfrs_cli.domain.days import Period
from hmicfrs_cli.domain.errors import Refused, no_such_report
from hmicfrs_cli.domain.records import Report
from hmicfrs_cli.register import standings, tables
from hmicfrs_cli.register.history import Log


def add_report(log: Log, report: Report) -> None:
    """Record a publication. Raises Refused where its code is taken, its day has not come, or its days do not fit."""
    row = log.session.exec(select(tables.Report).where(col(tables.Report.code) == report.code)).first()
    if row and row.recorded:
        raise _taken(report.code)
    days_fit(report, log.recording.today)
    row = row or tables.Report(code=report.code, title="", kind=report.kind)
    for name, value in _columns(report).items():
        setattr(row, name, value)
    row.recorded = True
    log.session.add(row)
    log.session.flush()
    on = report.published or log.recording.today
    log.write("recorded", "report", report.code, on, before={}, after=_said(report))


def add_all(log: Log, reports: Sequence[Report]) -> None:
    """Record publications, many at once. Raises Refused as `add_report` does."""
    there = set(log.session.exec(select(tables.Report.code))) if reports else set()
    new = [report for report in reports if report.code not in there]
    for report in new:
        days_fit(report, log.recording.today)
    log.insert(tables.Report, [{"code": report.code, **_columns(report)} for report in new])
    today = log.recording.today
    log.insert(
        tables.Event,
        [
            log.sealed("recorded", "report", one.code, one.published or today, before={}, after=_said(one))
            for one in new
        ],
    )
    for report in reports:
        if report.code in there:
            add_report(log, report)


def _said(report: Report) -> dict[str, Any]:
    """What the event says that records a report."""
    return standings.given({"code": report.code, **_columns(report)})


def _taken(code: str) -> Refused:
    return Refused(
        f"There is a report with the code {code} already.",
        "A code is permanent and stands for one report.",
        f"To see it: hmi report show {code}. Give the new one another code with --code.",
    )


def edit_report(log: Log, code: str, corrected: Mapping[str, Any], *, reason: str) -> Report:
    """Correct fields of a report, and return it as it is now. Of `stated`, only the categories given are corrected.

    What is recorded in it keeps its own day of issue and its deadlines. Raises Refused where its days would not fit,
    and where it says that already.
    """
    row = find(log, code)
    was = as_value(row)
    stated = was.stated | corrected.get("stated", {})
    return _change(log, row, replace(was, **{**corrected, "stated": stated}), "edited", log.recording.today, reason)


def respond(log: Log, code: str, on: date | None, url: str | None = None, *, without_address: bool = False) -> Report:
    """Record the day on which the comments on a report were published, or the answer to it sent, and where it is.

    A second time corrects the first; without a day, one that gives the address, or takes it out, keeps the day. Returns
    the report as it is now. Raises Refused for a day to come or before publication, and where that is recorded already.
    """
    row = find(log, code)
    was = as_value(row)
    if without_address and on is None:
        _must_be_answered(was)
    day = on or (was.comments_sent_on if url or without_address else None) or log.recording.today
    address = None if without_address else url or was.comments_url
    return _change(log, row, replace(was, comments_sent_on=day, comments_url=address), "responded", day)


def take_back_answer(log: Log, code: str) -> Report:
    """Take out when a report was answered, and where. Raises Refused where no answer is recorded."""
    row = find(log, code)
    was = as_value(row)
    _must_be_answered(was)
    now = replace(was, comments_sent_on=None, comments_url=None)
    return _change(log, row, now, "responded", log.recording.today)


def _must_be_answered(report: Report) -> None:
    if report.comments_sent_on is None:
        raise Refused(f"No answer to {report.code} is recorded.", "There is nothing to take out.")


def _change(log: Log, row: tables.Report, now: Report, kind: str, on: date, reason: str | None = None) -> Report:
    """Make a report what it is now, and log what that changes."""
    days_fit(now, log.recording.today)
    was, wanted = _columns(as_value(row)), _columns(now)
    changed = {name: value for name, value in wanted.items() if value != was[name]}
    if not changed:
        raise Refused(f"{row.code} says that already.", "Nothing was changed.")
    for name, value in changed.items():
        setattr(row, name, value)
    log.session.add(row)
    log.write(kind, "report", row.code, on, before=was, after=changed, reason=reason)
    return now


def find(log: Log, code: str) -> tables.Report:
    """The report of this code. Raises NoSuchRecord where there is none, or its recording was undone."""
    row = log.session.exec(select(tables.Report).where(col(tables.Report.code) == code)).first()
    if row is None or not row.recorded:
        codes = log.session.exec(select(tables.Report.code).where(col(tables.Report.recorded))).all()
        raise no_such_report(code, list(codes))
    return row


def as_value(row: tables.Report) -> Report:
    """A report as the rules take it, without its counts."""
    return Report(
        row.code,
        row.title,
        row.kind,
        row.published_on,
        tuple(json.loads(row.bodies)),
        row.url,
        json.loads(row.stated),
        row.comments_sent_on,
        published_in=Period(row.published_in) if row.published_in else None,
        answers_due=row.answers_due,
        comments_url=row.comments_url,
    )


def _columns(report: Report) -> dict[str, Any]:
    """What the columns of its row hold, but for its code, which never changes."""
    return {
        "title": report.title,
        "kind": report.kind,
        "published_on": report.published,
        "published_in": report.published_in and report.published_in.iso,
        "answers_due": report.answers_due,
        "bodies": json.dumps(list(report.bodies), ensure_ascii=False),
        "url": report.url,
        "stated": json.dumps(report.stated),
        "comments_sent_on": report.comments_sent_on,
        "comments_url": report.comments_url,
    }
