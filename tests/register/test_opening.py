"""Odd registers: each gets a sentence and exit code 6, and stays as it was."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from builders import firearms_report, recording
from conftest import Officer
from hmicfrs_cli.domain.errors import RegisterTrouble
from hmicfrs_cli.register import opening, publishing
from hmicfrs_cli.register.history import Log


def a_folder(path: Path) -> None:
    path.mkdir()


def a_text_file(path: Path) -> None:
    path.write_text("Recommendation 1\n" * 200)


def another_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE crimes (number TEXT)")


def a_truncated_register(path: Path, whole: Path | None = None) -> None:
    assert whole
    path.write_bytes(whole.read_bytes()[:-5000])


def a_register_of_a_newer_hmi(path: Path, whole: Path | None = None) -> None:
    assert whole
    shutil.copy(whole, path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
        connection.commit()


ODD: list[tuple[Callable[..., None], str]] = [
    (a_folder, "is a folder"),
    (a_text_file, "is not a register"),
    (another_database, "not a register of hmi"),
    (a_truncated_register, "is damaged"),
    (a_register_of_a_newer_hmi, "newer hmi"),
]


@pytest.mark.parametrize(("make", "said"), ODD, ids=[make.__name__ for make, _ in ODD])
def test_an_odd_register_gets_a_sentence_and_is_not_touched(
    make: Callable[..., None], said: str, tmp_path: Path, demo_made_once: Path
) -> None:
    path = tmp_path / "odd.db"
    make(path, demo_made_once) if make.__code__.co_argcount == 2 else make(path)
    before = path.read_bytes() if path.is_file() else b""
    officer = Officer(path)
    for command in (["list"], ["summary"], ["settings", "set", "force", "WMP"], []):
        answer = officer(*command, expect=6)
        assert said in answer.err
        assert answer.out == ""
        assert "Traceback" not in answer.err
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_register_that_is_not_there_is_not_made_by_looking(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    answer = Officer(path)("list", expect=6)
    assert "hmi report add" in answer.err
    assert "hmi demo" in answer.err
    assert not path.exists()


def test_an_empty_file_is_no_register_to_look_at_but_can_become_one(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    officer = Officer(path)
    officer("list", expect=6)
    assert path.stat().st_size == 0
    officer("settings", "set", "force", "WMP")
    assert officer("settings", "-f", "json").data["settings"][0]["value"] == "WMP"


def test_a_register_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    answer = Officer(tmp_path / "nowhere" / "register.db")("settings", "set", "force", "WMP", expect=6)
    assert "There is no folder" in answer.err


def test_the_usual_place_is_made_when_first_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = tmp_path / "hmi" / "register.db"
    monkeypatch.setattr(opening, "usual_place", lambda: usual)
    answer = Officer(usual)("settings", "set", "force", "WMP")
    assert f"Began a new register: {usual}" in answer.err


def test_a_read_only_register_can_be_read_and_not_written(demo: Officer) -> None:
    demo.register.chmod(stat.S_IREAD)
    try:
        assert demo("list", "-f", "json").refs
        assert "read-only" in demo("settings", "set", "force", "WMP", expect=6).err
    finally:
        demo.register.chmod(stat.S_IREAD | stat.S_IWRITE)


def test_a_register_that_another_is_writing_in_is_said_to_be_in_use(
    demo: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.1)
    with closing(sqlite3.connect(demo.register, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = demo("settings", "set", "force", "WMP", expect=6)
        assert "in use" in answer.err
        assert demo("list", "-f", "json").refs, "one who only looks need not wait"


def test_a_full_disk_is_said_and_nothing_is_half_written(demo: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = opening._connect

    def on_a_full_disk(path: Path, mode: str, *, foreign_keys: bool = True) -> sqlite3.Connection:
        connection = connect(path, mode, foreign_keys=foreign_keys)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    before = demo("list", "--all", "-f", "json").out
    monkeypatch.setattr(opening, "_connect", on_a_full_disk)
    answer = demo("add", "firearms-2023", "The force should " + "act and " * 5000, expect=6)
    assert "The disk is full" in answer.err
    monkeypatch.undo()
    assert demo("list", "--all", "-f", "json").out == before


def test_a_write_that_raises_is_rolled_back_whole(register: Path) -> None:
    class StoppedError(Exception):
        pass

    def stop_half_way() -> None:
        with opening.writing(register, lambda _: None) as session:
            publishing.add_report(Log(session, recording()), firearms_report())
            raise StoppedError

    with pytest.raises(StoppedError):
        stop_half_way()
    with opening.reading(register, lambda _: None) as connection:
        assert connection.execute("SELECT count(*) FROM report").fetchone()[0] == 0
        assert connection.execute("SELECT count(*) FROM event").fetchone()[0] == 0


def test_reads_cannot_write(register: Path) -> None:
    with pytest.raises(RegisterTrouble, match="cannot be written"), opening.reading(register, lambda _: None) as found:
        found.execute("INSERT INTO setting VALUES ('force', 'WMP')")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_journal_left_by_one_that_was_killed_is_rolled_back_by_the_next_reader(register: Path) -> None:
    child = os.fork()
    if child == 0:  # writes past the cache, so that the file itself is changed, and dies before the end
        connection = sqlite3.connect(register, isolation_level=None)
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO setting VALUES (?, ?)", ((str(n), "x" * 900) for n in range(2000)))
        os._exit(9)
    os.waitpid(child, 0)
    assert register.with_name("register.db-journal").exists()
    with opening.reading(register, lambda _: None) as found:
        assert found.execute("SELECT count(*) FROM setting").fetchone()[0] == 0
