"""Reading a deadline out of the words of a recommendation.

The reader never invents a date: where the words ask for something soon without saying when, or name
a month without a year, the answer is UNCLEAR and a person decides. It looks only where the words
set a deadline ("By …", "within …", "With immediate effect"), so that look-back periods ("the year
ending 31 March 2022") are left alone. Wordings: the paper, and HMICFRS reports of 2013 to 2025.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from hmicfrs_cli.domain import days
from hmicfrs_cli.domain.vocabulary import DeadlineKind


@dataclass(frozen=True, slots=True)
class Deadline:
    """When the issuer wants it done: the phrase as printed, what it amounts to, and how that was derived.

    `on` is the last day in time (inclusive), and is there exactly where `kind` is DATED.
    """

    phrase: str | None = None
    kind: DeadlineKind = DeadlineKind.NONE
    on: date | None = None
    rule: str = "no deadline is stated"


_NUMBERS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
} | {"a": 1, "eighteen": 18, "twenty-four": 24}
_HOW_MANY = rf"(?P<many>\d{{1,3}}|{'|'.join(_NUMBERS)})"
_SPAN = rf"{_HOW_MANY}[\s-]+(?:calendar\s+)?(?P<unit>day|week|month|year)s?\b"
_BY = (
    r"(?:by\s+no\s+later\s+than|no\s+later\s+than|not\s+later\s+than|at\s+the\s+latest\s+by|on\s+or\s+before"
    r"|by,?\s+at\s+the\s+latest,?|by)\s+(?:(?:\d{1,2}(?:[.:]\d\d)?\s*[ap]m|noon|midday|midnight)\s+on\s+)?"
)
_END_OF = r"(?:the\s+)?end\s+(?:of\s+)?"
_PUBLICATION = (
    r"(?:the\s+)?(?:date\s+of\s+)?(?:(?:the\s+)?publication(?:\s+of\s+(?:this|the)\s+report)?"
    r"|(?:this|the)\s+report(?:['’]s\s+publication|(?:\s+being)?\s+published)?|this\s+letter)"
)
_OPENING = r"(?:^|(?<=[.:;•]\s)|\b(?:recommends?|recommended)\s+that,?\s+)"

_DAY = re.compile(rf"\b{_BY}(?P<day>{days.DAY})", re.IGNORECASE)
_MONTH = re.compile(rf"\b{_BY}(?:{_END_OF})?(?P<month>{days.MONTH_AND_YEAR})", re.IGNORECASE)
_YEAR_END = re.compile(rf"\b{_BY}{_END_OF}(?P<year>20\d\d)(?![\d/–-])", re.IGNORECASE)
_WITHIN_PUBLICATION = re.compile(
    rf"\b(?:within|by|no\s+later\s+than|not\s+later\s+than)\s+(?:the\s+next\s+)?{_SPAN}\s+"
    rf"(?:of|from|after|following)\s+{_PUBLICATION}",
    re.IGNORECASE,
)
_WITHIN_OPENING = re.compile(
    rf"{_OPENING}(?P<phrase>within\s+(?:the\s+next\s+)?{_SPAN})(?!\s+(?:of|from|after|following|before)\b)",
    re.IGNORECASE,
)
_WITHIN_ASIDE = re.compile(
    rf"\b(?:should|must|needs?\s+to),\s+(?P<phrase>within\s+(?:the\s+next\s+)?{_SPAN}),", re.IGNORECASE
)
_OBLIGED = r"\b(?:should|must|needs?\s+to|required\s+to|(?:is|are)\s+to)"
_AN_ORDER_OF_EVENTS = r"(?!\s+(?:after|before|following|upon|on|prior|when)\b)"
"""'Immediately after arrest' says when in an officer's day, not when to have it done."""


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_AT_ONCE = _any_of(
    r"\bwith\s+immediate\s+effect\b",
    rf"{_OPENING}(?:effective\s+)?immediately\b{_AN_ORDER_OF_EVENTS}",
    rf"{_OBLIGED},?\s+immediately\b{_AN_ORDER_OF_EVENTS}",
    rf"{_OBLIGED}\s+(?:\w+\s+)?take\s+immediate\s+(?:action|steps)\b",
    r"\btaking\s+immediate\s+(?:action|steps)\b",
    rf"{_OBLIGED}\s+be\s+an?\s+immediate\b",
)
_SOME_SPAN = rf"within\s+(?:the\s+next\s+)?{re.sub(r'[?]P<[a-z]+>', '?:', _SPAN)}"
_SOME_DAY = days.DAY.replace("sep", "separator")
_NOT_SURE = _any_of(
    r"\bas\s+soon\s+as\s+(?:is\s+)?(?:reasonably\s+)?(?:possible|practicable|practical)\b",
    r"\bat\s+the\s+earliest\s+opportunity\b",
    r"\bas\s+a\s+matter\s+of\s+urgency\b",
    r"\b(?:urgently|forthwith|prompt|promptly|timely)\b",
    r"\bwithout\s+(?:\w+\s+)?delay\b",
    r"\bleast\s+(?:possible\s+time|time\s+possible)\b",
    rf"{_OPENING}{_SOME_SPAN}",
    rf"\b{_SOME_SPAN}\s*(?=[.;]|$)",
    rf"\b(?:annual|annually|yearly|quarterly|monthly)\b[^.;]{{0,20}}\bfrom\s+{days.MONTH_AND_YEAR}",
    # A day or a month without its year, and "before" a day, which may or may not include it.
    rf"\b(?:{_BY}|before\s+)(?:{_END_OF})?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{days.MONTH}(?=[\s,.;:)]|$)",
    rf"\b(?:{_BY}|before\s+)(?:{_END_OF})?{days.MONTH}(?=[,.;:)]|\s+\d{{4}}|$)",
    rf"\bbefore\s+{_SOME_DAY}",
    rf"\b{_BY}(?:the\s+)?(?:late|early|mid|spring|summer|autumn|winter|end|start|beginning|middle|Q[1-4])\b[^.;,]{{0,30}}",
    rf"\b{_BY}20\d\d(?:[/–-]\d{{2,4}})?\b",
)


def read(text: str, published: date | None) -> Deadline:
    """The deadline in the words of one recommendation. Never raises, whatever the text.

    `published` is the day of the report's publication, from which "within three months" counts
    (the same day of the month, so many months on); without it such a deadline is UNCLEAR. Of two
    dates the first governs. A date governs an "immediately" that stands after or beside it, but an
    opening "With immediate effect" governs a date that comes later.
    """
    words = " ".join(text.split())
    found = _dated(words) or _counted(words, published)
    at_once = _AT_ONCE.search(words)
    if at_once and (not found or at_once.start() == 0):
        phrase = re.sub(rf"^{_OBLIGED},?\s+", "", _phrase(at_once[0]), flags=re.IGNORECASE)
        return Deadline(phrase, DeadlineKind.IMMEDIATE, None, "to be done at once: aged from publication")
    if found:
        return found[1]
    if unsure := _NOT_SURE.search(words):
        return Deadline(_phrase(unsure[0]), DeadlineKind.UNCLEAR, None, "no day can be read from these words")
    return Deadline()


def _dated(words: str) -> tuple[int, Deadline] | None:
    """Where the first "By <day or month>" stands, and the deadline it sets."""
    matches = [match for pattern in (_DAY, _MONTH, _YEAR_END) if (match := pattern.search(words))]
    if not matches:
        return None
    first = min(matches, key=lambda match: match.start())
    named = first.groupdict()
    phrase = _phrase(first[0])
    if day_words := named.get("day"):
        on = days.isolated(day_words)
        if on is None:
            return first.start(), Deadline(phrase, DeadlineKind.UNCLEAR, None, "no calendar has that day")
        return first.start(), Deadline(phrase, DeadlineKind.DATED, on, "the day as printed")
    if month_words := named.get("month"):
        on = days.end_of_month(month_words.replace(",", " "))
        return first.start(), Deadline(phrase, DeadlineKind.DATED, on, "the last day of the month")
    on = date(int(named["year"]), 12, 31)
    return first.start(), Deadline(phrase, DeadlineKind.DATED, on, "the last day of the year")


def _counted(words: str, published: date | None) -> tuple[int, Deadline] | None:
    """Where the first "within <so many months>" stands, and the deadline counted from publication."""
    matches = [
        match for pattern in (_WITHIN_PUBLICATION, _WITHIN_OPENING, _WITHIN_ASIDE) if (match := pattern.search(words))
    ]
    if not matches:
        return None
    first = min(matches, key=lambda match: match.start())
    phrase = _phrase(first.groupdict().get("phrase") or first[0])
    if published is None:
        rule = "counts from publication, and the report has no date of publication"
        return first.start(), Deadline(phrase, DeadlineKind.UNCLEAR, None, rule)
    many = first["many"].lower()
    number, unit = int(many) if many.isdigit() else _NUMBERS[many], first["unit"].lower()
    try:
        on = _later(published, number, unit)
    except (ValueError, OverflowError):
        return first.start(), Deadline(phrase, DeadlineKind.UNCLEAR, None, "that is beyond the calendar")
    counted = f"{number} {unit}{'s' * (number != 1)} after publication on {days.in_words(published)}"
    return first.start(), Deadline(phrase, DeadlineKind.DATED, on, counted)


def _later(day: date, number: int, unit: str) -> date:
    if unit in ("month", "year"):
        return days.months_after(day, number * (12 if unit == "year" else 1))
    return day + timedelta(days=number * (7 if unit == "week" else 1))


def _phrase(matched: str) -> str:
    return matched.strip(" ,.;:")
