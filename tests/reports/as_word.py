"""A document as Word saves it: headings and lists by their styles, running head and page number outside it."""

from pathlib import Path

import docx
from docx.document import Document as Opened
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as Written

from reports.blocks import BREAK, Block, Bullet, Document, Heading, PageBreak, Paragraph, Table


def write(document: Document, path: Path) -> None:
    """The document as .docx."""
    file = docx.Document()
    file.sections[0].header.paragraphs[0].text = document.running_head
    _page_number(file.sections[0].footer.paragraphs[0])
    file.add_heading(document.title, 0)
    for block in document.blocks:
        _add(file, block)
    file.save(str(path))


def _add(file: Opened, block: Block) -> None:
    if isinstance(block, PageBreak):
        file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    elif isinstance(block, Heading):
        file.add_heading(block.words, block.level)
    elif isinstance(block, Bullet):
        file.add_paragraph(block.words, style="List Bullet")
    elif isinstance(block, Table):
        table = file.add_table(len(block.rows), len(block.rows[0]), style="Table Grid")
        for row, cells in zip(table.rows, block.rows, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    else:
        _paragraph(file, block)


def _paragraph(file: Opened, block: Paragraph) -> None:
    paragraph = file.add_paragraph()
    if block.label:
        paragraph.add_run(block.label).bold = True
        paragraph.add_run(" ")
    for number, words in enumerate(block.words.split(BREAK)):
        if number:
            paragraph.add_run().add_break(WD_BREAK.PAGE)
        # Word cuts a paragraph into runs wherever somebody has typed, in the middle of words too.
        middle = len(words) // 2
        paragraph.add_run(words[:middle])
        paragraph.add_run(words[middle:])


def _page_number(paragraph: Written) -> None:
    """A field that prints the number of the page."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
