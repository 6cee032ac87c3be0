"""A document that has been read, and what it comes to in this register."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hmicfrs_cli.commands.desk import Desk
from hmicfrs_cli.domain import drafting
from hmicfrs_cli.domain.errors import Mistyped
from hmicfrs_cli.domain.records import Recommendation, Report

if TYPE_CHECKING:
    from hmicfrs_cli.domain.printed.contents import Contents
    from hmicfrs_cli.domain.printed.proposals import Known, Proposal


@dataclass(frozen=True)
class Found:
    """A document that has been read: what it is called, what was found, the reports of its sections, and what each
    would be recorded as. `force` is what this force is called, `known` what those reports have already.
    """

    source: str
    contents: "Contents"
    reports: list[Report]
    force: tuple[str, ...]
    known: "Known"
    proposals: "list[Proposal]"

    @property
    def new(self) -> "list[Proposal]":
        """Those that are not recorded."""
        from hmicfrs_cli.domain.printed.proposals import InRegister

        return [one for one in self.proposals if one.in_register is InRegister.NEW]

    def draft(self, one: "Proposal", at: Desk) -> Recommendation:
        """The recommendation that a proposal would be. Raises Mistyped, with its place, for one that can be none."""
        of = next(report for report in self.reports if report.code == one.report)
        try:
            return drafting.draft(one.given, of, one.ref.number, force_names=self.force, today=at.today)
        except Mistyped as error:
            error.what = f"{one.ref}, found on {one.printed.place} of {self.source}: {error.what}"
            error.next = "Take out of the file what is not part of a recommendation, or end it with an empty line."
            raise
