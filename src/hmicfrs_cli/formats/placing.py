"""Files that hmi writes: each whole beside its place and then put there, so that nothing is ever half written over."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from hmicfrs_cli.domain.errors import HmiError, Mistyped, Refused


def ending_of(path: Path, endings: Mapping[str, str]) -> str:
    """The ending of a file's name, which decides what is written. Raises Mistyped where it is none of these endings,
    saying what each of them is.
    """
    ending = path.suffix.lower()
    if ending not in endings:
        raise Mistyped(
            f"{path.name or path} ends in none of: {', '.join(endings)}.",
            "The ending decides what is written.",
            "; ".join(f"{each}: {what}" for each, what in endings.items()) + ".",
        )
    return ending


def may_be_written(path: Path, *, force: bool, never: Mapping[Path, str]) -> None:
    """Raise where a file may not be put at this path: Refused where one is there already, unless by `force`, and where
    that is `never` to be written over (such as the register: each file with what it is); Mistyped where a folder is, or
    there is none to put it in.
    """
    try:
        if path.is_dir():
            raise Mistyped(f"{path} is a folder.", next="Give the path of the file to write.")
        if not path.parent.is_dir():
            raise Mistyped(f"There is no folder {path.parent}.", next="Make the folder, or correct the path.")
        for file, what in never.items():
            if path.exists() and file.exists() and path.samefile(file):
                raise Refused(f"{path} is {what} itself.", next="Give another name.")
        if path.exists() and not force:
            raise Refused(
                f"{path} is there already.",
                "hmi does not write over a file unless told to.",
                "Give another name, or --force.",
            )
    except (OSError, ValueError) as error:
        raise Mistyped(
            f"{path} cannot be written to: {getattr(error, 'strerror', None) or error}.",
            next="Give the path of the file to write.",
        ) from error


@contextmanager
def put_in_place(path: Path) -> Iterator[BinaryIO]:
    """A file to write, which is put at this path once it is whole and on the disk. Until then, and where anything goes
    wrong, what was there before stays as it was.

    Raises HmiError, with what the system says, where it cannot be written.
    """
    try:
        place = path.resolve()  # where the path is a link, the link stays
        part = place.with_name(f".{place.name[:80]}-{os.getpid()}.part")
        try:
            with part.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            part.replace(place)
        finally:
            with suppress(OSError):
                part.unlink()
    except Exception as error:
        # The library that writes XML has an error of its own for a disk that is full.
        # Links that lead in a circle are, to Python, a fault of the program's.
        if not isinstance(error, (OSError, RuntimeError)) and type(error).__name__ != "SerialisationError":
            raise
        raise HmiError(
            f"{path} could not be written: {getattr(error, 'strerror', None) or error}.",
            "Whatever was there before is still as it was.",
            "See that the folder can be written to and has room, and that no other program has the file open.",
        ) from error
