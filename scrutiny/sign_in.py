"""The forms for signing in and for passwords: django-allauth's, with our labels and instructions."""

from typing import Any

from allauth.account import forms as allauth
from django.utils.translation import gettext_lazy as _

from scrutiny.forms import GovFormBase


class SignInForm(GovFormBase, allauth.LoginForm):
    """Email address and password."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["login"].label = _("Email address")
        self.fields["password"].help_text = ""
        self.instruct()


class PasswordChangeForm(GovFormBase, allauth.ChangePasswordForm):
    """The old password and twice the new one."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.instruct()


class PasswordLinkForm(GovFormBase, allauth.ResetPasswordForm):
    """The address that a link for a new password is sent to."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["email"].label = _("Email address")
        self.instruct()


class NewPasswordForm(GovFormBase, allauth.ResetPasswordKeyForm):
    """Twice the new password, on the page that the link leads to."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.instruct()
