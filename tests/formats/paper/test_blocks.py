"""What of a paper's blocks stays together on a page, in every format that has pages."""

from hmicfrs_cli.formats.paper.blocks import Block, Heading, Paragraph, Points, held_on
from sample_papers import BY_LEVEL, FIGURES

SAID = Paragraph("words")
DETAIL = Paragraph("by whom", beneath=True)
LIST = Points((SAID,))


def holds(*blocks: Block) -> bool:
    return held_on(blocks)[0]


def test_a_heading_stays_with_whatever_follows_it() -> None:
    assert all(holds(Heading(1, "a"), after) for after in (Heading(2, "b"), SAID, LIST, FIGURES, BY_LEVEL))


def test_a_sentence_stays_with_the_list_table_or_chart_that_it_leads_to_and_with_its_details() -> None:
    assert all(holds(SAID, after) for after in (LIST, FIGURES, BY_LEVEL, DETAIL))
    assert holds(LIST, DETAIL)
    assert holds(DETAIL, DETAIL)


def test_nothing_else_is_held_on_to() -> None:
    assert not any(holds(SAID, after) for after in (SAID, Heading(1, "a")))
    assert not any(holds(before, SAID) for before in (LIST, FIGURES, BY_LEVEL, DETAIL))
    assert not any(holds(before, FIGURES) for before in (LIST, FIGURES, BY_LEVEL))
    assert held_on([SAID]) == [False]
    assert held_on([]) == []
