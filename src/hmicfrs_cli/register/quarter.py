"""Everything that a committee's paper tells, read at once: each part by the read that the command for it uses."""

from collections.abc import Container, Iterable, Mapping
from datetime import date

from hmicfrs_cli.domain import checks
from hmicfrs_cli.domain import quarter as told_of
from hmicfrs_cli.domain.clocks import Clock, clock_of
from hmicfrs_cli.domain.days import Period, months_after
from hmicfrs_cli.domain.figures import late_groups, summary
from hmicfrs_cli.domain.meetings import Meeting, issued_before, name_of, start_without_a_meeting
from hmicfrs_cli.domain.movement import Movement, came, closed, redated
from hmicfrs_cli.domain.quarter import Closure, Published, Quarter
from hmicfrs_cli.domain.records import Recommendation, Report
from hmicfrs_cli.domain.targets import retargeted
from hmicfrs_cli.domain.vocabulary import Status
from hmicfrs_cli.register import fieldwork, moving, past, queries
from hmicfrs_cli.register.opening import Reading
from hmicfrs_cli.register.past import Told
from hmicfrs_cli.register.sought import Sought


def quarter(
    register: Reading,
    name: str,
    meeting: Meeting,
    as_at: date,
    *,
    since: date | None = None,
    known_at: str | None = None,
) -> Quarter:
    """What a paper for a meeting tells as at a day.

    `since` is the day from which movement counts, where it is not the last issued meeting. `known_at` is the moment
    (UTC) as of which the register answers, where it has been laid back to one (`rebuilding.as_known`).
    """
    last = past.last_issued(register, as_at) if since is None else past.issued_as_at(register, since)
    meetings = past.meetings(register)
    start = (last and last.as_at) or since or start_without_a_meeting(meetings, as_at, months_after(as_at, -3))
    moved = moving.movement(register, start, as_at, last, known_at)
    is_open = Sought(as_at, (Status.OPEN,))
    chased = queries.recommendations(register, queries.to_chase(as_at, 0))
    reports = queries.reports(register, as_at)
    new = _new(register, reports, start, last, known_at)
    return Quarter(
        register=name,
        settings=queries.settings(register),
        meeting=meeting,
        committee=name_of(meeting, meetings),
        as_at=as_at,
        since=start,
        last=last,
        head=meeting.head or past.head(register),
        figures=summary(queries.all_counts(register, as_at)),
        movement=moved,
        at_stages=queries.counts_by(register, is_open, "stage"),
        unlisted=queries.balance_counts(register, as_at),
        is_open=tuple(queries.recommendations(register, is_open)),
        late=queries.late_counts(register, as_at, 0),
        groups=late_groups(chased, as_at),
        retargeted=retargeted(past.history(register, Told(kind="targeted", until=as_at, known_at=known_at))),
        notes=told_of.public_notes(past.history(register, Told(kind="noted", until=as_at, known_at=known_at))),
        published=tuple(_published(register, new, start, as_at)),
        closures=tuple(_closures(register, moved)),
        inspections=tuple(fieldwork.inspections(register, as_at)),
        clocks=tuple(queries.clocks(register, as_at)),
        answered=tuple(
            _answered(reports, start, as_at, _recorded_since(register, "report", last, known_at, "responded"))
        ),
        issued=tuple(issued_before(meetings, as_at)),
        is_first=last is None and since is None and not any(one.held_on < as_at for one in meetings),
        not_issued=tuple(one for one in meetings if start < one.held_on < meeting.held_on and not one.issued_at),
        learned_of=frozenset(map(int, _recorded_since(register, "inspection", last, known_at))),
        certified_late=told_of.certified_late(moved),
        added=tuple(_added(register, moved, reports, new, as_at)),
        titles={report.code: report.title for report in reports},
        findings=tuple(checks.findings(past.picture(register, as_at, known_at))),
    )


def _recorded_since(
    register: Reading, about: str, last: Meeting | None, known_at: str | None, kind: str = "recorded"
) -> set[str]:
    """The references of what was recorded since the last meeting was told its figures, and is in force; none where
    none was told any.
    """
    if last is None or last.issued_at is None:
        return set()
    return _recorded_after(register, last.issued_at, about, known_at, kind)


def _recorded_after(
    register: Reading, moment: str, about: str, known_at: str | None, kind: str = "recorded"
) -> set[str]:
    told = Told(kind=kind, about=about, known_at=known_at, recorded_after=moment)
    return {each.reference for each in past.history(register, told) if not each.undone}


def _new(
    register: Reading, reports: Iterable[Report], since: date, last: Meeting | None, known_at: str | None
) -> dict[str, Report]:
    """The reports that are new to the committee, by their codes."""
    # Without a meeting that was told anything: what was recorded after the day from which the paper tells.
    moment = last.issued_at if last and last.issued_at else f"{since}T23:59:59.999999Z"
    learned = _recorded_after(register, moment, "report", known_at)
    told = _told_before(register, since, moment, known_at)
    return {report.code: report for report in reports if told_of.is_new(report, since, last, learned, told)}


def _told_before(register: Reading, since: date, moment: str, known_at: str | None) -> set[str]:
    """The reports whose day was corrected after a moment, and which had been published by the start as known then."""
    corrected = Told(kind="edited", about="report", known_at=known_at, recorded_after=moment)
    found: dict[str, str | None] = {}
    for event in past.history(register, corrected):  # the latest first, so that the first correction stays
        if not event.undone and {"published_on", "published_in"} & set(event.changes):
            days = (event.changes.get(name, (None,))[0] for name in ("published_on", "published_in"))
            found[event.reference] = next(filter(None, days), None)
    return {code for code, day in found.items() if day is None or Period(day).first <= since}


def _published(register: Reading, new: Mapping[str, Report], since: date, as_at: date) -> list[Published]:
    """The new reports with what is in them: the oldest first, and those last that were published before the start."""
    found = []
    for report in new.values():
        everything = Sought(as_at, for_us=None, report=report.code)
        late = report.period is not None and report.period.last <= since
        later = queries.issued_after(register, report.code, as_at)
        found.append(Published(report, tuple(queries.recommendations(register, everything)), late, later))
    return sorted(found, key=lambda each: (each.late, each.report.period.first if each.report.period else as_at))


def _added(
    register: Reading, moved: Movement, reports: Iterable[Report], new: Container[str], as_at: date
) -> list[Published]:
    """What has come to be counted of reports that are not new themselves, report by report."""
    later = redated(moved)
    ones = [each.ref for each in (*came(moved.restating), *came(moved.moved)) if each.ref and each.ref not in later]
    of_others = [ref for ref in dict.fromkeys(ones) if ref.report not in new]
    found: dict[str, list[Recommendation]] = {}
    for one in queries.named(register, sorted(of_others), as_at):
        if one.standing.for_us and one.standing.status is not Status.WITHDRAWN:
            found.setdefault(one.ref.report, []).append(one)
    return [Published(report, tuple(found[report.code])) for report in reports if report.code in found]


def _closures(register: Reading, moved: Movement) -> list[Closure]:
    refs = list(dict.fromkeys(step.ref for step in (*moved.learned, *moved.steps) if closed(step)))
    now = {one.ref: one for one in queries.named(register, refs, moved.until)}
    return told_of.closures(moved, now)


def _answered(reports: Iterable[Report], since: date, as_at: date, learned: Container[str]) -> list[Clock]:
    """The clocks of the reports that have been answered in between, or whose answers were `learned` of since."""
    clocks = [clock for report in reports if (clock := clock_of(report))]
    by_then = [clock for clock in clocks if clock.sent_on and clock.sent_on <= as_at]
    answered = [clock for clock in by_then if (clock.sent_on and clock.sent_on > since) or clock.code in learned]
    return sorted(answered, key=lambda clock: (clock.last_day, clock.code))
