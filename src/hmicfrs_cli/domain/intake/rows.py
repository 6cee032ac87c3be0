"""The rows of a register kept by hand, read: each by itself, before anything is known of what the register holds.

What their words mean is in `words`; what a row comes to is an `Entry`, or its faults.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TypeVar, cast

from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.errors import Mistyped
from hmicfrs_cli.domain.intake import words as sheet_words
from hmicfrs_cli.domain.intake.columns import FIELDS, Columns
from hmicfrs_cli.domain.intake.entries import Entry, Fault, Line, Pointer
from hmicfrs_cli.domain.intake.words import State, is_nothing, sound
from hmicfrs_cli.domain.vocabulary import Category, DeadlineKind, Level, Reference, Stage, Status, written

Read = TypeVar("Read")


@dataclass
class Reader:
    """Reads the rows of one sheet. `names` has what the officer calls the column of each field.

    `remarks` gathers what was understood in a way that should be known.
    """

    given: Columns
    names: Mapping[str, str]
    today: date
    counts_from: date = sheet_words.COUNTS_FROM
    remarks: list[Fault] = field(default_factory=list)

    def __post_init__(self) -> None:
        # In a sheet that hmi has written an empty cell alone says that there is nothing.
        self.is_our_own = all(self.names.get(name) == name for name in ("ref", "deadline_kind", "for_us", "text"))
        self._words = {sheet_words.plain(theirs): ours for theirs, ours in self.given.words.items()}

    def name(self, of: str, line: Line | None = None) -> str:
        """What the officer calls the column of a field, or the constant that stands for it."""
        constant = of in self.given.constants and (line is None or of not in line.cells)
        return f"[constants] {of}" if constant else self.names.get(of, FIELDS[of])

    def read(self, line: Line) -> tuple[Entry, list[Fault]]:
        """What a row says, and everything in it that cannot be read."""
        return _Row(self, line).read()

    def ours(self, words: str) -> str:
        """A word of the force's own as we say it, where the mapping does."""
        if not self._words:
            return words
        return self._words.get(sheet_words.plain(words), words)


AS_THEY_STAND = ("text", "title", "theme", "owner", "lead", "letter", "signatory", "hmicfrs")
"""Fields of text, which a sheet of our own has word for word: there "N/A" is what somebody wrote."""


class _Row:
    """One row while it is read."""

    def __init__(self, reader: Reader, line: Line) -> None:
        self.reader, self.line = reader, line
        self.faults: list[Fault] = []

    def read(self) -> tuple[Entry, list[Fault]]:
        ref, of_number, number = self._reference()
        category = self._words("category", sheet_words.category) or of_number
        if of_number and category is not of_number:
            self._wrong("category", f"its number says {of_number.printed}.")
        state, level = self._standing()
        said = {name: self._words(name, _text) for name in ("title", "theme", "owner", "lead", "signatory")}
        said["letter"] = self._words("letter", _letter)
        named = {name: self._words(name, _text) for name in ("report", "report_title", "reason")}
        entry = Entry(
            row=self.line.row,
            ref=ref,
            published=self._words("published", lambda words: sheet_words.period(words, self.reader.counts_from)),
            category=category,
            number=number,
            text=self._words("text", lambda words: None if is_nothing(words) else written(words, "text")),
            addressees=self._addressees(),
            for_us=self._words("for_us", sheet_words.yes_or_no),
            under=self._words("under", self._pointer),
            deadline=self._words("deadline", lambda words: None if is_nothing(words) else words),
            deadline_parts=self._deadline_parts(),
            target=self._words("target", self._target),
            issued_on=self._day("issued_on"),
            level=level,
            state=state,
            outcome=self._words("outcome", sheet_words.outcome) or (state.outcome if state else None),
            closed_on=self._day("closed_on"),
            certified_on=self._day("certified_on"),
            signed_on=self._day("signed_on"),
            hmicfrs=self._words("hmicfrs", _their_word),
            superseded_by=self._words("superseded_by", self._pointer),
            notes=tuple(note for heading, words in self.line.notes for note in self._notes(heading, words)),
            **said,
            **named,
        )
        self._agrees(entry)
        return entry, self.faults

    def _words(self, name: str, read: Callable[[str], Read]) -> Read | None:
        words = self.line.cells.get(name)
        if words is None:
            words = self.reader.given.constants.get(name)
        if words is None:
            return None
        try:
            if self.reader.is_our_own and name in AS_THEY_STAND:
                return cast("Read", _kept(words))
            return read(sound(words))
        except Mistyped as error:
            self._wrong(name, " ".join(filter(None, (error.what.rstrip(".") + ".", error.next))))
            return None

    def _wrong(self, name: str, reason: str) -> None:
        self.faults.append(Fault(self.line.row, self.reader.name(name, self.line), reason[0].upper() + reason[1:]))

    def _day(self, name: str) -> date | None:
        return self._words(name, self._day_in)

    def _day_in(self, words: str) -> date | None:
        return None if is_nothing(words) else sheet_words.day(words, self.reader.counts_from)

    def _target(self, words: str) -> date | None:
        if is_nothing(words):
            return None
        on, month_only = sheet_words.last_day(words, self.reader.counts_from)
        if month_only:
            remark = f"{sheet_words.quoted(words)} is read as its last day, {in_words(on)}."
            self.reader.remarks.append(Fault(self.line.row, self.reader.name("target", self.line), remark))
        return on

    def _reference(self) -> tuple[Reference | None, Category | None, int | None]:
        """Our reference where a cell has one, and category and number as far as it or another cell says them."""
        ref: Reference | None = None
        category: Category | None = None
        number: int | None = None
        for name in ("ref", "number"):
            found = self._words(name, _reference_or_number)
            if isinstance(found, Reference):
                ref, category, number = found, found.category, found.number
            elif found:
                if number is not None and number != found[1]:
                    self._wrong(name, f"it is number {found[1]} here and {number} in {self.reader.name('ref')}.")
                category, number = found[0] or category, found[1]
        return ref, category, number

    def _standing(self) -> tuple[State | None, Level | None]:
        """How it stands and its level, from the columns of status, stage and level together."""

        def known(words: str) -> State | None:
            ours = self.reader.ours(words)
            return None if ours is words and is_nothing(words) and sheet_words.plain(words) != "n a" else _state(ours)

        said = self._words("status", known)
        at = self._words("stage", lambda words: None if is_nothing(words) else _state(self.reader.ours(words)))
        if said is None:
            said = at
        elif said.status is Status.OPEN and at and at.status is Status.OPEN and at.stage:
            said = State(Status.OPEN, at.stage)
        level = self._words("level", lambda words: sheet_words.level(self.reader.ours(words)))
        if said and said.level:
            if level not in (None, said.level):
                self._wrong("level", f"the status says closed before levels, and this says level {level}.")
            level = said.level
        return said, level

    def _addressees(self) -> tuple[str, ...] | None:
        cell = self.line.cells.get("addressees", self.reader.given.constants.get("addressees"))
        if cell is None:
            return None
        bodies = [cell] if isinstance(cell, str) else cell
        if self.reader.is_our_own:
            return tuple(bodies)
        try:
            named = tuple(written(sound(body), "addressee") for body in bodies if not is_nothing(body))
        except Mistyped as error:
            self._wrong("addressees", error.what)
            return None
        return named or None

    def _deadline_parts(self) -> tuple[DeadlineKind | None, str | None, str | None]:
        kind = self._words("deadline_kind", lambda words: DeadlineKind.read(words) if words.strip() else None)
        return kind, self._words("deadline_phrase", _kept), self._words("deadline_rule", _kept)

    def _pointer(self, words: str) -> Pointer | None:
        if is_nothing(words):
            return None
        found = _reference_or_number(words)
        if isinstance(found, Reference):
            return Pointer(found.category, found.number, found.report)
        if found is None or found[0] is None:
            raise Mistyped(f"{sheet_words.quoted(words)} does not say which of R, C and A it is")
        return Pointer(found[0], found[1])

    def _notes(self, heading: str, words: str) -> list[tuple[date | None, str]]:
        try:
            if is_nothing(sound(words)):
                return []
            return [(on, written(said, "note")) for on, said in sheet_words.notes(words, heading, self.reader.today)]
        except Mistyped as error:
            self.faults.append(Fault(self.line.row, heading or FIELDS["note"], error.what))
            return []

    def _agrees(self, entry: Entry) -> None:
        """Add a fault for each two things that a row says and that cannot both be so."""
        if entry.status is Status.OPEN and entry.closed_on and "closed_on" in self.line.cells:
            self._wrong("closed_on", "the row says that it is open, and gives a day of closing.")
        if entry.status is Status.OPEN and entry.level is Level.BEFORE_LEVELS:
            self._wrong("level", "what was closed before levels is not open.")
        if entry.level is Level.BEFORE_LEVELS:
            for name in ("closed_on", "letter", "hmicfrs"):
                if getattr(entry, name) and name in self.line.cells:
                    remark = "It was closed before levels, of which hmi keeps no day, letter or word of HMICFRS."
                    self.reader.remarks.append(Fault(self.line.row, self.reader.name(name, self.line), remark))


def _text(words: str) -> str | None:
    return None if is_nothing(words) else written(words, "text")


def _kept(words: str) -> str | None:
    """Words as they stand, where there are any: as our own export has them."""
    return written(words, "text") if words.strip() else None


@lru_cache(4096)
def _state(words: str) -> State:
    try:
        stage = Stage.read(words)
    except Mistyped:
        return sheet_words.state(words)
    return State(Status.OPEN, stage)


def _letter(words: str) -> str | None:
    """A letter's reference; None where there is none. Raises Mistyped for a mere yes."""
    said = sheet_words.named(words, "letter")
    return None if said is None else written(said, "text")


def _their_word(words: str) -> str | None:
    """What HMICFRS said; None where it says nothing. Raises Mistyped for a mere yes, and where it cannot be kept."""
    said = sheet_words.named(words, "message, letter or inspection of theirs")
    return None if said is None else written(said, "HMICFRS basis")


def _reference_or_number(words: str) -> Reference | tuple[Category | None, int] | None:
    if "/" in words and not is_nothing(words):
        return Reference.read(words)
    return None if is_nothing(words) else sheet_words.number(words)


_TOTAL = re.compile(r"(?:grand |sub ?|over ?all )?totals?\b|(?:number|count) of (?:recommendations|open|closed)\b")


def passed_over(cells: Sequence[str | None], headings: Sequence[str | None], line: Line) -> str | None:
    """Why a row holds no recommendation: it is blank (an empty reason), of totals, or repeats the headings. None where
    it may hold one.
    """
    there = [cell for cell in cells if cell and cell.strip()]
    if not there:
        return ""
    if len(there) < 3 or "text" not in line.cells:
        return "a row of totals" if _TOTAL.match(sheet_words.plain(there[0][:80])) else None
    return "the headings again" if there == [cell for cell in headings if cell] else None
