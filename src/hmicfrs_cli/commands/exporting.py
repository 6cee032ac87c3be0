"""Export: what the register holds, as a file that others can open."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from hmicfrs_cli.commands import seeking, writing
from hmicfrs_cli.commands.desk import Desk, desk
from hmicfrs_cli.commands.options import (
    AsAt,
    AtLevel,
    AtStage,
    InCategory,
    InReport,
    Lead,
    Owner,
    Theme,
    WithStatus,
    text_option,
)
from hmicfrs_cli.commands.seeking import All, DueAfter, DueBefore, ForInformation, ForUs, NoLevel, NoOwner, WithWords
from hmicfrs_cli.domain.errors import Mistyped
from hmicfrs_cli.domain.vocabulary import Stage, Status
from hmicfrs_cli.formats import placing
from hmicfrs_cli.register.sought import Sought

ENDINGS = {
    ".csv": "the recommendations",
    ".xlsx": "a workbook of recommendations, reports, events and the committee's table",
    ".json": "the whole register",
    ".ics": "a calendar",
}
"""What a file is written as, by the ending of its name."""


def export(
    context: typer.Context,
    text: WithWords = None,
    out: Annotated[
        str | None, text_option("--out", help="The file to write: .csv, .xlsx, .json or .ics.", metavar="FILE")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    status: WithStatus = None,
    stage: AtStage = None,
    category: InCategory = None,
    level: AtLevel = None,
    report: InReport = None,
    owner: Owner = None,
    lead: Lead = None,
    theme: Theme = None,
    due_before: DueBefore = None,
    due_after: DueAfter = None,
    no_owner: NoOwner = False,
    no_level: NoLevel = False,
    for_us: ForUs = False,
    for_information: ForInformation = False,
    all_: All = False,
    as_at: AsAt = None,
) -> None:
    """Write the register to a file: .csv, .xlsx, .json or .ics.

    The ending of the name decides. A spreadsheet (.csv, .xlsx) has every recommendation, open, closed and withdrawn,
    ours and others'; a workbook also has the reports, the events and the committee's table. A calendar (.ics) has the
    deadlines and targets of what is open, for us and not yet certified, the last days for answering reports, the
    meetings and the inspections. With a filter of hmi list, a file has what that lists (open and for us, unless told
    otherwise): a workbook their events and their table, a calendar their deadlines and targets alone. --for-us narrows
    a whole spreadsheet to what counts for us.

    JSON is the whole register, from which hmi import makes it again, with its documents in a folder beside it. No
    filter goes with it.

    \b
    Examples:
      hmi export --out register.xlsx
      hmi export --out due.csv --due-before 2024-01-01
      hmi export --out deadlines.ics --owner "ACC Operations"
      hmi export --out all.json
    """
    at = desk(context)
    path, ending = _where(at, out)
    filters: dict[str, Any] = {
        "text": text,
        "status": status,
        "stage": stage,
        "category": category,
        "level": level,
        "report": report,
        "owner": owner,
        "lead": lead,
        "theme": theme,
        "due_before": due_before,
        "due_after": due_after,
        "no_owner": no_owner,
        "no_level": no_level,
    }
    usual = _usual(at, as_at, ending, stage)
    scope = _as_listed(usual) if any(filters.values()) and ending in SPREADSHEETS else usual
    meant = seeking.sought(at, scope, **filters, for_us=for_us, for_information=for_information, all_=all_)
    if ending == ".json" and (meant != usual or as_at or all_):
        raise Mistyped("JSON is the whole register, as it is.", next="Leave the filters out, or write .csv or .xlsx.")
    placing.may_be_written(path, force=force, never={at.register: "the register"})
    with at.reading() as register:
        seeking.must_be_there(register, meant)
        said = writing.WRITERS[ending](writing.Task(at, register, path, meant, _is_narrower(meant, usual)))
    at.say(said)


def _where(at: Desk, out: str | None) -> tuple[Path, str]:
    """The file to write, and its ending. Raises Mistyped for an ending that is none of the four."""
    path = Path(at.needed(out, "--out FILE", f"Write to (a name that ends in {', '.join(ENDINGS)})")).expanduser()
    return path, placing.ending_of(path, ENDINGS)


def _usual(at: Desk, as_at: str | None, ending: str, stage: Stage | None) -> Sought:
    """What is meant where no filter says otherwise: everything, but in a calendar only what has still to be done."""
    if ending != ".ics":
        return Sought(at.day(as_at), tuple(Status), for_us=None)
    certified = Stage.AWAITING_VERIFICATION
    return Sought(at.day(as_at), (Status.OPEN,), not_at=None if stage is certified else certified)


SPREADSHEETS = (".csv", ".xlsx")


def _as_listed(usual: Sought) -> Sought:
    """What a filter narrows: as in a list, what is open and for us, unless it says otherwise."""
    return replace(usual, statuses=(Status.OPEN,), for_us=True)


def _is_narrower(meant: Sought, usual: Sought) -> bool:
    """Whether filters ask for less than a command means by itself: not where they ask for all."""
    return meant not in (usual, replace(usual, statuses=tuple(Status), for_us=None, not_at=None))
