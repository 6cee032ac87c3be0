"""From a row of a sheet to a recommendation that is new to the register: what it is, and what has happened to it since.

Its events are those that commands would have recorded one by one (recorded, target set, certified, closed, noted), each
on its day and by the rules; what stands against one is a fault of the row.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hmicfrs_cli.domain import closing as rules
from hmicfrs_cli.domain import deadlines, drafting, timeline
from hmicfrs_cli.domain.closing import Certification, Closing
from hmicfrs_cli.domain.conditions import closing_refusals
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.deadlines import Deadline
from hmicfrs_cli.domain.drafting import Particulars
from hmicfrs_cli.domain.errors import Mistyped, Refused
from hmicfrs_cli.domain.intake.entries import Entry, Fault
from hmicfrs_cli.domain.intake.rows import Reader
from hmicfrs_cli.domain.intake.words import AS_IN_SHEET
from hmicfrs_cli.domain.records import Letter, Recommendation, Report, Standing, kept
from hmicfrs_cli.domain.refusing import Refusal
from hmicfrs_cli.domain.timeline import Happening, OpenUnder, Span
from hmicfrs_cli.domain.vocabulary import Category, Level, Reference, Stage, Status

AS_IN_THE_SHEET = "as in the imported sheet"
"""The reason that the history gives for what an import says of a time before it."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A recommendation that a row brings: how it was when it was issued, and everything that has happened to it.

    The first happening is its recording. They are numbered from 1, in the order in which they are to be recorded.
    `spans` are the stretches of days that they make.
    """

    row: int
    one: Recommendation
    happenings: tuple[Happening, ...]
    spans: tuple[Span, ...]

    @property
    def standing(self) -> Standing:
        """How it stands once all of that has happened."""
        return self.spans[-1].standing


@dataclass
class Letters:
    """The letters of the register, and those that a sheet brings: by their reference, in any case."""

    known: Mapping[str, Letter]
    today: date

    def __post_init__(self) -> None:
        self.new: dict[str, Letter] = {}

    def bring(self, entry: Entry) -> None:
        """Take up the letter that a row gives whole, where nobody knows it yet."""
        if entry.letter and entry.signed_on and entry.signatory:
            reference = " ".join(entry.letter.split())
            self.new.setdefault(reference.casefold(), Letter(reference, entry.signed_on, entry.signatory))

    def shown(self, entry: Entry) -> tuple[str | None, date | None, str | None]:
        """The letter that a row shows, whole where its record or another row makes it so. Raises Refused where it is
        recorded otherwise, or signed on a day to come.
        """
        reference = " ".join(entry.letter.split()) if entry.letter else None
        found = (self.known.get(reference.casefold()) or self.new.get(reference.casefold())) if reference else None
        if found is None:
            return reference, entry.signed_on, entry.signatory
        said = entry.signed_on or found.signed_on, entry.signatory or found.signatory
        if said != (found.signed_on, found.signatory):
            signed = f"signed on {in_words(found.signed_on)} by {found.signatory}"
            raise Refused(f"Letter {found.reference} is {signed} in the register or an earlier row.")
        if found.signed_on > self.today:
            raise Refused(f"Letter {found.reference} would be signed on {in_words(found.signed_on)}, still to come.")
        return found.reference, found.signed_on, found.signatory


@dataclass(frozen=True, slots=True)
class Making:
    """What every row is read against: the reader of its sheet, the letters, what this force is called."""

    reader: Reader
    letters: Letters
    force_names: tuple[str, ...]

    @property
    def today(self) -> date:
        return self.reader.today


def drafted(of: Making, entry: Entry, report: Report, number: int) -> tuple[Recommendation | None, list[Fault]]:
    """The recommendation that a row makes, as it was when it was issued, and what is wrong with it; None where so much
    is wrong that nothing can be said of what has happened since.
    """
    if entry.text is None:
        return None, [fault(of, entry, "text", "The text is missing.")]
    faults, due = [], None
    try:
        due = _due(of, entry, entry.text, report)
    except Mistyped as error:
        faults = [fault(of, entry, "deadline", error.what)]
    given = Particulars(
        text=entry.text,
        category=entry.category or Category.RECOMMENDATION,
        number=number,
        title=entry.title,
        level=entry.level,
        due=due,
        to=entry.addressees,
        for_us=entry.for_us,
        owner=entry.owner,
        lead=entry.lead,
        theme=entry.theme,
        under=entry.under.within(report.code) if entry.under else None,
        on=entry.issued_on or _issued_by(entry, report, of.today),
    )
    try:
        return drafting.draft(given, report, number, force_names=of.force_names, today=of.today), faults
    except (Mistyped, Refused) as error:
        at = "number" if isinstance(error, Mistyped) else _refused_for(entry)
        return None, [*faults, fault(of, entry, at, " ".join(filter(None, (error.what, error.why))))]


def _refused_for(entry: Entry) -> str:
    return "level" if entry.level is Level.BEFORE_LEVELS else "issued_on" if entry.issued_on else "under"


def _due(of: Making, entry: Entry, text: str, report: Report) -> Deadline:
    """The deadline of the row, with the words of the text where it prints the same one; else that of the text."""
    read = deadlines.read(text, report.published)
    said = entry.deadline_read(report.published, of.reader.counts_from)
    if said is None or (said.rule == AS_IN_SHEET and (said.kind, said.on) == (read.kind, read.on)):
        return read
    return said if said.phrase or entry.deadline_parts[0] else replace(said, phrase=read.phrase)


def _issued_by(entry: Entry, report: Report, today: date) -> date | None:
    """The day by which it had been issued, where the day of its report is not known: not after anything that happened
    to it. None where the report's own day says it.
    """
    if report.published:
        return None
    happened = [on for on in (entry.closed_on, entry.certified_on, *(on for on, _ in entry.notes)) if on]
    by = min([drafting.issue(report, today), *happened])
    return max(by, report.published_in.first) if report.published_in else by


def lived(of: Making, entry: Entry, one: Recommendation, open_under: OpenUnder) -> Newcomer | list[Fault]:
    """The newcomer with everything that has happened to it since it was issued; or what the rules say against that."""
    line = [Happening(1, timeline.RECORDED, one.issued_on, drafting.recording_of(one))]
    try:
        since = list(_since(of, entry, one))
    except Refused as error:
        return [fault(of, entry, "letter", error.what)]
    if faults := _missing(of, entry, one):
        return faults
    for happening in since:
        new = replace(happening, number=len(line) + 1)
        against = timeline.refusals(one.ref.category, line, new, today=of.today, open_under=open_under)
        if against:
            return [against_in(of, entry, new, each) for each in against]
        line.append(new)
    return Newcomer(entry.row, one, tuple(line), tuple(timeline.spans(line)))


def _missing(of: Making, entry: Entry, one: Recommendation) -> list[Fault]:
    """The days that have to be said and are not; of a closing without its day, whatever else it would lack."""
    if entry.level is Level.BEFORE_LEVELS:
        return []
    if entry.status is Status.CLOSED and not entry.closed_on:
        missing = f"It is closed, and the day of closing is missing.{_for_all('closed_on')}"
        closing = closing_of(of, entry, one.ref, of.today)
        against = closing_refusals(one.ref.category, one.standing, closing)
        as_closed = closing_happening(closing, one.standing)
        return [
            fault(of, entry, "closed_on", missing),
            *(against_in(of, entry, as_closed, each) for each in against),
        ]
    if entry.stage is Stage.AWAITING_VERIFICATION and not entry.certified_on:
        missing = f"It awaits verification, and the day of its certification is missing.{_for_all('certified_on')}"
        return [fault(of, entry, "certified_on", missing)]
    return []


def _for_all(*names: str) -> str:
    return f" What holds for all rows is given in a mapping, under [constants]: {', '.join(names)}."


def _since(of: Making, entry: Entry, one: Recommendation) -> Iterator[Happening]:
    """What has happened since it was issued, as the row says, in the order in which it is to be recorded."""
    before_levels = entry.level is Level.BEFORE_LEVELS
    certified = entry.certified_on if certifies(entry) else None
    closed = entry.closed_on if entry.status is Status.CLOSED and not before_levels else None
    if entry.target and not before_levels:
        yield Happening(0, "targeted", one.issued_on, {"target": kept(entry.target)}, AS_IN_THE_SHEET)
    if entry.status is Status.OPEN and entry.stage not in (None, Stage.IN_PROGRESS, Stage.AWAITING_VERIFICATION):
        yield Happening(0, "staged", of.today, {"stage": entry.stage.value if entry.stage else None})
    if certified:
        letter, signed_on, signatory = of.letters.shown(entry)
        if not (letter and signed_on and signatory):
            raise Refused(
                "It was certified, and the letter is missing, or a part of it: reference, day of signing, signatory."
                + _for_all("letter", "signed_on", "signatory")
            )
        yield as_event("certified", Certification(certified, letter, signed_on, signatory))
    if closed:
        yield closing_happening(closing_of(of, entry, one.ref, closed), one.standing, certified=bool(certified))
    if before_levels and entry.closed_on:
        yield _noted(of.today, f"Closed on {in_words(entry.closed_on)}, before levels.")
    for note in entry.notes:
        yield _noted(*note_on(*note, one.issued_on, of.today))


def _noted(on: date, words: str) -> Happening:
    return Happening(0, "noted", on, {"note": words, "public": False})


def note_on(on: date | None, words: str, issued_on: date, today: date) -> tuple[date, str]:
    """The day and the words with which a note is recorded. One without a day is of today; one of a day before the
    issue, when nothing can have happened, keeps that day in its words.
    """
    if on is None or on > today:
        return today, words
    return (on, words) if on >= issued_on else (today, f"{in_words(on)}: {words}")


def certifies(entry: Entry) -> bool:
    """Whether a row says that the force has certified one: it gives the day, and is at level 3 or is said to wait."""
    waits = entry.stage is Stage.AWAITING_VERIFICATION
    may = entry.level is Level.THREE and (entry.status is Status.CLOSED or entry.stage is None)
    return entry.certified_on is not None and (waits or may)


def closing_of(of: Making, entry: Entry, ref: Reference, on: date) -> Closing:
    """The closing that a row tells of. Raises Refused where its letter is recorded otherwise."""
    letter, signed_on, signatory = of.letters.shown(entry)
    return Closing(
        on,
        entry.outcome,
        letter,
        signed_on,
        signatory,
        entry.hmicfrs,
        entry.superseded_by.within(ref.report) if entry.superseded_by else None,
        entry.reason,
    )


def closing_happening(closing: Closing, standing: Standing, *, certified: bool = False) -> Happening:
    """The event that a closing becomes, its outcome settled by how it stood."""
    if certified:
        standing = replace(standing, stage=Stage.AWAITING_VERIFICATION)
    return as_event("closed", rules.settled(closing, standing), closing.reason)


def as_event(kind: str, change: Closing | Certification, reason: str | None = None) -> Happening:
    """A closing or a certification as something that has happened, not numbered yet."""
    return Happening(0, kind, change.on, {name: kept(value) for name, value in change.changes().items()}, reason)


_SHOWN_BY: Sequence[tuple[str, str, tuple[str, ...]]] = (
    ("letter", "letter", ("letter", "signed_on", "signatory")),
    ("part of it", "letter", ("letter", "signed_on", "signatory")),
    ("signature", "signatory", ("signatory",)),
    ("HMICFRS", "hmicfrs", ("hmicfrs",)),
    ("level", "level", ("level",)),
    ("supersedes", "superseded_by", ()),
    ("reason", "reason", ("reason",)),
)
"""A word in what is missing, the column that would show it, and the constants that could for all rows."""


def against_in(of: Making, entry: Entry, new: Happening, refusal: Refusal) -> Fault:
    """A refusal as a fault of the row: the rule, what is missing, and where that can be given."""
    at = "closed_on" if new.kind == "closed" else new.kind
    constants: tuple[str, ...] = ()
    for word, column, shared in _SHOWN_BY:
        if word in refusal.missing:
            at, constants = column, shared
            break
    missing = f" Missing: {refusal.missing}." if refusal.missing else ""
    shown = _for_all(*constants) if constants else ""
    at = {"targeted": "target", "staged": "stage", "certified": "certified_on", "noted": "note"}.get(at, at)
    return fault(of, entry, at, f"{refusal.rule}{missing}{shown}")


def fault(of: Making, entry: Entry, name: str, reason: str) -> Fault:
    """A fault in the column of one field of a row."""
    return Fault(entry.row, of.reader.name(name), reason if reason.endswith(".") else f"{reason}.")
