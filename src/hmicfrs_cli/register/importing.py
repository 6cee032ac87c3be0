"""Writing what an import has been found to do: new reports, letters and recommendations, and differences taken.

All in the transaction of one command, so that it is there whole or not at all, and undo takes it back whole.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any

from hmicfrs_cli.domain.closing import Certification, Closing
from hmicfrs_cli.domain.errors import Refused
from hmicfrs_cli.domain.intake.differing import Difference, day_of
from hmicfrs_cli.domain.intake.plan import Plan, letters_shown
from hmicfrs_cli.domain.vocabulary import Category, Reference
from hmicfrs_cli.register import changes, closings, letters, past, progress, publishing, standing_together
from hmicfrs_cli.register.history import Log

EDITED = ("text", "title", "addressees", "for_us", "theme", "under", "issued_on", "deadline")
"""Fields that an edit corrects."""


def record(
    log: Log,
    plan: Plan,
    taken: Sequence[Difference],
    *,
    head: str | None,
    file: str,
    tell: Callable[[int], None] = lambda _: None,
) -> None:
    """Record what is new, and take the differences that were chosen. `file` is what the history calls the sheet.

    Raises Refused where something has been recorded since the plan was made: the register's last hash was `head` then.
    """
    if past.head(log.reading()) != head:
        raise Refused(
            "Something has been recorded since this file was held against the register.",
            "Nothing of it was recorded.",
            "Import it again.",
        )
    publishing.add_all(log, plan.reports)
    letters.add_all(log, letters_shown(plan, taken))
    standing_together.begin_all(log, plan.new, tell)
    for number, (ref, differences) in enumerate(_by_reference(taken), 1):
        on = day_of(differences, log.recording.today)
        _take(log, ref, {each.field: each for each in differences if each.field != "note"}, on, f"as in {file}")
        for each in differences:
            if each.field == "note":
                on, words = each.takes
                progress.note(log, ref, words, on=on, public=False)
        tell(len(plan.new) + number)
    if over := standing_together.over_an_open_one(log, log.command):
        raise Refused(f"{min(over)} would be open under a cause of concern that is not.")


def _by_reference(taken: Sequence[Difference]) -> list[tuple[Reference, list[Difference]]]:
    """The differences of each recommendation; causes of concern last, since what stands under them is closed first."""
    ordered = sorted(taken, key=lambda each: (each.ref.category is Category.CAUSE_OF_CONCERN, each.ref))
    return [(ref, list(found)) for ref, found in groupby(ordered, key=lambda each: each.ref)]


def _take(log: Log, ref: Reference, taken: Mapping[str, Difference], on: date, reason: str) -> None:
    """Let the register say of one what the file does, each field by the command that an officer would have used.

    What closes or certifies it comes last; what has to be so by then, such as its level, is so from that day.
    """
    said = {name: each.takes for name, each in taken.items()}
    moved = said.get("status") or said.get("stage")
    if "level" in said:
        changes.level(log, [ref], said["level"], on=on, reason=reason)
    if edited := {name: value for name, value in said.items() if name in EDITED}:
        progress.edit(log, ref, _columns(edited), on=on, reason=reason)
    if "owner" in said or "lead" in said:
        progress.assign(log, [ref], owner=said.get("owner"), lead=said.get("lead"), on=log.recording.today)
    if "target" in said:
        progress.target(log, [ref], said["target"], on=on, reason=reason, approved_by=None)
    if isinstance(moved, Closing):
        closings.close(log, [ref], replace(moved, reason=moved.reason or reason))
    elif isinstance(moved, Certification):
        closings.certify(log, [ref], moved.letter, on=moved.on)
    elif moved:
        progress.stage(log, [ref], moved, on=on, reason=reason)


def _columns(edited: Mapping[str, Any]) -> dict[str, Any]:
    """What an edit takes: a deadline in its parts."""
    if "deadline" not in edited:
        return dict(edited)
    deadline = edited["deadline"]
    parts = {
        "deadline_phrase": deadline.phrase,
        "deadline_kind": deadline.kind,
        "deadline": deadline.on,
        "deadline_rule": deadline.rule,
    }
    return {name: value for name, value in edited.items() if name != "deadline"} | parts
