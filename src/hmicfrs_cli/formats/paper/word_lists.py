"""The numbering of a Word document: the marks of bulleted lists, and numbered ones that each begin at 1."""

from typing import Any

from docx.oxml.ns import qn

from hmicfrs_cli.formats.paper.word_look import Look
from hmicfrs_cli.formats.paper.word_xml import made, parsed, value_of

_BULLET = ("bullet", "•", 283)
_COUNT = ("decimal", "%1.", 397)


class Lists:
    """The lists of one document. Their marks are those of the template's styles, where these have any."""

    def __init__(self, numbering: Any, look: Look) -> None:
        self._numbering = numbering
        self._look = look
        for use, ours in (("bulleted", _BULLET), ("numbered", _COUNT)):
            if look.numbering_of(use) is None:
                self._give(look.element(use), self._new_list(*ours))

    def of(self, *, numbered: bool) -> Any:
        """What each point of a new list is to have as w:numPr: None where its style says it all."""
        if not numbered:
            return None
        own = self._look.numbering_of("numbered")
        abstract = next(
            (value_of(one, "w:abstractNumId") for one in self._all("w:num") if _id(one, "numId") == own), None
        )
        if abstract is None or not self._counts(abstract):
            abstract = self._new_abstract(*_COUNT)
        anew = made("w:lvlOverride", made("w:startOverride", val="1"), ilvl="0")
        number = self._new_number(abstract, anew)
        return made("w:numPr", made("w:ilvl", val="0"), made("w:numId", val=number))

    def _counts(self, abstract: str) -> bool:
        """Whether a numbering of the template is there, and is one that begins a list anew when told to."""
        found = [one for one in self._all("w:abstractNum") if _id(one, "abstractNumId") == abstract]
        return bool(found) and found[0].find(qn("w:lvl")) is not None

    def _give(self, style: Any, number: str) -> None:
        properties = style.find(qn("w:pPr"))
        if properties is None:
            properties = made("w:pPr")
            place = style.find(qn("w:rPr"))
            style.append(properties) if place is None else place.addprevious(properties)
        for old in properties.findall(qn("w:numPr")):
            properties.remove(old)
        before = [f"w:{name}" for name in "keepNext keepLines pageBreakBefore framePr widowControl".split()]
        first = [child for child in properties if child.tag in {qn(name) for name in before}]
        properties.insert(len(first), made("w:numPr", made("w:numId", val=number)))

    def _new_list(self, kind: str, text: str, hanging: int) -> str:
        return self._new_number(self._new_abstract(kind, text, hanging))

    def _new_abstract(self, kind: str, text: str, hanging: int) -> str:
        number = self._free("w:abstractNum", "abstractNumId")
        abstract = parsed(
            f"<w:abstractNum w:abstractNumId='{number}'><w:multiLevelType w:val='singleLevel'/><w:lvl w:ilvl='0'>"
            f"<w:start w:val='1'/><w:numFmt w:val='{kind}'/><w:lvlText w:val='{text}'/><w:lvlJc w:val='left'/>"
            f"<w:pPr><w:ind w:left='567' w:hanging='{hanging}'/></w:pPr></w:lvl></w:abstractNum>"
        )
        # Word reads no numbering whose definitions do not all stand before the lists that have them.
        behind = [child for child in self._numbering if child.tag in (qn("w:num"), qn("w:numIdMacAtCleanup"))]
        behind[0].addprevious(abstract) if behind else self._numbering.append(abstract)
        return number

    def _new_number(self, abstract: str, *overrides: Any) -> str:
        number = self._free("w:num", "numId")
        one = made("w:num", made("w:abstractNumId", val=abstract), *overrides, numId=number)
        last = self._numbering.find(qn("w:numIdMacAtCleanup"))
        self._numbering.append(one) if last is None else last.addprevious(one)
        return number

    def _free(self, name: str, attribute: str) -> str:
        taken = [_id(one, attribute) for one in self._all(name)]
        return str(max((int(one) for one in taken if one.isdecimal()), default=0) + 1)

    def _all(self, name: str) -> list[Any]:
        return list(self._numbering.findall(qn(name)))


def _id(element: Any, attribute: str) -> str:
    return str(element.get(qn(f"w:{attribute}"), "0"))
