"""Looking for words in texts, titles, themes and notes, in SQLite's full-text index. Nothing typed is syntax to it.

A row of `search` holds the words of one place: its rowid is four times a recommendation's number and the place of the
words in `PLACES`, or, for a note, four times the number of its event. Triggers keep it in step (migration 0003).

The index knows words by their stems, so that "vehicle" finds "vehicles". Stems make poor beginnings: "polic", the stem
of "police", begins "policy" too, and "deploi", that of "deploy", does not begin "deployment". Hence a word is
looked for in two ways: as the index knows it, and as the beginning of another by its letters as they are written.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from sqlite3 import Row
from typing import Any

from hmicfrs_cli.domain.errors import Mistyped
from hmicfrs_cli.domain.excerpts import Span, excerpt
from hmicfrs_cli.domain.records import Found, Recommendation
from hmicfrs_cli.domain.vocabulary import Reference, storable
from hmicfrs_cli.register import past, queries
from hmicfrs_cli.register.opening import Reading
from hmicfrs_cli.register.sought import Sought, condition

PLACES = ("text", "title", "theme", "note")
"""Where words stand, in the order of what remains of a rowid when it is divided by four."""
TEXT, TITLE, THEME, NOTE = range(4)

MOST_BEGINNINGS = 12
"""Words beyond which none is looked for as the beginning of another: so many have been copied from a text, whole."""
SHORTEST_BEGINNING = 3
"""Letters that a word must have to be looked for as the beginning of another."""
AT_A_TIME = 500
"""Recommendations named in one query."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One word that is looked for, or several that are to stand side by side. `whole_only` where no other word that
    begins so will do.
    """

    words: str
    whole_only: bool = False

    @property
    def asked(self) -> str:
        """These words for the index: in quotes, where nothing is syntax."""
        return '"' + self.words.replace('"', '""') + '"'

    @property
    def beginning(self) -> str | None:
        """The letters that other words may begin with; None where there are too few, or more than one word."""
        letters = re.sub(r"^[\W_]+|[\W_]+$", "", self.words).lower()
        begins = letters.isalnum() and len(letters) >= SHORTEST_BEGINNING and not self.whole_only
        return letters if begins else None

    def ways(self) -> Iterator[tuple[str, str | None]]:
        """What to ask the index, and the pattern that must fit as well, for each way in which this is looked for.

        For beginnings the index is asked for all words with the same first three letters, or with these two for a
        stem ("us" is that of "using"); with the first two where the third is a y, which a stem may have as an i.
        """
        yield self.asked, None
        if self.beginning:
            two, three = self.beginning[:2], self.beginning[:3]
            stems = f'"{two}" *' if three.endswith("y") else f'("{three}" * OR "{two}")'
            yield f"{stems} NOT {self.asked}", f"*[^a-z0-9]{self.beginning}*"


def wanted(typed: str) -> list[Wanted]:
    """What is looked for: each word, and what stands in quotes as one. Signs that are no letters or digits are passed
    over, and so is a quote that is never closed.

    Raises Mistyped where there is no word at all, or something that no text can hold.
    """
    parts = re.sub("[“”„]", '"', storable(typed, "words")).split('"')
    found: dict[str, str] = {}
    for number, part in enumerate(parts):
        closed = number % 2 == 1 and number < len(parts) - 1
        for words in [" ".join(part.split())] if closed else part.split():
            if any(character.isalnum() for character in words):
                found.setdefault(words.casefold(), words)
    if not found:
        raise Mistyped(
            "There is no word to look for.",
            "A word has a letter or a digit in it.",
            "Give one or more, such as: hmi search armouries",
        )
    return [Wanted(words, whole_only=len(found) > MOST_BEGINNINGS) for words in found.values()]


def search(register: Reading, typed: str, sought: Sought, most: int) -> tuple[list[Found], int]:
    """The recommendations of those `sought` that have every word typed, the best first, and how many there are in all.

    At most `most` are returned. Words may be spread over text, title, theme and notes; what has been undone is not
    found. Raises Mistyped where no word was typed.
    """
    words = wanted(typed)
    rows = _best(register, words, sought, most)
    if not rows:
        return [], 0
    recommendations = _named(register, [row["ref"] for row in rows], sought.as_at)
    excerpts = _excerpts(register, words, [row["place"] for row in rows])
    noted = _noted(register, [row["place"] for row in rows])
    found = [
        Found(
            recommendations[row["ref"]],
            PLACES[row["place"] % len(PLACES)],
            *excerpts[row["place"]],
            *noted.get(row["place"], (None, None)),
        )
        for row in rows
    ]
    return found, rows[0]["in_all"]


HITS = f"""
    way AS MATERIALIZED (
        SELECT json_extract(value, '$[0]') AS word, json_extract(value, '$[1]') AS asked,
            json_extract(value, '$[2]') AS pattern
        FROM json_each(:ways)
    ), hit AS MATERIALIZED (
        SELECT word, search.rowid AS place,
            CASE WHEN search.rowid % 4 = {NOTE} THEN about ELSE search.rowid / 4 END AS id,
            bm25(search) * iif(pattern IS NULL, 1.0, 0.5)
                * CASE search.rowid % 4 WHEN {TITLE} THEN 8.0 WHEN {TEXT} THEN 3.0 ELSE 1.0 END AS score
        FROM way CROSS JOIN search
        WHERE search MATCH asked AND (pattern IS NULL OR ' ' || lower(words) GLOB pattern)
        AND search.rowid NOT IN (SELECT value FROM json_each(:undone))
    )"""
"""Every place that has a word, once for each word; the lower its score, the better it is.

A title counts more than a text, a text more than a theme or a note, and the beginning of a word half. `about` is read
for notes alone: with it SQLite has to read the whole row.
"""


def _best(register: Reading, words: Sequence[Wanted], sought: Sought, most: int) -> list[Row]:
    """The best recommendations, each with the place to show: that with the most of the words, then the best one.

    A recommendation scores for each word what it scores where it has it best.
    """
    where, values = condition(sought)
    ways = json.dumps([[number, *way] for number, one in enumerate(words) for way in one.ways()])
    rows = register.execute(
        f"""
        WITH {HITS}, whole AS (
            SELECT id, sum(score) AS score
            FROM (SELECT id, min(score) AS score FROM hit GROUP BY id, word)
            GROUP BY id HAVING count(*) = :many
        ), best AS MATERIALIZED (
            SELECT whole.id, score, count(*) OVER () AS in_all
            FROM whole JOIN standing s ON s.recommendation_id = whole.id
            WHERE {where}
            ORDER BY score, whole.id DESC LIMIT :most
        ), shown AS (
            SELECT best.*, place,
                row_number() OVER (PARTITION BY best.id ORDER BY count(*) DESC, min(hit.score), place DESC) AS turn
            FROM hit CROSS JOIN best ON best.id = hit.id GROUP BY best.id, place
        )
        SELECT ref, in_all, place FROM shown JOIN recommendation r USING (id) WHERE turn = 1 ORDER BY score, id DESC
        """,
        {**values, "ways": ways, "many": len(words), "most": most, "undone": _undone(register)},
    )
    return rows.fetchall()


def _undone(register: Reading) -> str:
    """The places of notes that have been taken back, as JSON."""
    rows = register.execute(
        "SELECT id FROM event WHERE kind IN ('noted', 'evidenced')"
        " AND command IN (SELECT value FROM json_each(:commands))",
        {"commands": json.dumps(list(past.undone(register)))},
    )
    return json.dumps([row["id"] * len(PLACES) + NOTE for row in rows])


def _named(register: Reading, refs: Sequence[str], as_at: date) -> dict[str, Recommendation]:
    """These recommendations by their references."""
    named = [Reference.read(ref) for ref in refs]
    some = (named[place : place + AT_A_TIME] for place in range(0, len(named), AT_A_TIME))
    return {str(one.ref): one for refs in some for one in queries.named(register, refs, as_at)}


def _excerpts(
    register: Reading, words: Sequence[Wanted], places: Sequence[int]
) -> dict[int, tuple[str, tuple[str, ...]]]:
    """What to show of each of these places, and the words there that were looked for."""
    asked = {"asked": " OR ".join(one.asked for one in words)}
    beginnings = "|".join(re.escape(one.beginning) for one in words if one.beginning)
    found = {}
    for place in places:
        text = _one(register, "SELECT words FROM search WHERE rowid = :place", {"place": place})
        mark = _absent(text)
        marked = _one(
            register,
            "SELECT highlight(search, 0, :mark, :mark) FROM search WHERE search MATCH :asked AND rowid = :place",
            {**asked, "place": place, "mark": mark},
        )
        spans = list(_marked(marked or text, mark))
        if beginnings:
            spans += [match.span() for match in re.finditer(rf"(?<![^\W_])(?:{beginnings})\w*", text, re.IGNORECASE)]
        found[place] = excerpt(text, spans)
    return found


def _one(register: Reading, sql: str, values: dict[str, Any]) -> str:
    """The one text that a query gives; empty where it gives none."""
    row = register.execute(sql, values).fetchone()
    return "" if row is None else str(row[0])


def _absent(text: str) -> str:
    """A character that does not occur in a text, so that it can mark words in it: one that is for private use, of
    which there are more than a text may be long.
    """
    used = set(text)
    return next(chr(code) for code in range(0xF0000, 0x10FFFE) if chr(code) not in used)


def _marked(text: str, mark: str) -> Iterator[Span]:
    """Where the words stand, without the marks, that have one before and one after them."""
    place = 0
    for number, part in enumerate(text.split(mark)):
        if number % 2:
            yield place, place + len(part)
        place += len(part)


def _noted(register: Reading, places: Sequence[int]) -> dict[int, tuple[date, str]]:
    """For each of these places that is a note, the day it speaks of and who wrote it."""
    rows = register.execute(
        "SELECT id, happened_on, author FROM event WHERE id IN (SELECT value FROM json_each(:ids))",
        {"ids": json.dumps([place // len(PLACES) for place in places if place % len(PLACES) == NOTE])},
    )
    return {row["id"] * len(PLACES) + NOTE: (date.fromisoformat(row["happened_on"]), row["author"]) for row in rows}
