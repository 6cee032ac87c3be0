"""Reads of inspections, past and forthcoming."""

from datetime import date
from sqlite3 import Row

from hmicfrs_cli.domain.days import Period
from hmicfrs_cli.domain.inspections import Inspection, grouped
from hmicfrs_cli.domain.vocabulary import InspectionKind, InspectionStatus
from hmicfrs_cli.register.opening import Reading


def inspections(register: Reading, as_at: date) -> list[Inspection]:
    """Every inspection: as seen from a day, what is to come (the soonest first), what is under way, what is over (the
    latest first).
    """
    rows = register.execute(
        "SELECT i.*, r.published_on, r.published_in FROM inspection i"
        " LEFT JOIN report r ON r.code = i.report AND r.recorded WHERE i.recorded ORDER BY i.id"
    )
    return [one for group in grouped(map(_inspection, rows), as_at).values() for one in group]


def numbers(register: Reading) -> list[int]:
    """The number of every inspection."""
    return [row["id"] for row in register.execute("SELECT id FROM inspection WHERE recorded ORDER BY id")]


def _inspection(row: Row) -> Inspection:
    published = row["published_on"] or row["published_in"]
    return Inspection(
        row["id"],
        row["title"],
        InspectionKind(row["kind"]) if row["kind"] else None,
        Period(row["starts"]),
        Period(row["ends"]) if row["ends"] else None,
        InspectionStatus(row["status"]) if row["status"] else None,
        date.fromisoformat(row["status_on"]) if row["status_on"] else None,
        row["note"],
        row["report"],
        Period(published).last if published else None,
    )
