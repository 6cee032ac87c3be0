"""From what was found in a document to what is proposed for the register: a reference for each, and whether it is new.

Reading a document again proposes nothing new. What is recorded already is known by its words, those it has now or ever
had; where a printed number is taken by other words, that is told and nothing is done.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from hmicfrs_cli.domain import addressees, deadlines
from hmicfrs_cli.domain.deadlines import Deadline
from hmicfrs_cli.domain.drafting import Particulars
from hmicfrs_cli.domain.errors import Mistyped
from hmicfrs_cli.domain.folding import alike
from hmicfrs_cli.domain.printed.contents import Contents, Printed, Section, are_alike
from hmicfrs_cli.domain.records import Report
from hmicfrs_cli.domain.vocabulary import Category, DeadlineKind, Reference

Known = Mapping[Reference, Collection[str]]
"""What is recorded in some reports, withdrawn or not: all the words that each ever had, as `alike` makes them."""


class InRegister(StrEnum):
    """How a proposal stands to the register."""

    NEW = "new"
    RECORDED = "recorded"
    """Recorded already, in these words."""
    DIFFERS = "differs"
    """Its printed number is recorded already, in other words."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One that was found, the report it belongs to, what would be recorded of it, and how it stands to the register.

    `printed` is as it was found. `given` has the number that it has or would get, and the cause of concern it stands
    under by reference; its words may be the officer's by now.
    """

    printed: Printed
    report: str
    given: Particulars
    in_register: InRegister = InRegister.NEW

    @property
    def ref(self) -> Reference:
        """The reference that it has or would get."""
        assert self.given.number is not None
        return Reference(self.report, self.given.category, self.given.number)


def proposals(contents: Contents, reports: Sequence[str], known: Known, source: str) -> list[Proposal]:
    """A proposal for each that was found, in order. `reports` are the codes of its sections' reports, `source` is what
    the document is called.

    The number is the printed one; where there is none, or one of this document has taken it in the same report, the
    next in order.
    """
    codes = [reports[one.section] for one in contents.printed]
    placed = _references(contents.printed, codes, known)
    refs = [ref for ref, _ in placed]
    return [
        Proposal(one, code, _particulars(one, ref, refs, source), there)
        for one, code, (ref, there) in zip(contents.printed, codes, placed, strict=True)
    ]


def _particulars(one: Printed, ref: Reference, refs: Sequence[Reference], source: str) -> Particulars:
    to = _addressed_by_title(one)
    return Particulars(
        one.text,
        one.category,
        ref.number,
        None if to and one.title and re.match("(?:to|for) ", one.title, re.IGNORECASE) else one.title,
        due=_due_of_limb(one),
        to=to,
        theme=one.theme,
        under=None if one.under is None else refs[one.under],
        read_from=f"{source}, {one.place}",
        printed=one.text,
    )


def _due_of_limb(one: Printed) -> Deadline | None:
    """The deadline that one of several limbs has of its own, which goes before that of its lead-in."""
    if one.lead_in is None:
        return None
    own = deadlines.read(one.text.removeprefix(one.lead_in), None)
    return own if own.kind in (DeadlineKind.DATED, DeadlineKind.IMMEDIATE) else None


def _addressed_by_title(one: Printed) -> tuple[str, ...] | None:
    """Who must act where only the title says so: Recommendation 3: to the Home Office."""
    above = (re.fullmatch(r"(?:to|for)\s+(?P<body>.+)", words or "", re.IGNORECASE) for words in (one.title, one.theme))
    titled = next(filter(None, above), None)
    if not titled or addressees.read(one.text).named:
        return None
    return addressees.read(f"{titled['body']} should act.").named or (titled["body"],)


def _references(printed: Sequence[Printed], codes: Sequence[str], known: Known) -> list[tuple[Reference, InRegister]]:
    """The reference of each, and how it stands: what is recorded first, then what has a number, then the rest."""
    found = _recorded(printed, codes, known)
    matched = {ref for ref, _ in found.values()}
    taken = set(known)
    for place, (one, code) in enumerate(zip(printed, codes, strict=True)):
        if place not in found and one.number is not None:
            ref = Reference(code, one.category, one.number)
            if ref in known and ref not in matched:
                found[place] = ref, InRegister.DIFFERS
                matched.add(ref)
            elif ref not in taken:
                found[place] = ref, InRegister.NEW
                taken.add(ref)
    for place, (one, code) in enumerate(zip(printed, codes, strict=True)):
        if place in found:
            continue
        if other := _in_other_words(one, code, known, matched):
            found[place] = other, InRegister.DIFFERS
            matched.add(other)
        else:
            ref = Reference(code, one.category, _next(code, one.category, taken))
            found[place] = ref, InRegister.NEW
            taken.add(ref)
    return [found[place] for place in range(len(printed))]


Placed = dict[int, tuple[Reference, InRegister]]
"""By its place: the reference of one that was found, and how it stands."""


def _recorded(printed: Sequence[Printed], codes: Sequence[str], known: Known) -> Placed:
    """Those that are recorded in the words found, by their places; that of the printed number before others."""
    by_words: dict[tuple[str, Category, str], list[Reference]] = {}
    for ref, ever in sorted(known.items()):
        for words in ever:
            by_words.setdefault((ref.report, ref.category, words), []).append(ref)
    matched: set[Reference] = set()
    found: Placed = {}
    for place, (one, code) in enumerate(zip(printed, codes, strict=True)):
        same = [ref for ref in by_words.get((code, one.category, alike(one.text)), []) if ref not in matched]
        if same:
            ref = min(same, key=lambda ref: ref.number != one.number)
            matched.add(ref)
            found[place] = ref, InRegister.RECORDED
    return found


def _in_other_words(one: Printed, code: str, known: Known, matched: Collection[Reference]) -> Reference | None:
    """One that is recorded in much the same words, so that a corrected document brings in nothing twice."""
    words = alike(one.text)
    for ref, ever in known.items():
        is_of_its_kind = (ref.report, ref.category) == (code, one.category) and ref not in matched
        if is_of_its_kind and any(are_alike(other, words) for other in ever):
            return ref
    return None


def _next(code: str, category: Category, taken: Collection[Reference]) -> int:
    numbers = [ref.number for ref in taken if ref.report == code and ref.category is category]
    return max(numbers, default=0) + 1


def reports_of(sections: Sequence[Section], given: Sequence[str], recorded: Sequence[Report]) -> list[str]:
    """The codes of the sections' reports: those given, one for each or one for all; without any, those recorded that
    have the title or the day of publication.

    Raises Mistyped where the number given fits neither, and where a section has no recorded report.
    """
    if len(given) == 1:
        return list(given) * len(sections)
    if given and len(given) != len(sections):
        raise Mistyped(
            f"The document has {len(sections)} report{'s' * (len(sections) != 1)}, and --report is given"
            f" {len(given)} times.",
            _in_lines(sections),
            "Give --report once for all of them, or once for each, in that order.",
        )
    if given:
        return list(given)
    matched = [_matching(section, recorded) for section in sections]
    if None in matched:
        raise Mistyped(
            "--report is missing, and which report this is cannot be told from the register.",
            _in_lines(sections),
            "\n".join(map(_recording, (section for section, code in zip(sections, matched, strict=True) if not code)))
            + "\nThen give --report CODE, once for each of them in that order.",
        )
    return [code for code in matched if code]


def _in_lines(sections: Sequence[Section]) -> str:
    return "\n".join(f"{place}. {named(section)}" for place, section in enumerate(sections, 1))


def named(section: Section) -> str:
    """A report within a document as a message calls it: by its title and day, as far as they are printed."""
    when = f", published {section.published.when}" if section.published else ""
    return f"{section.title or 'a report without a title'}{when}"


def _recording(section: Section) -> str:
    title = (section.title or "TITLE").replace('"', "'")
    published = section.published.iso if section.published else "DATE"
    return f'Record it first: hmi report add "{title}" --published {published}'


def _matching(section: Section, recorded: Sequence[Report]) -> str | None:
    """The code of the one recorded report that has the section's title, or else alone its day of publication."""
    by_title = [report.code for report in recorded if section.title and alike(report.title) == alike(section.title)]
    by_day = [report.code for report in recorded if section.published and report.period == section.published]
    return next((codes[0] for codes in (by_title, by_day) if len(codes) == 1), None)


def chosen(proposals: Sequence[Proposal], known: Collection[Reference]) -> list[Proposal]:
    """The new ones of these, which an officer chose, as they can be recorded: without a cause of concern that was left
    out, and is not recorded.
    """
    new = [one for one in proposals if one.in_register is InRegister.NEW]
    there = {one.ref for one in new} | set(known)
    return [
        one
        if one.given.under is None or one.given.under in there
        else replace(one, given=replace(one.given, under=None))
        for one in new
    ]


def counted(proposals: Sequence[Proposal], section: int) -> dict[Category, int]:
    """How many were found of each category in one section."""
    there = [one.printed.category for one in proposals if one.printed.section == section]
    return {category: there.count(category) for category in Category if category in there}
