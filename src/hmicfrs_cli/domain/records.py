"""What the register holds, as frozen values: the shape in which reads leave it and rules receive it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from operator import attrgetter
from typing import Any

from hmicfrs_cli.domain.days import Period
from hmicfrs_cli.domain.vocabulary import (
    Category,
    DeadlineKind,
    Level,
    Outcome,
    Reference,
    ReportKind,
    Stage,
    Status,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How one recommendation stands on a day: everything about it that time can change.

    `deadline` is the issuer's date, kept with the printed phrase and how it was derived;
    `target` is the force's own. Letter and signatory are those of the certification or closing that holds on that
    day, HMICFRS's basis that of the closing; they are empty otherwise. `certified_on` is the day the force
    certified it at level 3.
    """

    status: Status = Status.OPEN
    stage: Stage | None = Stage.IN_PROGRESS
    level: Level | None = None
    outcome: Outcome | None = None
    closed_on: date | None = None
    superseded_by: str | None = None
    letter: str | None = None
    signed_on: date | None = None
    signatory: str | None = None
    certified_on: date | None = None
    hmicfrs: str | None = None
    for_us: bool = True
    owner: str | None = None
    lead: str | None = None
    theme: str | None = None
    deadline_phrase: str | None = None
    deadline_kind: DeadlineKind = DeadlineKind.NONE
    deadline: date | None = None
    deadline_rule: str | None = None
    target: date | None = None

    @property
    def due(self) -> date | None:
        """The last day in time: the issuer's date, or the force's target where the issuer set none.

        None for what is to be done at once: that ages from publication and is never late by a date.
        """
        return None if self.deadline_kind is DeadlineKind.IMMEDIATE else self.deadline or self.target

    def after(self, changes: Mapping[str, Any]) -> "Standing":
        """This standing once `changes` (field to new value, as kept in an event) have happened.

        Fields that are not a standing's (the words of a recommendation) are passed over.
        """
        read = {
            name: None if value is None else _READERS[name](value)
            for name, value in changes.items()
            if name in _READERS
        }
        # Not `dataclasses.replace`, which takes as long again: this is where every history is folded.
        return Standing(**{**dict(zip(_READERS, _all_of(self), strict=True)), **read}) if read else self

    def kept(self) -> dict[str, Any]:
        """Field to value as kept in an event: words and ISO dates, nothing that JSON cannot hold."""
        return {name: kept(getattr(self, name)) for name in _READERS}

    def from_blank(self) -> dict[str, Any]:
        """The changes that make this standing out of a blank one: all it has, and no stage if it has none."""
        return {name: value for name, value in self.kept().items() if value is not None or name in _NEVER_BLANK}


def kept(value: Any) -> Any:
    """A value as an event keeps it: days, months and years as ISO text, references and words of the field as text."""
    if value is None or isinstance(value, (str, bool)):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Reference):
        return str(value)
    if isinstance(value, Period):
        return value.iso
    if isinstance(value, tuple):
        return list(value)
    return value


_KINDS: dict[str, Callable[[Any], Any]] = {
    "status": Status,
    "stage": Stage,
    "level": Level,
    "outcome": Outcome,
    "deadline_kind": DeadlineKind,
    "closed_on": date.fromisoformat,
    "signed_on": date.fromisoformat,
    "certified_on": date.fromisoformat,
    "deadline": date.fromisoformat,
    "target": date.fromisoformat,
    "for_us": bool,
}
_READERS = {part.name: _KINDS.get(part.name, str) for part in fields(Standing)}
_all_of = attrgetter(*_READERS)
_NEVER_BLANK = frozenset(part.name for part in fields(Standing) if part.default is not None)
"""What a blank standing has already, so that one without it has to say so."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation, cause of concern or AFI, as it stands on the day asked about.

    `issued_on` is the day it began to count: its report's publication, or the last day that may have been where only
    the month or year is known. `under` is the cause of concern it belongs to. `text` and `addressees` are the issuer's
    words.
    """

    ref: Reference
    title: str | None
    text: str
    addressees: tuple[str, ...]
    under: Reference | None
    issued_on: date
    standing: Standing
    issued_known: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """A recommendation in which words were found, and where to see them.

    `place` is text, title, theme, note or evidence; of the last two there is also the day it speaks of and who wrote
    it. `excerpt` is a part of what is written there, and `matches` are the words in it, as written, that were looked
    for.
    """

    recommendation: Recommendation
    place: str
    excerpt: str
    matches: tuple[str, ...]
    noted_on: date | None = None
    noted_by: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of some recommendations that count for us are open and closed, as at a day."""

    open: int = 0
    closed: int = 0
    for_information: int = 0

    @property
    def total(self) -> int:
        return self.open + self.closed


@dataclass(frozen=True, slots=True)
class Report:
    """A publication of HMICFRS. `bodies` are its partners.

    `published` is its day, and `published_in` the month or year where no more is known; nobody may know either.
    `stated` is how many of each category the report itself says it makes, where it does: category to number.
    `answers_due` is the day that a super-complaint's report states for answers to it. `comments_sent_on` is the day on
    which the comments on the report were published, or the answer to a super-complaint was sent, and `comments_url`
    where it can be read.
    """

    code: str
    title: str
    kind: ReportKind
    published: date | None
    bodies: tuple[str, ...] = ()
    url: str | None = None
    stated: dict[str, int] = field(default_factory=dict)
    comments_sent_on: date | None = None
    tally: Tally = field(default_factory=Tally)
    published_in: Period | None = None
    answers_due: date | None = None
    comments_url: str | None = None

    @property
    def period(self) -> Period | None:
        """When it was published, as exactly as it is known: a day, a month or a year."""
        return Period(self.published.isoformat()) if self.published else self.published_in


@dataclass(frozen=True, slots=True)
class Balance:
    """One dated entry of an opening balance: so many counted without being listed, and on whose word.

    Entries add up; a negative one takes back what an earlier one brought in.
    """

    category: Category
    level: Level | None
    open: int
    closed: int
    on: date
    source: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file as the register knows it: its name, its size in bytes, the SHA-256 of its bytes, and the name of the copy
    in the evidence folder; None where it is kept elsewhere.
    """

    name: str
    size: int
    hash: str
    copy: str | None


@dataclass(frozen=True, slots=True)
class Letter:
    """A signed letter of the Chief Constable, with its file where there is one.

    `covers` is what stands certified or closed by it on the day asked about, `covered` what did before and has been
    reopened, or taken back, since.
    """

    reference: str
    signed_on: date
    signatory: str
    document: Document | None = None
    covers: tuple[Reference, ...] = ()
    covered: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A document that supports one recommendation, added on a day by somebody, with a note where there is one."""

    ref: Reference
    document: Document
    on: date
    author: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One dated line of history. `changes` is field to (before, after) as kept; `undone` where it is not in force.

    `happened_on` is when it was true, `recorded_at` when it was learned (UTC); `command` numbers the command line
    it came from, of which `words` are the words.
    """

    number: int
    command: int
    kind: str
    about: str
    reference: str
    happened_on: date
    recorded_at: str
    author: str
    words: str
    reason: str | None
    changes: Mapping[str, tuple[Any, Any]]
    hash: str
    undone: bool = False

    @property
    def after(self) -> dict[str, Any]:
        """Field to new value."""
        return {name: new for name, (_, new) in self.changes.items()}


@dataclass(frozen=True, slots=True)
class Sealed:
    """An event with the rest of what its hash covers: the number of its recommendation where it is about one, its
    changes as the text that is stored, and the hash of the event before.
    """

    event: Event
    recommendation_id: int | None
    changes: str
    previous: str


@dataclass(frozen=True, slots=True)
class Recording:
    """Who is writing in the register, at what moment (UTC), on what day, and with which command.

    Comes in from the command line: nothing below it has a clock.
    """

    by: str
    at: str
    today: date
    words: str
