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
    """Raise Refused where an inspection ends before it begins, led to a report that was there before it began, or
    has a status from a day that has not come.
    """
    if one.last_day < one.first_day:
        raise Refused(
            f"An inspection that begins {_on_or_in(one.starts)} cannot end {_on_or_in(one.ends or one.starts)}.",
            "Its last day comes after its first, or is the same.",
        )
    if one.published and one.published < one.first_day:
        raise Refused(
            f"{one.report} was published on {in_words(one.published)}, before this inspection began.",
            "An inspection leads to a report that comes after it.",
        )
    if one.status_on and one.status_on > today:
        raise Refused(f"{in_words(one.status_on)} has not come yet.", "Say how far it has come once it has.")


def _on_or_in(period: Period) -> str:
    return f"{'on' if period.day else 'in'} {period}"
