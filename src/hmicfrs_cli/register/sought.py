"""Which recommendations are meant: one condition, with which both a count and its list are made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hmicfrs_cli.domain.vocabulary import Category, Level, Stage, Status


@dataclass(frozen=True, slots=True)
class Sought:
    """Which recommendations are meant, as they stood on a day. None and empty mean no condition.

    `due_before` and `due_after` are exclusive and speak of the issuer's date or else the force's target.
    `owner`, `lead` and `theme` are the whole of it in any case, * standing for anything; `text` is looked for in
    texts and titles, in any case. `for_us` None means both ours and others'.
    """

    as_at: date
    statuses: tuple[Status, ...] = (Status.OPEN, Status.CLOSED)
    stage: Stage | None = None
    not_at: Stage | None = None
    category: Category | None = None
    level: Level | None = None
    no_level: bool = False
    report: str | None = None
    owner: str | None = None
    no_owner: bool = False
    lead: str | None = None
    theme: str | None = None
    due_before: date | None = None
    due_after: date | None = None
    or_immediate: bool = False
    for_us: bool | None = True
    text: str | None = None
    refs: tuple[str, ...] = ()


def condition(sought: Sought) -> tuple[str, dict[str, Any]]:
    """The condition on `standing s` that picks those meant, and its values."""
    values: dict[str, Any] = {"as_at": sought.as_at.isoformat()}
    parts = ["s.from_on <= :as_at", "s.until_on > :as_at"]

    def equal(column: str, value: Any) -> None:
        if value is not None:
            parts.append(f"{column} = :{column.rpartition('.')[2]}")
            values[column.rpartition(".")[2]] = value

    def one_of(column: str, words: Sequence[str], name: str) -> str:
        values.update({f"{name}{number}": str(word) for number, word in enumerate(words)})
        return f"{column} IN ({', '.join(f':{name}{number}' for number in range(len(words)))})"

    if sought.for_us is not None:
        parts.append(f"s.for_us = {'TRUE' if sought.for_us else 'FALSE'}")
    if set(sought.statuses) != set(Status):
        parts.append(one_of("s.status", sought.statuses, "status"))
    equal("s.stage", sought.stage)
    if sought.not_at is not None:
        parts.append("coalesce(s.stage, '') <> :not_at")
        values["not_at"] = sought.not_at
    equal("s.category", sought.category)
    equal("s.level", sought.level)
    if sought.no_level:
        parts.append("s.level IS NULL AND s.category <> 'cause-of-concern'")
    if sought.no_owner:
        parts.append("s.owner IS NULL")
    for column, words in (("owner", sought.owner), ("lead", sought.lead), ("theme", sought.theme)):
        if words is not None:
            parts.append(f"lower(s.{column}) LIKE :{column} ESCAPE '\\'")
            values[column] = literal(words.lower()).replace("*", "%")
    if sought.due_before or sought.due_after or sought.or_immediate:
        parts.append(_due(sought, values))
    if sought.report is not None:
        parts.append("s.report_id IN (SELECT id FROM report WHERE code = :report)")
        values["report"] = sought.report
    if sought.text is not None:
        parts.append(
            "s.recommendation_id IN (SELECT id FROM recommendation WHERE lower(text) LIKE :text ESCAPE '\\'"
            " OR lower(coalesce(title, '')) LIKE :text ESCAPE '\\')"
        )
        values["text"] = f"%{literal(sought.text.lower())}%"
    if sought.refs:
        parts.append(
            f"s.recommendation_id IN (SELECT id FROM recommendation WHERE {one_of('ref', sought.refs, 'ref')})"
        )
    return " AND ".join(parts), values


def _due(sought: Sought, values: dict[str, Any]) -> str:
    days = []
    if sought.due_before:
        days.append("s.due_on < :due_before")
        values["due_before"] = sought.due_before.isoformat()
    if sought.due_after:
        days.append("s.due_on > :due_after")
        values["due_after"] = sought.due_after.isoformat()
    dated = " AND ".join(days)
    return f"(({dated}) OR s.deadline_kind = 'immediate')" if sought.or_immediate else dated


def literal(words: str) -> str:
    """Words with what LIKE takes for wild cards made plain."""
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
