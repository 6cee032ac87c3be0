"""The lines of a PDF as its pages print them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from hmicfrs_cli.domain.errors import HmiError, Refused
from hmicfrs_cli.domain.printed.lines import Line
from hmicfrs_cli.formats.given import MEGABYTE, Given
from hmicfrs_cli.formats.pages.set_lines import SetLine, set_in, spaced

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES = 3_000
"""Pages of a document, at most: a committee's papers bound in one have some hundreds."""

MOST_LINES = 300_000
"""Lines of a document, at most: a hundred on each page."""

LIMITS = {
    "zlib_maximum_output_length": 30 * MEGABYTE,
    "lzw_maximum_output_length": 30 * MEGABYTE,
    "run_length_maximum_output_length": 30 * MEGABYTE,
    "array_based_stream_maximum_output_length": 30 * MEGABYTE,
    "stream_decoding_work_maximum_length": 60 * MEGABYTE,
    "stream_parsing_work_maximum_count": 1_000_000,
    "xform_maximum_invocations_per_extraction": 1_000,
    "page_tree_maximum_entries": 20 * MOST_PAGES,
}
"""What pypdf may spend, on one stream or page: far more than any page of words asks for."""

UNREADABLE = 0.3
"""The part of all letters that may be unknown before a document counts as one that cannot be read."""


def lines_of(given: Given, progress: Callable[[int, int], None]) -> list[Line]:
    """The lines of all pages, numbered from 1 on each; an empty line stands where the page has space between two.

    `progress` is told the pages done, of how many. Raises Refused for a PDF that is locked, far too long, or whose
    letters cannot be told; HmiError where a library that unlocks it is not installed.
    """
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

    with given.path.open("rb") as file, _quietly_within_limits():
        try:
            printed = list(_printed(given, file, progress))
        except FileNotDecryptedError as error:
            raise Refused(
                f"{given.name} is locked with a password.",
                "Nobody can read it without.",
                "Open it with the password, save or print it as a PDF without one, and read that.",
            ) from error
        except DependencyError as error:
            raise HmiError(
                f"Reading {given.name}, which is locked against changes, needs cryptography, which is not installed.",
                next='To install it: pip install "hmicfrs-cli[documents]"',
            ) from error
        except LimitReachedError as error:
            raise Refused(
                f"{given.name} holds far more on a page than any report.",
                "Files that do harm are made so; it was not read.",
                "Copy its words into a text file, and read that.",
            ) from error
    lines = spaced(printed)
    _can_be_read(given, lines)
    return lines


@contextmanager
def _quietly_within_limits() -> Iterator[None]:
    """Keep pypdf to our limits, and what it says of a broken file, for programmers, from the terminal."""
    import logging
    import warnings

    from pypdf import apply_configuration, get_configuration

    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings(), apply_configuration(get_configuration().with_overwrites(**LIMITS)):
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)


def _printed(given: Given, file: IO[bytes], progress: Callable[[int, int], None]) -> Iterator[list[SetLine]]:
    """The lines of each page."""
    from pypdf import PdfReader

    reader = PdfReader(file)
    pages = _page_count(given, reader)
    so_far = 0
    for number in range(pages):
        lines = set_in(_words_and_places(reader.pages[number]))
        so_far += len(lines)
        if so_far > MOST_LINES:
            raise _far_too_long(given, f"more than {MOST_LINES:,} lines")
        yield lines
        progress(number + 1, pages)


def _page_count(given: Given, reader: "PdfReader") -> int:
    pages = len(reader.pages)
    if not pages:
        raise Refused(f"{given.name} is broken: it has no pages.", next="Save it anew, and read that.")
    if pages > MOST_PAGES:
        raise _far_too_long(given, f"{pages:,} pages")
    return pages


def _far_too_long(given: Given, how_long: str) -> Refused:
    return Refused(
        f"{given.name} has {how_long}.",
        "No report is so long; it was not read.",
        "Save the pages that matter as a PDF of their own.",
    )


def _words_and_places(page: "PageObject") -> list[tuple[str, float, float, bool]]:
    """The words of a page in the order in which they are drawn, as pypdf puts them together.

    With each stretch of words: how high it stands and how large it is, in points, and whether it is bold.
    """
    stretches: list[tuple[str, float, float, bool]] = []

    def drawn(
        words: str, on_page: list[float], in_text: list[float], font: dict[str, object] | None, size: float
    ) -> None:
        if words:
            # The two matrices, multiplied: where a point of the text lies on the page, and how tall its letters are.
            height = in_text[4] * on_page[1] + in_text[5] * on_page[3] + on_page[5]
            tall = abs(size * (in_text[2] * on_page[1] + in_text[3] * on_page[3]))
            stretches.append((words, height, tall, "bold" in str((font or {}).get("/BaseFont", "")).lower()))

    words = page.extract_text(visitor_text=drawn)
    if "".join(stretch[0] for stretch in stretches) != words:
        return [(words, 0.0, 0.0, False)]
    return stretches


def _can_be_read(given: Given, lines: list[Line]) -> None:
    letters = "".join(line.words for line in lines)
    unknown = sum(letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff" for letter in letters)
    if letters and unknown > UNREADABLE * len(letters):
        raise Refused(
            f"The letters of {given.name} cannot be told.",
            "It shows them without saying which they are.",
            "Ask for the document it was made from, or have a program recognise its text (OCR), and read that.",
        )
