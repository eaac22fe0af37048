"""The plain life of a record: made, changed, ended; checked by the model and written to the audit log.

Services call these after their policy check, inside their own transaction.
"""

import datetime as dt
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from scrutiny import audit


class StaleEdit(ValidationError):
    """Someone else saved the row since the person began to edit it."""

    def __init__(self):
        super().__init__(
            _("Someone else saved this while you were writing. Compare both texts below, then save again."),
            code="stale",
        )


def create(
    row: models.Model, *, by, event: StrEnum, council, subject: models.Model | None = None, **detail
) -> models.Model:
    """Check and insert a row. Raises ValidationError with a sentence per field.

    `subject` is the record in whose history it stands, when that isn't the row itself.
    """
    row.full_clean()
    row.save(force_insert=True)
    audit.record(event, by=by, subject=subject or row, council=council, **detail)
    return row


def change(
    row: models.Model,
    *,
    by,
    event: StrEnum,
    council,
    expected_version: int | None = None,
    subject: models.Model | None = None,
    **fields,
):
    """Set fields on a row, check and save it, and log what changed from what to what.

    `subject` is the record in whose history it stands, when that isn't the row itself.
    With `expected_version` the row must still have that version, else StaleEdit is raised and nothing is saved.
    Raises ValidationError with a sentence per field.
    """
    # The row as it is stored: a model form has already written on the one that it was given.
    saved = type(row)._base_manager.get(pk=row.pk)
    before = {name: getattr(saved, name) for name in fields}
    for name, value in fields.items():
        setattr(row, name, value)
    row.full_clean()
    _save(row, list(fields), expected_version)
    changed = {
        name: [_plain(old), _plain(fields[name])]
        for name, old in before.items()
        if _plain(old) != _plain(fields[name])
    }
    if changed:
        audit.record(event, by=by, subject=subject or row, council=council, changed=changed)
    return row


def end(row: models.Model, *, by, event: StrEnum, council, on: dt.date) -> models.Model:
    """End a dated row on a day (its last); it is kept."""
    return change(row, by=by, event=event, council=council, end=on)


def _save(row: models.Model, names: list[str], expected_version: int | None) -> None:
    if expected_version is None:
        if hasattr(row, "version"):
            row.version = models.F("version") + 1
            names = [*names, "version"]
        row.save(update_fields=names)
        row.refresh_from_db(fields=["version"] if "version" in names else names[:1])
        return
    values = {name: getattr(row, name) for name in names}
    saved = type(row)._base_manager.filter(pk=row.pk, version=expected_version)
    if not saved.update(**values, version=models.F("version") + 1):
        raise StaleEdit
    row.version = expected_version + 1


def _plain(value):
    """A value as the audit log keeps it: text, number, or what JSON has."""
    if value is None or isinstance(value, bool | int | float | list | dict):
        return value
    return str(value)
