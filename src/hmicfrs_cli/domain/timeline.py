"""One recommendation's history as a line of days: what happened in order, and how it stood between.

What counts is the day a thing happened, not the day it was recorded; two things on one day stand
in the order they were recorded. A change that is recorded late takes its place among the days, and
is refused where what follows would then break a rule: the whole line has to be lawful, not only
its end. So no sequence of commands can leave one closed against its level's rule.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hmicfrs_cli.domain import changing
from hmicfrs_cli.domain.closing import Certification, Closing
from hmicfrs_cli.domain.conditions import certification_refusals, closing_refusals
from hmicfrs_cli.domain.days import FOREVER, in_words
from hmicfrs_cli.domain.records import Standing
from hmicfrs_cli.domain.refusing import Refusal
from hmicfrs_cli.domain.vocabulary import Category, Level, Reference, Status


@dataclass(frozen=True, slots=True)
class Happening:
    """One event in the life of a recommendation: its number, kind, the day, and the new values it brought."""

    number: int
    kind: str
    on: date
    after: Mapping[str, Any]
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """How it stood from one day, inclusive, until another, exclusive (FOREVER for what still holds)."""

    from_on: date
    until_on: date
    standing: Standing


def undone(undoings: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The commands that are not in force, from the (command, command it reverses) pairs in the order they were typed.

    An undo reverses a command; a redo reverses an undo. What reverses counts only while it is itself in force, so the
    latest is asked first.
    """
    reversed_: set[int] = set()
    for command, target in reversed(undoings):
        if command not in reversed_:
            reversed_.add(target)
    return frozenset(reversed_)


RECORDED, EDITED, ISSUED = "recorded", "edited", "issued_on"

WORDS = ("title", "text", "addressees", "under")
"""What an edit can change of a recommendation that is not a standing: the words hold for all days as now corrected."""


def words(history: Sequence[Happening]) -> dict[str, Any]:
    """The words of a recommendation as its history has them, field to value as events keep it."""
    found: dict[str, Any] = dict.fromkeys(WORDS)
    for happening in sorted(history, key=lambda happening: happening.number):
        found |= {name: value for name, value in happening.after.items() if name in WORDS}
    return found


def reissued(history: Sequence[Happening]) -> list[Happening]:
    """The history with its beginning on the day of issue as last corrected: that day holds for all that is asked."""
    corrected = [
        one for one in sorted(history, key=lambda one: one.number) if one.kind == EDITED and ISSUED in one.after
    ]
    if not corrected:
        return list(history)
    on = date.fromisoformat(corrected[-1].after[ISSUED])
    return [replace(one, on=on) if one.kind == RECORDED else one for one in history]


def spans(history: Sequence[Happening]) -> list[Span]:
    """The line of standings that a history makes, without gap or overlap. Empty for no history."""
    line: list[Span] = []
    standing = Standing()
    for happening in in_order(history):
        standing = standing.after(happening.after)
        if line and line[-1].standing == standing:
            continue
        if line and line[-1].from_on == happening.on:
            line.pop()
        if line and line[-1].standing == standing:
            line[-1] = Span(line[-1].from_on, FOREVER, standing)
            continue
        if line:
            line[-1] = Span(line[-1].from_on, happening.on, line[-1].standing)
        line.append(Span(happening.on, FOREVER, standing))
    return line


def in_order(history: Sequence[Happening]) -> list[Happening]:
    """By the day it happened; on one day, in the order of recording."""
    return sorted(history, key=lambda happening: (happening.on, happening.number))


def standing_before(history: Sequence[Happening], happening: Happening) -> Standing:
    """How it stood just before this happening takes its place in the line."""
    standing = Standing()
    for earlier in in_order(history):
        if (earlier.on, earlier.number) < (happening.on, happening.number):
            standing = standing.after(earlier.after)
    return standing


OpenUnder = Callable[[date, date], Sequence[Reference]]
"""Which recommendations under a cause of concern are open on some day from one, inclusive, until another, exclusive."""


def refusals(
    category: Category,
    history: Sequence[Happening],
    new: Happening,
    *,
    today: date,
    open_under: OpenUnder = lambda *_: (),
) -> list[Refusal]:
    """Everything that stands against adding `new` to this history; empty where the line stays lawful."""
    if not history:
        return [Refusal("Its recording has been undone.", mend="Record it again, or return to it with: hmi redo")]
    issued_on = in_order(history)[0].on
    if ISSUED in new.after and (against := _against_reissue(history, date.fromisoformat(new.after[ISSUED]), today)):
        return against
    if new.on > today:
        return [Refusal(f"{in_words(new.on)} has not come yet.", mend="Record it when it has happened.")]
    if new.on < issued_on:
        return [
            Refusal(f"It was issued on {in_words(issued_on)}; nothing happened to it before, on {in_words(new.on)}.")
        ]
    if settled := _settled_since(history, new):
        return settled
    standing = Standing()
    line = in_order([*history, new])
    for happening in line:
        if happening.number == new.number or (happening.on, happening.number) > (new.on, new.number):
            against = _against(category, standing, happening, line, open_under)
            if against:
                return against if happening is new else _spoils(new, happening, against)
        standing = standing.after(happening.after)
    return []


def _against_reissue(history: Sequence[Happening], issued_on: date, today: date) -> list[Refusal]:
    """What stands against another day of issue: a day to come, and anything that happened before it."""
    if issued_on > today:
        return [Refusal(f"{in_words(issued_on)} has not come yet.")]
    first = next((one for one in in_order(history) if one.kind != RECORDED), None)
    if first and first.on < issued_on:
        what = f"It was {first.kind} on {in_words(first.on)}, and nothing happens to one before it is issued."
        return [Refusal(what, mend=f"Give a day that is not after {in_words(first.on)}.")]
    return []


def unlawful(category: Category, history: Sequence[Happening], open_under: OpenUnder) -> list[Refusal]:
    """The first thing in a whole history that its rules would have refused; empty where the line is lawful."""
    standing, line = Standing(), in_order(history)
    for happening in line:
        if against := _against(category, standing, happening, line, open_under):
            return [
                replace(refusal, rule=f"It was {happening.kind} on {in_words(happening.on)}. {refusal.rule}")
                for refusal in against
            ]
        standing = standing.after(happening.after)
    return []


OVER_AN_OPEN_ONE = Refusal("A cause of concern would be left closed over an open recommendation.")


def depended_on(other: str) -> Refusal:
    """Why the recording of one on which another depends cannot be taken back."""
    return Refusal(f"{other} depends on it.", mend=f"Undo what made {other} depend on it first.")


def _against(
    category: Category,
    standing: Standing,
    happening: Happening,
    line: Sequence[Happening],
    open_under: OpenUnder,
) -> list[Refusal]:
    """What the rules say against one happening, given how it stood just before."""
    after = happening.after
    if happening.kind == "closed":
        closing = closing_of(happening)
        return closing_refusals(category, standing, closing, open_under(closing.on, _until(happening, line)))
    if happening.kind == "certified":
        return certification_refusals(category, standing, certification_of(happening))
    if happening.kind == "staged":
        return changing.stage_refusals(standing, after, happening.reason)
    if happening.kind == "reopened":
        return changing.reopening_refusals(standing)
    if happening.kind == "levelled":
        return changing.level_refusals(standing, Level(after["level"]))
    if happening.kind == "withdrawn":
        return changing.withdrawal_refusals(standing, open_under(happening.on, FOREVER))
    if happening.kind in ("assigned", "targeted", "edited"):
        return changing.progress_refusals(standing, moves_the_day=_moves_the_day(happening))
    return []


def _moves_the_day(happening: Happening) -> bool:
    """Whether a happening changes the day by which one is due."""
    return happening.kind == "targeted" or bool({"deadline", "deadline_kind"} & set(happening.after))


def _settled_since(history: Sequence[Happening], new: Happening) -> list[Refusal]:
    """What stands against moving the day by which one was due, where it was closed or certified on that day or later:
    how late or early it was is settled with that, whenever the move is recorded.
    """
    if not _moves_the_day(new):
        return []
    settling = [one for one in in_order(history) if one.kind in ("closed", "certified") and one.on >= new.on]
    return [
        Refusal(
            f"It was {one.kind} on {in_words(one.on)}, and how late or early it was is settled with that.",
            mend="If that was wrong, take it back first: hmi reopen {ref} --reason TEXT, or hmi undo",
        )
        for one in settling[:1]
    ]


def _until(closing: Happening, line: Sequence[Happening]) -> date:
    """The day on which what was closed is next reopened; FOREVER where it is not."""
    after = line[line.index(closing) + 1 :]
    return next((later.on for later in after if later.kind == "reopened"), FOREVER)


def closing_of(happening: Happening) -> Closing:
    """The closing that an event of kind 'closed' recorded."""
    closed = Standing(status=Status.OPEN).after(happening.after)
    return Closing(
        on=happening.on,
        outcome=closed.outcome,
        letter=closed.letter,
        signed_on=closed.signed_on,
        signatory=closed.signatory,
        hmicfrs=closed.hmicfrs,
        superseded_by=Reference.read(closed.superseded_by) if closed.superseded_by else None,
        reason=happening.reason,
    )


def certification_of(happening: Happening) -> Certification:
    """The certification that an event of kind 'certified' recorded."""
    certified = Standing().after(happening.after)
    assert certified.letter
    assert certified.signed_on
    assert certified.signatory
    return Certification(happening.on, certified.letter, certified.signed_on, certified.signatory)


def _spoils(new: Happening, later: Happening, against: Sequence[Refusal]) -> list[Refusal]:
    return [
        Refusal(
            f"It was {later.kind} on {in_words(later.on)}, and that would no longer be right"
            f" if this had happened on {in_words(new.on)}. {refusal.rule}",
            refusal.missing,
            f"Give a day with --on that is not before {in_words(later.on)}, or take back first what was {later.kind}.",
        )
        for refusal in against
    ]
