"""History laid out: what each event did, in words."""

import json
import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from hmicfrs_cli.domain.days import ISO, Period, from_to
from hmicfrs_cli.domain.records import Event, Sealed, kept
from hmicfrs_cli.domain.vocabulary import Stage
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
    "bodies": "partner bodies",
    "url": "address",
    "certified_on": "day of certification",
    "issued_on": "day of issue",
    "file_name": "file",
    "file_size": "size in bytes",
    "file_hash": "SHA-256",
    "file_kept": "copied to the evidence folder",
    "starts": "first day",
    "ends": "last day",
    "status_on": "status since",
    "report": "report it led to",
}
"""Fields whose names are not words an officer would use."""

PERIODS = ("starts", "ends")
"""Fields that may be known to the month or the year only."""

CALLED = ("balance", "inspection", "letter")
"""What is called by a number or the like, which says nothing without the word for what it is."""


def history(events: Iterable[Event], as_at: date) -> Listing:
    """Events, a line each, the latest first. The day of recording is shown where it was another day."""
    return Listing(
        "events",
        [event(one) for one in events],
        (
            Column("Happened", lambda one: short(one["happened_on"]), whole=True),
            Column("Recorded", _recorded, nothing_to_tell=""),
            Column("Reference", lambda one: about(one["about"], one["reference"]), whole=True),
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


def sealed(one: Sealed) -> Record:
    """Every field of one event with the rest of what its hash covers. `changes_text` is what is stored of its changes,
    where that is written otherwise than `as_text` writes them; nothing, as a rule.
    """
    record = event(one.event)
    return {
        **record,
        "recommendation_id": one.recommendation_id,
        "previous": one.previous,
        "changes_text": None if one.changes == as_text(record["changes"]) else one.changes,
    }


def as_text(changes: Any) -> str:
    """Changes as the history stores them."""
    return json.dumps(changes, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


STORED: dict[str, tuple[str, type]] = {
    "number": ("id", int),
    "command": ("command", int),
    "words": ("words", str),
    "kind": ("kind", str),
    "about": ("about", str),
    "reference": ("reference", str),
    "recommendation_id": ("recommendation_id", int),
    "happened_on": ("happened_on", str),
    "recorded_at": ("recorded_at", str),
    "author": ("author", str),
    "reason": ("reason", str),
    "changes": ("changes", dict),
    "previous": ("previous", str),
    "hash": ("hash", str),
}
"""The fields of a sealed event: the column that each is stored in, and what it is."""

MAY_BE_EMPTY = ("recommendation_id", "reason")


def as_stored(record: Any) -> dict[str, Any]:
    """The columns of an event, from a record that `sealed` has made. Raises ValueError, in words, for any other."""
    if not isinstance(record, dict):
        raise ValueError("is no record")
    columns: dict[str, Any] = {}
    for name, (column, kind) in STORED.items():
        value = record.get(name)
        if name not in record or not (type(value) is kind or (value is None and name in MAY_BE_EMPTY)):
            raise ValueError(f"has no {name}, or one that is none" if value is None else f"has a {name} that is none")
        columns[column] = value
    changes, text = record["changes"], record.get("changes_text")
    if not all(isinstance(pair, list) and len(pair) == 2 for pair in changes.values()):
        raise ValueError("has changes that are none")
    columns["changes"] = as_text(changes) if text is None else text
    if text is not None and (not isinstance(text, str) or json.loads(text) != changes):
        raise ValueError("has other changes than those it was written with")
    date.fromisoformat(columns["happened_on"])
    return columns


def about(what: str, reference: str) -> str:
    """What an event is about, as an officer would call it: firearms-2023/R3, inspection 3."""
    return f"{what} {reference}" if what in CALLED else reference


def in_a_sentence(one: Event) -> str:
    """What an event did, with its reason."""
    said = _said(one)
    return f"{said}. Why: {one.reason}" if one.reason else said


def _said(one: Event) -> str:
    if say := _SAYINGS.get(one.kind):
        return say(one)
    # The parts of a deadline are kept together; what they were already is not told as a change.
    changed = [(name, new) for name, new in sorted(one.after.items()) if one.changes[name][0] != new]
    return "; ".join(f"{FIELDS.get(name, name)}: {_value(new, name)}{_was(one, name)}" for name, new in changed)


def _as_it_is(one: Event) -> str:
    return one.kind


def _noted(one: Event) -> str:
    return f"{'public note' if one.after.get('public') else 'note'}: {one.after['note']}"


def _recorded_as(one: Event) -> str:
    after = one.after
    if one.about == "inspection":
        starts, ends = Period(after["starts"]), Period(after["ends"]) if after.get("ends") else None
        return f"recorded: {after['title']}, {from_to(starts, ends)}"
    if one.about == "letter":
        file = f", {after['file_name']}" if after.get("file_name") else ""
        return f"recorded: signed on {_value(after['signed_on'])} by {after['signatory']}{file}"
    words = next((after[name] for name in ("title", "text", "source", "name") if after.get(name)), None)
    return f"recorded: {words}" if words else "recorded"


def _levelled(one: Event) -> str:
    return f"level set to {one.after['level']}{_was(one, 'level')}"


def _staged(one: Event) -> str:
    decided = f", decided by {one.after['decided_by']}" if one.after.get("decided_by") else ""
    return f"stage: {Stage(one.after['stage']).within_a_line}{_was(one, 'stage')}{decided}"


def _certified(one: Event) -> str:
    return f"certified by letter {one.after['letter']}, awaiting verification"


def _evidenced(one: Event) -> str:
    return f"evidence: {one.after['file']}" + (f" ({one.after['note']})" if one.after.get("note") else "")


def _closed(one: Event) -> str:
    evidence = [f"letter {one.after['letter']}" if one.after.get("letter") else "", one.after.get("hmicfrs") or ""]
    return f"closed: {', '.join(filter(None, [str(one.after.get('outcome') or ''), *evidence]))}"


def _targeted(one: Event) -> str:
    approved = f", approved by {one.after['approved_by']}" if one.after.get("approved_by") else ""
    return f"target set to {_value(one.after['target'])}{_was(one, 'target')}{approved}"


def _reversed(one: Event) -> str:
    return f"{one.kind} command {one.reference}"


_SAYINGS = {
    "noted": _noted,
    "recorded": _recorded_as,
    "adopted": _recorded_as,
    "levelled": _levelled,
    "staged": _staged,
    "certified": _certified,
    "evidenced": _evidenced,
    "closed": _closed,
    "targeted": _targeted,
    "undone": _reversed,
    "redone": _reversed,
    "reopened": _as_it_is,
    "withdrawn": _as_it_is,
    "issued": _as_it_is,
}
"""What is said of each kind of event; of any other, what became of each field."""


def _was(one: Event, name: str) -> str:
    before = one.changes[name][0]
    said = Stage(before).within_a_line if name == "stage" and before else _value(before, name)
    return "" if before is None else f" (was {said})"


def _value(value: Any, name: str = "") -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "nobody"
    if name in PERIODS:
        return str(Period(value))
    if name == "bodies":
        return ", ".join(json.loads(value)) or "nobody"
    try:
        return str(Period(value)) if re.fullmatch(rf"{ISO}|\d{{4}}-\d{{2}}", str(value)) else str(value)
    except ValueError:  # looks like a day, and is none: what somebody wrote
        return str(value)


def _recorded(one: Record) -> str:
    day = datetime.fromisoformat(one["recorded_at"]).astimezone().date().isoformat()
    return "" if day == one["happened_on"] else short(day)
