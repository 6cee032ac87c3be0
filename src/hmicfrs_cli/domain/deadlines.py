"""Reading a deadline out of the words of a recommendation.

The reader never invents a date: where the words ask for something soon without saying when, or name
a month without a year, the answer is UNCLEAR and a person decides. It looks only where the words
set a deadline ("By …", "within …", "With immediate effect"), so that look-back periods ("the year
ending 31 March 2022") are left alone; a "by" that tells how things stood on a day is UNCLEAR.
The patterns are in `wordings`; what the sentence around them says, in `telling`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from hmicfrs_cli.domain import days, telling, wordings
from hmicfrs_cli.domain.telling import Says
from hmicfrs_cli.domain.vocabulary import DeadlineKind
from hmicfrs_cli.domain.wordings import Match


@dataclass(frozen=True, slots=True)
class Deadline:
    """When the issuer wants it done: the phrase as printed, what it amounts to, and how that was derived.

    `on` is the last day in time (inclusive), and is there exactly where `kind` is DATED.
    """

    phrase: str | None = None
    kind: DeadlineKind = DeadlineKind.NONE
    on: date | None = None
    rule: str = "no deadline is stated"


_A_RULE_OF_PRACTICE = 14
"""Days fewer than which a bare "within" times officers' daily work ("Within five days, supervisors should …")."""
_DUTY = re.compile(rf"^{wordings.OBLIGED},?\s+", days.LETTERS)
_DUTY_AND_DEED = re.compile(
    rf"^{wordings.OBLIGED}.*?\s(?=(?:within|immediately|at\s+once|straight\s+away)\b)", days.LETTERS
)
"""What stands before the deadline in the wordings that are known by the duty in front: "should publish it within …"."""


def read(text: str, published: date | None) -> Deadline:
    """The deadline in the words of one recommendation. Never raises, whatever the text.

    `published` is the day of the report's publication, from which "within three months" counts
    (the same day of the month, so many months on); without it such a deadline is UNCLEAR. Of two
    dates the first governs. A date governs an "immediately" that stands after or beside it, but an
    opening "With immediate effect" governs a date that comes later.
    """
    words = wordings.plain(text)
    small = words.lower()
    begins, set_first = min(_days(words, published), _spans(words, small, published), key=lambda found: found[0])
    if set_first and "within" in small and (span := wordings.SPAN_BEFORE.search(words, 0, begins)):
        set_first = Deadline(_phrase(span[0]), DeadlineKind.UNCLEAR, None, "a span stands before the day that is named")
    at_once, practice = _at_once(words) if "immediate" in small else (None, None)
    if at_once and (not set_first or at_once.start() == 0):
        phrase = _DUTY.sub("", _phrase(at_once[0]))
        return Deadline(phrase, DeadlineKind.IMMEDIATE, None, "to be done at once: aged from publication")
    if set_first:
        return set_first
    if unsure := wordings.not_sure(words, small) or practice:
        phrase = _DUTY_AND_DEED.sub("", _phrase(unsure[0]))
        return Deadline(phrase, DeadlineKind.UNCLEAR, None, "no day can be read from these words")
    return Deadline()


_Found = tuple[int, Deadline | None]
"""Where in the words a deadline stands, and the deadline; beyond any text where there is none."""
_NOWHERE = (2**63, None)


def _days(words: str, published: date | None) -> _Found:
    """The first day, month or year "by" which something has to be done.

    Where that was over when the report came out, and a later one was not, which of them governs is for a person.
    """
    over: tuple[int, Deadline] | None = None
    for found in wordings.days_set(words):
        deadline = _dated(found)
        past = bool(published and deadline.on and deadline.on < published)
        if over and past:
            continue
        if _is_not_alone(words[found.end() : found.end() + 80]):
            return found.start(), _unclear(deadline, "another day or event governs as well")
        said = telling.says(found, past=past)
        if said is Says.TELLS:
            continue
        if over:
            return over[0], _unclear(over[1], "that day was over by publication, and a later one is named")
        if said is Says.EITHER:
            return found.start(), _unclear(deadline, "the words may only tell of that day")
        if not past:
            return found.start(), deadline
        over = found.start(), deadline
    return over or _NOWHERE


def _is_not_alone(after: str) -> bool:
    """Whether what follows a day says that another governs too: "or a year after publication, whichever is later"."""
    sentence = after.lower().partition(".")[0]
    return "whichever" in sentence or "respectively" in sentence


def _unclear(deadline: Deadline, rule: str) -> Deadline:
    return Deadline(deadline.phrase, DeadlineKind.UNCLEAR, None, rule)


def _spans(words: str, small: str, published: date | None) -> _Found:
    """The first span "within" which something has to be done. `small` are the words in small letters."""
    each: list[Match] = []
    if any(sign in small for sign in wordings.SIGNS_OF_PUBLICATION):
        each += _setting(
            wordings.WITHIN_PUBLICATION, words, lambda found: telling.says(found, past=False) is not Says.SETS
        )
    if "within" in small:
        each += _setting(wordings.WITHIN_OPENING, words, telling.tells_of_a_span)
        each += _setting(wordings.WITHIN_ASIDE, words, telling.is_of_people)
    found = min(each, key=lambda match: match.start(), default=None)
    return (found.start(), _counted(found, published)) if found else _NOWHERE


def _setting(pattern: re.Pattern[str], words: str, passed_over: Callable[[Match], bool]) -> list[Match]:
    """The first match of those not to be passed over, if any."""
    return list(islice((found for found in pattern.finditer(words) if not passed_over(found)), 1))


def _at_once(words: str) -> tuple[Match | None, Match | None]:
    """The first wording that sets "at once", and the first that is a rule of practice instead."""
    practice = None
    for found in wordings.AT_ONCE.finditer(words):
        if not telling.is_practice(found):
            return found, practice
        practice = practice or found
    return None, practice


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
    rule = "the day has no year" if named.get("yearless") else "no day can be read from these words"
    return Deadline(phrase, DeadlineKind.UNCLEAR, None, rule)


def _counted(found: Match, published: date | None) -> Deadline:
    """The deadline that "within <so many months>" sets, counted from publication."""
    phrase = _phrase(found.groupdict().get("phrase") or found[0])
    many, unit = found["many"].lower(), found["unit"].lower()
    number = int(many) if many.isdigit() else wordings.NUMBERS[many]
    if unit == "day" and number < _A_RULE_OF_PRACTICE and found.re is not wordings.WITHIN_PUBLICATION:
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
