"""`hmi reconcile`: the paper of September 2023 on every way in, with a register and without, and hostile files."""

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from conftest import Officer
from hmicfrs_cli.commands import desk
from hmicfrs_cli.domain.errors import HmiError
from hmicfrs_cli.formats import printed_tables

EXAMPLE = Path(__file__).parents[2] / "examples" / "september-2023" / "figures-as-printed.csv"
AS_PRINTED = EXAMPLE.read_text(encoding="utf-8")
GAPS = {
    "Cause of Concern": 4,
    "Recommendation Level 2": 10,
    "Recommendation Level 3": 7,
    "AFI Level 2": 16,
    "AFI Closed before Levels": -18,
}
ON_THE_DAY = ("--as-at", "2023-09-28")


def gaps(data: Any) -> dict[str, int]:
    return {row["row"]: row["gap"] for row in data["rows"] if row["fails"]}


def test_the_paper_s_table_fails_in_exactly_five_rows(demo: Officer) -> None:
    answer = demo("reconcile", str(EXAMPLE), *ON_THE_DAY, "-f", "json", expect=5)
    assert gaps(answer.data) == GAPS
    assert "Five of eleven rows do not hold." in answer.err
    assert gaps(demo("reconcile", str(EXAMPLE), "-f", "json", expect=5).data) == GAPS
    first, second = answer.data["explanations"][:2]
    assert first["explanation"].startswith("Three of the four rows that moved carry the previous total")
    assert (first["many"], first["of"]) == (3, 4)
    assert "29 June 2023" in second["explanation"]
    assert "Recommendation Level 2 (45)" in second["explanation"]


def test_each_row_in_json_has_what_is_printed_what_is_known_and_what_it_should_be(demo: Officer) -> None:
    data = demo("reconcile", str(EXAMPLE), *ON_THE_DAY, "-f", "json", expect=5).data
    assert (data["schema"], data["as_at"], data["issued"], data["holds"]) == (1, "2023-09-28", "2023-06-29", False)
    rows = {row["row"]: row for row in data["rows"]}
    assert len({tuple(row) for row in (*data["rows"], data["total"])}) == 1
    assert rows["Recommendation Level 1"]["open"] is None
    assert (rows["Recommendation Level 1"]["open_typed"], rows["AFI Level 1"]["closed_typed"]) == (None, "6")
    row = rows["Recommendation Level 2"]
    assert [row[name] for name in ("open", "closed", "total", "increase", "gap")] == [55, 0, 45, 45, 10]
    assert [row[f"{whose}_total"] for whose in ("register", "last", "expected", "should")] == [55, 45, 55, 55]
    assert row["differs"] == ["total", "increase"]
    assert (row["category"], row["level"]) == ("recommendation", "2")
    assert [data["total"][name] for name in ("row", "open", "closed", "total")] == [None, 122, 311, 414]


def test_the_table_on_screen_has_the_gaps_and_the_sentences(demo: Officer) -> None:
    out = demo("reconcile", str(EXAMPLE), *ON_THE_DAY, expect=5).out
    for gap in GAPS.values():
        assert f" {gap:+d} " in out
    assert "Three of the four rows that moved carry the previous total" in out
    assert "closed 18" in out


@pytest.mark.parametrize("format", ["csv", "tsv", "md", "ndjson"])
def test_every_format_has_the_rows(demo: Officer, format: str) -> None:
    assert "AFI Closed before Levels" in demo("reconcile", str(EXAMPLE), *ON_THE_DAY, "-f", format, expect=5).out


def test_without_a_register_the_sums_alone_are_tested_and_it_is_said(tmp_path: Path) -> None:
    nowhere = Officer(tmp_path / "none.db")
    data = nowhere("reconcile", str(EXAMPLE), "-f", "json", expect=5).data
    assert gaps(data) == GAPS
    assert data["rows"][0]["register_open"] is None
    assert "not held against a register" in data["findings"][0]["what"]
    assert not nowhere.register.exists()
    assert gaps(nowhere("reconcile", str(EXAMPLE), *ON_THE_DAY, "-f", "json", expect=5).data) == GAPS
    sound = nowhere("reconcile", "-", *ON_THE_DAY, input="row,open,closed,total\nAFI Level 2,1,0,1\n")
    assert "The one row adds up. Nothing was held against a register." in sound.err


def test_a_table_without_a_column_of_its_sum_is_not_said_to_hold_where_nothing_was_tested(
    demo: Officer, tmp_path: Path
) -> None:
    table = "row,open,total\nAFI Level 2,22,6\n"
    nowhere = Officer(tmp_path / "none.db")
    assert "Nothing can be tested" in nowhere("reconcile", "-", input=table, expect=3).err
    assert "22 in total, not 6" in demo("reconcile", "-", *ON_THE_DAY, input=table, expect=5).out


def test_with_a_register_and_no_meeting_the_register_alone_is_asked(officer: Officer) -> None:
    officer(
        "balance", "add", "--category", "afi", "--level", "2", "--open", "22", "--on", "2023-06-01", "--source", "p"
    )
    answer = officer("reconcile", "-", input="row,open,closed,total\nAFI Level 2,21,0,21\n", expect=5)
    assert "The register has 22 open, not 21".lower() in answer.out.lower()
    assert "no meeting before that day has been issued" in answer.out
    officer("reconcile", "-", input="row,open,closed,total\nAFI Level 2,22,0,22\n")


def test_a_meeting_whose_figures_are_of_an_earlier_day_is_told_with_both(officer: Officer) -> None:
    def added(many: str, on: str) -> None:
        level = ("--category", "afi", "--level", "2")
        officer("balance", "add", *level, "--open", many, "--on", on, "--source", "p")

    table = "row,open,closed,total,increase\nAFI Level 2,{},0,{},{}\n"
    added("4", "2023-05-01")
    officer("meeting", "add", "2023-06-01")
    officer("meeting", "issue", "2023-06-01", "--as-at", "2023-05-20")
    added("3", "2023-06-10")
    later = officer("reconcile", "-", "--as-at", "2023-06-30", input=table.format(7, 7, 3)).out
    assert "the figures issued for the meeting of 1 June 2023, as at 20 May 2023" in later
    assert "not tested" not in later
    then = ("reconcile", "-", "--as-at", "2023-05-20")
    first = officer(*then, input=table.format(4, 4, 4)).out
    assert "The increases were not tested: no meeting before that day has been issued" in first
    added("1", "2023-05-10")
    changed = officer(*then, input=table.format(4, 4, 4)).out
    assert "Every figure is the one that was issued for the meeting of 1 June 2023, as at 20 May 2023." in changed


def test_a_register_that_counts_nothing_yet_is_not_held_against(officer_with_firearms: Officer) -> None:
    answer = officer_with_firearms("reconcile", "-", input="row,open,closed,total\nAFI Level 2,21,0,21\n")
    assert "nothing is counted in it yet" in answer.out
    assert "The one row adds up." in answer.err


def test_a_day_before_the_register_begins_is_told_and_the_table_differs(demo: Officer) -> None:
    answer = demo("reconcile", str(EXAMPLE), "--as-at", "1923-09-28", expect=5)
    assert "Nothing had been recorded in the register by 28 September 1923: its first entry is of" in answer.out


GOOD = """row,open,closed,total,increase
Cause of Concern,6,21,27,4
Recommendation Level 1,0,2,2,0
Recommendation Level 2,55,0,55,10
Recommendation Level 3,36,2,38,7
Recommendation Level 4,0,0,0,0
AFI Level 1,0,6,6,0
AFI Level 2,22,0,22,16
AFI Level 3,3,0,3,0
AFI Level 4,0,0,0,0
AFI Closed before Levels,0,18,18,0
Recommendation Closed before Levels,0,280,280,0
"""


@pytest.mark.parametrize(
    ("added", "code", "says"),
    [
        ("", 0, "All eleven rows hold."),
        ("Total,122,329,451,37\n", 0, "All eleven rows hold, and so does the row of sums."),
        (",122,329,451,37\n", 0, "All eleven rows hold, and so does the row of sums."),
        ("Total,122,329,450,37\n", 5, "The row of sums does not hold."),
        ("Total,122,329,451,36\n", 5, "The row of sums does not hold."),
        ("Super-complaint,3,2,5,0\n", 5, "One row could not be held against the register."),
        ("AFI Level 5,3,2,5,0\nTotal,125,331,456,37\n", 5, "One row could not be held against the register; the row"),
    ],
)
def test_only_a_table_that_is_the_register_s_in_all_holds(demo: Officer, added: str, code: int, says: str) -> None:
    assert says in demo("reconcile", "-", *ON_THE_DAY, input=GOOD + added, expect=code).err


def test_a_right_row_of_sums_stays_as_it_is_beside_a_wrong_row(demo: Officer) -> None:
    wrong = GOOD.replace("AFI Level 2,22,0,22,16", "AFI Level 2,22,0,6,16")
    total = demo("reconcile", "-", *ON_THE_DAY, "-f", "json", input=wrong + "Total,122,329,451,37\n", expect=5).data[
        "total"
    ]
    assert (total["fails"], total["should_total"], total["differs"]) == (False, 451, [])
    none = demo("reconcile", "-", *ON_THE_DAY, "-f", "json", input=wrong, expect=5).data["total"]
    assert (none["row"], none["fails"], none["differs"]) == (None, True, ["total"])
    out = demo("reconcile", "-", *ON_THE_DAY, input=GOOD + "Total,122,329,435,37\n", expect=5).out
    assert any("Total" in line and line.endswith("+16  total 451") for line in out.splitlines())


def test_a_cell_that_cannot_be_read_is_shown_as_typed_and_counted_apart(demo: Officer) -> None:
    table = GOOD.replace("Level 1,0,2,2,0", "Level 1,nought,2,2,0").replace("AFI Level 3,3,0,3", "AFI Level 3,3,0,27%")
    answer = demo("reconcile", "-", *ON_THE_DAY, input=table, expect=5)
    assert "Two rows could not be read." in answer.err
    assert any(line.split()[3:6] == ["nought", "2", "2"] for line in answer.out.splitlines() if "Level 1" in line)
    assert "27%" in next(line for line in answer.out.splitlines() if line.startswith("AFI Level 3"))
    assert "Columns not added up" in answer.out
    assert "122" not in answer.out


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (["AFI Level 2,1,0,1"], "The one row adds up."),
        (["AFI Level 2,1,0,1", "AFI Level 3,1,0,1"], "Both rows add up."),
        (["AFI Level 2,1,0,2"], "The one row does not hold."),
        (["AFI Level 2,1,0,2", "AFI Level 3,1,0,2"], "Neither row holds."),
        (["AFI Level 2,1,0,2", "AFI Level 3,1,0,2", "AFI Level 1,1,0,2"], "None of the three rows holds."),
        (["AFI Level 2,1,0,2", "AFI Level 3,1,0,1"], "One of two rows does not hold."),
    ],
)
def test_how_many_hold_is_said_in_words(tmp_path: Path, rows: list[str], says: str) -> None:
    table = "\n".join(["row,open,closed,total", *rows])
    code = 0 if "add" in says else 5
    assert says in Officer(tmp_path / "none.db")("reconcile", "-", input=table, expect=code).err


@pytest.mark.parametrize("format", ["csv", "tsv", "md", "table"])
def test_our_own_summary_holds_in_whatever_format_it_comes_back(demo: Officer, format: str) -> None:
    summary = demo("summary", *ON_THE_DAY, "-f", format).out
    answer = demo("reconcile", "--paste", *ON_THE_DAY, "-f", "json", input=summary)
    assert len(answer.data["rows"]) == 11
    assert answer.data["holds"]
    assert "All eleven rows hold, and so does the row of sums." in answer.err


def words(separator: str) -> str:
    return "\n".join(separator.join(line.split(",")) for line in AS_PRINTED.splitlines())


@pytest.mark.parametrize(
    "pasted",
    [
        words("\t"),
        words("\t").replace("row\t", "\t", 1),
        words("\t").replace("row\t", "", 1),
        words(" | "),
        "\n".join(f"> | {line} |" for line in words(" | ").splitlines()),
        words(";"),
        "The current figures held for WMP are :\n\n"
        + words("\t")
        + "\n\nThis is an increase of four causes of concern.",
    ],
    ids=["tabs", "no name's heading", "lost its tab", "pipes", "e-mail", "semicolons", "amid text"],
)
def test_a_table_pasted_from_anywhere_is_the_same_table(demo: Officer, pasted: str) -> None:
    answer = demo("reconcile", "--paste", *ON_THE_DAY, "-f", "json", input=pasted, expect=5)
    assert gaps(answer.data) == GAPS
    assert answer.data["explanations"][0]["many"] == 3


def test_from_spaces_what_cannot_be_told_is_said_and_the_rest_is_tested(demo: Officer) -> None:
    lines = "\n".join(" ".join(line.split(",")[:4]) for line in AS_PRINTED.splitlines()).replace("row ", "")
    lines = lines.replace("Level 1  2 2", "Level 1 2 2")
    answer = demo("reconcile", "--paste", *ON_THE_DAY, "-f", "json", input=lines, expect=5)
    assert gaps(answer.data) == GAPS | {"Recommendation Level 1": None}
    assert any("two figures (2, 2) under more columns" in each["what"] for each in answer.data["findings"])


def test_on_a_terminal_a_pasted_table_ends_at_an_empty_line(demo: Officer) -> None:
    at_a_terminal = Officer(demo.register, at_a_terminal=True)
    answer = at_a_terminal(
        "reconcile", "--paste", *ON_THE_DAY, "-f", "json", input=words("\t") + "\n\nno more", expect=5
    )
    assert "Paste the table" in answer.err
    assert gaps(answer.data) == GAPS


def test_a_refusal_of_what_was_pasted_does_not_tell_to_paste(demo: Officer) -> None:
    at_a_terminal = Officer(demo.register, at_a_terminal=True)
    assert "--paste" not in at_a_terminal("reconcile", "--paste", input="no table\n\n", expect=3).err
    assert "--paste" not in demo("reconcile", "--paste", input="no table", expect=3).err


def test_an_empty_line_within_what_is_pasted_does_not_end_it(demo: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = iter([True, True, False])
    monkeypatch.setattr(desk, "more_is_waiting", lambda: next(waiting))
    pasted = words("\t").replace("\nAFI Level 1", "\n\n\nAFI Level 1") + "\n\nno more"
    at_a_terminal = Officer(demo.register, at_a_terminal=True)
    answer = at_a_terminal("reconcile", "--paste", *ON_THE_DAY, "-f", "json", input=pasted, expect=5)
    assert gaps(answer.data) == GAPS


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminal to make")
def test_what_is_left_of_a_paste_is_not_left_to_the_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    import pty

    ours, theirs = pty.openpty()
    os.write(ours, b"open\n\nclosed\n\n")
    with os.fdopen(theirs, encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stdin", terminal)
        assert desk.Desk(Path("none.db"), "tester", "").pasted("Paste it") == "open\n\nclosed"
    os.close(ours)


def workbook(path: Path, **formula: str) -> Path:
    book = Workbook()
    book.active.title = "Cover"  # type: ignore[union-attr]
    sheet = book.create_sheet("Figures")
    sheet.append(["HMICFRS update"])
    for line in AS_PRINTED.splitlines():
        sheet.append([int(one) if one.isdecimal() else one or None for one in line.split(",")])
    for cell, value in formula.items():
        sheet[cell] = value
    book.save(path)
    return path


def test_a_workbook_is_read_from_the_sheet_that_has_a_table(demo: Officer, tmp_path: Path) -> None:
    path = workbook(tmp_path / "paper.xlsx")
    answer = demo("reconcile", str(path), *ON_THE_DAY, "-f", "json", expect=5)
    assert gaps(answer.data) == GAPS
    assert any("Read from the sheet Figures; not read: Cover." in each["what"] for each in answer.data["findings"])


def test_a_formula_whose_value_is_not_kept_cannot_be_tested(demo: Officer, tmp_path: Path) -> None:
    path = workbook(tmp_path / "paper.xlsx", D6="=B6+C6")
    data = demo("reconcile", str(path), *ON_THE_DAY, "-f", "json", expect=5).data
    assert gaps(data) == {**GAPS, "Recommendation Level 3": None}
    says = "Formulas whose values are not kept in the file, in one row, under Total: they cannot be read."
    assert any(each["what"].startswith(says) for each in data["findings"])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_file_of_any_encoding_is_read(demo: Officer, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "figures.csv"
    path.write_bytes(AS_PRINTED.replace("Cause of Concern", "Cause of Concern –").encode(encoding))
    assert gaps(demo("reconcile", str(path), *ON_THE_DAY, "-f", "json", expect=5).data) == GAPS


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.csv", b"", "is empty"),
        ("a.csv", b"%PDF-1.7 something", "is broken: it cannot be read as a PDF"),
        ("a.csv", b"<html><table></table>", "No table was found"),
        ("a.xlsx", b"PK\x03\x04 broken", "is broken"),
        ("a.csv", b"\x00\xff" * 500, "No table"),
        ("a.csv", b"name,level\nfirst,2\n", "No table"),
        ("a.csv", b"open,closed,total\n", "No table"),
        ("a.csv", b",".join([b"open,closed"] * 10_000) + b"\n1,2", "more than 400 columns"),
        ("a.csv", b"open,closed,total\n" + b"AFI Level 2,1,0,1\n" * 20_000, "more than 10,000 lines"),
        ("a.csv", b"open,closed,total\n" + b"Something,1,0,1\n" * 300, "rows of figures"),
        ("a.csv", b"row,open\n" * 9_000 + b"x" * 3_000_000, "far longer than any paper"),
        ("a.txt", b"x " * 900_000, "No table"),
        ("a.txt", b"1 " * 900_000, "No table"),
        ("a.json", b"{}", "is JSON"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(
    demo: Officer, tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert says in demo("reconcile", str(path), expect=3).err


def test_what_was_typed_wrongly_is_said(demo: Officer, tmp_path: Path) -> None:
    assert "cannot be read" in demo("reconcile", str(tmp_path / "none.csv"), expect=2).err
    assert "FILE is missing" in demo("reconcile", expect=2).err
    assert "do not go together" in demo("reconcile", str(EXAMPLE), "--paste", expect=2).err
    assert "No table was found in standard input" in demo("reconcile", "-", input="", expect=3).err


def test_the_register_is_never_written_to(demo: Officer) -> None:
    before = hashlib.sha256(demo.register.read_bytes()).hexdigest()
    demo("reconcile", str(EXAMPLE), *ON_THE_DAY, expect=5)
    assert hashlib.sha256(demo.register.read_bytes()).hexdigest() == before


def test_a_quotation_mark_that_is_never_closed_swallows_no_row(demo: Officer) -> None:
    data = demo("reconcile", "-", *ON_THE_DAY, "-f", "json", input='"' + AS_PRINTED[:-1], expect=5).data
    assert len(data["rows"]) == 11


PARTS = ["Open", "Closed", "Total", "AFI Level 2", *'\t|,;"\n', "  ", "7", "-", "\0", "…", "("]


@given(st.text() | st.lists(st.sampled_from(PARTS), max_size=120).map("".join))
def test_no_text_raises_anything_but_what_hmi_tells(text: str) -> None:
    with suppress(HmiError):
        printed_tables.from_text(text, "it")


def test_a_row_that_says_more_than_a_level_is_no_rival_of_the_row_of_that_level(demo: Officer) -> None:
    table = "row,open,closed,total\nAFI Level 2,22,0,22\nAFI Level 2 overdue,3,0,3\n"
    data = demo("reconcile", "-", *ON_THE_DAY, "-f", "json", input=table, expect=5).data
    rows = {row["row"]: row for row in data["rows"]}
    assert (rows["AFI Level 2"]["register_open"], rows["AFI Level 2 overdue"]["register_open"]) == (22, None)
    assert not any("more than once" in each["what"] for each in data["findings"])


def test_a_table_of_increases_alone_has_no_sums_to_tell(demo: Officer) -> None:
    told = demo("reconcile", "-", *ON_THE_DAY, input="row,increase,change\nAFI Level 2,1,1\n", expect=5)
    assert "its columns add up" not in told.out


def test_a_control_character_is_no_formula(demo: Officer) -> None:
    told = demo("reconcile", "-", *ON_THE_DAY, input="row,open,closed,total\nAFI Level 2,\x001,0,1\n", expect=5)
    assert "ormula" not in told.out


def test_a_line_is_called_by_its_number_in_the_file_whatever_stands_above(demo: Officer) -> None:
    table = 'row,"Open\nnow",closed,total\n"AFI\nLevel 2",22,0,22\n,3,0,3\n,4,0,4\nAFI Level 1,0,6,6\n'
    told = demo("reconcile", "-", *ON_THE_DAY, input=table, expect=5).out
    assert "the row without a name on line 5" in told


def test_a_total_that_is_too_large_is_not_said_to_be_that_of_before_less_an_increase(tmp_path: Path) -> None:
    nowhere = Officer(tmp_path / "none.db")
    table = "row,open,closed,total,increase\nAFI Level 2,2,0,10,10\n"
    assert "previous total" not in nowhere("reconcile", "-", input=table, expect=5).out
