"""`hmi` alone: one screen that a chief officer could read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Officer
from hmicfrs_cli.domain.figures import Count, summary
from hmicfrs_cli.domain.overview import by_category
from hmicfrs_cli.domain.vocabulary import Category, Level


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
    assert page["At once"].startswith("4, the longest open: firearms-2023/R10, 70 days (ACC Operations); ")
    assert page["Due next"] == (
        "2 within 90 days: firearms-2023/R3 by 31 October 2023 (ACC Operations);"
        " homicide-2023/R3 by 1 December 2023 (ACC Crime)"
    )
    assert page["No owner"] == "20 open"
    assert page["To answer"] == (
        "Comments on homicide-2023 by 5 October 2023, 16 days to go / Comments on custody-2023 by 10 October 2023, 21"
        " days to go / and 1 more"
    )
    assert page["Inspections"] == "Gathering evidence on site: under way, 11 to 23 September 2023"
    assert page["Meeting"] == ("the next on 28 September 2023; the last that was told its figures on 29 June 2023")


def test_what_is_late_is_named_with_days_and_owner(demo: Officer) -> None:
    page = told(on(demo, "2023-12-31"))
    assert page["Late"] == (
        "2, the longest: firearms-2023/R3, 61 days (ACC Operations); homicide-2023/R3, 30 days (ACC Crime)"
    )


@pytest.mark.parametrize("day", ["2023-06-01", "2023-08-18", "2023-09-28", "2024-01-15", "2030-01-01"])
def test_it_fits_on_a_screen_of_24_lines(demo: Officer, day: str) -> None:
    answer = on(demo, day)()
    assert len(answer.out.splitlines()) + len(answer.err.splitlines()) <= 24


def test_it_welcomes_who_has_no_register(officer: Officer) -> None:
    officer.register.unlink()
    answer = officer()
    assert "hmi demo" in answer.err
    assert answer.out == ""


counts = st.lists(
    st.builds(
        Count, st.sampled_from(Category), st.none() | st.sampled_from(Level), st.integers(0, 9), st.integers(0, 9)
    )
)


@given(counts)
def test_the_figures_by_category_have_the_total_of_the_table(found: list[Count]) -> None:
    table = summary(found)
    assert by_category(table).total == table.total
