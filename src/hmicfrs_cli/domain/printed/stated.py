"""How many recommendations, causes of concern and areas for improvement a report says it makes.

A report that says so lets its reading be checked: "made four recommendations … and a further 16 areas for improvement"
(the paper of 28 September 2023, section 3, custody).
"""

import re
from collections.abc import Sequence

from hmicfrs_cli.domain.vocabulary import Category

_UNITS = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBER = rf"(?:\d{{1,3}}|(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(_UNITS[1:10])}))?|{'|'.join(reversed(_UNITS))})"
"""A number up to ninety-nine in words, or in figures."""
_COUNT = re.compile(
    rf"(?<![\w.,/-])(?P<many>{NUMBER})\s+(?:(?:further|new|national|other|more|additional|main|formal|separate|of)\s+){{0,2}}"
    r"(?:(?P<recommendation>recommendations?)|(?P<coc>causes?\s+of\s+concern)|(?P<afi>areas?\s+for\s+improvement|AFIs?))\b",
    re.IGNORECASE,
)
_MAKES = re.compile(
    r"\b(?:ma[dk]es?|making|contains?|includes?|gives?|identif(?:y|ies|ied)|found|has|have|there\s+(?:are|were)|sets?\s+out|issued?|with)\b",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"\b(?:previous(?:ly)?|earlier|last|since|increase|decrease|of\s+these|of\s+the|closed|outstanding|remain(?:s|ing)?|progress"
    r"|complet(?:e|ed)|implement(?:ed)?|being|submitted|in\s+(?:19|20)\d\d|(?:19|20)\d\d(?:\s+\w+)?\s+(?:report|inspection|letter|visit))\b",
    re.IGNORECASE,
)
"""What is said of other reports' recommendations, or of how far they have come."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"'(])")


def stated(paragraphs: Sequence[str]) -> dict[Category, tuple[int, ...]]:
    """The numbers that the words state of each category, in order; nothing of a category that they do not count."""
    found: dict[Category, list[int]] = {}
    for sentence in (sentence for words in paragraphs for sentence in _SENTENCE.split(words)):
        counts = list(_COUNT.finditer(sentence))
        if not counts or not _MAKES.search(sentence) or _OF_ANOTHER.search(sentence):
            continue
        for count in counts:
            found.setdefault(_category(count), []).append(as_number(count["many"]))
    return {category: tuple(dict.fromkeys(numbers)) for category, numbers in found.items()}


def _category(count: re.Match[str]) -> Category:
    if count["recommendation"]:
        return Category.RECOMMENDATION
    return Category.CAUSE_OF_CONCERN if count["coc"] else Category.AFI


def as_number(words: str) -> int:
    """The number that NUMBER has matched."""
    if words.isdecimal():
        return int(words)
    parts = re.split(r"[\s-]+", words.lower())
    return sum(20 + 10 * _TENS.index(part) if part in _TENS else _UNITS.index(part) for part in parts)
