"""What the words over a column, a table or a sheet say of its time, and which of several is this paper's.

"Sept 2023", "28/09/23", "Q2 2023/24", "2022/23", "this quarter" and "last meeting" are read. Where the words do not
settle which is this paper's, nothing is chosen: an earlier quarter read as this one accuses a paper that is right.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hmicfrs_cli.domain.days import DAY, LETTERS, MONTH, end_of_month, isolated
from hmicfrs_cli.domain.folding import folded

LONGEST = 120
"""Characters of words that say a time."""

SOON = timedelta(days=31)
"""How long after the day that is asked of the latest of several days may lie, to be that of this paper."""

_NOW = re.compile(r"\b(?:this|current|now|present|latest|today|to-?day)\b")
_EARLIER = re.compile(r"\b(?:last|previous|previously|prev|prior|earlier|preceding)\b")
_QUARTER = re.compile(
    r"\bq(?:tr|uarter)?\.? ?([1-4])\b|\b([1-4])(?:st|nd|rd|th) q(?:tr|uarter)\b"
    r"|\b(?:quarter (one|two|three|four)|(first|second|third|fourth) quarter)\b"
)
_QUARTERS = dict(zip("one two three four first second third fourth".split(), (1, 2, 3, 4, 1, 2, 3, 4), strict=True))
_YEAR = re.compile(r"(?<![\d/.-])(20\d\d)(?:[/-](\d\d))?(?![\d/.-])")
_SHORT_YEARS = re.compile(r"(?<![\d/.-])(\d\d)[/-](\d\d)(?![\d/.-])")
_MONTH_AND_YEAR = re.compile(rf"(?<![a-z])({MONTH})[ ,'’-]{{0,3}}(20\d\d|\d\d)(?!\d)", LETTERS)
_MONTH_ALONE = re.compile(rf"(?<![a-z]){MONTH}(?![a-z])", LETTERS)
_DAY = re.compile(rf"(?<![\w/.-]){DAY}", LETTERS)


@dataclass(frozen=True, slots=True)
class Time:
    """What words say of a time: whether this one or an earlier, the days from which to which, the number of a quarter
    with the year that is told, a month without its year. All may be left unsaid.
    """

    is_now: bool = False
    is_earlier: bool = False
    days: tuple[date, date] | None = None
    quarter: tuple[int, int] | None = None
    month: int | None = None

    @property
    def is_said(self) -> bool:
        return self != UNSAID

    def span(self, as_at: date | None) -> tuple[date, date] | None:
        """The first and last day; those of a month without a year are the latest that have begun by a day."""
        if self.days or self.month is None or as_at is None:
            return self.days
        return _whole_month(max(as_at.year - (self.month > as_at.month), 1), self.month)


UNSAID = Time()


def said(words: str) -> Time:
    """What words say of a time; UNSAID where they say nothing."""
    plain = " ".join(folded(words[:LONGEST]).split())
    now, earlier = bool(_NOW.search(plain)), bool(_EARLIER.search(plain))
    if now and earlier:
        now = earlier = False
    if found := _QUARTER.search(plain):
        number = next(int(one) if one.isdigit() else _QUARTERS[one] for one in found.groups() if one)
        year = _year_in(plain)
        if year and re.search(r"\d[/-]\d\d\b", plain):
            return Time(now, earlier, days=_financial_quarter(year, number))
        return Time(now, earlier, quarter=(year, number))
    days = _days(plain)
    month = None if days else _MONTH_ALONE.search(plain)
    return Time(now, earlier, days, month=_month(month[0]) if month and month[0] != "may" else None)


def current(times: Sequence[Time], as_at: date | None) -> int | None:
    """Which of several times is this paper's, by its place among them; None where that cannot be told.

    What is called earlier is not. Of the others it is the one that is called this; or the last of quarters that follow
    each other; or the one that the day lies in, or else the latest by date that does not lie far after the day.
    """
    left = [n for n, time in enumerate(times) if not time.is_earlier]
    left = [n for n in left if times[n].is_now] or left
    if len(left) < 2:
        return left[0] if left else None
    if all(times[n].quarter for n in left):
        return _last_quarter(times, left)
    spans = {n: span for n in left if (span := times[n].span(as_at))}
    within = [n for n, (first, last) in spans.items() if as_at and first <= as_at <= last]
    if within:
        return within[0] if len(within) == 1 else None
    if len(spans) < len(left):
        return None
    latest = max(first for first, _ in spans.values())
    there = [n for n, (first, _) in spans.items() if first == latest]
    return there[0] if len(there) == 1 and (as_at is None or latest - SOON <= as_at) else None


def _last_quarter(times: Sequence[Time], left: Sequence[int]) -> int | None:
    """The last of quarters: by their years, or as the end of a run such as Q3, Q4, Q1."""
    told = {n: quarter for n in left if (quarter := times[n].quarter)}
    if len(set(told.values())) < len(told):
        return None
    if all(year for year, _ in told.values()):
        return max(told, key=lambda n: told[n])
    numbers = {number: n for n, (_, number) in told.items()}
    ends = [number for number in numbers if number % 4 + 1 not in numbers]
    return numbers[ends[0]] if len(ends) == 1 and not any(year for year, _ in told.values()) else None


def _year_in(plain: str) -> int:
    if found := _YEAR.search(plain):
        return int(found[1])
    found = _SHORT_YEARS.search(plain)
    return 2000 + int(found[1]) if found else 0


def _financial_quarter(year: int, number: int) -> tuple[date, date]:
    """The days of a quarter of the year that begins in April: Q4 of 2022/23 is January to March 2023."""
    first, month = year + number // 4, (number * 3) % 12 + 1
    return date(first, month, 1), _whole_month(first, month + 2)[1]


def _days(plain: str) -> tuple[date, date] | None:
    """The days that are said: the latest day, or else month, or else year."""
    days = [day for found in _DAY.finditer(plain) if (day := isolated(found[0]))]
    if days:
        return max(days), max(days)
    found_months = _MONTH_AND_YEAR.finditer(plain)
    months = [_whole_month(2000 + int(found[2]) % 100, _month(found[1])) for found in found_months]
    if months:
        return max(months)
    if found := _YEAR.search(plain):
        year = int(found[1])
        is_financial = found[2] is not None and int(found[2]) == (year + 1) % 100
        return (date(year, 4, 1), date(year + 1, 3, 31)) if is_financial else (date(year, 1, 1), date(year, 12, 31))
    return None


def _whole_month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _month(name: str) -> int:
    return end_of_month(f"{name} 2023").month
