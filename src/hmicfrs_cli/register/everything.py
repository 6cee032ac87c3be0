"""Reads of the whole register, for a file that holds all of it: every event as it is sealed, every document kept."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from sqlite3 import Row
from typing import Any

from hmicfrs_cli.domain.records import Sealed
from hmicfrs_cli.register.documents import file_name
from hmicfrs_cli.register.opening import Reading
from hmicfrs_cli.register.past import event, undone
from hmicfrs_cli.register.sealing import BEGINNING


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a register's history goes: how many events, the hashes of the first and the last, and the moment (UTC) of
    the last; None where there is none.
    """

    events: int
    beginning: str
    head: str
    moment: str | None


def extent(register: Reading) -> Extent:
    """How far the history goes."""
    ends = "SELECT hash, recorded_at FROM event ORDER BY id {} LIMIT 1"
    first, last = register.execute(ends.format("ASC")).fetchone(), register.execute(ends.format("DESC")).fetchone()
    many = register.execute("SELECT count(*) AS many FROM event").fetchone()["many"]
    if first is None or last is None:
        return Extent(0, BEGINNING, BEGINNING, None)
    return Extent(many, first["hash"], last["hash"], last["recorded_at"])


def sealed(register: Reading) -> Iterator[Sealed]:
    """Every event in the order of the history, with all that its hash covers."""
    not_in_force = undone(register)
    rows = register.execute("SELECT * FROM event ORDER BY id")
    return (
        Sealed(event(row, row["command"] in not_in_force), row["recommendation_id"], row["changes"], row["previous"])
        for row in rows
    )


def frozen_figures(register: Reading) -> dict[str, Any]:
    """What each issued meeting was told, as it is kept: its day to the figures."""
    rows = register.execute("SELECT held_on, figures FROM meeting WHERE figures IS NOT NULL")
    return {row["held_on"]: json.loads(row["figures"]) for row in rows}


@dataclass(frozen=True, slots=True)
class Kept:
    """A document of which the register holds, or has held, a copy: its name, the SHA-256 of its bytes, the name of the
    copy, what it is about, and whether that is still in force.
    """

    name: str
    hash: str
    copy: str
    about: str
    in_force: bool


def kept(register: Reading) -> list[Kept]:
    """Every copy that the evidence folder should have: also of what has been taken back, which may be brought back."""
    not_in_force = undone(register)
    rows = register.execute(
        "SELECT about, reference, command, changes FROM event"
        " WHERE (about = 'letter' AND kind IN ('recorded', 'edited')) OR kind = 'evidenced' ORDER BY id"
    )
    found: dict[str, Kept] = {}
    for row in rows:
        if one := _document(row, row["command"] not in not_in_force):
            found[one.copy] = one if one.in_force or one.copy not in found else found[one.copy]
    return list(found.values())


def _document(row: Row, in_force: bool) -> Kept | None:
    """The document whose copy an event has put into the folder, if any."""
    after = {name: value for name, (_, value) in json.loads(row["changes"]).items()}
    if row["about"] == "letter":
        name, hash_, about = after.get("file_name"), after.get("file_hash"), f"letter {row['reference']}"
        if not after.get("file_kept") and "file_kept" in after:
            return None
    else:
        name, hash_, about = after.get("file"), after.get("sha256"), row["reference"]
    return Kept(name, hash_, file_name(name, hash_), about, in_force) if name and hash_ else None
