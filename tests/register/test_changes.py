"""What an officer does, by the rules: each refusal says the rule and leaves the register as it was."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest

from builders import (
    cause_of_concern,
    closing,
    custody_report,
    firearms_report,
    recommendation,
    ref,
    signed_letter,
)
from conftest import Writing
from hmicfrs_cli.domain.closing import Closing
from hmicfrs_cli.domain.errors import HmiError, Mistyped, NoSuchRecord, Refused
from hmicfrs_cli.domain.records import Balance, Recommendation
from hmicfrs_cli.domain.vocabulary import Category, Level, Outcome, Reference, Status
from hmicfrs_cli.register import changes, closings, opening, publishing, queries
from hmicfrs_cli.register.sought import Sought

Reading = Callable[[], AbstractContextManager[opening.Reading]]
HMICFRS = "Message of 24 October 2023"


@pytest.fixture
def custody(writing: Writing) -> Writing:
    """A register with C1 over R1, R1 at level 2, and R2 whose level is not set."""
    with writing() as log:
        publishing.add_report(log, custody_report())
        cause = changes.add(log, "custody-2023", cause_of_concern())
        changes.add(log, "custody-2023", recommendation("The force should act.", under=cause, level=Level.TWO))
        changes.add(log, "custody-2023", recommendation("The force should act again."))
    return writing


C1, R1, R2 = ref("custody-2023/C1"), ref("custody-2023/R1"), ref("custody-2023/R2")


@pytest.fixture
def stands(reading: Reading) -> Callable[..., Recommendation]:
    def how(which: Reference, on: date = date(2024, 1, 1)) -> Recommendation:
        with reading() as register:
            return queries.recommendation(register, which, on)

    return how


def events(reading: Reading) -> int:
    with reading() as register:
        return int(register.execute("SELECT count(*) FROM event").fetchone()[0])


def refusal(writing: Writing, change: Callable[[Any], object], kind: type[HmiError] = Refused) -> str:
    """What hmi says when it refuses a change."""
    with pytest.raises(kind) as caught, writing() as log:
        change(log)
    return f"{caught.value.what} {caught.value.why} {caught.value.next}"


def test_level_2_closes_with_the_chief_constable_s_letter(custody: Writing, stands: Any) -> None:
    with custody() as log:
        closings.close(log, [R1], closing(**signed_letter()))
    now = stands(R1).standing
    assert (now.status, now.outcome, now.closed_on) == (Status.CLOSED, Outcome.IMPLEMENTED, date(2023, 10, 25))
    assert (now.letter, now.signed_on, now.signatory) == ("CC-114", date(2023, 10, 20), "Chief Constable")
    assert stands(R1, date(2023, 10, 24)).standing.status is Status.OPEN


@pytest.mark.parametrize(
    ("level", "evidence", "said"),
    [
        (Level.ONE, signed_letter(), "--hmicfrs"),
        (Level.TWO, {}, "Missing: a letter signed by the Chief Constable"),
        (Level.TWO, {"hmicfrs": HMICFRS}, "a letter signed by the Chief Constable"),
        (Level.TWO, signed_letter(signed_on=date(2023, 10, 26)), "signed on 26 October 2023, after 25 October 2023"),
        (Level.TWO, signed_letter(signatory="Deputy Chief Constable"), "the Chief Constable's own signature"),
        (Level.THREE, signed_letter(), "HMICFRS verifies"),
        (Level.THREE, {"hmicfrs": HMICFRS}, "a letter signed by the Chief Constable"),
        (Level.FOUR, signed_letter(), "only HMICFRS closes it"),
    ],
)
def test_a_closing_without_its_level_s_evidence_is_refused(
    custody: Writing, reading: Reading, level: Level, evidence: dict[str, Any], said: str
) -> None:
    with custody() as log:
        changes.level(log, [R2], level, on=date(2023, 9, 1))
    before = events(reading)
    assert said in refusal(custody, lambda log: closings.close(log, [R2], closing(**evidence)))
    assert events(reading) == before


@pytest.mark.parametrize(
    ("level", "evidence", "outcome"),
    [
        (Level.ONE, {"hmicfrs": HMICFRS}, Outcome.ARCHIVED),
        (Level.TWO, signed_letter(), Outcome.IMPLEMENTED),
        (Level.THREE, signed_letter(hmicfrs=HMICFRS), Outcome.IMPLEMENTED),
        (Level.FOUR, {"hmicfrs": HMICFRS}, Outcome.IMPLEMENTED),
        (Level.TWO, signed_letter(superseded_by=R1), Outcome.SUPERSEDED),
    ],
)
def test_a_closing_with_its_level_s_evidence_is_made(
    custody: Writing, stands: Any, level: Level, evidence: dict[str, Any], outcome: Outcome
) -> None:
    with custody() as log:
        changes.level(log, [R2], level, on=date(2023, 9, 1))
        closings.close(log, [R2], closing(**evidence))
    assert (stands(R2).standing.status, stands(R2).standing.outcome) == (Status.CLOSED, outcome)


def test_nobody_closes_one_whose_level_is_not_set(custody: Writing) -> None:
    said = refusal(custody, lambda log: closings.close(log, [R2], closing(**signed_letter(hmicfrs=HMICFRS))))
    assert "Its level was not set on 25 October 2023" in said
    assert "hmi level custody-2023/R2 --to LEVEL --on 2023-10-25" in said


def test_a_level_set_only_after_the_closing_day_does_not_do(custody: Writing) -> None:
    with custody() as log:
        changes.level(log, [R2], Level.TWO, on=date(2023, 11, 1))
    assert "level was not set" in refusal(custody, lambda log: closings.close(log, [R2], closing(**signed_letter())))


def test_a_cause_of_concern_is_not_closed_over_an_open_recommendation(custody: Writing, stands: Any) -> None:
    said = refusal(custody, lambda log: closings.close(log, [C1], closing(hmicfrs=HMICFRS)))
    assert "the closing of custody-2023/R1" in said
    with custody() as log:
        closings.close(log, [C1, R1], closing(**signed_letter(hmicfrs=HMICFRS)))
    assert {stands(C1).standing.status, stands(R1).standing.status} == {Status.CLOSED}


def test_a_cause_of_concern_is_closed_only_by_hmicfrs(custody: Writing) -> None:
    with custody() as log:
        closings.close(log, [R1], closing(**signed_letter()))
    assert "only by HMICFRS" in refusal(custody, lambda log: closings.close(log, [C1], closing(**signed_letter())))


def test_a_recommendation_under_a_closed_cause_of_concern_is_reopened_only_with_it(
    custody: Writing, stands: Any
) -> None:
    with custody() as log:
        closings.close(log, [C1, R1], closing(**signed_letter(hmicfrs=HMICFRS)))
    on = date(2023, 12, 1)
    assert "custody-2023/C1" in refusal(custody, lambda log: closings.reopen(log, [R1], on=on, reason="Undone"))
    with custody() as log:
        closings.reopen(log, [R1, C1], on=on, reason="Undone")
    assert {stands(C1).standing.status, stands(R1).standing.status} == {Status.OPEN}


def test_nothing_new_goes_under_a_closed_cause_of_concern(custody: Writing) -> None:
    with custody() as log:
        closings.close(log, [C1, R1], closing(**signed_letter(hmicfrs=HMICFRS)))
    said = refusal(custody, lambda log: changes.add(log, "custody-2023", recommendation(under=C1)))
    assert "hmi reopen custody-2023/C1" in said


def test_closing_twice_is_refused(custody: Writing) -> None:
    with custody() as log:
        closings.close(log, [R1], closing(**signed_letter()))
    said = refusal(custody, lambda log: closings.close(log, [R1], closing(date(2023, 11, 1), **signed_letter())))
    assert "closed on 25 October 2023 already" in said


def test_closing_before_the_first_closing_is_refused_too(custody: Writing) -> None:
    with custody() as log:
        closings.close(log, [R1], closing(**signed_letter()))
    said = refusal(custody, lambda log: closings.close(log, [R1], closing(date(2023, 10, 22), **signed_letter())))
    assert "It was closed on 25 October 2023, and that would no longer be right" in said


@pytest.mark.parametrize(
    ("on", "said"),
    [(date(2023, 8, 15), "issued on 16 August 2023"), (date(2024, 1, 2), "2 January 2024 has not come yet")],
)
def test_nothing_happens_before_it_was_issued_nor_tomorrow(custody: Writing, on: date, said: str) -> None:
    for change in (
        lambda log: closings.close(log, [R1], closing(on, **signed_letter(signed_on=date(2023, 8, 1)))),
        lambda log: changes.level(log, [R1], Level.THREE, on=on),
    ):
        assert said in refusal(custody, change)


def test_if_one_of_several_is_refused_none_is_closed(custody: Writing, stands: Any, reading: Reading) -> None:
    before = events(reading)
    said = refusal(custody, lambda log: closings.close(log, [R1, R2], closing(**signed_letter())))
    assert "custody-2023/R2 cannot be closed. None of the 2 was." in said
    assert stands(R1).standing.status is Status.OPEN
    assert events(reading) == before


def test_a_level_is_set_from_a_day_on(custody: Writing, stands: Any) -> None:
    with custody() as log:
        assert changes.level(log, [R1, R2], Level.THREE, on=date(2023, 9, 1)) == [R1, R2]
    with custody() as log:
        assert changes.level(log, [R1, R2], Level.THREE, on=date(2023, 9, 1)) == []
    assert stands(R1, date(2023, 8, 31)).standing.level is Level.TWO
    assert stands(R1, date(2023, 9, 1)).standing.level is Level.THREE


def test_a_level_set_late_takes_its_place_among_the_days(custody: Writing, stands: Any) -> None:
    with custody() as log:
        changes.level(log, [R1], Level.FOUR, on=date(2023, 11, 1))
        changes.level(log, [R1], Level.THREE, on=date(2023, 9, 1))
    days = (date(2023, 8, 31), date(2023, 9, 1), date(2023, 10, 31), date(2023, 11, 1))
    assert [stands(R1, day).standing.level for day in days] == [Level.TWO, Level.THREE, Level.THREE, Level.FOUR]


def test_a_level_set_late_may_not_undo_the_ground_of_a_closing(custody: Writing) -> None:
    with custody() as log:
        closings.close(log, [R1], closing(**signed_letter()))
    said = refusal(custody, lambda log: changes.level(log, [R1], Level.FOUR, on=date(2023, 9, 1)))
    assert "only HMICFRS closes it" in said
    assert "not before 25 October 2023" in said


def test_a_level_does_not_change_once_closed(custody: Writing) -> None:
    with custody() as log:
        closings.close(log, [R1], closing(**signed_letter()))
    said = refusal(custody, lambda log: changes.level(log, [R1], Level.THREE, on=date(2023, 11, 1)))
    assert "hmi reopen custody-2023/R1" in said


def test_one_closed_before_levels_is_neither_levelled_nor_reopened(custody: Writing, stands: Any) -> None:
    with custody() as log:
        old = changes.add(log, "custody-2023", recommendation(level=Level.BEFORE_LEVELS))
    assert stands(old).standing.status is Status.CLOSED
    on = date(2023, 9, 1)
    assert "before HMICFRS introduced levels" in refusal(
        custody, lambda log: changes.level(log, [old], Level.TWO, on=on)
    )
    assert "cannot be reopened" in refusal(custody, lambda log: closings.reopen(log, [old], on=on, reason="x"))
    assert "levels" in refusal(custody, lambda log: changes.level(log, [R1], Level.BEFORE_LEVELS, on=on))


def test_what_is_open_cannot_be_reopened(custody: Writing) -> None:
    assert "It was open on that day" in refusal(
        custody, lambda log: closings.reopen(log, [R1], on=date(2023, 9, 1), reason="x")
    )


def test_reopening_keeps_the_first_closing_in_the_history(custody: Writing, stands: Any) -> None:
    with custody() as log:
        closings.close(log, [R1], closing(**signed_letter()))
        closings.reopen(log, [R1], on=date(2023, 12, 1), reason="Found undone")
    assert stands(R1).standing.status is Status.OPEN
    assert stands(R1).standing.letter is None
    assert stands(R1, date(2023, 11, 30)).standing.letter == "CC-114"


def test_numbers_go_on_from_the_highest_and_one_that_is_printed_is_kept(custody: Writing) -> None:
    with custody() as log:
        assert changes.add(log, "custody-2023", recommendation(number=7)) == ref("custody-2023/R7")
        assert changes.add(log, "custody-2023", recommendation()) == ref("custody-2023/R8")
        assert changes.add(log, "custody-2023", recommendation(category=Category.AFI)) == ref("custody-2023/A1")
    assert "recorded already" in refusal(
        custody, lambda log: changes.add(log, "custody-2023", recommendation(number=7))
    )


def test_unknown_ones_are_named_with_the_nearest_there_are(custody: Writing) -> None:
    close_it: Callable[[Any], object] = lambda log: closings.close(log, [ref("custody-2023/R9")], closing())  # noqa: E731
    assert "Did you mean custody-2023/R" in refusal(custody, close_it, NoSuchRecord)
    add_it: Callable[[Any], object] = lambda log: changes.add(log, "custdy-2023", recommendation())  # noqa: E731
    assert "Did you mean custody-2023?" in refusal(custody, add_it, NoSuchRecord)


def test_a_report_s_code_is_taken_once(custody: Writing) -> None:
    assert "custody-2023 already" in refusal(custody, lambda log: publishing.add_report(log, custody_report()))
    later = firearms_report(published=date(2024, 1, 2))
    assert "has not come yet" in refusal(custody, lambda log: publishing.add_report(log, later))


def test_nothing_supersedes_itself_and_a_successor_has_to_be_there(custody: Writing) -> None:
    itself = closing(**signed_letter(superseded_by=R1))
    assert "cannot supersede what it is superseded by" in refusal(
        custody, lambda log: closings.close(log, [R1], itself)
    )
    nowhere = Closing(date(2023, 10, 25), superseded_by=ref("custody-2023/R99"))
    assert "R99" in refusal(custody, lambda log: closings.close(log, [R1], nowhere), NoSuchRecord)


def balance(**other: Any) -> Balance:
    usual: dict[str, Any] = {"category": Category.RECOMMENDATION, "level": Level.TWO, "open": 0, "closed": 0}
    return Balance(**usual | {"on": date(2023, 6, 1), "source": "June paper"} | other)


def test_balances_add_up_and_never_fall_below_nothing(writing: Writing, reading: Reading) -> None:
    with writing() as log:
        changes.add_balance(log, balance(open=45))
        changes.add_balance(log, balance(open=-3, on=date(2023, 9, 1)))
    with reading() as register:
        counted = [queries.balance_counts(register, day)[0].open for day in (date(2023, 8, 31), date(2023, 9, 1))]
    assert counted == [45, 42]
    assert "-1 open" in refusal(writing, lambda log: changes.add_balance(log, balance(open=-43, on=date(2023, 10, 1))))
    assert "-1 open" in refusal(writing, lambda log: changes.add_balance(log, balance(open=-43)))


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        ({}, Mistyped),
        ({"open": 1, "on": date(2024, 1, 2)}, Refused),
        ({"open": 1, "level": Level.BEFORE_LEVELS}, Refused),
        ({"closed": 1, "level": Level.BEFORE_LEVELS, "category": Category.CAUSE_OF_CONCERN}, Refused),
    ],
)
def test_a_balance_that_cannot_be_is_refused(writing: Writing, wrong: dict[str, Any], kind: type[HmiError]) -> None:
    refusal(writing, lambda log: changes.add_balance(log, balance(**wrong)), kind)


def test_a_setting_can_be_set_again_and_the_force_s_name_is_read(writing: Writing, reading: Reading) -> None:
    with writing() as log:
        changes.set_setting(log, "force", "Westshire Police")
    with writing() as log:
        changes.set_setting(log, "force", "West Midlands Police")
        publishing.add_report(log, custody_report())
        changes.add(log, "custody-2023", recommendation("West Midlands Police should act."))
        changes.add(log, "custody-2023", recommendation("Eastshire Police should act."))
    with reading() as register:
        found = queries.recommendations(register, Sought(date(2024, 1, 1), for_us=None))
        assert [one.standing.for_us for one in found] == [True, False]
