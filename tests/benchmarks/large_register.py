"""A register of any size for the benchmarks, written straight into its tables: the change functions would take hours.

Its history is a lawful one, its chain is whole, and its records are what its events make them, so `check --integrity`
finds nothing. A fifth is open; a hundred of those are late and fifty reports have still to be answered, whatever the
size, so that what a chase list prints is the same and only what it has to look through grows.
"""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from hmicfrs_cli.domain import timeline
from hmicfrs_cli.domain.records import Standing, kept
from hmicfrs_cli.domain.timeline import Happening
from hmicfrs_cli.register import opening
from hmicfrs_cli.register.rebuilding import STANDING_COLUMNS
from hmicfrs_cli.register.sealing import BEGINNING, SEALED, seal

TODAY = date(2026, 6, 30)
FIRST_DAY = date(2006, 7, 1)
LATE = 100
UNANSWERED = 50
PER_REPORT = 20
ADDRESSEES = ["the force"]


class Size(NamedTuple):
    """How many recommendations, in how many reports, with how many events each."""

    recommendations: int
    reports: int
    events_each: int


def write(path: Path, recommendations: int, events_each: int = 5) -> None:
    """Write a register with so many recommendations, and so many events for each."""
    size = Size(recommendations, recommendations // PER_REPORT + 1, events_each)
    with opening.writing(path, lambda _: None):
        pass
    with closing(opening._connect(path, "rw")) as register:
        register.execute("PRAGMA synchronous = OFF")
        register.execute("BEGIN")
        published = ("id", "code", "title", "kind", "published_on", "bodies", "stated", "comments_sent_on")
        _insert(register, "report", published, _reports(size))
        _insert(register, "letter", ("reference", "signed_on", "signatory"), _letters(size))
        words = ("id", "ref", "report_id", "category", "number", "text", "addressees", "issued_on")
        _insert(register, "recommendation", words, (_words(number, size) for number in _numbers(size)))
        columns = ("recommendation_id", *STANDING_COLUMNS)
        _insert(register, "standing", columns, (row for n in _numbers(size) for row in _standings(n, size)))
        _insert(register, "event", (*SEALED, "hash"), _chained(size))
        register.execute("COMMIT")


def _insert(register: Any, table: str, columns: tuple[str, ...], rows: Iterator[tuple[Any, ...]]) -> None:
    marks = ", ".join("?" * len(columns))
    register.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)


def _numbers(size: Size) -> range:
    return range(1, size.recommendations + 1)


def _reports(size: Size) -> Iterator[tuple[Any, ...]]:
    for number in range(1, size.reports + 1):
        published = _issued(number, size).isoformat()
        answered = published if number <= size.reports - UNANSWERED else None
        yield number, f"report-{number}", f"Report {number}", "force", published, "[]", "{}", answered


def _report(number: int) -> int:
    return (number - 1) // PER_REPORT + 1


def _ref(number: int) -> str:
    return f"report-{_report(number)}/R{(number - 1) % PER_REPORT + 1}"


def _text(number: int) -> str:
    return f"The force should put right matter {number}."


def _words(number: int, size: Size) -> tuple[Any, ...]:
    report = _report(number)
    place = (number - 1) % PER_REPORT + 1
    issued = _issued(report, size).isoformat()
    return number, _ref(number), report, "recommendation", place, _text(number), json.dumps(ADDRESSEES), issued


def _issued(report: int, size: Size) -> date:
    return FIRST_DAY + timedelta(days=report * ((TODAY - FIRST_DAY).days - 420) // size.reports)


PER_LETTER = 50


def _letter(number: int) -> str:
    return f"CC-{number // PER_LETTER}"


def _letters(size: Size) -> Iterator[tuple[Any, ...]]:
    for reference in dict.fromkeys(_letter(number) for number in _numbers(size)):
        yield reference, FIRST_DAY.isoformat(), "Chief Constable"


def _is_open(number: int) -> bool:
    return number % 5 == 0


def _due(number: int, size: Size) -> date:
    late = _is_open(number) and number > size.recommendations - LATE * 5
    return TODAY - timedelta(days=number % 90 + 1) if late else TODAY + timedelta(days=number % 700)


def _happenings(number: int, size: Size) -> list[Happening]:
    """A life: recorded, given a level and an owner, noted, and for most closed."""
    issued = _issued(_report(number), size)
    level = str(number % 4 + 1) if _is_open(number) else "2"
    recorded = {"text": _text(number), "addressees": ADDRESSEES, "issued_on": issued.isoformat()} | {
        "status": "open",
        "stage": "in-progress",
        "for_us": True,
        "theme": "Theme",
        "deadline_phrase": "By then",
        "deadline_kind": "dated",
        "deadline": _due(number, size).isoformat(),
        "deadline_rule": "the day as printed",
    }
    closed_on = issued + timedelta(days=100 + number % 300)
    letter = {"letter": _letter(number), "signed_on": FIRST_DAY.isoformat(), "signatory": "Chief Constable"}
    closed = {"status": "closed", "stage": None, "outcome": "implemented", "closed_on": closed_on.isoformat()} | letter
    life: list[tuple[str, date, dict[str, Any]]] = [
        ("recorded", issued, recorded),
        ("levelled", issued + timedelta(days=20), {"level": level}),
        ("assigned", issued + timedelta(days=40), {"owner": f"Office {number % 12}"}),
    ]
    notes = size.events_each - (3 if _is_open(number) else 4)
    life += [("noted", issued + timedelta(days=50), {"note": "Work goes on.", "public": False})] * notes
    life += [] if _is_open(number) else [("closed", closed_on, closed)]
    return [Happening(place, kind, on, after) for place, (kind, on, after) in enumerate(life)]


def _standings(number: int, size: Size) -> Iterator[tuple[Any, ...]]:
    names = tuple(Standing().kept())
    for span in timeline.spans(_happenings(number, size)):
        standing = span.standing.kept()
        days = span.from_on.isoformat(), span.until_on.isoformat()
        due = kept(span.standing.due)
        yield number, _report(number), "recommendation", *days, *(standing[name] for name in names), due


def _events(size: Size) -> Iterator[dict[str, Any]]:
    for _, code, title, kind, published, bodies, stated, answered in _reports(size):
        after = {
            "code": code,
            "title": title,
            "kind": kind,
            "published_on": published,
            "bodies": bodies,
            "stated": stated,
        }
        yield {"kind": "recorded", "about": "report", "reference": code, "happened_on": published, "after": after}
        if answered:
            after = {"comments_sent_on": answered}
            yield {"kind": "responded", "about": "report", "reference": code, "happened_on": answered, "after": after}
    for reference, signed_on, signatory in _letters(size):
        after = {"reference": reference, "signed_on": signed_on, "signatory": signatory}
        letter = {"kind": "recorded", "about": "letter", "reference": reference, "happened_on": signed_on}
        yield letter | {"after": after}
    for number in _numbers(size):
        for happening in _happenings(number, size):
            yield {
                "kind": happening.kind,
                "about": "recommendation",
                "reference": _ref(number),
                "recommendation_id": number,
                "happened_on": happening.on.isoformat(),
                "after": happening.after,
            }


def _chained(size: Size) -> Iterator[tuple[Any, ...]]:
    head = BEGINNING
    for place, event in enumerate(_events(size), 1):
        changes = {name: [None, value] for name, value in event["after"].items()}
        row = {
            "id": place,
            "command": place,
            "words": event["kind"],
            "kind": event["kind"],
            "about": event["about"],
            "reference": event["reference"],
            "recommendation_id": event.get("recommendation_id"),
            "happened_on": event["happened_on"],
            "recorded_at": "2026-06-30T09:00:00.000000Z",
            "author": "benchmark",
            "reason": None,
            "changes": json.dumps(changes, sort_keys=True, separators=(",", ":"), ensure_ascii=False),
            "previous": head,
        }
        head = seal(row)
        yield (*(row[name] for name in SEALED), head)
