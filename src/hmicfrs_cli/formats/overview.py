"""How things stand, on one screen of 24 lines and 80 columns."""

from dataclasses import replace
from itertools import islice

from hmicfrs_cli.domain.clocks import Clock
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.figures import Lateness, days_late
from hmicfrs_cli.domain.inspections import Inspection, InspectionGroup
from hmicfrs_cli.domain.overview import SOON, Overview
from hmicfrs_cli.domain.records import Recommendation
from hmicfrs_cli.formats import listings
from hmicfrs_cli.formats.layout import Listing
from hmicfrs_cli.formats.visible import visible

LONGEST_NAME = 30
"""Characters of an owner or a title that are shown; a longer one is cut, so that the screen stays one screen."""


def figures(overview: Overview) -> Listing:
    """The figures by category."""
    title = f"{_short(overview.force or 'HMICFRS recommendations')} as at {in_words(overview.as_at)}"
    return replace(listings.summary(overview.figures, overview.as_at), title=title)


def lines(overview: Overview) -> list[tuple[str, str]]:
    """Everything else, as heading and words; what there is nothing to say of is left out."""
    is_empty = not overview.figures.total.total
    pairs = [
        ("Empty", "nothing is recorded yet: hmi report add TITLE --published DATE, hmi add CODE TEXT" * is_empty),
        ("How far", overview.pipeline * (not is_empty)),
        ("Late", _late(overview) * (not is_empty)),
        ("At once", _at_once(overview)),
        ("Due next", _due_next(overview)),
        ("No owner", f"{overview.without_owner} open" if overview.without_owner else ""),
        ("To answer", _clocks(overview)),
        ("Inspections", _inspections(overview)),
        ("Next meeting", in_words(overview.next_meeting.held_on) if overview.next_meeting else ""),
        ("Last told", "" if overview.next_meeting else _last_told(overview)),
    ]
    return [(heading, words) for heading, words in pairs if words]


def _late(overview: Overview) -> str:
    many = overview.late[Lateness.LATE]
    first = next(iter(overview.first.get(Lateness.LATE, ())), None)
    if first is None:
        return "none"
    late = days_late(first.standing, overview.as_at) or 0
    return f"{many}, the longest {first.ref}: {_days(late)} ({_owner(first)})"


def _at_once(overview: Overview) -> str:
    many = overview.late[Lateness.IMMEDIATE]
    first = next(iter(overview.first.get(Lateness.IMMEDIATE, ())), None)
    if first is None:
        return ""
    at_least = "" if first.issued_known else "at least "
    return (
        f"{many}, the longest open {first.ref}:"
        f" {at_least}{_days((overview.as_at - first.issued_on).days)} ({_owner(first)})"
    )


def _due_next(overview: Overview) -> str:
    many = overview.late[Lateness.DUE_SOON]
    first = next(iter(overview.first.get(Lateness.DUE_SOON, ())), None)
    if first is None or first.standing.due is None:
        return ""
    return f"{many} within {SOON} days, {first.ref} by {in_words(first.standing.due)} ({_owner(first)})"


def _clocks(overview: Overview) -> str:
    if not overview.clocks:
        return ""
    # What can still be in time goes before what is late already: that can be helped.
    first, *rest = sorted(overview.clocks, key=lambda one: (one.days_late(overview.as_at) is not None, one.last_day))
    more = f"; {len(rest)} more: hmi overdue" if rest else ""
    return f"{first.asks.value} on {first.code} by {in_words(first.last_day)}, {_how(first, overview)}{more}"


def _how(clock: Clock, overview: Overview) -> str:
    late, to_go = clock.days_late(overview.as_at), clock.days_to_go(overview.as_at)
    return f"{_days(late)} late" if late else f"{_days(to_go or 0)} to go"


def _inspections(overview: Overview) -> str:
    groups = overview.inspections
    told = [f"{_named(one)} under way, {one.days}" for one in groups.get(InspectionGroup.UNDER_WAY, ())]
    told += [f"{_named(one)} {_when(one, overview)}" for one in groups.get(InspectionGroup.FORTHCOMING, ())]
    rest = len(told) - 1
    return "".join(islice(told, 1)) + (f"; {rest} more: hmi inspection list" if rest > 0 else "")


def _named(one: Inspection) -> str:
    return f"{_short(one.title)}:"


def _when(one: Inspection, overview: Overview) -> str:
    put_off = one.first_day <= overview.as_at
    return f"put off from {one.days}" if put_off else one.days


def _last_told(overview: Overview) -> str:
    issued = overview.last_issued
    if issued is None or issued.figures is None:
        return ""
    told = issued.figures.total
    return f"the meeting of {in_words(issued.held_on)}: {told.open} open, {told.closed} closed"


def _owner(one: Recommendation) -> str:
    return _short(one.standing.owner or "nobody")


def _short(words: str) -> str:
    shown = visible(words)
    return shown if len(shown) <= LONGEST_NAME else f"{shown[: LONGEST_NAME - 1].rstrip()}…"


def _days(many: int) -> str:
    return f"{many:,} day{'s' * (many != 1)}"
