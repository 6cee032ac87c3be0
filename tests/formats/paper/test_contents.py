"""What a paper says where there is little, or much, to say: read as a member of the committee would."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from conftest import Officer
from hmicfrs_cli.formats.paper import published, wording

Told = Callable[..., str]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """The paper of a meeting of 1 January 2024, in Markdown."""

    def paper(officer: Officer, *words: str, held_on: str = "2024-01-01") -> str:
        there = [one["on"] for one in officer("meeting", "list", "-f", "json").data["meetings"]]
        if held_on not in there:
            officer("meeting", "add", held_on)
        out = tmp_path / "paper.md"
        officer("paper", held_on, "--out", str(out), "--force", *words)
        return out.read_text(encoding="utf-8")

    return paper


def test_of_an_empty_register_it_says_that_there_is_nothing(officer: Officer, told: Told) -> None:
    text = told(officer)
    for sentence in (
        "that nothing is recorded as made to the force.",
        "that none is overdue, and that none is open which HMICFRS wants done at once.",
        "Since 1 October 2023, no new report has been recorded.",
        "Since 1 October 2023, none has been closed.",
        "None is open, so that there is nothing to draw.",
        "No contact has been named.",
        "As at 1 January 2024, no inspection is recorded that is still to come.",
        "what HMICFRS has asked of the force,",
    ):
        assert sentence in text, sentence
    assert text.startswith("The force\n")
    assert "What members should know" not in text


def test_of_one_of_each_it_speaks_in_the_singular(officer_with_firearms: Officer, told: Told) -> None:
    officer = officer_with_firearms
    officer("meeting", "add", "2023-06-29")
    officer("meeting", "issue", "2023-06-29")
    officer("add", "firearms-2023", "By 31 December 2023, chief constables should act.")
    text = told(officer)
    for sentence in (
        "Since the last meeting, on 29 June 2023, one report of HMICFRS is new to the committee: “Deployment of",
        "It has one recommendation, which is for this force.",
        "that one more is open than on 29 June 2023.",
        "that one is overdue, and that none is open which HMICFRS wants done at once.",
        "that one report has still to be answered by law, and is late.",
        "One that is open has no owner: firearms-2023/R1.",
        "One that is open has no level yet, so that nobody may close it: firearms-2023/R1.",
        "By 31 December 2023. Level not yet set. Owner: nobody yet. Reference firearms-2023/R1.",
    ):
        assert sentence in text, sentence


def test_inspections_are_told_as_they_stand_and_notes_only_where_asked_for(
    demo: Officer, told: Told, tmp_path: Path
) -> None:
    demo("inspection", "add", "Put off", "--start", "2023-12-01", "--status", "planned", "--on", "2023-12-02")
    demo("inspection", "add", "Going on", "--start", "2023-12-20", "--end", "2024-01-20", "--note", "In every suite")
    demo("inspection", "add", "To come", "--start", "2024-02", "--kind", "peel")
    demo("meeting", "issue", "2023-09-28")
    text = told(demo)
    assert "## 7. Inspection activity" in text
    assert "### Under way\n\n1. **20 December 2023 to 20 January 2024:** Going on.\n" in text
    assert "**1 December 2023:** Put off. It has been put off." in text
    assert "**February 2024:** To come (PEEL)." in text
    assert "In every suite" not in text
    (tmp_path / "paper.toml").write_text("inspection-notes = true", encoding="utf-8")
    assert "Going on. In every suite." in told(demo, "--config", str(tmp_path / "paper.toml"))


def test_clocks_that_run_are_late_or_were_answered_are_told_apart(demo: Officer, told: Told) -> None:
    demo("meeting", "issue", "2023-09-28")
    demo("report", "respond", "homicide-2023", "--on", "2023-10-05")
    demo("report", "respond", "custody-2023", "--on", "2023-10-12")
    demo(
        "report",
        "add",
        "A complaint",
        "--published",
        "2023-12-20",
        "--kind",
        "super-complaint",
        "--code",
        "stalking-2023",
    )
    text = told(demo)
    assert "answers to a super-complaint (Police Reform Act 2002 s.29A) | 14 February 2024 | 44 days to go |" in text
    assert "| 4 September 2023 | 119 days late |" in text
    assert "| 5 October 2023 | answered on 5 October 2023, in time |" in text
    assert "| 10 October 2023 | answered on 12 October 2023, 2 days late |" in text
    assert "that two reports have still to be answered by law, one of them late." in text


def test_what_was_certified_counts_as_open_and_is_told(demo: Officer, told: Told) -> None:
    demo("letter", "add", "CC-1", "--signed-on", "2023-11-01", "--signatory", "Chief Constable")
    demo("certify", "homicide-2023/R3", "--letter", "CC-1", "--on", "2023-11-02")
    text = told(demo)
    certified = "One of the open ones has been certified by the force; it counts as open until HMICFRS has verified it."
    assert certified in text
    assert "| Row | Open | Closed | Total | Awaiting verification |" in text


def test_sections_of_the_officer_s_own_stand_where_they_are_put(demo: Officer, told: Told, tmp_path: Path) -> None:
    (tmp_path / "paper.toml").write_text(
        'parts = ["figures"]\nasked = ["that the force is ready"]\n[[section]]\nheading = "Risk"\ntext = "None."\n'
        '[[section]]\nname = "recommendations"\n[[section]]\nname = "contact"\n[[section]]\nname = "asked"\n',
        encoding="utf-8",
    )
    text = told(demo, "--config", str(tmp_path / "paper.toml"), held_on="2023-09-28")
    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert headings[:2] == ["# HMICFRS update", "## 1. Risk"]
    assert "## Contact officer" in headings
    assert "## 3. What the committee is asked to note" in headings
    assert "that the force is ready." in text
    assert "### The levels" not in text
    assert "Figure 1" not in text


def test_a_restated_start_is_told_and_the_table_shows_it(demo: Officer, told: Told) -> None:
    demo("balance", "add", "--category", "afi", "--level", "2", "--open", "3", "--on", "2023-06-01", "--source", "x")
    text = told(demo, held_on="2023-09-28")
    assert (
        "Recorded only after the figures for 29 June 2023 were issued, though of that day or before: newly counted,"
        " three AFIs at level 2. The figures of that day are restated: 88 open and 417 in all, not 85 open and 414 in"
        " all as issued." in text
    )
    assert "| Row | Start | Restated | New |" in text


@pytest.mark.parametrize(("place", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (701, "ZZ"), (702, "AAA")])
def test_no_two_reports_have_one_letter(place: int, letter: str) -> None:
    assert published._letter(place) == letter


def test_a_recommendation_of_several_paragraphs_keeps_them(officer_with_firearms: Officer, told: Told) -> None:
    officer_with_firearms("add", "firearms-2023", "By 1 May 2024, forces should:\n\n- act; and\n- say so.")
    text = told(officer_with_firearms, "--since", "2023-07-01")
    assert "**Recommendation 1.** By 1 May 2024, forces should:\n\n- act; and\n- say so.\n" in text


def test_long_words_in_a_cell_are_cut_between_words() -> None:
    from builders import ref, standing
    from hmicfrs_cli.domain.records import Recommendation

    one = Recommendation(ref("a/R1"), None, "word " * 100, (), None, date(2023, 1, 1), standing())
    assert wording.called(one).endswith("word…")
    assert len(wording.called(one)) < 180


def test_unlisted_ones_that_were_closed_are_no_increase_of_less_than_nothing(demo: Officer, told: Told) -> None:
    unlisted = ("balance", "add", "--category", "recommendation", "--level", "2", "--on", "2023-09-20", "--source", "x")
    demo(*unlisted, "--open", "-14", "--closed", "14")
    text = told(demo, held_on="2023-09-28")
    assert "-9" not in text.split("**Table 2")[0]
    assert "an increase of four causes of concern, ten recommendations at level 2, seven" in text
    assert "Of those counted without being listed, closed: nine recommendations at level 2." in text
    demo(*unlisted, "--open", "-6")
    text = told(demo, held_on="2023-09-28")
    assert "Of those counted without being listed, closed: 14 recommendations at level 2." in text
    assert "Of those counted without being listed, fewer are open: one recommendation at level 2." in text


def test_two_reports_of_one_title_are_told_apart(officer: Officer, told: Told) -> None:
    officer("meeting", "add", "2023-06-29")
    for code in ("peel-a", "peel-b"):
        officer("report", "add", "PEEL 2023", "--published", "2023-11-01", "--code", code)
        officer("add", code, "The force should act.", "--level", "2")
    text = told(officer)
    assert "“PEEL 2023 (peel-a)” and “PEEL 2023 (peel-b)”" in text
    assert "- **PEEL 2023 (peel-a):** One recommendation at level 2.\n- **PEEL 2023 (peel-b):** One" in text


def test_what_was_certified_since_is_told_where_it_stands_and_among_what_happened(demo: Officer, told: Told) -> None:
    demo("letter", "add", "CC-1", "--signed-on", "2023-11-01", "--signatory", "Chief Constable")
    demo("certify", "homicide-2023/R3", "--letter", "CC-1", "--on", "2023-11-02")
    text = told(demo)
    assert "Level 3. Certified on 2 November 2023, awaiting verification. Owner: ACC Crime." in text
    one = "One has been certified by the force in that time and awaits verification by HMICFRS: homicide-2023/R3."
    assert one in text


def test_an_inspection_that_was_learned_of_late_is_in_the_next_paper(demo: Officer, told: Told) -> None:
    text = told(demo, held_on="2023-09-28")
    assert "1. **May 2023:** Custody, unannounced (Joint). Reported in" in text
    assert "2. **5 to 9 June 2023:** Managing suspects and offenders (PEEL)." in text
    demo("meeting", "issue", "2023-09-28")
    assert "Managing suspects" not in told(demo)


def test_with_a_day_to_begin_from_the_start_is_what_is_now_known_of_it(demo: Officer, told: Told) -> None:
    text = told(demo, "--since", "2023-06-01", held_on="2023-09-28")
    assert "The figures at the start are those now known of 1 June 2023." in text
    assert "### Movement since 1 June 2023" in text
    assert "since the last meeting" not in text.lower()


def test_where_a_meeting_was_not_issued_it_is_not_called_the_last(demo: Officer, told: Told) -> None:
    text = told(demo)
    assert "Since 29 June 2023 (the last meeting whose figures were issued), three reports" in text
    assert "Since the last meeting" not in text


def test_the_words_of_a_chart_are_true_of_its_numbers(demo: Officer, told: Told) -> None:
    words = "85 were open as issued for 29 June 2023; as at 28 September 2023, 122 are open (Causes of concern: 6;"
    assert words in told(demo, held_on="2023-09-28")


def test_a_first_target_after_the_deadline_has_its_reason_and_one_before_it_has_not(demo: Officer, told: Told) -> None:
    demo("target", "firearms-2023/R2", "--to", "2024-09-01", "--on", "2023-12-03", "--reason", "The region is slow")
    demo("target", "homicide-2023/R2", "--to", "2024-06-01", "--on", "2023-12-03", "--reason", "As planned")
    text = told(demo)
    assert "| 31 July 2024 | 1 September 2024 | 0 | 0 | ACC Operations | The region is slow. |" in text
    assert "As planned" not in text


def test_lists_in_the_officer_s_own_words_are_lists(demo: Officer, told: Told, tmp_path: Path) -> None:
    (tmp_path / "paper.toml").write_text(
        '[reports]\nnope = "x"\nfirearms-2023 = """\nIt sought to:\n- establish;\n- determine.\n\nIt found much.\n"""',
        encoding="utf-8",
    )
    text = told(demo, "--config", str(tmp_path / "paper.toml"), held_on="2023-09-28")
    assert "It sought to:\n\n- establish;\n- determine.\n\nIt found much.\n" in text
    answer = demo("paper", "2023-09-28", "--out", str(tmp_path / "x.md"), "--config", str(tmp_path / "paper.toml"))
    assert "a text on what is no new report of this paper: nope." in answer.err


def test_what_was_recorded_only_after_the_last_meeting_is_told_by_name(demo: Officer, told: Told) -> None:
    demo("letter", "add", "CC-1", "--signed-on", "2023-09-01", "--signatory", "Chief Constable")
    demo("meeting", "issue", "2023-09-28")
    demo("close", "custody-2023/A9", "--letter", "CC-1", "--on", "2023-09-10")
    demo("certify", "homicide-2023/R3", "--letter", "CC-1", "--on", "2023-09-11")
    demo("add", "custody-2023", "The force should also act.", "--level", "2")
    text = told(demo)
    assert "| custody-2023/A9: Care of detainees | 10 September 2023 |" in text
    assert "implemented, recorded since that meeting |" in text
    assert "awaits verification by HMICFRS: homicide-2023/R3." in text
    assert "### Added since, to: West Midlands Joint Custody Inspection" in text
    assert "**Recommendation 5.** The force should also act." in text
    assert "that as many are open as on 28 September 2023, as is now known of that day (+0)" not in text


def test_what_is_restated_is_no_change(demo: Officer, told: Told) -> None:
    demo("meeting", "issue", "2023-09-28")
    demo("balance", "add", "--category", "afi", "--level", "2", "--open", "-5", "--on", "2023-06-01", "--source", "x")
    text = told(demo)
    assert (
        "that five fewer are open than was told for 28 September 2023: none more by what has happened since, and five"
        " fewer by what was recorded late." in text
    )
    assert "The figures at the start are those issued for the meeting of 28 September 2023." in text


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        ("https://example.org/report", True),
        ("file:///home/somebody/report.docx", False),
        ("https://user:password@example.org/x", False),
        ("javascript:alert(1)", False),
    ],
)
def test_only_an_address_of_the_web_without_a_name_in_it_is_printed(address: str, printed: bool) -> None:
    assert wording.web_address(address) == (address if printed else None)


def test_what_was_typed_is_not_altered_but_for_its_end() -> None:
    assert [wording.ended(words) for words in ("pub…", "iPhone", "Done.", "a\nb")] == [
        "pub…",
        "iPhone.",
        "Done.",
        "a b.",
    ]


def test_what_has_no_theme_stands_before_the_themes_and_each_theme_once(
    officer_with_firearms: Officer, told: Told
) -> None:
    for number, theme in enumerate(["Custody", None, "Custody", "Other", "Custody"], 1):
        words = ("--theme", theme) if theme else ()
        officer_with_firearms("add", "firearms-2023", f"Forces should do {number}.", *words)
    text = told(officer_with_firearms, "--since", "2023-07-01")
    shown = [line for line in text.splitlines() if line.startswith(("##### ", "**Recommendation "))]
    begins = [line.partition(".")[0].lstrip("# *") for line in shown]
    assert begins == [
        "Recommendation 2",
        "Custody",
        "Recommendation 1",
        "Recommendation 3",
        "Recommendation 5",
        "Other",
        "Recommendation 4",
    ]


def test_a_report_whose_recommendations_count_only_later_is_not_said_to_have_none(officer: Officer, told: Told) -> None:
    officer("report", "add", "Custody", "--published", "2023", "--code", "custody-2023")
    officer("add", "custody-2023", "Forces should act.")
    text = told(officer, held_on="2023-12-20")
    assert "Nothing that it asks for is recorded" not in text
    assert "is recorded, and counts only from a later day" in text


def test_one_recorded_late_is_told_as_late_wherever_it_is_told(officer_with_firearms: Officer, told: Told) -> None:
    officer = officer_with_firearms
    for number in (1, 2):
        officer("add", "firearms-2023", f"Forces should do {number}.", "--level", "2")
    officer("meeting", "add", "2023-09-28")
    officer("meeting", "issue", "2023-09-28")
    officer("report", "add", "Custody", "--published", "2023-09-01", "--code", "custody-2023")
    officer("add", "custody-2023", "Forces should do three.", "--level", "1")
    letter = ("--letter", "L1", "--signed-on", "2023-09-19", "--signatory", "Chief Constable")
    officer("close", "firearms-2023/R2", "--on", "2023-09-20", *letter)
    text = told(officer)
    for sentence in (
        "Nothing new has come in since 28 September 2023. None was closed in that time.",
        "Recorded only after the figures for 28 September 2023 were issued, though of that day or before: new, one"
        " recommendation at level 1 (custody-2023/R1); closed, one recommendation at level 2 (firearms-2023/R2).",
        "The figures of that day are restated: 2 open and 3 in all, not 2 open and 2 in all as issued.",
        "that as many are open as on 28 September 2023.",
        "Published on 1 September 2023, before the last meeting, and recorded since.",
        "on 28 September 2023, none has been closed. One was closed before then, and recorded only since.",
        "| firearms-2023/R2: Forces should do 2. | 20 September 2023 | implemented, recorded since that meeting |",
    ):
        assert sentence in text, sentence


def test_a_closing_is_told_with_what_became_of_it(officer_with_firearms: Officer, told: Told) -> None:
    officer = officer_with_firearms
    for number in (1, 2):
        officer("add", "firearms-2023", f"Forces should do {number}.", "--level", "2")
    letter = ("--letter", "L1", "--signed-on", "2023-09-19", "--signatory", "Chief Constable")
    officer("close", "firearms-2023/R1", "firearms-2023/R2", "--on", "2023-10-25", *letter)
    officer("withdraw", "firearms-2023/R2", "--on", "2023-11-25", "--reason", "Recorded twice")
    officer("reopen", "firearms-2023/R1", "--on", "2023-11-05", "--reason", "Not done")
    officer("close", "firearms-2023/R1", "--on", "2023-11-25", "--letter", "L1")
    text = told(officer, "--since", "2023-10-01")
    closed = [line.split(" | ")[:3] for line in text.splitlines() if line.startswith("| firearms-2023/R")]
    assert [(row[0][2:18], *row[1:]) for row in closed] == [
        ("firearms-2023/R1", "25 October 2023", "implemented, and reopened since"),
        ("firearms-2023/R2", "25 October 2023", "implemented, and since withdrawn as recorded in error"),
        ("firearms-2023/R1", "25 November 2023", "implemented"),
    ]


def test_the_reason_for_a_target_that_was_put_off_is_a_word_on_why_it_is_late(
    officer_with_firearms: Officer, told: Told
) -> None:
    officer = officer_with_firearms
    officer("add", "firearms-2023", "By 1 October 2023, forces should act.", "--level", "2", "--owner", "ACC Crime")
    unexplained = "One that is open is late, and nothing recorded for the committee says why: firearms-2023/R1."
    officer("note", "firearms-2023/R1", "A private word", "--on", "2023-12-01")
    assert unexplained in told(officer)
    officer(
        "target", "firearms-2023/R1", "--to", "2024-03-31", "--on", "2023-10-10", "--reason", "The supplier is late"
    )
    text = told(officer)
    assert unexplained not in text
    assert "| 31 March 2024 | 0 | 92 | ACC Crime | The supplier is late. |" in text


def test_a_meeting_without_a_name_is_of_the_committee_of_the_one_before(officer: Officer, told: Told) -> None:
    officer("meeting", "add", "2023-09-28", "--name", "Joint Audit Committee")
    assert "\nJoint Audit Committee\n" in told(officer)


@pytest.fixture
def told_in_september(officer_with_firearms: Officer) -> Officer:
    """An officer whose two recommendations were told to the meeting of 28 September 2023, which was issued."""
    officer = officer_with_firearms
    for number in (1, 2):
        officer("add", "firearms-2023", f"By 1 October 2023, forces should do {number}.", "--level", "3")
    officer("letter", "add", "L1", "--signed-on", "2023-09-01", "--signatory", "Chief Constable")
    officer("certify", "firearms-2023/R2", "--letter", "L1", "--on", "2023-09-05")
    officer("meeting", "add", "2023-09-28")
    officer("meeting", "issue", "2023-09-28")
    return officer


def test_what_is_certified_late_or_no_more_is_said_to_be_so(told_in_september: Officer, told: Told) -> None:
    officer = told_in_september
    officer("certify", "firearms-2023/R1", "--letter", "L1", "--on", "2023-09-10")
    officer(
        "stage", "firearms-2023/R2", "--to", "in-progress", "--reason", "HMICFRS asked for more", "--on", "2023-11-01"
    )
    text = told(officer)
    assert (
        "One has been certified by the force before then, which was recorded only since, and awaits verification by"
        " HMICFRS: firearms-2023/R1. One certification was taken back: firearms-2023/R2." in text
    )
    assert "certified by the force in that time" not in text


def test_a_deadline_that_was_corrected_is_told_with_what_it_was(told_in_september: Officer, told: Told) -> None:
    officer = told_in_september
    officer("edit", "firearms-2023/R1", "--due", "none", "--reason", "As printed")
    text = told(officer)
    assert "### Deadlines corrected\n\n- **firearms-2023/R1:** was 1 October 2023, is none.\n" in text


def test_an_answer_that_was_recorded_late_is_told(told_in_september: Officer, told: Told) -> None:
    officer = told_in_september
    officer("report", "respond", "firearms-2023", "--on", "2023-09-01")
    assert "| answered on 1 September 2023, recorded since that meeting, in time |" in told(officer)


def test_a_report_whose_day_was_corrected_is_not_told_again(told_in_september: Officer, told: Told) -> None:
    officer = told_in_september
    edit = ("report", "edit", "firearms-2023", "--reason", "The page had another day")
    officer(*edit, "--published", "2023-10-02")
    officer(*edit, "--published", "2023-10-03")
    text = told(officer)
    assert "no new report of HMICFRS has been recorded" in text
    assert "A. Deployment of firearms" not in text


def test_totals_that_are_restated_have_a_column_so_that_the_table_balances(
    told_in_september: Officer, told: Told
) -> None:
    officer = told_in_september
    officer("report", "add", "Custody", "--published", "2023-09-01", "--code", "custody-2023")
    officer("add", "custody-2023", "Forces should act.", "--level", "3")
    officer("withdraw", "firearms-2023/R1", "--on", "2023-09-20", "--reason", "Recorded twice")
    officer("add", "custody-2023", "Forces should act again.", "--level", "2")
    letter = ("--letter", "L1", "--on", "2023-09-20")
    officer("close", "custody-2023/R2", *letter)
    text = told(officer)
    (total,) = [line for line in text.splitlines() if line.startswith("| **Total**") and line.count("|") > 6]
    assert "| Total at start | Total restated | Total at end |" in text
    assert [cell.strip(" *") for cell in total.split("|")[-4:-1]] == ["2", "+1", "3"]


def test_a_long_reason_stands_below_the_table_and_not_in_a_column(officer_with_firearms: Officer, told: Told) -> None:
    officer = officer_with_firearms
    for number in (1, 2):
        officer("add", "firearms-2023", f"By 1 October 2023, forces should do {number}.", "--level", "2")
    officer("note", "firearms-2023/R1", "The supplier is late. " * 10, "--public", "--on", "2023-12-01")
    text = told(officer)
    assert "| Recommendation | Deadline | Target | Times changed | Days late | Owner |\n" in text
    assert "The reasons, one by one:\n\n- **firearms-2023/R1:** 1 December 2023: The supplier is late. The" in text
    assert "- **firearms-2023/R2:** None recorded for the committee." in text
