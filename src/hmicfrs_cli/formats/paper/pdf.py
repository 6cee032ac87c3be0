"""A paper in PDF, as PDF/UA-1: tagged, with a title, a language, and words for every picture, so that it can be heard.

Typst sets it, by `paper.typ` beside this module. The paper goes in as data, never as code.
"""

import json
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import matplotlib
import typst

from hmicfrs_cli.domain.errors import HmiError
from hmicfrs_cli.formats.paper import charts
from hmicfrs_cli.formats.paper.blocks import Block, Chart, Heading, Paper, Paragraph, Points, Table

FONTS = ("DejaVu Sans",)
"""What a paper is set in: the font that comes with the charts, so that it looks the same on every machine."""


def written(paper: Paper) -> bytes:
    """The file. Raises HmiError where Typst refuses it, which is a fault of hmi's."""
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    source = files(__package__).joinpath("paper.typ").read_bytes()
    try:
        pdf = typst.compile(
            source,
            format="pdf",
            font_paths=typst.Fonts(font_paths=[str(folder)]),
            sys_inputs={"paper": json.dumps(_paper(paper))},
            pdf_standards="ua-1",
        )
    except typst.TypstError as error:
        raise HmiError(
            f"The PDF could not be set: {error.message}.",
            "This is a fault of hmi's.",
            "Write the paper as .docx or .html, and please report this.",
        ) from error
    assert isinstance(pdf, bytes)
    return pdf


def _paper(paper: Paper) -> dict[str, Any]:
    made_on = date.fromisoformat(paper.made_on)
    return {
        "title": paper.title,
        "body": paper.body,
        "about": paper.about,
        "to": paper.to,
        "day": paper.day,
        "agenda": paper.agenda,
        "footer": " ".join(paper.footer),
        "fonts": FONTS,
        "year": made_on.year,
        "month": made_on.month,
        "dayofmonth": made_on.day,
        "blocks": [_block(block) for block in paper.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "words": block.words}
        case Paragraph():
            return {"kind": "paragraph", **_spoken(block)}
        case Points():
            return {"kind": "points", "numbered": block.numbered, "points": [_spoken(one) for one in block.points]}
        case Table():
            return {"kind": "table", **_table(block)}
        case Chart():
            return {
                "kind": "chart",
                "titled": block.titled,
                "svg": charts.as_svg(block),
                "alternative": block.alternative,
                "beside": _table(block.beside),
            }


def _spoken(one: Paragraph) -> dict[str, Any]:
    linked = bool(one.address) and one.address.startswith(("http://", "https://")) if one.address else False
    return {
        "lead": one.lead,
        "words": one.words,
        "address": one.address,
        "linked": linked,
        "beneath": one.beneath,
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "titled": table.titled,
        "headings": [column.heading for column in table.columns],
        "numbers": [column.of_numbers for column in table.columns],
        "shares": [column.share for column in table.columns],
        "rows": table.rows,
        "total": table.total,
    }
