"""How refusals are told."""

from datetime import date

from builders import closing, standing
from hmicfrs_cli.domain import conditions, levels, refusing
from hmicfrs_cli.domain.errors import Refused
from hmicfrs_cli.domain.refusing import Refusal
from hmicfrs_cli.domain.vocabulary import Category, Level

R, C, A = Category.RECOMMENDATION, Category.CAUSE_OF_CONCERN, Category.AFI
CLOSED_ON = date(2023, 10, 25)


def test_one_refused_alone_is_named_with_its_reasons_and_what_mends_them() -> None:
    against = conditions.closing_refusals(R, standing(Level.THREE), closing())
    refused = refusing.refused({"firearms-2023/R3": against}, 1, "closed")
    assert isinstance(refused, Refused)
    assert refused.what == "firearms-2023/R3 cannot be closed."
    assert refused.why == (
        f"{levels.rule_in_words(R, Level.THREE, CLOSED_ON)}"
        " Missing: a letter signed by the Chief Constable; HMICFRS's own word that it is closed."
    )
    assert refused.next.splitlines() == [
        "Record the letter: hmi letter add REFERENCE --signed-on DATE --signatory NAME",
        "Then: hmi certify firearms-2023/R3 --letter REFERENCE",
        "When they have said so, in which message, letter or inspection and when:"
        ' hmi close firearms-2023/R3 --hmicfrs "…"',
    ]


def test_one_refused_among_many_says_that_none_was_done() -> None:
    refused = refusing.refused({"a/R1": [Refusal("It is open.")]}, 3, "reopened")
    assert refused.what == "a/R1 cannot be reopened. None of the 3 was."
    assert (refused.why, refused.next) == ("It is open.", "")


def test_many_refused_are_each_named_and_one_remedy_is_said_once() -> None:
    refusal = Refusal("Nobody.", "its level", "Set it first: hmi level {ref}")
    refused = refusing.refused({"a/R1": [refusal], "a/R2": [refusal]}, 2, "closed")
    assert refused.what == "2 of the 2 cannot be closed. None of the 2 was."
    assert refused.why == "a/R1: Nobody. Missing: its level.\na/R2: Nobody. Missing: its level."
    assert refused.next == "Set it first: hmi level REF"


def test_the_remedy_for_one_alone_names_it() -> None:
    refused = refusing.refused({"a/R1": [Refusal("Nobody.", "its level", "hmi level {ref} --to 2")]}, 1, "closed")
    assert refused.next == "hmi level a/R1 --to 2"
