"""Whatever officers do, in whatever order: a register in which it has been done, one command after another.

A machine does commands one by one, each at a moment after the one before, on days that sometimes advance. It keeps
what the register answered after each, and what it held before each, and holds all that comes later against it.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st
from sqlmodel import Session

from builders import cause_of_concern, closing, firearms_report, inspection, recommendation, recording, signed_letter
from hmicfrs_cli.domain import figures
from hmicfrs_cli.domain.days import Period
from hmicfrs_cli.domain.drafting import Particulars
from hmicfrs_cli.domain.errors import Mistyped, NoSuchRecord, Refused
from hmicfrs_cli.domain.figures import Summary
from hmicfrs_cli.domain.inspections import Inspection
from hmicfrs_cli.domain.records import Balance, Report
from hmicfrs_cli.domain.vocabulary import (
    Category,
    InspectionKind,
    InspectionStatus,
    Level,
    Reference,
    ReportKind,
    Stage,
    Status,
)
from hmicfrs_cli.register import (
    changes,
    closings,
    fieldwork,
    inspections,
    letters,
    meetings,
    opening,
    progress,
    publishing,
    queries,
    undoing,
)
from hmicfrs_cli.register.history import Log
from hmicfrs_cli.register.sought import Sought

PUBLISHED = date(2023, 7, 11)
BEGINS = date(2023, 9, 1)
WATCHED = tuple(PUBLISHED + timedelta(days) for days in (0, 20, 45, 55, 70, 120))
"""The days that are asked about again and again."""
LAST = WATCHED[-1]

Answer = tuple[Summary, tuple[str, ...]]
Stored = dict[str, list[tuple[Any, ...]]]

ago = st.integers(-1, 15)
long_ago = st.integers(0, 60)
levels = st.sampled_from([Level.ONE, Level.TWO, Level.THREE, Level.FOUR])
which = st.integers(0, 4)
some = which.map(lambda one: [one]) | st.lists(which, min_size=2, max_size=3)
evidence = st.sampled_from([("letter", "hmicfrs"), ("letter", "hmicfrs"), ("letter",), ("hmicfrs",), ()])
EDITS: list[dict[str, Any]] = [
    {"title": "Another title"},
    {"text": "By 1 November 2023, all chief constables should do better."},
    {"for_us": False},
    {"for_us": True},
    {"theme": "Training", "addressees": ("chief constables",)},
    {"deadline_kind": "dated", "deadline": date(2023, 9, 20), "deadline_rule": "as corrected"},
]

CORRECTIONS: list[dict[str, Any]] = [
    {"title": "Another title", "kind": InspectionKind.REVISIT},
    {"ends": Period("2023-12-31"), "note": "Longer than was said"},
    {"starts": Period("2023-11"), "ends": Period("2023-12")},
    {"ends": None, "note": None, "kind": None},
    {"status": InspectionStatus.COMPLETED},
    {"status": InspectionStatus.PLANNED, "status_on": PUBLISHED},
    {"status": None},
    {"report": "firearms-2023"},
]

REPORT_CORRECTIONS: list[dict[str, Any]] = [
    {"title": "Deployment of firearms, a second look", "url": "https://example.org/report"},
    {"kind": ReportKind.JOINT, "bodies": ("CQC", "IOPC")},
    {"kind": ReportKind.SUPER_COMPLAINT, "answers_due": date(2023, 10, 1)},
    {"kind": ReportKind.NATIONAL},
    {"answers_due": None, "bodies": (), "url": None},
]


def answer(register: opening.Reading, day: date) -> Answer:
    """What the register says of a day: the committee's table, and every reference in its place and how it stands."""
    everything = queries.recommendations(register, Sought(day, tuple(Status), for_us=None))
    listed = tuple(f"{one.ref} {one.standing.status} {one.standing.level} {one.standing.for_us}" for one in everything)
    return figures.summary(queries.all_counts(register, day)), listed


def stored(register: opening.Reading, *, in_force: bool = False) -> Stored:
    """Every row of every table but the history's; with `in_force`, only what has not been taken back.

    Nor then an issued meeting: it is never taken back, so what was before it does not come back either. The number of
    a standing is left out: nothing refers to it, and it is given anew whenever one is made.
    """
    recorded = "WHERE recorded" if in_force else ""
    there = "WHERE id IN (SELECT recommendation_id FROM standing)" if in_force else ""
    found = {
        "report": f"SELECT * FROM report {recorded} ORDER BY id",
        "recommendation": f"SELECT * FROM recommendation {there} ORDER BY id",
        "standing": "SELECT * FROM standing ORDER BY recommendation_id, from_on",
        "balance_entry": f"SELECT * FROM balance_entry {recorded} ORDER BY id",
        "meeting": f"SELECT * FROM meeting {recorded and 'WHERE recorded AND issued_at IS NULL'} ORDER BY id",
        "inspection": f"SELECT * FROM inspection {recorded} ORDER BY id",
        "setting": "SELECT * FROM setting ORDER BY key",
        "letter": f"SELECT * FROM letter {recorded} ORDER BY reference",
    }
    left_out = {"standing": 1, "letter": 1}
    return {
        table: [tuple(row)[left_out.get(table, 0) :] for row in register.execute(sql).fetchall()]
        for table, sql in found.items()
    }


def do(what: str, **how: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    return st.tuples(st.just(what), st.fixed_dictionaries(how))


doings = st.one_of(
    do("add", category=st.sampled_from(Category), level=st.none() | levels, for_us=st.booleans(), ago=long_ago),
    do("add_under_a_cause", which=which, level=st.none() | levels, ago=long_ago),
    do("set_level", some=some, level=levels, ago=ago),
    do("assign", some=some, owner=st.sampled_from(["ACC Crime", "ACC Operations"]), ago=ago),
    do("target", some=some, days=st.integers(-10, 60), approver=st.none() | st.just("DCC"), ago=ago),
    do("note", which=which, public=st.booleans(), ago=ago),
    do("edit", which=which, edit=st.sampled_from(EDITS), ago=ago),
    do("edit_under", which=which, ago=ago),
    do("reissue", which=which, ago=long_ago),
    do("withdraw", some=some, ago=ago),
    do("close", some=some, shown=evidence, successor=st.none() | which, ago=ago),
    do("close", some=some, shown=st.just(("letter", "hmicfrs")), successor=st.none(), ago=ago),
    do("reopen", some=some, ago=ago),
    do("stage", some=some, to=st.sampled_from(Stage), reason=st.none() | st.just("Not yet"), ago=ago),
    do("letter", ago=long_ago, number=st.integers(1, 3)),
    do("edit_letter", ago=long_ago, number=st.integers(1, 3)),
    do("withdraw_letter", number=st.integers(1, 3)),
    do("certify", some=some, number=st.integers(1, 3), ago=ago),
    do("close_by_letter", some=some, number=st.integers(1, 3), word=st.booleans(), ago=ago),
    do("balance", category=st.sampled_from(Category), level=st.none() | levels, many=st.integers(-1, 3), ago=long_ago),
    do("respond", url=st.sampled_from([None, "", "https://example.org"]), ago=st.none() | ago),
    do("take_back_answer"),
    do(
        "correct_report",
        known=st.sampled_from(["2023-07-11", "2023-07", "2023"]),
        afi=st.integers(0, 2),
        other=st.just({}) | st.sampled_from(REPORT_CORRECTIONS),
    ),
    do("meeting", issued=st.booleans(), ago=long_ago),
    do("inspection", days=st.integers(-90, 60), report=st.none() | st.just("firearms-2023")),
    do("edit_inspection", which=which, correction=st.sampled_from(CORRECTIONS)),
    do("withdraw_inspection", which=which),
    do("set_setting", key=st.sampled_from(["committee", "contact"]), value=st.sampled_from(["One", "Another"])),
    do("time_passes", days=st.integers(1, 20)),
    do("undo", reason=st.none() | st.just("It was wrong")),
    do("redo", reason=st.none() | st.just("It was right")),
    do("undo_and_redo", times=st.integers(1, 3)),
)


class Register:
    """A register in which officers do one thing after another, and which remembers what it was and what it said."""

    def __init__(self, path: Path, session: Session) -> None:
        self.path = path
        self.session = session
        self.today = BEGINS
        self.commands = 0
        self.refs: list[Reference] = []
        self.done: list[tuple[str, Stored, date]] = []
        self.taken_back: list[tuple[str, Stored, date]] = []
        self.answers: dict[date, Answer] = {}
        self.remembered: list[tuple[str, dict[date, Answer], list[Report], list[Inspection]]] = []
        self.history: list[str] = []

        self.command("report", lambda log: publishing.add_report(log, firearms_report(published=PUBLISHED)))
        self.record(recommendation(level=Level.TWO))
        self.record(cause_of_concern())
        self.record(recommendation(level=Level.TWO, under=self.refs[-1]))

    # What officers do.

    def add(self, category: Category, level: Level | None, for_us: bool, ago: int) -> None:
        self.record(recommendation(category=category, level=level, for_us=for_us, on=self.on(ago)))

    def add_under_a_cause(self, which: int, level: Level | None, ago: int) -> None:
        causes = [ref for ref in self.refs if ref.category is Category.CAUSE_OF_CONCERN]
        if causes:
            self.record(recommendation(level=level, under=causes[which % len(causes)], on=self.on(ago)))

    def set_level(self, some: list[int], level: Level, ago: int) -> None:
        self.command("level", lambda log: changes.level(log, self.several(some), level, on=self.on(ago)))

    def assign(self, some: list[int], owner: str, ago: int) -> None:
        self.command(
            "assign", lambda log: progress.assign(log, self.several(some), owner=owner, lead=None, on=self.on(ago))
        )

    def target(self, some: list[int], days: int, approver: str | None, ago: int) -> None:
        to = self.today + timedelta(days)
        self.command(
            "target",
            lambda log: progress.target(
                log, self.several(some), to, on=self.on(ago), reason="Later", approved_by=approver
            ),
        )

    def note(self, which: int, public: bool, ago: int) -> None:
        (one,) = self.several([which])
        self.command("note", lambda log: progress.note(log, one, "On course", on=self.on(ago), public=public))

    def edit(self, which: int, edit: dict[str, Any], ago: int) -> None:
        (one,) = self.several([which])
        self.command("edit", lambda log: progress.edit(log, one, edit, on=self.on(ago), reason="As printed"))

    def reissue(self, which: int, ago: int) -> None:
        (one,) = self.several([which])
        after = {"issued_on": self.on(ago)}
        change = lambda log: progress.edit(log, one, after, on=self.today, reason="As printed")  # noqa: E731
        self.command("reissue", change, first=PUBLISHED)

    def edit_under(self, which: int, ago: int) -> None:
        (one,) = self.several([which])
        under = next(ref for ref in reversed(self.refs) if ref.category is Category.CAUSE_OF_CONCERN)
        self.command("edit", lambda log: progress.edit(log, one, {"under": under}, on=self.on(ago), reason="Belongs"))

    def withdraw(self, some: list[int], ago: int) -> None:
        self.command(
            "withdraw", lambda log: progress.withdraw(log, self.several(some), on=self.on(ago), reason="Error")
        )

    def close(self, some: list[int], shown: tuple[str, ...], successor: int | None, ago: int) -> None:
        letter = signed_letter(signed_on=PUBLISHED) if "letter" in shown else {}
        by = None if successor is None or len(some) == 1 else self.several([successor])[0]
        asked = closing(self.on(ago), hmicfrs="Visit" if "hmicfrs" in shown else None, superseded_by=by, **letter)
        self.command("close", lambda log: closings.close(log, self.several(some), asked))

    def reopen(self, some: list[int], ago: int) -> None:
        closed = [one.ref for one in queries.recommendations(self.register, Sought(self.today, (Status.CLOSED,)))]
        refs = [closed[number % len(closed)] for number in some] if closed else self.several(some)
        self.command("reopen", lambda log: closings.reopen(log, refs, on=self.on(ago), reason="Undone"))

    def stage(self, some: list[int], to: Stage, reason: str | None, ago: int) -> None:
        refs, on = self.several(some), self.on(ago)
        self.command("stage", lambda log: progress.stage(log, refs, to, on=on, reason=reason))

    def letter(self, number: int, ago: int) -> None:
        self.command("letter", lambda log: letters.add(log, f"L{number}", self.on(ago), "Chief Constable"))

    def edit_letter(self, number: int, ago: int) -> None:
        other: dict[str, Any] = {"signatory": None, "file": None, "copy": True, "reason": "Misread"}
        self.command("edit letter", lambda log: letters.edit(log, f"L{number}", signed_on=self.on(ago), **other))

    def withdraw_letter(self, number: int) -> None:
        self.command("withdraw letter", lambda log: letters.withdraw(log, f"L{number}", reason="Never sent"))

    def certify(self, some: list[int], number: int, ago: int) -> None:
        self.command("certify", lambda log: closings.certify(log, self.several(some), f"L{number}", on=self.on(ago)))

    def close_by_letter(self, some: list[int], number: int, word: bool, ago: int) -> None:
        asked = closing(self.on(ago), letter=f"L{number}", hmicfrs="Visit" if word else None)
        self.command("close", lambda log: closings.close(log, self.several(some), asked))

    def balance(self, category: Category, level: Level | None, many: int, ago: int) -> None:
        entry = Balance(category, level, many, abs(many), self.on(ago), "A paper")
        self.command("balance", lambda log: changes.add_balance(log, entry))

    def respond(self, url: str | None, ago: int | None) -> None:
        on = None if ago is None else self.on(ago)
        without = url == ""
        self.command(
            "respond", lambda log: publishing.respond(log, "firearms-2023", on, url or None, without_address=without)
        )

    def take_back_answer(self) -> None:
        self.command("respond", lambda log: publishing.take_back_answer(log, "firearms-2023"))

    def correct_report(self, known: str, afi: int, other: dict[str, Any]) -> None:
        period = Period(known)
        new = {"published": period.day, "published_in": None if period.day else period, "stated": {"afi": afi}}
        self.command(
            "correct", lambda log: publishing.edit_report(log, "firearms-2023", new | other, reason="Found it")
        )

    def meeting(self, ago: int, issued: bool) -> None:
        held_on = self.on(ago)
        self.command(f"meeting {held_on}", lambda log: meetings.add(log, held_on, "Audit Committee"))
        if issued:
            self.command("issue", lambda log: meetings.issue(log, held_on, held_on))
            if self.done[-1][0] == "issue":
                self.done = [one for one in self.done if one[0] not in ("issue", f"meeting {held_on}")]

    def inspection(self, days: int, report: str | None) -> None:
        starts = Period((self.today + timedelta(days)).isoformat())
        self.command(
            "inspection", lambda log: inspections.add(log, inspection(starts=starts, ends=None, report=report))
        )

    def edit_inspection(self, which: int, correction: dict[str, Any]) -> None:
        number = self.numbered(which)
        self.command("edit", lambda log: inspections.edit(log, number, correction, reason="Their message"))

    def withdraw_inspection(self, which: int) -> None:
        number = self.numbered(which)
        self.command("withdraw inspection", lambda log: inspections.withdraw(log, number, reason="Called off"))

    def set_setting(self, key: str, value: str) -> None:
        self.command("set", lambda log: changes.set_setting(log, key, value))

    def time_passes(self, days: int) -> None:
        self.today += timedelta(days)

    # What takes it back, and what brings it back.

    def undo(self, reason: str | None) -> None:
        refused = self.reverse("undo", lambda log: undoing.undo(log, reason))
        kind, before, _ = self.done[-1] if self.done else ("nothing", {}, self.today)
        if refused:
            assert kind == "nothing" or (reason is None and "an issued meeting" in refused), refused
        else:
            now, then = stored(self.register, in_force=True), self.without_issued(before)
            assert now == then, f"{kind} was not taken back whole"
            self.taken_back.append(self.done.pop())

    def without_issued(self, was: Stored) -> Stored:
        """What was stored, without the meetings that have been issued since: those stay."""
        issued = {row["id"] for row in self.register.execute("SELECT id FROM meeting WHERE issued_at IS NOT NULL")}
        meetings = [meeting for meeting in was.get("meeting", []) if meeting[0] not in issued]
        return was | ({"meeting": meetings} if "meeting" in was else {})

    def redo(self, reason: str | None) -> None:
        refused = self.reverse("redo", lambda log: undoing.redo(log, reason))
        if refused:
            assert not self.taken_back or (reason is None and "an issued meeting" in refused), refused
        else:
            self.done.append(self.taken_back.pop())

    def undo_and_redo(self, times: int) -> None:
        before = stored(self.register)
        there = len(self.taken_back)
        for _ in range(times):
            self.undo("To see what was")
        for _ in range(len(self.taken_back) - there):
            self.redo("And back")
        assert stored(self.register) == before
        assert len(self.taken_back) == there

    # How it is done.

    @property
    def register(self) -> opening.Reading:
        return opening.within(self.session)

    def on(self, ago: int) -> date:
        return self.today - timedelta(ago)

    def several(self, some: list[int]) -> list[Reference]:
        there = [Reference.read(ref) for ref in queries.references(self.register)] or self.refs
        return [there[number % len(there)] for number in some]

    def numbered(self, which: int) -> int:
        there = fieldwork.numbers(self.register)
        return there[which % len(there)] if there else which

    def record(self, new: Particulars) -> None:
        self.command("add", lambda log: self.refs.append(changes.add(log, "firearms-2023", new)))

    def command(self, kind: str, change: Callable[[Log], object], first: date | None = None) -> None:
        """A new command, which leaves nothing to bring back; what it was is kept for taking it back."""
        before = stored(self.register, in_force=True)
        happened = self.run(change, first)
        if isinstance(happened, date):
            self.done.append((kind, before, happened))
            self.taken_back.clear()

    def reverse(self, way: str, change: Callable[[Log], object]) -> str | None:
        """Undo or redo. Returns what was said against it."""
        stack = self.done if way == "undo" else self.taken_back
        happened = self.run(change, stack[-1][2] if stack else None)
        return happened if isinstance(happened, str) else None

    def run(self, change: Callable[[Log], object], first: date | None = None) -> date | str | None:
        """Run one command, and hold what it left unchanged against what was answered before.

        Returns the first day that it touched (`first`, where it is known), or why it was refused; None where there was
        nothing to do.
        """
        self.commands += 1
        moment = f"2024-01-01T09:00:00.{self.commands:06}Z"
        many = len(self.refs)
        try:
            with self.session.begin_nested():
                change(Log(self.session, recording(self.today, at=moment)))
        except (Refused, NoSuchRecord, Mistyped) as error:
            del self.refs[many:]
            return f"{error.what} {error.why}"
        finally:
            self.session.expunge_all()
        events = self.register.execute("SELECT hash, happened_on FROM event ORDER BY id").fetchall()
        assert [event["hash"] for event in events[: len(self.history)]] == self.history, "no history is lost"
        new = [date.fromisoformat(event["happened_on"]) for event in events[len(self.history) :]]
        self.history = [event["hash"] for event in events]
        touched = first or min(new, default=None)
        self._hold_against(moment, touched)
        return touched

    def _hold_against(self, moment: str, touched: date | None) -> None:
        now = {day: answer(self.register, day) for day in WATCHED}
        for day, told in self.answers.items():
            assert now[day] == told or (touched and touched <= day), f"{day} was touched from {touched}"
        self.answers = now
        reports, there = queries.reports(self.register, LAST), fieldwork.inspections(self.register, LAST)
        self.remembered.append((moment, now, reports, there))


@contextmanager
def after(doings: list[tuple[str, dict[str, Any]]], empty: Path) -> Iterator[Register]:
    """A register in which all this has been done."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "register.db"
        shutil.copy(empty, path)
        with opening.writing(path, lambda _: None) as session:
            register = Register(path, session)
            for what, how in doings:
                getattr(register, what)(**how)
        yield register
