"""A paper in Word: real headings, captions that Word counts, tables whose heads repeat, pictures that say what they
show.
"""

import io
import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart
from docx.shared import Inches

from hmicfrs_cli.formats.paper import charts, word_look
from hmicfrs_cli.formats.paper.blocks import Block, Chart, Column, Heading, Paper, Paragraph, Points, Table

_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?::\d{1,5})?(?:[/?#](?:[A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?",
    re.IGNORECASE,
)
"""A web address that Word takes for one. It calls a file damaged that has another in it."""


MOST_TOGETHER = 16
"""Rows of a table that stays on one page."""


def written(paper: Paper, template: bytes | None = None) -> bytes:
    """The file; in the styles of a `template`, a .docx or .dotx of the force's, where there is one.

    Raises Refused for a template that is broken, has macros, or is no Word file.
    """
    document = word_look.empty(template)
    writer = _Writer(document)
    writer.head(paper)
    for block, following in zip_longest(paper.blocks, paper.blocks[1:]):
        writer.block(block, stays=isinstance(following, Paragraph) and following.beneath)
    writer.foot(paper)
    word_look.describe(document, paper)
    return word_look.packed(document, paper)


class _Writer:
    """Writes blocks at the end of a document."""

    def __init__(self, document: WordDocument) -> None:
        self.document = document
        self.width = word_look.text_width(document)
        self.lists = _Lists(document)

    def head(self, paper: Paper) -> None:
        """Who writes to whom, under which item and for what day; and the title."""
        agenda = [f"Agenda item {paper.agenda}"] if paper.agenda else []
        for words in (paper.body, *agenda, paper.to, paper.day):
            self.document.add_paragraph().add_run(words).bold = True
        self.document.add_paragraph(paper.title, style="Title")

    def foot(self, paper: Paper) -> None:
        """The foot of every page, below what a template has there."""
        section = self.document.sections[-1]
        footers = [section.footer]
        footers += [section.first_page_footer] if section.different_first_page_header_footer else []
        footers += [section.even_page_footer] if self.document.settings.odd_and_even_pages_header_footer else []
        for footer in footers:
            there = footer.paragraphs
            blank = there[-1] if there and not there[-1].text and len(there[-1]._p) <= 1 else None
            last: Any = blank or footer.add_paragraph()
            last.add_run(" ".join(paper.footer) + " Page ")
            last._p.append(_field("PAGE", "1"))
            last.add_run(" of ")
            last._p.append(_field("NUMPAGES", "1"))

    def block(self, block: Block, *, stays: bool = False) -> None:
        """Write one block. A paragraph that `stays` is on the page of what follows it."""
        match block:
            case Heading():
                self.document.add_paragraph(block.words, style=f"Heading {block.level}")
            case Paragraph():
                at = self._paragraph(word_look.BENEATH if block.beneath else None)
                at.paragraph_format.keep_with_next = stays or None
                self._spoken(at, block)
            case Points():
                self._points(block)
            case Table():
                self._table(block)
            case Chart():
                self._chart(block)

    def _paragraph(self, style: str | None = None) -> Any:
        return self.document.add_paragraph(style=style)

    def _spoken(self, at: Any, one: Paragraph) -> None:
        if one.lead:
            at.add_run(one.lead).bold = True
        if one.words:
            at.add_run(f" {one.words}" if one.lead else one.words)
        if one.address:
            if one.lead or one.words:
                at.add_run(" ")
            self._address(at, one.address)

    def _address(self, at: Any, address: str) -> None:
        if not _ADDRESS.fullmatch(address):
            at.add_run(address)
            return
        id_ = self.document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        at._p.append(
            parse_xml(
                f"<w:hyperlink {nsdecls('w', 'r')} r:id={quoteattr(id_)}><w:r><w:rPr><w:u w:val='single'/></w:rPr>"
                f"<w:t xml:space='preserve'>{escape(address)}</w:t></w:r></w:hyperlink>"
            )
        )

    def _points(self, points: Points) -> None:
        number = self.lists.begun(numbered=points.numbered)
        for point in points.points:
            at = self._paragraph("List Number" if points.numbered else "List Bullet")
            properties = at._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = 0, number
            self._spoken(at, point)

    def _caption(self, counted: str, number: int, caption: str) -> None:
        """A caption, which Word counts itself."""
        at = self._paragraph("Caption")
        at.paragraph_format.keep_with_next = True
        if number:
            at.add_run(f"{counted} ")
            at._p.append(_field(rf"SEQ {counted} \* ARABIC", str(number)))
            at.add_run(": ")
        at.add_run(caption)

    def _table(self, table: Table) -> None:
        self._caption("Table", table.number, table.caption)
        widths = _widths(table.columns, self.width)
        stays = len(table.rows) <= MOST_TOGETHER
        rows = [_row([column.heading for column in table.columns], table.columns, widths, heads=True, stays=True)]
        rows += [_row(row, table.columns, widths, stays=stays) for row in table.rows[:-1]]
        rows += [_row(row, table.columns, widths, stays=stays and bool(table.total)) for row in table.rows[-1:]]
        rows += [_row(table.total, table.columns, widths, is_total=True)] if table.total else []
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        properties = _TABLE.format(width=sum(widths), caption=quoteattr(table.titled))
        made = parse_xml(f"<w:tbl {nsdecls('w')}>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>")
        body: Any = self.document.element.body
        body.insert_element_before(made, "w:sectPr")
        after = self._paragraph(word_look.TABLE_TEXT)  # two tables that touch would be one
        after.paragraph_format.space_after = 0

    def _chart(self, chart: Chart) -> None:
        self._caption("Figure", chart.number, chart.caption)
        at = self._paragraph()
        at.paragraph_format.keep_with_next = True
        width = min(Inches(charts.WIDTH), self.width * 635)
        picture: Any = at.add_run().add_picture(io.BytesIO(charts.as_png(chart)), width=width)
        shown = picture._inline.docPr
        shown.set("descr", chart.alternative)
        shown.set("name", f"Figure {chart.number}")
        self._paragraph().add_run(chart.alternative)
        self._table(chart.beside)


class _Lists:
    """The lists of a document: each counts for itself, from 1."""

    def __init__(self, document: WordDocument) -> None:
        self.numbering = _numbering(document)
        abstracts = [int(one.get(qn("w:abstractNumId"))) for one in self.numbering.findall(qn("w:abstractNum"))]
        self.kinds = {numbered: max(abstracts, default=-1) + 1 + numbered for numbered in (False, True)}
        first = next(iter(self.numbering.findall(qn("w:num"))), None)
        for numbered, id_ in self.kinds.items():
            kind, sign = ("decimal", "%1.") if numbered else ("bullet", "•")
            made = parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{id_}"><w:multiLevelType w:val="singleLevel"/>'
                f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{sign}"/>'
                '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="454" w:hanging="340"/></w:pPr></w:lvl></w:abstractNum>'
            )
            # Word wants all kinds before all lists.
            first.addprevious(made) if first is not None else self.numbering.append(made)
        self.bullets: int | None = None

    def begun(self, *, numbered: bool) -> int:
        """The number of a list: a new one for each that counts, one for all that have bullets."""
        if not numbered and self.bullets:
            return self.bullets
        id_ = max((int(one.get(qn("w:numId"))) for one in self.numbering.findall(qn("w:num"))), default=0) + 1
        again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if numbered else ""
        self.numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{id_}"><w:abstractNumId w:val="{self.kinds[numbered]}"/>'
                f"{again}</w:num>"
            )
        )
        self.bullets = self.bullets or (None if numbered else id_)
        return id_


def _numbering(document: WordDocument) -> Any:
    """What a document says of its lists; a template without lists has nothing that does."""
    part = document.part
    if not any(relation.reltype == RELATIONSHIP_TYPE.NUMBERING for relation in part.rels.values()):
        empty: Any = parse_xml(f"<w:numbering {nsdecls('w')}/>")
        uri, kind = PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING
        part.relate_to(NumberingPart(uri, kind, empty, part.package), RELATIONSHIP_TYPE.NUMBERING)
    return part.numbering_part.element


def _field(instruction: str, shown: str) -> Any:
    """A field that Word works out, with what it shows until then."""
    return parse_xml(
        f"<w:fldSimple {nsdecls('w')} w:instr={quoteattr(f' {instruction} ')}>"
        f"<w:r><w:t>{shown}</w:t></w:r></w:fldSimple>"
    )


_TABLE = (
    '<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders><w:top w:val="single" w:sz="8" w:color="505050"/>'
    '<w:bottom w:val="single" w:sz="8" w:color="505050"/><w:insideH w:val="single" w:sz="4" w:color="A0A0A0"/>'
    '</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="40" w:type="dxa"/>'
    '<w:left w:w="70" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
    '<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1"'
    ' w:noVBand="1"/><w:tblCaption w:val={caption}/></w:tblPr>'
)


def _widths(columns: Sequence[Column], width: int) -> list[int]:
    shares = sum(column.share for column in columns)
    return [width * column.share // shares for column in columns]


def _row(
    cells: Sequence[str],
    columns: Sequence[Column],
    widths: Sequence[int],
    *,
    heads: bool = False,
    is_total: bool = False,
    stays: bool = False,
) -> str:
    """A row as XML: thousands of them are made, and one by one through the library that would take minutes."""
    properties = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" * heads) + "</w:trPr>"
    border = '<w:tcBorders><w:top w:val="single" w:sz="8" w:color="505050"/></w:tcBorders>' if is_total else ""
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E8E8E8"/>' if heads else ""
    bold = "<w:rPr><w:b/></w:rPr>" if heads or is_total else ""
    made = [
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{border}{shade}</w:tcPr><w:p><w:pPr>'
        f'<w:pStyle w:val="{_TABLE_TEXT_ID}"/>{"<w:keepNext/>" * stays}{_RIGHT if column.of_numbers else ""}</w:pPr>'
        f'<w:r>{bold}<w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p></w:tc>'
        for words, column, width in zip(cells, columns, widths, strict=True)
    ]
    return f"<w:tr>{properties}{''.join(made)}</w:tr>"


_RIGHT = '<w:jc w:val="right"/>'
_TABLE_TEXT_ID = word_look.TABLE_TEXT.replace(" ", "")
