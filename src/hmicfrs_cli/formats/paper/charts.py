"""Charts drawn: as SVG for pages that scale, as PNG for Word. To be read in black and white: greys and hatches, a thin
edge round every bar, and its number beside it.

The words that tell what a chart shows, and its numbers as a table, are the formats' own: see `blocks.Chart`.
"""

import io
import logging
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from textwrap import wrap
from typing import Any

from hmicfrs_cli.formats.paper import lettering
from hmicfrs_cli.formats.paper.blocks import Chart

logging.getLogger("matplotlib").setLevel(logging.ERROR)  # it tells of the cache of fonts that it makes once

from matplotlib import rc_context  # noqa: E402 - its first words would be of that cache
from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: E402
from matplotlib.backends.backend_svg import FigureCanvasSVG  # noqa: E402
from matplotlib.figure import Figure  # noqa: E402

WIDTH = 6.5
"""Inches: the text of an A4 page."""

BAR = 0.3
"""Inches that each bar takes, with the room round it."""

AROUND = 0.75
"""Inches for the axis below the bars, and what stands round them."""

LINE = 0.16
"""Inches for each further line of a label, and for each row of a legend."""

LETTERS = 30
"""Letters of a label in one line."""

MOST_LINES = 3
"""Lines of a label; what is longer stands whole in the table beside."""

SHORT_NAME = 18
"""Letters of a name of which five stand in one row of a legend."""

SHORTEST = 0.05
"""The part of the axis that a bar takes at least if its number is to stand within it."""

DOTS = 200
"""Dots in an inch of a PNG."""

FILLS = (
    ("0.25", ""),
    ("1.0", ""),
    ("1.0", "////"),
    ("0.6", ""),
    ("1.0", "\\\\\\\\"),
    ("0.85", "xxxx"),
    ("0.45", "++++"),
)
"""A grey and a hatch for each series, told apart without colour."""

_STYLE = {
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "axes.linewidth": 0.6,
    "hatch.linewidth": 0.5,
    "text.parse_math": False,
    "axes.unicode_minus": False,
    "svg.fonttype": "path",
    "svg.id": None,
}


def as_svg(chart: Chart) -> str:
    """An <svg> element that stands for itself, without a declaration before it. Its ids differ from those of the
    paper's other charts, and the same chart is the same text.
    """
    with _drawn(chart) as figure:
        file = io.StringIO()
        canvas: Any = FigureCanvasSVG(figure)
        canvas.print_svg(file, metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    return _alone(file.getvalue(), f"f{chart.number}-")


def _alone(svg: str, prefix: str) -> str:
    """The <svg> element, its ids its own, without comments, and with its only style on itself: a page may hold several,
    and the style is for none of the rest of it.
    """
    element = re.sub(r"<!--.*?-->\s*", "", svg[svg.index("<svg") :].strip(), flags=re.DOTALL)
    element = re.sub(r"<defs>\s*<style.*?</style>\s*</defs>\s*", "", element, flags=re.DOTALL)
    element = element.replace("<svg ", '<svg style="stroke-linejoin: round; stroke-linecap: butt" ', 1)
    return re.sub(r'(\bid="|href="#|url\(#)', rf"\g<1>{prefix}", element)


def as_png(chart: Chart) -> bytes:
    """A picture for Word, `WIDTH` inches wide."""
    with _drawn(chart) as figure:
        file = io.BytesIO()
        canvas: Any = FigureCanvasAgg(figure)
        canvas.print_png(file, metadata={"Software": None})
    return file.getvalue()


def height(chart: Chart) -> float:
    """The height of a chart in inches."""
    lines = sum(len(_label(label).splitlines()) - 1 for label in chart.labels)
    legend = (-(-len(chart.series) // _abreast(chart)) + 1) * LINE if len(chart.series) > 1 else 0
    return AROUND + BAR * len(chart.labels) + LINE * lines + legend


def _abreast(chart: Chart) -> int:
    """How many names of series a legend has in a row."""
    longest = max(len(series.name) for series in chart.series)
    return 5 if longest <= SHORT_NAME else 2


@contextmanager
def _drawn(chart: Chart) -> Iterator[Figure]:
    style: Any = _STYLE | {"svg.hashsalt": f"figure {chart.number}", "figure.dpi": DOTS}
    with rc_context(style), warnings.catch_warnings():
        # A sign that the font does not have is a box in the picture, and itself in the table beside.
        warnings.filterwarnings("ignore", message=".*Glyph.*")
        warnings.filterwarnings("ignore", message=".*constrained_layout not applied.*")
        figure = Figure(figsize=(WIDTH, height(chart)), layout="constrained", facecolor="white")
        axes = figure.add_subplot()
        _draw(axes, chart)
        if len(chart.series) > 1:
            figure.legend(loc="outside lower center", ncols=_abreast(chart), frameon=False, fontsize=8)
        yield figure


def _draw(axes: Any, chart: Chart) -> None:
    places = range(len(chart.labels))
    sums = [sum(series.numbers[place] for series in chart.series) for place in places]
    widest = max((abs(many) for many in sums), default=0) or 1
    begins = [0] * len(sums)
    for series, (grey, hatch) in zip(chart.series, _fills(len(chart.series)), strict=True):
        name = _label(series.name)
        axes.barh(places, series.numbers, left=begins, color=grey, hatch=hatch, edgecolor="black", linewidth=0.6,
                  height=0.7, label=name)  # fmt: skip
        if len(chart.series) > 1:
            _number_within(axes, series.numbers, begins, widest, on_dark=grey in ("0.25", "0.45"))
        begins = [begun + many for begun, many in zip(begins, series.numbers, strict=True)]
    for place, many in zip(places, sums, strict=True):
        axes.annotate(str(many), (max(many, 0), place), xytext=(4, 0), textcoords="offset points", va="center")
    axes.set_yticks(places, [_label(label) for label in chart.labels])
    axes.set_ylim(len(sums) - 0.5, -0.5)
    axes.set_xlim(min(0, *sums, 0), widest * 1.12)
    axes.set_xlabel(_label(chart.counts))
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(axis="y", length=0)


def _number_within(axes: Any, numbers: Sequence[int], begins: Sequence[int], widest: int, *, on_dark: bool) -> None:
    """The number of each bar of a stack, where it is long enough to hold it."""
    for place, (many, begins_at) in enumerate(zip(numbers, begins, strict=True)):
        if many >= widest * SHORTEST:
            box = None if on_dark else {"facecolor": "white", "edgecolor": "none", "pad": 1.0}
            axes.text(begins_at + many / 2, place, str(many), ha="center", va="center", fontsize=8,
                      color="white" if on_dark else "black", bbox=box)  # fmt: skip


def _fills(many: int) -> list[tuple[str, str]]:
    return [FILLS[place % len(FILLS)] for place in range(many)] if many > 1 else [("0.6", "")]


def _label(words: str) -> str:
    lines = wrap(lettering.drawable(words), LETTERS) or [""]
    return "\n".join(lines if len(lines) <= MOST_LINES else [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1]}…"])
