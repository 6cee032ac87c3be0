"""From the words of a report to a recommendation ready to be recorded."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import (
    CUSTODY_PUBLISHED,
    FIREARMS_PUBLISHED,
    TODAY,
    cause_of_concern,
    firearms_report,
    recommendation,
    ref,
)
from hmicfrs_cli.domain import drafting
from hmicfrs_cli.domain.days import Period
from hmicfrs_cli.domain.deadlines import Deadline
from hmicfrs_cli.domain.drafting import Particulars, due_as_typed
from hmicfrs_cli.domain.errors import Mistyped, Refused
from hmicfrs_cli.domain.records import Recommendation, Report, Standing
from hmicfrs_cli.domain.vocabulary import HIGHEST_NUMBER, Category, DeadlineKind, Level, Outcome, Status

OURS = ("West Midlands Police", "WMP")
TEXT = "By 31 October 2023, all chief constables should act."


def draft(given_: Particulars, report: Report | None = None, number: int = 3, today: date = TODAY) -> Recommendation:
    return drafting.draft(given_, report or firearms_report(), number, force_names=OURS, today=today)


def test_a_draft_is_what_hmi_reads_from_the_words() -> None:
    assert draft(recommendation()) == Recommendation(
        ref=ref("firearms-2023/R3"),
        title=None,
        text=TEXT,
        addressees=("all chief constables",),
        under=None,
        issued_on=FIREARMS_PUBLISHED,
        standing=Standing(
            deadline_phrase="By 31 October 2023",
            deadline_kind=DeadlineKind.DATED,
            deadline=date(2023, 10, 31),
            deadline_rule="the day as printed",
        ),
    )


def test_what_the_officer_gave_stands_over_what_was_read() -> None:
    due = Deadline(None, DeadlineKind.IMMEDIATE, None, "as given by the officer")
    one = draft(
        recommendation(
            number=12,
            title=" Tracking ",
            level=Level.TWO,
            due=due,
            to=("the Home Office",),
            owner=" ACC Crime ",
            lead="Supt Example",
            theme="firearms",
            on=CUSTODY_PUBLISHED,
        )
    )
    assert (one.ref, one.title, one.addressees) == (ref("firearms-2023/R12"), "Tracking", ("the Home Office",))
    assert (one.standing.level, one.standing.deadline_kind, one.standing.deadline) == (Level.TWO, due.kind, None)
    assert (one.standing.owner, one.standing.lead, one.standing.theme) == ("ACC Crime", "Supt Example", "firearms")
    assert one.issued_on == CUSTODY_PUBLISHED
    assert not one.standing.for_us


@pytest.mark.parametrize(
    ("text", "given_", "ours"),
    [
        (TEXT, {}, True),
        ("The Home Office should act.", {}, False),
        ("The Home Office should act.", {"to": ("the force",)}, True),
        ("The Home Office should act.", {"to": ()}, True),
        ("The Home Office should act.", {"for_us": True}, True),
        (TEXT, {"to": ("the Home Office",)}, False),
        (TEXT, {"to": ("Kent Police",)}, False),
        (TEXT, {"to": ("the Home Office",), "for_us": True}, True),
        (TEXT, {"for_us": False}, False),
    ],
)
def test_whether_it_is_for_us_is_read_unless_it_was_said(text: str, given_: dict[str, Any], ours: bool) -> None:
    assert draft(recommendation(text, **given_)).standing.for_us is ours


def test_it_counts_from_publication_or_from_the_day_given_or_from_today() -> None:
    unpublished = firearms_report(published=None)
    assert draft(recommendation()).issued_on == FIREARMS_PUBLISHED
    assert draft(recommendation(on=date(2023, 9, 1)), unpublished).issued_on == date(2023, 9, 1)
    assert draft(recommendation(), unpublished).issued_on == TODAY


@pytest.mark.parametrize(
    ("known", "issued_on"),
    [("2022-11", date(2022, 11, 30)), ("2022", date(2022, 12, 31)), ("2024-02", date(2024, 2, 29))],
)
def test_it_counts_from_the_last_day_of_the_month_or_year_where_no_more_is_known(known: str, issued_on: date) -> None:
    report = firearms_report(published=None, published_in=Period(known))
    new = draft(recommendation("Within three months, forces should act."), report, today=date(2024, 6, 1))
    assert new.issued_on == issued_on
    assert (new.standing.deadline_kind, new.standing.deadline) == (DeadlineKind.UNCLEAR, None), "no date is invented"
    assert (
        draft(recommendation(on=Period(known).first), report, today=date(2024, 6, 1)).issued_on == Period(known).first
    )


@given(today=st.dates(date(2022, 11, 1), date(2022, 11, 30)))
def test_it_never_counts_from_a_day_to_come(today: date) -> None:
    for known in ("2022-11", "2022"):
        report = firearms_report(published=None, published_in=Period(known))
        assert draft(recommendation(), report, today=today).issued_on == today


def test_nothing_is_issued_before_the_month_or_year_of_publication() -> None:
    for known, before in (("2022-11", date(2022, 10, 31)), ("2022", date(2021, 12, 31))):
        report = firearms_report(published=None, published_in=Period(known))
        with pytest.raises(Refused, match=f"published in .*{known[:4]}; nothing in it was issued before"):
            draft(recommendation(on=before), report)


def test_a_span_counts_from_the_publication_of_its_report() -> None:
    text = "Within three months, the force should act."
    assert draft(recommendation(text)).standing.deadline == date(2023, 10, 11)
    assert draft(recommendation(text), firearms_report(published=None)).standing.deadline_kind is DeadlineKind.UNCLEAR


def test_a_recommendation_of_a_day_to_come_is_refused() -> None:
    with pytest.raises(Refused, match="11 July 2023 has not come yet"):
        draft(recommendation(), today=date(2023, 7, 10))
    assert draft(recommendation(), today=FIREARMS_PUBLISHED).issued_on == FIREARMS_PUBLISHED


def test_one_closed_before_levels_is_closed_from_the_start() -> None:
    how = draft(recommendation(level=Level.BEFORE_LEVELS)).standing
    assert (how.status, how.stage, how.outcome) == (Status.CLOSED, None, Outcome.IMPLEMENTED)
    assert how.closed_on is None


def test_a_recommendation_may_stand_under_a_cause_of_concern() -> None:
    assert draft(recommendation(under=ref("firearms-2023/C1"))).under == ref("firearms-2023/C1")


@pytest.mark.parametrize("category", [Category.CAUSE_OF_CONCERN, Category.AFI])
def test_nothing_else_may_stand_under_a_cause_of_concern(category: Category) -> None:
    with pytest.raises(Refused, match=f"category {category} cannot stand under a cause of concern"):
        draft(Particulars("Act.", category=category, under=ref("firearms-2023/C1")))


def test_a_cause_of_concern_is_numbered_with_a_letter_of_its_own() -> None:
    assert draft(cause_of_concern(), number=1).ref == ref("firearms-2023/C1")


@pytest.mark.parametrize("number", [1, HIGHEST_NUMBER])
def test_a_printed_number_is_kept(number: int) -> None:
    assert draft(recommendation(number=number)).ref.number == number


@pytest.mark.parametrize("number", [-1, 0, HIGHEST_NUMBER + 1])
def test_a_number_that_no_reference_could_hold_is_refused(number: int) -> None:
    with pytest.raises(Mistyped, match=f"{number} cannot be the number of one"):
        draft(recommendation(number=number))


def test_the_text_is_kept_without_the_space_around_it() -> None:
    assert draft(recommendation(f"\n  {TEXT}  ")).text == TEXT


@pytest.mark.parametrize("field", ["text", "title", "owner", "lead", "theme"])
def test_what_is_blank_is_refused_by_its_name(field: str) -> None:
    particulars: dict[str, Any] = {"text": TEXT} | {field: "  "}
    with pytest.raises(Mistyped, match=f"The {field} is empty"):
        draft(Particulars(**particulars))


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_text_that_can_be_kept_makes_a_draft(text: str) -> None:
    if text.strip():
        assert draft(Particulars(text)).text == text.strip()


@pytest.mark.parametrize("text", [TEXT, "Act by 31 October 2023."])
def test_a_day_given_by_the_officer_keeps_the_phrase_of_the_text(text: str) -> None:
    due = due_as_typed("31/12/2023", text, FIREARMS_PUBLISHED, TODAY)
    assert (due.kind, due.on, due.rule) == (DeadlineKind.DATED, date(2023, 12, 31), "the day as given by the officer")
    assert due.phrase
    assert due.phrase.lower() == "by 31 october 2023"


@pytest.mark.parametrize(("words", "kind"), [("immediate", DeadlineKind.IMMEDIATE), ("none", DeadlineKind.NONE)])
def test_immediate_and_none_are_given_without_a_day(words: str, kind: DeadlineKind) -> None:
    due = due_as_typed(words, TEXT, FIREARMS_PUBLISHED, TODAY)
    assert (due.kind, due.on, due.phrase) == (kind, None, "By 31 October 2023")
    assert due.rule == "as given by the officer"


@pytest.mark.parametrize("words", ["unclear", "dated"])
def test_no_officer_gives_a_deadline_without_saying_which(words: str) -> None:
    with pytest.raises(Mistyped, match=f"'{words}' is not a date"):
        due_as_typed(words, TEXT, FIREARMS_PUBLISHED, TODAY)
