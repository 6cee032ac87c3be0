"""What was found in a printed table, in sentences that can be read out."""

from collections.abc import Iterator, Sequence

from hmicfrs_cli.domain.days import in_words
from hmicfrs_cli.domain.printed_table.table import FIGURES, FORMULA, PARTS, Column, Line, is_in_brackets
from hmicfrs_cli.domain.prose import listed, number
from hmicfrs_cli.domain.reconciling.holding import Held, Tested, prints_only_a_total
from hmicfrs_cli.domain.reconciling.known import Known, changed

MOST_NAMED = 5
"""Rows of other names than the committee's that are named in a sentence."""


def findings(found: Tested) -> list[str]:
    """What was found, in sentences: what it was held against, the rows that do not hold, the sums, and what is odd."""
    return [
        *_held_against(found),
        *_of_another_day(found),
        *found.printed.remarks,
        *(sentence for row in found.rows for sentence in _of_row(row, found.known)),
        *_of_formulas(found),
        *_of_sums(found),
        *(sentence for part in found.parts for sentence in part.findings()),
        *_of_increases(found),
        *_of_names(found),
    ]


def _held_against(found: Tested) -> Iterator[str]:
    known = found.known
    if known.right is None or known.register is None:
        why = f" ({known.why_not})" if known.why_not else ""
        yield f"The table was not held against a register{why}: only its own arithmetic was tested."
        return
    if known.asked is not None:
        yield (
            f"It is what was issued for the meeting of {in_words(known.asked)}, and so was taken as at"
            f" {in_words(known.as_at)}."
        )
    held = f"The table was held against the register as at {in_words(known.as_at)}{_as_known(known)}"
    if known.is_held_to_issued:
        yield from _held_to_issued(found)
    elif known.issued is None:
        yield f"{held} alone: no meeting before that day has been issued."
    else:
        yield f"{held}, and against the figures issued for {known.meeting} with what has moved since."
    if not known.right.total.total:
        first = f": its first entry is of {in_words(known.begins)}" if known.begins else ""
        yield f"Nothing had been recorded in the register by {in_words(known.as_at)}{first}."
    if known.told is not None and not known.is_held_to_issued and (since := changed(known.register, known.told)):
        yield (
            f"It is nearer to what the register has now than to what was issued for {known.meeting_of_the_day}: entries"
            f" made since have changed {listed([row.name for row in since])}."
        )


def _of_another_day(found: Tested) -> Iterator[str]:
    """That a table says another day than the one it was asked about."""
    if (day := found.printed.of) is not None and day != found.known.as_at:
        yield f"The table says that it is of {in_words(day)}, and was tested as at {in_words(found.known.as_at)}."


def _held_to_issued(found: Tested) -> Iterator[str]:
    """That a table was held against what was issued for its day, and whether it is that."""
    known = found.known
    before = "" if known.issued is None else f" Increases are since the figures issued for {known.meeting}."
    increases = before if Column.INCREASE in found.printed.columns else ""
    if any(row.right is not None and set(row.differs) & set(FIGURES) for row in found.rows) or found.missing:
        yield (
            f"The table was held against the figures issued for {known.meeting_of_the_day}, not against what the"
            f" register has of that day now.{increases}"
        )
    else:
        yield f"Every figure is the one that was issued for {known.meeting_of_the_day}.{increases}"


def _as_known(known: Known) -> str:
    return f", as known at {known.known_at}" if known.known_at else ""


def _of_row(row: Held, known: Known) -> Iterator[str]:
    """What is wrong with one row."""
    line = row.line
    yield from _of_unread(line)
    said = _of_gap(line)
    if row.right and (other := [c for c in row.differs if c in FIGURES]):
        figures = ", and ".join(f"{row.right[c]} {_under(c)}, not {_as_printed(line, c)}" for c in other)
        said.append(_begun(f"{known.has} {figures}.", said))
    if Column.INCREASE in row.differs and known.issued:
        increase = (
            f"increase since {in_words(known.issued)} is {row.increase}, not {_as_printed(line, Column.INCREASE)}"
        )
        said.append(_begun(f"the {increase}.", said))
    said += [_begun(f"an {each}", said) for each in _of_too_far(line)]
    if said and not known.is_held_to_issued:
        said += _of_restated(row, known)
    if said:
        yield f"{line.called}: {' '.join(said)}"


def _begun(sentence: str, before: Sequence[str]) -> str:
    """A sentence with a capital letter, where another stands before it."""
    return f"{sentence[0].upper()}{sentence[1:]}" if before else sentence


def _of_restated(row: Held, known: Known) -> list[str]:
    """What entries made since have changed of the figures that the last meeting was told."""
    restated = known.restated.row(row.line.name or "") if known.restated and row.right else None
    if restated is None or not (restated.open or restated.closed):
        return []
    figures = " and ".join(
        f"{many:+d} {c}" for c, many in zip(PARTS, (restated.open, restated.closed), strict=True) if many
    )
    return [f"Part of that is restated ({figures}): entries made after the figures issued for {known.meeting}."]


def _of_gap(line: Line) -> list[str]:
    """What open and closed make, where the total is another."""
    if not line.gap:
        return []
    parts = f"{line.counts(Column.OPEN)} open and {line.counts(Column.CLOSED)} closed make {line.sum}"
    if line.cell(Column.TOTAL).blank:
        return [f"{parts}; no total is printed."]
    few = "few" if line.gap > 0 else "many"
    return [f"{parts}; the total printed is {line.counts(Column.TOTAL)}, {abs(line.gap)} too {few}."]


def _of_too_far(line: Line) -> list[str]:
    """That the increase is larger than all there is."""
    if not line.moved_too_far:
        return []
    most = max(line.counts(Column.TOTAL), line.sum)
    return [f"increase of {line.counts(Column.INCREASE)} is more than the {most} that there are."]


def _of_unread(line: Line) -> Iterator[str]:
    """Why a row cannot be tested."""
    if line.loose:
        many = len(line.loose)
        yield (
            f"{line.called}: {number(many)} figure{'s' * (many != 1)} ({', '.join(line.loose)}) under more columns, and"
            " which are blank cannot be told from spaces. Paste the table with its tabs, as Word gives it, or give it"
            " as CSV."
        )
    for column, one in line.cells.items():
        if one.unread and one.words != FORMULA:
            why = (
                "is in brackets, and may be that many, or less than none, or a note"
                if is_in_brackets(one.words)
                else ""
            )
            yield f"{line.called}: '{_short(one.words)}' under {column.capitalize()} {why or 'is no number'}."


def _of_formulas(found: Tested) -> Iterator[str]:
    """Where the file has formulas alone: a sentence for all of them."""
    lines = [row.line for row in found.rows] + [part.line for part in found.parts]
    lines += [line for line in (found.printed.total,) if line]
    has = [[c for c, one in line.cells.items() if one.words == FORMULA] for line in lines]
    if many := sum(map(bool, has)):
        columns = listed([c.capitalize() for c in Column if any(c in each for each in has)])
        rows = "one row" if many == 1 else f"{number(many)} rows"
        yield (
            f"Formulas whose values are not kept in the file, in {rows}, under {columns}: they cannot be read. Open it"
            " in Excel, save it, and try again."
        )


def _under(column: Column) -> str:
    return "in total" if column is Column.TOTAL else str(column)


def _as_printed(line: Line, column: Column) -> str:
    """The figure as printed, or that there is none."""
    one = line.cell(column)
    return "a blank" if one.blank else f"'{_short(one.words)}'" if one.says_nothing else str(one.counts)


def _of_sums(found: Tested) -> Iterator[str]:
    """What the columns add up to, and whether the printed row of sums says so, and the register too."""
    total = found.printed.total
    if total is None:
        yield from _of_no_total(found)
        return
    if not found.can_be_summed:
        yield "What the columns add up to was not tested, since not every figure can be read."
    has, whose = found.right_total, found.known.has
    yield from (sentence.replace(total.called, "The row of sums", 1) for sentence in _of_unread(total))
    for column in found.total_differs:
        says = f"The row of sums says {_as_printed(total, column)} under {column.capitalize()}"
        if column is Column.INCREASE:
            made = found.sums[column] if found.increase is None else found.increase
            yield f"{says}; {'the rows add up to' if found.increase is None else 'what has come is'} {made}."
        elif has is not None:
            made = found.sums[column]
            rows = f"; the rows as printed add up to {made}" if found.can_be_summed and made != has[column] else ""
            yield f"{says}; {whose} {has[column]}{rows}."
        else:
            yield f"{says}; the rows add up to {found.sums[column]}."
    gap = () if prints_only_a_total(total) else _of_gap(total)
    for said in (*gap, *(f"an {each}" for each in _of_too_far(total))):
        yield f"The row of sums: {said}"
    if has is not None and found.sums_differ and not found.total_fails:
        sums = listed([f"{found.sums[c]} {_under(c)}" for c in found.sums_differ])
        right = "as issued" if found.known.is_held_to_issued else "right by the register"
        yield f"The row of sums is {right}; the rows as printed add up to {sums}."


def _of_no_total(found: Tested) -> Iterator[str]:
    """What the columns add up to, where no row says so."""
    if not found.can_be_summed:
        yield "It has no row of sums, and its columns were not added up, since not every figure can be read."
        return
    columns = [c for c in FIGURES if c in found.printed.columns]
    if not columns:
        return
    sums = listed([f"{found.sums[c]} {_under(c)}" for c in columns])
    made = sum(found.sums.get(c, 0) for c in PARTS)
    apart = f"; open and closed together make {made}" if len(columns) == 3 and made != found.sums[columns[-1]] else ""
    yield f"It has no row of sums. As printed, its columns add up to {sums}{apart}."
    if (has := found.right_total) is not None and found.sums_differ:
        yield f"In all, {found.known.has} {listed([f'{has[c]} {_under(c)}' for c in columns])}."


def _of_increases(found: Tested) -> Iterator[str]:
    """That increases were printed, and nothing was there to hold them against."""
    printed = any(not row.line.cell(Column.INCREASE).blank for row in found.rows)
    if not printed or found.known.issued is not None:
        return
    none = "there is no register" if found.known.register is None else "no meeting before that day has been issued"
    yield f"The increases were not tested: {none} to hold them against."


def _of_names(found: Tested) -> Iterator[str]:
    """Rows that are missing, printed twice, or none of the committee's."""
    if found.missing:
        rows = listed([f"{row.name} ({row.open} open, {row.closed} closed)" for row in found.missing])
        counts = "some were issued" if found.known.is_held_to_issued else "the register counts some"
        yield f"Not in the table, though {counts}: {rows}."
    for name in found.twice:
        held = ", and neither was held against the register" if found.known.register else ""
        yield f"{name} is printed more than once{held}."
    if found.strangers:
        quoted = [f"'{_short(name)}'" for name in found.strangers]
        more = len(quoted) - MOST_NAMED
        names = listed([*quoted[:MOST_NAMED], *[f"{number(more)} more"] * (more > 0)])
        several = len(quoted) > 1
        if found.known.register is None:
            whose = "only the sum of each" if several else "only its own sum"
            yield f"No row of the committee's table is meant by {names}: {whose} was tested."
        else:
            those = "are none of the committee's rows" if several else "is not one of the committee's rows"
            yield f"{names} {those}, and could not be held against the register."


def _short(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:40].rstrip()}…"
