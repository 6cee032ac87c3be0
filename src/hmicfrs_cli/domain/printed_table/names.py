"""Which row of the committee's table a printed name means: "Recs L2", "Areas for Improvement - Level 2" and the like.

What could mean two rows, or says more than hmi understands, means none: it is told, and never guessed.
"""

import re

from hmicfrs_cli.domain.figures import ROWS
from hmicfrs_cli.domain.folding import folded
from hmicfrs_cli.domain.vocabulary import Category, Level, row_name

LONGEST_NAME = 120
"""Characters of the name of a row."""

_CATEGORIES = {
    Category.CAUSE_OF_CONCERN: (
        r"\b(?:(?:accelerated )?(?:causes?|cause s) (?:of|for) concerns?|a?cocs?|c ?of ?cs?|c o c)\b"
    ),
    Category.AFI: r"\b(?:areas? (?:for|of|requiring|needing) improvements?|afis?)\b",
    Category.RECOMMENDATION: r"\b(?:recommendations?|recs?)\b",
}
_NUMBERED = re.compile(r"\b(?:levels?|lvl|lev|l) ?([1-4]|one|two|three|four|i{1,3}|iv)\b")
_BEFORE = re.compile(
    r"\b(?:before|pre|prior to|preceding)(?: the)?(?: introduction of)?(?: the)? ?levels?\b"
    r"(?: (?:(?:being|were|was) )?introduced\b)?|\blegacy\b"
)
_NOT_SET = re.compile(
    r"\blevels? (?:is )?(?:not (?:yet )?(?:set|given|known|allocated|assigned)|unknown|tbc)\b"
    r"|\bno levels?\b|\bwithout (?:a )?levels?\b|\bunlevelled\b"
)
_LEVELS = {
    **{words: Level(str(n)) for n, words in enumerate(("one", "two", "three", "four"), 1)},
    **{words: Level(str(n)) for n, words in enumerate(("i", "ii", "iii", "iv"), 1)},
}
_SUMS = frozenset("total|totals|grand total|overall total|overall|sum|all|total all|all rows".split("|"))
_NEUTRAL = frozenset("national|hmicfrs|hmic|number|of|the|at|and|for|wmp|row|rows|with|all|set|yet".split("|"))
"""Words that may stand beside a category and a level, and make no other row."""

_SURROUNDING = _NEUTRAL | {"open", "closed"}
"""Words that may stand beside a category that is a heading."""


def plain(words: str) -> str:
    """Words as they are compared: in lower case, without accents, signs and doubled spaces."""
    return " ".join(re.findall(r"[^\W_]+", folded(words[: 2 * LONGEST_NAME])))


_RUN_TOGETHER = re.compile(r"\b(afis?|recs?|recommendations?|levels?|lvl) ?(?=l? ?[1-4]\b)(l?[1-4])\b")
"""A level that is written on to what is of it: AFI4, RecL2."""

_EXACT = {plain(name): name for name in ROWS}


_LISTED = re.compile(r"^\s*\d{1,2}[.)]\s+")
_MARKED = re.compile(
    r"\s*(?:[\u00b9\u00b2\u00b3\u2070-\u2079*\u2020\u2021]+|[(\[]\s*\^?(?:see\s+)?(?:notes?\s+)?\d{1,2}\s*[)\]])\s*$",
    re.IGNORECASE,
)
"""The number of a row in a list, and the mark of a note after its name."""


def row_meant(words: str) -> str | None:
    """The committee's row that a printed name means; None where it means none, or could mean several."""
    return _meant(words) or _meant(_MARKED.sub("", _LISTED.sub("", words)))


def _meant(words: str) -> str | None:
    said = _RUN_TOGETHER.sub(r"\1 \2", plain(words))
    if len(words) > LONGEST_NAME or len(re.findall(r"[0-9]+", said)) > 1:
        return None
    if exact := _EXACT.get(said):
        return exact
    category = _category(said)
    if category is None or is_part_sum(words):
        return None
    said = re.sub(_CATEGORIES[category], " ", said)
    if category is Category.CAUSE_OF_CONCERN:
        return row_name(category, None) if _is_understood(said) else None
    patterns = [pattern for pattern in (_NUMBERED, _BEFORE, _NOT_SET) if pattern.search(said)]
    if len(patterns) == 1:
        level, rest = _level(said), patterns[0].sub(" ", said)
        # Those closed before levels are closed; of a level, "closed" would be a part of its row.
        rest = re.sub(r"\bclosed\b", " ", rest) if level is Level.BEFORE_LEVELS else rest
        return row_name(category, level) if _is_understood(rest) else None
    bare = re.fullmatch(r" *([1-4]) *", said)
    return row_name(category, Level(bare[1])) if bare and not patterns else None


def _is_understood(rest: str) -> bool:
    """Whether the rest of a name says nothing more: "overdue" or "of which" make it another row."""
    return set(rest.split()) <= _NEUTRAL


def category_alone(words: str) -> Category | None:
    """The category of a name that says nothing of a level, such as the heading over four rows."""
    said = plain(words)
    category = _category(said)
    if category is None or len(said) > LONGEST_NAME:
        return None
    rest = re.sub(_CATEGORIES[category], " ", said).split()
    return category if set(rest) <= _SURROUNDING else None


def is_level_alone(words: str) -> bool:
    """Whether a name says only which level, as under a heading or in a cell beside its category."""
    said = plain(words)
    return any(re.fullmatch(rf"(?:closed )?(?:{pattern.pattern})", said) for pattern in (_NUMBERED, _BEFORE, _NOT_SET))


def is_sum(words: str) -> bool:
    """Whether a row is the sum of all."""
    return plain(words) in _SUMS


_PART_SUM = re.compile(r"\b(?:sub ?)?totals?\b")


def is_part_sum(words: str, *, alone: bool = False) -> bool:
    """Whether a row is the sum of some: a sub-total, "Total AFIs"; `alone`, one that says nothing of which."""
    said = plain(words)
    if alone:
        return re.fullmatch(r"sub ?totals?", said) is not None
    return bool(_PART_SUM.search(said)) and not is_sum(words)


def is_of_which(words: str) -> bool:
    """Whether a row is a part of the row above, and counted there: "of which awaiting verification"."""
    return re.match(r"of (?:which|these|whom)\b|including\b", plain(words)) is not None


def level_of_which(words: str) -> str:
    """The name of a row without its "of which", where it then says a level: one of those that make the row above."""
    without = re.sub(r"^\W*(?:of which|including)\b[\s:,–-]*", "", words, flags=re.IGNORECASE)
    return without if without != words and is_level_alone(without) else words


def is_change(words: str) -> bool:
    """Whether a row tells what has changed, and is no row of figures: "Change since last meeting"."""
    return re.match(r"(?:net )?(?:change|movement|difference|variance)s?\b", plain(words)) is not None


def part_of(words: str) -> Category | None:
    """The category that a sum of some rows is of, such as "Sub-total AFIs"; None where it says none, or more."""
    return category_alone(without_total(words))


def without_total(words: str) -> str:
    """A name without the words that say that it is a sum."""
    return _PART_SUM.sub(" ", plain(words))


def _category(said: str) -> Category | None:
    """The one category that is named. A cause of concern's recommendations are recommendations, or are they?"""
    named = [one for one, pattern in _CATEGORIES.items() if re.search(pattern, said)]
    return named[0] if len(named) == 1 else None


def _level(said: str) -> Level | None:
    """The level that is named; None where it is said not to be set."""
    if found := _NUMBERED.search(said):
        return _LEVELS.get(found[1]) or Level(found[1])
    return Level.BEFORE_LEVELS if _BEFORE.search(said) else None
