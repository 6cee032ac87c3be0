"""Charts: the same each time, readable without colour, and drawn whatever the words in them are."""

import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hmicfrs_cli.formats.paper import charts, lettering
from hmicfrs_cli.formats.paper.blocks import Chart, ChartKind, Series
from sample_papers import AGEING, BY_LEVEL, HOSTILE

COLOURS = re.compile(r"#[0-9a-f]{6}")


def of(labels: tuple[str, ...], *numbers: tuple[int, ...], number: int = 1) -> Chart:
    series = tuple(Series(f"Series {place}", each) for place, each in enumerate(numbers, 1))
    kind = ChartKind.STACKED if len(numbers) > 1 else ChartKind.BARS
    return Chart("Caption", kind, "Label", "Open", labels, series, "What it shows.", number)


ODD = {
    "one label": of(("Only",), (3,)),
    "no label": of((), ()),
    "nothing but zeros": of(("a", "b"), (0, 0), (0, 0)),
    "less than nothing": of(("a", "b"), (-3, 4), (1, -2)),
    "33 labels": of(tuple(f"Quarter {one}" for one in range(33)), tuple(range(33))),
    "90 labels": of(tuple(f"Quarter {one}" for one in range(90)), tuple(range(90))),
    "a long label": of(("long words " * 30, "x" * 300), (1, 2)),
    "long names": replace(of(("a",), (1,), (2,)), series=(Series("x" * 300, (1,)), Series("long words " * 30, (2,)))),
    "numbers of many digits": of(("a", "b"), (10**15, 1), (1, 10**15)),
    "more series than fills": of(("a", "b"), *((one, 2 * one) for one in range(20))),
    "hostile words": replace(of(HOSTILE, tuple(range(len(HOSTILE)))), of_labels=HOSTILE[21], counts=HOSTILE[25]),
}
EVERY = pytest.mark.parametrize("chart", [BY_LEVEL, AGEING, *ODD.values()], ids=["stacked", "bars", *ODD])


def size_of(png: bytes) -> tuple[int, int]:
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def fills(svg: str) -> list[str]:
    """The fill of each bar, in the order in which they are drawn: a grey, or the pattern it stands for."""
    root = ElementTree.fromstring(svg)
    found = [part.get("style", "") for part in root.iter("{http://www.w3.org/2000/svg}path")]
    return [re.findall("fill: ([^;]+)", style)[0] for style in found if "stroke-width: 0.6; stroke-linejoin" in style]


@EVERY
def test_a_chart_is_the_same_twice_as_svg_and_as_png(chart: Chart) -> None:
    assert charts.as_svg(chart) == charts.as_svg(chart)
    assert charts.as_png(chart) == charts.as_png(chart)


@EVERY
def test_a_picture_is_as_wide_as_the_text_of_a_page_and_has_the_same_shape_in_both_formats(chart: Chart) -> None:
    svg = ElementTree.fromstring(charts.as_svg(chart))
    width, height = (float(svg.get(side, "").removesuffix("pt")) for side in ("width", "height"))
    png = charts.as_png(chart)
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert width == pytest.approx(charts.WIDTH * 72)
    assert size_of(png)[0] == charts.WIDTH * charts.DOTS_AN_INCH
    assert size_of(png)[1] == pytest.approx(height / 72 * charts.DOTS_AN_INCH, abs=2)


@EVERY
def test_a_narrow_one_is_for_a_telephone_and_all_its_words_stand_on_it(
    chart: Chart, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends: list[tuple[float, float]] = []
    words = charts._Sheet.words

    def heard(self: charts._Sheet, x: float, middle: float, one: str, align: str = "left", **other: Any) -> None:
        wide = lettering.width_of(one, 9, bold=bool(other.get("bold")))
        left = x - wide * {"left": 0, "center": 0.5, "right": 1}[align]
        ends.append((left, left + wide))
        words(self, x, middle, one, align, **other)

    monkeypatch.setattr(charts._Sheet, "words", heard)
    svg = ElementTree.fromstring(charts.as_svg(chart, narrow=True))
    assert float(svg.get("width", "").removesuffix("pt")) == pytest.approx(charts.NARROW * 72)
    assert all(left > 0 and right < charts.NARROW for left, right in ends)


def test_a_picture_grows_with_its_labels_and_those_of_33_fit_on_a_page() -> None:
    heights = [size_of(charts.as_png(of(("label",) * many, (1,) * many)))[1] for many in (1, 5, 20, 33)]
    assert heights == sorted(set(heights))
    assert heights[-1] < 9.3 * charts.DOTS_AN_INCH


@EVERY
def test_an_svg_can_stand_in_a_page(chart: Chart) -> None:
    svg = charts.as_svg(chart)
    assert svg.startswith("<svg ")
    for never in (
        "<?xml",
        "<!",
        "<metadata",
        "<style",
        "<script",
        "matplotlib",
        "<text",
        "http://www.w3.org/1999/xhtml",
    ):
        assert never not in svg


def test_the_ids_of_two_charts_of_a_paper_differ_and_whatever_is_pointed_at_is_there() -> None:
    of_each = []
    for number, narrow in ((1, False), (2, False), (1, True)):
        svg = charts.as_svg(replace(BY_LEVEL, number=number), narrow=narrow)
        ids = re.findall(r' id="([^"]+)"', svg)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r"""(?:url\(#|href="#)([^")]+)""", svg)) == set(ids)
        of_each.append(set(ids))
    assert all(of_each)
    assert len(set.union(*of_each)) == sum(map(len, of_each))


@EVERY
def test_every_colour_is_a_grey_on_a_white_ground(chart: Chart) -> None:
    svg = charts.as_svg(chart)
    for colour in COLOURS.findall(svg):
        assert colour[1:3] == colour[3:5] == colour[5:7]
    assert "rgb" not in svg
    assert COLOURS.findall(svg)[0] == "#ffffff"


def test_each_series_has_a_fill_of_its_own_and_those_that_touch_differ_in_hatch_or_by_much_light() -> None:
    numbers = [(1,)] * len(charts._FILLS)
    legend = fills(charts.as_svg(of(("a",), *numbers)))[: len(numbers)]
    assert len(set(legend)) == len(numbers)
    for one, next_one in pairwise(legend):
        assert (
            one.startswith("url") != next_one.startswith("url") or abs(int(one[1:3], 16) - int(next_one[1:3], 16)) > 64
        )


def test_the_bars_have_the_fills_that_the_legend_gives_them() -> None:
    drawn = fills(charts.as_svg(of(("a", "b"), (1, 2), (3, 4), (5, 6))))
    assert drawn == drawn[:3] * 3


def drawn_words(chart: Chart, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    words = charts._Sheet.words

    def heard(self: charts._Sheet, x: float, middle: float, one: str, *more: str, **other: object) -> None:
        said.append(one)
        words(self, x, middle, one, *more, **other)  # type: ignore[arg-type]

    monkeypatch.setattr(charts._Sheet, "words", heard)
    charts.as_svg(chart)
    return said


def test_numbers_stand_on_the_bars_but_not_on_slivers_and_the_sum_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    said = drawn_words(of(("a",), (100,), (1,), (0,), (50,)), monkeypatch)
    assert said[-4:] == ["a", "100", "50", "151"]


def test_a_bar_of_nothing_has_its_nought(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn_words(of(("a", "b"), (0, 7)), monkeypatch)[-4:] == ["a", "0", "b", "7"]


def test_dollars_are_no_mathematics() -> None:
    plain = of(("$x^2$",), (1,))
    assert charts.as_svg(plain) != charts.as_svg(replace(plain, labels=("x2",)))
    assert 'id="figure-1-DejaVuSans-7"' in charts.as_svg(plain)  # the outline of the dollar itself


def test_what_the_letters_have_no_shape_for_is_spelt_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "<U+65E5> £5 العربية" in drawn_words(of(("日 £5 العربية",), (1,)), monkeypatch)


@settings(max_examples=15, deadline=None)
@given(st.text(), st.integers(1, 4))
@example("\xa0", 1)
@example("a\xa0b\xa0 c" * 5, 2)
def test_whatever_the_words_are_their_lines_fit_and_begin_with_them(words: str, most: int) -> None:
    words = lettering.drawable(words)
    lines = lettering.in_lines(words, 1.0, most, 9)
    assert 1 <= len(lines) <= most
    assert all(lettering.width_of(line, 9) <= 1.0 for line in lines)
    said = "".join(lines).replace(" ", "")
    whole = "".join(words.split(" "))
    assert said == whole or (said.endswith("…") and whole.startswith(said[:-1]))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.text(), st.integers(0, 10**6)), max_size=5))
def test_any_words_and_numbers_can_be_drawn(bars: list[tuple[str, int]]) -> None:
    chart = of(tuple(label for label, _ in bars), tuple(number for _, number in bars))
    ElementTree.fromstring(charts.as_svg(chart))


def test_nothing_is_printed_where_matplotlib_has_no_place_for_its_list_of_letters(tmp_path: Path) -> None:
    no_folder = tmp_path / "file"
    no_folder.write_text("")
    program = "from hmicfrs_cli.formats.paper.lettering import folder; assert folder().is_dir()"
    answer = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        env={**__import__("os").environ, "MPLCONFIGDIR": str(no_folder)},
        capture_output=True,
        text=True,
    )
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")


def test_a_number_below_nought_has_no_bar_and_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn_words(of(("a", "b"), (-3, 7)), monkeypatch)[-4:] == ["a", "-3", "b", "7"]
