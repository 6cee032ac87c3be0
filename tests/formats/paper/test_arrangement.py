"""How a paper is arranged, from a file: what it may say, and what is told of one that says something else."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hmicfrs_cli
from hmicfrs_cli.domain.errors import HmiError, Mistyped
from hmicfrs_cli.formats.paper import arrangement
from hmicfrs_cli.formats.paper.arrangement import Arrangement, Section

SHIPPED = Path(hmicfrs_cli.__file__).parent / "formats" / "paper" / "arrangement.toml"


def read(folder: Path, text: str) -> Arrangement:
    path = folder / "paper.toml"
    path.write_text(text, encoding="utf-8")
    return arrangement.read(path)


def test_the_file_that_is_shipped_says_what_is_usual() -> None:
    assert arrangement.read(SHIPPED) == Arrangement()


def test_every_line_that_is_explained_in_it_can_be_used(tmp_path: Path) -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    used = text.replace('# agenda-item = "06"', 'agenda-item = "06"').replace("# body =", "body =")
    used = used.replace('# [[section]]\n# heading = "Financial implications"\n# text = "None."',
                        '[[section]]\nheading = "Financial implications"\ntext = "None."')  # fmt: skip
    used = used.replace(
        '# firearms-2023 = """\n# The inspection examined ...\n# """', 'firearms-2023 = """\nA.\n\nB.\n"""'
    )
    found = read(tmp_path, used)
    assert (found.agenda_item, found.reports) == ("06", {"firearms-2023": "A.\n\nB."})
    assert Section(None, "Financial implications", "None.") in found.sections
    assert found.body


def test_sections_stand_as_they_are_named_and_the_others_are_left_out(tmp_path: Path) -> None:
    text = '[[section]]\nname = "clocks"\nheading = "Clocks"\n[[section]]\nname = "purpose"\ntext = "One\ntwo"\n'
    found = read(tmp_path, text.replace('"One\ntwo"', '"""\nOne\ntwo\n\nThree\n"""'))
    assert found.sections == (Section("clocks", "Clocks"), Section("purpose", None, "One\ntwo\n\nThree"))


def test_a_file_saved_by_notepad_will_do(tmp_path: Path) -> None:
    path = tmp_path / "paper.toml"
    path.write_bytes('title = "An update – ours"\r\nagenda-item = 6\r\n'.encode("utf-8-sig"))
    assert (arrangement.read(path).title, arrangement.read(path).agenda_item) == ("An update – ours", "6")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title = HMICFRS", "not TOML"),
        ("titel = 'x'", "'titel'"),
        ("title = ['x']", "'title'"),
        ("parts = ['figures', 'figures']", "'figures' twice"),
        ("parts = ['pictures']", "'pictures' which hmi does not write"),
        ("parts = 'figures'", "'parts'"),
        ("section = 'purpose'", "'section'"),
        ("[[section]]\nname = 'porpoise'", "'porpoise'"),
        ("[[section]]\ntext = 'x'", "a heading of its own"),
        ("[[section]]\nname = 'purpose'\n[[section]]\nname = 'purpose'", "'purpose' twice"),
        ("[[section]]\nname = 'purpose'\nwords = 'x'", "'words' under [[section]]"),
        ("inspection-notes = 'yes'", "true or false"),
        ("reports = 'x'", "'reports'"),
        ("[reports]\nfirearms-2023 = 1", "'firearms-2023'"),
        ("background = [1]", "'background'"),
    ],
)
def test_what_it_may_not_say_is_told(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(HmiError) as refused:
        read(tmp_path, text)
    assert told in f"{refused.value.what} {refused.value.why}"
    assert "paper.toml" in refused.value.what


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", b"a = " + b"[" * 5000, b"#" * 2_000_000])
def test_a_file_that_is_no_toml_or_too_large_is_told(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "paper.toml"
    path.write_bytes(raw)
    with pytest.raises(Mistyped):
        arrangement.read(path)
    with pytest.raises(Mistyped, match="cannot be read"):
        arrangement.read(tmp_path / "none.toml")


values = st.recursive(
    st.text(max_size=5) | st.integers(-5, 5) | st.booleans(),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["name", "heading", "text", "x"]), inner)
    ),
    max_leaves=4,
)


@given(st.dictionaries(st.sampled_from([*arrangement._KEYS, "other"]), values))
def test_whatever_a_file_says_it_is_understood_or_told(said: dict[str, object]) -> None:
    with suppress(HmiError):
        assert isinstance(arrangement._Reader("paper.toml").arrangement(said), Arrangement)
