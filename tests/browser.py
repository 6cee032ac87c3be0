"""Headless Chromium, where there is one: what axe-core finds on a page, how wide it is, and what it prints."""

import html
import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
AXE = Path(os.environ.get("HMI_AXE", Path(__file__).parents[1] / "node_modules" / "axe-core" / "axe.min.js"))
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
needs_axe = pytest.mark.skipif(
    not AXE.is_file(), reason="axe-core is not there: npm install axe-core, or HMI_AXE=axe.min.js"
)

ALONE = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ASKED = """
const page = document.scrollingElement;
const scrolls = () => page.scrollWidth > page.clientWidth;
const with_style = (rules, asked) => {
  const style = document.createElement("style");
  style.textContent = rules;
  document.head.append(style);
  const answer = asked();
  style.remove();
  return answer;
};
const broken = () => {
  const found = [], range = document.createRange();
  for (const cell of document.querySelectorAll("th, td")) {
    const words = cell.firstChild;
    for (const word of words.data.matchAll(/(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}]{1,18}(?![\\p{L}\\p{N}])/gu)) {
      range.setStart(words, word.index);
      range.setEnd(words, word.index + word[0].length);
      if (new Set(Array.from(range.getClientRects(), one => one.top)).size > 1) found.push(word[0]);
    }
  }
  return found;
};
const cut = () => Array.from(document.querySelectorAll(".data")).filter(one => one.scrollWidth > one.clientWidth)
  .map(one => one.querySelector("caption").textContent);
const charts = () => Array.from(document.querySelectorAll("figure")).map(one =>
  Array.from(one.querySelectorAll("svg")).filter(svg => svg.getClientRects().length)
    .map(svg => 12 * svg.getBoundingClientRect().width / (svg.viewBox.baseVal.width * 4 / 3)));
axe.run(document, {runOnly: TAGS}).then(found => {
  const told = parent.document.createElement("pre");
  told.id = "told";
  told.textContent = JSON.stringify({
    violations: found.violations.map(one => [one.id, one.nodes.map(node => node.failureSummary + node.html)]),
    unsure: found.incomplete.map(one => [one.id, one.nodes.map(node => node.html)]),
    passed: found.passes.map(one => one.id),
    width: innerWidth,
    scrolls: scrolls(),
    scrolls_spaced: with_style(SPACED, scrolls),
    scrolls_large: with_style("html { font-size: 200% !important; }", scrolls),
    broken: broken(),
    cut: cut(),
    charts: charts(),
    dark: matchMedia("(prefers-color-scheme: dark)").matches,
  });
  parent.document.body.append(told);
});
"""

# As WCAG 1.4.12 has them.
SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""


@dataclass(frozen=True)
class Seen:
    """What a browser says of a page: what axe-core finds wrong or cannot tell; whether the page scrolls sideways as it
    is, with its letters set apart and with them twice as large; which words of its tables it has broken in two; which
    tables have to be moved sideways; and how many pixels high the letters are of each chart that it shows, figure by
    figure.
    """

    violations: list[Any]
    unsure: list[Any]
    passed: list[str]
    width: int
    scrolls: bool
    scrolls_spaced: bool
    scrolls_large: bool
    broken: list[str]
    cut: list[str]
    charts: list[list[float]]
    dark: bool


def seen(page: bytes, folder: Path, *, width: int, dark: bool = False) -> Seen:
    """A page as a browser shows it so many pixels wide. It stands in a frame, since no window is as narrow."""
    # The page's own policy would not let axe-core in.
    text = re.sub(r'<meta http-equiv="Content-Security-Policy".*?>', "", page.decode())
    asked = ASKED.replace("TAGS", json.dumps(TAGS)).replace("SPACED", json.dumps(SPACED))
    scripts = f"<script>{AXE.read_text(encoding='utf-8')}</script><script>{asked}</script>"
    framed = html.escape(text.replace("</body>", f"{scripts}</body>"))
    outer = folder / "framed.html"
    outer.write_text(
        f'<!doctype html><title>t</title><body><iframe style="width:{width}px;height:900px;border:0" srcdoc="{framed}">'
        "</iframe></body>",
        encoding="utf-8",
    )
    colours = ["--blink-settings=preferredColorScheme=0"] if dark else []
    shown = chromium(
        folder, "--window-size=1700,1000", "--virtual-time-budget=30000", *colours, "--dump-dom", str(outer)
    )
    told = re.findall(r'<pre id="told">(.*?)</pre>', shown, re.DOTALL)
    return Seen(**json.loads(html.unescape(told[-1])))


def printed(page: bytes, folder: Path) -> bytes:
    """The PDF that a browser prints of a page, where nobody has told it to leave out the address of the page."""
    source, target = folder / "page.html", folder / "page.pdf"
    source.write_bytes(page)
    chromium(folder, f"--print-to-pdf={target}", str(source))
    return target.read_bytes()


def chromium(folder: Path, *words: str) -> str:
    assert CHROMIUM
    command = [CHROMIUM, *ALONE, f"--user-data-dir={folder / 'profile'}", *words]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8", timeout=120).stdout
