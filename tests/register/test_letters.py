"""Letters are records: one reference is one letter, and what rests on one keeps it as it was."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest

from builders import closing, firearms_report, recommendation, signed_letter
from conftest import Writing
from hmicfrs_cli.domain.errors import NoSuchRecord, Refused
from hmicfrs_cli.domain.vocabulary import Level, Reference
from hmicfrs_cli.register import (
    changes,
    closings,
    documents,
    integrity,
    letters,
    opening,
    publishing,
    rebuilding,
    undoing,
)

Reading = Callable[[], AbstractContextManager[opening.Reading]]
SIGNED = date(2023, 10, 20)
CHIEF = "Chief Constable"
LATER = date(2024, 6, 1)


@pytest.fixture
def two(writing: Writing) -> list[Reference]:
    """Two recommendations, at level 2 and level 3, and a letter."""
    with writing() as log:
        publishing.add_report(log, firearms_report())
        refs = [changes.add(log, "firearms-2023", recommendation(level=level)) for level in (Level.TWO, Level.THREE)]
    with writing() as log:
        letters.add(log, "CC-114", SIGNED, CHIEF)
    return refs


def edit(writing: Writing, **changed: object) -> None:
    usual = {"signed_on": None, "signatory": None, "file": None, "copy": True, "reason": "Misread"}
    with writing() as log:
        letters.edit(log, "CC-114", **{**usual, **changed})  # type: ignore[arg-type]


def test_one_letter_covers_many(writing: Writing, reading: Reading, two: list[Reference]) -> None:
    with writing() as log:
        closings.close(log, [two[0]], closing(letter="cc-114"))
        closings.certify(log, [two[1]], "CC-114", on=date(2023, 10, 25))
    with reading() as register:
        letter = documents.letter(register, "cc-114", LATER)
        before = documents.letter(register, "CC-114", date(2023, 10, 24))
    assert (letter.reference, letter.signed_on, letter.signatory, letter.covers) == ("CC-114", SIGNED, CHIEF, (*two,))
    assert before.covers == ()


def test_a_letter_that_is_only_named_has_to_be_recorded(writing: Writing, two: list[Reference]) -> None:
    with pytest.raises(NoSuchRecord, match="no letter CC-14"), writing() as log:
        closings.close(log, two, closing(letter="CC-14"))
    with pytest.raises(NoSuchRecord) as told, writing() as log:
        closings.certify(log, two, "CC-11", on=SIGNED)
    assert told.value.next == "Did you mean CC-114?"


def test_a_letter_given_whole_is_recorded_by_the_closing_that_names_it(
    writing: Writing, reading: Reading, two: list[Reference]
) -> None:
    with writing() as log:
        closings.close(log, [two[0]], closing(**signed_letter(letter="CC-115")))
    with reading() as register:
        assert documents.letter(register, "CC-115", LATER).covers == (two[0],)
    with writing() as log:
        undoing.undo(log)
    with reading() as register, pytest.raises(NoSuchRecord):
        documents.letter(register, "CC-115", LATER)
    with writing() as log:
        undoing.redo(log)
    with reading() as register:
        assert documents.letter(register, "CC-115", LATER).covers == (two[0],)
        assert integrity.findings(register) == []


def test_a_refused_closing_records_no_letter(writing: Writing, reading: Reading, two: list[Reference]) -> None:
    with pytest.raises(Refused), writing() as log:
        closings.close(log, two, closing(**signed_letter(letter="CC-115")))
    with reading() as register:
        assert documents.letter_references(register) == ["CC-114"]


@pytest.mark.parametrize("reference", ["CC-114", "cc-114"])
def test_a_reference_stands_for_one_letter(writing: Writing, two: list[Reference], reference: str) -> None:
    with pytest.raises(Refused, match="is recorded as signed on 20 October 2023"), writing() as log:
        letters.add(log, reference, SIGNED, CHIEF)
    other = signed_letter(letter=reference, signed_on=date(2023, 10, 21))
    with pytest.raises(Refused, match="is recorded as signed on 20 October 2023"), writing() as log:
        closings.close(log, [two[0]], closing(**other))


@pytest.mark.parametrize(
    ("signed_on", "signatory", "why"),
    [(date(2024, 1, 2), CHIEF, "2 January 2024 has not come"), (SIGNED, "Deputy Chief Constable", "signed by Deputy")],
)
def test_only_what_the_chief_constable_has_signed_by_now_is_a_letter(
    writing: Writing, signed_on: date, signatory: str, why: str
) -> None:
    with pytest.raises(Refused, match=why), writing() as log:
        letters.add(log, "CC-1", signed_on, signatory)


def test_a_letter_on_which_nothing_rests_is_corrected(writing: Writing, reading: Reading, two: list[Reference]) -> None:
    edit(writing, signed_on=date(2023, 10, 19), signatory="Jo Example")
    with reading() as register:
        found = documents.letter(register, "CC-114", LATER)
        assert (found.signed_on, found.signatory) == (date(2023, 10, 19), "Jo Example")
    with writing() as log:
        undoing.undo(log)
    with reading() as register:
        assert documents.letter(register, "CC-114", LATER).signed_on == SIGNED
        assert integrity.findings(register) == []


@pytest.mark.parametrize("then", ["close", "certify", "close and reopen"])
@pytest.mark.parametrize("changed", [{"signed_on": date(2023, 10, 19)}, {"signatory": "Jo Example"}])
def test_a_letter_in_use_is_not_altered(
    writing: Writing, reading: Reading, two: list[Reference], then: str, changed: dict[str, object]
) -> None:
    with writing() as log:
        if then == "certify":
            closings.certify(log, [two[1]], "CC-114", on=date(2023, 10, 25))
        else:
            closings.close(log, [two[0]], closing(letter="CC-114"))
    if then == "close and reopen":
        with writing() as log:
            closings.reopen(log, [two[0]], on=date(2023, 10, 25), reason="Undone")
    with pytest.raises(Refused, match="cannot be altered"):
        edit(writing, **changed)
    with reading() as register:
        assert documents.letter(register, "CC-114", LATER).signed_on == SIGNED


def test_a_file_is_added_to_a_letter_in_use_that_has_none_and_not_exchanged(
    writing: Writing, reading: Reading, two: list[Reference], tmp_path: Path
) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"signed")
    with writing() as log:
        closings.close(log, [two[0]], closing(letter="CC-114"))
    edit(writing, file=scan)
    scan.write_bytes(b"another")
    with pytest.raises(Refused, match="cannot be altered"):
        edit(writing, file=scan)
    with reading() as register:
        document = documents.letter(register, "CC-114", LATER).document
        assert document
        assert (document.name, document.size) == ("scan.pdf", 6)
        assert integrity.findings(register) == []


def test_an_edit_that_changes_nothing_is_refused(writing: Writing, two: list[Reference]) -> None:
    with pytest.raises(Refused, match="says that already"):
        edit(writing, signed_on=SIGNED)


def test_undo_goes_back_past_what_rests_on_a_letter_to_the_letter(writing: Writing, two: list[Reference]) -> None:
    with writing() as log:
        closings.close(log, [two[0]], closing(letter="CC-114"))
    with writing() as log:
        undoing.undo(log)
        undoing.undo(log)
    with writing() as log, pytest.raises(NoSuchRecord):
        letters.find(log, "CC-114")


def test_letters_are_as_they_were_known(writing: Writing, reading: Reading, two: list[Reference]) -> None:
    with writing(at="2024-02-01T09:00:00.000000Z") as log:
        letters.add(log, "CC-200", date(2023, 12, 1), CHIEF)
    with writing(at="2024-02-03T09:00:00.000000Z") as log:
        letters.edit(log, "CC-200", signed_on=None, signatory="Jo Example", file=None, copy=True, reason="Misread")
    with reading() as register:
        rebuilding.as_known(register, "2024-02-02T00:00:00.000000Z")
        assert documents.letter(register, "CC-200", LATER).signatory == CHIEF
    with reading() as register:
        rebuilding.as_known(register, "2024-01-31T00:00:00.000000Z")
        assert documents.letter_references(register) == ["CC-114"]


def test_the_file_itself_refuses_to_alter_a_letter_in_use(
    writing: Writing, register: Path, two: list[Reference]
) -> None:
    import sqlite3

    with writing() as log:
        closings.close(log, [two[0]], closing(letter="CC-114"))
    connection = opening._connect(register, "rw")
    with pytest.raises(sqlite3.IntegrityError, match="never altered"):
        connection.execute("UPDATE letter SET signed_on = '2020-01-01'")
    with pytest.raises(sqlite3.IntegrityError, match="nothing is deleted"):
        connection.execute("DELETE FROM letter")
    connection.close()
