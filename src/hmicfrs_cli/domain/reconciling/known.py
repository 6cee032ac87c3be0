"""What a printed table is held against: the figures of a register, and those that meetings were told."""

from dataclasses import dataclass, replace
from datetime import date

from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.figures import Row, Summary
from hmicfrs_cli.domain.movement import Movement


@dataclass(frozen=True, slots=True)
class Known:
    """What a table is held against: the register's figures as at a day, and the day and the figures of the last meeting
    issued before. None for what there is not; `why_not` says why there is no register.

    `held_on` is the day of that meeting, and `restated` what entries made since have added to its figures. `told` is
    what was issued as at the very day, for the meeting `told_on` a day, at the moment `told_at`; where a table
    `is_held_to_issued`, it is held against that, not the register. `begins` is the day of the register's first entry,
    where it has none by that day, and `known_at` the moment as of which it answers, as typed. `asked` is the day of a
    meeting, where it was asked about that, and all of this is of the day of its figures.
    """

    as_at: date
    register: Summary | None = None
    issued: date | None = None
    last: Summary | None = None
    why_not: str = ""
    held_on: date | None = None
    told: Summary | None = None
    told_on: date | None = None
    told_at: str = ""
    begins: date | None = None
    restated: Summary | None = None
    known_at: str = ""
    asked: date | None = None
    is_held_to_issued: bool = False

    @property
    def right(self) -> Summary | None:
        """The figures that a table is held against: the register's, or those issued for the day."""
        return self.told if self.is_held_to_issued else self.register

    @property
    def has(self) -> str:
        """Whose figures they are, in a sentence that goes on with them."""
        return "what was issued has" if self.is_held_to_issued else "the register has"

    @property
    def meeting(self) -> str:
        """What the last issued meeting is called, by its day, and that of its figures where it is another."""
        return _called(self.issued, self.held_on)

    @property
    def meeting_of_the_day(self) -> str:
        """What the meeting is called whose figures were issued as at the very day."""
        return _called(self.as_at, self.told_on)


def changed(one: Summary, other: Summary) -> list[Row]:
    """The rows of which some figures have more than others, with how much more: negative where it is less."""
    both = one.beside(other)
    rows = [(row, other.row(row.name)) for row in both.rows]
    made = [Row(a.name, a.category, a.level, a.open - b.open, a.closed - b.closed) for a, b in rows]
    return [row for row in made if row.open or row.closed]


def _called(as_at: date | None, held_on: date | None) -> str:
    day = in_words(as_at) if as_at else ""
    return day if held_on is None or held_on == as_at else f"the meeting of {in_words(held_on)}, as at {day}"


def beside(known: Known, moved: Movement, told: Summary) -> Known:
    """What is known, with the figures that a meeting was told, and what the movement since has restated of them."""
    rows = tuple(
        Row(row.name, row.category, row.level, row.restated, row.restated_total - row.restated) for row in moved.rows
    )
    return replace(known, issued=moved.since, last=told, restated=Summary(rows))
