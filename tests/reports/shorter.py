"""Three shorter documents: a national thematic, a letter on an accelerated cause of concern, and a PEEL report."""

from datetime import date

from hmicfrs_cli.domain.vocabulary import Category, DeadlineKind
from reports.blocks import Block, Bullet, Document, Heading, PageBreak, Paragraph, Part, bullets
from reports.wanting import afi, cause, recommended

BY_FEBRUARY = date(2025, 2, 28)
BY_JUNE = date(2025, 6, 30)
BY_SEPTEMBER = date(2024, 9, 30)
FOR_ALL = "By 30 June 2025, chief constables should make sure that their force:"
WITH_COLLEGE = "By the end of February 2025, the College of Policing, in consultation with chief constables, should:"


def limb(words: str, number: int, due: date | DeadlineKind, lead_in: str, **other: object) -> Bullet:
    """A bullet under a dated lead-in: a recommendation of its own, with the deadline of the lead-in."""
    return Bullet(words, recommended(number, due, lead_in=lead_in, **other), mark="• ")


THEMATIC = Document(
    "thematic",
    "Left waiting: how well forces answer calls about vulnerable people",
    "Left waiting – an inspection of the answering of calls",
    (
        Part(
            "calls-2024",
            "Left waiting: how well forces answer calls about vulnerable people",
            date(2024, 9, 25),
            (
                Paragraph("Published on: 25 September 2024"),
                Heading("Summary", 2),
                Paragraph(
                    "We inspected ten forces between January and April 2024. In the year ending 31 March 2024, forces"
                    " took 9.1 million 999 calls. By the end of 2023, most had call handlers enough; few had them where"
                    " and when they were needed."
                ),
                Paragraph(
                    "Some 40 percent of the people we spoke to told us that they should have been asked whether they"
                    " were safe to talk. That finding is first among the reasons for our recommendations."
                ),
                Heading("Recommendations", 2),
                Paragraph(
                    "By 31 December 2024, chief constables should find out how many callers who are vulnerable give up"
                    " before they are answered, and act on what they find.",
                    recommended(1, date(2024, 12, 31)),
                    label="Recommendation 1 –",
                ),
                Paragraph(
                    "Within six months, the Home Office should publish a definition of a vulnerable caller that all"
                    " forces can use.",
                    recommended(2, date(2025, 3, 25), for_us=False),
                    label="Recommendation 2 –",
                ),
                Paragraph(
                    "With immediate effect, all forces should make sure that:",
                    recommended(3, DeadlineKind.IMMEDIATE),
                    label="Recommendation 3 –",
                ),
                *bullets(
                    "every call handler knows what to ask of someone who cannot speak freely;",
                    "a supervisor is there at every hour; and",
                    "calls that end early are called back.",
                    belong=True,
                ),
                Paragraph(
                    "As soon as possible, the National Police Chiefs’ Council’s contact lead should tell forces which"
                    " of the systems now in use can show a caller’s history.",
                    recommended(4, DeadlineKind.UNCLEAR, for_us=False),
                    label="Recommendation 4 –",
                ),
                PageBreak(),
                Heading("What should follow for every force", 2),
                Paragraph(FOR_ALL),
                limb("trains every call handler in how risk is assessed;", 5, BY_JUNE, FOR_ALL),
                limb(
                    "listens to a sample of calls each month, and tells call handlers what was heard; and",
                    6,
                    BY_JUNE,
                    FOR_ALL,
                ),
                limb("can show by whom, and why, a call was given a lower grade.", 7, BY_JUNE, FOR_ALL),
                Paragraph(WITH_COLLEGE),
                limb("revise the training of call handlers; and", 8, BY_FEBRUARY, WITH_COLLEGE, for_us=False),
                limb("publish what a good control room looks like.", 9, BY_FEBRUARY, WITH_COLLEGE, for_us=False),
                Heading("Annex: how we inspected", 2),
                Paragraph(
                    "We read 1,200 records of calls closed within the last 12 months (ending 30 June 2024). Forces"
                    " should be thanked for their help."
                ),
            ),
        ),
    ),
)
"""Recommendations 1 to 4 inline, the third with sub-points; then limbs under two lead-ins with a deadline.

Where a number is printed, its bullets belong to it: the report has said what one recommendation is. Where none is, each
limb is one, numbered on: 5 to 7, 8 and 9.
"""

AT_ONCE = "The force should immediately:"
IN_TIME = "By 30 September 2024, the force should make sure:"

CONCERN = Document(
    "concern",
    "Accelerated cause of concern: how the force investigates crime",
    "Marchshire Police – accelerated cause of concern",
    (
        Part(
            "concern-2024",
            "Accelerated cause of concern: how the force investigates crime",
            date(2024, 3, 11),
            (
                Heading("Letter information", 2),
                Paragraph("From: His Majesty’s Inspector of Constabulary"),
                Paragraph("To: Chief Constable, Marchshire Police"),
                Paragraph("Sent on: 11 March 2024"),
                Paragraph(
                    "We found something in our inspection that should not wait for our report. Since 31 January 2024 we"
                    " have seen 180 investigations, of which 62 were not good enough."
                ),
                Heading("Cause of concern", 2),
                Paragraph(
                    "Marchshire Police doesn’t investigate crime well enough, and victims are let down.",
                    cause(1, heading="Cause of concern"),
                ),
                Heading("Recommendations", 2),
                Paragraph(AT_ONCE),
                limb(
                    "make sure that victims are kept told of what is done;", 1, DeadlineKind.IMMEDIATE, AT_ONCE, under=1
                ),
                limb(
                    "make sure that every investigation has a plan that a supervisor has seen;",
                    2,
                    DeadlineKind.IMMEDIATE,
                    AT_ONCE,
                    under=1,
                ),
                limb(
                    "make sure that evidence which could be lost, such as film from cameras, is got in time; and",
                    3,
                    DeadlineKind.IMMEDIATE,
                    AT_ONCE,
                    under=1,
                ),
                limb(
                    "put right the investigations that we found wanting.", 4, DeadlineKind.IMMEDIATE, AT_ONCE, under=1
                ),
                Paragraph(IN_TIME),
                limb("it has detectives enough for the crimes it records;", 5, BY_SEPTEMBER, IN_TIME, under=1),
                limb("those who supervise have the time and the training for it;", 6, BY_SEPTEMBER, IN_TIME, under=1),
                limb(
                    "it tests the quality of investigations, and learns from it; and", 7, BY_SEPTEMBER, IN_TIME, under=1
                ),
                limb("it follows the code of practice for victims of crime.", 8, BY_SEPTEMBER, IN_TIME, under=1),
                Heading("What happens next", 2),
                Paragraph(
                    "We will come again by 31 October 2024 to see what has been done. The force should by then have"
                    " sent us its plan."
                ),
                Paragraph("Yours sincerely"),
            ),
        ),
    ),
)
"""One cause of concern with eight recommendations: four bullets under each of two lead-ins, one of them dated."""


def asked(number: int, words: str, due: date | DeadlineKind = DeadlineKind.NONE) -> Heading:
    """An AFI as a PEEL report prints it: a sentence in bold over the reasons for it."""
    return Heading(words, 4, afi(number, due))


PEEL_BLOCKS: tuple[Block, ...] = (
    Paragraph("Published on: 20 October 2023"),
    Heading("Our judgments", 2),
    Paragraph(
        "We graded Marchshire Police in nine areas. In the year ending 31 March 2023, it recorded 68.1 crimes per 1,000"
        " people."
    ),
    Paragraph("We found five areas for improvement."),
    Heading("Responding to the public", 2),
    Paragraph("Marchshire Police requires improvement at responding to the public."),
    Heading("Areas for improvement", 3),
    asked(1, "The force needs to answer emergency calls more quickly"),
    Paragraph(
        "In our 2021 inspection we told the force that it should answer more of its 999 calls within ten seconds. By 31"
        " March 2023, it answered 71.5 percent of them in that time; forces should answer nine in ten."
    ),
    asked(2, "The force should make sure that call handlers give advice on how to keep evidence and prevent crime"),
    Paragraph("Of the calls we heard, such advice was given in half. Victims should be able to rely on it."),
    Heading("Main findings", 3),
    Paragraph("The force attends most incidents in the time it sets itself."),
    *bullets("Officers are sent to those who need them most.", "Supervisors should be, and are, in the control room."),
    Heading("Investigating crime", 2),
    Paragraph("Marchshire Police is adequate at investigating crime."),
    Heading("Area for improvement", 3),
    asked(3, "The force doesn’t always record the reasons why a victim withdraws, and needs to do so"),
    Paragraph("We found no record of the reasons in 17 of 40 cases closed within the last 12 months."),
    Heading("Disrupting serious organised crime", 2),
    Heading("Areas for improvement", 3),
    asked(4, "The force should give lead responsible officers the time and training that their part asks of them"),
    Paragraph("Some led four operations at once."),
    asked(
        5,
        "By 31 March 2024, the force should have a plan for each organised crime group it has mapped",
        date(2024, 3, 31),
    ),
    Paragraph("Three of the eleven groups had none when we came."),
    Heading("Building, supporting and protecting the workforce", 2),
    Paragraph("Marchshire Police is good at looking after its workforce, and should be proud of it."),
)


PEEL = Document(
    "peel",
    "PEEL 2023–25: An inspection of Marchshire Police",
    "PEEL 2023–25: Marchshire Police",
    (
        Part(
            "peel-2023",
            "PEEL 2023–25: An inspection of Marchshire Police",
            date(2023, 10, 20),
            PEEL_BLOCKS,
            stated={Category.AFI: 5},
        ),
    ),
)
"""Five AFIs, each a heading that is a sentence, over reasons that oblige nobody."""
