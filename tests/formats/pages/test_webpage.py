"""The words of a report saved as a web page, and of nothing else that stands on the page."""

from pathlib import Path

import pytest

from hmicfrs_cli.domain.errors import Refused
from hmicfrs_cli.domain.printed.lines import Line
from hmicfrs_cli.formats.given import looked_at
from hmicfrs_cli.formats.pages.from_file import lines_of


def lines(tmp_path: Path, page: str | bytes) -> list[Line]:
    path = tmp_path / "report.html"
    path.write_bytes(page if isinstance(page, bytes) else page.encode())
    return lines_of(looked_at(path), unheard)


def unheard(done: int, of: int) -> None:
    """Progress that nobody watches."""


def read(tmp_path: Path, page: str | bytes) -> list[str]:
    """Each line with the first letter of its shape."""
    return [f"{line.shape.value[0]}: {line.words}" for line in lines(tmp_path, page)]


@pytest.mark.parametrize(
    ("page", "printed"),
    [
        ("<h2>Recommendation <b>7</b></h2><p>By 31 July</p>", ["h: Recommendation 7", "p: By 31 July"]),
        ("<p>in<b>vesti</b>gate<i>s</i>", ["p: investigates"]),
        ("bare text<div>in a <span>div</span></div>more", ["p: bare text", "p: in a div", "p: more"]),
        ("<blockquote>said</blockquote><dl><dt>what<dd>means</dl>", ["p: said", "p: what", "p: means"]),
        ("<figure><img alt=no><figcaption>Figure 1</figcaption></figure>", ["p: Figure 1"]),
        ("<p>31&nbsp;July&#x2009;2024 &amp; &#8217;after&rsquo;</p>", ["p: 31 July 2024 & ’after’"]),
        ("<p>recom&shy;mend&#8203;ation</p>", ["p: recommendation"]),
        ("<details><summary>More</summary>words</details>", ["p: More", "p: words"]),
        ("<h3><button>Opens</button></h3><button>Press</button><p>x</p>", ["h: Opens", "p: x"]),
        ("<p>By 31 March 2024<sup><a href='#n1'>1</a></sup> on 11<sup>th</sup></p>", ["p: By 31 March 2024 on 11th"]),
        ("<pre>one\ntwo\n\nnew</pre>three", ["l: one", "l: two", "l: ", "l: new", "p: three"]),
        ("<!-- no --><p>yes<!-- no --></p><?no?>", ["p: yes"]),
    ],
)
def test_each_element_is_the_line_that_a_reader_sees(tmp_path: Path, page: str, printed: list[str]) -> None:
    assert read(tmp_path, page) == printed


@pytest.mark.parametrize(
    ("page", "printed"),
    [
        ("<ul><li>one<li>two <b>more</b></ul>", ["b: one", "b: two more"]),
        ("<ul><li><p>one</p><p>goes on</p></li></ul>", ["b: one goes on"]),
        ("<ul><li>one:<ul><li>a</li><li>b</li></ul></li><li>two</li></ul>", ["b: one:", "b: a", "b: b", "b: two"]),
        ("<ol><li><p>one:</p><ol><li><p>a</p></li></ol>tail</li></ol>", ["b: one:", "b: a", "p: tail"]),
        ("<ul><li><h3>Recommendation 1</h3><p>By</p><p>x</p></ul>", ["h: Recommendation 1", "p: By", "p: x"]),
        ("<ul><li><div>one</div></li></ul>after", ["b: one", "p: after"]),
    ],
)
def test_an_entry_of_a_list_is_one_line_and_then_what_is_nested_in_it(
    tmp_path: Path, page: str, printed: list[str]
) -> None:
    assert read(tmp_path, page) == printed


def test_a_table_is_its_cells_row_by_row(tmp_path: Path) -> None:
    table = "<table><caption>T</caption><tr><th>No.<th>Text<tr><td>1<td><p>By</p><ul><li>x</ul><td></table>"
    assert read(tmp_path, table) == ["p: T", "p: No.", "p: Text", "p: 1", "p: By", "b: x"]


@pytest.mark.parametrize(
    ("page", "printed"),
    [
        ("<p>An inspection of<br>custody", ["p: An inspection of custody"]),
        ("<p><b>Recommendation 3</b><br>By 31 July 2024", ["p: Recommendation 3", "p: By 31 July 2024"]),
        ("<p>The force should:<br>• act;<br>• and act", ["p: The force should:", "p: • act;", "p: • and act"]),
        ("<p>one<br><br>two", ["p: one", "p: two"]),
        ("<h2>Custody<br>in 2023</h2>", ["h: Custody in 2023"]),
    ],
)
def test_a_break_is_a_space_unless_something_begins(tmp_path: Path, page: str, printed: list[str]) -> None:
    assert read(tmp_path, page) == printed


@pytest.mark.parametrize(
    "around",
    [
        "<nav>x</nav>",
        "<aside>x</aside>",
        "<footer>x</footer>",
        "<form><label>x</label><input></form>",
        "<script>x</script><style>x</style>",
        "<noscript><p>x</p></noscript><template><p>x</p></template>",
        "<svg><text>x</text></svg><iframe>x</iframe><select><option>x</select><textarea>x</textarea>",
        "<div role=navigation>x</div><div role='dialog'>x</div>",
        "<div class='cookie-banner wide'>x</div><div id=breadcrumb>x</div><span class=screen-reader-text>x</span>",
        "<div class=share-links><h2>x</h2></div><div class=related-posts><p>x</p></div>",
        "<p><a href='javascript:print()'>Print this page</a></p>",
        "<ul><li><a href='https://example.invalid/report/#h1'>Recommendations</a></li></ul>",
    ],
)
def test_what_stands_around_a_document_is_left_out(tmp_path: Path, around: str) -> None:
    assert read(tmp_path, f"<body>{around}<p>words</p>{around}</body>") == ["p: words"]


@pytest.mark.parametrize(
    "page",
    [
        "<div class='has-sidebar with-toc'><p>words</p></div>",
        "<main class=menu><p>words</p></main>",
        "<form id=aspnet><h1></h1><p>words</p></form>",
        "<header><p>words</p></header>",
        "<article>a</article><article>b</article><p>words</p>",
        "<main> </main><p>words</p>",
    ],
)
def test_the_words_are_kept_wherever_a_site_puts_them(tmp_path: Path, page: str) -> None:
    assert "p: words" in read(tmp_path, page)


def test_a_whole_sentence_that_is_a_link_is_kept(tmp_path: Path) -> None:
    page = "<p><a href='#p1'>By 31 July 2024, the force should act.</a></p><p>Note <a href='#n'>1</a></p>"
    assert read(tmp_path, page) == ["p: By 31 July 2024, the force should act.", "p: Note 1"]


def test_only_the_main_part_is_read_where_there_is_one(tmp_path: Path) -> None:
    assert read(tmp_path, "<body><p>before<main><h1>T</h1><p>words</main><p>after") == ["h: T", "p: words"]


@pytest.mark.parametrize(
    ("meta", "encoding"),
    [
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ("", "cp1252"),
        ("<meta charset=utf-8>", "utf-8"),
        ("<meta charset='ISO-8859-1'>", "cp1252"),
        ("<meta charset=utf-8>", "cp1252"),
        ("<meta charset=utf-16>", "utf-8"),
        ("<meta charset=rot13>", "utf-8"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=macintosh">', "mac_roman"),
    ],
)
def test_a_page_is_read_in_its_own_encoding(tmp_path: Path, meta: str, encoding: str) -> None:
    page = f"<!DOCTYPE html><html><head>{meta}</head><p>the force’s “plan” – now</p>"
    assert read(tmp_path, page.encode(encoding)) == ["p: the force’s “plan” – now"]


def test_elements_nested_by_the_thousand_are_read(tmp_path: Path) -> None:
    assert read(tmp_path, "<div>" * 2_000 + "<p>words") == ["p: words"]


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "x",
        "<select>" + "<option>x" * 20_000,
        "<p>x</p>" * 1_100_000,
        "<p " + " ".join(f"a{number}=1" for number in range(50_000)) + ">x",
        "".join(f"<body a{number}=1>" for number in range(20_000)) + "x",
    ],
    ids=["nested", "options", "elements", "attributes", "bodies"],
)
def test_a_page_that_would_take_hours_is_not_read(tmp_path: Path, page: str) -> None:
    with pytest.raises(Refused, match="holds far more than the page of any report"):
        lines(tmp_path, f"<html>{page}")


@pytest.mark.parametrize(
    ("page", "printed"),
    [
        ("<p>" + "x<br>" * 50_000, ["p: " + "x " * 49_999 + "x"]),
        ("<p>By\0 31 July</p></table></nav></p>", ["p: By 31 July"]),
        ("<p>&#0;&#xD800;&#x110000;&nosuch;x", ["p: \ufffd\ufffd\ufffd&nosuch;x"]),
        ("<table><p>x<td>y<script>", ["p: x", "p: y"]),
        ("<", ["p: <"]),
    ],
)
def test_a_page_that_is_wrongly_written_is_read_as_browsers_do(tmp_path: Path, page: str, printed: list[str]) -> None:
    assert read(tmp_path, f"<html>{page}") == printed


SAVED = """From: <Saved by Blink>
Snapshot-Content-Location: https://example.invalid/report/
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----x"

------x
Content-Type: text/html; charset={charset}
Content-Transfer-Encoding: quoted-printable

<html><main><p>By 31=A0July 2024, the force=92s plan should =
be written</main></html>
------x
Content-Type: text/css

p {{ content: "no" }}
------x--
"""


@pytest.mark.parametrize("charset", ["windows-1252", "utf-8", "no-such"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_page_saved_as_one_file_is_read(tmp_path: Path, charset: str, newline: str) -> None:
    path = tmp_path / "report.mhtml"
    path.write_text(SAVED.format(charset=charset), encoding="ascii", newline=newline)
    (line,) = lines_of(looked_at(path), unheard)
    assert line.words == "By 31 July 2024, the force’s plan should be written"


def test_a_letter_in_text_is_no_such_page(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("From: HMICFRS\nTo: Chief Constable\n\nBy 31 July 2024", encoding="utf-8")
    assert len(lines_of(looked_at(path), unheard)) == 4


def test_a_file_in_parts_without_a_page_has_no_words(tmp_path: Path) -> None:
    path = tmp_path / "report.mhtml"
    path.write_text(SAVED.format(charset="utf-8").replace("text/html;", "text/plain;"), encoding="ascii")
    with pytest.raises(Refused, match="has no words in it"):
        lines_of(looked_at(path), unheard)


def test_parts_within_parts_by_the_thousand_end_in_a_sentence(tmp_path: Path) -> None:
    parts = "".join(f'Content-Type: multipart/related; boundary="{n}"\n\n--{n}\n' for n in range(5_000))
    path = tmp_path / "report.mhtml"
    path.write_text(f"MIME-Version: 1.0\n{parts}", encoding="ascii")
    with pytest.raises(Refused):
        lines_of(looked_at(path), unheard)


def test_what_a_page_does_not_show_is_not_read(tmp_path: Path) -> None:
    page = "<main><p>Shown.</p><p hidden>Not.</p><div style='color: red; display:none'><p>Nor this.</p></div></main>"
    assert read(tmp_path, page) == ["p: Shown."]


def test_a_button_as_long_as_a_heading_is_read_and_one_for_pressing_is_not(tmp_path: Path) -> None:
    page = (
        "<main><div><button>The force should improve how it talks to victims</button>"
        "<div><p>It was slow.</p></div></div><button>Print this page</button></main>"
    )
    assert read(tmp_path, page) == ["p: The force should improve how it talks to victims", "p: It was slow."]
