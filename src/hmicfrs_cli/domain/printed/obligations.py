"""What obliges in the sentences of a report: the whole of one, its lead-in, or a limb of it.

"The force should keep detainees for the least time possible" obliges by itself, wherever it stands. "The force should
improve the physical environment by:" leads in what follows, and "Keeping all cell floors clean" is nothing without it.
The paper of 28 September 2023 (custody) has all three in one list of bullets, and states how many there are.
"""

import re

_MODAL = (
    r"(?:should(?:n['’]t)?|must(?:n['’]t)?|needs?\s+to|ought\s+to|(?:is|are)\s+(?:required|expected)\s+to"
    r"|ha(?:s|ve)\s+to)"
)
_FRAGMENT = re.compile(r"(?:(?:by|to|not)\s+)?[a-z]+ing\b|(?:by|to|how|that|whether|and|or)\b", re.IGNORECASE)
"""How a limb begins that may be no sentence: Making sure …, By making sure …, To share …"""
_SUBJECT_AFTER = re.compile(
    r",\s+(?:the|a|an|all|any|each|every|no|its|their|chief|police|forces?|officers?|staff|supervisors?|detainees?|it|they|we"
    r"|(?-i:[A-Z])\w*)\b",
    re.IGNORECASE,
)
"""What stands before the "should" of a whole sentence that begins so: By 31 July 2024, chief constables should …"""
_WE_RECOMMEND = re.compile(
    r"(?:we|HMIC\w*|inspectors|the\s+inspectorates?)\s+(?:(?:therefore|also|further|jointly)\s+)?recommends?\s+that\b",
    re.IGNORECASE,
)
_RECOMMENDS = re.compile(r"^(?:[^.:]{0,80}?\b)?recommends?\s+that\b[\s,]*", re.IGNORECASE)
_BELOW = re.compile(
    r"\b(?:that|which|who|whom|whose|what|how|when|where|why|if|whether|as|than|they|it)"
    r"(?:\s+(?!(?:is|are|was|were|has|have|had|can|may|might|will|do|does)\b)[\w’'-]+){0,2}\s*$",
    re.IGNORECASE,
)
"""What stands before a "should" that belongs to a clause within a sentence: … that they should, … who should. Not where
the clause has a verb of its own: "Detainees who are vulnerable should …" is a whole sentence."""
_HOLDS = re.compile(rf"\b{_MODAL}\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:(?:in|by|as\s+part\s+of|to)\s+(?:do(?:ing)?\s+)?(?:so|this|that)\b|(?:this|these|that|those|they|it|such|its|the\s+(?:process|approach|plan|review"
    r"|guidance|strategy|scrutiny|information))\b)",
    re.IGNORECASE,
)
"""How a paragraph begins that goes on with what the one before asks for: This should …, To do this, …"""
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-Z“\"'(])")
_LOOKS_BACK = re.compile(r"\b(?:recommended|said|found|reported|concluded|told\s+us)\s+that\b[^.:]*$", re.IGNORECASE)


def obliges(words: str) -> bool:
    """Whether the words are, from their first sentence on, a full obligation of somebody."""
    first = _SENTENCE.split(words)[0]
    modal = _main_modal(first)
    if modal is None or words[:1].islower():
        return False
    return not _FRAGMENT.match(first) or bool(_SUBJECT_AFTER.search(modal))


def asks(words: str) -> bool:
    """Whether any of the words' sentences obliges somebody: that of a recommendation need not be the first."""
    return any(_main_modal(sentence) is not None for sentence in _SENTENCE.split(words))


def leads_in(words: str) -> bool:
    """Whether what follows completes these words: they end with a colon."""
    return words.rstrip().endswith(":")


def asks_by_its_limbs(words: str) -> bool:
    """Whether a lead-in's own last sentence obliges, so that each limb after it is something to be done.

    "By 30 September 2024, the force should make sure:" does; "This will help the force to:" does not, and "This should
    include:" lists the parts of one thing.
    """
    last = _SENTENCE.split(words.strip())[-1]
    return leads_in(words) and not goes_on(last) and _main_modal(last) is not None


def goes_on(words: str) -> bool:
    """Whether a paragraph goes on with what the one before it asks for, and asks for nothing new: This should …"""
    first = _SENTENCE.split(words)[0]
    return bool(_GOES_ON.match(words)) and (leads_in(words) or _main_modal(first) is not None)


def is_recommended(words: str) -> bool:
    """Whether the words themselves say that they are a recommendation: We recommend that …"""
    return bool(_WE_RECOMMEND.match(words))


def is_one_sentence(words: str) -> bool:
    """Whether the words are a single sentence."""
    return len(_SENTENCE.split(words.strip())) == 1


def _main_modal(sentence: str) -> str | None:
    """What stands before the first "should" that is the sentence's own, and not of a clause within it.

    "We recommend that the force reviews …" needs none.
    """
    if recommended := _WE_RECOMMEND.match(sentence):
        return recommended[0]
    sentence = _RECOMMENDS.sub("", sentence)
    for found in _HOLDS.finditer(sentence):
        before = sentence[: found.start()].rstrip()
        is_its_own = not _BELOW.search(before[-80:]) or _is_subject(before)
        if before and is_its_own and not _LOOKS_BACK.search(before[-200:]):
            return before
    return None


def _is_subject(before: str) -> bool:
    """Whether what stands before a "should" is a pronoun that begins the sentence: It should, They should."""
    return bool(
        re.fullmatch(r"\W*(?:they|it|that|this|these|what|all\s+that)(?:\s+[\w’'-]+){0,2}\s*", before, re.IGNORECASE)
    )
