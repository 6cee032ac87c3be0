"""Checking the register: what a committee would find, and whether anything has been tampered with."""

from typing import Annotated

import typer

from hmicfrs_cli.commands.desk import desk
from hmicfrs_cli.commands.options import AsAt, FormatOption, text_option
from hmicfrs_cli.domain import checks
from hmicfrs_cli.domain.errors import Differences, NoSuchRecord
from hmicfrs_cli.formats import committee
from hmicfrs_cli.formats.exchange import Format
from hmicfrs_cli.register import past


def check(
    context: typer.Context,
    integrity: Annotated[
        bool, typer.Option("--integrity", help="Examine the file, the chain of events, and records against events.")
    ] = False,
    explain: Annotated[
        str | None, text_option("--explain", help="Say what a code means, such as HMI103.", metavar="CODE")
    ] = None,
    head: Annotated[
        str | None, text_option("--head", help="With --integrity: the head that a paper printed.", metavar="HASH")
    ] = None,
    as_at: AsAt = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Find what is wrong or missing.

    All findings are told at once, with the command that mends each. Ends with exit code 5 when there are any. The head
    that a committee's paper printed is tested with --integrity --head.

    \b
    Examples:
      hmi check --explain HMI103
      hmi check --integrity
    """
    at = desk(context)
    if explain:
        _explain(context, explain, format)
        return
    day = at.day(as_at)
    with at.reading() as register:
        if integrity:
            from hmicfrs_cli.register import integrity as examination

            found = examination.findings(register)
            found += examination.holds_head(register, head) if head else []
        else:
            found = checks.findings(past.picture(register, day))
        head_now = past.head(register)
    at.show(committee.findings(found, day), format)
    if found:
        raise Differences(f"{len(found)} found.", next="What a code means: hmi check --explain CODE")
    at.say(f"The register is as its history says. Head of the history: {head_now}" if integrity else "Nothing found.")


def _explain(context: typer.Context, code: str, format: Format) -> None:
    wanted = code.strip().upper()
    told = checks.explained(wanted)
    if told is None:
        codes = ", ".join([check.code for check in checks.CHECKS] + list(checks.INTEGRITY))
        raise NoSuchRecord(f"There is no check {code}.", next=f"There are: {codes}.")
    desk(context).show(committee.check(wanted, *told, desk(context).today), format)
