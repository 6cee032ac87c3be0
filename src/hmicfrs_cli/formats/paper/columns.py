"""How wide the columns of a table are, and how large its letters: by the words that stand in it, and by nothing else.

A column is never narrower than its longest word while there is a size of letters at which all of these fit, so that no
number and no word of a heading is cut in two. What room is left goes to those that have the most to say. Whoever sets
the table says how wide words are (`Measure`); widths are in points.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hmicfrs_cli.formats.paper.blocks import Table

Measure = Callable[[str, bool], float]
"""How wide words are, in bold or not, in letters of one point."""

LONGEST_WORD = 24
"""Characters. A longer one may break, as nothing that is read aloud is."""
SHORT_TABLE = 130
SHORT_FIGURES = 260
HIGHEST_ROW = 150
"""Points: what a table may take and still be kept on one page, and what one of figures may: about a third of a page, so
that the committee's own table is never cut in two. And what a row may.
"""
_SHORT_CELL = 18
"""Characters of a cell that looks best in one line, such as a day in words."""
_MOST_WHOLE = 0.9
_WORTH = 1.3
"""How much of the room columns may take when all short cells stand in one line, and how much worse the table may read
for it otherwise (see `Measured._burden`): the rest is for those that have more to say.
"""
_MANY = 6
"""Columns. A table of more is set a size smaller."""
_POWERS = (2, 1, 4)
"""Of how long a cell is: how much more than its length it may count for. One long cell among short ones counts for
more by the higher, and many middling ones by the lower.
"""
_LINE = 1.4
"""From one line to the next, in letters."""
_SPACE = 0.35
_WASTED = 1.08
"""How wide a space is, at most; and how much more room words take than they are wide, since lines do not end where
their column does.
"""


def is_short(table: Table, height: float) -> bool:
    """Whether a table that takes so many points is kept on one page."""
    figures = sum(column.of_numbers for column in table.columns) * 2 >= len(table.columns)
    return height < (SHORT_FIGURES if figures else SHORT_TABLE)


@dataclass(frozen=True, slots=True)
class Need:
    """What a column needs: at `least` the room of its longest word, at `most` that of its longest cell in one line.
    `text` is how much it has to say, `share` how wide it wants to be beside the others where there is room to spare.
    """

    least: float
    most: float
    text: float = 1.0
    share: int = 1


def widths(needs: Sequence[Need], room: float) -> list[float]:
    """The widths of columns, together as wide as the room.

    None is narrower than it needs at least, where there is room for that; else the widest are cut. Where all cells fit
    in one line they do, and the rest is shared out; where not, columns are as wide as they have text.
    """
    if sum(one.least for one in needs) >= room:
        return _cut([one.least for one in needs], room)
    if sum(one.most for one in needs) <= room:
        return _filled(lambda unit: [max(one.most, unit * max(one.share, 1)) for one in needs], room)
    return _filled(lambda unit: [min(max(one.least, unit * max(one.text, 1e-6)), one.most) for one in needs], room)


def _filled(wide: Callable[[float], list[float]], room: float) -> list[float]:
    """The widths that fill the room, of those that grow with a unit."""
    low, high = 0.0, 1.0
    while sum(wide(high)) < room and high < 1e12:
        high *= 2
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if sum(wide(middle)) >= room else (middle, high)
    found = wide(high)
    broadest = found.index(max(found))
    found[broadest] += room - sum(found)
    return found


def _cut(least: list[float], room: float) -> list[float]:
    """The widths, the widest of them cut so that all fill the room."""
    rest, left = room, len(least)
    for one in sorted(least):
        if one * left > rest:
            break
        rest, left = rest - one, left - 1
    return [min(one, rest / left) for one in least] if left else least


@dataclass(frozen=True, slots=True)
class Setting:
    """How a table is set: the `size` of its letters, what stands beside its words (`inset`), how `wide` each column is,
    all in points; and whether each has room for its longest word (`fits`).
    """

    size: float
    inset: float
    wide: list[float]
    fits: bool
    measure: Measure

    def room(self, place: int) -> float:
        """What words have in a column."""
        return max(self.wide[place] - 2 * self.inset, 1)

    def height(self, cells: Sequence[str]) -> float:
        """About how high a row is, without what stands above and below its words."""
        lines = [
            _so_many_lines(_across(words, True, self.measure) * self.size, self.room(place))
            for place, words in enumerate(cells)
        ]
        return max([1, *lines]) * self.size * _LINE


class Measured:
    """The words of a table, measured once, so that it can be set in one size after the other. The `usual` one, in
    points, has more beside its words; a table of many columns is set in smaller ones.
    """

    def __init__(self, table: Table, measure: Measure, usual: float) -> None:
        self._measure = measure
        self._usual = usual
        self._columns = table.columns
        bold = [tuple(column.heading for column in table.columns), *([table.total] if table.total else [])]
        rows = [(row, True) for row in bold] + [(row, False) for row in table.rows]
        self._whole = [[_across(cell, heavy, measure) for cell in row] for row, heavy in rows]
        # The least that cells need: their longest word; short ones in two lines at most; short ones in one.
        self._least = [
            [[_longest_line(cell, lines, heavy, measure) for cell in row] for row, heavy in rows]
            for lines in (None, 2, 1)
        ]

    def fitted(self, room: float, sizes: Sequence[float], *, turned: bool = False) -> Setting:
        """The table in the largest of the sizes at which no word is cut; in the last of them, where there is none.

        Where its headings are `turned`, those over numbers stand on end, and take the room of a line.
        """
        smaller = [size for size in sizes if size < self._usual] if len(self._columns) > _MANY else []
        for size in smaller or sizes:
            inset = size * (0.5 if size == self._usual else 0.3)
            needs = self._needs(self._least[0], size, inset, turned)
            if sum(one.least for one in needs) <= room:
                wide = self._best(room, size, inset, turned)
                return Setting(size, inset, wide, True, self._measure)
        return Setting(size, inset, widths(needs, room), False, self._measure)

    def _best(self, room: float, size: float, inset: float, turned: bool) -> list[float]:
        """The best way to set the table; or one that keeps short cells in fewer lines, where that costs little."""
        words, *shorter = self._least
        wide = self._easiest(words, room, size, inset, turned)
        most = self._burden(wide, size, inset) * _WORTH
        for least in shorter:
            if sum(one.least for one in self._needs(least, size, inset, turned)) <= room * _MOST_WHOLE:
                other = self._easiest(least, room, size, inset, turned)
                wide = other if self._burden(other, size, inset) <= most else wide
        return wide

    def _easiest(self, least: list[list[float]], room: float, size: float, inset: float, turned: bool) -> list[float]:
        """The widths at which the table reads best, of those that count a long cell for more or for less."""
        ways = (widths(self._needs(least, size, inset, turned, power), room) for power in _POWERS)
        return min(ways, key=lambda wide: self._burden(wide, size, inset))

    def _needs(
        self, least: list[list[float]], size: float, inset: float, turned: bool, power: int = _POWERS[0]
    ) -> list[Need]:
        def need(place: int) -> Need:
            on_end = turned and self._columns[place].of_numbers
            words = [row[place] for row in least[on_end:]]
            whole = [row[place] for row in self._whole[on_end:]]
            room = 2 * inset + 0.5
            return Need(
                max([*words, _LINE * on_end, 0.0]) * size + room,
                max([*whole, _LINE * on_end, 0.0]) * size + room,
                sum(one**power for one in whole) ** (1 / power) * size,
                self._columns[place].share,
            )

        return [need(place) for place in range(len(self._columns))]

    def _burden(self, wide: list[float], size: float, inset: float) -> int:
        """What there is to read downwards: the squares of the lines of each row, since a high row is worse than two."""
        room = [(each - 2 * inset) / size for each in wide]
        return sum(max(map(_so_many_lines, row, room)) ** 2 for row in self._whole)


def _across(cell: str, heavy: bool, measure: Measure) -> float:
    """How wide a cell is in one line. Each word is measured by itself: a table has few that are new."""
    words = cell.split(" ")
    return sum(measure(word, heavy) for word in words) + _SPACE * (len(words) - 1)


def _longest_line(cell: str, lines: int | None, heavy: bool, measure: Measure) -> float:
    """How wide a cell is where it breaks at every space; a short one where it breaks into one line or two."""
    words = cell.split(" ")
    if lines == 1 and len(cell) <= _SHORT_CELL:
        return _across(cell, heavy, measure)
    if lines == 2 and len(cell) <= _SHORT_CELL and len(words) > 2:
        wide = [measure(word, heavy) for word in words]
        sides = ((wide[:at], wide[at:]) for at in range(1, len(wide)))
        return min(max(sum(side) + _SPACE * (len(side) - 1) for side in both) for both in sides)
    return max(measure(word[:LONGEST_WORD], heavy) for word in words)


def _so_many_lines(width: float, room: float) -> int:
    """How many lines words take in a room, about."""
    return 1 if width <= room else math.ceil(width * _WASTED / room)
