"""Read of what a printed table is held against: the figures of a day, and those that meetings were told."""

from dataclasses import replace
from datetime import date

from hmicfrs_cli.domain.figures import summary
from hmicfrs_cli.domain.reconciling.known import Known, beside
from hmicfrs_cli.register import moving, past, queries
from hmicfrs_cli.register.opening import Reading


def known_of(register: Reading, day: date, known_at: str | None = None) -> Known:
    """What the register knows of a day, what a meeting was told of it, and of the last meeting issued before.

    `known_at` is the moment (UTC) as of which the register answers, where it has been laid back to one.
    """
    figures = summary(queries.all_counts(register, day))
    begins = None if figures.total.total else past.first_counted(register)
    if not figures.total.total and begins is None:
        return Known(day, why_not="nothing is counted in it yet")
    known = Known(day, figures, begins=begins if begins and begins > day else None)
    same_day = past.issued_as_at(register, day)
    if same_day and same_day.as_at == day and same_day.figures:
        told_at = same_day.issued_at or ""
        known = replace(known, told=same_day.figures, told_on=same_day.held_on, told_at=told_at)
    last = past.last_issued(register, day)
    if last is None or last.as_at is None or last.figures is None:
        return known
    moved = moving.movement(register, last.as_at, day, last, known_at)
    return replace(beside(known, moved, last.figures), held_on=last.held_on)
