"""What tests stand on: a register of their own, and an officer who types."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from typer.testing import CliRunner

from builders import TODAY, recording
from hmicfrs_cli.cli import app
from hmicfrs_cli.commands.desk import Desk
from hmicfrs_cli.register import opening
from hmicfrs_cli.register.history import Log

settings.register_profile(
    "hmi", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
# `.ci/run` asks for this one, so that a commit is judged by itself. Elsewhere every run looks at examples of its own.
settings.register_profile("same-examples", settings.get_profile("hmi"), derandomize=True)
settings.load_profile("hmi")

Writing = Callable[..., AbstractContextManager[Log]]


@pytest.fixture(scope="session")
def empty_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "register.db"
    with opening.writing(path, lambda _: None):
        pass
    return path


@pytest.fixture
def register(empty_register: Path, tmp_path: Path) -> Path:
    path = tmp_path / "register.db"
    shutil.copy(empty_register, path)
    return path


@pytest.fixture
def writing(register: Path) -> Writing:
    """The log of one command, as `with writing(today=...) as log`."""

    @contextmanager
    def open_log(today: date = TODAY, **other: Any) -> Iterator[Log]:
        with opening.writing(register, lambda _: None) as session:
            yield Log(session, recording(today, **other))

    return open_log


@pytest.fixture
def reading(register: Path) -> Callable[[], AbstractContextManager[opening.Reading]]:
    return lambda: opening.reading(register, lambda _: None)


@dataclass(frozen=True)
class Answer:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)

    @property
    def refs(self) -> list[str]:
        return [one["ref"] for one in self.data["recommendations"]]


class Officer:
    """Types commands at a desk whose day is fixed."""

    def __init__(self, register: Path, today: date = TODAY, *, at_a_terminal: bool = False) -> None:
        self.register = register
        self.today = today
        self.at_a_terminal = at_a_terminal

    def __call__(self, *words: str, input: str = "", expect: int = 0) -> Answer:
        now = datetime(self.today.year, self.today.month, self.today.day, 9, tzinfo=UTC)
        desk = Desk(self.register, "tester", "", ask=self.at_a_terminal, today=self.today, now=lambda: now)
        result = CliRunner().invoke(app, ["--register", str(self.register), *words], obj=desk, input=input)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        answer = Answer(result.exit_code, result.stdout, result.stderr)
        assert answer.code == expect, f"{words}: {answer.code}, not {expect}\n{answer.err}\n{answer.out}"
        return answer


@pytest.fixture
def officer(register: Path) -> Officer:
    return Officer(register)


@pytest.fixture
def officer_with_firearms(officer: Officer) -> Officer:
    officer("report", "add", "Deployment of firearms", "--published", "2023-07-11", "--code", "firearms-2023")
    return officer


@pytest.fixture(scope="session")
def demo_made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        Officer(folder / "unused.db")("demo")
    return folder / "hmi-demo.db"


@pytest.fixture
def demo(demo_made_once: Path, tmp_path: Path) -> Officer:
    """An officer at the example register."""
    path = tmp_path / "hmi-demo.db"
    shutil.copy(demo_made_once, path)
    return Officer(path)
