"""Explanations by which figures are right, and stand in one another's place: of rows, of columns, of digits."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from hmicfrs_cli.domain.printed_table.table import FIGURES, PARTS, Column
from hmicfrs_cli.domain.prose import listed
from hmicfrs_cli.domain.reconciling.explanation import (
    Explanation,
    Sort,
    figures_with,
    made,
    named,
    names,
    right_figure,
)
from hmicfrs_cli.domain.reconciling.holding import Held, Tested

MOST_PAIRED = 60
"""Rows that fail and are compared with one another: more than any committee's table has."""

LEAST_TELLING = 10
"""The least of a figure that is no other one's by chance."""

LEAST_IN_A_RING = 3
"""Rows of which each stands in the place of the next: two are just exchanged."""


def rows_exchanged(found: Tested) -> Iterator[Explanation]:
    """Figures of two rows, each in the other's place: a column, or all of both rows."""
    for one, other in combinations(found.failing[:MOST_PAIRED], 2):
        if one.right is None and other.right is None:
            yield from _exchanged_by_the_sums(found, one, other)
            continue
        columns = _exchanged(one, other)
        own = [c for c in columns if c in one.at_fault and c in other.at_fault]
        if own:
            alike = [c for c in FIGURES if right_figure(one, c) == right_figure(other, c)]
            is_whole = all(c in columns or c in alike for c in FIGURES if c in one.line.cells)
            if not is_whole and _by_chance(one, other, own):
                continue
            what = "The rows" if is_whole else f"The {listed(own)} figures of the rows"
            yield Explanation(
                f"{what} {named(one)} and {named(other)} are exchanged.",
                (one, other),
                len(found.failing),
                tuple(columns),
                Sort.EXCHANGED,
            )


def _by_chance(one: Held, other: Held, columns: Sequence[Column]) -> bool:
    """Whether figures that seem exchanged are small, in rows that are at fault elsewhere too: no sign of anything."""
    is_elsewhere = not set(columns).issuperset((*one.at_fault, *other.at_fault))
    return is_elsewhere and max(row.line.counts(c) for row in (one, other) for c in columns) < LEAST_TELLING


def _exchanged(one: Held, other: Held) -> list[Column]:
    """The columns in which each of two rows has what is right in the other."""
    columns = []
    for c in Column:
        mine, theirs = one.line.counts(c), other.line.counts(c)
        is_printed = c in one.line.cells and c in other.line.cells
        if is_printed and mine != theirs and (theirs, mine) == (right_figure(one, c), right_figure(other, c)):
            columns.append(c)
    return columns


def _exchanged_by_the_sums(found: Tested, one: Held, other: Held) -> Iterator[Explanation]:
    """By the table alone: two rows that add up at last when their figures in one column are exchanged."""
    for column in (Column.TOTAL, *PARTS):
        mine, theirs = {column: other.line.counts(column)}, {column: one.line.counts(column)}
        if mine != theirs and _adds_up(one, mine) and _adds_up(other, theirs):
            yield Explanation(
                f"The {column} figures of the rows {named(one)} and {named(other)} are exchanged.",
                (one, other),
                len(found.failing),
                (column,),
                Sort.EXCHANGED,
                made(one, mine) | made(other, theirs),
            )
            return


def rows_in_a_ring(found: Tested) -> Iterator[Explanation]:
    """Figures of three rows or more, each in the place of the next: all of the rows, or those of a column."""
    for columns in (FIGURES, *((column,) for column in FIGURES)):
        out = [row for row in found.failing[:MOST_PAIRED] if set(columns) & set(row.at_fault)]
        rows = _ring(out, columns)
        if rows:
            of = [f"{named(row)} {'' if n else 'has '}those of {named(whose)}" for n, (row, whose) in enumerate(rows)]
            what = "figures" if columns is FIGURES else f"{columns[0]} figures"
            moved = all(row.line.counts(Column.INCREASE) == whose.increase for row, whose in rows)
            yield Explanation(
                f"The {what} of {names([row for row, _ in rows])} stand in one another's place: {listed(of)}.",
                tuple(row for row, _ in rows),
                len(found.failing),
                (*columns, Column.INCREASE) if moved else columns,
                Sort.EXCHANGED,
            )
            return


def _ring(rows: Sequence[Held], columns: Sequence[Column]) -> list[tuple[Held, Held]]:
    """The most of these rows of which each has what is right in another, and whose; none where it is fewer than three.
    Two that are just exchanged are left out.
    """

    def printed(row: Held) -> tuple[int, ...]:
        return tuple(row.line.counts(c) for c in columns)

    def right(row: Held) -> tuple[int | None, ...]:
        return tuple(right_figure(row, c) for c in columns)

    while True:
        there, meant = Counter(map(printed, rows)), Counter(map(right, rows))
        if there == meant:
            break
        kept = [row for row in rows if printed(row) in meant and right(row) in there]
        if len(kept) == len(rows):
            return []
        rows = kept
    if len(columns) == 1 and max(meant.values(), default=0) > 1:
        # Figures of one column that are alike are alike by chance.
        return []
    left = list(rows)
    of = {}
    for row in rows:
        # Of two that are alike, the one that has in turn what is right here: then they are just exchanged.
        alike = [other for other in left if right(other) == printed(row)]
        of[row.line.at] = next((other for other in alike if printed(other) == right(row)), alike[0])
        left.remove(of[row.line.at])
    ring = [(row, of[row.line.at]) for row in rows if of[of[row.line.at].line.at] is not row]
    return ring if len(ring) >= LEAST_IN_A_RING else []


def columns_exchanged(found: Tested) -> Iterator[Explanation]:
    """Two figures of a row, each in the other's column."""
    for a, b in combinations(FIGURES, 2):
        fits = [row for row in found.failing if _are_exchanged(row, a, b)]
        if fits:
            yield Explanation(
                f"{a.capitalize()} and {b} are exchanged in {names(fits)}.",
                tuple(fits),
                len(found.failing),
                (a, b),
                Sort.EXCHANGED,
                {
                    at: figures
                    for row in fits
                    for at, figures in made(row, {a: row.line.counts(b), b: row.line.counts(a)}).items()
                },
            )


def _are_exchanged(row: Held, a: Column, b: Column) -> bool:
    in_a, in_b = row.line.counts(a), row.line.counts(b)
    if in_a == in_b or not {a, b} <= set(row.line.cells):
        return False
    if row.right is not None:
        return (row.right[a], row.right[b]) == (in_b, in_a) and bool({a, b} & set(row.at_fault))
    figures = figures_with(row, {a: in_b, b: in_a})
    return any(figures[c] for c in PARTS) and _adds_up(row, {a: in_b, b: in_a})


def digits_exchanged(found: Tested) -> Iterator[Explanation]:
    """Two digits of a figure in the wrong order: 63 for 36."""
    for row in found.failing:
        if row.right is not None:
            mends = [(c, right) for c in row.at_fault if (right := _digits_of(row, c)) is not None]
        else:
            may_be = [(c, other) for c in FIGURES for other in transposed(row.line.counts(c))]
            mends = [(c, other) for c, other in may_be if _adds_up(row, {c: other})]
            mends = mends if len(mends) == 1 else []
        for column, other in mends:
            yield Explanation(
                f"In {named(row)} two digits of the {column} figure may be exchanged: {row.line.counts(column)} for"
                f" {other}.",
                (row,),
                len(found.failing),
                (column,),
                mends=made(row, {column: other}),
            )


def _digits_of(row: Held, column: Column) -> int | None:
    """What is right under a column, where it has the digits that are printed in another order."""
    right = right_figure(row, column)
    return right if right in transposed(row.line.counts(column)) else None


def transposed(many: int) -> list[int]:
    """The numbers of as many digits that two neighbouring digits make when they are exchanged."""
    digits = str(many)
    swapped = [digits[:n] + digits[n + 1] + digits[n] + digits[n + 2 :] for n in range(len(digits) - 1)]
    return [int(other) for other in swapped if many > 0 and other != digits and other[0] != "0"]


def _adds_up(row: Held, instead: dict[Column, int]) -> bool:
    """Whether a row of which only the sum is known adds up at last with other figures."""
    figures = figures_with(row, instead)
    return bool(row.gap) and figures[Column.OPEN] + figures[Column.CLOSED] == figures[Column.TOTAL]
