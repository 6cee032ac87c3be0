"""How things stand, on one screen of 24 lines."""

from collections.abc import Sequence
from dataclasses import replace

from hmicfrs_cli.domain.clocks import Clock
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.figures import Lateness, days_late
from hmicfrs_cli.domain.inspections import InspectionGroup
from hmicfrs_cli.domain.overview import SOON, Overview
from hmicfrs_cli.domain.records import Recommendation
from hmicfrs_cli.formats import listings
from hmicfrs_cli.formats.layout import Listing

NAMED = 2
"""How many of a kind are named; the rest are counted, and the command that lists them all is said."""


def figures(overview: Overview) -> Listing:
    """The figures by category."""
    title = f"{overview.force or 'HMICFRS recommendations'} as at {in_words(overview.as_at)}"
    return replace(listings.summary(overview.figures, overview.as_at), title=title)


def lines(overview: Overview) -> list[tuple[str, str]]:
    """Everything else, as heading and words; what there is nothing to say of is left out."""
    pairs = [
        ("How far", overview.pipeline),
        ("Late", _late(overview)),
        ("At once", _at_once(overview)),
        ("Due next", _due_next(overview)),
        ("No owner", f"{overview.without_owner} open" if overview.without_owner else ""),
        ("To answer", _clocks(overview)),
        ("Inspections", _inspections(overview)),
        ("Meeting", _meeting(overview)),
    ]
    return [(heading, words) for heading, words in pairs if words]


def _late(overview: Overview) -> str:
    def one(late: Recommendation) -> str:
        return f"{late.ref}, {_days(days_late(late.standing, overview.as_at) or 0)}{_owner(late)}"

    many = overview.late[Lateness.LATE]
    return _counted(many, "the longest", map(one, overview.first.get(Lateness.LATE, ()))) if many else "none"


def _at_once(overview: Overview) -> str:
    def one(at_once: Recommendation) -> str:
        return f"{at_once.ref}, {_days((overview.as_at - at_once.issued_on).days)}{_owner(at_once)}"

    many = overview.late[Lateness.IMMEDIATE]
    first = map(one, overview.first.get(Lateness.IMMEDIATE, ()))
    return _counted(many, "the longest open", first) if many else ""


def _due_next(overview: Overview) -> str:
    def one(due: Recommendation) -> str:
        return f"{due.ref} by {in_words(due.standing.due or overview.as_at)}{_owner(due)}"

    many = overview.late[Lateness.DUE_SOON]
    within = f"{many} within {SOON} days: "
    return within + "; ".join([one(due) for due in overview.first.get(Lateness.DUE_SOON, ())][:NAMED]) if many else ""


def _clocks(overview: Overview) -> str:
    def one(clock: Clock) -> str:
        late, to_go = clock.days_late(overview.as_at), clock.days_to_go(overview.as_at)
        how = f"{_days(late)} late" if late else f"{_days(to_go or 0)} to go"
        return f"{clock.asks.value.capitalize()} on {clock.code} by {in_words(clock.last_day)}, {how}"

    # What can still be in time goes before what is late already: that can be helped.
    urgent = sorted(overview.clocks, key=lambda clock: (clock.days_late(overview.as_at) is not None, clock.last_day))
    rest = len(urgent) - NAMED
    return "\n".join([*map(one, urgent[:NAMED]), *([f"and {rest} more"] if rest > 0 else [])])


def _inspections(overview: Overview) -> str:
    groups = overview.inspections
    told = [f"{one.title}: under way, {one.days}" for one in groups.get(InspectionGroup.UNDER_WAY, ())]
    told += [f"{one.title}: {one.days}" for one in groups.get(InspectionGroup.FORTHCOMING, ())]
    return "\n".join(told[:NAMED])


def _meeting(overview: Overview) -> str:
    ahead, issued = overview.next_meeting, overview.last_issued
    said = [f"the next on {in_words(ahead.held_on)}"] if ahead else []
    said += [f"the last that was told its figures on {in_words(issued.held_on)}"] if issued else []
    return "; ".join(said)


def _counted(many: int, which: str, first: "Sequence[str] | map[str]") -> str:
    return f"{many}, {which}: " + "; ".join(list(first)[:NAMED])


def _owner(one: Recommendation) -> str:
    return f" ({one.standing.owner or 'nobody'})"


def _days(many: int) -> str:
    return f"{many:,} day{'s' * (many != 1)}"
