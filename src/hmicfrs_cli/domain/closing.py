"""A closing and a certification, as values: what is asked for, what is shown, and what becomes of a standing.

Whether it is allowed is in `conditions`; the rules of the levels are in `levels`.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.records import Standing
from hmicfrs_cli.domain.refusing import Refusal
from hmicfrs_cli.domain.vocabulary import Level, Outcome, Reference, Stage, Status


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
    # Signed for another, by another's office, or by one who is it no longer.
    r"\bp\.?\s?p\.?\s+(?:the\s+)?(?:chief|cc\b)|[,(]\s*p\.?p\.?(?:\s|\))|\bper\s+pro\b|\bobo\b|\bon\s+behalf\b",
    r"\bfor\s+(?:the\s+)?(?:chief|cc\b)|\bformer\b|\boffice\b|\bofficer\b|\bexecutive\b|\bhead\s+of\b",
)
"""How those sign who are not the Chief Constable."""


@lru_cache(1024)
def is_the_chief(signatory: str) -> bool:
    """Whether a signatory may be the Chief Constable: a name, or that office; not another rank by its title, and nobody
    who signs for another.
    """
    return not any(re.search(other, signatory.strip(), re.IGNORECASE) for other in OTHER_RANKS)


def letter_in_words(letter: str, signed_on: date, signatory: str) -> str:
    """Letter CC-114, signed on 20 October 2023 by the signatory."""
    return f"letter {letter}, signed on {in_words(signed_on)} by {signatory}"
