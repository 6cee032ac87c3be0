"""A paper in Markdown, with the tables of GitHub's: to be pasted where that is read, and compared line by line.

Words come out as they were typed: whatever in them Markdown would take for a sign of its own has a backslash before it,
or stands as the number of its character.
"""

import re
from collections.abc import Iterator, Sequence

from hmicfrs_cli.formats.addresses import is_web_address
from hmicfrs_cli.formats.paper.blocks import Block, Chart, Column, Heading, Paper, Paragraph, Points, Table

_SIGNS = re.compile(r"([\\`*_\[\]<>&~|])")
"""What means something wherever it stands."""

_AT_THE_START = re.compile(r"^(?:([#+=-])|(\d{1,9})([.)]))")
"""What begins a heading, a list, a rule or an underline where a line begins with it."""

_LINKED = re.compile(r"\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)", re.IGNORECASE)
"""What would be made a link of, and the sign in it that is to have a backslash."""


def written(paper: Paper) -> bytes:
    """The file: UTF-8, one paragraph or row a line."""
    head = [paper.body, f"Agenda item {paper.agenda}" if paper.agenda else "", paper.to, paper.day]
    parts = [*(plain(words) for words in head if words), _heading(0, paper.title)]
    for block in paper.blocks:
        parts += _block(block)
    parts += ["---", plain(" ".join(paper.footer))]
    return ("\n\n".join(parts) + "\n").encode()


def plain(words: str) -> str:
    """Words as a paragraph of their own, or at the beginning of one."""
    return _AT_THE_START.sub(lambda found: rf"\{found[1]}" if found[1] else rf"{found[2]}\{found[3]}", _within(words))


def _within(words: str) -> str:
    """Words within a line."""
    signs = _SIGNS.sub(r"\\\1", " ".join(words.split()))
    return _LINKED.sub(lambda found: f"{found[1] or found[3]}\\{found[2] or found[4]}", signs)


def _heading(level: int, words: str) -> str:
    """A heading. A hash at its end would be taken for a part of the sign."""
    said = _within(words).replace("#", r"\#")
    return f"{'#' * (level + 1)} {said}"


def _cell(words: str) -> str:
    return _within(words).replace(r"\|", "&#124;")


def _block(block: Block) -> Iterator[str]:
    """A block in parts that empty lines divide."""
    match block:
        case Heading():
            yield _heading(block.level, block.words)
        case Paragraph():
            yield _paragraph(block)
        case Points():
            marks = [f"{number}." if block.numbered else "-" for number in range(1, len(block.points) + 1)]
            yield "\n".join(f"{mark} {_paragraph(one)}" for mark, one in zip(marks, block.points, strict=True))
        case Table():
            yield from _table(block)
        case Chart():
            yield f"**{_within(block.titled)}**"
            yield plain(block.alternative)
            yield from _table(block.beside)


def _paragraph(one: Paragraph) -> str:
    lead = f"**{_within(one.lead)}**" if one.lead else ""
    words = (_within if lead else plain)(one.words)
    address = ""
    if one.address:
        is_link = is_web_address(one.address)
        address = f"<{one.address}>" if is_link else (_within if lead or words else plain)(one.address)
    return " ".join(part for part in (lead, words, address) if part)


def _table(table: Table) -> Iterator[str]:
    yield f"**{_within(table.titled)}**"
    rows = [_row([column.heading for column in table.columns]), f"|{'|'.join(map(_rule, table.columns))}|"]
    rows += [_row(row) for row in table.rows]
    if table.total:
        rows.append(_row(table.total, bold=True))
    yield "\n".join(rows)


def _rule(column: Column) -> str:
    return " ---: " if column.of_numbers else " --- "


def _row(cells: Sequence[str], *, bold: bool = False) -> str:
    around = "**" if bold else ""
    return f"| {' | '.join(f'{around}{_cell(cell)}{around}' for cell in cells)} |"
