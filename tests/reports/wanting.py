"""Short names for what a right reading makes, as the documents of this folder say it beside their blocks."""

from datetime import date
from typing import Any

from hmicfrs_cli.domain.vocabulary import Category, DeadlineKind
from reports.blocks import Wanted


def recommended(number: int, due: date | DeadlineKind = DeadlineKind.NONE, **other: Any) -> Wanted:
    """A recommendation, due on a day or as the kind says."""
    return _wanted(Category.RECOMMENDATION, number, due, **other)


def cause(number: int, **other: Any) -> Wanted:
    """A cause of concern."""
    return _wanted(Category.CAUSE_OF_CONCERN, number, DeadlineKind.NONE, **other)


def afi(number: int, due: date | DeadlineKind = DeadlineKind.NONE, **other: Any) -> Wanted:
    """An area for improvement."""
    return _wanted(Category.AFI, number, due, **other)


def _wanted(category: Category, number: int, due: date | DeadlineKind, **other: Any) -> Wanted:
    if isinstance(due, date):
        return Wanted(category, number, DeadlineKind.DATED, due, **other)
    return Wanted(category, number, due, **other)
