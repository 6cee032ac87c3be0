"""Start-up and growth, each as the ratio of a paired run, with its bar: `python tests/benchmarks/bars.py`.

Machines differ and drift, so nothing here is in seconds: the two commands of a row run in turn, and the row shows the
median of the ratios. Not part of the tests. `--quick` leaves out the register of 200,000. Memory is in megabytes, where
the system tells it.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import large_register
import large_sheet
import long_document

BIN = Path(sys.executable).parent
HMI = str(BIN / "hmi")
SQLITE_UTILS = str(BIN / "sqlite-utils")

BARE_TYPER = """
import typer

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def main(path: str) -> None:
    import sqlite3
    from rich.console import Console
    from rich.table import Table

    table = Table("row", "open", "closed", "total")
    for row in sqlite3.connect(path).execute("SELECT status, count(*), 0, count(*) FROM standing GROUP BY status"):
        table.add_row(*map(str, row))
    Console().print(table)


app()
"""
BARE_SQLMODEL = """
import typer, sqlmodel, rich.table

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command()
def main() -> None:
    pass


app()
"""
Command = Sequence[str]


@dataclass(frozen=True)
class Bar:
    """One comparison: `ours` may take at most `most` times as long as `theirs`. What is done `before` each is not
    counted.
    """

    name: str
    ours: Command
    theirs: Command
    most: float
    runs: int = 15
    before: Callable[[], None] = lambda: None


def seconds(command: Command) -> float:
    """How long a command takes as a process of its own. It must end well."""
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began


def ratio(bar: Bar) -> float:
    """The median of the ratios of pairs run in turn, after one of each that is not counted."""

    def pair() -> float:
        bar.before()
        return seconds(bar.ours) / seconds(bar.theirs)

    pair()
    return statistics.median(pair() for _ in range(bar.runs))


def start_up(folder: Path) -> Iterator[Bar]:
    """The bars of start-up, on the example register."""
    subprocess.run([HMI, "demo"], cwd=folder, check=True, capture_output=True)
    demo = str(folder / "hmi-demo.db")
    (folder / "bare.py").write_text(BARE_TYPER)
    (folder / "loads_sqlmodel.py").write_text(BARE_SQLMODEL)
    bare = [sys.executable, str(folder / "bare.py"), demo]
    query = [SQLITE_UTILS, "query", demo, "SELECT * FROM standing", "--table"]
    for words in (
        ["summary"],
        ["list"],
        ["overdue"],
        ["show", "firearms-2023/R3"],
        ["search", "armouries"],
        ["history"],
        ["movement", "--as-at", "2023-09-28"],
    ):
        ours = [HMI, "--register", demo, *words]
        yield Bar(f"{words[0]} / a bare Typer command", ours, bare, 1.15)
        yield Bar(f"{words[0]} / sqlite-utils query", ours, query, 1.4)
    help_ = [SQLITE_UTILS, "--help"]
    yield Bar("--help / sqlite-utils --help", [HMI, "--help"], help_, 1.1)
    yield Bar("--version / sqlite-utils --help", [HMI, "--version"], help_, 1.1)
    completing = f"_HMI_COMPLETE=complete_bash COMP_WORDS='hmi show f' COMP_CWORD=2 HMI_REGISTER='{demo}' exec {HMI}"
    if sys.platform != "win32":
        yield Bar("completion / sqlite-utils --help", ["sh", "-c", completing], help_, 1.1)
    loads = [sys.executable, str(folder / "loads_sqlmodel.py")]
    text = "By 31 July 2024, chief constables should act."
    yield Bar("add / loading SQLModel", [HMI, "--register", demo, "add", "firearms-2023", text], loads, 1.25)
    setting = [HMI, "--register", demo, "settings", "set", "force", "West Midlands Police"]
    yield Bar("settings set / loading SQLModel", setting, loads, 1.25)


def growth(folder: Path) -> Iterator[Bar]:
    """The bars of growth: 200,000 recommendations with 1,000,000 events against 2,000 with 10,000."""
    small, large = folder / "small.db", folder / "large.db"
    large_register.write(small, 2_000)
    large_register.write(large, 200_000)
    today, past = large_register.TODAY.isoformat(), "2016-07-01"
    for name, words, most in (
        ("summary", ["summary", "--as-at", today], 2.0),
        ("overdue", ["overdue", "--as-at", today], 2.0),
        ("show", ["show", "report-1/R1"], 2.0),
        ("summary --as-at a past day", ["summary", "--as-at", past], 8.0),
        # A word that all have: each of them is scored, and the best are known only when all are.
        ("search for what all have", ["search", "matter"], 8.0),
        ("search for what few have", ["search", "1999"], 2.0),
    ):
        ours = [HMI, "--register", str(large), *words]
        theirs = [HMI, "--register", str(small), *words]
        yield Bar(f"{name}: 200,000 / 2,000", ours, theirs, most, runs=9)
    tenth = folder / "tenth.db"
    large_register.write(tenth, 20_000)
    for name, words in (
        ("check --integrity", ["check", "--integrity"]),
        ("history", ["history", "-f", "ndjson"]),
    ):
        # Linear: ten times the events take ten times as long, and a little for what no longer fits a cache.
        ours = [HMI, "--register", str(large), *words]
        theirs = [HMI, "--register", str(tenth), *words]
        yield Bar(f"{name}: 1,000,000 / 100,000 events", ours, theirs, 12.0, runs=1)


ROWS = 10_000
MOST_MEMORY = 300
"""Megabytes that an import of so many rows may take at its height."""


def imports(folder: Path) -> Iterator[Bar]:
    """The bar of importing a register kept by hand, into a register that has just been begun, and so each time anew."""
    sheet, register, other = folder / "rows.csv", folder / "imported.db", folder / "inserted.db"
    large_sheet.write(sheet, ROWS)
    begun = folder / "begun.db"
    subprocess.run([HMI, "--register", str(begun), "settings", "set", "short-name", "AP"], check=True)

    def anew() -> None:
        other.unlink(missing_ok=True)
        shutil.copy(begun, register)

    ours = [HMI, "--register", str(register), "import", str(sheet), "--yes"]
    theirs = [SQLITE_UTILS, "insert", str(other), "rows", str(sheet), "--csv"]
    yield Bar(f"import of {ROWS:,} rows / sqlite-utils insert", ours, theirs, 6.0, runs=7, before=anew)


def memory() -> float | None:
    """The most that any command has taken so far, in megabytes; None where the system does not tell."""
    try:
        import resource
    except ImportError:
        return None
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return most / (1_000_000 if sys.platform == "darwin" else 1_000)


def reading(folder: Path) -> Iterator[Bar]:
    """The bar of a long document: hmi against the library that it reads it with."""
    document = folder / "long.pdf"
    long_document.write(document)
    ours, theirs = (
        [sys.executable, "-c", program, str(document)] for program in (long_document.OURS, long_document.BARE)
    )
    yield Bar("lines of 300 pages / pypdf alone", ours, theirs, 1.2, runs=3)


def misses(bar: Bar) -> bool:
    """Measure a bar and print it. Returns whether it was missed."""
    return told(bar.name, ratio(bar), bar.most, ".2f")


def told(name: str, measured: float, most: float, digits: str) -> bool:
    """Print what was measured beside its bar. Returns whether it was missed."""
    verdict = "MISSED" if measured > most else "kept"
    sys.stdout.write(f"{name:<42} {measured:5{digits}}   bar {most:<5} {verdict}\n")
    sys.stdout.flush()
    return measured > most


def main() -> None:
    """Print every bar and what was measured; end with 1 if one was missed."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true", help="leave out the register of 200,000")
    quick = arguments.parse_args().quick
    missed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        missed += misses(next(imports(folder)))
        if (peak := memory()) is not None:  # before anything else is built, which may take more
            missed += told("  and its memory in MB", peak, MOST_MEMORY, ".0f")
        for bar in [*start_up(folder), *([] if quick else [*reading(folder), *growth(folder)])]:
            missed += misses(bar)
    raise SystemExit(missed > 0)


if __name__ == "__main__":
    main()
