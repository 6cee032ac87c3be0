"""A whole register as JSON: taken apart as it was written, in whatever pieces it is read, and refused where odd."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicfrs_cli.domain.errors import Refused
from hmicfrs_cli.formats import whole
from hmicfrs_cli.formats.whole import Part

values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**13), 10**13) | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
records = st.dictionaries(st.text(max_size=5), values, max_size=4)
lists = st.dictionaries(st.text(min_size=1, max_size=5), st.lists(records, max_size=4), max_size=4)


def taken_apart(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in whole.parts(path):
        if part.place is None:
            found[part.name] = part.value
        elif part.place == 0:
            found[part.name] = []
        else:
            found[part.name].append(part.value)
    return found


@given(lists=lists, chunk=st.integers(1, 60), indent=st.none() | st.integers(0, 2), ascii_=st.booleans())
def test_what_is_written_is_taken_apart_again_in_whatever_pieces_it_is_read(
    tmp_path: Path, lists: dict[str, list[Any]], chunk: int, indent: int | None, ascii_: bool
) -> None:
    out = io.BytesIO()
    many = whole.write(out, {"_schema": 1, "_head": "abc"}, lists.items(), lambda _: None)
    assert many == {name: len(records) for name, records in lists.items()}
    expected = {"_schema": 1, "_head": "abc", **lists}
    assert json.loads(out.getvalue()) == expected
    path = tmp_path / "all.json"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(whole, "CHUNK", chunk)
        for raw in (out.getvalue(), json.dumps(expected, indent=indent, ensure_ascii=ascii_).encode()):
            path.write_bytes(raw)
            assert taken_apart(path) == expected


@given(lists=lists, cut=st.integers(1, 10_000), chunk=st.integers(1, 60))
def test_a_file_that_ends_too_soon_is_said_to(
    tmp_path: Path, lists: dict[str, list[Any]], cut: int, chunk: int
) -> None:
    out = io.BytesIO()
    whole.write(out, {"schema": 1}, lists.items(), lambda _: None)
    raw = out.getvalue()[:-2]  # without the last brace, and the end of its line
    path = tmp_path / "all.json"
    path.write_bytes(raw[: cut % len(raw)])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(whole, "CHUNK", chunk)
        with pytest.raises(Refused):
            taken_apart(path)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "ends too soon"),
        (b"[1, 2]", "is no JSON object"),
        (b"[" * 100_000, "is no JSON object"),
        (b'{"a": ' + b"[" * 100_000, "nested far deeper"),
        (b'{"a": ' + b'{"a":' * 100_000, "nested far deeper"),
        (b'{"a": NaN}', "holds the number NaN"),
        (b'{"a": [-Infinity]}', "holds the number -Infinity"),
        (b'{"a": 1.5}', "holds the number 1.5"),
        (b'{"a": 1e400}', "holds the number 1e400"),
        (b'{"a": ' + b"9" * 10_000 + b"}", "holds the number 99999999999999999999…"),
        (b'{"a": 1, "a": 2}', "says 'a' twice"),
        (b'{"a": [{"b": 1, "b": 2}]}', "says 'b' twice"),
        (b'{"a": "\\ud800"}', "half a character"),
        (b'{"a": [{"b": ["\\udfff x"]}]}', "half a character"),
        (b'{"a": "\xff"}', "not text in UTF-8"),
        ('{"a": 1}'.encode("utf-16"), "not text in UTF-8"),
        (b'{"a": 1', "ends too soon"),
        (b'{"a": [1, 2', "ends too soon"),
        (b'{"a": "b', "ends too soon"),
        (b'{"a": 1} x', "goes on after its end"),
        (b'{"a": 1, }', "is broken"),
        (b'{"a": [1, ]}' + b" " * 30, "is broken"),
        (b"{'a': 1}", "is broken"),
        (b'{"a": 1 "b": 2}', "is broken"),
    ],
)
def test_what_is_no_register_is_refused_in_words(tmp_path: Path, raw: bytes, said: str) -> None:
    path = tmp_path / "all.json"
    path.write_bytes(raw)
    with pytest.raises(Refused) as refused:
        taken_apart(path)
    assert said in refused.value.what


def test_a_record_longer_than_any_is_refused_before_it_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "LONGEST_RECORD", 1000)
    monkeypatch.setattr(whole, "CHUNK", 100)
    path = tmp_path / "all.json"
    path.write_bytes(b'{"a": "' + b"x" * 10_000 + b'"}')
    with pytest.raises(Refused, match="far longer"):
        taken_apart(path)


def test_a_mark_of_utf_8_before_it_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    path.write_bytes(b'\xef\xbb\xbf{"a": [1]}')
    assert list(whole.parts(path)) == [Part("a", None, 0), Part("a", 1, 1)]
