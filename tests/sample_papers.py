"""Papers made by hand, for the tests of every format: one with each kind of block, and one whose words mean harm."""

from dataclasses import replace
from typing import Any

from hmicfrs_cli.formats.paper.blocks import (
    Block,
    Chart,
    ChartKind,
    Column,
    Heading,
    Paper,
    Paragraph,
    Points,
    Series,
    Table,
    fit_to_print,
    numbered,
)

FIGURES = Table(
    "Open, closed and total as at 28 September 2023",
    (Column("Row", share=3), Column("Open", of_numbers=True), Column("Closed", of_numbers=True)),
    (("Cause of Concern", "6", "21"), ("Recommendation Level 2", "55", "0")),
    ("Total", "61", "21"),
)
BY_LEVEL = Chart(
    "Open by level at the last meetings",
    ChartKind.STACKED,
    "Meeting",
    "Open",
    ("29 June 2023", "28 September 2023"),
    (
        Series("Causes of concern", (2, 6)),
        Series("Level 2", (51, 77)),
        Series("Level 3", (32, 39)),
        Series("Level 4", (0, 0)),
    ),
    "Open ones rose from 85 to 122; most are at level 2.",
)
AGEING = Chart(
    "Open ones by age",
    ChartKind.BARS,
    "Since it was issued",
    "Open",
    ("Up to 3 months", "3 to 6 months", "6 to 12 months", "Over a year", "Not listed"),
    (Series("Open", (32, 0, 3, 0, 90)),),
    "Thirty-two are up to three months old.",
)
BLOCKS = (
    Heading(1, "1. Purpose of report"),
    Paragraph("To tell members what HMICFRS has asked of the force, and what became of it."),
    Heading(1, "2. Recommendations"),
    Heading(2, "The levels"),
    Paragraph("HMICFRS closes it, and archives it.", lead="Level 1."),
    Heading(2, "The figures"),
    FIGURES,
    BY_LEVEL,
    AGEING,
    Heading(1, "3. Published reports"),
    Heading(2, "A. Deployment of firearms"),
    Heading(3, "Recommendations"),
    Paragraph("All chief constables should see that the equipment is in place.", lead="Recommendation 3."),
    Paragraph("By 31 October 2023. Level 2. ACC Operations.", beneath=True),
    Points((Paragraph("note the figures;"), Paragraph("note the two that are late.", lead="Late:"))),
    Points((Paragraph("first"), Paragraph("second")), numbered=True),
    Heading(1, "Background documents"),
    Points(
        (
            Paragraph(
                "Deployment of firearms, published on 11 July 2023.", address="https://example.org/firearms?a=1&b=2"
            ),
        )
    ),
)


def sample_paper(**other: Any) -> Paper:
    paper = Paper(
        "West Midlands Police",
        "Joint Audit Committee",
        "28 September 2023",
        "06",
        "HMICFRS update",
        "What HMICFRS has asked of West Midlands Police, as at 28 September 2023",
        numbered(BLOCKS),
        ("Figures as at 28 September 2023.", "Register hmi-demo.", "Head of the history: 3f9a."),
        "2023-09-28",
    )
    return fit_to_print(replace(paper, **other))


HOSTILE = (
    '<script>alert("1")</script>',
    "</td></tr></table><b>bold</b>",
    "&amp; &lt; &#60; &nbsp;",
    "<!-- a comment -->",
    "javascript:alert(1)",
    "# no heading",
    "- no bullet",
    "1. no number",
    "> no quotation",
    "    no code",
    "a | b | c",
    "*not* **bold** _not_ __bold__ ~~struck~~ `code`",
    "[text](https://example.org) ![image](x.png)",
    "<https://example.org>",
    "line\\",
    "***",
    "---",
    "===",
    "| --- |",
    "#set page(fill: black)",
    '#read("secret.txt")',
    "$x^2$ @label <label> #emph[no] // no comment /* nor this */",
    "= no heading = ",
    "{{ 7 * 7 }} {% raw %} {# gone #}",
    "]]> <w:t>no</w:t> &#x0;",
    "\x07bell \x1b[31mred \x00",
    "\ufffe\uffff\ud800",
    "left \u202eright",
    "naïve ‘quoted’ – “dashes”… £5 €6 ½",
    "日本語 العربية 😀 \uf0b7",
    "=1+1",
    "https://example.org/_a_*b*_",
    "\\*already escaped\\*",
    "a" * 300,
)
"""Words that somebody typed, each of which some format would take for something else."""


def hostile_paper() -> Paper:
    """A paper that has each of the hostile words in every place that words can stand in."""
    blocks: list[Block] = []
    for words in HOSTILE:
        blocks += [
            Heading(1, words),
            Paragraph(words, lead=words, address=words),
            Paragraph(words, beneath=True),
            Points((Paragraph(words, lead=words),)),
            Points((Paragraph(words),), numbered=True),
            Table(words, (Column(words), Column(words, of_numbers=True)), ((words, words),), (words, words)),
        ]
    chart = Chart(
        HOSTILE[0],
        ChartKind.BARS,
        HOSTILE[1],
        HOSTILE[2],
        HOSTILE[:-1],
        (Series(HOSTILE[21], tuple(range(len(HOSTILE) - 1))),),
        HOSTILE[23],
    )
    return sample_paper(blocks=numbered([*blocks, chart]), title=HOSTILE[0], body=HOSTILE[1], to=HOSTILE[6])


def words_of(paper: Paper) -> list[str]:
    """Everything that a paper says between its title and its footer, in order: what must be found in every format."""
    said: list[str] = []

    def paragraph(one: Paragraph) -> None:
        said.extend(words for words in (one.lead, one.words, one.address) if words)

    def table(one: Table) -> None:
        said.append(one.titled)
        said.extend(column.heading for column in one.columns)
        for row in (*one.rows, *([one.total] if one.total else [])):
            said.extend(row)

    for block in paper.blocks:
        if isinstance(block, Heading):
            said.append(block.words)
        elif isinstance(block, Paragraph):
            paragraph(block)
        elif isinstance(block, Points):
            for point in block.points:
                paragraph(point)
        elif isinstance(block, Table):
            table(block)
        else:
            said += [block.titled, block.alternative]
            table(block.beside)
    return said
