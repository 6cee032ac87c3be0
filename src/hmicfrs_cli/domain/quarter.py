"""A quarter: everything that a committee's paper tells, as at a day, and since the meeting before.

A paper prints nothing that is not here. Of what people wrote there are the words of the issuer, public notes and the
reasons for which targets were moved; a private note has no place to be put.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hmicfrs_cli.domain.checks import Finding
from hmicfrs_cli.domain.clocks import Clock
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.errors import Mistyped, Refused
from hmicfrs_cli.domain.figures import Count, Lateness, Summary
from hmicfrs_cli.domain.inspections import Inspection
from hmicfrs_cli.domain.meetings import Meeting
from hmicfrs_cli.domain.movement import Movement, closed
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

    `late` where it was published before the last meeting and only recorded after it. `later` is how many more of it are
    recorded, and count only from a day after that of the figures.
    """

    report: Report
    recommendations: tuple[Recommendation, ...]
    late: bool = False
    later: int = 0

    @property
    def for_us(self) -> tuple[Recommendation, ...]:
        """Those that this force has to answer."""
        return tuple(one for one in self.recommendations if one.standing.for_us)


@dataclass(frozen=True, slots=True)
class Closure:
    """One closing since the last meeting: the day, how it stood with it, and what became of it up to the end where it
    did not stay closed: open (reopened), or withdrawn. One that is `late` was closed before that meeting was told its
    figures, and only recorded after.
    """

    ref: Reference
    title: str
    on: date
    standing: Standing
    became: Status | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class Quarter:
    """What a paper for a `meeting` tells, as at the end of a day, and of the time since the end of another.

    `committee` is what that is called, as far as a meeting up to this one says. `figures` are the committee's table,
    `movement` what became of it. `late` counts everything open by how late it is, and `groups` holds those behind the
    counts. `retargeted` and `notes` are of each that has any, whether still open or not. `published` are the reports
    that are new to the committee. `closures` is every closing that the movement counts, after those learned of late.
    `clocks` run, or are late; `answered` were stopped since the start. `findings` is what the checks found.
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
    committee: str | None
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
        return [
            one
            for one in self.is_open
            if (on := one.standing.certified_on) and (on > self.since or one.ref in self.certified_late)
        ]

    @property
    def certified_no_more(self) -> list[Reference]:
        """Open ones that were certified when the last meeting was told, and are not now: that was taken back."""
        told = self._as_told()
        waited = {ref for ref, was in told.items() if was.certified_on and was.status is Status.OPEN}
        return sorted(one.ref for one in self.is_open if one.ref in waited and not one.standing.certified_on)

    @property
    def deadlines_changed(self) -> list[tuple[Recommendation, Standing]]:
        """Open ones whose deadline is another than the last meeting was told, each with how it stood then."""

        def by_when(standing: Standing) -> tuple[object, object]:
            return standing.deadline_kind, standing.deadline

        told = self._as_told()
        known = [(one, told[one.ref]) for one in self.is_open if one.ref in told]
        return [(one, was) for one, was in known if was.for_us and by_when(was) != by_when(one.standing)]

    def _as_told(self) -> dict[Reference, Standing]:
        """How each that has changed since stood when the last meeting was told its figures, as was known then."""
        told: dict[Reference, Standing] = {}
        for step in (*self.movement.learned, *self.movement.steps):
            if step.before:
                told.setdefault(step.ref, step.before)
        return told

    def says_why(self, one: Recommendation) -> bool:
        """Whether anything that may be printed says why one is late or put off: a reason, or a public note."""
        return bool(self.reasons(one)) or one.ref in self.notes

    def reasons(self, one: Recommendation) -> list[str]:
        """Why its target was put off: moved to a later day, or set after the issuer's deadline. Empty where it was not,
        or nobody said why.
        """
        moved = self.retargeted.get(one.ref)
        return moved.reasons(one.standing.deadline) if moved else []

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
    figures, or from any day but the last issued meeting's: it could not be written again as it was. Raise Mistyped
    where the start is not before the end.
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


def closures(moved: Movement, now: Mapping[Reference, Recommendation]) -> list[Closure]:
    """Every closing that the movement counts of those that are listed, in the order of days; before them those of which
    was only learned since. `now` has each that was closed, with its words.
    """
    found = []
    became: dict[Reference, Status | None] = {}  # of each, what it next came to be where that is not closed
    for late, step in reversed([*((True, one) for one in moved.learned), *((False, one) for one in moved.steps)]):
        if closed(step):
            title = now[step.ref].title or now[step.ref].text
            on = (step.after.closed_on or step.on) if late else step.on
            found.append(Closure(step.ref, title, on, step.after, became.get(step.ref), late))
        if step.after.status is not Status.CLOSED:
            became[step.ref] = step.after.status
    return found[::-1]


def certified_late(moved: Movement) -> frozenset[Reference]:
    """Those certified before the last meeting was told its figures, of which was only learned since."""
    return frozenset(
        step.ref
        for step in moved.learned
        if step.after.status is Status.OPEN
        and step.after.certified_on
        and not (step.before and step.before.certified_on)
    )


def is_new(
    report: Report, since: date, last: Meeting | None, learned: Container[str], told: Container[str] = ()
) -> bool:
    """Whether a report is new to the committee: recorded since the last meeting was told its figures, or published
    after the day that they spoke of. `learned` are the codes of those recorded since, `told` of those that the meeting
    was told of under another day. Where no meeting was told anything, one of which less than the day is known is new
    where it was recorded after the start.
    """
    period = report.period
    if last is None:
        is_exact = period is not None and period.day is not None
        return (period is None or period.last > since) and (is_exact or report.code in learned)
    return report.code in learned or (period is not None and period.first > since and report.code not in told)
