"""How things stand on a day, on one page."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from hmicfrs_cli.domain.figures import Count, summary
from hmicfrs_cli.domain.meetings import Meeting
from hmicfrs_cli.domain.overview import Overview, by_category
from hmicfrs_cli.domain.vocabulary import Category, Level

counts = st.lists(
    st.builds(
        Count, st.sampled_from(Category), st.none() | st.sampled_from(Level), st.integers(0, 9), st.integers(0, 9)
    )
)


@given(counts)
def test_the_figures_by_category_have_the_total_of_the_table(found: list[Count]) -> None:
    table = summary(found)
    assert by_category(table).total == table.total


def page(as_at: date, *meetings: Meeting) -> Overview:
    return Overview(as_at, None, by_category(summary([])), "", {}, {}, 0, (), {}, meetings)


def test_the_next_meeting_is_the_first_on_the_day_or_later_and_the_last_told_has_its_figures() -> None:
    june, september, december = date(2023, 6, 29), date(2023, 9, 28), date(2023, 12, 14)
    meetings = (Meeting(december), Meeting(september), Meeting(june, as_at=june))
    assert page(date(2023, 9, 28), *meetings).next_meeting == Meeting(september)
    assert page(date(2023, 9, 29), *meetings).next_meeting == Meeting(december)
    assert page(date(2023, 12, 15), *meetings).next_meeting is None
    assert page(date(2023, 9, 28), *meetings).last_issued == Meeting(june, as_at=june)
    assert page(date(2023, 6, 28), *meetings).last_issued is None
