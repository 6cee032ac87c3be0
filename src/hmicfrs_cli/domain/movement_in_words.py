"""What has moved, as the paper says it: sentences from the numbers, with the references of those that are few."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence, Set

from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.figures import ROWS
from hmicfrs_cli.domain.movement import (
    Move,
    Moved,
    Movement,
    MovementRow,
    came,
    came_and_went,
    courses,
    gone,
    redated,
    relevelled,
)
from hmicfrs_cli.domain.prose import MOST_NAMED, in_ranges, listed, named, number, was
from hmicfrs_cli.domain.vocabulary import Category, Level, Reference


def sentences(movement: Movement) -> list[str]:
    """The movement as the paper says it: what came by row, what closed, what else happened, and what is restated."""
    since, rows, moved = in_words(movement.since), movement.rows, movement.moved
    increases = in_rows(rows, _increases(movement))
    said = [
        f"Since {since} there has been an increase of {listed(increases)}."
        if increases
        else f"Nothing new has come in since {since}."
    ]
    # One that was closed, reopened and closed again is one, in the row that it was closed in last.
    once = {each.ref: each.row for each in moved if each.move is Move.CLOSED}
    closed = in_rows(rows, Counter(once.values()))
    said += [f"Closed in that time: {listed(closed)}."] if closed else ["None was closed in that time."]
    said += [*_of_balances(movement), *_reopened(moved), *_levelled(moved), *_withdrawn(moved)]
    return [*said, *_restated(movement)]


def _increases(movement: Movement) -> Counter[str]:
    """How many have come into each row. What an opening balance takes back is no part of that: it is told apart."""
    later = redated(movement)
    one_by_one = Counter(each.row for each in came(movement.moved) if each.ref not in later)
    # Unary plus leaves out what is below nought.
    return one_by_one + (+_unlisted(movement.moved, {Move.BROUGHT_IN, Move.BROUGHT_IN_CLOSED}))


def _unlisted(moved: Iterable[Moved], kinds: Set[Move]) -> Counter[str]:
    """What opening balances have brought into each row, or taken back."""
    found: Counter[str] = Counter()
    for each in moved:
        if each.ref is None and each.move in kinds:
            found[each.row] += each.many
    return found


def _of_balances(movement: Movement) -> list[str]:
    """What opening balances have moved from open to closed, and what they have taken back."""
    is_open, is_closed = (_unlisted(movement.moved, {move}) for move in (Move.BROUGHT_IN, Move.BROUGHT_IN_CLOSED))
    names = [row.name for row in movement.rows]
    closed = Counter({name: min(-is_open[name], is_closed[name]) for name in names})
    fewer = Counter({name: -is_open[name] - max(closed[name], 0) for name in names})
    said = [("closed", in_rows(movement.rows, closed)), ("fewer are open", in_rows(movement.rows, fewer))]
    return [f"Of those counted without being listed, {words}: {listed(many)}." for words, many in said if many]


def by_report(movement: Movement) -> dict[str, Counter[str]]:
    """How many have come into each row from each report, by its code, in the order in which they came."""
    found: dict[str, Counter[str]] = {}
    later = redated(movement)
    for each in came(movement.moved):
        if each.ref and each.ref not in later:
            found.setdefault(each.ref.report, Counter())[each.row] += 1
    return found


def in_rows(rows: Iterable[MovementRow], many: Counter[str]) -> list[str]:
    """'ten recommendations at level 2' for each row of which there is any, in the order of the rows."""
    return [so_many_in_row(row, many[row.name]) for row in rows if many[row.name] > 0]


def so_many_in_row(row: MovementRow, many: int) -> str:
    """'ten recommendations at level 2', from a row's category and level."""
    return _so_many(row.category, row.level, many)


def _so_many(category: Category | None, level: Level | None, many: int) -> str:
    if category is Category.CAUSE_OF_CONCERN:
        return f"{number(many)} cause{'s' * (many != 1)} of concern"
    noun = "AFI" if category is Category.AFI else "recommendation"
    return f"{number(many)} {noun}{'s' * (many != 1)} {_at(level)}"


def _at(level: Level | None) -> str:
    if level is None:
        return "whose level is not yet set"
    return "closed before levels" if level is Level.BEFORE_LEVELS else f"at {level.printed.lower()}"


def _happened(refs: Sequence[Reference], words: str) -> list[str]:
    return [f"{number(len(refs)).capitalize()} {was(len(refs))} {words}{named(refs)}."] if refs else []


def _reopened(moved: Sequence[Moved]) -> list[str]:
    """Those reopened; one that came back for another reason than that, such as a change of its level, is not."""
    again = [
        ref
        for ref, course in courses(moved).items()
        if any(each.move is Move.REOPENED for each in course) and not _only_levelled(course)
    ]
    return _happened(again, "reopened")


def _only_levelled(course: Sequence[Moved]) -> bool:
    """Whether a closed one was but given another level, which the table counts out of one row and into another."""
    kinds = {each.move for each in course}
    days = {each.on for each in course if each.move is Move.REOPENED}
    return Move.LEVELLED_OUT in kinds and days <= {each.on for each in course if each.move is Move.CLOSED}


def _levelled(moved: Sequence[Moved]) -> list[str]:
    """Those given another level, from which to which; and those that were set back in that time. What came in that time
    is told at the level that it has.
    """
    new = {each.ref for each in came(moved)}
    found = {ref: rows for ref, rows in relevelled(moved).items() if ref not in new}
    groups: dict[tuple[str, str], list[Reference]] = {}
    for ref, rows in found.items():
        groups.setdefault(rows, []).append(ref)
    said = []
    for (out, into), refs in groups.items():
        if out == into:
            said += _happened(refs, "given another level and set back")
        else:
            said += _happened(refs, f"given another level, from {_level_of(out)} to {_level_of(into)}")
    return said


def _level_of(row: str) -> str:
    level = ROWS[row][1]
    return level.printed.lower() if level else "none yet"


def _withdrawn(moved: Sequence[Moved]) -> list[str]:
    went = gone(moved)
    kinds: list[tuple[str, Callable[[Moved], bool]]] = [
        ("withdrawn", lambda each: not each.for_others and each.move is Move.WITHDRAWN),
        ("withdrawn after being closed", lambda each: not each.for_others and each.move is Move.WITHDRAWN_CLOSED),
        ("found to be for others, and kept for information", lambda each: each.for_others),
    ]
    said = []
    for words, fits in kinds:
        said += _happened([each.ref for each in went if each.ref and fits(each)], words)
    return said + _happened(came_and_went(moved), "entered and withdrawn again")


LEARNED = {
    Move.NEW: "new",
    Move.BROUGHT_IN: "newly counted",
    Move.BROUGHT_IN_CLOSED: "newly counted as closed",
    Move.CLOSED: "closed",
    Move.REOPENED: "open again",
    Move.LEVELLED_IN: "given another level",
    Move.WITHDRAWN: "withdrawn",
    Move.WITHDRAWN_CLOSED: "withdrawn after being closed",
}
"""What is said of one that was learned of only after a day's figures were issued. Out of a level needs no words: it is
told with the level that one was given.
"""


def _restated(movement: Movement) -> list[str]:
    """What entries made after the first day's figures were issued have made of them, and of what they are."""
    if not (movement.is_restated or movement.restating):
        return []
    total, since = movement.total, in_words(movement.since)
    parts = [part for words, moves in _kinds(movement) if (part := _learned(movement, words, moves))]
    what = f": {'; '.join(parts)}" if parts else ""
    said = f"Recorded only after the figures for {since} were issued, though of that day or before{what}."
    if not movement.is_restated:
        return [said, "The figures of that day stay as they were."]
    was_told = f"{total.open_start} open and {total.total_start} in all"
    is_now = f"{total.open_start + total.restated} open and {total.total_start + total.restated_total} in all"
    if was_told == is_now:
        return [said, f"The figures of that day are restated: in all the same, {is_now}, but not in every row."]
    return [said, f"The figures of that day are restated: {is_now}, not {was_told} as issued."]


def _kinds(movement: Movement) -> list[tuple[str, list[Moved]]]:
    """What was learned late, each with what is said of it."""
    later, found = redated(movement), movement.restating
    otherwise = [each for each in found if each.for_others or each.ref in later]
    kinds = [
        (words, [each for each in found if each.move is move and each not in otherwise])
        for move, words in LEARNED.items()
    ]
    kinds.append(("issued only later", [each for each in otherwise if each.ref in later]))
    return [*kinds, ("for others", [each for each in otherwise if each.ref not in later])]


def _learned(movement: Movement, words: str, found: Sequence[Moved]) -> str:
    """'closed, one recommendation at level 2 (a/R1)', of everything that was learned of one kind."""
    many: Counter[str] = Counter()
    for each in found:
        many[each.row] += each.many
    said = in_rows(movement.rows, many)
    taken = [so_many_in_row(row, -many[row.name]) for row in movement.rows if many[row.name] < 0]
    refs = list(dict.fromkeys(each.ref for each in found if each.ref))
    which = f" ({in_ranges(refs)})" if refs and len(refs) <= MOST_NAMED else ""
    parts = [f"{words}, {listed(said)}{which}"] if said else []
    parts += [f"no longer counted, {listed(taken)}"] if taken else []
    return "; ".join(parts)
