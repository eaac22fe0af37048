import datetime as dt
import uuid

from django.urls import reverse

from partnerships.models import PartnershipGroup
from tests.partnerships.directory_factories import make_group, make_person, make_post


def add(browser, partnership, **changed):
    sent = {"name": "Joint Action Group", "kind": "group", "parent": "", "chair": "", "purpose": ""}
    url = reverse("partnerships:group-create", args=[partnership.pk])
    return browser.post(url, sent | changed, follow=True)


def test_officer_adds_a_group_under_a_board_with_its_chair(
    client_for, partnership_officer, council, partnership
):
    board = make_group(partnership, by=partnership_officer, name="Prevent Board", kind="board")
    chair = make_person(council=council, by=partnership_officer)
    text = add(client_for(partnership_officer), partnership, parent=board.pk, chair=chair.pk).content.decode()
    assert text.index("Prevent Board") < text.index("Joint Action Group")
    assert "chair: David Boyle" in text


def test_twice_is_once(client_for, clerk, partnership):
    browser, token = client_for(clerk), str(uuid.uuid4())
    add(browser, partnership, _once=token)
    add(browser, partnership, _once=token)
    assert PartnershipGroup.objects.count() == 1


def test_somebody_who_has_left_does_not_chair(client_for, clerk, council, partnership):
    person = make_person(council=council, by=clerk)
    make_post(person, by=clerk, end=dt.date(2024, 8, 31))
    page = add(client_for(clerk), partnership, chair=person.pk, purpose="Typed")
    assert "David Boyle left their last post on 31 August 2024" in page.context["form"].errors["chair"][0]
    assert "Typed" in page.content.decode()


def test_partner_may_not(client_for, partner, partnership):
    assert add(client_for(partner), partnership).status_code == 403
