"""What one row of a register kept by hand says of one recommendation, and why one cannot be read.

How a row is read is in `rows`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hmicfrs_cli.domain.days import Period
from hmicfrs_cli.domain.deadlines import Deadline
from hmicfrs_cli.domain.errors import Mistyped
from hmicfrs_cli.domain.intake import words as sheet_words
from hmicfrs_cli.domain.intake.words import State
from hmicfrs_cli.domain.vocabulary import Category, DeadlineKind, Level, Outcome, Reference, Stage, Status


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a row cannot be recorded, or what should be known of it: its number, the column, the reason."""

    row: int
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet: its number there, the words in each field that has any, and the notes with their headings.

    Addressees are a list of words; all else is one.
    """

    row: int
    cells: Mapping[str, Any]
    notes: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Pointer:
    """Another recommendation as a cell names it: by its reference, or by category and number in the same report."""

    category: Category
    number: int
    report: str | None = None

    def within(self, report: str) -> Reference:
        """The reference meant, in a row of this report."""
        return Reference(self.report or report, self.category, self.number)


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row says. None where it says nothing.

    `deadline` is as written (or the day, in our own export) since what it counts from is not in the row;
    `deadline_parts` are kind, phrase and rule as our own export has them. `notes` are day (None where there is none)
    and words. `state` is what was said, `status` what follows from all of the row.
    """

    row: int
    ref: Reference | None = None
    report: str | None = None
    report_title: str | None = None
    published: Period | None = None
    category: Category | None = None
    number: int | None = None
    text: str | None = None
    title: str | None = None
    theme: str | None = None
    addressees: tuple[str, ...] | None = None
    for_us: bool | None = None
    owner: str | None = None
    lead: str | None = None
    under: Pointer | None = None
    deadline: str | None = None
    deadline_parts: tuple[DeadlineKind | None, str | None, str | None] = (None, None, None)
    target: date | None = None
    issued_on: date | None = None
    level: Level | None = None
    state: State | None = None
    outcome: Outcome | None = None
    closed_on: date | None = None
    certified_on: date | None = None
    letter: str | None = None
    signed_on: date | None = None
    signatory: str | None = None
    hmicfrs: str | None = None
    superseded_by: Pointer | None = None
    reason: str | None = None
    notes: tuple[tuple[date | None, str], ...] = ()

    @property
    def status(self) -> Status:
        """Closed where it says so, gives a day of closing, or was closed before levels; else open."""
        if self.state:
            return self.state.status
        return Status.CLOSED if self.closed_on or self.level is Level.BEFORE_LEVELS else Status.OPEN

    @property
    def stage(self) -> Stage | None:
        """The stage that it says, of one that is open."""
        return self.state.stage if self.state else None

    def deadline_read(self, published: date | None, counts_from: date) -> Deadline | None:
        """The deadline that it says; None where it says nothing. Raises Mistyped where that cannot be read."""
        kind, phrase, rule = self.deadline_parts
        if kind is None:
            return sheet_words.deadline(self.deadline, published, counts_from) if self.deadline else None
        on = sheet_words.day(self.deadline, counts_from) if self.deadline else None
        if (kind is DeadlineKind.DATED) != (on is not None):
            raise Mistyped(f"A deadline that is {kind} {'has a day' if on is None else 'has none'}")
        return Deadline(phrase, kind, on, rule or sheet_words.AS_IN_SHEET)
