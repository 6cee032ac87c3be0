"""The log: every change as an event, each sealed with the hash of the one before.

Whoever alters, inserts or removes an event would have to re-make every hash after it, and the head
of the chain printed in a committee's paper would no longer fit. It shows tampering; it cannot prevent it.
"""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col, func, select

from hmicfrs_cli.domain import timeline
from hmicfrs_cli.domain.records import Recording, kept
from hmicfrs_cli.register import opening
from hmicfrs_cli.register.sealing import BEGINNING, seal
from hmicfrs_cli.register.tables import Event

_canonical = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


class Log:
    """One command's stretch of the log, inside its transaction. All its events carry one command number."""

    def __init__(self, session: Session, recording: Recording) -> None:
        last = session.exec(select(Event).order_by(col(Event.id).desc()).limit(1)).first()
        self.session = session
        self.recording = recording
        self.head = last.hash if last else BEGINNING
        self.command = (session.exec(select(func.max(Event.command))).one() or 0) + 1
        self._next = ((last.id or 0) if last else 0) + 1
        self._undone: frozenset[int] | None = None
        self._at = _after(last.recorded_at, recording.at) if last else recording.at

    def undone(self) -> frozenset[int]:
        """The commands that are not in force, as of now."""
        if self._undone is None:
            pairs = self.session.exec(
                select(col(Event.command), col(Event.reference))
                .where(col(Event.about) == "command")
                .order_by(col(Event.id))
            ).all()
            self._undone = timeline.undone([(command, int(target)) for command, target in pairs])
        return self._undone

    def reading(self) -> opening.Reading:
        """Reads that see what this command has written so far."""
        return opening.within(self.session)

    @property
    def moment(self) -> str:
        """The moment (UTC) that this command's events bear."""
        return self._at

    @property
    def next_number(self) -> int:
        """The number that the next event will have."""
        return self._next

    def write(
        self,
        kind: str,
        about: str,
        reference: str,
        on: date,
        *,
        before: Mapping[str, Any],
        after: Mapping[str, Any],
        reason: str | None = None,
        recommendation_id: int | None = None,
    ) -> Event:
        """Add one event. `before` and `after` hold the changed fields; what `before` lacks was empty."""
        row = self.sealed(
            kind, about, reference, on, before=before, after=after, reason=reason, recommendation_id=recommendation_id
        )
        event = Event(**row)
        self.session.add(event)
        return event

    def insert(self, into: type[SQLModel], rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert many rows by the table itself: a model for each would take as long again."""
        if rows:
            table = SQLModel.metadata.tables[str(into.__tablename__)]
            self.session.connection().execute(sa.insert(table), list(rows))

    def sealed(
        self,
        kind: str,
        about: str,
        reference: str,
        on: date,
        *,
        before: Mapping[str, Any],
        after: Mapping[str, Any],
        reason: str | None = None,
        recommendation_id: int | None = None,
    ) -> dict[str, Any]:
        """The columns of the next event, numbered and chained to the one before: whoever asks for it inserts it."""
        changes = {name: [kept(before.get(name)), kept(value)] for name, value in after.items()}
        row: dict[str, Any] = {
            "id": self._next,
            "command": self.command,
            "words": self.recording.words,
            "kind": kind,
            "about": about,
            "reference": reference,
            "recommendation_id": recommendation_id,
            "happened_on": on.isoformat(),
            "recorded_at": self._at,
            "author": self.recording.by,
            "reason": reason,
            "changes": _canonical(changes),
            "previous": self.head,
        }
        self.head = seal(row)
        self._next += 1
        self._undone = None if about == "command" else self._undone
        return row | {"happened_on": on, "hash": self.head}


def _after(last: str, now: str) -> str:
    """A moment after the last one. A clock that has been set back, or is slow, must put no command before, or beside,
    one that is known already: what was known at a moment is what had been recorded up to one command, and no more.
    """
    later = last
    with suppress(OverflowError):  # a clock may say what it likes
        next_moment = datetime.fromisoformat(last) + timedelta(microseconds=1)
        later = next_moment.isoformat(timespec="microseconds").replace("+00:00", "Z")
    return max(now, later)
