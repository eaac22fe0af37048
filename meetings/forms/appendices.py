"""Forms of appendices: attaching a file, and changing what is said of it or the file itself."""

from functools import partial
from typing import Any

from django import forms
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from meetings.enums import UploadKind
from meetings.models import Appendix
from scrutiny import word_conversion
from scrutiny.forms import GovModelForm, UploadField, VersionedModelForm

PICTURES = ".png,.jpg,.jpeg,.gif,.webp,image/png,image/jpeg,image/gif,image/webp"
PDF = "application/pdf,.pdf"
WORD = ".docx"
LABELS = {"title": _("Title"), "alternative_text": _("What the picture shows, in words")}
HELP = {
    "title": _("Without “Appendix” and its letter: they are printed."),
    "alternative_text": _("Needed when the file is a picture: what it says to those who can't see it."),
}


def file_field(label: str | Promise, **options: Any) -> UploadField:
    """The one box for PDF, Word and pictures; it doesn't offer Word where a worker said that it can't convert it."""
    limit = {"limit": settings.APPENDIX_MAX_MEGABYTES}
    if word_conversion.is_missing():
        kinds = _("A PDF or a picture of up to %(limit)s MB. Save a Word document as a PDF first.")
        accept = f"{PDF},{PICTURES}"
    else:
        kinds = _("A PDF, a Word document (.docx) or a picture of up to %(limit)s MB.")
        accept = f"{PDF},{WORD},{PICTURES}"
    options.setdefault("help_text", kinds % limit)
    return UploadField(label=label, max_mb=settings.APPENDIX_MAX_MEGABYTES, accept=accept, **options)


class AppendixForm(GovModelForm):
    """Attach a file to a report."""

    submit_label = _("Attach")
    once = True

    class Meta:
        model = Appendix
        fields = ["title", "alternative_text", "is_exempt"]
        labels = LABELS | {"is_exempt": _("It is exempt")}
        help_texts = HELP | {
            "title": _("Without “Appendix” and its letter. Empty: the title or the name of the file."),
            "is_exempt": _("You are asked for the paragraph of Schedule 12A next."),
        }
        widgets = {"alternative_text": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["title"].required = False
        self.fields["file"] = file_field(_("File"))
        self.order_fields(["file", "title", "alternative_text", "is_exempt"])
        self.instruct()


class AppendixEditForm(VersionedModelForm):
    """Change the title of an appendix, what its picture shows, or its file."""

    class Meta:
        model = Appendix
        fields = ["title", "alternative_text"]
        labels = LABELS
        help_texts = HELP
        widgets = {"alternative_text": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.kind == UploadKind.PICTURE:
            self.fields["alternative_text"].help_text = ""
            self.fields["alternative_text"].required = True
        self.fields["file"] = file_field(_("Another file in its place"), required=False)
        self.instruct()


class AppendixWordsForm(VersionedModelForm):
    """Say what an appendix says for those who can't read its file."""

    class Meta:
        model = Appendix
        fields = ["text_alternative", "web_version"]
        labels = {
            "text_alternative": _("The same in words"),
            "web_version": _("Address of a web page with the same content"),
        }
        help_texts = {
            "text_alternative": _(
                "Printed in the pack before the file. A figure or a table is told by what it shows."
            ),
            "web_version": _("The pack leads there. Begin with https://"),
        }
        widgets = {"text_alternative": forms.Textarea(attrs={"rows": 12})}
        field_classes = {"web_version": partial(forms.URLField, assume_scheme="https")}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.instruct()
