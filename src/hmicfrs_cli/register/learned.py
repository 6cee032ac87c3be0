"""What was recorded only after a meeting was told its figures, and what that makes of the day they were told for.

Each recommendation that anything recorded since speaks of is held twice against its events: those in force when the
figures were issued, and those in force now. Where it then stood otherwise on that day, that is a step in what is known.
The others cannot have changed, so that a large register costs no more than what was recorded since.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from sqlite3 import Row
from typing import Any

from hmicfrs_cli.domain import timeline
from hmicfrs_cli.domain.movement import Moved, Step, brought_in
from hmicfrs_cli.domain.records import Balance, Standing
from hmicfrs_cli.domain.timeline import Happening
from hmicfrs_cli.domain.vocabulary import Category, Level, Reference, Status
from hmicfrs_cli.register.from_row import or_none
from hmicfrs_cli.register.opening import Reading
from hmicfrs_cli.register.past import ALL_TIME, undone
from hmicfrs_cli.register.rebuilding import happening


@dataclass(frozen=True, slots=True)
class _Known:
    """Up to which moment (UTC), inclusive, events count, and the commands that were not in force then."""

    at: str
    not_in_force: frozenset[int]

    def holds(self, row: Row) -> bool:
        return row["recorded_at"] <= self.at and row["command"] not in self.not_in_force


class Learned:
    """What has been recorded since a moment (UTC), up to another or to now."""

    def __init__(self, register: Reading, issued_at: str, known_at: str | None = None) -> None:
        self._register = register
        self._then = _Known(issued_at, undone(register, issued_at))
        self._now = _Known(known_at or ALL_TIME, undone(register, known_at))
        # What was undone, or brought back, has its say as if it had been recorded now.
        self._turned = sorted(self._then.not_in_force ^ self._now.not_in_force)

    def steps(self, day: date) -> list[Step]:
        """Every recommendation that is now known to have stood otherwise at the end of a day than was known then."""
        found = []
        for reference, events in groupby(self._events("recommendation"), lambda row: str(row["reference"])):
            rows = list(events)
            before = _standing([happening(row) for row in rows if self._then.holds(row)], day)
            after = _standing([happening(row) for row in rows if self._now.holds(row)], day)
            if before == after:
                continue
            if after is None and before is not None:  # its recording was taken back
                after = before.after({"status": Status.WITHDRAWN})
            if after is not None:
                found.append(Step(Reference.read(reference), day, before, after))
        return found

    def balances(self, day: date) -> list[Moved]:
        """What entries of opening balances up to a day count as that were recorded since, or taken back."""
        found = []
        for _, events in groupby(self._events("balance"), lambda row: str(row["reference"])):
            rows = list(events)
            change = any(map(self._now.holds, rows)) - any(map(self._then.holds, rows))
            entry = _balance(json.loads(rows[0]["changes"]))
            if change and entry.on <= day:
                found += brought_in(entry, change)
        return found

    def _events(self, about: str) -> Iterator[Row]:
        """All events of what anything recorded since speaks of, one after another."""
        turned = {f"turned_{place}": command for place, command in enumerate(self._turned)}
        marks = ", ".join(f":{name}" for name in turned)
        also = f" OR command IN ({marks})" if marks else ""
        return iter(
            self._register.execute(
                f"""
                SELECT * FROM event
                WHERE about = :about AND reference IN (
                    SELECT reference FROM event WHERE about = :about AND (recorded_at > :then{also})
                )
                ORDER BY reference, id
                """,
                {"about": about, "then": self._then.at, **turned},
            )
        )


def _standing(history: Iterable[Happening], day: date) -> Standing | None:
    """How a history has it stand at the end of a day; None where it is not there yet."""
    spans = timeline.spans(timeline.reissued(list(history)))
    return next((span.standing for span in spans if span.from_on <= day < span.until_on), None)


def _balance(changes: Mapping[str, Any]) -> Balance:
    """An entry as the event that recorded it has it."""
    after = {name: new for name, (_, new) in changes.items()}
    return Balance(
        Category(after["category"]),
        or_none(Level, after.get("level")),
        after.get("open") or 0,
        after.get("closed") or 0,
        date.fromisoformat(after["counted_on"]),
        after["source"],
    )
