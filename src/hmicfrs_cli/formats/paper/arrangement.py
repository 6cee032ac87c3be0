"""How a paper is arranged: its sections in their order, and what the officer writes into it, from a file in TOML.

    title = "HMICFRS update"
    agenda-item = "06"

    [[section]]
    name = "purpose"
    text = "..."

A section that hmi writes has a `name`; one of the officer's own has only a `heading` and a `text`. What is not named is
left out; where no section is named at all, all are there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hmicfrs_cli.domain.errors import Mistyped, Refused
from hmicfrs_cli.formats.given import toml_of

SECTIONS = {
    "purpose": "Purpose of report",
    "recommendations": "HMICFRS inspections and recommendations: {force}",
    "late": "Overdue and slipped",
    "asked": "What the committee is asked to note",
    "reports": "Published reports and recommendations, national and local",
    "closures": "Closed since {last}",
    "inspections": "Inspection activity",
    "clocks": "Reports to be answered by law",
    "contact": "Contact officer",
    "background": "Background documents",
}
"""The sections that hmi writes, in the order of the paper of 28 September 2023, and the heading of each."""

UNNUMBERED = ("contact", "background")
"""Those that have no number before their heading, as in the paper of 28 September 2023."""

PARTS = {
    "levels": "The levels",
    "figures": "The figures",
    "movement": "Movement since {last}",
    "stages": "On the way to closure",
    "charts": "The figures in pictures",
}
"""The parts of the section `recommendations`, in their order, and the heading of each."""


@dataclass(frozen=True, slots=True)
class Section:
    """One section: the `name` of what hmi writes in it, None where it is the officer's own; its heading, where that is
    not the usual one; and the text that stands first in it, as it was written (see `wording.prose`).
    """

    name: str | None
    heading: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How a paper is arranged. `body` is who issues it, where that is not the force.

    `reports` are texts on what each report is, by its code; `background` documents beside those that hmi names;
    `inspection_notes` whether the notes on inspections, which nobody has marked as public, are printed.
    """

    title: str = "HMICFRS update"
    agenda_item: str | None = None
    body: str | None = None
    sections: tuple[Section, ...] = tuple(Section(name) for name in SECTIONS)
    parts: tuple[str, ...] = tuple(PARTS)
    asked: tuple[str, ...] = ()
    reports: Mapping[str, str] = field(default_factory=dict)
    background: tuple[str, ...] = ()
    inspection_notes: bool = False


_WRITE_ONE = "To have one written, with every section explained: hmi paper --init"
_KEYS = ("title", "agenda-item", "body", "parts", "asked", "background", "inspection-notes", "section", "reports")


def read(path: Path) -> Arrangement:
    """The arrangement in a file. Raises Mistyped where it cannot be read, or says what hmi does not understand."""
    said = toml_of(path, "arrangement of a paper", _WRITE_ONE)
    return _Reader(path.name).arrangement(said)


class _Reader:
    """Reads what a file says, naming the file in every refusal."""

    def __init__(self, file: str) -> None:
        self.file = file

    def arrangement(self, said: Mapping[str, Any]) -> Arrangement:
        self._known(said, _KEYS, "")
        usual = Arrangement()
        sections = said.get("section")
        reports = said.get("reports", {})
        if not isinstance(reports, Mapping):
            raise self._wrong("'reports'", 'a table of codes: [reports], then firearms-2023 = "..."')
        return Arrangement(
            title=self._words(said, "title") or usual.title,
            agenda_item=self._words(said, "agenda-item"),
            body=self._words(said, "body"),
            sections=usual.sections if sections is None else self._sections(sections),
            parts=self._parts(said) if "parts" in said else usual.parts,
            asked=self._several(said, "asked"),
            reports={code.lower(): self._text(reports, code) for code in reports},
            background=self._several(said, "background"),
            inspection_notes=self._yes_or_no(said, "inspection-notes"),
        )

    def _sections(self, said: Any) -> tuple[Section, ...]:
        if not isinstance(said, list) or not all(isinstance(one, Mapping) for one in said):
            raise self._wrong("'section'", "written as [[section]], once for each")
        sections = tuple(self._section(one) for one in said)
        names = [section.name for section in sections if section.name]
        for name in names:
            if names.count(name) > 1:
                raise Refused(f"{self.file} has the section '{name}' twice.", next="Leave one of them out.")
        return sections

    def _section(self, said: Mapping[str, Any]) -> Section:
        self._known(said, ("name", "heading", "text"), " under [[section]]")
        name, heading = self._words(said, "name"), self._words(said, "heading")
        if name is not None and name not in SECTIONS:
            raise Mistyped(
                f"{self.file} has the section '{name}', which hmi does not write.",
                next=f"It writes {', '.join(SECTIONS)}. A section of your own has a heading and no name.",
            )
        if name is None and heading is None:
            raise self._wrong("A [[section]]", "given a name, or a heading of its own")
        return Section(name, heading, self._text(said, "text"))

    def _parts(self, said: Mapping[str, Any]) -> tuple[str, ...]:
        parts = self._several(said, "parts")
        for part in parts:
            if part not in PARTS or parts.count(part) > 1:
                twice = part in PARTS
                raise Mistyped(
                    f"{self.file} has the part '{part}' {'twice' if twice else 'which hmi does not write'}.",
                    next=f"The parts are {', '.join(PARTS)}.",
                )
        return parts

    def _words(self, said: Mapping[str, Any], key: str) -> str | None:
        value = said.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            raise self._wrong(f"'{key}'", "words in quotation marks")
        return " ".join(value.split()) or None if value else None

    def _text(self, said: Mapping[str, Any], key: str) -> str:
        value = said.get(key, "")
        if not isinstance(value, str):
            raise self._wrong(f"'{key}'", "words in quotation marks")
        return value.strip()

    def _several(self, said: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = said.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self._wrong(f"'{key}'", f'a list of words, such as {key} = ["...", "..."]')
        return tuple(" ".join(one.split()) for one in value if one.strip())

    def _yes_or_no(self, said: Mapping[str, Any], key: str) -> bool:
        value = said.get(key, False)
        if not isinstance(value, bool):
            raise self._wrong(f"'{key}'", "true or false")
        return value

    def _known(self, said: Mapping[str, Any], keys: tuple[str, ...], where: str) -> None:
        for key in said:
            if key not in keys:
                raise Mistyped(
                    f"{self.file} has '{key}'{where}, which hmi does not know.", next=f"It knows {', '.join(keys)}."
                )

    def _wrong(self, what: str, meant: str) -> Mistyped:
        return Mistyped(f"{what} in {self.file} cannot be read.", f"It is to be {meant}.", _WRITE_ONE)
