"""Asking an officer at a terminal for what is missing of one recommendation, offering what hmi read as the answer."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from hmicfrs_cli.commands.desk import Desk
from hmicfrs_cli.domain import drafting
from hmicfrs_cli.domain.deadlines import Deadline
from hmicfrs_cli.domain.drafting import Particulars
from hmicfrs_cli.domain.errors import HmiError
from hmicfrs_cli.domain.records import Recommendation, Report
from hmicfrs_cli.domain.vocabulary import Category, DeadlineKind, Level
from hmicfrs_cli.register import queries

Read = TypeVar("Read")
NOT_SET = "not set"


def about(at: Desk, given: Particulars, of: Report, force: tuple[str, ...], *, category_given: bool) -> Particulars:
    """The particulars, with each one that was not given asked for. Enter takes what is offered."""
    if not category_given:
        given = replace(given, category=_until_read(at, "Category", given.category.value, Category.read))
    with at.reading() as register:
        number = queries.next_number(register, of.code, given.category)
    read = drafting.draft(given, of, number, force_names=force, today=at.today)
    if given.number is None:
        given = replace(given, number=_until_read(at, "Number", str(number), int))
    if given.level is None and given.category is not Category.CAUSE_OF_CONCERN:
        given = replace(given, level=_until_read(at, "Level (1 to 4)", NOT_SET, _level_or_none))
    if given.due is None:
        given = replace(given, due=_due(at, given, read, of))
    if given.to is None:
        offered = ", ".join(read.addressees) or "nobody by name"
        named = at.answer("Addressed to", offered)
        if named != offered:
            given = replace(given, to=tuple(filter(None, (body.strip() for body in named.split(",")))))
            read = drafting.draft(given, of, number, force_names=force, today=at.today)
    if given.for_us is None:
        counts = _until_read(at, "Counts for us", "yes" if read.standing.for_us else "no", _yes_or_no)
        given = replace(given, for_us=counts)
    if given.owner is None:
        owner = at.answer("Owner", "nobody yet")
        given = replace(given, owner=None if owner == "nobody yet" else owner)
    return given


def due_as_typed(at: Desk, typed: str, text: str, of: Report) -> Deadline:
    """The deadline that an officer typed: a day, immediate or none."""
    words = typed.strip().lower()
    known = words in (DeadlineKind.IMMEDIATE, DeadlineKind.NONE)
    return drafting.due_as_given(words, text, of.published, None if known else at.day(typed))


def _due(at: Desk, given: Particulars, read: Recommendation, of: Report) -> Deadline | None:
    """None where the officer takes what was read from the text."""
    standing = read.standing
    offered = standing.deadline.isoformat() if standing.deadline else standing.deadline_kind.value
    return _until_read(
        at,
        "Deadline (a day, immediate or none)",
        offered,
        lambda typed: None if typed == offered else due_as_typed(at, typed, given.text, of),
    )


def _until_read(at: Desk, question: str, offered: str, read: Callable[[str], Read]) -> Read:
    """Ask until the answer can be read, saying each time why it cannot."""
    while True:
        try:
            return read(at.answer(question, offered))
        except HmiError as error:
            at.say(" ".join(filter(None, (error.what, error.next))))
        except ValueError:
            at.say("That is not a whole number.")


def _level_or_none(typed: str) -> Level | None:
    return None if typed.strip().lower() == NOT_SET else Level.read(typed)


def _yes_or_no(typed: str) -> bool:
    if typed.strip().lower() not in ("y", "yes", "n", "no"):
        from hmicfrs_cli.domain.errors import Mistyped

        raise Mistyped(f"'{typed}' is neither yes nor no.")
    return typed.strip().lower().startswith("y")
