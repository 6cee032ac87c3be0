"""The register made again from its events alone: as it was known at a moment, or to hold against what is stored.

`as_known` lays temporary tables of the same names over the real ones, on the reading connection, so that every query
answers from what had been recorded by then without knowing it. The same fold (`domain.timeline`) that wrote
the stored standings makes these: where the two differ, `check --integrity` says so.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from hmicfrs_cli.domain import timeline
from hmicfrs_cli.domain.records import Standing, kept
from hmicfrs_cli.domain.timeline import Happening
from hmicfrs_cli.domain.vocabulary import Reference
from hmicfrs_cli.register.opening import Reading
from hmicfrs_cli.register.past import ALL_TIME, undone

WORD_COLUMNS = ("ref", "report_id", "category", "number", "title", "text", "addressees", "under_id", "issued_on")
STANDING_COLUMNS = ("report_id", "category", "from_on", "until_on", *Standing().kept(), "due_on")


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """One recommendation as its events make it: the columns of its row, and those of each of its standings."""

    id: int
    ref: str
    words: Mapping[str, Any]
    standings: tuple[Mapping[str, Any], ...]


def recommendations(
    register: Reading, known_at: str = ALL_TIME, ids: Mapping[str, int] | None = None
) -> Iterator[Rebuilt]:
    """Every recommendation that had been recorded by a moment (UTC), as its events in force then make it.

    `ids` are the numbers of their rows by reference, where there are no rows yet.
    """
    not_in_force = undone(register, known_at)
    if ids is None:
        ids = {row["ref"]: row["id"] for row in register.execute("SELECT id, ref FROM recommendation")}
    reports = {row["code"]: row["id"] for row in register.execute("SELECT id, code FROM report")}
    rows = register.execute(
        """
        SELECT recommendation_id, reference, id, command, kind, happened_on, changes FROM event
        WHERE recommendation_id IS NOT NULL AND recorded_at <= :known_at ORDER BY recommendation_id, id
        """,
        {"known_at": known_at},
    )
    for (id_, ref), events in groupby(rows, lambda row: (row["recommendation_id"], row["reference"])):
        history = timeline.reissued([happening(row) for row in events if row["command"] not in not_in_force])
        if history:
            yield rebuilt(id_, ref, history, ids, reports)


def happening(row: Any) -> Happening:
    """What an event of a recommendation did, from its row."""
    return Happening(row["id"], row["kind"], date.fromisoformat(row["happened_on"]), _after(row["changes"]))


def rebuilt(
    id_: int, ref: str, history: list[Happening], ids: Mapping[str, int], reports: Mapping[str, int]
) -> Rebuilt:
    """One recommendation as its history makes it. `ids` and `reports` are the numbers of the rows, by reference and
    code.
    """
    words = timeline.words(history)
    reference = Reference.read(ref)
    spans = timeline.spans(history)
    return Rebuilt(
        id_,
        ref,
        {
            "ref": ref,
            "report_id": reports.get(reference.report),
            "category": reference.category.value,
            "number": reference.number,
            "title": words["title"],
            "text": words["text"],
            "addressees": json.dumps(words["addressees"] or [], ensure_ascii=False),
            "under_id": ids.get(words["under"]) if words["under"] else None,
            "issued_on": spans[0].from_on.isoformat(),
        },
        tuple(
            {
                "report_id": reports.get(reference.report),
                "category": reference.category.value,
                "from_on": span.from_on.isoformat(),
                "until_on": span.until_on.isoformat(),
                **span.standing.kept(),
                "due_on": kept(span.standing.due),
            }
            for span in spans
        ),
    )


def as_known(register: Reading, known_at: str) -> None:
    """From here on, let this connection answer as the register was known at a moment (UTC)."""
    not_in_force = undone(register, known_at)
    found = list(recommendations(register, known_at))
    _as_recorded_by(register, "report", "code", "report", known_at, not_in_force)
    _as_responded_by(register, known_at, not_in_force)
    _as_recorded_by(register, "balance_entry", "CAST(id AS TEXT)", "balance", known_at, not_in_force)
    _as_recorded_by(register, "meeting", "held_on", "meeting", known_at, not_in_force)
    _as_recorded_by(register, "letter", "reference", "letter", known_at, not_in_force)
    _as_recorded_by(register, "inspection", "CAST(id AS TEXT)", "inspection", known_at, not_in_force)
    register.execute(
        "DELETE FROM temp.meeting WHERE issued_at > :known_at",
        {"known_at": known_at},
    )
    _settings_as_set_by(register, known_at, not_in_force)
    register.execute("CREATE TEMP TABLE recommendation AS SELECT * FROM main.recommendation WHERE 0")
    register.execute("CREATE TEMP TABLE standing AS SELECT * FROM main.standing WHERE 0")
    names = ", ".join(f"{name} = :{name}" for name in WORD_COLUMNS)
    columns = ("recommendation_id", *STANDING_COLUMNS)
    marks = ", ".join(f":{name}" for name in columns)
    for number, one in enumerate(found, 1):
        register.execute(
            "INSERT INTO temp.recommendation SELECT * FROM main.recommendation WHERE id = :id", {"id": one.id}
        )
        register.execute(f"UPDATE temp.recommendation SET {names} WHERE id = :id", {**one.words, "id": one.id})
        for place, standing in enumerate(one.standings):
            register.execute(
                f"INSERT INTO temp.standing (id, {', '.join(columns)}) VALUES (:id, {marks})",
                {**standing, "recommendation_id": one.id, "id": number * 1000 + place},
            )


def _settings_as_set_by(register: Reading, known_at: str, not_in_force: frozenset[int]) -> None:
    """What was known of the force at a moment."""
    rows = register.execute(
        "SELECT reference, command, changes FROM event"
        " WHERE about = 'setting' AND recorded_at <= :known_at ORDER BY id",
        {"known_at": known_at},
    ).fetchall()
    known = {row["reference"]: _after(row["changes"])["value"] for row in rows if row["command"] not in not_in_force}
    register.execute("CREATE TEMP TABLE setting AS SELECT * FROM main.setting WHERE 0")
    for key, value in known.items():
        register.execute("INSERT INTO temp.setting (key, value) VALUES (:key, :value)", {"key": key, "value": value})


def _as_responded_by(register: Reading, known_at: str, not_in_force: frozenset[int]) -> None:
    """The days on which reports had been answered, and where, as far as was known at a moment."""
    register.execute("UPDATE temp.report SET comments_sent_on = NULL, comments_url = NULL")
    rows = register.execute(
        "SELECT reference, command, changes FROM event"
        " WHERE about = 'report' AND kind = 'responded' AND recorded_at <= :known_at ORDER BY id",
        {"known_at": known_at},
    ).fetchall()
    for row in rows:
        # A second answer corrects the first: what it does not speak of stays.
        for column, value in _after(row["changes"]).items() if row["command"] not in not_in_force else ():
            if column in ("comments_sent_on", "comments_url"):
                register.execute(
                    f"UPDATE temp.report SET {column} = :value WHERE code = :code",
                    {"value": value, "code": row["reference"]},
                )


def _as_recorded_by(
    register: Reading, table: str, key: str, about: str, known_at: str, not_in_force: frozenset[int]
) -> None:
    """The rows of one table that had been recorded by a moment, and were in force then."""
    rows = register.execute(
        "SELECT reference, command, kind, changes FROM event"
        " WHERE about = :about AND kind IN ('recorded', 'adopted', 'edited', 'withdrawn')"
        " AND recorded_at <= :known_at ORDER BY id",
        {"about": about, "known_at": known_at},
    )
    recorded: dict[str, dict[str, Any]] = {}
    for row in rows:
        if row["command"] in not_in_force:
            continue
        if row["kind"] == "withdrawn":
            recorded.pop(row["reference"], None)
        else:
            was = recorded[row["reference"]] if row["kind"] == "edited" else {}
            recorded[row["reference"]] = was | _after(row["changes"])
    register.execute(f"CREATE TEMP TABLE {table} AS SELECT * FROM main.{table} WHERE 0")
    for reference, after in recorded.items():
        register.execute(
            f"INSERT INTO temp.{table} SELECT * FROM main.{table} WHERE {key} = :reference", {"reference": reference}
        )
        # What has been undone may have been recorded again in other words, and what is recorded may be corrected.
        for column in AGAIN.get(table, ()):
            register.execute(
                f"UPDATE temp.{table} SET {column} = :value WHERE {key} = :reference",
                {"value": after.get(column, BLANK.get(column)), "reference": reference},
            )
    register.execute(f"UPDATE temp.{table} SET recorded = TRUE")


AGAIN = {
    "report": ("title", "kind", "published_on", "published_in", "answers_due", "bodies", "url", "stated"),
    "meeting": ("name",),
    "letter": ("signed_on", "signatory", "file_name", "file_size", "file_hash", "file_kept"),
    "inspection": ("title", "kind", "starts", "ends", "status", "status_on", "note", "report"),
}
"""The columns that a correction, or a second recording after the first was undone, can have changed."""

BLANK: Mapping[str, Any] = {"bodies": "[]", "stated": "{}", "file_kept": 0}
"""What a column holds of which no event has spoken; nothing, where it is not named here."""


def _after(changes: str) -> dict[str, Any]:
    return {name: value for name, (_, value) in json.loads(changes).items()}
