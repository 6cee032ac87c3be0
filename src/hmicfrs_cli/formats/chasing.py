"""Chase lists laid out: what is late and what is to be done at once, in groups of time, or a sheet for each owner."""

from collections.abc import Mapping, Sequence
from datetime import date

from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.figures import Lateness
from hmicfrs_cli.domain.records import Recommendation
from hmicfrs_cli.formats.layout import Bar, Column, Listing, Record, number, word
from hmicfrs_cli.formats.recommendations import due, recommendation

Groups = Mapping[Lateness, Sequence[Recommendation]]

TITLES = {
    Lateness.LATE: ("recommendations", "Late as at {}, by days since they were due"),
    Lateness.IMMEDIATE: ("immediate", "To be done at once, by days since they were issued"),
    Lateness.DUE_SOON: ("due_soon", "Due soon, by days to go"),
}
"""The groups that are listed: their names in JSON, and their titles."""


def in_groups(groups: Groups, counts: Mapping[Lateness, int], as_at: date, by: str | None = None) -> list[Listing]:
    """One listing for each group that is listed, the most urgent first; within it, owner by owner or report by report.

    `days_late` counts from the deadline; `days_open` from the day of issue, by which those to be done at once age.
    Where less than the day of issue is known, it is null, and `days_open_at_least` says so many at least.
    """
    about = {
        "as_at": as_at.isoformat(),
        "counts": {group.value.replace("-", "_"): many for group, many in counts.items()},
    }
    # One scale for both lists: a bar that is as long means as many days.
    late = [_record(one, Lateness.LATE, as_at)["days_late"] for one in groups.get(Lateness.LATE, ())]
    at_once = [(as_at - one.issued_on).days for one in groups.get(Lateness.IMMEDIATE, ())]
    longest = max([0, *late, *at_once])
    return [
        Listing(
            name,
            _together(_records(groups, group, as_at), by),
            _columns(group, longest),
            title.format(in_words(as_at)),
            about,
        )
        for group, (name, title) in TITLES.items()
    ]


def by_sheet(groups: Groups, by: str, as_at: date) -> list[Listing]:
    """A sheet for each owner, or each report (`by`), to hand over: what is late first, then what is for at once."""
    records = [record for group in TITLES for record in _records(groups, group, as_at)]
    names = sorted({record[by] for record in records if record[by]}) + [None] * any(not one[by] for one in records)
    columns = [
        Column("Reference", word("ref"), whole=True),
        Column("How late", _how_late, whole=True),
        Column("Due", due, whole=True),
        *([Column("Owner", lambda one: one["owner"] or "nobody")] if by == "report" else []),
        Column("Text", _title),
    ]
    return [
        Listing(
            "recommendations",
            [record for record in records if (record[by] or None) == name],
            columns,
            f"{name or f'No {by}'}, as at {in_words(as_at)}",
        )
        for name in names
    ]


def in_a_sentence(counts: Mapping[Lateness, int], as_at: date) -> str:
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


def _records(groups: Groups, group: Lateness, as_at: date) -> list[Record]:
    return [_record(one, group, as_at) for one in groups.get(group, ())]


def _together(records: list[Record], by: str | None) -> list[Record]:
    """The records as they are or, each group kept in its order, by owner or report; those without one last."""
    return sorted(records, key=lambda one: one[by] or "~") if by else records


def _record(one: Recommendation, group: Lateness, as_at: date) -> Record:
    due_on, open_for = one.standing.due, (as_at - one.issued_on).days
    return recommendation(one, as_at) | {
        "group": group.value,
        "days_open": open_for if one.issued_known else None,
        "days_to_go": (due_on - as_at).days if due_on and due_on >= as_at else None,
        "days_open_at_least": None if one.issued_known else open_for,
    }


def _columns(group: Lateness, longest: int) -> list[Column]:
    days = {
        Lateness.LATE: Column("Days", word("days_late"), right=True, bar=Bar(number("days_late"), largest=longest)),
        Lateness.IMMEDIATE: Column("Days", _days_open, right=True, bar=Bar(_many_days_open, largest=longest)),
        Lateness.DUE_SOON: Column("Days", word("days_to_go"), right=True),
    }[group]
    return [
        Column("Reference", word("ref"), whole=True),
        days,
        Column("Due", due, nothing_to_tell="at once"),
        Column("Owner", lambda one: one["owner"] or "nobody"),
        Column("Text", _title),
    ]


def _days_open(one: Record) -> str:
    return str(one["days_open"]) if one["days_open"] is not None else f"at least {one['days_open_at_least']}"


def _many_days_open(one: Record) -> int:
    return int(one["days_open"] or one["days_open_at_least"] or 0)


def _how_late(one: Record) -> str:
    if one["group"] == Lateness.LATE:
        return f"{one['days_late']} day{'s' * (one['days_late'] != 1)} late"
    if one["group"] == Lateness.IMMEDIATE:
        return f"{_days_open(one)} day{'s' * (one['days_open'] != 1)} open"
    return f"{one['days_to_go']} day{'s' * (one['days_to_go'] != 1)} to go"


def _title(one: Record) -> str:
    return str(one["title"] or one["text"])
