"""Wordings on which the reader was not made: at once, soon, each time, or only telling of a day.

What a careful liaison officer would say of each was written down before it was read: the day, immediate, unclear (a
person has to look) or none. Where two are given, the officer's own answer stands first, and the other is as far as the
words can be read without a guess. Unclear is never wrong where there is a deadline; a wrong day always is.
"""

from datetime import date

import pytest

from hmicfrs_cli.domain import deadlines

PUBLISHED = date(2023, 8, 31)
"""The last day of a month, from which six months are five months and 29 days."""

AT_ONCE = {
    "With immediate effect, the force should stop leaving detainees in vans.": "immediate",
    "With immediate effect the force should stop leaving detainees in vans.": "immediate",
    "The force should, with immediate effect, stop leaving detainees in vans.": "immediate",
    "The force should stop leaving detainees in vans with immediate effect.": "immediate",
    "Immediately, the force should stop leaving detainees in vans.": "immediate",
    "IMMEDIATELY: stop leaving detainees in vans.": "immediate",
    "The force should immediately: stop leaving detainees in vans; and tell custody sergeants why.": "immediate",
    "The force should immediately:stop leaving detainees in vans.": "immediate",
    "The constabulary should immediately put a plan in place to cut delays in visiting "
    "registered sex offenders.": "immediate",
    "We recommend that Cleveland Police immediately acts to improve its crime recording.": "immediate or unclear",
    "We recommend that the force should immediately act to protect the children named to it.": "immediate",
    "HMIC recommends that immediately the force should act to protect the children named to it.": "immediate",
    "The chief constable must immediately see to it that no armed officer works beyond qualification.": "immediate",
    "The force should take immediate action to make its cells safe.": "immediate",
    "The force needs to take immediate steps to make its cells safe.": "immediate",
    "The force should act immediately to make its cells safe.": "immediate",
    "The force should take action immediately to make its cells safe.": "immediate",
    "There should be an immediate and lasting commitment from chief officers to make cells safe.": "immediate",
    "An immediate review of every ligature point should be carried out.": "immediate or unclear",
    "The force should carry out an immediate review of every ligature point.": "immediate or unclear",
    "The force requires immediate improvement in how it answers 101 calls.": "immediate or unclear",
    "Effective immediately, the force should log every ligature point.": "immediate",
    "Timescale: immediate. The force should log every ligature point.": "immediate or unclear",
    "Immediate: the force should log every ligature point.": "immediate or unclear",
    "The force should at once log every ligature point.": "immediate or unclear",
    "The force should straight away log every ligature point.": "immediate or unclear",
    "Immediately, and in any case within three months, the force should log every ligature point.": "immediate",
    "With immediate effect, and by no later than 30 June 2024 in every suite, ligature "
    "points should be logged.": "immediate",
    "The force should act with immediate effect, and be finished by 31 May 2024.": "immediate or 2024-05-31 or unclear",
    "The chief officers should immediately review every such case.": "immediate",
    "The Police and Crime Commissioner should immediately review every such case.": "immediate",
    "The force should immediately, and by 31 May 2024 at the latest, review "
    "every such case.": "immediate or 2024-05-31 or unclear",
    "Where a case has not been reviewed, the force should immediately do so.": "immediate",
    "Immediate action: the force should close the exercise yard.": "immediate or unclear",
    "Immediate recommendation. The force should close the exercise yard.": "immediate or unclear",
    "Immediately following publication, the force should close the exercise yard.": "immediate or unclear",
    "The force should close the yard immediately; and tell us.": "immediate or unclear",
    "The force should close the yard immediately and tell us.": "immediate or unclear",
    "With immediate effect:\n• close the yard;\n• tell us.": "immediate",
    "The force should, immediately and without exception, close the yard.": "immediate",
    "We recommend that the force takes immediate action to improve.": "immediate or unclear",
    "We recommend that Humberside Police takes immediate steps to make sure that "
    "children are not held overnight.": "immediate or unclear",
    "The constabulary should immediately look again at how its control room passes on "
    "what it hears of children at risk.": "immediate",
    "We recommend the force immediately reviews its processes.": "immediate or unclear",
    "Chief constables should immediately make sure that officers record their use of force.": "immediate",
    "Immediate action should be taken to reduce the waiting list.": "immediate or unclear",
    "The force should stop immediately the practice of holding children in adult cells.": "immediate",
    "The force must cease with immediate effect the practice of holding children in adult cells.": "immediate",
    "Holding children in adult cells should stop immediately.": "immediate or unclear",
    "Holding children in adult cells should stop with immediate effect.": "immediate",
    "The force should immediately complete phase 1 and complete phase 2 by 31 "
    "March 2025.": "immediate or unclear or 2025-03-31",
    "With immediate effect, all forces should stop using the old form, and by 1 April "
    "2024 they should have destroyed every copy.": "immediate",
}
"""At once."""

SOON = {
    "As soon as possible, the force should log every ligature point.": "unclear",
    "As soon as is reasonably practicable, the force should log every ligature point.": "unclear",
    "The force should log every ligature point as a matter of urgency.": "unclear",
    "As a matter of priority, the force should log every ligature point.": "unclear",
    "The force should urgently log every ligature point.": "unclear",
    "The force should log every ligature point without delay.": "unclear",
    "The force should log every ligature point without further undue delay.": "unclear",
    "The force should, at the earliest opportunity, log every ligature point.": "unclear",
    "At the earliest possible date, the force should log every ligature point.": "unclear",
    "The force should keep detainees in custody for the least time possible.": "unclear or none",
    "The force should make sure that detainees get prompt care.": "unclear or none",
    "The force should answer complaints in a timely way.": "unclear or none",
    "The force should move at pace to log every ligature point.": "unclear or none",
    "The force should swiftly log every ligature point.": "unclear or none",
    "In the near future, the force should log every ligature point.": "unclear or none",
    "In the short term, the force should log every ligature point.": "unclear or none",
    "In due course, the force should log every ligature point.": "unclear or none",
}
"""Soon, without saying when."""

PRACTICE = {
    "Officers should immediately record each use of force.": "unclear",
    "All officers and staff should immediately record each use of force on the form.": "unclear",
    "Custody staff should immediately call a nurse for a detainee who cannot be roused.": "unclear",
    "Custody officers must immediately tell an appropriate adult that a child has been arrested.": "unclear",
    "Call handlers should immediately pass every report of an armed robbery to the duty inspector.": "unclear",
    "Supervisors should immediately be told whenever a child goes missing.": "unclear",
    "The force should immediately tell the local authority whenever it holds a child overnight.": "unclear",
    "The force should make sure officers immediately record each use of force.": "unclear or none",
    "The force should make sure that victims are told immediately of any change in bail.": "unclear or none",
    "Where a firearm is discharged, the post-incident manager should immediately be called.": "unclear",
    "Immediately after an arrest, officers should tell the control room.": "unclear or none",
    "Sergeants should, immediately before each shift, check the cells.": "unclear or none",
    "Detainees should immediately be offered a drink.": "unclear",
    "The force should see that immediate safeguarding is considered in every case.": "unclear or none",
    "The force should train officers to recognise immediate risk.": "unclear or none",
    "The force should ensure that those in immediate danger are protected.": "unclear or none",
    "Line managers should, within 24 hours, look at the record.": "unclear or none",
    "Within 48 hours of a child being found, officers should speak to the child.": "unclear or none",
    "Within three months of joining, every officer should have had a welfare talk.": "unclear or none",
    "Investigations should be reviewed within 28 days of arrest.": "unclear or none",
    "The force should visit very high risk offenders within five days.": "unclear or none",
    "Grade 2 incidents should be attended within 60 minutes.": "unclear or none",
    "999 calls should be answered within 10 seconds.": "unclear or none",
    "By the end of each shift, officers should have filed their notes.": "unclear or none",
    "By 1 April each year, the force should have published its gifts register.": "unclear or none",
    "By 10am each day, the force should have reviewed its missing children.": "unclear or none",
    "By day 14, the supervisor should have set an investigation plan.": "unclear or none",
    "Line managers should, within one month, have a welfare talk with each new starter.": "unclear",
    "Supervisors must, within two weeks, have read the log.": "unclear",
    "Within 12 months, 40 officers left. The force should find out why.": "unclear or none",
    "Officers should take immediate action to protect children.": "unclear or none",
    "There should be an immediate response to every alarm.": "unclear or none",
    "Resignations with immediate effect should be looked at by the board.": "unclear or none",
    "Officers were praised for taking immediate action. The force should spread what they did.": "unclear or none",
    "Officers should have immediately called for help.": "unclear or none",
    "An officer who fails vetting should be suspended with immediate effect.": "unclear or immediate",
    "The nurse must immediately see any detainee who is unwell.": "unclear",
    "The custody sergeant should immediately write down the reason.": "unclear",
    "Operators should immediately repeat the address to the caller.": "unclear",
    "Each investigator should immediately secure the evidence.": "unclear",
    "First responders must immediately secure the evidence.": "unclear",
    "Firearms commanders should immediately say which tactic they choose.": "unclear",
    "Victims should immediately be given a crime number.": "unclear",
    "Children should immediately be found a bed.": "unclear",
    "Any concern should immediately be passed to the duty inspector.": "unclear",
    "Intelligence should immediately be passed to the duty inspector.": "unclear or immediate",
    "The force has told us that within six months it will have a new policy. It should test it.": "unclear or none",
    "Within six months it will have a new policy, the force says. It should test it.": "unclear or none",
    "Complaints should be acknowledged within five working days and answered within 28 days.": "unclear or none",
    "The force should hold a review within 24 hours, and then every seven days.": "unclear or none",
    "Detectives should, within the first 24 hours, secure CCTV.": "unclear or none",
    "The force should immediately begin to clear the backlog, and should have cleared it "
    "by 31 July 2024.": "2024-07-31",
    "Custody staff should immediately put in place a care plan.": "unclear",
    "The force should have an immediate debrief after each operation.": "unclear or none",
    "Officers should stop immediately if a suspect complains of pain.": "unclear or none",
    "Taser should be put away immediately after use.": "unclear or none",
    "The chief constable should be told immediately of any such case.": "unclear or none",
    "By 1 April 2024, with immediate effect in London, forces should stop using the old form.": "2024-04-01",
    "The force should make sure forms are signed by a supervisor within 24 hours.": "unclear or none",
}
"""What officers should do each time: nothing that the force can be late with."""

STRETCHES = {
    "From 1 April 2024, forces should record these as crimes.": "unclear or none",
    "With effect from 1 April 2024, forces should record these as crimes.": "unclear or none",
    "Forces should test officers at least once a year, from July 2018.": "unclear or none",
    "At least on an annual basis, from July 2018, forces should test their officers.": "unclear or none",
    "Until 31 March 2025, the force should keep its dedicated burglary team.": "unclear or none",
    "Up to 31 March 2025, the force should sample 100 searches a month.": "unclear or none",
    "Between 1 April and 30 June 2024, the force should sample 100 searches a month.": "unclear or none",
    "From April 2024 to March 2025, the force should sample 100 searches a month.": "unclear or none",
    "Starting no later than 1 May 2024, the force should sample 100 searches a month.": "2024-05-01 or unclear",
    "After 1 May 2024, the force should sample 100 searches a month.": "unclear or none",
    "On 1 May 2024, the force should switch to the new form.": "unclear or none",
    "Each quarter, the force should sample 100 searches.": "none or unclear",
    "By 30 June 2024, and then monthly until 31 March 2025, the force should sample 100 searches.": "2024-06-30",
}
"""When something starts, how long it lasts, how often it comes."""

LOOKING_BACK = {
    "Of the crimes detected by 31 March 2022 the force should sample one in ten.": "none or unclear",
    "The crimes detected by 31 March 2022 need to be sampled.": "none or unclear",
    "Offences finalised by 30 June 2021 should be looked at again.": "none or unclear",
    "The force should look again at offences filed by 30 June 2021.": "none or unclear",
    "The force should look again at the cases that remained open by 30 June 2021.": "none or unclear",
    "The force should vet again all staff appointed by 31 March 2018.": "none or unclear",
    "Officers who joined before 1 April 2019 should be vetted again.": "none or unclear",
    "All those in post by 1 April 2020 should be vetted again.": "none or unclear",
    "The force should audit cases closed within the last 12 months (ending 30 June 2022).": "none or unclear",
    "In the year ending 3 November 2024 the force recorded 40 such cases. It should find out why.": "none or unclear",
    "Force data for the year to 31 March 2023 should be corrected.": "none or unclear",
    "Since 1 January 2020 the force has closed two stations, and it should say why.": "none or unclear",
    "As at 31 March 2022, 31 officers were unvetted. The force should vet them.": "none or unclear",
    "By 31 March 2022, the force had vetted only half of its staff. It should vet the rest.": "none or unclear",
    "By March 2022, just half of staff were vetted. The force should vet the rest.": "none or unclear",
    "By 31 March 2022 only half of staff had been vetted, so the force should vet the rest.": "none or unclear",
    "If the backlog has not been cleared by 31 March 2025, the force should say so in public.": "unclear or none",
    "Where a force has not done this by 31 March 2025, its chief constable should write to us.": "unclear or none",
    "Those forces that have not adopted the model by 31 March 2016 should say why.": "unclear or none",
    "The College’s guidance, which was to be issued by 31 March 2022, should be adopted.": "unclear or none",
    "The force should finish the work which it said it would do by 31 March 2022.": "unclear or none",
    "As recommended by HMIC in July 2014, forces should publish their data.": "none or unclear",
    "The force should act on the advice given by the College on 31 March 2022.": "none or unclear",
    "The plan agreed by the chief constable on 4 May 2023 should be costed.": "none or unclear",
    "The review led by a retired judge in November 2016 should be acted on.": "none or unclear",
    "The force should use the definition published by the Home Office (March 2013).": "none or unclear",
    "The force lost 40 officers by 31 March 2023 and should plan for more losses.": "unclear or none",
    "By 31 March 2022, vacancies stood at 40; the force should fill them.": "unclear or none",
    "By 31 March 2022, the backlog rose to 400. The force should clear it.": "unclear or none",
    "By 31 March 2022 the force had 30 vacancies and should fill them.": "unclear or none",
    "By 31 March 2022, the force recruited 200 officers. It should keep them.": "unclear or none",
    "Having reached full strength by 31 March 2023, the force should keep to it.": "unclear or none",
    "The College’s guidance, expected by 31 March 2025, should be adopted.": "unclear or none",
    "By 31 March 2025, the force will have 300 new officers. It should plan for them.": "unclear or none",
    "By 31 March 2025, the force plans to have 300 new officers. It should plan for them.": "unclear or none",
    "The force told us it would be ready by 31 March 2024. It should publish its plan.": "unclear or none",
    "The force has said that it will be ready by 31 March 2024 and should publish its plan.": "unclear or none",
    "The force should prepare for the new duty, which comes into effect by 1 April 2025.": "unclear or none",
    "The force intended to finish by December 2022. It should say when it will.": "unclear or none",
    "We expected forces to finish by December 2022. They should say when they will.": "unclear or none",
    "The force should review the 400 cases that were open by 31 March 2023.": "unclear or none",
    "The force should sample the stops recorded by body-worn video and checked by 31 March 2023.": "unclear or none",
    "The force should update the plan it made by 31 March 2023.": "unclear or none",
    "Our 2021 report said that by 31 March 2022 the force should have a plan. It still needs one.": "unclear or none",
    "By a date to be agreed, the force should act.": "unclear or none",
    "Every three months, the force should look again.": "unclear or none",
    "Where forces have not met the standard by 1 October 2024, they should tell us why.": "unclear or none",
    "We will revisit the force by 31 March 2025. The force should be ready.": "unclear or none",
    "HMICFRS will revisit by the end of 2024 to see what the force has done.": "unclear or none",
    "The inspectorate intends to revisit the force by 31 March 2025; the force should be ready.": "unclear or none",
    "The force should be ready for our return, which will be by 31 March 2025.": "unclear or none",
    "The programme is due to end by 31 March 2025. The force should plan for what follows.": "unclear or none",
    "The contract ends by 31 March 2025 and the force should plan for what follows.": "unclear or none",
    "Bail should be reviewed by a superintendent by the end of month three.": "unclear or none",
    "By the end of the interview, the officer should have explained bail.": "unclear or none",
    "By the end of 2023, a third of officers will have under three years’ service. The "
    "force should plan for it.": "unclear or none",
    "By March 2024 it is expected that a third will have retired. The force should plan for it.": "unclear or none",
    "The force should plan for the fact that by March 2024 a third of officers will "
    "have retired.": "unclear or none or 2024-03-31",
    "The force expects to be at full strength by March 2024. It should check that this is so.": "unclear or none",
    "The force is on course to be at full strength by March 2024, but it should check "
    "that this is so.": "unclear or none",
    "The force says that it is on course to be at full strength by March 2024.": "unclear or none",
    "The force plans to train all staff by March 2024 and should keep to that.": "unclear or none",
    "The force’s action plan, to be finished by March 2024, should have owners.": "unclear or none",
    "For the 12 months ending 31 March 2023, the force should publish its data.": "unclear or none",
    "By 2nd half of 2024 the force should have set targets.": "unclear or none",
    "By Michaelmas 2024, the force should have set targets.": "unclear or none",
    "The force should report to us monthly until 31 March 2024.": "unclear or none",
    "Targets (31 July 2024)": "unclear or none",
    "The force should find out why 40 officers left by 31 March 2023.": "unclear or none",
    "The force should find out how many officers will have left by 31 March 2025.": "unclear or none",
    "The force should review cases in which the suspect was bailed by 31 March 2023.": "unclear or none",
    "The force should review cases where bail ended by 31 March 2023.": "unclear or none",
    "The force should review cases reported up to 31 March 2023.": "unclear or none",
    "The force should review all cases awaiting charge by 31 March 2023.": "unclear or none or 2023-03-31",
    "Certificate holders not visited by 31 March 2023 should be visited.": "unclear or none",
    "The force should visit certificate holders not visited by 31 March 2023.": "unclear or none",
    "Visits should be made to those that fell due by 31 March 2023.": "unclear or none",
    "Overdue visits: 400 by 31 March 2023. The force should cut them.": "unclear or none",
    "(400 overdue visits by 31 March 2023). The force should cut them.": "unclear or none",
    "Because 400 visits are overdue by 31 March 2023, the force should act.": "unclear or none",
    "With 400 visits overdue by 31 March 2023, the force should act.": "unclear or none",
    "Of 900 visits to be made by 31 March 2023, 400 were not. The force should act.": "unclear or none",
    "Of 900 visits that the force was to make by 31 March 2023, it made 500. It should act.": "unclear or none",
    "The force failed to make 400 visits by 31 March 2023. It should act.": "unclear or none",
    "The force missed the deadline (by 31 March 2023) and should act.": "unclear or none",
    "It was recommended that forces do so by 31 March 2023. This recommendation "
    "remains open.": "unclear or none or 2023-03-31",
    "The force’s policy (in force by 31 March 2023) should be reviewed.": "unclear or none",
    "The policy should be reviewed in March 2025.": "unclear or none",
    "The policy of 31 March 2023, as amended by 5 April 2023, should be reviewed.": "unclear or none",
    "The force should follow the law as it will be by 1 April 2025.": "unclear or none",
    "The force should prepare for the new code, to be published by December 2024.": "unclear or none or 2024-12-31",
    "The NPCC should, by the date of its October 2024 council, agree the plan.": "unclear or none",
    "By the meeting of 31 October 2024, the board should agree the plan.": "unclear or none or 2024-10-31",
    "By w/c 7 October 2024, the board should agree the plan.": "unclear or none",
    "By the year ending 31 March 2025, the board should agree the plan.": "unclear or none or 2025-03-31",
    "In the first quarter of 2024, the board should agree the plan.": "unclear or none",
    "The force completed this by 31 March 2023.": "unclear or none",
    "All those holding Level 2 accreditation by 1 September 2022 should be assessed.": "unclear or none",
    "The force should set out how it will have assessed all holders by 1 September 2024.": "unclear or none",
    "The force should replace its system before its contract ends on 31 March 2025.": "unclear or none",
    "The force should replace its system by the time its contract ends on 31 March "
    "2025.": "unclear or none or 2025-03-31",
    "We gave forces a deadline of 31 March 2023. They should now comply.": "unclear or none",
    "Forms dated before 1 October 2022 should be destroyed.": "unclear or none",
    "Forms signed by 1 October 2022 should be destroyed.": "unclear or none",
    "The force should destroy forms signed by 1 October 2022.": "unclear or none",
    "The force should find out why, by 1 October 2022, no cell had a form.": "unclear or none",
    "The force should explain why no cell had a form by 1 October 2022.": "unclear or none",
    "The force cannot explain why no cell had a form by 1 October 2022. It should find out.": "unclear or none",
    "By the turn of the year each cell should have a form.": "unclear or none",
}
"""How things stood, which records are meant, what somebody promised, what is still to happen to others."""

FIGURES = {
    "Forces should meet the duty set by section 55 of the Police Act 1996.": "none",
    "Forces should publish what is required by the Police Act 1996.": "none",
    "The force should follow the steps set out by regulation 5 of the 2018 Regulations.": "none",
    "Searches should be made as required by Code A 2023 under PACE 1984.": "none or unclear",
    "Officers should use the powers given by section 136 of the Mental Health Act 1983.": "none",
    "The force should cut its vacancies by 31 per cent.": "none",
    "The force should raise its detection rate by 12 to 15 percentage points.": "none",
    "The force should increase its strength by 20 officers.": "none",
    "The force should reduce custody stays by 24 hours.": "none",
    "Sickness rose by 2 per cent in May 2023; the force should find out why.": "none",
    "The force should explain why it uses outcome 22 and outcome 16.": "none",
    "The force should make its ADR149 returns right.": "none",
    "The force should staff its armed response on a 24-hour rota.": "none",
    "The force should review its 28-day bail periods and annual appraisals.": "none",
    "The force should review the 2019 and 2020 cases in paragraph 3.10.24.": "none",
    "The force should follow paragraphs 2.1 to 2.24 of the guidance.": "none",
    "As advised by paragraph 31.3.24 of the manual, officers should keep notes.": "none or unclear",
    "The work of May and June 2019 by May (2019) should be repeated.": "none or unclear",
    "The force should work shifts of 8/10/12 hours.": "none",
    "In 1 of 10/12/24 cases the form was missing; the force should find out why.": "none or unclear",
    "The force should repeat its survey of 1,200 victims and 31 stations.": "none",
    "Response officers should be led by 1 sergeant for each 8 constables.": "none",
    "The force should assess demand by 2030 projections from the 2021 census.": "none or unclear",
    "The force should increase the number of officers from 2,024 to 2,100.": "none",
    "The force should learn from Operation Soteria and from HMICFRS’s 2021 joint thematic.": "none",
    "The force may ask for help from 101 or 999 partners and should do so.": "none",
    "Progress: 80 per cent trained by 30 June 2023. Action: train the rest.": "unclear or none",
    "We are pleased that the force will train custody staff by the end of September "
    "2023. It should also test them.": "unclear or none",
    "Fifty cases should be dip sampled each month by the detective inspector from 30 November 2023.": "unclear or none",
    "Stand by: April, May and June 2023 were busy months. The force should plan.": "none or unclear",
    "Two by two, officers should patrol from 1 May 2024.": "none or unclear",
    "By 31.5 per cent, crime rose. The force should plan.": "none",
    "Code G came into force by November 2012 and should be followed.": "none or unclear",
}
"""Figures, statutes and names that look like dates."""

NONE_SET = {
    "The force should make sure that supervisors guide investigations.": "none",
    "The force needs to understand why it stops black people more often than white people.": "none",
    "The force should improve the service it gives by standing by victims.": "none",
    "The force should improve the quality of its files, led by the head of crime.": "none",
    "The force should make sure that use of force is fair, and seen to be fair.": "none",
    "The force should improve how it decides which calls to answer first.": "none",
    "The force may march officers past; March the band should not.": "none",
    "In the second half of its plan the force should look after its people.": "none",
    "Reviews by the second reviewer should be recorded.": "none",
    "Work should be checked by the end user.": "none or unclear",
    "Decisions by late-turn supervisors should be recorded.": "none or unclear",
    "Each decision should be approved by next of kin liaison.": "none or unclear",
    "Work done by Winter Wellness volunteers should be recognised.": "none or unclear",
}
"""No deadline."""

WELSH = {
    "Erbyn 31 Mawrth 2024, dylai’r heddlu hyfforddi ei staff.": "2024-03-31 or unclear",
    "Dylai’r heddlu hyfforddi ei staff erbyn diwedd mis Medi 2024.": "2024-09-30 or unclear",
    "O fewn chwe mis, dylai’r heddlu hyfforddi ei staff.": "2024-02-29 or unclear",
    "Ar unwaith, dylai’r heddlu hyfforddi ei staff.": "immediate or unclear",
    "By 1 March 2025, Heddlu Gogledd Cymru should offer every victim a service in Welsh.": "2025-03-01",
    "Dylai’r heddlu hyfforddi ei staff.": "none",
}
"""In Welsh, which is for a person to read."""

WORDINGS = AT_ONCE | SOON | PRACTICE | STRETCHES | LOOKING_BACK | FIGURES | NONE_SET | WELSH


def answered(text: str, published: date | None = PUBLISHED) -> str:
    found = deadlines.read(text, published)
    return found.on.isoformat() if found.on else found.kind


def test_the_corpus_is_a_corpus() -> None:
    assert len(WORDINGS) >= 160


@pytest.mark.parametrize(("text", "said"), WORDINGS.items())
def test_it_is_read_as_the_officer_would(text: str, said: str) -> None:
    assert answered(text) in said.split(" or ")


@pytest.mark.parametrize("text", WORDINGS)
def test_without_a_day_of_publication_no_day_is_invented(text: str) -> None:
    assert answered(text, None) in ("unclear", "none", *WORDINGS[text].split(" or "))
