"""Writing down how the work goes: notes, evidence, stages, owners, targets, corrections, withdrawal."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sqlmodel import col, select

from hmicfrs_cli.domain import closing, timeline
from hmicfrs_cli.domain.changing import CHANGES_WITHOUT_APPROVAL
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.errors import Refused
from hmicfrs_cli.domain.records import Document, kept
from hmicfrs_cli.domain.refusing import Refusal
from hmicfrs_cli.domain.timeline import Happening
from hmicfrs_cli.domain.vocabulary import Category, Reference, Stage
from hmicfrs_cli.register import changes, publishing, standings, tables
from hmicfrs_cli.register import evidence as folder
from hmicfrs_cli.register.history import Log


def note(log: Log, ref: Reference, text: str, *, on: date, public: bool) -> None:
    """Add a note. Nothing ever changes one: a correction is another note. Only public ones can reach a paper."""
    _change(log, [ref], "noted", on, {"note": text, "public": public})


def evidence(log: Log, ref: Reference, path: Path, *, on: date, text: str | None) -> Document | None:
    """Add a document that supports one: its copy in the evidence folder, and its name, size and hash in the history.

    Given one that is there already, its copy is put back where it had gone or been altered, which records nothing: None
    is returned. Raises Refused where there was no need, and for one that cannot be kept.
    """
    row = changes.find(log, ref)
    document = folder.read(path)
    there = [event.after for event in standings.history(log, row) if event.kind == "evidenced"]
    if any(after["sha256"] == document.hash for after in there):
        if folder.keep(log.reading(), path, document):
            return None
        raise Refused(f"{document.name} has been added to {ref} already.", next=f"To see it: hmi show {ref}")
    after = {"file": document.name, "size": document.size, "sha256": document.hash}
    _change(log, [ref], "evidenced", on, after | standings.given({"note": text}), done="given evidence")
    folder.keep(log.reading(), path, document)
    return document


def stage(
    log: Log,
    refs: Sequence[Reference],
    to: Stage,
    *,
    on: date,
    decided_by: str | None = None,
    reason: str | None = None,
    text: str | None = None,
) -> list[Reference]:
    """Move each to another stage of the force's process, with a private note if there is one to add.

    Returns those that moved; the others stood there already.
    """
    moved: list[Reference] = []

    def move(recommendation: tables.Recommendation) -> list[Refusal]:
        past = standings.history(log, recommendation)
        before = timeline.standing_before(past, Happening(log.next_number, "staged", on, {}))
        if on <= log.recording.today and before.stage is to:
            return []
        back = standings.as_kept(closing.UNCERTIFIED) if before.stage is Stage.AWAITING_VERIFICATION else {}
        after = {"stage": to.value} | back | standings.given({"decided_by": decided_by})
        new = Happening(log.next_number, "staged", on, after, reason)
        moved.append(Reference.read(recommendation.ref))
        return standings.happen(log, recommendation, past, new)

    changes.each(log, refs, "moved to that stage", move)
    for ref in dict.fromkeys(refs) if text else ():
        note(log, ref, text or "", on=on, public=False)
    return moved


def assign(log: Log, refs: Sequence[Reference], *, owner: str | None, lead: str | None, on: date) -> None:
    """Give each an owner, a lead, or both."""
    after = {name: value for name, value in (("owner", owner), ("lead", lead)) if value is not None}
    _change(log, refs, "assigned", on, after)


def target(log: Log, refs: Sequence[Reference], to: date, *, on: date, reason: str, approved_by: str | None) -> None:
    """Set the force's own target of each. Every revision keeps the old date, the reason and who approved it.

    The first target and its first change need no approver; every later change does.
    """

    def set_target(recommendation: tables.Recommendation) -> list[Refusal]:
        past = standings.history(log, recommendation)
        blank = Happening(log.next_number, "targeted", on, {})
        if timeline.standing_before(past, blank).target == to:
            return [Refusal("That is its target already.")]
        set_before = sum(happening.kind == "targeted" for happening in past)
        if set_before > CHANGES_WITHOUT_APPROVAL and not approved_by:
            return [
                Refusal(
                    f"Its target has been changed {_times(set_before - 1)} already, and a further change is approved"
                    " by name.",
                    "the approver",
                    "Add --approved-by NAME.",
                )
            ]
        after = {"target": kept(to)} | ({"approved_by": approved_by} if approved_by else {})
        return standings.happen(log, recommendation, past, Happening(log.next_number, "targeted", on, after, reason))

    changes.each(log, refs, "given that target", set_target)


def edit(log: Log, ref: Reference, after: Mapping[str, Any], *, on: date, reason: str) -> list[str]:
    """Correct what is recorded: field to new value. The history keeps the old value of each. Returns what has changed.

    Raises Refused for a cause of concern that is not one, and for an edit that changes nothing.
    """
    under = after.get("under")
    if under is not None and (
        under.category is not Category.CAUSE_OF_CONCERN or ref.category is not Category.RECOMMENDATION
    ):
        raise Refused(f"{ref} cannot stand under {under}.", "Only recommendations stand under a cause of concern.")
    row = changes.find(log, ref)
    if under is not None and changes.find(log, under).issued_on > row.issued_on:
        raise Refused(f"{under} was issued after {ref}; nothing stood under it before.")
    if "issued_on" in after:
        _may_be_issued(log, row, after["issued_on"])
    past = standings.history(log, row)
    then = timeline.standing_before(past, Happening(log.next_number, "edited", on, {})).kept() | timeline.words(past)
    then |= {"issued_on": kept(row.issued_on)}
    changed = {name: kept(value) for name, value in after.items() if then.get(name) != kept(value)}
    if not changed:
        raise Refused(f"{ref} says that already.", "Nothing was changed.")
    names = list(changed)
    if any(name.startswith("deadline") for name in changed):
        # The parts of a deadline go together, whatever comes to stand before them.
        changed |= {name: kept(value) for name, value in after.items() if name.startswith("deadline")}
    _change(log, [ref], "edited", on, changed, reason)
    if under is not None and standings.over_an_open_one(log, row):
        raise Refused(f"{ref} cannot stand under {under}.", f"{under} is closed, and {ref} is open at that time.")
    return names


def _may_be_issued(log: Log, row: tables.Recommendation, on: date) -> None:
    """Raise Refused for a day of issue before its report's publication, or that puts a cause of concern after what
    stands under it.
    """
    period = publishing.as_value(log.session.get_one(tables.Report, row.report_id)).period
    if period and on < period.first:
        raise Refused(f"The report of {row.ref} was published {period.when}; nothing in it was issued before.")
    cause = log.session.get(tables.Recommendation, row.under_id) if row.under_id else None
    if cause and cause.issued_on > on:
        raise Refused(f"{row.ref} stands under {cause.ref}, which was issued on {in_words(cause.issued_on)}.")
    below = select(tables.Recommendation).where(
        col(tables.Recommendation.under_id) == row.id, col(tables.Recommendation.issued_on) < on
    )
    if early := log.session.exec(below).first():
        raise Refused(f"{early.ref} stands under it, and was issued on {in_words(early.issued_on)}.")


def withdraw(log: Log, refs: Sequence[Reference], *, on: date, reason: str) -> None:
    """Withdraw each as recorded in error: from that day it counts nowhere. Its reference is not used again."""
    after = standings.as_kept(closing.WITHDRAWN)
    for ref in refs:
        if superseded := standings.superseded_by(log, changes.find(log, ref)):
            raise Refused(f"{ref} cannot be withdrawn.", f"{superseded} has been superseded by it.")
    causes_last = sorted(refs, key=lambda ref: ref.category is Category.CAUSE_OF_CONCERN)
    _change(log, causes_last, "withdrawn", on, after, reason)


def _change(
    log: Log,
    refs: Sequence[Reference],
    kind: str,
    on: date,
    after: Mapping[str, Any],
    reason: str | None = None,
    *,
    done: str | None = None,
) -> None:
    def change(recommendation: tables.Recommendation) -> list[Refusal]:
        past = standings.history(log, recommendation)
        return standings.happen(log, recommendation, past, Happening(log.next_number, kind, on, after, reason))

    changes.each(log, refs, done or kind, change)


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
