"""Accounts are given by an administrator: nobody signs up, and every mail goes through the outbox."""

from allauth.account.adapter import DefaultAccountAdapter

from scrutiny import outbox

KINDS = {
    "account/email/password_reset_key": "password_reset",
    "account/email/unknown_account": "unknown_account",
    "account/email/password_changed": "password_changed",
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
