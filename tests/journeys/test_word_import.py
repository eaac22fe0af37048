"""A Word file is read into a report in a real browser: looked at, confirmed, and the report taken out."""

import pytest

from tests.meetings.report_factories import make_report, write
from tests.meetings.test_word_import import report_in_word


@pytest.mark.parametrize("scripts", [True, False], ids=["with-javascript", "without-javascript"])
def test_read_a_word_file_in_and_take_the_report_out(window, meeting, clerk, scripts, tmp_path):
    report = make_report(meeting=meeting, by=clerk)
    write(report, {"purpose": "The first draft."}, by=clerk)
    file = tmp_path / "report.docx"
    file.write_bytes(report_in_word())
    page = window(clerk, scripts=scripts)
    page.open(report.get_absolute_url())
    page.follow("Write the report")
    page.follow("Word")
    page.field("Word file").set_input_files(file)
    page.press("Read the file")
    page.sees("Nothing is saved yet.")
    page.sees("To tell the committee what was done.")
    page.press("Put it into the report")
    page.sees("The file is in the report.")
    page.follow("report.docx")
    page.sees("Hidden words were left out")
    page.open(report.get_absolute_url())
    with page.page.expect_download() as download:
        page.page.get_by_role("link", name="Take it out as Word").click()
    assert download.value.suggested_filename.endswith(".docx")
