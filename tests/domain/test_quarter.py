"""What a paper is told of a quarter: the notes that may be printed, targets that were moved, and what has slipped."""

from datetime import date
from typing import Any

from builders import ref
from hmicfrs_cli.domain import quarter
from hmicfrs_cli.domain.movement import Meeting
from hmicfrs_cli.domain.quarter import PublicNote
from hmicfrs_cli.domain.records import Event
from hmicfrs_cli.domain.targets import Retargeted, retargeted

R1 = ref("custody-2023/R1")
numbers = iter(range(1, 10_000))


def event(kind: str, on: date, *, reason: str | None = None, undone: bool = False, **changes: Any) -> Event:
    number = next(numbers)
    return Event(number, number, kind, "recommendation", str(R1), on, "", "somebody", "", reason, changes, "", undone)


def note(on: date, words: str, *, public: bool, undone: bool = False) -> Event:
    return event("noted", on, undone=undone, note=(None, words), public=(None, public))


def target(on: date, before: str | None, after: str, reason: str, *, undone: bool = False) -> Event:
    return event("targeted", on, reason=reason, undone=undone, target=(before, after))


def test_only_public_notes_are_told_and_of_these_the_latest() -> None:
    told = [
        note(date(2023, 9, 3), "secret", public=False),
        note(date(2023, 9, 1), "the first", public=True),
        note(date(2023, 9, 2), "the second", public=True),
        note(date(2023, 9, 2), "the third", public=True),
        note(date(2023, 9, 4), "taken back", public=True, undone=True),
    ]
    assert quarter.public_notes(reversed(told)) == {R1: PublicNote(date(2023, 9, 2), "the third")}
    assert quarter.public_notes(told[:1]) == {}


def test_a_target_that_was_moved_keeps_its_first_day_the_count_and_the_last_reason() -> None:
    first = target(date(2023, 7, 1), None, "2023-10-01", "A plan")
    second = target(date(2023, 8, 1), "2023-10-01", "2023-12-01", "Staff were moved")
    third = target(date(2023, 9, 1), "2023-12-01", "2024-02-01", "The supplier is late")
    undone = target(date(2023, 9, 2), "2024-02-01", "2025-02-01", "By mistake", undone=True)
    assert retargeted([first]) == {R1: Retargeted(date(2023, 10, 1), 0, "A plan")}
    moved = Retargeted(date(2023, 10, 1), 2, "The supplier is late")
    assert retargeted([undone, third, second, first]) == {R1: moved}


def test_a_target_that_came_with_a_sheet_counts_as_the_first() -> None:
    moved = target(date(2023, 8, 1), "2023-10-01", "2023-12-01", "Staff were moved")
    assert retargeted([moved]) == {R1: Retargeted(date(2023, 10, 1), 1, "Staff were moved")}


def test_without_an_issued_meeting_the_start_is_the_last_that_was_held_or_else_a_quarter() -> None:
    held = [Meeting(date(2024, 1, 1)), Meeting(date(2023, 6, 29)), Meeting(date(2023, 3, 30))]
    before = date(2023, 6, 28)
    assert quarter.start_without_a_meeting(held, date(2023, 9, 28), before) == date(2023, 6, 29)
    assert quarter.start_without_a_meeting(held[:1], date(2023, 9, 28), before) == before
