"""The words of the field: typed, kept and printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicfrs_cli.domain import vocabulary
from hmicfrs_cli.domain.errors import Mistyped
from hmicfrs_cli.domain.vocabulary import (
    LONGEST_CODE,
    LONGEST_TEXT,
    Category,
    DeadlineKind,
    InspectionKind,
    InspectionStatus,
    Level,
    Outcome,
    Reference,
    ReportKind,
    Stage,
    Status,
    Word,
    report_code,
    row_name,
    storable,
    written,
)

WORDS: list[type[Word]] = [
    Category,
    Level,
    Status,
    Stage,
    Outcome,
    DeadlineKind,
    ReportKind,
    InspectionKind,
    InspectionStatus,
]
EVERY_WORD = [word for words in WORDS for word in words]


@pytest.mark.parametrize("word", EVERY_WORD)
def test_a_word_is_read_back_however_it_is_spaced_or_capitalised(word: Word) -> None:
    for typed in (word.value, word.value.upper(), f" {word.value.replace('-', '  ')} ", word.value.replace("-", "_")):
        assert type(word).read(typed) is word


@pytest.mark.parametrize("word", EVERY_WORD)
def test_a_word_is_read_in_its_other_spellings(word: Word) -> None:
    assert all(type(word).read(other) is word for other in word.also)


@pytest.mark.parametrize("words", WORDS)
def test_no_spelling_means_two_words(words: type[Word]) -> None:
    spellings = [spelling for word in words for spelling in (word.value, *word.also)]
    assert len(spellings) == len(set(spellings))


@pytest.mark.parametrize(
    ("words", "typed", "meant"),
    [
        (Category, "Cause of concern", Category.CAUSE_OF_CONCERN),
        (Category, "CoC", Category.CAUSE_OF_CONCERN),
        (Category, "area for improvement", Category.AFI),
        (Category, "R", Category.RECOMMENDATION),
        (Level, "Level 2", Level.TWO),
        (Level, "L3", Level.THREE),
        (Level, "before", Level.BEFORE_LEVELS),
        (Stage, "with DCC", Stage.WITH_DCC),
        (Outcome, "not applicable", Outcome.NOT_APPLICABLE),
        (ReportKind, "super complaint", ReportKind.SUPER_COMPLAINT),
    ],
)
def test_words_are_read_as_officers_type_them(words: type[Word], typed: str, meant: Word) -> None:
    assert words.read(typed) is meant


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        (Category, "a category"),
        (DeadlineKind, "a deadline kind"),
        (ReportKind, "a report kind"),
        (Level, "a level"),
        (Outcome, "an outcome"),
        (InspectionStatus, "an inspection status"),
    ],
)
def test_an_unknown_word_is_refused_with_the_words_there_are(words: type[Word], noun: str) -> None:
    with pytest.raises(Mistyped, match=f"'nonsense' is not {noun}.") as mistyped:
        words.read("nonsense")
    assert mistyped.value.next == f"It is one of: {', '.join(word.value for word in words)}."


@pytest.mark.parametrize(
    ("word", "printed"),
    [
        (Category.CAUSE_OF_CONCERN, "Cause of Concern"),
        (Category.AFI, "AFI"),
        (Category.RECOMMENDATION, "Recommendation"),
        (Level.ONE, "Level 1"),
        (Level.BEFORE_LEVELS, "Closed before Levels"),
        (Stage.WITH_DCC, "With DCC"),
        (Stage.AWAITING_VERIFICATION, "Awaiting verification"),
        (Outcome.NOT_APPLICABLE, "Not applicable"),
        (ReportKind.SUPER_COMPLAINT, "Super-complaint"),
        (InspectionKind.SUPER_COMPLAINT, "Super-complaint"),
        (InspectionKind.PEEL, "PEEL"),
    ],
)
def test_words_are_printed_as_the_paper_prints_them(word: Word, printed: str) -> None:
    assert word.printed == printed


@pytest.mark.parametrize(
    ("category", "level", "row"),
    [
        (Category.CAUSE_OF_CONCERN, None, "Cause of Concern"),
        (Category.CAUSE_OF_CONCERN, Level.TWO, "Cause of Concern"),
        (Category.RECOMMENDATION, Level.TWO, "Recommendation Level 2"),
        (Category.AFI, Level.BEFORE_LEVELS, "AFI Closed before Levels"),
        (Category.AFI, None, "AFI Level not yet set"),
    ],
)
def test_a_row_is_named_as_in_the_paper(category: Category, level: Level | None, row: str) -> None:
    assert row_name(category, level) == row


@pytest.mark.parametrize(
    ("typed", "ref"),
    [
        ("firearms-2023/R3", "firearms-2023/R3"),
        ("FIREARMS-2023/r3", "firearms-2023/R3"),
        (" firearms-2023 / R 03 ", "firearms-2023/R3"),
        ("custody-2023/c1", "custody-2023/C1"),
        ("custody-2023/A16", "custody-2023/A16"),
    ],
)
def test_a_reference_is_read_in_any_case(typed: str, ref: str) -> None:
    assert str(Reference.read(typed)) == ref


@pytest.mark.parametrize(
    "typed", ["", "firearms-2023", "firearms-2023/3", "firearms-2023/X3", "firearms/R12345", "a b/R3", "a/R٣", "/R3"]
)
def test_what_has_not_the_shape_of_a_reference_is_refused(typed: str) -> None:
    with pytest.raises(Mistyped, match="is not a reference") as mistyped:
        Reference.read(typed)
    assert "firearms-2023/R3" in mistyped.value.next


@given(
    code=st.from_regex(vocabulary.REPORT_CODE, fullmatch=True),
    category=st.sampled_from(Category),
    number=st.integers(1, vocabulary.HIGHEST_NUMBER),
)
def test_any_reference_is_read_back(code: str, category: Category, number: int) -> None:
    ref = Reference(code, category, number)
    assert Reference.read(str(ref)) == Reference.read(str(ref).upper()) == ref


@pytest.mark.parametrize("typed", ["firearms-2023", " Firearms-2023 ", "a", "2023", "x" * LONGEST_CODE])
def test_a_report_code_is_kept_in_lower_case(typed: str) -> None:
    assert report_code(typed) == typed.strip().lower()


@pytest.mark.parametrize(
    "typed", ["", "-", "a--b", "-a", "a-", "a_b", "a b", "a/b", "café", "٣", "x" * (LONGEST_CODE + 1), "a\nb"]
)
def test_what_cannot_be_a_report_code_is_refused(typed: str) -> None:
    with pytest.raises(Mistyped, match="cannot be a report's code"):
        report_code(typed)


def test_text_is_kept_as_written_but_for_the_space_around_it() -> None:
    assert written("  The force’s\n plan – “soon” \n", "text") == "The force’s\n plan – “soon”"
    assert written("x" * LONGEST_TEXT, "text") == "x" * LONGEST_TEXT


@pytest.mark.parametrize("text", ["", "  \n\t "])
def test_empty_text_is_refused_by_the_name_of_what_is_empty(text: str) -> None:
    with pytest.raises(Mistyped, match="The reason is empty"):
        written(text, "reason")


def test_a_whole_report_pasted_by_mistake_is_refused() -> None:
    with pytest.raises(Mistyped, match="50,001 characters long"):
        written("x" * (LONGEST_TEXT + 1), "text")


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b", "\udfff"])
def test_what_no_file_can_store_is_refused(text: str) -> None:
    with pytest.raises(Mistyped, match="cannot be stored"):
        storable(text)
    with pytest.raises(Mistyped, match="The owner holds characters"):
        written(text, "owner")


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_other_text_can_be_stored(text: str) -> None:
    assert storable(text) == text
    assert storable(text).encode().decode() == text


def test_the_names_of_this_force_are_settings() -> None:
    assert set(vocabulary.FORCE_NAMES) <= set(vocabulary.SETTINGS)
