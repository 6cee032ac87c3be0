"""A register made again from its events: each put in as it was sealed, and every other table from what they say.

Events are the truth, so nothing else is taken from anywhere, but for the figures that a meeting was told: of these an
event keeps the hash alone. What has been undone keeps its rows too, so that a redo works as it would have.
"""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlmodel import Session

from hmicfrs_cli.domain import timeline
from hmicfrs_cli.domain.errors import HmiError, Refused, RegisterTrouble
from hmicfrs_cli.register import everything, evidence, integrity, opening, rebuilding
from hmicfrs_cli.register.opening import Reading, Say
from hmicfrs_cli.register.replaying import Replay
from hmicfrs_cli.register.sealing import BEGINNING, SEALED, seal

AT_A_TIME = 1000
"""Rows written in one go."""

EVENT_COLUMNS = (*SEALED, "hash")


@contextmanager
def beginning(path: Path, say: Say, *, keeps: bool = True) -> Iterator[Session]:
    """A session in one transaction on a register that holds nothing yet: the empty one at this path, or one that is
    begun beside it and put there only when it is whole. Without `keeps`, neither is left changed or begun.

    Raises Refused where the register there holds something.
    """
    if path.exists() and path.stat().st_size:
        with opening.writing(path, say, begins=False, keeps=keeps) as session:
            if opening.within(session).execute("SELECT 1 FROM event LIMIT 1").fetchone():
                raise _holds_something(path)
            yield session
        return
    opening.may_write(path)
    place = path.resolve()
    try:
        with TemporaryDirectory(dir=place.parent, prefix=f".{place.name[:40]}-", ignore_cleanup_errors=True) as folder:
            fresh = Path(folder) / "register.db"
            with opening.writing(fresh, lambda _: None, keeps=keeps) as session:
                yield session
            if keeps:
                _put_there(fresh, place)
                say(f"Began a new register: {path}")
    except OSError as error:
        raise RegisterTrouble(
            f"{path} could not be begun: {error.strerror or error}.",
            next="See that its folder can be written to and has room; then try again.",
        ) from error


def _put_there(fresh: Path, place: Path) -> None:
    """Put a whole register in its place, unless another has been begun there meanwhile."""
    if place.exists() and place.stat().st_size:
        raise _holds_something(place)
    os.replace(fresh, place)


def _holds_something(path: Path) -> Refused:
    return Refused(
        f"{path} holds a register already.",
        "A whole register is imported into one that is new: what is here would not go together with it.",
        "Give a new one: hmi --register new.db import FILE.json",
    )


def take(session: Session, events: Iterable[Mapping[str, Any]], name: str) -> str:
    """Put in every event, in order, as it was sealed. Returns the head of their history.

    `name` is what the file is called that they come from. Raises Refused for the first that does not follow from the
    one before, or is not as it was sealed.
    """
    connection = session.connection()
    # Events name recommendations that are made from them afterwards.
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    head, number = BEGINNING, 0
    marks = ", ".join(f":{column}" for column in EVENT_COLUMNS)
    insert = f"INSERT INTO event ({', '.join(EVENT_COLUMNS)}) VALUES ({marks})"
    rest = iter(events)
    with _as_refusals(name):
        while some := list(islice(rest, AT_A_TIME)):
            for event in some:
                number += 1
                if event["id"] != number or event["previous"] != head or seal(event) != event["hash"]:
                    raise Refused(
                        f"The history in {name} is broken at event {number}: it is not as it was written.",
                        "Each event is sealed with the one before it. This one, or one near it, was altered, taken out"
                        " or put in.",
                        "Take another copy of the file.",
                    )
                head = event["hash"]
            connection.exec_driver_sql(insert, [dict(event) for event in some])
    return head


def make(session: Session, figures: Mapping[str, str], name: str, made: Callable[[int], None] = lambda _: None) -> None:
    """Make every other table from the events, and hold what is made against them.

    `figures` are what issued meetings were told, by the day of the meeting; `made` is told how many recommendations
    have been made. Raises Refused where the events do not make a register, or the figures are not those that were
    issued.
    """
    with _as_refusals(name):
        replay = Replay(opening.within(session))
        for table, rows in replay.tables():
            _insert(session, table, _with_figures(rows, figures, name) if table == "meeting" else rows)
        _make_recommendations(session, replay, made)
        session.flush()
        register = opening.within(session)
        everything.kept(register)  # each by a hash that is one, before any file is looked for
    wrong = next((one for one in integrity.findings(register) if one.code != evidence.MISSING), None)
    if wrong:
        raise Refused(f"The events in {name} do not make a register: {wrong.reference} {wrong.what}.")


def _with_figures(
    rows: Iterable[Mapping[str, Any]], figures: Mapping[str, str], name: str
) -> Iterator[Mapping[str, Any]]:
    for row in rows:
        if row["figures_hash"] is None:
            yield row
            continue
        told = figures.get(row["held_on"])
        if told is None or hashlib.sha256(told.encode()).hexdigest() != row["figures_hash"]:
            raise Refused(
                f"{name} has not the figures that were issued for the meeting of {row['held_on']}.",
                "Their hash is in the history, and does not fit.",
                "Take another copy of the file.",
            )
        yield {**row, "figures": told}


def _make_recommendations(session: Session, replay: Replay, made: Callable[[int], None]) -> None:
    """Every recommendation with its standings, also those whose recording has been undone."""
    register = opening.within(session)
    found = register.execute(
        "SELECT recommendation_id, reference FROM event WHERE recommendation_id IS NOT NULL"
        " GROUP BY recommendation_id, reference ORDER BY recommendation_id"
    ).fetchall()
    ids = {row["reference"]: row["recommendation_id"] for row in found}
    in_force: set[int] = set()
    rebuilt = rebuilding.recommendations(register, ids=ids)
    while some := list(islice(rebuilt, AT_A_TIME)):
        _insert(session, "recommendation", ({"id": one.id, **one.words} for one in some))
        _insert(session, "standing", ({"recommendation_id": one.id, **each} for one in some for each in one.standings))
        in_force.update(one.id for one in some)
        made(len(in_force))
    taken_back = [row["recommendation_id"] for row in found if row["recommendation_id"] not in in_force]
    if taken_back:
        _insert(session, "recommendation", _as_last_recorded(register, replay, set(taken_back), ids))


def _as_last_recorded(
    register: Reading, replay: Replay, which: set[int], ids: Mapping[str, int]
) -> Iterator[Mapping[str, Any]]:
    """The words of recommendations whose recording has been undone, as they were when it was last in force."""
    rows = register.execute(
        "SELECT recommendation_id, reference, id, command, kind, happened_on, changes FROM event"
        " WHERE recommendation_id IS NOT NULL ORDER BY recommendation_id, id"
    )
    reports = {row["code"]: row["id"] for row in register.execute("SELECT id, code FROM report")}
    for (id_, ref), events in groupby(rows, lambda row: (row["recommendation_id"], row["reference"])):
        if id_ not in which:
            continue
        own = [(row["command"], rebuilding.happening(row)) for row in events]
        moments = sorted({one.number for _, one in own} | set(replay.undoings), reverse=True)
        for moment in moments:
            undone = replay.undone_at(moment)
            there = [one for command, one in own if one.number <= moment and command not in undone]
            if there:
                yield {"id": id_, **rebuilding.rebuilt(id_, ref, timeline.reissued(there), ids, reports).words}
                break


def _insert(session: Session, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Put rows into a table as they are to be stored."""
    there: Sequence[dict[str, Any]] = [dict(row) for row in rows]
    if there:
        columns = list(there[0])
        marks = ", ".join(f":{column}" for column in columns)
        session.connection().exec_driver_sql(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", there)


@contextmanager
def _as_refusals(name: str) -> Iterator[None]:
    """Turn what goes wrong over events that are sealed rightly, and make no sense, into words."""
    try:
        yield
    except Refused:
        raise
    except HmiError as error:
        raise _make_no_register(name, error.what) from error
    except (LookupError, TypeError, ValueError, AttributeError, OverflowError, RecursionError, sqlite3.Error) as error:
        raise _make_no_register(name, str(error)) from error
    except Exception as error:
        # SQLAlchemy wraps what the database refuses; what is no fault of the events (a full disk) is for `opening`.
        if isinstance(driver := getattr(error, "orig", None), sqlite3.IntegrityError | sqlite3.ProgrammingError):
            raise _make_no_register(name, str(driver)) from error
        raise


def _make_no_register(name: str, why: str) -> Refused:
    return Refused(
        f"The events in {name} do not make a register ({why}).",
        "Nothing was recorded.",
        "Take another copy of the file.",
    )
