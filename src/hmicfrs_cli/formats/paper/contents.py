"""The paper whole: its sections in the order that the officer has arranged, each from what the quarter tells."""

from collections.abc import Callable

from hmicfrs_cli.domain import unsettled
from hmicfrs_cli.domain.clocks import State
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.figures import Lateness
from hmicfrs_cli.domain.prose import number
from hmicfrs_cli.domain.quarter import Quarter
from hmicfrs_cli.domain.records import Report
from hmicfrs_cli.formats.paper import happened, late, position, published, wording
from hmicfrs_cli.formats.paper.arrangement import SECTIONS, UNNUMBERED, Arrangement, Section
from hmicfrs_cli.formats.paper.blocks import Block, Heading, Paper, Paragraph, Points, fit_to_print, numbered


def paper(quarter: Quarter, arrangement: Arrangement) -> Paper:
    """The committee's paper, fit to print."""
    day, force = in_words(quarter.as_at), wording.force(quarter)
    blocks: list[Block] = []
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
    usual = SECTIONS[section.name].format(force=wording.force(quarter)) if section.name else ""
    heading = section.heading or usual
    written = _WRITTEN[section.name](quarter, arrangement) if section.name else []
    return [
        Heading(1, heading if section.name in UNNUMBERED else f"{count}. {heading}"),
        *(Paragraph(words) for words in section.text),
        *written,
    ]


def _footer(quarter: Quarter) -> tuple[str, ...]:
    state = "" if quarter.is_issued else " Draft: they have not been issued."
    return (
        f"Figures as at {in_words(quarter.as_at)}.{state}",
        f"Register: {quarter.register}.",
        f"Head of the history: {quarter.head or 'none'}.",
    )


def purpose(quarter: Quarter) -> list[Block]:
    """What the paper is for."""
    return [
        Paragraph(
            f"To tell members of the {wording.committee(quarter)} what HMICFRS has asked of {wording.force(quarter)},"
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
    total, moved = quarter.figures.total, quarter.movement.total
    change = total.open - moved.open_start
    are = "is" if abs(change) == 1 else "are"
    more = f"{number(abs(change))} {'more' if change > 0 else 'fewer'} {are}" if change else "as many are"
    overdue, at_once = quarter.late[Lateness.LATE], quarter.late[Lateness.IMMEDIATE]
    points = [
        f"that {total.open} are open and {total.closed} closed, {total.total} in all",
        f"that {more} open {'than' if change else 'as'} on {in_words(quarter.since)}",
        f"that {_so_many(overdue)} overdue, and {_so_many(at_once)} open that HMICFRS wants done at once",
    ]
    if many := len(quarter.clocks):
        late = sum(one.state(quarter.as_at) is State.LATE for one in quarter.clocks)
        have = "report has" if many == 1 else "reports have"
        points.append(
            f"that {number(many)} {have} still to be answered, {'none' if not late else number(late)} of them late"
        )
    return points


def _so_many(many: int) -> str:
    return "none is" if not many else "one is" if many == 1 else f"{number(many)} are"


def contact(quarter: Quarter) -> list[Block]:
    """Whom members may ask."""
    return [Paragraph(quarter.settings.get("contact") or "No contact has been named.")]


def background(quarter: Quarter, arrangement: Arrangement) -> list[Block]:
    """The documents that the paper rests on: the reports it tells of, and those that the officer names."""
    points = [_background(each.report) for each in quarter.published]
    points += [Paragraph(words) for words in arrangement.background]
    return [Points(tuple(points))] if points else [Paragraph("None.")]


def _background(report: Report) -> Paragraph:
    when = f"published {report.period.when}" if report.period else "day of publication not known"
    return Paragraph(f"{report.title}, {when}.", address=report.url)


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
