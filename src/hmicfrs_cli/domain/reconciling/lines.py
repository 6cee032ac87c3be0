"""Lines of text without a sign between columns, made into rows of cells: kept apart by spaces, or a cell a line."""

from collections import Counter
from collections.abc import Sequence

from hmicfrs_cli.domain.reconciling import spaced
from hmicfrs_cli.domain.reconciling.headings import heading
from hmicfrs_cli.domain.reconciling.names import is_sum, row_meant
from hmicfrs_cli.domain.reconciling.spaced import LEAST_HEADINGS, Row
from hmicfrs_cli.domain.reconciling.table import Column, cell

MOST_TITLES = 6
"""Lines above the headings that may say what the table is of."""

LONGEST_CELL = 60
"""Characters of a cell that stands on a line of its own."""


def spaced_rows(lines: Sequence[str]) -> list[Row]:
    """Lines kept apart by spaces, as rows of cells. Where no line is one of headings, as many columns as most have."""
    heads = {at: found for at, line in enumerate(lines) if (found := spaced.headings(line, heading))}
    if not heads:
        return _without_headings(lines)
    begins = sorted(heads)
    rows = [_in_words(n + 1, lines[n]) for n in range(max(0, begins[0] - MOST_TITLES), begins[0]) if lines[n].strip()]
    for at, ends in zip(begins, [*begins[1:], len(lines)], strict=True):
        columns, places = [c for c, _, _ in heads[at]], [(begin, end) for _, begin, end in heads[at]]
        under = range(at + 1, ends)
        rows.append(Row(at + 1, ("", *(lines[at][begin:end] for begin, end in places))))
        laid_out = spaced.is_laid_out([lines[n] for n in under], places)
        rows += [spaced.row(n + 1, lines[n], columns, places, laid_out=laid_out) for n in under if lines[n].strip()]
    return rows


def _without_headings(lines: Sequence[str]) -> list[Row]:
    named = [figures for name, figures in map(spaced.split, lines) if row_meant(name)]
    most = Counter(len(figures) for figures in named if len(figures) in (3, 4)).most_common(1)
    columns = [*Column][: most[0][0]] if most else []
    filled = [n for n, line in enumerate(lines) if columns and line.strip()]
    return [spaced.row(n + 1, lines[n], columns, [], laid_out=False) for n in filled]


def _in_words(at: int, line: str) -> Row:
    """A line above the headings, its words kept apart where several spaces stand."""
    if len(line) > spaced.LONGEST_LINE:
        return Row(at, (line[: spaced.LONGEST_LINE],))
    return Row(at, tuple(each[0] for each in spaced.APART.finditer(line)))


def one_a_line_rows(lines: Sequence[str]) -> list[Row]:
    """Lines that hold a cell each, as a viewer of PDFs may give them, as rows of cells: the headings, then a name and
    its figures, again and again. Where fewer figures follow a name they stay loose: a blank left no line.
    """
    there = [(n, " ".join(line.split())) for n, line in enumerate(lines, 1) if line.strip()]
    at, columns = _headings_in(there)
    if not columns:
        return []
    rows = [Row(there[at - 1][0] if at else 1, ("", *(words for _, words in there[at : at + columns])))]
    name: tuple[int, str] | None = None
    figures: list[str] = []
    for n, words in (*there[at + columns :], (0, "")):
        if _is_figure(words) and name:
            figures.append(words)
            continue
        if name and figures:
            rows.append(_one_row(name, figures, columns))
            name = None
        name, figures = _longer(name, n, words), []
    return rows


def _headings_in(there: Sequence[tuple[int, str]]) -> tuple[int, int]:
    """Where headings follow each other, a line each, and how many; no more than are followed by as many figures."""
    run = 0
    for n, (_, words) in enumerate((*there, (0, ""))):
        if len(words) <= LONGEST_CELL and words and heading(words) and not is_sum_row(there, n, run):
            run += 1
            continue
        if run >= LEAST_HEADINGS:
            return n - run, run
        run = 0
    return 0, 0


def is_sum_row(there: Sequence[tuple[int, str]], at: int, run: int) -> bool:
    """Whether "Total" on its line is the name of the row of sums, and no heading: a figure follows."""
    words = there[at][1]
    return is_sum(words) and run < LEAST_HEADINGS and at + 1 < len(there) and _is_figure(there[at + 1][1])


def _longer(name: tuple[int, str] | None, at: int, words: str) -> tuple[int, str] | None:
    """The name of a row that a line begins, or goes on with: "Recommendation" and "Level 2" on two lines."""
    if not words or len(words) > LONGEST_CELL:
        return None
    if name and row_meant(words) is None and row_meant(f"{name[1]} {words}"):
        return name[0], f"{name[1]} {words}"
    return at, words


def _one_row(name: tuple[int, str], figures: Sequence[str], columns: int) -> Row:
    whole = len(figures) == columns
    return Row(name[0], (name[1], *figures)) if whole else Row(name[0], (name[1],), tuple(figures[: columns + 1]))


def _is_figure(words: str) -> bool:
    one = cell(words)
    return bool(words) and (one.number is not None or one.says_nothing)
