"""Forms of appendices: attaching a PDF, and changing what is said of it."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from meetings.models import Appendix
from scrutiny.forms import GovModelForm, PdfField, VersionedModelForm

EXEMPT_HELP = _("Then it is named in the public papers and only the restricted pack holds it.")


class AppendixForm(GovModelForm):
    """Attach a PDF to a report."""

    submit_label = _("Attach")
    once = True

    class Meta:
        model = Appendix
        fields = ["title", "is_exempt"]
        help_texts = {
            "title": _("Without “Appendix” and its letter: they are printed."),
            "is_exempt": EXEMPT_HELP,
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["file"] = PdfField(label=_("PDF file"), max_mb=settings.APPENDIX_MAX_MEGABYTES)
        self.order_fields(["title", "file", "is_exempt"])
        self.instruct()


class AppendixEditForm(VersionedModelForm):
    """Change the title or the exemption of an appendix."""

    class Meta:
        model = Appendix
        fields = ["title", "is_exempt"]
        help_texts = {"is_exempt": EXEMPT_HELP}
