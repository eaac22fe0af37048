"""How minutes tell a declaration: an interest, a whip, lobbying, arrears; and what it kept the member from. Pure.

Sources: Localism Act 2011 ss.31 and 33; Local Government (Wales) Measure 2011 s.78; Local Government Finance Act 1992
s.106.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.enums import InterestKind


@dataclass(frozen=True)
class Declared:
    """One declaration as minutes tell it: `kind` is an InterestKind, `item` reads as “item 7” or as it was stated."""

    member: str
    kind: str
    item: str
    nature: str
    left_room: bool = False
    has_dispensation: bool = False
    dispensation_note: str = ""
    is_standing: bool = False
    is_welsh: bool = False


# With an item, and for the whole meeting.
_TOLD = {
    InterestKind.LOBBYING: (
        gettext_lazy("%(member)s declared having been lobbied on %(item)s: %(nature)s."),
        gettext_lazy("%(member)s declared having been lobbied: %(nature)s."),
    ),
    InterestKind.WHIP: (
        gettext_lazy("%(member)s declared being under a party whip on %(item)s: %(nature)s."),
        gettext_lazy("%(member)s declared being under a party whip: %(nature)s."),
    ),
    InterestKind.ARREARS: (
        gettext_lazy("%(member)s declared arrears of council tax for %(item)s: %(nature)s."),
        gettext_lazy("%(member)s declared arrears of council tax: %(nature)s."),
    ),
}
_INTEREST = (
    gettext_lazy("%(member)s declared %(kind)s in %(item)s: %(nature)s."),
    gettext_lazy("%(member)s declared %(kind)s: %(nature)s."),
)


def sentence(one: Declared) -> str:
    """The declaration and its consequences, as one paragraph."""
    with_item, without = _TOLD.get(InterestKind(one.kind), _INTEREST)
    words = {
        "member": one.member,
        "kind": _with_article(str(InterestKind(one.kind).label)),
        "item": one.item,
        "nature": one.nature.strip().rstrip("."),
    }
    told = str(with_item if one.item else without) % words
    return " ".join([told, *consequences(one)])


def consequences(one: Declared) -> list[str]:
    """What followed, a sentence each: dispensation, no vote, left the room, on record for every meeting."""
    found = []
    if one.is_standing:
        found.append(_("This is on record for every meeting."))
    if one.has_dispensation:
        found.append(_dispensation(one.dispensation_note))
    if one.kind == InterestKind.WHIP and one.is_welsh:
        found.append(
            _("Under section 78 of the Local Government (Wales) Measure 2011 a whipped member has no vote.")
        )
    if one.kind == InterestKind.ARREARS:
        found.append(_arrears(one))
    if one.left_room:
        found.append(_("%(member)s left the room for the item.") % {"member": one.member})
    return found


def _dispensation(note: str) -> str:
    if not note:
        return _("A dispensation had been granted.")
    return _("A dispensation had been granted: %(note)s.") % {"note": note.strip().rstrip(".")}


def _arrears(one: Declared) -> str:
    if one.item:
        return _("Under section 106 of the Local Government Finance Act 1992 they had no vote on it.")
    return _(
        "Under section 106 of the Local Government Finance Act 1992 they had no vote on council tax and the budget."
    )


def _with_article(kind: str) -> str:
    words = kind[:1].lower() + kind[1:]
    if words.startswith("other "):
        return f"an{words}"
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"
