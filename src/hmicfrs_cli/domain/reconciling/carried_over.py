"""Explanations from what was printed or issued before: figures that were carried over, and not updated.

Source: paper of 28 September 2023, section 2: in three rows of four that moved, what is missing from the total is the
increase that the text claims; in the fourth the text gives the total itself as the increase.
"""

from collections.abc import Iterator

from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.prose import listed, number
from hmicfrs_cli.domain.reconciling.explanation import Explanation, named, names, sum_may_hold, total_made
from hmicfrs_cli.domain.reconciling.holding import Held, Tested
from hmicfrs_cli.domain.reconciling.table import FIGURES, PARTS, Column


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
    fits = [row for row in moved if _has_total_of_then(row) and not _is_of_then(row)]
    shown = {row.line.at for row in _carrying_the_previous(found)}
    added = [row for row in fits if row.line.at not in shown]
    borne_out = [row for row in fits if row.line.at in shown]
    if not fits:
        return
    totals = listed([f"{named(row)} ({row.line.counts(Column.TOTAL)})" for row in added or fits])
    if not borne_out:
        which = _so_many_of(len(fits), len(moved), f"that have moved since {day}")
        yield Explanation(f"{which} the total issued then: {totals}.", tuple(fits), len(moved))
    elif added:
        whole = f": {_of_them(len(fits), len(moved))} rows that moved carry it"
        yield Explanation(
            f"The figures issued for {meeting} bear this out, and show the same of {totals}, which the table alone does"
            f" not{whole}.",
            tuple(added),
            sum(row.line.at not in shown for row in moved),
            also=tuple(borne_out),
        )
    else:
        yield Explanation(
            f"The figures issued for {meeting} bear this out: the totals then were {totals}.", tuple(fits), len(moved)
        )


def row_not_updated(found: Tested) -> Iterator[Explanation]:
    """By the last issued figures: a whole row as it was then, which is no longer so."""
    if found.known.issued is None:
        return
    fits = [row for row in found.rows if set(row.differs) & set(FIGURES) and _is_of_then(row)]
    changed = [row for row in found.rows if row.last and row.register and row.last != row.register]
    if fits:
        which = _so_many_of(len(fits), len(changed), "that have changed")
        yield Explanation(
            f"{which} every figure issued for {found.known.meeting}, as if not updated: {names(fits)}.",
            tuple(fits),
            len(changed),
        )


def increase_is_the_total(found: Tested) -> Iterator[Explanation]:
    """An increase that is the same as a total which is wrong: one of the two was copied from the other."""
    claimed = [row for row in found.rows if row.line.counts(Column.INCREASE) and row.gap]
    for row in claimed:
        total, gap = row.line.counts(Column.TOTAL), row.gap or 0
        if row.line.counts(Column.INCREASE) != total or gap == total or not _may_be_the_previous(row, total):
            continue
        copied = (
            f"{named(row)} prints {total} both as its total and as its increase: one seems to be copied from the other."
        )
        by_the_table = (
            f" If {total} is the previous total, the increase is {gap}; the table alone cannot settle it, since"
            f" {total} and {gap} make {row.line.sum} either way round."
        )
        settled = ""
        if row.last is not None and found.known.issued:
            settled = (
                f" The figures issued for {found.known.meeting} settle it: the total then was {total}, and the"
                f" increase since is {row.increase}."
            )
        yield Explanation(copied + (settled or by_the_table), (row,), len(claimed), total_made([row]))


def increase_is_the_total_then(found: Tested) -> Iterator[Explanation]:
    """By the last issued figures: an increase that is the total of then, beside a total that is right."""
    claimed = [row for row in found.rows if row.line.counts(Column.INCREASE)]
    for row in claimed:
        then = row.last[Column.TOTAL] if row.last else None
        if then == row.line.counts(Column.INCREASE) and row.differs == (Column.INCREASE,) and not row.gap:
            yield Explanation(
                f"{named(row)} prints as its increase {then}, which is the total issued for {found.known.meeting}: the"
                f" increase since is {row.increase}.",
                (row,),
                len(claimed),
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
            total_made(fits),
        )


def _carrying_the_previous(found: Tested) -> list[Held]:
    """The rows whose gap is the increase beside it: their total is what it was before. Where it is known that it is
    not, or that open and closed are not what they should be, they are left out.
    """
    fits = [row for row in found.rows if row.gap and row.gap == row.line.counts(Column.INCREASE)]
    return [row for row in fits if _may_be_the_previous(row, row.line.counts(Column.TOTAL))]


def _may_be_the_previous(row: Held, total: int) -> bool:
    """Whether nothing that is known speaks against a total being the previous one, and open and closed being right."""
    return sum_may_hold(row) and (row.last is None or row.last[Column.TOTAL] == total)


def _has_total_of_then(row: Held) -> bool:
    """Whether a total is printed as it was issued last, and is wrong now, beside parts that are right."""
    if set(row.differs) & set(PARTS):
        return False
    return (
        row.last is not None and Column.TOTAL in row.differs and row.line.counts(Column.TOTAL) == row.last[Column.TOTAL]
    )


def _is_of_then(row: Held) -> bool:
    """Whether all that is printed of a row is as it was issued last."""
    return row.last is not None and all(row.line.counts(c) == row.last[c] for c in FIGURES if c in row.line.cells)


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
