"""From the lines of a document to its paragraphs: running heads left out, what a page or line broke put together.

Word and web pages know their paragraphs; text and PDF know only lines. There a paragraph ends at an empty line, at a
line that stops well short of the others, and before a bullet or a heading of the field ("Recommendation 7", "Cause of
concern: …"). It goes on over whatever a page break put between, where its sentence does.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from hmicfrs_cli.domain.printed.lines import Line, Shape
from hmicfrs_cli.domain.printed.obligations import asks


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, heading or entry of a list, its words on one line, and where its first line stands.

    `shape` is PARAGRAPH, HEADING or BULLET. HEADING is what the file itself calls one; in text and PDF nothing does.
    """

    words: str
    shape: Shape
    line: int
    page: int | None = None


SENTENCE_ENDS = (".", "!", "?", ":", ";", ".”", ".’", '."', ".'", ".)")
"""How a line ends with which a sentence, or what leads in a list, ends too."""

_LIMB_ENDS = re.compile(r"[;,]\s+(?:and|or)$", re.IGNORECASE)
"""How the last limb but one of a list ends."""

_BULLET = re.compile(r"(?P<mark>[•◦▪▫●○‣⁃∙·□■◆➢➤✓\uf0b7\uf0a7*]|[-‐‑‒–—―](?!\d)|o(?=\s))\s*(?=\S)")
_LETTERED = re.compile(r"(?P<mark>\(?(?:[a-z]|[ivx]{1,4})\)|\(\d{1,2}\))\s+(?=\S)", re.IGNORECASE)
_DASHES = "-‐‑‒–—―"
_CONTENTS = re.compile(r"(?:\.{4,}|…{2,}|(?:\s\.){4,}|_{4,}|·{4,})\s*\d{0,4}\s*$")
"""How a line of a table of contents ends: in dots that lead to a page."""
_UNFINISHED = re.compile(
    r"\b(?:a|an|and|as|at|by|for|from|in|into|its|of|on|or|our|such|than|that|the|their|this|to|which|with|within"
    r"|should|must|(?:the|all|each|every)\s+(?:chief|home|end))$",
    re.IGNORECASE,
)
"""How a line ends whose sentence has to go on, whatever the next begins with."""
_NUMBERED = re.compile(r"\(?\d{1,3}[.)]+\s+(?=\S)")
"""How an entry of a numbered list begins."""

_QUOTED_OR_HEADED = re.compile(r"^\s*(?:>\s?)*(?:#{1,6}\s+)?")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")

_PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–—|\s]*\d{1,4}[-–—\s]*(?:(?:of|/|\|)\s*\d{1,4}\s*)?[-–—|\s]*", re.IGNORECASE)
_SPEAKS_OF_ONE = re.compile(r"[^\d:–—-]*\d+(?:\.(?:\s|$)|[\s,)][^:–—-]*$)")
"""How a line goes on that only speaks of one: its number, and then neither a mark nor the end."""
_WELL_SHORT, _RATHER_SHORT = 0.6, 0.85
"""Parts of the usual width. A line below the first ends its paragraph; one below the second, where a sentence ends."""
_EDGE = 3
"""Lines at the top and at the bottom of a page among which running heads are looked for."""
_OFTEN = 3
"""On how many pages a line at the edge stands that is a running head; fewer, though two, in a short document."""
_LONGEST_WORD = 60
"""Characters at the ends of two lines among which a word is looked for that was broken between them."""
_HYPHENED = frozenset(
    "anti co counter cross ex first full half high inter long low multi near non one over part post pre re second self"
    " semi short single sub third three two under well".split()
)
"""Words after which a hyphen at the end of a line belongs to the word."""


def paragraphs(lines: Sequence[Line], begins: Callable[[str], bool] = lambda _: False) -> list[Paragraph]:
    """The paragraphs of a document, in order. Never raises, whatever the lines.

    `begins` says of the words of a line that a paragraph begins with it, whatever stands before: a heading of the
    field.
    """
    plain = [line if line.shape is not Shape.LINE else replace(line, words=_plain(line.words)) for line in lines]
    kept = [line for line in _without_running_heads(plain, begins) if not _CONTENTS.search(line.words)]
    width = _width(kept)
    words = _Words(kept)
    found = [words.join(lines) for lines in _apart(kept, width, begins)]
    return list(_put_together(found, begins, words))


def _plain(words: str) -> str:
    """A line without the signs of a quoted e-mail and of Markdown."""
    return _BOLD.sub(r"\2", _QUOTED_OR_HEADED.sub("", words))


def _without_running_heads(lines: Sequence[Line], begins: Callable[[str], bool]) -> Iterator[Line]:
    """The lines without page numbers, and without what stands at the edge of page after page.

    Never without a heading of the field, nor a line that obliges somebody: pages may well begin with them.
    """
    pages = list(_pages(lines))
    often = Counter(
        head
        for page in pages
        for head in {_alike(line.words) for line in _edges(page) if not begins(line.words) and not asks(line.words)}
    )
    enough = max(2, min(_OFTEN, len(pages) // 2))
    heads = {head for head, pages_with in often.items() if head and pages_with >= enough}
    for page in pages:
        edges = {id(line) for line in _edges(page)}
        for line in page:
            if not (id(line) in edges and (_alike(line.words) in heads or (line.page and _is_page_number(line)))):
                yield line


def _pages(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """The lines page by page. Where the file does not know its pages, a number between empty lines ends one, and is
    left out.
    """
    page: list[Line] = []
    alone = True
    for line in lines:
        ends_by_number = line.page is None and alone and _is_page_number(line)
        if page and (ends_by_number or line.page != page[-1].page):
            yield page
            page = []
        if not ends_by_number:
            page.append(line)
        alone = not line.words.strip()
    yield page


def _is_page_number(line: Line) -> bool:
    return line.shape is Shape.LINE and bool(_PAGE_NUMBER.fullmatch(line.words.strip()))


def _edges(page: Sequence[Line]) -> list[Line]:
    """The first and last printed lines of a page. Only what a page set can have run over it: not whole paragraphs."""
    printed = [line for line in page if line.words.strip() and line.shape is Shape.LINE]
    return printed[:_EDGE] + printed[_EDGE:][-_EDGE:]


def _alike(words: str) -> str:
    """A line as it is compared with those of other pages: without its figures, which count the pages.

    Empty for a bullet and for what ends like a sentence: two pages may well begin or end with the same.
    """
    words = " ".join(words.split())
    is_none = _PAGE_NUMBER.fullmatch(words) or words.endswith(SENTENCE_ENDS) or _mark(words)
    return "" if is_none else re.sub(r"\d+", "#", words)


def _width(lines: Sequence[Line]) -> int:
    """Characters in the usual full line; 0 where there is none to go by."""
    lengths = sorted(len(line.words) for line in lines if line.shape is Shape.LINE and line.words.strip())
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _apart(lines: Sequence[Line], width: int, begins: Callable[[str], bool]) -> Iterator[list[Line]]:
    """The lines of each paragraph together."""
    together: list[Line] = []
    for line in lines:
        if not line.words.strip():
            if together:
                yield together
            together = []
            continue
        if together and _ends_before(together, line, width, begins):
            yield together
            together = []
        together.append(line)
    if together:
        yield together


def _ends_before(together: Sequence[Line], line: Line, width: int, begins: Callable[[str], bool]) -> bool:
    """Whether the paragraph of these lines ends before this one."""
    last = together[-1]
    if Shape.LINE not in (last.shape, line.shape) or last.shape is not line.shape:
        return True
    before, words = last.words.strip(), line.words.strip()
    ends = before.endswith(SENTENCE_ENDS)
    full = len(last.words) >= _RATHER_SHORT * width and not ends
    if begins(words):
        # A sentence that speaks of one may be broken before its name: "as we said in / Recommendation 4. That …"
        goes_on = not ends and len(last.words) >= _WELL_SHORT * width and len(before) > len(words)
        return not (goes_on and _SPEAKS_OF_ONE.match(words)) and not _UNFINISHED.search(before)
    is_long_heading = (words[0].islower() and not re.search(r"[\d:]$", before)) or _UNFINISHED.search(before)
    if begins(before) and len(before) < _WELL_SHORT * width and not is_long_heading:
        return True
    if (entry := _NUMBERED.match(words)) and (ends or not full or _follows(together[0].words, entry)):
        return True
    if _opens_a_bullet(words, before, in_list=bool(_mark(together[0].words.strip()))):
        return True
    if words[0].islower() or _UNFINISHED.search(before):
        return False
    if len(last.words) < (_RATHER_SHORT if ends else _WELL_SHORT) * width:
        return True
    # After a sentence that fills its line: a heading is short, and does not end like the last line of a paragraph.
    return ends and len(line.words) < _WELL_SHORT * width and not words.endswith((*SENTENCE_ENDS, ","))


def _follows(before: str, entry: re.Match[str]) -> bool:
    """Whether an entry of a numbered list has the number after that of the one before."""
    first = _NUMBERED.match(before.strip())
    return first is not None and int(re.sub(r"\D", "", first[0])) + 1 == int(re.sub(r"\D", "", entry[0]))


def _opens_a_bullet(words: str, before: str, *, in_list: bool) -> bool:
    """Whether a line begins an entry of a list, and not, with a dash, the rest of a sentence."""
    mark = _mark(words)
    if not mark or mark[0] not in _DASHES:
        return bool(mark)
    return in_list or before.endswith(SENTENCE_ENDS) or words[len(mark) :].strip()[:1].isupper()


def _mark(words: str) -> str:
    """The mark with which a line begins an entry of a list; empty where it does not."""
    found = _BULLET.match(words) or _LETTERED.match(words)
    return found["mark"] if found else ""


class _Words:
    """The words of a document, by which a hyphen at the end of a line is told from one that belongs to the word."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._there = {
            word.lower() for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*(?!-$)", line.words)
        }

    def join(self, lines: Sequence[Line]) -> Paragraph:
        """One paragraph out of its lines."""
        first = lines[0]
        words = " ".join(self.whole([line.words.strip() for line in lines]).split())
        shape = Shape.PARAGRAPH if first.shape is Shape.LINE else first.shape
        if shape is not Shape.HEADING and (mark := _mark(words)):
            shape, words = Shape.BULLET, words[len(mark) :].strip()
        return Paragraph(words, shape, first.number, first.page)

    def whole(self, pieces: Sequence[str]) -> str:
        """Pieces of a paragraph as one, a word that was broken between two made whole."""
        parts = list(pieces[:1])
        for before, after in pairwise(pieces):
            joint = self._joint(before[-_LONGEST_WORD:], after[:_LONGEST_WORD])
            if joint is None:
                parts[-1] = parts[-1][:-1]
            parts += [joint or "", after]
        return "".join(parts)

    def _joint(self, before: str, after: str) -> str | None:
        """What comes between two pieces: a space, nothing after a hyphen that belongs to the word, or None where the
        hyphen only breaks it.
        """
        if before.endswith("\N{SOFT HYPHEN}"):
            return None
        broken = re.search(r"([^\W\d_]+)[-‐]$", before)
        rest = re.match(r"[^\W\d_]+", after)
        if not broken or not rest or not rest[0][0].islower():
            return " "
        whole = (broken[1] + rest[0]).lower()
        hyphened = f"{broken[1]}-{rest[0]}".lower()
        belongs = hyphened in self._there or (whole not in self._there and broken[1].lower() in _HYPHENED)
        return "" if belongs else None


def _put_together(found: Sequence[Paragraph], begins: Callable[[str], bool], words: _Words) -> Iterator[Paragraph]:
    """The paragraphs, with those whose sentence goes on after an empty line or a page break made one."""
    together: list[Paragraph] = []
    for paragraph in found:
        if not paragraph.words:
            continue
        if together and not _goes_on(together[-1], paragraph, begins):
            yield replace(together[0], words=words.whole([piece.words for piece in together]))
            together = []
        together.append(paragraph)
    if together:
        yield replace(together[0], words=words.whole([piece.words for piece in together]))


_LONG_ENOUGH = 60
"""Characters that a piece has which is no heading."""


def _goes_on(before: Paragraph, after: Paragraph, begins: Callable[[str], bool]) -> bool:
    """Whether the sentence of one paragraph goes on in the next."""
    if after.shape is not Shape.PARAGRAPH or before.shape is Shape.HEADING:
        return False
    if before.words.endswith(SENTENCE_ENDS) or _LIMB_ENDS.search(before.words):
        return False
    if begins(after.words) or (begins(before.words) and len(before.words) < _LONG_ENOUGH):
        return False
    if after.words[0].islower() or _UNFINISHED.search(before.words):
        return True
    over_a_page = before.page != after.page
    return over_a_page and len(before.words) > _LONG_ENOUGH and len(after.words) > _LONG_ENOUGH
