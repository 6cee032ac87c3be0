"""Inspections laid out: in groups for people, all in one list for programs."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from hmicfrs_cli.domain.days import Period, from_to, in_words
from hmicfrs_cli.domain.inspections import Inspection, InspectionGroup, days_to_start, group, said_by, status
from hmicfrs_cli.domain.records import kept
from hmicfrs_cli.domain.vocabulary import InspectionKind, InspectionStatus
from hmicfrs_cli.formats.layout import Column, Listing, Record, word

FIELDS = tuple("number title kind start end status status_said status_on group note report days_to_start".split())
"""The fields of an inspection, in order (a test holds them to what `inspection` gives)."""


def listed(found: Iterable[Inspection], as_at: date) -> Listing:
    """Inspections, a line each."""
    return Listing(
        "inspections",
        [inspection(one, as_at) for one in found],
        _columns(),
        title=f"Inspections as at {in_words(as_at)}",
        about={"as_at": as_at.isoformat()},
        fields=FIELDS,
    )


def in_groups(found: Iterable[Inspection], as_at: date) -> list[Listing]:
    """Inspections as people see them: one listing for what is to come, one for what is under way, one for the rest.

    A status that its group says already is left out.
    """
    records = [inspection(one, as_at) for one in found]
    groups = {
        InspectionGroup.FORTHCOMING: (f"Forthcoming as at {in_words(as_at)}, with days to go", "planned"),
        InspectionGroup.UNDER_WAY: ("Under way", "under way"),
        InspectionGroup.PAST: ("Past, the latest first", "completed"),
    }
    return [
        Listing(
            each.value.replace("-", "_"),
            [record for record in records if record["group"] == each.value],
            _columns(said_already),
            title,
        )
        for each, (title, said_already) in groups.items()
    ]


def inspection(one: Inspection, as_at: date) -> Record:
    """Every field of one inspection, as seen from a day. Its days are as exact as they are known."""
    said = said_by(one, as_at)
    return {
        "number": one.number,
        "title": one.title,
        "kind": one.kind,
        "start": one.starts.iso,
        "end": one.ends and one.ends.iso,
        "status": status(one, as_at).value,
        "status_said": said,
        "status_on": kept(one.status_on) if said else None,
        "group": group(one, as_at).value,
        "note": one.note,
        "report": one.report,
        "days_to_start": days_to_start(one, as_at),
    }


def _columns(said_already: str | None = None) -> list[Column]:
    return [
        Column("No.", word("number"), right=True),
        Column("When", _when, whole=True),
        Column("Days", word("days_to_start"), right=True, nothing_to_tell=""),
        Column("Kind", lambda one: InspectionKind(one["kind"]).printed if one["kind"] else "", nothing_to_tell=""),
        Column("Stands", _stands, nothing_to_tell=said_already),
        Column("Title and note", lambda one: ". ".join(filter(None, (one["title"], one["note"])))),
    ]


def _when(one: Record) -> str:
    return from_to(Period(one["start"]), Period(one["end"]) if one["end"] else None)


def _stands(one: Record) -> str:
    stands = InspectionStatus(one["status"]).printed.lower()
    return f"{stands} in {one['report']}" if one["report"] and one["status"] == InspectionStatus.REPORTED else stands


def in_a_sentence(one: Inspection, as_at: date) -> str:
    """An inspection with its days and how far it has come, for a sentence."""
    return f"{one.title}, {one.days}: {_stands(inspection(one, as_at))}"


def counted_in_words(found: Iterable[Inspection], as_at: date) -> str:
    """One sentence on how many are in each group."""
    many = Counter(group(one, as_at) for one in found)
    parts = ", ".join(f"{many[each]} {each.value.replace('-', ' ')}" for each in InspectionGroup)
    return f"As at {in_words(as_at)}: {parts}."
