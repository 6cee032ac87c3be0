"""Movement, meetings and findings laid out."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from hmicfrs_cli.domain.checks import Finding, explained
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.figures import Summary
from hmicfrs_cli.domain.meetings import Meeting, issued_by
from hmicfrs_cli.domain.movement import Move, Movement, MovementRow
from hmicfrs_cli.domain.movement_in_words import by_report, sentences
from hmicfrs_cli.domain.prose import number as number_in_words
from hmicfrs_cli.domain.records import kept
from hmicfrs_cli.formats.layout import Bar, Column, Listing, Record, number, short, word


def movement(moved: Movement, *, with_moves: bool) -> list[Listing]:
    """The movement table, what is new by report, and on request every move behind the numbers."""
    columns = [
        Column("", word("row")),
        Column("Start", word("open_start"), right=True),
        Column("Re-stated", _signed("restated"), right=True, nothing_to_tell="0"),
        Column("New", word("new"), right=True),
        Column("Brought in", word("brought_in"), right=True, nothing_to_tell="0"),
        Column("Re-opened", word("reopened"), right=True, nothing_to_tell="0"),
        Column("Level in", word("levelled_in"), right=True, nothing_to_tell="0"),
        Column("Level out", word("levelled_out"), right=True, nothing_to_tell="0"),
        Column("Closed", word("closed"), right=True),
        Column("With-drawn", word("withdrawn"), right=True, nothing_to_tell="0"),
        Column("End", word("open_end"), right=True, bar=Bar(_change, "Change", is_change=True, tells=True)),
        Column("Closed brought in", word("brought_in_closed"), right=True, nothing_to_tell="0"),
        Column("Closed with-drawn", word("withdrawn_closed"), right=True, nothing_to_tell="0"),
        Column("Total then", word("total_start"), right=True),
        Column("Total re-stated", _signed("restated_total"), right=True, nothing_to_tell="0"),
        Column("now", word("total_end"), right=True),
    ]
    about = {
        "as_at": moved.until.isoformat(),
        "since": moved.since.isoformat(),
        "sentences": sentences(moved),
    }
    title = f"Open, from the end of {in_words(moved.since)} to the end of {in_words(moved.until)}"
    table = Listing("rows", [_row(row) for row in moved.rows], columns, title, about, _row(moved.total))
    return [table, _by_report(moved), *([_moves(moved)] if with_moves else [])]


def _change(record: Record) -> int:
    return int(record["open_end"]) - int(record["open_start"])


def _row(row: MovementRow) -> Record:
    return {
        "row": row.name,
        "category": row.category,
        "level": row.level,
        "open_start": row.open_start,
        "restated": row.restated,
        **{move.value: row.many[move] for move in Move},
        "open_end": row.open_end,
        "total_start": row.total_start,
        "restated_total": row.restated_total,
        "total_end": row.total_end,
    }


def _by_report(moved: Movement) -> Listing:
    """What came from each report. `new` counts what the column of that name does; `came` what has come to be counted
    and still is: not what was withdrawn again, but also what was kept for information before.
    """
    new = Counter((each.ref.report, each.row) for each in moved.moved if each.ref and each.move is Move.NEW)
    came = Counter({(report, row): many for report, rows in by_report(moved).items() for row, many in rows.items()})
    return Listing(
        "by_report",
        [
            {"report": report, "row": row, "new": new[report, row], "came": came[report, row]}
            for report, row in dict.fromkeys([*came, *new])
        ],
        (
            Column("Report", word("report"), whole=True),
            Column("Row", word("row")),
            Column("New", word("came"), right=True),
        ),
        title="New, by report",
    )


def _moves(moved: Movement) -> Listing:
    return Listing(
        "moves",
        [
            {
                "ref": each.ref and str(each.ref),
                "source": each.source,
                "on": each.on.isoformat(),
                "row": each.row,
                "move": each.move.value,
                "many": each.many,
                "restates": place < len(moved.restating),
            }
            for place, each in enumerate([*moved.restating, *moved.moved])
        ],
        (
            Column("What", lambda one: one["ref"] or f"balance: {one['source']}"),
            Column("On", lambda one: short(one["on"])),
            Column("Row", word("row")),
            Column("Move", lambda one: one["move"].replace("_", " ")),
            Column("Many", word("many"), right=True, nothing_to_tell="1"),
            Column("", lambda one: "restates what was issued" if one["restates"] else "", nothing_to_tell=""),
        ),
        title="Behind the numbers",
    )


def since(listing: Listing, before: Summary, day: date) -> Listing:
    """A summary with what has changed since a day, open and in total."""
    records = [_changed(record, before.row(record["row"])) for record in listing.records]
    total = _changed(listing.total or {}, before.total)
    columns = [
        # One bar a table: here it is the change that is asked about.
        *(replace(column, bar=None) for column in listing.columns),
        Column("Open since", _signed("change_open"), right=True),
        Column(
            "Total since",
            _signed("change_total"),
            right=True,
            bar=Bar(number("change_open"), "(open)", is_change=True),
        ),
    ]
    title = f"{listing.title}, with the change since {in_words(day)}"
    return Listing(listing.name, records, columns, title, {**listing.about, "since": day.isoformat()}, total)


def _changed(record: Record, before: object) -> Record:
    def change(name: str) -> int:
        return int(record[name]) - int(getattr(before, name))

    return record | {f"change_{name}": change(name) for name in ("open", "closed", "total")}


def _signed(name: str) -> Callable[[Record], str]:
    return lambda record: f"{record[name]:+d}" if record[name] else "0"


def meetings(found: Sequence[Meeting], as_at: date) -> Listing:
    """Meetings, a line each."""
    return Listing(
        "meetings",
        [
            {
                "on": one.held_on.isoformat(),
                "name": one.name,
                "status": "issued" if one.issued_at else "planned",
                "as_at": kept(one.as_at),
                "issued_at": one.issued_at,
                "open": one.figures.total.open if one.figures else None,
                "closed": one.figures.total.closed if one.figures else None,
                "total": one.figures.total.total if one.figures else None,
                "figures_hash": one.figures_hash,
                "head": one.head,
            }
            for one in found
        ],
        (
            Column("On", lambda one: short(one["on"]), whole=True),
            Column("Name", word("name")),
            Column("Figures", lambda one: f"as at {short(one['as_at'])}" if one["as_at"] else "not issued"),
            Column("Open", word("open"), right=True),
            Column("Closed", word("closed"), right=True),
            Column("Total", word("total"), right=True),
            Column("History", lambda one: (one["head"] or "")[:12]),
        ),
        title="Meetings",
        about={"as_at": as_at.isoformat()},
    )


MOST_MEETINGS = 8
"""How many meetings are looked back to."""


def open_when_issued(found: Sequence[Meeting], as_at: date, sparkline: Callable[[Sequence[int]], str]) -> str:
    """What each of the latest meetings up to a day was told is open, the earliest first, with its sparkline; nothing
    where that is fewer than two meetings.
    """
    issued = issued_by(found, as_at)[-MOST_MEETINGS:]
    if len(issued) < 2:
        return ""
    told = [one.figures.total.open for one in issued if one.figures]
    days = f"{in_words(issued[0].held_on)} to {in_words(issued[-1].held_on)}"
    numbers = ", ".join(map(str, told))
    return f"Open at the last {number_in_words(len(told))} meetings, {days}: {numbers}  {sparkline(told)}".rstrip()


def findings(found: Sequence[Finding], as_at: date) -> Listing:
    """Findings, check by check."""
    records = []
    for each in found:
        severity, name, _ = explained(each.code) or ("", "", "")
        records.append(
            {
                "code": each.code,
                "severity": str(severity),
                "check": name,
                "reference": each.reference,
                "what": each.what,
                "mend": each.mend,
            }
        )
    return Listing(
        "findings",
        records,
        (
            Column("Code", word("code"), whole=True),
            Column("", word("severity")),
            Column("Reference", word("reference"), whole=True),
            Column("What", word("what")),
            Column("To mend it", word("mend")),
        ),
        title=f"Findings as at {in_words(as_at)}",
        about={"as_at": as_at.isoformat()},
    )


def check(code: str, severity: str, name: str, why: str, as_at: date) -> Listing:
    """What one check looks for, and why."""
    return Listing(
        "checks",
        [{"code": code, "severity": str(severity), "check": name, "why": why}],
        (
            Column("Code", word("code"), whole=True),
            Column("Severity", word("severity")),
            Column("Check", word("check")),
            Column("Why", word("why")),
        ),
        about={"as_at": as_at.isoformat()},
    )
