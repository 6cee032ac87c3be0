"""Which row a printed name means, what a cell counts, and lines without tabs: nothing is guessed, nothing dropped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicfrs_cli.domain.printed_table.headings import heading
from hmicfrs_cli.domain.printed_table.lines import spaced_rows
from hmicfrs_cli.domain.printed_table.names import row_meant
from hmicfrs_cli.domain.printed_table.reading import read
from hmicfrs_cli.domain.printed_table.spaced import Row
from hmicfrs_cli.domain.printed_table.table import FORMULA, Column, Line, Printed, cell
from printed_tables import NAMES, figures, printed


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Rec Level 2", "Recommendation Level 2"),
        ("Recommendations - Level 2", "Recommendation Level 2"),
        ("RECOMMENDATIONS (LEVEL 2)", "Recommendation Level 2"),
        ("Recs L2", "Recommendation Level 2"),
        ("Level 2 recommendations", "Recommendation Level 2"),
        ("Level Two Recommendation", "Recommendation Level 2"),
        ("AFIs L2", "AFI Level 2"),
        ("Area for Improvement Level 2", "AFI Level 2"),
        ("Areas for improvement (AFI) – level 2", "AFI Level 2"),
        ("AFI 2", "AFI Level 2"),
        ("AFI4", "AFI Level 4"),
        ("AFI - Level 3", "AFI Level 3"),
        ("RecL2", "Recommendation Level 2"),
        ("AFIs (L1)", "AFI Level 1"),
        ("CofC", "Cause of Concern"),
        ("C of Cs", "Cause of Concern"),
        ("C.o.C.", "Cause of Concern"),
        ("Causes of concern", "Cause of Concern"),
        ("CoC", "Cause of Concern"),
        ("AFI closed before levels", "AFI Closed before Levels"),
        ("Recommendations closed pre-levels", "Recommendation Closed before Levels"),
        ("Recommendation level not yet set", "Recommendation Level not yet set"),
        ("AFIs with no level", "AFI Level not yet set"),
    ],
)
def test_names_are_read_as_people_write_them(words: str, name: str) -> None:
    assert row_meant(words) == name


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Recommendations",
        "of which AFI Level 2 late",
        "AFI Level 2 overdue",
        "AFI not at Level 2",
        "AFI Level 2 closed",
        "Causes of concern closed since June",
        "Recommendations and AFIs Level 2",
        "AFI Level 2 and 3",
        "AFI Level 7",
        "AFI total",
        "Level 2",
        "Super-complaints",
        "AFI Level 2 (2021)",
        "AFI " * 100 + "Level 2",
    ],
)
def test_a_name_that_could_mean_several_rows_or_none_means_none(words: str) -> None:
    assert row_meant(words) is None


@pytest.mark.parametrize("name", NAMES)
def test_every_row_of_the_committee_is_known_by_its_own_name(name: str) -> None:
    assert row_meant(name.upper()) == name


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("6", 6),
        (" 1,234 ", 1234),
        ("12.0", 12),
        ("(3)", None),
        ("-3", -3),
        ("−3", -3),
        ("+4", 4),
        ("6*", 6),
        ("6¹", 6),
        ("-", 0),
        ("–", 0),
        ("Nil", 0),
        ("", None),
        ("n/a", None),
        ("six", None),
        ("6 (5)", None),
        ("12%", None),
        ("4.5", None),
        ("9" * 50, None),
    ],
)
def test_a_cell_counts_what_a_reader_takes_it_for(words: str, number: int | None) -> None:
    one = cell(words)
    assert one.number == number
    assert one.unread == (number is None and words not in ("", "n/a"))


@pytest.mark.parametrize(
    ("words", "column"),
    [
        ("Open", Column.OPEN),
        ("TOTAL OPEN", Column.OPEN),
        ("No. closed", Column.CLOSED),
        ("Total", Column.TOTAL),
        ("Increase since June 2023", Column.INCREASE),
        ("+/-", Column.INCREASE),
        ("% closed", None),
        ("Closed since last meeting", None),
        ("Open/Closed", None),
        ("Lead", None),
    ],
)
def test_headings_are_read_as_people_write_them(words: str, column: Column | None) -> None:
    assert heading(words) is column


def numbers(table: Printed | None) -> dict[str, list[int | None]]:
    assert table is not None
    return {line.called: [line.cell(c).number for c in table.columns] for line in table.lines if not line.loose}


def spaced(text: str) -> Printed:
    table = read(spaced_rows(text.splitlines()))
    assert table is not None
    return table


def line(table: Printed, name: str) -> Line:
    return next(one for one in table.lines if one.called == name)


def test_the_number_of_a_level_is_no_figure_where_only_spaces_stand_between() -> None:
    table = spaced("Open Closed Total\nRecommendation Level 2 55 0 45\nAFI Closed before Levels 0 0 18")
    assert numbers(table) == {"Recommendation Level 2": [55, 0, 45], "AFI Closed before Levels": [0, 0, 18]}


def test_fewer_figures_than_columns_are_not_guessed_at() -> None:
    table = spaced("Open Closed Total\nRecommendation Level 1 2 2\nAFI Level 2 22 0 6")
    assert line(table, "Recommendation Level 1").loose == ("2", "2")
    assert line(table, "Recommendation Level 1").untested


def test_a_blank_is_seen_where_every_other_line_is_laid_out_under_its_headings() -> None:
    table = spaced(
        "                         Open   Closed   Total\n"
        "Recommendation Level 1               2       2\n"
        "Recommendation Level 2     55        0      45\n"
    )
    assert numbers(table)["Recommendation Level 1"] == [None, 2, 2]


def test_an_increase_is_what_is_left_out_where_the_other_three_add_up() -> None:
    table = spaced("Open Closed Total Increase\nAFI Level 1 0 6 6\nAFI Level 2 22 0 6 16\nAFI Level 3 2 4 9")
    assert numbers(table) == {"AFI Level 1": [0, 6, 6, None], "AFI Level 2": [22, 0, 6, 16]}
    assert line(table, "AFI Level 3").loose == ("2", "4", "9")


def test_without_headings_the_columns_are_open_closed_and_total_and_it_is_said() -> None:
    table = spaced("AFI Level 1 0 6 6\nAFI Level 2 22 0 6")
    assert numbers(table)["AFI Level 2"] == [22, 0, 6]
    assert "It has no headings: its columns were taken for Open, Closed and Total." in table.remarks


def test_levels_under_the_heading_of_their_category_are_its_rows() -> None:
    table = printed("Recommendations|||\nLevel 1|0|2|2\nLevel 2|1|0|1\nAFIs|||\nLevel 1|0|6|6\nOther|1|1|2")
    assert list(numbers(table)) == ["Recommendation Level 1", "Recommendation Level 2", "AFI Level 1", "Other"]


def test_a_name_in_two_columns_is_one_name() -> None:
    table = printed("AFI|2|1|0|1\n|3|2|0|2", "Category|Level|Open|Closed|Total")
    assert numbers(table) == {"AFI Level 2": [1, 0, 1], "AFI Level 3": [2, 0, 2]}


def test_what_is_passed_over_or_taken_for_something_is_said() -> None:
    table = printed("AFI Level 2|-|1|1|\nAFI subtotal|0|1|1|\nSource: portal||||", "row|open|closed|total|Lead")
    said = " ".join(table.remarks)
    assert "'-' was read as 0." in said
    assert "Passed over, as having no figures: 'Source: portal'." in said
    assert "Not read: the column Lead." in said


def test_text_after_the_table_is_no_part_of_it() -> None:
    table = spaced(
        "Open Closed Total\nAFI Level 2 1 0 1\nThis is an increase.\nNo more is known.\nCause of Concern 1 2 3"
    )
    assert list(numbers(table)) == ["AFI Level 2"]


@given(figures)
def test_spaces_keep_all_figures_of_a_whole_table(of: dict[str, tuple[int, int]]) -> None:
    text = "\n".join(["Open Closed Total", *(f"{name} {a} {b} {a + b}" for name, (a, b) in of.items())])
    assert numbers(spaced(text)) == {name: [a, b, a + b] for name, (a, b) in of.items()}


@given(
    st.text()
    | st.lists(st.sampled_from(["Open", "Closed", "Total", "AFI", "Level", "2", "-", " ", "\n", "6*"])).map(" ".join)
)
def test_no_text_is_too_odd_to_be_read_or_left(text: str) -> None:
    read(spaced_rows(text.splitlines()))


@pytest.mark.parametrize(
    ("rows", "headings"),
    [
        ("1|0|1|AFI Level 2", "Open|Closed|Total|Row"),
        ("1|0|1|AFI Level 2", "Open|Closed|Total|"),
        ("7|AFI Level 2|1|0|1", "No.|Area|Open|Closed|Total"),
        ("7|1|0|1||AFI Level 2", "No.|Open|Closed|Total||Category"),
    ],
)
def test_names_are_read_from_the_column_that_has_them(rows: str, headings: str) -> None:
    assert numbers(printed(rows, headings)) == {"AFI Level 2": [1, 0, 1]}


def test_notes_below_a_table_are_no_rows_of_it_and_are_told() -> None:
    rows = [("row", "open", "closed", "total"), ("AFI Level 2", "1", "0", "1"), ("",), ("Prepared by", "68", "28")]
    rows += [("Telephone", "", "", "6828"), ("Source", "portal", "", "2023"), ("Super-complaint", "1", "0", "1")]
    table = read(Row(n, each) for n, each in enumerate(rows, 1))
    assert table is not None
    assert list(numbers(table)) == ["AFI Level 2", "Super-complaint"]
    notes = "'Prepared by 68 28', 'Telephone 6828' and 'Source portal 2023'"
    assert f"Passed over, as notes and not rows of the table: {notes}." in table.remarks


def test_a_level_below_a_cause_of_concern_is_none_of_its_rows() -> None:
    table = printed("Cause of Concern|1|0|1\nLevel 1|2|0|2\nLevel 2|3|0|3")
    assert [(one.called, one.name) for one in table.lines][1:] == [("Level 1", None), ("Level 2", None)]


def test_a_second_row_of_sums_is_no_row_where_it_says_the_same() -> None:
    table = printed("AFI Level 2|1|0|1\nGrand total|1|0|1\nTotal|1|0|1")
    assert table.remarks == ("'Total' is a second row of sums, and says the same.",)
    assert list(numbers(printed("AFI Level 2|1|0|1\nGrand total|1|0|1\nTotal|1|0|2"))) == ["AFI Level 2", "Total"]


def test_a_row_of_sums_that_is_all_formulas_is_one_that_cannot_be_read() -> None:
    table = printed(f"AFI Level 2|1|0|1\nTotal|{'|'.join([FORMULA] * 3)}")
    assert table.total is not None
    assert table.total.untested
