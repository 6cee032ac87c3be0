"""The reports of HMICFRS: recording one, listing them, showing one."""

import re
from dataclasses import replace
from typing import Annotated

import typer

from hmicfrs_cli.commands.desk import Desk, desk
from hmicfrs_cli.commands.options import (
    AsAt,
    Changed,
    FormatOption,
    OfKind,
    On,
    Reason,
    ReportCode,
    text_argument,
    text_option,
)
from hmicfrs_cli.commands.parsing import Command, group
from hmicfrs_cli.domain.clocks import comments_due
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.errors import Mistyped
from hmicfrs_cli.domain.records import Report
from hmicfrs_cli.domain.vocabulary import Category, ReportKind, report_code, written
from hmicfrs_cli.formats import listings, recommendations
from hmicfrs_cli.formats.exchange import Format
from hmicfrs_cli.register import queries
from hmicfrs_cli.register.sought import Sought

EVERYWHERE = frozenset(
    "a an and are at by effective effectively for forces force from hmicfrs how in inspection into is joint of on"
    " police policing report review service services the their to well with".split()
)
"""Words that tell no report from another."""

report = group("Publications of HMICFRS: record one, list them, show one.")


@report.command("add", cls=Command)
def report_add(
    context: typer.Context,
    title: Annotated[str | None, text_argument(help="The title as printed.", metavar="TITLE")] = None,
    published: Annotated[
        str | None, text_option("--published", help="The day of publication, or 'unknown'.", metavar="DATE")
    ] = None,
    code: Annotated[
        str | None, text_option("--code", help="Its permanent short code (made from the title).", metavar="CODE")
    ] = None,
    kind: OfKind = None,
    bodies: Annotated[
        list[str] | None, text_option("--with", help="A partner body; again for another.", metavar="BODY")
    ] = None,
    url: Annotated[str | None, text_option("--url", help="Its address.", metavar="ADDRESS")] = None,
    states: Annotated[
        list[str] | None,
        text_option("--states", help="How many it says it makes: afi=16; again for more.", metavar="CATEGORY=N"),
    ] = None,
    format: Changed = None,
) -> None:
    """Record a report of HMICFRS.

    Every reference begins with the report's code, so choose a short one that you will recognise.

    \b
    Examples:
      hmi report add "Deployment of firearms" --published 2023-07-11 --code firearms-2023
      hmi report add "Joint custody inspection" --published "16 August 2023" --kind joint --with CQC
    """
    at = desk(context)
    new = replace(
        _report_given(at, title, published, code, kind, bodies or [], url), stated=dict(map(_stated, states or []))
    )
    with at.writing(begins=True) as log:
        from hmicfrs_cli.register import changes

        changes.add_report(log, new)
    at.say(f"Recorded report {new.code}, {_published_in_words(new)}.")
    if format:
        at.show(listings.reports([new], at.today), format)


def _report_given(
    at: Desk,
    title: str | None,
    published: str | None,
    code: str | None,
    kind: ReportKind | None,
    bodies: list[str],
    url: str | None,
) -> Report:
    title = written(at.needed(title, "TITLE", "Title"), "title")
    when = at.needed(published, "--published", "Published on")
    day = None if when.strip().lower() == "unknown" else at.day(when)
    suggested = suggested_code(title, day.year if day else None)
    if code is None:
        code = at.answer("Code", suggested) if at.ask else suggested
    return Report(
        report_code(code),
        title,
        kind or ReportKind.NATIONAL,
        day,
        tuple(written(body, "partner body") for body in bodies),
        url and written(url, "address"),
    )


def _stated(typed: str) -> tuple[str, int]:
    """A category and a number, from what was typed, such as afi=16."""
    category, _, number = typed.partition("=")
    if not number.strip().isdecimal():
        raise Mistyped(f"'{typed}' is not a category and a number.", next="Write it as afi=16 or recommendation=4.")
    return Category.read(category).value, int(number)


def suggested_code(title: str, year: int | None) -> str:
    """A code from the word of a title that tells most, and the year: firearms-2023.

    That is the last word before any colon which is not one that every report's title has.
    """
    words = re.findall(r"[a-z0-9]+", title.partition(":")[0].lower())
    telling = [word for word in words if word not in EVERYWHERE and not word.isdigit()] or words or ["report"]
    return "-".join(filter(None, (telling[-1][:18], str(year or ""))))


def _published_in_words(new: Report) -> str:
    if not new.published:
        return "whose day of publication is not known"
    due = in_words(comments_due(new.published, new.kind))
    return f"published on {in_words(new.published)}; comments on it must be published by {due}"


@report.command("list", cls=Command)
def report_list(context: typer.Context, as_at: AsAt = None, format: FormatOption = Format.TABLE) -> None:
    """List the reports, the newest first, with what is open and closed of each.

    \b
    Examples:
      hmi report list
      hmi report list --as-at 2023-09-28 -f csv
    """
    at = desk(context)
    day = at.day(as_at)
    with at.reading() as register:
        found = queries.reports(register, day)
    at.show(listings.reports(found, day), format)


@report.command("show", cls=Command)
def report_show(
    context: typer.Context, code: ReportCode, as_at: AsAt = None, format: FormatOption = Format.TABLE
) -> None:
    """Show one report and everything recorded under it, for us or not.

    \b
    Examples:
      hmi report show firearms-2023
      hmi report show firearms-2023 -f json
    """
    at = desk(context)
    day = at.day(as_at)
    with at.reading() as register:
        found = queries.report(register, code, day)
        under = list(queries.recommendations(register, Sought(day, report=code, for_us=None)))
    if format is Format.TABLE:
        at.screen.show_pairs(listings.whole_report(found))
    shown = [listings.reports([found], day), recommendations.listed(under, day)]
    at.show(shown[1:] if format is not Format.JSON else shown, format)


@report.command("edit", cls=Command)
def report_edit(
    context: typer.Context,
    code: ReportCode,
    published: Annotated[str | None, text_option("--published", help="The day of publication.", metavar="DATE")] = None,
    states: Annotated[
        list[str] | None,
        text_option("--states", help="How many it says it makes: afi=16; again for more.", metavar="CATEGORY=N"),
    ] = None,
    reason: Reason = None,
    format: Changed = None,
) -> None:
    """Correct the day of publication, or how many a report says it makes.

    What is recorded in it keeps its own day of issue and its deadlines.

    \b
    Examples:
      hmi report edit firearms-2023 --published 2023-07-12 --reason "The page had the day of a move"
      hmi report edit custody-2023 --states afi=17 --reason "Counted again"
    """
    at = desk(context)
    why = written(at.needed(reason, "--reason", "Why"), "reason")
    if not published and not states:
        raise Mistyped("Nothing to correct was given.", next="Give --published or --states.")
    day, stated = at.day_or_none(published), dict(map(_stated, states or []))
    with at.writing() as log:
        from hmicfrs_cli.register import changes

        changes.edit_report(log, code, published=day, stated=stated, reason=why)
    at.say(f"Corrected report {code}.")
    _show(at, code, format)


@report.command("respond", cls=Command)
def report_respond(
    context: typer.Context,
    code: ReportCode,
    on: On = None,
    format: Changed = None,
) -> None:
    """Record the day on which the comments on a report were published.

    The local policing body has 56 days, beginning with the day of publication.

    \b
    Examples:
      hmi report respond firearms-2023 --on 2023-09-04
      hmi report respond custody-2023 --on "10 October 2023"
    """
    at = desk(context)
    day = at.day(on)
    with at.writing() as log:
        from hmicfrs_cli.register import changes

        changes.respond(log, code, day)
    at.say(f"The comments on {code} were published on {in_words(day)}.")
    _show(at, code, format)


def _show(at: Desk, code: str, format: Format | None) -> None:
    if format:
        with at.reading() as register:
            found = queries.report(register, code, at.today)
        at.show(listings.reports([found], at.today), format)
