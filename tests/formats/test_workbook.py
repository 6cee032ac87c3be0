"""Files of spreadsheets: any text through CSV and through a workbook comes back the same, from the file itself."""

import csv
import io
import warnings
from datetime import UTC, datetime
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from hmicfrs_cli.formats import exchange, workbook
from hmicfrs_cli.formats.cells import Holds, from_excel, from_text, gathered
from hmicfrs_cli.formats.workbook import Sheet

MOMENT = datetime(2024, 1, 1, 9, tzinfo=UTC).replace(tzinfo=None)
HOLDS = {"who": Holds.LIST, "on": Holds.DAY, "many": Holds.NUMBER, "ours": Holds.YES_OR_NO}

signs = st.sampled_from(["=", "'", "\r", "\n", "\x01", "_x0041_", "\ufffe", "#N/A", " ", "a"])
texts = st.text() | st.lists(signs).map("".join)
records = st.fixed_dictionaries(
    {
        "text": st.none() | texts,
        "who": st.lists(texts, max_size=3),
        "on": st.none() | st.dates().map(lambda day: day.isoformat()),
        "many": st.none() | st.integers(-999, 999),
        "ours": st.none() | st.booleans(),
    }
)
LONG = {"text": "=a\r_x0041_" * 5_000, "who": ["long " * 9_000], "on": None, "many": 0, "ours": None}


def read(raw: bytes) -> list[dict[str, Any]]:
    names, *found = load_workbook(io.BytesIO(raw))["Things"].iter_rows(values_only=True)
    rows = (gathered(dict(zip(map(str, names), row, strict=True))) for row in found)
    return [{name: from_excel(cells, HOLDS.get(name, Holds.TEXT)) for name, cells in row.items()} for row in rows]


@settings(max_examples=40)
@given(things=st.lists(records, min_size=1, max_size=6))
@example([LONG])
@example([LONG, {**LONG, "text": "😀" * 50_000}])
def test_what_a_workbook_holds_is_read_back_the_same(things: list[dict[str, Any]]) -> None:
    files = []
    for _ in range(2):
        out = io.BytesIO()
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            workbook.write(out, [Sheet("Things", list(things[0]), lambda: things, HOLDS)], MOMENT, lambda _: None)
        files.append(out.getvalue())
    assert files[0] == files[1]
    read_back = read(files[0])
    while len(read_back) < len(things):  # a row without a cell is not there
        read_back.append({"text": None, "who": [], "on": None, "many": None, "ours": None})
    assert read_back == things


@given(things=st.lists(records, max_size=6))
@example([LONG])
def test_what_a_csv_file_holds_is_read_back_the_same(things: list[dict[str, Any]]) -> None:
    out = io.BytesIO()
    fields = ("text", "who", "on", "many", "ours")
    assert exchange.write_csv(out, fields, things) == len(things)
    rows = csv.DictReader(io.StringIO(out.getvalue().decode("utf-8-sig"), newline=""))
    assert [
        {name: from_text(cell, HOLDS.get(name, Holds.TEXT)) for name, cell in row.items()} for row in rows
    ] == things
