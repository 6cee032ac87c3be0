"""From the words of a report to a recommendation ready to be recorded.

The same draft is what `add` records, what `add --dry-run` shows, and what a question on the
terminal offers: what hmi read from the words, unless the officer said otherwise.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hmicfrs_cli.domain import addressees, deadlines
from hmicfrs_cli.domain.days import a_day, in_words
from hmicfrs_cli.domain.deadlines import Deadline
from hmicfrs_cli.domain.errors import Mistyped, Refused
from hmicfrs_cli.domain.records import Recommendation, Report, Standing, kept
from hmicfrs_cli.domain.vocabulary import (
    HIGHEST_NUMBER,
    Category,
    DeadlineKind,
    Level,
    Outcome,
    Reference,
    Status,
    written,
)


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the officer gave of one recommendation. None where hmi should read it from the text, or leave it empty.

    `number` is as printed, `to` the addressees as printed, `on` the day from which it counts. Where it was read out of
    a document, `read_from` says which and where in it, and `printed` has the words as they were found: its event keeps
    both, so that reading the document again finds it recorded.
    """

    text: str
    category: Category = Category.RECOMMENDATION
    number: int | None = None
    title: str | None = None
    level: Level | None = None
    due: Deadline | None = None
    to: tuple[str, ...] | None = None
    for_us: bool | None = None
    owner: str | None = None
    lead: str | None = None
    theme: str | None = None
    under: Reference | None = None
    on: date | None = None
    read_from: str | None = None
    printed: str | None = None


def draft(
    given: Particulars, report: Report, number: int, *, force_names: tuple[str, ...], today: date
) -> Recommendation:
    """The recommendation that these particulars make. `number` is used where none was printed.

    It counts from the day the officer gave, or else as `issue` says. Raises Mistyped for text that is empty or cannot
    be kept, Refused for a day to come and for a cause of concern under another.
    """
    text = written(given.text, "text")
    issued_on = given.on or issue(report, today)
    _may_be(given, report, issued_on, today)
    deadline = given.due or deadlines.read(text, report.published)
    read = addressees.read(text, force_names) if given.to is None else None
    to = read.named if read else given.to or ()
    for_us = read.for_us if read else addressees.for_us(to, force_names)
    before_levels = given.level is Level.BEFORE_LEVELS
    return Recommendation(
        ref=Reference(report.code, given.category, number if given.number is None else given.number),
        title=None if given.title is None else written(given.title, "title"),
        text=text,
        addressees=to,
        under=given.under,
        issued_on=issued_on,
        standing=Standing(
            status=Status.CLOSED if before_levels else Status.OPEN,
            stage=None if before_levels else Standing().stage,
            outcome=Outcome.IMPLEMENTED if before_levels else None,
            level=given.level,
            for_us=for_us if given.for_us is None else given.for_us,
            owner=None if given.owner is None else written(given.owner, "owner"),
            lead=None if given.lead is None else written(given.lead, "lead"),
            theme=None if given.theme is None else written(given.theme, "theme"),
            deadline_phrase=deadline.phrase,
            deadline_kind=deadline.kind,
            deadline=deadline.on,
            deadline_rule=deadline.rule,
        ),
    )


def recording_of(new: Recommendation) -> dict[str, Any]:
    """What the first event of a recommendation says, field to value as kept: its words, and all that it stands at."""
    words: dict[str, Any] = {"title": new.title, "text": new.text, "addressees": new.addressees, "under": new.under}
    words["issued_on"] = new.issued_on
    return {name: kept(value) for name, value in words.items() if value is not None} | new.standing.from_blank()


def issue(report: Report, today: date) -> date:
    """The day from which what a report makes counts, unless the officer says otherwise: its publication.

    Where only the month or year is known, the last day of that, by which it had been issued, or today where that is
    still to come; today where nothing is known.
    """
    return report.published or (min(report.published_in.last, today) if report.published_in else today)


def _may_be(given: Particulars, report: Report, issued_on: date, today: date) -> None:
    """Raise Mistyped or Refused for what no recommendation of this report can be."""
    if given.number is not None:
        numbered(given.number)
    if issued_on > today:
        raise Refused(f"{in_words(issued_on)} has not come yet.", "A recommendation counts from the day it was issued.")
    if report.period and issued_on < report.period.first:
        raise Refused(
            f"{report.code} was published {report.period.when}; nothing in it was issued before.",
            next="Leave out --on, or give a later day.",
        )
    if given.level is Level.BEFORE_LEVELS and (given.under or given.category is Category.CAUSE_OF_CONCERN):
        raise Refused(
            "Neither a cause of concern nor a recommendation under one was closed before levels.",
            "HMICFRS closed those before it introduced levels, and only HMICFRS closes a cause of concern.",
        )
    if given.under and given.category is not Category.RECOMMENDATION:
        raise Refused(
            f"An entry of category {given.category} cannot stand under a cause of concern.",
            "Only the recommendations that address a cause of concern stand under it.",
        )


def numbered(number: int) -> None:
    """Raise Mistyped where one cannot have this number."""
    if not 1 <= number <= HIGHEST_NUMBER:
        raise Mistyped(f"{number} cannot be the number of one.", next=f"It is at least 1 and at most {HIGHEST_NUMBER}.")


def due_as_typed(typed: str, text: str, published: date | None, today: date) -> Deadline:
    """The deadline an officer typed, a day or immediate or none, keeping the phrase of the text where there is one; or
    'printed', which reads the text again.

    Raises Mistyped for anything else.
    """
    read = deadlines.read(text, published)
    phrase, word = read.phrase, typed.strip().lower()
    if word == "printed":
        return read
    if word in (DeadlineKind.IMMEDIATE, DeadlineKind.NONE):
        return Deadline(phrase, DeadlineKind(word), None, "as given by the officer")
    return Deadline(phrase, DeadlineKind.DATED, a_day(typed, today), "the day as given by the officer")
