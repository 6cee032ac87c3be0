"""Headings under which HMICFRS prints what it asks for, and what only looks like one."""

import pytest

from hmicfrs_cli.domain.printed.headings import begins_a_chapter, heading_of, is_like_one, published, title_of
from hmicfrs_cli.domain.printed.lines import Shape
from hmicfrs_cli.domain.printed.paragraphs import Paragraph
from hmicfrs_cli.domain.vocabulary import Category

R, C, A = Category.RECOMMENDATION, Category.CAUSE_OF_CONCERN, Category.AFI


@pytest.mark.parametrize(
    ("words", "category", "number", "rest"),
    [
        ("Recommendation 7", R, 7, ""),
        ("Recommendation 7:", R, 7, ""),
        ("RECOMMENDATION 12", R, 12, ""),
        ("Recommendation 7 – By 31 July 2024, forces should act.", R, 7, "By 31 July 2024, forces should act."),
        ("Recommendation 7: By 31 July 2024, forces should act.", R, 7, "By 31 July 2024, forces should act."),
        ("Recommendation 7. Forces should act.", R, 7, "Forces should act."),
        ("Recommendation 7 By 31 July 2024, forces should act.", R, 7, "By 31 July 2024, forces should act."),
        ("New recommendation 3", R, 3, ""),
        ("Recommendation R3", R, 3, ""),
        ("Recommendation:", R, None, ""),
        ("Recommendations", R, None, ""),
        ("Recommendations for Chief Officers and Chief Constables:", R, None, ""),
        ("Recommendation: The force should act.", R, None, "The force should act."),
        ("1.) Cause of concern: Leadership", C, None, "Leadership"),
        ("Cause of concern 2", C, 2, ""),
        ("Accelerated cause of concern", C, None, ""),
        ("Causes of concern", C, None, ""),
        ("Areas for improvement", A, None, ""),
        ("Area for improvement 3: The force should act", A, 3, "The force should act"),
        ("AFI 3", A, 3, ""),
        ("Areas for improvement (AFIs)", A, None, ""),
    ],
)
def test_a_heading_says_what_follows(words: str, category: Category, number: int | None, rest: str) -> None:
    heading = heading_of(words)
    assert heading
    assert (heading.category, heading.number, heading.words) == (category, number, rest)


@pytest.mark.parametrize(
    "words",
    [
        "Recommendation 4 has been completed.",
        "Recommendation 4 was closed by HMICFRS in May",
        "Recommendations, Causes of Concern and Areas for Improvement",
        "Cause of Concern\t6\t21\t23",
        "Recommendation Level 2 55 0 45",
        "AFI Level 1 0 6 6",
        "A cause of concern is a serious matter.",
        "Recommendation 4.2 of the code",
        "areas for improvement.",
        "3. National Published Reports and Recommendations",
        "",
    ],
)
def test_what_only_speaks_of_one_is_none(words: str) -> None:
    assert heading_of(words) is None


def test_whether_several_follow_is_told_by_the_plural() -> None:
    assert [
        bool(heading and heading.many)
        for heading in map(heading_of, ["Causes of concern", "Cause of concern", "AFIs", "AFI", "Recommendations:"])
    ] == [True, False, True, False, True]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Published on: 11th July 2023", "2023-07-11"),
        ("Published on 11 August 2023", "2023-08-11"),
        ("PUBLISHED 11/08/2023.", "2023-08-11"),
        ("Sent on: 11 March 2024", "2024-03-11"),
        ("Publication date: November 2022", "2022-11"),
    ],
)
def test_the_day_of_publication_is_read(words: str, day: str) -> None:
    period = published(words)
    assert period
    assert period.iso == day


@pytest.mark.parametrize(
    "words", ["The report was published on 11 July 2023", "Published on 31 February 2023", "Published on Monday"]
)
def test_other_lines_with_a_day_are_none(words: str) -> None:
    assert published(words) is None


def test_a_title_stands_without_the_letter_of_its_section() -> None:
    assert title_of("B. Joint Custody Inspection") == "Joint Custody Inspection"
    assert title_of("A report on homicide") == "A report on homicide"


def test_what_is_short_and_ends_like_no_sentence_may_be_a_heading() -> None:
    assert is_like_one(Paragraph("First point of contact", Shape.PARAGRAPH, 1))
    assert is_like_one(Paragraph("A heading that ends like a sentence.", Shape.HEADING, 1))
    assert not is_like_one(Paragraph("Detainees were well cared for.", Shape.PARAGRAPH, 1))
    assert not is_like_one(Paragraph("word " * 60, Shape.PARAGRAPH, 1))
    assert not is_like_one(Paragraph("In a list", Shape.BULLET, 1))


def test_a_numbered_or_lettered_heading_begins_a_chapter() -> None:
    assert begins_a_chapter(Paragraph("4. Inspection Activity", Shape.PARAGRAPH, 1))
    assert begins_a_chapter(Paragraph("B. Joint custody inspection", Shape.PARAGRAPH, 1))
    assert not begins_a_chapter(Paragraph("A force should do so", Shape.PARAGRAPH, 1))
    assert not begins_a_chapter(Paragraph("First point of contact", Shape.PARAGRAPH, 1))


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Rec 7: Forces should act.", 7),
        ("Rec. 7", 7),
        ("R7: Forces should act.", 7),
        ("Recommendation (7)", 7),
        ("RECOMMENDATION SEVEN", 7),
        ("Recommendation 7 (national)", 7),
        ("Recommendation #7", 7),
        ("Recommendation no. 7", 7),
        ("Key recommendation 7", 7),
        ("“Recommendation 7", 7),
        ("Recommendation 1204", 1204),
        ("Recommendation 7a:", None),
        ("Recommendation 1.7", None),
        ("Recommendations 6 and 7:", None),
    ],
)
def test_a_number_is_read_however_it_is_printed(words: str, number: int | None) -> None:
    heading = heading_of(words)
    assert heading
    assert heading.category is R
    assert heading.number == number
    assert (heading.name is not None) is (number is None)


@pytest.mark.parametrize(
    "words", ["Our causes of concern", "Summary of recommendations", "AFI4.", "Our recommendations"]
)
def test_a_heading_may_be_called_ours_or_a_summary(words: str) -> None:
    assert heading_of(words)
