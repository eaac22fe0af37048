from django.db import models
from django.utils.translation import gettext_lazy as _

from meetings.models.report import Report


def word_path(row, filename: str) -> str:
    return f"word/{row.sha256[:2]}/{row.sha256}.docx"


class WordImport(models.Model):
    """A Word document that was read into a report: the cleaned file, and what could not be placed."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="word_imports")
    file = models.FileField(upload_to=word_path, max_length=200)
    original_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(_("bytes"))
    remarks = models.JSONField(default=list)
    imported_by = models.CharField(max_length=150)
    imported_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-imported_at", "-pk"]

    def __str__(self):
        return self.original_name
