"""All events that the apps of the project write to the audit log: each app lists its own in enums.EVENTS."""

from importlib import import_module
from operator import itemgetter

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from scrutiny.models import AuditEvent


def event_choices() -> list[tuple[str, str]]:
    """All events as choices, in order of their words."""
    listed = (import_module(f"{app}.enums").EVENTS for app in settings.PROJECT_APPS)
    events = [event for enums in listed for enum in enums for event in enum]
    words = [(str(event), AuditEvent(event=event).label) for event in events]
    return [("", _("Anything")), *sorted(words, key=itemgetter(1))]
