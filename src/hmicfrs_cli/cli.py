"""The `hmi` app: global options, every command joined by name, and the one place where an error ends.

A command's module is imported when the command is called, so that `--help` and completion load none of them.
The sentences below are what the help shows; a test holds them to those of the commands.
"""

import errno
import gc
import shlex
import sys
from importlib import import_module
from typing import Annotated, Any, NamedTuple, cast

import typer

from hmicfrs_cli.commands.parsing import Command, Group


class Entry(NamedTuple):
    """A command by name: the module under `commands`, what there (a function, or a group), its one sentence."""

    module: str
    attribute: str
    sentence: str


SECTIONS = {
    "Start": {
        "demo": Entry("keeping", "demo", "Make an example register here, from a real committee paper."),
        "settings": Entry("keeping", "settings", "What hmi knows about this force."),
    },
    "Record": {
        "report": Entry("publications", "report", "Reports of HMICFRS: record one, list them, show one."),
        "add": Entry("recording", "add", "Record a recommendation, a cause of concern or an AFI."),
        "level": Entry("recording", "level", "Set the level that HMICFRS has given."),
        "assign": Entry("progressing", "assign", "Say who answers for them, and who leads the work."),
        "stage": Entry("progressing", "stage", "Say how far they have come in the force's own process."),
        "target": Entry("progressing", "target", "Set the force's own target."),
        "note": Entry("progressing", "note", "Add a note, with who wrote it and when."),
        "edit": Entry("correcting", "edit", "Correct what is recorded of one."),
        "withdraw": Entry("correcting", "withdraw", "Withdraw what was recorded in error."),
        "undo": Entry("correcting", "undo", "Take back the last command, whole."),
        "redo": Entry("correcting", "redo", "Bring back what undo took back."),
    },
    "Close": {
        "why": Entry("closing", "why", "What closing one takes: every condition, met or not."),
        "letter": Entry("evidencing", "letter", "The Chief Constable's letters: record one, list them, show one."),
        "evidence": Entry("evidencing", "evidence", "Documents that support a recommendation: add one, list them."),
        "certify": Entry("closing", "certify", "Certify, at level 3, that the force has completed them."),
        "close": Entry("closing", "close", "Close recommendations, each by the rule of its level."),
        "reopen": Entry("closing", "reopen", "Reopen what was closed."),
    },
    "Look": {
        "list": Entry("looking", "list_", "List recommendations: open and for us, unless asked otherwise."),
        "show": Entry("looking", "show", "Show one recommendation whole, with the rule for closing it."),
        "history": Entry("looking", "history", "What has happened, in words, the latest recorded first."),
        "search": Entry("searching", "search", "Find words in texts, titles, themes and notes, the best first."),
        "overdue": Entry("looking", "overdue", "What is late, and what is to be done at once."),
    },
    "Committee": {
        "summary": Entry("committee", "summary", "The committee's table: open, closed and total."),
        "movement": Entry("committee", "movement", "What has moved since the last meeting, so that each row balances."),
        "meeting": Entry("meeting", "meeting", "Meetings: record one, list them, issue its figures."),
        "inspection": Entry("inspecting", "inspection", "Inspections: record one, correct one, list them."),
        "paper": Entry("paper", "paper", "Write the committee's paper: Word, a web page, PDF or Markdown."),
        "balance": Entry("committee", "balance", "Opening balances: what is counted without being listed."),
        "reconcile": Entry(
            "reconciling", "reconcile", "Test a table as a paper prints it, and say what may have gone wrong."
        ),
    },
    "In and out": {
        "read": Entry("reading", "read", "Read a report, or a committee paper with several, into drafts."),
        "import": Entry("importing", "import_", "Import a register kept by hand, or a whole one in JSON."),
        "export": Entry("exporting", "export", "Write the register to a file: .csv, .xlsx, .json or .ics."),
    },
    "Keep": {
        "check": Entry("checking", "check", "Find what is wrong or missing."),
        "where": Entry("keeping", "where", "Where the register is, and whether it is there."),
    },
}
COMMANDS = {name: entry for section in SECTIONS.values() for name, entry in section.items()}
LONGEST_WORDS = 200
"""Characters of a command line that the history keeps; the rest of a long text is in what it recorded."""


class Hmi(Group):
    """The app: finds commands by name, and turns errors into words and exit codes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.commands = cast("Any", dict.fromkeys(COMMANDS))  # for 'Did you mean': only the names are looked at

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        entry = COMMANDS[cmd_name]
        return joined(cmd_name, getattr(import_module(f"hmicfrs_cli.commands.{entry.module}"), entry.attribute))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        ctx.meta["words"] = shlex.join(args)[:LONGEST_WORDS].encode("utf-8", "replace").decode()
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        for section, entries in SECTIONS.items():
            with formatter.section(section):
                formatter.write_dl([(name, entry.sentence) for name, entry in entries.items()])

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        from typer._click.shell_completion import CompletionItem

        names = [CompletionItem(name) for name in COMMANDS if name.startswith(incomplete)]
        return names or super().shell_complete(ctx, incomplete)

    def invoke(self, ctx: Any) -> Any:
        debug = bool(ctx.params.get("debug"))
        from hmicfrs_cli.domain.errors import HmiError

        try:
            answer = super().invoke(ctx)
            sys.stdout.flush()  # here, where it can still be said that it failed
            return answer
        except (typer.Abort, KeyboardInterrupt):
            _say_stopped(ctx.obj)
            raise typer.Exit(130) from None
        except Exception as error:
            if _is_typers_own(error) or _reader_has_gone(error):
                raise
            expected = isinstance(error, HmiError)
            code = tell(error, ctx.obj)
            if debug and not expected:
                raise
            raise typer.Exit(code) from None


def joined(name: str, what: Any) -> Any:
    """Typer's command for a function, or for a group of them."""
    if isinstance(what, typer.Typer):
        group = typer.main.get_command(what)
        group.name = name
        return group
    one = typer.Typer(add_completion=False, rich_markup_mode=None)
    one.command(name, cls=Command)(what)
    return typer.main.get_command(one)


def tell(error: Exception, desk: Any) -> int:
    """Say on stderr what happened, why, and what to do next. Returns the exit code."""
    from hmicfrs_cli.domain.errors import HmiError
    from hmicfrs_cli.formats.screen import Screen

    recorded = getattr(desk, "recorded", [])
    if isinstance(error, OSError):
        error = HmiError(f"The answer could not be written: {error.strerror or error}.")
    elif not isinstance(error, HmiError):
        error = HmiError(
            f"hmi met something it did not expect ({type(error).__name__}: {error}).",
            "This is a fault of hmi's.",
            "Please report it, with what this prints: the same command after hmi --debug",
        )
    if recorded:
        error.why = f"{error.why} What the command recorded is safe: do not type it again.".strip()
    sentences = [f"{error.heading}: {error.what}", error.why, error.next]
    Screen().say("\n".join(sentence for sentence in sentences if sentence))
    return error.exit_code


def _say_stopped(desk: Any) -> None:
    """Say, on a line of its own, what an officer who stops at a question wants to know."""
    from hmicfrs_cli.formats.screen import Screen

    recorded = getattr(desk, "recorded", [])
    Screen().say("\nStopped." + ("" if recorded else " Nothing was recorded."))


def _is_typers_own(error: Exception) -> bool:
    """Whether Typer ends this one itself: an exit, or a usage error with its own words and exit code 2."""
    return isinstance(error, (typer.Exit, typer.TyperException))


def _reader_has_gone(error: Exception) -> bool:
    """Whether stdout was closed on us, as by `hmi list | head`. Windows calls that an invalid argument."""
    return isinstance(error, BrokenPipeError) or (
        isinstance(error, OSError) and error.errno == errno.EINVAL and sys.platform == "win32"
    )


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        from hmicfrs_cli.register.opening import REVISIONS

        typer.echo(f"hmi {version('hmicfrs-cli')} (register {REVISIONS[-1]})")
        raise typer.Exit


app = typer.Typer(
    cls=Hmi,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True, subcommand_metavar="COMMAND ...")
def hmi(
    context: typer.Context,
    register: Annotated[
        str | None, typer.Option("--register", help="The register (HMI_REGISTER, or see: hmi where).", metavar="PATH")
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", help="Who is recording (HMI_USER, or your login name).", metavar="NAME")
    ] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help="Never ask; name what is missing instead.")] = False,
    color: Annotated[
        str, typer.Option("--color", help="auto, always or never (NO_COLOR too).", metavar="WHEN")
    ] = "auto",
    debug: Annotated[  # noqa: ARG001 - Hmi.invoke looks at it
        bool, typer.Option("--debug", help="Show where an unexpected error came from.")
    ] = False,
    version: Annotated[  # noqa: ARG001 - its callback answers
        bool, typer.Option("--version", help="Show the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """The register of HMICFRS recommendations, and the committee's figures from it.

    \b
    Begin with an example:         hmi demo
    Record a report:               hmi report add "Deployment of firearms" --published 2023-07-11
    Record a recommendation:       hmi add firearms-2023 "By 31 October 2023, chief constables should ..."
    Before a committee:            hmi summary
    What is late:                  hmi overdue
    Without a command, hmi shows how things stand today.
    """
    from hmicfrs_cli.commands import desk

    context.obj = desk.at(
        context.find_object(desk.Desk), register, by, color, context.meta.get("words", ""), no_input=no_input
    )
    if context.invoked_subcommand is None:
        from hmicfrs_cli.commands.overview import overview

        overview(context)


def main() -> None:
    """The console script.

    Python looks for garbage after every few hundred new objects, and once more at the end. Loading
    SQLModel makes some hundred thousand that all stay: looking seldom, and not at the end, takes a sixth off
    every command that writes.
    """
    gc.set_threshold(200_000)
    try:
        app(prog_name="hmi")
    finally:
        gc.freeze()
