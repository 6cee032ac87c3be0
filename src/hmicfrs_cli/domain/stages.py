"""The stages inside open: their order, and the sentence in which a paper tells how many stand in each.

The paper of 28 September 2023, section 2, tells two of them: under consideration inside the force, and with the Deputy
Chief Constable for submission.
"""

from collections.abc import Iterable

from hmicfrs_cli.domain import prose
from hmicfrs_cli.domain.figures import UNLISTED, Count, Row, Summary
from hmicfrs_cli.domain.vocabulary import Category, Stage

ORDER = tuple(Stage)
"""From the first to the last."""

SAID = {
    Stage.INTERNAL_REVIEW: "being considered for closure through internal processes",
    Stage.WITH_DCC: "with the Deputy Chief Constable for final review",
    Stage.SUBMITTED: "submitted to HMICFRS",
    Stage.AWAITING_VERIFICATION: "certified and awaiting verification by HMICFRS",
}
"""What a paper says of those that have left the first stage."""

NOUNS = {
    Category.RECOMMENDATION: ("recommendation", "recommendations"),
    Category.CAUSE_OF_CONCERN: ("cause of concern", "causes of concern"),
    Category.AFI: ("AFI", "AFIs"),
}


def is_backwards(before: Stage, after: Stage) -> bool:
    """Whether a stage comes before another in the force's process."""
    return ORDER.index(after) < ORDER.index(before)


def pipeline(counts: Iterable[tuple[str | None, Count]], balances: Iterable[Count]) -> Summary:
    """How many open ones stand at each stage, in the order of the process; then those that are counted without being
    listed, whose stage nobody has recorded. The total is what the committee's table has as open.
    """
    in_stages = dict.fromkeys(ORDER, 0)
    for stage, count in counts:
        if stage is not None:
            in_stages[Stage(stage)] += count.open
    rows = [
        Row(stage.printed, open=many, awaiting_verification=many if stage is Stage.AWAITING_VERIFICATION else 0)
        for stage, many in in_stages.items()
    ]
    unlisted = sum(count.open for count in balances)
    return Summary((*rows, Row(UNLISTED, open=unlisted)) if unlisted else tuple(rows))


def sentence(counts: Iterable[tuple[str | None, Count]]) -> str:
    """The pipeline as a paper says it: five recommendations are being considered, four are with the DCC."""
    in_stages: dict[Stage, dict[Category, int]] = {}
    for stage, count in counts:
        if stage is not None and count.open:
            kinds = in_stages.setdefault(Stage(stage), {})
            kinds[count.category] = kinds.get(count.category, 0) + count.open
    said: list[str] = []
    before: list[Category] | None = None
    for stage, words in SAID.items():
        if stage in in_stages:
            kinds = in_stages[stage]
            many = sum(kinds.values())
            # Five recommendations are ... and four are ...: what was said last is not said again.
            subject = prose.number(many) if list(kinds) == before else _so_many(kinds)
            said.append(f"{subject} {'is' if many == 1 else 'are'} {words}")
            before = list(kinds) if len(kinds) == 1 else None
    if not said:
        return "None is yet being considered for closure."
    sentence = prose.listed(said)
    return f"{sentence[0].upper()}{sentence[1:]}."


def _so_many(kinds: dict[Category, int]) -> str:
    return prose.listed(
        [f"{prose.number(kinds[kind])} {NOUNS[kind][kinds[kind] != 1]}" for kind in NOUNS if kind in kinds]
    )
