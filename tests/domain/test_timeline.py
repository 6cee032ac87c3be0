"""One recommendation's history as a line of days."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import ref, signed_letter
from hmicfrs_cli.domain import closing as rules
from hmicfrs_cli.domain import conditions, levels, timeline
from hmicfrs_cli.domain.days import FOREVER
from hmicfrs_cli.domain.records import Standing, kept
from hmicfrs_cli.domain.timeline import Happening, Span
from hmicfrs_cli.domain.vocabulary import Category, Level, Outcome, Reference, Stage, Status

ISSUED = date(2023, 7, 11)
TODAY = date(2024, 1, 1)
R, C = Category.RECOMMENDATION, Category.CAUSE_OF_CONCERN


def happening(number: int, kind: str, on: date, **after: Any) -> Happening:
    return Happening(number, kind, on, {name: kept(value) for name, value in after.items()})


def issued(on: date = ISSUED, level: Level | None = Level.TWO, **after: Any) -> Happening:
    return happening(1, "added", on, level=level, **after)


def closed(number: int, on: date, **shown: Any) -> Happening:
    asked = rules.Closing(on, **{"outcome": Outcome.IMPLEMENTED} | shown)
    return Happening(number, "closed", on, {name: kept(value) for name, value in asked.changes().items()}, asked.reason)


def reopened(number: int, on: date) -> Happening:
    return Happening(number, "reopened", on, {name: kept(value) for name, value in rules.REOPENED.items()})


def levelled(number: int, on: date, level: Level) -> Happening:
    return happening(number, "levelled", on, level=level)


def refusals(history: Sequence[Happening], new: Happening, category: Category = R) -> list[str]:
    return [one.rule for one in timeline.refusals(category, history, new, today=TODAY)]


LETTER = signed_letter(signed_on=date(2023, 9, 1))


# The line.


def test_no_history_makes_no_line() -> None:
    assert timeline.spans([]) == []


def test_a_line_runs_from_the_day_it_was_issued_for_ever() -> None:
    assert timeline.spans([issued()]) == [Span(ISSUED, FOREVER, Standing(level=Level.TWO))]


def test_a_change_begins_on_its_day_and_ends_what_was_before() -> None:
    day = date(2023, 10, 1)
    before, after = timeline.spans([issued(), happening(2, "assigned", day, owner="ACC Crime")])
    assert (before.from_on, before.until_on, before.standing.owner) == (ISSUED, day, None)
    assert (after.from_on, after.until_on, after.standing.owner) == (day, FOREVER, "ACC Crime")


def test_a_happening_recorded_late_takes_its_place_among_the_days() -> None:
    history = [issued(), levelled(2, date(2023, 12, 1), Level.FOUR), levelled(3, date(2023, 10, 1), Level.THREE)]
    assert [span.standing.level for span in timeline.spans(history)] == [Level.TWO, Level.THREE, Level.FOUR]


def test_of_two_on_one_day_the_one_recorded_last_holds() -> None:
    history = [levelled(3, ISSUED, Level.FOUR), issued(), levelled(2, ISSUED, Level.THREE)]
    assert [span.standing.level for span in timeline.spans(history)] == [Level.FOUR]


def test_what_changes_nothing_makes_no_new_span() -> None:
    history = [issued(), levelled(2, date(2023, 10, 1), Level.TWO), happening(3, "noted", date(2023, 11, 1))]
    assert len(timeline.spans(history)) == 1


def test_what_is_changed_and_changed_back_on_one_day_leaves_no_trace() -> None:
    day = date(2023, 10, 1)
    history = [issued(), levelled(2, day, Level.THREE), levelled(3, day, Level.TWO)]
    assert timeline.spans(history) == [Span(ISSUED, FOREVER, Standing(level=Level.TWO))]


CHANGES: list[Mapping[str, Any]] = [
    {},
    {"level": "2"},
    {"level": "3"},
    {"owner": "ACC Crime"},
    {"owner": None},
    {"status": "closed", "closed_on": "2023-10-25"},
    {"status": "open", "closed_on": None},
    {"text": "Other words."},
]
histories = st.lists(
    st.tuples(st.integers(0, 8), st.sampled_from(CHANGES)),
    min_size=1,
    max_size=12,
).flatmap(
    lambda drawn: st.permutations(
        [
            Happening(number, "edited", ISSUED + timedelta(days=day), after)
            for number, (day, after) in enumerate(drawn, 1)
        ]
    )
)


@given(history=histories)
def test_a_line_has_neither_gap_nor_overlap_and_lasts_for_ever(history: list[Happening]) -> None:
    line = timeline.spans(history)
    assert line[0].from_on == min(one.on for one in history)
    assert line[-1].until_on == FOREVER
    assert all(span.from_on < span.until_on for span in line)
    assert all(before.until_on == after.from_on for before, after in pairwise(line))
    assert all(before.standing != after.standing for before, after in pairwise(line))


@given(history=histories, later=st.integers(0, 10))
def test_the_standing_on_any_day_is_all_that_happened_up_to_it(history: list[Happening], later: int) -> None:
    day = min(one.on for one in history) + timedelta(days=later)
    [on_the_day] = [span for span in timeline.spans(history) if span.from_on <= day < span.until_on]
    folded = Standing()
    for one in sorted(history, key=lambda one: (one.on, one.number)):
        if one.on <= day:
            folded = folded.after(one.after)
    assert on_the_day.standing == folded


@given(history=histories)
def test_the_standing_before_a_happening_is_all_that_comes_earlier_in_the_line(history: list[Happening]) -> None:
    standing = Standing()
    for one in timeline.in_order(history):
        assert timeline.standing_before(history, one) == standing
        standing = standing.after(one.after)


# What may be added to it.


def test_a_lawful_closing_is_added() -> None:
    assert refusals([issued()], closed(2, date(2023, 10, 25), **LETTER)) == []


def test_a_closing_against_its_level_s_rule_is_refused() -> None:
    [rule] = refusals([issued()], closed(2, date(2023, 10, 25)))
    assert rule.startswith("Level 2: the force closes it")


def test_nothing_is_recorded_before_it_has_happened() -> None:
    [refusal] = timeline.refusals(R, [issued()], levelled(2, date(2024, 1, 2), Level.ONE), today=TODAY)
    assert (refusal.rule, refusal.mend) == ("2 January 2024 has not come yet.", "Record it when it has happened.")
    assert refusals([issued()], levelled(2, TODAY, Level.ONE)) == []


def test_nothing_happened_before_it_was_issued() -> None:
    [rule] = refusals([issued()], levelled(2, date(2023, 7, 10), Level.ONE))
    assert rule == "It was issued on 11 July 2023; nothing happened to it before, on 10 July 2023."
    assert refusals([issued()], levelled(2, ISSUED, Level.ONE)) == []


def test_the_level_of_the_day_decides_and_not_the_level_of_today() -> None:
    history = [issued(), levelled(2, date(2023, 12, 1), Level.THREE)]
    assert refusals(history, closed(3, date(2023, 12, 2), **LETTER))
    earlier = refusals(history, closed(3, date(2023, 11, 1), **LETTER))
    assert len(earlier) == 1
    assert earlier[0].startswith("It was levelled on 1 December 2023, and that would no longer be right")


def test_a_late_level_that_would_spoil_a_closing_is_refused_and_says_how_to_mend_it() -> None:
    history = [issued(), closed(2, date(2023, 10, 25), **LETTER)]
    [refusal] = timeline.refusals(R, history, levelled(3, date(2023, 10, 1), Level.THREE), today=TODAY)
    assert "It was closed on 25 October 2023" in refusal.rule
    assert "if this had happened on 1 October 2023. Level 3:" in refusal.rule
    assert refusal.missing == levels.Need.HMICFRS.value
    assert (
        refusal.mend == "Give a day with --on that is not before 25 October 2023, or take back first what was closed."
    )


def test_a_late_change_that_spoils_nothing_is_added() -> None:
    history = [issued(), closed(2, date(2023, 10, 25), **LETTER)]
    assert refusals(history, happening(3, "assigned", date(2023, 10, 1), owner="ACC Crime")) == []


def test_a_level_of_before_levels_is_not_given_to_an_open_one() -> None:
    assert refusals([issued()], levelled(2, date(2023, 10, 1), Level.BEFORE_LEVELS))


def test_only_what_is_closed_on_the_day_is_reopened() -> None:
    history = [issued(), closed(2, date(2023, 10, 25), **LETTER)]
    assert refusals(history, reopened(3, date(2023, 10, 24))) == ["It was open on that day."]
    assert refusals(history, reopened(3, date(2023, 10, 25))) == []


def test_a_cause_of_concern_asks_what_is_open_under_it_from_the_day_of_closing() -> None:
    asked: list[tuple[date, date]] = []

    def open_under(since: date, until: date) -> Sequence[Reference]:
        asked.append((since, until))
        return [ref("custody-2023/R1")]

    new = closed(2, date(2023, 10, 25), hmicfrs="Their letter")
    [refusal] = timeline.refusals(C, [issued(level=None)], new, today=TODAY, open_under=open_under)
    assert refusal.missing == "the closing of custody-2023/R1"
    assert asked == [(date(2023, 10, 25), FOREVER)]


def test_of_a_closing_that_was_undone_by_a_reopening_only_the_days_between_are_asked_about() -> None:
    asked: list[tuple[date, date]] = []

    def open_under(since: date, until: date) -> Sequence[Reference]:
        asked.append((since, until))
        return []

    line = [
        issued(level=None),
        closed(2, date(2023, 10, 25), hmicfrs="Their letter"),
        reopened(3, date(2023, 12, 1)),
    ]
    assert timeline.unlawful(C, line, open_under) == []
    assert asked == [(date(2023, 10, 25), date(2023, 12, 1))]


@pytest.mark.parametrize("successor", [None, ref("custody-2023/R1")])
def test_a_closing_is_read_back_from_its_happening(successor: Reference | None) -> None:
    asked = rules.Closing(
        date(2023, 10, 25),
        outcome=Outcome.SUPERSEDED,
        superseded_by=successor,
        hmicfrs="Their message",
        reason="It was merged.",
        **signed_letter(),
    )
    changes = {name: kept(value) for name, value in asked.changes().items()}
    assert timeline.closing_of(Happening(2, "closed", asked.on, changes, asked.reason)) == asked


days = st.integers(-2, 12).map(lambda later: ISSUED + timedelta(days=later))
evidence = st.fixed_dictionaries(
    {},
    optional={
        "letter": st.just("CC-114"),
        "signed_on": days,
        "signatory": st.sampled_from(["Chief Constable", "DCC"]),
        "hmicfrs": st.just("Their message"),
        "superseded_by": st.just(ref("custody-2023/R1")),
        "reason": st.just("No such unit."),
        "outcome": st.sampled_from(Outcome),
    },
)
attempts = st.lists(
    st.one_of(
        st.tuples(st.just("closed"), days, evidence),
        st.tuples(st.just("reopened"), days, st.none()),
        st.tuples(st.just("levelled"), days, st.sampled_from(Level)),
    ),
    max_size=15,
)


@given(category=st.sampled_from(Category), attempted=attempts)
def test_no_sequence_of_changes_leaves_one_closed_against_its_rule(
    category: Category, attempted: list[tuple[str, date, Any]]
) -> None:
    history = [issued(level=None)]
    for number, (kind, on, given_with) in enumerate(attempted, 2):
        new = {
            "closed": lambda: closed(number, on, **given_with),  # noqa: B023
            "reopened": lambda: reopened(number, on),  # noqa: B023
            "levelled": lambda: levelled(number, on, given_with),  # noqa: B023
        }[kind]()
        if not timeline.refusals(category, history, new, today=TODAY):
            history.append(new)
    standing = Standing()
    for one in timeline.in_order(history):
        if one.kind == "closed":
            assert not conditions.closing_refusals(category, standing, timeline.closing_of(one))
        standing = standing.after(one.after)
        assert (standing.status is Status.CLOSED) is (standing.closed_on is not None)


# Certification, stages, the day it was due, the day of issue.

SIGNED = signed_letter(signed_on=date(2023, 9, 1))


def certified(number: int, on: date) -> Happening:
    asked = rules.Certification(on, **SIGNED)
    return Happening(number, "certified", on, {name: kept(value) for name, value in asked.changes().items()})


def staged(number: int, on: date, stage: Stage, reason: str | None = None, *, back: bool = False) -> Happening:
    taken_back = {name: kept(value) for name, value in rules.UNCERTIFIED.items()} if back else {}
    return Happening(number, "staged", on, {"stage": stage.value} | taken_back, reason)


OCTOBER, NOVEMBER, DECEMBER = date(2023, 10, 1), date(2023, 11, 1), date(2023, 12, 1)
AT_LEVEL_3 = [issued(level=Level.THREE)]


def test_a_certification_is_added_at_level_3_and_nowhere_else() -> None:
    assert refusals(AT_LEVEL_3, certified(2, OCTOBER)) == []
    [rule] = refusals([issued()], certified(2, OCTOBER))
    assert "Only at level 3 does the force certify" in rule


def test_what_was_certified_is_closed_by_the_word_of_hmicfrs_alone() -> None:
    history = [*AT_LEVEL_3, certified(2, OCTOBER)]
    assert refusals(history, closed(3, NOVEMBER, hmicfrs="PEEL")) == []
    assert refusals(history, closed(3, NOVEMBER)) == [levels.rule_in_words(R, Level.THREE, NOVEMBER)]


def test_going_back_takes_the_certification_back() -> None:
    history = [*AT_LEVEL_3, certified(2, OCTOBER), staged(3, NOVEMBER, Stage.IN_PROGRESS, "Not satisfied", back=True)]
    before, waits, after = timeline.spans(history)
    assert (before.standing.letter, waits.standing.letter, after.standing.letter) == (None, "CC-114", None)
    assert (waits.standing.stage, after.standing.stage) == (Stage.AWAITING_VERIFICATION, Stage.IN_PROGRESS)


def test_a_certification_recorded_late_is_refused_where_a_later_stage_has_not_taken_it_back() -> None:
    history = [*AT_LEVEL_3, staged(2, NOVEMBER, Stage.SUBMITTED, "Ready")]
    [rule] = refusals(history, certified(3, OCTOBER))
    assert "It was staged on 1 November 2023, and that would no longer be right" in rule
    assert "had been certified by then" in rule


@pytest.mark.parametrize("settling", [closed(2, NOVEMBER, **SIGNED), certified(2, NOVEMBER)])
@pytest.mark.parametrize(
    "move", [happening(3, "targeted", OCTOBER, target=DECEMBER), happening(3, "edited", OCTOBER, deadline=DECEMBER)]
)
def test_the_day_it_was_due_is_settled_by_what_was_done_after(settling: Happening, move: Happening) -> None:
    history = [issued(level=Level.TWO if settling.kind == "closed" else Level.THREE), settling]
    [rule] = refusals(history, move)
    assert rule.endswith("on 1 November 2023, and how late or early it was is settled with that.")
    assert refusals(history, happening(3, "edited", OCTOBER, theme="Vehicles")) == []


def reissued(number: int, to: date) -> Happening:
    return happening(number, "edited", TODAY, issued_on=to)


def recorded(on: date = ISSUED) -> Happening:
    return happening(1, "recorded", on, level=Level.TWO)


def test_another_day_of_issue_moves_the_beginning_of_the_line() -> None:
    history = timeline.reissued([recorded(), reissued(2, OCTOBER), reissued(3, date(2023, 8, 1))])
    assert [span.from_on for span in timeline.spans(history)] == [date(2023, 8, 1)]
    assert timeline.reissued([recorded()]) == [recorded()]


@pytest.mark.parametrize(
    ("to", "said"),
    [
        (date(2024, 1, 2), "2 January 2024 has not come yet."),
        (date(2023, 10, 2), "It was noted on 1 October 2023, and nothing happens to one before it is issued."),
    ],
)
def test_a_day_of_issue_lies_before_everything_and_not_in_days_to_come(to: date, said: str) -> None:
    noted = happening(2, "noted", OCTOBER, note="Seen")
    assert refusals([recorded(), noted], reissued(3, to)) == [said]
    assert refusals([recorded(), noted], reissued(3, OCTOBER)) == []
