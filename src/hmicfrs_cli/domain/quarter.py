"""A quarter: everything that a committee's paper tells, as at a day, and since the meeting before.

A paper prints nothing that is not here. Of what people wrote there are the words of the issuer, public notes and the
reasons for which targets were moved; a private note has no place to be put.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hmicfrs_cli.domain.checks import Finding
from hmicfrs_cli.domain.clocks import Clock
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.errors import Mistyped, Refused
from hmicfrs_cli.domain.figures import Count, Lateness, Summary
from hmicfrs_cli.domain.inspections import Inspection
from hmicfrs_cli.domain.movement import Meeting, Move, Movement, Step
from hmicfrs_cli.domain.records import Event, Recommendation, Report, Standing
from hmicfrs_cli.domain.targets import Retargeted
from hmicfrs_cli.domain.vocabulary import Reference, Status


@dataclass(frozen=True, slots=True)
class PublicNote:
    """A note that may be printed: the day it speaks of, and its words."""

    on: date
    words: str


@dataclass(frozen=True, slots=True)
class Published:
    """A report that is new to the committee, with everything in it that counts or is kept for information.

    `late` where it was published before the last meeting and only recorded after it.
    """

    report: Report
    recommendations: tuple[Recommendation, ...]
    late: bool = False

    @property
    def for_us(self) -> tuple[Recommendation, ...]:
        """Those that this force has to answer."""
        return tuple(one for one in self.recommendations if one.standing.for_us)


@dataclass(frozen=True, slots=True)
class Closure:
    """One closing since the last meeting: how it stood with it, and whether it has been reopened since. One that is
    `late` was closed before that meeting was told its figures, and only recorded after.
    """

    ref: Reference
    title: str
    on: date
    standing: Standing
    reopened: bool
    late: bool = False


@dataclass(frozen=True, slots=True)
class Quarter:
    """What a paper for a `meeting` tells, as at the end of a day, and of the time since the end of another.

    `last` is the meeting whose issued figures are the start; without one, the start is what is now known of `since`.
    `is_first` where nothing was ever told before: its figures are then opening figures, and no increase.
    `not_issued` are the meetings held between, whose figures were not issued.
    `register` is the register's name, without its folder. `head` stands for the whole history that the figures rest on.
    `is_open` holds all that the force has still to do, in the order of a list; `at_stages` counts them by stage, and
    `unlisted` what opening balances add. `issued` are the meetings before this one whose figures were issued, the
    oldest first. `learned_of` are the numbers of the inspections that were recorded since the last was told of its,
    and `certified_late` what was certified before then and only recorded after. `added` is what reports of which the
    committee was told before have come to hold since. `titles` are those of all reports, by their codes.
    """

    register: str
    settings: Mapping[str, str]
    meeting: Meeting
    as_at: date
    since: date
    last: Meeting | None
    head: str | None
    figures: Summary
    movement: Movement
    at_stages: Sequence[tuple[str | None, Count]]
    unlisted: Sequence[Count]
    is_open: tuple[Recommendation, ...]
    late: Mapping[Lateness, int]
    groups: Mapping[Lateness, Sequence[Recommendation]]
    retargeted: Mapping[Reference, Retargeted]
    notes: Mapping[Reference, PublicNote]
    published: tuple[Published, ...]
    closures: tuple[Closure, ...]
    inspections: tuple[Inspection, ...]
    clocks: tuple[Clock, ...]
    answered: tuple[Clock, ...]
    issued: tuple[Meeting, ...]
    is_first: bool
    not_issued: tuple[Meeting, ...]
    learned_of: frozenset[int]
    certified_late: frozenset[Reference]
    added: tuple[Published, ...]
    titles: Mapping[str, str]
    findings: tuple[Finding, ...]

    @property
    def is_issued(self) -> bool:
        """Whether the meeting's figures are frozen, so that this paper is the one that it is told."""
        return self.meeting.issued_at is not None

    @property
    def certified(self) -> list[Recommendation]:
        """Those that the force has certified since the last meeting, or that were learned of since; they await
        verification.
        """
        certified = [one for one in self.is_open if one.standing.certified_on]
        return [
            one
            for one in certified
            if one.ref in self.certified_late or (one.standing.certified_on or self.since) > self.since
        ]

    def reason(self, one: Recommendation) -> str | None:
        """Why its target was put off: moved, or set later than the issuer's deadline. None where it was not."""
        moved, target, deadline = self.retargeted.get(one.ref), one.standing.target, one.standing.deadline
        put_off = moved is not None and (moved.times > 0 or (target and deadline and target > deadline))
        return moved.reason if moved and put_off else None

    @property
    def slipped(self) -> list[Recommendation]:
        """Open ones that are not late, whose target was moved to a later day or lies after the issuer's deadline."""
        late = {one.ref for one in self.groups.get(Lateness.LATE, ())}
        return [one for one in self.is_open if one.ref not in late and self._has_slipped(one)]

    def _has_slipped(self, one: Recommendation) -> bool:
        target, moved = one.standing.target, self.retargeted.get(one.ref)
        if target is None:
            return False
        later = moved is not None and moved.times > 0 and target > moved.first
        return later or (one.standing.deadline is not None and target > one.standing.deadline)


def must_be_past(held_on: date, day: date, today: date) -> None:
    """Raise Refused for a day of which a meeting held on another cannot be told: one to come, or after it."""
    if day > today:
        raise Refused(f"{in_words(day)} has not come yet.", "Figures are told as at a day that is over or running.")
    if day > held_on:
        raise Refused(
            f"{in_words(day)} is after the meeting of {in_words(held_on)}.", "It cannot be told what came later."
        )


def must_be_as_told(meeting: Meeting, day: date, since: date | None, *, issues: bool) -> None:
    """Raise Refused where a paper of a meeting that is issued, or is about to be, is to tell of another day than its
    figures, or from any day but the last issued meeting's: it could not be written again as it was.
    """
    if meeting.as_at and day != meeting.as_at:
        raise Refused(
            f"The meeting of {in_words(meeting.held_on)} was told the figures as at {in_words(meeting.as_at)}.",
            "Once issued, they stay as they are.",
            "Leave out --as-at.",
        )
    if since and (issues or meeting.issued_at):
        raise Refused(
            "An issued paper tells since the last meeting whose figures were issued.",
            "Then it can be written again as it was.",
            "Leave out --since, or write a draft.",
        )
    if since and since >= day:
        raise Mistyped(f"{in_words(since)} is not before {in_words(day)}.", next="Give --since an earlier day.")


def public_notes(told: Iterable[Event]) -> dict[Reference, PublicNote]:
    """The latest public note on each: by the day it speaks of, and of two on one day the one recorded last."""
    latest: dict[Reference, tuple[date, int, str]] = {}
    for event in told:
        if event.kind == "noted" and not event.undone and event.after.get("public"):
            ref, note = Reference.read(event.reference), (event.happened_on, event.number, event.after["note"])
            latest[ref] = max(note, latest.get(ref, note))
    return {ref: PublicNote(on, words) for ref, (on, _, words) in latest.items()}


def closures(steps: Iterable[Step], movement: Movement, now: Mapping[Reference, Recommendation]) -> list[Closure]:
    """Every closing that the movement counts of those that are listed, in the order of days.

    `now` has each as it stands at the end.
    """
    closed = {(each.ref, each.on) for each in movement.moved if each.move is Move.CLOSED}
    return [
        Closure(
            step.ref,
            now[step.ref].title or now[step.ref].text,
            step.on,
            step.after,
            now[step.ref].standing.status is not Status.CLOSED,
        )
        for step in steps
        if (step.ref, step.on) in closed and step.after.status is Status.CLOSED
    ]


def start_without_a_meeting(meetings: Sequence[Meeting], as_at: date, three_months_before: date) -> date:
    """From when a paper tells where no meeting before it was issued: the last that was held, or else three months."""
    held = [one.held_on for one in meetings if one.held_on < as_at]
    return max(held, default=three_months_before)
