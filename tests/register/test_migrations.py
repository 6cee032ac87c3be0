"""The migrations make the tables, all or nothing, whoever comes first and whatever breaks."""

import multiprocessing
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlmodel import SQLModel

from conftest import Officer
from hmicfrs_cli.domain.errors import RegisterTrouble
from hmicfrs_cli.register import integrity, opening, tables

OLD = Path(__file__).parent / "old"

NEXT = '''"""A change that some later hmi makes: a table that others refer to is rebuilt."""

import os
import signal
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{head}"


def upgrade() -> None:
    with op.batch_alter_table("report", recreate="always") as report:
        report.add_column(sa.Column("isbn", sa.String()))
    {then}
'''


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def silent(_: str) -> None:
    pass


@pytest.fixture
def later_hmi(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A later hmi, with one more migration; a test may rewrite that file."""
    folder = tmp_path / "later" / "migrations"
    shutil.copytree(opening.migrations(), folder)
    migration = folder / "versions" / "9999_later.py"
    migration.write_text(NEXT.format(head=opening.REVISIONS[-1], then="pass"))
    monkeypatch.setattr(opening, "migrations", lambda: folder)
    monkeypatch.setattr(opening, "REVISIONS", (*opening.REVISIONS, "9999"))
    return migration


@pytest.fixture
def register_with_rows(demo_made_once: Path, tmp_path: Path) -> Path:
    path = tmp_path / "kept.db"
    shutil.copy(demo_made_once, path)
    return path


def test_the_revisions_known_are_those_there_are() -> None:
    config = Config()
    config.set_main_option("script_location", str(opening.migrations()))
    script = ScriptDirectory.from_config(config)
    assert tuple(step.revision for step in script.walk_revisions())[::-1] == opening.REVISIONS
    assert script.get_heads() == [opening.REVISIONS[-1]]


def test_alembic_finds_no_difference_between_migrations_and_tables(empty_register: Path) -> None:
    with sa.create_engine(f"sqlite:///{empty_register}").connect() as connection:
        # The words that search looks in are SQLite's own kind of table, which SQLModel does not know.
        ours = {"compare_type": True, "include_name": lambda name, kind, _: kind != "table" or name[:6] != "search"}
        context = MigrationContext.configure(connection, opts=ours)
        assert compare_metadata(context, SQLModel.metadata) == []
    connection.engine.dispose()


def statements(path: Path) -> dict[str, list[str]]:
    """Every CREATE, without quotes, its lines in order of the alphabet. Alembic itself compares no CHECKs."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND type IN ('table', 'index')"
            " AND name <> 'alembic_version' AND name NOT LIKE 'search%'"
        ).fetchall()
    return {
        name: sorted(re.sub(r"\s+", " ", line.strip().rstrip(",").replace('"', "")) for line in sql.splitlines())
        for name, sql in rows
    }


def test_the_statements_of_migrations_and_tables_are_the_same(empty_register: Path, tmp_path: Path) -> None:
    by_hand = tmp_path / "create_all.db"
    engine = sa.create_engine(f"sqlite:///{by_hand}")
    SQLModel.metadata.create_all(engine)
    engine.dispose()
    assert statements(empty_register) == statements(by_hand)


def test_nothing_is_deleted_and_events_are_not_altered(register_with_rows: Path) -> None:
    with closing(sqlite3.connect(register_with_rows)) as connection:
        for table in ("event", "report", "recommendation", "balance_entry"):
            with pytest.raises(sqlite3.IntegrityError, match="nothing is deleted"):
                connection.execute(f"DELETE FROM {table}")
        with pytest.raises(sqlite3.IntegrityError, match="never altered"):
            connection.execute("UPDATE event SET author = 'someone else'")


@pytest.mark.parametrize(
    "wrong",
    [
        "UPDATE standing SET level = '5'",
        "UPDATE standing SET status = 'closed', stage = NULL",
        "UPDATE standing SET status = 'closed', stage = NULL, outcome = 'implemented', closed_on = '2023-12-01'",
        "UPDATE standing SET letter = 'CC-1'",
        "UPDATE standing SET until_on = from_on",
        "UPDATE standing SET deadline_kind = 'dated', deadline = NULL",
        "UPDATE recommendation SET text = ''",
        "UPDATE recommendation SET category = 'advice'",
        "UPDATE recommendation SET report_id = 99",
        "UPDATE report SET code = 'Firearms'",
        "UPDATE balance_entry SET open = 1 WHERE level = 'before-levels'",
        "INSERT INTO event SELECT 999, command, words, kind, about, reference, NULL, happened_on, recorded_at, author,"
        " reason, changes, previous, 'short' FROM event WHERE id = 12",
    ],
)
def test_the_file_itself_refuses_what_may_never_be_stored(register_with_rows: Path, wrong: str) -> None:
    with closing(opening._connect(register_with_rows, "rw")) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute(wrong)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no file modes")
def test_only_the_officer_may_read_a_new_register(empty_register: Path) -> None:
    assert empty_register.stat().st_mode & 0o777 == 0o600


def test_an_older_register_is_copied_and_then_brought_up_to_date(register_with_rows: Path, later_hmi: Path) -> None:
    before, said = dump(register_with_rows), list[str]()
    with opening.reading(register_with_rows, said.append) as register:
        assert register.execute("SELECT count(*) FROM report WHERE isbn IS NULL").fetchone()[0] == 3
        assert register.execute("SELECT count(*) FROM recommendation").fetchone()[0] == 39
    copy = register_with_rows.with_name("kept-before-9999.db")
    assert dump(copy) == before
    assert str(copy) in said[0]
    assert len(said) == 1


def test_an_upgrade_that_fails_half_way_leaves_the_register_as_it_was(
    register_with_rows: Path, later_hmi: Path
) -> None:
    before = dump(register_with_rows)
    later_hmi.write_text(NEXT.format(head=opening.REVISIONS[-2], then="op.execute('SELECT * FROM nowhere')"))
    with pytest.raises(Exception, match="nowhere"), opening.reading(register_with_rows, silent):
        pass
    assert dump(register_with_rows) == before


def test_an_upgrade_that_would_break_references_is_taken_back(register_with_rows: Path, later_hmi: Path) -> None:
    before = dump(register_with_rows)
    spoil = "op.execute('UPDATE recommendation SET report_id = 99 WHERE id = 1')"
    later_hmi.write_text(NEXT.format(head=opening.REVISIONS[-2], then=spoil))
    with pytest.raises(RegisterTrouble, match="up to date"), opening.reading(register_with_rows, silent):
        pass
    assert dump(register_with_rows) == before


def _open(path: Path) -> None:
    with opening.reading(path, silent):
        pass


def _begin(path: Path) -> None:
    with opening.writing(path, silent):
        pass


forking = multiprocessing.get_context("fork") if hasattr(os, "fork") else None


@pytest.mark.skipif(forking is None, reason="needs fork, to take the later hmi along")
def test_a_killed_upgrade_leaves_the_register_whole_and_the_next_command_completes_it(
    register_with_rows: Path, later_hmi: Path
) -> None:
    assert forking
    before = dump(register_with_rows)
    kill = "os.kill(os.getpid(), signal.SIGKILL)"
    later_hmi.write_text(NEXT.format(head=opening.REVISIONS[-2], then=kill))
    killed = forking.Process(target=_open, args=(register_with_rows,))
    killed.start()
    killed.join()
    assert killed.exitcode == -signal.SIGKILL
    assert dump(register_with_rows) == before
    later_hmi.write_text(NEXT.format(head=opening.REVISIONS[-2], then="pass"))
    with opening.reading(register_with_rows, silent) as register:
        assert register.execute("SELECT count(isbn) FROM report").fetchone()[0] == 0


@pytest.mark.skipif(forking is None, reason="needs fork")
def test_six_that_begin_a_register_at_once_all_find_it_begun(tmp_path: Path) -> None:
    assert forking
    path = tmp_path / "register.db"
    processes = [forking.Process(target=_begin, args=(path,)) for _ in range(6)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * 6
    with opening.reading(path, silent) as register:
        assert register.execute("SELECT version_num FROM alembic_version").fetchall()[0][0] == opening.REVISIONS[-1]


def test_a_register_that_is_up_to_date_never_loads_alembic(register_with_rows: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from hmicfrs_cli.register import opening\n"
        f"with opening.writing(Path({str(register_with_rows)!r}), print): pass\n"
        "assert 'sqlmodel' in sys.modules and 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize("old", sorted(OLD.glob("*.db")), ids=lambda path: path.stem)
def test_a_register_of_every_released_schema_is_brought_up_to_date(old: Path, tmp_path: Path) -> None:
    path = tmp_path / old.name
    shutil.copy(old, path)
    with opening.reading(path, silent) as register:
        refs = [row["ref"] for row in register.execute("SELECT ref FROM recommendation ORDER BY id")]
        events = register.execute("SELECT count(*) FROM event WHERE about <> 'letter'").fetchone()[0]
        letters = [tuple(row) for row in register.execute("SELECT reference, signed_on, signatory FROM letter")]
        found = integrity.findings(register)
    assert refs == ["firearms-2023/R3", "custody-2023/C1", "custody-2023/R1"]
    assert events == 9
    assert letters == [("CC-114", "2023-10-20", "Chief Constable")], "named by a closing, now with a record of its own"
    assert found == []


def test_a_letter_named_before_letters_had_records_is_shown_as_it_was_known(tmp_path: Path) -> None:
    path = tmp_path / "0002.db"
    shutil.copy(OLD / "0002.db", path)
    officer = Officer(path, today=date(2024, 6, 1))
    asked = ("show", "firearms-2023/R3", "--as-at", "2023-11-01")
    assert "CC-114, signed on 20 October 2023" in officer(*asked).out
    assert "CC-114, signed on 20 October 2023" in officer(*asked, "--known-at", "2024-01-01").out
    officer("check", "--integrity")
    assert "Took back: hmi settings set" in officer("undo").err, "the last that an officer typed"
    assert "Brought back: hmi settings set" in officer("redo").err


def test_a_letter_that_only_a_closing_taken_back_has_named_is_adopted_too(tmp_path: Path) -> None:
    path = tmp_path / "0002.db"
    shutil.copy(OLD / "0002.db", path)
    with closing(sqlite3.connect(path)) as connection:
        # As an hmi of that time would have left it: the closing, and what followed from it, taken back.
        connection.execute(
            "UPDATE standing SET letter = NULL, signed_on = NULL, signatory = NULL WHERE status = 'open'"
        )
        connection.execute("DELETE FROM standing WHERE status = 'closed'")
        connection.commit()
    with opening.reading(path, silent) as register:
        letters = [tuple(row) for row in register.execute("SELECT reference, signed_on, signatory FROM letter")]
    assert letters == [("CC-114", "2023-10-20", "Chief Constable")]


def test_the_tables_are_all_known_to_the_migrations() -> None:
    assert {table.name for table in SQLModel.metadata.sorted_tables} == {
        tables.Report.__tablename__,
        tables.Recommendation.__tablename__,
        tables.Standing.__tablename__,
        tables.Event.__tablename__,
        tables.BalanceEntry.__tablename__,
        tables.Meeting.__tablename__,
        tables.Setting.__tablename__,
        tables.Letter.__tablename__,
        tables.Inspection.__tablename__,
    }
