"""Drafts go into an editor as text and come back: unchanged as they were, changed as they were changed."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import firearms_report
from hmicfrs_cli.domain import drafting
from hmicfrs_cli.domain.printed.contents import Contents, Printed, Section
from hmicfrs_cli.domain.printed.proposals import Proposal, proposals
from hmicfrs_cli.domain.vocabulary import Category, DeadlineKind, Level, Reference
from hmicfrs_cli.formats.draft_text import Offer, read_back, written_out

REPORT = firearms_report()
REPORTS = {REPORT.code: REPORT}
TODAY = date(2024, 1, 1)
R, C, A = Category.RECOMMENDATION, Category.CAUSE_OF_CONCERN, Category.AFI
PRINTED = (
    Printed(C, "Leadership", 277, title="Leadership"),
    Printed(R, "The force should oversee custody.", 281, under=0),
    Printed(R, "By 31 July 2024, the College of Policing should:\n- set criteria; and\n- test them.", 110, 3, 5),
    Printed(A, "Officers should have advice.", 305, theme="First contact"),
)


def offers(printed: tuple[Printed, ...] = PRINTED) -> list[Offer]:
    found = proposals(Contents((Section(),), printed), [REPORT.code], {}, "paper.txt")
    return [Offer(one, drafting.draft(one.given, REPORT, one.ref.number, force_names=(), today=TODAY)) for one in found]


def back(text: str, printed: tuple[Printed, ...] = PRINTED) -> list[Proposal]:
    found, faults = read_back(text, offers(printed), REPORTS, TODAY)
    assert faults == []
    return found


def faults(text: str) -> list[str]:
    return read_back(text, offers(), REPORTS, TODAY)[1]


def test_what_was_not_touched_comes_back_as_it_was() -> None:
    assert back(written_out(offers(), "paper.txt")) == [offer.proposal for offer in offers()]


line = st.one_of(
    st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1), st.sampled_from(["[x]", "# a", "\\"])
)


@given(st.lists(line, min_size=1, max_size=6).map("\n".join))
def test_whatever_the_words_are_they_come_back(text: str) -> None:
    printed = (Printed(R, text.strip() or "x", 1, number=1),)
    assert back(written_out(offers(printed), "a\nb"), printed) == [offer.proposal for offer in offers(printed)]


@given(st.text())
def test_no_file_makes_it_fail(text: str) -> None:
    read_back(text, offers(), REPORTS, TODAY)
    read_back(written_out(offers(), "x").replace("yes", text), offers(), REPORTS, TODAY)


def changed(before: str, after: str) -> list[Any]:
    text = written_out(offers(), "paper.txt")
    assert before in text
    return [one.given for one in back(text.replace(before, after, 1))]


def test_a_draft_that_was_taken_out_is_left_out() -> None:
    text = written_out(offers(), "paper.txt")
    begins, ends = text.index("[firearms-2023/R6]"), text.index("[firearms-2023/R5]")
    assert [one.ref.number for one in back(text[:begins] + text[ends:])] == [1, 5, 1]


def test_each_field_can_be_changed() -> None:
    assert changed("title: Leadership", "title: Who leads")[0].title == "Who leads"
    assert changed("title: Leadership", "title:")[0].title is None
    assert changed("theme: First contact", "theme: Control room")[3].theme == "Control room"
    assert changed("under: firearms-2023/C1", "under: c2")[1].under == Reference.read("firearms-2023/C2")
    assert changed("under: firearms-2023/C1", "under:")[1].under is None
    assert changed("level:", "level: L2")[0].level is Level.TWO
    assert changed("owner:", "owner: ACC Operations")[0].owner == "ACC Operations"
    assert changed("for us: no", "for us: y")[2].for_us is True
    assert changed("addressees: the College of Policing", "addressees: NPCC; forces")[2].to == ("NPCC", "forces")
    assert changed("addressees: the College of Policing", "addressees:")[2].to == ()


def test_a_deadline_that_was_left_is_read_again_from_the_words() -> None:
    (_, _, one, _) = changed("By 31 July 2024", "By 31 July 2025")
    assert one.due is None
    assert one.text.startswith("By 31 July 2025")
    assert one.printed == PRINTED[2].text


def test_a_deadline_that_was_typed_is_the_officer_s() -> None:
    due = changed("deadline: 2024-07-31", "deadline: 1 May 2024")[2].due
    assert (due.kind, due.on, due.phrase) == (DeadlineKind.DATED, date(2024, 5, 1), "By 31 July 2024")


def test_one_can_be_made_two() -> None:
    text = written_out(offers(), "paper.txt")
    last = text[text.index("[firearms-2023/A1]") :]
    found = back(text + "\n" + last.replace("A1]", "A2]").replace("advice", "training"))
    assert [(str(one.ref), one.given.text) for one in found[-2:]] == [
        ("firearms-2023/A1", "Officers should have advice."),
        ("firearms-2023/A2", "Officers should have training."),
    ]
    assert found[-1].printed.line == 305


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("[firearms-2023/C1]", "[firearms-2023/X1]", "'firearms-2023/X1' is not a reference"),
        ("[firearms-2023/C1]", "[other-2023/C1]", "other-2023 is none of the reports that were read"),
        ("[firearms-2023/R5]", "[firearms-2023/R6]", "firearms-2023/R6 stands here twice"),
        ("level:", "level: 7", "'7' is not a level"),
        ("level:", "grade: 2", "'grade: 2' is no field"),
        ("for us: no", "for us: perhaps", "'perhaps' is neither yes nor no"),
        ("deadline: 2024-07-31", "deadline: soon", "'soon' is not a date"),
        ("The force should oversee custody.", "", "The text of firearms-2023/R6 is empty"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(before: str, after: str, says: str) -> None:
    text = written_out(offers(), "paper.txt")
    assert before in text
    (told,) = faults(text.replace(before, after, 1))
    assert says in told
    number = int(told.split(":")[0].removeprefix("Line "))
    assert text.split("\n")[number - 1].startswith("[")


def test_notepad_s_ends_of_lines_make_no_difference() -> None:
    assert back(written_out(offers(), "x").replace("\n", "\r\n")) == [offer.proposal for offer in offers()]
