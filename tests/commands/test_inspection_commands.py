"""`inspection add`, `edit`, `list`, as typed."""

import csv
import io
import json
from datetime import date
from typing import Any

import pytest

from conftest import Officer
from hmicfrs_cli.formats.inspections import FIELDS

ADD = ("inspection", "add", "Stop and search", "--start", "2023-06-19", "--end", "23 June 2023")


def listed(officer: Officer, *words: str) -> list[Any]:
    found: list[Any] = officer("inspection", "list", *words, "-f", "json").data["inspections"]
    return found


def groups(officer: Officer, *words: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for one in listed(officer, *words):
        found.setdefault(one["group"], []).append(one["number"])
    return found


# Recording and correcting.


def test_add_says_what_it_recorded_with_its_number_and_days_spelt_out(officer: Officer) -> None:
    answer = officer(*ADD)
    assert answer.err.endswith("Recorded inspection 1: Stop and search, 19 to 23 June 2023: completed.\n")
    assert answer.out == ""
    answer = officer("inspection", "add", "PEEL on site", "--start", "2024-09-11", "--kind", "PEEL", "-f", "json")
    assert answer.err == "Recorded inspection 2: PEEL on site, 11 September 2024: planned.\n"
    assert answer.data["inspections"] == [
        {
            "number": 2,
            "title": "PEEL on site",
            "kind": "peel",
            "start": "2024-09-11",
            "end": None,
            "status": "planned",
            "status_said": None,
            "status_on": None,
            "group": "forthcoming",
            "note": None,
            "report": None,
            "days_to_start": 254,
        }
    ]


def test_a_month_is_day_enough_and_a_report_that_it_led_to_makes_it_reported(demo: Officer) -> None:
    answer = demo("inspection", "add", "Custody again", "--start", "july 2023", "--report", "CUSTODY-2023")
    assert "Recorded inspection 9: Custody again, July 2023: reported in custody-2023.\n" in answer.err


def test_a_status_holds_from_the_day_it_is_said_to(officer: Officer) -> None:
    officer(*ADD, "--status", "completed", "--on", "2023-06-22")
    assert listed(officer, "--as-at", "2023-06-21")[0]["status"] == "under-way"
    (now,) = listed(officer, "--as-at", "2023-06-22")
    assert (now["status"], now["status_said"], now["status_on"]) == ("completed", "completed", "2023-06-22")


def test_edit_corrects_what_is_given_and_none_takes_out(officer: Officer) -> None:
    officer(*ADD, "--note", "Findings to come", "--kind", "peel", "--status", "planned", "--on", "2023-06-01")
    answer = officer(
        *("inspection", "edit", "1", "--title", "Stop and search review", "--start", "20 June 2023"),
        *("--end", "none", "--note", "None", "--kind", "none", "--status", "none", "--reason", "Their message"),
    )
    assert answer.err == "Corrected inspection 1: Stop and search review, 20 June 2023: completed.\n"
    (now,) = listed(officer)
    assert now["start"] == "2023-06-20"
    assert [now[name] for name in ("end", "note", "kind", "status_said", "status_on")] == [None] * 5


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("add",), 2, "TITLE is missing"),
        (("add", "Custody"), 2, "--start is missing"),
        (("add", " ", "--start", "2023-06-19"), 2, "is empty"),
        (("add", "Custody", "--start", "soon"), 2, "not a date hmi can read"),
        (("add", "Custody", "--start", "none"), 2, "not a date hmi can read"),
        (("add", "Custody", "--start", "2023-06-19", "--end", "2023-06-18"), 3, "cannot end on 18 June 2023"),
        (("add", "Custody", "--start", "2023-06-19", "--kind", "visit"), 2, "'visit' is not an inspection kind"),
        (("add", "Custody", "--start", "2023-06-19", "--status", "open"), 2, "It is one of: planned, under-way"),
        (("add", "Custody", "--start", "2023-06-19", "--on", "2023-06-20"), 2, "Give --status with --on."),
        (("add", "Custody", "--start", "2023-06-19", "--report", "custody-202"), 4, "Did you mean custody-2023"),
        (("add", "Custody", "--start", "2023-08-17", "--report", "custody-2023"), 3, "before this inspection began"),
        (
            ("add", "Custody", "--start", "2023-06-19", "--status", "planned", "--on", "2024-01-02"),
            3,
            "has not come yet",
        ),
        (("add", "Custody", "--start", "June 2023", "--end", "2023-06-05"), 3, "are not equally exact"),
        (("add", "Custody", "--start", "2024-02-01", "--status", "completed"), 3, "is not completed on 1 January 2024"),
        (("add", "Custody", "--start", "2023-12-01", "--status", "under way"), 3, "is not under way on 1 January 2024"),
        (
            ("add", "stop and search", "--start", "2023-06-19"),
            3,
            "Inspection 4 is Stop and search, 19 to 23 June 2023.",
        ),
        (("edit", "3", "--title", "Stop and search", "--reason", "x"), 3, "Inspection 4 is Stop and search"),
        (("edit",), 2, "NUMBER is missing"),
        (("edit", "--note", "x", "--reason", "x"), 2, "NUMBER is missing"),
        (("withdraw",), 2, "NUMBER is missing"),
        (("withdraw", "1"), 2, "--reason is missing"),
        (("withdraw", "9", "--reason", "x"), 4, "There is no inspection 9 in the register."),
        (("edit", "1", "--note", "x"), 2, "--reason is missing"),
        (("edit", "1", "--reason", "x"), 2, "Nothing to correct was given"),
        (("edit", "9", "--note", "x", "--reason", "x"), 4, "There is no inspection 9 in the register."),
        (("edit", "two", "--note", "x", "--reason", "x"), 2, "'two' is not a whole number"),
        (("edit", "2", "--start", "2023-06-05", "--reason", "x"), 3, "Inspection 2 says that already."),
        (("edit", "2", "--status", "none", "--on", "2023-06-05", "--reason", "x"), 2, "Give --status with --on."),
        (("list", "--status", "forthcoming"), 2, "It is one of: planned"),
        (("list", "--kind", "visit"), 2, "It is one of: peel"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_is_said_and_nothing_is_recorded(
    demo: Officer, words: tuple[str, ...], code: int, said: str
) -> None:
    before = listed(demo)
    assert said in demo("inspection", *words, expect=code).err
    assert listed(demo) == before


def test_on_a_terminal_what_is_missing_is_asked(register: Any) -> None:
    officer = Officer(register, at_a_terminal=True)
    answer = officer("inspection", "add", input="Stop and search\n19 June 2023\n23 June 2023\n")
    assert "Recorded inspection 1: Stop and search, 19 to 23 June 2023" in answer.err
    officer("inspection", "add", "Custody", input="May 2023\n\n")
    assert [(one["start"], one["end"]) for one in listed(officer)] == [
        ("2023-06-19", "2023-06-23"),
        ("2023-05", None),
    ]
    officer("inspection", "add", "ROCU", "--start", "2023-07-17", input="")
    officer("inspection", "edit", "3", "--end", "2023-07-21", input="Their letter\n")
    assert listed(officer)[0]["end"] == "2023-07-21"


def test_on_a_terminal_a_day_that_cannot_be_is_asked_again_and_nothing_typed_is_lost(register: Any) -> None:
    officer = Officer(register, at_a_terminal=True)
    typed = [
        "Stop and search",
        "soon",
        "31 June 2023",
        "19 June 2023",
        "23 Jun",
        "June 2023",
        "18 June 2023",
        "23/6/2023",
    ]
    answer = officer("inspection", "add", input="\n".join(typed) + "\n")
    assert "Recorded inspection 1: Stop and search, 19 to 23 June 2023" in answer.err
    for said in (
        "'soon' is not a date hmi can read",
        "'31 June 2023' is not a day in the calendar",
        "'23 Jun' is not a date hmi can read",
        "19 June 2023 and June 2023 are not equally exact. Give both to the day,",
        "cannot end on 18 June 2023",
    ):
        assert said in answer.err
    answer = officer(
        "inspection", "add", "Custody", "--end", "2023-07-21", input="July 2023\n22 July 2023\n17 July 2023\n"
    )
    assert "Recorded inspection 2: Custody, 17 to 21 July 2023" in answer.err


def test_a_day_given_that_cannot_be_read_is_said_before_anything_is_asked(register: Any) -> None:
    officer = Officer(register, at_a_terminal=True)
    assert "Title" not in officer("inspection", "add", "--start", "soon", input="Custody\n", expect=2).err
    officer(*ADD)
    answer = officer("inspection", "edit", "--end", "soon", input="1\nTheir message\n", expect=2)
    assert "Number" not in answer.err


def test_on_a_terminal_the_number_of_an_inspection_is_asked_until_it_is_one_and_kept_with_the_command(
    register: Any,
) -> None:
    officer = Officer(register, at_a_terminal=True)
    officer(*ADD)
    answer = officer("inspection", "edit", "--end", "2023-06-30", input="one\n7\n1\nA week longer\n")
    assert "That is not a whole number." in answer.err
    assert "There is no inspection 7 in the register." in answer.err
    assert "Corrected inspection 1: Stop and search, 19 to 30 June 2023: completed." in answer.err
    answer = officer("inspection", "withdraw", input="1\nCalled off\n")
    assert "Withdrew inspection 1: Stop and search, 19 to 30 June 2023." in answer.err
    withdrawn, edited = officer("history", "--last", "2", "-f", "json").data["events"]
    assert withdrawn["words"].endswith("inspection withdraw 1")
    assert edited["words"].endswith("inspection edit --end 2023-06-30 1")
    assert "there is no inspection to choose" in officer("inspection", "withdraw", expect=2).err


# Withdrawing.


def test_one_that_was_withdrawn_is_in_no_list_and_undo_and_redo_bring_it_back_and_forth(demo: Officer) -> None:
    day = ("--as-at", "2023-08-18")
    answer = demo("inspection", "withdraw", "8", "--reason", "HMICFRS called it off", "-f", "json")
    assert answer.err == "Withdrew inspection 8: Gathering evidence on site, 11 to 23 September 2023.\n"
    assert [one["number"] for one in answer.data["inspections"]] == [8]
    assert groups(demo, *day) == {"forthcoming": [7], "past": [6, 5, 3, 4, 2, 1]}
    assert "  inspection 8: withdrawn. Why: HMICFRS called it off\n" in demo("undo").err
    assert groups(demo, *day)["forthcoming"] == [7, 8]
    demo("redo")
    assert groups(demo, *day)["forthcoming"] == [7]
    again = ("inspection", "add", "Gathering evidence on site", "--start", "2023-09-11")
    assert "Recorded inspection 9: " in demo(*again).err
    demo("check", "--integrity")


def test_one_that_was_withdrawn_is_still_there_as_it_was_known_before(officer: Officer) -> None:
    def on(day: str) -> Officer:
        return Officer(officer.register, date.fromisoformat(day))

    on("2023-06-01")(*ADD)
    on("2023-06-12")("inspection", "withdraw", "1", "--reason", "Recorded twice")
    now = on("2023-12-01")
    assert listed(now) == []
    assert [one["number"] for one in listed(now, "--known-at", "2023-06-11")] == [1]
    assert listed(now, "--known-at", "2023-06-12") == []
    (withdrawn,) = now("history", "--kind", "withdrawn", "-f", "json").data["events"]
    assert (withdrawn["about"], withdrawn["reference"]) == ("inspection", "1")
    assert withdrawn["what"] == "withdrawn. Why: Recorded twice"


# Listing.


def test_the_demo_has_the_paper_s_six_past_ones_and_two_forthcoming_as_it_says(demo: Officer) -> None:
    assert groups(demo, "--as-at", "2023-08-18") == {"forthcoming": [7, 8], "past": [6, 5, 3, 4, 2, 1]}
    assert len(groups(demo, "--as-at", "2023-09-28")["past"]) == 8, "though the paper of that day calls two forthcoming"


def test_the_demo_s_days_are_those_of_the_paper(demo: Officer) -> None:
    lines = demo("inspection", "list", "--as-at", "2023-08-18").out.splitlines()
    assert [line[5:].split("  ")[0] for line in lines if line[:3].strip().isdigit()] == [
        "21 August to 1 September 2023",
        "11 to 23 September 2023",
        "17 to 21 July 2023",
        "10 to 14 July 2023",
        "19 to 23 June 2023",
        "19 to 23 June 2023",
        "5 to 9 June 2023",
        "May 2023",
    ]


def test_people_see_each_group_with_its_title_and_no_empty_one(demo: Officer) -> None:
    answer = demo("inspection", "list", "--as-at", "2023-06-20")
    titles = [line for line in answer.out.splitlines() if not line.startswith((" ", "No.")) and line]
    assert titles == ["Forthcoming as at 20 June 2023, with days to go", "Under way", "Past, the latest first"]
    assert answer.err == "As at 20 June 2023: 4 forthcoming, 2 under way, 2 past.\n"
    assert "Under way" not in demo("inspection", "list", "--as-at", "2023-08-18").out


def test_a_super_complaint_is_written_as_the_field_writes_it(demo: Officer) -> None:
    assert "Super-complaint" in demo("inspection", "list", "--kind", "super-complaint").out
    demo(
        "report", "add", "Stalking", "--published", "2023-08-01", "--code", "stalking-2023", "--kind", "super-complaint"
    )
    assert "super-complaint" in demo("report", "show", "stalking-2023").out


def test_a_status_that_its_group_says_already_is_left_out(demo: Officer) -> None:
    assert "completed" not in demo("inspection", "list", "--as-at", "2023-08-15").out
    assert "reported in custody-2023" in demo("inspection", "list", "--as-at", "2023-08-16").out


def test_where_there_are_none_it_is_said_and_the_fields_are_still_named(officer_with_firearms: Officer) -> None:
    assert officer_with_firearms("inspection", "list").err == "None found.\n"
    assert listed(officer_with_firearms) == []
    assert officer_with_firearms("inspection", "list", "-f", "csv").out == ",".join(FIELDS) + "\n"


def test_they_are_chosen_by_kind_and_by_status_as_it_is_on_the_day(demo: Officer) -> None:
    day = ("--as-at", "2023-08-18")
    assert [one["number"] for one in listed(demo, *day, "--kind", "peel")] == [8, 3, 4, 2]
    assert [one["number"] for one in listed(demo, *day, "--status", "planned")] == [7, 8]
    assert [one["number"] for one in listed(demo, *day, "--status", "reported")] == [1]
    assert [one["number"] for one in listed(demo, "--as-at", "2023-08-15", "--status", "reported")] == []
    assert [one["number"] for one in listed(demo, *day, "--kind", "peel", "--status", "planned")] == [8]


def test_every_format_holds_all_with_every_field(demo: Officer) -> None:
    asked = ("inspection", "list", "--as-at", "2023-08-18", "-f")
    answer = demo(*asked, "json").data
    assert (answer["as_at"], list(answer)) == ("2023-08-18", ["schema", "as_at", "inspections"])
    for one in (
        *answer["inspections"],
        *csv.DictReader(io.StringIO(demo(*asked, "csv").out)),
        *map(json.loads, demo(*asked, "ndjson").out.splitlines()),
    ):
        assert tuple(one) == FIELDS
    assert len(demo(*asked, "csv").out.splitlines()) == 9
    assert len(demo(*asked, "ndjson").out.splitlines()) == 8
    assert len([line for line in demo(*asked, "md").out.splitlines() if line.startswith("|")]) == 10


def test_days_to_go_are_told_of_what_is_to_come(demo: Officer) -> None:
    days = {one["number"]: one["days_to_start"] for one in listed(demo, "--as-at", "2023-08-18")}
    assert days == {7: 3, 8: 24} | dict.fromkeys(range(1, 7))


def test_they_are_asked_for_as_they_were_known(officer: Officer) -> None:
    def on(day: str) -> Officer:
        return Officer(officer.register, date.fromisoformat(day))

    on("2023-06-01")(*ADD)
    on("2023-06-12")("inspection", "edit", "1", "--end", "2023-06-30", "--reason", "A week longer")
    now = on("2023-12-01")
    assert listed(now, "--known-at", "2023-05-31") == []
    assert [one["end"] for one in listed(now, "--known-at", "2023-06-11")] == ["2023-06-23"]
    assert [one["end"] for one in listed(now, "--known-at", "2023-06-12")] == ["2023-06-30"]
    assert now("inspection", "list", "--known-at", "2023-06-12", "-f", "json").data["as_at"] == "2023-06-12"


# In the history.


def test_the_history_says_in_words_what_was_recorded_corrected_and_undone(demo: Officer) -> None:
    demo(
        *("inspection", "edit", "1", "--start", "2023-05-15", "--end", "2023-05-26"),
        *("--status", "completed", "--on", "2023-05-26", "--report", "none", "--reason", "Their letter"),
    )
    edited, recorded = demo("history", "--last", "2", "-f", "json").data["events"]
    assert edited["what"] == (
        "last day: 26 May 2023; report it led to: nothing (was custody-2023); first day: 15 May 2023 (was May 2023);"
        " status: completed; status since: 26 May 2023. Why: Their letter"
    )
    assert recorded["what"] == "recorded: Gathering evidence on site, 11 to 23 September 2023"
    assert "inspection 1" in demo("history", "--last", "1").out
    assert "  inspection 1: last day: 26 May 2023; " in demo("undo").err
    assert "report it led to: nothing" in demo("redo").err
