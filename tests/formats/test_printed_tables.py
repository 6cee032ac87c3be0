"""Any figures in any form that hmi reads come back as they were, and nothing raises what hmi does not tell."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from hmicfrs_cli.domain.days import MONTHS
from hmicfrs_cli.domain.errors import HmiError
from hmicfrs_cli.domain.printed_table.table import Printed
from hmicfrs_cli.domain.reconciling import holding
from hmicfrs_cli.domain.reconciling.explaining import explanations
from hmicfrs_cli.domain.reconciling.finding import findings
from hmicfrs_cli.domain.reconciling.known import Known
from hmicfrs_cli.formats import printed_tables
from hmicfrs_cli.formats.given import looked_at
from hmicfrs_cli.formats.printed_tables import Wanted
from hmicfrs_cli.formats.reconciling import reconciled
from printed_tables import NAMES, figures

Of = dict[str, tuple[int, int]]
Rows = list[list[str]]


def rows(of: Of, *headings: str) -> Rows:
    return [[*headings], *([name, str(a), str(b), str(a + b)] for name, (a, b) in of.items())]


HEADINGS = ("Row", "Open", "Closed", "Total")


def signs(sign: str) -> Callable[[Rows], str]:
    return lambda table: "\n".join(sign.join(row) for row in table)


def in_columns(table: Rows) -> str:
    return "\n".join(f"{row[0]:<40}" + "".join(f"{cell:>12}" for cell in row[1:]) for row in table)


def a_cell_a_line(table: Rows) -> str:
    return "\n".join(cell for row in table for cell in row)


TEXTS = [signs(","), signs("\t"), signs(";"), signs(" | "), signs(" "), in_columns, a_cell_a_line]


def as_word(table: Rows, path: Path) -> None:
    document = Document()
    document.add_paragraph("Two AFIs at Level 2 are new, and 3 are open.")
    grid = document.add_table(len(table), len(table[0]))
    for row, cells in zip(grid.rows, table, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    document.add_paragraph("Two AFIs at Level 2 are new, and 3 are open.")
    document.save(str(path))


def as_webpage(table: Rows, path: Path) -> None:
    inner = "".join("<tr>" + "".join(f"<td>{cell}" for cell in row) for row in table)
    text = "<p>Two AFIs at Level 2 are new, and 3 are open."
    path.write_text(f"<!doctype html><body>{text}<table>{inner}</table>{text}</body>", encoding="utf-8")


def as_workbook(table: Rows, path: Path) -> None:
    book = Workbook()
    for row in table:
        book.active.append([int(one) if one.isdecimal() else one for one in row])  # type: ignore[union-attr]
    book.save(path)


FILES = {"a.docx": as_word, "a.html": as_webpage, "a.xlsx": as_workbook}


def read_back(table: Printed) -> Of:
    assert all(line.name and not line.gap for line in table.lines)
    columns = [table.columns.index(column) for column in table.columns[:2]]
    assert columns == [0, 1]
    return {str(line.name): (line.counts(table.columns[0]), line.counts(table.columns[1])) for line in table.lines}


@given(figures, st.sampled_from(TEXTS))
def test_any_figures_come_back_from_text(of: Of, write: Callable[[Rows], str]) -> None:
    before, after = "The figures held are below.\n\n", "\n\nThis is an increase of four.\nAnd more of that.\n"
    for text in (write(rows(of, *HEADINGS)), before + write(rows(of, *HEADINGS)) + after):
        assert read_back(printed_tables.from_text(text, "it")) == of


@pytest.mark.parametrize("name", FILES)
def test_any_figures_come_back_from_a_file(name: str) -> None:
    @given(figures)
    def come_back(of: Of) -> None:
        with TemporaryDirectory() as folder:
            path = Path(folder) / name
            FILES[name](rows(of, *HEADINGS), path)
            assert read_back(printed_tables.from_file(looked_at(path))) == of

    come_back()


@st.composite
def quarters(draw: st.DrawFn) -> tuple[Of, Of, date, date]:
    """The figures of two meetings, with their days."""
    figure = st.tuples(st.integers(0, 400), st.integers(0, 400))
    names = draw(st.lists(st.sampled_from(NAMES), min_size=2, unique=True))
    of = [{name: draw(figure) for name in names} for _ in range(2)]
    first = draw(st.dates(date(2015, 1, 1), date(2030, 1, 1)))
    later = date(first.year + first.month // 10, (first.month + 2) % 12 + 1, 1)
    return of[0], of[1], first, later


def pairs(one: Of, other: Of, called: tuple[str, str]) -> str:
    heads = ["Row", *(f"{column} {month}" for column in HEADINGS[1:] for month in called)]
    lines = []
    for name, (a, b) in one.items():
        c, d = other[name]
        lines.append([name, *map(str, (a, c, b, d, a + b, c + d))])
    return signs(",")([heads, *lines])


def side_by_side(one: Of, other: Of, called: tuple[str, str]) -> str:
    heads = [["", called[0], "", "", called[1]], ["", *HEADINGS[1:], *HEADINGS[1:]]]
    lines = [[*left, *right[1:]] for left, right in zip(rows(one), rows(other), strict=True)][1:]
    return signs(",")([*heads, *lines])


def below(one: Of, other: Of, called: tuple[str, str]) -> str:
    return "\n\n".join(
        f"{month}\n{signs(',')(rows(of, *HEADINGS))}" for of, month in zip((one, other), called, strict=True)
    )


@given(quarters(), st.sampled_from([pairs, side_by_side, below]), st.booleans(), st.booleans())
def test_of_two_quarters_that_of_the_day_is_read_wherever_it_stands(
    both: tuple[Of, Of, date, date], write: Callable[[Of, Of, tuple[str, str]], str], turned: bool, then: bool
) -> None:
    earlier, later, first, second = both
    called = [f"{MONTHS[day.month - 1]} {day.year}" for day in (first, second)]
    shown = (earlier, later, (called[0], called[1]))
    text = write(shown[1], shown[0], (called[1], called[0])) if turned else write(*shown)
    table = printed_tables.from_text(text, "it", Wanted(first if then else second))
    assert read_back(table) == (earlier if then else later)


@given(quarters(), st.sampled_from([side_by_side, below]))
def test_of_two_quarters_without_a_word_none_is_read(
    both: tuple[Of, Of, date, date], write: Callable[[Of, Of, tuple[str, str]], str]
) -> None:
    one, other, day, _ = both
    if one != other:
        with pytest.raises(HmiError, match="cannot be told which"):
            printed_tables.from_text(write(one, other, ("", "")), "it", Wanted(day))


PARTS = [
    "<table>",
    "</table>",
    "<tr>",
    "<td colspan=3>",
    "<td rowspan=99999>",
    "<th>",
    "Open",
    "Closed",
    "Total",
    "7",
    "-",
]
PARTS += ["AFI Level 2", "June 2023", "<p>", "<caption>", "&nbsp;", "\0", "Sub-total", "(4)", "n/a"]


@given(st.lists(st.sampled_from(PARTS), max_size=80).map("".join) | st.text())
def test_no_page_raises_anything_but_what_hmi_tells(words: str) -> None:
    with TemporaryDirectory() as folder, suppress(HmiError):
        path = Path(folder) / "a.html"
        path.write_text(f"<!doctype html><body>{words}", encoding="utf-8", errors="replace")
        printed_tables.from_file(looked_at(path))


WORDS = ["Open", "Closed", "Total", "June 2023", "Sept 2023", "Q1", "Q2", "last", "AFI Level 2", "Recs L2", "Sub-total"]
WORDS += ["Recommendations", "Level 2", "7", "(4)", "n/a", "-", "", ",", ",", ",", "\n", "\n"]


@given(st.lists(st.sampled_from(WORDS), max_size=150).map("".join), st.dates())
def test_no_table_raises_anything_but_what_hmi_tells(text: str, day: date) -> None:
    with suppress(HmiError):
        found = holding.tested(printed_tables.from_text(text, "it", Wanted(day)), Known(day))
        assert all(each.strip() for each in findings(found))
        assert reconciled(found, explanations(found), [])
