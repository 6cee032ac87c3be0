"""The README's tour is run, and what it shows is compared."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from conftest import Officer

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
TOUR = [
    (shlex.split(block.splitlines()[0].removeprefix("$ hmi ")), block.splitlines()[1:])
    for block in re.findall(r"^```console\n(.*?)\n```$", README, re.DOTALL | re.MULTILINE)
]


def test_every_command_of_the_tour_answers_what_the_readme_shows(
    demo_made_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(demo_made_once, tmp_path / "hmi-demo.db")
    shutil.copytree(Path(__file__).parents[2] / "examples", tmp_path / "examples")
    own = Officer(tmp_path / "own.db")
    assert len(TOUR) >= 6
    for words, shown in TOUR:
        refused = bool(shown) and shown[0].startswith("Refused")
        answer = own(*words, expect=3 if refused else 0)
        said = [line for line in answer.err.splitlines() if not line.startswith(("As at", "Began a new register"))]
        assert [*answer.out.splitlines(), *said] == shown, words
