"""What closing one takes, laid out."""

from collections.abc import Sequence
from datetime import date

from hmicfrs_cli.domain.conditions import Condition
from hmicfrs_cli.domain.levels import rule_in_words
from hmicfrs_cli.domain.prose import number
from hmicfrs_cli.domain.records import Recommendation
from hmicfrs_cli.domain.vocabulary import Status
from hmicfrs_cli.formats.layout import Column, Listing, word


def listed(one: Recommendation, found: Sequence[Condition], as_at: date) -> Listing:
    """Every condition of closing one, a line each; `command` is what meets one that is not met."""
    rule = rule_in_words(one.ref.category, one.standing.level, as_at)
    return Listing(
        "conditions",
        [
            {
                "met": each.met,
                "condition": each.words,
                "by": each.by or None,
                "missing": each.missing or None,
                "fault": each.fault or None,
                "command": each.command.replace("{ref}", str(one.ref)) or None,
            }
            for each in found
        ],
        (
            Column("Met", lambda each: "yes" if each["met"] else "no", whole=True),
            Column("Condition", word("condition")),
            Column("Shown by", word("by")),
            Column("To meet it", word("command")),
        ),
        title=f"{one.ref}. {rule}",
        about={
            "as_at": as_at.isoformat(),
            "ref": str(one.ref),
            "rule": rule,
            "status": one.standing.status.value,
        },
    )


def whole(one: Recommendation, found: Sequence[Condition], as_at: date) -> list[tuple[str, str]]:
    """The rule and its conditions as heading and words, each with what meets it or is to meet it."""
    rule = rule_in_words(one.ref.category, one.standing.level, as_at)
    lines = [("Reference", str(one.ref)), ("Rule", rule)]
    for each in found:
        how = each.by or "\n".join(filter(None, (each.fault, each.mend.replace("{ref}", str(one.ref)))))
        lines.append(("Met" if each.met else "Not met", f"{each.words}\n{how}"))
    return lines


def in_a_sentence(one: Recommendation, found: Sequence[Condition]) -> str:
    """How many conditions are still to be met."""
    if one.standing.status is not Status.OPEN:
        return f"{one.ref} is {one.standing.status}."
    unmet = sum(not each.met for each in found)
    return f"{number(unmet).capitalize()} of {number(len(found))} still to be met."
