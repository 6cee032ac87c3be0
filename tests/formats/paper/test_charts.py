"""Charts: the same each time, readable without colour, and drawn whatever the words and numbers in them are."""

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hmicfrs_cli.formats.paper import charts
from hmicfrs_cli.formats.paper.blocks import Chart, ChartKind, Series
from hmicfrs_cli.formats.visible import visible
from sample_papers import AGEING, BY_LEVEL, HOSTILE


def of(labels: tuple[str, ...], *numbers: tuple[int, ...], number: int = 1) -> Chart:
    series = tuple(Series(f"Series {place}", each) for place, each in enumerate(numbers, 1))
    kind = ChartKind.STACKED if len(numbers) > 1 else ChartKind.BARS
    return Chart("Caption", kind, "Label", "Open", labels, series, "What it shows.", number)


ODD = {
    "one label": of(("Only",), (3,)),
    "nothing but zeros": of(("a", "b"), (0, 0), (0, 0)),
    "less than nothing": of(("a", "b"), (-3, 4), (1, -2)),
    "33 labels": of(tuple(f"Quarter {one}" for one in range(33)), tuple(range(33))),
    "a long label": of(("long words " * 30, "x" * 300), (1, 2)),
    "long names": replace(of(("a",), (1,), (2,)), series=(Series("x" * 300, (1,)), Series("long words " * 30, (2,)))),
    "numbers of many digits": of(("a", "b"), (10**15, 1), (1, 10**15)),
    "more series than fills": of(("a", "b"), *((one, 2 * one) for one in range(20))),
    "hostile words": replace(of(tuple(map(visible, HOSTILE[:-1])), tuple(range(len(HOSTILE) - 1))), counts=HOSTILE[21]),
}
EVERY = pytest.mark.parametrize("chart", [BY_LEVEL, AGEING, *ODD.values()], ids=["stacked", "bars", *ODD])


def size_of(png: bytes) -> tuple[int, int]:
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


@EVERY
def test_a_chart_is_the_same_twice_as_svg_and_as_png(chart: Chart) -> None:
    assert charts.as_svg(chart) == charts.as_svg(chart)
    assert charts.as_png(chart) == charts.as_png(chart)


@EVERY
def test_a_picture_is_as_wide_as_the_text_of_a_page_and_has_the_same_shape_in_both_formats(chart: Chart) -> None:
    svg = ElementTree.fromstring(charts.as_svg(chart))
    width, height = (float(str(svg.get(side)).removesuffix("pt")) for side in ("width", "height"))
    png = charts.as_png(chart)
    assert width == pytest.approx(charts.WIDTH * 72)
    assert size_of(png)[0] == charts.WIDTH * charts.DOTS
    assert size_of(png)[1] == pytest.approx(height / 72 * charts.DOTS, abs=2)


def test_a_picture_grows_with_its_labels_and_those_of_twenty_fit_on_a_page() -> None:
    heights = [charts.height(of(("label",) * many, (1,) * many)) for many in (1, 5, 11, 20)]
    assert heights == sorted(set(heights))
    assert heights[-1] < 9.3


@EVERY
def test_an_svg_can_stand_in_a_page(chart: Chart) -> None:
    svg = charts.as_svg(chart)
    assert svg.startswith("<svg ")
    for never in ("<?xml", "<!", "<metadata", "<style", "<script", "<text"):
        assert never not in svg


def test_the_ids_of_two_charts_of_a_paper_differ_and_whatever_is_pointed_at_is_there() -> None:
    of_each = []
    for number in (1, 2):
        svg = charts.as_svg(replace(BY_LEVEL, number=number))
        ids = re.findall(r' id="([^"]+)"', svg)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r"""(?:url\(#|href="#)([^")]+)""", svg)) <= set(ids)
        of_each.append(set(ids))
    assert of_each[0]
    assert not of_each[0] & of_each[1]


@EVERY
def test_every_colour_is_a_grey(chart: Chart) -> None:
    for colour in re.findall(r"#[0-9a-f]{6}\b", charts.as_svg(chart)):
        assert colour[1:3] == colour[3:5] == colour[5:7]


def test_series_that_touch_differ_in_hatch_or_by_much_light() -> None:
    assert len(set(charts.FILLS)) == len(charts.FILLS)
    for (grey, hatch), (next_grey, next_hatch) in pairwise(charts.FILLS):
        assert hatch != next_hatch or abs(float(grey) - float(next_grey)) > 0.25


@settings(max_examples=20)
@given(
    st.lists(st.tuples(st.text(max_size=40), st.integers(-50, 5000), st.integers(0, 5000)), min_size=1, max_size=6),
)
def test_whatever_the_words_and_numbers_a_chart_is_drawn(rows: list[tuple[str, int, int]]) -> None:
    labels, *numbers = zip(*rows, strict=True)
    assert ElementTree.fromstring(charts.as_svg(of(tuple(map(visible, labels)), *numbers))).tag.endswith("svg")
