"""Lines of text without a sign between columns, made into rows of cells: kept apart by spaces, or a cell a line."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import product, takewhile

from hmicfrs_cli.domain.printed_table import spaced
from hmicfrs_cli.domain.printed_table.headings import heading
from hmicfrs_cli.domain.printed_table.names import is_sum, row_meant
from hmicfrs_cli.domain.printed_table.periods import said
from hmicfrs_cli.domain.printed_table.spaced import LEAST_HEADINGS, Row
from hmicfrs_cli.domain.printed_table.table import Column, cell

MOST_TITLES = 6
"""Lines above the headings that may say what the table is of."""

MOST_OF_A_NAME = 3
"""Lines above or below its figures that may make the name of a row."""

LONGEST_CELL = 60
"""Characters of a cell that stands on a line of its own."""


def spaced_rows(lines: Sequence[str]) -> list[Row]:
    """Lines kept apart by spaces, as rows of cells. Where no line is one of headings, as many columns as most have."""
    width = _most_figures(lines)
    heads = {at: found for at, line in enumerate(lines) if (found := spaced.headings(line, heading, width))}
    if not heads:
        return _without_headings(lines)
    begins = sorted(heads)
    lines = _with_whole_names(lines, begins[0])
    titles = [n for n in range(max(0, begins[0] - MOST_TITLES), begins[0]) if lines[n].strip()]
    rows = [_in_words(n + 1, lines[n], len(heads[begins[0]])) for n in titles]
    for at, ends in zip(begins, [*begins[1:], len(lines)], strict=True):
        columns, places = [c for c, _, _ in heads[at]], [(begin, end) for _, begin, end in heads[at]]
        words = [lines[at][begin:end] for begin, end in places]
        under = range(at + 1, ends)
        if width == len(columns) + 1 and (last := _goes_on([lines[n] for n in under])):
            # The heading of the last column is set on lines of its own.
            columns, places, words, under = [*columns, heading(last[0])], [], [*words, last[0]], under[last[1] :]
        rows.append(Row(at + 1, ("", *words)))
        laid_out = bool(places) and spaced.is_laid_out([lines[n] for n in under], places)
        rows += [spaced.row(n + 1, lines[n], columns, places, laid_out=laid_out) for n in under if lines[n].strip()]
    return rows


def _with_whole_names(lines: Sequence[str], head: int) -> list[str]:
    """Lines below the headings in which a name that is set on several lines, or broken within a word, stands on one,
    with its figures.
    """
    whole = list(lines)
    for n in range(head + 1, len(lines)):
        name, figures = spaced.split(whole[n])
        if len(figures) < LEAST_HEADINGS or row_meant(name):
            continue  # A single figure may be the number of a page.
        before = _texts(reversed(whole[max(head + 1, n - MOST_OF_A_NAME) : n]))
        after = _texts(whole[n + 1 : n + 1 + MOST_OF_A_NAME])
        # What stands above first: what stands below may be the name of the next row.
        tries = [(b, a) for b in range(before, -1, -1) for a in range(after + 1) if b or (a and name)]
        for first, last in tries:
            if words := _one_name([*whole[n - first : n], name, *whole[n + 1 : n + 1 + last]]):
                whole[n] = f"{words}  {whole[n][figures[0].begins :]}"
                whole[n - first : n] = [""] * first
                whole[n + 1 : n + 1 + last] = [""] * last
                break
    return whole


def _texts(lines: Iterable[str]) -> int:
    """How many lines, from the first on, are short, without figures, and no headings."""

    def is_text(line: str) -> bool:
        is_short = 0 < len(line.strip()) <= LONGEST_CELL
        return is_short and not spaced.split(line)[1] and not spaced.headings(line, heading, 0)

    return len([*takewhile(is_text, lines)])


def _one_name(lines: Sequence[str]) -> str:
    """The name of a row that lines make, one after the other or within a word; empty where they make none."""
    there = [line.strip() for line in lines if line.strip()]
    for signs in product((" ", ""), repeat=len(there) - 1):
        words = "".join(f"{one}{sign}" for one, sign in zip(there, (*signs, ""), strict=True))
        if len(words) <= LONGEST_CELL and row_meant(words):
            return words
    return ""


def _most_figures(lines: Sequence[str]) -> int:
    """How many figures most of the committee's rows have."""
    named = [len(figures) for name, figures in map(spaced.split, lines) if figures and row_meant(name)]
    return Counter(named).most_common(1)[0][0] if named else 0


def _goes_on(below: Sequence[str]) -> tuple[str, int] | None:
    """The words of a heading that goes on below the others, and on how many lines; None where it does not."""
    many = next((n for n, line in enumerate(below) if spaced.split(line)[1]), 0)
    words = " ".join(" ".join(below[:many]).split())
    return (words, many) if words and len(words) <= LONGEST_CELL and not row_meant(words) else None


def _without_headings(lines: Sequence[str]) -> list[Row]:
    named = [n for n, (name, figures) in enumerate(map(spaced.split, lines)) if figures and row_meant(name)]
    above = lines[max(0, named[0] - MOST_TITLES) : named[0]] if named else []
    if any(len({heading(word) for word in line.split()} - {None}) >= LEAST_HEADINGS for line in above):
        return []  # They are headings, and hmi cannot tell which stands over which figures.
    figures = [len(spaced.split(lines[n])[1]) for n in named]
    most = Counter(many for many in figures if many in (3, 4)).most_common(1)
    columns = [*Column][: most[0][0]] if most else []
    filled = [n for n, line in enumerate(lines) if columns and line.strip()]
    return [spaced.row(n + 1, lines[n], columns, [], laid_out=False) for n in filled]


def _in_words(at: int, line: str, columns: int) -> Row:
    """A line above the headings. Where it has several times, kept apart by several spaces, each stands over as many of
    the columns.
    """
    short = line[: spaced.LONGEST_LINE].strip()
    over = [each[0] for each in spaced.APART.finditer(short)]
    if len(over) < 2 or columns % len(over) or not all(said(each).is_said for each in over):
        return Row(at, (short,))
    empty = [""] * (columns // len(over) - 1)
    return Row(at, ("", *(words for each in over for words in (each, *empty))))


def ends_in_figures(line: str) -> bool:
    """Whether a line ends in several figures, as a row does."""
    return len(spaced.split(line)[1]) >= LEAST_HEADINGS


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
