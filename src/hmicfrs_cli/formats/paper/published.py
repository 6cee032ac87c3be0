"""Each report that is new to the committee: what it is, how many recommendations it makes, and every one of them."""

from dataclasses import replace
from string import ascii_uppercase

from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.prose import listed, number
from hmicfrs_cli.domain.quarter import Published, Quarter
from hmicfrs_cli.domain.records import Recommendation, Standing
from hmicfrs_cli.domain.vocabulary import Category, DeadlineKind, Status
from hmicfrs_cli.formats.paper import late, position, wording
from hmicfrs_cli.formats.paper.arrangement import Arrangement
from hmicfrs_cli.formats.paper.blocks import Block, Heading, Paragraph

HEADINGS = {
    Category.CAUSE_OF_CONCERN: "Causes of concern",
    Category.RECOMMENDATION: "Recommendations",
    Category.AFI: "Areas for improvement",
}
"""The headings over what a report makes, in the order in which they stand."""

NAMES = {
    Category.CAUSE_OF_CONCERN: "Cause of concern",
    Category.RECOMMENDATION: "Recommendation",
    Category.AFI: "Area for improvement",
}


def reports(quarter: Quarter, arrangement: Arrangement) -> list[Block]:
    """The section: each report under a letter of its own."""
    blocks: list[Block] = []
    if not quarter.published:
        blocks.append(Paragraph(f"{wording.since_last(quarter)}, no new report has been recorded."))
    titles = position.titles_of(quarter)
    for place, each in enumerate(quarter.published):
        blocks += [
            Heading(2, f"{_letter(place)}. {titles[each.report.code]}"),
            *_about(each, arrangement),
            *_made(quarter, each),
        ]
    for each in quarter.added:
        blocks += [Heading(2, f"Added since, to: {each.report.title}"), *_made(quarter, each)]
    return blocks


def _letter(place: int) -> str:
    """A to Z, then AA, AB: never one letter twice."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, len(ascii_uppercase))
        letters = ascii_uppercase[rest] + letters
    return letters


def _about(each: Published, arrangement: Arrangement) -> list[Block]:
    report = each.report
    when = f"Published {report.period.when}" if report.period else "The day of publication is not known"
    late = ", before the last meeting, and recorded since" if each.late and report.period else ""
    partners = f"; with {listed(list(report.bodies))}" if report.bodies else ""
    kind = f"{report.kind.printed} report{partners}."
    return [
        Paragraph(f"{when}{late}. {kind}", address=wording.web_address(report.url)),
        *(wording.prose(text) if (text := arrangement.reports.get(report.code)) else ()),
        Paragraph(_how_many(each)),
    ]


def _how_many(each: Published) -> str:
    """It makes 12 recommendations; six of them are for this force, and six are kept for information."""
    made = {category: [one for one in each.recommendations if one.ref.category is category] for category in HEADINGS}
    kinds = [wording.so_many(len(ones), category) for category, ones in made.items() if ones]
    if not kinds:
        counts_later = "What it asks for is recorded, and counts only from a later day."
        return counts_later if each.later else "Nothing that it asks for is recorded."
    many, for_us = len(each.recommendations), len(each.for_us)
    makes = f"It has {listed(kinds)}"
    if many == for_us:
        return f"{makes}, {wording.all_of(many)} for this force."
    if not for_us:
        return f"{makes}, {wording.all_of(many)} for others and kept for information."
    others = many - for_us
    is_or_are = "is" if for_us == 1 else "are"
    return (
        f"{makes}; {number(for_us)} of the {number(many)} {is_or_are} for this force, and {number(others)}"
        f" {'is' if others == 1 else 'are'} for others and kept for information."
    )


def _made(quarter: Quarter, each: Published) -> list[Block]:
    blocks: list[Block] = []
    for category, heading in HEADINGS.items():
        ones = sorted((one for one in each.recommendations if one.ref.category is category), key=lambda one: one.ref)
        blocks += [Heading(3, heading)] if ones else []
        # Those of no theme come first: below the heading of a theme they would seem to be of it.
        for theme in dict.fromkeys([None, *(one.standing.theme for one in ones)]):
            of_theme = [one for one in ones if (one.standing.theme or None) == theme]
            blocks += [Heading(4, theme)] if theme else []
            for one in of_theme:
                blocks += _one(quarter, one)
    return blocks


def _one(quarter: Quarter, one: Recommendation) -> list[Block]:
    """One of them: its words as issued, and beneath by when, at what level, by whom, and what is told of it."""
    title = f": {one.title}" if one.title else ""
    first, *rest = wording.prose(one.text)
    lead = f"{NAMES[one.ref.category]} {one.ref.number}{title}."
    blocks: list[Block] = [replace(first, lead=lead)] if isinstance(first, Paragraph) else [Paragraph("", lead), first]
    blocks += rest
    blocks.append(Paragraph(_particulars(one), beneath=True))
    if (note := quarter.notes.get(one.ref)) and one.standing.for_us:
        first, *more = wording.prose(note.words)
        said = f"{in_words(note.on)}:"
        if isinstance(first, Paragraph):
            said = f"{said} {wording.ended(first.words)}"
        else:
            more = [first, *more]
        blocks.append(Paragraph(said, lead="Latest public note.", beneath=True))
        blocks += [replace(each, beneath=True) if isinstance(each, Paragraph) else each for each in more]
    return blocks


def _particulars(one: Recommendation) -> str:
    standing, reference = one.standing, f"reference {one.ref}"
    if not standing.for_us:
        whom = f"For {listed(list(one.addressees))}" if one.addressees else "For others"
        return wording.in_short([_by_when(one), f"{whom}: kept for information", reference])
    state = f"closed on {wording.day_or_none(standing.closed_on, 'a day not recorded')}"
    return wording.in_short(
        [
            _by_when(one),
            wording.level(one),
            f"under {one.under}" if one.under else "",
            _certified(standing),
            state if standing.status is Status.CLOSED else f"owner: {standing.owner or late.NOBODY}",
            reference,
        ]
    )


def _certified(standing: Standing) -> str:
    waits = standing.status is Status.OPEN and standing.certified_on
    return (
        f"certified on {in_words(standing.certified_on)}, awaiting verification"
        if waits and standing.certified_on
        else ""
    )


def _by_when(one: Recommendation) -> str:
    standing = one.standing
    target = f"; the force's target is {in_words(standing.target)}" if standing.target and standing.for_us else ""
    if standing.deadline:
        return f"by {in_words(standing.deadline)}{target}"
    words = {
        DeadlineKind.IMMEDIATE: "to be done at once",
        DeadlineKind.UNCLEAR: f"deadline unclear (“{standing.deadline_phrase}”)",
    }
    return words.get(standing.deadline_kind, "no deadline") + target
