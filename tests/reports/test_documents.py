"""The documents say of themselves what the readers of deadlines and addressees say of their words."""

from collections import Counter

import pytest

from hmicfrs_cli.domain import addressees, deadlines
from hmicfrs_cli.domain.vocabulary import Category
from reports.blocks import Part
from reports.documents import CONCERN, DOCUMENTS, PAPER, PEEL, THEMATIC

PARTS = [part for document in DOCUMENTS for part in document.parts]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.code)
def test_each_draft_is_due_and_addressed_as_its_words_say(part: Part) -> None:
    for one in part.wanted:
        if one.category is not Category.CAUSE_OF_CONCERN:
            words = f"{one.lead_in or ''} {one.text}".strip()
            deadline = deadlines.read(words, part.published)
            assert (deadline.kind, deadline.on) == (one.kind, one.on), words
            assert addressees.read(words, ("West Midlands Police", "WMP")).for_us is one.for_us, words


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.code)
def test_numbers_run_on_within_a_part(part: Part) -> None:
    for category in Category:
        assert [one.number for one in part.of(category)] == list(range(1, len(part.of(category)) + 1))


def test_the_documents_hold_what_they_are_made_for() -> None:
    assert [Counter(one.category.letter for one in part.wanted) for part in PAPER.parts] == [
        {"R": 12},
        {"R": 3},
        {"R": 4, "C": 4, "A": 16},
    ]
    firearms, homicide, _ = PAPER.parts
    assert (sum(one.for_us for one in firearms.wanted), sum(one.for_us for one in homicide.wanted)) == (6, 2)
    assert [len(document.wanted) for document in (THEMATIC, CONCERN, PEEL)] == [9, 9, 5]
