"""Each standing check: what it finds, what it leaves alone, and what it says mends it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from builders import custody_report, firearms_report
from hmicfrs_cli.domain import checks
from hmicfrs_cli.domain.checks import CHECKS, INTEGRITY, Finding, Picture, Severity
from hmicfrs_cli.domain.days import a_period
from hmicfrs_cli.domain.records import Recommendation, Report, Standing
from hmicfrs_cli.domain.vocabulary import Category, DeadlineKind, Level, Outcome, Reference, ReportKind, Stage, Status

TODAY = date(2024, 1, 1)
DUE = date(2023, 10, 31)
CLOSED: dict[str, Any] = {"status": Status.CLOSED, "stage": None, "outcome": Outcome.IMPLEMENTED}
WITHDRAWN: dict[str, Any] = {"status": Status.WITHDRAWN, "stage": None}
FLAWLESS: dict[str, Any] = {"owner": "ACC Crime", "level": Level.TWO}
C1 = Reference.read("firearms-2023/C1")


def one(ref: str = "firearms-2023/R1", text: str = "", under: Reference | None = None, **stands: Any) -> Recommendation:
    """One that no check has anything against, but for what is given."""
    standing = Standing(**FLAWLESS | stands)
    return Recommendation(Reference.read(ref), None, text or f"{ref} should be done.", (), under, DUE, standing)


def cause(**stands: Any) -> Recommendation:
    return one("firearms-2023/C1", **stands)


def report(**other: Any) -> Report:
    return firearms_report(**{"comments_sent_on": date(2023, 9, 4)} | other)


def found(
    *recommendations: Recommendation,
    reports: tuple[Report, ...] = (),
    as_at: date = TODAY,
    noted: dict[str, date] | None = None,
) -> list[Finding]:
    return checks.findings(Picture(as_at, recommendations, reports, noted or {}))


def told(*recommendations: Recommendation, **other: Any) -> list[tuple[str, str]]:
    return [(finding.code, finding.reference) for finding in found(*recommendations, **other)]


R1 = "firearms-2023/R1"


def test_one_that_is_as_it_should_be_is_left_alone() -> None:
    assert told(one(), cause(), one("firearms-2023/R2", under=C1), reports=(report(),)) == []


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"owner": None}, "HMI101"),
        ({"owner": ""}, "HMI101"),
        ({"level": None}, "HMI102"),
        ({"deadline_kind": DeadlineKind.UNCLEAR, "deadline_phrase": "promptly"}, "HMI103"),
        (
            {"deadline_kind": DeadlineKind.DATED, "deadline": date(2024, 3, 31), "target": date(2024, 4, 1)},
            "HMI107",
        ),
        ({"deadline_kind": DeadlineKind.DATED, "deadline": DUE}, "HMI108"),
    ],
)
@pytest.mark.parametrize(
    ("other", "is_found"), [({}, True), ({"for_us": False}, False), (CLOSED, False), (WITHDRAWN, False)]
)
def test_what_is_wrong_with_an_open_one_for_us_is_found_and_with_no_other(
    wrong: dict[str, Any], code: str, other: dict[str, Any], is_found: bool
) -> None:
    assert told(one(**wrong | other)) == [(code, R1)] * is_found


def test_a_cause_of_concern_needs_no_level() -> None:
    assert told(cause(level=None), one(under=C1)) == []


def test_an_unclear_deadline_is_told_in_the_issuer_s_words() -> None:
    (finding,) = found(one(deadline_kind=DeadlineKind.UNCLEAR, deadline_phrase="promptly"))
    assert "'promptly'" in finding.what


@pytest.mark.parametrize("kind", [DeadlineKind.NONE, DeadlineKind.IMMEDIATE])
def test_without_a_deadline_or_at_once_is_not_unclear(kind: DeadlineKind) -> None:
    assert told(one(deadline_kind=kind)) == []


@pytest.mark.parametrize(("above", "is_found"), [({}, False), (CLOSED, True), (WITHDRAWN, True)])
def test_an_open_one_under_a_cause_that_is_not_open_is_found(above: dict[str, Any], is_found: bool) -> None:
    assert told(cause(**above), one(under=C1)) == [("HMI104", R1)] * is_found


@pytest.mark.parametrize("below", [CLOSED, WITHDRAWN])
def test_a_closed_or_withdrawn_one_under_a_closed_cause_is_right(below: dict[str, Any]) -> None:
    assert told(cause(**CLOSED), one(under=C1, **below)) == []


def test_a_cause_of_concern_without_recommendations_is_found() -> None:
    assert told(cause()) == [("HMI105", "firearms-2023/C1")]
    assert told(cause(), one(under=C1, **WITHDRAWN)) == [("HMI105", "firearms-2023/C1")]
    assert told(cause(), one(under=C1, **CLOSED)) == []
    assert told(cause(**CLOSED)) == []


@pytest.mark.parametrize(("days", "is_found"), [(0, False), (365, False), (366, True)])
def test_one_certified_more_than_a_year_ago_is_found(days: int, is_found: bool) -> None:
    since = TODAY - timedelta(days)
    waits = one(level=Level.THREE, stage=Stage.AWAITING_VERIFICATION, certified_on=since)
    assert told(waits) == [("HMI106", R1)] * is_found


def test_a_target_on_the_day_of_the_deadline_is_in_time() -> None:
    due: dict[str, Any] = {"deadline_kind": DeadlineKind.DATED, "deadline": date(2024, 3, 31)}
    assert told(one(**due, target=date(2024, 3, 31))) == []
    assert told(one(target=date(2024, 4, 1))) == []


LATE: dict[str, Any] = {"deadline_kind": DeadlineKind.DATED, "deadline": DUE}


@pytest.mark.parametrize(
    ("noted", "is_found"),
    [({}, True), ({R1: DUE - timedelta(1)}, True), ({R1: DUE}, True), ({R1: DUE + timedelta(1)}, False)],
)
def test_a_late_one_is_found_until_a_note_after_its_day_says_why(noted: dict[str, date], is_found: bool) -> None:
    assert told(one(**LATE), noted=noted) == [("HMI108", R1)] * is_found


def test_on_the_day_of_its_deadline_and_once_certified_one_is_not_late() -> None:
    assert told(one(**LATE), as_at=DUE) == []
    assert told(one(**LATE), as_at=DUE + timedelta(1)) == [("HMI108", R1)]
    assert told(one(**LATE, stage=Stage.AWAITING_VERIFICATION)) == []


def test_where_there_is_no_deadline_the_target_makes_it_late() -> None:
    assert told(one(target=DUE)) == [("HMI108", R1)]


def test_one_day_late_is_one_day() -> None:
    assert "is 1 day late" in found(one(**LATE), as_at=DUE + timedelta(1))[0].what
    assert "is 2 days late" in found(one(**LATE), as_at=DUE + timedelta(2))[0].what


@pytest.mark.parametrize(
    ("as_at", "what"),
    [
        (date(2023, 8, 20), None),
        (date(2023, 8, 21), "must have the local policing body's comments published by 4 September 2023, in 14 days"),
        (date(2023, 9, 4), "must have the local policing body's comments published by 4 September 2023, in 0 days"),
        (date(2023, 9, 5), "had to have the local policing body's comments published by 4 September 2023, 1 day ago"),
    ],
)
def test_the_clock_for_comments_is_told_from_a_fortnight_before_its_end(as_at: date, what: str | None) -> None:
    findings = found(reports=(report(comments_sent_on=None),), as_at=as_at)
    assert [finding.what for finding in findings] == [f"{what} (Police Act 1996 s.55)"] * bool(what)
    assert {finding.code for finding in findings} <= {"HMI109"}


def test_a_report_that_was_answered_or_whose_day_nobody_knows_has_no_clock() -> None:
    assert told(reports=(report(),)) == []
    assert told(reports=(report(comments_sent_on=None, published=None),)) == [("HMI112", "firearms-2023")]


@pytest.mark.parametrize("known", ["November 2022", "2022"])
def test_of_a_report_known_by_month_or_year_the_day_is_missing_and_no_clock_is_counted(known: str) -> None:
    (finding,) = found(reports=(report(comments_sent_on=None, published=None, published_in=a_period(known)),))
    assert (finding.code, finding.reference) == ("HMI112", "firearms-2023")
    assert finding.what == (f"was published in {known}, on which day is not known, so nothing can be counted from it")
    assert finding.mend == "hmi report edit firearms-2023 --published DATE --reason TEXT"


def test_the_same_text_in_two_reports_is_found_and_in_one_report_not() -> None:
    here, there = one(text="The force should act."), one("custody-2023/R1", text="the FORCE should: act")
    (finding,) = found(here, there)
    assert (finding.code, finding.reference) == ("HMI110", R1)
    assert "custody-2023/R1" in finding.what
    assert "hmi withdraw custody-2023/R1" in finding.mend
    assert told(here, one("firearms-2023/R2", text="The force should act.")) == []
    assert told(here, one("custody-2023/R1", text="The force should not act.")) == []
    assert told(here, one("custody-2023/R1", text="The force should act.", **WITHDRAWN)) == []


def test_what_a_report_states_is_held_against_what_is_recorded() -> None:
    states = (report(stated={"recommendation": 2, "afi": 1}),)
    recorded = [one(), one("firearms-2023/R2", for_us=False), one("firearms-2023/A1", **CLOSED)]
    assert told(*recorded, reports=states) == []
    (finding,) = found(*recorded[:2], reports=states)
    assert (finding.code, finding.reference) == ("HMI111", "firearms-2023")
    assert finding.what == "says that it makes one AFI, and 0 are recorded"
    assert told(*recorded[:2], one("firearms-2023/A1", **WITHDRAWN), reports=states) == [("HMI111", "firearms-2023")]


@pytest.mark.parametrize(
    ("known", "issued_on", "is_found"),
    [
        ("2023-10-31", date(2023, 10, 30), True),
        ("2023-10-31", date(2023, 10, 31), False),
        ("2023-10-31", date(2023, 11, 1), False),
        ("October 2023", date(2023, 9, 30), True),
        ("October 2023", date(2023, 10, 1), False),
        ("2023", date(2022, 12, 31), True),
        ("2023", date(2023, 1, 1), False),
    ],
)
def test_one_issued_before_the_first_day_of_its_report_is_found(known: str, issued_on: date, is_found: bool) -> None:
    period = a_period(known)
    of = (report(published=period.day, published_in=None if period.day else period),)
    for stands in ({}, CLOSED, {"for_us": False}):
        early = [
            each for each in found(replace(one(**stands), issued_on=issued_on), reports=of) if each.code == "HMI113"
        ]
        assert [each.reference for each in early] == [R1] * is_found
    assert "HMI113" not in dict(told(replace(one(**WITHDRAWN), issued_on=issued_on), reports=of))


def test_one_issued_before_its_report_is_told_with_both_days_and_the_command_that_corrects_it() -> None:
    early = replace(one(), issued_on=date(2023, 7, 10))
    (finding,) = found(early, reports=(report(),))
    assert finding.what == "was issued on 10 July 2023, before its report, which was published on 11 July 2023"
    assert finding.mend == f"hmi edit {R1} --issued DATE --reason TEXT"
    (only,) = found(early, reports=(report(published=None),))
    assert only.code == "HMI112", "nobody knows when it was published"


def test_a_report_that_states_nothing_is_left_alone() -> None:
    assert told(one(), reports=(report(),)) == []


def test_all_findings_are_told_at_once_check_by_check() -> None:
    everything = told(
        one(owner=None, level=None, **LATE),
        one("firearms-2023/R2", owner=None),
        cause(),
        reports=(report(published=None, stated={"afi": 1}),),
    )
    assert everything == [
        ("HMI101", R1),
        ("HMI101", "firearms-2023/R2"),
        ("HMI102", R1),
        ("HMI105", "firearms-2023/C1"),
        ("HMI108", R1),
        ("HMI111", "firearms-2023"),
        ("HMI112", "firearms-2023"),
    ]


def test_every_finding_says_what_is_the_matter_and_which_command_mends_it() -> None:
    certified: dict[str, Any] = {"stage": Stage.AWAITING_VERIFICATION, "certified_on": date(2022, 1, 1)}
    waits = one("firearms-2023/R3", level=Level.THREE, **certified)
    findings = found(
        one(owner=None, level=None, **LATE),
        one("firearms-2023/R2", deadline_kind=DeadlineKind.UNCLEAR, target=DUE, text="Act."),
        one("firearms-2023/R4", deadline_kind=DeadlineKind.DATED, deadline=TODAY, target=TODAY + timedelta(1)),
        waits,
        cause(**CLOSED),
        one("firearms-2023/R5", under=C1),
        one("custody-2023/C1"),
        one("custody-2023/R1", text="Act."),
        replace(one("firearms-2023/R6"), issued_on=date(2023, 7, 10)),
        reports=(
            report(comments_sent_on=None, stated={"afi": 1}),
            replace(custody_report(), published=None),
        ),
    )
    assert {finding.code for finding in findings} == {check.code for check in CHECKS}
    for finding in findings:
        assert finding.what
        assert finding.mend.startswith("hmi ")
        assert any(name in finding.mend for name in (finding.reference, *finding.what.split(" ")))


def test_codes_are_in_order_and_none_is_given_twice() -> None:
    codes = [check.code for check in CHECKS]
    assert codes == [f"HMI{number}" for number in range(101, 114)]
    assert not set(codes) & set(INTEGRITY)


def test_every_code_is_explained() -> None:
    for check in CHECKS:
        assert checks.explained(check.code) == (check.severity, check.name, check.why)
        assert check.why.endswith((".", ")."))
    for code, why in INTEGRITY.items():
        assert checks.explained(code) == (Severity.ERROR, "integrity", why)
    assert checks.explained("HMI999") is None


def test_only_what_is_open_and_for_us_is_for_us_to_do() -> None:
    picture = Picture(TODAY, [one(), one(for_us=False), one(**CLOSED), one(**WITHDRAWN)], (), {})
    assert [each.standing.status for each in picture.open_for_us()] == [Status.OPEN]


def test_a_super_complaint_has_its_own_last_day_and_every_category_can_be_stated() -> None:
    of_another_kind = report(kind=ReportKind.SUPER_COMPLAINT, comments_sent_on=None)
    (finding,) = found(reports=(of_another_kind,), as_at=date(2023, 9, 6))
    assert finding.code == "HMI109"
    assert finding.what == (
        "asked, as a super-complaint, for answers by 5 September 2023, 1 day ago (Police Reform Act 2002 s.29A)"
    )
    (running,) = found(reports=(replace(of_another_kind, answers_due=date(2023, 9, 12)),), as_at=date(2023, 9, 6))
    assert running.what.startswith("asks, as a super-complaint, for answers by 12 September 2023, in 6 days")
    stated = {category.value: 1 for category in Category}
    assert told(reports=(report(stated=stated),)) == [("HMI111", "firearms-2023")] * len(Category)
