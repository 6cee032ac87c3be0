"""Loading an example from its folder into a register. The format is explained in examples/september-2023/README.md."""

import shlex
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hmicfrs_cli.domain.days import a_period
from hmicfrs_cli.domain.drafting import Particulars
from hmicfrs_cli.domain.inspections import Inspection
from hmicfrs_cli.domain.records import Balance, Recording, Report
from hmicfrs_cli.domain.vocabulary import SETTINGS, Category, InspectionKind, Level, Reference, ReportKind, Stage
from hmicfrs_cli.register import changes, inspections, meetings, progress, publishing
from hmicfrs_cli.register.history import Log

if TYPE_CHECKING:
    from sqlmodel import Session


def load(session: "Session", recording: Recording, name: str = "september-2023") -> None:
    """Record everything that an example holds, command by command, as an officer would have."""
    with (_folder() / name / "register.toml").open("rb") as file:
        example = tomllib.load(file)

    def command(words: str) -> Log:
        return Log(session, replace(recording, words=words))

    for key in SETTINGS:
        if key in example["settings"]:
            changes.set_setting(command(f"settings set {key}"), key, example["settings"][key])
    for entry in example["balance"]:
        changes.add_balance(command("balance add"), _balance(entry))
    for entry in example["meeting"]:
        day = entry["held"]
        meetings.add(command(f"meeting add {day}"), day, entry["name"])
        if "as_at" in entry:
            meetings.issue(command(f"meeting issue {day}"), day, entry["as_at"])
    for entry in example["report"]:
        report = _report(entry)
        publishing.add_report(command(f"report add --code {report.code}"), report)
        for one in entry["recommendation"]:
            changes.add(command(f"add {report.code}"), report.code, _particulars(one, report.code))
    for entry in example["stage"]:
        to, refs = Stage(entry["to"]), [Reference.read(ref) for ref in entry["refs"]]
        log = command(f"stage {' '.join(entry['refs'])} --to {to}")
        progress.stage(log, refs, to, on=entry["on"], decided_by=entry.get("decided_by"))
    for entry in example["inspection"]:
        words = shlex.join(["inspection", "add", entry["title"], "--start", str(entry["start"])])
        inspections.add(command(words), _inspection(entry, recording.today))


def _folder() -> Path:
    """Where the examples are: inside the installed package, or at the top of a checkout."""
    package = Path(__file__).parents[1]
    shipped = package / "examples"
    return shipped if shipped.is_dir() else package.parents[1] / "examples"


def _balance(entry: dict[str, Any]) -> Balance:
    on: date = entry["on"]
    return Balance(
        Category(entry["category"]),
        _level(entry),
        entry.get("open", 0),
        entry.get("closed", 0),
        on,
        entry["source"],
    )


def _report(entry: dict[str, Any]) -> Report:
    return Report(
        entry["code"],
        entry["title"],
        ReportKind(entry["kind"]),
        entry["published"],
        tuple(entry.get("with", ())),
        stated=entry["states"],
    )


def _particulars(one: dict[str, Any], code: str) -> Particulars:
    return Particulars(
        text=one["text"],
        category=Category(one.get("category", Category.RECOMMENDATION)),
        number=one.get("number"),
        title=one.get("title"),
        level=_level(one),
        owner=one.get("owner"),
        lead=one.get("lead"),
        theme=one.get("theme"),
        under=Reference.read(f"{code}/{one['under']}") if "under" in one else None,
    )


def _inspection(entry: dict[str, Any], today: date) -> Inspection:
    return Inspection(
        0,
        entry["title"],
        InspectionKind(entry["kind"]),
        a_period(str(entry["start"]), today),
        a_period(str(entry["end"]), today) if "end" in entry else None,
        note=entry.get("note"),
        report=entry.get("report"),
    )


def _level(entry: dict[str, Any]) -> Level | None:
    return Level(str(entry["level"])) if "level" in entry else None
