"""A correction of what is not for publication is kept from the public with it."""

import datetime as dt

from django.utils import timezone

from meetings.enums import PaperKind
from meetings.minute_enums import PartKind
from meetings.services import agreements, minute_parts, minutes
from meetings.services.agreements import Agreement, CorrectionText
from tests.meetings.agreement_factories import lighting, make_later, make_set, printed
from tests.meetings.minutes_factories import make_entry, make_held_meeting, make_minutes

DAY = dt.timedelta(days=1)


def test_a_correction_of_what_is_exempt_is_not_public(client, clerk, committee, chair):
    record = make_set(
        committee,
        clerk,
        30,
        narrative="Tanner Row was watched.",
        is_exempt=True,
        clauses=["Tanner Row stays."],
    )
    partly = make_entry_with_kept_part(committee, clerk)
    meeting = make_later(committee, clerk, record, partly, days=6)
    draft = make_minutes(meeting=meeting, by=clerk)
    agreements.agree_together(
        sets=[record, partly],
        by=clerk,
        how=Agreement(meeting=meeting, signed_by="Councillor Ash"),
        corrected=[
            CorrectionText(record, "Tanner Street", lighting(record), was="Tanner Row"),
            CorrectionText(partly, "Tanner Street", lighting(partly), was="Tanner Row"),
            CorrectionText(partly, "Mill Road", lighting(partly), was="Mill Lane"),
        ],
    )
    for one in (record, partly):
        one.refresh_from_db()
        assert "Tanner" not in printed(one)
        assert "that is not for publication" in printed(one)
        assert "Tanner" not in client.get(one.get_public_url()).text
        assert "for “Tanner Row” read “Tanner Street”" in printed(one, PaperKind.RESTRICTED_MINUTES)
    assert "for “Mill Lane” read “Mill Road”" in printed(partly)
    minutes.publish(minutes=draft, by=clerk)
    assert "Tanner" not in printed(draft)
    assert "not for publication" in printed(draft)


def make_entry_with_kept_part(committee, clerk):
    meeting = make_held_meeting(committee=committee, by=clerk, date=timezone.localdate() - 25 * DAY)
    record = make_minutes(meeting=meeting, by=clerk)
    entry = make_entry("Lighting", minutes=record, by=clerk, narrative="Of Mill Lane.")
    minute_parts.add(minute=entry, by=clerk, kind=PartKind.NOTE, text="Tanner Row too.", is_exempt=True)
    return minutes.publish(minutes=record, by=clerk)
