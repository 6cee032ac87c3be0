"""Tables in a PDF whose rows are high: none runs off its page, or over what is below."""

import io

from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from hmicfrs_cli.formats.paper import pdf
from hmicfrs_cli.formats.paper.blocks import Column, Table, fit_to_print
from sample_papers import sample_paper

COLUMNS = (Column("Recommendation", share=8), Column("Deadline", share=5), Column("Reason", share=12))
FOOT = 27 / 25.4 * 72
"""Points from the edge of the sheet to the last line of the text."""


@settings(max_examples=12)
@given(st.lists(st.integers(1, 250), min_size=1, max_size=18), st.booleans())
def test_every_row_stands_above_the_foot_of_its_page(lengths: list[int], has_total: bool) -> None:
    rows = tuple((f"ref-{place} title", "1 March 2024", "word " * many) for place, many in enumerate(lengths))
    table = Table("A table", COLUMNS, rows, ("Total", "-", "-") if has_total else None)
    pages = PdfReader(io.BytesIO(pdf.written(fit_to_print(sample_paper(blocks=(table,)))))).pages
    seen = 0
    for page in pages:
        lowest: list[float] = []

        def hear(text: str, at: list[float], *_: object, lowest: list[float] = lowest) -> None:
            if text.strip() and "word" in text:
                lowest.append(at[5])

        seen += page.extract_text(visitor_text=hear).count("word")
        assert all(height > FOOT - 2 for height in lowest)
    assert seen == sum(lengths)
