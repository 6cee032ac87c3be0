"""`search`: what the officer sees."""

import csv
import io
import json

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
        (["search", "*"], 2, "There is no word to look for."),
        (["search", ""], 2, "There is no word to look for."),
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
    if words == '"':
        demo("search", "--", words, expect=2)
    else:
        assert demo("search", "--", words).code == 0


def test_what_a_terminal_would_obey_is_not_in_an_excerpt(demo: Officer) -> None:
    demo("note", "firearms-2023/R3", "zebra \x1b[31m[bold]red[/]", "--on", "2023-10-20")
    assert "\\u001b" in demo("search", "zebra", "-f", "json").out
    assert "zebra <U+001B>[31m[bold]red[/]" in demo("search", "zebra").out
