"""Findings of the committee, by minute."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from meetings.enums import RecommendationStatus
from meetings.models import Minute
from meetings.recommendation_enums import FindingKind
from meetings.services import findings
from scrutiny.access.checks import Refused
from tests.meetings.recommendation_factories import make_sent_recommendation

pytestmark = pytest.mark.django_db


def found(sent, by, kind, **more):
    return findings.record(
        recommendation=sent, kind=kind, by=by, on=timezone.localdate(), words="So found.", **more
    )


def test_the_committee_confirms_by_minute_on_the_day_of_its_meeting(clerk, chair, committee, police):
    sent = make_sent_recommendation(police, committee=committee, by=clerk)
    minute = sent.resolution.minute
    kept = found(sent, clerk, FindingKind.CONFIRMED, minute=minute)
    sent.refresh_from_db()
    assert sent.status == RecommendationStatus.CONFIRMED
    assert kept.on == sent.confirmed_on == minute.minutes.meeting.date


def test_a_finding_without_its_minute_changes_nothing(clerk, chair, committee, police):
    sent = make_sent_recommendation(police, committee=committee, by=clerk)
    with pytest.raises(ValidationError, match="Choose the minute"):
        found(sent, clerk, FindingKind.CONFIRMED)
    sent.refresh_from_db()
    assert sent.status == RecommendationStatus.SENT
    assert not sent.findings.exists()


def test_a_duplicate_names_the_other(clerk, chair, committee, police):
    sent = make_sent_recommendation(police, committee=committee, by=clerk)
    with pytest.raises(ValidationError, match="duplicate"):
        found(sent, clerk, FindingKind.DUPLICATE)


def test_a_partner_finds_nothing(clerk, chair, partner, committee, police):
    sent = make_sent_recommendation(police, committee=committee, by=clerk)
    with pytest.raises(Refused):
        found(sent, partner, FindingKind.DELETED)


def test_the_words_of_a_finding_in_private_stay_with_who_reads_that_minute(
    client_for, clerk, chair, co_optee, committee, police
):
    sent = make_sent_recommendation(police, committee=committee, by=clerk)
    minute = sent.resolution.minute
    later = minute.minutes.entries.exclude(pk=minute.pk).first()
    Minute.objects.filter(pk=later.pk).update(is_exempt=True)
    later.refresh_from_db()
    kept = found(sent, clerk, FindingKind.CONFIRMED, minute=later)
    sent.refresh_from_db()
    assert (kept.words, sent.finding) == ("So found.", "")
    pages = {user: client_for(user).get(sent.get_absolute_url()).text for user in (clerk, co_optee)}
    assert "So found." in pages[clerk]
    assert "So found." not in pages[co_optee]
    assert "Not for publication" in pages[co_optee]
