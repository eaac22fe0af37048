"""Form of the pictures of a report."""

from django import forms
from django.utils.translation import gettext_lazy as _

from scrutiny.forms import GovForm


class PictureUploadForm(GovForm):
    """Upload a picture for the report."""

    submit_label = _("Upload")
    once = True
    file = forms.FileField(
        label=_("Picture"),
        help_text=_("PNG, JPEG, WebP or GIF, up to 10 MB."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp,image/gif"}),
        error_messages={"required": _("Choose the file of the picture.")},
    )
