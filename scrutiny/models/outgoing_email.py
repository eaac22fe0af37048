from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission
from scrutiny.models.council import Council


class EmailStatus(models.TextChoices):
    """Where a message is on its way."""

    QUEUED = "queued", _("Waiting to be sent")
    SENT = "sent", _("Sent")
    KEPT = "kept", _("Kept here: no mail server is set up")
    FAILED = "failed", _("Could not be sent")


class OutgoingEmailQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Messages of the councils whose mail the person may read.

        Messages with secrets, such as links that set a password, are never among them, save in the
        demonstration, where nothing is sent and its page is the only place to read them.
        """
        councils = grants_of(user).councils_with(Permission.READ_MAIL)
        readable = Q(council_id__in=councils, is_secret=False)
        if settings.DEMO and councils:
            readable |= Q(council_id__in=councils) | Q(council_id=None)
        return self.filter(readable)


class OutgoingEmail(models.Model):
    """A message written in the same transaction as its cause and sent by a task afterwards."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, null=True, related_name="outgoing_emails")
    kind = models.CharField(_("kind"), max_length=60)
    to = models.EmailField(_("to"))
    to_name = models.CharField(_("name"), max_length=150, blank=True)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"))
    is_secret = models.BooleanField(default=False)
    about_type = models.CharField(max_length=80, blank=True)
    about_id = models.CharField(max_length=40, blank=True)
    status = models.CharField(max_length=10, choices=EmailStatus.choices, default=EmailStatus.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)

    objects = OutgoingEmailQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status=EmailStatus.SENT, sent_at__isnull=False)
                | ~models.Q(status=EmailStatus.SENT),
                name="sent_email_has_its_time",
                violation_error_message=_("A sent message needs the time it was sent."),
            )
        ]

    def __str__(self):
        return f"{self.subject} → {self.to}"

    def get_absolute_url(self):
        return reverse("mail-detail", args=[self.pk])
