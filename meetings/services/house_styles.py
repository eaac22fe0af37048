"""House styles of reports: the ready ones as this release has them, and the councils' own with their versions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from meetings import policies
from meetings.enums import Event, ReadyStyle
from meetings.house_style_data import faults, from_data, to_data
from meetings.house_style_sheet import HouseStyleSheet
from meetings.models import Committee, HouseStyle, HouseStyleVersion, Report
from meetings.ready_styles import READY
from scrutiny import audit, records
from scrutiny.models import Council, User
from scrutiny.records import StaleEdit


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


def newest(style: HouseStyle) -> HouseStyleVersion:
    """The version of a style that is in use (one query)."""
    return style.versions.all()[0]


@dataclass(frozen=True)
class Usage:
    """Who uses a style in one council: its committees, and how many of their reports are written in it."""

    committees: tuple[Committee, ...]
    reports: int


def usage(styles: Iterable[HouseStyle], council: Council) -> dict[int, Usage]:
    """Who uses each style in a council, by key of the style (two queries)."""
    keys = [style.pk for style in styles]
    committees = list(Committee.objects.current().filter(council=council, house_style__in=keys))
    counted = Report.objects.filter(
        house_style__style__in=keys, item__meeting__committee__council=council
    ).order_by()
    reports = dict(counted.values_list("house_style__style").annotate(Count("pk")))
    return {
        key: Usage(tuple(one for one in committees if one.house_style_id == key), reports.get(key, 0))
        for key in keys
    }


@transaction.atomic
def copy(*, style: HouseStyle, council: Council, by: User, name: str) -> HouseStyle:
    """Copy a style, ready or the council's own, as it is in use. Raises ValidationError when the name is taken."""
    policies.check_copy_house_style(by, council)
    if style.council_id not in (None, council.pk):
        raise ValidationError(_("Choose a house style of this council, or a ready one."))
    version = newest(style)
    made = HouseStyle(council=council, name=name)
    records.create(made, by=by, event=Event.HOUSE_STYLE_COPIED, council=council, source=str(version))
    note = _("Copied from %(version)s.") % {"version": version}
    HouseStyleVersion.objects.create(
        style=made, number=1, data=version.data, note=note[:200], made_by=str(by)[:150]
    )
    return made


@transaction.atomic
def rename(*, style: HouseStyle, by: User, name: str, expected_version: int | None = None) -> HouseStyle:
    """Call a style something else, at once. Raises StaleEdit, and ValidationError when the name is taken."""
    policies.check_edit_house_style(by, style)
    return records.change(
        HouseStyle.objects.select_related("council").get(pk=style.pk),
        by=by,
        event=Event.HOUSE_STYLE_CHANGED,
        council=style.council,
        expected_version=expected_version,
        name=name,
    )


@transaction.atomic
def put_into_use(
    *, style: HouseStyle, by: User, note: str, expected_version: int | None = None
) -> HouseStyleVersion:
    """Make the draft the next version: reports that are asked for from now on are written in it.

    Raises StaleEdit when the draft is not the one that the person saw, and ValidationError with a sentence for each
    thing that keeps it from being used.
    """
    policies.check_edit_house_style(by, style)
    style = locked(style, expected_version)
    if style.draft is None:
        raise ValidationError(_("There is no draft. Change something first."))
    now = newest(style)
    wrong = faults(from_data(style.draft))
    if wrong:
        raise ValidationError(wrong)
    if now.data == style.draft:
        raise ValidationError(_("The draft says the same as the version in use. Change something first."))
    version = HouseStyleVersion.objects.create(
        style=style, number=now.number + 1, data=style.draft, note=note, made_by=str(by)[:150]
    )
    _save_draft(style, None)
    detail = {"number": version.number, "note": note}
    audit.record(Event.HOUSE_STYLE_PUT_INTO_USE, by=by, subject=style, council=style.council, **detail)
    return version


@transaction.atomic
def discard(*, style: HouseStyle, by: User) -> None:
    """Throw the draft away; the version in use stays as it is."""
    policies.check_edit_house_style(by, style)
    style = locked(style)
    if style.draft is None:
        raise ValidationError(_("There is no draft."))
    _save_draft(style, None)
    audit.record(Event.HOUSE_STYLE_DISCARDED, by=by, subject=style, council=style.council)


@transaction.atomic
def retire(*, style: HouseStyle, by: User) -> HouseStyle:
    """No longer offer a style; reports keep it. Raises ValidationError while a committee uses it."""
    policies.check_edit_house_style(by, style)
    using = Committee.objects.current().filter(house_style=style)
    if names := ", ".join(committee.name for committee in using):
        raise ValidationError(_("Choose another house style first for: %(names)s.") % {"names": names})
    return records.change(
        style, by=by, event=Event.HOUSE_STYLE_RETIRED, council=style.council, is_retired=True
    )


@transaction.atomic
def offer_again(*, style: HouseStyle, by: User) -> HouseStyle:
    """Offer a style again that was no longer offered."""
    policies.check_edit_house_style(by, style)
    return records.change(
        style, by=by, event=Event.HOUSE_STYLE_CHANGED, council=style.council, is_retired=False
    )


def locked(style: HouseStyle, expected_version: int | None = None) -> HouseStyle:
    """The style, held until the end of the transaction. Raises StaleEdit when it has another version by now."""
    rows = HouseStyle.objects.select_for_update(of=("self",)).select_related("council")
    found = rows.get(pk=style.pk)
    if expected_version is not None and found.version != expected_version:
        raise StaleEdit
    return found


def _save_draft(style: HouseStyle, draft: dict | None) -> None:
    style.draft = draft
    style.version += 1
    style.save(update_fields=["draft", "version"])


def _add_version(style: HouseStyle, sheet: HouseStyleSheet) -> None:
    newest = HouseStyle.objects.select_for_update().get(pk=style.pk).versions.first()
    data = to_data(sheet)
    if newest is None or newest.data != data:
        HouseStyleVersion.objects.create(style=style, number=(newest.number if newest else 0) + 1, data=data)
