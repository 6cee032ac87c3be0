"""Letters as records: adding one, correcting one that nothing rests on yet, finding the one that a closing names."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlmodel import col, select

from hmicfrs_cli.domain.closing import Closing, is_the_chief
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.errors import Mistyped, NoSuchRecord, Refused, no_such_letter
from hmicfrs_cli.domain.records import Document, Letter
from hmicfrs_cli.register import evidence, standings, tables
from hmicfrs_cli.register.history import Log

LONGEST_REFERENCE = 60
"""Characters in the longest reference of a letter: it stands in a column."""

FILE_COLUMNS = ("file_name", "file_size", "file_hash", "file_kept")


def add(
    log: Log, reference: str, signed_on: date, signatory: str, *, file: Path | None = None, copy: bool = True
) -> tables.Letter:
    """Record a letter of the Chief Constable, and its file where there is one: copied into the evidence folder, or
    without a `copy` by its name, size and hash alone.

    Raises Refused where one of this reference is recorded, where the day has not come, where another than the Chief
    Constable signed it, and for a file that cannot be kept.
    """
    reference = _one_line(reference)
    row = _by_reference(log, reference)
    if row and row.reference != reference and not row.recorded:
        row = None  # one taken back leaves its spelling to itself
    if row and row.recorded:
        raise Refused(
            f"Letter {row.reference} is recorded as signed on {in_words(row.signed_on)} by {row.signatory}.",
            "A letter's reference stands for one letter.",
            f"To see it: hmi letter show {row.reference}",
        )
    _may_be(log, reference, signed_on, signatory)
    document = evidence.read(file, copy=copy) if file else None
    row = row or tables.Letter(reference=reference, signed_on=signed_on, signatory=signatory)
    row.signed_on, row.signatory, row.recorded = signed_on, signatory, True
    _attach(row, document, copy=copy)
    log.session.add(row)
    log.session.flush()
    after = standings.given(
        row.model_dump(include={"reference", "signed_on", "signatory", *(FILE_COLUMNS if document else ())})
    )
    log.write("recorded", "letter", row.reference, signed_on, before={}, after=after)
    if file and document and copy:
        evidence.keep(log.reading(), file, document)
    return row


def add_all(log: Log, many: Sequence[Letter]) -> None:
    """Record letters without files, many at once. Raises Refused as `add` does."""
    there = {reference.casefold() for reference in log.session.exec(select(tables.Letter.reference))} if many else set()
    new = [letter for letter in many if letter.reference.casefold() not in there]
    rows = [{name: getattr(letter, name) for name in ("reference", "signed_on", "signatory")} for letter in new]
    for letter in new:
        _may_be(log, _one_line(letter.reference), letter.signed_on, letter.signatory)
    log.insert(tables.Letter, [{**row, "file_kept": False, "recorded": True} for row in rows])
    log.insert(
        tables.Event,
        [
            log.sealed("recorded", "letter", row["reference"], row["signed_on"], before={}, after=standings.given(row))
            for row in rows
        ],
    )
    for letter in many:
        if letter.reference.casefold() in there:
            add(log, letter.reference, letter.signed_on, letter.signatory)


def edit(
    log: Log,
    reference: str,
    *,
    signed_on: date | None,
    signatory: str | None,
    file: Path | None,
    copy: bool,
    reason: str,
) -> tables.Letter | None:
    """Correct a letter on which nothing rests, or add the file of one that has none. Given the file that it has, its
    copy is put back where it had gone or been altered, which records nothing: None is returned.

    Raises NoSuchRecord where there is none such, and Refused where one is in use: what was certified or closed by it
    rests on it as it was.
    """
    row = find(log, reference)
    document = evidence.read(file, copy=copy) if file else None
    before = _columns(row)
    if file and document and row.file_kept and document.hash == row.file_hash and not (signed_on or signatory):
        if evidence.keep(log.reading(), file, document):
            return None
        raise Refused(f"Letter {row.reference} says that already.", "Nothing was changed.")
    alters = bool(signed_on or signatory or (document and row.file_hash))
    if alters and (used := next(used_by(log, row.reference), None)):
        raise Refused(
            f"Letter {row.reference} cannot be altered.",
            f"{used} was certified or closed by it, and rests on it as it was. Only a file can be added to one that has"
            " none.",
            "Record another letter: hmi letter add REFERENCE --signed-on DATE --signatory NAME",
        )
    row.signed_on, row.signatory = signed_on or row.signed_on, signatory or row.signatory
    _may_be(log, row.reference, row.signed_on, row.signatory)
    if document:
        _attach(row, document, copy=copy)
    changed = {name: value for name, value in _columns(row).items() if value != before[name]}
    if not changed:
        raise Refused(f"Letter {row.reference} says that already.", "Nothing was changed.")
    log.session.add(row)
    log.session.flush()
    log.write("edited", "letter", row.reference, log.recording.today, before=before, after=changed, reason=reason)
    if file and document and copy:
        evidence.keep(log.reading(), file, document)
    return row


def withdraw(log: Log, reference: str, *, reason: str) -> tables.Letter:
    """Withdraw a letter that was recorded in error. Its copy, and the history, stay.

    Raises NoSuchRecord where there is none such, Refused where one is in use.
    """
    row = find(log, reference)
    if used := next(used_by(log, row.reference), None):
        raise Refused(f"Letter {row.reference} cannot be withdrawn.", f"{used} was certified or closed by it.")
    row.recorded = False
    log.session.add(row)
    log.write("withdrawn", "letter", row.reference, log.recording.today, before={}, after={}, reason=reason)
    return row


def settle(log: Log, reference: str) -> None:
    """Make what is stored of a letter what its events in force make it: after an undo or a redo."""
    row = log.session.exec(select(tables.Letter).where(col(tables.Letter.reference) == reference)).one()
    events = select(tables.Event).where(col(tables.Event.about) == "letter", col(tables.Event.reference) == reference)
    said: dict[str, Any] = {}
    row.recorded = False
    for event in log.session.exec(events.order_by(col(tables.Event.id))):
        if event.command not in log.undone():
            begins = event.kind in ("recorded", "adopted")
            said = ({"file_kept": False} if begins else said) | standings.after_of(event.changes)
            row.recorded = event.kind != "withdrawn"
    if said:
        row.signed_on, row.signatory = date.fromisoformat(said["signed_on"]), said["signatory"]
        row.file_name, row.file_size = said.get("file_name"), said.get("file_size")
        row.file_hash, row.file_kept = said.get("file_hash"), said["file_kept"]
    log.session.add(row)


def find(log: Log, reference: str) -> tables.Letter:
    """The letter of this reference, in any case. Raises NoSuchRecord where there is none."""
    row = _by_reference(log, reference)
    if row is None or not row.recorded:
        known = log.session.exec(select(tables.Letter.reference).where(col(tables.Letter.recorded))).all()
        raise no_such_letter(reference, list(known))
    return row


def shown(log: Log, asked: Closing) -> Closing:
    """The closing with its letter whole. One that is only named is taken from its record; one that is given whole and
    not recorded yet is recorded now.

    What is left in part is left to the rules. Raises NoSuchRecord for a letter only named and not recorded, and
    Refused where what is given differs from its record.
    """
    if not asked.letter:
        return asked
    try:
        row = find(log, asked.letter)
    except NoSuchRecord:
        if asked.signed_on and asked.signatory:
            row = add(log, asked.letter, asked.signed_on, asked.signatory)
        elif asked.signed_on or asked.signatory:
            return asked
        else:
            raise
    given = asked.signed_on or row.signed_on, asked.signatory or row.signatory
    if given != (row.signed_on, row.signatory):
        raise Refused(
            f"Letter {row.reference} is recorded as signed on {in_words(row.signed_on)} by {row.signatory}.",
            "A letter's reference stands for one letter.",
            f"To use it as recorded: --letter {row.reference}, without --signed-on and --signatory.",
        )
    return replace(asked, letter=row.reference, signed_on=row.signed_on, signatory=row.signatory)


def used_by(log: Log, reference: str) -> Iterator[str]:
    """The recommendations that were certified or closed by this letter, also those reopened since."""
    undone = log.undone()
    told = select(col(tables.Event.command), col(tables.Event.reference), col(tables.Event.changes)).where(
        col(tables.Event.kind).in_(("certified", "closed")),
        col(tables.Event.changes).contains(json.dumps(reference, ensure_ascii=False), autoescape=True),
    )
    for command, used, changes in log.session.exec(told):
        if command not in undone and json.loads(changes)["letter"][1] == reference:
            yield used


def _one_line(reference: str) -> str:
    """A reference as kept. Raises Mistyped where it is too long to be one."""
    kept = " ".join(reference.split())
    if len(kept) > LONGEST_REFERENCE:
        raise Mistyped(
            f"'{kept[:20]}…' is too long for a letter's reference.",
            next=f"It has at most {LONGEST_REFERENCE} characters, such as CC-114.",
        )
    return kept


def _may_be(log: Log, reference: str, signed_on: date, signatory: str) -> None:
    if signed_on > log.recording.today:
        raise Refused(f"{in_words(signed_on)} has not come yet.", "A letter is recorded once it is signed.")
    if not is_the_chief(signatory):
        raise Refused(
            f"Letter {reference} is signed by {signatory}.",
            "A letter by which the force certifies or closes bears the Chief Constable's own signature.",
        )


def _attach(row: tables.Letter, document: Document | None, *, copy: bool) -> None:
    row.file_name = document.name if document else None
    row.file_size = document.size if document else None
    row.file_hash = document.hash if document else None
    row.file_kept = document is not None and copy


def _columns(row: tables.Letter) -> dict[str, object]:
    return standings.as_kept(row.model_dump(include={"signed_on", "signatory", *FILE_COLUMNS}))


def _by_reference(log: Log, reference: str) -> tables.Letter | None:
    """The letter so called: as it is spelt or, where there is only one such, in another case."""
    rows = log.session.exec(select(tables.Letter)).all()
    exact = next((row for row in rows if row.reference == reference), None)
    alike = [row for row in rows if row.reference.casefold() == reference.casefold()]
    return exact or (alike[0] if len(alike) == 1 else None)
