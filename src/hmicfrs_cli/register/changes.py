"""The writes. One function is one thing an officer does: its rules asked, its rows set, its events logged.

All take the `Log` of the command they belong to and write inside its transaction, so a refusal
for one of several recommendations leaves none of them changed.
"""

import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import col, func, select

from hmicfrs_cli.domain import timeline
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.errors import Mistyped, Refused, no_such_reference
from hmicfrs_cli.domain.records import Balance
from hmicfrs_cli.domain.refusing import Refusal, refused
from hmicfrs_cli.domain.timeline import Happening
from hmicfrs_cli.domain.vocabulary import FORCE_NAMES, Category, Level, Reference
from hmicfrs_cli.register import publishing, standings, tables
from hmicfrs_cli.register.history import Log

if TYPE_CHECKING:
    from hmicfrs_cli.domain.drafting import Particulars


def add(log: Log, report: str, given: "Particulars") -> Reference:
    """Record a recommendation, cause of concern or AFI. The report's next number unless one was printed.

    Raises NoSuchRecord for a report or cause of concern that is not there, Refused for a number that is
    taken and for a cause of concern that is closed.
    """
    from hmicfrs_cli.domain import drafting

    row = publishing.find(log, report)
    number = given.number if given.number is not None else _next_number(log, row, given.category)
    new = drafting.draft(
        given, publishing.as_value(row), number, force_names=force_names(log), today=log.recording.today
    )
    recommendation = _by_ref(log, new.ref)
    if recommendation and standings.history(log, recommendation):
        raise Refused(
            f"{new.ref} is recorded already.",
            "A reference is permanent and never used again.",
            f"To see it: hmi show {new.ref}. Leave out --number to take the next one.",
        )
    under = _under(log, new.under, new.issued_on) if new.under else None
    recommendation = recommendation or tables.Recommendation(
        ref=str(new.ref),
        report_id=row.id or 0,
        category=new.ref.category,
        number=new.ref.number,
        title=new.title,
        text=new.text,
        addressees=json.dumps(list(new.addressees), ensure_ascii=False),
        under_id=under.id if under else None,
        issued_on=new.issued_on,
    )
    log.session.add(recommendation)
    log.session.flush()
    read = {"read_from": given.read_from, "printed": given.printed if given.printed != new.text else None}
    standings.begin(log, recommendation, new.issued_on, drafting.recording_of(new) | standings.given(read))
    return new.ref


def level(log: Log, refs: Sequence[Reference], to: Level, *, on: date, reason: str | None = None) -> list[Reference]:
    """Set the level of each, from a day on. Returns those whose level it changed; the others had it already."""
    changed: list[Reference] = []

    def set_level(recommendation: tables.Recommendation) -> list[Refusal]:
        past = standings.history(log, recommendation)
        new = Happening(log.next_number, "levelled", on, {"level": to.value}, reason)
        if on <= log.recording.today and timeline.standing_before(past, new).level is to:
            return []
        changed.append(Reference.read(recommendation.ref))
        return standings.happen(log, recommendation, past, new)

    each(log, refs, "levelled", set_level)
    return changed


def add_balance(log: Log, balance: Balance) -> None:
    """Add an entry to the ledger of opening balances. Raises Refused where a sum would fall below nothing."""
    if not balance.open and not balance.closed:
        raise Mistyped("This entry counts nothing.", next="Give --open or --closed, or both.")
    if balance.on > log.recording.today:
        raise Refused(f"{in_words(balance.on)} has not come yet.", "A balance is what was counted on a day.")
    if balance.level is Level.BEFORE_LEVELS and (balance.open or balance.category is Category.CAUSE_OF_CONCERN):
        raise Refused(
            "None that was closed before levels can be open, and causes of concern have none such.",
            "HMICFRS closed them before it introduced levels.",
        )
    entry = tables.BalanceEntry(
        category=balance.category,
        level=None if balance.category is Category.CAUSE_OF_CONCERN else balance.level,
        open=balance.open,
        closed=balance.closed,
        counted_on=balance.on,
        source=balance.source,
    )
    balance_stays_above_nothing(log, entry.category, entry.level, [entry])
    log.session.add(entry)
    log.session.flush()
    after = standings.given(entry.model_dump(exclude={"id", "recorded"}))
    log.write("recorded", "balance", str(entry.id), balance.on, before={}, after=after)


def set_setting(log: Log, key: str, value: str) -> None:
    """Set one of the register's settings."""
    row = log.session.get(tables.Setting, key)
    before = {"value": row.value} if row else {}
    if row:
        row.value = value
    else:
        row = tables.Setting(key=key, value=value)
    log.session.add(row)
    log.write("set", "setting", key, log.recording.today, before=before, after={"value": value})


def force_names(log: Log) -> tuple[str, ...]:
    """What this force is called, from the settings."""
    return tuple(row.value for key in FORCE_NAMES if (row := log.session.get(tables.Setting, key)))


def each(
    log: Log,
    refs: Sequence[Reference],
    done: str,
    change: Callable[[tables.Recommendation], list[Refusal]],
) -> None:
    """Make one change to each, and raise one Refused for all that refuse. Each reference counts once."""
    wanted = list(dict.fromkeys(refs))
    found = [find(log, ref) for ref in wanted]
    against = {row.ref: refusals for row in found if (refusals := change(row))}
    if against:
        raise refused(against, len(wanted), done)


def _under(log: Log, ref: Reference, on: date) -> tables.Recommendation:
    """The cause of concern that a new recommendation, issued on a day, is to stand under."""
    if ref.category is not Category.CAUSE_OF_CONCERN:
        raise Refused(f"{ref} is not a cause of concern.", "Only under a cause of concern can others stand.")
    cause = find(log, ref)
    if cause.issued_on > on:
        raise Refused(f"{ref} was issued on {in_words(cause.issued_on)}; nothing stood under it before.")
    if standings.closed_above(log, cause.id, on):
        raise Refused(
            f"Nothing can be recorded under {ref}.",
            "It is not open, and nothing is open under a cause of concern that is not.",
            f"Reopen it first: hmi reopen {ref} --reason TEXT",
        )
    return cause


def balance_stays_above_nothing(
    log: Log, category: Category, level: Level | None, also: Sequence[tables.BalanceEntry] = ()
) -> None:
    """Raise Refused where the entries of one row would on some day add up to less than none."""
    entries = log.session.exec(
        select(tables.BalanceEntry).where(
            col(tables.BalanceEntry.recorded),
            col(tables.BalanceEntry.category) == category,
            col(tables.BalanceEntry.level).is_not_distinct_from(level),
        )
    ).all()
    is_open = is_closed = 0
    for entry in sorted([*entries, *also], key=lambda entry: (entry.counted_on, -entry.open, -entry.closed)):
        is_open, is_closed = is_open + entry.open, is_closed + entry.closed
        if is_open < 0 or is_closed < 0:
            raise Refused(
                f"The balance would be {is_open} open and {is_closed} closed on {in_words(entry.counted_on)}.",
                "A balance cannot take back more than was brought in.",
                "To see the entries: hmi balance list",
            )


def find(log: Log, ref: Reference) -> tables.Recommendation:
    """The recommendation of this reference. Raises NoSuchRecord where there is none, or its recording was undone."""
    row = _by_ref(log, ref)
    if row is None or not standings.history(log, row):
        refs = log.session.exec(select(tables.Recommendation.ref)).all()
        raise no_such_reference(str(ref), [known for known in refs if known != str(ref)])
    return row


def _by_ref(log: Log, ref: Reference) -> tables.Recommendation | None:
    return log.session.exec(select(tables.Recommendation).where(col(tables.Recommendation.ref) == str(ref))).first()


def _next_number(log: Log, report: tables.Report, category: Category) -> int:
    highest = log.session.exec(
        select(func.max(tables.Recommendation.number))
        .join(tables.Standing, col(tables.Standing.recommendation_id) == col(tables.Recommendation.id))
        .where(col(tables.Recommendation.report_id) == report.id, col(tables.Recommendation.category) == category)
    ).one()
    return (highest or 0) + 1
