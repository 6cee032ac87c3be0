"""The officer's desk: which register, whose name, what day it is. The only place with a clock.

`cli` sets it up from the global options, and every command finds it in its context. Tests set up their own.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer

from hmicfrs_cli.domain.days import a_day
from hmicfrs_cli.domain.errors import HmiError, Mistyped
from hmicfrs_cli.domain.records import Recording
from hmicfrs_cli.domain.vocabulary import Reference
from hmicfrs_cli.formats.exchange import Format
from hmicfrs_cli.formats.layout import Listing
from hmicfrs_cli.formats.recommendations import listed
from hmicfrs_cli.formats.screen import Colour, Screen, survive
from hmicfrs_cli.register import opening, queries

if TYPE_CHECKING:
    from hmicfrs_cli.register.history import Log


Read = TypeVar("Read")

STILL_COMING = 0.2
"""Seconds after an empty line within which the rest of what is pasted comes."""


@dataclass(frozen=True)
class Desk:
    """What every command has before it: where, who, when, and how to answer.

    `recorded` holds the words of this command once what it wrote is safe, `chosen` the references that were chosen from
    a list and so are not among its words. `today` is the day by the machine's own
    calendar (the officer's); `now` gives the moment in UTC.
    """

    register: Path
    by: str
    words: str
    ask: bool = False
    screen: Screen = field(default_factory=Screen)
    recorded: list[str] = field(default_factory=list)
    chosen: list[str] = field(default_factory=list)
    today: date = field(default_factory=date.today)
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    @contextmanager
    def reading(self, known_at: str | None = None) -> Iterator[opening.Reading]:
        """The register, on a connection that cannot write; with `known_at`, as it was known then."""
        with opening.reading(self.register, self.screen.say) as register:
            if known_at:
                from hmicfrs_cli.register import rebuilding

                rebuilding.as_known(register, self.moment(known_at))
            yield register

    @contextmanager
    def writing(self, *, begins: bool = False, rehearsal: bool = False) -> "Iterator[Log]":
        """The log of this command, in one transaction. Only a command that `begins` one may begin a register; a
        rehearsal is done whole, so that every rule is asked, and then taken back.
        """
        with opening.writing(self.register, self.screen.say, begins=begins, keeps=not rehearsal) as session:
            from hmicfrs_cli.register.history import Log

            yield Log(session, self.recording())
        if not rehearsal:
            self.recorded.append(self.words)

    def recording(self) -> Recording:
        """Who is writing, when, and with what words."""
        return Recording(self.by, in_utc(self.now()), self.today, " ".join((self.words, *self.chosen)))

    def day(self, typed: str | None) -> date:
        """The day an option names; today where it was not given."""
        return a_day(typed, self.today) if typed else self.today

    def day_or_none(self, typed: str | None) -> date | None:
        """The day an option names; None where it was not given."""
        return a_day(typed, self.today) if typed else None

    def day_asked(self, as_at: str | None, known_at: str | None) -> date:
        """The day a question is about: the one given, else that of what was known, else today."""
        if as_at is None and known_at is not None:
            return datetime.fromisoformat(self.moment(known_at)).astimezone().date()
        return self.day(as_at)

    def moment(self, typed: str) -> str:
        """The moment (UTC) that was typed: one in ISO form, or the end of a day by the officer's calendar."""
        try:
            moment = datetime.fromisoformat(typed)
            if len(typed.strip()) <= len("2023-09-28"):
                raise ValueError(typed)
        except ValueError:
            day = self.day(typed)
            moment = datetime(day.year, day.month, day.day, 23, 59, 59, 999_999)  # noqa: DTZ001 - the local day
        try:
            return in_utc(moment)
        except OverflowError:
            raise Mistyped(f"'{typed}' is no moment that hmi can reckon with.") from None

    def needed(self, given: str | None, name: str, question: str) -> str:
        """What was given, or the answer to a question on a terminal. Elsewhere raises Mistyped, naming the option."""
        if given is not None:
            return given
        self.needs_a_terminal(name)
        return self.answer(question)

    def needed_as(self, read: Callable[[str], Read], name: str, question: str) -> Read:
        """The answer, as `read` understands it, to a question on a terminal. Elsewhere raises Mistyped, naming it."""
        self.needs_a_terminal(name)
        return self.until_read(question, None, read)

    def needs_a_terminal(self, name: str) -> None:
        """Raise Mistyped, naming what is missing, where there is nobody to ask."""
        if not self.ask:
            raise Mistyped(f"{name} is missing.", next=f"Give {name}. On a terminal, hmi would ask for it.")

    def until_read(self, question: str, offered: str | None, read: Callable[[str], Read]) -> Read:
        """The answer to a question as `read` understands it, asked again, with the reason, until it does."""
        while True:
            try:
                return read(self.answer(question, offered))
            except HmiError as error:
                self.say(" ".join(filter(None, (error.what, error.next))))
            except ValueError:
                self.say("That is not a whole number.")

    def answer(self, question: str, default: str | None = None) -> str:
        """The answer to a question; asked on stderr, so that stdout stays data."""
        answer: str = typer.prompt(question, default=default, err=True, show_default=bool(default))
        return answer

    def answer_in_lines(self, question: str) -> str:
        """The answer to a question that may be pasted over several lines, up to an empty one."""
        lines: list[str] = [self.answer(f"{question} (then an empty line)")]
        while line := typer.prompt("", default="", err=True, show_default=False, prompt_suffix=""):
            lines.append(line)
        return "\n".join(lines)

    def pasted(self, question: str) -> str:
        """What is pasted, as it stands (tabs, spaces and empty lines kept), up to the end of input, or to an empty line
        after which nothing more is waiting.
        """
        self.say(f"{question}, then an empty line:")
        lines: list[str] = []
        while line := sys.stdin.readline():
            if not line.strip() and lines and not more_is_waiting():
                break
            lines += [line] if line.strip() or lines else []
        return "".join(lines).rstrip("\r\n")

    def say(self, words: str) -> None:
        """Tell the officer, on stderr."""
        self.screen.say(words)

    def say_done(self, lines: list[str], *, dry_run: bool) -> None:
        """Tell what was done, a line each; after a rehearsal, that it was not."""
        self.say("\n".join([*lines, *["That is what would be done. Nothing has been recorded."] * dry_run]))

    def show(self, listings: "Listing | list[Listing]", format: Format) -> None:
        """Answer, on stdout."""
        self.screen.show(listings if isinstance(listings, list) else [listings], format)

    def show_rehearsed(self, log: "Log", refs: list[Reference], format: Format | None) -> None:
        """The records as a rehearsal would leave them, where a format was asked for. Inside its transaction."""
        if format:
            self.show(listed(queries.named(log.reading(), list(dict.fromkeys(refs)), self.today), self.today), format)

    def show_changed(self, refs: list[Reference], format: Format | None) -> None:
        """The records that a command has changed, where a format was asked for."""
        if format and refs:
            with self.reading() as register:
                found = queries.named(register, list(dict.fromkeys(refs)), self.today)
            self.show(listed(found, self.today), format)


def at(before: Desk | None, register: str | None, by: str | None, color: str, words: str, *, no_input: bool) -> Desk:
    """The desk that the global options ask for. `before` is one that a test has set up, whose clock is kept."""
    survive()
    try:
        colour = Colour(color.strip().lower())
    except ValueError:
        raise Mistyped(f"'{color}' is no way to colour.", next="It is one of: auto, always, never.") from None
    author = (by or os.environ.get("HMI_USER") or whose()).strip() or whose()
    made = Desk(
        register_path(register),
        author.encode("utf-8", "replace").decode(),
        words,
        ask=not no_input and on_a_terminal(),
        screen=Screen(colour),
    )
    return replace(made, today=before.today, now=before.now, ask=before.ask and not no_input) if before else made


def in_utc(moment: datetime) -> str:
    """A moment as the history keeps it: in UTC, and so written that earlier ones sort before later ones."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def desk(context: typer.Context) -> Desk:
    """The desk that this command is run at."""
    found = context.find_object(Desk)
    assert found is not None, "cli sets up the desk before any command runs"
    return found


def whose() -> str:
    """The login name, for the log, where the officer has given no other."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # Windows without USERNAME, a container without a passwd line
        return "unknown"


def on_a_terminal() -> bool:
    """Whether there is someone to ask."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def more_is_waiting() -> bool:
    """Whether more of what was pasted is still to be read: an empty line within it ends nothing.

    A terminal hands over a line at a time, so that what waits is beyond what Python has read of it.
    """
    if sys.platform == "win32":
        import msvcrt
        from time import sleep

        sleep(STILL_COMING)
        return msvcrt.kbhit()
    import select

    try:
        return bool(select.select([sys.stdin], [], [], STILL_COMING)[0])
    except (OSError, ValueError):  # stdin is no file, as where a test gives it: what has been given is all there
        return False


def from_stdin() -> str:
    """What was piped in. Raises Mistyped where it is not text in UTF-8."""
    try:
        # Not by the console's code page: what is piped in is UTF-8, with or without a byte-order mark.
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Mistyped("What came on stdin is not text in UTF-8.", next="Save it as UTF-8 and try again.") from error


def register_path(given: str | None) -> Path:
    """The register meant: the one given, else HMI_REGISTER's, else the usual place."""
    if given is not None and not given.strip():
        raise Mistyped("--register is empty.", next="Give the path of the register, or leave it out.")
    named = given or os.environ.get("HMI_REGISTER")
    return Path(named).expanduser() if named else opening.usual_place()
