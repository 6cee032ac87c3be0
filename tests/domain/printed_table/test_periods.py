"""What the words over a table say of its time, and which of several times is this paper's: never guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicfrs_cli.domain.days import MONTHS
from hmicfrs_cli.domain.printed_table.periods import UNSAID, current, said

AS_AT = date(2023, 9, 28)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("Sept 2023", date(2023, 9, 1), date(2023, 9, 30)),
        ("Open Sep-23", date(2023, 9, 1), date(2023, 9, 30)),
        ("September '23", date(2023, 9, 1), date(2023, 9, 30)),
        ("position as at 28/09/2023", AS_AT, AS_AT),
        ("28th September 2023", AS_AT, AS_AT),
        ("2023-09-28", AS_AT, AS_AT),
        ("29 June 2023 to 28 September 2023", AS_AT, AS_AT),
        ("2022/23", date(2022, 4, 1), date(2023, 3, 31)),
        ("Q1 2023/24", date(2023, 4, 1), date(2023, 6, 30)),
        ("Quarter two 23/24", date(2023, 7, 1), date(2023, 9, 30)),
        ("Q4 2022-23", date(2023, 1, 1), date(2023, 3, 31)),
        ("Open 2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("June", date(2023, 6, 1), date(2023, 6, 30)),
        ("Dec", date(2022, 12, 1), date(2022, 12, 31)),
    ],
)
def test_days_months_and_years_are_read_as_people_write_them(words: str, first: date, last: date) -> None:
    assert said(words).span(AS_AT) == (first, last)


@pytest.mark.parametrize(
    "words", ["", "Open", "Closed before levels", "Total issued", "Open may be late", "AFI 3", "12"]
)
def test_words_that_say_no_time_say_none(words: str) -> None:
    assert said(words) == UNSAID


@pytest.mark.parametrize(
    ("words", "quarter"),
    [
        ("Q2", (0, 2)),
        ("Open Q3 2023", (2023, 3)),
        ("Qtr 1", (0, 1)),
        ("2nd quarter", (0, 2)),
        ("Fourth quarter", (0, 4)),
    ],
)
def test_quarters_are_read_by_their_number(words: str, quarter: tuple[int, int]) -> None:
    assert said(words).quarter == quarter


@pytest.mark.parametrize(
    ("words", "as_at", "which"),
    [
        ("June 2023|Sept 2023", AS_AT, 1),
        ("Sept 2023|June 2023", AS_AT, 0),
        ("June 2023|Sept 2023", date(2023, 6, 29), 0),
        ("June 2023|Sept 2023", date(2026, 1, 1), 1),
        ("June|Sept", AS_AT, 1),
        ("Dec|March", date(2024, 3, 20), 1),
        ("29 June 2023|28 September 2023", date(2023, 9, 18), 1),
        ("2022/23|2023/24", AS_AT, 1),
        ("Q1|Q2", AS_AT, 1),
        ("Q2|Q1", AS_AT, 0),
        ("Q4|Q1", AS_AT, 1),
        ("Q3|Q4|Q1", AS_AT, 2),
        ("Q4 2022/23|Q1 2023/24", AS_AT, 1),
        ("Q4 2022/23|Q1 2023/24", date(2023, 3, 30), 0),
        ("Q4 2022|Q1 2023", AS_AT, 1),
        ("Last meeting|This meeting", AS_AT, 1),
        ("Current|Previous", AS_AT, 0),
        ("Previous quarter|", AS_AT, 1),
        ("|Sept 2023", AS_AT, 1),
        ("June 2023|Sept 2023|this quarter", AS_AT, 2),
        ("June 2023|December 2023", date(2023, 7, 15), None),
        ("June 2023|Sept 2023", date(2023, 3, 1), None),
        ("|June 2023", AS_AT, None),
        ("|", AS_AT, None),
        ("Q1|Q3", AS_AT, None),
        ("Q1|Q2|Q3|Q4", AS_AT, None),
        ("Q1|Sept 2023", date(2023, 12, 1), None),
        ("Last quarter|Previous quarter", AS_AT, None),
        ("Sept 2023|28 September 2023", AS_AT, None),
        ("Sept 2023|September 2023", AS_AT, None),
        ("Q2|Q2", AS_AT, None),
    ],
)
def test_which_of_several_times_is_this_paper_s(words: str, as_at: date, which: int | None) -> None:
    assert current([said(one) for one in words.split("|")], as_at) == which


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_of_two_months_the_one_that_the_day_lies_in_is_this_paper_s(day: date, other: date) -> None:
    months = [f"{MONTHS[one.month - 1]} {one.year}" for one in (other, day)]
    assert current([said(one) for one in months], day) == (1 if months[0] != months[1] else None)


@given(
    st.lists(st.text() | st.sampled_from(["Q1", "June", "31 June 2023", "2023/99", "0/0", "this", "Q2 20/21"])),
    st.dates(),
)
def test_no_words_are_too_odd_to_be_read_or_left(words: list[str], as_at: date) -> None:
    which = current([said(one) for one in words], as_at)
    assert which is None or 0 <= which < len(words)
