"""Reading deadlines: a corpus of wordings, and what holds for any text at all."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import FIREARMS_PUBLISHED
from hmicfrs_cli.domain import days, deadlines
from hmicfrs_cli.domain.deadlines import Deadline
from hmicfrs_cli.domain.vocabulary import LONGEST_TEXT, DeadlineKind


def read(text: str, published: date | None = FIREARMS_PUBLISHED) -> Deadline:
    return deadlines.read(text, published)


DATED = {
    # A whole day, as reports write it.
    "By 31 July 2024, chief constables should make sure control rooms can reach a negotiator.": "2024-07-31",
    "By 1 December 2023, the Home Office should issue new guidance.": "2023-12-01",
    "By 31 March 2015 all forces should have trained their supervisors.": "2015-03-31",
    "by 30 september 2024, the force should publish its plan": "2024-09-30",
    "BY 30 SEPTEMBER 2024, ALL FORCES SHOULD ACT.": "2024-09-30",
    "Not later than 31 March 2015, forces should adopt the definition.": "2015-03-31",
    "No later than 30 April 2024, the force should review its bail cases.": "2024-04-30",
    "By no later than 30 April 2024, the force should review its bail cases.": "2024-04-30",
    "The College should publish the framework on or before 15 January 2025.": "2025-01-15",
    "On or before 15 January 2025, the College should publish the framework.": "2025-01-15",
    "By, at the latest, 31 May 2024, the force should clear the backlog.": "2024-05-31",
    "By 31 May 2024 at the latest, the force should clear the backlog.": "2024-05-31",
    "The force should clear the backlog, at the latest by 31 May 2024.": "2024-05-31",
    "By 1st August 2024 the force should appoint a lead.": "2024-08-01",
    "By 2nd September 2024 the force should appoint a lead.": "2024-09-02",
    "By 3rd October 2024 the force should appoint a lead.": "2024-10-03",
    "By the 31st of October 2024 the force should appoint a lead.": "2024-10-31",
    "By the 4th November 2024, the force should appoint a lead.": "2024-11-04",
    "By 31 st January 2025, the force should appoint a lead.": "2025-01-31",
    "By Friday 31 May 2024, the force should reply.": "2024-05-31",
    "By Friday, 31 May 2024, the force should reply.": "2024-05-31",
    "By Fri 31 May 2024, the force should reply.": "2024-05-31",
    "By Wednesday the 31st of July 2024, the force should reply.": "2024-07-31",
    "By July 31, 2024, the force should reply.": "2024-07-31",
    "By 31 July, 2024, the force should reply.": "2024-07-31",
    "By 31 Jul 2024, the force should reply.": "2024-07-31",
    "By 30 Sept. 2024, the force should reply.": "2024-09-30",
    "By 30 Sep 2024, the force should reply.": "2024-09-30",
    "By 29 February 2024, the force should reply.": "2024-02-29",
    "By\u00a031\u00a0July\u00a02024,\nthe force should reply.": "2024-07-31",
    # Figures: the day comes first, and ISO is ISO.
    "By 27/03/25, the force should make sure its vetting is current.": "2025-03-27",
    "By 07/10/2023, the force should make sure its vetting is current.": "2023-10-07",
    "By 7/10/2023, the force should make sure its vetting is current.": "2023-10-07",
    "By 31.3.2024 the force should make sure its vetting is current.": "2024-03-31",
    "By 31-03-2024 the force should make sure its vetting is current.": "2024-03-31",
    "By 2023-10-07, the force should make sure its vetting is current.": "2023-10-07",
    "By 31-Mar-2024, the force should make sure its vetting is current.": "2024-03-31",
    # In the middle of a sentence, in a list, in a lead-in.
    "Each force is required by 22 November 2024, to publish an action plan.": "2024-11-22",
    "The force should, by 30 June 2024, train its call handlers.": "2024-06-30",
    "The force should train all its call handlers by 30 June 2024.": "2024-06-30",
    "HMICFRS recommends that by 30 June 2024 the force should train its call handlers.": "2024-06-30",
    "Recommendation 4: By 30 June 2024, the force should train its call handlers.": "2024-06-30",
    "Train every call handler by 30 June 2024.": "2024-06-30",
    "By 30 September 2024, the force should make sure:": "2024-09-30",
    "The force needs to reduce its waiting times. By 30 September 2024, it should publish a plan.": "2024-09-30",
    "By 31 July 2018, and ongoing after that date, forces should share what they learn.": "2018-07-31",
    "By 31 March 2024 and every year after, the force should audit its armouries.": "2024-03-31",
    # An hour of that day.
    "By 5pm on 31 May 2024, the force should send its figures.": "2024-05-31",
    "By 5.30 pm on 31 May 2024, the force should send its figures.": "2024-05-31",
    "By 17:00 on 31 May 2024, the force should send its figures.": "2024-05-31",
    "By noon on 31 May 2024, the force should send its figures.": "2024-05-31",
    "By midnight on Friday 31 May 2024, the force should send its figures.": "2024-05-31",
    "By close of business on 31 May 2024, the force should send its figures.": "2024-05-31",
    "By the end of 31 May 2024, the force should send its figures.": "2024-05-31",
    # A month: its last day.
    "By September 2014, forces should have a policy on body-worn cameras.": "2014-09-30",
    "By end of September 2024, forces should have a policy.": "2024-09-30",
    "By the end of September 2024, forces should have a policy.": "2024-09-30",
    "By end September 2024, forces should have a policy.": "2024-09-30",
    "By Feb 2024, forces should have a policy.": "2024-02-29",
    "By February 2025 forces should have a policy.": "2025-02-28",
    "By July 2018, and ongoing following that date, forces should share what they learn.": "2018-07-31",
    "No later than December 2024, forces should have a policy.": "2024-12-31",
    "By December, 2024, forces should have a policy.": "2024-12-31",
    "Forces should have a policy by May 2025.": "2025-05-31",
    "By December 9999, forces should have a policy.": "9999-12-31",
    # A year: its last day.
    "By the end of 2024, the College should review the course.": "2024-12-31",
    "By end of 2024, the College should review the course.": "2024-12-31",
    # So long after publication, on 11 July 2023.
    "Within three months, the force should review every open case.": "2023-10-11",
    "Within 3 months the force should review every open case.": "2023-10-11",
    "Within the next three months, the force should review every open case.": "2023-10-11",
    "Within six months of this report, chief constables should write to us.": "2024-01-11",
    "Within six months of the publication of this report, chief constables should write to us.": "2024-01-11",
    "Within six months of publication, chief constables should write to us.": "2024-01-11",
    "Chief constables should, within six months of the date of publication, write to us.": "2024-01-11",
    "Chief constables should write to us within six months of this report being published.": "2024-01-11",
    "Chief constables should write to us no later than six months after publication.": "2024-01-11",
    "Within six weeks, the force should send an action plan.": "2023-08-22",
    "Within 56 days of publication, the local policing body should comment.": "2023-09-05",
    "Within two days of publication, the force should acknowledge this report.": "2023-07-13",
    "Within 28 days of this letter, the force should reply.": "2023-08-08",
    "Within thirty days, the force should reply.": "2023-08-10",
    "Within a year, the force should have trained every supervisor.": "2024-07-11",
    "Within twelve months, the force should have trained every supervisor.": "2024-07-11",
    "Within two years, the force should have replaced its system.": "2025-07-11",
    "Within one calendar month, the force should name a lead.": "2023-08-11",
    "Within twenty-four months, the force should have replaced its system.": "2025-07-11",
    "HMIC recommends that within six months the force should carry out a review.": "2024-01-11",
    "HMICFRS recommends that, within six months, the force should carry out a review.": "2024-01-11",
    "The force should, within three months, carry out a review.": "2023-10-11",
    "The system is old. Within twelve months, the force should replace it.": "2024-07-11",
    # Two dates, or a date and haste: the first governs.
    "By September 2014 forces should reply, and by the end of April 2015 they should have acted.": "2014-09-30",
    "By 31 July 2024 the College should consult, and by 31 December 2024 it should publish.": "2024-07-31",
    "Within three months, the force should plan, and by 31 March 2025 it should have finished.": "2023-10-11",
    "By 31 March 2025 the force should have finished; within three months, it should plan.": "2025-03-31",
    "By 31 July 2024, the force should immediately tell victims of any delay.": "2024-07-31",
    "The force should immediately begin, and by 31 July 2024 finish, a review.": "2024-07-31",
    "By 31 July 2024, forces should make sure prompt support is there.": "2024-07-31",
    # Beside figures and look-back periods that are no deadlines.
    "By 31 October 2024, the force should review cases closed in the year ending 30 June 2022.": "2024-10-31",
    "Crimes recorded on or before 31 March 2022 should be reviewed by 30 June 2024.": "2024-06-30",
    "The force should revisit cases closed by 31 March 2022 by 30 June 2024.": "2024-06-30",
    "The outcome of the review should be reported by 30 June 2024.": "2024-06-30",
    "By 31 March 2024, any force that had no plan should publish one.": "2024-03-31",
    "By 31 March 2024, the plan that was agreed in 2022 should be in place.": "2024-03-31",
    "By 31 March 2024, chief constables should review the 24-hour rota and outcome 22.": "2024-03-31",
}

IMMEDIATE = (
    "With immediate effect, chief constables should improve oversight of their armouries.",
    "with immediate effect chief constables should improve oversight of their armouries",
    "Chief constables should, with immediate effect, stop this practice.",
    "The force should stop this practice with immediate effect.",
    "Immediately, the force should make sure that detainees are checked as often as required.",
    "The force should immediately:",
    "The force should immediately: review its custody records;",
    "The force should immediately:review its custody records;",
    "The force should, immediately, review its custody records.",
    "The force must immediately review its custody records.",
    "The force needs to immediately review its custody records.",
    "The force should take immediate action to manage risks to detainees.",
    "The force should also take immediate action to manage risks to detainees.",
    "The force must take immediate steps to manage risks to detainees.",
    "There should be an immediate and lasting commitment to training.",
    "The force should improve by taking immediate action on welfare checks.",
    "Effective immediately, the force should stop using the form.",
    "HMICFRS recommends that immediately the force should stop using the form.",
    "Recommendation 8: With immediate effect, each lead should attend.",
    # An opening of this kind governs a date that comes later.
    "With immediate effect, forces should begin a review and finish it by 31 July 2024.",
    "Immediately, forces should begin a review and finish it by 31 July 2024.",
    "By 31 March 2022, the force had 30 vacancies. With immediate effect, it should fill them.",
)

UNCLEAR = (
    "By 30 June 2023 (or 12 months after publication, whichever is later), chief constables should act.",
    "By 30 September 2024 and 31 March 2025 respectively, the Home Office and chief constables should act.",
    # Soon, without saying when.
    "As soon as possible, the force should replace its system.",
    "The force should replace its system as soon as practicable.",
    "The force should replace its system as soon as is reasonably practicable.",
    "The force should replace its system as quickly as it can.",
    "At the earliest opportunity, the force should replace its system.",
    "At the earliest possible opportunity, the force should replace its system.",
    "As a matter of urgency, the force should replace its system.",
    "As a priority, the force should replace its system.",
    "The force should urgently replace its system.",
    "The force should take urgent action to replace its system.",
    "Without delay, the force should replace its system.",
    "Without undue delay, the force should replace its system.",
    "Victims should have prompt access to support.",
    "The force should make timely decisions about bail.",
    "The force should hold detainees for the least time possible.",
    "The force should stop using the form immediately.",
    # Soon, each time that something happens.
    "When a child is missing, officers should immediately assess the risk.",
    "If a weapon is found, supervisors must immediately tell the duty officer.",
    "Once an officer is charged, the force should with immediate effect suspend them.",
    # A day or a month without its year.
    "By 31 March, the force should publish its plan.",
    "The force should, by 30 June, have a plan and by 31 December 2024 complete it.",
    "By 31 March each year, the force should publish its plan.",
    "By the end of March, the force should publish its plan.",
    "By March the force should publish its plan.",
    "By March or April 2024, the force should publish its plan.",
    "By March/April 2024, the force should publish its plan.",
    "By May 24, the force should publish its plan.",
    "By 31 May 24, the force should publish its plan.",
    "By 31-May-24, the force should publish its plan.",
    # A time of the year, or a year that may end in March.
    "By summer 2024, the force should publish its plan.",
    "By the autumn of 2024, the force should publish its plan.",
    "By early 2024, the force should publish its plan.",
    "By mid-March 2024, the force should publish its plan.",
    "By late March 2024, the force should publish its plan.",
    "By Christmas 2024, the force should publish its plan.",
    "By Q2 2024, the force should publish its plan.",
    "By next spring, the force should publish its plan.",
    "By next year, the force should publish its plan.",
    "By 2025, the force should publish its plan.",
    "By 2024/25, the force should publish its plan.",
    "By the end of 2024/25, the force should publish its plan.",
    "By the end of 2024-25, the force should publish its plan.",
    "By the end of 2024 – 25, the force should publish its plan.",
    "By the end of 2024 or 2025, the force should publish its plan.",
    "By March 2024/25, the force should publish its plan.",
    "By the end of the financial year, the force should publish its plan.",
    "By the start of 2025, the force should publish its plan.",
    # A day that may or may not be in time.
    "Before 31 March 2024, the force should publish its plan.",
    "Prior to 31 March 2024, the force should publish its plan.",
    "Before the end of March 2024, the force should publish its plan.",
    "Publish a plan. Deadline: 31 March 2024.",
    "Publish a plan (due date 31/03/2024).",
    # A day that no calendar has.
    "By 31 June 2024, the force should publish its plan.",
    "By 30 February 2024, the force should publish its plan.",
    "By 03/31/2024, the force should publish its plan.",
    "By 2024-13-01, the force should publish its plan.",
    "By 2024/03/31, the force should publish its plan.",
    "By March 0000, the force should publish its plan.",
    # So long, but how long, or from when?
    "Within three to six months, the force should publish its plan.",
    "Within 12-18 months, the force should publish its plan.",
    "Within 10 working days, the force should publish its plan.",
    "Within the next financial year, the force should publish its plan.",
    "Within a few weeks, the force should publish its plan.",
    "Over the next six months, the force should publish its plan.",
    "In the coming 12 months, the force should publish its plan.",
    "The force should within three months publish its plan.",
    "The force should publish, within three months, its plan.",
    "Within three months of the new guidance being issued, forces should adopt it.",
    "Within three months of the publication of the new guidance, forces should adopt it.",
    "Within 28 days of arrest, officers should tell the victim what became of it.",
    "Within two days of the report of a missing child, officers should visit the family.",
    # How officers' daily work is timed.
    "Within five days, supervisors should review each new case.",
    "Supervisors should, within seven days, review each new case.",
    "The force should make sure that victims are called back within 28 days.",
    # A recurring one that has a start.
    "The force should audit its armouries at least annually, from July 2018.",
    # How things stood by then, and which are meant: no deadline, but a person should see it.
    "By 31 March 2022, the force had 30 vacancies. It should fill them.",
    "By March 2022, 40 per cent of officers were trained. The force should train the rest.",
    "The force should review the 1,200 cases that were open by 31 March 2022.",
    "Action that was due by 31 March 2022 should be finished now.",
    "Crimes recorded by 31 March 2022 should be reviewed.",
    "The force should publish figures of the complaints received by 31 March 2022.",
    "Within 12 months, the force had halved its backlog. It should go further.",
    "As required by 3.4.12, custody officers should record each check.",
    "By 31.3.24, the force should make sure its vetting is current.",
    "As required by 3.4.12 of the code, custody officers should record each check.",
)

NONE = (
    "",
    "   \n ",
    "The force should strengthen its oversight of custody.",
    "Custody officers should record why force was used.",
    "The force should keep the dignity of detainees in mind by: informing them of cameras.",
    # Look-back periods, ages and statistics.
    "The force should review cases closed within the last 12 months (ending 30 June 2022).",
    "Within the last 12 months, the force has lost 40 officers. It should replace them.",
    "In the year ending 31 March 2022, the force recorded 41 homicides. It should record causes.",
    "In the three years to 31 March 2022, rates rose. The force should find out why.",
    "Between 1 April 2021 and 31 March 2022, 40 complaints came in. The force should answer them.",
    "The force should explain the fall since 1 January 2021.",
    "From 1 April 2024, the force should use the new form.",
    "The force should use the form published on 1 April 2022.",
    "Victims aged 16 to 24 years should be offered support.",
    "The force should review the cases of children under 18 years old.",
    "Attendance fell by 31 per cent; the force should find out why.",
    "The force should retain records for six years.",
    "The force should look at outcome 22 and ADR149 again.",
    "The force should run a 24-hour rota.",
    "The force should audit its armouries at least once a year.",
    # How soon within an officer's day.
    "Detainees should be seen by a nurse within 24 hours of arrest.",
    "Within 24 hours of arrest, detainees should be seen by a nurse.",
    "Officers should visit the victim within two days of the report.",
    "Immediately after arrest, officers should explain the reasons.",
    "Officers should immediately after arrest explain the reasons.",
    "Officers should explain the reasons immediately after arrest.",
    "Immediately before release, custody officers should check the risk.",
    "The force should make sure that spare batteries are immediately available.",
    # By someone, or by some means, rather than by some day.
    "Dip sampling should be done by supervisors.",
    "The equipment, as provided by Counter Terrorism Policing, should be used.",
    "The force should improve by making use of what it knows.",
)


def test_the_corpus_is_a_corpus() -> None:
    assert len(DATED) + len(IMMEDIATE) + len(UNCLEAR) + len(NONE) >= 120


@pytest.mark.parametrize(("text", "day"), DATED.items())
def test_a_date_is_read_where_the_words_set_one(text: str, day: str) -> None:
    found = read(text)
    assert (found.kind, found.on) == (DeadlineKind.DATED, date.fromisoformat(day))


@pytest.mark.parametrize("text", IMMEDIATE)
def test_at_once_is_read_without_a_date(text: str) -> None:
    found = read(text)
    assert (found.kind, found.on) == (DeadlineKind.IMMEDIATE, None)


@pytest.mark.parametrize("text", UNCLEAR)
def test_no_date_is_invented_where_the_words_are_unclear(text: str) -> None:
    found = read(text)
    assert (found.kind, found.on) == (DeadlineKind.UNCLEAR, None)


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_deadline_is_none(text: str) -> None:
    assert read(text) == Deadline()


@pytest.mark.parametrize("text", [*DATED, *IMMEDIATE, *UNCLEAR])
def test_the_phrase_is_kept_as_printed(text: str) -> None:
    phrase = read(text).phrase
    assert phrase
    assert phrase in " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "phrase", "rule"),
    [
        ("By 31 July 2024, forces should act.", "By 31 July 2024", "the day as printed"),
        ("Forces should act by the end of May 2024.", "by the end of May 2024", "the last day of the month"),
        ("By the end of 2024, forces should act.", "By the end of 2024", "the last day of the year"),
        (
            "Within three months, forces should act.",
            "Within three months",
            "3 months after publication on 11 July 2023",
        ),
        (
            "Within a week of this letter, act.",
            "Within a week of this letter",
            "1 week after publication on 11 July 2023",
        ),
        ("Forces should, within one year, act.", "within one year", "1 year after publication on 11 July 2023"),
        ("The force should immediately: act.", "immediately", "to be done at once: aged from publication"),
        ("Forces should, immediately, act.", "immediately", "to be done at once: aged from publication"),
        ("By 31 June 2024, forces should act.", "By 31 June 2024", "no calendar has that day"),
        ("By 31.3.24, forces should act.", "By 31.3.24", "that may be the number of a paragraph"),
        ("By 31 March, forces should act.", "By 31 March", "the day has no year"),
        ("Guides to be made by 1 May 2024 should be read.", "by 1 May 2024", "the words may only tell of that day"),
        (
            "By 31 March 2022, forces should act, and by 31 March 2024 tell us.",
            "By 31 March 2022",
            "that day was over by publication, and a later one is named",
        ),
        ("Forces should act within three months.", "within three months", "no day can be read from these words"),
        ("Within five days, sergeants should act.", "Within five days", "so few days may be how often, not by when"),
        ("As soon as possible, act.", "As soon as possible", "no day can be read from these words"),
        ("The force should act.", None, "no deadline is stated"),
    ],
)
def test_how_a_deadline_was_derived_is_said(text: str, phrase: str | None, rule: str) -> None:
    found = read(text)
    assert (found.phrase, found.rule) == (phrase, rule)


def test_months_from_publication_keep_the_day_and_are_cut_to_the_month_s_end() -> None:
    assert read("Within six months, act.", date(2023, 8, 31)).on == date(2024, 2, 29)
    assert read("Within 18 months, act.", date(2023, 8, 31)).on == date(2025, 2, 28)


def test_a_span_without_a_day_of_publication_has_no_date_and_says_so() -> None:
    found = read("Within three months, the force should act.", published=None)
    assert (found.kind, found.on, found.phrase) == (DeadlineKind.UNCLEAR, None, "Within three months")
    assert "no date of publication" in found.rule


def test_a_printed_date_needs_no_day_of_publication() -> None:
    assert read("By 31 July 2024, act.", published=None).on == date(2024, 7, 31)


@pytest.mark.parametrize("unit", ["days", "weeks", "months", "years"])
def test_a_span_beyond_the_calendar_is_unclear(unit: str) -> None:
    found = read(f"Within 999 {unit} of publication, act.", date(9999, 1, 1))
    assert (found.kind, found.rule) == (DeadlineKind.UNCLEAR, "that is beyond the calendar")


odd_text = st.text(st.characters(exclude_categories=["Cs"]))
WORDS = """
    By by no later than within the end of next 31 1st 12/13/24 2024 0000 9999 00 ٣١ 31.3.24 2024-02-30 three six a
    twenty-four months weeks day years May Sept. ſept March publication this report should immediately with effect
    before was had When , . : ; - / on the force ſix Monday noon recorded said that officers action take Those is
"""
words_of_deadlines = st.lists(st.sampled_from(WORDS.split())).map(" ".join)


@given(text=odd_text | words_of_deadlines, published=st.none() | st.dates())
def test_any_text_at_all_has_a_deadline_and_only_dated_ones_a_date(text: str, published: date | None) -> None:
    found = read(text, published)
    assert (found.on is not None) == (found.kind is DeadlineKind.DATED)
    assert (found.phrase is None) == (found.kind is DeadlineKind.NONE)
    assert found.rule


@given(day=st.dates(min_value=date(1000, 1, 1)))
def test_any_day_in_words_is_read_as_that_deadline(day: date) -> None:
    assert read(f"By {days.in_words(day)}, the force should act.").on == day


@given(day=st.dates(min_value=date(1000, 1, 1)))
def test_any_month_is_read_as_its_last_day(day: date) -> None:
    found = read(f"By the end of {days.MONTHS[day.month - 1]} {day.year}, the force should act.").on
    assert found
    assert (found.year, found.month) == (day.year, day.month)
    assert days.months_after(found.replace(day=1), 0) <= day <= found


@given(years=st.integers(min_value=1, max_value=83), published=st.dates(max_value=date(2100, 1, 1)))
def test_a_year_counts_as_twelve_months(years: int, published: date) -> None:
    in_years = read(f"Within {years} years of publication, act.", published)
    in_months = read(f"Within {12 * years} months of publication, act.", published)
    assert in_years.on
    assert in_years.on == in_months.on


@pytest.mark.parametrize("end", ["", " by 31 March 2024"])
@pytest.mark.parametrize(
    "repeated",
    [
        *("by the end of ", "within ", "within 3 ", "within a ", "By 31 ", "31 March ", "by ", "no later than "),
        *("By 31 March 2022 ", "by 31 March 2022 the ", "was by 31 March 2022 ", "was by ", "were a ", "when "),
        *("should ", "is to ", "annual from ", "before ", "within the next ", "within 1-", "as soon as a "),
        *("a", "A", "1", "-", "1/", "\x00", "; ", ". A", "’"),
        *(
            "by 1 ",
            "by1",
            "by the ",
            "by the first ",
            "by of on and ",
            "by 1 hrs ",
            "by 12 noon on ",
            "by latest ",
            "by 31/3 ",
        ),
        *(
            "by 31 March 2024 ",
            "By 31 March 2025, a had ",
            "By 31 January 2025 all had ",
            "said that by 31 March 2024 ",
        ),
        *("recorded by 31 March 2022 ", "should by 31 March 2024 ", "should a had ", "had ", "by 31 March 2024 “"),
        *("should immediately ", "should immediately, ", "officers should immediately ", "with immediate effect "),
        *(
            "taking immediate action ",
            "should be an immediate every ",
            "immediate ",
            "recommend a ",
            "should take take ",
        ),
        *("should within ", "should a within ", "within 3 months of this report ", "three months from ", "timescale "),
        *("erbyn ", "erbyn 1", "o fewn ", "without a ", "\u200b", "by\u200b", "İ"),
    ],
)
def test_no_text_takes_for_ever_to_read(repeated: str, end: str) -> None:
    text = (repeated * LONGEST_TEXT)[: LONGEST_TEXT - len(end)] + end
    before = time.process_time()
    read(text)
    assert time.process_time() - before < 5, "by a search that goes over the same words again and again"
