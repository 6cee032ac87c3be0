"""Whatever officers do, in whatever order: figures add up, and each is as long as its list, on any day."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import closing, firearms_report, recommendation, recording, signed_letter
from hmicfrs_cli.domain import figures, timeline
from hmicfrs_cli.domain.errors import Refused
from hmicfrs_cli.domain.figures import Lateness, lateness
from hmicfrs_cli.domain.levels import Need, rule_for
from hmicfrs_cli.domain.records import Balance
from hmicfrs_cli.domain.timeline import Happening
from hmicfrs_cli.domain.vocabulary import Category, Level, Reference, Status
from hmicfrs_cli.register import changes, closings, opening, publishing, queries
from hmicfrs_cli.register.history import Log
from hmicfrs_cli.register.sought import Sought

FIRST = date(2023, 7, 11)
LAST = FIRST + timedelta(days=120)

days = st.dates(FIRST - timedelta(days=2), LAST + timedelta(days=2))
levels = st.sampled_from([Level.ONE, Level.TWO, Level.THREE, Level.FOUR])
which = st.integers(0, 5)
doings = st.one_of(
    st.tuples(st.just("add"), st.sampled_from(Category), st.none() | levels, st.booleans(), days),
    st.tuples(st.just("under"), which, st.none() | levels),
    st.tuples(st.just("level"), which, levels, days),
    st.tuples(st.just("close"), which, st.booleans(), st.booleans(), days),
    st.tuples(st.just("reopen"), which, days),
    st.tuples(st.just("balance"), st.sampled_from(Category), st.none() | levels, st.integers(-2, 3), days),
)


def do(log: Log, doing: tuple[Any, ...], refs: list[Reference]) -> None:
    """One thing that an officer does; a refusal is an answer too."""
    what, *how = doing
    try:
        if what == "add":
            category, level, for_us, on = how
            given_ = recommendation("By 1 October 2023, act.", category=category, level=level, for_us=for_us, on=on)
            refs.append(changes.add(log, "firearms-2023", given_))
        elif what == "balance":
            category, level, many, on = how
            if many:
                changes.add_balance(log, Balance(category, level, many, abs(many), on, "a paper"))
        elif refs:
            one = refs[how[0] % len(refs)]
            if what == "under" and one.category is Category.CAUSE_OF_CONCERN:
                refs.append(changes.add(log, "firearms-2023", recommendation(under=one, level=how[1])))
            elif what == "level":
                changes.level(log, [one], how[1], on=how[2])
            elif what == "close":
                letter = signed_letter(signed_on=FIRST) if how[1] else {}
                closings.close(log, [one], closing(how[3], hmicfrs="Message" if how[2] else None, **letter))
            elif what == "reopen":
                closings.reopen(log, [one], on=how[1], reason="Found undone")
    except Refused:
        pass


@contextmanager
def after(doings: list[tuple[Any, ...]], empty: Path) -> Iterator[opening.Reading]:
    """A register in which all this has been done, each thing by a command of its own."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "register.db"
        shutil.copy(empty, path)
        refs: list[Reference] = []
        with opening.writing(path, lambda _: None) as session:
            publishing.add_report(Log(session, recording(LAST)), firearms_report())
            for doing in doings:
                do(Log(session, recording(LAST)), doing, refs)
        with opening.reading(path, lambda _: None) as register:
            yield register


@settings(max_examples=60)
@given(doings=st.lists(doings, max_size=14), day=days)
def test_every_cell_is_as_long_as_its_list_as_at_any_day(
    empty_register: Path, doings: list[tuple[Any, ...]], day: date
) -> None:
    with after(doings, empty_register) as register:
        summary = figures.summary(queries.counts(register, Sought(day)))
        for row in summary.rows:
            by_level: dict[str, Any] = {} if row.category is Category.CAUSE_OF_CONCERN else {"level": row.level}
            by_level |= {"no_level": row.level is None and row.category is not Category.CAUSE_OF_CONCERN}
            for status, many in ((Status.OPEN, row.open), (Status.CLOSED, row.closed)):
                sought = Sought(day, (status,), category=row.category, **by_level)
                assert len(list(queries.recommendations(register, sought))) == many
        everything = list(queries.recommendations(register, Sought(day)))
        assert summary.total.total == len(everything)
        for by in ("report", "owner", "theme"):
            grouped = figures.grouped(queries.counts_by(register, Sought(day), by), [], by)
            assert (grouped.total.open, grouped.total.closed) == (summary.total.open, summary.total.closed)


@settings(max_examples=40)
@given(doings=st.lists(doings, max_size=14), day=days, within=st.integers(0, 90))
def test_every_group_of_the_chase_list_is_as_long_as_it_says(
    empty_register: Path, doings: list[tuple[Any, ...]], day: date, within: int
) -> None:
    with after(doings, empty_register) as register:
        counted = queries.late_counts(register, day, within)
        is_open = list(queries.recommendations(register, Sought(day, (Status.OPEN,))))
        chased = figures.late_groups(queries.recommendations(register, queries.to_chase(day, within)), day, within)
    for group in Lateness:
        assert counted[group] == sum(lateness(one.standing, day, within) is group for one in is_open)
    for group in (Lateness.LATE, Lateness.IMMEDIATE, Lateness.DUE_SOON):
        assert len(chased.get(group, [])) == counted[group]


@settings(max_examples=60)
@given(doings=st.lists(doings, max_size=18))
def test_standings_are_what_the_events_make_them_and_no_rule_is_broken(
    empty_register: Path, doings: list[tuple[Any, ...]]
) -> None:
    with after(doings, empty_register) as register:
        for row in register.execute("SELECT id, ref, under_id FROM recommendation").fetchall():
            history = [
                Happening(
                    event["id"],
                    event["kind"],
                    date.fromisoformat(event["happened_on"]),
                    {name: after for name, (_, after) in json.loads(event["changes"]).items()},
                )
                for event in register.execute("SELECT * FROM event WHERE recommendation_id = :id", dict(row))
            ]
            stored = register.execute(
                "SELECT from_on, until_on FROM standing WHERE recommendation_id = :id ORDER BY from_on", dict(row)
            ).fetchall()
            line = timeline.spans(history)
            assert [tuple(days) for days in stored] == [
                (span.from_on.isoformat(), span.until_on.isoformat()) for span in line
            ]
            ref = Reference.read(row["ref"])
            for span in line:
                assert queries.recommendation(register, ref, span.from_on).standing == span.standing
                _closed_by_its_rule(ref, span)
        _no_cause_is_closed_over_an_open_one(register)


def _closed_by_its_rule(ref: Reference, span: timeline.Span) -> None:
    if span.standing.status is not Status.CLOSED:
        return
    rule = rule_for(ref.category, span.standing.level, span.from_on)
    assert rule is not None
    signed_on = span.standing.signed_on
    assert (Need.LETTER not in rule.needs) or (span.standing.letter and signed_on and signed_on <= span.from_on)
    assert (Need.HMICFRS not in rule.needs) or span.standing.hmicfrs


def _no_cause_is_closed_over_an_open_one(register: opening.Reading) -> None:
    overlapping = register.execute(
        """
        SELECT count(*) FROM standing cause
        JOIN recommendation below ON below.under_id = cause.recommendation_id
        JOIN standing open ON open.recommendation_id = below.id
        WHERE cause.status = 'closed' AND open.status = 'open'
          AND open.from_on < cause.until_on AND cause.from_on < open.until_on
        """
    ).fetchone()[0]
    assert overlapping == 0


@settings(max_examples=40)
@given(earlier=st.lists(doings, max_size=10), later=st.lists(doings, max_size=6), day=days)
def test_what_was_answered_for_a_day_stays_so_when_nothing_is_backdated(
    empty_register: Path, earlier: list[tuple[Any, ...]], later: list[tuple[Any, ...]], day: date
) -> None:
    backdated = {"add": 4, "level": 3, "close": 4, "reopen": 2, "balance": 4}
    later = [doing for doing in later if doing[0] in backdated and doing[backdated[doing[0]]] > day]
    with after(earlier, empty_register) as register:
        before = figures.summary([*queries.counts(register, Sought(day)), *queries.balance_counts(register, day)])
    with after([*earlier, *later], empty_register) as register:
        again = figures.summary([*queries.counts(register, Sought(day)), *queries.balance_counts(register, day)])
    assert again == before
