"""hmi as a program of its own: what reaches the terminal, a pipe, an old code page, and what survives a kill."""

import json
import os
import shlex
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from conftest import Officer

HMI = (sys.executable, "-m", "hmicfrs_cli")


def environment(**other: str) -> dict[str, str]:
    """This one's, without what would change how hmi answers."""
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "HMI_REGISTER", "HMI_USER")}
    return kept | {"COLUMNS": "80"} | other


def run(*words: str, register: Path, **other: Any) -> subprocess.CompletedProcess[bytes]:
    env = environment(**other.pop("env", {}))
    return subprocess.run([*HMI, "--register", str(register), *words], capture_output=True, env=env, **other)


def test_stdout_is_data_and_stderr_is_words(demo: Officer) -> None:
    answer = run("overdue", "-f", "json", register=demo.register)
    assert json.loads(answer.stdout)["recommendations"]
    assert answer.stderr == b""
    answer = run("close", "firearms-2023/R3", register=demo.register)
    assert (answer.returncode, answer.stdout) == (3, b"")
    assert answer.stderr.startswith(b"Refused: firearms-2023/R3 cannot be closed.")


@pytest.mark.parametrize("command", [["list"], ["show", "firearms-2023/R40"], ["list", "-f", "md"], ["summary"]])
def test_an_old_code_page_does_not_stop_it(demo: Officer, command: list[str]) -> None:
    demo("add", "firearms-2023", "The force’s “plan” – ŵ → 👮 should stand.", "--number", "40")
    answer = run(*command, register=demo.register, env={"PYTHONIOENCODING": "cp1252"})
    assert answer.returncode == 0, answer.stderr
    out = answer.stdout.decode("cp1252")
    assert "The force’s “plan” – ? ? ? should stand." in out or command == ["summary"]


def test_json_loses_nothing_on_an_old_code_page(demo: Officer) -> None:
    text = "The force’s “plan” – ŵ → 👮 should stand."
    demo("add", "firearms-2023", text, "--number", "40")
    answer = run("show", "firearms-2023/R40", "-f", "json", register=demo.register, env={"PYTHONIOENCODING": "cp1252"})
    assert json.loads(answer.stdout.decode("cp1252"))["recommendations"][0]["text"] == text


def test_csv_in_a_file_is_utf_8_whatever_the_console(demo: Officer) -> None:
    demo("add", "firearms-2023", "ŵ → should stand.", "--number", "40")
    answer = run("list", "--all", "-f", "csv", register=demo.register, env={"PYTHONUTF8": "0", "LC_ALL": "C"})
    assert "ŵ → should stand." in answer.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("env", "words", "coloured"),
    [
        ({}, [], False),
        ({}, ["--color", "always"], True),
        ({"NO_COLOR": "1"}, ["--color", "always"], True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
        ({}, ["--color", "never"], False),
    ],
)
def test_a_pipe_is_coloured_only_when_told(
    demo: Officer, env: dict[str, str], words: list[str], coloured: bool
) -> None:
    assert (b"\x1b[" in run(*words, "summary", register=demo.register, env=env).stdout) is coloured


def test_a_reader_that_leaves_early_is_no_error(demo: Officer) -> None:
    writer = subprocess.Popen(
        [*HMI, "--register", str(demo.register), "list", "--all", "-f", "ndjson"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert writer.stdout
    assert writer.stderr
    writer.stdout.close()
    assert b"Traceback" not in writer.stderr.read()
    writer.stderr.close()
    writer.wait()


def test_bytes_that_are_no_text_are_refused_in_words(demo: Officer) -> None:
    if os.name != "posix":
        pytest.skip("Windows passes text, not bytes")
    words = [*HMI, "--register", str(demo.register), "add", "firearms-2023"]
    answer = subprocess.run([*map(os.fsencode, words), b"\xff"], capture_output=True, env=environment())
    assert answer.returncode == 2
    assert b"cannot be stored" in answer.stderr


BROKEN = """
from hmicfrs_cli.commands import committee
from hmicfrs_cli import cli
committee.figures_of = None
cli.main()
"""


def test_an_unexpected_error_is_a_sentence_and_a_traceback_only_with_debug(demo: Officer) -> None:
    def broken(*first: str) -> subprocess.CompletedProcess[bytes]:
        program = [sys.executable, "-c", BROKEN, *first, "--register", str(demo.register), "summary"]
        return subprocess.run(program, capture_output=True, env=environment())

    answer = broken()
    assert (answer.returncode, answer.stdout) == (1, b"")
    assert b"did not expect" in answer.stderr
    assert b"Traceback" not in answer.stderr
    assert b"Traceback" in broken("--debug").stderr


def test_debug_leaves_a_refusal_as_it_is(demo: Officer) -> None:
    answer = run("--debug", "close", "firearms-2023/R3", register=demo.register)
    assert answer.returncode == 3
    assert b"Traceback" not in answer.stderr


def test_what_cannot_be_read_is_called_damage(demo: Officer) -> None:
    with closing(sqlite3.connect(demo.register)) as connection:
        connection.execute("UPDATE recommendation SET addressees = 'not JSON'")
        connection.commit()
    answer = run("list", register=demo.register)
    assert (answer.returncode, answer.stdout) == (6, b"")
    assert b"is damaged" in answer.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_an_answer_that_cannot_be_written_does_not_hide_that_it_was_recorded(demo: Officer) -> None:
    with open("/dev/full", "wb") as full:
        words = ["add", "firearms-2023", "Forces should act.", "-f", "json"]
        program = [*HMI, "--register", str(demo.register), *words]
        answer = subprocess.run(program, stdout=full, stderr=subprocess.PIPE, env=environment())
    assert answer.returncode == 1
    assert b"is safe: do not type it again" in answer.stderr
    assert "firearms-2023/R13" in demo("list", "-f", "json").refs


@pytest.mark.skipif(os.name != "posix", reason="a shell closes the streams")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_closed_streams_are_no_error(demo: Officer, closed: str) -> None:
    command = f"{shlex.join([*HMI, '--register', str(demo.register), 'summary'])} {closed}"
    answer = subprocess.run(["sh", "-c", command], capture_output=True, env=environment())
    assert (answer.returncode, answer.stderr) == (0, b"")


def test_the_register_and_the_name_can_come_from_the_environment(demo: Officer) -> None:
    env = environment(HMI_REGISTER=str(demo.register), HMI_USER="A. Officer")
    answer = subprocess.run([*HMI, "where", "-f", "json"], capture_output=True, env=env, check=True)
    places = {one["key"]: one["value"] for one in json.loads(answer.stdout)["places"]}
    beside = demo.register.with_name("hmi-demo-evidence")
    assert places == {"register": str(demo.register), "evidence": str(beside), "by": "A. Officer"}


def test_eight_that_write_at_once_all_have_their_say(demo: Officer) -> None:
    writers = [
        subprocess.Popen(
            [*HMI, "--register", str(demo.register), "add", "firearms-2023", f"Forces should do thing {number}."],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment(),
        )
        for number in range(8)
    ]
    assert [writer.wait() for writer in writers] == [0] * 8
    recorded = demo("list", "doing", "-f", "json").refs, demo("list", "do thing", "-f", "json").refs
    assert recorded == ([], [f"firearms-2023/R{number}" for number in range(13, 21)])
    with closing(sqlite3.connect(demo.register)) as connection:
        hashes = connection.execute("SELECT previous, hash FROM event ORDER BY id").fetchall()
    assert all(later[0] == earlier[1] for earlier, later in pairwise(hashes))


def test_certifying_with_a_letter_while_it_is_being_altered_leaves_one_or_the_other(demo: Officer) -> None:
    demo("letter", "add", "CC-9", "--signed-on", "2023-10-01", "--signatory", "Chief Constable")
    refs = ["homicide-2023/R2", "homicide-2023/R3", "custody-2023/R1", "custody-2023/R2"]
    certifying = [["certify", ref, "--letter", "CC-9", "--on", "2023-11-01"] for ref in refs]
    altering = [
        ["letter", "edit", "CC-9", "--signed-on", f"2023-10-0{day}", "--reason", "Misread"] for day in (2, 3, 4, 5)
    ]
    running = [
        subprocess.Popen([*HMI, "--register", str(demo.register), *words], stderr=subprocess.PIPE, env=environment())
        for pair in zip(certifying, altering, strict=True)
        for words in pair
    ]
    said = [one.communicate()[1] for one in running]
    codes = [one.returncode for one in running]
    assert codes[0::2] == [0] * 4, said
    assert set(codes[1::2]) <= {0, 3}, said
    letter = demo("letter", "show", "CC-9", "-f", "json").data["letters"][0]
    assert set(letter["covers"]) == set(refs)
    certified = demo("list", "--stage", "awaiting-verification", "-f", "json").data["recommendations"]
    assert {one["signed_on"] for one in certified} == {letter["signed_on"]}
    demo("check", "--integrity")


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")
def test_killed_while_writing_the_register_holds_all_or_nothing(demo: Officer) -> None:
    before = len(demo("list", "--all", "-f", "json").refs)
    acknowledged = 0
    for delay in (0.25, 0.35, 0.45, 0.55):
        writer = subprocess.Popen(
            [*HMI, "--register", str(demo.register), "add", "firearms-2023", "Forces should last."],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=environment(),
        )
        time.sleep(delay)
        writer.send_signal(signal.SIGKILL)
        _, said = writer.communicate()
        acknowledged += b"Recorded" in said
    recorded = len(demo("list", "--all", "-f", "json").refs) - before
    assert acknowledged <= recorded <= 4
    with closing(sqlite3.connect(demo.register)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        of_firearms = "SELECT count(*) FROM event WHERE kind = 'recorded' AND reference LIKE 'firearms-2023/R%'"
        events = connection.execute(of_firearms).fetchone()[0]
    assert events == 12 + recorded


def complete(line: str, register: Path) -> list[str]:
    words = line.split(" ")
    env = environment(_HMI_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=str(len(words) - 1))
    env["HMI_REGISTER"] = str(register)
    program = "import sys; sys.argv = ['hmi']; from hmicfrs_cli.cli import main; main()"
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, env=env, check=True)
    assert answer.stderr == b""
    return answer.stdout.decode().split()


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("hmi se", ["settings", "search"]),
        ("hmi report ", ["add", "list", "show", "edit", "respond"]),
        ("hmi stage firearms-2023/R3 --to ", ["in-progress", "internal-review", "with-dcc", "submitted"]),
        ("hmi show homicide-2023/", ["homicide-2023/R1", "homicide-2023/R2", "homicide-2023/R3"]),
        ("hmi add c", ["custody-2023"]),
        ("hmi list --report f", ["firearms-2023"]),
        ("hmi list --level ", ["1", "2", "3", "4", "before-levels"]),
        ("hmi list --category c", ["cause-of-concern"]),
        ("hmi close firearms-2023/R1 firearms-2023/R11", ["firearms-2023/R11"]),
        ("hmi summary --by ", ["report", "owner", "theme", "stage"]),
        ("hmi summary -f j", ["json"]),
        ("hmi inspection withdraw ", ["1", "2", "3", "4", "5", "6", "7", "8"]),
        ("hmi inspection edit 8", ["8"]),
    ],
)
def test_completion_offers_what_there_is(demo: Officer, line: str, offered: list[str]) -> None:
    assert complete(line, demo.register) == offered


def test_completion_without_a_register_offers_nothing(tmp_path: Path) -> None:
    assert complete("hmi show f", tmp_path / "none.db") == []
