"""Refusals: what stands against a change, and the one sentence, reasons and remedies that the officer is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hmicfrs_cli.domain.errors import Refused


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason against a change: the rule or fact, what is missing, and the way to mend it.

    In `mend`, {ref} stands for the recommendation's reference.
    """

    rule: str
    missing: str = ""
    mend: str = ""


def refused(against: Mapping[str, Sequence[Refusal]], asked: int, done: str) -> Refused:
    """The one sentence, the reasons and the remedies for all that were refused, by reference, out of so many asked."""
    alone = next(iter(against)) if len(against) == 1 else None
    what = f"{alone or f'{len(against)} of the {asked}'} cannot be {done}."
    if asked > 1:
        what += f" None of the {asked} was."
    reasons = [reason if alone else f"{ref}: {reason}" for ref, found in against.items() for reason in _reasons(found)]
    mends = [
        refusal.mend.replace("{ref}", alone or "REF") for found in against.values() for refusal in found if refusal.mend
    ]
    return Refused(what, "\n".join(reasons), "\n".join(dict.fromkeys(mends)))


def _reasons(refusals: Sequence[Refusal]) -> list[str]:
    """Each rule once, with everything that it misses."""
    missing: dict[str, list[str]] = {}
    for refusal in refusals:
        missing.setdefault(refusal.rule, []).extend([refusal.missing] * bool(refusal.missing))
    return [f"{rule} Missing: {'; '.join(things)}." if things else rule for rule, things in missing.items()]
