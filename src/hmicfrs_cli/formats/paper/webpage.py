"""A paper as one web page that needs nothing beside it: no script, no picture from elsewhere, no font.

Jinja escapes every word. The page is made to be read aloud, narrow, large, dark, and printed; `page.css` says how.
"""

import re
from importlib.resources import files

from jinja2 import BaseLoader, Environment, StrictUndefined
from markupsafe import Markup

from hmicfrs_cli.formats.addresses import is_web_address
from hmicfrs_cli.formats.paper import charts
from hmicfrs_cli.formats.paper.blocks import Chart, Column, Heading, Paper, Paragraph, Points, Table

_NARROW = 3
"""Columns. A table that has no more of them fits on a telephone."""
_SHORT = 14
"""Rows. A table that has no more of them is kept on one page."""
_UNBROKEN = re.compile(r"\S{25}")
"""The letters of a word that may be broken anywhere, rather than that its column grows. None in a dictionary is one."""


def written(paper: Paper) -> bytes:
    """The file: UTF-8. The same paper is the same file."""
    folder = files(__package__)
    environment = Environment(
        loader=BaseLoader(),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        newline_sequence="\n",
    )
    environment.tests |= {
        "heading": lambda block: isinstance(block, Heading),
        "paragraph": lambda block: isinstance(block, Paragraph),
        "points": lambda block: isinstance(block, Points),
        "table": lambda block: isinstance(block, Table),
        "web_address": is_web_address,
        "wide": lambda table: len(table.columns) > _NARROW,
        "short": lambda table: len(table.rows) <= _SHORT,
    }
    environment.filters |= {"widths": _widths, "classes": _classes}
    page = environment.from_string(folder.joinpath("page.html.jinja").read_text(encoding="utf-8"))
    # All three are our own, and have to stand as they are.
    style = Markup(folder.joinpath("page.css").read_text(encoding="utf-8").strip())
    text = page.render(paper=paper, style=style, foot=_as_css(" ".join(paper.footer)), drawn=_drawn)
    return text.encode()


def _widths(table: Table) -> list[int]:
    """How many hundredths of the table each column takes, where its words leave it to choose."""
    shares = sum(column.share for column in table.columns)
    return [100 * column.share // shares for column in table.columns]


def _classes(words: str, column: Column) -> Markup:
    """The classes of a cell, as the attribute; nothing for one that has none."""
    names = [name for name, is_one in (("number", column.of_numbers), ("long", _UNBROKEN.search(words))) if is_one]
    return Markup(' class="{}"').format(" ".join(names)) if names else Markup()


def _as_css(words: str) -> Markup:
    """Words as a string of CSS in which neither CSS nor HTML can see anything but letters. White space is spelt out
    too: what follows an escape would be taken for its end.
    """
    plain = "".join(one if one.isascii() and one.isalnum() else f"\\{ord(one):06x}" for one in words)
    return Markup(f'"{plain}"')


def _drawn(chart: Chart, *, narrow: bool) -> Markup:
    """The chart: matplotlib has drawn all its words as shapes, so that none is left in it to be obeyed."""
    return Markup(charts.as_svg(chart, narrow=narrow))
