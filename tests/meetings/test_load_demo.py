"""The demonstration: loaded once for this file, into a transaction that is rolled back at its end."""

import datetime as dt
import html
import io
import time

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from meetings.demo import cast
from meetings.demo.days import TUESDAY, days_of
from meetings.enums import AttendanceClass, MinutesStatus, PaperKind, Presence, RecommendationStatus
from meetings.minute_enums import ItemOutcome, PartKind, VoteMethod
from meetings.models import (
    Action,
    Addressee,
    Exclusion,
    Meeting,
    MinutePart,
    Minutes,
    Motion,
    ProposedCorrection,
    Publication,
    Recommendation,
    Report,
    Response,
    StandingPhrase,
    WorkProgrammeEntry,
)
from scrutiny.calendar.bank_holidays import Nation
from scrutiny.calendar.clear_days import municipal_year
from scrutiny.models import AuditEvent, Council, EmailStatus, Job, JobStatus, OutgoingEmail

YEAR_START = (5, 15)


@pytest.fixture(scope="module")
def papers_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, papers_folder):
    """What the command printed, in a database that holds the demonstration while this file runs."""
    folder = override_settings(MEDIA_ROOT=papers_folder)
    with django_db_blocker.unblock(), folder, transaction.atomic():
        printed, started = io.StringIO(), time.monotonic()
        call_command("load_demo", stdout=printed, stderr=io.StringIO())
        print(f"\nThe demonstration was loaded in {time.monotonic() - started:.1f} s.")
        yield printed.getvalue()
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded, db):
    """The output of the command, with the database open to the test."""
    return loaded


def of_council(slug: str) -> Council:
    return Council.objects.get(slug=slug)


def test_three_councils_of_two_nations(demo):
    councils = Council.objects.values_list("slug", "nation", "notice_days")
    assert set(councils) == {
        ("larkmere", "england", 5),
        ("wexbourne", "england", 5),
        ("cwmhafren", "wales", 3),
    }


def test_one_line_is_printed_for_each_log_in(demo):
    lines = demo.strip().splitlines()
    assert len(lines) == len(cast.LOGINS)
    assert all(
        log_in.email in line and cast.PASSWORD in line
        for log_in, line in zip(cast.LOGINS, lines, strict=True)
    )


@pytest.mark.parametrize("log_in", cast.LOGINS, ids=lambda log_in: log_in.email)
def test_every_log_in_works(demo, log_in):
    browser = Client()
    form = {"login": log_in.email, "password": log_in.password}
    answer = browser.post(reverse("account_login"), form, follow=True)
    assert answer.status_code == 200
    assert answer.wsgi_request.user.email == log_in.email


def test_the_sign_in_page_lists_the_log_ins_in_the_demonstration_alone(demo, client, settings):
    assert cast.PASSWORD not in client.get(reverse("account_login")).content.decode()
    settings.DEMO = True
    assert cast.LOGINS[0].email in client.get(reverse("account_login")).content.decode()


@pytest.mark.parametrize("slug", ["larkmere", "wexbourne", "cwmhafren"])
def test_each_borough_has_a_year_behind_it_and_a_meeting_before_it(demo, slug):
    meetings = Meeting.objects.filter(committee__council__slug=slug, is_designated=True).order_by("date")
    last, coming = meetings
    years = [municipal_year(meeting.date, start=YEAR_START) for meeting in (last, coming)]
    assert years[0] != years[1]
    assert last.minutes.agreed_at_meeting is not None
    assert coming.date > timezone.localdate()


@pytest.mark.parametrize("slug", ["larkmere", "wexbourne", "cwmhafren"])
def test_each_borough_has_answers_of_every_sort(demo, slug):
    mine = {"recommendation__committee__council__slug": slug}
    answers = Response.objects.filter(addressee__recommendation__committee__council__slug=slug)
    assert answers.filter(answer="not-accepted").exists()
    assert any(answer.is_late for answer in answers)
    assert any(not answer.is_late for answer in answers)
    assert any(addressee.is_overdue for addressee in Addressee.objects.filter(**mine))
    states = set(
        Recommendation.objects.filter(committee__council__slug=slug).values_list("status", flat=True)
    )
    assert {RecommendationStatus.CONFIRMED, RecommendationStatus.NOT_IMPLEMENTED} <= states


def test_the_reports_to_larkmeres_coming_meeting_are_half_in(demo):
    coming = Meeting.objects.filter(committee__council__slug="larkmere").first()
    reports = Report.objects.filter(item__meeting=coming)
    assert set(reports.values_list("status", flat=True)) == {"draft", "submitted", "returned", "cleared"}
    exempt = reports.get(item__exempt_paragraphs__len__gt=0)
    assert exempt.item.exempt_paragraphs == ["1", "7"]
    assert not coming.is_frozen


def signed_in(email: str) -> Client:
    browser = Client()
    browser.post(reverse("account_login"), {"login": email, "password": cast.PASSWORD})
    return browser


def page(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200
    return " ".join(html.unescape(answer.content.decode()).split())


@pytest.fixture
def draft(demo):
    """The minutes of Larkmere's meeting of a few days ago."""
    return Minutes.objects.get(meeting__committee__council__slug="larkmere", status=MinutesStatus.DRAFT)


def test_larkmere_met_a_few_days_ago_and_its_minutes_are_a_draft(draft):
    assert dt.timedelta(0) < timezone.localdate() - draft.meeting.date <= dt.timedelta(days=30)
    roll = draft.meeting.attendances
    assert roll.filter(presence=Presence.APOLOGIES).count() == 2
    assert roll.get(attendance_class=AttendanceClass.SUBSTITUTE).substitute_for.surname == "Lyle"
    assert roll.get(arrived_at__isnull=False).name == "Samuel Adeyemi"
    assert roll.filter(attendance_class=AttendanceClass.OFFICER).exists()
    assert roll.filter(attendance_class=AttendanceClass.PARTNER).exists()
    assert draft.meeting.declarations.count() == 1
    parts = set(MinutePart.objects.filter(minute__minutes=draft).values_list("kind", flat=True))
    assert {PartKind.QUESTION, PartKind.COMMENDATION, PartKind.ARRIVED, PartKind.READMITTED} <= parts


def test_an_amendment_was_carried_by_name_and_stands_in_the_decision(draft):
    amendment = Motion.objects.get(minute__minutes=draft, amends__isnull=False)
    assert amendment.vote_method == VoteMethod.NAMED
    assert (amendment.votes_for, amendment.votes_against, amendment.abstentions) == (5, 2, 1)
    clauses = amendment.amends.clauses.values_list("text", flat=True)
    assert list(clauses) == amendment.text.splitlines()


def test_only_the_business_of_the_exempt_item_was_taken_in_private(draft):
    exclusion = Exclusion.objects.get(minute__minutes=draft)
    assert exclusion.paragraphs == ["7"]
    entries = list(draft.entries.all())
    private = [entry.title for entry in entries if entry.in_private]
    assert private == [exclusion.minute.title, exclusion.ended.minute.title]
    kept = exclusion.ended.minute
    assert all(clause.in_private or clause.is_exempt for clause in kept.resolutions.all())
    assert kept.parts.filter(kind=PartKind.NOTE, in_private=True).count() == 2
    assert not entries[-1].in_private


def test_an_item_was_withdrawn_and_another_taken_as_urgent(draft):
    assert draft.entries.get(outcome=ItemOutcome.WITHDRAWN).outcome_reason
    assert draft.entries.exclude(urgency_reason="").get().item.is_late


def test_two_actions_and_two_topics_were_made_of_what_was_decided(draft):
    today = timezone.localdate()
    made = Action.objects.filter(committee=draft.meeting.committee)
    assert [action.clause is not None and action.due_on > today for action in made] == [True, True]
    assert {str(action.owner) for action in made} == {"Tom Hale", "Supt. Elin Rhys"}
    topics = WorkProgrammeEntry.objects.filter(committee=draft.meeting.committee)
    assert [topic.clause.minute.minutes == draft for topic in topics] == [True, True]


def test_the_draft_went_to_the_members_and_a_correction_waits(draft):
    [correction] = ProposedCorrection.objects.filter(minutes=draft)
    assert correction.is_waiting
    assert correction.part.text == correction.quoted
    assert OutgoingEmail.objects.filter(to="dev.patel@larkmere.example", subject__contains="inutes").exists()
    theirs = page(signed_in("dev.patel@larkmere.example"), reverse("work"))
    assert "Draft minutes to look through" in theirs
    ours = page(signed_in("priya.nair@larkmere.example"), reverse("work"))
    assert all(words in ours for words in ("Minutes to finish", "Corrections to answer", str(draft)))


def test_the_clerk_reads_the_draft_and_minutes_on_with_a_phrase_of_the_councils_own(draft):
    browser = signed_in("priya.nair@larkmere.example")
    minutes = page(browser, draft.get_absolute_url())
    assert "On a recorded vote, the amendment was carried, 5 votes to 2, with 1 abstention." in minutes
    assert "would be answered by letter within ten working days" in minutes
    [phrase] = StandingPhrase.objects.filter(council=draft.council)
    assert "Night haven" in page(browser, reverse("meetings:meeting-day", args=[draft.pk]))
    assert phrase.label in page(browser, reverse("meetings:meeting-day-phrases", args=[draft.pk]))


def test_residents_read_nothing_of_the_draft(draft, client):
    public = page(client, reverse("public:meeting", args=["larkmere", draft.meeting_id]))
    assert "Alder Fields" not in public
    assert client.get(draft.get_public_url()).status_code == 404


def test_papers_are_printed_and_can_be_read_by_everyone(demo):
    larkmere = Publication.objects.filter(council=of_council("larkmere"))
    kinds = set(larkmere.values_list("kind", flat=True))
    packs = {PaperKind.AGENDA_PACK, PaperKind.SUPPLEMENT}
    letters = {PaperKind.LETTER, PaperKind.COPY_LETTER}
    assert kinds == {*packs, *letters, PaperKind.MINUTES, PaperKind.MEMBER_LIST}
    papers = Publication.objects.all()
    assert all(paper.facts["faults"] == [] for paper in papers)
    [late] = [paper for paper in papers if paper.late_reason]
    assert (late.name, late.facts["changes"]["new"][0]["title"]) == (
        "Supplement A",
        "Hate crime and confidence",
    )
    assert all(paper.published_at.date().weekday() < 5 for paper in papers.filter(kind=PaperKind.AGENDA_PACK))


def test_each_kind_of_paper_of_each_borough_is_pdf_ua(demo, papers_folder, pdf_ua):
    papers = Publication.objects.order_by("council_id", "kind", "-pk").distinct("council_id", "kind")
    found = {paper.title: pdf_ua(papers_folder / paper.file.name) for paper in papers}
    assert {title: rules for title, rules in found.items() if rules} == {}


def test_nothing_is_left_for_a_worker(demo):
    assert set(Job.objects.values_list("status", flat=True)) == {JobStatus.DONE}
    assert not OutgoingEmail.objects.exclude(status__in=(EmailStatus.KEPT, EmailStatus.QUEUED)).exists()


def test_loaded_again_it_changes_nothing_and_says_so(demo):
    before = AuditEvent.objects.count()
    printed, said = io.StringIO(), io.StringIO()
    call_command("load_demo", stdout=printed, stderr=said)
    assert said.getvalue() == "The database is not empty, so nothing was loaded.\n"
    assert printed.getvalue() == demo
    assert AuditEvent.objects.count() == before


def test_log_ins_are_listed_without_loading(db):
    printed = io.StringIO()
    call_command("load_demo", "--list-logins", stdout=printed)
    assert printed.getvalue().count("\n") == len(cast.LOGINS)


def test_on_any_day_the_two_meetings_are_of_two_municipal_years():
    for offset in range(366):
        today = timezone.localdate() + dt.timedelta(days=offset)
        days = days_of(today, weekday=TUESDAY, nation=Nation.ENGLAND)
        assert days.last < days.review < days.recent < today < days.coming
        assert days.recent - days.review >= dt.timedelta(weeks=2)
        assert municipal_year(days.last, start=YEAR_START) != municipal_year(days.coming, start=YEAR_START)
        assert days.plan_start < days.last
        assert days.coming < days.plan_start.replace(year=days.plan_start.year + 3)
