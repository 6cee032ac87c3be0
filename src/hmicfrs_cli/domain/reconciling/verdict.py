"""What came of testing a printed table, in a sentence: what of it does not hold, or that it does."""

from hmicfrs_cli.domain.printed_table.table import FIGURES
from hmicfrs_cli.domain.prose import listed, number
from hmicfrs_cli.domain.reconciling.holding import Tested


def fails(found: Tested) -> str:
    """How many rows do not hold, and what else does not."""
    wrong, unread = sum(row.is_wrong for row in found.rows), len(found.unread)
    unheld = sum(row.unheld and row not in found.unread and not row.is_wrong for row in found.rows)
    missing = len(found.missing)
    said = [_do_not_hold(wrong, len(found.rows))] if wrong else []
    said += [f"{_rows(unread)} could not be read"] if unread else []
    said += [f"{_rows(unheld)} could not be held against the register"] if unheld else []
    said += _of_sums(found)
    said += [f"{number(missing)} of the register's rows {'is' if missing == 1 else 'are'} not in it"] if missing else []
    said += ["a row is printed more than once"] if found.twice else []
    said = said or ["the columns do not add up to what the register has"]
    words = "; ".join(said)
    return f"{words[0].upper()}{words[1:]}."


def _of_sums(found: Tested) -> list[str]:
    """What of the row of sums and of the sums of some rows does not hold, or could not be read."""
    total = found.printed.total
    unread = total is not None and total.unreadable and not (total.gap or found.total_differs)
    said = [f"the row of sums {'could not be read' if unread else 'does not hold'}"] if found.total_fails else []
    wrong, unread_parts = sum(part.is_wrong for part in found.parts), sum(part.is_unread for part in found.parts)
    if wrong:
        said.append("a sub-total does not hold" if wrong == 1 else f"{number(wrong)} sub-totals do not hold")
    if unread_parts:
        many = "a sub-total" if unread_parts == 1 else f"{number(unread_parts)} sub-totals"
        said.append(f"{many} could not be read")
    return said


def _do_not_hold(many: int, of: int) -> str:
    if many < of:
        return f"{number(many)} of {number(of)} rows {'does' if many == 1 else 'do'} not hold"
    return {1: "the one row does not hold", 2: "neither row holds"}.get(of, f"none of the {number(of)} rows holds")


def _rows(many: int) -> str:
    return "one row" if many == 1 else f"{number(many)} rows"


def holds(found: Tested, learned: int) -> str:
    """That all rows hold, and the sums; where it was held against what was issued, in how many rows the register has
    `learned` more since; and what was not tested.
    """
    many, alone = len(found.rows), found.known.register is None
    whole = {1: "The one row", 2: "Both rows"}.get(many, f"All {number(many)} rows")
    verb = "adds up" if alone and many == 1 else "add up" if alone else "holds" if many == 1 else "hold"
    sums = ["the row of sums"] if found.printed.total else []
    sums += [("the sub-total" if len(found.parts) == 1 else "the sub-totals")] if found.parts else []
    does = "do" if len(sums) > 1 or len(found.parts) > 1 else "does"
    total = f", and so {does} {' and '.join(sums)}" if sums else ""
    if found.known.is_held_to_issued:
        since = f"What was recorded since has changed {_rows(learned)} of that day in the register."
        return f"{whole} {verb}{total}, as issued. {since}{_not_tested(found)}"
    return f"{whole} {verb}{total}.{' Nothing was held against a register.' if alone else ''}{_not_tested(found)}"


def _not_tested(found: Tested) -> str:
    """What a table that holds may still be wrong in: a column that was not found, other tables beside it."""
    lacking = [column for column in FIGURES if column not in found.printed.columns]
    said = f" Not tested: no column was found for {listed(lacking)}." if lacking else ""
    many = len(found.printed.left)
    return (
        f"{said} {number(many).capitalize()} further table{'s' * (many > 1)} beside it: not tested." if many else said
    )
