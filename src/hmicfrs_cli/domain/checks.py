"""Standing checks: small functions from the register's picture to findings. All of them run, and all findings are told.

Each check has a code that never changes, a severity, a sentence on why it matters, and for every finding the
command that mends it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hmicfrs_cli.domain.clocks import Asked, unanswered
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.figures import days_late
from hmicfrs_cli.domain.prose import number
from hmicfrs_cli.domain.records import Recommendation, Report
from hmicfrs_cli.domain.stages import NOUNS
from hmicfrs_cli.domain.vocabulary import Category, DeadlineKind, Reference, Status

RUNNING_OUT = 14
"""Days before the last day for comments or answers from which a check speaks of it."""

LONG_AGO = 365
"""Days after which a certification that nobody has verified is worth asking about."""


class Severity(StrEnum):
    """How much a finding matters: wrong, to be looked at, or worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: the check's code, what it is about, what is the matter, and the command that mends it."""

    code: str
    reference: str
    what: str
    mend: str


@dataclass(frozen=True, slots=True)
class Picture:
    """What checks look at, as at a day: everything recorded, and the day on which somebody last said something of each:
    a note, or the reason for which its target was moved.
    """

    as_at: date
    recommendations: Sequence[Recommendation]
    reports: Sequence[Report]
    last_said: Mapping[str, date]

    def open_for_us(self) -> Iterator[Recommendation]:
        """Those that the force has still to do."""
        return (one for one in self.recommendations if one.standing.for_us and one.standing.status is Status.OPEN)


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its code, severity, name, and why it matters; `find` says what is the matter, and how to mend it."""

    code: str
    severity: Severity
    name: str
    why: str
    find: Callable[[Picture], Iterator[tuple[str, str, str]]]


def findings(picture: Picture) -> list[Finding]:
    """Everything that the standing checks find, check by check."""
    return [Finding(check.code, *found) for check in CHECKS for found in check.find(picture)]


Found = Iterator[tuple[str, str, str]]


def _without_owner(picture: Picture) -> Found:
    for one in picture.open_for_us():
        if not one.standing.owner:
            yield str(one.ref), "is open and nobody owns it", f"hmi assign {one.ref} --owner OFFICE"


def _without_level(picture: Picture) -> Found:
    for one in picture.open_for_us():
        if one.standing.level is None and one.ref.category is not Category.CAUSE_OF_CONCERN:
            yield str(one.ref), "has no level yet", f"hmi level {one.ref} --to LEVEL"


def _deadline_unclear(picture: Picture) -> Found:
    for one in picture.open_for_us():
        if one.standing.deadline_kind is DeadlineKind.UNCLEAR:
            phrase = one.standing.deadline_phrase
            yield (
                str(one.ref),
                f"has a deadline that is no day: '{phrase}'",
                f"hmi edit {one.ref} --due DATE|immediate|none --reason TEXT",
            )


def _under_a_closed_cause(picture: Picture) -> Found:
    stands = {one.ref: one.standing.status for one in picture.recommendations}
    for one in picture.recommendations:
        is_open = one.standing.status is Status.OPEN
        if is_open and one.under and stands.get(one.under) is not Status.OPEN:
            yield str(one.ref), f"is open under {one.under}, which is not", f"hmi reopen {one.under} --reason TEXT"


def _cause_without_recommendations(picture: Picture) -> Found:
    over = {one.under for one in picture.recommendations if one.standing.status is not Status.WITHDRAWN}
    for one in picture.open_for_us():
        if one.ref.category is Category.CAUSE_OF_CONCERN and one.ref not in over:
            yield (
                str(one.ref),
                "is a cause of concern with no recommendation under it",
                f"hmi add {one.ref.report} TEXT --under {one.ref}",
            )


def _certified_long_ago(picture: Picture) -> Found:
    for one in picture.open_for_us():
        since = one.standing.certified_on
        if since and (picture.as_at - since).days > LONG_AGO:
            yield (
                str(one.ref),
                f"was certified on {in_words(since)} and HMICFRS has not verified it",
                f'hmi close {one.ref} --hmicfrs "…"',
            )


def _target_after_deadline(picture: Picture) -> Found:
    for one in picture.open_for_us():
        deadline, target = one.standing.deadline, one.standing.target
        if deadline and target and target > deadline:
            yield (
                str(one.ref),
                f"has a target of {in_words(target)}, after its deadline of {in_words(deadline)}",
                f"hmi target {one.ref} --to DATE --reason TEXT",
            )


def _overdue_without_a_note(picture: Picture) -> Found:
    for one in picture.open_for_us():
        late = days_late(one.standing, picture.as_at)
        noted = picture.last_said.get(str(one.ref))
        if late and one.standing.due and not (noted and noted > one.standing.due):
            yield (
                str(one.ref),
                f"is {_days(late)} late, and no note since its due day says why",
                f"hmi note {one.ref} TEXT",
            )


def _answers(picture: Picture) -> Found:
    for clock in unanswered(picture.reports, picture.as_at):
        late, left = clock.days_late(picture.as_at), clock.days_to_go(picture.as_at)
        if late:
            when = f"by {in_words(clock.last_day)}, {_days(late)} ago ({clock.asks.act})"
        elif left is not None and left <= RUNNING_OUT:
            when = f"by {in_words(clock.last_day)}, in {_days(left)} ({clock.asks.act})"
        else:
            continue
        what = {
            Asked.COMMENTS: f"{'had to' if late else 'must'} have the local policing body's comments published {when}",
            Asked.ANSWERS: f"{'asked' if late else 'asks'}, as a super-complaint, for answers {when}",
        }
        yield clock.code, what[clock.asks], f"hmi report respond {clock.code} --on DATE"


def _days(many: int) -> str:
    return f"{many} day{'s' * (many != 1)}"


def _same_text(picture: Picture) -> Found:
    alike: dict[str, list[Reference]] = defaultdict(list)
    for one in picture.recommendations:
        if one.standing.status is not Status.WITHDRAWN:
            alike["".join(filter(str.isalnum, one.text.lower()))].append(one.ref)
    for refs in alike.values():
        if len({ref.report for ref in refs}) > 1:
            first, *rest = refs
            listed = ", ".join(str(ref) for ref in rest)
            yield str(first), f"has the same words as {listed}", f"hmi withdraw {rest[-1]} --reason TEXT"


def _stated_counts(picture: Picture) -> Found:
    recorded: Counter[tuple[str, Category]] = Counter(
        (one.ref.report, one.ref.category)
        for one in picture.recommendations
        if one.standing.status is not Status.WITHDRAWN
    )
    for report in picture.reports:
        for category, stated in report.stated.items():
            there = recorded[report.code, Category(category)]
            if there != stated:
                yield (
                    report.code,
                    f"says that it makes {_so_many(stated, category)}, and {there} {_is(there)} recorded",
                    f"hmi add {report.code} TEXT, or hmi report edit {report.code} --states {category}=N --reason TEXT",
                )


def _so_many(many: int, category: str) -> str:
    one, several = NOUNS[Category(category)]
    return f"{number(many)} {one if many == 1 else several}"


def _is(many: int) -> str:
    return "is" if many == 1 else "are"


def _day_not_known(picture: Picture) -> Found:
    for report in picture.reports:
        if report.published is None:
            known = f"was published {report.period.when}, on which day is not known" if report.period else ""
            yield (
                report.code,
                f"{known or 'has no day of publication'}, so nothing can be counted from it",
                f"hmi report edit {report.code} --published DATE --reason TEXT",
            )


def _issued_before_its_report(picture: Picture) -> Found:
    published = {report.code: report.period for report in picture.reports}
    for one in picture.recommendations:
        period = published.get(one.ref.report)
        if period and one.issued_on < period.first and one.standing.status is not Status.WITHDRAWN:
            yield (
                str(one.ref),
                f"was issued on {in_words(one.issued_on)}, before its report, which was published {period.when}",
                f"hmi edit {one.ref} --issued DATE --reason TEXT",
            )


CHECKS = (
    Check(
        "HMI101",
        Severity.WARNING,
        "open without owner",
        "A committee asks for a name. One that nobody owns is one that nobody does.",
        _without_owner,
    ),
    Check(
        "HMI102",
        Severity.WARNING,
        "level not set",
        "Until its level is set nobody may close it, and it stands in a row of its own.",
        _without_level,
    ),
    Check(
        "HMI103",
        Severity.WARNING,
        "deadline unclear",
        "The issuer asks for it soon without saying when. Unless a day is settled it can never be called late.",
        _deadline_unclear,
    ),
    Check(
        "HMI104",
        Severity.ERROR,
        "under a closed cause",
        "A cause of concern is closed once all its recommendations are.",
        _under_a_closed_cause,
    ),
    Check(
        "HMI105",
        Severity.ERROR,
        "cause of concern without recommendations",
        "HMICFRS always makes one or more recommendations with a cause of concern.",
        _cause_without_recommendations,
    ),
    Check(
        "HMI106",
        Severity.WARNING,
        "certified long ago",
        "HMICFRS verifies at the next relevant inspection. After a year it is worth asking.",
        _certified_long_ago,
    ),
    Check(
        "HMI107",
        Severity.WARNING,
        "target after deadline",
        "The force would be late by its own plan.",
        _target_after_deadline,
    ),
    Check(
        "HMI108",
        Severity.WARNING,
        "overdue without a note",
        "A committee wants a robust explanation for any missed date.",
        _overdue_without_a_note,
    ),
    Check(
        "HMI109",
        Severity.ERROR,
        "comments on a report, or answers to a super-complaint",
        "The local policing body's comments must be published within 56 days beginning with the day of publication"
        f" ({Asked.COMMENTS.act}). The report of a super-complaint asks for answers by a day that it states, or in 56"
        f" days ({Asked.ANSWERS.act}).",
        _answers,
    ),
    Check(
        "HMI110",
        Severity.NOTE,
        "the same text twice",
        "A progress report repeats old recommendations. Counted twice, they make the figures wrong.",
        _same_text,
    ),
    Check(
        "HMI111",
        Severity.ERROR,
        "stated counts",
        "A report says how many recommendations it makes. If another number is recorded, one is missing or too many.",
        _stated_counts,
    ),
    Check(
        "HMI112",
        Severity.WARNING,
        "day of publication not known",
        "Deadlines such as 'within three months', and the clock for comments, count from it.",
        _day_not_known,
    ),
    Check(
        "HMI113",
        Severity.ERROR,
        "issued before its report",
        "What a report makes is issued with it. Counted from an earlier day, it stands in figures of which it was no"
        " part.",
        _issued_before_its_report,
    ),
)
"""Every standing check, in the order of its code. A code is never given to another check."""

INTEGRITY = {
    "HMI201": "The file itself: SQLite's own examination of it.",
    "HMI202": "Foreign keys: every record that another refers to is there.",
    "HMI203": "The chain: each event carries the hash of the one before, and its own hash fits what it says. One that"
    " does not was altered, put in or taken out behind hmi's back.",
    "HMI204": "Records rebuilt from their events are the same as those stored.",
    "HMI205": "Issued meetings: what each paper was told still fits its hash, and the history still holds its head.",
    "HMI206": "The words that search looks in are those that are recorded.",
    "HMI207": "Evidence: every letter and document that is kept is in the evidence folder, and is as it was.",
}
"""What `check --integrity` examines, by code; each finding is an error."""


def explained(code: str) -> tuple[Severity, str, str] | None:
    """The severity, name and reason of a code; None where there is none such."""
    if code in INTEGRITY:
        return Severity.ERROR, "integrity", INTEGRITY[code]
    return next(((check.severity, check.name, check.why) for check in CHECKS if check.code == code), None)
