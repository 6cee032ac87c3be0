"""How a paper looks in Word: the styles that it is set in, each the template's own where it has one.

A style that a template lacks is added from here, based on the template's body text, so that it has its letters.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from hmicfrs_cli.formats.paper.word_xml import of_type, parsed, value_of

LANGUAGE = "en-GB"


@dataclass(frozen=True, slots=True)
class _Style:
    """A style: its name in Word, what it is for, and what it says. {braces} are the ids of those made before it."""

    name: str
    says: str
    kind: str = "paragraph"
    of_ours: bool = False


_STYLES = {
    "normal": _Style("Normal", "<w:qFormat/>"),
    "letters": _Style("Default Paragraph Font", "<w:uiPriority w:val='1'/><w:semiHidden/>", "character"),
    "plain_table": _Style(
        "Normal Table",
        "<w:uiPriority w:val='99'/><w:semiHidden/><w:tblPr><w:tblInd w:w='0' w:type='dxa'/><w:tblCellMar>"
        "<w:top w:w='0' w:type='dxa'/><w:left w:w='108' w:type='dxa'/>"
        "<w:bottom w:w='0' w:type='dxa'/><w:right w:w='108' w:type='dxa'/></w:tblCellMar></w:tblPr>",
        "table",
    ),
    "title": _Style(
        "Title",
        "<w:basedOn w:val='{normal}'/><w:next w:val='{normal}'/><w:uiPriority w:val='10'/><w:qFormat/>"
        "<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before='240' w:after='240'/></w:pPr>"
        "<w:rPr><w:b/><w:bCs/><w:sz w:val='40'/><w:szCs w:val='40'/></w:rPr>",
    ),
    **{
        f"heading {level}": _Style(
            f"heading {level}",
            "<w:basedOn w:val='{normal}'/><w:next w:val='{normal}'/><w:uiPriority w:val='9'/><w:qFormat/>"
            f"<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before='{before}' w:after='{after}'/>"
            f"<w:outlineLvl w:val='{level - 1}'/></w:pPr>"
            f"<w:rPr><w:b/><w:bCs/><w:sz w:val='{size}'/><w:szCs w:val='{size}'/></w:rPr>",
        )
        for level, size, before, after in ((1, 30, 360, 120), (2, 26, 280, 100), (3, 22, 200, 80), (4, 22, 160, 60))
    },
    "bulleted": _Style(
        "List Bullet",
        "<w:basedOn w:val='{normal}'/><w:uiPriority w:val='99'/><w:qFormat/>"
        "<w:pPr><w:spacing w:after='60'/><w:ind w:left='567' w:hanging='283'/></w:pPr>",
    ),
    "numbered": _Style(
        "List Number",
        "<w:basedOn w:val='{normal}'/><w:uiPriority w:val='99'/><w:qFormat/>"
        "<w:pPr><w:spacing w:after='60'/><w:ind w:left='567' w:hanging='397'/></w:pPr>",
    ),
    "caption": _Style(
        "caption",
        "<w:basedOn w:val='{normal}'/><w:next w:val='{normal}'/><w:uiPriority w:val='35'/><w:qFormat/>"
        "<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before='200' w:after='80'/></w:pPr>"
        "<w:rPr><w:b/><w:bCs/><w:sz w:val='20'/><w:szCs w:val='20'/></w:rPr>",
    ),
    "foot": _Style(
        "Paper Foot",
        "<w:basedOn w:val='{normal}'/><w:uiPriority w:val='14'/><w:qFormat/>"
        "<w:pPr><w:spacing w:before='0' w:after='40' w:line='240' w:lineRule='auto'/></w:pPr>"
        "<w:rPr><w:sz w:val='16'/><w:szCs w:val='16'/></w:rPr>",
        of_ours=True,
    ),
    "link": _Style(
        "Hyperlink",
        "<w:basedOn w:val='{letters}'/><w:uiPriority w:val='99'/>"
        "<w:rPr><w:color w:val='0B3C7D'/><w:u w:val='single'/></w:rPr>",
        "character",
    ),
    "front": _Style(
        "Paper Front",
        "<w:basedOn w:val='{normal}'/><w:uiPriority w:val='11'/><w:qFormat/><w:pPr><w:spacing w:after='60'/></w:pPr>"
        "<w:rPr><w:b/><w:bCs/><w:sz w:val='24'/><w:szCs w:val='24'/></w:rPr>",
        of_ours=True,
    ),
    "beneath": _Style(
        "Paper Detail",
        "<w:basedOn w:val='{normal}'/><w:uiPriority w:val='12'/><w:qFormat/><w:pPr><w:ind w:left='567'/></w:pPr>"
        "<w:rPr><w:sz w:val='20'/><w:szCs w:val='20'/></w:rPr>",
        of_ours=True,
    ),
    "cell": _Style(
        "Paper Cell",
        "<w:basedOn w:val='{normal}'/><w:uiPriority w:val='13'/><w:qFormat/>"
        "<w:pPr><w:spacing w:before='50' w:after='50' w:line='240' w:lineRule='auto'/>"
        "<w:ind w:left='0' w:right='0' w:firstLine='0'/></w:pPr>"
        "<w:rPr><w:sz w:val='19'/><w:szCs w:val='19'/></w:rPr>",
        of_ours=True,
    ),
    "number": _Style(
        "Paper Number",
        "<w:basedOn w:val='{cell}'/><w:uiPriority w:val='13'/><w:qFormat/><w:pPr><w:jc w:val='right'/></w:pPr>",
        of_ours=True,
    ),
    "table": _Style(
        "Paper Table",
        "<w:basedOn w:val='{plain_table}'/><w:uiPriority w:val='59'/><w:qFormat/>"
        "<w:tblPr><w:tblBorders><w:top w:val='single' w:sz='8' w:space='0' w:color='auto'/>"
        "<w:bottom w:val='single' w:sz='8' w:space='0' w:color='auto'/>"
        "<w:insideH w:val='single' w:sz='4' w:space='0' w:color='BFBFBF'/></w:tblBorders><w:tblCellMar>"
        "<w:left w:w='85' w:type='dxa'/><w:right w:w='85' w:type='dxa'/></w:tblCellMar></w:tblPr>"
        "<w:tblStylePr w:type='firstRow'><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders>"
        "<w:bottom w:val='single' w:sz='8' w:space='0' w:color='auto'/></w:tcBorders>"
        "<w:shd w:val='clear' w:color='auto' w:fill='E7E6E6'/><w:vAlign w:val='bottom'/></w:tcPr></w:tblStylePr>"
        "<w:tblStylePr w:type='lastRow'><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders>"
        "<w:top w:val='single' w:sz='8' w:space='0' w:color='auto'/></w:tcBorders></w:tcPr></w:tblStylePr>",
        "table",
        of_ours=True,
    ),
}
_DEFAULTS = ("normal", "letters", "plain_table")
"""Those that a document has one of, whatever it is called."""
_OTHER_NAMES = {"link": ("Internet Link",)}
"""What LibreOffice calls it."""


class Look:
    """The styles of one document, by what they are for: the template's own, and ours where it has none."""

    def __init__(self, styles: Any) -> None:
        self._styles = styles
        self._ids: dict[str, str] = {}
        for use, style in _STYLES.items():
            found = self._found(use, style)
            self._ids[use] = found or self._add(use, style)

    def __getitem__(self, use: str) -> str:
        """The id of a style."""
        return self._ids[use]

    def element(self, use: str) -> Any:
        """The style itself."""
        return next(style for style in self._all() if _id(style) == self._ids[use])

    def properties(self, use: str) -> Iterator[Any]:
        """What the letters of a style are said to be like: by itself, by those that it is based on, by the document."""
        for style in self._with_its_bases(use):
            if (own := style.find(qn("w:rPr"))) is not None:
                yield own
        for of_all in of_type(self._styles, "w:rPrDefault"):
            yield from of_all.findall(qn("w:rPr"))

    def numbering_of(self, use: str) -> str | None:
        """The numbering that a style has, or one that it is based on: None where it has none."""
        for style in self._with_its_bases(use):
            if numbering := value_of(style, "w:pPr", "w:numPr", "w:numId"):
                return None if numbering == "0" else numbering
        return None

    def _with_its_bases(self, use: str) -> Iterator[Any]:
        """A style of paragraphs, the one that it is based on, and so on."""
        by_id = {_id(style): style for style in self._all("paragraph")}
        seen: set[str] = set()
        style: str | None = self._ids[use]
        while style is not None and style in by_id and style not in seen:
            seen.add(style)
            yield by_id[style]
            style = value_of(by_id[style], "w:basedOn")

    def _all(self, kind: str | None = None) -> Iterator[Any]:
        for style in self._styles.iterchildren(qn("w:style")):
            if kind is None or style.get(qn("w:type"), "paragraph") == kind:
                yield style

    def _found(self, use: str, wanted: _Style) -> str | None:
        """The id of the style that a template has for a use: by its name, which Word keeps in English, by another name
        of it, by its id; a heading of any name by its level in the outline.
        """
        styles = list(self._all(wanted.kind))
        if use in _DEFAULTS:
            styles = [style for style in styles if style.get(qn("w:default")) in ("1", "true", "on")]
            return next((_id(style) for style in styles), None)
        names = {name.casefold() for name in (wanted.name, *_OTHER_NAMES.get(use, ()))}
        for style in styles:
            aliases = (value_of(style, "w:aliases") or "").split(",")
            if names & {name.strip().casefold() for name in (value_of(style, "w:name") or "", *aliases)}:
                return _id(style)
        as_id = wanted.name.replace(" ", "").casefold()
        for style in styles:
            if _id(style).casefold() == as_id:
                return _id(style)
        if use.startswith("heading "):
            depth = str(int(use[-1]) - 1)
            return next((_id(one) for one in styles if value_of(one, "w:pPr", "w:outlineLvl") == depth), None)
        return None

    def _add(self, use: str, style: _Style) -> str:
        taken = {_id(one).casefold() for one in self._all()}
        name = style.name[:1].upper() + style.name[1:].replace(" ", "")
        style_id = name if name.casefold() not in taken else f"Hmi{name}"
        custom = " w:customStyle='1'" if style.of_ours else ""
        default = " w:default='1'" if use in _DEFAULTS else ""
        self._styles.append(
            parsed(
                f"<w:style w:type='{style.kind}'{default}{custom} w:styleId='{style_id}'><w:name w:val='{style.name}'/>"
                f"{style.says.format(**self._escaped_ids())}</w:style>"
            )
        )
        return style_id

    def _escaped_ids(self) -> dict[str, str]:
        from xml.sax.saxutils import quoteattr

        return {use: quoteattr(style_id)[1:-1].replace("'", "&apos;") for use, style_id in self._ids.items()}


def speak_english(styles: Any) -> None:
    """Set the language of a document's styles, whatever that of the template was."""
    defaults = styles.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = parsed("<w:docDefaults/>")
        styles.insert(0, defaults)
    of_runs = defaults.find(qn("w:rPrDefault"))
    if of_runs is None:
        of_runs = parsed("<w:rPrDefault/>")
        defaults.insert(0, of_runs)
    properties = of_runs.find(qn("w:rPr"))
    if properties is None:
        properties = parsed("<w:rPr/>")
        of_runs.append(properties)
    if properties.find(qn("w:lang")) is None:
        properties.append(parsed("<w:lang/>"))
    for language in of_type(styles, "w:lang"):
        language.set(qn("w:val"), LANGUAGE)
        language.set(qn("w:eastAsia"), LANGUAGE)


def _id(style: Any) -> str:
    return str(style.get(qn("w:styleId"), ""))
