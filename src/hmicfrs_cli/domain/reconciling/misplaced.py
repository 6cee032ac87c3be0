"""Explanations of a figure that is missing, leaves something out, or was counted in another's place."""

from collections import Counter
from collections.abc import Iterator, Sequence, Set

from hmicfrs_cli.domain.printed_table.table import FIGURES, PARTS, Column
from hmicfrs_cli.domain.prose import listed, number, was
from hmicfrs_cli.domain.reconciling.exchanged import LEAST_TELLING
from hmicfrs_cli.domain.reconciling.explanation import (
    Explanation,
    made,
    named,
    names,
    sum_may_hold,
    total_made,
)
from hmicfrs_cli.domain.reconciling.holding import Held, Tested
from hmicfrs_cli.domain.vocabulary import Level


def figure_missing(found: Tested) -> Iterator[Explanation]:
    """Nothing, or a 0, under closed or under open, where the total counts more; beside a register, a blank too."""
    short = [row for row in found.rows if row.gap and row.gap < 0]
    for row in found.rows:
        if row.right is not None:
            yield from _missing_by_the_register(row, len(short), found.known.has)
        elif row in short:
            yield from _missing_by_the_sums(row, len(short))


def _missing_by_the_register(row: Held, of: int, has: str) -> Iterator[Explanation]:
    right, whose = row.right or {}, has.removesuffix(" has").capitalize()
    for column in PARTS:
        is_blank = row.line.cell(column).blank
        if column not in row.at_fault or row.line.counts(column) or not (is_blank or (row.gap or 0) < 0):
            continue
        many = -(row.gap or 0)
        if many == right[column]:
            said = f"the {many} of the total belong under {column.capitalize()}. {whose} says so too."
        elif is_blank:
            said = f"{has} {right[column]}."
        else:
            continue
        yield Explanation(f"In {named(row)} the {column} figure is missing: {said}", (row,), max(of, 1), (column,))


def _missing_by_the_sums(row: Held, of: int) -> Iterator[Explanation]:
    empty = [column for column in PARTS if not row.line.counts(column)]
    many = -(row.gap or 0)
    if len(empty) == len(PARTS) and row.line.level is Level.BEFORE_LEVELS:
        empty = [Column.CLOSED]
    if len(empty) == 1:
        column = empty[0]
        yield Explanation(
            f"In {named(row)} the {column} figure is missing: the {many} of the total belong under"
            f" {column.capitalize()}.",
            (row,),
            of,
            (column,),
            mends=made(row, {column: many}),
        )
    elif empty:
        yield Explanation(
            f"In {named(row)} the figures that make the total of {many} are missing: they belong under Open or"
            " under Closed.",
            (row,),
            of,
            PARTS,
        )


def total_missing(found: Tested) -> Iterator[Explanation]:
    """No total beside an open or a closed figure; beside a register, no increase where something has come."""
    blank = [row for row in found.rows if row.line.cell(Column.TOTAL).blank and not row.line.untested]
    fits = [row for row in blank if Column.TOTAL in row.at_fault or (row.right is None and row.gap)]
    if fits:
        sums = listed([f"{named(row)} ({row.right[Column.TOTAL] if row.right else row.line.sum})" for row in fits])
        yield Explanation(
            f"The total is missing in {sums}.", tuple(fits), len(fits), (Column.TOTAL,), mends=total_made(fits)
        )
    fits = [row for row in found.rows if Column.INCREASE in row.at_fault and row.line.cell(Column.INCREASE).blank]
    if fits:
        increases = listed([f"{named(row)} ({row.increase})" for row in fits])
        yield Explanation(f"The increase is missing in {increases}.", tuple(fits), len(fits), (Column.INCREASE,))


def part_not_counted(found: Tested) -> Iterator[Explanation]:
    """A total that is only the open, or only the closed ones."""
    for column, other in (PARTS, PARTS[::-1]):
        fits = [row for row in found.rows if row.gap and _leaves_out(row, column, other)]
        if fits:
            yield Explanation(
                f"The total leaves out what is {column} in {names(fits)}.",
                tuple(fits),
                len([row for row in found.rows if row.gap]),
                (Column.TOTAL,),
                mends=total_made(fits),
            )


def _leaves_out(row: Held, column: Column, other: Column) -> bool:
    """Whether a total is what stands under the other column alone, and is wrong so."""
    total = row.line.counts(Column.TOTAL)
    is_other = not row.line.cell(Column.TOTAL).blank and total == row.line.counts(other) != 0
    return is_other and bool(row.line.counts(column)) and (sum_may_hold(row) or Column.TOTAL in row.at_fault)


def blank_for_zero(found: Tested) -> Iterator[Explanation]:
    """A blank in a row that holds where it is taken for 0."""
    blanks = {row.line.at: [c for c in FIGURES if c in row.line.cells and row.line.cell(c).blank] for row in found.rows}
    has = [row for row in found.rows if blanks[row.line.at] and not row.line.untested]
    known = [row for row in has if row.gap == 0 or row.right is not None]
    fits = [row for row in known if not row.gap and not set(blanks[row.line.at]) & set(row.differs)]
    if fits:
        where = listed([f"{named(row)} ({', '.join(blanks[row.line.at])})" for row in fits])
        stands = "A blank stands" if len(fits) == 1 else "Blanks stand"
        yield Explanation(f"{stands} where a 0 should: {where}.", tuple(fits), len(has), ())


def on_the_wrong_line(found: Tested, explained: Set[tuple[int, Column]] = frozenset()) -> Iterator[Explanation]:
    """So many too many in one row, and as many too few in one other, by line and column not both explained otherwise.

    Without a register no further row may be out.
    """
    for column in PARTS:
        open_ = [row for row in found.rows if (row.line.at, column) not in explained]
        pairs = [*_counted_apart(open_, column), *_counted_apart(found.rows, column)]
        for over, under in {(over.line.at, under.line.at): (over, under) for over, under in pairs}.values():
            if over not in open_ and under not in open_:
                continue
            many = over.line.counts(column) - (over.right or {})[column]
            yield Explanation(
                f"{number(many).capitalize()} {column} that {'belongs' if many == 1 else 'belong'} to {named(under)}"
                f" {was(many)} counted in {named(over)}.",
                (over, under),
                len(found.failing),
                (column,),
            )
    out_of_sum = [row for row in found.rows if row.gap]
    if found.known.right is None and len(out_of_sum) == 2 and sum(row.gap or 0 for row in out_of_sum) == 0:
        over, under = sorted(out_of_sum, key=lambda row: row.gap or 0)
        if over.line.counts(Column.TOTAL) != under.line.sum:
            yield Explanation(
                f"What {named(over)} has too many in its total ({-(over.gap or 0)}) is what {named(under)} has too"
                " few: they may have been counted on the wrong line.",
                (over, under),
                2,
                (Column.TOTAL,),
                mends=total_made([over, under]),
            )


def _counted_apart(among: Sequence[Held], column: Column) -> Iterator[tuple[Held, Held]]:
    """Pairs of rows of which one has as many too many as just one other has too few, where nothing else of them is out
    but what comes of it, and the two are not just exchanged.
    """
    own = {column, Column.TOTAL, Column.INCREASE}
    rows = [row for row in among if row.right is not None and column in row.at_fault and set(row.differs) <= own]
    out = [(row, row.line.counts(column) - (row.right or {})[column]) for row in rows]
    amounts = Counter(many for _, many in out)
    for over, many in out:
        for under, few in out:
            are_exchanged = over.line.counts(column) == (under.right or {})[column]
            if many > 0 and few == -many and amounts[many] == amounts[few] == 1 and not are_exchanged:
                yield over, under


def in_the_wrong_column(found: Tested) -> Iterator[Explanation]:
    """So many too many under open, and as many too few under closed of the same row, or the other way round."""
    for row in found.failing:
        if row.right is None or not set(PARTS) <= set(row.at_fault):
            continue
        many = row.line.counts(Column.OPEN) - row.right[Column.OPEN]
        if row.line.counts(Column.CLOSED) + many == row.right[Column.CLOSED]:
            is_, as_ = (Column.CLOSED, Column.OPEN) if many > 0 else (Column.OPEN, Column.CLOSED)
            verb = ("is", "was") if abs(many) == 1 else ("are", "were")
            yield Explanation(
                f"{number(abs(many)).capitalize()} that {verb[0]} {is_} {verb[1]} counted as {as_} in {named(row)}.",
                (row,),
                len(found.failing),
                PARTS,
            )


def figure_repeated(found: Tested) -> Iterator[Explanation]:
    """An open or a closed figure that is the one beside it once more, where that is right."""
    for row in (row for row in found.failing if row.right is not None):
        for column in (c for c in PARTS if c in row.at_fault and row.line.counts(c) >= LEAST_TELLING):
            beside = [c for c in FIGURES if c in row.line.cells and c not in row.differs]
            same = [c for c in beside if row.line.counts(c) == row.line.counts(column)]
            if same:
                yield Explanation(
                    f"In {named(row)} the {column} figure repeats the {same[0]} one, {row.line.counts(column)}.",
                    (row,),
                    len(found.failing),
                    (column,),
                )
