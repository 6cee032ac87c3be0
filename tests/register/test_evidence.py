"""Documents are kept beside the register, whole, once, read-only; and what is missing or altered is found."""

import hashlib
import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest

from builders import TODAY, firearms_report, recommendation
from conftest import Writing
from hmicfrs_cli.domain.errors import Mistyped, Refused
from hmicfrs_cli.domain.vocabulary import Level, Reference
from hmicfrs_cli.register import (
    changes,
    documents,
    evidence,
    integrity,
    letters,
    opening,
    progress,
    publishing,
    undoing,
)

Reading = Callable[[], AbstractContextManager[opening.Reading]]
PLAN = b"fit twelve vehicles"


@pytest.fixture
def one(writing: Writing) -> Reference:
    with writing() as log:
        publishing.add_report(log, firearms_report())
        return changes.add(log, "firearms-2023", recommendation(level=Level.TWO))


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "scans").mkdir()
    path = tmp_path / "scans" / "Plan v2.PDF"
    path.write_bytes(PLAN)
    return path


def add(writing: Writing, ref: Reference, path: Path, text: str | None = None) -> None:
    with writing() as log:
        progress.evidence(log, ref, path, on=date(2023, 9, 1), text=text)


def kept(register: Path) -> list[Path]:
    folder = evidence.beside(register)
    return sorted(folder.iterdir()) if folder.exists() else []


def test_a_document_is_copied_beside_the_register_under_its_hash(
    writing: Writing, reading: Reading, register: Path, one: Reference, plan: Path
) -> None:
    add(writing, one, plan, "Fitting plan")
    [copy] = kept(register)
    assert copy.parent.name == "register-evidence"
    assert copy.name == f"{hashlib.sha256(PLAN).hexdigest()}.pdf"
    assert copy.read_bytes() == PLAN
    with reading() as read:
        [found] = documents.evidence(read, one, TODAY)
    assert (found.document.name, found.document.size, found.note, found.on) == (
        "Plan v2.PDF",
        len(PLAN),
        "Fitting plan",
        date(2023, 9, 1),
    )
    assert found.document.copy == copy.name


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_only_the_officer_may_read_the_copies_and_nobody_write_them(
    writing: Writing, register: Path, one: Reference, plan: Path
) -> None:
    add(writing, one, plan)
    [copy] = kept(register)
    assert copy.stat().st_mode & 0o777 == 0o400
    assert copy.parent.stat().st_mode & 0o777 == 0o700


def test_the_same_document_twice_is_one_file(writing: Writing, register: Path, one: Reference, plan: Path) -> None:
    add(writing, one, plan)
    with pytest.raises(Refused, match="already"):
        add(writing, one, plan)
    with writing() as log:
        letters.add(log, "CC-1", date(2023, 9, 1), "Chief Constable", file=plan)
    assert len(kept(register)) == 1


def test_without_a_copy_the_hash_alone_is_recorded(
    writing: Writing, reading: Reading, register: Path, plan: Path
) -> None:
    with writing() as log:
        letters.add(log, "CC-1", date(2023, 9, 1), "Chief Constable", file=plan, copy=False)
    assert kept(register) == []
    with reading() as read:
        document = documents.letter(read, "CC-1", TODAY).document
        assert integrity.findings(read) == []
    assert document
    assert (document.hash, document.copy) == (hashlib.sha256(PLAN).hexdigest(), None)


def test_what_is_missing_or_altered_is_found_with_the_way_to_mend_it(
    writing: Writing, reading: Reading, register: Path, one: Reference, plan: Path
) -> None:
    add(writing, one, plan)
    with writing() as log:
        letters.add(log, "CC-1", date(2023, 9, 1), "Chief Constable", file=plan)
    [copy] = kept(register)

    def told() -> list[tuple[str, str, str]]:
        with reading() as read:
            return [(finding.code, finding.reference, finding.what) for finding in integrity.findings(read)]

    assert told() == []
    copy.chmod(0o600)
    copy.write_bytes(b"fit none")
    altered = "rests on Plan v2.PDF, which has been altered in the evidence folder"
    assert told() == [("HMI207", "letter CC-1", altered), ("HMI207", str(one), altered)]
    copy.unlink()
    assert {what for _, _, what in told()} == {"rests on Plan v2.PDF, which is no longer in the evidence folder"}


def test_adding_it_again_puts_an_altered_copy_right(
    writing: Writing, reading: Reading, register: Path, one: Reference, plan: Path
) -> None:
    add(writing, one, plan)
    [copy] = kept(register)
    copy.chmod(0o600)
    copy.write_bytes(b"fit none")
    with writing() as log:
        letters.add(log, "CC-1", date(2023, 9, 1), "Chief Constable", file=plan)
    with reading() as read:
        assert integrity.findings(read) == []


def test_undo_takes_back_the_record_and_leaves_the_copy(
    writing: Writing, reading: Reading, register: Path, one: Reference, plan: Path
) -> None:
    add(writing, one, plan)
    with writing() as log:
        undoing.undo(log)
    with reading() as read:
        assert documents.evidence(read, one, TODAY) == []
    assert len(kept(register)) == 1
    with writing() as log:
        undoing.redo(log)
    with reading() as read:
        assert len(documents.evidence(read, one, TODAY)) == 1
        assert integrity.findings(read) == []


def test_a_refused_command_copies_nothing(writing: Writing, register: Path, one: Reference, plan: Path) -> None:
    with pytest.raises(Refused), writing() as log:
        progress.evidence(log, one, plan, on=date(2030, 1, 1), text=None)
    assert kept(register) == []


def test_what_cannot_be_kept_is_refused_in_words(
    writing: Writing, one: Reference, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Mistyped, match="cannot be read"):
        add(writing, one, tmp_path / "nowhere.pdf")
    with pytest.raises(Mistyped, match="cannot be read"):
        add(writing, one, tmp_path / ("x" * 300))
    with pytest.raises(Mistyped, match="is not a file"):
        add(writing, one, tmp_path)
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(b"")
    with pytest.raises(Refused, match="is empty"):
        add(writing, one, empty)
    monkeypatch.setattr(evidence, "LARGEST", 2 * 1024 * 1024)
    large = tmp_path / "large.pdf"
    large.write_bytes(b"x" * (2 * 1024 * 1024 + 1))
    with pytest.raises(Refused, match=r"larger than 2 MB"):
        add(writing, one, large)
    with writing() as log:
        letters.add(log, "CC-1", date(2023, 9, 1), "Chief Constable", file=large, copy=False)
    large.write_bytes(b"x" * (2 * 1024 * 1024))
    add(writing, one, large)


@pytest.mark.parametrize(
    ("name", "ending"),
    [("a.pdf", ".pdf"), ("a.PDF", ".pdf"), ("a", ""), ("a.tar.gz", ".gz"), ("a.x/../y", ""), ("a.p df", "")],
)
def test_a_copy_keeps_an_ending_that_a_computer_knows_and_no_other(name: str, ending: str) -> None:
    assert documents.file_name(name, "0a" * 32) == "0a" * 32 + ending


@pytest.mark.parametrize("hash", ["/dev/zero", "../" * 21 + "a", "0A" * 32, "", "0" * 63])
def test_a_hash_that_is_none_names_no_file(hash: str) -> None:
    with pytest.raises(ValueError, match="is no SHA-256"):
        documents.file_name("a.pdf", hash)
