"""At a terminal, a command without a reference offers some to choose from; elsewhere it names what is missing."""

import pytest

from conftest import Officer

R3, R5 = "firearms-2023/R3", "firearms-2023/R5"
TAKING_REF = [
    "level",
    "stage",
    "assign",
    "target",
    "note",
    "edit",
    "withdraw",
    "certify",
    "close",
    "reopen",
    "why",
    "show",
]


@pytest.fixture
def terminal(demo: Officer) -> Officer:
    """At a terminal; R5 was touched last, and R3 before it."""
    demo("note", R3, "First")
    demo("note", R5, "Second")
    return Officer(demo.register, at_a_terminal=True)


def offered(said: str) -> list[str]:
    return [line.split()[1] for line in said.splitlines() if line[:1].isdigit()]


def test_the_most_recently_touched_come_first_and_nine_at_most(terminal: Officer) -> None:
    answer = terminal("why", input="2\n")
    assert offered(answer.err)[:2] == [R5, R3]
    assert len(offered(answer.err)) == 9
    assert f"Reference  {R3}" in answer.out


def test_a_reference_may_be_typed_instead(terminal: Officer) -> None:
    assert "Reference  custody-2023/C1" in terminal("why", input="custody-2023/c1\n").out


def test_what_is_no_choice_is_asked_again(terminal: Officer) -> None:
    answer = terminal("why", input="77\nnothing\n1\n")
    assert "There is no 77 in the list. It goes from 1 to 9." in answer.err
    assert "'nothing' is not a reference." in answer.err
    assert f"Reference  {R5}" in answer.out


def test_a_reference_that_is_not_there_is_asked_again_before_anything_else(terminal: Officer) -> None:
    answer = terminal("note", input="firearms-2023/R99\n1\nFitted\n")
    assert "There is no firearms-2023/R99 in the register." in answer.err
    assert f"Noted on {R5}" in answer.err


def test_what_was_withdrawn_is_not_offered(terminal: Officer) -> None:
    terminal("withdraw", R5, "--reason", "Twice")
    assert R5 not in offered(terminal("note", input="1\nFitted\n").err)


def test_a_stage_that_is_none_is_asked_again(terminal: Officer) -> None:
    answer = terminal("stage", "custody-2023/R1", input="nonsense\nsubmitted\n")
    assert "'nonsense' is not a stage." in answer.err
    assert "custody-2023/R1 is submitted to HMICFRS" in answer.err


def test_who_stops_at_a_question_is_told_that_nothing_was_recorded(terminal: Officer) -> None:
    answer = terminal("note", input="", expect=130)
    assert answer.err.endswith("\nStopped. Nothing was recorded.\n")


def test_several_are_chosen_at_once_and_stand_in_the_history(terminal: Officer) -> None:
    terminal("assign", "--owner", "ACC Crime", input="1, 2 custody-2023/R1\n")
    owned = terminal("list", "--owner", "ACC Crime", "--status", "open", "-f", "json").refs
    assert {R3, R5, "custody-2023/R1"} <= set(owned)
    [words] = {one["words"] for one in terminal("history", R3, "--last", "1", "-f", "json").data["events"]}
    assert words == f"assign --owner 'ACC Crime' {R5} {R3} custody-2023/R1"


def test_only_those_are_offered_to_which_it_can_happen(terminal: Officer) -> None:
    terminal("letter", "add", "CC-1", "--signed-on", "2023-10-01", "--signatory", "Chief Constable")
    terminal("close", "--letter", "CC-1", "--on", "2023-12-01", input=f"{R3}\n")
    assert offered(terminal("reopen", "--reason", "Undone", input="1\n").err) == [R3]
    to_certify = offered(terminal("certify", "--letter", "CC-1", "--on", "2023-12-01", input="homicide-2023/R3\n").err)
    level_3 = terminal("list", "--level", "3", "-f", "json").refs
    assert set(to_certify) <= set(level_3)


def test_where_there_is_none_to_choose_from_it_says_so(register: object, officer_with_firearms: Officer) -> None:
    terminal = Officer(officer_with_firearms.register, at_a_terminal=True)
    assert "there is none to choose from" in terminal("reopen", expect=2).err


@pytest.mark.parametrize("command", [*TAKING_REF, "evidence add", "evidence list"])
def test_without_a_terminal_the_missing_reference_is_named(demo: Officer, command: str) -> None:
    answer = demo(*command.split(), expect=2)
    assert "REF is missing" in answer.err


def test_with_no_input_nothing_is_asked(terminal: Officer) -> None:
    assert "REF is missing" in terminal("--no-input", "why", expect=2).err
