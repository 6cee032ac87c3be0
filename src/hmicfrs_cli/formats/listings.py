"""Figures, reports, balances and settings laid out (recommendations: see `recommendations`)."""

from collections.abc import Iterable, Sequence
from datetime import date

from hmicfrs_cli.domain.clocks import comments_due
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.figures import Row, Summary
from hmicfrs_cli.domain.records import Balance, Report, kept
from hmicfrs_cli.domain.vocabulary import row_name
from hmicfrs_cli.formats.layout import Column, Listing, Record, short, word


def summary(figures: Summary, as_at: date, *, by: str | None = None) -> Listing:
    """The committee's table; with `by`, a row for each report, owner, theme or stage instead."""
    columns = [
        Column(by.capitalize() if by else "", word("row")),
        Column("Open", word("open"), right=True),
        Column("Closed", word("closed"), right=True),
        Column("Total", word("total"), right=True),
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
        (Column("Stage", word("row")), Column("Open", word("open"), right=True)),
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
            Column("Published", lambda one: short(one["published"]) or "not known"),
            Column("Kind", word("kind")),
            Column("Open", lambda one: str(one["counts"]["open"]), right=True),
            Column("Closed", lambda one: str(one["counts"]["closed"]), right=True),
            Column("For others", lambda one: str(one["counts"]["for_information"]), right=True),
            Column("Title", word("title")),
        ),
        title=f"Reports as at {in_words(as_at)}",
        about={"as_at": as_at.isoformat()},
    )


def report(one: Report) -> Record:
    """Every field of one report. `comments_due` is the last day in time."""
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
        "comments_due": kept(comments_due(one.published, one.kind)) if one.published else None,
        "comments_sent_on": kept(one.comments_sent_on),
        "stated": one.stated,
    }


def whole_report(one: Report) -> list[tuple[str, str]]:
    """One report as heading and words."""
    published = f"{in_words(one.published)}" if one.published else "day not known"
    tally = one.tally
    lines = [
        ("Report", one.code),
        ("Title", one.title),
        ("Kind", one.kind.printed.lower() + (f", with {', '.join(one.bodies)}" if one.bodies else "")),
        ("Published", published),
        ("Comments due", in_words(comments_due(one.published, one.kind)) if one.published else ""),
        ("Comments sent", in_words(one.comments_sent_on) if one.comments_sent_on else ""),
        ("States", ", ".join(f"{number} of category {category}" for category, number in one.stated.items())),
        ("For us", f"{tally.open} open, {tally.closed} closed, {tally.total} in all"),
        ("For others", f"{tally.for_information}, kept for information" if tally.for_information else ""),
        ("Address", one.url or ""),
    ]
    return [(heading, words) for heading, words in lines if words]


def clocks(found: Sequence[Report], as_at: date) -> Listing:
    """The reports whose comments have still to be published, and can be in time."""
    running = [
        report(one) | {"days_to_go": (comments_due(one.published, one.kind) - as_at).days}
        for one in found
        if one.published and not one.comments_sent_on and comments_due(one.published, one.kind) >= as_at
    ]
    return Listing(
        "clocks",
        running,
        (
            Column("Report", word("code"), whole=True),
            Column("By", lambda one: short(one["comments_due"])),
            Column("Days", word("days_to_go"), right=True),
        ),
        title="Comments on reports still to be published, by days to go",
    )


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
