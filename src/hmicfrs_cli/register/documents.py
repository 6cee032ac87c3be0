"""Reads of letters and of the documents that support recommendations."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from sqlite3 import Row

from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.errors import NoSuchRecord, no_such_letter
from hmicfrs_cli.domain.records import Document, Event, Evidence, Letter
from hmicfrs_cli.domain.vocabulary import Reference
from hmicfrs_cli.register.opening import Reading
from hmicfrs_cli.register.past import Told, history


def file_name(name: str, hash: str) -> str:
    """What the copy of a document is called: its hash, with the ending that tells a computer what opens it.

    Raises ValueError where the hash is none: it might name any file of the machine.
    """
    if not re.fullmatch("[0-9a-f]{64}", hash, re.ASCII):
        raise ValueError(f"{hash[:20]} is no SHA-256")
    ending = Path(name).suffix.lower()
    return hash + (ending if re.fullmatch(r"\.[a-z0-9]{1,8}", ending, re.ASCII) else "")


def letters(register: Reading, as_at: date, reference: str | None = None) -> list[Letter]:
    """Every letter signed by a day, the latest first, each with what it covers on that day; or the one so called."""
    values = {"as_at": as_at.isoformat(), "reference": reference}
    one = "AND {} = :reference" if reference is not None else ""
    covers: dict[str, dict[bool, list[Reference]]] = {}
    rows = register.execute(
        f"""
        SELECT s.letter, r.ref, max(s.until_on) > :as_at AS still
        FROM standing s JOIN recommendation r ON r.id = s.recommendation_id
        WHERE s.letter IS NOT NULL {one.format("s.letter")} AND s.from_on <= :as_at
        GROUP BY s.letter, r.ref, s.report_id, r.number ORDER BY s.report_id, r.number, r.ref
        """,
        values,
    )
    for row in rows:
        of_letter = covers.setdefault(row["letter"], {True: [], False: []})
        of_letter[bool(row["still"])].append(Reference.read(row["ref"]))
    rows = register.execute(
        f"""
        SELECT * FROM letter WHERE recorded AND signed_on <= :as_at {one.format("reference")}
        ORDER BY signed_on DESC, reference
        """,
        values,
    )
    return [_letter(row, covers.get(row["reference"], {})) for row in rows]


def letter(register: Reading, reference: str, as_at: date) -> Letter:
    """One letter, by its reference in any case. Raises NoSuchRecord, with the nearest, where there is none."""
    known = letter_references(register)
    alike = [one for one in known if one.casefold() == reference.casefold()]
    found = letters(register, as_at, reference if reference in known or not alike else alike[0])
    if not found and alike:
        row = register.execute("SELECT signed_on FROM letter WHERE reference = :of", {"of": alike[0]}).fetchone()
        signed_on, day = in_words(date.fromisoformat(row["signed_on"])), in_words(as_at)
        raise NoSuchRecord(f"Letter {alike[0]} was signed on {signed_on}; on {day} there was none such yet.")
    if not found:
        raise no_such_letter(reference, known)
    return found[0]


def letter_references(register: Reading) -> list[str]:
    """The reference of every letter."""
    return [row["reference"] for row in register.execute("SELECT reference FROM letter WHERE recorded ORDER BY 1")]


def evidence(register: Reading, ref: Reference, as_at: date, known_at: str | None = None) -> list[Evidence]:
    """The documents that had been added to one recommendation by a day, the latest first."""
    return added(ref, history(register, Told(reference=str(ref), until=as_at, kind="evidenced", known_at=known_at)))


def added(ref: Reference, told: Iterable[Event]) -> list[Evidence]:
    """The documents that these events in the life of one recommendation have added, in the order of the events."""
    found = []
    for event in told:
        if event.kind == "evidenced" and not event.undone:
            after = event.after
            copy = file_name(after["file"], after["sha256"])
            document = Document(after["file"], after["size"], after["sha256"], copy)
            found.append(Evidence(ref, document, event.happened_on, event.author, after.get("note")))
    return found


def _letter(row: Row, covers: Mapping[bool, Sequence[Reference]]) -> Letter:
    document = None
    if row["file_name"]:
        copy = file_name(row["file_name"], row["file_hash"]) if row["file_kept"] else None
        document = Document(row["file_name"], row["file_size"], row["file_hash"], copy)
    signed_on = date.fromisoformat(row["signed_on"])
    still, before = tuple(covers.get(True, ())), tuple(covers.get(False, ()))
    return Letter(row["reference"], signed_on, row["signatory"], document, still, before)
