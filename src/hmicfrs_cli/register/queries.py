"""Reads of recommendations, reports, balances and settings, as plain SQL on a read-only connection.

A `Sought` says which recommendations are meant, and `sought.condition` turns it into the one condition that
both a count and its list are made with, so that a figure and what is behind it cannot disagree.
SQL that SQLite 3.40 and PostgreSQL 15 both run, with named parameters.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from hmicfrs_cli.domain.clocks import Clock, unanswered
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.errors import HmiError, NoSuchRecord, no_such_reference, no_such_report
from hmicfrs_cli.domain.figures import Count, Lateness, lateness
from hmicfrs_cli.domain.records import Balance, Recommendation, Report, Standing, Tally
from hmicfrs_cli.domain.vocabulary import (
    FORCE_NAMES,
    Category,
    DeadlineKind,
    Level,
    Reference,
    Stage,
    Status,
)
from hmicfrs_cli.register import from_row
from hmicfrs_cli.register.opening import Reading
from hmicfrs_cli.register.sought import Sought, condition, literal

_FIRST_DAY = "coalesce(CAST({0}published_on AS TEXT), substr({0}published_in || '-01-01', 1, 10))"
"""The day on which a report was published, or the first of the month or year in which it was."""
_BY = {"report": "p.code", "owner": "s.owner", "theme": "s.theme", "stage": "s.stage"}


def recommendations(register: Reading, sought: Sought) -> Iterator[Recommendation]:
    """Those meant, by report (the oldest first), then causes of concern, recommendations and AFIs by number."""
    where, values = condition(sought)
    rows = register.execute(
        f"""
        SELECT s.*, r.ref, r.title, r.text, r.addressees, r.issued_on, u.ref AS under,
            p.published_on IS NOT NULL AS issued_known
        FROM standing s
        JOIN recommendation r ON r.id = s.recommendation_id
        JOIN report p ON p.id = s.report_id
        LEFT JOIN recommendation u ON u.id = r.under_id
        WHERE {where}
        ORDER BY coalesce({_FIRST_DAY.format("p.")}, '9999-12-31'), p.code,
            CASE s.category WHEN 'cause-of-concern' THEN 1 WHEN 'recommendation' THEN 2 ELSE 3 END, r.number
        """,
        values,
    )
    return map(from_row.recommendation, rows)


def touched_last(register: Reading, sought: Sought, most: int) -> list[Recommendation]:
    """Of those meant, at most so many, the one with the latest recorded event first."""
    where, values = condition(sought)
    rows = register.execute(
        f"""
        SELECT r.ref FROM standing s JOIN recommendation r ON r.id = s.recommendation_id
        WHERE {where}
        ORDER BY (SELECT max(e.id) FROM event e WHERE e.recommendation_id = s.recommendation_id) DESC
        LIMIT :most
        """,
        {**values, "most": most},
    )
    refs = [Reference.read(row["ref"]) for row in rows]
    return named(register, refs, sought.as_at) if refs else []


def counts(register: Reading, sought: Sought) -> list[Count]:
    """How many of those meant are open and closed, by category and level."""
    return [count for _, count in counts_by(register, sought, None)]


def counts_by(register: Reading, sought: Sought, by: str | None) -> list[tuple[str | None, Count]]:
    """The same counts, apart for each report, owner, theme or stage (`by`).

    Apart also for each last day: the groups then come in the order of the index, and SQLite counts 200,000
    without sorting them. Whoever adds counts up does not mind.
    """
    where, values = condition(sought)
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
    return [(row["in_group"], from_row.count(row)) for row in rows]


def balances(register: Reading, as_at: date) -> list[Balance]:
    """The ledger of opening balances up to a day, that day included, in the order of its days."""
    rows = register.execute(
        "SELECT * FROM balance_entry WHERE recorded AND counted_on <= :as_at ORDER BY counted_on, id",
        {"as_at": as_at.isoformat()},
    )
    return [from_row.balance(row) for row in rows]


def balance_counts(register: Reading, as_at: date) -> list[Count]:
    """What the opening balances add to each row of the figures on a day."""
    rows = register.execute(
        """
        SELECT category, level, sum(open) AS open, sum(closed) AS closed
        FROM balance_entry WHERE recorded AND counted_on <= :as_at GROUP BY category, level
        """,
        {"as_at": as_at.isoformat()},
    )
    return [
        Count(Category(row["category"]), from_row.or_none(Level, row["level"]), row["open"], row["closed"])
        for row in rows
    ]


def to_chase(as_at: date, within: int, owner: str | None = None) -> Sought:
    """Those a chase list may name: open, for us, and late, due within so many days, or to be done at once; all, or
    those of one owner.
    """
    horizon = date.fromordinal(min(as_at.toordinal() + within, date.max.toordinal() - 1) + (within > 0))
    return Sought(as_at, (Status.OPEN,), due_before=horizon, or_immediate=True, owner=owner)


def all_counts(register: Reading, as_at: date) -> list[Count]:
    """Everything the committee's table counts on a day: what is listed and for us, and the opening balances."""
    return [*counts(register, Sought(as_at)), *balance_counts(register, as_at)]


def late_counts(register: Reading, as_at: date, within: int, owner: str | None = None) -> dict[Lateness, int]:
    """How many open ones that count for us (and are one owner's) stand in each group of a chase list."""
    where, values = condition(Sought(as_at, (Status.OPEN,), owner=owner))
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
            target=from_row.or_none(date.fromisoformat, row["due_on"]),
        )
        many[lateness(standing, as_at, within)] += row["many"]
    return many


def recommendation(register: Reading, ref: Reference, as_at: date) -> Recommendation:
    """One, as it stood on a day. Raises NoSuchRecord where there is none, or none yet on that day."""
    found = named(register, [ref], as_at)
    return found[0]


MOST_AT_ONCE = 1_000
"""References that one query names: databases bear a limited number of values."""


def named(register: Reading, refs: Sequence[Reference], as_at: date) -> list[Recommendation]:
    """Each of these as it stood on a day, in the order asked. Raises NoSuchRecord for the first that is not there."""
    found: dict[str, Recommendation] = {}
    for some in _in_lots(refs, MOST_AT_ONCE):
        sought = Sought(as_at, tuple(Status), for_us=None, refs=tuple(str(ref) for ref in some))
        found |= {str(one.ref): one for one in recommendations(register, sought)}
    for ref in refs:
        if str(ref) not in found:
            raise _not_there(register, ref, as_at)
    return [found[str(ref)] for ref in refs]


def _in_lots(refs: Sequence[Reference], most: int) -> Iterator[Sequence[Reference]]:
    return (refs[first : first + most] for first in range(0, len(refs), most))


def issued_after(register: Reading, report: str, as_at: date) -> int:
    """How many recommendations of a report are recorded, and count only from a day after this one."""
    row = register.execute(
        """
        SELECT count(*) AS many FROM recommendation r JOIN report p ON p.id = r.report_id
        WHERE p.code = :report AND r.issued_on > :as_at
        AND EXISTS (SELECT 1 FROM standing s WHERE s.recommendation_id = r.id)
        """,
        {"report": report, "as_at": as_at.isoformat()},
    ).fetchone()
    return int(row["many"])


def _not_there(register: Reading, ref: Reference, as_at: date) -> HmiError:
    """Why there is none such: unknown, or not issued yet on that day."""
    row = register.execute(
        "SELECT min(s.from_on) AS issued FROM standing s JOIN recommendation r ON r.id = s.recommendation_id"
        " WHERE r.ref = :ref",
        {"ref": str(ref)},
    ).fetchone()
    if row["issued"] is None:
        return no_such_reference(str(ref), references(register))
    issued = in_words(date.fromisoformat(row["issued"]))
    return NoSuchRecord(f"{ref} was issued on {issued}; on {in_words(as_at)} there was none such yet.")


def under(register: Reading, cause: Reference, as_at: date) -> list[Recommendation]:
    """The recommendations under a cause of concern, as they stood on a day."""
    rows = register.execute(
        "SELECT r.ref FROM recommendation r JOIN recommendation c ON c.id = r.under_id WHERE c.ref = :ref",
        {"ref": str(cause)},
    )
    refs = tuple(row["ref"] for row in rows)
    return list(recommendations(register, Sought(as_at, tuple(Status), for_us=None, refs=refs))) if refs else []


def references(register: Reading, beginning: str = "") -> list[str]:
    """Every reference that begins so, in any case."""
    rows = register.execute(
        "SELECT ref FROM recommendation r WHERE lower(ref) LIKE :pattern ESCAPE '\\'"
        " AND EXISTS (SELECT 1 FROM standing s WHERE s.recommendation_id = r.id) ORDER BY ref",
        {"pattern": f"{literal(beginning.lower())}%"},
    )
    return [row["ref"] for row in rows]


def ever_recorded(register: Reading) -> set[str]:
    """Every reference that has a history, undone or not."""
    return {row["ref"] for row in register.execute("SELECT ref FROM recommendation")}


def next_number(register: Reading, code: str, category: Category) -> int:
    """The number that the next one of this category in this report will have."""
    row = register.execute(
        """
        SELECT max(r.number) AS highest FROM recommendation r
        JOIN report p ON p.id = r.report_id JOIN standing s ON s.recommendation_id = r.id
        WHERE p.code = :code AND r.category = :category
        """,
        {"code": code, "category": category.value},
    ).fetchone()
    return (row["highest"] or 0) + 1


def reports(register: Reading, as_at: date) -> list[Report]:
    """Every report published by a day (and those of which nobody knows when), the newest first, with its counts.

    One of which only the month or year is known is there from the first day of that.
    """
    tallies = _tallies(register, as_at)
    return [replace(each, tally=tallies.get(each.code, Tally())) for each in _published(register, as_at)]


def clocks(register: Reading, as_at: date) -> list[Clock]:
    """The clocks of reports that run on a day, or have run out without an answer, the most urgent first."""
    return unanswered(_published(register, as_at, "AND coalesce(comments_sent_on, '9999-12-31') > :as_at"), as_at)


def _published(register: Reading, as_at: date, only: str = "") -> list[Report]:
    """The same reports without their counts, for which every standing would have to be looked at."""
    first_day = _FIRST_DAY.format("")
    rows = register.execute(
        f"""
        SELECT * FROM report WHERE recorded AND coalesce({first_day}, '0001-01-01') <= :as_at {only}
        ORDER BY coalesce({first_day}, '0001-01-01') DESC, code
        """,
        {"as_at": as_at.isoformat()},
    )
    return [from_row.report(row, as_at) for row in rows]


def report(register: Reading, code: str, as_at: date) -> Report:
    """One report. Raises NoSuchRecord, with the nearest codes, where there is none."""
    row = register.execute("SELECT * FROM report WHERE code = :code AND recorded", {"code": code}).fetchone()
    if row is None:
        raise no_such_report(code, report_codes(register))
    return replace(from_row.report(row, as_at), tally=_tallies(register, as_at, code).get(code, Tally()))


def report_codes(register: Reading) -> list[str]:
    """Every report code."""
    return [row["code"] for row in register.execute("SELECT code FROM report WHERE recorded ORDER BY code")]


def settings(register: Reading) -> dict[str, str]:
    """The settings that have been set."""
    return {row["key"]: row["value"] for row in register.execute("SELECT key, value FROM setting ORDER BY key")}


def force_names(register: Reading) -> tuple[str, ...]:
    """What this force is called: its name and its short name, where they have been set."""
    known = settings(register)
    return tuple(known[key] for key in FORCE_NAMES if key in known)


def _tallies(register: Reading, as_at: date, code: str | None = None) -> dict[str, Tally]:
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
