"""Words as a reader sees them, whatever the file is written with; and the paragraphs that a file knows, gathered."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from hmicfrs_cli.domain.printed.lines import Line, Shape

N = TypeVar("N")
LINE_BREAK = "\v"
"""In gathered words: here a line is broken within its paragraph."""


def as_seen(words: str) -> str:
    """Words on one line, without what no reader sees: soft hyphens, characters of no width, marks of direction.

    Every kind of space is a plain one, and so is a run of them; a hyphen that does not break is a hyphen; ligatures are
    their letters; what has two spellings has one (NFC). A soft hyphen that ends a line has been printed there.
    """
    if words.isascii():
        return " ".join(_UNSEEN.sub("", words).split())
    printed = re.sub(r"\xad(?=\s*$)", "-", words).translate(_LETTERS)
    return " ".join(unicodedata.normalize("NFC", _UNSEEN.sub(_not_seen, printed)).split())


_LETTERS = str.maketrans(
    {"‐": "-", "‑": "-", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    r"\ufff9-\ufffb\ud800-\udfff]"
)


def _not_seen(found: re.Match[str]) -> str:
    return "\ufffd" if "\ud800" <= found[0] <= "\udfff" else ""


_LABEL = r"(?:recommendations?|causes?\s+of\s+concern|areas?\s+for\s+improvement|AFIs?)"
_MARK = r"(?:[•▪◦‣●○■□➢\uf0a7\uf0b7*·–—-]\s|o\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s)"
_BEGINS = re.compile(rf"{_MARK}|{_LABEL}\b(?:\s*\d+)?\s*(?:[:.–—-]|$)|{_LABEL}\s+\d+\b", re.IGNORECASE)
_ALONE = re.compile(rf"{_LABEL}(?:\s+\d+)?\s*[:.–—-]?", re.IGNORECASE)


def lines_within(words: str) -> list[str]:
    """A paragraph that breaks its own lines, as the lines that are to be told apart.

    A break is a space, as where an address or a title is broken to look well. It begins a new line before the mark of a
    bullet or "Recommendation 3", after such a label that stands alone, and where there are two breaks together.
    """
    lines: list[list[str]] = []
    gap = True
    for part in map(as_seen, words.split(LINE_BREAK)):
        if part and (gap or _BEGINS.match(part) or (len(lines[-1]) == 1 and _ALONE.fullmatch(lines[-1][0]))):
            lines.append([part])
        elif part:
            lines[-1].append(part)
        gap = not part
    return [" ".join(parts) for parts in lines]


class Gathered:
    """The lines of a document that knows its paragraphs, numbered as they come."""

    def __init__(self) -> None:
        self.lines: list[Line] = []

    def add(self, words: str, shape: Shape, after: Shape = Shape.PARAGRAPH) -> None:
        """A paragraph, unless nobody would see it. `after` is the shape of what follows a break within it."""
        for at, line in enumerate(lines_within(words)):
            self.lines.append(Line(line, len(self.lines) + 1, None, after if at else shape))

    def space(self) -> None:
        """Space between two lines, where the file has lines."""
        self.lines.append(Line("", len(self.lines) + 1))


def walked(root: N, below: Callable[[N], Iterable[N]]) -> Iterator[tuple[N, bool]]:
    """Each node of a tree as it begins (True) and as it ends (False), however deep. `below` has a node's children."""
    yield root, True
    open_ones = [(root, iter(below(root)))]
    while open_ones:
        node, children = open_ones[-1]
        child = next(children, None)
        if child is None:
            open_ones.pop()
            yield node, False
        else:
            yield child, True
            open_ones.append((child, iter(below(child))))


Grid = list[tuple[str, ...]]
"""A table as rows of cells."""

MOST_ABOVE = 4
"""Paragraphs above a table that may say what it is of."""


def with_those_above(parts: Iterable[str | Grid]) -> list[Grid]:
    """The tables among paragraphs and tables, each with the last paragraphs above it as rows of a single cell."""
    grids: list[Grid] = []
    above: list[str] = []
    for part in parts:
        if isinstance(part, str):
            above = [*above, part][-MOST_ABOVE:] if part.strip() else above
        else:
            grids.append([*((words,) for words in above), *part])
            above = []
    return grids
