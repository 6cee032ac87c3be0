"""Figures, reports, balances and settings laid out (recommendations: see `recommendations`)."""

from collections.abc import Iterable, Sequence
from datetime import date

from hmicfrs_cli.domain.clocks import Clock, asked_of, clock_of
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.figures import Row, Summary
from hmicfrs_cli.domain.records import Balance, Report, kept
from hmicfrs_cli.domain.vocabulary import row_name
from hmicfrs_cli.formats.layout import Bar, Column, Listing, Record, number, short, word


def summary(figures: Summary, as_at: date, *, by: str | None = None) -> Listing:
    """The committee's table; with `by`, a row for each report, owner, theme or stage instead."""
    columns = [
        Column(by.capitalize() if by else "", word("row")),
        Column("Open", word("open"), right=True),
        Column("Closed", word("closed"), right=True),
        # After the figures, so that they still add up in one glance; of what is open, since the closed would dwarf it.
        Column("Total", word("total"), right=True, bar=Bar(number("open"), "(open)")),
    ]
    if figures.total.awaiting_verification:
        columns.append(Column("Awaiting verification", word("awaiting_verification"), right=True))
    return Listing(
        "rows",
        [_row(row) for row in figures.rows],
        columns,
        title=f"HMICFRS recommendations as at {in_words(as_at)}",
        about={"as_at": as_at.isoformat()},
        total=_row(figures.total),
    )


def pipeline(figures: Summary, sentence: str, as_at: date) -> Listing:
    """How many open ones stand at each stage. The sentence is beside the rows in JSON."""
    return Listing(
        "rows",
        [_row(row) for row in figures.rows],
        (Column("Stage", word("row")), Column("Open", word("open"), right=True, bar=Bar(number("open")))),
        title=f"Open recommendations as at {in_words(as_at)}, by stage",
        about={"as_at": as_at.isoformat(), "sentences": [sentence]},
        total=_row(figures.total),
    )


def _row(row: Row) -> Record:
    return {
        "row": row.name,
        "category": row.category,
        "level": row.level,
        "open": row.open,
        "closed": row.closed,
        "total": row.total,
        "awaiting_verification": row.awaiting_verification,
    }


def reports(found: Sequence[Report], as_at: date) -> Listing:
    """Reports, a line each."""
    return Listing(
        "reports",
        [report(one) for one in found],
        (
            Column("Code", word("code"), whole=True),
            Column("Published", lambda one: short(one["published"] or one["published_in"]) or "not known", whole=True),
            Column("Kind", word("kind"), whole=True),
            Column("Open", lambda one: str(one["counts"]["open"]), right=True),
            Column("Closed", lambda one: str(one["counts"]["closed"]), right=True),
            Column("For others", lambda one: str(one["counts"]["for_information"]), right=True),
            Column("Title", word("title")),
        ),
        title=f"Reports as at {in_words(as_at)}",
        about={"as_at": as_at.isoformat()},
    )


def report(one: Report) -> Record:
    """Every field of one report. `comments_due` is the last day in time, of whichever clock it has."""
    due = clock_of(one)
    return {
        "code": one.code,
        "title": one.title,
        "kind": one.kind.value,
        "published": kept(one.published),
        "bodies": list(one.bodies),
        "url": one.url,
        "counts": {
            "open": one.tally.open,
            "closed": one.tally.closed,
            "total": one.tally.total,
            "for_information": one.tally.for_information,
        },
        "comments_due": kept(due.last_day) if due else None,
        "comments_sent_on": kept(one.comments_sent_on),
        "stated": one.stated,
        "published_in": kept(one.published_in),
        "answers_due": kept(one.answers_due),
        "comments_url": one.comments_url,
    }


def whole_report(one: Report, as_at: date) -> list[tuple[str, str]]:
    """One report as heading and words."""
    tally = one.tally
    asks = asked_of(one).value.capitalize()
    lines = [
        ("Report", one.code),
        ("Title", one.title),
        ("Kind", one.kind.printed.lower() + (f", with {', '.join(one.bodies)}" if one.bodies else "")),
        ("Published", f"{one.period or 'not known'}" + (" (on which day is not known)" if one.published_in else "")),
        (f"{asks} due", _due(one)),
        (f"{asks} sent", _sent(one, as_at)),
        (f"{asks} at", one.comments_url or ""),
        ("States", ", ".join(f"{number} of category {category}" for category, number in one.stated.items())),
        ("For us", f"{tally.open} open, {tally.closed} closed, {tally.total} in all"),
        ("For others", f"{tally.for_information}, kept for information" if tally.for_information else ""),
        ("Address", one.url or ""),
    ]
    return [(heading, words) for heading, words in lines if words]


def _due(one: Report) -> str:
    clock = clock_of(one)
    if clock is None:
        return "not counted, since the day of publication is not known"
    return f"{in_words(clock.last_day)} ({'the day it states' if one.answers_due else clock.asks.act})"


def _sent(one: Report, as_at: date) -> str:
    if one.comments_sent_on is None:
        return ""
    clock = clock_of(one)
    return in_words(one.comments_sent_on) + (f", {in_time_or_late(clock, as_at)}" if clock else "")


def in_time_or_late(one: Clock, as_at: date) -> str:
    """How a clock that has been answered was answered: in time, or so many days late."""
    late = one.days_late(as_at)
    return f"{late} day{'s' * (late != 1)} late" if late else "in time"


def clocks(found: Sequence[Clock], as_at: date) -> Listing:
    """Reports that have still to be answered, with the days to go until the last, or the days late since."""
    return Listing(
        "clocks",
        [clock(one, as_at) for one in found],
        (
            Column("Report", word("code"), whole=True),
            Column("Late", word("days_late"), right=True, nothing_to_tell=""),
            Column("To go", word("days_to_go"), right=True, nothing_to_tell=""),
            Column("Last day", lambda one: short(one["last_day"]), whole=True),
            Column("Asked for", word("asks"), whole=True),
            Column("Title", word("title")),
        ),
        title="Reports still to be answered, the most urgent first",
        about={"as_at": as_at.isoformat()},
    )


def clock(one: Clock, as_at: date) -> Record:
    """Every field of one clock."""
    return {
        "code": one.code,
        "title": one.title,
        "kind": one.kind.value,
        "published": kept(one.published),
        "asks": one.asks.value,
        "last_day": one.last_day.isoformat(),
        "days_to_go": one.days_to_go(as_at),
        "days_late": one.days_late(as_at),
    }


def balances(entries: Iterable[Balance], as_at: date) -> Listing:
    """The ledger of opening balances."""
    return Listing(
        "balances",
        [
            {
                "row": row_name(entry.category, entry.level),
                "category": entry.category.value,
                "level": entry.level,
                "open": entry.open,
                "closed": entry.closed,
                "on": entry.on.isoformat(),
                "source": entry.source,
            }
            for entry in entries
        ],
        (
            Column("On", lambda one: short(one["on"])),
            Column("Row", word("row"), whole=True),
            Column("Open", word("open"), right=True),
            Column("Closed", word("closed"), right=True),
            Column("Source", word("source")),
        ),
        title=f"Opening balances as at {in_words(as_at)}",
        about={"as_at": as_at.isoformat()},
    )


def facts(name: str, pairs: Iterable[tuple[str, str, str]], as_at: date) -> Listing:
    """Settings and places: each a key, its value, and what it is for."""
    return Listing(
        name,
        [{"key": key, "value": value or None, "meaning": meaning} for key, value, meaning in pairs],
        (
            Column("", word("key")),
            Column("", lambda one: one["value"] or "(not set)"),
            Column("", word("meaning")),
        ),
        about={"as_at": as_at.isoformat()},
    )
