"""Reading a deadline out of the words of a recommendation.

The reader never invents a date: where the words ask for something soon without saying when, or name
a month without a year, the answer is UNCLEAR and a person decides. It looks only where the words
set a deadline ("By …", "within …", "With immediate effect"), so that look-back periods ("the year
ending 31 March 2022") are left alone; a "by" that tells how things stood on a day is UNCLEAR.
Wordings: the paper, and HMICFRS reports of 2013 to 2025.
"""

import re
from collections.abc import Callable, Iterable
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
} | {"a": 1, "eighteen": 18, "twenty-four": 24, "thirty": 30, "sixty": 60, "ninety": 90}
_HOW_MANY = rf"(?P<many>\d{{1,3}}|{'|'.join(_NUMBERS)})"
_SPAN = rf"{_HOW_MANY}[\s-]+(?:calendar\s+)?(?P<unit>day|week|month|year)s?\b"
_A_SPAN = (
    r"(?:the\s+(?:next|coming|current)\s+)?(?:[\w-]+\s+(?:to|or)\s+)?(?:a\s+few|[\w-]+)\s+"
    r"(?:(?:calendar|working|school|financial)\s+)?(?:days?|weeks?|fortnight|months?|quarter|years?)\b"
)
"""A span of time however it is put: twelve to eighteen months, 10 working days, the next financial year."""
_BY = (
    r"(?:by\s+no\s+later\s+than|no\s+later\s+than|not\s+later\s+than|at\s+the\s+latest\s+by|on\s+or\s+before"
    r"|by,?\s+at\s+the\s+latest,?|by)\s+"
)
_HOUR = (
    r"(?:(?:(?:\d{1,2}(?:[.:]\d\d)?\s*[ap]m|\d{1,2}[.:]\d\d(?:\s+hours)?|(?:12\s+)?noon|midday|midnight)\s+on"
    r"|(?:the\s+)?(?:close|end)\s+of\s+(?:business|play|(?:the\s+)?day)(?:\s+on)?|(?:the\s+)?end\s+of)\s+)?"
)
"""An hour before a day: all of the day still counts, since deadlines are days."""
_END_OF = r"(?:the\s+)?end\s+(?:of\s+)?"
_PUBLICATION = (
    r"(?:(?:the\s+)?(?:date\s+of\s+)?(?:the\s+)?publication(?:\s+of\s+(?:this(?:\s+\w+)?|the)\s+report|(?!\s+of\b))"
    r"|(?:the\s+date\s+of\s+)?this\s+report(?:['’]s\s+publication|(?:\s+being)?\s+published)?"
    r"|the\s+report(?:['’]s\s+publication|\s+being\s+published)|(?:the\s+date\s+of\s+)?this\s+letter)"
)
"""Publication of the report itself, not of some guidance, and not "the report" of a crime."""
_OPENING = r"(?:^|(?<=[.:;•]\s)|\b(?:recommends?|recommended)\s+that,?\s+)"

_DAY = re.compile(rf"\b{_BY}{_HOUR}(?P<day>{days.DAY})(?!\s+of\b)", days.LETTERS)
_MONTH = re.compile(rf"\b{_BY}(?:{_END_OF})?(?P<month>{days.MONTH_AND_YEAR})(?![/–-]\d)", days.LETTERS)
_YEAR_END = re.compile(rf"\b{_BY}{_END_OF}(?P<year>20\d\d)(?!\d|\s*(?:[/–-]|to|and|or)\s*\d)", days.LETTERS)
_YEARLESS = re.compile(
    rf"\b{_BY}{_HOUR}(?:{_END_OF})?(?P<yearless>{days.DAY_AND_MONTH}|{days.MONTH})(?!\w|,?[\s-]+\d{{4}})", days.LETTERS
)
_WITHIN_PUBLICATION = re.compile(
    rf"\b(?:within|by|no\s+later\s+than|not\s+later\s+than)\s+(?:the\s+next\s+)?{_SPAN}\s+"
    rf"(?:of|from|after|following)\s+{_PUBLICATION}",
    days.LETTERS,
)
_WITHIN_OPENING = re.compile(
    rf"{_OPENING}(?P<phrase>within\s+(?:the\s+next\s+)?{_SPAN})"
    r"(?!\s+(?:of|from|after|following|before|prior|preceding|leading)\b)",
    days.LETTERS,
)
_WITHIN_ASIDE = re.compile(
    rf"\b(?:should|must|needs?\s+to),\s+(?P<phrase>within\s+(?:the\s+next\s+)?{_SPAN}),", days.LETTERS
)
_A_RULE_OF_PRACTICE = 14
"""Days fewer than which a bare "within" times officers' daily work ("Within five days, supervisors should …")."""
_OBLIGED = r"\b(?:should|must|needs?\s+to|required\s+to|(?:is|are)\s+to)"
_STOOD = r"\b(?:had|was|were)\b"
_TOLD_BEFORE = re.compile(
    rf"(?:{_STOOD}\s+(?:(?!should\b|must\b|needs?\b|to\b|required\b)[\w'’%-]+\s+){{0,6}}"
    r"|(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bbeen )\b(?:recorded|reported|received|opened|closed|committed)\s+)$",
    days.LETTERS,
)
_TOLD_AFTER = re.compile(
    r"\s+(?:should|must|needs?\s+to)\b"
    r"|,?\s+(?:(?!(?:that|which|who|whose|where|when|if)\b)[\w'’%-]+\s+){0,6}?"
    rf"{_STOOD}(?![^.;]{{0,300}}{_OBLIGED})",
    days.LETTERS,
)
"""What stands around a day that tells how things were: "that were open by 31 March 2022", "By 31 March 2022, the
force had 30 vacancies", "crimes recorded by 31 March 2022 should be reviewed"."""
_AN_ORDER_OF_EVENTS = r"(?!\s+(?:after|before|following|upon|on|prior|when)\b)"
"""'Immediately after arrest' says when in an officer's day, not when to have it done."""
_WHENEVER = re.compile(r"(?:^|[.;:]\s)(?:when|whenever|if|once)\b[^.;:]*$", days.LETTERS)


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), days.LETTERS)


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
    r"\bas\s+(?:soon|quickly|swiftly|early)\s+as\s+(?:\w+\s+){0,3}(?:possible|practicable|practical|can)\b",
    r"\bat\s+the\s+earliest\s+(?:\w+\s+)?opportunity\b",
    r"\bas\s+a\s+(?:matter\s+of\s+)?(?:urgency|priority)\b",
    r"\b(?:urgently|forthwith|prompt|promptly|timely)\b",
    r"\burgent\s+(?:action|steps|attention|review)\b",
    r"\bwithout\s+(?:\w+\s+)?delay\b",
    r"\bleast\s+(?:possible\s+time|time\s+possible)\b",
    rf"{_OBLIGED}[^.;:]{{0,80}}?\bimmediately(?=[.;:,]|$)",
    r"(?:^|(?<=[.;:]\s))(?:when|whenever|if|once)\b[^.;:]{0,200}\bimmediate(?:ly\b|\s+(?:effect|action|steps)\b)",
    rf"{_OPENING}within\s+{_A_SPAN}",
    rf"{_OBLIGED},?\s+within\s+{_A_SPAN}",
    rf",\s+{_SOME_SPAN},",
    rf"\b{_SOME_SPAN}\s*(?=[.;]|$)",
    rf"\b(?:in|over|during)\s+the\s+(?:next|coming)\s+{_A_SPAN}",
    rf"\b(?:annual|annually|yearly|quarterly|monthly)\b[^.;]{{0,20}}\bfrom\s+{days.MONTH_AND_YEAR}",
    # A day that tells how things stood, or "before" a day, which may or may not include it.
    rf"\b(?:{_BY}{_HOUR}|before\s+|prior\s+to\s+"
    rf"|(?:deadline|due|(?:due|target)\s+date)\W{{1,3}}(?:(?:on|is|of)\s+)?){_SOME_DAY}",
    rf"\b(?:{_BY}|before\s+|prior\s+to\s+)(?:{_END_OF})?(?:{days.DAY_AND_MONTH}|{days.MONTH})(?!\w)",
    rf"\b{_BY}(?:(?:the|this|next)\s+)?(?:late|early|mid|spring|summer|autumn|winter|easter|christmas|new\s+year"
    r"|end|start|beginning|middle|Q[1-4])\b[^.;,]{0,30}\b",
    rf"\b{_BY}next\b[^.;,]{{0,30}}\b",
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
    found = _first(words, _ANY_DEADLINE, _tells)
    at_once = _first(words, (_AT_ONCE,), _is_conditional)
    if at_once and (not found or at_once.start() == 0):
        phrase = re.sub(rf"^{_OBLIGED},?\s+", "", _phrase(at_once[0]), flags=re.IGNORECASE)
        return Deadline(phrase, DeadlineKind.IMMEDIATE, None, "to be done at once: aged from publication")
    if found:
        return _counted(found, published) if "many" in found.groupdict() else _dated(found)
    if unsure := _NOT_SURE.search(words):
        return Deadline(_phrase(unsure[0]), DeadlineKind.UNCLEAR, None, "no day can be read from these words")
    return Deadline()


Match = re.Match[str]
_ANY_DEADLINE = (_DAY, _MONTH, _YEAR_END, _YEARLESS, _WITHIN_PUBLICATION, _WITHIN_OPENING, _WITHIN_ASIDE)
"""Of two that stand at one place the earlier in this list governs: 31 July 2024 over 31 July."""


def _first(words: str, patterns: Iterable[re.Pattern[str]], passed_over: Callable[[Match], bool]) -> Match | None:
    """The match that stands first in the words, of those not to be passed over."""
    each = (next((match for match in one.finditer(words) if not passed_over(match)), None) for one in patterns)
    return min(filter(None, each), key=lambda match: match.start(), default=None)


def _tells(found: Match) -> bool:
    """Whether a day or span tells how things stood, or which are meant, instead of setting a deadline."""
    start, words = found.start(), found.string
    return bool(_TOLD_BEFORE.search(words, max(0, start - 120), start) or _TOLD_AFTER.match(words, found.end()))


def _is_conditional(found: Match) -> bool:
    """Whether "immediately" says what to do each time: "When a child is missing, officers should immediately …"."""
    start = found.start()
    return bool(_WHENEVER.search(found.string, max(0, start - 200), start))


def _dated(found: Match) -> Deadline:
    """The deadline that "By <day, month or end of year>" sets."""
    named = found.groupdict()
    phrase = _phrase(found[0])
    if day_words := named.get("day"):
        on = days.isolated(day_words)
        if on is None:
            return Deadline(phrase, DeadlineKind.UNCLEAR, None, "no calendar has that day")
        if re.fullmatch(r"\d+\.\d+\.\d\d", day_words):
            return Deadline(phrase, DeadlineKind.UNCLEAR, None, "that may be the number of a paragraph")
        return Deadline(phrase, DeadlineKind.DATED, on, "the day as printed")
    if month_words := named.get("month"):
        on = days.end_of_month(month_words.replace(",", " "))
        return Deadline(phrase, DeadlineKind.DATED, on, "the last day of the month")
    if year := named.get("year"):
        return Deadline(phrase, DeadlineKind.DATED, date(int(year), 12, 31), "the last day of the year")
    return Deadline(phrase, DeadlineKind.UNCLEAR, None, "the day has no year")


def _counted(found: Match, published: date | None) -> Deadline:
    """The deadline that "within <so many months>" sets, counted from publication."""
    phrase = _phrase(found.groupdict().get("phrase") or found[0])
    many, unit = found["many"].lower(), found["unit"].lower()
    number = int(many) if many.isdigit() else _NUMBERS[many]
    if unit == "day" and number < _A_RULE_OF_PRACTICE and found.re is not _WITHIN_PUBLICATION:
        return Deadline(phrase, DeadlineKind.UNCLEAR, None, "so few days may be how often, not by when")
    if published is None:
        rule = "counts from publication, and the report has no date of publication"
        return Deadline(phrase, DeadlineKind.UNCLEAR, None, rule)
    try:
        on = _later(published, number, unit)
    except (ValueError, OverflowError):
        return Deadline(phrase, DeadlineKind.UNCLEAR, None, "that is beyond the calendar")
    counted = f"{number} {unit}{'s' * (number != 1)} after publication on {days.in_words(published)}"
    return Deadline(phrase, DeadlineKind.DATED, on, counted)


def _later(day: date, number: int, unit: str) -> date:
    if unit in ("month", "year"):
        return days.months_after(day, number * (12 if unit == "year" else 1))
    return day + timedelta(days=number * (7 if unit == "week" else 1))


def _phrase(matched: str) -> str:
    return matched.strip(" ,.;:")
