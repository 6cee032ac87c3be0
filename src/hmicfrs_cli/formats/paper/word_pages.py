"""The page of a Word document: how wide its text is, and what stands at the foot of each page."""

from typing import TYPE_CHECKING, Any, cast

from docx.oxml.ns import qn

from hmicfrs_cli.formats.paper.word_look import Look
from hmicfrs_cli.formats.paper.word_xml import field, made, of_type, paragraph, run, value_of

if TYPE_CHECKING:
    from docx.document import Document

PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1247" w:right="1247" w:bottom="1500" w:left="1247" '
    'w:header="624" w:footer="624" w:gutter="0"/></w:sectPr>'
)
"""A4, with margins of 22 mm, in twentieths of a point."""
TWIPS = 635
"""The library's own unit (EMU) in a twentieth of a point, which Word's is."""
NARROWEST = 2000
NARROWEST_MARGIN = 720
"""Half an inch, which any printer can leave."""


def width_of_text(document: "Document") -> int:
    """How wide the text is, in twentieths of a point."""
    section = document.sections[-1]
    width = section.page_width or 11906 * TWIPS
    beside = sum(each or 0 for each in (section.left_margin, section.right_margin, section.gutter))
    return max(int(width - beside) // TWIPS, NARROWEST)


def beside_the_text(document: "Document") -> int:
    """How far a table may go out on each side of the text, in twentieths of a point: a margin stays."""
    section = document.sections[-1]
    margins = [int(each or 0) // TWIPS for each in (section.left_margin, section.right_margin)]
    return max(min(margins) - NARROWEST_MARGIN, 0)


def put_at_the_foot(document: "Document", sentences: str, look: Look) -> None:
    """Put the sentences and the number of the page below what stands at the foot of every page already: of the first,
    of even ones and of the others, where the template tells them apart.
    """
    section = document.sections[-1]._sectPr
    kinds = ["default"]
    if section.find(qn("w:titlePg")) is not None and _is_on(section.find(qn("w:titlePg"))):
        kinds.append("first")
    if document.settings.odd_and_even_pages_header_footer:
        kinds.append("even")
    done = set()
    for kind in kinds:
        rel_id = _foot_of(document, section, kind)
        foot = document.part.related_parts[rel_id].element
        if rel_id not in done:
            done.add(rel_id)
            _add(foot, sentences, look)


def _foot_of(document: "Document", section: Any, kind: str) -> str:
    """The relation to the footer of a kind of page, made where there is none."""
    for reference in section.findall(qn("w:footerReference")):
        if reference.get(qn("w:type"), "default") == kind:
            return str(reference.get(qn("r:id")))
    part, rel_id = cast("Any", document.part).add_footer_part()
    for child in list(part.element):
        part.element.remove(child)
    reference = made("w:footerReference", type=kind)
    reference.set(qn("r:id"), rel_id)
    section.insert(0, reference)
    return str(rel_id)


def _add(foot: Any, sentences: str, look: Look) -> None:
    for old in foot.findall(qn("w:p")):  # of the last paper, where that is the template
        if value_of(old, "w:pPr", "w:pStyle") == look["foot"]:
            foot.remove(old)
    for last in reversed(list(foot)):  # the empty line that Word has at its end
        if last.tag != qn("w:p") or of_type(last, "w:r", "w:fldSimple"):
            break
        foot.remove(last)
    fields = [one.text or "" for one in of_type(foot, "w:instrText")]
    fields += [one.get(qn("w:instr"), "") for one in of_type(foot, "w:fldSimple")]
    foot.append(paragraph(look["foot"], [run(sentences)]))
    if "PAGE" not in " ".join(fields).upper().split():
        pages = [run("Page "), *field("PAGE", "1"), run(" of "), *field("NUMPAGES", "1")]
        foot.append(paragraph(look["foot"], pages, made("w:jc", val="right")))


def _is_on(element: Any) -> bool:
    return element.get(qn("w:val"), "1") not in ("0", "false", "off")
