"""What reading a deadline and the addressees costs for each text: `python tests/benchmarks/reading.py`.

An import reads each text once for each; the bar is 60 µs on average for a text of about 250 characters. Not part of
the tests.
"""

import sys
import timeit
from datetime import date

from hmicfrs_cli.domain import addressees, deadlines

OURS = ("West Midlands Police", "WMP")
PUBLISHED = date(2023, 7, 11)
TEXTS = (
    "By 31 July 2024, the College of Policing (CoP) should set out who may take the course for commanders, and how they"
    " are chosen. What it asks of them should be like what is asked of those who command public order, and should be"
    " looked at again each year.",
    "By 31 July 2024, chief constables should make sure that their armed response vehicles and specialists meet the"
    " demand that their assessment of threat and risk describes, and that the training of their officers keeps pace"
    " with it throughout the year.",
    "The force should make sure that supervisors regularly review investigations, that they record the advice they"
    " give, and that investigators act on it. It should watch how well this works, and should give supervisors the time"
    " and the training that they need.",
    "Within three months, the force should review how it allocates crimes for investigation, so that those with the"
    " right skills investigate the more complex offences; and it should tell victims about any delay, in line with the"
    " code of practice for victims.",
    "With immediate effect, the force should make sure that detainees are not left alone in holding rooms, that checks"
    " are made at the right times and written down, and that custody staff carry ligature knives at all times within"
    " each of its suites.",
    "The force needs to improve the quality of its domestic abuse risk assessments. It needs to make sure that officers"
    " speak to children present at incidents, record what they say, and share it with partners through the hub without"
    " delay.",
    "Chief constables, working with the Crown Prosecution Service, should make sure that disclosure officers are"
    " trained, that case files are good, and that the reasons for returning a file are recorded, counted and used to"
    " improve how officers build their cases.",
    "The Home Office should work with the National Police Chiefs’ Council and the College of Policing on a single set"
    " of definitions for the data that forces return, so that the public can compare how well each force serves victims"
    " of burglary and theft.",
    "Custody staff should answer cell call bells promptly. Detainees should be offered food, drink and exercise, and"
    " what they are offered should be written in the log. Detainees who are vulnerable should have an appropriate adult"
    " as early as possible.",
    "Police and crime commissioners and their mayoral equivalents should, by 27 March 2025, review the services they"
    " commission for victims of stalking, and look for ways to commission them together, so that every victim has an"
    " independent advocate.",
)
ROUNDS, TIMES = 7, 50


def main() -> None:
    """Write the microseconds that each reader needs for a text: the best of some rounds."""
    for name, read in (("deadlines", _deadlines), ("addressees", _addressees)):
        best = min(timeit.repeat(read, number=TIMES, repeat=ROUNDS))
        sys.stdout.write(f"{name}: {best / TIMES / len(TEXTS) * 1_000_000:.0f} µs\n")


def _deadlines() -> None:
    for text in TEXTS:
        deadlines.read(text, PUBLISHED)


def _addressees() -> None:
    for text in TEXTS:
        addressees.read(text, OURS)


if __name__ == "__main__":
    main()
