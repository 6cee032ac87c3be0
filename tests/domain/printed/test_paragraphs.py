"""From lines to paragraphs: what a page, a line or a hyphen broke is put together, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicfrs_cli.domain.printed.headings import begins_one
from hmicfrs_cli.domain.printed.lines import Line, Shape
from hmicfrs_cli.domain.printed.paragraphs import paragraphs


def lines(text: str, page: int | None = None) -> list[Line]:
    return [Line(words, number, page) for number, words in enumerate(text.split("\n"), 1)]


def words(text: str) -> list[str]:
    return [paragraph.words for paragraph in paragraphs(lines(text), begins_one)]


def test_lines_without_space_between_are_one_paragraph() -> None:
    assert words("By 31 July 2024, chief constables should make\nsure that their forces can be called.") == [
        "By 31 July 2024, chief constables should make sure that their forces can be called."
    ]


def test_a_sentence_goes_on_after_an_empty_line() -> None:
    assert words("either through the portal or through\n\nanother secure way. It should do so.") == [
        "either through the portal or through another secure way. It should do so."
    ]


def test_a_sentence_that_has_ended_does_not() -> None:
    assert len(words("The force should act.\n\nand then it did")) == 2


@pytest.mark.parametrize("number", ["12", "Page 3", "page 3 of 40", "- 7 -", "3 | 40"])
def test_a_page_number_within_a_sentence_is_left_out(number: str) -> None:
    assert words(f"chief constables should make certain that\n\n{number}\n\ntheir forces can draw lessons.") == [
        "chief constables should make certain that their forces can draw lessons."
    ]


def test_a_year_or_a_number_beside_words_is_no_page_number() -> None:
    assert words("It was so in\n2023\nand in 2024.") == ["It was so in 2023 and in 2024."]


def test_a_running_head_is_left_out_with_whatever_page_it_counts() -> None:
    pages = [
        Line(text, number, page)
        for page in range(1, 5)
        for number, text in enumerate(
            [f"Homicide prevention – {page}", "", f"The force {'should ' * page}do things that go on", "and on."], 1
        )
    ]
    assert [paragraph.words for paragraph in paragraphs(pages)] == [
        f"The force {'should ' * page}do things that go on and on." for page in range(1, 5)
    ]


def test_what_two_pages_end_with_alike_is_kept_where_it_is_a_sentence_or_a_bullet() -> None:
    pages = [
        Line(text, number, page)
        for page in range(1, 4)
        for number, text in enumerate([f"Chapter {page} of {page + 10}:", "- training staff;", "", "It should."], 1)
    ]
    found = [paragraph.words for paragraph in paragraphs(pages)]
    assert found.count("training staff;") == 3
    assert found.count("It should.") == 3


def test_a_paragraph_broken_over_a_page_goes_on_even_with_a_capital() -> None:
    first = "By 1 December 2023, the police forces of England and Wales should give to the"
    then = "Home Office what it needs to know of each and every homicide in their area."
    found = paragraphs([Line(first, 40, 3), Line(then, 1, 4)])
    assert [(one.words, one.page, one.line) for one in found] == [(f"{first} {then}", 3, 40)]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("the annual accredi-\ntation of commanders", "the annual accreditation of commanders"),
        ("the annual accredi\N{SOFT HYPHEN}\ntation of commanders", "the annual accreditation of commanders"),
        ("a multi-\nagency conference", "a multi-agency conference"),
        ("on booking-\nin at the suite. Before booking-in", "on booking-in at the suite. Before booking-in"),
        ("safe-\nguarding, and safeguarding", "safeguarding, and safeguarding"),
        ("by the end of 2023-\n24", "by the end of 2023- 24"),
        ("those at risk -\nas it said", "those at risk - as it said"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_made_whole(broken: str, whole: str) -> None:
    assert words(broken) == [whole]


@pytest.mark.parametrize("mark", ["- ", "• ", "–", "* ", "o ", "(a) ", "a) ", "(iv) ", "▪", "\uf0b7 ", "·\t"])
def test_each_bullet_is_one_whatever_its_mark(mark: str) -> None:
    found = paragraphs(lines(f"The force should:\n{mark}Train its staff, all of\nthem; and\n{mark}Check that."))
    assert [(one.words, one.shape) for one in found] == [
        ("The force should:", Shape.PARAGRAPH),
        ("Train its staff, all of them; and", Shape.BULLET),
        ("Check that.", Shape.BULLET),
    ]


def test_a_dash_within_a_sentence_begins_no_bullet() -> None:
    assert words("in support of the authorised professional practice\n– armed policing, should include records") == [
        "in support of the authorised professional practice – armed policing, should include records"
    ]


def test_a_number_below_zero_is_no_bullet() -> None:
    assert [one.shape for one in paragraphs(lines("-4 against last year"))] == [Shape.PARAGRAPH]


def test_a_heading_of_the_field_begins_a_paragraph_without_space_before_it() -> None:
    assert words(
        "what went before, at some length, and did not end\nRecommendation 3\nBy 31 July 2024, it should."
    ) == [
        "what went before, at some length, and did not end",
        "Recommendation 3",
        "By 31 July 2024, it should.",
    ]


def test_a_short_line_ends_its_paragraph() -> None:
    full = "The force should strengthen how it keeps to the dignity of detainees, at all times."
    assert words(f"{full}\nFirst point of contact\n{full}") == [full, "First point of contact", full]


@pytest.mark.parametrize("shape", [Shape.PARAGRAPH, Shape.HEADING, Shape.BULLET])
def test_what_a_file_calls_whole_stays_whole(shape: Shape) -> None:
    found = paragraphs([Line("One without an end", 1, None, shape), Line("Another", 2, None, shape)])
    assert [(one.words, one.shape) for one in found] == [("One without an end", shape), ("Another", shape)]


any_line = st.builds(
    Line,
    st.one_of(st.text(max_size=40), st.sampled_from(["", "-", "• x", "12", "Recommendation 1", "a-", "b", "The end."])),
    st.integers(1, 99),
    st.one_of(st.none(), st.integers(1, 4)),
    st.sampled_from(Shape),
)


@given(st.lists(any_line, max_size=30))
def test_no_lines_make_it_fail_and_no_paragraph_is_empty(given_lines: list[Line]) -> None:
    for paragraph in paragraphs(given_lines, begins_one):
        assert paragraph.words.strip()
        assert paragraph.shape is not Shape.LINE


@given(st.lists(st.from_regex(r"[A-Z][a-z]{2,9}( [a-z]{2,9}){3,8}\.", fullmatch=True), min_size=1, max_size=8))
def test_paragraphs_with_space_between_come_back_as_they_are(whole: list[str]) -> None:
    assert words("\n\n".join(whole)) == whole


def test_a_heading_at_the_top_of_every_page_is_no_running_head() -> None:
    pages = [
        Line(text, number, page)
        for page in range(1, 6)
        for number, text in enumerate(
            ["A report on homicide", f"Recommendation {page}", "", f"Forces should do {page} things by then."], 1
        )
    ]
    found = [paragraph.words for paragraph in paragraphs(pages, begins_one)]
    assert [words for words in found if words.startswith("Rec")] == [f"Recommendation {page}" for page in range(1, 6)]
    assert [words for words in found if words.startswith("For")] == [
        f"Forces should do {page} things by then." for page in range(1, 6)
    ]
    assert "A report on homicide" not in found


def test_a_line_that_cannot_have_ended_goes_on_whatever_follows() -> None:
    assert words("By the end of\nJune 2024, forces should act, and they should do so in every one of their areas.") == [
        "By the end of June 2024, forces should act, and they should do so in every one of their areas."
    ]


def test_a_sentence_that_speaks_of_a_recommendation_is_not_broken_there() -> None:
    text = "should publish their plans. But few of all the forces have met\nRecommendation 4.\nThat is not good enough."
    assert words(text)[0] == "should publish their plans. But few of all the forces have met Recommendation 4."
