"""A published paper is taken away from the public: who may, what residents then find, and what stays."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.utils import DatabaseError
from django.urls import reverse

from meetings.enums import MinutesStatus, PaperKind
from meetings.models import Publication, Withdrawal
from meetings.services import agenda_items, report_parts, reports, withdrawals
from scrutiny.access.checks import Refused
from scrutiny.models import AuditEvent
from tests.meetings import report_factories
from tests.meetings.minutes_factories import make_attendance, make_held_meeting, make_minutes
from tests.meetings.papers_factories import make_pack, make_published_pack

pytestmark = pytest.mark.django_db

REASON = "A private address stood in it."


@pytest.fixture
def pack(clerk, meeting):
    """A published pack of a short agenda."""
    agenda_items.add(meeting=meeting, by=clerk, title="Apologies for absence")
    return make_published_pack(meeting, by=clerk)


def withdraw_url(paper):
    return reverse("meetings:withdrawal-create", args=[paper.pk])


def status(browser, url: str) -> int:
    """What an address answers."""
    answer = browser.get(url)
    answer.getvalue()  # a file is closed when it has been read
    return answer.status_code


def found(browser, paper) -> set[int]:
    """What the addresses of a paper for residents answer."""
    here = [paper.council.slug, paper.pk]
    return {status(browser, reverse(f"public:{name}", args=here)) for name in ("paper", "paper-download")}


def test_the_officer_withdraws_it_and_residents_read_only_the_reason(client, client_for, clerk, pack):
    assert found(client, pack) == {200}
    browser = client_for(clerk)
    form = browser.get(withdraw_url(pack)).content.decode()
    assert "This is public" in form
    page = browser.post(withdraw_url(pack), {"reason": REASON}, follow=True).content.decode()
    assert "Withdrawn from the public" in page
    assert REASON in page
    assert found(client, pack) == {404}
    meeting = client.get(pack.meeting.get_public_url()).content.decode()
    assert f"Withdrawn on {Withdrawal.objects.get().withdrawn_at:%-d %B %Y}: {REASON}" in meeting
    assert reverse("public:paper", args=[pack.council.slug, pack.pk]) not in meeting


def test_the_audit_log_keeps_who_and_why(clerk, pack):
    withdrawals.withdraw(publication=pack, by=clerk, reason=REASON)
    event = AuditEvent.objects.get(event="paper.withdrawn")
    assert (event.actor, event.detail["reason"], event.detail["version"]) == (str(clerk), REASON, 1)


def test_a_reason_is_needed_and_what_was_typed_stays(client_for, clerk, pack):
    page = client_for(clerk).post(withdraw_url(pack), {"reason": "  "}).content.decode()
    assert "Fill in “Why it is withdrawn”." in page
    assert not Withdrawal.objects.exists()


@pytest.mark.parametrize("who", ["member", "chair", "partnership_officer", "administrator"])
def test_others_do_not_withdraw_and_no_longer_find_it(request, client_for, who, clerk, pack):
    browser = client_for(request.getfixturevalue(who))
    answer = browser.post(withdraw_url(pack), {"reason": REASON})
    assert answer.status_code == 403
    assert "Only committee officers withdraw papers." in answer.content.decode()
    assert browser.get(pack.get_absolute_url()).status_code == 200
    withdrawals.withdraw(publication=pack, by=clerk, reason=REASON)
    for name in ("detail", "read", "download"):
        url = reverse(f"meetings:publication-{name}", args=[pack.pk])
        assert browser.get(url).status_code == 404
    assert (
        withdraw_url(pack)
        not in browser.get(reverse("meetings:publication-list", args=[pack.meeting_id])).content.decode()
    )


def test_the_service_asks_who_it_is(member, pack):
    with pytest.raises(Refused):
        withdrawals.withdraw(publication=pack, by=member, reason=REASON)


@pytest.fixture
def held_files(clerk, meeting):
    """Addresses for residents of an appendix and a picture of a report on the agenda."""
    report = report_factories.make_report(meeting=meeting, by=clerk)
    picture = report_factories.make_picture(report)
    appendix = report_factories.make_appendix(report, by=clerk, title="Map")
    section = report.sections.filter(body="").first()
    figure = f"See appendix A.\n\nFigure: Calls\n![Calls by month](picture:{picture.key})"
    report_parts.save_texts(report=report, by=clerk, texts={section.pk: figure})
    report_factories.write_all(report, by=clerk)
    report.refresh_from_db()
    reports.submit(report=report, by=clerk)
    report_factories.sign_off_all(report, by=clerk)
    reports.clear(report=report, by=clerk)
    return [
        reverse(f"public:{name}", args=[meeting.council.slug, row.sha256])
        for name, row in (("appendix-download", appendix), ("picture", picture))
    ]


def test_appendices_and_pictures_go_when_no_other_paper_has_them(client, clerk, meeting, held_files):
    first = make_published_pack(meeting, by=clerk)
    agenda_items.add(meeting=meeting, by=clerk, title="A late item")
    second = make_published_pack(meeting, by=clerk)
    withdrawals.withdraw(publication=first, by=clerk, reason=REASON)
    assert [status(client, url) for url in held_files] == [200, 200]
    withdrawals.withdraw(publication=second, by=clerk, reason=REASON)
    assert [status(client, url) for url in held_files] == [404, 404]


def test_other_versions_go_with_it_when_they_are_ticked(client, client_for, clerk, pack):
    agenda_items.add(meeting=pack.meeting, by=clerk, title="A late item")
    second = make_published_pack(pack.meeting, by=clerk)
    browser = client_for(clerk)
    page = browser.get(withdraw_url(second)).content.decode()
    assert "Withdraw these as well" in page
    browser.post(withdraw_url(second), {"reason": REASON, "also": [pack.pk]})
    assert Withdrawal.objects.count() == 2
    assert found(client, pack) | found(client, second) == {404}


def test_an_earlier_version_no_longer_leads_to_a_withdrawn_one(client, client_for, clerk, member, pack):
    agenda_items.add(meeting=pack.meeting, by=clerk, title="A late item")
    second = make_published_pack(pack.meeting, by=clerk)
    url = reverse("public:paper", args=[pack.council.slug, pack.pk])
    assert "There is a newer version." in client.get(url).content.decode()
    withdrawals.withdraw(publication=second, by=clerk, reason=REASON)
    assert "There is a newer version." not in client.get(url).content.decode()
    assert second.get_absolute_url() not in client_for(member).get(pack.get_absolute_url()).content.decode()
    meeting = client.get(pack.meeting.get_public_url()).content.decode()
    assert "superseded by a later version that was withdrawn" in meeting
    agenda_items.add(meeting=pack.meeting, by=clerk, title="Another late item")
    third = make_published_pack(pack.meeting, by=clerk)
    assert third.supersedes == second
    page = client.get(url).content.decode()
    assert reverse("public:paper", args=[pack.council.slug, third.pk]) in page


def test_only_what_residents_can_read_is_withdrawn(client_for, clerk, pack):
    restricted = make_published_pack(pack.meeting, by=clerk, kind=PaperKind.RESTRICTED_PACK)
    built = make_pack(pack.meeting, by=clerk)
    for paper in (restricted, built):
        with pytest.raises(ValidationError, match="Only papers that residents can read"):
            withdrawals.withdraw(publication=paper, by=clerk, reason=REASON)
        assert client_for(clerk).get(withdraw_url(paper)).status_code == 302


def test_it_is_withdrawn_once_and_neither_changed_nor_published_again(clerk, pack):
    withdrawals.withdraw(publication=pack, by=clerk, reason=REASON)
    with pytest.raises(ValidationError, match="withdrawn already"):
        withdrawals.withdraw(publication=pack, by=clerk, reason="Another reason.")
    with pytest.raises(DatabaseError), transaction.atomic():
        Publication.objects.filter(pk=pack.pk).update(published_at=None, published_by=None)


def test_withdrawn_minutes_take_their_page_along_until_a_new_version(client, clerk, chair, committee):
    meeting = make_held_meeting(committee=committee, by=clerk)
    make_attendance(meeting=meeting, by=clerk)
    minutes = make_minutes(meeting=meeting, by=clerk, status=MinutesStatus.PUBLISHED)
    url = minutes.get_public_url()
    first = make_published_pack(minutes.meeting, by=clerk, kind=PaperKind.MINUTES)
    assert client.get(url).status_code == 200
    withdrawals.withdraw(publication=first, by=clerk, reason=REASON)
    assert client.get(url).status_code == 404
    assert REASON in client.get(minutes.meeting.get_public_url()).content.decode()
    make_published_pack(minutes.meeting, by=clerk, kind=PaperKind.MINUTES)
    assert client.get(url).status_code == 200


def test_pages_about_withdrawn_papers_take_few_queries(
    client, client_for, clerk, pack, django_assert_max_num_queries
):
    for title in ("One", "Two"):
        agenda_items.add(meeting=pack.meeting, by=clerk, title=title)
        paper = make_published_pack(pack.meeting, by=clerk)
        withdrawals.withdraw(publication=paper, by=clerk, reason=REASON)
    browser = client_for(clerk)
    for url in (pack.get_absolute_url(), withdraw_url(pack), paper.get_absolute_url()):
        with django_assert_max_num_queries(12):
            assert browser.get(url).status_code == 200
    with django_assert_max_num_queries(12):
        client.get(pack.meeting.get_public_url())
