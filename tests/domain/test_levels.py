"""Who closes at each level, on any day, in words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicfrs_cli.domain import levels
from hmicfrs_cli.domain.levels import Asks, Edition, Need, Rule
from hmicfrs_cli.domain.vocabulary import Category, Level

R, C, A = Category.RECOMMENDATION, Category.CAUSE_OF_CONCERN, Category.AFI
CLOSED_ON = date(2023, 10, 25)


@pytest.mark.parametrize("category", [R, A])
def test_rules_are_said_in_words_also_where_there_is_none(category: Category) -> None:
    assert levels.rule_in_words(category, Level.ONE, CLOSED_ON) == "Level 1: HMICFRS closes and archives it."
    assert levels.rule_in_words(category, None, CLOSED_ON) == "Nobody may close it until its level is set."
    assert "neither levelled nor reopened" in levels.rule_in_words(category, Level.BEFORE_LEVELS, CLOSED_ON)


def test_a_later_edition_of_the_rules_holds_from_its_day_on(monkeypatch: pytest.MonkeyPatch) -> None:
    since = date(2025, 4, 1)
    asks = (Asks(Need.HMICFRS, "HMICFRS closes it."),)
    newer = Edition(since, {Level.TWO: Rule("Level 2: anew.", asks)}, Rule("By HMICFRS.", asks))
    monkeypatch.setattr(levels, "EDITIONS", (*levels.EDITIONS, newer))
    assert levels.rule_in_words(R, Level.TWO, since - timedelta(days=1)).endswith("signed by the Chief Constable.")
    assert levels.rule_in_words(R, Level.TWO, since) == "Level 2: anew."
    assert levels.rule_in_words(C, None, since) == "By HMICFRS."


@given(day=st.dates(), category=st.sampled_from(Category), level=st.sampled_from(list(Level)[:4]))
def test_on_any_day_each_level_has_a_rule(day: date, category: Category, level: Level) -> None:
    rule = levels.rule_for(category, level, day)
    assert rule
    assert rule.needs
