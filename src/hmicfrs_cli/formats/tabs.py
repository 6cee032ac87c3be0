"""The sheets of the workbook that `export` writes: recommendations, reports, events, and the committee's table."""

from collections.abc import Callable, Iterable
from datetime import date

from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.figures import Summary
from hmicfrs_cli.domain.records import Event, Recommendation, Report
from hmicfrs_cli.formats import events, listings, recommendations
from hmicfrs_cli.formats.cells import Holds
from hmicfrs_cli.formats.layout import Record
from hmicfrs_cli.formats.workbook import Sheet

REPORT_FIELDS = tuple(
    "code title kind published published_in bodies open closed total for_information comments_due comments_sent_on"
    " answers_due stated url comments_url".split()
)
"""The fields of a report in a sheet: those of the contract, with its counts each in a column of its own."""

EVENT_FIELDS = tuple(
    "number happened_on reference what author reason kind about recorded_at words command undone changes hash".split()
)
"""The fields of an event in a sheet."""

ROW_FIELDS = ("row", "category", "level", "open", "closed", "total", "awaiting_verification")


def of_recommendations(found: Callable[[], Iterable[Recommendation]], as_at: date) -> Sheet:
    """Recommendations, as they stand on a day."""
    return Sheet(
        "Recommendations",
        recommendations.FIELDS,
        lambda: (recommendations.recommendation(one, as_at) for one in found()),
        holds=recommendations.HOLDS,
        wide={"ref": 22, "title": 34, "text": 70, "theme": 24, "deadline_phrase": 24, "deadline_rule": 24},
        wraps=("title", "text", "theme", "addressees", "deadline_phrase", "deadline_rule", "hmicfrs"),
    )


def of_reports(found: Iterable[Report]) -> Sheet:
    """Reports, with how many recommendations each has."""
    records = [_report(one) for one in found]
    return Sheet(
        "Reports",
        REPORT_FIELDS,
        lambda: records,
        holds={
            **dict.fromkeys(("published", "comments_due", "comments_sent_on", "answers_due"), Holds.DAY),
            **dict.fromkeys(("open", "closed", "total", "for_information"), Holds.NUMBER),
            "bodies": Holds.LIST,
            "stated": Holds.TABLE,
        },
        wide={"code": 22, "title": 60, "url": 40, "comments_url": 40},
        wraps=("title", "bodies"),
    )


def of_events(told: Callable[[], Iterable[Event]]) -> Sheet:
    """What has happened."""
    return Sheet(
        "Events",
        EVENT_FIELDS,
        lambda: map(events.event, told()),
        holds={
            "number": Holds.NUMBER,
            "command": Holds.NUMBER,
            "happened_on": Holds.DAY,
            "undone": Holds.YES_OR_NO,
            "changes": Holds.TABLE,
        },
        wide={"reference": 22, "what": 60, "recorded_at": 28, "words": 40, "reason": 30},
        wraps=("what", "reason", "words"),
    )


def of_figures(figures: Summary, as_at: date, of: str) -> Sheet:
    """The committee's table, under a title that says what it counts."""
    listing = listings.summary(figures, as_at)
    return Sheet(
        "Summary",
        ROW_FIELDS,
        lambda: listing.records,
        holds={"level": Holds.LEVEL, **dict.fromkeys(("open", "closed", "total", ROW_FIELDS[-1]), Holds.NUMBER)},
        wide={"row": 38},
        title=f"{of} as at {in_words(as_at)}",
        total=listing.total,
    )


def _report(one: Report) -> Record:
    record = listings.report(one)
    return {**record, **record["counts"]}
