"""The code that a report is given, and the report that a sheet means by a title."""

from datetime import date

from hmicfrs_cli.domain.codes import Reports, suggested_code
from hmicfrs_cli.domain.records import Report
from hmicfrs_cli.domain.vocabulary import ReportKind


def test_a_letter_with_an_accent_stands_in_a_code_without_it() -> None:
    assert suggested_code("An inspection of Café policing", 2021) == "cafe-2021"


def test_a_sheet_means_the_recorded_report_whichever_quotes_dashes_spaces_and_capitals_it_has() -> None:
    title = "Detainees\N{RIGHT SINGLE QUOTATION MARK} dignity \N{EN DASH} a joint inspection"
    known = Report("dignity-2023", title, ReportKind.NATIONAL, date(2023, 8, 16))
    reports = Reports({"dignity-2023": known})
    assert reports.meant("DETAINEES' dignity  - a joint inspection", None) == "dignity-2023"
    assert reports.meant("Detainees' dignity", None) is None
