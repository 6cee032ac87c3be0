"""A paper to an audit committee with three reports, of the shape of the real one of September 2023."""

from datetime import date

from hmicfrs_cli.domain.vocabulary import DeadlineKind
from reports.blocks import BREAK, Block, Document, Heading, PageBreak, Paragraph, Part, Table, bullets
from reports.custody import CUSTODY
from reports.wanting import recommended

BY_DECEMBER = date(2023, 12, 31)
BY_OCTOBER = date(2023, 10, 31)
BY_JULY = date(2024, 7, 31)
AT_ONCE = DeadlineKind.IMMEDIATE

FIREARMS = Part(
    "firearms-2023",
    "An inspection of how effective police forces are in the deployment of firearms",
    date(2023, 7, 11),
    (
        Heading("A. An inspection of how effective police forces are in the deployment of firearms", 2),
        Paragraph("Published on: 11th July 2023"),
        Paragraph(
            "HMICFRS looked at how well forces deploy firearms and the munitions that go with them. It wanted to know:"
        ),
        *bullets(
            "Whether the public can trust that what police practise is within the guidance and the law.",
            "Whether those in command are well chosen and well trained.",
            "Whether there are enough of them, and whether they should, where need be, work across the borders of"
            " forces",
        ),
        Paragraph("The report has five themes;"),
        Heading("Resources and Training", 3),
        Paragraph(
            "There were 6,621 armed officers in 2019 and 6,192 when inspectors came. Every force had fewer than its own"
            " Armed Policing Strategic Threat and Risk Assessment (APSTRA) asks for, though tactical and strategic"
            " firearms commanders (TFCs and SFCs) were enough in number."
        ),
        Paragraph(
            "Armed response vehicles were crewed every day only with overtime and moved rest days. Complaints about an"
            " officer were not followed up in a regular way; the choosing of commanders needed to improve."
        ),
        Heading("Training and Exercising", 3),
        Paragraph(
            "All forces teach by the national curriculum. Courses for commanders needed to be better, refreshers too."
            " By 31 March 2022, four in ten ranges had been marked for repair."
        ),
        Heading("Governance", 3),
        Paragraph(
            "Chief officers were to report to a regional lead, and regional leads to the national one: this was not"
            " what happened. In some forces commanders should have turned to their advisers sooner. An earlier"
            " recommendation on consistent terms had been taken up."
        ),
        Heading("Recommendations for Chief Officers and Chief Constables:", 3),
        Heading("Recommendation 1", 4),
        Paragraph(
            "By 31 July 2024, the College of Policing (CoP) should set new criteria for those who begin to train as an"
            " SFC or TFC. They should be chosen much as public order commanders are.",
            recommended(1, BY_JULY, for_us=False),
        ),
        Heading("Recommendation 2", 4),
        Paragraph(
            "By 31 July 2024, chief constables should arrange that specialist commanders, strategic and tactical, can"
            " be called on through a 24-hour rota for their region.",
            recommended(2, BY_JULY),
        ),
        Heading("Recommendation 3", 4),
        Paragraph(
            "By 31 October 2023, all chief constables should see that the equipment for tracking armed response"
            " vehicles, as provided by Counter Terrorism Policing (CTP), is in place and in use in their forces. They"
            " should train the staff who need it.",
            recommended(3, BY_OCTOBER),
        ),
        Heading("Recommendation 4", 4),
        Paragraph(
            "By 31 July 2024, the CoP should look again at what the SFC course holds and make it longer. It should"
            " leave candidates room to practise strategic command.",
            recommended(4, BY_JULY, for_us=False),
        ),
        Heading("Recommendation 5", 4),
        Paragraph(
            "By 31 December 2023, all chief constables should make certain that no SFC or TFC is put to work before"
            " having watched the tactics and the specialist munitions that they may authorise.",
            recommended(5, BY_DECEMBER),
        ),
        Heading("Recommendation 6", 4),
        Paragraph(
            "By 31 December 2023, chief constables should make certain that SFCs and TFCs, when they are accredited"
            " each year, are shown every weapons system, tactic or munition that the force has taken up or means to.",
            recommended(6, BY_DECEMBER),
        ),
        Heading("Recommendation 7", 4),
        Paragraph(
            "By 31 October 2023, the regional armed policing lead should pass what armed exercises teach to the"
            " National Armed Policing Portfolio. Others could then learn from it.",
            recommended(7, BY_OCTOBER, for_us=False),
        ),
        Heading("Recommendation 8", 4),
        Paragraph(
            "With immediate effect, each assistant chief constable regional firearms lead should go to every meeting of"
            " the National Armed Policing Portfolio. If they cannot, they should send another assistant chief constable"
            " who leads on armed policing for a force of their region.",
            recommended(8, AT_ONCE, for_us=False),
        ),
        Heading("Recommendation 9", 4),
        Paragraph(
            "By 31 December 2023, the CoP should bring its guidance on armouries up to date and issue it.",
            recommended(9, BY_DECEMBER, for_us=False),
        ),
        Heading("Recommendation 10", 4),
        Paragraph(
            "With immediate effect, chief constables should have senior officers watch more closely over their"
            " armouries, with an independent audit every year.",
            recommended(10, AT_ONCE),
        ),
        Heading("Recommendation 11", 4),
        Paragraph(
            "By 31 December 2023, the National Armed Policing Portfolio and the CoP should issue a minimum standard for"
            " the records of armed operations. That standard, beside the authorised professional practice – armed"
            " policing, should say how records are kept, found again and audited.",
            recommended(11, BY_DECEMBER, for_us=False),
        ),
        Heading("Recommendation 12", 4),
        Paragraph(
            "With immediate effect, chief constables, through their governance of armed policing, should make certain"
            " that the record of every armed deployment is kept and can be audited.",
            recommended(12, AT_ONCE),
        ),
    ),
)

HOMICIDE = Part(
    "homicide-2023",
    "Homicide prevention: An inspection of the police contribution to the prevention of homicide",
    date(2023, 8, 11),
    (
        Heading("A. Homicide prevention: An inspection of the police contribution to the prevention of homicide", 2),
        Paragraph("Published on 11th August 2023"),
        Paragraph(
            "How well do police understand homicide where they are, its causes and its risks, and what do they do to"
            " prevent it? Inspectors asked both, with the National Police Chiefs’ Council, the College of Policing and"
            " the Independent Office for Police Conduct."
        ),
        Paragraph(
            "In the three years ending 31 March 2022 the rate among Black people was some four times that among White"
            " people. In the year ending 31 March 2022, a knife or something sharp was used in 41 percent of homicides,"
            " and 4 percent were shootings."
        ),
        Heading("Leadership and governance", 3),
        Paragraph(
            "The causes of homicide are not always put first, so that officers and money do not reach them. The best"
            " model is one chief officer who answers for prevention, and should be given the staff to do it."
        ),
        Heading("National and local analysis", 3),
        Paragraph(
            "Forces must tell the Home Office of every homicide, through an online portal, within 30 days of its being"
            " reported. Too little comes back, and patterns are missed. Forces need to know more, and do all they can"
            " to fill the gaps."
        ),
        Paragraph("In the end HMICFRS named what might help forces to prevent homicide."),
        *bullets(
            "One known chief officer, with control of what is spent on prevention, or much weight in it.",
            "An assessment that is right about the causes and the patterns of serious violence.",
            "A control strategy, so that decisions on who works where can be made.",
            "A quick debrief, so that lessons should not be lost.",
        ),
        Heading("Recommendations for Chief Officers and Chief Constables:", 3),
        Heading("Recommendation 1", 4),
        Paragraph(
            "By 1 December 2023, the Home Office should make certain that forces can send it full details of each"
            f" homicide either through the online portal or through{BREAK}another secure way. The Home Office should"
            " alter its guidance to match.",
            recommended(1, date(2023, 12, 1), for_us=False),
        ),
        Heading("Recommendation 2", 4),
        Paragraph(
            "By 31 August 2024, chief constables in England and Wales should have a way for their force to report,"
            " often enough, on what its death investigations show. This will help the force to: see the pattern of"
            " deaths in its area, with what the NHS, local authorities and others hold; and find those that are"
            " linked.",
            recommended(2, date(2024, 8, 31)),
        ),
        Heading("Recommendation 3", 4),
        Paragraph(
            "By 1 December 2023, chief constables should make certain that their force can draw lessons quickly from"
            " homicides and serious violence. Partner organisations should have a place in it where that helps.",
            recommended(3, date(2023, 12, 1)),
        ),
    ),
)

BEFORE: tuple[Block, ...] = (
    Paragraph("Agenda Item 06"),
    Paragraph("JOINT AUDIT COMMITTEE"),
    Paragraph("28 September 2023"),
    Heading("1. PURPOSE OF REPORT", 1),
    Paragraph("To show members of the Committee what HMICFRS has inspected and what it has recommended."),
    Heading("2. WEST MIDLANDS POLICE PEEL INSPECTION & NATIONAL RECOMMENDATIONS", 1),
    Paragraph(
        "The force is still at work on what the PEEL inspection of 2023 asks of it. Fieldwork¹ begins in the week of"
        " 11th September 2023."
    ),
    Heading("Recommendations, Causes of Concern and Areas for Improvement", 2),
    Paragraph("Level 1 – Closed by HMICFRS, which archives it."),
    Paragraph(
        "Level 2 – The force closes it when the work is done, with a letter that the Chief Constable has signed."
    ),
    Paragraph(
        "Level 3 – The force certifies that the recommendation is complete, with such a letter, and HMICFRS should"
        " verify it at the next planned inspection."
    ),
    Paragraph("Level 4 – The force cannot certify it. HMICFRS comes again, with fieldwork for that alone."),
    Paragraph("¹ Fieldwork – a week or two in which inspectors test in the force what they have been told"),
    Paragraph("The figures held for the force now are:"),
    Table(
        (
            ("", "Open", "Closed", "Total"),
            ("Cause of Concern", "6", "21", "27"),
            ("Recommendation Level 2", "55", "0", "55"),
            ("Recommendation Level 3", "36", "2", "38"),
            ("AFI Level 2", "22", "0", "22"),
        )
    ),
    Paragraph(
        "That is four causes of concern, ten Level 2 and seven Level 3 recommendations and sixteen AFI Level 2 more"
        " than before, from the reports below."
    ),
    Paragraph(
        "The Senior Risk and Assurance Lead should see five recommendations through their internal review by 31 October"
        " 2023, and four are with the DCC."
    ),
    PageBreak(),
    Heading("3. National Published Reports and Recommendations", 1),
)

AFTER: tuple[Block, ...] = (
    Heading("4. Inspection Activity", 1),
    Paragraph("Since the last meeting the force has had these inspections, to be published later in 2023."),
    *bullets(
        "1.) Custody, unannounced – as told above.",
        "2.) 5th – 9th June 2023 – PEEL: managing suspects and offenders, question 7.2.",
        "3.) 10th – 14th July 2023 – Serious and organised crime, with the region’s unit. The force should hear in the"
        " report of its region.",
    ),
    Heading("Forthcoming HMICFRS Activity & Inspections", 2),
    *bullets("21st August – 1st September – Super-complaint on the police response to stalking and harassment"),
    Heading("CONTACT OFFICER", 2),
    Paragraph("Title: HMICFRS Force Liaison Officer, Strategy, Delivery & Assurance"),
    Heading("BACKGROUND DOCUMENTS", 2),
    Paragraph("Nov 2022 – HMICFRS Report – Vetting, misconduct and misogyny in the police service"),
    Paragraph("March 2023 – How well the police tackle serious youth violence."),
)

PAPER = Document(
    "paper", "HMICFRS UPDATE", "Joint Audit Committee – HMICFRS update", (FIREARMS, HOMICIDE, CUSTODY), BEFORE, AFTER
)
"""A paper of three reports: 12 and 3 recommendations, then 4 causes of concern with one each, and 16 AFIs."""
