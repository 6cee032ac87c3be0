"""Four documents in four formats are read as a careful officer would have typed them; and so is the real paper."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conftest import Officer
from reports.blocks import Document
from reports.documents import DOCUMENTS, FORMATS, written_as

REAL_PAPER = Path(__file__).parents[3] / "shared" / "reference" / "paper-2023-09-28.txt"
"""The paper of 28 September 2023 itself, which lies beside a checkout where there is one."""


def record_reports(officer: Officer, document: Document) -> list[str]:
    """Every report of a document recorded; what names them to `hmi read`."""
    names = ("Marchshire Police", "MP") if document.name != "paper" else ("West Midlands Police", "WMP")
    officer("settings", "set", "force", names[0])
    officer("settings", "set", "short-name", names[1])
    words = []
    for part in document.parts:
        assert part.published
        officer("report", "add", part.title, "--published", part.published.isoformat(), "--code", part.code)
        words += ["--report", part.code]
    return words


def as_wanted(one: dict[str, Any]) -> tuple[Any, ...]:
    """What is compared of a draft: all that a reading decides."""
    return (
        one["ref"],
        one["deadline_kind"],
        one["deadline"],
        one["for_us"],
        one["under"],
        " ".join(one["text"].replace("\n- ", " ").split()),
    )


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_a_document_is_read_as_it_is_meant(register: Path, tmp_path: Path, document: Document, format: str) -> None:
    officer = Officer(register, date(2025, 1, 1))
    path = written_as(document, format, tmp_path / f"{document.name}.{format}")
    codes = record_reports(officer, document)
    answer = officer("read", str(path), *codes, "--dry-run", "-f", "json")
    wanted = [
        (
            f"{part.code}/{one.category.letter}{one.number}",
            one.kind.value,
            one.on.isoformat() if one.on else None,
            one.for_us,
            f"{part.code}/C{one.under}" if one.under else None,
            f"{one.lead_in} {one.text}" if one.lead_in else one.text,
        )
        for part in document.parts
        for one in part.wanted
    ]
    assert [as_wanted(one) for one in answer.data["recommendations"]] == wanted
    for part, section in zip(document.parts, answer.data["sections"], strict=True):
        for category, many in (part.stated or {}).items():
            assert section["stated"][category.value] == [many]
            assert section["found"][category.value] == many


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_where_one_stands_can_be_found_again(register: Path, tmp_path: Path, document: Document, format: str) -> None:
    officer = Officer(register, date(2025, 1, 1))
    path = written_as(document, format, tmp_path / f"{document.name}.{format}")
    codes = record_reports(officer, document)
    drafts = officer("read", str(path), *codes, "--dry-run", "-f", "json").data["recommendations"]
    assert all(one["line"] >= 1 and (one["page"] or format != "pdf") for one in drafts)
    if format == "txt":
        lines = path.read_text(encoding="utf-8").split("\n")
        for one in drafts:
            there = " ".join(lines[one["line"] - 1 : one["line"] + 1])
            begins = [words.split()[:3] for words in (one["text"], one["text"].split("\n")[0].split(": ")[-1])]
            assert any(" ".join(words).rstrip(".;") in there for words in begins), one["text"]


@pytest.mark.skipif(not REAL_PAPER.exists(), reason="the real paper is not beside this checkout")
def test_the_real_paper_is_read_as_printed(demo: Officer) -> None:
    answer = demo("read", str(REAL_PAPER), "--dry-run", "-f", "json")
    drafts = answer.data["recommendations"]
    by_section = [[one for one in drafts if one["section"] == place] for place in (1, 2, 3)]
    firearms, homicide, custody = by_section
    assert [one["number"] for one in firearms] == list(range(1, 13))
    assert [one["number"] for one in homicide] == [1, 2, 3]
    assert [one["number"] for one in firearms if one["for_us"]] == [2, 3, 5, 6, 10, 12]
    assert [one["number"] for one in homicide if one["for_us"]] == [2, 3]
    assert [one["deadline"] or one["deadline_kind"] for one in (*firearms, *homicide)] == [
        "2024-07-31",
        "2024-07-31",
        "2023-10-31",
        "2024-07-31",
        "2023-12-31",
        "2023-12-31",
        "2023-10-31",
        "immediate",
        "2023-12-31",
        "immediate",
        "2023-12-31",
        "immediate",
        "2023-12-01",
        "2024-08-31",
        "2023-12-01",
    ]
    categories = [one["category"] for one in custody]
    assert [categories.count(name) for name in ("cause-of-concern", "recommendation", "afi")] == [4, 4, 16]
    assert [one["under"] for one in custody if one["category"] == "recommendation"] == [
        one["ref"] for one in custody if one["category"] == "cause-of-concern"
    ]
    assert "As many as it states itself: four recommendations and 16 AFIs." in answer.err
