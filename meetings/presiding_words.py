"""How minutes say who presided: elected by the meeting, in place of the Chair, or from an item on. Pure.

Local Government Act 1972 Schedule 12 paragraph 5 is for full councils; a committee's own standing orders say who
presides when its chair is not there, which is mostly that the members present choose one of themselves.
"""

from django.utils.translation import gettext as _


def at_the_opening(name: str, *, was_elected: bool, moved: str = "", reason: str = "") -> str:
    """The sentence under the list of who came; empty when there is nothing to explain."""
    if was_elected:
        told = _("%(name)s was elected to preside at the meeting%(moved)s.")
    elif reason:
        told = _("%(name)s presided.")
    else:
        return ""
    return " ".join(filter(None, [told % {"name": name, "moved": _behind(moved)}, _sentence(reason)]))


def from_an_item(*, was_elected: bool, moved: str = "", reason: str = "") -> str:
    """What follows “… took the chair.” under an item."""
    elected = _("They were elected to preside%(moved)s.") % {"moved": _behind(moved)} if was_elected else ""
    return " ".join(filter(None, [elected, _sentence(reason)]))


def moved_by(mover: str, seconder: str) -> str:
    """Who moved and seconded the election; empty when neither is recorded."""
    if mover and seconder:
        return _("moved by %(mover)s, seconded by %(seconder)s") % {"mover": mover, "seconder": seconder}
    return _("moved by %(mover)s") % {"mover": mover} if mover else ""


def _behind(words: str) -> str:
    return f" ({words})" if words else ""


def _sentence(words: str) -> str:
    words = words.strip()
    return f"{words[:1].upper()}{words[1:].rstrip('.')}." if words else ""
