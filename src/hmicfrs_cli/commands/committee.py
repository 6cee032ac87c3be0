"""For the committee: the summary, opening balances, and the overview."""

from datetime import date
from typing import Annotated

import typer

from hmicfrs_cli.commands.desk import Desk, desk
from hmicfrs_cli.commands.options import (
    AsAt,
    AtLevel,
    Changed,
    FormatOption,
    InCategory,
    On,
    number_option,
    one_of_option,
    text_option,
)
from hmicfrs_cli.commands.parsing import Command, group
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.figures import grouped, late_groups
from hmicfrs_cli.domain.figures import summary as figures_of
from hmicfrs_cli.domain.records import Balance
from hmicfrs_cli.domain.vocabulary import Category, row_name, written
from hmicfrs_cli.formats import layout, listings, recommendations
from hmicfrs_cli.formats.exchange import Format
from hmicfrs_cli.register import queries
from hmicfrs_cli.register.queries import Sought

balance = group("Opening balances: what is counted without being listed.")


def summary(
    context: typer.Context,
    by: Annotated[
        str | None,
        one_of_option(("report", "owner", "theme"), "--by", help="A row for each report, owner or theme instead."),
    ] = None,
    as_at: AsAt = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """The committee's table: open, closed and total.

    By category and level. Every total is worked out from its row. Those for others are left out; awaiting
    verification counts as open.

    \b
    Examples:
      hmi summary --as-at 2023-09-28
      hmi summary --by owner -f csv
    """
    at = desk(context)
    show_summary(at, at.day(as_at), by, format)


def show_summary(at: Desk, day: date, by: str | None = None, format: Format = Format.TABLE) -> None:
    """The summary as at a day."""
    with at.reading() as register:
        balances = queries.balance_counts(register, day)
        if by:
            figures = grouped(queries.counts_by(register, Sought(day), by), balances, by)
        else:
            figures = figures_of([*queries.counts(register, Sought(day)), *balances])
    at.show(listings.summary(figures, day, by=by), format)


@balance.command("add", cls=Command)
def balance_add(
    context: typer.Context,
    category: InCategory = None,
    level: AtLevel = None,
    is_open: Annotated[int | None, number_option("--open", help="How many are open.")] = None,
    is_closed: Annotated[int | None, number_option("--closed", help="How many are closed.")] = None,
    on: On = None,
    source: Annotated[str | None, text_option("--source", help="On whose word, such as a paper and its page.")] = None,
    format: Changed = None,
) -> None:
    """Count some without listing them, from a day on, naming the source.

    For what an old spreadsheet or paper only counts. Entries add up; a negative one takes back, as when
    you come to record them one by one.

    \b
    Examples:
      hmi balance add --category recommendation --level before-levels --closed 280 --on 2023-06-01 --source "June paper"
      hmi balance add --category recommendation --level 2 --open -3 --source "Now recorded one by one"
    """
    at = desk(context)
    new = Balance(
        category or Category.read(at.needed(None, "--category", "Category")),
        level,
        is_open or 0,
        is_closed or 0,
        at.day(on),
        written(at.needed(source, "--source", "Source"), "source"),
    )
    with at.writing() as log:
        from hmicfrs_cli.register import changes

        changes.add_balance(log, new)
    at.say(
        f"Counted under {row_name(new.category, new.level)} from {in_words(new.on)}:"
        f" {new.open} open, {new.closed} closed."
    )
    if format:
        at.show(listings.balances([new], at.today), format)


@balance.command("list", cls=Command)
def balance_list(context: typer.Context, as_at: AsAt = None, format: FormatOption = Format.TABLE) -> None:
    """List the entries of the opening balances, in the order of their days.

    \b
    Examples:
      hmi balance list
      hmi balance list -f csv
    """
    at = desk(context)
    day = at.day(as_at)
    with at.reading() as register:
        entries = queries.balances(register, day)
    at.show(listings.balances(entries, day), format)


def overview(context: typer.Context) -> None:
    """One screen: the figures, what is late, and what is due next."""
    at = desk(context)
    if not at.register.exists():
        at.say(
            f"There is no register yet at {at.register}.\n"
            "To look at an example: hmi demo\n"
            'To begin your own: hmi report add "TITLE" --published DATE, then hmi add CODE "TEXT"\n'
            "All commands: hmi --help"
        )
        return
    day, soon = at.today, 90
    with at.reading() as register:
        figures = figures_of([*queries.counts(register, Sought(day)), *queries.balance_counts(register, day)])
        counts = queries.late_counts(register, day, soon)
        found = list(queries.recommendations(register, queries.to_chase(day, soon)))
    groups = late_groups(found, day, soon)
    chased = [layout.first(listing, 3) for listing in recommendations.chased(groups, counts, day)]
    at.show([listings.summary(figures, day), *chased], Format.TABLE)
    at.say(f"\n{recommendations.chase_in_words(counts, day)}\nTo see them all: hmi overdue. All commands: hmi --help")
