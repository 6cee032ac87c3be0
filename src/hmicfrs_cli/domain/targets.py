"""The force's own targets: what has become of each from the day it was first set."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hmicfrs_cli.domain.records import Event
from hmicfrs_cli.domain.vocabulary import Reference


@dataclass(frozen=True, slots=True)
class Change:
    """A target was set to a day, or moved from another; with the reason that was given."""

    before: date | None
    after: date
    reason: str | None


@dataclass(frozen=True, slots=True)
class Retargeted:
    """How the force's own target of one has been moved, change by change in the order of days; one at least."""

    changes: tuple[Change, ...]

    @property
    def first(self) -> date:
        """The target that was set first."""
        return self.changes[0].before or self.changes[0].after

    @property
    def times(self) -> int:
        """How many times it was changed since it was first set."""
        return sum(each.before is not None for each in self.changes)

    def put_off(self, deadline: date | None) -> Change | None:
        """The last change that put it off: to a later day, or first set after the issuer's deadline."""
        later = [each for each in self.changes if (start := each.before or deadline) and each.after > start]
        return later[-1] if later else None

    def reasons(self, deadline: date | None) -> list[str]:
        """Why it was put off, and why it was moved last, where that is another change. Empty where it never was."""
        put_off = self.put_off(deadline)
        if put_off is None:
            return []
        told = [put_off] if put_off is self.changes[-1] else [put_off, self.changes[-1]]
        return [each.reason for each in told if each.reason]


def retargeted(told: Iterable[Event]) -> dict[Reference, Retargeted]:
    """What has become of the target of each that was ever given one, from the events that set it."""
    events = sorted((one for one in told if one.kind == "targeted" and not one.undone), key=_in_time)
    moved: dict[Reference, list[Change]] = {}
    for event in events:
        changes = moved.setdefault(Reference.read(event.reference), [])
        # What the event says of before is how it was when that was recorded; a change recorded since may lie between.
        # The first has a target before it where it came with one, as from a sheet.
        before = changes[-1].after if changes else _day_or_none(event.changes["target"][0])
        changes.append(Change(before, date.fromisoformat(event.after["target"]), event.reason))
    return {ref: Retargeted(tuple(changes)) for ref, changes in moved.items()}


def _day_or_none(day: str | None) -> date | None:
    """A day as events keep it; None where there is none."""
    return date.fromisoformat(day) if day else None


def _in_time(event: Event) -> tuple[date, int]:
    return event.happened_on, event.number
