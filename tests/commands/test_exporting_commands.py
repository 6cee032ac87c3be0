"""Export, as the officer types it: what is written, what is left alone, and what is refused."""

import csv
import io
import sqlite3
import zipfile
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from conftest import Officer
from hmicfrs_cli.formats.cells import Holds, from_excel, from_text, gathered
from hmicfrs_cli.formats.recommendations import HOLDS

COMMITTEE = "2023-09-28"


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def sheet(path: Path, name: str, top: int = 1) -> list[dict[str, Any]]:
    found = list(load_workbook(path)[name].iter_rows(min_row=top, values_only=True))
    return [dict(zip(map(str, found[0]), row, strict=True)) for row in found[1:]]


def entries(path: Path) -> dict[str, Any]:
    return {str(one["summary"]): one for one in Calendar.from_ical(path.read_bytes()).walk("VEVENT")}


def test_a_csv_has_every_recommendation_with_every_field_as_it_stood(demo: Officer, tmp_path: Path) -> None:
    out = tmp_path / "register.csv"
    said = demo("export", "--out", str(out), "--as-at", COMMITTEE).err
    assert said == f"Wrote 39 recommendations as at 28 September 2023 to {out}.\n"
    listed = demo("list", "--all", "--as-at", COMMITTEE, "-f", "json").data["recommendations"]
    read = [{name: from_text(cell, HOLDS.get(name, Holds.TEXT)) for name, cell in row.items()} for row in rows(out)]
    assert read == listed


def test_a_csv_opens_rightly_in_excel(demo: Officer, tmp_path: Path) -> None:
    out = tmp_path / "register.csv"
    demo("export", "--out", str(out))
    raw = out.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfref,report,")
    assert raw.count(b"\r\n") == raw.count(b"\n") == 40


def test_the_filters_are_those_of_list(demo: Officer, tmp_path: Path) -> None:
    out = tmp_path / "some.csv"
    for filters in (
        ["--status", "open", "--level", "2"],
        ["--report", "custody-2023", "--category", "afi"],
        ["--owner", "acc*", "--due-before", "2024-01-01"],
        ["--for-information"],
        ["armour*", "--stage", "with-dcc"],
        ["--no-owner", "--theme", "*custody*"],
    ):
        demo("export", *filters, "--out", str(out), "--force")
        asked = filters if "--for-information" in filters else [*filters]
        listed = demo("list", *asked, *([] if "--for-information" in filters else ["--all"]), "-f", "json").refs
        assert [row["ref"] for row in rows(out) if row["status"] == "open"] == listed, filters


def test_those_for_us_are_had_alone_when_asked_for(demo: Officer, tmp_path: Path) -> None:
    out = tmp_path / "ours.csv"
    demo("export", "--for-us", "--out", str(out))
    assert {row["for_us"] for row in rows(out)} == {"yes"}
    said = demo("export", "--for-us", "--for-information", "--out", str(out), "--force", expect=2).err
    assert "Give one of the two" in said


def test_a_workbook_has_four_sheets_of_typed_cells(demo: Officer, tmp_path: Path) -> None:
    out = tmp_path / "register.xlsx"
    demo("export", "--out", str(out), "--as-at", COMMITTEE)
    book = load_workbook(out)
    assert book.sheetnames == ["Recommendations", "Reports", "Events", "Summary"]
    for page in book:
        assert list(page.tables) == [page.title]
        assert page.freeze_panes in ("B2", "B4")
    one = next(row for row in sheet(out, "Recommendations") if row["ref"] == "firearms-2023/R3")
    assert (one["number"], one["level"], one["for_us"]) == (3, 2, "yes")
    assert (type(one["deadline"]), f"{one['deadline']:%d %B %Y}") == (datetime, "31 October 2023")
    assert book["Recommendations"]["S4"].number_format == "dd/mm/yyyy"
    assert {row["code"] for row in sheet(out, "Reports")} == {"firearms-2023", "custody-2023", "homicide-2023"}
    assert sheet(out, "Summary", 3)[-1] == {
        **dict.fromkeys(("category", "level")),
        **{"row": "Total", "open": 122, "closed": 329, "total": 451, "awaiting_verification": 0},
    }
    told = demo("history", "--until", COMMITTEE, "-f", "json").data["events"]
    assert [row["hash"] for row in sheet(out, "Events")] == [one["hash"] for one in told]


def test_a_workbook_says_what_the_register_says(demo: Officer, tmp_path: Path) -> None:
    out = tmp_path / "register.xlsx"
    demo("export", "--out", str(out), "--as-at", COMMITTEE)
    listed = demo("list", "--all", "--as-at", COMMITTEE, "-f", "json").data["recommendations"]
    read = []
    for row in sheet(out, "Recommendations"):
        cells = gathered(row)
        read.append({name: from_excel(cells[name], HOLDS.get(name, Holds.TEXT)) for name in cells})
    assert read == listed


def test_a_workbook_with_a_filter_has_the_events_and_figures_of_what_is_meant(demo: Officer, tmp_path: Path) -> None:
    out = tmp_path / "some.xlsx"
    demo("export", "--out", str(out), "--report", "homicide-2023")
    refs = {row["ref"] for row in sheet(out, "Recommendations")}
    assert {row["reference"] for row in sheet(out, "Events")} == refs
    assert [row["code"] for row in sheet(out, "Reports")] == ["homicide-2023"]
    assert sheet(out, "Summary", 3)[-1]["total"] == 2
    demo("export", "--out", str(out), "--report", "homicide-2023", "--for-information", "--force")
    assert sheet(out, "Summary", 3)[-1]["total"] == 1
    demo("export", "--out", str(out), "--status", "withdrawn", "--force")
    assert sheet(out, "Recommendations") == []
    assert load_workbook(out)["Recommendations"].tables["Recommendations"].ref == "A1:AD2", "Excel asks for a row"
    assert sheet(out, "Summary", 3)[-1]["total"] == 0


HOSTILE = "=cmd|' /C calc'!A0"
LONG = "Long, _x0041_ and \x0b. " * 2_200


def test_no_text_becomes_a_formula_or_is_cut(officer_with_firearms: Officer, tmp_path: Path) -> None:
    officer, out = officer_with_firearms, tmp_path / "register.xlsx"
    for text in (HOSTILE, LONG, "a\rb", "#N/A"):
        officer("add", "firearms-2023", text, "--for-us", "--title", HOSTILE)
    officer("export", "--out", str(out))
    page = load_workbook(out)["Recommendations"]
    assert {cell.data_type for row in page for cell in row} <= {"s", "n", "d"}
    found = [gathered(row) for row in sheet(out, "Recommendations")]
    assert [from_excel(row["text"]) for row in found] == [HOSTILE, LONG.strip(), "a\rb", "#N/A"]
    assert [from_excel(row["title"]) for row in found] == [HOSTILE] * 4
    assert found[0]["text"] == [f"'{HOSTILE}", None, None]
    with zipfile.ZipFile(out) as archive:
        assert not [name for name in archive.namelist() if b"<f>" in archive.read(name)]


@pytest.mark.parametrize("name", ["x.csv", "x.xlsx", "x.ics", "x.json"])
def test_the_same_register_makes_the_same_file_whenever_it_is_written(demo: Officer, tmp_path: Path, name: str) -> None:
    out, again = tmp_path / name, tmp_path / f"again-{name}"
    demo("export", "--out", str(out))
    demo("export", "--out", str(again))
    assert out.read_bytes() == again.read_bytes()


@pytest.mark.parametrize("name", ["x.csv", "x.xlsx", "x.ics", "x.json"])
def test_an_empty_register_is_exported_too(officer: Officer, tmp_path: Path, name: str) -> None:
    officer("export", "--out", str(tmp_path / name))
    assert (tmp_path / name).stat().st_size


def test_a_file_that_is_there_is_not_written_over_unless_told_to(demo: Officer, tmp_path: Path) -> None:
    out = tmp_path / "register.csv"
    out.write_text("mine")
    assert "is there already" in demo("export", "--out", str(out), expect=3).err
    assert out.read_text() == "mine"
    demo("export", "--out", str(out), "--force")
    assert len(rows(out)) == 39


def test_an_export_that_fails_leaves_what_was_there(
    demo: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "register.csv"
    out.write_text("mine")

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    for name in ("register.csv", "register.xlsx", "register.ics", "register.json"):
        (tmp_path / name).write_text("mine")
        said = demo("export", "--out", str(tmp_path / name), "--force", expect=1).err
        assert "could not be written: No space left on device" in said
        assert (tmp_path / name).read_text() == "mine"
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".part")]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--out", "register.doc"], 2, "ends in none of: .csv, .xlsx, .json, .ics"),
        (["--out", "register"], 2, "ends in none of"),
        ([], 2, "--out FILE is missing"),
        (["--out", "nowhere/register.csv"], 2, "There is no folder"),
        (["--out", "folder.csv"], 2, "is a folder"),
        (["--out", f"{'x' * 400}.csv"], 2, "cannot be written to"),
        (["--out", "all.json", "--status", "open"], 2, "JSON is the whole register"),
        (["--out", "all.json", "--all"], 2, "JSON is the whole register"),
        (["--out", "all.json", "--as-at", "2023-09-28"], 2, "JSON is the whole register"),
        (["--out", "x.csv", "--report", "nothing-2020"], 4, "There is no report nothing-2020"),
        (["--out", "x.csv", "--as-at", "soon"], 2, "not a date"),
    ],
)
def test_what_cannot_be_exported_is_refused_in_words(
    demo: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], code: int, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.csv").mkdir()
    before = {path.name for path in tmp_path.iterdir()}
    assert said in demo("export", *words, expect=code).err
    assert {path.name for path in tmp_path.iterdir()} == before


def test_the_register_itself_is_never_written_over(demo: Officer, tmp_path: Path) -> None:
    demo.register.rename(tmp_path / "register.json")
    officer = Officer(tmp_path / "register.json")
    before = officer.register.read_bytes()
    assert "is the register itself" in officer("export", "--out", str(officer.register), "--force", expect=3).err
    assert officer.register.read_bytes() == before


def test_a_calendar_has_what_is_open_and_has_its_day(demo: Officer, tmp_path: Path) -> None:
    out = tmp_path / "register.ics"
    demo("target", "firearms-2023/R3", "--to", "2024-03-01", "--on", "2023-10-01", "--reason", "Later")
    assert "entries as at 1 January 2024" in demo("export", "--out", str(out)).err
    found = entries(out)
    due = found["Due: firearms-2023/R3, Tracking equipment in armed response vehicles"]
    assert (due["dtstart"].dt, due["dtend"].dt) == (date(2023, 10, 31), date(2023, 11, 1))
    assert "By 31 October 2023, all chief constables should" in str(due["description"])
    assert [str(one) for one in due["categories"].cats] == ["HMICFRS", "Deadline"]
    assert any(name.startswith("Target: firearms-2023/R3") for name in found)
    assert not any("firearms-2023/R1," in name for name in found), "for others"
    assert any(name.startswith("Last day: Comments on firearms-2023") for name in found)
    assert "Joint Audit Committee" in found
    custody = next(one for name, one in found.items() if name.startswith("Inspection (Joint): Custody"))
    assert (custody["dtstart"].dt, custody["dtend"].dt) == (date(2023, 5, 1), date(2023, 6, 1))
    assert "(some time in May 2023)" in str(custody["summary"])


def test_an_inspection_of_which_only_the_year_is_known_is_left_out_and_told(demo: Officer, tmp_path: Path) -> None:
    out = tmp_path / "register.ics"
    demo("inspection", "add", "Some day", "--start", "2025")
    assert "Without 1 inspection of which only the year is known." in demo("export", "--out", str(out)).err
    assert not [name for name in entries(out) if "Some day" in name]


def test_an_entry_keeps_its_uid_when_its_day_moves(demo: Officer, tmp_path: Path) -> None:
    out, later = tmp_path / "before.ics", tmp_path / "after.ics"
    demo("target", "firearms-2023/R3", "--to", "2024-03-01", "--on", "2023-10-01", "--reason", "Later")
    demo("export", "--out", str(out))
    demo("target", "firearms-2023/R3", "--to", "2024-05-01", "--on", "2023-10-02", "--reason", "Later still")
    demo("inspection", "edit", "8", "--start", "2024-09-11", "--end", "2024-09-12", "--reason", "Put off")
    demo("export", "--out", str(later))
    moved = {str(one["uid"]): one for one in entries(later).values()}
    assert [str(one["uid"]) for one in entries(out).values()] == list(moved)
    stamps = {str(one["uid"]): one["dtstart"].dt for one in entries(out).values()}
    differ = {uid.split("@")[0] for uid, one in moved.items() if one["dtstart"].dt != stamps[uid]}
    assert differ == {"target-firearms-2023-r3", "inspection-8"}


def test_what_is_closed_or_certified_is_in_a_calendar_only_when_asked_for(demo: Officer, tmp_path: Path) -> None:
    out = tmp_path / "register.ics"
    demo("letter", "add", "CC-1", "--signed-on", "2023-10-20", "--signatory", "Chief Constable")
    demo("close", "firearms-2023/R3", "--letter", "CC-1", "--on", "2023-10-25")
    demo("certify", "homicide-2023/R3", "--letter", "CC-1", "--on", "2023-11-28")

    def written(*filters: str) -> str:
        demo("export", "--out", str(out), "--force", *filters)
        return " ".join(entries(out))

    usual = written()
    assert "firearms-2023/R3" not in usual
    assert "homicide-2023/R3" not in usual
    assert "firearms-2023/R3" in written("--status", "closed")
    assert "homicide-2023/R3" in written("--stage", "awaiting-verification")
    everything = written("--all")
    assert {"firearms-2023/R3", "homicide-2023/R3", "firearms-2023/R1"} <= {
        word.strip(",") for word in everything.split()
    }
    assert "Inspection" in everything
    only = written("--owner", "ACC Operations")
    assert "firearms-2023/R5" in only
    assert "Inspection" not in only


def test_on_a_terminal_the_file_is_asked_for(demo: Officer, tmp_path: Path) -> None:
    out = tmp_path / "register.csv"
    Officer(demo.register, at_a_terminal=True)("export", input=f"{out}\n")
    assert len(rows(out)) == 39


@pytest.mark.parametrize(
    "filters",
    [
        ["--level", "2"],
        ["--owner", "ACC Operations"],
        ["--no-level"],
        ["--due-before", "2023-12-31"],
        ["--report", "firearms-2023", "--status", "closed"],
        ["--category", "afi", "--all"],
        ["--for-information", "--report", "firearms-2023"],
    ],
    ids=" ".join,
)
def test_a_filter_means_the_same_in_a_list_and_in_a_file(demo: Officer, tmp_path: Path, filters: list[str]) -> None:
    demo("export", "--out", str(tmp_path / "some.csv"), *filters)
    with (tmp_path / "some.csv").open(encoding="utf-8-sig", newline="") as file:
        refs = [row["ref"] for row in csv.DictReader(file)]
    assert refs == demo("list", *filters, "-f", "json").refs


def test_a_damaged_register_says_that_its_file_cannot_come_back(demo: Officer, tmp_path: Path) -> None:
    with closing(sqlite3.connect(demo.register)) as register:
        register.execute("UPDATE recommendation SET title = 'Altered' WHERE ref = 'firearms-2023/R3'")
        register.commit()
    answer = demo("export", "--out", str(tmp_path / "all.json"))
    assert "But the register is damaged (firearms-2023/R3" in answer.err
    assert "hmi check --integrity" in answer.err


def test_what_looks_like_nothing_comes_back_from_our_own_file(demo: Officer, tmp_path: Path) -> None:
    demo(
        "add",
        "custody-2023",
        "The force should act.",
        "--owner",
        "TBC",
        "--title",
        "N/A",
        "--theme",
        "-",
        "--lead",
        "?",
    )
    for name in ("all.csv", "all.xlsx"):
        demo("export", "--out", str(tmp_path / name))
        fresh = Officer(tmp_path / f"{name}.db", demo.today)
        fresh("import", str(tmp_path / name), "--yes")
        (one,) = fresh("list", "The force should act", "--all", "-f", "json").data["recommendations"]
        assert (one["owner"], one["title"], one["theme"], one["lead"]) == ("TBC", "N/A", "-", "?")


def test_options_of_a_spreadsheet_do_not_go_with_a_whole_register(demo: Officer, tmp_path: Path) -> None:
    demo("export", "--out", str(tmp_path / "all.json"))
    fresh = Officer(tmp_path / "fresh.db", demo.today)
    assert "taken in as it is" in fresh("import", str(tmp_path / "all.json"), "--update", expect=2).err
    assert "Would import the whole register" in fresh("import", str(tmp_path / "all.json"), "--dry-run").err
