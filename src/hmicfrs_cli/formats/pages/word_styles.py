"""What the styles and lists of a Word document make of a paragraph: a heading, an entry of a list, or neither."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from hmicfrs_cli.domain.printed.lines import Shape

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
BODY_TEXT = 9
"""The outline level that says that a paragraph is no heading."""


def named(element: Any) -> str:
    """The name of an element as Word's own manual has it: 'w:p'. Empty for comments and the like."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    return tag.replace(W, "w:", 1) if tag.startswith(W) else tag.replace(COMPATIBILITY, "mc:", 1)


@dataclass(frozen=True, slots=True)
class _Style:
    """What one style says for itself; None where it leaves it to the one that it is based on."""

    name: str
    based_on: str
    outline: int | None
    numbering: str | None
    depth: int | None


@dataclass(slots=True)
class _Level:
    """One level of a list: what is printed before each entry, and how many there have been.

    `text` has %1, %2 … where numbers stand: "%1.", "%1.%2", "Recommendation %1:". `format` is "bullet", "decimal" …
    """

    text: str
    format: str
    last: int


class Styles:
    """The styles and lists of one document. Lists count, so paragraphs are to be shown in their order."""

    def __init__(self, document: Any) -> None:
        self._styles = {
            _attribute(style, "styleId"): _style(style)
            for style in document.styles.element
            if named(style) == "w:style"
        }
        self._lists = _lists(document)

    def shape_of(self, properties: Any, *, is_empty: bool) -> tuple[Shape, str]:
        """What a paragraph with these properties is, and the words that its numbering prints before its own.

        Nothing is made up where only a number is printed ("1.", "(a)"): what is read has no number then. Words are:
        "Recommendation 3" is in the file only as the third of a list whose entries begin so.
        """
        chain = list(self._chain(_value_of(properties, "pStyle")))
        outline = _first((_number_of(properties, "outlineLvl"), *(style.outline for style in chain)))
        is_heading = any(re.match(r"(?:heading \d|title$)", style.name) for style in chain)
        level = self._level(properties, chain)
        label = "" if level is None or is_empty else _counted(level)
        if (outline is not None and outline < BODY_TEXT) or is_heading:
            return Shape.HEADING, label
        if level is not None:
            # A paragraph numbered 3.2 is one of many in a paper, not an entry of a list.
            is_entry = not label and len(re.findall(r"%\d", level.text)) < 2
            return (Shape.BULLET if is_entry else Shape.PARAGRAPH), label
        is_list = any(re.match(r"list (?:bullet|number)", style.name) for style in chain)
        return (Shape.BULLET if is_list and _number_of(properties, "numId", "numPr") != 0 else Shape.PARAGRAPH), ""

    def _chain(self, style_id: str | None) -> Iterable[_Style]:
        """A style and those that it is based on. They may go round in a circle."""
        seen = set()
        while style_id and style_id not in seen and (style := self._styles.get(style_id)):
            seen.add(style_id)
            yield style
            style_id = style.based_on

    def _level(self, properties: Any, chain: list[_Style]) -> _Level | None:
        of_its_own = _child(properties, "numPr")
        numbering = _first((_value_of(of_its_own, "numId"), *(style.numbering for style in chain)))
        depth = _first((_number_of(of_its_own, "ilvl"), *(style.depth for style in chain))) or 0
        if numbering is None or numbering == "0":
            return None
        levels = self._lists.get(numbering)
        if levels is None:
            return _Level("", "bullet", 0)
        return levels.setdefault(depth, _Level("", "bullet", 0))


def _counted(level: _Level) -> str:
    """The label of the next entry, where it has words; empty where it is a mark or a number alone."""
    level.last += 1
    if level.format != "decimal" or not re.fullmatch(r"[^%]*[A-Za-z]{3}[^%]*%1[^%]*", level.text):
        return ""
    return level.text.replace("%1", str(level.last))


def _style(style: Any) -> _Style:
    properties = _child(style, "pPr")
    numbering = _child(properties, "numPr")
    return _Style(
        (_value_of(style, "name") or "").lower(),
        _value_of(style, "basedOn") or "",
        _number_of(properties, "outlineLvl"),
        _value_of(numbering, "numId"),
        _number_of(numbering, "ilvl"),
    )


def _lists(document: Any) -> dict[str, dict[int, _Level]]:
    """The levels of each list by the number of its numbering. Those that share one count together."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    try:
        numbering = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
    except KeyError:
        return {}
    of_their_own = {
        _attribute(one, "abstractNumId"): {
            int(_attribute(level, "ilvl") or 0): _Level(
                _value_of(level, "lvlText") or "",
                _value_of(level, "numFmt") or "",
                (_number_of(level, "start") or 0) - 1,
            )
            for level in one
            if named(level) == "w:lvl"
        }
        for one in numbering
        if named(one) == "w:abstractNum"
    }
    return {
        _attribute(one, "numId"): _begun_anew(one, of_their_own.get(_value_of(one, "abstractNumId") or "", {}))
        for one in numbering
        if named(one) == "w:num"
    }


def _begun_anew(numbering: Any, levels: dict[int, _Level]) -> dict[int, _Level]:
    """The levels of a list, its own where it begins to count anew: for the second report, "Recommendation 1" again."""
    anew = {
        int(_attribute(one, "ilvl") or 0): (_number_of(one, "startOverride") or 0) - 1
        for one in numbering
        if named(one) == "w:lvlOverride" and _number_of(one, "startOverride") is not None
    }
    if not anew:
        return levels
    return {depth: replace(level, last=anew[depth]) if depth in anew else level for depth, level in levels.items()}


def _first(values: Iterable[Any]) -> Any:
    """The first that says anything."""
    return next((value for value in values if value is not None), None)


def _child(element: Any, name: str) -> Any:
    return None if element is None else element.find(f"{W}{name}")


def _attribute(element: Any, name: str) -> str:
    return str(element.get(f"{W}{name}", ""))


def _value_of(element: Any, name: str) -> str | None:
    """The value that a child of this name carries; None where there is no such child."""
    child = _child(element, name)
    return None if child is None else _attribute(child, "val")


def _number_of(element: Any, name: str, within: str = "") -> int | None:
    value = _value_of(_child(element, within) if within else element, name)
    return int(value) if value is not None and re.fullmatch(r"\d{1,9}", value) else None
