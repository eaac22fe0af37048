"""One function per message; each writes to the outbox in the transaction of its cause."""

from scrutiny import outbox
from scrutiny.accounts import password_link
from scrutiny.models import Council, User


def invitation(user: User, *, by: User | None, council: Council | None = None) -> None:
    """Tell a new person that they can sign in, with the link by which they set their password."""
    outbox.queue(
        "invitation",
        to=user.email,
        to_name=user.name,
        council=council,
        about=user,
        is_secret=True,
        council_name=council.name if council else "",
        invited_by=by.name if by else "",
        url=password_link(user),
    )
