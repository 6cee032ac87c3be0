"""The committee paper of 28 September 2023, remade: `hmi demo` and what can be asked of it."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from conftest import Officer

EXAMPLE = Path(__file__).parents[2] / "examples" / "september-2023"

RIGHT_FIGURES = {
    "Cause of Concern": (6, 21, 27),
    "Recommendation Level 1": (0, 2, 2),
    "Recommendation Level 2": (55, 0, 55),
    "Recommendation Level 3": (36, 2, 38),
    "Recommendation Level 4": (0, 0, 0),
    "AFI Level 1": (0, 6, 6),
    "AFI Level 2": (22, 0, 22),
    "AFI Level 3": (3, 0, 3),
    "AFI Level 4": (0, 0, 0),
    "AFI Closed before Levels": (0, 18, 18),
    "Recommendation Closed before Levels": (0, 280, 280),
}


def test_the_summary_is_the_paper_s_table_with_totals_that_add_up(demo: Officer) -> None:
    answer = demo("summary", "--as-at", "2023-09-28", "-f", "json").data
    assert {row["row"]: (row["open"], row["closed"], row["total"]) for row in answer["rows"]} == RIGHT_FIGURES
    assert list(RIGHT_FIGURES) == [row["row"] for row in answer["rows"]]
    assert (answer["total"]["open"], answer["total"]["closed"], answer["total"]["total"]) == (122, 329, 451)
    assert (answer["schema"], answer["as_at"]) == (1, "2023-09-28")


def test_the_table_reads_like_the_paper_s(demo: Officer) -> None:
    lines = demo("summary", "--as-at", "28 September 2023").out.splitlines()
    assert lines[0].split() == ["Open", "Closed", "Total"]
    assert lines[2].split() == ["Recommendation", "Level", "1", "0", "2", "2"]
    assert lines[-1].split() == ["Total", "122", "329", "451"]
    assert max(map(len, lines)) <= 80
    assert len({len(line) for line in lines}) == 1, "numbers are right-aligned"


@pytest.mark.parametrize(
    ("report", "counts"),
    [
        ("firearms-2023", {("recommendation", True): 6, ("recommendation", False): 6}),
        ("homicide-2023", {("recommendation", True): 2, ("recommendation", False): 1}),
        ("custody-2023", {("cause-of-concern", True): 4, ("recommendation", True): 4, ("afi", True): 16}),
    ],
)
def test_every_recommendation_of_the_three_reports_is_recorded(
    demo: Officer, report: str, counts: dict[tuple[str, bool], int]
) -> None:
    recorded = demo("list", "--all", "--report", report, "-f", "json").data["recommendations"]
    assert Counter((one["category"], one["for_us"]) for one in recorded) == counts


def test_those_for_chief_constables_are_told_from_the_words(demo: Officer) -> None:
    assert demo("list", "--report", "firearms-2023", "-f", "json").refs == [
        f"firearms-2023/R{number}" for number in (2, 3, 5, 6, 10, 12)
    ]
    assert demo("list", "--report", "homicide-2023", "-f", "json").refs == ["homicide-2023/R2", "homicide-2023/R3"]


def test_each_cause_of_concern_has_its_recommendation(demo: Officer) -> None:
    recorded = demo("list", "--report", "custody-2023", "--category", "rec", "-f", "json").data["recommendations"]
    assert [one["under"] for one in recorded] == [f"custody-2023/C{number}" for number in range(1, 5)]


def test_the_day_of_the_deadline_is_not_late_and_the_day_after_is(demo: Officer) -> None:
    assert demo("overdue", "--as-at", "2023-10-31", "-f", "json").refs == []
    late = demo("overdue", "--as-at", "2023-11-01", "-f", "json").data["recommendations"]
    assert [(one["ref"], one["days_late"]) for one in late] == [("firearms-2023/R3", 1)]


def test_on_new_year_s_day_the_autumn_s_are_late(demo: Officer) -> None:
    late = demo("overdue", "--as-at", "2024-01-01", "-f", "json").data["recommendations"]
    assert {one["ref"]: one["days_late"] for one in late} == {
        "firearms-2023/R3": 62,
        "homicide-2023/R3": 31,
        "firearms-2023/R5": 1,
        "firearms-2023/R6": 1,
    }


def test_those_to_be_done_at_once_are_a_group_of_their_own_aged_from_publication(demo: Officer) -> None:
    answer = demo("overdue", "--as-at", "2023-11-01", "-f", "json").data
    assert {one["ref"]: one["days_open"] for one in answer["immediate"]} == {
        "firearms-2023/R10": 113,
        "firearms-2023/R12": 113,
        "custody-2023/R2": 77,
        "custody-2023/R3": 77,
    }
    assert all(one["days_late"] is None for one in answer["immediate"])


def test_every_open_one_for_us_is_in_one_group_of_the_chase_list(demo: Officer) -> None:
    counts = demo("overdue", "--within", "60", "--as-at", "2023-11-01", "-f", "json").data["counts"]
    assert sum(counts.values()) == len(demo("list", "--as-at", "2023-11-01", "-f", "json").refs) == 32


def test_due_soon_is_asked_for_in_days(demo: Officer) -> None:
    def due_soon(days: str) -> list[str]:
        answer = demo("overdue", "--within", days, "--as-at", "2023-11-01", "-f", "json").data
        return [one["ref"] for one in answer["due_soon"]]

    assert due_soon("29") == []
    assert due_soon("30") == ["homicide-2023/R3"]
    assert due_soon("60") == ["homicide-2023/R3", "firearms-2023/R5", "firearms-2023/R6"]


def test_comments_on_each_report_are_due_on_the_56th_day(demo: Officer) -> None:
    reports = demo("report", "list", "-f", "json").data["reports"]
    assert {one["code"]: one["comments_due"] for one in reports} == {
        "firearms-2023": "2023-09-04",
        "homicide-2023": "2023-10-05",
        "custody-2023": "2023-10-10",
    }


def test_before_the_reports_only_the_balances_count(demo: Officer) -> None:
    total = demo("summary", "--as-at", "2023-07-10", "-f", "json").data["total"]
    assert (total["open"], total["closed"]) == (85, 329)


@pytest.mark.parametrize("by", ["report", "owner", "theme"])
def test_a_summary_by_anything_has_the_same_total(demo: Officer, by: str) -> None:
    total = demo("summary", "--by", by, "--as-at", "2023-09-28", "-f", "json").data["total"]
    assert (total["open"], total["closed"], total["total"]) == (122, 329, 451)


def test_the_printed_figures_are_kept_with_their_blanks_and_their_faults() -> None:
    with (EXAMPLE / "figures-as-printed.csv").open(encoding="utf-8", newline="") as file:
        printed = list(csv.DictReader(file))
    assert [row["row"] for row in printed] == list(RIGHT_FIGURES)
    gaps = {row["row"]: int(row["open"] or 0) + int(row["closed"]) - int(row["total"]) for row in printed}
    assert [gap for gap in gaps.values() if gap] == [4, 10, 7, 16, -18]
    assert [row["row"] for row in printed if row["open"] == ""] == ["Recommendation Level 1"]


def test_the_demo_does_not_write_over_one_that_is_there(
    officer: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "hmi-demo.db").write_text("something of mine")
    assert "hmi demo --force" in officer("demo", expect=3).err
    assert (tmp_path / "hmi-demo.db").read_text() == "something of mine"
    assert "451" in officer("demo", "--force").out
    assert officer("--register", "hmi-demo.db", "list", "-f", "json").refs
