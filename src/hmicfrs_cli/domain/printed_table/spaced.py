"""Lines whose columns are kept apart by spaces alone, as a PDF or a screen gives them, made into cells.

The numbers at the end of a line are its figures. Where they are fewer than the columns a blank is somewhere between
them: by how the line is laid out it can sometimes be told where; otherwise they stay loose, and nothing is guessed.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hmicfrs_cli.domain.printed_table.names import row_meant
from hmicfrs_cli.domain.printed_table.table import Column, cell


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it came: the number of its line, its cells, and numbers of which the columns are not known. `is_text` is
    a line between tables, where what is a row of one is known.
    """

    at: int
    cells: tuple[str, ...]
    loose: tuple[str, ...] = ()
    is_text: bool = False


@dataclass(frozen=True, slots=True)
class _Figure:
    """A word of a line that may be a figure, and where it begins and ends."""

    words: str
    begins: int
    ends: int


LONGEST_LINE = 2_000
"""Characters of a line that can be a row."""

LEAST_HEADINGS = 2
"""Columns that a line names, at least, to be one of headings."""

_WORD = re.compile(r"\S+")
APART = re.compile(r"\S+(?: \S+)*")
"""Words that several spaces keep apart."""

_IS_FIGURE = re.compile(r"[-+−–]?\(?[0-9][0-9,]{0,12}\)?[*†‡§¹²³]{0,2}|[-–—−]|nil|n/a", re.IGNORECASE)


def row(
    at: int, line: str, columns: Sequence[Column | None], heads: Sequence[tuple[int, int]], *, laid_out: bool
) -> Row:
    """A line under headings that stand between these places, as the cells of a row: its name, then a cell a column."""
    name, figures = split(line)
    spare = len(figures) - len(columns)
    if spare > 0 and row_meant(name) is None and row_meant(line[: figures[spare].begins]):
        # "AFI 2 22 0 6": the first number belongs to the name.
        name, figures = line[: figures[spare].begins].strip(), figures[spare:]
    words = tuple(figure.words for figure in figures)
    if not figures or len(figures) == len(columns):
        return Row(at, (name, *words))
    if laid_out and len(figures) < len(columns) and (places := _under(figures, heads)):
        cells = [""] * len(columns)
        for figure, place in zip(figures, places, strict=True):
            cells[place] = figure.words
        return Row(at, (name, *cells))
    if columns[-1] is Column.INCREASE and len(columns) - len(figures) == 1 and _adds_up(words):
        return Row(at, (name, *words, ""))
    return Row(at, (name,), words)


def split(line: str) -> tuple[str, list[_Figure]]:
    """The name of a row, and the figures at its end. The number of a level belongs to the name."""
    if len(line) > LONGEST_LINE:
        return line.strip(), []
    words = [_Figure(found[0], found.start(), found.end()) for found in _WORD.finditer(line)]
    first = len(words)
    while first and _IS_FIGURE.fullmatch(words[first - 1].words):
        first -= 1
    # "Level 2 55 0 45": the first number says which level. "Before Levels 0 18" has none.
    if 0 < first < len(words) and re.fullmatch("level|lvl|l", words[first - 1].words, re.IGNORECASE):
        first += 1
    name = line[: words[first].begins] if first < len(words) else line
    return name.strip(), words[first:]


def headings(line: str, read: Callable[[str], Column | None], width: int) -> list[tuple[Column | None, int, int]]:
    """The columns that a line names, and where each name begins and ends; nothing where it is no line of headings.

    Headings of several words are kept apart by several spaces; otherwise each is one word, and there are as many as
    the rows have figures (`width`) where hmi does not know all. Words that it does not know are one heading where they
    stand together and the rows have a figure for just one: "Open Closed Total Awaiting verification".
    """
    if len(line) > LONGEST_LINE:
        return []
    for pattern in (APART, _WORD):
        found = [(read(each[0]), each.start(), each.end()) for each in pattern.finditer(line)]
        named = [n for n, (column, _, _) in enumerate(found) if column]
        if len(named) < LEAST_HEADINGS:
            continue
        there = found[named[0] :]
        if pattern is APART or len(there) in (len(named), width):
            return there
        if len(named) + 1 == width and len(as_one := _unknown_as_one(there)) == width:
            return as_one
    return []


def _unknown_as_one(found: Sequence[tuple[Column | None, int, int]]) -> list[tuple[Column | None, int, int]]:
    """Headings in which unknown words that follow each other are one."""
    whole: list[tuple[Column | None, int, int]] = []
    for column, begins, ends in found:
        if whole and column is None and whole[-1][0] is None:
            whole[-1] = (None, whole[-1][1], ends)
        else:
            whole.append((column, begins, ends))
    return whole


def is_laid_out(lines: Sequence[str], heads: Sequence[tuple[int, int]]) -> bool:
    """Whether every line with a figure for each column has each under its heading, so that a blank can be seen."""
    whole = [figures for _, figures in map(split, lines) if len(figures) == len(heads)]
    return bool(whole) and all(_under(figures, heads) == list(range(len(heads))) for figures in whole)


def _under(figures: Sequence[_Figure], heads: Sequence[tuple[int, int]]) -> list[int] | None:
    """The column of each figure, by the one heading that it stands under; None where one stands under none or two."""
    places: list[int] = []
    for figure in figures:
        over = [n for n, (begins, ends) in enumerate(heads) if figure.begins < ends and begins < figure.ends]
        if len(over) != 1 or over[0] in places:
            return None
        places.append(over[0])
    return places


def _adds_up(words: Sequence[str]) -> bool:
    """Whether three figures are an open, a closed and a total that add up, so that the increase is what is left out."""
    numbers = [cell(one).number for one in words]
    if len(numbers) != 3 or None in numbers:
        return False
    is_open, closed, total = (number or 0 for number in numbers)
    return is_open + closed == total
