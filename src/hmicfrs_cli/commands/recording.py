"""Recording recommendations, causes of concern and AFIs, and the levels that HMICFRS gives them."""

from typing import Annotated

import typer

from hmicfrs_cli.commands import asking, picking
from hmicfrs_cli.commands.desk import Desk, desk, from_stdin
from hmicfrs_cli.commands.options import (
    AtLevel,
    Changed,
    DryRun,
    InCategory,
    Lead,
    On,
    Owner,
    Reason,
    References,
    ReportCodeOrNone,
    Theme,
    Under,
    level_option,
    number_option,
    text_argument,
    text_option,
)
from hmicfrs_cli.domain import drafting
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.drafting import Particulars
from hmicfrs_cli.domain.records import Recommendation, Report
from hmicfrs_cli.domain.vocabulary import Category, DeadlineKind, Level, written
from hmicfrs_cli.formats import recommendations
from hmicfrs_cli.formats.exchange import Format
from hmicfrs_cli.register import queries


def add(
    context: typer.Context,
    report: ReportCodeOrNone = None,
    text: Annotated[
        str | None, text_argument(help="The words as printed; - to read them from stdin.", metavar="TEXT")
    ] = None,
    category: InCategory = None,
    number: Annotated[int | None, number_option("--number", help="Its number as printed (the next).")] = None,
    level: AtLevel = None,
    due: Annotated[
        str | None, text_option("--due", help="Its deadline, if not as in the text.", metavar="DATE|immediate|none")
    ] = None,
    to: Annotated[
        list[str] | None,
        text_option("--to", help="Who must act, if not as in the text; again for another.", metavar="BODY"),
    ] = None,
    for_us: Annotated[
        bool | None,
        typer.Option("--for-us/--for-information", help="Whether it counts in our figures.", show_default=False),
    ] = None,
    owner: Owner = None,
    lead: Lead = None,
    theme: Theme = None,
    title: Annotated[str | None, text_option("--title", help="A short title of our own.")] = None,
    under: Under = None,
    on: Annotated[
        str | None, text_option("--on", help="The day it was issued (the report's publication).", metavar="DATE")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be recorded, and record nothing.")
    ] = False,
    format: Changed = None,
) -> None:
    """Record a recommendation, a cause of concern or an AFI.

    hmi reads the deadline and who must act from the words, and says what it read. On a terminal it asks
    for what is missing.

    \b
    Examples:
      hmi add firearms-2023 "By 31 October 2023, all chief constables should ..." --level 2
      hmi add custody-2023 "Leadership" --category cause-of-concern
      hmi add custody-2023 "The force should ..." --under custody-2023/C1 --due immediate --dry-run -f json
    """
    at = desk(context)
    interview = at.ask and (report is None or text is None)
    if report is None and at.ask:
        of, force = at.until_read("Report code", None, lambda typed: _report_and_force(at, typed))
    else:
        of, force = _report_and_force(at, at.needed(report, "REPORT", ""))
    words = written(_words(at, text), "text")
    given = Particulars(
        text=words,
        category=category or Category.RECOMMENDATION,
        number=number,
        title=title,
        level=level,
        due=drafting.due_as_typed(due, words, of.published, at.today) if due else None,
        to=tuple(to) if to else None,
        for_us=for_us,
        owner=owner,
        lead=lead,
        theme=theme,
        under=under,
        on=at.day_or_none(on),
    )
    if interview:
        given = asking.about(at, given, of, force, category_given=category is not None)
    if dry_run:
        _show_draft(at, given, of, format)
    else:
        _record(at, given, of, format)


def level(
    context: typer.Context,
    refs: References = None,
    to: Annotated[Level | None, level_option("--to", help="1, 2, 3 or 4.")] = None,
    on: On = None,
    reason: Reason = None,
    dry_run: DryRun = False,
    format: Changed = None,
) -> None:
    """Set the level that HMICFRS has given.

    It decides who may close it, and on what evidence.

    \b
    Examples:
      hmi level firearms-2023/R3 --to 2
      hmi level custody-2023/R1 custody-2023/R2 --to 3 --on 2023-09-01
    """
    at = desk(context)
    refs = picking.several(at, refs)
    wanted = to or Level.read(at.needed(None, "--to", "Level (1, 2, 3 or 4)"))
    day = at.day(on)
    with at.writing(rehearsal=dry_run) as log:
        from hmicfrs_cli.register import changes

        changed = changes.level(log, refs, wanted, on=day, reason=reason)
        at.show_rehearsed(log, refs, format if dry_run else None)
    at_level = wanted.printed.lower()
    said = [
        f"{ref} is at {at_level} from {in_words(day)}."
        if ref in changed
        else f"{ref} was at {at_level} on {in_words(day)} already."
        for ref in dict.fromkeys(refs)
    ]
    at.say_done(said, dry_run=dry_run)
    at.show_changed([] if dry_run else refs, format)


def _report_and_force(at: Desk, code: str) -> tuple[Report, tuple[str, ...]]:
    """The report that something is to be recorded under, and what this force is called."""
    with at.reading() as register:
        return queries.report(register, code.strip().lower(), at.today), queries.force_names(register)


def _words(at: Desk, text: str | None) -> str:
    if text == "-":
        return from_stdin()
    return at.answer_in_lines("Text as printed") if text is None and at.ask else at.needed(text, "TEXT", "")


def _show_draft(at: Desk, given: Particulars, of: Report, format: Format | None) -> None:
    """Do it whole, so that every rule is asked, look at what there would be, and take it back."""
    with at.writing(rehearsal=True) as log:
        from hmicfrs_cli.register import changes

        ref = changes.add(log, of.code, given)
        new = queries.recommendation(log.reading(), ref, at.today)
    at.say(f"Would record {told(new)}{_counted_from(new, given, of)}\nNothing has been recorded.")
    at.show(recommendations.listed([new], at.today), format or Format.TABLE)


def _record(at: Desk, given: Particulars, of: Report, format: Format | None) -> None:
    with at.writing() as log:
        from hmicfrs_cli.register import changes

        ref = changes.add(log, of.code, given)
        new = queries.recommendation(log.reading(), ref, at.today)
    at.say(f"Recorded {told(new)}{_counted_from(new, given, of)}")
    at.show_changed([ref], format)


def _counted_from(new: Recommendation, given: Particulars, of: Report) -> str:
    """From which day it counts, and why, where the day on which its report was published is not known."""
    if given.on or of.published:
        return ""
    known = of.published_in
    if known is None:
        why = "today: the day of publication is not known"
    elif new.issued_on == known.last:
        why = f"the last day of the {known.unit} of publication"
    else:
        why = f"today: the report was published in {known}, on which day is not known"
    return f"\n  counts from {in_words(new.issued_on)}, {why}"


def told(new: Recommendation) -> str:
    """What was recorded, in words: its reference, level, deadline as read, and whether it counts for us."""
    standing = new.standing
    level_words = (
        standing.level.printed[0].lower() + standing.level.printed[1:] if standing.level else "level not yet set"
    )
    of = new.ref.category.printed.lower() if new.ref.category is not Category.AFI else "AFI"
    named = f"addressed to {', '.join(new.addressees)}" if new.addressees else "nobody is named as addressee"
    counts = "counts for us" if standing.for_us else "kept for information"
    unclear = "\n  settle it with: hmi edit REF --due DATE|immediate|none --reason TEXT".replace("REF", str(new.ref))
    lines = [
        f"{new.ref}: {of}" + (f", {level_words}" if new.ref.category is not Category.CAUSE_OF_CONCERN else ""),
        f"  deadline: {recommendations.deadline_in_words(standing)}"
        + (unclear if standing.deadline_kind is DeadlineKind.UNCLEAR else ""),
        f"  {counts}: {named}",
    ]
    return "\n".join(lines)
