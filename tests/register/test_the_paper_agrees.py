"""Every number in a paper is the one that the command for it gives, on whatever register."""

import re
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from any_register import LAST, after, doings
from conftest import Officer
from hmicfrs_cli.domain.movement import Move, MovementRow
from hmicfrs_cli.domain.movement_in_words import so_many_in_row
from hmicfrs_cli.domain.prose import listed
from hmicfrs_cli.domain.vocabulary import Category, Level
from hmicfrs_cli.formats.paper import wording
from hmicfrs_cli.formats.paper.blocks import Chart, Paper, Paragraph, Points, Table
from papers_told import paper_of

MOVES = {
    "Start": "open_start",
    "New": "new",
    "Brought in": "brought_in",
    "Reopened": "reopened",
    "Level in": "levelled_in",
    "Level out": "levelled_out",
    "Closed": "closed",
    "Withdrawn": "withdrawn",
    "End": "open_end",
    "Total at start": "total_start",
    "Total at end": "total_end",
}


def table(paper: Paper, caption: str) -> list[dict[str, str]]:
    """The rows of the table whose caption begins so, each by its headings; none where there is no such table."""
    for block in paper.blocks:
        if isinstance(block, Table) and block.caption.startswith(caption):
            headings = [column.heading for column in block.columns]
            rows = [*block.rows, *([block.total] if block.total else [])]
            return [dict(zip(headings, row, strict=True)) for row in rows]
    return []


def refs(rows: list[dict[str, str]]) -> list[str]:
    return [row["Recommendation"].partition(":")[0] for row in rows]


def said(paper: Paper) -> str:
    """Everything that is said outside tables and charts."""
    paragraphs = [
        paragraph
        for block in paper.blocks
        for paragraph in (
            block.points if isinstance(block, Points) else [block] if isinstance(block, Paragraph) else []
        )
    ]
    return "\n".join(f"{one.lead} {one.words}".strip() for one in paragraphs)


def chart(paper: Paper, caption: str) -> Chart:
    return next(block for block in paper.blocks if isinstance(block, Chart) and block.caption.startswith(caption))


@settings(max_examples=30)
@given(doings=st.lists(doings, min_size=12, max_size=40))
def test_every_number_in_the_paper_is_the_one_that_its_command_gives(
    empty_register: Path, doings: list[tuple[str, dict[str, Any]]]
) -> None:
    with after(doings, empty_register) as done:
        officer = Officer(done.path, today=LAST)
        officer("meeting", "add", str(LAST))
        paper = paper_of(officer, LAST)
        asked = ("--as-at", str(LAST), "-f", "json")
        _figures_are_those_of_summary(paper, officer("summary", *asked).data)
        told = officer("meeting", "list", "-f", "json").data["meetings"]
        last = [one for one in told if one["as_at"] and one["as_at"] < str(LAST) and one["on"] < str(LAST)]
        since = ("--since", "last") if last else ("--since", _start(told))
        moved = officer("movement", *since, *asked).data
        if last or _held(told):
            _movement_is_that_of_movement(paper, moved)
        else:
            assert "these are the opening figures, and no increase" in said(paper)
        _lateness_is_that_of_overdue(paper, officer, asked)
        _lists_are_those_of_list(paper, officer, asked, moved["since"])
        _charts_add_up(paper, officer("summary", *asked).data["total"]["open"])


def _held(meetings: list[dict[str, Any]]) -> list[str]:
    return [one["on"] for one in meetings if one["on"] < str(LAST)]


def _start(meetings: list[dict[str, Any]]) -> str:
    """The last meeting that was held, or three months before the last day."""
    return max(_held(meetings), default="2023-08-08")


def _figures_are_those_of_summary(paper: Paper, summary: dict[str, Any]) -> None:
    rows = table(paper, "Open, closed and total")
    for row, record in zip(rows, [*summary["rows"], summary["total"]], strict=True):
        assert row["Row"] == record["row"]
        assert [int(row[name]) for name in ("Open", "Closed", "Total")] == [
            record["open"],
            record["closed"],
            record["total"],
        ]
        assert int(row.get("Awaiting verification", 0)) == record["awaiting_verification"]
    total = summary["total"]
    asked = next(line for line in said(paper).splitlines() if line.startswith("that "))
    told = [int(figure) for figure in re.findall(r"\d+", asked)]
    assert told == ([total["open"], total["closed"], total["total"]] if total["total"] else [])


def _movement_is_that_of_movement(paper: Paper, moved: dict[str, Any]) -> None:
    rows = table(paper, "Movement from")
    for row, record in zip(rows, [*moved["rows"], moved["total"]], strict=True):
        assert row["Row"] == record["row"]
        for heading, name in MOVES.items():
            assert int(row.get(heading, 0)) == record[name], (row["Row"], heading)
        assert int(row.get("Restated", 0)) == record["restated"]
    assert " ".join(moved["sentences"]) in said(paper)
    came = {(one["report"], one["row"]): one["came"] for one in moved["by_report"] if one["came"]}
    for report in {report for report, _ in came}:
        of_report = [(row, came[report, row["row"]]) for row in moved["rows"] if (report, row["row"]) in came]
        words = wording.sentence(listed([_so_many(row, many) for row, many in of_report]))
        assert any(line.endswith(f": {words}") for line in said(paper).splitlines()), words


def _so_many(row: dict[str, Any], many: int) -> str:
    category = Category(row["category"])
    level = Level(row["level"]) if row["level"] else None
    nothing = dict.fromkeys(Move, 0)
    return so_many_in_row(MovementRow(row["row"], category, level, 0, 0, 0, 0, nothing, 0, 0), many)


def _lateness_is_that_of_overdue(paper: Paper, officer: Officer, asked: tuple[str, ...]) -> None:
    overdue = officer("overdue", *asked).data
    late = table(paper, "Overdue")
    assert refs(late) == [one["ref"] for one in overdue["recommendations"]]
    assert [int(row["Days late"]) for row in late] == [one["days_late"] for one in overdue["recommendations"]]
    at_once = table(paper, "To be done at once")
    assert refs(at_once) == [one["ref"] for one in overdue["immediate"]]
    assert officer("overdue", *asked[:2]).err.strip() in said(paper)
    clocks = {row["Report"].partition(":")[0]: row["Stands"] for row in table(paper, "Reports to be answered")}
    for clock in overdue["clocks"]:
        days = clock["days_late"] or clock["days_to_go"]
        assert clocks[clock["code"]].startswith(f"{days} day")


def _lists_are_those_of_list(paper: Paper, officer: Officer, asked: tuple[str, ...], since: str) -> None:
    is_open = officer("list", *asked).data["recommendations"]
    closed = officer("list", "--status", "closed", *asked).data["recommendations"]
    for row in table(paper, "Overdue") + table(paper, "Not overdue, but put off"):
        one = next(one for one in is_open if one["ref"] == row["Recommendation"].partition(":")[0])
        assert row["Owner"] == (one["owner"] or "nobody yet")
        assert row["Days late"] == str(one["days_late"] or 0)
    still_closed = {one["ref"] for one in closed if one["closed_on"] and one["closed_on"] > since}
    closures = table(paper, "Closed from")
    told = [row for row in closures if "reopened since" not in row["Outcome"]]
    assert still_closed <= set(refs(told))
    moved = officer("movement", "--since", since, *asked).data
    late = [row for row in closures if "recorded since that meeting" in row["Outcome"]]
    assert len(closures) - len(late) == moved["total"]["closed"]
    sentences = officer("summary", "--by", "stage", *asked).data["sentences"]
    assert (" ".join(sentences) if is_open else "None of those that are listed is open.") in said(paper)
    for heading, words in (("no owner", ("--no-owner",)), ("no level yet", ("--no-level",))):
        without = len(officer("list", *words, *asked).refs)
        assert (heading in said(paper)) == bool(without)


def _charts_add_up(paper: Paper, is_open: int) -> None:
    if "None is open, so that there is nothing to draw." in said(paper):
        assert is_open == 0
        return
    by_level = chart(paper, "Open by level")
    assert sum(series.numbers[-1] for series in by_level.series) == is_open
    for caption in ("Open by age", "Open by when they fall due"):
        assert sum(chart(paper, caption).series[0].numbers) == is_open


def test_the_paper_of_september_says_what_the_commands_say(demo: Officer) -> None:
    paper, asked = paper_of(demo, date(2023, 9, 28)), ("--as-at", "2023-09-28", "-f", "json")
    _figures_are_those_of_summary(paper, demo("summary", *asked).data)
    _movement_is_that_of_movement(paper, demo("movement", "--since", "last", *asked).data)
    _lateness_is_that_of_overdue(paper, demo, asked)
    _lists_are_those_of_list(paper, demo, asked, "2023-06-29")
    _charts_add_up(paper, 122)
    assert len(table(paper, "To be done at once")) == 4
