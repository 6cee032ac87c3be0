"""The whole register gathered: every list of it, as its own command answers with it, and what each needs beside."""

from collections.abc import Iterable, Iterator
from datetime import date

from hmicfrs_cli.domain.vocabulary import SETTINGS, Status
from hmicfrs_cli.formats import committee, documents, events, inspections, listings, recommendations
from hmicfrs_cli.formats.exchange import SCHEMA
from hmicfrs_cli.formats.layout import Record
from hmicfrs_cli.register import documents as letters
from hmicfrs_cli.register import everything, fieldwork, opening, past, queries
from hmicfrs_cli.register.opening import Reading
from hmicfrs_cli.register.sought import Sought


def about(register: Reading, day: date) -> Record:
    """What stands before the lists (see `whole.ABOUT`)."""
    return {
        "schema": SCHEMA,
        "as_at": day.isoformat(),
        "register": opening.REVISIONS[-1],
        "head": everything.extent(register).head,
    }


def lists(register: Reading, day: date) -> Iterator[tuple[str, Iterable[Record]]]:
    """Every list of the register, as it is on a day, under the name and in the order of `whole.LISTS`.

    The events are all there are, whenever they happened, in the order of the history.
    """
    yield "settings", listings.facts("settings", _settings(register), day).records
    yield "reports", map(listings.report, queries.reports(register, day))
    everyone = Sought(day, tuple(Status), for_us=None)
    yield (
        "recommendations",
        (recommendations.recommendation(one, day) for one in queries.recommendations(register, everyone)),
    )
    yield "letters", map(documents.letter, letters.letters(register, day))
    yield "inspections", (inspections.inspection(one, day) for one in fieldwork.inspections(register, day))
    yield "balances", listings.balances(queries.balances(register, day), day).records
    yield "meetings", _meetings(register, day)
    yield "events", map(events.sealed, everything.sealed(register))


def _settings(register: Reading) -> list[tuple[str, str, str]]:
    known = queries.settings(register)
    return [(key, known.get(key, ""), SETTINGS.get(key, "")) for key in dict.fromkeys([*SETTINGS, *known])]


def _meetings(register: Reading, day: date) -> Iterator[Record]:
    """Meetings, with the figures that each was told."""
    told = everything.frozen_figures(register)
    for record in committee.meetings(past.meetings(register), day).records:
        yield {**record, "figures": told.get(record["on"])}
