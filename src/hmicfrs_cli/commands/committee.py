"""For the committee: the summary, the pipeline, movement, opening balances."""

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
    KnownAt,
    On,
    Since,
    number_option,
    one_of_option,
    text_option,
)
from hmicfrs_cli.commands.parsing import Command, group
from hmicfrs_cli.domain import stages
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.errors import Mistyped, NoSuchRecord
from hmicfrs_cli.domain.figures import grouped
from hmicfrs_cli.domain.figures import summary as figures_of
from hmicfrs_cli.domain.meetings import Meeting
from hmicfrs_cli.domain.movement_in_words import sentences
from hmicfrs_cli.domain.records import Balance
from hmicfrs_cli.domain.vocabulary import Category, Status, row_name, written
from hmicfrs_cli.formats import committee, listings
from hmicfrs_cli.formats.exchange import Format
from hmicfrs_cli.register import moving, past, queries
from hmicfrs_cli.register.opening import Reading
from hmicfrs_cli.register.sought import Sought

balance = group("Opening balances: what is counted without being listed.")


def summary(
    context: typer.Context,
    by: Annotated[
        str | None,
        one_of_option(("report", "owner", "theme", "stage"), "--by", help="A row for each of these instead."),
    ] = None,
    since: Since = None,
    as_at: AsAt = None,
    known_at: KnownAt = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """The committee's table: open, closed and total.

    By category and level. Every total is worked out from its row. Those for others are left out; awaiting
    verification counts as open. By stage, it tells how far those that are open have come.

    \b
    Examples:
      hmi summary --as-at 2023-09-28
      hmi summary --since last
      hmi summary --by owner -f csv
      hmi summary --by stage
    """
    at = desk(context)
    if by and since:
        raise Mistyped("--by and --since do not go together.", next="Ask for one, then the other.")
    show_summary(at, at.day_asked(as_at, known_at), by, since, known_at, format)


def show_summary(
    at: Desk,
    day: date,
    by: str | None = None,
    since: str | None = None,
    known_at: str | None = None,
    format: Format = Format.TABLE,
) -> None:
    """The summary as at a day; by report, owner or theme; or with what has changed since a day."""
    if by == "stage":
        _show_pipeline(at, day, known_at, format)
        return
    with at.reading(known_at) as register:
        if by:
            balances = queries.balance_counts(register, day)
            figures = grouped(queries.counts_by(register, Sought(day), by), balances, by)
        else:
            figures = figures_of(queries.all_counts(register, day))
        if since:
            start, last = _start(at, register, since, day)
            before = (last and last.figures) or figures_of(queries.all_counts(register, start))
            listing = committee.since(listings.summary(figures.beside(before), day), before, start)
        else:
            listing = listings.summary(figures, day, by=by)
        looked_at = format is Format.TABLE and not by and at.screen.is_looked_at
        meetings = past.meetings(register) if looked_at else []
    at.show(listing, format)
    if said := committee.open_when_issued(meetings, day, at.screen.sparkline):
        at.say(said)


def _show_pipeline(at: Desk, day: date, known_at: str | None, format: Format) -> None:
    """How far those that are open have come, and the sentence in which a paper says it."""
    with at.reading(known_at) as register:
        counts = queries.counts_by(register, Sought(day, (Status.OPEN,)), "stage")
        balances = queries.balance_counts(register, day)
    sentence = stages.sentence(counts)
    at.show(listings.pipeline(stages.pipeline(counts, balances), sentence, day), format)
    at.say(sentence) if format is Format.TABLE else None


def movement(
    context: typer.Context,
    since: Since = None,
    moves: Annotated[bool, typer.Option("--items", help="Also every move behind the numbers.")] = False,
    as_at: AsAt = None,
    known_at: KnownAt = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """What has moved since the last meeting, so that each row balances.

    Open at the start, what came, what went, open at the end. If the start is an issued meeting, it is what that
    meeting was told; what was recorded later and belongs before its day is restated.

    \b
    Examples:
      hmi movement --since last --as-at 2023-09-28
      hmi movement --since 2023-06-29 --items -f json
    """
    at = desk(context)
    day = at.day_asked(as_at, known_at)
    with at.reading(known_at) as register:
        start, last = _start(at, register, since or "last", day)
        moved = moving.movement(register, start, day, last, at.moment(known_at) if known_at else None)
    shown = committee.movement(moved, with_moves=moves)
    at.show(shown[-1:] if moves and format.in_lines else shown, format)
    if format is Format.TABLE:
        at.say("\n".join(["", *sentences(moved)]))


def _start(at: Desk, register: Reading, since: str, day: date) -> tuple[date, Meeting | None]:
    """The day from which movement counts, and the issued meeting that was told the figures of it.

    `since` is a day, or 'last': the latest issued meeting before the day asked about.
    """
    if since.strip().lower() == "last":
        meeting = past.last_issued(register, day)
        if meeting is None:
            raise NoSuchRecord(
                f"No meeting before {in_words(day)} has been issued.",
                next="Give a day: --since DATE. To issue one: hmi meeting issue DATE",
            )
    else:
        start = at.day(since)
        meeting = past.issued_as_at(register, start)
        if meeting is None or meeting.as_at is None:
            _runs_forward(start, day)
            return start, None
    assert meeting.as_at, "an issued meeting has its day"
    _runs_forward(meeting.as_at, day)
    return meeting.as_at, meeting


def _runs_forward(start: date, end: date) -> None:
    if start >= end:
        raise Mistyped(f"{in_words(start)} is not before {in_words(end)}.", next="Give --since an earlier day.")


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
    with at.writing(begins=True) as log:
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
