"""`hmi` alone: one screen that a chief officer could read."""

from datetime import date

import pytest

from conftest import Officer


def on(demo: Officer, day: str) -> Officer:
    return Officer(demo.register, date.fromisoformat(day))


def told(officer: Officer) -> dict[str, str]:
    """Each heading of the screen with its words, the figures under their row's name."""
    found: dict[str, str] = {}
    for line in officer().out.splitlines():
        heading, _, words = line.partition("  ")
        if heading and words:
            found[heading] = " ".join(words.split())
        elif found:
            found[list(found)[-1]] += " / " + line.strip()
    return found


def test_the_figures_and_everything_that_is_next_on_a_day(demo: Officer) -> None:
    demo("meeting", "add", "2023-09-29")
    page = told(on(demo, "2023-09-19"))
    assert page["Causes of concern"] == "6 21 27"
    assert page["Recommendations"] == "91 284 375"
    assert page["AFIs"] == "25 24 49"
    assert page["Total"] == "122 329 451"
    assert page["How far"].startswith("Five recommendations are being considered for closure")
    assert page["Late"] == "none"
    assert page["At once"] == "4, the longest open firearms-2023/R10: 70 days (ACC Operations)"
    assert page["Due next"] == "2 within 90 days, firearms-2023/R3 by 31 October 2023 (ACC Operations)"
    assert page["No owner"] == "20 open"
    assert page["To answer"] == "comments on homicide-2023 by 5 October 2023, 16 days to go; 2 more: hmi overdue"
    assert page["Inspections"] == "Gathering evidence on site: under way, 11 to 23 September 2023"
    assert page["Next meeting"] == "28 September 2023"
    assert told(on(demo, "2023-10-10"))["Last told"] == "the meeting of 29 June 2023: 85 open, 329 closed"


def test_what_is_late_is_named_with_days_and_owner(demo: Officer) -> None:
    assert told(on(demo, "2023-12-31"))["Late"] == "2, the longest firearms-2023/R3: 61 days (ACC Operations)"


def test_it_says_whose_figures_these_are_and_as_at_when(demo: Officer) -> None:
    assert on(demo, "2023-09-19")().out.startswith("West Midlands Police as at 19 September 2023\n")


def test_inspections_ahead_are_counted_and_one_put_off_says_so(demo: Officer) -> None:
    officer = on(demo, "2023-08-18")
    assert told(officer)["Inspections"] == (
        "Police response to stalking a…: 21 August to 1 September 2023; 1 more: hmi inspection list"
    )
    late = on(demo, "2023-10-10")
    late("inspection", "edit", "8", "--status", "planned", "--reason", "Put off")
    assert told(late)["Inspections"] == "Gathering evidence on site: put off from 11 to 23 September 2023"


def test_long_names_and_an_age_that_is_not_known_to_the_day_keep_to_their_line(officer: Officer) -> None:
    officer("settings", "set", "force", "The Constabulary of " + "a very long name " * 9)
    officer("report", "add", "Old", "--published", "November 2022", "--code", "old-2022")
    words = ("With immediate effect, forces should act.", "--owner", "Assistant Chief Constable " * 5)
    officer("add", "old-2022", *words, "--level", "2")
    page = told(officer)
    assert page["At once"] == "1, the longest open old-2022/R1: at least 397 days (Assistant Chief Constable Ass…)"
    assert all(len(line) <= 100 for line in officer().out.splitlines())


def test_an_empty_register_says_how_to_begin(officer: Officer) -> None:
    officer("settings", "set", "force", "West Midlands Police")
    assert told(officer)["Empty"].startswith("nothing is recorded yet: hmi report add")


@pytest.mark.parametrize("day", ["2023-06-01", "2023-08-18", "2023-09-28", "2024-01-15", "2030-01-01"])
def test_it_fits_on_a_screen_of_24_lines(demo: Officer, day: str) -> None:
    answer = on(demo, day)()
    assert len(answer.out.splitlines()) + len(answer.err.splitlines()) <= 22, "and a line for the prompt"


def test_it_welcomes_who_has_no_register(officer: Officer) -> None:
    officer.register.unlink()
    answer = officer()
    assert "hmi demo" in answer.err
    assert answer.out == ""
