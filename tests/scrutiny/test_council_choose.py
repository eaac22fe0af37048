"""Working for another of one's councils."""

from tests import factories


def test_who_works_for_two_councils_switches_between_them(
    client_for, clerk, other_council, other_administrator
):
    factories.users.create(
        council=other_council, by=other_administrator, name="", email=clerk.email, role="committee-officer"
    )
    browser = client_for(clerk)
    assert "Work for another council" in browser.get("/work/").text
    page = browser.post("/councils/choose/", {"council": "larkmere"}, follow=True)
    assert "Larkmere Borough Council" in page.text
    page = browser.post("/councils/choose/", {"council": other_council.slug}, follow=True)
    assert "Larkmere Borough Council" not in page.text
    assert "Cwmhafren County Borough Council" in page.text


def test_nobody_chooses_a_council_where_they_hold_no_role(client_for, clerk, other_council):
    browser = client_for(clerk)
    assert browser.post("/councils/choose/", {"council": other_council.slug}).status_code == 404
    assert browser.post("/councils/choose/").status_code == 404
    assert browser.get("/councils/choose/").status_code == 405
