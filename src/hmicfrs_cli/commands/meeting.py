"""Meetings of the committee: their dates, and the figures that they were told."""

from datetime import date
from typing import Annotated

import typer

from hmicfrs_cli.commands.desk import Desk, desk
from hmicfrs_cli.commands.options import Changed, FormatOption, text_argument, text_option
from hmicfrs_cli.commands.parsing import Command, group
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.meetings import Meeting
from hmicfrs_cli.domain.vocabulary import written
from hmicfrs_cli.formats import committee
from hmicfrs_cli.formats.exchange import Format
from hmicfrs_cli.register import past

meeting = group("Meetings of the committee: record one, list them, issue its figures.")
Day = Annotated[str, text_argument(help="The day of the meeting.", metavar="DATE")]


@meeting.command("add", cls=Command)
def meeting_add(
    context: typer.Context,
    held_on: Day,
    name: Annotated[str | None, text_option("--name", help="What the meeting is called.")] = None,
    format: Changed = None,
) -> None:
    """Record a meeting, past or to come.

    \b
    Examples:
      hmi meeting add 2024-03-28
      hmi meeting add "27 June 2024" --name "Joint Audit Committee"
    """
    at = desk(context)
    day, called = at.day(held_on), name and written(name, "name")
    with at.writing(begins=True) as log:
        from hmicfrs_cli.register import meetings

        meetings.add(log, day, called)
    at.say(f"Recorded the meeting of {in_words(day)}.")
    _show(at, day, format)


@meeting.command("issue", cls=Command)
def meeting_issue(
    context: typer.Context,
    held_on: Day,
    as_at: Annotated[
        str | None,
        text_option("--as-at", help="The day the figures speak of (the meeting's).", metavar="DATE"),
    ] = None,
    format: Changed = None,
) -> None:
    """Freeze the figures that a meeting is told.

    They are kept whole, with the head of the history, and are never altered. What is recorded later and belongs before
    their day shows in the next movement as restated.

    \b
    Examples:
      hmi meeting issue 2023-09-28
      hmi meeting issue 2023-09-28 --as-at 2023-09-18
    """
    at = desk(context)
    day = at.day(held_on)
    of = at.day(as_at) if as_at else Meeting(day).told_of(at.today)
    with at.writing() as log:
        from hmicfrs_cli.register import meetings

        head = meetings.issue(log, day, of)
    at.say(f"Issued the figures as at {in_words(of)} for the meeting of {in_words(day)}.")
    at.say(f"Head of the history, for the paper to print: {head}")
    _show(at, day, format)


@meeting.command("list", cls=Command)
def meeting_list(context: typer.Context, format: FormatOption = Format.TABLE) -> None:
    """List the meetings, the latest first, with the figures that were issued.

    \b
    Examples:
      hmi meeting list
      hmi meeting list -f json
    """
    at = desk(context)
    with at.reading() as register:
        found = past.meetings(register)
    at.show(committee.meetings(found, at.today), format)


def _show(at: Desk, day: date, format: Format | None) -> None:
    if format:
        with at.reading() as register:
            found = [one for one in past.meetings(register) if one.held_on == day]
        at.show(committee.meetings(found, at.today), format)
