"""From rows to domain values. A row that holds what hmi never stores raises ValueError: the register is damaged."""

import json
from dataclasses import fields
from datetime import date
from sqlite3 import Row
from typing import Any

from hmicfrs_cli.domain.days import Period, a_period
from hmicfrs_cli.domain.errors import Mistyped
from hmicfrs_cli.domain.figures import Count
from hmicfrs_cli.domain.records import Balance, Recommendation, Report, Standing
from hmicfrs_cli.domain.vocabulary import Category, Level, Reference, ReportKind, Stage, Status

STANDING = tuple(part.name for part in fields(Standing))


def recommendation(row: Row) -> Recommendation:
    """One, from a standing joined with its words and the reference it stands under."""
    return Recommendation(
        ref=_ref(row["ref"]),
        title=row["title"],
        text=row["text"],
        addressees=tuple(json.loads(row["addressees"])),
        under=or_none(_ref, row["under"]),
        issued_on=date.fromisoformat(row["issued_on"]),
        standing=Standing().after({name: row[name] for name in STANDING}),
        issued_known=bool(row["issued_known"]),
    )


def _ref(stored: str) -> Reference:
    """A reference as stored. Raises ValueError where it is none: the register is damaged, nobody has mistyped."""
    try:
        return Reference.read(stored)
    except Mistyped as error:
        raise ValueError(stored) from error


def count(row: Row) -> Count:
    """How many stand alike."""
    many, is_open = row["many"], row["status"] == Status.OPEN
    waits = row["stage"] == Stage.AWAITING_VERIFICATION
    return Count(
        Category(row["category"]),
        or_none(Level, row["level"]),
        many if is_open else 0,
        0 if is_open else many,
        many if waits else 0,
    )


def report(row: Row, as_at: date) -> Report:
    """A report, without its counts, and without an answer that was only given after the day."""
    sent_on = or_none(date.fromisoformat, row["comments_sent_on"])
    answered = sent_on is not None and sent_on <= as_at
    return Report(
        row["code"],
        row["title"],
        ReportKind(row["kind"]),
        or_none(date.fromisoformat, row["published_on"]),
        tuple(json.loads(row["bodies"])),
        row["url"],
        json.loads(row["stated"]),
        sent_on if answered else None,
        published_in=or_none(_period, row["published_in"]),
        answers_due=or_none(date.fromisoformat, row["answers_due"]),
        comments_url=row["comments_url"] if answered else None,
    )


def _period(stored: str) -> Period:
    """A month or a year as stored. Raises ValueError where it is none: the register is damaged."""
    try:
        return a_period(stored)
    except Mistyped as error:
        raise ValueError(stored) from error


def balance(row: Row) -> Balance:
    """One entry of the opening balances."""
    return Balance(
        Category(row["category"]),
        or_none(Level, row["level"]),
        row["open"],
        row["closed"],
        date.fromisoformat(row["counted_on"]),
        row["source"],
    )


def or_none(read: Any, value: Any) -> Any:
    """What `read` makes of a value; None where there is none."""
    return None if value is None else read(value)
