"""Who can sign in to the demonstration, as the sign-in page lists them; an app names the list, the kernel shows it."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

_SOURCES: list[str] = []


def register_log_ins(path: str) -> None:
    """Add the dotted path of a list of log-ins (role, place, email, password); naming it twice is harmless."""
    if path not in _SOURCES:
        _SOURCES.append(path)


def log_ins() -> Sequence[Any]:
    """The log-ins of the demonstration; none outside it, where no page may ever print a password."""
    return [log_in for path in _SOURCES for log_in in import_string(path)] if settings.DEMO else []
