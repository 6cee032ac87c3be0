"""The whole register as one JSON file: written a record at a time, and taken apart again a record at a time.

It is the JSON contract (README, "For other programs") with every list in it, a record a line. So large a register as
hmi is made for would not fit in memory twice; neither way does it have to.
"""

import codecs
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, NoReturn

from hmicfrs_cli.domain.errors import Mistyped, Refused
from hmicfrs_cli.formats.layout import Record

LISTS = ("settings", "reports", "recommendations", "letters", "inspections", "balances", "meetings", "events")
"""The lists that a whole register has."""

ABOUT = ("schema", "as_at", "register", "head")
"""What stands before them: the number of the contract, the day as at which the lists are, the revision of the register,
and the hash of its last event.
"""

LARGEST = 8 * 1024 * 1024 * 1024
"""Bytes in the largest file that is taken apart: some ten times a register of 200,000 recommendations."""

CHUNK = 1024 * 1024
"""Characters read at a time."""

LONGEST_RECORD = 32 * 1024 * 1024
"""Characters of one record, at most: several hundred times a text as long as hmi records."""

LONGEST_NUMBER = 15
"""Digits of a number, at most."""


def write(
    file: BinaryIO, about: Record, lists: Iterable[tuple[str, Iterable[Record]]], wrote: Callable[[int], None]
) -> dict[str, int]:
    """Write a whole register. `wrote` is told how many records have been written in all; returned is how many of each
    list.
    """
    many: dict[str, int] = {}
    file.write(_line("{" + ", ".join(f"{json.dumps(key)}: {_json(value)}" for key, value in about.items())))
    for name, records in lists:
        many[name] = 0
        file.write(_line(f",\n{json.dumps(name)}: ["))
        for record in records:
            file.write(("," if many[name] else "").encode() + _line("\n" + _json(record)))
            many[name] += 1
            wrote(sum(many.values()))
        file.write(_line("\n]"))
    file.write(_line("}\n"))
    return many


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _line(text: str) -> bytes:
    return text.encode("utf-8")


class Part(NamedTuple):
    """A part of a file: the value that stands under a name; or, where that is a list, one record of it with its place
    in it, from 1 on. That a list begins is told with place 0.
    """

    name: str
    value: Any
    place: int | None = None


def parts(path: Path, read: Callable[[int], None] = lambda _: None) -> Iterator[Part]:
    """The parts of a JSON file, in their order. `read` is told how many bytes have been read in all.

    Raises Refused, in words, for what is no JSON object in UTF-8, or ends too soon, or holds what no register does: the
    same name twice, numbers that are no whole ones or too long, half a character, or more than can be taken in at once.
    Raises Mistyped where it cannot be read.
    """
    try:
        with path.open("rb") as file:
            yield from _Text(file, path.name, read).parts()
    except OSError as error:
        raise Mistyped(f"{path} cannot be read: {error.strerror or error}.", next="Give the path of a file.") from error


def about(path: Path) -> Record:
    """What stands in a file beside its lists, as far as it says what kind of file it is. Reads no further than needed.

    Raises Refused where it does not say so, or is none that this hmi can read.
    """
    found: Record = {}
    for part in parts(path):
        if part.place is None and part.name in ABOUT:
            found[part.name] = part.value
        if len(found) == len(ABOUT):
            break
    if missing := [name for name in ABOUT if name not in found]:
        raise Refused(
            f"{path.name} is not a whole register: it does not say its {', '.join(missing)}.",
            next="Only what hmi export --out FILE.json has written can be imported as a whole.",
        )
    return found


class _Text:
    """The text of a file, of which never more is held than the record that is being read, and a chunk."""

    def __init__(self, file: BinaryIO, name: str, read: Callable[[int], None]) -> None:
        self._file, self._name, self._read = file, name, read
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._held, self._at, self._bytes, self._ended = "", 0, 0, False
        self._json = json.JSONDecoder(
            object_pairs_hook=self._object,
            parse_int=self._whole_number,
            parse_float=self._no_number,
            parse_constant=self._no_number,
        )

    def parts(self) -> Iterator[Part]:
        """Every part."""
        names: set[str] = set()
        self._takes("{", "is not a whole register: it is no JSON object")
        while self._next() != "}":
            self._takes(",", "is broken") if names else None
            name = self._value() if self._next() == '"' else self._breaks()
            if name in names:
                self._is_twice(name)
            names.add(name)
            self._takes(":", "is broken")
            if self._next() == "[":
                yield Part(name, None, 0)
                for place, value in enumerate(self._records(), 1):
                    yield Part(name, value, place)
            else:
                yield Part(name, self._value())
        self._takes("}", "is broken")
        if self._next():
            self._breaks("goes on after its end")

    def _records(self) -> Iterator[Any]:
        self._takes("[", "is broken")
        begun = False
        while self._next() != "]":
            self._takes(",", "is broken") if begun else None
            begun = True
            yield self._value()
        self._takes("]", "is broken")

    def _next(self) -> str:
        """The next character that is not white space; empty at the end of the file."""
        while True:
            found = re.compile(r"[ \t\r\n]*").match(self._held, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._held):
                return self._held[self._at]
            if not self._more():
                return ""

    def _takes(self, sign: str, otherwise: str) -> None:
        if self._next() != sign:
            self._breaks(otherwise)
        self._at += 1

    def _value(self) -> Any:
        """The next value, whole."""
        self._next()
        while True:
            try:
                value, end = self._json.raw_decode(self._held, self._at)
            except json.JSONDecodeError as error:
                cut = error.msg.startswith("Unterminated string") or error.pos > len(self._held) - 20
                if not cut:
                    self._breaks()
                if not self._more():
                    self._refuse(ENDS_TOO_SOON)
            except RecursionError:
                self._refuse("is nested far deeper than any register.")
            else:
                length = end - self._at
                if end < len(self._held) or not self._more():
                    self._must_be_text(value, self._held[self._at : self._at + length])
                    self._at += length
                    return value

    def _more(self) -> bool:
        """Read on. False at the end of the file."""
        if self._ended:
            return False
        self._held, self._at = self._held[self._at :], 0
        if len(self._held) > LONGEST_RECORD:
            self._refuse("holds a record that is far longer than any of a register.")
        # Twice as much as is held, so that a long record is not begun anew too often.
        raw = self._file.read(max(CHUNK, len(self._held)))
        self._bytes += len(raw)
        self._read(self._bytes)
        self._ended = not raw
        try:
            self._held += self._decoder.decode(raw, final=self._ended)
        except UnicodeDecodeError:
            self._refuse("is not text in UTF-8.")
        return not self._ended

    def _must_be_text(self, value: Any, raw: str) -> None:
        """Half of a surrogate pair can stand in JSON by its number, and in no register."""
        if "\\u" in raw:
            try:
                _json(value).encode("utf-8")
            except UnicodeEncodeError:
                self._refuse("holds half a character (a lone surrogate), which is no text.")

    def _object(self, pairs: list[tuple[str, Any]]) -> Record:
        found = dict(pairs)
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            self._is_twice(next(name for name in names if names.count(name) > 1))
        return found

    def _whole_number(self, digits: str) -> int:
        return int(digits) if len(digits) <= LONGEST_NUMBER else self._no_number(digits)

    def _no_number(self, digits: str) -> NoReturn:
        self._refuse(f"holds the number {digits[:20]}{'…' * (len(digits) > 20)}, which no register does.")

    def _is_twice(self, name: str) -> NoReturn:
        self._refuse(f"says {name[:40]!r} twice in one record: which of the two holds cannot be known.")

    def _breaks(self, what: str = "is broken") -> NoReturn:
        if self._ended and self._at >= len(self._held) - 20:
            self._refuse(ENDS_TOO_SOON)
        self._refuse(f"{what} (at {_shown(self._held[self._at : self._at + 20])}).")

    def _refuse(self, what: str) -> NoReturn:
        raise Refused(f"{self._name} {what}", "Nothing was recorded.", "Export it anew, or take another copy.")


ENDS_TOO_SOON = "ends too soon: it is not whole."


def _shown(text: str) -> str:
    return f"'{text}'" if text else "its end"
