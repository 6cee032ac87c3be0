"""Undo and redo: the last command taken back, or brought back, as one unit.

Neither deletes anything. Each is one event that names the command it reverses; what follows from the events in force
is then made anew, and has to be lawful.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import col, select

from hmicfrs_cli.domain import figures, timeline
from hmicfrs_cli.domain.errors import Refused
from hmicfrs_cli.domain.figures import Summary
from hmicfrs_cli.domain.refusing import Refusal
from hmicfrs_cli.domain.vocabulary import Category, Level
from hmicfrs_cli.register import changes, letters, queries, standing_together, standings, tables
from hmicfrs_cli.register.history import Log


def undo(log: Log, reason: str | None = None) -> list[tables.Event]:
    """Take back the last command in force. Returns its events.

    What a meeting was told is not taken back: the commands that added and issued it are stepped over. So is what
    bringing the register up to date recorded: no officer typed it.

    Raises Refused where there is none, where something recorded since depends on it, and, without a reason, where it
    would move figures away from what an issued meeting was told.
    """
    undone = log.undone()
    issued = select(col(tables.Event.reference)).where(col(tables.Event.kind) == "issued")
    stays = select(col(tables.Event.command)).where(
        sa.or_(
            sa.and_(col(tables.Event.about) == "meeting", col(tables.Event.reference).in_(issued)),
            sa.and_(col(tables.Event.about) == "letter", col(tables.Event.kind) == "adopted"),
        )
    )
    commands = (
        select(col(tables.Event.command))
        .where(col(tables.Event.about) != "command", col(tables.Event.command).not_in(stays))
        .distinct()
    )
    for command in log.session.exec(commands.order_by(col(tables.Event.command).desc())):
        if command not in undone:
            return _reverse(log, "undone", command, _events(log, command), reason)
    raise Refused("There is nothing to undo.")


def stepped_over(log: Log, command: int) -> list[str]:
    """The words of the commands about issued meetings that an undo of this one has left as they are."""
    told = select(col(tables.Event.command), col(tables.Event.words)).where(
        col(tables.Event.about) == "meeting", col(tables.Event.command) > command
    )
    undone = log.undone()
    return list(dict.fromkeys(words for number, words in log.session.exec(told) if number not in undone))


def redo(log: Log, reason: str | None = None) -> list[tables.Event]:
    """Bring back what the last undo took back. Returns the events that are in force again.

    Raises Refused where there is no undo in force, or something has been recorded since it.
    """
    undone = log.undone()
    done = select(tables.Event).order_by(col(tables.Event.id).desc())
    for event in log.session.exec(done):
        if event.command in undone or event.kind in ("redone", "adopted"):
            continue
        if event.kind != "undone":
            break
        return _reverse(log, "redone", event.command, _events(log, int(event.reference)), reason)
    raise Refused("There is nothing to redo.", "Only what the last command undid can be brought back.")


def _reverse(
    log: Log, kind: str, command: int, events: Sequence[tables.Event], reason: str | None
) -> list[tables.Event]:
    """Write the one event that reverses a command, and make anew what its events were about."""
    told = _told(log)
    after = {"command": command}
    log.write(kind, "command", str(command), log.recording.today, before={}, after=after, reason=reason)
    in_force = kind == "redone"
    for event in events:
        _make_anew(log, event, in_force=in_force)
    if any(event.about == "recommendation" for event in events):
        _recommendations_hold(log, events, standing_together.settle_all(log, events[0].command))
    for event in events:
        _holds(log, event, in_force=in_force)
    if not reason and any(
        now not in (before, frozen) for (before, _), (now, frozen) in zip(told, _told(log), strict=True)
    ):
        raise Refused(
            "This would alter figures that an issued meeting was told.",
            "They stay as they were told; later papers would show them as restated.",
            "If that is right, say why: --reason TEXT",
        )
    return list(events)


def _events(log: Log, command: int) -> list[tables.Event]:
    found = select(tables.Event).where(col(tables.Event.command) == command).order_by(col(tables.Event.id))
    return list(log.session.exec(found))


def _make_anew(log: Log, event: tables.Event, *, in_force: bool) -> None:
    """What is stored of the thing that an event is about, as the events now in force make it. Recommendations are made
    anew together.
    """
    if event.about == "recommendation":
        return
    if event.about == "setting":
        _set(log, event.reference, json.loads(event.changes)["value"][1 if in_force else 0])
    elif event.about == "letter":
        letters.settle(log, event.reference)
    elif event.about != "command":
        row = _row_of(log, event)
        if event.kind in ("recorded", "adopted"):
            row.recorded = in_force
        elif event.kind == "withdrawn":
            row.recorded = not in_force
        else:
            for name, (before, now) in json.loads(event.changes).items():
                setattr(row, name, _column_value(name, now if in_force else before))
        log.session.add(row)
    log.session.flush()


KEYS: dict[str, tuple[Any, str]] = {
    "report": (tables.Report, "code"),
    "balance": (tables.BalanceEntry, "id"),
    "meeting": (tables.Meeting, "held_on"),
    "inspection": (tables.Inspection, "id"),
}
"""The table of what an event is about, and the column that its reference names."""


def _row_of(log: Log, event: tables.Event) -> Any:
    table, key = KEYS[event.about]
    read: dict[str, Any] = {"id": int, "held_on": standings.day}
    wanted = read.get(key, str)(event.reference)
    return log.session.exec(select(table).where(col(getattr(table, key)) == wanted)).one()


def _column_value(name: str, kept: Any) -> Any:
    """What a column holds, from what an event keeps of it."""
    return standings.day(kept) if kept and name.endswith(("_on", "_due")) else kept


def _set(log: Log, key: str, value: str | None) -> None:
    row = log.session.get(tables.Setting, key)
    if value is None:
        if row:
            log.session.delete(row)
    else:
        row = row or tables.Setting(key=key, value=value)
        row.value = value
        log.session.add(row)


def _holds(log: Log, event: tables.Event, *, in_force: bool) -> None:
    """Raise Refused where, with everything made anew, something no longer holds together."""
    if event.about == "report" and event.kind == "recorded" and not in_force:
        _nothing_names_report(log, event.reference)
    elif event.about == "letter":
        alters = bool({"signed_on", "signatory"} & set(json.loads(event.changes)))
        stays = event.kind == "recorded" and in_force
        if alters and not stays and (used := next(letters.used_by(log, event.reference), None)):
            raise Refused(f"Letter {event.reference} cannot be altered.", f"{used} was certified or closed by it.")
    elif event.about == "balance":
        after = standings.after_of(event.changes)
        level = Level(after["level"]) if after.get("level") else None
        changes.balance_stays_above_nothing(log, Category(after["category"]), level)


def _nothing_names_report(log: Log, code: str) -> None:
    below = (
        select(tables.Recommendation.ref)
        .join(tables.Standing, col(tables.Standing.recommendation_id) == col(tables.Recommendation.id))
        .join(tables.Report, col(tables.Report.id) == col(tables.Recommendation.report_id))
        .where(col(tables.Report.code) == code)
    )
    if ref := log.session.exec(below).first():
        raise Refused(f"{code} cannot be taken back.", f"{ref} has been recorded in it since.")
    led_to = select(tables.Inspection.id).where(col(tables.Inspection.report) == code, col(tables.Inspection.recorded))
    if number := log.session.exec(led_to).first():
        raise Refused(f"{code} cannot be taken back.", f"Inspection {number} is recorded as having led to it.")


def _recommendations_hold(
    log: Log, events: Sequence[tables.Event], histories: Mapping[int, Sequence[timeline.Happening]]
) -> None:
    """Raise Refused for the first recommendation whose history is not lawful any more, or on which another depends."""
    command = events[0].command
    over_open, depended_on = standing_together.over_an_open_one(log, command), {}
    if not all(histories.values()):
        depended_on = standing_together.depending_on(log, command)
    concerned = {event.recommendation_id: event.reference for event in events if event.recommendation_id}
    for id_, ref in concerned.items():
        against = _against(log, id_, histories[id_])
        if not against and ref in over_open:
            against = [timeline.OVER_AN_OPEN_ONE]
        if not against and not histories[id_] and ref in depended_on:
            against = [timeline.depended_on(depended_on[ref])]
        if against:
            raise Refused(f"{ref}: this cannot be reversed.", against[0].rule, against[0].mend)


def _against(log: Log, id_: int, past: Sequence[timeline.Happening]) -> list[Refusal]:
    if len(past) <= 1:
        return []  # recording one breaks no rule, and neither does none
    row = log.session.get_one(tables.Recommendation, id_)
    return timeline.unlawful(row.category, past, lambda since, until: standings.open_under(log, row, since, until))


def _told(log: Log) -> list[tuple[Summary, Summary]]:
    """What each issued meeting would be told of its day if it were told now, and what it was told."""
    register = log.reading()
    issued = select(tables.Meeting).where(col(tables.Meeting.issued_at).is_not(None)).order_by(col(tables.Meeting.id))
    return [
        (figures.summary(queries.all_counts(register, meeting.as_at)), figures.thawed(meeting.figures))
        for meeting in log.session.exec(issued)
        if meeting.as_at and meeting.figures
    ]
