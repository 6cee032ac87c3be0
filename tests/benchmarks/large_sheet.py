"""A register kept by hand, as CSV, of any length for the benchmarks: texts of some 250 characters, mixed statuses."""

import csv
from datetime import date, timedelta
from pathlib import Path

PER_REPORT = 20
HEADINGS = (
    "HMICFRS Report Title",
    "Date published",
    "Rec No",
    "Type",
    "Recommendation",
    "Level",
    "Status",
    "Owner",
    "Due",
    "Date closed",
    "Letter ref",
    "Signed",
    "Signatory",
    "HMICFRS basis",
    "Comments",
)
FIRST_DAY = date(2014, 1, 6)


def write(path: Path, rows: int) -> None:
    """Write a CSV of so many rows, a fifth of them open."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        writer.writerows(_row(number) for number in range(rows))


def _row(number: int) -> list[str]:
    report, place = divmod(number, PER_REPORT)
    published = FIRST_DAY + timedelta(days=report * 7)
    due, closed = published + timedelta(days=200 + place), published + timedelta(days=180 + place)
    is_open, level = number % 5 == 0, 2 + number % 2
    text = (
        f"By {due.day} {due:%B} {due.year}, chief constables should make sure that matter {number} of this report is"
        " put right: that officers and staff know what is asked of them, that supervisors look at a sample of the work"
        " each month, and that what they find is told to those who plan the training of the force."
    )
    return [
        f"Inspection of matter {report}",
        f"{published:%d/%m/%Y}",
        str(place + 1),
        ("Rec", "AFI")[number % 3 == 0],
        text,
        f"Level {level}",
        ("In progress" if number % 2 else "Open") if is_open else "Complete",
        f"ACC {number % 6}",
        "" if number % 4 else f"{due:%d/%m/%Y}",
        "" if is_open else f"{closed:%d/%m/%Y}",
        "" if is_open else f"CC-{report}",
        "" if is_open else f"{closed - timedelta(days=place + 1):%d/%m/%Y}",
        "" if is_open else "Chief Constable",
        "" if is_open or level == 2 else "PEEL visit",
        f"Looked at by the board in its meeting {number % 9}." if number % 10 == 0 else "",
    ]
