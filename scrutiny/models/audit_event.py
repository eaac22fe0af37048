import pgtrigger
from django.apps import apps
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission


class AuditEventQuerySet(models.QuerySet):
    def visible_to(self, user):
        held = grants_of(user)
        if held.is_system_administrator:
            return self
        return self.filter(council_id__in=held.councils_with(Permission.READ_AUDIT))


class AuditEvent(models.Model):
    """Something somebody did, kept by value: it stays readable when the row it speaks of has gone."""

    occurred_at = models.DateTimeField(default=timezone.now, db_index=True)
    event = models.CharField(_("event"), max_length=80)
    actor_id = models.BigIntegerField(null=True)
    actor = models.CharField(_("who"), max_length=200)
    council_id = models.BigIntegerField(null=True, db_index=True)
    subject_type = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=40)
    subject = models.CharField(_("what"), max_length=300)
    detail = models.JSONField(default=dict, blank=True)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        ordering = ["-occurred_at", "-pk"]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="audit_by_subject")]
        triggers = [
            pgtrigger.Protect(name="audit_is_append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="audit_is_never_emptied",
                when=pgtrigger.Before,
                operation=pgtrigger.Truncate,
                level=pgtrigger.Statement,
                func="RAISE EXCEPTION 'The audit log is never emptied.';",
            ),
        ]

    def __str__(self):
        return f"{self.event}: {self.subject}"

    @property
    def label(self) -> str:
        """The event in words: "report.submitted" is "Report submitted"."""
        return self.event.replace(".", " ").replace("-", " ").capitalize()

    @property
    def may_be_exempt(self) -> bool:
        """Whether its values may come from exempt papers, which who reads the log need not be allowed to read."""
        try:
            model = apps.get_model(self.subject_type)
        except LookupError:
            return True
        return getattr(model, "may_be_exempt", False)

    @property
    def changes(self) -> list[tuple[str, str, str]]:
        """Which fields changed from what to what, where the event tells it of single fields."""
        changed = self.detail.get("changed")
        pairs = changed.items() if isinstance(changed, dict) else ()
        return [
            (name.replace("_", " "), _shown(pair[0]), _shown(pair[1]))
            for name, pair in pairs
            if isinstance(pair, list) and len(pair) == 2
        ]


def _shown(value) -> str:
    return str(_("nothing")) if value in (None, "") else str(value)
