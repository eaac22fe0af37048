"""Building an agenda pack: what it holds, for whom, and that it is built once."""

import pytest
from django.urls import reverse

from meetings.enums import PaperKind
from meetings.models import Publication
from meetings.services import paper_builds, publications, reports
from scrutiny import jobs
from scrutiny.models import Job
from scrutiny.pdf import checks, extract
from tests.meetings.papers_factories import make_agenda, make_pack

SECRET = "Operation Marigold watched a flat in Tanner Row."

pytestmark = pytest.mark.django_db


def text_of(publication: Publication) -> str:
    with publication.file.open("rb") as file:
        return " ".join(extract.full_text(file.read()).split())


def test_the_officer_orders_the_pack_and_sees_it_being_built(client_for, clerk, meeting):
    make_agenda(meeting, by=clerk)
    browser = client_for(clerk)
    page = browser.get(reverse("meetings:pack-build", args=[meeting.pk]))
    assert "Publish by" in page.content.decode()
    answer = browser.post(reverse("meetings:pack-build", args=[meeting.pk]))
    job = Job.objects.get()
    assert answer.url == reverse("job-detail", args=[job.pk])
    jobs.run(str(job.pk))
    paper = browser.get(Publication.objects.get().get_absolute_url())
    assert "Publish this version" in paper.content.decode()


def test_the_pack_says_when_where_what_and_has_the_report(clerk, chair, meeting):
    make_agenda(meeting, by=clerk)
    pack = make_pack(meeting, by=clerk)
    words = text_of(pack)
    for expected in ("Cllr Margaret Ash", "Anti-social behaviour", "Nuisance fell by a tenth", "7.00 pm"):
        assert expected in words
    assert "Nuisance fell by a tenth" in pack.html


def test_the_pack_is_tagged_and_has_its_title(clerk, meeting, pdf_ua):
    make_agenda(meeting, by=clerk)
    pack = make_pack(meeting, by=clerk)
    assert pack.facts["faults"] == []
    assert pdf_ua(pack.file.path) == []
    with pack.file.open("rb") as file:
        assert checks.problems(file.read()) == []


def test_the_public_pack_holds_title_and_description_of_an_exempt_item_and_nothing_else(
    clerk, meeting, pdf_ua
):
    make_agenda(meeting, by=clerk, secret=SECRET)
    pack = make_pack(meeting, by=clerk)
    assert pdf_ua(pack.file.path) == []
    words = text_of(pack)
    assert "A review of one case" in words
    assert "Paragraph 7: Information relating to action to prevent, investigate or prosecute crime" in words
    for leak in ("Marigold", "Tanner Row"):
        assert leak not in words
        assert leak not in pack.html


def test_the_restricted_pack_holds_the_exempt_report(clerk, meeting, pdf_ua):
    make_agenda(meeting, by=clerk, secret=SECRET)
    pack = make_pack(meeting, by=clerk, kind=PaperKind.RESTRICTED_PACK)
    assert "Operation Marigold" in text_of(pack)
    assert "NOT FOR PUBLICATION" in text_of(pack)
    assert pdf_ua(pack.file.path) == []


def test_a_job_run_twice_builds_one_paper(clerk, meeting):
    make_agenda(meeting, by=clerk)
    job = publications.start_build(
        kind=PaperKind.AGENDA_PACK, by=clerk, council=meeting.council, meeting_id=meeting.pk
    )
    progress = jobs.Progress(job)
    first = paper_builds.build(job, progress)
    assert paper_builds.build(job, progress) == first
    assert Publication.objects.count() == 1


def test_a_report_that_is_not_cleared_is_to_follow(clerk, meeting):
    make_agenda(meeting, by=clerk)
    report = meeting.items.get(title="Anti-social behaviour").report
    assert "Report to follow" not in make_pack(meeting, by=clerk).html
    reports.send_back(report=report, by=clerk, reason="Figures for March are missing.")
    assert "Report to follow" in make_pack(meeting, by=clerk).html


def test_members_do_not_order_papers(client_for, member, meeting):
    answer = client_for(member).get(reverse("meetings:pack-build", args=[meeting.pk]))
    assert answer.status_code == 403
    assert "Only committee officers publish papers." in answer.content.decode()
