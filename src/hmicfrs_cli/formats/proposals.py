"""What was found in a document, laid out for the officer to look through, and what is said of it."""

from collections.abc import Sequence
from datetime import date

from hmicfrs_cli.domain.printed.contents import Printed, Section, Unread, place_of
from hmicfrs_cli.domain.printed.proposals import InRegister, Known, Proposal, counted, named
from hmicfrs_cli.domain.prose import in_ranges, was
from hmicfrs_cli.domain.prose import listed as in_a_row
from hmicfrs_cli.domain.prose import number as in_prose
from hmicfrs_cli.domain.records import Recommendation, Report, kept
from hmicfrs_cli.domain.vocabulary import Category
from hmicfrs_cli.formats import recommendations
from hmicfrs_cli.formats.layout import Column, Listing, Record, word

_SAID = {InRegister.NEW: "", InRegister.RECORDED: "recorded already", InRegister.DIFFERS: "recorded otherwise"}


def listed(
    found: Sequence[Proposal],
    drafts: Sequence[Recommendation],
    sections: Sequence[Section],
    unread: Sequence[Unread],
    source: str,
    as_at: date,
) -> Listing:
    """Proposals, a line each: the recommendations they would be, with where each stands in the document.

    Beside the fields of a recommendation: `section` (its place among `sections`, from 1), `line`, `page` (null where
    the file has none) and `in_register` (new, recorded or differs). Beside them the headings `unread`.
    """
    return Listing(
        "recommendations",
        [_record(one, draft, as_at) for one, draft in zip(found, drafts, strict=True)],
        (
            Column("Reference", word("ref"), whole=True),
            Column("Page", word("page"), right=True, nothing_to_tell=""),
            Column("Line", word("line"), right=True),
            Column("Due", recommendations.due),
            Column("For us", _for_us),
            Column("Under", lambda one: (one["under"] or "").rpartition("/")[2], nothing_to_tell=""),
            Column("Stands", lambda one: _SAID[InRegister(one["in_register"])], nothing_to_tell=""),
            Column("Text", lambda one: one["text"]),
        ),
        title=f"Found in {source}",
        about={
            "as_at": as_at.isoformat(),
            "source": source,
            "sections": [_section(found, place, section) for place, section in enumerate(sections)],
            "unread": [
                {
                    "category": one.category.value,
                    "number": one.number,
                    "words": one.words,
                    "line": one.line,
                    "page": one.page,
                }
                for one in unread
            ],
        },
        fields=(*recommendations.FIELDS, "section", "line", "page", "in_register"),
    )


def _for_us(one: Record) -> str:
    """Whether one counts for us; with a question mark, where that is so because its words name nobody."""
    return (
        "no" if not one["for_us"] else "yes" if one["addressees"] or one["category"] == "cause-of-concern" else "yes?"
    )


def _record(one: Proposal, draft: Recommendation, as_at: date) -> Record:
    return recommendations.recommendation(draft, as_at) | {
        "section": one.printed.section + 1,
        "line": one.printed.line,
        "page": one.printed.page,
        "in_register": one.in_register.value,
    }


def _section(found: Sequence[Proposal], place: int, section: Section) -> Record:
    return {
        "section": place + 1,
        "title": section.title,
        "published": kept(section.published),
        "report": next((one.report for one in found if one.printed.section == place), None),
        "stated": {category.value: list(numbers) for category, numbers in section.stated.items()},
        "found": {category.value: many for category, many in counted(found, place).items()},
    }


def in_words(
    found: Sequence[Proposal],
    drafts: Sequence[Recommendation],
    sections: Sequence[Section],
    reports: Sequence[Report],
    known: Known,
    unread: Sequence[Unread],
) -> list[str]:
    """What is said of what was found: of each report, how many there are, how many for us, and whether they are as many
    as its words state; where something may have been missed; then what is recorded already. `reports` are those of the
    sections.
    """
    alone = len({report.code for report in reports}) == len(sections)
    said: list[str] = []
    for place, (section, report) in enumerate(zip(sections, reports, strict=True)):
        there = [draft for one, draft in zip(found, drafts, strict=True) if one.printed.section == place]
        ours = sum(draft.standing.for_us for draft in there)
        counts = in_a_row([many_of(many, category) for category, many in counted(found, place).items()])
        for_us = "all" if ours == len(there) else f"{ours} of {len(there)}"
        said.append(f"{report.code}: {counts}; {for_us} for us. ({named(section)})")
        said += _stated(counted(found, place), section)
        said += _gaps([one.printed for one in found if one.printed.section == place])
        said += _published(section, report) if alone else []
    if not alone:
        said.append(
            f"The document has {in_prose(len(sections))} reports, each with numbers of its own, or prints a number"
            " twice. To put each report under its own code, give --report once for each, in that order."
        )
    return said + _without_recommendation(found) + _unread(unread) + _known(found) + _beside(found, known)


def _stated(counts: dict[Category, int], section: Section) -> list[str]:
    """Whether what was found is as many as the words state."""
    agreed = [
        many_of(counts.get(category, 0), category) for category in section.stated if _agrees(counts, section, category)
    ]
    said = [f"  As many as it states itself: {in_a_row(agreed)}."] if agreed else []
    for category, numbers in section.stated.items():
        if not _agrees(counts, section, category):
            states = many_of(numbers[0], category)
            there = counts.get(category, 0)
            said.append(f"  It states {states}; {in_prose(there)} {was(there)} found: look through them with care.")
    return said


def _agrees(counts: dict[Category, int], section: Section, category: Category) -> bool:
    return counts.get(category, 0) in section.stated[category]


def _gaps(there: Sequence[Printed]) -> list[str]:
    """The numbers of recommendations that are missing between those found."""
    numbers = {one.number for one in there if one.category is Category.RECOMMENDATION and one.number is not None}
    missing = [str(number) for number in range(1, max(numbers, default=0)) if number not in numbers][:MOST_NAMED]
    many = "s" if len(missing) > 1 else ""
    return [f"  No recommendation with the number{many} {in_a_row(missing)} was found."] if missing else []


def _without_recommendation(found: Sequence[Proposal]) -> list[str]:
    """The causes of concern that nothing stands under: HMICFRS makes none without a recommendation."""
    above = {one.given.under for one in found}
    alone = [one.ref for one in found if one.given.category is Category.CAUSE_OF_CONCERN and one.ref not in above]
    return (
        [f"No recommendation was found under {in_ranges(alone)}, and every cause of concern has one."] if alone else []
    )


def _unread(unread: Sequence[Unread]) -> list[str]:
    """The headings that nothing was read under, by their places."""
    if not unread:
        return []
    places = "; ".join(f"'{shortened(one.words)}' on {place_of(one.page, one.line)}" for one in unread[:MOST_NAMED])
    more = f"; and {len(unread) - MOST_NAMED} more" if len(unread) > MOST_NAMED else ""
    return [f"Nothing was read under: {places}{more}. Look there."]


def shortened(words: str) -> str:
    """The first words of a heading."""
    return words if len(words) <= LONGEST_NAMED else f"{words[:LONGEST_NAMED].rstrip()}…"


MOST_NAMED = 5
"""How many missing numbers or unread headings are named."""
LONGEST_NAMED = 40
"""Characters of a heading in a message."""


def _published(section: Section, report: Report) -> list[str]:
    if section.published is None or report.period is None or section.published == report.period:
        return []
    return [
        f"  The document was published {section.published.when}, by its own words; {report.code} is recorded as"
        f" published {report.period.when}. What is due within a time counts from the day recorded."
    ]


def _known(found: Sequence[Proposal]) -> list[str]:
    """What is not new."""
    recorded = sum(one.in_register is InRegister.RECORDED for one in found)
    differs = [one.ref for one in found if one.in_register is InRegister.DIFFERS]
    said = []
    if recorded:
        which = "All" if recorded == len(found) else f"{recorded} of {len(found)}"
        said.append(f"{which} are recorded already, in these words.")
    if differs:
        said.append(
            f"Recorded already in other words, and left as they are: {in_ranges(differs)}. To correct one: hmi edit"
            f" {differs[0]} --text TEXT --reason TEXT"
        )
    return said


def _beside(found: Sequence[Proposal], known: Known) -> list[str]:
    """Where a report has some of a category, and what was found would all come on top: it may be the same in other
    words.
    """
    said = []
    for code, category in dict.fromkeys((one.report, one.given.category) for one in found):
        there = sum((ref.report, ref.category) == (code, category) for ref in known)
        alike = [one for one in found if (one.report, one.given.category) == (code, category)]
        if there and all(one.in_register is InRegister.NEW for one in alike):
            said.append(
                f"{code} has {many_of(there, category)} already, none in these words: look whether these are the same"
                " before they come on top."
            )
    return said


def many_of(many: int, category: Category) -> str:
    """So many of a category, in words: 12 recommendations, one cause of concern, 16 AFIs."""
    if category is Category.CAUSE_OF_CONCERN:
        return f"{in_prose(many)} cause{'s' * (many != 1)} of concern"
    return f"{in_prose(many)} {'recommendation' if category is Category.RECOMMENDATION else 'AFI'}{'s' * (many != 1)}"
