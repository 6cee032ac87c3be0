"""Keeping the register: its settings, where it is, and the example to try things on."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from hmicfrs_cli.commands.committee import show_summary
from hmicfrs_cli.commands.desk import desk
from hmicfrs_cli.commands.options import Changed, FormatOption, text_argument
from hmicfrs_cli.commands.parsing import Command, group
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.errors import NoSuchRecord, Refused
from hmicfrs_cli.domain.vocabulary import SETTINGS, written
from hmicfrs_cli.formats import listings
from hmicfrs_cli.formats.exchange import Format
from hmicfrs_cli.register import evidence, opening, queries

settings = group(None, answers_alone=True)

DEMO = Path("hmi-demo.db")
COMMITTEE_DAY = date(2023, 9, 28)
"""The day of the committee whose paper the example remakes."""


@settings.callback(invoke_without_command=True)
def settings_list(context: typer.Context, format: FormatOption = Format.TABLE) -> None:
    """What hmi knows about this force. To change one: hmi settings set KEY VALUE.

    \b
    Examples:
      hmi settings
      hmi settings set force "West Midlands Police"
    """
    if context.invoked_subcommand:
        return
    at = desk(context)
    with at.reading() as register:
        known = queries.settings(register)
    pairs = [(key, known.get(key, ""), meaning) for key, meaning in SETTINGS.items()]
    at.show(listings.facts("settings", pairs, at.today), format)


@settings.command("set", cls=Command)
def settings_set(
    context: typer.Context,
    key: Annotated[str, text_argument(help="Which: " + ", ".join(SETTINGS) + ".", metavar="KEY")],
    value: Annotated[str, text_argument(help="Its value.", metavar="VALUE")],
    format: Changed = None,
) -> None:
    """Set one thing about this force.

    \b
    Examples:
      hmi settings set force "West Midlands Police"
      hmi settings set short-name WMP
    """
    at = desk(context)
    if key not in SETTINGS:
        raise NoSuchRecord(f"There is no setting {key}.", next=f"There are: {', '.join(SETTINGS)}.")
    with at.writing(begins=True) as log:
        from hmicfrs_cli.register import changes

        changes.set_setting(log, key, written(value, key))
    at.say(f"Set {key} to {value}.")
    if format:
        at.show(listings.facts("settings", [(key, value, SETTINGS[key])], at.today), format)


def where(context: typer.Context, format: FormatOption = Format.TABLE) -> None:
    """Where the register is, and whether it is there.

    \b
    Examples:
      hmi where
      hmi --register other.db where -f json
    """
    at = desk(context)
    there = "there" if at.register.exists() else "not begun yet"
    folder = evidence.beside(at.register)
    pairs = [
        ("register", _told(at.register), there),
        ("evidence", _told(folder), "letters and documents" if folder.exists() else "nothing kept yet"),
        ("by", at.by, "the name that the history gives to what you record"),
    ]
    at.show(listings.facts("places", pairs, at.today), format)


def _told(path: Path) -> str:
    return os.fsencode(path.absolute()).decode("utf-8", "replace")


def demo(
    context: typer.Context,
    force: Annotated[bool, typer.Option("--force", help="Make it anew, over the one that is there.")] = False,
) -> None:
    """Make an example register here, from a real committee paper.

    The paper is of September 2023. The register is called hmi-demo.db, in this folder, and has nothing to do with
    your own.

    \b
    Examples:
      hmi demo
      hmi --register hmi-demo.db overdue --as-at 2023-11-01
    """
    at = desk(context)
    if DEMO.exists() and not force:
        raise Refused(
            f"{DEMO} is here already.",
            "hmi does not write over it unless told to.",
            f"To make it anew: hmi demo --force. To look at it: hmi --register {DEMO} summary --as-at {COMMITTEE_DAY}",
        )
    if DEMO.is_dir():
        raise Refused(f"{DEMO} is a folder here.", next="Run hmi demo in another folder.")
    with TemporaryDirectory(dir=".", prefix="hmi-demo-") as folder:
        fresh = Path(folder) / DEMO.name
        with opening.writing(fresh, lambda _: None) as session:
            from hmicfrs_cli.commands import example

            example.load(session, at.recording())
        fresh.replace(DEMO)
    at.say(f"Made {DEMO} in this folder, from a committee paper of {in_words(COMMITTEE_DAY)}.")
    show_summary(replace(at, register=DEMO), COMMITTEE_DAY)
    at.say(f"To look round: hmi --register {DEMO} overdue --as-at 2023-11-01")
