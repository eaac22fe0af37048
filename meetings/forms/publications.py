"""Forms of papers: ordering one."""

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
    """Publish what was built: one button, and the sentence that says why it cannot be."""

    submit_label = _("Publish this version")
