"""Looking for words in texts, titles, themes and notes, in SQLite's full-text index. Nothing typed is syntax to it.

A row of `search` holds the words of one place: its rowid is four times a recommendation's number and the place of the
words in `PLACES`, or, for a note or evidence, four times the number of its event. Triggers keep it in step (migration
0003).

The index knows words by their stems, so that "vehicle" finds "vehicles". Stems make poor beginnings: "polic", the stem
of "police", begins "policy" too, and "deploi", that of "deploy", does not begin "deployment". Hence a word is
looked for in two ways: as the index knows it, and as the beginning of another by its letters as they are written.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from sqlite3 import Row
from typing import Any

from hmicfrs_cli.domain.excerpts import Span, beginning_so, excerpt
from hmicfrs_cli.domain.records import Found, Recommendation
from hmicfrs_cli.domain.vocabulary import Reference, Status
from hmicfrs_cli.register import past, queries
from hmicfrs_cli.register.opening import Reading
from hmicfrs_cli.register.sought import Sought, condition
from hmicfrs_cli.register.wanted import Question, Wanted, wanted

PLACES = ("text", "title", "theme", "note")
"""Where words stand, in the order of what remains of a rowid when it is divided by four."""
TEXT, TITLE, THEME, NOTE = range(4)
EVIDENCE = "evidence"
"""What the place of a note is called where it is the note and file name of a document."""

AT_A_TIME = 500
"""Recommendations named in one query."""


WITHOUT, AS_TYPED = -2, -1
"""What words are numbered by that must not be there, and the whole as typed; those that have to be are from 0 up."""


def search(register: Reading, typed: str, sought: Sought, most: int) -> tuple[list[Found], int]:
    """The recommendations of those `sought` that have every word typed, the best first, and how many there are in all.

    At most `most` are returned. Words may be spread over text, title, theme, notes and evidence; what has been undone
    is not found. Nothing is found where no word was typed.
    """
    question = wanted(typed)
    rows = _best(register, question, sought, most) if question.every else []
    if not rows:
        return [], 0
    places = [row["place"] for row in rows]
    recommendations = _named(register, [row["ref"] for row in rows], sought.as_at)
    excerpts = _excerpts(register, question.words, places)
    noted = _noted(register, places)
    found = []
    for row in rows:
        place, on, author = noted.get(row["place"], (PLACES[row["place"] % len(PLACES)], None, None))
        found.append(Found(recommendations[row["ref"]], place, *excerpts[row["place"]], on, author))
    return found, rows[0]["in_all"]


def had_by_none(register: Reading, typed: str, as_at: date) -> list[str]:
    """Of several words typed, those that no recommendation has at all, whatever the others are."""
    words = wanted(typed).words
    if len(words) < 2:
        return []
    where, values = condition(Sought(as_at, tuple(Status), for_us=None))
    rows = register.execute(
        f"WITH {HITS} SELECT DISTINCT word FROM hit JOIN standing s ON s.recommendation_id = hit.id WHERE {where}",
        {**values, "ways": _ways(enumerate(words)), "undone": _undone(register)},
    )
    had = {row["word"] for row in rows}
    return list(dict.fromkeys(one.words for number, one in enumerate(words) if number not in had))


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
        WHERE search MATCH asked AND (pattern IS NULL OR ' ' || folded(words) GLOB pattern)
        AND search.rowid NOT IN (SELECT value FROM json_each(:undone))
    )"""
"""Every place that has a word, once for each word; the lower its score, the better it is.

A title counts more than a text, a text more than a theme or a note, and the beginning of a word half. `about` is read
for notes alone: with it SQLite has to read the whole row.
"""


def _best(register: Reading, question: Question, sought: Sought, most: int) -> list[Row]:
    """The best recommendations, each with the place to show: that with the most of the words, then the best one.

    First come those that have the words as they were typed. A recommendation scores for each word, or group of
    which one will do, what it scores where it has it best.
    """
    where, values = condition(sought)
    numbered = [(number, one) for number, group in enumerate(question.every) for one in group]
    numbered += [(WITHOUT, one) for one in question.without]
    rows = register.execute(
        f"""
        WITH {HITS}, whole AS (
            SELECT id, min(word) AS first, sum(score) FILTER (WHERE word >= 0) AS score
            FROM (SELECT id, word, min(score) AS score FROM hit GROUP BY id, word)
            GROUP BY id HAVING count(*) FILTER (WHERE word >= 0) = :many AND min(word) > {WITHOUT}
        ), best AS MATERIALIZED (
            SELECT whole.id, first, score, count(*) OVER () AS in_all
            FROM whole JOIN standing s ON s.recommendation_id = whole.id
            WHERE {where}
            ORDER BY first, score, whole.id DESC LIMIT :most
        ), shown AS (
            SELECT best.*, place,
                row_number() OVER (PARTITION BY best.id ORDER BY count(*) DESC, min(hit.score), place DESC) AS turn
            FROM hit CROSS JOIN best ON best.id = hit.id GROUP BY best.id, place
        )
        SELECT ref, in_all, place FROM shown JOIN recommendation r USING (id) WHERE turn = 1
        ORDER BY first, score, id DESC
        """,
        {
            **values,
            "ways": _ways(numbered, question.as_typed),
            "many": len(question.every),
            "most": most,
            "undone": _undone(register),
        },
    )
    return rows.fetchall()


def _ways(numbered: Iterable[tuple[int, Wanted]], as_typed: Wanted | None = None) -> str:
    """Every way in which these words are looked for, each with the number it is counted under, as JSON."""
    ways = [[number, *way] for number, one in numbered for way in one.ways()]
    return json.dumps(ways + ([[AS_TYPED, as_typed.asked, None]] if as_typed else []))


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
    beginnings = [one.beginning for one in words if one.beginning]
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
        spans += beginning_so(text, beginnings)
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


def _noted(register: Reading, places: Sequence[int]) -> dict[int, tuple[str, date, str]]:
    """For each of these places that is a note, or evidence, which it is, the day it speaks of and who wrote it."""
    rows = register.execute(
        "SELECT id, kind, happened_on, author FROM event WHERE id IN (SELECT value FROM json_each(:ids))",
        {"ids": json.dumps([place // len(PLACES) for place in places if place % len(PLACES) == NOTE])},
    )
    return {
        row["id"] * len(PLACES) + NOTE: (
            EVIDENCE if row["kind"] == "evidenced" else PLACES[NOTE],
            date.fromisoformat(row["happened_on"]),
            row["author"],
        )
        for row in rows
    }


SEARCHED = """
    SELECT id * 4 AS place, text AS words, id AS about FROM recommendation
    UNION ALL SELECT id * 4 + 1, coalesce(title, ''), id FROM recommendation
    UNION ALL SELECT recommendation_id * 4 + 2, theme, recommendation_id FROM standing
    WHERE until_on = '9999-12-31' AND theme IS NOT NULL
    UNION ALL SELECT id * 4 + 3, CASE WHEN json_valid(changes) THEN trim(
        coalesce(json_extract(changes, '$.note[1]'), '') || ' ' || coalesce(json_extract(changes, '$.file[1]'), '')
    ) END, recommendation_id FROM event WHERE kind IN ('noted', 'evidenced')"""
"""What `search` should hold: also notes that have been taken back, which whoever looks passes over."""


def differing(register: Reading) -> Iterator[tuple[str | None, str]]:
    """The reference and the place of all words that `search` does not hold as they are recorded, each once, whichever
    way they differ. The reference is None where there is no such recommendation.
    """
    held = "SELECT rowid, words, about FROM search"
    differ = f"""
        SELECT DISTINCT place, r.ref FROM (
            SELECT * FROM ({SEARCHED} EXCEPT {held}) UNION ALL SELECT * FROM ({held} EXCEPT SELECT * FROM ({SEARCHED}))
        ) LEFT JOIN recommendation r ON r.id = about ORDER BY place, r.ref"""
    for row in register.execute(differ):
        yield row["ref"], PLACES[row["place"] % len(PLACES)]
