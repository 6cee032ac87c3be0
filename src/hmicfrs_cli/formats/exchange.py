"""Listings as text for other programs: JSON, one JSON object a line, CSV, TSV and Markdown."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Any, BinaryIO

from hmicfrs_cli.formats.cells import in_text
from hmicfrs_cli.formats.layout import Listing, Record, shown
from hmicfrs_cli.formats.visible import visible

SCHEMA = 1
"""The number of the JSON contract. Fields may be added under one number; none is removed or given another meaning."""


class Format(StrEnum):
    """How a command's answer is written on stdout."""

    TABLE = "table"
    JSON = "json"
    NDJSON = "ndjson"
    CSV = "csv"
    TSV = "tsv"
    MD = "md"

    @property
    def in_lines(self) -> bool:
        """Whether it is a line a record, so that all its records must be of one shape."""
        return self in (Format.NDJSON, Format.CSV, Format.TSV)


def written(listings: Sequence[Listing], format: Format, *, plain_ascii: bool = False) -> str:
    """The listings in one of the formats for programs. JSON is kept to ASCII where the stream cannot hold more."""
    if format is Format.JSON:
        return json.dumps(document(listings), indent=2, ensure_ascii=plain_ascii) + "\n"
    if format is Format.MD:
        return "\n".join("".join(f"{line}\n" for line in _markdown(listing)) for listing in listings)
    alike = _alike(listings)
    totals = format is not Format.NDJSON
    records = (record for each in alike for record in [*each.records, *(_total(each) if totals else ())])
    return "".join(lines(records, format, alike[0].fields if alike else (), plain_ascii=plain_ascii))


def lines(
    records: Iterable[Record], format: Format, fields: Sequence[str] = (), *, plain_ascii: bool = False
) -> Iterator[str]:
    """Records of one shape in a format that has a line for each, one after another as they come: none is kept.

    CSV and TSV begin with the names of the first record's fields, or with `fields` where there is no record.
    """
    if format is Format.NDJSON:
        yield from (json.dumps(record, ensure_ascii=plain_ascii) + "\n" for record in records)
        return
    out = _Line()
    writer = csv.writer(out, delimiter="\t" if format is Format.TSV else ",", lineterminator=LINE_END)
    names: Sequence[str] = ()
    for record in records:
        if not names:
            names = list(record)
            writer.writerow(names)
            yield out.written
        writer.writerow([in_text(record.get(name)) for name in names])
        yield out.written
    if not names and fields:
        writer.writerow(fields)
        yield out.written


def _alike(listings: Sequence[Listing]) -> list[Listing]:
    """The first listing, and those whose records are of its shape: a file of lines holds one kind of record."""
    shape = next((list(listing.records[0]) for listing in listings if listing.records), [])
    return [each for each in listings[:1] if not each.records or list(each.records[0]) == shape] + [
        each for each in listings[1:] if each.records and list(each.records[0]) == shape
    ]


def document(listings: Sequence[Listing]) -> dict[str, Any]:
    """The JSON object: its schema, what is told about the lists, and each list under its name."""
    whole: dict[str, Any] = {"schema": SCHEMA}
    for listing in listings:
        whole |= listing.about
        whole[listing.name] = list(listing.records)
        if listing.total:
            whole["total"] = listing.total
    return whole


LINE_END = "\r\n"
"""How a line of CSV ends while it is written: the csv module then puts quotes round a text with either sign in it."""


class _Line:
    """The line of CSV that was written last, which ends as every line of a pipe does."""

    written = ""

    def write(self, line: str) -> None:
        self.written = line.removesuffix(LINE_END) + "\n"


def write_csv(file: BinaryIO, fields: Sequence[str], records: Iterable[Record]) -> int:
    """Records as a CSV file that Excel opens rightly: UTF-8 that says so, lines as Windows ends them. Returns how many.
    Where there is none, the heading line stands there all the same.
    """
    out = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer = csv.writer(out, lineterminator=LINE_END)
    writer.writerow(fields)
    many = 0
    for record in records:
        writer.writerow([in_text(record[name]) for name in fields])
        many += 1
    out.flush()
    out.detach()
    return many


def _markdown(listing: Listing) -> Iterator[str]:
    if listing.title:
        yield f"**{_md(listing.title)}**"
        yield ""
    columns = shown(listing)
    yield f"| {' | '.join(_md(column.heading) for column in columns)} |"
    yield f"|{'|'.join('---:' if column.right else '---' for column in columns)}|"
    for record in [*listing.records, *_total(listing)]:
        yield f"| {' | '.join(_md(column.says(record)) for column in columns)} |"


def _md(text: str) -> str:
    """Text on one line of a Markdown table, with what Markdown or HTML would act on made plain."""
    flat = visible(" ".join(text.split()))
    return "".join(f"\\{character}" if character in "\\`*_[]<>|#&~" else character for character in flat)


def _total(listing: Listing) -> list[Record]:
    return [listing.total] if listing.total else []
