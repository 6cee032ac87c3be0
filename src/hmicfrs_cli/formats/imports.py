"""What importing a sheet would do, or has done, laid out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from hmicfrs_cli.domain.intake.columns import FIELDS, Column, letter_of
from hmicfrs_cli.domain.intake.differing import Difference
from hmicfrs_cli.domain.intake.entries import Fault
from hmicfrs_cli.domain.intake.plan import Plan
from hmicfrs_cli.formats import layout, listings, recommendations
from hmicfrs_cli.formats.layout import Listing, Record, word

FIRST = 5
"""How many of the new recommendations a person is shown, to see whether the sheet was read as it was meant."""

NEW = ("Code", "Published", "Title")
"""What there is to be seen of a new report."""

LONGEST = 200
"""Characters of a text in a list of differences."""


def whole(plan: Plan, held: Sequence[Column], as_at: date, about: Record) -> list[Listing]:
    """Everything, for programs: what would be recorded comes first, then the rest."""
    made = [replace(new.one, standing=new.standing) for new in plan.new]
    return [
        replace(recommendations.listed(made, as_at), about={"as_at": as_at.isoformat(), **about, "same": plan.same}),
        listings.reports(plan.reports, as_at),
        differences(plan.differences),
        faults(plan.faults),
        remarks(plan.remarks),
        left_out(plan.left_out),
        columns(held),
    ]


def first_read(plan: Plan, as_at: date) -> list[Listing]:
    """What is new, for people: the reports, and the first few recommendations as read."""
    reports = listings.reports(plan.reports, as_at)
    some = [replace(new.one, standing=new.standing) for new in plan.new[:FIRST]]
    many = len(plan.new)
    title = "New recommendations" + (f" (the first {FIRST} of {many:,})" if many > FIRST else "")
    listing = recommendations.listed(some, as_at, title)
    read = [layout.Column("Status", lambda one: recommendations.stands(one)), *listing.columns]
    return [
        replace(reports, title="New reports", columns=[each for each in reports.columns if each.heading in NEW]),
        replace(listing, columns=[column for column in read if column.heading != "Stands"]),
    ]


def columns(held: Sequence[Column]) -> Listing:
    """How each column is read."""
    return Listing(
        "columns",
        [
            {
                "column": letter_of(column.place),
                "heading": column.heading or None,
                "field": column.field,
                "why": column.why or None,
            }
            for column in held
            if column.heading or column.field
        ],
        (
            layout.Column("Column", word("column"), right=True),
            layout.Column("Heading", word("heading")),
            layout.Column("Read as", _read_as),
        ),
        title="How the columns are read",
        fields=("column", "heading", "field", "why"),
    )


def _read_as(column: Record) -> str:
    if column["field"] is None:
        return "left out" + (f": {column['why']}" if column["why"] else "")
    words = FIELDS[column["field"]]
    return words if words == column["field"] else f"{words} ({column['field']})"


def differences(found: Sequence[Difference]) -> Listing:
    """Where the file says otherwise than the register, a line each."""
    return Listing(
        "differences",
        [
            {
                "row": each.row,
                "ref": str(each.ref),
                "field": each.field,
                "register": each.register,
                "file": each.file,
                "instead": each.instead or None,
            }
            for each in found
        ],
        (
            layout.Column("Row", word("row"), right=True),
            layout.Column("Reference", word("ref"), whole=True),
            layout.Column("Field", _field),
            layout.Column("Register", lambda one: shown(one["register"])),
            layout.Column("File", lambda one: shown(one["file"])),
            layout.Column("Stays, since", word("instead"), nothing_to_tell=""),
        ),
        title="What the file says otherwise",
        fields=("row", "ref", "field", "register", "file", "instead"),
    )


def _field(difference: Record) -> str:
    return FIELDS.get(difference["field"], str(difference["field"]))


def shown(value: Any) -> str:
    """A value of a difference in a column: days as they stand, long texts cut."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    words = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"{words[:LONGEST]}…" if len(words) > LONGEST else words


def faults(found: Sequence[Fault]) -> Listing:
    """What cannot be recorded, a line a fault."""
    return _of_rows("faults", found, "What is wrong")


def remarks(found: Sequence[Fault]) -> Listing:
    """What was understood in a way that should be known."""
    return _of_rows("remarks", found, "How it was understood")


def _of_rows(name: str, found: Sequence[Fault], title: str) -> Listing:
    return Listing(
        name,
        [{"row": one.row, "column": one.column, "reason": one.reason} for one in found],
        (
            layout.Column("Row", word("row"), right=True),
            layout.Column("Column", word("column")),
            layout.Column("Reason", word("reason")),
        ),
        title=title,
        fields=("row", "column", "reason"),
    )


def left_out(found: Sequence[tuple[int, str]]) -> Listing:
    """Rows that hold no recommendation."""
    return Listing(
        "left_out",
        [{"row": row, "why": why} for row, why in found],
        (layout.Column("Row", word("row"), right=True), layout.Column("Why", word("why"))),
        title="Rows left out",
        fields=("row", "why"),
    )
