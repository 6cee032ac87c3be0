"""The words of a report saved as a web page, without what stands around them: menus, cookies, links to share it."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from hmicfrs_cli.domain.errors import Refused
from hmicfrs_cli.domain.printed.lines import Line, Shape
from hmicfrs_cli.formats.given import Given, text_of
from hmicfrs_cli.formats.pages import single_file
from hmicfrs_cli.formats.pages.seen import LINE_BREAK, Gathered, walked

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

DEEPEST = 10_000
"""Elements within elements. A page of a report has some thirty; the time to read them grows with the square."""

LONGEST = 50_000_000
"""Characters. Some browsers save a page with its pictures inside."""

MOST = 2_000_000
"""Marks of elements. A page of a report has some thousands."""


def lines_of(given: Given) -> list[Line]:
    """The paragraphs, headings and entries of lists of a page, of its main part where it has one.

    Raises Refused where its elements lie too deep in each other.
    """
    return _lines_of(given, _decoded(given))


def lines_of_single_file(given: Given) -> list[Line]:
    """The same of a page that was saved with its pictures in one file."""
    return _lines_of(given, single_file.page_within(given))


def page_of(given: Given) -> "LexborHTMLParser":
    """A page as its elements, one saved with its pictures in one file too. Raises Refused as `lines_of` does."""
    return _parsed(given, single_file.page_within(given) if single_file.is_one(given) else _decoded(given))


def _lines_of(given: Given, words: str) -> list[Line]:
    return _words_of(_parsed(given, words))


def _parsed(given: Given, words: str) -> "LexborHTMLParser":
    from selectolax.lexbor import LexborHTMLParser

    if _is_beyond_any_page(words):
        raise Refused(
            f"{given.name} holds far more than the page of any report, or far more within one part of it.",
            "Files that do harm are made so; it was not read.",
            "Save the page anew, or copy its words into a text file and read that.",
        )
    return LexborHTMLParser(words)


_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_OLD_CHARSET = re.compile(r"(?:windows|cp)-?12\d\d|iso-?8859-?\d+|macintosh|koi8-[ru]", re.IGNORECASE)


def _decoded(given: Given) -> str:
    """The page in the encoding that its first bytes or its <meta> say; what calls itself Latin-1 is Windows' own."""
    beginning = given.path.read_bytes()[:4096]
    said = _CHARSET.search(beginning)
    name = said[1].decode("ascii") if said else ""
    if not _OLD_CHARSET.fullmatch(name) or re.fullmatch(r"iso-?8859-?1|windows-?1252", name, re.IGNORECASE):
        return text_of(given)
    return given.path.read_bytes().decode(name, "replace")


_TAG = re.compile(r"<(/?)([a-z][\w:-]*)(?=[\s/>])[^<>]*?(/?)>", re.IGNORECASE)
_LONG_MARK = re.compile(r"<[a-z][^<]{5000,}", re.IGNORECASE)
_ENDS_BY_ITSELF = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th tbody"
    " thead tfoot colgroup rp rt".split()
)


def _attributes(mark: str) -> int:
    """How many attributes the mark of an element may have, with the words that may or may not belong to it."""
    return len((mark.rpartition(">")[0] or mark).split())


def _is_beyond_any_page(words: str) -> bool:
    """Whether there is far too much of it, or so much within one element that reading it would take hours."""
    if len(words) > LONGEST or sum(_attributes(mark[0]) ** 2 for mark in _LONG_MARK.finditer(words)) > DEEPEST**2 * 10:
        return True
    depth = 0
    for count, mark in enumerate(_TAG.finditer(words)):
        ends, name, within = mark.groups()
        if name.lower() not in _ENDS_BY_ITSELF and not within:
            depth = max(0, depth - 1) if ends else depth + 1
        if depth > DEEPEST or count > MOST:
            return True
    return False


def _words_of(page: "LexborHTMLParser") -> list[Line]:
    """The lines of the part that holds the document; of all of the page where that has none."""
    for query in ("main", "[role=main]", "article", ".entry-content"):
        found = page.css(query)
        if len(found) == 1 and (lines := _Reading().of(found[0])):
            return lines
    return _Reading().of(page.body) if page.body else []


_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_APART = frozenset(
    "address blockquote caption center dd details dl dt fieldset figcaption figure hr legend main summary table tbody"
    " td tfoot th thead tr body html".split()
)
"""Elements whose words stand by themselves, within an entry of a list too."""
_BLOCKS = _APART | frozenset("article aside div footer header p section form".split())
_NOT_OF_THE_DOCUMENT = frozenset(
    "head script style noscript template svg math iframe object embed video audio canvas map nav aside footer select"
    " textarea input dialog title datalist".split()
)
_ROLES = frozenset("navigation banner contentinfo search complementary dialog alertdialog menu menubar".split())
_FURNITURE = frozenset(
    "cookie-banner cookie-notice cookies breadcrumb breadcrumbs share-links share-this sharedaddy social-share social"
    " skip-link toc table-of-contents ez-toc-container print-this print-link screen-reader-text sr-only visually-hidden"
    " related related-posts related-content sidebar post-navigation pagination menu".split()
)
"""What themes call that which is no part of a document: whole names of classes, since parts of names say too little."""


LONGEST_ON_A_BUTTON = 40
"""Characters on a button that is only for pressing."""
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


class _Reading:
    """A walk over the elements of a page, gathering the words of each paragraph."""

    def __init__(self) -> None:
        self._gathered = Gathered()
        self._words: list[str] = []
        self._unlinked = False
        # Of each entry of a list that is open, whether something has stood apart in it: that ends its own words.
        self._entries: list[bool] = []
        self._headings = self._links = self._as_typed = 0

    def of(self, root: "LexborNode") -> list[Line]:
        """The lines below an element."""
        root_id = root.mem_id
        for node, begins in walked(root, lambda node: self._below(node, node.mem_id == root_id)):
            tag = node.tag or ""
            if tag == "-text":
                if begins:
                    self._says(node.text_content or "")
            elif begins:
                self._begins(tag, node)
            else:
                self._ends(tag, node)
        self._end_paragraph()
        return self._gathered.lines

    def _below(self, node: "LexborNode", is_root: bool) -> Iterable["LexborNode"]:
        if node.tag == "-text" or not (is_root or self._is_of_the_document(node)):
            return ()
        return node.iter(include_text=True)

    def _is_of_the_document(self, node: "LexborNode") -> bool:
        tag = node.tag or "-"
        if tag in _NOT_OF_THE_DOCUMENT or tag.startswith(("-", "svg:")):
            return False
        if tag == "button":
            # What opens a section stands in its heading, or is as long as one; others are for pressing.
            return self._headings > 0 or len(node.text().strip()) > LONGEST_ON_A_BUTTON
        if tag == "form":
            # Some sites put the whole page in a form.
            return node.css_first("h1, h2, h3, h4, h5, h6") is not None
        if tag == "sup":
            return not re.fullmatch(r"[\s\d,*†‡\[\]()]*", node.text())
        named = node.attributes
        if not named:
            return True
        if "hidden" in named or _NOT_SHOWN.search(named.get("style") or ""):
            return False
        if set((named.get("role") or "").lower().split()) & _ROLES:
            return False
        names = f"{named.get('class') or ''} {named.get('id') or ''}".lower().split()
        return tag in ("body", "main", "article") or not _FURNITURE.intersection(names)

    def _says(self, words: str) -> None:
        if self._as_typed:
            *whole, last = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            for line in whole:
                self._words.append(line)
                self._end_paragraph()
                if not line.strip():
                    self._gathered.space()
            words = last
        self._words.append(words)
        self._unlinked = self._unlinked or not (self._links or words.isspace())

    def _begins(self, tag: str, node: "LexborNode") -> None:
        if tag == "br":
            self._words.append(LINE_BREAK)
        elif tag == "a":
            self._links += _is_within_the_page(node)
        elif tag == "li":
            self._end_paragraph()
            self._entries.append(False)
        else:
            self._turns(tag)
            self._headings += tag in _HEADINGS
            self._as_typed += tag == "pre"

    def _ends(self, tag: str, node: "LexborNode") -> None:
        if tag == "a":
            self._links -= _is_within_the_page(node)
        elif tag == "li":
            self._end_paragraph()
            self._entries.pop()
        else:
            self._turns(tag)
            self._headings -= tag in _HEADINGS
            self._as_typed -= tag == "pre"

    def _turns(self, tag: str) -> None:
        """An element begins or ends: with it a paragraph, or only a word where it stands in an entry of a list."""
        stands_apart = tag in _APART or tag in _HEADINGS or tag in ("ul", "ol", "menu", "pre")
        if stands_apart or (tag in _BLOCKS and (not self._entries or self._entries[-1])):
            self._end_paragraph()
            if stands_apart and self._entries:
                self._entries[-1] = True
        elif tag in _BLOCKS:
            self._words.append(" ")

    def _end_paragraph(self) -> None:
        words, self._words = "".join(self._words), []
        unlinked, self._unlinked = self._unlinked, False
        if self._as_typed:
            self._gathered.add(words, Shape.LINE, Shape.LINE)
        elif self._headings:
            self._gathered.add(words, Shape.HEADING, Shape.HEADING)
        elif unlinked or words.rstrip().endswith((".", ":", ";")):
            # What only leads to another place of the page, and is no sentence, is a table of contents or "Back to top".
            is_entry = bool(self._entries) and not self._entries[-1]
            self._gathered.add(words, Shape.BULLET if is_entry else Shape.PARAGRAPH)


def _is_within_the_page(link: "LexborNode") -> bool:
    to = link.attributes.get("href") or ""
    return "#" in to or to.strip().lower().startswith("javascript:")
