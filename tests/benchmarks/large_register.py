"""A register of any size for the benchmarks, written straight into its tables: the change functions would take hours.

The history is a lawful one and its chain is whole. A fifth is open; a hundred of those are late, whatever the size,
so that what a chase list prints is the same and only what it has to look through grows.
"""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hmicfrs_cli.domain.days import FOREVER
from hmicfrs_cli.register import opening
from hmicfrs_cli.register.history import BEGINNING, SEALED, seal

TODAY = date(2026, 6, 30)
FIRST_DAY = date(2006, 7, 1)
LATE = 100
PER_REPORT = 20
STANDING = (
    "recommendation_id report_id category from_on until_on status stage level outcome closed_on letter signed_on"
    " signatory for_us owner theme deadline_phrase deadline_kind deadline deadline_rule due_on"
).split()
Changes = dict[str, list[Any]]


def write(path: Path, recommendations: int, events_each: int = 5) -> None:
    """Write a register with so many recommendations, and so many events for each."""
    with opening.writing(path, lambda _: None):
        pass
    with closing(opening._connect(path, "rw")) as register:
        register.execute("PRAGMA synchronous = OFF")
        register.execute("BEGIN")
        reports = range(1, recommendations // PER_REPORT + 2)
        register.executemany(
            "INSERT INTO report (id, code, title, kind, published_on, bodies) VALUES (?, ?, ?, 'force', ?, '[]')",
            ((number, f"report-{number}", f"Report {number}", _issued(number, len(reports))) for number in reports),
        )
        numbers = range(1, recommendations + 1)
        register.executemany(
            "INSERT INTO recommendation (id, ref, report_id, category, number, text, addressees, issued_on)"
            " VALUES (?, ?, ?, 'recommendation', ?, ?, '[\"the force\"]', ?)",
            (
                (
                    n,
                    _ref(n),
                    _report(n),
                    n,
                    f"The force should put right matter {n}.",
                    _issued(_report(n), len(reports)),
                )
                for n in numbers
            ),
        )
        names = ", ".join(STANDING)
        marks = ", ".join("?" * len(STANDING))
        register.executemany(
            f"INSERT INTO standing ({names}) VALUES ({marks})",
            (row for n in numbers for row in _standings(n, recommendations, len(reports))),
        )
        columns = (*SEALED, "hash")
        register.executemany(
            f"INSERT INTO event ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
            _chained(event for n in numbers for event in _events(n, recommendations, len(reports), events_each)),
        )
        register.execute("COMMIT")


def _ref(number: int) -> str:
    return f"report-{_report(number)}/R{number}"


def _report(number: int) -> int:
    return number // PER_REPORT + 1


def _issued(report: int, reports: int) -> str:
    days = (TODAY - FIRST_DAY).days - 400
    return (FIRST_DAY + timedelta(days=report * days // reports)).isoformat()


def _is_open(number: int) -> bool:
    return number % 5 == 0


def _due(number: int, recommendations: int) -> date:
    late = _is_open(number) and number > recommendations - LATE * 5
    return TODAY - timedelta(days=number % 90 + 1) if late else TODAY + timedelta(days=number % 700)


def _days(number: int, reports: int) -> tuple[date, date, date, date]:
    """Issued, levelled, given an owner, closed."""
    issued = date.fromisoformat(_issued(_report(number), reports))
    return issued, issued + timedelta(days=20), issued + timedelta(days=40), issued + timedelta(days=100 + number % 300)


def _standings(number: int, recommendations: int, reports: int) -> Iterator[tuple[Any, ...]]:
    issued, levelled, owned, closed = _days(number, reports)
    due = _due(number, recommendations).isoformat()
    level, owner = str(number % 4 + 1), f"Office {number % 12}"
    level = "2" if level in ("1", "3", "4") and not _is_open(number) else level
    dated = ("By then", "dated", due, "the day as printed", due)

    def row(from_on: date, until_on: date, status: str, stage: str | None, *rest: Any) -> tuple[Any, ...]:
        return (
            number,
            _report(number),
            "recommendation",
            from_on.isoformat(),
            until_on.isoformat(),
            status,
            stage,
            *rest,
        )

    nothing = (None, None, None, None, None)
    yield row(issued, levelled, "open", "in-progress", None, *nothing, True, None, "Theme", *dated)
    yield row(levelled, owned, "open", "in-progress", level, *nothing, True, None, "Theme", *dated)
    until = FOREVER if _is_open(number) else closed
    yield row(owned, until, "open", "in-progress", level, *nothing, True, owner, "Theme", *dated)
    if not _is_open(number):
        evidence = ("implemented", closed.isoformat(), "CC-1", closed.isoformat(), "Chief Constable")
        yield row(closed, FOREVER, "closed", None, level, *evidence, True, owner, "Theme", *dated)


def _events(number: int, recommendations: int, reports: int, each: int) -> Iterator[tuple[int, str, date, Changes]]:
    issued, levelled, owned, closed = _days(number, reports)
    yield number, "recorded", issued, {"text": [None, f"The force should put right matter {number}."]}
    yield number, "levelled", levelled, {"level": [None, "2"]}
    yield number, "assigned", owned, {"owner": [None, f"Office {number % 12}"]}
    for _ in range(each - (3 if _is_open(number) else 4)):
        yield number, "noted", owned, {"note": [None, "Work goes on."]}
    if not _is_open(number):
        yield number, "closed", closed, {"status": ["open", "closed"], "closed_on": [None, closed.isoformat()]}


def _chained(events: Iterator[tuple[int, str, date, Changes]]) -> Iterator[tuple[Any, ...]]:
    head = BEGINNING
    for sequence, (number, kind, on, changes) in enumerate(events, 1):
        row = {
            "id": sequence,
            "command": sequence,
            "words": kind,
            "kind": kind,
            "about": "recommendation",
            "reference": _ref(number),
            "recommendation_id": number,
            "happened_on": on.isoformat(),
            "recorded_at": "2026-06-30T09:00:00.000000Z",
            "author": "benchmark",
            "reason": None,
            "changes": json.dumps(changes, sort_keys=True, separators=(",", ":"), ensure_ascii=False),
            "previous": head,
        }
        head = seal(row)
        yield (*row.values(), head)
