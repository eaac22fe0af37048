"""That no answer has come, reported to the committee."""

from django.utils.translation import gettext_lazy as _

from scrutiny.forms import GovForm


class SilenceForm(GovForm):
    """Only a button: the date and who reported it are known."""

    submit_label = _("Report silence to the committee")
    once = True
