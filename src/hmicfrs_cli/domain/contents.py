"""What is found in a report, or in a committee paper with several: each once, report by report.

A report prints much of what it asks for twice, in its summary and in its chapters; a paper numbers the recommendations
of each of its reports from one again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from hmicfrs_cli.domain.days import Period
from hmicfrs_cli.domain.vocabulary import Category


@dataclass(frozen=True, slots=True)
class Printed:
    """One recommendation, cause of concern or AFI as it is printed.

    `number` is the one printed; None where there is none. `theme` is the heading it stands under. `under` is the place
    among all that was found of the cause of concern it addresses, and `section` that of its report among the sections.
    `line` and `page` are where its first words stand (see `printed.Line`).
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
    """What was found in a document: its reports in order, and what they ask for."""

    sections: tuple[Section, ...]
    printed: tuple[Printed, ...]

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
        return Contents((self.sections[section],), tuple(alone))


def settled(printed: Sequence[Printed], sections: Sequence[Section]) -> Contents:
    """What was found, each once, and only the reports that ask for something; where numbering begins again, another
    does. The sections are those that `Printed.section` and `under` name places of.
    """
    first = _first_alike(printed)
    parts = _parts(printed)
    kept = [place for place in range(len(printed)) if first[place] == place and not _is_title_of_all(printed, place)]
    told = sorted({parts[place] for place in kept})
    now = {place: index for index, place in enumerate(kept)}
    asking = [Section() if part else sections[section] for section, part in told]
    found = [
        replace(
            _whole([printed[other] for other in range(place, len(printed)) if first[other] == place]),
            section=told.index(parts[place]),
        )
        for place in kept
    ]
    return Contents(
        tuple(asking),
        tuple(one if one.under is None else replace(one, under=now[first[one.under]]) for one in found),
    )


def _first_alike(printed: Sequence[Printed]) -> list[int]:
    """For each the place of the first that says the same in its section: what is printed in a summary and again in its
    chapter is one. Two under different causes of concern are two, whatever they say.
    """
    first: list[int] = []
    by_words: dict[tuple[int, Category, str], list[int]] = {}
    for place, one in enumerate(printed):
        alike = by_words.setdefault((one.section, one.category, _words(one)), [])
        under = None if one.under is None else first[one.under]
        same = next((other for other in alike if _may_be_same(first, printed[other].under, under)), place)
        alike.extend([place] * (same == place))
        first.append(same)
    return first


def _may_be_same(first: Sequence[int], one: int | None, other: int | None) -> bool:
    return one is None or other is None or first[one] == other


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
    """One that is printed several times, with its number and its cause of concern from wherever they are printed."""
    return replace(
        alike[0],
        number=next((one.number for one in alike if one.number is not None), None),
        under=next((one.under for one in alike if one.under is not None), None),
    )


def _parts(printed: Sequence[Printed]) -> list[tuple[int, int]]:
    """For each its section, and how often the numbering of recommendations has begun again in that."""
    parts: list[tuple[int, int]] = []
    numbers: dict[int, str] = {}
    for one in printed:
        section, part = parts[-1] if parts and parts[-1][0] == one.section else (one.section, 0)
        numbers = numbers if parts and parts[-1][0] == one.section else {}
        if one.number is not None and one.category is Category.RECOMMENDATION:
            begins_again = numbers.setdefault(one.number, _words(one)) != _words(one)
            part, numbers = (part + 1, {one.number: _words(one)}) if begins_again else (part, numbers)
        parts.append((section, part))
    return parts


def _words(one: Printed) -> str:
    return " ".join(one.text.split()).casefold()
