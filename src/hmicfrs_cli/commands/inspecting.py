"""Inspections: the fieldwork of HMICFRS, past and forthcoming."""

from typing import Annotated, Any

import typer

from hmicfrs_cli.commands.desk import Desk, desk
from hmicfrs_cli.commands.options import (
    AsAt,
    Changed,
    FormatOption,
    KnownAt,
    LedTo,
    Reason,
    is_none,
    number_argument,
    text_argument,
    text_option,
    word_option,
    word_or_none_option,
)
from hmicfrs_cli.commands.parsing import Command, group
from hmicfrs_cli.domain.days import a_period
from hmicfrs_cli.domain.errors import Mistyped
from hmicfrs_cli.domain.inspections import Inspection, corrected, status
from hmicfrs_cli.domain.vocabulary import InspectionKind, InspectionStatus, written
from hmicfrs_cli.formats import inspections as laid_out
from hmicfrs_cli.formats.exchange import Format
from hmicfrs_cli.register import fieldwork

inspection = group("Inspections: record one, correct one, list them.")

KINDS = "peel, thematic, joint, regional, super-complaint, revisit or other."
STATUSES = "planned, under-way, completed or reported."

End = Annotated[str | None, text_option("--end", help="Its last day, where that is not its first too.", metavar="DATE")]
Kind = Annotated[str | None, word_or_none_option(InspectionKind, "--kind", help=KINDS)]
Said = Annotated[
    str | None, word_or_none_option(InspectionStatus, "--status", help=f"Where its days do not say it: {STATUSES}")
]
Note = Annotated[str | None, text_option("--note", help="What else there is to know of it.")]
SaidOn = Annotated[str | None, text_option("--on", help="The day from which --status holds (today).", metavar="DATE")]

CAN_BE_NONE = ("ends", "kind", "status", "note", "report")
"""The fields that need not be there."""


@inspection.command("add", cls=Command)
def inspection_add(
    context: typer.Context,
    title: Annotated[str | None, text_argument(help="What it is about.", metavar="TITLE")] = None,
    start: Annotated[str | None, text_option("--start", help="Its first day, or month.", metavar="DATE")] = None,
    end: End = None,
    kind: Kind = None,
    status: Said = None,
    note: Note = None,
    report: LedTo = None,
    on: SaidOn = None,
    format: Changed = None,
) -> None:
    """Record an inspection, past or to come.

    How far it has come is read from its days: planned, under way, completed, and reported once the report that it led
    to has been published. What --status says goes before them, from the day given with --on.

    \b
    Examples:
      hmi inspection add "Stop and search" --start 2023-06-19 --end 2023-06-23
      hmi inspection add "Custody, unannounced" --start "May 2023" --kind joint --report custody-2023
    """
    at = desk(context)
    new = _new(at, title, start, end, kind=kind, status=status, note=note, report=report, status_on=on)
    with at.writing(begins=True) as log:
        from hmicfrs_cli.register import inspections

        number = inspections.add(log, new)
    _tell(at, "Recorded", number, format)


@inspection.command("edit", cls=Command)
def inspection_edit(
    context: typer.Context,
    number: Annotated[int, number_argument(help="Its number, as hmi inspection list shows it.")],
    title: Annotated[str | None, text_option("--title", help="What it is about.")] = None,
    start: Annotated[str | None, text_option("--start", help="Its first day, or month.", metavar="DATE")] = None,
    end: End = None,
    kind: Kind = None,
    status: Said = None,
    note: Note = None,
    report: LedTo = None,
    on: SaidOn = None,
    reason: Reason = None,
    format: Changed = None,
) -> None:
    """Correct an inspection, or say how far it has come.

    The history keeps the old value of every field. The word none takes out an end, kind, status, note or report;
    without a status, how far it has come is read from its days again.

    \b
    Examples:
      hmi inspection edit 8 --end 2023-09-22 --reason "HMICFRS finished a day early"
      hmi inspection edit 7 --status planned --on 2023-08-21 --reason "Put off; new days to follow"
    """
    at = desk(context)
    why = written(at.needed(reason, "--reason", "Why"), "reason")
    typed = {"kind": kind, "status": status, "note": note, "report": report, "status_on": on}
    after = _read(at, title=title, starts=start, ends=end, **typed)
    if not after:
        raise Mistyped("Nothing to correct was given.", next="To see what can be: hmi inspection edit --help")
    with at.writing() as log:
        from hmicfrs_cli.register import inspections

        inspections.edit(log, number, after, reason=why)
    _tell(at, "Corrected", number, format)


@inspection.command("list", cls=Command)
def inspection_list(
    context: typer.Context,
    kind: Annotated[InspectionKind | None, word_option(InspectionKind, "--kind", help=KINDS)] = None,
    status_: Annotated[InspectionStatus | None, word_option(InspectionStatus, "--status", help=STATUSES)] = None,
    as_at: AsAt = None,
    known_at: KnownAt = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """List the inspections: forthcoming, under way, and past.

    As seen from the day given with --as-at. Of one that is known to the month only, the whole month counts.

    \b
    Examples:
      hmi inspection list
      hmi inspection list --as-at 2023-08-18 --kind peel -f csv
    """
    at = desk(context)
    day = at.day_asked(as_at, known_at)
    with at.reading(known_at) as register:
        found = [
            one
            for one in fieldwork.inspections(register, day)
            if kind in (None, one.kind) and status_ in (None, status(one, day))
        ]
    at.show(laid_out.in_groups(found, day) if format is Format.TABLE else laid_out.listed(found, day), format)
    if format is Format.TABLE:
        at.say(laid_out.counted_in_words(found, day) if found else "None found.")


def _new(at: Desk, title: str | None, start: str | None, end: str | None, **typed: str | None) -> Inspection:
    """The inspection that was given; on a terminal, what is missing is asked, and with the first day the last one."""
    title = written(at.needed(title, "TITLE", "Title"), "title")
    begins = at.needed(start, "--start", "First day")
    if start is None and end is None:
        last = at.answer("Last day", begins)
        end = None if last == begins else last
    blank = Inspection(0, title, None, a_period(begins, at.today))
    return corrected(blank, _read(at, ends=end, **typed), at.today)


def _read(at: Desk, **typed: str | None) -> dict[str, Any]:
    """Field to value, of what was typed; None where that was none."""
    return {name: _field(at, name, words) for name, words in typed.items() if words is not None}


def _field(at: Desk, name: str, words: str) -> Any:
    if name in CAN_BE_NONE and is_none(words):
        return None
    if name in ("starts", "ends"):
        return a_period(words, at.today)
    return at.day(words) if name == "status_on" else words


def _tell(at: Desk, did: str, number: int, format: Format | None) -> None:
    with at.reading() as register:
        (one,) = (each for each in fieldwork.inspections(register, at.today) if each.number == number)
    at.say(f"{did} inspection {number}: {laid_out.in_a_sentence(one, at.today)}.")
    if format:
        at.show(laid_out.listed([one], at.today), format)
