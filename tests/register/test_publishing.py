"""What is recorded of a report: when it was published, what it states, and how it was answered."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from builders import custody_report, firearms_report, recommendation, ref
from conftest import Writing
from hmicfrs_cli.domain.days import Period
from hmicfrs_cli.domain.errors import NoSuchRecord, Refused
from hmicfrs_cli.domain.records import Report
from hmicfrs_cli.domain.vocabulary import ReportKind
from hmicfrs_cli.register import changes, integrity, opening, publishing, queries, rebuilding, undoing
from hmicfrs_cli.register.history import Log

Reading = Callable[[], AbstractContextManager[opening.Reading]]
LATER = date(2024, 1, 1)
ONE, OTHER = "https://example.org/one", "https://example.org/other"


@pytest.fixture
def recorded(writing: Writing) -> Writing:
    """A register with the firearms report, and a super-complaint of 2022 that asks for answers by March 2023."""
    with writing() as log:
        publishing.add_report(log, firearms_report())
    with writing() as log:
        publishing.add_report(log, super_complaint())
    return writing


def super_complaint(**other: Any) -> Report:
    usual = {"code": "stalking", "published": None, "published_in": Period("2022"), "answers_due": date(2023, 3, 1)}
    return firearms_report(kind=ReportKind.SUPER_COMPLAINT, **usual | other)


@pytest.fixture
def read(reading: Reading) -> Callable[..., Report]:
    def report(code: str, as_at: date = LATER) -> Report:
        with reading() as register:
            return queries.report(register, code, as_at)

    return report


def do(writing: Writing, change: Callable[[Log], object], **other: Any) -> None:
    with writing(**other) as log:
        change(log)


def answered(report: Report) -> tuple[date | None, str | None]:
    return report.comments_sent_on, report.comments_url


def is_as_its_history_says(reading: Reading) -> bool:
    with reading() as register:
        return not list(integrity.findings(register))


def test_a_report_keeps_how_exactly_its_day_is_known(
    recorded: Writing, read: Callable[..., Report], reading: Reading
) -> None:
    assert (read("firearms-2023").published, read("firearms-2023").published_in) == (date(2023, 7, 11), None)
    stalking = read("stalking")
    assert (stalking.published, stalking.published_in, stalking.answers_due) == (None, Period("2022"), date(2023, 3, 1))
    assert is_as_its_history_says(reading)


def test_a_correction_goes_from_the_month_to_the_day_and_back(
    recorded: Writing, read: Callable[..., Report], reading: Reading
) -> None:
    for corrected in (
        {"published": date(2022, 11, 2), "published_in": None},
        {"published": None, "published_in": Period("2022-11")},
        {"published": None, "published_in": None, "answers_due": None},
    ):
        do(recorded, lambda log, new=corrected: publishing.edit_report(log, "stalking", new, reason="x"))  # type: ignore[misc]
        now = read("stalking")
        assert {name: getattr(now, name) for name in corrected} == corrected
        assert is_as_its_history_says(reading)
    for answers_due, period in ((date(2023, 3, 1), Period("2022-11")), (date(2023, 3, 1), Period("2022-11-02"))):
        do(recorded, undoing.undo)
        assert (read("stalking").answers_due, read("stalking").period) == (answers_due, period)
        assert is_as_its_history_says(reading)


def test_a_correction_that_says_nothing_new_or_does_not_fit_is_refused(recorded: Writing) -> None:
    for corrected, what in (
        ({"published_in": Period("2022")}, "stalking says that already"),
        ({"published": date(2023, 3, 2), "published_in": None}, "it cannot ask for answers before that"),
        ({"published_in": Period("2024-02")}, "February 2024 has not come yet"),
    ):
        with pytest.raises(Refused, match=what), recorded() as log:
            publishing.edit_report(log, "stalking", corrected, reason="x")


CORRECTED: dict[str, Any] = {
    "title": "Stalking, looked at again",
    "kind": ReportKind.NATIONAL,
    "bodies": ("CQC", "IOPC"),
    "url": ONE,
    "answers_due": None,
}


def test_every_field_of_a_report_is_corrected_taken_back_brought_back_and_remembered(
    recorded: Writing, read: Callable[..., Report], reading: Reading
) -> None:
    def then(day: int) -> Report:
        with reading() as register:
            rebuilding.as_known(register, f"2024-02-{day:02}T23:00:00.000000Z")
            return queries.report(register, "stalking", LATER)

    was = read("stalking")
    do(
        recorded,
        lambda log: publishing.edit_report(log, "stalking", CORRECTED, reason="x"),
        at="2024-02-02T09:00:00.000000Z",
    )
    now = read("stalking")
    assert {name: getattr(now, name) for name in CORRECTED} == CORRECTED
    assert is_as_its_history_says(reading)
    for day, change, held in ((3, undoing.undo, was), (4, undoing.redo, now)):
        do(recorded, change, at=f"2024-02-{day:02}T09:00:00.000000Z")
        assert read("stalking") == held
        assert is_as_its_history_says(reading)
    assert [then(day) for day in (1, 2, 3, 4)] == [was, now, was, now]


@pytest.mark.parametrize(("name", "new"), [(name, new) for name, new in CORRECTED.items() if name != "kind"])
def test_each_field_is_corrected_alone_and_leaves_the_others(
    recorded: Writing, read: Callable[..., Report], reading: Reading, name: str, new: Any
) -> None:
    was = read("stalking")
    do(recorded, lambda log: publishing.edit_report(log, "stalking", {name: new}, reason="x"))
    assert read("stalking") == replace(was, **{name: new})
    assert is_as_its_history_says(reading)
    do(recorded, undoing.undo)
    assert read("stalking") == was


def test_a_kind_that_states_no_day_for_answers_is_refused_until_that_day_is_taken_out(
    recorded: Writing, read: Callable[..., Report]
) -> None:
    national: dict[str, Any] = {"kind": ReportKind.NATIONAL}
    with pytest.raises(Refused, match="cannot state a day for answers") as caught, recorded() as log:
        publishing.edit_report(log, "stalking", national, reason="x")
    assert "--answers-by none" in caught.value.next
    do(recorded, lambda log: publishing.edit_report(log, "stalking", national | {"answers_due": None}, reason="x"))
    assert read("stalking").kind is ReportKind.NATIONAL


def test_an_answer_is_taken_back_with_its_address_and_the_address_alone(
    recorded: Writing, read: Callable[..., Report], reading: Reading
) -> None:
    on = date(2023, 9, 5)
    steps: list[tuple[Callable[[Log], object], tuple[date | None, str | None]]] = [
        (lambda log: publishing.respond(log, "firearms-2023", on, ONE), (on, ONE)),
        (lambda log: publishing.respond(log, "firearms-2023", None, without_address=True), (on, None)),
        (lambda log: publishing.respond(log, "firearms-2023", None, OTHER), (on, OTHER)),
        (lambda log: publishing.take_back_answer(log, "firearms-2023"), (None, None)),
    ]
    for number, (change, now) in enumerate(steps, 1):
        do(recorded, change, at=f"2024-02-{number:02}T09:00:00.000000Z")
        assert answered(read("firearms-2023")) == now
        assert is_as_its_history_says(reading)
    for number, (_, now) in enumerate(steps, 1):
        with reading() as register:
            rebuilding.as_known(register, f"2024-02-{number:02}T23:00:00.000000Z")
            assert answered(queries.report(register, "firearms-2023", LATER)) == now
    for _, before in reversed(steps[:-1]):
        do(recorded, undoing.undo)
        assert answered(read("firearms-2023")) == before
        assert is_as_its_history_says(reading)


@pytest.mark.parametrize(
    "change",
    [
        lambda log: publishing.take_back_answer(log, "stalking"),
        lambda log: publishing.respond(log, "stalking", None, without_address=True),
    ],
)
def test_what_was_not_answered_has_no_answer_to_take_back(recorded: Writing, change: Callable[[Log], object]) -> None:
    with pytest.raises(Refused, match="No answer to stalking is recorded"), recorded() as log:
        change(log)


def test_a_report_that_is_not_there_cannot_be_answered(recorded: Writing) -> None:
    with pytest.raises(NoSuchRecord), recorded() as log:
        publishing.respond(log, "firearm-2023", date(2023, 9, 4))


def test_the_second_answer_corrects_the_first_and_what_it_leaves_out_stays(
    recorded: Writing, read: Callable[..., Report], reading: Reading
) -> None:
    fourth, fifth = date(2023, 9, 4), date(2023, 9, 5)
    passed = [(None, None)]
    for on, url, now in (
        (fourth, ONE, (fourth, ONE)),
        (fifth, None, (fifth, ONE)),
        (None, OTHER, (fifth, OTHER)),
    ):
        do(recorded, lambda log, on=on, url=url: publishing.respond(log, "firearms-2023", on, url))  # type: ignore[misc]
        assert answered(read("firearms-2023")) == now
        passed.append(now)  # type: ignore[arg-type]
    for before in reversed(passed[:-1]):
        do(recorded, undoing.undo)
        assert answered(read("firearms-2023")) == before
        assert is_as_its_history_says(reading)
    for after in passed[1:]:
        do(recorded, undoing.redo)
        assert answered(read("firearms-2023")) == after
        assert is_as_its_history_says(reading)


def test_without_a_day_it_is_answered_today(recorded: Writing, read: Callable[..., Report]) -> None:
    do(recorded, lambda log: publishing.respond(log, "stalking", None, ONE))
    assert answered(read("stalking")) == (LATER, ONE)
    with pytest.raises(Refused, match="says that already"), recorded() as log:
        publishing.respond(log, "stalking", None)


def test_a_report_had_not_been_answered_on_the_day_before(recorded: Writing, read: Callable[..., Report]) -> None:
    do(recorded, lambda log: publishing.respond(log, "firearms-2023", date(2023, 9, 5), ONE))
    assert answered(read("firearms-2023", date(2023, 9, 4))) == (None, None)
    assert answered(read("firearms-2023", date(2023, 9, 5))) == (date(2023, 9, 5), ONE)


def test_what_was_known_of_a_report_at_a_moment_is_what_had_been_recorded_and_was_in_force(
    writing: Writing, reading: Reading
) -> None:
    def at(day: int, change: Callable[[Log], object]) -> None:
        do(writing, change, at=f"2023-10-{day:02}T09:00:00.000000Z", today=date(2023, 12, 1))

    known_by_day = {"published": date(2022, 11, 2), "published_in": None, "answers_due": date(2023, 4, 1)}
    at(1, lambda log: publishing.add_report(log, super_complaint()))
    at(2, lambda log: publishing.respond(log, "stalking", date(2023, 3, 2), ONE))
    at(3, lambda log: publishing.edit_report(log, "stalking", known_by_day, reason="Found it"))
    at(4, lambda log: publishing.respond(log, "stalking", date(2023, 3, 3)))
    at(5, undoing.undo)
    at(6, lambda log: publishing.respond(log, "stalking", None, OTHER))

    def known(day: int) -> tuple[str, date | None, date | None, str | None]:
        with reading() as register:
            rebuilding.as_known(register, f"2023-10-{day:02}T23:00:00.000000Z")
            then = queries.report(register, "stalking", LATER)
        return str(then.period), then.answers_due, then.comments_sent_on, then.comments_url

    assert [known(day) for day in range(1, 7)] == [
        ("2022", date(2023, 3, 1), None, None),
        ("2022", date(2023, 3, 1), date(2023, 3, 2), ONE),
        ("2 November 2022", date(2023, 4, 1), date(2023, 3, 2), ONE),
        ("2 November 2022", date(2023, 4, 1), date(2023, 3, 3), ONE),
        ("2 November 2022", date(2023, 4, 1), date(2023, 3, 2), ONE),
        ("2 November 2022", date(2023, 4, 1), date(2023, 3, 2), OTHER),
    ]
    assert is_as_its_history_says(reading)


def test_reports_are_listed_and_there_by_when_their_month_or_year_begins(writing: Writing, reading: Reading) -> None:
    with writing() as log:
        for code, known in (
            ("in-month", "2022-11"),
            ("in-year", "2022"),
            ("on-day", "2022-11-02"),
            ("before", "2022-10-31"),
        ):
            period = Period(known)
            report = firearms_report(code=code, published=period.day, published_in=None if period.day else period)
            publishing.add_report(log, report)
        publishing.add_report(log, firearms_report(code="nobody-knows", published=None))

    def there(as_at: date) -> list[str]:
        with reading() as register:
            return [one.code for one in queries.reports(register, as_at)]

    assert there(LATER) == ["on-day", "in-month", "before", "in-year", "nobody-knows"]
    assert there(date(2022, 11, 1)) == ["in-month", "before", "in-year", "nobody-knows"]
    assert there(date(2022, 10, 30)) == ["in-year", "nobody-knows"]
    assert there(date(2021, 12, 31)) == ["nobody-knows"]


def test_what_a_report_of_a_month_makes_counts_from_its_last_day(writing: Writing, reading: Reading) -> None:
    with writing() as log:
        publishing.add_report(log, firearms_report(code="vetting", published=None, published_in=Period("2022-11")))
        publishing.add_report(log, custody_report())
        changes.add(log, "custody-2023", recommendation())
        changes.add(log, "vetting", recommendation())
    with reading() as register:
        assert queries.report(register, "vetting", date(2022, 11, 29)).tally.total == 0
        assert queries.report(register, "vetting", date(2022, 11, 30)).tally.total == 1
        found = queries.named(register, [ref("custody-2023/R1"), ref("vetting/R1")], LATER)
        assert [one.issued_on for one in found] == [date(2023, 8, 16), date(2022, 11, 30)]


def test_the_clocks_of_a_day_are_those_of_reports_published_and_not_answered_by_then(
    recorded: Writing, reading: Reading
) -> None:
    do(recorded, lambda log: publishing.respond(log, "firearms-2023", date(2023, 9, 5)))

    def pending(as_at: date) -> dict[str, tuple[int | None, int | None]]:
        with reading() as register:
            found = queries.clocks(register, as_at)
        return {one.code: (one.days_to_go(as_at), one.days_late(as_at)) for one in found}

    assert pending(date(2023, 3, 1)) == {"stalking": (0, None)}
    assert pending(date(2023, 7, 11)) == {"stalking": (None, 132), "firearms-2023": (55, None)}
    assert pending(date(2023, 9, 4))["firearms-2023"] == (0, None)
    assert list(pending(date(2023, 9, 5))) == ["stalking"]


def test_a_month_that_is_none_says_that_the_register_is_damaged(recorded: Writing, reading: Reading) -> None:
    with reading() as register:
        row = dict(register.execute("SELECT * FROM report WHERE code = 'stalking'").fetchone())
    from hmicfrs_cli.register import from_row

    with pytest.raises(ValueError, match="2022-13"):
        from_row.report(row | {"published_in": "2022-13"}, LATER)  # type: ignore[arg-type]
