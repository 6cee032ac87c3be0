"""Arguments and options that commands share, each defined once, and how their words are read.

Completion reads references and codes straight from the register, without SQLModel.
"""

import re
from collections.abc import Callable
from typing import Annotated, Any

import typer

from hmicfrs_cli.commands.desk import register_path
from hmicfrs_cli.domain.errors import HmiError
from hmicfrs_cli.domain.vocabulary import (
    Category,
    Level,
    Outcome,
    Reference,
    ReportKind,
    Stage,
    Status,
    Word,
    storable,
    written,
)
from hmicfrs_cli.formats.exchange import Format

NONE = "none"
"""What is typed to record nothing, or to take out what is recorded."""


def _complete(names: Callable[[Any, str], list[str]]) -> Callable[[typer.Context, str], list[str]]:
    """A completion from the register; nothing, rather than an error, where there is none to read."""

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        from hmicfrs_cli.register import opening

        path = register_path(ctx.find_root().params.get("register"))
        try:
            with opening.reading(path, lambda _: None, upgrades=False) as register:
                return names(register, incomplete)
        except HmiError:
            return []

    return complete


def _references(register: Any, incomplete: str) -> list[str]:
    from hmicfrs_cli.register import queries

    return [ref for ref in queries.references(register, incomplete) if ref.startswith(incomplete)]


def _codes(register: Any, incomplete: str) -> list[str]:
    from hmicfrs_cli.register import queries

    return [code for code in queries.report_codes(register) if code.startswith(incomplete)]


def _letters(register: Any, incomplete: str) -> list[str]:
    from hmicfrs_cli.register import documents

    return [one for one in documents.letter_references(register) if one.startswith(incomplete)]


def _inspections(register: Any, incomplete: str) -> list[str]:
    from hmicfrs_cli.register import fieldwork

    return [one for one in map(str, fieldwork.numbers(register)) if one.startswith(incomplete)]


def _words(of: type[Word]) -> Callable[[str], list[str]]:
    def complete(incomplete: str) -> list[str]:
        return [word.value for word in of if word.value.startswith(incomplete)]

    return complete


def _format(typed: str) -> Format:
    try:
        return Format(typed.strip().lower())
    except ValueError:
        formats = ", ".join(Format)
        raise typer.BadParameter(f"'{typed}' is not a format. It is one of: {formats}.") from None


def _formats(incomplete: str) -> list[str]:
    return [format.value for format in Format if format.startswith(incomplete)]


def code_as_typed(typed: str) -> str:
    """A report code as the register spells it: any case, and whatever was typed if it is no code at all."""
    return storable(typed, "report code").strip().lower()


def whole_number(typed: str) -> int:
    """A whole number, as typed. Raises BadParameter for anything else, and for more digits than any count has."""
    if not re.fullmatch(r"[-+]?\d{1,9}", typed.strip(), re.ASCII):
        raise typer.BadParameter(f"'{typed}' is not a whole number.")
    return int(typed)


def _option(*names: str, help: str, metavar: str, read: Callable[[str], Any] = storable, offer: Any = None) -> Any:
    return typer.Option(*names, help=help, metavar=metavar, parser=read, autocompletion=offer, show_default=False)


def _argument(*, help: str, metavar: str, read: Callable[[str], Any] = storable, offer: Any = None) -> Any:
    return typer.Argument(help=help, metavar=metavar, parser=read, autocompletion=offer, show_default=False)


REF: dict[str, Any] = {"metavar": "REF", "read": Reference.read, "offer": _complete(_references)}
"""How a reference is shown, read and completed, wherever one is taken."""

References = Annotated[
    list[Reference] | None,
    _argument(
        help="One or more references, such as firearms-2023/R3; on a terminal, chosen from a list.",
        **REF,
    ),
]
OneReference = Annotated[
    Reference | None,
    _argument(
        help="A reference, such as firearms-2023/R3; on a terminal, chosen from a list.",
        **REF,
    ),
]
OneReferenceOrNone = Annotated[
    Reference | None,
    _argument(
        help="A reference, such as firearms-2023/R3.",
        **REF,
    ),
]
Words = Annotated[
    list[str],
    _argument(help="The words to look for; beside others, several in quotes stand side by side.", metavar="WORDS"),
]
Under = Annotated[
    Reference | None,
    _option(
        "--under",
        help="The cause of concern it addresses.",
        **REF,
    ),
]
SupersededBy = Annotated[
    Reference | None,
    _option(
        "--superseded-by",
        help="The reference that takes its place.",
        **REF,
    ),
]
ReportCode = Annotated[
    str | None,
    _argument(
        help="A report's code, such as firearms-2023.", metavar="CODE", read=code_as_typed, offer=_complete(_codes)
    ),
]
ReportCodeOrNone = Annotated[
    str | None,
    _argument(
        help="The report's code, such as firearms-2023.", metavar="REPORT", read=code_as_typed, offer=_complete(_codes)
    ),
]
InReport = Annotated[
    str | None,
    _option("--report", help="Only those of this report.", metavar="CODE", read=code_as_typed, offer=_complete(_codes)),
]
OfNameless = Annotated[
    str | None,
    _option(
        "--report",
        help="The report of rows that name none.",
        metavar="CODE",
        read=code_as_typed,
        offer=_complete(_codes),
    ),
]
Reports = Annotated[
    list[str] | None,
    _option(
        "--report",
        help="The report it is, by its code; once for each, where there are several.",
        metavar="CODE",
        read=code_as_typed,
        offer=_complete(_codes),
    ),
]
GivenFile = Annotated[str, _argument(help="The file to be read.", metavar="FILE")]
LetterReference = Annotated[
    str | None,
    _argument(help="The letter's reference, such as CC-114.", metavar="REFERENCE", offer=_complete(_letters)),
]
ByLetter = Annotated[
    str | None,
    _option(
        "--letter",
        help="The reference of the Chief Constable's letter.",
        metavar="REFERENCE",
        read=lambda typed: written(typed, "letter's reference"),
        offer=_complete(_letters),
    ),
]
InspectionNumber = Annotated[
    int | None,
    _argument(
        help="Its number, as hmi inspection list shows it; on a terminal, asked for.",
        metavar="NUMBER",
        read=whole_number,
        offer=_complete(_inspections),
    ),
]
LedTo = Annotated[
    str | None,
    _option("--report", help="The report that it led to.", metavar="CODE", read=code_as_typed, offer=_complete(_codes)),
]
FormatOption = Annotated[
    Format,
    _option(
        "--format", "-f", help=f"How to answer: {', '.join(Format)}.", metavar="FORMAT", read=_format, offer=_formats
    ),
]
Changed = Annotated[
    Format | None,
    _option(
        "--format",
        "-f",
        help="Also write the changed records on stdout, in this format.",
        metavar="FORMAT",
        read=_format,
        offer=_formats,
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Ask every rule, say what would be done, and record nothing.")]
AsAt = Annotated[str | None, _option("--as-at", help="As things stood at the end of this day (today).", metavar="DATE")]
KnownAt = Annotated[
    str | None,
    _option("--known-at", help="As the register was known at the end of this day, or moment.", metavar="DATE"),
]
Since = Annotated[
    str | None, _option("--since", help="Since the end of this day, or the last issued meeting.", metavar="DATE|last")
]
On = Annotated[str | None, _option("--on", help="The day it happened (today).", metavar="DATE")]


def text_argument(*, help: str, metavar: str) -> Any:
    """An argument that takes text, which is not to be empty nor longer than hmi keeps."""
    return _argument(help=help, metavar=metavar, read=lambda typed: written(typed, metavar.lower()))


def optional_text_argument(*, help: str, metavar: str) -> Any:
    """An argument that takes text, and may be left out: on a terminal, hmi asks for it."""
    return _argument(help=help, metavar=metavar)


def word_option(of: type[Word], *names: str, help: str) -> Any:
    """An option that takes one of the field's words, and completes it."""
    return _option(*names, help=help, metavar=of.noun().split()[-1].upper(), read=of.read, offer=_words(of))


def word_or_none_option(of: type[Word], *names: str, help: str) -> Any:
    """An option that takes one of the field's words, or 'none' where nothing is to be recorded."""

    def read(typed: str) -> str:
        return NONE if is_none(typed) else of.read(typed)

    return _option(*names, help=help, metavar=of.noun().split()[-1].upper(), read=read, offer=_words(of))


def is_none(typed: str) -> bool:
    """Whether what was typed says that nothing is to be recorded."""
    return typed.strip().lower() == NONE


def text_option(*names: str, help: str, metavar: str = "TEXT") -> Any:
    """An option that takes text, which is not to be empty nor longer than hmi keeps."""
    return _option(*names, help=help, metavar=metavar, read=lambda typed: written(typed, names[0]))


def number_option(*names: str, help: str, metavar: str = "N") -> Any:
    """An option that takes a whole number."""
    return _option(*names, help=help, metavar=metavar, read=whole_number)


def level_option(*names: str, help: str) -> Any:
    """An option that takes a level that can be given: 1 to 4."""

    def complete(incomplete: str) -> list[str]:
        return [level.value for level in Level if level is not Level.BEFORE_LEVELS and level.startswith(incomplete)]

    return _option(*names, help=help, metavar="LEVEL", read=Level.read, offer=complete)


def stage_option(*names: str, help: str) -> Any:
    """An option that takes a stage, and completes those that an officer can give."""

    def complete(incomplete: str) -> list[str]:
        given = [stage.value for stage in Stage if stage is not Stage.AWAITING_VERIFICATION]
        return [stage for stage in given if stage.startswith(incomplete)]

    return _option(*names, help=help, metavar="STAGE", read=Stage.read, offer=complete)


def one_of_option(words: tuple[str, ...], *names: str, help: str) -> Any:
    """An option that takes one of a few words of its own."""

    def read(typed: str) -> str:
        if typed.strip().lower() not in words:
            raise typer.BadParameter(f"'{typed}' is not one of: {', '.join(words)}.")
        return typed.strip().lower()

    def complete(incomplete: str) -> list[str]:
        return [word for word in words if word.startswith(incomplete)]

    return _option(*names, help=help, metavar="|".join(words), read=read, offer=complete)


InCategory = Annotated[
    Category | None, word_option(Category, "--category", help="recommendation, cause-of-concern or afi.")
]
AtLevel = Annotated[Level | None, word_option(Level, "--level", help="1, 2, 3, 4 or before-levels.")]
AtStage = Annotated[Stage | None, word_option(Stage, "--stage", help="Where it stands in the force's own process.")]
WithStatus = Annotated[Status | None, word_option(Status, "--status", help="open, closed or withdrawn.")]
WithOutcome = Annotated[
    Outcome | None,
    word_option(
        Outcome, "--outcome", help="implemented (unless said otherwise), archived, superseded or not-applicable."
    ),
]
OfKind = Annotated[
    ReportKind | None,
    word_option(
        ReportKind,
        "--kind",
        help="national (unless said otherwise), force, joint, progress, letter or super-complaint.",
    ),
]
Owner = Annotated[str | None, text_option("--owner", help="The chief officer who answers for it.", metavar="OFFICE")]
Lead = Annotated[str | None, text_option("--lead", help="Who leads the work.", metavar="OFFICE")]
Theme = Annotated[str | None, text_option("--theme", help="The heading or theme it stands under.")]
Reason = Annotated[str | None, text_option("--reason", help="Why, for the history.")]
