"""By when others must have answered a report, and how exactly its day is known, as the officer sees it."""

from datetime import date
from typing import Any

import pytest

from conftest import Officer

STALKING = ("report", "add", "Stalking", "--published", "27 September 2024", "--kind", "super-complaint")
VETTING = ("report", "add", "Vetting", "--published", "November 2022", "--code", "vetting-2022")
PENDING = ("code", "title", "kind", "published", "asks", "last_day", "days_to_go", "days_late")


@pytest.fixture
def later(officer: Officer) -> Officer:
    """The officer on a day of 2025."""
    return Officer(officer.register, date(2025, 1, 1))


def clocks(officer: Officer, *words: str) -> dict[str, tuple[int | None, int | None]]:
    """Days to go and days late of each report that has still to be answered."""
    found = officer("overdue", *words, "-f", "json").data["clocks"]
    return {one["code"]: (one["days_to_go"], one["days_late"]) for one in found}


def report(officer: Officer, code: str, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = officer("report", "show", code, *words, "-f", "json").data["reports"][0]
    return found


def finding(officer: Officer, code: str, *words: str) -> dict[str, Any]:
    found = officer("check", *words, "-f", "json", expect=5).data["findings"]
    return next(each for each in found if each["code"] == code)


# When they have to be answered.


def test_the_three_reports_of_the_example_have_their_last_days(demo: Officer) -> None:
    found = demo("overdue", "--as-at", "2023-08-16", "-f", "json").data["clocks"]
    assert [(one["code"], one["last_day"], one["days_to_go"]) for one in found] == [
        ("firearms-2023", "2023-09-04", 19),
        ("homicide-2023", "2023-10-05", 50),
        ("custody-2023", "2023-10-10", 55),
    ]


def test_the_last_day_is_not_late_and_the_day_after_is(demo: Officer) -> None:
    assert clocks(demo, "--as-at", "2023-09-04")["firearms-2023"] == (0, None)
    assert clocks(demo, "--as-at", "2023-09-05")["firearms-2023"] == (None, 1)
    assert "HMI109" not in [
        each["code"] for each in demo("check", "--as-at", "2023-08-20", "-f", "json", expect=5).data["findings"]
    ]
    assert ", in 0 days (Police Act 1996 s.55)" in finding(demo, "HMI109", "--as-at", "2023-09-04")["what"]
    assert ", 1 day ago (Police Act 1996 s.55)" in finding(demo, "HMI109", "--as-at", "2023-09-05")["what"]


def test_a_super_complaint_is_answered_within_56_days_after_publication(later: Officer) -> None:
    assert later(*STALKING).err.endswith(
        "published on 27 September 2024; answers to it are asked for by 22 November 2024.\n"
    )
    assert report(later, "stalking-2024")["comments_due"] == "2024-11-22"
    assert clocks(later, "--as-at", "2024-11-22") == {"stalking-2024": (0, None)}
    assert clocks(later, "--as-at", "2024-11-23") == {"stalking-2024": (None, 1)}
    found = finding(later, "HMI109", "--as-at", "2024-11-23")
    assert found["what"] == (
        "asked, as a super-complaint, for answers by 22 November 2024, 1 day ago (Police Reform Act 2002 s.29A)"
    )
    assert found["mend"] == "hmi report respond stalking-2024 --on DATE"


def test_or_by_the_day_that_its_report_states(later: Officer) -> None:
    said = later(*STALKING, "--answers-by", "27 March 2025").err
    assert "; it asks for answers by 27 March 2025." in said
    one = report(later, "stalking-2024")
    assert (one["comments_due"], one["answers_due"]) == ("2025-03-27", "2025-03-27")
    assert "27 March 2025 (the day it states)" in later("report", "show", "stalking-2024").out
    assert clocks(later) == {"stalking-2024": (85, None)}


def test_the_stated_day_can_be_corrected_and_taken_away(later: Officer) -> None:
    later(*STALKING, "--answers-by", "2025-03-27")
    edit = ("report", "edit", "stalking-2024", "--reason", "Misread", "--answers-by")
    assert "it asks for answers by 28 March 2025" in later(*edit, "2025-03-28").err
    assert "answers to it are asked for by 22 November 2024" in later(*edit, "none").err
    later("undo")
    assert report(later, "stalking-2024")["answers_due"] == "2025-03-28"
    later("check", "--integrity")


def test_a_stated_day_that_cannot_be_is_refused(later: Officer) -> None:
    said = later("report", "add", "Firearms", "--published", "2024-01-01", "--answers-by", "2024-02-01", expect=3).err
    assert "Only the report of a super-complaint does" in said
    assert "cannot ask for answers before that" in later(*STALKING, "--answers-by", "2024-09-26", expect=3).err


def test_comments_and_answers_are_told_apart_and_the_most_urgent_is_first(later: Officer) -> None:
    later(*STALKING)
    later("report", "add", "Crime data", "--published", "2024-12-20", "--code", "crime-2024")
    found = later("overdue", "-f", "json").data["clocks"]
    assert all(tuple(one) == PENDING for one in found)
    assert [(one["code"], one["kind"], one["asks"]) for one in found] == [
        ("stalking-2024", "super-complaint", "answers"),
        ("crime-2024", "national", "comments"),
    ]
    assert [line.split() for line in later("overdue").out.splitlines()[-2:]] == [
        ["stalking-2024", "40", "22", "Nov", "2024", "answers", "Stalking"],
        ["crime-2024", "43", "13", "Feb", "2025", "comments", "Crime", "data"],
    ]
    assert "comments on crime-2024 by 13 February 2025, 43 days to go; 1 more: hmi overdue" in later().out


def test_in_lines_overdue_stays_a_list_of_recommendations(demo: Officer) -> None:
    for format in ("csv", "tsv", "ndjson"):
        assert "last_day" not in demo("overdue", "--as-at", "2023-11-01", "-f", format).out
    assert "| firearms-2023 | 58 | 4 Sep 2023 | comments |" in demo("overdue", "--as-at", "2023-11-01", "-f", "md").out
    quiet = Officer(demo.register, date(2023, 7, 11))
    assert quiet("overdue", "--as-at", "2023-07-10", "-f", "csv").out == ""


# Answering one.


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2023-09-04", "on 4 September 2023, in time: the last day was 4 September 2023."),
        ("2023-09-05", "on 5 September 2023, 1 day late: the last day was 4 September 2023."),
        ("2023-09-14", "on 14 September 2023, 10 days late: the last day was 4 September 2023."),
    ],
)
def test_answering_says_whether_it_was_in_time(demo: Officer, on: str, said: str) -> None:
    answer = demo("report", "respond", "firearms-2023", "--on", on)
    assert answer.err == f"The comments on firearms-2023 were published {said}\n"
    assert "firearms-2023" not in clocks(demo)


def test_the_answer_to_a_super_complaint_is_sent(later: Officer) -> None:
    later(*STALKING)
    said = later("report", "respond", "stalking-2024", "--on", "2024-11-25").err
    assert said == (
        "The answer to stalking-2024 was sent on 25 November 2024, 3 days late: the last day was 22 November 2024.\n"
    )
    shown = later("report", "show", "stalking-2024").out
    assert "Answers sent  25 November 2024, 3 days late" in shown


def test_where_the_comments_are_is_kept_also_when_the_day_is_corrected(demo: Officer) -> None:
    respond = ("report", "respond", "firearms-2023")
    demo(*respond, "--on", "2023-09-05", "--url", "https://example.org/comments")
    demo(*respond, "--on", "2023-09-04")
    demo(*respond, "--url", "https://example.org/moved")
    one = report(demo, "firearms-2023")
    assert (one["comments_sent_on"], one["comments_url"]) == ("2023-09-04", "https://example.org/moved")
    assert "https://example.org/moved" in demo("report", "show", "firearms-2023").out
    assert "says that already" in demo(*respond, "--on", "2023-09-04", expect=3).err
    told = [one["what"] for one in demo("history", "--kind", "responded", "-f", "json").data["events"]]
    assert told == [
        "answer at: https://example.org/moved (was https://example.org/comments)",
        "answered on: 4 September 2023 (was 5 September 2023)",
        "answered on: 5 September 2023; answer at: https://example.org/comments",
    ]
    for _ in range(3):
        demo("undo")
    assert report(demo, "firearms-2023")["comments_url"] is None
    for _ in range(3):
        demo("redo")
    assert report(demo, "firearms-2023") == one
    demo("check", "--integrity")


def test_a_report_that_was_answered_later_had_a_clock_that_ran(demo: Officer) -> None:
    Officer(demo.register, date(2023, 9, 10))("report", "respond", "firearms-2023", "--on", "2023-09-06")
    assert clocks(demo, "--as-at", "2023-09-04")["firearms-2023"] == (0, None)
    assert clocks(demo, "--as-at", "2023-09-05")["firearms-2023"] == (None, 1)
    assert "firearms-2023" not in clocks(demo, "--as-at", "2023-09-06")
    assert report(demo, "firearms-2023", "--as-at", "2023-09-05")["comments_sent_on"] is None


def test_as_it_was_known_it_had_not_been_answered(learning: Any) -> None:
    now = learning("2023-10-01")
    assert clocks(now, "--as-at", "2023-09-08") == {}
    assert clocks(now, "--as-at", "2023-09-08", "--known-at", "2023-09-09") == {"firearms-2023": (None, 4)}
    assert clocks(now, "--as-at", "2023-09-08", "--known-at", "2023-09-10") == {}
    assert clocks(now, "--as-at", "2023-09-08", "--known-at", "2023-07-11") == {}, "nor was it recorded"


@pytest.fixture
def learning(officer: Officer) -> Any:
    """The officer on a day; the report was recorded on 12 July, and on 10 September that it was answered on the 6th."""

    def on(day: str) -> Officer:
        return Officer(officer.register, date.fromisoformat(day))

    on("2023-07-12")("report", "add", "Firearms", "--published", "2023-07-11", "--code", "firearms-2023")
    on("2023-09-10")("report", "respond", "firearms-2023", "--on", "2023-09-06")
    return on


# How exactly the day of publication is known.


@pytest.mark.parametrize(
    ("typed", "published_in", "shown", "said"),
    [
        ("November 2022", "2022-11", "Nov 2022", "in November 2022. Only the month is known"),
        ("2022-11", "2022-11", "Nov 2022", "in November 2022. Only the month is known"),
        ("2022", "2022", "2022", "in 2022. Only the year is known"),
    ],
)
def test_a_month_or_a_year_is_kept_and_nothing_is_counted_from_it(
    officer: Officer, typed: str, published_in: str, shown: str, said: str
) -> None:
    answer = officer("report", "add", "Vetting", "--published", typed)
    assert answer.err.endswith(f"Recorded report vetting-2022, published {said}, so nothing is counted from it.\n")
    one = report(officer, "vetting-2022")
    assert (one["published"], one["published_in"], one["comments_due"]) == (None, published_in, None)
    assert officer("report", "list").out.splitlines()[-1].startswith(f"vetting-2022  {shown} ")
    assert "(on which day is not known)" in officer("report", "show", "vetting-2022").out
    assert clocks(officer) == {}
    assert "No last day is counted" in officer("report", "respond", "vetting-2022").err


@pytest.mark.parametrize("typed", ["February 2024", "2024-02", "2025"])
def test_a_month_or_a_year_to_come_is_refused(officer: Officer, typed: str) -> None:
    assert "has not come yet" in officer("report", "add", "Vetting", "--published", typed, expect=3).err


@pytest.mark.parametrize("typed", ["Smarch 2022", "2022-13", "the spring"])
def test_what_is_no_day_month_or_year_is_not_understood(officer: Officer, typed: str) -> None:
    assert typed in officer("report", "add", "Vetting", "--published", typed, expect=2).err


def test_what_it_makes_counts_from_the_last_day_of_the_month_and_that_is_said(officer: Officer) -> None:
    officer(*VETTING)
    answer = officer("add", "vetting-2022", "Within three months, forces should act.", "-f", "json")
    assert answer.err.endswith("counts from 30 November 2022, the last day of the month of publication\n")
    (one,) = answer.data["recommendations"]
    assert (one["issued_on"], one["deadline_kind"], one["deadline"]) == ("2022-11-30", "unclear", None)
    given = officer("add", "vetting-2022", "Forces should act.", "--on", "2022-11-02", "-f", "json")
    assert (given.data["recommendations"][0]["issued_on"], "counts from" in given.err) == ("2022-11-02", False)
    said = officer("add", "vetting-2022", "Forces should act.", "--on", "2022-10-31", expect=3).err
    assert "vetting-2022 was published in November 2022; nothing in it was issued before." in said


def test_in_a_month_that_is_not_over_it_counts_from_today(officer: Officer) -> None:
    today = Officer(officer.register, date(2022, 11, 15))
    today(*VETTING)
    said = today("add", "vetting-2022", "Forces should act.").err
    assert "counts from 15 November 2022, today: the report was published in November 2022" in said
    today("report", "add", "Old", "--published", "unknown", "--code", "old")
    said = today("add", "old", "Forces should act.", "--dry-run").err
    assert "counts from 15 November 2022, today: the day of publication is not known" in said


def test_check_says_that_the_day_is_missing_and_its_mend_mends_it(officer: Officer) -> None:
    officer(*VETTING)
    found = finding(officer, "HMI112")
    assert found["what"] == (
        "was published in November 2022, on which day is not known, so nothing can be counted from it"
    )
    words = found["mend"].removeprefix("hmi ").replace("DATE", "2022-11-02").replace("TEXT", "Found").split()
    said = officer(*words).err
    assert said == (
        "Corrected report vetting-2022, published on 2 November 2022; comments on it must be published by"
        " 27 December 2022.\n"
    )
    assert finding(officer, "HMI109")["reference"] == "vetting-2022"
    one = report(officer, "vetting-2022")
    assert (one["published"], one["published_in"], one["comments_due"]) == ("2022-11-02", None, "2022-12-27")


def test_a_day_turns_out_to_be_known_no_more_exactly_than_its_month_or_not_at_all(
    officer_with_firearms: Officer,
) -> None:
    edit = ("report", "edit", "firearms-2023", "--reason", "The page had the day of a move", "--published")
    assert "published in July 2023. Only the month is known" in officer_with_firearms(*edit, "July 2023").err
    what = officer_with_firearms("history", "--kind", "edited", "-f", "json").data["events"][0]["what"]
    assert what.startswith("published in: July 2023; published on: nothing (was 11 July 2023). Why: The page")
    assert "whose day of publication is not known." in officer_with_firearms(*edit, "unknown").err
    assert report(officer_with_firearms, "firearms-2023")["published_in"] is None
    officer_with_firearms("undo")
    assert report(officer_with_firearms, "firearms-2023")["published_in"] == "2023-07"
    officer_with_firearms("check", "--integrity")


def test_a_title_that_looks_like_a_day_and_is_none_is_told_as_it_is(demo: Officer) -> None:
    for title in ("2022-99-99", "2022-13"):
        demo("edit", "firearms-2023/R3", "--title", title, "--reason", "x")
        assert f"title: {title}" in demo("history", "--last", "1").out


@pytest.mark.parametrize("words", [("add", "Vetting"), ("edit", "firearms-2023", "--reason", "x")])
def test_what_is_no_time_of_publication_is_told_what_can_be_typed(
    officer_with_firearms: Officer, words: tuple[str, ...]
) -> None:
    said = officer_with_firearms("report", *words, "--published", "spring 2022", expect=2).err
    assert "'spring 2022'" in said
    for readable in ("a day (2 November 2022)", "November 2022, 2022-11 or 11/2022", "a year (2022) or unknown"):
        assert readable in " ".join(said.split())


def test_a_month_in_figures_is_read_of_reports_and_of_inspections(officer: Officer) -> None:
    officer("report", "add", "Vetting", "--published", "11/2022")
    assert report(officer, "vetting-2022")["published_in"] == "2022-11"
    made = officer("inspection", "add", "Custody", "--start", "11/2022", "-f", "json").data["inspections"][0]
    assert made["start"] == "2022-11"


# Correcting one.


def test_a_wrong_kind_is_corrected_and_the_clock_with_it(later: Officer) -> None:
    later("report", "add", "Stalking", "--published", "27 September 2024")
    edit = ("report", "edit", "stalking-2024", "--reason", "Recorded as national")
    said = later(*edit, "--kind", "super-complaint", "--answers-by", "27 March 2025").err
    assert "it asks for answers by 27 March 2025" in said
    refused = later(*edit, "--kind", "national", expect=3).err
    assert "cannot state a day for answers" in refused
    assert "--answers-by none" in refused
    said = later(*edit, "--kind", "national", "--answers-by", "none").err
    assert "comments on it must be published by 21 November 2024" in said


def test_title_address_and_partner_bodies_are_corrected_and_taken_out(officer_with_firearms: Officer) -> None:
    officer = officer_with_firearms
    edit = ("report", "edit", "firearms-2023", "--reason", "Misread")
    said = officer(
        *edit, "--title", "Armed policing", "--url", "https://example.org", "--with", "CQC", "--with", "IOPC"
    )
    assert said.err == "Corrected report firearms-2023.\n"
    one = report(officer, "firearms-2023")
    assert (one["title"], one["url"], one["bodies"]) == ("Armed policing", "https://example.org", ["CQC", "IOPC"])
    what = officer("history", "--kind", "edited", "-f", "json").data["events"][0]["what"]
    assert what == (
        "partner bodies: CQC, IOPC (was nobody); title: Armed policing (was Deployment of firearms);"
        " address: https://example.org. Why: Misread"
    )
    officer(*edit, "--url", "none", "--with", "none")
    one = report(officer, "firearms-2023")
    assert (one["title"], one["url"], one["bodies"]) == ("Armed policing", None, [])
    assert "partner bodies or none" in officer(*edit, "--with", "none", "--with", "CQC", expect=2).err
    assert "Nothing to correct was given" in officer(*edit, expect=2).err
    officer("check", "--integrity")


def test_a_new_report_without_address_and_bodies_may_be_told_so(officer: Officer) -> None:
    officer("report", "add", "Vetting", "--published", "2022", "--url", "none", "--with", "none")
    one = report(officer, "vetting-2022")
    assert (one["url"], one["bodies"]) == (None, [])


def test_another_day_of_publication_tells_what_was_issued_on_another_and_what_corrects_it(officer: Officer) -> None:
    officer(*VETTING)
    officer("add", "vetting-2022", "Forces should act.")
    officer("add", "vetting-2022", "Forces should act at once.", "--on", "2022-11-02")
    officer("add", "vetting-2022", "Forces should do nothing.")
    officer("withdraw", "vetting-2022/R3", "--reason", "Recorded in error")
    edit = ("report", "edit", "vetting-2022", "--reason", "Found it")
    told = "  vetting-2022/R1, on 30 November 2022: hmi edit vetting-2022/R1 --issued DATE --reason TEXT\n"
    said = officer(*edit, "--published", "2022-11-02").err
    assert said.endswith(f"1 recorded in it was issued on another day than 2 November 2022. To correct:\n{told}")
    assert "--issued" not in officer(*edit, "--title", "Vetting, misconduct", "--published", "2022-11-02").err
    assert "--issued" not in officer(*edit, "--published", "November 2022").err
    said = officer(*edit, "--published", "December 2022").err
    assert "2 recorded in it were issued on another day than December 2022. To correct:\n" + told in said
    assert finding(officer, "HMI113")["mend"] == "hmi edit vetting-2022/R1 --issued DATE --reason TEXT"
    assert "--issued" not in officer(*edit, "--published", "unknown").err


# Taking an answer back.


def test_an_answer_is_taken_back_and_its_clock_runs_again(demo: Officer) -> None:
    respond = ("report", "respond", "firearms-2023")
    assert "No answer to firearms-2023 is recorded." in demo(*respond, "--on", "none", expect=3).err
    assert "No answer to firearms-2023 is recorded." in demo(*respond, "--url", "none", expect=3).err
    demo(*respond, "--on", "2023-09-05", "--url", "https://example.org/comments")
    assert demo(*respond, "--on", "none").err == (
        "No answer to firearms-2023 is recorded any more; comments on it must be published by 4 September 2023.\n"
    )
    one = report(demo, "firearms-2023")
    assert (one["comments_sent_on"], one["comments_url"]) == (None, None)
    assert "firearms-2023" in clocks(demo)
    demo("undo")
    assert report(demo, "firearms-2023")["comments_url"] == "https://example.org/comments"
    demo("check", "--integrity")


def test_the_address_of_an_answer_is_taken_out_alone_or_with_another_day(demo: Officer) -> None:
    respond = ("report", "respond", "firearms-2023")
    for other in ((), ("--on", "2023-09-04")):
        demo(*respond, "--on", "2023-09-05", "--url", "https://example.org/comments")
        demo(*respond, *other, "--url", "none")
        assert report(demo, "firearms-2023")["comments_url"] is None
    assert report(demo, "firearms-2023")["comments_sent_on"] == "2023-09-04"
    said = demo(*respond, "--on", "none", "--url", "https://example.org", expect=2).err
    assert "An answer that is taken back has no address" in said


def test_with_another_day_it_is_said_which_address_stays(demo: Officer) -> None:
    respond = ("report", "respond", "firearms-2023")
    first = demo(*respond, "--on", "2023-09-05", "--url", "https://example.org/comments").err
    assert "stays as recorded" not in first
    said = demo(*respond, "--on", "2023-09-04").err
    assert "Its address stays as recorded: https://example.org/comments (--url none takes it out)." in said


# Which report.


@pytest.mark.parametrize("command", ["edit", "respond", "show"])
def test_without_a_terminal_the_missing_code_is_named(demo: Officer, command: str) -> None:
    assert "CODE is missing." in demo("report", command, expect=2).err


def test_without_a_terminal_the_missing_title_is_named(demo: Officer) -> None:
    assert "TITLE is missing." in demo("report", "add", "--published", "2023", expect=2).err


def test_at_a_terminal_the_code_is_asked_for_and_stands_in_the_history(demo: Officer) -> None:
    terminal = Officer(demo.register, at_a_terminal=True)
    assert "firearms-2023/R3" in terminal("report", "show", input="Firearms-2023\n").out
    terminal("report", "respond", "--on", "2023-09-04", input=" Firearms-2023 \n")
    terminal("report", "edit", "--kind", "joint", input="firearms-2023\nMisread\n")
    assert report(demo, "firearms-2023")["kind"] == "joint"
    told = demo("history", "--last", "2", "-f", "json").data["events"]
    assert [one["words"] for one in told] == [
        "report edit --kind joint firearms-2023",
        "report respond --on 2023-09-04 firearms-2023",
    ]


def test_once_the_day_is_known_what_the_report_made_is_put_right(officer: Officer) -> None:
    officer("report", "add", "Vetting", "--published", "unknown", "--code", "vet-2022")
    officer("add", "vet-2022", "Within three months, chief constables should act.", "--level", "2")
    answer = officer("report", "edit", "vet-2022", "--published", "2022-11-02", "--reason", "Found")
    assert "hmi edit vet-2022/R1 --issued DATE --reason TEXT" in answer.err
    assert officer("summary", "--as-at", "2023-06-01", "-f", "json").data["total"]["open"] == 0
    officer("edit", "vet-2022/R1", "--issued", "2022-11-02", "--due", "printed", "--reason", "Found")
    [one] = officer("show", "vet-2022/R1", "-f", "json").data["recommendations"]
    assert (one["issued_on"], one["deadline"]) == ("2022-11-02", "2023-02-02")
    assert officer("summary", "--as-at", "2022-11-02", "-f", "json").data["total"]["open"] == 1
    assert officer("summary", "--as-at", "2022-11-01", "-f", "json").data["total"]["open"] == 0
    officer("check", "--integrity")
    assert "day of issue: 2 November 2022 (was 1 January 2024)" in officer("history", "vet-2022/R1").out
    officer("undo")
    [one] = officer("show", "vet-2022/R1", "-f", "json").data["recommendations"]
    assert (one["issued_on"], one["deadline"]) == ("2024-01-01", None)
    assert one["issued_on"] == "2024-01-01"


def test_the_finding_that_one_was_issued_before_its_report_is_mended_as_it_says(officer: Officer) -> None:
    officer("report", "add", "Vetting", "--published", "November 2022", "--code", "vet-2022")
    officer("add", "vet-2022", "Chief constables should act.", "--level", "2", "--owner", "ACC")
    officer("report", "edit", "vet-2022", "--published", "2023-11-02", "--reason", "Found")
    found = [one["code"] for one in officer("check", "-f", "json", expect=5).data["findings"]]
    assert "HMI113" in found
    officer("edit", "vet-2022/R1", "--issued", "2023-11-02", "--reason", "Found")
    assert "HMI113" not in [one["code"] for one in officer("check", "-f", "json", expect=5).data["findings"]]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2024-01-02", "2 January 2024 has not come yet."),
        ("2023-07-10", "nothing in it was issued before"),
        ("2023-09-21", "It was noted on 20 September 2023, and nothing happens to one before it is issued."),
    ],
)
def test_a_day_of_issue_that_cannot_be_is_refused(demo: Officer, day: str, said: str) -> None:
    demo("note", "firearms-2023/R1", "Seen", "--on", "2023-09-20")
    assert said in demo("edit", "firearms-2023/R1", "--issued", day, "--reason", "x", expect=3).err


@pytest.mark.parametrize(
    ("address", "told"), [("https://example.org/a", False), (r"\\server\reports\a.docx", True), ("none", False)]
)
def test_an_address_that_no_paper_will_print_is_kept_and_said_to_be_so(
    officer: Officer, address: str, told: bool
) -> None:
    add = ("report", "add", "Vetting", "--published", "2022", "--code", "vetting-2022", "--url", address)
    assert ("papers do not print it" in officer(*add).err) is told
    edit = ("report", "edit", "vetting-2022", "--url", address, "--title", "Vetting again", "--reason", "Moved")
    assert ("papers do not print it" in officer(*edit).err) is told
    kept = officer("report", "show", "vetting-2022", "-f", "json").data["reports"][0]["url"]
    assert kept == (None if address == "none" else address)
