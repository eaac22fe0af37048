"""Two people in one text see each other, and are gone soon after they leave."""

import time

import pytest
from django.conf import settings

from scrutiny import presence

pytestmark = pytest.mark.django_db


def names(place, user):
    return [present.name for present in presence.others(place, user)]


def test_people_see_each_other_and_not_themselves(clerk, chair):
    presence.arrive("section-1", clerk)
    presence.arrive("section-1", chair)
    assert names("section-1", clerk) == [str(chair)]
    assert names("section-1", chair) == [str(clerk)]
    assert names("section-2", clerk) == []


def test_who_leaves_is_gone_at_once(clerk, chair):
    presence.arrive("section-1", chair)
    presence.leave("section-1", chair)
    assert names("section-1", clerk) == []


def test_who_is_silent_is_gone_after_half_a_minute(clerk, chair, monkeypatch):
    presence.arrive("section-1", chair)
    now = time.time()
    monkeypatch.setattr(presence.time, "time", lambda: now + 31)
    assert names("section-1", clerk) == []


def test_without_redis_nobody_is_seen_and_nothing_fails(clerk, chair, monkeypatch):
    monkeypatch.setitem(settings.CACHES["default"], "LOCATION", "redis://127.0.0.1:1/0")
    presence.arrive("section-1", chair)
    presence.leave("section-1", chair)
    assert names("section-1", clerk) == []
