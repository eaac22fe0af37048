from django.db import models
from django.utils import timezone


class FormSubmission(models.Model):
    """A form that was sent once: a second press of the button finds it here."""

    key = models.UUIDField(unique=True)
    path = models.CharField(max_length=300)
    user_id = models.BigIntegerField(null=True)
    location = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self):
        return f"{self.path} {self.key}"
