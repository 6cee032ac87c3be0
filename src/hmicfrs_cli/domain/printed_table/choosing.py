"""Which of the tables that were found is this paper's. Where that cannot be told none is tested, and it is said why."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hmicfrs_cli.domain.errors import Mistyped, Refused
from hmicfrs_cli.domain.printed_table.names import plain
from hmicfrs_cli.domain.printed_table.periods import current, said
from hmicfrs_cli.domain.printed_table.reading import MOST_TABLES, Found
from hmicfrs_cli.domain.printed_table.table import FIGURES, Column, Printed
from hmicfrs_cli.domain.prose import listed

MOST_NAMED = 4
"""Tables that a message names."""


def chosen(found: Sequence[Found], called: str, as_at: date | None = None, period: str = "") -> Found:
    """The table that is this paper's as at a day, or that of the period that is asked for by the words over it, with a
    remark on those that are not tested. `called` is what a message calls the file.

    Raises Refused where it cannot be told which is meant, and Mistyped where there is none of that period.
    """
    if len(found) > MOST_TABLES:
        raise Refused(
            f"{called} has {len(found):,} tables of figures.", "No paper has as many.", "Give the table alone."
        )
    meant = _of_the_period(found, called, period) if period else _of_the_committee(found)
    if len(meant) > 1 and (n := current([each.time for each in meant], as_at)) is not None:
        one = meant[n]
    elif len(meant) > 1:
        raise _which(meant, called, period)
    else:
        one = meant[0]
    if one.unclear:
        either = " or ".join(f"'{each}'" for each in one.unclear)
        raise Refused(
            f"It cannot be told which column of {called} is meant: {either}.",
            "Both are headed the same, and hold other figures; nothing was tested.",
            "Take the other out, or head it for what it is, and try again.",
        )
    table = (
        replace(one.table, of=one.time.days[0]) if one.time.days and one.time.days[0] == one.time.days[1] else one.table
    )
    beside = [
        each
        for each in found
        if each is not one and each.sheet == one.sheet and _many(each) and _figures(each.table) > 1
    ]
    others = [each.where for each in beside if each.where != one.where and not _say_the_same(each.table, table)]
    if others:
        remark = f"Tested: {one.where}. Not tested: {_named(others)}."
        table = replace(table, remarks=(remark, *table.remarks), left=tuple(others))
    return replace(one, table=table)


def _of_the_period(found: Sequence[Found], called: str, period: str) -> list[Found]:
    """The tables over which the words of a period stand, or others that say the same time."""
    there = _of_the_committee(found)
    meant = [each for each in there if plain(period) and plain(period) in plain(each.over)]
    meant = meant or [each for each in there if said(period).is_said and each.time == said(period)]
    if not meant:
        raise Mistyped(
            f"There is no table of '{period}' in {called}.",
            next=f"It has {_named([each.where for each in there])}. Give --period as it is printed, or leave it out.",
        )
    return meant


def _of_the_committee(found: Sequence[Found]) -> list[Found]:
    """The tables that have most columns of a sum and at least half as many of the committee's rows as any; those that
    say the same twice, once.
    """
    columns = max(_figures(each.table) for each in found)
    whole = [each for each in found if _figures(each.table) == columns]
    whole = [each for each in whole if not each.unclear] or whole
    rows = max(_many(each) for each in whole)
    told: list[Found] = []
    for each in whole:
        if 2 * _many(each) >= rows and not any(_say_the_same(each.table, one.table) for one in told):
            told.append(each)
    return told


def _may_be_wrong(found: Found) -> bool:
    """Whether a table has rows of the committee's, with figures that could be tested."""
    return _many(found) > 0 and _figures(found.table) > 1


def _many(found: Found) -> int:
    """How many of its rows are the committee's, or stand for several of them."""
    return sum(bool(line.name or line.sums) for line in found.table.lines)


def _figures(table: Printed) -> int:
    return sum(column in table.columns for column in FIGURES)


def _say_the_same(one: Printed, other: Printed) -> bool:
    def figures(table: Printed) -> set[tuple[str | None, tuple[int | None, ...]]]:
        return {(line.name, tuple(line.cell(c).number for c in Column)) for line in table.lines}

    return figures(one) == figures(other)


def _which(meant: Sequence[Found], called: str, period: str) -> Refused:
    """That it cannot be told which of several is meant, with all of them, and how to say it."""
    why = (
        "They have the same rows and other figures, and one of another quarter would be called wrong; none was tested."
    )
    sheets = list(dict.fromkeys(each.sheet for each in meant if each.sheet))
    if not frozenset.intersection(*(each.names for each in meant)):
        why = "Each has rows that another has not, and would be called incomplete; none was tested."
        next = "Put them on one sheet, one below the other, and try again."
    elif len(sheets) > 1:
        next = f"Say which: --sheet {_as_typed(sheets[-1])}"
    elif not period and len({each.over for each in meant if each.time.is_said}) == len(meant):
        next = f"Say which, as printed: --period {_as_typed(meant[-1].over)}"
    else:
        next = "Take the others out, or say above each what it is of, such as September 2023, and try again."
    return Refused(
        f"It cannot be told which of the tables in {called} is this paper's: {_named([each.where for each in meant])}.",
        why,
        next,
    )


def _as_typed(words: str) -> str:
    return '"' + words.replace('"', "") + '"'


def _named(where: Sequence[str]) -> str:
    more = len(where) - MOST_NAMED
    return listed([*where[:MOST_NAMED], *([f"{more} more"] if more > 0 else [])])
