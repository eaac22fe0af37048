from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from meetings.enums import SavedAs
from meetings.models.exempt import ExemptModel, exempt_constraint
from meetings.models.report import Report
from scrutiny.models import User


class ReportSectionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Sections of the reports that the person reads; meetings.visibility says which of them are exempt."""
        return self.filter(report__in=Report.objects.visible_to(user))


class ReportSection(ExemptModel):
    """A headed part of a report; its text is written in the small markup of scrutiny/markup."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="sections")
    position = models.PositiveIntegerField()
    key = models.CharField(max_length=40, blank=True)
    heading = models.CharField(_("heading"), max_length=200)
    body = models.TextField(_("text"), blank=True)
    # A key for each numbered paragraph of the text, which it keeps while the text changes.
    paragraph_keys = ArrayField(models.CharField(max_length=12), default=list, blank=True, editable=False)
    # The role that reviews it when it is an implication.
    reviewer = models.CharField(_("reviewed by"), max_length=150, blank=True)
    needs_sign_off = models.BooleanField(_("must be signed off before the report is cleared"), default=False)
    edited_by = models.CharField(max_length=150, blank=True, editable=False)
    edited_at = models.DateTimeField(null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ReportSectionQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            exempt_constraint("section"),
            models.UniqueConstraint(
                fields=["report", "position"],
                name="report_section_one_per_place",
                violation_error_message=_("Two sections cannot stand in one place."),
            ),
        ]

    def __str__(self):
        return self.heading

    @property
    def is_exempt(self) -> bool:
        return bool(self.exempt_paragraphs)


class SectionVersion(models.Model):
    """A text that a section had, or one that somebody typed beside it and that waits to be put together with it."""

    section = models.ForeignKey(ReportSection, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    saved_as = models.CharField(max_length=10, choices=SavedAs.choices, default=SavedAs.EARLIER)
    body = models.TextField(blank=True)
    paragraph_keys = ArrayField(models.CharField(max_length=12), default=list, blank=True, editable=False)
    based_on = models.PositiveIntegerField(null=True, blank=True)
    saved_by = models.CharField(max_length=150, blank=True)
    saved_by_user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    saved_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["section", "number"],
                name="section_version_number_once",
                violation_error_message=_("Somebody else has just saved another version."),
            )
        ]

    def __str__(self):
        return _("Version %(number)d of %(heading)s") % {"number": self.number, "heading": self.section}
