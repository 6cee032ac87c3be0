"""Events played through again, one by one: what the rows of every table but those of recommendations become by them.

It does to rows in memory what the commands did to those of the register: `publishing`, `letters`, `inspections`,
`meetings`, `changes`, and `undoing` for what was taken back or brought back. A test holds the two together.
"""

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

from hmicfrs_cli.domain import timeline
from hmicfrs_cli.register.opening import Reading
from hmicfrs_cli.register.rebuilding import BLANK

Changes = Mapping[str, list[Any]]
Event = tuple[int, str, str, str, str, Changes]
"""An event: its command, kind, what it is about, its reference, the moment, its changes."""

COLUMNS = {
    "report": (
        "code title kind published_on bodies url comments_sent_on published_in answers_due comments_url stated recorded"
    ),
    "letter": "reference signed_on signatory file_name file_size file_hash file_kept recorded",
    "meeting": "held_on name recorded as_at issued_at figures figures_hash head",
    "inspection": "title kind starts ends status status_on note report recorded",
    "balance": "category level open closed counted_on source recorded",
}
"""The columns of each table beside its number, by what events call its rows."""

TABLES = {"balance": "balance_entry"}
"""The tables that are called otherwise than events call their rows."""

KEYS = {"report": "code", "letter": "reference", "meeting": "held_on"}
"""The columns that a reference names; of the others it is the number."""


class Replay:
    """The rows that the events of a register make. Raises KeyError, ValueError or TypeError where they make none."""

    def __init__(self, register: Reading) -> None:
        self._rows: dict[str, dict[str, dict[str, Any]]] = {about: {} for about in COLUMNS}
        self._settings: dict[str, str] = {}
        self._letters: dict[str, list[Event]] = {}
        self._by_command: dict[int, list[Event]] = {}
        self._reverses: dict[int, int] = {}
        self._undone: frozenset[int] = frozenset()
        self.undoings: list[int] = []
        self._undone_since: list[frozenset[int]] = [frozenset()]
        for row in register.execute("SELECT * FROM event WHERE recommendation_id IS NULL ORDER BY id"):
            where = row["about"], row["reference"], row["recorded_at"]
            self._play(row["id"], (row["command"], row["kind"], *where, json.loads(row["changes"])))

    def tables(self) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        """Every table with its rows, in an order in which none refers to one that comes later."""
        for about, rows in self._rows.items():
            numbered = [
                {"id": number if about in KEYS else int(reference), **row}
                for number, (reference, row) in enumerate(rows.items(), 1)
            ]
            yield TABLES.get(about, about), numbered
        yield "setting", [{"key": key, "value": value} for key, value in self._settings.items()]

    def undone_at(self, number: int) -> frozenset[int]:
        """The commands that were not in force just after the event of this number."""
        return self._undone_since[bisect_right(self.undoings, number)]

    def _play(self, number: int, event: Event) -> None:
        command, kind, about, reference, moment, changes = event
        self._by_command.setdefault(command, []).append(event)
        if about == "command":
            self._reverse(number, command, kind, int(reference))
        elif about == "setting":
            self._settings[reference] = changes["value"][1]
        elif kind in ("recorded", "adopted"):
            self._record(about, reference, {name: after for name, (_, after) in changes.items()})
        elif kind == "withdrawn":
            self._rows[about][reference]["recorded"] = 0
        else:
            after = {name: after for name, (_, after) in changes.items()}
            self._change(about, reference, after | ({"issued_at": moment} if kind == "issued" else {}))
        if about == "letter":
            self._letters.setdefault(reference, []).append(event)

    def _record(self, about: str, reference: str, said: Mapping[str, Any]) -> None:
        """A recording, or one anew after the first was undone: the row keeps its number, and nothing else."""
        row = {name: BLANK.get(name) for name in COLUMNS[about].split()}
        if about in KEYS:
            row[KEYS[about]] = reference
        self._rows[about][reference] = self._rows[about].get(reference, {}) | row | {"recorded": 1}
        self._change(about, reference, said)

    def _change(self, about: str, reference: str, said: Mapping[str, Any]) -> None:
        row = self._rows[about][reference]
        if odd := said.keys() - row.keys():
            raise ValueError(f"a {about} has no {', '.join(sorted(odd))}")
        row.update(said)

    def _reverse(self, number: int, command: int, kind: str, target: int) -> None:
        """A command taken back, or, where that was taken back itself, brought back."""
        self._reverses[command] = target
        self._undone = timeline.undone(list(self._reverses.items()))
        self.undoings.append(number)
        self._undone_since.append(self._undone)
        in_force = kind == "redone"
        for event in self._by_command.get(self._reverses[target] if in_force else target, ()):
            self._make_anew(event, in_force=in_force)

    def _make_anew(self, event: Event, *, in_force: bool) -> None:
        """What a row becomes where the command of an event is no longer, or again, in force."""
        _, kind, about, reference, _, changes = event
        side = 1 if in_force else 0
        if about == "letter":
            self._settle_letter(reference)
        elif about == "setting":
            self._set(reference, changes["value"][side])
        elif kind in ("recorded", "adopted"):
            self._rows[about][reference]["recorded"] = int(in_force)
        elif kind == "withdrawn":
            self._rows[about][reference]["recorded"] = int(not in_force)
        elif about != "command":
            self._change(about, reference, {name: pair[side] for name, pair in changes.items()})

    def _set(self, key: str, value: str | None) -> None:
        if value is None:
            self._settings.pop(key, None)
        else:
            self._settings[key] = value

    def _settle_letter(self, reference: str) -> None:
        """A letter as its events in force make it. One of which none is keeps what it said last."""
        row, said = self._rows["letter"][reference], dict[str, Any]()
        row["recorded"] = 0
        for command, kind, _, _, _, changes in self._letters[reference]:
            if command not in self._undone:
                begins = kind in ("recorded", "adopted")
                said = ({"file_kept": False} if begins else said) | {name: now for name, (_, now) in changes.items()}
                row["recorded"] = int(kind != "withdrawn")
        if said:
            named = ("signed_on", "signatory", "file_name", "file_size", "file_hash", "file_kept")
            row.update({name: said.get(name) for name in named})
