"""hmi read, as an officer types it: shown, asked about, recorded once."""

import sys
from pathlib import Path

import pytest

from conftest import Officer
from reports.documents import CONCERN, FORMATS, PAPER, written_as

REPORT = """Deployment of firearms

Published on 11 July 2023

We make two recommendations and one area for improvement.

Recommendation 1

By 31 July 2024, the College of Policing should set criteria.

Recommendation 2

By 31 October 2023, chief constables should track their vehicles.

Area for improvement

The force should keep its records.
"""


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "firearms.txt"
    path.write_text(REPORT, encoding="utf-8")
    return str(path)


def test_what_was_found_is_shown_and_nothing_recorded(officer_with_firearms: Officer, report: str) -> None:
    officer = officer_with_firearms
    before = officer.register.read_bytes()
    answer = officer("read", report, "--report", "firearms-2023")
    assert "firearms-2023/R2" in answer.out
    assert "two recommendations and one AFI; 2 of 3 for us" in answer.err
    assert "As many as it states itself: two recommendations and one AFI." in answer.err
    assert "the same command with --yes" in answer.err
    assert officer.register.read_bytes() == before


def test_with_yes_all_are_recorded_and_a_second_time_none(officer_with_firearms: Officer, report: str) -> None:
    officer = officer_with_firearms
    answer = officer("read", report, "--report", "firearms-2023", "--yes")
    assert "Recorded firearms-2023/R1, R2 and firearms-2023/A1 (3 in all)." in answer.err
    assert officer("list", "--all", "-f", "json").refs == ["firearms-2023/R1", "firearms-2023/R2", "firearms-2023/A1"]
    recorded = officer.register.read_bytes()
    again = officer("read", report, "--report", "firearms-2023", "--yes")
    assert "All are recorded already, in these words." in again.err
    assert "There is nothing new to record." in again.err
    assert officer.register.read_bytes() == recorded


def test_the_drafts_are_recommendations_for_programs_too(officer_with_firearms: Officer, report: str) -> None:
    data = officer_with_firearms("read", report, "--report", "firearms-2023", "--dry-run", "-f", "json").data
    assert data["source"] == "firearms.txt"
    assert [(one["ref"], one["deadline"], one["for_us"], one["line"]) for one in data["recommendations"]] == [
        ("firearms-2023/R1", "2024-07-31", False, 9),
        ("firearms-2023/R2", "2023-10-31", True, 13),
        ("firearms-2023/A1", None, True, 17),
    ]
    assert data["sections"] == [
        {
            "section": 1,
            "title": "Deployment of firearms",
            "published": "2023-07-11",
            "report": "firearms-2023",
            "stated": {"recommendation": [2], "afi": [1]},
            "found": {"recommendation": 2, "afi": 1},
        }
    ]


def test_counts_that_do_not_agree_are_told(officer_with_firearms: Officer, tmp_path: Path) -> None:
    path = tmp_path / "firearms.txt"
    path.write_text(REPORT.replace("two recommendations", "three recommendations"), encoding="utf-8")
    answer = officer_with_firearms("read", str(path), "--report", "firearms-2023", "--dry-run")
    assert "It states three recommendations; two were found: look through them with care." in answer.err


def test_one_that_was_corrected_since_is_known_again(officer_with_firearms: Officer, report: str) -> None:
    officer = officer_with_firearms
    officer("read", report, "--report", "firearms-2023", "--yes")
    officer("edit", "firearms-2023/A1", "--text", "The force should keep its own records.", "--reason", "as printed")
    assert "There is nothing new" in officer("read", report, "--report", "firearms-2023", "--yes").err


def test_one_that_was_withdrawn_is_not_recorded_again(officer_with_firearms: Officer, report: str) -> None:
    officer = officer_with_firearms
    officer("read", report, "--report", "firearms-2023", "--yes")
    officer("withdraw", "firearms-2023/A1", "--reason", "not one")
    assert "There is nothing new" in officer("read", report, "--report", "firearms-2023", "--yes").err


def test_what_undo_took_back_is_new_again_under_its_own_reference(officer_with_firearms: Officer, report: str) -> None:
    officer = officer_with_firearms
    officer("read", report, "--report", "firearms-2023", "--yes")
    officer("undo")
    assert officer("list", "--all", "-f", "json").refs == []
    answer = officer("read", report, "--report", "firearms-2023", "--yes")
    assert "(3 in all)" in answer.err
    officer("check", "--integrity")


def test_a_number_that_is_taken_by_other_words_is_left_as_it_is(officer_with_firearms: Officer, report: str) -> None:
    officer = officer_with_firearms
    officer("add", "firearms-2023", "Chief constables should do otherwise.", "--number", "2")
    answer = officer("read", report, "--report", "firearms-2023", "--yes")
    assert "Recorded already in other words, and left as they are: firearms-2023/R2." in answer.err
    assert officer("show", "firearms-2023/R2", "-f", "json").data["recommendations"][0]["text"].endswith("otherwise.")
    assert "Recorded firearms-2023/R1 and firearms-2023/A1 (2 in all)." in answer.err


def test_the_history_says_where_it_was_read(officer_with_firearms: Officer, report: str) -> None:
    officer = officer_with_firearms
    officer("read", report, "--report", "firearms-2023", "--yes")
    (event,) = officer("history", "firearms-2023/R2", "-f", "json").data["events"]
    assert event["changes"]["read_from"] == [None, "firearms.txt, line 13"]


@pytest.mark.parametrize(
    ("answers", "recorded"),
    [
        ("yes\n", ["R1", "R2", "A1"]),
        ("no\n", []),
        ("\n", []),
        ("perhaps\none\ny\nn\nyes\n", ["R1", "A1"]),
        ("one by one\nno\nrest\n", ["R2", "A1"]),
        ("one\nyes\nstop\n", ["R1"]),
    ],
)
def test_on_a_terminal_the_officer_says_which(
    officer_with_firearms: Officer, report: str, answers: str, recorded: list[str]
) -> None:
    officer = Officer(officer_with_firearms.register, at_a_terminal=True)
    answer = officer("read", report, "--report", "firearms-2023", input=answers)
    assert officer("list", "--all", "-f", "json").refs == [f"firearms-2023/{name}" for name in recorded]
    assert ("Nothing has been recorded." in answer.err) is not bool(recorded)


def test_a_cause_that_is_left_out_leaves_its_recommendations_alone(officer: Officer, tmp_path: Path) -> None:
    officer = Officer(officer.register, officer.today.replace(month=6), at_a_terminal=True)
    officer("report", "add", "Letter", "--published", "2024-03-11", "--code", "concern-2024")
    path = written_as(CONCERN, "txt", tmp_path / "concern.txt")
    officer("read", str(path), "--report", "concern-2024", input="one\nno\nrest\n")
    listed = officer("list", "--all", "-f", "json").data["recommendations"]
    assert len(listed) == 8
    assert {one["under"] for one in listed} == {None}


@pytest.mark.parametrize("format", FORMATS)
def test_a_paper_with_three_reports_goes_to_its_three_codes(demo: Officer, tmp_path: Path, format: str) -> None:
    path = written_as(PAPER, format, tmp_path / f"paper.{format}")
    codes = [word for code in ("a-2023", "b-2023", "c-2023") for word in ("--report", code)]
    for code in codes[1::2]:
        demo("report", "add", f"Report {code}", "--published", "2023-08-16", "--code", code)
    demo("read", str(path), *codes, "--yes")
    listed = {code: demo("list", "--all", "--report", code, "-f", "json").refs for code in codes[1::2]}
    assert [len(refs) for refs in listed.values()] == [12, 3, 24]
    assert listed["b-2023"] == ["b-2023/R1", "b-2023/R2", "b-2023/R3"]
    demo("check", "--integrity")


def test_one_report_of_a_paper_can_be_read_alone(demo: Officer, tmp_path: Path) -> None:
    path = str(written_as(PAPER, "txt", tmp_path / "paper.txt"))
    data = demo("read", path, "--report", "homicide-2023", "--section", "2", "--dry-run", "-f", "json").data
    assert [one["number"] for one in data["recommendations"]] == [1, 2, 3]
    assert "There is no section 4" in demo("read", path, "--section", "4", expect=2).err


def test_without_a_code_the_reports_of_a_paper_are_known_by_day(demo: Officer, tmp_path: Path) -> None:
    path = str(written_as(PAPER, "txt", tmp_path / "paper.txt"))
    data = demo("read", path, "--dry-run", "-f", "json").data
    assert [one["report"] for one in data["sections"]] == ["firearms-2023", "homicide-2023", "custody-2023"]


def test_a_report_that_is_not_recorded_says_how_to_record_it(officer: Officer, report: str) -> None:
    officer("settings", "set", "force", "West Midlands Police")
    answer = officer("read", report, expect=2)
    assert 'hmi report add "Deployment of firearms" --published 2023-07-11' in answer.err
    assert "There is no report firearms-2023" in officer("read", report, "--report", "firearms-2023", expect=4).err


def test_a_file_that_asks_for_nothing_says_so(officer_with_firearms: Officer, tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text("The minutes were agreed.", encoding="utf-8")
    answer = officer_with_firearms("read", str(path), "--report", "firearms-2023", "--yes")
    assert "Nothing that HMICFRS asks for was found in minutes.txt." in answer.err
    assert "hmi looks for headings such as" in answer.err


def test_one_too_long_to_be_one_is_refused_with_nothing_written(officer_with_firearms: Officer, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(REPORT + "word " * 20_000, encoding="utf-8")
    before = officer_with_firearms.register.read_bytes()
    officer_with_firearms("read", str(path), "--report", "firearms-2023", "--yes", expect=2)
    assert officer_with_firearms.register.read_bytes() == before


EDITOR = """import pathlib, sys
path = pathlib.Path(sys.argv[-1])
text = path.read_text(encoding="utf-8")
path.write_text({change}, encoding="utf-8")
sys.exit({code})
"""


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Edit":
    return Edit(tmp_path, monkeypatch)


class Edit:
    """An editor that makes one change to the file and ends."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.path, self.patch = folder / "editor.py", patch

    def __call__(self, change: str, code: int = 0) -> None:
        self.path.write_text(EDITOR.format(change=change, code=code), encoding="utf-8")
        self.patch.delenv("VISUAL", raising=False)
        self.patch.setenv("EDITOR", f'"{sys.executable}" "{self.path}"')


def test_drafts_can_be_gone_through_in_an_editor(officer_with_firearms: Officer, report: str, editor: Edit) -> None:
    editor("text.replace('level:', 'level: 2').replace('track their', 'follow their')")
    officer_with_firearms("read", report, "--report", "firearms-2023", "--edit", "--yes")
    listed = officer_with_firearms("list", "--all", "-f", "json").data["recommendations"]
    assert {one["level"] for one in listed} == {"2"}
    assert "follow their" in listed[1]["text"]
    assert "There is nothing new" in officer_with_firearms("read", report, "--report", "firearms-2023").err


def test_a_draft_taken_out_in_the_editor_is_not_recorded(
    officer_with_firearms: Officer, report: str, editor: Edit
) -> None:
    editor("text[: text.index('[firearms-2023/R2]')]")
    officer_with_firearms("read", report, "--report", "firearms-2023", "--edit", "--yes")
    assert officer_with_firearms("list", "--all", "-f", "json").refs == ["firearms-2023/R1"]


def test_a_mistake_in_the_editor_is_told_and_nothing_written(
    officer_with_firearms: Officer, report: str, editor: Edit
) -> None:
    editor("text.replace('level:', 'level: 9')")
    answer = officer_with_firearms("read", report, "--report", "firearms-2023", "--edit", "--yes", expect=2)
    assert "'9' is not a level" in answer.err
    assert "Nothing was recorded." in answer.err


def test_an_editor_that_fails_or_is_not_there_is_told(
    officer_with_firearms: Officer, report: str, editor: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor("text", code=3)
    words = ("read", report, "--report", "firearms-2023", "--edit", "--yes")
    assert "The editor ended with an error (3)." in officer_with_firearms(*words, expect=1).err
    monkeypatch.setenv("EDITOR", "no-such-editor-at-all")
    assert "Name another with the environment variable EDITOR." in officer_with_firearms(*words, expect=1).err
    editor("''")
    assert "There is nothing new to record." in officer_with_firearms(*words).err


def test_what_may_have_been_missed_is_told(officer_with_firearms: Officer, tmp_path: Path) -> None:
    path = tmp_path / "gaps.txt"
    path.write_text(
        "Recommendation 1\n\nForces should act.\n\nRecommendation 4\n\nForces should stop.\n\n"
        "Cause of concern: Leadership\n\nArea for improvement\n\nAll was well.\n",
        encoding="utf-8",
    )
    answer = officer_with_firearms("read", str(path), "--report", "firearms-2023", "--dry-run")
    assert "No recommendation with the numbers 2 and 3 was found." in answer.err
    assert "No recommendation was found under firearms-2023/C1, and every cause of concern has one." in answer.err
    assert "Nothing was read under: 'Area for improvement' on line 11. Look there." in answer.err


def test_a_cause_that_was_left_out_is_told(officer: Officer, tmp_path: Path) -> None:
    officer = Officer(officer.register, officer.today.replace(month=6), at_a_terminal=True)
    officer("report", "add", "Letter", "--published", "2024-03-11", "--code", "concern-2024")
    path = written_as(CONCERN, "txt", tmp_path / "concern.txt")
    answer = officer("read", str(path), "--report", "concern-2024", input="one\nno\nrest\n")
    assert "Without the cause of concern that was left out: concern-2024/R1 to R8." in answer.err


def test_where_the_words_name_nobody_the_table_asks(officer_with_firearms: Officer, tmp_path: Path) -> None:
    path = tmp_path / "passive.txt"
    path.write_text("Recommendation 1\n\nDetainees should be offered a meal.\n", encoding="utf-8")
    assert "yes?" in officer_with_firearms("read", str(path), "--report", "firearms-2023").out


def test_one_that_cannot_be_kept_is_told_with_its_place(officer_with_firearms: Officer, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("Recommendation 1\n\nForces should " + "act " * 20_000, encoding="utf-8")
    answer = officer_with_firearms("read", str(path), "--report", "firearms-2023", expect=2)
    assert "firearms-2023/R1, found on line 3 of long.txt: The text is 80,0" in answer.err


def test_a_mistake_in_the_editor_leaves_what_was_written(
    officer_with_firearms: Officer, report: str, editor: Edit
) -> None:
    editor("text.replace('level:', 'level: 9').replace('[firearms-2023/R2]', '[firearms-2023/R2')")
    answer = officer_with_firearms("read", report, "--report", "firearms-2023", "--edit", "--yes", expect=2)
    assert "begins like a draft, and is none" in answer.err
    kept = Path(answer.err.split("is kept in ")[1].strip())
    assert "level: 9" in kept.read_text(encoding="utf-8")


def test_a_cause_that_is_not_there_is_a_mistake_in_the_editor(
    officer_with_firearms: Officer, report: str, editor: Edit
) -> None:
    editor("text.replace('under:', 'under: C7', 1)")
    answer = officer_with_firearms("read", report, "--report", "firearms-2023", "--edit", "--yes", expect=2)
    assert "firearms-2023/R1: there is no firearms-2023/C7 that it could stand under." in answer.err


def test_without_a_terminal_no_editor_is_opened_that_nobody_named(
    officer_with_firearms: Officer, report: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    answer = officer_with_firearms("read", report, "--report", "firearms-2023", "--edit", "--yes", expect=2)
    assert "--edit needs a terminal." in answer.err


def test_a_report_can_be_piped_in(officer_with_firearms: Officer) -> None:
    answer = officer_with_firearms("read", "-", "--report", "firearms-2023", "--yes", input=REPORT)
    assert "Recorded firearms-2023/R1, R2 and firearms-2023/A1 (3 in all)." in answer.err
