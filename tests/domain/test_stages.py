"""The pipeline inside open, in figures and in the paper's sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicfrs_cli.domain import stages
from hmicfrs_cli.domain.figures import Count
from hmicfrs_cli.domain.vocabulary import Category, Level, Stage

R, C, A = Category.RECOMMENDATION, Category.CAUSE_OF_CONCERN, Category.AFI


def counted(stage: Stage, many: int, category: Category = R) -> tuple[str, Count]:
    return stage.value, Count(category, Level.TWO, many, 0)


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        (
            [counted(Stage.INTERNAL_REVIEW, 5), counted(Stage.WITH_DCC, 4), counted(Stage.IN_PROGRESS, 80)],
            "Five recommendations are being considered for closure through internal processes and four are"
            " with the Deputy Chief Constable for final review.",
        ),
        (
            [counted(Stage.SUBMITTED, 1, A)],
            "One AFI is submitted to HMICFRS.",
        ),
        (
            [counted(Stage.WITH_DCC, 1), counted(Stage.WITH_DCC, 13, A), counted(Stage.WITH_DCC, 2, C)],
            "One recommendation, two causes of concern and 13 AFIs are with the Deputy Chief Constable for final"
            " review.",
        ),
        ([counted(Stage.IN_PROGRESS, 3)], "None is yet being considered for closure."),
        ([], "None is yet being considered for closure."),
    ],
)
def test_the_sentence_is_written_from_the_counts(counts: list[tuple[str | None, Count]], sentence: str) -> None:
    assert stages.sentence(counts) == sentence


def test_the_stages_come_in_the_order_of_the_process_and_closed_ones_are_left_out() -> None:
    figures = stages.pipeline([counted(Stage.SUBMITTED, 2), (None, Count(R, Level.TWO, 0, 7))], [Count(R, None, 9, 1)])
    assert [(row.name, row.open) for row in figures.rows] == [
        ("In progress", 0),
        ("Internal review", 0),
        ("With DCC", 0),
        ("Submitted", 2),
        ("Awaiting verification", 0),
        ("opening balances, not listed", 9),
    ]
    assert (figures.total.open, figures.total.closed) == (11, 0)


many = st.integers(0, 500)


@given(st.lists(st.tuples(st.sampled_from(Stage), many, st.sampled_from(Category))), many)
def test_the_total_is_all_that_is_open(found: list[tuple[Stage, int, Category]], unlisted: int) -> None:
    counts = [counted(stage, open_, category) for stage, open_, category in found]
    figures = stages.pipeline(counts, [Count(R, Level.TWO, unlisted, 3)])
    assert figures.total.open == sum(open_ for _, open_, _ in found) + unlisted
    assert stages.sentence(counts).endswith(".")
