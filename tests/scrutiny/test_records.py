"""A record that is changed: logged from what to what, and never over what somebody else saved meanwhile."""

import pytest
from django.core.exceptions import ValidationError

from scrutiny import audit, records
from scrutiny.enums import Event
from scrutiny.models import Council
from scrutiny.records import StaleEdit


def change(council, by, **fields):
    return records.change(council, by=by, event=Event.COUNCIL_CHANGED, council=council, **fields)


def test_a_change_is_logged_from_what_to_what(council, administrator):
    change(council, administrator, contact_name="Scrutiny Team", notice_days=5)
    line = audit.history(council).first()
    assert (line.event, line.actor) == ("council.changed", "Adaeze Bright")
    assert line.detail == {"changed": {"contact_name": ["", "Scrutiny Team"]}}


def test_nothing_is_logged_when_nothing_changed(council, administrator):
    before = audit.history(council).count()
    change(council, administrator, notice_days=council.notice_days)
    assert audit.history(council).count() == before


def test_every_change_gives_a_new_version(council, administrator):
    version = council.version
    change(council, administrator, notice_days=6)
    assert council.version == version + 1
    change(council, administrator, notice_days=7, expected_version=council.version)
    assert Council.objects.get(pk=council.pk).version == council.version == version + 2


def test_an_older_version_is_refused_and_nothing_is_saved(council, administrator):
    seen = Council.objects.get(pk=council.pk)
    change(council, administrator, notice_days=6)
    with pytest.raises(StaleEdit, match="Someone else saved this while you were writing"):
        change(seen, administrator, notice_days=7, expected_version=seen.version)
    assert Council.objects.get(pk=council.pk).notice_days == 6


def test_a_wrong_value_is_refused_with_a_sentence_for_its_field(council, administrator):
    with pytest.raises(ValidationError) as refused:
        change(council, administrator, colour="purple")
    assert refused.value.message_dict == {"colour": ["Enter a colour such as #1d4f76."]}
