"""Asking an officer at a terminal for what is missing of one recommendation, offering what hmi read as the answer."""

from dataclasses import replace

from hmicfrs_cli.commands.desk import Desk
from hmicfrs_cli.domain import drafting
from hmicfrs_cli.domain.deadlines import Deadline
from hmicfrs_cli.domain.drafting import Particulars
from hmicfrs_cli.domain.errors import Mistyped
from hmicfrs_cli.domain.records import Recommendation, Report
from hmicfrs_cli.domain.vocabulary import Category, Level, Reference, Status
from hmicfrs_cli.register import queries
from hmicfrs_cli.register.sought import Sought

NOT_SET = "not set"
NOTHING = "none"


def about(at: Desk, given: Particulars, of: Report, force: tuple[str, ...], *, category_given: bool) -> Particulars:
    """The particulars, with each one that was not given asked for. Enter takes what is offered."""
    if not category_given:
        given = replace(given, category=at.until_read("Category", given.category.value, Category.read))
    with at.reading() as register:
        number = queries.next_number(register, of.code, given.category)
    read = drafting.draft(given, of, number, force_names=force, today=at.today)
    if given.number is None:
        given = replace(given, number=at.until_read("Number", str(number), lambda typed: _free(at, of, given, typed)))
    if given.title is None:
        given = replace(given, title=_or_none(at.answer("Short title", NOTHING)))
    if given.under is None and given.category is Category.RECOMMENDATION and (causes := _causes(at, of)):
        question = f"Under which cause of concern ({', '.join(causes)})"
        given = replace(given, under=at.until_read(question, NOTHING, lambda typed: _cause(typed, causes)))
    if given.theme is None and given.category is Category.AFI:
        given = replace(given, theme=_or_none(at.answer("Heading it stands under", NOTHING)))
    if given.level is None and given.category is not Category.CAUSE_OF_CONCERN:
        given = replace(given, level=at.until_read("Level (1 to 4)", NOT_SET, _level_or_none))
    if given.due is None:
        given = replace(given, due=_due(at, given, read, of))
    if given.to is None:
        offered = ", ".join(read.addressees) or "nobody by name"
        named = at.answer("Addressed to", offered)
        if named != offered:
            given = replace(given, to=tuple(filter(None, (body.strip() for body in named.split(",")))))
            read = drafting.draft(given, of, number, force_names=force, today=at.today)
    if given.for_us is None:
        counts = at.until_read("Counts for us", "yes" if read.standing.for_us else "no", _yes_or_no)
        given = replace(given, for_us=counts)
    if given.owner is None:
        given = replace(given, owner=_or_none(at.answer("Owner", NOTHING)))
    return given


def _due(at: Desk, given: Particulars, read: Recommendation, of: Report) -> Deadline | None:
    """None where the officer takes what was read from the text."""
    standing = read.standing
    offered = standing.deadline.isoformat() if standing.deadline else standing.deadline_kind.value
    return at.until_read(
        "Deadline (a day, immediate or none)",
        offered,
        lambda typed: None if typed == offered else drafting.due_as_typed(typed, given.text, of.published, at.today),
    )


def _level_or_none(typed: str) -> Level | None:
    return None if typed.strip().lower() == NOT_SET else Level.read(typed)


def _yes_or_no(typed: str) -> bool:
    if typed.strip().lower() not in ("y", "yes", "n", "no"):
        raise Mistyped(f"'{typed}' is neither yes nor no.")
    return typed.strip().lower().startswith("y")


def _or_none(typed: str) -> str | None:
    return None if typed.strip().lower() in ("", NOTHING) else typed


def _free(at: Desk, of: Report, given: Particulars, typed: str) -> int:
    """A number that is free in the report. Raises Mistyped where it is taken, or no number one can have."""
    number = int(typed)
    ref = Reference(of.code, given.category, number)
    drafting.numbered(number)
    with at.reading() as register:
        if str(ref) in queries.references(register, str(ref)):
            raise Mistyped(f"{ref} is recorded already.")
    return number


def _causes(at: Desk, of: Report) -> list[str]:
    sought = Sought(at.today, (Status.OPEN,), category=Category.CAUSE_OF_CONCERN, report=of.code)
    with at.reading() as register:
        return [str(one.ref) for one in queries.recommendations(register, sought)]


def _cause(typed: str, causes: list[str]) -> Reference | None:
    if _or_none(typed) is None:
        return None
    ref = Reference.read(typed)
    if str(ref) not in causes:
        raise Mistyped(f"{ref} is not an open cause of concern of this report.")
    return ref
