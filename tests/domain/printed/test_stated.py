"""The counts that a report states of itself, by which its reading is checked."""

import pytest

from hmicfrs_cli.domain.printed.stated import stated
from hmicfrs_cli.domain.vocabulary import Category

R, C, A = Category.RECOMMENDATION, Category.CAUSE_OF_CONCERN, Category.AFI


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        (
            "HMICFRS made four recommendations which address the main causes of concern and a further 16 areas for"
            " improvement.",
            {R: (4,), A: (16,)},
        ),
        ("We found five areas for improvement.", {A: (5,)}),
        ("This report contains twenty-two recommendations and one cause of concern.", {R: (22,), C: (1,)}),
        ("We have made 17 recommendations, nine of them to chief constables.", {R: (17,)}),
        ("There are 3 causes of concern and 12 AFIs in this report.", {C: (3,), A: (12,)}),
        ("We made forty three recommendations.", {R: (43,)}),
    ],
)
def test_what_a_report_says_it_makes_is_read(words: str, counts: dict[Category, tuple[int, ...]]) -> None:
    assert stated([words]) == counts


@pytest.mark.parametrize(
    "words",
    [
        "This is an increase of four causes of concern and sixteen AFI Level 2.",
        "Five recommendations are being considered for closure.",
        "In 2019 we made seven recommendations.",
        "Our previous report made seven recommendations.",
        "Two of the recommendations have been completed.",
        "The force has closed 12 recommendations since March.",
        "Recommendation 4",
        "In 2,004 recommendations",
    ],
)
def test_what_is_said_of_other_reports_or_of_progress_is_not(words: str) -> None:
    assert stated([words]) == {}


def test_every_number_that_is_stated_is_kept_once() -> None:
    assert stated(["We make two recommendations. We make 3 recommendations.", "It makes two recommendations."]) == {
        R: (2, 3)
    }
