"""What is found in the words of a report: shapes seen in print, each the smallest that shows it."""

from hypothesis import given
from hypothesis import strategies as st

from hmicfrs_cli.domain.printed import reading as report_reading
from hmicfrs_cli.domain.printed.contents import Contents, Printed
from hmicfrs_cli.domain.printed.lines import Line, Shape
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


def test_what_stands_beside_a_number_may_be_its_title() -> None:
    (one,) = read("Recommendation 1: training\n\nBy 31 July 2024, forces should train their staff.").printed
    assert (one.title, one.text) == ("training", "By 31 July 2024, forces should train their staff.")


def test_a_title_with_nothing_after_it_is_what_it_asks() -> None:
    assert found("Recommendation 1: publish the standard\n\nRecommendation 2: review it") == [
        ("R", 1, "publish the standard"),
        ("R", 2, "review it"),
    ]


def test_entries_of_a_numbered_list_are_recommendations_of_that_number() -> None:
    text = (
        "Recommendations\n\n1. By 30 June 2024, forces should act.\n\n2. Review every open case.\n\n"
        "3. Forces should stop."
    )
    assert found(text) == [
        ("R", 1, "By 30 June 2024, forces should act."),
        ("R", 2, "Review every open case."),
        ("R", 3, "Forces should stop."),
    ]


def test_a_numbered_list_completes_its_lead_in() -> None:
    text = "Recommendations\n\nThe College should:\n1. set criteria\n2. test them.\n\nForces should:\n3. use them."
    assert found(text) == [
        ("R", 1, "The College should: set criteria"),
        ("R", 2, "The College should: test them."),
        ("R", 3, "Forces should: use them."),
    ]


def test_causes_of_concern_may_be_listed_by_number() -> None:
    text = (
        "Causes of concern\n\n1. The force is not led well.\n\nRecommendation:\n\nThe force should lead.\n\n"
        "2. The force does not listen.\n\nRecommendation:\n\nThe force should listen."
    )
    assert [(one.category, one.number, one.under) for one in read(text).printed] == [
        (C, 1, None),
        (R, None, 0),
        (C, 2, None),
        (R, None, 2),
    ]


def test_what_we_recommend_needs_no_heading_and_no_should() -> None:
    text = (
        "Some forces do well.\n\nWe recommend that the force reviews its rota.\n\nWe recommend that, within three"
        " months, the force:\n\n• trains its staff; and\n• tests them.\n\nWe recommended as much in 2019."
    )
    assert [words for _, _, words in found(text)] == [
        "We recommend that the force reviews its rota.",
        "We recommend that, within three months, the force: trains its staff; and",
        "We recommend that, within three months, the force: tests them.",
    ]


def test_a_heading_may_say_by_when() -> None:
    text = (
        "Recommendations\n\nImmediately\n\n• The force should review its cases.\n\nWithin six months\n\n"
        "• Forces should act."
    )
    assert [words for _, _, words in found(text)] == [
        "Immediately: The force should review its cases.",
        "Within six months: Forces should act.",
    ]


def test_limbs_for_different_bodies_each_carry_the_day() -> None:
    text = (
        "Recommendations\n\nBy 30 June 2024:\n\n• the Home Office should fund it; and\n• chief constables should do it."
    )
    assert [words for _, _, words in found(text)] == [
        "By 30 June 2024: the Home Office should fund it; and",
        "By 30 June 2024: chief constables should do it.",
    ]


def test_a_table_of_contents_asks_for_nothing() -> None:
    text = (
        "Contents\n\nRecommendation 1 ........ 12\nRecommendation 2 . . . . . . 14\nAreas for improvement ……… 20\n\n"
        "Recommendation 1\n\nForces should act."
    )
    assert found(text) == [("R", 1, "Forces should act.")]


def test_what_others_recommended_in_quotation_marks_is_not_read() -> None:
    text = (
        "It said:\n\n“Recommendation 12: The Met should review its policy.”\n\nRecommendation 1\n\nForces should act."
    )
    assert found(text) == [("R", 1, "Forces should act.")]


def test_a_reworded_repeat_is_one_at_its_longest() -> None:
    text = (
        "Recommendation 1\n\nBy 30 June 2024, chief constables should publish their plan for victims.\n\nAnnex\n\n"
        "Recommendation 1\n\nBy 30 June 2024, chief constables in England and Wales should publish their plan for"
        " victims (see page 12)."
    )
    ((letter, number, words),) = found(text)
    assert (letter, number) == ("R", 1)
    assert words.endswith("(see page 12).")


def test_one_word_for_another_makes_two() -> None:
    text = "".join(
        f"Recommendation 1\n\nBy 30 June 2024, all forces should act on {what}.\n\n" for what in ("fraud", "theft")
    )
    assert len(found(text)) == 2


def test_markdown_and_quoted_mail_are_read_like_any_text() -> None:
    assert found("> ## Recommendation 7\n>\n> By **31 July 2024**, forces should act.") == [
        ("R", 7, "By 31 July 2024, forces should act.")
    ]


def test_the_number_of_a_paragraph_is_none_of_its_words() -> None:
    assert found("Areas for improvement\n\n3.1 The force should train its staff.") == [
        ("A", None, "The force should train its staff.")
    ]


def test_an_afi_may_stand_among_its_explanations() -> None:
    text = (
        "Areas for improvement\n\nThe force should answer calls faster.\n\nIt took 12 seconds. Others take ten.\n\n"
        "The force should record crime better.\n\nVictims said so."
    )
    assert len(found(text)) == 2


def test_headings_that_nothing_is_read_under_are_kept() -> None:
    contents = read(
        "Recommendation 1\n\nForces should act.\n\nArea for improvement\n\nAll was well.\n\nRecommendation 9"
    )
    assert [(one.category, one.number, one.words) for one in contents.unread] == [
        (A, None, "Area for improvement"),
        (R, 9, "Recommendation 9"),
    ]


def test_a_number_that_no_reference_can_have_is_the_title() -> None:
    (one, other) = read("Recommendation 7a: Forces should act.\n\nRecommendation 1.7\n\nForces should stop.").printed
    assert (one.number, one.title) == (None, "Recommendation 7a")
    assert (other.number, other.title) == (None, "Recommendation 1.7")
