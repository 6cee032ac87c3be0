"""`letter`, `evidence`, `certify`, `why` and `stage`, as the officer types them."""

from pathlib import Path

import pytest

from conftest import Officer

R3, R2 = "firearms-2023/R3", "firearms-2023/R2"
CR1, CR4 = "custody-2023/R1", "custody-2023/R4"
H3, C1, R1 = "homicide-2023/R3", "custody-2023/C1", "custody-2023/R1"
LETTER = ("letter", "add", "CC-116", "--signed-on", "2023-11-01", "--signatory", "Chief Constable")


@pytest.fixture
def officer_with_letter(demo: Officer) -> Officer:
    demo(*LETTER)
    return demo


def test_a_letter_is_recorded_and_shown(demo: Officer, tmp_path: Path) -> None:
    scan = tmp_path / "CC-116.pdf"
    scan.write_bytes(b"signed" * 1000)
    answer = demo(*LETTER, "--file", str(scan))
    assert answer.err == (
        "Recorded letter CC-116, signed on 1 November 2023 by Chief Constable. CC-116.pdf is in the evidence folder.\n"
    )
    shown = demo("letter", "show", "cc-116").out
    assert "CC-116.pdf, 6 kB, SHA-256 " in shown
    assert "nothing yet" in shown
    [one] = demo("letter", "list", "-f", "json").data["letters"]
    assert (one["reference"], one["signed_on"], one["covers"], one["size"]) == ("CC-116", "2023-11-01", [], 6000)
    assert one["copy"] == f"{one['sha256']}.pdf"


def test_what_is_missing_of_a_letter_is_asked_for_on_a_terminal_and_named_elsewhere(demo: Officer) -> None:
    assert "--signed-on is missing" in demo("letter", "add", "CC-1", expect=2).err
    terminal = Officer(demo.register, at_a_terminal=True)
    terminal("letter", "add", "CC-1", input="1 November 2023\nChief Constable\n")
    assert demo("letter", "show", "CC-1", "-f", "json").data["letters"][0]["signed_on"] == "2023-11-01"


def test_a_certified_one_is_open_awaiting_verification_and_late_no_longer(officer_with_letter: Officer) -> None:
    officer = officer_with_letter

    def late(day: str) -> bool:
        return H3 in officer("overdue", "--as-at", day, "-f", "json").refs

    assert late("2023-12-02")
    answer = officer("certify", H3, "--letter", "CC-116", "--on", "2023-11-28", "-f", "json")
    assert answer.err == (
        f"Certified {H3} on 28 November 2023, by letter CC-116, signed on 1 November 2023 by Chief Constable."
        " It awaits verification by HMICFRS.\n"
    )
    [one] = answer.data["recommendations"]
    assert (one["status"], one["stage"], one["certified_on"], one["letter"], one["days_late"]) == (
        "open",
        "awaiting-verification",
        "2023-11-28",
        "CC-116",
        None,
    )
    assert not late("2023-12-02")
    row = officer("summary", "--as-at", "2023-12-01", "-f", "json").data["rows"][3]
    assert (row["open"], row["awaiting_verification"]) == (36, 1)
    assert "1 certified, awaiting verification" in officer("overdue", "--as-at", "2023-12-02").err


def test_hmicfrs_closes_what_was_certified_and_its_letter_stays(officer_with_letter: Officer) -> None:
    officer = officer_with_letter
    officer("certify", H3, "--letter", "CC-116", "--on", "2023-11-28")
    officer("close", H3, "--hmicfrs", "Inspection of 12 December 2023", "--on", "2023-12-12")
    [one] = officer("show", H3, "-f", "json").data["recommendations"]
    assert (one["status"], one["letter"], one["certified_on"], one["hmicfrs"], one["days_late"]) == (
        "closed",
        "CC-116",
        "2023-11-28",
        "Inspection of 12 December 2023",
        -3,
    ), "three days early, by the day on which the force certified it"
    shown = officer("show", H3).out
    assert "closed on 12 December 2023, implemented, certified on 28 November 2023, HMICFRS: Inspection of" in shown
    assert "CC-116, signed on 1 November 2023 by Chief Constable" in shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((R3,), "Level 2: the force closes it"),
        ((C1,), "A cause of concern is closed only by HMICFRS"),
        (("firearms-2023/R1",), "nobody may close or certify one without a level"),
        ((H3, "--on", "2023-10-31"), "was signed on 1 November 2023, after 31 October 2023"),
        ((H3, R3), "None of the 2 was"),
    ],
)
def test_a_refused_certification_certifies_none(
    officer_with_letter: Officer, words: tuple[str, ...], said: str
) -> None:
    officer = officer_with_letter
    before = officer("list", "--all", "-f", "json").out
    assert said in officer("certify", *words, "--letter", "CC-116", expect=3).err
    assert officer("list", "--all", "-f", "json").out == before


def test_going_back_takes_the_certification_back_and_says_why(officer_with_letter: Officer) -> None:
    officer = officer_with_letter
    officer("certify", H3, "--letter", "CC-116", "--on", "2023-11-28")
    assert "is backwards" in officer("stage", H3, "--to", "in-progress", expect=3).err
    assert "Take the certification back first" in officer("level", H3, "--to", "2", expect=3).err
    officer("stage", H3, "--to", "in-progress", "--reason", "HMICFRS was not satisfied", "--on", "2023-12-15")
    [now] = officer("show", H3, "-f", "json").data["recommendations"]
    assert (now["stage"], now["letter"], now["certified_on"]) == ("in-progress", None, None)
    [then] = officer("show", H3, "--as-at", "2023-12-14", "-f", "json").data["recommendations"]
    assert (then["stage"], then["letter"]) == ("awaiting-verification", "CC-116")
    assert "stage: in progress (was awaiting verification). Why: HMICFRS was not satisfied" in officer("show", H3).out
    officer("level", H3, "--to", "2")


def test_a_stage_is_set_with_who_decided_and_a_private_note(demo: Officer) -> None:
    decided = ("--decided-by", "Head of Assurance", "--note", "All seen", "--on", "2023-10-02")
    answer = demo("stage", CR1, CR4, "--to", "with-dcc", *decided)
    assert answer.err == (
        f"{CR1} is with the DCC from 2 October 2023.\n{CR4} is with the DCC from 2 October 2023.\n"
        "Noted (private) on each.\n"
    )
    told = demo("history", CR1, "-f", "json").data["events"]
    assert [one["what"] for one in told[:2]] == [
        "note: All seen",
        "stage: with DCC (was in progress), decided by Head of Assurance",
    ]
    again = demo("stage", CR1, "--to", "with-dcc", "--on", "2023-11-01")
    assert f"{CR1} is with the DCC already on 1 November 2023." in again.err
    assert "Certify it: hmi certify" in demo("stage", CR1, "--to", "awaiting-verification", expect=3).err
    assert {CR1, CR4} <= set(demo("list", "--stage", "with-dcc", "-f", "json").refs)


def test_the_sentence_of_the_paper_is_derived_from_the_stages(demo: Officer) -> None:
    answer = demo("summary", "--by", "stage", "--as-at", "2023-09-28")
    assert answer.err == (
        "Five recommendations are being considered for closure through internal processes and four are"
        " with the Deputy Chief Constable for final review.\n"
    )
    data = demo("summary", "--by", "stage", "--as-at", "2023-09-28", "-f", "json").data
    assert [(row["row"], row["open"]) for row in data["rows"]] == [
        ("In progress", 23),
        ("Internal review", 5),
        ("With DCC", 4),
        ("Submitted", 0),
        ("Awaiting verification", 0),
        ("opening balances, not listed", 90),
    ]
    assert data["total"]["open"] == demo("summary", "--as-at", "2023-09-28", "-f", "json").data["total"]["open"]
    assert data["sentences"] == [answer.err.strip()]


# Why one cannot be closed.


def test_why_lists_every_condition_with_the_command_that_meets_it(officer_with_letter: Officer) -> None:
    officer = officer_with_letter
    data = officer("why", H3, "-f", "json").data
    assert (data["ref"], data["status"]) == (H3, "open")
    assert [(one["met"], one["command"]) for one in data["conditions"]] == [
        (False, f"hmi certify {H3} --letter REFERENCE"),
        (False, f'hmi close {H3} --hmicfrs "…"'),
    ]
    assert officer("why", H3).err == "Two of two still to be met.\n"
    officer("certify", H3, "--letter", "CC-116", "--on", "2023-11-28")
    [letter, word] = officer("why", H3, "-f", "json").data["conditions"]
    assert (letter["met"], letter["by"]) == (True, "letter CC-116, signed on 1 November 2023 by Chief Constable")
    assert not word["met"]
    officer("close", H3, "--hmicfrs", "Inspection of 12 December 2023", "--on", "2023-12-12")
    answer = officer("why", H3)
    assert answer.err == f"{H3} is closed.\n"
    assert [one["met"] for one in officer("why", H3, "-f", "json").data["conditions"]] == [True, True]


def test_why_a_cause_of_concern_names_what_is_open_under_it(demo: Officer) -> None:
    [under, word] = demo("why", C1, "-f", "json").data["conditions"]
    assert (under["met"], under["missing"]) == (False, f"the closing of {R1}")
    assert word["missing"] == "HMICFRS's own word that it is closed"


# Evidence.


def test_evidence_is_listed_with_its_day_and_hash(demo: Officer, tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("fit twelve")
    answer = demo("evidence", "add", R3, str(plan), "--note", "Fitting plan", "--on", "2023-10-12")
    assert answer.err.startswith(f"Added to {R3}: plan.txt, 10 bytes, SHA-256 ")
    [one] = demo("evidence", "list", R3, "-f", "json").data["evidence"]
    assert (one["ref"], one["on"], one["file"], one["note"]) == (R3, "2023-10-12", "plan.txt", "Fitting plan")
    shown = demo("show", R3).out
    assert "plan.txt" in shown
    assert one["sha256"][:12] in shown
    assert demo("show", R3, "-f", "json").data["evidence"] == [one]
    assert "None found." in demo("evidence", "list", R2).err
    assert demo("evidence", "list", "firearms-2023/R77", expect=4)


def test_a_missing_file_is_a_finding_of_the_integrity_check(demo: Officer, tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("fit twelve")
    demo("evidence", "add", R3, str(plan))
    [copy] = demo.register.with_name("hmi-demo-evidence").iterdir()
    demo("check", "--integrity")
    copy.chmod(0o600)
    copy.unlink()
    answer = demo("check", "--integrity", "-f", "json", expect=5)
    assert [(one["code"], one["reference"]) for one in answer.data["findings"]] == [("HMI207", R3)]


def test_a_file_that_is_not_there_is_said(demo: Officer) -> None:
    answer = demo("evidence", "add", R3, "nowhere.pdf", expect=2)
    assert "nowhere.pdf cannot be read" in answer.err


def test_a_letter_in_use_is_refused_an_alteration_in_words(officer_with_letter: Officer) -> None:
    officer = officer_with_letter
    officer("letter", "edit", "CC-116", "--signatory", "Jo Example", "--reason", "In full")
    officer("certify", H3, "--letter", "CC-116", "--on", "2023-11-28")
    answer = officer("letter", "edit", "CC-116", "--signed-on", "2023-11-02", "--reason", "Misread", expect=3)
    assert answer.err.startswith(f"Refused: Letter CC-116 cannot be altered.\n{H3} was certified or closed by it")
    assert "Nothing to correct" in officer("letter", "edit", "CC-116", "--reason", "x", expect=2).err


def test_the_history_says_which_letter_was_recorded_and_undo_too(officer_with_letter: Officer) -> None:
    officer = officer_with_letter
    [one] = officer("history", "--last", "1", "-f", "json").data["events"]
    assert one["what"] == "recorded: signed on 1 November 2023 by Chief Constable"
    assert "letter CC-116: recorded: signed on 1 November 2023" in officer("undo").err


def test_a_letter_asked_about_before_it_was_signed_is_not_called_unknown(officer_with_letter: Officer) -> None:
    answer = officer_with_letter("letter", "show", "CC-116", "--as-at", "2023-10-31", expect=4)
    assert "Letter CC-116 was signed on 1 November 2023; on 31 October 2023 there was none such yet." in answer.err


def test_a_copy_that_has_gone_is_put_back_by_giving_the_document_again(demo: Officer, tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("fit twelve")
    demo("evidence", "add", R3, str(plan))
    demo(*LETTER, "--file", str(plan))
    [copy] = demo.register.with_name("hmi-demo-evidence").iterdir()
    for again in (
        ("evidence", "add", R3, str(plan)),
        ("letter", "edit", "CC-116", "--file", str(plan), "--reason", "Copied back"),
    ):
        copy.unlink()
        demo("check", "--integrity", expect=5)
        demo(*again)
        demo("check", "--integrity")
        demo(*again, expect=3)


def test_what_cannot_be_copied_is_said_and_nothing_is_recorded(demo: Officer, tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("fit twelve")
    demo.register.with_name("hmi-demo-evidence").write_text("a file where the folder should be")
    answer = demo("evidence", "add", R3, str(plan), expect=1)
    assert "plan.txt could not be copied into" in answer.err
    assert "Nothing was recorded." in answer.err
    assert demo("evidence", "list", R3, "-f", "json").data["evidence"] == []


def test_a_path_with_nobody_s_home_is_said(demo: Officer) -> None:
    for words in (("evidence", "add", R3, "~nosuchuser/x.pdf"), (*LETTER, "--file", "~nosuchuser/x.pdf")):
        assert "hmi can follow" in demo(*words, expect=2).err or "cannot be read" in demo(*words, expect=2).err


def test_a_register_reached_through_a_link_has_one_evidence_folder(demo: Officer, tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("fit twelve")
    link = tmp_path / "links" / "mine.db"
    link.parent.mkdir()
    try:
        link.symlink_to(demo.register)
    except OSError:
        pytest.skip("this system lets nobody make links")
    through = Officer(link)
    through("evidence", "add", R3, str(plan))
    places = {one["key"]: one["value"] for one in through("where", "-f", "json").data["places"]}
    assert Path(places["evidence"]) == demo.register.with_name("hmi-demo-evidence").resolve()
    assert len(list(Path(places["evidence"]).iterdir())) == 1


def test_letters_and_conditions_are_asked_as_they_were_known(officer_with_letter: Officer) -> None:
    officer = officer_with_letter
    before = ("--known-at", "2023-12-31")
    assert officer("letter", "list", *before, "-f", "json").data["letters"] == []
    officer("letter", "show", "CC-116", *before, expect=4)
    officer("why", "firearms-2023/R3", *before, expect=4)


@pytest.mark.parametrize(
    "words",
    [
        ("close", R3, "--letter", "CC-116", "--on", "2023-11-01"),
        ("certify", H3, "--letter", "CC-116", "--on", "2023-11-28"),
        ("stage", R3, R2, "--to", "submitted"),
        ("level", R3, "--to", "3"),
        ("assign", R3, R2, "--owner", "ACC Crime"),
        ("target", R3, "--to", "2024-05-31", "--reason", "Agreed"),
        ("withdraw", R3, "--reason", "Twice"),
    ],
    ids=lambda words: words[0],
)
def test_a_rehearsal_asks_every_rule_says_what_would_be_done_and_records_nothing(
    officer_with_letter: Officer, words: tuple[str, ...]
) -> None:
    officer = officer_with_letter
    before = officer("list", "--all", "-f", "json").out, officer("history", "-f", "json").out
    answer = officer(*words, "--dry-run")
    assert R3 in answer.err or H3 in answer.err
    assert answer.err.endswith("That is what would be done. Nothing has been recorded.\n")
    assert (officer("list", "--all", "-f", "json").out, officer("history", "-f", "json").out) == before
    done = officer(*words)
    assert done.err == answer.err.removesuffix("That is what would be done. Nothing has been recorded.\n")


def test_a_rehearsal_is_refused_as_the_command_would_be(demo: Officer) -> None:
    assert demo("close", R3, "--dry-run", expect=3).err == demo("close", R3, expect=3).err


def test_a_letter_shows_what_it_covered_before_and_its_history(officer_with_letter: Officer) -> None:
    officer = officer_with_letter
    officer("letter", "edit", "CC-116", "--signatory", "Jo Example", "--reason", "In full")
    officer("close", R3, "--letter", "CC-116", "--on", "2023-11-01")
    officer("reopen", R3, "--reason", "Undone", "--on", "2023-12-01")
    [one] = officer("letter", "show", "CC-116", "-f", "json").data["letters"]
    assert (one["covers"], one["covered"]) == ([], [R3])
    [then] = officer("letter", "show", "CC-116", "--as-at", "2023-11-30", "-f", "json").data["letters"]
    assert (then["covers"], then["covered"]) == ([R3], [])
    shown = officer("letter", "show", "CC-116").out
    assert f"{R3}, reopened or taken back since" in shown
    assert "signatory: Jo Example (was Chief Constable). Why: In full" in shown


# What is missing is asked for on a terminal.


def test_on_a_terminal_the_letter_and_their_word_are_asked_for(officer_with_letter: Officer) -> None:
    terminal = Officer(officer_with_letter.register, at_a_terminal=True)
    terminal("close", R3, "--on", "2023-11-01", input="CC-116\n")
    assert terminal("show", R3, "-f", "json").data["recommendations"][0]["letter"] == "CC-116"
    terminal("certify", H3, "--on", "2023-11-28", input="CC-116\n")
    terminal("close", H3, "--on", "2023-12-12", input="-\nInspection of 12 December 2023\n")
    assert terminal("show", H3, "-f", "json").data["recommendations"][0]["hmicfrs"] == "Inspection of 12 December 2023"


def test_on_a_terminal_going_back_is_asked_why(demo: Officer) -> None:
    terminal = Officer(demo.register, at_a_terminal=True)
    terminal("stage", R3, "--to", "in-progress", input="More evidence is wanted\n")
    assert "Why: More evidence is wanted" in demo("history", R3).out
    terminal("stage", R3, "--to", "submitted")


def test_their_word_says_something(demo: Officer) -> None:
    demo("level", R3, "--to", "4")
    assert "'-' says nothing." in demo("close", R3, "--hmicfrs", "-", expect=2).err


def test_one_letter_certifies_and_closes(officer_with_letter: Officer) -> None:
    officer = officer_with_letter
    officer("letter", "add", "CC-200", "--signed-on", "2023-12-01", "--signatory", "Chief Constable")
    officer("certify", H3, "--letter", "CC-116", "--on", "2023-11-28")
    refused = officer("close", H3, "--letter", "CC-200", "--hmicfrs", "PEEL", "--on", "2023-12-12", expect=3)
    assert "It was certified by letter CC-116" in refused.err


def test_the_day_it_was_due_is_settled_by_the_closing_whenever_it_is_moved(officer_with_letter: Officer) -> None:
    officer = officer_with_letter
    officer("close", R3, "--letter", "CC-116", "--on", "2023-12-01")
    for words in (
        ("edit", R3, "--due", "2024-06-01", "--reason", "Misread", "--on", "2023-11-15"),
        ("target", R3, "--to", "2024-03-01", "--reason", "Late", "--on", "2023-11-15"),
    ):
        assert "how late or early it was is settled with that" in officer(*words, expect=3).err
    officer("edit", R3, "--theme", "Vehicles", "--reason", "Heading", "--on", "2023-11-15")


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (("withdraw", "firearms-2023/R6", "--reason", "Twice"), "has been withdrawn"),
        (("report", "add", "Later", "--published", "2023-12-20", "--code", "later-2023"), "superseded nothing before"),
    ],
)
def test_what_takes_its_place_has_to_be_there(officer_with_letter: Officer, before: tuple[str, ...], said: str) -> None:
    officer = officer_with_letter
    officer(*before)
    officer("add", "later-2023", "Forces should act.") if "later-2023" in before else None
    successor = "later-2023/R1" if "later-2023" in before else "firearms-2023/R6"
    words = ("close", R3, "--letter", "CC-116", "--on", "2023-12-10", "--superseded-by", successor)
    assert said in officer(*words, expect=3).err


def test_a_letter_taken_back_leaves_its_spelling_to_the_next(demo: Officer) -> None:
    demo("letter", "add", "cc-114", "--signed-on", "2023-10-01", "--signatory", "Chief Constable")
    demo("undo")
    demo("letter", "add", "CC-114", "--signed-on", "2023-10-02", "--signatory", "Chief Constable")
    assert [one["reference"] for one in demo("letter", "list", "-f", "json").data["letters"]] == ["CC-114"]
    demo("check", "--integrity")


def test_a_reference_of_a_letter_stands_in_a_column(demo: Officer) -> None:
    words = ("--signed-on", "2023-10-01", "--signatory", "Chief Constable")
    assert "too long for a letter's reference" in demo("letter", "add", "C" * 61, *words, expect=2).err
    demo("letter", "add", "CC  1\n a", *words)
    assert demo("letter", "list", "-f", "json").data["letters"][0]["reference"] == "CC 1 a"


def test_a_letter_recorded_in_error_is_withdrawn_and_one_in_use_is_not(officer_with_letter: Officer) -> None:
    officer = officer_with_letter
    officer("letter", "withdraw", "cc-116", "--reason", "Never sent")
    assert officer("letter", "list", "-f", "json").data["letters"] == []
    assert "withdrawn. Why: Never sent" in officer("history", "--last", "1").out
    officer("check", "--integrity")
    officer("undo")
    officer("close", R3, "--letter", "CC-116", "--on", "2023-11-01")
    refused = officer("letter", "withdraw", "CC-116", "--reason", "Never sent", expect=3)
    assert f"{R3} was certified or closed by it" in refused.err
    officer("check", "--integrity")


def test_a_letter_withdrawn_is_recorded_again_and_known_as_it_was(officer_with_letter: Officer) -> None:
    officer = officer_with_letter
    officer("letter", "withdraw", "CC-116", "--reason", "Wrong day")
    later = Officer(officer.register, today=officer.today.replace(day=5))
    later("letter", "add", "CC-116", "--signed-on", "2023-11-03", "--signatory", "Chief Constable")
    assert later("letter", "show", "CC-116", "-f", "json").data["letters"][0]["signed_on"] == "2023-11-03"
    assert later("letter", "list", "--known-at", "2024-01-02", "-f", "json").data["letters"] == []
    later("check", "--integrity")
    later("undo")
    later("undo")
    assert later("letter", "show", "CC-116", "-f", "json").data["letters"][0]["signed_on"] == "2023-11-01"
    later("check", "--integrity")


def test_once_certified_the_day_it_was_due_is_settled(officer_with_letter: Officer) -> None:
    officer = officer_with_letter
    officer("certify", H3, "--letter", "CC-116", "--on", "2023-11-20")
    moved = ("edit", H3, "--due", "2023-10-31", "--on", "2023-11-21", "--reason", "Moved")
    assert (
        "It was certified on 20 November 2023, and how late or early it was is settled" in officer(*moved, expect=3).err
    )
    officer("close", H3, "--hmicfrs", "PEEL", "--on", "2023-12-20")
    officer("edit", H3, "--phrase", "by 1 December 2023", "--reason", "As printed")
    assert officer("show", H3, "-f", "json").data["recommendations"][0]["days_late"] == -11


def test_what_is_read_again_is_the_text_and_the_day_given_with_it(demo: Officer) -> None:
    words = ("--text", "Within six months, chief constables should act.", "--issued", "2023-08-12")
    answer = demo("edit", "homicide-2023/R2", *words, "--due", "printed", "--reason", "Misread")
    [one] = demo("show", "homicide-2023/R2", "-f", "json").data["recommendations"]
    assert (one["issued_on"], one["deadline"], one["deadline_phrase"]) == (
        "2023-08-12",
        "2024-02-12",
        "Within six months",
    )
    assert answer.err.startswith("Corrected homicide-2023/R2: text, day of issue, ")
    answer = demo("edit", "custody-2023/A5", "--issued", "2023-08-17", "--due", "printed", "--reason", "A day later")
    assert answer.err == "Corrected custody-2023/A5: day of issue.\n"


def test_a_rehearsal_shows_the_records_as_they_would_be(officer_with_letter: Officer) -> None:
    answer = officer_with_letter("close", R3, "--letter", "CC-116", "--on", "2023-11-01", "--dry-run", "-f", "json")
    assert answer.data["recommendations"][0]["status"] == "closed"
    assert officer_with_letter("show", R3, "-f", "json").data["recommendations"][0]["status"] == "open"
