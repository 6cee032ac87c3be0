"""Reading who must act out of the words of a recommendation, and whether that is this force.

Only the body that "should" is an addressee. Bodies consulted, worked with or that provided
something are not ("in consultation with the College", "as provided by Counter Terrorism Policing"),
and an assistant chief constable who leads for a region is not "the chief constable". The paper of
28 September 2023 prints twelve firearms recommendations under the heading "for Chief Officers and
Chief Constables", of which six are for others: so the sentence decides, never the heading.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Addressees:
    """Who must act: each body as printed, and whether the force is among them.

    `sure` is False where some sentence obliges without saying whom ("Detainees should be offered …");
    such a one counts as for us, since leaving out of the figures what is ours is the worse mistake.
    """

    named: tuple[str, ...] = ()
    for_us: bool = True
    sure: bool = False


_OBLIGED = r"(?:should(?:n['’]t)?|must(?:n['’]t)?|needs?\s+to|(?:is|are)\s+(?:to|required\s+to|expected\s+to))\b"
_IN_ALL = r"(?:\s+(?:in|of|across)\s+England\s+and\s+Wales)?"
_EACH = r"(?:(?:all|every|each)\s+)?"
_WORDS = r"(?:(?!(?:and|or|the)\b)[\w-]{1,30}\s+){0,4}"
"""A few words in the name of one body. Bounded in length: text may be one endless word."""
_A_FORCE = (
    r"(?-i:(?:(?!(?:Police|Constabulary)\b)[A-Z][\w'’-]{0,30}\s+(?:(?:and|of)\s+)?){1,4}(?:Police\s+Service|Police|Constabulary))"
    r"(?!\w|\s+and\s+crime\b)"
)
_CHIEFS = (
    rf"(?<!regional ){_EACH}(?:(?:assistant|deputy)\s+)?chief\s+(?:constables?|officers?)"
    rf"(?:\s+of\s+(?:the\s+)?{_A_FORCE})?{_IN_ALL}"
)
_FORCES = (
    r"(?<!task )(?<!armed )"
    r"(?:(?:(?:all|every|each|the|those|their)\s+)?(?:home\s+office\s+)?(?:police\s+)?(?:forces?|constabular(?:y|ies))"
    rf"|(?:(?:all|every|each|the|those|their)\s+(?:police\s+)?|police\s+)services?){_IN_ALL}"
)
_OTHERS = "|".join(
    (
        r"(?:the\s+)?Home\s+Office(?!\s+forces)",
        r"(?:the\s+)?Home\s+Secretary",
        r"(?:the\s+)?(?:(?:UK|Welsh)\s+)?Government",
        r"(?:the\s+)?College(?:\s+of\s+Policing)?(?:\s+\(CoP\))?",
        r"(?:the\s+)?CoP",
        rf"(?:the\s+)?(?:NPCC|National\s+Police\s+Chiefs['’]\s+Council)(?:['’]s)?(?:\s+{_WORDS}lead)?",
        r"(?:the\s+)?(?:National\s+Crime\s+Agency|NCA)",
        r"(?:the\s+)?(?:Crown\s+Prosecution\s+Service|CPS)",
        r"(?:the\s+)?(?:Ministry\s+of\s+Justice|MoJ)",
        r"(?:the\s+)?(?:Department\s+(?:for|of)\s+\w+|DfE)",
        r"(?:the\s+)?(?-i:(?:[A-Z][\w-]{0,30}\s+){1,4})?"
        rf"{_EACH}police\s+and\s+crime\s+commissioners?(?:\s+and\s+(?:their\s+)?mayoral\s+equivalents)?",
        rf"(?:the\s+)?{_EACH}A?PCCs?",
        rf"{_EACH}(?:local\s+)?policing\s+bodies",
        r"(?:the\s+)?(?:Independent\s+Office\s+for\s+Police\s+Conduct|IOPC)",
        rf"(?:the\s+)?{_EACH}(?:assistant|deputy)\s+chief\s+constables?\s+(?:regional|national)\s+{_WORDS}leads?",
        rf"(?:the\s+)?{_EACH}(?:regional|national)\s+{_WORDS}leads?",
        rf"(?:the\s+)?National\s+{_WORDS}(?:Portfolio|Programme|Board|Unit|Centre|Council)",
        r"(?:the\s+)?(?:Counter\s+Terrorism\s+Policing|CTP)",
        rf"(?:the\s+)?{_WORDS}user\s+groups?",
        r"HMICFRS",
    )
)
_BODY = rf"{_OTHERS}|{_CHIEFS}|{_A_FORCE}|{_FORCES}"
_NOT_ADDRESSED = re.compile(
    r"\b(?:with|by|from|of|to|for|in|about|across|alongside|under|against|between|through|via|within|than)"
    r"(?:\s+the\s+support\s+of)?\s*$",
    re.IGNORECASE,
)
"""What stands before a body that is consulted, worked with or belonged to: it ends in a preposition."""
_JOINED = re.compile(r"\s*(?:,|/|&|and/or|,?\s*(?:and|or|as\s+well\s+as))\s*(?:(?:the|their|also)\s+)?", re.IGNORECASE)
_RECOMMENDER = re.compile(r"\b(?:HMIC(?:FRS)?|we)\b[^,.;]{0,30}?\brecommend(?:s|ed)?\b(?:\s+that\b)?", re.IGNORECASE)
_CIRCUMSTANCE = re.compile(
    r"(?:^|(?<=,\s))(?:where|when|whenever|if|once|until|unless|after|before|while|although|because|since|as(?!\s+well\b)"
    r"|following|given|despite|to|in|on|for|with|(?!policing\b)\w{1,20}ing)\b[^,]*,",
    re.IGNORECASE,
)
"""A clause that ends in a comma before anybody is named: "Where the Home Office has not acted, …"."""


def read(text: str, force_names: Sequence[str] = ()) -> Addressees:
    """Who must act in the words of one recommendation. Never raises, whatever the text.

    The subject of its first sentence that obliges anybody by name. `force_names` are what this force
    is called ("West Midlands Police", "WMP"): with them, a recommendation for another named force is
    not for us; without, any force by name is taken to be ours. Where an earlier sentence obliges without
    saying whom, it counts as for us, whoever is named after.
    """
    words = " ".join(text.split())
    sure = True
    for sentence in re.split(r"(?<=[.;])\s+(?=[A-Z])", words):
        obliged = re.search(rf"\b{_OBLIGED}", sentence, re.IGNORECASE)
        if not obliged:
            continue
        if bodies := _subject(sentence[: obliged.start()], force_names):
            ours = any(_is_ours(name, force_names) for name in bodies)
            return Addressees(tuple(bodies), ours or not sure, sure or ours)
        sure = False
    return Addressees()


def for_us(named: Iterable[str], force_names: Sequence[str] = ()) -> bool:
    """Whether any of these addressees, as printed, is this force; True where none is named."""
    listed = list(named)
    return not listed or any(_is_ours(name, force_names) for name in listed)


def _subject(before: str, force_names: Sequence[str]) -> list[str]:
    """The bodies that stand as subject before "should", as printed."""
    before = _CIRCUMSTANCE.sub("", _RECOMMENDER.split(before)[-1].strip())
    bodies: list[str] = []
    last_end = 0
    for body in re.finditer(rf"(?<![\w-])(?:{_any_of(force_names)}|{_BODY})(?![\w-])", before, re.IGNORECASE):
        if _NOT_ADDRESSED.search(before, max(0, body.start() - 40), body.start()):
            continue
        if bodies and not _JOINED.fullmatch(before, last_end, body.start()):
            break
        bodies.append(body[0])
        last_end = body.end()
    return bodies


def _is_ours(name: str, force_names: Sequence[str]) -> bool:
    if re.search(rf"(?<!\w)(?:{_any_of(force_names)})(?!\w)", name, re.IGNORECASE):
        return True
    if re.fullmatch(_OTHERS, name, re.IGNORECASE):
        return False
    return not any(force_names) or not re.search(_A_FORCE, name)


def _any_of(force_names: Sequence[str]) -> str:
    """A pattern of what this force is called, longest first; it matches nothing where that is not set."""
    names = "|".join(re.escape(name) for name in sorted(filter(None, force_names), key=len, reverse=True))
    return rf"(?:{names})(?!\s+and\s+crime\b)" if names else r"(?!)"
