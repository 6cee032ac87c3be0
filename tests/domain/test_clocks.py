"""The days by which others must answer."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicfrs_cli.domain.clocks import comments_due
from hmicfrs_cli.domain.vocabulary import ReportKind


@pytest.mark.parametrize(
    ("published", "last_day"),
    [("2023-07-11", "2023-09-04"), ("2023-08-11", "2023-10-05"), ("2023-08-16", "2023-10-10")],
)
@pytest.mark.parametrize("kind", [kind for kind in ReportKind if kind is not ReportKind.SUPER_COMPLAINT])
def test_comments_are_due_on_day_56_where_publication_is_day_1(published: str, last_day: str, kind: ReportKind) -> None:
    assert comments_due(date.fromisoformat(published), kind) == date.fromisoformat(last_day)


def test_a_super_complaint_gives_a_day_more() -> None:
    assert comments_due(date(2024, 9, 27), ReportKind.SUPER_COMPLAINT) == date(2024, 11, 22)


@given(published=st.dates(max_value=date(9000, 1, 1)), kind=st.sampled_from(ReportKind))
def test_the_day_of_publication_and_the_last_day_both_count(published: date, kind: ReportKind) -> None:
    days = [published + timedelta(days=number) for number in range(56)]
    extra = timedelta(days=kind is ReportKind.SUPER_COMPLAINT)
    assert comments_due(published, kind) == days[-1] + extra
