"""What may have gone wrong with a printed table, in words: each explanation with the rows that it fits, the best first.

Each kind is a function from a tested table to its explanations, and says in its docstring what it goes by. Beside a
register none speaks of a figure that the register contradicts.
"""

from collections.abc import Callable, Iterable, Sequence, Set

from hmicfrs_cli.domain.printed_table.table import FIGURES, Column
from hmicfrs_cli.domain.prose import listed
from hmicfrs_cli.domain.reconciling import carried_over, exchanged, misplaced, summing
from hmicfrs_cli.domain.reconciling.explanation import Explanation, Sort, faults, figures_with, named
from hmicfrs_cli.domain.reconciling.holding import Figures, Held, Tested

KINDS: tuple[Callable[[Tested], Iterable[Explanation]], ...] = (
    carried_over.total_not_updated,
    carried_over.total_issued_before,
    carried_over.row_not_updated,
    carried_over.part_not_updated,
    carried_over.only_what_has_changed,
    misplaced.part_not_counted,
    exchanged.rows_exchanged,
    exchanged.rows_in_a_ring,
    exchanged.columns_exchanged,
    misplaced.figure_missing,
    misplaced.total_missing,
    exchanged.digits_exchanged,
    carried_over.increase_is_the_total,
    carried_over.increase_is_the_total_then,
    misplaced.in_the_wrong_column,
    misplaced.figure_repeated,
    summing.of_the_sums,
    carried_over.total_too_small,
    misplaced.blank_for_zero,
)
"""Every kind of explanation that looks at the table alone, and not at what else explains it. Of two that fit as much,
the first is told first.
"""


def explanations(found: Tested) -> list[Explanation]:
    """All that fit at least one row, those that fit most first, and of these what explains most.

    Where figures are exchanged, or carried over, nothing of another sort is said of the same cells.
    """
    told = _best([each for kind in KINDS for each in kind(found) if each.rows])
    # One mistake that explains two rows stands beside two that explain one each, unless these are borne out.
    counted = misplaced.on_the_wrong_line(
        found, {cell for each in told if each.sort is not Sort.OTHER for cell in each.cells}
    )
    # Of a row that the register has learned more of since, no guess is made from its figures of now.
    return [each for each in _best([*told, *counted]) if not _is_a_guess(each, found.restless)]


def _is_a_guess(each: Explanation, restless: Set[str]) -> bool:
    return each.sort is Sort.OTHER and all(row.line.name in restless for row in each.rows)


def _best(told: Iterable[Explanation]) -> list[Explanation]:
    """What fits most first, and of these what explains most, without what is settled by what stands before it."""
    kept: list[Explanation] = []
    settled: dict[tuple[int, Column], Sort] = {}
    for each in sorted(told, key=lambda each: (-len(each.rows), -each.explains)):
        cells = each.cells
        if cells and _is_settled(each.sort, [settled.get(cell) for cell in cells]):
            continue
        kept.append(each)
        if each.sort is not Sort.OTHER and any(row.right is not None for row in each.rows):
            settled = dict.fromkeys(cells, each.sort) | settled
    return kept


def _is_settled(sort: Sort, by: Sequence[Sort | None]) -> bool:
    """Whether an explanation of a sort has nothing to add, by what has settled its cells. That a figure was carried
    over may be told by the table, and borne out; a figure can be exchanged with only one other.
    """
    if sort is Sort.CARRIED_OVER and Sort.CARRIED_OVER in by:
        return False
    return None not in by or (sort is Sort.EXCHANGED and Sort.EXCHANGED in by)


def left_open(found: Tested, told: Sequence[Explanation]) -> list[str]:
    """What is wrong, and is explained by nothing: a sentence, or none."""
    rows = unexplained(found, told)
    if not rows:
        return []
    whole = [row for row, columns in rows if not columns]
    parts = [
        f"the {listed(columns)} figure{'s' * (len(columns) > 1)} of {_called(found, row)}"
        for row, columns in rows
        if columns
    ]
    return [f"Nothing that hmi knows explains {listed([*[_called(found, row) for row in whole], *parts])}."]


def unexplained(found: Tested, told: Sequence[Explanation]) -> list[tuple[Held, tuple[Column, ...]]]:
    """The rows that do not add up, or differ from what is right, and that no explanation fits; and those of which only
    some columns are explained, with the others. The row of sums is one of them.
    """
    explained = {cell for each in told for cell in each.cells}
    rows = [(row, faults(row)) for row in found.rows if row.is_wrong and row.line.name not in found.restless]
    if (sums := found.sums_row) is not None and sums.right is not None:
        # An increase in the row of sums is no figure that anything explains.
        rows.append((sums, tuple(c for c in sums.at_fault if c in found.total_differs and c in FIGURES)))
    left: list[tuple[Held, tuple[Column, ...]]] = []
    for row, at_fault in rows:
        others = tuple(c for c in at_fault if (row.line.at, c) not in explained)
        is_any = row.right is None and len(others) < len(at_fault)
        if others and not is_any:
            left.append((row, () if others == at_fault else others))
    return left


def _called(found: Tested, row: Held) -> str:
    return "the row of sums" if row.line is found.printed.total else named(row)


def mended(row: Held, told: Sequence[Explanation]) -> Figures | None:
    """What a row should be: the figures it is held against, or what every explanation that says so makes of it, or else
    what open and closed make. None where it cannot be said, or where explanations rival.
    """
    if row.right is not None:
        return row.right
    if row.line.untested or not all(column in row.line.cells for column in FIGURES):
        return None
    mends = [each.mends[row.line.at] for each in told if row.line.at in each.mends]
    if not mends:
        explained = row.gap and any(row in each.rows for each in told)
        return None if explained else figures_with(row, {Column.TOTAL: row.line.sum})
    return mends[0] if all(each == mends[0] for each in mends) else None


def total_mended(found: Tested, told: Sequence[Explanation]) -> Figures | None:
    """What the row of sums should be: what it is held against, or else the sums of the rows as each should be. None
    where that cannot be said.
    """
    if (has := found.right_total) is not None:
        return has
    rows = [mended(row, told) for row in found.rows]
    if not all(rows):
        return None
    return {column: sum(row[column] for row in rows if row) for column in FIGURES}
