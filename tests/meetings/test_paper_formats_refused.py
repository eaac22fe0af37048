"""Other forms of a paper that nobody may have: of what is not published, withdrawn, restricted or says too much."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from meetings.enums import PaperFormat
from meetings.models import PublicationFile, Withdrawal
from meetings.services import leak_checks, paper_formats
from scrutiny import jobs
from scrutiny.models import Job, JobStatus
from scrutiny.pdf.leaks import Leak, Place
from tests.meetings.papers_factories import make_agenda, make_pack

pytestmark = pytest.mark.django_db


@pytest.fixture
def pack(public_pack):
    return public_pack


def withdraw(pack, *, by):
    return Withdrawal.objects.create(publication=pack, reason="A name was in it.", withdrawn_by=by)


def run(job) -> Job:
    jobs.run(str(job.pk))
    job.refresh_from_db()
    return job


def test_a_form_that_says_what_is_exempt_is_not_kept_and_the_sentence_does_not_say_it(
    clerk, pack, monkeypatch
):
    hit = Leak(place=Place.PAGE_TEXT, page=3, words="Operation Marigold")
    monkeypatch.setattr(leak_checks, "leaks_of_paper", lambda meeting, **files: [hit])
    job = run(paper_formats.order(publication=pack, by=clerk))
    assert job.status == JobStatus.FAILED
    assert "words of an exempt part stand in it" in job.error
    assert "Marigold" not in job.error
    assert not PublicationFile.objects.exists()


def test_a_pack_that_is_not_published_has_no_other_forms(client_for, clerk, meeting):
    pack = make_pack(make_agenda(meeting, by=clerk), by=clerk)
    assert "Other forms" not in client_for(clerk).get(pack.get_absolute_url()).content.decode()
    with pytest.raises(ValidationError, match="Publish this version first"):
        paper_formats.order(publication=pack, by=clerk)


def test_a_withdrawn_pack_gets_no_other_forms_and_gives_none_away(client, clerk, pack_with_forms):
    pack = pack_with_forms
    last = {"paper-form": PaperFormat.ZIP, "paper-single": "front"}
    urls = [reverse(f"public:{name}", args=[pack.council.slug, pack.pk, key]) for name, key in last.items()]
    assert [status(client, url) for url in urls] == [200, 200]
    withdraw(pack, by=clerk)
    assert [status(client, url) for url in urls] == [404, 404]


def status(client, url: str) -> int:
    answer = client.get(url)
    answer.getvalue()  # read to its end, so that no file stays open
    return answer.status_code


def test_a_pack_that_is_withdrawn_while_its_forms_are_made_gets_none(clerk, pack):
    job = paper_formats.order(publication=pack, by=clerk)
    withdraw(pack, by=clerk)
    assert "is withdrawn" in run(job).error
    assert not PublicationFile.objects.exists()
    with pytest.raises(ValidationError, match="is withdrawn"):
        paper_formats.order(publication=pack, by=clerk)


def test_when_nothing_is_missing_the_officer_is_told(client_for, clerk, pack_with_forms):
    pack = pack_with_forms
    browser = client_for(clerk)
    answer = browser.post(reverse("meetings:paper-format-order", args=[pack.pk]), follow=True)
    assert "All other forms of this paper have been made." in answer.content.decode()


def test_members_do_not_order_forms(client_for, member, pack):
    answer = client_for(member).post(reverse("meetings:paper-format-order", args=[pack.pk]))
    assert answer.status_code == 403
    assert "Only committee officers publish papers." in answer.content.decode()
    assert "Make the forms" not in client_for(member).get(pack.get_absolute_url()).content.decode()


def test_a_job_that_is_cancelled_keeps_what_it_has_made(clerk, pack, monkeypatch):
    job = paper_formats.order(publication=pack, by=clerk)
    make_zip = paper_formats.single_papers.zipped

    def cancel_then_make(publication, **options):
        jobs.cancel(job=job, by=clerk)
        return make_zip(publication)

    monkeypatch.setattr(paper_formats.single_papers, "zipped", cancel_then_make)
    assert run(job).status == JobStatus.CANCELLED
    assert not PublicationFile.objects.exists()
    assert paper_formats.order(publication=pack, by=clerk) != job
