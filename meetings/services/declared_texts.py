"""Declarations as minutes tell them, and under which item each of them stands."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from meetings.enums import InterestKind, ItemKind
from meetings.interest_words import Declared
from meetings.models import AgendaItem, Attendance, Declaration, Meeting
from meetings.services.attendance import titled
from scrutiny.models.council import Nation


def of(declarations: Iterable[Declaration], rows: Sequence[Attendance], meeting: Meeting) -> list[Declared]:
    """The facts of each declaration (no query when person and item were read along)."""
    names = {row.person_id: titled(row) for row in rows if row.person_id}
    is_welsh = meeting.council.nation == Nation.WALES
    return [
        Declared(
            member=names.get(one.person_id) or str(one.person),
            kind=one.kind,
            item=item_words(one),
            nature=one.nature,
            left_room=one.left_room,
            has_dispensation=one.has_dispensation,
            dispensation_note=one.dispensation_note,
            is_standing=one.standing_id is not None,
            is_welsh=is_welsh,
        )
        for one in declarations
    ]


def under(
    item: AgendaItem, declarations: Sequence[Declaration], rows: Sequence[Attendance], meeting: Meeting
) -> list[Declared]:
    """What the standing text of an item tells: whips at their own item where the agenda has one, all else under
    declarations of interest; but for what was declared while another item was taken, which stands there."""
    if item.kind not in (ItemKind.INTERESTS, ItemKind.WHIP):
        return []
    has_whip_item = any(one.kind == ItemKind.WHIP for one in meeting.items.all())
    told = [one for one in declarations if stands_under(one, item, has_whip_item=has_whip_item)]
    return of(told, rows, meeting)


def stands_under(one: Declaration, item: AgendaItem, *, has_whip_item: bool) -> bool:
    """Whether a declaration is told under an item of declarations or of party whip."""
    if one.declared_at_id is not None and one.declared_at_id != item.pk:
        return False
    is_apart = has_whip_item and one.kind == InterestKind.WHIP and one.declared_at_id is None
    return is_apart if item.kind == ItemKind.WHIP else not is_apart


def item_words(one: Declaration) -> str:
    """The item as it was stated, else by its title; empty for the whole meeting."""
    if one.item_as_stated:
        return one.item_as_stated
    return _("item “%(title)s”") % {"title": one.item.title} if one.item else ""
