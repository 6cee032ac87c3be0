"""The paper that a register tells, as blocks."""

from datetime import date

from conftest import Officer
from hmicfrs_cli.formats.paper import contents
from hmicfrs_cli.formats.paper.arrangement import Arrangement
from hmicfrs_cli.formats.paper.blocks import Paper
from hmicfrs_cli.register import opening, past
from hmicfrs_cli.register.quarter import quarter


def paper_of(officer: Officer, day: date) -> Paper:
    with opening.reading(officer.register, lambda _: None) as register:
        meeting = next(one for one in past.meetings(register) if one.held_on == day)
        return contents.paper(quarter(register, "register.db", meeting, day), Arrangement())
