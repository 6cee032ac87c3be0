"""The officer's own editor: drafts as a file in it, and what came back."""

import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from hmicfrs_cli.commands.desk import Desk
from hmicfrs_cli.commands.found import Found
from hmicfrs_cli.domain.errors import HmiError, Mistyped
from hmicfrs_cli.domain.printed.proposals import InRegister
from hmicfrs_cli.formats import draft_text

if TYPE_CHECKING:
    from hmicfrs_cli.domain.printed.proposals import Proposal


def gone_through(at: Desk, found: Found) -> Found:
    """What was found, with its new ones as the officer left them in the editor.

    At a terminal the file is opened again where something in it cannot be read. Elsewhere raises Mistyped then, and
    where no editor was named; what was written is kept, and the message says where.
    """
    editor = _editor(at)
    offers = [draft_text.Offer(one, found.draft(one, at)) for one in found.new]
    reports = {one.code: one for one in found.reports}
    path = Path(mkdtemp(prefix="hmi-")) / "drafts.txt"
    path.write_text(draft_text.written_out(offers, found.source), encoding="utf-8")
    while True:
        text, faults = _edited(editor, path)
        new: list[Proposal] = []
        if not faults:
            new, faults = draft_text.read_back(text, offers, reports, at.today)
            new = [_as_known(one, found) for one in new]
        faults = faults or _cannot_be(found, new, at)
        if not faults:
            shutil.rmtree(path.parent, ignore_errors=True)
            return replace(found, proposals=[one for one in found.proposals if one not in found.new] + new)
        told = "\n".join(faults)
        if not at.ask:
            raise Mistyped(
                "The drafts cannot be read as they were left in the editor.",
                told,
                f"Nothing was recorded. What you wrote is kept in {path}",
            )
        at.say(f"{told}\nWhat you wrote is kept in {path}")
        at.answer("Press Enter to open the file again, or Ctrl+C to stop", "open")


def _as_known(one: "Proposal", found: Found) -> "Proposal":
    """One that came back, which differs where its reference is recorded already."""
    return replace(one, in_register=InRegister.DIFFERS) if one.ref in found.known else one


def _cannot_be(found: Found, new: "list[Proposal]", at: Desk) -> list[str]:
    """What the rules say against each that came back."""
    there = {None, *found.known, *(one.ref for one in new)}
    faults = [
        f"{one.ref}: there is no {one.given.under} that it could stand under."
        for one in new
        if one.given.under not in there
    ]
    for one in new:
        try:
            found.draft(one, at)
        except HmiError as error:
            faults.append(f"{one.ref}: {' '.join(filter(None, (error.what, error.why, error.next)))}")
    return faults


def _edited(editor: list[str], path: Path) -> tuple[str, list[str]]:
    """The file's text as it is when the editor has been closed, or what is wrong with it.

    Raises HmiError where the editor cannot be opened or ends with an error.
    """
    try:
        ended = subprocess.run([*editor, str(path)], check=False).returncode
    except OSError as error:
        raise HmiError(
            f"The editor {editor[0]} could not be opened: {error.strerror or error}.",
            next="Name another with the environment variable EDITOR.",
        ) from error
    if ended:
        raise HmiError(f"The editor ended with an error ({ended}).", f"Nothing was recorded. The drafts are in {path}")
    try:
        return path.read_text(encoding="utf-8-sig"), []
    except UnicodeDecodeError:
        return "", ["The file came back in another encoding: save it as UTF-8."]
    except OSError as error:
        raise HmiError(
            f"The editor left no file of drafts behind: {error.strerror or error}.", "Nothing was recorded."
        ) from error


def _editor(at: Desk) -> list[str]:
    """The officer's editor: VISUAL or EDITOR, or at a terminal what the system has for text.

    Raises Mistyped where none is named and there is no terminal to open one in.
    """
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if named:
        # On Windows a backslash stands between folders, and is no sign of quoting.
        words = shlex.split(named, posix=sys.platform != "win32")
        return [word.strip('"') for word in words]
    if not at.ask:
        raise Mistyped("--edit needs a terminal.", next="Leave it out, or name an editor with the variable EDITOR.")
    if sys.platform == "win32":
        return ["notepad"]
    return [next((name for name in ("nano", "vi") if shutil.which(name)), "vi")]
