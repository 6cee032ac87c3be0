"""How the bodies that HMICFRS addresses are called in its reports: this force, all forces, others, other bodies.

Patterns only; who of them must act is for `addressees`. Bounded in length everywhere: text may be one endless word.
Names: the paper, and HMICFRS reports of 2013 to 2025.
"""

import re

_IN_ALL = r"(?:\s+(?:in|of|across)\s+England\s+and\s+Wales)?"
_EACH = r"(?:(?:all|every|each)\s+)?"
_WORDS = r"(?:(?!(?:and|or|the)\b)[\w-]{1,30}\s+){0,4}"
"""A few words in the name of one body."""

NOT_THE_FORCE = (
    r"(?!\w|(?:\s+police)?(?:,?\s+(?:fire\s+)?(?:and|&)\s+crime|,\s+fire"
    r"|\s+(?:federation|authority|superintendents|association|union|museum|charity|forces?|constabular(?:y|ies)))\b)"
)
"""What may not follow a force's name: then it is a body called after the force, or no name ("All Police Forces")."""
_NAME = (
    r"(?:(?!(?:All|Every|Each|Any|No|Some|Both|Those|These|Other|Police|Constabulary)\b)[A-Z][\w'’-]{0,30}\s+"
    r"(?:(?:and|of)\s+)?)"
)
A_FORCE = (
    rf"(?-i:(?:The\s+(?!Police\b){_NAME}{{1,3}}|(?!The\b){_NAME}{{1,4}})(?:Police\s+Service|Police|Constabulary)"
    rf"|(?:The\s+)?Police\s+Service\s+of\s+Northern\s+Ireland|Police\s+Scotland){NOT_THE_FORCE}"
)
"""A force by name: Kent Police, The Metropolitan Police Service, Devon and Cornwall Police."""
_CHIEFS = (
    rf"(?<!regional ){_EACH}(?:(?:assistant|deputy)\s+)?chief\s+(?:constables?|officers?)"
    rf"(?:\s+of\s+(?:the\s+)?{A_FORCE})?{_IN_ALL}"
)
_FORCES = (
    r"(?<!task )(?<!armed )"
    r"(?:(?:(?:all|every|each|the|those|their)\s+)?(?:home\s+office\s+)?(?:police\s+)?(?:forces?|constabular(?:y|ies))"
    rf"|(?:(?:all|every|each|the|those|their)\s+(?:police\s+)?|police\s+)services?){_IN_ALL}"
)
_POLICE_AND_CRIME = r"police(?:,\s+fire)?\s+(?:and|&)\s+crime"
OTHERS = "|".join(
    (
        r"(?:the\s+)?Home\s+Office(?!\s+forces)",
        r"(?:the\s+)?Home\s+Secretary",
        r"(?:the\s+)?(?:(?:UK|Welsh)\s+)?Government",
        r"(?:the\s+)?College(?:\s+of\s+Policing)?(?:\s+\(CoP\))?",
        r"(?:the\s+)?CoP",
        rf"(?:the\s+)?(?:NPCC|National\s+Police\s+Chiefs['’]\s+Council)(?:['’]s)?(?:\s+{_WORDS}lead)?",
        r"(?:the\s+)?(?:ACPO|Association\s+of\s+Chief\s+Police\s+Officers)",
        r"(?:the\s+)?(?:Director\s+General\s+of\s+the\s+)?(?:National\s+Crime\s+Agency|NCA)",
        rf"(?:the\s+)?{_EACH}(?:regional\s+organised\s+crime\s+units?|ROCUs?)",
        r"(?:the\s+)?(?:Crown\s+Prosecution\s+Service|CPS|Director\s+of\s+Public\s+Prosecutions|DPP)",
        r"(?:the\s+)?(?:Ministry\s+of\s+Justice|MoJ)",
        r"(?:the\s+)?(?:Department\s+(?:for|of)\s+\w+(?:\s+and\s+Social\s+Care)?|DfE)",
        r"(?:the\s+)?(?:Association\s+of\s+Police\s+and\s+Crime\s+Commissioners|APCC|OPCC)",
        rf"(?:(?:the\s+)?office\s+of\s+)?(?:the\s+)?(?-i:(?:[A-Z][\w-]{{0,30}}\s+){{1,4}})?"
        rf"{_EACH}{_POLICE_AND_CRIME}\s+commissioners?(?:\s+and\s+(?:their\s+)?mayoral\s+equivalents)?",
        rf"(?:(?:the\s+)?office\s+of\s+)?(?:the\s+)?{_EACH}A?PCCs?",
        r"(?:the\s+)?(?:Mayor['’]s\s+Office\s+for\s+Policing\s+and\s+Crime|MOPAC)",
        rf"{_EACH}(?:local\s+)?policing\s+bodies",
        r"(?:the\s+)?(?:Independent\s+Office\s+for\s+Police\s+Conduct|IOPC)",
        rf"(?:the\s+)?(?:(?:all|every|each|another)\s+)?(?:assistant|deputy)\s+chief\s+constables?\s+"
        rf"(?:(?:regional|national|armed|firearms)\s+{_WORDS}leads?|(?:who\s+leads?|leading)\s+for)",
        rf"(?:the\s+)?{_EACH}(?:regional|national)\s+{_WORDS}leads?",
        rf"(?:the\s+)?National\s+{_WORDS}(?:Portfolio|Programme|Board|Unit|Centre|Council)",
        r"(?:the\s+)?(?:Counter\s+Terrorism\s+Policing|CTP)",
        rf"(?:the\s+)?{_WORDS}user\s+groups?",
        r"(?:the\s+)?(?-i:(?:[A-Z][\w-]{0,30}\s+){0,4}Police\s+(?:Federation|Authority))(?:\s+of\s+England\s+and\s+Wales)?",
        r"(?:the\s+)?Mayors?(?:\s+of\s+(?:the\s+)?(?-i:(?:[A-Z][\w-]{0,30}\s*){1,3}))?",
        r"(?:the\s+)?NHS(?:\s+(?:England|Wales))?",
        r"(?:the\s+)?(?-i:(?:[A-Z][\w-]{0,30}\s+){1,4})Fire(?:\s+(?:and|&)\s+Rescue)?\s+(?:Service|Authority)",
        r"(?:all\s+)?fire\s+and\s+rescue\s+(?:services?|authorities)",
        r"(?:the\s+)?(?:HM\s+Prison\s+and\s+Probation\s+Service|HMPPS|Probation\s+Service|Youth\s+Justice\s+Board|Ofsted"
        r"|Care\s+Quality\s+Commission|CQC)",
        r"HMICFRS",
    )
)
"""Bodies that are not forces."""
ANY_BODY = rf"{OTHERS}|{_CHIEFS}|{A_FORCE}|{_FORCES}"
_KIND_OF_FORCE = r"(?:Police(?:\s+Service)?|Constabulary)"


def this_force(name: str) -> str:
    """A pattern of this force's name, however a report ends, joins or hyphenates it.

    Avon and Somerset Police is Avon & Somerset Constabulary too, as the Metropolitan Police is the Metropolitan
    Police Service: what is ours must not be taken for another force's.
    """
    place = re.sub(rf"\s+{_KIND_OF_FORCE}\s*$", "", name, flags=re.IGNORECASE)
    words = re.findall(r"[^\s-]+", place)
    if not words:
        return re.escape(name)
    joined = r"[\s-]+".join("(?:and|&)" if word.lower() in ("and", "&") else re.escape(word) for word in words)
    return joined if place == name else rf"{joined}\s+{_KIND_OF_FORCE}"
