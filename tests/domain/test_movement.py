"""What moved: each kind of step in its columns, and rows that balance."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicfrs_cli.domain import figures
from hmicfrs_cli.domain.figures import Count, Summary
from hmicfrs_cli.domain.movement import EFFECT, Move, Movement, MovementRow, Step, movement, moves
from hmicfrs_cli.domain.records import Balance, Standing
from hmicfrs_cli.domain.vocabulary import Category, Level, Outcome, Reference, Stage, Status, row_name

JUNE, AUGUST, SEPTEMBER = date(2023, 6, 29), date(2023, 8, 1), date(2023, 9, 28)


def entries(counts: Sequence[Count | Balance]) -> list[Balance]:
    """Counts as entries of an opening balance."""
    return [
        one if isinstance(one, Balance) else Balance(one.category, one.level, one.open, one.closed, AUGUST, "a paper")
        for one in counts
    ]


def counted(since: Sequence[Balance]) -> list[Count]:
    return [Count(one.category, one.level, one.open, one.closed) for one in since]


R1, C1, A1 = (Reference("custody-2023", category, 1) for category in Category)
LEVEL_2, LEVEL_3, NOT_SET = (
    "Recommendation Level 2",
    "Recommendation Level 3",
    "Recommendation Level not yet set",
)


def is_open(level: Level | None = Level.TWO, **other: Any) -> Standing:
    return Standing(level=level, **other)


def closed(level: Level | None = Level.TWO, **other: Any) -> Standing:
    by: dict[str, Any] = {
        "status": Status.CLOSED,
        "stage": None,
        "outcome": Outcome.IMPLEMENTED,
        "closed_on": SEPTEMBER,
    }
    return Standing(level=level, **by, **other)


def withdrawn(level: Level | None = Level.TWO) -> Standing:
    return Standing(level=level, status=Status.WITHDRAWN, stage=None)


def told(before: Standing | None, after: Standing, ref: Reference = R1) -> list[tuple[str, Move]]:
    return [(moved.row, moved.move) for moved in moves(Step(ref, SEPTEMBER, before, after))]


@pytest.mark.parametrize(
    ("before", "after", "made"),
    [
        (None, is_open(), [(LEVEL_2, Move.NEW)]),
        (None, is_open(None), [(NOT_SET, Move.NEW)]),
        (None, closed(), [(LEVEL_2, Move.NEW), (LEVEL_2, Move.CLOSED)]),
        (None, withdrawn(), []),
        (None, is_open(for_us=False), []),
        (is_open(for_us=False), is_open(), [(LEVEL_2, Move.BROUGHT_IN)]),
        (closed(for_us=False), closed(), [(LEVEL_2, Move.BROUGHT_IN_CLOSED)]),
        (is_open(for_us=False), closed(), [(LEVEL_2, Move.BROUGHT_IN), (LEVEL_2, Move.CLOSED)]),
        (is_open(for_us=False), is_open(Level.THREE, for_us=False), []),
        (is_open(), is_open(owner="ACC Crime"), []),
        (is_open(), is_open(stage=Stage.AWAITING_VERIFICATION), []),
        (is_open(), is_open(target=SEPTEMBER), []),
        (is_open(), closed(), [(LEVEL_2, Move.CLOSED)]),
        (closed(), is_open(), [(LEVEL_2, Move.REOPENED)]),
        (closed(), closed(owner="ACC Crime"), []),
        (is_open(), is_open(Level.THREE), [(LEVEL_2, Move.LEVELLED_OUT), (LEVEL_3, Move.LEVELLED_IN)]),
        (is_open(None), is_open(), [(NOT_SET, Move.LEVELLED_OUT), (LEVEL_2, Move.LEVELLED_IN)]),
        (
            is_open(),
            closed(Level.THREE),
            [(LEVEL_2, Move.LEVELLED_OUT), (LEVEL_3, Move.LEVELLED_IN), (LEVEL_3, Move.CLOSED)],
        ),
        (
            closed(),
            is_open(Level.THREE),
            [(LEVEL_2, Move.REOPENED), (LEVEL_2, Move.LEVELLED_OUT), (LEVEL_3, Move.LEVELLED_IN)],
        ),
        (
            closed(),
            closed(Level.THREE),
            [
                (LEVEL_2, Move.REOPENED),
                (LEVEL_2, Move.LEVELLED_OUT),
                (LEVEL_3, Move.LEVELLED_IN),
                (LEVEL_3, Move.CLOSED),
            ],
        ),
        (is_open(), withdrawn(), [(LEVEL_2, Move.WITHDRAWN)]),
        (closed(), withdrawn(), [(LEVEL_2, Move.WITHDRAWN_CLOSED)]),
        (is_open(), is_open(for_us=False), [(LEVEL_2, Move.WITHDRAWN)]),
        (closed(), closed(for_us=False), [(LEVEL_2, Move.WITHDRAWN_CLOSED)]),
        (is_open(), withdrawn(Level.THREE), [(LEVEL_2, Move.WITHDRAWN)]),
        (withdrawn(), is_open(), [(LEVEL_2, Move.BROUGHT_IN)]),
    ],
)
def test_each_kind_of_step_is_told_in_its_own_columns(
    before: Standing | None, after: Standing, made: list[tuple[str, Move]]
) -> None:
    assert told(before, after) == made


def test_a_cause_of_concern_stays_in_its_row_whatever_its_level() -> None:
    assert told(is_open(None), is_open(), C1) == []
    assert told(is_open(Level.TWO), closed(Level.FOUR), C1) == [("Cause of Concern", Move.CLOSED)]


def test_an_afi_moves_between_the_rows_of_afis() -> None:
    assert told(is_open(), is_open(Level.THREE), A1) == [
        ("AFI Level 2", Move.LEVELLED_OUT),
        ("AFI Level 3", Move.LEVELLED_IN),
    ]


def test_a_step_keeps_its_reference_and_day() -> None:
    (moved,) = moves(Step(R1, SEPTEMBER, None, is_open()))
    assert (moved.ref, moved.on) == (R1, SEPTEMBER)


# Rows that balance.

standings = st.builds(
    lambda of, level, for_us: of(level) if of is withdrawn else of(level, for_us=for_us),
    st.sampled_from([is_open, closed, withdrawn]),
    st.none() | st.sampled_from([Level.ONE, Level.TWO, Level.THREE]),
    st.booleans(),
)
lives = st.lists(
    st.tuples(st.sampled_from([R1, C1, A1]), st.lists(standings, min_size=1, max_size=5)), min_size=1, max_size=4
)
balances = st.lists(
    st.builds(Count, st.sampled_from(Category), st.none() | st.just(Level.TWO), st.integers(0, 3), st.integers(0, 3)),
    max_size=3,
)


def summary_of(standing: list[tuple[Reference, Standing]], brought_in: list[Count]) -> Summary:
    counted = [
        Count(ref.category, one.level, int(one.status is Status.OPEN), int(one.status is Status.CLOSED))
        for ref, one in standing
        if one.for_us and one.status is not Status.WITHDRAWN
    ]
    return figures.summary([*counted, *brought_in])


def between(
    lives: list[tuple[Reference, list[Standing]]],
    into: int,
    before: list[Count],
    since: list[Count],
    told: Summary | None,
) -> tuple[Movement, Summary, Summary]:
    """The movement of some lives, of which the first so many standings are before its start."""
    start = summary_of([(ref, life[:into][-1]) for ref, life in lives if life[:into]], before)
    end = summary_of([(ref, life[-1]) for ref, life in lives], [*before, *since])
    steps = [
        Step(ref, JUNE + timedelta(1 + number), life[number - 1] if number else None, life[number])
        for ref, life in lives
        for number in range(min(into, len(life)), len(life))
    ]
    found = movement(JUNE, SEPTEMBER, told=told or start, start=start, end=end, steps=steps, balances=entries(since))
    return found, start, end


@settings(max_examples=200)
@given(lives=lives, into=st.integers(0, 4), before=balances, since=balances, told=st.none() | balances)
def test_every_row_and_the_total_balance_whatever_happened(
    lives: list[tuple[Reference, list[Standing]]],
    into: int,
    before: list[Count],
    since: list[Count],
    told: list[Count] | None,
) -> None:
    what_was_told = None if told is None else figures.summary(told)
    found, start, end = between(lives, into, before, since, what_was_told)
    for row in (*found.rows, found.total):
        assert row.balances, row
        assert all(row.many[move] >= 0 for move in Move)
    for row in found.rows:
        was_told = (what_was_told or start).row(row.name)
        assert (row.open_start, row.total_start) == (was_told.open, was_told.total)
        assert (row.open_start + row.restated, row.open_end) == (start.row(row.name).open, end.row(row.name).open)
        assert row.name == row_name(row.category, row.level) if row.category else False
    assert (found.total.open_end, found.total.total_end) == (end.total.open, end.total.total)


@settings(max_examples=100)
@given(lives=lives, into=st.integers(0, 4), since=balances)
def test_the_total_counts_every_move_and_nobody_is_levelled_into_nothing(
    lives: list[tuple[Reference, list[Standing]]], into: int, since: list[Count]
) -> None:
    found, _, _ = between(lives, into, [], since, None)
    many: Counter[Move] = Counter()
    for moved in found.moved:
        many[moved.move] += moved.many
    unlisted = sum(moved.many for moved in found.moved if moved.move is Move.BROUGHT_IN_CLOSED and not moved.ref)
    assert unlisted == sum(count.closed for count in since)
    assert found.total.many == {move: many[move] for move in Move}
    assert many[Move.LEVELLED_IN] == many[Move.LEVELLED_OUT]


def test_one_that_only_passed_through_a_row_is_told_there() -> None:
    life = [is_open(None), is_open()]
    found, _, _ = between([(R1, life)], 0, [], [], None)
    by_name = {row.name: row for row in found.rows}
    assert by_name[NOT_SET].many[Move.NEW] == 1
    assert by_name[NOT_SET].many[Move.LEVELLED_OUT] == 1
    assert (by_name[NOT_SET].category, by_name[NOT_SET].level) == (Category.RECOMMENDATION, None)
    assert found.total.many[Move.NEW] == 1


def test_a_row_that_does_not_add_up_is_seen_not_to() -> None:
    nothing = dict.fromkeys(Move, 0)
    row = MovementRow(LEVEL_2, Category.RECOMMENDATION, Level.TWO, 45, 45, 0, 0, nothing | {Move.NEW: 5}, 50, 50)
    assert row.balances
    for wrong in ({Move.NEW: 4}, {Move.NEW: 5, Move.CLOSED: 1}, {Move.NEW: 5, Move.BROUGHT_IN_CLOSED: 1}):
        assert not MovementRow(
            LEVEL_2, Category.RECOMMENDATION, Level.TWO, 45, 45, 0, 0, nothing | wrong, 50, 50
        ).balances
    assert not MovementRow(LEVEL_2, None, None, 45, 45, 1, 0, nothing | {Move.NEW: 5}, 50, 50).balances


def test_every_move_has_its_effect() -> None:
    assert set(EFFECT) == set(Move)


def test_only_the_totals_can_be_restated_too() -> None:
    start = figures.summary([Count(Category.AFI, Level.TWO, 6, 1)])
    was_told = figures.summary([Count(Category.AFI, Level.TWO, 6, 0)])
    found = movement(JUNE, SEPTEMBER, told=was_told, start=start, end=start, steps=(), balances=())
    assert (found.total.restated, found.total.restated_total) == (0, 1)
    assert found.total.balances
    assert found.is_restated
