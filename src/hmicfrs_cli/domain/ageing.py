"""Open recommendations in groups that a chart can show: by age, by when they are due, and by level.

Each partition adds up to the committee's figure for what is open: what opening balances count without listing is a
group of its own.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from hmicfrs_cli.domain.days import MONTHS
from hmicfrs_cli.domain.figures import NUMBERED, Lateness, Summary, lateness
from hmicfrs_cli.domain.records import Recommendation
from hmicfrs_cli.domain.vocabulary import Category, Level

AGES = (
    (3, "Up to 3 months"),
    (6, "Over 3 to 6 months"),
    (12, "Over 6 to 12 months"),
    (24, "Over 1 to 2 years"),
    (None, "Over 2 years"),
)
"""The groups of age: up to so many months, and what each is called."""

UNLISTED = "Counted, not listed"
"""What opening balances count: of these neither age nor deadline is recorded."""

QUARTERS_AHEAD = 4
"""Quarters of the calendar that are told apart, the running one included."""

CAUSES = "Causes of concern"

NAMES: dict[Level | None, str] = {level: level.printed for level in Level} | {None: "Level not yet set"}
"""What the levels are called in a chart."""

ALWAYS_TOLD = (CAUSES, *(NAMES[level] for level in NUMBERED))


def by_age(is_open: Iterable[Recommendation], unlisted: int, as_at: date) -> list[tuple[str, int]]:
    """How many open ones there are of each age, from the day of issue to `as_at`. A month is one of the calendar: from
    31 January up to 30 April is up to three months.
    """
    ages = Counter(_age(one.issued_on, as_at) for one in is_open)
    return [*((name, ages[name]) for _, name in AGES), *_counted(unlisted)]


def _age(since: date, until: date) -> str:
    months = (until.year - since.year) * 12 + until.month - since.month + (until.day > since.day)
    return next(name for most, name in AGES if most is None or months <= most)


def by_when_due(is_open: Iterable[Recommendation], unlisted: int, as_at: date) -> list[tuple[str, int]]:
    """How many open ones are late, are to be done at once, fall due in each of the next quarters of the calendar or
    later, and have no day to fall due.
    """
    quarters = [_quarter(as_at, ahead) for ahead in range(QUARTERS_AHEAD)]
    later = f"After {quarters[-1].partition(' to ')[2]}"
    groups = {
        Lateness.LATE: "Late",
        Lateness.IMMEDIATE: "To be done at once",
        Lateness.UNCLEAR: "Deadline unclear",
        Lateness.UNDATED: "No deadline",
        Lateness.CERTIFIED: "Certified, awaiting verification",
    }
    many: Counter[str] = Counter()
    for one in is_open:
        group, due = lateness(one.standing, as_at), one.standing.due
        if group in groups:
            many[groups[group]] += 1
        elif due:
            ahead = (due.year - as_at.year) * 4 + (due.month - 1) // 3 - (as_at.month - 1) // 3
            many[quarters[ahead] if ahead < QUARTERS_AHEAD else later] += 1
    late, at_once, *without_day = groups.values()
    return [*((name, many[name]) for name in (late, at_once, *quarters, later, *without_day)), *_counted(unlisted)]


def _quarter(day: date, ahead: int) -> str:
    """The quarter of the calendar so many after a day's: October to December 2023."""
    count = day.year * 4 + (day.month - 1) // 3 + ahead
    year, first = count // 4, count % 4 * 3
    return f"{MONTHS[first]} to {MONTHS[first + 2]} {year}"


def _counted(unlisted: int) -> list[tuple[str, int]]:
    return [(UNLISTED, unlisted)] if unlisted else []


def open_by_level(figures: Sequence[Summary]) -> list[tuple[str, tuple[int, ...]]]:
    """How many are open at each level in each of these figures, causes of concern apart. The four levels are always
    told; those without one yet, and what was counted before levels, only where there are any.
    """
    at_levels = [_at_levels(each) for each in figures]
    told = [(name, tuple(many[name] for many in at_levels)) for name in (CAUSES, *NAMES.values())]
    return [(name, many) for name, many in told if any(many) or name in ALWAYS_TOLD]


def _at_levels(figures: Summary) -> Counter[str]:
    many: Counter[str] = Counter()
    for row in figures.rows:
        many[CAUSES if row.category is Category.CAUSE_OF_CONCERN else NAMES[row.level]] += row.open
    return many
