"""The lines of a PDF as its pages print them; and PDFs that are locked, broken, or made to do harm."""

import contextlib
import io
import logging
import sys
import zlib
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given as any_of
from hypothesis import settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from hmicfrs_cli.domain.errors import HmiError, Refused
from hmicfrs_cli.domain.printed.lines import Line
from hmicfrs_cli.formats.given import looked_at
from hmicfrs_cli.formats.pages import pdf
from hmicfrs_cli.formats.pages.from_file import lines_of
from hmicfrs_cli.formats.pages.set_lines import SetLine, set_in, spaced
from reports.as_pdf import set_in_type
from reports.documents import CONCERN, written_as

SHOWN = b"BT /F1 12 Tf 50 700 Td (By 31 July 2024, forces should) Tj ET"


def unheard(done: int, of: int) -> None:
    """Progress that nobody watches."""


def lines(folder: Path, content: bytes) -> list[Line]:
    path = folder / "report.pdf"
    path.write_bytes(content)
    return lines_of(looked_at(path), unheard)


def printed(folder: Path, source: str) -> list[str]:
    """The lines of what Typst sets on a small page."""
    return [line.words for line in lines(folder, set_in_type(f"#set page(width: 12cm, height: 12cm)\n{source}"))]


@pytest.fixture(scope="session")
def letter(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return written_as(CONCERN, "pdf", tmp_path_factory.mktemp("letter") / "letter.pdf").read_bytes()


def stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), more, content)


def packed(content: bytes) -> bytes:
    return stream(zlib.compress(content, 9), b"/Filter/FlateDecode")


def made_of(*objects: bytes, root: int = 1) -> bytes:
    """A PDF of these objects, the first of them numbered 1."""
    content, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        content
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        % (
            size,
            table,
            size,
            root,
            len(content),
        )
    )


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
RESOURCES = b"<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources%s>>" % RESOURCES
MAPPED = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def showing(content: bytes, *more: bytes, font: bytes = FONT, pages: int = 1, catalog: bytes = CATALOG) -> bytes:
    """A PDF whose every page shows one stream."""
    tree = b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, b"3 0 R " * pages)
    return made_of(catalog, tree, PAGE, content, font, *more)


def test_lines_are_numbered_on_their_page_and_space_is_an_empty_line(tmp_path: Path) -> None:
    source = "#set par(justify: true)\n#lorem(20)\n\nAnother.\n#pagebreak()\nOn page two."
    found = lines(tmp_path, set_in_type(f"#set page(width: 12cm, height: 12cm)\n{source}"))
    *first, space, another, second = found
    assert [(line.number, line.page) for line in first] == [(number, 1) for number in range(1, len(first) + 1)]
    assert (space, another) == (Line("", len(first) + 1, 1), Line("Another.", len(first) + 1, 1))
    assert second == Line("On page two.", 1, 2)


def test_a_heading_is_told_from_the_text_below_it_by_its_type(tmp_path: Path) -> None:
    tight = "#set par(spacing: 0.65em)\n#set block(spacing: 0.65em)\n"
    source = f"{tight}*Area for improvement*\n\nThe force should act\n\non it."
    assert printed(tmp_path, source) == ["Area for improvement", "", "The force should act", "on it."]


def test_a_sentence_that_begins_in_bold_is_one(tmp_path: Path) -> None:
    source = "*By 31 July 2024, the force should make sure that it has everything that it needs*#linebreak()to do it."
    assert "" not in printed(tmp_path, source)


def test_words_that_are_hyphenated_and_ligatures_are_as_printed(tmp_path: Path) -> None:
    source = (
        '#set text(hyphenate: true, lang: "en", region: "GB")\n#set par(justify: true)\n'
        + "investigations of affidavits " * 12
    )
    words = printed(tmp_path, source)
    assert any(line.endswith("-") for line in words)
    assert "".join(line.removesuffix("-") for line in words).replace(" ", "") == "investigationsofaffidavits" * 12


def test_the_mark_of_a_footnote_is_no_part_of_a_year(tmp_path: Path) -> None:
    source = "#set super(typographic: false)\nBy 31 March 2024#super[1], on 11#super[th], to 5 m#sub[2]."
    assert printed(tmp_path, source) == ["By 31 March 2024, on 11th, to 5 m2."]


def test_columns_follow_each_other(tmp_path: Path) -> None:
    source = "#set page(columns: 2, height: 5cm)\n#set par(spacing: 0.65em)\n" + "\n\n".join(
        f"line {n}" for n in range(6)
    )
    assert printed(tmp_path, source) == [f"line {n}" for n in range(6)]


def at(words: str, height: float, size: float = 11.0, bold: bool = False) -> tuple[str, float, float, bool]:
    return f"{words}\n", height, size, bold


def test_a_foot_that_is_drawn_first_stands_last_and_a_head_that_is_drawn_last_first() -> None:
    body = [at(f"line {number}", 700 - 14 * number) for number in range(12)]
    page = set_in([at("7", 40), *body, at("Running head", 780)])
    assert [line.words for line in page] == ["Running head", *(f"line {n}" for n in range(12)), "7"]


def test_space_is_told_from_the_usual_distance_of_the_document() -> None:
    page = [SetLine(f"line {number}", 700 - 25 * number, 11) for number in range(10)]
    assert all(line.words for line in spaced([page]))
    apart = spaced([[*page, SetLine("apart", page[-1].height - 35, 11)]])
    assert [line.words for line in apart[-2:]] == ["", "apart"]


@any_of(
    st.lists(
        st.lists(
            st.tuples(st.text("ab \n1", max_size=5), st.floats(0, 800), st.floats(0, 40), st.booleans()), max_size=12
        ),
        max_size=4,
    )
)
def test_no_words_are_lost_wherever_they_stand(pages: list[list[tuple[str, float, float, bool]]]) -> None:
    found = spaced([set_in(page) for page in pages])
    read = "".join(line.words for line in found)
    drawn = "".join(words for page in pages for words, *_ in page)
    assert [read.count(letter) for letter in "ab"] == [drawn.count(letter) for letter in "ab"]
    for number in range(1, len(pages) + 1):
        worded = [line.number for line in found if line.page == number and line.words]
        assert worded == list(range(1, len(worded) + 1))


def test_progress_is_told_page_by_page(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(showing(stream(SHOWN), pages=3))
    told: list[tuple[int, int]] = []
    lines_of(looked_at(path), lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def encrypted(letter: bytes, user: str, algorithm: str) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(letter))
    writer.encrypt(user, "the owner's", algorithm=algorithm)
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_one_that_is_only_locked_against_changes_is_read(tmp_path: Path, letter: bytes, algorithm: str) -> None:
    assert lines(tmp_path, encrypted(letter, "", algorithm)) == lines(tmp_path, letter)


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_one_that_nobody_may_read_is_said_to_be_locked(tmp_path: Path, letter: bytes, algorithm: str) -> None:
    with pytest.raises(Refused, match="is locked with a password"):
        lines(tmp_path, encrypted(letter, "secret", algorithm))


def test_without_what_unlocks_it_one_says_what_to_install(tmp_path: Path, letter: bytes) -> None:
    locked = encrypted(letter, "", "AES-256")
    # The whole dictionary is put back, so that no module loaded meanwhile stays beside its older self.
    with patch.dict(sys.modules):
        for name in [name for name in sys.modules if name.startswith("pypdf")]:
            del sys.modules[name]
        sys.modules.update({"cryptography": None, "Crypto": None})  # type: ignore[dict-item]
        with pytest.raises(HmiError, match="needs cryptography, which is not installed") as missing:
            lines(tmp_path, locked)
    assert "hmicfrs-cli[documents]" in missing.value.next


def test_a_scanned_one_says_so_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="has no words in it, only pictures of pages") as refused:
        lines(tmp_path, showing(stream(b"")))
    assert "OCR" in refused.value.next


def test_one_whose_letters_cannot_be_told_says_so(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be told"):
        lines(tmp_path, showing(stream(b"BT /F9 12 Tf 50 700 Td (abcdef) Tj ET")))


@pytest.mark.parametrize("end", [b"startxref\n17\n%%EOF\n", b"startxref\n0\n%%EOF\n"])
def test_a_table_of_contents_that_is_wrong_is_made_again(tmp_path: Path, letter: bytes, end: bytes) -> None:
    assert lines(tmp_path, letter[: letter.rindex(b"startxref")] + end) == lines(tmp_path, letter)


def test_garbage_before_its_beginning_and_after_its_end_is_passed_over(tmp_path: Path, letter: bytes) -> None:
    assert lines(tmp_path, letter + b"\0garbage\n" * 50) == lines(tmp_path, letter)


def test_scripts_and_files_within_it_are_not_read(tmp_path: Path) -> None:
    script = (
        b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/Names<</EmbeddedFiles 6 0 R>>>>"
    )
    assert [
        line.words for line in lines(tmp_path, showing(stream(SHOWN), b"<</Names[(a) 6 0 R]>>", catalog=script))
    ] == ["By 31 July 2024, forces should"]


def form(content: bytes, calls: int) -> bytes:
    return stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % calls)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"%PDF-1.7\n", "is broken"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 100, "is broken"),
        (made_of(b"null"), "is broken"),
        (made_of(b"<</Type/Catalog>>"), "is broken"),
        (made_of(CATALOG, b"<</Type/Pages/Count 0/Kids[]>>"), "it has no pages"),
        (made_of(CATALOG, b"<</Type/Pages/Count 1/Kids[2 0 R]>>"), "is broken"),
        (made_of(CATALOG, b"<</Type/Pages/Kids[3 0 R]>>", b"<</Type/Pages/Kids[2 0 R]/Parent 2 0 R>>"), "is broken"),
        (made_of(CATALOG, b"[" * 50_000 + b"]" * 50_000), "is broken"),
        # How deep it is read depends on how deep Python stands already; refused it is either way.
        (made_of(CATALOG, b"<</A" * 50_000 + b">>" * 50_000), "has no words|is broken"),
        (showing(stream(b"[" * 200_000)), "is broken"),
        (showing(packed(b"\0" * 300_000_000)), "holds far more on a page"),
        (
            showing(stream(zlib.compress(zlib.compress(b" " * 90_000_000)), b"/Filter[/FlateDecode/FlateDecode]")),
            "far more",
        ),
        (showing(packed(b"q Q " * 600_000)), "holds far more on a page"),
        (showing(stream(SHOWN), stream(b"1 beginbfrange <00> <FFFFFFFF> <41> endbfrange"), font=MAPPED), "far more"),
        (showing(stream(SHOWN), pages=10_000), "has 10,000 pages"),
    ],
    ids=range(15),
)
def test_one_that_is_broken_or_does_harm_is_refused_in_a_sentence(tmp_path: Path, content: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        lines(tmp_path, content)


def test_forms_that_draw_each_other_come_to_an_end(tmp_path: Path) -> None:
    round_and_round = showing(stream(SHOWN + b" /X Do"), form(b"/X Do", 6))
    assert [line.words for line in lines(tmp_path, round_and_round)] == ["By 31 July 2024, forces should"]
    thousands = showing(
        stream(SHOWN + b" /X Do" * 9), *(form(b"/X Do " * 9, number + 1) for number in range(6, 15)), FONT
    )
    assert lines(tmp_path, thousands)[0].words == "By 31 July 2024, forces should"


def test_one_with_far_too_many_lines_is_not_read_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_LINES", 5)
    with pytest.raises(Refused, match="has more than 5 lines"):
        lines(tmp_path, showing(stream(SHOWN), pages=6))


def test_whatever_the_library_raises_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for error in (RecursionError("deep"), MemoryError(), KeyError("/Root"), AssertionError(), ZeroDivisionError()):

        def fails(_: object, error: Exception = error) -> None:
            raise error

        monkeypatch.setattr(pdf, "_words_and_places", fails)
        with pytest.raises(Refused, match="is broken: it cannot be read as a PDF"):
            lines(tmp_path, showing(stream(SHOWN)))


def test_nothing_that_the_library_says_reaches_the_terminal(
    tmp_path: Path, letter: bytes, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    level = logging.getLogger("pypdf").level
    lines(tmp_path, letter[: letter.rindex(b"startxref")] + b"startxref\n17\n%%EOF\n")
    assert (caplog.records, capfd.readouterr().err) == ([], "")
    assert logging.getLogger("pypdf").level == level


@settings(max_examples=60)
@any_of(at=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=20), end=st.just(1.0) | st.floats(0, 1))
def test_one_that_is_damaged_anywhere_is_read_or_refused(
    tmp_path: Path, letter: bytes, at: list[tuple[float, int]], end: float
) -> None:
    damaged = bytearray(letter)
    for place, byte in at:
        damaged[int(place * (len(damaged) - 1))] = byte
    with contextlib.suppress(HmiError):
        assert lines(tmp_path, b"%PDF-1.7" + bytes(damaged[8 : max(8, int(end * len(damaged)))]))
