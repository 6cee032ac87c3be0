"""Words are found wherever they are recorded and in force, and nothing that is typed goes wrong."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import TODAY, custody_report, firearms_report, recommendation, recording, ref
from conftest import Writing
from hmicfrs_cli.domain.errors import HmiError, Mistyped
from hmicfrs_cli.domain.records import Found
from hmicfrs_cli.domain.vocabulary import Status
from hmicfrs_cli.register import changes, integrity, opening, progress, publishing, searching, undoing
from hmicfrs_cli.register.history import Log
from hmicfrs_cli.register.sought import Sought

R1, R2, R3, R4 = (ref(f"firearms-2023/R{number}") for number in range(1, 5))
EVERYTHING = Sought(TODAY, tuple(Status), for_us=None)
WORDS = "armouries vehicles policing policy deployment vetting payment dying using organisations Tŷ risk 2023".split()


def found(register: opening.Reading, words: str, most: int = 20, sought: Sought = EVERYTHING) -> list[Found]:
    return searching.search(register, words, sought, most)[0]


def numbers(register: opening.Reading, words: str, **other: Any) -> list[int]:
    return [one.recommendation.ref.number for one in found(register, words, **other)]


@pytest.fixture(scope="module")
def looked_through(empty_register: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[opening.Reading]:
    """A register with words in every place where there can be words."""
    path = tmp_path_factory.mktemp("searching") / "register.db"
    shutil.copy(empty_register, path)
    with opening.writing(path, lambda _: None) as session:
        log = Log(session, recording())
        publishing.add_report(log, firearms_report())
        publishing.add_report(log, custody_report())
        changes.add(log, "firearms-2023", recommendation("Forces should count armouries, and say so in the policy."))
        changes.add(log, "firearms-2023", recommendation("Act.", title="Armoury audit", theme="Leadership"))
        changes.add(log, "firearms-2023", recommendation("The café in Llanfair should shut. AND it's near."))
        changes.add(log, "custody-2023", recommendation("Deployment of officers, redeployed or not.", for_us=False))
        changes.add(log, "custody-2023", recommendation("The police should train in the use of force."))
        progress.note(log, R3, "Armoury visited; use it, by force.", on=date(2023, 12, 1), public=False)
        progress.note(log, R1, "Leadership is better", on=date(2023, 12, 2), public=True)
        progress.withdraw(log, [R1], on=date(2023, 12, 3), reason="Twice")
    with opening.reading(path, lambda _: None) as register:
        yield register


@pytest.mark.parametrize(
    ("words", "refs"),
    [
        ("armoury", ["firearms-2023/R2", "firearms-2023/R1", "firearms-2023/R3"]),
        ("armour", ["firearms-2023/R2", "firearms-2023/R1", "firearms-2023/R3"]),
        ("leadership", ["firearms-2023/R2", "firearms-2023/R1"]),
        ("leadership policy", ["firearms-2023/R1"]),
        ("POLICY Armouries better", ["firearms-2023/R1"]),
        ("police", ["custody-2023/R2"]),
        ("policies", ["firearms-2023/R1"]),
        ("polic", ["custody-2023/R2", "firearms-2023/R1"]),
        ("deploy", ["custody-2023/R1"]),
        ("eployed", []),
        ("ac", []),
        ("cafe", ["firearms-2023/R3"]),
        ("CAFÉ", ["firearms-2023/R3"]),
        ("it's", ["firearms-2023/R3"]),
        ("use force", ["custody-2023/R2", "firearms-2023/R3"]),
        ('"use of force"', ["custody-2023/R2"]),
        ("“use of force”", ["custody-2023/R2"]),
        ('"use of force', ["custody-2023/R2"]),
        ('"of use" force', []),
        ("armoury zebra", []),
        ("AND", ["firearms-2023/R1", "firearms-2023/R3"]),
        ("armoury AND audit", ["firearms-2023/R2"]),
        ("armoury OR zebra", ["firearms-2023/R2", "firearms-2023/R1", "firearms-2023/R3"]),
        ("zebra OR OR café", ["firearms-2023/R3"]),
        ('"use of force" OR audit', ["custody-2023/R2", "firearms-2023/R2"]),
        ("leadership policy OR audit", ["firearms-2023/R1", "firearms-2023/R2"]),
        ("armoury NOT audit", ["firearms-2023/R1", "firearms-2023/R3"]),
        ("armoury AND NOT audit", ["firearms-2023/R1", "firearms-2023/R3"]),
        ("armoury NOT audit OR near", ["firearms-2023/R1"]),
        ('armoury NOT "use it"', ["firearms-2023/R1", "firearms-2023/R2"]),
        ("NOT audit armoury", ["firearms-2023/R1", "firearms-2023/R3"]),
        ("armoury NOT armoury", []),
        ("armoury -audit", ["firearms-2023/R2"]),
        ("NOT", ["custody-2023/R1"]),
        ("NOT redeployed", ["custody-2023/R1"]),
        ("OR OR", ["custody-2023/R1"]),
        ("AND NOT", []),
        ("armoury AND", ["firearms-2023/R1", "firearms-2023/R3"]),
        ('armoury "AND" audit', []),
        ("armour*", ["firearms-2023/R2", "firearms-2023/R1", "firearms-2023/R3"]),
        ("words:armoury", []),
        ("^armoury", ["firearms-2023/R2", "firearms-2023/R1", "firearms-2023/R3"]),
        ("(armoury", ["firearms-2023/R2", "firearms-2023/R1", "firearms-2023/R3"]),
        ("armoury -", ["firearms-2023/R2", "firearms-2023/R1", "firearms-2023/R3"]),
        ("armoury armoury ARMOURY", ["firearms-2023/R2", "firearms-2023/R1", "firearms-2023/R3"]),
    ],
)
def test_every_word_has_to_be_there_somewhere(looked_through: opening.Reading, words: str, refs: list[str]) -> None:
    assert sorted(str(one.recommendation.ref) for one in found(looked_through, words)) == sorted(refs)


def test_a_title_counts_more_than_a_text_and_a_text_more_than_a_note(looked_through: opening.Reading) -> None:
    armouries = found(looked_through, "armoury")
    assert [(one.recommendation.ref, one.place) for one in armouries] == [(R2, "title"), (R1, "text"), (R3, "note")]


def test_a_word_as_it_is_counts_more_than_one_that_begins_so(writing: Writing, reading: Any) -> None:
    with writing() as log:
        publishing.add_report(log, firearms_report())
        for text in ("Look at the armoury.", "Look at the armour.", "Look at the vehicle."):
            changes.add(log, "firearms-2023", recommendation(text))
    with reading() as register:
        assert numbers(register, "armour") == [2, 1]


def test_what_is_shown_is_the_place_with_the_most_of_the_words(looked_through: opening.Reading) -> None:
    (one,) = found(looked_through, "leadership count polic")
    assert (one.place, one.matches) == ("text", ("count", "policy"))
    (one,) = found(looked_through, "leadership better polic")
    assert (one.place, one.matches) == ("note", ("Leadership", "better"))
    assert (one.noted_on, one.noted_by) == (date(2023, 12, 2), "liaison officer")
    one = found(looked_through, "leadership")[0]
    assert (one.place, one.excerpt, one.noted_on) == ("theme", "Leadership", None)


def test_the_words_that_are_marked_are_those_that_were_looked_for(looked_through: opening.Reading) -> None:
    assert found(looked_through, "deploy")[0].matches == ("Deployment",)
    assert found(looked_through, '"use of force" train')[0].matches == ("train", "use of force")


def test_only_those_sought_are_found(looked_through: opening.Reading) -> None:
    assert numbers(looked_through, "should", sought=Sought(TODAY, (Status.WITHDRAWN,), for_us=None)) == [1]
    assert numbers(looked_through, "deploy", sought=Sought(TODAY, tuple(Status))) == []
    assert numbers(looked_through, "should", sought=Sought(TODAY, report="custody-2023")) == [2]


def test_there_are_at_most_so_many_and_it_says_how_many_there_are(looked_through: opening.Reading) -> None:
    best, many = searching.search(looked_through, "armoury", EVERYTHING, 1)
    assert ([one.recommendation.ref for one in best], many) == ([R2], 3)


@pytest.mark.parametrize("nothing", ["", " ", '"', '""', "* - ( ) :", ",,", "👮🏽", "\x01\x1b", "—", "_"])
def test_what_has_no_letter_or_digit_finds_nothing(looked_through: opening.Reading, nothing: str) -> None:
    assert found(looked_through, nothing) == []
    assert searching.had_by_none(looked_through, nothing, TODAY) == []


@pytest.mark.parametrize("written", ["Müller", "MÜLLER", "Mu\u0308ller"])
@pytest.mark.parametrize("typed", ["mull", "müll", "MULLE", "mu\u0308lle", "muller"])
def test_beginnings_are_found_whatever_their_accents_as_whole_words_are(
    empty_register: Path, written: str, typed: str
) -> None:
    with register_with(empty_register, [f"Ask PC {written} soon."]) as register:
        assert [one.matches for one in found(register, typed)] == [(written,)]


def test_what_has_the_words_as_they_were_typed_comes_first(empty_register: Path) -> None:
    texts = ["Response armed; the response armed.", "So " * 40 + "an armed response.", "Armed."]
    with register_with(empty_register, texts) as register:
        assert numbers(register, "armed response") == [2, 1]
        assert numbers(register, "response armed") == [1, 2]
        assert numbers(register, "armed response", most=1) == [2]


def test_words_that_no_recommendation_has_are_told_from_those_that_are_only_not_together(
    looked_through: opening.Reading,
) -> None:
    def missing(words: str) -> list[str]:
        return searching.had_by_none(looked_through, words, TODAY)

    assert missing("armoury zebra café") == ["zebra"]
    assert missing("armoury café") == []
    assert missing('"of use" zebra OR yak zebra') == ["of use", "zebra", "yak"]
    assert missing("armoury NOT zebra") == []
    assert missing("zebra") == []


SYNTAX = ["AND", "OR", "NOT", "NEAR(", "*", "^", ":", "(", ")", "{", "}", "-", "+", '"', "'", "words", "armoury", " "]


@settings(max_examples=300)
@given(words=st.text() | st.lists(st.sampled_from(SYNTAX), min_size=1).map("".join) | st.text(alphabet="ab*[]?^-\"'"))
def test_whatever_is_typed_is_only_words(looked_through: opening.Reading, words: str) -> None:
    try:
        found(looked_through, words)
    except Mistyped:
        assert "\0" in words or not any(character.isalnum() for character in words)


def test_ten_thousand_words_are_looked_for(looked_through: opening.Reading) -> None:
    assert found(looked_through, " ".join(f"word{number}" for number in range(10_000))) == []
    assert numbers(looked_through, "armoury audit " * 5_000) == [2]


def test_a_whole_recommendation_may_be_pasted(writing: Writing, reading: Any) -> None:
    text = " ".join(f"word{number}" for number in range(5_000))
    with writing() as log:
        publishing.add_report(log, firearms_report())
        changes.add(log, "firearms-2023", recommendation(text))
    with reading() as register:
        assert numbers(register, text) == [1]


@contextmanager
def register_with(empty: Path, texts: list[str]) -> Iterator[opening.Reading]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "register.db"
        shutil.copy(empty, path)
        with opening.writing(path, lambda _: None) as session:
            log = Log(session, recording())
            publishing.add_report(log, firearms_report())
            for text in texts:
                changes.add(log, "firearms-2023", recommendation(text, title=None))
        with opening.reading(path, lambda _: None) as register:
            yield register


written_words = st.sampled_from(WORDS) | st.text(alphabet="aeidtyôŷ'\"*-(", min_size=1, max_size=8)
written_texts = st.lists(written_words, min_size=1, max_size=6).map(" ".join)
texts = st.lists(written_texts.filter(lambda text: any(map(str.isalnum, text))), min_size=1, max_size=4)


@settings(max_examples=25)
@given(texts=texts)
def test_a_recommendation_is_found_by_any_word_of_its_own_text(empty_register: Path, texts: list[str]) -> None:
    with register_with(empty_register, texts) as register:
        for number, text in enumerate(texts, 1):
            for word in filter(lambda word: any(map(str.isalnum, word)), text.split()):
                there = {one.recommendation.ref.number: one for one in found(register, word)}
                assert number in there, word
                assert there[number].matches, word
            assert number in numbers(register, text)


@pytest.mark.parametrize("word", WORDS)
def test_a_recommendation_is_found_by_every_beginning_of_a_word(empty_register: Path, word: str) -> None:
    with register_with(empty_register, [f"They said ({word.upper()})."]) as register:
        for letters in range(min(3, len(word)), len(word) + 1):
            assert [one.matches for one in found(register, word[:letters])] == [(word.upper(),)], word[:letters]


@pytest.fixture
def firearms(writing: Writing) -> Writing:
    with writing() as log:
        publishing.add_report(log, firearms_report())
        changes.add(log, "firearms-2023", recommendation("Chief constables should act.", theme="Custody"))
    return writing


def test_a_note_taken_back_is_not_found_and_brought_back_it_is(firearms: Writing, reading: Any) -> None:
    def zebras() -> list[int]:
        with reading() as register:
            assert integrity.findings(register) == []
        with reading() as register:
            return numbers(register, "zebra")

    with firearms() as log:
        progress.note(log, R1, "A zebra was seen", on=TODAY, public=False)
    assert zebras() == [1]
    with firearms() as log:
        undoing.undo(log)
    assert zebras() == []
    with firearms() as log:
        undoing.redo(log)
    assert zebras() == [1]


def test_a_recommendation_taken_back_is_not_found_and_brought_back_it_is(firearms: Writing, reading: Any) -> None:
    with firearms() as log:
        changes.add(log, "firearms-2023", recommendation("Count zebras.", theme="Zebras"))
    for change, there in ((undoing.undo, []), (undoing.redo, [2])):
        with firearms() as log:
            change(log)
        with reading() as register:
            assert numbers(register, "zebras") == there


def test_after_an_edit_the_old_words_are_not_found_and_the_new_are(firearms: Writing, reading: Any) -> None:
    after = {"text": "Forces should wait.", "title": "Patience", "theme": "Time"}
    with firearms() as log:
        progress.edit(log, R1, after, on=TODAY, reason="Misread")
    with reading() as register:
        assert [numbers(register, word) for word in ("constables", "act", "custody")] == [[], [], []]
        assert [numbers(register, word) for word in ("wait", "patience", "time")] == [[1], [1], [1]]


steps = st.lists(
    st.tuples(st.sampled_from(["note", "text", "title", "theme", "add", "withdraw"]), st.sampled_from(WORDS))
    | st.sampled_from([("undo", ""), ("redo", "")]),
    max_size=12,
)


@settings(max_examples=12)
@given(steps=steps)
def test_search_looks_in_what_is_recorded_whatever_was_done(empty_register: Path, steps: list[tuple[str, str]]) -> None:
    def do(log: Log, what: str, word: str) -> None:
        if what in ("undo", "redo"):
            getattr(undoing, what)(log)
        elif what == "note":
            progress.note(log, R1, word, on=TODAY, public=True)
        elif what == "add":
            changes.add(log, "firearms-2023", recommendation(word, theme=word))
        elif what == "withdraw":
            progress.withdraw(log, [R1], on=TODAY, reason=word)
        else:
            progress.edit(log, R1, {what: word}, on=TODAY, reason="So")

    with TemporaryDirectory() as folder:
        path = Path(folder) / "register.db"
        shutil.copy(empty_register, path)
        with opening.writing(path, lambda _: None) as session:
            publishing.add_report(Log(session, recording()), firearms_report())
            changes.add(Log(session, recording()), "firearms-2023", recommendation())
            for what, word in steps:
                try:
                    with session.begin_nested():
                        do(Log(session, recording()), what, word)
                except HmiError:
                    session.expire_all()
        with opening.reading(path, lambda _: None) as register:
            assert integrity.findings(register) == []
        with opening.reading(path, lambda _: None) as register:
            for word in WORDS:
                for one in found(register, word):
                    assert re.search(word, one.excerpt, re.IGNORECASE), (word, one)
