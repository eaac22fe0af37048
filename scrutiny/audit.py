"""The record of who did what: written in the transaction of the change, never altered."""

from enum import StrEnum

from django.db import models

from scrutiny.models import AuditEvent


def record(event: StrEnum, *, by, subject: models.Model, council=None, **detail) -> AuditEvent:
    """Write one line of the audit log.

    `by` is the person who acted, or None for the service itself; `council` is the council it concerns;
    `detail` holds plain values (text, numbers, lists, dicts) that explain what changed. A subject whose own words
    may be exempt has a name for the log in `known_as`.
    """
    return AuditEvent.objects.create(
        event=str(event),
        actor_id=by.pk if by else None,
        actor=str(by) if by else "The service",
        council_id=council.pk if council else None,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        subject=str(getattr(subject, "known_as", subject))[:300],
        detail=detail,
    )


def history(subject: models.Model):
    """All that happened to one row, newest first."""
    return AuditEvent.objects.filter(subject_type=subject._meta.label_lower, subject_id=str(subject.pk))
