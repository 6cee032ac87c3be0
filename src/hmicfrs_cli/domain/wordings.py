"""The wordings by which a report sets a deadline, asks for something at once, or soon without saying when.

Patterns only: whether what they match sets a deadline in its sentence is for `telling`, and what it amounts to for
`deadlines`. Text is taken with single spaces (`plain`). Each group of patterns has the signs without which none of it
can match: looking for those first makes reading a text without a deadline about as quick as copying it.
Wordings: the paper, and HMICFRS reports of 2013 to 2025.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hmicfrs_cli.domain import days

Match = re.Match[str]

_UNSEEN = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)) | {0x2010: "-", 0x2011: "-"}
"""What a page puts inside words without its being seen (soft hyphens, joiners), and its unbreakable hyphens."""


def plain(text: str) -> str:
    """The words with single spaces between, without what cannot be seen."""
    return " ".join((text if text.isascii() else text.translate(_UNSEEN)).split())


NUMBERS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
} | {"a": 1, "eighteen": 18, "twenty-four": 24, "thirty": 30, "sixty": 60, "ninety": 90}
_HOW_MANY = rf"(?P<many>\d{{1,3}}|{'|'.join(NUMBERS)})"
_SPAN = rf"{_HOW_MANY}[\s-]+(?:calendar\s+)?(?P<unit>day|week|month|year)s?\b"
_A_SPAN = (
    r"(?:the\s+(?:next|coming|current)\s+)?(?:[\w-]+\s+(?:to|or)\s+)?(?:a\s+few|half\s+an?|[\w-]+)\s+"
    r"(?:(?:calendar|working|school|financial)\s+)?(?:days?|weeks?|fortnight|months?|quarter|years?)\b"
)
"""A span of time however it is put: twelve to eighteen months, 10 working days, the next financial year."""
_BY = (
    r"(?:by\s+(?:no|not)\s+later\s+than|no\s+later\s+than|not\s+later\s+than|at\s+the\s+latest\s+by|on\s+or\s+before"
    r"|by,?\s+at\s+the\s+latest,?|by(?::|\s+latest)?)\s+"
)
_HOUR = (
    r"(?:(?:(?:\d{1,2}(?:[.:]\d\d)?\s*[ap]m|\d{1,4}(?:[.:]\d\d)?\s*(?:hours|hrs)|(?:12\s+)?noon|midday|midnight)"
    r"(?:,|\s+on)?|\d{1,2}[.:]\d\d\s+on|\d{4}\s+on"
    r"|(?:the\s+)?(?:close|end)\s+of\s+(?:business|play|(?:the\s+)?day)(?:,|\s+on)?|(?:CO[BP]|EOD)(?:\s+on)?"
    r"|(?:the\s+)?end\s+of)\s+)?"
)
"""An hour before a day: all of the day still counts, since deadlines are days."""
_END_OF = r"(?:(?:the\s+)?end(?:\s+of)?\s+|end-|(?:the\s+)?(?:close|last\s+day)\s+of\s+)"
_PUBLICATION = (
    r"(?:(?:the\s+)?(?:date\s+of\s+)?(?:the\s+)?publication(?:\s+of\s+(?:this(?:\s+\w+)?|the)\s+report|(?!\s+of\b))"
    r"|(?:the\s+date\s+of\s+)?this\s+report(?:['’]s\s+publication|(?:\s+being)?\s+published)?"
    r"|the\s+report(?:['’]s\s+publication|\s+being\s+published)|(?:the\s+date\s+of\s+)?this\s+letter)"
)
"""Publication of the report itself, not of some guidance, and not "the report" of a crime."""
_OPENING = r"(?:^|(?<=[.:;•]\s)|\b(?:recommends?|recommended)\s+that,?\s+)"
OBLIGED = r"\b(?:should(?:n['’]t)?|must(?:n['’]t)?|needs?\s+to|required\s+to|(?:is|are)\s+to)\b"
_NOT_OF_ANOTHER = r"(?!\s+(?:of|from|after|following|before|prior|preceding|leading)\b)"
"""A span that does not run from something else: "within three months of arrest" times an officer's work."""


def _pattern(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), days.LETTERS)


PLACE = _pattern(r"\b(?:by(?:\b|(?=\d))|no\s+later\b|not\s+later\b|at\s+the\s+latest\b|on\s+or\s+before\b)")
"""Where a day that sets a deadline can begin."""
SETS_A_DAY = (
    _pattern(rf"{_BY}{_HOUR}(?P<day>{days.DAY})(?!\s+of\b|[/–-]\d)"),
    _pattern(rf"{_BY}(?:{_END_OF})?(?P<month>{days.MONTH_AND_YEAR})(?![/–-]\d)"),
    _pattern(rf"{_BY}{_END_OF}(?:(?:the\s+)?calendar\s+year\s+)?(?P<year>20\d\d)(?!\d|\s*(?:[/–-]|to|and|or)\s*\d)"),
    _pattern(
        rf"by:?\s*(?:the\s+)?(?P<day>\d{{1,2}}(?:st|nd|rd|th)?(?:\s+day\s+of\b|\.|,)?\s*{days.MONTH},?\s*(?:of\s+)?"
        r"[1-9]\d{3})(?!\w|\s+of\b|[/–-]\d)"
    ),
    _pattern(
        rf"{_BY}{_HOUR}(?:{_END_OF})?(?P<yearless>{days.DAY_AND_MONTH}|{days.MONTH})(?!\w|,?[\s-]+\d{{4}}|[/–-]\d)"
    ),
    _pattern(
        rf"{_BY}(?:{_END_OF})?(?:the\s+)?(?P<vague>(?:late|early|mid|spring|summer|autumn|winter|Q[1-4]|FY\s?\d\d|20\d\d)"
        r"\b(?:[\s/–-]+(?:20)?\d\d\b)?)"
    ),
)
"""What may stand at such a place, the fourth being a day whose spaces a PDF has lost ("By31 March2025").
The earlier in this list governs: 31 July 2024 over 31 July."""

SPAN_BEFORE = _pattern(
    rf"\bwithin\s+(?:the\s+next\s+)?(?:\d{{1,3}}|{'|'.join(NUMBERS)})[\s-]+(?:week|month|year)s?\b{_NOT_OF_ANOTHER}"
    r"(?=[^.;]*$)"
)
"""A span in the same sentence before a day: what was to be done within it may be the first of two deadlines."""
SIGNS_OF_PUBLICATION = ("publication", "this report", "the report", "this letter")
"""In small letters: without one of these nothing counts from publication by name."""
WITHIN_PUBLICATION = _pattern(
    rf"\b(?:within|by|no\s+later\s+than|not\s+later\s+than)\s+(?:the\s+next\s+)?{_SPAN}\s+"
    rf"(?:of|from|after|following)\s+{_PUBLICATION}"
)
WITHIN_OPENING = _pattern(rf"{_OPENING}(?P<phrase>within\s+(?:the\s+next\s+)?{_SPAN}){_NOT_OF_ANOTHER}")
WITHIN_ASIDE = _pattern(rf"\b(?:should|must|needs?\s+to),\s+(?P<phrase>within\s+(?:the\s+next\s+)?{_SPAN}),")

_AN_ORDER_OF_EVENTS = r"(?!\s+(?:after|before|following|upon|on|prior|when)\b)"
"""'Immediately after arrest' says when in an officer's day, not when to have it done."""
_TO_ACT = r"(?:act|begin|start|stop|take\s+(?:\w+\s+)?(?:action|steps))"
AT_ONCE = _pattern(
    r"\bwith\s+immediate\s+effect\b",
    rf"{_OPENING}(?:effective\s+)?immediately\b{_AN_ORDER_OF_EVENTS}",
    rf"{OBLIGED},?\s+immediately\b{_AN_ORDER_OF_EVENTS}",
    rf"{OBLIGED}\s+(?:\w+\s+)?take\s+immediate\s+(?:action|steps)\b",
    rf"{OBLIGED}\s+{_TO_ACT}\s+immediately\b{_AN_ORDER_OF_EVENTS}",
    r"\btaking\s+immediate\s+(?:action|steps)\b",
    rf"{OBLIGED}\s+be\s+an?\s+immediate\b",
)


@dataclass(frozen=True, slots=True)
class _NotSure:
    """Patterns of what asks for something soon without saying when; each needs one of the signs, in small letters."""

    signs: tuple[str, ...]
    patterns: re.Pattern[str]


_SOME_SPAN = rf"within\s+(?:the\s+next\s+)?{re.sub(r'[?]P<[a-z]+>', '?:', _SPAN)}"
_BARE_SPAN = re.sub(r"[?]P<[a-z]+>", "?:", _SPAN)
_SOME_DAY = days.DAY.replace("sep", "separator")
_TIME_WORD = (
    r"(?:the|of|on|and|or|to|at|start|end|beginning|close|last|first|second|third|final|half|working|business|calendar"
    r"|day|week|month|quarter|Q[1-4]|twenty|thirty|thirtieth|thirty-first|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|\d{1,4}(?:st|nd|rd|th|am|pm|hrs)?)"
)
NOT_SURE = (
    _NotSure(
        ("as soon", "as quickly", "as swiftly", "as early", "earliest", "urgency", "priority", "delay", "least "),
        _pattern(
            r"\bas\s+(?:soon|quickly|swiftly|early)\s+as\s+(?:\w+\s+){0,3}(?:possible|practicable|practical|can)\b",
            r"\bat\s+the\s+earliest\s+(?:\w+\s+)?(?:opportunity|date|moment)\b",
            r"\bas\s+a\s+(?:matter\s+of\s+)?(?:urgency|priority)\b",
            r"\bwithout\s+(?:\w+\s+){0,2}delay\b",
            r"\bleast\s+(?:possible\s+time|time\s+possible)\b",
        ),
    ),
    _NotSure(
        ("urgent", "forthwith", "prompt", "timely", "straight away", "at once"),
        _pattern(
            r"\b(?:urgently|forthwith|prompt|promptly|timely)\b",
            r"\burgent\s+(?:action|steps|attention|review)\b",
            rf"{OBLIGED}\s+(?:at\s+once|straight\s+away)\b",
        ),
    ),
    _NotSure(
        ("immediate",),
        _pattern(
            rf"{OBLIGED}[^.;:]{{0,80}}?\bimmediately(?=[.;:,]|$|\s+(?:and|to|or)\b)",
            r"(?:^|(?<=[.;:]\s))(?:when|whenever|if|once)\b[^.;:]{0,200}\bimmediate(?:ly\b|\s+(?:effect|action|steps)\b)",
            rf"{_OPENING}immediate(?:\s+(?:action|recommendation))?(?=[:.;]|$)",
            r"\bimmediate\s+(?:action|steps|review|improvement|changes?|attention)\b",
            rf"{_OPENING}immediately\s+(?:after|following|on|upon)\s+{_PUBLICATION}",
            r"\brecommends?\b[^.;:,]{0,60}\bimmediately\b",
        ),
    ),
    _NotSure(
        ("within",),
        _pattern(
            rf"{_OPENING}within\s+{_A_SPAN}",
            rf"{_OPENING}within\b(?!\s+the\s+(?:last|past|previous)\b)[^.;:]{{0,30}}?\b(?:weeks|months|years)\b",
            rf"{OBLIGED},?\s+within\s+{_A_SPAN}",
            rf"{OBLIGED}[^.;:]{{0,120}}?\b(?=within\b[^.;:]{{0,30}}(?:week|month|year)){_SOME_SPAN}{_NOT_OF_ANOTHER}",
            rf",\s+{_SOME_SPAN},",
            rf"\b{_SOME_SPAN}\s*(?=[.;]|$)",
        ),
    ),
    _NotSure(
        ("next ", "coming ", "timescale", *SIGNS_OF_PUBLICATION, "s time", "s’ time", "s' time"),
        _pattern(
            rf"\b(?:in|over|during)\s+the\s+(?:next|coming)\s+{_A_SPAN}",
            rf"\b(?:in\s+)?{_BARE_SPAN}(?:['’]?\s+time\b|\s+(?:period\s+)?(?:from|after|following)\s+{_PUBLICATION})",
            rf"\btimescale\W{{1,3}}(?:within\s+)?{_A_SPAN}",
        ),
    ),
    _NotSure(
        ("annual", "yearly", "quarterly", "monthly"),
        _pattern(rf"\b(?:annual|annually|yearly|quarterly|monthly)\b[^.;]{{0,20}}\bfrom\s+{days.MONTH_AND_YEAR}"),
    ),
    _NotSure(
        ("before", "prior", "deadline", "due", "date"),
        # "Before" a day may or may not include it.
        _pattern(
            rf"\b(?:before\s+|prior\s+to\s+"
            rf"|(?:deadline|due|(?:due|target|completion)\s+date)\W{{1,3}}(?:(?:on|is|of)\s+)?){_SOME_DAY}",
            rf"\b(?:before\s+|prior\s+to\s+)(?:{_END_OF})?(?:{days.DAY_AND_MONTH}|{days.MONTH})(?!\w)",
        ),
    ),
    _NotSure(
        ("by", "later than", "at the latest", "or before"),
        # A day that tells how things stood, or less than a day, or a day badly set.
        _pattern(
            rf"\b{_BY}{_HOUR}{_SOME_DAY}",
            rf"\b{_BY}(?:{_END_OF})?(?:{days.DAY_AND_MONTH}|{days.MONTH})(?!\w)",
            r"\bby\s+(?:1[3-9]|2\d|3[01])/(?:0?[1-9]|1[0-2])\b(?!/)(?<!24/7)",
            rf"\b{_BY}{days.MONTH_IN_FIGURES}\b",
            rf"\b{_BY}(?:(?:the|this|next)\s+)?(?:late|early|mid|spring|summer|autumn|winter|easter|christmas|new\s+year"
            r"|end|start|beginning|middle|Q[1-4]|quarter|half[\s-]year|year[\s-]end|FY\s?\d\d)\b[^.;,]{0,30}\b",
            rf"\b{_BY}(?:(?:the|our|your)\s+(?:next|time\s+of)|next)\b[^.;,]{{0,30}}\b",
            rf"\b{_BY}(?:20\d\d\b|the\s+20\d\d(?=[/–-]))(?:[/–-]\d{{2,4}})?\b",
            rf"\bby:?\s+(?:{_TIME_WORD}[\s,.–-]{{1,3}}){{1,9}}?(?:{days.MONTH}|next\s+\w+|quarter|week|of\s+20\d\d)\b",
        ),
    ),
    _NotSure(
        ("erbyn", "ar unwaith", "o fewn"),
        # Reports for forces in Wales stand in Welsh too: by, at once, within.
        _pattern(r"\berbyn\s+[^.;,]{0,40}\d", r"\bar\s+unwaith\b", r"\bo\s+fewn\s+\w+\s+\w+"),
    ),
)


def not_sure(words: str, small: str) -> Match | None:
    """The first wording that asks for something soon without saying when. `small` are the words in small letters."""
    return min(
        (
            found
            for one in NOT_SURE
            if any(sign in small for sign in one.signs) and (found := one.patterns.search(words))
        ),
        key=lambda found: found.start(),
        default=None,
    )


def days_set(words: str) -> Iterator[Match]:
    """Where the words name a day, month or year "by" which, in their order."""
    end = 0
    for place in PLACE.finditer(words):
        if place.start() < end:
            continue
        for pattern in SETS_A_DAY:
            if found := pattern.match(words, place.start()):
                yield found
                end = found.end()
                break
