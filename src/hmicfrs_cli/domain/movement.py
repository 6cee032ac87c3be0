"""What moved between two days, so that each row balances: start + what came - what went = end.

Movement is counted from each step that a recommendation took, not from the difference of two totals: one that was
closed and reopened in between is counted in both columns. A change of level moves one between rows and is
not a closing.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from hmicfrs_cli.domain.figures import ROWS, Summary
from hmicfrs_cli.domain.records import Balance, Standing
from hmicfrs_cli.domain.vocabulary import Category, Level, Reference, Status, row_name


class Move(StrEnum):
    """A column of the movement table. Its name is the field's in JSON."""

    NEW = "new"
    BROUGHT_IN = "brought_in"
    REOPENED = "reopened"
    LEVELLED_IN = "levelled_in"
    LEVELLED_OUT = "levelled_out"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    BROUGHT_IN_CLOSED = "brought_in_closed"
    WITHDRAWN_CLOSED = "withdrawn_closed"


EFFECT = {
    Move.NEW: (1, 1),
    Move.BROUGHT_IN: (1, 1),
    Move.REOPENED: (1, 0),
    Move.LEVELLED_IN: (1, 1),
    Move.LEVELLED_OUT: (-1, -1),
    Move.CLOSED: (-1, 0),
    Move.WITHDRAWN: (-1, -1),
    Move.BROUGHT_IN_CLOSED: (0, 1),
    Move.WITHDRAWN_CLOSED: (0, -1),
}
"""What one of each does to a row's open figure and to its total."""


@dataclass(frozen=True, slots=True)
class Step:
    """One recommendation came to stand otherwise on a day. `before` is None where it was new.

    One that was `learned` late is a step in what is known: `before` is how it was known to stand at the end of the day
    when that day's figures were issued, and `after` how it is known to have stood now.
    """

    ref: Reference
    on: date
    before: Standing | None
    after: Standing


@dataclass(frozen=True, slots=True)
class Moved:
    """One step as one column of one row counts it. An entry of a balance has a `source` and no reference, and may
    count `many`. `for_others` where one is counted as withdrawn that stays on record, for information.
    """

    ref: Reference | None
    on: date
    row: str
    move: Move
    many: int = 1
    source: str | None = None
    for_others: bool = False


@dataclass(frozen=True, slots=True)
class MovementRow:
    """One row between two days. `restated` is what entries made since have added to what an issued meeting was told."""

    name: str
    category: Category | None
    level: Level | None
    open_start: int
    total_start: int
    restated: int
    restated_total: int
    many: dict[Move, int]
    open_end: int
    total_end: int

    @property
    def balances(self) -> bool:
        """Whether start, restatement and moves make the end, for the open figure and for the total."""
        is_open = self.open_start + self.restated + sum(EFFECT[move][0] * many for move, many in self.many.items())
        total = self.total_start + self.restated_total + sum(EFFECT[move][1] * n for move, n in self.many.items())
        return (is_open, total) == (self.open_end, self.total_end)


@dataclass(frozen=True, slots=True)
class Movement:
    """The movement of every row between the end of one day and the end of another, and what it was made of.

    `moved` is what the columns count, of the `steps` in between and of balances. `restating` is what entries made since
    have made of the figures that were issued for the first day, as far as it has names: of the steps `learned`, and of
    balances. It is counted in no column but that of what is restated, and its effects add up to that.
    """

    since: date
    until: date
    rows: tuple[MovementRow, ...]
    total: MovementRow
    moved: tuple[Moved, ...]
    steps: tuple[Step, ...] = ()
    learned: tuple[Step, ...] = ()
    restating: tuple[Moved, ...] = ()

    @property
    def is_restated(self) -> bool:
        """Whether any row is otherwise than was told of the first day."""
        return any(row.restated or row.restated_total for row in self.rows)


def moves(step: Step) -> list[Moved]:
    """What a step counts as: none where it changes nothing that is counted."""
    before, after = step.before, step.after
    was, is_ = before is not None and _counts(before), _counts(after)
    category = step.ref.category
    row = row_name(category, after.level)
    row_before = row_name(category, before.level) if before else row

    def moved(*made: tuple[str, Move]) -> list[Moved]:
        return [Moved(step.ref, step.on, in_row, move) for in_row, move in made]

    if not was and not is_:
        return []
    if not was:
        is_closed = after.status is Status.CLOSED
        if is_closed and before is not None and before.status is Status.CLOSED:
            # One that was closed before it came to be counted was not closed now.
            return moved((row, Move.BROUGHT_IN_CLOSED))
        came = (row, Move.NEW if before is None else Move.BROUGHT_IN)
        return moved(came, (row, Move.CLOSED)) if is_closed else moved(came)
    was_open = before is not None and before.status is Status.OPEN
    if not is_:
        move = Move.WITHDRAWN if was_open else Move.WITHDRAWN_CLOSED
        return [Moved(step.ref, step.on, row_before, move, for_others=after.status is not Status.WITHDRAWN)]
    is_open, levelled = after.status is Status.OPEN, row != row_before
    made = [] if was_open or not (is_open or levelled) else [(row_before, Move.REOPENED)]
    made += [(row_before, Move.LEVELLED_OUT), (row, Move.LEVELLED_IN)] if levelled else []
    made += [] if is_open or not (was_open or levelled) else [(row, Move.CLOSED)]
    return moved(*made)


def brought_in(balance: Balance, sign: int = 1) -> list[Moved]:
    """What an entry of an opening balance counts as; with a `sign` of -1, what it counts as that it is taken back."""
    row = row_name(balance.category, balance.level)
    counted = ((Move.BROUGHT_IN, balance.open), (Move.BROUGHT_IN_CLOSED, balance.closed))
    return [Moved(None, balance.on, row, move, sign * many, balance.source) for move, many in counted if many]


def _counts(standing: Standing) -> bool:
    return standing.for_us and standing.status is not Status.WITHDRAWN


def movement(
    since: date,
    until: date,
    *,
    told: Summary,
    start: Summary,
    end: Summary,
    steps: Iterable[Step],
    balances: Iterable[Balance],
    learned: Iterable[Step] = (),
    balances_learned: Iterable[Moved] = (),
) -> Movement:
    """The movement table.

    `told` is what the start figures were said to be (those of an issued meeting, else the same as `start`), `start`
    and `end` what they are as now known, `balances` what entries in between brought in. `learned` and
    `balances_learned` are what makes `start` other than `told`.
    """
    steps, learned = tuple(steps), tuple(learned)
    moved = (
        *(each for step in steps for each in moves(step)),
        *(each for balance in balances for each in brought_in(balance)),
    )
    restating = (*(each for step in learned for each in moves(step)), *balances_learned)
    many: dict[str, Counter[Move]] = {}
    for each in moved:
        many.setdefault(each.row, Counter())[each.move] += each.many
    there = {row.name for figures in (end, start, told) for row in figures.rows} | set(many)
    names = [name for name in ROWS if name in there]
    rows = tuple(_row(name, told, start, end, many.get(name, Counter())) for name in names)
    return Movement(since, until, rows, _total(rows), moved, steps, learned, restating)


def _row(name: str, told: Summary, start: Summary, end: Summary, many: Counter[Move]) -> MovementRow:
    was_told, was, is_ = told.row(name), start.row(name), end.row(name)
    category, level = ROWS[name]
    return MovementRow(
        name,
        category,
        level,
        was_told.open,
        was_told.total,
        was.open - was_told.open,
        was.total - was_told.total,
        {move: many[move] for move in Move},
        is_.open,
        is_.total,
    )


def _total(rows: Sequence[MovementRow]) -> MovementRow:
    return MovementRow(
        "Total",
        None,
        None,
        sum(row.open_start for row in rows),
        sum(row.total_start for row in rows),
        sum(row.restated for row in rows),
        sum(row.restated_total for row in rows),
        {move: sum(row.many[move] for row in rows) for move in Move},
        sum(row.open_end for row in rows),
        sum(row.total_end for row in rows),
    )


COMING = (Move.NEW, Move.BROUGHT_IN, Move.BROUGHT_IN_CLOSED)
GOING = (Move.WITHDRAWN, Move.WITHDRAWN_CLOSED)
"""The moves with which one comes to be counted, and with which it is counted no more."""


def courses(moved: Iterable[Moved]) -> dict[Reference, list[Moved]]:
    """What became of each that is listed, move by move."""
    found: dict[Reference, list[Moved]] = {}
    for each in moved:
        if each.ref:
            found.setdefault(each.ref, []).append(each)
    return found


def came(moved: Iterable[Moved]) -> list[Moved]:
    """Those listed that have come to be counted and still are at the end, by the move with which they last came, in the
    row that they are in at the end: one may be recorded first and given its level later.

    What was entered and withdrawn again is no increase, nor is what was counted before, withdrawn and counted again.
    """
    found = []
    for course in courses(moved).values():
        if _net(course) > 0:
            row = [each.row for each in course if each.move in (*COMING, Move.LEVELLED_IN)][-1]
            found.append(replace([each for each in course if each.move in COMING][-1], row=row))
    return found


def gone(moved: Iterable[Moved]) -> list[Moved]:
    """Those listed that were counted at the start and no longer are, by the move with which they last went."""
    return [
        [each for each in course if each.move in GOING][-1] for course in courses(moved).values() if _net(course) < 0
    ]


def came_and_went(moved: Iterable[Moved]) -> list[Reference]:
    """Those listed that came to be counted in between, and are counted no more."""
    found = courses(moved)
    turned = {ref: [each.move for each in course if each.move in COMING + GOING] for ref, course in found.items()}
    return [ref for ref, turns in turned.items() if turns and turns[0] in COMING and _net(found[ref]) == 0]


def redated(movement: Movement) -> set[Reference]:
    """Those counted in what was told of the first day that are now known to have been issued only later: not new."""
    not_yet = {each.ref for each in movement.restating if each.move in GOING}
    return {each.ref for each in movement.moved if each.ref and each.move is Move.NEW and each.ref in not_yet}


def _net(course: Iterable[Moved]) -> int:
    return sum((each.move in COMING) - (each.move in GOING) for each in course)


def relevelled(moved: Iterable[Moved]) -> dict[Reference, tuple[str, str]]:
    """The row that each was in before it was first given another level, and the one it was given last: the same, where
    it was set back.
    """
    found: dict[Reference, tuple[str, str]] = {}
    for ref, course in courses(moved).items():
        out = [each.row for each in course if each.move is Move.LEVELLED_OUT]
        into = [each.row for each in course if each.move is Move.LEVELLED_IN]
        if out and into:
            found[ref] = out[0], into[-1]
    return found


def closed(step: Step) -> bool:
    """Whether the movement counts a step as a closing."""
    return any(each.move is Move.CLOSED for each in moves(step))
