"""What a file that leaves the register holds, by its kind: CSV, a workbook, a calendar, or the whole register."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from hmicfrs_cli.commands.desk import Desk
from hmicfrs_cli.domain import figures
from hmicfrs_cli.domain.clocks import Clock, clock_of
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.figures import Summary
from hmicfrs_cli.domain.inspections import Inspection
from hmicfrs_cli.domain.records import Event, Recommendation
from hmicfrs_cli.domain.vocabulary import Status
from hmicfrs_cli.formats import placing
from hmicfrs_cli.formats.layout import Record
from hmicfrs_cli.register import everything, fieldwork, past, queries
from hmicfrs_cli.register.opening import Reading
from hmicfrs_cli.register.past import Told
from hmicfrs_cli.register.sought import Sought

if TYPE_CHECKING:
    from hmicfrs_cli.formats.workbook import Sheet


@dataclass(frozen=True)
class Task:
    """One export: at which desk, from which register, where to, and what is meant on which day.

    `narrowed` where less is meant than the command means by itself.
    """

    at: Desk
    register: Reading
    path: Path
    meant: Sought
    narrowed: bool

    @property
    def day(self) -> date:
        """The day as at which it is written."""
        return self.meant.as_at

    @contextmanager
    def writing(self, many: int) -> Iterator[tuple[BinaryIO, Callable[[int], None]]]:
        """The file, to be put in its place once it is whole, and a bar for so many records."""
        name = self.path.name
        with placing.put_in_place(self.path) as file, self.at.screen.progress(f"Writing {name}", many) as bar:
            yield file, bar

    @property
    def many(self) -> int:
        """How many recommendations are meant."""
        return sum(count.open + count.closed for count in queries.counts(self.register, self.meant))


def _csv(task: Task) -> str:
    from hmicfrs_cli.formats import exchange, recommendations

    found = queries.recommendations(task.register, task.meant)
    with task.writing(task.many) as (file, bar):
        records = _counted((recommendations.recommendation(one, task.day) for one in found), bar)
        many = exchange.write_csv(file, recommendations.FIELDS, records)
    return f"Wrote {_of(many, 'recommendation')} as at {in_words(task.day)} to {task.path}."


def _xlsx(task: Task) -> str:
    from hmicfrs_cli.formats import workbook

    extent, many = everything.extent(task.register), task.many
    with task.writing(many + extent.events) as (file, bar):
        workbook.write(file, _sheets(task), _moment(task, extent).replace(tzinfo=None), bar)
    said = f"Wrote {_of(many, 'recommendation')} as at {in_words(task.day)} to {task.path}."
    if extent.events > workbook.MOST_ROWS:
        said += f" Of the events only the latest {workbook.MOST_ROWS:,} fit: Excel holds no more."
    return said


def _sheets(task: Task) -> list["Sheet"]:
    """The sheets of a workbook; where filters ask for less, only with what the recommendations meant have."""
    from hmicfrs_cli.formats import tabs

    def found() -> Iterator[Recommendation]:
        return queries.recommendations(task.register, task.meant)

    of = {(str(one.ref), one.ref.report) for one in found()} if task.narrowed else set()
    refs, codes = {ref for ref, _ in of}, {code for _, code in of}
    reports = [one for one in queries.reports(task.register, task.day) if not task.narrowed or one.code in codes]
    return [
        tabs.of_recommendations(found, task.day),
        tabs.of_reports(reports),
        tabs.of_events(lambda: _told(task, refs)),
        tabs.of_figures(_figures(task), task.day, "Recommendations of this workbook" if task.narrowed else COUNTED),
    ]


COUNTED = "HMICFRS recommendations"


def _told(task: Task, refs: set[str]) -> Iterator[Event]:
    """What had happened by the day, the latest recorded first; of the recommendations meant, or altogether."""
    from hmicfrs_cli.formats.workbook import MOST_ROWS

    told = past.history(task.register, Told(until=task.day))
    return islice((one for one in told if not task.narrowed or one.reference in refs), MOST_ROWS)


def _figures(task: Task) -> Summary:
    """The committee's table; where filters ask for less, the same of the recommendations meant alone."""
    if not task.narrowed:
        return figures.summary(queries.all_counts(task.register, task.day))
    counted = tuple(status for status in task.meant.statuses if status is not Status.WITHDRAWN)
    of = replace(task.meant, statuses=counted, for_us=task.meant.for_us is not False)
    return figures.summary(queries.counts(task.register, of) if counted else [])


def _ics(task: Task) -> str:
    from hmicfrs_cli.formats import calendar

    extent = everything.extent(task.register)
    entries = list(calendar.of_recommendations(queries.recommendations(task.register, task.meant)))
    known: list[Inspection] = []
    if not task.narrowed:
        known = fieldwork.inspections(task.register, task.day)
        entries += calendar.of_clocks(_clocks(task))
        entries += calendar.of_meetings(past.meetings(task.register))
        entries += calendar.of_inspections(known)
    with task.writing(len(entries)) as (file, _):
        file.write(calendar.written(entries, extent.beginning[:16], _moment(task, extent)))
    vague = sum(one.starts.unit == "year" for one in known)
    left_out = f" Without {_of(vague, 'inspection')} of which only the year is known." if vague else ""
    return f"Wrote {_of(len(entries), 'entry', 'entries')} as at {in_words(task.day)} to {task.path}.{left_out}"


def _clocks(task: Task) -> list[Clock]:
    """The clocks that have still to be answered; all of them where everything is meant."""
    if task.meant.for_us is not None:
        return queries.clocks(task.register, task.day)
    return [clock for one in queries.reports(task.register, task.day) if (clock := clock_of(one))]


def _moment(task: Task, extent: everything.Extent) -> datetime:
    """When the register was last written in (UTC): what a file says of when it was made."""
    if extent.moment is None:
        return datetime(task.day.year, task.day.month, task.day.day, tzinfo=UTC)
    return datetime.fromisoformat(extent.moment).replace(microsecond=0)


def _counted(records: Iterable[Record], bar: Callable[[int], None]) -> Iterator[Record]:
    """These records, telling the bar how many have gone by."""
    for many, record in enumerate(records, 1):
        yield record
        bar(many)


def _of(many: int, noun: str, nouns: str | None = None) -> str:
    return f"{many:,} {noun if many == 1 else nouns or f'{noun}s'}"


def _json(task: Task) -> str:
    from hmicfrs_cli.commands import gathering
    from hmicfrs_cli.formats import whole
    from hmicfrs_cli.register import evidence

    extent = everything.extent(task.register)
    folder, kept = evidence.beside(task.path), everything.kept(task.register)
    with task.writing(task.many + extent.events) as (file, bar):
        about = gathering.about(task.register, task.day)
        many = whole.write(file, about, gathering.lists(task.register, task.day), bar)
        wrong = evidence.take_along(kept, evidence.folder(task.register), folder)
    said = [
        f"Wrote the whole register, {_of(many['recommendations'], 'recommendation')} and {_of(extent.events, 'event')},"
        f" as at {in_words(task.day)} to {task.path}."
    ]
    if kept and folder.exists():
        said.append(f"Its documents are in {folder}: keep the two together.")
    return "\n".join([*said, *evidence.in_lines(wrong), *_damage(task)])


def _damage(task: Task) -> list[str]:
    """A warning where the register is not as its history says: what was written of it can then not be imported."""
    from hmicfrs_cli.register import evidence, integrity

    with task.at.reading() as register:  # by itself: what looks for damage reads text in its own way
        found = [one for one in integrity.findings(register) if one.code != evidence.MISSING]
    if not found:
        return []
    return [
        f"But the register is damaged ({found[0].reference} {found[0].what}), and this file cannot be imported again.",
        "Keep the register as it is, and see: hmi check --integrity",
    ]


WRITERS = {".csv": _csv, ".xlsx": _xlsx, ".ics": _ics, ".json": _json}
