"""Reading who must act: a corpus of wordings, and what holds for any text at all."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicfrs_cli.domain import addressees
from hmicfrs_cli.domain.addressees import Addressees
from hmicfrs_cli.domain.vocabulary import LONGEST_TEXT

OURS = ("West Midlands Police", "WMP")

FOR_US = {
    # Chief constables, in their many forms.
    "Chief constables should test their control rooms.": ["Chief constables"],
    "All chief constables should test their control rooms.": ["All chief constables"],
    "By 31 October 2023, all chief constables should test their control rooms.": ["all chief constables"],
    "Every chief constable should test the control room.": ["Every chief constable"],
    "Chief Constables should test their control rooms.": ["Chief Constables"],
    "Chief officers must test their control rooms.": ["Chief officers"],
    "Chief constables in England and Wales should test their control rooms.": ["Chief constables in England and Wales"],
    "Chief constables of forces in Wales should test their control rooms.": ["Chief constables"],
    "Chief constables, through their own boards, should test their control rooms.": ["Chief constables"],
    "Chief constables, working with the Home Office, should test them.": ["Chief constables"],
    "Chief constables, in consultation with the College of Policing, should test them.": ["Chief constables"],
    "Working with the College, chief constables should test them.": ["chief constables"],
    "To support the College, chief constables should test them.": ["chief constables"],
    "Where the Home Office has not acted, chief constables should test them.": ["chief constables"],
    "By 31 March 2024, once the College has agreed, chief constables should test them.": ["chief constables"],
    "The Chief Constable of West Midlands Police should test it.": ["Chief Constable of West Midlands Police"],
    "The deputy chief constable should chair the board.": ["deputy chief constable"],
    # Forces, and the service.
    "Forces should review their bail cases.": ["Forces"],
    "All forces should review their bail cases.": ["All forces"],
    "By 31 March 2015 all forces should review their bail cases.": ["all forces"],
    "Each police force should review its bail cases.": ["Each police force"],
    "All Home Office forces should review their bail cases.": ["All Home Office forces"],
    "Those forces that have not yet done so should review their bail cases.": ["Those forces"],
    "Police forces in England and Wales are required to review their bail cases.": [
        "Police forces in England and Wales"
    ],
    "The force should review its bail cases.": ["The force"],
    "The force shouldn’t keep anyone longer than it needs.": ["The force"],
    "The force must not keep anyone longer than it needs.": ["The force"],
    "The force needs to review its bail cases.": ["The force"],
    "The force is to review its bail cases.": ["The force"],
    "The force is expected to review its bail cases.": ["The force"],
    "The constabulary should review its bail cases.": ["The constabulary"],
    "The service should review its bail cases.": ["The service"],
    "The police service should review its bail cases.": ["The police service"],
    "Immediately, the force should review its bail cases.": ["the force"],
    "We recommend that the force should review its bail cases.": ["the force"],
    "HMICFRS recommends that, within six months, the force should review its bail cases.": ["the force"],
    "HMIC has recommended that forces should review their bail cases.": ["forces"],
    "The force has improved. It has trained its staff. The force should now train supervisors.": ["The force"],
    "The training is old; The force should renew it.": ["The force"],
    # By name.
    "West Midlands Police should review its bail cases.": ["West Midlands Police"],
    "WMP should review its bail cases.": ["WMP"],
    "west midlands police should review its bail cases.": ["west midlands police"],
    # With others beside it.
    "The Home Office and chief constables should agree a form.": ["The Home Office", "chief constables"],
    "The Home Office, the College and chief constables should agree a form.": [
        "The Home Office",
        "the College",
        "chief constables",
    ],
    "Chief constables and their police and crime commissioners should agree a form.": [
        "Chief constables",
        "police and crime commissioners",
    ],
    "The College, as well as chief constables, should agree a form.": ["The College", "chief constables"],
    "The Home Office and West Midlands Police should agree a form.": ["The Home Office", "West Midlands Police"],
    "Kent Police and West Midlands Police should agree a form.": ["Kent Police", "West Midlands Police"],
    "The force and the Athena user group should agree a form.": ["The force", "the Athena user group"],
}

FOR_OTHERS = {
    "The Home Office should fund the system.": ["The Home Office"],
    "The Home Secretary should consult on new powers.": ["The Home Secretary"],
    "The Welsh Government should fund the posts.": ["The Welsh Government"],
    "The Ministry of Justice and the CPS should agree a protocol.": ["The Ministry of Justice", "the CPS"],
    "The Crown Prosecution Service should agree a protocol with forces.": ["The Crown Prosecution Service"],
    "The Department for Education should issue guidance.": ["The Department for Education"],
    "DfE should issue guidance.": ["DfE"],
    "The National Crime Agency should share its assessment.": ["The National Crime Agency"],
    "NCA should share its assessment.": ["NCA"],
    "The College of Policing should revise its guidance.": ["The College of Policing"],
    "By 31 July 2024, the College of Policing (CoP) should revise its guidance.": ["the College of Policing (CoP)"],
    "The College of Policing, in consultation with chief constables, should revise it.": ["The College of Policing"],
    "The College, in consultation with West Midlands Police, should revise it.": ["The College"],
    "Working with forces, the College should revise it.": ["the College"],
    "With the support of chief constables, the College should revise it.": ["the College"],
    "The National Police Chiefs’ Council should agree a standard.": ["The National Police Chiefs’ Council"],
    "The National Police Chiefs' Council lead for custody should agree it.": [
        "The National Police Chiefs' Council lead"
    ],
    "The NPCC's custody lead should agree it.": ["The NPCC's custody lead"],
    "Police and crime commissioners should review their plans.": ["Police and crime commissioners"],
    "Police and crime commissioners and mayoral equivalents should review their plans.": [
        "Police and crime commissioners and mayoral equivalents"
    ],
    "All PCCs should review their plans.": ["All PCCs"],
    "Local policing bodies should review their plans.": ["Local policing bodies"],
    "The West Midlands Police and Crime Commissioner should review the plan.": [
        "The West Midlands Police and Crime Commissioner"
    ],
    "The IOPC should review its guidance.": ["The IOPC"],
    "The regional lead should share the exercises.": ["The regional lead"],
    "Each national portfolio lead should share them.": ["Each national portfolio lead"],
    "Counter Terrorism Policing should supply the equipment.": ["Counter Terrorism Policing"],
    "The Athena user group should agree the change.": ["The Athena user group"],
    "HMICFRS should inspect this again.": ["HMICFRS"],
    # Another force by name.
    "Kent Police should review its bail cases.": ["Kent Police"],
    "Devon and Cornwall Police should review its bail cases.": ["Devon and Cornwall Police"],
    "City of London Police should review its bail cases.": ["City of London Police"],
    "The Metropolitan Police Service should review its bail cases.": ["The Metropolitan Police Service"],
    "Gloucestershire Constabulary and Kent Police should review them.": ["Gloucestershire Constabulary", "Kent Police"],
    "The Chief Constable of Kent Police should review them.": ["The Chief Constable of Kent Police"],
}

NOBODY_NAMED = (
    "",
    "Detainees should be offered meals and blankets.",
    "Bail conditions should be reasonable.",
    "Officers who meet people in crisis should have good advice.",
    "Supervisors in all forces should check each case.",
    "The use of force should be recorded and reviewed.",
    "The governance of the force should be strengthened.",
    "The scope of policies should be wider, and copies kept.",
    "The incapacity of detainees should be noted.",
    "The task force should meet monthly.",
    "The ambulance service should be called.",
    "The Met Office should share its records.",
    "Force-wide training should be given.",
    "This should be done with the help of the College.",
    "Improve the oversight of custody.",
    "The force has improved.",
)

PAPER = {
    # Firearms, July 2023, and homicide, August 2023: other words, the same addressees.
    "firearms R1": ("By 31 July 2024, the College of Policing (CoP) should change who may take the course.", False),
    "firearms R2": ("By 31 July 2024, chief constables should see that specialists can be reached at any hour.", True),
    "firearms R3": (
        "By 31 October 2023, all chief constables should see that the tracking equipment, as provided by Counter"
        " Terrorism Policing (CTP), is used.",
        True,
    ),
    "firearms R4": ("By 31 July 2024, the CoP should look again at the length of the course.", False),
    "firearms R5": ("By 31 December 2023, all chief constables should see that commanders know the tactics.", True),
    "firearms R6": ("By 31 December 2023, chief constables should see that accreditation covers new weapons.", True),
    "firearms R7": (
        "By 31 October 2023, the regional armed policing lead should send exercises to the National Armed Policing"
        " Portfolio.",
        False,
    ),
    "firearms R8": (
        "With immediate effect, each assistant chief constable regional firearms lead should come to every meeting."
        " If not, another assistant chief constable armed policing lead should come instead.",
        False,
    ),
    "firearms R9": ("By 31 December 2023, the CoP should publish new guidance on armouries.", False),
    "firearms R10": ("With immediate effect, chief constables should oversee their armouries better.", True),
    "firearms R11": (
        "By 31 December 2023, the National Armed Policing Portfolio and the CoP should publish a standard for records.",
        False,
    ),
    "firearms R12": (
        "With immediate effect, chief constables, through their armed policing governance structure, should see that"
        " records are kept.",
        True,
    ),
    "homicide R1": (
        "By 1 December 2023, the Home Office should see that forces can give it what it needs. The Home Office should"
        " tell police forces how.",
        False,
    ),
    "homicide R2": (
        "By 31 August 2024, chief constables in England and Wales should find a way for their force to report deaths.",
        True,
    ),
    "homicide R3": ("By 1 December 2023, chief constables should see that their force learns lessons fast.", True),
}


def test_the_corpus_is_a_corpus() -> None:
    assert len(FOR_US) + len(FOR_OTHERS) + len(NOBODY_NAMED) + len(PAPER) >= 60


@pytest.mark.parametrize(("text", "named"), FOR_US.items())
def test_what_names_the_force_or_all_forces_is_for_us(text: str, named: list[str]) -> None:
    assert addressees.read(text, OURS) == Addressees(tuple(named), for_us=True, sure=True)


@pytest.mark.parametrize(("text", "named"), FOR_OTHERS.items())
def test_what_names_only_others_is_not_for_us(text: str, named: list[str]) -> None:
    assert addressees.read(text, OURS) == Addressees(tuple(named), for_us=False, sure=True)


@pytest.mark.parametrize("text", NOBODY_NAMED)
def test_what_names_nobody_counts_as_for_us_without_being_sure(text: str) -> None:
    assert addressees.read(text, OURS) == Addressees((), for_us=True, sure=False)


@pytest.mark.parametrize(("text", "ours"), PAPER.values(), ids=PAPER)
def test_the_sentence_decides_and_not_the_heading_of_the_paper(text: str, ours: bool) -> None:
    read = addressees.read(text, OURS)
    assert (read.for_us, read.sure) == (ours, True)


def test_six_of_the_twelve_firearms_recommendations_are_for_us() -> None:
    firearms = [text for name, (text, _) in PAPER.items() if name.startswith("firearms")]
    assert sum(addressees.read(text).for_us for text in firearms) == 6


def test_others_named_after_a_sentence_that_names_nobody_leave_it_for_us() -> None:
    read = addressees.read("Detainees should be offered care. The Home Office should pay for it.", OURS)
    assert read == Addressees(("The Home Office",), for_us=True, sure=False)


def test_the_force_named_after_a_sentence_that_names_nobody_is_sure() -> None:
    read = addressees.read("Detainees should be offered care. The force should see to it.", OURS)
    assert read == Addressees(("The force",), for_us=True, sure=True)


def test_any_force_by_name_is_ours_where_nobody_said_what_ours_is_called() -> None:
    assert addressees.read("Kent Police should review its bail cases.").for_us
    assert addressees.read("Kent Police should review its bail cases.", ("",)).for_us


def test_a_name_with_a_bracket_in_it_is_found() -> None:
    assert addressees.read("Ours (Police) should act.", ("Ours (Police)",)).named == ("Ours (Police)",)


def test_the_longer_of_two_names_is_kept() -> None:
    assert addressees.read("Kent Police should act.", ("Kent", "Kent Police")).named == ("Kent Police",)


@pytest.mark.parametrize(
    ("named", "ours"),
    [
        ([], True),
        (["chief constables"], True),
        (["the force"], True),
        (["West Midlands Police"], True),
        (["wmp"], True),
        (["a body nobody has heard of"], True),
        (["the Home Office", "chief constables"], True),
        (["the Home Office"], False),
        (["the Home Office", "NPCC"], False),
        (["Kent Police"], False),
        (["West Midlands Police and Crime Commissioner"], False),
    ],
)
def test_whether_addressees_as_printed_are_ours(named: list[str], ours: bool) -> None:
    assert addressees.for_us(iter(named), OURS) is ours


def test_a_force_called_as_a_national_body_is_ours_when_it_is_us() -> None:
    assert addressees.for_us(["National Crime Agency"], ("National Crime Agency",))


odd_text = st.text(st.characters(exclude_categories=["Cs"]))
WORDS = """
    The the force forces service Chief chief constables constable assistant Home Office College of Policing National
    regional lead Kent Police and , . ; should must is to with by from where working HMICFRS recommends that PCC
    guidance together Federation has so
"""
words_of_addressees = st.lists(st.sampled_from(WORDS.split())).map(" ".join)


@given(text=odd_text | words_of_addressees, names=st.lists(odd_text, max_size=2) | st.just(OURS))
def test_any_text_at_all_has_addressees_and_naming_none_is_for_us(text: str, names: list[str]) -> None:
    read = addressees.read(text, names)
    assert read.named or (read.for_us and not read.sure)
    assert read.for_us or read.sure
    assert not read.sure or read.for_us is addressees.for_us(read.named, names)


@given(text=words_of_addressees)
def test_every_addressee_stands_in_the_text(text: str) -> None:
    assert all(name in text for name in addressees.read(text, OURS).named)


@pytest.mark.parametrize("end", [" should", " Police should"])
@pytest.mark.parametrize(
    "repeated",
    [
        *("the force and ", "National ", "National Aa ", "chief constables, ", "Kent Police, ", "A and ", "A of "),
        *("the NPCC ", "regional a ", "assistant chief constable a ", "user ", "user-", "all ", "by ", "where ", "x, "),
        *("the support of ", "HMICFRS ", "recommends that ", "should ", "is to ", "police and crime commissioners "),
        *("a", "A", "A’", "A&", "-", "1", "A ", "a ", "\x00", "; ", ". A"),
        *(
            "The ",
            "The A ",
            "Police ",
            "A Police ",
            "A B C D E ",
            "West Midlands ",
            "West Midlands Police ",
            "(",
            "– ",
            "İ",
        ),
        *(
            "West Midlands Police Federation ",
            "Police, fire and crime ",
            "police, fire ",
            "office of the ",
            "forces nor ",
        ),
        *(
            "the College guidance ",
            "together with forces ",
            "along with the College and ",
            "with the College, ",
            "and ",
        ),
        *("The College should. ", "The College should; A", "Detainees should. ", "We recommend ", "we ", "by force "),
    ],
)
def test_no_text_takes_for_ever_to_read(repeated: str, end: str) -> None:
    text = (repeated * LONGEST_TEXT)[: LONGEST_TEXT - len(end)] + end
    before = time.process_time()
    addressees.read(text, OURS)
    assert time.process_time() - before < 5, "by a search that goes over the same words again and again"
