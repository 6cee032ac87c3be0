"""Closing by the rule of the level, certifying, reopening, and what stands in the way."""

from dataclasses import replace
from typing import Annotated

import typer

from hmicfrs_cli.commands import picking
from hmicfrs_cli.commands.desk import Desk, desk
from hmicfrs_cli.commands.options import (
    AsAt,
    ByLetter,
    Changed,
    DryRun,
    FormatOption,
    KnownAt,
    On,
    OneReference,
    Reason,
    References,
    SupersededBy,
    WithOutcome,
    text_option,
)
from hmicfrs_cli.domain import conditions
from hmicfrs_cli.domain.closing import Closing, letter_in_words
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.errors import Mistyped
from hmicfrs_cli.domain.levels import Need
from hmicfrs_cli.domain.vocabulary import Category, Level, Reference, Stage, Status, written
from hmicfrs_cli.formats import explaining
from hmicfrs_cli.formats.exchange import Format
from hmicfrs_cli.register import queries


def close(
    context: typer.Context,
    refs: References = None,
    on: On = None,
    letter: ByLetter = None,
    signed_on: Annotated[
        str | None, text_option("--signed-on", help="Its day, for a letter not recorded yet.", metavar="DATE")
    ] = None,
    signatory: Annotated[
        str | None, text_option("--signatory", help="Who signed it, for a letter not recorded yet.", metavar="NAME")
    ] = None,
    hmicfrs: Annotated[
        str | None,
        text_option("--hmicfrs", help="With what message, letter or inspection HMICFRS closed it, and when."),
    ] = None,
    outcome: WithOutcome = None,
    superseded_by: SupersededBy = None,
    reason: Reason = None,
    dry_run: DryRun = False,
    format: Changed = None,
) -> None:
    """Close recommendations, each by the rule of its level.

    If one is refused, none is closed. What is missing for one is said by hmi why.

    Level 1: HMICFRS closes. Level 2: a letter signed by the Chief Constable. Level 3: the letter by which it was
    certified, and HMICFRS's verification. Level 4 and causes of concern: HMICFRS only.

    \b
    Examples:
      hmi close firearms-2023/R3 --letter CC-114 --signed-on 2023-10-20 --signatory "Chief Constable"
      hmi close custody-2023/C1 --on 2024-05-14 --hmicfrs "Revisit letter of 14 May 2024"
      hmi close firearms-2023/R5 --letter CC-116 --superseded-by firearms-2023/R6
    """
    at = desk(context)
    refs = picking.several(at, refs)
    closing = Closing(
        on=at.day(on),
        outcome=outcome,
        letter=letter,
        signed_on=at.day_or_none(signed_on),
        signatory=signatory and written(signatory, "signatory"),
        hmicfrs=hmicfrs and _their_word(hmicfrs),
        superseded_by=superseded_by,
        reason=reason,
    )
    closing = _asked(at, refs, closing) if at.ask else closing
    with at.writing(rehearsal=dry_run) as log:
        from hmicfrs_cli.register import closings

        closed = closings.close(log, refs, closing)
        at.show_rehearsed(log, refs, format if dry_run else None)
    said = [
        f"Closed {ref} on {in_words(its.on)}" + (f": {its.outcome.printed.lower()}." if its.outcome else ".")
        for ref, its in closed.items()
    ]
    at.say_done(said, dry_run=dry_run)
    at.show_changed([] if dry_run else refs, format)


def _asked(at: Desk, refs: list[Reference], closing: Closing) -> Closing:
    """The closing with what its rules want and the officer had not said, asked for on a terminal."""
    with at.reading() as register:
        found = queries.named(register, refs, closing.on)
    against = [conditions.closing_refusals(one.ref.category, one.standing, closing) for one in found]
    missing = {refusal.missing for refusals in against for refusal in refusals}
    if Need.LETTER.value in missing and not (closing.letter or closing.signed_on or closing.signatory):
        closing = replace(closing, letter=at.answer("Letter (its reference)"))
    if Need.HMICFRS.value in missing:
        question = "HMICFRS's word (which message, letter or inspection, and when)"
        closing = replace(closing, hmicfrs=at.until_read(question, None, _their_word))
    return closing


def _their_word(typed: str) -> str:
    """What HMICFRS said, as typed. Raises Mistyped where it says nothing."""
    words = written(typed, "HMICFRS basis")
    if not any(character.isalnum() for character in words):
        raise Mistyped(f"'{words}' says nothing.", next="Say which message, letter or inspection it was, and its date.")
    return words


def certify(
    context: typer.Context,
    refs: References = None,
    letter: ByLetter = None,
    on: On = None,
    dry_run: DryRun = False,
    format: Changed = None,
) -> None:
    """Certify, at level 3, that the force has completed them.

    They stay open, awaiting verification by HMICFRS at its next relevant planned inspection, and are late no longer.
    If one is refused, none is certified. To take a certification back: hmi stage REF --to in-progress --reason TEXT

    \b
    Examples:
      hmi certify homicide-2023/R3 --letter CC-116 --on 2023-11-28
      hmi certify custody-2023/R1 custody-2023/R2 --letter CC-116
    """
    at = desk(context)
    refs = picking.several(at, refs, level=Level.THREE, not_at=Stage.AWAITING_VERIFICATION)
    by, day = at.needed(letter, "--letter", "Letter"), at.day(on)
    with at.writing(rehearsal=dry_run) as log:
        from hmicfrs_cli.register import closings

        certified = closings.certify(log, refs, by, on=day)
        at.show_rehearsed(log, refs, format if dry_run else None)
    shown = letter_in_words(certified.letter, certified.signed_on, certified.signatory)
    awaits = "It awaits verification by HMICFRS."
    said = [f"Certified {ref} on {in_words(day)}, by {shown}. {awaits}" for ref in dict.fromkeys(refs)]
    at.say_done(said, dry_run=dry_run)
    at.show_changed([] if dry_run else refs, format)


def why(
    context: typer.Context,
    ref: OneReference = None,
    as_at: AsAt = None,
    known_at: KnownAt = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """What closing one takes: every condition, met or not, and the command that meets it.

    \b
    Examples:
      hmi why homicide-2023/R3
      hmi why custody-2023/C1 -f json
    """
    at = desk(context)
    ref = picking.which(at, ref)
    day = at.day_asked(as_at, known_at)
    with at.reading(known_at) as register:
        one = queries.recommendation(register, ref, day)
        under = queries.under(register, ref, day) if ref.category is Category.CAUSE_OF_CONCERN else []
    found = conditions.explained(ref.category, one.standing, day, under)
    if format is Format.TABLE:
        at.screen.show_pairs(explaining.whole(one, found, day))
        at.say(explaining.in_a_sentence(one, found))
    else:
        at.show(explaining.listed(one, found, day), format)


def reopen(
    context: typer.Context,
    refs: References = None,
    on: On = None,
    reason: Reason = None,
    dry_run: DryRun = False,
    format: Changed = None,
) -> None:
    """Reopen what was closed.

    The closing stays in the history.

    \b
    Examples:
      hmi reopen firearms-2023/R3 --reason "HMICFRS found it undone on its visit"
      hmi reopen custody-2023/C1 custody-2023/R1 --on 2024-06-03 --reason "Revisit"
    """
    at = desk(context)
    refs = picking.several(at, refs, (Status.CLOSED,))
    why = written(at.needed(reason, "--reason", "Why"), "reason")
    day = at.day(on)
    with at.writing(rehearsal=dry_run) as log:
        from hmicfrs_cli.register import closings

        closings.reopen(log, refs, on=day, reason=why)
        at.show_rehearsed(log, refs, format if dry_run else None)
    said = [f"Reopened {ref} on {in_words(day)}." for ref in dict.fromkeys(refs)]
    at.say_done(said, dry_run=dry_run)
    at.show_changed([] if dry_run else refs, format)
