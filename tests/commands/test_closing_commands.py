"""`close` and `reopen`, as the officer types them."""

import pytest

from conftest import Officer

LETTER = ("--letter", "CC-114", "--signed-on", "2023-10-20", "--signatory", "Chief Constable")
R3 = "firearms-2023/R3"


def test_closing_says_what_it_did_and_shows_it_on_request(demo: Officer) -> None:
    answer = demo("close", R3, *LETTER, "--on", "25 October 2023", "-f", "json")
    assert f"Closed {R3} on 25 October 2023: implemented." in answer.err
    one = answer.data["recommendations"][0]
    assert (one["status"], one["stage"], one["outcome"], one["closed_on"]) == (
        "closed",
        None,
        "implemented",
        "2023-10-25",
    )
    assert one["days_late"] == -6, "six days early, frozen"
    assert (one["letter"], one["signed_on"], one["signatory"]) == ("CC-114", "2023-10-20", "Chief Constable")


def test_a_closing_moves_one_from_open_to_closed_and_not_the_total(demo: Officer) -> None:
    demo("close", R3, *LETTER, "--on", "2023-10-25")

    def level_2(day: str) -> tuple[int, int, int]:
        row = demo("summary", "--as-at", day, "-f", "json").data["rows"][2]
        return row["open"], row["closed"], row["total"]

    assert level_2("2023-10-24") == (55, 0, 55)
    assert level_2("2023-10-25") == (54, 1, 55)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((R3,), "Level 2: the force closes it when the work is done, with a letter signed by the Chief Constable."),
        ((R3, *LETTER, "--on", "2023-10-19"), "was signed on 20 October 2023, after 19 October 2023"),
        ((R3, *LETTER, "--on", "2024-01-02"), "2 January 2024 has not come yet"),
        ((R3, *LETTER, "--on", "2023-07-10"), "It was issued on 11 July 2023"),
        (("firearms-2023/R1", *LETTER), "Its level was not set"),
        (("homicide-2023/R3", *LETTER), "HMICFRS verifies at the next relevant planned inspection"),
        (("custody-2023/C1", *LETTER), "A cause of concern is closed only by HMICFRS"),
        (("custody-2023/C1", "--hmicfrs", "Letter of 1 December 2023"), "the closing of custody-2023/R1"),
        ((R3, *LETTER, "--outcome", "superseded"), "--superseded-by REF"),
        ((R3, *LETTER, "--outcome", "not-applicable"), "--reason TEXT"),
        ((R3, *LETTER, "--outcome", "archived"), "Only HMICFRS archives"),
    ],
)
def test_a_refusal_says_the_rule_and_writes_nothing(demo: Officer, words: tuple[str, ...], said: str) -> None:
    before = demo("list", "--all", "-f", "json").out
    answer = demo("close", *words, expect=3)
    assert answer.err.startswith("Refused: ")
    assert said in answer.err
    assert answer.out == ""
    assert demo("list", "--all", "-f", "json").out == before


def test_closing_twice_is_refused(demo: Officer) -> None:
    demo("close", R3, *LETTER, "--on", "2023-10-25")
    assert "It was closed on 25 October 2023 already." in demo("close", R3, *LETTER, expect=3).err


def test_reopening_wants_a_reason_and_keeps_the_closing(demo: Officer) -> None:
    demo("close", R3, *LETTER, "--on", "2023-10-25")
    assert "--reason is missing" in demo("reopen", R3, expect=2).err
    answer = demo("reopen", R3, "--on", "2023-12-01", "--reason", "Found undone")
    assert f"Reopened {R3} on 1 December 2023." in answer.err
    assert demo("show", R3, "-f", "json").data["recommendations"][0]["status"] == "open"
    assert demo("show", R3, "--as-at", "2023-11-30", "-f", "json").data["recommendations"][0]["letter"] == "CC-114"


def test_on_a_terminal_the_reason_is_asked_for(demo: Officer) -> None:
    demo("close", R3, *LETTER, "--on", "2023-10-25")
    Officer(demo.register, at_a_terminal=True)("reopen", R3, input="Found undone\n")
    assert demo("show", R3, "-f", "json").data["recommendations"][0]["status"] == "open"


@pytest.mark.parametrize("words", [("close", "firearms-2023/R33", *LETTER), ("reopen", "x-1/R1", "--reason", "x")])
def test_one_that_is_not_there_is_said(demo: Officer, words: tuple[str, ...]) -> None:
    assert "There is no" in demo(*words, expect=4).err


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            ("--letter", "CC-1", "--signed-on", "2023-10-01"),
            "A letter has a reference, a day on which it was signed, and a signatory",
        ),
        (("--letter", "CC-1", "--signed-on", "2024-01-01", "--signatory", "CC"), "after 1 December 2023"),
        (("--letter", "CC-1", "--signed-on", "2023-10-01", "--signatory", "DCC Jones"), "own signature"),
    ],
)
def test_a_letter_that_need_not_be_there_has_to_be_right_all_the_same(
    demo: Officer, more: tuple[str, ...], said: str
) -> None:
    demo("level", R3, "--to", "4", "--on", "2023-09-01")
    words = ("close", R3, "--on", "2023-12-01", "--hmicfrs", "Visit of 30 November 2023")
    assert said in demo(*words, *more, expect=3).err
    demo(*words)


def test_a_letter_s_reference_stands_for_one_letter(demo: Officer) -> None:
    demo("close", R3, *LETTER, "--on", "2023-10-25")
    other = ("--letter", "CC-114", "--signed-on", "2023-10-21", "--signatory", "Chief Constable")
    assert "is recorded as signed on 20 October 2023" in demo("close", "firearms-2023/R5", *other, expect=3).err
    demo("close", "firearms-2023/R5", *LETTER, "--on", "2023-12-01")


def test_two_do_not_supersede_each_other(demo: Officer) -> None:
    demo("close", R3, *LETTER, "--on", "2023-12-01", "--superseded-by", "firearms-2023/R5")
    words = ("close", "firearms-2023/R5", *LETTER, "--on", "2023-12-01", "--superseded-by", R3)
    assert "cannot supersede" in demo(*words, expect=3).err


@pytest.mark.parametrize("signatory", ["John Sergeant", "Chief Constable", "Acting Chief Constable Smith", "A. Deputy"])
def test_a_name_is_not_taken_for_a_rank(demo: Officer, signatory: str) -> None:
    demo("close", R3, "--letter", "CC-9", "--signed-on", "2023-10-01", "--signatory", signatory)
