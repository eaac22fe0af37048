"""Clerks who are signed in, two at a meeting, for tests.benchmarks.autosave; imported once Django is set up."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from meetings.models import Committee
from meetings.services import meetings, minute_entries, minutes
from scrutiny.models import Council, User
from tests.factories import make_user


@dataclass(frozen=True)
class Clerk:
    """A clerk who is signed in, the item that they write, and their meeting's minutes."""

    session: str
    entry: int
    minutes: int


def sign_in(count: int, at_one_meeting: int, entries: int) -> list[Clerk]:
    """So many committee officers of one council, each with an item of their own in minutes of `entries` items."""
    officer = User.objects.get(email="priya.nair@larkmere.example")
    administrator = User.objects.get(email="adaeze.bright@larkmere.example")
    committee = Committee.objects.filter(council__roles__user=officer).first()
    council = Council.objects.get(pk=committee.council_id)
    clerks = []
    for number in range(count):
        if number % at_one_meeting == 0:
            record = _minutes(committee, officer, number, entries)
        name = f"Clerk {timezone.now().timestamp():.0f} {number}"
        by = make_user(name, council=council, by=administrator, role="committee-officer")
        item = record.entries.all()[number % at_one_meeting]
        clerks.append(Clerk(_session(by), item.pk, record.pk))
    return clerks


def _minutes(committee: Committee, by: User, number: int, entries: int):
    day = timezone.localdate() - dt.timedelta(days=400 + number)
    time = dt.time(timezone.localtime().hour, timezone.localtime().minute)
    meeting = meetings.arrange(committee=committee, by=by, date=day, start_time=time)
    record = minutes.start(meeting=meeting, by=by)
    for place in range(entries):
        minute_entries.create(minutes=record, by=by, title=f"Item {place}")
    return record


def _session(user: User) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)
