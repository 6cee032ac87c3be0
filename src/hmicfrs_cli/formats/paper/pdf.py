"""The paper as a PDF that can be read aloud (PDF/UA-1), set by typst after `paper.typ` beside this module.

The words go in as data, so that none is typst code. They are set in DejaVu Sans, which comes with matplotlib, so that
a page is the same on every machine. What these letters lack (日本語) is set in whatever letters the machine has; where
it has none, and for what has no meaning outside its own letters (private use), the character is spelt out, such as
<U+F0B7>: PDF/UA refuses one that nothing can show.
"""

import json
import re
import shutil
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib import resources
from tempfile import TemporaryDirectory
from typing import Any

from hmicfrs_cli.domain.errors import HmiError
from hmicfrs_cli.formats.addresses import is_web_address
from hmicfrs_cli.formats.paper import charts, lettering
from hmicfrs_cli.formats.paper.blocks import Chart, Heading, Paper, Paragraph, Points, Table, held_on, with_each_word
from hmicfrs_cli.formats.paper.pdf_words import Columns, in_pieces

_TALL = 195 / 165
"""How high a picture may be for its width."""
_WITH_TOTAL = 2
"""Rows that are never parted from the total below them, where they are low."""
_MOST_TRIES = 200
"""How often typst is asked which words it can show, at most. Each takes some milliseconds."""


def written(paper: Paper) -> bytes:
    """The file. The same paper gives the same pages. Raises HmiError where typst fails, and ImportError where it or
    matplotlib is not installed.
    """
    import typst

    odd = lettering.lacking("".join(_words(paper)))
    with _letters(others_too=bool(odd)) as letters:
        try:
            try:
                return _set(spelt_out_where_needed(paper, odd, letters), letters)
            except typst.TypstError:
                if not odd:
                    raise
                # Letters that can be shown one by one, and yet not where they stand.
                return _set(with_each_word(paper, lambda words: lettering.spelt_out(words, odd)), letters)
        except typst.TypstError as failed:
            raise HmiError(
                "The paper could not be set as a PDF.",
                f"typst, which sets it, says: {failed.message}",
                "Give --out a name that ends in .docx, .html or .md.",
            ) from failed


@contextmanager
def _letters(*, others_too: bool) -> Iterator[Any]:
    """The letters for typst: ours, its own, and where `others_too` those of the machine."""
    import typst

    # In a folder of their own: beside them is a file of boxes that would stand for every character there is.
    with TemporaryDirectory(prefix="hmi-", ignore_cleanup_errors=True) as folder:
        for bold in (False, True):
            shutil.copy(lettering.file_of(bold=bold), folder)
        yield typst.Fonts(include_system_fonts=others_too, include_embedded_fonts=True, font_paths=[folder])


def _words(paper: Paper) -> list[str]:
    said: list[str] = []

    def hear(words: str) -> str:
        said.append(words)
        return words

    with_each_word(paper, hear)
    return said


def spelt_out_where_needed(paper: Paper, odd: set[str], letters: Any) -> Paper:
    """The paper with those of the `odd` characters spelt out that no letters of this machine can show."""
    if not odd:
        return paper
    never = {one for one in odd if unicodedata.category(one) in ("Co", "Cn", "Cf", "Cc", "Cs")}
    doubtful = {word for words in _words(paper) for word in words.split() if not (odd - never).isdisjoint(word)}
    tries = iter(range(_MOST_TRIES))
    hidden = _not_shown(sorted(lettering.spelt_out(word, never) for word in doubtful), letters, tries)
    never |= {one for word in hidden for one in word if one in odd}
    return with_each_word(paper, lambda words: lettering.spelt_out(words, never))


def _not_shown(words: list[str], letters: Any, tries: Iterator[int]) -> list[str]:
    """Those of the words that cannot be shown, found by halving; all of them once the tries are used up."""
    import typst

    if not words or next(tries, None) is None:
        return words
    probe = b'#set document(title: "-")\n#set text(font: "DejaVu Sans")\n#for one in json(bytes(sys.inputs.words)) '
    try:
        for weight in (b"[#one ]", b"[#strong(one) ]"):
            _compiled(probe + weight, {"words": json.dumps(words)}, letters)
    except typst.TypstError:
        if len(words) == 1:
            return words
        half = len(words) // 2
        return _not_shown(words[:half], letters, tries) + _not_shown(words[half:], letters, tries)
    return []


def _set(paper: Paper, letters: Any) -> bytes:
    template = resources.files(__package__).joinpath("paper.typ").read_bytes()
    return _compiled(template, {"paper": json.dumps(as_data(paper))}, letters)


def _compiled(code: bytes, inputs: dict[str, str], letters: Any) -> bytes:
    import typst

    compile_: Any = typst.compile  # whose types want a root in bytes where the code is
    with TemporaryDirectory(prefix="hmi-", ignore_cleanup_errors=True) as nothing:
        # Its root is an empty folder: whatever it were told, there is no file that it could read.
        pdf: bytes = compile_(
            code, root=nothing, font_paths=letters, sys_inputs=inputs, pdf_standards=["ua-1"], timestamp=0
        )
    return pdf


def as_data(paper: Paper) -> dict[str, Any]:
    """The paper as `paper.typ` takes it: words in pieces, charts drawn, columns measured."""
    made_on = date.fromisoformat(paper.made_on)
    head: dict[str, Any] = {
        "name": paper.title,
        "author": paper.body,
        "about": paper.about,
        "made_on": [made_on.year, made_on.month, made_on.day],
        "footer": in_pieces(" ".join(paper.footer)),
    }
    for part in ("body", "to", "day", "title"):
        head[part] = in_pieces(getattr(paper, part))
    if paper.agenda:
        head["agenda"] = in_pieces(paper.agenda)
    head["blocks"] = list(_blocks(paper))
    return head


def _blocks(paper: Paper) -> Iterator[dict[str, Any]]:
    deepest = 0
    for block, holds_on in zip(paper.blocks, held_on(paper.blocks), strict=True):
        match block:
            case Heading():
                # A level that is left out would be refused.
                deepest = min(block.level, deepest + 1)
                yield {"kind": "heading", "level": deepest, "words": in_pieces(block.words)}
            case Paragraph():
                yield {"kind": "paragraph", "beneath": block.beneath, "holds_on": holds_on} | _sentence(block)
            case Points():
                points = [_sentence(one) for one in block.points]
                yield {"kind": "points", "numbered": block.numbered, "holds_on": holds_on, "points": points}
            case Table():
                yield {"kind": "table"} | _table(block)
            case Chart():
                yield {"kind": "chart"} | _chart(block)


def _sentence(one: Paragraph) -> dict[str, Any]:
    data: dict[str, Any] = {"words": in_pieces(one.words)}
    if one.lead:
        data["lead"] = in_pieces(one.lead)
    if one.address:
        data["address"] = in_pieces(one.address)
        if is_web_address(one.address) and one.address.isascii():  # as a PDF has its addresses
            data["link"] = one.address
    return data


def _table(one: Table) -> dict[str, Any]:
    columns = Columns(one)

    def row(cells: tuple[str, ...], *, bold: bool = False) -> dict[str, Any]:
        pieces = [columns.pieces(place, words, bold=bold) for place, words in enumerate(cells)]
        return {"cells": pieces, "breaks": columns.breaks(cells)}

    data: dict[str, Any] = {
        "caption": in_pieces(one.titled),
        "size": columns.size,
        "inset": columns.inset,
        "widths": columns.wide,
        "of_numbers": [column.of_numbers for column in one.columns],
        "together": columns.together((*one.rows, *([one.total] if one.total else []))),
        "header": row(tuple(column.heading for column in one.columns), bold=True),
        "rows": [row(cells) for cells in one.rows],
    }
    if one.total:
        many = _WITH_TOTAL if all(columns.low(cells) for cells in one.rows[-_WITH_TOTAL:]) else 0
        data["last"] = data["rows"][len(one.rows) - many :]
        data["rows"] = data["rows"][: len(one.rows) - many]
        data["total"] = row(one.total, bold=True)
    return data


def _chart(one: Chart) -> dict[str, Any]:
    svg = charts.as_svg(one)
    width, height = (float(size) for size in re.findall(r'viewBox="0 0 (\S+) (\S+)"', svg)[0])
    return {
        "caption": in_pieces(one.titled),
        "svg": svg,
        "tall": height > width * _TALL,
        "alternative": in_pieces(one.alternative),
        "beside": _table(one.beside),
    }
