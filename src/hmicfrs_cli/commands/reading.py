"""Reading reports: from a file to drafts, and from those that the officer takes to records."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hmicfrs_cli.commands.desk import Desk, desk, from_stdin
from hmicfrs_cli.commands.found import Found
from hmicfrs_cli.commands.options import (
    FormatOption,
    GivenFile,
    Reports,
    number_option,
)
from hmicfrs_cli.domain.errors import Mistyped
from hmicfrs_cli.domain.prose import in_ranges
from hmicfrs_cli.formats.exchange import Format

if TYPE_CHECKING:
    from hmicfrs_cli.domain.printed.contents import Contents
    from hmicfrs_cli.domain.printed.proposals import Proposal


def read(
    context: typer.Context,
    file: GivenFile,
    report: Reports = None,
    section: Annotated[
        int | None, number_option("--section", help="Of several reports in one document, only this one (1 the first).")
    ] = None,
    keep_together: Annotated[
        bool, typer.Option("--keep-together", help="Let a lead-in and its list be one, not one for each limb.")
    ] = False,
    edit: Annotated[bool, typer.Option("--edit", help="Go through the drafts in your editor first.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Record all that are new, without asking.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what was found, and record nothing.")] = False,
    format: FormatOption = Format.TABLE,
) -> None:
    """Read a report, or a committee paper with several, into drafts.

    FILE is text, a saved web page, a Word document or a PDF; - is text on stdin. hmi finds recommendations, causes of
    concern and areas for improvement with their numbers, deadlines and addressees, says whether they are as many as
    the text itself states, and asks before it records them. Without a terminal it only shows them, unless told --yes.
    What is recorded already is not recorded again.

    A paper with several reports: give --report once for each, in their order. Without --report, each is that recorded
    report which has its title or day of publication.

    \b
    Examples:
      hmi read firearms.txt --report firearms-2023
      hmi read firearms.txt --report firearms-2023 --dry-run -f json
    """
    at = desk(context)
    found = _read(at, file, report or [], section, keep_together=keep_together)
    if edit and found.new:
        from hmicfrs_cli.commands import editing

        found = editing.gone_through(at, found)
    _show(at, found, format)
    if dry_run or not found.new:
        at.say("Nothing has been recorded." if dry_run else "There is nothing new to record.")
    elif chosen := _chosen(at, found, yes=yes):
        _record(at, found, chosen)
    else:
        at.say("Nothing has been recorded.")


def _read(at: Desk, file: str, codes: list[str], section: int | None, *, keep_together: bool) -> Found:
    from hmicfrs_cli.domain.printed import proposals
    from hmicfrs_cli.register import past, queries

    source, contents = _contents(at, file, section, keep_together=keep_together)
    with at.reading() as register:
        named = proposals.reports_of(contents.sections, codes, queries.reports(register, at.today))
        reports = [queries.report(register, code, at.today) for code in named or codes]
        known = {ref: ever for one in reports for ref, ever in past.words_ever(register, one.code).items()}
        force = queries.force_names(register)
    return Found(source, contents, reports, force, known, proposals.proposals(contents, named, known, source))


def _contents(at: Desk, file: str, section: int | None, *, keep_together: bool) -> "tuple[str, Contents]":
    """What a document is called, and what is found in it, or in one of its sections."""
    from hmicfrs_cli.domain.printed import reading as report_reading
    from hmicfrs_cli.formats import given
    from hmicfrs_cli.formats.pages import from_file as pages

    if file == "-":
        name = "standard input"
        lines = pages.lines_of_text(from_stdin(), name)
    else:
        looked_at = given.looked_at(Path(file).expanduser())
        name = looked_at.name
        with at.screen.progress(f"Reading {name}", 100) as done:
            lines = pages.lines_of(looked_at, lambda page, of: done(100 * page // max(of, 1)))
    contents = report_reading.read(lines, keep_together=keep_together)
    if section is None:
        return name, contents
    if not 1 <= section <= len(contents.sections):
        many = len(contents.sections)
        raise Mistyped(f"There is no section {section} in {name}.", next=f"It has {many} that ask for something.")
    return name, contents.of(section - 1)


def _show(at: Desk, found: Found, format: Format) -> None:
    from hmicfrs_cli.formats import proposals

    drafts = [found.draft(one, at) for one in found.proposals]
    sections, unread = found.contents.sections, found.contents.unread
    at.show(proposals.listed(found.proposals, drafts, sections, unread, found.source, at.today), format)
    if not found.proposals:
        at.say(
            "Every draft was taken out."
            if found.contents.printed
            else f"Nothing that HMICFRS asks for was found in {found.source}. hmi looks for headings such as"
            " Recommendation 7, Cause of concern and Areas for improvement."
        )
        return
    at.say("\n".join(proposals.in_words(found.proposals, drafts, sections, found.reports, found.known, unread)))


def _chosen(at: Desk, found: Found, *, yes: bool) -> "list[Proposal]":
    """Those of the new ones that are to be recorded: all, or what the officer at a terminal says."""
    if yes:
        return found.new
    if not at.ask:
        at.say("To record them: the same command with --yes.")
        return []
    answer = at.until_read(
        f"Record the {len(found.new)} that are new (yes, no, or one by one)",
        "no",
        lambda typed: _one_of(typed, "yes", "no", "one"),
    )
    if answer == "one":
        return _one_by_one(at, found)
    return found.new if answer == "yes" else []


def _one_by_one(at: Desk, found: Found) -> "list[Proposal]":
    """Those to which the officer says yes. 'rest' takes all that follow, 'stop' none of them."""
    from hmicfrs_cli.commands.recording import told

    chosen: list[Proposal] = []
    for place, one in enumerate(new := found.new):
        draft = found.draft(one, at)
        at.say(f"\n{place + 1} of {len(new)}. {told(draft)}\n{draft.text}")
        answer = at.until_read(
            "Record it (yes, no, rest, stop)", "yes", lambda typed: _one_of(typed, "yes", "no", "rest", "stop")
        )
        chosen += new[place:] if answer == "rest" else [one] if answer == "yes" else []
        if answer in ("rest", "stop"):
            break
    return chosen


def _one_of(typed: str, *words: str) -> str:
    """The word that was typed, whole or by its first letters."""
    meant = [word for word in words if word.startswith(typed.strip().lower().split(" ")[0])]
    if not typed.strip() or len(meant) != 1:
        raise Mistyped(f"'{typed}' is not one of: {', '.join(words)}.")
    return meant[0]


def _record(at: Desk, found: Found, taken: "list[Proposal]") -> None:
    from hmicfrs_cli.domain.printed.proposals import chosen

    kept = chosen(taken, found.known)
    alone = [one.ref for one, was in zip(kept, taken, strict=True) if was.given.under and not one.given.under]
    with at.writing() as log:
        from hmicfrs_cli.register import changes

        refs = [changes.add(log, one.report, one.given) for one in kept]
    at.say(f"Recorded {in_ranges(refs)} ({len(refs)} in all).")
    if alone:
        at.say(
            f"Without the cause of concern that was left out: {in_ranges(alone)}. To put one under another: hmi edit"
            f" {alone[0]} --under REF --reason TEXT"
        )
