"""What may have gone wrong with a printed table, in words: each explanation with the rows that it fits, the best first.

Each kind is a function from a tested table to its explanations, and says in its docstring what it goes by.
"""

from collections.abc import Callable, Iterable, Sequence

from hmicfrs_cli.domain.reconciling import carried_over, misplaced
from hmicfrs_cli.domain.reconciling.explanation import Explanation, figures_with, names
from hmicfrs_cli.domain.reconciling.holding import Figures, Held, Tested
from hmicfrs_cli.domain.reconciling.table import FIGURES, Column

KINDS: tuple[Callable[[Tested], Iterable[Explanation]], ...] = (
    carried_over.total_not_updated,
    carried_over.total_issued_before,
    carried_over.row_not_updated,
    misplaced.part_not_counted,
    misplaced.rows_exchanged,
    misplaced.columns_exchanged,
    misplaced.figure_missing,
    misplaced.total_missing,
    misplaced.digits_exchanged,
    carried_over.increase_is_the_total,
    carried_over.increase_is_the_total_then,
    misplaced.on_the_wrong_line,
    misplaced.left_out_of_the_sum,
    carried_over.total_too_small,
    misplaced.blank_for_zero,
)
"""Every kind of explanation. Of two that fit as much, the first is told first."""


def explanations(found: Tested) -> list[Explanation]:
    """All that fit at least one row, those that fit most first, and of these what explains most.

    Beside a register, none that it contradicts; and where it bears out that figures are exchanged, nothing else of the
    same rows.
    """
    told = [each for kind in KINDS for each in kind(found) if each.rows]
    settled = {row.line.at for each in told if each.exchanges for row in each.rows if row.register is not None}
    kept = [each for each in told if each.exchanges or not settled.issuperset(row.line.at for row in each.rows)]
    return sorted(kept, key=lambda each: (-len(each.rows), -each.explains))


def left_open(found: Tested, told: Sequence[Explanation]) -> list[str]:
    """Which rows fail, and are explained by nothing: a sentence, or none."""
    rows = unexplained(found, told)
    return [f"Nothing that hmi knows explains {names(rows)}."] if rows else []


def unexplained(found: Tested, told: Sequence[Explanation]) -> list[Held]:
    """The rows that do not add up, or differ from the register, and that no explanation fits."""
    explained = {row.line.at for each in told for row in each.rows}
    return [row for row in found.rows if row.is_wrong and row.line.at not in explained]


def mended(row: Held, told: Sequence[Explanation]) -> Figures | None:
    """What a row should be: the register's figures, or what every explanation that says so makes of it, or else what
    open and closed make. None where it cannot be said, or where explanations rival.
    """
    if row.register is not None:
        return row.register
    if row.line.untested or not all(column in row.line.cells for column in FIGURES):
        return None
    mends = [each.mends[row.line.at] for each in told if row.line.at in each.mends]
    if not mends:
        explained = row.gap and any(row in each.rows for each in told)
        return None if explained else figures_with(row, {Column.TOTAL: row.line.sum})
    return mends[0] if all(each == mends[0] for each in mends) else None


def total_mended(found: Tested, told: Sequence[Explanation]) -> Figures | None:
    """What the row of sums should be: the register's figures, or else the sums of the rows as each should be. None
    where that cannot be said.
    """
    if (has := found.register_total) is not None:
        return has
    rows = [mended(row, told) for row in found.rows]
    if not all(rows):
        return None
    return {column: sum(row[column] for row in rows if row) for column in FIGURES}
