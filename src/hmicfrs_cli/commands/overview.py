"""`hmi` alone: how things stand today."""

import typer

from hmicfrs_cli.commands.desk import desk
from hmicfrs_cli.domain import inspections, stages
from hmicfrs_cli.domain.figures import late_groups, summary
from hmicfrs_cli.domain.overview import SOON, Overview, by_category
from hmicfrs_cli.domain.vocabulary import Status
from hmicfrs_cli.formats import layout
from hmicfrs_cli.formats import overview as page
from hmicfrs_cli.formats.exchange import Format
from hmicfrs_cli.register import fieldwork, past, queries
from hmicfrs_cli.register.opening import Reading
from hmicfrs_cli.register.sought import Sought

WELCOME = """There is no register yet at {path}.
To look at an example: hmi demo
To begin your own: hmi report add "TITLE" --published DATE, then hmi add CODE "TEXT"
All commands: hmi --help"""


def overview(context: typer.Context) -> None:
    """One screen, as at today: the figures, how far they have come, what is late, and what is next."""
    at = desk(context)
    if not at.register.exists():
        at.say(WELCOME.format(path=at.register))
        return
    with at.reading() as register:
        told = _overview(register, Sought(at.today, (Status.OPEN,)))
    at.show([page.figures(told), layout.NOTHING], Format.TABLE)
    at.screen.show_pairs(page.lines(told))
    at.say("More: hmi summary, hmi overdue, hmi check. All commands: hmi --help")


def _overview(register: Reading, is_open: Sought) -> Overview:
    day = is_open.as_at
    chased = queries.recommendations(register, queries.to_chase(day, SOON))
    unowned = queries.counts(register, Sought(day, is_open.statuses, no_owner=True))
    return Overview(
        day,
        queries.settings(register).get("force"),
        by_category(summary(queries.all_counts(register, day))),
        stages.sentence(queries.counts_by(register, is_open, "stage")),
        queries.late_counts(register, day, SOON),
        late_groups(chased, day, SOON),
        sum(count.open for count in unowned),
        queries.clocks(register, day),
        inspections.grouped(fieldwork.inspections(register, day), day),
        past.meetings(register),
    )
