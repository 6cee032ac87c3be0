"""A paper as blocks: headings, paragraphs, lists, tables and charts, in the order in which they are read.

Every format is written from these and from nothing else, so that no two can differ in what they say. Words are plain
text in all of them: none is Markdown, HTML or any other code, whatever it looks like. `fit_to_print` is the gate that
every word goes through.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from hmicfrs_cli.formats.visible import visible


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title. `level` is 1 for a section, 2 for a part of one, 3 and 4 for what stands within that;
    each is at most one deeper than the one before.
    """

    level: int
    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `lead` begins it and stands out (bold), `address` ends it: a web address, linked where it is one.

    One that is `beneath` belongs to the paragraph or point before it, and is set smaller and indented under it.
    """

    words: str
    lead: str = ""
    address: str | None = None
    beneath: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list, bulleted or `numbered`."""

    points: tuple[Paragraph, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. The cells of one `of_numbers` are set to the right. `share` is how wide it wants to be
    beside the others.
    """

    heading: str
    of_numbers: bool = False
    share: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table of data, never of layout: its first row are the headings, its first cells name the rows.

    Every row has as many cells as there are columns, and no cell is empty. `total` stands below the rows. `number`
    counts the tables of the paper from 1 (see `numbered`).
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] | None = None
    number: int = 0

    @property
    def titled(self) -> str:
        """The caption, with the number of the table where it has one."""
        return f"Table {self.number}: {self.caption}" if self.number else self.caption


class ChartKind(StrEnum):
    """How a chart is drawn: a bar a label, in one series; or bars of which each stacks a series on the other."""

    BARS = "bars"
    STACKED = "stacked"


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart: its name, and a number for each label."""

    name: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, the words that say what it shows for those who do not see it, and its numbers.

    `of_labels` says what the labels are (Meeting), `counts` what is counted (Open). A format shows `beside` under it:
    the same numbers as a table. `number` counts the charts of the paper from 1.
    """

    caption: str
    kind: ChartKind
    of_labels: str
    counts: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    alternative: str
    number: int = 0

    @property
    def titled(self) -> str:
        """The caption, with the number of the chart."""
        return f"Figure {self.number}: {self.caption}"

    @property
    def beside(self) -> Table:
        """The numbers of the chart as a table: a row for each label, a column for each series."""
        columns = (Column(self.of_labels, share=2), *(Column(one.name, of_numbers=True) for one in self.series))
        rows = tuple(
            (label, *(str(one.numbers[place]) for one in self.series)) for place, label in enumerate(self.labels)
        )
        return Table(f"The numbers of figure {self.number}", columns, rows)


Block = Heading | Paragraph | Points | Table | Chart


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper. `body` is who issues it (the force, or its commissioner), `to` the committee, `day` the day of the
    meeting in words, `agenda` the number of the agenda item.

    `about` is a sentence for the properties of the file. `footer` stands at the foot of every page, or at the end.
    `made_on` is an ISO day for the properties of the file: that of the figures, so that the same paper is the same
    file.
    """

    body: str
    to: str
    day: str
    agenda: str | None
    title: str
    about: str
    blocks: tuple[Block, ...]
    footer: tuple[str, ...]
    made_on: str


def numbered(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with their tables and charts counted, the tables that stand beside charts included."""
    tables = charts = 0
    counted: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            tables += 1
            block = replace(block, number=tables)
        elif isinstance(block, Chart):
            charts += 1
            block = replace(block, number=charts)
        counted.append(block)
    return tuple(counted)


def held_on(blocks: Sequence[Block]) -> list[bool]:
    """For each block whether it stays on the page of what follows: a heading, a paragraph or list with what stands
    beneath it, and a paragraph that leads to a list, a table or a chart. A chart itself is followed by its own table.
    """
    return [_leads(block, after) for block, after in zip(blocks, (*blocks[1:], None), strict=False)]


def _leads(block: Block, after: Block | None) -> bool:
    if isinstance(block, Heading):
        return after is not None
    if isinstance(after, Paragraph):
        return after.beneath and isinstance(block, Paragraph | Points)
    return isinstance(block, Paragraph) and isinstance(after, Points | Table | Chart)


Whole = TypeVar("Whole")


def fit_to_print(paper: Paper) -> Paper:
    """The paper with every character spelt out that a page, a file of XML or a browser would obey, hide or refuse. Line
    breaks have become spaces: no format need know of them.
    """
    return with_each_word(paper, visible)


def with_each_word(whole: Whole, fit: Callable[[str], str]) -> Whole:
    """A paper, or a part of one, with each of its words made fit."""

    def fitted(part: Any) -> Any:
        if isinstance(part, StrEnum):
            return part
        if isinstance(part, str):
            return fit(part)
        if isinstance(part, tuple):
            return tuple(fitted(each) for each in part)
        if is_dataclass(part) and not isinstance(part, type):
            return replace(part, **{one.name: fitted(getattr(part, one.name)) for one in fields(part)})
        return part

    done: Whole = fitted(whole)
    return done
