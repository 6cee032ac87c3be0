"""What is overdue, what is to be done at once, and what has slipped, with the owner and the reason that was given."""

from datetime import date

from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.figures import Lateness, days_late
from hmicfrs_cli.domain.quarter import Quarter
from hmicfrs_cli.domain.records import Recommendation
from hmicfrs_cli.formats import chasing
from hmicfrs_cli.formats.paper import wording
from hmicfrs_cli.formats.paper.blocks import Block, Column, Heading, Paragraph, Points, Table

NOBODY = "nobody yet"


def late(quarter: Quarter) -> list[Block]:
    """The section: a sentence on everything open, then a table for each group that has any."""
    day = in_words(quarter.as_at)
    overdue = list(quarter.groups.get(Lateness.LATE, ()))
    at_once = list(quarter.groups.get(Lateness.IMMEDIATE, ()))
    blocks: list[Block] = [
        Paragraph(
            f"{chasing.in_a_sentence(quarter.late, quarter.as_at)} This speaks of those that are listed one by one. The"
            " day of a deadline is not late; what the force has certified is not late while it awaits verification."
        ),
        Heading(2, "Overdue"),
    ]
    if overdue:
        blocks += _moved_targets(quarter, overdue, f"Overdue as at {day}, the longest first")
    else:
        blocks.append(Paragraph(f"None is overdue as at {day}."))
    if at_once:
        blocks += [Heading(2, "To be done at once"), _at_once(quarter, at_once)]
    blocks.append(Heading(2, "Slipped"))
    if slipped := quarter.slipped:
        blocks += _moved_targets(quarter, slipped, f"Not overdue, but put off, as at {day}")
    else:
        blocks.append(Paragraph("Of those that are not overdue, none has been put off."))
    return [*blocks, *_deadlines_changed(quarter)]


def _deadlines_changed(quarter: Quarter) -> list[Block]:
    """What the deadlines were when the last meeting was told of them, where they have been corrected since."""
    found = quarter.deadlines_changed
    if not found or quarter.is_first:
        return []
    points = tuple(
        Paragraph(f"was {wording.deadline(was)}, is {wording.deadline(one.standing)}.", lead=f"{one.ref}:")
        for one, was in found
    )
    return [Heading(2, "Deadlines corrected"), Points(points)]


def _moved_targets(quarter: Quarter, found: list[Recommendation], caption: str) -> list[Block]:
    """A table of them. Where reasons are long they stand below it, one by one: in a column they would be a ribbon."""
    reasons = [_reason(quarter, one) for one in found]
    are_long = any(len(reason) > wording.MOST_LETTERS for reason in reasons)
    columns = (
        Column("Recommendation", share=8),
        Column("Deadline", share=5),
        Column("Target", share=5),
        Column("Times changed", of_numbers=True, share=4),
        Column("Days late", of_numbers=True, share=3),
        Column("Owner", share=5),
        *(() if are_long else (Column("Reason", share=13),)),
    )
    rows = [(*_moved_target(quarter, one), reason) for one, reason in zip(found, reasons, strict=True)]
    table = Table(caption, columns, tuple(row[: len(columns)] for row in rows))
    if not are_long:
        return [table]
    points = tuple(Paragraph(reason, lead=f"{one.ref}:") for one, reason in zip(found, reasons, strict=True))
    return [table, Paragraph("The reasons, one by one:"), Points(points)]


def _moved_target(quarter: Quarter, one: Recommendation) -> tuple[str, ...]:
    moved = quarter.retargeted.get(one.ref)
    return (
        wording.called(one),
        wording.deadline(one.standing),
        _target(one.standing.target, moved.first if moved else None),
        str(moved.times if moved else 0),
        str(days_late(one.standing, quarter.as_at) or 0),
        one.standing.owner or NOBODY,
    )


def _target(target: date | None, first: date | None) -> str:
    if target and first and first != target:
        return f"{in_words(target)} (at first {in_words(first)})"
    return wording.day_or_none(target)


def _reason(quarter: Quarter, one: Recommendation) -> str:
    """Why one is late or put off: the reasons given for moving its target, and the latest public note."""
    certified = one.standing.certified_on
    waits = f" Certified on {in_words(certified)}, awaiting verification." if certified else ""
    said = [*map(wording.ended, quarter.reasons(one)), latest(quarter, one)]
    return (" ".join(filter(None, said)) or "None recorded for the committee.") + waits


def _at_once(quarter: Quarter, found: list[Recommendation]) -> Table:
    columns = (
        Column("Recommendation", share=4),
        Column("Days since issue", of_numbers=True, share=2),
        Column("Owner", share=2),
        Column("Latest public note", share=4),
    )
    rows = tuple(
        (
            wording.called(one),
            f"{'' if one.issued_known else 'at least '}{(quarter.as_at - one.issued_on).days}",
            one.standing.owner or NOBODY,
            latest(quarter, one) or "none",
        )
        for one in found
    )
    return Table(f"To be done at once, as at {in_words(quarter.as_at)}, the oldest first", columns, rows)


def latest(quarter: Quarter, one: Recommendation) -> str:
    """The latest public note on one, with its day; empty where there is none."""
    note = quarter.notes.get(one.ref)
    return f"{in_words(note.on)}: {wording.ended(note.words)}" if note else ""
