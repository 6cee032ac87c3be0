"""What members of a committee should know of the figures, and what the officer is told before a paper is written."""

from datetime import date

import pytest

from builders import firearms_report, quarter, ref
from hmicfrs_cli.domain import checks, figures
from hmicfrs_cli.domain.checks import Finding
from hmicfrs_cli.domain.figures import Count
from hmicfrs_cli.domain.prose import MOST_NAMED
from hmicfrs_cli.domain.quarter import Published
from hmicfrs_cli.domain.records import Recommendation, Standing
from hmicfrs_cli.domain.unsettled import SAID, in_brief, matters
from hmicfrs_cli.domain.vocabulary import Category, DeadlineKind, Level


def found(code: str, *numbers: int) -> tuple[Finding, ...]:
    return tuple(Finding(code, f"firearms-2023/R{number}", "is not right", "hmi edit") for number in numbers)


def undated(number: int) -> Recommendation:
    none = Standing(level=Level.TWO, deadline_kind=DeadlineKind.NONE)
    return Recommendation(ref(f"firearms-2023/R{number}"), None, "Act.", (), None, date(2023, 7, 11), none)


def test_where_everything_is_settled_there_is_nothing_to_know() -> None:
    assert matters(quarter()) == []
    assert in_brief(quarter()) == []


@pytest.mark.parametrize("code", SAID)
def test_every_matter_is_said_of_one_and_of_several_with_their_references(code: str) -> None:
    of_one, of_several = SAID[code]
    assert matters(quarter(findings=found(code, 3))) == [f"One that is open {of_one}: firearms-2023/R3."]
    assert matters(quarter(findings=found(code, 3, 4, 5))) == [
        f"Three that are open {of_several}: firearms-2023/R3 to R5."
    ]
    many = found(code, *range(1, MOST_NAMED + 2))
    assert matters(quarter(findings=many)) == [f"{len(many)} that are open {of_several}."]


def test_every_code_that_is_spoken_of_is_that_of_a_check() -> None:
    assert all(checks.explained(code) for code in SAID)


def test_a_finding_that_is_the_officer_s_business_is_not_the_committee_s() -> None:
    assert matters(quarter(findings=found("HMI110", 3))) == []
    assert in_brief(quarter(findings=found("HMI110", 3))) == ["HMI110 the same text twice: firearms-2023/R3"]


def test_where_many_are_found_the_officer_is_named_three() -> None:
    (line,) = in_brief(quarter(findings=found("HMI101", 1, 2, 3, 4, 5)))
    assert line.endswith(": firearms-2023/R1, firearms-2023/R2, firearms-2023/R3 and 2 more")


@pytest.mark.parametrize(
    ("is_open", "closed", "told"),
    [
        (0, 18, "18 of the 20 closed"),
        (3, 0, "3 of the 4 open"),
        (4, 20, "all of the 4 open and all of the 20 closed"),
    ],
)
def test_how_much_stands_on_opening_balances_is_said(is_open: int, closed: int, told: str) -> None:
    unlisted = (Count(Category.AFI, Level.TWO, is_open, closed),)
    all_ = figures.summary([Count(Category.AFI, Level.TWO, 4, 20)])
    (said,) = matters(quarter(unlisted=unlisted, figures=all_))
    assert said.startswith(f"Counted without being listed one by one: {told}.")


def test_what_has_no_date_is_counted_for_both() -> None:
    one, two = quarter(undated(1)), quarter(undated(1), undated(2))
    assert matters(one) == ["One has neither a deadline nor a target of the force."]
    assert matters(two) == ["Two have neither a deadline nor a target of the force."]
    assert in_brief(two) == ["without a deadline or a target: 2 (hmi list, hmi target)"]


def test_a_report_whose_counts_are_not_those_it_states_is_named() -> None:
    stated = Finding("HMI111", "firearms-2023", "states 12 recommendations, and 6 are recorded", "hmi read")
    assert matters(quarter(findings=(stated,))) == [
        "The report with the code firearms-2023 states 12 recommendations, and 6 are recorded."
    ]


def test_what_counts_only_from_a_later_day_is_told_to_the_officer() -> None:
    later = Published(firearms_report(), (), later=2)
    assert in_brief(quarter(published=(later,))) == [
        "counts only from a day after that of the figures: 2 of firearms-2023 (hmi report show)"
    ]
