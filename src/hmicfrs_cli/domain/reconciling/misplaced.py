"""Explanations from the table itself, or beside the register: a figure that is missing, or in another's place."""

from collections.abc import Iterator
from itertools import combinations

from hmicfrs_cli.domain.prose import listed, number
from hmicfrs_cli.domain.reconciling.explanation import (
    Explanation,
    borne_out,
    figures_with,
    named,
    names,
    sum_may_hold,
    total_made,
)
from hmicfrs_cli.domain.reconciling.holding import Figures, Held, Tested
from hmicfrs_cli.domain.reconciling.table import FIGURES, PARTS, Column
from hmicfrs_cli.domain.vocabulary import Level

MOST_PAIRED = 60
"""Rows that fail and are compared with one another: more than any committee's table has."""


def rows_exchanged(found: Tested) -> Iterator[Explanation]:
    """Figures of two rows, each in the other's place: the totals, a column, or all of both rows."""
    which = ((Column.TOTAL,), (Column.OPEN,), (Column.CLOSED,), FIGURES)
    for one, other in combinations(found.failing[:MOST_PAIRED], 2):
        for columns in which:
            mine = figures_with(one, {c: other.line.counts(c) for c in columns})
            theirs = figures_with(other, {c: one.line.counts(c) for c in columns})
            changed = mine != figures_with(one, {}) and theirs != figures_with(other, {})
            if changed and _holds(one, mine) and _holds(other, theirs):
                what = "The rows" if columns is FIGURES else f"The {columns[0]} figures of the rows"
                yield Explanation(
                    f"{what} {named(one)} and {named(other)} are exchanged.",
                    (one, other),
                    len(found.failing),
                    {one.line.at: mine, other.line.at: theirs},
                    exchanges=True,
                )
                break


def columns_exchanged(found: Tested) -> Iterator[Explanation]:
    """Two figures of a row, each in the other's column."""
    for a, b in combinations(FIGURES, 2):
        fits, mends = [], {}
        for row in found.failing:
            figures = figures_with(row, {a: row.line.counts(b), b: row.line.counts(a)})
            if row.line.counts(a) != row.line.counts(b) and _holds(row, figures) and any(figures[c] for c in PARTS):
                fits.append(row)
                mends[row.line.at] = figures
        if fits:
            yield Explanation(
                f"{a.capitalize()} and {b} are exchanged in {names(fits)}.",
                tuple(fits),
                len(found.failing),
                mends,
                exchanges=True,
            )


def figure_missing(found: Tested) -> Iterator[Explanation]:
    """A total larger than what stands beside it, where nothing, or a 0, stands under closed or under open."""
    short = [row for row in found.rows if row.gap and row.gap < 0]
    for row in short:
        empty = [column for column in PARTS if not row.line.counts(column)]
        many = -(row.gap or 0)
        if len(empty) == len(PARTS) and (row.line.level is Level.BEFORE_LEVELS or _registers(row, Column.CLOSED, many)):
            empty = [Column.CLOSED]
        elif len(empty) == len(PARTS) and _registers(row, Column.OPEN, many):
            empty = [Column.OPEN]
        if len(empty) == 1:
            column = empty[0]
            figures = figures_with(row, {column: many})
            if not borne_out(row, figures):
                continue
            bears_out = " The register says so too." if _registers(row, column, many) else ""
            yield Explanation(
                f"In {named(row)} the {column} figure is missing: the {many} of the total belong under"
                f" {column.capitalize()}.{bears_out}",
                (row,),
                len(short),
                {row.line.at: figures},
            )
        elif empty and (row.register is None or row.register[Column.TOTAL] == many):
            yield Explanation(
                f"In {named(row)} the figures that make the total of {many} are missing: they belong under Open or"
                " under Closed.",
                (row,),
                len(short),
            )


def total_missing(found: Tested) -> Iterator[Explanation]:
    """No total beside an open or a closed figure."""
    fits = [row for row in found.rows if row.gap and row.line.cell(Column.TOTAL).blank and sum_may_hold(row)]
    if fits:
        sums = listed([f"{named(row)} ({row.line.sum})" for row in fits])
        yield Explanation(f"The total is missing in {sums}.", tuple(fits), len(fits), total_made(fits))


def part_not_counted(found: Tested) -> Iterator[Explanation]:
    """A total that is only the open, or only the closed ones."""
    for column, other in (PARTS, PARTS[::-1]):
        fits = [
            row
            for row in found.rows
            if row.gap
            and row.gap == row.line.counts(column)
            and row.line.counts(other) == row.line.counts(Column.TOTAL)
        ]
        fits = [
            row
            for row in fits
            if not row.line.cell(Column.TOTAL).blank and row.line.counts(other) and sum_may_hold(row)
        ]
        if fits:
            yield Explanation(
                f"The total leaves out what is {column} in {names(fits)}.",
                tuple(fits),
                len([row for row in found.rows if row.gap]),
                total_made(fits),
            )


def blank_for_zero(found: Tested) -> Iterator[Explanation]:
    """A blank in a row that holds where it is taken for 0."""
    blanks = {row.line.at: [c for c in FIGURES if c in row.line.cells and row.line.cell(c).blank] for row in found.rows}
    has = [row for row in found.rows if blanks[row.line.at] and not row.line.untested]
    known = [row for row in has if row.gap == 0 or row.register is not None]
    fits = [row for row in known if not row.gap and not set(blanks[row.line.at]) & set(row.differs)]
    if fits:
        where = listed([f"{named(row)} ({', '.join(blanks[row.line.at])})" for row in fits])
        stands = "A blank stands" if len(fits) == 1 else "Blanks stand"
        yield Explanation(f"{stands} where a 0 should: {where}.", tuple(fits), len(has))


def digits_exchanged(found: Tested) -> Iterator[Explanation]:
    """Two digits of one figure in the wrong order: 63 for 36."""
    for row in found.failing:
        mends = [
            (column, other)
            for column in FIGURES
            if column in row.line.cells
            for other in _transposed(row.line.counts(column))
            if _holds(row, figures_with(row, {column: other}))
        ]
        if len(mends) == 1:
            column, other = mends[0]
            yield Explanation(
                f"In {named(row)} two digits of the {column} figure may be exchanged: {row.line.counts(column)} for"
                f" {other}.",
                (row,),
                len(found.failing),
                {row.line.at: figures_with(row, {column: other})},
            )


def on_the_wrong_line(found: Tested) -> Iterator[Explanation]:
    """So many too many in one row, and as many too few in one other; no further row is out in that column."""
    for column in PARTS:
        out = [
            (row, row.line.counts(column) - row.register[column])
            for row in found.rows
            if row.register is not None and column in row.differs
        ]
        if len(out) == 2 and out[0][1] == -out[1][1] and all(_is_out_in(row, column) for row, _ in out):
            (over, many), (under, _) = sorted(out, key=lambda each: -each[1])
            # Two whole rows that are exchanged are no matter of counting.
            if over.line.counts(column) == (under.register or {})[column]:
                continue
            yield Explanation(
                f"{number(many).capitalize()} {column} that {'belongs' if many == 1 else 'belong'} to {named(under)}"
                f" {'was' if many == 1 else 'were'} counted in {named(over)}.",
                (over, under),
                len(found.failing),
            )
    out_of_sum = [row for row in found.rows if row.gap]
    if found.known.register is None and len(out_of_sum) == 2 and sum(row.gap or 0 for row in out_of_sum) == 0:
        over, under = sorted(out_of_sum, key=lambda row: row.gap or 0)
        if over.line.counts(Column.TOTAL) != under.line.sum:
            yield Explanation(
                f"What {named(over)} has too many in its total ({-(over.gap or 0)}) is what {named(under)} has too"
                " few: they may have been counted on the wrong line.",
                (over, under),
                2,
                total_made([over, under]),
            )


def left_out_of_the_sum(found: Tested) -> Iterator[Explanation]:
    """A row of sums that is out by just one row: left out, or counted twice."""
    total = found.printed.total
    columns = [column for column in found.total_differs if column in FIGURES]
    has = found.register_total or found.sums
    if total is None or not columns or (found.register_total and found.sums_differ):
        return
    out = {column: total.counts(column) - has[column] for column in columns}
    for times, words in ((-1, "leaves out"), (1, "counts twice")):
        fits = [
            row
            for row in found.rows
            if all(times * row.line.counts(c) == out.get(c, 0) for c in FIGURES if c in total.cells)
        ]
        if len(fits) == 1:
            yield Explanation(f"The row of sums {words} {named(fits[0])}.", tuple(fits), len(found.rows))


def _is_out_in(row: Held, column: Column) -> bool:
    """Whether the register differs in one column alone, and what comes of it."""
    return set(row.differs) <= {column, Column.TOTAL, Column.INCREASE}


def _registers(row: Held, column: Column, many: int) -> bool:
    return row.register is not None and row.register[column] == many


def _holds(row: Held, figures: Figures) -> bool:
    """Whether a row would hold with these figures: they are the register's or, without one, add up at last."""
    if row.register is not None:
        return all(figures[c] == row.register[c] for c in FIGURES if c in row.line.cells)
    return bool(row.gap) and figures[Column.OPEN] + figures[Column.CLOSED] == figures[Column.TOTAL]


def _transposed(many: int) -> Iterator[int]:
    """The numbers that two neighbouring digits make when they are exchanged."""
    digits = str(many)
    for n in range(len(digits) - 1):
        other = int(digits[:n] + digits[n + 1] + digits[n] + digits[n + 2 :]) if many > 0 else many
        if other != many:
            yield other
