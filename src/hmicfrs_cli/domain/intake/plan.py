"""What importing a register kept by hand would do: held against what is recorded, before anything is.

Every row is read and every rule asked, so that what is shown is what would be recorded, and the faults are all there
are.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from hmicfrs_cli.domain.codes import Reports
from hmicfrs_cli.domain.intake.belonging import Placing
from hmicfrs_cli.domain.intake.differing import Difference, Recorded, differences
from hmicfrs_cli.domain.intake.entries import Entry, Fault
from hmicfrs_cli.domain.intake.newcomers import Letters, Making, Newcomer, drafted, fault, lived
from hmicfrs_cli.domain.intake.rows import Reader
from hmicfrs_cli.domain.records import Letter, Recommendation, Report
from hmicfrs_cli.domain.timeline import Happening
from hmicfrs_cli.domain.vocabulary import Category, Reference, Status


@dataclass(frozen=True, slots=True)
class Known:
    """What the register holds of what a sheet may name.

    `recommendations` are those of the reports that it names; `noted` the words noted on each, `history` what has
    happened to one, `head` the hash of the last event, None where there is none.
    """

    reports: Mapping[str, Report] = field(default_factory=dict)
    recommendations: Sequence[Recommendation] = ()
    noted: Mapping[str, frozenset[str]] = field(default_factory=dict)
    letters: Mapping[str, Letter] = field(default_factory=dict)
    force_names: tuple[str, ...] = ()
    history: Callable[[Reference], Sequence[Happening]] = lambda _: ()
    head: str | None = None


@dataclass
class Plan:
    """What an import would do. `letters` are new ones that rows give whole; `same` counts the rows that say nothing
    new, `left_out` has rows that hold no recommendation, and why.
    """

    reports: list[Report] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    new: list[Newcomer] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    same: int = 0
    faults: list[Fault] = field(default_factory=list)
    remarks: list[Fault] = field(default_factory=list)
    left_out: list[tuple[int, str]] = field(default_factory=list)


def plan(read: Sequence[tuple[Entry, list[Fault]]], known: Known, reader: Reader) -> Plan:
    """What a sheet with these rows, as read, would do to what is known."""
    return _Planning(read, known, reader).plan()


class _Planning:
    """The rows of one sheet on their way to a plan, all through one stage before any goes to the next: a row may name
    another that stands below it.
    """

    def __init__(self, read: Sequence[tuple[Entry, list[Fault]]], known: Known, reader: Reader) -> None:
        self.known, self.reader = known, reader
        self.made = Plan(remarks=reader.remarks)
        self.of = Making(reader, Letters(known.letters, reader.today), known.force_names)
        self.reports = Reports(known.reports)
        self.recorded = {one.ref: one for one in known.recommendations}
        self.entries = []
        for entry, faults in read:
            if faults:
                self.made.faults += faults
            elif entry.state and entry.state.status is Status.WITHDRAWN:
                self.made.left_out.append((entry.row, "withdrawn: it counts nowhere"))
            else:
                self.entries.append(entry)

    def plan(self) -> Plan:
        for entry in self.entries:
            self.of.letters.bring(entry)
        placing = Placing(self.of, self.reports, self.known.recommendations)
        placed = placing.placed(self.entries)
        self.made.faults += placing.faults
        drafts: dict[Reference, tuple[Entry, Recommendation]] = {}
        known: list[tuple[Entry, Recommendation]] = []
        for entry, ref in placed:
            if ref in self.recorded:
                known.append((entry, self.recorded[ref]))
                continue
            made, faults = drafted(self.of, entry, self.reports[ref.report], ref.number)
            if made and not faults:
                drafts[ref] = entry, made
            elif made:
                since = lived(self.of, entry, made, lambda *_: [])
                faults += since if isinstance(since, list) else []
            self.made.faults += faults
        self._live(self._resting_on_what_is_there(drafts))
        self._compare(known)
        self._keep_what_is_used()
        self.made.faults.sort(key=lambda fault: fault.row)
        return self.made

    def _resting_on_what_is_there(
        self, drafts: dict[Reference, tuple[Entry, Recommendation]]
    ) -> dict[Reference, tuple[Entry, Recommendation]]:
        """The drafts without those that stand under, or are superseded by, what is neither recorded nor new."""
        left = dict(drafts)
        while True:
            against = {
                ref: why for ref, (entry, one) in left.items() if (why := self._rests_on_nothing(entry, one, left))
            }
            if not against:
                return left
            for ref, why in against.items():
                self.made.faults.append(why)
                del left[ref]

    def _rests_on_nothing(
        self, entry: Entry, one: Recommendation, drafts: Mapping[Reference, tuple[Entry, Recommendation]]
    ) -> Fault | None:
        if one.under:
            cause = self.recorded.get(one.under) or (drafts[one.under][1] if one.under in drafts else None)
            if one.under.category is not Category.CAUSE_OF_CONCERN:
                return fault(self.of, entry, "under", f"{one.under} is not a cause of concern.")
            if cause is None:
                return fault(self.of, entry, "under", f"{one.under} is neither recorded nor can it be from this file.")
            if cause.issued_on > one.issued_on:
                return fault(self.of, entry, "under", f"{one.under} was issued after it.")
            if one.under in self.recorded and cause.standing.status is not Status.OPEN:
                return fault(self.of, entry, "under", f"{one.under} is {cause.standing.status}; reopen it first.")
        if entry.superseded_by:
            return self._superseded_by_nothing(entry, one, drafts)
        return None

    def _superseded_by_nothing(
        self, entry: Entry, one: Recommendation, drafts: Mapping[Reference, tuple[Entry, Recommendation]]
    ) -> Fault | None:
        def successor(ref: Reference) -> Reference | None:
            if ref in drafts:
                pointer = drafts[ref][0].superseded_by
                return pointer.within(ref.report) if pointer else None
            by = self.recorded[ref].standing.superseded_by if ref in self.recorded else None
            return Reference.read(by) if by else None

        chain = [one.ref]
        while (after := successor(chain[-1])) and after not in chain:
            chain.append(after)
        if after:
            return fault(self.of, entry, "superseded_by", f"{after} cannot supersede what it is superseded by.")
        by = chain[1]
        what = self.recorded.get(by) or (drafts[by][1] if by in drafts else None)
        if what is None or what.standing.status is Status.WITHDRAWN:
            return fault(self.of, entry, "superseded_by", f"{by} is neither recorded nor can it be from this file.")
        if entry.closed_on and what.issued_on > entry.closed_on:
            return fault(self.of, entry, "superseded_by", f"{by} was issued after that, and superseded nothing before.")
        return None

    def _live(self, drafts: Mapping[Reference, tuple[Entry, Recommendation]]) -> None:
        """Let happen to each what its row tells; causes of concern last, since what stands under them is closed
        first.
        """
        under: dict[Reference, list[Newcomer]] = {}

        def open_under(cause: Reference, since: date, until: date) -> list[Reference]:
            return [
                below.one.ref
                for below in under.get(cause, ())
                if any(
                    span.standing.status is Status.OPEN and span.until_on > since and span.from_on < until
                    for span in below.spans
                )
            ]

        causes_last = sorted(drafts.items(), key=lambda each: each[0].category is Category.CAUSE_OF_CONCERN)
        for ref, (entry, one) in causes_last:
            made = lived(self.of, entry, one, partial(open_under, ref))
            if isinstance(made, list):
                self.made.faults += made
                continue
            self.made.new.append(made)
            if one.under:
                under.setdefault(one.under, []).append(made)
        self._without_their_cause()
        self.made.new.sort(key=lambda newcomer: newcomer.row)

    def _without_their_cause(self) -> None:
        """Take out what would stand under a cause of concern, or be superseded by what, has turned out faulty."""
        rests_on = {new.one.ref: [ref for ref in _rests_on(new) if ref not in self.recorded] for new in self.made.new}
        gone = self.made.new
        while gone:
            gone = [new for new in self.made.new if any(ref not in rests_on for ref in rests_on[new.one.ref])]
            for new in gone:
                missing = next(ref for ref in rests_on[new.one.ref] if ref not in rests_on)
                reason = f"It rests on {missing}, which cannot be recorded: see its row."
                self.made.faults.append(Fault(new.row, self.reader.name("under"), reason))
            for new in gone:
                del rests_on[new.one.ref]
            self.made.new = [new for new in self.made.new if new.one.ref in rests_on]

    def _compare(self, known: Sequence[tuple[Entry, Recommendation]]) -> None:
        closing = {one.ref for entry, one in known if entry.status is Status.CLOSED}

        def left_open(cause: Reference) -> list[Reference]:
            still = [
                one.ref
                for one in self.known.recommendations
                if one.under == cause and one.standing.status is Status.OPEN and one.ref not in closing
            ]
            return still + [
                newcomer.one.ref
                for newcomer in self.made.new
                if newcomer.one.under == cause and newcomer.standing.status is Status.OPEN
            ]

        for entry, one in known:
            if one.standing.status is Status.WITHDRAWN:
                self.made.left_out.append((entry.row, f"{one.ref} has been withdrawn as recorded in error"))
                continue
            noted = self.known.noted.get(str(one.ref), frozenset())
            there = Recorded(one, self.reports[one.ref.report], noted, self.known.history, left_open)
            found = differences(self.of, entry, there)
            if not found:
                self.made.same += 1
            self.made.faults += [each for each in found if isinstance(each, Fault)]
            self.made.differences += [each for each in found if isinstance(each, Difference)]

    def _keep_what_is_used(self) -> None:
        """Only the new reports in which something would be recorded, and the letters that are new."""
        codes = {newcomer.one.ref.report for newcomer in self.made.new}
        self.made.reports = [report for code, report in self.reports.new.items() if code in codes]
        self.made.letters = [letter for known, letter in self.of.letters.new.items() if known not in self.known.letters]


def letters_shown(plan: Plan, taken: Sequence[Difference]) -> list[Letter]:
    """The new letters on which what is to be recorded rests: the new recommendations, and the differences taken."""
    used = {happening.after.get("letter") for new in plan.new for happening in new.happenings}
    used |= {getattr(each.takes, "letter", None) for each in taken}
    return [letter for letter in plan.letters if letter.reference in used]


def _rests_on(new: Newcomer) -> list[Reference]:
    """What has to be recorded for one to be: the cause of concern above it, and what has superseded it."""
    by = next((happening.after["superseded_by"] for happening in new.happenings if happening.kind == "closed"), None)
    return [ref for ref in (new.one.under, Reference.read(by) if by else None) if ref]
