"""The headings under which HMICFRS prints what it asks for: Recommendation 7, Cause of concern, Areas for improvement.

They stand on a line of their own or before the words themselves. What only speaks of one ("Recommendation 4 has been
completed", a row of the committee's table) is no heading.
"""

import re
from dataclasses import dataclass

from hmicfrs_cli.domain import days
from hmicfrs_cli.domain.obligations import asks, obliges
from hmicfrs_cli.domain.paragraphs import SENTENCE_ENDS, Paragraph
from hmicfrs_cli.domain.printed import Shape
from hmicfrs_cli.domain.vocabulary import Category


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the field: the category of what follows, its printed number, and the words on its own line.

    `many` where it is in the plural, and so may stand over several, or over headings of their own.
    """

    category: Category
    number: int | None
    words: str
    many: bool


_ITS_NUMBER = r"(?:\d{1,2}[.)]+\s*)?"
"""The number of a heading in its list: 1.) Cause of concern."""
_AFTER_MARK = r"(?:\s*[:.–—-]+\s*(?P<words>.*))?"
_NUMBERED = re.compile(
    r"(?:(?:new|national|force|local|joint|joint\s+agency)\s+)?recommendation\s+(?:no\.?\s*|number\s+)?R?(?P<number>\d{1,3})"
    r"(?!\d|\.\d|\s*%)\)?(?P<mark>\s*[:.–—-]+)?\s*(?P<words>.*)",
    re.IGNORECASE | re.DOTALL,
)
_OTHERS = (
    (
        Category.RECOMMENDATION,
        re.compile(
            rf"{_ITS_NUMBER}(?P<name>recommendations?)(?:\s+(?:for|to)\s+[^.:]{{3,80}})?{_AFTER_MARK}",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
    (
        Category.CAUSE_OF_CONCERN,
        re.compile(
            rf"{_ITS_NUMBER}(?:accelerated\s+)?(?P<name>causes?\s+of\s+concern)(?:\s+(?P<number>\d{{1,2}})(?!\d))?{_AFTER_MARK}",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
    (
        Category.AFI,
        re.compile(
            rf"{_ITS_NUMBER}(?P<name>areas?\s+for\s+improvement|AFIs?)(?:\s+\(AFIs?\))?(?:\s+(?P<number>\d{{1,3}})(?!\d))?"
            rf"{_AFTER_MARK}",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
)
_ROW_OF_FIGURES = re.compile(r".*\s\d+\s+\d+", re.DOTALL)
_PUBLISHED = re.compile(
    r"(?:first\s+)?(?:published(?:\s+on)?|publication\s+date|date\s+of\s+publication|date\s+published|sent\s+on)\s*:?\s*"
    rf"(?P<when>{days.DAY}|{days.MONTH_AND_YEAR})\.?",
    days.LETTERS,
)
_CHAPTER = re.compile(r"(?:(?:chapter|part|annex|appendix)\s+)?(?:\d{1,2}|[A-Z])[.:)]*\s+[A-Z].{0,200}", re.DOTALL)
_LETTER = re.compile(r"(?:[A-Z]|\d{1,2})[.)]+\s+")
_LONGEST = 160
"""Characters in the longest line of text that may be a heading."""


def heading_of(words: str) -> Heading | None:
    """The heading of the field that a paragraph is or begins with; None where it is none."""
    words = words.strip()
    if words[:1].islower() or _ROW_OF_FIGURES.fullmatch(words):
        return None
    if found := _NUMBERED.fullmatch(words):
        rest = found["words"].strip()
        only_speaks_of_it = rest and not found["mark"] and not (rest[:1].isupper() and asks(rest))
        return None if only_speaks_of_it else Heading(Category.RECOMMENDATION, int(found["number"]), rest, many=False)
    for category, pattern in _OTHERS:
        if found := pattern.fullmatch(words):
            named = found.groupdict()
            number = int(named["number"]) if named.get("number") else None
            return Heading(category, number, (named["words"] or "").strip(), many=_is_plural(named["name"]))
    return None


def begins_one(words: str) -> bool:
    """Whether a paragraph begins with this line, whatever stands before it."""
    return heading_of(words) is not None or published(words) is not None


def published(words: str) -> days.Period | None:
    """The day or month in a line that says when a report was published, and nothing else."""
    found = _PUBLISHED.fullmatch(" ".join(words.split()))
    if not found:
        return None
    if re.fullmatch(days.MONTH_AND_YEAR, found["when"], days.LETTERS):
        return days.Period(days.end_of_month(found["when"].replace(",", " ")).isoformat()[: len("2023-07")])
    day = days.isolated(found["when"])
    return days.Period(day.isoformat()) if day else None


def title_of(words: str) -> str:
    """The title of a report in a paper, without the letter or number of its section."""
    return _LETTER.sub("", words, count=1).strip()


def is_like_one(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a heading of some kind: the file says so, or it is short and ends like none."""
    if paragraph.shape is not Shape.PARAGRAPH:
        return paragraph.shape is Shape.HEADING
    words = paragraph.words
    return len(words) <= _LONGEST and not words[0].islower() and not words.endswith((*SENTENCE_ENDS, ","))


def begins_a_chapter(paragraph: Paragraph) -> bool:
    """Whether a heading is numbered or lettered, and so begins another part: 4. Inspection Activity."""
    return is_like_one(paragraph) and bool(_CHAPTER.fullmatch(paragraph.words)) and not obliges(paragraph.words)


def _is_plural(name: str) -> bool:
    return name.lower().endswith(("ons", "afis")) or name.lower().startswith(("causes", "areas"))
