"""Recommendations laid out: in a list, in a chase list, and one whole."""

from collections.abc import Iterable, Sequence
from datetime import date

from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.figures import days_late
from hmicfrs_cli.domain.records import Event, Letter, Recommendation, Standing, kept
from hmicfrs_cli.domain.targets import retargeted
from hmicfrs_cli.domain.vocabulary import DeadlineKind, Stage, Status
from hmicfrs_cli.formats.cells import Holds
from hmicfrs_cli.formats.documents import document_in_words
from hmicfrs_cli.formats.layout import Column, Listing, Record, short, word


def listed(found: Iterable[Recommendation], as_at: date, title: str = "") -> Listing:
    """Recommendations, a line each."""
    return Listing(
        "recommendations",
        [recommendation(one, as_at) for one in found],
        (
            Column("Reference", word("ref"), whole=True),
            Column("Level", _level, right=True),
            Column("Stands", stands, nothing_to_tell="in progress"),
            Column("Due", due),
            Column("Late", word("days_late"), right=True, nothing_to_tell=""),
            Column("Owner", word("owner")),
            Column("Text", lambda one: one["title"] or one["text"]),
        ),
        title=title,
        about={"as_at": as_at.isoformat()},
        fields=FIELDS,
    )


FIELDS = tuple(
    "ref report category number level status stage outcome title text theme addressees for_us owner lead under"
    " deadline_phrase deadline_kind deadline deadline_rule target issued_on closed_on days_late superseded_by letter"
    " signed_on signatory certified_on hmicfrs".split()
)
"""The fields of a recommendation, in order (a test holds them to what `recommendation` gives)."""

HOLDS = {
    **dict.fromkeys(("deadline", "target", "issued_on", "closed_on", "signed_on", "certified_on"), Holds.DAY),
    **dict.fromkeys(("number", "days_late"), Holds.NUMBER),
    "level": Holds.LEVEL,
    "for_us": Holds.YES_OR_NO,
    "addressees": Holds.LIST,
}
"""What the columns of a recommendation hold that are not text."""


def recommendation(one: Recommendation, as_at: date) -> Record:
    """Every field of one recommendation."""
    standing = one.standing
    return {
        "ref": str(one.ref),
        "report": one.ref.report,
        "category": one.ref.category.value,
        "number": one.ref.number,
        "level": standing.level,
        "status": standing.status.value,
        "stage": standing.stage,
        "outcome": standing.outcome,
        "title": one.title,
        "text": one.text,
        "theme": standing.theme,
        "addressees": list(one.addressees),
        "for_us": standing.for_us,
        "owner": standing.owner,
        "lead": standing.lead,
        "under": None if one.under is None else str(one.under),
        "deadline_phrase": standing.deadline_phrase,
        "deadline_kind": standing.deadline_kind.value,
        "deadline": kept(standing.deadline),
        "deadline_rule": standing.deadline_rule,
        "target": kept(standing.target),
        "issued_on": one.issued_on.isoformat(),
        "closed_on": kept(standing.closed_on),
        "days_late": days_late(standing, as_at),
        "superseded_by": standing.superseded_by,
        "letter": standing.letter,
        "signed_on": kept(standing.signed_on),
        "signatory": standing.signatory,
        "certified_on": kept(standing.certified_on),
        "hmicfrs": standing.hmicfrs,
    }


def whole(
    one: Recommendation,
    rule: str,
    under: Sequence[Recommendation],
    told: Sequence[Event],
    as_at: date,
    letters: Sequence[Letter] = (),
) -> list[tuple[str, str]]:
    """One recommendation as heading and words, in the order in which an officer asks."""
    standing = one.standing
    lines = [
        ("Reference", str(one.ref)),
        ("Title", one.title or ""),
        ("Issued", in_words(one.issued_on)),
        ("Addressed to", ", ".join(one.addressees) or "nobody by name"),
        ("Counts", "for us" if standing.for_us else "for information only, in no figure"),
        ("Rule", rule),
        ("Stands", _standing_in_words(standing)),
        ("Letter", _letter_in_words(standing, letters)),
        ("Deadline", deadline_in_words(standing)),
        ("Late", _lateness_in_words(standing, as_at)),
        ("Target", _target_in_words(standing, told)),
        ("Owner", standing.owner or "nobody"),
        ("Lead", standing.lead or ""),
        ("Theme", standing.theme or ""),
        ("Under", str(one.under) if one.under else ""),
        ("Above", ", ".join(f"{each.ref} ({each.standing.status})" for each in under)),
        ("Text", one.text),
        ("Notes", "\n".join(_notes(told))),
    ]
    return [(heading, words) for heading, words in lines if words]


def _target_in_words(standing: Standing, told: Sequence[Event]) -> str:
    """The target, and how often it has been changed."""
    if not standing.target:
        return ""
    changed = sum(moved.times for moved in retargeted(told).values())
    return in_words(standing.target) + (f" (changed {changed} time{'s' * (changed != 1)})" if changed else "")


def _notes(told: Sequence[Event]) -> list[str]:
    """The notes, the latest first: the day, who wrote it, whether it is public, the words."""
    return [
        f"{in_words(event.happened_on)}, {event.author}{', public' if event.changes['public'][1] else ''}:"
        f" {event.changes['note'][1]}"
        for event in told
        if event.kind == "noted" and not event.undone
    ]


def deadline_in_words(standing: Standing) -> str:
    """The deadline as a person would say it, with the issuer's phrase and how it was read."""
    phrase = f"'{standing.deadline_phrase}'" if standing.deadline_phrase else ""
    if standing.deadline:
        return f"{in_words(standing.deadline)} ({', '.join(filter(None, (phrase, standing.deadline_rule)))})"
    if standing.deadline_kind is DeadlineKind.IMMEDIATE:
        return f"at once ({phrase})" if phrase else "at once"
    if standing.deadline_kind is DeadlineKind.UNCLEAR:
        return f"unclear ({phrase}: {standing.deadline_rule})"
    return "none"


def _standing_in_words(standing: Standing) -> str:
    if standing.status is Status.OPEN:
        certified = f", certified on {in_words(standing.certified_on)}" if standing.certified_on else ""
        return f"open, {standing.stage.within_a_line if standing.stage else ''}{certified}"
    if standing.status is Status.WITHDRAWN:
        return "withdrawn: recorded in error"
    parts = ["closed" + (f" on {in_words(standing.closed_on)}" if standing.closed_on else "")]
    if standing.outcome:
        parts.append(standing.outcome.printed.lower())
    if standing.superseded_by:
        parts.append(f"by {standing.superseded_by}")
    if standing.certified_on:
        parts.append(f"certified on {in_words(standing.certified_on)}")
    if standing.hmicfrs:
        parts.append(f"HMICFRS: {standing.hmicfrs}")
    return ", ".join(parts)


def in_a_word(one: Recommendation) -> str:
    """How one stands, within a sentence: its stage, or that it is closed, withdrawn, or for others."""
    if one.standing.status is not Status.OPEN:
        return one.standing.status.value
    return one.standing.stage.within_a_line if one.standing.stage and one.standing.for_us else "for others"


def _letter_in_words(standing: Standing, letters: Sequence[Letter]) -> str:
    """The letter by which it was certified or closed, with its file where its record has one."""
    if not (standing.letter and standing.signed_on):
        return ""
    files = [f"\n{document_in_words(letter.document)}" for letter in letters if letter.document]
    return f"{standing.letter}, signed on {in_words(standing.signed_on)} by {standing.signatory}{''.join(files)}"


def _lateness_in_words(standing: Standing, as_at: date) -> str:
    days = days_late(standing, as_at)
    if days is None:
        return ""
    many = f"{abs(days)} day{'s' * (abs(days) != 1)}"
    if standing.status is Status.CLOSED:
        done = "certified" if standing.certified_on else "closed"
        return f"{done} {many} {'late' if days > 0 else 'early'}" if days else f"{done} on the day"
    return many


def _level(one: Record) -> str:
    if one["level"] is None:
        return "-" if one["category"] == "cause-of-concern" else "not set"
    return "before" if one["level"] == "before-levels" else str(one["level"])


def stands(one: Record) -> str:
    """How one stands, in a column: closed when, at what stage, withdrawn, or for others."""
    if one["status"] == "closed":
        return f"closed {short(one['closed_on'])}".strip()
    if one["status"] == "withdrawn":
        return "withdrawn"
    return Stage(one["stage"]).within_a_line if one["for_us"] else "for others"


def due(one: Record) -> str:
    """When one is due, in a column: the issuer's day, else the force's target, or that there is none."""
    if one["deadline_kind"] == "immediate":
        return "at once"
    if one["deadline"]:
        return short(one["deadline"])
    if one["target"]:
        return f"{short(one['target'])} (target)"
    return "unclear" if one["deadline_kind"] == "unclear" else "none"
