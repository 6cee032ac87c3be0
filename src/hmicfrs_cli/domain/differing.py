"""What a row says otherwise than the register, of a recommendation that is recorded already.

Only what the row says counts: an empty cell empties nothing, and a row that says open reopens nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hmicfrs_cli.domain.closing import Certification
from hmicfrs_cli.domain.conditions import certification_refusals, closing_refusals
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.deadlines import Deadline
from hmicfrs_cli.domain.entries import Entry, Fault
from hmicfrs_cli.domain.errors import Mistyped, Refused
from hmicfrs_cli.domain.newcomers import Making, against_in, closing_of, fault, note_on
from hmicfrs_cli.domain.records import Recommendation, Report, kept
from hmicfrs_cli.domain.timeline import Happening
from hmicfrs_cli.domain.vocabulary import Category, Reference, Stage, Status


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


SETTLED = ("closed_on", "letter", "signed_on", "signatory", "hmicfrs", "outcome", "certified_on", "superseded_by")
"""What was shown when one was closed or certified, and rests on that."""

OpenUnder = Callable[[Reference], list[Reference]]
"""The recommendations under a cause of concern that this import would leave open."""


def differences(
    of: Making,
    entry: Entry,
    recorded: Recommendation,
    report: Report,
    noted: frozenset[str],
    open_under: OpenUnder = lambda _: [],
) -> list[Difference] | list[Fault]:
    """Everything in which a row differs; or its faults, where the rules forbid what it says."""
    standing = recorded.standing
    try:
        found = [
            *_words(entry, recorded),
            *_deadline(of, entry, recorded, report),
            *_progress(entry, recorded),
            *_notes(of, entry, recorded, noted),
        ]
    except Mistyped as error:
        return [fault(of, entry, "deadline", error.what)]
    at = next((one.takes for one in found if one.field == "level" and not one.instead), standing.level)
    standing = replace(standing, level=at)
    try:
        moved, faults = _moved(of, entry, replace(recorded, standing=standing), open_under)
    except Refused as error:
        return [fault(of, entry, "letter", error.what)]
    return faults or [*found, *moved]


def _different(entry: Entry, one: Recommendation, name: str, was: Any, said: Any, **more: Any) -> list[Difference]:
    if said is None or kept(was) == kept(said):
        return []
    return [Difference(entry.row, one.ref, name, kept(was), kept(said), **{"takes": said, **more})]


def _words(entry: Entry, one: Recommendation) -> Iterator[Difference]:
    """The words, and what else an edit corrects."""
    same_words = entry.text is not None and " ".join(entry.text.split()) == " ".join(one.text.split())
    if not same_words:
        yield from _different(entry, one, "text", one.text, entry.text)
    for name in ("title", "addressees"):
        yield from _different(entry, one, name, getattr(one, name), getattr(entry, name))
    under = entry.under.within(one.ref.report) if entry.under else None
    yield from _different(entry, one, "under", one.under, under)
    yield from _different(entry, one, "issued_on", one.issued_on, entry.issued_on)
    for name in ("theme", "for_us"):
        yield from _different(entry, one, name, getattr(one.standing, name), getattr(entry, name))


def _deadline(of: Making, entry: Entry, one: Recommendation, report: Report) -> Iterator[Difference]:
    said = entry.deadline_read(report.published, of.reader.counts_from)
    standing = one.standing
    was = Deadline(standing.deadline_phrase, standing.deadline_kind, standing.deadline, standing.deadline_rule or "")
    if said is None or (said.kind, said.on) == (was.kind, was.on):
        return
    if not entry.deadline_parts[0]:
        said = replace(said, phrase=said.phrase or was.phrase)
    yield Difference(
        entry.row, one.ref, "deadline", kept(was.on) or was.kind.value, kept(said.on) or said.kind.value, said
    )


def _progress(entry: Entry, one: Recommendation) -> Iterator[Difference]:
    standing = one.standing
    settled = standing.status is not Status.OPEN
    for name in ("owner", "lead"):
        yield from _different(entry, one, name, getattr(standing, name), getattr(entry, name))
    frozen = "it is closed: how late or early it was is settled" if settled else ""
    yield from _different(entry, one, "target", standing.target, entry.target, instead=frozen)
    levelled = "it is closed: reopen it first" if settled else ""
    yield from _different(entry, one, "level", standing.level, entry.level, instead=levelled)


def _notes(of: Making, entry: Entry, one: Recommendation, noted: frozenset[str]) -> Iterator[Difference]:
    for note in entry.notes:
        on, said = note_on(*note, one.issued_on, of.today)
        if noted_words(said) not in noted:
            yield Difference(entry.row, one.ref, "note", None, said, (on, said))


def _moved(
    of: Making, entry: Entry, one: Recommendation, open_under: OpenUnder
) -> tuple[list[Difference], list[Fault]]:
    """Where it says that one stands otherwise: at another stage, certified, or closed; by the rules, or their words."""
    standing = one.standing
    if standing.status is Status.CLOSED:
        return _of_one_closed(entry, one), []
    if entry.status is Status.CLOSED:
        return _closed(of, entry, one, open_under)
    stage = entry.stage
    if stage is None or stage is standing.stage:
        return [], []
    if stage is Stage.AWAITING_VERIFICATION:
        return _certified(of, entry, one)
    return _different(entry, one, "stage", standing.stage, stage), []


def _of_one_closed(entry: Entry, one: Recommendation) -> list[Difference]:
    standing = one.standing
    if entry.status is not Status.CLOSED:
        if entry.state is None:
            return []
        why = "an open row reopens nothing: hmi reopen REF --reason TEXT"
        return [Difference(entry.row, one.ref, "status", "closed", "open", None, why)]
    why = "it is closed, and rests on what was shown then: reopen it first"
    said = {name: getattr(entry, name) for name in SETTLED if name != "superseded_by"}
    said["superseded_by"] = entry.superseded_by.within(one.ref.report) if entry.superseded_by else None
    if standing.closed_on is None:
        said = {}
    if said.get("letter"):
        said["letter"] = " ".join(said["letter"].split())
    if standing.letter is None:
        said = {name: value for name, value in said.items() if name not in ("letter", "signed_on", "signatory")}
    return [
        each
        for name, value in said.items()
        for each in _different(entry, one, name, getattr(standing, name), value, takes=None, instead=why)
    ]


def _closed(
    of: Making, entry: Entry, one: Recommendation, open_under: OpenUnder
) -> tuple[list[Difference], list[Fault]]:
    if not entry.closed_on:
        return [], [fault(of, entry, "closed_on", "The row says closed, and the day of closing is missing.")]
    closing = closing_of(of, entry, one.ref, entry.closed_on)
    under = open_under(one.ref) if one.ref.category is Category.CAUSE_OF_CONCERN else []
    faults = _early(of, entry, one, "closed_on", closing.on) or [
        against_in(of, entry, Happening(0, "closed", closing.on, {}), each)
        for each in closing_refusals(one.ref.category, one.standing, closing, under)
    ]
    return [Difference(entry.row, one.ref, "status", "open", "closed", closing)], faults


def _early(of: Making, entry: Entry, one: Recommendation, name: str, on: date) -> list[Fault]:
    """What stands against anything happening to one on a day before its issue, or still to come."""
    if on > of.today:
        return [fault(of, entry, name, f"{in_words(on)} has not come yet.")]
    early = f"It was issued on {in_words(one.issued_on)}; nothing happened to it before, on {in_words(on)}."
    return [fault(of, entry, name, early)] if on < one.issued_on else []


def _certified(of: Making, entry: Entry, one: Recommendation) -> tuple[list[Difference], list[Fault]]:
    letter, signed_on, signatory = of.letters.shown(entry)
    if not (entry.certified_on and letter and signed_on and signatory):
        missing = "The row says that it awaits verification: the day of its certification, or the letter, is missing."
        return [], [fault(of, entry, "certified_on", missing)]
    certification = Certification(entry.certified_on, letter, signed_on, signatory)
    faults = _early(of, entry, one, "certified_on", entry.certified_on) or [
        against_in(of, entry, Happening(0, "certified", entry.certified_on, {}), each)
        for each in certification_refusals(one.ref.category, one.standing, certification)
    ]
    was = one.standing.stage
    return [Difference(entry.row, one.ref, "stage", was, Stage.AWAITING_VERIFICATION.value, certification)], faults


def noted_words(words: str) -> str:
    """A note as it is compared with what is noted already."""
    return " ".join(words.split())
