"""Inspections: the fieldwork of HMICFRS, past and forthcoming."""

from collections.abc import Collection
from typing import Annotated, Any

import typer

from hmicfrs_cli.commands.desk import Desk, desk
from hmicfrs_cli.commands.options import (
    AsAt,
    Changed,
    FormatOption,
    InspectionNumber,
    KnownAt,
    LedTo,
    Reason,
    is_none,
    text_argument,
    text_option,
    word_option,
    word_or_none_option,
)
from hmicfrs_cli.commands.parsing import Command, group
from hmicfrs_cli.domain.days import Period, a_period
from hmicfrs_cli.domain.errors import Mistyped, NoSuchRecord
from hmicfrs_cli.domain.inspections import Inspection, corrected, must_fit, status
from hmicfrs_cli.domain.vocabulary import InspectionKind, InspectionStatus, written
from hmicfrs_cli.formats import inspections as laid_out
from hmicfrs_cli.formats.exchange import Format
from hmicfrs_cli.register import fieldwork

inspection = group("Inspections: record one, correct or withdraw one, list them.")

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
      hmi inspection add "Vetting" --start 2023-11-13 --end 2023-11-17
      hmi inspection add "Homicide prevention" --start "June 2023" --kind thematic --report homicide-2023
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
    number: InspectionNumber = None,
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
    # What was given is read before anything is asked, so that nothing is typed in vain.
    typed = {"kind": kind, "status": status, "note": note, "report": report, "status_on": on}
    after = _read(at, title=title, starts=start, ends=end, **typed)
    number = _which(at, number)
    if not after:
        raise Mistyped("Nothing to correct was given.", next="To see what can be: hmi inspection edit --help")
    why = written(at.needed(reason, "--reason", "Why"), "reason")
    with at.writing() as log:
        from hmicfrs_cli.register import inspections

        inspections.edit(log, number, after, reason=why)
    _tell(at, "Corrected", number, format)


@inspection.command("withdraw", cls=Command)
def inspection_withdraw(
    context: typer.Context, number: InspectionNumber = None, reason: Reason = None, format: Changed = None
) -> None:
    """Withdraw an inspection that was recorded in error, or called off.

    It is then in no list, as at any day; it stays in the history, and its number is not used again. With -f, it is
    written as it was.

    \b
    Examples:
      hmi inspection withdraw 3 --reason "Recorded twice"
      hmi inspection withdraw 8 --reason "HMICFRS called it off"
    """
    at = desk(context)
    number = _which(at, number)
    why = written(at.needed(reason, "--reason", "Why"), "reason")
    with at.writing() as log:
        from hmicfrs_cli.register import inspections

        was = inspections.withdraw(log, number, reason=why)
    at.say(f"Withdrew inspection {number}: {was.title}, {was.days}.")
    if format:
        at.show(laid_out.listed([was], at.today), format)


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
    # What was given is read before anything is asked, so that nothing is typed in vain.
    begins = a_period(start, at.today) if start else None
    given = _read(at, ends=end, **typed)
    title = written(at.needed(title, "TITLE", "Title"), "title")
    if begins is None:
        at.needs_a_terminal("--start")
        begins = at.until_read("First day", None, lambda typed: _first(at, given.get("ends"), typed))
        if end is None:
            given["ends"] = _last_asked(at, begins)
    return corrected(Inspection(0, title, None, begins), given, at.today)


def _first(at: Desk, ends: Period | None, typed: str) -> Period:
    begins = a_period(typed, at.today)
    must_fit(begins, ends)
    return begins


def _last_asked(at: Desk, begins: Period) -> Period | None:
    """The last day, asked for; None where it is the first."""

    def read(typed: str) -> Period:
        last = a_period(typed, at.today)
        must_fit(begins, last)
        return last

    last = at.until_read("Last day", str(begins), read)
    return None if last == begins else last


def _which(at: Desk, number: int | None) -> int:
    """The number given or, on a terminal, the answer to a question. Elsewhere raises Mistyped: NUMBER is missing."""
    if number is not None:
        return number
    at.needs_a_terminal("NUMBER")
    with at.reading() as register:
        there = fieldwork.numbers(register)
    if not there:
        raise Mistyped("NUMBER is missing, and there is no inspection to choose.")
    number = at.until_read("Number (as hmi inspection list shows it)", None, lambda typed: _one_of(there, typed))
    at.chosen.append(str(number))
    return number


def _one_of(there: Collection[int], typed: str) -> int:
    number = int(typed)
    if number not in there:
        raise NoSuchRecord(f"There is no inspection {number} in the register.")
    return number


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
