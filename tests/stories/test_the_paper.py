"""The committee's paper, as an officer writes it: that of September 2023, and those of registers that mean trouble."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from markdown_it import MarkdownIt
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser

import office
from browser import needs_axe, needs_chromium, seen
from conftest import Officer
from hmicfrs_cli.formats.paper.as_file import ENDINGS
from papers_told import paper_of
from sample_papers import HOSTILE, words_of

EXAMPLE = Path(__file__).parents[2] / "examples" / "september-2023"
SEPTEMBER = date(2023, 9, 28)


def from_markdown(raw: bytes) -> str:
    tokens = MarkdownIt("commonmark").enable("table").parse(raw.decode())
    inline = [token for token in tokens if token.type == "inline"]
    return " ".join("".join(child.content for child in token.children or ()) for token in inline)


def from_html(raw: bytes) -> str:
    body: Any = LexborHTMLParser(raw.decode()).body
    return str(body.text(separator=" "))


def from_docx(raw: bytes) -> str:
    document: Any = Document(io.BytesIO(raw))
    paragraphs = document.element.body.iter(qn("w:p"))
    return "\n".join("".join(node.text or "" for node in each.iter(qn("w:t"))) for each in paragraphs)


FOOT = re.compile(
    r"Figures\s+as\s+at.{10,120}?of\s+the\s+history:\s+[0-9a-f\s]{64,70}\.\s*Page\s+\d+\s+of\s+\d+\s*$", re.DOTALL
)
"""What stands at the foot of each page of a PDF, between what is on it and on the next."""


def from_pdf(raw: bytes) -> str:
    """The words of each page and, where the paper ends, of its foot."""
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(raw)).pages]
    feet = [FOOT.search(page) for page in pages]
    assert all(feet), "every page has its foot"
    return " ".join([*(FOOT.sub("", page) for page in pages), feet[-1][0] if feet[-1] else ""])


READ: dict[str, Callable[[bytes], str]] = {
    ".md": from_markdown,
    ".html": from_html,
    ".docx": from_docx,
    ".pdf": from_pdf,
}


def together(words: str) -> str:
    return "".join(words.split())


def _metadata(document: Any) -> bytes:
    """What a PDF says of itself for programs, unpacked."""
    return bytes(document.root_object["/Metadata"].get_object().get_data())


def everything_in(raw: bytes, ending: str) -> bytes:
    """All that is in a file, its properties too."""
    if ending == ".docx":
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return b"\n".join(archive.read(name) for name in archive.namelist())
    if ending == ".pdf":
        document = PdfReader(io.BytesIO(raw))
        return (from_pdf(raw) + str(document.metadata)).encode() + _metadata(document) + raw
    return raw


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., bytes]:
    def paper(officer: Officer, ending: str, *words: str, meeting: str = "2023-09-28") -> bytes:
        out = tmp_path / f"paper{ending}"
        officer("paper", meeting, "--out", str(out), "--force", *words)
        return out.read_bytes()

    return paper


Write = Callable[..., bytes]


def test_the_set_of_formats_is_the_one_that_is_read_here() -> None:
    assert set(READ) == set(ENDINGS)


# The paper of September 2023.


def test_it_has_every_section_of_the_real_one_in_its_order(demo: Officer, write: Write) -> None:
    text = write(demo, ".md", "--config", str(EXAMPLE / "paper.toml")).decode()
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    sections = [
        "HMICFRS update",
        "1. Purpose of report",
        "2. West Midlands Police PEEL inspection and national recommendations",
        "The levels",
        "The figures",
        "Movement since the last meeting",
        "5. Published reports and recommendations, national and local",
        "A. An inspection of how effective police forces are in the deployment of firearms",
        "B. Homicide prevention: An inspection of the police contribution to the prevention of homicide",
        "C. West Midlands Joint Custody Inspection",
        "7. Inspection activity",
        "Forthcoming",
        "Contact officer",
        "Background documents",
    ]
    assert [heading for heading in headings if heading in sections] == sections
    assert text.startswith(
        "West Midlands Police\n\nAgenda item 06\n\nJoint Audit Committee\n\n28 September 2023\n\n# HM"
    )
    assert (
        "Level 2.** The force closes it when the work is complete, with a letter signed by the Chief Constable" in text
    )
    assert "Five recommendations are being considered for closure through internal processes and four are with" in text
    assert "serious youth violence, HMICFRS, March 2023" in text
    assert "HMICFRS Force Liaison Officer, Strategy, Delivery and Assurance" in text


def test_its_totals_are_right(demo: Officer, write: Write) -> None:
    text = write(demo, ".md").decode()
    assert "| Cause of Concern | 6 | 21 | 27 |" in text
    assert "| Recommendation Level 2 | 55 | 0 | 55 |" in text
    assert "| AFI Closed before Levels | 0 | 18 | 18 |" in text
    assert "| **Total** | **122** | **329** | **451** |" in text


@pytest.mark.parametrize("ending", READ)
def test_every_format_says_all_of_it_in_the_same_order(demo: Officer, write: Write, ending: str) -> None:
    shown = together(READ[ending](write(demo, ending)))
    paper, place = paper_of(demo, SEPTEMBER), 0
    said = [paper.body, paper.to, paper.day, paper.title, *words_of(paper)]
    for words in said:
        place = shown.index(together(words), place)


@pytest.mark.parametrize("ending", READ)
def test_no_format_has_a_figure_that_the_paper_has_not(demo: Officer, write: Write, ending: str) -> None:
    """That none is lacking, each in its place, is seen above."""
    shown, paper = READ[ending](write(demo, ending)), paper_of(demo, SEPTEMBER)
    said = " ".join([paper.title, paper.day, *paper.footer, *words_of(paper)])
    hashes = re.compile(r"[0-9a-f]{64}")
    assert set(re.findall(r"\d{3,}", hashes.sub("", shown))) == set(re.findall(r"\d{3,}", hashes.sub("", said)))
    for row in ("Recommendation Level 2 55 0 55", "Total 122 329 451", "Total 85 32 5 0 122 414 451"):
        assert together(row) in together(shown)


def test_a_paper_without_the_arrangement_names_what_is_new_and_whom_to_ask(demo: Officer, write: Write) -> None:
    text = write(demo, ".md").decode()
    assert "It has twelve recommendations; six of the twelve are for this force, and six are for others" in text
    assert "It has four causes of concern, four recommendations and 16 AFIs, all of which are for this force" in text
    assert "**Recommendation 3: Tracking equipment in armed response vehicles.** By 31 October 2023, all chief" in text
    assert "By 31 October 2023. Level 2. Owner: ACC Operations. Reference firearms-2023/R3." in text
    assert "Draft: they have not been issued." in text


@needs_chromium
@needs_axe
@pytest.mark.parametrize(("width", "dark"), [(1200, False), (320, True)])
def test_as_a_web_page_it_has_no_barrier_that_axe_knows(
    demo: Officer, write: Write, width: int, dark: bool, tmp_path: Path
) -> None:
    raw = write(demo, ".html", "--config", str(EXAMPLE / "paper.toml"))
    found = seen(raw, tmp_path, width=width, dark=dark)
    assert (found.violations, found.scrolls, found.width, found.dark) == ([], False, width, dark)


def test_in_word_it_opens_in_libreoffice_with_every_section(demo: Officer, write: Write, tmp_path: Path) -> None:
    office.must_be_there()
    printed = together(from_pdf(office.printed(write(demo, ".docx"), tmp_path)))
    for heading in ("1. Purpose of report", "5. Published reports and recommendations", "Background documents"):
        assert together(heading) in printed
    assert together("Total 122 329 451") in printed


# What is late, put off, closed, and noted.


def test_what_is_late_or_put_off_has_its_deadline_target_count_owner_and_reason(demo: Officer, write: Write) -> None:
    demo("meeting", "add", "2024-01-01")
    demo("target", "firearms-2023/R3", "--to", "2023-12-01", "--on", "2023-11-02", "--reason", "First plan")
    demo("target", "firearms-2023/R3", "--to", "2024-03-01", "--on", "2023-12-02", "--reason", "Supplier let us down")
    demo("target", "firearms-2023/R2", "--to", "2024-06-01", "--on", "2023-12-02", "--reason", "First plan")
    demo("target", "firearms-2023/R2", "--to", "2024-07-01", "--on", "2023-12-03", "--reason", "The region is slow")
    demo("note", "firearms-2023/R3", "Fitted in nine of twelve vehicles", "--on", "2023-12-20", "--public")
    text = write(demo, ".md", meeting="2024-01-01").decode()
    assert (
        "| firearms-2023/R3: Tracking equipment in armed response vehicles | 31 October 2023 | 1 March 2024 (at first 1"
        " December 2023) | 1 | 62 | ACC Operations | Supplier let us down. 20 December 2023: Fitted in nine of twelve"
        " vehicles. |" in text
    )
    assert (
        "| firearms-2023/R2: Regional rota of specialist commanders | 31 July 2024 | 1 July 2024 (at first 1 June"
        " 2024) | 1 | 0 | ACC Operations | The region is slow. |" in text
    )
    assert "First plan" not in text


def test_closures_have_the_letter_and_not_the_officer_s_words_on_hmicfrs(demo: Officer, write: Write) -> None:
    demo("meeting", "add", "2024-01-01")
    demo("letter", "add", "CC-114", "--signed-on", "2023-10-20", "--signatory", "Chief Constable")
    demo("close", "firearms-2023/R3", "--letter", "CC-114", "--on", "2023-10-25")
    demo("close", "custody-2023/R1", "--letter", "CC-114", "--on", "2023-11-25", "--hmicfrs", "Mail from their office")
    text = write(demo, ".md", meeting="2024-01-01").decode()
    assert "two have been closed" in text
    evidence = "letter CC-114, signed on 20 October 2023 by Chief Constable"
    assert f"| 25 October 2023 | implemented | {evidence} |" in text
    assert f"| 25 November 2023 | implemented | {evidence}; closed by HMICFRS |" in text
    assert "Mail from their office" not in text


# Nothing that is private; everything as it was typed.


def _full_of_private_words(demo: Officer, folder: Path) -> list[str]:
    """Put private words wherever words can be put that are not for a paper. Returns them."""
    secret = folder / "SECRET-FILE.txt"
    secret.write_text("SECRET-CONTENTS")
    ref = "firearms-2023/R3"
    demo("--by", "SECRET-LOGIN", "note", ref, "SECRET-NOTE", "--on", "2023-08-01")
    demo("--by", "SECRET-LOGIN", "note", ref, "A public word", "--on", "2023-08-02", "--public")
    demo("stage", ref, "--to", "with-dcc", "--on", "2023-08-03", "--note", "SECRET-STAGE-NOTE")
    demo("stage", ref, "--to", "in-progress", "--on", "2023-08-04", "--reason", "SECRET-REASON")
    demo("evidence", "add", ref, str(secret), "--on", "2023-08-05", "--note", "SECRET-EVIDENCE-NOTE")
    demo("letter", "add", "CC-9", "--signed-on", "2023-08-06", "--signatory", "Chief Constable", "--file", str(secret))
    demo("close", "custody-2023/R1", "--letter", "CC-9", "--hmicfrs", "SECRET-WORD", "--on", "2023-09-01")
    demo("edit", "firearms-2023/R5", "--title", "Another title", "--reason", "SECRET-EDIT")
    demo("assign", ref, "--lead", "SECRET-LEAD", "--on", "2023-08-07")
    demo("target", ref, "--to", "2023-10-01", "--reason", "SECRET-FIRST-TARGET", "--on", "2023-08-08")
    demo("target", ref, "--to", "2023-10-05", "--reason", "A reason that may be told", "--on", "2023-08-09",
         "--approved-by", "SECRET-APPROVER")  # fmt: skip
    demo("withdraw", "custody-2023/A1", "--reason", "SECRET-WITHDRAWAL", "--on", "2023-09-02")
    demo("inspection", "add", "A visit", "--start", "2023-09-10", "--note", "SECRET-INSPECTION-NOTE")
    demo(
        "balance",
        "add",
        "--category",
        "afi",
        "--level",
        "2",
        "--open",
        "1",
        "--on",
        "2023-09-01",
        "--source",
        "SECRET-SRC",
    )
    return ["SECRET", "tester", str(folder), demo.register.parent.name]


@pytest.mark.parametrize("ending", READ)
def test_no_private_note_path_or_login_name_reaches_a_paper(
    demo: Officer, write: Write, ending: str, tmp_path: Path
) -> None:
    private = _full_of_private_words(demo, tmp_path)
    raw = write(demo, ending, "--issue")
    whole = everything_in(raw, ending)
    for words in private:
        assert words.encode() not in whole, words
    shown = together(READ[ending](raw))
    assert together("2 August 2023: A public word.") in shown


@pytest.mark.parametrize("ending", READ)
def test_words_that_mean_harm_are_as_they_were_typed_and_no_control_character_is_there(
    demo: Officer, write: Write, ending: str
) -> None:
    # What no command line can hold is left out, and everything else that words may have is there.
    typed = [words.replace("\0", "").replace("\ud800", "") for words in HOSTILE]
    assert any("\x07" in words for words in typed)
    for number, words in enumerate(typed, 1):
        demo("add", "homicide-2023", f"Forces should {words}", "--title", words, "--number", str(100 + number),
             "--owner", words, "--level", "2")  # fmt: skip
        demo("note", f"homicide-2023/R{100 + number}", f"Told: {words}", "--public", "--on", "2023-09-01")
    demo("settings", "set", "contact", typed[0])
    raw = write(demo, ending, meeting="2023-09-28")
    shown = READ[ending](raw)
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]", shown)
    for words in typed:
        if words.isprintable() and (ending != ".pdf" or words.isascii()):
            assert together(f"Forces should {words}") in together(shown), words
    assert together("<U+0007>bell <U+001B>[31mred") in together(shown)


# Issued, and written again.


def test_issued_with_the_paper_the_figures_are_frozen_and_the_head_is_the_meeting_s(
    demo: Officer, write: Write
) -> None:
    text = write(demo, ".md", "--issue").decode()
    meeting = demo("meeting", "list", "-f", "json").data["meetings"][0]
    assert (meeting["status"], meeting["open"], meeting["total"]) == ("issued", 122, 451)
    assert f"Head of the history: {meeting['head']}." in text
    assert "Draft" not in text
    assert demo("check", "--integrity", "--head", meeting["head"])


@pytest.mark.parametrize("ending", READ)
def test_the_paper_of_an_issued_meeting_is_the_same_whatever_comes_after(
    demo: Officer, write: Write, ending: str
) -> None:
    issued = write(demo, ending, "--issue")
    assert READ[ending](write(demo, ending)) == READ[ending](issued)
    demo("report", "add", "Published before, learned of later", "--published", "2023-09-01", "--code", "late-2023")
    demo("add", "late-2023", "Forces should act.", "--level", "2")
    demo("note", "firearms-2023/R3", "A later word on an earlier day", "--public", "--on", "2023-09-01")
    demo("assign", "custody-2023/A1", "--owner", "ACC Crime", "--on", "2023-09-01")
    demo("report", "respond", "firearms-2023", "--on", "2023-09-01")
    demo("balance", "add", "--category", "afi", "--level", "2", "--open", "3", "--on", "2023-06-01", "--source", "x")
    for setting in ("force", "short-name", "committee", "contact"):
        demo("settings", "set", setting, "Another")
    again = write(demo, ending)
    assert READ[ending](again) == READ[ending](issued)
    if ending in (".md", ".html"):
        assert again == issued


def test_a_report_that_was_recorded_late_is_told_in_the_next_paper(demo: Officer, write: Write) -> None:
    write(demo, ".md", "--issue")
    demo("report", "add", "Learned of later", "--published", "2023-09-01", "--code", "late-2023")
    demo("meeting", "add", "2024-01-01")
    text = write(demo, ".md", meeting="2024-01-01").decode()
    assert "Published on 1 September 2023, before the last meeting, and recorded since." in text


@pytest.mark.parametrize("ending", [".md", ".html"])
def test_the_same_register_and_meeting_make_the_same_bytes(demo: Officer, write: Write, ending: str) -> None:
    assert write(demo, ending) == write(demo, ending)
