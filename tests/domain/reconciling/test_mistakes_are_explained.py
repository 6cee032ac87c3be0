"""Laws of explaining: the mistake that was put in is among the first explanations, and a right table has none."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hmicfrs_cli.domain.reconciling import holding
from hmicfrs_cli.domain.reconciling.explaining import explanations, left_open
from hmicfrs_cli.domain.reconciling.explanation import Explanation, Sort
from hmicfrs_cli.domain.reconciling.known import Known
from mistakes import MISTAKES, Mistake, Table, printed_as
from printed_tables import AS_AT, JUNE, NAMES, NOW, THEN, Of, held, of_register

DEMO = Table(NOW, THEN, NAMES)


@st.composite
def tables_of_other_figures(draw: st.DrawFn) -> Table:
    """Any table of figures by lot, so that nothing comes about by chance: of 11, 12 and 13, sums and differences are
    alike, and one is another with its digits exchanged.
    """
    lots = Random(draw(st.integers(0, 2**32 - 1)))
    figures = iter(lots.sample(range(100_000, 10_000_000), 4 * len(NAMES)))
    now, then = ({name: (next(figures), next(figures)) for name in NAMES} for _ in range(2))
    return Table(now, then, NAMES)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """The table of the example, or any other in which some rows have moved, and some have none closed."""
    if draw(st.booleans()):
        return DEMO
    other = draw(tables_of_other_figures())
    none_closed = draw(st.sets(st.sampled_from(NAMES[:6])))
    moved = draw(st.sets(st.sampled_from(NAMES), min_size=3))

    def of(figures: Of, name: str) -> tuple[int, int]:
        return figures[name][0], 0 if name in none_closed else figures[name][1]

    now = {name: of(other.now, name) for name in NAMES}
    return Table(now, {name: of(other.then, name) if name in moved else now[name] for name in NAMES}, NAMES)


def against(table: Table) -> Known:
    return Known(AS_AT, of_register(table.now), JUNE, of_register(table.then))


def found_in(table: Table, *mistakes: Mistake, sums: list[str] | None = None) -> holding.Tested:
    cells = table.cells
    for mistake in mistakes:
        cells |= mistake.rows
    return held(printed_as(cells | ({"Total": sums} if sums else {})), against(table))


def explains(each: Explanation, mistake: Mistake) -> bool:
    return any(all(words in each.sentence for words in says) for says in mistake.says)


def is_told(mistake: Mistake, told: list[Explanation], before: int = 1) -> bool:
    """Whether a mistake is explained, with no more than so many explanations before it."""
    return any(explains(each, mistake) for each in told[: before + 1])


def is_told_otherwise(mistake: Mistake, found: holding.Tested, told: list[Explanation]) -> bool:
    """Whether what came of a mistake happens to be just what was issued before, or stands elsewhere: that is told."""
    settled = {cell for each in told if each.sort is not Sort.OTHER for cell in each.cells}
    rows = [row for row in found.rows if row.line.called in mistake.rows]
    return settled.issuperset((row.line.at, column) for row in rows for column in row.at_fault)


def may_be_told_apart(kinds: list[str]) -> bool:
    return set(kinds) != {"on_the_wrong_line"}


@given(tables())
def test_a_right_table_has_no_explanation(table: Table) -> None:
    found = found_in(table)
    assert found.holds
    assert explanations(found) == []


@pytest.mark.parametrize("kind", MISTAKES)
@given(tables(), st.data())
def test_the_mistake_that_was_put_in_is_among_the_first_explanations(
    kind: str, table: Table, data: st.DataObject
) -> None:
    mistake = MISTAKES[kind](table, data)
    found = found_in(table, mistake)
    assume(not found.holds)
    told = explanations(found)
    assert is_told(mistake, told) or is_told_otherwise(mistake, found, told)
    assert left_open(found, told) == []


@given(tables_of_other_figures(), st.data())
def test_of_two_mistakes_in_other_rows_each_is_explained(table: Table, data: st.DataObject) -> None:
    # As many too many on two lines, and as many too few on two others, can be paired either way.
    kinds = data.draw(st.lists(st.sampled_from(list(MISTAKES)), min_size=2, max_size=2).filter(may_be_told_apart))
    first = MISTAKES[kinds[0]](table, data)
    others = replace(table, names=[name for name in table.names if name not in first.rows])
    second = MISTAKES[kinds[1]](others, data)
    found = found_in(table, first, second)
    told = explanations(found)
    for mistake in (first, second):
        if not found_in(table, mistake).holds:
            assert is_told(mistake, told, before=3) or is_told_otherwise(mistake, found, told)


def sums_of(of: Of) -> list[int]:
    is_open, closed = (sum(many[n] for many in of.values()) for n in (0, 1))
    return [is_open, closed, is_open + closed]


def sums_with_a_mistake(table: Table, data: st.DataObject) -> tuple[list[int], str]:
    """A row of sums with a mistake, and words that explain it."""
    right, last = sums_of(table.now), sums_of(table.then)
    column = data.draw(st.integers(0, 2))
    name = data.draw(st.sampled_from(NAMES))
    figures = [*table.now[name], sum(table.now[name])]
    digits = str(right[column])
    stale, one_less, swapped = (list(right) for _ in range(3))
    stale[column] = last[column]
    one_less[column] -= figures[column]
    swapped[column] = int(digits[:-2] + digits[-1] + digits[-2])
    made: list[tuple[list[int], str]] = [
        (last, "The row of sums carries every figure issued for 29 June 2023, as if not updated."),
        (stale, "as issued for 29 June 2023, which was not updated."),
        ([a - b for a, b in zip(right, figures, strict=True)], f"The row of sums leaves out {name}."),
        ([a + b for a, b in zip(right, figures, strict=True)], f"The row of sums counts twice {name}."),
        (one_less, f"The row of sums leaves out {name} under"),
        (swapped, "In the row of sums two digits"),
        ([right[1], right[0], right[2]], "Open and closed are exchanged in the row of sums."),
        ([*right[:2], right[0]], "The total of the row of sums leaves out what is closed."),
    ]
    sums, says = data.draw(st.sampled_from(made))
    assume(sums != right and (sums is last or sums != last))
    return sums, says


@given(tables_of_other_figures(), st.data())
def test_a_mistake_in_the_row_of_sums_is_explained(table: Table, data: st.DataObject) -> None:
    sums, says = sums_with_a_mistake(table, data)
    found = found_in(table, sums=[str(many) for many in sums] + [""])
    told = explanations(found)
    assert says in told[0].sentence
    assert left_open(found, told) == []


@given(tables_of_other_figures(), st.data())
def test_a_row_of_sums_that_adds_up_wrong_rows_is_explained_by_them(table: Table, data: st.DataObject) -> None:
    mistake = MISTAKES["digits_exchanged"](table, data)
    printed = {name: [int(cell) for cell in cells] for name, cells in (table.cells | mistake.rows).items()}
    sums = [str(sum(row[n] for row in printed.values())) for n in range(3)]
    found = found_in(table, mistake, sums=[*sums, ""])
    told = explanations(found)
    assert is_told(mistake, told)
    assert any(each.sentence.startswith("The row of sums adds up the rows as they are printed") for each in told)
    assert left_open(found, told) == []


def test_a_row_of_sums_that_nothing_explains_is_named() -> None:
    found = found_in(DEMO, sums=["122", "330", "452", ""])
    assert left_open(found, explanations(found)) == ["Nothing that hmi knows explains the row of sums."]
