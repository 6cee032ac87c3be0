"""What is found in a report, or in a committee paper with several: each once, report by report.

A report prints much of what it asks for twice, in its summary and in its chapters; a paper numbers the recommendations
of each of its reports from one again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from hmicfrs_cli.domain.days import Period
from hmicfrs_cli.domain.vocabulary import Category


@dataclass(frozen=True, slots=True)
class Printed:
    """One recommendation, cause of concern or AFI as it is printed.

    `number` is the one printed; None where there is none. `theme` is the heading it stands under. `under` is the place
    among all that was found of the cause of concern it addresses, and `section` that of its report among the sections.
    `line` and `page` are where its first words stand (see `printed.Line`). `lead_in` has the words that lead it in,
    with which its text begins, where it is one of several limbs.
    """

    category: Category
    text: str
    line: int
    page: int | None = None
    number: int | None = None
    title: str | None = None
    theme: str | None = None
    under: int | None = None
    section: int = 0
    lead_in: str | None = None

    @property
    def place(self) -> str:
        """Where it stands in the document: page 3, line 12."""
        return place_of(self.page, self.line)


def place_of(page: int | None, line: int) -> str:
    """A place in a document, as a person looks for it."""
    return f"page {page}, line {line}" if page else f"line {line}"


@dataclass(frozen=True, slots=True)
class Unread:
    """A heading of the field under which nothing was found, so that a person can look there."""

    category: Category
    number: int | None
    words: str
    line: int
    page: int | None = None
    section: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """One report within what was read: its title and day of publication as printed, where they are, and the numbers
    that its words state of each category.
    """

    title: str | None = None
    published: Period | None = None
    stated: dict[Category, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Contents:
    """What was found in a document: its reports in order, what they ask for, and the headings that nothing was read
    under.
    """

    sections: tuple[Section, ...]
    printed: tuple[Printed, ...]
    unread: tuple[Unread, ...] = ()

    def of(self, section: int) -> "Contents":
        """What one of the sections asks for, by itself."""
        places = [place for place, one in enumerate(self.printed) if one.section == section]
        alone = (
            replace(
                self.printed[place],
                section=0,
                under=None if self.printed[place].under is None else places.index(self.printed[place].under or 0),
            )
            for place in places
        )
        unread = tuple(replace(one, section=0) for one in self.unread if one.section == section)
        return Contents((self.sections[section],), tuple(alone), unread)


def settled(printed: Sequence[Printed], sections: Sequence[Section], unread: Sequence[Unread] = ()) -> Contents:
    """What was found, each once, and only the reports that ask for something; where numbering begins again, another
    does. The sections are those that `section` names places of, and `Printed.under` names a place of `printed`.
    """
    first = _first_alike(printed)
    parts = _parts(printed, first)
    kept = [place for place in range(len(printed)) if first[place] == place and not _is_title_of_all(printed, place)]
    told = sorted({parts[place] for place in kept})
    now = {place: index for index, place in enumerate(kept)}
    found = [
        replace(
            _whole([printed[other] for other in range(place, len(printed)) if first[other] == place]),
            section=told.index(parts[place]),
        )
        for place in kept
    ]
    return Contents(
        tuple(Section() if part else sections[section] for section, part in told),
        tuple(one if one.under is None else replace(one, under=now.get(first[one.under])) for one in found),
        tuple(_still_unread(unread, printed, told)),
    )


def _still_unread(
    unread: Sequence[Unread], printed: Sequence[Printed], told: Sequence[tuple[int, int]]
) -> Iterator[Unread]:
    """The headings that nothing was read under anywhere: a table of contents has all of them once more."""
    there = {(one.section, one.category, one.number) for one in printed}
    for one in unread:
        if (one.section, one.category, one.number) not in there:
            yield replace(one, section=told.index((one.section, 0)) if (one.section, 0) in told else 0)


def are_alike(one: str, other: str) -> bool:
    """Whether two texts are most likely one in other words: they share nearly all words of the shorter, and it is no
    short one. Where a word of each stands for one of the other ("fraud", "cybercrime"), they are two.
    """
    these, those = _bag(one), _bag(other)
    shorter = min(len(these), len(those))
    return shorter >= FEWEST_WORDS and len(these & those) >= SHARED * shorter


FEWEST_WORDS = 6
SHARED = 0.95
"""Part of the words of the shorter that two texts share which are one."""
MOST_COMPARED = 1500
"""How many are compared with each other word by word; of more, only those in the very same words are one."""


def _first_alike(printed: Sequence[Printed]) -> list[int]:
    """For each the place of the first that says the same in its section: what is printed in a summary, and again in its
    chapter in other words, is one. Two under different causes of concern are two, whatever they say.
    """
    first: list[int] = []
    by_kind: dict[tuple[int, Category, str], list[int]] = {}
    word_by_word = len(printed) <= MOST_COMPARED
    for place, one in enumerate(printed):
        before = by_kind.setdefault((one.section, one.category, "" if word_by_word else _words(one.text)), [])
        under = None if one.under is None else first[one.under]
        same = next(
            (
                other
                for other in before
                if _may_be_same(first, printed[other].under, under) and _says_the_same(printed[other], one)
            ),
            place,
        )
        before.extend([place] * (same == place))
        first.append(same)
    return first


def _may_be_same(first: Sequence[int], one: int | None, other: int | None) -> bool:
    return one is None or other is None or first[one] == other


def _says_the_same(one: Printed, other: Printed) -> bool:
    if _words(one.text) == _words(other.text):
        return one.number is None or other.number is None or one.number == other.number
    if one.number != other.number and None not in (one.number, other.number):
        return False
    if one.category is Category.CAUSE_OF_CONCERN and {_words(one.title), _words(one.text)} & {
        _words(other.title or "-"),
        _words(other.text),
    }:
        return True
    if one.lead_in is not None and one.lead_in == other.lead_in:
        return False
    return are_alike(one.text, other.text)


def _is_title_of_all(printed: Sequence[Printed], place: int) -> bool:
    """Whether the first that was found is the title of the document: a cause of concern without more words, and
    without a recommendation, which others have.
    """
    one = printed[place]
    return (
        place == 0
        and one.category is Category.CAUSE_OF_CONCERN
        and one.text == one.title
        and any(other.category is one.category for other in printed[1:])
        and all(other.under != place for other in printed)
    )


def _whole(alike: Sequence[Printed]) -> Printed:
    """One that is printed several times: at its longest, and with its number, title, theme and cause of concern from
    wherever they are printed.
    """
    return replace(
        max(alike, key=lambda one: len(one.text)),
        number=next((one.number for one in alike if one.number is not None), None),
        title=next((one.title for one in alike if one.title), None),
        theme=next((one.theme for one in alike if one.theme), None),
        under=next((one.under for one in alike if one.under is not None), None),
    )


def _parts(printed: Sequence[Printed], first: Sequence[int]) -> list[tuple[int, int]]:
    """For each its section, and how often the numbering of recommendations has begun again in that."""
    parts: list[tuple[int, int]] = []
    numbers: dict[int, int] = {}
    for place, one in enumerate(printed):
        section, part = parts[-1] if parts and parts[-1][0] == one.section else (one.section, 0)
        numbers = numbers if parts and parts[-1][0] == one.section else {}
        if one.number is not None and one.category is Category.RECOMMENDATION:
            begins_again = numbers.setdefault(one.number, first[place]) != first[place]
            part, numbers = (part + 1, {one.number: first[place]}) if begins_again else (part, numbers)
        parts.append((section, part))
    return parts


def _words(text: str | None) -> str:
    return " ".join((text or "").split()).casefold().rstrip(".")


@lru_cache(maxsize=4096)
def _bag(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))
