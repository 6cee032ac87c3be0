"""Domain values laid out for reading: the fields that programs get, and the columns that people see.

The fields are the JSON contract (README, "For other programs"): always present, null when empty, days in
ISO form, the words of the field as typed on the command line. Fields may be added, never removed.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.deadlines import comments_due
from hmicfrs_cli.domain.figures import Lateness, Row, Summary, days_late
from hmicfrs_cli.domain.records import Balance, Recommendation, Report, Standing, kept
from hmicfrs_cli.domain.vocabulary import DeadlineKind, Stage, Status, row_name

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One column as people see it: its heading, and what it says of a record."""

    heading: str
    says: Callable[[Record], str]
    right: bool = False
    wraps: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """Records under a plural name, with what else is told about them, and columns to show them in.

    `total` is a last record that people see below a rule. `about` stands beside the list in JSON.
    """

    name: str
    records: Sequence[Record]
    columns: Sequence[Column]
    title: str = ""
    about: Record = field(default_factory=dict)
    total: Record | None = None


def summary(figures: Summary, as_at: date, *, by: str | None = None) -> Listing:
    """The committee's table; with `by`, a row for each report, owner, theme or stage instead."""
    columns = [
        Column(by.capitalize() if by else "", _word("row")),
        Column("Open", _word("open"), right=True),
        Column("Closed", _word("closed"), right=True),
        Column("Total", _word("total"), right=True),
    ]
    if figures.total.awaiting_verification:
        columns.append(Column("Open, awaiting verification", _word("awaiting_verification"), right=True))
    return Listing(
        "rows",
        [_row(row) for row in figures.rows],
        columns,
        title=f"HMICFRS recommendations as at {in_words(as_at)}",
        about={"as_at": as_at.isoformat()},
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


def recommendations(found: Iterable[Recommendation], as_at: date, title: str = "") -> Listing:
    """Recommendations, a line each."""
    return Listing(
        "recommendations",
        [recommendation(one, as_at) for one in found],
        (
            Column("Reference", _word("ref")),
            Column("Level", lambda one: _level(one), right=True),
            Column("Stands", _stands),
            Column("Due", _due),
            Column("Owner", _word("owner")),
            Column("Text", lambda one: one["title"] or one["text"], wraps=True),
        ),
        title=title,
        about={"as_at": as_at.isoformat()},
    )


def recommendation(one: Recommendation, as_at: date) -> Record:
    """Every field of one recommendation."""
    standing = one.standing
    return {
        "ref": str(one.ref),
        "report": one.ref.report,
        "category": one.ref.category.value,
        "number": one.ref.number,
        "level": standing.level,
        "status": standing.status.value,
        "stage": standing.stage,
        "outcome": standing.outcome,
        "title": one.title,
        "text": one.text,
        "theme": standing.theme,
        "addressees": list(one.addressees),
        "for_us": standing.for_us,
        "owner": standing.owner,
        "lead": standing.lead,
        "under": None if one.under is None else str(one.under),
        "deadline_phrase": standing.deadline_phrase,
        "deadline_kind": standing.deadline_kind.value,
        "deadline": kept(standing.deadline),
        "deadline_rule": standing.deadline_rule,
        "target": kept(standing.target),
        "issued_on": one.issued_on.isoformat(),
        "closed_on": kept(standing.closed_on),
        "days_late": days_late(standing, as_at),
        "superseded_by": standing.superseded_by,
        "letter": standing.letter,
        "signed_on": kept(standing.signed_on),
        "signatory": standing.signatory,
        "hmicfrs": standing.hmicfrs,
    }


def late(
    groups: dict[Lateness, list[Recommendation]], counts: dict[Lateness, int], as_at: date, by: str | None = None
) -> list[Listing]:
    """A chase list: one listing for each group that has a name of its own.

    `days_late` counts from the deadline; `days_open` from the day of issue, by which those to be done
    at once age.
    """
    titles = {
        Lateness.LATE: ("recommendations", f"Late as at {in_words(as_at)}"),
        Lateness.IMMEDIATE: ("immediate", "To be done at once, by days since they were issued"),
        Lateness.DUE_SOON: ("due_soon", "Due soon"),
    }
    about = {"as_at": as_at.isoformat(), "counts": {group.value: many for group, many in counts.items()}}
    listings = []
    for group, (name, title) in titles.items():
        records = [_late(one, group, as_at) for one in groups.get(group, ())]
        if by:
            records.sort(key=lambda one: (one[by] or "~", -(one["days_late"] or 0), -one["days_open"]))
        listings.append(Listing(name, records, _late_columns(group, by), title, about))
    return listings


def _late(one: Recommendation, group: Lateness, as_at: date) -> Record:
    record = recommendation(one, as_at)
    due = one.standing.due
    return record | {
        "group": group.value,
        "days_open": (as_at - one.issued_on).days,
        "days_to_go": (due - as_at).days if due and due >= as_at else None,
    }


def _late_columns(group: Lateness, by: str | None) -> list[Column]:
    days = {
        Lateness.LATE: Column("Days late", _word("days_late"), right=True),
        Lateness.IMMEDIATE: Column("Days", _word("days_open"), right=True),
        Lateness.DUE_SOON: Column("Days to go", _word("days_to_go"), right=True),
    }[group]
    columns = [
        Column("Reference", _word("ref")),
        days,
        Column("Due", _due),
        Column("Level", lambda one: _level(one), right=True),
        Column("Owner", lambda one: one["owner"] or "nobody"),
        Column("Text", lambda one: one["title"] or one["text"], wraps=True),
    ]
    if by == "report":
        columns.insert(0, Column("Report", _word("report")))
    if by == "owner":
        columns.insert(0, columns.pop(4))
    return columns


def late_in_words(counts: dict[Lateness, int], as_at: date) -> str:
    """One sentence on everything open: what is late, and what is not called late and why."""
    others = (
        (Lateness.NOT_YET_DUE, "not yet due"),
        (Lateness.UNDATED, "without a deadline"),
        (Lateness.UNCLEAR, "with an unclear one"),
        (Lateness.CERTIFIED, "certified, awaiting verification"),
    )
    parts = [f"{counts[Lateness.LATE]} late", f"{counts[Lateness.IMMEDIATE]} to be done at once"]
    parts += [f"{counts[Lateness.DUE_SOON]} due soon"] * bool(counts[Lateness.DUE_SOON])
    parts += [f"{counts[group]} {words}" for group, words in others if counts[group]]
    return f"As at {in_words(as_at)}: {', '.join(parts)}."


def first(listing: Listing, most: int) -> Listing:
    """The listing's first records, with how many there are in its title."""
    many = len(listing.records)
    title = f"{listing.title} (the first {most} of {many})" if many > most else listing.title
    return replace(listing, records=listing.records[:most], title=title)


def reports(found: Sequence[Report], as_at: date) -> Listing:
    """Reports, a line each."""
    return Listing(
        "reports",
        [report(one) for one in found],
        (
            Column("Code", _word("code")),
            Column("Published", lambda one: _said(one["published"]) or "not known"),
            Column("Kind", _word("kind")),
            Column("Open", lambda one: str(one["counts"]["open"]), right=True),
            Column("Closed", lambda one: str(one["counts"]["closed"]), right=True),
            Column("For others", lambda one: str(one["counts"]["for_information"]), right=True),
            Column("Title", _word("title"), wraps=True),
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
        "comments_sent_on": None,
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
        ("For us", f"{tally.open} open, {tally.closed} closed, {tally.total} in all"),
        ("For others", f"{tally.for_information}, kept for information" if tally.for_information else ""),
        ("Address", one.url or ""),
    ]
    return [(heading, words) for heading, words in lines if words]


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
            Column("On", lambda one: _said(one["on"])),
            Column("Row", _word("row")),
            Column("Open", _word("open"), right=True),
            Column("Closed", _word("closed"), right=True),
            Column("Source", _word("source"), wraps=True),
        ),
        title=f"Opening balances as at {in_words(as_at)}",
        about={"as_at": as_at.isoformat()},
    )


def facts(name: str, pairs: Iterable[tuple[str, str, str]], title: str = "") -> Listing:
    """Settings and places: each a key, its value, and what it is for."""
    return Listing(
        name,
        [{"key": key, "value": value, "meaning": meaning} for key, value, meaning in pairs],
        (
            Column("", _word("key")),
            Column("", lambda one: one["value"] or "(not set)"),
            Column("", _word("meaning"), wraps=True),
        ),
        title=title,
    )


def whole(one: Recommendation, rule: str, under: Sequence[Recommendation], as_at: date) -> list[tuple[str, str]]:
    """One recommendation as heading and words, in the order in which an officer asks."""
    standing = one.standing
    lines = [
        ("Reference", str(one.ref)),
        ("Title", one.title or ""),
        ("Issued", in_words(one.issued_on)),
        ("Addressed to", ", ".join(one.addressees) or "nobody by name"),
        ("Counts", "for us" if standing.for_us else "for information only, in no figure"),
        ("Level", standing.level.printed if standing.level else "not yet set"),
        ("Rule", rule),
        ("Stands", _standing_in_words(standing)),
        ("Deadline", deadline_in_words(standing)),
        ("Late", _lateness_in_words(standing, as_at)),
        ("Target", in_words(standing.target) if standing.target else ""),
        ("Owner", standing.owner or "nobody"),
        ("Lead", standing.lead or ""),
        ("Theme", standing.theme or ""),
        ("Under", str(one.under) if one.under else ""),
        ("Over", ", ".join(f"{each.ref} ({each.standing.status})" for each in under)),
        ("Text", one.text),
    ]
    if standing.level is None and one.ref.category.letter == "C":
        lines = [line for line in lines if line[0] != "Level"]
    return [(heading, words) for heading, words in lines if words]


def deadline_in_words(standing: Standing) -> str:
    """The deadline as a person would say it, with the issuer's phrase and how it was read."""
    phrase = f"'{standing.deadline_phrase}'" if standing.deadline_phrase else ""
    if standing.deadline:
        return f"{in_words(standing.deadline)} ({', '.join(filter(None, (phrase, standing.deadline_rule)))})"
    if standing.deadline_kind is DeadlineKind.IMMEDIATE:
        return f"at once ({phrase})" if phrase else "at once"
    if standing.deadline_kind is DeadlineKind.UNCLEAR:
        return f"unclear ({phrase}: {standing.deadline_rule})"
    return "none"


def _standing_in_words(standing: Standing) -> str:
    if standing.status is Status.OPEN:
        return f"open, {standing.stage.printed.lower() if standing.stage is not Stage.WITH_DCC else 'with DCC'}" if standing.stage else "open"
    if standing.status is Status.WITHDRAWN:
        return "withdrawn: recorded in error"
    parts = ["closed" + (f" on {in_words(standing.closed_on)}" if standing.closed_on else "")]
    if standing.outcome:
        parts.append(standing.outcome.printed.lower())
    if standing.superseded_by:
        parts.append(f"by {standing.superseded_by}")
    if standing.letter and standing.signed_on:
        parts.append(f"letter {standing.letter} signed on {in_words(standing.signed_on)} by {standing.signatory}")
    if standing.hmicfrs:
        parts.append(f"HMICFRS: {standing.hmicfrs}")
    return ", ".join(parts)


def _lateness_in_words(standing: Standing, as_at: date) -> str:
    days = days_late(standing, as_at)
    if days is None:
        return ""
    many = f"{abs(days)} day{'s' * (abs(days) != 1)}"
    if standing.status is Status.CLOSED:
        return f"closed {many} {'late' if days > 0 else 'early'}" if days else "closed on the day"
    return many


def _level(one: Record) -> str:
    if one["level"] is None:
        return "-" if one["category"] == "cause-of-concern" else "not set"
    return "before" if one["level"] == "before-levels" else str(one["level"])


def _stands(one: Record) -> str:
    if one["status"] == "closed":
        return f"closed {_said(one['closed_on'])}".strip()
    stage = str(one["stage"] or one["status"]).replace("-", " ")
    return stage.replace("dcc", "DCC") + ("" if one["for_us"] else ", for information")


def _due(one: Record) -> str:
    if one["deadline_kind"] == "immediate":
        return "at once"
    if one["deadline"]:
        return _said(one["deadline"])
    if one["target"]:
        return f"{_said(one['target'])} (target)"
    return "unclear" if one["deadline_kind"] == "unclear" else "none"


def _said(iso: str | None) -> str:
    """A short day for a column: 31 Oct 2023."""
    if not iso:
        return ""
    day, month, year = in_words(date.fromisoformat(iso)).split()
    return f"{day} {month[:3]} {year}"


def _word(name: str) -> Callable[[Record], str]:
    return lambda record: "" if record[name] is None else str(record[name])
