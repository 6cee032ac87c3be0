"""What stands against every change but a closing: a stage, a level, reopening, withdrawal, progress."""

from collections.abc import Mapping, Sequence
from typing import Any

from hmicfrs_cli.domain.closing import not_open
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.records import Standing
from hmicfrs_cli.domain.refusing import Refusal
from hmicfrs_cli.domain.stages import is_backwards
from hmicfrs_cli.domain.vocabulary import Level, Reference, Stage, Status

CHANGES_WITHOUT_APPROVAL = 1
"""How often a target may be moved before an approver has to be named (a committee's rule: City of London Police,
minutes on audit follow-up, would let a target date change only once)."""


def stage_refusals(standing: Standing, after: Mapping[str, Any], reason: str | None) -> list[Refusal]:
    """What stands against moving one to another stage on a day when it stood so; `after` is what it is to become.

    Backwards needs a reason: a committee asks why what was promised is not there. Going back from a certification
    takes that back too.
    """
    to = Stage(after["stage"])
    if standing.status is not Status.OPEN:
        return [not_open(standing)]
    if to is Stage.AWAITING_VERIFICATION:
        return [
            Refusal(
                "Only what the force has certified awaits verification.",
                mend="Certify it: hmi certify {ref} --letter REFERENCE",
            )
        ]
    if standing.stage and is_backwards(standing.stage, to) and not reason:
        back = f"From {standing.stage.within_a_line} to {to.within_a_line} is backwards."
        return [Refusal(back, "the reason", "Add --reason TEXT.")]
    if standing.stage is Stage.AWAITING_VERIFICATION and "certified_on" not in after:
        return [Refusal("It had been certified by then, and this would not have taken that back.")]
    return []


def level_refusals(standing: Standing, level: Level) -> list[Refusal]:
    """What stands against giving one this level on a day when it stood so."""
    if Level.BEFORE_LEVELS in (standing.level, level):
        return [
            Refusal(
                "What was closed before HMICFRS introduced levels has none: such a one is neither levelled nor"
                " reopened, and nothing can be made one later."
            )
        ]
    if standing.status is not Status.OPEN:
        return [
            Refusal(
                f"{not_open(standing).rule} A level says what closing takes, so it cannot change afterwards.",
                mend="If the closing was wrong, reopen it first: hmi reopen {ref} --reason TEXT",
            )
        ]
    if standing.stage is Stage.AWAITING_VERIFICATION and level is not standing.level:
        return [
            Refusal(
                "It has been certified at level 3 and awaits verification. A level says what closing takes, so the"
                " certification would not hold at another.",
                mend="Take the certification back first: hmi stage {ref} --to in-progress --reason TEXT",
            )
        ]
    return []


def reopening_refusals(standing: Standing) -> list[Refusal]:
    """What stands against reopening one on a day when it stood so."""
    if standing.level is Level.BEFORE_LEVELS:
        return [Refusal("It was closed before HMICFRS introduced levels, and such a one cannot be reopened.")]
    if standing.status is Status.WITHDRAWN:
        return [not_open(standing)]
    return [] if standing.status is Status.CLOSED else [Refusal("It was open on that day.")]


def withdrawal_refusals(standing: Standing, open_under: Sequence[Reference]) -> list[Refusal]:
    """What stands against withdrawing one, as recorded in error, on a day when it stood so."""
    if standing.status is Status.WITHDRAWN:
        return [not_open(standing)]
    if open_under:
        listed = ", ".join(str(ref) for ref in open_under)
        return [Refusal(f"{listed} would be left open without its cause of concern.", mend=f"Withdraw first: {listed}")]
    return []


def progress_refusals(standing: Standing, *, moves_the_day: bool) -> list[Refusal]:
    """What stands against assigning, setting a target for, or correcting one on a day when it stood so.

    Once it is closed, days late or early are frozen, so nothing `moves_the_day` by which it was due.
    """
    if standing.status is Status.WITHDRAWN:
        return [not_open(standing)]
    if moves_the_day and standing.status is Status.CLOSED:
        rule = f"{not_open(standing).rule} How late or early it was is settled with that."
        return [Refusal(rule, mend="If the closing was wrong, reopen it first: hmi reopen {ref} --reason TEXT")]
    if moves_the_day and standing.stage is Stage.AWAITING_VERIFICATION and standing.certified_on:
        rule = (
            f"It was certified on {in_words(standing.certified_on)}, and how late or early it was is settled with that."
        )
        return [Refusal(rule, mend="Take that back first: hmi stage {ref} --to in-progress --reason TEXT")]
    return []
