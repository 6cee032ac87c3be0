"""Tables in a Word document: no number and no word of a heading is cut in two, whatever page they stand on."""

import io
import itertools
import re
from pathlib import Path

import docx
from docx.document import Document as Opened
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

import office
from hmicfrs_cli.formats.paper import lettering
from hmicfrs_cli.formats.paper.blocks import Column, Paragraph, Table, fit_to_print, numbered
from hmicfrs_cli.formats.paper.word import written
from sample_papers import sample_paper

HEADINGS = (
    "Start|Restated|New|Brought in|Reopened|Level in|Level out|Closed|Withdrawn|End|Closed, brought in"
    "|Closed, withdrawn|Total at start|Total at end"
).split("|")
MOVEMENT = Table(
    "Movement",
    (Column("Row", share=3), *(Column(each, of_numbers=True) for each in HEADINGS)),
    (("Recommendation Closed before Levels", *("0",) * 14), ("Cause of Concern", *("+12",) * 14)),
    ("Total", *("1273",) * 14),
)


def a_template(
    margin: float, letters: str = "Arial", size: int = 11, *, wide: bool = False, across: float = 21
) -> bytes:
    document = docx.Document()
    document.styles["Normal"].font.name = letters
    document.styles["Normal"].font.size = Pt(size)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(across), Cm(29.7)
    if wide:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(margin)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def of_table(table: Table, template: bytes | None = None) -> Opened:
    return docx.Document(io.BytesIO(written(fit_to_print(sample_paper(blocks=numbered((table,)))), template)))


def room_and_size(document: Opened) -> tuple[list[float], float]:
    """What the words of each column have, and how large they are, in points."""
    table = document.tables[0]._tbl
    beside = sum(int(each) for each in table.xpath("w:tblPr/w:tblCellMar/*/@w:w"))
    sizes = {int(each) for each in table.xpath(".//w:rPr/w:sz/@w:val")} or {19}
    (size,) = sizes
    return [(int(each) - beside) / 20 for each in table.xpath("w:tblGrid/w:gridCol/@w:w")], size / 2


def on_end(document: Opened) -> list[bool]:
    cells = document.tables[0]._tbl.tr_lst[0].tc_lst
    return [bool(cell.xpath("w:tcPr/w:textDirection[@w:val='btLr']")) for cell in cells]


@settings(max_examples=15)
@given(st.floats(1, 7.5), st.sampled_from(["Arial", "Calibri", "Verdana"]), st.integers(8, 20), st.booleans())
def test_on_any_page_each_column_has_room_for_its_numbers_and_the_words_of_its_heading(
    margin: float, letters: str, size: int, wide: bool
) -> None:
    document = of_table(MOVEMENT, a_template(margin, letters, size, wide=wide))
    rooms, points = room_and_size(document)
    ems = lettering.an_em_of if letters == "Verdana" else lettering.an_em_of_arial
    for room, heading, turned in zip(rooms[1:], HEADINGS, on_end(document)[1:], strict=True):
        for word in ["1273", *([] if turned else heading.split(" "))]:
            assert ems(word, True) * points <= room + 0.1, word
    section = document.sections[0]
    assert section.page_width is not None
    table = sum(int(each) for each in document.tables[0]._tbl.xpath("w:tblGrid/w:gridCol/@w:w")) / 20
    assert table <= section.page_width.pt - 2 * min(36, Cm(margin).pt) + 1


def test_letters_are_smaller_before_the_table_goes_out_into_the_margins_and_headings_on_end_come_last() -> None:
    found = [of_table(MOVEMENT, a_template(margin, across=wide)) for margin, wide in ((1.3, 21), (3.17, 21), (1.2, 16))]
    assert [room_and_size(each)[1] for each in found][:2] == [8.0, 8.0]
    centred = [bool(each.tables[0]._tbl.xpath("w:tblPr/w:jc[@w:val='center']")) for each in found]
    assert centred == [False, True, False]
    assert [any(on_end(each)) for each in found] == [False, False, True]
    assert on_end(found[2]) == [False] + [True] * 14
    (height,) = found[2].tables[0]._tbl.xpath("w:tr[1]/w:trPr/w:trHeight/@w:val")
    assert int(height) / 20 > lettering.an_em_of_arial("Closed, withdrawn", True) * room_and_size(found[2])[1]


def test_a_table_in_the_letters_of_its_style_says_nothing_of_them() -> None:
    table = Table("Few", (Column("Row"), Column("Open", of_numbers=True)), (("Cause of Concern", "3"),))
    assert not of_table(table).tables[0]._tbl.xpath(".//w:rPr/w:sz")


def test_the_letters_of_a_theme_are_known() -> None:
    document = docx.Document()  # whose text is in Cambria by its theme: not known to be as narrow as Arial
    made = io.BytesIO()
    document.save(made)
    theirs = of_table(MOVEMENT, made.getvalue())
    assert room_and_size(theirs)[1] < room_and_size(of_table(MOVEMENT))[1]


def kept_with_the_next(document: Opened) -> list[bool]:
    rows = document.tables[0]._tbl.tr_lst
    return [bool(row.xpath(".//w:keepNext")) for row in rows]


def test_a_short_table_is_kept_on_one_page_and_of_a_long_one_no_row_stands_alone() -> None:
    columns = (Column("Row"), Column("Open", of_numbers=True))
    rows = tuple((f"Row {one}", "1") for one in range(30))
    assert kept_with_the_next(of_table(Table("Short", columns, rows[:6]))) == [True] * 6 + [False]
    long = kept_with_the_next(of_table(Table("Long", columns, rows, ("Total", "30"))))
    assert long == [True, True, *[False] * 28, True, False]


def test_only_a_row_of_many_lines_may_go_on_on_the_next_page() -> None:
    columns = (Column("Row"), Column("Reason"))
    document = of_table(Table("Reasons", columns, (("a", "why " * 30), ("b", "why " * 600))))
    whole = [bool(row.xpath("w:trPr/w:cantSplit")) for row in document.tables[0]._tbl.tr_lst]
    assert whole == [True, True, False]


def test_in_libreoffice_no_number_and_no_heading_is_cut(tmp_path: Path) -> None:
    office.must_be_there()
    wanted = {"1273", "+12", *itertools.chain.from_iterable(re.findall(r"\w+", each) for each in HEADINGS)}
    for margin in (2.2, 3.17):
        file = written(sample_paper(blocks=(Paragraph("before"), MOVEMENT)), a_template(margin, "Liberation Sans"))
        (page,) = PdfReader(io.BytesIO(office.printed(file, tmp_path))).pages
        words = re.findall(r"[+]?\w+", page.extract_text())
        assert wanted <= set(words)
        assert words.count("1273") == 14


def test_a_table_without_numbers_is_set_however_narrow_the_page() -> None:
    columns = tuple(Column("Incomprehensibilities") for _ in range(6))
    document = of_table(Table("Words", columns, (("w" * 20,) * 6,)), a_template(3, across=9))
    assert on_end(document) == [False] * 6
