"""What may have gone wrong with the row of sums: carried over, worked out from wrong rows, or not added up right."""

from collections.abc import Iterator

from hmicfrs_cli.domain.printed_table.table import FIGURES, PARTS, Column
from hmicfrs_cli.domain.prose import listed
from hmicfrs_cli.domain.reconciling.exchanged import transposed
from hmicfrs_cli.domain.reconciling.explanation import Explanation, Sort, named
from hmicfrs_cli.domain.reconciling.holding import Held, Tested

Found = Iterator[tuple[tuple[Column, ...], str]]
"""Which columns are explained, and a sentence."""


def of_the_sums(found: Tested) -> Iterator[Explanation]:
    """Of each figure of the row of sums that is wrong, the first that explains it."""
    row = found.sums_row
    if row is None or row.right is None or row.line.untested or not found.total_fails:
        return
    left = {c for c in row.at_fault if c in found.total_differs}
    for kind in (_carried_over, _as_printed, _but_for_a_row, _columns_exchanged, _digits, _part, _but_for_a_figure):
        for columns, sentence in kind(found, row):
            if left & set(columns):
                sort = Sort.CARRIED_OVER if kind is _carried_over else Sort.OTHER
                yield Explanation(sentence, (row,), 1, columns, sort)
                left -= set(columns)


def _carried_over(found: Tested, row: Held) -> Found:
    """By the last issued figures: as issued then, as a whole or in some columns."""
    if row.last is None:
        return
    as_then = tuple(c for c in FIGURES if c in row.at_fault and row.line.counts(c) == row.last[c])
    if as_then and all(row.line.counts(c) == row.last[c] for c in FIGURES if c in row.line.cells):
        yield FIGURES, f"The row of sums carries every figure issued for {found.known.meeting}, as if not updated."
    elif as_then:
        figures = listed([f"{row.line.counts(c)} {'in total' if c is Column.TOTAL else c}" for c in as_then])
        yield as_then, f"The row of sums carries {figures}, as issued for {found.known.meeting}, which was not updated."


def _as_printed(found: Tested, row: Held) -> Found:
    """Sums of the rows as they are printed, of which some are wrong."""
    right = row.right or {}
    if found.can_be_summed:
        columns = tuple(c for c in row.at_fault if c in right and row.line.counts(c) == found.sums[c] != right[c])
        if columns:
            yield (
                columns,
                f"The row of sums adds up the rows as they are printed, and is out with them in {listed(columns)}.",
            )


def _but_for_a_row(found: Tested, row: Held) -> Found:
    """Out by just one row in every column: left out, or counted twice."""
    out = {c: row.line.counts(c) - (row.right or {})[c] for c in FIGURES if c in row.line.cells}
    for times, words in ((-1, "leaves out"), (1, "counts twice")):
        fits = [row for row in found.rows if all(times * _right(row, c) == many for c, many in out.items())]
        if len(fits) == 1:
            yield FIGURES, f"The row of sums {words} {named(fits[0])}."


def _columns_exchanged(_: Tested, row: Held) -> Found:
    right = row.right or {}
    is_open, closed = (row.line.counts(c) for c in PARTS)
    if is_open != closed and (right[Column.OPEN], right[Column.CLOSED]) == (closed, is_open):
        yield PARTS, "Open and closed are exchanged in the row of sums."


def _digits(_: Tested, row: Held) -> Found:
    right = row.right or {}
    for column in (c for c in row.at_fault if c in right):
        many = row.line.counts(column)
        if right[column] in transposed(many):
            yield (
                (column,),
                f"In the row of sums two digits of the {column} figure may be exchanged: {many} for {right[column]}.",
            )


def _part(_: Tested, row: Held) -> Found:
    """A total of what is only open, or only closed."""
    total = row.line.counts(Column.TOTAL)
    for column, other in (PARTS, PARTS[::-1]):
        if row.line.counts(column) and total and total == row.line.counts(other):
            yield (Column.TOTAL,), f"The total of the row of sums leaves out what is {column}."


def _but_for_a_figure(found: Tested, row: Held) -> Found:
    """Out by just one row in one column."""
    for column in (c for c in FIGURES if c in row.at_fault):
        out = row.line.counts(column) - (row.right or {})[column]
        for times, words in ((-1, "leaves out"), (1, "counts twice")):
            fits = [each for each in found.rows if times * _right(each, column) == out]
            if out and len(fits) == 1:
                yield (
                    (column,),
                    f"The row of sums {words} {named(fits[0])} under {column.capitalize()} ({abs(out)}).",
                )


def _right(row: Held, column: Column) -> int:
    """What is right of a row, or else what is printed."""
    return row.right[column] if row.right is not None else row.line.counts(column)
