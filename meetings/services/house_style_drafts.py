"""The draft of a council's house style: begun with the first change, changed one thing at a time."""

from __future__ import annotations

from django.db import transaction

from meetings import policies
from meetings.enums import Event
from meetings.house_style_changes import changes
from meetings.house_style_data import from_data, to_data
from meetings.house_style_edits import Edit
from meetings.house_style_sheet import HouseStyleSheet, RiskScale
from meetings.models import HouseStyle
from meetings.ready_styles.parts import RISK_SCALE
from meetings.services import house_styles
from scrutiny import audit
from scrutiny.models import User


def sheet_of(style: HouseStyle) -> HouseStyleSheet:
    """The draft of a style, or the version in use while there is none (then one query)."""
    return from_data(style.draft) if style.draft else house_styles.newest(style).sheet


def usual_scale() -> RiskScale:
    """The scale of the ready styles, to begin with where a style has none."""
    return RISK_SCALE


@transaction.atomic
def change(*, style: HouseStyle, by: User, edit: Edit, expected_version: int | None = None) -> HouseStyle:
    """Change the draft by one of the edits of house_style_edits and house_style_scale_edits.

    With `expected_version` the style must still have that version, else StaleEdit is raised and nothing is saved.
    Raises ValidationError when the edit can't be made on the draft as it is now.
    """
    policies.check_edit_house_style(by, style)
    style = house_styles.locked(style, expected_version)
    before = sheet_of(style)
    after = edit(before)
    if to_data(after) == to_data(before):
        return style
    style.draft = to_data(after)
    style.version += 1
    style.save(update_fields=["draft", "version"])
    audit.record(
        Event.HOUSE_STYLE_CHANGED,
        by=by,
        subject=style,
        council=style.council,
        in_draft=changes(before, after),
    )
    return style
