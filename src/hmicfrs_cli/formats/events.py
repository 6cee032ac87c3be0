"""History laid out: what each event did, in words."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from hmicfrs_cli.domain.days import ISO, Period
from hmicfrs_cli.domain.records import Event, kept
from hmicfrs_cli.formats.layout import Column, Listing, Record, short, word

FIELDS = {
    "for_us": "whether it counts for us",
    "deadline_phrase": "deadline as printed",
    "deadline_kind": "kind of deadline",
    "deadline_rule": "how the deadline was derived",
    "hmicfrs": "HMICFRS",
    "signed_on": "day of signing",
    "closed_on": "day of closing",
    "held_on": "day",
    "comments_sent_on": "answered on",
    "comments_url": "answer at",
    "published_on": "published on",
    "published_in": "published in",
    "answers_due": "answers asked for by",
    "stated": "how many it says it makes",
}
"""Fields whose names are not words an officer would use."""


def history(events: Iterable[Event], as_at: date) -> Listing:
    """Events, a line each, the latest first. The day of recording is shown where it was another day."""
    return Listing(
        "events",
        [event(one) for one in events],
        (
            Column("Happened", lambda one: short(one["happened_on"]), whole=True),
            Column("Recorded", _recorded, nothing_to_tell=""),
            Column("Reference", word("reference"), whole=True),
            Column("What", word("what")),
            Column("By", word("author")),
        ),
        title="History, the latest first",
        about={"as_at": as_at.isoformat()},
    )


def event(one: Event) -> Record:
    """Every field of one event; `what` says it in words."""
    return {
        "number": one.number,
        "command": one.command,
        "kind": one.kind,
        "about": one.about,
        "reference": one.reference,
        "what": in_a_sentence(one) + (" (undone)" if one.undone else ""),
        "happened_on": kept(one.happened_on),
        "recorded_at": one.recorded_at,
        "author": one.author,
        "words": one.words,
        "reason": one.reason,
        "changes": {name: list(pair) for name, pair in one.changes.items()},
        "undone": one.undone,
        "hash": one.hash,
    }


def in_a_sentence(one: Event) -> str:
    """What an event did, with its reason."""
    after = {name: new for name, (_, new) in one.changes.items()}
    said = _said(one, after)
    return f"{said}. Why: {one.reason}" if one.reason else said


def _said(one: Event, after: Mapping[str, Any]) -> str:
    if one.kind == "noted":
        return f"{'public note' if after.get('public') else 'note'}: {after['note']}"
    if one.kind == "recorded":
        words = next((after[name] for name in ("title", "text", "source", "name") if after.get(name)), None)
        return f"recorded: {words}" if words else "recorded"
    if one.kind == "levelled":
        return f"level set to {after['level']}{_was(one, 'level')}"
    if one.kind == "closed":
        evidence = [f"letter {after['letter']}" if after.get("letter") else "", after.get("hmicfrs") or ""]
        return f"closed: {', '.join(filter(None, [str(after.get('outcome') or ''), *evidence]))}"
    if one.kind == "targeted":
        approved = f", approved by {after['approved_by']}" if after.get("approved_by") else ""
        return f"target set to {_value(after['target'])}{_was(one, 'target')}{approved}"
    if one.kind in ("undone", "redone"):
        return f"{one.kind} command {one.reference}"
    if one.kind in ("reopened", "withdrawn", "issued"):
        return one.kind
    return "; ".join(f"{FIELDS.get(name, name)}: {_value(new)}{_was(one, name)}" for name, new in sorted(after.items()))


def _was(one: Event, name: str) -> str:
    before = one.changes[name][0]
    return "" if before is None else f" (was {_value(before)})"


def _value(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "nobody"
    try:
        return str(Period(value)) if re.fullmatch(rf"{ISO}|\d{{4}}-\d{{2}}", str(value)) else str(value)
    except ValueError:  # looks like a day, and is none: what somebody wrote
        return str(value)


def _recorded(one: Record) -> str:
    day = datetime.fromisoformat(one["recorded_at"]).astimezone().date().isoformat()
    return "" if day == one["happened_on"] else short(day)
