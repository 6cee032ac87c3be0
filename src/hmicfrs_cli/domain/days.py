"""Days: reading them as British people write them, and saying them in words.

A day is a plain date; nothing here knows what day it is. Patterns decide what is a date, and its
parts are read by their places, so that nothing missing can be filled in: dateutil's own parser would
take a missing day or year from today, and swaps day and month where it can.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from hmicfrs_cli.domain.errors import Mistyped

MONTHS = "January February March April May June July August September October November December".split()
FOREVER = date.max
"""The day after which nothing is recorded: the `until_on` of what still holds."""

LETTERS = re.IGNORECASE | re.ASCII
"""How these patterns are matched: in any case, and plain letters and figures only (no ſ for s, no ٣ for 3)."""

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
_NUMBER = r"\d{1,2}(?:\s?(?:st|nd|rd|th))?"
_YEAR = r"[1-9]\d{3}(?!\d)"
ISO = r"\d{4}-\d{2}-\d{2}(?!\d)"
DAY_AND_MONTH = rf"{_WEEKDAY}(?:the\s+)?{_NUMBER}(?:\s+(?:of\s+)?|-){MONTH}"
"""A day without its year: 31 July, Wednesday the 31st of July."""

DAY = (
    rf"(?:{ISO}"
    rf"|{DAY_AND_MONTH}(?:,?\s+|-){_YEAR}"
    rf"|{_WEEKDAY}{MONTH}\s+{_NUMBER},?\s+{_YEAR}"
    r"|\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)(?:\d{4}|\d{2})(?![/.-]?\d))"
)
"""A whole day: 2024-07-31, 31 July 2024, Wednesday 31st of July 2024, July 31, 2024, 31-Jul-2024, 31/07/2024, 31.7.24.
"""

MONTH_AND_YEAR = rf"{MONTH},?\s+{_YEAR}"
"""A month without a day: July 2024."""

MONTH_IN_FIGURES = r"(?:[1-9]\d{3}-(?:0[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])[/.-][1-9]\d{3})"
"""A month without a day, in figures: 2024-07, 07/2024, 7.2024."""

DAY_MONTH_OR_YEAR = "a day (2 November 2022), a month (November 2022, 2022-11 or 11/2022), a year (2022)"
"""What a period may be typed as, for a refusal."""

_MONTH_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_NUMBER_ALONE = re.compile(r"(?<!\d)\d{1,2}(?!\d)", LETTERS)
_MONTH_ALONE = re.compile(rf"(?<![a-z]){MONTH}", LETTERS)
_YEAR_ALONE = re.compile(rf"(?<!\d){_YEAR}", LETTERS)


def in_words(day: date) -> str:
    """31 October 2023: as a letter or a paper would write it, whatever the machine's language."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def a_day(typed: str, today: date | None = None) -> date:
    """The day that an officer typed: ISO, or British with the day first; 'today' and 'yesterday' where known.

    Raises Mistyped for anything else: for a month without a day, and for 31 February.
    """
    words = " ".join(typed.split())
    if today and words.lower() in ("today", "yesterday"):
        return today - timedelta(days=words.lower() == "yesterday")
    if re.fullmatch(DAY, words, LETTERS):
        found = isolated(words)
        if found == FOREVER:
            raise Mistyped(f"'{typed}' is further off than hmi can reckon.")
        if found:
            return found
        raise Mistyped(f"'{typed}' is not a day in the calendar.")
    if re.fullmatch(f"{MONTH_AND_YEAR}|{MONTH_IN_FIGURES}", words, LETTERS):
        raise Mistyped(f"'{typed}' is a month, not a day.", next="Give the day as well, such as 31 July 2024.")
    raise Mistyped(
        f"'{typed}' is not a date hmi can read.",
        next="Write it as 2024-07-31, 31 July 2024 or 31/07/2024 (the day first).",
    )


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A time as exactly as it is known: a day, a month or a year. `iso` is 2023-07-11, 2023-07 or 2023.

    They sort by when they begin. Nothing is counted from one that is not a day: see `day`.
    """

    iso: str

    @property
    def day(self) -> date | None:
        """The day; None where only the month or the year is known."""
        return date.fromisoformat(self.iso) if len(self.iso) == len("2023-07-11") else None

    @property
    def first(self) -> date:
        """The first day that it may be."""
        return date.fromisoformat(f"{self.iso}-01-01"[: len("2023-07-11")])

    @property
    def last(self) -> date:
        """The last day that it may be."""
        if self.day:
            return self.day
        first = self.first
        month = first.month if len(self.iso) == len("2023-07") else 12
        return date(first.year, month, monthrange(first.year, month)[1])

    def may_be(self, day: date) -> bool:
        """Whether it may have been this day."""
        return self.first <= day <= self.last

    @property
    def unit(self) -> str:
        """How exactly it is known: day, month or year."""
        return ("year", "month", "day")[self.iso.count("-")]

    @property
    def when(self) -> str:
        """It inside a sentence: on 11 July 2023, in July 2023, in 2023."""
        return f"{'on' if self.day else 'in'} {self}"

    def __str__(self) -> str:
        """11 July 2023, July 2023 or 2023."""
        return " ".join(in_words(self.first).split()[2 - self.iso.count("-") :])


def a_period(typed: str, today: date | None = None) -> Period:
    """The day, month or year that an officer typed, such as 11 July 2023, July 2023, 2023-07, 07/2023 or 2023.

    Raises Mistyped for anything else, naming all that can be read.
    """
    words = " ".join(typed.split())
    if re.fullmatch(MONTH_AND_YEAR, words, LETTERS):
        return Period(end_of_month(words).isoformat()[: len("2023-07")])
    if re.fullmatch(MONTH_IN_FIGURES, words, re.ASCII):
        first, second = re.split("[/.-]", words)
        return Period(words if len(first) == len("2023") else f"{second}-{first:0>2}")
    if re.fullmatch(r"[1-9]\d{3}", words, re.ASCII):
        return Period(words)
    try:
        return Period(a_day(typed, today).isoformat())
    except Mistyped as error:
        raise Mistyped(error.what, next=f"Give {DAY_MONTH_OR_YEAR}.") from error


def from_to(starts: Period, ends: Period | None) -> str:
    """Two periods as a paper prints them, saying nothing twice: 5 to 9 June 2023, 21 August to 1 September 2023."""
    if ends is None or ends == starts:
        return str(starts)
    first, last = str(starts).split(), str(ends).split()
    while len(first) > 1 and len(last) > 1 and first[-1] == last[-1]:
        first.pop(), last.pop()
    return f"{' '.join(first)} to {ends}"


def isolated(words: str) -> date | None:
    """The day in `words` that the pattern DAY has matched whole; None where no calendar has that day."""
    try:
        if re.fullmatch(ISO, words):
            return date.fromisoformat(words)
        if figures := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})", words):
            day, month, year = (int(part) for part in figures.groups())
            return date(year if year > 99 else 2000 + year, month, day)
        return _in_letters(words)
    except ValueError:
        return None


def end_of_month(words: str) -> date:
    """The last day of the month in `words`, which the pattern MONTH_AND_YEAR has matched."""
    first = _in_letters(f"1 {words}")
    return first.replace(day=monthrange(first.year, first.month)[1])


def months_after(day: date, months: int) -> date:
    """The same day of the month, `months` later; the month's last day where it is shorter."""
    from dateutil.relativedelta import relativedelta

    later: date = day + relativedelta(months=months)
    return later


def _in_letters(words: str) -> date:
    """The day in `words`, its month in letters. Raises ValueError where a part is missing or no calendar has it."""
    parts = (_NUMBER_ALONE.search(words), _MONTH_ALONE.search(words), _YEAR_ALONE.search(words))
    number, month, year = (part[0] if part else "" for part in parts)
    return date(int(year), _MONTH_NUMBERS.get(month[:3].lower(), 0), int(number))
