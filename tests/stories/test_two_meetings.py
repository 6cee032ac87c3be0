"""What moved between two meetings of the committee: in the example, and in a story with everything in it."""

import csv
import io
from datetime import date
from typing import Any

import pytest

from conftest import Officer

C1, R1, R2 = "custody-2023/C1", "custody-2023/R1", "custody-2023/R2"
LETTER = ("--letter", "CC-1", "--signed-on", "2023-10-02", "--signatory", "Chief Constable")
COLUMNS = ("open_start", "restated", "new", "brought_in", "reopened", "levelled_in", "levelled_out", "closed",
           "withdrawn", "open_end")  # fmt: skip
CAUSES, LEVEL_2, LEVEL_3 = "Cause of Concern", "Recommendation Level 2", "Recommendation Level 3"


def moved(officer: Officer, *words: str) -> dict[str, dict[str, int]]:
    """Row to column to number, without the columns that count nothing."""
    data = officer("movement", *words, "-f", "json").data
    rows = {row["row"]: row for row in [*data["rows"], data["total"]]}
    return {name: {column: row[column] for column in COLUMNS if row[column]} for name, row in rows.items()}


# The example: June's meeting was issued before the three reports.


def test_since_june_there_are_four_ten_seven_and_sixteen_more(demo: Officer) -> None:
    rows = moved(demo, "--since", "last", "--as-at", "2023-09-28")
    assert {name: row for name, row in rows.items() if {"new", "brought_in"} & set(row)} == {
        CAUSES: {"open_start": 2, "new": 4, "open_end": 6},
        LEVEL_2: {"open_start": 45, "new": 5, "brought_in": 5, "open_end": 55},
        LEVEL_3: {"open_start": 29, "new": 7, "open_end": 36},
        "AFI Level 2": {"open_start": 6, "new": 16, "open_end": 22},
        "Total": {"open_start": 85, "new": 32, "brought_in": 5, "open_end": 122},
    }


def test_the_new_ones_are_told_by_report(demo: Officer) -> None:
    data = demo("movement", "--since", "last", "--as-at", "2023-09-28", "-f", "json").data
    assert {(one["report"], one["row"]): one["new"] for one in data["by_report"]} == {
        ("firearms-2023", LEVEL_2): 5,
        ("firearms-2023", LEVEL_3): 1,
        ("homicide-2023", LEVEL_3): 2,
        ("custody-2023", CAUSES): 4,
        ("custody-2023", LEVEL_3): 4,
        ("custody-2023", "AFI Level 2"): 16,
    }


def test_the_sentence_is_written_from_the_numbers(demo: Officer) -> None:
    answer = demo("movement", "--since", "last", "--as-at", "2023-09-28")
    sentence = (
        "Since 29 June 2023 there has been an increase of four causes of concern, ten recommendations at level 2,"
        " seven recommendations at level 3 and 16 AFIs at level 2."
    )
    assert sentence in answer.err
    data = demo("movement", "--since", "last", "--as-at", "2023-09-28", "-f", "json").data
    assert data["sentences"] == [sentence, "None was closed in that time."]


def test_the_table_is_the_summary_s_at_both_ends(demo: Officer) -> None:
    data = demo("movement", "--as-at", "2023-09-28", "-f", "json").data
    june = demo("summary", "--as-at", "2023-06-29", "-f", "json").data
    september = demo("summary", "--as-at", "2023-09-28", "-f", "json").data
    assert (data["since"], data["as_at"], data["schema"]) == ("2023-06-29", "2023-09-28", 1)
    for then, now, row in zip(june["rows"], september["rows"], data["rows"], strict=True):
        assert (row["row"], row["category"], row["level"]) == (now["row"], now["category"], now["level"])
        assert (row["open_start"], row["total_start"]) == (then["open"], then["total"])
        assert (row["open_end"], row["total_end"]) == (now["open"], now["total"])


def test_the_summary_since_june_has_what_has_changed(demo: Officer) -> None:
    data = demo("summary", "--since", "last", "--as-at", "2023-09-28", "-f", "json").data
    assert data["since"] == "2023-06-29"
    changed = {row["row"]: row["change_open"] for row in data["rows"] if row["change_open"]}
    assert changed == {CAUSES: 4, LEVEL_2: 10, LEVEL_3: 7, "AFI Level 2": 16}
    assert (data["total"]["change_open"], data["total"]["change_closed"], data["total"]["change_total"]) == (37, 0, 37)
    out = demo("summary", "--since", "2023-06-29", "--as-at", "2023-09-28").out.splitlines()
    assert out[-1].split() == ["Total", "122", "329", "451", "+37", "+37"]


def test_the_items_behind_each_number_are_told_on_request(demo: Officer) -> None:
    asked = ("movement", "--since", "last", "--as-at", "2023-09-28")
    data = demo(*asked, "--items", "-f", "json").data
    new = [one for one in data["moves"] if one["move"] == "new"]
    assert len(new) == 32
    assert {one["ref"] for one in new if one["row"] == CAUSES} == {f"custody-2023/C{number}" for number in (1, 2, 3, 4)}
    assert {one["on"] for one in new if (one["ref"] or "").startswith("custody")} == {"2023-08-16"}
    assert "moves" not in demo(*asked, "-f", "json").data
    assert "custody-2023/A16" in demo(*asked, "--items").out
    assert "custody-2023/A16" not in demo(*asked).out


def test_as_csv_the_table_has_each_row_once(demo: Officer) -> None:
    asked = ("movement", "--since", "last", "--as-at", "2023-09-28")
    rows = list(csv.DictReader(io.StringIO(demo(*asked, "-f", "csv").out)))
    names = [row["row"] for row in demo(*asked, "-f", "json").data["rows"]]
    assert [row["row"] for row in rows] == [*names, "Total"]


def test_what_is_recorded_late_is_restated_and_not_called_new(demo: Officer) -> None:
    demo("balance", "add", "--category", "afi", "--level", "2", "--open", "3", "--on", "2023-06-01", "--source", "x")
    demo("report", "add", "Vetting", "--published", "2023-06-20", "--code", "vetting-2023")
    demo("add", "vetting-2023", "Forces should act.", "--level", "2")
    rows = moved(demo, "--since", "last", "--as-at", "2023-09-28")
    assert rows["AFI Level 2"] == {"open_start": 6, "restated": 3, "new": 16, "open_end": 25}
    assert rows[LEVEL_2] == {"open_start": 45, "restated": 1, "new": 5, "brought_in": 5, "open_end": 56}
    assert rows["Total"]["restated"] == 4
    answer = demo("movement", "--since", "last", "--as-at", "2023-09-28")
    assert (
        "though of that day or before: new, one recommendation at level 2 (vetting-2023/R1); newly counted, three AFIs"
        " at level 2." in answer.err
    )
    assert "restated: 89 open and 418 in all, not 85 open and 414 in all as issued." in answer.err
    items = demo("movement", "--since", "last", "--as-at", "2023-09-28", "--items", "-f", "json").data["moves"]
    assert [(one["ref"], one["move"], one["many"]) for one in items if one["restates"]] == [
        ("vetting-2023/R1", "new", 1),
        (None, "brought_in", 3),
    ]
    assert "+3" in answer.out


def test_without_a_meeting_that_was_issued_nothing_is_restated(demo: Officer) -> None:
    demo("balance", "add", "--category", "afi", "--level", "2", "--open", "3", "--on", "2023-06-01", "--source", "x")
    rows = moved(demo, "--since", "2023-06-28", "--as-at", "2023-09-28")
    assert rows["AFI Level 2"] == {"open_start": 9, "new": 16, "open_end": 25}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("movement", "--as-at", "2023-06-29"), 4, "No meeting before 29 June 2023 has been issued"),
        (("summary", "--since", "last", "--as-at", "2023-06-01"), 4, "meeting issue DATE"),
        (("movement", "--since", "2023-09-28", "--as-at", "2023-09-28"), 2, "is not before"),
        (("movement", "--since", "2023-10-28", "--as-at", "2023-09-28"), 2, "is not before"),
        (("movement", "--since", "lately", "--as-at", "2023-09-28"), 2, "not a date hmi can read"),
        (("summary", "--since", "last", "--by", "report"), 2, "do not go together"),
    ],
)
def test_a_start_that_cannot_be_is_said(demo: Officer, words: tuple[str, ...], code: int, said: str) -> None:
    assert said in demo(*words, expect=code).err


# The story: one cause of concern and its recommendations, over two meetings.


@pytest.fixture
def told(officer: Officer) -> Any:
    """An officer by the day, who has recorded C1 over R1 (level 2) and R2 (level not set), and had September's
    meeting issued.
    """

    def on(day: str) -> Officer:
        return Officer(officer.register, date.fromisoformat(day))

    on("2023-08-20")("report", "add", "Custody", "--published", "2023-08-16", "--code", "custody-2023")
    on("2023-08-20")("add", "custody-2023", "Custody is not safe.", "--category", "cause-of-concern")
    on("2023-08-20")("add", "custody-2023", "The force should make it safe.", "--under", C1, "--level", "2")
    on("2023-08-20")("add", "custody-2023", "The force should keep it safe.", "--under", C1)
    on("2023-09-20")("meeting", "add", "2023-09-28", "--name", "September")
    on("2023-09-28")("meeting", "issue", "2023-09-28")
    return on


BETWEEN = ("--since", "last", "--as-at", "2023-12-14")


def test_a_cause_of_concern_re_levelled_closed_reopened_and_backdated_shows_in_the_right_columns(told: Any) -> None:
    told("2023-10-03")("level", R2, "--to", "3", "--on", "2023-10-01")
    told("2023-10-04")("level", R1, "--to", "3", "--on", "2023-10-02")
    told("2023-10-10")("close", R1, R2, C1, *LETTER, "--hmicfrs", "Visit of 9 October", "--on", "2023-10-09")
    told("2023-11-10")("reopen", C1, R2, "--on", "2023-11-06", "--reason", "Revisit found it undone")
    rows = moved(told("2023-12-14"), *BETWEEN)
    assert rows[CAUSES] == {"open_start": 1, "reopened": 1, "closed": 1, "open_end": 1}
    assert rows[LEVEL_2] == {"open_start": 1, "levelled_out": 1}
    assert rows["Recommendation Level not yet set"] == {"open_start": 1, "levelled_out": 1}
    assert rows[LEVEL_3] == {"reopened": 1, "levelled_in": 2, "closed": 2, "open_end": 1}
    assert rows["Total"] == {
        "open_start": 3,
        "reopened": 2,
        "levelled_in": 2,
        "levelled_out": 2,
        "closed": 3,
        "open_end": 2,
    }

    # What is learned only now, and belongs before September's meeting, is restated; what belongs after it moved.
    told("2023-12-01")("add", "custody-2023", "Leadership is weak.", "--category", "cause-of-concern")
    told("2023-12-02")("add", "custody-2023", "The force should lead.", "--under", "custody-2023/C2", "--level", "2",
                       "--on", "2023-10-20")  # fmt: skip
    rows = moved(told("2023-12-14"), *BETWEEN)
    assert rows[CAUSES] == {"open_start": 1, "restated": 1, "reopened": 1, "closed": 1, "open_end": 2}
    assert rows[LEVEL_2] == {"open_start": 1, "new": 1, "levelled_out": 1, "open_end": 1}
    assert rows["Total"]["restated"] == 1

    # What December's meeting is told is where the next movement starts, and nothing there is restated.
    told("2023-12-14")("meeting", "add", "2023-12-14")
    told("2023-12-14")("meeting", "issue", "2023-12-14")
    told("2024-01-20")("close", R2, *LETTER, "--hmicfrs", "Visit of 19 January", "--on", "2024-01-19")
    rows = moved(told("2024-03-28"), "--since", "last")
    assert rows[CAUSES] == {"open_start": 2, "open_end": 2}
    assert rows[LEVEL_3] == {"open_start": 1, "closed": 1}
    assert rows["Total"] == {"open_start": 4, "closed": 1, "open_end": 3}

    # September's paper is still told as September was told.
    rows = moved(told("2024-03-28"), "--since", "2023-09-28", "--as-at", "2023-12-14")
    assert (rows[CAUSES]["open_start"], rows[CAUSES]["restated"]) == (1, 1)


def test_what_is_learned_late_of_a_cause_of_concern_that_was_reopened_is_still_recorded(told: Any) -> None:
    told("2023-10-10")("level", R2, "--to", "2", "--on", "2023-10-01")
    told("2023-10-10")("close", R1, R2, C1, *LETTER, "--hmicfrs", "Visit of 9 October", "--on", "2023-10-09")
    told("2023-11-10")("reopen", C1, R2, "--on", "2023-11-06", "--reason", "Revisit found it undone")
    told("2023-11-11")("note", C1, "They came back", "--on", "2023-09-01")
    told("2023-11-11")("assign", C1, "--owner", "ACC Local Policing", "--on", "2023-09-02")
    told("2023-11-11")("undo")
    told("2023-11-11")("redo")
    assert "They came back" in told("2023-11-11")("show", C1).out


def test_a_closing_learned_of_after_the_meeting_is_restated_and_not_closed_again(told: Any) -> None:
    told("2023-10-05")("close", R1, *LETTER[:2], "--signed-on", "2023-09-01", "--signatory", "CC", "--on", "2023-09-20")
    rows = moved(told("2023-12-14"), *BETWEEN)
    assert rows[LEVEL_2] == {"open_start": 1, "restated": -1}
    data = told("2023-12-14")("movement", *BETWEEN, "-f", "json").data
    (row,) = [row for row in data["rows"] if row["row"] == LEVEL_2]
    assert (row["total_start"], row["restated_total"], row["total_end"]) == (1, 0, 1)
    assert "-1" in told("2023-12-14")("movement", *BETWEEN).out


def test_a_level_set_and_changed_between_two_days_moves_through_every_row_it_stood_in(told: Any) -> None:
    told("2023-10-01")("add", "custody-2023", "The force should act.", "--on", "2023-09-30")
    told("2023-10-02")("level", R2, "custody-2023/R3", "--to", "2", "--on", "2023-10-02")
    rows = moved(told("2023-12-14"), *BETWEEN)
    assert rows["Recommendation Level not yet set"] == {"open_start": 1, "new": 1, "levelled_out": 2}
    assert rows[LEVEL_2] == {"open_start": 1, "levelled_in": 2, "open_end": 3}


def test_one_that_came_and_got_its_level_between_two_days_is_new(told: Any) -> None:
    told("2023-10-01")("level", R2, "--to", "2", "--on", "2023-10-01")
    told("2023-10-02")("add", "custody-2023", "The force should act.", "--on", "2023-10-02")
    told("2023-10-03")("level", "custody-2023/R3", "--to", "2", "--on", "2023-10-03")
    rows = moved(told("2023-12-14"), "--since", "2023-10-01", "--as-at", "2023-12-14")
    assert rows["Recommendation Level not yet set"] == {"new": 1, "levelled_out": 1}
    assert rows["Total"] == {"open_start": 3, "new": 1, "levelled_in": 1, "levelled_out": 1, "open_end": 4}


def test_withdrawn_and_no_longer_for_us_leave_by_the_same_column(told: Any) -> None:
    told("2023-10-01")("withdraw", R1, "--reason", "Recorded twice")
    told("2023-10-01")("edit", R2, "--for-information", "--reason", "For the College")
    told("2023-11-01")("edit", R2, "--for-us", "--reason", "For us after all")
    rows = moved(told("2023-12-14"), *BETWEEN)
    assert rows[LEVEL_2] == {"open_start": 1, "withdrawn": 1}
    assert rows["Recommendation Level not yet set"] == {
        "open_start": 1,
        "brought_in": 1,
        "withdrawn": 1,
        "open_end": 1,
    }


def test_the_last_meeting_is_the_latest_issued_before_the_day_asked_about(told: Any) -> None:
    told("2023-10-10")("meeting", "add", "2023-12-14")

    def since(day: str) -> str:
        return str(told("2024-01-10")("movement", "--as-at", day, "-f", "json").data["since"])

    assert since("2023-12-20") == "2023-09-28", "December's is only planned"
    told("2023-12-14")("meeting", "issue", "2023-12-14")
    assert since("2023-12-20") == "2023-12-14"
    assert since("2023-12-14") == "2023-09-28"
    assert since("2023-12-01") == "2023-09-28"


def test_what_an_issued_meeting_was_told_never_changes(told: Any) -> None:
    before = told("2023-12-14")("meeting", "list", "-f", "json").data["meetings"]
    told("2023-12-14")("withdraw", R1, R2, C1, "--reason", "x", "--on", "2023-08-16")
    assert told("2023-12-14")("meeting", "list", "-f", "json").data["meetings"] == before
    assert (before[0]["open"], before[0]["closed"], before[0]["total"]) == (3, 0, 3)
    assert moved(told("2023-12-14"), *BETWEEN)["Total"] == {"open_start": 3, "restated": -3}
    told("2023-12-14")("check", "--integrity")


def test_a_row_that_was_empty_at_both_ends_is_told_when_one_passed_through_it(officer: Officer) -> None:
    officer("report", "add", "Title", "--published", "2023-03-10", "--code", "t-2023")
    officer("add", "t-2023", "Forces should act.")
    officer("level", "t-2023/R1", "--to", "2", "--on", "2023-04-01")
    words = ("movement", "--since", "2023-02-01", "--as-at", "2023-05-01")
    rows = {row["row"]: row for row in officer(*words, "-f", "json").data["rows"]}
    assert rows["Recommendation Level not yet set"]["new"] == 1
    assert rows["Recommendation Level not yet set"]["levelled_out"] == 1
    summary = officer("summary", "--since", "2023-03-15", "--as-at", "2023-05-01", "-f", "json").data
    changes = {row["row"]: row["change_open"] for row in summary["rows"] if row["change_open"]}
    assert changes == {"Recommendation Level 2": 1, "Recommendation Level not yet set": -1}
    assert summary["total"]["change_open"] == 0


def test_a_file_of_lines_holds_one_kind_of_record(demo: Officer) -> None:
    words = ("movement", "--since", "last", "--as-at", "2023-09-28")
    lines = demo(*words, "-f", "csv").out.splitlines()
    assert (lines[0].split(",")[0], len(lines)) == ("row", 13)
    moves = demo(*words, "--items", "-f", "csv").out.splitlines()
    assert moves[0] == "ref,source,on,row,move,many,restates"
    assert sum(",brought_in,5" in line for line in moves) == 1
    assert len(moves) == 34


def test_what_is_closed_has_no_new_day_to_be_late_by(demo: Officer) -> None:
    letter = ("--letter", "CC-1", "--signed-on", "2023-10-20", "--signatory", "Chief Constable")
    demo("close", "firearms-2023/R3", *letter, "--on", "2023-10-25")
    assert "settled" in demo("target", "firearms-2023/R3", "--to", "2024-06-01", "--reason", "x", expect=3).err
    assert "settled" in demo("edit", "firearms-2023/R3", "--due", "2024-06-01", "--reason", "x", expect=3).err


def test_one_that_superseded_another_is_not_withdrawn(demo: Officer) -> None:
    letter = ("--letter", "CC-1", "--signed-on", "2023-10-20", "--signatory", "Chief Constable")
    demo("close", "firearms-2023/R3", *letter, "--on", "2023-10-25", "--superseded-by", "firearms-2023/R5")
    assert "superseded by it" in demo("withdraw", "firearms-2023/R5", "--reason", "x", expect=3).err


def test_nothing_opens_under_a_withdrawn_cause_of_concern(demo: Officer) -> None:
    letter = ("--letter", "CC-1", "--signed-on", "2023-10-20", "--signatory", "Chief Constable")
    demo("close", "custody-2023/R1", *letter, "--hmicfrs", "Visit", "--on", "2023-10-25")
    demo("withdraw", "custody-2023/C1", "--reason", "Recorded twice", "--on", "2023-11-01")
    assert "withdrawn" in demo("reopen", "custody-2023/R1", "--reason", "x", expect=3).err
    assert "not open" in demo("add", "custody-2023", "Act.", "--under", "custody-2023/C1", expect=3).err


def test_odd_questions_about_the_past_get_a_sentence(demo: Officer) -> None:
    demo("history", "--last", "-5", expect=2)
    demo("summary", "--known-at", "0001-01-01T00:00:00+14:00", expect=2)
    demo("summary", "--since", "2023-09-28", "--as-at", "2023-09-28", expect=2)
    demo("movement", "--since", "last", "--as-at", "2023-06-29", expect=4)
    demo("meeting", "issue", "2023-09-28", "--as-at", "2023-10-01", expect=3)
    demo("check", "--explain", "HMI999", expect=4)
    assert demo("check", "--explain", "hmi103", "-f", "json").data["checks"][0]["severity"] == "warning"


def test_who_undid_what_is_in_the_history_of_what_it_was_about(demo: Officer) -> None:
    demo("note", "firearms-2023/R3", "Fitted")
    demo("undo", "--reason", "Another vehicle")
    demo("redo")
    told = demo("history", "firearms-2023/R3", "-f", "json").data["events"]
    assert [one["kind"] for one in told] == ["redone", "undone", "noted", "staged", "recorded"]
    assert told[1]["reason"] == "Another vehicle"


def test_as_known_before_it_was_recorded_late_nothing_is_restated(demo: Officer) -> None:
    tomorrow = Officer(demo.register, today=date(2024, 1, 2))
    tomorrow("report", "add", "Vetting", "--published", "2023-06-20", "--code", "vetting-2023")
    tomorrow("add", "vetting-2023", "Forces should act.", "--level", "2")
    for word in ("undo", "redo"):
        tomorrow(word, "--reason", "To see whether it holds")
    words = ("movement", "--since", "last", "--as-at", "2023-09-28", "--items", "-f", "json")
    late = [one["ref"] for one in tomorrow(*words).data["moves"] if one["restates"]]
    assert late == ["vetting-2023/R1"]
    before = tomorrow(*words, "--known-at", "2024-01-01").data
    assert [one for one in before["moves"] if one["restates"]] == []
    assert before["total"]["restated"] == 0


def test_what_is_undone_after_a_meeting_was_told_of_it_is_restated_by_name(demo: Officer) -> None:
    demo("report", "add", "Vetting", "--published", "2023-09-20", "--code", "vetting-2023")
    demo("add", "vetting-2023", "Forces should act.", "--level", "2")
    demo("meeting", "issue", "2023-09-28")
    tomorrow = Officer(demo.register, today=date(2024, 1, 2))
    tomorrow("undo", "--reason", "It was for others")  # it steps over the meeting, which stays issued
    moved = tomorrow("movement", "--since", "last", "--items", "-f", "json").data
    assert [(one["ref"], one["move"]) for one in moved["moves"] if one["restates"]] == [
        ("vetting-2023/R1", "withdrawn")
    ]
    assert (moved["total"]["restated"], moved["total"]["restated_total"]) == (-1, -1)
