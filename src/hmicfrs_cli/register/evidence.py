"""The evidence folder: copies of letters and other documents, beside the register, named by what is in them.

A copy is read-only and its name is the SHA-256 of its bytes, so that it can be neither altered unseen nor confused with
another; the same document twice is one file. Nothing is taken out of the folder, not even by undo.
"""

import hashlib
import json
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from hmicfrs_cli.domain.checks import Finding
from hmicfrs_cli.domain.errors import HmiError, Mistyped, Refused
from hmicfrs_cli.domain.records import Document
from hmicfrs_cli.domain.vocabulary import storable
from hmicfrs_cli.register import opening
from hmicfrs_cli.register.documents import file_name
from hmicfrs_cli.register.everything import Kept
from hmicfrs_cli.register.opening import Reading
from hmicfrs_cli.register.past import undone

MISSING = "HMI207"
"""The code of a finding about a copy that is missing or altered (see `domain.checks`)."""

MEGABYTE = 1024 * 1024
LARGEST = 100 * MEGABYTE
"""Bytes in the largest document that is kept."""

MOST_TOLD = 10
"""Documents that are named one by one where many are missing."""

CHUNK = 1024 * 1024
"""Bytes read at a time."""


def folder(register: Reading) -> Path:
    """The evidence folder of a register: beside it, and called after it."""
    return beside(opening.place(register))


def beside(register: Path) -> Path:
    """The evidence folder of the register at this path; of the file itself, where the path is a link to it."""
    path = register.resolve()
    return path.with_name(f"{path.stem}-evidence")


def read(path: Path, *, copy: bool = True) -> Document:
    """Look through a file that is to be recorded, and its copy kept if it is to be a `copy`.

    Raises Mistyped where it is not there or no file, Refused where it is empty or too large to be copied.
    """
    name = storable(path.name, "name of the file")
    try:
        if path.exists() and not path.is_file():
            raise Mistyped(f"{path} is not a file.", next="Give the path of one document.")
        size = path.stat().st_size
        if copy and size > LARGEST:
            raise Refused(
                f"{name} is larger than {LARGEST // MEGABYTE} MB.",
                "The evidence folder is to stay small enough to be copied with the register.",
                "Keep it where it is, and say where in a note.",
            )
        hash_ = _hash(path)
    except OSError as error:
        raise Mistyped(f"{path} cannot be read: {error.strerror or error}.", next="Give the path of a file.") from error
    if not size:
        raise Refused(f"{name} is empty.", "An empty file shows nothing.")
    return Document(name, size, hash_, file_name(name, hash_) if copy else None)


def keep(register: Reading, path: Path, document: Document) -> bool:
    """Copy the document at a path into the evidence folder, whole and synced. Returns whether there was need to.

    Done before the command commits: what is recorded as kept is there, and a command that fails leaves at most a copy
    that nothing names. Raises HmiError where it cannot be copied.
    """
    place = folder(register)
    try:
        return _copy(path, document, place)
    except OSError as error:
        raise HmiError(
            f"{document.name} could not be copied into {place}: {error.strerror or error}.",
            "Nothing was recorded.",
            "See that it is a folder, can be written to, and has room; then try again.",
        ) from error


def _copy(path: Path, document: Document, place: Path) -> bool:
    place.mkdir(mode=0o700, exist_ok=True)
    kept = place / file_name(document.name, document.hash)
    if kept.exists() and _hash(kept) == document.hash:
        return False
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
        part.chmod(stat.S_IREAD)
        part.replace(kept)
        return True
    finally:
        with suppress(OSError):
            part.unlink()


def take_along(documents: Iterable[Kept], source: Path, target: Path, *, copy: bool = True) -> list[str]:
    """Copy the copies that one evidence folder has of these documents into another. Returns what is wrong with those
    that could not be: one that is missing or altered is not taken along, and stops nothing. Without a `copy` they are
    only looked at.

    What is missing is told only of documents in force: nothing rests on another. Raises HmiError where the other folder
    cannot be written to.
    """
    wrong: list[str] = []
    for one in documents:
        place = source / one.copy
        if against := _wrong(place, one.hash):
            wrong += [f"{one.about}: {one.name}, {against}"] if one.in_force else []
        elif copy and source.resolve() != target.resolve():
            try:
                _copy(place, Document(one.name, 0, one.hash, one.copy), target)
            except OSError as error:
                raise HmiError(
                    f"{one.name} could not be copied into {target}: {error.strerror or error}.",
                    next="See that it is a folder, can be written to, and has room; then try again.",
                ) from error
    return wrong


def in_lines(wrong: list[str]) -> list[str]:
    """What is wrong with documents that were to be taken along, in lines; the first few of many."""
    if not wrong:
        return []
    many = len(wrong) - MOST_TOLD
    more = [f"  and {many} more"] if many > 0 else []
    return ["Not taken along:", *(f"  {one}" for one in wrong[:MOST_TOLD]), *more]


def findings(register: Reading) -> Iterator[Finding]:
    """Every document that is recorded as kept, and is not in the evidence folder as it was."""
    place = folder(register)
    seen: dict[str, str] = {}
    for about, name, hash_, mend in _kept(register):
        file = file_name(name, hash_)
        if file not in seen:
            seen[file] = _wrong(place / file, hash_)
        if wrong := seen[file]:
            yield Finding(MISSING, about, f"rests on {name}, {wrong}", f"{mend}, with the original")


def _kept(register: Reading) -> Iterator[tuple[str, str, str, str]]:
    """What each document is about, its name, its hash, and the command that puts its copy back."""
    for row in register.execute("SELECT reference, file_name, file_hash FROM letter WHERE recorded AND file_kept"):
        letter = row["reference"]
        yield (
            f"letter {letter}",
            row["file_name"],
            row["file_hash"],
            f"hmi letter edit {letter} --file PATH --reason TEXT",
        )
    not_in_force = undone(register)
    for row in register.execute("SELECT reference, command, changes FROM event WHERE kind = 'evidenced' ORDER BY id"):
        if row["command"] not in not_in_force:
            after = {name: value for name, (_, value) in json.loads(row["changes"]).items()}
            yield row["reference"], after["file"], after["sha256"], f"hmi evidence add {row['reference']} FILE"


def _wrong(path: Path, hash_: str) -> str:
    try:
        if not path.exists():
            return "which is no longer in the evidence folder"
        return "" if _hash(path) == hash_ else "which has been altered in the evidence folder"
    except OSError as error:
        return f"which cannot be read in the evidence folder ({error.strerror or error})"


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
