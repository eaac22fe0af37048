"""Changing a council's details, and its closure days."""

from scrutiny.models import Council

from .test_council_create import NEW


def details(council, **typed):
    return NEW | {"name": council.name, "version": str(council.version)} | typed


def test_an_administrator_changes_the_details(client_for, administrator, council):
    page = client_for(administrator).post(
        f"/councils/{council.slug}/edit/", details(council, notice_days="6"), follow=True
    )
    assert "6 clear working days" in page.text
    assert "Council changed" in page.text


def test_what_somebody_else_saved_is_not_written_over(client_for, administrator, council):
    browser = client_for(administrator)
    browser.post(f"/councils/{council.slug}/edit/", details(council, contact_name="Democratic Services"))
    page = browser.post(f"/councils/{council.slug}/edit/", details(council, contact_name="Scrutiny Team"))
    assert "Someone else saved this while you were writing." in page.text
    assert "Democratic Services" in page.text
    assert "Scrutiny Team" in page.text
    assert Council.objects.get(pk=council.pk).contact_name == "Democratic Services"


def test_a_closure_day_is_added_and_taken_off(client_for, administrator, council):
    browser = client_for(administrator)
    closure = {"date": "2026-12-29", "reason": "Closed between Christmas and New Year"}
    page = browser.post(f"/councils/{council.slug}/closures/new/", closure, follow=True)
    assert "Tuesday 29 December 2026: Closed between Christmas and New Year" in page.text
    again = browser.post(f"/councils/{council.slug}/closures/new/", closure)
    assert "This day is already listed as a closure." in again.text
    row = council.closures.get()
    page = browser.post(f"/councils/closures/{row.pk}/remove/", follow=True)
    assert not council.closures.exists()
    assert "Tuesday 29 December" not in page.text


def test_others_read_the_details_and_do_not_change_them(client_for, clerk, council):
    browser = client_for(clerk)
    page = browser.get(f"/councils/{council.slug}/")
    assert "Change details" not in page.text
    for address in ("edit/", "closures/new/"):
        refused = browser.get(f"/councils/{council.slug}/{address}")
        assert refused.status_code == 403
        assert "Only administrators change the council" in refused.text


def test_another_council_cannot_be_found(client_for, administrator, other_council):
    assert client_for(administrator).get(f"/councils/{other_council.slug}/edit/").status_code == 404
