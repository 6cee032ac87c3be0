"""Sentences that oblige, lead-ins and limbs: the custody report of August 2023 has all three in one list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicfrs_cli.domain.printed.obligations import asks, asks_by_its_limbs, goes_on, leads_in, obliges


@pytest.mark.parametrize(
    "words",
    [
        "The force should keep detainees for the least time possible.",
        "Bail conditions should be fitting.",
        "Detainees who are vulnerable should see a nurse.",
        "The force shouldn’t keep children longer than it must.",
        "By 31 July 2024, chief constables should arrange a rota.",
        "By the end of March, the College, in consultation with chief constables, should:",
        "To improve trust, the force should publish what it finds.",
        "Working with partners, the force should agree a plan.",
        "We recommend that, by 31 March 2024, forces should train their staff.",
        "We recommend that forces should train their staff.",
        "The force needs to answer emergency calls more quickly",
        "It must publish its plan.",
        "Officers are required to record it.",
    ],
)
def test_a_sentence_that_obliges_somebody_obliges(words: str) -> None:
    assert obliges(words)


@pytest.mark.parametrize(
    "words",
    [
        "Making sure all staff know what they should do.",
        "By making sure that staff know whom they should tell.",
        "Informing detainees that they should be offered a meal.",
        "how officers should record it",
        "train every call handler in how risk should be assessed;",
        "Leaflets are given to detainees on their release.",
        "Training that staff should have had.",
        "The inspection found that forces should have done more.",
        "Keeping all cell floors clean.",
        "Should",
        "",
    ],
)
def test_a_fragment_or_a_finding_does_not(words: str) -> None:
    assert not obliges(words)


def test_a_recommendation_asks_in_whichever_sentence_it_does() -> None:
    assert asks("Records were poor. The force should keep better ones.")
    assert not asks("Records were poor. They were kept by hand.")


@pytest.mark.parametrize(
    ("words", "limbs"),
    [
        ("By 30 September 2024, the force should make sure:", True),
        ("The force should immediately:", True),
        ("This will help the force to:", False),
        ("This should include:", False),
        ("The force should publish its plan. It should say:", False),
        ("The force should act.", False),
    ],
)
def test_only_a_lead_in_that_obliges_asks_by_its_limbs(words: str, limbs: bool) -> None:
    assert asks_by_its_limbs(words) is limbs
    assert leads_in(words) is words.endswith(":")


def test_what_goes_on_asks_for_nothing_new() -> None:
    assert goes_on("This should be achieved by:")
    assert goes_on("They should train the staff who need it.")
    assert not goes_on("The force should train its staff.")


@given(st.text(max_size=300))
def test_any_words_can_be_asked(words: str) -> None:
    if obliges(words):
        assert asks(words)
    assert not (asks_by_its_limbs(words) and not leads_in(words))


@pytest.mark.parametrize(
    "piece", ["should ", "that should ", "By, should ", "recommend that ", ". Should", "(((", "who "]
)
def test_words_without_end_take_no_time(piece: str) -> None:
    obliges(piece * 5000)
    asks(piece * 5000)
