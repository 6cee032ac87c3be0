"""What the headings of a table say: which column each is, and of what time; several times make several tables.

Over "Open June 2023, Open Sept 2023, Closed June 2023 ..." there is a table of June and one of September; so there is
where the times stand in a row above the headings, or below them. Which is this paper's, `choosing` says.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from hmicfrs_cli.domain.printed_table.names import category_alone, plain, row_meant
from hmicfrs_cli.domain.printed_table.periods import UNSAID, Time, said
from hmicfrs_cli.domain.printed_table.row_names import named_aside, places_of_names
from hmicfrs_cli.domain.printed_table.spaced import Row
from hmicfrs_cli.domain.printed_table.table import FIGURES, Column, cell, quoted
from hmicfrs_cli.domain.prose import listed
from hmicfrs_cli.domain.vocabulary import Category

LONGEST_HEADING = 60
"""Characters of the heading of a column."""

MOST_COLUMNS = 200
"""Columns that a time over the first of them may stand for."""

MOST_QUOTED = 3
"""Columns that were not read, and are named."""

_MEANS = {
    **dict.fromkeys(("open", "outstanding", "live", "ongoing", "active"), Column.OPEN),
    **dict.fromkeys(("closed", "complete", "completed", "discharged"), Column.CLOSED),
    **dict.fromkeys(("total", "totals", "overall"), Column.TOTAL),
    **dict.fromkeys(("increase", "change", "new", "movement", "added"), Column.INCREASE),
}
_OTHERWISE = frozenset("since|percentage|percent|awaiting|due|overdue|late".split("|"))
"""Words of a heading that make another thing of an open or closed figure: "closed since June"."""

_REACHES_BACK = re.compile(r"\b(?:since|from|on|against|vs|versus|compared)\b", re.IGNORECASE)
"""Words of an increase after which stands the time that it is counted from."""


def heading(words: str) -> Column | None:
    """The column that a heading names: the first that it has a word of, but "Total open" is open; "AFI Closed before
    Levels" is a row.
    """
    if len(words) > LONGEST_HEADING or "%" in words or row_meant(words):
        return None
    if words.strip() in ("+/-", "+/−", "+", "±"):
        return Column.INCREASE
    words_said = plain(words).split()
    named = {_MEANS[word] for word in words_said if word in _MEANS}
    if Column.INCREASE in named:
        return Column.INCREASE
    if len(named) > 1:
        named.discard(Column.TOTAL)
    return next(iter(named)) if len(named) == 1 and not _OTHERWISE & set(words_said) else None


def headings(row: Row) -> dict[int, Column]:
    """The columns that a row names, by their places; none where it has figures, and so is no row of headings."""
    if any(cell(one).number is not None for one in row.cells if one.strip() and len(one) < LONGEST_HEADING):
        return {}
    return {place: column for place, one in enumerate(row.cells) if (column := heading(one))}


@dataclass(frozen=True, slots=True)
class Laid:
    """How a table is laid out: the places of its columns and of what makes the name of a row (with whether that says
    only which level), what to tell of it, and the time and the category that stand over it.

    `over` are the words that say the time. `unclear` are two headings that may both be the same column.
    """

    columns: Mapping[Column, int]
    names: tuple[tuple[int, bool], ...]
    remarks: tuple[str, ...] = ()
    time: Time = UNSAID
    over: str = ""
    category: Category | None = None
    unclear: tuple[str, ...] = ()
    by_place: bool = False


@dataclass(frozen=True, slots=True)
class _Headed:
    """A column under a heading: where, which, its words, and those that stand over or under it."""

    place: int
    column: Column
    words: str
    other: str = ""
    time: Time = field(default=UNSAID)


def laid_out(head: Row, above: Row | None, below: Sequence[Row]) -> tuple[list[Laid], int]:
    """The tables that stand under a row of headings, and how many rows below it are headings too. None for those of a
    table of movement, where closed is what has closed in a quarter.

    `above` is the row over it, if there is one, and `below` are those under it.
    """
    found = headings(head)
    if min(found) == 0 and named_aside(head, found, below) is None:
        # The name's own heading is blank, and was lost at the beginning of the line.
        found = {place + 1: column for place, column in found.items()}
        head = Row(head.at, ("", *head.cells))
    over = _times_in(above, min(found))
    under = _times_under(below[0], min(found)) if below else {}
    places = dict(found)
    if under:
        places = {p: found[max(q for q in found if q <= p)] for p in under} | {
            p: c for p, c in found.items() if not any(q in under for q in _as_far_as_next(p, found, under))
        }
    heads = [_headed(head, p, c, " ".join((over.get(p, ""), under.get(p, ""))).strip()) for p, c in places.items()]
    heads = _without_a_period([each for each in heads if not _is_besides(each, heads)])
    is_movement = _are_of_movement(heads) or _is_of_movement(head)
    tables = [] if is_movement else _grouped(sorted(heads, key=lambda each: each.place))
    laid = [_laid(head, group, found, below, alone=len(tables) == 1) for group in tables]
    return laid, 1 if under else 0


def _as_far_as_next(place: int, found: Iterable[int], under: Iterable[int]) -> range:
    ends = min((q for q in found if q > place), default=max((*under, place)) + 1)
    return range(place, ends)


def _headed(head: Row, place: int, column: Column, other: str) -> _Headed:
    words = " ".join(head.cells[place].split()) if place < len(head.cells) else ""
    of = _REACHES_BACK.split(words)[0] if column is Column.INCREASE else words
    time = said(f"{other} {of}") if _about_time(other) else said(of)
    return _Headed(place, column, words, other, time)


def _about_time(words: str) -> bool:
    return bool(words) and said(words).is_said


def _times_in(row: Row | None, first: int) -> dict[int, str]:
    """The times or categories that stand over columns, by place; each goes on until the next."""
    if row is None or len(row.cells) <= first:
        return {}
    there = [(p, " ".join(one.split())) for p, one in enumerate(row.cells) if one.strip() and p >= first]
    if not any(len(words) <= LONGEST_HEADING and (_about_time(words) or category_alone(words)) for _, words in there):
        return {}
    return {p: max(each for each in there if each[0] <= p)[1] for p in range(there[0][0], MOST_COLUMNS)}


def _times_under(row: Row, first: int) -> dict[int, str]:
    """The times that stand under headings, by place; nothing where the row is another."""
    there = {p: one.strip() for p, one in enumerate(row.cells) if one.strip() and p >= first}
    name = " ".join(row.cells[:first])
    is_so = len(there) >= 2 and not row_meant(name) and all(_about_time(words) for words in there.values())
    return there if is_so and len({said(words) for words in there.values()}) > 1 else {}


def _grouped(heads: Sequence[_Headed]) -> list[list[_Headed]]:
    """The headings of each table: those of one time, with what is said of no time; or those of each category."""
    categories = dict.fromkeys(each.other for each in heads if category_alone(each.other))
    if len(categories) > 1:
        return [[each for each in heads if each.other == one] for one in categories]
    unsaid = [each for each in heads if not each.time.is_said]
    has = {each.column for each in unsaid}
    groups = []
    for time in dict.fromkeys(each.time for each in heads if each.time.is_said):
        own = [each for each in heads if each.time == time]
        figures = {each.column for each in own if each.column in FIGURES}
        if not figures or (len(figures) == 1 and (figures <= has or time.is_earlier)):
            continue  # "Closed this quarter" beside Closed: a column of its own, and no table
        groups.append((figures, own + [each for each in unsaid if each.column not in {one.column for one in own}]))
    whole = [group for figures, group in groups if figures <= has]
    if len(has & set(FIGURES)) >= 2 and len(whole) == len(groups):
        return [*_side_by_side(unsaid), *(each for group in whole for each in _side_by_side(group))]
    found = [each for _, group in groups for each in _side_by_side(group)]
    return found or [[each for each in heads if not each.time.is_earlier] or list(heads)]


_NEUTRAL = frozenset("no number of the all cases records items".split())
"""Words that a heading may have beside that of its column, and be of no other figures."""


def _is_besides(one: _Headed, heads: Sequence[_Headed]) -> bool:
    """Whether a heading says more than another of its column, as "Open over a year" beside "Open"."""

    def is_plain(each: _Headed) -> bool:
        return all(word in _MEANS or word in _NEUTRAL for word in plain(each.words).split())

    if one.time.is_said or one.other or is_plain(one):
        return False
    return any(each.column is one.column and not each.time.is_said and is_plain(each) for each in heads)


def _are_of_movement(heads: Sequence[_Headed]) -> bool:
    """Whether they are those of a table of movement: open at the start, new, closed, open at the end."""
    has = [each.column for each in heads]
    return Column.TOTAL not in has and Column.INCREASE in has and has.count(Column.OPEN) > 1


_OF_MOVEMENT = frozenset(
    "start|end|at start|at end|brought forward|carried forward|b f|c f|opening|opening balance|closing balance"
    "|reopened|re opened|withdrawn|with drawn|level in|level out".split("|")
)
"""Headings that only a table of movement has."""


def _is_of_movement(head: Row) -> bool:
    """Whether a row of headings is that of a movement from a start to an end, where closed is what has closed."""
    return sum(plain(one) in _OF_MOVEMENT for one in head.cells) > 1


_A_PERIOD = re.compile(r"\b(?:quarter|period|month|year)\b", re.IGNORECASE)
"""Words of a heading that speak of a time from one day to another, and not of how things stand."""


def _without_a_period(heads: Sequence[_Headed]) -> list[_Headed]:
    """Headings without "closed this quarter" where what is open says no time: that is no closed figure."""
    says = any(each.time.is_said or each.other for each in heads if each.column is Column.OPEN)
    return [each for each in heads if says or each.column is not Column.CLOSED or not _A_PERIOD.search(each.words)]


def _side_by_side(group: Sequence[_Headed]) -> list[list[_Headed]]:
    """The tables that have the same headings one beside the other; one, where they are not as many of each."""
    by = {column: [each for each in group if each.column is column] for column in Column}
    many = {len(each) for column, each in by.items() if each and column in FIGURES}
    if len(many) != 1 or many == {1}:
        return [list(group)]
    return [[each[n] for each in by.values() if n < len(each)] for n in range(next(iter(many)))]


def _laid(
    head: Row, group: Sequence[_Headed], found: Mapping[int, Column], below: Sequence[Row], *, alone: bool
) -> Laid:
    """One table of those under a row of headings."""
    columns: dict[Column, int] = {}
    unclear: tuple[str, ...] = ()
    for each in group:
        if each.column in columns and each.column in FIGURES and _differ(columns[each.column], each.place, below):
            first = next(one for one in group if one.place == columns[each.column])
            unclear = unclear or (_called(first), _called(each))
        columns.setdefault(each.column, each.place)
    times = [each for each in group if each.time.is_said]
    over = next((each.other for each in times if _about_time(each.other)), _without_its_column(times))
    category = category_alone(group[0].other) if group[0].other else None
    laid = Laid(
        columns, places_of_names(head, found, columns, below), time=times[0].time if times else UNSAID, over=over
    )
    if not alone:
        return replace(
            laid, category=category, unclear=unclear, over=over or _by_place(head, columns), by_place=not over
        )
    remarks = tuple(_told(head, columns, laid.names))
    return replace(laid, remarks=remarks, category=category, unclear=unclear)


def _by_place(head: Row, columns: Mapping[Column, int]) -> str:
    """The columns of a table by their headings or, where another has the same, by their numbers: 6 to 8."""
    places = sorted(columns.values())
    words = [" ".join(head.cells[place].split()) for place in places if place < len(head.cells)]
    if all(words) and all([" ".join(one.split()) for one in head.cells].count(word) == 1 for word in words):
        return listed(words)
    return f"{places[0] + 1} to {places[-1] + 1}"


def _without_its_column(times: Sequence[_Headed]) -> str:
    """The words of a heading that say the time, without those that say the column."""
    words = times[0].words.split() if times else []
    return " ".join(word for word in words if plain(word) not in _MEANS).strip("()[]-–:, ")


def _called(each: _Headed) -> str:
    return f"{each.words or each.other} (column {each.place + 1})"


def _differ(one: int, other: int, below: Sequence[Row]) -> bool:
    """Whether two columns have other figures in any of the rows below."""

    def at(row: Row, place: int) -> str:
        return row.cells[place].strip() if place < len(row.cells) else ""

    return any(at(row, one) != at(row, other) for row in below if not headings(row))


def _told(head: Row, columns: Mapping[Column, int], names: Sequence[tuple[int, bool]]) -> Iterable[str]:
    """What to tell of the columns that were not read, and of those that are not there."""
    read = (*columns.values(), *(place for place, _ in names))
    others = [one.strip() for place, one in enumerate(head.cells) if place not in read]
    if others := [quoted(one) for one in others if one]:
        yield f"Not read: the column{'s' * (len(others) > 1)} {listed(others[:MOST_QUOTED])}."
    if missing := [column for column in FIGURES if column not in columns]:
        told = listed([column.capitalize() for column in missing])
        yield f"No column is headed {told}: the sum of a row was not tested."
