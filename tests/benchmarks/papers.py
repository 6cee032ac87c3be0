"""What a long paper costs beside a short one, in each format: `python tests/benchmarks/papers.py`.

The long one tells of 500 open recommendations, each in full, a fifth with a target put off, a reason and a note;
the short one, of one page, has the figures of a register with one. Ratios of paired runs, and the peak of memory.
"""

import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from bars import HMI, Bar, ratio

from hmicfrs_cli.domain.drafting import Particulars
from hmicfrs_cli.domain.records import Recording, Report
from hmicfrs_cli.domain.vocabulary import Level, ReportKind
from hmicfrs_cli.register import changes, meetings, opening, progress, publishing
from hmicfrs_cli.register.history import Log

DAY = date(2023, 9, 28)
PUBLISHED = date(2023, 7, 11)
MANY, IN_A_REPORT = 500, 50
BARS = {".docx": 5.0, ".html": 5.0, ".pdf": 5.0, ".md": 5.0}
MEGABYTES = 300
WORDS = "chief constables should make certain that what the inspection found is put right, and say how they know. " * 3

ONE_PAGE = """
parts = ["figures"]
[[section]]
name = "recommendations"
"""


def write(path: Path, many: int) -> None:
    """A register with so many open recommendations, all of them new to the committee of this day."""
    with opening.writing(path, lambda _: None) as session:

        def log() -> Log:
            return Log(session, Recording("benchmark", f"{DAY}T09:00:00.000000Z", DAY, ""))

        meetings.add(log(), DAY, "Audit Committee")
        for number in range(0, many, IN_A_REPORT):
            code = f"report-{number}"
            publishing.add_report(log(), Report(code, f"Report {number}", ReportKind.FORCE, PUBLISHED))
            for one in range(min(IN_A_REPORT, many)):
                due = (PUBLISHED + timedelta(days=20 + 3 * one)).isoformat()
                new = Particulars(f"By {due}, {WORDS}", level=Level.TWO, owner="ACC Operations", title=f"Title {one}")
                ref = changes.add(log(), code, new)
                if one % 5 == 0:
                    for month in (11, 12):
                        to = date(2023, month, 1)
                        progress.target(log(), [ref], to, on=PUBLISHED, reason="Staff were moved", approved_by=None)
                    progress.note(log(), ref, "The first half is done", on=PUBLISHED, public=True)


def peak(command: list[str]) -> float | None:
    """The most megabytes that a command held at once; None where the system does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    subprocess.run(command, check=True, capture_output=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main() -> int:
    """Print each ratio beside its bar. Returns 1 where one is over it."""
    over = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "long.db", MANY)
        write(folder / "short.db", 1)
        (folder / "one-page.toml").write_text(ONE_PAGE, encoding="utf-8")
        for ending, most in BARS.items():
            asked = ["paper", str(DAY), "--force", "--out"]
            long = [HMI, "--register", str(folder / "long.db"), *asked, str(folder / f"long{ending}")]
            short = [HMI, "--register", str(folder / "short.db"), *asked, str(folder / f"short{ending}")]
            short += ["--config", str(folder / "one-page.toml")]
            found = ratio(Bar(f"paper {ending}", long, short, most, runs=5))
            held = peak(long)
            over |= found > most or (held or 0) > MEGABYTES
            memory = f"; at most {held:.0f} MB so far (bar {MEGABYTES})" if held else ""
            sys.stdout.write(f"a paper of {MANY} / of one page, {ending}: {found:.2f} x (bar {most}){memory}\n")
            sys.stdout.flush()
    return int(over)


if __name__ == "__main__":
    raise SystemExit(main())
