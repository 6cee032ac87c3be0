"""The reports of HMICFRS: recording one, listing them, showing one."""

import re
from dataclasses import replace
from typing import Annotated, Any

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
from hmicfrs_cli.domain.clocks import Asked, asked_of, clock_of
from hmicfrs_cli.domain.days import Period, a_period, in_words
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

Published = Annotated[
    str | None,
    text_option(
        "--published", help="The day of publication, or as much as is known.", metavar="DAY|MONTH|YEAR|unknown"
    ),
]
States = Annotated[
    list[str] | None,
    text_option("--states", help="How many it says it makes: afi=16; again for more.", metavar="CATEGORY=N"),
]
report = group("Publications of HMICFRS: record one, list them, show one.")


@report.command("add", cls=Command)
def report_add(
    context: typer.Context,
    title: Annotated[str | None, text_argument(help="The title as printed.", metavar="TITLE")] = None,
    published: Published = None,
    code: Annotated[
        str | None, text_option("--code", help="Its permanent short code (made from the title).", metavar="CODE")
    ] = None,
    kind: OfKind = None,
    bodies: Annotated[
        list[str] | None, text_option("--with", help="A partner body; again for another.", metavar="BODY")
    ] = None,
    url: Annotated[str | None, text_option("--url", help="Its address.", metavar="ADDRESS")] = None,
    states: States = None,
    answers_by: Annotated[
        str | None,
        text_option("--answers-by", help="The day a super-complaint's report states for answers.", metavar="DATE"),
    ] = None,
    format: Changed = None,
) -> None:
    """Record a report of HMICFRS.

    Every reference begins with the report's code, so choose a short one that you will recognise. Where only the month
    or the year of publication is known, give that: nothing is then counted from it.

    \b
    Examples:
      hmi report add "Deployment of firearms" --published 2023-07-11 --code firearms-2023
      hmi report add "Joint custody inspection" --published "16 August 2023" --kind joint --with CQC
      hmi report add "Vetting and misconduct" --published "November 2022"
      hmi report add "Stalking" --published 2023-09-27 --kind super-complaint --answers-by 2023-11-30
    """
    at = desk(context)
    new = replace(
        _report_given(at, title, published, code, kind, bodies or [], url),
        stated=dict(map(_stated, states or [])),
        answers_due=at.day_or_none(answers_by),
    )
    with at.writing(begins=True) as log:
        from hmicfrs_cli.register import publishing

        publishing.add_report(log, new)
    at.say(f"Recorded report {new.code}, {_published_in_words(new)}")
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
    period = _when(at, at.needed(published, "--published", "Published on (a day, a month, a year or 'unknown')"))
    suggested = suggested_code(title, period.first.year if period else None)
    if code is None:
        code = at.answer("Code", suggested) if at.ask else suggested
    return Report(
        report_code(code),
        title,
        kind or ReportKind.NATIONAL,
        period.day if period else None,
        tuple(written(body, "partner body") for body in bodies),
        url and written(url, "address"),
        published_in=period if period and not period.day else None,
    )


def _when(at: Desk, typed: str) -> Period | None:
    """The day, month or year of publication that was typed; None for 'unknown'."""
    return None if typed.strip().lower() == "unknown" else a_period(typed, at.today)


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
    """When it was published and by when it asks for what, with what cannot be counted: to the end of the sentence."""
    clock = clock_of(new)
    by = f" by {in_words(clock.last_day)}" if clock else ""
    asks = {
        Asked.COMMENTS: f"; comments on it must be published{by}",
        Asked.ANSWERS: f"; {'it asks for answers' if new.answers_due else 'answers to it are asked for'}{by}",
    }
    published = f"published {new.period.when}" if new.period else "whose day of publication is not known"
    known = new.published_in
    uncounted = f" Only the {known.unit} is known, so nothing is counted from it." if known else ""
    return f"{published}{asks[asked_of(new)] if clock else ''}.{uncounted}"


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
        at.screen.show_pairs(listings.whole_report(found, day))
    shown = [listings.reports([found], day), recommendations.listed(under, day)]
    at.show(shown[1:] if format is not Format.JSON else shown, format)


@report.command("edit", cls=Command)
def report_edit(
    context: typer.Context,
    code: ReportCode,
    published: Published = None,
    answers_by: Annotated[
        str | None,
        text_option("--answers-by", help="The day a super-complaint's report states.", metavar="DATE|none"),
    ] = None,
    states: States = None,
    reason: Reason = None,
    format: Changed = None,
) -> None:
    """Correct when a report was published, the day it states for answers, or how many it says it makes.

    What is recorded in it keeps its own day of issue and its deadlines.

    \b
    Examples:
      hmi report edit firearms-2023 --published 2023-07-12 --reason "The page had the day of a move"
      hmi report edit firearms-2023 --published "July 2023" --reason "The page had the day of a move"
      hmi report edit custody-2023 --states afi=17 --reason "Counted again"
    """
    at = desk(context)
    why = written(at.needed(reason, "--reason", "Why"), "reason")
    corrected = _corrected(at, published, answers_by) | ({"stated": dict(map(_stated, states))} if states else {})
    if not corrected:
        raise Mistyped("Nothing to correct was given.", next="Give --published, --answers-by or --states.")
    with at.writing() as log:
        from hmicfrs_cli.register import publishing

        now = publishing.edit_report(log, code, corrected, reason=why)
    at.say(f"Corrected report {code}{f', {_published_in_words(now)}' if published or answers_by else '.'}")
    _show(at, code, format)


def _corrected(at: Desk, published: str | None, answers_by: str | None) -> dict[str, Any]:
    """The days of a report as corrected, by field; none that was not given."""
    corrected: dict[str, Any] = {}
    if published:
        period = _when(at, published)
        day = period.day if period else None
        corrected = {"published": day, "published_in": None if day else period}
    if answers_by:
        corrected["answers_due"] = None if answers_by.strip().lower() == "none" else at.day(answers_by)
    return corrected


@report.command("respond", cls=Command)
def report_respond(
    context: typer.Context,
    code: ReportCode,
    on: On = None,
    url: Annotated[str | None, text_option("--url", help="Where it can be read.", metavar="ADDRESS")] = None,
    format: Changed = None,
) -> None:
    """Record the day on which a report was answered.

    For most, that is when the local policing body's comments on it were published: it has 56 days, beginning with the
    day of publication. A super-complaint is answered by the day that its report states, or within 56 days after
    publication. To correct what was recorded, record it again.

    \b
    Examples:
      hmi report respond firearms-2023 --on 2023-09-04
      hmi report respond custody-2023 --on "10 October 2023" --url https://example.org/comments
    """
    at = desk(context)
    with at.writing() as log:
        from hmicfrs_cli.register import publishing

        now = publishing.respond(log, code, at.day_or_none(on), url)
    at.say(_answered_in_words(at, now))
    _show(at, code, format)


def _answered_in_words(at: Desk, now: Report) -> str:
    """When a report was answered, and whether that was in time."""
    assert now.comments_sent_on, "a report that has just been answered"
    clock, day = clock_of(now), in_words(now.comments_sent_on)
    said = {
        Asked.COMMENTS: f"The comments on {now.code} were published on {day}",
        Asked.ANSWERS: f"The answer to {now.code} was sent on {day}",
    }[asked_of(now)]
    if clock is None:
        return f"{said}. No last day is counted, since the day of publication is not known."
    return f"{said}, {listings.in_time_or_late(clock, at.today)}: the last day was {in_words(clock.last_day)}."


def _show(at: Desk, code: str, format: Format | None) -> None:
    if format:
        with at.reading() as register:
            found = queries.report(register, code, at.today)
        at.show(listings.reports([found], at.today), format)
