"""Files that were made to do harm, or are broken: a sentence, and a register that stays byte for byte as it was."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from typer.testing import CliRunner

from builders import sheet_of
from conftest import Answer, Officer
from hmicfrs_cli.cli import app

HEADINGS = ["Report", "Rec No", "Recommendation", "Level", "Status"]
ROW = ["firearms-2023", "90", "Chief constables should act.", "2", "Open"]
EMPTY_ROWS = "".join(f'<row r="{number}"/>' for number in range(3, 50))


@pytest.fixture
def given(demo: Officer, tmp_path: Path) -> Callable[..., Answer]:
    """Imports a file of these bytes, as it is and with --yes, and holds the register to what it was."""

    def imports(raw: bytes, name: str = "register.csv", *options: str, expect: int = 3) -> Answer:
        path = tmp_path / name
        path.write_bytes(raw)
        before = demo.register.read_bytes()
        answer = demo("import", str(path), *options, expect=expect)
        assert demo.register.read_bytes() == before
        if expect:
            assert demo("import", str(path), "--yes", "--update", *options, expect=expect).err == answer.err
            assert demo.register.read_bytes() == before
        return answer

    return imports


def workbook(*rows: list[Any], **sheets: list[list[Any]]) -> bytes:
    book = Workbook()
    for row in rows:
        sheet_of(book).append(row)
    for name, its in sheets.items():
        sheet = book.create_sheet(name)
        for row in its:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def altered(raw: bytes, part: str, change: Callable[[bytes], bytes | None]) -> bytes:
    """A workbook with one part made another, or left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as was, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as now:
        for name in was.namelist():
            content = change(was.read(name)) if name == part else was.read(name)
            if content is not None:
                now.writestr(name, content)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def test_a_bomb_is_not_opened(given: Callable[..., Answer]) -> None:
    bomb = altered(workbook(HEADINGS, ROW), SHEET, lambda raw: raw + b" " * 300_000_000)
    assert "unpack to far more" in given(bomb, "register.xlsx").err


def test_entities_are_not_resolved(given: Callable[..., Answer]) -> None:
    lol = b'<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]>'
    for part in (SHEET, "xl/workbook.xml", "[Content_Types].xml"):
        bomb = altered(workbook(HEADINGS, ROW), part, lambda raw: raw.replace(b"<", lol + b"<", 1))
        assert "declares entities" in given(bomb, "register.xlsx").err


def test_entities_are_not_resolved_in_a_part_of_another_name(given: Callable[..., Answer]) -> None:
    secret = b'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(HEADINGS, ROW))) as was, zipfile.ZipFile(out, "w") as now:
        for name in was.namelist():
            raw = was.read(name).replace(b"sheet1.xml", b"sheet1.foo")
            now.writestr(name.replace("sheet1.xml", "sheet1.foo"), raw if "sheet1" not in name else secret + raw)
    assert "declares entities" in given(out.getvalue(), "register.xlsx").err


def test_a_gigabyte_is_not_opened(given: Callable[..., Answer], tmp_path: Path, demo: Officer) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(1_000_000_000)
    assert "larger than 100 MB" in demo("import", str(path), expect=3).err


@pytest.mark.parametrize(
    ("claim", "kept"),
    [(b'<dimension ref="A1:XFD1048576"/>', 1), (b'<dimension ref="A1"/>', 1), (b'<dimension ref="B7:C9"/>', 1)],
)
def test_what_a_sheet_says_of_its_size_is_not_believed(demo: Officer, tmp_path: Path, claim: bytes, kept: int) -> None:
    path = tmp_path / "register.xlsx"
    path.write_bytes(altered(workbook(HEADINGS, ROW), SHEET, lambda raw: re.sub(rb"<dimension[^>]*>", claim, raw)))
    assert claim in zipfile.ZipFile(path).read(SHEET)
    assert len(demo("import", str(path), "-f", "json").data["recommendations"]) == kept


def test_a_last_row_far_below_is_read_where_it_stands(given: Callable[..., Answer]) -> None:
    raw = workbook(HEADINGS, [*ROW[:3], "9", "Open"])
    far = altered(raw, SHEET, lambda raw: re.sub(rb'r="([A-E]?)2"', rb'r="\g<1>1048576"', raw))
    (fault,) = given(far, "register.xlsx", "-f", "json").data["faults"]
    assert fault["row"] == 1_048_576


def test_a_cell_in_the_last_column_is_too_far(given: Callable[..., Answer]) -> None:
    wide = altered(workbook(HEADINGS, ROW), SHEET, lambda raw: raw.replace(b'r="E2"', b'r="XFD2"'))
    assert "more than 400 columns in row 2" in given(wide, "register.xlsx").err


def test_ten_thousand_columns_are_too_many(given: Callable[..., Answer]) -> None:
    assert "more than 400 columns in row 2" in given((",".join(HEADINGS) + "\n" + "x," * 9_999 + "x").encode()).err
    assert "more than 400 columns in row 1" in given(("Report,Recommendation," + "x," * 9_999 + "x").encode()).err


def test_many_empty_columns_are_no_columns(demo: Officer, tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_text(",".join(HEADINGS) + "," * 10_000 + "\n" + ",".join(ROW) + "," * 10_000)
    assert len(demo("import", str(path), "-f", "json").data["recommendations"]) == 1


@pytest.mark.parametrize(
    "part", ["[Content_Types].xml", SHEET, "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"]
)
def test_a_workbook_without_one_of_its_parts_is_said_to_be_broken(demo: Officer, tmp_path: Path, part: str) -> None:
    path = tmp_path / "register.xlsx"
    path.write_bytes(altered(workbook(HEADINGS, ROW), part, lambda _: None))
    before = demo.register.read_bytes()
    answer = demo("import", str(path), "--yes", expect=0 if part == "xl/styles.xml" else 3)
    if answer.code:
        assert demo.register.read_bytes() == before


@pytest.mark.parametrize("part", ["[Content_Types].xml", SHEET, "xl/workbook.xml", "xl/styles.xml"])
@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw[: len(raw) // 2],
        lambda raw: raw.replace(b">", b"", 3),
        lambda raw: raw.replace(b'"', b'"x', 40),
        lambda _: b"<junk/>",
        lambda raw: raw.replace(b"A1", b"ZZZZZZ9").replace(b"theme", b"count"),
    ],
    ids=["cut", "no brackets", "odd values", "another root", "odd places"],
)
def test_a_workbook_with_a_broken_part_gives_a_sentence_or_is_read(
    demo: Officer, tmp_path: Path, part: str, change: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "register.xlsx"
    path.write_bytes(altered(workbook(HEADINGS, ROW), part, change))
    before = demo.register.read_bytes()
    result = CliRunner().invoke(app, ["--register", str(demo.register), "import", str(path), "--dry-run"])
    assert result.exit_code in (0, 3), result.stderr
    assert "Traceback" not in result.stderr
    assert "did not expect" not in result.stderr
    assert demo.register.read_bytes() == before


def test_a_web_page_is_one_whatever_its_name_says(given: Callable[..., Answer]) -> None:
    page = b"<html><table><tr><td>Report</td><td>Recommendation</td></tr></table></html>"
    for name in ("register.xlsx", "register.csv"):
        answer = given(page, name)
        assert answer.err == (
            f"Refused: {name} is a web page, whatever its name says.\nhmi imports CSV and Excel (.xlsx).\n"
            "Open it in Excel, and save it as an Excel workbook (.xlsx) or as CSV.\n"
        )


def test_a_locked_workbook_is_said_to_be_locked(given: Callable[..., Answer]) -> None:
    assert "locked with a password" in given(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 4000, "register.xlsx").err


def test_a_pdf_and_a_word_document_are_for_reading(given: Callable[..., Answer]) -> None:
    assert "hmi read FILE" in given(b"%PDF-1.7 ...", "register.xlsx").err


def test_a_workbook_named_csv_is_read_as_what_it_is(demo: Officer, tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_bytes(workbook(HEADINGS, ROW))
    assert len(demo("import", str(path), "-f", "json").data["recommendations"]) == 1


@pytest.mark.parametrize(
    "raw",
    [
        workbook(),
        workbook(["a", "b"], ["c", "d"]),
        workbook([None], [None, None]),
    ],
)
def test_a_sheet_without_headings_that_are_known_is_refused(given: Callable[..., Answer], raw: bytes) -> None:
    assert "has no row of headings that hmi knows" in given(raw, "register.xlsx").err


@pytest.mark.parametrize(
    "raw", [b"\x07\x00\xfa\xff\x13,,\n" * 900, b"\xff\xfe\x00\xd8\x00\x00", b"a\nb\nc", b"\r\r\r", b"\0" * 5000]
)
def test_junk_named_csv_is_refused(given: Callable[..., Answer], raw: bytes) -> None:
    assert given(raw).err.startswith("Refused: register.csv ")


def test_an_empty_file_is_empty(given: Callable[..., Answer]) -> None:
    assert "register.csv is empty" in given(b"").err


def test_headings_alone_record_nothing(given: Callable[..., Answer]) -> None:
    assert given(",".join(HEADINGS).encode(), expect=0).err == "There is no row to record.\n"


def test_a_cell_of_ten_megabytes_is_a_bad_row(given: Callable[..., Answer]) -> None:
    long = ",".join(HEADINGS) + "\n" + ",".join([*ROW[:2], "x" * 10_000_000, *ROW[3:]])
    answer = given(long.encode(), "register.csv", "-f", "json")
    assert answer.data["faults"] == [
        {
            "row": 2,
            "column": "Recommendation",
            "reason": "The text is 10,000,000 characters long; hmi keeps at most 50,000. Record each recommendation of"
            " a report by itself.",
        }
    ]


def test_nuls_are_a_bad_row(given: Callable[..., Answer]) -> None:
    nul = ",".join(HEADINGS) + "\n" + ",".join([*ROW[:2], "a\0b", *ROW[3:]]) + "\n" * 3
    assert (
        "characters that cannot be stored"
        in given(nul.encode(), "register.csv", "-f", "json").data["faults"][0]["reason"]
    )


def test_a_quote_that_is_never_closed_is_told_and_nothing_recorded(given: Callable[..., Answer]) -> None:
    rows = "\n".join(",".join(ROW) for _ in range(3000))
    content = f'{",".join(HEADINGS)}\nfirearms-2023,91,"never closed,2,Open\n{rows}'.encode()
    assert "A quotation mark that opens in row 2 of register.csv is never closed." in given(content, "register.csv").err


def test_a_short_row_is_read_as_far_as_it_goes_and_a_long_one_is_bad(demo: Officer, tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_text("Report,Recommendation,Level\nfirearms-2023,Short\nfirearms-2023,Long, with a comma,2\n,\n\n")
    data = demo("import", str(path), "-f", "json", expect=3).data
    assert [(one["text"], one["level"]) for one in data["recommendations"]] == [("Short", None)]
    assert [fault["row"] for fault in data["faults"]] == [3, 3]
    assert "It has more cells than there are headings." in data["faults"][-1]["reason"]


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"), ("utf-16-le", b""), ("cp1252", b""), ("utf-8-sig", b"")],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_encoding_and_delimiter_of_excel_is_read(
    demo: Officer, tmp_path: Path, encoding: str, mark: bytes, delimiter: str
) -> None:
    path = tmp_path / "register.csv"
    lines = [
        delimiter.join(HEADINGS),
        delimiter.join([*ROW[:2], '"The force’s “custody” – cells, one; two"', *ROW[3:]]),
    ]
    text = "\r\n".join(lines).replace("“custody”", "custody")
    path.write_bytes(mark + text.encode(encoding))
    (one,) = demo("import", str(path), "-f", "json").data["recommendations"]
    assert one["text"] == "The force’s custody – cells, one; two"


def test_formulas_without_a_value_are_said_to_be_so(given: Callable[..., Answer]) -> None:
    raw = workbook(HEADINGS, ["firearms-2023", 90, '=CONCAT("a","b")', 2, "Open"])
    (fault,) = given(raw, "register.xlsx", "-f", "json").data["faults"]
    assert (fault["row"], fault["column"]) == (2, "Recommendation")
    assert fault["reason"].startswith("Holds a formula, and the file does not keep what it comes to.")


def test_a_formula_s_value_is_read(demo: Officer, tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    raw = workbook(HEADINGS, ["firearms-2023", 90, '=CONCAT("a","b")', 2, "Open"])
    path.write_bytes(
        altered(
            raw,
            SHEET,
            lambda raw: (
                raw.replace(b'<c r="C2"><f>', b'<c r="C2" t="str"><f>')
                .replace(b"<v />", b"<v>ab</v>")
                .replace(b"<v></v>", b"<v>ab</v>")
            ),
        )
    )
    (one,) = demo("import", str(path), "-f", "json").data["recommendations"]
    assert one["text"] == "ab"


def test_errors_of_excel_are_bad_cells(given: Callable[..., Answer]) -> None:
    raw = (",".join(HEADINGS) + ",Due\n" + ",".join(ROW) + ",#REF!\n").encode()
    (fault,) = given(raw, "register.csv", "-f", "json").data["faults"]
    assert fault == {"row": 2, "column": "Due", "reason": "Holds an error (#REF!)."}


@pytest.mark.parametrize("text", ["=1+1", "+44 1234", "-4 cells", "@force", "'=1+1", "'tis so"])
def test_what_begins_like_a_formula_is_text(demo: Officer, tmp_path: Path, text: str) -> None:
    path = tmp_path / "register.csv"
    path.write_text(",".join(HEADINGS) + "\n" + ",".join([*ROW[:2], text, *ROW[3:]]))
    (one,) = demo("import", str(path), "-f", "json").data["recommendations"]
    assert one["text"] == ("=1+1" if text == "'=1+1" else text)


def test_two_columns_for_one_field_are_not_chosen_between(given: Callable[..., Answer], tmp_path: Path) -> None:
    raw = b"Report,Recommendation,Due,Deadline\nfirearms-2023,Act,1/2/2024,1/3/2024"
    assert given(raw).err.startswith("Refused: 'Due' (C) and 'Deadline' (D) would both be the deadline.\n")
    twice = b"Report,Recommendation,Status,Status\nfirearms-2023,Act,Open,Closed"
    assert given(twice).err.startswith("Refused: 'Status' (C) and 'Status' (D) would both be the status.\n")


def test_a_column_that_is_empty_is_in_nobody_s_way(demo: Officer, tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_text("Report,Recommendation,Due,Deadline\nfirearms-2023,Act,,1/3/2024")
    (one,) = demo("import", str(path), "-f", "json").data["recommendations"]
    assert one["deadline"] == "2024-03-01"
