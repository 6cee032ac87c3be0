"""`search`: what the officer sees."""

import csv
import io
import json
from pathlib import Path

import pytest

from conftest import Officer
from hmicfrs_cli.formats.searching import FIELDS

TITLE = "Tracking equipment in armed response vehicles"


def test_what_was_found_is_shown_the_best_first_with_where_it_was_found(demo: Officer) -> None:
    demo("--by", "tester", "note", "firearms-2023/R3", "Seen in the armoury", "--on", "2023-10-20")
    answer = demo("search", "armoury")
    assert [line.split() for line in answer.out.splitlines()] == [
        "Reference Stands Found in Excerpt".split(),
        "firearms-2023/R9 for others title Armoury guidance".split(),
        "firearms-2023/R10 internal review title Senior oversight of armouries".split(),
        "firearms-2023/R3 with DCC note of 20 Oct 2023, tester Seen in the armoury".split(),
    ]
    assert answer.err == "3 found.\n"


def test_several_words_and_one_argument_of_several_words_are_the_same(demo: Officer) -> None:
    apart = demo("search", "response", "vehicles", "tracking")
    assert apart == demo("search", "response vehicles tracking")
    assert TITLE in apart.out


def test_words_in_quotes_stand_side_by_side(demo: Officer) -> None:
    assert TITLE in demo("search", '"armed response"', "tracking").out
    assert demo("search", '"response armed"').err == "None found.\n"


def test_json_has_every_field_and_the_words_that_match(demo: Officer) -> None:
    data = demo("search", "armed", "tracking", "--most", "1", "-f", "json").data
    assert {name: data[name] for name in ("schema", "as_at", "words", "many")} == {
        "schema": 1,
        "as_at": "2024-01-01",
        "words": "armed tracking",
        "many": 1,
    }
    assert data["found"] == [
        {
            "ref": "firearms-2023/R3",
            "report": "firearms-2023",
            "category": "recommendation",
            "number": 3,
            "level": "2",
            "status": "open",
            "stage": "with-dcc",
            "closed_on": None,
            "for_us": True,
            "title": TITLE,
            "found_in": "title",
            "excerpt": TITLE,
            "matches": ["Tracking", "armed"],
            "noted_on": None,
            "noted_by": None,
        }
    ]


def test_a_note_has_its_day_and_author(demo: Officer) -> None:
    demo("--by", "PC Jones", "note", "firearms-2023/R3", "A zebra was seen", "--on", "2023-10-20")
    (one,) = demo("search", "zebra", "-f", "json").data["found"]
    assert (one["found_in"], one["noted_on"], one["noted_by"]) == ("note", "2023-10-20", "PC Jones")
    demo("undo")
    assert demo("search", "zebra", "-f", "json").data["found"] == []


def test_every_format_tells_the_same(demo: Officer) -> None:
    found = demo("search", "armed", "-f", "json").data["found"]
    assert tuple(found[0]) == FIELDS
    assert [json.loads(line) for line in demo("search", "armed", "-f", "ndjson").out.splitlines()] == found
    rows = list(csv.DictReader(io.StringIO(demo("search", "armed", "-f", "csv").out)))
    assert [row["excerpt"] for row in rows] == [one["excerpt"] for one in found]
    assert tuple(rows[0]) == FIELDS
    assert "| Reference | Stands | Found in | Excerpt |" in demo("search", "armed", "-f", "md").out


def test_no_more_are_shown_than_asked_and_it_says_how_many_there_are(demo: Officer) -> None:
    answer = demo("search", "should", "--most", "3", "-f", "json")
    many = answer.data["many"]
    assert (len(answer.data["found"]), many > 20) == (3, True)
    assert answer.err == f"{many} found; the best 3 shown. To see all: --most {many}\n"
    assert len(demo("search", "should", "-f", "json").data["found"]) == 20
    assert len(demo("search", "should", "--most", str(many), "-f", "json").data["found"]) == many


def test_nothing_found_is_an_answer(demo: Officer) -> None:
    answer = demo("search", "zebra")
    assert (answer.out, answer.err) == ("", "None found.\n")
    assert demo("search", "zebra", "-f", "csv").out == ",".join(FIELDS) + "\n"


def test_closed_and_withdrawn_ones_are_found_and_say_so(demo: Officer) -> None:
    demo("withdraw", "firearms-2023/R9", "--reason", "Not ours", "--on", "2023-12-01")
    letter = ("--letter", "CC-1", "--signed-on", "2023-10-20", "--signatory", "CC")
    demo("close", "firearms-2023/R3", *letter, "--on", "2023-10-25")
    out = demo("search", "arm").out
    assert "withdrawn" in out
    assert "closed 25 Oct 2023" in out
    found = demo("search", "arm", "--status", "closed", "-f", "json").data["found"]
    assert [one["ref"] for one in found] == ["firearms-2023/R3"]


def test_one_report_can_be_asked(demo: Officer) -> None:
    found = demo("search", "should", "--report", "homicide-2023", "-f", "json").data["found"]
    assert {one["report"] for one in found} == {"homicide-2023"}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["search"], 2, "Missing argument"),
        (["search", "a\0b"], 2, "cannot be stored"),
        (["search", "\udcff"], 2, "cannot be stored"),
        (["search", "armed", "--most", "0"], 2, "0 is no number to show"),
        (["search", "armed", "--most", "many"], 2, "not a whole number"),
        (["search", "armed", "--report", "firearm-2023"], 4, "Did you mean firearms-2023?"),
        (["search", "armed", "--status", "lost"], 2, "withdrawn"),
    ],
)
def test_bad_questions_get_a_sentence(demo: Officer, words: list[str], code: int, said: str) -> None:
    answer = demo(*words, expect=code)
    assert said in answer.err
    assert answer.out == ""


@pytest.mark.parametrize(
    "words", ['"', "armed AND (", "NEAR(armed", "armed*", "words : armed", "^armed", "armed NOT", "'; DROP", "{armed}"]
)
def test_hostile_words_are_only_words(demo: Officer, words: str) -> None:
    assert demo("search", "--", words).code == 0


@pytest.mark.parametrize("words", ['"', "*", "(", ",,", "", "👮🏽"])
def test_where_there_was_no_word_to_look_for_it_says_so_and_finds_nothing(demo: Officer, words: str) -> None:
    said = "There was no word to look for: a word has a letter or a digit in it.\n"
    answer = demo("search", words)
    assert (answer.out, answer.err) == ("", f"None found.\n{said}")
    answer = demo("search", words, "-f", "json")
    assert (answer.data["found"], answer.data["many"], answer.err) == ([], 0, said)


def test_and_or_and_not_between_words_are_what_they_say(demo: Officer) -> None:
    def refs(*words: str) -> list[str]:
        return sorted(one["ref"] for one in demo("search", *words, "--most", "99", "-f", "json").data["found"])

    assert refs("detainee", "AND", "risk") == refs("detainee", "risk") != []
    assert refs("armoury", "OR", "detainee") == sorted({*refs("armoury"), *refs("detainee")})
    assert refs("armoury", "NOT", "guidance") == sorted({*refs("armoury")} - {*refs("guidance")}) != refs("armoury")


def test_where_nothing_has_a_word_it_is_named(demo: Officer) -> None:
    assert demo("search", "armoury", "zebra").err == "None found.\nNothing has: zebra.\n"
    assert demo("search", "yak food", "zebra").err == 'None found.\nNothing has: "yak food", zebra.\n'
    assert demo("search", "armoury detainee").err == "None found.\n"
    many = " ".join(f"zebra{number}" for number in range(2000))
    assert demo("search", many).err.endswith("zebra10, zebra11, 1,988 more.\n")


def test_a_reference_or_a_code_is_told_how_to_be_seen(demo: Officer) -> None:
    assert demo("search", "Firearms-2023/r10").err == "None found.\nTo see it: hmi show firearms-2023/R10\n"
    assert demo("search", "firearms-2023").err == "None found.\nTo see it: hmi report show firearms-2023\n"
    assert demo("search", "firearms-2023/R99").err == "None found.\n"
    demo("note", "firearms-2023/R3", "As firearms-2023/R10 says", "--on", "2023-10-20")
    assert demo("search", "firearms-2023/R10").err == "1 found.\nTo see it: hmi show firearms-2023/R10\n"


def test_an_argument_of_several_words_beside_others_was_quoted_and_stands_side_by_side(demo: Officer) -> None:
    quoted = demo("search", "armed response", "tracking", "-f", "json").data
    assert quoted["words"] == '"armed response" tracking'
    assert [one["title"] for one in quoted["found"]] == [TITLE]
    assert quoted["found"] == demo("search", '"armed response" tracking', "-f", "json").data["found"]
    assert "None found." in demo("search", "response armed", "tracking").err
    assert TITLE in demo("search", "response armed tracking").out


def test_a_document_is_found_as_evidence(demo: Officer, tmp_path: Path) -> None:
    rota = tmp_path / "zebra-rota.txt"
    rota.write_text("Monday")
    words = ("evidence", "add", "firearms-2023/R3", str(rota), "--note", "Who drives", "--on", "2023-10-20")
    demo("--by", "PC Jones", *words)
    (one,) = demo("search", "zebra", "-f", "json").data["found"]
    assert (one["found_in"], one["noted_on"], one["noted_by"]) == ("evidence", "2023-10-20", "PC Jones")
    assert "evidence of 20 Oct 2023, PC Jones" in demo("search", "who drives").out


def test_what_a_terminal_would_obey_is_not_in_an_excerpt(demo: Officer) -> None:
    demo("note", "firearms-2023/R3", "zebra \x1b[31m[bold]red[/]", "--on", "2023-10-20")
    assert "\\u001b" in demo("search", "zebra", "-f", "json").out
    assert "zebra <U+001B>[31m[bold]red[/]" in demo("search", "zebra").out
