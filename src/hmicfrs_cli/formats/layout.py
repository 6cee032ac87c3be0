"""How an answer is laid out: records for programs, and columns in which people see them.

The records are the JSON contract (README, "For other programs"): always every field, null when empty, days in
ISO form, the words of the field as typed on the command line. Fields may be added, never removed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from hmicfrs_cli.domain.days import Period

Record = dict[str, Any]


READABLE = 15
"""Cells that a column of words has at least on a terminal, where it has as many to say: room for super-complaint."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar beside a column, drawn on a terminal that has room: `of` gives a record's number, and the scale is that of
    the listing's records, or of `largest` where several listings share one. One that `is_change` goes left for a fall
    and right for a rise, with its number where no column has that (`tells`).
    """

    of: Callable[[Record], int]
    heading: str = ""
    is_change: bool = False
    largest: int = 0
    tells: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column as people see it: its heading, and what it says of a record.

    One that is `whole` is never broken over lines, however narrow the screen. One that has `nothing_to_tell` when it
    says this of every record is then left out. `bold` gives words that stand out on a terminal, wherever they are
    whole words of what it says. A `bar` never stands for the number, only beside it. One of words has `least`
    cells, where it has as many to say, however narrow the screen.
    """

    heading: str
    says: Callable[[Record], str]
    right: bool = False
    whole: bool = False
    nothing_to_tell: str | None = None
    bold: Callable[[Record], Sequence[str]] = lambda _: ()
    bar: Bar | None = None
    least: int = READABLE


@dataclass(frozen=True, slots=True)
class Listing:
    """Records under a plural name, with what else is told about them, and columns to show them in.

    `about` stands beside the list in JSON. `total` is a last record that people see below a rule. `fields` are the
    names that a file of records begins with even when there are none.
    """

    name: str
    records: Sequence[Record]
    columns: Sequence[Column]
    title: str = ""
    about: Record = field(default_factory=dict)
    total: Record | None = None
    fields: Sequence[str] = ()


NOTHING = Listing("nothing", (), ())
"""A listing without records, beside which another shows its title."""


def shown(listing: Listing) -> list[Column]:
    """The columns that tell something of these records."""
    return [
        column
        for column in listing.columns
        if {column.says(record) for record in listing.records} != {column.nothing_to_tell}
    ]


def first(listing: Listing, most: int) -> Listing:
    """The listing's first records, with how many there are in its title."""
    many = len(listing.records)
    title = f"{listing.title} (the first {most} of {many})" if many > most else listing.title
    return replace(listing, records=listing.records[:most], title=title)


def short(iso: str | None) -> str:
    """A short day, month or year for a column: 31 Oct 2023, Oct 2023, 2023."""
    return " ".join(part[:3] if part.isalpha() else part for part in str(Period(iso)).split()) if iso else ""


def number(name: str) -> Callable[[Record], int]:
    """What a bar draws when it draws one field; nothing where that is null."""
    return lambda record: int(record[name] or 0)


def word(name: str) -> Callable[[Record], str]:
    """What a column says when it says one field as it is."""
    return lambda record: "" if record[name] is None else str(record[name])
