"""Reads of what has moved between two days, and of what was recorded only after the first was told."""

from datetime import date

from hmicfrs_cli.domain.figures import summary
from hmicfrs_cli.domain.meetings import Meeting
from hmicfrs_cli.domain.movement import Moved, Movement, Step
from hmicfrs_cli.domain.movement import movement as movement_of
from hmicfrs_cli.domain.records import Standing
from hmicfrs_cli.domain.vocabulary import Reference
from hmicfrs_cli.register import from_row, queries
from hmicfrs_cli.register.learned import Learned
from hmicfrs_cli.register.opening import Reading


def movement(
    register: Reading, since: date, until: date, last: Meeting | None = None, known_at: str | None = None
) -> Movement:
    """What moved after one day and up to another. `last` is the issued meeting that was told the figures of the first.

    `known_at` is the moment (UTC) as of which the register answers, where it has been laid back to one.
    """
    start = summary(queries.all_counts(register, since))
    learned, entries = _learned(register, since, last, known_at)
    return movement_of(
        since,
        until,
        told=(last and last.figures) or start,
        start=start,
        end=summary(queries.all_counts(register, until)),
        steps=steps(register, since, until),
        balances=[entry for entry in queries.balances(register, until) if entry.on > since],
        learned=learned,
        balances_learned=entries,
    )


def _learned(
    register: Reading, since: date, last: Meeting | None, known_at: str | None
) -> tuple[list[Step], list[Moved]]:
    if last is None or last.issued_at is None:
        return [], []
    learned = Learned(register, last.issued_at, known_at)
    return learned.steps(since), learned.balances(since)


def steps(register: Reading, since: date, until: date) -> list[Step]:
    """Every change in how a recommendation stood, after one day and up to another, in the order of days."""
    names = from_row.STANDING
    before = ", ".join(f"b.{name} AS before_{name}" for name in names)
    rows = register.execute(
        f"""
        SELECT a.*, r.ref, b.id AS before_id, {before}
        FROM standing a
        JOIN recommendation r ON r.id = a.recommendation_id
        LEFT JOIN standing b ON b.recommendation_id = a.recommendation_id AND b.until_on = a.from_on
        WHERE a.from_on > :since AND a.from_on <= :until
        ORDER BY a.from_on, r.ref
        """,
        {"since": since.isoformat(), "until": until.isoformat()},
    )
    return [
        Step(
            Reference.read(row["ref"]),
            date.fromisoformat(row["from_on"]),
            None
            if row["before_id"] is None
            else Standing().after({name: row[f"before_{name}"] for name in from_row.STANDING}),
            Standing().after({name: row[name] for name in from_row.STANDING}),
        )
        for row in rows
    ]
