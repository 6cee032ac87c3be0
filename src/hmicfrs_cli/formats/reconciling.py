"""A printed table laid out beside what it was held against, with what was found and what may explain it.

In JSON each row has its figures as printed (null for a blank or what is no number; `open_typed` and so on have the
words), `gap` (open and closed less the total), the register's figures and those last issued, `should_open` and so on
(the register's, or what an explanation makes of it), `differs` (the columns in which the register has another figure)
and whether it `fails`. `told_open` and so on are the figures issued for the very day, if any were; a table that is
nearer to these is held against them, and `learned` has what the register has come to know of the day since. `total` is
the printed row of sums or, where there is none, what the columns add up to (`row` is null), and `differs` says where
the register has another figure in all.
"""

from collections.abc import Callable, Mapping, Sequence

from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.figures import Summary
from hmicfrs_cli.domain.printed_table.table import FIGURES, Column, Line
from hmicfrs_cli.domain.reconciling.explaining import mended, total_mended
from hmicfrs_cli.domain.reconciling.explanation import Explanation
from hmicfrs_cli.domain.reconciling.holding import Figures, Held, Tested
from hmicfrs_cli.domain.reconciling.learned import LearnedRow
from hmicfrs_cli.domain.records import kept
from hmicfrs_cli.formats.layout import Column as Shown
from hmicfrs_cli.formats.layout import Listing, Record, word

SUMS = "Columns add up to"
"""What the last line is called where the table has no row of sums."""

NAMED = len("Recommendation Level 2")
"""Cells of the names of the rows at least, so that only those closed before levels need two lines."""

NOT_SUMMED = "Columns not added up"
"""What it is called where not every figure can be read."""


def reconciled(
    found: Tested, told: Sequence[Explanation], said: Sequence[str], learned: Sequence[LearnedRow] = ()
) -> list[Listing]:
    """The table row by row, what may explain it, what was found, in sentences, and what was learned of the day since
    its figures were issued.
    """
    known, day = found.known, in_words(found.known.as_at)
    records = [_row(row, told) for row in found.rows]
    sums = SUMS if found.can_be_summed else NOT_SUMMED
    unless_of_total = None if found.total_fails else ""
    columns = (
        Shown("As printed", lambda one: one["row"] or sums, least=NAMED),
        *(
            Shown(column.capitalize(), _printed(column), right=True, nothing_to_tell="")
            for column in found.printed.columns
        ),
        Shown("Gap", lambda one: f"{one['gap']:+d}" if one["gap"] else "", right=True, nothing_to_tell=unless_of_total),
        Shown("Should be", _should_be, nothing_to_tell=unless_of_total),
    )
    about = {
        "as_at": known.as_at.isoformat(),
        "issued": kept(known.issued),
        "held_against_register": known.register is not None,
        "held_against": None if known.right is None else "issued" if known.is_held_to_issued else "register",
        "holds": found.holds,
    }
    held = ""
    if known.right is not None:
        to_issued = f"what was issued for {known.meeting_of_the_day}"
        held = f", held against {to_issued if known.is_held_to_issued else f'the register as at {day}'}"
    table = Listing("rows", records, columns, f"The table as printed{held}", about, _total(found, told))
    return [table, _explanations(told), _findings(said), _learned(learned)]


def _row(row: Held, told: Sequence[Explanation]) -> Record:
    line = row.line
    return {
        "row": line.called,
        "printed": line.words,
        "category": line.category,
        "level": line.level,
        **_printed_in(line),
        "gap": row.gap,
        **_of("register", row.register),
        **_of("last", row.last),
        **_of("told", row.told),
        **_of("expected", row.right if row.last else None),
        "expected_increase": row.increase,
        **_of("should", mended(row, told)),
        "differs": [column.value for column in row.differs],
        "unread": _unread(line),
        "fails": row.fails,
    }


def _total(found: Tested, told: Sequence[Explanation]) -> Record:
    """The printed row of sums beside what the columns add up to, or that alone."""
    line, known = found.printed.total, found.known
    sums = {column: found.sums.get(column) if found.can_be_summed else None for column in Column}
    gap = line.gap if line else None
    return {
        "row": line.words or "Total" if line else None,
        "printed": line.words if line else None,
        "category": None,
        "level": None,
        **(_printed_in(line) if line else _summed_in(sums)),
        "gap": gap,
        **_of("register", _figures(known.register)),
        **_of("last", _figures(known.last)),
        **_of("told", _figures(known.told)),
        **_of("expected", found.right_total if known.last else None),
        "expected_increase": found.increase,
        **_of("should", total_mended(found, told)),
        "differs": [column.value for column in (found.total_differs if line else found.sums_differ)],
        "unread": _unread(line) if line else [],
        "fails": found.total_fails if line else bool(found.sums_differ),
    }


def _printed_in(line: Line) -> Record:
    """What is printed under each column: the numbers, and the words as typed."""
    return {
        **{column.value: line.cell(column).number for column in Column},
        **{f"{column}_typed": line.cell(column).words or None for column in Column},
    }


def _summed_in(sums: Mapping[Column, int | None]) -> Record:
    return {**{column.value: many for column, many in sums.items()}, **{f"{column}_typed": None for column in Column}}


def _figures(summary: Summary | None) -> Figures | None:
    if summary is None:
        return None
    total = summary.total
    return {Column.OPEN: total.open, Column.CLOSED: total.closed, Column.TOTAL: total.total}


def _of(whose: str, figures: Mapping[Column, int] | None) -> Record:
    return {f"{whose}_{column}": figures[column] if figures else None for column in FIGURES}


def _unread(line: Line) -> list[str]:
    """What is printed and is no number, or stands in no column that can be told."""
    return [*line.loose, *(one.words for one in line.cells.values() if one.unread)]


def _printed(column: Column) -> Callable[[Record], str]:
    """A figure as printed: a blank stays blank, and what is no number is shown as it was typed."""
    return lambda one: one[f"{column}_typed"] or "" if one[column.value] is None else str(one[column.value])


def _should_be(record: Record) -> str:
    """The figures that should be others, where the row fails."""
    should = {c.value: record[f"should_{c}"] for c in FIGURES}
    if Column.INCREASE in record["differs"]:
        should[Column.INCREASE.value] = record["expected_increase"]
    if not record["fails"] or record["row"] is None:
        return ""
    others = {c: many for c, many in should.items() if many is not None and many != (record[c] or 0)}
    return ", ".join(f"{column} {many}" for column, many in others.items())


def _explanations(told: Sequence[Explanation]) -> Listing:
    return Listing(
        "explanations",
        [
            {
                "explanation": each.sentence,
                "rows": [row.line.called for row in each.rows],
                "many": len(each.rows),
                "of": each.of,
            }
            for each in told
        ],
        (
            Shown("Fits", lambda one: f"{one['many']} of {one['of']}", whole=True),
            Shown("Explanation", word("explanation")),
        ),
        title="What may explain it, what fits most rows first (Fits: how many of the rows that it could explain)",
    )


def _findings(said: Sequence[str]) -> Listing:
    return Listing(
        "findings",
        [{"what": each} for each in said],
        (Shown("", word("what")),),
        title="What was found",
    )


def _learned(what: Sequence[LearnedRow]) -> Listing:
    """By row, how many more than were issued for the day are open and closed now, and which. Findings say it too."""
    records = [
        {
            "row": each.row.name,
            "category": each.row.category,
            "level": each.row.level,
            "open": each.row.open,
            "closed": each.row.closed,
            "total": each.row.total,
            "references": [str(ref) for ref in each.refs],
            "by": each.by,
        }
        for each in what
    ]
    return Listing(
        "learned",
        records,
        (
            Shown("Row", word("row"), least=NAMED),
            *(Shown(c.capitalize(), _change(c.value), right=True) for c in FIGURES),
            Shown("By", word("by")),
        ),
        title="What the register has learned of that day since: by how much it now has more or fewer than was issued",
    )


def _change(name: str) -> Callable[[Record], str]:
    return lambda one: f"{one[name]:+d}" if one[name] else "0"
