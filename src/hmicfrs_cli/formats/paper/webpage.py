"""A paper as one web page that needs nothing beside it: no script, no picture from elsewhere, no font.

Jinja escapes every word. The page is made to be read aloud, narrow, large, dark, and printed; `page.css` says how.
"""

import re
from importlib.resources import files

from jinja2 import BaseLoader, Environment, StrictUndefined
from markupsafe import Markup

from hmicfrs_cli.formats.paper import charts
from hmicfrs_cli.formats.paper.blocks import Chart, Heading, Paper, Paragraph, Points, Table


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
        "web_address": _is_web_address,
    }
    page = environment.from_string(folder.joinpath("page.html.jinja").read_text(encoding="utf-8"))
    # Both are our own, and have to stand as they are.
    style = Markup(folder.joinpath("page.css").read_text(encoding="utf-8").strip())
    text = page.render(paper=paper, style=style, drawn=_drawn)
    return text.encode()


def _is_web_address(address: str) -> bool:
    """Whether it is one that a reader may be led to: never a script."""
    return re.fullmatch(r"https?://\S+", address, re.IGNORECASE) is not None


def _drawn(chart: Chart) -> Markup:
    """The chart: matplotlib has drawn all its words as shapes, so that none is left in it to be obeyed."""
    return Markup(charts.as_svg(chart))
