"""Rows that do not fit are corrected one by one and imported later, or left out with a reason."""

import pytest
from django.urls import reverse

from meetings.models import Recommendation
from meetings.recommendation_enums import ImportColumn, ImportRowState
from meetings.services import tracker_imports, tracker_rows
from scrutiny import jobs
from scrutiny.access.checks import Refused
from tests.kept import kept
from tests.meetings.tracker_files import make_import, small_file

FITS = ["R1", "12/03/2019", "Light the underpass", "Larkshire Police", "Ongoing", "", "", "Begun", "Green"]
NO_OWNER = ["R2", "12/03/2019", "Mend the gate", None, "Ongoing", "", "", "Waiting", "Red"]
NO_DATE = ["R3", "TBC", "Clean the wall", "Larkshire Police", "Ongoing"]
TWICE = ["R1", "12/03/2019", "Light the underpass", "Larkshire Police", "Complete"]


@kept
def tracker(committee, clerk, police):
    """One row that fits, and three that do not: no owner, no date, the same reference and words again."""
    return make_import(committee, by=clerk, file=small_file(FITS, NO_OWNER, NO_DATE, TWICE))


@pytest.fixture
def browser(client_for, clerk):
    return client_for(clerk)


def row(tracker, number):
    return tracker.rows.select_related("tracker__committee__council").get(number=number)


def states(tracker) -> list[str]:
    return list(tracker.rows.values_list("state", flat=True))


def correct(tracker, number, by, **words):
    found = row(tracker, number)
    return tracker_rows.correct(
        row=found, by=by, words={**found.read["words"], **words}, expected_version=found.version
    )


def imported(tracker, by):
    job = tracker_imports.confirm(tracker=tracker, by=by, expected_version=tracker.version)
    jobs.run(str(job.pk))


def test_each_problem_is_a_sentence_at_its_field(tracker):
    assert {number: row(tracker, number).problems for number in (3, 4, 5)} == {
        3: [["owner", "Say who is asked. The row names nobody."]],
        4: [["made_on", "“TBC” is not a date."]],
        5: [["reference", "Row 2 has this reference and the same words. Leave one of them out."]],
    }


def test_the_page_of_a_row_says_each_problem_beside_its_field(browser, tracker):
    page = browser.get(reverse("meetings:tracker-import-row-edit", args=[row(tracker, 4).pk]))
    assert page.context["form"].errors["made_on"] == ["“TBC” is not a date."]
    assert page.context["form"]["made_on"].value() == "TBC"


def test_a_corrected_row_fits_and_is_imported_with_the_others(browser, tracker, clerk):
    url = reverse("meetings:tracker-import-row-edit", args=[row(tracker, 4).pk])
    form = browser.get(url).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields} | {"made_on": "14 May 2019"}
    assert "Row 4 fits now." in browser.post(url, sent, follow=True).content.decode()
    assert row(tracker, 4).values["made_on"] == "2019-05-14"
    imported(tracker, clerk)
    assert set(Recommendation.objects.values_list("reference", flat=True)) == {"R1", "R3"}


def test_what_still_does_not_fit_is_saved_and_said(browser, tracker):
    url = reverse("meetings:tracker-import-row-edit", args=[row(tracker, 4).pk])
    form = browser.get(url).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields} | {
        "made_on": "soon",
        "owner": "The Mayor",
    }
    page = browser.post(url, sent, follow=True)
    assert "The row does not fit yet" in page.content.decode()
    assert page.context["form"]["owner"].value() == "The Mayor"
    assert "made_on" in page.context["form"].errors


def test_a_row_is_corrected_and_imported_after_the_rest_has_been(browser, tracker, clerk):
    imported(tracker, clerk)
    assert states(tracker) == ["skipped", "imported", "kept", "kept", "kept"]
    correct(tracker, 3, clerk, owner="Larkshire Police")
    page = browser.get(tracker.get_absolute_url()).content.decode()
    assert "Import the 1 row that fits now" in page
    browser.post(reverse("meetings:tracker-import-continue", args=[tracker.pk]))
    jobs.run(str(tracker_imports.under_way(tracker).pk))
    assert states(tracker) == ["skipped", "imported", "imported", "kept", "kept"]


def test_a_row_is_left_out_with_a_reason_and_can_be_read_again(browser, tracker, clerk):
    url = reverse("meetings:tracker-import-row-skip", args=[row(tracker, 5).pk])
    version = browser.get(url).context["form"]["version"].value()
    assert "Fill in" in browser.post(url, {"reason": "", "version": version}).content.decode()
    browser.post(url, {"reason": "The same as row 2", "version": version})
    left = row(tracker, 5)
    assert (left.state, left.notes) == (ImportRowState.SKIPPED, ["Left out: The same as row 2"])
    assert correct(tracker, 5, clerk, reference="R9").state == ImportRowState.READY


def test_with_the_first_of_two_left_out_the_second_fits(tracker, clerk):
    first = row(tracker, 2)
    tracker_rows.skip(row=first, by=clerk, reason="Older", expected_version=first.version)
    assert row(tracker, 5).state == ImportRowState.READY


def test_two_officers_at_one_row_do_not_write_over_each_other(browser, tracker, clerk):
    url = reverse("meetings:tracker-import-row-edit", args=[row(tracker, 3).pk])
    form = browser.get(url).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields} | {"owner": "Cabinet"}
    correct(tracker, 3, clerk, owner="Larkshire Police")
    page = browser.post(url, sent)
    assert [one.label for one in page.context["form"].conflicts] == ["Who is asked"]
    assert row(tracker, 3).values["owner"][0]["name"] == "Larkshire Police"


def test_an_imported_row_stays_as_it_was(browser, tracker, clerk):
    imported(tracker, clerk)
    found = row(tracker, 2)
    answer = browser.get(reverse("meetings:tracker-import-row-edit", args=[found.pk]))
    assert answer.headers["Location"] == found.recommendation.get_absolute_url()


def test_a_reference_that_was_given_meanwhile_keeps_the_row_back(tracker, clerk, committee):
    job = tracker_imports.confirm(tracker=tracker, by=clerk, expected_version=tracker.version)
    Recommendation.objects.create(
        committee=committee, reference="R1", text="Another", made_on="2020-01-01", origin="Entered by hand"
    )
    jobs.run(str(job.pk))
    found = row(tracker, 2)
    assert found.state == ImportRowState.KEPT
    assert "already" in dict(found.problems)[ImportColumn.REFERENCE]


def test_members_change_nothing(tracker, member):
    with pytest.raises(Refused, match="Only committee officers import a tracker"):
        correct(tracker, 3, member, owner="Cabinet")
