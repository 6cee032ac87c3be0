"""What a document is made of, and what a right reading makes of each block of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from hmicfrs_cli.domain.vocabulary import Category, DeadlineKind

BREAK = "\f"
"""In the words of a paragraph: here a page ends, in the middle of a sentence."""


@dataclass(frozen=True)
class Wanted:
    """One draft that a right reading makes.

    `number` is as printed, or else the next in order of its category within its part. `text` has its words as one
    line, without a mark or number, those of the sub-points that belong to it after its own. `lead_in` has the words
    over a limb that is a recommendation of its own. `under` is the number of its cause of concern, `heading` the one
    it stands below.
    """

    category: Category
    number: int
    kind: DeadlineKind = DeadlineKind.NONE
    on: date | None = None
    for_us: bool = True
    under: int | None = None
    text: str = ""
    lead_in: str | None = None
    heading: str | None = None


@dataclass(frozen=True)
class Heading:
    """A heading, 1 the highest. `wants` where it is itself what is made, such as an AFI of a PEEL report."""

    words: str
    level: int = 2
    wants: Wanted | None = None


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. `label` opens it and is no part of the text: "Recommendation 3 –". `belongs` as with a bullet."""

    words: str
    wants: Wanted | None = None
    label: str = ""
    belongs: bool = False


@dataclass(frozen=True)
class Bullet:
    """An entry of a list: a draft of its own, or (`belongs`) a sub-point of the draft before it, or neither.

    `mark` is how text prints it.
    """

    words: str
    wants: Wanted | None = None
    belongs: bool = False
    mark: str = "- "


@dataclass(frozen=True)
class Table:
    """Rows of cells."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class PageBreak:
    """The next block begins a page."""


Block = Heading | Paragraph | Bullet | Table | PageBreak


@dataclass(frozen=True)
class Part:
    """One report within a document: what its drafts belong to. `published` is the day printed, None where none is."""

    code: str
    title: str
    published: date | None
    blocks: tuple[Block, ...]
    stated: dict[Category, int] | None = None
    """The counts that its text states, None where it states none."""

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        """What a right reading makes of it, in the order of the document."""
        return tuple(_wanted(self.blocks))

    def of(self, category: Category) -> tuple[Wanted, ...]:
        """Those of one category."""
        return tuple(one for one in self.wanted if one.category is category)


@dataclass(frozen=True)
class Document:
    """A document of one report or of several, with what stands before and after them."""

    name: str
    title: str
    running_head: str
    parts: tuple[Part, ...]
    before: tuple[Block, ...] = ()
    after: tuple[Block, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All of it, in order."""
        return (*self.before, *(block for part in self.parts for block in part.blocks), *self.after)

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        """What a right reading makes of all of it."""
        return tuple(one for part in self.parts for one in part.wanted)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of each block and cell in order, without breaks of pages: what every format must give back."""
        return tuple(whole(words) for block in self.blocks for words in _words(block))


def whole(words: str) -> str:
    """Words as one line, as if no page ended within them."""
    return " ".join(words.split())


def bullets(*entries: str, belong: bool = False) -> tuple[Bullet, ...]:
    """A list of entries, none of which is a draft of its own."""
    return tuple(Bullet(words, belongs=belong) for words in entries)


def _words(block: Block) -> Iterable[str]:
    if isinstance(block, Table):
        yield from (cell for row in block.rows for cell in row if cell)
    elif isinstance(block, Paragraph):
        yield f"{block.label} {block.words}".strip()
    elif isinstance(block, Heading | Bullet):
        yield block.words


def _wanted(blocks: Iterable[Block]) -> Iterable[Wanted]:
    made: Wanted | None = None
    for block in blocks:
        if isinstance(block, Paragraph | Bullet) and block.belongs and made:
            made = replace(made, text=f"{made.text} {whole(block.words)}")
        elif isinstance(block, Heading | Paragraph | Bullet) and block.wants:
            if made:
                yield made
            made = replace(block.wants, text=block.wants.text or whole(block.words))
    if made:
        yield made
