"""Importing a whole register, as the officer types it: it is the same, or nothing at all is made."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import Officer
from hmicfrs_cli.formats.events import as_text
from hmicfrs_cli.register import opening
from hmicfrs_cli.register.sealing import BEGINNING, SEALED, seal

Whole = dict[str, Any]
Alters = Callable[[Whole], object]


@pytest.fixture(scope="session")
def written_once(demo_made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole register in JSON: the example, with letters and evidence, a closing, and things taken back."""
    folder = tmp_path_factory.mktemp("whole")
    register = folder / "register.db"
    shutil.copy(demo_made_once, register)
    officer = Officer(register)
    (folder / "signed.pdf").write_bytes(b"signed")
    (folder / "rota.txt").write_bytes(b"rota")
    (folder / "wrong.txt").write_bytes(b"wrong")
    letter = ["letter", "add", "CC-1", "--signed-on", "2023-10-20", "--signatory", "Chief Constable"]
    officer(*letter, "--file", str(folder / "signed.pdf"))
    officer("evidence", "add", "firearms-2023/R3", str(folder / "rota.txt"), "--on", "2023-10-21")
    officer("close", "firearms-2023/R3", "--letter", "CC-1", "--on", "2023-10-25")
    officer("evidence", "add", "firearms-2023/R5", str(folder / "wrong.txt"), "--on", "2023-10-21")
    officer("undo")
    officer("add", "firearms-2023", "By 1 June 2024, chief constables should act.", "--number", "40")
    officer("undo")
    officer("report", "add", "Recorded in error", "--published", "2023-12-01", "--code", "error-2023")
    officer("undo")
    officer("export", "--out", str(folder / "all.json"))
    return folder


@pytest.fixture
def folder(written_once: Path, tmp_path: Path) -> Path:
    """That register and its file, with their documents beside them, to do with as a test likes."""
    return Path(shutil.copytree(written_once, tmp_path / "there"))


@pytest.fixture
def new(tmp_path: Path) -> Officer:
    """An officer whose register has not been begun."""
    (tmp_path / "here").mkdir()
    return Officer(tmp_path / "here" / "new.db")


def altered(folder: Path, alters: Alters, *, sealed: bool = False) -> str:
    """The file with something altered by hand; `sealed` by one who knows how to make the hashes fit."""
    path = folder / "all.json"
    whole = json.loads(path.read_text("utf-8"))
    alters(whole)
    if sealed:
        previous = BEGINNING
        for event in whole["events"]:
            row = {**event, "id": event["number"], "previous": previous, "changes": as_text(event["changes"])}
            event["previous"], event["hash"] = previous, seal({name: row[name] for name in SEALED})
            previous = event["hash"]
        whole["head"] = previous
    path.write_text(json.dumps(whole), "utf-8")
    return str(path)


def is_not_begun(officer: Officer) -> bool:
    return list(officer.register.parent.iterdir()) == []


def test_a_whole_register_is_the_same_with_its_documents(folder: Path, new: Officer) -> None:
    there = Officer(folder / "register.db")
    said = new("import", str(folder / "all.json")).err
    assert "Began a new register" in said
    assert "39 recommendations and 85 events" in said
    assert there("check", "--integrity").err == new("check", "--integrity").err
    for asked in (
        ["summary"],
        ["list", "--all"],
        ["history"],
        ["letter", "list"],
        ["meeting", "list"],
        ["report", "list"],
        ["movement", "--since", "last", "--items"],
    ):
        assert there(*asked, "-f", "json").data == new(*asked, "-f", "json").data, asked
    kept = {path.name: path.read_bytes() for path in (folder / "register-evidence").iterdir()}
    assert {path.name: path.read_bytes() for path in (new.register.parent / "new-evidence").iterdir()} == kept
    assert len(kept) == 3, "also of what was taken back: a redo needs it"


def test_what_was_taken_back_can_be_brought_back_as_ever(folder: Path, new: Officer) -> None:
    there = Officer(folder / "register.db")
    new("import", str(folder / "all.json"))
    for officer in (there, new):
        officer("redo")
        officer("report", "show", "error-2023")
        officer("undo")
        officer("undo")
        officer("add", "firearms-2023", "By 1 June 2024, chief constables should act again.", "--number", "40")
    assert there("list", "--all", "-f", "csv").out == new("list", "--all", "-f", "csv").out


def test_a_rehearsal_begins_no_register(folder: Path, new: Officer) -> None:
    answer = new("import", str(folder / "all.json"), "--dry-run", "-f", "json")
    assert "Nothing has been recorded." in answer.err
    assert len(answer.refs) == 39
    assert is_not_begun(new)


def test_a_register_that_holds_something_is_left_alone(folder: Path, demo: Officer) -> None:
    before = demo.register.read_bytes()
    said = demo("import", str(folder / "all.json"), expect=3).err
    assert "hmi --register new.db import FILE.json" in said
    assert demo.register.read_bytes() == before


def test_a_register_that_is_there_and_empty_is_filled(folder: Path, officer: Officer) -> None:
    officer("import", str(folder / "all.json"))
    assert len(officer("list", "--all", "-f", "json").refs) == 39
    empty = Officer(officer.register.with_name("none.db"))
    empty.register.touch()
    empty("import", str(folder / "all.json"))
    assert len(empty("list", "--all", "-f", "json").refs) == 39


def test_a_file_whose_lines_and_names_stand_in_another_order_is_the_same(folder: Path, new: Officer) -> None:
    whole = json.loads((folder / "all.json").read_text("utf-8"))
    (folder / "all.json").write_text(json.dumps(whole, sort_keys=True, indent=4), "utf-8")
    new("import", str(folder / "all.json"))
    again = new.register.with_name("again.json")
    new("export", "--out", str(again))
    assert json.loads(again.read_text("utf-8")) == whole


def missing(name: str) -> Alters:
    return lambda whole: whole.pop(name)


def put(name: str, value: Any) -> Alters:
    return lambda whole: whole.update({name: value})


def put_in(name: str, place: int, field: str, value: Any) -> Alters:
    return lambda whole: whole[name][place].update({field: value})


IS_NONE = "is not a whole register"


@pytest.mark.parametrize(
    ("alters", "code", "said"),
    [
        (put("schema", 2), 6, "was written by a newer hmi"),
        (put("register", "0099"), 6, "was written by a newer hmi"),
        (put("register", "banana"), 3, "no hmi has written"),
        (put("schema", "1"), 3, IS_NONE),
        (put("schema", True), 3, IS_NONE),
        (put("as_at", "soon"), 3, "does not say as at which day"),
        (put("as_at", None), 3, "does not say as at which day"),
        (missing("head"), 3, "does not say its head"),
        (missing("schema"), 3, "does not say its schema"),
        (missing("letters"), 3, "lacks the list of letters"),
        (missing("events"), 3, "lacks the list of events"),
        (put("events", {}), 3, "events are no list"),
        (put("events", [1]), 3, "event 1 is no record"),
        (put("reports", None), 3, "reports are no list"),
        (put_in("events", 3, "author", "Somebody else"), 3, "broken at event 4"),
        (put_in("events", 3, "changes", {}), 3, "broken at event 4"),
        (put_in("events", 3, "changes", {"a": 1}), 3, "event 4 has changes that are none"),
        (put_in("events", 3, "changes_text", "{}"), 3, "has other changes than"),
        (put_in("events", 3, "changes_text", "{"), 3, IS_NONE),
        (put_in("events", 3, "number", "4"), 3, "event 4 has a number that is none"),
        (put_in("events", 3, "happened_on", "soon"), 3, IS_NONE),
        (put_in("events", 3, "words", None), 3, "event 4 has no words"),
        (lambda whole: whole["events"].pop(10), 3, "broken at event 11"),
        (lambda whole: whole["events"].insert(10, whole["events"][10]), 3, "broken at event 12"),
        (lambda whole: whole["events"].pop(), 3, "the head is"),
        (put("head", "0" * 64), 3, "the head is"),
        (put_in("recommendations", 4, "owner", "ACC Crime"), 3, "has the owner ACC Crime"),
        (put_in("recommendations", 4, "number", True), 3, "has the number True"),
        (put_in("recommendations", 4, "for_us", 1), 3, "has the for_us 1"),
        (put_in("letters", 0, "signatory", "Somebody else"), 3, "letter CC-1 has the signatory Somebody else"),
        (put_in("events", 3, "undone", True), 3, "event 4 has the undone True"),
        (lambda whole: whole["recommendations"].pop(), 3, "it lacks recommendation custody-2023/A16"),
        (lambda whole: whole["balances"].append(whole["balances"][0]), 3, "it has balance"),
        (put("settings", [1]), 3, "record 1 of its settings is none"),
        (lambda whole: whole["meetings"][1].update(figures=None), 3, "has not the figures that were issued"),
        (lambda whole: whole["meetings"][1]["figures"]["rows"][0].update(open=1), 3, "has not the figures"),
    ],
)
def test_a_file_that_is_not_whole_and_unaltered_makes_nothing(
    folder: Path, new: Officer, alters: Alters, code: int, said: str
) -> None:
    assert said in new("import", altered(folder, alters), expect=code).err
    assert is_not_begun(new)


@pytest.mark.parametrize(
    "alters",
    [
        put_in("events", 3, "about", "banana"),
        put_in("events", 3, "kind", "banana"),
        put_in("events", 3, "reference", "banana"),
        lambda whole: next(one for one in whole["events"] if one["recommendation_id"]).update(recommendation_id=None),
        put_in("events", 3, "recommendation_id", 999),
        lambda whole: next(one for one in whole["events"] if one["kind"] == "undone").update(reference="x"),
        lambda whole: next(one for one in whole["events"] if one["kind"] == "undone").update(kind="redone"),
        lambda whole: next(one for one in whole["events"] if one["about"] == "report").update(changes={}),
        lambda whole: next(one for one in whole["events"] if one["about"] == "report")["changes"].update(x=[1, 2]),
        lambda whole: next(one for one in whole["events"] if one["kind"] == "closed")["changes"].update(
            letter=[None, None]
        ),
        lambda whole: next(one for one in whole["events"] if one["about"] == "recommendation")["changes"].update(
            level=[None, "9"]
        ),
        lambda whole: next(one for one in whole["events"] if one["about"] == "recommendation")["changes"].update(
            text=[None, {"a": []}]
        ),
        lambda whole: next(one for one in whole["events"] if one["about"] == "balance").update(reference="1.5"),
        lambda whole: next(one for one in whole["events"] if one["kind"] == "evidenced")["changes"].update(
            sha256=[None, "/dev/zero"]
        ),
        lambda whole: next(one for one in whole["events"] if one["about"] == "letter")["changes"].update(
            file_hash=[None, "../../elsewhere"]
        ),
    ],
)
def test_events_that_are_sealed_and_make_no_sense_make_nothing(folder: Path, new: Officer, alters: Alters) -> None:
    said = new("import", altered(folder, alters, sealed=True), expect=3).err
    assert said.startswith("Refused: ")
    assert is_not_begun(new)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"[" * 100_000, "is no JSON object"),
        (b'{"schema": ' + b"[" * 100_000, "nested far deeper"),
        (b'{"schema": NaN}', "holds the number NaN"),
        (b'{"schema": 1, "schema": 1}', "twice"),
        (b'{"schema": ' + b"1" * 5_000 + b"}", "holds the number"),
        (b'{"schema": "\\ud800"}', "half a character"),
        (b"[]", "is no JSON object"),
        (b"{}", "does not say its schema"),
        (b'{"schema": 1', "ends too soon"),
        (b"null", "is no JSON object"),
        (b"hello", "is no JSON object"),
        (b"", "is empty"),
        (b"\x00\x01\x02", "is no JSON object"),
        ("{}".encode("utf-16"), "not text in UTF-8"),
    ],
)
def test_what_is_no_json_of_hmi_is_refused_in_words(tmp_path: Path, new: Officer, raw: bytes, said: str) -> None:
    path = tmp_path / "all.json"
    path.write_bytes(raw)
    assert said in new("import", str(path), expect=3).err
    assert is_not_begun(new)


@pytest.mark.parametrize("part", [1, 3, 10, 50, 90, 99])
def test_a_file_that_was_cut_off_makes_nothing(folder: Path, new: Officer, part: int) -> None:
    raw = (folder / "all.json").read_bytes()
    (folder / "all.json").write_bytes(raw[: len(raw) * part // 100])
    new("import", str(folder / "all.json"), expect=3)
    assert is_not_begun(new)


def test_a_document_that_is_missing_or_altered_is_told_and_stops_nothing(folder: Path, new: Officer) -> None:
    beside = folder / "all-evidence"
    rota = next(path for path in beside.iterdir() if path.suffix == ".txt" and path.read_bytes() == b"rota")
    signed = next(path for path in beside.iterdir() if path.suffix == ".pdf")
    rota.unlink()
    signed.chmod(0o600)
    signed.write_bytes(b"another")
    said = new("import", str(folder / "all.json")).err
    assert "firearms-2023/R3: rota.txt, which is no longer in the evidence folder" in said
    assert "letter CC-1: signed.pdf, which has been altered in the evidence folder" in said
    assert [path.read_bytes() for path in (new.register.parent / "new-evidence").iterdir()] == [b"wrong"]
    assert "rota.txt" in new("check", "--integrity", expect=5).out


def test_an_export_takes_its_documents_along_and_tells_what_is_missing(folder: Path) -> None:
    officer = Officer(folder / "register.db")
    for path in (folder / "register-evidence").iterdir():
        if path.read_bytes() == b"rota":
            path.unlink()
    said = officer("export", "--out", str(folder / "second.json")).err
    assert "Its documents are in" in said
    assert "Not taken along:\n  firearms-2023/R3: rota.txt" in said
    names = {path.name for path in (folder / "second-evidence").iterdir()}
    assert {hashlib.sha256(raw).hexdigest() for raw in (b"signed", b"wrong")} == {name[:64] for name in names}


@settings(max_examples=30)
@given(place=st.floats(0, 1, exclude_max=True), byte=st.integers(0, 255))
def test_whichever_byte_is_altered_the_register_is_the_same_or_none(
    written_once: Path, tmp_path_factory: pytest.TempPathFactory, place: float, byte: int
) -> None:
    folder = tmp_path_factory.mktemp("altered")
    raw = bytearray((written_once / "all.json").read_bytes())
    raw[int(place * len(raw))] = byte
    (folder / "all.json").write_bytes(raw)
    officer = Officer(folder / "new.db")
    head = json.loads((written_once / "all.json").read_text("utf-8"))["head"]
    refused = ""
    try:
        officer("import", str(folder / "all.json"))
    except AssertionError as error:
        refused = str(error)
    if refused:
        assert ": 3, not 0" in refused or ": 6, not 0" in refused
        assert not officer.register.exists()
    else:
        assert officer("history", "--last", "1", "-f", "json").data["events"][0]["hash"] == head


def test_a_folder_that_cannot_be_written_to_is_said_to_be(
    folder: Path, new: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.replace", forbidden)
    monkeypatch.setattr("pathlib.Path.replace", forbidden)
    said = new("import", str(folder / "all.json"), expect=1).err
    assert "could not be copied" in said
    shutil.rmtree(folder / "all-evidence")
    said = new("import", str(folder / "all.json"), expect=6).err
    assert "could not be begun: Permission denied." in said
    assert not new.register.exists()


@pytest.mark.parametrize("revision", opening.REVISIONS)
def test_a_register_of_an_older_hmi_comes_back_too(tmp_path: Path, new: Officer, revision: str) -> None:
    old = Officer(Path(shutil.copy(Path(__file__).parents[1] / "register/old" / f"{revision}.db", tmp_path / "old.db")))
    out, again = tmp_path / "all.json", tmp_path / "again.json"
    old("export", "--out", str(out))
    new("import", str(out))
    new("export", "--out", str(again))
    assert again.read_bytes() == out.read_bytes()
