"""What hmi says when it cannot, and with which exit code."""

import pytest

from hmicfrs_cli.domain import errors
from hmicfrs_cli.domain.errors import HmiError, Mistyped, NoSuchRecord, Refused, RegisterTrouble


@pytest.mark.parametrize(
    ("error", "exit_code", "heading"),
    [
        (HmiError, 1, "Failed"),
        (Mistyped, 2, "Not understood"),
        (Refused, 3, "Refused"),
        (NoSuchRecord, 4, "Not found"),
        (RegisterTrouble, 6, "Register"),
    ],
)
def test_each_error_has_its_exit_code_and_heading(error: type[HmiError], exit_code: int, heading: str) -> None:
    assert (error.exit_code, error.heading) == (exit_code, heading)


def test_an_error_keeps_what_happened_why_and_what_to_do_next() -> None:
    error = Refused("It cannot be closed.", "Level 2 asks for a letter.", "Add --letter.")
    assert (str(error), error.what) == ("It cannot be closed.", "It cannot be closed.")
    assert (error.why, error.next) == ("Level 2 asks for a letter.", "Add --letter.")
    assert (Mistyped("What?").why, Mistyped("What?").next) == ("", "")


def test_a_mistyped_reference_is_answered_with_the_nearest_ones() -> None:
    known = ["firearms-2023/R3", "firearms-2023/R4", "custody-2023/C1"]
    error = errors.no_such_reference("Firearm-2023/r3", known)
    assert isinstance(error, NoSuchRecord)
    assert error.what == "There is no Firearm-2023/r3 in the register."
    assert error.next == "Did you mean firearms-2023/R3 or firearms-2023/R4?"


def test_three_near_ones_are_enough() -> None:
    known = [f"firearms-2023/R{number}" for number in range(1, 10)]
    assert errors.no_such_reference("firearms-2023/R10", known).next.count("firearms-2023/R") == 3


def test_a_reference_like_no_other_is_answered_with_where_to_look() -> None:
    assert errors.no_such_reference("zzz/A9", ["firearms-2023/R3"]).next == "To see what there is: hmi list --all"
    assert errors.no_such_reference("zzz/A9", []).next == "To see what there is: hmi list --all"


def test_a_mistyped_report_is_answered_with_the_nearest_one_or_how_to_record_it() -> None:
    assert errors.no_such_report("firearm-2023", ["firearms-2023"]).next == "Did you mean firearms-2023?"
    assert "hmi report add TITLE" in errors.no_such_report("zzz", ["firearms-2023"]).next
    assert errors.no_such_report("zzz", []).what == "There is no report zzz in the register."
