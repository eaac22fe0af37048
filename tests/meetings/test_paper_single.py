"""One paper of a published pack by itself: as it was published, with the pack's page numbers."""

import pytest
from django.urls import reverse

from meetings.services import agenda_items, publications, reports
from scrutiny.models import PaperPart
from scrutiny.pdf import checks, extract
from tests.meetings.papers_factories import make_pack

pytestmark = pytest.mark.django_db


@pytest.fixture
def pack(public_pack):
    return public_pack


def report_of(pack):
    return next(part for part in pack.facts["parts"] if part["item"])


def address(pack, name):
    return reverse("public:paper-single", args=[pack.council.slug, pack.pk, name])


def test_residents_find_each_paper_with_its_item_and_on_the_page_of_the_pack(client, pack):
    report = report_of(pack)
    for place, key in (("meeting", pack.meeting_id), ("paper", pack.pk)):
        page = client.get(reverse(f"public:{place}", args=[pack.council.slug, key])).content.decode()
        assert address(pack, report["name"]) in page
        assert f"PDF, page {report['first']}" in page


def test_a_paper_is_a_tagged_pdf_with_the_numbers_of_the_pack(client, pack, pdf_ua):
    report = report_of(pack)
    answer = client.get(address(pack, report["name"]))
    assert answer["Content-Type"] == "application/pdf"
    assert "04 Item 2 Anti-social behaviour.pdf" in answer["Content-Disposition"]
    pdf = answer.getvalue()
    assert f"Page {report['first']} of {pack.pages}" in extract.full_text(pdf)
    assert extract.page_count(pdf) == report["pages"]
    assert pdf_ua(pdf) == checks.problems(pdf) == []


def test_links_to_other_papers_lead_to_the_web_page_of_the_pack(client, pack, settings):
    pdf = client.get(address(pack, "contents")).getvalue()
    web = settings.BASE_URL + reverse("public:paper", args=[pack.council.slug, pack.pk])
    assert f"{web}#{report_of(pack)['name']}" in [link.address for link in extract.links(pdf)]


def test_a_paper_stays_as_it_was_published(client, clerk, pack):
    name = report_of(pack)["name"]
    before = client.get(address(pack, name)).getvalue()
    item = pack.meeting.items.get(title="Anti-social behaviour")
    reports.send_back(report=item.report, by=clerk, reason="A figure is wrong.")
    PaperPart.objects.all().delete()
    assert client.get(address(pack, name)).getvalue() == before


def test_a_newer_pack_is_the_one_whose_papers_stand_with_the_items(client, clerk, pack):
    agenda_items.add(meeting=pack.meeting, by=clerk, title="Petitions")
    newer = publications.publish(publication=make_pack(pack.meeting, by=clerk), by=clerk)
    page = client.get(reverse("public:meeting", args=[pack.council.slug, pack.meeting_id])).content.decode()
    assert address(newer, report_of(newer)["name"]) in page
    assert address(pack, report_of(pack)["name"]) not in page


@pytest.mark.parametrize("name", ["item-999999", "nothing", "item"])
def test_a_paper_that_is_not_in_the_pack_is_not_found(client, pack, name):
    assert client.get(address(pack, name)).status_code == 404


def test_residents_get_no_paper_of_a_pack_that_is_not_theirs(client, clerk, full_agenda, restricted_pack):
    unpublished = make_pack(full_agenda, by=clerk)
    for pack in (unpublished, restricted_pack):
        assert client.get(address(pack, "front")).status_code == 404


def test_officers_open_the_papers_of_a_pack_before_it_is_published(client_for, clerk, full_agenda):
    pack = make_pack(full_agenda, by=clerk)
    page = client_for(clerk).get(pack.get_absolute_url()).content.decode()
    url = reverse("meetings:paper-format-single", args=[pack.pk, report_of(pack)["name"]])
    assert url in page
    assert extract.page_count(client_for(clerk).get(url).getvalue()) == report_of(pack)["pages"]
