"""`list`, `show`, `overdue`, `summary` and the rest that only look."""

import csv
import io
import json

import pytest

from conftest import Officer
from hmicfrs_cli.formats.recommendations import FIELDS


@pytest.mark.parametrize(
    ("words", "many"),
    [
        ([], 32),
        (["--all"], 39),
        (["--for-information"], 7),
        (["--status", "closed"], 0),
        (["--category", "AFI"], 16),
        (["--category", "cause of concern"], 4),
        (["--level", "2"], 21),
        (["--level", "L3"], 7),
        (["--report", "custody-2023"], 24),
        (["--owner", "acc operations"], 6),
        (["--owner", "ACC*"], 12),
        (["--owner", "ACC"], 0),
        (["--lead", "head of custody"], 4),
        (["--theme", "first point*"], 1),
        (["--no-owner"], 20),
        (["--no-level"], 0),
        (["--no-level", "--for-information"], 7),
        (["--due-before", "1 December 2023"], 1),
        (["--due-before", "2 December 2023"], 2),
        (["--due-after", "2023-12-31"], 2),
        (["--due-after", "2023-10-31", "--due-before", "2024-01-01"], 3),
        (["--stage", "in-progress"], 23),
        (["--stage", "with-dcc"], 4),
        (["armoury"], 0),
        (["armouries"], 1),
        (["ARMED"], 2),
        (["100%"], 0),
        (["_"], 0),
        (["--as-at", "2023-08-15"], 8),
        (["--as-at", "2023-07-10", "--all"], 0),
    ],
)
def test_filters_pick_what_they_say(demo: Officer, words: list[str], many: int) -> None:
    assert len(demo("list", *words, "-f", "json").refs) == many


def test_an_empty_list_is_an_answer(demo: Officer) -> None:
    answer = demo("list", "--status", "withdrawn")
    assert (answer.out, answer.err) == ("", "None found.\n")
    header = demo("list", "--status", "withdrawn", "-f", "csv").out
    assert header == demo("list", "-f", "csv").out.splitlines(keepends=True)[0]
    assert demo("list", "--status", "withdrawn", "-f", "json").data["recommendations"] == []


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["list", "--report", "firearm-2023"], 4, "Did you mean firearms-2023?"),
        (["list", "--as-at", "last tuesday"], 2, "not a date hmi can read"),
        (["list", "-f", "xml"], 2, "table, json, ndjson, csv, tsv, md"),
        (["list", "--stage", "lost"], 2, "with-dcc"),
        (["show", "firearms-2023/R99"], 4, "Did you mean firearms-2023/R"),
        (["show", "firearms-2023/R3", "--as-at", "2023-07-10"], 4, "was issued on 11 July 2023"),
        (["overdue", "--within", "soon"], 2, "not a whole number"),
        (["overdue", "--by", "colour"], 2, "owner, report"),
        (["summary", "--by", "colour"], 2, "report, owner, theme, stage"),
        (["settings", "set", "colour", "blue"], 4, "short-name"),
        (["--color", "sometimes", "list"], 2, "auto, always, never"),
        (["nonsense"], 2, "No such command"),
    ],
)
def test_bad_questions_get_a_sentence(demo: Officer, words: list[str], code: int, said: str) -> None:
    answer = demo(*words, expect=code)
    assert said in answer.err
    assert answer.out == ""


def test_show_tells_one_whole_with_its_rule(demo: Officer) -> None:
    out = demo("show", "custody-2023/C2").out
    assert "A cause of concern is closed only by HMICFRS, by letter" in out
    assert "custody-2023/R2 (open)" in out
    out = demo("show", "firearms-2023/R3", "--as-at", "2023-11-01").out
    assert "31 October 2023 ('By 31 October 2023', the day as printed)" in out
    assert "1 day" in out
    assert "Head of Armed Policing" in out


def test_every_format_tells_the_same(demo: Officer) -> None:
    listed = demo("list", "-f", "json").data["recommendations"]
    assert [json.loads(line) for line in demo("list", "-f", "ndjson").out.splitlines()] == listed
    for format, delimiter in (("csv", ","), ("tsv", "\t")):
        rows = list(csv.DictReader(io.StringIO(demo("list", "-f", format).out), delimiter=delimiter))
        assert [row["ref"] for row in rows] == [one["ref"] for one in listed]
        assert list(rows[0]) == list(listed[0])
    table = demo("list", "-f", "md").out.splitlines()
    assert len([line for line in table if line.startswith("| ") and "/" in line]) == len(listed)


def test_csv_of_the_summary_has_the_total_and_numbers_as_numbers(demo: Officer) -> None:
    rows = list(csv.reader(io.StringIO(demo("summary", "--as-at", "2023-09-28", "-f", "csv").out)))
    assert rows[0] == ["row", "category", "level", "open", "closed", "total", "awaiting_verification"]
    assert rows[1][:2] == ["Cause of Concern", "cause-of-concern"]
    assert rows[-1] == ["Total", "", "", "122", "329", "451", "0"]


def test_text_that_a_spreadsheet_would_run_is_guarded(demo: Officer) -> None:
    demo("add", "firearms-2023", "=HYPERLINK(1)", "--number", "40", "--title", "- a dash")
    rows = {row["ref"]: row for row in csv.DictReader(io.StringIO(demo("list", "--all", "-f", "csv").out))}
    assert rows["firearms-2023/R40"]["text"] == "'=HYPERLINK(1)"
    assert rows["firearms-2023/R40"]["title"] == "'- a dash"


def test_a_piped_table_is_one_line_a_record_and_never_cut(demo: Officer) -> None:
    text = "The force should " + "and ".join(["act well"] * 300)
    demo("add", "firearms-2023", text, "--number", "40")
    lines = [line for line in demo("list").out.splitlines() if "R40" in line]
    assert len(lines) == 1
    assert lines[0].endswith(text)


def test_overdue_by_owner_puts_each_owner_s_together(demo: Officer) -> None:
    late = demo("overdue", "--by", "owner", "--as-at", "2024-01-01", "-f", "json").data["recommendations"]
    assert [one["owner"] for one in late] == ["ACC Crime", *["ACC Operations"] * 3]
    late = demo("overdue", "--by", "report", "--as-at", "2024-01-01", "-f", "json").data["recommendations"]
    assert [one["report"] for one in late] == [*["firearms-2023"] * 3, "homicide-2023"]


def test_each_owner_has_a_sheet_with_the_most_urgent_first(demo: Officer) -> None:
    out = demo("overdue", "--by", "owner", "--as-at", "2023-11-01", "--within", "60", "-f", "md").out
    sheets = [line.strip("*") for line in out.splitlines() if line.startswith("**")]
    assert sheets[:3] == [
        "ACC Crime, as at 1 November 2023",
        "ACC Local Policing, as at 1 November 2023",
        "ACC Operations, as at 1 November 2023",
    ]
    sheet = out.split("ACC Operations, as at 1 November 2023**\n\n")[1].split("\n\n")[0]
    operations = [line.split(" | ")[1] for line in sheet.splitlines() if "---" not in line]
    assert operations == [
        "How late",
        "1 day late",
        "113 days open",
        "113 days open",
        "60 days to go",
        "60 days to go",
    ]


def test_one_owner_s_sheet_has_only_theirs(demo: Officer) -> None:
    asked = ("overdue", "--owner", "ACC Local Policing", "--as-at", "2023-11-01")
    data = demo(*asked, "-f", "json").data
    assert {one["owner"] for one in data["immediate"]} == {"ACC Local Policing"}
    assert (data["counts"]["late"], data["counts"]["immediate"]) == (0, 2)
    assert data["clocks"] == []
    assert "Reports still to be answered" not in demo(*asked).out
    assert demo(*asked, "--by", "owner").out.startswith("ACC Local Policing, as at 1 November 2023")
    assert "is no number of days" in demo(*asked, "--within", "-1", expect=2).err
    assert "0 late, 2 to be done at once" in demo(*asked).err


def test_an_age_is_not_counted_from_less_than_a_day(officer: Officer) -> None:
    officer("report", "add", "Old", "--published", "November 2022", "--code", "old-2022")
    officer("add", "old-2022", "With immediate effect, forces should act.", "--level", "2")
    [one] = officer("overdue", "-f", "json").data["immediate"]
    assert (one["days_open"], one["days_open_at_least"]) == (None, 397)
    assert "at least 397" in officer("overdue").out
    officer("report", "edit", "old-2022", "--published", "2022-11-02", "--reason", "Found")
    [one] = officer("overdue", "-f", "json").data["immediate"]
    assert one["days_open_at_least"] is None


def test_a_list_has_the_days_late_where_there_are_any(demo: Officer) -> None:
    assert "Late" in demo("list", "--as-at", "2023-11-01").out.splitlines()[0]
    assert "Late" not in demo("list", "--as-at", "2023-10-31").out.splitlines()[0]


def test_overdue_says_what_it_does_not_call_late(demo: Officer) -> None:
    said = demo("overdue", "--as-at", "2023-11-01").err
    assert said == (
        "As at 1 November 2023: 1 late, 4 to be done at once, 5 not yet due, 19 without a deadline, 3 with an unclear"
        " one.\n"
    )


def test_a_level_not_yet_set_has_a_row_only_when_it_counts_something(officer_with_firearms: Officer) -> None:
    def rows() -> list[str]:
        return [row["row"] for row in officer_with_firearms("summary", "-f", "json").data["rows"]]

    assert "Recommendation Level not yet set" not in rows()
    officer_with_firearms("add", "firearms-2023", "Forces should act.")
    assert rows()[-1] == "Recommendation Level not yet set"


def test_balances_are_added_and_listed(officer: Officer) -> None:
    added = officer(
        *("balance", "add", "--category", "rec", "--level", "before", "--closed", "280"),
        *("--on", "2023-06-01", "--source", "June paper", "-f", "json"),
    )
    assert "Counted under Recommendation Closed before Levels from 1 June 2023: 0 open, 280 closed." in added.err
    (entry,) = officer("balance", "list", "-f", "json").data["balances"]
    assert added.data["balances"] == [entry]
    assert (entry["row"], entry["closed"], entry["source"]) == (
        "Recommendation Closed before Levels",
        280,
        "June paper",
    )
    assert "--source is missing" in officer("balance", "add", "--category", "afi", "--open", "1", expect=2).err
    assert "counts nothing" in officer("balance", "add", "--category", "afi", "--source", "x", expect=2).err
    assert "JSON" not in officer("balance", "list").out


def test_where_says_where(officer: Officer) -> None:
    places = {one["key"]: one["value"] for one in officer("where", "-f", "json").data["places"]}
    assert places["register"] == str(officer.register.absolute())


def test_settings_are_set_and_shown(officer: Officer) -> None:
    assert "Set short-name to WMP." in officer("settings", "set", "short-name", "WMP").err
    assert "WMP" in officer("settings").out
    assert officer("settings", "-f", "json").data["settings"][1]["value"] == "WMP"


def test_a_welsh_name_in_capitals_is_found(demo: Officer) -> None:
    demo("add", "firearms-2023", "Forces should follow the CÔD YMARFER.", "--number", "40")
    assert demo("list", "côd ymarfer", "-f", "json").refs == ["firearms-2023/R40"]


def test_the_fields_of_an_empty_file_are_those_of_a_full_one(demo: Officer) -> None:
    assert tuple(demo("list", "-f", "json").data["recommendations"][0]) == FIELDS
