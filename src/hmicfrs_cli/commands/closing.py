"""Closing by the rule of the level, and reopening."""

from typing import Annotated

import typer

from hmicfrs_cli.commands.desk import desk
from hmicfrs_cli.commands.options import Changed, On, Reason, References, SupersededBy, WithOutcome, text_option
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.levels import Closing
from hmicfrs_cli.domain.vocabulary import written


def close(
    context: typer.Context,
    refs: References,
    on: On = None,
    letter: Annotated[
        str | None, text_option("--letter", help="The reference of the Chief Constable's letter.", metavar="REFERENCE")
    ] = None,
    signed_on: Annotated[
        str | None, text_option("--signed-on", help="The day that letter was signed.", metavar="DATE")
    ] = None,
    signatory: Annotated[
        str | None, text_option("--signatory", help="Who signed it: the Chief Constable.", metavar="NAME")
    ] = None,
    hmicfrs: Annotated[
        str | None,
        text_option("--hmicfrs", help="With what message, letter or inspection HMICFRS closed it, and when."),
    ] = None,
    outcome: WithOutcome = None,
    superseded_by: SupersededBy = None,
    reason: Reason = None,
    format: Changed = None,
) -> None:
    """Close recommendations, each by the rule of its level.

    If one is refused, none is closed.

    Level 1: HMICFRS closes. Level 2: a letter signed by the Chief Constable. Level 3: the letter, and
    HMICFRS's verification. Level 4 and causes of concern: HMICFRS only.

    \b
    Examples:
      hmi close firearms-2023/R3 --letter CC-114 --signed-on 2023-10-20 --signatory "Chief Constable"
      hmi close custody-2023/C1 --on 2024-05-14 --hmicfrs "Revisit letter of 14 May 2024"
    """
    at = desk(context)
    closing = Closing(
        on=at.day(on),
        outcome=outcome,
        letter=letter and written(letter, "letter's reference"),
        signed_on=at.day_or_none(signed_on),
        signatory=signatory and written(signatory, "signatory"),
        hmicfrs=hmicfrs and written(hmicfrs, "HMICFRS basis"),
        superseded_by=superseded_by,
        reason=reason,
    )
    with at.writing() as log:
        from hmicfrs_cli.register import changes

        closed = changes.close(log, refs, closing)
    for ref, its in closed.items():
        at.say(f"Closed {ref} on {in_words(its.on)}" + (f": {its.outcome.printed.lower()}." if its.outcome else "."))
    at.show_changed(refs, format)


def reopen(
    context: typer.Context, refs: References, on: On = None, reason: Reason = None, format: Changed = None
) -> None:
    """Reopen what was closed.

    The closing stays in the history.

    \b
    Examples:
      hmi reopen firearms-2023/R3 --reason "HMICFRS found it undone on its visit"
      hmi reopen custody-2023/C1 custody-2023/R1 --on 2024-06-03 --reason "Revisit"
    """
    at = desk(context)
    why = written(at.needed(reason, "--reason", "Why"), "reason")
    day = at.day(on)
    with at.writing() as log:
        from hmicfrs_cli.register import changes

        changes.reopen(log, refs, on=day, reason=why)
    for ref in dict.fromkeys(refs):
        at.say(f"Reopened {ref} on {in_words(day)}.")
    at.show_changed(refs, format)
