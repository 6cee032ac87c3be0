"""What people write in the cells of a register, and what it means."""

from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicfrs_cli.domain.errors import Mistyped
from hmicfrs_cli.domain.intake import words as sheet_words
from hmicfrs_cli.domain.intake.words import COUNTS_FROM_1904, State
from hmicfrs_cli.domain.vocabulary import Category, DeadlineKind, Level, Outcome, Stage, Status

TODAY = date(2024, 1, 1)
PUBLISHED = date(2023, 7, 11)


@pytest.mark.parametrize(
    "words", ["", " ", "-", "–", "TBC", "tbc.", "N/A", "n/a", "None", "Unknown", "?", "To be confirmed"]
)
def test_some_words_say_that_there_is_nothing(words: str) -> None:
    assert sheet_words.is_nothing(words)


@pytest.mark.parametrize(
    ("words", "status", "stage"),
    [
        ("Open", "open", None),
        ("Ongoing", "open", None),
        ("ON-GOING", "open", None),
        ("In progress", "open", "in-progress"),
        ("Awaiting verification", "open", "awaiting-verification"),
        ("With DCC", "open", "with-dcc"),
        ("Submitted to HMICFRS", "open", "submitted"),
        ("Under internal review", "open", "internal-review"),
        ("Closed", "closed", None),
        ("Complete", "closed", None),
        ("Completed.", "closed", None),
        ("Discharged", "closed", None),
        ("Implemented", "closed", None),
        ("Withdrawn", "withdrawn", None),
    ],
)
def test_words_for_how_one_stands(words: str, status: str, stage: str | None) -> None:
    said = sheet_words.state(words)
    assert (said.status, said.stage) == (Status(status), Stage(stage) if stage else None)


def test_some_words_for_a_status_say_more() -> None:
    assert sheet_words.state("Closed before levels") == State(Status.CLOSED, None, None, Level.BEFORE_LEVELS)
    assert sheet_words.state("N/A").outcome is Outcome.NOT_APPLICABLE
    assert sheet_words.state("Superseded").outcome is Outcome.SUPERSEDED


@pytest.mark.parametrize("words", ["Level 2", "L2", "2", "2.0", "lvl 2", "LEVEL  2"])
def test_words_for_a_level(words: str) -> None:
    assert sheet_words.level(words) is Level.TWO


def test_other_words_for_a_level() -> None:
    assert sheet_words.level("Closed before Levels") is Level.BEFORE_LEVELS
    assert sheet_words.level("N/A") is None


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("AFI", Category.AFI),
        ("Area for Improvement", Category.AFI),
        ("CoC", Category.CAUSE_OF_CONCERN),
        ("Cause of concern", Category.CAUSE_OF_CONCERN),
        ("Rec", Category.RECOMMENDATION),
        ("REC.", Category.RECOMMENDATION),
    ],
)
def test_words_for_a_category(words: str, category: Category) -> None:
    assert sheet_words.category(words) is category


@pytest.mark.parametrize(
    ("words", "category", "number"),
    [
        ("3", None, 3),
        ("3.0", None, 3),
        ("No. 3", None, 3),
        ("#3", None, 3),
        ("Rec 3", Category.RECOMMENDATION, 3),
        ("R3", Category.RECOMMENDATION, 3),
        ("Recommendation 12", Category.RECOMMENDATION, 12),
        ("AFI 4", Category.AFI, 4),
        ("CoC1", Category.CAUSE_OF_CONCERN, 1),
    ],
)
def test_words_for_a_number(words: str, category: Category | None, number: int) -> None:
    assert sheet_words.number(words) == (category, number)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("31/07/2024", date(2024, 7, 31)),
        ("31.07.24", date(2024, 7, 31)),
        ("2024-07-31", date(2024, 7, 31)),
        ("2024-07-31 00:00:00", date(2024, 7, 31)),
        ("31/07/2024 09:30", date(2024, 7, 31)),
        ("31st July 2024", date(2024, 7, 31)),
        ("31-Jul-2024", date(2024, 7, 31)),
        ("45504", date(2024, 7, 31)),
        ("45504.0", date(2024, 7, 31)),
        ("01/02/2024", date(2024, 2, 1)),
    ],
)
def test_days_as_written_in_britain_and_as_excel_counts_them(words: str, day: date) -> None:
    assert sheet_words.day(words) == day


def test_a_workbook_may_count_from_1904() -> None:
    assert sheet_words.day("44042", COUNTS_FROM_1904) == date(2024, 7, 31)


@pytest.mark.parametrize("words", ["July 2024", "Jul-24", "Jul 24", "07/2024", "2024-07", "end of July 2024"])
def test_a_month_is_its_last_day_and_says_so(words: str) -> None:
    assert sheet_words.last_day(words) == (date(2024, 7, 31), True)
    assert sheet_words.deadline(words, None).rule == sheet_words.MONTHS_END
    with pytest.raises(Mistyped, match="is a month, not a day"):
        sheet_words.day(words)


@pytest.mark.parametrize(
    ("words", "kind", "day"),
    [
        ("31/07/24", "dated", date(2024, 7, 31)),
        ("By 31 July 2024", "dated", date(2024, 7, 31)),
        ("Immediate", "immediate", None),
        ("With immediate effect", "immediate", None),
        ("within 3 months", "dated", date(2023, 10, 11)),
        ("3 months", "dated", date(2023, 10, 11)),
        ("ASAP", "unclear", None),
        ("as soon as possible", "unclear", None),
        ("Ongoing", "unclear", None),
        ("Spring 2024", "unclear", None),
    ],
)
def test_words_for_a_deadline(words: str, kind: str, day: date | None) -> None:
    found = sheet_words.deadline(words, PUBLISHED)
    assert (found.kind, found.on) == (DeadlineKind(kind), day)


def test_a_period_of_publication_is_as_exact_as_it_is_known() -> None:
    periods = [str(sheet_words.period(words)) for words in ("11/7/23", "July 2023", "Jul-23", "2023", "45118")]
    assert periods == ["11 July 2023", "July 2023", "July 2023", "2023", "11 July 2023"]


UNREADABLE: list[tuple[Any, str]] = [
    (sheet_words.state, "Sorted"),
    (sheet_words.category, "Thing"),
    (sheet_words.level, "5"),
    (sheet_words.level, "Level 23"),
    (sheet_words.outcome, "Fine"),
    (sheet_words.yes_or_no, "Perhaps"),
    (sheet_words.number, "3a"),
    (sheet_words.number, "2.5"),
    (sheet_words.day, "31/02/2024"),
    (sheet_words.day, "07/31/2024"),
    (sheet_words.day, "12"),
    (sheet_words.day, "999999"),
    (sheet_words.period, "Soon"),
    (lambda words: sheet_words.deadline(words, None), "31/02/2024"),
    (lambda words: sheet_words.deadline(words, None), "Blue"),
    (sheet_words.sound, "#REF!"),
    (sheet_words.sound, "#N/A"),
    (sheet_words.sound, sheet_words.UNCOUNTED),
]


@pytest.mark.parametrize(("read", "words"), UNREADABLE)
def test_what_a_cell_cannot_mean_is_not_guessed(read: Any, words: str) -> None:
    with pytest.raises(Mistyped):
        read(words)


def test_notes_that_begin_with_days_are_dated() -> None:
    told = sheet_words.notes("12/03/23: First\ngoes on\n\n[14 March 2023] - Second", "Update", TODAY)
    assert told == [(date(2023, 3, 12), "First\ngoes on"), (date(2023, 3, 14), "Second")]
    assert sheet_words.notes("Only words", "Update 12/03/23", TODAY) == [(date(2023, 3, 12), "Only words")]


@pytest.mark.parametrize(
    "words",
    ["First\n12/03/23: Second", "12/03/25: to come", "31/02/23: no day", "12/03/23 meeting held", "3.4: a ratio"],
)
def test_other_notes_are_one_without_a_day(words: str) -> None:
    assert sheet_words.notes(words, "Update", TODAY) == [(None, words)]


@given(st.text(max_size=60))
def test_any_words_are_read_or_refused_in_words(words: str) -> None:
    readers: list[Any] = [sheet_words.state, sheet_words.category, sheet_words.level, sheet_words.outcome]
    readers += [sheet_words.yes_or_no, sheet_words.number, sheet_words.day, sheet_words.last_day, sheet_words.period]
    readers += [lambda words: sheet_words.deadline(words, PUBLISHED), sheet_words.sound]
    for read in readers:
        with suppress(Mistyped):
            read(words)
    for on, said in sheet_words.notes(words, words, TODAY):
        assert on is None or on <= TODAY
        assert said == said.strip()


@pytest.mark.parametrize("said", ["No", "n", "Awaiting", "Not received", "TBC", "draft", ""])
def test_what_denies_a_letter_names_none(said: str) -> None:
    assert sheet_words.named(said, "letter") is None


@pytest.mark.parametrize("said", ["Yes", "y", "Received", "signed"])
def test_a_mere_yes_does_not_say_which_letter(said: str) -> None:
    with pytest.raises(Mistyped, match="does not say which letter it is"):
        sheet_words.named(said, "letter")


def test_a_status_that_asks_is_none() -> None:
    assert sheet_words.state("Closed").status is Status.CLOSED
    with pytest.raises(Mistyped, match="no status"):
        sheet_words.state("Closed?")


def test_a_cell_too_narrow_to_show_its_day_is_no_empty_one() -> None:
    with pytest.raises(Mistyped, match="too narrow"):
        sheet_words.sound("########")


@pytest.mark.parametrize(
    "typed", ["31-Oct-23", "31 Oct 23", "31st Oct 23", "31/10 /2023", "2023/10/31", "'31/10/2023", "31-Oct-2023"]
)
def test_a_day_is_read_however_excel_shows_it(typed: str) -> None:
    assert sheet_words.day(typed) == date(2023, 10, 31)


@pytest.mark.parametrize("typed", ["31/10/1923", "31/10/2203"])
def test_a_deadline_in_a_year_that_nobody_can_mean_is_told(typed: str) -> None:
    with pytest.raises(Mistyped, match="look whether that is meant"):
        sheet_words.deadline(typed, None)
