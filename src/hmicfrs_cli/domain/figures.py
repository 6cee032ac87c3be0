"""The committee's figures: rows, totals and lateness. A total is never stored, so it cannot be wrong.

The table: paper of 28 September 2023, section 2. There 5 of 11 printed rows do not add up; here
total = open + closed in every row, and the total row is the sum of the rows.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from hmicfrs_cli.domain.records import Recommendation, Standing
from hmicfrs_cli.domain.vocabulary import Category, DeadlineKind, Level, Stage, Status, row_name

NUMBERED = (Level.ONE, Level.TWO, Level.THREE, Level.FOUR)
ALWAYS: tuple[tuple[Category, Level | None], ...] = (
    (Category.CAUSE_OF_CONCERN, None),
    *((Category.RECOMMENDATION, level) for level in NUMBERED),
    *((Category.AFI, level) for level in NUMBERED),
    (Category.AFI, Level.BEFORE_LEVELS),
    (Category.RECOMMENDATION, Level.BEFORE_LEVELS),
)
"""The rows of the paper, in its order, printed even when empty."""
WHEN_THERE: tuple[tuple[Category, Level | None], ...] = ((Category.RECOMMENDATION, None), (Category.AFI, None))
"""The rows for those whose level is not yet set, printed only when they count something."""


ROWS = {row_name(category, level): (category, level) for category, level in (*ALWAYS, *WHEN_THERE)}
"""Every row there can be, by name, in the order in which they are printed."""


UNLISTED = "opening balances, not listed"
"""The row for what is counted without being listed, where rows are not by category and level."""


@dataclass(frozen=True, slots=True)
class Count:
    """So many of one category and level are open and closed, and of the open so many await verification."""

    category: Category
    level: Level | None
    open: int
    closed: int
    awaiting_verification: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a summary. `category` and `level` are None in rows that are not by level."""

    name: str
    category: Category | None = None
    level: Level | None = None
    open: int = 0
    closed: int = 0
    awaiting_verification: int = 0

    @property
    def total(self) -> int:
        return self.open + self.closed


@dataclass(frozen=True, slots=True)
class Summary:
    """Rows, and their sum."""

    rows: tuple[Row, ...]

    def row(self, name: str) -> Row:
        """The row of this name; an empty one where there is none."""
        return next((row for row in self.rows if row.name == name), Row(name))

    def beside(self, other: "Summary") -> "Summary":
        """These rows, with an empty one for each that only the other has: what has emptied is told too."""
        names = {row.name for row in self.rows}
        return Summary(
            (*self.rows, *(Row(row.name, row.category, row.level) for row in other.rows if row.name not in names))
        )

    @property
    def total(self) -> Row:
        return Row(
            "Total",
            open=sum(row.open for row in self.rows),
            closed=sum(row.closed for row in self.rows),
            awaiting_verification=sum(row.awaiting_verification for row in self.rows),
        )


def summary(counts: Iterable[Count]) -> Summary:
    """The committee's table from counts of listed recommendations and of opening balances alike."""
    in_rows: dict[str, list[Count]] = {}
    for count in counts:
        in_rows.setdefault(row_name(count.category, count.level), []).append(count)
    rows = [_row(category, level, in_rows) for category, level in ALWAYS]
    rows += [row for category, level in WHEN_THERE if (row := _row(category, level, in_rows)).total]
    return Summary(tuple(rows))


def _row(category: Category, level: Level | None, in_rows: dict[str, list[Count]]) -> Row:
    name = row_name(category, level)
    counts: Sequence[Count] = in_rows.get(name, ())
    return replace(_sum(name, counts), category=category, level=level)


def _sum(name: str, counts: Sequence[Count]) -> Row:
    return Row(
        name,
        open=sum(count.open for count in counts),
        closed=sum(count.closed for count in counts),
        awaiting_verification=sum(count.awaiting_verification for count in counts),
    )


def frozen(figures: Summary, as_at: date) -> str:
    """Figures as a meeting keeps them: JSON that is the same, byte for byte, for the same figures."""
    rows = [
        {
            "row": row.name,
            "category": row.category,
            "level": row.level,
            "open": row.open,
            "closed": row.closed,
            "awaiting_verification": row.awaiting_verification,
        }
        for row in figures.rows
    ]
    return json.dumps({"as_at": as_at.isoformat(), "rows": rows}, sort_keys=True, separators=(",", ":"))


def thawed(kept: str) -> Summary:
    """The figures that `frozen` has kept."""
    return Summary(
        tuple(
            Row(
                row["row"],
                Category(row["category"]),
                None if row["level"] is None else Level(row["level"]),
                row["open"],
                row["closed"],
                row["awaiting_verification"],
            )
            for row in json.loads(kept)["rows"]
        )
    )


def grouped(counts: Iterable[tuple[str | None, Count]], balances: Iterable[Count], by: str) -> Summary:
    """A row for each report, owner or theme, by name; then those without one, and the opening balances, which
    belong to none. The total is that of `summary`.
    """
    groups: dict[str | None, list[Count]] = {}
    for group, count in counts:
        groups.setdefault(group, []).append(count)
    rows = [_sum(name, groups[name]) for name in sorted(name for name in groups if name is not None)]
    if None in groups:
        rows.append(_sum(f"no {by}", groups[None]))
    unlisted = _sum(UNLISTED, list(balances))
    return Summary((*rows, unlisted) if unlisted.open or unlisted.closed else tuple(rows))


def days_late(standing: Standing, as_at: date) -> int | None:
    """Days past the due day; None where there is none, or it is open and not late.

    The due day itself is not late: 1 is the day after. Once closed it is frozen, and negative where it was early. One
    that the force has certified is not late while HMICFRS has yet to verify it, however long that takes; once verified
    and closed, what counts is the day of certification, by which the force had done its part.
    """
    if not standing.due:
        return None
    if standing.status is Status.CLOSED:
        done_on = standing.certified_on or standing.closed_on
        return (done_on - standing.due).days if done_on else None
    late = (as_at - standing.due).days
    waits = standing.status is not Status.OPEN or standing.stage is Stage.AWAITING_VERIFICATION
    return late if late > 0 and not waits else None


class Lateness(StrEnum):
    """The groups of a chase list. An open one stands in exactly one of them."""

    LATE = "late"
    IMMEDIATE = "immediate"
    DUE_SOON = "due-soon"
    NOT_YET_DUE = "not-yet-due"
    UNCLEAR = "unclear"
    UNDATED = "undated"
    CERTIFIED = "certified"


def lateness(standing: Standing, as_at: date, within: int = 0) -> Lateness:
    """The group of one open recommendation; `within` days from `as_at`, that day included, is due soon."""
    if standing.stage is Stage.AWAITING_VERIFICATION:
        return Lateness.CERTIFIED
    if standing.deadline_kind is DeadlineKind.IMMEDIATE:
        return Lateness.IMMEDIATE
    if standing.due is None:
        return Lateness.UNCLEAR if standing.deadline_kind is DeadlineKind.UNCLEAR else Lateness.UNDATED
    if standing.due < as_at:
        return Lateness.LATE
    soon = within > 0 and (standing.due - as_at).days <= within
    return Lateness.DUE_SOON if soon else Lateness.NOT_YET_DUE


def late_groups(found: Iterable[Recommendation], as_at: date, within: int = 0) -> dict[Lateness, list[Recommendation]]:
    """Open recommendations by group: those late longest first, those issued longest ago, those due soonest."""
    groups: dict[Lateness, list[Recommendation]] = {}
    for one in found:
        groups.setdefault(lateness(one.standing, as_at, within), []).append(one)
    for group in (Lateness.LATE, Lateness.DUE_SOON):
        groups.get(group, []).sort(key=lambda one: one.standing.due or as_at)
    groups.get(Lateness.IMMEDIATE, []).sort(key=lambda one: one.issued_on)
    return groups
