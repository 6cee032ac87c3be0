"""What a row says otherwise than the register, of a recommendation that is recorded already.

Only what the row says counts: an empty cell empties nothing, and a row that says open reopens nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hmicfrs_cli.domain import timeline
from hmicfrs_cli.domain.changing import CHANGES_WITHOUT_APPROVAL
from hmicfrs_cli.domain.closing import Certification, Closing
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.deadlines import Deadline
from hmicfrs_cli.domain.errors import Mistyped, Refused
from hmicfrs_cli.domain.intake.entries import Entry, Fault
from hmicfrs_cli.domain.intake.newcomers import (
    Making,
    against_in,
    as_event,
    closing_happening,
    closing_of,
    fault,
    note_on,
)
from hmicfrs_cli.domain.intake.words import AS_IN_SHEET
from hmicfrs_cli.domain.records import Recommendation, Report, kept
from hmicfrs_cli.domain.timeline import Happening
from hmicfrs_cli.domain.vocabulary import Reference, Stage, Status


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one recommendation: what the register has, and what the file says, both as events keep them.

    `takes` is what a command needs to make the register say what the file does. Where hmi would not do that on a
    sheet's word, `instead` says why, and what to do.
    """

    row: int
    ref: Reference
    field: str
    register: Any
    file: Any
    takes: Any = None
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A recommendation that a row speaks of, and what the register has beside it: its report, the words noted on it,
    how to read its history, and what would be left open under it once the whole file is taken.
    """

    one: Recommendation
    report: Report
    noted: frozenset[str] = frozenset()
    history: Callable[[Reference], Sequence[Happening]] = lambda _: ()
    left_open: Callable[[Reference], list[Reference]] = lambda _: []

    @property
    def settled(self) -> str:
        """Why nothing moves the day by which it was due any more; empty where something may."""
        standing = self.one.standing
        if standing.status is not Status.OPEN:
            return "it is closed, and how late or early it was is settled: reopen it first"
        if standing.stage is Stage.AWAITING_VERIFICATION:
            return "it is certified, and how late or early it was is settled: take that back first"
        return ""


SETTLED = ("closed_on", "letter", "signed_on", "signatory", "hmicfrs", "outcome", "certified_on", "superseded_by")
"""What was shown when one was closed or certified, and rests on that."""

LETTER = ("letter", "signed_on", "signatory")


def differences(of: Making, entry: Entry, there: Recorded) -> list[Difference] | list[Fault]:
    """Everything in which a row differs; or its faults, where the rules forbid what it says."""
    try:
        found = [*_words(entry, there.one), *_deadline(of, entry, there), *_progress(entry, there)]
    except Mistyped as error:
        return [fault(of, entry, "deadline", error.what)]
    found += _notes(of, entry, there)
    try:
        moved = _moved(entry, there.one, of)
    except Refused as error:
        return [fault(of, entry, "letter", error.what)]
    if isinstance(moved, Fault):
        return [moved]
    if against := _against(of, entry, there, [*found, *moved]):
        return against
    return [*found, *moved]


def noted_words(words: str) -> str:
    """A note as it is compared with what is noted already."""
    return " ".join(words.split())


def day_of(differing: Sequence[Difference], today: date) -> date:
    """The day on which differences of one recommendation are taken: that of its closing or certification, by when the
    rest has to be so, or else today.
    """
    moved = (each.takes for each in differing if isinstance(each.takes, (Closing, Certification)))
    return next((change.on for change in moved), today)


def _different(entry: Entry, one: Recommendation, name: str, was: Any, said: Any, **more: Any) -> list[Difference]:
    if said is None or kept(was) == kept(said):
        return []
    return [Difference(entry.row, one.ref, name, kept(was), kept(said), **{"takes": said, **more})]


def _words(entry: Entry, one: Recommendation) -> Iterator[Difference]:
    """The words, and what else an edit corrects."""
    if entry.text is None or " ".join(entry.text.split()) != " ".join(one.text.split()):
        yield from _different(entry, one, "text", one.text, entry.text)
    for name in ("title", "addressees"):
        yield from _different(entry, one, name, getattr(one, name), getattr(entry, name))
    under = entry.under.within(one.ref.report) if entry.under else None
    yield from _different(entry, one, "under", one.under, under)
    yield from _different(entry, one, "issued_on", one.issued_on, entry.issued_on)
    for name in ("theme", "for_us"):
        yield from _different(entry, one, name, getattr(one.standing, name), getattr(entry, name))


def _deadline(of: Making, entry: Entry, there: Recorded) -> Iterator[Difference]:
    """Another deadline. One that a person would read out of other words on the same day is the same."""
    said = entry.deadline_read(there.report.published, of.reader.counts_from)
    standing, ref = there.one.standing, there.one.ref
    was = Deadline(standing.deadline_phrase, standing.deadline_kind, standing.deadline, standing.deadline_rule or "")
    if said is None or (said.kind, said.on) == (was.kind, was.on):
        return
    if said and said.on != was.on and said.rule == was.rule:
        # Only the day was altered, in a file of our own: how it had been derived holds no longer.
        said = replace(said, rule=AS_IN_SHEET)
    if not entry.deadline_parts[0]:
        said = Deadline(said.phrase or was.phrase, said.kind, said.on, said.rule)
    had, has = (kept(each.on) or each.kind.value for each in (was, said))
    yield Difference(entry.row, ref, "deadline", had, has, said, there.settled)


def _progress(entry: Entry, there: Recorded) -> Iterator[Difference]:
    one, standing = there.one, there.one.standing
    for name in ("owner", "lead"):
        yield from _different(entry, one, name, getattr(standing, name), getattr(entry, name))
    yield from _different(entry, one, "level", standing.level, entry.level, instead=there.settled)
    for each in _different(entry, one, "target", standing.target, entry.target, instead=there.settled):
        often = sum(happening.kind == "targeted" for happening in there.history(one.ref))
        if often > CHANGES_WITHOUT_APPROVAL and not there.settled:
            approved = "a further change is approved by name: hmi target REF --to DATE --reason TEXT --approved-by NAME"
            yield Difference(each.row, each.ref, each.field, each.register, each.file, None, approved)
        else:
            yield each


def _notes(of: Making, entry: Entry, there: Recorded) -> Iterator[Difference]:
    for note in entry.notes:
        on, said = note_on(*note, there.one.issued_on, of.today)
        if noted_words(said) not in there.noted:
            yield Difference(entry.row, there.one.ref, "note", None, said, (on, said))


def _moved(entry: Entry, one: Recommendation, of: Making) -> list[Difference] | Fault:
    """Where it says that one stands otherwise: at another stage, certified, or closed."""
    standing = one.standing
    if standing.status is Status.CLOSED:
        return _of_one_closed(entry, one)
    if entry.status is Status.CLOSED:
        if not entry.closed_on:
            return fault(of, entry, "closed_on", "The row says closed, and the day of closing is missing.")
        closing = closing_of(of, entry, one.ref, entry.closed_on)
        return [Difference(entry.row, one.ref, "status", "open", "closed", closing)]
    if entry.stage is None or entry.stage is standing.stage:
        return []
    if entry.stage is Stage.AWAITING_VERIFICATION:
        return _certified(of, entry, one)
    return _different(entry, one, "stage", standing.stage, entry.stage)


def _certified(of: Making, entry: Entry, one: Recommendation) -> list[Difference] | Fault:
    letter, signed_on, signatory = of.letters.shown(entry)
    if not (entry.certified_on and letter and signed_on and signatory):
        missing = "The row says that it awaits verification: the day of its certification, or the letter, is missing."
        return fault(of, entry, "certified_on", missing)
    certification = Certification(entry.certified_on, letter, signed_on, signatory)
    was = kept(one.standing.stage)
    return [Difference(entry.row, one.ref, "stage", was, Stage.AWAITING_VERIFICATION.value, certification)]


def _of_one_closed(entry: Entry, one: Recommendation) -> list[Difference]:
    """What a row says otherwise of one that is closed: hmi takes none of it on a sheet's word."""
    standing = one.standing
    if entry.status is not Status.CLOSED:
        why = "an open row reopens nothing: hmi reopen REF --reason TEXT"
        return [Difference(entry.row, one.ref, "status", "closed", "open", None, why)] if entry.state else []
    if standing.closed_on is None:
        return []  # before levels, of which the register keeps no more
    why = "it is closed, and rests on what was shown then: reopen it first"
    said = {name: getattr(entry, name) for name in SETTLED if standing.letter or name not in LETTER}
    said["superseded_by"] = entry.superseded_by.within(one.ref.report) if entry.superseded_by else None
    if said.get("letter"):
        said["letter"] = " ".join(said["letter"].split())
    return [
        each
        for name, value in said.items()
        for each in _different(entry, one, name, getattr(standing, name), value, takes=None, instead=why)
    ]


def _against(of: Making, entry: Entry, there: Recorded, differing: Sequence[Difference]) -> list[Fault]:
    """What the rules say against a closing or a certification, its level set first where that differs too."""
    moved = next((each.takes for each in differing if isinstance(each.takes, (Closing, Certification))), None)
    if moved is None:
        return []
    one = there.one
    if moved.on < one.issued_on:
        early = f"It was issued on {in_words(one.issued_on)}; nothing happened to it before, on {in_words(moved.on)}."
        return [fault(of, entry, "closed_on" if isinstance(moved, Closing) else "certified_on", early)]
    past = list(there.history(one.ref))
    number = max((happening.number for happening in past), default=0)
    for each in differing:
        if each.field == "level" and not each.instead:
            number += 1
            past.append(Happening(number, "levelled", moved.on, {"level": kept(each.takes)}))
    if isinstance(moved, Closing):
        blank = Happening(number + 1, "closed", moved.on, {})
        new = closing_happening(moved, timeline.standing_before(past, blank))
    else:
        new = as_event("certified", moved)
    new = Happening(number + 1, new.kind, new.on, new.after, new.reason)
    against = timeline.refusals(
        one.ref.category, past, new, today=of.today, open_under=lambda *_: there.left_open(one.ref)
    )
    return [against_in(of, entry, new, each) for each in against]
