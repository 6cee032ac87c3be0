"""The committee's paper: written whole from the register, and issued with it."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hmicfrs_cli.commands.desk import Desk, desk
from hmicfrs_cli.commands.options import text_argument, text_option
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.errors import Mistyped, NoSuchRecord, Refused
from hmicfrs_cli.domain.meetings import Meeting
from hmicfrs_cli.domain.prose import listed
from hmicfrs_cli.domain.quarter import must_be_as_told, must_be_past
from hmicfrs_cli.register import past
from hmicfrs_cli.register.opening import Reading

if TYPE_CHECKING:
    from hmicfrs_cli.domain.quarter import Quarter
    from hmicfrs_cli.formats.paper.arrangement import Arrangement

ARRANGEMENT = "paper.toml"
"""What the file that arranges a paper is called, unless it is called otherwise."""


def paper(
    context: typer.Context,
    held_on: Annotated[
        str | None, text_argument(help="The day of the meeting (the next one).", metavar="MEETING")
    ] = None,
    out: Annotated[
        str | None, text_option("--out", help="The file to write: .docx, .html, .pdf or .md.", metavar="FILE")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    issue: Annotated[bool, typer.Option("--issue", help="Also freeze the figures, as hmi meeting issue does.")] = False,
    config: Annotated[
        str | None, text_option("--config", help="A file that arranges the paper (see --init).", metavar="FILE.toml")
    ] = None,
    agenda_item: Annotated[
        str | None, text_option("--agenda-item", help="The number of the agenda item.", metavar="N")
    ] = None,
    template: Annotated[
        str | None, text_option("--template", help="The force's own Word file, for its styles.", metavar="FILE.docx")
    ] = None,
    as_at: Annotated[
        str | None, text_option("--as-at", help="The day the figures speak of (the meeting's).", metavar="DATE")
    ] = None,
    since: Annotated[
        str | None, text_option("--since", help="From when to tell (the last issued meeting).", metavar="DATE")
    ] = None,
    init: Annotated[
        bool, typer.Option("--init", help="Write a file that arranges the paper, every section explained.")
    ] = False,
) -> None:
    """Write the committee's paper: Word, a web page, PDF or Markdown.

    The ending of the name decides. The figures, what has moved, what is late and why, the new reports, closures,
    inspections and clocks: each is what summary, movement, overdue and list say. First it tells you what is not
    settled; what members must know of it stands in the paper.

    Of what you have written it prints public notes and the reasons for moved targets, and no other note. Until its
    figures are issued a paper calls itself a draft. The paper of a meeting that was issued is written again as it was
    known then.

    \b
    Examples:
      hmi paper 2023-09-28 --out paper.docx
      hmi paper --out paper.pdf --issue
      hmi paper --init
      hmi paper 2023-09-28 --config arranged.toml --template ours.docx --out paper.docx
    """
    at = desk(context)
    if init:
        given = {"MEETING": held_on, "--issue": issue, "--config": config, "--template": template}
        given |= {"--agenda-item": agenda_item, "--as-at": as_at, "--since": since}
        _write_arrangement(at, out, [name for name, value in given.items() if value], force=force)
        return
    from hmicfrs_cli.formats import placing
    from hmicfrs_cli.formats.paper import as_file

    question = f"Write to (a name that ends in {', '.join(as_file.ENDINGS)})"
    path = Path(at.needed(out, "--out FILE", question)).expanduser()
    ending = placing.ending_of(path, as_file.ENDINGS)
    never = {at.register: "the register"} | ({Path(template).expanduser(): "the template"} if template else {})
    placing.may_be_written(path, force=force, never=never)
    wanted = _Wanted(path, ending, _arrangement(config, agenda_item), _template(template, ending))
    day_held, told_of, start = at.day_or_none(held_on), at.day_or_none(as_at), at.day_or_none(since)
    if issue:
        with at.writing() as log:
            from hmicfrs_cli.register import meetings

            meeting = _meeting(at, log.reading(), day_held)
            day = told_of or meeting.told_of(at.today)
            must_be_as_told(meeting, day, start, issues=True)
            meetings.issue(log, meeting.held_on, day)
            told = _told(at, log.reading(), meeting.held_on, day, start)
            _write(at, told, wanted)
    else:
        with at.reading() as register:
            meeting = _meeting(at, register, day_held)
        with at.reading(meeting.issued_at) as register:
            told = _told(at, register, meeting.held_on, told_of, start, meeting.issued_at)
            _write(at, told, wanted)
    _say_written(at, told, wanted)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the officer wants: where to, as what, how arranged, in whose styles."""

    path: Path
    ending: str
    arrangement: "Arrangement"
    template: bytes | None


def _arrangement(config: str | None, agenda_item: str | None) -> "Arrangement":
    from hmicfrs_cli.formats.paper import arrangement

    arranged = arrangement.read(Path(config).expanduser()) if config else arrangement.Arrangement()
    item = (agenda_item or "").strip()
    item = item[len("agenda item") :].strip() if item.lower().startswith("agenda item") else item
    return replace(arranged, agenda_item=item) if item else arranged


def _template(file: str | None, ending: str) -> bytes | None:
    """The bytes of the force's own Word file. Raises Mistyped for one that cannot be read, or where none is wanted."""
    if file is None:
        return None
    if ending != ".docx":
        raise Mistyped("--template is for Word.", next="Write a .docx, or leave out --template.")
    from hmicfrs_cli.formats import given

    found = given.looked_at(Path(file).expanduser())
    if found.kind is not given.Kind.WORD:
        raise Refused(f"{found.name} is {found.kind}, not a Word document.", next="Give a .docx with your styles.")
    return found.path.read_bytes()


def _told(
    at: Desk,
    register: Reading,
    held_on: date,
    as_at: date | None,
    since: date | None,
    known_at: str | None = None,
) -> "Quarter":
    """What the paper of a meeting tells. That of one that was issued is told as it was known at that moment (UTC)."""
    from hmicfrs_cli.register.quarter import quarter

    meeting = _meeting(at, register, held_on)
    day = as_at or meeting.told_of(at.today)
    must_be_past(meeting.held_on, day, at.today)
    must_be_as_told(meeting, day, since, issues=False)
    return quarter(register, at.register.name, meeting, day, since=since, known_at=known_at)


def _meeting(at: Desk, register: Reading, held_on: date | None) -> Meeting:
    """The meeting on a day, or else the next that is to come, or the last there was. Raises NoSuchRecord."""
    meetings = past.meetings(register)
    if held_on is not None:
        meant = [one for one in meetings if one.held_on == held_on]
        record = f"Record it first: hmi meeting add {held_on}"
        missing = f"There is no meeting on {in_words(held_on)}."
    else:
        ahead = [one for one in meetings if one.held_on >= at.today]
        meant = ahead[-1:] or meetings[:1]
        if meant and not ahead:
            at.say(f"No meeting is to come: this is for the last, of {in_words(meant[0].held_on)}.")
        record, missing = "Record one first: hmi meeting add DATE", "There is no meeting to write a paper for."
    if not meant:
        raise NoSuchRecord(missing, next=record)
    return meant[0]


def _write(at: Desk, told: "Quarter", wanted: _Wanted) -> None:
    from hmicfrs_cli.domain import unsettled
    from hmicfrs_cli.formats import placing
    from hmicfrs_cli.formats.paper import as_file, contents

    if found := unsettled.in_brief(told):
        at.say("\n".join(["Not settled, as hmi check says more fully:", *(f"  {line}" for line in found)]))
    if unknown := sorted(set(wanted.arrangement.reports) - {each.report.code for each in told.published}):
        at.say(f"The arrangement has a text on what is no new report of this paper: {', '.join(unknown)}.")
    if "asked" not in {each.name for each in wanted.arrangement.sections} and (matters := unsettled.matters(told)):
        at.say(
            "\n".join(
                [
                    "The arrangement leaves out what members should know of the figures (section asked):",
                    *(f"  {words}" for words in matters),
                ]
            )
        )
    written = as_file.as_file(contents.paper(told, wanted.arrangement), wanted.ending, wanted.template)
    with placing.put_in_place(wanted.path) as file:
        file.write(written)


def _say_written(at: Desk, told: "Quarter", wanted: _Wanted) -> None:
    notes, reasons = len(told.notes), sum(bool(told.reasons(one)) for one in told.is_open)
    held_on, day = in_words(told.meeting.held_on), in_words(told.as_at)
    at.say(f"Wrote {wanted.path}: the paper for the meeting of {held_on}, with figures as at {day}.")
    at.say(
        f"Public notes that it may print: {notes}. Reasons for targets that were put off: {reasons}."
        " No other note is in it."
    )
    if told.is_issued:
        at.say(f"The figures are issued. Head of the history, as the paper prints it: {told.head}")
    else:
        at.say("It is a draft: the figures are not frozen. To freeze them with the paper: --issue")


def _write_arrangement(at: Desk, out: str | None, others: list[str], *, force: bool) -> None:
    """Write the file that arranges a paper, with every section in its place and explained. Raises Mistyped where
    `others` are asked for beside it, which speak of a paper: none is written.
    """
    if others:
        raise Mistyped(
            f"--init does not go with {listed(others)}.",
            "It writes the file that arranges papers, and no paper.",
            "Ask for one, then the other.",
        )
    from importlib.resources import files

    from hmicfrs_cli.formats import placing

    path = Path(out or ARRANGEMENT).expanduser()
    if path.suffix.lower() != ".toml":
        raise Mistyped(f"{path.name} does not end in .toml.", next=f"Leave out --out: it is called {ARRANGEMENT}.")
    placing.may_be_written(path, force=force, never={at.register: "the register"})
    usual = files("hmicfrs_cli.formats.paper").joinpath("arrangement.toml").read_bytes()
    with placing.put_in_place(path) as file:
        file.write(usual)
    at.say(f"Wrote {path}. Open it in any editor, then: hmi paper --config {path} --out paper.docx")
