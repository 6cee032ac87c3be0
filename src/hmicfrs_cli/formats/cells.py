"""Cells of a spreadsheet: how a value is written in one, and read back the same. The one place that knows either.

A text that a spreadsheet would take for a formula gets an apostrophe before it, in CSV and in Excel alike, and so does
one that begins with an apostrophe, or is empty where nothing would be something else: so the guard can be taken off
again, and nothing else is. Excel holds at most 32,767 characters in a cell: a longer text goes on in further cells.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

GUARD = "'"
"""What stands before a text that a spreadsheet would act on."""

_ACTED_ON = re.compile("[\t\r\n']|[\\s\0\ufeff\u200b]*[=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]")
"""How a text begins that is guarded: with a sign of a formula, also a full-width or small one that some
spreadsheets take for it, or behind white space that some take off; with a tab or a line break; with an apostrophe.
Source: OWASP, "CSV injection".
"""

SEPARATOR = "; "
"""What stands between the parts of a list in one cell. Within a part it is written with a backslash before it."""

NOTHING_IN_IT = "\\"
"""A list whose only part is empty: no other begins and ends with a single backslash."""

LONGEST_CELL = 32_767
"""Units of UTF-16 in an Excel cell."""

CONTINUED = "_continued"
"""What the heading of a column ends with (`text_continued`, `text_continued_2`) in which long texts go on."""

FIRST_REAL_DAY = date(1900, 3, 1)
"""Excel holds a 29 February 1900, and no day before that year: earlier days are written as text."""


class Holds(StrEnum):
    """What a column holds."""

    TEXT = "text"
    LIST = "a list of texts"
    YES_OR_NO = "yes or no"
    NUMBER = "a number"
    DAY = "a day"
    LEVEL = "a level"
    TABLE = "fields and values"


def in_text(value: Any) -> Any:
    """A value as CSV holds it. Numbers are left alone (a movement of -4 is a number), nothing stays nothing, lists are
    joined, tables within are written as JSON, and text is guarded.
    """
    if value is None or (isinstance(value, (int, float)) and not isinstance(value, bool)):
        return value
    return "" if _is_no_part(value) else _guarded(_as_words(value))


def from_text(cell: str, holds: Holds = Holds.TEXT) -> Any:
    """The value that `in_text` wrote in a cell of CSV: the inverse of it, for a column that holds what it is said to.

    Days come back as ISO text, levels as the words of the command line. A cell that says something else than its column
    holds (as in a file kept by hand) comes back as the text that stands there, without its guard.
    """
    if holds is Holds.LIST:
        return _parts(_unguarded(cell))
    return None if cell == "" else _value(_unguarded(cell), holds)


def in_excel(value: Any, holds: Holds = Holds.TEXT) -> list[Any]:
    """A value as the cells of an Excel workbook hold it: one, and for a text longer than a cell as many as it takes.

    Days are dates, and numbers and levels numbers, where Excel has such; all else is text, guarded and with what XML
    cannot hold escaped. None for nothing.
    """
    if value is None or _is_no_part(value):
        return [None]
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return [value]
    words = _as_words(value)
    if holds is Holds.LEVEL and re.fullmatch("[1-9]", words, re.ASCII):
        return [int(words)]
    if holds is Holds.DAY and (day := _real_day(words)):
        return [day]
    return [_escaped(_guarded(piece)) for piece in _pieces(words)]


def from_excel(cells: Sequence[Any], holds: Holds = Holds.TEXT) -> Any:
    """The value that `in_excel` wrote in these cells: its own, and those in which it goes on. The inverse of it.

    As with `from_text`, days come back as ISO text, levels as words, and what does not fit its column as it stands.
    """
    there = [cell for cell in cells if cell is not None]
    if not there:
        return [] if holds is Holds.LIST else None
    first = there[0]
    if isinstance(first, datetime):
        first = first.date()
    if isinstance(first, date):
        return first.isoformat()
    if isinstance(first, bool):
        return first if holds is Holds.YES_OR_NO else "yes" if first else "no"
    if isinstance(first, (int, float)):
        return first if holds is Holds.NUMBER else _value(_shortest(first), holds)
    words = "".join(_unguarded(_unescaped(str(piece))) for piece in there)
    return _parts(words) if holds is Holds.LIST else _value(words, holds)


def headings(fields: Iterable[str], most: Mapping[str, int]) -> list[str]:
    """The headings of a sheet with these fields, where each goes on in at most so many cells (one unless said): the
    fields first, so that their places do not hang on how long a text is, then the columns in which they go on.
    """
    names = list(fields)
    return names + [f"{name}{CONTINUED}{_nth(n)}" for name in names for n in range(1, most.get(name, 1))]


def continues(heading: str) -> str | None:
    """The heading of the column that this one goes on from, as `text_continued_2` from `text`; None for any other."""
    found = re.fullmatch(f"(.+){CONTINUED}(?:_[0-9]+)?", heading, re.ASCII)
    return found[1] if found else None


def gathered(row: Mapping[str, Any]) -> dict[str, list[Any]]:
    """A row of an Excel sheet, heading to cell, as heading to cells: each with those in which it goes on, in order.

    What `from_excel` takes. A column that goes on from one that is not there stands by itself.
    """
    cells: dict[str, list[Any]] = {}
    for heading in sorted(row, key=_place):
        base = continues(heading)
        cells.setdefault(base if base is not None and base in row else heading, []).append(row[heading])
    return cells


def _place(heading: str) -> int:
    """How many columns a heading's column is from the one that it goes on from."""
    return 0 if continues(heading) is None else int(heading.rpartition("_")[2]) if heading[-1].isdecimal() else 1


def is_guarded(cell: str) -> bool:
    """Whether a cell's text has the guard before it, and so is not to be read as it stands."""
    return cell.startswith(GUARD) and (cell == GUARD or _ACTED_ON.match(cell, 1) is not None)


def _is_no_part(value: Any) -> bool:
    """Whether it is a list without parts: nothing stands in its cell, since no list is nothing in another way."""
    return isinstance(value, (list, tuple)) and not value


def _as_words(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return _joined([str(part) for part in value])
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, date) else str(value)


def _value(words: str, holds: Holds) -> Any:
    """What the words of a cell mean in its column; the words themselves where they mean nothing there."""
    if holds is Holds.YES_OR_NO:
        return {"yes": True, "no": False}.get(words, words)
    if holds is Holds.NUMBER:
        return _number(words)
    if holds is Holds.TABLE:
        try:
            return json.loads(words)
        except (ValueError, RecursionError):
            return words
    return words


def _number(words: str) -> Any:
    if re.fullmatch(r"-?\d{1,18}", words, re.ASCII):
        return int(words)
    try:
        return float(words) if re.fullmatch(r"-?\d+(\.\d+)?(e[-+]?\d+)?", words, re.ASCII) else words
    except ValueError:
        return words


def _shortest(number: float) -> str:
    """A number as a person would write it: Excel makes 2.0 of a level 2."""
    return str(int(number)) if float(number).is_integer() else str(number)


def _real_day(words: str) -> date | None:
    """The day that ISO text names, where Excel has it."""
    try:
        day = date.fromisoformat(words) if re.fullmatch(r"\d{4}-\d\d-\d\d", words, re.ASCII) else None
    except ValueError:
        return None
    return day if day and day >= FIRST_REAL_DAY else None


def _guarded(words: str) -> str:
    return f"{GUARD}{words}" if words == "" or _ACTED_ON.match(words) else words


def _unguarded(cell: str) -> str:
    """Text without its guard. An apostrophe with which somebody began a word of his own ('tis) stays."""
    return cell[1:] if is_guarded(cell) else cell


def _joined(parts: Sequence[str]) -> str:
    if list(parts) == [""]:
        return NOTHING_IN_IT
    return SEPARATOR.join(part.replace("\\", "\\\\").replace(SEPARATOR, f"\\{SEPARATOR}") for part in parts)


def _parts(words: str) -> list[str]:
    """The parts of a list that `_joined` has joined."""
    if words == NOTHING_IN_IT:
        return [""]
    if words == "":
        return []
    parts = [""]
    for found in re.finditer(r"\\\\|\\; |; |.", words, re.DOTALL):
        if found[0] == SEPARATOR:
            parts.append("")
        else:
            parts[-1] += found[0][1:] if found[0] in ("\\\\", "\\; ") else found[0]
    return parts


def _pieces(words: str) -> list[str]:
    """A text in pieces, each of which fits a cell when it has been guarded and escaped."""
    longest = LONGEST_CELL - len(GUARD)
    if len(words) * ESCAPE_TAKES <= longest:
        return [words]
    pieces, begins, room = [], 0, longest
    for place, character in enumerate(words):
        takes = ESCAPE_TAKES if _NOT_IN_XML.match(words, place) else 1 + (character > "\uffff")
        if takes > room:
            pieces.append(words[begins:place])
            begins, room = place, longest
        room -= takes
    return [*pieces, words[begins:]]


ESCAPE_TAKES = len("_x000D_")

_CONTROLS = "\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff"
"""Characters that XML cannot hold, or (a carriage return) makes another of."""

_NOT_IN_XML = re.compile(f"[{_CONTROLS}]|_(?=x[0-9A-Fa-f]{{4}}[_{_CONTROLS}])")
"""What is written by its number, as Excel does: those, and the first sign of what would be taken for such a number.
Source: ECMA-376 part 1, 22.9.2.19 (ST_Xstring).
"""

_BY_NUMBER = re.compile("_x([0-9A-Fa-f]{4})_")


def _escaped(words: str) -> str:
    return _NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", words)


def _unescaped(cell: str) -> str:
    return _BY_NUMBER.sub(lambda found: chr(int(found[1], 16)), cell)


def _nth(number: int) -> str:
    return "" if number == 1 else f"_{number}"
