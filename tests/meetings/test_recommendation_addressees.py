"""Whom a recommendation is made to: bodies, the cabinet, the council, officers and others, each once, and its parts."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from meetings.models import Addressee, Recommendation
from meetings.recommendation_enums import AddresseeKind
from meetings.services import recommendations
from meetings.services.addressing import NamedAddressee
from partnerships.enums import OrganisationKind
from partnerships.models import Organisation
from scrutiny import audit
from tests import factories
from tests.meetings.recommendation_factories import make_recommendation, make_resolution

pytestmark = pytest.mark.django_db

CABINET = NamedAddressee(AddresseeKind.CABINET, name="Mayor and Cabinet", email="cabinet@larkmere.example")
COUNCIL = NamedAddressee(AddresseeKind.COUNCIL)
RAILWAY = NamedAddressee(AddresseeKind.OUTSIDE, name="Lark Line Railway", email="safety@larkline.example")


def form_of(recommendation=None, **typed):
    """What the page sends: text and version of a saved one, with what is typed."""
    saved = {"text": recommendation.text, "version": recommendation.version} if recommendation else {}
    return saved | typed


def create_page(resolution):
    return reverse("meetings:recommendation-create", args=[resolution.pk])


def edit_page(recommendation):
    return reverse("meetings:recommendation-edit", args=[recommendation.pk])


@pytest.fixture
def officer(council, partnership_officer):
    email = "rowan@larkmere.example"
    return factories.make_person("Rowan Achebe", council=council, by=partnership_officer, email=email)


def test_every_kind_is_named_on_one_page(client_for, clerk, chair, committee, police, officer):
    resolution = make_resolution(committee=committee, by=clerk)
    browser = client_for(clerk)
    typed = form_of(
        text=resolution.text,
        addressees=[police.pk],
        cabinet="on",
        cabinet_name="Mayor and Cabinet",
        cabinet_email="cabinet@larkmere.example",
        council="on",
        officers=[str(officer.pk), ""],
        outside=["Lark Line Railway", ""],
        outside_email=["safety@larkline.example", ""],
        parts=["Publish the figures.", "Say what they cost.", ""],
    )
    words = browser.post(create_page(resolution), typed, follow=True).content.decode()
    made = Recommendation.objects.get()
    assert [(row.kind, row.name, row.contact_email) for row in made.addressees.all()] == [
        ("body", police.name, police.contact_email),
        ("cabinet", "Mayor and Cabinet", "cabinet@larkmere.example"),
        ("council", "Council", ""),
        ("officer", str(officer), "rowan@larkmere.example"),
        ("outside", "Lark Line Railway", "safety@larkline.example"),
    ]
    assert [str(part) for part in made.parts.all()] == ["(a) Publish the figures.", "(b) Say what they cost."]
    for name in ("Mayor and Cabinet", "Council", str(officer), "Lark Line Railway", "Somebody outside"):
        assert name in words
    assert "(b)" in words
    assert "Say what they cost." in words


def test_bodies_stand_under_the_heading_of_what_they_are_in_law(client_for, clerk, chair, committee, police):
    resolution = make_resolution(committee=committee, by=clerk)
    page = client_for(clerk).get(create_page(resolution)).content.decode()
    assert page.index("Responsible authorities") < page.index(police.name)


def test_more_boxes_are_shown_without_scripts_and_nothing_typed_is_lost(
    client_for, clerk, chair, committee, police
):
    resolution = make_resolution(committee=committee, by=clerk)
    browser = client_for(clerk)
    before = browser.get(create_page(resolution)).content.decode()
    typed = form_of(
        text="Typed",
        addressees=[police.pk],
        parts=["One", "Two"],
        outside=["Rail"],
        outside_email=["x"],
        more="1",
    )
    page = browser.post(create_page(resolution), typed).content.decode()
    assert before.count('name="parts"') == 2
    assert page.count('name="parts"') == 4
    for words in ("Typed", "One", "Two", 'value="Rail"', 'value="x"'):
        assert words in page
    assert "There is a problem" not in page
    assert not Recommendation.objects.exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Choose at least one body that the recommendation is made to."),
        ({"cabinet_name": "Mayor"}, "Tick this box too, or empty the two boxes below it."),
        ({"outside": [""], "outside_email": ["a@b.example"]}, "Enter the name of who has the address"),
        ({"outside": ["Rail"], "outside_email": ["nowhere"]}, "“nowhere” is not an email address"),
        ({"outside": ["Rail", "rail"], "outside_email": ["", ""]}, "Name each addressee once"),
        ({"officers": ["999999"]}, "Choose an officer from the directory."),
        ({"council": "on", "parts": ["Only one"]}, "One part alone is the recommendation itself."),
    ],
)
def test_what_does_not_fit_is_a_sentence_and_what_was_typed_stays(
    typed, sentence, client_for, clerk, chair, committee, police
):
    resolution = make_resolution(committee=committee, by=clerk)
    form = form_of(text="Wording typed just now", success="It is seen.") | typed
    page = client_for(clerk).post(create_page(resolution), form).content.decode()
    assert sentence in page
    for words in ("Wording typed just now", "It is seen."):
        assert words in page
    for value in typed.values():
        for words in [value] if isinstance(value, str) else value:
            assert words in page or words == "999999"
    assert not Recommendation.objects.exists()


def test_a_body_of_another_council_is_not_to_be_named(clerk, chair, committee, system_administrator):
    resolution = make_resolution(committee=committee, by=clerk)
    other = factories.make_council(by=system_administrator, name="Wexbourne District Council")
    kind = OrganisationKind.RESPONSIBLE_AUTHORITY
    stranger = Organisation.objects.create(council=other, name="Wexbourne Police", kind=kind)
    with pytest.raises(ValidationError, match="register and the directory of this council"):
        recommendations.make(resolution=resolution, by=clerk, text="One", addressees=[stranger])


def test_who_stays_keeps_its_row_and_the_log_names_who_came_and_went(
    client_for, clerk, chair, committee, police, fire_service
):
    made = make_recommendation(police, committee=committee, by=clerk)
    recommendations.change(
        recommendation=made,
        by=clerk,
        expected_version=made.version,
        text=made.text,
        addressees=[police, CABINET, RAILWAY],
        parts=["One", "Two", "Three"],
    )
    kept = {row.name: row.pk for row in made.addressees.all()}
    form = form_of(
        made,
        addressees=[police.pk],
        cabinet="on",
        cabinet_name="Executive",
        parts=["One", "", "Three and more"],
    )
    browser = client_for(clerk)
    page = browser.get(edit_page(made)).content.decode()
    assert 'value="Mayor and Cabinet"' in page
    assert 'value="Lark Line Railway"' in page
    assert browser.post(edit_page(made), form).status_code == 302
    now = {row.name: row.pk for row in made.addressees.all()}
    assert now == {police.name: kept[police.name], "Executive": kept["Mayor and Cabinet"]}
    assert Addressee.objects.get(pk=now["Executive"]).email == ""
    assert [str(part) for part in made.parts.all()] == ["(a) One", "(b) Three and more"]
    changes = [change for event in audit.history(made)[:4] for change in event.changes]
    names = ("Lark Line Railway, Larkshire Police, Mayor and Cabinet", "Executive, Larkshire Police")
    assert ("addressees", *names) in changes
    assert ("parts", "(a) One\n(b) Two\n(c) Three", "(a) One\n(b) Three and more") in changes


def test_two_clerks_at_once_see_what_each_wrote_and_nothing_is_lost(
    client_for, clerk, chair, committee, police, fire_service
):
    made = make_recommendation(police, committee=committee, by=clerk)
    stale = form_of(made, addressees=[police.pk], council="on", parts=["Mine, one", "Mine, two"])
    recommendations.change(
        recommendation=made,
        by=clerk,
        expected_version=made.version,
        text=made.text,
        addressees=[police, fire_service],
        parts=["Theirs, one", "Theirs, two"],
    )
    browser = client_for(clerk)
    page = browser.post(edit_page(made), stale).content.decode()
    assert "Someone else saved this while you were writing." in page
    for words in ("Mine, one", "Mine, two", "(a) Theirs, one", fire_service.name):
        assert words in page
    assert made.addressees.count() == 2
    made.refresh_from_db()
    again = stale | {"version": made.version}
    assert browser.post(edit_page(made), again).status_code == 302
    assert [part.text for part in made.parts.all()] == ["Mine, one", "Mine, two"]
    assert [row.name for row in made.addressees.all()] == [police.name, "Council"]
