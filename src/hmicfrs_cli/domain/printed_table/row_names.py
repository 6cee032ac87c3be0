"""Where in a table the names of its rows stand, and the name that a row has."""

import re
from collections.abc import Iterable, Mapping, Sequence

from hmicfrs_cli.domain.printed_table.names import plain, row_meant
from hmicfrs_cli.domain.printed_table.spaced import Row
from hmicfrs_cli.domain.printed_table.table import Column

MOST_TRIED = 50
"""Columns that may hold the names, and rows that are looked at to find which does."""


def places_of_names(
    head: Row, found: Iterable[int], columns: Mapping[Column, int], below: Sequence[Row]
) -> tuple[tuple[int, bool], ...]:
    """The places of the names: those of a table of its own beside another, the one column that has them, or what
    stands left of all figures.
    """
    begins, before = min(columns.values()), [place for place in found if place < min(columns.values())]
    beside = [(place, False) for place in range(max(before, default=-1) + 1, begins)] if before else []
    if beside and any(row_meant(name_of(row, beside)) for row in below[:MOST_TRIED]):
        return tuple(beside)
    aside = named_aside(head, found, below)
    return left_of(head, min(found)) if aside is None else ((aside, False),)


def named_aside(head: Row, found: Iterable[int], below: Sequence[Row]) -> int | None:
    """The one column that holds the names, where what is left of the figures holds fewer; None where it does not."""
    tried, first = below[:MOST_TRIED], min(found)

    def known(names: Sequence[tuple[int, bool]]) -> int:
        return sum(row_meant(name_of(row, names)) is not None for row in tried)

    usual = known(left_of(head, first) or ((0, False),))
    widest = min(max((len(row.cells) for row in tried), default=0), MOST_TRIED)
    others = [(known(((place, False),)), -place) for place in range(widest) if place not in set(found)]
    most, place = max(others, default=(0, 0))
    return -place if most > usual else None


def left_of(head: Row, before: int) -> tuple[tuple[int, bool], ...]:
    """The places of the cells left of the figures that make the name of a row, and whether each says only the level."""
    called = [plain(one) for one in head.cells[:before]]
    for alone in ("row", "name"):
        if alone in called:
            return ((called.index(alone), False),)
    return tuple((place, called[place] == "level") for place in range(before))


def name_of(row: Row, names: Sequence[tuple[int, bool]]) -> str:
    """The name of a row: what stands left of its figures. "2" under the heading Level is Level 2."""
    parts = [(" ".join(row.cells[place].split()), level) for place, level in names if place < len(row.cells)]
    words = [f"Level {part}" if level and re.fullmatch("[1-4]", part) else part for part, level in parts if part]
    return " ".join(words).strip("* ")
