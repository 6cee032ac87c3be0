"""Looking for words."""

from typing import Annotated

import typer

from hmicfrs_cli.commands.desk import desk
from hmicfrs_cli.commands.options import FormatOption, InReport, WithStatus, Words, number_option
from hmicfrs_cli.domain.errors import Mistyped
from hmicfrs_cli.domain.vocabulary import Status
from hmicfrs_cli.formats import searching as layout
from hmicfrs_cli.formats.exchange import Format
from hmicfrs_cli.register import queries, searching
from hmicfrs_cli.register.sought import Sought

USUALLY = 20
"""The most that are shown, unless asked otherwise."""


def search(
    context: typer.Context,
    words: Words,
    report: InReport = None,
    status: WithStatus = None,
    most: Annotated[int | None, number_option("--most", help=f"Show at most so many ({USUALLY}).")] = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Find words in texts, titles, themes and notes, the best first.

    Each word has to be there, in any of its forms or as the beginning of another; words in quotes have to stand side
    by side. It looks through everything as it stands today: open, closed and withdrawn, ours and others'.

    \b
    Examples:
      hmi search armouries
      hmi search '"armed response" vehicles' --status open
    """
    at = desk(context)
    most = USUALLY if most is None else most
    if most < 1:
        raise Mistyped(f"{most} is no number to show.", next="Give --most 1 or more.")
    typed = " ".join(words)
    sought = Sought(at.today, (status,) if status else tuple(Status), report=report, for_us=None)
    with at.reading() as register:
        if report is not None:
            queries.report(register, report, at.today)  # so that a mistyped code is not an empty list
        found, many = searching.search(register, typed, sought, most)
    at.show(layout.found(found, typed, many, at.today), format)
    if len(found) < many:
        at.say(f"{many} found; the best {len(found)} shown. To see all: --most {many}")
    elif format is Format.TABLE:
        at.say(f"{many} found." if many else "None found.")
