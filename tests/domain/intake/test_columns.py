"""Headings of registers kept by hand, and what a mapping says of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicfrs_cli.domain.errors import Mistyped
from hmicfrs_cli.domain.intake import columns
from hmicfrs_cli.domain.intake.columns import FIELDS, Column, Columns
from hmicfrs_cli.formats.recommendations import FIELDS as EXPORTED

GUESSED = Columns()


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Rec No", "number"),
        ("Rec. No.", "number"),
        ("Recommendation", "text"),
        ("Report", "report"),
        ("HMICFRS Report Title", "report_title"),
        ("Date published", "published"),
        ("LEVEL", "level"),
        ("Status", "status"),
        ("Owner", "owner"),
        ("Rec. Owner", "owner"),
        ("Exec lead", "owner"),
        ("Operational  lead", "lead"),
        ("Due", "deadline"),
        ("Deadline", "deadline"),
        ("Target\ncompletion", "target"),
        ("Date closed", "closed_on"),
        ("Update", "note"),
        ("Update 12/03/24", "note"),
        ("Comments", "note"),
        ("Initial action plan response", "note"),
        ("Type", "category"),
        ("CoC / Rec / AFI", "category"),
        ("Theme", "theme"),
        ("Letter ref", "letter"),
        ("Signed", "signed_on"),
        ("Chief Constable’s letter", "letter"),
        ("RAG", None),
        ("Budget code", None),
        ("", None),
    ],
)
def test_headings_of_forces_mean_our_fields(heading: str, field: str | None) -> None:
    (column,) = columns.read([heading], GUESSED)
    assert column.field == field


def test_every_field_of_our_own_export_means_itself() -> None:
    held = {column.heading: column.field for column in columns.read(EXPORTED, GUESSED)}
    assert held == {name: None if name == "days_late" else name for name in EXPORTED}
    assert not columns.clashes(columns.read(EXPORTED, GUESSED))


def test_no_heading_means_two_fields() -> None:
    meant: dict[str, str] = {}
    for named, headings in columns._HEADINGS.items():
        for heading in headings.split("|"):
            assert heading == columns.plain(heading)
            assert meant.setdefault(heading, named) == named, heading
    assert set(columns._HEADINGS) <= set(FIELDS)


def test_a_long_text_goes_on_in_further_columns() -> None:
    held = columns.read(["text", "text_continued", "text_continued_2", "note_continued_x"], GUESSED)
    assert [(column.field, column.continues) for column in held] == [
        ("text", False),
        ("text", True),
        ("text", True),
        (None, False),
    ]
    assert not columns.clashes(held)


def test_what_is_not_known_says_so() -> None:
    budget, rag = columns.read(["Budget code", "RAG"], GUESSED)
    assert budget.why == "hmi does not know this heading"
    assert rag.why.startswith("a colour is worked out")


def test_rec_is_the_text_where_nothing_else_is() -> None:
    assert [column.field for column in columns.read(["Rec", "Level"], GUESSED)] == ["text", "level"]
    assert [column.field for column in columns.read(["Rec", "Recommendation"], GUESSED)] == ["number", "text"]


def test_a_mapping_goes_before_what_a_heading_means_and_names_a_column_by_its_letter() -> None:
    given = Columns({"status": "none", "column C": "note", "Budget code": "theme"})
    held = columns.read(["Status", "Budget  Code", "Level", "Owner"], given)
    assert [column.field for column in held] == [None, "theme", "note", "owner"]


def test_two_columns_of_one_field_clash_but_for_notes() -> None:
    held = columns.read(["Due", "Deadline", "Update", "Comments"], GUESSED)
    assert columns.clashes(held) == {"deadline": [Column(0, "Due", "deadline"), Column(1, "Deadline", "deadline")]}


@pytest.mark.parametrize(
    ("place", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
)
def test_columns_are_called_by_the_letters_of_excel(place: int, letters: str) -> None:
    assert columns.letter_of(place) == letters


def test_the_headings_are_the_row_with_most_fields() -> None:
    rows = [["Recommendations 2023"], [], ["Status", "Open"], ["Report", "Level", "Status"], ["Report", "Level", "x"]]
    assert columns.heading_row(rows, GUESSED) == 3
    assert columns.heading_row(rows[:3], GUESSED) is None
    assert columns.heading_row([["A", "B"]], Columns({"A": "text", "B": "report"})) == 0
    assert columns.heading_row([], GUESSED) is None


def test_headings_over_two_rows_become_one_only_where_the_second_is_one() -> None:
    assert columns.merged(["No", "Dates", None], [None, "Published", "Due"]) == ["No", "Published", "Due"]
    assert columns.merged(["No", "Level"], ["1", "2"]) is None
    assert columns.merged(["No", "Level"], ["No", "Level"]) is None
    assert columns.merged(["No", "Level"], []) is None


@given(st.lists(st.none() | st.text(), max_size=8), st.dictionaries(st.text(), st.sampled_from([*FIELDS, "none"])))
def test_any_headings_are_read_each_once(headings: list[str | None], said: dict[str, str]) -> None:
    held = columns.read(headings, Columns(said))
    assert [column.place for column in held] == list(range(len(headings)))
    assert all(column.field is None or column.field in FIELDS for column in held)


@pytest.mark.parametrize(
    "given", [Columns({"A": "colour"}), Columns(constants={"colour": "1"}), Columns(constants={"ref": "1"})]
)
def test_a_mapping_names_fields_that_there_are(given: Columns) -> None:
    with pytest.raises(Mistyped):
        columns.checked(given)
