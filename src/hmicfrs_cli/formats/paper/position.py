"""Where the force stands: the levels, the figures, what has moved, how far the open ones have come, and charts."""

from collections import Counter
from collections.abc import Callable

from hmicfrs_cli.domain import ageing, stages
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.levels import HAD_CLOSED, rule_for
from hmicfrs_cli.domain.movement import Move
from hmicfrs_cli.domain.movement_in_words import by_report, in_rows, sentences
from hmicfrs_cli.domain.prose import listed, number
from hmicfrs_cli.domain.quarter import Quarter
from hmicfrs_cli.domain.vocabulary import Category, Level
from hmicfrs_cli.formats import committee, layout, listings
from hmicfrs_cli.formats.paper import wording
from hmicfrs_cli.formats.paper.arrangement import PARTS, Arrangement
from hmicfrs_cli.formats.paper.blocks import Block, Chart, ChartKind, Heading, Paragraph, Points, Series

MOST_MEETINGS = 6
"""Meetings before this one that a chart goes back: a year and a half."""

MOVEMENT_HEADINGS = {
    "": "Row",
    "Re-stated": "Restated",
    "Re-opened": "Reopened",
    "With-drawn": "Withdrawn",
    "Closed with-drawn": "Closed, withdrawn",
    "Closed brought in": "Closed, brought in",
    "Total then": "Total at start",
    "Total re-stated": "Total restated",
    "now": "Total at end",
}
"""The headings of the movement table as a paper prints them, where a screen breaks or shortens them."""


COLUMNS = {
    "Re-stated": "Restated is by how much entries made since have changed the open figures then issued.",
    "Total re-stated": "Total restated is by how much they have changed the totals.",
    "Closed brought in": "Closed, brought in is what came to be counted as closed already.",
    "Closed with-drawn": "Closed, withdrawn is what was closed and is counted no more.",
    "Brought in": "Brought in is what came to be counted without being new.",
    "Level in": "A change of level moves one from row to row (level in, level out), and closes nothing.",
}
"""What a column of the movement table means, where members may not know it, by its heading on a screen."""


def recommendations(quarter: Quarter, arrangement: Arrangement) -> list[Block]:
    """The section on where the force stands, part by part."""
    blocks: list[Block] = [Paragraph(_what_is_new(quarter))]
    for part in arrangement.parts:
        blocks += [Heading(2, _heading(part, quarter)), *_WRITTEN[part](quarter)]
    return blocks


def _heading(part: str, quarter: Quarter) -> str:
    if part == "movement" and quarter.is_first:
        return "Opening figures"
    return PARTS[part].format(last=wording.last(quarter))


def _what_is_new(quarter: Quarter) -> str:
    many = len(quarter.published)
    if not many:
        return f"{wording.since_last(quarter)}, no new report of HMICFRS has been recorded."
    titles = [f"“{title}”" for title in titles_of(quarter).values()]
    reports = "one report of HMICFRS is" if many == 1 else f"{number(many)} reports of HMICFRS are"
    return f"{wording.since_last(quarter)}, {reports} new to the committee: {listed(titles)}."


def titles_of(quarter: Quarter) -> dict[str, str]:
    """The titles of the new reports by their codes, each with its code where two have the same."""
    many = Counter(each.report.title for each in quarter.published)
    return {
        each.report.code: each.report.title + (f" ({each.report.code})" if many[each.report.title] > 1 else "")
        for each in quarter.published
    }


def levels(quarter: Quarter) -> list[Block]:
    """The key: who closes at each level, and on what evidence."""
    asked = [(level.printed, rule_for(Category.RECOMMENDATION, level, quarter.as_at)) for level in Level]
    key: list[Block] = [
        Paragraph(" ".join(each.words for each in rule.asks), lead=f"{name}.") for name, rule in asked if rule
    ]
    concern = rule_for(Category.CAUSE_OF_CONCERN, None, quarter.as_at)
    if concern:
        key.append(Paragraph(concern.sentence, lead=f"{Category.CAUSE_OF_CONCERN.printed}."))
    return [
        Paragraph(
            "The level that HMICFRS gives to a recommendation or an area for improvement (AFI) decides who may close"
            " it, and on what evidence."
        ),
        *key,
        Paragraph(HAD_CLOSED, lead=f"{Level.BEFORE_LEVELS.printed}."),
    ]


def figures(quarter: Quarter) -> list[Block]:
    """The committee's table."""
    day, total = in_words(quarter.as_at), quarter.figures.total
    awaiting = total.awaiting_verification
    waits = f" {_certified(awaiting)}" if awaiting else ""
    listing = listings.summary(quarter.figures, quarter.as_at)
    return [
        Paragraph(
            f"The figures held for {wording.force_in_brief(quarter)} as at the end of {day} are below. Each total is"
            f" the sum of open and closed.{waits}"
        ),
        wording.table(listing, f"Open, closed and total as at {day}", {"": "Row"}),
    ]


def _certified(many: int) -> str:
    have, it, counts = ("has", "it", "counts") if many == 1 else ("have", "them", "count")
    which = "it" if many == 1 else "they"
    return (
        f"{number(many).capitalize()} of the open ones {have} been certified by the force; {which} {counts} as open"
        f" until HMICFRS has verified {it}."
    )


def movement(quarter: Quarter) -> list[Block]:
    """What has moved since the last meeting: in sentences, by report, and row by row."""
    moved = quarter.movement
    start, end = in_words(moved.since), in_words(moved.until)
    if quarter.is_first:
        return [
            Paragraph(
                "No meeting before this one was told figures from this register: these are the opening figures, and no"
                " increase. What moves from now on will be told from them."
            )
        ]
    told = (
        f"The figures at the start are those issued for the meeting of {in_words(quarter.last.held_on)}."
        if quarter.last
        else f"The figures at the start are those now known of {start}."
    )
    by_report = [Paragraph(words, lead=f"{title}:") for title, words in _by_report(quarter)]
    listing = committee.movement(moved, with_moves=False)[0]
    meanings = [COLUMNS[column.heading] for column in layout.shown(listing) if column.heading in COLUMNS]
    blocks: list[Block] = [Paragraph(" ".join(sentences(moved)))]
    if by_report:
        blocks += [Paragraph("What is new, report by report:"), Points(tuple(by_report))]
    return [
        *blocks,
        Paragraph(" ".join([f"{told} In every row, the start with what has come and gone makes the end.", *meanings])),
        wording.table(listing, f"Movement from the end of {start} to the end of {end}", MOVEMENT_HEADINGS),
    ]


def _by_report(quarter: Quarter) -> list[tuple[str, str]]:
    """For each report what it brought, in the order in which it came; what opening balances brought comes last."""
    titles = {**quarter.titles, **titles_of(quarter)}
    unlisted: Counter[str] = Counter()
    for each in quarter.movement.moved:
        if each.ref is None and each.move in (Move.BROUGHT_IN, Move.BROUGHT_IN_CLOSED):
            unlisted[each.row] += each.many
    told = [(titles.get(code, code), by_row) for code, by_row in by_report(quarter.movement).items()]
    rows = quarter.movement.rows
    parts = [(title, in_rows(rows, by_row)) for title, by_row in [*told, ("Counted without being listed", unlisted)]]
    return [(title, wording.sentence(listed(each))) for title, each in parts if each]


def on_the_way(quarter: Quarter) -> list[Block]:
    """How far the open ones have come, in the sentence that a paper says it in."""
    if not quarter.is_open:
        return [Paragraph("None of those that are listed is open.")]
    return [Paragraph(stages.sentence(quarter.at_stages))]


def charts(quarter: Quarter) -> list[Block]:
    """Open by level at the last meetings; the age of the open ones; when they fall due."""
    if not (quarter.is_open or quarter.figures.total.open or quarter.issued):
        return [Paragraph("None is open, so that there is nothing to draw.")]
    return [_by_level(quarter), _by_age(quarter), _by_when_due(quarter)]


def _by_level(quarter: Quarter) -> Chart:
    before = [(one.as_at, one.figures) for one in quarter.issued if one.as_at and one.figures][-MOST_MEETINGS:]
    told = [*before, (quarter.as_at, quarter.figures)]
    rows = ageing.open_by_level([figures for _, figures in told])
    said = [f"{wording.is_or_were(figures.total.open)} open as issued for {in_words(day)}" for day, figures in before]
    now = [f"{name}: {many[-1]}" for name, many in rows if many[-1]]
    said.append(f"as at {in_words(quarter.as_at)}, {wording.is_or_are(quarter.figures.total.open)} open")
    by_level = f" ({'; '.join(now)})" if now else ""
    return Chart(
        "Open by level, at the last meetings whose figures were issued and now",
        ChartKind.STACKED,
        "As at",
        "Open",
        tuple(in_words(day) for day, _ in told),
        tuple(Series(name, many) for name, many in rows),
        wording.sentence(f"{'; '.join(said)}{by_level}"),
    )


def _by_age(quarter: Quarter) -> Chart:
    groups = ageing.by_age(quarter.is_open, _unlisted(quarter), quarter.as_at)
    return _bars(f"Open by age, as at {in_words(quarter.as_at)}", "Since it was issued", groups)


def _by_when_due(quarter: Quarter) -> Chart:
    groups = ageing.by_when_due(quarter.is_open, _unlisted(quarter), quarter.as_at)
    return _bars(f"Open by when they fall due, as at {in_words(quarter.as_at)}", "Due", groups)


def _bars(caption: str, of_labels: str, groups: list[tuple[str, int]]) -> Chart:
    parts = [f"{name}: {many}" for name, many in groups if many]
    return Chart(
        caption,
        ChartKind.BARS,
        of_labels,
        "Open",
        tuple(name for name, _ in groups),
        (Series("Open", tuple(many for _, many in groups)),),
        wording.sentence("; ".join(parts) if parts else "None is open"),
    )


def _unlisted(quarter: Quarter) -> int:
    return sum(count.open for count in quarter.unlisted)


_WRITTEN: dict[str, Callable[[Quarter], list[Block]]] = {
    "levels": levels,
    "figures": figures,
    "movement": movement,
    "stages": on_the_way,
    "charts": charts,
}
