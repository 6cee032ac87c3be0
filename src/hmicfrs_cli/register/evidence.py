"""The evidence folder: copies of letters and other documents, beside the register, named by what is in them.

A copy is read-only and its name is the SHA-256 of its bytes, so that it can be neither altered unseen nor confused with
another; the same document twice is one file. Nothing is taken out of the folder, not even by undo.
"""

import hashlib
import json
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from hmicfrs_cli.domain.checks import Finding
from hmicfrs_cli.domain.errors import Mistyped, Refused
from hmicfrs_cli.domain.records import Document
from hmicfrs_cli.domain.vocabulary import storable
from hmicfrs_cli.register.documents import file_name
from hmicfrs_cli.register.opening import Reading
from hmicfrs_cli.register.past import undone

LARGEST = 100 * 1024 * 1024
"""Bytes in the largest document that is kept."""

CHUNK = 1024 * 1024
"""Bytes read at a time."""


def folder(register: Reading) -> Path:
    """The evidence folder of a register: beside it, and called after it."""
    path = next(Path(row["file"]) for row in register.execute("PRAGMA database_list") if row["name"] == "main")
    return beside(path)


def beside(register: Path) -> Path:
    """The evidence folder of the register at this path."""
    return register.with_name(f"{register.stem}-evidence")


def read(path: Path) -> Document:
    """Look through a file that is to be kept. Raises Mistyped where it is not there or no file, Refused where it is
    empty or too large.
    """
    name = storable(path.name, "name of the file")
    if path.is_dir() or (path.exists() and not path.is_file()):
        raise Mistyped(f"{path} is not a file.", next="Give the path of one document.")
    try:
        digest, size = hashlib.sha256(), 0
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
                size += len(chunk)
                if size > LARGEST:
                    raise Refused(
                        f"{name} is larger than {LARGEST // CHUNK} MB.",
                        "The evidence folder is to stay small enough to be copied with the register.",
                        "Keep it where it is, and say where in a note.",
                    )
    except OSError as error:
        raise Mistyped(f"{path} cannot be read: {error.strerror or error}.", next="Give the path of a file.") from error
    if not size:
        raise Refused(f"{name} is empty.", "An empty file shows nothing.")
    hash_ = digest.hexdigest()
    return Document(name, size, hash_, file_name(name, hash_))


def keep(register: Reading, path: Path, document: Document) -> None:
    """Copy the document at a path into the evidence folder, whole and synced, or raise.

    Done before the command commits: what is recorded as kept is there, and a command that fails leaves at most a copy
    that nothing names.
    """
    place = folder(register)
    place.mkdir(mode=0o700, exist_ok=True)
    kept = place / file_name(document.name, document.hash)
    if kept.exists() and _hash(kept) == document.hash:
        return
    part = place / f".{document.hash}-{os.getpid()}.part"
    try:
        with path.open("rb") as source, part.open("wb") as target:
            while chunk := source.read(CHUNK):
                target.write(chunk)
            target.flush()
            os.fsync(target.fileno())
        if _hash(part) != document.hash:
            raise Refused(f"{document.name} was altered while it was being copied.", next="Try again.")
        if kept.exists():
            kept.chmod(stat.S_IREAD | stat.S_IWRITE)  # Windows replaces nothing that is read-only
        part.replace(kept)
        kept.chmod(stat.S_IREAD)
    finally:
        with suppress(FileNotFoundError):
            part.unlink()


def findings(register: Reading) -> Iterator[Finding]:
    """Every document that is recorded as kept, and is not in the evidence folder as it was."""
    place = folder(register)
    seen: dict[str, str] = {}
    for about, name, hash_ in _kept(register):
        file = file_name(name, hash_)
        if file not in seen:
            seen[file] = _wrong(place / file, hash_)
        if wrong := seen[file]:
            mend = f"Put the original of {name} back as {place.name}/{file}"
            yield Finding("HMI207", about, f"rests on {name}, {wrong}", mend)


def _kept(register: Reading) -> Iterator[tuple[str, str, str]]:
    """What each document is about, its name and its hash."""
    for row in register.execute("SELECT reference, file_name, file_hash FROM letter WHERE recorded AND file_kept"):
        yield f"letter {row['reference']}", row["file_name"], row["file_hash"]
    not_in_force = undone(register)
    for row in register.execute("SELECT reference, command, changes FROM event WHERE kind = 'evidenced' ORDER BY id"):
        if row["command"] not in not_in_force:
            after = {name: value for name, (_, value) in json.loads(row["changes"]).items()}
            yield row["reference"], after["file"], after["sha256"]


def _wrong(path: Path, hash_: str) -> str:
    if not path.exists():
        return "which is no longer in the evidence folder"
    try:
        return "" if _hash(path) == hash_ else "which has been altered in the evidence folder"
    except OSError as error:
        return f"which cannot be read in the evidence folder ({error.strerror or error})"


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
