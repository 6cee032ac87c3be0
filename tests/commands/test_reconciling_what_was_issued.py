"""`hmi reconcile` beside what a meeting was told: a paper that was right when it was issued is never accused."""

import re
from datetime import date
from typing import Any

import pytest

from conftest import Officer

JUNE = ("--as-at", "2026-06-25")
SEPTEMBER = ("--as-at", "2023-09-28")
PRINTED = """\
row,open,closed,total,increase
Recommendation Level 2,55,0,45,45
"""


def on(officer: Officer, day: str) -> Officer:
    return Officer(officer.register, date.fromisoformat(day))


def table(officer: Officer) -> str:
    """The committee's table as CSV, with its row of sums."""
    return officer("summary", *JUNE, "-f", "csv").out


@pytest.fixture
def issued(officer: Officer) -> tuple[Officer, str]:
    """A register whose June figures were issued, and then learned more of that day; and the table issued then."""
    march, june, july = (on(officer, day) for day in ("2026-03-26", "2026-06-25", "2026-07-20"))
    afi = ("--category", "afi", "--level", "2")
    march("balance", "add", *afi, "--open", "4", "--closed", "1", "--on", "2025-12-01", "--source", "x")
    march("report", "add", "A", "--published", "2026-01-15", "--code", "a-2026")
    march("add", "a-2026", "The force should do one.", "--level", "3", "--owner", "ACC")
    march("add", "a-2026", "The force should do two.", "--level", "2", "--owner", "ACC")
    for day in ("2026-03-26", "2026-06-25", "2026-09-24"):
        march("meeting", "add", day)
    march("meeting", "issue", "2026-03-26")
    june("level", "a-2026/R1", "--to", "4", "--on", "2026-04-01")
    june("level", "a-2026/R1", "--to", "3", "--on", "2026-04-20")
    june("meeting", "issue", "2026-06-25")
    then = table(june)
    july("report", "add", "B", "--published", "2026-06-10", "--code", "b-2026")
    july("add", "b-2026", "The force should do three.", "--level", "1")
    letter = ("--letter", "L1", "--signed-on", "2026-06-19", "--signatory", "CC")
    july("close", "a-2026/R2", "--on", "2026-06-20", *letter)
    return july, then


def test_a_paper_that_was_right_when_it_was_issued_holds_and_what_was_learned_since_is_told_apart(
    issued: tuple[Officer, str],
) -> None:
    july, then = issued
    answer = july("reconcile", "-", *JUNE, input=then)
    assert "All eleven rows hold, and so does the row of sums, as issued." in answer.err
    assert "What was recorded since has changed two rows of that day in the register." in answer.err
    assert "Every figure is the one that was issued for 25 June 2026." in answer.out
    assert "What may explain it" not in answer.out
    assert re.search(r"Recommendation Level 1 +\+1 +0 +\+1 +b-2026/R1\n", answer.out)
    assert re.search(r"Recommendation Level 2 +-1 +\+1 +0 +a-2026/R2\n", answer.out)


def test_programs_are_told_what_was_issued_what_the_register_has_and_what_it_has_learned(
    issued: tuple[Officer, str],
) -> None:
    july, then = issued
    data = july("reconcile", "-", *JUNE, "-f", "json", input=then).data
    assert (data["holds"], data["held_against"], data["explanations"]) == (True, "issued", [])
    row = data["rows"][2]
    assert [[row[f"{whose}_{what}"] for what in ("open", "closed")] for whose in ("told", "register", "should")] == [
        [1, 0],
        [0, 1],
        [1, 0],
    ]
    assert [(each["row"], each["open"], each["closed"], each["references"]) for each in data["learned"]] == [
        ("Recommendation Level 1", 1, 0, ["b-2026/R1"]),
        ("Recommendation Level 2", -1, 1, ["a-2026/R2"]),
    ]


def test_one_figure_of_what_was_issued_that_is_mistyped_is_all_that_fails(issued: tuple[Officer, str]) -> None:
    july, then = issued
    wrong = then.replace(
        "Recommendation Level 3,recommendation,3,1,0,1", "Recommendation Level 3,recommendation,3,2,0,2"
    )
    assert wrong != then
    answer = july("reconcile", "-", *JUNE, "-f", "json", input=wrong, expect=5)
    assert [row["row"] for row in answer.data["rows"] if row["fails"]] == ["Recommendation Level 3"]
    assert "What was issued:\n  hmi summary --as-at 2026-06-25 --known-at 2026-06-25T" in answer.err
    said = [each["what"] for each in answer.data["findings"]]
    assert "Recommendation Level 3: what was issued has 1 open, not 2, and 1 in total, not 2." in said
    moment = answer.err.split("--known-at ")[1].strip()
    assert july("summary", *JUNE, "--known-at", moment, "-f", "csv").out == then


def test_a_table_of_what_the_register_has_now_holds_and_is_told_to_be_another_than_was_issued(
    issued: tuple[Officer, str],
) -> None:
    july, _ = issued
    answer = july("reconcile", "-", *JUNE, "-f", "json", input=table(july))
    assert (answer.data["held_against"], answer.data["learned"]) == ("register", [])
    assert any(
        each["what"].endswith("have changed Recommendation Level 1 and Recommendation Level 2.")
        for each in answer.data["findings"]
    )


def test_what_was_learned_by_undoing_and_by_opening_balances_is_told_too(issued: tuple[Officer, str]) -> None:
    july, then = issued
    july("undo", "--reason", "typed by mistake")
    july("balance", "add", "--category", "afi", "--level", "3", "--open", "2", "--on", "2026-02-01", "--source", "y")
    learned = july("reconcile", "-", *JUNE, "-f", "json", input=then).data["learned"]
    assert [(each["row"], each["open"], each["by"]) for each in learned] == [
        ("Recommendation Level 1", 1, "b-2026/R1"),
        ("AFI Level 3", 2, "opening balances"),
    ]


def test_a_table_can_be_held_against_the_register_as_it_was_known(issued: tuple[Officer, str]) -> None:
    july, then = issued
    known = ("--known-at", "2026-06-25")
    answer = july("reconcile", "-", *known, "-f", "json", input=then)
    assert (answer.data["as_at"], answer.data["held_against"], answer.data["learned"]) == ("2026-06-25", "register", [])
    now = table(july)
    answer = july("reconcile", "-", *JUNE, *known, "-f", "json", input=now, expect=5)
    failing = [row["row"] for row in answer.data["rows"] if row["fails"]]
    assert failing == ["Recommendation Level 1", "Recommendation Level 2"]
    assert f"hmi summary --as-at 2026-06-25 {' '.join(known)}" in answer.err


def test_asked_of_the_day_of_a_meeting_what_it_was_told_is_taken_as_at_the_day_of_its_figures(
    issued: tuple[Officer, str],
) -> None:
    july, then = issued
    july("meeting", "add", "2026-07-10")
    july("meeting", "issue", "2026-07-10", "--as-at", "2026-06-21")
    told = july("summary", "--as-at", "2026-06-21", "-f", "csv").out
    july("add", "b-2026", "The force should do four.", "--level", "1", "--on", "2026-06-30")
    answer = july("reconcile", "-", "--as-at", "2026-07-10", "-f", "json", input=told)
    assert (answer.data["as_at"], answer.data["holds"]) == ("2026-06-21", True)
    assert answer.data["findings"][0]["what"] == (
        "It is what was issued for the meeting of 10 July 2026, and so was taken as at 21 June 2026."
    )
    other = july("reconcile", "-", "--as-at", "2026-07-10", "-f", "json", input=then, expect=5)
    assert other.data["as_at"] == "2026-07-10"


def increases(officer: Officer) -> dict[str, int]:
    rows: list[Any] = officer("summary", "--since", "last", *SEPTEMBER, "-f", "json").data["rows"]
    return {row["row"]: row["change_total"] for row in rows}


def restated(demo: Officer) -> Officer:
    """The example, with a report that was recorded late and a duplicate that was withdrawn."""
    now = on(demo, "2023-10-05")
    now("report", "add", "Late", "--published", "2023-06-20", "--code", "late-2023")
    now("add", "late-2023", "Chief constables should do L.", "--level", "2")
    now("add", "late-2023", "Chief constables should do M.", "--level", "2")
    now("withdraw", "late-2023/R2", "--on", "2023-07-01", "--reason", "entered twice")
    return now


def test_the_increase_is_that_of_the_summary_where_figures_were_restated(demo: Officer) -> None:
    now = restated(demo)
    answer = now("reconcile", "-", *SEPTEMBER, "-f", "json", input=PRINTED, expect=5)
    row = answer.data["rows"][0]
    assert row["expected_increase"] == increases(now)["Recommendation Level 2"] == 11
    assert row["expected_total"] == row["register_total"] == 56
    said = "\n".join(each["what"] for each in answer.data["findings"])
    assert "The increase since 29 June 2023 is 11, not 45." in said
    assert "Part of that is restated (+2 open)" in said


def test_a_total_that_was_issued_before_is_stale_though_figures_were_restated(demo: Officer) -> None:
    answer = restated(demo)("reconcile", "-", *SEPTEMBER, "-f", "json", input=PRINTED, expect=5)
    said = [each["explanation"] for each in answer.data["explanations"]]
    assert any("carries the total issued then: Recommendation Level 2 (45)" in each for each in said)
    assert any("the total then was 45, and the increase since is 11" in each for each in said)
    last = answer.data["findings"][-1]["what"]
    assert last == "Nothing that hmi knows explains the open figure of Recommendation Level 2."


def test_nothing_is_said_of_a_row_that_holds_though_figures_were_restated(demo: Officer) -> None:
    now = restated(demo)
    right = now("summary", "--since", "last", *SEPTEMBER, "-f", "csv").out
    answer = now("reconcile", "-", *SEPTEMBER, "-f", "json", input=right)
    assert answer.data["holds"]
    assert not any("Recommendation Level 2" in each["what"] for each in answer.data["findings"])


def test_an_increase_holds_with_what_was_restated_and_without(demo: Officer) -> None:
    demo("report", "add", "Vetting", "--published", "2023-06-20", "--code", "vetting-2023")
    demo("add", "vetting-2023", "Forces should act.", "--level", "2")
    for increase, code in (("10", 0), ("11", 0), ("9", 5)):
        table = f"row,open,closed,total,increase\nRecommendation Level 2,56,0,56,{increase}\n"
        told = demo("reconcile", "-", "--as-at", "2023-09-28", input=table, expect=5)
        assert ("increase since" in told.out.replace("figures issued", "")) is bool(code), increase


def test_of_a_row_that_the_register_has_learned_more_of_since_nothing_is_guessed(demo: Officer) -> None:
    demo("meeting", "issue", "2023-09-28")
    letter = ("--letter", "CC-1", "--signed-on", "2023-09-19", "--signatory", "Chief Constable")
    demo("close", "firearms-2023/R3", "--on", "2023-09-20", *letter)
    table = demo("summary", "--as-at", "2023-09-28", "-f", "csv").out
    demo("level", "firearms-2023/R2", "--to", "4", "--on", "2023-09-25", "--reason", "As HMICFRS says now")
    told = demo("reconcile", "-", "--as-at", "2023-09-28", input=table, expect=5).out
    assert "counted as" not in told
    assert "Nothing that hmi knows explains Recommendation Level 2" not in told
    assert "What has been recorded of that day since is no fault of the table" in told


def test_of_a_table_that_holds_as_issued_too_it_is_said_what_was_not_tested(demo: Officer) -> None:
    demo("meeting", "issue", "2023-09-28")
    issued = demo("summary", "--as-at", "2023-09-28", "-f", "csv").out
    demo("level", "firearms-2023/R2", "--to", "4", "--on", "2023-09-25", "--reason", "As HMICFRS says now")
    beside = f"{issued}\nAFIs in detail\nrow,open,closed,total\nAFI Level 2,22,0,6\n"
    told = demo("reconcile", "-", "--as-at", "2023-09-28", input=beside).err
    assert "as issued." in told
    assert "One further table beside it: not tested." in told
