"""Where the register is, and the two ways into it: `reading` and `writing`.

A register is one SQLite file with a rollback journal, so that it can be copied, mailed and put on a
drive. Reads get a connection that cannot write. Writes get one transaction that is begun at once
(BEGIN IMMEDIATE), is synced to the disk, and is either whole or nothing.

The first command of a newer hmi brings an older register up to date: a copy beside it first, then all migrations
in one transaction. Only then, or when a register is begun, is Alembic loaded.
"""

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from hmicfrs_cli.domain.errors import HmiError, RegisterTrouble
from hmicfrs_cli.domain.folding import folded

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine
    from sqlmodel import Session

REVISIONS = ("0001", "0002", "0003")
"""Every revision of the register, oldest first. A test holds them to `migrations/versions`."""

_GO_BACK = "Keep it as it is, and go back to the latest copy you have of it."

BUSY_SECONDS = 10
"""How long to wait for another hmi that is writing."""


class Reading(Protocol):
    """What reads are made on: SQL with named parameters in, rows by name out."""

    text_factory: Any

    def execute(self, sql: str, values: Mapping[str, Any] = ..., /) -> sqlite3.Cursor:
        """Run one query."""
        ...


Say = Callable[[str], None]
"""Where `opening` says what it did to a register besides opening it (began it, brought it up to date)."""


def usual_place() -> Path:
    """The register of someone who has not said where: in the platform's folder for a user's data."""
    from platformdirs import user_data_path

    return user_data_path("hmi", appauthor=False) / "register.db"


@contextmanager
def reading(path: Path, say: Say, *, upgrades: bool = True) -> Iterator[Reading]:
    """A connection on which nothing can be written. Raises RegisterTrouble where there is no register.

    A register of an older hmi is brought up to date first, unless the caller (a shell that completes a word) has
    no business to.
    """
    with _troubles(path):
        if path.exists():
            _recover(path)
        revision = _revision(path) if path.exists() else None
        if revision is None:
            raise _none_yet(path)
        if revision != REVISIONS[-1]:
            if not upgrades:
                raise RegisterTrouble(f"{path} is of an older hmi.")
            _bring_up_to_date(path, say)
        with closing(_connect(path, "ro")) as connection:
            connection.row_factory = sqlite3.Row
            # SQLite's own knows only ASCII: a Welsh name in capitals would not be found.
            connection.create_function("lower", 1, _lower, deterministic=True)
            connection.create_function("folded", 1, _folded, deterministic=True)
            connection.execute("BEGIN")
            yield connection


@contextmanager
def writing(path: Path, say: Say, *, begins: bool = True, keeps: bool = True) -> "Iterator[Session]":
    """A session in one transaction: committed if the block ends well and it `keeps`, else rolled back whole.

    Begins the register where there is none, if it `begins`; raises RegisterTrouble there otherwise.
    """
    from sqlmodel import Session

    with _troubles(path):
        may_write(path)
        revision = _revision(path) if path.exists() else None
        if revision is None and not begins:
            raise _none_yet(path)
        if revision != REVISIONS[-1]:
            _bring_up_to_date(path, say)
        engine = _engine(path)
        try:
            with Session(engine, expire_on_commit=False) as session:
                yield session
                session.commit() if keeps else session.rollback()
        finally:
            engine.dispose()


def _lower(text: Any) -> Any:
    return text.lower() if isinstance(text, str) else text


def _folded(text: Any) -> Any:
    return folded(text) if isinstance(text, str) else text


def _none_yet(path: Path) -> RegisterTrouble:
    return RegisterTrouble(
        f"There is no register at {path} yet.",
        next="Begin one with: hmi report add TITLE --published DATE. To look at an example first: hmi demo.",
    )


def place(register: Reading) -> Path:
    """Where the file of an open register is."""
    rows = register.execute("PRAGMA database_list").fetchall()
    return next(Path(file) for _, name, file in map(tuple, rows) if name == "main")


def within(session: "Session") -> Reading:
    """Reads inside a running transaction, with what it has written so far."""
    session.flush()
    return _Within(session.connection().connection.driver_connection)


class _Within:
    """SQLAlchemy's own connection, asked for rows by name without its noticing."""

    def __init__(self, connection: Any) -> None:
        self._connection: sqlite3.Connection = connection
        self.text_factory: Any = str

    def execute(self, sql: str, values: Mapping[str, Any] = MappingProxyType({}), /) -> sqlite3.Cursor:
        cursor = self._connection.cursor()
        cursor.row_factory = sqlite3.Row
        return cursor.execute(sql, dict(values))


def _connect(path: Path, mode: str, *, foreign_keys: bool = True) -> sqlite3.Connection:
    """A bare connection: `mode` is ro or rw. Nothing is begun or committed but by hand."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=BUSY_SECONDS, isolation_level=None
    )
    connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def _engine(path: Path, *, foreign_keys: bool = True) -> "Engine":
    """SQLAlchemy over such a connection, saying BEGIN IMMEDIATE itself: left to the driver, changes of
    the schema would be committed one by one, and a killed upgrade would leave half of them.

    Foreign keys can be switched off only outside a transaction, so a migration, which may rebuild
    a table that others refer to, asks for it here.
    """
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import NullPool

    engine = create_engine(
        "sqlite://", creator=lambda: _connect(path, "rw", foreign_keys=foreign_keys), poolclass=NullPool
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: "Connection") -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _revision(path: Path) -> str | None:
    """The revision of the register in this file; None where it is empty. Raises where it is something else."""
    with closing(_connect(path, "ro")) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not tables:
            return None
        if not {"alembic_version", "recommendation", "event"} <= tables:
            raise RegisterTrouble(
                f"{path} is a database, but not a register of hmi.", next="Give the register's path with --register."
            )
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise RegisterTrouble(f"{path} is damaged: it does not say what revision it is.", next=_GO_BACK)
    revision = str(row[0])
    if revision not in REVISIONS:
        raise RegisterTrouble(
            f"{path} was written by a newer hmi (its revision is {revision}; this one knows up to {REVISIONS[-1]}).",
            "It has not been touched.",
            "Install the newer hmi: pip install --upgrade hmicfrs-cli",
        )
    return revision


def _recover(path: Path) -> None:
    """Roll back what a killed hmi left half written: SQLite can do it only on a connection that may write."""
    journal = path.with_name(path.name + "-journal")
    if journal.exists() and os.access(path, os.W_OK):
        with closing(_connect(path, "rw")) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def may_write(path: Path) -> None:
    """Refuse a register that is marked read-only, or whose folder is not there, before anything is tried."""
    if path.exists():
        if not path.stat().st_mode & stat.S_IWUSR:
            raise RegisterTrouble(
                f"{path} is marked read-only, so nothing can be recorded in it.",
                next="Take the mark off, or give another register with --register.",
            )
    elif not path.parent.is_dir():
        if path != usual_place():
            raise RegisterTrouble(
                f"There is no folder {path.parent} to begin a register in.",
                next="Make the folder, or correct the path.",
            )
        path.parent.mkdir(parents=True, exist_ok=True)


def _bring_up_to_date(path: Path, say: Say) -> None:
    """Run the migrations that a register lacks, all in one transaction, after copying what was there."""
    may_write(path)
    began = not path.exists()
    if began:
        # Made by hand for its mode: only the officer may read it. SQLite keeps the mode.
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    copy = None if _revision(path) is None else _copy_aside(path)
    engine = _engine(path, foreign_keys=False)
    try:
        with engine.begin() as connection:
            if not _is_current(connection):
                _migrate(connection)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
                    raise RegisterTrouble(
                        f"{path} could not be brought up to date.", "Its records do not fit together."
                    )
    finally:
        engine.dispose()
    if began:
        say(f"Began a new register: {path}")
    elif copy:
        say(f"Brought the register up to date for this hmi. As it was before: {copy}")


def _is_current(connection: "Connection") -> bool:
    """Whether another hmi was first, now that we hold the lock."""
    if not connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").first():
        return False
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    return row is not None and row[0] == REVISIONS[-1]


def _migrate(connection: "Connection") -> None:
    """Hand Alembic our connection, inside our transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations()).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, REVISIONS[-1])


def migrations() -> Path:
    """The folder of migrations: inside the installed package, or at the top of a checkout."""
    package = Path(__file__).parents[1]
    shipped = package / "migrations"
    return shipped if shipped.is_dir() else package.parents[1] / "migrations"


def _copy_aside(path: Path) -> Path:
    """A copy of the register beside it, named for the upgrade it was made before; never over another file."""
    copy = path.with_name(f"{path.stem}-before-{REVISIONS[-1]}{path.suffix}")
    number = 1
    while copy.exists():
        number += 1
        copy = path.with_name(f"{path.stem}-before-{REVISIONS[-1]}-{number}{path.suffix}")
    os.close(os.open(copy, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600))
    with closing(_connect(path, "ro")) as source, closing(_connect(copy, "rw")) as target:
        source.backup(target)
    return copy


@contextmanager
def _troubles(path: Path) -> Iterator[None]:
    """Turn what SQLite and the file system say into words for the officer."""
    try:
        if path.is_dir():
            raise RegisterTrouble(f"{path} is a folder, not a register.", next="Give the path of the file.")
        yield
    except HmiError:
        raise
    except ValueError as error:
        # What is stored is not what hmi stores: text that is not UTF-8, a reference or JSON that is none.
        raise RegisterTrouble(f"{path} is damaged: something in it cannot be read ({error}).", next=_GO_BACK) from error
    except sqlite3.Error as error:
        raise _in_words(path, error) from error
    except OSError as error:
        raise RegisterTrouble(f"{path} could not be opened: {error.strerror or error}.") from error
    except Exception as error:
        # SQLAlchemy wraps the driver's error. It is not named, so that reads need not import it.
        if isinstance(driver := getattr(error, "orig", None), sqlite3.Error):
            raise _in_words(path, driver) from error
        raise


def _in_words(path: Path, error: sqlite3.Error) -> HmiError:
    code: Any = getattr(error, "sqlite_errorcode", None)
    primary = code & 0xFF if isinstance(code, int) else None
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return RegisterTrouble(
            f"The register is in use: another hmi has been writing in {path} for {BUSY_SECONDS} seconds.",
            next="Try again when it has finished.",
        )
    if primary == sqlite3.SQLITE_NOTADB:
        return RegisterTrouble(f"{path} is not a register.", "It is some other kind of file; it has not been touched.")
    if primary == sqlite3.SQLITE_CORRUPT or "decode" in str(error):
        return RegisterTrouble(f"{path} is damaged ({error}).", next=_GO_BACK)
    if primary == sqlite3.SQLITE_READONLY:
        return RegisterTrouble(f"{path} cannot be written to.", "The file, its folder or the drive is read-only.")
    if primary == sqlite3.SQLITE_FULL:
        return RegisterTrouble("The disk is full.", "Nothing was recorded.", "Make room and try again.")
    if primary in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return RegisterTrouble(f"{path} could not be read or written ({error}).")
    return HmiError(
        f"The register refused this ({error}).", "Nothing was recorded. This is a fault of hmi's.", "Please report it."
    )
