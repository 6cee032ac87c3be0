"""Import of a register kept by hand, as the officer types it: what is read, shown, asked, recorded, and left alone."""

import csv
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import MAC_EPOCH

from builders import recording, sheet_of
from conftest import Answer, Officer
from hmicfrs_cli.domain.errors import Refused
from hmicfrs_cli.domain.intake.plan import Plan
from hmicfrs_cli.register import importing, integrity, opening
from hmicfrs_cli.register.history import Log

Imports = Callable[..., Answer]

TRACKER: list[list[Any]] = [
    ["Anytown Police: HMICFRS tracker"],
    ["OFFICIAL"],
    [],
    [
        "Rec No",
        "HMICFRS Report Title",
        "Date published",
        "CoC / Rec / AFI",
        "Recommendation",
        "Level",
        "Status",
        "RAG",
        "Exec lead",
        "Operational lead",
        "Deadline",
        "Target completion",
        "Date closed",
        "Letter ref",
        "Signed",
        "Signatory",
        "Update",
    ],
    [
        "Rec 1",
        "Deployment of firearms",
        date(2023, 7, 11),
        "Rec",
        "By 31 October 2023, chief constables should check every armoury.",
        "Level 2",
        "Complete",
        "GREEN",
        "ACC Operations",
        "Supt Firearms",
        date(2023, 10, 31),
        None,
        date(2023, 10, 20),
        "CC-114",
        "18/10/2023",
        "Chief Constable",
        "12/09/23: plan agreed\n20/10/23: done",
    ],
    [
        "Rec 2",
        "deployment of  Firearms ",
        date(2023, 7, 11),
        "Recommendation",
        "Forces should keep a log of deployments.",
        "L3",
        "In progress",
        "AMBER",
        "ACC Operations",
        "TBC",
        "July 2024",
        "30.9.24",
        None,
        None,
        None,
        None,
        "Plan in draft",
    ],
    [],
    [3, "Joint custody inspection", "16 August 2023", "CoC", "Leadership is not strong enough.", "N/A", "Open", "RED"],
    "4.0|Joint custody inspection||AFI|The force should review cells.|2.0|With DCC||||Immediate|45500".split("|"),
    ["Total", None, None, None, 4],
]


@pytest.fixture
def imports(officer: Officer, tmp_path: Path) -> Imports:
    """Imports rows as a CSV, or as an Excel workbook where the name says so."""

    def do(rows: Sequence[Sequence[Any]], *options: str, name: str = "tracker.csv", expect: int = 0) -> Answer:
        path = tmp_path / name
        if path.suffix == ".xlsx":
            book = Workbook()
            for row in rows:
                sheet_of(book).append(list(row))
            book.save(path)
        else:
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([_said(cell) for cell in row] for row in rows)
        return officer("import", str(path), *options, expect=expect)

    return do


def _said(cell: Any) -> Any:
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell


def found(officer: Officer, ref: str) -> dict[str, Any]:
    (one,) = officer("show", ref, "-f", "json").data["recommendations"]
    return dict(one)


def whole(officer: Officer) -> None:
    with opening.reading(officer.register, lambda _: None) as register:
        assert list(integrity.findings(register)) == []


@pytest.mark.parametrize("name", ["tracker.csv", "tracker.xlsx"])
def test_our_old_spreadsheet_becomes_the_register(officer: Officer, imports: Imports, name: str) -> None:
    said = imports(TRACKER, "--yes", name=name)
    assert said.err == (
        "Recorded 4 recommendations (3 open, 1 closed) in 2 new reports. To take it back, whole: hmi undo\n"
        "Nothing stands under custody-2023/C3. To put a recommendation there:"
        " hmi edit REF --under custody-2023/C3 --reason TEXT\n"
    )
    first = found(officer, "firearms-2023/R1")
    assert (first["level"], first["status"], first["closed_on"], first["outcome"]) == (
        "2",
        "closed",
        "2023-10-20",
        "implemented",
    )
    assert (first["letter"], first["signed_on"], first["signatory"]) == ("CC-114", "2023-10-18", "Chief Constable")
    assert (first["deadline"], first["deadline_phrase"], first["days_late"]) == (
        "2023-10-31",
        "By 31 October 2023",
        -11,
    )
    assert (first["owner"], first["lead"], first["addressees"]) == (
        "ACC Operations",
        "Supt Firearms",
        ["chief constables"],
    )
    second = found(officer, "firearms-2023/R2")
    assert (second["deadline"], second["deadline_rule"]) == ("2024-07-31", "the last day of the month, as in the sheet")
    assert (second["target"], second["lead"], second["stage"]) == ("2024-09-30", None, "in-progress")
    cause = found(officer, "custody-2023/C3")
    assert (cause["category"], cause["level"], cause["issued_on"]) == ("cause-of-concern", None, "2023-08-16")
    last = found(officer, "custody-2023/A4")
    assert (last["stage"], last["deadline_kind"], last["target"]) == ("with-dcc", "immediate", "2024-07-27")
    notes = [
        event
        for event in officer("history", "firearms-2023/R1", "-f", "json").data["events"]
        if event["kind"] == "noted"
    ]
    assert [(note["happened_on"], note["changes"]["note"][1]) for note in notes] == [
        ("2023-10-20", "done"),
        ("2023-09-12", "plan agreed"),
    ]
    whole(officer)


def test_without_yes_it_only_shows(officer: Officer, imports: Imports) -> None:
    before = officer.register.read_bytes()
    said = imports(TRACKER)
    assert "How the columns are read" in said.out
    assert "left out: a colour is worked out by whoever reads" in said.out
    assert "New reports" in said.out
    assert "a row of totals" in said.out
    assert said.err.endswith("Nothing has been recorded. To record it: --yes\n")
    assert officer.register.read_bytes() == before


def test_a_rehearsal_begins_no_register(tmp_path: Path) -> None:
    officer, path = Officer(tmp_path / "none.db"), tmp_path / "tracker.csv"
    path.write_text("Report,Recommendation\nFirearms,Act")
    officer("import", str(path))
    officer("import", str(path), "--yes", "--dry-run")
    assert not officer.register.exists()
    officer("import", str(path), "--yes")
    assert officer("list", "-f", "json").refs == ["firearms/R1"]


def test_every_bad_row_is_listed_and_nothing_recorded(officer: Officer, imports: Imports) -> None:
    rows = [
        ["Report", "Rec No", "Type", "Recommendation", "Level", "Status", "Due", "Date closed", "Published"],
        ["Firearms", "1", "Rec", "Act", "2", "Open", "31/07/24", "", "July 2023"],
        ["Firearms", "2.5", "Thing", "Act", "7", "Sorted", "31/02/24", "TBC", ""],
        ["", "3", "Rec", "Act", "2", "Open", "", "", ""],
        ["Firearms", "4", "Rec", "Act", "2", "Complete", "", "", ""],
        ["Firearms", "5", "Rec", "Act", "2", "Complete", "", "01/08/2023", ""],
        ["Firearms", "6", "Rec", "Act", "", "Complete", "", "01/08/2023", ""],
        ["Firearms", "1", "Rec", "Again", "2", "Open", "", "", ""],
        ["Firearms", "7", "Rec", "Act", "2", "Open", "", "", "2 August 2024"],
        ["Firearms", "8", "Rec", "", "2", "Open", "", "", ""],
    ]
    before = officer.register.read_bytes()
    said = imports(rows, "--yes", "-f", "json", expect=3)
    faults = [(fault["row"], fault["column"]) for fault in said.data["faults"]]
    assert faults == [
        (3, "Rec No"),
        (3, "Type"),
        (3, "Status"),
        (3, "Level"),
        (4, "Report"),
        (5, "Date closed"),
        (5, "letter"),
        (6, "letter"),
        (7, "Level"),
        (8, "Rec No"),
        (9, "Published"),
        (10, "Recommendation"),
    ]
    reasons = {(fault["row"], fault["column"]): fault["reason"] for fault in said.data["faults"]}
    assert reasons[3, "Status"] == (
        "'Sorted' is no status that hmi knows. A mapping can say which it is, under [words]:"
        ' "Sorted" = open, closed or a stage.'
    )
    assert reasons[6, "letter"] == (
        "Level 2: the force closes it when the work is done, with a letter signed by the Chief Constable. Missing: a"
        " letter signed by the Chief Constable. What holds for all rows is given in a mapping, under [constants]:"
        " letter, signed_on, signatory."
    )
    assert reasons[8, "Rec No"] == "firearms-2023/R1 stands in row 2 already."
    assert said.err.startswith("Refused: 8 of 9 rows are bad. Nothing was recorded.\n")
    assert officer.register.read_bytes() == before
    said = imports(rows, "--yes", "--skip-bad")
    assert said.err.endswith("8 bad rows left out.\n")
    assert officer("list", "--all", "-f", "json").refs == ["firearms-2023/R1"]


def test_a_sheet_that_does_not_say_what_its_rows_are_is_refused_once(imports: Imports) -> None:
    rows = [["Recommendation", "Level"], ["Act", "2"], ["Act", "3"]]
    assert imports(rows, expect=3).err == (
        "Refused: Nothing in tracker.csv says in which report its rows are.\nIf they are all in one that is recorded:"
        " --report CODE. Name the column in a mapping: --map FILE.toml (--save-map writes one).\n"
    )
    assert "holds the words of the recommendations" in imports([["Report", "Level"], ["A", "2"]], expect=3).err


def test_every_fault_of_a_row_is_told_at_once(imports: Imports) -> None:
    rows = [["Report", "Recommendation", "Level", "Status", "Due"], ["Firearms", "Act", "3", "Closed", "31/02/2024"]]
    faults = imports(rows, "-f", "json", expect=3).data["faults"]
    assert [fault["column"] for fault in faults] == ["Due", "day of closing", "letter", "HMICFRS's word"]


def test_an_undo_of_many_tells_a_few(officer: Officer, imports: Imports) -> None:
    imports([["Report", "Recommendation"], *[["Firearms", f"Act {number}"] for number in range(30)]], "--yes")
    said = officer("undo").err.splitlines()
    assert len(said) == 22
    assert said[-1] == "  and 11 more: hmi history"


def test_the_same_file_again_says_nothing_new(officer: Officer, imports: Imports) -> None:
    imports(TRACKER, "--yes")
    before = officer.register.read_bytes()
    said = imports(TRACKER, "--yes", "--update")
    assert said.err == "The file says nothing new.\n4 rows say nothing new.\n"
    assert said.out == ""
    assert officer.register.read_bytes() == before


CHANGED = [
    "Ref|Recommendation|Level|Status|Owner|Target|Due|Date closed|Letter|Signed|Signatory|Notes|Title".split("|"),
    ["firearms-2023/R1", "Other words", "3", "Open", "ACC Crime", "", "", "", "", "", "", "", "A title"],
    [
        "firearms-2023/R2",
        "",
        "2",
        "Closed",
        "",
        "",
        "",
        "1/12/2023",
        "CC-9",
        "1/12/2023",
        "Chief Constable",
        "Done",
        "",
    ],
    ["custody-2023/A4", "", "", "In progress", "", "1/3/2024", "1/2/2024", "", "", "", "", "", ""],
]


def test_what_differs_is_listed_and_left(officer: Officer, imports: Imports) -> None:
    imports(TRACKER, "--yes")
    before = officer.register.read_bytes()
    said = imports(CHANGED, "--yes", "-f", "json")
    listed = [(one["ref"], one["field"], one["register"], one["file"]) for one in said.data["differences"]]
    assert listed == [
        ("firearms-2023/R1", "text", "By 31 October 2023, chief constables should check every armoury.", "Other words"),
        ("firearms-2023/R1", "title", None, "A title"),
        ("firearms-2023/R1", "owner", "ACC Operations", "ACC Crime"),
        ("firearms-2023/R1", "level", "2", "3"),
        ("firearms-2023/R1", "status", "closed", "open"),
        ("firearms-2023/R2", "level", "3", "2"),
        ("firearms-2023/R2", "note", None, "Done"),
        ("firearms-2023/R2", "status", "open", "closed"),
        ("custody-2023/A4", "deadline", "immediate", "2024-02-01"),
        ("custody-2023/A4", "target", "2024-07-27", "2024-03-01"),
        ("custody-2023/A4", "stage", "with-dcc", "in-progress"),
    ]
    assert "9 differences left as the register has them. To take the file's: --update" in said.err
    assert officer.register.read_bytes() == before


def test_with_update_the_file_s_is_taken_by_the_rules_and_as_one_command(officer: Officer, imports: Imports) -> None:
    imports(TRACKER, "--yes")
    said = imports(CHANGED, "--yes", "--update")
    assert said.err.startswith("Recorded 9 differences. To take it back, whole: hmi undo\n")
    assert "an open row reopens nothing" in said.out
    first = found(officer, "firearms-2023/R1")
    assert (first["text"], first["title"], first["owner"]) == ("Other words", "A title", "ACC Crime")
    assert (first["status"], first["level"]) == ("closed", "2")
    second = found(officer, "firearms-2023/R2")
    assert (second["status"], second["level"], second["letter"]) == ("closed", "2", "CC-9")
    last = found(officer, "custody-2023/A4")
    assert (last["deadline"], last["target"], last["stage"]) == ("2024-02-01", "2024-03-01", "in-progress")
    assert last["level"] == "2"
    reasons = {event["reason"] for event in officer("history", "custody-2023/A4", "-f", "json").data["events"]}
    assert "as in tracker.csv" in reasons
    again = imports(CHANGED, "--yes", "--update", "-f", "json").data
    assert [one["instead"][:12] for one in again["differences"]] == ["it is closed", "an open row "]
    whole(officer)
    officer("undo")
    assert found(officer, "firearms-2023/R2")["status"] == "open"
    whole(officer)


def test_a_row_that_is_missing_or_empty_changes_nothing(officer: Officer, imports: Imports) -> None:
    imports(TRACKER, "--yes")
    before = officer.register.read_bytes()
    imports([["Ref", "Owner", "Status", "Level", "Target"], ["firearms-2023/R2", "", "", "", ""]], "--yes", "--update")
    assert officer.register.read_bytes() == before


def test_a_closing_that_the_rules_forbid_is_a_bad_row(officer: Officer, imports: Imports) -> None:
    imports(TRACKER, "--yes")
    rows = [
        ["Ref", "Status", "Date closed"],
        ["firearms-2023/R2", "Closed", "1/12/2023"],
        ["custody-2023/A4", "Closed", ""],
    ]
    said = imports(rows, "--yes", "--update", "-f", "json", expect=3)
    assert [(fault["row"], fault["column"]) for fault in said.data["faults"]] == [
        (2, "letter"),
        (2, "HMICFRS's word"),
        (3, "Date closed"),
    ]


def test_a_mapping_says_what_the_sheet_does_not(officer: Officer, imports: Imports, tmp_path: Path) -> None:
    rows = [
        ["Nr", "Wording", "Progress", "How far", "When"],
        ["1", "Act", "x", "Sorted", "1/8/2023"],
        ["2", "Act", "", "Going", ""],
    ]
    map_file = tmp_path / "map.toml"
    map_file.write_text(
        '[columns]\n"Nr" = "number"\n"Wording" = "text"\n"Progress" = "none"\n"how far " = "status"\n'
        '"column E" = "closed_on"\n'
        '[words]\n"Sorted" = "closed"\n"going" = "with-dcc"\n'
        '[constants]\nreport = "Deployment of firearms"\npublished = "July 2023"\nlevel = 2\nletter = "CC-2022"\n'
        'signed_on = 2023-07-31\nsignatory = "Chief Constable"\n'
    )
    imports(rows, "--map", str(map_file), "--yes")
    one, two = found(officer, "firearms-2023/R1"), found(officer, "firearms-2023/R2")
    assert (one["status"], one["letter"], one["closed_on"], one["issued_on"]) == (
        "closed",
        "CC-2022",
        "2023-08-01",
        "2023-07-31",
    )
    assert (two["status"], two["stage"], two["letter"]) == ("open", "with-dcc", None)
    whole(officer)


def test_a_saved_mapping_reads_the_file_the_same(imports: Imports, tmp_path: Path) -> None:
    map_file = tmp_path / "map.toml"
    shown = imports(TRACKER, "--save-map", str(map_file), "-f", "json")
    assert f"Wrote the mapping to {map_file}." in shown.err
    written = map_file.read_text(encoding="utf-8")
    assert '"CoC / Rec / AFI" = "category"\n' in written
    assert '"RAG" = "none"\n' in written
    again = imports(TRACKER, "--map", str(map_file), "-f", "json").data
    assert again["recommendations"] == shown.data["recommendations"]


def test_a_mapping_is_written_also_where_two_columns_clash(imports: Imports, tmp_path: Path) -> None:
    map_file = tmp_path / "map.toml"
    rows = [["Report", "Recommendation", "Due", "Deadline"], ["Firearms", "Act", "1/2/2024", "1/3/2024"]]
    imports(rows, "--save-map", str(map_file), expect=3)
    said = map_file.read_text(encoding="utf-8")
    map_file.write_text(said.replace('"Due" = "deadline"', '"Due" = "none"'), encoding="utf-8")
    (one,) = imports(rows, "--map", str(map_file), "-f", "json").data["recommendations"]
    assert one["deadline"] == "2024-03-01"


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("[columns", "it is not TOML"),
        ('[columns]\n"A" = "colour"', "'colour' for 'A' is no field of hmi."),
        ('[colums]\n"A" = "text"', "has 'colums', which no mapping has."),
        ('[columns]\n"A" = ["text"]', "is more than one thing."),
        ("columns = 1", "[columns] in map.toml is no table."),
        ('[constants]\nnumber = "1"', "number under [constants] would make all rows one."),
    ],
)
def test_a_mapping_that_is_none_is_said_to_be_so(imports: Imports, tmp_path: Path, mapping: str, said: str) -> None:
    map_file = tmp_path / "map.toml"
    map_file.write_text(mapping)
    assert said in imports(TRACKER, "--map", str(map_file), expect=2).err


def test_a_mapping_that_is_not_there_is_said_to_be_so(imports: Imports, tmp_path: Path) -> None:
    assert "cannot be read" in imports(TRACKER, "--map", str(tmp_path / "none.toml"), expect=2).err
    assert "cannot be written" in imports(TRACKER, "--save-map", str(tmp_path / "no" / "map.toml"), expect=2).err


def test_the_report_of_all_rows_can_be_given(officer: Officer, imports: Imports) -> None:
    rows = [["Rec No", "Recommendation"], ["1", "Act"]]
    officer("report", "add", "Deployment of firearms", "--published", "2023-07-11", "--code", "firearms-2023")
    assert imports(rows, "--report", "firearms-2023", "-f", "json").refs == ["firearms-2023/R1"]
    assert "Did you mean firearms-2023?" in imports(rows, "--report", "firearm-2023", expect=4).err


def test_a_sheet_is_found_by_its_headings_or_named(officer: Officer, tmp_path: Path) -> None:
    path, book = tmp_path / "tracker.xlsx", Workbook()
    sheet_of(book).append(["How to fill this in"])
    hidden = book.create_sheet("Old")
    hidden.sheet_state = "hidden"
    for sheet, text in ((hidden, "Old"), (book.create_sheet("Now"), "New"), (book.create_sheet("Then"), "Then")):
        sheet.append(["Report", "Recommendation"])
        sheet.append(["Firearms", text])
    book.save(path)

    def read(*options: str) -> list[str]:
        return [one["text"] for one in officer("import", str(path), "-f", "json", *options).data["recommendations"]]

    assert (read(), read("--sheet", "Then"), read("--sheet", "Old")) == (["New"], ["Then"], ["Old"])
    answer = officer("import", str(path), "--sheet", "None", expect=2)
    assert answer.err.endswith("has no sheet None.\nIt has: Sheet, Old, Now, Then.\n")
    assert "has no row of headings" in officer("import", str(path), "--sheet", "Sheet", expect=3).err


def test_headings_over_two_rows_are_one(imports: Imports) -> None:
    rows = [
        ["Ref no", "Report", "Recommendation", "Dates", None, "Status"],
        [None, None, None, "Published", "Due", None],
        ["1", "Firearms", "Act", "July 2023", "1 March 2024", "Open"],
    ]
    (one,) = imports(rows, "-f", "json").data["recommendations"]
    assert (one["ref"], one["deadline"]) == ("firearms-2023/R1", "2024-03-01")


def test_rows_are_numbered_as_excel_shows_them(imports: Imports) -> None:
    rows = [["A title\nover two lines"], ["Report", "Recommendation", "Level"], [], ["Firearms", "Two\nlines", "9"]]
    for name in ("tracker.csv", "tracker.xlsx"):
        (fault,) = imports(rows, "-f", "json", name=name, expect=3).data["faults"]
        assert fault["row"] == 4


def test_what_has_no_number_takes_the_next_and_is_known_again_by_its_text(officer: Officer, imports: Imports) -> None:
    rows = [
        ["Report", "Rec No", "Recommendation"],
        ["Firearms", "", "First"],
        ["Firearms", "7", "Seventh"],
        ["Firearms", "", "Second"],
    ]
    imports(rows, "--yes")
    assert officer("list", "-f", "json").refs == ["firearms/R7", "firearms/R8", "firearms/R9"]
    rows[1:1] = [["Firearms", "", "New"]]
    rows[2][2] = "FIRST "
    assert imports(rows, "-f", "json").refs == ["firearms/R10"]


def test_a_cause_of_concern_and_what_stands_under_it_are_closed_in_order(officer: Officer, imports: Imports) -> None:
    rows = [
        [
            "Report",
            "Published",
            "Type",
            "No",
            "Recommendation",
            "Parent",
            "Level",
            "Status",
            "Date closed",
            "HMICFRS basis",
        ],
        ["Custody", "1/2/2023", "CoC", "1", "Leadership", "", "", "Closed", "1/8/2023", "Letter of 1 August"],
        ["Custody", "1/2/2023", "Rec", "1", "Lead", "C1", "1", "Closed", "1/7/2023", "Portal"],
        ["Custody", "1/2/2023", "CoC", "2", "Risk", "", "", "Closed", "1/8/2023", "Letter of 1 August"],
        ["Custody", "1/2/2023", "Rec", "2", "Manage risk", "CoC 2", "1", "Open", "", ""],
        ["Custody", "1/2/2023", "Rec", "3", "Act", "C9", "1", "Open", "", ""],
    ]
    said = imports(rows, "--yes", "--skip-bad", "-f", "json").data
    assert [(fault["row"], fault["column"]) for fault in said["faults"]] == [
        (4, "Date closed"),
        (5, "Parent"),
        (6, "Parent"),
    ]
    assert "R2" in said["faults"][0]["reason"]
    assert found(officer, "custody-2023/R1")["under"] == "custody-2023/C1"
    whole(officer)


def test_what_is_superseded_names_what_is_there(officer: Officer, imports: Imports) -> None:
    rows = [
        [
            "Report",
            "Published",
            "No",
            "Recommendation",
            "Level",
            "Status",
            "Date closed",
            "HMICFRS basis",
            "Superseded by",
        ],
        ["Custody", "1/2/2023", "1", "Lead", "1", "Superseded", "1/7/2023", "Portal", "R2"],
        ["Custody", "1/2/2023", "2", "Act", "1", "Open", "", "", ""],
        ["Custody", "1/2/2023", "3", "Act", "1", "Superseded", "1/7/2023", "Portal", "R4"],
        ["Custody", "1/2/2023", "4", "Act", "1", "Superseded", "1/7/2023", "Portal", "R3"],
        ["Custody", "1/2/2023", "5", "Act", "1", "Superseded", "1/7/2023", "Portal", "other-1/R3"],
    ]
    said = imports(rows, "--yes", "--skip-bad", "-f", "json").data
    assert [fault["row"] for fault in said["faults"]] == [4, 5, 6]
    assert found(officer, "custody-2023/R1")["superseded_by"] == "custody-2023/R2"
    whole(officer)


def test_closed_before_levels_is_closed_history(officer: Officer, imports: Imports) -> None:
    rows = [
        ["Report", "Recommendation", "Level", "Status"],
        ["Old", "One", "Closed before levels", ""],
        ["Old", "Two", "", "Closed before levels"],
    ]
    imports(rows, "--yes")
    for one in officer("list", "--all", "-f", "json").data["recommendations"]:
        assert (one["status"], one["level"], one["closed_on"]) == ("closed", "before-levels", None)
    whole(officer)


def test_what_was_closed_before_anybody_knows_its_report_was_published_was_issued_by_then(
    officer: Officer, imports: Imports
) -> None:
    rows = [
        ["Report", "Recommendation", "Level", "Status", "Date closed", "HMICFRS basis"],
        ["Old", "One", "1", "Closed", "3/5/2016", "Portal"],
    ]
    imports(rows, "--yes")
    assert found(officer, "old/R1")["issued_on"] == "2016-05-03"


def test_certified_ones_await_verification(officer: Officer, imports: Imports) -> None:
    rows = [
        ["Report", "Published", "Recommendation", "Level", "Status", "Certified on", "Letter", "Signed", "Signatory"],
        ["Custody", "1/2/2023", "One", "3", "Awaiting verification", "1/6/2023", "CC-1", "1/6/2023", "Chief Constable"],
        ["Custody", "1/2/2023", "Two", "3", "Awaiting verification", "", "CC-1", "", ""],
        ["Custody", "1/2/2023", "Three", "2", "Awaiting verification", "1/6/2023", "CC-1", "", ""],
        ["Custody", "1/2/2023", "Four", "3", "Awaiting verification", "1/6/2023", "CC-1", "2/6/2023", ""],
        ["Custody", "1/2/2023", "Five", "3", "Awaiting verification", "1/6/2023", "CC-2", "1/6/2023", "DCC Jones"],
    ]
    said = imports(rows, "--yes", "--skip-bad", "-f", "json").data
    assert [fault["row"] for fault in said["faults"]] == [3, 4, 5, 6]
    assert found(officer, "custody-2023/R1")["certified_on"] == "2023-06-01"
    whole(officer)


def test_a_day_of_publication_that_is_not_the_register_s_is_told(
    officer_with_firearms: Officer, imports: Imports
) -> None:
    rows = [["Report", "Published", "Recommendation"], ["firearms-2023", "12/7/2023", "Act"]]
    (remark,) = imports(rows, "-f", "json").data["remarks"]
    assert remark["reason"].endswith("hmi report edit firearms-2023 --published 2023-07-12 --reason TEXT")
    assert imports([rows[0], ["firearms-2023", "July 2023", "Act"]], "-f", "json").data["remarks"] == []


def test_undo_takes_an_import_back_whole_and_redo_brings_it_again(officer: Officer, imports: Imports) -> None:
    imports(TRACKER, "--yes")
    listed = officer("list", "--all", "-f", "json").out
    officer("undo")
    assert officer("list", "--all", "-f", "json").refs == []
    assert officer("report", "list", "-f", "json").data["reports"] == []
    whole(officer)
    officer("redo")
    assert officer("list", "--all", "-f", "json").out == listed
    whole(officer)
    officer("undo")
    imports(TRACKER, "--yes")
    assert officer("list", "--all", "-f", "json").out == listed
    whole(officer)


class AtATerminal:
    """An officer at a terminal with a register in which the tracker is recorded."""

    def __init__(self, officer: Officer, path: Path) -> None:
        self.officer = Officer(officer.register, at_a_terminal=True)
        self.path = path

    def __call__(self, *answers: str) -> Answer:
        return self.officer("import", str(self.path), input="".join(f"{answer}\n" for answer in answers))


@pytest.fixture
def at_a_terminal(officer: Officer, imports: Imports, tmp_path: Path) -> AtATerminal:
    imports(TRACKER, "--yes")
    imports(CHANGED, "--dry-run", name="changed.csv")
    return AtATerminal(officer, tmp_path / "changed.csv")


def test_at_a_terminal_it_asks_before_it_records(officer: Officer, imports: Imports, tmp_path: Path) -> None:
    imports(TRACKER, "--dry-run")
    asks = AtATerminal(officer, tmp_path / "tracker.csv")
    assert "Record 4 recommendations (3 open, 1 closed) in 2 new reports" in asks("").err
    assert officer("list", "--all", "-f", "json").refs == []
    asks("maybe", "yes")
    assert len(officer("list", "--all", "-f", "json").refs) == 4


def test_at_a_terminal_differences_are_taken_all_at_once_or_one_by_one(
    officer: Officer, at_a_terminal: AtATerminal
) -> None:
    before = officer.register.read_bytes()
    at_a_terminal("none")
    assert officer.register.read_bytes() == before
    said = at_a_terminal("each", "no", "yes", *["no"] * 7, "yes")
    assert (
        "firearms-2023/R1, our short title: nothing in the register, A title in the file. Take the file's" in said.err
    )
    assert found(officer, "firearms-2023/R1")["title"] == "A title"
    assert found(officer, "firearms-2023/R1")["owner"] == "ACC Operations"
    at_a_terminal("all", "yes")
    assert found(officer, "firearms-2023/R1")["owner"] == "ACC Crime"


def test_at_a_terminal_it_asks_which_of_two_columns_is_meant(
    officer: Officer, imports: Imports, tmp_path: Path
) -> None:
    rows = [["Report", "Recommendation", "Due", "Deadline"], ["Firearms", "Act", "1/2/2024", "1/3/2024"]]
    imports(rows, "--dry-run", expect=3)
    AtATerminal(officer, tmp_path / "tracker.csv")("X", "d", "yes")
    assert found(officer, "firearms/R1")["deadline"] == "2024-03-01"


def test_what_was_recorded_in_the_meantime_is_not_written_over(officer: Officer, imports: Imports) -> None:
    imports(TRACKER, "--yes")
    with (
        pytest.raises(Refused, match="since this file was held"),
        opening.writing(officer.register, lambda _: None) as session,
    ):
        importing.record(Log(session, recording()), Plan(), [], head=None, file="x.csv")


def test_the_workbook_counts_from_1904_where_it_says_so(officer: Officer, tmp_path: Path) -> None:
    path, book = tmp_path / "tracker.xlsx", Workbook()
    book.epoch = MAC_EPOCH
    sheet_of(book).append(["Report", "Recommendation", "Due", "Target"])
    sheet_of(book).append(["Firearms", "Act", 43661, date(2023, 7, 16)])
    book.save(path)
    (one,) = officer("import", str(path), "-f", "json").data["recommendations"]
    assert (one["deadline"], one["target"]) == ("2023-07-16", "2023-07-16")


def test_a_month_that_excel_shows_as_one_is_its_last_day(officer: Officer, tmp_path: Path) -> None:
    path, book = tmp_path / "tracker.xlsx", Workbook()
    sheet_of(book).append(["Report", "Published", "Recommendation", "Due"])
    sheet_of(book).append(["Firearms", date(2022, 1, 1), "Act", date(2024, 7, 1)])
    sheet_of(book)["D2"].number_format = "mmm-yy"
    sheet_of(book)["B2"].number_format = "yyyy"
    book.save(path)
    data = officer("import", str(path), "-f", "json").data
    assert data["recommendations"][0]["deadline"] == "2024-07-31"
    assert data["reports"][0]["published_in"] == "2022"
