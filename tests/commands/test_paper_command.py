"""`hmi paper`, and what it says where it cannot write one."""

import sys
from pathlib import Path
from unittest.mock import patch

import pytest
from docx import Document

from conftest import Officer
from hmicfrs_cli.domain.errors import HmiError
from hmicfrs_cli.formats import paper as paper_package

SEPTEMBER = ("paper", "2023-09-28")


def test_it_says_what_is_not_settled_before_it_writes(demo: Officer, tmp_path: Path) -> None:
    told = demo(*SEPTEMBER, "--out", str(tmp_path / "paper.md")).err
    assert told.index("HMI101 open without owner: custody-2023/C1") < told.index("Wrote")
    assert "  without a deadline or a target: 19 (hmi list, hmi target)" in told
    assert "It is a draft" in told


def test_without_a_day_it_is_for_the_next_meeting_or_else_the_last(demo: Officer, tmp_path: Path) -> None:
    out = str(tmp_path / "paper.md")
    assert "the meeting of 28 September 2023" in demo("paper", "--out", out).err
    demo("meeting", "add", "2024-06-27")
    demo("meeting", "add", "2024-03-28")
    told = demo("paper", "--out", out, "--force").err
    assert "the meeting of 28 March 2024, with figures as at 1 January 2024" in told


def test_without_a_meeting_there_is_no_paper(officer_with_firearms: Officer, tmp_path: Path) -> None:
    out = str(tmp_path / "paper.md")
    assert "hmi meeting add DATE" in officer_with_firearms("paper", "--out", out, expect=4).err
    assert "hmi meeting add 2023-09-28" in officer_with_firearms(*SEPTEMBER, "--out", out, expect=4).err


def test_the_first_paper_of_a_register_tells_of_the_last_three_months(
    officer_with_firearms: Officer, tmp_path: Path
) -> None:
    officer_with_firearms("meeting", "add", "2023-09-28")
    officer_with_firearms(*SEPTEMBER, "--out", str(tmp_path / "paper.md"))
    text = (tmp_path / "paper.md").read_text(encoding="utf-8")
    assert "these are the opening figures, and no increase" in text
    assert "Since 28 June 2023, one report of HMICFRS is new to the committee" in text
    assert "the last meeting" not in text
    assert "A. Deployment of firearms" in text


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--out", "paper.doc"), 2, ".docx: Word"),
        (("--out", "."), 2, "ends in none of"),
        (("--out", "none/paper.md"), 2, "no folder"),
        (("--out", "there.md"), 3, "--force"),
        ((), 2, "--out FILE is missing"),
        (("--out", "paper.md", "--as-at", "2023-09-29"), 3, "after the meeting"),
        (("--out", "paper.md", "--since", "2023-09-28"), 2, "not before"),
        (("--out", "paper.pdf", "--template", "there.md"), 2, "--template is for Word"),
        (("--out", "paper.docx", "--template", "there.md"), 3, "not a Word document"),
        (("--out", "paper.docx", "--template", "none.docx"), 2, "cannot be read"),
        (("--out", "paper.md", "--config", "none.toml"), 2, "hmi paper --init"),
        (("--out", "paper.md", "--config", "."), 2, "is not a file"),
        (("--init",), 2, "--init does not go with MEETING."),
        (("--init", "--issue", "--template", "t.docx"), 2, "MEETING, --issue and --template"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_written(
    demo: Officer, words: tuple[str, ...], code: int, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there.md").write_text("something of mine")
    before, register = sorted(tmp_path.iterdir()), demo.register.read_bytes()
    assert told in demo(*SEPTEMBER, *words, expect=code).err
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "there.md").read_text() == "something of mine"
    assert demo.register.read_bytes() == register


def test_the_force_s_own_template_is_never_written_over(demo: Officer, tmp_path: Path) -> None:
    template = tmp_path / "ours.docx"
    Document().save(str(template))
    before = template.read_bytes()
    words = ("--template", str(template), "--out", str(template), "--force")
    assert "is the template itself" in demo(*SEPTEMBER, *words, expect=3).err
    assert template.read_bytes() == before


def test_an_arrangement_may_be_saved_as_notepad_saves_it(demo: Officer, tmp_path: Path) -> None:
    arranged, out = tmp_path / "paper.toml", tmp_path / "paper.md"
    words = (*SEPTEMBER, "--config", str(arranged), "--out", str(out), "--force")
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        arranged.write_text('title = "Sécurité"\n', encoding=encoding)
        demo(*words)
        assert "# Sécurité" in out.read_text(encoding="utf-8")
    arranged.write_text('title = "Sécurité"\n', encoding="cp1252")
    assert "is not saved as UTF-8" in demo(*words, expect=2).err


def test_where_members_would_not_be_told_what_they_should_know_the_officer_is(demo: Officer, tmp_path: Path) -> None:
    arranged, out = tmp_path / "paper.toml", str(tmp_path / "paper.md")
    arranged.write_text('[[section]]\nname = "purpose"\n', encoding="utf-8")
    told = demo(*SEPTEMBER, "--config", str(arranged), "--out", out).err
    assert "leaves out what members should know of the figures (section asked):\n  Counted without" in told
    arranged.write_text('[[section]]\nname = "asked"\n', encoding="utf-8")
    assert "leaves out" not in demo(*SEPTEMBER, "--config", str(arranged), "--out", out, "--force").err


def test_init_wants_a_name_that_ends_in_toml(demo: Officer, tmp_path: Path) -> None:
    assert ".toml" in demo("paper", "--init", "--out", str(tmp_path / "paper.docx"), expect=2).err
    assert list(tmp_path.glob("paper*")) == []


def test_a_day_that_has_not_come_cannot_be_told_of(demo: Officer, tmp_path: Path) -> None:
    demo("meeting", "add", "2024-03-28")
    out = str(tmp_path / "paper.md")
    assert "has not come yet" in demo("paper", "2024-03-28", "--out", out, "--as-at", "2024-02-01", expect=3).err


def test_an_issued_meeting_is_issued_once_and_speaks_of_its_own_day(demo: Officer, tmp_path: Path) -> None:
    first, second = str(tmp_path / "first.md"), str(tmp_path / "second.md")
    demo(*SEPTEMBER, "--out", first, "--issue", "--as-at", "2023-09-18")
    assert "stay as they are" in demo(*SEPTEMBER, "--out", second, "--issue", expect=3).err
    assert "as at 18 September 2023" in demo(*SEPTEMBER, "--out", second, "--as-at", "2023-09-20", expect=3).err
    assert not Path(second).exists()
    demo(*SEPTEMBER, "--out", second)
    assert Path(second).read_bytes() == Path(first).read_bytes()


def test_a_paper_that_cannot_be_written_freezes_nothing(
    demo: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hmicfrs_cli.formats.paper import as_file

    def full(*_: object) -> bytes:
        raise HmiError("It could not be written.")

    monkeypatch.setitem(as_file._WRITERS, ".md", full)
    before = demo.register.read_bytes()
    demo(*SEPTEMBER, "--out", str(tmp_path / "paper.md"), "--issue", expect=1)
    assert demo.register.read_bytes() == before
    assert demo("meeting", "list", "-f", "json").data["meetings"][0]["status"] == "planned"


def test_init_writes_an_arrangement_that_changes_nothing(
    demo: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    demo("paper", "--init")
    demo(*SEPTEMBER, "--out", "with.md", "--config", "paper.toml")
    demo(*SEPTEMBER, "--out", "without.md")
    assert (tmp_path / "with.md").read_bytes() == (tmp_path / "without.md").read_bytes()
    assert "there already" in demo("paper", "--init", expect=3).err


def test_a_template_gives_a_word_paper_its_styles(demo: Officer, tmp_path: Path) -> None:
    template = Document()
    template.styles["Heading 1"].font.name = "Georgia"
    template.save(str(tmp_path / "ours.docx"))
    out = tmp_path / "paper.docx"
    demo(*SEPTEMBER, "--out", str(out), "--template", str(tmp_path / "ours.docx"))
    assert Document(str(out)).styles["Heading 1"].font.name == "Georgia"


@pytest.mark.parametrize(("ending", "library"), [("docx", "docx"), ("html", "jinja2"), ("pdf", "typst")])
def test_a_library_that_is_not_installed_is_named_with_how_to_install_it(
    demo: Officer, ending: str, library: str, tmp_path: Path
) -> None:
    # Whole dictionaries are put back, so that no module loaded meanwhile stays beside its older self.
    with patch.dict(sys.modules), patch.dict(vars(paper_package)):
        for name in [name for name in sys.modules if name.startswith("hmicfrs_cli.formats.paper.")]:
            del sys.modules[name]
            vars(paper_package).pop(name.rpartition(".")[2], None)
        sys.modules[library] = None  # type: ignore[assignment]
        told = demo(*SEPTEMBER, "--out", str(tmp_path / f"paper.{ending}"), expect=1).err
    assert f"needs {library}" in told
    assert 'pip install "hmicfrs-cli[documents]"' in told


def test_an_issued_paper_begins_with_the_last_issued_meeting_and_no_other_day(demo: Officer, tmp_path: Path) -> None:
    out = str(tmp_path / "paper.md")
    told = demo(*SEPTEMBER, "--out", out, "--since", "2023-06-01", "--issue", expect=3)
    assert "Leave out --since, or write a draft." in told.err
    demo(*SEPTEMBER, "--out", out, "--issue")
    demo(*SEPTEMBER, "--out", out, "--since", "2023-06-01", "--force", expect=3)


def test_where_no_meeting_is_to_come_it_says_that_it_is_for_the_last(demo: Officer, tmp_path: Path) -> None:
    told = demo("paper", "--out", str(tmp_path / "paper.md")).err
    assert "No meeting is to come: this is for the last, of 28 September 2023." in told


def test_the_number_of_the_agenda_item_may_be_typed_with_its_words(demo: Officer, tmp_path: Path) -> None:
    out = tmp_path / "paper.md"
    demo(*SEPTEMBER, "--out", str(out), "--agenda-item", "Agenda Item 06")
    assert "\n\nAgenda item 06\n\n" in out.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="links are for administrators there")
def test_links_that_lead_in_a_circle_are_told(demo: Officer, tmp_path: Path) -> None:
    loop = tmp_path / "loop.md"
    loop.symlink_to(loop)
    assert "loop.md" in demo(*SEPTEMBER, "--out", str(loop), "--force", expect=1).err
