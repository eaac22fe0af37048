"""Refusals: one sentence, raised by a policy, printed on the 403 page and beside a greyed-out button."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied

from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission


class Refused(PermissionDenied):
    """What a person may see and not do; the message is a sentence for them."""

    def __init__(self, sentence):
        super().__init__(sentence)
        self.sentence = sentence


def require(user, permission: Permission, sentence, **place) -> None:
    """Raise Refused(sentence) unless the user holds the permission there (council=, committee=, partnership= ids)."""
    if not grants_of(user).allow(permission, **place):
        raise Refused(sentence)


def refusal(check: Callable, *args) -> str:
    """Run a policy check and return its sentence, or an empty text when it passes."""
    try:
        check(*args)
    except Refused as refused:
        return str(refused.sentence)
    return ""
