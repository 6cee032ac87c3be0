"""What moved between two days, so that each row balances: start + what came - what went = end.

Movement is counted from each step that a recommendation took, not from the difference of two totals: one that was
closed and reopened in between is counted in both columns. A change of level moves one between rows and is
not a closing.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.figures import ROWS, Summary
from hmicfrs_cli.domain.prose import listed, number, was
from hmicfrs_cli.domain.records import Balance, Standing
from hmicfrs_cli.domain.vocabulary import Category, Level, Reference, Status, row_name


@dataclass(frozen=True, slots=True)
class Meeting:
    """A committee's date. Once issued it has the figures that its paper was told, as at a day, and their hash;
    `head` is that of the history as known then, `issued_at` the moment (UTC).
    """

    held_on: date
    name: str | None = None
    as_at: date | None = None
    issued_at: str | None = None
    figures: Summary | None = None
    figures_hash: str | None = None
    head: str | None = None


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
    """One recommendation came to stand otherwise on a day. `before` is None where it was new."""

    ref: Reference
    on: date
    before: Standing | None
    after: Standing


@dataclass(frozen=True, slots=True)
class Moved:
    """One step as one column of one row counts it. An entry of a balance has a `source` and no reference, and may
    count `many`.
    """

    ref: Reference | None
    on: date
    row: str
    move: Move
    many: int = 1
    source: str | None = None


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
    """The movement of every row between the end of one day and the end of another, and what it was made of."""

    since: date
    until: date
    rows: tuple[MovementRow, ...]
    total: MovementRow
    moved: tuple[Moved, ...]


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
        came = (row, Move.NEW if before is None else Move.BROUGHT_IN)
        return moved(came, (row, Move.CLOSED)) if after.status is Status.CLOSED else moved(came)
    was_open = before is not None and before.status is Status.OPEN
    if not is_:
        return moved((row_before, Move.WITHDRAWN if was_open else Move.WITHDRAWN_CLOSED))
    is_open, levelled = after.status is Status.OPEN, row != row_before
    made = [] if was_open or not (is_open or levelled) else [(row_before, Move.REOPENED)]
    made += [(row_before, Move.LEVELLED_OUT), (row, Move.LEVELLED_IN)] if levelled else []
    made += [] if is_open or not (was_open or levelled) else [(row, Move.CLOSED)]
    return moved(*made)


def brought_in(balance: Balance) -> list[Moved]:
    """What an entry of an opening balance counts as."""
    row = row_name(balance.category, balance.level)
    counted = ((Move.BROUGHT_IN, balance.open), (Move.BROUGHT_IN_CLOSED, balance.closed))
    return [Moved(None, balance.on, row, move, many, balance.source) for move, many in counted if many]


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
) -> Movement:
    """The movement table.

    `told` is what the start figures were said to be (those of an issued meeting, else the same as `start`), `start`
    and `end` what they are as now known, `balances` what entries in between brought in.
    """
    moved = (
        *(each for step in steps for each in moves(step)),
        *(each for balance in balances for each in brought_in(balance)),
    )
    many: dict[str, Counter[Move]] = {}
    for each in moved:
        many.setdefault(each.row, Counter())[each.move] += each.many
    there = {row.name for figures in (end, start, told) for row in figures.rows} | set(many)
    names = [name for name in ROWS if name in there]
    rows = tuple(_row(name, told, start, end, many.get(name, Counter())) for name in names)
    return Movement(since, until, rows, _total(rows), moved)


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


def sentences(movement: Movement) -> list[str]:
    """The movement as the paper says it: what came by row, what closed, and what else happened, from the numbers."""
    since = in_words(movement.since)
    increases = [so_many_in_row(row, many) for row in movement.rows if (many := _came(row)) > 0]
    said = [
        f"Since {since} there has been an increase of {listed(increases)}."
        if increases
        else f"Nothing new has come in since {since}."
    ]
    closed = [so_many_in_row(row, row.many[Move.CLOSED]) for row in movement.rows if row.many[Move.CLOSED]]
    said += [f"Closed in that time: {listed(closed)}."] if closed else ["None was closed in that time."]
    fewer = [so_many_in_row(row, -many) for row in movement.rows if (many := row.many[Move.BROUGHT_IN]) < 0]
    said += [f"Of those counted without being listed, fewer are open: {listed(fewer)}."] if fewer else []
    others = {
        Move.REOPENED: "reopened",
        Move.LEVELLED_IN: "given another level",
        Move.WITHDRAWN: "withdrawn",
        Move.WITHDRAWN_CLOSED: "withdrawn after being closed",
    }
    total = movement.total.many
    said += [
        f"{number(total[move]).capitalize()} {was(total[move])} {words}."
        for move, words in others.items()
        if total[move]
    ]
    if any(row.restated or row.restated_total for row in movement.rows):
        said.append(
            f"The figures as at {since} are restated, since entries made after they were issued belong before that day."
        )
    return said


def _came(row: MovementRow) -> int:
    """How many have come into a row. What an opening balance takes back is no part of what came: it is told apart."""
    unlisted = row.many[Move.BROUGHT_IN] + row.many[Move.BROUGHT_IN_CLOSED]
    return row.many[Move.NEW] + max(unlisted, 0)


def so_many_in_row(row: MovementRow, many: int) -> str:
    """'ten recommendations at level 2', from a row's category and level."""
    if row.category is Category.CAUSE_OF_CONCERN:
        return f"{number(many)} cause{'s' * (many != 1)} of concern"
    noun = "AFI" if row.category is Category.AFI else "recommendation"
    level = row.level.printed if row.level else "level not yet set"
    at = "closed before levels" if row.level is Level.BEFORE_LEVELS else f"at {level.lower()}"
    return f"{number(many)} {noun}{'s' * (many != 1)} {at if row.level else 'whose level is not yet set'}"
