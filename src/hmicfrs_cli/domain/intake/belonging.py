"""Which report and which reference each row of a sheet means: as it says, as recorded, or new."""

from collections.abc import Iterable, Mapping, Sequence

from hmicfrs_cli.domain.clocks import days_fit
from hmicfrs_cli.domain.codes import Reports
from hmicfrs_cli.domain.days import Period
from hmicfrs_cli.domain.errors import HmiError
from hmicfrs_cli.domain.intake.entries import Entry, Fault
from hmicfrs_cli.domain.intake.newcomers import Making, fault
from hmicfrs_cli.domain.records import Recommendation, Report
from hmicfrs_cli.domain.vocabulary import Category, Reference, report_code


def named_reports(entries: Iterable[Entry], reports: Mapping[str, Report]) -> set[str]:
    """The codes of the recorded reports that a sheet names: only what they hold has to be looked at."""
    found = Reports(reports)
    named = (entry.ref.report if entry.ref else found.meant(entry.report, entry.report_title) for entry in entries)
    return {code for code in named if code is not None and code in reports}


class Placing:
    """The rows of one sheet on their way to their references. What stands against a row is among the `faults`."""

    def __init__(self, of: Making, reports: Reports, recorded: Sequence[Recommendation]) -> None:
        self.of, self.reports, self.recorded = of, reports, recorded
        self.faults: list[Fault] = []
        self.rows: dict[Reference, int] = {}
        self.doubted: set[str] = set()
        self.texts: dict[tuple[str, Category, str], int] = {}

    def placed(self, entries: Sequence[Entry]) -> list[tuple[Entry, Reference]]:
        """Each row that can be placed, with its reference."""
        return self._told_apart(self._in_reports(entries))

    def _in_reports(self, entries: Sequence[Entry]) -> list[tuple[Entry, str]]:
        """Each row with the code of its report, those that nobody knows yet brought in."""
        placed: list[tuple[Entry, str]] = []
        for entry in entries:
            code = self._code(entry)
            if isinstance(code, Fault):
                self.faults.append(code)
                continue
            if not entry.published or self._published(entry, code, entry.published):
                placed.append((entry, code))
        return [(entry, code) for entry, code in placed if self._fits(entry, code)]

    def _code(self, entry: Entry) -> str | Fault:
        if entry.ref:
            code = entry.ref.report
            if code not in self.reports.known and code not in self.reports.new:
                try:
                    report_code(code)
                except HmiError as error:
                    return fault(self.of, entry, "ref", error.what)
                self._bring(entry, code)
            return code
        if not (entry.report or entry.report_title):
            missing = "The report is missing. One for all rows: --report CODE, or report under [constants]."
            return fault(self.of, entry, "report", missing)
        found = self.reports.meant(entry.report, entry.report_title)
        return found or self.reports.add(entry.report, entry.report_title, entry.published)

    def _bring(self, entry: Entry, code: str) -> None:
        title = entry.report_title or (entry.report if entry.report and entry.report.lower() != code else None)
        self.reports.add_as(code, title or code, entry.published)

    def _published(self, entry: Entry, code: str, published: Period) -> bool:
        """Take up when a report was published, as a row says; where another day is known, say so. False where rows of
        one file say so of a new report: one of them is wrong.
        """
        was = self.reports[code].period
        if code in self.reports.new and was is None:
            self.reports.date(code, published)
        elif was is not None and was != published and not (was.day and published.may_be(was.day)):
            reason = f"Report {code} was published {was.when}, as it is known already, and {published.when} here."
            if code in self.reports.new:
                self.faults.append(fault(self.of, entry, "published", reason))
                return False
            if code not in self.doubted:
                self.doubted.add(code)
                mend = f"If that is right: hmi report edit {code} --published {published.iso} --reason TEXT"
                at = self.of.reader.name("published")
                self.of.reader.remarks.append(Fault(entry.row, at, f"{reason} {mend}"))
        return True

    def _fits(self, entry: Entry, code: str) -> bool:
        """Whether a new report can have been published when a row says; a fault where it cannot."""
        if code in self.reports.new:
            try:
                days_fit(self.reports[code], self.of.today)
            except HmiError as error:
                self.faults.append(fault(self.of, entry, "published", error.what))
                return False
        return True

    def _told_apart(self, placed: Sequence[tuple[Entry, str]]) -> list[tuple[Entry, Reference]]:
        """Each row with its reference: as numbered, as recorded with the same text, or the next in order."""
        texts = {_by_text(one.ref.report, one.ref.category, one.text): one.ref for one in self.recorded}
        named = [(entry, code, self._named(entry, code, texts)) for entry, code in placed]
        highest: dict[tuple[str, Category], int] = {}
        for given in (*(one.ref for one in self.recorded), *(ref for _, _, ref in named if ref)):
            of = given.report, given.category
            highest[of] = max(highest.get(of, 0), given.number)
        numbered: list[tuple[Entry, Reference]] = []
        for entry, code, ref in named:
            category = entry.category or Category.RECOMMENDATION
            if self._says_the_same(entry, code, category, numbered_as=ref):
                continue
            if ref is None:
                highest[code, category] = highest.get((code, category), 0) + 1
            own = ref or Reference(code, category, highest[code, category])
            if own in self.rows:
                self._twice(entry, "number", f"{own} stands in row {self.rows[own]} already.")
                continue
            self.rows[own] = entry.row
            numbered.append((entry, own))
        return numbered

    def _named(self, entry: Entry, code: str, texts: Mapping[tuple[str, Category, str], Reference]) -> Reference | None:
        """The reference that a row gives, or of what is recorded with its text; None where there is none yet."""
        category = entry.category or Category.RECOMMENDATION
        if entry.ref or entry.number is not None:
            return entry.ref or Reference(code, category, entry.number or 0)
        return texts.get(_by_text(code, category, entry.text)) if entry.text is not None else None

    def _says_the_same(self, entry: Entry, code: str, category: Category, *, numbered_as: Reference | None) -> bool:
        """Whether a row without a number says the same as an earlier one without; it then gets a fault."""
        if numbered_as is not None or entry.text is None:
            return False
        same = _by_text(code, category, entry.text)
        row = self.texts.setdefault(same, entry.row)
        if row != entry.row:
            self._twice(entry, "text", f"It says the same as row {row}. If both are meant, give each its number.")
        return row != entry.row

    def _twice(self, entry: Entry, name: str, reason: str) -> None:
        self.faults.append(fault(self.of, entry, name, reason))


def _by_text(code: str, category: Category, text: str) -> tuple[str, Category, str]:
    return code, category, " ".join(text.split()).casefold()
