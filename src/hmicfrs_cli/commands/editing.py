"""The officer's own editor: drafts as a file in it, and what came back."""

import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hmicfrs_cli.commands.desk import Desk
from hmicfrs_cli.domain.errors import HmiError, Mistyped
from hmicfrs_cli.domain.proposals import InRegister
from hmicfrs_cli.formats import draft_text

if TYPE_CHECKING:
    from hmicfrs_cli.commands.reading import Reading
    from hmicfrs_cli.domain.proposals import Proposal


def gone_through(at: Desk, found: "Reading") -> "Reading":
    """What was found, with its new ones as the officer left them in the editor.

    At a terminal the file is opened again where something in it cannot be read. Elsewhere raises Mistyped then.
    """
    offers = [draft_text.Offer(one, found.draft(one, at)) for one in found.new]
    reports = {one.code: one for one in found.reports}
    text = draft_text.written_out(offers, found.source)
    while True:
        text = _edited(text)
        new, faults = draft_text.read_back(text, offers, reports, at.today)
        new = [_as_known(one, found) for one in new]
        faults = faults or _cannot_be(found, new, at)
        if not faults:
            return replace(found, proposals=[one for one in found.proposals if one not in found.new] + new)
        told = "\n".join(faults)
        if not at.ask:
            raise Mistyped("The drafts cannot be read as they were left in the editor.", told, "Nothing was recorded.")
        at.say(told)
        at.answer("Press Enter to open the file again, or Ctrl+C to stop", "open")


def _as_known(one: "Proposal", found: "Reading") -> "Proposal":
    """One that came back, which differs where its reference is recorded already."""
    return replace(one, in_register=InRegister.DIFFERS) if one.ref in found.known else one


def _cannot_be(found: "Reading", new: "list[Proposal]", at: Desk) -> list[str]:
    """What the rules say against each that came back."""
    faults = []
    for one in new:
        try:
            found.draft(one, at)
        except HmiError as error:
            faults.append(f"{one.ref}: {' '.join(filter(None, (error.what, error.why, error.next)))}")
    return faults


def _edited(text: str) -> str:
    """The text as it is when the editor has been closed."""
    with TemporaryDirectory(prefix="hmi-") as folder:
        path = Path(folder) / "drafts.txt"
        path.write_text(text, encoding="utf-8")
        command = [*_editor(), str(path)]
        try:
            ended = subprocess.run(command, check=False).returncode
            text = path.read_text(encoding="utf-8-sig")
        except OSError as error:
            raise HmiError(
                f"The editor {command[0]} could not be opened: {error.strerror or error}.",
                next="Name another with the environment variable EDITOR.",
            ) from error
        except UnicodeDecodeError as error:
            raise Mistyped("The file came back in another encoding.", next="Save it as UTF-8.") from error
    if ended:
        raise HmiError(f"The editor ended with an error ({ended}).", "Nothing was recorded.")
    return text


def _editor() -> list[str]:
    """The officer's editor: VISUAL or EDITOR, or what the system has for text."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if named:
        # On Windows a backslash stands between folders, and is no sign of quoting.
        words = shlex.split(named, posix=sys.platform != "win32")
        return [word.strip('"') for word in words]
    if sys.platform == "win32":
        return ["notepad"]
    return [next((name for name in ("nano", "vi") if shutil.which(name)), "vi")]
