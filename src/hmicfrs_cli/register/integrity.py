"""Whether the register is as its history says, and the history as it was written. Reads only, in one pass each.

It shows tampering and cannot prevent it: who holds the file can rewrite all of it, hashes included. Only a head printed
elsewhere, as in a committee's paper, then gives it away.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, TypeVar

from hmicfrs_cli.domain.checks import Finding
from hmicfrs_cli.domain.errors import HmiError
from hmicfrs_cli.register import evidence, rebuilding, searching
from hmicfrs_cli.register.opening import Reading
from hmicfrs_cli.register.past import undone
from hmicfrs_cli.register.sealing import BEGINNING, seal

Each = TypeVar("Each")

RESTORE = "Keep the file as it is, and compare it with the latest copy you have"


def findings(register: Reading) -> list[Finding]:
    """Everything wrong with the register as a file, a chain, and a set of records made from events.

    What one examination cannot read it says, and the others go on.
    """
    # Whatever stands in a column is looked at, also what is not text in UTF-8.
    register.text_factory = lambda raw: raw.decode("utf-8", "backslashreplace")
    found: list[Finding] = []
    examinations = (
        ("HMI201", _file),
        ("HMI202", _references),
        ("HMI203", _chain),
        ("HMI204", _recommendations),
        ("HMI204", _others),
        ("HMI204", _letters),
        ("HMI205", _meetings),
        ("HMI206", _search),
        (evidence.MISSING, evidence.findings),
    )
    for code, examination in examinations:
        try:
            # One at a time, so that what was found stays found.
            for finding in examination(register):
                found.append(finding)
        except (HmiError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
            found.append(Finding(code, "register", f"holds something that cannot be read ({error})", RESTORE))
    return found


def holds_head(register: Reading, head: str) -> list[Finding]:
    """A finding where the history does not hold the head that a paper printed."""
    if register.execute("SELECT 1 FROM event WHERE hash = :head", {"head": head.strip().lower()}).fetchone():
        return []
    return [Finding("HMI203", "register", f"its history does not hold the head {head.strip()}", RESTORE)]


def _file(register: Reading) -> Iterator[Finding]:
    for (said,) in register.execute("PRAGMA integrity_check"):
        if said != "ok":
            yield Finding("HMI201", "register", said, RESTORE)


def _references(register: Reading) -> Iterator[Finding]:
    for row in register.execute("PRAGMA foreign_key_check"):
        yield Finding("HMI202", "register", f"row {row[1]} of {row[0]} refers to nothing in {row[2]}", RESTORE)


def _chain(register: Reading) -> Iterator[Finding]:
    """Every event whose seal does not fit, and every link that is broken; after a broken link, the next is compared
    with what stands there, so that one alteration is one finding.
    """
    previous = BEGINNING
    number = 0
    for row in register.execute("SELECT * FROM event ORDER BY id"):
        event = dict(row)
        name = f"event {event['id']}"
        if event["id"] != number + 1:
            yield Finding("HMI203", name, f"follows event {number}: events between them are missing", RESTORE)
        elif event["previous"] != previous:
            yield Finding("HMI203", name, f"does not follow from event {number}", RESTORE)
        if seal(event) != event["hash"]:
            what = f"({event['kind']}, {event['reference']}) is not as it was written"
            yield Finding("HMI203", name, what, RESTORE)
        previous, number = event["hash"], event["id"]


def _recommendations(register: Reading) -> Iterator[Finding]:
    """Every recommendation whose words or standings are not those that its events make.

    What its events make and what is stored come in the order of the same numbers, so that only what belongs to one is
    ever held.
    """
    rebuilt = groupby(rebuilding.recommendations(register), lambda one: one.id)
    columns = ", ".join(("recommendation_id", *rebuilding.STANDING_COLUMNS))
    rows = register.execute(f"SELECT {columns} FROM standing ORDER BY recommendation_id, from_on")
    stored = groupby(rows, lambda row: row["recommendation_id"])
    made, standing = _next(rebuilt), _next(stored)
    for row in register.execute("SELECT * FROM recommendation ORDER BY id"):
        while made and made[0] < row["id"]:
            yield Finding("HMI204", made[1][-1].ref, "has a history and is not there", RESTORE)
            made = _next(rebuilt)
        while standing and standing[0] < row["id"]:
            standing = _next(stored)
        one = made[1][-1] if made and made[0] == row["id"] else None
        wrong = _differs(row, one, standing[1] if standing and standing[0] == row["id"] else [])
        if wrong:
            yield Finding("HMI204", row["ref"], wrong, RESTORE)
        made = _next(rebuilt) if one else made
    while made:
        yield Finding("HMI204", made[1][-1].ref, "has a history and is not there", RESTORE)
        made = _next(rebuilt)


def _next(groups: Iterator[tuple[int, Iterator[Each]]]) -> tuple[int, list[Each]] | None:
    """The next number with all that belongs to it; None at the end."""
    found = next(groups, None)
    return None if found is None else (found[0], list(found[1]))


def _differs(row: Any, one: rebuilding.Rebuilt | None, standings: Sequence[Mapping[str, Any]]) -> str:
    if one is None:
        return "stands in the register without a history in force" if standings else ""
    for name in rebuilding.WORD_COLUMNS:
        if row[name] != one.words[name]:
            return f"has another {name} than its history says"
    made = [tuple(_plain(standing[name]) for name in rebuilding.STANDING_COLUMNS) for standing in one.standings]
    if made != [tuple(_plain(each[name]) for name in rebuilding.STANDING_COLUMNS) for each in standings]:
        return "does not stand as its history says"
    return ""


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, bool) else value


KEYS = {
    "report": ("report", "code"),
    "balance": ("balance_entry", "id"),
    "setting": ("setting", "key"),
    "meeting": ("meeting", "held_on"),
    "letter": ("letter", "reference"),
    "inspection": ("inspection", "id"),
}
"""What events are about, beside recommendations: the table of each, and the column that names a row."""


def _others(register: Reading) -> Iterator[Finding]:
    """Everything beside recommendations that is not, column by column, as its events say."""
    wanted = _wanted(register)
    for about, (table, key) in KEYS.items():
        for row in register.execute(f"SELECT * FROM {table}"):
            stored = dict(row)
            name = f"{about} {stored[key]}"
            said = wanted.pop((about, str(stored[key])), None)
            if "recorded" in stored and stored.pop("recorded") != int(said is not None):
                yield Finding("HMI204", name, "is not in force as its history says", RESTORE)
            if said is None:
                if "recorded" not in row.keys():  # noqa: SIM118 - a row looks among its values otherwise
                    yield Finding("HMI204", name, "is there without a history in force", RESTORE)
                continue
            for column, value in stored.items():
                if column in ("id", "key", "figures"):
                    continue
                if value != said.get(column, rebuilding.BLANK.get(column)):
                    yield Finding("HMI204", name, f"has another {column} than its history says", RESTORE)
    for about, reference in wanted:
        yield Finding("HMI204", f"{about} {reference}", "has a history and is not there", RESTORE)


def _wanted(register: Reading) -> dict[tuple[str, str], dict[str, Any]]:
    """What the columns of each of these have to be, by the events in force."""
    not_in_force = undone(register)
    wanted: dict[tuple[str, str], dict[str, Any]] = {}
    for row in register.execute(
        "SELECT about, reference, command, kind, recorded_at, changes FROM event"
        " WHERE about NOT IN ('recommendation', 'command') ORDER BY id"
    ):
        if row["command"] in not_in_force:
            continue
        if row["kind"] == "withdrawn":
            wanted.pop((row["about"], row["reference"]), None)
            continue
        said = {name: value for name, (_, value) in json.loads(row["changes"]).items()}
        if row["kind"] == "issued":
            said["issued_at"] = row["recorded_at"]
        wanted.setdefault((row["about"], row["reference"]), {}).update(said)
    return wanted


def _letters(register: Reading) -> Iterator[Finding]:
    """Every recommendation that rests on a letter of which there is no record, or another one."""
    rows = register.execute(
        """
        SELECT DISTINCT r.ref, s.letter FROM standing s JOIN recommendation r ON r.id = s.recommendation_id
        LEFT JOIN letter l ON l.reference = s.letter AND l.recorded
            AND l.signed_on = s.signed_on AND l.signatory = s.signatory
        WHERE s.letter IS NOT NULL AND l.id IS NULL
        """
    )
    for row in rows:
        yield Finding("HMI204", row["ref"], f"rests on letter {row['letter']}, which is not so recorded", RESTORE)


def _meetings(register: Reading) -> Iterator[Finding]:
    """Every issued meeting whose figures do not fit their hash, or whose head the history no longer holds."""
    for row in register.execute(
        "SELECT * FROM meeting WHERE issued_at IS NOT NULL OR figures IS NOT NULL ORDER BY held_on"
    ):
        name = f"meeting {row['held_on']}"
        if hashlib.sha256(str(row["figures"]).encode()).hexdigest() != row["figures_hash"]:
            yield Finding("HMI205", name, "has other figures than were issued", RESTORE)
        there = register.execute("SELECT 1 FROM event WHERE hash = :head", {"head": row["head"]}).fetchone()
        if row["head"] != BEGINNING and there is None:
            yield Finding("HMI205", name, "was issued on a history that is no longer here", RESTORE)


def _search(register: Reading) -> Iterator[Finding]:
    """Every place whose words are not those that search looks in, once, whichever way they differ."""
    try:
        for ref, place in searching.differing(register):
            yield Finding("HMI206", ref or "register", f"search looks in other words for its {place}", RESTORE)
    except sqlite3.DatabaseError as error:
        yield Finding("HMI206", "register", f"what search looks in cannot be read ({error})", RESTORE)
