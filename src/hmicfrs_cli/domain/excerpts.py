"""The part of a text that shows why it was found: short enough to read, with the words that were looked for."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from hmicfrs_cli.domain.folding import folded

LONGEST = 140
"""Characters of an excerpt, but for the dots where it was cut."""
BEFORE = 40
"""Characters that lead up to the first word that was looked for, where the text does not begin with it."""

Span = tuple[int, int]


def excerpt(text: str, spans: Sequence[Span]) -> tuple[str, tuple[str, ...]]:
    """The part of a text with the most different words of those that stand at `spans` (from, until), and these words.

    White space becomes single spaces; "…" stands where something was left out. Words are given once, however
    they are capitalised, in the order in which they stand. Spans may overlap, and come in any order.
    """
    apart = _apart(spans)
    begins, ends = _window(text, apart)
    shown = [_flat(text[since:until]) for since, until in apart if begins <= since and until <= ends]
    words: dict[str, str] = {}
    for word in shown:
        words.setdefault(word.casefold(), word)
    cut = f"{'… ' if begins else ''}{_flat(text[begins:ends]).strip()}{' …' if ends < len(text) else ''}"
    return cut, tuple(words.values())


def beginning_so(text: str, beginnings: Sequence[str]) -> Iterator[Span]:
    """Where the words of a text stand that begin with one of these letters, in any case and with any accents."""
    for word in re.finditer("(?:[^\\W_]|[\u0300-\u036f])+", text) if beginnings else ():
        if folded(word[0]).startswith(tuple(beginnings)):
            yield word.span()


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _apart(spans: Sequence[Span]) -> list[Span]:
    """The same spans in order, those that overlap made one."""
    apart: list[Span] = []
    for since, until in sorted(spans):
        if apart and since < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(until, apart[-1][1]))
        else:
            apart.append((since, until))
    return apart


def _window(text: str, spans: Sequence[Span]) -> Span:
    """Where the excerpt begins and ends: between words, and never within one that was looked for."""
    if len(text) <= LONGEST:
        return 0, len(text)
    since, until = _fullest(text, spans)
    begins = 0 if since <= BEFORE else _after_a_space(text, since - BEFORE, since)
    longest = max(begins + LONGEST, until)
    if longest >= len(text):
        return begins, len(text)
    space = max(text.rfind(" ", begins, longest + 1), text.rfind("\n", begins, longest + 1))
    return begins, space if space >= max(until, begins + 1) else longest


def _fullest(text: str, spans: Sequence[Span]) -> Span:
    """The first of the spans from which an excerpt would have the most different words; the beginning if there is
    none.
    """
    best, most = (0, 0), 0
    for place, (since, until) in enumerate(spans):
        ends = max(since - BEFORE, 0) + LONGEST
        near = spans[place : bisect_right(spans, ends, lo=place, key=lambda span: span[1])]
        many = max(len({text[slice(*span)].casefold() for span in near}), 1)
        if many > most:
            best, most = (since, until), many
    return best


def _after_a_space(text: str, since: int, until: int) -> int:
    """The first beginning of a word from one place on, and at the latest another."""
    space = text.find(" ", since - 1, until)
    return until if space < 0 else space + 1
