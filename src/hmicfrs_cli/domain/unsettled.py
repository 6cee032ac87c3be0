"""What a committee must know of the figures that it is told: what is missing, and what nobody has settled.

`checks` finds it, for the officer. Here are the sentences for the paper: what bears on the figures, or on who answers.
"""

from collections.abc import Sequence

from hmicfrs_cli.domain.checks import Finding, explained
from hmicfrs_cli.domain.figures import Lateness
from hmicfrs_cli.domain.prose import listed, named, number
from hmicfrs_cli.domain.quarter import Quarter
from hmicfrs_cli.domain.vocabulary import Reference

SAID = {
    "HMI101": ("has no owner", "have no owner"),
    "HMI102": ("has no level yet, so that nobody may close it", "have no level yet, so that nobody may close them"),
    "HMI103": ("has a deadline that names no day", "have a deadline that names no day"),
    "HMI104": ("is open under a cause of concern that is closed", "are open under a cause of concern that is closed"),
    "HMI106": (
        "was certified over a year ago and HMICFRS has not verified it",
        "were certified over a year ago and HMICFRS has not verified them",
    ),
    "HMI107": (
        "has a target later than the deadline that HMICFRS has set",
        "have a target later than the deadline that HMICFRS has set",
    ),
}
"""What a paper says of each finding that its readers must know: of one, and of several."""


def matters(quarter: Quarter) -> list[str]:
    """What members must know, a sentence each, the most telling first. Empty where everything is settled."""
    return [
        *_unlisted(quarter),
        *_found(quarter.findings),
        *_unexplained(quarter),
        *_undated(quarter),
        *_stated(quarter),
    ]


def _unlisted(quarter: Quarter) -> list[str]:
    """How much of the figures stands on opening balances."""
    is_open = sum(count.open for count in quarter.unlisted)
    closed = sum(count.closed for count in quarter.unlisted)
    if not is_open and not closed:
        return []
    total = quarter.figures.total
    parts = [(is_open, total.open, "open"), (closed, total.closed, "closed")]
    told = [_part(many, of, state) for many, of, state in parts if many]
    return [
        f"Counted without being listed one by one: {listed(told)}. For these the register has neither owner nor"
        " deadline."
    ]


def _part(many: int, of: int, state: str) -> str:
    if many == of:
        return f"all of the {of} {state}" if of > 1 else f"the one {state}"
    return f"{many} of the {of} {state}"


def _found(findings: Sequence[Finding]) -> list[str]:
    said = []
    for code, (of_one, of_several) in SAID.items():
        refs = [Reference.read(each.reference) for each in findings if each.code == code]
        if refs:
            ones = "that is open" if len(refs) == 1 else "that are open"
            many = f"{number(len(refs)).capitalize()} {ones} {of_one if len(refs) == 1 else of_several}"
            said.append(f"{many}{named(refs)}.")
    return said


def _unexplained(quarter: Quarter) -> list[str]:
    """Late ones of which the paper cannot say why. A private note has no say in what a paper says."""
    refs = [one.ref for one in quarter.groups.get(Lateness.LATE, ()) if not quarter.says_why(one)]
    if not refs:
        return []
    is_ = "that is open is" if len(refs) == 1 else "that are open are"
    return [
        f"{number(len(refs)).capitalize()} {is_} late, and nothing recorded for the committee says why{named(refs)}."
    ]


def _undated(quarter: Quarter) -> list[str]:
    many = quarter.late[Lateness.UNDATED]
    if not many:
        return []
    return [
        f"{number(many).capitalize()} {'has' if many == 1 else 'have'} neither a deadline nor a target of the force."
    ]


def _stated(quarter: Quarter) -> list[str]:
    """Reports of which not everything is recorded, and those of which the day is not known."""
    found = [each for each in quarter.findings if each.code in ("HMI111", "HMI112")]
    return [f"The report with the code {each.reference} {each.what}." for each in found]


def in_brief(quarter: Quarter) -> list[str]:
    """What the checks found, a line each, and how many have no date: for the officer, before a paper is written."""
    findings = quarter.findings
    codes = dict.fromkeys(each.code for each in findings)
    lines = []
    for code in codes:
        of_code = [each.reference for each in findings if each.code == code]
        first = ", ".join(of_code[:3]) + (f" and {len(of_code) - 3} more" if len(of_code) > 3 else "")
        name = (explained(code) or ("", code, ""))[1]
        lines.append(f"{code} {name}: {first}")
    lines += [
        f"counts only from a day after that of the figures: {each.later} of {each.report.code} (hmi report show)"
        for each in quarter.published
        if each.later
    ]
    undated = quarter.late[Lateness.UNDATED]
    return [*lines, f"without a deadline or a target: {undated} (hmi list, hmi target)"] if undated else lines
