"""Standing items: what every agenda of a committee begins with."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from meetings import policies
from meetings.enums import Event, ItemKind
from meetings.models import Committee, StandingItem
from scrutiny import audit, records
from scrutiny.models import User


@transaction.atomic
def add(
    *, committee: Committee, by: User, title: str, kind: str = ItemKind.OTHER, text: str = ""
) -> StandingItem:
    """Add an item at the end. Raises Refused, and ValidationError for an empty title."""
    policies.check_edit_committee(by, committee)
    last = _locked(committee).last()
    item = StandingItem(
        committee=committee, title=title, kind=kind, text=text, position=last.position + 1 if last else 0
    )
    return records.create(item, by=by, event=Event.STANDING_ITEM_CREATED, council=committee.council)


@transaction.atomic
def change(*, item: StandingItem, by: User, **fields) -> StandingItem:
    """Change an item's words or kind; agendas made before keep theirs. Raises Refused and ValidationError."""
    policies.check_edit_committee(by, item.committee)
    saved = StandingItem.objects.get(pk=item.pk)
    council = item.committee.council
    return records.change(saved, by=by, event=Event.STANDING_ITEM_CHANGED, council=council, **fields)


@transaction.atomic
def remove(*, item: StandingItem, by: User) -> None:
    """Take an item off; agendas made before keep theirs. Raises Refused."""
    policies.check_edit_committee(by, item.committee)
    audit.record(Event.STANDING_ITEM_REMOVED, by=by, subject=item, council=item.committee.council)
    item.delete()


@transaction.atomic
def move(*, item: StandingItem, by: User, direction: str) -> None:
    """Move an item one place "up" or "down"; at the end of the list nothing happens. Raises Refused."""
    policies.check_edit_committee(by, item.committee)
    order = list(_locked(item.committee))
    here = next(place for place, row in enumerate(order) if row.pk == item.pk)
    there = here + {"up": -1, "down": 1}[direction]
    if not 0 <= there < len(order):
        return
    order[here], order[there] = order[there], order[here]
    for place, row in enumerate(order):
        row.position = place
    StandingItem.objects.bulk_update(order, ["position"])
    audit.record(
        Event.STANDING_ITEM_MOVED, by=by, subject=item, council=item.committee.council, direction=direction
    )


@transaction.atomic
def start_with_usual(*, committee: Committee, by: User) -> list[StandingItem]:
    """Add the items that most scrutiny agendas have. Raises Refused, and ValidationError when there are items."""
    policies.check_edit_committee(by, committee)
    if _locked(committee):
        raise ValidationError(_("The committee already has standing items. Add to them one by one."))
    return [add(committee=committee, by=by, kind=kind, title=title) for kind, title in usual()]


def usual() -> tuple[tuple[str, str], ...]:
    """Kind and title of the usual items, in their order on the agenda."""
    return (
        (ItemKind.APOLOGIES, _("Apologies for absence")),
        (ItemKind.MINUTES, _("Minutes of the last meeting")),
        (ItemKind.INTERESTS, _("Declarations of interest and of party whip")),
        (ItemKind.URGENT, _("Urgent business")),
        (ItemKind.ANNOUNCEMENTS, _("Chair's announcements")),
        (ItemKind.PUBLIC_QUESTIONS, _("Questions from the public")),
        (ItemKind.RECOMMENDATIONS_UPDATE, _("Update on last year's recommendations")),
        (ItemKind.THEMES, _("Reports on the priorities of the partnership plan")),
    )


def _locked(committee: Committee):
    """The items in order, after waiting for anybody else who puts them in order."""
    Committee.objects.select_for_update(of=("self",)).get(pk=committee.pk)
    return committee.standing_items.all()
