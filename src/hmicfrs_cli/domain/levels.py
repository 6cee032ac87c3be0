"""The levels: who may close, and on what evidence. The rules are data; refusals are made from them.

Levels 1 to 4: paper of 28 September 2023, section 2. That only HMICFRS closes a cause of concern,
by letter: its revisit letters of May 2024 (Wiltshire, Staffordshire). That one may not be closed over an open
recommendation is a house rule of hmi, to be confirmed by the force.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.errors import Refused
from hmicfrs_cli.domain.records import Standing
from hmicfrs_cli.domain.vocabulary import Category, Level, Outcome, Reference, Stage, Status


class Need(Enum):
    """What a rule asks to see before it lets one be closed."""

    LETTER = "a letter signed by the Chief Constable"
    HMICFRS = "HMICFRS's own word that it is closed"


@dataclass(frozen=True, slots=True)
class Rule:
    """Who closes at one level, in a sentence for the officer, and what has to be shown."""

    sentence: str
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """The rules that hold for closings on and after `since`, until the next edition."""

    since: date
    levels: dict[Level, Rule]
    cause_of_concern: Rule


EDITIONS = (
    Edition(
        since=date.min,
        levels={
            Level.ONE: Rule("Level 1: HMICFRS closes and archives it.", (Need.HMICFRS,)),
            Level.TWO: Rule(
                "Level 2: the force closes it when the work is done, with a letter signed by the Chief Constable.",
                (Need.LETTER,),
            ),
            Level.THREE: Rule(
                "Level 3: the force self-certifies with a letter signed by the Chief Constable, and HMICFRS"
                " verifies at the next relevant planned inspection.",
                (Need.LETTER, Need.HMICFRS),
            ),
            Level.FOUR: Rule(
                "Level 4: the force cannot certify it; only HMICFRS closes it, after bespoke fieldwork.",
                (Need.HMICFRS,),
            ),
        },
        cause_of_concern=Rule(
            "A cause of concern is closed only by HMICFRS, by letter, once every recommendation under it is closed.",
            (Need.HMICFRS,),
        ),
    ),
)
"""Oldest first. HMICFRS may change its levels: add an edition, never alter one."""


@dataclass(frozen=True, slots=True)
class Closing:
    """A closing that somebody asks for: the day it happened, how, and the evidence shown.

    A letter is there whole or not at all: reference, day signed, signatory. The `outcome` may be left
    to `settled`.
    """

    on: date
    outcome: Outcome | None = None
    letter: str | None = None
    signed_on: date | None = None
    signatory: str | None = None
    hmicfrs: str | None = None
    superseded_by: Reference | None = None
    reason: str | None = None

    def changes(self) -> dict[str, object]:
        """What becomes of the standing, field to value, once this closing is allowed."""
        return {
            "status": Status.CLOSED,
            "stage": None,
            "outcome": self.outcome,
            "closed_on": self.on,
            "superseded_by": self.superseded_by,
            "letter": self.letter,
            "signed_on": self.signed_on,
            "signatory": self.signatory,
            "hmicfrs": self.hmicfrs,
        }


REOPENED: dict[str, object] = {
    "status": Status.OPEN,
    "stage": Stage.IN_PROGRESS,
    "outcome": None,
    "closed_on": None,
    "superseded_by": None,
    "letter": None,
    "signed_on": None,
    "signatory": None,
    "hmicfrs": None,
}
"""What becomes of a standing by reopening. The first closing stays in the history."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason against a change: the rule or fact, what is missing, and the way to mend it.

    In `mend`, {ref} stands for the recommendation's reference.
    """

    rule: str
    missing: str = ""
    mend: str = ""


def rule_for(category: Category, level: Level | None, on: date) -> Rule | None:
    """The rule that governs a closing on this day; None where the level is not set or was before levels."""
    edition = [edition for edition in EDITIONS if edition.since <= on][-1]
    if category is Category.CAUSE_OF_CONCERN:
        return edition.cause_of_concern
    return edition.levels.get(level) if level else None


def rule_in_words(category: Category, level: Level | None, on: date) -> str:
    """The rule for closing one of this category and level, for the officer."""
    if rule := rule_for(category, level, on):
        return rule.sentence
    if level is Level.BEFORE_LEVELS:
        return "Closed before HMICFRS introduced levels: it is neither levelled nor reopened."
    return "Nobody may close it until its level is set."


def settled(closing: Closing, level: Level | None) -> Closing:
    """The closing with its outcome: as asked, else superseded where it names a successor, archived at level 1."""
    if closing.outcome:
        return closing
    if closing.superseded_by:
        return replace(closing, outcome=Outcome.SUPERSEDED)
    return replace(closing, outcome=Outcome.ARCHIVED if level is Level.ONE else Outcome.IMPLEMENTED)


def closing_refusals(
    category: Category, standing: Standing, closing: Closing, open_under: Sequence[Reference] = ()
) -> list[Refusal]:
    """Everything that stands against this closing; empty where it is allowed.

    `standing` is how it stood on the day of closing; `open_under` are the recommendations under a
    cause of concern that are open on or after that day.
    """
    if standing.status is not Status.OPEN:
        return [_not_open(standing)]
    rule = rule_for(category, standing.level, closing.on)
    if rule is None:
        return [
            Refusal(
                f"Its level was not set on {in_words(closing.on)}, and nobody may close one without a level.",
                "its level",
                f"Set it first: hmi level {{ref}} --to LEVEL --on {closing.on}",
            )
        ]
    found = [_missing_under(rule, open_under)] if open_under else []
    if Need.LETTER in rule.needs or closing.letter or closing.signed_on or closing.signatory:
        found += _letter_refusals(rule, closing)
    if Need.HMICFRS in rule.needs and not closing.hmicfrs:
        found.append(_missing_hmicfrs(rule))
    return found + _outcome_refusals(closing, already=found)


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
                f"{_not_open(standing).rule} A level says what closing takes, so it cannot change afterwards.",
                mend="If the closing was wrong, reopen it first: hmi reopen {ref} --reason TEXT",
            )
        ]
    return []


def reopening_refusals(standing: Standing) -> list[Refusal]:
    """What stands against reopening one on a day when it stood so."""
    if standing.level is Level.BEFORE_LEVELS:
        return [Refusal("It was closed before HMICFRS introduced levels, and such a one cannot be reopened.")]
    if standing.status is Status.WITHDRAWN:
        return [_not_open(standing)]
    return [] if standing.status is Status.CLOSED else [Refusal("It was open on that day.")]


WITHDRAWN: dict[str, object] = REOPENED | {"status": Status.WITHDRAWN, "stage": None}
"""What becomes of a standing by withdrawal: from that day on it counts nowhere."""


def withdrawal_refusals(standing: Standing, open_under: Sequence[Reference]) -> list[Refusal]:
    """What stands against withdrawing one, as recorded in error, on a day when it stood so."""
    if standing.status is Status.WITHDRAWN:
        return [_not_open(standing)]
    if open_under:
        listed = ", ".join(str(ref) for ref in open_under)
        return [Refusal(f"{listed} would be left open without its cause of concern.", mend=f"Withdraw first: {listed}")]
    return []


def progress_refusals(standing: Standing, *, moves_the_day: bool) -> list[Refusal]:
    """What stands against assigning, setting a target for, or correcting one on a day when it stood so.

    Once it is closed, days late or early are frozen, so nothing `moves_the_day` by which it was due.
    """
    if standing.status is Status.WITHDRAWN:
        return [_not_open(standing)]
    if moves_the_day and standing.status is Status.CLOSED:
        rule = f"{_not_open(standing).rule} How late or early it was is settled with that."
        return [Refusal(rule, mend="Give a day with --on before it was closed.")]
    return []


def is_the_chief(signatory: str) -> bool:
    """Whether a signatory may be the Chief Constable: a name, or that office; not another rank by its title."""
    rank = r"(?:deputy|assistant|dcc|acc|(?:chief\s+)?(?:superintendent|inspector)|sergeant|pcc|police\s+and\s+crime)"
    other = rf"(?:^|,\s*|\bfor\s+)(?:the\s+)?(?:(?:temporary|acting)\s+)?{rank}\b"
    return not re.search(other, signatory.strip(), re.IGNORECASE)


def _not_open(standing: Standing) -> Refusal:
    if standing.status is Status.WITHDRAWN:
        return Refusal("It has been withdrawn as recorded in error.")
    when = f" on {in_words(standing.closed_on)}" if standing.closed_on else ""
    return Refusal(f"It was closed{when} already.")


def _missing_hmicfrs(rule: Rule) -> Refusal:
    return Refusal(
        rule.sentence,
        Need.HMICFRS.value,
        'Add --hmicfrs "…", saying with which message, letter or inspection and on what date they closed it.',
    )


def _missing_under(rule: Rule, open_under: Sequence[Reference]) -> Refusal:
    listed = ", ".join(str(ref) for ref in open_under)
    return Refusal(rule.sentence, f"the closing of {listed}", f"Close first: {listed}")


def _letter_refusals(rule: Rule, closing: Closing) -> list[Refusal]:
    add = "Add --letter REFERENCE --signed-on DATE --signatory NAME."
    if not (closing.letter and closing.signed_on and closing.signatory):
        if Need.LETTER in rule.needs:
            return [Refusal(rule.sentence, Need.LETTER.value, add)]
        return [Refusal("A letter has a reference, a day on which it was signed, and a signatory.", "part of it", add)]
    found = []
    if closing.signed_on > closing.on:
        found.append(
            Refusal(
                f"{rule.sentence} Letter {closing.letter} was signed on {in_words(closing.signed_on)}, after the"
                f" closing on {in_words(closing.on)}.",
                "a letter signed on or before the day of closing",
                f"Close it on the day of the letter or later: --on {closing.signed_on}",
            )
        )
    if not is_the_chief(closing.signatory):
        found.append(
            Refusal(
                f"{rule.sentence} Letter {closing.letter} is signed by {closing.signatory}.",
                "the Chief Constable's own signature",
            )
        )
    return found


def _outcome_refusals(closing: Closing, already: Sequence[Refusal]) -> list[Refusal]:
    """What an outcome asks beside the level: archiving is HMICFRS's, a superseded one has a successor."""
    asked_hmicfrs = any(refusal.missing == Need.HMICFRS.value for refusal in already)
    if closing.outcome is Outcome.ARCHIVED and not closing.hmicfrs and not asked_hmicfrs:
        return [_missing_hmicfrs(Rule("Only HMICFRS archives.", ()))]
    if closing.outcome is Outcome.SUPERSEDED and not closing.superseded_by:
        return [Refusal("One is superseded by another.", "what supersedes it", "Add --superseded-by REF.")]
    if closing.outcome is Outcome.NOT_APPLICABLE and not closing.reason:
        return [Refusal("Not applicable needs saying why.", "the reason", "Add --reason TEXT.")]
    if closing.superseded_by and closing.outcome is not Outcome.SUPERSEDED:
        return [Refusal("It names a successor without being superseded.", mend="Add --outcome superseded.")]
    return []


def refused(against: Mapping[str, Sequence[Refusal]], asked: int, done: str) -> Refused:
    """The one sentence, the reasons and the remedies for all that were refused, by reference, out of so many asked."""
    alone = next(iter(against)) if len(against) == 1 else None
    what = f"{alone or f'{len(against)} of the {asked}'} cannot be {done}."
    if asked > 1:
        what += f" None of the {asked} was."
    reasons = [reason if alone else f"{ref}: {reason}" for ref, found in against.items() for reason in _reasons(found)]
    mends = [
        refusal.mend.replace("{ref}", alone or "REF") for found in against.values() for refusal in found if refusal.mend
    ]
    return Refused(what, "\n".join(reasons), "\n".join(dict.fromkeys(mends)))


def _reasons(refusals: Sequence[Refusal]) -> list[str]:
    """Each rule once, with everything that it misses."""
    missing: dict[str, list[str]] = {}
    for refusal in refusals:
        missing.setdefault(refusal.rule, []).extend([refusal.missing] * bool(refusal.missing))
    return [f"{rule} Missing: {'; '.join(things)}." if things else rule for rule, things in missing.items()]
