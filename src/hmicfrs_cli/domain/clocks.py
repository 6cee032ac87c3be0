"""Clocks: the days by which others must have answered a report.

Comments by the local policing body and answers to a super-complaint are told apart: what both call "56 days" differs by
a day. No clock is counted from a publication of which less than the day is known.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.errors import Refused
from hmicfrs_cli.domain.records import Report
from hmicfrs_cli.domain.vocabulary import ReportKind


class Asked(StrEnum):
    """What a report asks of others."""

    COMMENTS = "comments"
    ANSWERS = "answers"

    @property
    def act(self) -> str:
        """The Act and section under which it is asked."""
        return {"comments": "Police Act 1996 s.55", "answers": "Police Reform Act 2002 s.29A"}[self.value]

    @property
    def days(self) -> int:
        """Days from publication to the last day in time, where the report states none.

        The local policing body's comments must be published within 56 days beginning with the day of publication,
        which is day 1: publication + 55 (Police Act 1996 s.55(5A) and (6), as amended by the Policing and Crime Act
        2017 s.37). Answers to a super-complaint are asked for in 56 days: publication + 56, as practised (published
        on 27 September 2024, answers asked for by 22 November 2024).
        """
        return {"comments": 55, "answers": 56}[self.value]


class State(StrEnum):
    """How a clock stands on a day."""

    RUNNING = "running"
    LATE = "late"
    IN_TIME = "answered in time"
    ANSWERED_LATE = "answered late"


@dataclass(frozen=True, slots=True)
class Clock:
    """What one report asks of others, and the last day on which that is in time.

    `sent_on` is the day on which it was published or sent; None while it has not been.
    """

    code: str
    title: str
    kind: ReportKind
    published: date | None
    asks: Asked
    last_day: date
    sent_on: date | None = None

    def state(self, as_at: date) -> State:
        """How it stands at the end of a day. The last day itself is in time; the day after is late."""
        sent_on = self.sent_on if self.sent_on and self.sent_on <= as_at else None
        if (sent_on or as_at) <= self.last_day:
            return State.IN_TIME if sent_on else State.RUNNING
        return State.ANSWERED_LATE if sent_on else State.LATE

    def days_to_go(self, as_at: date) -> int | None:
        """Days from a day to the last, on which there are 0 to go. None unless it runs."""
        return (self.last_day - as_at).days if self.state(as_at) is State.RUNNING else None

    def days_late(self, as_at: date) -> int | None:
        """Days since the last day: 1 on the day after it. Frozen on the day of answering; None where it is not late."""
        if self.state(as_at) is State.ANSWERED_LATE and self.sent_on:
            return (self.sent_on - self.last_day).days
        return (as_at - self.last_day).days if self.state(as_at) is State.LATE else None


def asked_of(report: Report) -> Asked:
    """What a report of this kind asks of others."""
    return Asked.ANSWERS if report.kind is ReportKind.SUPER_COMPLAINT else Asked.COMMENTS


def clock_of(report: Report) -> Clock | None:
    """The clock of a report. None where its day of publication is not known and it states no day itself.

    The day that a super-complaint's report states for answers goes before the one that is counted.
    """
    asks = asked_of(report)
    stated = report.answers_due if asks is Asked.ANSWERS else None
    counted = report.published + timedelta(days=asks.days) if report.published else None
    last_day = stated or counted
    if last_day is None:
        return None
    return Clock(report.code, report.title, report.kind, report.published, asks, last_day, report.comments_sent_on)


def unanswered(reports: Iterable[Report], as_at: date) -> list[Clock]:
    """The clocks that run on a day, or have run out without an answer: the longest late first."""
    clocks = [clock for report in reports if (clock := clock_of(report))]
    pending = [clock for clock in clocks if clock.state(as_at) in (State.RUNNING, State.LATE)]
    return sorted(pending, key=lambda clock: (clock.last_day, clock.code))


def days_fit(report: Report, today: date) -> None:
    """Raise Refused where the days of a report do not fit together, or one of them has not come that must have.

    Of a month or a year, the first day must have come. Only the report of a super-complaint states a day for answers:
    comments on any other have theirs from the Act.
    """
    period, sent_on, answers_due = report.period, report.comments_sent_on, report.answers_due
    if period and period.first > today:
        raise Refused(f"{period} has not come yet.", "A report is recorded once it is published.")
    if sent_on and sent_on > today:
        raise Refused(f"{in_words(sent_on)} has not come yet.", "Record it when it has been published or sent.")
    if answers_due and report.kind is not ReportKind.SUPER_COMPLAINT:
        raise Refused(
            f"Report {report.code} cannot state a day for answers.",
            "Only the report of a super-complaint does. Comments on any other must be published within 56 days,"
            f" beginning with the day of publication ({Asked.COMMENTS.act}).",
            "Leave out --answers-by, or take out the day that is recorded with --answers-by none. A super-complaint is"
            " recorded with --kind super-complaint.",
        )
    if period and sent_on and sent_on < period.first:
        raise Refused(f"{report.code} was published {period.when}; {asked_of(report)} cannot be older.")
    if period and answers_due and answers_due < period.first:
        raise Refused(f"{report.code} was published {period.when}; it cannot ask for answers before that.")
