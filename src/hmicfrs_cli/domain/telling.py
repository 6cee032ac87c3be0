"""Whether a day or an "immediately" in a report's words sets a deadline, or only tells.

Reports tell how things stood ("By 31 March 2022, the force had 30 vacancies"), which records are meant ("crimes
recorded by 31 March 2022 should be reviewed"), what somebody once promised, and what officers should do each time
("officers should immediately record each use of force"). The sentence around decides; where it leaves a doubt, the
answer is that it tells, so that a person is asked and no wrong date stands in the register.
"""

import re
from enum import Enum

from hmicfrs_cli.domain import days
from hmicfrs_cli.domain.wordings import OBLIGED, Match

_BEFORE, _AFTER = 240, 300
"""Characters of a sentence that are looked at on either side. Bounded: text may be one endless sentence."""
_ENDS_BEFORE = (". ", "; ", "! ", "? ", "• ")
_ENDS_AFTER = (*_ENDS_BEFORE, ": ")
_NOT_BE = r"(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bbeen )"
_NO_DUTY = r"(?:(?!should\b|must\b|needs?\b|to\b|required\b)[\w'’%-]{1,40}\s+)"
_RELATIVE = r"that|which|what|who|whose|where|when|if|as"


def _pattern(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), days.LETTERS)


_DUTY = _pattern(OBLIGED)
_ASKED = _pattern(
    OBLIGED,
    r"\b(?:is|are|be)\s+(?:asked|invited|expected|required)\b",
    r"\brecommends?\b",
    r"\b(?:we|HMIC\w*)\s+(?:ask|expect|want|require|would\s+like)s?\b",
)
"""What makes the rest of a sentence an order, or as good as one."""
_OPENS = _pattern(r"(?:[,:(–—“\"‘\[-]|\b(?:that|and|but|or))\s*$", r"^[\W\d]*(?:\(?\w\))?\W*$")
"""The end of what stands before a day that opens a sentence or a clause, or is an aside in one."""
_SUBJECT = _pattern(
    r"^(?:[\w'’-]{1,30}\s+){0,3}(?:forces?|constabular(?:y|ies)|service|chief\s+(?:constables?|officers?)|college|police"
    r"|office|council)\s*$"
)
"""All that stands before a day where it stands between subject and duty: "The force by 31 March 2025 should …"."""
_STATES = _pattern(
    r"^\W*(?:the|this|that|these|those|it|we|they|there|an?|our|its|their|HMIC\w*)\s",
    r"^\W*(?:[a-z][a-z ]{1,30}:\s+)?\d+\s",
    r"^\W*(?:only|just|some|most|many|few|several|none|half|nearly|almost|more|fewer"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s",
)
"""How a sentence begins that states something, where a limb under a lead-in would begin with a verb."""

_STOOD = r"\b(?:had|was|were)\b"
_STOOD_BEFORE = _pattern(
    rf"{_STOOD}\s+{_NO_DUTY}{{0,6}}$",
    r"\b(?:said|told\s+\w{1,20}|promised|agreed|reported)\s+that,?\s*$",
)
"""Before the day: "that were open by 31 March 2022", "the force told us that by …"."""
_STOOD_AFTER = _pattern(
    rf",?\s+(?:(?!(?:{_RELATIVE})\b){_NO_DUTY}){{0,6}}?{_STOOD}(?!(?:(?!\b(?:and|but|so)\b)[^.;,])*{OBLIGED})"
)
"""After a day that opens the sentence: "By 31 March 2022, the force had 30 vacancies"."""
_DID_BEFORE = _pattern(
    rf"{_NOT_BE}\b(?:will|would|had|was|were|did|told|said|promised|asked|planned|intended|hoped|aimed|expected|agreed"
    r"|committed|undertook|lost|left|rose|fell|grew|stood|reached|missed|failed|says?|intends?|expects?|due|likely|ends"
    r"|(?:plans|hopes|aims)\s+to|original(?:ly)?|previous(?:ly)?)\b"
)
_DID_AFTER = _pattern(
    rf",?\s+(?:(?!(?:{_RELATIVE}|have|has)\b){_NO_DUTY}){{0,6}}?"
    r"(?:(?:will|plans|expects|intends|hopes|aims|(?:it\s+is|they\s+are)\s+(?:expected|hoped|likely)"
    r"|rose|fell|grew|stood|reached|left)\b"
    r"|(?:made|took|held|lost|met|\w{2,20}ed)\s+(?:an?|the|its|their|no|all|only|some|\d+)\b)"
)
"""In a sentence that orders nothing: "the force intended to finish by …", "By 31 March 2022, the backlog rose to 9"."""
_SAID = _pattern(
    r"\b(?:having|said|promised|told|would|will|planned|undertook|intended|hoped|(?:agreed|committed)\s+to"
    r"|(?:comes?|came)\s+into|fell\s+due)\b[^,]*$"
)
"""Between a duty and a day: "should finish the work which it said it would do by 31 March 2022"."""
_ONCE_ASKED = _pattern(
    r"\b(?:previously|originally)\b", r"\b(?:in|our)\s+20\d\d\b.*\b(?:recommended|asked|said|told)\b"
)
_ASKED_IN_THE_PAST = _pattern(r"\b(?:earlier|already|had|recommended|said|asked|told)\b")
"""Before a duty that an earlier report laid on the force."""
_NOW_ASKED = _pattern(r"\b(?:should|must)\s+now\b")
"""After a day by which it had been asked for once, and was not done."""
_DONE = r"(?:\w{2,20}ed|made|held|taken|given|left|due|remained\s+\w{1,20})\s+$"
_MEANT = _pattern(rf"\b{_DONE}")
_IS_TO_BE_DONE = _pattern(r"\b(?:be|been|is|are|have|has|get|see|with)\b")
"""Which records are meant ("should vet again all staff appointed by …"), and not what is to be ("be appointed by")."""
_ABOUT_THE_PAST = _pattern(r"\bthose\s+\w{2,20}ing\b", r"\bwhether\b")
"""Between a duty and a day that is past: "should assess those holding a licence by 31 March 2022"."""
_WHY = _pattern(r"\bwhy\b(?!\s*$|.*\band\b)")
"""Between a duty and any day: "should find out why, by 31 March 2022, 40 officers had left"."""
_MEANT_IN_THE_PAST = _pattern(rf"{_NOT_BE}(?<!\bhave )\b(?:{_DONE}|(?:in\s+post|open|outstanding)\s+$)")
_RECORDS = _pattern(
    rf"{_NOT_BE}\b(?:recorded|reported|received|opened|closed|committed|detected|filed|finalised|logged|lodged|joined)"
    r"\s+$"
)


class Says(Enum):
    """What a sentence says of a day: that something has to be done by then, how things stood, or either."""

    SETS = "sets a deadline"
    TELLS = "tells"
    EITHER = "may tell"


def says(found: Match, *, past: bool) -> Says:
    """Whether a day sets a deadline, or tells how things stood or which records are meant.

    `past` where the day was over when the report came out, which hardly any deadline of its own can have been.
    """
    before, after = _sentence(found)
    if _STOOD_BEFORE.search(before) or (past and _MEANT_IN_THE_PAST.search(before)):
        return Says.TELLS
    if asked := [duty.span() for duty in _ASKED.finditer(before)]:
        said = _after_a_duty(before, asked[0][0], asked[-1][1], past=past)
        return Says.EITHER if said is Says.SETS and _NOW_ASKED.search(after) else said
    if _STOOD_AFTER.match(after):
        return Says.TELLS
    return _before_a_duty(before, past=past) if _DUTY.search(after) else _without_a_duty(before, after, past=past)


def _before_a_duty(before: str, *, past: bool) -> Says:
    """What is said of a day after which the first duty stands: one that opens a sentence or clause sets a deadline."""
    did = _DID_BEFORE.search(before)
    if not (_OPENS.search(before) or _SUBJECT.search(before)):
        return Says.TELLS if did or _RECORDS.search(before) else Says.EITHER
    told_in_the_clause = did and not before.endswith(", ")
    asked_in_the_past = past and (did or _ASKED_IN_THE_PAST.search(before))
    return Says.TELLS if told_in_the_clause or asked_in_the_past or _ONCE_ASKED.search(before) else Says.SETS


def _without_a_duty(before: str, after: str, *, past: bool) -> Says:
    """What is said of a day in a sentence that lays down no duty, as a limb under a lead-in need not."""
    if _DID_BEFORE.search(before) or _RECORDS.search(before):
        return Says.TELLS
    told = _DID_AFTER.match(after) if _OPENS.search(before) else past or _STATES.search(before)
    return Says.EITHER if told else Says.SETS


def _after_a_duty(before: str, first: int, last: int, *, past: bool) -> Says:
    """What is said of a day before which a duty stands.

    `first` is where the first duty of the sentence begins, `last` where the last one before the day ends.
    """
    if _SAID.search(before, last) or (_MEANT.search(before, last) and not _IS_TO_BE_DONE.search(before, last)):
        return Says.TELLS
    if past and (
        _DID_BEFORE.search(before, last)
        or _ABOUT_THE_PAST.search(before, last)
        or _ASKED_IN_THE_PAST.search(before, 0, first)
    ):
        return Says.EITHER
    return Says.EITHER if _WHY.search(before, last) or _ONCE_ASKED.search(before, 0, first) else Says.SETS


_PEOPLE = _pattern(
    r"(?<!chief )\b(?:officers?|staff|supervisors?|sergeants?|inspectors?|detectives?|investigators?|handlers?|takers?"
    r"|dispatchers?|operators?|controllers?|responders?|commanders?|managers?|practitioners?|professionals?|nurses?"
    r"|doctors?|detainees?|victims?|witness(?:es)?|suspects?|drivers?|child|children|people|persons?)\b"
)
"""Those whose daily work, or whose treatment, a rule of practice is about; a deadline is set to a body."""


def tells_of_a_span(found: Match) -> bool:
    """Whether a span tells what happened in it: "Within 12 months, 40 officers left"."""
    after = _sentence(found)[1]
    return bool(_STOOD_AFTER.match(after) or (not _DUTY.search(after) and _DID_AFTER.match(after)))


def is_of_people(found: Match) -> bool:
    """Whether it is people who should, and not a body: "Managers should, within one month, meet each new starter"."""
    before = _sentence(found)[0]
    return bool(_PEOPLE.search(before, _last_duty(before)))


_WHENEVER = _pattern(r"(?:^|[.;:]\s)(?:when|whenever|if|once)\b[^.;:]*$")
_EACH_TIME = _pattern(r"(?:(?!\b(?:that|how)\b).)*?\b(?:when|whenever|if|(?<!at )once|(?:each|every)\s+time)\b")
"""After an order to do something "immediately": "tell the family when a child is found", not "see that, when …"."""
_TO_EVERY = _pattern(r"\b(?:each|every|any|all)\b")


def is_practice(found: Match) -> bool:
    """Whether "immediately" says what to do each time ("When a child is missing, officers should …"), or tells."""
    phrase = found[0].lower()
    before, after = _sentence(found)
    if _WHENEVER.search(found.string, max(0, found.start() - _BEFORE), found.start()) or _EACH_TIME.match(after):
        return True
    if phrase.endswith("an immediate"):
        return bool(_TO_EVERY.search(after))
    last_duty = _last_duty(before)
    if phrase.endswith("effect"):
        return not last_duty and bool(_DUTY.search(after)) and not _OPENS.search(before)
    if phrase.startswith("taking") and not last_duty:
        return True
    return after.startswith(" be ") or bool(_PEOPLE.search(before, last_duty))


def _last_duty(before: str) -> int:
    """Where the last duty before an "immediately" or a span ends; 0 where there is none."""
    return max((duty.end() for duty in _DUTY.finditer(before)), default=0)


def _sentence(found: Match) -> tuple[str, str]:
    """What stands before and after in the same sentence; nothing before where a capital begins one."""
    start, end, words = found.start(), found.end(), found.string
    after = words[end : end + _AFTER]
    ends = min((at for mark in _ENDS_AFTER if (at := after.find(mark)) >= 0), default=None)
    if found[0][:1].isupper() and found[0][1:2].islower():
        return "", after[:ends]
    before = words[max(0, start - _BEFORE) : start]
    begins = max((before.rfind(mark) + len(mark) for mark in _ENDS_BEFORE if mark in before), default=0)
    return before[begins:], after[:ends]
