"""`report`, `add` and `level`, as the officer types them."""

import json
from datetime import date

import pytest

from conftest import Officer

STRANGE = "See [sic] and [/annex a]: \x1b[31mred\x1b[0m, \u202eright to left\u202c, “quotes” – 👮 should stay."


def test_what_was_read_from_the_words_is_said(officer_with_firearms: Officer) -> None:
    answer = officer_with_firearms(
        "add", "firearms-2023", "By 31 October 2023, all chief constables should act.", "--level", "2"
    )
    assert "Recorded firearms-2023/R1: recommendation, level 2" in answer.err
    assert "31 October 2023 ('By 31 October 2023', the day as printed)" in answer.err
    assert "counts for us: addressed to all chief constables" in answer.err
    assert answer.out == "", "words go to stderr"


def test_a_dry_run_shows_what_would_be_recorded_and_records_nothing(officer_with_firearms: Officer) -> None:
    answer = officer_with_firearms(
        "add", "FIREARMS-2023", "Within three months, the Home Office should act.", "--dry-run", "-f", "json"
    )
    (one,) = answer.data["recommendations"]
    assert one["ref"] == "firearms-2023/R1"
    assert (one["deadline_phrase"], one["deadline_kind"], one["deadline"]) == (
        "Within three months",
        "dated",
        "2023-10-11",
    )
    assert one["deadline_rule"] == "3 months after publication on 11 July 2023"
    assert (one["addressees"], one["for_us"]) == (["the Home Office"], False)
    assert officer_with_firearms("list", "--all", "-f", "json").refs == []


def test_every_field_is_in_the_json_and_null_when_empty(officer_with_firearms: Officer) -> None:
    answer = officer_with_firearms("add", "firearms-2023", "Act.", "-f", "json").data["recommendations"][0]
    promised = (
        "ref, report, category, number, level, status, stage, outcome, title, text, theme, addressees, for_us, owner,"
        " lead, under, deadline_phrase, deadline_kind, deadline, target, issued_on, closed_on, days_late"
    )
    assert set(promised.split(", ")) <= set(answer)
    assert (answer["level"], answer["owner"], answer["deadline"], answer["days_late"]) == (None, None, None, None)
    assert (answer["status"], answer["stage"], answer["issued_on"]) == ("open", "in-progress", "2023-07-11")


def test_what_the_officer_says_goes_before_what_was_read(officer_with_firearms: Officer) -> None:
    officer_with_firearms(
        *("add", "firearms-2023", "By 31 July 2024, the College of Policing should act."),
        *("--due", "1 August 2024", "--to", "forces", "--number", "12", "--owner", "ACC Operations"),
        *("--lead", "Head of Armed Policing", "--theme", "Training", "--title", "Training", "--on", "2023-07-12"),
    )
    one = officer_with_firearms("show", "firearms-2023/r12", "-f", "json").data["recommendations"][0]
    assert (one["deadline"], one["deadline_phrase"]) == ("2024-08-01", "By 31 July 2024")
    assert (one["addressees"], one["for_us"]) == (["forces"], True)
    assert (one["owner"], one["lead"], one["theme"], one["title"]) == (
        "ACC Operations",
        "Head of Armed Policing",
        "Training",
        "Training",
    )
    assert one["issued_on"] == "2023-07-12"


@pytest.mark.parametrize(("typed", "kind"), [("immediate", "immediate"), ("none", "none"), ("NONE", "none")])
def test_a_deadline_can_be_immediate_or_none(officer_with_firearms: Officer, typed: str, kind: str) -> None:
    answer = officer_with_firearms("add", "firearms-2023", "By 1 May 2024, act.", "--due", typed, "-f", "json")
    one = answer.data["recommendations"][0]
    assert (one["deadline_kind"], one["deadline"]) == (kind, None)


def test_for_information_keeps_it_out_of_every_figure(officer_with_firearms: Officer) -> None:
    officer_with_firearms("add", "firearms-2023", "Forces should act.", "--for-information")
    assert officer_with_firearms("summary", "-f", "json").data["total"]["total"] == 0
    assert officer_with_firearms("list", "--for-information", "-f", "json").refs == ["firearms-2023/R1"]


def test_strange_text_is_stored_as_given_and_shown_safely(officer_with_firearms: Officer) -> None:
    officer_with_firearms("add", "firearms-2023", STRANGE)
    assert officer_with_firearms("list", "-f", "json").data["recommendations"][0]["text"] == STRANGE
    for command in (["list"], ["show", "firearms-2023/R1"], ["list", "-f", "md"]):
        out = officer_with_firearms(*command).out
        assert "\x1b" not in out
        assert "\u202e" not in out
        assert "sic" in out
        assert "👮" in out
    assert "[sic] and [/annex a]: <U+001B>[31mred" in officer_with_firearms("list").out
    assert "<U+202E>right to left<U+202C>" in officer_with_firearms("show", "firearms-2023/R1").out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["add", "firearms-2024", "Act."], 4, "Did you mean firearms-2023?"),
        (["add", "firearms-2023", "  "], 2, "The text is empty"),
        (["add", "firearms-2023", "x" * 100_000], 2, "100,000 characters long"),
        (["add", "firearms-2023", "Act.", "--level", "5"], 2, "1, 2, 3, 4, before-levels"),
        (["add", "firearms-2023", "Act.", "--category", "advice"], 2, "cause-of-concern"),
        (["add", "firearms-2023", "Act.", "--due", "31 February 2024"], 2, "not a day in the calendar"),
        (["add", "firearms-2023", "Act.", "--due", "July 2024"], 2, "is a month, not a day"),
        (["add", "firearms-2023", "Act.", "--due", "unclear"], 2, "not a date hmi can read"),
        (["add", "firearms-2023", "Act.", "--number", "seven"], 2, "not a whole number"),
        (["add", "firearms-2023", "Act.", "--number", "0"], 2, "at least 1"),
        (["add", "firearms-2023", "Act.", "--number", "99999999"], 2, "at most"),
        (["add", "firearms-2023", "Act.", "--on", "2024-01-02"], 3, "has not come yet"),
        (["add", "firearms-2023", "Act.", "--under", "firearms-2023/C1"], 4, "There is no firearms-2023/C1"),
        (["add", "firearms-2023", "Act.", "--under", "firearms-2023"], 2, "is not a reference"),
        (["add", "firearms-2023", "Act.", "--category", "afi", "--under", "firearms-2023/C1"], 3, "cannot stand under"),
        (["add", "firearms-2023", "half a \ud83d pair"], 2, "cannot be stored"),
        (["add", "firearms-2023"], 2, "TEXT is missing"),
        (["add"], 2, "REPORT is missing"),
        (["level", "firearms-2023/R1", "--to", "2"], 4, "There is no firearms-2023/R1"),
        (["level", "firearms-2023/R1"], 2, "--to is missing"),
        (["report", "add", "Title"], 2, "--published is missing"),
        (["report", "add", "Title", "--published", "2024-02-30"], 2, "not a day in the calendar"),
        (["report", "add", "Title", "--published", "2024-01-02"], 3, "has not come yet"),
        (
            ["report", "add", "Title", "--published", "2023-01-02", "--code", "Fire arms"],
            2,
            "cannot be a report's code",
        ),
        (["report", "add", "Title", "--published", "2023-01-02", "--kind", "novel"], 2, "super-complaint"),
        (["report", "add", " ", "--published", "2023-01-02"], 2, "The title is empty"),
        (["report", "show", "firearms"], 4, "Did you mean firearms-2023?"),
        (["summry"], 2, "Did you mean 'summary'?"),
    ],
)
def test_bad_input_gets_a_sentence_and_an_exit_code_and_writes_nothing(
    officer_with_firearms: Officer, words: list[str], code: int, said: str
) -> None:
    answer = officer_with_firearms(*words, expect=code)
    assert said in answer.err
    assert answer.out == ""
    assert "Traceback" not in answer.err
    assert officer_with_firearms("list", "--all", "-f", "json").refs == []
    assert len(officer_with_firearms("report", "list", "-f", "json").data["reports"]) == 1


def test_text_can_come_from_stdin(officer_with_firearms: Officer) -> None:
    officer_with_firearms("add", "firearms-2023", "-", input="By 1 May 2024,\nforces should act.\n")
    assert officer_with_firearms("list", "-f", "json").data["recommendations"][0]["deadline"] == "2024-05-01"


def test_on_a_terminal_hmi_asks_and_offers_what_it_read(officer_with_firearms: Officer) -> None:
    answers = [
        "firearms-2023",
        "By 31 October 2023,",
        "chief constables should act.",
        "",
        "",
        "3",
        "",
        "2",
        "",
        "",
        "",
        "ACC",
    ]
    at_a_terminal = Officer(officer_with_firearms.register, at_a_terminal=True)
    answer = at_a_terminal("add", input="".join(f"{line}\n" for line in answers))
    assert "Deadline (a day, immediate or none) [2023-10-31]" in answer.err
    assert "Addressed to [chief constables]" in answer.err
    one = officer_with_firearms("show", "firearms-2023/R3", "-f", "json").data["recommendations"][0]
    assert (one["level"], one["deadline"], one["owner"]) == ("2", "2023-10-31", "ACC")
    assert one["addressees"] == ["chief constables"]
    assert one["text"] == "By 31 October 2023,\nchief constables should act.", "pasted over two lines"


def test_an_answer_that_cannot_be_read_is_asked_for_again(officer_with_firearms: Officer) -> None:
    answers = ["firearms", "firearms-2023", "Act.", "", "advice", "afi", "0", "", "", "", "5", "", "soon", "1 May 2024"]
    answers += ["the force", "maybe", "no", ""]
    at_a_terminal = Officer(officer_with_firearms.register, at_a_terminal=True)
    answer = at_a_terminal("add", input="".join(f"{line}\n" for line in answers))
    assert "'advice' is not a category" in answer.err
    one = officer_with_firearms("show", "firearms-2023/A1", "-f", "json").data["recommendations"][0]
    assert (one["level"], one["deadline"], one["addressees"], one["for_us"]) == (
        None,
        "2024-05-01",
        ["the force"],
        False,
    )


def test_leaving_in_the_middle_of_the_questions_records_nothing(officer_with_firearms: Officer) -> None:
    at_a_terminal = Officer(officer_with_firearms.register, at_a_terminal=True)
    at_a_terminal("add", input="firearms-2023\n", expect=130)
    assert officer_with_firearms("list", "--all", "-f", "json").refs == []


def test_no_input_means_that_nothing_is_asked(officer_with_firearms: Officer) -> None:
    at_a_terminal = Officer(officer_with_firearms.register, at_a_terminal=True)
    assert "REPORT is missing" in at_a_terminal("--no-input", "add", expect=2).err


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("An inspection of how effective police forces are in the deployment of firearms", "firearms-2023"),
        ("Homicide prevention: An inspection of the police contribution", "prevention-2023"),
        ("West Midlands Joint Custody Inspection", "custody-2023"),
        ("The Police", "police-2023"),
        ("!!!", "report-2023"),
    ],
)
def test_a_code_is_made_from_the_title_and_the_year(officer: Officer, title: str, code: str) -> None:
    assert f"Recorded report {code}," in officer("report", "add", title, "--published", "1 July 2023").err


def test_a_report_is_told_with_the_day_its_comments_are_due(officer: Officer) -> None:
    answer = officer("report", "add", "Custody", "--published", "16/08/2023", "--kind", "joint", "--with", "CQC")
    assert "published on 16 August 2023; comments on it must be published by 10 October 2023" in answer.err
    one = officer("report", "show", "custody-2023", "-f", "json").data["reports"][0]
    assert one == {
        "code": "custody-2023",
        "title": "Custody",
        "kind": "joint",
        "published": "2023-08-16",
        "bodies": ["CQC"],
        "url": None,
        "counts": {"open": 0, "closed": 0, "total": 0, "for_information": 0},
        "comments_due": "2023-10-10",
        "comments_sent_on": None,
        "stated": {},
        "published_in": None,
        "answers_due": None,
        "comments_url": None,
    }


def test_a_report_whose_day_nobody_knows_gives_no_dates(officer: Officer) -> None:
    officer("report", "add", "Old report", "--published", "unknown", "--code", "old")
    answer = officer("add", "old", "Within three months, forces should act.", "-f", "json").data["recommendations"][0]
    assert (answer["deadline_kind"], answer["deadline"]) == ("unclear", None)
    assert "no date of publication" in answer["deadline_rule"]
    assert officer("report", "list", "-f", "json").data["reports"][0]["comments_due"] is None


def test_levels_are_set_and_said(officer_with_firearms: Officer) -> None:
    for _ in range(2):
        officer_with_firearms("add", "firearms-2023", "Act.")
    answer = officer_with_firearms("level", "firearms-2023/R1", "Firearms-2023/r2", "--to", "L3", "--on", "2023-09-01")
    assert "firearms-2023/R2 is at level 3 from 1 September 2023." in answer.err
    again = officer_with_firearms("level", "firearms-2023/R1", "--to", "3", "--on", "2023-09-01", "-f", "json")
    assert "was at level 3 on 1 September 2023 already" in again.err
    assert json.loads(again.out)["recommendations"][0]["level"] == "3"


def test_the_history_keeps_who_typed_what(officer_with_firearms: Officer) -> None:
    from hmicfrs_cli.register import opening

    officer_with_firearms("--by", "A. Officer", "add", "firearms-2023", "Forces should act.", "--level", "2")
    with opening.reading(officer_with_firearms.register, lambda _: None) as register:
        event = register.execute("SELECT * FROM event ORDER BY id DESC").fetchone()
    assert event["author"] == "A. Officer"
    assert event["words"] == "add firearms-2023 'Forces should act.' --level 2"
    assert event["recorded_at"].startswith(f"{date(2024, 1, 1)}T09:00:00.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--number", "1"], "recorded already"),
        (["--under", "firearms-2023/C9"], "There is no firearms-2023/C9"),
        (["--under", "firearms-2023/R1"], "is not a cause of concern"),
        (["--on", "2023-07-10"], "nothing in it was issued before"),
        (["--level", "before-levels", "--category", "coc"], "closed before levels"),
    ],
)
def test_a_dry_run_refuses_what_would_be_refused(officer_with_firearms: Officer, words: list[str], said: str) -> None:
    officer_with_firearms("add", "firearms-2023", "Forces should act.")
    code = 4 if "C9" in said else 3
    for last in (["--dry-run"], []):
        assert said in officer_with_firearms("add", "firearms-2023", "Act.", *words, *last, expect=code).err


def test_one_that_stands_under_a_cause_of_concern_is_linked_in_the_questions(demo: Officer) -> None:
    answers = ["custody-2023", "The force should act.", "", "", "", "", "custody-2023/R1", "custody-2023/C1"]
    at_a_terminal = Officer(demo.register, at_a_terminal=True)
    at_a_terminal("add", input="".join(f"{line}\n" for line in [*answers, *[""] * 6]))
    one = demo("show", "custody-2023/R5", "-f", "json").data["recommendations"][0]
    assert (one["under"], one["owner"]) == ("custody-2023/C1", None)


def test_looking_or_closing_does_not_begin_a_register(officer: Officer) -> None:
    officer.register.unlink()
    for words in (["level", "a-1/R1", "--to", "2"], ["close", "a-1/R1"], ["note", "a-1/R1", "x"]):
        officer(*words, expect=6)
    assert not officer.register.exists()


@pytest.mark.parametrize(
    "words",
    [
        ["add", "firearms-2023", "Act.", "--owner", " "],
        ["add", "firearms-2023", "Act.", "--to", ""],
        ["add", "firearms-2023", "Act.", "--number", "--5"],
        ["--register", "", "list"],
        ["list", "--as-at", "9999-12-31"],
        ["report", "show", "\udcff"],
    ],
)
def test_more_bad_input_gets_a_sentence(officer_with_firearms: Officer, words: list[str]) -> None:
    assert "Traceback" not in officer_with_firearms(*words, expect=2).err
