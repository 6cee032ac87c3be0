"""Tables for the tests of reconciling: made of figures, and changed as a typist would."""

from collections.abc import Mapping
from datetime import date

from hypothesis import strategies as st

from hmicfrs_cli.domain.figures import ALWAYS, Count, Summary, summary
from hmicfrs_cli.domain.printed_table.reading import read
from hmicfrs_cli.domain.printed_table.spaced import Row
from hmicfrs_cli.domain.printed_table.table import Printed
from hmicfrs_cli.domain.reconciling.explaining import explanations
from hmicfrs_cli.domain.reconciling.explanation import Explanation
from hmicfrs_cli.domain.reconciling.holding import Tested, tested
from hmicfrs_cli.domain.reconciling.known import Known
from hmicfrs_cli.domain.vocabulary import row_name

AS_AT = date(2023, 9, 28)
JUNE = date(2023, 6, 29)
NAMES = [row_name(category, level) for category, level in ALWAYS]
SEPTEMBER = """\
Cause of Concern|6|21|23|4
Recommendation Level 1||2|2|
Recommendation Level 2|55|0|45|45
Recommendation Level 3|36|2|31|7
Recommendation Level 4|0|0|0|
AFI Level 1|0|6|6|
AFI Level 2|22|0|6|16
AFI Level 3|3|0|3|
AFI Level 4|0|0|0|
AFI Closed before Levels|0|0|18|
Recommendation Closed before Levels|0|280|280|"""
"""The table of the paper of 28 September 2023, and the increases that its text tells."""

figures = st.dictionaries(
    st.sampled_from(NAMES), st.tuples(st.integers(0, 400), st.integers(0, 400)), min_size=2, max_size=len(NAMES)
)


def printed(rows: str, headings: str = "row|open|closed|total|increase") -> Printed:
    lines = [headings, *rows.splitlines()]
    table = read(Row(n, tuple(line.split("|"))) for n, line in enumerate(lines, 1))
    assert table is not None
    return table


def right(of: Mapping[str, tuple[int, int]]) -> str:
    return "\n".join(f"{name}|{is_open}|{closed}|{is_open + closed}" for name, (is_open, closed) in of.items())


def of_register(of: Mapping[str, tuple[int, int]]) -> Summary:
    rows = {row_name(category, level): (category, level) for category, level in ALWAYS}
    return summary(Count(*rows[name], *many) for name, many in of.items())


def held(rows: str, known: Known | None = None, headings: str = "row|open|closed|total|increase") -> Tested:
    return tested(printed(rows, headings), known or Known(AS_AT))


def told(rows: str, known: Known | None = None) -> list[Explanation]:
    return explanations(held(rows, known))


def sentences(rows: str, known: Known | None = None) -> str:
    return "\n".join(each.sentence for each in told(rows, known))


Of = dict[str, tuple[int, int]]
"""Open and closed of each row."""

NOW: Of = dict(
    zip(
        NAMES,
        [(6, 21), (0, 2), (55, 0), (36, 2), (0, 0), (0, 6), (22, 0), (3, 0), (0, 0), (0, 18), (0, 280)],
        strict=True,
    )
)
THEN: Of = NOW | {
    "Cause of Concern": (2, 21),
    "Recommendation Level 2": (45, 0),
    "Recommendation Level 3": (29, 2),
    "AFI Level 2": (6, 0),
}
"""The figures of the example, of September 2023 and of the meeting before."""
