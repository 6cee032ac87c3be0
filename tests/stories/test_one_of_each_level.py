"""One recommendation of each level, from publication to closing, over two meetings of the committee."""

from datetime import date
from typing import Any

import pytest

from conftest import Officer

L1, L2, L3, L4, CAUSE, UNDER = (f"force-2023/{name}" for name in ("R1", "R2", "R3", "R4", "C1", "R5"))
FIRST, SECOND = "2023-09-28", "2023-12-14"


@pytest.fixture
def officer(register: Any) -> Officer:
    """At an empty register, on a day after everything in the story."""
    return Officer(register, today=date(2024, 3, 1))


def published(officer: Officer) -> None:
    officer("report", "add", "Force report", "--published", "2023-07-11", "--code", "force-2023", "--kind", "force")
    for level in "1234":
        officer("add", "force-2023", f"By 30 November 2023, the force should do thing {level}.", "--level", level)
    officer("add", "force-2023", "Custody is not safe.", "--category", "cause-of-concern")
    officer("add", "force-2023", "The force should make custody safe.", "--under", CAUSE, "--level", "2")
    for day in (FIRST, SECOND):
        officer("meeting", "add", day)


def stands(officer: Officer, day: str) -> dict[str, tuple[int, int]]:
    """Each row that has any: how many are open and closed, as the summary says on a day."""
    rows = officer("summary", "--as-at", day, "-f", "json").data["rows"]
    return {row["row"]: (row["open"], row["closed"]) for row in rows if row["total"]}


def pipeline(officer: Officer, day: str) -> dict[str, int]:
    data = officer("summary", "--by", "stage", "--as-at", day, "-f", "json").data
    assert data["total"]["open"] == officer("summary", "--as-at", day, "-f", "json").data["total"]["open"]
    return {row["row"]: row["open"] for row in data["rows"] if row["open"]}


def moved(officer: Officer, since: str, day: str) -> dict[str, int]:
    total = officer("movement", "--since", since, "--as-at", day, "-f", "json").data["total"]
    told = {name: total[name] for name in ("open_start", "new", "closed", "open_end", "total_start", "total_end")}
    assert told["open_start"] + told["new"] - told["closed"] == told["open_end"]
    return told


def unmet(officer: Officer, ref: str, day: str) -> list[str | None]:
    """What is missing before one may be closed."""
    conditions = officer("why", ref, "--as-at", day, "-f", "json").data["conditions"]
    return [one["missing"] for one in conditions if not one["met"]]


LETTER = "a letter signed by the Chief Constable"
WORD = "HMICFRS's own word that it is closed"


def test_from_publication_to_the_first_meeting(officer: Officer) -> None:
    published(officer)
    assert stands(officer, FIRST) == {
        "Cause of Concern": (1, 0),
        "Recommendation Level 1": (1, 0),
        "Recommendation Level 2": (2, 0),
        "Recommendation Level 3": (1, 0),
        "Recommendation Level 4": (1, 0),
    }
    assert pipeline(officer, FIRST) == {"In progress": 6}
    assert [unmet(officer, ref, FIRST) for ref in (L1, L2, L3, L4, CAUSE)] == [
        [WORD],
        [LETTER],
        [LETTER, WORD],
        [WORD],
        [f"the closing of {UNDER}", WORD],
    ]


def test_each_is_closed_by_the_rule_of_its_level_between_two_meetings(officer: Officer) -> None:
    published(officer)
    officer("meeting", "issue", FIRST)
    for ref in (L1, L2, L3, L4):
        officer("close", ref, "--on", "2023-10-02", expect=3)

    # October: the force considers two of them, and the Deputy Chief Constable reviews.
    officer("stage", L2, L3, "--to", "internal-review", "--on", "2023-10-02")
    officer("stage", L3, "--to", "with-dcc", "--decided-by", "Deputy Chief Constable", "--on", "2023-10-16")
    assert pipeline(officer, "2023-10-10") == {"In progress": 4, "Internal review": 2}
    assert pipeline(officer, "2023-10-16") == {"In progress": 4, "Internal review": 1, "With DCC": 1}

    # November: one letter for all that the force itself can say is done.
    officer("letter", "add", "CC-1", "--signed-on", "2023-11-01", "--signatory", "Chief Constable")
    officer("close", L2, UNDER, "--letter", "CC-1", "--on", "2023-11-02")
    officer("certify", L3, "--letter", "CC-1", "--on", "2023-11-02")
    for ref in (L1, L4, CAUSE):
        officer("certify", ref, "--letter", "CC-1", "--on", "2023-11-02", expect=3)
        officer("close", ref, "--letter", "CC-1", "--on", "2023-11-02", expect=3)
    officer("close", L3, "--on", "2023-11-03", expect=3)
    assert pipeline(officer, "2023-11-30") == {"In progress": 3, "Awaiting verification": 1}
    assert [unmet(officer, ref, "2023-11-30") for ref in (L1, L2, L3, L4, CAUSE)] == [
        [WORD],
        [],
        [WORD],
        [WORD],
        [WORD],
    ]

    # December: HMICFRS archives the first; the deadline of the fourth has passed, and not of the certified one.
    officer("close", L1, "--hmicfrs", "Their message of 5 December 2023", "--on", "2023-12-05")
    assert officer("overdue", "--as-at", SECOND, "-f", "json").refs == [L4]
    assert stands(officer, SECOND) == {
        "Cause of Concern": (1, 0),
        "Recommendation Level 1": (0, 1),
        "Recommendation Level 2": (0, 2),
        "Recommendation Level 3": (1, 0),
        "Recommendation Level 4": (1, 0),
    }
    officer("meeting", "issue", SECOND)
    assert moved(officer, FIRST, SECOND) == {
        "open_start": 6, "new": 0, "closed": 3, "open_end": 3, "total_start": 6, "total_end": 6,
    }  # fmt: skip

    # In the new year HMICFRS comes, and closes what only it can close.
    officer("close", L3, "--hmicfrs", "PEEL inspection of January 2024", "--on", "2024-01-19")
    officer("close", L4, CAUSE, "--hmicfrs", "Revisit letter of 9 February 2024", "--on", "2024-02-09")
    assert {row: closed for row, (_, closed) in stands(officer, "2024-02-29").items()} == {
        "Cause of Concern": 1,
        "Recommendation Level 1": 1,
        "Recommendation Level 2": 2,
        "Recommendation Level 3": 1,
        "Recommendation Level 4": 1,
    }
    assert pipeline(officer, "2024-02-29") == {}
    assert moved(officer, "last", "2024-02-29") == {
        "open_start": 3, "new": 0, "closed": 3, "open_end": 0, "total_start": 6, "total_end": 6,
    }  # fmt: skip
    assert [unmet(officer, ref, "2024-02-29") for ref in (L1, L2, L3, L4, CAUSE)] == [[]] * 5

    # And each says how it was closed, and how early or late.
    closed = {one["ref"]: one for one in officer("list", "--status", "closed", "-f", "json").data["recommendations"]}
    assert {ref: (one["outcome"], one["letter"], one["days_late"]) for ref, one in closed.items()} == {
        L1: ("archived", None, 5),
        L2: ("implemented", "CC-1", -28),
        L3: ("implemented", "CC-1", -28),
        L4: ("implemented", None, 71),
        CAUSE: ("implemented", None, None),
        UNDER: ("implemented", "CC-1", None),
    }
    assert officer("letter", "show", "CC-1", "-f", "json").data["letters"][0]["covers"] == [L2, L3, UNDER]
    officer("check", "--integrity")
