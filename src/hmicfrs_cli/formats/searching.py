"""What a search has found, laid out."""

from collections.abc import Iterable
from datetime import date

from hmicfrs_cli.domain.records import Found, kept
from hmicfrs_cli.formats import recommendations
from hmicfrs_cli.formats.layout import Column, Listing, Record, short, word

OF_THE_RECOMMENDATION = "ref report category number level status stage closed_on for_us title".split()
FIELDS = (*OF_THE_RECOMMENDATION, "found_in", "excerpt", "matches", "noted_on", "noted_by")
"""The fields of what was found, in order."""


def found(finds: Iterable[Found], words: str, many: int, as_at: date) -> Listing:
    """The recommendations that a search for `words` has found, the best first, out of so `many`."""
    return Listing(
        "found",
        [find(one, as_at) for one in finds],
        (
            Column("Reference", word("ref"), whole=True),
            Column("Stands", recommendations.stands),
            Column("Found in", _place),
            Column("Excerpt", word("excerpt"), bold=lambda one: one["matches"]),
        ),
        about={"as_at": as_at.isoformat(), "words": words, "many": many},
        fields=FIELDS,
    )


def find(one: Found, as_at: date) -> Record:
    """Every field of one recommendation that was found, and of where. `matches` are the words in the excerpt."""
    whole = recommendations.recommendation(one.recommendation, as_at)
    return {name: whole[name] for name in OF_THE_RECOMMENDATION} | {
        "found_in": one.place,
        "excerpt": one.excerpt,
        "matches": list(one.matches),
        "noted_on": kept(one.noted_on),
        "noted_by": one.noted_by,
    }


def _place(one: Record) -> str:
    """Where it was found; of a note or evidence, also when and whose."""
    noted = f" of {short(one['noted_on'])}, {one['noted_by']}" if one["noted_on"] else ""
    return f"{one['found_in']}{noted}"
