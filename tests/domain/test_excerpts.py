"""The part of a text that shows why it was found."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicfrs_cli.domain.excerpts import LONGEST, beginning_so, excerpt

LONG = "The force should act well and soon. " * 10


def where(words: str, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(words, text)]


def test_a_short_text_is_its_own_excerpt() -> None:
    assert excerpt("Count  the\narmouries", [(11, 20)]) == ("Count the armouries", ("armouries",))


def test_a_long_text_is_cut_between_words_on_both_sides() -> None:
    text = f"{LONG}Count the armouries. {LONG}"
    shown, matches = excerpt(text, where("armouries", text))
    assert matches == ("armouries",)
    assert re.fullmatch(r"… [\w. ]*Count the armouries\. [\w. ]* …", shown)
    assert set(re.findall(r"\w+", shown)) <= set(re.findall(r"\w+", text))


@pytest.mark.parametrize("before", ["", "Soon. "])
def test_nothing_is_left_out_before_words_near_the_beginning(before: str) -> None:
    text = f"{before}Armouries {LONG}"
    shown, _ = excerpt(text, where("Armouries", text))
    assert shown.startswith(f"{before}Armouries The force")
    assert shown.endswith(" …")


def test_it_shows_the_part_with_the_most_different_words() -> None:
    text = f"guns guns guns {LONG} guns and vehicles {LONG}"
    shown, matches = excerpt(text, where("guns|vehicles", text))
    assert "guns and vehicles" in shown
    assert matches == ("guns", "vehicles")


def test_each_word_is_named_once_however_it_is_capitalised() -> None:
    text = "Guns, guns and GUNS"
    assert excerpt(text, where("(?i)guns", text))[1] == ("Guns",)


def test_spans_that_overlap_are_one() -> None:
    assert excerpt("armed response vehicles", [(6, 14), (0, 14), (0, 5)])[1] == ("armed response",)


def test_a_word_longer_than_an_excerpt_is_shown_whole() -> None:
    text = f"{LONG}{'x' * 300} {LONG}"
    shown, matches = excerpt(text, where("x+", text))
    assert matches == ("x" * 300,)
    assert "x" * 300 in shown


def test_words_that_begin_so_are_marked_whole_whatever_their_case_and_accents() -> None:
    text = "MÜLLER, Mu\u0308llers; (mullet_case) amuller"
    assert [text[slice(*span)] for span in beginning_so(text, ["mull"])] == ["MÜLLER", "Mu\u0308llers", "mullet"]
    assert list(beginning_so(text, [])) == []


@given(text=st.text(alphabet="ab \n", max_size=600), data=st.data())
def test_an_excerpt_has_a_word_wherever_the_text_has_one(text: str, data: st.DataObject) -> None:
    words = where(r"\w+", text)
    spans = data.draw(st.lists(st.sampled_from(words), unique=True)) if words else []
    shown, matches = excerpt(text, spans)
    assert bool(matches) == bool(spans)
    assert all(match in shown for match in matches)
    assert len(shown) <= max(LONGEST, *(until - since for since, until in [*spans, (0, 0)])) + 60
    assert shown.strip(" …") in " ".join(text.split())
