"""Everything that a committee's paper tells, read at once: each part by the read that the command for it uses."""

from collections.abc import Iterable
from datetime import date

from hmicfrs_cli.domain import checks
from hmicfrs_cli.domain import quarter as told_of
from hmicfrs_cli.domain.clocks import Clock, clock_of
from hmicfrs_cli.domain.days import months_after
from hmicfrs_cli.domain.figures import late_groups, summary
from hmicfrs_cli.domain.movement import Meeting, Movement
from hmicfrs_cli.domain.quarter import Closure, Published, Quarter
from hmicfrs_cli.domain.records import Event, Recommendation, Report
from hmicfrs_cli.domain.targets import retargeted
from hmicfrs_cli.domain.vocabulary import Reference, Status
from hmicfrs_cli.register import fieldwork, past, queries
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
    start = (last and last.as_at) or since or told_of.start_without_a_meeting(meetings, as_at, months_after(as_at, -3))
    moved = past.movement(register, start, as_at, last.figures if last else None)
    is_open = Sought(as_at, (Status.OPEN,))
    chased = queries.recommendations(register, queries.to_chase(as_at, 0))
    reports = queries.reports(register, as_at)
    published = tuple(_published(register, reports, start, as_at, last, known_at))
    return Quarter(
        register=name,
        settings=queries.settings(register),
        meeting=meeting,
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
        published=published,
        closures=(*_closed_late(register, start, as_at, last, known_at), *_closures(register, moved)),
        inspections=tuple(fieldwork.inspections(register, as_at)),
        clocks=tuple(queries.clocks(register, as_at)),
        answered=tuple(_answered(reports, start, as_at)),
        issued=tuple(_issued_before(meetings, as_at)),
        is_first=last is None and since is None and not any(one.held_on < as_at for one in meetings),
        not_issued=tuple(one for one in meetings if start < one.held_on < meeting.held_on and not one.issued_at),
        learned_of=frozenset(int(each.reference) for each in _learned_of(register, "inspection", last, known_at)),
        certified_late=frozenset(_late(_learned_of(register, "recommendation", last, known_at, "certified"), start)),
        added=tuple(_added(register, reports, published, start, as_at, last, known_at)),
        titles={report.code: report.title for report in reports},
        findings=tuple(checks.findings(past.picture(register, as_at))),
    )


def _published(
    register: Reading, reports: Iterable[Report], since: date, as_at: date, last: Meeting | None, known_at: str | None
) -> Iterable[Published]:
    """The reports published since a day, and those recorded since the last meeting was issued; the oldest first."""
    new = {each.reference for each in _learned_of(register, "report", last, known_at)}
    found = []
    for report in reports:
        # One of which nobody knows the day is new to the first paper there is.
        is_new = report.period.last > since if report.period else last is None
        if is_new or report.code in new:
            everything = Sought(as_at, for_us=None, report=report.code)
            inside = tuple(queries.recommendations(register, everything))
            found.append(Published(report, inside, late=not is_new))
    return sorted(found, key=lambda each: (each.late, each.report.period.first if each.report.period else as_at))


def _added(
    register: Reading,
    reports: Iterable[Report],
    published: Iterable[Published],
    since: date,
    as_at: date,
    last: Meeting | None,
    known_at: str | None,
) -> Iterable[Published]:
    """What reports that are not new hold that the last meeting was not told of, for us, report by report."""
    new = {each.report.code for each in published}
    learned = {each.reference for each in _learned_of(register, "recommendation", last, known_at)}
    found: dict[str, list[Recommendation]] = {}
    for one in queries.recommendations(register, Sought(as_at)):
        told_before = str(one.ref) not in learned if last else one.issued_on <= since
        if one.ref.report not in new and not told_before:
            found.setdefault(one.ref.report, []).append(one)
    return [Published(report, tuple(found[report.code])) for report in reports if report.code in found]


def _learned_of(
    register: Reading, about: str, last: Meeting | None, known_at: str | None, kind: str = "recorded"
) -> list[Event]:
    """The events of a kind in force that were recorded since the last meeting was told its figures; none where none
    was told any.
    """
    issued_at = last.issued_at if last else None
    if issued_at is None:
        return []
    told = past.history(register, Told(kind=kind, about=about, known_at=known_at))
    return [each for each in told if each.recorded_at > issued_at and not each.undone]


def _late(learned: Iterable[Event], since: date) -> set[Reference]:
    """What some events are about that happened up to a day."""
    return {Reference.read(each.reference) for each in learned if each.happened_on <= since}


def _closed_late(
    register: Reading, since: date, as_at: date, last: Meeting | None, known_at: str | None
) -> list[Closure]:
    """What was closed before the last meeting was told its figures, and only recorded after."""
    refs = sorted(_late(_learned_of(register, "recommendation", last, known_at, "closed"), since), key=str)
    now = queries.named(register, refs, as_at) if refs else []
    return [
        Closure(one.ref, one.title or one.text, one.standing.closed_on or since, one.standing, False, late=True)
        for one in now
        if one.standing.status is Status.CLOSED and one.standing.for_us
    ]


def _closures(register: Reading, moved: Movement) -> list[Closure]:
    steps = past.steps(register, moved.since, moved.until)
    refs = list(dict.fromkeys(step.ref for step in steps if step.after.status is Status.CLOSED))
    now = {one.ref: one for one in queries.named(register, refs, moved.until)} if refs else {}
    return told_of.closures(steps, moved, now)


def _answered(reports: Iterable[Report], since: date, as_at: date) -> list[Clock]:
    """The clocks of the reports that have been answered in between."""
    clocks = [clock for report in reports if (clock := clock_of(report))]
    answered = [clock for clock in clocks if clock.sent_on and since < clock.sent_on <= as_at]
    return sorted(answered, key=lambda clock: (clock.last_day, clock.code))


def _issued_before(meetings: Iterable[Meeting], as_at: date) -> list[Meeting]:
    issued = [one for one in meetings if one.as_at and one.figures and one.as_at < as_at]
    return sorted(issued, key=lambda one: (one.as_at or as_at, one.held_on))
