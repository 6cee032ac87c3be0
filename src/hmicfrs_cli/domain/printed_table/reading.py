"""From rows of words to the printed tables in them: which rows hold headings, and which rows are under each.

There may be several: of an earlier quarter beside this one or below it, or one that goes on under headings printed
again. Which of them is this paper's, `choosing` says.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hmicfrs_cli.domain.printed_table.headings import LONGEST_HEADING, Laid, heading, headings, laid_out
from hmicfrs_cli.domain.printed_table.names import category_alone, row_meant
from hmicfrs_cli.domain.printed_table.periods import UNSAID, Time, said
from hmicfrs_cli.domain.printed_table.row_by_row import Reading
from hmicfrs_cli.domain.printed_table.spaced import LEAST_HEADINGS, Row
from hmicfrs_cli.domain.printed_table.table import FIGURES, Column, Line, PartSum, Printed, is_rule, quoted
from hmicfrs_cli.domain.prose import listed

MOST_TITLES = 6
"""Rows above the headings that may say what the table is of."""

MOST_TABLES = 100
"""Tables that are looked at: far more than a paper has."""

LONGEST_TITLE = 80
"""Characters of such a row: what is longer is text."""

_REMARK_TURNED = "It lies on its side: each of its columns was read as a row."


@dataclass(frozen=True, slots=True)
class Found:
    """A table that was found: of what time it says that it is, in which words (`over`), where it stands, as a message
    calls it, and two headings of one column where it cannot be told which is meant. `sheet` is that of a workbook.
    """

    table: Printed
    time: Time = UNSAID
    over: str = ""
    where: str = ""
    unclear: tuple[str, ...] = ()
    sheet: str = ""

    @property
    def names(self) -> frozenset[str]:
        """The committee's rows that it has."""
        return frozenset(name for line in self.table.lines for name in (line.name, *line.sums) if name)


def read(rows: Iterable[Row]) -> Printed | None:
    """The first table that rows of cells hold; None where they hold none, or none with a row that has figures."""
    found = tables(rows)
    return found[0].table if found else None


def tables(rows: Iterable[Row]) -> list[Found]:
    """All tables that rows of cells hold, in their order; those of other things left out where some are the
    committee's.
    """
    filled = [row for row in rows if any(cell.strip() for cell in (*row.cells, *row.loose))]
    there, turned = _turned([row for row in filled if not is_rule(row.cells, row.loose)])
    rules = frozenset(row.at for row in filled if is_rule(row.cells, row.loose))
    heads = [n for n, row in enumerate(there) if len(headings(row)) >= LEAST_HEADINGS]
    if not heads:
        begun = _without_headings(there)
        return [] if begun is None else _named([Found(_read_under(begun, there, rules, 0))])
    found: list[Found] = []
    block = 0
    while block < len(heads):
        tried, goes_on = _of_block(there, heads, block, rules)
        found += tried
        block += goes_on
    found = _joined(_named([each for each in found if each.table.lines]))
    return [_with_remark(each, _REMARK_TURNED) for each in found] if turned else found


def _named(found: Sequence[Found]) -> list[Found]:
    """Those that have a row of the committee's; all, where none has and they have headings."""
    return [each for each in found if each.names] or [each for each in found if each.table.lines and each.where]


def _of_block(there: Sequence[Row], heads: Sequence[int], block: int, rules: frozenset[int]) -> tuple[list[Found], int]:
    """The tables under one row of headings, and how many rows of headings they go on over: a table may print its
    headings again, as where a page ends, and has no row twice.
    """
    at, ends = heads[block], [*heads[block + 1 :], len(there)]
    above = there[max(0, at - MOST_TITLES) : at]
    laid, skip = laid_out(there[at], above[-1] if above else None, there[at + 1 : ends[0]])
    if len(laid) != 1:
        read = [_found(one, there[at + 1 + skip : ends[0]], rules, there[at].at, above) for one in laid]
        return read, 1
    best, goes_on = _found(laid[0], there[at + 1 + skip : ends[0]], rules, there[at].at, above), 1
    for many, end in enumerate(ends[1:], 2):
        again = there[ends[many - 2]]
        if headings(again) != headings(there[at]) or not best.table.lines:
            break
        longer = _found(laid[0], there[at + 1 + skip : end], rules, there[at].at, above)
        if not _has_each_row_once(longer.table) or len(longer.table.lines) == len(best.table.lines):
            break
        best, goes_on = longer, many
    return [best], goes_on


def _has_each_row_once(table: Printed) -> bool:
    names = [line.name for line in table.lines if line.name]
    return len(set(names)) == len(names) and not any(line.words and line.name is None for line in table.lines)


def _found(laid: Laid, below: Sequence[Row], rules: frozenset[int], at: int, above: Sequence[Row]) -> Found:
    """One table by its layout, with what the titles above it say of its time and category."""
    titles = list(_titles(above))
    category = laid.category or next(iter([category_alone(one) for one in titles[:1]]), None)
    begun = Reading(laid.columns, laid.names, list(laid.remarks), under=category)
    table = _read_under(begun, below, rules, at)
    if laid.time.is_said or laid.by_place:
        return Found(table, laid.time, laid.over, _columns_of(laid), laid.unclear)
    title = next((one for one in titles if _says_its_time(one)), "")
    where = f"the table of '{quoted(title)}'" if title else f"the table on line {at}"
    return Found(table, said(title), title, where, laid.unclear)


def _columns_of(laid: Laid) -> str:
    return f"the columns {laid.over}" if laid.by_place else f"the columns of '{quoted(laid.over)}'"


def _titles(above: Sequence[Row]) -> Iterable[str]:
    """The rows above a table that may be its title, the nearest first."""
    for row in reversed(above):
        words = " ".join(" ".join(row.cells).split())
        if len(headings(row)) >= LEAST_HEADINGS or row.loose or _has_figures(row):
            return
        if len(words) <= LONGEST_TITLE:
            yield words


def _has_figures(row: Row) -> bool:
    return any(one.strip().isdecimal() and len(one.strip()) < 4 for one in row.cells[1:])


def _says_its_time(title: str) -> bool:
    return said(title).is_said and "since" not in title.lower().split()


def _read_under(begun: Reading, below: Sequence[Row], rules: frozenset[int], last: int) -> Printed:
    """The rows under headings, read; headings that are printed again are none of them."""
    for row in below:
        if len(headings(row)) < LEAST_HEADINGS:
            begun.is_apart |= bool(begun.lines) and not rules.issuperset(range(last + 1, row.at))
            begun.read(row)
        else:
            begun.since_a_row = 0
        last = row.at
    return begun.finished()


def _without_headings(rows: Sequence[Row]) -> Reading | None:
    """Where the columns must be, where nothing is over them: the name, open, closed, total, perhaps an increase."""
    named = [row for row in rows if row.cells and row_meant(row.cells[0])]
    widths = [len(row.cells) - 1 for row in named if not row.loose]
    width = max((many for many in widths if many in (3, 4)), default=0)
    if len(named) < LEAST_HEADINGS or max(widths, default=0) > len(Column) or not width:
        return None
    columns = {column: place for place, column in enumerate(list(Column)[:width], 1)}
    told = listed([column.capitalize() for column in columns])
    return Reading(columns, ((0, False),), [f"It has no headings: its columns were taken for {told}."])


def _turned(rows: Sequence[Row]) -> tuple[list[Row], bool]:
    """A table that lies on its side, with a column for each of the committee's rows, set upright."""
    aside = [n for n, row in enumerate(rows) if row.cells and heading(row.cells[0])]
    for at, head in enumerate(rows[: aside[0]] if len(aside) >= LEAST_HEADINGS else ()):
        if at < aside[0] - MOST_TITLES:
            continue
        names = [place for place, one in enumerate(head.cells) if len(one) < LONGEST_HEADING and row_meant(one)]
        under = [rows[n] for n in aside if all(one in aside for one in range(aside[0], n))]
        if len(names) >= LEAST_HEADINGS and len(under) >= LEAST_HEADINGS and not row_meant(head.cells[0]):
            upright = [Row(0, ("", *(row.cells[0] for row in under)))]
            for place in range(1, len(head.cells)):
                figures = (row.cells[place] if place < len(row.cells) else "" for row in under)
                upright.append(Row(place, (head.cells[place], *figures)))
            return [*rows[:at], *upright], True
    return list(rows), False


def _joined(found: Sequence[Found]) -> list[Found]:
    """Tables of one time, as far as they say it, that have no row in common, made one: of recommendations, of AFIs."""
    joined: list[Found] = []
    for each in found[:MOST_TABLES]:
        mates = [n for n, one in enumerate(joined) if _are_parts(one, each)]
        if len(mates) == 1:
            joined[mates[0]] = _one_of(joined[mates[0]], each)
        else:
            joined.append(each)
    return [*joined, *found[MOST_TABLES:]]


def _are_parts(one: Found, other: Found) -> bool:
    of_one_time = one.time == other.time or not (one.time.is_said and other.time.is_said)
    same = of_one_time and one.table.columns == other.table.columns
    return same and bool(one.names) and bool(other.names) and not one.names & other.names


def _one_of(one: Found, other: Found) -> Found:
    """Two parts of a table as one. The sum of a part is a sum of some rows; one that is the sum of all is that."""
    # Of two that stand side by side, the rows have the same numbers, and yet are others.
    after = max(line.at for line in one.table.lines)
    shift = after if {line.at for line in one.table.lines} & {line.at for line in other.table.lines} else 0
    lines = (*one.table.lines, *(replace(line, at=line.at + shift) for line in other.table.lines))
    parts, total = [*one.table.part_sums, *other.table.part_sums], None
    for each in (one.table, other.table):
        if each.total is None:
            continue
        is_last = each is other.table
        if is_last and any(_is_sum_of(each.total, lines, c) for c in FIGURES) and not _holds_alone(each):
            total = each.total
        else:
            parts.append(PartSum(each.total, (each.lines, lines)))
    remarks = (*one.table.remarks, *(told for told in other.table.remarks if told not in one.table.remarks))
    of = one if one.time.is_said else other
    return replace(of, table=Printed(one.table.columns, lines, total, remarks, tuple(parts)))


def _holds_alone(table: Printed) -> bool:
    return table.total is not None and all(_is_sum_of(table.total, table.lines, c) for c in table.columns)


def _is_sum_of(total: Line, lines: Iterable[Line], column: Column) -> bool:
    return total.counts(column) == sum(line.counts(column) for line in lines)


def _with_remark(found: Found, remark: str) -> Found:
    table = found.table
    return replace(found, table=replace(table, remarks=(remark, *table.remarks)))
