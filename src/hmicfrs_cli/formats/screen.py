"""The one place where text meets the terminal. Data goes to stdout, words to stderr.

On a terminal a table fits its width, wrapping the long column only; into a pipe or a file it is one line
a record and never cut. Whatever people wrote is shown as plain text: never as markup, and with control and
bidirectional characters spelt out, since a terminal would obey them.
"""

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, TextIO

from hmicfrs_cli.formats.exchange import Format, lines, written
from hmicfrs_cli.formats.layout import READABLE, Column, shown
from hmicfrs_cli.formats.visible import visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from hmicfrs_cli.formats.layout import Listing, Record

UNLIMITED = 10_000_000
"""Columns of a 'screen' that is a pipe: no line is ever as long."""

_IN_MEMORY = 4_000_000
"""Bytes of an answer that are kept in memory before the rest goes to a file."""


class Colour(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def survive() -> None:
    """Let the streams bear anything: one that is closed swallows what it is given, one of an old code page (a cp1252
    console) puts ? for what it cannot show, and none fails on bytes that are not UTF-8.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - for as long as we run
        elif mode == "w" and (reconfigure := getattr(stream, "reconfigure", None)):
            reconfigure(errors="backslashreplace" if _is_utf8(stream) else "replace")


class Screen:
    """stdout and stderr, as the officer asked for them to be coloured."""

    def __init__(self, colour: Colour = Colour.AUTO) -> None:
        self.colour = colour

    def say(self, words: str) -> None:
        """A message to the officer, on stderr."""
        lines = visible(words, keep_lines=True).split("\n")
        sys.stderr.write("".join(f"{_wrapped(line) if sys.stderr.isatty() else line}\n" for line in lines))

    def show(self, listings: Sequence["Listing"], format: Format) -> None:
        """Data, on stdout, in the format asked for."""
        if format is Format.TABLE:
            self._draw(listings)
        else:
            _as_utf8(sys.stdout)
            self._put_out(written(listings, format, plain_ascii=not _is_utf8(sys.stdout)))

    def laid_aside(self, records: Iterable["Record"], format: Format) -> Callable[[], None]:
        """Write records as they come, a line each, to a file without a name; what is returned puts it out on stdout.

        However many there are, none is kept in memory. And whoever reads slowly at the other end of a pipe holds up
        nobody who wants to write, if the register is closed in between.
        """
        from tempfile import SpooledTemporaryFile

        _as_utf8(sys.stdout)
        file = SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="")  # noqa: SIM115 - closed below
        for line in lines(records, format, plain_ascii=not _is_utf8(sys.stdout)):
            file.write(line)
        file.seek(0)

        def put_out() -> None:
            with file:
                for line in file:
                    self._put_out(line)

        return put_out

    def _put_out(self, text: str) -> None:
        sys.stdout.write(visible(text, keep_lines=True) if _is_terminal() else text)

    def show_pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """One record whole: headings on the left, words on the right, line breaks kept."""
        from rich.table import Table
        from rich.text import Text

        table = Table.grid(padding=(0, 2))
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold", no_wrap=not _is_terminal())
        for heading, words in pairs:
            table.add_row(Text(heading, style="bold"), Text(visible(words, keep_lines=True)))
        self._print(table)

    @property
    def is_looked_at(self) -> bool:
        """Whether data goes to a person's terminal."""
        return _is_terminal()

    def sparkline(self, numbers: Sequence[int]) -> str:
        """A sparkline to say on stderr; nothing where its console, or the font of an old one, has not the signs."""
        from hmicfrs_cli.formats.bars import HEIGHTS, can_show, sparkline

        old = sys.platform == "win32" and "WT_SESSION" not in os.environ
        return "" if old or not can_show(sys.stderr.encoding, HEIGHTS) else sparkline(numbers)

    @contextmanager
    def progress(self, doing: str, many: int) -> Iterator[Callable[[int], None]]:
        """A bar on stderr while something takes long, where that is a terminal: `doing` says what, and what is yielded
        is told how many of so `many` (0 where nobody can say) are done in all. Nothing stays on the screen after.
        """
        if not sys.stderr.isatty():
            yield lambda _: None
            return
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TaskProgressColumn(),
            TimeRemainingColumn(),
        )
        console = Console(file=sys.stderr, markup=False, emoji=False, highlight=False)
        with Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task(visible(doing), total=many or None)
            yield lambda done: bar.update(task, completed=done)

    def _draw(self, listings: Sequence["Listing"]) -> None:
        shown = [listing for listing in listings if listing.records or listing.total]
        for number, listing in enumerate(shown):
            if number and not _is_terminal():
                sys.stdout.write("\n")
            if listing.title and (_is_terminal() or len(listings) > 1):
                self._print_line(listing.title)
            self._print(_table(listing, self._console().width))

    def _print_line(self, words: str) -> None:
        from rich.text import Text

        self._print(Text(visible(words), style="bold"))

    def _print(self, renderable: object) -> None:
        console = self._console()
        if _is_terminal():
            console.print(renderable, crop=False)
            return
        with console.capture() as captured:
            console.print(renderable)
        sys.stdout.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))

    def _console(self) -> "Console":
        from rich.console import Console

        coloured = self.colour is Colour.ALWAYS or (
            self.colour is Colour.AUTO
            and _is_terminal()
            and not os.environ.get("NO_COLOR")
            and os.environ.get("TERM") != "dumb"
        )
        return Console(
            file=sys.stdout,
            color_system=("auto" if _is_terminal() else "standard") if coloured else None,
            force_terminal=True if coloured else None,
            width=None if _is_terminal() else UNLIMITED,
            markup=False,
            emoji=False,
            highlight=False,
        )


def _table(listing: "Listing", wide: int) -> "Table":
    """A listing as a table for a screen so many columns wide."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    on_terminal = _is_terminal()
    table = Table(
        box=SIMPLE_HEAD if on_terminal else None,
        padding=(0, 1, 0, 0) if on_terminal else (0, 2, 0, 0),
        pad_edge=False,
        show_header=any(column.heading for column in listing.columns),
        header_style="bold",
    )
    columns = _with_a_bar(shown(listing), listing, wide) if on_terminal else shown(listing)
    narrowest = [_narrowest(column, listing) for column in columns]
    if on_terminal and (needed := sum(narrowest) + 2 * len(columns)) > wide:
        # Rather a line that is too long: a narrower table would leave out its last columns.
        table.width = needed
    fixed = _shared_out(columns, listing, narrowest, wide) if on_terminal else [None] * len(columns)
    for column, least, width in zip(columns, narrowest, fixed, strict=True):
        table.add_column(
            column.heading,
            justify="right" if column.right else "left",
            no_wrap=column.whole or not on_terminal,
            overflow="fold",
            min_width=least,
            width=width,
        )
    for record in listing.records:
        _add(table, record, columns)
    if listing.total:
        if on_terminal:
            table.add_section()
        _add(table, listing.total, columns, style="bold")
    return table


def _narrowest(column: Column, listing: "Listing") -> int:
    """The cells that a column has at least, however narrow the screen: a figure or a reference is never cut, and words
    never stand a letter a line.
    """
    from rich.cells import cell_len

    widest = _widest(column, listing)
    heading = max(map(cell_len, re.findall(r"[^\s-]+-?", column.heading)), default=0)
    return max(heading, widest if column.right or column.whole else min(widest, column.least))


def _shared_out(
    columns: Sequence[Column], listing: "Listing", narrowest: Sequence[int], wide: int
) -> Sequence[int | None]:
    """The widths of a table that has a column with a width of its own at least, where it has to be narrowed: rich
    narrows the widest first, and past that. None for each where nothing has to be done.
    """
    natural = [max(_widest(column, listing), least) for column, least in zip(columns, narrowest, strict=True)]
    room = wide - 2 * len(columns) - 1
    has_its_own = any(column.least != READABLE for column in columns)
    if not has_its_own or sum(natural) <= room or sum(narrowest) > room:
        return [None] * len(columns)
    widths = list(narrowest)
    for _ in range(room - sum(narrowest)):
        lacking = [most - has for most, has in zip(natural, widths, strict=True)]
        widths[lacking.index(max(lacking))] += 1
    return widths


def _widest(column: Column, listing: "Listing") -> int:
    """The cells of the longest that a column says."""
    from rich.cells import cell_len

    records = [*listing.records, *([listing.total] if listing.total else [])]
    return max((cell_len(visible(column.says(record))) for record in records), default=0)


def _with_a_bar(columns: list[Column], listing: "Listing", wide: int) -> list[Column]:
    """The columns, with the bar that one of them has beside it, where it tells something and there is room for it. The
    total has none: it would dwarf the rest.
    """
    from hmicfrs_cli.formats.bars import bars, changes, ink_for, room

    place, bar = next(((place, each.bar) for place, each in enumerate(columns, 1) if each.bar), (0, None))
    if bar is None:
        return columns
    width = room([max(_widest(each, listing), len(each.heading)) for each in columns], wide)
    if width < max(len(bar.heading), 1):
        return columns
    numbers = [bar.of(record) for record in listing.records]
    ink = ink_for(sys.stdout.encoding)
    if bar.tells:
        said = [f"{number:+d}" if number else "0" for number in numbers]
        beside_it = max(map(len, said), default=0)
        lines = changes(numbers, max(width - beside_it - 1, 1), ink)
        drawn = [f"{one:>{beside_it}} {line}" for one, line in zip(said, lines, strict=True)]
    else:
        drawn = changes(numbers, width, ink) if bar.is_change else bars(numbers, width, ink, bar.largest)
    if len(set(drawn)) < 2:
        return columns
    of = {id(record): one for record, one in zip(listing.records, drawn, strict=True)}
    beside = Column(bar.heading, lambda record: of.get(id(record), ""), whole=True)
    return [*columns[:place], beside, *columns[place:]]


def _add(table: "Table", record: "Record", columns: Sequence[Column], style: str = "") -> None:
    from rich.text import Text

    cells = [Text(visible(column.says(record)), style=style) for column in columns]
    for column, cell in zip(columns, cells, strict=True):
        if words := "|".join(re.escape(visible(word)) for word in column.bold(record)):
            cell.highlight_regex(rf"(?i)(?<![^\W_])(?:{words})(?![^\W_])", "bold")
    table.add_row(*cells)


def _wrapped(line: str) -> str:
    """A line broken between words, where the terminal would break it within one."""
    from shutil import get_terminal_size
    from textwrap import fill

    indent = line[: len(line) - len(line.lstrip())]
    width = max(get_terminal_size().columns - 1, 20)
    return fill(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False) if line else ""


def _is_terminal() -> bool:
    return sys.stdout.isatty()


def _is_utf8(stream: TextIO) -> bool:
    return (stream.encoding or "").lower().replace("-", "").replace("_", "") == "utf8"


def _as_utf8(stream: TextIO) -> None:
    """Files and pipes for programs are UTF-8 on every system, unless the officer has said otherwise."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure and not stream.isatty() and not os.environ.get("PYTHONIOENCODING"):
        reconfigure(encoding="utf-8", errors="backslashreplace")
