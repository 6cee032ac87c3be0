"""A printed table as values: every cell as printed, blanks kept.

The one this is made for: paper of 28 September 2023, section 2, where a blank stands beside zeros, and five of eleven
totals are not the sum of what stands beside them.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hmicfrs_cli.domain.figures import ROWS
from hmicfrs_cli.domain.vocabulary import Category, Level


class Column(StrEnum):
    """A column of figures. Its name is the field's in JSON."""

    OPEN = "open"
    CLOSED = "closed"
    TOTAL = "total"
    INCREASE = "increase"


PARTS = (Column.OPEN, Column.CLOSED)
"""The columns that make a total."""

FIGURES = (*PARTS, Column.TOTAL)
"""The columns that a register can tell."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and the number that it is. One that is blank counts as 0, as a reader takes it; one that
    is `unread` holds words that are no number.
    """

    words: str = ""
    number: int | None = None

    @property
    def unread(self) -> bool:
        return self.number is None and not _says_nothing(self.words)

    @property
    def blank(self) -> bool:
        """Whether nothing at all is printed."""
        return self.number is None and not self.words.strip()

    @property
    def says_nothing(self) -> bool:
        """Whether what is printed says that there is no figure, such as n/a: it counts as 0, and is no blank."""
        return self.number is None and not self.blank and not self.unread

    @property
    def counts(self) -> int:
        return self.number or 0


BLANK = Cell()

FORMULA = "a formula without its value"
"""The words of a cell of which a workbook keeps the formula alone."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row as printed: its words, its cells by column, and the committee's row that it means (None for none).

    `loose` are numbers of which nobody can say in which columns they stand: then there are no cells. `at` is the
    number of its line in the file. `sums` are the committee's rows that a row of another name stands for together.
    """

    at: int
    words: str
    cells: Mapping[Column, Cell]
    name: str | None = None
    loose: tuple[str, ...] = ()
    sums: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """The committee's name of the row, or the words that are printed where it is none of the committee's."""
        return self.name or self.words or f"the row without a name on line {self.at}"

    @property
    def category(self) -> Category | None:
        name = self.sums[0] if self.sums else self.name
        return ROWS[name][0] if name in ROWS else None

    @property
    def level(self) -> Level | None:
        return ROWS[self.name][1] if self.name in ROWS else None

    @property
    def untested(self) -> bool:
        """Whether a figure of it cannot be read, so that nothing can be said of the row."""
        return bool(self.loose) or any(self.cells[column].unread for column in FIGURES if column in self.cells)

    @property
    def unreadable(self) -> bool:
        """Whether anything of it cannot be read: a figure, or the increase."""
        return self.untested or self.cell(Column.INCREASE).unread

    @property
    def moved_too_far(self) -> bool:
        """Whether the increase is larger than all there is, by the total as by what stands beside it."""
        there = not self.untested and Column.TOTAL in self.cells
        return there and self.counts(Column.INCREASE) > max(self.counts(Column.TOTAL), self.sum, 0)

    def cell(self, column: Column) -> Cell:
        """What stands under a column; a blank where it has none."""
        return self.cells.get(column, BLANK)

    def counts(self, column: Column) -> int:
        """The number under a column, 0 for a blank."""
        return self.cell(column).counts

    @property
    def sum(self) -> int:
        """What open and closed make."""
        return self.counts(Column.OPEN) + self.counts(Column.CLOSED)

    @property
    def gap(self) -> int | None:
        """How much more open and closed make than the total says; None where that cannot be told."""
        if self.untested or not all(column in self.cells for column in FIGURES):
            return None
        return self.sum - self.counts(Column.TOTAL)


@dataclass(frozen=True, slots=True)
class PartSum:
    """A printed sum of some of the rows, and the rows that it may be of, the likeliest first; none where its words do
    not say.
    """

    line: Line
    runs: tuple[tuple[Line, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """A table: its columns, its rows, the row of sums if it has one, and how it was read, in sentences; and the sums
    of some of its rows that are printed among them. `of` is the day that it says it is of, `left` the tables beside it
    that have rows of the committee's too and are not tested, and `passed` the lines below it that were taken for none.
    """

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    total: Line | None = None
    remarks: tuple[str, ...] = ()
    part_sums: tuple[PartSum, ...] = ()
    of: date | None = None
    left: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()


LONGEST_NUMBER = 40
"""Characters of a cell that can be a number."""

_NUMBER = re.compile(r"([-+−–]?) ?([0-9]{1,9}|[0-9]{1,3}(?:[, ’'][0-9]{3}){1,2})(?:\.0{1,6})?")
_IN_BRACKETS = re.compile(r"\( ?[-+−–]? ?[0-9]{1,9} ?\)")
_FOOTNOTE = re.compile(r"[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰ ]+$")
_NIL = frozenset(("-", "–", "—", "−", "‐", "‑", "nil", "none", "zero"))
_NOTHING = frozenset(("", "n/a", "na", "not applicable"))


LONGEST_QUOTED = 40
"""Characters of a cell or a line that a remark quotes."""


def quoted(words: str) -> str:
    """Words as a sentence quotes them: on one line, and not too long."""
    flat = " ".join(words.split())
    return flat if len(flat) <= LONGEST_QUOTED else f"{flat[:LONGEST_QUOTED].rstrip()}…"


def cell(words: str) -> Cell:
    """A cell by its words: 1,234 and 6* are numbers, a dash or nil is 0, and n/a is no figure. Nor is (3), which may be
    3, or -3, or the mark of a note.
    """
    flat = " ".join(words.split())
    if len(flat) > LONGEST_NUMBER or not flat:
        return Cell(flat)
    if is_nil(flat):
        return Cell(flat, 0)
    found = _NUMBER.fullmatch(_FOOTNOTE.sub("", flat).lstrip("'"))
    if not found:
        return Cell(flat)
    number = int(re.sub("[^0-9]", "", found[2]))
    return Cell(flat, -number if found[1] not in ("", "+") else number)


def is_in_brackets(words: str) -> bool:
    """Whether a cell is a figure in brackets, of which nobody can say whether it is less than 0."""
    return _IN_BRACKETS.fullmatch(words) is not None


def is_nil(words: str) -> bool:
    """Whether a dash or a word stands for 0."""
    return words.strip().lower() in _NIL


def _says_nothing(words: str) -> bool:
    return words.strip().lower() in _NOTHING


_RULE = re.compile(r"[-:=_+|─━═]{2,}")


def is_rule(cells: Iterable[str], loose: Iterable[str] = ()) -> bool:
    """Whether cells are a line drawn between rows, as in Markdown."""
    return not any(loose) and all(_RULE.fullmatch(one.strip()) for one in cells if one.strip())
