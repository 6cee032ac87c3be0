"""What a paper is told of a quarter: notes that may be printed, targets, closings, and which reports are new."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import builders
from builders import ref
from hmicfrs_cli.domain import figures, quarter
from hmicfrs_cli.domain.days import Period
from hmicfrs_cli.domain.errors import Mistyped, Refused
from hmicfrs_cli.domain.figures import Lateness
from hmicfrs_cli.domain.meetings import Meeting
from hmicfrs_cli.domain.movement import Step, movement
from hmicfrs_cli.domain.quarter import PublicNote, Quarter
from hmicfrs_cli.domain.records import Event, Recommendation, Report, Standing
from hmicfrs_cli.domain.targets import Change, Retargeted, retargeted
from hmicfrs_cli.domain.vocabulary import DeadlineKind, Level, Reference, ReportKind, Status

R1 = ref("custody-2023/R1")
JUNE, LAST = date(2023, 6, 29), date(2023, 9, 28)
day = date.fromisoformat


def event(kind: str, on: date, *, reason: str | None = None, undone: bool = False, **changes: Any) -> Event:
    number = on.toordinal()
    return Event(number, number, kind, "recommendation", str(R1), on, "", "somebody", "", reason, changes, "", undone)


def note(on: date, words: str, *, public: bool, undone: bool = False, after: int = 0) -> Event:
    """A note; of several on one day, recorded so many `after` the first."""
    made = event("noted", on, undone=undone, note=(None, words), public=(None, public))
    return replace(made, number=made.number + after)


def target(on: date, before: str | None, after: str, reason: str, *, undone: bool = False) -> Event:
    return event("targeted", on, reason=reason, undone=undone, target=(before, after))


def test_only_public_notes_are_told_and_of_these_the_latest() -> None:
    told = [
        note(date(2023, 9, 3), "secret", public=False),
        note(date(2023, 9, 1), "the first", public=True),
        note(date(2023, 9, 2), "the second", public=True),
        note(date(2023, 9, 2), "the third", public=True, after=1),
        note(date(2023, 9, 4), "taken back", public=True, undone=True),
    ]
    assert quarter.public_notes(reversed(told)) == {R1: PublicNote(date(2023, 9, 2), "the third")}
    assert quarter.public_notes(told[:1]) == {}


def moved(*changes: tuple[str | None, str, str | None]) -> Retargeted:
    return Retargeted(tuple(Change(day(before) if before else None, day(after), why) for before, after, why in changes))


def test_a_target_keeps_every_day_that_it_was_moved_to_with_the_reason() -> None:
    first = target(date(2023, 7, 1), None, "2023-10-01", "A plan")
    second = target(date(2023, 8, 1), "2023-10-01", "2023-12-01", "Staff were moved")
    third = target(date(2023, 9, 1), "2023-12-01", "2024-02-01", "The supplier is late")
    undone = target(date(2023, 9, 2), "2024-02-01", "2025-02-01", "By mistake", undone=True)
    found = retargeted([undone, third, second, first])[R1]
    assert (found.first, found.times) == (date(2023, 10, 1), 2)
    assert found.reasons(None) == ["The supplier is late"]
    assert (retargeted([first])[R1].times, retargeted([first])[R1].reasons(None)) == (0, [])


def test_a_target_that_came_with_a_sheet_counts_as_the_first() -> None:
    found = retargeted([target(date(2023, 8, 1), "2023-10-01", "2023-12-01", "Staff were moved")])[R1]
    assert (found.first, found.times) == (date(2023, 10, 1), 1)


def test_a_change_recorded_late_takes_its_place_among_the_days() -> None:
    first = target(date(2023, 7, 1), None, "2023-10-01", "A plan")
    last = target(date(2023, 9, 1), "2023-10-01", "2023-12-01", "The supplier is late")
    between = target(date(2023, 8, 1), "2023-10-01", "2024-02-01", "Staff were moved")
    assert retargeted([first, last, between])[R1] == moved(
        (None, "2023-10-01", "A plan"),
        ("2023-10-01", "2024-02-01", "Staff were moved"),
        ("2024-02-01", "2023-12-01", "The supplier is late"),
    )


@pytest.mark.parametrize(
    ("changes", "deadline", "why"),
    [
        ([(None, "2023-10-01", "A plan")], None, []),
        ([(None, "2023-10-01", "A plan")], "2023-10-01", []),
        ([(None, "2023-10-01", "A plan")], "2023-09-01", ["A plan"]),
        ([(None, "2023-10-01", None), ("2023-10-01", "2023-11-01", "Staff")], None, ["Staff"]),
        ([(None, "2023-10-01", None), ("2023-10-01", "2023-09-01", "Sooner")], None, []),
        (
            [(None, "2023-10-01", None), ("2023-10-01", "2023-12-01", "Staff"), ("2023-12-01", "2023-11-01", "Sooner")],
            None,
            ["Staff", "Sooner"],
        ),
        ([(None, "2023-10-01", None), ("2023-10-01", "2023-11-01", None)], None, []),
    ],
)
def test_the_reason_is_that_of_the_last_change_that_put_it_off(
    changes: list[tuple[str | None, str, str | None]], deadline: str | None, why: list[str]
) -> None:
    assert moved(*changes).reasons(day(deadline) if deadline else None) == why


def step(on: str, before: Standing | None, after: Standing) -> Step:
    return Step(R1, day(on), before, after)


OPEN = Standing(level=Level.TWO)
CLOSED = replace(OPEN, status=Status.CLOSED, stage=None, closed_on=date(2023, 9, 10))
WITHDRAWN = replace(CLOSED, status=Status.WITHDRAWN)


def closures(steps: list[Step], learned: list[Step]) -> list[tuple[date, Status | None, bool]]:
    none = figures.summary([])
    found = movement(JUNE, LAST, told=none, start=none, end=none, steps=steps, balances=(), learned=learned)
    return [
        (one.on, one.became, one.late)
        for one in quarter.closures(found, {R1: Recommendation(R1, None, "Act.", (), None, JUNE, CLOSED)})
    ]


def test_every_closing_is_told_with_what_became_of_it() -> None:
    again = [step("2023-09-10", OPEN, CLOSED), step("2023-09-12", CLOSED, OPEN), step("2023-09-14", OPEN, CLOSED)]
    assert closures(again, []) == [(day("2023-09-10"), Status.OPEN, False), (day("2023-09-14"), None, False)]
    wrong = [step("2023-09-10", OPEN, CLOSED), step("2023-09-12", CLOSED, WITHDRAWN)]
    assert closures(wrong, []) == [(day("2023-09-10"), Status.WITHDRAWN, False)]


def test_a_closing_recorded_late_is_told_first_with_its_own_day_and_what_became_of_it() -> None:
    learned = [step("2023-06-29", OPEN, replace(CLOSED, closed_on=date(2023, 6, 10)))]
    assert closures([], learned) == [(day("2023-06-10"), None, True)]
    since = [step("2023-09-12", CLOSED, OPEN), step("2023-09-14", OPEN, CLOSED)]
    assert closures(since, learned) == [(day("2023-06-10"), Status.OPEN, True), (day("2023-09-14"), None, False)]


def test_what_was_certified_before_the_last_meeting_and_recorded_after_is_late() -> None:
    none = figures.summary([])
    certified = replace(OPEN, certified_on=date(2023, 6, 1))

    def late(*learned: Step) -> frozenset[Reference]:
        found = movement(JUNE, LAST, told=none, start=none, end=none, steps=(), balances=(), learned=learned)
        return quarter.certified_late(found)

    assert late(step("2023-06-29", OPEN, certified)) == {R1}
    assert late(step("2023-06-29", None, certified)) == {R1}
    assert late(step("2023-06-29", certified, replace(certified, owner="ACC"))) == frozenset()
    assert late(step("2023-06-29", OPEN, replace(certified, status=Status.CLOSED))) == frozenset()


@pytest.mark.parametrize(
    ("published", "told_before", "learned", "new"),
    [
        ("2023-07-01", True, False, True),
        ("2023-06-29", True, False, False),
        ("2023-06-01", True, True, True),
        ("2023-06", True, False, False),  # told of already, in the month that the meeting was in
        ("2023-07", True, False, True),
        (None, True, False, False),
        (None, True, True, True),
        # Where no meeting was told anything, what is not known to the day is new where it was recorded since.
        ("2023-06", False, True, True),
        ("2023-06", False, False, False),
        ("2023-07-01", False, False, True),
        ("2023-05", False, False, False),
        (None, False, True, True),
        (None, False, False, False),
    ],
)
def test_a_report_is_new_once(published: str | None, told_before: bool, learned: bool, new: bool) -> None:
    period = Period(published) if published else None
    on = period.day if period else None
    report = Report("custody-2023", "Custody", ReportKind.NATIONAL, on, published_in=period)
    last = Meeting(JUNE, as_at=JUNE) if told_before else None
    assert quarter.is_new(report, JUNE, last, {"custody-2023"} if learned else set()) is new


def test_a_report_whose_day_was_corrected_after_it_was_told_of_is_not_new_again() -> None:
    report = Report("custody-2023", "Custody", ReportKind.NATIONAL, date(2023, 7, 1))
    last = Meeting(JUNE, as_at=JUNE)
    assert quarter.is_new(report, JUNE, last, set())
    assert not quarter.is_new(report, JUNE, last, set(), {"custody-2023"})


@pytest.mark.parametrize("day_told", ["2023-09-29", "2023-11-01"])
def test_no_meeting_is_told_of_a_day_to_come_or_after_it(day_told: str) -> None:
    with pytest.raises(Refused):
        quarter.must_be_past(date(2023, 9, 28), day(day_told), date(2023, 10, 1))
    quarter.must_be_past(date(2023, 9, 28), date(2023, 9, 28), date(2023, 10, 1))


def test_an_issued_paper_tells_of_its_own_day_and_from_the_last_meeting_only() -> None:
    issued = Meeting(LAST, as_at=LAST, issued_at="2023-09-28T09:00:00Z")
    quarter.must_be_as_told(issued, LAST, None, issues=False)
    for day_told, since, issues in ((JUNE, None, False), (LAST, JUNE, False)):
        with pytest.raises(Refused):
            quarter.must_be_as_told(issued, day_told, since, issues=issues)
    with pytest.raises(Refused):
        quarter.must_be_as_told(Meeting(LAST), LAST, JUNE, issues=True)
    with pytest.raises(Mistyped):
        quarter.must_be_as_told(Meeting(LAST), JUNE, LAST, issues=False)


days = st.dates(date(2023, 9, 1), date(2023, 12, 31))
chains = st.lists(days, max_size=4)


@given(st.lists(st.tuples(st.none() | days, chains), max_size=6))
def test_none_is_both_late_and_slipped_and_what_has_slipped_was_put_off(
    lives: list[tuple[date | None, list[date]]],
) -> None:
    found, moves = [], {}
    for number, (deadline, targets) in enumerate(lives, 1):
        called = ref(f"custody-2023/R{number}")
        kind: dict[str, Any] = {"deadline_kind": DeadlineKind.DATED, "deadline": deadline} if deadline else {}
        stands = Standing(level=Level.TWO, target=targets[-1] if targets else None, **kind)
        found.append(Recommendation(called, None, "Act.", (), None, JUNE, stands))
        if targets:
            before = [None, *targets]
            moves[called] = Retargeted(tuple(map(Change, before, targets, ["Why"] * len(targets))))
    told = builders.quarter(*found, as_at=date(2023, 10, 31), retargeted=moves)
    late = {one.ref for one in told.groups.get(Lateness.LATE, ())}
    assert not late & {one.ref for one in told.slipped}
    for one in told.slipped:
        assert told.retargeted[one.ref].put_off(one.standing.deadline)
        assert told.reasons(one)
    for one in found:
        if not told.reasons(one):
            assert one not in told.slipped


def between(*steps: Step) -> Quarter:
    """A quarter in which one stands at the end as its steps have left it."""
    none = figures.summary([])
    found = movement(JUNE, LAST, told=none, start=none, end=none, steps=steps, balances=())
    one = Recommendation(R1, None, "Act.", (), None, JUNE, steps[-1].after)
    return builders.quarter(one, as_at=LAST, since=JUNE, movement=found)


def test_a_certification_that_came_and_went_between_two_meetings_was_never_told_of() -> None:
    certified = replace(OPEN, certified_on=date(2023, 7, 1))
    came_and_went = between(step("2023-07-01", OPEN, certified), step("2023-08-01", certified, OPEN))
    assert came_and_went.certified_no_more == []
    assert between(step("2023-08-01", certified, OPEN)).certified_no_more == [R1]


def test_a_deadline_that_was_set_back_between_two_meetings_has_not_changed() -> None:
    later = replace(OPEN, deadline_kind=DeadlineKind.DATED, deadline=date(2024, 1, 1))
    assert between(step("2023-07-01", OPEN, later), step("2023-08-01", later, OPEN)).deadlines_changed == []
    ((one, was),) = between(step("2023-07-01", OPEN, later)).deadlines_changed
    assert (one.ref, was) == (R1, OPEN)
