"""Importing a tracker on screen: upload, sheet, columns, words for states, preview, confirm; or discard."""

import pytest
from django.urls import reverse

from meetings.models import Recommendation, TrackerImport
from meetings.recommendation_enums import ImportState
from meetings.services import tracker_imports
from scrutiny import jobs
from scrutiny.models import AuditEvent, Job
from tests.meetings import tracker_files
from tests.meetings.tracker_files import csv_file, make_import, small_file, workbook_file

FITS = ["R1", "12/03/2019", "Light the underpass", "Larkshire Police", "Ongoing", "", "", "Begun", "Green"]
PARKED = ["R2", "12.3.19", "Mend the gate", "Night Bus Group", "Parked", "", "", "Waiting", "Red"]


@pytest.fixture
def browser(client_for, clerk):
    return client_for(clerk)


def address(verb: str, tracker: TrackerImport) -> str:
    return reverse(f"meetings:tracker-import-{verb}", args=[tracker.pk])


def upload(browser, committee, file):
    data = {"committee": committee.pk, "file": file}
    return browser.post(reverse("meetings:tracker-import-create"), data)


def columns_sent(response) -> dict:
    """What the form of columns sends when its guesses are left as they are."""
    form = response.context["form"]
    data = {
        name: form[name].value() or ""
        for name in form.fields
        if name not in ("made_on", "as_at", "is_public")
    }
    return {**data, "as_at-day": "30", "as_at-month": "6", "as_at-year": "2026", "rag": "amber"}


def test_a_tracker_goes_from_upload_to_recommendations(browser, committee, police):
    assert upload(browser, committee, small_file(FITS, PARKED)).status_code == 302
    tracker = TrackerImport.objects.get()
    page = browser.get(address("sheet", tracker))
    assert "Ref | Date | Recommendation" in page.content.decode()
    sent = {"sheet": "Sheet", "heading_row": "1", "version": page.context["form"]["version"].value()}
    assert browser.post(address("sheet", tracker), sent).headers["Location"] == address("columns", tracker)
    page = browser.get(address("columns", tracker))
    assert page.context["form"]["column_2"].value() == "text"
    assert browser.post(address("columns", tracker), columns_sent(page)).headers["Location"] == address(
        "states", tracker
    )
    page = browser.get(address("states", tracker))
    # The unknown word comes first; what it means is chosen here.
    assert "“Parked”" in page.content.decode()
    sent = {
        "words_0": "not-feasible",
        "words_1": "in-progress",
        "version": page.context["form"]["version"].value(),
    }
    assert browser.post(address("states", tracker), sent).headers["Location"] == address("detail", tracker)
    page = browser.get(address("detail", tracker) + "?show=ready")
    assert "Night Bus Group (not in the register)" in page.content.decode()
    assert Recommendation.objects.count() == 0
    browser.post(address("confirm", tracker), {"version": page.context["tracker"].version})
    jobs.run(str(Job.objects.get(kind="tracker-import").pk))
    assert {row.reference: row.status for row in Recommendation.objects.all()} == {
        "R1": "answered",
        "R2": "not-feasible",
    }
    page = browser.get(address("detail", tracker) + "?show=imported").content.decode()
    assert "Recommendation R1" in page


def test_csv_is_read_like_a_workbook(committee, clerk, police):
    text = "Ref;Date;Recommendation;Owner;Status\nR1;12/03/2019;Light it;Larkshire Police;Complete\n"
    tracker = make_import(committee, by=clerk, file=csv_file(text))
    assert [row.state for row in tracker.rows.all()] == ["skipped", "ready"]


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (csv_file("%PDF-1.4"), "neither an Excel workbook (.xlsx) nor CSV"),
        (csv_file("one column\nand no more\n"), "neither an Excel workbook (.xlsx) nor CSV"),
    ],
    ids=["pdf", "no-table"],
)
def test_what_is_no_tracker_is_refused_beside_the_field(browser, committee, file, sentence):
    file.seek(0)
    page = upload(browser, committee, file)
    assert sentence in page.context["form"].errors["file"][0]
    assert TrackerImport.objects.count() == 0


def test_without_a_column_of_recommendations_nothing_is_matched_and_the_choices_stay(
    browser, committee, clerk
):
    upload(browser, committee, small_file(FITS))
    tracker = TrackerImport.objects.get()
    sent = columns_sent(browser.get(address("columns", tracker))) | {
        "column_2": "",
        "owner": "Larkshire Police",
    }
    page = browser.post(address("columns", tracker), sent)
    assert "Say which column holds the recommendations." in page.content.decode()
    assert page.context["form"]["owner"].value() == "Larkshire Police"


def test_two_columns_cannot_be_the_same(browser, committee, clerk):
    upload(browser, committee, small_file(FITS))
    tracker = TrackerImport.objects.get()
    sent = columns_sent(browser.get(address("columns", tracker))) | {"column_1": "text"}
    page = browser.post(address("columns", tracker), sent)
    assert "Two columns cannot both be “Recommendation”." in page.content.decode()


def test_a_preview_that_somebody_changed_meanwhile_is_not_confirmed(browser, committee, clerk, police):
    tracker = make_import(committee, by=clerk, file=small_file(FITS))
    tracker_imports.match_states(
        tracker=tracker, by=clerk, states={"state:ongoing": "claimed-done"}, expected_version=tracker.version
    )
    page = browser.post(address("confirm", tracker), {"version": tracker.version}, follow=True)
    assert "Someone else saved this" in page.content.decode()
    tracker.refresh_from_db()
    assert tracker.state == ImportState.MATCHED


def test_an_import_is_discarded_before_it_is_confirmed_and_never_after(browser, committee, clerk, police):
    tracker = make_import(committee, by=clerk, file=small_file(FITS))
    browser.post(address("discard", tracker), {"version": tracker.version})
    tracker.refresh_from_db()
    assert (tracker.state, tracker.rows.count()) == (ImportState.DISCARDED, 0)
    other = make_import(committee, by=clerk, file=small_file(FITS))
    job = tracker_imports.confirm(tracker=other, by=clerk, expected_version=other.version)
    page = browser.post(address("discard", other), {"version": other.version + 1}, follow=True)
    assert "This tracker has been imported." in page.content.decode()
    jobs.run(str(job.pk))
    assert Recommendation.objects.count() == 1


def test_another_sheet_is_matched_anew(browser, committee, clerk, police):
    tracker = make_import(committee, by=clerk, file=small_file(["Ref", "Recommendation"], FITS))
    tracker_imports.choose_sheet(
        tracker=tracker, by=clerk, sheet="Sheet", heading_row=2, expected_version=tracker.version
    )
    tracker.refresh_from_db()
    assert (tracker.state, tracker.columns, tracker.rows.count()) == (ImportState.UPLOADED, {}, 0)


def test_who_imported_what_is_in_the_log(committee, clerk, police):
    tracker = make_import(committee, by=clerk, file=small_file(FITS))
    jobs.run(str(tracker_imports.confirm(tracker=tracker, by=clerk, expected_version=tracker.version).pk))
    event = AuditEvent.objects.get(event="recommendation.imported")
    assert (event.actor, event.subject) == ("Priya Nair", "R1")
    assert event.detail["rows"] == [2]
    assert event.detail["bodies"] == {"Larkshire Police": "in-progress"}


def test_the_list_leads_to_every_import(browser, committee, clerk):
    assert (
        "No tracker has been imported yet."
        in browser.get(reverse("meetings:tracker-import-list")).content.decode()
    )
    tracker = make_import(committee, by=clerk, file=small_file(FITS))
    assert address("detail", tracker) in browser.get(reverse("meetings:tracker-import-list")).content.decode()
    assert (
        reverse("meetings:tracker-import-list")
        in browser.get(reverse("meetings:recommendation-list")).content.decode()
    )


def test_the_file_comes_back_as_it_was(browser, committee, clerk):
    file = workbook_file([tracker_files.HEADINGS, FITS])
    tracker = make_import(committee, by=clerk, file=file)
    file.seek(0)
    answer = browser.get(address("download", tracker))
    assert answer.getvalue() == file.read()
    assert answer.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("verb", ["detail", "sheet", "columns", "states", "download"])
def test_an_officer_of_another_council_finds_no_import(verb, client_for, other_clerk, committee, clerk):
    tracker = make_import(committee, by=clerk, file=small_file(FITS))
    assert client_for(other_clerk).get(address(verb, tracker)).status_code == 404


def test_members_do_not_import(client_for, member):
    assert client_for(member).get(reverse("meetings:tracker-import-list")).status_code == 403
