"""How things stand on a day, on one page: what a chief officer would ask first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hmicfrs_cli.domain.clocks import Clock
from hmicfrs_cli.domain.figures import Lateness, Row, Summary
from hmicfrs_cli.domain.inspections import Inspection, InspectionGroup
from hmicfrs_cli.domain.meetings import Meeting, issued_by
from hmicfrs_cli.domain.records import Recommendation
from hmicfrs_cli.domain.vocabulary import Category

SOON = 90
"""Days ahead that count as soon: about from one quarterly meeting to the next."""

PLURAL = {
    Category.CAUSE_OF_CONCERN: "Causes of concern",
    Category.RECOMMENDATION: "Recommendations",
    Category.AFI: "AFIs",
}


@dataclass(frozen=True, slots=True)
class Overview:
    """How things stand on a day.

    `figures` is the committee's table by category; `pipeline` the sentence on how far the open ones have come. `late`
    holds how many stand in each group of a chase list, and `first` those of a group that come first. `clocks` are the
    reports still to be answered, `meetings` all of the committee's, the latest first.
    """

    as_at: date
    force: str | None
    figures: Summary
    pipeline: str
    late: Mapping[Lateness, int]
    first: Mapping[Lateness, Sequence[Recommendation]]
    without_owner: int
    clocks: Sequence[Clock]
    inspections: Mapping[InspectionGroup, Sequence[Inspection]]
    meetings: Sequence[Meeting]

    @property
    def next_meeting(self) -> Meeting | None:
        """The next meeting, on this day or later."""
        ahead = [meeting for meeting in self.meetings if meeting.held_on >= self.as_at]
        return ahead[-1] if ahead else None

    @property
    def last_issued(self) -> Meeting | None:
        """The last meeting that has been told its figures."""
        return next(reversed(issued_by(self.meetings, self.as_at)), None)


def by_category(figures: Summary) -> Summary:
    """The committee's table with one row for each category. Its total is the same."""
    rows = {category: Row(name, category) for category, name in PLURAL.items()}
    for row in figures.rows:
        assert row.category, "every row of the committee's table is of a category"
        sum_ = rows[row.category]
        rows[row.category] = replace(
            sum_,
            open=sum_.open + row.open,
            closed=sum_.closed + row.closed,
            awaiting_verification=sum_.awaiting_verification + row.awaiting_verification,
        )
    return Summary(tuple(rows.values()))
