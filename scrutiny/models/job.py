import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission
from scrutiny.models.council import Council
from scrutiny.models.user import User


class JobStatus(models.TextChoices):
    """Where a background job is."""

    QUEUED = "queued", _("Waiting")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")


class JobQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own, and all of the council for its staff."""
        staffed = grants_of(user).councils_with(Permission.READ_COUNCIL)
        return self.filter(Q(council__in=staffed) | Q(started_by=user))


class Job(models.Model):
    """Work done in the background: written with its cause, run at least once, safe to run twice."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=60)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, null=True, related_name="jobs")
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="jobs")
    arguments = models.JSONField(default=dict)
    status = models.CharField(max_length=10, choices=JobStatus.choices, default=JobStatus.QUEUED)
    done_steps = models.PositiveIntegerField(default=0)
    all_steps = models.PositiveIntegerField(default=0)
    message = models.CharField(max_length=200, blank=True)
    error = models.TextField(blank=True)
    result_url = models.CharField(max_length=300, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True)
    # Until when the worker that has it is believed to live; a worker that tells its progress moves it on.
    claimed_until = models.DateTimeField(null=True)
    # What the job is about, as "agenda-pack:meeting:12": how long the last one about it took is shown to who waits.
    subject_key = models.CharField(max_length=100, blank=True)
    cancel_asked_at = models.DateTimeField(null=True)
    cancel_asked_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    finished_at = models.DateTimeField(null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        indexes = [
            models.Index(fields=["status", "created_at"], name="job_by_status"),
            models.Index(fields=["subject_key", "-finished_at"], name="job_by_subject"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["done", "failed", "cancelled"], finished_at__isnull=False)
                | models.Q(status__in=["queued", "running"], finished_at__isnull=True),
                name="job_finished_has_its_time",
                violation_error_message=_("A finished job needs the time it finished."),
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.pk}"

    def get_absolute_url(self):
        return reverse("job-detail", args=[self.pk])

    @property
    def is_finished(self) -> bool:
        return self.status in (JobStatus.DONE, JobStatus.FAILED, JobStatus.CANCELLED)

    @property
    def origin(self) -> str:
        """The address of the page where it was ordered, when that is known."""
        return self.arguments.get("origin", "")

    @property
    def seconds(self) -> float | None:
        """How long the job ran, in seconds, once it has finished."""
        if not (self.finished_at and self.claimed_at):
            return None
        return (self.finished_at - self.claimed_at).total_seconds()
