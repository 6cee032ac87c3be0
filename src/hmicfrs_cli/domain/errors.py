"""Everything hmi can refuse or fail at: a sentence, its reason, what to do next, and an exit code.

`cli` is the only reader: it prints the three sentences on stderr and leaves with the code.
"""


class HmiError(Exception):
    """Something the officer must be told.

    `what` happened, `why`, and what to do `next`: whole sentences, or empty where there is
    nothing to add. `exit_code` is part of the contract printed in the README.
    """

    exit_code = 1
    heading = "Failed"

    def __init__(self, what: str, why: str = "", next: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.why = why
        self.next = next


class Mistyped(HmiError):
    """The command was given something that hmi cannot read: an unknown level, a day that is not one."""

    exit_code = 2
    heading = "Not understood"


class Refused(HmiError):
    """A rule of the field forbids it. Nothing was written."""

    exit_code = 3
    heading = "Refused"


class NoSuchRecord(HmiError):
    """A reference, report code or setting that the register does not hold."""

    exit_code = 4
    heading = "Not found"


class Differences(HmiError):
    """A check has found something. What it found has been told."""

    exit_code = 5
    heading = "Check"


class RegisterTrouble(HmiError):
    """The register is missing, busy, unreadable, damaged, full, or from a newer hmi."""

    exit_code = 6
    heading = "Register"


def no_such_reference(wanted: str, known: list[str]) -> HmiError:
    """A reference that the register does not hold, with the nearest ones it does."""
    return NoSuchRecord(
        f"There is no {wanted} in the register.", next=_nearest(wanted, known) or "To see what there is: hmi list --all"
    )


def no_such_report(wanted: str, known: list[str]) -> HmiError:
    """A report code that the register does not hold, with the nearest ones it does."""
    return NoSuchRecord(
        f"There is no report {wanted} in the register.",
        next=_nearest(wanted, known)
        or "To see what there is: hmi report list. To record one: hmi report add TITLE --published DATE",
    )


def no_such_letter(wanted: str, known: list[str]) -> HmiError:
    """A letter that the register does not hold, with the nearest ones it does."""
    return NoSuchRecord(
        f"There is no letter {wanted} in the register.",
        next=_nearest(wanted, known)
        or f"To record it: hmi letter add {wanted} --signed-on DATE --signatory NAME. To see what there is: hmi letter"
        " list",
    )


def _nearest(wanted: str, known: list[str]) -> str:
    """'Did you mean …?' with the three closest names at most; empty when none is close."""
    from difflib import get_close_matches

    as_known = {name.lower(): name for name in known}
    close = get_close_matches(wanted.lower(), list(as_known), n=3, cutoff=0.5)
    return f"Did you mean {' or '.join(as_known[name] for name in close)}?" if close else ""
