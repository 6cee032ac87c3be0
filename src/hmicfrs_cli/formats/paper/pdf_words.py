"""Where the words of a PDF may break, how wide the columns of its tables are, and which characters it spells out.

A word that is wider than where it stands would run over what is beside it, or off the page: addresses and codes do.
Words are not hyphenated: whoever copies or searches them finds them as they were written.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from hmicfrs_cli.formats.paper import lettering
from hmicfrs_cli.formats.paper.blocks import Table

TEXT_WIDTH = 165 / 25.4 * 72
"""Points from margin to margin."""
SIZES = (9.0, 8.0, 7.5, 7.0, 6.5)
"""Points of the letters in tables. Those of many columns are set smaller rather than that words break."""
LONGEST_WORD = 24
"""Characters. A longer one may break, as nothing that is read aloud is: in the largest heading it may fill a line."""
_PIECE = 8
_SHORT_CELL = 18
_MOST_WHOLE = 0.9
"""Characters of a cell that looks best in one line, such as a day in words, and how much of the page the columns may
take when all such cells are: the rest is for those that have more to say.
"""
_HIGHEST_ROW = 260
"""Points, about a third of a page: what a row may take and still be kept whole."""
_HALF_A_PAGE = 350
_PADDING = 4
"""Points: what a table may take and still be kept on one page, and what stands above and below the words of a cell."""


def _is_short(word: str) -> bool:
    return len(word) <= LONGEST_WORD


def in_pieces(words: str, fits: Callable[[str], bool] = _is_short, longest: int = _PIECE) -> list[str]:
    """The words in pieces after each of which a line may end: one piece, where each of the words fits. Pieces of words
    that do not have as many characters as `longest` says.
    """
    if all(fits(word) for word in words.split(" ")):
        return [words]
    pieces = [""]
    for place, word in enumerate(words.split(" ")):
        pieces[-1] += " " * bool(place)
        if fits(word):
            pieces[-1] += word
            continue
        for character in word:
            if len(pieces[-1].rsplit(" ", 1)[-1]) >= longest and not _belongs_to_the_one_before(character):
                pieces.append("")
            pieces[-1] += character
    return pieces


def _belongs_to_the_one_before(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf")


@lru_cache(maxsize=50_000)
def _an_em_of(word: str, bold: bool) -> float:
    """How wide a word is in letters of one point, in points. What has no letter counts as one point."""
    lacking = lettering.lacking(word)
    there = "".join(one for one in word if one not in lacking)
    return lettering.width_of(there, 10, bold=bold) * 7.2 + len(word) - len(there)


class Columns:
    """How a table is set: the `size` of its letters, what stands beside its words (`inset`), and how `wide` each column
    is, in points.
    """

    def __init__(self, table: Table) -> None:
        words = [max(_ems(table, place), default=0.0) for place in range(len(table.columns))]
        cells = [max(_ems(table, place, _SHORT_CELL), default=0.0) for place in range(len(table.columns))]
        for self.size, ems in [(SIZES[0], cells), *((size, words) for size in SIZES)]:
            self.inset = self.size * (0.5 if self.size == SIZES[0] else 0.3)
            least = [em * self.size + 2 * self.inset + 0.5 for em in ems]
            if sum(least) <= TEXT_WIDTH * (_MOST_WHOLE if ems is cells else 1):
                break
        self.wide = _shared(_capped(least), [max(column.share, 1) for column in table.columns])

    def pieces(self, place: int, words: str, *, bold: bool) -> list[str]:
        """The words of a cell, in pieces where they are wider than it."""
        ems = self._room(place) / self.size
        # A capital W, in bold, is 1.1 em wide: such pieces fit whatever they are made of.
        return in_pieces(words, lambda word: _an_em_of(word, bold) <= ems, min(_PIECE, max(1, int(ems / 1.11))))

    def breaks(self, cells: tuple[str, ...]) -> bool:
        """Whether a row is so high that it may go on on the next page."""
        return self._height(cells) > _HIGHEST_ROW

    def together(self, rows: Iterable[tuple[str, ...]]) -> bool:
        """Whether rows are kept on one page, all of them: they take no more than half of it."""
        return sum(self._height(cells) + 2 * _PADDING for cells in rows) < _HALF_A_PAGE

    def _height(self, cells: tuple[str, ...]) -> float:
        """How high a row is, in points; rather too high than too low, since words leave lines half empty."""
        lines = (
            sum(_an_em_of(word, True) + 0.35 for word in words.split(" ")) * self.size / self._room(place)
            for place, words in enumerate(cells)
        )
        return max(1, *lines) * self.size * 1.6

    def _room(self, place: int) -> float:
        return max(self.wide[place] - 2 * self.inset, 1)


def _ems(table: Table, place: int, whole: int = 0) -> Iterator[float]:
    """How wide each word in a column is; of a very long one, how wide its beginning is. Cells of no more characters
    than `whole` count as one word.
    """
    bold = [table.columns[place].heading, *([table.total[place]] if table.total else [])]
    for heavy, cells in ((True, bold), (False, [row[place] for row in table.rows])):
        for cell in cells:
            for word in [cell] if len(cell) <= whole else cell.split(" "):
                yield _an_em_of(word[:LONGEST_WORD], heavy)


def _capped(least: list[float]) -> list[float]:
    """The widths, the widest of them cut so that all are no wider than the page."""
    cap = TEXT_WIDTH
    while sum(min(one, cap) for one in least) > TEXT_WIDTH + 0.01:
        wider = [one for one in least if one >= cap]
        others = sum(one for one in least if one < cap)
        lower = (TEXT_WIDTH - others) / len(wider) if wider else cap * 0.98
        cap = lower if lower < cap else cap * 0.98
    return [min(one, cap) for one in least]


def _shared(least: list[float], shares: list[int]) -> list[float]:
    """The width of the page by what each column wants, none of them narrower than its words."""
    fixed: set[int] = set()
    while True:
        room = TEXT_WIDTH - sum(least[place] for place in fixed)
        free = sum(share for place, share in enumerate(shares) if place not in fixed)
        wide = [least[place] if place in fixed else room * share / free for place, share in enumerate(shares)]
        narrow = {place for place in range(len(shares)) if place not in fixed and wide[place] < least[place]}
        if not narrow:
            return wide
        fixed |= narrow
