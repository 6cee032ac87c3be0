"""From words and where they stand on a page, to its lines with the space between them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import compress, pairwise
from operator import not_

from hmicfrs_cli.domain.printed.lines import Line
from hmicfrs_cli.formats.pages.seen import as_seen

SPACE = 1.25
"""How many times the usual distance of two lines is space between paragraphs."""

RAISED = 0.8
"""The size, against the line that it stands in, below which a raised number is the mark of a footnote."""

ON_THE_EDGE = 4
"""Lines that are drawn first or last on a page, among which its foot or head may be."""


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line of a page: its words, how high it stands, how large it is (both in points, 0 where that is not known),
    and whether all of it is bold.
    """

    words: str
    height: float = 0.0
    size: float = 0.0
    bold: bool = False


Stretch = tuple[str, float, float, bool]
"""Words, how high they stand, how large they are, whether they are bold."""


def set_in(stretches: Iterable[Stretch]) -> list[SetLine]:
    """The lines that stretches of words make; those without words are left out."""
    lines = (_set_line(line) for line in _lines(stretches))
    return _as_they_stand([line for line in lines if line.words])


def _as_they_stand(page: list[SetLine]) -> list[SetLine]:
    """The page with its foot last and its head first, which some programs draw the other way round."""
    heights = {line.height for line in page if line.size}
    if len(page) <= 2 * ON_THE_EDGE or len(heights) < 2:
        return page
    first, body, last = page[:ON_THE_EDGE], page[ON_THE_EDGE:-ON_THE_EDGE], page[-ON_THE_EDGE:]
    foot = [line.size > 0 and line.height == min(heights) for line in first]
    head = [line.size > 0 and line.height == max(heights) for line in last]
    return [
        *compress(last, head),
        *compress(first, map(not_, foot)),
        *body,
        *compress(last, map(not_, head)),
        *compress(first, foot),
    ]


def _lines(stretches: Iterable[Stretch]) -> Iterator[list[Stretch]]:
    """The stretches of each line. Of a stretch with several lines only the first is known to stand where it says."""
    line: list[Stretch] = []
    for words, height, size, bold in stretches:
        first, *others = words.split("\n")
        line.append((first, height, size, bold))
        for other in others:
            yield line
            line = [(other, 0.0, 0.0, bold)] if other.strip() else []
    yield line


def _set_line(line: list[Stretch]) -> SetLine:
    said = [stretch for stretch in line if stretch[0].strip()]
    if not said:
        return SetLine("")
    _, height, size, _ = max(said, key=lambda stretch: (stretch[2], len(stretch[0])))
    words = "".join(stretch[0] for stretch in line if not _marks_a_footnote(stretch, height, size))
    return SetLine(as_seen(words), height, size, all(stretch[3] for stretch in said))


def _marks_a_footnote(stretch: Stretch, height: float, size: float) -> bool:
    """Whether it is a small raised number, which would run into the year that it stands behind."""
    words, its_height, its_size, _ = stretch
    return (
        0 < its_size < RAISED * size and its_height > height and re.fullmatch(r"\s*[\d,*†‡]{1,5}\s*", words) is not None
    )


def spaced(pages: list[list[SetLine]]) -> list[Line]:
    """The lines of all pages, with an empty one where there is space between two, or where headings and text meet.

    A line is numbered on its page; an empty one has the number of that which follows it.
    """
    usual = _usual_distance(pages)
    return [line for number, page in enumerate(pages, 1) for line in _spaced(page, number, usual)]


def _spaced(page: list[SetLine], page_number: int, usual: float) -> Iterator[Line]:
    above: SetLine | None = None
    for number, line in enumerate(page, 1):
        if above and _are_apart(above, line, usual):
            yield Line("", number, page_number)
        yield Line(line.words, number, page_number)
        above = line


def _are_apart(above: SetLine, line: SetLine, usual: float) -> bool:
    if not (above.size and line.size):
        return False
    distance = _distance(above, line)
    if distance > SPACE * usual:
        return True
    # A column that begins again at the top goes on; so does a line that began in bold and ends a sentence.
    looks_otherwise = above.bold is not line.bold or abs(above.size - line.size) > 0.05 * above.size
    return distance > 0 and looks_otherwise and not line.words[0].islower()


def _distance(above: SetLine, line: SetLine) -> float:
    """How far one line stands below another, in the size of the larger; negative where it stands above it."""
    return (above.height - line.height) / max(above.size, line.size)


def _usual_distance(pages: list[list[SetLine]]) -> float:
    """How far apart the lines of one paragraph are: the least distance that is not rare."""
    distances = Counter(
        round(distance, 1)
        for page in pages
        for above, line in pairwise(page)
        if above.size and above.size == line.size and 0.9 < (distance := _distance(above, line)) < 4
    )
    often = sum(distances.values()) / 10
    return min((distance for distance, count in distances.items() if count >= often), default=4.0)
