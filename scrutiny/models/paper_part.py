from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from scrutiny.models.council import Council


class PartState(models.TextChoices):
    """Where the layout of a part is."""

    WAITING = "waiting", _("Waiting")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Failed")


def part_path(part, filename: str) -> str:
    return f"parts/{part.key[:2]}/{part.key}.pdf"


def prepared_path(prepared, filename: str) -> str:
    return f"parts/{prepared.key[:2]}/{prepared.key}.prepared"


class PaperPart(models.Model):
    """One paper laid out once: kept under the hash of all that it shows, swept when nothing has used it for long."""

    key = models.CharField(max_length=64, unique=True)
    council = models.ForeignKey(Council, on_delete=models.CASCADE, null=True, related_name="+")
    title = models.CharField(max_length=300)
    # What a worker needs to lay it out; emptied once that is done.
    order = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, choices=PartState.choices, default=PartState.WAITING)
    failure = models.CharField(max_length=400, blank=True)
    file = models.FileField(upload_to=part_path, max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    pages = models.PositiveIntegerField(default=0)
    facts = models.JSONField(default=dict, blank=True)
    seconds = models.FloatField(null=True)
    created_at = models.DateTimeField(default=timezone.now)
    rendered_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["used_at"], name="part_by_use")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=PartState.READY)
                | (~Q(file="") & ~Q(sha256="") & Q(pages__gt=0, rendered_at__isnull=False)),
                name="ready_part_has_its_file",
                violation_error_message=_("A part that is laid out has its file."),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def is_ready(self) -> bool:
        return self.state == PartState.READY


class PreparedPart(models.Model):
    """A part in the form in which packs are joined, for its place in a pack; made again when it is missing."""

    key = models.CharField(max_length=64, unique=True)
    part = models.ForeignKey(PaperPart, on_delete=models.CASCADE, related_name="prepared")
    file = models.FileField(upload_to=prepared_path, max_length=200)
    sha256 = models.CharField(max_length=64)
    used_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.part} ({self.key[:8]})"
