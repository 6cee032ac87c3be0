"""`hmi reconcile` on tables as papers have them: of several quarters, on several sheets, in documents, with sub-totals.

An officer whose paper is right must never be told that it is wrong, and one whose paper is wrong never that it holds.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from conftest import Officer

ON_THE_DAY = ("--as-at", "2023-09-28")
SEPTEMBER = {
    "Cause of Concern": (6, 21),
    "Recommendation Level 1": (0, 2),
    "Recommendation Level 2": (55, 0),
    "Recommendation Level 3": (36, 2),
    "Recommendation Level 4": (0, 0),
    "AFI Level 1": (0, 6),
    "AFI Level 2": (22, 0),
    "AFI Level 3": (3, 0),
    "AFI Level 4": (0, 0),
    "AFI Closed before Levels": (0, 18),
    "Recommendation Closed before Levels": (0, 280),
    "Total": (122, 329),
}
"""What the demo register has as at 28 September 2023."""

JUNE = SEPTEMBER | {
    "Cause of Concern": (2, 21),
    "Recommendation Level 2": (45, 0),
    "Recommendation Level 3": (29, 2),
    "AFI Level 2": (6, 0),
    "Total": (85, 329),
}
"""And what was issued as at 29 June 2023."""

Figures = dict[str, tuple[int, int]]
Rows = list[list[str]]


def three(figures: tuple[int, int]) -> list[str]:
    return [str(figures[0]), str(figures[1]), str(sum(figures))]


def table(of: Figures = SEPTEMBER, headings: str = "row,open,closed,total") -> Rows:
    return [headings.split(","), *([name, *three(figures)] for name, figures in of.items())]


def csv(*tables: Rows) -> str:
    return "".join(",".join(row) + "\n" for rows in tables for row in rows)


def beside(headings: str, above: str = "", left: Figures = JUNE, right: Figures = SEPTEMBER) -> str:
    """Two quarters in one table: all figures of one left of those of the other, or each column twice."""
    rows = []
    for name in left:
        one, other = three(left[name]), three(right[name])
        pairs = [each for pair in zip(one, other, strict=True) for each in pair]
        rows.append([name, *one, *other] if above else [name, *pairs])
    return csv([above.split(",")] if above else [], [headings.split(",")], rows)


def said(answer: object) -> str:
    return " ".join((answer.out + answer.err).split())  # type: ignore[attr-defined]


IN_PAIRS = "Row,Open {0},Open {1},Closed {0},Closed {1},Total {0},Total {1}"
SIDE_BY_SIDE = ",Open,Closed,Total,Open,Closed,Total"


@pytest.mark.parametrize(
    ("headings", "above", "other"),
    [
        (IN_PAIRS.format("June 2023", "Sept 2023"), "", "June 2023"),
        (IN_PAIRS.format("June", "Sept"), "", "June"),
        (IN_PAIRS.format("29/06/23", "28/09/23"), "", "29/06/23"),
        (IN_PAIRS.format("Q1", "Q2"), "", "Q1"),
        (IN_PAIRS.format("last quarter", "this quarter"), "", "last quarter"),
        (IN_PAIRS.format("previous", ""), "", "previous"),
        (SIDE_BY_SIDE, "Row,Last meeting,,,This meeting,,", "Last meeting"),
        (SIDE_BY_SIDE, ",June 2023,,,September 2023,,", "June 2023"),
        ("Row,Open,,Closed,,Total,\n" + ",June 2023,Sept 2023" * 3, "", "June 2023"),
    ],
)
def test_columns_of_an_earlier_quarter_are_not_read_as_this_one_s(
    demo: Officer, headings: str, above: str, other: str
) -> None:
    answer = demo("reconcile", "-", *ON_THE_DAY, input=beside(headings, above))
    assert "All eleven rows hold, and so does the row of sums." in answer.err
    assert f"Not tested: the columns of '{other}'." in said(answer)
    earlier = beside(headings, above, left=JUNE | {"AFI Level 3": (4, 0)})
    assert "All eleven rows hold" in demo("reconcile", "-", *ON_THE_DAY, input=earlier).err
    now = beside(headings, above, right=SEPTEMBER | {"AFI Level 3": (4, 0)})
    assert "One of eleven rows does not hold." in demo("reconcile", "-", *ON_THE_DAY, input=now, expect=5).err


def test_the_columns_of_the_day_that_is_asked_for_are_tested_wherever_they_stand(demo: Officer) -> None:
    both = beside(IN_PAIRS.format("Sept 2023", "June 2023"), left=SEPTEMBER, right=JUNE)
    assert "Not tested: the columns of 'June 2023'." in said(demo("reconcile", "-", *ON_THE_DAY, input=both))
    then = demo("reconcile", "-", "--as-at", "2023-06-29", input=both)
    assert "Tested: the columns of 'June 2023'. Not tested: the columns of 'Sept 2023'." in said(then)
    asked = demo("reconcile", "-", *ON_THE_DAY, "--period", "june 2023", input=both, expect=5)
    assert "Four of eleven rows do not hold" in asked.err


@pytest.mark.parametrize(
    ("printed", "names", "next"),
    [
        (
            beside("row,open,closed,total,open,closed,total", ",,,,,,"),
            "the columns 2 to 4 and the columns 5 to 7",
            "Take the others out",
        ),
        (beside(IN_PAIRS.format("Q1", "Q3")), "the columns of 'Q1' and the columns of 'Q3'", '--period "Q3"'),
        (csv(table(JUNE), table()), "the table on line 1 and the table on line 14", "say above each"),
        (beside(IN_PAIRS.format("June 2021", "June 2022")), "the columns of 'June 2021'", None),
    ],
    ids=["no words", "quarters apart", "one below the other", "years ago"],
)
def test_where_it_cannot_be_told_which_is_meant_none_is_tested(
    demo: Officer, printed: str, names: str, next: str | None
) -> None:
    if next is None:
        answer = demo("reconcile", "-", "--as-at", "2020-01-01", input=printed, expect=3)
    else:
        answer = demo("reconcile", "-", *ON_THE_DAY, input=printed, expect=3)
        assert next in said(answer)
    assert "It cannot be told which of the tables in standard input is this paper's" in said(answer)
    assert names in said(answer)
    assert "hold" not in answer.out


def test_one_of_two_columns_that_are_headed_the_same_is_not_picked(demo: Officer) -> None:
    printed = "row,open,open,closed,total\nAFI Level 2,6,22,0,22\nAFI Level 3,3,3,0,3\n"
    refused = demo("reconcile", "-", *ON_THE_DAY, input=printed, expect=3)
    assert "which column of standard input is meant: 'open (column 2)' or 'open (column 3)'" in said(refused)


def test_a_period_that_is_not_there_is_told_with_those_that_are(demo: Officer) -> None:
    both = beside(IN_PAIRS.format("June 2023", "Sept 2023"))
    refused = demo("reconcile", "-", *ON_THE_DAY, "--period", "March 2023", input=both, expect=2)
    assert "There is no table of 'March 2023' in standard input." in refused.err
    assert "the columns of 'June 2023' and the columns of 'Sept 2023'" in said(refused)


@pytest.mark.parametrize("further", ["Open overdue", "Open over a year", "Closed by the force", "Total for the region"])
@pytest.mark.parametrize("at", [1, 4])
def test_a_figure_beside_the_plain_one_of_its_column_is_not_read(demo: Officer, further: str, at: int) -> None:
    rows = table()
    printed = csv([[*row[:at], further if row is rows[0] else "7", *row[at:]] for row in rows])
    answer = demo("reconcile", "-", *ON_THE_DAY, input=printed)
    assert "All eleven rows hold, and so does the row of sums." in answer.err
    assert f"Not read: the column {further}." in answer.out


def test_what_closed_this_quarter_is_a_column_of_its_own_and_no_table(demo: Officer) -> None:
    printed = csv([[*row, more] for row, more in zip(table(), ["Closed this quarter", *"012345678901"], strict=False)])
    answer = demo("reconcile", "-", *ON_THE_DAY, input=printed)
    assert "Not read: the column Closed this quarter." in answer.out


@pytest.mark.parametrize(
    ("printed", "tested"),
    [
        (csv(table(), [[""], ["Previous quarter"]], table(JUNE)), "the table on line 1"),
        (csv([["June 2023"]], table(JUNE), [[""], ["September 2023"]], table()), "the table of 'September 2023'"),
        (csv([["This quarter"]], table(), [["Last quarter"]], table(JUNE)), "the table of 'This quarter'"),
    ],
)
def test_of_tables_one_below_the_other_this_quarter_s_is_tested(demo: Officer, printed: str, tested: str) -> None:
    answer = demo("reconcile", "-", *ON_THE_DAY, input=printed)
    assert "All eleven rows hold, and so does the row of sums." in answer.err
    assert f"Tested: {tested}." in said(answer)


def parts() -> tuple[Figures, Figures]:
    recommendations = {name: many for name, many in SEPTEMBER.items() if name.startswith(("Rec", "Cause"))}
    areas = {name: many for name, many in SEPTEMBER.items() if name.startswith("AFI")}
    return recommendations, areas


def test_a_table_that_goes_on_under_headings_printed_again_is_one(demo: Officer) -> None:
    recommendations, areas = parts()
    for between in ([], [["Page 2"]], [["Areas for Improvement"]]):
        printed = csv(table(recommendations), between, table(areas), [["Total", "122", "329", "451"]])
        assert (
            "All eleven rows hold, and so does the row of sums."
            in demo("reconcile", "-", *ON_THE_DAY, input=printed).err
        )
    apart = csv(table(recommendations | {"Total": (97, 305)}), table(areas | {"Total": (25, 24)}))
    assert "All eleven rows hold, and so do the sub-totals." in demo("reconcile", "-", *ON_THE_DAY, input=apart).err
    wrong = apart.replace("Total,25,24,49", "Total,25,24,48")
    assert "A sub-total does not hold." in demo("reconcile", "-", *ON_THE_DAY, input=wrong, expect=5).err


def test_parts_of_a_table_are_one_where_only_one_says_its_time(demo: Officer) -> None:
    recommendations, areas = parts()
    printed = csv([["Recommendations as at 28 September 2023"]], table(recommendations), [["AFIs"]], table(areas))
    assert "All eleven rows hold." in demo("reconcile", "-", *ON_THE_DAY, input=printed).err


def test_a_shorter_table_by_category_beside_the_committee_s_is_no_rival(demo: Officer) -> None:
    short = [["row", "open", "closed", "total"], ["Recs", "91", "284", "375"], ["AFIs", "25", "24", "49"]]
    printed = csv(short, [[""]], table())
    assert "All eleven rows hold" in demo("reconcile", "-", *ON_THE_DAY, input=printed).err


def test_parts_on_several_sheets_are_not_called_incomplete(demo: Officer, tmp_path: Path) -> None:
    recommendations, areas = parts()
    path = sheets(tmp_path / "book.xlsx", Recommendations=table(recommendations), AFIs=table(areas))
    refused = demo("reconcile", path, *ON_THE_DAY, expect=3)
    assert "Each has rows that another has not" in said(refused)
    assert "Put them on one sheet" in said(refused)


def test_a_page_that_was_saved_with_its_pictures_in_one_file_is_read(demo: Officer, tmp_path: Path) -> None:
    webpage(tmp_path / "paper.html", table())
    page = (tmp_path / "paper.html").read_text(encoding="utf-8")
    saved = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html\n\n'
    (tmp_path / "paper.mhtml").write_text(f"{saved}{page}\n--x--\n", encoding="utf-8")
    assert "All eleven rows hold" in demo("reconcile", str(tmp_path / "paper.mhtml"), *ON_THE_DAY).err


def sheets(path: Path, **of: Rows) -> str:
    book = Workbook()
    for name, rows in of.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append([int(one) if one.isdecimal() else one for one in row])
    del book["Sheet"]
    book.save(path)
    return str(path)


def test_of_sheets_of_several_quarters_this_one_s_is_tested(demo: Officer, tmp_path: Path) -> None:
    path = sheets(tmp_path / "book.xlsx", Notes=[["About"]], June_2023=table(JUNE), Sept_2023=table())
    answer = demo("reconcile", path, *ON_THE_DAY)
    assert "Read from the sheet Sept 2023; not read: Notes, June 2023." in said(answer)
    then = demo("reconcile", path, *ON_THE_DAY, "--sheet", "june 2023", expect=5)
    assert "Four of eleven rows do not hold" in then.err
    assert "Read from the sheet June 2023" in said(then)


def test_where_the_sheets_do_not_say_which_is_meant_hmi_asks(demo: Officer, tmp_path: Path) -> None:
    path = sheets(tmp_path / "book.xlsx", Board=table(JUNE), Committee=table(), Notes=[["About"]])
    refused = demo("reconcile", path, *ON_THE_DAY, expect=3)
    assert "the sheet Board and the sheet Committee" in said(refused)
    assert '--sheet "Committee"' in said(refused)
    assert "All eleven rows hold" in demo("reconcile", path, *ON_THE_DAY, "--sheet", "Committee").err
    unknown = demo("reconcile", path, "--sheet", "Commitee", expect=2)
    assert "has no sheet 'Commitee'" in unknown.err
    assert "Its sheets: Board, Committee, Notes." in said(unknown)
    assert "No table was found" in demo("reconcile", path, "--sheet", "Notes", expect=3).err


def test_only_a_workbook_has_sheets(demo: Officer, tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_text(csv(table()), encoding="utf-8")
    assert "is no Excel workbook, and has no sheets." in demo("reconcile", str(path), "--sheet", "A", expect=2).err
    assert "has no sheets" in demo("reconcile", "-", "--sheet", "A", input=csv(table()), expect=2).err


SUB_TOTALS = """Category,Outstanding,Completed,Total
Causes of concern,6,21,27
Recs L1,-,2,2
Recs L2,55,-,55
Recs L3 *,36,2,38
Recs L4,nil,nil,nil
Sub-total recommendations,91,4,95
AFI - Level 1,0,6,6
AFI - Level 2,22,0,22
AFI4,0,0,0
AFI - Level 3,3,0,3
Subtotal AFIs,25,6,31
AFIs closed prior to levels,0,18,18
Recommendations closed prior to levels,0,280,280
Grand total,122,329,451
"""


def test_sub_totals_are_tested(demo: Officer) -> None:
    answer = demo("reconcile", "-", *ON_THE_DAY, input=SUB_TOTALS)
    assert "All eleven rows hold, and so do the row of sums and the sub-totals." in answer.err


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        (
            "91,4,95",
            "91,4,96",
            "says 96 in total; Recommendation Level 1 to Recommendation Level 4 come to 95 in total.",
        ),
        (
            "91,4,95",
            "92,3,95",
            "says 92 open and 3 closed; Recommendation Level 1 to Recommendation Level 4 come to 91",
        ),
        (
            "Subtotal AFIs,25,6,31",
            "Subtotal,25,6,32",
            "'Subtotal' says 32 in total; AFI Level 1 to AFI Level 3 come to 31",
        ),
        (
            "Subtotal AFIs,25,6,31",
            "Total of those we like,25,6,32",
            "'Total of those we like': 25 open and 6 closed make 31, not 32.",
        ),
    ],
)
def test_a_sub_total_that_is_wrong_is_a_difference(demo: Officer, right: str, wrong: str, says: str) -> None:
    answer = demo("reconcile", "-", *ON_THE_DAY, input=SUB_TOTALS.replace(right, wrong), expect=5)
    assert "A sub-total does not hold." in answer.err
    assert says in said(answer)
    nowhere = Officer(demo.register.with_name("none.db"))
    assert says in said(nowhere("reconcile", "-", input=SUB_TOTALS.replace(right, wrong), expect=5))


def test_a_sub_total_of_rows_that_it_does_not_name_is_tested_by_itself_and_it_is_said(demo: Officer) -> None:
    printed = SUB_TOTALS.replace("Subtotal AFIs", "Total of those we like")
    answer = demo("reconcile", "-", *ON_THE_DAY, input=printed)
    assert "'Total of those we like' was tested by itself alone: which rows it is the sum of cannot be told." in said(
        answer
    )


@pytest.mark.parametrize(
    "sums",
    [
        ["Recommendation Level 1", "Total recommendations,91,4,95"],
        ["AFI Level 1", "Recommendations,91,4,95"],
        ["AFI Level 1", "Sub-total,97,25,122"],
        ["Recommendation Level 1", "Recommendations,91,284,375"],
        ["Total", "All recommendations total,91,284,375"],
    ],
)
def test_a_sub_total_of_any_rows_that_it_may_be_of_holds(demo: Officer, sums: list[str]) -> None:
    before, line = sums
    printed = csv(table()).replace(f"\n{before},", f"\n{line}\n{before},", 1)
    assert "the sub-total" in demo("reconcile", "-", *ON_THE_DAY, input=printed).err


def test_a_table_by_category_alone_is_held_against_the_sums_of_ours(demo: Officer) -> None:
    printed = "Category,Open,Closed,Total\nCauses of concern,6,21,27\nRecommendations,91,284,375\nAFIs,25,24,49\n"
    printed += "Total,122,329,451\n"
    answer = demo("reconcile", "-", *ON_THE_DAY, "-f", "json", input=printed)
    assert "All three rows hold, and so does the row of sums." in answer.err
    rows = {row["row"]: row for row in answer.data["rows"]}
    assert (rows["AFIs"]["category"], rows["AFIs"]["level"], rows["AFIs"]["register_open"]) == ("afi", None, 25)
    wrong = demo("reconcile", "-", *ON_THE_DAY, input=printed.replace("AFIs,25,24,49", "AFIs,24,25,49"), expect=5)
    assert "AFIs: the register has 25 open, not 24, and 24 closed, not 25." in said(wrong)
    apart = printed.replace("91,284,375", "91,4,95").replace("Total", "Recs closed before levels,0,280,280\nTotal")
    apart = apart.replace(",Recs closed before levels,0,280,280\nTotal\n", ",Total\n", 1)
    assert "All four rows hold" in demo("reconcile", "-", *ON_THE_DAY, input=apart).err


@pytest.mark.parametrize("name", ["Cause of Concern", "AFI Level 2", "Recommendation Level 1"])
def test_a_row_that_is_called_a_total_is_the_row_where_there_is_no_other(demo: Officer, name: str) -> None:
    printed = csv(table()).replace(f"\n{name},", f"\nTotal {name},")
    assert "All eleven rows hold" in demo("reconcile", "-", *ON_THE_DAY, input=printed).err


def test_a_table_by_level_alone_is_held_against_the_sums_of_ours(demo: Officer) -> None:
    printed = "row,open,closed,total\nCauses of concern,6,21,27\nLevel 1,0,8,8\nLevel 2,77,0,77\nLevel 3,39,2,41\n"
    printed += "Level 4,0,0,0\nClosed before levels,0,298,298\nTotal,122,329,451\n"
    assert "All six rows hold, and so does the row of sums." in demo("reconcile", "-", *ON_THE_DAY, input=printed).err
    wrong = demo("reconcile", "-", *ON_THE_DAY, input=printed.replace("77,0,77", "76,1,77"), expect=5)
    assert "Level 2: the register has 77 open, not 76, and 0 closed, not 1." in said(wrong)


def test_a_table_of_movement_is_no_table_of_figures(demo: Officer) -> None:
    printed = "Row,Open at 29 June 2023,New,Closed,Open at 28 Sept 2023\nAFI Level 2,6,16,0,22\nAFI Level 3,3,0,0,3\n"
    assert "No table was found" in demo("reconcile", "-", *ON_THE_DAY, input=printed, expect=3).err
    assert "All eleven rows hold" in demo("reconcile", "-", *ON_THE_DAY, input=printed + "\n" + csv(table())).err


def test_a_table_on_its_side_is_read_as_one_that_stands(demo: Officer) -> None:
    printed = csv([list(column) for column in zip(*table(), strict=True)])
    answer = demo("reconcile", "-", *ON_THE_DAY, input=printed)
    assert "All eleven rows hold, and so does the row of sums." in answer.err
    assert "It lies on its side: each of its columns was read as a row." in said(answer)


def test_a_part_of_the_row_above_is_not_counted_twice(demo: Officer) -> None:
    printed = csv(table()).replace(
        "\nRecommendation Level 4", "\nof which awaiting verification,5,0,5\nRecommendation Level 4"
    )
    assert (
        "All eleven rows hold, and so does the row of sums." in demo("reconcile", "-", *ON_THE_DAY, input=printed).err
    )


def test_what_says_that_there_is_no_figure_is_no_blank(demo: Officer) -> None:
    printed = (
        csv(table())
        .replace("AFI Level 4,0,0,0", "AFI Level 4,n/a,N/A,nil")
        .replace("AFI Level 3,3,0", "AFI Level 3,n/a,0")
    )
    answer = demo("reconcile", "-", *ON_THE_DAY, input=printed, expect=5)
    assert "'N/A' and 'n/a' say that there is no figure, and count as 0." in said(answer)
    assert "the register has 3 open, not 'n/a'" in said(answer).lower()
    assert "lank" not in answer.out


@pytest.mark.parametrize("column", ["open", "closed", "total", "increase"])
def test_a_figure_in_brackets_is_never_read_as_less_than_none(demo: Officer, column: str) -> None:
    rows = [["row", "open", "closed", "total", "increase"], ["AFI Level 2", "22", "0", "22", "16"]]
    at = rows[0].index(column)
    rows[1][at] = f"({rows[1][at]})"
    answer = demo("reconcile", "-", *ON_THE_DAY, input=csv(rows), expect=5)
    assert f"'{rows[1][at]}' under {column.capitalize()} is in brackets" in said(answer)
    assert "One row could not be read" in answer.err
    assert "-22" not in answer.out


def test_where_only_formulas_are_kept_it_is_said_that_nothing_could_be_read(demo: Officer, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    book = Workbook()
    for at, row in enumerate(table(), 1):
        sums = [f"=B{at}+C{at}"] if at > 1 else row[3:]
        book.active.append([int(one) if one.isdecimal() else one for one in row[:3]] + sums)  # type: ignore[union-attr]
    book.save(path)
    answer = demo("reconcile", str(path), *ON_THE_DAY, expect=5)
    assert "Eleven rows could not be read; the row of sums could not be read." in said(answer)
    assert "does not hold" not in answer.err
    assert "Open it in Excel, save it, and try again." in said(answer)


@pytest.mark.parametrize("kind", ["md", "html", "docx", "pdf"])
def test_our_own_paper_holds_in_every_form(demo: Officer, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"paper.{kind}"
    demo("paper", "2023-09-28", "--out", str(path))
    answer = demo("reconcile", str(path), *ON_THE_DAY)
    assert "All eleven rows hold, and so does the row of sums." in answer.err


@pytest.mark.parametrize("kind", ["md", "html", "docx", "pdf"])
def test_a_further_column_of_our_own_paper_is_no_figure_of_a_row(demo: Officer, tmp_path: Path, kind: str) -> None:
    demo("letter", "add", "CC-1", "--signed-on", "2023-09-20", "--signatory", "CC")
    demo("certify", "custody-2023/R1", "--letter", "CC-1", "--on", "2023-09-21")
    path = tmp_path / f"paper.{kind}"
    demo("paper", "2023-09-28", "--out", str(path))
    answer = demo("reconcile", str(path), *ON_THE_DAY)
    assert "All eleven rows hold, and so does the row of sums." in answer.err
    assert "Not read: the column Awaiting verification." in said(answer)


def test_from_spaces_a_further_column_of_several_words_is_passed_over(demo: Officer) -> None:
    further = [[name, *three(figures), "1"] for name, figures in SEPTEMBER.items()]
    pasted = "\n".join(["Open Closed Total Awaiting verification", *(" ".join(row) for row in further)])
    answer = demo("reconcile", "--paste", *ON_THE_DAY, input=pasted)
    assert "Not read: the column Awaiting verification." in said(answer)


def test_from_spaces_a_further_column_that_hmi_cannot_place_is_not_guessed_at(demo: Officer) -> None:
    further = [[name, *three(figures), "1"] for name, figures in SEPTEMBER.items()]
    pasted = "\n".join(["Open Closed Total", *(" ".join(row) for row in further)])
    answer = demo("reconcile", "--paste", *ON_THE_DAY, input=pasted, expect=5)
    assert "does not hold" not in said(answer)
    assert "do not hold" not in said(answer)


def test_from_spaces_a_further_column_that_has_a_heading_is_passed_over(demo: Officer) -> None:
    further = [[name, *three(figures)[:2], "1", three(figures)[2]] for name, figures in SEPTEMBER.items()]
    pasted = "\n".join(["Open Closed Late Total", *(" ".join(row) for row in further)])
    answer = demo("reconcile", "--paste", *ON_THE_DAY, input=pasted)
    assert "All eleven rows hold, and so does the row of sums." in answer.err
    assert "Not read: the column Late." in said(answer)


def as_a_pdf_has_it(names: Callable[[str, str], str], within: str = "") -> str:
    lines = ["Open Closed Total"]
    for name, figures in SEPTEMBER.items():
        lines.append(names(name, " ".join(three(figures))))
        if name == "AFI Level 1":
            lines.append(within)
    return "\n".join(lines)


SET_ON_LINES: list[Callable[[str, str], str]] = [
    lambda name, figures: f"{name} {figures}",
    lambda name, figures: (
        f"{' '.join(name.split()[:-1])} {figures}\n{name.split()[-1]}" if "Closed" in name else f"{name} {figures}"
    ),
    lambda name, figures: f"{name.replace('Closed', chr(10) + 'Closed')} {figures}",
    lambda name, figures: f"{name.replace('Level ', chr(10) + 'Level ')} {figures}",
    lambda name, figures: f"{name.split()[0]} {figures}\n{' '.join(name.split()[1:])}",
    lambda name, figures: (
        f"{name.replace(' before Levels', '')}\n{figures}\nbefore Levels" if "Closed" in name else f"{name} {figures}"
    ),
]


SET_ON_LINES += [
    lambda name, figures: f"{name.replace('Recommendation ', 'Recommendatio' + chr(10) + 'n ')}\n{figures}\n",
    lambda name, figures: f"{name.replace('Closed', chr(10) + 'Closed')}\n{figures}\n",
]


@pytest.mark.parametrize("set_on_lines", SET_ON_LINES)
@pytest.mark.parametrize(
    "within",
    [
        "",
        "Page 1 of 2",
        "Figures as at the end of September\nDraft\nPage 1 of 2\nOpen Closed Total",
        "Draft\n7\nOfficial",
    ],
)
def test_names_on_several_lines_and_pages_that_end_within_a_table_lose_no_row(
    demo: Officer, set_on_lines: Callable[[str, str], str], within: str
) -> None:
    pasted = as_a_pdf_has_it(set_on_lines, within)
    text = "\nThis is an increase of four causes of concern, forty five Level 2 and seven\nLevel 3 recommendations."
    answer = demo("reconcile", "--paste", *ON_THE_DAY, input=pasted + text)
    assert "All eleven rows hold, and so does the row of sums." in answer.err


def test_a_pdf_with_a_row_that_cannot_be_told_is_refused_and_says_to_paste(demo: Officer, tmp_path: Path) -> None:
    import typst

    cells = ", ".join(f"[{cell}]" for row in table(SEPTEMBER | {"Something in pieces": (3, 1)}) for cell in row)
    (tmp_path / "paper.typ").write_text(f"#table(columns: 4, {cells})", encoding="utf-8")
    typst.compile(str(tmp_path / "paper.typ"), output=str(tmp_path / "paper.pdf"))
    refused = demo("reconcile", str(tmp_path / "paper.pdf"), *ON_THE_DAY, expect=3)
    assert "cannot be read with confidence: it is not told what Something in pieces is." in said(refused)
    assert "hmi reconcile --paste" in refused.err


@pytest.mark.parametrize(
    ("kind", "hidden", "says"),
    [
        ("html", "selectolax.lexbor", "Reading web pages needs selectolax, which is not installed."),
        ("docx", "docx", "Reading Word documents needs python-docx, which is not installed."),
        ("pdf", "pypdf", "Reading PDFs needs pypdf, which is not installed."),
    ],
)
def test_a_library_that_is_missing_is_told(
    demo: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, hidden: str, says: str
) -> None:
    path = tmp_path / f"paper.{kind}"
    demo("paper", "2023-09-28", "--out", str(path))
    for module in [name for name in sys.modules if name.startswith("hmicfrs_cli.formats.pages")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, hidden, None)
    refused = demo("reconcile", str(path), expect=1).err
    assert says in refused
    assert 'pip install "hmicfrs-cli[documents]"' in refused


def word(path: Path, *of: Rows | str) -> None:
    document = Document()
    for part in of:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        grid = document.add_table(len(part), max(map(len, part)))
        for row, cells in zip(grid.rows, part, strict=True):
            for cell, words in zip(row.cells, cells, strict=False):
                cell.text = words
    document.save(str(path))


def webpage(path: Path, *of: Rows | str) -> None:
    def told(part: Rows | str) -> str:
        if isinstance(part, str):
            return f"<p>{part}</p>"
        rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in part)
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"

    path.write_text("<!doctype html><html><body>" + "".join(map(told, of)) + "</body></html>", encoding="utf-8")


def markdown(path: Path, *of: Rows | str) -> None:
    def told(part: Rows | str) -> str:
        if isinstance(part, str):
            return f"{part}\n\n"
        rule = ["---"] * len(part[0])
        return "".join(f"| {' | '.join(row)} |\n" for row in (part[0], rule, *part[1:])) + "\n"

    path.write_text("".join(map(told, of)), encoding="utf-8")


DOCUMENTS = {"paper.docx": word, "paper.html": webpage, "paper.md": markdown}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_of_the_tables_in_a_document_the_committee_s_is_taken(demo: Officer, tmp_path: Path, name: str) -> None:
    write: Callable[..., None] = DOCUMENTS[name]
    others = [["Inspection", "Open", "Closed"], ["Custody", "1", "0"], ["PEEL", "2", "0"]]
    level = "Five recommendations at Level 2 and two AFIs at Level 3"
    last = [["Level", "Who closes it"], ["Level 2", "The force"]]
    write(tmp_path / name, "A paper.", last, "Inspections", others, level, table(), level, "The end.", others)
    answer = demo("reconcile", str(tmp_path / name), *ON_THE_DAY)
    assert "All eleven rows hold, and so does the row of sums." in answer.err
    write(tmp_path / name, "Position in June 2023", table(JUNE), level, "Position in September 2023", table())
    both = demo("reconcile", str(tmp_path / name), *ON_THE_DAY)
    assert "Tested: the table of 'Position in September 2023'." in said(both)
    write(tmp_path / name, "The figures", table(JUNE), level, table())
    assert "It cannot be told which of the tables" in demo("reconcile", str(tmp_path / name), *ON_THE_DAY, expect=3).err


def test_cells_that_are_one_in_word_are_read_once(demo: Officer, tmp_path: Path) -> None:
    document = Document()
    grid = document.add_table(0, 5)
    kinds = [("Kind", "Level"), ("Cause of Concern", ""), *(("Recommendation", str(n)) for n in range(1, 5))]
    kinds += [*(("AFI", str(n)) for n in range(1, 5)), ("AFI closed before levels", ""), ("Recs before levels", "")]
    for (kind, level), figures in zip(
        kinds, [["Open", "Closed", "Total"], *map(three, SEPTEMBER.values())], strict=False
    ):
        for cell, words in zip(grid.add_row().cells, (kind, level, *figures), strict=True):
            cell.text = words
    for first, last in ((2, 5), (6, 9)):
        for row in range(first + 1, last + 1):
            grid.cell(row, 0).text = ""
        grid.cell(first, 0).merge(grid.cell(last, 0))
    grid.cell(1, 0).merge(grid.cell(1, 1))
    document.save(str(tmp_path / "paper.docx"))
    assert "All eleven rows hold" in demo("reconcile", str(tmp_path / "paper.docx"), *ON_THE_DAY).err


def test_a_document_without_a_table_says_how_to_give_one(demo: Officer, tmp_path: Path) -> None:
    others = [["Inspection", "Open", "Closed", "Total"], ["Custody", "1", "0", "1"], ["PEEL", "2", "0", "2"]]
    word(tmp_path / "paper.docx", "Nothing but text, and a table of other things.", others)
    refused = demo("reconcile", str(tmp_path / "paper.docx"), expect=3)
    assert "No table was found in paper.docx." in refused.err
    assert "hmi reconcile --paste" in refused.err


def a_cell_a_line(rows: Rows) -> str:
    return "\n".join(cell for row in rows for cell in row)


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_paste_with_a_cell_on_each_line_is_a_table(demo: Officer, between: str) -> None:
    pasted = a_cell_a_line([["The current figures held for WMP are :"], *table(), ["This is an increase."]])
    answer = demo("reconcile", "--paste", *ON_THE_DAY, input=pasted.replace("\n", between))
    assert "All eleven rows hold, and so does the row of sums." in answer.err
    no_name = pasted.replace("row\n", "").replace("Recommendation Level", "Recommendation\nLevel")
    assert "All eleven rows hold" in demo("reconcile", "--paste", *ON_THE_DAY, input=no_name).err


def test_a_blank_that_left_no_line_is_not_guessed_at(demo: Officer) -> None:
    rows = [[cell for cell in row if cell != "0" or row[0] != "Recommendation Level 1"] for row in table()]
    answer = demo("reconcile", "--paste", *ON_THE_DAY, input=a_cell_a_line(rows), expect=5)
    assert "One row could not be read." in answer.err
    assert "Recommendation Level 1: two figures (2, 2) under more columns" in said(answer)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.xlsx", b"PK\x03\x04 cut short", "it is not a whole Word or Excel file."),
        ("a.xlsx", bytes(range(256)) * 20, "a.xlsx is no Excel workbook, whatever its name says"),
        ("a.docx", bytes(range(256)) * 20, "a.docx is no Word document, whatever its name says"),
        ("a.rtf", b"{\\rtf1 figures}", "a.rtf is rich text (.rtf), which hmi does not read."),
    ],
)
def test_a_file_that_is_broken_is_told_in_an_officer_s_words(
    demo: Officer, tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    (tmp_path / name).write_bytes(content)
    refused = demo("reconcile", str(tmp_path / name), expect=3).err
    assert says in refused
    assert "zip" not in refused


def printed_as(*rows: str) -> str:
    return "\n".join(["row,open,closed,total", *rows]) + "\n"


CAUSES, AFIS = "Causes of concern,6,21,27", ["Level 1,0,6,6", "Level 2,22,0,22", "Level 3,3,0,3", "Level 4,0,0,0"]
RECS = ["Level 1,0,2,2", "Level 2,55,0,55", "Level 3,36,2,38", "Level 4,0,0,0"]


def test_a_sub_total_below_a_heading_is_of_what_stands_under_it(demo: Officer) -> None:
    table = printed_as(
        CAUSES, "Recommendations,,,", *RECS, "Closed before levels,0,280,280", "Sub-total,91,284,375",
        "AFIs,,,", *AFIS, "Closed before levels,0,18,18", "Sub-total,25,24,49", "Total,122,329,451",
    )  # fmt: skip
    assert "so do the row of sums and the sub-totals" in demo("reconcile", "-", *ON_THE_DAY, input=table).err


def test_of_which_level_1_is_the_row_of_that_level(demo: Officer) -> None:
    recs = ["Recommendations,91,284,375", f"of which {RECS[0]}", *RECS[1:], "Closed before levels,0,280,280"]
    afis = ["AFIs,25,24,49", f"of which: {AFIS[0]}", *AFIS[1:], "Closed before levels,0,18,18"]
    table = printed_as(CAUSES, *recs, *afis, "Total,122,329,451")
    assert "All eleven rows hold" in demo("reconcile", "-", *ON_THE_DAY, input=table).err


FULL = [
    *(f"Recommendation {row}" for row in RECS),
    *(f"AFI {row}" for row in AFIS),
]


def test_those_closed_before_levels_may_be_one_row_of_both(demo: Officer) -> None:
    table = printed_as(CAUSES, *FULL, "Closed before levels,0,298,298", "Total,122,329,451")
    assert "All ten rows hold" in demo("reconcile", "-", *ON_THE_DAY, input=table).err


BEFORE = ["AFI Closed before Levels,0,18,18", "Recommendation Closed before Levels,0,280,280"]


def test_a_row_of_sums_that_prints_a_total_alone_claims_no_more(demo: Officer) -> None:
    table = printed_as(CAUSES, *FULL, *BEFORE, "Total,,,451")
    assert "so does the row of sums" in demo("reconcile", "-", *ON_THE_DAY, input=table).err
    wrong = demo("reconcile", "-", *ON_THE_DAY, input=table.replace(",,,451", ",,,450"), expect=5).out
    assert "The row of sums says 450 under Total; the register has 451." in wrong


@pytest.mark.parametrize(
    ("as_printed", "name"),
    [
        ("Recommendation Level 2\u00b9", "Recommendation Level 2"),
        ("AFI Level 2 (1)", "AFI Level 2"),
        ("AFI Level 2 [1]", "AFI Level 2"),
        ("AFI Level 2 (see note 3)", "AFI Level 2"),
        ("3. Recommendation Level 2", "Recommendation Level 2"),
        ("Cause(s) of Concern", "Causes of concern"),
        ("AFIs closed prior to levels being introduced", "AFI Closed before Levels"),
        ("AFIs closed before levels were introduced", "AFI Closed before Levels"),
    ],
)
def test_marks_of_notes_and_numbers_of_a_list_are_no_part_of_a_name(demo: Officer, as_printed: str, name: str) -> None:
    table = printed_as(CAUSES, *FULL, *BEFORE).replace(name, as_printed)
    assert as_printed in table
    assert "All eleven rows hold." in demo("reconcile", "-", *ON_THE_DAY, input=table).err


def test_a_row_that_tells_what_has_changed_is_added_to_nothing(demo: Officer) -> None:
    table = printed_as(CAUSES, *FULL, *BEFORE, "Total,122,329,451", "Change since last meeting,+37,0,+37")
    assert "so does the row of sums" in demo("reconcile", "-", *ON_THE_DAY, input=table).err


def test_a_table_of_movement_is_not_held_against_the_figures(demo: Officer) -> None:
    moved = demo("movement", *ON_THE_DAY, "--since", "last", "-f", "md").out
    assert "No table was found" in demo("reconcile", "-", *ON_THE_DAY, input=moved, expect=3).err
    table = "row,New this quarter,Closed this quarter,Total\n" + "\n".join(
        ",".join([row.split(",")[0], "", "0", row.split(",")[3]]) for row in [CAUSES, *FULL, *BEFORE]
    )
    assert "no column was found for open and closed" in demo("reconcile", "-", *ON_THE_DAY, input=table).err


def test_what_was_not_tested_is_said_beside_what_holds(demo: Officer) -> None:
    right = printed_as(CAUSES, *FULL, *BEFORE)
    other = right.replace("closed,total", "signed off,total").replace("55,0,55", "55,99,55")
    assert "Not tested: no column was found for closed." in demo("reconcile", "-", *ON_THE_DAY, input=other).err
    beside = f"{right}\nAFIs in detail\nrow,open,closed,total\nAFI Level 2,22,0,6\n"
    told = demo("reconcile", "-", *ON_THE_DAY, input=beside)
    assert "Not tested: the table on line" in told.out
    assert "One further table beside it: not tested." in told.err


def test_a_table_is_taken_as_at_the_day_that_it_says(demo: Officer, tmp_path: Path) -> None:
    path = tmp_path / "paper.html"
    demo("paper", "2023-09-28", "--out", str(path))
    told = demo("reconcile", str(path))
    assert "Taken as at 28 September 2023, as the table says." in told.err
    assert "All eleven rows hold" in told.err
    other = demo("reconcile", str(path), "--as-at", "2023-06-29", expect=5)
    assert "The table says that it is of 28 September 2023, and was tested as at 29 June 2023." in said(other)
