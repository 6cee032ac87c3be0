"""What was found gets a reference, and is known again when it is read again."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import firearms_report
from hmicfrs_cli.domain.days import Period
from hmicfrs_cli.domain.errors import Mistyped
from hmicfrs_cli.domain.folding import alike
from hmicfrs_cli.domain.printed.contents import Contents, Printed, Section
from hmicfrs_cli.domain.printed.proposals import InRegister, chosen, counted, proposals, reports_of
from hmicfrs_cli.domain.vocabulary import Category, Reference

R, C, A = Category.RECOMMENDATION, Category.CAUSE_OF_CONCERN, Category.AFI


def one(text: str, number: int | None = None, category: Category = R, **other: Any) -> Printed:
    return Printed(category, text, 1, number=number, **other)


def of(*printed: Printed) -> Contents:
    return Contents(tuple(Section() for _ in range(max(one.section for one in printed) + 1)), printed)


def ref(typed: str) -> Reference:
    return Reference.read(typed)


def test_a_printed_number_is_kept_and_others_follow() -> None:
    found = proposals(of(one("a"), one("b", 3), one("c"), one("d", category=A)), ["f-1"], {}, "paper.txt")
    assert [str(each.ref) for each in found] == ["f-1/R4", "f-1/R3", "f-1/R5", "f-1/A1"]


def test_a_number_that_two_reports_of_a_paper_have_is_the_first_s_where_they_share_a_code() -> None:
    contents = of(one("a", 1), one("b", 2), one("c", 1, section=1))
    assert [str(each.ref) for each in proposals(contents, ["f-1", "f-1"], {}, "")] == ["f-1/R1", "f-1/R2", "f-1/R3"]
    assert [str(each.ref) for each in proposals(contents, ["f-1", "g-1"], {}, "")] == ["f-1/R1", "f-1/R2", "g-1/R1"]


def test_what_is_recorded_is_known_by_its_words_whatever_number_it_has() -> None:
    known = {ref("f-1/A7"): {alike("The force should – act")}}
    (again,) = proposals(of(one("The  force should - ACT", category=A)), ["f-1"], known, "")
    assert (str(again.ref), again.in_register) == ("f-1/A7", InRegister.RECORDED)


def test_a_number_that_is_recorded_with_other_words_differs() -> None:
    (again,) = proposals(of(one("b", 3)), ["f-1"], {ref("f-1/R3"): {"a"}}, "")
    assert again.in_register is InRegister.DIFFERS


def test_a_new_one_follows_what_is_recorded() -> None:
    (new,) = proposals(of(one("b")), ["f-1"], {ref("f-1/R3"): {"a"}, ref("f-1/A9"): {"z"}}, "")
    assert (str(new.ref), new.in_register) == ("f-1/R4", InRegister.NEW)


def test_a_recommendation_stands_under_the_reference_of_its_cause() -> None:
    found = proposals(of(one("cause", category=C), one("do", under=0)), ["f-1"], {ref("f-1/C1"): {"other"}}, "p.pdf")
    assert found[1].given.under == ref("f-1/C2")


def test_the_event_is_told_where_it_was_read() -> None:
    (found,) = proposals(Contents((Section(),), (Printed(R, "a", 12, 3),)), ["f-1"], {}, "report.pdf")
    assert found.given.read_from == "report.pdf, page 3, line 12"


def test_without_its_cause_a_recommendation_stands_alone() -> None:
    found = proposals(of(one("cause", category=C), one("do", under=0)), ["f-1"], {}, "")
    assert [each.given.under for each in chosen(found, {})] == [None, ref("f-1/C1")]
    assert [each.given.under for each in chosen(found[1:], {})] == [None]
    assert [each.given.under for each in chosen(found[1:], [ref("f-1/C1")])] == [ref("f-1/C1")]


def test_only_new_ones_are_chosen() -> None:
    found = proposals(of(one("a", 1), one("b", 2)), ["f-1"], {ref("f-1/R1"): {"a"}}, "")
    assert [str(each.ref) for each in chosen(found, [ref("f-1/R1")])] == ["f-1/R2"]


def test_what_was_found_is_counted_by_category() -> None:
    found = proposals(of(one("a"), one("b"), one("c", category=A), one("d", section=1)), ["f-1", "g-1"], {}, "")
    assert counted(found, 0) == {R: 2, A: 1}


SECTIONS = (Section("Firearms", Period("2023-07-11")), Section("Homicide", Period("2023-08-11")))


def test_one_code_is_for_all_and_several_are_for_each() -> None:
    assert reports_of(SECTIONS, ["a-1"], []) == ["a-1", "a-1"]
    assert reports_of(SECTIONS, ["a-1", "b-1"], []) == ["a-1", "b-1"]


def test_too_few_or_too_many_codes_are_refused_with_the_reports_there_are() -> None:
    with pytest.raises(Mistyped, match="has 2 reports, and --report is given 3 times") as refused:
        reports_of(SECTIONS, ["a-1", "b-1", "c-1"], [])
    assert "2. Homicide, published on 11 August 2023" in refused.value.why


def test_without_a_code_a_report_is_known_by_its_title_or_its_day() -> None:
    recorded = [
        firearms_report(code="x-1", title="firearms", published=date(2020, 1, 1)),
        firearms_report(code="y-1", title="Deaths", published=date(2023, 8, 11)),
    ]
    assert reports_of(SECTIONS, [], recorded) == ["x-1", "y-1"]


def test_a_day_that_two_reports_have_tells_neither() -> None:
    recorded = [firearms_report(code=code, title=code, published=date(2023, 7, 11)) for code in ("a-1", "b-1")]
    with pytest.raises(Mistyped, match="cannot be told") as refused:
        reports_of(SECTIONS, [], recorded)
    assert 'hmi report add "Homicide" --published 2023-08-11' in refused.value.next


texts = st.sampled_from(["a", "b", "c", "d", "e f"])
printed = st.builds(
    Printed, st.sampled_from(Category), texts, st.just(1), number=st.one_of(st.none(), st.integers(1, 5))
)


@given(st.lists(printed, max_size=12), st.dictionaries(st.integers(1, 6), st.sets(texts, min_size=1), max_size=5))
def test_no_two_share_a_reference_but_those_that_differ_and_all_new_ones_are_free(
    printed: list[Printed], recorded: dict[int, set[str]]
) -> None:
    known = {Reference("f-1", R, number): {alike(words) for words in ever} for number, ever in recorded.items()}
    found = proposals(Contents((Section(),), tuple(printed)), ["f-1"], known, "")
    refs = [each.ref for each in found]
    assert len(set(refs)) == len(refs)
    for each in found:
        assert (each.ref in known) is (each.in_register is not InRegister.NEW)


@given(st.lists(printed, max_size=12, unique_by=lambda one: (one.category, one.text)))
def test_what_has_been_recorded_is_all_known_when_it_is_read_again(printed: list[Printed]) -> None:
    contents = Contents((Section(),), tuple(printed))
    first = proposals(contents, ["f-1"], {}, "")
    known = {each.ref: {alike(each.given.text)} for each in first}
    again = proposals(contents, ["f-1"], known, "")
    assert [each.ref for each in again] == [each.ref for each in first]
    assert all(each.in_register is InRegister.RECORDED for each in again)


def test_a_limb_s_own_day_goes_before_that_of_its_lead_in() -> None:
    lead_in = "By 30 June 2024, the force should:"
    limbs = [one(f"{lead_in} {words}", lead_in=lead_in) for words in ("appoint a lead by 30 April 2024;", "report.")]
    first, second = proposals(of(*limbs), ["f-1"], {}, "")
    assert first.given.due
    assert first.given.due.on == date(2024, 4, 30)
    assert second.given.due is None


def test_who_must_act_may_stand_in_the_title_or_the_theme_alone() -> None:
    titled = one("Consider whether the law is right.", 3, title="to the Home Office")
    themed = one("Review every open case.", 4, theme="For chief constables")
    named = one("The College should act.", 5, title="to the Home Office")
    found = proposals(of(titled, themed, named), ["f-1"], {}, "")
    assert [each.given.to for each in found] == [("the Home Office",), ("chief constables",), None]
    assert [each.given.title for each in found] == [None, None, "to the Home Office"]


def test_one_recorded_in_nearly_these_words_is_not_new() -> None:
    known = {ref("f-1/A3"): {alike("The force should keep its custody records in good order.")}}
    text = "The force should keep its custody records in good order at all times."
    (again,) = proposals(of(one(text, category=A)), ["f-1"], known, "")
    assert (str(again.ref), again.in_register) == ("f-1/A3", InRegister.DIFFERS)
