"""Reading who must act out of the words of a recommendation, and whether that is this force.

Only the body that "should" is an addressee. Bodies consulted, worked with or that provided
something are not ("in consultation with the College", "as provided by Counter Terrorism Policing"),
nor is one whose guidance, data or money "should" be something, and an assistant chief constable who
leads for a region is not "the chief constable". The paper of 28 September 2023 prints twelve firearms
recommendations under the heading "for Chief Officers and Chief Constables", of which six are for
others: so the sentence decides, never the heading. How bodies are called is in `bodies`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hmicfrs_cli.domain.bodies import A_FORCE, ANY_BODY, NOT_THE_FORCE, OTHERS, this_force


@dataclass(frozen=True, slots=True)
class Addressees:
    """Who must act: each body as printed, and whether the force is among them.

    `sure` is False where some sentence obliges without saying whom ("Detainees should be offered …"), or where two
    bodies stand before one "should" ("Forces cannot do this alone, so the Home Office should …"); such a one counts
    as for us, since leaving out of the figures what is ours is the worse mistake.
    """

    named: tuple[str, ...] = ()
    for_us: bool = True
    sure: bool = False


_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z])")
_OBLIGED = re.compile(
    r"\b(?:should(?:n['’]t)?|must(?:n['’]t)?|needs?\s+to|(?:is|are)\s+(?:to|required\s+to|expected\s+to))\b",
    re.IGNORECASE,
)
_NOT_ADDRESSED = re.compile(
    r"\b(?:with|by|from|of|to|for|in|about|across|alongside|under|against|between|through|via|within|than)"
    r"(?:\s+the\s+support\s+of)?\s*$",
    re.IGNORECASE,
)
"""What stands before a body that is consulted, worked with or belonged to: it ends in a preposition."""
_BESIDE = re.compile(r"\b(?:together|along|jointly)\s+with\s*$", re.IGNORECASE)
"""What stands before a body that may have to act as well."""
_JOINED = re.compile(
    r"\s*(?:,|/|&|and/or|,?\s*(?:and|n?or|as\s+well\s+as))\s*(?:(?:the|their|also)\s+)?(?:other\s+)?", re.IGNORECASE
)
_STANDS = re.compile(
    r"\s*$|\s*[,(–—-]|\s+(?:for|in|of|on|at|to|with|within|through|under|across|by|and|or|who|that|which|whose|working"
    r"|acting|supported|helped|assisted|advised|leading|responsible|already|also|then|therefore|now|still|both|all|each"
    r"|jointly|together|alone|itself|themselves|\w{2,20}ly|leads?|ministers?|officials?)\b",
    re.IGNORECASE,
)
"""What may follow a body that itself should do something; anything else is what belongs to it, or what it has done:
"College of Policing guidance should be followed", "The Home Office has changed the law, so forces should …"."""
_WE_RECOMMEND = re.compile(r"(?:HMIC(?:FRS)?|we)\b[^,.;]{0,30}?\brecommends?\s+that\b,?", re.IGNORECASE)
_NEXT_TO_SHOULD = re.compile(r"\s*(?:also|then|therefore|now|each|all|both|jointly|together)?\s*", re.IGNORECASE)
_RECOMMENDER = re.compile(r"\b(?:HMIC(?:FRS)?|we)\b[^,.;]{0,30}?\brecommend(?:s|ed)?\b(?:\s+that\b)?", re.IGNORECASE)
_CIRCUMSTANCE = re.compile(
    r"(?:^|(?<=,\s))(?:where|when|whenever|if|once|until|unless|after|before|while|although|because|since|as(?!\s+well\b)"
    r"|following|given|despite|to|in|on|for|with|(?!policing\b)\w{1,20}ing)\b[^,]*,",
    re.IGNORECASE,
)
"""A clause that ends in a comma before anybody is named: "Where the Home Office has not acted, …"."""
_OTHER = re.compile(OTHERS, re.IGNORECASE)
_FORCE_BY_NAME = re.compile(A_FORCE, re.IGNORECASE)


def read(text: str, force_names: Sequence[str] = ()) -> Addressees:
    """Who must act in the words of one recommendation. Never raises, whatever the text.

    The subject of its first sentence that obliges anybody by name, and, where that is not this force, of a later one
    that obliges this force. `force_names` are what this force is called ("West Midlands Police", "WMP"): with them,
    a recommendation for another named force is not for us; without, any force by name is taken to be ours. Where an
    earlier sentence obliges without saying whom, it counts as for us, whoever is named after.
    """
    called = _called(tuple(force_names))
    sure = True
    named: tuple[str, ...] = ()
    for subject in _subjects(" ".join(text.split()), called):
        if not subject.bodies:
            sure = sure and bool(named)
        elif subject.ours or subject.doubtful:
            return Addressees((*named, *subject.bodies), True, not subject.doubtful)
        else:
            named = named or subject.bodies
    return Addressees(named, not sure or not named, sure and bool(named))


def for_us(named: Iterable[str], force_names: Sequence[str] = ()) -> bool:
    """Whether any of these addressees, as printed, is this force; True where none is named."""
    listed, called = list(named), _called(tuple(force_names))
    return not listed or any(called.is_ours(name) for name in listed)


@dataclass(frozen=True, slots=True)
class _Called:
    """What this force is called: a pattern of its names, whether it has any, and one of any body, its names first."""

    ours: re.Pattern[str]
    known: bool
    anybody: re.Pattern[str]

    def is_ours(self, name: str) -> bool:
        """Whether a body, as printed, is this force or one of those it belongs to."""
        if self.ours.search(name):
            return True
        if _OTHER.fullmatch(name):
            return False
        return not self.known or not _FORCE_BY_NAME.search(name)


@lru_cache(maxsize=8)
def _called(force_names: tuple[str, ...]) -> _Called:
    """The patterns for a force of these names, longest first; kept, since an import reads thousands of texts."""
    names = "|".join(this_force(name) for name in sorted(filter(None, force_names), key=len, reverse=True))
    ours = rf"(?:{names}){NOT_THE_FORCE}" if names else r"(?!)"
    return _Called(
        ours=re.compile(rf"(?<!\w)(?:{ours})", re.IGNORECASE),
        known=bool(names),
        anybody=re.compile(rf"(?<![\w-])(?=\S)(?:{ours}|{ANY_BODY})(?![\w-])", re.IGNORECASE),
    )


@dataclass(frozen=True, slots=True)
class _Subject:
    """The bodies that stand as subject before a "should", as printed, and whether this force is among them.

    `doubtful` where this force and another body may each be the subject.
    """

    bodies: tuple[str, ...] = ()
    ours: bool = False
    doubtful: bool = False


def _subjects(words: str, called: _Called) -> Iterator[_Subject]:
    """The subject of each sentence that obliges, in their order."""
    for sentence in _SENTENCE.split(words):
        if obliged := _OBLIGED.search(sentence):
            before = _RECOMMENDER.split(sentence[: obliged.start()])[-1].strip()
            yield _subject(_CIRCUMSTANCE.sub("", before), called)
        elif recommended := _WE_RECOMMEND.match(sentence):
            # "We recommend that the Home Office considers …": who it is stands first, and no "should" after it.
            after = _CIRCUMSTANCE.sub("", sentence[recommended.end() :].strip())
            if body := called.anybody.match(after):
                yield _subject(body[0], called)


@dataclass(slots=True)
class _Run:
    """Bodies joined to one another ("the College, the NPCC and forces"): where the last ends, and how they stand.

    `addressed` is False where a preposition stands before; `beside` where that is "together with".
    """

    bodies: list[str]
    end: int
    addressed: bool
    beside: bool = False


def _subject(before: str, called: _Called) -> _Subject:
    """The first of the bodies before "should" that can be its subject, unless another stands next to it."""
    runs = list(_runs(before, called))
    addressed = [run for run in runs if run.addressed]
    for first in addressed:
        ours = _ours(first, called)
        if ours or _STANDS.match(before, first.end):
            break
    else:
        return _Subject()
    last = addressed[-1]
    if last is not first and _NEXT_TO_SHOULD.fullmatch(before, last.end) and _ours(last, called) is not ours:
        return _Subject((*first.bodies, *last.bodies), ours=True, doubtful=True)
    beside = not ours and any(run.beside and _ours(run, called) for run in runs)
    return _Subject(tuple(first.bodies), ours=ours, doubtful=beside)


def _runs(before: str, called: _Called) -> Iterator[_Run]:
    """The bodies named before "should", those joined to one another together."""
    run: _Run | None = None
    for body in called.anybody.finditer(before):
        joined = run and _JOINED.fullmatch(before, run.end, body.start())
        if run and joined and (run.addressed or "," not in joined[0]):
            run.bodies.append(body[0])
            run.end = body.end()
            continue
        if run:
            yield run
        near = max(0, body.start() - 40)
        preposition = _NOT_ADDRESSED.search(before, near, body.start())
        beside = preposition and _BESIDE.search(before, near, body.start())
        run = _Run([body[0]], body.end(), not preposition, bool(beside))
    if run:
        yield run


def _ours(run: _Run, called: _Called) -> bool:
    return any(called.is_ours(name) for name in run.bodies)
