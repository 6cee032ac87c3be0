"""Addressees in wordings on which the reader was not made, for West Midlands Police.

What a careful liaison officer would say of each was written down before it was read: us, others (for information), or
unsure (counts as for us, and a person has to look). Where two are given, the officer's own answer stands first.
Leaving out of the figures what is ours is the worst mistake.
"""

import pytest

from hmicfrs_cli.domain import addressees

OURS = ("West Midlands Police", "WMP")

CHIEF_CONSTABLES = {
    "By 31 October 2024, all chief constables should make sure that victims are told of their rights.": "us",
    "ALL CHIEF CONSTABLES SHOULD MAKE SURE THAT VICTIMS ARE TOLD OF THEIR RIGHTS.": "us",
    "Chief constables in England and Wales should publish their answer.": "us",
    "Each chief constable should publish an answer.": "us",
    "The chief constable should chair the vetting board.": "us",
    "The Chief Constable of West Midlands Police should chair the vetting board.": "us",
    "The Chief Constable of Merseyside Police should chair the vetting board.": "others",
    "Chief constables, through their learning and development structure, should train every inspector.": "us",
    "Chief officers should be seen to challenge poor behaviour.": "us",
    "Chief constables need to know how many detectives they will have in five years.": "us",
    "Chief constables must satisfy themselves that armouries are safe.": "us",
    "Chief constables are to satisfy themselves that armouries are safe.": "us",
    "Chief constables of those forces that took part should write to the families.": "us",
    "Chief constables who have not yet done so should appoint a stalking lead.": "us",
    "With immediate effect, chief constables, in consultation with their local policing "
    "bodies, should open a fund.": "us",
    "Chief constables should, working with the Crown Prosecution Service, agree a case file standard.": "us",
    "Working with the Crown Prosecution Service, chief constables should agree a case file standard.": "us",
    "We recommend that, by 31 March 2025, chief constables of all forces should adopt the charter.": "us",
    "Chief constables should make sure that the College of Policing’s guidance is followed.": "us",
    "The deputy chief constable should own the risk register.": "us",
    "Chief constables and police and crime commissioners should publish a joint plan.": "us",
    "Police and crime commissioners and chief constables should publish a joint plan.": "us",
    "Chief constables, the College of Policing and the NPCC should agree one definition.": "us",
    "The Home Office, together with chief constables, should agree one definition.": "unsure",
    "The Commissioner of the Metropolitan Police should write to the families.": "others",
    "Assistant chief constables should chair each misconduct board.": "us",
    "The NPCC and chief constables, with help from the College, should hold the list.": "us",
    "The force’s chief officers should visit custody.": "us",
    "Chief\nconstables should agree.": "us",
    "Chief constables’ councils should agree.": "us",
    "The Chief Constables’ Council should agree.": "others or us or unsure",
    "Chief constables, with the NPCC, should agree a plan.": "us",
    "Chief constables should work with police and crime commissioners to set priorities.": "us",
    "The chief constable of each force should decide.": "us",
    "The chief constable and her deputy should decide.": "us",
    "Each force’s chief officer team should decide.": "us",
    "If the Home Office agrees, chief constables should sign the charter.": "us",
    "The charter that the Home Office and chief constables agreed should be adopted.": "unsure or us",
}
"""Chief constables and chief officers, in their many forms."""

FORCES = {
    "All forces should know where their weapons are.": "us",
    "All police forces in England and Wales should know where their weapons are.": "us",
    "Every force in England and Wales should know where its weapons are.": "us",
    "Those forces that have not yet done so should count their weapons.": "us",
    "Forces that have already done so should share what they learnt.": "us",
    "Police forces should know where their weapons are.": "us",
    "The constabulary should know where its weapons are.": "us",
    "The service should know where its appliances are.": "us",
    "The police service should know where its weapons are.": "us",
    "The force needs to know where its weapons are.": "us",
    "By 30 September 2024, the force should make sure: supervisors look at each file.": "us",
    "The force should immediately: stop leaving detainees in vans.": "us",
    "Home Office forces should know where their weapons are.": "us",
    "Forces should work with the Home Office to replace the database.": "us",
    "In conjunction with local authorities, forces should cut overnight detention.": "us",
    "Together with the College of Policing, forces should write the curriculum.": "us",
    "As part of its plan, the force should measure what victims think.": "us",
    "To help the Home Office plan, forces should send it their numbers.": "us",
    "Until the Home Office changes the law, forces should go on recording outcome 16.": "us",
    "Following guidance from the NPCC, the force should retrain custody staff.": "us",
    "The force and its partners should share information about children at risk.": "us",
    "The force’s senior leaders should be more visible.": "us",
    "The force’s professional standards department should have enough staff.": "us",
    "Senior leaders in the force should be more visible.": "us or unsure",
    "The head of the force control room should review its shift pattern.": "us or unsure",
    "English and Welsh forces should each have a rape lead.": "us",
    "Forces in Wales should each have a rape lead.": "us",
    "Non-Home Office forces should each have a rape lead.": "us",
    "Both forces should review their shared custody contract.": "us",
    "The three forces in the alliance should review their shared contract.": "us",
    "The special constabulary should be put to better use.": "unsure or us",
    "The Home Office, College of Policing and all forces should hold the list.": "us",
    "The College, as well as forces, should hold the list.": "us",
    "Because the Home Office has not acted, forces should.": "us",
    "Any force that uses spit guards should count them.": "us",
    "No force should hold a child overnight in a cell.": "us",
    "Neither forces nor the College should wait.": "us",
    "CHIEF CONSTABLES AND THE COLLEGE OF POLICING SHOULD AGREE.": "us",
    "The\u00a0force should agree.": "us",
    "Forces & PCCs should agree.": "us",
    "Forces and/or PCCs should agree.": "us",
    "The force shouldn’t wait.": "us",
    "The force mustn't wait.": "us",
    "The force will need to wait.": "us",
    "The force is required to wait.": "us",
    "Forces are expected to wait.": "us",
    "What the force is to do should be written down.": "us",
    "Each force’s digital forensics unit should be accredited.": "us",
    "The force crime registrar should decide.": "us",
    "Force control room supervisors should decide.": "us",
    "The force must be told by the Home Office what it should do.": "us",
    "Either the Home Office or forces should pay.": "us",
    "The force, not the Home Office, should pay.": "us",
    "Forces should tell the College of Policing, which should tell the Home Office.": "us",
    "The lead force should pay.": "us",
}
"""All forces, some forces, the force, the service."""

BY_NAME = {
    "West Midlands Police should answer 101 calls sooner.": "us",
    "WEST MIDLANDS POLICE SHOULD ANSWER 101 CALLS SOONER.": "us",
    "WMP should answer 101 calls sooner.": "us",
    "Within three months, West Midlands Police and Staffordshire Police should end their shared service.": "us",
    "Staffordshire Police and West Midlands Police should end their shared service.": "us",
    "Staffordshire Police should answer 101 calls sooner.": "others",
    "Devon and Cornwall Police should answer 101 calls sooner.": "others",
    "Avon and Somerset Constabulary should answer 101 calls sooner.": "others",
    "Dyfed-Powys Police should answer 101 calls sooner.": "others",
    "Greater Manchester Police should answer 101 calls sooner.": "others",
    "The Metropolitan Police Service should answer 101 calls sooner.": "others",
    "The Metropolitan Police should answer 101 calls sooner.": "others",
    "City of London Police should answer fraud calls sooner.": "others",
    "British Transport Police should answer its calls sooner.": "others",
    "The Police Service of Northern Ireland should answer its calls sooner.": "others",
    "West Midlands Police Federation should be asked what its members think.": "others",
    "West Midlands Police Federation should encourage its members to speak up.": "others",
    "West Midlands Police’s custody staff should record each meal.": "us",
    "The West Midlands Police and Crime Commissioner should hold the chief constable to account.": "others",
    "The West Midlands Police and Crime Panel should meet more often.": "others or unsure",
    "West Midlands Fire Service should answer its calls sooner.": "others or unsure",
    "Kent Police, with help from West Midlands Police, should answer its calls sooner.": "others",
    "With help from Kent Police, West Midlands Police should answer its calls sooner.": "us",
    "Warwickshire and West Mercia police forces should end their shared service.": "us",
    "The Police should record every crime they are told of.": "unsure",
    "All Police Forces should record every crime.": "us",
    "Every Police Force in England and Wales should record every crime.": "us",
    "Each Police Service should record every crime.": "us",
    "All Police Constabularies should record every crime.": "us",
    "Police Forces should record every crime.": "us",
    "By March 2024 Police forces should record every crime.": "us",
    "By 31 March 2025 West Midlands Police should record every crime.": "us",
    "However West Midlands Police should record every crime.": "us",
    "Following Operation Sentinel West Midlands Police should record every crime.": "us",
    "By 31 March Kent Police should record every crime.": "others",
    "West Midlands Police & Crime Commissioner should hold the chief constable to account.": "others",
    "West Midlands Police, Fire and Crime Commissioner should hold the chief constable to account.": "others",
    "Northamptonshire Police, Fire and Crime Commissioner should hold the chief constable to account.": "others",
    "The West Midlands PCC should hold the chief constable to account.": "others",
    "The Office of the Police and Crime Commissioner should publish its answer.": "others",
    "The Mayor of the West Midlands should publish an answer.": "others or unsure",
    "Police Federation representatives should be told.": "unsure",
    "The Police Federation should be told.": "others",
    "The Police Federation of England and Wales should tell its members.": "others",
    "Kent Police Federation should tell its members.": "others",
    "West Midlands Police Authority should publish its minutes.": "others",
    "West Midlands Police Cadets should be thanked.": "unsure or us",
    "Police Scotland should answer calls sooner.": "others",
    "Ministry of Defence Police should answer calls sooner.": "others",
    "The Civil Nuclear Constabulary should answer calls sooner.": "others",
    "Police and crime commissioners, in consultation with chief constables, should set priorities.": "others",
    "Police forces and their safeguarding partners should share their lists.": "us",
    "The NPCC lead, who is the Chief Constable of Kent Police, should decide.": "others",
    "In Kent Police, officers should record more.": "unsure",
    "Officers of Kent Police should record more.": "unsure or others",
    "Unlike Kent Police, West Midlands Police should record more.": "us",
    "The force, like Kent Police, should record more.": "us",
    "Kent Police should share what it does with the force.": "others",
    "Cause of concern Kent Police is failing victims. Recommendations Within three "
    "months Kent Police should act.": "others",
    "Warwickshire Police, West Mercia Police and Staffordshire Police should act together.": "others",
    "The West Midlands force should act.": "us",
    "Officers from West Midlands Police should act.": "unsure",
    "Custody sergeants in West Midlands Police should sign the charter.": "us or unsure",
    "Thames Valley Police, as lead force, should pay.": "others",
    "British Transport Police, the Ministry of Defence Police and all Home Office forces should pay.": "us",
    "The Chief Constable of the West Midlands should pay.": "us",
    "The Police and Crime Commissioner for the West Midlands should pay.": "others",
}
"""This force and others by name, and bodies called after a force."""

OTHER_BODIES = {
    "By 31 July 2024, the Home Office should change the counting rules.": "others",
    "The Home Secretary should bring forward a bill.": "others",
    "The Government should bring forward a bill.": "others",
    "The Welsh Government should fund school liaison officers.": "others",
    "By 1 March 2025, the Welsh Government and the Department for Education should fund such officers.": "others",
    "The DfE should fund such officers.": "others",
    "The Department of Health and Social Care should end the use of cells as places of safety.": "others",
    "The Department for Transport should licence such vehicles.": "others",
    "The Ministry of Justice should publish its data.": "others",
    "The College of Policing should set a standard.": "others",
    "The CoP should set a standard.": "others",
    "By September 2014, the College should set a standard, in consultation with forces.": "others",
    "In consultation with chief constables, the College of Policing should set a standard.": "others",
    "The College of Policing, working with forces, should set a standard.": "others",
    "The College of Policing, NPCC and Home Office should set a standard.": "others",
    "The NPCC lead for stalking should set a standard.": "others",
    "The NPCC lead should set a standard.": "others",
    "The National Police Chiefs’ Council’s lead for digital forensics should set a standard.": "others",
    "The National Police Chiefs' Council should set a standard.": "others",
    "The national policing lead for custody should set a standard.": "others",
    "The national lead for disclosure and the Crown Prosecution Service should set a standard.": "others",
    "The Association of Chief Police Officers should set a standard.": "others",
    "ACPO should set a standard.": "others",
    "The National Crime Agency should share what it knows.": "others",
    "The NCA and regional organised crime units should share what they know.": "others",
    "Regional organised crime units should share what they know.": "others",
    "The Director General of the National Crime Agency should share what she knows.": "others",
    "The CPS should set a standard.": "others",
    "The Crown Prosecution Service should set a standard.": "others",
    "The Director of Public Prosecutions should set a standard.": "others",
    "The Independent Office for Police Conduct should set a standard.": "others",
    "The IOPC, HMICFRS and the College should set a standard.": "others",
    "HMICFRS should look at this in its next inspection of forces.": "others",
    "Police and crime commissioners and their mayoral equivalents should commission services.": "others",
    "PCCs should commission services.": "others",
    "Police and crime commissioners, and mayors with policing powers, should commission services.": "others",
    "The Mayor’s Office for Policing and Crime should commission services.": "others",
    "The Association of Police and Crime Commissioners should commission services.": "others",
    "Local policing bodies should commission services.": "others",
    "Each regional lead for armed policing should hold a list.": "others",
    "Each assistant chief constable regional firearms lead should hold a list.": "others",
    "Assistant chief constables with regional responsibility for firearms should hold a "
    "list.": "others or us or unsure",
    "Counter Terrorism Policing should hold a list.": "others",
    "The Youth Justice Board should hold a list.": "others or unsure",
    "The National Fire Chiefs Council should hold a list.": "others",
    "The Police Digital Service should hold a list.": "others or unsure",
    "The Forensic Capability Network should hold a list.": "others or unsure",
    "The Local Government Association should hold a list.": "others or unsure",
    "Local authorities should hold a list.": "others or unsure",
    "NHS England should hold a list.": "others or unsure",
    "The Information Commissioner’s Office should hold a list.": "others or unsure",
    "The police, fire and crime commissioner should hold the chief constable to account.": "others",
    "The OPCC should publish its answer.": "others",
    "The NPCC, on behalf of chief constables, should hold the list.": "others",
    "On behalf of chief constables, the NPCC should hold the list.": "others",
    "The College of Policing, in consultation with the NPCC and chief constables, should hold the list.": "others",
    "The College of Policing, supported by forces, should hold the list.": "others",
    "The Home Office, as the department responsible for the police service, should hold the list.": "others",
    "The NPCC should ask forces to hold a list.": "others",
    "It is for chief constables to decide; the Home Office should pay.": "others",
    "The Home\u00a0Office should agree.": "others",
    "The College of Policing / NPCC should agree.": "others",
    "The Home Office’s National Counter Terrorism unit should publish data.": "others",
    "The national armed policing lead should decide.": "others",
    "The College should, with the force, decide.": "others",
    "The College of Policing must act.": "others",
    "The College of Policing is to act.": "others",
    "Where chief constables decide not to, the NPCC should sign the charter.": "others",
    "The Home Office, and not chief constables, should pay.": "others",
    "It is the Home Office that should pay.": "others",
    "Their PCCs should pay.": "others",
}
"""Bodies that are not forces, alone or with one another."""

NOBODY = {
    "Detainees should be offered a meal in each eight hours.": "unsure",
    "Risk assessments should be reviewed at each handover.": "unsure",
    "Custody sergeants should hand over face to face.": "unsure",
    "A named officer should hold the list.": "unsure",
    "There should be an immediate and lasting commitment to safe cells.": "unsure",
    "Use of force should be recorded in each case.": "unsure",
    "The use of force should be recorded in each case.": "unsure",
    "Armed forces champions should be named.": "unsure",
    "Membership of the task force should be reviewed.": "unsure",
    "Data held by the Home Office should be compared with the force’s own.": "unsure",
    "Guidance issued by the College of Policing should be followed.": "unsure",
    "Training by the National Crime Agency should be taken up.": "unsure",
    "Recommendations made to chief constables should be tracked.": "unsure",
    "Improve how quickly 999 calls are answered.": "unsure",
    "Inadequate supervision of investigations.": "unsure",
    "": "unsure",
    "Better use should be made of police and crime commissioners’ funds.": "unsure",
    "The welfare services should be easy to find.": "unsure",
    "Victims’ services should be easy to find.": "unsure",
    "Healthcare services should be easy to find.": "unsure",
    "Vulnerable people who call the force should be called back.": "unsure or us",
    "Victims whom the Home Office supports should be called back.": "unsure",
    "Complaints about chief constables should be tracked.": "unsure",
    "Complaints against the force should be tracked.": "unsure",
    "Dylai’r heddlu hyfforddi ei staff.": "unsure",
    "Heddlu Gogledd Cymru should offer every victim a service in Welsh.": "others or unsure",
    "The police should record every crime they are told of.": "unsure",
    "The Deputy Mayor for Policing and Crime should publish an answer.": "others or unsure",
    "Fire and rescue services should answer calls sooner.": "others or unsure",
    "The ambulance service should answer calls sooner.": "others or unsure",
    "The National Probation Service should answer calls sooner.": "others or unsure",
    "The assistant chief constable who leads for the region should hold the list.": "others or unsure",
    "Officers in the force should visit custody.": "unsure",
    "Every officer in every force should visit custody.": "unsure",
    "The way that the Home Office counts crime should change.": "others or unsure",
    "The public should be told how the force uses its powers.": "unsure",
    "Chief fire officers should visit each station.": "others or unsure",
    "Chief executives of councils should visit each station.": "others or unsure",
    "Chief superintendents should visit each station.": "unsure",
    "His Majesty’s Chief Inspector should visit each station.": "others or unsure",
    "Senior investigating officers should visit each scene.": "unsure",
    "The force has to wait.": "us or unsure",
    "The force ought to wait.": "us or unsure",
    "Ministers should publish data.": "others or unsure",
    "The Law Commission should review the law.": "others or unsure",
    "His Majesty’s Courts and Tribunals Service should share its lists.": "others or unsure",
    "The Victims’ Commissioner should share its lists.": "others or unsure",
    "Social media companies should share their lists.": "others or unsure",
    "The Digital Forensics Portfolio should decide.": "others or unsure",
    "The NPCC homicide working group should decide.": "others or unsure",
    "Appropriate authorities should decide.": "unsure",
    "It should be possible for the Home Office to see each force’s data.": "unsure",
    "More should be done by forces to protect children.": "unsure",
    "A review by the Home Office should be carried out.": "unsure",
    "The review commissioned by the Home Office should report to chief constables.": "unsure",
    "The chief executive of the College of Policing should sign the charter.": "others or unsure",
    "The chair of the NPCC should sign the charter.": "others or unsure",
    "The chair of the NPCC and all chief constables should sign the charter.": "us or unsure",
    "Once signed by the Home Office, the charter should be adopted by chief constables.": "unsure",
    "The charter, agreed between the Home Office and chief constables, should be adopted.": "unsure",
    "The force’s PCC should pay.": "others or us or unsure",
    "Forces’ PCCs should pay.": "others or us or unsure",
    "The fire and rescue authority should pay.": "others or unsure",
}
"""Nobody, or nobody by name."""

WHAT_BELONGS_TO_A_BODY = {
    "The Home Office’s guidance to forces should be rewritten.": "others or unsure",
    "The College of Policing’s guidance should be followed by forces.": "unsure",
    "The College’s guidance should be followed.": "unsure",
    "The NPCC’s definition should be used.": "unsure",
    "The Home Office counting rules should be followed.": "unsure",
    "The Home Office definition should be used in each case.": "unsure",
    "College of Policing guidance should be followed.": "unsure",
    "NPCC guidance should be followed.": "unsure",
    "CPS advice should be sought sooner.": "unsure",
    "HMICFRS recommendations should be tracked.": "unsure",
    "Home Office data should be checked.": "unsure",
    "National Crime Agency tasking should be answered.": "unsure",
    "PCC funding should be sought.": "unsure",
    "Government guidance should be followed.": "unsure",
    "Kent Police guidance should be followed.": "unsure",
    "West Midlands Police staff should be thanked.": "us",
    "The force policy should be rewritten.": "us",
    "Chief constable approval should be sought.": "us",
    "Chief constables’ annual statements should say how.": "us",
}
"""What a body has written, owns or pays for: it is not the body that should do anything."""

TWO_BODIES = {
    "The College, along with all forces, should hold the list.": "us or unsure",
    "The College, together with all forces, should hold the list.": "us or unsure",
    "Together with forces, the College should hold the list.": "us or unsure",
    "The College should, together with all forces, hold the list.": "us or unsure or others",
    "Chief constables have been slow, so the Home Office should legislate.": "others or unsure",
    "Forces cannot do this alone, so the Home Office should pay.": "others or unsure",
    "The Home Office has changed the law, so forces should train their staff.": "us",
    "The Home Office has been slow but forces should not wait.": "us",
    "The Home Office has been slow, but forces should not wait.": "us",
    "The College has a course, and forces should send staff on it.": "us",
    "Forces told us that the course is too long, and the College should shorten it.": "others or unsure",
    "The Home Office pays for this and the force should use it.": "us",
    "The College of Policing sets the standard that forces should meet.": "us",
    "The Home Office and the College say what forces should record.": "us",
    "The NPCC lead has told us that forces should record it.": "us",
    "The Home Office expects that the force should record it.": "us",
    "Nothing that the force does should put a child at risk.": "us",
    "By 31 October 2023, the NPCC lead for custody, working with the College of Policing "
    "and the Home Office, should rewrite the form.": "others",
    "The Home Office and the Crown Prosecution Service, working with chief constables, should publish data.": "others",
    "Local authorities, health bodies and forces should share their lists.": "us",
    "Kent Police does this well and the force should learn from it.": "us",
    "The College should act on what forces need to know.": "others",
    "Forces need help, which the College should give.": "others or unsure",
    "The force needs help that the Home Office must give.": "others or unsure",
    "Every chief constable in England and Wales, and the chief executive of the College, "
    "should sign the charter.": "us",
    "Thames Valley Police and the other forces in the region should pay.": "us",
}
"""Two bodies before one "should": which of them is meant may be for a person."""

SENTENCES = {
    "The force does not know its demand. It should find out.": "us or unsure",
    "HMIC found that the Home Office was slow. Forces should not wait.": "us",
    "The College of Policing has published guidance. By 1 May 2024, the force should adopt it.": "us",
    "Detainees should be fed. The force should record each meal.": "us",
    "Cause of concern: the force is failing victims of rape. Recommendation: by 1 May "
    "2024, the force should give each a contact.": "us",
    "The Home Office should change the law. Forces should prepare for it.": "others or us or unsure",
    "By 1 May 2024, the College of Policing should revise its guidance. Chief constables should then adopt it.": "us",
    "Recommendation to the Home Office: by 1 May 2024, change the counting rules.": "others or unsure",
    "Chief constables: by 1 May 2024, make sure that each stalking victim has an advocate.": "us or unsure",
    "We recommend to all forces that they should publish their data.": "us or unsure",
    "It is recommended that forces publish their data.": "us or unsure",
    "HMIC recommends that West Midlands Police reviews its thresholds.": "us or unsure",
    "HMIC recommends that the Home Office reviews its thresholds.": "others or unsure",
}
"""Several sentences."""

WORDINGS = CHIEF_CONSTABLES | FORCES | BY_NAME | OTHER_BODIES | NOBODY | WHAT_BELONGS_TO_A_BODY | TWO_BODIES | SENTENCES


def answered(text: str, force_names: tuple[str, ...] = OURS) -> str:
    found = addressees.read(text, force_names)
    return "unsure" if not found.sure else "us" if found.for_us else "others"


def test_the_corpus_is_a_corpus() -> None:
    assert len(WORDINGS) >= 80


@pytest.mark.parametrize(("text", "said"), WORDINGS.items())
def test_it_is_read_as_the_officer_would(text: str, said: str) -> None:
    assert answered(text) in said.split(" or ")


@pytest.mark.parametrize("text", WORDINGS)
def test_who_is_named_stands_in_the_words(text: str) -> None:
    assert all(name in " ".join(text.split()) for name in addressees.read(text, OURS).named)


NAMED = {
    "Chief constables in England and Wales should publish their answer.": ("Chief constables in England and Wales",),
    "The Chief Constable of West Midlands Police should chair the vetting board.": (
        "Chief Constable of West Midlands Police",
    ),
    "The deputy chief constable should own the risk register.": ("deputy chief constable",),
    "Chief constables and police and crime commissioners should publish a joint plan.": (
        "Chief constables",
        "police and crime commissioners",
    ),
    "Police and crime commissioners and chief constables should publish a joint plan.": (
        "Police and crime commissioners",
        "chief constables",
    ),
    "Chief constables, the College of Policing and the NPCC should agree one definition.": (
        "Chief constables",
        "the College of Policing",
        "the NPCC",
    ),
    "The NPCC and chief constables, with help from the College, should hold the list.": (
        "The NPCC",
        "chief constables",
    ),
    "All police forces in England and Wales should know where their weapons are.": (
        "All police forces in England and Wales",
    ),
    "Every force in England and Wales should know where its weapons are.": ("Every force in England and Wales",),
    "Home Office forces should know where their weapons are.": ("Home Office forces",),
    "The Home Office, College of Policing and all forces should hold the list.": (
        "The Home Office",
        "College of Policing",
        "all forces",
    ),
    "Forces & PCCs should agree.": ("Forces", "PCCs"),
    "Within three months, West Midlands Police and Staffordshire Police should end their shared service.": (
        "West Midlands Police",
        "Staffordshire Police",
    ),
    "Staffordshire Police and West Midlands Police should end their shared service.": (
        "Staffordshire Police",
        "West Midlands Police",
    ),
    "The West Midlands Police and Crime Commissioner should hold the chief constable to account.": (
        "The West Midlands Police and Crime Commissioner",
    ),
    "Police and crime commissioners, in consultation with chief constables, should set priorities.": (
        "Police and crime commissioners",
    ),
    "The NPCC lead, who is the Chief Constable of Kent Police, should decide.": ("The NPCC lead",),
    "By 1 March 2025, the Welsh Government and the Department for Education should fund such officers.": (
        "the Welsh Government",
        "the Department for Education",
    ),
    "The Department of Health and Social Care should end the use of cells as places of safety.": (
        "The Department of Health and Social Care",
    ),
    "The Department for Transport should licence such vehicles.": ("The Department for Transport",),
    "The College of Policing, NPCC and Home Office should set a standard.": (
        "The College of Policing",
        "NPCC",
        "Home Office",
    ),
    "The National Police Chiefs’ Council’s lead for digital forensics should set a standard.": (
        "The National Police Chiefs’ Council’s lead",
    ),
    "The National Police Chiefs' Council should set a standard.": ("The National Police Chiefs' Council",),
    "The national policing lead for custody should set a standard.": ("The national policing lead",),
    "The NCA and regional organised crime units should share what they know.": (
        "The NCA",
        "regional organised crime units",
    ),
    "The IOPC, HMICFRS and the College should set a standard.": ("The IOPC", "HMICFRS", "the College"),
    "Police and crime commissioners and their mayoral equivalents should commission services.": (
        "Police and crime commissioners and their mayoral equivalents",
    ),
    "The Association of Police and Crime Commissioners should commission services.": (
        "The Association of Police and Crime Commissioners",
    ),
    "Each regional lead for armed policing should hold a list.": ("Each regional lead",),
    "Each assistant chief constable regional firearms lead should hold a list.": (
        "Each assistant chief constable regional firearms lead",
    ),
    "The National Fire Chiefs Council should hold a list.": ("The National Fire Chiefs Council",),
    "The College of Policing / NPCC should agree.": ("The College of Policing", "NPCC"),
    "The Home Office and the Crown Prosecution Service, working with chief constables, should publish data.": (
        "The Home Office",
        "the Crown Prosecution Service",
    ),
}


@pytest.mark.parametrize(("text", "named"), NAMED.items())
def test_each_body_is_named_as_printed(text: str, named: tuple[str, ...]) -> None:
    assert addressees.read(text, OURS).named == named


@pytest.mark.parametrize(
    ("force", "text"),
    [
        ("Avon and Somerset Police", "Avon and Somerset Constabulary should answer calls sooner."),
        ("Avon and Somerset Constabulary", "Avon & Somerset Police should answer calls sooner."),
        ("Metropolitan Police Service", "The Metropolitan Police should answer calls sooner."),
        ("Metropolitan Police", "The Metropolitan Police Service should answer calls sooner."),
        ("Dyfed-Powys Police", "Dyfed Powys Police should answer calls sooner."),
        ("Heddlu Gogledd Cymru", "Heddlu Gogledd Cymru should answer calls sooner."),
        ("Police Service of Northern Ireland", "The Police Service of Northern Ireland should answer calls sooner."),
    ],
)
def test_a_force_is_ours_however_a_report_writes_its_name(force: str, text: str) -> None:
    assert answered(text, (force,)) == "us"
    assert answered(text, ("Kent Police",)) != "us"


@pytest.mark.parametrize(
    "body", ["Police and Crime Commissioner", "Police & Crime Commissioner", "Police Federation", "Police Authority"]
)
def test_a_body_called_after_a_force_is_not_the_force(body: str) -> None:
    assert answered(f"Kent {body} should write to the public.", ("Kent Police", "Kent")) == "others"
    assert not addressees.for_us([f"West Midlands {body}"], OURS)
