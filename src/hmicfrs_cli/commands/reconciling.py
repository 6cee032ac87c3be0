"""Reconciling: a table as a paper prints it, tested before a member of the committee does."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hmicfrs_cli.commands.desk import Desk, desk, from_stdin
from hmicfrs_cli.commands.options import AsAt, FormatOption, KnownAt, optional_text_argument, text_option
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.errors import Differences, Mistyped, Refused
from hmicfrs_cli.formats.exchange import Format

if TYPE_CHECKING:
    from hmicfrs_cli.domain.printed_table.table import Printed
    from hmicfrs_cli.domain.reconciling.holding import Tested
    from hmicfrs_cli.domain.reconciling.known import Known
    from hmicfrs_cli.domain.reconciling.learned import LearnedRow
    from hmicfrs_cli.formats.printed_tables import Wanted


def reconcile(
    context: typer.Context,
    file: Annotated[
        str | None, optional_text_argument(help="The file with the table; - is text on stdin.", metavar="FILE")
    ] = None,
    paste: Annotated[
        bool, typer.Option("--paste", help="Take a table copied from a document: pasted here, or on stdin.")
    ] = False,
    as_at: AsAt = None,
    sheet: Annotated[
        str | None, text_option("--sheet", help="The sheet of a workbook (the one with the table).", metavar="NAME")
    ] = None,
    period: Annotated[
        str | None,
        text_option("--period", help='The table or columns to test, as printed: "Sept 2023".', metavar="WORDS"),
    ] = None,
    known_at: KnownAt = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Test a table as a paper prints it, and say what may have gone wrong.

    It has a row for each category and level, and the columns Open, Closed, Total and perhaps Increase, as printed,
    blanks kept. Each row's sum is tested, the sums of the columns, those of some rows (sub-totals), and each figure
    against the register as at a day and against the last issued meeting with what has moved since. Where figures were
    issued for that very day, and the table is nearer to them, they are what it is held against; what was recorded of
    the day after is told apart. Where there is no register, with --as-at or without, the sums alone are tested, and it
    is said.

    FILE is CSV, text or Markdown, an Excel workbook (.xlsx), a Word document (.docx), a web page (.html) or a PDF. Of
    several tables, sheets, or columns of several periods, the one of the day (--as-at) is tested; where it cannot be
    told which that is, none is, and hmi asks for --sheet or --period.

    Explanations follow, each with how many rows it fits. Ends with exit code 5 where the table does not hold, and
    with 0 where it does, though the register may have learned more since.

    \b
    Examples:
      hmi reconcile figures.csv --as-at 2023-09-28
      hmi reconcile paper.docx -f json
      hmi reconcile paper.xlsx --sheet Summary
      hmi reconcile --paste
    """
    from hmicfrs_cli.domain.reconciling import explaining, finding, holding, learned, verdict
    from hmicfrs_cli.formats import reconciling
    from hmicfrs_cli.formats.printed_tables import Wanted

    at = desk(context)
    day = at.day_asked(as_at, known_at)
    printed = _printed(at, file, Wanted(day, period or "", sheet or ""), paste=paste)
    if printed.of and printed.of <= at.today and not (as_at or known_at or period):
        day = printed.of
        at.say(f"Taken as at {in_words(day)}, as the table says. For another day: --as-at DATE")
    found = holding.tested(printed, _known(at, printed, day, known_at))
    if not found.is_tested:
        raise Refused(
            "Nothing can be tested: the table lacks one of the columns Open, Closed and Total.",
            "Without all three no row can be added up, and there is no register to hold it against.",
        )
    told = explaining.explanations(found)
    since = _learned(at, found, known_at)
    said = [*finding.findings(found), *learned.sentences(since), *explaining.left_open(found, told)]
    at.show(reconciling.reconciled(found, told, said, since), format)
    if not found.holds:
        raise Differences(verdict.fails(found), next=_next(found, known_at, asked=bool(as_at or known_at)))
    at.say(verdict.holds(found, len(since)))


def _printed(at: Desk, file: str | None, wanted: "Wanted", *, paste: bool) -> "Printed":
    """The table that was given: in a file, or pasted."""
    from hmicfrs_cli.formats import given, printed_tables

    if paste and file not in (None, "-"):
        raise Mistyped("FILE and --paste do not go together.", next="Give one of them.")
    if wanted.sheet and (paste or file == "-"):
        raise Mistyped("What is pasted has no sheets.", next="Leave out --sheet.")
    if paste and at.ask:
        return printed_tables.from_text(at.pasted("Paste the table"), "what was pasted", wanted)
    if paste or file == "-":
        return printed_tables.from_text(from_stdin(), "standard input", wanted)
    path = at.needed(file, "FILE", "The file with the table (to paste it instead: hmi reconcile --paste)")
    return printed_tables.from_file(given.looked_at(Path(path).expanduser(), printed_tables.LARGEST), wanted)


def _learned(at: Desk, found: "Tested", known_at: str | None) -> "list[LearnedRow]":
    """What the register has learned of the day since the figures were issued that the table was held against."""
    from hmicfrs_cli.domain.reconciling import learned
    from hmicfrs_cli.register.learned import Learned

    known = found.known
    if not known.is_held_to_issued or known.told is None or known.register is None:
        return []
    with at.reading() as register:
        since = Learned(register, known.told_at, at.moment(known_at) if known_at else None)
        return learned.learned(known.told, known.register, since.steps(known.as_at))


def _known(at: Desk, printed: "Printed", day: date, known_at: str | None) -> "Known":
    """What the register knows of a day, and of the last meeting issued before it; nothing where there is no register,
    or nothing has ever been counted in it. Where the table is what a meeting of that day was told as at another, it is
    that other day.
    """
    from hmicfrs_cli.domain.reconciling import holding
    from hmicfrs_cli.domain.reconciling.known import Known
    from hmicfrs_cli.register import past
    from hmicfrs_cli.register.knowing import known_of

    if not at.register.exists() or (at.register.is_file() and not at.register.stat().st_size):
        return Known(day, why_not=f"there is none at {at.register}")
    moment = at.moment(known_at) if known_at else None
    with at.reading(known_at) as register:
        known = replace(known_of(register, day, moment), known_at=known_at or "")
        meeting = past.issued_as_at(register, day)
        if not (meeting and meeting.as_at and meeting.figures and known.register) or meeting.as_at == day:
            return known
        if holding.distance(printed, meeting.figures) or not holding.distance(printed, known.register):
            return known
        return replace(known_of(register, meeting.as_at, moment), known_at=known_at or "", asked=day)


def _next(found: "Tested", known_at: str | None, *, asked: bool) -> str:
    """Where right figures are to be had, and how to ask of the paper's own day."""
    known = found.known
    if known.register is None:
        return ""
    moment = known.told_at if known.is_held_to_issued else known_at
    summary = f"hmi summary --as-at {known.as_at.isoformat()}{f' --known-at {moment}' if moment else ''}"
    if known.is_held_to_issued:
        return f"What was issued:\n  {summary}"
    right = f"The register's own table, which cannot fail to add up:\n  {summary}"
    return right if asked else f"{right}\nAs at the day that the paper speaks of: --as-at DATE"
