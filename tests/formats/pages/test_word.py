"""The words of a Word document as they would be printed."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest

from hmicfrs_cli.domain.errors import Refused
from hmicfrs_cli.formats.given import looked_at
from hmicfrs_cli.formats.pages import word
from hmicfrs_cli.formats.pages.from_file import lines_of

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
DOCUMENT, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"


def unheard(done: int, of: int) -> None:
    """Progress that nobody watches."""


def holding(folder: Path, parts: Mapping[str, str | bytes], without: tuple[str, ...] = ()) -> Path:
    """An empty document of Word's with some of its parts changed."""
    empty = io.BytesIO()
    docx.Document().save(empty)
    path = folder / "report.docx"
    with zipfile.ZipFile(empty) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            if name not in without:
                after.writestr(name, parts.get(name, before.read(name)))
    return path


def written(body: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:document {NAMES}><w:body>{body}</w:body></w:document>'


def read(folder: Path, body: str, styles: str = "", lists: str = "") -> list[str]:
    """Each line with the first letter of its shape."""
    parts = {DOCUMENT: written(body)}
    if styles:
        parts[STYLES] = f"<w:styles {NAMES}>{styles}</w:styles>"
    if lists:
        parts[NUMBERING] = f"<w:numbering {NAMES}>{lists}</w:numbering>"
    return [f"{line.shape.value[0]}: {line.words}" for line in lines_of(looked_at(holding(folder, parts)), unheard)]


def p(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(words)}</w:p>"


def r(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def of_style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def in_list(number: int, depth: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


@pytest.mark.parametrize(
    ("runs", "printed"),
    [
        (r("in") + r("vesti", "<w:b/>") + r("gate"), "investigate"),
        (r("one") + "<w:r><w:tab/></w:r>" + r("two"), "one two"),
        ("<w:hyperlink>" + r("the link") + "</w:hyperlink>", "the link"),
        (
            "<w:ins>" + r("By 31 July") + "</w:ins><w:del><w:r><w:delText>By 1 May</w:delText></w:r></w:del>",
            "By 31 July",
        ),
        ("<w:moveFrom>" + r("old ") + "</w:moveFrom><w:moveTo>" + r("new") + "</w:moveTo>", "new"),
        ("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" + r("chosen") + "</w:sdtContent></w:sdt>", "chosen"),
        ("<w:r><w:instrText> PAGE </w:instrText></w:r>" + r("3"), "3"),
        (r("24") + "<w:r><w:noBreakHyphen/></w:r>" + r("hour"), "24-hour"),
        (r("recom") + "<w:r><w:softHyphen/></w:r>" + r("mend"), "recommend"),
        (r("seen") + r(" hidden", "<w:vanish/>") + r(" not", '<w:vanish w:val="0"/>'), "seen not"),
        (r("March 2024") + r("12", '<w:vertAlign w:val="superscript"/>'), "March 2024"),
        (r("11") + r("th", '<w:vertAlign w:val="superscript"/>') + r(" July"), "11th July"),
        (r("goes") + '<w:r><w:br w:type="page"/></w:r>' + r("on"), "goes on"),
        (r("An inspection") + "<w:r><w:br/></w:r>" + r("of custody"), "An inspection of custody"),
    ],
)
def test_a_paragraph_is_what_is_printed_of_it(tmp_path: Path, runs: str, printed: str) -> None:
    assert read(tmp_path, f"<w:p>{runs}</w:p>") == [f"p: {printed}"]


def test_a_break_after_a_label_begins_a_line(tmp_path: Path) -> None:
    body = f"<w:p>{r('Recommendation 3')}<w:r><w:br/></w:r>{r('By 31 July 2024')}</w:p>"
    assert read(tmp_path, body) == ["p: Recommendation 3", "p: By 31 July 2024"]


def test_paragraphs_whose_end_was_deleted_are_one(tmp_path: Path) -> None:
    body = p("By 31 ", "<w:rPr><w:del/></w:rPr>") + p("July 2024") + p("after")
    assert read(tmp_path, body) == ["p: By 31 July 2024", "p: after"]


def test_tables_stand_where_they_stand_row_by_row(tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"

    merged = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + p("over two rows")
    goes_on = "<w:tcPr><w:vMerge/></w:tcPr>" + p("over two rows")
    nested = "<w:tbl>" + row(p("within")) + "</w:tbl>" + p("after it")
    deleted = "<w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p("gone") + "</w:tc></w:tr>"
    table = "<w:tbl>" + row(merged, p("1")) + row(goes_on, nested) + deleted + "</w:tbl>"
    printed = read(tmp_path, p("before") + table + p("last"))
    assert printed == [f"p: {words}" for words in ("before", "over two rows", "1", "within", "after it", "last")]


def test_content_controls_and_text_boxes_are_read_and_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p('in the box')}{p('and more')}</w:txbxContent>"
    drawn = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    control = f"<w:sdt><w:sdtContent>{p('controlled')}</w:sdtContent></w:sdt>"
    body = control + f"<w:p>{r('beside ')}<w:r>{drawn}</w:r>{r('it')}</w:p>"
    assert read(tmp_path, body) == ["p: controlled", "p: beside it", "p: in the box", "p: and more"]


HEADINGS = """
<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Own"><w:name w:val="Our own"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:styleId="Outlined"><w:name w:val="Titre"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:styleId="Body"><w:name w:val="Body"/><w:basedOn w:val="Outlined"/>
<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:styleId="Round"><w:name w:val="Round"/><w:basedOn w:val="Round2"/></w:style>
<w:style w:styleId="Round2"><w:name w:val="Round2"/><w:basedOn w:val="Round"/></w:style>
<w:style w:styleId="Bullets"><w:name w:val="List Bullet"/></w:style>
<w:style w:styleId="Listed"><w:name w:val="Points"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="ListParagraph"><w:name w:val="List Paragraph"/></w:style>
"""


@pytest.mark.parametrize(
    ("properties", "shape"),
    [
        (of_style("berschrift1"), "h"),
        (of_style("Own"), "h"),
        (of_style("Outlined"), "h"),
        (of_style("T"), "h"),
        ('<w:outlineLvl w:val="0"/>', "h"),
        (of_style("Own") + in_list(7), "h"),
        (of_style("Body"), "p"),
        (of_style("Round"), "p"),
        (of_style("Missing"), "p"),
        (of_style("ListParagraph"), "p"),
        ("", "p"),
        (of_style("Bullets"), "b"),
        (of_style("Listed"), "b"),
        (of_style("ListParagraph") + in_list(7), "b"),
        (in_list(7), "b"),
        (of_style("Listed") + in_list(0), "p"),
        (of_style("Bullets") + in_list(0), "p"),
    ],
)
def test_styles_outline_and_lists_tell_headings_and_entries(tmp_path: Path, properties: str, shape: str) -> None:
    assert read(tmp_path, p("words", properties), HEADINGS) == [f"{shape}: words"]


def listed(number: int, text: str, format: str = "decimal", start: int = 1) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="{start}"/>'
        f'<w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
    )


def numbered(number: int, of: int, anew: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{anew}</w:num>'


@pytest.mark.parametrize(
    ("text", "format", "printed"),
    [
        ("•", "bullet", "b: words"),
        ("%1.", "decimal", "b: words"),
        ("(%1)", "lowerLetter", "b: words"),
        ("%1.%2", "decimal", "p: words"),
        ("Recommendation %1:", "decimal", "p: Recommendation 3: words"),
        ("Recommendation %1:", "upperRoman", "b: words"),
    ],
)
def test_a_number_that_word_prints_is_not_made_up_but_a_label_is_read(
    tmp_path: Path, text: str, format: str, printed: str
) -> None:
    lists = listed(1, text, format, start=3) + numbered(4, 1)
    assert read(tmp_path, p("words", in_list(4)), lists=lists) == [printed]


def test_labels_count_on_and_begin_anew_where_the_list_does(tmp_path: Path) -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = listed(1, "Recommendation %1") + numbered(4, 1) + numbered(5, 1, anew)
    body = "".join(p(words, in_list(number)) for words, number in (("a", 4), ("", 4), ("b", 4), ("c", 5), ("d", 4)))
    printed = read(tmp_path, body, lists=lists)
    assert printed == [f"p: Recommendation {label}" for label in ("1 a", "2 b", "1 c", "3 d")]


def test_paragraphs_nested_as_deep_as_word_may_are_read(tmp_path: Path) -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 70 + p("words") + "</w:tc></w:tr></w:tbl>" * 70
    assert read(tmp_path, deep) == ["p: words"]


@pytest.mark.parametrize(
    ("parts", "without", "says"),
    [
        ({DOCUMENT: "<w:document><oops>"}, (), "is broken: it cannot be read as a Word document"),
        ({DOCUMENT: written("<w:tbl><w:tr><w:tc>" * 5000)}, (), "is broken: it cannot be read as a Word document"),
        ({DOCUMENT: b'<?xml version="1.0" encoding="UTF-8"?><a>\xff</a>'}, (), "is broken"),
        ({DOCUMENT: "<html/>"}, (), "is not in the form in which Word saves"),
        ({DOCUMENT: f"<w:document {NAMES}/>"}, (), "is not in the form in which Word saves"),
        ({}, (STYLES,), "is broken"),
        ({}, ("[Content_Types].xml",), "is broken"),
        ({}, ("_rels/.rels",), "is broken"),
        ({}, (), "has no words in it"),
    ],
)
def test_a_document_that_is_broken_is_said_to_be(
    tmp_path: Path, parts: dict[str, str | bytes], without: tuple[str, ...], says: str
) -> None:
    with pytest.raises(Refused, match=says):
        lines_of(looked_at(holding(tmp_path, parts, without)), unheard)


def test_a_document_with_macros_is_to_be_saved_without(tmp_path: Path) -> None:
    path = holding(tmp_path, {})
    with zipfile.ZipFile(path) as archive:
        types = archive.read("[Content_Types].xml").decode()
    plain = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macros = types.replace(plain, "application/vnd.ms-word.document.macroEnabled.main+xml")
    with pytest.raises(Refused, match="is a template, or has macros"):
        lines_of(looked_at(holding(tmp_path, {"[Content_Types].xml": macros})), unheard)


def test_a_document_far_longer_than_any_report_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "LARGEST_PART", 20_000)
    with pytest.raises(Refused, match="is far longer than any report"):
        read(tmp_path, p("words " * 5_000))


def test_bombs_and_entities_are_refused_before_word_is_opened(tmp_path: Path) -> None:
    bomb = holding(tmp_path, {DOCUMENT: written(p("x" * 30_000_000))})
    with pytest.raises(Refused, match="would unpack to far more"):
        looked_at(bomb)
    entities = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb">]>' + written(p("&b;")).partition("?>")[2]
    with pytest.raises(Refused, match="declares entities"):
        looked_at(holding(tmp_path, {DOCUMENT: entities}))
