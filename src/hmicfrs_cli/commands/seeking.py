"""The filters by which `list` and `export` are told which recommendations are meant, defined and read once."""

from dataclasses import replace
from typing import Annotated, Any

import typer

from hmicfrs_cli.commands.desk import Desk
from hmicfrs_cli.commands.options import text_argument, text_option
from hmicfrs_cli.domain.errors import Mistyped
from hmicfrs_cli.domain.vocabulary import Status
from hmicfrs_cli.register import queries
from hmicfrs_cli.register.opening import Reading
from hmicfrs_cli.register.sought import Sought

WithWords = Annotated[str | None, text_argument(help="Only those with these words in text or title.", metavar="TEXT")]
DueBefore = Annotated[str | None, text_option("--due-before", help="Only those due before this day.", metavar="DATE")]
DueAfter = Annotated[str | None, text_option("--due-after", help="Only those due after this day.", metavar="DATE")]
NoOwner = Annotated[bool, typer.Option("--no-owner", help="Only those that nobody owns.")]
NoLevel = Annotated[bool, typer.Option("--no-level", help="Only those whose level is not yet set.")]
ForInformation = Annotated[
    bool, typer.Option("--for-information", help="Those for others, kept for information, instead of ours.")
]
ForUs = Annotated[bool, typer.Option("--for-us", help="Only those that count for us.")]
All = Annotated[bool, typer.Option("--all", help="Open, closed and withdrawn, ours and others'.")]


def sought(
    at: Desk,
    usual: Sought,
    *,
    status: Status | None,
    due_before: str | None,
    due_after: str | None,
    for_information: bool,
    all_: bool,
    for_us: bool = False,
    **narrower: Any,
) -> Sought:
    """Which recommendations are meant: the `usual` ones of a command, as these filters have it.

    `narrower` are the filters that are conditions of `Sought` by themselves, under their names there. Raises Mistyped
    where two filters exclude each other.
    """
    meant = replace(usual, statuses=tuple(Status), for_us=None, not_at=None) if all_ else usual
    if status:
        meant = replace(meant, statuses=(status,))
    if for_us and for_information:
        raise Mistyped("Those for us and those for others are not the same.", next="Give one of the two, or neither.")
    if for_us or (for_information and not all_):
        meant = replace(meant, for_us=for_us)
    return replace(
        meant,
        due_before=at.day_or_none(due_before),
        due_after=at.day_or_none(due_after),
        **narrower,
    )


def must_be_there(register: Reading, meant: Sought) -> None:
    """Raise NoSuchRecord where a report is meant that is not there, so that a mistyped code is not an empty list."""
    if meant.report is not None:
        queries.report(register, meant.report, meant.as_at)
