"""Deadlines in wordings on which the reader was not made: what sets a day.

What a careful liaison officer would say of each was written down before it was read: the day, immediate, unclear (a
person has to look) or none. Where two are given, the officer's own answer stands first, and the other is as far as the
words can be read without a guess. Unclear is never wrong where there is a deadline; a wrong day always is.
"""

from datetime import date

import pytest

from hmicfrs_cli.domain import deadlines, wordings
from hmicfrs_cli.domain.vocabulary import DeadlineKind

PUBLISHED = date(2023, 8, 31)
"""The last day of a month, from which six months are five months and 29 days."""

PLAINLY = {
    "By 30 June 2024, those forces that had not adopted the standard when we inspected should do so.": "2024-06-30",
    "Chief constables should, by 30 June 2024, publish what they have done since our last report.": "2024-06-30",
    "The force should have trained all its officers and staff by 30 June 2024.": "2024-06-30",
    "The force should complete the training of officers and staff by 30 June 2024.": "2024-06-30",
    "The force should publish a plan, agreed with its partners, by 30 June 2024.": "2024-06-30",
    "The force should tell HMICFRS by 30 June 2024 how it will improve.": "2024-06-30",
    "The force should explain how it will improve by 30 June 2024.": "2024-06-30 or unclear",
    "All recommendations should be implemented by 30 June 2024 unless stated otherwise.": "2024-06-30",
    "The recommendations we made in 2021 should be implemented by 30 June 2024.": "2024-06-30",
    "Progress against the recommendations we made in 2021 should be reported to us by 30 June 2024.": "2024-06-30",
    "Officers who have not been trained should be trained by 30 June 2024.": "2024-06-30",
    "Staff recruited since 2021 should be trained by 30 June 2024.": "2024-06-30",
    "Each case that was closed without a decision should be reopened by 30 June 2024.": "2024-06-30",
    "The backlog of digital devices should be cleared by 30 June 2024.": "2024-06-30",
    "The force should reduce its backlog of digital devices by half by 30 June 2024.": "2024-06-30",
    "The force needs to reduce the number of open investigations by 30 June 2024.": "2024-06-30",
    "The force needs to make sure it has enough detectives by 30 June 2024 to meet demand.": "2024-06-30",
    "The force must put in place by 30 June 2024 a process by which supervisors check investigations.": "2024-06-30",
    "Local policing bodies are to publish by 30 June 2024 the steps that they have taken.": "2024-06-30",
    "By 30 June 2024: review all bail cases; tell victims; and train supervisors.": "2024-06-30",
    "By 30 June 2024 - review all bail cases.": "2024-06-30",
    "By 30 June 2024 (three months after publication), the force should review all bail cases.": "2024-06-30",
    "The force should review all bail cases. This should be done by 30 June 2024.": "2024-06-30",
    "The force should review all bail cases. This work should be complete by 30 June 2024 at the latest.": "2024-06-30",
    "The force should review all bail cases; it should do so by 30 June 2024.": "2024-06-30",
    "review all bail cases by 30 June 2024;": "2024-06-30",
    "make sure that bail cases are reviewed by 30 June 2024; and": "2024-06-30",
    "establish a process for bail reviews by 30 June 2024 and publish it.": "2024-06-30",
    "develop, by 30 June 2024, a process for bail reviews that supervisors should use": "2024-06-30",
    "put in place a bail process that works by 30 June 2024": "2024-06-30",
    "The force had too few investigators. It should have enough by 30 June 2024.": "2024-06-30",
    "The force has too few investigators and should have enough by 30 June 2024.": "2024-06-30",
    "The force, which was moved into Engage in 2022, should have a plan by 30 June 2024.": "2024-06-30",
    "The force, which is in Engage, should by 30 June 2024 have a plan.": "2024-06-30",
    "Because of the risk to the public, by 30 June 2024 the force should have a plan.": "2024-06-30",
    "To protect the public, by 30 June 2024 the force should have a plan.": "2024-06-30",
    "In order to improve, by 30 June 2024, the force should have a plan.": "2024-06-30",
    "As part of the uplift that was announced in 2019, by 30 June 2024 the force should have a plan.": "2024-06-30",
    "The chief constable, who was appointed in 2022, should by 30 June 2024 have a plan.": "2024-06-30",
}
"""A day plainly set, whatever else the sentence tells."""

WHOLE_DAYS = {
    "By 30 September 2024, the force should make sure: supervisors look at every open "
    "rape investigation once a month.": "2024-09-30",
    "By 30 September 2024, the force should make sure:": "2024-09-30",
    "By 15 January 2024 the force should: train its call handlers; and test what they have learnt.": "2024-01-15",
    "Not later than 30 June 2016, every force should have named a lead for missing children.": "2016-06-30",
    "Chief constables should, not later than 1 October 2015, make crime recording audits independent.": "2015-10-01",
    "No later than 29 February 2024, the force should write to each victim whose case it filed.": "2024-02-29",
    "By no later than Friday 28 March 2025, the force should have enough trained interviewers.": "2025-03-28",
    "On or before 14 June 2024, Kent Police should publish its custody improvement plan.": "2024-06-14",
    "The chief constable should put this right at the latest by 31 January 2024.": "2024-01-31",
    "By, at the latest, 30 November 2023, the force should empty its queue of undownloaded devices.": "2023-11-30",
    "By 30 September 2024 at the very latest, every firearms certificate should be on the new system.": "2024-09-30",
    "Forces should reach a stable vetting position by 31 December 2023, at the latest.": "2023-12-31",
    "By the 31st of May 2024 the force should have a plan for its estate.": "2024-05-31",
    "By 22nd May 2025, the force should have moved every exhibit out of the annexe.": "2025-05-22",
    "By 1 st August 2024, stalking leads should have met each victim's advocate.": "2024-08-01",
    "By May 22nd 2025 the force should have appointed a data manager.": "2025-05-22",
    "By March 31st, 2024, the force should have checked its contacts book.": "2024-03-31",
    "By Friday, 29 March 2024, the force should confirm that no child is held in an adult cell.": "2024-03-29",
    "By Tues 30 April 2024 the force should confirm its bed spaces.": "2024-04-30",
    "By Monday the 1st of July 2024, Gwent Police should reopen the enquiry office.": "2024-07-01",
    "BY 31 MAY 2024 THE FORCE SHOULD HAVE A WORKING AUDIT TRAIL.": "2024-05-31",
    "by 31 may 2024 the force should have a working audit trail": "2024-05-31",
    "By 30 Sept 2024, forces should stop using free-text outcomes.": "2024-09-30",
    "By 30 Sep. 2024, forces should stop using free-text outcomes.": "2024-09-30",
    "By 27/03/25, each force should seek a way to flag stalking as a second offence.": "2025-03-27",
    "By 05/04/2024 the force should have a deputy for its senior information risk owner.": "2024-04-05",
    "By 3/9/24, the force should have counted its stored weapons.": "2024-09-03",
    "By 31-12-2024, the force should have counted its stored weapons.": "2024-12-31",
    "By 2024-11-30, the force should have counted its stored weapons.": "2024-11-30",
    "By 01.04.2025 the force should have a single missing persons team.": "2025-04-01",
    "By 01.04.25 the force should have a single missing persons team.": "2025-04-01 or unclear",
    "By 31-Jan-2025 the force should have a single missing persons team.": "2025-01-31",
    "By 31 Mar 25, forces should have answered the survey.": "2025-03-31 or unclear",
    "By 31 July ’24, forces should have answered the survey.": "2024-07-31 or unclear",
    "By the 31st day of March 2016, each force should hold its own register of gifts.": "2016-03-31",
    "By 31 March of 2025, each force should hold its own register of gifts.": "2025-03-31",
    "By 31 March, 2025, each force should hold its own register of gifts.": "2025-03-31",
    "By: 31 March 2025. Each force should hold its own register of gifts.": "2025-03-31",
    "Each force should hold its own register of gifts. To be done by: 30 June 2025.": "2025-06-30",
    "Complete by 31 March 2025: a register of gifts.": "2025-03-31",
    "(By 31 March 2025) The force should hold a register of gifts.": "2025-03-31",
    "The force should hold a register of gifts (by 31 March 2025).": "2025-03-31",
    "Recommendation 7: by 31 May 2024, the force should brief neighbourhood teams before each shift.": "2024-05-31",
    "4.12 By 31 May 2024, the force should brief neighbourhood teams before each shift.": "2024-05-31",
    "• By 31 May 2024, the force should brief neighbourhood teams before each shift.": "2024-05-31",
    "(a) by 31 May 2024, brief neighbourhood teams before each shift;": "2024-05-31",
    "Wrong weekdays happen. By Monday 31 July 2024, forces should have a tasking process.": "2024-07-31",
    "By 31 March 2025, forces should find out what was lost.": "2025-03-31",
    "By 2024/03/31, the force should act.": "2024-03-31 or unclear",
    "By COB 31 March 2025, the force should act.": "2025-03-31",
    "By 0900 on Monday 3 June 2024 the force should act.": "2024-06-03",
    "By the thirty-first of March 2024, the force should act.": "2024-03-31 or unclear",
    "By 31, March 2025 the force should act.": "2025-03-31",
    "By 31 May (Friday) 2024 the force should act.": "2024-05-31 or unclear",
    "By 31st. March 2024 the force should act.": "2024-03-31",
    "By no later than the end of June 2024 the force should act.": "2024-06-30",
    "By the end of the 2024 calendar year, the force should act.": "2024-12-31 or unclear",
    "By the end of FY 2024/25, the force should act.": "2025-03-31 or unclear",
    "By FY24/25, the force should act.": "2025-03-31 or unclear",
    "By 31 December 2023, chief constables should look again at each complaint of "
    "bullying that they received in the last three years.": "2023-12-31",
    "By 31st March, 2024, the force should have set targets.": "2024-03-31",
    "By 1 / 10 / 2024 the force should have set targets.": "2024-10-01 or unclear or none",
    "By the month of October 2024 the board should agree the plan.": "2024-10-31 or unclear",
    "By 31 October 2024 latest, the board should agree the plan.": "2024-10-31",
    "By latest 31 October 2024, the board should agree the plan.": "2024-10-31",
    "By 30 November 2023 and every six months thereafter, the force should dip sample 50 cases.": "2023-11-30",
    "By the 29 Nov 2023 the force should send its sample.": "2023-11-29",
    "By November of 2023 the force should send its sample.": "2023-11-30 or unclear",
    "By november 2023 the force should send its sample.": "2023-11-30",
    "By the end of October 2024 (the force’s own target), each cell should have a form.": "2024-10-31",
    "By 1/10/24 & at the latest 31/10/24 each cell should have a form.": "2024-10-01",
    "By 1 October 2024\u2014and sooner if possible\u2014each cell should have a form.": "2024-10-01",
    "By 1\u2009October\u20092024 each cell should have a form.": "2024-10-01",
    "By ‘1 October 2024’ each cell should have a form.": "2024-10-01 or unclear or none",
    "By 1 October 2024’s deadline each cell should have a form.": "2024-10-01",
}
"""A whole day, in the ways that reports, plans and super-complaint answers write it."""

AS_COPIED = {
    "By 31\nMarch 2025, the force should have tested its business continuity plans.": "2025-03-31",
    "By\n31 March\n2025, the force should have tested its business continuity plans.": "2025-03-31",
    "The force should have tested its plans by 31 March\r\n    2025.": "2025-03-31",
    "By 31\u00a0October\u00a02023, chief constables should have everyone in a designated post vetted.": "2023-10-31",
    "By\u202f31\u202fOctober\u202f2023, chief constables should have everyone in a "
    "designated post vetted.": "2023-10-31",
    "\ufeffBy 31 October 2023, chief constables should have everyone in a designated post vetted.": "2023-10-31",
    "By \u200b31 October 2023, chief constables should have everyone in a designated post vetted.": "2023-10-31",
    "By 31 Octo\u00adber 2023, chief constables should have everyone in a designated post vetted.": "2023-10-31",
    "By 31\u2011March\u20112025, the force should have tested its plans.": "2025-03-31",
    "By 31 March 2025 – or sooner – the force should have tested its plans.": "2025-03-31",
    "“By 30 June 2024, the force should hear from ‘hard to reach’ groups.”": "2024-06-30",
    "The force’s ‘golden hour’ checklist should be in every response car by 30 June 2024.": "2024-06-30",
    "By 31March 2025, the force should have tested its plans.": "2025-03-31",
    "By 31 March2025, the force should have tested its plans.": "2025-03-31",
    "By31 March 2025, the force should have tested its plans.": "2025-03-31",
    "By  31   March   2025 ,  the force should have tested its plans.": "2025-03-31",
}
"""Dates as a copied page or a PDF leaves them: broken over a line, glued, or with what cannot be seen inside."""

MONTHS_AND_YEARS = {
    "By September 2014, the College of Policing should have set a standard for body-worn cameras.": "2014-09-30",
    "By February 2024, the force should be able to say who owns each intelligence log.": "2024-02-29",
    "By the end of March 2024, the force should be able to say who owns each intelligence log.": "2024-03-31",
    "By end March 2024, the force should be able to say who owns each intelligence log.": "2024-03-31",
    "By end-March 2024, the force should be able to say who owns each intelligence log.": "2024-03-31",
    "By the end of Sept. 2024 all forces should have moved.": "2024-09-30",
    "No later than June 2024, the force should have moved.": "2024-06-30",
    "No later than the end of June 2024, the force should have moved.": "2024-06-30",
    "Not later than the end of April 2015, forces should have moved.": "2015-04-30",
    "All domestic abuse leads should be trained by November 2025.": "2025-11-30",
    "By the end of 2025, every force should have a rape and serious sexual offences team.": "2025-12-31",
    "By end 2025, every force should have a rape and serious sexual offences team.": "2025-12-31",
    "By the end of the calendar year 2024, every force should have such a team.": "2024-12-31",
    "By 12/2024, every force should have such a team.": "2024-12-31 or unclear",
    "By the last day of March 2024, every force should have such a team.": "2024-03-31",
    "By the close of December 2024, every force should have such a team.": "2024-12-31",
    "By the last working day of March 2024, every force should have such a team.": "unclear",
    "By the first of May 2024, every force should have such a team.": "2024-05-01 or unclear",
    "By the first week of June 2024, every force should have such a team.": "unclear",
    "By the end of the first week of June 2024, every force should have such a team.": "unclear",
    "By the beginning of May 2024, every force should have such a team.": "unclear",
    "By mid-June 2024 the force should have such a team.": "unclear",
    "By late April 2024 the force should have such a team.": "unclear",
    "By early 2025, the force should have such a team.": "unclear",
    "By spring 2025, the force should have such a team.": "unclear",
    "By the autumn, the force should have such a team.": "unclear",
    "By 2025, the force should have such a team.": "unclear",
    "By Q2, the force should have such a team.": "unclear",
    "By Q2 2024/25, the force should have such a team.": "unclear",
    "By the end of Q3 2024, the force should have such a team.": "unclear",
    "By the second quarter of 2025, the force should have such a team.": "unclear",
    "By quarter four, the force should have such a team.": "unclear",
    "By April/May 2024, the force should have such a team.": "unclear",
    "By May or June 2024 the force should have such a team.": "unclear",
    "By the end of the 2024/25 financial year, the force should have such a team.": "2025-03-31 or unclear",
    "By the end of 2024/25, the force should have such a team.": "2025-03-31 or unclear",
    "By the end of 2024–25 the force should have such a team.": "2025-03-31 or unclear",
    "By the end of this financial year the force should have such a team.": "unclear",
    "By the start of the 2025/26 financial year, the force should have such a team.": "2025-04-01 or unclear",
    "By year end, the force should have such a team.": "unclear",
    "By Christmas the force should have such a team.": "unclear",
    "By 31 March, the force should have such a team.": "unclear",
    "By the end of March, the force should have such a team.": "unclear",
    "By July 24, the force should have such a team.": "unclear",
    "By Sept ’24, the force should have such a team.": "2024-09-30 or unclear",
    "By 31 September 2024, the force should have such a team.": "unclear",
    "By 29 February 2023 the force should have such a team.": "unclear",
    "By 07/31/2024, the force should have such a team.": "unclear",
    "By the next PEEL inspection, the force should have such a team.": "unclear",
    "By the time of our next visit, the force should have such a team.": "unclear",
    "By 31/3 the force should act.": "unclear",
    "By 30-31 March 2025, the force should act.": "unclear",
    "By 1–5 July 2024, the force should act.": "unclear",
    "By 30 or 31 March 2025, the force should act.": "unclear",
    "By 31 March 2024/25 the force should act.": "unclear",
    "By March 2024/25 the force should act.": "unclear",
    "By the 15th of next month the force should act.": "unclear",
    "By no later than summer 2024 the force should act.": "unclear",
    "By half-year 2024 the force should act.": "unclear",
    "The force should act by New Year’s Eve 2024.": "unclear",
    "By September the force should have set targets.": "unclear",
    "By, or as soon as possible after, 31 March 2024, the force should have set targets.": "unclear",
    "Not later than the end of the calendar year, forces should set targets.": "unclear",
    "The policy should be reviewed by 31 March each year from 2025.": "unclear",
    "The Home Office should bring forward a bill by the 2024/25 session.": "unclear",
    "The Home Office should bring forward a bill by the end of this Parliament.": "unclear",
    "Within the first three months of 2024, the board should agree the plan.": "unclear",
    "The deadline for this was 31 March 2023. Forces should comply as a matter of urgency.": "unclear",
    "The force should complete phase 1 by 31 March and phase 2 by 31 March 2025.": "unclear",
    "The force should stop using the old form by October.": "unclear",
    "By 1 October 2022, no cell had a form; each should have one as soon as possible.": "unclear",
    "By the end of the summer of 2024 each cell should have a form.": "unclear",
}
"""Less than a day: a month, a year, a quarter, a season, a meeting."""

IN_MID_SENTENCE = {
    "Forces are required by 22 November 2024 to publish a plan that answers each recommendation.": "2024-11-22",
    "Forces are required, by 22 November 2024, to publish a plan that answers each recommendation.": "2024-11-22",
    "The force should, by 31 January 2025, have brought its public protection staffing up to strength.": "2025-01-31",
    "The Home Office, the College and the NPCC should together agree a definition by 30 April 2024.": "2024-04-30",
    "We recommend that by 1 July 2024 the police and crime commissioner holds a review "
    "of victims’ services.": "2024-07-01",
    "HMIC recommends that, not later than 31 August 2014, forces should publish their "
    "stop and search data.": "2014-08-31",
    "Where necessary, by 31 March 2025, forces should change their contracts.": "2025-03-31",
    "Subject to funding, by 31 March 2025 forces should change their contracts.": "2025-03-31",
    "In consultation with the NPCC, the College should, by the end of October 2024, revise its guidance.": "2024-10-31",
    "The service is to draw up an action plan by 19 September 2023, to be shared with the inspectorate.": "2023-09-19",
    "The force must make sure that all its detectives have finished the course by 31 October 2024.": "2024-10-31",
    "Working with partners, the force needs to cut repeat demand from children’s homes by 1 March 2024.": "2024-03-01",
    "The number of unallocated incidents should be cut by a third by 30 June 2024.": "2024-06-30",
    "This should be in place for all forces by 6 May 2024 and reviewed after a year.": "2024-05-06",
    "The force should give us, by 5pm on Friday 31 May 2024, a list of its uninvestigated cases.": "2024-05-31",
    "By 17:00 on 30 June 2024, the force should send us its list.": "2024-06-30",
    "By noon on 3 June 2024, the force should send us its list.": "2024-06-03",
    "By midnight on 31 December 2024, the force should send us its list.": "2024-12-31",
    "By 1700hrs on 30 June 2024, the force should send us its list.": "2024-06-30",
    "By 5.00 pm, 30 June 2024, the force should send us its list.": "2024-06-30",
    "By close of business on 30 June 2024, the force should send us its list.": "2024-06-30",
    "For completion by 30 April 2024: a skills audit of all investigators.": "2024-04-30",
    "A skills audit of all investigators should be carried out (deadline: 31 March 2025).": "2025-03-31 or unclear",
    "Skills audit of all investigators. Due date: 30/06/2024.": "2024-06-30 or unclear",
    "Skills audit of all investigators. Target completion date 31 August 2024.": "2024-08-31 or unclear",
    "The force should complete a skills audit, with a deadline of 31 August 2024.": "2024-08-31 or unclear",
    "The force should have completed a skills audit before 31 August 2024.": "unclear",
    "Before the end of March 2024, the force should complete a skills audit.": "2024-03-31 or unclear",
    "Prior to 1 April 2025, the force should complete a skills audit.": "unclear",
    "In time for April 2025, the force should complete a skills audit.": "unclear or none",
    "Ahead of 1 April 2025, the force should complete a skills audit.": "unclear or none",
    "Not beyond 31 March 2025, the force should go on renting the hangar.": "unclear or none",
    "publish plans by 31 March 2025; and": "2025-03-31",
    "agree its aims by 31 March 2025;": "2025-03-31",
    "have all armed officers tested by 31 March 2025; and": "2025-03-31",
    "The force should have no case outstanding by 31 March 2025.": "2025-03-31",
    "Forces are asked to answer by 22 November 2024.": "2024-11-22",
    "We expect the force to have answered by 22 November 2024.": "2024-11-22",
    "Chief constables, by 22 November 2024, should have answered.": "2024-11-22",
    "On or before the last day of May 2024 the force should act.": "2024-05-31",
    "The force should urgently, and no later than 31 January 2024, review how it holds cash.": "2024-01-31",
    "If they have not done so already, by 31 March 2025 forces should train staff.": "2025-03-31",
    "Chief constables should satisfy themselves that by 31 March 2025 all those who had "
    "not been vetted have been.": "2025-03-31",
    "Since its last inspection, the force has cut its backlog. By 31 May 2024, it should clear it.": "2024-05-31",
    "The force should meet its own target of training all staff by March 2024.": "2024-03-31",
    "The force should publish quarterly data, the first by 30 April 2024.": "2024-04-30",
    "As soon as practicable, but not later than 31 March 2024, the force should have set targets.": "2024-03-31",
    "Area for improvement 4 By 31 July 2024, the force should set targets.": "2024-07-31",
    "Recommendation 4 (national): by 31 July 2024 the NPCC should set targets.": "2024-07-31",
    "Owner: ACC Crime | By: 31/07/2024 | Status: open": "2024-07-31",
    "The force should recruit more call handlers so that by 31 March 2025 it answers "
    "nine in ten calls in time.": "2025-03-31",
    "Each certificate holder should be visited, assessed and recorded by 31 March 2025.": "2025-03-31",
    "Visits to each certificate holder should be completed by 31 March 2025.": "2025-03-31",
    "The policy should be reviewed by the force on or before 31 March 2025.": "2025-03-31",
    "The policy should be reviewed every 12 months, and first by 31 March 2025.": "2025-03-31",
    "The College should publish the code it promised by December 2024.": "2024-12-31 or unclear",
    "No later than 12 noon on 31 October 2024, the board should agree the plan.": "2024-10-31",
    "The board should agree the plan by EOD 31 October 2024.": "2024-10-31",
    "The board should agree the plan on 31 October 2024 at the latest.": "2024-10-31 or unclear or none",
    "Those to whom a recommendation is made should respond within 56 days, that is by 26 October 2023.": "2023-10-26",
    "Please reply by 26 October 2023.": "2023-10-26",
    "RAG: amber. To be completed by 30 September 2023.": "2023-09-30",
    "All custody staff to be trained by 30/09/23.": "2023-09-30",
    "Custody staff will be trained by the end of September 2023.": "2023-09-30 or unclear",
    "The sample chosen by May should be sent by 29 November 2023.": "2023-11-29 or unclear",
    "Under paragraph 3.1 by 31 March 2024 forces must report.": "2024-03-31 or unclear",
    "Chief constables should, no later than 1 September 2024, confirm to HMICFRS that "
    "every station cell has been inspected.": "2024-09-01",
    "The force should assess by 1 September 2024 those holding Level 2 accreditation.": "2024-09-01",
    "Complete phase 1 by Q1 and phase 2 by 31 March 2025.": "unclear or 2025-03-31",
    "As soon as possible complete phase 1, and by 31 March 2025 phase 2.": "unclear or 2025-03-31",
    "Complete phase 1 within three months and phase 2 by 31 March 2025.": "2023-11-30 or unclear",
    "The force should complete phase 1 within three months and phase 2 by 31 March 2025.": "2023-11-30 or unclear",
    "The force should, within three months, complete phase 1 and, by 31 March 2025, phase 2.": "2023-11-30",
    "Not later than 1 October 2014, HMIC recommends that forces should stop using the old form.": "2014-10-01",
    "The force should no longer be using the old form by 1 October 2024.": "2024-10-01",
    "There should be no old forms in use by 1 October 2024.": "2024-10-01",
    "The force should make sure forms are signed by a supervisor by 1 October 2024.": "2024-10-01",
    "Forms should be in the hands of custody staff by 1 October 2024.": "2024-10-01",
    "In custody, by 1 October 2024, each cell should have a form.": "2024-10-01",
    "Custody: by 1 October 2024 each cell should have a form.": "2024-10-01",
    "AFI 3 – by 1 October 2024 the force should give each cell a form.": "2024-10-01",
    "The force should give each cell a form (see paragraph 4.12) by 1 October 2024.": "2024-10-01",
    "The force should give each cell a form, as section 39 of PACE 1984 requires, by 1 October 2024.": "2024-10-01",
    "The force should give each cell a form as promised by 1 October 2024.": "2024-10-01 or unclear",
    "As promised, by 1 October 2024 the force should give each cell a form.": "2024-10-01",
    "The force should keep its promise to give each cell a form by 1 October 2024.": "2024-10-01",
}
"""A day that does not open the sentence; an hour before it; a form's words for a deadline."""

SEVERAL = {
    "The Home Office should answer the consultation by 14 February 2025 and lay "
    "regulations by 1 October 2025.": "2025-02-14",
    "By September 2014 each force should have audited its cases, and should report by "
    "the end of April 2015.": "2014-09-30",
    "By 31 March 2024 and again by 30 September 2024, the force should count its vacancies.": "2024-03-31",
    "By 31 March and 30 September 2024, the force should count its vacancies.": "2024-03-31 or unclear",
    "By 1 May 2024, the force should re-examine all cases filed between 1 January 2021 "
    "and 31 December 2022.": "2024-05-01",
    "For all cases filed between 1 January 2021 and 31 December 2022, the force should, "
    "by 1 May 2024, check the reason.": "2024-05-01",
    "Having missed its target of 31 March 2022, the force should finish by 30 June 2024.": "2024-06-30",
    "Following the death on 12 June 2021, forces should by 30 June 2024 retrain their custody staff.": "2024-06-30",
    "By 30 June 2024, or within six months if that is later, forces should retrain their custody staff.": "2024-06-30",
    "Within three months, and no later than 30 November 2023, the force should retrain "
    "its custody staff.": "2023-11-30",
    "By July 2018, and ongoing following that date, forces should test what their officers know.": "2018-07-31",
    "By 31 October 2019, and annually thereafter, forces should test what their officers know.": "2019-10-31",
    "By 31 March 2021 (and each year after that), commissioners should publish the findings.": "2021-03-31",
    "By 31 July 2024, chief constables should immediately tell the regional lead of any gap they find.": "2024-07-31",
    "By 31 July 2024, and with immediate effect where lives are at risk, forces should act.": "2024-07-31",
    "In our report of 12 July 2021 we asked for this by 31 March 2022. By 30 June 2024, "
    "the force should finish it.": "2024-06-30",
    "The force had promised to finish by 31 March 2022. By 30 June 2024 it should do so.": "2024-06-30",
    "The force was told to finish by 31 March 2022. It should now set a new date.": "none or unclear",
    "We previously recommended that the force should do this by 31 March 2022. It should "
    "do so as soon as possible.": "unclear",
    "The force by 31 March 2025 should have a plan, and by 30 June 2025 should have carried it out.": "2025-03-31",
    "By 31 March 2025, the force will have trained all staff; by 30 June 2025 it should test them.": "unclear",
    "Of the actions due by 31 March 2024, those not done should be done by 30 June 2024.": "2024-06-30 or unclear",
    "By 31 March 2025, as was agreed in 2022, forces should have appointed a lead.": "2025-03-31",
    "By 31 May 2024, the force should decide whether practice had got better by 31 December 2023.": "2024-05-31",
    "By 30 June 2024 (put back from 31 March 2024), the force should be ready.": "2024-06-30",
    "The force should implement the recommendations that we made in 2021 by 31 March 2025.": "2025-03-31",
    "In 2021 we recommended that by 31 March 2022, forces should have a plan. We repeat "
    "that recommendation: by 31 March 2025, forces should have a plan.": "2025-03-31",
    "The force should publish by 30 June 2024 its data for the year ending 31 March 2024.": "2024-06-30",
    "The force should answer by 31 March 2025 the questions we put to it by 31 March 2023.": "2025-03-31",
    "The force should, having lost 40 officers by 31 March 2023, recruit 40 more by 31 March 2025.": "2025-03-31",
    "The number of overdue visits, which stood at 400 by 31 March 2023, should be no "
    "more than 50 by 31 March 2025.": "2025-03-31",
    "The number of overdue visits stood at 400 by 31 March 2023. It should be no more "
    "than 50 by 31 March 2025.": "2025-03-31",
    "There were 400 overdue visits by 31 March 2023; by 31 March 2025 there should be none.": "2025-03-31",
    "By 31 March 2023 there had been 400 overdue visits and by 31 March 2025 there "
    "should be none.": "2025-03-31 or unclear",
    "Although by 31 March 2023 there were 400 overdue visits, the force should have none "
    "by 31 March 2025.": "2025-03-31",
    "Although 400 visits remained overdue by 31 March 2023, the force should have none by 31 March 2025.": "2025-03-31",
    "Original deadline: by 31 March 2023. New deadline: by 31 March 2025.": "2025-03-31",
    "Update 31 March 2023: the force has trained 80 per cent. The rest should be trained "
    "by 31 December 2023.": "2023-12-31",
    "The force should conclude the review which it began on 1 April 2022 by 31 December 2023.": "2023-12-31",
    "The review that began in April 2022 and was due to end by 31 March 2023 should be "
    "concluded by 31 December 2023.": "2023-12-31",
    "The review, due by 31 March 2023, should be concluded by 31 December 2023.": "2023-12-31",
    "The review should have been concluded by 31 March 2023 and the force should now "
    "conclude it by 31 December 2023.": "2023-12-31 or unclear",
    "The force should dip sample, by 30 November 2023, cases closed by 31 August 2023.": "2023-11-30",
    "By November 2023 to January 2024 the force should send its sample.": "unclear or 2023-11-30",
    "By 1 September 2024, forces should have replaced the forms that were in use by 1 September 2022.": "2024-09-01",
    "In 2022/23, by 31 March 2023, 12 forces had no plan. All forces should have one by 31 March 2025.": "2025-03-31",
    "Twelve forces had no plan by 31 March 2023. All forces should have one by 31 March 2025.": "2025-03-31",
    "Twelve forces have no plan by 31 March 2023. All forces should have one by 31 March "
    "2025.": "2025-03-31 or unclear",
    "Only 31 forces met the date of 31 March 2023. The others should do so by 31 March 2025.": "2025-03-31",
    "Only 31 forces complied by 31 March 2023. The others should do so by 31 March 2025.": "2025-03-31",
    "By 31 March 2024 (or 31 March 2025 for smaller forces), forces should comply.": "2024-03-31",
    "Larger forces by 31 March 2024 and smaller forces by 31 March 2025 should comply.": "2024-03-31",
    "The Met should comply by 31 March 2024 and other forces by 31 March 2025.": "2024-03-31",
    "Phase 1 by 31 March 2024; phase 2 by 31 March 2025.": "2024-03-31",
    "Complete phase 1 by spring 2024 and phase 2 by 31 March 2025.": "unclear",
    "The force should complete phase 1 by spring 2024 and phase 2 by 31 March 2025.": "unclear",
    "Old forms, of which 1,200 were found in the year to 31 March 2023, should be "
    "destroyed by 1 October 2024.": "2024-10-01",
    "The force should destroy by 1 October 2024 all forms signed by a supervisor by 1 October 2022.": "2024-10-01",
    "The force should give each cell a form, as it did in 2019, by 1 October 2024.": "2024-10-01",
    "The force should find out by 1 October 2024 why each cell had no form by 1 October 2022.": "2024-10-01",
    "No cell had a form by 1 October 2022, and the force should find out why by 1 October 2024.": "2024-10-01",
    "No cell has a form as of 1 October 2022; by 1 October 2024 each should have one.": "2024-10-01",
    "By 1 October 2022 no cell had a form. By 1 October 2024 each should have one.": "2024-10-01",
}
"""Several days in one: the first that sets a deadline governs."""

FROM_PUBLICATION = {
    "Within three months, the force should give every victim of rape a named contact.": "2023-11-30",
    "Within six months, the force should give every victim of rape a named contact.": "2024-02-29",
    "Within six months the force should: give every victim of rape a named contact.": "2024-02-29",
    "Within 6 months, West Midlands Police should give every victim of rape a named contact.": "2024-02-29",
    "Within twelve months, chief constables should give every victim of rape a named contact.": "2024-08-31",
    "Within 18 months, chief constables should give every victim of rape a named contact.": "2025-02-28",
    "Within one year, forces should give every victim of rape a named contact.": "2024-08-31",
    "Within six weeks, the force should send its action plan to HMIC.": "2023-10-12",
    "Within six weeks of the publication of this report, the force should send its action plan to HMIC.": "2023-10-12",
    "Within six weeks of this report’s publication, the force should send its action plan to HMIC.": "2023-10-12",
    "Those named should answer within 56 days of the publication of this report.": "2023-10-26",
    "Those named should answer within 56 days of publication.": "2023-10-26",
    "No later than three months after publication, those named should answer.": "2023-11-30",
    "No later than six months from the date of publication of this report, those named should answer.": "2024-02-29",
    "HMIC recommends that, within six months, the force should stop waiting for medical "
    "evidence to record a rape.": "2024-02-29",
    "We recommend that within 3 months West Midlands Police: looks again at its thresholds;": "2023-11-30",
    "HMICFRS recommends that within three months the constabulary should look again at its thresholds.": "2023-11-30",
    "We recommend that the force should, within three months, look again at its thresholds.": "2023-11-30",
    "The force should, within nine months, look again at its thresholds.": "2024-05-31",
    "The force should within three months look again at its thresholds.": "2023-11-30 or unclear",
    "The force should take steps within three months to look again at its thresholds.": "2023-11-30 or unclear",
    "The force should look again at its thresholds within three months.": "2023-11-30 or unclear",
    "The force should look again at its thresholds within the next six months.": "2024-02-29 or unclear",
    "In the next six months, the force should look again at its thresholds.": "2024-02-29 or unclear",
    "Over the next 12 months, the force should look again at its thresholds.": "2024-08-31 or unclear",
    "Within the next six months, the force should look again at its thresholds.": "2024-02-29",
    "In six months’ time the force should look again at its thresholds.": "2024-02-29 or unclear",
    "Three months from the date of this report, the force should look again at its "
    "thresholds.": "2023-11-30 or unclear",
    "Within the six-month period following publication, the force should look again at "
    "its thresholds.": "2024-02-29 or unclear",
    "Within a month of receiving this letter, the force should look again at its thresholds.": "unclear or none",
    "Within two to three months, the force should look again at its thresholds.": "unclear",
    "Within six months of the College issuing its guidance, forces should look again at "
    "their thresholds.": "unclear or none",
    "Within three months of the new system going live, the force should look again at "
    "its thresholds.": "unclear or none",
    "Within months, rather than years, the force should look again at its thresholds.": "unclear or none",
    "Within the lifetime of the police and crime plan, the force should look again at "
    "its thresholds.": "unclear or none",
    "Timescale: three months. The force should look again at its thresholds.": "2023-11-30 or unclear",
    "Timescale: within three months. The force should look again at its thresholds.": "2023-11-30",
    "By six months from the date of publication, the force should act.": "2024-02-29",
    "Within a fortnight, the force should act.": "2023-09-14 or unclear",
    "Within 28 days of the date of this letter, the force should act.": "2023-09-28",
    "Within half a year, the force should act.": "2024-02-29 or unclear",
    "In three months the force should act.": "2023-11-30 or unclear or none",
    "Within three months and following consultation, the force should publish a policy.": "2023-11-30",
    "Within three months of the publication of the national guidance, the force should "
    "publish a policy.": "unclear or none",
    "Within three months of the inspection report being published, the force should "
    "publish a policy.": "2023-11-30 or unclear",
    "The force should publish within three months a policy that its staff can follow.": "2023-11-30 or unclear",
    "HMIC recommends that within three months, the force publishes a policy.": "2023-11-30",
    "Three months on from publication, the board should agree the plan.": "2023-11-30 or unclear or none",
    "Within a period of three months, the board should agree the plan.": "2023-11-30 or unclear",
    "Within a maximum of three months, the board should agree the plan.": "2023-11-30 or unclear",
    "Within, at most, three months the board should agree the plan.": "2023-11-30 or unclear",
    "Within three (3) months, the board should agree the plan.": "2023-11-30 or unclear",
    "HMIC requires an action plan within six weeks of publication.": "2023-10-12",
    "The commissioner must publish comments within 56 days beginning with the day of "
    "publication.": "unclear or none or 2023-10-25",
    "Within two years, the force should have replaced its command and control system.": "2025-08-31",
    "The force should replace its command and control system within two years of publication.": "2025-08-31",
    "HMIC recommends that within six months the Home Office, ACPO lead and College "
    "should publish a common form.": "2024-02-29",
}
"""Counted from publication, on the last day of a month; or from something else, which nobody can count from."""

WORDINGS = PLAINLY | WHOLE_DAYS | AS_COPIED | MONTHS_AND_YEARS | IN_MID_SENTENCE | SEVERAL | FROM_PUBLICATION


def answered(text: str, published: date | None = PUBLISHED) -> str:
    found = deadlines.read(text, published)
    return found.on.isoformat() if found.on else found.kind


def test_the_corpus_is_a_corpus() -> None:
    assert len(WORDINGS) >= 160


@pytest.mark.parametrize(("text", "said"), WORDINGS.items())
def test_it_is_read_as_the_officer_would(text: str, said: str) -> None:
    assert answered(text) in said.split(" or ")


@pytest.mark.parametrize("text", WORDINGS)
def test_without_a_day_of_publication_no_other_day_is_read(text: str) -> None:
    found = deadlines.read(text, None)
    assert found.on is None or found.on.isoformat() in WORDINGS[text].split(" or ")


def test_three_in_four_of_the_deadlines_that_name_a_day_are_read_as_that_day() -> None:
    named = {text: said.split(" or ")[0] for text, said in WORDINGS.items() if said.startswith("20")}
    read = [text for text, day in named.items() if answered(text) == day]
    assert len(read) >= 0.75 * len(named)


@pytest.mark.parametrize("text", WORDINGS)
def test_what_a_deadline_was_read_from_stands_in_the_words(text: str) -> None:
    found = deadlines.read(text, PUBLISHED)
    assert (found.phrase is None) is (found.kind is DeadlineKind.NONE)
    assert (found.phrase or "") in wordings.plain(text)
