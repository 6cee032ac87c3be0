"""Import: what others keep, taken into the register. A register kept by hand, or a whole one in JSON."""

from pathlib import Path
from typing import Annotated

import typer

from hmicfrs_cli.commands import mapping, restoring, taking_in
from hmicfrs_cli.commands.desk import desk
from hmicfrs_cli.commands.options import Changed, OfNameless, text_argument, text_option
from hmicfrs_cli.commands.taking_in import Asked
from hmicfrs_cli.domain.errors import Mistyped
from hmicfrs_cli.formats.given import LARGEST, Kind, looked_at


def import_(
    context: typer.Context,
    file: Annotated[str, text_argument(help="The file: CSV, Excel (.xlsx), or JSON of hmi export.", metavar="FILE")],
    sheet: Annotated[
        str | None, text_option("--sheet", help="The sheet (the first whose headings hmi knows).", metavar="NAME")
    ] = None,
    map_file: Annotated[
        str | None, text_option("--map", help="How to read the columns, if not as guessed.", metavar="FILE.toml")
    ] = None,
    save_map: Annotated[
        str | None, text_option("--save-map", help="Write down how the columns are read.", metavar="FILE.toml")
    ] = None,
    report: OfNameless = None,
    skip_bad: Annotated[bool, typer.Option("--skip-bad", help="Record the good rows, though others are bad.")] = False,
    update: Annotated[
        bool, typer.Option("--update", help="Where the file says otherwise than the register, take the file's.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Record without asking.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show all that would be done, and record nothing.")
    ] = False,
    format: Changed = None,
) -> None:
    """Import a register kept by hand, or a whole one in JSON.

    Of a spreadsheet (CSV or Excel) hmi guesses the columns from their headings, shows how it reads them and the first
    rows, and asks. What is recorded already changes only where you take what differs: a row that says open reopens
    nothing, and one that is missing closes nothing. If a row is bad, nothing is recorded.

    A mapping has the tables [columns] ("Heading" = "field", or "none"), [words] ("Finished" = "closed") and
    [constants] (letter = "CC-2022"), for what the sheet does not say but holds for all its rows.

    \b
    Examples:
      hmi import register.xlsx
      hmi import register.csv --save-map mapping.toml
      hmi import register.csv --map register.toml --skip-bad --yes
      hmi --register new.db import all.json
    """
    at = desk(context)
    path = Path(file).expanduser()
    given = looked_at(path, restoring.LARGEST if path.suffix.lower() == ".json" else LARGEST)
    if given.kind is Kind.JSON:
        if sheet or map_file or save_map or report or skip_bad or update:
            raise Mistyped(
                "A whole register in JSON is taken in as it is.",
                next="Leave out all options but --dry-run, --yes and --format.",
            )
        restoring.restore_whole(at, given, dry_run=dry_run, format=format)
        return
    read = mapping.mapped(at, given, mapping.wanted(map_file, sheet, report), save_map)
    taking_in.take_in(at, given, read, Asked(report, format, skip_bad, update, yes, dry_run))
