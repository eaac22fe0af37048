"""Large print and the ZIP of a published pack: made once, in the background, of what was published."""

import hashlib
import io
import json
import zipfile

import pytest
from django.urls import reverse

from meetings.enums import PaperFormat, PaperKind
from meetings.models import PublicationFile
from meetings.services import agenda_items, leak_checks, paper_formats, publications
from scrutiny import jobs
from scrutiny.models import Job, JobStatus
from scrutiny.pdf import checks, extract
from scrutiny.pdf.leaks import Leak, Place
from tests.meetings.papers_factories import make_agenda, make_pack, make_published_pack

SECRET = "Operation Marigold watched a flat in Tanner Row."

pytestmark = pytest.mark.django_db


@pytest.fixture
def pack(clerk, meeting):
    return make_published_pack(make_agenda(meeting, by=clerk, secret=SECRET), by=clerk)


def ordered(pack, *, by) -> Job:
    """The job that makes the forms, done."""
    job = paper_formats.order(publication=pack, by=by)
    jobs.run(str(job.pk))
    job.refresh_from_db()
    return job


def read(pack, form) -> bytes:
    with pack.files.get(format=form).file.open("rb") as file:
        return file.read()


def test_the_forms_are_made_of_a_published_pack_and_listed(client, client_for, clerk, pack, pdf_ua):
    browser = client_for(clerk)
    page = browser.get(pack.get_absolute_url()).content.decode()
    assert "Make the forms that are missing" in page
    job = Job.objects.get(pk=browser.post(reverse("meetings:publication-form-order", args=[pack.pk])).url.split("/")[-2])
    jobs.run(str(job.pk))
    assert {file.format for file in pack.files.all()} == set(PaperFormat)
    assert "Make the forms" not in browser.get(pack.get_absolute_url()).content.decode()
    for url in (
        reverse("public:paper", args=[pack.council.slug, pack.pk]),
        reverse("public:meeting", args=[pack.council.slug, pack.meeting_id]),
    ):
        assert "Very large print, 24 point" in client.get(url).content.decode()
    for form in (PaperFormat.LARGE_16, PaperFormat.LARGE_24):
        large = read(pack, form)
        assert pdf_ua(large) == []
        assert checks.problems(large) == []
        answer = client.get(reverse("public:paper-form", args=[pack.council.slug, pack.pk, form]))
        assert answer.getvalue() == large
