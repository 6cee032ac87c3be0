"""Elements of a Word document, made one by one.

The library's own way to a cell looks through the whole table for it each time; a table of hundreds of rows is to take
no longer than its words do.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, nsmap, qn
from docx.oxml.parser import oxml_parser

PRESERVED = "{http://www.w3.org/XML/1998/namespace}space"


def made(name: str, *children: Any, **values: str) -> Any:
    """An element, such as w:jc, with its children in order (None is left out) and the values of its w: attributes."""
    element: Any = oxml_parser.makeelement(_in_full(name), nsmap=_SPACE)
    for attribute, value in values.items():
        element.set(_in_full(f"w:{attribute}"), value)
    for child in children:
        if child is not None:
            element.append(child)
    return element


_SPACE = {"w": nsmap["w"]}
_in_full = cache(qn)
"""Names with their namespace. A paper has some ten of them, thousands of times."""


def parsed(xml: str) -> Any:
    """An element from XML of ours, in which w: and r: are known."""
    head, closing, rest = xml.strip().partition(">")
    slash = "/" if head.endswith("/") else ""
    return parse_xml(f"{head.removesuffix('/')} {nsdecls('w', 'r')}{slash}{closing}{rest}")


def run(words: str, *properties: Any) -> Any:
    """Words that look alike, with every space that is in them."""
    text = made("w:t")
    text.text = words
    text.set(PRESERVED, "preserve")
    return made("w:r", made("w:rPr", *properties) if properties else None, text)


def field(code: str, shown: str) -> list[Any]:
    """What Word works out, such as the number of a page, and what is shown until it has."""
    instruction = made("w:instrText")
    instruction.text = f" {code} "
    instruction.set(PRESERVED, "preserve")
    return [
        made("w:r", made("w:fldChar", fldCharType="begin")),
        made("w:r", instruction),
        made("w:r", made("w:fldChar", fldCharType="separate")),
        run(shown),
        made("w:r", made("w:fldChar", fldCharType="end")),
    ]


def paragraph(style: str, content: Iterable[Any], *properties: Any) -> Any:
    """A paragraph of a style. What is said of it besides is in the order that Word's schema has."""
    about = made("w:pPr", made("w:pStyle", val=style), *properties)
    return made("w:p", about, *content)


def of_type(element: Any, *names: str) -> list[Any]:
    """Every element of these names within one, at any depth."""
    return list(element.iter(*(qn(name) for name in names)))


def value_of(element: Any, *path: str) -> str | None:
    """The w:val at the end of a path of names below an element; None where there is none."""
    for name in path:
        element = None if element is None else element.find(qn(name))
    value = None if element is None else element.get(qn("w:val"))
    return None if value is None else str(value)
