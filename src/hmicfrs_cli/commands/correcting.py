"""Putting right what was recorded: edit, withdraw, undo, redo. Nothing is ever deleted."""

from datetime import date
from typing import Annotated, Any

import typer

from hmicfrs_cli.commands import picking
from hmicfrs_cli.commands.desk import Desk, desk
from hmicfrs_cli.commands.options import (
    Changed,
    DryRun,
    On,
    OneReference,
    Reason,
    References,
    Theme,
    Under,
    text_option,
)
from hmicfrs_cli.domain import drafting
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.errors import Mistyped
from hmicfrs_cli.domain.vocabulary import Reference, Status, written
from hmicfrs_cli.formats import events
from hmicfrs_cli.formats.exchange import Format
from hmicfrs_cli.register import past, queries

TOLD = 20
"""Events of one command that an undo tells in words: an import has thousands."""


def edit(
    context: typer.Context,
    ref: OneReference = None,
    text: Annotated[str | None, text_option("--text", help="The words as printed.")] = None,
    title: Annotated[str | None, text_option("--title", help="Our short title.")] = None,
    due: Annotated[
        str | None,
        text_option("--due", help="The issuer's deadline; printed: read again.", metavar="DATE|immediate|none|printed"),
    ] = None,
    phrase: Annotated[str | None, text_option("--phrase", help="The words of the deadline as printed.")] = None,
    to: Annotated[
        list[str] | None, text_option("--to", help="Who must act, as printed; again for another.", metavar="BODY")
    ] = None,
    for_us: Annotated[
        bool | None,
        typer.Option("--for-us/--for-information", help="Whether it counts in our figures.", show_default=False),
    ] = None,
    theme: Theme = None,
    under: Under = None,
    issued: Annotated[
        str | None, text_option("--issued", help="The day from which it counts: its publication.", metavar="DATE")
    ] = None,
    on: On = None,
    reason: Reason = None,
    format: Changed = None,
) -> None:
    """Correct what is recorded of one.

    The history keeps the old value of every field. Words and the day of issue hold for all days as corrected; a
    deadline or whether it counts for us holds from the day given with --on. Once the day of a report is known,
    --due printed reads a deadline that counts from it.

    \b
    Examples:
      hmi edit firearms-2023/R3 --title "Tracking equipment" --reason "Shorter"
      hmi edit custody-2023/A4 --due none --reason "No day is meant" --on 2023-08-16
      hmi edit custody-2023/A5 --issued 2023-08-17 --due printed --reason "Issued a day later"
    """
    at = desk(context)
    ref = picking.which(at, ref)
    why = written(at.needed(reason, "--reason", "Why"), "reason")
    given: dict[str, Any] = {
        "text": text and written(text, "text"),
        "title": title and written(title, "title"),
        "addressees": tuple(written(body, "addressee") for body in to) if to else None,
        "for_us": for_us,
        "theme": theme and written(theme, "theme"),
        "under": under,
        "issued_on": at.day_or_none(issued),
    }
    deadline = _deadline(at, ref, due, phrase, text, given["issued_on"])
    given = {name: value for name, value in given.items() if value is not None} | deadline
    if not given:
        raise Mistyped("Nothing to correct was given.", next=f"To see what can be: hmi edit {ref} --help")
    with at.writing() as log:
        from hmicfrs_cli.register import progress

        changed = progress.edit(log, ref, given, on=at.day(on), reason=why)
    at.say(f"Corrected {ref}: {', '.join(events.FIELDS.get(name, name) for name in changed)}.")
    at.show_changed([ref], format)


def _deadline(
    at: Desk, ref: Reference, due: str | None, phrase: str | None, text: str | None, issued_on: date | None
) -> dict[str, Any]:
    """The fields of a deadline as corrected, the phrase kept as printed unless another is given. What is read again is
    read from the text, and counts from the day of issue, given in the same command.
    """
    if due is None:
        return {"deadline_phrase": written(phrase, "phrase")} if phrase else {}
    with at.reading() as register:
        one = queries.recommendation(register, ref, at.today)
        of = queries.report(register, ref.report, at.today)
    deadline = drafting.due_as_typed(due, text or one.text, issued_on or of.published, at.today)
    read_again = due.strip().lower() == "printed"
    return {
        "deadline_phrase": phrase or (deadline.phrase if read_again else one.standing.deadline_phrase),
        "deadline_kind": deadline.kind,
        "deadline": deadline.on,
        "deadline_rule": deadline.rule,
    }


def withdraw(
    context: typer.Context,
    refs: References = None,
    on: On = None,
    reason: Reason = None,
    dry_run: DryRun = False,
    format: Changed = None,
) -> None:
    """Withdraw what was recorded in error.

    From that day it counts nowhere; it stays in the history, and its reference is not used again.

    \b
    Examples:
      hmi withdraw firearms-2023/R7 --reason "Recorded twice"
      hmi withdraw custody-2023/A5 custody-2023/A6 --reason "Parts of A4" --on 2023-08-16
    """
    at = desk(context)
    refs = picking.several(at, refs, (Status.OPEN, Status.CLOSED), for_us=None)
    why, day = written(at.needed(reason, "--reason", "Why"), "reason"), at.day(on)
    with at.writing(rehearsal=dry_run) as log:
        from hmicfrs_cli.register import progress

        progress.withdraw(log, refs, on=day, reason=why)
        at.show_rehearsed(log, refs, format if dry_run else None)
    said = [f"Withdrew {ref} from {in_words(day)}." for ref in dict.fromkeys(refs)]
    at.say_done(said, dry_run=dry_run)
    at.show_changed([] if dry_run else refs, format)


def undo(context: typer.Context, reason: Reason = None, format: Changed = None) -> None:
    """Take back the last command, whole.

    Again goes further back; hmi redo returns. Both are kept in the history. What an issued meeting was told
    can be altered only with a reason.

    \b
    Examples:
      hmi undo
      hmi undo --reason "The letter was for another recommendation"
    """
    _reverse(context, "undo", "Took back", reason, format)


def redo(context: typer.Context, reason: Reason = None, format: Changed = None) -> None:
    """Bring back what undo took back.

    \b
    Examples:
      hmi redo
      hmi redo --reason "It was right after all"
    """
    _reverse(context, "redo", "Brought back", reason, format)


def _reverse(context: typer.Context, way: str, did: str, reason: str | None, format: Format | None) -> None:
    at = desk(context)
    why = written(reason, "reason") if reason else None
    with at.writing() as log:
        from hmicfrs_cli.register import undoing

        reversed_ = (undoing.undo if way == "undo" else undoing.redo)(log, why)
        command, words = reversed_[0].command, reversed_[0].words
        stepped_over = undoing.stepped_over(log, command) if way == "undo" else []
    with at.reading() as register:
        found = list(past.history(register, past.Told(command=command)))
    at.say(f"{did}: hmi {words}")
    for over in stepped_over:
        at.say(f"  stepped over, since what a meeting was told stays: hmi {over}")
    for one in list(reversed(found))[:TOLD]:
        at.say(f"  {events.about(one.about, one.reference)}: {events.in_a_sentence(one)}")
    if len(found) > TOLD:
        at.say(f"  and {len(found) - TOLD:,} more: hmi history")
    if format:
        at.show(events.history(found, at.today), format)
