"""What moved, in the sentences of the paper."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from hmicfrs_cli.domain import figures
from hmicfrs_cli.domain.figures import Count
from hmicfrs_cli.domain.movement import Move, Moved, Movement, MovementRow, Step, movement, moves
from hmicfrs_cli.domain.movement_in_words import by_report, sentences
from hmicfrs_cli.domain.prose import MOST_NAMED
from hmicfrs_cli.domain.records import Balance, Standing
from hmicfrs_cli.domain.vocabulary import Category, Level, Reference, Status

JUNE, JULY, AUGUST, SEPTEMBER = date(2023, 6, 29), date(2023, 7, 11), date(2023, 8, 1), date(2023, 9, 28)
NONE_CLOSED = "None was closed in that time."
NOTHING_NEW = "Nothing new has come in since 29 June 2023."


def r(number: int) -> Reference:
    return Reference("custody-2023", Category.RECOMMENDATION, number)


C1 = Reference("custody-2023", Category.CAUSE_OF_CONCERN, 1)
A1 = Reference("firearms-2023", Category.AFI, 1)
TWO, THREE, UNSET = Standing(level=Level.TWO), Standing(level=Level.THREE), Standing()


def closed(standing: Standing) -> Standing:
    return replace(standing, status=Status.CLOSED, stage=None)


def withdrawn(standing: Standing) -> Standing:
    return replace(standing, status=Status.WITHDRAWN, stage=None)


def for_others(standing: Standing) -> Standing:
    return replace(standing, for_us=False)


def steps(ref: Reference, *line: Standing | None, on: date = JULY) -> list[Step]:
    """One that came to stand so, one after another; None where it was not there yet."""
    return [Step(ref, on, before, after) for before, after in pairwise(line) if after]


def moved(made: Sequence[Step], balances: Sequence[Balance] = (), **other: Any) -> Movement:
    """The movement that steps make, with as many rows as they need and no figures at all."""
    nothing = figures.summary([])
    return movement(JUNE, SEPTEMBER, told=nothing, start=nothing, end=nothing, steps=made, balances=balances, **other)


def said(*made: list[Step], balances: Sequence[Balance] = ()) -> list[str]:
    return sentences(moved([step for each in made for step in each], balances))


def test_nothing_moved_is_said() -> None:
    assert said() == [NOTHING_NEW, NONE_CLOSED]


def test_what_came_in_is_an_increase_by_row_in_the_paper_s_order() -> None:
    told = said(steps(A1, None, TWO), steps(r(1), None, TWO), steps(r(2), None, TWO), steps(C1, None, UNSET))
    assert told[0] == (
        "Since 29 June 2023 there has been an increase of one cause of concern, two recommendations at level 2 and"
        " one AFI at level 2."
    )


def test_what_was_brought_in_is_an_increase_too() -> None:
    brought_in = (
        Balance(Category.RECOMMENDATION, Level.TWO, 5, 0, AUGUST, "a paper"),
        Balance(Category.AFI, Level.BEFORE_LEVELS, 0, 18, AUGUST, "a paper"),
    )
    assert said(*(steps(r(number), None, TWO) for number in range(1, 6)), balances=brought_in)[0] == (
        "Since 29 June 2023 there has been an increase of ten recommendations at level 2 and 18 AFIs closed before"
        " levels."
    )


def test_what_a_balance_takes_back_takes_nothing_from_the_increase() -> None:
    taken = [Balance(Category.RECOMMENDATION, Level.TWO, -2, 2, AUGUST, "a count")]
    taken += [Balance(Category.RECOMMENDATION, Level.THREE, -1, 0, AUGUST, "a count")]
    assert said(steps(r(1), None, TWO), balances=taken) == [
        "Since 29 June 2023 there has been an increase of one recommendation at level 2.",
        NONE_CLOSED,
        "Of those counted without being listed, closed: two recommendations at level 2.",
        "Of those counted without being listed, fewer are open: one recommendation at level 3.",
    ]


def test_from_thirteen_on_numbers_are_figures() -> None:
    assert "twelve recommendations" in said(*(steps(r(number), None, TWO) for number in range(12)))[0]
    assert "13 recommendations" in said(*(steps(r(number), None, TWO) for number in range(13)))[0]


def test_what_was_closed_reopened_levelled_and_withdrawn_is_said_with_references() -> None:
    assert said(
        steps(r(1), TWO, closed(TWO)),
        steps(C1, UNSET, closed(UNSET)),
        steps(A1, closed(TWO), TWO),
        steps(r(2), UNSET, TWO),
        steps(r(3), UNSET, TWO),
        steps(r(4), TWO, THREE),
        steps(r(5), TWO, withdrawn(TWO)),
        steps(r(6), closed(TWO), withdrawn(TWO)),
        steps(r(7), TWO, for_others(TWO)),
    ) == [
        NOTHING_NEW,
        "Closed in that time: one cause of concern and one recommendation at level 2.",
        "One was reopened: firearms-2023/A1.",
        "Two were given another level, from none yet to level 2: custody-2023/R2, R3.",
        "One was given another level, from level 2 to level 3: custody-2023/R4.",
        "One was withdrawn: custody-2023/R5.",
        "One was withdrawn after being closed: custody-2023/R6.",
        "One was found to be for others, and kept for information: custody-2023/R7.",
    ]


def test_one_that_was_given_another_level_and_its_old_one_again_is_one_and_said_to_be_so() -> None:
    assert said(steps(r(1), THREE, Standing(level=Level.FOUR), THREE)) == [
        NOTHING_NEW,
        NONE_CLOSED,
        "One was given another level and set back: custody-2023/R1.",
    ]


def test_one_that_was_entered_and_withdrawn_again_is_no_increase() -> None:
    told = said(steps(r(1), None, TWO), steps(r(2), None, TWO, withdrawn(TWO)))
    assert told == [
        "Since 29 June 2023 there has been an increase of one recommendation at level 2.",
        NONE_CLOSED,
        "One was entered and withdrawn again: custody-2023/R2.",
    ]


def test_one_that_was_withdrawn_and_is_counted_again_is_neither_new_nor_gone() -> None:
    assert said(steps(r(1), TWO, for_others(TWO), TWO)) == [NOTHING_NEW, NONE_CLOSED]


def test_one_that_was_closed_before_it_counted_was_not_closed_in_that_time() -> None:
    told = said(steps(r(1), closed(TWO), for_others(closed(TWO)), closed(TWO)))
    assert told == [NOTHING_NEW, NONE_CLOSED]


def test_one_that_was_closed_reopened_and_closed_again_is_one() -> None:
    assert said(steps(r(1), TWO, closed(TWO), TWO, closed(TWO)))[1:] == [
        "Closed in that time: one recommendation at level 2.",
        "One was reopened: custody-2023/R1.",
    ]


def test_what_came_in_is_told_at_the_level_that_it_was_given_in_that_time() -> None:
    assert said(steps(r(1), None, UNSET, TWO), steps(r(2), None, UNSET)) == [
        "Since 29 June 2023 there has been an increase of one recommendation at level 2 and one recommendation whose"
        " level is not yet set.",
        NONE_CLOSED,
    ]


def test_where_many_are_meant_they_are_not_named() -> None:
    told = said(*(steps(r(number), TWO, withdrawn(TWO)) for number in range(1, MOST_NAMED + 2)))
    assert told[-1] == f"{MOST_NAMED + 1} were withdrawn."


def test_one_whose_level_is_not_set_is_said_to_be_so() -> None:
    told = said(steps(r(1), None, UNSET), steps(r(2), None, UNSET))
    assert told[0].endswith("an increase of two recommendations whose level is not yet set.")


def test_what_came_is_told_by_report_without_what_went_again() -> None:
    made = [*steps(r(1), None, TWO), *steps(r(2), None, TWO, withdrawn(TWO)), *steps(A1, for_others(TWO), TWO)]
    assert by_report(moved(made)) == {
        "custody-2023": {"Recommendation Level 2": 1},
        "firearms-2023": {"AFI Level 2": 1},
    }


# What was recorded late.


def restated(told: Sequence[Count], known: Sequence[Count], *learned: list[Step], **other: Any) -> list[str]:
    was_told, start = figures.summary(list(told)), figures.summary(list(known))
    made = [step for each in learned for step in each]
    return sentences(
        movement(JUNE, SEPTEMBER, told=was_told, start=start, end=start, steps=(), balances=(), learned=made, **other)
    )[2:]


def test_what_was_recorded_late_is_said_by_kind_and_by_name_with_what_the_figures_now_are() -> None:
    assert restated(
        [Count(Category.RECOMMENDATION, Level.TWO, 2, 0)],
        [Count(Category.RECOMMENDATION, Level.TWO, 2, 1)],
        steps(r(1), None, TWO, on=JUNE),
        steps(r(2), TWO, closed(TWO), on=JUNE),
    ) == [
        "Recorded only after the figures for 29 June 2023 were issued, though of that day or before: new, one"
        " recommendation at level 2 (custody-2023/R1); closed, one recommendation at level 2 (custody-2023/R2).",
        "The figures of that day are restated: 2 open and 3 in all, not 2 open and 2 in all as issued.",
    ]


def test_one_found_to_be_for_others_or_issued_only_later_is_not_called_withdrawn() -> None:
    nothing = figures.summary([])
    learned = [*steps(r(1), TWO, for_others(TWO), on=JUNE), *steps(r(2), TWO, withdrawn(TWO), on=JUNE)]
    learned += steps(r(3), TWO, withdrawn(TWO), on=JUNE)
    issued = steps(r(2), None, TWO)
    found = movement(
        JUNE, SEPTEMBER, told=nothing, start=nothing, end=nothing, steps=issued, balances=(), learned=learned
    )
    told = sentences(found)
    assert told[0] == NOTHING_NEW
    assert told[2].endswith(
        ": withdrawn, one recommendation at level 2 (custody-2023/R3); issued only later, one recommendation at level 2"
        " (custody-2023/R2); for others, one recommendation at level 2 (custody-2023/R1)."
    )
    assert by_report(found) == {}


def test_figures_that_are_the_same_in_all_are_said_to_differ_by_row() -> None:
    assert restated(
        [Count(Category.RECOMMENDATION, Level.TWO, 1, 0)],
        [Count(Category.RECOMMENDATION, Level.THREE, 1, 0)],
        steps(r(1), TWO, THREE, on=JUNE),
    ) == [
        "Recorded only after the figures for 29 June 2023 were issued, though of that day or before: given another"
        " level, one recommendation at level 3 (custody-2023/R1).",
        "The figures of that day are restated: in all the same, 1 open and 1 in all, but not in every row.",
    ]


def test_a_balance_that_was_taken_back_late_is_no_longer_counted() -> None:
    row = "AFI Level 2"
    taken = [Moved(None, JUNE, row, Move.BROUGHT_IN, -3), Moved(None, JUNE, row, Move.BROUGHT_IN_CLOSED, 1)]
    told = restated(
        [Count(Category.AFI, Level.TWO, 3, 0)], [Count(Category.AFI, Level.TWO, 0, 1)], balances_learned=taken
    )
    assert told[0].endswith(": no longer counted, three AFIs at level 2; newly counted as closed, one AFI at level 2.")


def test_figures_that_are_restated_by_nothing_that_has_a_name_are_still_said_to_be() -> None:
    assert restated([Count(Category.AFI, Level.TWO, 6, 0)], [Count(Category.AFI, Level.TWO, 7, 0)]) == [
        "Recorded only after the figures for 29 June 2023 were issued, though of that day or before.",
        "The figures of that day are restated: 7 open and 7 in all, not 6 open and 6 in all as issued.",
    ]


def test_every_kind_of_move_can_be_said() -> None:
    row = MovementRow("AFI Level 2", Category.AFI, Level.TWO, 0, 0, 0, 0, dict.fromkeys(Move, 0), 0, 0)
    for move in Move:
        found = Movement(JUNE, SEPTEMBER, (row,), row, (Moved(A1, JULY, row.name, move),))
        assert all(sentences(found))


def test_a_step_counts_the_same_whether_it_was_taken_or_learned() -> None:
    step = steps(r(1), TWO, closed(THREE))
    assert list(moved([], learned=step).restating) == moves(step[0]) == list(moved(step).moved)
