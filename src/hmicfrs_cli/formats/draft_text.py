"""Drafts as a plain text file that an officer goes through in an editor, and back.

A draft is a line with its reference in square brackets and where it was found, a line for each field, an empty line,
and its words, up to the next such line. Reading is the inverse of writing, whatever the words.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hmicfrs_cli.domain.deadlines import Deadline
from hmicfrs_cli.domain.drafting import Particulars, due_as_typed
from hmicfrs_cli.domain.errors import HmiError, Mistyped
from hmicfrs_cli.domain.printed.proposals import InRegister, Proposal
from hmicfrs_cli.domain.records import Recommendation, Report
from hmicfrs_cli.domain.vocabulary import Level, Reference, written

HEAD = """\
# {many} found in {source}. Go through them here, save, and close the editor.
#
# - To leave one out, take it out, from its [reference] to the next.
# - What hmi has read (deadline, addressees, whether it counts for us) it reads again from the words, where you leave
#   the field as it is. A deadline is a day, immediate or none; "for us" is yes or no; several addressees have a
#   semicolon between.
# - To make two of one, copy it and give the second another number. The words begin after the empty line.
# - Lines that begin with # are not read.
"""
_BEGINS = re.compile(r"\[(?P<ref>[^\]]*)\]\s*(?P<place>.*)")
_FIELD = re.compile(r"(?P<name>[a-z ]+?)\s*:\s?(?P<value>.*)")
_PLAIN = re.compile(r"(?=[\[#\\])")
"""How a line of words begins that would be taken for something else: it gets a backslash before it."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A proposal with what hmi reads from its words: what stands in the file, and how it is told what was changed."""

    proposal: Proposal
    draft: Recommendation


def written_out(offers: Sequence[Offer], source: str) -> str:
    """The file."""
    return "\n".join([HEAD.format(many=len(offers), source=" ".join(source.split())), *map(_written, offers)])


def _written(offer: Offer) -> str:
    fields = "\n".join(f"{name}: {value}".rstrip() for name, value in _fields(offer).items())
    words = "\n".join(_PLAIN.sub(r"\\", line, count=1) if _PLAIN.match(line) else line for line in _lines(offer))
    return f"[{offer.proposal.ref}] {offer.proposal.printed.place}\n{fields}\n\n{words}\n"


def _lines(offer: Offer) -> list[str]:
    return offer.proposal.given.text.split("\n")


def _fields(offer: Offer) -> dict[str, str]:
    """The fields of one as they stand in the file."""
    given, standing = offer.proposal.given, offer.draft.standing
    return {
        "title": given.title or "",
        "theme": given.theme or "",
        "under": str(given.under or ""),
        "level": given.level or "",
        "deadline": standing.deadline.isoformat() if standing.deadline else standing.deadline_kind.value,
        "addressees": "; ".join(offer.draft.addressees),
        "for us": "yes" if standing.for_us else "no",
        "owner": given.owner or "",
        "lead": given.lead or "",
    }


def read_back(
    text: str, offers: Sequence[Offer], reports: Mapping[str, Report], today: date
) -> tuple[list[Proposal], list[str]]:
    """The proposals that the file now holds, and what is wrong in it, each with its line.

    `reports` are those that may be named, by code.
    """
    found: list[Proposal] = []
    faults = [f"Line {number}: {fault}" for number, fault in _astray(text)]
    for number, lines in _apart(text):
        try:
            new = _read(lines, offers, reports, today)
            if new.ref in (one.ref for one in found):
                raise Mistyped(f"{new.ref} stands here twice.")
            found.append(new)
        except HmiError as error:
            faults.append(f"Line {number}: {' '.join(filter(None, (error.what, error.next)))}")
    return found, faults


def _apart(text: str) -> list[tuple[int, list[str]]]:
    """The lines of each draft, and the number of its first. What stands before the first is not read."""
    drafts: list[tuple[int, list[str]]] = []
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if _BEGINS.match(line):
            drafts.append((number, [line]))
        elif drafts and not line.startswith("#"):
            drafts[-1][1].append(line)
    return drafts


def _astray(text: str) -> Iterator[tuple[int, str]]:
    """The lines that belong to no draft, or begin like one and are none, with what is wrong."""
    begun = False
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if _BEGINS.match(line):
            begun = True
        elif line.startswith("["):
            yield number, "begins like a draft, and is none. Close the bracket, or put a backslash before it."
        elif not begun and line.strip() and not line.startswith("#"):
            yield number, "stands before the first draft."


def _read(lines: Sequence[str], offers: Sequence[Offer], reports: Mapping[str, Report], today: date) -> Proposal:
    begins = _BEGINS.match(lines[0])
    assert begins
    ref = Reference.read(begins["ref"])
    if ref.report not in reports:
        raise Mistyped(f"{ref.report} is none of the reports that were read.", next=f"It is {' or '.join(reports)}.")
    of = _original(ref, begins["place"], offers)
    empty = next((place for place, line in enumerate(lines) if not line.strip()), len(lines))
    words = "\n".join(line.removeprefix("\\") for line in lines[empty + 1 :]).strip()
    fields = _changed(lines[1:empty], of)
    text = written(words, "text of " + str(ref))
    given = Particulars(
        text,
        ref.category,
        ref.number,
        read_from=of.proposal.given.read_from,
        printed=of.proposal.given.printed,
        **_values(fields, of, ref, text, reports[ref.report], today),
    )
    return replace(of.proposal, report=ref.report, given=given, in_register=InRegister.NEW)


def _original(ref: Reference, place: str, offers: Sequence[Offer]) -> Offer:
    """The offer that a draft in the file was: that of its reference, or else of the place beside it, or the first."""
    by_ref = [offer for offer in offers if offer.proposal.ref == ref]
    by_place = [offer for offer in offers if offer.proposal.printed.place == place.strip()]
    return next(iter([*by_ref, *by_place, *offers]))


def _changed(lines: Sequence[str], of: Offer) -> dict[str, str]:
    """The fields whose values are not those that were offered. Raises Mistyped for a line that is none."""
    offered = _fields(of)
    fields = dict(offered)
    for line in lines:
        found = _FIELD.fullmatch(line.strip())
        if not found or found["name"] not in offered:
            raise Mistyped(f"'{line.strip()}' is no field.", next=f"There are: {', '.join(offered)}.")
        fields[found["name"]] = found["value"].strip()
    return {name: value for name, value in fields.items() if value != offered[name]}


def _values(
    changed: Mapping[str, str], of: Offer, ref: Reference, text: str, report: Report, today: date
) -> dict[str, Any]:
    """The particulars beside words and number: as they were, but for the fields that were changed."""
    given = of.proposal.given
    values: dict[str, Any] = {
        "title": given.title,
        "theme": given.theme,
        "under": given.under,
        "level": given.level,
        "owner": given.owner,
        "lead": given.lead,
    }
    readers: dict[str, tuple[str, Callable[[str], Any]]] = {
        "under": ("under", lambda typed: _cause(typed, ref)),
        "level": ("level", Level.read),
        "deadline": ("due", lambda typed: due_as_typed(typed, text, report.published, today)),
        "addressees": ("to", lambda typed: tuple(filter(None, (body.strip() for body in typed.split(";"))))),
        "for us": ("for_us", _yes_or_no),
    }
    for name, typed in changed.items():
        field, read = readers.get(name, (name, str))
        values[field] = read(typed) if typed else _EMPTIED.get(name)
    return values


_EMPTIED: Mapping[str, Any] = {"addressees": (), "deadline": Deadline(rule="taken out by the officer")}
"""What an emptied field amounts to, where it is not simply nothing."""


def _cause(typed: str, ref: Reference) -> Reference:
    """The cause of concern meant: a reference, or C and a number for one of the same report."""
    return Reference.read(typed if "/" in typed else f"{ref.report}/{typed}")


def _yes_or_no(typed: str) -> bool:
    """Yes or no, as typed. Raises Mistyped for anything else."""
    if typed.lower() not in ("yes", "y", "no", "n"):
        raise Mistyped(f"'{typed}' is neither yes nor no.")
    return typed.lower().startswith("y")
