"""Mappings as files: how a register kept by hand is to be read, in TOML, written by hmi and by hand."""

import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from hmicfrs_cli.domain.errors import Mistyped, Refused
from hmicfrs_cli.domain.intake.columns import NONE, Column, Columns, checked, letter_of
from hmicfrs_cli.formats.given import toml_of

TABLES = {"columns": "fields", "words": "words", "constants": "constants"}
"""The tables of a mapping, and what of `Columns` each says."""


def read(path: Path) -> Columns:
    """The mapping in a file. Raises Mistyped where it cannot be read, or says what hmi does not understand."""
    said = toml_of(path, "mapping", _WRITE_ONE)
    for name, value in said.items():
        if name not in TABLES and not (name == "sheet" and isinstance(value, str)):
            raise Mistyped(f"{path.name} has '{name}', which no mapping has.", next=_HAS)
    tables = {of: _words(path, name, said.get(name, {})) for name, of in TABLES.items()}
    return checked(Columns(**tables, sheet=said.get("sheet")))


_HAS = 'A mapping has sheet = "NAME", and the tables [columns], [words] and [constants].'
_WRITE_ONE = "To have one written: hmi import FILE --save-map FILE.toml"


def _words(path: Path, name: str, table: Any) -> dict[str, str]:
    """One table of words to words. Days and numbers are taken as their words."""
    if not isinstance(table, Mapping):
        raise Mistyped(f"[{name}] in {path.name} is no table.", next=_HAS)
    for key, value in table.items():
        if isinstance(value, (Mapping, list)):
            raise Mistyped(f"'{key}' under [{name}] in {path.name} is more than one thing.", next=_HAS)
    return {key: str(value).lower() if isinstance(value, bool) else str(value) for key, value in table.items()}


def write(path: Path, held: Sequence[Column], given: Columns, sheet: str | None) -> None:
    """Write how a sheet is read as a file, whole or not at all.

    Raises Refused where there is a file already, which somebody may have worked on, and Mistyped where it cannot be
    written.
    """
    try:
        if path.exists():
            raise Refused(f"There is a file {path} already.", next="Give another name, or read by it: --map FILE.toml")
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(written(held, given, sheet))
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as error:
        raise Mistyped(f"{path} cannot be written: {getattr(error, 'strerror', None) or error}.") from error


def written(held: Sequence[Column], given: Columns, sheet: str | None) -> str:
    """How a sheet is read, in TOML: each column by its heading, or by its letter where another has the same."""
    lines = ["# How hmi import reads this sheet. A column that is none is left out.", ""]
    if sheet is not None:
        lines += [f"sheet = {_quoted(sheet)}", ""]
    lines.append("[columns]")
    names = [column.heading for column in held]
    for column in held:
        if column.continues:
            continue
        alone = column.heading and names.count(column.heading) == 1
        key = column.heading if alone else f"column {letter_of(column.place)}"
        lines.append(f"{_quoted(key)} = {_quoted(column.field or NONE)}")
    lines += ["", "[words]  # the force's own words for a status, level or category, and ours"]
    lines += [f"{_quoted(theirs)} = {_quoted(ours)}" for theirs, ours in given.words.items()]
    lines += ["", "[constants]  # what holds for all rows where their cells say nothing"]
    lines += [f"{_quoted(named)} = {_quoted(words)}" for named, words in given.constants.items()]
    return "\n".join(lines) + "\n"


def _quoted(words: str) -> str:
    """Words as TOML writes them: as JSON does, with the one character beside that TOML forbids."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
