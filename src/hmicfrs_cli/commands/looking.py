"""Looking things up: list, show, and what is overdue."""

from itertools import islice
from typing import Annotated

import typer

from hmicfrs_cli.commands import picking, seeking
from hmicfrs_cli.commands.desk import desk
from hmicfrs_cli.commands.options import (
    AsAt,
    AtLevel,
    AtStage,
    FormatOption,
    InCategory,
    InReport,
    KnownAt,
    Lead,
    OneReference,
    OneReferenceOrNone,
    Owner,
    Theme,
    WithStatus,
    number_option,
    one_of_option,
    text_option,
)
from hmicfrs_cli.commands.seeking import All, DueAfter, DueBefore, ForInformation, NoLevel, NoOwner, WithWords
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.errors import Mistyped, no_such_reference
from hmicfrs_cli.domain.figures import late_groups
from hmicfrs_cli.domain.vocabulary import Category, Status
from hmicfrs_cli.formats import chasing, events, layout, listings, recommendations
from hmicfrs_cli.formats.exchange import Format
from hmicfrs_cli.register import past, queries
from hmicfrs_cli.register.past import Told
from hmicfrs_cli.register.sought import Sought

KINDS = (
    "recorded",
    "levelled",
    "staged",
    "certified",
    "evidenced",
    "adopted",
    "assigned",
    "targeted",
    "noted",
    "edited",
    "closed",
    "reopened",
    "withdrawn",
    "responded",
    "issued",
    "set",
    "undone",
    "redone",
)
"""The kinds of event there are."""


def list_(
    context: typer.Context,
    text: WithWords = None,
    status: WithStatus = None,
    stage: AtStage = None,
    category: InCategory = None,
    level: AtLevel = None,
    report: InReport = None,
    owner: Owner = None,
    lead: Lead = None,
    theme: Theme = None,
    due_before: DueBefore = None,
    due_after: DueAfter = None,
    no_owner: NoOwner = False,
    no_level: NoLevel = False,
    for_information: ForInformation = False,
    all_: All = False,
    as_at: AsAt = None,
    known_at: KnownAt = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """List recommendations: open and for us, unless asked otherwise.

    \b
    Examples:
      hmi list --level 2 --due-before 2024-01-01
      hmi list --status closed --report custody-2023 -f csv
    """
    at = desk(context)
    day = at.day_asked(as_at, known_at)
    sought = seeking.sought(
        at,
        Sought(day, (Status.OPEN,)),
        text=text,
        status=status,
        stage=stage,
        category=category,
        level=level,
        report=report,
        owner=owner,
        lead=lead,
        theme=theme,
        due_before=due_before,
        due_after=due_after,
        no_owner=no_owner,
        no_level=no_level,
        for_information=for_information,
        all_=all_,
    )
    with at.reading(known_at) as register:
        seeking.must_be_there(register, sought)
        found = list(queries.recommendations(register, sought))
    title = f"{owner.strip('* ')}: recommendations" if owner else "Recommendations"
    at.show(recommendations.listed(found, day, f"{title} as at {in_words(day)}"), format)
    at.say(f"{len(found)} found." if found else "None found.") if format is Format.TABLE else None


def show(
    context: typer.Context,
    ref: OneReference = None,
    as_at: AsAt = None,
    known_at: KnownAt = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Show one recommendation whole, with the rule for closing it.

    Its words, dates and people, its letter and evidence, its notes, and its history.

    \b
    Examples:
      hmi show firearms-2023/R3
      hmi show custody-2023/C1 --as-at 2023-09-28 -f json
    """
    from hmicfrs_cli.domain.levels import rule_in_words
    from hmicfrs_cli.formats import documents as papers
    from hmicfrs_cli.register import documents

    at = desk(context)
    ref = picking.which(at, ref)
    day = at.day_asked(as_at, known_at)
    with at.reading(known_at) as register:
        one = queries.recommendation(register, ref, day)
        under = queries.under(register, ref, day) if ref.category is Category.CAUSE_OF_CONCERN else []
        moment = at.moment(known_at) if known_at else None
        told = list(past.history(register, Told(reference=str(ref), until=day, known_at=moment)))
        evidence = documents.added(ref, told)
        letters = documents.letters(register, day, one.standing.letter) if one.standing.letter else []
    listed, history = recommendations.listed([one], day), events.history(told, day)
    shown = [papers.evidence(evidence, day), history]
    if format is Format.TABLE:
        rule = rule_in_words(ref.category, one.standing.level, day)
        at.screen.show_pairs(recommendations.whole(one, rule, under, told, day, letters))
        at.show([*shown, layout.NOTHING], format)
    else:
        at.show([listed, papers.letters(letters, day), *shown] if format is Format.JSON else listed, format)


def history(
    context: typer.Context,
    ref: OneReferenceOrNone = None,
    since: Annotated[str | None, text_option("--since", help="What happened from this day on.", metavar="DATE")] = None,
    until: Annotated[str | None, text_option("--until", help="What happened up to this day.", metavar="DATE")] = None,
    author: Annotated[str | None, text_option("--author", help="What this person recorded.", metavar="NAME")] = None,
    kind: Annotated[str | None, one_of_option(KINDS, "--kind", help="Only what was " + ", ".join(KINDS) + ".")] = None,
    last: Annotated[int | None, number_option("--last", help="Only the latest so many.")] = None,
    known_at: KnownAt = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """What has happened, in words, the latest recorded first.

    Where something was recorded on another day than it happened, both days are shown. What has been undone is there
    too, and says so.

    \b
    Examples:
      hmi history firearms-2023/R3
      hmi history --since 2023-07-01 --kind closed -f csv
    """
    at = desk(context)
    moment = at.moment(known_at) if known_at else None
    told = Told(str(ref) if ref else None, at.day_or_none(since), at.day_or_none(until), author, kind, known_at=moment)
    if last is not None and last < 1:
        raise Mistyped(f"{last} is no number of events.", next="Give --last 1 or more.")
    with at.reading() as register:
        if ref and str(ref) not in queries.ever_recorded(register):
            raise no_such_reference(str(ref), queries.references(register))
        latest = islice(past.history(register, told), last)
        found = [] if format.in_lines else list(latest)
        put_out = at.screen.laid_aside(map(events.event, latest), format) if format.in_lines else None
    if put_out:
        return put_out()
    at.show(events.history(found, at.today), format)
    if format is Format.TABLE:
        at.say(f"{len(found)} events." if found else "None found.")


def overdue(
    context: typer.Context,
    within: Annotated[
        int | None, number_option("--within", help="Also those due within so many days.", metavar="DAYS")
    ] = None,
    by: Annotated[
        str | None, one_of_option(("owner", "report"), "--by", help="A sheet for each owner, or each report.")
    ] = None,
    owner: Owner = None,
    as_at: AsAt = None,
    known_at: KnownAt = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """What is late, and what is to be done at once.

    The day of a deadline is not late; the day after is. Those to be done "with immediate effect" have no day to
    be late by: they age from the day they were issued, in a list of their own. What has no deadline, or an unclear
    one, is counted and never called late. Reports that have still to be answered stand at the end, with the days to go
    or late. By owner, each has a sheet to be handed over.

    \b
    Examples:
      hmi overdue
      hmi overdue --within 60 --by owner
      hmi overdue --owner "ACC Operations" --by owner -f md
      hmi overdue --as-at 2023-11-01 -f json
    """
    at = desk(context)
    day, days = at.day_asked(as_at, known_at), within or 0
    if days < 0:
        raise Mistyped(f"{days} is no number of days.", next="Give --within 0 or more.")
    with at.reading(known_at) as register:
        counts = queries.late_counts(register, day, days, owner)
        found = list(queries.recommendations(register, queries.to_chase(day, days, owner)))
        clocks = [] if owner else queries.clocks(register, day)
    groups = late_groups(found, day, days)
    for_people = format in (Format.TABLE, Format.MD)
    shown = chasing.by_sheet(groups, by, day) if by and for_people else chasing.in_groups(groups, counts, day, by)
    shown += [] if format.in_lines else [listings.clocks(clocks, day)]
    shown = [listing for listing in shown if listing.records] if for_people else shown
    at.show([*shown, layout.NOTHING] if format is Format.TABLE else shown, format)
    if format is Format.TABLE:
        at.say(chasing.in_a_sentence(counts, day))
