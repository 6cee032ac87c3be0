"""How a sheet is read: the mapping that an officer gives, the columns guessed, and what has to be asked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hmicfrs_cli.commands.desk import Desk
from hmicfrs_cli.domain.errors import Mistyped, Refused
from hmicfrs_cli.domain.intake import columns
from hmicfrs_cli.domain.intake.columns import Column, Columns
from hmicfrs_cli.formats import map_files, sheets
from hmicfrs_cli.formats.given import Given
from hmicfrs_cli.formats.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Mapped:
    """A sheet, how its columns are read, and what beside them holds for its rows."""

    sheet: Sheet
    held: tuple[Column, ...]
    given: Columns


def wanted(file: str | None, sheet: str | None, report: str | None) -> Columns:
    """The mapping of a file, with what the options say beside it; of the two, the options hold."""
    given = map_files.read(Path(file).expanduser()) if file else Columns()
    constants = {**given.constants, **({"report": report} if report else {})}
    return replace(given, constants=constants, sheet=sheet if sheet is not None else given.sheet)


def mapped(at: Desk, given: Given, want: Columns, save: str | None) -> Mapped:
    """The sheet of a file and how it is read; where two columns would be one field, the officer is asked which.

    With `save`, that is written to a file. Raises Refused where there is nobody to ask, and where no column says which
    recommendations the rows are.
    """
    with at.screen.progress(f"Reading {given.name}", 0) as bar:
        sheet = sheets.read(given, want, bar)
    held = columns.read(sheet.headings, want)
    held = _with_something(sheet, held)
    clashing = columns.clashes(held)
    if save and clashing and not at.ask:
        _save(at, save, held, want, sheet)
    for named, among in clashing.items():
        held = _chosen(at, held, named, among)
    if save:
        _save(at, save, held, want, sheet)
    _says_enough(given, held, want)
    return Mapped(sheet, tuple(held), want)


def _says_enough(given: Given, held: Sequence[Column], want: Columns) -> None:
    """Raise Refused, once for all rows, where nothing says in which report they are, or which they are."""
    said = {column.field for column in held} | set(want.constants)
    name_it = "Name the column in a mapping: --map FILE.toml (--save-map writes one)."
    if not said & {"report", "report_title", "ref"}:
        raise Refused(
            f"Nothing in {given.name} says in which report its rows are.",
            next=f"If they are all in one that is recorded: --report CODE. {name_it}",
        )
    if not said & {"text", "number", "ref"}:
        raise Refused(f"No column of {given.name} holds the words of the recommendations.", next=name_it)


def _save(at: Desk, save: str, held: Sequence[Column], want: Columns, sheet: Sheet) -> None:
    path = Path(save).expanduser()
    map_files.write(path, held, want, sheet.name)
    at.say(f"Wrote the mapping to {path}. To read the file by it: --map {path}")


def _with_something(sheet: Sheet, held: Sequence[Column]) -> list[Column]:
    """The columns, without those that are empty but for a heading that another has too."""
    clashing = {column for among in columns.clashes(held).values() for column in among}
    if not clashing:
        return list(held)
    filled = {place for row in sheet.rows for place, cell in enumerate(row.cells) if cell}
    return [
        replace(column, field=None, why="it is empty") if column in clashing and column.place not in filled else column
        for column in held
    ]


def _chosen(at: Desk, held: Sequence[Column], named: str, among: Sequence[Column]) -> list[Column]:
    """The columns with the one that is to hold a field, of several that could."""
    places = {columns.letter_of(column.place): column for column in among}
    called = " and ".join(f"'{column.name}' ({letter})" for letter, column in places.items())
    if not at.ask:
        raise Refused(
            f"{called} would both be the {columns.FIELDS[named]}.",
            "Nothing is put in two places, or left out, without your saying so.",
            "Say which in a mapping. To have one written: --save-map FILE.toml; to use it: --map FILE.toml",
        )

    def one(typed: str) -> Column:
        found = places.get(typed.strip().upper())
        if found is None:
            raise Mistyped(f"'{typed}' is none of them.", next=f"It is one of: {', '.join(places)}.")
        return found

    question = f"Which column is the {columns.FIELDS[named]}: {called}"
    chosen = at.until_read(question, next(iter(places)), one)
    return [
        replace(column, field=None, why=f"{chosen.name} is the {columns.FIELDS[named]}")
        if column in among and column is not chosen
        else column
        for column in held
    ]
