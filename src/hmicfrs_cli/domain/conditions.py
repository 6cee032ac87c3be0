"""A closing held against the rule of its level: every condition, met or not, and so every refusal.

`why` shows the conditions, `close` and `certify` refuse where one is not met: there is one list for all. The rules
themselves are in `levels`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from hmicfrs_cli.domain.closing import Certification, Closing, is_the_chief, letter_in_words, not_open, settled
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.levels import Asks, Need, Rule, rule_for
from hmicfrs_cli.domain.records import Recommendation, Standing
from hmicfrs_cli.domain.refusing import Refusal
from hmicfrs_cli.domain.vocabulary import Category, Level, Outcome, Reference, Stage, Status


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
