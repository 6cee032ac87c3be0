"""What has happened and what is to come: closures, inspections, and reports that the law has somebody answer."""

from collections.abc import Iterable, Sequence

from hmicfrs_cli.domain.clocks import Clock, State
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.inspections import Inspection, InspectionGroup, grouped, status
from hmicfrs_cli.domain.prose import in_ranges, number
from hmicfrs_cli.domain.quarter import Closure, Quarter
from hmicfrs_cli.domain.vocabulary import InspectionStatus, Reference, Status
from hmicfrs_cli.formats.paper import wording
from hmicfrs_cli.formats.paper.arrangement import Arrangement
from hmicfrs_cli.formats.paper.blocks import Block, Column, Heading, Paragraph, Points, Table

ASKED = {
    "comments": "the local policing body's comments, to be published",
    "answers": "answers to a super-complaint",
}
"""What a clock is for, in a cell."""

BECAME = {
    Status.OPEN: ", and reopened since",
    Status.WITHDRAWN: ", and since withdrawn as recorded in error",
}
"""What became of one after it was closed."""


def closures(quarter: Quarter) -> list[Block]:
    """The section on closures: each with the letter it rests on."""
    since = wording.since_last(quarter)
    certified = _certified(quarter)
    if not quarter.closures:
        return [Paragraph(f"{since}, none has been closed.{certified}")]
    columns = (
        Column("Recommendation", share=4),
        Column("Closed on", share=2),
        Column("Outcome", share=2),
        Column("On what evidence", share=4),
    )
    rows = tuple(
        (
            wording.cell(each.ref, each.title),
            in_words(each.standing.closed_on or each.on),
            _outcome(each),
            _evidence(each),
        )
        for each in quarter.closures
    )
    return [
        Paragraph(f"{since}, {_so_many(quarter)}{certified}"),
        Table(_caption(quarter), columns, rows),
    ]


def _caption(quarter: Quarter) -> str:
    late = ", and those recorded since" if any(each.late for each in quarter.closures) else ""
    return f"Closed from the end of {in_words(quarter.since)} to {in_words(quarter.as_at)}{late}"


def _so_many(quarter: Quarter) -> str:
    """How many were closed in that time, and of how many earlier closings was only learned in it."""
    late = sum(each.late for each in quarter.closures)
    many = len({each.ref for each in quarter.closures if not each.late})  # one that was closed twice is one
    said = f"{number(many) if many else 'none'} {'have' if many > 1 else 'has'} been closed."
    if not late:
        return said
    was, more = ("was", "more") if late == 1 else ("were", "more")
    also = f"{number(late).capitalize()} {more if many else ''}".rstrip()
    return f"{said} {also} {was} closed before then, and recorded only since."


def _certified(quarter: Quarter) -> str:
    """What the force has certified and HMICFRS has yet to verify, and what it certified before and is no longer."""
    refs = [one.ref for one in quarter.certified]
    late = [ref for ref in refs if ref in quarter.certified_late]
    said = _of_certified([ref for ref in refs if ref not in late], "certified by the force in that time")
    said += _of_certified(late, "certified by the force before then, which was recorded only since,")
    if taken := quarter.certified_no_more:
        was = "certification was" if len(taken) == 1 else "certifications were"
        said += f" {number(len(taken)).capitalize()} {was} taken back: {in_ranges(taken)}."
    return said


def _of_certified(refs: Sequence[Reference], how: str) -> str:
    if not refs:
        return ""
    have, await_ = ("has", "awaits") if len(refs) == 1 else ("have", "await")
    return (
        f" {number(len(refs)).capitalize()} {have} been {how} and {await_} verification by HMICFRS: {in_ranges(refs)}."
    )


def _outcome(each: Closure) -> str:
    standing = each.standing
    outcome = standing.outcome.printed.lower() if standing.outcome else "closed"
    by = f" by {standing.superseded_by}" if standing.superseded_by else ""
    late = ", recorded since that meeting" if each.late else ""
    became = BECAME.get(each.became, "") if each.became else ""
    return f"{outcome}{by}{late}{became}"


def _evidence(each: Closure) -> str:
    """The letter, and whether HMICFRS has said so. In what message is the officer's own note, and not printed."""
    standing = each.standing
    said = []
    if standing.letter and standing.signed_on:
        said.append(f"letter {standing.letter}, signed on {in_words(standing.signed_on)} by {standing.signatory}")
    said += ["closed by HMICFRS"] if standing.hmicfrs else []
    return "; ".join(said) or "none is asked for"


def inspections(quarter: Quarter, arrangement: Arrangement) -> list[Block]:
    """The section on inspections: since the last meeting, those under way, and those to come."""
    groups = grouped(quarter.inspections, quarter.as_at)
    ended = [one for one in groups[InspectionGroup.PAST] if _is_news(one, quarter)]
    blocks: list[Block] = [Heading(2, f"Since {wording.last(quarter)}")]
    blocks += _listed(
        reversed(ended), quarter, arrangement, f"{wording.since_last(quarter)}, no inspection is recorded."
    )
    if under_way := groups[InspectionGroup.UNDER_WAY]:
        blocks += [Heading(2, "Under way"), *_listed(under_way, quarter, arrangement, "")]
    none = f"As at {in_words(quarter.as_at)}, no inspection is recorded that is still to come."
    return [
        *blocks,
        Heading(2, "Forthcoming"),
        *_listed(groups[InspectionGroup.FORTHCOMING], quarter, arrangement, none),
    ]


def _is_news(one: Inspection, quarter: Quarter) -> bool:
    """Whether it has ended, been reported, or come to be recorded since the last meeting."""
    reported = one.published is not None and quarter.since < one.published <= quarter.as_at
    return one.last_day > quarter.since or reported or one.number in quarter.learned_of


def _listed(found: Iterable[Inspection], quarter: Quarter, arrangement: Arrangement, none: str) -> list[Block]:
    points = tuple(_inspection(one, quarter, arrangement) for one in found)
    return [Points(points, numbered=True)] if points else [Paragraph(none)]


def _inspection(one: Inspection, quarter: Quarter, arrangement: Arrangement) -> Paragraph:
    kind = f" ({one.kind.printed})" if one.kind else ""
    stands = status(one, quarter.as_at)
    told = []
    if stands is InspectionStatus.REPORTED and one.report:
        told.append(f"Reported in “{quarter.titles.get(one.report, one.report)}”.")
    elif one.first_day <= quarter.as_at and stands is InspectionStatus.PLANNED:
        told.append("It has been put off.")
    if one.note and arrangement.inspection_notes:
        told.append(wording.ended(one.note))
    if one.number in quarter.learned_of and one.last_day <= quarter.since:
        told.append("Recorded since that meeting.")
    return Paragraph(" ".join([f"{one.title}{kind}.", *told]), lead=f"{one.days}:")


def clocks(quarter: Quarter) -> list[Block]:
    """The section on what the law has others answer, and by when."""
    found = [*quarter.clocks, *quarter.answered]
    if not found:
        return [Paragraph(f"As at {in_words(quarter.as_at)}, no report has still to be answered.")]
    columns = (
        Column("Report", share=4),
        Column("Asked for", share=3),
        Column("Last day", share=2),
        Column("Stands", share=3),
    )
    return [
        Paragraph(
            "The local policing body's comments on a report must be published within 56 days beginning with the day of"
            " its publication. The report of a super-complaint asks for answers by a day that it states, or in 56 days."
        ),
        Table(
            f"Reports to be answered, as at {in_words(quarter.as_at)}",
            columns,
            tuple(_clock(one, quarter) for one in found),
        ),
    ]


def _clock(one: Clock, quarter: Quarter) -> tuple[str, ...]:
    asked = f"{ASKED[one.asks.value]} ({one.asks.act})"
    return f"{one.code}: {one.title}", asked, in_words(one.last_day), _how(one, quarter)


def _how(one: Clock, quarter: Quarter) -> str:
    state, late = one.state(quarter.as_at), one.days_late(quarter.as_at)
    if state is State.RUNNING:
        return f"{wording.days(one.days_to_go(quarter.as_at) or 0)} to go"
    if state is State.LATE:
        return f"{wording.days(late or 0)} late"
    answered = f"answered on {in_words(one.sent_on)}" if one.sent_on else "answered"
    if one.sent_on and one.sent_on <= quarter.since:
        answered += ", recorded since that meeting"
    return f"{answered}, {f'{wording.days(late)} late' if late else 'in time'}"
