"""A document as text: wrapped at some 90 columns, with page numbers and running heads, as copied out of a PDF."""

import textwrap
from itertools import pairwise
from pathlib import Path

from reports.blocks import BREAK, Block, Bullet, Document, Heading, PageBreak, Paragraph, Table

COLUMNS = 90


def write(document: Document, path: Path) -> None:
    """The document as UTF-8 text."""
    words = [f"{document.title}\n\n"]
    for block, following in pairwise((*document.blocks, None)):
        assert block
        words.append(_printed(block))
        if isinstance(block, Bullet) and not isinstance(following, Bullet):
            words.append("\n")
    pages = "".join(words).split(BREAK)
    printed = [
        (f"{document.running_head}\n\n" if number > 1 else "") + page.strip("\n") + f"\n\n{number:^{COLUMNS}}".rstrip()
        for number, page in enumerate(pages, 1)
    ]
    path.write_text(f"\n{BREAK}".join(printed) + "\n", encoding="utf-8", newline="\n")


def _printed(block: Block) -> str:
    if isinstance(block, PageBreak):
        return BREAK
    if isinstance(block, Table):
        return "\n".join("\t".join(row) for row in block.rows) + "\n\n"
    if isinstance(block, Bullet):
        return _wrapped(block.words, block.mark, " " * len(block.mark)) + "\n"
    if isinstance(block, Heading):
        return f"\n{_wrapped(block.words)}\n\n"
    assert isinstance(block, Paragraph)
    return _wrapped(f"{block.label} {block.words}".strip()) + "\n\n"


def _wrapped(words: str, first: str = "", others: str = "") -> str:
    """Wrapped, each page of it by itself."""
    pages = words.split(BREAK)
    return BREAK.join(
        textwrap.fill(
            page,
            COLUMNS,
            initial_indent="" if number else first,
            subsequent_indent=others,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for number, page in enumerate(pages)
    )
