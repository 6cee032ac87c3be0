"""The reports of HMICFRS: recording one, listing them, showing one, correcting one, and how it was answered."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from hmicfrs_cli.commands import describing
from hmicfrs_cli.commands.desk import Desk, desk
from hmicfrs_cli.commands.options import (
    AsAt,
    Changed,
    FormatOption,
    OfKind,
    Reason,
    ReportCode,
    is_none,
    text_argument,
    text_option,
    word_option,
)
from hmicfrs_cli.commands.parsing import Command, group
from hmicfrs_cli.domain.errors import Mistyped
from hmicfrs_cli.domain.records import Recommendation, Report
from hmicfrs_cli.domain.vocabulary import ReportKind, Status, written
from hmicfrs_cli.formats import listings, publications, recommendations
from hmicfrs_cli.formats.addresses import is_web_address
from hmicfrs_cli.formats.exchange import Format
from hmicfrs_cli.register import queries
from hmicfrs_cli.register.sought import Sought

if TYPE_CHECKING:
    from hmicfrs_cli.register.opening import Reading

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
        describing.new_report(at, title, published, code, kind, bodies or [], url),
        stated=dict(map(describing.stated, states or [])),
        answers_due=at.day_or_none(answers_by),
    )
    with at.writing(begins=True) as log:
        from hmicfrs_cli.register import publishing

        publishing.add_report(log, new)
    at.say(f"Recorded report {new.code}, {publications.published(new)}")
    _say_unprinted(at, new.url)
    if format:
        at.show(listings.reports([new], at.today), format)


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
    context: typer.Context, code: ReportCode = None, as_at: AsAt = None, format: FormatOption = Format.TABLE
) -> None:
    """Show one report and everything recorded under it, for us or not.

    \b
    Examples:
      hmi report show firearms-2023
      hmi report show firearms-2023 -f json
    """
    at = desk(context)
    code = describing.code_needed(at, code)
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
    code: ReportCode = None,
    title: Annotated[str | None, text_option("--title", help="The title as printed.")] = None,
    kind: Annotated[
        ReportKind | None,
        word_option(ReportKind, "--kind", help="national, force, joint, progress, letter or super-complaint."),
    ] = None,
    url: Annotated[str | None, text_option("--url", help="Its address.", metavar="ADDRESS|none")] = None,
    bodies: Annotated[
        list[str] | None, text_option("--with", help="A partner body; again for every other.", metavar="BODY|none")
    ] = None,
    published: Published = None,
    answers_by: Annotated[
        str | None,
        text_option("--answers-by", help="The day a super-complaint's report states.", metavar="DATE|none"),
    ] = None,
    states: States = None,
    reason: Reason = None,
    format: Changed = None,
) -> None:
    """Correct what is recorded of a report: the history keeps the old value of every field.

    The word none takes out its address, its partner bodies, or the day it states for answers. What is recorded in it
    keeps its own day of issue and its deadlines.

    \b
    Examples:
      hmi report edit firearms-2023 --published 2023-07-12 --reason "The page had the day of a move"
      hmi report edit firearms-2023 --published "July 2023" --reason "The page had the day of a move"
      hmi report edit custody-2023 --states afi=17 --reason "Counted again"
      hmi report edit homicide-2023 --kind super-complaint --answers-by 2023-10-31 --reason "Recorded as national"
    """
    at = desk(context)
    code = describing.code_needed(at, code)
    why = written(at.needed(reason, "--reason", "Why"), "reason")
    corrected = describing.corrections(at, published, answers_by, bodies, url) | (
        {"stated": dict(map(describing.stated, states))} if states else {}
    )
    corrected |= {name: value for name, value in (("title", title), ("kind", kind)) if value}
    if not corrected:
        raise Mistyped("Nothing to correct was given.", next="To see what can be: hmi report edit --help")
    with at.writing() as log:
        from hmicfrs_cli.register import publishing

        before = queries.report(log.reading(), code, at.today).period
        now = publishing.edit_report(log, code, corrected, reason=why)
        others = _issued_otherwise(log.reading(), now, at) if now.period != before else []
    clock_may_differ = published or answers_by or kind
    at.say(f"Corrected report {code}{f', {publications.published(now)}' if clock_may_differ else '.'}")
    _say_unprinted(at, corrected.get("url"))
    if others:
        at.say(publications.issued_otherwise(now, others))
    _show(at, code, format)


def _say_unprinted(at: Desk, address: str | None) -> None:
    """Tell of a report's address that no paper will print, such as that of a shared folder."""
    if address and not is_web_address(address):
        at.say("That is no plain address of the web (https://...): papers do not print it.")


def _issued_otherwise(register: "Reading", of: Report, at: Desk) -> list[Recommendation]:
    """Those recorded in a report that were issued when it was not; none where nobody knows when it was published."""
    if of.period is None:
        return []
    there = queries.recommendations(
        register, Sought(at.today, (Status.OPEN, Status.CLOSED), report=of.code, for_us=None)
    )
    return [one for one in there if not of.period.may_be(one.issued_on)]


@report.command("respond", cls=Command)
def report_respond(
    context: typer.Context,
    code: ReportCode = None,
    on: Annotated[str | None, text_option("--on", help="The day it happened (today).", metavar="DATE|none")] = None,
    url: Annotated[str | None, text_option("--url", help="Where it can be read.", metavar="ADDRESS|none")] = None,
    format: Changed = None,
) -> None:
    """Record the day on which a report was answered.

    For most, that is when the local policing body's comments on it were published: it has 56 days, beginning with the
    day of publication. A super-complaint is answered by the day that its report states, or within 56 days after
    publication. To correct what was recorded, record it again; --on none takes the answer back, with its address, and
    --url none the address alone.

    \b
    Examples:
      hmi report respond firearms-2023 --on 2023-09-04
      hmi report respond custody-2023 --on "10 October 2023" --url https://example.org/comments
      hmi report respond firearms-2023 --on none
    """
    at = desk(context)
    code = describing.code_needed(at, code)
    takes_back, without_address = bool(on and is_none(on)), bool(url and is_none(url))
    if takes_back and url and not without_address:
        raise Mistyped("An answer that is taken back has no address.", next="Leave out --url, or give the day.")
    with at.writing() as log:
        from hmicfrs_cli.register import publishing

        if takes_back:
            now = publishing.take_back_answer(log, code)
        else:
            address = None if without_address else url
            now = publishing.respond(log, code, at.day_or_none(on), address, without_address=without_address)
    at.say(publications.answered(now, at.today))
    if url is None and now.comments_url:
        at.say(f"Its address stays as recorded: {now.comments_url} (--url none takes it out).")
    _show(at, code, format)


def _show(at: Desk, code: str, format: Format | None) -> None:
    if format:
        with at.reading() as register:
            found = queries.report(register, code, at.today)
        at.show(listings.reports([found], at.today), format)
