"""House styles of reports: the ready ones as this release has them."""

from __future__ import annotations

from django.db import transaction

from meetings.enums import ReadyStyle
from meetings.house_style_data import to_data
from meetings.house_style_sheet import HouseStyleSheet
from meetings.models import Committee, HouseStyle, HouseStyleVersion
from meetings.ready_styles import READY


@transaction.atomic
def load_ready() -> None:
    """Bring the ready styles into the database; a style that says something else now gets a new version.

    Runs after every migration and changes nothing the second time.
    """
    for key, sheet in READY.items():
        style, _is_new = HouseStyle.objects.get_or_create(
            council=None, key=key, defaults={"name": str(ReadyStyle(key).label)}
        )
        _add_version(style, sheet)


def version_for(committee: Committee) -> HouseStyleVersion:
    """The version of its house style in which a committee's reports are written from now on (one query)."""
    return HouseStyleVersion.objects.filter(style=committee.house_style_id).select_related("style")[0]


def _add_version(style: HouseStyle, sheet: HouseStyleSheet) -> None:
    newest = HouseStyle.objects.select_for_update().get(pk=style.pk).versions.first()
    data = to_data(sheet)
    if newest is None or newest.data != data:
        HouseStyleVersion.objects.create(style=style, number=(newest.number if newest else 0) + 1, data=data)
