"""What a closing rests on: the Chief Constable's letters, and the documents that support one recommendation."""

from pathlib import Path
from typing import Annotated

import typer

from hmicfrs_cli.commands import picking
from hmicfrs_cli.commands.desk import Desk, desk
from hmicfrs_cli.commands.options import (
    AsAt,
    Changed,
    FormatOption,
    KnownAt,
    LetterReference,
    On,
    OneReference,
    Reason,
    text_argument,
    text_option,
)
from hmicfrs_cli.commands.parsing import Command, group
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.errors import Mistyped
from hmicfrs_cli.domain.vocabulary import written
from hmicfrs_cli.formats import documents as shown
from hmicfrs_cli.formats import events, layout
from hmicfrs_cli.formats.exchange import Format
from hmicfrs_cli.register import documents, past, queries
from hmicfrs_cli.register.past import Told

letter = group("The Chief Constable's letters: record one, list them, show one.")
evidence = group("Documents that support a recommendation: add one, list them.")

SignedOn = Annotated[str | None, text_option("--signed-on", help="The day it was signed.", metavar="DATE")]
Signatory = Annotated[
    str | None, text_option("--signatory", help="Who signed it: the Chief Constable.", metavar="NAME")
]
File = Annotated[
    str | None, text_option("--file", help="The letter itself: a copy goes to the evidence folder.", metavar="PATH")
]
NoCopy = Annotated[bool, typer.Option("--no-copy", help="Record the file's name, size and hash, and copy nothing.")]


@letter.command("add", cls=Command)
def letter_add(
    context: typer.Context,
    reference: Annotated[str | None, text_argument(help="Its reference, such as CC-114.", metavar="REFERENCE")] = None,
    signed_on: SignedOn = None,
    signatory: Signatory = None,
    file: File = None,
    no_copy: NoCopy = False,
    format: Changed = None,
) -> None:
    """Record a letter signed by the Chief Constable.

    One letter may cover many recommendations: name it with --letter when you certify or close them. Its file is copied
    beside the register, read-only and named by its hash; without --file it is kept by reference only.

    \b
    Examples:
      hmi letter add CC-114 --signed-on 2023-10-20 --signatory "Chief Constable"
      hmi letter add CC-115 --signed-on "8 January 2024" --signatory "Chief Constable" --file scans/CC-115.pdf
    """
    at = desk(context)
    called = at.needed(reference, "REFERENCE", "Reference")
    day = at.day(signed_on) if signed_on else at.needed_as(at.day, "--signed-on", "Signed on")
    who = written(at.needed(signatory, "--signatory", "Signed by"), "signatory")
    with at.writing(begins=True) as log:
        from hmicfrs_cli.register import letters

        row = letters.add(log, written(called, "reference"), day, who, file=_path(file), copy=not no_copy)
    at.say(f"Recorded letter {row.reference}, signed on {in_words(day)} by {who}.{_kept(row.file_name, no_copy)}")
    _show(at, row.reference, format)


@letter.command("edit", cls=Command)
def letter_edit(
    context: typer.Context,
    reference: LetterReference = None,
    signed_on: SignedOn = None,
    signatory: Signatory = None,
    file: File = None,
    no_copy: NoCopy = False,
    reason: Reason = None,
    format: Changed = None,
) -> None:
    """Correct a letter, while nothing has been certified or closed by it.

    A letter in use stays as it is; only a file can be added to one that has none.

    \b
    Examples:
      hmi letter edit CC-116 --signed-on 2024-01-09 --reason "Misread"
      hmi letter edit CC-116 --file scans/CC-115.pdf --reason "Scanned since"
    """
    at = desk(context)
    called = at.needed(reference, "REFERENCE", "Reference")
    if not (signed_on or signatory or file):
        raise Mistyped("Nothing to correct was given.", next="Give --signed-on, --signatory or --file.")
    why, day = written(at.needed(reason, "--reason", "Why"), "reason"), at.day_or_none(signed_on)
    with at.writing() as log:
        from hmicfrs_cli.register import letters

        row = letters.edit(
            log,
            called,
            signed_on=day,
            signatory=signatory and written(signatory, "signatory"),
            file=_path(file),
            copy=not no_copy,
            reason=why,
        )
    if row is None:
        at.say(f"Put the copy back that letter {called} has in the evidence folder. Nothing else was recorded.")
    else:
        at.say(f"Corrected letter {row.reference}.{_kept(row.file_name, no_copy) if file else ''}")
    _show(at, row.reference if row else called, format)


@letter.command("withdraw", cls=Command)
def letter_withdraw(
    context: typer.Context, reference: LetterReference = None, reason: Reason = None, format: Changed = None
) -> None:
    """Withdraw a letter that was recorded in error.

    One by which something was certified or closed stays. With -f, it is written as it was.

    \b
    Examples:
      hmi letter withdraw CC-116 --reason "Recorded under another reference"
      hmi letter withdraw CC-116 --reason "Never sent" -f json
    """
    at = desk(context)
    called = at.needed(reference, "REFERENCE", "Reference")
    why = written(at.needed(reason, "--reason", "Why"), "reason")
    with at.writing() as log:
        from hmicfrs_cli.register import letters

        was = documents.letters(log.reading(), at.today, letters.find(log, called).reference)
        row = letters.withdraw(log, called, reason=why)
    at.say(f"Withdrew letter {row.reference}.")
    if format:
        at.show(shown.letters(was, at.today), format)


@letter.command("list", cls=Command)
def letter_list(
    context: typer.Context,
    as_at: AsAt = None,
    known_at: KnownAt = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """List the letters, the latest first, with how many recommendations each covers.

    \b
    Examples:
      hmi letter list
      hmi letter list -f json
    """
    at = desk(context)
    day = at.day_asked(as_at, known_at)
    with at.reading(known_at) as register:
        found = documents.letters(register, day)
    at.show(shown.letters(found, day), format)
    at.say("None found.") if format is Format.TABLE and not found else None


@letter.command("show", cls=Command)
def letter_show(
    context: typer.Context,
    reference: LetterReference = None,
    as_at: AsAt = None,
    known_at: KnownAt = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Show one letter, its file, what was certified or closed by it, and its history.

    \b
    Examples:
      hmi letter show CC-116
      hmi letter show CC-116 -f json
    """
    at = desk(context)
    called = at.needed(reference, "REFERENCE", "Reference")
    day = at.day_asked(as_at, known_at)
    with at.reading(known_at) as register:
        found = documents.letter(register, called, day)
        told = list(past.history(register, Told(reference=found.reference, about="letter")))
    if format is Format.TABLE:
        at.screen.show_pairs(shown.whole_letter(found))
        at.show([events.history(told, day), layout.NOTHING], format)
    else:
        at.show(shown.letters([found], day), format)


@evidence.command("add", cls=Command)
def evidence_add(
    context: typer.Context,
    ref: OneReference = None,
    file: Annotated[str | None, text_argument(help="The document.", metavar="FILE")] = None,
    note: Annotated[str | None, text_option("--note", help="What it shows.")] = None,
    on: On = None,
    format: Changed = None,
) -> None:
    """Add a document that supports a recommendation.

    It is copied beside the register, read-only and named by its hash, at most 100 MB. To add one is not to close:
    what closing takes is said by hmi why.

    \b
    Examples:
      hmi evidence add firearms-2023/R3 scans/CC-115.pdf
      hmi evidence add firearms-2023/R3 scans/rota.txt --note "Fitting plan" --on 2023-10-12
    """
    at = desk(context)
    ref = picking.which(at, ref)
    path, day = _path(at.needed(file, "FILE", "File")), at.day(on)
    assert path, "a file was given, or asked for"
    with at.writing() as log:
        from hmicfrs_cli.register import progress

        document = progress.evidence(log, ref, path, on=day, text=note and written(note, "note"))
    if document is None:
        at.say(f"Put the copy of {path.name} back into the evidence folder. Nothing else was recorded.")
    else:
        at.say(f"Added to {ref}: {shown.document_in_words(document)}")
    at.show_changed([ref], format)


@evidence.command("list", cls=Command)
def evidence_list(
    context: typer.Context,
    ref: OneReference = None,
    as_at: AsAt = None,
    known_at: KnownAt = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """List the documents that support a recommendation, the latest first.

    \b
    Examples:
      hmi evidence list firearms-2023/R3
      hmi evidence list firearms-2023/R3 -f json
    """
    at = desk(context)
    ref = picking.which(at, ref)
    day = at.day_asked(as_at, known_at)
    with at.reading(known_at) as register:
        queries.recommendation(register, ref, day)  # so that a mistyped reference is not an empty list
        found = documents.evidence(register, ref, day, at.moment(known_at) if known_at else None)
    at.show(
        [shown.evidence(found, day), layout.NOTHING] if format is Format.TABLE else shown.evidence(found, day), format
    )
    at.say("None found.") if format is Format.TABLE and not found else None


def _path(file: str | None) -> Path | None:
    try:
        return Path(file).expanduser() if file else None
    except RuntimeError as error:  # ~somebody who is not there
        raise Mistyped(f"{file} is no path hmi can follow ({error}).") from error


def _kept(name: str | None, no_copy: bool) -> str:
    if not name:
        return " It is kept by reference only."
    return f" {name} is kept elsewhere; its hash is recorded." if no_copy else f" {name} is in the evidence folder."


def _show(at: Desk, reference: str, format: Format | None) -> None:
    if format:
        with at.reading() as register:
            found = documents.letter(register, reference, at.today)
        at.show(shown.letters([found], at.today), format)
