"""The letters of charts and PDFs: DejaVu Sans, which matplotlib brings along, so that they are the same everywhere.

What it has no letter for is spelt out, such as <U+65E5>: a box that says nothing is refused in a PDF that is to be read
aloud, and matplotlib warns of it.
"""

import logging
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

_FINE = 1200
"""Dots an inch that words are measured at, so that rounding does not add up."""


@lru_cache(maxsize=1)
def folder() -> Path:
    """The folder with the files of the letters. Raises ImportError where matplotlib is not installed."""
    # It would say on stderr that it makes its list of letters, which it does once, or where it has no place to keep it.
    logging.getLogger("matplotlib").setLevel(logging.CRITICAL)
    import matplotlib

    return Path(matplotlib.get_data_path(), "fonts", "ttf")


def file_of(*, bold: bool = False) -> Path:
    """The file of the letters."""
    return folder() / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")


@lru_cache(maxsize=2)
def _letters(bold: bool) -> tuple[Any, frozenset[int]]:
    path = file_of(bold=bold)  # first: it sees to it that matplotlib says nothing
    from matplotlib.ft2font import FT2Font

    font = FT2Font(str(path))
    return font, frozenset(font.get_charmap())


def lacking(words: str) -> set[str]:
    """The characters that the letters have no shape for, in both weights."""
    there = _letters(False)[1] & _letters(True)[1]
    return {character for character in words if ord(character) not in there}


def spelt_out(words: str, characters: set[str]) -> str:
    """The words with these characters as their numbers, as `visible` does it."""
    if characters.isdisjoint(words):
        return words
    return "".join(f"<U+{ord(one):04X}>" if one in characters else one for one in words)


def drawable(words: str) -> str:
    """The words with what the letters have no shape for spelt out."""
    return spelt_out(words, lacking(words))


def width_of(words: str, size: float, *, bold: bool = False) -> float:
    """How wide drawable words are in inches, when they are set in letters of so many points."""
    font, _ = _letters(bold)
    font.set_size(size, _FINE)
    font.set_text(words, 0.0)
    width: float = font.get_width_height()[0] / 64 / _FINE
    return width


_LIKE_ARIAL = {False: "phvr8a.afm", True: "phvb8a.afm"}
"""What matplotlib brings along of Helvetica: how wide its letters are, which is how wide those of Arial are."""


@lru_cache(maxsize=2)
def _widths_like_arial(bold: bool) -> dict[str, float]:
    lines = (folder().parent / "afm" / _LIKE_ARIAL[bold]).read_text(encoding="latin-1").splitlines()
    measured = [re.match(r"C (\d+) ; WX (\d+) ;", line) for line in lines]
    found = [(int(each[1]), int(each[2]) / 1000) for each in measured if each]
    return {chr(code): width for code, width in found if code < 127}


@lru_cache(maxsize=50_000)
def an_em_of(word: str, bold: bool) -> float:
    """How wide a word is in letters of one point, in points. What has no letter counts as one point."""
    without = lacking(word)
    there = "".join(one for one in word if one not in without)
    return width_of(there, 10, bold=bold) * 7.2 + len(word) - len(there)


@lru_cache(maxsize=50_000)
def an_em_of_arial(word: str, bold: bool) -> float:
    """The same in letters that are as wide as those of Arial: DejaVu Sans is about the widest that people write in."""
    letters = _widths_like_arial(bold)
    others = "".join(one for one in word if one not in letters)
    return sum(letters.get(one, 0) for one in word) + (an_em_of(others, bold) if others else 0)


def in_lines(words: str, width: float, most: int, size: float, *, bold: bool = False) -> list[str]:
    """Drawable words in lines no wider than so many inches. What does not fit in `most` of them ends in an ellipsis.

    Lines break at spaces, and only those are left out where they break: a space that may not break is a letter.
    """
    lines: list[str] = []
    rest = words.strip(" ")
    while rest:
        if len(lines) == most - 1 and width_of(rest, size, bold=bold) > width:
            return [*lines, _beginning(rest, width - width_of("…", size, bold=bold), size, bold).rstrip(" ") + "…"]
        line = _beginning(rest, width, size, bold)
        cut = line.rfind(" ") if len(line) < len(rest) and rest[len(line)] != " " else -1
        line = line[:cut] if cut > 0 else line
        lines.append(line)
        rest = rest[len(line) :].lstrip(" ")
    return lines or [""]


def _beginning(words: str, width: float, size: float, bold: bool) -> str:
    """As much of the words as is no wider; one character at least."""
    fits, too_many = 1, len(words) + 1
    while too_many - fits > 1:
        half = (fits + too_many) // 2
        if width_of(words[:half], size, bold=bold) <= width:
            fits = half
        else:
            too_many = half
    return words[:fits]
