"""Accounts are given by an administrator: nobody signs up, and every mail goes through the outbox."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from scrutiny import outbox
from scrutiny.models import User

KINDS = {
    "account/email/password_reset_key": "password_reset",
    "account/email/unknown_account": "unknown_account",
    "account/email/password_changed": "password_changed",
    "account/email/password_reset": "password_changed",
    "account/email/password_set": "password_changed",
}


class AccountAdapter(DefaultAccountAdapter):
    """django-allauth with sign-up closed and mail written to the outbox."""

    def is_open_for_signup(self, request):
        return False

    def send_mail(self, template_prefix, email, context):
        outbox.queue(
            KINDS[template_prefix],
            to=email,
            is_secret=True,
            url=context.get("password_reset_url", ""),
        )


def password_link(user: User) -> str:
    """The address at which a person sets their password, once, while PASSWORD_RESET_TIMEOUT lasts."""
    key = default_token_generator.make_token(user)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})
    return settings.BASE_URL + path
