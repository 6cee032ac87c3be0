"""The force's own targets: what has become of each from the day it was first set."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hmicfrs_cli.domain.records import Event
from hmicfrs_cli.domain.vocabulary import Reference


@dataclass(frozen=True, slots=True)
class Retargeted:
    """How the force's own target of one has been moved: the first that was set, how many times it was changed since,
    and the reason given for the last of them.
    """

    first: date
    times: int
    reason: str | None


def retargeted(told: Iterable[Event]) -> dict[Reference, Retargeted]:
    """What has become of the target of each that was ever given one, from the events that set it."""
    events = sorted((one for one in told if one.kind == "targeted" and not one.undone), key=_in_time)
    moved: dict[Reference, Retargeted] = {}
    for event in events:
        ref = Reference.read(event.reference)
        before, after = event.changes["target"]
        if ref in moved:
            moved[ref] = Retargeted(moved[ref].first, moved[ref].times + 1, event.reason)
        elif before:  # it came with a target, as from a sheet
            moved[ref] = Retargeted(date.fromisoformat(before), 1, event.reason)
        else:
            moved[ref] = Retargeted(date.fromisoformat(after), 0, event.reason)
    return moved


def _in_time(event: Event) -> tuple[date, int]:
    return event.happened_on, event.number
