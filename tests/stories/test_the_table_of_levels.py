"""DESIGN, the table of levels, typed as an officer would: every level, outcome and evidence closes or is refused with
its reason, and what is refused is what `why` says is missing.
"""

import itertools
import re

import pytest

from conftest import Officer

LEVELS = {"1": {"word"}, "2": {"letter"}, "3": {"letter", "word"}, "4": {"word"}, "cause": {"word"}, None: {"level"}}
OUTCOMES = {
    None: set[str](),
    "implemented": set[str](),
    "archived": {"word"},
    "superseded": {"successor"},
    "not-applicable": {"reason"},
}
EVIDENCE = {
    "letter": ("--letter", "CC-1", "--signed-on", "2023-10-01", "--signatory", "Chief Constable"),
    "word": ("--hmicfrs", "Their message of 2 October 2023"),
    "successor": ("--superseded-by", "firearms-2023/R99"),
    "reason": ("--reason", "The force has no such unit"),
}
SAID = {
    "letter": "a letter signed by the Chief Constable",
    "word": "HMICFRS's own word that it is closed",
    "successor": "what supersedes it",
    "reason": "the reason",
    "level": "its level",
}
SHOWN = [set(some) for many in range(len(EVIDENCE) + 1) for some in itertools.combinations(EVIDENCE, many)]


@pytest.mark.parametrize("level", LEVELS, ids=str)
def test_each_level_closes_on_its_evidence_and_refuses_without_it(
    officer_with_firearms: Officer, level: str | None
) -> None:
    officer = officer_with_firearms
    officer("add", "firearms-2023", "Forces should do other things.", "--number", "99", "--level", "2")
    category = ("--category", "cause-of-concern") if level == "cause" else ()
    words = ("--level", level) if level and level != "cause" else ()
    ref = officer("add", "firearms-2023", "The force should act.", *category, *words, "-f", "json").refs[0]
    for outcome, shown in itertools.product(OUTCOMES, SHOWN):
        given = (*(("--outcome", outcome) if outcome else ()), *(word for part in shown for word in EVIDENCE[part]))
        asked = LEVELS[level] | (OUTCOMES[outcome] if level else set())
        names_one_in_vain = "successor" in shown and outcome not in (None, "superseded") and level is not None
        missing = asked - shown
        answer = officer("close", ref, "--on", "2023-10-25", *given, expect=3 if missing or names_one_in_vain else 0)
        told = "; ".join(re.findall(r"Missing: (.*)\.$", answer.err, re.MULTILINE)).split("; ")
        assert {name for name, said in SAID.items() if said in told} == missing, (level, outcome, shown, answer.err)
        if answer.code == 0:
            [one] = officer("show", ref, "-f", "json").data["recommendations"]
            default = "superseded" if "successor" in shown else "archived" if level == "1" else "implemented"
            assert (one["status"], one["outcome"]) == ("closed", outcome or default)
            officer("undo")


@pytest.mark.parametrize("level", [level for level in LEVELS if level], ids=str)
def test_what_why_says_is_missing_is_what_a_closing_is_refused_for(officer_with_firearms: Officer, level: str) -> None:
    officer = officer_with_firearms
    category = ("--category", "cause-of-concern") if level == "cause" else ("--level", level)
    ref = officer("add", "firearms-2023", "The force should act.", *category, "-f", "json").refs[0]
    conditions = officer("why", ref, "-f", "json").data["conditions"]
    refused = officer("close", ref, expect=3).err
    for one in conditions:
        assert one["met"] or (one["missing"] in refused and one["command"].split("\n")[-1] in refused)
