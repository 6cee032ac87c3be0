"""Days as British people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicfrs_cli.domain import days
from hmicfrs_cli.domain.days import Period, a_day, a_period, in_words
from hmicfrs_cli.domain.errors import Mistyped

TODAY = date(2024, 3, 1)
readable = st.dates(min_value=date(1000, 1, 1), max_value=date(9999, 12, 30))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2024-07-31", "2024-07-31"),
        ("2023-10-07", "2023-10-07"),
        ("31 July 2024", "2024-07-31"),
        ("  31   July\t2024 ", "2024-07-31"),
        ("31 july 2024", "2024-07-31"),
        ("31 JULY 2024", "2024-07-31"),
        ("31st July 2024", "2024-07-31"),
        ("31 st July 2024", "2024-07-31"),
        ("1st of May 2024", "2024-05-01"),
        ("the 2nd of May 2024", "2024-05-02"),
        ("Wednesday 31 July 2024", "2024-07-31"),
        ("Wednesday, the 31st of July, 2024", "2024-07-31"),
        ("Wed 31 July 2024", "2024-07-31"),
        ("Thurs. 1 August 2024", "2024-08-01"),
        ("July 31, 2024", "2024-07-31"),
        ("July 31st 2024", "2024-07-31"),
        ("31 Jul 2024", "2024-07-31"),
        ("30 Sept. 2024", "2024-09-30"),
        ("30 Sep 2024", "2024-09-30"),
        ("31-Jul-2024", "2024-07-31"),
        ("31/07/2024", "2024-07-31"),
        ("07/10/2023", "2023-10-07"),
        ("7/10/23", "2023-10-07"),
        ("31.7.24", "2024-07-31"),
        ("31-07-2024", "2024-07-31"),
        ("29 February 2024", "2024-02-29"),
        ("29/02/2024", "2024-02-29"),
    ],
)
def test_a_day_is_read_with_the_day_first(typed: str, day: str) -> None:
    assert a_day(typed) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "typed", ["30 February 2024", "31 April 2024", "29/02/2023", "05/13/2024", "2024-02-30", "0/0/00"]
)
def test_a_day_that_no_calendar_has_is_refused_as_such(typed: str) -> None:
    with pytest.raises(Mistyped, match=f"'{typed}' is not a day in the calendar."):
        a_day(typed)


@pytest.mark.parametrize("typed", ["July 2024", "Sept. 2024", "july, 2024"])
def test_a_month_without_a_day_is_refused_and_asks_for_one(typed: str) -> None:
    with pytest.raises(Mistyped, match="is a month, not a day") as mistyped:
        a_day(typed)
    assert mistyped.value.next == "Give the day as well, such as 31 July 2024."


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "",
            " ",
            "10",
            "Recommendation 7",
            "with immediate effect",
            "31 July",
            "July 31",
            "2024",
            "31/07",
            "tomorrow",
        ),
        *(
            "31 July 24",
            "31/07-2024",
            "3.4.12.5",
            "31/07/20245",
            "2024-7-31",
            "1 2 2024",
            "31 July 0000",
            "31 Foo 2024",
        ),
        *("٣١ July 2024", "31 Auguſt 2024", "31 July 2024 or so", "by 31 July 2024", "July 31 2024 BC", "\x00"),
    ],
)
def test_what_is_no_day_is_refused_with_the_ways_to_write_one(typed: str) -> None:
    with pytest.raises(Mistyped, match="is not a date hmi can read") as mistyped:
        a_day(typed, TODAY)
    assert "the day first" in mistyped.value.next


def test_today_and_yesterday_are_days_where_today_is_known() -> None:
    assert a_day("Today", TODAY) == TODAY
    assert a_day(" yesterday ", TODAY) == date(2024, 2, 29)
    with pytest.raises(Mistyped):
        a_day("today")


def test_a_day_in_words_has_no_leading_nought() -> None:
    assert in_words(date(2023, 10, 31)) == "31 October 2023"
    assert in_words(date(2023, 12, 1)) == "1 December 2023"


def test_nothing_missing_from_a_day_is_filled_in() -> None:
    assert days.isolated("July 2024") is None
    assert days.isolated("31 July") is None


@pytest.mark.parametrize(
    ("month", "last"),
    [("July 2024", 31), ("Feb. 2024", 29), ("February 2023", 28), ("Sept 2024", 30), ("December 9999", 31)],
)
def test_a_month_ends_on_its_last_day(month: str, last: int) -> None:
    assert days.end_of_month(month).day == last


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [("2023-07-11", 3, "2023-10-11"), ("2023-08-31", 6, "2024-02-29"), ("2024-02-29", 12, "2025-02-28")],
)
def test_months_later_is_the_same_day_of_the_month_or_its_last(day: str, months: int, later: str) -> None:
    assert days.months_after(date.fromisoformat(day), months) == date.fromisoformat(later)


@given(day=readable)
def test_a_day_in_words_is_read_back(day: date) -> None:
    assert a_day(in_words(day)) == day


@given(day=st.dates(max_value=date(9999, 12, 30)))
def test_a_day_in_iso_is_read_back(day: date) -> None:
    assert a_day(day.isoformat()) == day


@given(day=st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)), sep=st.sampled_from("/.-"))
def test_a_day_in_figures_is_read_back_with_either_year(day: date, sep: str) -> None:
    assert a_day(f"{day.day}{sep}{day.month:02}{sep}{day.year}") == day
    assert a_day(f"{day.day:02}{sep}{day.month}{sep}{day.year % 100:02}") == day


@given(typed=st.text() | st.from_regex(days.DAY, fullmatch=True))
def test_any_text_at_all_is_a_day_or_is_refused(typed: str) -> None:
    try:
        found: object = a_day(typed)
    except Mistyped as mistyped:
        found = mistyped
    assert isinstance(found, date) or typed in str(found)


def test_nothing_comes_after_forever() -> None:
    assert date.max == days.FOREVER


@pytest.mark.parametrize(
    ("typed", "iso", "first", "last", "words"),
    [
        ("11 July 2023", "2023-07-11", "2023-07-11", "2023-07-11", "11 July 2023"),
        ("11/07/2023", "2023-07-11", "2023-07-11", "2023-07-11", "11 July 2023"),
        ("2023-07-11", "2023-07-11", "2023-07-11", "2023-07-11", "11 July 2023"),
        ("November 2022", "2022-11", "2022-11-01", "2022-11-30", "November 2022"),
        (" nov.  2022 ", "2022-11", "2022-11-01", "2022-11-30", "November 2022"),
        ("11/2022", "2022-11", "2022-11-01", "2022-11-30", "November 2022"),
        ("2.2024", "2024-02", "2024-02-01", "2024-02-29", "February 2024"),
        ("2024-02", "2024-02", "2024-02-01", "2024-02-29", "February 2024"),
        ("2022", "2022", "2022-01-01", "2022-12-31", "2022"),
    ],
)
def test_a_day_a_month_or_a_year_is_kept_as_exactly_as_it_was_typed(
    typed: str, iso: str, first: str, last: str, words: str
) -> None:
    read = a_period(typed)
    assert (read.iso, read.first.isoformat(), read.last.isoformat(), str(read)) == (iso, first, last, words)


def test_only_a_day_has_a_day() -> None:
    assert a_period("11 July 2023").day == date(2023, 7, 11)
    assert (a_period("July 2023").day, a_period("2023").day) == (None, None)
    assert [a_period(typed).unit for typed in ("11 July 2023", "July 2023", "2023")] == ["day", "month", "year"]
    assert a_period("yesterday", date(2024, 1, 1)) == Period("2023-12-31")


def test_it_is_said_inside_a_sentence() -> None:
    said = [a_period(typed).when for typed in ("2023-07-11", "2023-07", "2023")]
    assert said == ["on 11 July 2023", "in July 2023", "in 2023"]


@pytest.mark.parametrize(
    "typed",
    [
        "2023-13",
        "2023-00",
        "0999",
        "23",
        "Smarch 2023",
        "July",
        "2023-7",
        "31 February 2023",
        "13/2022",
        "00/2022",
        "11/22",
    ],
)
def test_what_is_neither_a_day_nor_a_month_nor_a_year_is_not_understood(typed: str) -> None:
    with pytest.raises(Mistyped) as caught:
        a_period(typed)
    assert typed in caught.value.what
    assert "a month (November 2022, 2022-11 or 11/2022), a year (2022)" in caught.value.next


@pytest.mark.parametrize("typed", ["11/2022", "2022-11"])
def test_a_month_in_figures_is_no_day_and_that_is_said(typed: str) -> None:
    with pytest.raises(Mistyped, match="is a month, not a day"):
        a_day(typed)


def test_a_day_may_be_that_of_a_time_in_which_it_lies() -> None:
    month = a_period("November 2022")
    assert [month.may_be(date(2022, *day)) for day in ((10, 31), (11, 1), (11, 30), (12, 1))] == [
        False,
        True,
        True,
        False,
    ]
    assert [a_period("2022-11-02").may_be(date(2022, 11, day)) for day in (1, 2, 3)] == [False, True, False]


@given(day=st.dates(min_value=date(1000, 1, 1), max_value=date(9999, 12, 30)))
def test_a_day_lies_in_its_month_and_its_month_in_its_year(day: date) -> None:
    iso = day.isoformat()
    exact, month, year = a_period(iso), a_period(iso[:7]), a_period(iso[:4])
    assert year.first <= month.first <= exact.first == day == exact.last <= month.last <= year.last
    assert month.last.month == day.month
    assert a_period(in_words(day)) == exact
