"""Writing down how the work goes: notes, stages, owners, targets."""

from datetime import date
from typing import Annotated

import typer

from hmicfrs_cli.commands import picking
from hmicfrs_cli.commands.desk import Desk, desk
from hmicfrs_cli.commands.options import (
    Changed,
    DryRun,
    Lead,
    On,
    OneReference,
    Owner,
    Reason,
    References,
    stage_option,
    text_argument,
    text_option,
)
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.stages import is_backwards
from hmicfrs_cli.domain.vocabulary import Reference, Stage, written
from hmicfrs_cli.register import queries

SAID = {
    Stage.IN_PROGRESS: "in progress",
    Stage.INTERNAL_REVIEW: "in internal review",
    Stage.WITH_DCC: "with the DCC",
    Stage.SUBMITTED: "submitted to HMICFRS",
    Stage.AWAITING_VERIFICATION: "awaiting verification",
}
"""What an answer says of one at a stage."""


def note(
    context: typer.Context,
    ref: OneReference = None,
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
    ref = picking.which(at, ref)
    words, day = written(at.needed(text, "TEXT", "Note"), "note"), at.day(on)
    with at.writing() as log:
        from hmicfrs_cli.register import progress

        progress.note(log, ref, words, on=day, public=public)
    at.say(f"Noted on {ref}, {in_words(day)} ({'public' if public else 'private'}).")
    at.show_changed([ref], format)


def stage(
    context: typer.Context,
    refs: References = None,
    to: Annotated[
        Stage | None, stage_option("--to", help="in-progress, internal-review, with-dcc or submitted.")
    ] = None,
    decided_by: Annotated[str | None, text_option("--decided-by", help="Who decided it.", metavar="NAME")] = None,
    note: Annotated[str | None, text_option("--note", help="A private note to go with it.")] = None,
    on: On = None,
    reason: Reason = None,
    dry_run: DryRun = False,
    format: Changed = None,
) -> None:
    """Say how far they have come in the force's own process.

    All of these are open. To go back a stage needs a reason; going back from a certification takes it back too.

    \b
    Examples:
      hmi stage firearms-2023/R5 firearms-2023/R6 --to with-dcc --decided-by "Head of Assurance" --on 2023-10-02
      hmi stage firearms-2023/R2 --to in-progress --reason "More evidence is wanted" --note "See the DCC's mail"
    """
    at = desk(context)
    refs = picking.several(at, refs)
    wanted = to or at.needed_as(Stage.read, "--to", "Stage (in-progress, internal-review, with-dcc, submitted)")
    day = at.day(on)
    if at.ask and reason is None and _goes_back(at, refs, wanted, day):
        reason = at.answer("Why back")
    with at.writing(rehearsal=dry_run) as log:
        from hmicfrs_cli.register import progress

        moved = progress.stage(log, refs, wanted, on=day, decided_by=decided_by, reason=reason, text=note)
        at.show_rehearsed(log, refs, format if dry_run else None)
    said = [
        f"{ref} is {SAID[wanted]} " + ("from" if ref in moved else "already on") + f" {in_words(day)}."
        for ref in dict.fromkeys(refs)
    ]
    said += ["Noted (private) on each."] * bool(note)
    if len(moved) < len(set(refs)) and (decided_by or reason):
        said.append("Who decided, and why, is recorded only where the stage has changed.")
    at.say_done(said, dry_run=dry_run)
    at.show_changed([] if dry_run else refs, format)


def _goes_back(at: Desk, refs: list[Reference], to: Stage, on: date) -> bool:
    """Whether one of these stands at a later stage on that day, so that a reason is wanted."""
    with at.reading() as register:
        found = queries.named(register, refs, on)
    return any(one.standing.stage and is_backwards(one.standing.stage, to) for one in found)


def assign(
    context: typer.Context,
    refs: References = None,
    owner: Owner = None,
    lead: Lead = None,
    on: On = None,
    dry_run: DryRun = False,
    format: Changed = None,
) -> None:
    """Say who answers for them, and who leads the work.

    \b
    Examples:
      hmi assign custody-2023/A1 custody-2023/A2 --owner "ACC Local Policing"
      hmi assign firearms-2023/R5 --lead "Head of Armed Policing" --on 2023-09-01
    """
    at = desk(context)
    refs = picking.several(at, refs)
    if owner is None and lead is None:
        owner = at.needed(None, "--owner or --lead", "Owner")
    owner, lead, day = owner and written(owner, "owner"), lead and written(lead, "lead"), at.day(on)
    with at.writing(rehearsal=dry_run) as log:
        from hmicfrs_cli.register import progress

        progress.assign(log, refs, owner=owner, lead=lead, on=day)
        at.show_rehearsed(log, refs, format if dry_run else None)
    to = " and ".join(filter(None, (owner, lead and f"{lead} as lead")))
    said = [f"{ref} is with {to} from {in_words(day)}." for ref in dict.fromkeys(refs)]
    at.say_done(said, dry_run=dry_run)
    at.show_changed([] if dry_run else refs, format)


def target(
    context: typer.Context,
    refs: References = None,
    to: Annotated[str | None, text_option("--to", help="When the force means to have it done.", metavar="DATE")] = None,
    reason: Reason = None,
    approved_by: Annotated[
        str | None,
        text_option("--approved-by", help="Who approved it (from the second change on).", metavar="NAME"),
    ] = None,
    on: On = None,
    dry_run: DryRun = False,
    format: Changed = None,
) -> None:
    """Set the force's own target.

    The issuer's deadline stays as it is. Every change of a target keeps the old date and the reason, which the
    committee's paper prints.

    \b
    Examples:
      hmi target firearms-2023/R2 --to 2024-05-31 --reason "Rota agreed with the region"
      hmi target custody-2023/A8 --to "30 June 2024" --reason "Contractor late" --approved-by "Deputy Chief Constable"
    """
    at = desk(context)
    refs = picking.several(at, refs)
    day = at.day(at.needed(to, "--to", "Target"))
    why = written(at.needed(reason, "--reason", "Why"), "reason")
    approver = approved_by and written(approved_by, "approver")
    with at.writing(rehearsal=dry_run) as log:
        from hmicfrs_cli.register import progress

        progress.target(log, refs, day, on=at.day(on), reason=why, approved_by=approver)
        at.show_rehearsed(log, refs, format if dry_run else None)
    said = [f"{ref} is to be done by {in_words(day)}." for ref in dict.fromkeys(refs)]
    at.say_done(said, dry_run=dry_run)
    at.show_changed([] if dry_run else refs, format)
