"""The shape of the code: what loads what, and that help, table and README tell the truth."""

import ast
import importlib
import inspect
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from docx import Document

import hmicfrs_cli
from conftest import Officer
from hmicfrs_cli.cli import COMMANDS, app, joined
from hmicfrs_cli.domain import errors

README = Path(__file__).parents[1] / "README.md"
SOURCE = Path(hmicfrs_cli.__file__).parent
MODULES = sorted(
    ".".join(("hmicfrs_cli", *path.relative_to(SOURCE).with_suffix("").parts))
    for path in SOURCE.rglob("*.py")
    if path.name not in ("__init__.py", "__main__.py") and "migrations" not in path.parts
)
HEAVY = tuple(
    "sqlmodel sqlalchemy alembic pydantic dateutil docx lxml pypdf selectolax openpyxl icalendar"
    " matplotlib numpy PIL jinja2 typst".split()
)


READERS = tuple(f"hmicfrs_cli.domain.{name}" for name in "wordings bodies printed.reading intake.columns".split())
"""What reads the words of reports and sheets: its patterns take longer than a list takes to draw."""


def loads(program: str, heavy: tuple[str, ...] = HEAVY) -> set[str]:
    """The heavy modules that a program has loaded by its end."""
    end = f"\nimport sys; print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    answer = subprocess.run([sys.executable, "-c", program + end], capture_output=True, text=True, check=True)
    return set(ast.literal_eval(answer.stderr.splitlines()[-1]))


def command(*words: str) -> str:
    return (
        "from hmicfrs_cli.cli import app\n"
        f"try: app({list(words)!r}, prog_name='hmi')\n"
        "except SystemExit as end: assert not end.code, end.code"
    )


@pytest.mark.parametrize("module", MODULES)
def test_every_module_imports_alone_and_without_a_warning(module: str) -> None:
    subprocess.run([sys.executable, "-W", "error", "-c", f"import {module}"], check=True)


@pytest.mark.parametrize(
    "words",
    [["--help"], ["--version"], ["add", "--help"], ["report", "--help"], ["summary", "--help"], ["export", "--help"]],
    ids=" ".join,
)
def test_help_and_version_load_nothing_heavy(words: list[str]) -> None:
    assert loads(command(*words)) == set()


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["summary", "--as-at", "2023-09-28"],
        ["summary", "--by", "report"],
        ["list"],
        ["show", "firearms-2023/R3"],
        ["overdue"],
        ["search", "armouries"],
        ["report", "list"],
        ["report", "show", "firearms-2023"],
        ["balance", "list"],
        ["inspection", "list"],
        ["settings"],
        ["where"],
        ["export", "--out", "register.csv"],
    ],
    ids=" ".join,
)
def test_reading_commands_load_nothing_that_they_do_not_need(
    demo: Officer, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert loads(command("--register", str(demo.register), *words), HEAVY + READERS) == set()


def every_command() -> list[tuple[str, Any]]:
    """Each command by its words, as Typer knows it."""
    found: list[tuple[str, Any]] = []
    for name, entry in COMMANDS.items():
        what = joined(name, getattr(importlib.import_module(f"hmicfrs_cli.commands.{entry.module}"), entry.attribute))
        found.append((name, what))
        found += [(f"{name} {below}", one) for below, one in getattr(what, "commands", {}).items()]
    return found


def test_the_sentences_in_the_help_are_the_commands_own() -> None:
    for name, what in every_command():
        if name in COMMANDS and not hasattr(what, "commands"):
            assert what.help.split("\n")[0].startswith(COMMANDS[name].sentence.rstrip(".")), name


def test_every_command_s_help_ends_in_two_examples_or_more() -> None:
    for name, what in every_command():
        if not hasattr(what, "commands"):
            assert len(examples(what.help)) >= 2, name


def test_no_help_shows_a_mark_that_is_meant_for_typer() -> None:
    for name, what in every_command():
        assert "\\b" not in (what.help or ""), name


def examples(help: str) -> list[str]:
    return [line.strip() for line in help.splitlines() if line.startswith("  hmi ")]


CC_116 = "letter add CC-116 --signed-on 2023-11-01 --signatory 'Chief Constable'"
READY = {
    # What has to have been done before a command's example can be.
    "reopen": [
        "close firearms-2023/R3 --letter CC-1 --signed-on 2023-10-20 --signatory CC --on 2023-10-25",
        "close custody-2023/R1 --letter CC-1 --signed-on 2023-10-20 --signatory CC --on 2023-10-25 --hmicfrs visit",
        "close custody-2023/C1 --on 2023-10-25 --hmicfrs visit",
    ],
    "close": [
        CC_116,
        "close custody-2023/R1 --letter CC-1 --signed-on 2023-10-20 --signatory CC --on 2023-10-25 --hmicfrs visit",
    ],
    "report add": [],
    "report respond": ["report respond firearms-2023 --on 2023-09-05"],
    "certify": [CC_116],
    "letter edit": [CC_116],
    "letter show": [CC_116],
    "letter withdraw": [CC_116],
    "redo": ["undo"],
    "import": [
        "export --out register.csv",
        "export --out register.xlsx",
        "export --out all.json",
        "import register.csv --save-map register.toml",
    ],
    "meeting issue": [],
    "paper": ["meeting add 2024-06-30", "paper --init --out arranged.toml"],
    "reconcile": ["export --out paper.xlsx", "paper --out paper.docx"],
    "check": [],
}


@pytest.mark.parametrize(
    ("name", "example"), [(name, line) for name, what in every_command() for line in examples(what.help or "")]
)
def test_every_example_in_the_help_runs(
    demo: Officer, name: str, example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    demo.register.rename(tmp_path / "hmi-demo.db") if demo.register.name != "hmi-demo.db" else None
    (tmp_path / "other.db").write_bytes(demo.register.read_bytes())
    (tmp_path / "scans").mkdir()
    for scan in ("CC-115.pdf", "rota.txt"):
        (tmp_path / "scans" / scan).write_text(scan)
    (tmp_path / "firearms.txt").write_text("Recommendation 13\n\nBy 31 July 2024, chief constables should act.")
    Document().save(str(tmp_path / "ours.docx"))
    words = shlex.split(example)[1:]
    officer = Officer(tmp_path / "hmi-demo.db", today=__import__("datetime").date(2024, 6, 30))
    for before in READY.get(name, []):
        officer(*shlex.split(before))
    table = officer("summary", "-f", "csv").out
    (tmp_path / "figures.csv").write_text(table)
    if name == "report add":
        officer = Officer(tmp_path / "fresh.db")
    if example == "hmi demo":
        (tmp_path / "hmi-demo.db").unlink()
    officer(*words, input=table)


def test_the_table_of_exit_codes_in_the_readme_is_that_of_the_errors() -> None:
    readme = README.read_text(encoding="utf-8")
    documented = {int(code) for code in re.findall(r"^\| (\d+) \|", readme, re.MULTILINE)}
    kinds = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, errors.HmiError)]
    assert {kind.exit_code for kind in kinds} | {0, 130} <= documented


def test_every_command_is_named_in_the_readme() -> None:
    readme = README.read_text(encoding="utf-8")
    for name, _ in every_command():
        assert f"hmi {name}" in readme or f"`{name}`" in readme, name


def test_every_module_of_the_domain_and_the_register_and_the_paper_is_in_the_readme_s_map() -> None:
    map_ = README.read_text(encoding="utf-8").partition("in the order to read it")[2].partition("Calls go down")[0]
    named, folder = set(), ""
    for name in re.findall(r"`([\w/]+(?:\.py|/))`", map_):
        folder = f"{name.rpartition('/')[0]}/" if "/" in name else folder
        named.add(name if "/" in name else folder + name)
    for part in ("domain", "register", "formats/paper"):
        modules = {path.relative_to(SOURCE).as_posix() for path in (SOURCE / part).glob("*.py")}
        assert modules - named == {f"{part}/__init__.py"}


def test_no_network_is_in_the_package() -> None:
    for path in SOURCE.rglob("*.py"):
        assert not re.search(r"^\s*(import|from) (socket|urllib|http|requests|ssl)\b", path.read_text("utf-8"), re.M), (
            path
        )


def test_the_app_is_a_typer_app() -> None:
    assert isinstance(app, typer.Typer)
