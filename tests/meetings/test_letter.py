"""What a letter says to each kind of addressee, with parts, and where it was asked."""

import pytest
from django.utils import timezone

from meetings.enums import PaperKind, SendingMeans
from meetings.models import Addressee, Publication, Recommendation, RecommendationPart
from meetings.papers import letter, subject
from meetings.recommendation_enums import AddresseeKind
from meetings.services import sending
from meetings.services.sending import Sending
from partnerships.enums import OrganisationKind
from scrutiny.models import OutgoingEmail
from tests.factories import make_organisation, make_person
from tests.meetings.recommendation_factories import copies_owed, make_recommendation

pytestmark = pytest.mark.django_db


def sent_to(asked, clerk, means=SendingMeans.POST, to="1 High Street, Larkmere") -> list[Addressee]:
    """Send it to all, and read the addressees anew."""
    rows = list(
        asked.addressees.select_related("organisation", "person", "recommendation__committee__council")
    )
    sending.send(
        recommendation=asked,
        by=clerk,
        on=timezone.localdate(),
        sendings=[Sending(row, means, to) for row in rows],
        copies_to=copies_owed(asked),
    )
    return rows


def letter_of(addressee: Addressee) -> letter.Letter:
    return letter.compose(subject.load(addressee_id=addressee.pk).addressee)


@pytest.fixture
def asked(clerk, chair, committee, police):
    return make_recommendation(police, committee=committee, by=clerk)


@pytest.mark.parametrize(
    ("kind", "fields", "name", "is_bound"),
    [
        (AddresseeKind.CABINET, {}, "Cabinet", True),
        (AddresseeKind.COUNCIL, {}, "Council", True),
        (AddresseeKind.OUTSIDE, {"named": "Mill House Residents"}, "Mill House Residents", False),
    ],
)
def test_each_kind_of_addressee_gets_a_letter(kind, fields, name, is_bound, clerk, asked):
    Addressee.objects.create(recommendation=asked, kind=kind, **fields)
    row = next(row for row in sent_to(asked, clerk) if row.kind == kind)
    said = letter_of(row)
    assert said.to == (name, "1 High Street", "Larkmere")
    assert said.title == f"{asked.reference}: {name}"
    assert said.is_bound == is_bound


def test_an_officer_stands_once_in_the_address(clerk, asked, council):
    person = make_person("Dana Wells", council=council, by=clerk)
    Addressee.objects.create(recommendation=asked, kind=AddresseeKind.OFFICER, person=person)
    row = next(row for row in sent_to(asked, clerk) if row.person_id)
    assert letter_of(row).to == (str(person), "1 High Street", "Larkmere")
    assert not letter_of(row).is_bound


@pytest.mark.parametrize(
    ("kind", "is_bound"),
    [
        (OrganisationKind.RESPONSIBLE_AUTHORITY, True),
        (OrganisationKind.CO_OPERATING_BODY, True),
        (OrganisationKind.LOCAL_POLICING_BODY, False),
        (OrganisationKind.OTHER, False),
    ],
)
def test_the_law_binds_those_alone_that_it_names(kind, is_bound, committee, clerk, chair):
    body = make_organisation("A body", council=committee.council, by=clerk, kind=kind)
    assert make_recommendation(body, committee=committee, by=clerk).addressees.get().is_bound == is_bound


def test_the_letter_has_the_parts_and_the_working_of_the_day(clerk, asked):
    for place, text in enumerate(("Publish figures.", "Meet residents."), start=1):
        RecommendationPart.objects.create(recommendation=asked, position=place, text=text)
    said = letter_of(sent_to(asked, clerk)[0])
    assert said.parts == ("(a) Publish figures.", "(b) Meet residents.")
    assert said.working.startswith("28 calendar days after ")
    assert said.due in said.working
    assert said.minute == "05 (ii)"


def test_what_is_mailed_names_the_postal_address_of_the_register(clerk, asked, police):
    police.address = "Headquarters\nWold Road"
    police.save()
    row = sent_to(asked, clerk, SendingMeans.EMAIL, "liaison@police.example")[0]
    assert letter_of(row).to == ("Larkshire Police", "Headquarters", "Wold Road")


def test_one_of_no_minute_says_where_it_was_made(clerk, asked):
    row = sent_to(asked, clerk)[0]
    Recommendation.objects.filter(pk=asked.pk).update(resolution=None, origin="Minute 12, 3 March 2019")
    said = letter_of(row)
    assert (said.minute, said.origin) == ("", "Minute 12, 3 March 2019")


@pytest.mark.worker
def test_who_is_not_bound_is_asked_and_not_told(clerk, asked, pdf_ua):
    Addressee.objects.create(recommendation=asked, kind=AddresseeKind.OUTSIDE, named="Mill House Residents")
    RecommendationPart.objects.create(recommendation=asked, position=1, text="Publish figures.")
    sent_to(asked, clerk, SendingMeans.EMAIL, "post@mill.example")
    letters = Publication.objects.filter(kind=PaperKind.LETTER)
    asked = letters.get(addressee__kind=AddresseeKind.OUTSIDE)
    told = letters.get(addressee__kind=AddresseeKind.BODY)
    assert "It does not bind you." in asked.html
    assert "What you must do" not in asked.html
    assert "What you must do" in told.html
    assert "Please answer each part." in told.html
    assert asked.facts["faults"] == pdf_ua(asked.file.path) == []
    mails = OutgoingEmail.objects.filter(kind="recommendation_sent")
    assert sorted("you must consider it" in mail.body for mail in mails) == [False, True]
    assert all("(a) Publish figures." in mail.body for mail in mails)
