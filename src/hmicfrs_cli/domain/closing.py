"""A closing held against the rule of its level: every condition, met or not, and so every refusal.

`why` shows the conditions, `close` refuses where one is not met: there is one list for both. The rules themselves are
in `levels`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.levels import Asks, Need, Rule, rule_for
from hmicfrs_cli.domain.records import Recommendation, Standing
from hmicfrs_cli.domain.refusing import Refusal
from hmicfrs_cli.domain.vocabulary import Category, Level, Outcome, Reference, Stage, Status


@dataclass(frozen=True, slots=True)
class Closing:
    """A closing that somebody asks for: the day it happened, how, and the evidence shown.

    A letter is there whole or not at all: reference, day signed, signatory. What was shown when the force certified
    it, and the `outcome`, may be left to `settled`.
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


@dataclass(frozen=True, slots=True)
class Certification:
    """The force's word that one is complete: the day, and the letter, whole."""

    on: date
    letter: str
    signed_on: date
    signatory: str

    def changes(self) -> dict[str, object]:
        """What becomes of the standing: it stays open, and waits for HMICFRS to verify it."""
        return {
            "stage": Stage.AWAITING_VERIFICATION,
            "certified_on": self.on,
            "letter": self.letter,
            "signed_on": self.signed_on,
            "signatory": self.signatory,
        }


UNCERTIFIED: dict[str, object] = {"certified_on": None, "letter": None, "signed_on": None, "signatory": None}
"""What becomes of a certification that is taken back. It stays in the history."""

REOPENED: dict[str, object] = UNCERTIFIED | {
    "status": Status.OPEN,
    "stage": Stage.IN_PROGRESS,
    "outcome": None,
    "closed_on": None,
    "superseded_by": None,
    "hmicfrs": None,
}
"""What becomes of a standing by reopening. The first closing stays in the history."""

WITHDRAWN: dict[str, object] = REOPENED | {"status": Status.WITHDRAWN, "stage": None}
"""What becomes of a standing by withdrawal: from that day on it counts nowhere."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that has to hold before one may be closed.

    `words` say it, `by` says what meets it; where it is not met, `missing` names what is missing, `fault` what is
    wrong with what was shown, `mend` what to do, and `command` the command that meets it, where it is one ({ref} for
    the reference). It is its `own_rule` where it does not come from the level.
    """

    words: str
    met: bool
    by: str = ""
    missing: str = ""
    fault: str = ""
    mend: str = ""
    command: str = ""
    own_rule: bool = False


def settled(closing: Closing, standing: Standing) -> Closing:
    """The closing with what follows from how it stood.

    That is the letter by which the force certified it, where it names none; and the outcome: superseded where it
    names a successor, archived at level 1, and else implemented.
    """
    shown = closing.letter or closing.signed_on or closing.signatory
    if standing.stage is Stage.AWAITING_VERIFICATION and not shown:
        closing = replace(closing, letter=standing.letter, signed_on=standing.signed_on, signatory=standing.signatory)
    if closing.outcome:
        return closing
    if closing.superseded_by:
        return replace(closing, outcome=Outcome.SUPERSEDED)
    return replace(closing, outcome=Outcome.ARCHIVED if standing.level is Level.ONE else Outcome.IMPLEMENTED)


def conditions(
    category: Category,
    standing: Standing,
    closing: Closing,
    open_under: Sequence[Reference] = (),
) -> list[Condition]:
    """Every condition of closing one that is open, met by this closing or not. The closing is `settled`.

    `standing` is how it stood on the day of closing; `open_under` are the recommendations under a
    cause of concern that are open on or after that day.
    """
    rule = rule_for(category, standing.level, closing.on)
    if rule is None:
        return [_level_is_set(closing.on)]
    found = []
    for asked in rule.asks:
        if asked.need is Need.LETTER:
            found += _letter(rule, asked, closing)
        elif asked.need is Need.HMICFRS:
            found.append(_hmicfrs(asked, closing))
        else:
            found.append(_all_under(asked, open_under))
    if Need.LETTER not in rule.needs and (closing.letter or closing.signed_on or closing.signatory):
        found += [each for each in _letter(rule, UNASKED_LETTER, closing) if not each.met]
    return found + _outcome(closing, said_by_hmicfrs=Need.HMICFRS in rule.needs)


def closing_refusals(
    category: Category, standing: Standing, closing: Closing, open_under: Sequence[Reference] = ()
) -> list[Refusal]:
    """Everything that stands against this closing; empty where it is allowed (see `conditions`)."""
    if standing.status is not Status.OPEN:
        return [not_open(standing)]
    if standing.stage is Stage.AWAITING_VERIFICATION and closing.letter not in (None, standing.letter):
        certified = f"It was certified by letter {standing.letter}, and that is what HMICFRS verifies."
        return [Refusal(certified, mend="Leave out --letter.")]
    rule = rule_for(category, standing.level, closing.on)
    found = conditions(category, standing, settled(closing, standing), open_under)
    return [_refusal(rule, condition) for condition in found if not condition.met]


def explained(
    category: Category, standing: Standing, on: date, under: Sequence[Recommendation] = ()
) -> list[Condition]:
    """Every condition of closing one, as it stands on a day: met by what has been shown so far, or was when it was
    closed. `under` are the recommendations under a cause of concern. Empty where there are none: it is withdrawn, or
    was closed before levels.
    """
    if standing.status is Status.OPEN:
        open_under = [one.ref for one in under if one.standing.status is Status.OPEN]
        return conditions(category, standing, settled(Closing(on), standing), open_under)
    return in_force(category, standing) if standing.status is Status.CLOSED else []


def in_force(category: Category, standing: Standing) -> list[Condition]:
    """The conditions that one which is closed has met, by what was shown when it was."""
    if standing.level is Level.BEFORE_LEVELS or standing.closed_on is None:
        return []
    shown = Closing(
        standing.closed_on,
        standing.outcome,
        standing.letter,
        standing.signed_on,
        standing.signatory,
        standing.hmicfrs,
        Reference.read(standing.superseded_by) if standing.superseded_by else None,
        "as the history says",
    )
    return conditions(category, standing, shown)


def certification_refusals(category: Category, standing: Standing, certification: Certification) -> list[Refusal]:
    """What stands against the force's certifying one on a day when it stood so."""
    if standing.status is not Status.OPEN:
        return [not_open(standing)]
    rule = rule_for(category, standing.level, certification.on)
    if rule is None:
        return [_refusal(None, _level_is_set(certification.on))]
    if not rule.certifies:
        mends = "\n".join(asked.command for asked in rule.asks if asked.command)
        return [Refusal(f"{rule.sentence} Only at level 3 does the force certify, and HMICFRS verify.", mend=mends)]
    if standing.stage is Stage.AWAITING_VERIFICATION and standing.certified_on:
        return [
            Refusal(
                f"It was certified on {in_words(standing.certified_on)} already, and awaits verification.",
                mend="To take that back first: hmi stage {ref} --to in-progress --reason TEXT",
            )
        ]
    shown = Closing(certification.on, None, certification.letter, certification.signed_on, certification.signatory)
    asked = next(each for each in rule.asks if each.need is Need.LETTER)
    return [_refusal(rule, each) for each in _letter(rule, asked, shown) if not each.met]


def not_open(standing: Standing) -> Refusal:
    """Why nothing more happens to one that is closed or withdrawn."""
    if standing.status is Status.WITHDRAWN:
        return Refusal("It has been withdrawn as recorded in error.")
    when = f" on {in_words(standing.closed_on)}" if standing.closed_on else ""
    return Refusal(f"It was closed{when} already.")


OTHER_RANKS = (
    # A rank that stands before a name, or instead of one: at the beginning, after a comma or a bracket, after "for".
    r"(?:^|[,(]\s*|\bfor\s+)(?:the\s+)?(?:(?:temporary|temp\.?|acting)\s+)?(?:deputy|dep\.|assistant|asst\.?"
    r"|(?:(?:chief|ch\.?|det\.?|detective)\s+)*(?:superintendent|supt\.?|inspector|insp\.?)"
    r"|sergeant|sgt\.?|pc\s+\d+|mayor)\b",
    # Abbreviations and offices that are no part of a name, wherever they stand.
    r"\b(?:t/|a/|d/)?[dap]cc\b|\b(?:deputy|dep\.?|assistant|asst\.?|d/)\s*(?:chief\s+constable|cc\b)",
    r"\bd/chief\b|\bcommissioner\b|\b(?:ch\s+)?supt\b",
    # Signed for another.
    r"^\s*p\.?\s?p\.?\s",
)
"""How those sign who are not the Chief Constable."""


def is_the_chief(signatory: str) -> bool:
    """Whether a signatory may be the Chief Constable: a name, or that office; not another rank by its title, and nobody
    who signs for another.
    """
    return not any(re.search(other, signatory.strip(), re.IGNORECASE) for other in OTHER_RANKS)


def letter_in_words(letter: str, signed_on: date, signatory: str) -> str:
    """Letter CC-114, signed on 20 October 2023 by the signatory."""
    return f"letter {letter}, signed on {in_words(signed_on)} by {signatory}"


def _refusal(rule: Rule | None, condition: Condition) -> Refusal:
    said = condition.words if rule is None or condition.own_rule else rule.sentence
    return Refusal(" ".join(filter(None, (said, condition.fault))), condition.missing, condition.mend)


def _level_is_set(on: date) -> Condition:
    return Condition(
        f"Its level was not set on {in_words(on)}, and nobody may close or certify one without a level.",
        met=False,
        missing="its level",
        mend=f"Set it first: hmi level {{ref}} --to LEVEL --on {on}",
    )


UNASKED_LETTER = Asks(Need.LETTER, "A letter that is shown is whole, and the Chief Constable's.")
RECORD_IT = "Record the letter: hmi letter add REFERENCE --signed-on DATE --signatory NAME"


def _letter(rule: Rule, asked: Asks, closing: Closing) -> list[Condition]:
    """Whether a letter is there whole, signed in time, and by the Chief Constable: one condition, or one a fault."""
    if not (closing.letter and closing.signed_on and closing.signatory):
        is_asked = Need.LETTER in rule.needs
        partly = bool(closing.letter or closing.signed_on or closing.signatory)
        return [
            Condition(
                asked.words,
                met=False,
                missing=Need.LETTER.value if is_asked else "part of it",
                fault="A letter has a reference, a day on which it was signed, and a signatory." if partly else "",
                mend="\n".join((RECORD_IT, f"Then: {asked.command}")) if asked.command else RECORD_IT,
                command=asked.command,
            )
        ]
    found = []
    if closing.signed_on > closing.on:
        found.append(
            Condition(
                asked.words,
                met=False,
                missing="a letter signed on or before that day",
                fault=f"Letter {closing.letter} was signed on {in_words(closing.signed_on)},"
                f" after {in_words(closing.on)}.",
                mend=f"Give the day of the letter or a later one: --on {closing.signed_on}",
            )
        )
    if not is_the_chief(closing.signatory):
        found.append(
            Condition(
                asked.words,
                met=False,
                missing="the Chief Constable's own signature",
                fault=f"Letter {closing.letter} is signed by {closing.signatory}.",
            )
        )
    shown = letter_in_words(closing.letter, closing.signed_on, closing.signatory)
    return found or [Condition(asked.words, met=True, by=shown)]


def _hmicfrs(asked: Asks, closing: Closing) -> Condition:
    if closing.hmicfrs:
        return Condition(asked.words, met=True, by=closing.hmicfrs)
    how = f"When they have said so, in which message, letter or inspection and when: {asked.command}"
    return Condition(asked.words, met=False, missing=Need.HMICFRS.value, mend=how, command=asked.command)


def _all_under(asked: Asks, open_under: Sequence[Reference]) -> Condition:
    if not open_under:
        return Condition(asked.words, met=True, by="none is open")
    listed = ", ".join(str(ref) for ref in open_under)
    return Condition(asked.words, met=False, missing=f"the closing of {listed}", mend=f"Close first: {listed}")


def _outcome(closing: Closing, *, said_by_hmicfrs: bool) -> list[Condition]:
    """What an outcome asks beside the level: archiving is HMICFRS's, a superseded one has a successor."""
    found = []
    successor, why = str(closing.superseded_by or ""), closing.reason or ""
    if closing.outcome is Outcome.ARCHIVED and not said_by_hmicfrs:
        archives = Asks(Need.HMICFRS, "Only HMICFRS archives.", 'hmi close {ref} --outcome archived --hmicfrs "…"')
        found.append(replace(_hmicfrs(archives, closing), own_rule=True))
    if closing.outcome is Outcome.SUPERSEDED:
        words = "One is superseded by another."
        found.append(_own(words, successor, "what supersedes it", "Add --superseded-by REF."))
    elif successor:
        found.append(_own("It names a successor without being superseded.", "", "", "Add --outcome superseded."))
    if closing.outcome is Outcome.NOT_APPLICABLE:
        found.append(_own("Not applicable needs saying why.", why, "the reason", "Add --reason TEXT."))
    return found


def _own(words: str, by: str, missing: str, mend: str) -> Condition:
    return Condition(words, bool(by), by, missing, mend=mend, own_rule=True)
