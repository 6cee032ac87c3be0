"""A paper as a Word document that an officer can go on with: real headings, lists, captions and tables.

It is set in the styles of a force's own template where one is given. Whoever hears it read has the same: tables have
headings that say so, charts have words.
"""

import io
from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from hmicfrs_cli.formats.addresses import is_web_address
from hmicfrs_cli.formats.paper.blocks import Block, Chart, Heading, Paper, Paragraph, Points, Table, held_on
from hmicfrs_cli.formats.paper.word_file import saved
from hmicfrs_cli.formats.paper.word_given import opened, refusing_what_is_broken
from hmicfrs_cli.formats.paper.word_letters import measure_of, size_of
from hmicfrs_cli.formats.paper.word_lists import Lists
from hmicfrs_cli.formats.paper.word_look import LANGUAGE, Look, speak_english
from hmicfrs_cli.formats.paper.word_pages import TWIPS, beside_the_text, put_at_the_foot, width_of_text
from hmicfrs_cli.formats.paper.word_tables import TWIPS_IN_A_POINT, Page, table_of
from hmicfrs_cli.formats.paper.word_xml import field, made, of_type, paragraph, run

if TYPE_CHECKING:
    from docx.document import Document


def written(paper: Paper, template: bytes | None = None) -> bytes:
    """The paper as a .docx, in the styles and on the page of a template where there is one.

    Raises Refused for a template that cannot be used. The same paper in the same template is the same bytes.
    """
    if template is None:
        return _written(paper, None)
    with refusing_what_is_broken():
        return _written(paper, template)


def _written(paper: Paper, template: bytes | None) -> bytes:
    document = opened(template)
    styles = document.styles.element
    look = Look(styles)
    speak_english(styles)
    _speak_english_by_default(document)
    _Writing(document, look).write(paper)
    put_at_the_foot(document, " ".join(paper.footer), look)
    return saved(document, paper)


def _speak_english_by_default(document: "Document") -> None:
    settings = document.settings.element
    language = settings.find(qn("w:themeFontLang"))
    if language is None:
        language = made("w:themeFontLang")
        after = "clrSchemeMapping shapeDefaults decimalSymbol listSeparator".split()
        behind = next((child for child in settings if child.tag in {qn(f"w:{name}") for name in after}), None)
        settings.append(language) if behind is None else behind.addprevious(language)
    language.set(qn("w:val"), LANGUAGE)
    language.set(qn("w:eastAsia"), LANGUAGE)


class _Writing:
    """A document that is being written, block by block, before the end of its last section."""

    def __init__(self, document: "Document", look: Look) -> None:
        self._document = document
        self._look = look
        self._lists = Lists(document.part.numbering_part.element, look)
        self._width = width_of_text(document)
        self._page = _page(document, look, self._width)
        self._end = document.element.body[-1]
        self._pictures = _highest_picture(document)
        self._linked: dict[str, str] = {}
        self._after_table = False

    def write(self, paper: Paper) -> None:
        """Write the whole of a paper but for the foot of its pages."""
        self._front(paper)
        for block, holds_on in zip(paper.blocks, held_on(paper.blocks), strict=True):
            self._block(block, holds_on)
        if self._after_table:  # Word has a paragraph after each table, and makes one where there is none
            self._put(paragraph(self._look["cell"], []))

    def _front(self, paper: Paper) -> None:
        front = self._look["front"]
        self._put(paragraph(front, [run(paper.body)]))
        if paper.agenda:
            self._put(paragraph(front, [run(f"Agenda item {paper.agenda}")]))
        self._put(paragraph(front, [run(paper.to, made("w:caps"))]))
        self._put(paragraph(front, [run(paper.day)]))
        self._put(self._heading("title", paper.title))

    def _block(self, block: Block, holds_on: bool) -> None:
        """Write a block, one that `holds_on` to what follows on the same page."""
        if isinstance(block, Heading):
            self._put(self._heading(f"heading {block.level}", block.words))
        elif isinstance(block, Paragraph):
            self._put(self._paragraph("beneath" if block.beneath else "normal", block, self._kept(holds_on)))
        elif isinstance(block, Points):
            self._points(block, holds_on)
        elif isinstance(block, Table):
            self._table(block)
        else:
            self._chart(block)

    def _put(self, element: Any) -> None:
        self._end.addprevious(element)
        self._after_table = element.tag == qn("w:tbl")

    def _kept(self, holds_on: bool) -> list[Any]:
        """What is said of a paragraph besides its style: to be with the next, and clear of a table before it."""
        return [
            *([made("w:keepNext")] if holds_on else []),
            *([made("w:spacing", before="200")] if self._after_table else []),
        ]

    def _heading(self, use: str, words: str) -> Any:
        # Its number is among its words, as the paper has it in every format; a template's would stand before that.
        numbering = made("w:numPr", made("w:numId", val="0")) if self._look.numbering_of(use) else None
        return paragraph(self._look[use], [run(words)], made("w:keepNext"), numbering)

    def _paragraph(self, use: str, block: Paragraph, properties: Sequence[Any] = ()) -> Any:
        parts: list[list[Any]] = []
        if block.lead:
            parts.append([run(block.lead, made("w:b"), made("w:bCs"))])
        if block.words:
            parts.append([run(block.words)])
        if block.address:
            parts.append([self._address(block.address)])
        content = [piece for part in parts for piece in (run(" "), *part)][1:]
        return paragraph(self._look[use], content, *properties)

    def _address(self, address: str) -> Any:
        if not is_web_address(address):
            return run(address)
        rel_id = self._linked.get(address)
        if rel_id is None:  # the library would look through all the others for a free number
            rel_id = self._linked[address] = f"rIdOfLink{len(self._linked) + 1}"
            self._document.part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, address, rel_id, is_external=True)
        link = made("w:hyperlink", run(address, made("w:rStyle", val=self._look["link"])), history="1")
        link.set(qn("r:id"), rel_id)
        return link

    def _points(self, points: Points, holds_on: bool) -> None:
        numbering = self._lists.of(numbered=points.numbered)
        *_, last = points.points
        for point in points.points:
            own = None if numbering is None else deepcopy(numbering)
            kept, spaced = self._kept(holds_on and point is last), []
            if kept and kept[-1].tag == qn("w:spacing"):
                spaced = [kept.pop()]
            self._put(self._paragraph("numbered" if points.numbered else "bulleted", point, [*kept, own, *spaced]))

    def _table(self, table: Table) -> None:
        self._put(self._caption("Table", table.number, table.caption))
        self._put(table_of(table, self._look, self._page))

    def _caption(self, kind: str, number: int, caption: str) -> Any:
        """A caption that is kept with what is below it, and of which Word can make a list."""
        counted = [run(f"{kind} "), *field(f"SEQ {kind} \\* ARABIC", str(number)), run(f": {caption}")]
        spaced = made("w:spacing", before="280") if self._after_table else None
        return paragraph(self._look["caption"], counted if number else [run(caption)], made("w:keepNext"), spaced)

    def _chart(self, chart: Chart) -> None:
        self._put(self._caption("Figure", chart.number, chart.caption))
        self._put(paragraph(self._look["normal"], [self._picture(chart)], made("w:keepNext")))
        self._put(paragraph(self._look["normal"], [run(chart.alternative)]))
        self._table(chart.beside)

    def _picture(self, chart: Chart) -> Any:
        from hmicfrs_cli.formats.paper.charts import as_png

        picture = self._document.part.new_pic_inline(io.BytesIO(as_png(chart)), width=self._width * TWIPS)
        self._pictures += 1
        about = picture.docPr
        about.set("id", str(self._pictures))
        about.set("name", f"Figure {chart.number}")
        about.set("title", chart.titled)
        about.set("descr", chart.alternative)
        return made("w:r", made("w:drawing", picture))


def _page(document: "Document", look: Look, width: int) -> Page:
    points = width / TWIPS_IN_A_POINT
    widest = points + 2 * beside_the_text(document) / TWIPS_IN_A_POINT
    return Page(points, widest, size_of(look, "cell"), measure_of(document, look, "cell"))


def _highest_picture(document: "Document") -> int:
    """The highest number that a picture of the template's has, in its headers too: each is to be another."""
    parts = [rel.target_part for rel in document.part.rels.values() if not rel.is_external]
    pictures = [one for part in parts if hasattr(part, "element") for one in of_type(part.element, "wp:docPr")]
    numbers = [one.get("id", "") for one in pictures]
    return max((int(number) for number in numbers if number.isdecimal()), default=0)
