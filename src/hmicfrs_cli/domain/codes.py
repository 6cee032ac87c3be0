"""The code that a report is given, and the report that a sheet means by a code or a title."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from hmicfrs_cli.domain.days import Period
from hmicfrs_cli.domain.folding import alike, folded
from hmicfrs_cli.domain.records import Report
from hmicfrs_cli.domain.vocabulary import LONGEST_CODE, REPORT_CODE, ReportKind

EVERYWHERE = frozenset(
    "a an and are at by effective effectively for forces force from hmicfrs how in inspection into is joint of on"
    " police policing report review service services the their to well with".split()
)
"""Words that tell no report from another."""


def suggested_code(title: str, year: int | None) -> str:
    """A code from the word of a title that tells most, and the year: firearms-2023.

    That is the last word before any colon which is not one that every report's title has.
    """
    words = re.findall(r"[a-z0-9]+", folded(title.partition(":")[0]))
    telling = [word for word in words if word not in EVERYWHERE and not word.isdigit()] or words or ["report"]
    return "-".join(filter(None, (telling[-1][:18], str(year or ""))))


def free_code(title: str, year: int | None, taken: Iterable[str]) -> str:
    """The suggested code or, where that is taken, the first free one that goes on from it: firearms-2023-2."""
    wanted, used = suggested_code(title, year), set(taken)
    code, number = wanted, 1
    while code in used:
        number += 1
        code = f"{wanted[: LONGEST_CODE - 1 - len(str(number))]}-{number}"
    return code


def is_like_a_code(words: str) -> bool:
    """Whether words can only be a code: small letters, figures and at least one hyphen, without spaces."""
    return "-" in words and len(words) <= LONGEST_CODE and bool(REPORT_CODE.fullmatch(words))


@dataclass
class Reports:
    """The reports of the register, and those that a sheet brings: found by code or title, the new ones with a code.

    `new` grows as unknown reports are named.
    """

    known: Mapping[str, Report]
    new: dict[str, Report] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._by_title = {alike(report.title): code for code, report in self.known.items()}

    def meant(self, named: str | None, title: str | None) -> str | None:
        """The code of the report that is recorded, or new already, under this name (a code or a title) or title."""
        for words in filter(None, (named, title)):
            code = words.lower()
            if code in self.known or code in self.new:
                return code
            if (found := self._by_title.get(alike(words))) is not None:
                return found
        return None

    def add(self, named: str | None, title: str | None, published: Period | None) -> str:
        """Bring in a report that nobody knows yet, and return its code: the one given, or one made from its title."""
        as_code = named.lower() if named and is_like_a_code(named) else None
        words = title or named or ""
        year = published.first.year if published else None
        code = as_code or free_code(words, year, (*self.known, *self.new))
        self.add_as(code, words, published)
        return code

    def add_as(self, code: str, title: str, published: Period | None) -> None:
        """Bring in a new report with this code."""
        self.new[code] = _report(code, " ".join(title.split()), published)
        self._by_title.setdefault(alike(title), code)

    def date(self, code: str, published: Period) -> None:
        """Say when a new report was published, of which that was not known."""
        self.new[code] = replace(
            self.new[code], published=published.day, published_in=None if published.day else published
        )

    def __getitem__(self, code: str) -> Report:
        return self.new[code] if code in self.new else self.known[code]


def _report(code: str, title: str, published: Period | None) -> Report:
    return Report(
        code,
        title,
        ReportKind.NATIONAL,
        published.day if published else None,
        published_in=published if published and not published.day else None,
    )
