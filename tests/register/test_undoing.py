"""Undo takes back the last command whole, redo brings it back, and nothing is ever deleted."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest

from builders import (
    cause_of_concern,
    closing,
    custody_report,
    firearms_report,
    inspection,
    recommendation,
    ref,
    signed_letter,
)
from conftest import Officer, Writing
from hmicfrs_cli.domain import figures
from hmicfrs_cli.domain.days import Period
from hmicfrs_cli.domain.errors import NoSuchRecord, Refused
from hmicfrs_cli.domain.records import Balance
from hmicfrs_cli.domain.vocabulary import Category, InspectionStatus, Level, ReportKind, Status
from hmicfrs_cli.register import (
    changes,
    closings,
    inspections,
    integrity,
    meetings,
    opening,
    past,
    progress,
    publishing,
    queries,
    tables,
    undoing,
)
from hmicfrs_cli.register.history import Log

Reading = Callable[[], AbstractContextManager[opening.Reading]]
Change = Callable[[Log], object]

C1, R1, R2 = ref("firearms-2023/C1"), ref("firearms-2023/R1"), ref("firearms-2023/R2")
JUNE, SEPTEMBER = date(2023, 6, 29), date(2023, 9, 28)
TABLES = ("report", "recommendation", "standing", "balance_entry", "meeting", "inspection", "setting")


@pytest.fixture
def firearms(writing: Writing) -> Writing:
    """A register with C1 over R1, R1 at level 2, and R2, whose level is not set."""
    with writing(words="report add") as log:
        publishing.add_report(log, firearms_report())
        changes.add(log, "firearms-2023", cause_of_concern())
        changes.add(log, "firearms-2023", recommendation(under=C1, level=Level.TWO))
        changes.add(log, "firearms-2023", recommendation())
    return writing


def do(writing: Writing, *changes: Change) -> None:
    """Each by a command of its own."""
    for change in changes:
        with writing() as log:
            change(log)


def refusal(writing: Writing, change: Change) -> str:
    with pytest.raises(Refused) as caught, writing() as log:
        change(log)
    return f"{caught.value.what} {caught.value.why} {caught.value.next}"


def seen(reading: Reading) -> dict[str, list[Any]]:
    """All that is recorded and in force, but for the history of it."""
    with reading() as register:
        found = {table: [dict(row) for row in register.execute(f"SELECT * FROM {table}", {})] for table in TABLES}
        standing = {row["recommendation_id"] for row in found["standing"]}
    in_force = {table: [row for row in rows if row.get("recorded", True)] for table, rows in found.items()}
    in_force["recommendation"] = [row for row in found["recommendation"] if row["id"] in standing]
    by_day = sorted(found["standing"], key=lambda row: (row["recommendation_id"], row["from_on"]))
    in_force["standing"] = [row | {"id": None} for row in by_day]
    return in_force


def is_as_its_history_says(reading: Reading) -> bool:
    with reading() as register:
        return not list(integrity.findings(register))


def kinds(reading: Reading) -> list[str]:
    with reading() as register:
        return [row["kind"] for row in register.execute("SELECT kind FROM event ORDER BY id", {})]


DUE = {"deadline_kind": "dated", "deadline": date(2023, 11, 30), "deadline_rule": "as corrected"}
LETTER = signed_letter()
SUPER_COMPLAINT = firearms_report(
    code="stalking",
    kind=ReportKind.SUPER_COMPLAINT,
    published=None,
    published_in=Period("2023"),
    answers_due=date(2024, 3, 1),
)
EVERY_KIND: dict[str, Change] = {
    "report add": lambda log: publishing.add_report(log, custody_report()),
    "report respond": lambda log: publishing.respond(log, "firearms-2023", date(2023, 9, 4)),
    "report respond --url": lambda log: publishing.respond(log, "firearms-2023", SEPTEMBER, "https://example.org"),
    "report edit": lambda log: publishing.edit_report(
        log, "firearms-2023", {"published": None, "published_in": Period("2023-07"), "stated": {"afi": 1}}, reason="x"
    ),
    "report add, of a super-complaint": lambda log: publishing.add_report(log, SUPER_COMPLAINT),
    "add": lambda log: changes.add(log, "firearms-2023", recommendation(owner="ACC Crime")),
    "add --under": lambda log: changes.add(log, "firearms-2023", recommendation(under=C1)),
    "level": lambda log: changes.level(log, [R1, R2], Level.THREE, on=date(2023, 9, 1)),
    "assign": lambda log: progress.assign(log, [R1, R2], owner="ACC Crime", lead="Lead", on=date(2023, 9, 1)),
    "target": lambda log: progress.target(log, [R2], SEPTEMBER, on=JUNE.replace(month=8), reason="x", approved_by=None),
    "note": lambda log: progress.note(log, R1, "On course", on=date(2023, 9, 1), public=True),
    "edit the words": lambda log: progress.edit(log, R1, {"title": "T", "text": "Act."}, on=SEPTEMBER, reason="x"),
    "edit the deadline": lambda log: progress.edit(log, R1, DUE, on=SEPTEMBER, reason="x"),
    "edit --under": lambda log: progress.edit(log, R2, {"under": C1}, on=SEPTEMBER, reason="x"),
    "edit --for-information": lambda log: progress.edit(log, R2, {"for_us": False}, on=SEPTEMBER, reason="x"),
    "withdraw": lambda log: progress.withdraw(log, [C1, R1, R2], on=SEPTEMBER, reason="x"),
    "close": lambda log: closings.close(log, [R1, C1], closing(hmicfrs="Visit", **LETTER)),
    "balance add": lambda log: changes.add_balance(log, Balance(Category.AFI, Level.TWO, 6, 0, JUNE, "June paper")),
    "settings set": lambda log: changes.set_setting(log, "force", "West Midlands Police"),
    "meeting add": lambda log: meetings.add(log, SEPTEMBER, "Audit Committee"),
    "inspection add": lambda log: inspections.add(log, inspection(report="firearms-2023")),
}


@pytest.mark.parametrize("what", EVERY_KIND)
def test_every_kind_of_command_is_taken_back_and_brought_back_whole(
    firearms: Writing, reading: Reading, what: str
) -> None:
    before = seen(reading)
    do(firearms, EVERY_KIND[what])
    after = seen(reading)
    do(firearms, undoing.undo)
    assert seen(reading) == before
    assert is_as_its_history_says(reading)
    do(firearms, undoing.redo)
    assert seen(reading) == after
    assert is_as_its_history_says(reading)


def test_a_correction_of_an_inspection_is_taken_back_and_brought_back_whole(
    firearms: Writing, reading: Reading
) -> None:
    said = {"status": InspectionStatus.COMPLETED, "status_on": date(2023, 6, 8), "ends": None, "note": "Ended early"}
    do(firearms, lambda log: inspections.add(log, inspection(note="PEEL question 7.2")))
    before = seen(reading)
    do(firearms, lambda log: inspections.edit(log, 1, said, reason="Their message"))
    after = seen(reading)
    do(firearms, undoing.undo)
    assert seen(reading) == before
    assert is_as_its_history_says(reading)
    do(firearms, undoing.redo)
    assert seen(reading) == after
    assert is_as_its_history_says(reading)


def test_a_report_that_an_inspection_in_force_names_is_not_taken_back(firearms: Writing, reading: Reading) -> None:
    do(firearms, EVERY_KIND["report add"])
    with firearms() as log:
        log.session.add(tables.Inspection(title="Custody", starts="2023-05", report="custody-2023"))
    assert "Inspection 1 is recorded as having led to it." in refusal(firearms, undoing.undo)
    with reading() as register:
        assert "custody-2023" in queries.report_codes(register)


def test_a_report_is_taken_back_once_the_inspection_that_names_it_has_been(firearms: Writing, reading: Reading) -> None:
    before = seen(reading)
    led_to_it = inspection("Custody", starts=Period("2023-05"), ends=None, report="custody-2023")
    do(firearms, EVERY_KIND["report add"], lambda log: inspections.add(log, led_to_it), undoing.undo, undoing.undo)
    assert seen(reading) == before


def test_reopening_is_taken_back_and_brought_back_with_the_cause_of_concern_above(
    firearms: Writing, reading: Reading
) -> None:
    do(firearms, lambda log: closings.close(log, [R1, C1], closing(hmicfrs="Visit", **LETTER)))
    before = seen(reading)
    do(firearms, lambda log: closings.reopen(log, [C1, R1], on=date(2023, 12, 1), reason="Found undone"))
    after = seen(reading)
    do(firearms, undoing.undo)
    assert seen(reading) == before
    do(firearms, undoing.redo)
    assert seen(reading) == after


def test_a_change_to_a_cause_of_concern_that_was_closed_and_reopened_is_taken_back(
    firearms: Writing, reading: Reading
) -> None:
    do(
        firearms,
        lambda log: closings.close(log, [R1, C1], closing(hmicfrs="Visit", **LETTER)),
        lambda log: closings.reopen(log, [C1, R1], on=date(2023, 12, 1), reason="Found undone"),
    )
    before = seen(reading)
    do(firearms, lambda log: progress.note(log, C1, "On course again", on=date(2023, 12, 2), public=False))
    do(firearms, undoing.undo)
    assert seen(reading) == before


def test_every_kind_of_command_in_turn_is_taken_back_to_the_beginning_and_brought_back_to_the_end(
    firearms: Writing, reading: Reading
) -> None:
    passed = [seen(reading)]
    for what in (
        "report add",
        "report respond",
        "report respond --url",
        "report edit",
        "add --under",
        "assign",
        "edit the words",
        "meeting add",
        "note",
    ):
        do(firearms, EVERY_KIND[what])
        passed.append(seen(reading))
    for before in reversed(passed[:-1]):
        do(firearms, undoing.undo)
        assert seen(reading) == before
    for after in passed[1:]:
        do(firearms, undoing.redo)
        assert seen(reading) == after
    assert "nothing to redo" in refusal(firearms, undoing.redo)


def test_undo_says_which_events_it_took_back(firearms: Writing) -> None:
    do(firearms, EVERY_KIND["level"])
    with firearms() as log:
        taken_back = undoing.undo(log)
        assert [(event.kind, event.reference) for event in taken_back] == [
            ("levelled", "firearms-2023/R1"),
            ("levelled", "firearms-2023/R2"),
        ]


def test_undo_is_one_more_event_and_deletes_none(firearms: Writing, reading: Reading) -> None:
    do(firearms, EVERY_KIND["level"], undoing.undo, undoing.redo)
    assert kinds(reading) == [*["recorded"] * 4, "levelled", "levelled", "undone", "redone"]


def test_undo_goes_on_back_to_an_empty_register_and_no_further(writing: Writing, reading: Reading) -> None:
    do(writing, EVERY_KIND["settings set"], lambda log: publishing.add_report(log, firearms_report()))
    do(writing, EVERY_KIND["add"], undoing.undo, undoing.undo, undoing.undo)
    assert not any(seen(reading).values())
    assert "nothing to undo" in refusal(writing, undoing.undo)
    with reading() as register, pytest.raises(NoSuchRecord):
        queries.recommendation(register, R1, date(2024, 1, 1))


def test_a_command_that_recorded_a_report_with_its_recommendations_goes_back_whole(
    firearms: Writing, reading: Reading
) -> None:
    def read_in(log: Log) -> None:
        publishing.add_report(log, custody_report())
        cause = changes.add(log, "custody-2023", cause_of_concern("Custody is not safe."))
        changes.add(log, "custody-2023", recommendation("Make it safe.", under=cause))

    before = seen(reading)
    do(firearms, read_in)
    after = seen(reading)
    do(firearms, undoing.undo)
    assert seen(reading) == before
    do(firearms, undoing.redo)
    assert seen(reading) == after


def test_a_report_is_taken_back_once_what_was_recorded_in_it_has_been(firearms: Writing, reading: Reading) -> None:
    before = seen(reading)
    do(firearms, EVERY_KIND["report add"], lambda log: changes.add(log, "custody-2023", recommendation("Act.")))
    do(firearms, undoing.undo)
    with reading() as register:
        assert "custody-2023" in queries.report_codes(register)
    do(firearms, undoing.undo)
    assert seen(reading) == before


@pytest.mark.parametrize("what", ["add", "settings set", "note", "meeting add"])
def test_after_a_new_command_there_is_nothing_to_bring_back(firearms: Writing, what: str) -> None:
    do(firearms, EVERY_KIND["level"], undoing.undo, EVERY_KIND[what])
    assert "nothing to redo" in refusal(firearms, undoing.redo)


def test_without_an_undo_there_is_nothing_to_bring_back(firearms: Writing) -> None:
    assert "nothing to redo" in refusal(firearms, undoing.redo)


def test_what_was_brought_back_can_be_taken_back_again(firearms: Writing, reading: Reading) -> None:
    before = seen(reading)
    do(firearms, EVERY_KIND["level"], undoing.undo, undoing.redo, undoing.undo)
    assert seen(reading) == before
    do(firearms, undoing.redo, undoing.undo)
    assert seen(reading) == before


def test_after_an_undo_the_number_can_be_recorded_again(firearms: Writing, reading: Reading) -> None:
    other = recommendation("The force should act otherwise.", number=3, level=Level.FOUR, under=C1)
    with firearms() as log:
        assert str(changes.add(log, "firearms-2023", recommendation(owner="ACC Crime"))) == "firearms-2023/R3"
    do(firearms, undoing.undo, lambda log: changes.add(log, "firearms-2023", other))
    with reading() as register:
        now = queries.recommendation(register, ref("firearms-2023/R3"), date(2024, 1, 1))
    assert (now.text, now.under) == ("The force should act otherwise.", C1)
    assert (now.standing.level, now.standing.owner) == (Level.FOUR, None)
    assert is_as_its_history_says(reading)


def test_after_an_undo_the_next_number_and_code_and_day_are_free_again(firearms: Writing, reading: Reading) -> None:
    for what in ("add", "report add", "meeting add"):
        do(firearms, EVERY_KIND[what], undoing.undo, EVERY_KIND[what])
    with reading() as register:
        assert queries.next_number(register, "firearms-2023", Category.RECOMMENDATION) == 4
        assert queries.report_codes(register) == ["custody-2023", "firearms-2023"]
        assert [one.held_on for one in past.meetings(register)] == [SEPTEMBER]
    assert is_as_its_history_says(reading)


def test_a_report_recorded_again_after_an_undo_is_as_it_was_recorded_the_second_time(
    firearms: Writing, reading: Reading
) -> None:
    first = custody_report(url="https://example.org", stated={"afi": 16})
    do(firearms, lambda log: publishing.add_report(log, first), undoing.undo, EVERY_KIND["report add"])
    with reading() as register:
        report = queries.report(register, "custody-2023", date(2024, 1, 1))
    assert (report.url, report.stated) == (None, {})
    assert is_as_its_history_says(reading)


def test_what_was_undone_can_neither_be_changed_nor_stand_above_another(firearms: Writing) -> None:
    do(firearms, lambda log: changes.add(log, "firearms-2023", cause_of_concern("Another.")), undoing.undo)
    for change in (
        lambda log: progress.note(log, ref("firearms-2023/C2"), "x", on=SEPTEMBER, public=False),
        lambda log: changes.add(log, "firearms-2023", recommendation(under=ref("firearms-2023/C2"))),
        lambda log: progress.edit(log, R2, {"under": ref("firearms-2023/C2")}, on=SEPTEMBER, reason="x"),
    ):
        with pytest.raises(NoSuchRecord), firearms() as log:
            change(log)


def test_a_second_answer_to_a_report_is_taken_back_to_the_first(firearms: Writing, reading: Reading) -> None:
    do(firearms, EVERY_KIND["report respond"], lambda log: publishing.respond(log, "firearms-2023", SEPTEMBER))
    do(firearms, undoing.undo)
    with reading() as register:
        assert queries.report(register, "firearms-2023", SEPTEMBER).comments_sent_on == date(2023, 9, 4)


def test_a_change_refused_for_one_leaves_nothing_to_take_back(firearms: Writing, reading: Reading) -> None:
    before = kinds(reading)
    assert "None of the 2 was" in refusal(firearms, lambda log: closings.close(log, [R1, R2], closing(**LETTER)))
    assert kinds(reading) == before


# What a meeting was told.


@pytest.fixture
def issued(firearms: Writing) -> Writing:
    do(firearms, EVERY_KIND["meeting add"], lambda log: meetings.issue(log, SEPTEMBER, SEPTEMBER))
    return firearms


def test_an_issued_meeting_and_its_adding_are_stepped_over(issued: Writing, reading: Reading) -> None:
    do(issued, lambda log: undoing.undo(log, "Further back"))
    with reading() as register:
        assert past.meetings(register)[0].issued_at
        told = list(past.history(register, past.Told(reference=SEPTEMBER.isoformat())))
    assert [one.kind for one in told if not one.undone] == ["issued", "recorded"]


def backdated(log: Log) -> None:
    changes.level(log, [R2], Level.THREE, on=date(2023, 9, 1))


def test_what_was_recorded_late_can_be_taken_back_since_it_restores_what_was_told(
    issued: Writing, reading: Reading
) -> None:
    before = seen(reading)
    do(issued, backdated)
    do(issued, undoing.undo)
    assert seen(reading) == before


def test_what_a_meeting_was_told_is_altered_by_an_undo_only_with_a_reason(firearms: Writing, reading: Reading) -> None:
    before = seen(reading)
    do(firearms, backdated)
    do(firearms, EVERY_KIND["meeting add"], lambda log: meetings.issue(log, SEPTEMBER, SEPTEMBER))
    after = seen(reading)
    said = refusal(firearms, undoing.undo)
    assert "This would alter figures that an issued meeting was told." in said
    assert "--reason TEXT" in said
    assert seen(reading) == after
    do(firearms, lambda log: undoing.undo(log, "It was another one's level"))
    now = seen(reading)
    assert now["standing"] == before["standing"]
    with reading() as register:
        (undone,) = past.history(register, past.Told(kind="undone"))
    assert undone.reason == "It was another one's level"


def test_and_by_a_redo_only_with_a_reason(issued: Writing, reading: Reading) -> None:
    do(issued, backdated)
    after = seen(reading)
    do(issued, lambda log: undoing.undo(log, "It was another one's level"))
    assert "an issued meeting was told" in refusal(issued, undoing.redo)
    do(issued, lambda log: undoing.redo(log, "It was this one's after all"))
    assert seen(reading) == after


@pytest.mark.parametrize("what", ["note", "assign", "edit the words", "settings set", "report respond"])
def test_what_leaves_the_figures_of_a_meeting_alone_is_taken_back_without_a_reason(
    issued: Writing, reading: Reading, what: str
) -> None:
    before = seen(reading)
    do(issued, EVERY_KIND[what], undoing.undo)
    assert seen(reading) == before


def test_what_happened_after_the_day_of_a_meeting_is_taken_back_without_a_reason(
    issued: Writing, reading: Reading
) -> None:
    before = seen(reading)
    do(issued, lambda log: changes.level(log, [R2], Level.THREE, on=date(2023, 9, 29)), undoing.undo)
    assert seen(reading) == before


def test_the_frozen_figures_stay_through_undo_and_redo(issued: Writing, reading: Reading) -> None:
    def frozen() -> list[figures.Row]:
        with reading() as register:
            (meeting,) = past.meetings(register)
        assert meeting.figures
        return [row for row in meeting.figures.rows if row.total]

    told = frozen()
    do(issued, backdated, lambda log: undoing.undo(log, "x"), lambda log: undoing.redo(log, "y"))
    assert frozen() == told


# As the officer types it.


def test_undo_tells_in_words_what_it_took_back(demo: Officer) -> None:
    demo("level", "firearms-2023/R3", "--to", "3", "--on", "2023-12-01")
    answer = demo("undo")
    assert "Took back: hmi level firearms-2023/R3 --to 3 --on 2023-12-01" in answer.err
    assert "firearms-2023/R3: level set to 3 (was 2)" in answer.err
    answer = demo("redo", "--reason", "It was right")
    assert "Brought back: hmi level firearms-2023/R3" in answer.err
    assert demo("show", "firearms-2023/R3", "-f", "json").data["recommendations"][0]["level"] == "3"


def test_undo_of_nothing_and_redo_of_nothing_are_refused(officer: Officer) -> None:
    assert "There is nothing to undo." in officer("undo", expect=3).err
    assert "There is nothing to redo." in officer("redo", expect=3).err


def test_the_history_keeps_what_was_undone_and_says_so(demo: Officer) -> None:
    demo("note", "firearms-2023/R3", "Fitted in nine vehicles")
    demo("undo", "--reason", "Ten")
    told = demo("history", "--last", "2", "-f", "json").data["events"]
    assert [(one["kind"], one["undone"]) for one in told] == [("undone", False), ("noted", True)]
    assert told[1]["what"] == "note: Fitted in nine vehicles (undone)"
    assert told[0]["reason"] == "Ten"
    assert "Fitted in nine vehicles" not in demo("show", "firearms-2023/R3").out.partition("History")[0]


def test_an_issued_meeting_is_altered_from_the_command_line_only_with_a_reason(demo: Officer) -> None:
    demo("add", "custody-2023", "The force should act.", "--category", "afi", "--level", "2")
    demo("meeting", "issue", "2023-09-28")
    assert "--reason TEXT" in demo("undo", expect=3).err
    answer = demo("undo", "--reason", "Not an AFI")
    assert "custody-2023/A17: recorded: The force should act." in answer.err
    rows = demo("movement", "--since", "2023-09-28", "--as-at", "2023-10-01", "-f", "json").data["rows"]
    assert {row["row"]: row["restated"] for row in rows}["AFI Level 2"] == -1


def test_no_command_makes_the_history_any_shorter(demo: Officer) -> None:
    def told() -> list[str]:
        return [one["hash"] for one in demo("history", "-f", "json").data["events"]][::-1]

    before = told()
    for words in (
        ("add", "firearms-2023", "Forces should act.", "--number", "40"),
        ("withdraw", "firearms-2023/R40", "--reason", "Recorded in error"),
        ("undo",),
        ("undo",),
        ("redo",),
        ("edit", "firearms-2023/R3", "--text", "Other words.", "--reason", "Misread"),
        ("undo",),
        ("meeting", "add", "2023-12-14"),
        ("meeting", "issue", "2023-12-14"),
        ("settings", "set", "force", "Westshire Police"),
    ):
        demo(*words)
        after = told()
        assert after[: len(before)] == before, words
        assert len(after) == len(before) + 1
        before = after
    assert Status.WITHDRAWN.value not in demo("list", "--all").out
