"""Charts as pictures, drawn by matplotlib: bars lying on their side, in greys and hatches, with their numbers on them.

They say nothing that a copy in black and white loses, and nothing that the table beside them does not say. Labels too
long for a picture end in an ellipsis; that table has them whole. The words are drawn as outlines, so that no reader
needs the letters, and whatever reads a page aloud has each word once: from the text around the picture.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Any
from xml.etree import ElementTree

from hmicfrs_cli.formats.paper import lettering
from hmicfrs_cli.formats.paper.blocks import Chart

WIDTH = 6.5
"""Inches: the text of an A4 page with margins of 22 mm."""
NARROW = 2.9
"""Inches: what a telephone has room for, with letters that can be read."""
TALLEST = 8.8
"""Inches. Labels have fewer lines rather than that a chart is taller, unless it has more labels than lines."""
DOTS_AN_INCH = 200

_SIZE = 9.0
_LINE = 0.155
"""Points of the letters, and inches from one line of them to the next."""
_BAR = 0.18
_ROW = 0.28
_EDGE = 0.08
_GAP = 0.06
"""Inches: how thick a bar is, a row with it at least, the margin, and what stands between things."""
_LABELS = {WIDTH: 2.3, NARROW: 1.4}
"""Inches: how wide labels are at most, on each width."""
_MOST_LINES = 3

_FILLS = (
    ("#595959", ""),
    ("#ffffff", "////"),
    ("#bfbfbf", ""),
    ("#ffffff", "----"),
    ("#8c8c8c", ""),
    ("#ffffff", "xxxx"),
    ("#d9d9d9", ""),
    ("#bfbfbf", "\\\\\\\\"),
)
"""The fill of each series: a grey, and a hatch on it. Those that touch differ in both light and pattern."""


def as_svg(chart: Chart, *, narrow: bool = False) -> str:
    """The chart as an <svg> element, the same each time, whose ids no other chart of the paper has, nor its `narrow`
    twin.

    It has a white ground, so that it can be read on a dark page, and no title: the caption and the words that stand
    for it are the format's.
    """
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    written = StringIO()
    nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    width = NARROW if narrow else WIDTH
    _drawn(chart, width, lambda figure: _canvas(FigureCanvasSVG, figure).print_svg(written, metadata=nothing))
    return _tidy(written.getvalue(), f"figure-{chart.number}-{'narrow-' * narrow}")


def as_png(chart: Chart) -> bytes:
    """The chart as a PNG of 200 dots an inch, the same each time."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    written = BytesIO()
    _drawn(
        chart, WIDTH, lambda figure: _canvas(FigureCanvasAgg, figure).print_png(written, metadata={"Software": None})
    )
    return written.getvalue()


def _canvas(kind: Any, figure: Any) -> Any:
    return kind(figure)  # whose methods have no types


def _drawn(chart: Chart, width: float, write: Callable[[Any], None]) -> None:
    lettering.folder()  # first: it sees to it that matplotlib says nothing
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context():
        matplotlib.rcdefaults()  # whatever the officer has set for other charts
        matplotlib.rcParams.update({"svg.hashsalt": "hmi", "svg.fonttype": "path", "hatch.linewidth": 0.6})
        plan = _planned(chart, width)
        figure = Figure(figsize=(width, plan.height), dpi=DOTS_AN_INCH, facecolor="white")
        _Sheet(figure, plan).draw()
        write(figure)


@dataclass(frozen=True, slots=True)
class _Row:
    """A label in its lines, the numbers of its bar and their sum, and where its middle is, in inches from the top. A
    number below nought (of a balance that was taken back) has no bar, and is in the sum.
    """

    lines: list[str]
    numbers: tuple[int, ...]
    total: int
    middle: float


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where everything stands, in inches from the left and from the top."""

    rows: list[_Row]
    legend: list[tuple[float, float, str]]
    heading: float
    left: float
    an_inch: float
    """How many are counted in an inch of bar."""
    counts: str
    of_labels: str
    width: float
    height: float


def _planned(chart: Chart, width: float) -> _Plan:
    labels = [lettering.drawable(label) for label in chart.labels]
    names = [lettering.drawable(one.name) for one in chart.series] if len(chart.series) > 1 else []
    legend, below = _legend(names, width)
    most = max(1, min(_MOST_LINES, int((TALLEST - below - _LINE - 2 * _EDGE) / max(len(labels), 1) / _LINE)))
    wrapped = [lettering.in_lines(label, _LABELS[width], most, _SIZE) for label in labels]
    lying = [tuple(max(one.numbers[place], 0) for one in chart.series) for place in range(len(labels))]
    top = below + _LINE + _EDGE
    rows = []
    totals = [sum(one.numbers[place] for one in chart.series) for place in range(len(labels))]
    for lines, numbers, total in zip(wrapped, lying, totals, strict=True):
        tall = max(_ROW, len(lines) * _LINE + _GAP)
        if most == 1 and len(labels) * _ROW > TALLEST:
            tall = _LINE + _GAP
        rows.append(_Row(lines, numbers, total, top + tall / 2))
        top += tall
    widest = max((lettering.width_of(line, _SIZE) for lines in wrapped for line in lines), default=0)
    heading_wide = _width(lettering.drawable(chart.of_labels), bold=True)
    left = _EDGE + min(max(widest, heading_wide), _LABELS[width]) + _GAP
    sums = [sum(numbers) for numbers in lying]
    room = width - left - 2 * _EDGE - _GAP - max((_width(f"{one}") for one in sums), default=0)
    an_inch = max([1, *sums]) / max(room, _BAR)
    return _Plan(rows, legend, below + _LINE / 2, left, an_inch, chart.counts, chart.of_labels, width, top + _EDGE)


def _legend(names: list[str], width: float) -> tuple[list[tuple[float, float, str]], float]:
    """Where each name of a series begins and its middle is, and where what is below them begins."""
    x, y = _EDGE, _EDGE + _LINE / 2
    placed: list[tuple[float, float, str]] = []
    for name in names:
        shown = lettering.in_lines(name, width - 2 * _EDGE - 2 * _BAR, 1, _SIZE)[0]
        wide = _BAR + _GAP + _width(shown)
        if placed and x + wide > width - _EDGE:
            x, y = _EDGE, y + _LINE * 1.3
        placed.append((x, y, shown))
        x += wide + 3 * _GAP
    return placed, (y + _LINE if placed else _EDGE)


def _width(words: str, *, bold: bool = False) -> float:
    return lettering.width_of(words, _SIZE, bold=bold)


class _Sheet:
    """The sheet that a chart is drawn on. Everything on it is placed in inches from the left and from the top."""

    def __init__(self, figure: Any, plan: _Plan) -> None:
        from matplotlib.font_manager import FontProperties

        self.figure = figure
        self.plan = plan
        self.letters = {
            bold: FontProperties(fname=str(lettering.file_of(bold=bold)), size=_SIZE) for bold in (False, True)
        }

    def draw(self) -> None:
        """Everything: what each fill stands for, the headings, and each row."""
        plan = self.plan
        for place, (x, middle, name) in enumerate(plan.legend):
            self.bar(x, middle, _BAR, 0.13, place)
            self.words(x + _BAR + _GAP, middle, name)
        self.words(
            plan.left - _GAP, plan.heading, self.short(plan.of_labels, plan.left - _EDGE - _GAP), "right", bold=True
        )
        self.words(plan.left, plan.heading, self.short(plan.counts, plan.width - plan.left - _EDGE), bold=True)
        for row in plan.rows:
            self.row(row)
        if plan.rows:
            self.upright(plan.left, plan.heading + _LINE / 2 + _GAP / 2, plan.height - _EDGE)

    def row(self, row: _Row) -> None:
        """A label, its bar, and the numbers of it."""
        plan = self.plan
        first = row.middle - (len(row.lines) - 1) * _LINE / 2
        for place, line in enumerate(row.lines):
            self.words(plan.left - _GAP, first + place * _LINE, line, "right")
        x = plan.left
        thick = min(_BAR, _LINE if len(plan.rows) * _ROW > TALLEST else _BAR)
        for place, number in enumerate(row.numbers):
            wide = number / plan.an_inch
            if number:
                self.bar(x, row.middle, wide, thick, place if len(row.numbers) > 1 else 2)
            if len(row.numbers) > 1 and wide > _width(f"{number}") + 2 * _GAP:
                self.number(x + wide / 2, row.middle, number, place)
            x += wide
        self.words(x + _GAP, row.middle, f"{row.total}", bold=len(row.numbers) > 1)

    def short(self, words: str, width: float) -> str:
        """Words of a heading, in the one line that there is for them."""
        return lettering.in_lines(lettering.drawable(words), width + 0.01, 1, _SIZE, bold=True)[0]

    def bar(self, x: float, middle: float, wide: float, thick: float, fill: int) -> None:
        """A bar with a thin edge."""
        from matplotlib.patches import Rectangle

        grey, hatch = _FILLS[fill % len(_FILLS)]
        bottom = self.plan.height - middle - thick / 2
        self.figure.add_artist(
            Rectangle(
                (x, bottom),
                wide,
                thick,
                facecolor=grey,
                edgecolor="black",
                linewidth=0.6,
                hatch=hatch or None,
                transform=self.figure.dpi_scale_trans,
            )
        )

    def upright(self, x: float, top: float, bottom: float) -> None:
        """The line that the bars begin at."""
        from matplotlib.lines import Line2D

        ends = [self.plan.height - top, self.plan.height - bottom]
        inches = self.figure.dpi_scale_trans
        self.figure.add_artist(Line2D([x, x], ends, color="black", linewidth=0.8, transform=inches))

    def number(self, x: float, middle: float, number: int, fill: int) -> None:
        """A number in a bar: white on what is dark, and on a ground of its own where hatches would cross it."""
        grey, hatch = _FILLS[fill % len(_FILLS)]
        dark = grey < "#7" and not hatch
        ground = {"facecolor": "white", "edgecolor": "none", "pad": 1.0} if hatch else None
        self.words(x, middle, f"{number}", "center", colour="white" if dark else "black", ground=ground)

    def words(
        self,
        x: float,
        middle: float,
        words: str,
        align: str = "left",
        *,
        bold: bool = False,
        colour: str = "black",
        ground: dict[str, Any] | None = None,
    ) -> None:
        """Words in a line, as they are: dollars are no mathematics."""
        self.figure.text(
            x,
            self.plan.height - middle,
            words,
            ha=align,
            va="center_baseline",
            color=colour,
            bbox=ground,
            parse_math=False,
            fontproperties=self.letters[bold],
            transform=self.figure.dpi_scale_trans,
        )


_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_FINER = re.compile(r"\b([1-9]\d*\.\d\d)\d+")
"""A number of more digits than can be seen. Those below one are factors."""
_POINTED_AT = re.compile(r'(?:url\(#|href="#)([^")]+)')


def _tidy(written: str, prefix: str) -> str:
    """What matplotlib has written as one element that can stand in a page: without what is said of the file, without
    rules of style (they would hold for the whole page), and with only the ids that it needs, each with the prefix.
    """
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _XLINK)
    root = ElementTree.fromstring(_FINER.sub(r"\1", written))
    needed: set[str] = set(_POINTED_AT.findall(written))
    for part in list(root.iter()):
        for below in list(part):
            if below.tag in (f"{{{_SVG}}}metadata", f"{{{_SVG}}}style"):
                part.remove(below)
        own = part.attrib.pop("id", "")
        for name, value in part.attrib.items():
            if name == f"{{{_XLINK}}}href":
                part.set(name, f"#{prefix}{value[1:]}")
            elif "url(#" in value:
                part.set(name, value.replace("url(#", f"url(#{prefix}"))
        if own in needed:
            part.set("id", prefix + own)
    root.set("style", "stroke-linejoin: round; stroke-linecap: butt")
    return ElementTree.tostring(root, encoding="unicode")
