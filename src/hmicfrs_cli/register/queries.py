"""Every read, as plain SQL on a read-only connection; frozen domain values come out.

A `Sought` says which recommendations are meant, and `_where` turns it into the one condition that
both a count and its list are made with, so that a figure and what is behind it cannot disagree.
SQL that SQLite 3.40 and PostgreSQL 15 both run, with named parameters.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from sqlite3 import Connection, Row
from typing import Any

from hmicfrs_cli.domain.errors import no_such_reference, no_such_report
from hmicfrs_cli.domain.figures import Count, Lateness, lateness
from hmicfrs_cli.domain.records import Balance, Recommendation, Report, Standing, Tally
from hmicfrs_cli.domain.vocabulary import (
    FORCE_NAMES,
    Category,
    DeadlineKind,
    Level,
    Reference,
    ReportKind,
    Stage,
    Status,
)


@dataclass(frozen=True, slots=True)
class Sought:
    """Which recommendations are meant, as they stood on a day. None and empty mean no condition.

    `due_before` and `due_after` are exclusive and speak of the issuer's date or else the force's target.
    `text` is looked for in texts and titles, in any case. `for_us` None means both ours and others'.
    """

    as_at: date
    statuses: tuple[Status, ...] = (Status.OPEN, Status.CLOSED)
    stage: Stage | None = None
    category: Category | None = None
    level: Level | None = None
    no_level: bool = False
    report: str | None = None
    owner: str | None = None
    no_owner: bool = False
    lead: str | None = None
    theme: str | None = None
    due_before: date | None = None
    due_after: date | None = None
    or_immediate: bool = False
    for_us: bool | None = True
    text: str | None = None
    refs: tuple[str, ...] = ()


_BY = {"report": "p.code", "owner": "s.owner", "theme": "s.theme", "stage": "s.stage"}


def recommendations(register: Connection, sought: Sought) -> Iterator[Recommendation]:
    """Those meant, by report (the oldest first), then causes of concern, recommendations and AFIs by number."""
    where, values = _where(sought)
    rows = register.execute(
        f"""
        SELECT s.*, r.ref, r.title, r.text, r.addressees, r.issued_on, u.ref AS under
        FROM standing s
        JOIN recommendation r ON r.id = s.recommendation_id
        JOIN report p ON p.id = s.report_id
        LEFT JOIN recommendation u ON u.id = r.under_id
        WHERE {where}
        ORDER BY coalesce(p.published_on, '9999-12-31'), p.code,
            CASE s.category WHEN 'cause-of-concern' THEN 1 WHEN 'recommendation' THEN 2 ELSE 3 END, r.number
        """,
        values,
    )
    return map(_recommendation, rows)


def counts(register: Connection, sought: Sought) -> list[Count]:
    """How many of those meant are open and closed, by category and level."""
    return [count for _, count in counts_by(register, sought, None)]


def counts_by(register: Connection, sought: Sought, by: str | None) -> list[tuple[str | None, Count]]:
    """The same counts, apart for each report, owner, theme or stage (`by`).

    Apart also for each last day: the groups then come in the order of the index, and SQLite counts 200,000
    without sorting them. Whoever adds counts up does not mind.
    """
    where, values = _where(sought)
    group = _BY[by] if by else "NULL"
    join = "JOIN report p ON p.id = s.report_id" if by == "report" else ""
    rows = register.execute(
        f"""
        SELECT {group} AS in_group, s.category, s.level, s.status, s.stage, count(*) AS many
        FROM standing s {join}
        WHERE {where}
        GROUP BY s.until_on, {f"{group}, " if by else ""}s.category, s.level, s.status, s.stage
        """,
        values,
    )
    return [(row["in_group"], _count(row)) for row in rows]


def balances(register: Connection, as_at: date) -> list[Balance]:
    """The ledger of opening balances up to a day, that day included, in the order of its days."""
    rows = register.execute(
        "SELECT * FROM balance_entry WHERE counted_on <= :as_at ORDER BY counted_on, id", {"as_at": as_at.isoformat()}
    )
    return [_balance(row) for row in rows]


def balance_counts(register: Connection, as_at: date) -> list[Count]:
    """What the opening balances add to each row of the figures on a day."""
    rows = register.execute(
        """
        SELECT category, level, sum(open) AS open, sum(closed) AS closed
        FROM balance_entry WHERE counted_on <= :as_at GROUP BY category, level
        """,
        {"as_at": as_at.isoformat()},
    )
    return [Count(Category(row["category"]), _or_none(Level, row["level"]), row["open"], row["closed"]) for row in rows]


def to_chase(as_at: date, within: int) -> Sought:
    """Those a chase list may name: open, for us, and late, due within so many days, or to be done at once."""
    horizon = date.fromordinal(min(as_at.toordinal() + within, date.max.toordinal() - 1) + (within > 0))
    return Sought(as_at, (Status.OPEN,), due_before=horizon, or_immediate=True)


def late_counts(register: Connection, as_at: date, within: int) -> dict[Lateness, int]:
    """How many open ones that count for us stand in each group of a chase list."""
    where, values = _where(Sought(as_at, (Status.OPEN,)))
    rows = register.execute(
        f"""
        SELECT s.deadline_kind, s.due_on, s.stage, count(*) AS many
        FROM standing s WHERE {where} GROUP BY s.deadline_kind, s.due_on, s.stage
        """,
        values,
    )
    many = dict.fromkeys(Lateness, 0)
    for row in rows:
        standing = Standing(
            stage=Stage(row["stage"]),
            deadline_kind=DeadlineKind(row["deadline_kind"]),
            target=_or_none(date.fromisoformat, row["due_on"]),
        )
        many[lateness(standing, as_at, within)] += row["many"]
    return many


def recommendation(register: Connection, ref: Reference, as_at: date) -> Recommendation:
    """One, as it stood on a day. Raises NoSuchRecord where there is none, or none yet on that day."""
    found = named(register, [ref], as_at)
    return found[0]


def named(register: Connection, refs: Sequence[Reference], as_at: date) -> list[Recommendation]:
    """Each of these as it stood on a day, in the order asked. Raises NoSuchRecord for the first that is not there."""
    sought = Sought(as_at, tuple(Status), for_us=None, refs=tuple(str(ref) for ref in refs))
    found = {str(one.ref): one for one in recommendations(register, sought)}
    for ref in refs:
        if str(ref) not in found:
            raise no_such_reference(str(ref), references(register))
    return [found[str(ref)] for ref in refs]


def under(register: Connection, cause: Reference, as_at: date) -> list[Recommendation]:
    """The recommendations under a cause of concern, as they stood on a day."""
    rows = register.execute(
        "SELECT r.ref FROM recommendation r JOIN recommendation c ON c.id = r.under_id WHERE c.ref = :ref",
        {"ref": str(cause)},
    )
    refs = tuple(row["ref"] for row in rows)
    return list(recommendations(register, Sought(as_at, tuple(Status), for_us=None, refs=refs))) if refs else []


def references(register: Connection, beginning: str = "") -> list[str]:
    """Every reference that begins so, in any case."""
    rows = register.execute(
        "SELECT ref FROM recommendation WHERE lower(ref) LIKE :pattern ESCAPE '\\' ORDER BY ref",
        {"pattern": f"{_literal(beginning.lower())}%"},
    )
    return [row["ref"] for row in rows]


def next_number(register: Connection, code: str, category: Category) -> int:
    """The number that the next one of this category in this report will have."""
    row = register.execute(
        """
        SELECT max(r.number) AS highest FROM recommendation r JOIN report p ON p.id = r.report_id
        WHERE p.code = :code AND r.category = :category
        """,
        {"code": code, "category": category.value},
    ).fetchone()
    return (row["highest"] or 0) + 1


def reports(register: Connection, as_at: date) -> list[Report]:
    """Every report published by a day (and those whose day nobody knows), the newest first, with its counts."""
    tallies = _tallies(register, as_at)
    rows = register.execute(
        """
        SELECT * FROM report WHERE published_on IS NULL OR published_on <= :as_at
        ORDER BY coalesce(published_on, '0001-01-01') DESC, code
        """,
        {"as_at": as_at.isoformat()},
    )
    return [_report(row, tallies.get(row["code"], Tally())) for row in rows]


def report(register: Connection, code: str, as_at: date) -> Report:
    """One report. Raises NoSuchRecord, with the nearest codes, where there is none."""
    row = register.execute("SELECT * FROM report WHERE code = :code", {"code": code}).fetchone()
    if row is None:
        raise no_such_report(code, report_codes(register))
    return _report(row, _tallies(register, as_at, code).get(code, Tally()))


def report_codes(register: Connection) -> list[str]:
    """Every report code."""
    return [row["code"] for row in register.execute("SELECT code FROM report ORDER BY code")]


def settings(register: Connection) -> dict[str, str]:
    """The settings that have been set."""
    return {row["key"]: row["value"] for row in register.execute("SELECT key, value FROM setting ORDER BY key")}


def force_names(register: Connection) -> tuple[str, ...]:
    """What this force is called: its name and its short name, where they have been set."""
    known = settings(register)
    return tuple(known[key] for key in FORCE_NAMES if key in known)


def _tallies(register: Connection, as_at: date, code: str | None = None) -> dict[str, Tally]:
    ours = counts_by(register, Sought(as_at, report=code), "report")
    others = counts_by(register, Sought(as_at, report=code, for_us=False), "report")
    tallies: dict[str, Tally] = {}
    for found, ours_or_not in ((ours, True), (others, False)):
        for group, count in found:
            was = tallies.get(str(group), Tally())
            tallies[str(group)] = (
                Tally(was.open + count.open, was.closed + count.closed, was.for_information)
                if ours_or_not
                else Tally(was.open, was.closed, was.for_information + count.open + count.closed)
            )
    return tallies


def _where(sought: Sought) -> tuple[str, dict[str, Any]]:
    """The condition on `standing s` that picks those meant, and its values."""
    values: dict[str, Any] = {"as_at": sought.as_at.isoformat()}
    parts = ["s.from_on <= :as_at", "s.until_on > :as_at"]

    def equal(column: str, value: Any) -> None:
        if value is not None:
            parts.append(f"{column} = :{column.rpartition('.')[2]}")
            values[column.rpartition(".")[2]] = value

    def one_of(column: str, words: Sequence[str], name: str) -> str:
        values.update({f"{name}{number}": str(word) for number, word in enumerate(words)})
        return f"{column} IN ({', '.join(f':{name}{number}' for number in range(len(words)))})"

    if sought.for_us is not None:
        parts.append(f"s.for_us = {'TRUE' if sought.for_us else 'FALSE'}")
    if set(sought.statuses) != set(Status):
        parts.append(one_of("s.status", sought.statuses, "status"))
    equal("s.stage", sought.stage)
    equal("s.category", sought.category)
    equal("s.level", sought.level)
    if sought.no_level:
        parts.append("s.level IS NULL AND s.category <> 'cause-of-concern'")
    if sought.no_owner:
        parts.append("s.owner IS NULL")
    for column, words in (("owner", sought.owner), ("lead", sought.lead), ("theme", sought.theme)):
        if words is not None:
            parts.append(f"lower(s.{column}) LIKE :{column} ESCAPE '\\'")
            values[column] = f"%{_literal(words.lower())}%"
    if sought.due_before or sought.due_after or sought.or_immediate:
        parts.append(_due(sought, values))
    if sought.report is not None:
        parts.append("s.report_id IN (SELECT id FROM report WHERE code = :report)")
        values["report"] = sought.report
    if sought.text is not None:
        parts.append(
            "s.recommendation_id IN (SELECT id FROM recommendation WHERE lower(text) LIKE :text ESCAPE '\\'"
            " OR lower(coalesce(title, '')) LIKE :text ESCAPE '\\')"
        )
        values["text"] = f"%{_literal(sought.text.lower())}%"
    if sought.refs:
        parts.append(
            f"s.recommendation_id IN (SELECT id FROM recommendation WHERE {one_of('ref', sought.refs, 'ref')})"
        )
    return " AND ".join(parts), values


def _due(sought: Sought, values: dict[str, Any]) -> str:
    days = []
    if sought.due_before:
        days.append("s.due_on < :due_before")
        values["due_before"] = sought.due_before.isoformat()
    if sought.due_after:
        days.append("s.due_on > :due_after")
        values["due_after"] = sought.due_after.isoformat()
    dated = " AND ".join(days)
    return f"(({dated}) OR s.deadline_kind = 'immediate')" if sought.or_immediate else dated


def _literal(words: str) -> str:
    """Words with what LIKE takes for wild cards made plain."""
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


_STANDING = tuple(part.name for part in fields(Standing))


def _recommendation(row: Row) -> Recommendation:
    return Recommendation(
        ref=Reference.read(row["ref"]),
        title=row["title"],
        text=row["text"],
        addressees=tuple(json.loads(row["addressees"])),
        under=_or_none(Reference.read, row["under"]),
        issued_on=date.fromisoformat(row["issued_on"]),
        standing=Standing().after({name: row[name] for name in _STANDING}),
    )


def _count(row: Row) -> Count:
    many, is_open = row["many"], row["status"] == Status.OPEN
    waits = row["stage"] == Stage.AWAITING_VERIFICATION
    return Count(
        Category(row["category"]),
        _or_none(Level, row["level"]),
        many if is_open else 0,
        0 if is_open else many,
        many if waits else 0,
    )


def _report(row: Row, tally: Tally) -> Report:
    return Report(
        row["code"],
        row["title"],
        ReportKind(row["kind"]),
        _or_none(date.fromisoformat, row["published_on"]),
        tuple(json.loads(row["bodies"])),
        row["url"],
        tally,
    )


def _balance(row: Row) -> Balance:
    return Balance(
        Category(row["category"]),
        _or_none(Level, row["level"]),
        row["open"],
        row["closed"],
        date.fromisoformat(row["counted_on"]),
        row["source"],
    )


def _or_none(read: Any, value: Any) -> Any:
    return None if value is None else read(value)
