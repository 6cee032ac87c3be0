"""Records as lines for other programs."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicfrs_cli.formats import screen as screens
from hmicfrs_cli.formats.cells import in_text
from hmicfrs_cli.formats.exchange import Format, lines, written
from hmicfrs_cli.formats.layout import Listing
from hmicfrs_cli.formats.screen import Screen

IN_LINES = [one for one in Format if one.in_lines]
records = st.lists(st.fixed_dictionaries({"ref": st.text(), "number": st.none() | st.integers()}))


@pytest.mark.parametrize("format", IN_LINES)
@given(said=records)
def test_lines_as_they_come_are_what_is_written_at_once(format: Format, said: list[dict[str, Any]]) -> None:
    assert "".join(lines(iter(said), format)) == written([Listing("all", said, ())], format)


@given(said=records)
def test_what_is_written_as_json_a_line_is_read_back(said: list[dict[str, Any]]) -> None:
    assert [json.loads(line) for line in lines(said, Format.NDJSON)] == said


@given(said=st.lists(st.text("ab,;\"' £\n\r"), min_size=1))
def test_what_is_written_as_csv_is_read_back(said: list[str]) -> None:
    text = "".join(lines([{"words": words} for words in said], Format.CSV))
    assert [row[0] for row in csv.reader(io.StringIO(text, newline=""))] == ["words", *map(in_text, said)]


@pytest.mark.parametrize("format", IN_LINES)
def test_a_line_is_there_before_the_next_record_is_asked_for(format: Format) -> None:
    asked: list[int] = []

    def come() -> Iterator[dict[str, Any]]:
        for number in range(9):
            asked.append(number)
            yield {"number": number}

    next(line for line in lines(come(), format) if "0" in line)
    assert asked == [0]


@pytest.mark.parametrize("in_memory", [1, 10_000])
@pytest.mark.parametrize("format", IN_LINES)
def test_what_was_laid_aside_is_put_out_whole_and_only_when_it_is_asked_for(
    format: Format, in_memory: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(screens, "_IN_MEMORY", in_memory)
    said = [{"number": number, "words": "a “quoted”\r\nline, or\ntwo"} for number in range(50)]
    put_out = Screen().laid_aside(iter(said), format)
    assert capsys.readouterr().out == ""
    put_out()
    assert capsys.readouterr().out == written([Listing("all", said, ())], format)
