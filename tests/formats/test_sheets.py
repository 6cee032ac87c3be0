"""Any table, as CSV and as Excel: read the same, and never with more than a sentence where it cannot be."""

import csv
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from typer.testing import CliRunner

from builders import sheet_of
from conftest import Officer
from hmicfrs_cli.cli import app
from hmicfrs_cli.domain.errors import HmiError
from hmicfrs_cli.domain.intake import columns
from hmicfrs_cli.domain.intake.columns import FIELDS, Columns
from hmicfrs_cli.formats import map_files, sheets
from hmicfrs_cli.formats.cells import in_excel, in_text
from hmicfrs_cli.formats.given import looked_at

Table = list[list[str]]

words = st.text(max_size=30) | st.sampled_from(
    "1 R2 2.0 custody-2023/R1 custody-2023 Firearms Open Closed With_DCC Level_2 before-levels AFI CoC 31/07/24 45504"
    " Jul-24 Immediate TBC =1+1 '=1 #REF! CC-1 1/8/2023 12/03/23:_text C1".replace("_", " ").split(" ")
)
OTHERS = [name for name in (*FIELDS, "RAG", "Update", "text_continued") if name not in ("report", "text")]
headings = st.lists(st.sampled_from(OTHERS), max_size=12, unique=True).map(lambda names: ["report", "text", *names])
tables = headings.flatmap(
    lambda names: st.lists(st.lists(words, max_size=len(names) + 1), max_size=6).map(lambda rows: [names, *rows])
)


def as_csv(path: Path, table: Table, delimiter: str = ",") -> Path:
    with path.open("w", encoding="utf-8", errors="surrogatepass", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(table)
    return path


def as_excel(path: Path, table: Table) -> Path:
    book = Workbook()
    for number, row in enumerate(table, 1):
        for place, cell in enumerate(row, 1):
            (words, *_) = in_excel(cell)
            sheet_of(book).cell(number, place).value = words
            sheet_of(book).cell(number, place).data_type = "s"
    book.save(path)
    return path


@settings(max_examples=60)
@given(
    table=tables,
    ending=st.sampled_from([".csv", ".xlsx"]),
    options=st.sets(st.sampled_from(["--skip-bad", "--update"])),
)
def test_any_table_is_imported_or_refused_in_words(
    empty_register: Path, tmp_path: Path, table: Table, ending: str, options: set[str]
) -> None:
    register = tmp_path / "any.db"
    register.write_bytes(empty_register.read_bytes())
    path = tmp_path / f"any{ending}"
    as_csv(path, table) if ending == ".csv" else as_excel(path, table)
    for _ in range(2):
        done = CliRunner().invoke(app, ["--register", str(register), "import", str(path), "--yes", *options])
        assert done.exit_code in (0, 2, 3), done.stderr
        assert done.exit_code == 0 or done.stderr.startswith(("Refused: ", "Not understood: ")), done.stderr
    Officer(register)("check", "--integrity")


@settings(max_examples=60)
@given(raw=st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-16")))
def test_any_bytes_are_refused_or_read(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "any.csv"
    path.write_bytes(b"Report,Recommendation\n" + raw)
    with suppress(HmiError):
        sheet = sheets.read(looked_at(path), Columns())
        assert all(row.number > 1 for row in sheet.rows)


texts = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\t\r\n\x0b"), max_size=20)


@given(
    table=st.lists(st.lists(texts, min_size=3, max_size=3), min_size=1, max_size=5),
    delimiter=st.sampled_from(sheets.DELIMITERS),
)
def test_any_texts_come_back_the_same(tmp_path: Path, table: Table, delimiter: str) -> None:
    names = ["report", "text", "title"]
    read = []
    for path in (
        as_csv(tmp_path / "any.csv", [names, *[[str(in_text(cell)) for cell in row] for row in table]], delimiter),
        as_excel(tmp_path / "any.xlsx", [names, *table]),
    ):
        sheet = sheets.read(looked_at(path), Columns())
        held = columns.read(sheet.headings, Columns())
        read.append({line.row: line.cells for _, line in sheets.lines(sheet, held)})
    for number, row in enumerate(table, 2):
        # White space alone may be an empty cell: nothing that is recorded is no more than that.
        there = {name: cell for name, cell in zip(names, row, strict=True) if cell.strip()}
        for found in read:
            assert {name: cell for name, cell in found.get(number, {}).items() if cell.strip()} == there


def test_a_first_line_of_excel_s_own_says_what_stands_between_cells(tmp_path: Path) -> None:
    path = tmp_path / "any.csv"
    path.write_text("sep=;\r\nReport;Recommendation\r\nA;b, c\r\n")
    sheet = sheets.read(looked_at(path), Columns())
    assert [(row.number, row.cells) for row in sheet.rows] == [(2, ("A", "b, c"))]


def test_lines_that_end_as_on_an_old_macintosh_are_lines(tmp_path: Path) -> None:
    path = tmp_path / "any.csv"
    path.write_bytes(b'Report,Recommendation\rA,"b\rc"\r')
    sheet = sheets.read(looked_at(path), Columns())
    assert [row.cells for row in sheet.rows] == [("A", "b\rc")]


@given(
    fields=st.dictionaries(st.text(max_size=20), st.sampled_from([*FIELDS, "none"]), max_size=5),
    said=st.dictionaries(st.text(max_size=20), st.text(max_size=20), max_size=3),
    sheet=st.none() | st.text(max_size=10),
)
def test_any_mapping_is_written_and_read_the_same(
    tmp_path: Path, fields: dict[str, str], said: dict[str, str], sheet: str | None
) -> None:
    path = tmp_path / "map.toml"
    path.unlink(missing_ok=True)
    names = list(fields)
    given = Columns(fields, said, {"letter": "=\"\\\n'", "hmicfrs": "a\tb\x7f"}, sheet)
    held = columns.read(names, given)
    try:
        map_files.write(path, held, given, sheet)
    except HmiError:
        with pytest.raises(UnicodeEncodeError):
            "".join([*fields, *said, *said.values(), sheet or ""]).encode()
        return
    again = map_files.read(path)
    assert (again.words, again.constants, again.sheet) == (given.words, given.constants, given.sheet)
    assert [column.field for column in columns.read(names, again)] == [column.field for column in held]
