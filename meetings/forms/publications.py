"""Forms of papers: ordering one."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.services.notices import Notice
from scrutiny.forms import GovForm


class PackForm(GovForm):
    """Order the agenda pack, with the reason that the law wants when notice is short."""

    submit_label = _("Build the pack")
    once = True
    late_reason = forms.CharField(
        label=_("Special circumstances: why the papers come late"),
        help_text=_(
            "Printed on the agenda. The chair's reason is minuted: Local Government Act 1972 s.100B(4)(b)."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )

    def __init__(self, *args, notice: Notice, **options):
        super().__init__(*args, **options)
        if not notice.is_late:
            del self.fields["late_reason"]


class SupplementForm(PackForm):
    """Order a supplement to a published pack."""

    submit_label = _("Build the supplement")


class PublishForm(GovForm):
    """Publish what was built: one button, and a tick that the open points were seen where there are any.

    `points` is what the list of points is called: when others have come up meanwhile, they are to be seen first.
    """

    submit_label = _("Publish this version")
    mark_optional = False
    points = forms.CharField(widget=forms.HiddenInput, required=False)
    seen = forms.BooleanField(
        label=_("I have seen these points and publish it all the same"),
        error_messages={
            "required": _("Read the list and tick that you have seen these points, or mend them.")
        },
    )

    def __init__(self, *args: Any, asks: bool, points: str, action: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.action = action
        self.fields["points"].initial = points
        if not asks:
            del self.fields["seen"]
        if self.is_bound and self.data.get("points") != points:
            self.data = self.data.copy()
            self.data["points"], self.data["seen"] = points, ""

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.form_action = self.action
        return helper
