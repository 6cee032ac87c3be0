"""A whole register out of the JSON that `export` wrote: its events played again, and every list held to them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from hmicfrs_cli.commands import gathering
from hmicfrs_cli.commands.desk import Desk
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.errors import Refused, RegisterTrouble
from hmicfrs_cli.domain.records import Recommendation
from hmicfrs_cli.domain.vocabulary import Status
from hmicfrs_cli.formats import events, recommendations, whole
from hmicfrs_cli.formats.exchange import SCHEMA, Format
from hmicfrs_cli.formats.given import Given
from hmicfrs_cli.formats.layout import Record
from hmicfrs_cli.formats.whole import Part
from hmicfrs_cli.register import opening, queries
from hmicfrs_cli.register.opening import Reading
from hmicfrs_cli.register.sought import Sought

LARGEST = whole.LARGEST
"""Bytes in the largest file that is taken in: it is never held in memory whole."""

SAID_OTHERWISE = "what"
"""The field of an event that says it in words: a later hmi may find better ones."""

NAMES = {
    "settings": "key",
    "reports": "code",
    "recommendations": "ref",
    "letters": "reference",
    "inspections": "number",
    "balances": "row",
    "meetings": "on",
    "events": "number",
}
"""The field by which a record of each list is called."""


def restore_whole(at: Desk, given: Given, *, dry_run: bool = False, format: Format | None = None) -> None:
    """Make a register of a whole one in JSON, where there is none yet, and say so; with a `format`, answer with its
    recommendations.

    All or nothing: raises Refused where the file is not whole and unaltered, or there is a register already, and
    RegisterTrouble where it comes from a newer hmi.
    """
    from hmicfrs_cli.register import everything, evidence, restoring

    day = _readable(given)
    with restoring.beginning(at.register, at.say, keeps=not dry_run) as session:
        figures: dict[str, str] = {}
        with at.screen.progress(f"Reading {given.name}", given.size) as bar:
            head = restoring.take(session, _events(given, figures, bar), given.name)
        with at.screen.progress("Making the register", _many(opening.within(session))) as bar:
            restoring.make(session, figures, given.name, bar)
        register = opening.within(session)
        with at.screen.progress("Comparing", given.size) as bar:
            _must_be_alike(given, register, day, head, bar)
        kept, source = everything.kept(register), evidence.beside(given.path)
        wrong = evidence.take_along(kept, source, evidence.beside(at.register), copy=not dry_run)
        said = _said(given, register, day, dry_run=dry_run)
        listing = recommendations.listed(list(_recommendations(register, day)), day) if format else None
    if not dry_run:
        at.recorded.append(at.words)
    at.say_done([*said, *evidence.in_lines(wrong)], dry_run=dry_run)
    if listing and format:
        at.show(listing, format)


def _readable(given: Given) -> date:
    """The day as at which a file's lists are. Raises where this hmi cannot read the file."""
    about = whole.about(given.path)
    schema, revision, head = about["schema"], about["register"], about["head"]
    if type(schema) is not int or not isinstance(revision, str) or not isinstance(head, str):
        raise _is_none(given, "it does not say of what kind it is.")
    if schema > SCHEMA or (revision.isdecimal() and revision > opening.REVISIONS[-1]):
        raise RegisterTrouble(
            f"{given.name} was written by a newer hmi.",
            "Nothing was recorded.",
            "Install the newer hmi, and try again.",
        )
    if schema < 1 or revision not in opening.REVISIONS:
        raise _is_none(given, f"no hmi has written schema {schema} with revision {revision[:20]}.")
    try:
        return date.fromisoformat(about["as_at"])
    except (TypeError, ValueError):
        raise _is_none(given, "it does not say as at which day it is.") from None


def _is_none(given: Given, why: str) -> Refused:
    return Refused(
        f"{given.name} is not a whole register: {why}",
        "Nothing was recorded.",
        "Only what hmi export --out FILE.json has written can be imported as a whole.",
    )


def _events(given: Given, figures: dict[str, str], bar: Any) -> Iterator[Record]:
    """The columns of every event in a file. On the way, what its issued meetings were told is put into `figures`.

    Raises Refused where a list is missing or no list, or an event is none.
    """
    there: set[str] = set()
    for part in whole.parts(given.path, bar):
        if part.name in whole.LISTS and part.place is None:
            raise _is_none(given, f"its {part.name} are no list.")
        there.add(part.name)
        if part.name == "meetings" and part.place:
            _keep_figures(figures, part.value)
        if part.name == "events" and part.place:
            yield _event(given, part)
    if missing := [name for name in whole.LISTS if name not in there]:
        raise _is_none(given, f"it lacks the list of {' and of '.join(missing)}.")


def _event(given: Given, part: Part) -> Record:
    try:
        return events.as_stored(part.value)
    except (ValueError, RecursionError) as error:
        raise _is_none(given, f"event {part.place} {error}.") from error


def _keep_figures(figures: dict[str, str], meeting: Any) -> None:
    if isinstance(meeting, dict) and isinstance(meeting.get("on"), str) and meeting.get("figures") is not None:
        figures[meeting["on"]] = events.as_text(meeting["figures"])


def _many(register: Reading) -> int:
    row = register.execute("SELECT count(DISTINCT recommendation_id) AS many FROM event").fetchone()
    return int(row["many"])


def _must_be_alike(given: Given, register: Reading, day: date, head: str, bar: Any) -> None:
    """Raise Refused, naming the first difference, where a file says otherwise than its own events do."""
    made = {name: iter(records) for name, records in gathering.lists(register, day)}
    for part in whole.parts(given.path, bar):
        if part.name == "head" and part.value != head:
            raise _differs(given, f"the head is {_shortened(part.value)}", head)
        if part.place and part.name in made:
            _must_say(given, part, next(made[part.name], None))
    for name, rest in made.items():
        if left := next(rest, None):
            raise _differs(given, f"it lacks {_called(name, left)}", "that there is one")


def _must_say(given: Given, part: Part, made: Record | None) -> None:
    """Raise Refused where a record of a file is not what the events make of it, in the fields that both have."""
    said = part.value
    if not isinstance(said, dict):
        raise _is_none(given, f"record {part.place} of its {part.name} is none.")
    if made is None:
        raise _differs(given, f"it has {_called(part.name, said)}", "that there is none")
    for name, value in made.items():
        if name in said and name != SAID_OTHERWISE and not _alike(said[name], value):
            called = _called(part.name, made)
            raise _differs(given, f"{called} has the {name} {_shortened(said[name])}", _shortened(value))


def _alike(said: Any, made: Any) -> bool:
    """Whether two values are one. To Python, yes and 1 would be."""
    return bool(said == made) and isinstance(said, bool) == isinstance(made, bool)


def _differs(given: Given, said: str, made: str) -> Refused:
    return Refused(
        f"In {given.name} {said}; by its history it is {made}.",
        "The history is the truth, and it cannot be told why the list says otherwise: it was altered by hand.",
        "Take another copy of the file. What is to be corrected, correct in the register.",
    )


def _called(name: str, record: Record) -> str:
    """What a record is called: report custody-2023, event 7."""
    return f"{name.removesuffix('s')} {_shortened(record.get(NAMES[name], ''))}"


def _shortened(value: Any) -> str:
    words = "empty" if value is None else str(value)
    return words if len(words) <= LONGEST_SAID else f"{words[:LONGEST_SAID]}…"


LONGEST_SAID = 60
"""Characters of a value in a message."""


def _recommendations(register: Reading, day: date) -> Iterator[Recommendation]:
    return queries.recommendations(register, Sought(day, tuple(Status), for_us=None))


def _said(given: Given, register: Reading, day: date, *, dry_run: bool) -> list[str]:
    """What was made, or would be, in words."""
    from hmicfrs_cli.register import everything

    extent = everything.extent(register)
    many = sum(1 for _ in _recommendations(register, day))
    done, ends = ("Would import", "would end") if dry_run else ("Imported", "ends")
    return [
        f"{done} the whole register of {given.name}, as at {in_words(day)}: {many:,}"
        f" recommendation{'s' * (many != 1)} and {extent.events:,} event{'s' * (extent.events != 1)}.",
        f"Its history {ends} in {extent.head}, as it did.",
    ]
