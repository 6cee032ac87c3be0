"""What is looked for: the words typed, and what AND, OR and NOT between them mean. Nothing typed is an error."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hmicfrs_cli.domain.folding import folded
from hmicfrs_cli.domain.vocabulary import storable

MOST_BEGINNINGS = 12
"""Words beyond which none is looked for as the beginning of another: so many have been copied from a text, whole."""
SHORTEST_BEGINNING = 3
"""Letters that a word must have to be looked for as the beginning of another."""
QUOTES = '"“”„'
AND, OR, NOT = "AND", "OR", "NOT"

Part = tuple[str, bool]
"""A word as typed, or several that stood in quotes (then True)."""
Group = tuple[bool, list[str]]
"""Words of which one will do, or (then True) none is to be there."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One word that is looked for, or several that are to stand side by side. `whole_only` where no other word that
    begins so will do.
    """

    words: str
    whole_only: bool = False

    @property
    def asked(self) -> str:
        """These words for the index: in quotes, where nothing is syntax."""
        return '"' + self.words.replace('"', '""') + '"'

    @property
    def beginning(self) -> str | None:
        """The letters that other words may begin with; None where there are too few, or more than one word."""
        letters = re.sub(r"^[\W_]+|[\W_]+$", "", folded(self.words))
        begins = letters.isalnum() and len(letters) >= SHORTEST_BEGINNING and not self.whole_only
        return letters if begins else None

    def ways(self) -> Iterator[tuple[str, str | None]]:
        """What to ask the index, and the pattern that must fit as well, for each way in which this is looked for.

        For beginnings the index is asked for all words with the same first three letters, or with these two for a
        stem ("us" is that of "using"); with the first two where the third is a y, which a stem may have as an i.
        """
        yield self.asked, None
        if self.beginning:
            two, three = self.beginning[:2], self.beginning[:3]
            stems = f'"{two}" *' if three.endswith("y") else f'("{three}" * OR "{two}")'
            yield f"{stems} NOT {self.asked}", f"*[^a-z0-9]{self.beginning}*"


@dataclass(frozen=True, slots=True)
class Question:
    """All that is looked for: of every group of words one, and nothing that has one of those to be left out.

    `as_typed` is the whole, where it is several words: what has them side by side comes first.
    """

    every: tuple[tuple[Wanted, ...], ...] = ()
    without: tuple[Wanted, ...] = ()
    as_typed: Wanted | None = None

    @property
    def words(self) -> list[Wanted]:
        """Each word that may be found."""
        return [one for group in self.every for one in group]


def wanted(typed: str) -> Question:
    """What is looked for. Signs that are no letters or digits are passed over, and so is a quote that is never closed;
    where nothing is left, nothing is looked for.

    Raises Mistyped where it holds something that no text can hold.
    """
    parts = list(_parts(storable(typed, "words")))
    groups = _groups(parts)
    if all(left_out for left_out, _ in groups):
        groups = [(False, [words]) for words, _ in parts]
    whole_only = len({words.casefold() for words, _ in parts}) > MOST_BEGINNINGS
    every: dict[tuple[str, ...], tuple[Wanted, ...]] = {}
    without: list[Wanted] = []
    for left_out, words in groups:
        group = tuple(Wanted(each, whole_only) for each in words)
        if left_out:
            without += group
        else:
            every.setdefault(tuple(map(str.casefold, words)), group)
    several = len(parts) > 1 and not any(quoted for _, quoted in parts)
    as_typed = Wanted(" ".join(words for words, _ in parts)) if several else None
    return Question(tuple(every.values()), tuple(without), as_typed)


def _parts(typed: str) -> Iterator[Part]:
    """What was typed, a word or what stands in quotes at a time."""
    parts = re.sub(f"[{QUOTES}]", '"', typed).split('"')
    for number, part in enumerate(parts):
        closed = number % 2 == 1 and number < len(parts) - 1
        for words in [" ".join(part.split())] if closed else part.split():
            if any(character.isalnum() for character in words):
                yield words, closed


def _groups(parts: list[Part]) -> list[Group]:
    """The words in groups, as AND, OR and NOT in capitals between them have it.

    Of several that stand in a row the last counts. Those that have no word on both sides are words themselves, but
    for a NOT before the first.
    """
    groups: list[Group] = []
    waiting: list[str] = []
    for words, quoted in parts:
        if words in (AND, OR, NOT) and not quoted:
            waiting.append(words)
            continue
        sign = waiting.pop() if waiting and (groups or waiting[-1] == NOT) else AND
        if not groups:
            groups += [(False, [word]) for word in waiting]
        waiting = []
        if sign == OR:
            groups[-1][1].append(words)
        else:
            groups.append((sign == NOT, [words]))
    return groups + [(False, [word]) for word in waiting]
