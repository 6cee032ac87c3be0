"""`note`, `assign`, `target`, `edit`, `withdraw`, `history`, `check`, `meeting`, `report respond`, as typed."""

import csv
import io
import json
from datetime import date
from typing import Any

import pytest

from conftest import Officer
from hmicfrs_cli.domain.checks import CHECKS, INTEGRITY

R2, R3, R5 = "firearms-2023/R2", "firearms-2023/R3", "firearms-2023/R5"
C1 = "custody-2023/C1"


def one(officer: Officer, ref: str, *words: str) -> Any:
    return officer("show", ref, *words, "-f", "json").data["recommendations"][0]


def told(officer: Officer, *words: str) -> list[Any]:
    events: list[Any] = officer("history", *words, "-f", "json").data["events"]
    return events


# Notes.


def test_a_note_is_private_unless_it_is_said_to_be_public(demo: Officer) -> None:
    answer = demo("note", R3, "Fitted in nine of twelve vehicles", "--on", "2023-09-20")
    assert answer.err == f"Noted on {R3}, 20 September 2023 (private).\n"
    assert answer.out == ""
    answer = demo("note", R3, "On course for October", "--public", "-f", "json")
    assert "(public)" in answer.err
    assert answer.data["recommendations"][0]["ref"] == R3
    assert [event["changes"]["public"] for event in told(demo, R3, "--kind", "noted")] == [[None, True], [None, False]]


def test_notes_are_added_and_none_is_ever_replaced(demo: Officer) -> None:
    demo("note", R3, "Nine vehicles", "--on", "2023-09-20")
    demo("--by", "Jo Harben", "note", R3, "No: ten", "--public", "--on", "2023-09-21")
    out = demo("show", R3).out
    assert "20 September 2023, " in out
    assert "21 September 2023, Jo Harben, public: No: ten" in out
    assert "Nine vehicles" in out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("note", R3), 2, "TEXT is missing"),
        (("note", R3, "  "), 2, "is empty"),
        (("note", "firearms-2023/R99", "x"), 4, "Did you mean firearms-2023/R"),
        (("note", R3, "x", "--on", "2023-07-10"), 3, "It was issued on 11 July 2023"),
        (("assign", R3), 2, "--owner or --lead is missing"),
        (("assign", R3, "--owner", " "), 2, "is empty"),
        (("target", R3, "--reason", "x"), 2, "--to is missing"),
        (("target", R3, "--to", "2024-03-01"), 2, "--reason is missing"),
        (("target", R3, "--to", "soon", "--reason", "x"), 2, "not a date hmi can read"),
        (("edit", R3, "--title", "x"), 2, "--reason is missing"),
        (("edit", R3, "--reason", "x"), 2, "Nothing to correct was given"),
        (("edit", R3, "--title", "Tracking equipment", "--due", "whenever", "--reason", "x"), 2, "not a date"),
        (("edit", R3, "--text", " ", "--reason", "x"), 2, "is empty"),
        (("edit", R3, "--owner", "x", "--reason", "x"), 2, "--owner"),
        (("edit", R3, "--under", R2, "--reason", "x"), 3, "cannot stand under"),
        (("edit", R3, "--under", "custody-2023/C9", "--reason", "x"), 4, "There is no custody-2023/C9"),
        (("edit", C1, "--under", "custody-2023/C2", "--reason", "x"), 3, "cannot stand under"),
        (("withdraw", R3), 2, "--reason is missing"),
        (("withdraw", C1, "--reason", "x"), 3, "custody-2023/R1 would be left open"),
        (("history", "firearms-2023/R99"), 4, "There is no firearms-2023/R99"),
        (("history", "--kind", "deleted"), 2, "recorded"),
        (("history", "--last", "-1"), 2, "-1"),
        (("history", "--since", "lately"), 2, "not a date"),
        (("meeting", "issue", "2023-12-14"), 4, "hmi meeting add 2023-12-14"),
        (("meeting", "issue", "2023-06-29"), 3, "stay as they are"),
        (("meeting", "add", "2023-06-29"), 3, "There is a meeting on 29 June 2023 already"),
        (("meeting", "add", "soon"), 2, "not a date"),
        (("report", "respond", "firearm-2023"), 4, "Did you mean firearms-2023?"),
        (("report", "respond", "firearms-2023", "--on", "2023-07-10"), 3, "comments cannot be older"),
        (("check", "--explain", "HMI999"), 4, "HMI101"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(
    demo: Officer, words: tuple[str, ...], code: int, said: str
) -> None:
    before = demo("history", "-f", "json").out
    answer = demo(*words, expect=code)
    assert said in answer.err
    assert answer.out == ""
    assert demo("history", "-f", "json").out == before


# Owners and targets.


def test_an_owner_and_a_lead_are_given_to_several_from_a_day_on(demo: Officer) -> None:
    answer = demo(
        "assign", R3, R5, R3, "--owner", "ACC Crime", "--lead", "Head of Armed Policing", "--on", "2023-09-01"
    )
    assert answer.err.splitlines() == [
        f"{ref} is with ACC Crime and Head of Armed Policing as lead from 1 September 2023." for ref in (R3, R5)
    ]
    assert (one(demo, R5)["owner"], one(demo, R5)["lead"]) == ("ACC Crime", "Head of Armed Policing")
    assert one(demo, R5, "--as-at", "2023-08-31")["owner"] == "ACC Operations"
    demo("assign", R5, "--lead", "Superintendent")
    assert (one(demo, R5)["owner"], one(demo, R5)["lead"]) == ("ACC Crime", "Superintendent")
    assert told(demo, R5, "--kind", "assigned")[0]["what"] == "lead: Superintendent (was Head of Armed Policing)"


def test_a_target_leaves_the_deadline_alone_and_keeps_every_revision(demo: Officer) -> None:
    answer = demo("target", R3, "--to", "30 November 2023", "--reason", "Rota agreed", "-f", "json")
    assert f"{R3} is to be done by 30 November 2023." in answer.err
    now = answer.data["recommendations"][0]
    assert (now["target"], now["deadline"]) == ("2023-11-30", "2023-10-31")
    demo("target", R3, "--to", "2023-12-31", "--reason", "Contractor late")
    what = [event["what"] for event in told(demo, R3, "--kind", "targeted")]
    assert what == [
        "target set to 31 December 2023 (was 30 November 2023). Why: Contractor late",
        "target set to 30 November 2023. Why: Rota agreed",
    ]
    assert "31 December 2023 (changed 1 time)" in demo("show", R3).out


def test_a_second_change_of_a_target_is_approved_by_name(demo: Officer) -> None:
    for day in ("2023-11-30", "2023-12-31"):
        demo("target", R3, "--to", day, "--reason", "x")
    answer = demo("target", R3, "--to", "2024-01-31", "--reason", "Again", expect=3)
    assert "has been changed once already" in answer.err
    assert "Add --approved-by NAME." in answer.err
    assert one(demo, R3)["target"] == "2023-12-31"
    demo("target", R3, "--to", "2024-01-31", "--reason", "Again", "--approved-by", "Deputy Chief Constable")
    newest = told(demo, R3, "--kind", "targeted")[0]
    assert newest["what"].endswith("(was 31 December 2023), approved by Deputy Chief Constable. Why: Again")
    assert newest["changes"]["approved_by"] == [None, "Deputy Chief Constable"]
    demo("target", R3, "--to", "2024-02-28", "--reason", "And again", expect=3)


def test_a_target_that_was_undone_does_not_count_as_a_change(demo: Officer) -> None:
    demo("target", R3, "--to", "2023-11-30", "--reason", "x")
    demo("target", R3, "--to", "2023-12-31", "--reason", "x")
    demo("undo")
    demo("target", R3, "--to", "2024-01-31", "--reason", "x")
    assert "changed 1 time" in demo("show", R3).out


def test_for_several_the_target_is_set_for_all_or_none(demo: Officer) -> None:
    for day in ("2023-11-30", "2023-12-31"):
        demo("target", R3, "--to", day, "--reason", "x")
    assert "None of the 2 was" in demo("target", R5, R3, "--to", "2024-01-31", "--reason", "x", expect=3).err
    assert one(demo, R5)["target"] is None


def test_where_there_is_no_deadline_the_target_counts(demo: Officer) -> None:
    demo("target", "custody-2023/A1", "--to", "2023-12-24", "--reason", "x")
    late = demo("overdue", "-f", "json").data["recommendations"]
    assert ("custody-2023/A1", 8) in [(each["ref"], each["days_late"]) for each in late]


# Corrections.


@pytest.mark.parametrize(
    ("words", "field", "was", "now"),
    [
        (("--text", "Other words."), "text", None, "Other words."),
        (("--title", "Tracking"), "title", None, "Tracking"),
        (("--theme", "Equipment"), "theme", None, "Equipment"),
        (("--to", "chief constables", "--to", "the College"), "addressees", None, ["chief constables", "the College"]),
        (("--for-information",), "for_us", True, False),
        (("--phrase", "By the end of October"), "deadline_phrase", "By 31 October 2023", "By the end of October"),
        (("--due", "2023-11-30"), "deadline", "2023-10-31", "2023-11-30"),
        (("--due", "immediate"), "deadline_kind", "dated", "immediate"),
        (("--due", "none"), "deadline", "2023-10-31", None),
    ],
)
def test_every_field_is_corrected_with_its_old_value_kept(
    demo: Officer, words: tuple[str, ...], field: str, was: Any, now: Any
) -> None:
    before = one(demo, R3)
    answer = demo("edit", R3, *words, "--reason", "As printed", "-f", "json")
    assert f"Corrected {R3}: " in answer.err
    assert answer.data["recommendations"][0][field] == now
    event = told(demo, R3)[0]
    assert (event["kind"], event["reason"]) == ("edited", "As printed")
    assert event["changes"][field] == [before[field], now]
    assert was is None or before[field] == was


def test_one_is_put_under_a_cause_of_concern_that_was_there_when_it_was_issued(demo: Officer) -> None:
    assert "was issued after" in demo("edit", R3, "--under", "custody-2023/C1", "--reason", "x", expect=3).err
    demo("add", "firearms-2023", "Command is not strong enough.", "--category", "coc")
    demo("edit", R3, "--under", "firearms-2023/C1", "--reason", "As printed")
    assert one(demo, R3)["under"] == "firearms-2023/C1"


def test_a_corrected_deadline_keeps_the_phrase_and_says_how_it_came(demo: Officer) -> None:
    demo("edit", R3, "--due", "30 November 2023", "--reason", "Their letter of 1 December")
    now = one(demo, R3)
    assert (now["deadline_phrase"], now["deadline"]) == ("By 31 October 2023", "2023-11-30")
    assert now["deadline_rule"] == "the day as given by the officer"
    assert "30 November 2023 (was 31 October 2023)" in told(demo, R3)[0]["what"]


def test_a_correction_is_said_in_words(demo: Officer) -> None:
    demo("edit", R3, "--for-information", "--reason", "For the College")
    assert told(demo, R3)[0]["what"] == "whether it counts for us: no (was yes). Why: For the College"
    assert R3 not in demo("list", "-f", "json").refs


def test_a_correction_that_changes_nothing_is_refused(demo: Officer) -> None:
    demo("edit", R3, "--title", "Tracking", "--reason", "Shorter")
    assert "says that already" in demo("edit", R3, "--title", "Tracking", "--reason", "Shorter", expect=3).err


def test_a_correction_can_be_moved_to_an_earlier_day(demo: Officer) -> None:
    demo("edit", R3, "--for-information", "--reason", "For the College")
    demo("edit", R3, "--for-information", "--reason", "From the beginning", "--on", "2023-07-11")
    assert one(demo, R3, "--as-at", "2023-09-28")["for_us"] is False


def test_withdrawn_it_counts_nowhere_and_stays_in_the_history(demo: Officer) -> None:
    before = demo("summary", "-f", "json").data["total"]["total"]
    answer = demo("withdraw", R3, R5, "--reason", "Recorded twice", "--on", "2023-12-01", "-f", "json")
    assert answer.err.splitlines() == [f"Withdrew {ref} from 1 December 2023." for ref in (R3, R5)]
    assert [each["status"] for each in answer.data["recommendations"]] == ["withdrawn", "withdrawn"]
    assert demo("summary", "-f", "json").data["total"]["total"] == before - 2
    assert demo("summary", "--as-at", "2023-11-30", "-f", "json").data["total"]["total"] == before
    assert R3 not in demo("list", "-f", "json").refs
    assert demo("list", "--status", "withdrawn", "-f", "json").refs == [R3, R5]
    assert told(demo, R3)[0]["what"] == "withdrawn. Why: Recorded twice"
    assert "withdrawn: recorded in error" in demo("show", R3).out


def test_the_reference_of_a_withdrawn_one_is_not_used_again(demo: Officer) -> None:
    demo("add", "homicide-2023", "Forces should act.")
    demo("withdraw", "homicide-2023/R4", "--reason", "x")
    assert "recorded already" in demo("add", "homicide-2023", "x.", "--number", "4", expect=3).err
    demo("add", "homicide-2023", "Forces should act otherwise.")
    assert one(demo, "homicide-2023/R5")["text"] == "Forces should act otherwise."


@pytest.mark.parametrize(
    "words",
    [
        ("assign", R3, "--owner", "x"),
        ("target", R3, "--to", "2024-03-01", "--reason", "x"),
        ("edit", R3, "--title", "x", "--reason", "x"),
        ("withdraw", R3, "--reason", "x"),
        ("level", R3, "--to", "3"),
        ("reopen", R3, "--reason", "x"),
        ("close", R3, "--letter", "x", "--signed-on", "2023-12-01", "--signatory", "CC"),
    ],
    ids=lambda words: words[0],
)
def test_nothing_more_happens_to_a_withdrawn_one(demo: Officer, words: tuple[str, ...]) -> None:
    demo("withdraw", R3, "--reason", "Recorded twice", "--on", "2023-12-01")
    assert "withdrawn as recorded in error" in demo(*words, expect=3).err


def test_nothing_is_recorded_under_or_reopened_under_a_withdrawn_cause_of_concern(demo: Officer) -> None:
    letter = ("--letter", "CC-1", "--signed-on", "2023-10-20", "--signatory", "CC", "--hmicfrs", "Visit")
    demo("close", "custody-2023/R1", *letter, "--on", "2023-10-25")
    demo("withdraw", C1, "--reason", "Recorded in error", "--on", "2023-11-01")
    assert C1 in demo("add", "custody-2023", "Act.", "--under", C1, expect=3).err
    assert C1 in demo("reopen", "custody-2023/R1", "--reason", "Found undone", expect=3).err


def test_on_a_terminal_what_is_missing_is_asked_for(demo: Officer) -> None:
    at_a_terminal = Officer(demo.register, at_a_terminal=True)
    at_a_terminal("note", R3, input="Nine vehicles\n")
    at_a_terminal("assign", R3, input="ACC Crime\n")
    at_a_terminal("target", R3, input="2024-03-01\nRota agreed\n")
    at_a_terminal("withdraw", R5, input="Recorded twice\n")
    assert [event["kind"] for event in told(demo, "--last", "4")] == ["withdrawn", "targeted", "assigned", "noted"]


# One recommendation whole.


def test_show_has_everything_of_one_on_one_screen(demo: Officer) -> None:
    demo("note", R3, "Nine vehicles", "--on", "2023-09-20")
    demo("target", R3, "--to", "2023-11-30", "--reason", "Rota")
    answer = demo("show", R3)
    for words in (
        R3, "11 July 2023", "Level 2: the force closes it", "open, with DCC", "31 October 2023", "62 days",
        "30 November 2023", "ACC Operations", "Head of Armed Policing", "armed response vehicle",
        "20 September 2023, ", "Nine vehicles", "target set to 30 November 2023", "recorded: ",
    ):  # fmt: skip
        assert words in answer.out, words
    data = demo("show", R3, "-f", "json").data
    assert [event["kind"] for event in data["events"]] == ["targeted", "noted", "staged", "recorded"]


# History.


@pytest.fixture
def eventful(demo: Officer) -> Officer:
    demo("--by", "Jo Harben", "note", R3, "Nine vehicles", "--on", "2023-09-20")
    demo("--by", "Sam Ord", "level", R3, "--to", "3", "--on", "2023-10-01", "--reason", "Their letter")
    demo("--by", "Jo Harben", "assign", C1, "--owner", "ACC Local Policing")
    return demo


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ((R3,), ["levelled", "noted", "staged", "recorded"]),
        ((R3.upper(),), ["levelled", "noted", "staged", "recorded"]),
        (("--last", "2"), ["assigned", "levelled"]),
        ((R3, "--since", "2023-09-01", "--until", "2023-12-31"), ["levelled", "noted", "staged"]),
        (("--since", "2023-10-01", "--until", "1 October 2023"), ["levelled"]),
        (("--author", "harben"), ["assigned", "noted"]),
        (("--author", "HARBEN", "--kind", "noted"), ["noted"]),
        (("--author", "%"), []),
        (("--kind", "levelled"), ["levelled"]),
        ((C1, "--kind", "closed"), []),
    ],
)
def test_history_is_newest_first_and_filtered_by_what_is_asked(
    eventful: Officer, words: tuple[str, ...], kinds: list[str]
) -> None:
    assert [event["kind"] for event in told(eventful, *words)] == kinds


def test_history_is_told_in_words_with_both_days_where_they_differ(eventful: Officer) -> None:
    out = eventful("history", "--last", "3").out.splitlines()
    assert out[0].split() == ["Happened", "Recorded", "Reference", "What", "By"]
    level = next(line for line in out if "level set to 3 (was 2). Why: Their letter" in line)
    assert level.startswith("1 Oct 2023")
    assert "1 Jan 2024" in level
    assert level.rstrip().endswith("Sam Ord")
    owner = next(line for line in out if "ACC Local Policing" in line)
    assert owner.count("Jan 2024") == 1, "on the day it happened"


def test_every_field_of_an_event_is_in_every_format(eventful: Officer) -> None:
    events = told(eventful)
    assert set(events[1]) == {
        "number", "command", "kind", "about", "reference", "what", "happened_on", "recorded_at", "author", "words",
        "reason", "changes", "undone", "hash",
    }  # fmt: skip
    assert (events[1]["happened_on"], events[1]["recorded_at"][:19]) == ("2023-10-01", "2024-01-01T09:00:00")
    assert events[1]["words"] == f"level {R3} --to 3 --on 2023-10-01 --reason 'Their letter'"
    assert events[1]["changes"] == {"level": ["2", "3"]}
    assert [json.loads(line) for line in eventful("history", "-f", "ndjson").out.splitlines()] == events
    rows = list(csv.DictReader(io.StringIO(eventful("history", "-f", "csv").out)))
    assert [row["hash"] for row in rows] == [event["hash"] for event in events]
    assert len(list(csv.reader(io.StringIO(eventful("history", "-f", "tsv").out), delimiter="\t"))) == len(events) + 1
    assert "level set to 3" in eventful("history", "-f", "md").out


def test_a_history_without_an_event_says_so(eventful: Officer) -> None:
    answer = eventful("history", "--kind", "closed")
    assert (answer.out, answer.err) == ("", "None found.\n")
    assert "3 events." in eventful("history", "--last", "3").err


# Checks.


def codes(officer: Officer, *words: str) -> dict[str, list[str]]:
    """Code to the references that it found."""
    answer = officer("check", *words, "-f", "json", expect=5)
    found: dict[str, list[str]] = {}
    for each in answer.data["findings"]:
        found.setdefault(each["code"], []).append(each["reference"])
    return found


def test_everything_is_found_at_once_with_what_mends_it(demo: Officer) -> None:
    found = codes(demo, "--as-at", "2023-11-01")
    assert list(found) == ["HMI101", "HMI103", "HMI108", "HMI109"]
    assert found["HMI108"] == [R3]
    assert found["HMI109"] == ["firearms-2023", "homicide-2023", "custody-2023"]
    first = demo("check", "-f", "json", expect=5).data["findings"][0]
    assert first == {
        "code": "HMI101",
        "severity": "warning",
        "check": "open without owner",
        "reference": C1,
        "what": "is open and nobody owns it",
        "mend": f"hmi assign {C1} --owner OFFICE",
    }
    answer = demo("check", expect=5)
    assert answer.err.startswith("Check: ")
    assert "hmi check --explain CODE" in answer.err
    assert f"hmi assign {C1} --owner OFFICE" in answer.out


@pytest.mark.parametrize(
    ("code", "commands", "reference"),
    [
        ("HMI102", [("add", "firearms-2023", "Forces should act.", "--number", "40")], "firearms-2023/R40"),
        ("HMI103", [("add", "firearms-2023", "As soon as possible, forces should act.", "--number", "40")],
         "firearms-2023/R40"),
        ("HMI105", [("add", "custody-2023", "Care.", "--category", "cause-of-concern")], "custody-2023/C5"),
        ("HMI107", [("target", R3, "--to", "2023-11-01", "--reason", "x")], R3),
        ("HMI110", [("report", "add", "Progress", "--published", "2023-12-01", "--code", "progress-2023"),
                    ("add", "progress-2023", "The FORCE should tell; it all!"),
                    ("add", "firearms-2023", "the force should tell it all", "--number", "40")], "firearms-2023/R40"),
        ("HMI111", [("report", "add", "Vetting", "--published", "2023-12-01", "--code", "vetting-2023",
                     "--states", "afi=2", "--states", "recommendation=0")], "vetting-2023"),
        ("HMI112", [("report", "add", "Vetting", "--published", "unknown", "--code", "vetting-2023")], "vetting-2023"),
        ("HMI113", [("report", "edit", "firearms-2023", "--published", "2023-07-12", "--reason", "x")], R3),
    ],
    ids=lambda value: value if isinstance(value, str) and value.startswith("HMI") else "",
)  # fmt: skip
def test_each_check_finds_what_it_is_for(
    demo: Officer, code: str, commands: list[tuple[str, ...]], reference: str
) -> None:
    assert reference not in codes(demo).get(code, [])
    for words in commands:
        demo(*words)
    assert reference in codes(demo)[code]


def test_what_mends_a_finding_mends_it(demo: Officer) -> None:
    demo("assign", C1, "--owner", "ACC Local Policing")
    assert C1 not in codes(demo)["HMI101"]
    demo("edit", "custody-2023/A4", "--due", "2024-03-31", "--reason", "Settled with HMICFRS")
    assert "custody-2023/A4" not in codes(demo)["HMI103"]
    demo("note", R3, "The contractor is late", "--on", "2023-11-02")
    assert R3 not in codes(demo)["HMI108"]
    demo("note", R5, "On course", "--on", "2023-12-30")
    assert R5 in codes(demo)["HMI108"], "that was before its due day"
    demo("report", "respond", "firearms-2023", "--on", "2023-09-04")
    assert codes(demo)["HMI109"] == ["homicide-2023", "custody-2023"]


def test_the_clock_for_comments_is_told_of_while_it_runs_out(demo: Officer) -> None:
    assert "HMI109" not in codes(demo, "--as-at", "2023-08-20")
    found = demo("check", "--as-at", "2023-08-21", "-f", "json", expect=5).data["findings"]
    assert [each["what"] for each in found if each["code"] == "HMI109"] == [
        "must have the local policing body's comments published by 4 September 2023, in 14 days (Police Act 1996 s.55)"
    ]


def test_where_nothing_is_found_check_ends_well(officer: Officer) -> None:
    answer = officer("check")
    assert (answer.out, answer.err) == ("", "Nothing found.\n")
    assert officer("check", "-f", "json").data["findings"] == []


def test_findings_come_in_every_format(demo: Officer) -> None:
    found = demo("check", "-f", "json", expect=5).data["findings"]
    assert [json.loads(line) for line in demo("check", "-f", "ndjson", expect=5).out.splitlines()] == found
    rows = list(csv.DictReader(io.StringIO(demo("check", "-f", "csv", expect=5).out)))
    assert rows == found
    assert demo("check", "-f", "md", expect=5).out.count("HMI101") == sum(one["code"] == "HMI101" for one in found)


@pytest.mark.parametrize("code", [*(check.code for check in CHECKS), *INTEGRITY])
def test_every_code_is_explained(officer: Officer, code: str) -> None:
    out = officer("check", "--explain", code.lower()).out
    assert code in out
    assert "Severity" in out
    assert "Why" in out


def test_an_example_that_nobody_meddled_with_is_as_its_history_says(demo: Officer) -> None:
    answer = demo("check", "--integrity")
    assert answer.out == ""
    assert told(demo, "--last", "1")[0]["hash"] in answer.err


# Meetings.


def test_a_meeting_is_added_listed_and_issued_with_the_head_of_the_history(demo: Officer) -> None:
    assert demo("meeting", "add", "27 June 2024", "--name", "Audit").err == "Recorded the meeting of 27 June 2024.\n"
    head = told(demo, "--last", "1")[0]["hash"]
    answer = demo("meeting", "issue", "2023-09-28")
    assert "Issued the figures as at 28 September 2023 for the meeting of 28 September 2023." in answer.err
    newest, issued, june = demo("meeting", "list", "-f", "json").data["meetings"]
    assert newest == dict.fromkeys(newest) | {"on": "2024-06-27", "name": "Audit", "status": "planned"}
    assert (issued["status"], issued["as_at"], issued["issued_at"][:19]) == (
        "issued",
        "2023-09-28",
        "2024-01-01T09:00:00",
    )
    assert (issued["open"], issued["closed"], issued["total"]) == (122, 329, 451)
    assert issued["head"] == head
    assert len(issued["figures_hash"]) == 64
    assert june["on"] == "2023-06-29"


def test_the_head_that_is_printed_is_in_the_history(demo: Officer) -> None:
    answer = demo("meeting", "issue", "2023-09-28")
    (printed,) = [word for word in answer.err.split() if len(word) == 64]
    assert printed in {event["hash"] for event in told(demo)}


def test_figures_are_issued_as_at_the_meeting_or_another_day_or_today(demo: Officer) -> None:
    demo("meeting", "issue", "2023-09-28", "--as-at", "2023-08-15")
    demo("meeting", "add", "2024-03-28")
    demo("meeting", "issue", "2024-03-28")
    ahead, september, _ = demo("meeting", "list", "-f", "json").data["meetings"]
    assert (september["as_at"], september["open"]) == ("2023-08-15", 93)
    assert ahead["as_at"] == "2024-01-01", "the day itself has not come"


def test_meetings_are_listed_for_people_with_what_they_were_told(demo: Officer) -> None:
    out = demo("meeting", "list").out
    assert "28 Sep 2023" in out
    assert "not issued" in out
    assert "as at 29 Jun 2023" in out
    assert demo("meeting", "list", "-f", "json").data["meetings"][1]["head"][:12] in out


# Comments on a report.


def test_the_day_on_which_comments_were_published_is_kept(demo: Officer) -> None:
    answer = demo("report", "respond", "firearms-2023", "--on", "4 September 2023", "-f", "json")
    assert "The comments on firearms-2023 were published on 4 September 2023, in time" in answer.err
    (report,) = answer.data["reports"]
    assert (report["comments_due"], report["comments_sent_on"]) == ("2023-09-04", "2023-09-04")
    assert "4 September 2023" in demo("report", "show", "firearms-2023").out
    event = told(demo, "--kind", "responded")[0]
    assert (event["reference"], event["happened_on"]) == ("firearms-2023", "2023-09-04")


def test_what_a_report_states_is_shown_with_it(demo: Officer) -> None:
    assert Officer(demo.register, date(2023, 9, 28))("report", "show", "custody-2023", "-f", "json").data["reports"]
    answer = demo("report", "add", "Vetting", "--published", "2023-12-01", "--states", "afi=x", expect=2)
    assert "Write it as afi=16" in answer.err


# Movement and summary, as asked.


def test_every_field_of_a_movement_is_in_its_json(demo: Officer) -> None:
    data = demo("movement", "--since", "last", "--as-at", "2023-09-28", "-f", "json").data
    promised = (
        "row, category, level, open_start, restated, new, brought_in, reopened, levelled_in, levelled_out, closed,"
        " withdrawn, open_end, total_start, total_end"
    )
    for row in [*data["rows"], data["total"]]:
        assert set(promised.split(", ")) <= set(row)
    assert data["total"]["row"] == "Total"


def test_every_field_of_a_summary_stays_when_the_change_is_asked_for(demo: Officer) -> None:
    plain = demo("summary", "--as-at", "2023-09-28", "-f", "json").data
    since = demo("summary", "--as-at", "2023-09-28", "--since", "2023-08-15", "-f", "json").data
    assert since["since"] == "2023-08-15"
    for before, row in zip(plain["rows"], since["rows"], strict=True):
        assert before.items() <= row.items()
        assert {"change_open", "change_closed", "change_total"} <= set(row)
    assert since["total"]["change_open"] == 29, "24 of custody-2023, and 5 brought in"


def test_a_report_is_corrected_and_the_correction_taken_back(demo: Officer) -> None:
    demo("report", "add", "Old", "--published", "unknown", "--code", "old-2023", "--states", "afi=2")
    found = {one["code"]: one["mend"] for one in demo("check", "-f", "json", expect=5).data["findings"]}
    for code in ("HMI111", "HMI112"):
        assert "hmi report edit old-2023" in found[code]
    words = ("report", "edit", "old-2023", "--published", "2023-03-08", "--states", "afi=0", "--reason", "Found it")
    corrected = demo(*words, "-f", "json").data["reports"][0]
    assert (corrected["published"], corrected["comments_due"]) == ("2023-03-08", "2023-05-02")
    assert corrected["stated"] == {"afi": 0}
    found = {one["code"]: one["mend"] for one in demo("check", "-f", "json", expect=5).data["findings"]}
    assert not {"HMI111", "HMI112"} & set(found)
    assert "says that already" in demo(*words, expect=3).err
    demo("check", "--integrity")
    for way, published in (("undo", None), ("redo", "2023-03-08")):
        demo(way)
        demo("check", "--integrity")
        assert demo("report", "show", "old-2023", "-f", "json").data["reports"][0]["published"] == published
    edited = demo("history", "--kind", "edited", "-f", "json").data["events"][0]
    assert edited["what"].startswith("published on: 8 March 2023; how many it says it makes")
    later = ("report", "edit", "old-2023", "--published", "2030-01-01", "--reason", "x")
    assert "has not come yet" in demo(*later, expect=3).err
    assert "Nothing to correct" in demo("report", "edit", "old-2023", "--reason", "x", expect=2).err
