"""From a file of any kind to the lines of the document in it."""

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from hmicfrs_cli.domain.errors import HmiError, Mistyped, Refused
from hmicfrs_cli.domain.printed.lines import Line, Shape
from hmicfrs_cli.formats.given import looked_at
from hmicfrs_cli.formats.pages.from_file import lines_of
from hmicfrs_cli.formats.pages.seen import as_seen, lines_within
from reports.blocks import Block, Bullet, Document, Heading, Table
from reports.documents import DOCUMENTS, FORMATS, PAPER, written_as

NAMED = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)


def unheard(done: int, of: int) -> None:
    """Progress that nobody watches."""


def read(path: Path) -> list[Line]:
    return lines_of(looked_at(path), unheard)


def text(tmp_path: Path, words: str | bytes) -> list[Line]:
    path = tmp_path / "report.txt"
    path.write_bytes(words if isinstance(words, bytes) else words.encode())
    return read(path)


def squashed(words: str) -> str:
    """Words without what wrapping changes: spaces, hyphens, the marks of bullets."""
    return re.sub(r"[\s•-]", "", words)


@NAMED
@pytest.mark.parametrize("format", FORMATS)
def test_every_format_gives_back_every_word_in_order(tmp_path: Path, document: Document, format: str) -> None:
    lines = [line for line in read(written_as(document, format, tmp_path / f"report.{format}")) if line.words]
    last = {line.page: line for line in lines}
    printed = [line.words for line in lines if line.words != document.running_head and not _is_page_number(line, last)]
    assert squashed("".join(printed)) == squashed("".join((document.title, *document.words)))


def _is_page_number(line: Line, last_of_page: dict[int | None, Line]) -> bool:
    return line.shape is Shape.LINE and line is last_of_page[line.page] and line.words == str(line.page or 1)


@NAMED
@pytest.mark.parametrize("format", ["html", "docx"])
def test_word_and_web_pages_know_their_paragraphs(tmp_path: Path, document: Document, format: str) -> None:
    lines = read(written_as(document, format, tmp_path / f"report.{format}"))
    assert [line.words for line in lines] == [document.title, *document.words]
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    shapes = [shape for block in document.blocks for shape in _shapes(block)]
    assert [line.shape for line in lines] == [Shape.HEADING, *shapes]


def _shapes(block: Block) -> list[Shape]:
    if isinstance(block, Table):
        return [Shape.PARAGRAPH for row in block.rows for cell in row if cell]
    if isinstance(block, Heading):
        return [Shape.HEADING]
    if isinstance(block, Bullet):
        return [Shape.BULLET]
    return [Shape.PARAGRAPH] if hasattr(block, "words") else []


@pytest.mark.parametrize("format", ["txt", "pdf"])
def test_text_and_pdf_know_their_pages(tmp_path: Path, format: str) -> None:
    lines = read(written_as(PAPER, format, tmp_path / f"report.{format}"))
    assert {line.shape for line in lines} == {Shape.LINE}
    (above,) = [line for line in lines if line.words.endswith("online portal or through")]
    (below,) = [line for line in lines if line.words.startswith("another secure way.")]
    assert above.page is not None
    assert below.page == above.page + 1
    heads = [line for line in lines if line.words == PAPER.running_head]
    assert [line.page for line in heads] == list(range(2, len(heads) + 2))


def test_text_is_its_lines_blank_ones_too(tmp_path: Path) -> None:
    lines = text(tmp_path, "Recommendation 1\r\n\r\n\tBy 31 July 2024,\tforces\rshould act.\n")
    assert lines == [
        Line("Recommendation 1", 1),
        Line("", 2),
        Line("By 31 July 2024, forces", 3),
        Line("should act.", 4),
        Line("", 5),
    ]


def test_form_feeds_begin_pages_and_lines_keep_their_numbers(tmp_path: Path) -> None:
    lines = text(tmp_path, "one\n\ftwo\nthree\ffour\n\f")
    assert [(line.words, line.number, line.page) for line in lines] == [
        ("one", 1, 1),
        ("", 2, 1),
        ("two", 2, 2),
        ("three", 3, 2),
        ("four", 3, 3),
        ("", 4, 3),
    ]


@pytest.mark.parametrize("mark", "• - – — o * ▪ \uf0b7".split())
def test_the_marks_of_bullets_stay_in_the_words_of_text(tmp_path: Path, mark: str) -> None:
    assert text(tmp_path, f"  {mark} make sure that")[0].words == f"{mark} make sure that"


def test_a_line_that_only_a_mark_of_unicode_breaks_is_one_line(tmp_path: Path) -> None:
    lines = text(tmp_path, "By 31\u2028July\x0b2024\x85the\x1cforce\nshould")
    assert [line.words for line in lines] == ["By 31 July 2024 the force", "should"]


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("By\xa031\u2009July\u20072024", "By 31 July 2024"),
        ("recom\xadmend\xad\n", "recommend-"),
        ("in\u200bvesti\u2060gate\ufeff", "investigate"),
        ("24\u2011hour, booking\u2010in", "24-hour, booking-in"),
        ("o\ufb03cer \ufb01ne", "officer fine"),
        ("Mo\u0302n", "Môn"),
        ("\u202eecrof eht\u202c\x1b[31m\0", "ecrof eht[31m"),
        ("the force\u2019s \u201cplan\u201d \u2013 \xb9 note", "the force’s “plan” – ¹ note"),
    ],
)
def test_words_are_as_a_reader_sees_them(written: str, seen: str) -> None:
    assert as_seen(written) == seen


@any_of(st.text(st.characters(codec=None), max_size=80))
def test_any_words_come_out_on_one_line_and_stay_so(words: str) -> None:
    seen = as_seen(words)
    assert seen == as_seen(seen)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\xa0\xad\u200b\u2028\ud800-\udfff]|^\s|\s$|\s\s", seen)
    seen.encode()


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("An inspection of\vcustody", ["An inspection of custody"]),
        ("Recommendation 3\vBy 31 July 2024, forces should", ["Recommendation 3", "By 31 July 2024, forces should"]),
        ("first.\vRecommendation 4 – By 31 July", ["first.", "Recommendation 4 – By 31 July"]),
        ("The force should:\v• act;\v- and act", ["The force should:", "• act;", "- and act"]),
        ("The force should:\v(a) act;\v2. and act", ["The force should:", "(a) act;", "2. and act"]),
        ("one\v\v\vtwo", ["one", "two"]),
        ("its\vrecommendation to forces", ["its recommendation to forces"]),
        ("\v \v", []),
    ],
)
def test_a_break_within_a_paragraph_is_a_space_unless_something_begins(words: str, lines: list[str]) -> None:
    assert lines_within(words) == lines


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("rows.json", b'{"schema": 1}', "is JSON, not a report"),
        ("rows.xlsx", None, "is an Excel workbook, not a report"),
    ],
)
def test_a_register_is_sent_to_import(tmp_path: Path, name: str, content: bytes | None, kind: str) -> None:
    path = tmp_path / name
    if content is None:
        import openpyxl

        openpyxl.Workbook().save(path)
    else:
        path.write_bytes(content)
    with pytest.raises(Refused, match=kind) as refused:
        read(path)
    assert f"hmi import {name}" in refused.value.next


@pytest.mark.parametrize(
    ("format", "hidden", "sentence"),
    [
        ("html", "selectolax.lexbor", "Reading web pages needs selectolax, which is not installed."),
        ("docx", "docx", "Reading Word documents needs python-docx, which is not installed."),
        ("pdf", "pypdf", "Reading PDFs needs pypdf, which is not installed."),
    ],
)
def test_a_library_that_is_missing_is_named_with_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str, hidden: str, sentence: str
) -> None:
    path = written_as(PAPER, format, tmp_path / f"report.{format}")
    monkeypatch.setitem(sys.modules, hidden, None)
    with pytest.raises(HmiError) as missing:
        read(path)
    assert missing.value.what == sentence
    assert 'pip install "hmicfrs-cli[documents]"' in missing.value.next


@pytest.mark.parametrize(("name", "content"), [("a.txt", b" \n\n\t"), ("a.html", b"<html><body><p> </p></body>")])
def test_a_document_without_words_is_said_to_be_that(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Refused, match="has no words in it"):
        read(tmp_path / name)


def test_a_file_that_has_gone_since_it_was_looked_at_cannot_be_read(tmp_path: Path) -> None:
    path = written_as(PAPER, "txt", tmp_path / "report.txt")
    given = looked_at(path)
    path.unlink()
    with pytest.raises(Mistyped, match="cannot be read"):
        lines_of(given, unheard)


def test_what_is_no_text_is_not_read_as_one(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(bytes(range(1, 32)) * 40)
    with pytest.raises(Refused, match="is no text"):
        read(path)
