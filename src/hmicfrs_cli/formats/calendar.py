"""Calendars (.ics): what has its day, each as an entry of whole days, through the icalendar library.

An entry keeps its UID whenever it is written again, also when its day has moved: a calendar that has it then moves
it rather than showing it twice. UIDs end in the beginning of the register's history, so that those of two forces
differ.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hmicfrs_cli.domain.clocks import Clock
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.inspections import Inspection
from hmicfrs_cli.domain.meetings import Meeting
from hmicfrs_cli.domain.records import Recommendation
from hmicfrs_cli.domain.vocabulary import DeadlineKind
from hmicfrs_cli.formats.recommendations import deadline_in_words, in_a_word
from hmicfrs_cli.formats.visible import visible

LONGEST_SUMMARY = 80
LONGEST_DESCRIPTION = 600
"""Characters of a title or text in an entry; the rest is in the register."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: what it is called for ever (`key`), its first and last day, and its words."""

    key: str
    first: date
    last: date
    summary: str
    description: str
    category: str


def of_recommendations(found: Iterable[Recommendation]) -> Iterator[Entry]:
    """The issuer's deadline and the force's target of each, where it has them."""
    for one in found:
        standing = one.standing
        level = f", level {standing.level}" if standing.level else ""
        lines = [
            f"{one.ref}: {one.ref.category.printed}{level}, {in_a_word(one)}",
            f"Owner: {standing.owner or 'nobody'}" + (f"; lead: {standing.lead}" if standing.lead else ""),
            f"Deadline: {deadline_in_words(standing)}",
            _shortened(one.text, LONGEST_DESCRIPTION),
        ]
        title = one.title or one.text
        if standing.deadline and standing.deadline_kind is DeadlineKind.DATED:
            yield _on(f"deadline-{one.ref}", standing.deadline, f"Due: {one.ref}, {title}", lines, "Deadline")
        if standing.target:
            lines[2:2] = [f"The force's own target: {in_words(standing.target)}"]
            yield _on(f"target-{one.ref}", standing.target, f"Target: {one.ref}, {title}", lines, "Target")


def of_clocks(found: Iterable[Clock]) -> Iterator[Entry]:
    """The last day on which a report can be answered in time."""
    for one in found:
        asked = f"{one.asks.value.capitalize()} on {one.code}"
        lines = [one.title, f"{one.asks.value.capitalize()} are asked for under the {one.asks.act}."]
        if one.sent_on:
            lines.append(f"Answered on {in_words(one.sent_on)}.")
        yield _on(f"clock-{one.code}", one.last_day, f"Last day: {asked}, {one.title}", lines, "Clock")


def of_meetings(found: Iterable[Meeting]) -> Iterator[Entry]:
    """Every meeting, on its day."""
    for one in found:
        lines = [f"Its figures were issued as at {in_words(one.as_at)}."] if one.as_at else []
        yield _on(f"meeting-{one.held_on}", one.held_on, one.name or "Committee", lines, "Meeting")


def of_inspections(found: Iterable[Inspection]) -> Iterator[Entry]:
    """Every inspection whose days or months are known. What is known to the month takes the whole of it, and says so;
    what is known to the year alone has no entry: it would stand over every day of it.
    """
    for one in found:
        if one.starts.unit == "year":
            continue
        vague = "" if one.starts.day else f" (some time in {one.days})"
        kind = f" ({one.kind.printed})" if one.kind else ""
        lines = [one.days, *([one.note] if one.note else [])]
        summary = f"Inspection{kind}: {one.title}{vague}"
        yield _entry(f"inspection-{one.number}", one.first_day, one.last_day, summary, lines, "Inspection")


def written(entries: Iterable[Entry], register: str, moment: datetime) -> bytes:
    """A calendar of these entries, as bytes. `register` tells this register from others; `moment` (with its zone) is
    when the register was last written in, and not when it was exported: the same register makes the same calendar.
    """
    from icalendar import Calendar, Event

    calendar = Calendar()
    for name, value in (
        ("prodid", "-//hmi//HMICFRS recommendations//EN"),
        ("version", "2.0"),
        ("calscale", "GREGORIAN"),
        ("method", "PUBLISH"),
        ("x-wr-calname", "HMICFRS recommendations"),
    ):
        calendar.add(name, value)
    for entry in entries:
        event = Event()
        event.add("uid", f"{entry.key.replace('/', '-').lower()}@{register}.hmi")
        event.add("dtstamp", moment)
        event.add("dtstart", entry.first)
        event.add("dtend", entry.last + timedelta(days=1) if entry.last < date.max else entry.last)
        event.add("summary", entry.summary)
        event.add("description", entry.description)
        event.add("categories", ["HMICFRS", entry.category])
        event.add("transp", "TRANSPARENT")  # nobody is busy all day because something is due
        calendar.add_component(event)
    written_out: bytes = calendar.to_ical()
    return written_out


def _on(key: str, day: date, summary: str, lines: Iterable[str], category: str) -> Entry:
    return _entry(key, day, day, summary, lines, category)


def _entry(key: str, first: date, last: date, summary: str, lines: Iterable[str], category: str) -> Entry:
    description = "\n".join(_plain(line, keep_lines=True) for line in lines)
    return Entry(key, first, last, _shortened(summary, LONGEST_SUMMARY), description, category)


def _shortened(text: str, longest: int) -> str:
    """Text on one line, cut between words where it is longer than that."""
    flat = " ".join(_plain(text).split())
    if len(flat) <= longest:
        return flat
    cut = flat[: longest - 1]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut}…"


def _plain(text: str, *, keep_lines: bool = False) -> str:
    """Text without what no calendar can hold. A backslash before an N would be taken for the end of a line."""
    return visible(text, keep_lines=keep_lines).replace("\\N", "\\ N")
