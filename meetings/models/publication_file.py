import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.enums import PaperFormat
from meetings.models.meeting import Meeting
from meetings.models.publication import Publication
from scrutiny.models import Job, User


def format_path(file, filename: str) -> str:
    return f"papers/{file.sha256[:2]}/{file.sha256}{'.zip' if file.format == PaperFormat.ZIP else '.pdf'}"


class PublicationFile(models.Model):
    """A published pack in another form: large print, or all its papers one by one; it never changes either."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="files")
    format = models.CharField(_("form"), max_length=10, choices=PaperFormat.choices)
    file = models.FileField(upload_to=format_path, max_length=200)
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveIntegerField(default=0)
    size = models.PositiveBigIntegerField(_("bytes"))
    built_at = models.DateTimeField(default=timezone.now)
    job = models.ForeignKey(Job, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["format"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "format"],
                name="paper_format_once",
                violation_error_message=_("This form of the paper exists already."),
            )
        ]
        triggers = [
            pgtrigger.Protect(
                name="paper_format_never_changes", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self):
        return f"{self.publication}: {self.get_format_display()}"


class Withdrawal(models.Model):
    """A published paper that the public may no longer read: it stays in the records, with who took it away and why."""

    publication = models.OneToOneField(Publication, on_delete=models.PROTECT, related_name="withdrawal")
    reason = models.TextField(_("reason"))
    withdrawn_at = models.DateTimeField(default=timezone.now)
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reason=""),
                name="withdrawal_has_a_reason",
                violation_error_message=_("Give the reason why the paper is withdrawn."),
            )
        ]

    def __str__(self):
        return str(self.publication)


class AllowedWords(models.Model):
    """Words that stand in an exempt part of a meeting and that somebody has found fit to be public, with the reason."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="allowed_words")
    words = models.CharField(_("words"), max_length=300)
    reason = models.TextField(_("why they may be public"))
    allowed_at = models.DateTimeField(default=timezone.now)
    allowed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "allowed words"
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "words"],
                name="words_allowed_once",
                violation_error_message=_("These words are allowed already."),
            )
        ]

    def __str__(self):
        return self.words
