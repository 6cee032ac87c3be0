"""The third report of the paper: causes of concern in pairs with a recommendation, and AFIs in every shape."""

from datetime import date

from hmicfrs_cli.domain.vocabulary import Category, DeadlineKind
from reports.blocks import Block, Bullet, Heading, Paragraph, Part, bullets
from reports.wanting import afi, cause, recommended

CONTACT = "First point of contact"
SUITE = "In the custody suite – booking-in, individual needs and legal rights"
CELL = "In the custody cell – safeguarding and healthcare"
RELEASE = "Release and transfer from custody"


def pair(number: int, name: str, text: str, due: DeadlineKind = DeadlineKind.NONE) -> tuple[Block, ...]:
    """A cause of concern by its name, and the recommendation below it."""
    return (
        Heading(f"{number}.) Cause of concern: {name}", 3, cause(number, text=name)),
        Paragraph("Recommendation:"),
        Paragraph(text, recommended(number, due, under=number)),
    )


CAUSES: tuple[Block, ...] = (
    *pair(
        1,
        "Leadership",
        "The force should oversee custody more firmly. It should always have enough custody staff on duty for those who"
        " are held. It should use figures and tests of quality to find what is wrong and put it right.",
    ),
    *pair(
        2,
        "Detainee risk",
        "The force should take immediate action to keep detainees safe from the risks they face and follow authorised"
        " professional practice consistently",
        DeadlineKind.IMMEDIATE,
    ),
    *pair(
        3,
        "Meeting legal requirements and guidance",
        "The force should take immediate action so that all that is done in custody is within the law and guidance.",
        DeadlineKind.IMMEDIATE,
    ),
    *pair(
        4,
        "Use of force",
        "West Midlands Police should look closely at force and restraint in custody to show that each use was needed,"
        " justified and in proportion. It should do so on sound information and tested quality.",
    ),
)

IN_THE_SUITE: tuple[Block, ...] = (
    Heading(SUITE, 4),
    Paragraph("The force should keep more firmly to the dignity of detainees at all times by:", afi(2, heading=SUITE)),
    *bullets(
        "Telling every detainee that there is CCTV, and that it does not show the toilet in the cell.",
        "Taking care that nobody is left naked in a cell.",
        belong=True,
    ),
    Paragraph("The force should meet the diverse and individual needs of detainees better", afi(3, heading=SUITE)),
    Paragraph("This should be achieved by:", belongs=True),
    *bullets(
        "Asking each one on arrival whether they care for somebody and whether they want a word in private with an"
        " officer of the same sex.",
        "Giving female detainees a female member of staff to talk to.",
        "Making certain that all staff understand different religious practices, and how to handle religious objects.",
        "Providing rightly for those who move, hear or see with difficulty.",
        "Having telephones with two handsets in every suite, so that an interpreter can be heard in private.",
        belong=True,
    ),
    Bullet(
        "The force should hold detainees for the least time possible, with short waits to be booked in and"
        " investigations that move on.",
        afi(4, DeadlineKind.UNCLEAR, heading=SUITE),
    ),
    Bullet("Bail conditions should be fitting, and such as the detainee can keep.", afi(5, heading=SUITE)),
    Bullet(
        "The force should tell detainees what becomes of their DNA samples and make certain that any sample is stored"
        " securely.",
        afi(6, heading=SUITE),
    ),
    Bullet("The force should tell detainees how they can complain if they wish.", afi(7, heading=SUITE)),
)

IN_THE_CELL: tuple[Block, ...] = (
    Heading(CELL, 4),
    Paragraph("The force should improve its cells by:", afi(8, heading=CELL)),
    *bullets(
        "Keeping every floor clean to a fair standard.",
        "Making certain that all daily and weekly checks are done and written down, as authorised professional practice"
        " has it.",
        belong=True,
    ),
    Bullet(
        "Ensuring that all custody staff are drilled for a fire, and that all they need for it lies in one place.",
        belongs=True,
        mark="-",
    ),
    Paragraph("The force should improve the way it looks after detainees", afi(9, heading=CELL)),
    *bullets(
        "By making certain that detainees know what care there is for them.",
        "Offering showers and exercise, above all in a long stay.",
        "Routinely offering something to pass the time, of which there is enough.",
        "Having more to read, for children and in other languages.",
        "Having mattresses that are whole and soft enough.",
        belong=True,
    ),
    Bullet(
        "Children and vulnerable adults should have prompt support from an appropriate adult every time. Records should"
        " show how well that is done.",
        afi(10, DeadlineKind.UNCLEAR, heading=CELL),
    ),
    Bullet(
        "The force shouldn’t hold a child for longer than it must and should give children more care while they are"
        " there, and time out of the cell where it can be had.",
        afi(11, heading=CELL),
    ),
    Bullet(
        "All medical rooms should meet the standards for preventing and controlling infection.", afi(12, heading=CELL)
    ),
    Bullet("Detainees’ dignity should be kept whenever they are examined", afi(13, heading=CELL)),
    Bullet(
        "Detainees in a mental health crisis should have prompt access to the treatment they need.",
        afi(14, DeadlineKind.UNCLEAR, heading=CELL),
    ),
)

ON_RELEASE: tuple[Block, ...] = (
    Heading(RELEASE, 4),
    Paragraph(
        "Liaison and diversion practitioners should work from every custody suite, so that the needs of all who are"
        " vulnerable are met alike.",
        afi(15, heading=RELEASE),
    ),
    Paragraph("The force should release detainees with more care by making sure:", afi(16, heading=RELEASE)),
    *bullets(
        "Leaflets on where to find support are given to detainees when they go.",
        "Detainees are helped to get home, with travel passes in every suite that are used when needed.",
        "Custody officers check the digital escort record of each person and watch over transfers to other agencies.",
        belong=True,
    ),
)

CUSTODY = Part(
    "custody-2023",
    "West Midlands Joint Custody Inspection",
    date(2023, 8, 16),
    (
        Heading("B. West Midlands Joint Custody Inspection", 2),
        Paragraph("Published on 16 August 2023"),
        Paragraph(
            "HMICFRS and the Care Quality Commission (CQC) looked together, in May 2023, at what custody does for those"
            " who are held, at each step of their stay, and at how the force means to hold them safely and with"
            " respect."
        ),
        Paragraph("There were five themes:"),
        *bullets(
            "leadership, accountability and working with partners;",
            "pre-custody – first point of contact;",
            "in the custody suite – booking-in, individual needs and legal rights;",
            "in the custody cell – safeguarding and healthcare; and",
            "release and transfer from custody.",
        ),
        Paragraph("What the report praised:"),
        *bullets(
            "Governance is better, though there is work that should still be done",
            "Searches are written down more fully",
            "Patient & reassuring custody staff",
            "Openness to those who look in from outside",
        ),
        Paragraph(
            "HMICFRS made four recommendations which address the main causes of concern and a further 16 areas for"
            " improvement."
        ),
        *CAUSES,
        Heading("Areas for improvement", 3),
        Heading(CONTACT, 4),
        Paragraph(
            "Officers who meet somebody in a mental health crisis should have the advice and the information to choose"
            " what is best to do.",
            afi(1, heading=CONTACT),
        ),
        *IN_THE_SUITE,
        *IN_THE_CELL,
        *ON_RELEASE,
    ),
    stated={Category.RECOMMENDATION: 4, Category.AFI: 16},
)
