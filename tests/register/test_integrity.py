"""Whatever is altered behind hmi's back is found, and named."""

import contextlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import (
    cause_of_concern,
    closing,
    custody_report,
    firearms_report,
    inspection,
    recommendation,
    recording,
    ref,
    signed_letter,
)
from conftest import Officer
from hmicfrs_cli.domain.checks import Finding
from hmicfrs_cli.domain.days import Period
from hmicfrs_cli.domain.records import Balance
from hmicfrs_cli.domain.vocabulary import Category, Level
from hmicfrs_cli.register import (
    changes,
    closings,
    inspections,
    integrity,
    meetings,
    opening,
    progress,
    publishing,
    undoing,
)
from hmicfrs_cli.register.history import Log
from hmicfrs_cli.register.sealing import SEALED, seal

COLUMNS = (*SEALED, "hash")
R1, R2, C1 = ref("firearms-2023/R1"), ref("firearms-2023/R2"), ref("firearms-2023/C1")
THE_LAST_DAY = date(2023, 12, 1)


@pytest.fixture(scope="module")
def storied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register in which everything that can happen has happened, and some of it was taken back."""
    path = tmp_path_factory.mktemp("storied") / "register.db"

    def do(change: Callable[[Log], object]) -> None:
        with opening.writing(path, lambda _: None) as session:
            change(Log(session, recording()))

    brought_in = Balance(Category.AFI, Level.TWO, 6, 1, date(2023, 6, 1), "June paper")
    do(lambda log: changes.set_setting(log, "force", "West Midlands Police"))
    do(lambda log: publishing.add_report(log, firearms_report()))
    do(lambda log: publishing.add_report(log, custody_report(stated={"afi": 16})))
    do(lambda log: changes.add(log, "firearms-2023", cause_of_concern()))
    do(lambda log: changes.add(log, "firearms-2023", recommendation(under=C1, level=Level.TWO)))
    do(lambda log: changes.add(log, "firearms-2023", recommendation("Chief constables should act.")))
    do(lambda log: changes.add_balance(log, brought_in))
    do(lambda log: publishing.respond(log, "firearms-2023", date(2023, 9, 4)))
    do(lambda log: changes.level(log, [R2], Level.THREE, on=date(2023, 9, 1), reason="Their letter"))
    do(lambda log: progress.note(log, R1, "On course", on=date(2023, 9, 2), public=True))
    do(lambda log: progress.assign(log, [R1, R2], owner="ACC Crime", lead="Armed policing", on=date(2023, 9, 2)))
    do(lambda log: meetings.add(log, date(2023, 9, 28), "Audit Committee"))
    do(lambda log: meetings.issue(log, date(2023, 9, 28), date(2023, 9, 28)))
    do(lambda log: closings.close(log, [R1], closing(**signed_letter())))
    do(lambda log: closings.reopen(log, [R1], on=date(2023, 11, 1), reason="Found undone"))
    do(lambda log: progress.edit(log, R1, {"title": "Tracking"}, on=date(2023, 11, 2), reason="Shorter"))
    do(lambda log: progress.withdraw(log, [R2], on=date(2023, 11, 3), reason="Recorded twice"))
    do(undoing.undo)
    do(undoing.redo)
    do(lambda log: meetings.add(log, date(2023, 12, 14), None))
    do(lambda log: inspections.add(log, inspection(report="firearms-2023")))
    do(lambda log: inspections.edit(log, 1, {"ends": Period("2023-06-10"), "note": "7.2"}, reason="A day longer"))
    do(lambda log: inspections.add(log, inspection("Recorded twice")))
    do(undoing.undo)
    do(lambda log: inspections.add(log, inspection("Called off")))
    do(lambda log: inspections.withdraw(log, 3, reason="Their message"))
    do(lambda log: progress.assign(log, [R1], owner="ACC Operations", lead=None, on=THE_LAST_DAY))
    return path


def raw(path: Path) -> sqlite3.Connection:
    """What somebody has who holds the file and knows SQLite: no trigger and no check in the way."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.row_factory = sqlite3.Row
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    return connection


@pytest.fixture(scope="module")
def meddler(storied: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """A raw connection to a copy of the storied register."""
    path = tmp_path_factory.mktemp("meddled") / "register.db"
    shutil.copy(storied, path)
    connection = raw(path)
    yield connection
    connection.close()


def found(meddler: sqlite3.Connection, *meddling: tuple[str, tuple[Any, ...]]) -> list[Finding]:
    """What is found after some meddling, of which nothing is left afterwards."""
    meddler.execute("BEGIN")
    try:
        for sql, values in meddling:
            assert meddler.execute(sql, values).rowcount, f"this meddled with nothing: {sql}"
        return list(integrity.findings(meddler))
    finally:
        meddler.execute("ROLLBACK")


def named(findings: list[Finding]) -> set[str]:
    return {finding.reference for finding in findings if finding.code == "HMI203"}


def events(meddler: sqlite3.Connection) -> list[dict[str, Any]]:
    return [dict(row) for row in meddler.execute("SELECT * FROM event ORDER BY id")]


def put(event: dict[str, Any]) -> tuple[str, tuple[Any, ...]]:
    marks = ", ".join("?" for _ in COLUMNS)
    return f"INSERT INTO event ({', '.join(COLUMNS)}) VALUES ({marks})", tuple(event[name] for name in COLUMNS)


def another(value: Any) -> Any:
    """The same value with one character altered, so that it can still be read."""
    if value is None:
        return "x"
    if isinstance(value, int):
        return value + 1000
    middle = len(value) // 2
    return f"{value[:middle]}{'1' if value[middle : middle + 1] != '1' else '2'}{value[middle + 1 :]}"


def test_nothing_is_found_in_a_register_that_nobody_meddled_with(meddler: sqlite3.Connection) -> None:
    assert list(integrity.findings(meddler)) == []


@pytest.mark.parametrize("column", COLUMNS)
def test_one_character_altered_in_any_event_is_found_and_the_event_is_named(
    meddler: sqlite3.Connection, column: str
) -> None:
    for event in events(meddler):
        altered = another(event[column])
        findings = found(meddler, (f"UPDATE event SET {column} = ? WHERE id = ?", (altered, event["id"])))
        assert named(findings) & {f"event {event['id']}", f"event {altered}"}, event


@settings(max_examples=150)
@given(data=st.data())
def test_one_byte_altered_in_any_event_is_found_and_the_event_is_named(
    meddler: sqlite3.Connection, data: st.DataObject
) -> None:
    event = data.draw(st.sampled_from(events(meddler)))
    column = data.draw(st.sampled_from([name for name in COLUMNS if isinstance(event[name], str) and event[name]]))
    was = event[column].encode()
    place = data.draw(st.integers(0, len(was) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda byte: byte != was[place]))
    altered = was[:place] + bytes([byte]) + was[place + 1 :]
    findings = found(meddler, (f"UPDATE event SET {column} = CAST(? AS TEXT) WHERE id = ?", (altered, event["id"])))
    assert f"event {event['id']}" in named(findings)


@pytest.mark.parametrize("altered", [b"\xff", b"not text"], ids=["no UTF-8", "no text at all"])
@pytest.mark.parametrize("column", ["words", "changes", "reference", "hash"])
def test_what_is_no_text_is_found_and_the_event_is_named(
    meddler: sqlite3.Connection, column: str, altered: bytes
) -> None:
    sql = "CAST(? AS TEXT)" if altered == b"\xff" else "?"
    findings = found(meddler, (f"UPDATE event SET {column} = {sql} WHERE id = 5", (altered,)))
    assert "event 5" in named(findings)


@pytest.mark.parametrize(
    "about", ["report", "balance", "setting", "meeting", "inspection", "recommendation", "command"]
)
@pytest.mark.parametrize(
    ("column", "altered"), [("changes", "{"), ("changes", "[]"), ("reference", "x"), ("happened_on", "never")]
)
def test_an_event_that_can_no_longer_be_read_is_named_with_whatever_else_is_found(
    meddler: sqlite3.Connection, about: str, column: str, altered: str
) -> None:
    event = next(event for event in events(meddler) if event["about"] == about)
    findings = found(meddler, (f"UPDATE event SET {column} = ? WHERE id = ?", (altered, event["id"])))
    assert f"event {event['id']}" in named(findings)


def test_an_event_taken_out_is_missed_where_the_next_one_stands(meddler: sqlite3.Connection) -> None:
    *all_but_last, _ = events(meddler)
    for event in all_but_last:
        findings = found(meddler, ("DELETE FROM event WHERE id = ?", (event["id"],)))
        assert f"event {event['id'] + 1}" in named(findings)


def test_the_last_event_taken_out_is_missed_by_what_it_made(meddler: sqlite3.Connection) -> None:
    findings = found(meddler, ("DELETE FROM event WHERE id = (SELECT max(id) FROM event)", ()))
    assert [finding.reference for finding in findings] == [str(R1)]


def test_a_history_cut_off_before_a_meeting_was_issued_no_longer_holds_what_the_meeting_was_told(
    meddler: sqlite3.Connection,
) -> None:
    issued = next(event for event in events(meddler) if event["kind"] == "issued")
    findings = found(meddler, ("DELETE FROM event WHERE id >= ?", (issued["id"] - 1,)))
    assert ("HMI205", "meeting 2023-09-28") in {(finding.code, finding.reference) for finding in findings}


def test_an_event_put_in_at_the_end_is_named(meddler: sqlite3.Connection) -> None:
    last = events(meddler)[-1]
    forged = last | {"id": last["id"] + 1, "author": "Nobody", "hash": "0" * 64}
    assert f"event {last['id'] + 1}" in named(found(meddler, put(forged)))


def test_a_well_sealed_event_put_in_at_the_end_is_found_by_what_it_did_not_make(meddler: sqlite3.Connection) -> None:
    last = events(meddler)[-1]
    forged = last | {"id": last["id"] + 1, "previous": last["hash"], "changes": '{"owner":[null,"Nobody"]}'}
    findings = found(meddler, put(forged | {"hash": seal(forged)}))
    assert [(finding.code, finding.reference) for finding in findings] == [("HMI204", str(R1))]


def test_an_event_put_in_between_two_others_is_named(meddler: sqlite3.Connection) -> None:
    event = events(meddler)[4]
    number = event["id"]
    forged = event | {"id": number, "author": "Nobody"}
    findings = found(
        meddler,
        ("UPDATE event SET id = -id - 1 WHERE id >= ?", (number,)),
        ("UPDATE event SET id = -id WHERE id < 0", ()),
        put(forged | {"hash": seal(forged)}),
    )
    assert f"event {number + 1}" in named(findings)


def test_two_events_that_changed_places_are_both_named(meddler: sqlite3.Connection) -> None:
    findings = found(
        meddler,
        ("UPDATE event SET id = -5 WHERE id = 5", ()),
        ("UPDATE event SET id = 5 WHERE id = 6", ()),
        ("UPDATE event SET id = 6 WHERE id = -5", ()),
    )
    assert {"event 5", "event 6"} <= named(findings)


def test_one_alteration_of_one_event_is_one_link_that_is_broken(meddler: sqlite3.Connection) -> None:
    assert named(found(meddler, ("UPDATE event SET author = 'Nobody' WHERE id = 5", ()))) == {"event 5"}


@pytest.mark.parametrize(
    ("meddling", "reference"),
    [
        ("UPDATE standing SET owner = 'Nobody' WHERE id = 1", "firearms-2023/C1"),
        ("UPDATE standing SET until_on = '2023-10-24' WHERE closed_on IS NULL AND until_on = '2023-10-25'", str(R1)),
        ("DELETE FROM standing WHERE status = 'closed'", str(R1)),
        ("UPDATE standing SET for_us = 0 WHERE id = 1", str(C1)),
        ("UPDATE recommendation SET text = text || '.' WHERE ref = 'firearms-2023/R1'", str(R1)),
        ("UPDATE recommendation SET title = 'Other' WHERE ref = 'firearms-2023/R2'", str(R2)),
        ("UPDATE recommendation SET issued_on = '2023-07-12' WHERE ref = 'firearms-2023/R2'", str(R2)),
        ("UPDATE recommendation SET under_id = NULL WHERE ref = 'firearms-2023/R1'", str(R1)),
        ("UPDATE recommendation SET ref = 'firearms-2023/R7' WHERE ref = 'firearms-2023/R2'", "firearms-2023/R7"),
        ("UPDATE recommendation SET number = 7 WHERE ref = 'firearms-2023/R2'", str(R2)),
        ("UPDATE recommendation SET report_id = 2 WHERE ref = 'firearms-2023/R2'", str(R2)),
        ("DELETE FROM recommendation WHERE ref = 'firearms-2023/R2'", str(R2)),
        ("UPDATE report SET title = 'Other' WHERE code = 'firearms-2023'", "report firearms-2023"),
        ("UPDATE report SET published_on = '2023-07-12' WHERE code = 'firearms-2023'", "report firearms-2023"),
        ("UPDATE report SET url = 'https://example.org' WHERE code = 'firearms-2023'", "report firearms-2023"),
        ("UPDATE report SET comments_sent_on = '2023-09-05' WHERE code = 'firearms-2023'", "report firearms-2023"),
        ("UPDATE report SET comments_sent_on = '2023-09-05' WHERE code = 'custody-2023'", "report custody-2023"),
        ("UPDATE report SET comments_url = 'https://example.org' WHERE code = 'firearms-2023'", "report firearms-2023"),
        ("UPDATE report SET answers_due = '2023-10-01' WHERE code = 'custody-2023'", "report custody-2023"),
        ("UPDATE report SET published_in = '2023-08' WHERE code = 'custody-2023'", "report custody-2023"),
        ("UPDATE report SET stated = '{}' WHERE code = 'custody-2023'", "report custody-2023"),
        ("UPDATE report SET recorded = 0 WHERE code = 'custody-2023'", "report custody-2023"),
        ("DELETE FROM report WHERE code = 'custody-2023'", "report custody-2023"),
        ("UPDATE balance_entry SET open = 7", "balance 1"),
        ("UPDATE balance_entry SET counted_on = '2023-06-02'", "balance 1"),
        ("UPDATE balance_entry SET recorded = 0", "balance 1"),
        ("UPDATE balance_entry SET source = 'July paper'", "balance 1"),
        ("DELETE FROM balance_entry", "balance 1"),
        ("UPDATE setting SET value = 'Westshire Police'", "setting force"),
        ("INSERT INTO setting VALUES ('contact', 'Nobody')", "setting contact"),
        ("DELETE FROM setting", "setting force"),
        ("UPDATE meeting SET name = 'Other' WHERE held_on = '2023-09-28'", "meeting 2023-09-28"),
        ("UPDATE meeting SET name = 'Other' WHERE held_on = '2023-12-14'", "meeting 2023-12-14"),
        ("UPDATE meeting SET as_at = '2023-09-27' WHERE held_on = '2023-09-28'", "meeting 2023-09-28"),
        ("UPDATE meeting SET issued_at = NULL WHERE held_on = '2023-09-28'", "meeting 2023-09-28"),
        ("UPDATE meeting SET figures_hash = '' WHERE held_on = '2023-09-28'", "meeting 2023-09-28"),
        ("UPDATE meeting SET head = figures_hash WHERE held_on = '2023-09-28'", "meeting 2023-09-28"),
        (
            "UPDATE meeting SET figures = replace(figures, '\"open\":6', '\"open\":7') WHERE held_on = '2023-09-28'",
            "meeting 2023-09-28",
        ),
        ("DELETE FROM meeting WHERE held_on = '2023-12-14'", "meeting 2023-12-14"),
        ("UPDATE inspection SET title = 'Other' WHERE id = 1", "inspection 1"),
        ("UPDATE inspection SET kind = 'other' WHERE id = 1", "inspection 1"),
        ("UPDATE inspection SET starts = '2023-06' WHERE id = 1", "inspection 1"),
        ("UPDATE inspection SET ends = '2023-06-09' WHERE id = 1", "inspection 1"),
        ("UPDATE inspection SET status = 'reported', status_on = '2023-06-09' WHERE id = 1", "inspection 1"),
        ("UPDATE inspection SET note = NULL WHERE id = 1", "inspection 1"),
        ("UPDATE inspection SET report = 'custody-2023' WHERE id = 1", "inspection 1"),
        ("UPDATE inspection SET recorded = 0 WHERE id = 1", "inspection 1"),
        ("UPDATE inspection SET recorded = 1 WHERE id = 2", "inspection 2"),
        ("UPDATE inspection SET recorded = 1 WHERE id = 3", "inspection 3"),
        ("DELETE FROM inspection WHERE id = 1", "inspection 1"),
    ],
)
def test_what_was_altered_beside_the_history_is_named(
    meddler: sqlite3.Connection, meddling: str, reference: str
) -> None:
    findings = found(meddler, (meddling, ()))
    assert reference in {finding.reference for finding in findings}


def test_figures_altered_together_with_their_hash_do_not_fit_the_history(meddler: sqlite3.Connection) -> None:
    from hashlib import sha256

    (figures,) = meddler.execute("SELECT figures FROM meeting WHERE issued_at IS NOT NULL").fetchone()
    other = figures.replace('"open":6', '"open":7')
    told = (other, sha256(other.encode()).hexdigest())
    findings = found(meddler, ("UPDATE meeting SET figures = ?, figures_hash = ? WHERE issued_at IS NOT NULL", told))
    assert [finding.reference for finding in findings] == ["meeting 2023-09-28"]


@pytest.mark.parametrize(
    ("meddling", "reference", "place"),
    [
        ("UPDATE search SET words = 'Other' WHERE rowid % 4 = 0 AND about = 1", str(C1), "text"),
        ("UPDATE search SET about = 3 WHERE rowid % 4 = 1 AND about = 2", str(R1), "title"),
        ("INSERT INTO search (rowid, words, about) VALUES (6, 'Other', 1)", str(C1), "theme"),
        ("DELETE FROM search WHERE rowid % 4 = 3", str(R1), "note"),
        ("INSERT INTO search (rowid, words, about) VALUES (7, 'Other', 99)", "register", "note"),
    ],
)
def test_words_that_search_looks_in_and_are_not_recorded_are_found(
    meddler: sqlite3.Connection, meddling: str, reference: str, place: str
) -> None:
    told = {(one.code, one.reference, one.what) for one in found(meddler, (meddling, ()))}
    assert ("HMI206", reference, f"search looks in other words for its {place}") in told
    assert {code for code, _, _ in told} == {"HMI206"}


def test_a_search_that_is_not_there_is_said(storied: Path, tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    shutil.copy(storied, path)
    broken(path, "DROP TABLE search")
    answer = Officer(path)("check", "--integrity", "-f", "json", expect=5)
    assert [one["code"] for one in answer.data["findings"]] == ["HMI206"]


def test_a_row_that_refers_to_nothing_is_found(meddler: sqlite3.Connection) -> None:
    findings = found(meddler, ("UPDATE standing SET recommendation_id = 99 WHERE id = 1", ()))
    assert "HMI202" in {finding.code for finding in findings}


def test_check_says_that_all_is_well_and_what_the_head_is(storied: Path) -> None:
    with opening.reading(storied, lambda _: None) as register:
        (head,) = register.execute("SELECT hash FROM event ORDER BY id DESC LIMIT 1", {}).fetchone()
    answer = Officer(storied)("check", "--integrity")
    assert answer.out == ""
    assert f"The register is as its history says. Head of the history: {head}" in answer.err


@pytest.mark.parametrize(
    "altered",
    [b"\xff", b'{"x":', b'{"owner":[null,"Nobody"]}'],
    ids=["no UTF-8", "no JSON", "another owner"],
)
def test_check_ends_with_exit_code_5_and_names_the_event(storied: Path, tmp_path: Path, altered: bytes) -> None:
    path = tmp_path / "register.db"
    shutil.copy(storied, path)
    meddler = raw(path)
    meddler.execute("UPDATE event SET changes = CAST(? AS TEXT) WHERE id = 8", (altered,))
    meddler.close()
    answer = Officer(path)("check", "--integrity", "-f", "json", expect=5)
    told = {(one["code"], one["reference"], one["severity"]) for one in answer.data["findings"]}
    assert ("HMI203", "event 8", "error") in told
    assert "event 8" in Officer(path)("check", "--integrity", expect=5).out


def test_sqlite_itself_keeps_events_from_being_altered_or_deleted(storied: Path, tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    shutil.copy(storied, path)
    connection = sqlite3.connect(path, isolation_level=None)
    for meddling in ("UPDATE event SET author = 'Nobody'", "DELETE FROM event", "UPDATE meeting SET name = 'Other'"):
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(meddling)
    connection.close()


def broken(path: Path, *statements: str) -> None:
    """Alter the file behind hmi's back, triggers and all."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize(
    "wrong",
    [
        "UPDATE event SET reference = 'firearms-2023/Rx' WHERE id = 20",
        "UPDATE event SET recommendation_id = 1, about = 'recommendation' WHERE id = 20",
        "UPDATE event SET changes = '{' WHERE id = 20",
        "UPDATE event SET author = X'FF00FE' WHERE id = 20",
        "UPDATE event SET changes = X'FF' WHERE id = 20",
        "UPDATE event SET words = CAST(X'C3' AS TEXT) WHERE id = 20",
        "UPDATE event SET happened_on = 'someday' WHERE id = 20",
        "UPDATE event SET kind = 'recorded ' WHERE id = 20",
    ],
)
def test_an_event_that_can_no_longer_be_read_is_named_all_the_same(demo: Officer, wrong: str) -> None:
    broken(demo.register, wrong)
    answer = demo("check", "--integrity", "-f", "json", expect=5)
    assert "event 20" in {one["reference"] for one in answer.data["findings"]}


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ("UPDATE report SET url = 'x' WHERE code = 'custody-2023'", "report custody-2023"),
        ("UPDATE balance_entry SET level = '1' WHERE id = 1", "balance 1"),
        ("UPDATE recommendation SET number = 99 WHERE ref = 'firearms-2023/R3'", "firearms-2023/R3"),
        ("UPDATE recommendation SET category = 'afi' WHERE ref = 'firearms-2023/R3'", "firearms-2023/R3"),
        ("UPDATE meeting SET name = 'x' WHERE held_on = '2023-09-28'", "meeting 2023-09-28"),
        ("UPDATE meeting SET issued_at = '2023-06-30T00:00:00Z' WHERE held_on = '2023-06-29'", "meeting 2023-06-29"),
        ("UPDATE meeting SET figures = NULL WHERE held_on = '2023-06-29'", "meeting 2023-06-29"),
        (
            "UPDATE meeting SET (as_at, issued_at, figures, figures_hash, head) = (SELECT as_at, issued_at, figures,"
            " figures_hash, head FROM meeting WHERE held_on = '2023-06-29') WHERE held_on = '2023-09-28'",
            "meeting 2023-09-28",
        ),
    ],
)
def test_a_row_that_was_altered_or_forged_is_named(demo: Officer, wrong: str, named: str) -> None:
    broken(demo.register, wrong)
    answer = demo("check", "--integrity", "-f", "json", expect=5)
    assert named in {one["reference"] for one in answer.data["findings"]}


def test_a_head_from_a_paper_is_tested(demo: Officer) -> None:
    issued = next(one for one in demo("meeting", "list", "-f", "json").data["meetings"] if one["head"])
    demo("check", "--integrity", "--head", issued["head"])
    answer = demo("check", "--integrity", "--head", "0" * 64, expect=5)
    assert "does not hold the head" in answer.out


def test_a_letter_that_is_not_as_what_rests_on_it_says_is_found(storied: Path, tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    shutil.copy(storied, path)
    with contextlib.closing(raw(path)) as connection:
        connection.execute("UPDATE letter SET signatory = 'Somebody'")
    with opening.reading(path, lambda _: None) as register:
        found = {(one.reference, one.what) for one in integrity.findings(register)}
    assert (str(R1), "rests on letter CC-114, which is not so recorded") in found
