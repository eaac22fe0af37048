"""Upload boxes: they check the size, and of PDFs the first bytes; the content is for the service that keeps it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

PDF_START = b"%PDF-"
MEGABYTE = 1024 * 1024


class UploadField(forms.FileField):
    """An uploaded file of at most `max_mb` megabytes; `accept` is what the browser offers first."""

    widget = forms.FileInput
    default_error_messages = {
        "too_large": _(
            "The file is %(size)s MB. Choose a file of %(limit)s MB or less, or save it with smaller pictures."
        ),
        "empty": _("The file is empty. Choose another file."),
    }

    def __init__(self, *, max_mb: int, accept: str, **options: Any) -> None:
        self.max_mb = max_mb
        super().__init__(**options)
        self.widget.attrs.setdefault("accept", accept)

    def to_python(self, data: Any) -> Any:
        upload = super().to_python(data)
        if upload is None:
            return None
        if upload.size > self.max_mb * MEGABYTE:
            params = {"size": round(upload.size / MEGABYTE), "limit": self.max_mb}
            raise ValidationError(self.error_messages["too_large"], code="too_large", params=params)
        return upload


class PdfField(UploadField):
    """An uploaded PDF of at most `max_mb` megabytes."""

    default_error_messages = {
        "too_large": _(
            "The file is %(size)s MB. Choose a PDF of %(limit)s MB or less, or save it with smaller pictures."
        ),
        "not_pdf": _(
            "This file is not a PDF. Save it as PDF in the program it was made with, and choose that file."
        ),
    }

    def __init__(self, *, max_mb: int, **options: Any) -> None:
        options.setdefault("help_text", _("A PDF of up to %(limit)s MB.") % {"limit": max_mb})
        super().__init__(max_mb=max_mb, accept="application/pdf,.pdf", **options)

    def to_python(self, data: Any) -> Any:
        upload = super().to_python(data)
        if upload is None:
            return None
        start = upload.read(len(PDF_START))
        upload.seek(0)
        if start != PDF_START:
            raise ValidationError(self.error_messages["not_pdf"], code="not_pdf")
        return upload
