"""The words of the field, as typed on the command line, stored in the register and printed.

The value of each word is what the officer types and what JSON carries; `printed` is what the
committee's paper says. Categories and the four levels: the paper of 28 September 2023, section 2.
"""

import re
from enum import StrEnum
from typing import NamedTuple, Self

from hmicfrs_cli.domain.errors import Mistyped


class Word(StrEnum):
    """A word of the field that can be read from what an officer types."""

    @classmethod
    def read(cls, typed: str) -> Self:
        """The word meant by `typed`: any case, spaces or hyphens, or one of its `also` spellings.

        Raises Mistyped, naming the words there are.
        """
        wanted = re.sub(r"[\s_]+", "-", typed.strip().lower())
        for word in cls:
            if wanted == word.value or wanted in word.also:
                return word
        words = ", ".join(word.value for word in cls)
        article = "an" if cls.noun()[0] in "aeiou" else "a"
        raise Mistyped(f"'{typed}' is not {article} {cls.noun()}.", next=f"It is one of: {words}.")

    @classmethod
    def noun(cls) -> str:
        """What one of these is called in a sentence, such as 'report kind'."""
        return re.sub(r"(?<!^)(?=[A-Z])", " ", cls.__name__).lower()

    @property
    def also(self) -> tuple[str, ...]:
        """Other spellings that officers use."""
        return ()

    @property
    def printed(self) -> str:
        """The word as it stands on screen and in the paper."""
        return self.value.replace("-", " ").capitalize()


class Category(Word):
    """What HMICFRS called it when it made it."""

    RECOMMENDATION = "recommendation"
    CAUSE_OF_CONCERN = "cause-of-concern"
    AFI = "afi"

    @property
    def letter(self) -> str:
        """The letter of its references: R, C or A."""
        return {"recommendation": "R", "cause-of-concern": "C", "afi": "A"}[self.value]

    @property
    def printed(self) -> str:
        return {"recommendation": "Recommendation", "cause-of-concern": "Cause of Concern", "afi": "AFI"}[self.value]

    @property
    def also(self) -> tuple[str, ...]:
        return {
            "recommendation": ("rec", "r"),
            "cause-of-concern": ("coc", "c"),
            "afi": ("area-for-improvement", "a"),
        }[self.value]


class Level(Word):
    """Who may close it, and on what evidence. The rules are in `levels`.

    A recommendation whose level HMICFRS has not yet given has no level (None), and a cause of
    concern needs none.
    """

    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    BEFORE_LEVELS = "before-levels"

    @property
    def also(self) -> tuple[str, ...]:
        return (f"level-{self.value}", f"l{self.value}") if self is not Level.BEFORE_LEVELS else ("before",)

    @property
    def printed(self) -> str:
        return "Closed before Levels" if self is Level.BEFORE_LEVELS else f"Level {self.value}"


class Status(Word):
    """Open, closed, or withdrawn (recorded in error, and counted nowhere)."""

    OPEN = "open"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class Stage(Word):
    """Where an open one stands inside the force's own process."""

    IN_PROGRESS = "in-progress"
    INTERNAL_REVIEW = "internal-review"
    WITH_DCC = "with-dcc"
    SUBMITTED = "submitted"
    AWAITING_VERIFICATION = "awaiting-verification"

    @property
    def printed(self) -> str:
        return "With DCC" if self is Stage.WITH_DCC else super().printed

    @property
    def within_a_line(self) -> str:
        """The stage inside a sentence: no capital, but for the DCC."""
        return "with DCC" if self is Stage.WITH_DCC else self.printed.lower()


class Outcome(Word):
    """How it came to be closed. All four count as closed."""

    IMPLEMENTED = "implemented"
    ARCHIVED = "archived"
    SUPERSEDED = "superseded"
    NOT_APPLICABLE = "not-applicable"


class DeadlineKind(Word):
    """What the issuer's words about time amount to."""

    DATED = "dated"
    IMMEDIATE = "immediate"
    NONE = "none"
    UNCLEAR = "unclear"


class ReportKind(Word):
    """What sort of publication a report is."""

    NATIONAL = "national"
    FORCE = "force"
    JOINT = "joint"
    PROGRESS = "progress"
    LETTER = "letter"
    SUPER_COMPLAINT = "super-complaint"

    @property
    def printed(self) -> str:
        return "Super-complaint" if self is ReportKind.SUPER_COMPLAINT else super().printed


class InspectionKind(Word):
    """What sort of fieldwork an inspection is."""

    PEEL = "peel"
    THEMATIC = "thematic"
    JOINT = "joint"
    REGIONAL = "regional"
    SUPER_COMPLAINT = "super-complaint"
    REVISIT = "revisit"
    OTHER = "other"

    @property
    def printed(self) -> str:
        own = {"peel": "PEEL", "super-complaint": "Super-complaint"}
        return own.get(self.value) or super().printed


class InspectionStatus(Word):
    """How far an inspection has come."""

    PLANNED = "planned"
    UNDER_WAY = "under-way"
    COMPLETED = "completed"
    REPORTED = "reported"


class Reference(NamedTuple):
    """The permanent name of one recommendation, such as firearms-2023/R3. Never reused."""

    report: str
    category: Category
    number: int

    def __str__(self) -> str:
        return f"{self.report}/{self.category.letter}{self.number}"

    @classmethod
    def read(cls, typed: str) -> Self:
        """The reference in `typed`, in any case. Raises Mistyped where its shape is wrong."""
        shape = re.fullmatch(r"\s*([^\s/]+)\s*/\s*([RCA])\s*(\d{1,4})\s*", typed, re.IGNORECASE | re.ASCII)
        if not shape:
            raise Mistyped(
                f"'{typed}' is not a reference.",
                next="A reference is a report's code, a slash, R, C or A, and a number, such as firearms-2023/R3.",
            )
        category = next(word for word in Category if word.letter == shape[2].upper())
        return cls(shape[1].lower(), category, int(shape[3]))


def row_name(category: Category, level: Level | None) -> str:
    """The row of the committee's table that one of this category and level is counted in.

    Causes of concern are one row whatever their level (paper, section 2: the table).
    """
    if category is Category.CAUSE_OF_CONCERN:
        return category.printed
    return f"{category.printed} {level.printed}" if level else f"{category.printed} Level not yet set"


SETTINGS = {
    "force": "the force's name, as reports print it, such as West Midlands Police",
    "short-name": "what the force is called for short, such as WMP",
    "committee": "the committee that the paper goes to",
    "contact": "the office that members may ask, as the paper prints it",
}
"""What may be set about this force, and what it is for."""

FORCE_NAMES = ("force", "short-name")
"""The settings by which a recommendation's words may call this force."""

REPORT_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
LONGEST_CODE = 24
"""Characters in the longest report code: a reference has to fit beside its text on a screen."""

HIGHEST_NUMBER = 9999
"""The highest number that one in a report may have; the longest report known has some hundred."""

LONGEST_TEXT = 50_000
"""Characters in the longest text hmi records. The longest recommendation known is under 5,000;
more than this is a whole report pasted by mistake."""


def report_code(typed: str) -> str:
    """A report code as kept: lower case. Raises Mistyped where it is not letters, digits and hyphens."""
    code = typed.strip().lower()
    if len(code) > LONGEST_CODE or not REPORT_CODE.fullmatch(code):
        raise Mistyped(
            f"'{typed}' cannot be a report's code.",
            next=f"A code is letters, digits and single hyphens, at most {LONGEST_CODE}, such as firearms-2023.",
        )
    return code


_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def storable(text: str, what: str = "text") -> str:
    """Text as given. Raises Mistyped where it holds what no file can store: NUL, or half of a surrogate
    pair (which is what becomes of bytes on the command line that are not UTF-8).
    """
    if _UNSTORABLE.search(text):
        raise Mistyped(f"The {what} holds characters that cannot be stored.", "They are not text in UTF-8.")
    return text


def written(text: str, what: str) -> str:
    """Text that someone wrote, kept as given but for the white space around it.

    `what` names it in a refusal. Raises Mistyped where it is empty, far too long, or not storable.
    """
    kept = storable(text, what).strip()
    if not kept:
        raise Mistyped(f"The {what} is empty.", next=f"Give the {what} in words.")
    if len(kept) > LONGEST_TEXT:
        raise Mistyped(
            f"The {what} is {len(kept):,} characters long; hmi keeps at most {LONGEST_TEXT:,}.",
            next="Record each recommendation of a report by itself.",
        )
    return kept
