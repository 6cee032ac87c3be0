"""How the words of a command line become values: by the parsers that `options` names, and nothing else."""

from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup


class Command(TyperCommand):
    """A command whose words are read by the parsers its options name, and by nothing else.

    Typer would build a pydantic validator for every option of every command, at 70 ms of start-up and more.
    All our options are text, lists of text, flags, or have a parser, so none is needed. Should a later Typer
    not look here for how to read a value, it falls back on pydantic: slower, and the same values. (Test:
    `test_reading_commands_load_nothing_that_they_do_not_need`.)
    """

    def get_params(self, ctx: Any) -> Any:
        return _read_plainly(super().get_params(ctx))


class Group(TyperGroup):
    """A group of commands whose own words are read in the same way, and whose help shows their sentences whole."""

    def get_params(self, ctx: Any) -> Any:
        return _read_plainly(super().get_params(ctx))

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        below = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, (one.help or "").split("\n")[0]) for name, one in below if one])


def group(help: str | None, *, answers_alone: bool = False) -> typer.Typer:
    """A noun with commands of its own, such as `hmi report add`. Alone it shows its help, or answers."""
    return typer.Typer(
        cls=Group, help=help, no_args_is_help=not answers_alone, rich_markup_mode=None, add_completion=False
    )


def _read_plainly(params: list[Any]) -> list[Any]:
    """These parameters, to be read without pydantic."""
    for param in params:
        if descriptor := getattr(param, "type_descriptor", None):
            param._runtime_param = _Plain(descriptor.parameter_info.parser or str)
        if param.param_type_name == "argument":
            param.display_type_rich = _nothing  # an officer is not helped by <list[Reference]>
    return params


def _nothing(ctx: Any) -> None:  # noqa: ARG001 - Typer's name
    return None


class _Plain:
    """Stands where Typer keeps its validator for one parameter."""

    def __init__(self, read: Callable[[str], Any]) -> None:
        self._read = read

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ARG002 - Typer's names
        if param.multiple or param.nargs == -1:
            return tuple(self._read(each) for each in value or ())
        return value if value is None or isinstance(value, bool) else self._read(value)
