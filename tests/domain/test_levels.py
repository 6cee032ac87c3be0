"""Who may close what, and on what evidence."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import chain, combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import closing, ref, signed_letter, standing
from hmicfrs_cli.domain import levels
from hmicfrs_cli.domain.errors import Refused
from hmicfrs_cli.domain.levels import Edition, Need, Refusal, Rule
from hmicfrs_cli.domain.vocabulary import Category, Level, Outcome, Stage, Status, row_name

R, C, A = Category.RECOMMENDATION, Category.CAUSE_OF_CONCERN, Category.AFI
CLOSED_ON = date(2023, 10, 25)

ASKED_BY_LEVEL: dict[tuple[Category, Level | None], set[str]] = {
    (R, Level.ONE): {"hmicfrs"},
    (R, Level.TWO): {"letter"},
    (R, Level.THREE): {"letter", "hmicfrs"},
    (R, Level.FOUR): {"hmicfrs"},
    (A, Level.ONE): {"hmicfrs"},
    (A, Level.TWO): {"letter"},
    (A, Level.THREE): {"letter", "hmicfrs"},
    (A, Level.FOUR): {"hmicfrs"},
    (C, None): {"hmicfrs"},
    (C, Level.TWO): {"hmicfrs"},
}
each_kind = pytest.mark.parametrize(
    ("category", "level", "asked"),
    [pytest.param(*kind, asked, id=row_name(*kind)) for kind, asked in ASKED_BY_LEVEL.items()],
)
ASKED_BY_OUTCOME = {
    Outcome.IMPLEMENTED: set[str](),
    Outcome.ARCHIVED: {"hmicfrs"},
    Outcome.SUPERSEDED: {"successor"},
    Outcome.NOT_APPLICABLE: {"reason"},
}
EVIDENCE: dict[str, dict[str, Any]] = {
    "letter": signed_letter(),
    "hmicfrs": {"hmicfrs": "Their message of 24 October 2023"},
    "successor": {"superseded_by": ref("custody-2023/R1")},
    "reason": {"reason": "The force has no such unit."},
}
SHOWN = list(chain.from_iterable(combinations(EVIDENCE, many) for many in range(len(EVIDENCE) + 1)))


def with_evidence(shown: Sequence[str], **other: Any) -> levels.Closing:
    return closing(CLOSED_ON, **{name: value for part in shown for name, value in EVIDENCE[part].items()} | other)


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: "+".join(shown) or "nothing")
@each_kind
def test_a_closing_is_refused_exactly_where_something_asked_is_not_shown(
    category: Category, level: Level | None, asked: set[str], shown: tuple[str, ...], outcome: Outcome
) -> None:
    against = levels.closing_refusals(category, standing(level), with_evidence(shown, outcome=outcome))
    successor_alone = "successor" in shown and outcome is not Outcome.SUPERSEDED
    allowed = asked | ASKED_BY_OUTCOME[outcome] <= set(shown) and not successor_alone
    assert (against == []) is allowed


@each_kind
def test_a_closing_with_nothing_to_show_is_told_all_that_is_missing(
    category: Category, level: Level | None, asked: set[str]
) -> None:
    missing = {"letter": Need.LETTER.value, "hmicfrs": Need.HMICFRS.value}
    against = levels.closing_refusals(category, standing(level), closing(outcome=Outcome.IMPLEMENTED))
    assert {refusal.missing for refusal in against} == {missing[name] for name in asked}
    assert all(refusal.rule == levels.rule_in_words(category, level, CLOSED_ON) for refusal in against)
    assert all(refusal.mend.startswith("Add --") for refusal in against)


@pytest.mark.parametrize("without", ["letter", "signed_on", "signatory"])
def test_a_letter_is_there_whole_or_not_at_all(without: str) -> None:
    shown = closing(**signed_letter(**{without: None}))
    assert [one.missing for one in levels.closing_refusals(R, standing(Level.TWO), shown)] == [Need.LETTER.value]


def test_a_letter_signed_on_the_day_of_closing_is_in_time() -> None:
    assert not levels.closing_refusals(R, standing(), closing(CLOSED_ON, **signed_letter(signed_on=CLOSED_ON)))


def test_a_letter_signed_the_day_after_is_too_late_and_the_day_to_close_is_offered() -> None:
    late = closing(CLOSED_ON, **signed_letter(signed_on=CLOSED_ON + timedelta(days=1)))
    [refusal] = levels.closing_refusals(R, standing(), late)
    assert "CC-114 was signed on 26 October 2023, after the closing on 25 October 2023" in refusal.rule
    assert refusal.mend == "Close it on the day of the letter or later: --on 2023-10-26"


def test_a_letter_both_late_and_by_another_is_refused_twice() -> None:
    late = closing(CLOSED_ON, **signed_letter(signed_on=date(2024, 1, 1), signatory="ACC Crime"))
    assert len(levels.closing_refusals(R, standing(), late)) == 2


@pytest.mark.parametrize(
    ("signatory", "chief"),
    [
        ("Chief Constable", True),
        ("Craig Example, Chief Constable", True),
        ("CC Example", True),
        ("Temporary Chief Constable Example", True),
        ("Jo Example", True),
        ("Deputy Chief Constable", False),
        ("DCC Example", False),
        ("assistant chief constable (crime)", False),
        ("ACC", False),
        ("Chief Superintendent Example", False),
        ("Inspector Example", False),
        ("Sergeant Example", False),
        ("The PCC", False),
        ("Police and Crime Commissioner", False),
    ],
)
def test_only_the_chief_constable_signs(signatory: str, chief: bool) -> None:
    assert levels.is_the_chief(signatory) is chief
    shown = closing(**signed_letter(signatory=signatory))
    assert (levels.closing_refusals(R, standing(Level.TWO), shown) == []) is chief


@pytest.mark.parametrize("category", [R, A])
def test_nobody_closes_one_whose_level_is_not_set(category: Category) -> None:
    [refusal] = levels.closing_refusals(category, standing(None), with_evidence(["letter", "hmicfrs"]))
    assert refusal.rule == "Its level was not set on 25 October 2023, and nobody may close one without a level."
    assert refusal.mend == "Set it first: hmi level {ref} --to LEVEL --on 2023-10-25"


def test_what_is_not_open_cannot_be_closed() -> None:
    closed = standing(status=Status.CLOSED, closed_on=date(2023, 10, 1))
    shown = with_evidence(["letter"])
    assert [one.rule for one in levels.closing_refusals(R, closed, shown)] == [
        "It was closed on 1 October 2023 already."
    ]
    legacy = standing(Level.BEFORE_LEVELS, status=Status.CLOSED)
    assert [one.rule for one in levels.closing_refusals(R, legacy, shown)] == ["It was closed already."]
    withdrawn = standing(status=Status.WITHDRAWN)
    assert [one.rule for one in levels.closing_refusals(R, withdrawn, shown)] == [
        "It has been withdrawn as recorded in error."
    ]


def test_a_cause_of_concern_is_not_closed_over_an_open_recommendation() -> None:
    under = [ref("custody-2023/R1"), ref("custody-2023/R2")]
    [refusal] = levels.closing_refusals(C, standing(None), with_evidence(["hmicfrs"]), under)
    assert refusal.missing == "the closing of custody-2023/R1, custody-2023/R2"
    assert refusal.mend == "Close first: custody-2023/R1, custody-2023/R2"


@pytest.mark.parametrize(
    ("given_outcome", "successor", "level", "outcome"),
    [
        (None, None, Level.ONE, Outcome.ARCHIVED),
        (None, None, Level.TWO, Outcome.IMPLEMENTED),
        (None, None, None, Outcome.IMPLEMENTED),
        (None, ref("custody-2023/R1"), Level.ONE, Outcome.SUPERSEDED),
        (Outcome.IMPLEMENTED, None, Level.ONE, Outcome.IMPLEMENTED),
        (Outcome.NOT_APPLICABLE, None, Level.TWO, Outcome.NOT_APPLICABLE),
    ],
)
def test_the_outcome_is_as_asked_or_follows_from_the_rest(
    given_outcome: Outcome | None, successor: Any, level: Level | None, outcome: Outcome
) -> None:
    asked = closing(outcome=given_outcome, superseded_by=successor)
    assert levels.settled(asked, level).outcome is outcome


def test_archiving_says_once_that_hmicfrs_has_to_have_said_so() -> None:
    archived = closing(outcome=Outcome.ARCHIVED)
    assert len(levels.closing_refusals(R, standing(Level.ONE), archived)) == 1
    [refusal] = levels.closing_refusals(R, standing(Level.TWO), with_evidence(["letter"], outcome=Outcome.ARCHIVED))
    assert refusal.rule == "Only HMICFRS archives."


def test_what_a_closing_changes_is_undone_by_reopening() -> None:
    assert set(closing().changes()) == set(levels.REOPENED)
    assert levels.REOPENED["status"] is Status.OPEN
    assert levels.REOPENED["stage"] is Stage.IN_PROGRESS


@pytest.mark.parametrize("level", [Level.ONE, Level.TWO, Level.THREE, Level.FOUR])
@pytest.mark.parametrize("before", [None, Level.ONE, Level.FOUR])
def test_an_open_one_may_be_given_any_level(before: Level | None, level: Level) -> None:
    assert levels.level_refusals(standing(before), level) == []


def test_a_level_does_not_change_once_it_is_closed_or_withdrawn() -> None:
    [closed] = levels.level_refusals(standing(status=Status.CLOSED, closed_on=CLOSED_ON), Level.ONE)
    assert closed.rule.startswith("It was closed on 25 October 2023 already.")
    assert "hmi reopen {ref}" in closed.mend
    [withdrawn] = levels.level_refusals(standing(status=Status.WITHDRAWN), Level.ONE)
    assert withdrawn.rule.startswith("It has been withdrawn")


def test_nothing_is_levelled_out_of_or_into_the_time_before_levels() -> None:
    assert levels.level_refusals(standing(Level.BEFORE_LEVELS, status=Status.CLOSED), Level.TWO)
    assert levels.level_refusals(standing(Level.TWO), Level.BEFORE_LEVELS)


def test_only_a_closed_one_is_reopened_and_none_from_before_levels() -> None:
    assert levels.reopening_refusals(standing(status=Status.CLOSED)) == []
    assert [one.rule for one in levels.reopening_refusals(standing())] == ["It was open on that day."]
    assert levels.reopening_refusals(standing(Level.BEFORE_LEVELS, status=Status.CLOSED))
    assert levels.reopening_refusals(standing(status=Status.WITHDRAWN))


@pytest.mark.parametrize("category", [R, A])
def test_rules_are_said_in_words_also_where_there_is_none(category: Category) -> None:
    assert levels.rule_in_words(category, Level.ONE, CLOSED_ON) == "Level 1: HMICFRS closes and archives it."
    assert levels.rule_in_words(category, None, CLOSED_ON) == "Nobody may close it until its level is set."
    assert "neither levelled nor reopened" in levels.rule_in_words(category, Level.BEFORE_LEVELS, CLOSED_ON)


def test_a_later_edition_of_the_rules_holds_from_its_day_on(monkeypatch: pytest.MonkeyPatch) -> None:
    since = date(2025, 4, 1)
    newer = Edition(since, {Level.TWO: Rule("Level 2: anew.", (Need.HMICFRS,))}, Rule("By HMICFRS.", (Need.HMICFRS,)))
    monkeypatch.setattr(levels, "EDITIONS", (*levels.EDITIONS, newer))
    assert levels.rule_in_words(R, Level.TWO, since - timedelta(days=1)).endswith("signed by the Chief Constable.")
    assert levels.rule_in_words(R, Level.TWO, since) == "Level 2: anew."
    assert levels.rule_in_words(C, None, since) == "By HMICFRS."


@given(day=st.dates(), category=st.sampled_from(Category), level=st.sampled_from(list(Level)[:4]))
def test_on_any_day_each_level_has_a_rule(day: date, category: Category, level: Level) -> None:
    rule = levels.rule_for(category, level, day)
    assert rule
    assert rule.needs


def test_one_refused_alone_is_named_with_its_reasons_and_what_mends_them() -> None:
    against = levels.closing_refusals(R, standing(Level.THREE), closing())
    refused = levels.refused({"firearms-2023/R3": against}, 1, "closed")
    assert isinstance(refused, Refused)
    assert refused.what == "firearms-2023/R3 cannot be closed."
    assert refused.why == (
        f"{levels.rule_in_words(R, Level.THREE, CLOSED_ON)}"
        " Missing: a letter signed by the Chief Constable; HMICFRS's own word that it is closed."
    )
    assert len(refused.next.splitlines()) == 2


def test_one_refused_among_many_says_that_none_was_done() -> None:
    refused = levels.refused({"a/R1": [Refusal("It is open.")]}, 3, "reopened")
    assert refused.what == "a/R1 cannot be reopened. None of the 3 was."
    assert (refused.why, refused.next) == ("It is open.", "")


def test_many_refused_are_each_named_and_one_remedy_is_said_once() -> None:
    refusal = Refusal("Nobody.", "its level", "Set it first: hmi level {ref}")
    refused = levels.refused({"a/R1": [refusal], "a/R2": [refusal]}, 2, "closed")
    assert refused.what == "2 of the 2 cannot be closed. None of the 2 was."
    assert refused.why == "a/R1: Nobody. Missing: its level.\na/R2: Nobody. Missing: its level."
    assert refused.next == "Set it first: hmi level REF"


def test_the_remedy_for_one_alone_names_it() -> None:
    refused = levels.refused({"a/R1": [Refusal("Nobody.", "its level", "hmi level {ref} --to 2")]}, 1, "closed")
    assert refused.next == "hmi level a/R1 --to 2"
