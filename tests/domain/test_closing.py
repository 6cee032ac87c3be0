"""Who may close what, and on what evidence."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import chain, combinations
from typing import Any

import pytest

from builders import closing, ref, signed_letter, standing
from hmicfrs_cli.domain import closing as rules
from hmicfrs_cli.domain import conditions, levels
from hmicfrs_cli.domain.levels import Need
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


def with_evidence(shown: Sequence[str], **other: Any) -> rules.Closing:
    return closing(CLOSED_ON, **{name: value for part in shown for name, value in EVIDENCE[part].items()} | other)


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: "+".join(shown) or "nothing")
@each_kind
def test_a_closing_is_refused_exactly_where_something_asked_is_not_shown(
    category: Category, level: Level | None, asked: set[str], shown: tuple[str, ...], outcome: Outcome
) -> None:
    against = conditions.closing_refusals(category, standing(level), with_evidence(shown, outcome=outcome))
    successor_alone = "successor" in shown and outcome is not Outcome.SUPERSEDED
    allowed = asked | ASKED_BY_OUTCOME[outcome] <= set(shown) and not successor_alone
    assert (against == []) is allowed


@each_kind
def test_a_closing_with_nothing_to_show_is_told_all_that_is_missing(
    category: Category, level: Level | None, asked: set[str]
) -> None:
    missing = {"letter": Need.LETTER.value, "hmicfrs": Need.HMICFRS.value}
    against = conditions.closing_refusals(category, standing(level), closing(outcome=Outcome.IMPLEMENTED))
    assert {refusal.missing for refusal in against} == {missing[name] for name in asked}
    assert all(refusal.rule == levels.rule_in_words(category, level, CLOSED_ON) for refusal in against)
    assert all("hmi close {ref} --" in refusal.mend or "hmi certify {ref} --" in refusal.mend for refusal in against)


@pytest.mark.parametrize("without", ["letter", "signed_on", "signatory"])
def test_a_letter_is_there_whole_or_not_at_all(without: str) -> None:
    shown = closing(**signed_letter(**{without: None}))
    assert [one.missing for one in conditions.closing_refusals(R, standing(Level.TWO), shown)] == [Need.LETTER.value]


def test_a_letter_signed_on_the_day_of_closing_is_in_time() -> None:
    assert not conditions.closing_refusals(R, standing(), closing(CLOSED_ON, **signed_letter(signed_on=CLOSED_ON)))


def test_a_letter_signed_the_day_after_is_too_late_and_the_day_to_close_is_offered() -> None:
    late = closing(CLOSED_ON, **signed_letter(signed_on=CLOSED_ON + timedelta(days=1)))
    [refusal] = conditions.closing_refusals(R, standing(), late)
    assert "CC-114 was signed on 26 October 2023, after 25 October 2023." in refusal.rule
    assert refusal.mend == "Give the day of the letter or a later one: --on 2023-10-26"


def test_a_letter_both_late_and_by_another_is_refused_twice() -> None:
    late = closing(CLOSED_ON, **signed_letter(signed_on=date(2024, 1, 1), signatory="ACC Crime"))
    assert len(conditions.closing_refusals(R, standing(), late)) == 2


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
        ("Jo Example (Deputy Chief Constable)", False),
        ("Jo Example DCC", False),
        ("T/DCC Example", False),
        ("Jo Example, T/DCC", False),
        ("Deputy CC", False),
        ("D/Chief Constable", False),
        ("Dep. Chief Constable", False),
        ("pp Chief Constable", False),
        ("p.p. the Chief Constable", False),
        ("Temp ACC Example", False),
        ("Ch Supt Example", False),
        ("Supt Example", False),
        ("Insp Example", False),
        ("PC 1234", False),
        ("Police & Crime Commissioner", False),
        ("Mayor", False),
        ("Jo Example QPM, Chief Constable", True),
        ("Jo Constable", True),
        ("P. Pepper", True),
        ("Mr P P Brown, Chief Constable", True),
        ("P. P. Brown", True),
        ("Jo Example pp Chief Constable", False),
        ("Jo Example (p.p.)", False),
        ("Chief Constable, pp J Example", False),
        ("Chief Constable (per pro J. Example)", False),
        ("for the Chief Constable", False),
        ("on behalf of the Chief Constable", False),
        ("Jo Example obo Chief Constable", False),
        ("Chief Constable's Office", False),
        ("Jo Example, Staff Officer to the Chief Constable", False),
        ("Jo Example, Head of Standards", False),
        ("Former Chief Constable", False),
        ("Chief Executive", False),
        ("Jo Example, ACC (Crime)", False),
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
    assert rules.is_the_chief(signatory) is chief
    shown = closing(**signed_letter(signatory=signatory))
    assert (conditions.closing_refusals(R, standing(Level.TWO), shown) == []) is chief


@pytest.mark.parametrize("category", [R, A])
def test_nobody_closes_one_whose_level_is_not_set(category: Category) -> None:
    [refusal] = conditions.closing_refusals(category, standing(None), with_evidence(["letter", "hmicfrs"]))
    assert (
        refusal.rule == "Its level was not set on 25 October 2023, and nobody may close or certify one without a level."
    )
    assert refusal.mend == "Set it first: hmi level {ref} --to LEVEL --on 2023-10-25"


def test_what_is_not_open_cannot_be_closed() -> None:
    closed = standing(status=Status.CLOSED, closed_on=date(2023, 10, 1))
    shown = with_evidence(["letter"])
    assert [one.rule for one in conditions.closing_refusals(R, closed, shown)] == [
        "It was closed on 1 October 2023 already."
    ]
    legacy = standing(Level.BEFORE_LEVELS, status=Status.CLOSED)
    assert [one.rule for one in conditions.closing_refusals(R, legacy, shown)] == ["It was closed already."]
    withdrawn = standing(status=Status.WITHDRAWN)
    assert [one.rule for one in conditions.closing_refusals(R, withdrawn, shown)] == [
        "It has been withdrawn as recorded in error."
    ]


def test_a_cause_of_concern_is_not_closed_over_an_open_recommendation() -> None:
    under = [ref("custody-2023/R1"), ref("custody-2023/R2")]
    [refusal] = conditions.closing_refusals(C, standing(None), with_evidence(["hmicfrs"]), under)
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
    assert rules.settled(asked, standing(level)).outcome is outcome


def test_archiving_says_once_that_hmicfrs_has_to_have_said_so() -> None:
    archived = closing(outcome=Outcome.ARCHIVED)
    assert len(conditions.closing_refusals(R, standing(Level.ONE), archived)) == 1
    [refusal] = conditions.closing_refusals(R, standing(Level.TWO), with_evidence(["letter"], outcome=Outcome.ARCHIVED))
    assert refusal.rule == "Only HMICFRS archives."


def test_what_a_closing_changes_is_undone_by_reopening() -> None:
    assert {*closing().changes(), "certified_on"} == set(rules.REOPENED)
    assert rules.REOPENED["status"] is Status.OPEN
    assert rules.REOPENED["stage"] is Stage.IN_PROGRESS


# Level 3: the force certifies, and then HMICFRS verifies.

CERTIFIED = standing(Level.THREE, stage=Stage.AWAITING_VERIFICATION, certified_on=date(2023, 10, 21), **signed_letter())


def certification(on: date = date(2023, 10, 21), **other: Any) -> rules.Certification:
    return rules.Certification(on, **signed_letter(**other))


@each_kind
def test_only_at_level_3_does_the_force_certify(category: Category, level: Level | None, asked: set[str]) -> None:
    against = conditions.certification_refusals(category, standing(level), certification())
    certifies = category is not C and level is Level.THREE
    assert (against == []) is certifies
    assert all("Only at level 3 does the force certify" in refusal.rule for refusal in against)


def test_without_a_level_nothing_is_certified() -> None:
    [refusal] = conditions.certification_refusals(R, standing(None), certification())
    assert refusal.missing == "its level"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"signed_on": date(2023, 10, 22)}, "was signed on 22 October 2023, after 21 October 2023"),
        ({"signatory": "Deputy Chief Constable"}, "is signed by Deputy Chief Constable"),
    ],
)
def test_a_certification_rests_on_a_letter_of_the_chief_constable_signed_by_then(
    wrong: dict[str, Any], said: str
) -> None:
    [refusal] = conditions.certification_refusals(R, standing(Level.THREE), certification(**wrong))
    assert said in refusal.rule


def test_what_awaits_verification_is_not_certified_again_nor_what_is_closed() -> None:
    [again] = conditions.certification_refusals(R, CERTIFIED, certification())
    assert "certified on 21 October 2023 already" in again.rule
    closed = standing(Level.THREE, status=Status.CLOSED, closed_on=CLOSED_ON)
    assert conditions.certification_refusals(R, closed, certification())


@pytest.mark.parametrize("outcome", [None, Outcome.IMPLEMENTED])
@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: "+".join(shown) or "nothing")
def test_once_certified_only_the_word_of_hmicfrs_is_missing(shown: tuple[str, ...], outcome: Outcome | None) -> None:
    against = conditions.closing_refusals(R, CERTIFIED, with_evidence(shown, outcome=outcome))
    needs_an_outcome = "successor" in shown and outcome is not None
    assert (against == []) is ("hmicfrs" in shown and not needs_an_outcome)


def test_the_letter_of_the_certification_closes_it_too_and_no_other() -> None:
    closed = rules.settled(with_evidence(["hmicfrs"]), CERTIFIED)
    assert (closed.letter, closed.signed_on, closed.signatory) == tuple(signed_letter().values())
    another = with_evidence(["hmicfrs"], **signed_letter(letter="CC-200"))
    [refusal] = conditions.closing_refusals(R, CERTIFIED, another)
    assert refusal.rule == "It was certified by letter CC-114, and that is what HMICFRS verifies."


# What is explained is what is refused.


@each_kind
@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: "+".join(shown) or "nothing")
@pytest.mark.parametrize("outcome", Outcome)
def test_a_closing_is_refused_for_each_condition_that_is_not_met_and_no_other(
    category: Category, level: Level | None, asked: set[str], shown: tuple[str, ...], outcome: Outcome
) -> None:
    asked_for = with_evidence(shown, outcome=outcome)
    found = conditions.conditions(category, standing(level), asked_for)
    against = conditions.closing_refusals(category, standing(level), asked_for)
    assert [each.missing for each in found if not each.met] == [refusal.missing for refusal in against]
    assert all(each.by for each in found if each.met)


@each_kind
def test_an_open_one_is_told_every_condition_and_the_command_that_meets_it(
    category: Category, level: Level | None, asked: set[str]
) -> None:
    found = conditions.explained(category, standing(level), CLOSED_ON)
    rule = levels.rule_for(category, level, CLOSED_ON)
    assert rule
    assert [each.words for each in found] == [asks.words for asks in rule.asks]
    assert [each.met for each in found] == [asks.need is Need.ALL_UNDER for asks in rule.asks]
    assert all("hmi " in each.mend for each in found if not each.met)


def test_a_closed_one_is_told_what_met_each_condition() -> None:
    shown = {**signed_letter(), "hmicfrs": "Visit of 24 October 2023"}
    closed = standing(Level.THREE, status=Status.CLOSED, stage=None, closed_on=CLOSED_ON, **shown)
    assert [(each.met, each.by) for each in conditions.explained(R, closed, date(2024, 1, 1))] == [
        (True, "letter CC-114, signed on 20 October 2023 by Chief Constable"),
        (True, "Visit of 24 October 2023"),
    ]


@pytest.mark.parametrize(
    "stands", [standing(Level.BEFORE_LEVELS, status=Status.CLOSED), standing(status=Status.WITHDRAWN)]
)
def test_nothing_is_asked_of_what_was_closed_before_levels_or_withdrawn(stands: Any) -> None:
    assert conditions.explained(R, stands, CLOSED_ON) == []
