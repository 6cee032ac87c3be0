"""Excel workbooks that somebody hands to hmi, as rows of words: what a cell shows, and not how it is kept."""

import re
import warnings
import zipfile
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any

from hmicfrs_cli.domain.days import Period
from hmicfrs_cli.domain.errors import HmiError, Refused
from hmicfrs_cli.domain.intake.words import UNCOUNTED
from hmicfrs_cli.formats.given import MEGABYTE, Given


@contextmanager
def opened(given: Given) -> Iterator[tuple[Any, Any]]:
    """A workbook with the values of its formulas, and with the formulas themselves where there are any.

    Raises Refused for one that cannot be read: openpyxl fails in as many ways as there are ways to be broken.
    """
    from openpyxl import load_workbook

    opened: list[Any] = []
    try:
        # Open files, since of a path openpyxl asks only how it ends.
        with given.path.open("rb") as file, given.path.open("rb") as again, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            opened.append(load_workbook(file, read_only=True, data_only=True, keep_links=False))
            if _has_formulas(given):
                opened.append(load_workbook(again, read_only=True, data_only=False, keep_links=False))
            yield opened[0], opened[1] if len(opened) > 1 else None
    except HmiError:
        raise
    except MemoryError:
        raise
    except Exception as error:
        # What these say is for programmers, and tells an officer nothing.
        raise Refused(
            f"{given.name} is broken: it cannot be read as an Excel workbook.",
            next="Open it in Excel, save it anew, and try that.",
        ) from error
    finally:
        for book in opened:
            book.close()


def rows(sheet: Any, formulas: Any) -> Generator[list[str | None]]:
    """The rows of a worksheet, whatever size it says that it has. `formulas` is the same sheet with its formulas; a
    cell that has one without a value holds UNCOUNTED.
    """
    sheet.reset_dimensions()
    rows: Iterable[Any] = sheet.iter_rows()
    if formulas is None:
        yield from ([_words(cell) for cell in cells] for cells in rows)
        return
    formulas.reset_dimensions()
    for cells, written in zip(rows, formulas.iter_rows(), strict=False):
        words = [_words(cell) for cell in cells]
        for place, (cell, formula) in enumerate(zip(cells, written, strict=False)):
            if cell.value is None and formula.data_type == "f":
                words[place] = UNCOUNTED
        yield words


def _has_formulas(given: Given) -> bool:
    """Whether any sheet of a workbook has a formula: then it is read twice, to tell those without a value."""
    with zipfile.ZipFile(given.path) as archive:
        for part in archive.infolist():
            if part.filename.startswith("xl/worksheets/"):
                before = b""
                with archive.open(part) as unpacked:
                    while chunk := unpacked.read(MEGABYTE):
                        if re.search(rb"<(?:\w+:)?f[\s/>]", before[-40:] + chunk):
                            return True
                        before = chunk
    return False


def _words(cell: Any) -> str | None:
    """The words of a cell: a day as ISO text, a month that is shown as one as such, a number in its digits."""
    value = cell.value
    if value is None:
        return None
    if isinstance(value, str):
        return None if not value or value.isspace() else value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return str(int(value)) if float(value).is_integer() else str(value)
    if isinstance(value, datetime):
        return _shown(value.date(), cell.number_format or "")
    return value.isoformat() if isinstance(value, (date, time)) else str(value)


def _shown(day: date, number_format: str) -> str:
    """A day as Excel shows it: no more than a month, or a year, where its format leaves out the rest. Typing "July
    2024" into Excel makes 1 July of it, shown as Jul-24.
    """
    letters = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", number_format.split(";")[0]).lower()
    if "d" in letters or "y" not in letters or "h" in letters:
        return day.isoformat()
    period = Period(day.isoformat()[: len("2024-07") if "m" in letters else len("2024")])
    return str(period)
