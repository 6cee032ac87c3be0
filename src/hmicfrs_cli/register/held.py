"""Reads of what the register holds that a sheet may name: its reports and letters, and what some reports made."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from hmicfrs_cli.domain import timeline
from hmicfrs_cli.domain.intake.differing import noted_words
from hmicfrs_cli.domain.intake.plan import Known
from hmicfrs_cli.domain.records import Letter, Recommendation
from hmicfrs_cli.domain.timeline import Happening
from hmicfrs_cli.domain.vocabulary import Reference, Status
from hmicfrs_cli.register import from_row, past, queries, rebuilding
from hmicfrs_cli.register.opening import Reading
from hmicfrs_cli.register.sought import Sought


def beside_reports(register: Reading, today: date) -> Known:
    """Everything that a sheet may name but what is recorded in its reports."""
    reports = register.execute("SELECT * FROM report WHERE recorded").fetchall()
    letters = register.execute("SELECT reference, signed_on, signatory FROM letter WHERE recorded").fetchall()
    return Known(
        reports={row["code"]: from_row.report(row, today) for row in reports},
        letters={
            row["reference"].casefold(): Letter(
                row["reference"], date.fromisoformat(row["signed_on"]), row["signatory"]
            )
            for row in letters
        },
        force_names=queries.force_names(register),
        history=lambda ref: history(register, ref),
        head=past.head(register),
    )


def within_reports(register: Reading, known: Known, codes: Iterable[str], today: date) -> Known:
    """What is known, with what is recorded in these reports, and the words noted on it."""
    found: list[Recommendation] = []
    noted: dict[str, frozenset[str]] = {}
    for code in sorted(codes):
        sought = Sought(today, tuple(Status), for_us=None, report=code)
        found += queries.recommendations(register, sought)
        noted |= _noted(register, code)
    return replace(known, recommendations=tuple(found), noted=noted)


def history(register: Reading, ref: Reference) -> list[Happening]:
    """What has happened to one recommendation, of what is in force."""
    not_in_force = past.undone(register)
    rows = register.execute(
        "SELECT id, command, kind, happened_on, changes FROM event"
        " WHERE about = 'recommendation' AND reference = :ref ORDER BY id",
        {"ref": str(ref)},
    )
    return timeline.reissued([rebuilding.happening(row) for row in rows if row["command"] not in not_in_force])


def _noted(register: Reading, code: str) -> dict[str, frozenset[str]]:
    """The words noted on each recommendation of a report, by its reference, of notes in force."""
    not_in_force = past.undone(register)
    rows = register.execute(
        """
        SELECT e.reference, e.command, e.changes FROM event e
        JOIN recommendation r ON r.id = e.recommendation_id JOIN report p ON p.id = r.report_id
        WHERE e.kind = 'noted' AND p.code = :code
        """,
        {"code": code},
    )
    noted: dict[str, set[str]] = {}
    for row in rows:
        if row["command"] not in not_in_force:
            noted.setdefault(row["reference"], set()).add(noted_words(json.loads(row["changes"])["note"][1]))
    return {ref: frozenset(words) for ref, words in noted.items()}
