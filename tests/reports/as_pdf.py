"""A document as a PDF that Typst sets: a running head, page numbers, justified and hyphenated lines, ligatures."""

import json
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import typst

from reports.blocks import BREAK, Block, Bullet, Document, Heading, PageBreak, Paragraph, Table

TOP = """
#set document(title: {title})
#set page(paper: "a4", margin: (x: 2.6cm, y: 2.8cm), numbering: "1", header: context {{
  if counter(page).get().first() > 1 {{ align(right, text(8.5pt, {head})) }} }})
#set text(11pt, lang: "en", region: "GB", hyphenate: true)
#set par(justify: true)
#show heading: set text(hyphenate: false)
"""


def write(document: Document, path: Path) -> None:
    """The document as a PDF."""
    path.write_bytes(set_in_type("".join(source(document))))


def set_in_type(words: str) -> bytes:
    """A PDF of what is written in Typst's own language. It is the same each time."""
    return typst.compile(words.encode(), timestamp=0)


def source(document: Document) -> list[str]:
    """The document in Typst's own language."""
    opening = TOP.format(title=json.dumps(document.title), head=_quoted(document.running_head))
    title = f"#heading(level: 1, outlined: false, text(20pt, {_quoted(document.title)}))\n"
    runs = groupby(document.blocks, key=lambda block: isinstance(block, Bullet))
    return [opening, title, *(_set_list(run) if is_list else "".join(map(_set, run)) for is_list, run in runs)]


def _set_list(run: Iterable[Block]) -> str:
    entries = ", ".join(f"[#{_quoted(block.words)}]" for block in run if isinstance(block, Bullet))
    return f"#list({entries})\n\n"


def _set(block: Block) -> str:
    if isinstance(block, PageBreak):
        return "#pagebreak()\n"
    if isinstance(block, Heading):
        return f"#heading(level: {block.level}, {_quoted(block.words)})\n\n"
    if isinstance(block, Table):
        cells = ", ".join(f"[#{_quoted(cell)}]" for row in block.rows for cell in row)
        return f"#table(columns: {len(block.rows[0])}, {cells})\n\n"
    assert isinstance(block, Paragraph)
    label = f"#strong({_quoted(block.label)}) " if block.label else ""
    # A page that ends within a sentence ends with a line as full as the others.
    pages = " #linebreak(justify: true)\n#pagebreak()\n".join(
        f"#{_quoted(words)}" for words in block.words.split(BREAK)
    )
    return f"{label}{pages}\n\n"


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
