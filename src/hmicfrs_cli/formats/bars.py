"""Bars and sparklines from whole numbers, for those who would rather look than read.

A bar is only ever beside its number. It is made of signs that old consoles and their fonts have too: whole and half
blocks; plain ASCII where not even those can be shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass

NARROWEST = 6
"""Cells that a bar has at least: a shorter one tells nothing."""

WIDEST = 20
"""Cells that a bar has at most."""

GAP = 2
"""Cells between two columns."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The signs that bars are drawn with. `start` is half a cell at the end of a bar that grows to the right, `end`
    one that grows to the left; both are empty where there are no halves.
    """

    full: str
    start: str
    end: str
    axis: str

    @property
    def steps(self) -> int:
        """In how many lengths a cell can be drawn."""
        return 2 if self.start else 1


BLOCKS = Ink("█", "▌", "▐", "│")
ASCII = Ink("#", "", "", "|")
HEIGHTS = "▁▂▃▄▅▆▇█"
"""The signs of a sparkline, the lowest first."""


def can_show(encoding: str | None, signs: str) -> bool:
    """Whether a stream of this encoding bears these signs."""
    try:
        signs.encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def ink_for(encoding: str | None) -> Ink:
    """What bars can be drawn with on a stream of this encoding."""
    return BLOCKS if can_show(encoding, "".join((BLOCKS.full, BLOCKS.start, BLOCKS.end, BLOCKS.axis))) else ASCII


def room(widths: Sequence[int], columns: int) -> int:
    """The cells that a bar may have beside columns that want these widths, on a screen so many columns wide; 0 where
    it has to be left out, since nothing else may be broken for its sake.
    """
    spare = columns - GAP * (len(widths) + 1) - sum(widths)
    return min(spare, WIDEST) if spare >= NARROWEST else 0


def bars(numbers: Sequence[int], width: int, ink: Ink, largest: int = 0) -> list[str]:
    """A bar for each number, in proportion to the largest of them, or to a `largest` of others too, which fills the
    width. What is not above zero has none, and what is above it never less than the shortest.
    """
    largest = max([largest, *numbers])
    return [_to_the_right(_steps(number, largest, width, ink), ink) for number in numbers]


def changes(numbers: Sequence[int], width: int, ink: Ink) -> list[str]:
    """A bar for each number on one scale: a rise goes right from an upright line, a fall left, and where there is no
    change the line stands alone.
    """
    rise, fall = max([0, *numbers]), -min([0, *numbers])
    cells = width - len(ink.axis)
    left = min(max(round(cells * fall / ((rise + fall) or 1)), int(fall > 0)), cells - int(rise > 0))
    falls = [_to_the_left(min(_steps(-number, rise + fall, cells, ink), left * ink.steps), ink) for number in numbers]
    right = (cells - left) * ink.steps
    rises = [_to_the_right(min(_steps(number, rise + fall, cells, ink), right), ink) for number in numbers]
    return [f"{down:>{left}}{ink.axis}{up}" for down, up in zip(falls, rises, strict=True)]


def sparkline(numbers: Sequence[int]) -> str:
    """One sign for each number, standing on nought: a fall of one from 21 does not look like a fall to nothing."""
    largest, highest = max(numbers, default=0), len(HEIGHTS) - 1
    return "".join(HEIGHTS[round(highest * max(number, 0) / largest) if largest > 0 else 0] for number in numbers)


def _steps(number: int, largest: int, cells: int, ink: Ink) -> int:
    """How long a number is drawn, in the shortest lengths that the ink has."""
    return max(1, round(number * cells * ink.steps / largest)) if number > 0 else 0


def _to_the_right(steps: int, ink: Ink) -> str:
    cells, half = divmod(steps, ink.steps)
    return ink.full * cells + ink.start * half


def _to_the_left(steps: int, ink: Ink) -> str:
    cells, half = divmod(steps, ink.steps)
    return ink.end * half + ink.full * cells
