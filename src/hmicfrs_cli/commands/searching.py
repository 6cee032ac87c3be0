"""Looking for words."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Annotated

import typer

from hmicfrs_cli.commands.desk import desk
from hmicfrs_cli.commands.options import FormatOption, InReport, WithStatus, Words, number_option
from hmicfrs_cli.domain.errors import Mistyped, NoSuchRecord
from hmicfrs_cli.domain.vocabulary import Reference, Status
from hmicfrs_cli.formats import searching as layout
from hmicfrs_cli.formats.exchange import Format
from hmicfrs_cli.register import queries, searching
from hmicfrs_cli.register.opening import Reading
from hmicfrs_cli.register.sought import Sought
from hmicfrs_cli.register.wanted import QUOTES, wanted

USUALLY = 20
"""The most that are shown, unless asked otherwise."""
MOST_NAMED = 12
"""The most words that are named as in nothing."""


def search(
    context: typer.Context,
    words: Words,
    report: InReport = None,
    status: WithStatus = None,
    most: Annotated[int | None, number_option("--most", help=f"Show at most so many ({USUALLY}).")] = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Find words in texts, titles, themes and notes, the best first.

    Each word has to be there, in any of its forms or, if of three letters or more, as the beginning of another; words
    in quotes beside others have to stand side by side. Between words, OR takes either, NOT leaves out what has the
    next one, and AND changes nothing. It looks through everything as it stands today: open, closed and withdrawn, ours
    and others'.

    \b
    Examples:
      hmi search armouries
      hmi search "armed response" vehicles --status open
    """
    at = desk(context)
    most = USUALLY if most is None else most
    if most < 1:
        raise Mistyped(f"{most} is no number to show.", next="Give --most 1 or more.")
    typed = _typed(words)
    sought = Sought(at.today, (status,) if status else tuple(Status), report=report, for_us=None)
    with at.reading() as register:
        if report is not None:
            queries.report(register, report, at.today)  # so that a mistyped code is not an empty list
        found, many = searching.search(register, typed, sought, most)
        hints = list(_hints(register, typed, many, at.today))
    at.show(layout.found(found, typed, many, at.today), format)
    if len(found) < many:
        at.say(f"{many} found; the best {len(found)} shown. To see all: --most {many}")
    elif format is Format.TABLE:
        at.say(f"{many} found." if many else "None found.")
    for hint in hints:
        at.say(hint)


def _typed(words: list[str]) -> str:
    """The words as one text. An argument of several words beside others was in the shell's own quotes, which it
    takes away: it gets them back.
    """
    if len(words) == 1:
        return words[0]
    return " ".join(f'"{each}"' if re.search(r"\s", each) and not set(QUOTES) & set(each) else each for each in words)


def _hints(register: Reading, typed: str, many: int, today: date) -> Iterator[str]:
    """What else to say: why nothing was found, and what to type instead for a reference or a report's code."""
    if not wanted(typed).every:
        yield "There was no word to look for: a word has a letter or a digit in it."
    elif not many and (missing := searching.had_by_none(register, typed, today)):
        named = [f'"{each}"' if " " in each else each for each in missing[:MOST_NAMED]]
        further = [f"{len(missing) - MOST_NAMED:,} more"] if len(missing) > MOST_NAMED else []
        yield f"Nothing has: {', '.join(named + further)}."
    code = typed.strip().lower()
    if code in queries.report_codes(register):
        yield f"To see it: hmi report show {code}"
    with suppress(Mistyped, NoSuchRecord):
        yield f"To see it: hmi show {queries.recommendation(register, Reference.read(typed), today).ref}"
