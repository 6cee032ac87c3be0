"""What is said of a report once it has been recorded, corrected or answered (laid out: see `listings`)."""

from collections.abc import Sequence
from datetime import date

from hmicfrs_cli.domain.clocks import Asked, asked_of, clock_of
from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.records import Recommendation, Report
from hmicfrs_cli.formats.listings import in_time_or_late


def published(one: Report) -> str:
    """When it was published and by when it asks for what, with what cannot be counted: to the end of the sentence."""
    when = f"published {one.period.when}" if one.period else "whose day of publication is not known"
    known = one.published_in
    uncounted = f" Only the {known.unit} is known, so nothing is counted from it." if known else ""
    return f"{when}{_asks(one)}.{uncounted}"


def _asks(one: Report) -> str:
    """By when it asks for what, after a semicolon; nothing where no last day is counted."""
    clock = clock_of(one)
    if clock is None:
        return ""
    by = f" by {in_words(clock.last_day)}"
    return {
        Asked.COMMENTS: f"; comments on it must be published{by}",
        Asked.ANSWERS: f"; {'it asks for answers' if one.answers_due else 'answers to it are asked for'}{by}",
    }[clock.asks]


def answered(one: Report, today: date) -> str:
    """When it was answered, and whether that was in time; or by when it asks for what, where no answer is recorded."""
    if one.comments_sent_on is None:
        return f"No answer to {one.code} is recorded any more{_asks(one)}."
    clock, day = clock_of(one), in_words(one.comments_sent_on)
    said = {
        Asked.COMMENTS: f"The comments on {one.code} were published on {day}",
        Asked.ANSWERS: f"The answer to {one.code} was sent on {day}",
    }[asked_of(one)]
    if clock is None:
        return f"{said}. No last day is counted, since the day of publication is not known."
    return f"{said}, {in_time_or_late(clock, today)}: the last day was {in_words(clock.last_day)}."


def issued_otherwise(of: Report, found: Sequence[Recommendation]) -> str:
    """Those recorded in it that were issued when it was not, a line each with the command that corrects it."""
    lines = (
        f"  {one.ref}, on {in_words(one.issued_on)}: hmi edit {one.ref} --issued DATE --reason TEXT" for one in found
    )
    what = f"{len(found)} recorded in it {'was' if len(found) == 1 else 'were'}"
    return "\n".join((f"{what} issued on another day than {of.period}. To correct:", *lines))
