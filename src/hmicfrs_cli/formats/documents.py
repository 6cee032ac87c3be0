"""Letters and documents laid out."""

from collections.abc import Iterable
from datetime import date

from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.records import Document, Evidence, Letter
from hmicfrs_cli.formats.layout import Column, Listing, Record, short, word

SHORT_HASH = 12
"""Characters of a hash that people are shown; programs get the whole."""


def letters(found: Iterable[Letter], as_at: date) -> Listing:
    """Letters, a line each."""
    return Listing(
        "letters",
        [letter(one) for one in found],
        (
            Column("Reference", word("reference"), whole=True),
            Column("Signed", lambda one: short(one["signed_on"])),
            Column("By", word("signatory")),
            Column("Covers", lambda one: str(len(one["covers"])), right=True),
            Column("File", lambda one: one["file"] or "none"),
        ),
        title=f"Letters as at {in_words(as_at)}",
        about={"as_at": as_at.isoformat()},
    )


def letter(one: Letter) -> Record:
    """Every field of one letter; `copy` is the name of its file in the evidence folder."""
    return {
        "reference": one.reference,
        "signed_on": one.signed_on.isoformat(),
        "signatory": one.signatory,
        "covers": [str(ref) for ref in one.covers],
        "covered": [str(ref) for ref in one.covered],
        **_document(one.document),
    }


def whole_letter(one: Letter) -> list[tuple[str, str]]:
    """One letter as heading and words."""
    document = one.document
    lines = [
        ("Letter", one.reference),
        ("Signed", f"{in_words(one.signed_on)}, by {one.signatory}"),
        ("Covers", "\n".join(str(ref) for ref in one.covers) or "nothing yet"),
        ("Covered", "\n".join(f"{ref}, reopened or taken back since" for ref in one.covered)),
        ("File", document_in_words(document) if document else "none: kept by reference only"),
        ("SHA-256", document.hash if document else ""),
        ("Copy", _copy_in_words(document) if document else ""),
    ]
    return [(heading, words) for heading, words in lines if words]


def evidence(found: Iterable[Evidence], as_at: date) -> Listing:
    """Documents that support recommendations, a line each."""
    return Listing(
        "evidence",
        [
            {
                "ref": str(one.ref),
                "on": one.on.isoformat(),
                "author": one.author,
                "note": one.note,
                **_document(one.document),
            }
            for one in found
        ],
        (
            Column("Added", lambda one: short(one["on"]), whole=True),
            Column("File", word("file")),
            Column("Size", lambda one: size_in_words(one["size"]), right=True),
            Column("SHA-256", lambda one: one["sha256"][:SHORT_HASH]),
            Column("By", word("author")),
            Column("Note", word("note"), nothing_to_tell=""),
        ),
        title="Evidence, the latest first",
        about={"as_at": as_at.isoformat()},
    )


def document_in_words(one: Document) -> str:
    """rota.pdf, 34 kB, SHA-256 and the beginning of it."""
    return f"{one.name}, {size_in_words(one.size)}, SHA-256 {one.hash[:SHORT_HASH]}…"


def size_in_words(size: int) -> str:
    """A size in bytes, as a person would say it."""
    if size < 1000:
        return f"{size} byte{'s' * (size != 1)}"
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def _copy_in_words(one: Document) -> str:
    return f"{one.copy}, in the evidence folder (see: hmi where)" if one.copy else "none: the file is kept elsewhere"


def _document(one: Document | None) -> Record:
    return {
        "file": one.name if one else None,
        "size": one.size if one else None,
        "sha256": one.hash if one else None,
        "copy": one.copy if one else None,
    }
