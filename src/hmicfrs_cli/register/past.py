"""Reads of what has been: events, meetings and what they were told, and the picture that checks look at."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from sqlite3 import Row

from hmicfrs_cli.domain import timeline
from hmicfrs_cli.domain.checks import Picture
from hmicfrs_cli.domain.figures import thawed
from hmicfrs_cli.domain.folding import alike
from hmicfrs_cli.domain.meetings import Meeting, issued_before
from hmicfrs_cli.domain.records import Event, kept
from hmicfrs_cli.domain.vocabulary import Reference, Status
from hmicfrs_cli.register import queries
from hmicfrs_cli.register.opening import Reading
from hmicfrs_cli.register.sought import Sought, literal

ALL_TIME = "9999-12-31T23:59:59.999999Z"
"""A moment after everything that has been recorded."""


@dataclass(frozen=True, slots=True)
class Told:
    """Which events are meant. None means no condition; the days are those on which it happened."""

    reference: str | None = None
    since: date | None = None
    until: date | None = None
    author: str | None = None
    kind: str | None = None
    command: int | None = None
    known_at: str | None = None
    about: str | None = None
    recorded_after: str | None = None


_UNDOINGS = """(about = 'command' AND reference IN (
    SELECT CAST(command AS TEXT) FROM event WHERE reference = :reference
    UNION SELECT CAST(undoing.command AS TEXT) FROM event undoing
    WHERE undoing.about = 'command'
    AND undoing.reference IN (SELECT CAST(command AS TEXT) FROM event WHERE reference = :reference)))"""
"""The undoing, and the bringing back, of commands that had to do with a reference."""


def history(register: Reading, told: Told) -> Iterator[Event]:
    """The events meant, the latest recorded first; those that have been undone are marked."""
    conditions = {
        "reference": f"(reference = :reference OR {_UNDOINGS})",
        "about": "about = :about",
        "since": "happened_on >= :since",
        "until": "happened_on <= :until",
        "author": "lower(author) LIKE :author ESCAPE '\\'",
        "kind": "kind = :kind",
        "command": "command = :command",
        "known_at": "recorded_at <= :known_at",
        "recorded_after": "recorded_at > :recorded_after",
    }
    values = {name: kept(getattr(told, name)) for name in conditions if getattr(told, name) is not None}
    if told.author is not None:
        values["author"] = f"%{literal(told.author.lower())}%"
    where = " AND ".join(conditions[name] for name in values) or "1 = 1"
    not_in_force = undone(register, told.known_at)
    rows = register.execute(f"SELECT * FROM event WHERE {where} ORDER BY id DESC", values)
    return (event(row, row["command"] in not_in_force) for row in rows)


def undone(register: Reading, known_at: str | None = None) -> frozenset[int]:
    """The commands that were not in force at a moment (UTC), or now."""
    rows = register.execute(
        "SELECT command, reference FROM event WHERE about = 'command' AND recorded_at <= :known_at ORDER BY id",
        {"known_at": known_at or ALL_TIME},
    )
    return timeline.undone([(row["command"], int(row["reference"])) for row in rows])


def words_ever(register: Reading, code: str) -> dict[Reference, set[str]]:
    """Everything recorded in a report, withdrawn or not, and all the words that each has or ever had, also those that
    were printed where others were recorded. As `folding.alike` compares them.
    """
    not_in_force = undone(register)
    rows = register.execute(
        "SELECT reference, command, changes FROM event WHERE reference >= :first AND reference < :past"
        " AND kind IN ('recorded', 'edited') ORDER BY id",
        {"first": f"{code}/", "past": f"{code}0"},  # 0 follows / in ASCII
    )
    ever: dict[Reference, set[str]] = {}
    for row in rows:
        if row["command"] not in not_in_force:
            changes = json.loads(row["changes"])
            words = [value for name in ("text", "printed") for value in changes.get(name, ()) if value]
            ever.setdefault(Reference.read(row["reference"]), set()).update(map(alike, words))
    return ever


def head(register: Reading) -> str | None:
    """The hash of the last event: it stands for the whole history before it."""
    row = register.execute("SELECT hash FROM event ORDER BY id DESC LIMIT 1").fetchone()
    return None if row is None else str(row["hash"])


def meetings(register: Reading) -> list[Meeting]:
    """Every meeting, the latest first."""
    rows = register.execute("SELECT * FROM meeting WHERE recorded ORDER BY held_on DESC")
    return [_meeting(row) for row in rows]


def last_issued(register: Reading, before: date) -> Meeting | None:
    """The latest meeting before this day whose figures were issued."""
    return next(reversed(issued_before(meetings(register), before)), None)


def issued_as_at(register: Reading, day: date) -> Meeting | None:
    """The meeting whose figures were issued as at this very day, or which was held on it."""
    row = register.execute(
        "SELECT * FROM meeting WHERE issued_at IS NOT NULL AND (as_at = :day OR held_on = :day) ORDER BY held_on DESC",
        {"day": day.isoformat()},
    ).fetchone()
    return None if row is None else _meeting(row)


def first_counted(register: Reading) -> date | None:
    """The first day on which the register counts anything; None where it never does."""
    row = register.execute(
        "SELECT min(day) AS day FROM"
        " (SELECT min(from_on) AS day FROM standing WHERE for_us AND status <> 'withdrawn'"
        " UNION ALL SELECT min(counted_on) FROM balance_entry WHERE recorded)"
    ).fetchone()
    return date.fromisoformat(row["day"]) if row["day"] else None


def picture(register: Reading, as_at: date, known_at: str | None = None) -> Picture:
    """Everything that the standing checks look at, as it is on a day. `known_at` is the moment (UTC) as of which the
    register answers, where it has been laid back to one.
    """
    said: dict[str, date] = {}
    for kind in ("noted", "targeted"):
        for event in history(register, Told(kind=kind, until=as_at, known_at=known_at)):
            if not event.undone and (event.reason or kind == "noted"):
                said[event.reference] = max(event.happened_on, said.get(event.reference, event.happened_on))
    everything = Sought(as_at, tuple(Status), for_us=None)
    return Picture(
        as_at,
        tuple(queries.recommendations(register, everything)),
        tuple(queries.reports(register, as_at)),
        said,
    )


def event(row: Row, is_undone: bool) -> Event:
    """An event from its row."""
    return Event(
        row["id"],
        row["command"],
        row["kind"],
        row["about"],
        row["reference"],
        date.fromisoformat(row["happened_on"]),
        row["recorded_at"],
        row["author"],
        row["words"],
        row["reason"],
        {name: (before, after) for name, (before, after) in json.loads(row["changes"]).items()},
        row["hash"],
        is_undone,
    )


def _meeting(row: Row) -> Meeting:
    return Meeting(
        date.fromisoformat(row["held_on"]),
        row["name"],
        date.fromisoformat(row["as_at"]) if row["as_at"] else None,
        row["issued_at"],
        thawed(row["figures"]) if row["figures"] else None,
        row["figures_hash"],
        row["head"],
    )
