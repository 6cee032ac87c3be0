"""Inspections: the fieldwork of HMICFRS, past and forthcoming, and how far each has come on a day.

The committee's paper tells of both (28 September 2023, section 4: "Inspection Activity", then "Forthcoming").
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from hmicfrs_cli.domain.days import Period, from_to, in_words
from hmicfrs_cli.domain.errors import Mistyped, Refused
from hmicfrs_cli.domain.vocabulary import InspectionKind, InspectionStatus


@dataclass(frozen=True, slots=True)
class Inspection:
    """One inspection. `number` is what the officer calls it by; 0 before it has been recorded.

    It lasts from `starts` to `ends`, both included; without `ends`, as long as `starts` does. `status` is what the
    officer said of it, which holds from `status_on`. `report` is the code of the report that it led to, and `published`
    the day on which that was published, where it is known.
    """

    number: int
    title: str
    kind: InspectionKind | None
    starts: Period
    ends: Period | None = None
    status: InspectionStatus | None = None
    status_on: date | None = None
    note: str | None = None
    report: str | None = None
    published: date | None = None

    @property
    def first_day(self) -> date:
        """The first day that it may begin on, where only the month or the year is known."""
        return self.starts.first

    @property
    def last_day(self) -> date:
        """The last day that it may end on."""
        return (self.ends or self.starts).last

    @property
    def days(self) -> str:
        """When it is, as a paper would print it: 5 to 9 June 2023."""
        return from_to(self.starts, self.ends)


class InspectionGroup(StrEnum):
    """Where an inspection lies as seen from a day: it stands in exactly one of these."""

    FORTHCOMING = "forthcoming"
    UNDER_WAY = "under-way"
    PAST = "past"


def said_by(one: Inspection, as_at: date) -> InspectionStatus | None:
    """The status that the officer had said of it by the end of a day."""
    return one.status if one.status_on and one.status_on <= as_at else None


def status(one: Inspection, as_at: date) -> InspectionStatus:
    """How far it has come by the end of a day: what the officer has said, else what its days say.

    Once the report that it led to has been published it is reported, unless the officer has said otherwise later.
    """
    said = said_by(one, as_at)
    if one.published and one.published <= as_at and not (said and one.status_on and one.status_on > one.published):
        return InspectionStatus.REPORTED
    if said:
        return said
    if as_at < one.first_day:
        return InspectionStatus.PLANNED
    return InspectionStatus.UNDER_WAY if as_at <= one.last_day else InspectionStatus.COMPLETED


def group(one: Inspection, as_at: date) -> InspectionGroup:
    """Whether it is forthcoming, under way or past, as its status on that day makes it.

    One that the officer calls planned is forthcoming even where its first day has come: it has been put off.
    """
    return {
        InspectionStatus.PLANNED: InspectionGroup.FORTHCOMING,
        InspectionStatus.UNDER_WAY: InspectionGroup.UNDER_WAY,
    }.get(status(one, as_at), InspectionGroup.PAST)


def days_to_start(one: Inspection, as_at: date) -> int | None:
    """How many days from a day to its first, where it is forthcoming; None where that is not known to the day."""
    if group(one, as_at) is not InspectionGroup.FORTHCOMING or not one.starts.day or one.starts.day <= as_at:
        return None
    return (one.starts.day - as_at).days


def grouped(found: Iterable[Inspection], as_at: date) -> dict[InspectionGroup, list[Inspection]]:
    """Inspections by where they lie as seen from a day: what is to come the soonest first, what is over the latest."""
    groups: dict[InspectionGroup, list[Inspection]] = {each: [] for each in InspectionGroup}
    for one in sorted(found, key=lambda one: (one.first_day, one.last_day, one.number)):
        groups[group(one, as_at)].append(one)
    groups[InspectionGroup.PAST].sort(key=lambda one: (one.last_day, one.first_day), reverse=True)
    return groups


def corrected(was: Inspection, after: Mapping[str, Any], today: date) -> Inspection:
    """An inspection with some of its fields as corrected; None empties one.

    Another status holds from today, unless `after` says from what day. Raises Mistyped for such a day where there is
    no status to hold from it.
    """
    now = replace(was, **after)
    if now.status is None and after.get("status_on"):
        raise Mistyped(
            f"There is no status to hold from {in_words(after['status_on'])}.",
            "Unless one is said, an inspection's days say how far it has come.",
            "Give --status with --on.",
        )
    if now.status is None:
        return replace(now, status_on=None)
    if now.status is not was.status and "status_on" not in after:
        return replace(now, status_on=today)
    return now


def must_hold_together(one: Inspection, today: date) -> None:
    """Raise Refused where an inspection's days do not go together, where it led to a report that was there before it
    began, or where what is said of how far it has come does not fit its days.
    """
    must_fit(one.starts, one.ends)
    if one.published and one.published < one.first_day:
        raise Refused(
            f"{one.report} was published on {in_words(one.published)}, before this inspection began.",
            "An inspection leads to a report that comes after it.",
        )
    if one.status and one.status_on:
        _must_have_come_so_far(one, one.status, one.status_on, today)


def must_fit(starts: Period, ends: Period | None) -> None:
    """Raise Refused where a last day comes before the first, or one of the two is known more exactly than the other."""
    if ends is None:
        return
    if starts.unit != ends.unit:
        raise Refused(
            f"{starts} and {ends} are not equally exact.",
            f"One is a {starts.unit}, the other a {ends.unit}.",
            "Give both to the day, or both to the month, or both to the year.",
        )
    if ends.last < starts.first:
        raise Refused(
            f"An inspection that begins {starts.when} cannot end {ends.when}.",
            "Its last day comes after its first, or is the same.",
        )


def _must_have_come_so_far(one: Inspection, said: InspectionStatus, on: date, today: date) -> None:
    if on > today:
        raise Refused(f"{in_words(on)} has not come yet.", "Say how far it has come once it has.")
    words = said.printed.lower()
    if said is not InspectionStatus.PLANNED and on < one.first_day:
        raise Refused(
            f"An inspection that begins {one.starts.when} is not {words} on {in_words(on)}.",
            "Until its first day it is planned.",
            "Correct its first day with --start, or give a later day with --on.",
        )
    if said is InspectionStatus.UNDER_WAY and on > one.last_day:
        raise Refused(
            f"An inspection that ends {(one.ends or one.starts).when} is not {words} on {in_words(on)}.",
            "After its last day it is over.",
            "If it lasts longer, give its last day with --end.",
        )


def must_be_new(one: Inspection, there: Iterable[Inspection]) -> None:
    """Raise Refused where another inspection has the same title, in whatever case, and the same first day."""
    for other in there:
        if other.number != one.number and other.starts == one.starts and _plain(other.title) == _plain(one.title):
            raise Refused(
                f"Inspection {other.number} is {other.title}, {other.days}.",
                "No two inspections have the same title and the same first day.",
                f"To correct it: hmi inspection edit {other.number}. Or give another title.",
            )


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()
