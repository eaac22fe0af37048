"""Setting up a council and changing its details."""

import pytest

from scrutiny.models import Council

NEW = {
    "name": "Thornbeck District Council",
    "slug": "thornbeck",
    "nation": "england",
    "notice_days": "5",
    "response_days": "28",
    "year_start_month": "5",
    "year_start_day": "15",
    "colour": "#5b2a5e",
    "is_public": "on",
}


def test_a_system_administrator_sets_up_a_council(client_for, system_administrator):
    page = client_for(system_administrator).post("/councils/new/", NEW, follow=True)
    assert "Thornbeck District Council" in page.text
    assert "5 clear working days" in page.text
    assert "15 May" in page.text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": ""}, "Fill in “Name”."),
        ({"notice_days": "0"}, "1 or more"),
        ({"colour": "purple"}, "Enter a colour such as #1d4f76."),
        ({"slug": "larkmere"}, "Choose another short name: a council has this one."),
    ],
)
def test_bad_details_are_said_beside_their_field(typed, sentence, client_for, system_administrator, council):
    page = client_for(system_administrator).post("/councils/new/", NEW | typed)
    assert sentence in page.text
    assert "#5b2a5e" in page.text or "purple" in page.text
    assert not Council.objects.filter(name=NEW["name"]).exists()


def test_a_council_administrator_is_refused(client_for, administrator):
    refused = client_for(administrator).get("/councils/new/")
    assert refused.status_code == 403
    assert "Only a system administrator sets up councils." in refused.text
