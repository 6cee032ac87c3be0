"""The levels: who may close, and on what evidence. The rules are data, dated; `closing` holds a closing against them.

Levels 1 to 4: paper of 28 September 2023, section 2. That only HMICFRS closes a cause of concern,
by letter: its revisit letters of May 2024 (Wiltshire, Staffordshire). That one may not be closed over an open
recommendation is a house rule of hmi, to be confirmed by the force.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from hmicfrs_cli.domain.vocabulary import Category, Level


class Need(Enum):
    """What a rule asks to see before it lets one be closed."""

    LETTER = "a letter signed by the Chief Constable"
    HMICFRS = "HMICFRS's own word that it is closed"
    ALL_UNDER = "the closing of every recommendation under it"


@dataclass(frozen=True, slots=True)
class Asks:
    """One condition of a rule: what has to be shown, in the paper's words, and the command that shows it.

    In `command`, {ref} stands for the recommendation's reference.
    """

    need: Need
    words: str
    command: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """Who closes at one level, in a sentence for the officer, and each condition.

    Where the force `certifies`, its letter comes first and the closing follows once HMICFRS has verified it.
    """

    sentence: str
    asks: tuple[Asks, ...]
    certifies: bool = False

    @property
    def needs(self) -> tuple[Need, ...]:
        """What has to be shown, in order."""
        return tuple(asked.need for asked in self.asks)


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
            Level.ONE: Rule(
                "Level 1: HMICFRS closes and archives it.",
                (Asks(Need.HMICFRS, "HMICFRS closes it, and archives it.", 'hmi close {ref} --hmicfrs "…"'),),
            ),
            Level.TWO: Rule(
                "Level 2: the force closes it when the work is done, with a letter signed by the Chief Constable.",
                (
                    Asks(
                        Need.LETTER,
                        "The force closes it when the work is complete, with a letter signed by the Chief Constable.",
                        "hmi close {ref} --letter REFERENCE",
                    ),
                ),
            ),
            Level.THREE: Rule(
                "Level 3: the force self-certifies with a letter signed by the Chief Constable, and HMICFRS"
                " verifies at the next relevant planned inspection.",
                (
                    Asks(
                        Need.LETTER,
                        "The force self-certifies that it is complete, with a letter signed by the Chief Constable.",
                        "hmi certify {ref} --letter REFERENCE",
                    ),
                    Asks(
                        Need.HMICFRS,
                        "HMICFRS verifies it at the next relevant planned inspection.",
                        'hmi close {ref} --hmicfrs "…"',
                    ),
                ),
                certifies=True,
            ),
            Level.FOUR: Rule(
                "Level 4: the force cannot certify it; only HMICFRS closes it, after bespoke fieldwork.",
                (
                    Asks(
                        Need.HMICFRS,
                        "HMICFRS follows it up with bespoke fieldwork, and closes it; the force cannot certify it.",
                        'hmi close {ref} --hmicfrs "…"',
                    ),
                ),
            ),
        },
        cause_of_concern=Rule(
            "A cause of concern is closed only by HMICFRS, by letter, once every recommendation under it is closed.",
            (
                Asks(Need.ALL_UNDER, "Every recommendation under it is closed."),
                Asks(Need.HMICFRS, "HMICFRS closes it, by letter.", 'hmi close {ref} --hmicfrs "…"'),
            ),
        ),
    ),
)
"""Oldest first. HMICFRS may change its levels: add an edition, never alter one."""


HAD_CLOSED = "HMICFRS had closed it before it introduced levels."
"""What is said of those closed before levels, which no rule governs."""


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
