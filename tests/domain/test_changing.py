"""What stands against a change that is not a closing."""

from datetime import date

import pytest

from builders import ref, standing
from hmicfrs_cli.domain import changing
from hmicfrs_cli.domain.stages import ORDER
from hmicfrs_cli.domain.vocabulary import Category, Level, Stage, Status

R, C, A = Category.RECOMMENDATION, Category.CAUSE_OF_CONCERN, Category.AFI
CLOSED_ON = date(2023, 10, 25)


@pytest.mark.parametrize("level", [Level.ONE, Level.TWO, Level.THREE, Level.FOUR])
@pytest.mark.parametrize("before", [None, Level.ONE, Level.FOUR])
def test_an_open_one_may_be_given_any_level(before: Level | None, level: Level) -> None:
    assert changing.level_refusals(standing(before), level) == []


def test_a_level_does_not_change_once_it_is_closed_or_withdrawn() -> None:
    [closed] = changing.level_refusals(standing(status=Status.CLOSED, closed_on=CLOSED_ON), Level.ONE)
    assert closed.rule.startswith("It was closed on 25 October 2023 already.")
    assert "hmi reopen {ref}" in closed.mend
    [withdrawn] = changing.level_refusals(standing(status=Status.WITHDRAWN), Level.ONE)
    assert withdrawn.rule.startswith("It has been withdrawn")


def test_nothing_is_levelled_out_of_or_into_the_time_before_levels() -> None:
    assert changing.level_refusals(standing(Level.BEFORE_LEVELS, status=Status.CLOSED), Level.TWO)
    assert changing.level_refusals(standing(Level.TWO), Level.BEFORE_LEVELS)


def test_only_a_closed_one_is_reopened_and_none_from_before_levels() -> None:
    assert changing.reopening_refusals(standing(status=Status.CLOSED)) == []
    assert [one.rule for one in changing.reopening_refusals(standing())] == ["It was open on that day."]
    assert changing.reopening_refusals(standing(Level.BEFORE_LEVELS, status=Status.CLOSED))
    assert changing.reopening_refusals(standing(status=Status.WITHDRAWN))


# Stages.


@pytest.mark.parametrize("before", ORDER)
@pytest.mark.parametrize("after", ORDER[:-1])
def test_forward_is_free_and_backwards_needs_a_reason(before: Stage, after: Stage) -> None:
    at = standing(Level.THREE, stage=before)
    backwards = ORDER.index(after) < ORDER.index(before)
    taken_back = {"certified_on": None} if before is Stage.AWAITING_VERIFICATION else {}
    assert bool(changing.stage_refusals(at, {"stage": after.value, **taken_back}, None)) is backwards
    assert changing.stage_refusals(at, {"stage": after.value, **taken_back}, "More evidence is wanted") == []


def test_one_that_turns_out_to_have_been_certified_is_not_moved_without_taking_that_back() -> None:
    at = standing(Level.THREE, stage=Stage.AWAITING_VERIFICATION)
    [refusal] = changing.stage_refusals(at, {"stage": "submitted"}, "More evidence is wanted")
    assert "had been certified by then" in refusal.rule


def test_a_reason_is_asked_for_in_words() -> None:
    [refusal] = changing.stage_refusals(standing(stage=Stage.WITH_DCC), {"stage": "in-progress"}, None)
    assert refusal.rule == "From with DCC to in progress is backwards."
    assert refusal.mend == "Add --reason TEXT."


@pytest.mark.parametrize("before", ORDER)
def test_nobody_says_by_hand_that_one_awaits_verification(before: Stage) -> None:
    [refusal] = changing.stage_refusals(standing(stage=before), {"stage": "awaiting-verification"}, "Because")
    assert refusal.mend == "Certify it: hmi certify {ref} --letter REFERENCE"


@pytest.mark.parametrize("status", [Status.CLOSED, Status.WITHDRAWN])
def test_what_is_not_open_has_no_stage(status: Status) -> None:
    assert changing.stage_refusals(standing(status=status, stage=None), {"stage": "submitted"}, "Because")


def test_what_awaits_verification_keeps_its_level() -> None:
    waits = standing(Level.THREE, stage=Stage.AWAITING_VERIFICATION)
    assert changing.level_refusals(waits, Level.THREE) == []
    [refusal] = changing.level_refusals(waits, Level.TWO)
    assert refusal.mend == "Take the certification back first: hmi stage {ref} --to in-progress --reason TEXT"


# Withdrawal and progress.


def test_what_is_withdrawn_stays_so_and_no_cause_leaves_one_open_behind() -> None:
    assert changing.withdrawal_refusals(standing(), ()) == []
    assert changing.withdrawal_refusals(standing(status=Status.WITHDRAWN), ())
    [refusal] = changing.withdrawal_refusals(standing(None), [ref("custody-2023/R1")])
    assert refusal.mend == "Withdraw first: custody-2023/R1"


@pytest.mark.parametrize(
    ("status", "moves_the_day", "is_refused"),
    [
        (Status.OPEN, True, False),
        (Status.CLOSED, False, False),
        (Status.CLOSED, True, True),
        (Status.WITHDRAWN, False, True),
    ],
)
def test_once_closed_the_day_it_was_due_is_settled_and_once_withdrawn_everything(
    status: Status, moves_the_day: bool, is_refused: bool
) -> None:
    against = changing.progress_refusals(standing(status=status, closed_on=CLOSED_ON), moves_the_day=moves_the_day)
    assert bool(against) is is_refused
