"""The paper whole: its sections in the order that the officer has arranged, each from what the quarter tells."""

from collections.abc import Callable

from hmicfrs_cli.domain import unsettled
from hmicfrs_cli.domain.clocks import State
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.figures import Lateness, Row
from hmicfrs_cli.domain.prose import number
from hmicfrs_cli.domain.quarter import Quarter
from hmicfrs_cli.domain.records import Report
from hmicfrs_cli.formats.paper import happened, late, position, published, wording
from hmicfrs_cli.formats.paper.arrangement import SECTIONS, UNNUMBERED, Arrangement, Section
from hmicfrs_cli.formats.paper.blocks import Block, Heading, Paper, Paragraph, Points, fit_to_print, numbered


def paper(quarter: Quarter, arrangement: Arrangement) -> Paper:
    """The committee's paper, fit to print."""
    day, force = in_words(quarter.as_at), wording.force(quarter)
    blocks: list[Block] = [] if quarter.is_issued else [Paragraph("The figures have not been issued.", lead="Draft.")]
    count = 0
    for section in arrangement.sections:
        if section.name not in UNNUMBERED:
            count += 1
        blocks += _section(quarter, arrangement, section, count)
    return fit_to_print(
        Paper(
            body=arrangement.body or force[:1].upper() + force[1:],
            to=wording.committee(quarter),
            day=in_words(quarter.meeting.held_on),
            agenda=arrangement.agenda_item,
            title=arrangement.title,
            about=f"Recommendations of HMICFRS to {force}, as at {day}",
            blocks=numbered(blocks),
            footer=_footer(quarter),
            made_on=quarter.as_at.isoformat(),
        )
    )


def _section(quarter: Quarter, arrangement: Arrangement, section: Section, count: int) -> list[Block]:
    usual = SECTIONS[section.name] if section.name else ""
    heading = section.heading or usual.format(force=wording.force(quarter), last=wording.last(quarter))
    written = _WRITTEN[section.name](quarter, arrangement) if section.name else []
    return [
        Heading(1, heading if section.name in UNNUMBERED else f"{count}. {heading}"),
        *(wording.prose(section.text) if section.text else ()),
        *written,
    ]


def _footer(quarter: Quarter) -> tuple[str, ...]:
    state = "" if quarter.is_issued else " Draft: they have not been issued."
    return (
        f"Figures as at {in_words(quarter.as_at)}.{state}",
        f"Register: {quarter.register}.",
        f"Head of the history: {quarter.head or 'none'}.",
    )


def _in_full(quarter: Quarter) -> str:
    """The name of the force, with what it is called for short, where it has told both."""
    short = quarter.settings.get("short-name")
    force = wording.force(quarter)
    return f"{force} ({short})" if short and force not in (short, wording.FORCE) else force


def purpose(quarter: Quarter) -> list[Block]:
    """What the paper is for."""
    return [
        Paragraph(
            f"To tell members of the {wording.committee(quarter)} what HMICFRS has asked of {_in_full(quarter)},"
            f" what has been done about it, and what is late and why, as at {in_words(quarter.as_at)}."
        )
    ]


def asked(quarter: Quarter, arrangement: Arrangement) -> list[Block]:
    """What the committee is asked to note, and what members must know of the figures."""
    points = [_to_note(words) for words in (*_from_the_figures(quarter), *arrangement.asked)]
    blocks: list[Block] = [Paragraph("The committee is asked to note:"), Points(tuple(points), numbered=True)]
    if matters := unsettled.matters(quarter):
        blocks += [Heading(2, "What members should know of these figures"), Points(tuple(map(Paragraph, matters)))]
    return blocks


def _to_note(words: str) -> Paragraph:
    return Paragraph(words if words.endswith(".") else f"{words}.")


def _from_the_figures(quarter: Quarter) -> list[str]:
    points = [_so_many(quarter.figures.total)]
    if not quarter.is_first:
        points.append(_change(quarter))
    overdue, at_once = quarter.late[Lateness.LATE], quarter.late[Lateness.IMMEDIATE]
    points.append(
        f"that {wording.is_or_are(overdue)} overdue, and that {wording.is_or_are(at_once)} open which HMICFRS wants"
        " done at once"
    )
    if quarter.clocks:
        points.append(_to_be_answered(quarter))
    return points


def _so_many(total: Row) -> str:
    if not total.total:
        return "that nothing is recorded as made to the force"
    return (
        f"that {total.open} of the recommendations, causes of concern and AFIs made to the force"
        f" {'is' if total.open == 1 else 'are'} open and {total.closed} closed, {total.total} in all"
    )


def _change(quarter: Quarter) -> str:
    """What has changed since the last meeting told its figures, and how much of that is only restated."""
    start, then = quarter.movement.total, in_words(quarter.since)
    change = quarter.figures.total.open - start.open_start
    if not start.restated:
        return f"that {_compared(change)} open {'as' if not change else 'than'} on {then}"
    told = f"that {_compared(change)} open {'as' if not change else 'than'} was told for {then}"
    happened = _more(change - start.restated)
    return f"{told}: {happened} by what has happened since, and {_more(start.restated)} by what was recorded late"


def _compared(change: int) -> str:
    if not change:
        return "as many are"
    return f"{_more(change)} {'is' if abs(change) == 1 else 'are'}"


def _more(change: int) -> str:
    return f"{number(abs(change)) if change else 'none'} {'fewer' if change < 0 else 'more'}"


def _to_be_answered(quarter: Quarter) -> str:
    many = len(quarter.clocks)
    late = sum(one.state(quarter.as_at) is State.LATE for one in quarter.clocks)
    if many == 1:
        return f"that one report has still to be answered by law, {'and is late' if late else 'in time so far'}"
    how = "none of them late" if not late else "all of them late" if late == many else f"{number(late)} of them late"
    return f"that {number(many)} reports have still to be answered by law, {how}"


def contact(quarter: Quarter) -> list[Block]:
    """Whom members may ask."""
    return [Paragraph(quarter.settings.get("contact") or "No contact has been named.")]


def background(quarter: Quarter, arrangement: Arrangement) -> list[Block]:
    """The documents that the paper rests on: the reports it tells of, and those that the officer names."""
    titles = position.titles_of(quarter)
    points = [_background(each.report, titles[each.report.code]) for each in quarter.published]
    points += [Paragraph(words) for words in arrangement.background]
    return [Points(tuple(points))] if points else [Paragraph("None.")]


def _background(report: Report, title: str) -> Paragraph:
    when = f"published {report.period.when}" if report.period else "day of publication not known"
    return Paragraph(f"{title}, {when}.", address=wording.web_address(report.url))


_WRITTEN: dict[str, Callable[[Quarter, Arrangement], list[Block]]] = {
    "purpose": lambda quarter, _: purpose(quarter),
    "recommendations": position.recommendations,
    "late": lambda quarter, _: late.late(quarter),
    "asked": asked,
    "reports": published.reports,
    "closures": lambda quarter, _: happened.closures(quarter),
    "inspections": happened.inspections,
    "clocks": lambda quarter, _: happened.clocks(quarter),
    "contact": lambda quarter, _: contact(quarter),
    "background": background,
}
