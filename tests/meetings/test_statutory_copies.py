"""Copies under section 19(2): who must have one by the register of the day, how it goes, and what proves it."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from meetings.enums import PaperKind, RecommendationStatus, SendingMeans
from meetings.models import Addressee, Publication, Recommendation, StatutoryCopy
from meetings.recommendation_enums import AddresseeKind
from meetings.services import copies, sending
from meetings.services.copies import CopySending
from meetings.services.sending import Sending
from partnerships.enums import OrganisationKind
from partnerships.models import Organisation
from scrutiny import audit
from scrutiny.access.checks import Refused
from scrutiny.models import OutgoingEmail
from scrutiny.records import StaleEdit
from tests.factories import make_organisation
from tests.kept import kept
from tests.meetings.recommendation_factories import (
    boxes_of,
    copies_owed,
    make_recommendation,
    make_sent_recommendation,
)

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@kept
def homes(council, partnership_officer):
    return make_organisation(
        "Larkmere Homes", council=council, by=partnership_officer, kind=OrganisationKind.CO_OPERATING_BODY
    )


@kept
def asked(clerk, chair, committee, police, fire_service, homes):
    """To the police; fire and rescue and the housing association must have a copy."""
    return make_recommendation(police, committee=committee, by=clerk)


def page_of(recommendation) -> str:
    return reverse("meetings:recommendation-send", args=[recommendation.pk])


def letter_to(recommendation) -> Sending:
    row = recommendation.addressees.select_related(
        "organisation", "recommendation__committee__council"
    ).first()
    return Sending(row, SendingMeans.POST, "1 Station Road")


def send(recommendation, by, copies_to, on=None):
    return sending.send(
        recommendation=recommendation,
        by=by,
        on=on or timezone.localdate(),
        sendings=[letter_to(recommendation)],
        copies_to=copies_to,
    )


def names(bodies) -> list[str]:
    return [str(body) for body in bodies]


def test_the_page_lists_everybody_who_must_have_a_copy_but_who_must_answer(client_for, clerk, asked):
    words = client_for(clerk).get(page_of(asked)).content.decode()
    assert "Larkshire Fire and Rescue Service (responsible authority)" in words
    assert "Larkmere Homes (co-operating body)" in words
    assert "control@larkshire-fire.example" in words
    assert "Larkshire Police (responsible" not in words


def test_sending_records_each_copy_with_its_means_address_and_author(client_for, clerk, asked, homes):
    form = boxes_of(asked, **{f"proof_copy_{homes.pk}": "RD 4711 0815 GB"})
    client_for(clerk).post(page_of(asked), form)
    assert Recommendation.objects.get().status == RecommendationStatus.SENT
    assert StatutoryCopy.objects.count() == 2
    copy = homes.copies_received.get()
    assert (copy.means, copy.sent_to, copy.proof) == ("post", "1 High Street", "RD 4711 0815 GB")
    assert (copy.sent_on, copy.recorded_by) == (timezone.localdate(), clerk)
    assert copy.standing == OrganisationKind.CO_OPERATING_BODY
    logged = audit.history(asked).filter(event="recommendation.copy-sent")
    assert {event.detail["to"] for event in logged} == {"Larkmere Homes", "Larkshire Fire and Rescue Service"}


@pytest.mark.parametrize(
    ("box", "value", "sentence"),
    [
        ("means", "", "Choose how it goes to Larkmere Homes."),
        ("to", " ", "Enter the address at Larkmere Homes that it goes to."),
    ],
)
def test_one_without_means_or_address_stops_it_beside_its_field(
    box, value, sentence, client_for, clerk, asked, homes
):
    form = boxes_of(asked, **{f"{box}_copy_{homes.pk}": value, f"proof_copy_{homes.pk}": "RD 4711"})
    words = client_for(clerk).post(page_of(asked), form).content.decode()
    assert sentence in words
    assert "RD 4711" in words
    assert Recommendation.objects.get().status == RecommendationStatus.MADE
    assert not OutgoingEmail.objects.filter(kind__startswith="recommendation").exists()


def test_the_service_names_who_would_be_left_out(clerk, asked, homes):
    owed = [copy for copy in copies_owed(asked) if copy.organisation != homes]
    with pytest.raises(ValidationError, match=r"section 19\(2\).*Larkmere Homes"):
        send(asked, clerk, [*owed, CopySending(homes, SendingMeans.POST, " ")])
    assert not StatutoryCopy.objects.exists()


def test_a_body_taken_off_the_form_comes_back_and_stops_it(client_for, clerk, asked, homes):
    form = {name: value for name, value in boxes_of(asked).items() if f"copy_{homes.pk}" not in name}
    words = client_for(clerk).post(page_of(asked), form).content.decode()
    assert "On this day the register has other bodies. Look at the list, then send." in words
    assert f'name="to_copy_{homes.pk}"' in words
    assert Recommendation.objects.get().status == RecommendationStatus.MADE


def test_who_must_answer_and_must_have_it_is_not_left_for_later(
    client_for, clerk, chair, committee, police, fire_service
):
    both = make_recommendation(police, fire_service, committee=committee, by=clerk)
    with pytest.raises(ValidationError, match="Larkshire Fire and Rescue Service"):
        send(both, clerk, [])
    fire = both.addressees.get(organisation=fire_service)
    form = boxes_of(both, **{f"means_{fire.pk}": ""})
    words = client_for(clerk).post(page_of(both), form).content.decode()
    assert "Choose how it goes to Larkshire Fire and Rescue Service." in words


def test_the_list_is_that_of_the_register_on_the_day_of_sending(clerk, asked, homes, fire_service):
    today = timezone.localdate()
    Organisation.objects.filter(pk=homes.pk).update(start=today)
    Organisation.objects.filter(pk=fire_service.pk).update(end=today - DAY)
    assert names(copies.owed(asked, today)) == ["Larkmere Homes"]
    assert names(copies.owed(asked, today - DAY)) == ["Larkshire Fire and Rescue Service"]


def test_another_day_brings_its_own_bodies_to_the_page(client_for, clerk, chair, committee, police, homes):
    today = timezone.localdate()
    late = make_recommendation(police, committee=committee, by=clerk, date=today - 9 * DAY)
    Organisation.objects.filter(pk=homes.pk).update(end=today - 5 * DAY)
    browser = client_for(clerk)
    assert "Larkmere Homes" not in browser.get(page_of(late)).content.decode()
    form = boxes_of(late, on=(today - 6 * DAY).isoformat())
    words = browser.post(page_of(late), form).content.decode()
    assert "On this day the register has other bodies." in words
    assert "How it goes to Larkmere Homes" in words


def test_a_register_without_a_responsible_authority_is_said(
    client_for, clerk, chair, committee, homes, fire_service, police
):
    alone = make_recommendation(homes, committee=committee, by=clerk)
    Organisation.objects.filter(kind=OrganisationKind.RESPONSIBLE_AUTHORITY).delete()
    sentence = "The register names no responsible authority"
    browser = client_for(clerk)
    assert sentence in browser.get(page_of(alone)).content.decode()
    assert sentence in browser.post(page_of(alone), boxes_of(alone)).content.decode()
    assert Recommendation.objects.get().status == RecommendationStatus.MADE


def test_the_council_itself_is_an_authority_unless_it_must_answer(clerk, asked, council, partnership_officer):
    own = make_organisation(
        "Larkmere Borough Council",
        council=council,
        by=partnership_officer,
        kind=OrganisationKind.OTHER,
        is_the_council=True,
    )
    today = timezone.localdate()
    assert own in copies.owed(asked, today)
    assert copies.standing_of(own) == OrganisationKind.RESPONSIBLE_AUTHORITY
    Addressee.objects.create(recommendation=asked, kind=AddresseeKind.COUNCIL)
    assert own not in copies.owed(asked, today)


def test_bodies_of_another_council_get_none(asked, other_council, other_clerk):
    other = make_organisation("Heddlu Cwmhafren", council=other_council, by=other_clerk)
    assert other not in copies.owed(asked, timezone.localdate())


def test_a_kept_list_sends_nothing_and_is_there_again(client_for, clerk, asked, homes):
    browser, row = client_for(clerk), asked.addressees.get()
    form = boxes_of(
        asked, keep="", **{f"to_copy_{homes.pk}": "2 Mill Lane", f"to_{row.pk}": "3 Station Road"}
    )
    form[f"to_copy_{Organisation.objects.get(name__contains='Fire').pk}"] = ""
    page = browser.post(page_of(asked), form, follow=True).content.decode()
    assert "The list is kept. Nothing has been sent." in page
    assert "2 Mill Lane" in page
    assert "3 Station Road" in page
    assert StatutoryCopy.objects.filter(sent_on__isnull=True).count() == 2
    assert not OutgoingEmail.objects.filter(kind__startswith="recommendation").exists()
    assert Recommendation.objects.get().status == RecommendationStatus.MADE


def test_what_was_kept_is_sent_when_nothing_else_is_said(clerk, asked):
    sending.keep(recommendation=asked, by=clerk, copies_to=copies_owed(asked))
    send(asked, clerk, [])
    assert StatutoryCopy.objects.filter(sent_on=timezone.localdate()).count() == 2


def test_a_kept_body_that_left_the_register_is_forgotten_when_it_is_sent(clerk, asked, homes):
    sending.keep(recommendation=asked, by=clerk, copies_to=copies_owed(asked))
    Organisation.objects.filter(pk=homes.pk).update(end=timezone.localdate() - DAY)
    send(asked, clerk, [])
    assert names(StatutoryCopy.objects.values_list("organisation__name", flat=True)) == [
        "Larkshire Fire and Rescue Service"
    ]


def test_a_list_over_a_newer_one_is_shown_and_not_kept(client_for, clerk, asked, homes):
    stale = boxes_of(asked, keep="", **{f"to_copy_{homes.pk}": "Mine"})
    sending.keep(recommendation=asked, by=clerk, copies_to=copies_owed(asked))
    words = client_for(clerk).post(page_of(asked), stale).content.decode()
    assert "Someone else saved this while you were writing." in words
    assert "Mine" in words
    assert homes.copies_received.get().sent_to == "1 High Street"
    with pytest.raises(StaleEdit):
        sending.keep(recommendation=asked, by=clerk, expected_version=1)


def test_a_copy_by_email_has_the_words_and_the_duty(clerk, asked, fire_service):
    owed = [copy for copy in copies_owed(asked) if copy.organisation != fire_service]
    send(asked, clerk, [*owed, CopySending(fire_service, SendingMeans.EMAIL, "control@fire.example")])
    mail = OutgoingEmail.objects.get(kind="recommendation_copied")
    assert mail.to == "control@fire.example"
    assert mail.subject == f"Copy for information: recommendation {asked.reference}"
    assert asked.text in mail.body
    assert "section 19(2)" in mail.body
    assert "/answer/" not in mail.body


def test_an_address_that_is_none_is_refused_by_the_service(clerk, asked, fire_service):
    owed = [copy for copy in copies_owed(asked) if copy.organisation != fire_service]
    with pytest.raises(ValidationError, match="is not the email address of Larkshire Fire"):
        send(asked, clerk, [*owed, CopySending(fire_service, SendingMeans.EMAIL, "the station")])


@pytest.mark.worker
def test_each_copy_is_a_tagged_letter_of_its_own(clerk, asked, homes, pdf_ua):
    send(asked, clerk, copies_owed(asked))
    letters = Publication.objects.filter(kind=PaperKind.COPY_LETTER, published_at__isnull=False)
    assert letters.count() == 2
    letter = letters.get(copy__organisation=homes)
    assert letter.facts["faults"] == pdf_ua(letter.file.path) == []
    assert "Copy for information" in letter.html
    assert "It is made to Larkshire Police" in letter.html
    assert "1 High Street" in letter.html
    assert not Publication.objects.published().filter(kind=PaperKind.COPY_LETTER).exists()


@pytest.mark.worker
def test_the_page_of_letters_says_of_each_when_how_where_and_what_proves_it(client_for, clerk, asked, homes):
    send(asked, clerk, copies_owed(asked))
    page = client_for(clerk).get(reverse("meetings:statutory-copy-list", args=[asked.pk]))
    words = page.content.decode()
    for said in ("Must answer", "Copy: Co-operating body", "Larkmere Homes", "1 High Street", "Letter (PDF)"):
        assert said in words
    assert "No copy is recorded for" not in words


def test_proof_is_added_later_and_logged_and_not_over_a_newer_one(client_for, clerk, asked, homes):
    send(asked, clerk, copies_owed(asked))
    copy = homes.copies_received.get()
    url = reverse("meetings:statutory-copy-proof", args=[copy.pk])
    browser = client_for(clerk)
    assert browser.post(url, {"proof": "RD 1", "version": copy.version}).status_code == 302
    assert audit.history(asked).first().changes == [("proof", "nothing", "RD 1")]
    again = browser.post(url, {"proof": "RD 2", "version": copy.version})
    assert "RD 1" in again.content.decode()
    assert "RD 2" in again.content.decode()
    copy.refresh_from_db()
    assert copy.proof == "RD 1"


def test_proof_of_the_letter_to_who_must_answer(client_for, clerk, asked):
    send(asked, clerk, copies_owed(asked))
    row = asked.addressees.get()
    url = reverse("meetings:addressee-proof", args=[row.pk])
    client_for(clerk).post(url, {"proof": "Signed for by PC 12", "version": row.version})
    row.refresh_from_db()
    assert row.proof == "Signed for by PC 12"
    with pytest.raises(StaleEdit):
        copies.add_letter_proof(addressee=row, by=clerk, proof="x", expected_version=1)


def test_what_was_not_sent_has_no_proof(client_for, clerk, asked):
    sending.keep(recommendation=asked, by=clerk, copies_to=copies_owed(asked))
    copy = asked.copies.first()
    with pytest.raises(ValidationError, match="It has not been sent yet"):
        copies.add_proof(copy=copy, by=clerk, proof="RD 1", expected_version=1)
    url = reverse("meetings:statutory-copy-proof", args=[copy.pk])
    assert (
        "It has not been sent to this body yet." in client_for(clerk).get(url, follow=True).content.decode()
    )


def test_a_body_entered_too_late_gets_its_copy_afterwards(
    client_for, clerk, chair, committee, police, partnership_officer
):
    sent = make_sent_recommendation(police, committee=committee, by=clerk)
    before = sent.addressees.get().due_on
    health = make_organisation("Larkshire ICB", council=committee.council, by=partnership_officer)
    browser, letters = client_for(clerk), reverse("meetings:statutory-copy-list", args=[sent.pk])
    words = browser.get(letters).content.decode()
    assert "No copy is recorded for:" in words
    assert "Larkshire ICB" in words
    assert "Send the copies" in browser.get(page_of(sent)).content.decode()
    browser.post(page_of(sent), boxes_of(sent))
    assert health.copies_received.get().sent_on == timezone.localdate()
    assert "No copy is recorded for:" not in browser.get(letters).content.decode()
    assert sent.addressees.get().due_on == before
    back = browser.get(page_of(sent), follow=True)
    assert "It has gone to everybody who must have it." in back.content.decode()


def test_nobody_but_officers_keeps_sends_or_proves(member, clerk, asked):
    owed = copies_owed(asked)
    with pytest.raises(Refused):
        sending.keep(recommendation=asked, by=member, copies_to=owed)
    with pytest.raises(Refused):
        send(asked, member, owed)
    send(asked, clerk, owed)
    with pytest.raises(Refused):
        copies.add_proof(copy=asked.copies.first(), by=member, proof="RD 1", expected_version=1)


def test_a_name_is_printed_as_it_is(client_for, clerk, chair, committee, police, partnership_officer):
    make_organisation("{{ 7|add:7 }} <b>Homes</b>", council=committee.council, by=partnership_officer)
    odd = make_recommendation(police, committee=committee, by=clerk)
    words = client_for(clerk).get(page_of(odd)).content.decode()
    assert "{{ 7|add:7 }} &lt;b&gt;Homes&lt;/b&gt; (responsible authority)" in words


def test_twenty_bodies_cost_no_more_questions_than_two(
    client_for, clerk, asked, council, partnership_officer
):
    for number in range(20):
        make_organisation(f"School {number}", council=council, by=partnership_officer)
    browser = client_for(clerk)
    letters = reverse("meetings:statutory-copy-list", args=[asked.pk])
    with CaptureQueriesContext(connection) as before:
        assert "School 19" in browser.get(page_of(asked)).content.decode()
    send(asked, clerk, copies_owed(asked))
    with CaptureQueriesContext(connection) as after:
        assert "School 19" in browser.get(letters).content.decode()
    assert max(len(before), len(after)) <= 12
