"""What was found in a printed table, in sentences that can be read out."""

from collections.abc import Iterator

from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.prose import listed, number
from hmicfrs_cli.domain.reconciling.holding import Held, Known, Tested
from hmicfrs_cli.domain.reconciling.table import FIGURES, PARTS, Column, Line

MOST_NAMED = 5
"""Rows of other names than the committee's that are named in a sentence."""


def findings(found: Tested) -> list[str]:
    """What was found, in sentences: what it was held against, the rows that do not hold, the sums, and what is odd."""
    return [
        *_held_against(found.known),
        *found.printed.remarks,
        *(sentence for row in found.rows for sentence in _of_row(row, found.known)),
        *_of_sums(found),
        *_of_names(found),
    ]


def _held_against(known: Known) -> Iterator[str]:
    if known.register is None:
        why = f" ({known.why_not})" if known.why_not else ""
        yield f"The table was not held against a register{why}: only its own arithmetic was tested."
        return
    held = f"The table was held against the register as at {in_words(known.as_at)}"
    if known.issued is None:
        yield f"{held} alone: no meeting before that day has been issued."
    else:
        yield f"{held}, and against the figures issued for {in_words(known.issued)} with what has moved since."


def _of_row(row: Held, known: Known) -> Iterator[str]:
    """What is wrong with one row."""
    line = row.line
    if line.untested:
        yield from _of_unread(line)
        return
    said = []
    if row.gap:
        said.append(
            f"{line.counts(Column.OPEN)} open and {line.counts(Column.CLOSED)} closed make {line.sum}; the total"
            f" printed is {_as_printed(line, Column.TOTAL)} ({row.gap:+d})."
        )
    if row.register and (other := [c for c in row.differs if c in FIGURES]):
        figures = listed([f"{row.register[c]} {_under(c)}, not {_as_printed(line, c)}" for c in other])
        said.append(f"{'The' if said else 'the'} register has {figures}.")
    if Column.INCREASE in row.differs and known.issued:
        increase = (
            f"increase since {in_words(known.issued)} is {row.increase}, not {_as_printed(line, Column.INCREASE)}"
        )
        said.append(f"{'The' if said else 'the'} {increase}.")
    if said:
        yield f"{line.called}: {' '.join(said)}"
    if row.register and row.expected and row.expected != row.register:
        since = in_words(known.issued) if known.issued else ""
        figures = listed([f"{row.expected[c]} {_under(c)}" for c in FIGURES])
        held = "fits that" if not row.differs_from_issued else "does not fit that either"
        yield (
            f"{line.called}: the figures issued for {since}, with what has moved since, come to {figures}; entries made"
            f" since for earlier days make the difference to the register. What is printed {held}."
        )


def _of_unread(line: Line) -> Iterator[str]:
    """Why a row cannot be tested."""
    if line.loose:
        many = len(line.loose)
        yield (
            f"{line.called}: {number(many)} figure{'s' * (many != 1)} ({', '.join(line.loose)}) under more columns, and"
            " which are blank cannot be told from spaces. Paste the table with its tabs, as Word gives it, or give it"
            " as CSV."
        )
    for column in (column for column in line.cells if line.cell(column).unread):
        yield f"{line.called}: '{_short(line.cell(column).words)}' under {column.capitalize()} is no number."


def _under(column: Column) -> str:
    return "in total" if column is Column.TOTAL else str(column)


def _as_printed(line: Line, column: Column) -> str:
    """The figure as printed, or that there is none."""
    one = line.cell(column)
    return "a blank" if one.blank else str(one.counts)


def _of_sums(found: Tested) -> Iterator[str]:
    """What the columns add up to, and whether the printed row of sums says so."""
    columns = [c for c in FIGURES if c in found.printed.columns]
    sums = listed([f"{found.sums[c]} {_under(c)}" for c in columns])
    total = found.printed.total
    if any(row.line.untested for row in found.rows) or (total and total.untested):
        yield "The sums of the columns were not tested, since not every figure can be read."
        return
    if total is None:
        made = sum(found.sums.get(c, 0) for c in PARTS)
        apart = (
            f"; open and closed together make {made}" if len(columns) == 3 and made != found.sums[columns[-1]] else ""
        )
        yield f"It has no row of sums. As printed, its columns add up to {sums}{apart}."
        return
    for column in found.total_differs:
        yield (
            f"The row of sums says {_as_printed(total, column)} under {column.capitalize()}; the rows add up to"
            f" {found.sums[column]}."
        )
    if total.gap:
        yield (
            f"The row of sums: {total.counts(Column.OPEN)} open and {total.counts(Column.CLOSED)} closed make"
            f" {total.sum}; the total printed is {_as_printed(total, Column.TOTAL)} ({total.gap:+d})."
        )


def _of_names(found: Tested) -> Iterator[str]:
    """Rows that are missing, printed twice, or none of the committee's."""
    if found.missing:
        rows = listed([f"{row.name} ({row.open} open, {row.closed} closed)" for row in found.missing])
        yield f"Not in the table, though the register counts some: {rows}."
    for name in found.twice:
        held = ", and neither was held against the register" if found.known.register else ""
        yield f"{name} is printed more than once{held}."
    if found.strangers:
        quoted = [f"'{_short(name)}'" for name in found.strangers]
        more = len(quoted) - MOST_NAMED
        names = listed([*quoted[:MOST_NAMED], *[f"{number(more)} more"] * (more > 0)])
        whose = "only the sum of each" if len(quoted) > 1 else "only its own sum"
        yield f"No row of the committee's table is meant by {names}: {whose} was tested."


def _short(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:40].rstrip()}…"
