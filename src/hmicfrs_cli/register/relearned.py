"""What has been learned of a day since a moment: each recommendation that is now known to have stood otherwise."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from hmicfrs_cli.domain import timeline
from hmicfrs_cli.domain.reconciling.learned import Relearned
from hmicfrs_cli.domain.records import Standing
from hmicfrs_cli.domain.timeline import Happening
from hmicfrs_cli.domain.vocabulary import Reference
from hmicfrs_cli.register.opening import Reading
from hmicfrs_cli.register.past import ALL_TIME, undone
from hmicfrs_cli.register.rebuilding import happening


def relearned(register: Reading, day: date, since: str, until: str | None = None) -> list[Relearned]:
    """Each recommendation that was known at one moment (UTC) to have stood otherwise on a day than it is known at
    another (now), by reference. Only those are rebuilt of which something was recorded, or undone, in between.
    """
    then, now = undone(register, since), undone(register, until)
    undone_between = ", ".join(str(command) for command in sorted(then ^ now))
    rows = register.execute(
        f"""
        SELECT reference, id, command, kind, happened_on, changes, recorded_at FROM event
        WHERE recorded_at <= :until AND recommendation_id IN (
            SELECT e.recommendation_id FROM event e
            WHERE (e.recorded_at > :since AND e.recorded_at <= :until) OR e.command IN ({undone_between or "NULL"})
        ) ORDER BY recommendation_id, id
        """,
        {"since": since, "until": until or ALL_TIME},
    )
    found = []
    for ref, events in groupby(rows, lambda row: str(row["reference"])):
        told = [(row["recorded_at"], row["command"], happening(row)) for row in events]
        before = _standing((one for at, command, one in told if at <= since and command not in then), day)
        after = _standing((one for _, command, one in told if command not in now), day)
        if before != after:
            found.append(Relearned(Reference.read(ref), before, after))
    return found


def _standing(history: Iterable[Happening], day: date) -> Standing | None:
    """How one stood on a day, as its history has it; None where it was not yet issued."""
    spans = timeline.spans(timeline.reissued(list(history)))
    return next((span.standing for span in spans if span.from_on <= day < span.until_on), None)
