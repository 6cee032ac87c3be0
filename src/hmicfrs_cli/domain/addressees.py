"""Reading who must act out of the words of a recommendation, and whether that is this force.

Only the body that "should" is an addressee. Bodies consulted, worked with or that provided
something are not ("in consultation with the College", "as provided by Counter Terrorism Policing"),
and "assistant chief constable" is not "chief constable". The paper of 28 September 2023 prints twelve
firearms recommendations under the heading "for Chief Officers and Chief Constables", of which six are for others: so
the sentence decides, never the heading.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Addressees:
    """Who must act: each body as printed, and whether the force is among them.

    `sure` is False where nobody could be read (a passive sentence); such a one counts as for us,
    since leaving out of the figures what is ours is the worse mistake.
    """

    named: tuple[str, ...] = ()
    for_us: bool = True
    sure: bool = False


_OBLIGED = r"(?:should|must|needs?\s+to|(?:is|are)\s+(?:to|required\s+to|expected\s+to))\b"
_IN_ALL = r"(?:\s+(?:in|of|across)\s+England\s+and\s+Wales)?"
_EACH = r"(?:(?:all|every|each)\s+)?"
_CHIEFS = rf"(?<!assistant )(?<!deputy )(?<!regional ){_EACH}chief\s+(?:constables?|officers?){_IN_ALL}"
_FORCES = (
    r"\b(?:(?:all|every|each|the|those|their)\s+)?(?:home\s+office\s+)?(?:police\s+)?"
    rf"(?:forces?|constabular(?:y|ies)|services?){_IN_ALL}"
)
_A_FORCE = r"(?-i:(?:[A-Z][\w&'’-]+\s+){1,4}(?:Police\s+Service|Police|Constabulary))\b"
_OTHERS = "|".join(
    (
        r"(?:the\s+)?Home\s+Office(?!\s+forces)",
        r"(?:the\s+)?Home\s+Secretary",
        r"(?:the\s+)?(?:(?:UK|Welsh)\s+)?Government",
        r"(?:the\s+)?College(?:\s+of\s+Policing)?(?:\s+\(CoP\))?",
        r"(?:the\s+)?CoP",
        r"(?:the\s+)?(?:NPCC|National\s+Police\s+Chiefs['’]\s+Council)(?:['’]s)?(?:\s+(?:\w+\s+){0,4}lead)?",
        r"(?:the\s+)?(?:National\s+Crime\s+Agency|NCA)",
        r"(?:the\s+)?(?:Crown\s+Prosecution\s+Service|CPS)",
        r"(?:the\s+)?(?:Ministry\s+of\s+Justice|MoJ)",
        r"(?:the\s+)?(?:Department\s+(?:for|of)\s+\w+|DfE)",
        rf"{_EACH}police\s+and\s+crime\s+commissioners?(?:\s+and\s+(?:their\s+)?mayoral\s+equivalents)?",
        rf"{_EACH}PCCs?",
        rf"{_EACH}(?:local\s+)?policing\s+bodies",
        r"(?:the\s+)?(?:Independent\s+Office\s+for\s+Police\s+Conduct|IOPC)",
        rf"(?:the\s+)?{_EACH}(?:assistant|deputy)\s+chief\s+constables?(?:(?:\s+[\w-]+){{0,4}}\s+leads?)?",
        rf"(?:the\s+)?{_EACH}(?:regional|national)\s+(?:[\w-]+\s+){{0,4}}leads?",
        r"(?:the\s+)?National\s+(?:[A-Z][\w-]+\s+){0,4}(?:Portfolio|Programme|Board|Unit|Centre|Council)",
        r"(?:the\s+)?(?:Counter\s+Terrorism\s+Policing|CTP)",
        r"(?:the\s+)?(?:[\w-]+\s+){0,3}user\s+groups?",
        r"HMICFRS",
    )
)
_BODY = re.compile(rf"{_OTHERS}|{_CHIEFS}|{_A_FORCE}|{_FORCES}", re.IGNORECASE)
_NOT_ADDRESSED = re.compile(
    r"\b(?:with|by|from|of|to|for|in|across|under|against|between|within|than)(?:\s+the\s+support\s+of)?\s*$",
    re.IGNORECASE,
)
"""What stands before a body that is consulted, worked with or belonged to: it ends in a preposition."""
_JOINED = re.compile(r"\s*(?:,|and|or|,\s*and|,\s*or|/)\s*(?:the\s+)?", re.IGNORECASE)


def read(text: str, force_names: Sequence[str] = ()) -> Addressees:
    """Who must act in the words of one recommendation. Never raises, whatever the text.

    The subject of its first sentence that obliges anybody. `force_names` are what this force is
    called ("West Midlands Police", "WMP"): with them, a recommendation for another named force is
    not for us; without, any force by name is taken to be ours.
    """
    words = " ".join(text.split())
    for sentence in re.split(r"(?<=[.;])\s+(?=[A-Z])", words):
        obliged = re.search(rf"\b{_OBLIGED}", sentence, re.IGNORECASE)
        if obliged and (bodies := _subject(sentence[: obliged.start()], force_names)):
            named = tuple(name for name, _ in bodies)
            return Addressees(named, any(ours for _, ours in bodies), sure=True)
    return Addressees()


def for_us(named: Iterable[str], force_names: Sequence[str] = ()) -> bool:
    """Whether any of these addressees, as printed, is this force; True where none is named."""
    listed = list(named)
    return not listed or any(_is_ours(name, force_names) for name in listed)


def _subject(before: str, force_names: Sequence[str]) -> list[tuple[str, bool]]:
    """The bodies that stand as subject before "should", each with whether it is this force."""
    bodies: list[tuple[str, bool]] = []
    for name in sorted(force_names, key=len, reverse=True):
        if re.search(rf"\b{re.escape(name)}\b", before, re.IGNORECASE):
            return [(name, True)]
    last_end = -1
    for body in _BODY.finditer(before):
        aside = _NOT_ADDRESSED.search(before[max(0, body.start() - 40) : body.start()])
        joined = bodies and _JOINED.fullmatch(before[last_end : body.start()])
        if aside or (bodies and not joined):
            continue
        printed = body[0].strip()
        bodies.append((printed, _is_ours(printed, force_names)))
        last_end = body.end()
    return bodies


def _is_ours(name: str, force_names: Sequence[str]) -> bool:
    if any(name.lower() == ours.lower() for ours in force_names):
        return True
    if re.fullmatch(_OTHERS, name, re.IGNORECASE):
        return False
    return not re.fullmatch(_A_FORCE, name) or not force_names
