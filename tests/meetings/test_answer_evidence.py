"""Evidence of an answer: who may open it before it counts and after, and how an officer shows it to residents."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from meetings.models import Evidence
from meetings.services import evidence, responses
from tests.kept import kept
from tests.meetings.recommendation_factories import make_answer, make_sent_recommendation
from tests.meetings.report_factories import pdf_file
from tests.scrutiny.upload_files import docx_bytes

pytestmark = pytest.mark.django_db


@kept
def sent(clerk, chair, committee, fire_service):
    return make_sent_recommendation(fire_service, committee=committee, by=clerk)


@pytest.fixture
def given(sent, partner):
    """An answer with a file that nobody has looked at yet."""
    response = make_answer(sent.addressees.get(), by=partner)
    file = SimpleUploadedFile("../Board paper.exe", docx_bytes(), content_type="application/x-msdownload")
    return evidence.add(addressee=response.addressee, by=partner, file=file, response=response)


def download(row: Evidence) -> str:
    return reverse("meetings:evidence-download", args=[row.pk])


def code(browser, address: str) -> int:
    """What comes back; a file is closed when it has been read."""
    answer = browser.get(address)
    answer.getvalue()
    return answer.status_code


def public_address(row: Evidence) -> str:
    return reverse("public:evidence", args=[row.addressee.council.slug, row.pk])


def test_before_it_counts_its_body_and_officers_open_it_and_no_member(
    client_for, partner, clerk, chair, given
):
    opened = [code(client_for(who), download(given)) for who in (partner, clerk, chair)]
    assert opened == [200, 200, 404]
    page = client_for(chair).get(given.addressee.recommendation.get_absolute_url()).content.decode()
    assert given.title not in page
    assert "Figures will be published each quarter." not in page


def test_once_it_counts_members_open_it_and_residents_when_an_officer_shows_it(
    client_for, client, clerk, chair, given
):
    responses.take(response=given.response, by=clerk)
    assert code(client_for(chair), download(given)) == 200
    assert code(client, public_address(given)) == 404
    client_for(clerk).post(reverse("meetings:evidence-show", args=[given.pk]), {"public": "yes"})
    assert code(client, public_address(given)) == 200
    page = client.get(given.addressee.recommendation.get_public_url()).content.decode()
    assert public_address(given) in page
    client_for(clerk).post(reverse("meetings:evidence-show", args=[given.pk]), {"public": "no"})
    assert code(client, public_address(given)) == 404


def test_nothing_is_shown_to_residents_before_it_counts(clerk, given):
    with pytest.raises(ValidationError, match="Accept the answer first"):
        evidence.set_public(evidence=given, by=clerk, is_public=True)


def test_a_file_is_saved_as_what_it_is_by_its_content(client_for, partner, given):
    answer = client_for(partner).get(download(given))
    assert answer.getvalue()
    assert answer.headers["Content-Disposition"] == 'attachment; filename="Board paper.docx"'
    assert "wordprocessingml" in answer.headers["Content-Type"]


def test_what_was_given_keeps_its_files(partner, given):
    with pytest.raises(ValidationError, match="Its files stay with it"):
        evidence.remove(evidence=given, by=partner)


def test_a_program_and_the_same_file_again_are_refused(sent, partner):
    addressee = sent.addressees.get()
    draft = responses.save_draft(addressee=addressee, by=partner, words={})
    with pytest.raises(ValidationError):
        evidence.add(
            addressee=addressee,
            by=partner,
            file=SimpleUploadedFile("plan.pdf", b"MZ\x90\x00 program"),
            response=draft,
        )
    data = pdf_file().read()
    first, again = (SimpleUploadedFile("plan.pdf", data) for _each in range(2))
    evidence.add(addressee=addressee, by=partner, file=first, response=draft)
    with pytest.raises(ValidationError, match="attached already"):
        evidence.add(addressee=addressee, by=partner, file=again, response=draft)
    assert Evidence.objects.count() == 1
