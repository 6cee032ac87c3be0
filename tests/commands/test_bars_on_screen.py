"""Bars beside figures: on a terminal with room for them, and nowhere else."""

import contextlib
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date

import pytest

from conftest import Answer, Officer
from hmicfrs_cli.formats import screen

SUMMARY = ("summary", "--as-at", "2023-09-28")
SINCE = ("summary", "--since", "last", "--as-at", "2023-09-28")
MOVEMENT = ("movement", "--since", "last", "--as-at", "2023-09-28")
OVERDUE = ("overdue", "--as-at", "2024-03-01", "--within", "60")
ASKED = (SUMMARY, SINCE, MOVEMENT, OVERDUE, ("summary", "--by", "owner"), ("summary", "--by", "stage"), ())

Look = Callable[..., Answer]


@pytest.fixture
def look(demo: Officer, monkeypatch: pytest.MonkeyPatch) -> Look:
    """What the officer sees on a terminal so many columns wide."""

    def at_width(columns: int, *words: str, officer: Officer = demo) -> Answer:
        with monkeypatch.context() as patch:
            patch.setattr(screen, "_is_terminal", lambda: True)
            patch.setenv("COLUMNS", str(columns))
            patch.setenv("NO_COLOR", "1")
            return officer(*words)

    return at_width


def bar_of(out: str, row: str) -> str:
    """The bar in the first line that begins with these words."""
    line = next(line for line in out.splitlines() if line.strip().startswith(row))
    return "".join(re.findall("[█▌▐│]", line))


def without_bars(out: str) -> list[str]:
    """What is drawn in figures and words, line by line."""
    return [" ".join(re.sub("[█▌▐│─]", "", line).split()) for line in out.splitlines()]


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
@pytest.mark.parametrize("words", ASKED, ids=" ".join)
def test_a_bar_never_makes_a_table_wider_than_the_screen_nor_longer(
    look: Look, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], columns: int
) -> None:
    with_bars = look(columns, *words).out
    monkeypatch.setattr(screen, "_with_a_bar", lambda columns, *_: columns)
    plain = look(columns, *words).out
    assert len(with_bars.splitlines()) == len(plain.splitlines())
    if with_bars != plain:
        assert max(map(len, with_bars.splitlines())) <= columns


@pytest.mark.parametrize("words", ASKED[:-1], ids=" ".join)
def test_on_a_wide_screen_there_are_bars_and_every_word_and_number_is_still_there(
    look: Look, demo: Officer, words: tuple[str, ...]
) -> None:
    out = look(200, *words).out
    assert "█" in out
    on_screen, piped = " ".join(without_bars(out)).split(), demo(*words).out.split()
    assert not set(piped) - set(on_screen)


def test_the_summary_draws_what_is_open_not_what_dwarfs_it(look: Look) -> None:
    out = look(80, *SUMMARY).out
    assert bar_of(out, "Recommendation Level 2 ") == "█" * 20
    assert bar_of(out, "Recommendation Level 3 ") == "█" * 13
    assert bar_of(out, "Recommendation Closed before Levels") == ""
    assert bar_of(out, "Total") == ""


def test_the_change_since_a_day_and_the_movement_go_right_for_a_rise(look: Look) -> None:
    assert bar_of(look(120, *SINCE).out, "AFI Level 2") == "│" + "█" * 19
    out = look(120, *MOVEMENT).out
    assert re.search(r"AFI Level 2 .* \+16 │█{15}", out)
    assert re.search(r"AFI Level 4 .*  0 │ ", out)


def test_the_movement_goes_left_for_a_fall(look: Look, demo: Officer) -> None:
    demo("withdraw", "custody-2023/R1", "custody-2023/C1", "--reason", "Recorded in error", "--on", "2023-10-02")
    demo("balance", "add", "--category", "afi", "--level", "3", "--open", "2", "--on", "2023-10-02", "--source", "x")
    out = look(120, "movement", "--since", "2023-09-28", "--as-at", "2023-10-10").out
    assert re.fullmatch("▐?█+│", bar_of(out, "Cause of Concern"))
    assert re.fullmatch("│█+▌?", bar_of(out, "AFI Level 3"))


def test_days_late_and_days_open_of_what_is_for_at_once_are_drawn_to_one_scale(look: Look) -> None:
    out = look(200, *OVERDUE).out
    assert len(bar_of(out, "firearms-2023/R3 ")) == 11
    assert len(bar_of(out, "firearms-2023/R5")) == 5
    assert len(bar_of(out, "firearms-2023/R10")) == 20


def test_where_all_are_alike_there_is_nothing_to_look_at(look: Look, demo: Officer) -> None:
    out = look(200, "summary", "--as-at", "2001-01-01").out
    assert "Total" in out
    assert "█" not in out
    assert "│" not in look(200, "movement", "--since", "2023-10-01", "--as-at", "2023-10-02").out


@pytest.mark.parametrize("columns", [80, 200])
def test_the_overview_stays_one_screen(look: Look, demo: Officer, columns: int) -> None:
    answer = look(columns, officer=Officer(demo.register, date(2023, 9, 19)))
    assert "█" in answer.out
    assert len((answer.out + answer.err).splitlines()) < 24


@pytest.mark.parametrize("format", ["json", "ndjson", "csv", "tsv", "md"])
@pytest.mark.parametrize("words", ASKED[:-1], ids=" ".join)
def test_other_formats_have_no_bars_even_on_a_terminal(look: Look, words: tuple[str, ...], format: str) -> None:
    assert not re.search("[█▌▐│]", look(200, *words, "-f", format).out)


def issue_two(demo: Officer) -> None:
    Officer(demo.register, date(2023, 9, 28))("meeting", "issue", "2023-09-28")


def test_the_last_meetings_are_told_below_the_summary_once_there_are_two(look: Look, demo: Officer) -> None:
    assert look(120, "summary").err == ""
    issue_two(demo)
    said = "Open at the last two meetings, 29 June 2023 to 28 September 2023: 85, 122  ▆█\n"
    assert look(120, "summary").err == said
    assert look(120, "summary", "--as-at", "2023-09-27").err == ""
    assert look(120, "summary", "--by", "owner").err == ""
    assert look(120, "summary", "-f", "json").err == ""
    assert demo("summary").err == ""


def at_a_terminal(environment: dict[str, str], *words: str) -> tuple[int, bytes]:
    """The exit code, and all that hmi writes to a real pseudo-terminal."""
    ours, its = os.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "hmicfrs_cli", *words], stdin=its, stdout=its, stderr=its, env=environment
    )
    os.close(its)
    seen = b""
    # Where its other end is closed, Linux raises and others read nothing.
    with contextlib.suppress(OSError):
        while some := os.read(ours, 4096):
            seen += some
    os.close(ours)
    return running.wait(), seen


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal of another system")
@pytest.mark.parametrize(
    ("encoding", "signs", "others"), [("utf-8", "█", "#?"), ("cp1252", "#", "█?"), ("cp437", "█", "#?")]
)
@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
def test_a_real_terminal_shows_bars_in_signs_that_it_has(
    demo: Officer, encoding: str, signs: str, others: str, term: str
) -> None:
    issue_two(demo)
    environment = os.environ | {"PYTHONIOENCODING": encoding, "TERM": term, "NO_COLOR": "1", "COLUMNS": "100"}
    code, shown = at_a_terminal(environment, "--register", str(demo.register), *SUMMARY)
    out = shown.decode(encoding)
    assert code == 0, out
    assert signs * 5 in out
    assert not set(others) & set(out)
    assert "\x1b" not in out
    assert "85, 122" in out
