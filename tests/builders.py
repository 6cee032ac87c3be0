"""The seed paper's own cases, as values: what tests are made of."""

from dataclasses import fields
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from hmicfrs_cli.domain import figures
from hmicfrs_cli.domain.closing import Closing
from hmicfrs_cli.domain.days import Period
from hmicfrs_cli.domain.drafting import Particulars
from hmicfrs_cli.domain.figures import Lateness
from hmicfrs_cli.domain.inspections import Inspection
from hmicfrs_cli.domain.meetings import Meeting
from hmicfrs_cli.domain.movement import movement
from hmicfrs_cli.domain.quarter import Quarter
from hmicfrs_cli.domain.records import Recommendation, Recording, Report, Standing
from hmicfrs_cli.domain.vocabulary import Category, InspectionKind, Level, Reference, ReportKind

FIREARMS_PUBLISHED = date(2023, 7, 11)
CUSTODY_PUBLISHED = date(2023, 8, 16)
TODAY = date(2024, 1, 1)


def firearms_report(**other: Any) -> Report:
    usual: dict[str, Any] = {
        "code": "firearms-2023",
        "title": "Deployment of firearms",
        "kind": ReportKind.NATIONAL,
        "published": FIREARMS_PUBLISHED,
    }
    return Report(**usual | other)


def custody_report(**other: Any) -> Report:
    return firearms_report(
        code="custody-2023",
        title="Joint custody inspection",
        kind=ReportKind.JOINT,
        published=CUSTODY_PUBLISHED,
        **other,
    )


def recommendation(text: str = "By 31 October 2023, all chief constables should act.", **other: Any) -> Particulars:
    return Particulars(text, **other)


def cause_of_concern(text: str = "Leadership is not strong enough.", **other: Any) -> Particulars:
    return Particulars(text, category=Category.CAUSE_OF_CONCERN, **other)


def signed_letter(**other: Any) -> dict[str, Any]:
    return {"letter": "CC-114", "signed_on": date(2023, 10, 20), "signatory": "Chief Constable"} | other


def closing(on: date = date(2023, 10, 25), **other: Any) -> Closing:
    return Closing(on, **other)


def inspection(title: str = "Managing suspects and offenders", **other: Any) -> Inspection:
    usual: dict[str, Any] = {"kind": InspectionKind.PEEL, "starts": Period("2023-06-05"), "ends": Period("2023-06-09")}
    return Inspection(0, title, **usual | other)


def quarter(*is_open: Recommendation, as_at: date = TODAY, since: date = FIREARMS_PUBLISHED, **other: Any) -> Quarter:
    """A quarter in which these are open, and nothing else is told."""
    nothing = figures.summary([])
    groups = figures.late_groups(is_open, as_at)
    usual: dict[str, Any] = {
        "register": "register.db",
        "settings": {},
        "meeting": Meeting(as_at),
        "committee": None,
        "last": None,
        "head": None,
        "figures": nothing,
        "movement": movement(since, as_at, told=nothing, start=nothing, end=nothing, steps=(), balances=()),
        "late": {group: len(groups.get(group, ())) for group in Lateness},
        "groups": groups,
        "is_first": False,
    }
    usual |= {name: {} for name in ("retargeted", "notes", "titles")}
    usual |= {name: frozenset() for name in ("learned_of", "certified_late")}
    usual |= {"is_open": is_open, "as_at": as_at, "since": since}
    lists: dict[str, Any] = {each.name: () for each in fields(Quarter)}
    return Quarter(**lists | usual | other)


def standing(level: Level | None = Level.TWO, **other: Any) -> Standing:
    return Standing(level=level, **other)


def ref(typed: str) -> Reference:
    return Reference.read(typed)


def recording(today: date = TODAY, *, at: str | None = None, by: str = "liaison officer", words: str = "") -> Recording:
    return Recording(by, at or f"{today}T09:00:00.000000Z", today, words)


def sheet_of(book: Workbook) -> Worksheet:
    """The first sheet of a new workbook."""
    sheet = book.worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet
