"""The committee's meetings: which were told figures by a day, and the day of which one is told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hmicfrs_cli.domain.figures import Summary


@dataclass(frozen=True, slots=True)
class Meeting:
    """A committee's date. Once issued it has the figures that its paper was told, as at a day, and their hash;
    `head` is that of the history as known then, `issued_at` the moment (UTC).
    """

    held_on: date
    name: str | None = None
    as_at: date | None = None
    issued_at: str | None = None
    figures: Summary | None = None
    figures_hash: str | None = None
    head: str | None = None

    def told_of(self, today: date) -> date:
        """The day that its figures speak of where nobody says otherwise: as issued, or else its own, or today's."""
        return self.as_at or min(self.held_on, today)


def issued_by(meetings: Iterable[Meeting], day: date) -> list[Meeting]:
    """The meetings up to a day, inclusive, that were told figures of up to that day, the earliest first."""
    issued = [one for one in meetings if one.as_at and max(one.as_at, one.held_on) <= day]
    return sorted(issued, key=lambda one: (one.as_at or day, one.held_on))


def issued_before(meetings: Iterable[Meeting], day: date) -> list[Meeting]:
    """The meetings before a day that were told figures of before that day, the earliest first."""
    return issued_by(meetings, day - timedelta(days=1)) if day > date.min else []


def start_without_a_meeting(meetings: Sequence[Meeting], as_at: date, three_months_before: date) -> date:
    """From when a paper tells where no meeting before it was issued: the last that was held, or else three months."""
    held = [one.held_on for one in meetings if one.held_on < as_at]
    return max(held, default=three_months_before)


def name_of(meeting: Meeting, meetings: Iterable[Meeting]) -> str | None:
    """What the committee is called: by the meeting's own name, or that of the latest before it that has one."""
    before = sorted((one for one in meetings if one.held_on < meeting.held_on), key=lambda one: one.held_on)
    return meeting.name or next((one.name for one in reversed(before) if one.name), None)
