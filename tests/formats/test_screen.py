"""What a person sees on a terminal of any width."""

import io
import sys
from typing import Any

import pytest

from hmicfrs_cli.domain.figures import Row, Summary
from hmicfrs_cli.domain.vocabulary import Category
from hmicfrs_cli.formats.cells import in_text
from hmicfrs_cli.formats.exchange import Format
from hmicfrs_cli.formats.layout import Column, Listing, word
from hmicfrs_cli.formats.listings import summary
from hmicfrs_cli.formats.screen import Colour, Screen
from hmicfrs_cli.formats.visible import _visible, visible


class Terminal(io.StringIO):
    """A terminal, as far as rich can tell."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Any:
    """What a table looks like on a terminal so many columns wide."""

    def draw(listing: Any, columns: int, colour: Colour = Colour.NEVER) -> str:
        terminal = Terminal()
        monkeypatch.setattr("sys.stdout", terminal)
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setenv("TERM", "xterm-256color")
        Screen(colour).show([listing], Format.TABLE)
        return terminal.getvalue()

    return draw


def figures(name: str) -> Any:
    from datetime import date

    rows = (
        Row(name, Category.AFI, None, 122, 329, 5),
        Row("Recommendation Closed before Levels", Category.RECOMMENDATION, None, 0, 280),
    )
    return summary(Summary(rows), date(2023, 9, 28))


@pytest.mark.parametrize("columns", [20, 30, 40, 60, 80, 120])
@pytest.mark.parametrize("name", ["AFI", "Leadership, accountability and working with partners in the custody of many"])
def test_no_figure_is_ever_cut(drawn: Any, columns: int, name: str) -> None:
    out = drawn(figures(name), columns)
    words = out.split()
    for number in ("122", "329", "451", "280", "609", "731"):
        assert number in words, f"{number} is not whole at {columns} columns:\n{out}"


def test_a_table_fits_eighty_columns(drawn: Any) -> None:
    out = drawn(figures("In the custody suite – booking-in, individual needs and legal rights and more"), 80)
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("columns", [20, 40, 60])
def test_words_never_stand_a_letter_a_line_however_narrow_the_screen(drawn: Any, columns: int) -> None:
    when, title = "21 August to 1 September 2023", "Police response to stalking and harassment"
    said = Column("Title", word("title")), Column("Stands", word("stands"))
    listing = Listing(
        "inspections",
        [{"when": when, "title": title, "stands": "planned"}],
        (Column("When", word("when"), whole=True), *said),
    )
    words = drawn(listing, columns).split()
    assert {*when.split(), *title.split(), "planned"} <= set(words)


def test_never_means_no_colour_and_always_means_colour(drawn: Any) -> None:
    assert "\x1b" not in drawn(figures("AFI"), 80)
    assert "\x1b[" in drawn(figures("AFI"), 80, Colour.ALWAYS)


def test_words_that_were_looked_for_stand_out_on_a_terminal_and_nowhere_else(drawn: Any) -> None:
    columns = (Column("Excerpt", word("excerpt"), bold=lambda one: one["matches"]),)
    record = {"excerpt": "An [armed] alarm, armed; \x1bx and c++", "matches": ["Armed", "\x1bx", "c++"]}
    out = drawn(Listing("found", [record], columns), 80, Colour.ALWAYS)
    bold = "\x1b[1m{}\x1b[0m".format
    assert f"An [{bold('armed')}] alarm, {bold('armed')}; {bold('<U+001B>x')} and {bold('c++')}" in out
    assert "\x1b" not in drawn(Listing("found", [record], columns), 80)


@pytest.mark.parametrize(
    ("value", "guarded"), [("=1+1", "'=1+1"), ("-4", "'-4"), (-4, -4), ("'tis", "''tis"), ("a", "a")]
)
def test_only_text_is_guarded(value: Any, guarded: Any) -> None:
    assert in_text(value) == guarded


def test_what_a_terminal_would_obey_is_spelt_out() -> None:
    assert visible("\x1b[31m\u202e\u200b\x07\u0085") == "<U+001B>[31m<U+202E><U+200B><U+0007><U+0085>"
    assert visible("a\nb\tc", keep_lines=True) == "a\nb\tc"
    assert visible("a\nb\tc") == "a b c"


def test_nothing_that_python_calls_printable_has_to_be_spelt_out() -> None:
    """The short way that `visible` takes."""
    printable = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isprintable()]
    assert [character for character in printable if _visible(character, False) != character] == []
