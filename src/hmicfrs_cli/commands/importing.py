"""Import: what others keep, taken into the register."""

from pathlib import Path
from typing import Annotated

import typer

from hmicfrs_cli.commands import restoring
from hmicfrs_cli.commands.desk import desk
from hmicfrs_cli.commands.options import Changed, DryRun, text_argument
from hmicfrs_cli.domain.errors import Refused
from hmicfrs_cli.formats.given import LARGEST, Kind, looked_at


def import_(
    context: typer.Context,
    file: Annotated[str, text_argument(help="The file: JSON that hmi export has written.", metavar="FILE")],
    dry_run: DryRun = False,
    format: Changed = None,
) -> None:
    """Import a whole register that was exported as JSON.

    It becomes a register that is new, with every record, event and meeting, and the same head of the history. Its
    documents are taken from the folder beside the file. Nothing is recorded unless all of it holds together.

    \b
    Examples:
      hmi --register new.db import all.json
      hmi --register new.db import all.json --dry-run
    """
    at = desk(context)
    path = Path(file).expanduser()
    given = looked_at(path, restoring.LARGEST if path.suffix.lower() == ".json" else LARGEST)
    if given.kind is not Kind.JSON:
        raise Refused(
            f"{given.name} is {given.kind}, which hmi cannot import yet.", next="Give a whole register: .json."
        )
    restoring.restore_whole(at, given, dry_run=dry_run, format=format)
