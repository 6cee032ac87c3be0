"""How what an officer types of a report is read: a new one, and what is corrected of one that is recorded."""

from typing import Any

from hmicfrs_cli.commands.desk import Desk
from hmicfrs_cli.commands.options import code_as_typed, is_none
from hmicfrs_cli.domain.codes import suggested_code
from hmicfrs_cli.domain.days import DAY_MONTH_OR_YEAR, Period, a_period
from hmicfrs_cli.domain.errors import Mistyped
from hmicfrs_cli.domain.records import Report
from hmicfrs_cli.domain.vocabulary import Category, ReportKind, report_code, written


def new_report(
    at: Desk,
    title: str | None,
    published: str | None,
    code: str | None,
    kind: ReportKind | None,
    bodies: list[str],
    url: str | None,
) -> Report:
    """The report that was typed; at a terminal, its title, day and code are asked for where they are missing."""
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
        _bodies(bodies),
        url if url and not is_none(url) else None,
        published_in=period if period and not period.day else None,
    )


def _when(at: Desk, typed: str) -> Period | None:
    """The day, month or year of publication that was typed; None for 'unknown'."""
    if typed.strip().lower() == "unknown":
        return None
    try:
        return a_period(typed, at.today)
    except Mistyped as error:
        raise Mistyped(error.what, next=f"Give {DAY_MONTH_OR_YEAR} or unknown.") from error


def _bodies(typed: list[str]) -> tuple[str, ...]:
    """The partner bodies that were typed; no body for 'none'."""
    named = tuple(body for body in typed if not is_none(body))
    if named and len(named) < len(typed):
        raise Mistyped("A report has partner bodies or none.", next="Give --with none alone, or only the bodies.")
    return named


def stated(typed: str) -> tuple[str, int]:
    """A category and a number, from what was typed, such as afi=16."""
    category, _, number = typed.partition("=")
    if not number.strip().isdecimal():
        raise Mistyped(f"'{typed}' is not a category and a number.", next="Write it as afi=16 or recommendation=4.")
    return Category.read(category).value, int(number)


def code_needed(at: Desk, given: str | None) -> str:
    """The report's code that was given; at a terminal, the one asked for, put down for the history."""
    if given is not None:
        return given
    code = code_as_typed(at.needed(None, "CODE", "Report code"))
    at.chosen.append(code)
    return code


def corrections(
    at: Desk, published: str | None, answers_by: str | None, bodies: list[str] | None, url: str | None
) -> dict[str, Any]:
    """What is corrected of a report that may also be taken out, by field; nothing that was not given."""
    corrected: dict[str, Any] = {}
    if published:
        period = _when(at, published)
        day = period.day if period else None
        corrected = {"published": day, "published_in": None if day else period}
    if answers_by:
        corrected["answers_due"] = None if is_none(answers_by) else at.day(answers_by)
    if bodies:
        corrected["bodies"] = _bodies(bodies)
    if url:
        corrected["url"] = None if is_none(url) else url
    return corrected
