"""What is found in the words of a report: shapes seen in print, each the smallest that shows it."""

from hypothesis import given
from hypothesis import strategies as st

from hmicfrs_cli.domain import report_reading
from hmicfrs_cli.domain.contents import Contents, Printed
from hmicfrs_cli.domain.printed import Line, Shape
from hmicfrs_cli.domain.vocabulary import Category

R, C, A = Category.RECOMMENDATION, Category.CAUSE_OF_CONCERN, Category.AFI


def read(text: str, *, keep_together: bool = False) -> Contents:
    lines = [Line(words, number) for number, words in enumerate(text.split("\n"), 1)]
    return report_reading.read(lines, keep_together=keep_together)


def found(text: str, *, keep_together: bool = False) -> list[tuple[str, int | None, str]]:
    return [(one.category.letter, one.number, one.text) for one in read(text, keep_together=keep_together).printed]


def test_a_recommendation_has_its_number_in_a_heading_or_before_its_words() -> None:
    assert found(
        "Recommendation 7\n\nBy 31 July 2024, forces should act.\n\nRecommendation 8: Forces should stop."
    ) == [
        ("R", 7, "By 31 July 2024, forces should act."),
        ("R", 8, "Forces should stop."),
    ]


def test_what_follows_a_recommendation_belongs_to_it_only_where_it_goes_on() -> None:
    text = (
        "Recommendation 1\n\nForces should train their staff.\n\nThis should include:\n\n- how to listen; and\n\n"
        "- when to call back.\n\nForces vary in size.\n\nAll forces should know that by now."
    )
    assert found(text) == [
        ("R", 1, "Forces should train their staff.\nThis should include:\n- how to listen; and\n- when to call back.")
    ]


def test_a_heading_between_the_number_and_the_words_is_the_title() -> None:
    (one,) = read("Recommendation 3\n\nTracking vehicles\n\nBy 31 October 2023, forces should track.").printed
    assert (one.number, one.title, one.text) == (3, "Tracking vehicles", "By 31 October 2023, forces should track.")


CAUSE = "1.) Cause of concern: Leadership\n\nRecommendation:\n\nThe force should oversee custody.\n\n"


def test_a_cause_of_concern_has_its_recommendation_under_it() -> None:
    contents = read(CAUSE + CAUSE.replace("1.)", "2.)").replace("Leadership", "Risk").replace("custody", "risk"))
    assert [(one.category, one.text, one.under) for one in contents.printed] == [
        (C, "Leadership", None),
        (R, "The force should oversee custody.", 0),
        (C, "Risk", None),
        (R, "The force should oversee risk.", 2),
    ]


def test_two_causes_may_recommend_in_the_same_words() -> None:
    contents = read(CAUSE + CAUSE.replace("Leadership", "Risk"))
    assert [one.under for one in contents.printed] == [None, 0, None, 2]


def test_a_cause_with_a_statement_keeps_its_title() -> None:
    text = "Cause of concern: Leadership\n\nThe force is not led well.\n\nRecommendations\n\nThe force should lead."
    cause, recommendation = read(text).printed
    assert (cause.title, cause.text) == ("Leadership", "The force is not led well.")
    assert (recommendation.text, recommendation.under) == ("The force should lead.", 0)


LEAD_IN = "By 30 September 2024, the force should make sure:"
LIMBS = (
    "Cause of concern\n\nCrime is not looked into.\n\nRecommendations\n\n"
    f"{LEAD_IN}\n\n• crime is recorded; and\n• calls are answered."
)


def test_each_limb_of_a_dated_lead_in_is_one_that_carries_it() -> None:
    assert found(LIMBS)[1:] == [
        ("R", None, f"{LEAD_IN} crime is recorded; and"),
        ("R", None, f"{LEAD_IN} calls are answered."),
    ]
    assert [one.under for one in read(LIMBS).printed] == [None, 0, 0]


def test_limbs_can_be_kept_together() -> None:
    assert found(LIMBS, keep_together=True)[1:] == [
        ("R", None, f"{LEAD_IN}\n- crime is recorded; and\n- calls are answered.")
    ]


def test_limbs_under_a_printed_number_are_one_since_the_report_says_so() -> None:
    assert found(f"Recommendation 4: {LEAD_IN}\n\n• a thing; and\n• another.") == [
        ("R", 4, f"{LEAD_IN}\n- a thing; and\n- another.")
    ]


def test_limbs_without_a_bullet_are_known_by_their_small_letter() -> None:
    assert found(f"Recommendations\n\n{LEAD_IN}\n\ncrime is recorded; and\n\ncalls are answered.") == [
        ("R", None, f"{LEAD_IN} crime is recorded; and"),
        ("R", None, f"{LEAD_IN} calls are answered."),
    ]


def test_a_dated_lead_in_with_limbs_needs_no_heading() -> None:
    assert len(found(f"What happens next\n\n{LEAD_IN}\n\n• crime is recorded; and\n• calls are answered.")) == 2


AFIS = """Areas for improvement

First point of contact

Officers should have advice.

In the suite

The force should keep to dignity by:

- Telling detainees.
- Making sure they know what they should do.
- The force should keep them for the least time possible.

4. Inspection activity

The force should be glad that we came."""


def test_a_full_obligation_is_an_afi_and_a_fragment_belongs_to_its_lead_in() -> None:
    assert [(one.theme, one.text) for one in read(AFIS).printed] == [
        ("First point of contact", "Officers should have advice."),
        (
            "In the suite",
            "The force should keep to dignity by:\n- Telling detainees.\n- Making sure they know what they should do.",
        ),
        ("In the suite", "The force should keep them for the least time possible."),
    ]


def test_what_explains_an_afi_is_none() -> None:
    text = (
        "Area for improvement\n\nThe force should answer calls faster\n\n"
        "It took 12 seconds. Forces should take ten.\n\n"
        "Victims should be able to rely on it.\n\nArea for improvement\n\nThe force should record crime"
    )
    assert [words for _, _, words in found(text)] == [
        "The force should answer calls faster",
        "The force should record crime",
    ]


def test_what_is_printed_in_a_summary_and_again_is_one() -> None:
    once = "Recommendation 1\n\nForces should act.\n\n"
    assert found("Summary\n\n" + once + "Chapter\n\nIt was found that little was done.\n\n" + once) == [
        ("R", 1, "Forces should act.")
    ]


def test_numbers_that_begin_again_are_another_report_s() -> None:
    contents = read("Recommendation 1\n\nForces should act.\n\nRecommendation 1\n\nForces should stop.")
    assert [(one.section, one.number) for one in contents.printed] == [(0, 1), (1, 1)]


def test_the_reports_of_a_paper_are_told_by_title_and_day() -> None:
    paper = "".join(
        f"{letter}. Report on {of}\n\nPublished on: {day} July 2023\n\nRecommendation 1\n\nForces should {of}.\n\n"
        for letter, of, day in (("A", "act", 11), ("A", "stop", 12))
    )
    contents = read(paper)
    assert [(one.title, str(one.published)) for one in contents.sections] == [
        ("Report on act", "11 July 2023"),
        ("Report on stop", "12 July 2023"),
    ]
    assert contents.of(1).printed == (Printed(R, "Forces should stop.", 15, None, 1),)


def test_one_report_of_several_keeps_who_stands_under_whom() -> None:
    contents = read(f"A. One\n\nPublished on 1 May 2023\n\n{CAUSE}B. Two\n\nPublished on 2 May 2023\n\n{CAUSE}")
    assert [one.under for one in contents.printed] == [None, 0, None, 2]
    assert [one.under for one in contents.of(1).printed] == [None, 0]


def test_a_title_that_speaks_of_a_cause_of_concern_is_none() -> None:
    text = "Accelerated cause of concern: how crime is looked into\n\nSent on: 11 March 2024\n\n" + CAUSE
    assert [words for _, _, words in found(text)] == ["Leadership", "The force should oversee custody."]


def test_the_table_of_figures_holds_nothing_to_be_done() -> None:
    cells = ["Cause of Concern", "6", "21", "23", "AFI", "0", "6", "6"]
    lines = [Line(words, number, None, Shape.PARAGRAPH) for number, words in enumerate(cells, 1)]
    assert report_reading.read([*lines, Line("All is well.", 9)]).printed == ()


def test_a_report_without_anything_to_be_done_has_nothing() -> None:
    assert read("A report\n\nForces should be proud of it.") == Contents((), ())


pieces = st.sampled_from(
    [
        *AFIS.split("\n"),
        *LIMBS.split("\n"),
        *CAUSE.split("\n"),
        "Recommendation 2",
        "Causes of concern",
        "12",
        "and so on",
    ]
)


@given(st.lists(st.one_of(pieces, st.text(max_size=60)), max_size=40), st.booleans())
def test_whatever_the_words_what_is_found_holds_together(words: list[str], keep_together: bool) -> None:
    contents = read("\n".join(words), keep_together=keep_together)
    for place, one in enumerate(contents.printed):
        assert one.text.strip()
        assert 0 <= one.section < len(contents.sections)
        if one.under is not None:
            above = contents.printed[one.under]
            assert one.under < place
            assert (above.category, above.section) == (C, one.section)
    assert {one.section for one in contents.printed} == set(range(len(contents.sections)))
