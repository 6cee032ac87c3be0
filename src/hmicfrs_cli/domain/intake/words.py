"""What people write in the cells of a register kept by hand, and what it means to ours.

Nothing is guessed: what a cell of its column cannot mean raises Mistyped, in words that stand beside the row's number.
The force's own words come in as a mapping from theirs to ours.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from hmicfrs_cli.domain import days, deadlines
from hmicfrs_cli.domain.days import Period, a_day
from hmicfrs_cli.domain.deadlines import Deadline
from hmicfrs_cli.domain.errors import Mistyped
from hmicfrs_cli.domain.vocabulary import Category, DeadlineKind, Level, Outcome, Stage, Status

UNCOUNTED = "\0formula"
"""What stands in a cell that holds a formula whose value the file does not keep."""

_NOTHING = frozenset(
    "tbc|tba|tbd|to be confirmed|to be advised|to be decided|to be determined|to be agreed|n a|na|none|nil|unknown"
    "|not known|not yet known|not applicable|not set|not yet set|blank|none set|not stated|none stated|no date".split(
        "|"
    )
)
"""What says in a cell that there is nothing, without its signs and in lower case."""

_ERROR = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|GETTING_DATA)")
_TOO_NARROW = re.compile("#{3,}")
LONGEST_NOTHING = 40
"""Characters of a cell that can say that there is nothing."""

LONGEST_WORDS = 60
"""Characters of a cell that a message quotes."""


def plain(words: str) -> str:
    """Words as they are compared: in lower case, without signs and doubled spaces."""
    return " ".join(re.findall(r"[^\W_]+", words.lower()))


def is_nothing(words: str) -> bool:
    """Whether a cell says that there is nothing: it is empty, a dash, TBC, N/A and the like."""
    if len(words) > LONGEST_NOTHING:
        return False
    said = plain(words)
    return not said or said in _NOTHING


def sound(words: str) -> str:
    """The words of a cell. Raises Mistyped where it holds an error of Excel's, or a formula without a value."""
    if words == UNCOUNTED:
        raise Mistyped(
            "holds a formula, and the file does not keep what it comes to", next="Open it in Excel, save it, try again."
        )
    if _ERROR.fullmatch(words):
        raise Mistyped(f"holds an error ({words})")
    if _TOO_NARROW.fullmatch(words.strip()):
        raise Mistyped("holds only ###: its column was too narrow", next="Widen it, save it, try again.")
    return words


def quoted(words: str) -> str:
    """The words of a cell inside a message: on one line, and cut where they are long."""
    flat = " ".join(words.split())
    return f"'{flat[:LONGEST_WORDS]}…'" if len(flat) > LONGEST_WORDS else f"'{flat}'"


@dataclass(frozen=True, slots=True)
class State:
    """How one stands, as a cell says it. `stage` None where it is only said to be open; `level` where it is part of
    the same words ("Closed before levels").
    """

    status: Status
    stage: Stage | None = None
    outcome: Outcome | None = None
    level: Level | None = None


_OPEN = State(Status.OPEN)
_STATES: Mapping[State, str] = {
    _OPEN: "open|ongoing|on going|live|active|outstanding|current|new|incomplete|not complete|not completed|not started"
    "|not closed|awaiting allocation|not allocated|on track|at risk|delayed|overdue|partially complete|part complete"
    "|partially achieved|off track|remains open|still open|re opened|reopened|awaiting review|not yet started",
    State(Status.OPEN, Stage.IN_PROGRESS): "in progress|being progressed|progressing|work in progress|wip|in hand"
    "|under way|underway|open in progress|in development",
    State(Status.OPEN, Stage.INTERNAL_REVIEW): "internal review|under review|under internal review|being reviewed"
    "|in review|in internal review|being considered internally|evidence under review|awaiting internal review"
    "|evidence under internal review|ready for review",
    State(Status.OPEN, Stage.WITH_DCC): "with dcc|with the dcc|dcc|dcc review|awaiting dcc|awaiting dcc sign off"
    "|submitted to dcc|submitted to the dcc|pending sign off|awaiting sign off|for dcc sign off|dcc sign off"
    "|with deputy chief constable|with dcc for sign off",
    State(Status.OPEN, Stage.SUBMITTED): "submitted|submitted to hmicfrs|with hmicfrs|awaiting hmicfrs"
    "|awaiting closure by hmicfrs|awaiting hmicfrs closure|submitted for closure|pending closure|closure requested",
    State(
        Status.OPEN, Stage.AWAITING_VERIFICATION
    ): "awaiting verification|awaiting hmicfrs verification|self certified"
    "|certified|self certified awaiting verification|pending verification|complete awaiting verification"
    "|awaiting inspection|completed awaiting verification",
    State(Status.CLOSED): "closed|complete|completed|done|discharged|achieved|signed off|finished|closed by hmicfrs"
    "|closed by force|force closed|hmicfrs closed|complete closed|completed closed|closed complete|closed completed",
    State(Status.CLOSED, None, Outcome.IMPLEMENTED): "implemented|closed implemented|fully implemented",
    State(Status.CLOSED, None, Outcome.ARCHIVED): "archived|closed archived|archived by hmicfrs|closed and archived",
    State(Status.CLOSED, None, Outcome.SUPERSEDED): "superseded|closed superseded|overtaken|replaced",
    State(Status.CLOSED, None, Outcome.NOT_APPLICABLE): "not applicable|no longer applicable|closed not applicable|n a"
    "|no longer required|no further action|no further action needed|closed no longer applicable",
    State(Status.CLOSED, None, None, Level.BEFORE_LEVELS): "closed before levels|before levels|closed pre levels"
    "|pre levels|closed prior to levels|closed before level|legacy closed|closed legacy",
    State(Status.WITHDRAWN): "withdrawn|recorded in error|duplicate",
}
_BY_WORDS = {words: state for state, spellings in _STATES.items() for words in spellings.split("|")}
_CATEGORIES = {
    Category.RECOMMENDATION: "recommendation|recommendations|rec|recs|r|national recommendation|force recommendation",
    Category.CAUSE_OF_CONCERN: "cause of concern|causes of concern|coc|c|accelerated cause of concern|acoc",
    Category.AFI: "area for improvement|areas for improvement|afi|afis|a|area of improvement",
}
_CATEGORY_BY_WORDS = {words: one for one, spellings in _CATEGORIES.items() for words in spellings.split("|")}
_LEVELS = {
    Level.BEFORE_LEVELS: "before levels|closed before levels|before|pre levels|prior to levels|before levels closed"
    "|closed before level|pre level|legacy"
}
_LEVEL_BY_WORDS = {words: one for one, spellings in _LEVELS.items() for words in spellings.split("|")}


@lru_cache(4096)
def state(words: str) -> State:
    """What a status or a stage says. Raises Mistyped, with the way to teach hmi a word, for any other."""
    if (found := _BY_WORDS.get(plain(words))) and "?" not in words:
        return found
    raise Mistyped(
        f"{quoted(words)} is no status that hmi knows",
        next=f"A mapping can say which it is, under [words]: {_key(words)} = open, closed or a stage.",
    )


@lru_cache(4096)
def category(words: str) -> Category:
    """Which of recommendation, cause of concern and AFI is meant. Raises Mistyped for anything else."""
    if found := _CATEGORY_BY_WORDS.get(plain(words)):
        return found
    raise Mistyped(
        f"{quoted(words)} is neither a recommendation, a cause of concern nor an AFI",
        next=f"A mapping can say which, under [words]: {_key(words)} = recommendation, cause-of-concern or afi.",
    )


@lru_cache(4096)
def level(words: str) -> Level | None:
    """The level meant; None where the cell says that there is none. Raises Mistyped for what is no level."""
    said = plain(words)
    if found := re.fullmatch(r"(?:(?:level|lvl|lev|l) ?)?([1-4])(?: 0+)?", said):
        return Level(found[1])
    if meant := _LEVEL_BY_WORDS.get(said):
        return meant
    if is_nothing(words):
        return None
    raise Mistyped(f"{quoted(words)} is no level: 1, 2, 3, 4 or before-levels")


def _key(words: str) -> str:
    return '"' + " ".join(words.split())[:LONGEST_WORDS].replace("\\", "\\\\").replace('"', '\\"') + '"'


@lru_cache(1024)
def outcome(words: str) -> Outcome | None:
    """How one came to be closed. Raises Mistyped for what is no outcome."""
    said = _BY_WORDS.get(plain(words))
    if said and said.status is Status.CLOSED:
        return said.outcome
    if is_nothing(words):
        return None
    raise Mistyped(f"{quoted(words)} is no outcome: implemented, archived, superseded or not-applicable")


_DENIES = frozenset(
    "no|n|not yet|awaiting|awaited|pending|not received|none received|outstanding|requested|not requested|to follow"
    "|false|0|awaiting hmicfrs|awaiting confirmation|not confirmed|to be sent|not sent|not signed|in draft|draft".split(
        "|"
    )
)
_AFFIRMS = frozenset("yes|y|true|x|received|confirmed|done|sent|signed|attached|1".split("|"))


def named(words: str, what: str) -> str | None:
    """What a cell names, such as a letter; None where it says that there is none. Raises Mistyped for a mere yes: what
    a closing rests on has to be found again.
    """
    said = plain(words)
    if is_nothing(words) or said in _DENIES:
        return None
    if said in _AFFIRMS:
        raise Mistyped(f"{quoted(words)} does not say which {what} it is")
    return words


@lru_cache(1024)
def yes_or_no(words: str) -> bool:
    """Whether a cell says yes. Raises Mistyped where it says neither yes nor no."""
    said = plain(words)
    if said in ("yes", "y", "true", "1", "x", "for us", "force", "applicable", "ours"):
        return True
    if said in ("no", "n", "false", "0", "for information", "national only", "not applicable", "n a", "for others"):
        return False
    raise Mistyped(f"{quoted(words)} is neither yes nor no")


_NUMBERED = re.compile(
    r"(?P<of>recommendations?|recs?|r|areas? for improvement|afis?|a|causes? of concern|coc|c)?"
    r" ?(?:(?:number|num|no|ref|reference) ?)?(?P<number>\d{1,6})(?: 0+)?"
)


@lru_cache(4096)
def number(words: str) -> tuple[Category | None, int]:
    """The number in "Rec 3", "R3", "AFI 12", "No. 3" or "3", and the category where it is said. Raises Mistyped."""
    found = _NUMBERED.fullmatch(plain(words))
    if not found:
        raise Mistyped(
            f"{quoted(words)} is neither a number nor a reference of hmi",
            next="A number is a whole one, as 3, R3 or Rec 3; without one, hmi takes the next.",
        )
    return (_CATEGORY_BY_WORDS.get(found["of"]) if found["of"] else None), int(found["number"])


_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000
"""Plain numbers between these in a column of days are days as Excel counts them: of 1954 to 2119."""

COUNTS_FROM = date(1899, 12, 30)
"""The day 0 of Excel's days, for those after its 29 February 1900."""

COUNTS_FROM_1904 = date(1904, 1, 1)
"""The day 0 of a workbook that counts from 1904, as older ones of the Macintosh do."""

_TIME = re.compile(r"[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[ap]m|Z)?$", days.LETTERS)
_SHORT_YEAR = re.compile(rf"(\d{{1,2}}(?:st|nd|rd|th)?)[\s-]+({days.MONTH})[\s'’-]+(\d\d)", days.LETTERS)
_SHORT_MONTH = re.compile(rf"({days.MONTH})[\s'’-]+(\d\d)", days.LETTERS)


@lru_cache(16384)
def day(words: str, counts_from: date = COUNTS_FROM) -> date:
    """The day in a cell: as written in Britain, ISO, or as Excel counts days. Raises Mistyped for anything else."""
    if (counted := _serial(words, counts_from)) is not None:
        return counted
    try:
        return a_day(_as_typed(_TIME.sub("", words)))
    except Mistyped as error:
        if _month(words):
            raise Mistyped(f"{quoted(words)} is a month, not a day") from error
        if re.fullmatch(days.DAY, words.strip(), days.LETTERS):
            raise Mistyped(f"{quoted(words)} is not a day in the calendar") from error
        raise Mistyped(f"{quoted(words)} is no day that hmi can read") from error


def _as_typed(words: str) -> str:
    """A day as hmi reads it, from one as Excel shows it: 31-Oct-23, 2023/10/05, 31/10 /2023."""
    words = re.sub(r"\s*/\s*", "/", words.strip().lstrip("'"))
    if short := _SHORT_YEAR.fullmatch(words):
        return f"{short[1]} {short[2].rstrip('.')} 20{short[3]}"
    return words.replace("/", "-") if re.fullmatch(r"\d{4}/\d{2}/\d{2}", words, re.ASCII) else words


_FIRST_YEAR, _LAST_YEAR = 1990, 2099
"""Between which every deadline and target lies: HMIC began to print them in the nineties."""


def _serial(words: str, counts_from: date) -> date | None:
    if not re.fullmatch(r"\d{5}(?:\.\d+)?", words, re.ASCII) or not _FIRST_SERIAL <= float(words) <= _LAST_SERIAL:
        return None
    return counts_from + timedelta(days=int(float(words)))


def _month(words: str) -> Period | None:
    """The month that a cell names, also as Excel shows one: Jul-24."""
    if short := _SHORT_MONTH.fullmatch(words.strip()):
        words = f"{short[1].rstrip('.')} 20{short[2]}"
    words = re.sub(r"^(?:by\s+)?(?:the\s+)?end\s+(?:of\s+)?", "", words.strip(), flags=days.LETTERS)
    try:
        period = days.a_period(words)
    except Mistyped:
        return None
    return period if period.unit == "month" else None


@lru_cache(16384)
def last_day(words: str, counts_from: date = COUNTS_FROM) -> tuple[date, bool]:
    """The last day in time that a cell gives, and whether it gave no more than a month, whose last day that is."""
    if month := _month(words):
        return month.last, True
    on = day(words, counts_from)
    if not _FIRST_YEAR <= on.year <= _LAST_YEAR:
        raise Mistyped(f"{quoted(words)} is in the year {on.year}: look whether that is meant")
    return on, False


@lru_cache(4096)
def period(words: str, counts_from: date = COUNTS_FROM) -> Period:
    """The day, month or year in a cell. Raises Mistyped for anything else."""
    if month := _month(words):
        return month
    try:
        return Period(day(words, counts_from).isoformat())
    except Mistyped:
        return days.a_period(words)


_AT_ONCE = frozenset(
    "immediate|immediately|with immediate effect|at once|straight away|now|immediate effect".split("|")
)
_UNCLEAR = frozenset("asap|ongoing|on going|continuous|rolling|urgent|as required|various|recurring|annual".split("|"))
MONTHS_END = "the last day of the month, as in the sheet"
AS_IN_SHEET = "the day as in the sheet"


def deadline(words: str, published: date | None, counts_from: date = COUNTS_FROM) -> Deadline:
    """The deadline that a cell gives: a day, a month (its last day), at once, or words as a report has them.

    What is soon without a day is unclear. Raises Mistyped for words that say nothing of when.
    """
    if plain(words) in _AT_ONCE:
        return Deadline(None, DeadlineKind.IMMEDIATE, None, "at once, as in the sheet")
    if plain(words) in _UNCLEAR:
        return Deadline(" ".join(words.split()), DeadlineKind.UNCLEAR, None, "no day can be read from these words")
    try:
        on, month_only = last_day(words, counts_from)
        return Deadline(None, DeadlineKind.DATED, on, MONTHS_END if month_only else AS_IN_SHEET)
    except Mistyped as unread:
        if re.fullmatch(days.DAY, _as_typed(words), days.LETTERS):
            raise
        for said in (words, f"By {words}", f"Within {words}"):
            found = deadlines.read(said, published)
            if found.kind is not DeadlineKind.NONE:
                return Deadline(" ".join(words.split()), found.kind, found.on, found.rule)
        raise unread


_NOTED_ON = re.compile(rf"[\[(]?(?P<day>{days.DAY})[\])]?\s*(?:[:–—]|\s-|-\s)\s*(?P<rest>.*)", days.LETTERS | re.DOTALL)
_HEADED = re.compile(rf"(?<![\d/.-])(?P<day>{days.DAY})", days.LETTERS)


def notes(words: str, heading: str, today: date) -> list[tuple[date | None, str]]:
    """The notes in a cell: the day, and the words.

    A cell each of whose paragraphs begins with a day ("12/03/24: text") is as many notes, and one under a heading with
    a day ("Update 12/03/24") is of that day. Where that is not so, or a day is still to come, it is one note without a
    day.
    """
    told: list[tuple[date | None, str]] = []
    for line in filter(str.strip, words.splitlines()):
        begins = _NOTED_ON.match(line.strip())
        if begins:
            on = days.isolated(begins["day"])
            if on is None or on > today or not begins["rest"].strip():
                return [(None, words.strip())]
            told.append((on, begins["rest"].strip()))
        elif told:
            told[-1] = (told[-1][0], f"{told[-1][1]}\n{line.strip()}")
        else:
            return [(_day_in(heading, today), words.strip())]
    return told


def _day_in(heading: str, today: date) -> date | None:
    found = _HEADED.search(heading)
    on = days.isolated(found["day"]) if found else None
    return on if on and on <= today else None
