"""Writing down how the work goes: notes, owners, targets."""

from typing import Annotated

import typer

from hmicfrs_cli.commands.desk import desk
from hmicfrs_cli.commands.options import (
    Changed,
    Lead,
    On,
    OneReference,
    Owner,
    Reason,
    References,
    text_argument,
    text_option,
)
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.vocabulary import written


def note(
    context: typer.Context,
    ref: OneReference,
    text: Annotated[str | None, text_argument(help="What to note.", metavar="TEXT")] = None,
    public: Annotated[bool, typer.Option("--public", help="It may appear in a committee's paper.")] = False,
    on: On = None,
    format: Changed = None,
) -> None:
    """Add a note, with who wrote it and when.

    A note is never altered: correct one with another. It is private, and reaches no paper, unless --public.

    \b
    Examples:
      hmi note firearms-2023/R3 "Equipment fitted in nine of twelve vehicles"
      hmi note firearms-2023/R3 "On course for October" --public --on 2023-09-20
    """
    at = desk(context)
    words, day = written(at.needed(text, "TEXT", "Note"), "note"), at.day(on)
    with at.writing() as log:
        from hmicfrs_cli.register import progress

        progress.note(log, ref, words, on=day, public=public)
    at.say(f"Noted on {ref}, {in_words(day)} ({'public' if public else 'private'}).")
    at.show_changed([ref], format)


def assign(
    context: typer.Context,
    refs: References,
    owner: Owner = None,
    lead: Lead = None,
    on: On = None,
    format: Changed = None,
) -> None:
    """Say who answers for them, and who leads the work.

    \b
    Examples:
      hmi assign custody-2023/A1 custody-2023/A2 --owner "ACC Local Policing"
      hmi assign firearms-2023/R5 --lead "Head of Armed Policing" --on 2023-09-01
    """
    at = desk(context)
    if owner is None and lead is None:
        owner = at.needed(None, "--owner or --lead", "Owner")
    owner, lead, day = owner and written(owner, "owner"), lead and written(lead, "lead"), at.day(on)
    with at.writing() as log:
        from hmicfrs_cli.register import progress

        progress.assign(log, refs, owner=owner, lead=lead, on=day)
    to = " and ".join(filter(None, (owner, lead and f"{lead} as lead")))
    for ref in dict.fromkeys(refs):
        at.say(f"{ref} is with {to} from {in_words(day)}.")
    at.show_changed(refs, format)


def target(
    context: typer.Context,
    refs: References,
    to: Annotated[str | None, text_option("--to", help="When the force means to have it done.", metavar="DATE")] = None,
    reason: Reason = None,
    approved_by: Annotated[
        str | None,
        text_option("--approved-by", help="Who approved it (from the second change on).", metavar="NAME"),
    ] = None,
    on: On = None,
    format: Changed = None,
) -> None:
    """Set the force's own target.

    The issuer's deadline stays as it is. Every change of a target keeps the old date and the reason.

    \b
    Examples:
      hmi target firearms-2023/R2 --to 2024-05-31 --reason "Rota agreed with the region"
      hmi target custody-2023/A8 --to "30 June 2024" --reason "Contractor late" --approved-by "Deputy Chief Constable"
    """
    at = desk(context)
    day = at.day(at.needed(to, "--to", "Target"))
    why = written(at.needed(reason, "--reason", "Why"), "reason")
    approver = approved_by and written(approved_by, "approver")
    with at.writing() as log:
        from hmicfrs_cli.register import progress

        progress.target(log, refs, day, on=at.day(on), reason=why, approved_by=approver)
    for ref in dict.fromkeys(refs):
        at.say(f"{ref} is to be done by {in_words(day)}.")
    at.show_changed(refs, format)
