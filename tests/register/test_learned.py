"""What was learned of a day since a moment: just those recommendations that are now known to have stood otherwise."""

from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from any_register import Answer, after, answer, doings
from hmicfrs_cli.domain.movement import moves
from hmicfrs_cli.domain.reconciling.learned import learned
from hmicfrs_cli.domain.vocabulary import Status
from hmicfrs_cli.register import opening
from hmicfrs_cli.register.learned import Learned


def places(told: Answer) -> set[tuple[str, ...]]:
    """Where each counts: reference, status and level (of a cause of concern it makes no row), without those that count
    nowhere.
    """
    stands = [line.split() for line in told[1]]
    counted = [(ref, status, level) for ref, status, level, for_us in stands if for_us == "True"]
    return {(ref, status, "" if "/C" in ref else level) for ref, status, level in counted if status != Status.WITHDRAWN}


@settings(max_examples=25)
@given(doings=st.lists(doings, min_size=12, max_size=30))
def test_what_counts_elsewhere_than_was_known_is_what_was_learned_since(
    empty_register: Path, doings: list[tuple[str, dict[str, Any]]]
) -> None:
    with (
        after(doings, empty_register) as done,
        opening.reading(done.path, lambda _: None) as register,
    ):
        for moment, told, _, _ in done.remembered[:: max(1, len(done.remembered) // 4)]:
            for day, then in told.items():
                now = answer(register, day)
                found = Learned(register, moment).steps(day)
                assert {str(step.ref) for step in found if moves(step)} == {
                    ref for ref, *_ in places(then) ^ places(now)
                }, (moment, day)
                rows = learned(then[0], now[0], found)
                assert [each.row.name for each in rows] == [
                    row.name
                    for row in now[0].beside(then[0]).rows
                    if (row.open, row.closed) != (then[0].row(row.name).open, then[0].row(row.name).closed)
                ]


@settings(max_examples=10)
@given(doings=st.lists(doings, min_size=12, max_size=20))
def test_nothing_was_learned_between_a_moment_and_itself(
    empty_register: Path, doings: list[tuple[str, dict[str, Any]]]
) -> None:
    with after(doings, empty_register) as done, opening.reading(done.path, lambda _: None) as register:
        for moment, told, _, _ in done.remembered[-3:]:
            assert [each for day in told for each in Learned(register, moment, moment).steps(day)] == []
