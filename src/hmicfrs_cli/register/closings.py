"""Closing, certifying and reopening, each as the rule of its level allows, or none of those asked for."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlmodel import col, select

from hmicfrs_cli.domain import closing as rules
from hmicfrs_cli.domain import timeline
from hmicfrs_cli.domain.closing import Certification, Closing
from hmicfrs_cli.domain.days import FOREVER, in_words
from hmicfrs_cli.domain.errors import Refused
from hmicfrs_cli.domain.refusing import Refusal
from hmicfrs_cli.domain.timeline import Happening
from hmicfrs_cli.domain.vocabulary import Category, Reference, Status
from hmicfrs_cli.register import changes, letters, standings, tables
from hmicfrs_cli.register.history import Log


def close(log: Log, refs: Sequence[Reference], asked: Closing) -> dict[Reference, Closing]:
    """Close each as its level's rule allows, or none. Recommendations go before the causes they stand under.

    A letter that is only named is taken from its record; one that is given whole and not recorded yet is recorded.
    Returns each with the closing it got: the one asked for, with its outcome settled.
    """
    closed: dict[Reference, Closing] = {}
    if asked.superseded_by:
        successor = changes.find(log, asked.superseded_by)
        _may_supersede(log, successor, asked.on)
        if asked.superseded_by in refs or _superseded_by(log, successor) & {str(ref) for ref in refs}:
            raise Refused(f"{successor.ref} cannot supersede what it is superseded by.")
    asked = letters.shown(log, asked)

    def close_one(recommendation: tables.Recommendation) -> list[Refusal]:
        past = standings.history(log, recommendation)
        blank = Happening(log.next_number, "closed", asked.on, {}, asked.reason)
        closing = rules.settled(asked, timeline.standing_before(past, blank))
        closed[Reference.read(recommendation.ref)] = closing
        return standings.happen(log, recommendation, past, replace(blank, after=standings.as_kept(closing.changes())))

    causes_last = sorted(refs, key=lambda ref: ref.category is Category.CAUSE_OF_CONCERN)
    changes.each(log, causes_last, "closed", close_one)
    return closed


def certify(log: Log, refs: Sequence[Reference], letter: str, *, on: date) -> Certification:
    """Let the force certify each as complete, by a letter that is recorded, or none.

    They stay open, awaiting verification by HMICFRS. Raises NoSuchRecord where there is no such letter.
    """
    row = letters.find(log, letter)
    certification = Certification(on, row.reference, row.signed_on, row.signatory)
    after = standings.as_kept(certification.changes())

    def certify_one(recommendation: tables.Recommendation) -> list[Refusal]:
        past = standings.history(log, recommendation)
        return standings.happen(log, recommendation, past, Happening(log.next_number, "certified", on, after))

    changes.each(log, refs, "certified", certify_one)
    return certification


def reopen(log: Log, refs: Sequence[Reference], *, on: date, reason: str) -> None:
    """Reopen each. The closing that is undone stays in the history."""

    def reopen_one(recommendation: tables.Recommendation) -> list[Refusal]:
        if against := standings.closed_above(log, recommendation.under_id, on):
            return against
        new = Happening(log.next_number, "reopened", on, standings.as_kept(rules.REOPENED), reason)
        return standings.happen(log, recommendation, standings.history(log, recommendation), new)

    causes_first = sorted(refs, key=lambda ref: ref.category is not Category.CAUSE_OF_CONCERN)
    changes.each(log, causes_first, "reopened", reopen_one)


def _may_supersede(log: Log, successor: tables.Recommendation, on: date) -> None:
    """Raise Refused where one cannot take another's place: it had not been issued by then, or has been withdrawn."""
    if successor.issued_on > on:
        raise Refused(f"{successor.ref} was issued on {in_words(successor.issued_on)}; it superseded nothing before.")
    withdrawn = select(tables.Standing.id).where(
        col(tables.Standing.recommendation_id) == successor.id,
        col(tables.Standing.status) == Status.WITHDRAWN,
        col(tables.Standing.until_on) == FOREVER,
    )
    if log.session.exec(withdrawn).first():
        raise Refused(f"{successor.ref} has been withdrawn as recorded in error, and can supersede nothing.")


def _superseded_by(log: Log, recommendation: tables.Recommendation) -> set[str]:
    """Everything by which one has been superseded, one after the other."""
    found: set[str] = set()
    ref: str | None = recommendation.ref
    while ref is not None and ref not in found:
        found.add(ref)
        ref = log.session.exec(
            select(tables.Standing.superseded_by)
            .join(tables.Recommendation, col(tables.Recommendation.id) == col(tables.Standing.recommendation_id))
            .where(col(tables.Recommendation.ref) == ref, col(tables.Standing.until_on) == FOREVER)
        ).first()
    return found
