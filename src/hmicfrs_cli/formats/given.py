"""Files that somebody hands to hmi: looked at before any library opens them, so that none is opened that could do harm.

What a file is, is told by its first bytes; a name can say anything (a web page saved as `.xlsx` is still a web page).
Word and Excel files are zip archives of XML: one that would unpack to far more than any report or register, or that
declares entities, is refused by its table of contents and first bytes alone.
"""

import codecs
import re
import tomllib
import zipfile
import zlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from hmicfrs_cli.domain.errors import Mistyped, Refused

MEGABYTE = 1024 * 1024
LARGEST = 100 * MEGABYTE
"""Bytes in the largest file that is read."""

LARGEST_UNPACKED = 400 * MEGABYTE
"""Bytes to which an archive may unpack: some ten times a register of 200,000 rows."""

LARGEST_TOML = 1_000_000
"""Bytes in the largest file that is written by hand in TOML."""

MOST_PARTS = 10_000
"""Files in an archive, at most: a Word file has one for each picture."""

MOST_PACKED = 200
"""How many times smaller than its contents a part may be. XML of many like rows packs to a fiftieth."""

SMALL_ENOUGH = MEGABYTE
"""Bytes of an unpacked part that is not worth measuring so."""

BEGINNING = 4096
"""Bytes of a file, or of a part of one, that tell what it is."""


class Kind(StrEnum):
    """What a file is, by what is in it."""

    TEXT = "text"
    HTML = "a web page"
    WORD = "a Word document"
    EXCEL = "an Excel workbook"
    PDF = "a PDF"
    JSON = "JSON"


@dataclass(frozen=True, slots=True)
class Given:
    """A file that has been looked at: where it is, what it is, and how many bytes it has."""

    path: Path
    kind: Kind
    size: int

    @property
    def name(self) -> str:
        """Its name without its folder, as messages call it."""
        return self.path.name


def looked_at(path: Path, largest: int = LARGEST) -> Given:
    """What the file at a path is. Raises Mistyped where it is not there or cannot be read, and Refused where it is
    empty, larger than `largest` bytes, of a kind that hmi does not read, or made to do harm.
    """
    try:
        if path.exists() and not path.is_file():
            raise Mistyped(f"{path} is not a file.", next="Give the path of one file.")
        size = path.stat().st_size
        if size > largest:
            raise Refused(
                f"{path.name} is larger than {largest // MEGABYTE} MB.",
                "No report or register is; it was not opened.",
                "Give the file itself, without pictures or other sheets.",
            )
        with path.open("rb") as file:
            beginning = file.read(BEGINNING)
        if not beginning:
            raise Refused(f"{path.name} is empty.")
        return Given(path, _kind(path, beginning), size)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Mistyped(f"{path} cannot be read: {reason}.", next="Give the path of a file.") from error


def text_of(given: Given) -> str:
    """All of a file as text: UTF-8 or UTF-16, as its first bytes or its zeros say, and else Windows' own (cp1252).

    Raises Refused for what is no text.
    """
    raw = given.path.read_bytes()
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _decoded(given, raw[len(mark) :], encoding)
    if unmarked := _without_a_mark(raw[:BEGINNING]):
        return _decoded(given, raw, unmarked)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        # Five bytes of cp1252 mean nothing; what stands there cannot be known.
        return raw.decode("cp1252", "replace")


def toml_of(path: Path, what: str, next: str) -> dict[str, Any]:
    """What a file says that is written by hand in TOML; `what` names such a file in a refusal, `next` what to do then.

    Raises Mistyped where it cannot be read, is no TOML, or is larger than anybody writes.
    """
    try:
        if path.exists() and not path.is_file():
            raise Mistyped(f"{path} is not a file.", next=next)
        if path.stat().st_size > LARGEST_TOML:
            raise Mistyped(f"{path.name} is larger than any {what}.", next=next)
        raw = path.read_bytes()
        # Notepad calls UTF-16 "Unicode", and marks it.
        mark, encoding = _mark_of(raw)
        return tomllib.loads(raw.removeprefix(mark).decode(encoding))
    except tomllib.TOMLDecodeError as error:
        raise Mistyped(f"{path.name} is no {what}: it is not TOML ({error}).", next=next) from error
    except UnicodeDecodeError as error:
        raise Mistyped(
            f"{path.name} is not saved as UTF-8.",
            "Letters other than those of English could not be told.",
            "In Notepad: Save as, Encoding: UTF-8.",
        ) from error
    except (OSError, ValueError, RecursionError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Mistyped(f"{path} cannot be read: {reason}.", next=next) from error


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def _mark_of(raw: bytes) -> tuple[bytes, str]:
    """The mark that bytes begin with and the encoding that it stands for; UTF-8 where there is none."""
    return next(((mark, encoding) for mark, encoding in _MARKS if raw.startswith(mark)), (b"", "utf-8"))


_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How a Word or Excel file of before 2007 begins, and also a newer one that is locked with a password."""

_RICH_TEXT = b"{\\rtf"
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table)\b", re.I | re.S
)
_BINARY = (
    b"\x7fELF",
    b"MZ\x90",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
    b"SQLite format 3",
)


def _kind(path: Path, beginning: bytes) -> Kind:
    if b"%PDF-" in beginning[:1024]:
        return Kind.PDF
    if beginning.startswith(b"PK"):
        return _archive(path)
    if beginning.startswith(_OLD_OFFICE):
        raise Refused(
            f"{path.name} is a Word or Excel file of an old kind, or locked with a password.",
            next="Open it, and save it without a password as .docx or .xlsx.",
        )
    if beginning.startswith(_RICH_TEXT):
        raise Refused(
            f"{path.name} is rich text (.rtf), which hmi does not read.",
            next="Open it in Word, save it as a Word Document (.docx), and try that.",
        )
    if beginning.startswith(_BINARY):
        raise Refused(f"{path.name} is not a document that hmi reads.", next=_KINDS)
    words = _plain(beginning)
    if _HTML.match(words):
        return Kind.HTML
    if path.suffix.lower() == ".json":
        return Kind.JSON  # also where it is no JSON: whoever reads it says what is wrong
    if path.suffix.lower() in (".html", ".htm"):
        return Kind.HTML
    if path.suffix.lower() in _OFFICE and _is_no_text(beginning):
        what = "Word document" if path.suffix.lower().startswith(".doc") else "Excel workbook"
        raise Refused(
            f"{path.name} is no {what}, whatever its name says, nor anything else that hmi reads.",
            "It may be damaged, or encrypted by the program that kept it.",
            "Open it in Word or Excel, save it anew, and try that; or ask for it again.",
        )
    return Kind.TEXT


_OFFICE = (".xlsx", ".xlsm", ".xls", ".docx", ".docm", ".doc")


def _is_no_text(beginning: bytes) -> bool:
    """Whether first bytes are those of no text: with zeros that are not UTF-16's, or many that nobody types."""
    if _without_a_mark(beginning) or beginning.startswith(tuple(mark for mark, _ in _MARKS)):
        return False
    odd = sum(byte < 32 and byte not in b"\t\n\r\f\v\x1b" for byte in beginning)
    return odd * 50 > len(beginning)


_KINDS = "hmi reads text, CSV, web pages (.html), Word (.docx), Excel (.xlsx), PDF, and its own JSON."


def _plain(beginning: bytes) -> bytes:
    """The first bytes without what says their encoding, and without the zeros of UTF-16."""
    for mark, _ in _MARKS:
        beginning = beginning.removeprefix(mark)
    return beginning.replace(b"\0", b"")


BROKEN_ARCHIVE = (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, RuntimeError, zlib.error)
"""What unpacking an archive raises that is damaged, locked, or packed in a way that is not known here."""


def _archive(path: Path) -> Kind:
    """Which of Word's or Excel's files an archive is. Raises Refused where it is neither, broken, or a bomb."""
    try:
        with zipfile.ZipFile(path) as archive:
            stop_if_harmful(path.name, archive)
            names = set(archive.namelist())
    except BROKEN_ARCHIVE as error:
        raise Refused(
            f"{path.name} is broken: it is not a whole Word or Excel file.",
            "It may have been cut short where it was copied or downloaded.",
            "Open it in Word or Excel, save it anew, and try that; or ask for it again.",
        ) from error
    if "word/document.xml" in names:
        return Kind.WORD
    if "xl/workbook.xml" in names:
        return Kind.EXCEL
    raise Refused(f"{path.name} is an archive, but neither a Word nor an Excel file.", next=_KINDS)


def stop_if_harmful(name: str, archive: zipfile.ZipFile) -> None:
    """Raise Refused where an archive, which messages call by this name, was made to do harm when it is opened."""
    parts = archive.infolist()
    harm = Refused(
        f"{name} would unpack to far more than any report or register.",
        "Files that do harm are made so; it was not opened.",
        "Open it in Word or Excel, and save what is needed as a new file.",
    )
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise harm
    if any(
        part.file_size > SMALL_ENOUGH and part.file_size > MOST_PACKED * max(part.compress_size, 1) for part in parts
    ):
        raise harm
    for part in parts:
        with archive.open(part) as unpacked:
            beginning = _plain(unpacked.read(BEGINNING))
        # Whatever it is called: what opens a part asks the archive's own list what it is.
        is_xml = part.filename.endswith((".xml", ".rels")) or beginning.lstrip().startswith(b"<")
        declares = b"<!DOCTYPE" in beginning or b"<!ENTITY" in beginning
        # Entities are declared before the first element: where that is not in sight, something is hidden.
        if is_xml and (declares or not re.search(rb"<[A-Za-z]", beginning)):
            raise Refused(
                f"{name} declares entities, which no file of Word or Excel does.",
                "Files that do harm are made so; it was not opened.",
            )


def _without_a_mark(beginning: bytes) -> str | None:
    """UTF-16, where every other byte of what is mostly Latin letters is zero."""
    half = len(beginning) // 2
    if half < 2:
        return None
    if beginning[1::2].count(0) > half * 0.7:
        return "utf-16-le"
    return "utf-16-be" if beginning[0::2].count(0) > half * 0.7 else None


def _decoded(given: Given, raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(f"{given.name} says that it is {encoding.upper()}, and is not ({error.reason}).") from error
