"""Two committee officers send, or keep a list, in the same second."""

import pytest
from django.utils import timezone

from meetings.enums import SendingMeans
from meetings.models import Addressee, Recommendation, StatutoryCopy
from meetings.services import sending
from meetings.services.sending import Sending
from scrutiny.models import Job, OutgoingEmail
from tests.meetings.recommendation_factories import copies_owed, make_recommendation
from tests.meetings.test_two_at_once import as_now, at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_clerks_send_and_it_goes_once(clerk, chair, committee, police, fire_service):
    made = make_recommendation(police, committee=committee, by=clerk)
    jobs = Job.objects.count()

    def send():
        row = Addressee.objects.get(recommendation=made)
        sending.send(
            recommendation=as_now(made),
            by=as_now(clerk),
            on=timezone.localdate(),
            sendings=[Sending(row, SendingMeans.EMAIL, "liaison@police.example")],
            copies_to=copies_owed(made),
        )

    said = at_once(send, send)
    assert sorted(said)[1] == "done"
    assert "it is now “Awaiting response”" in sorted(said)[0]
    assert StatutoryCopy.objects.filter(sent_on__isnull=False).count() == 1
    assert OutgoingEmail.objects.filter(kind="recommendation_sent").count() == 1
    assert Job.objects.count() == jobs + 2


def test_two_clerks_keep_a_list_and_one_is_told(clerk, chair, committee, police, fire_service):
    made = make_recommendation(police, committee=committee, by=clerk)
    acts = [
        lambda: sending.keep(
            recommendation=as_now(made),
            by=as_now(clerk),
            copies_to=copies_owed(made),
            expected_version=made.version,
        )
    ] * 2
    said = at_once(*acts)
    assert sorted(said)[1] == "done"
    assert sorted(said)[0].startswith("Someone else saved this while you were writing.")
    assert StatutoryCopy.objects.count() == 1
    assert Recommendation.objects.get().version == made.version + 1
