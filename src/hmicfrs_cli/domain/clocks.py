"""The days by which others must have answered a report."""

from datetime import date, timedelta

from hmicfrs_cli.domain.vocabulary import ReportKind


def comments_due(published: date, kind: ReportKind) -> date:
    """The last day for published comments on a report, that day included.

    The local policing body's comments must be published within 56 days beginning with the day of
    publication, which is day 1: publication + 55 (Police Act 1996 s.55(5A) and (6), as amended by the Policing
    and Crime Act 2017 s.37). Answers to a super-complaint are asked for in 56 days: publication + 56.
    """
    return published + timedelta(days=56 if kind is ReportKind.SUPER_COMPLAINT else 55)
