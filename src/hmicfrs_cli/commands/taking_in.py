"""Taking in a register kept by hand: what it would do shown, the officer asked, and the rest done in one command."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from hmicfrs_cli.commands.desk import Desk
from hmicfrs_cli.commands.mapping import Mapped
from hmicfrs_cli.domain.errors import Mistyped, Refused, no_such_report
from hmicfrs_cli.domain.intake import plan as intake
from hmicfrs_cli.domain.intake.belonging import named_reports
from hmicfrs_cli.domain.intake.columns import FIELDS
from hmicfrs_cli.domain.intake.differing import Difference
from hmicfrs_cli.domain.intake.entries import Entry, Fault
from hmicfrs_cli.domain.intake.plan import Known, Plan
from hmicfrs_cli.domain.intake.rows import Reader, passed_over
from hmicfrs_cli.domain.intake.words import yes_or_no
from hmicfrs_cli.domain.prose import in_ranges, listed
from hmicfrs_cli.domain.vocabulary import Category, DeadlineKind, Status
from hmicfrs_cli.formats import imports, sheets
from hmicfrs_cli.formats.exchange import Format
from hmicfrs_cli.formats.given import Given
from hmicfrs_cli.formats.sheets import Row
from hmicfrs_cli.register import held


@dataclass(frozen=True, slots=True)
class Asked:
    """What the officer asked for: the report of rows that name none, how to answer, and what may be done unasked."""

    report: str | None = None
    format: Format | None = None
    skip_bad: bool = False
    update: bool = False
    yes: bool = False
    dry_run: bool = False


def take_in(at: Desk, given: Given, read: Mapped, asked: Asked) -> None:
    """Hold a sheet against the register, show what that would do, and record it where that is wanted.

    Raises Refused where a row is bad, unless such are to be skipped.
    """
    known, plan = _planned(at, read, asked)
    asks = at.ask and not asked.yes and not asked.dry_run
    may = not plan.faults or asked.skip_bad
    if asked.format in (None, Format.TABLE):
        _show(at, read, plan, whole=not asked.yes or asked.dry_run)
    taken = [each for each in plan.differences if asked.update and not each.instead]
    records = may and asked.yes and not asked.dry_run
    if asks and may:
        taken = taken or _chosen(at, plan)
        records = _wanted(at, plan, taken)
    if records := records and bool(plan.new or taken):
        _record(at, given, known, plan, taken)
    if asked.format not in (None, Format.TABLE):
        about = {"file": given.name, "sheet": read.sheet.name, "recorded": records}
        at.show(imports.whole(plan, read.held, at.today, about), asked.format or Format.JSON)
    if not may:
        raise _bad(plan)
    first, *rest = _told(plan, taken, asked, recorded=records, asks=asks)
    at.say("\n".join([first, *_unsaid(read, plan), *rest]))


def _planned(at: Desk, read: Mapped, asked: Asked) -> tuple[Known, Plan]:
    """What is known, and what the sheet would do to it."""
    names = {column.field: column.name for column in read.held if column.field}
    reader = Reader(read.given, names, at.today, read.sheet.counts_from)
    entries: list[tuple[Entry, list[Fault]]] = []
    left_out: list[tuple[int, str]] = []
    with at.screen.progress("Reading the rows", len(read.sheet.rows)) as bar:
        for row, line in sheets.lines(read.sheet, read.held, bar):
            why = passed_over(row.cells, read.sheet.headings, line)
            if why is None:
                entry, faults = reader.read(line)
                entries.append((entry, [*faults, *_beyond(read, row)]))
            elif why:
                left_out.append((row.number, why))
    with _known(at, [entry for entry, _ in entries]) as known:
        if asked.report and asked.report not in known.reports:
            raise no_such_report(asked.report, list(known.reports))
        plan = intake.plan(entries, known, reader)
    plan.left_out[:0] = left_out
    return known, plan


def _beyond(read: Mapped, row: Row) -> Iterator[Fault]:
    """A fault where a row of CSV has more cells than there are headings: a text with a comma, most likely."""
    if read.sheet.name is None and len(row.cells) > len(read.sheet.headings):
        reason = "It has more cells than there are headings. A text with a comma in it has quotation marks around it."
        yield Fault(row.number, "the row", reason)


@contextmanager
def _known(at: Desk, entries: Sequence[Entry]) -> Iterator[Known]:
    """What the register holds of what the rows name; nothing where there is none yet."""
    if not at.register.exists() or (at.register.is_file() and not at.register.stat().st_size):
        yield Known()
        return
    with at.reading() as register:
        known = held.beside_reports(register, at.today)
        named = named_reports(entries, known.reports)
        yield held.within_reports(register, known, named, at.today)


def _show(at: Desk, read: Mapped, plan: Plan, *, whole: bool) -> None:
    """Show people what there is to see: all of it or, where nobody is asked, only what is not done."""
    format = Format.TABLE
    held = read.held if whole else [column for column in read.held if not column.field and plan.new]
    shown = [imports.columns(held), *(imports.first_read(plan, at.today) if whole else ())]
    if whole or plan.new:
        shown += [imports.left_out(plan.left_out), imports.remarks(plan.remarks)]
    shown += [imports.differences(plan.differences), imports.faults(plan.faults)]
    at.show([listing for listing in shown if listing.records], format)


def _chosen(at: Desk, plan: Plan) -> list[Difference]:
    """The differences of which the officer takes the file's."""
    could = [each for each in plan.differences if not each.instead]
    if not could:
        return []

    def which(typed: str) -> str:
        words = {"a": "all", "y": "all", "yes": "all", "n": "none", "no": "none", "e": "each"}
        meant = words.get(typed.strip().lower(), typed.strip().lower())
        if meant not in words.values():
            raise Mistyped(f"'{typed}' is none of all, none and each.")
        return meant

    how = at.until_read("Take what the file says: all, none, or ask of each", "none", which)
    return [each for each in could if how == "all" or (how == "each" and _takes(at, each))]


def _takes(at: Desk, each: Difference) -> bool:
    register, file = (imports.shown(value) or "nothing" for value in (each.register, each.file))
    differs = f"{register} in the register, {file} in the file"
    question = f"{each.ref}, {FIELDS.get(each.field, each.field)}: {differs}. Take the file's"
    return at.until_read(question, "no", yes_or_no)


def _wanted(at: Desk, plan: Plan, taken: Sequence[Difference]) -> bool:
    """Whether the officer wants what was shown to be recorded."""
    if not plan.new and not taken:
        return False
    return at.until_read(f"Record {_what(plan, taken)}", "no", yes_or_no)


def _record(at: Desk, given: Given, known: Known, plan: Plan, taken: Sequence[Difference]) -> None:
    many = sum(len(new.happenings) for new in plan.new) + len(taken)
    with at.screen.progress("Recording", many) as bar, at.writing(begins=True) as log:
        from hmicfrs_cli.register import importing

        importing.record(log, plan, taken, head=known.head, file=given.name, tell=bar)


def _bad(plan: Plan) -> Refused:
    bad = {fault.row for fault in plan.faults}
    good = {new.row for new in plan.new} | {each.row for each in plan.differences}
    of = len(bad | good) + plan.same
    return Refused(
        f"{len(bad):,} of {of:,} rows {'are' if len(bad) > 1 else 'is'} bad. Nothing was recorded.",
        "What is wrong is listed by row and column.",
        "Mend the file, or say in a mapping what holds for all rows: --map FILE.toml (--save-map writes one)."
        " To leave bad rows out: --skip-bad",
    )


def _told(plan: Plan, taken: Sequence[Difference], asked: Asked, *, recorded: bool, asks: bool) -> list[str]:
    """What was done, or would be, in sentences."""
    lines = []
    if recorded:
        lines.append(f"Recorded {_what(plan, taken)}. To take it back, whole: hmi undo")
    elif plan.new or taken:
        lines.append(f"This would record {_what(plan, taken)}.")
    else:
        nothing = "The file says nothing new." if plan.same else "There is no row to record."
        lines += [] if plan.differences else [nothing]
    left = sum(not each.instead for each in plan.differences) - len(taken)
    if left:
        how = "" if asks else " To take the file's: --update"
        lines.append(f"{_many(left, 'difference')} left as the register has {'it' if left == 1 else 'them'}.{how}")
    if plan.same:
        lines.append(f"{_many(plan.same, 'row')} {'says' if plan.same == 1 else 'say'} nothing new.")
    if bad := len({fault.row for fault in plan.faults}):
        lines.append(f"{_many(bad, 'bad row')} left out.")
    if not recorded and (plan.new or taken):
        lines.append("Nothing has been recorded." + ("" if asks or asked.dry_run else " To record it: --yes"))
    return lines


def _unsaid(read: Mapped, plan: Plan) -> Iterator[str]:
    """What the sheet does not say of the new ones, and what was not read of the file."""
    if read.sheet.other:
        yield f"Not read: the sheets {', '.join(read.sheet.other)}. To read another: --sheet NAME"
    if not plan.new:
        return
    fields = {column.field for column in read.held} | set(read.given.constants)
    if not fields & {"status", "stage", "closed_on", "certified_on"}:
        yield "No column says how they stand: all count as open. See how the columns are read: --dry-run"
    if "level" not in fields:
        yield "No column says their level: it is not yet set."
    still = [new.standing for new in plan.new if new.standing.status is Status.OPEN]
    unclear = sum(standing.deadline_kind is DeadlineKind.UNCLEAR for standing in still)
    if unclear:
        yield f"Of {_many(unclear, 'recommendation')} the deadline is unclear. To see which: hmi check"
    above = {new.one.under for new in plan.new}
    alone = [new.one.ref for new in plan.new if new.one.ref.category is Category.CAUSE_OF_CONCERN]
    if alone := [ref for ref in alone if ref not in above]:
        how = f"hmi edit REF --under {alone[0]} --reason TEXT"
        yield f"Nothing stands under {in_ranges(alone)}. To put a recommendation there: {how}"
    if unknown := [report.code for report in plan.reports if report.period is None]:
        yield f"When {listed(unknown)} was published is not known: what is open in it counts from today."


def _what(plan: Plan, taken: Sequence[Difference]) -> str:
    """What there is to record: 34 recommendations (20 open, 14 closed) in 2 new reports, and 3 differences."""
    parts = []
    if plan.new:
        stand = Counter("open" if new.standing.status is Status.OPEN else "closed" for new in plan.new)
        many = ", ".join(f"{stand[word]:,} {word}" for word in ("open", "closed") if stand[word])
        codes = {new.one.ref.report for new in plan.new}
        reports = [f"{_many(len(plan.reports), 'new report')}"] if plan.reports else []
        if known := len(codes) - len(plan.reports):
            reports.append(f"{_many(known, 'report')} recorded already")
        parts.append(f"{_many(len(plan.new), 'recommendation')} ({many}) in {' and '.join(reports)}")
    if taken:
        parts.append(_many(len(taken), "difference"))
    return ", and ".join(parts)


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"
