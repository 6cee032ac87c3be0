"""Files that somebody hands to hmi are looked at before any library opens them."""

import os
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicfrs_cli.domain.errors import Mistyped, Refused
from hmicfrs_cli.formats.given import LARGEST, Kind, looked_at, text_of

CONTENT_TYPES = '<?xml version="1.0"?><Types xmlns="urn:x"/>'


def archive(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a workbook as Excel packs one."""
    words = "".join(chr(97 + number * 7 % 26) for number in range(2_000))
    parts = {"[Content_Types].xml": CONTENT_TYPES, "xl/workbook.xml": f"<workbook>{words}</workbook>"}
    return archive(tmp_path_factory.mktemp("sound") / "book.xlsx", parts).read_bytes()


@given(damage=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=4))
def test_a_damaged_archive_is_refused_in_words_or_read(
    sound: bytes, damage: list[tuple[int, int]], tmp_path: Path
) -> None:
    raw = bytearray(sound)
    for place, value in damage:
        raw[place % len(raw)] = value
    with suppress(Mistyped, Refused):
        looked_at(holding(tmp_path / "book.xlsx", bytes(raw)))


def holding(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("report.txt", b"Recommendation 1\nBy 31 July 2024, forces should", Kind.TEXT),
        ("report.pdf", b"%PDF-1.7\n", Kind.PDF),
        ("report", b"junk before it \n%PDF-1.4\n", Kind.PDF),
        ("page.html", b"<p>By 31 July 2024", Kind.HTML),
        ("page.xlsx", b"\xef\xbb\xbf  <!DOCTYPE html><html><table>", Kind.HTML),
        ("page.xls", "<html xmlns:x='urn'>".encode("utf-16"), Kind.HTML),
        ("all.json", b'{"schema": 1', Kind.JSON),
        ("rows.csv", b"Ref,Text\n", Kind.TEXT),
        ("rows.csv", b'{"not json",1\n', Kind.TEXT),
    ],
)
def test_a_file_is_what_its_first_bytes_say(tmp_path: Path, name: str, content: bytes, kind: Kind) -> None:
    assert looked_at(holding(tmp_path / name, content)).kind is kind


@pytest.mark.parametrize(("part", "kind"), [("word/document.xml", Kind.WORD), ("xl/workbook.xml", Kind.EXCEL)])
def test_word_and_excel_are_told_by_what_is_in_the_archive(tmp_path: Path, part: str, kind: Kind) -> None:
    path = archive(tmp_path / "anything.dat", {"[Content_Types].xml": CONTENT_TYPES, part: CONTENT_TYPES})
    assert looked_at(path).kind is kind


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "of an old kind, or locked"),
        (b"PK\x03\x04 and no more", "is broken"),
        (b"\x89PNG\r\n", "not a document that hmi reads"),
    ],
)
def test_what_hmi_does_not_read_is_refused_in_words(tmp_path: Path, content: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        looked_at(holding(tmp_path / "given.docx", content))


def test_an_archive_that_is_neither_word_nor_excel_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="neither a Word nor an Excel file"):
        looked_at(archive(tmp_path / "given.docx", {"notes.txt": "words"}))


def test_an_archive_that_unpacks_to_far_more_is_not_opened(tmp_path: Path) -> None:
    bomb = {"word/document.xml": "<a>" + "x" * 30_000_000 + "</a>"}
    with pytest.raises(Refused, match="would unpack to far more"):
        looked_at(archive(tmp_path / "bomb.docx", bomb))


def test_an_archive_with_far_too_many_parts_is_not_opened(tmp_path: Path) -> None:
    parts = {f"word/{number}.bin": "" for number in range(10_001)}
    with pytest.raises(Refused, match="would unpack to far more"):
        looked_at(archive(tmp_path / "many.docx", parts))


@pytest.mark.parametrize(
    "xml",
    [
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>',
        "<?xml version='1.0'?>" + "<!-- " + "x" * 5000 + ' --><!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'.encode("utf-16"),
    ],
    ids=["plain", "hidden behind a comment", "UTF-16"],
)
def test_an_archive_that_declares_entities_is_not_opened(tmp_path: Path, xml: str | bytes) -> None:
    with pytest.raises(Refused, match="declares entities"):
        looked_at(archive(tmp_path / "entities.xlsx", {"xl/workbook.xml": xml}))


def test_a_file_of_a_gigabyte_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(1024**3)
    with pytest.raises(Refused, match="larger than 100 MB"):
        looked_at(path)


def test_the_largest_file_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    for size in (LARGEST, LARGEST + 1):
        with path.open("wb") as file:
            file.write(b"words")
            file.truncate(size)
        if size == LARGEST:
            assert looked_at(path).size == LARGEST
        else:
            with pytest.raises(Refused):
                looked_at(path)


def test_a_folder_and_a_file_that_is_not_there_are_said_to_be_that(tmp_path: Path) -> None:
    with pytest.raises(Mistyped, match="is not a file"):
        looked_at(tmp_path)
    with pytest.raises(Mistyped, match="cannot be read"):
        looked_at(tmp_path / "missing.txt")
    with pytest.raises(Mistyped, match="cannot be read"):
        looked_at(tmp_path / ("x" * 5000))


WORDS = "Recommendation 1: the force’s “plan” – by 31 July 2024, Môn"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_is_read_in_whatever_unicode_it_was_saved_in(tmp_path: Path, encoding: str) -> None:
    path = holding(tmp_path / "report.txt", WORDS.encode(encoding))
    assert text_of(looked_at(path)) == WORDS


def test_text_of_windows_is_read_as_windows_text(tmp_path: Path) -> None:
    path = holding(tmp_path / "report.csv", WORDS.encode("cp1252"))
    assert text_of(looked_at(path)) == WORDS


def test_text_that_is_not_what_it_says_is_refused(tmp_path: Path) -> None:
    path = holding(tmp_path / "report.csv", b"\xef\xbb\xbf" + "été".encode("cp1252"))
    with pytest.raises(Refused, match="says that it is UTF-8, and is not"):
        text_of(looked_at(path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a named pipe")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Mistyped, match="is not a file"):
        looked_at(tmp_path / "pipe")


def test_rich_text_is_not_read_as_text(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is rich text"):
        looked_at(holding(tmp_path / "report.txt", b"{\\rtf1\\ansi words}"))
