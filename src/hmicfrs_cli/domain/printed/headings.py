"""The headings under which HMICFRS prints what it asks for: Recommendation 7, Cause of concern, Areas for improvement.

They stand on a line of their own or before the words themselves. What only speaks of one ("Recommendation 4 has been
completed", a row of the committee's table) is no heading.
"""

import re
from dataclasses import dataclass

from hmicfrs_cli.domain import days
from hmicfrs_cli.domain.printed.lines import Shape
from hmicfrs_cli.domain.printed.obligations import asks, obliges
from hmicfrs_cli.domain.printed.paragraphs import SENTENCE_ENDS, Paragraph
from hmicfrs_cli.domain.printed.stated import NUMBER, as_number
from hmicfrs_cli.domain.vocabulary import Category


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the field: the category of what follows, its printed number, and the words on its own line.

    `many` where it is in the plural, and so may stand over several, or over headings of their own. `name` is how one is
    called whose number no reference can have: Recommendation 7a, Recommendation 1.7, Recommendations 6 and 7.
    """

    category: Category
    number: int | None = None
    words: str = ""
    many: bool = False
    name: str | None = None


_KINDS = r"(?:(?:new|national|force|local|joint|joint\s+agency|key|main|our|priority)\s+)?"
_ITS_NUMBER = r"(?:\d{1,2}[.)]+\s*)?"
"""The number of a heading in its list: 1.) Cause of concern."""
_WORDS = r"(?P<mark>\s*[:.–—-]+)?\s*(?P<words>.*)"
_NUMBERED = re.compile(
    rf"(?P<name>{_KINDS}(?:recommendations?\b|recs?\b\.?)\s*(?:no\.?|number|#)?\s*\(?R?"
    rf"(?P<number>\d{{1,4}}(?!\d|\s*%)|(?:{NUMBER})\b)"
    rf"(?P<part>[a-z]\b|\.\d{{1,3}}\b|(?:\s*,\s*\d{{1,3}})*\s*(?:,|and|to|&|–|-)\s*\d{{1,3}}\b)?\)?)"
    rf"(?:\s*\([^)]{{2,40}}\))?{_WORDS}",
    re.IGNORECASE | re.DOTALL,
)
_IN_SHORT = re.compile(r"(?P<name>R\s?(?P<number>\d{1,3}))(?P<part>)(?P<mark>\s*[:.)–]+)\s*(?P<words>.*)", re.DOTALL)
"""R7: …"""
_OTHERS = (
    (
        Category.RECOMMENDATION,
        re.compile(
            rf"{_ITS_NUMBER}{_KINDS}(?:(?:summary|list)\s+of\s+(?:the\s+)?)?(?P<name>recommendations?)"
            r"(?:\s+(?:for|to)\s+[^.:]{3,80})?(?:\s*[:.–—-]+\s*(?P<words>.*))?",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
    (
        Category.CAUSE_OF_CONCERN,
        re.compile(
            rf"{_ITS_NUMBER}{_KINDS}(?:accelerated\s+)?(?P<name>causes?\s+of\s+concern)"
            rf"(?:\s+(?P<number>\d{{1,2}}|{NUMBER}))?(?!\w)(?:\s*[:.–—-]+\s*(?P<words>.*))?",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
    (
        Category.AFI,
        re.compile(
            rf"{_ITS_NUMBER}{_KINDS}(?P<name>areas?\s+for\s+improvement|AFIs?)(?:\s+\(AFIs?\))?"
            r"(?:\s*(?P<number>\d{1,3}))?(?!\w)(?:\s*[:.–—-]+\s*(?P<words>.*))?",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
)
_QUOTED = re.compile(r"[“\"'‘].*[”\"'’][.;,]?", re.DOTALL)
"""What somebody else has said or recommended."""
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
    if _QUOTED.fullmatch(words):
        return None
    words = words.lstrip("“\"'‘")
    if words[:1].islower() or _ROW_OF_FIGURES.fullmatch(words):
        return None
    if found := _NUMBERED.fullmatch(words) or _IN_SHORT.fullmatch(words):
        return _numbered(found)
    for category, pattern in _OTHERS:
        if found := pattern.fullmatch(words):
            named = found.groupdict()
            number = as_number(named["number"]) if named.get("number") else None
            return Heading(category, number, (named["words"] or "").strip(), _is_plural(named["name"]))
    return None


def _numbered(found: re.Match[str]) -> Heading | None:
    """The heading with a number; None where the words only speak of one."""
    words = found["words"].strip()
    if words and not found["mark"] and not (words[:1].isupper() and asks(words)):
        return None
    if found["part"]:
        return Heading(Category.RECOMMENDATION, None, words, name=found["name"].strip())
    return Heading(Category.RECOMMENDATION, as_number(found["number"]), words)


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


def is_title(words: str) -> bool:
    """Whether what stands beside a number is no more than a title: it asks for nothing, and ends like none."""
    return len(words) <= _LONGEST and not words.endswith(SENTENCE_ENDS) and not asks(words)


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
