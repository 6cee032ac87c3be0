"""Mistakes that a typist makes in a right table, put in on purpose: each changes some rows, and says what explains it.

A table is `Cells`: by row, the words under open, closed, total and increase, blank for nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import assume
from hypothesis import strategies as st

Of = dict[str, tuple[int, int]]
Cells = dict[str, list[str]]

OPEN, CLOSED, TOTAL, INCREASE = range(4)
COLUMNS = ("open", "closed", "total", "increase")


@dataclass(frozen=True)
class Table:
    """What is right, what was issued before, and the names of the rows that may be changed."""

    now: Of
    then: Of
    names: list[str]

    def right(self, name: str) -> list[int]:
        is_open, closed = self.now[name]
        return [is_open, closed, is_open + closed, is_open + closed - sum(self.then[name])]

    def last(self, name: str) -> list[int]:
        is_open, closed = self.then[name]
        return [is_open, closed, is_open + closed]

    @property
    def cells(self) -> Cells:
        return {name: [str(many) for many in self.right(name)] for name in self.now}


@dataclass(frozen=True)
class Mistake:
    """Rows as they are after it, and words that the explanation has; several where it may be told in several ways."""

    rows: Cells
    says: tuple[tuple[str, ...], ...]


Making = Callable[[Table, st.DataObject], Mistake]


def words(figures: list[int]) -> list[str]:
    return [str(many) for many in figures]


def followed(figures: list[int], right: list[int], data: st.DataObject) -> list[str]:
    """The figures, with a total that follows from the parts, and an increase from the total, or neither."""
    made = list(figures)
    if data.draw(st.booleans(), "the total follows"):
        made[TOTAL] = made[OPEN] + made[CLOSED]
        if data.draw(st.booleans(), "the increase follows"):
            made[INCREASE] += made[TOTAL] - right[TOTAL]
    return words(made)


def one_of(table: Table, data: st.DataObject, which: Callable[[str], bool] = lambda _: True) -> str:
    names = [name for name in table.names if which(name)]
    assume(names)
    return data.draw(st.sampled_from(names))


def some_of(table: Table, data: st.DataObject, many: int) -> list[str]:
    assume(len(table.names) >= many)
    return data.draw(st.lists(st.sampled_from(table.names), min_size=many, max_size=many, unique=True))


def total_of_then(table: Table, data: st.DataObject) -> Mistake:
    name = one_of(table, data, lambda each: table.right(each)[TOTAL] != table.last(each)[TOTAL])
    right = table.right(name)
    assume(table.last(name)[TOTAL] != 0 or right[INCREASE] > 0)
    row = [*right[:TOTAL], table.last(name)[TOTAL], right[INCREASE]]
    return Mistake(
        {name: words(row)}, (("the previous total", name), ("the total issued then", name), ("bear this out", name))
    )


def row_of_then(table: Table, data: st.DataObject) -> Mistake:
    name = one_of(table, data, lambda each: table.right(each)[:INCREASE] != table.last(each))
    row = [*table.last(name), data.draw(st.sampled_from([0, table.right(name)[INCREASE]]))]
    return Mistake({name: words(row)}, (("every figure issued for", name),))


def part_of_then(table: Table, data: st.DataObject) -> Mistake:
    column = data.draw(st.sampled_from([OPEN, CLOSED]))
    other = CLOSED if column == OPEN else OPEN
    name = one_of(table, data, lambda each: table.right(each)[column] != table.last(each)[column])
    right, last = table.right(name), table.last(name)
    assume(last[column] != 0)
    row = list(right)
    row[column] = last[column]
    made = followed(row, right, data)
    assume(right[other] != last[other] or int(made[TOTAL]) != last[TOTAL])
    return Mistake({name: made}, ((f"{COLUMNS[column]} figure", "the one issued then", name),))


def rows_exchanged(table: Table, data: st.DataObject) -> Mistake:
    one, other = some_of(table, data, 2)
    mine, theirs = table.right(one), table.right(other)
    assume(mine[:INCREASE] != theirs[:INCREASE])
    columns = data.draw(st.sampled_from([slice(0, 4), slice(0, 3)]))
    rows = {one: list(mine), other: list(theirs)}
    rows[one][columns], rows[other][columns] = theirs[columns], mine[columns]
    return Mistake({name: words(row) for name, row in rows.items()}, (("are exchanged", one, other),))


def column_of_rows_exchanged(table: Table, data: st.DataObject) -> Mistake:
    one, other = some_of(table, data, 2)
    column = data.draw(st.sampled_from(range(4)))
    mine, theirs = table.right(one), table.right(other)
    assume(mine[column] != theirs[column])
    rows = {one: list(mine), other: list(theirs)}
    rows[one][column], rows[other][column] = theirs[column], mine[column]
    follows = column < TOTAL and data.draw(st.booleans())
    for row in rows.values():
        row[TOTAL] = row[OPEN] + row[CLOSED] if follows else row[TOTAL]
    says = ((f"The {COLUMNS[column]} figures of the rows", one, other), ("The rows", one, other, "are exchanged"))
    return Mistake({name: words(row) for name, row in rows.items()}, says)


def ring(table: Table, data: st.DataObject) -> Mistake:
    names = some_of(table, data, data.draw(st.sampled_from([3, 3, 4])))
    figures = [table.right(name) for name in names]
    assume(len({tuple(each[:3]) for each in figures}) == len(names))
    rows = {name: [*figures[n - 1][:3], figures[n][INCREASE]] for n, name in enumerate(names)}
    return Mistake({name: words(row) for name, row in rows.items()}, (("stand in one another's place", *names),))


def columns_exchanged(table: Table, data: st.DataObject) -> Mistake:
    a, b = data.draw(st.sampled_from([(OPEN, CLOSED), (OPEN, TOTAL), (CLOSED, TOTAL)]))
    name = one_of(table, data, lambda each: table.right(each)[a] != table.right(each)[b])
    row = table.right(name)
    row[a], row[b] = row[b], row[a]
    return Mistake({name: words(row)}, ((f"{COLUMNS[a].capitalize()} and {COLUMNS[b]} are exchanged", name),))


def digits_exchanged(table: Table, data: st.DataObject) -> Mistake:
    column = data.draw(st.sampled_from([OPEN, CLOSED, TOTAL]))

    def swapped(each: str) -> str:
        digits = str(table.right(each)[column])
        return digits[:-2] + digits[-1] + digits[-2] if len(digits) > 1 else digits

    name = one_of(table, data, lambda each: swapped(each) != str(table.right(each)[column]) and swapped(each)[0] != "0")
    right = table.right(name)
    row = list(right)
    row[column] = int(swapped(name))
    made = followed(row, right, data) if column < TOTAL else words(row)
    return Mistake({name: made}, ((f"In {name} two digits of the {COLUMNS[column]} figure", f"for {right[column]}."),))


def part_missing(table: Table, data: st.DataObject) -> Mistake:
    column = data.draw(st.sampled_from([OPEN, CLOSED]))
    name = one_of(table, data, lambda each: table.right(each)[column] > 0)
    row = words(table.right(name))
    row[column] = data.draw(st.sampled_from(["", "0"]))
    return Mistake({name: row}, ((f"In {name} the {COLUMNS[column]} figure is missing",),))


def cell_left_blank(table: Table, data: st.DataObject) -> Mistake:
    column = data.draw(st.sampled_from([TOTAL, INCREASE]))
    name = one_of(table, data, lambda each: table.right(each)[column] != 0)
    row = words(table.right(name))
    row[column] = ""
    return Mistake({name: row}, ((f"The {COLUMNS[column]} is missing in", name),))


def part_not_counted(table: Table, data: st.DataObject) -> Mistake:
    name = one_of(table, data, lambda each: min(table.right(each)[:2]) > 0)
    left_out, counted = data.draw(st.permutations([OPEN, CLOSED]))
    row = table.right(name)
    row[TOTAL] = row[counted]
    return Mistake({name: words(row)}, ((f"The total leaves out what is {COLUMNS[left_out]} in", name),))


def increase_is_the_total(table: Table, data: st.DataObject) -> Mistake:
    name = one_of(table, data, lambda each: table.right(each)[INCREASE] != 0)
    right, last = table.right(name), table.last(name)[TOTAL]
    increase, total = data.draw(
        st.sampled_from([(right[TOTAL], right[TOTAL]), (last, right[TOTAL]), (last, last), (right[INCREASE],) * 2])
    )
    assume(increase and [total, increase] != right[TOTAL:])
    return Mistake(
        {name: words([*right[:TOTAL], total, increase])},
        ((name, "as its total and as its increase"), (name, "as its increase", "the total issued for")),
    )


def on_the_wrong_line(table: Table, data: st.DataObject) -> Mistake:
    column = data.draw(st.sampled_from([OPEN, CLOSED]))
    under, over = some_of(table, data, 2)
    mine, theirs = table.right(under), table.right(over)
    assume(mine[column] > 0)
    many = data.draw(st.integers(1, min(mine[column], 9)))
    rows = {under: list(mine), over: list(theirs)}
    rows[under][column] -= many
    rows[over][column] += many
    if data.draw(st.booleans()):
        for row in rows.values():
            row[TOTAL] = row[OPEN] + row[CLOSED]
    says = ((f"{COLUMNS[column]} that belong", f"to {under}", f"counted in {over}"), ("are exchanged", under, over))
    return Mistake({name: words(row) for name, row in rows.items()}, says)


def in_the_wrong_column(table: Table, data: st.DataObject) -> Mistake:
    name = one_of(table, data, lambda each: table.right(each)[CLOSED] > 0)
    row = table.right(name)
    many = data.draw(st.integers(1, min(row[CLOSED], 9)))
    row[OPEN] += many
    row[CLOSED] -= many
    says = ((f"as open in {name}",), ("Open and closed are exchanged", name))
    return Mistake({name: words(row)}, says)


def figure_repeated(table: Table, data: st.DataObject) -> Mistake:
    column, beside = data.draw(st.sampled_from([(OPEN, CLOSED), (OPEN, TOTAL), (CLOSED, OPEN), (CLOSED, TOTAL)]))
    name = one_of(table, data, lambda each: 9 < table.right(each)[beside] != table.right(each)[column])
    row = table.right(name)
    row[column] = row[beside]
    says = ((f"In {name} the {COLUMNS[column]} figure repeats the",),)
    return Mistake({name: words(row)}, says)


def only_what_has_changed(table: Table, data: st.DataObject) -> Mistake:
    name = one_of(table, data, lambda each: table.right(each)[INCREASE] != 0 and sum(table.then[each]) != 0)
    right, last = table.right(name), table.last(name)
    changes = [a - b for a, b in zip(right[:INCREASE], last, strict=True)]
    return Mistake({name: words([*changes, right[INCREASE]])}, (("Only what has changed since", name),))


MISTAKES: dict[str, Making] = {
    each.__name__: each
    for each in (
        total_of_then,
        row_of_then,
        part_of_then,
        rows_exchanged,
        column_of_rows_exchanged,
        ring,
        columns_exchanged,
        digits_exchanged,
        part_missing,
        cell_left_blank,
        part_not_counted,
        increase_is_the_total,
        on_the_wrong_line,
        in_the_wrong_column,
        figure_repeated,
        only_what_has_changed,
    )
}


def printed_as(cells: Cells) -> str:
    return "\n".join("|".join((name, *row)) for name, row in cells.items())
