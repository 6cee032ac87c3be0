"""From a file to the lines of the document in it, whatever the file is: what the reading of reports begins with."""

import re
from collections.abc import Callable
from typing import TypeVar

from hmicfrs_cli.domain.errors import HmiError, Mistyped, Refused
from hmicfrs_cli.domain.printed.lines import Line
from hmicfrs_cli.formats.given import MEGABYTE, Given, Kind, text_of
from hmicfrs_cli.formats.pages import single_file
from hmicfrs_cli.formats.pages.seen import Grid, as_seen

LARGEST_TEXT = 20 * MEGABYTE
"""Characters of text. A report of a thousand pages has some three million."""

Read = TypeVar("Read")

Progress = Callable[[int, int], None]
"""Told how many pages are done, of how many."""


def lines_of(given: Given, progress: Progress) -> list[Line]:
    """The lines of a document: those of text and PDF as they are wrapped, and the paragraphs of Word and web pages.

    `progress` hears of the pages of a PDF. Raises Refused for a file that is broken, locked, made to do harm, without
    words, or a register rather than a document; Mistyped for one that cannot be opened; HmiError where the library that
    reads its kind is not installed.
    """
    lines = guarded(given, lambda: _read(given, progress))
    if not any(line.words for line in lines):
        raise _without_words(given)
    return lines


def tables_of(given: Given) -> list[Grid]:
    """The tables of a Word document or a web page, with the paragraphs above each. Raises as `lines_of` does."""
    if given.kind is Kind.WORD:
        return guarded(given, lambda: _word_tables(given))
    return guarded(given, lambda: _webpage_tables(given))


def _word_tables(given: Given) -> list[Grid]:
    from hmicfrs_cli.formats.pages import word_tables

    return word_tables.tables_of(given)


def _webpage_tables(given: Given) -> list[Grid]:
    from hmicfrs_cli.formats.pages import webpage_tables

    return webpage_tables.tables_of(given)


def guarded(given: Given, read: Callable[[], Read]) -> Read:
    """What `read` gives of a document; whatever the library that reads its kind fails with is told as `lines_of` tells
    it.
    """
    try:
        return read()
    except HmiError:
        raise
    except ImportError as missing:
        raise _not_installed(given, missing) from missing
    except OSError as error:
        raise Mistyped(
            f"{given.path} cannot be read: {error.strerror or error}.", next="Give the path of a file."
        ) from error
    except Exception as error:
        # The libraries raise whatever a broken file makes them trip over: KeyError, RecursionError, MemoryError.
        raise Refused(
            f"{given.name} is broken: it cannot be read as {given.kind}.",
            _what_it_says(error),
            "Save it anew, or copy its words into a text file, and read that.",
        ) from error


def _read(given: Given, progress: Progress) -> list[Line]:
    # Each of them is loaded only when a file of its kind is read.
    match given.kind:
        case Kind.TEXT if single_file.is_one(given):
            from hmicfrs_cli.formats.pages import webpage

            return webpage.lines_of_single_file(given)
        case Kind.TEXT:
            return lines_of_text(text_of(given), given.name)
        case Kind.HTML:
            from hmicfrs_cli.formats.pages import webpage

            return webpage.lines_of(given)
        case Kind.WORD:
            from hmicfrs_cli.formats.pages import word

            return word.lines_of(given)
        case Kind.PDF:
            from hmicfrs_cli.formats.pages import pdf

            return pdf.lines_of(given, progress)
        case Kind.EXCEL | Kind.JSON:
            raise Refused(
                f"{given.name} is {given.kind}, not a report.",
                "hmi read takes the words of a report: text, a web page, Word or PDF.",
                f"To take in a register kept by hand, or an export: hmi import {given.name}",
            )


def _what_it_says(error: Exception) -> str:
    """What a library says of the file; nothing where it has only tripped over it."""
    if isinstance(error, LookupError | AttributeError | TypeError | AssertionError | RecursionError | MemoryError):
        return ""
    said = as_seen(str(error))[:200].rstrip(" .")
    return said and f"The library that reads it says: {said}."


def lines_of_text(text: str, name: str) -> list[Line]:
    """The lines of a text, each with the page it stands on where form feeds tell pages apart. `name` is what messages
    call it. Raises Refused for one that is longer than any report.
    """
    if len(text) > LARGEST_TEXT:
        raise Refused(
            f"{name} is longer than any report.",
            f"It has more than {LARGEST_TEXT // MEGABYTE} million characters; it was not read.",
            "Give the report by itself.",
        )
    if _is_no_text(text[:MEGABYTE]):
        raise Refused(f"{name} is no text.", next="Give a report as text, a web page, Word or PDF.")
    page = 1 if "\f" in text else None
    lines = []
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        for at, words in enumerate(line.split("\f")):
            if at and page:
                page += 1
            if words or not at:
                lines.append(Line(as_seen(words), number, page))
    return lines


def _is_no_text(words: str) -> bool:
    """Whether one in twenty of the characters is none that anybody types."""
    odd = sum(character < " " and character not in "\t\n\r\f\v\x1b" for character in words)
    return odd * 20 > len(words)


_NEEDS = {
    Kind.TEXT: ("web pages", "selectolax"),
    Kind.HTML: ("web pages", "selectolax"),
    Kind.WORD: ("Word documents", "python-docx"),
    Kind.PDF: ("PDFs", "pypdf"),
}


def _not_installed(given: Given, missing: ImportError) -> HmiError:
    documents, library = _NEEDS.get(given.kind, ("this file", str(missing.name)))
    return HmiError(
        f"Reading {documents} needs {library}, which is not installed.",
        next='To install it: pip install "hmicfrs-cli[documents]"',
    )


def _without_words(given: Given) -> Refused:
    if given.kind is Kind.PDF:
        return Refused(
            f"{given.name} has no words in it, only pictures of pages.",
            "It was scanned, or its words were drawn as pictures.",
            "Ask for the document it was made from, or have a program recognise its text (OCR), and read that.",
        )
    return Refused(f"{given.name} has no words in it.")
