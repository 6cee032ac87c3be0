"""As at a day, and as known at a moment: what was true then, and what had been learned by then."""

from datetime import date
from typing import Any

import pytest

from builders import firearms_report, recommendation, ref
from conftest import Officer, Writing
from hmicfrs_cli.domain.vocabulary import Level
from hmicfrs_cli.register import changes, meetings, progress, publishing

LETTER = ("--letter", "CC-114", "--signed-on", "2023-09-15", "--signatory", "Chief Constable")
R1, R2 = "firearms-2023/R1", "firearms-2023/R2"


@pytest.fixture
def on(officer: Officer) -> Any:
    """The officer on a day: `on("2023-09-10")("level", ...)`."""
    return lambda day: Officer(officer.register, date.fromisoformat(day))


@pytest.fixture
def learning(on: Any) -> Any:
    """A register in which, by 5 October, a closing of 20 September has become known; R1 at level 2, R2 without."""
    on("2023-07-12")("report", "add", "Deployment of firearms", "--published", "2023-07-11", "--code", "firearms-2023")
    on("2023-07-12")("add", "firearms-2023", "By 31 October 2023, all chief constables should act.", "--level", "2")
    on("2023-08-01")("add", "firearms-2023", "By 30 September 2023, forces should act.", "--owner", "ACC Crime")
    on("2023-10-05")("close", R1, *LETTER, "--on", "2023-09-20")
    return on


def level_2(officer: Officer, *words: str) -> tuple[int, int]:
    row = officer("summary", *words, "-f", "json").data["rows"][2]
    return row["open"], row["closed"]


def test_a_day_has_the_answer_that_is_now_known_and_the_one_that_was_known(learning: Any) -> None:
    now = learning("2023-12-01")
    assert level_2(now, "--as-at", "2023-09-19") == (1, 0)
    assert level_2(now, "--as-at", "2023-09-28") == (0, 1), "as we know now"
    assert level_2(now, "--as-at", "2023-09-28", "--known-at", "2023-09-28") == (1, 0), "as we knew then"
    assert level_2(now, "--as-at", "2023-09-28", "--known-at", "2023-10-04") == (1, 0)
    assert level_2(now, "--as-at", "2023-09-28", "--known-at", "2023-10-05") == (0, 1), "that day included"


def test_what_was_known_at_a_day_is_asked_as_at_that_day_unless_another_is_given(learning: Any) -> None:
    now = learning("2023-12-01")
    assert now("summary", "--known-at", "2023-07-31", "-f", "json").data["as_at"] == "2023-07-31"
    assert now("summary", "--known-at", "2023-07-31", "-f", "json").data["total"]["open"] == 1
    assert now("list", "--known-at", "2023-07-31", "-f", "json").refs == [R1]
    assert now("list", "--known-at", "2023-07-31", "--as-at", "2023-12-01", "-f", "json").refs == [R1]


def test_list_show_and_overdue_answer_from_what_was_known(learning: Any) -> None:
    now = learning("2023-12-01")
    assert now("list", "--status", "closed", "--known-at", "2023-10-04", "-f", "json").refs == []
    assert now("list", "--status", "closed", "--known-at", "2023-10-05", "-f", "json").refs == [R1]
    then = now("show", R1, "--known-at", "2023-10-04", "-f", "json").data
    assert (then["recommendations"][0]["status"], [one["kind"] for one in then["events"]]) == ("open", ["recorded"])
    asked = ("overdue", "--as-at", "2023-12-01", "-f", "json")
    assert now(*asked).refs == [R2]
    assert now(*asked, "--known-at", "2023-10-04").refs == [R2, R1]
    assert now(*asked, "--known-at", "2023-07-31").refs == [R1]


def test_movement_and_history_answer_from_what_was_known(learning: Any) -> None:
    now = learning("2023-12-01")

    def closed(*known: str) -> int:
        asked = ("movement", "--since", "2023-08-31", "--as-at", "2023-09-28", *known, "-f", "json")
        return int(now(*asked).data["total"]["closed"])

    assert closed() == 1
    assert closed("--known-at", "2023-10-04") == 0
    assert [one["kind"] for one in now("history", "--known-at", "2023-10-04", "-f", "json").data["events"]] == [
        "recorded"
    ] * 3


def test_before_anything_was_known_there_is_nothing(learning: Any) -> None:
    now = learning("2023-12-01")
    assert now("list", "--all", "--known-at", "2023-07-11", "-f", "json").refs == []
    assert now("summary", "--known-at", "2023-07-11", "-f", "json").data["total"]["total"] == 0
    assert "There is no firearms-2023/R1" in now("show", R1, "--known-at", "2023-07-11", expect=4).err
    assert (
        "no report firearms-2023" in now("list", "--report", "firearms-2023", "--known-at", "2023-07-11", expect=4).err
    )


def test_both_days_are_shown_where_they_differ_and_one_where_not(learning: Any) -> None:
    lines = learning("2023-12-01")("history", R1).out.splitlines()
    assert lines[1].split()[:6] == ["20", "Sep", "2023", "5", "Oct", "2023"]
    same_day = learning("2023-12-01")
    same_day("note", R2, "On course")
    same_day("note", R2, "Still on course")
    out = same_day("history", R2, "--kind", "noted").out
    assert "Recorded" not in out
    assert out.count("1 Dec 2023") == 2


@pytest.mark.parametrize(
    "words",
    [
        ("level", R2, "--to", "2"),
        ("close", R2, *LETTER),
        ("reopen", R1, "--reason", "x"),
        ("note", R2, "x"),
        ("assign", R2, "--owner", "x"),
        ("target", R2, "--to", "2024-03-01", "--reason", "x"),
        ("edit", R2, "--theme", "x", "--reason", "x"),
        ("withdraw", R2, "--reason", "x"),
        ("report", "respond", "firearms-2023"),
        ("add", "firearms-2023", "Act."),
        ("balance", "add", "--category", "afi", "--open", "1", "--source", "x"),
    ],
    ids=lambda words: words[0],
)
def test_what_has_not_happened_yet_is_refused(learning: Any, words: tuple[str, ...]) -> None:
    answer = learning("2023-12-01")(*words, "--on", "2023-12-02", expect=3)
    assert "2 December 2023 has not come yet" in answer.err


def test_figures_of_a_day_to_come_are_not_issued(learning: Any) -> None:
    learning("2023-12-01")("meeting", "add", "2023-12-14")
    assert (
        "has not come yet"
        in learning("2023-12-01")(*("meeting", "issue", "2023-12-14", "--as-at", "2023-12-02"), expect=3).err
    )


def test_a_target_to_come_and_a_meeting_to_come_are_no_future_happenings(learning: Any) -> None:
    learning("2023-12-01")("target", R2, "--to", "2024-06-30", "--reason", "Rota")
    learning("2023-12-01")("meeting", "add", "2024-03-28")


def test_a_note_is_there_from_the_day_it_speaks_of_and_the_moment_it_was_written(learning: Any) -> None:
    learning("2023-12-01")("note", R1, "Fitted in nine vehicles", "--on", "2023-09-01")
    now = learning("2023-12-10")
    assert "Fitted" in now("show", R1).out
    assert "Fitted" in now("show", R1, "--as-at", "2023-09-01").out
    assert "Fitted" not in now("show", R1, "--as-at", "2023-08-31").out
    assert "Fitted" in now("show", R1, "--known-at", "2023-12-01").out
    assert "Fitted" not in now("show", R1, "--known-at", "2023-11-30").out


def test_words_as_corrected_hold_for_every_day_and_as_known_before_are_as_they_were(learning: Any) -> None:
    learning("2023-12-01")("edit", R1, "--text", "By 31 October 2023, forces should act.", "--reason", "Misread")
    now = learning("2023-12-10")

    def text(*words: str) -> str:
        return str(now("show", R1, *words, "-f", "json").data["recommendations"][0]["text"])

    assert text("--as-at", "2023-08-01") == "By 31 October 2023, forces should act."
    assert text("--known-at", "2023-11-30") == "By 31 October 2023, all chief constables should act."
    assert now("list", "forces", "--known-at", "2023-11-30", "--all", "-f", "json").refs == [R2]


def test_what_was_undone_was_known_until_then(learning: Any) -> None:
    learning("2023-12-01")("undo", "--reason", "Another one was closed")
    now = learning("2023-12-10")
    assert level_2(now, "--as-at", "2023-09-28") == (1, 0)
    assert level_2(now, "--as-at", "2023-09-28", "--known-at", "2023-11-30") == (0, 1)
    assert level_2(now, "--as-at", "2023-09-28", "--known-at", "2023-12-01") == (1, 0)
    kinds = [
        (one["kind"], one["undone"])
        for one in now("history", R1, "--known-at", "2023-11-30", "-f", "json").data["events"]
    ]
    assert kinds == [("closed", False), ("recorded", False)]
    learning("2023-12-15")("redo", "--reason", "It was this one")
    assert level_2(learning("2023-12-20"), "--as-at", "2023-09-28", "--known-at", "2023-12-14") == (1, 0)
    assert level_2(learning("2023-12-20"), "--as-at", "2023-09-28", "--known-at", "2023-12-15") == (0, 1)


def test_one_recorded_again_after_an_undo_was_known_as_it_was_before(on: Any) -> None:
    day = "2023-07-12"
    on(day)("report", "add", "Deployment of firearms", "--published", "2023-07-11", "--code", "firearms-2023")
    on(day)("add", "firearms-2023", "Chief constables should act.", "--level", "2")
    on("2023-08-01")("undo")
    on("2023-09-01")("add", "firearms-2023", "Forces should act.", "--level", "3")

    def known(day: str) -> list[tuple[str, str]]:
        asked = ("list", "--known-at", day, "-f", "json")
        return [(one["text"], one["level"]) for one in on("2023-12-01")(*asked).data["recommendations"]]

    assert known("2023-07-31") == [("Chief constables should act.", "2")]
    assert known("2023-08-31") == []
    assert known("2023-09-01") == [("Forces should act.", "3")]


def test_reports_recorded_again_after_an_undo_were_known_in_the_order_they_had(on: Any) -> None:
    on("2023-08-20")("report", "add", "Custody", "--published", "2023-08-16", "--code", "custody-2023")
    on("2023-08-20")("add", "custody-2023", "The force should act.")
    on("2023-08-20")("report", "add", "Firearms", "--published", "2023-07-11", "--code", "firearms-2023")
    on("2023-08-20")("add", "firearms-2023", "The force should act.")
    then = on("2023-08-20")("list", "--all", "-f", "json").data
    on("2023-09-01")("undo")
    on("2023-09-01")("undo")
    on("2023-09-01")("report", "add", "Firearms", "--published", "2023-08-30", "--code", "firearms-2023")
    assert on("2023-12-01")("list", "--all", "--known-at", "2023-08-20", "-f", "json").data == then


def test_moments_within_a_day_are_told_apart(writing: Writing, officer: Officer) -> None:
    one = ref(R1)
    with writing(date(2023, 9, 28), at="2023-09-28T08:00:00.000000Z") as log:
        publishing.add_report(log, firearms_report())
        changes.add(log, "firearms-2023", recommendation(level=Level.TWO))
    with writing(date(2023, 9, 28), at="2023-09-28T10:00:00.000000Z") as log:
        changes.level(log, [one], Level.THREE, on=date(2023, 9, 1))
    with writing(date(2023, 9, 28), at="2023-09-28T12:00:00.000000Z") as log:
        progress.note(log, one, "At noon", on=date(2023, 9, 28), public=False)

    def level(moment: str) -> str:
        asked = ("show", R1, "--as-at", "2023-09-28", "--known-at", moment, "-f", "json")
        return str(officer(*asked).data["recommendations"][0]["level"])

    assert level("2023-09-28T09:59:59.999999Z") == "2"
    assert level("2023-09-28T10:00:00Z") == "3"
    assert level("2023-09-28T11:00:00+02:00") == "2", "nine o'clock in UTC"
    before_noon = officer("show", R1, "--as-at", "2023-09-28", "--known-at", "2023-09-28T11:59:00Z").out
    assert "At noon" not in before_noon
    assert "At noon" in officer("show", R1, "--as-at", "2023-09-28", "--known-at", "2023-09-28T12:00:00Z").out
    assert officer("list", "--as-at", "2023-09-28", "--known-at", "2023-09-28T07:00Z", "-f", "json").refs == []


def test_a_meeting_was_issued_from_the_moment_it_was(writing: Writing, officer: Officer) -> None:
    with writing(date(2023, 9, 1)) as log:
        publishing.add_report(log, firearms_report())
        changes.add(log, "firearms-2023", recommendation(level=Level.TWO))
    with writing(date(2023, 9, 27), at="2024-01-02T08:00:00.000000Z") as log:
        meetings.add(log, date(2023, 9, 28), None)
    with writing(date(2023, 9, 28), at="2024-01-02T10:00:00.000000Z") as log:
        meetings.issue(log, date(2023, 9, 28), date(2023, 9, 28))
    asked = ("movement", "--since", "last", "--as-at", "2023-12-01", "-f", "json")
    assert "has been issued" in officer(*asked, "--known-at", "2024-01-02T09:00Z", expect=4).err
    assert officer(*asked, "--known-at", "2024-01-02T10:00Z").data["since"] == "2023-09-28"
    assert officer(*asked).data["since"] == "2023-09-28"


@pytest.mark.parametrize("typed", ["last tuesday", "2023-13-01", "2023-09-28T25:00", "September 2023"])
def test_a_moment_that_is_none_is_said(learning: Any, typed: str) -> None:
    learning("2023-12-01")("summary", "--known-at", typed, expect=2)


def test_whatever_was_answered_on_a_day_is_answered_again_as_known_at_that_day(on: Any) -> None:
    asked: list[tuple[str, ...]] = [
        ("summary",),
        ("list", "--all"),
        ("overdue",),
        ("movement", "--since", "2023-07-01"),
    ]

    def answers(officer: Officer, *words: str) -> list[Any]:
        return [officer(*one, *words, "-f", "json").data for one in asked]

    done: list[tuple[str, tuple[str, ...]]] = [
        ("2023-07-12", ("report", "add", "Firearms", "--published", "2023-07-11", "--code", "firearms-2023")),
        ("2023-07-13", ("add", "firearms-2023", "Leadership.", "--category", "cause-of-concern")),
        ("2023-07-14", ("add", "firearms-2023", "By 31 July 2023, act.", "--under", "firearms-2023/C1")),
        ("2023-07-20", ("balance", "add", "--category", "afi", "--open", "6", "--on", "2023-06-01", "--source", "x")),
        ("2023-08-01", ("level", R1, "--to", "2", "--on", "2023-07-15")),
        ("2023-08-05", ("target", R1, "--to", "2023-12-24", "--reason", "Contractor")),
        ("2023-09-20", ("close", R1, *LETTER)),
        ("2023-09-21", ("close", "firearms-2023/C1", "--hmicfrs", "Visit")),
        ("2023-10-01", ("undo",)),
        ("2023-10-02", ("reopen", R1, "--on", "2023-09-25", "--reason", "Found undone")),
        ("2023-10-03", ("edit", R1, "--for-information", "--reason", "Not ours", "--on", "2023-08-15")),
        ("2023-10-04", ("withdraw", R1, "--reason", "Twice", "--on", "2023-09-30")),
        ("2023-10-05", ("undo",)),
        ("2023-10-06", ("redo",)),
    ]
    told: dict[str, list[Any]] = {}
    for day, words in done:
        on(day)(*words)
        told[day] = answers(on(day), "--as-at", day)
    for day, then in told.items():
        assert answers(on("2023-12-01"), "--known-at", day) == then, day
