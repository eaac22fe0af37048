"""Building a supplement: what it says is new, replaced or withdrawn, what it holds, and its numbers."""

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse

from meetings.enums import ItemKind, PaperKind
from meetings.models import Publication
from meetings.services import agenda_items, committees, publications
from scrutiny import jobs
from scrutiny.models import Job
from scrutiny.pdf import checks, extract
from tests.meetings import papers_factories
from tests.meetings.supplement_factories import (
    LATE_WORDS,
    change_report,
    clear_awaited,
    make_awaited,
    make_supplement,
    make_supplement_out,
)

pytestmark = pytest.mark.django_db


def text_of(paper: Publication) -> str:
    with paper.file.open("rb") as file:
        return " ".join(extract.full_text(file.read()).split())


def lines_of(paper: Publication, what: str) -> list[str]:
    return [line["title"] for line in paper.facts["changes"][what]]


def test_the_officer_sees_what_it_would_say_and_orders_it(client_for, clerk, meeting, pack):
    clear_awaited(meeting, by=clerk)
    browser = client_for(clerk)
    assert "Build a supplement" in browser.get(reverse("meetings:publication-list", args=[meeting.pk])).text
    url = reverse("meetings:supplement-build", args=[meeting.pk])
    words = browser.get(url).text
    assert "Build Supplement A" in words
    assert "Item 3: Youth justice" in words
    assert f"begins with page {pack.pages + 1}." in words
    answer = browser.post(url)
    job = Job.objects.latest("created_at")
    assert answer.url == reverse("job-detail", args=[job.pk])
    jobs.run(str(job.pk))
    paper = browser.get(Publication.objects.get(job=job).get_absolute_url()).text
    assert "Supplement A: " in paper
    assert "Publish this version" in paper
    assert "To follow in the earlier papers, now attached." in paper


def test_it_holds_its_first_page_and_the_late_report_and_nothing_else(clerk, meeting, pack):
    clear_awaited(meeting, by=clerk)
    paper = make_supplement(meeting, by=clerk)
    item = meeting.items.get(title="Youth justice")
    assert [part["name"] for part in paper.facts["parts"]] == ["front", f"item-{item.pk}"]
    words = text_of(paper)
    assert LATE_WORDS in words
    assert "Nuisance fell by a tenth" not in words
    assert f"To follow in the earlier papers, now attached. 3 Youth justice {paper.last_label}" in words
    assert (paper.letter, paper.supplement_to) == ("A", pack)


def test_its_page_numbers_go_on_from_the_pack(clerk, meeting, pack):
    clear_awaited(meeting, by=clerk)
    paper = make_supplement(meeting, by=clerk)
    assert paper.first_page == pack.pages + 1
    assert f"Page {pack.pages + 1} of {pack.pages + paper.pages}" in text_of(paper)
    assert f'id="page-{pack.pages + 1}"' in paper.html


def test_its_page_numbers_start_with_an_s_where_the_committee_wants_it(clerk, meeting, pack):
    committees.change(committee=meeting.committee, by=clerk, supplement_numbers="own")
    clear_awaited(meeting, by=clerk)
    first = make_supplement_out(meeting, by=clerk)
    assert (first.first_label, first.page_prefix) == ("S1", "S")
    assert f"Page S1 of S{first.pages}" in text_of(first)
    change_report(meeting, by=clerk)
    second = make_supplement(meeting, by=clerk)
    assert second.first_label == f"S{first.pages + 1}"


def test_it_is_tagged_and_its_links_lead_somewhere(clerk, meeting, pack):
    clear_awaited(meeting, by=clerk)
    agenda_items.add(meeting=meeting, by=clerk, title="A late item", urgency_reason="It is urgent.")
    paper = make_supplement(meeting, by=clerk)
    assert (paper.facts["faults"], paper.facts["lost_links"]) == ([], [])
    with paper.file.open("rb") as file:
        assert checks.problems(file.read()) == []


def test_a_changed_report_replaces_the_pages_of_the_earlier_one(clerk, meeting, pack):
    change_report(meeting, by=clerk)
    paper = make_supplement(meeting, by=clerk)
    before = next(part for part in pack.facts["parts"] if part["title"].endswith("Anti-social behaviour"))
    assert (lines_of(paper, "new"), lines_of(paper, "replaced")) == ([], ["Anti-social behaviour"])
    [note] = paper.facts["changes"]["replaced"][0]["notes"]
    assert note.startswith(
        f"In place of page{'s' if before['first'] != before['last'] else ''} {before['first']}"
    )
    assert note.endswith("(Agenda pack).")
    assert "Nuisance rose after all." in text_of(paper)


def test_a_withdrawn_item_is_named_with_its_reason_and_the_agenda_is_printed_anew(clerk, meeting, pack):
    item = meeting.items.get(title="Anti-social behaviour")
    agenda_items.withdraw(item=item, by=clerk, reason="The data have to be checked.")
    paper = make_supplement(meeting, by=clerk)
    assert lines_of(paper, "withdrawn") == ["Anti-social behaviour"]
    assert lines_of(paper, "replaced") == ["Agenda"]
    words = text_of(paper)
    assert "The data have to be checked." in words
    assert "WITHDRAWN" in words
    assert paper.facts["gone"] == [f"item-{item.pk}"]
    assert "Nuisance fell by a tenth" not in words


def test_the_revised_agenda_leads_into_the_earlier_papers(clerk, meeting, pack):
    item = meeting.items.get(title="Anti-social behaviour")
    agenda_items.add(meeting=meeting, by=clerk, title="A late item", urgency_reason="It is urgent.")
    paper = make_supplement(meeting, by=clerk)
    assert f'href="{settings.BASE_URL}{pack.get_public_url()}#item-{item.pk}"' in paper.html
    page = next(part["first"] for part in pack.facts["parts"] if part["name"] == f"item-{item.pk}")
    assert f'data-page-of="item-{item.pk}">{page}</span>' in paper.html


def test_a_late_item_is_new_with_its_letter_and_its_special_circumstances(clerk, meeting, pack):
    item = agenda_items.add(
        meeting=meeting,
        by=clerk,
        title="Knife crime at the fair",
        kind=ItemKind.REPORT,
        after=meeting.items.get(title="Anti-social behaviour"),
        urgency_reason="The fair is next week.",
    )
    papers_factories.make_cleared_report(item, by=clerk, words="A knife was found.")
    paper = make_supplement(meeting, by=clerk)
    assert [(line["number"], line["title"]) for line in paper.facts["changes"]["new"]] == [
        ("2A", "Knife crime at the fair")
    ]
    words = text_of(paper)
    assert "Taken as a matter of urgency: The fair is next week." in words
    assert "A knife was found." in words


def test_an_exempt_late_report_is_in_the_restricted_supplement_only(clerk, meeting):
    papers_factories.make_agenda(meeting, by=clerk)
    make_awaited(meeting, by=clerk)
    make_awaited(
        meeting,
        by=clerk,
        title="A review of one case",
        exempt_paragraphs=["7"],
        public_interest_reason="A person could be known.",
    )
    for kind in (PaperKind.AGENDA_PACK, PaperKind.RESTRICTED_PACK):
        papers_factories.make_published_pack(meeting, by=clerk, kind=kind)
    secret = "Operation Marigold watched a flat."
    clear_awaited(meeting, by=clerk, title="A review of one case", words=secret)
    with pytest.raises(ValidationError, match="Nothing is new"):
        make_supplement(meeting, by=clerk)
    clear_awaited(meeting, by=clerk)
    public = make_supplement(meeting, by=clerk)
    restricted = make_supplement(meeting, by=clerk, kind=PaperKind.RESTRICTED_SUPPLEMENT)
    assert lines_of(public, "new") == ["Youth justice"]
    assert "Marigold" not in public.html + text_of(public) + str(public.facts)
    assert lines_of(restricted, "new") == ["Youth justice", "A review of one case"]
    assert "Operation Marigold" in text_of(restricted)
    assert "NOT FOR PUBLICATION" in text_of(restricted)
    assert restricted.title.startswith("Restricted supplement A: ")


def test_what_becomes_exempt_afterwards_is_withdrawn_from_the_public(clerk, meeting, pack):
    agenda_items.change(
        item=meeting.items.get(title="Anti-social behaviour"),
        by=clerk,
        exempt_paragraphs=["7"],
        public_interest_reason="A person could be known.",
    )
    paper = make_supplement(meeting, by=clerk)
    assert lines_of(paper, "withdrawn") == ["Anti-social behaviour"]
    assert paper.facts["changes"]["withdrawn"][0]["notes"][0] == "Not for publication: Paragraph 7."


def test_there_is_none_without_a_published_pack(client_for, clerk, meeting):
    papers_factories.make_agenda(meeting, by=clerk)
    papers_factories.make_pack(meeting, by=clerk)
    url = reverse("meetings:supplement-build", args=[meeting.pk])
    words = client_for(clerk).get(url).text
    assert "No pack is published yet." in words
    assert "Build the supplement" not in words


def test_there_is_none_when_nothing_differs(client_for, clerk, meeting, pack):
    browser = client_for(clerk)
    url = reverse("meetings:supplement-build", args=[meeting.pk])
    assert "Nothing is new, replaced or withdrawn" in browser.get(url).text
    assert "Nothing is new, replaced or withdrawn" in browser.post(url).text
    assert Publication.objects.filter(kind=PaperKind.SUPPLEMENT).count() == 0


def test_what_stops_differing_meanwhile_ends_the_job_with_the_sentence(clerk, meeting, pack):
    clear_awaited(meeting, by=clerk)
    job = publications.start_build(
        kind=PaperKind.SUPPLEMENT, by=clerk, council=meeting.council, meeting_id=meeting.pk
    )
    papers_factories.make_published_pack(meeting, by=clerk)
    jobs.run(str(job.pk))
    job.refresh_from_db()
    assert "Nothing is new" in job.error


def test_members_do_not_order_supplements(client_for, member, meeting):
    answer = client_for(member).get(reverse("meetings:supplement-build", args=[meeting.pk]))
    assert answer.status_code == 403
    assert "Only committee officers publish papers." in answer.text


def test_what_it_would_say_takes_few_queries(client_for, clerk, meeting, pack, django_assert_max_num_queries):
    for number in range(4):
        item = make_awaited(meeting, by=clerk, title=f"Report {number}")
        papers_factories.write_and_clear(item.report, by=clerk)
    browser = client_for(clerk)
    with django_assert_max_num_queries(12):
        assert "Report 3" in browser.get(reverse("meetings:supplement-build", args=[meeting.pk])).text
