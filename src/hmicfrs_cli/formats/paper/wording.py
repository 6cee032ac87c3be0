"""The small words of a paper: days, counts, references, and a listing as a table."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.prose import number
from hmicfrs_cli.domain.quarter import Quarter
from hmicfrs_cli.domain.records import Recommendation, Standing
from hmicfrs_cli.domain.stages import NOUNS
from hmicfrs_cli.domain.vocabulary import Category, DeadlineKind, Reference
from hmicfrs_cli.formats import layout
from hmicfrs_cli.formats.addresses import is_web_address
from hmicfrs_cli.formats.layout import Listing
from hmicfrs_cli.formats.paper.blocks import Column, Paragraph, Points, Table

MOST_LETTERS = 160
"""Characters of a recommendation that a table has, where it has no title; its words stand whole under its report."""

FORCE = "the force"
"""What a force is called that has not told hmi its name."""


def force(quarter: Quarter) -> str:
    """The name of the force."""
    return quarter.settings.get("force", FORCE)


def force_in_brief(quarter: Quarter) -> str:
    """What the force is called for short."""
    return quarter.settings.get("short-name") or force(quarter)


def committee(quarter: Quarter) -> str:
    """The committee that the paper goes to."""
    return quarter.settings.get("committee") or quarter.committee or "Audit Committee"


def since_last(quarter: Quarter) -> str:
    """The beginning of a sentence on what has happened: since the last meeting, or since a day."""
    day, last = in_words(quarter.since), quarter.last
    if last is None:
        return f"Since {day}"
    if quarter.not_issued:
        return f"Since {day} (the last meeting whose figures were issued)"
    if last.held_on != quarter.since:
        return f"Since {day} (the day of the figures for the last meeting, of {in_words(last.held_on)})"
    return f"Since the last meeting, on {day}"


def last(quarter: Quarter) -> str:
    """From when a heading says that it tells: the last meeting, or a day."""
    told = quarter.last and quarter.last.held_on == quarter.since and not quarter.not_issued
    return "the last meeting" if told else in_words(quarter.since)


def is_or_are(many: int) -> str:
    """So many are, one is, none is."""
    return "none is" if not many else f"{number(many)} {'is' if many == 1 else 'are'}"


def is_or_were(many: int) -> str:
    """So many were, one was, none was."""
    return "none was" if not many else f"{number(many)} {'was' if many == 1 else 'were'}"


def all_of(many: int) -> str:
    """How all of so many are called, where they are the subject."""
    return {1: "which is", 2: "both of which are"}.get(many, "all of which are")


def so_many(many: int, category: Category) -> str:
    """Four causes of concern, 16 AFIs."""
    return f"{number(many)} {NOUNS[category][many != 1]}"


def sentence(words: str) -> str:
    """Words with a capital letter and a full stop."""
    begun = words[:1].upper() + words[1:]
    return begun if begun.endswith((".", "!", "?", ".”", ".’")) else f"{begun}."


def ended(words: str) -> str:
    """Words as somebody typed them, in one line, and ended with a full stop where they end in a letter or a number."""
    line = " ".join(words.split())
    return f"{line}." if line[-1:].isalnum() else line


def web_address(address: str | None) -> str | None:
    """The address of a report where it may be printed: never a path of a machine, nor one with a password in it."""
    return address if address and is_web_address(address) else None


def days(many: int) -> str:
    """1 day, 12 days."""
    return f"{many:,} day{'s' * (many != 1)}"


def day_or_none(day: date | None, none: str = "none") -> str:
    """A day in words, or that there is none."""
    return in_words(day) if day else none


def called(one: Recommendation) -> str:
    """A recommendation in a cell: its reference and its title, or else the first of its words."""
    return cell(one.ref, one.title or one.text)


def cell(ref: Reference, words: str) -> str:
    """A reference and words in a cell, cut between words where they are many."""
    line = " ".join(words.split())
    if len(line) > MOST_LETTERS:
        line = f"{line[:MOST_LETTERS].rsplit(' ', 1)[0]}…"
    return f"{ref}: {line}"


def deadline(standing: Standing) -> str:
    """The issuer's deadline, in a cell."""
    if standing.deadline:
        return in_words(standing.deadline)
    kinds = {DeadlineKind.IMMEDIATE: "at once", DeadlineKind.UNCLEAR: "unclear", DeadlineKind.NONE: "none"}
    return kinds.get(standing.deadline_kind, "none")


def level(one: Recommendation) -> str:
    """The level of one within a line; empty for a cause of concern, which needs none."""
    if one.standing.level:
        return one.standing.level.printed
    return "" if one.ref.category is Category.CAUSE_OF_CONCERN else "Level not yet set"


def in_short(parts: list[str]) -> str:
    """Parts of a line that is set beneath another: each with a capital and a full stop."""
    return " ".join(sentence(part) for part in parts if part)


def table(listing: Listing, caption: str, headings: Mapping[str, str], wide: int = 3) -> Table:
    """A listing as a table of the paper: the same columns that say the same of each record, and the total.

    `headings` are those that print better otherwise. The first column is so `wide` beside each of the others.
    """
    columns = layout.shown(listing)
    return Table(
        caption,
        tuple(
            Column(headings.get(column.heading, column.heading), of_numbers=column.right, share=1 if place else wide)
            for place, column in enumerate(columns)
        ),
        tuple(tuple(column.says(record) for column in columns) for record in listing.records),
        tuple(column.says(listing.total) for column in columns) if listing.total else None,
    )


_BULLET = re.compile(r"[-*\u2022\u2013\uf0b7\u00b7\u25aa]\s+(.*)")
_NUMBER = re.compile(r"(\d{1,3})[.)]\s+(.*)")


def prose(words: str) -> list[Paragraph | Points]:
    """What somebody wrote, as paragraphs and lists: an empty line ends a paragraph, a line that begins with a dash or a
    bullet is a point, and lines that begin with 1., 2. and so on are numbered points. A line that is indented goes on
    with the point above it. At least one paragraph, if an empty one.
    """
    blocks: list[Paragraph | Points] = []
    lines: list[str] = []  # of the paragraph that is being read
    runs_on = False

    def end() -> None:
        if lines:
            blocks.append(Paragraph(_one_line(" ".join(lines))))
            lines.clear()

    for raw in words.splitlines():
        line = raw.strip()
        last = blocks[-1] if blocks and isinstance(blocks[-1], Points) and not lines else None
        if point := _point(line, last):
            end()
            if last and last.numbered == point.numbered:
                blocks[-1] = replace(last, points=last.points + point.points)
            else:
                blocks.append(point)
        elif line and last and runs_on and raw[:1].isspace():
            *before, there = last.points
            blocks[-1] = replace(last, points=(*before, Paragraph(_one_line(f"{there.words} {line}"))))
        elif line:
            lines.append(line)
        else:
            end()
        runs_on = bool(line)
    end()
    return blocks or [Paragraph("")]


def _point(line: str, last: Points | None) -> Points | None:
    """The list of one point that a line begins, or goes on with the last list; None where it does not."""
    if point := _BULLET.match(line):
        return Points((Paragraph(_one_line(point[1])),))
    follows = len(last.points) + 1 if last and last.numbered else 1
    if (point := _NUMBER.match(line)) and int(point[1]) == follows:
        return Points((Paragraph(_one_line(point[2])),), numbered=True)
    return None


def _one_line(words: str) -> str:
    return " ".join(words.split())
