"""Whatever officers do, in whatever order, taken back and brought back: what must always hold."""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from any_register import LAST, WATCHED, Stored, after, answer, doings, stored
from conftest import Officer
from hmicfrs_cli.domain import figures
from hmicfrs_cli.domain.movement import EFFECT, Move, Movement
from hmicfrs_cli.domain.movement_in_words import sentences
from hmicfrs_cli.domain.vocabulary import Category, Level, Stage, Status
from hmicfrs_cli.register import documents, fieldwork, integrity, moving, opening, past, queries, rebuilding
from hmicfrs_cli.register.sought import Sought


@settings(max_examples=25)
@given(doings=st.lists(doings, min_size=12, max_size=30))
def test_what_was_answered_stays_and_undo_and_redo_go_back_and_forth(
    empty_register: Path, doings: list[tuple[str, dict[str, Any]]]
) -> None:
    with after(doings, empty_register) as done:
        with opening.reading(done.path, lambda _: None) as register:
            assert list(integrity.findings(register)) == []
            for since, until in combinations(WATCHED, 2):
                adds_up(moving.movement(register, since, until), register)
            for meeting in past.meetings(register):
                if meeting.as_at:
                    adds_up(moving.movement(register, meeting.as_at, LAST, meeting), register)
            for day in WATCHED:
                every_closing_is_lawful(register, day)
                every_cell_is_as_long_as_its_list(register, day)
        for moment, told, reports, there in done.remembered[:: max(1, len(done.remembered) // 4)]:
            with opening.reading(done.path, lambda _: None) as register:
                rebuilding.as_known(register, moment)
                assert {day: answer(register, day) for day in told} == told, f"as known at {moment}"
                assert queries.reports(register, LAST) == reports, f"as known at {moment}"
                assert fieldwork.inspections(register, LAST) == there, f"as known at {moment}"


@settings(max_examples=25)
@given(doings=st.lists(doings, min_size=12, max_size=40))
def test_any_register_leaves_as_json_and_comes_back_the_same(
    empty_register: Path, doings: list[tuple[str, dict[str, Any]]]
) -> None:
    with after(doings, empty_register) as done:
        first, second, other = (done.path.with_name(name) for name in ("all.json", "again.json", "other.db"))
        there, here = Officer(done.path, today=LAST), Officer(other, today=LAST)
        there("export", "--out", str(first))
        here("import", str(first))
        here("export", "--out", str(second))
        assert second.read_bytes() == first.read_bytes()
        with opening.reading(done.path, lambda _: None) as was, opening.reading(other, lambda _: None) as now:
            assert everything(now) == everything(was)


@settings(max_examples=25)
@given(doings=st.lists(doings, min_size=12, max_size=40), ending=st.sampled_from([".csv", ".xlsx"]))
def test_any_register_leaves_as_a_sheet_and_says_nothing_new_when_it_comes_back(
    empty_register: Path, doings: list[tuple[str, dict[str, Any]]], ending: str
) -> None:
    with after(doings, empty_register) as done:
        sheet = str(done.path.with_name(f"all{ending}"))
        officer = Officer(done.path, today=LAST)
        officer("export", "--out", sheet)
        before = done.path.read_bytes()
        told = officer("import", sheet, "--update", "--yes", "-f", "json").data
        assert told["faults"] == told["differences"] == told["recommendations"] == told["reports"] == []
        assert done.path.read_bytes() == before


@settings(max_examples=25)
@given(doings=st.lists(doings, min_size=12, max_size=40), ending=st.sampled_from([".csv", ".xlsx"]))
def test_any_sheet_comes_into_a_new_register_lawfully_and_goes_and_comes_again_whole(
    empty_register: Path, doings: list[tuple[str, dict[str, Any]]], ending: str
) -> None:
    with after(doings, empty_register) as done:
        sheet, other = str(done.path.with_name(f"all{ending}")), done.path.with_name("other.db")
        Officer(done.path, today=LAST)("export", "--out", sheet)
        officer = Officer(other, today=LAST)
        brought = officer("import", sheet, "--skip-bad", "--yes", "-f", "json").data
        if not brought["recorded"]:
            return
        with opening.reading(other, lambda _: None) as register:
            assert list(integrity.findings(register)) == []
            first = stored(register, in_force=True)
            for day in WATCHED:
                every_closing_is_lawful(register, day)
        again = officer("import", sheet, "--skip-bad", "--update", "--yes", "-f", "json").data
        assert (again["recommendations"], again["differences"], again["faults"]) == ([], [], brought["faults"])
        officer("undo")
        with opening.reading(other, lambda _: None) as register:
            assert list(integrity.findings(register)) == []
            assert not any(stored(register, in_force=True).values())
        officer("redo")
        with opening.reading(other, lambda _: None) as register:
            assert list(integrity.findings(register)) == []
            assert stored(register, in_force=True) == first


def everything(register: opening.Reading) -> Stored:
    """Every row of every table, the history too. As in `stored`, a standing has no number of its own."""
    tables = "report recommendation balance_entry meeting inspection setting letter event".split()
    rows = {table: f"SELECT * FROM {table} ORDER BY 1" for table in tables}
    whole = {table: [tuple(row) for row in register.execute(sql).fetchall()] for table, sql in rows.items()}
    return whole | {"standing": stored(register)["standing"]}


def every_closing_is_lawful(register: opening.Reading, day: date) -> None:
    """What no sequence of commands may leave behind."""
    everything = list(queries.recommendations(register, Sought(day, tuple(Status), for_us=None)))
    letters = {letter.reference: letter for letter in documents.letters(register, date.max)}
    is_open = {one.ref for one in everything if one.standing.status is Status.OPEN}
    for one in everything:
        stands = one.standing
        if stands.letter:
            letter = letters[stands.letter]
            assert (letter.signed_on, letter.signatory) == (stands.signed_on, stands.signatory), one
            assert letter.signed_on <= (stands.certified_on or stands.closed_on or date.min), one
        if stands.stage is Stage.AWAITING_VERIFICATION:
            assert stands.level is Level.THREE, one
            assert stands.letter, one
            assert stands.certified_on, one
        if stands.status is not Status.CLOSED:
            continue
        assert stands.outcome, one
        if one.ref.category is Category.CAUSE_OF_CONCERN:
            assert stands.hmicfrs, one
            assert not [under.ref for under in everything if under.under == one.ref and under.ref in is_open], one
        else:
            assert stands.level, one
            assert stands.letter or stands.level not in (Level.TWO, Level.THREE), one
            assert stands.hmicfrs or stands.level is Level.TWO, one


def every_cell_is_as_long_as_its_list(register: opening.Reading, day: date) -> None:
    brought_in = figures.summary(queries.balance_counts(register, day))
    for row in figures.summary(queries.all_counts(register, day)).rows:
        is_cause, balance = row.category is Category.CAUSE_OF_CONCERN, brought_in.row(row.name)
        for status, many in ((Status.OPEN, row.open - balance.open), (Status.CLOSED, row.closed - balance.closed)):
            sought = Sought(day, (status,), category=row.category)
            of_level = sought if is_cause else replace(sought, level=row.level, no_level=row.level is None)
            assert len(list(queries.recommendations(register, of_level))) == many


def adds_up(moved: Movement, register: opening.Reading) -> None:
    """Rows and total balance, end as the summary says, and are made of the moves that are told."""
    end = figures.summary(queries.all_counts(register, moved.until))
    told: Counter[tuple[str, Move]] = Counter()
    for one in moved.moved:
        told[one.row, one.move] += one.many
    for row in moved.rows:
        assert row.balances, row
        assert (row.open_end, row.total_end) == (end.row(row.name).open, end.row(row.name).total)
        assert row.many == {move: told[row.name, move] for move in Move}
    assert moved.total.balances
    assert (moved.total.open_end, moved.total.total_end) == (end.total.open, end.total.total)
    assert moved.total.many == {move: sum(told[key] for key in told if key[1] is move) for move in Move}
    assert moved.total.many[Move.LEVELLED_IN] == moved.total.many[Move.LEVELLED_OUT]
    restated: Counter[tuple[str, int]] = Counter()
    for one in moved.restating:
        for figure, effect in enumerate(EFFECT[one.move]):
            restated[one.row, figure] += effect * one.many
    for row in moved.rows:
        assert (row.restated, row.restated_total) == (restated[row.name, 0], restated[row.name, 1]), row
    assert " ".join(sentences(moved)).count("None was closed") == (moved.total.many[Move.CLOSED] == 0)
