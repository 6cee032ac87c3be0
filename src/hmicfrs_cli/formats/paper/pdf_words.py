"""Where the words of a PDF may break, how wide the columns of its tables are, and which characters it spells out.

A word that is wider than where it stands would run over what is beside it, or off the page: addresses and codes do.
Words are not hyphenated: whoever copies or searches them finds them as they were written.
"""

import unicodedata
from collections.abc import Callable, Iterable

from hmicfrs_cli.formats.paper import lettering
from hmicfrs_cli.formats.paper.blocks import Table
from hmicfrs_cli.formats.paper.columns import HIGHEST_ROW, LONGEST_WORD, Measured, is_short

TEXT_WIDTH = 165 / 25.4 * 72
"""Points from margin to margin."""
SIZES = (9.0, 8.0, 7.5, 7.0, 6.5)
"""Points of the letters in tables. Those of many columns are set smaller rather than that words break."""
_PIECE = 8
"""Characters of a piece of a word that is longer than where it stands."""
_LOW_ROW = 60
"""Points: what a row may take and still be kept with the total below it."""
_PADDING = 4
"""Points: what stands above and below the words of a cell."""


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


class Columns:
    """How a table is set: the `size` of its letters, what stands beside its words (`inset`), and how `wide` each column
    is, in points.
    """

    def __init__(self, table: Table) -> None:
        self._table = table
        self._set = Measured(table, lettering.an_em_of, SIZES[0]).fitted(TEXT_WIDTH, SIZES)
        self.size, self.inset, self.wide = self._set.size, self._set.inset, self._set.wide

    def pieces(self, place: int, words: str, *, bold: bool) -> list[str]:
        """The words of a cell, in pieces where they are wider than it."""
        ems = self._set.room(place) / self.size
        # A capital W, in bold, is 1.1 em wide: such pieces fit whatever they are made of.
        return in_pieces(
            words, lambda word: lettering.an_em_of(word, bold) <= ems, min(_PIECE, max(1, int(ems / 1.11)))
        )

    def breaks(self, cells: tuple[str, ...]) -> bool:
        """Whether a row is so high that it may go on on the next page."""
        return self._set.height(cells) > HIGHEST_ROW

    def low(self, cells: tuple[str, ...]) -> bool:
        """Whether a row takes so little that others may be kept with it."""
        return self._set.height(cells) < _LOW_ROW

    def together(self, rows: Iterable[tuple[str, ...]]) -> bool:
        """Whether rows are kept on one page, all of them."""
        return is_short(self._table, sum(self._set.height(cells) + 2 * _PADDING for cells in rows))
