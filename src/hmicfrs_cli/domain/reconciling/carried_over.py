"""Explanations from what was printed or issued before: figures that were carried over, and not updated.

Source: paper of 28 September 2023, section 2: in three rows of four that moved, what is missing from the total is the
increase that the text claims; in the fourth the text gives the total itself as the increase.
"""

from collections.abc import Iterator

from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.printed_table.table import FIGURES, PARTS, Column
from hmicfrs_cli.domain.prose import listed, number
from hmicfrs_cli.domain.reconciling.explanation import Explanation, Sort, named, names, sum_may_hold, total_made
from hmicfrs_cli.domain.reconciling.holding import Held, Tested


def total_not_updated(found: Tested) -> Iterator[Explanation]:
    """By the table alone: where a row has moved, its total and the increase make what is open and closed."""
    moved = [row for row in found.rows if not row.line.untested and row.line.counts(Column.INCREASE)]
    fits = _carrying_the_previous(found)
    sums = [
        f"{named(row)} {row.line.counts(Column.TOTAL)}"
        f" {'+' if (up := row.line.counts(Column.INCREASE)) > 0 else '-'} {abs(up)} = {row.line.sum}"
        for row in fits
    ]
    if fits:
        yield Explanation(
            f"{_so_many_of(len(fits), len(moved), 'that moved')} the previous total, which was not updated. With the"
            f" increase added it is right: {listed(sums)}.",
            tuple(fits),
            len(moved),
            (Column.TOTAL,),
            Sort.CARRIED_OVER,
            total_made(fits),
        )


def total_issued_before(found: Tested) -> Iterator[Explanation]:
    """By the last issued figures: a total that has moved since, and is printed as it was then.

    What the table alone shows is only borne out, so that both can be read out one after the other.
    """
    if found.known.issued is None:
        return
    day, meeting = in_words(found.known.issued), found.known.meeting
    moved = [row for row in found.rows if row.increase and not row.line.untested]
    fits = [row for row in moved if _is_as_then(row, Column.TOTAL) and not _is_of_then(row)]
    shown = {row.line.at for row in _carrying_the_previous(found)}
    added = [row for row in fits if row.line.at not in shown]
    borne_out = [row for row in fits if row.line.at in shown]
    if not fits:
        return
    totals = listed([f"{named(row)} ({row.line.counts(Column.TOTAL)})" for row in added or fits])
    if not borne_out:
        which = _so_many_of(len(fits), len(moved), f"that have moved since {day}")
        said, of = f"{which} the total issued then: {totals}.", len(moved)
    elif added:
        whole = f": {_of_them(len(fits), len(moved))} rows that moved carry it"
        said = (
            f"The figures issued for {meeting} bear this out, and show the same of {totals}, which the table alone does"
            f" not{whole}."
        )
        of = sum(row.line.at not in shown for row in moved)
    else:
        said, of = f"The figures issued for {meeting} bear this out: the totals then were {totals}.", len(moved)
    rows, also = (tuple(added), tuple(borne_out)) if added else (tuple(fits), ())
    yield Explanation(said, rows, of, (Column.TOTAL,), Sort.CARRIED_OVER, also=also)


def row_not_updated(found: Tested) -> Iterator[Explanation]:
    """By the last issued figures: a whole row as it was then, which is no longer so."""
    if found.known.issued is None:
        return
    fits = [row for row in found.rows if set(row.differs) & set(FIGURES) and _is_of_then(row)]
    changed = [row for row in found.rows if row.last and row.right and row.last != row.right]
    if fits:
        which = _so_many_of(len(fits), len(changed), "that have changed")
        yield Explanation(
            f"{which} every figure issued for {found.known.meeting}, as if not updated: {names(fits)}.",
            tuple(fits),
            len(changed),
            sort=Sort.CARRIED_OVER,
        )


def part_not_updated(found: Tested) -> Iterator[Explanation]:
    """By the last issued figures: an open or a closed figure as it was then, in a row that is not so as a whole."""
    if found.known.issued is None:
        return
    for column in PARTS:
        changed = [row for row in found.rows if row.last and row.right and row.last[column] != row.right[column]]
        fits = [row for row in changed if _is_as_then(row, column) and not _is_of_then(row)]
        # A 0 beside a total that counts more is a figure that is missing.
        fits = [row for row in fits if row.line.counts(column) or (row.gap == 0 and not row.line.cell(column).blank)]
        if fits:
            figures = listed([f"{named(row)} ({row.line.counts(column)})" for row in fits])
            which = f"whose {column} figure has changed since {in_words(found.known.issued)}"
            yield Explanation(
                f"{_so_many_of(len(fits), len(changed), which)} the one issued then: {figures}.",
                tuple(fits),
                len(changed),
                (column,),
                Sort.CARRIED_OVER,
            )


def only_what_has_changed(found: Tested) -> Iterator[Explanation]:
    """By the last issued figures: a whole row that has only what has changed since, in place of what there is."""
    moved = [row for row in found.rows if row.last and row.right and row.last != row.right]
    fits = []
    for row in moved:
        since = {c: (row.right or {})[c] - (row.last or {})[c] for c in FIGURES}
        is_since = all(row.line.counts(c) == since[c] for c in FIGURES if c in row.line.cells)
        if is_since and set(row.at_fault) & set(PARTS) and not row.line.untested:
            fits.append(row)
    if fits:
        yield Explanation(
            f"Only what has changed since the figures issued for {found.known.meeting} is printed, in place of what"
            f" there is: {names(fits)}.",
            tuple(fits),
            len(moved),
            FIGURES,
            Sort.CARRIED_OVER,
        )


def increase_is_the_total(found: Tested) -> Iterator[Explanation]:
    """An increase that is the same as a total which is wrong: one of the two was copied from the other."""
    claimed = [row for row in found.rows if row.line.counts(Column.INCREASE) and (row.gap or row.differs)]
    for row in claimed:
        total = row.line.counts(Column.TOTAL)
        if row.line.counts(Column.INCREASE) != total or row.line.untested:
            continue
        settled, columns = _settled(row, found.known.meeting)
        if settled:
            yield Explanation(
                f"{named(row)} prints {total} both as its total and as its increase: one seems to be copied from the"
                f" other. {settled}",
                (row,),
                len(claimed),
                columns,
                mends=total_made([row]),
            )


def _settled(row: Held, meeting: str) -> tuple[str, tuple[Column, ...]]:
    """Which of a total and an increase that are the same is right, in a sentence, and which columns that explains;
    nothing where neither may be.
    """
    total, gap = row.line.counts(Column.TOTAL), row.gap or 0
    both = (Column.TOTAL, Column.INCREASE)
    if row.last is None:
        if gap <= 0 or gap == total or not sum_may_hold(row):
            return "", ()
        return (
            f"If {total} is the previous total, the increase is {gap}; the table alone cannot settle it, since"
            f" {total} and {gap} make {row.line.sum} either way round."
        ), both
    then = row.last[Column.TOTAL]
    if Column.INCREASE in row.differs and total == then:
        return (
            f"The figures issued for {meeting} settle it: the total then was {then}, and the increase since is"
            f" {row.increase}."
        ), both
    if Column.INCREASE in row.differs and Column.TOTAL not in row.differs:
        return f"The total is right; the increase since {meeting} is {row.increase}.", (Column.INCREASE,)
    if Column.TOTAL in row.at_fault and Column.INCREASE not in row.differs and row.right:
        return f"The increase is right; the total is {row.right[Column.TOTAL]}.", (Column.TOTAL,)
    return "", ()


def increase_is_the_total_then(found: Tested) -> Iterator[Explanation]:
    """By the last issued figures: an increase that is the total of then, beside another total."""
    claimed = [row for row in found.rows if row.line.counts(Column.INCREASE)]
    for row in claimed:
        then = row.last[Column.TOTAL] if row.last else None
        is_then = then == row.line.counts(Column.INCREASE) != row.line.counts(Column.TOTAL)
        if is_then and Column.INCREASE in row.at_fault:
            yield Explanation(
                f"{named(row)} prints as its increase {then}, which is the total issued for {found.known.meeting}: the"
                f" increase since is {row.increase}.",
                (row,),
                len(claimed),
                (Column.INCREASE,),
            )


def total_too_small(found: Tested) -> Iterator[Explanation]:
    """A total below what stands beside it, where neither an increase nor an issued figure can say more."""
    small = [row for row in found.rows if row.gap and row.gap > 0 and not row.line.cell(Column.TOTAL).blank]
    fits = [row for row in small if sum_may_hold(row)]
    if fits and Column.INCREASE not in found.printed.columns and found.known.issued is None:
        it = "it" if len(fits) == 1 else "each"
        yield Explanation(
            f"The total is smaller than open and closed together in {names(fits)}: {it} may be that of the previous"
            " paper. Compare it with that.",
            tuple(fits),
            len([row for row in found.rows if row.gap]),
            (Column.TOTAL,),
            mends=total_made(fits),
        )


def _carrying_the_previous(found: Tested) -> list[Held]:
    """The rows whose gap is the increase beside it: their total is what it was before. Where it is known that it is
    not, or that open and closed are not what they should be, they are left out.
    """
    fits = [row for row in found.rows if row.gap and row.gap == row.line.counts(Column.INCREASE)]
    fits = [row for row in fits if not row.line.cell(Column.TOTAL).blank]
    return [row for row in fits if _may_be_the_previous(row, row.line.counts(Column.TOTAL))]


def _may_be_the_previous(row: Held, total: int) -> bool:
    """Whether nothing that is known speaks against a total being the previous one, and open and closed being right."""
    return sum_may_hold(row) and (row.last is None or row.last[Column.TOTAL] == total)


def _is_as_then(row: Held, column: Column) -> bool:
    """Whether a figure is printed as it was issued last, is wrong now, and is not just the sum of what is beside it."""
    cell = row.line.cell(column)
    is_then = row.last is not None and not cell.blank and cell.counts == row.last[column]
    return is_then and column in row.at_fault


def _is_of_then(row: Held) -> bool:
    """Whether all that is printed of a row is as it was issued last; a blank for a 0 too, unless that is wrong."""
    if row.last is None or any(row.line.cell(column).blank for column in row.at_fault if column in FIGURES):
        return False
    return all(row.line.counts(c) == row.last[c] for c in FIGURES if c in row.line.cells)


def _so_many_of(many: int, of: int, which: str) -> str:
    """'Three of the four rows that moved carry'; 'The one row that moved carries'."""
    if of == 1:
        return f"The one row {_singular(which)} carries"
    carry = "carries" if many == 1 else "carry"
    told = _of_them(many, of)
    return f"{told[0].upper()}{told[1:]} rows {which} {carry}"


def _of_them(many: int, of: int) -> str:
    """'three of the four', 'all four', 'both'."""
    if many == of:
        return "both" if of == 2 else f"all {number(of)}"
    return f"{number(many)} of the {number(of)}"


def _singular(which: str) -> str:
    return which.replace("that have", "that has")
