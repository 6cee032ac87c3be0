"""Reconciling: a table as a paper prints it, tested before a member of the committee does."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hmicfrs_cli.commands.desk import Desk, desk, from_stdin
from hmicfrs_cli.commands.options import AsAt, FormatOption, optional_text_argument
from hmicfrs_cli.domain.errors import Differences, Mistyped, Refused
from hmicfrs_cli.domain.prose import number
from hmicfrs_cli.formats.exchange import Format

if TYPE_CHECKING:
    from hmicfrs_cli.domain.reconciling.holding import Known, Tested
    from hmicfrs_cli.domain.reconciling.table import Printed


def reconcile(
    context: typer.Context,
    file: Annotated[
        str | None, optional_text_argument(help="The table: CSV or Excel (.xlsx); - is text on stdin.", metavar="FILE")
    ] = None,
    paste: Annotated[
        bool, typer.Option("--paste", help="Take a table copied from a document: pasted here, or on stdin.")
    ] = False,
    as_at: AsAt = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Test a table as a paper prints it, and say what may have gone wrong.

    It has a row for each category and level, and the columns Open, Closed, Total and perhaps Increase, as printed,
    blanks kept. Each row's sum is tested, the sums of the columns, and each figure against the register as at a day
    and against the last issued meeting with what has moved since. Without a register, the sums alone.

    Explanations follow, each with how many rows it fits. Ends with exit code 5 where the table does not hold.

    \b
    Examples:
      hmi reconcile figures.csv --as-at 2023-09-28
      hmi reconcile paper.xlsx -f json
      hmi reconcile --paste
    """
    from hmicfrs_cli.domain.reconciling import explaining, finding, holding
    from hmicfrs_cli.formats import reconciling

    at = desk(context)
    day = at.day(as_at)
    printed = _printed(at, file, paste=paste)
    found = holding.tested(printed, _known(at, day, asked=as_at is not None))
    if not found.is_tested:
        raise Refused(
            "Nothing can be tested: the table lacks one of the columns Open, Closed and Total.",
            "Without all three no row can be added up, and there is no register to hold it against.",
        )
    told = explaining.explanations(found)
    said = [*finding.findings(found), *explaining.left_open(found, told)]
    at.show(reconciling.reconciled(found, told, said), format)
    if not found.holds:
        raise Differences(_what_fails(found), next=_next(found, day, asked=as_at is not None))
    at.say(_what_holds(found))


def _printed(at: Desk, file: str | None, *, paste: bool) -> "Printed":
    """The table that was given: in a file, or pasted."""
    from hmicfrs_cli.formats import given, printed_tables

    if paste and file not in (None, "-"):
        raise Mistyped("FILE and --paste do not go together.", next="Give one of them.")
    if paste and at.ask:
        return printed_tables.from_text(at.pasted("Paste the table"), "what was pasted")
    if paste or file == "-":
        return printed_tables.from_text(from_stdin(), "standard input")
    path = at.needed(file, "FILE", "The file with the table (to paste it instead: hmi reconcile --paste)")
    return printed_tables.from_file(given.looked_at(Path(path).expanduser(), printed_tables.LARGEST))


def _known(at: Desk, day: date, *, asked: bool) -> "Known":
    """What the register knows of a day, and of the last meeting issued before it; nothing where there is no register.

    One who has named a day wants a register: then it has to be there.
    """
    from hmicfrs_cli.domain.figures import summary
    from hmicfrs_cli.domain.reconciling import holding
    from hmicfrs_cli.register import past, queries

    if not asked and (not at.register.exists() or (at.register.is_file() and not at.register.stat().st_size)):
        return holding.Known(day, why_not=f"there is none at {at.register}")
    with at.reading() as register:
        figures = summary(queries.all_counts(register, day))
        if not figures.total.total:
            return holding.Known(day, why_not="it counts nothing as at that day")
        known = holding.Known(day, figures)
        meeting = past.last_issued(register, day)
        if meeting is None or meeting.as_at is None or meeting.figures is None:
            return known
        return holding.beside(known, past.movement(register, meeting.as_at, day, meeting.figures), meeting.figures)


def _what_fails(found: "Tested") -> str:
    """How many rows do not hold, and what else does not."""
    fails, many = len(found.failing), len(found.rows)
    of = "the one row" if many == 1 else f"{number(fails)} of {many} rows"
    said = [f"{of} {'does' if fails == 1 else 'do'} not hold"] if fails else []
    said += ["the row of sums does not hold"] if found.total_fails else []
    missing = len(found.missing)
    said += [f"{number(missing)} of the register's rows {'is' if missing == 1 else 'are'} not in it"] if missing else []
    said += ["a row is printed more than once"] if found.twice else []
    words = "; ".join(said)
    return f"{words[0].upper()}{words[1:]}."


def _next(found: "Tested", day: date, *, asked: bool) -> str:
    """Where right figures are to be had, and how to ask of the paper's own day."""
    if found.known.register is None:
        return ""
    right = f"The register's own table, which cannot fail to add up: hmi summary --as-at {day.isoformat()}"
    return right if asked else f"{right}\nAs at the day that the paper speaks of: --as-at DATE"


def _what_holds(found: "Tested") -> str:
    many = len(found.rows)
    whole = f"All {many} rows hold" if many > 1 else "The one row holds"
    total = ", and so does the row of sums" if found.printed.total else ""
    return f"{whole}{total}."
