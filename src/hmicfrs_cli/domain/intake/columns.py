"""The columns of a register kept by hand: which field of ours each heading means, and what a mapping says of them.

Headings are those that forces use (Hampshire's and Cambridgeshire's stalking plans, Northamptonshire's, those of audit
committees) and the fields of our own export. Whatever is not known is said, and nothing is put in two places.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from hmicfrs_cli.domain.errors import Mistyped

NONE = "none"
"""What stands for a field where a column is to be left out."""

FIELDS = {
    "ref": "reference",
    "report": "report",
    "report_title": "title of the report",
    "published": "publication of the report",
    "category": "category",
    "number": "number",
    "level": "level",
    "status": "status",
    "stage": "stage",
    "outcome": "outcome",
    "title": "our short title",
    "text": "text",
    "theme": "theme",
    "addressees": "addressees",
    "for_us": "whether it counts for us",
    "owner": "owner",
    "lead": "lead",
    "under": "cause of concern it stands under",
    "deadline": "deadline",
    "deadline_kind": "kind of deadline",
    "deadline_phrase": "deadline as printed",
    "deadline_rule": "how the deadline was derived",
    "target": "our target",
    "issued_on": "day of issue",
    "closed_on": "day of closing",
    "superseded_by": "what supersedes it",
    "letter": "letter",
    "signed_on": "day of signing",
    "signatory": "signatory",
    "certified_on": "day of certification",
    "hmicfrs": "HMICFRS's word",
    "reason": "reason",
    "note": "note",
}
"""What a column may hold, by the name that a mapping and our own export give it, and in words."""

SEVERAL = ("note",)
"""Fields of which a sheet may have several columns."""

_HEADINGS = {
    "ref": "reference|our ref|our reference|hmi ref|hmi reference|unique ref|unique reference|unique id",
    "report": "report code|publication|inspection|inspection report|hmicfrs report|hmic report|source|source report",
    "report_title": "hmicfrs report title|hmic report title|title of report|report name|publication title"
    "|name of report|inspection title|inspection name|thematic",
    "published": "date published|published date|date of publication|publication date|published on"
    "|report date|date of report|report published|date report published|published in",
    "category": "coc rec afi|rec afi coc|afi rec coc|rec coc afi|rec afi|afi rec|coc afi rec|type"
    "|type of recommendation|recommendation type|rec type|classification|recommendation afi",
    "number": "rec no|rec number|recommendation no|recommendation number|no|number|rec|rec ref|recommendation ref"
    "|recommendation reference|afi no|afi number|ref no|item|item no",
    "level": "hmicfrs level|recommendation level|rec level|closure level|level of recommendation",
    "status": "current status|open closed|open or closed|state|status open closed|rec status|recommendation status"
    "|overall status|portal status|hmicfrs status",
    "stage": "progress stage|current stage|stage of closure|closure stage|internal status",
    "outcome": "closure outcome|how closed|closure type",
    "title": "short title|heading|summary",
    "text": "recommendation|recommendation text|text of recommendation|recommendation afi text|wording"
    "|recommendation wording|full text|recommendation in full|recommendation detail|recommendation details"
    "|recommendation description|description|detail|details|hmicfrs recommendation|recommendation or afi"
    "|recommendation area for improvement|recommendations|area for improvement|areas for improvement",
    "theme": "thematic area|area|topic|subject|portfolio|business area|category of work",
    "addressees": "addressed to|addressee|directed to|for whom|recommended to|responsible body",
    "for_us": "for force|applies to us|applicable to force|for us|applies to force|applicable|relevant to force",
    "owner": "rec owner|recommendation owner|action owner|exec lead|executive lead|executive owner|chief officer"
    "|chief officer lead|strategic lead|strategic owner|senior responsible owner|sro|responsible officer"
    "|chief officer owner|coto lead",
    "lead": "operational lead|working lead|business lead|tactical lead|delivery lead|lead officer|action lead"
    "|force lead|spoc|assigned to|allocated to",
    "under": "parent|coc ref|linked coc|linked cause of concern|parent cause of concern",
    "deadline": "due|due date|deadline date|date due|hmicfrs deadline|hmicfrs due date|timescale|timescales|due by"
    "|hmicfrs timescale|deadline for completion|required by|hmicfrs target date",
    "target": "target date|target completion|target completion date|force target|force target date|force deadline"
    "|expected completion|expected completion date|internal deadline|estimated completion|estimated completion date"
    "|planned completion date|forecast completion|forecast completion date|internal target date|completion target",
    "issued_on": "issued|date issued|issue date|date of issue|issued on",
    "closed_on": "date closed|closed date|closed on|closed|closure date|date of closure|date completed|completed on"
    "|date complete|completed date|closing date|date of closing|discharged on|date discharged|actual completion date",
    "superseded_by": "superseded|superseded by ref",
    "letter": "letter ref|letter reference|letter no|cc letter|cc letter ref|chief constable letter"
    "|chief constables letter|closure letter|closing letter|sign off letter",
    "signed_on": "signed|date signed|signed on|letter date|date of letter|letter signed|letter signed on|date letter"
    "|cc sign off date|sign off date",
    "signatory": "signed by|signatory of letter|letter signed by",
    "certified_on": "certified|certified on|date certified|self certified|self certified on|date self certified"
    "|date of self certification|self certification date",
    "hmicfrs": "hmicfrs basis|hmicfrs word|verified by hmicfrs|hmicfrs verification|verification|closed by hmicfrs"
    "|hmicfrs closure|hmicfrs confirmation",
    "reason": "reason for closure|closure reason|rationale|closure rationale",
    "note": "notes|update|updates|latest update|progress update|progress|comment|comments|action taken|actions taken"
    "|initial action plan response|action plan response|response|current position|position|narrative|force update"
    "|progress to date|commentary|action|actions|remarks",
}
"""Field to the headings that mean it, as `plain` makes them, beside its own name."""

KNOWN_TO_HOLD_NOTHING = {
    "rag": "a colour is worked out by whoever reads, from the deadline",
    "rag status": "a colour is worked out by whoever reads, from the deadline",
    "rag rating": "a colour is worked out by whoever reads, from the deadline",
    "brag": "a colour is worked out by whoever reads, from the deadline",
    "days late": "hmi counts the days itself",
    "days overdue": "hmi counts the days itself",
    "days open": "hmi counts the days itself",
}
"""Headings that forces use of which hmi keeps nothing, and why."""


def plain(heading: str) -> str:
    """A heading as it is compared: its words in lower case, without signs, line breaks and doubled spaces."""
    return " ".join(re.findall(r"[^\W_]+", re.sub(r"['’]", "", heading).lower()))


@dataclass(frozen=True, slots=True)
class Columns:
    """How a sheet is to be read, as a mapping says it: data that can be written to a file and read from it.

    `fields` has a heading, or a place such as "column D", to a field or NONE; `words` the force's own words for a
    status, level or category to ours; `constants` a field to what holds for all rows where a cell says nothing; `sheet`
    the name of the sheet in a workbook.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None

    def said_of(self, heading: str, place: int) -> str | None:
        """The field that a mapping gives a column; None where it says nothing of it."""
        there = {plain(name): field for name, field in self.fields.items()}
        return there.get(plain(f"column {letter_of(place)}")) or there.get(plain(heading) if heading else "-")


def checked(columns: Columns) -> Columns:
    """The mapping. Raises Mistyped for a field that hmi does not have, and for a constant that no row could share."""
    for heading, named in columns.fields.items():
        if named != NONE and named not in FIELDS:
            raise _no_field(named, f"for '{heading}'")
    for named in columns.constants:
        if named not in FIELDS:
            raise _no_field(named, "under [constants]")
        if named in ("ref", "number", "text"):
            raise Mistyped(f"{named} under [constants] would make all rows one.", next="Give it a column.")
    return columns


def _no_field(named: str, where: str) -> Mistyped:
    return Mistyped(f"'{named}' {where} is no field of hmi.", next=f"There are: {', '.join(FIELDS)}, or none.")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet: its place (0 for A), heading as printed, and the field it holds, if any.

    One that `continues` goes on where a long text of the same field has ended. `why` says why one is left out.
    """

    place: int
    heading: str
    field: str | None = None
    continues: bool = False
    why: str = ""

    @property
    def name(self) -> str:
        """What the officer calls it: its heading, or its letter where it has none."""
        return self.heading or f"column {letter_of(self.place)}"


def letter_of(place: int) -> str:
    """The letters above a column in Excel: A for 0, AA for 26."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@cache
def _by_heading() -> dict[str, str]:
    meant: dict[str, str] = {}
    for named, headings in _HEADINGS.items():
        for heading in headings.split("|"):
            meant.setdefault(heading, named)
    return meant | {plain(named): named for named in FIELDS} | {"report title": "report_title"}


_DATED_HEADING = re.compile(r"(?:progress )?(?:update|updates|comment|comments|position|response)\b.*")
_CONTINUED = re.compile(r"(.+)_continued(?:_[0-9]+)?", re.ASCII)


def meant_by(heading: str) -> str | None:
    """The field that a heading means by itself; None where hmi does not know it."""
    words = plain(heading)
    found = _by_heading().get(words)
    if found is None and _DATED_HEADING.fullmatch(words):
        return "note"
    return found


def read(headings: Sequence[str | None], given: Columns) -> list[Column]:
    """The columns of a sheet with these headings: as the mapping says, and else as they mean by themselves."""
    columns = [_column(place, " ".join((heading or "").split()), given) for place, heading in enumerate(headings)]
    if any(column.field == "text" for column in columns):
        return columns
    # "Rec" beside no column for the words is the column of the words.
    return [
        replace(column, field="text") if column.field == "number" and plain(column.heading) == "rec" else column
        for column in columns
    ]


def _column(place: int, heading: str, given: Columns) -> Column:
    said = given.said_of(heading, place)
    if said is not None:
        return Column(place, heading, None if said == NONE else said, why="the mapping says so" * (said == NONE))
    if (goes_on := _CONTINUED.fullmatch(heading)) and goes_on[1] in FIELDS:
        return Column(place, heading, goes_on[1], continues=True)
    if why := KNOWN_TO_HOLD_NOTHING.get(plain(heading)):
        return Column(place, heading, None, why=why)
    found = meant_by(heading)
    return Column(place, heading, found, why="" if found or not heading else "hmi does not know this heading")


def clashes(columns: Iterable[Column]) -> dict[str, list[Column]]:
    """Fields that more than one column would hold, with those columns; none may."""
    holding: dict[str, list[Column]] = {}
    for column in columns:
        if column.field and column.field not in SEVERAL and not column.continues:
            holding.setdefault(column.field, []).append(column)
    return {named: found for named, found in holding.items() if len(found) > 1}


FEWEST = 2
"""Fields that a row of headings has at least: one alone may be a title, or a cell that happens to say so."""


def heading_row(rows: Sequence[Sequence[str | None]], given: Columns) -> int | None:
    """Which of the first rows of a sheet holds the headings: the one with most fields. None where none has enough."""
    known = [_fields_in(row, given) for row in rows]
    best = max(range(len(rows)), key=lambda place: (len(known[place]), -place), default=None)
    return best if best is not None and len(known[best]) >= FEWEST else None


def _fields_in(row: Sequence[str | None], given: Columns) -> set[str]:
    named = {plain(heading) for heading in given.fields}
    return {
        meant_by(cell) or plain(cell)
        for cell in row
        if cell and len(cell) < 100 and (meant_by(cell) or plain(cell) in named)
    }


def merged(headings: Sequence[str | None], below: Sequence[str | None]) -> list[str | None] | None:
    """Headings over two rows as one: those of the lower row where the upper has none, or one that spans several.

    None where the row below is no second row of headings.
    """
    if not any(below):
        return None
    width = max(len(headings), len(below))
    upper, lower = ([*row, *[None] * (width - len(row))] for row in (headings, below))
    known = [bool(cell and meant_by(cell)) for cell in lower]
    there = [bool(cell) for cell in lower]
    spans = [not above or not meant_by(above) for above in upper]
    if known != there or not all(spanned for spanned, cell in zip(spans, lower, strict=True) if cell):
        return None
    return [cell or above for above, cell in zip(upper, lower, strict=True)]
