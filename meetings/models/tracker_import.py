from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.models.committee import Committee
from meetings.models.recommendation import Recommendation
from meetings.recommendation_enums import ImportRowState, ImportState
from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission
from scrutiny.models import User


def tracker_path(tracker, filename: str) -> str:
    return f"trackers/{tracker.sha256[:2]}/{tracker.sha256}"


class TrackerImportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Imports of the councils whose recommendations the person records."""
        councils = grants_of(user).councils_with(Permission.SEND_RECOMMENDATION)
        return self.filter(committee__council__in=councils)


class TrackerImport(models.Model):
    """A tracker kept by hand that is read into the tracker here: a sheet of Excel, or CSV."""

    committee = models.ForeignKey(
        Committee, on_delete=models.PROTECT, related_name="tracker_imports", verbose_name=_("committee")
    )
    file = models.FileField(_("file"), upload_to=tracker_path, max_length=200)
    original_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(_("bytes"))
    # The sheets of the file, which one is read, in which of its rows the headings stand, and which column is what.
    sheets = models.JSONField(default=list)
    sheet = models.CharField(_("sheet"), max_length=100, blank=True)
    heading_row = models.PositiveIntegerField(_("row with the headings"), default=1)
    columns = models.JSONField(default=dict)
    # Which word of the tracker's own states means which state here.
    states = models.JSONField(default=dict)
    # What stands for what rows leave out: who is asked, dates, a colour, where it was made; and how they are numbered.
    defaults = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=ImportState.choices, default=ImportState.UPLOADED)
    is_public = models.BooleanField(_("residents can see what is imported"), default=False)
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = TrackerImportQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=ImportState.CONFIRMED)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="confirmed_import_has_its_author",
                violation_error_message=_("An import needs who confirmed it."),
            )
        ]

    def __str__(self):
        return self.original_name

    def get_absolute_url(self):
        return reverse("meetings:tracker-import-detail", args=[self.pk])

    @property
    def council(self):
        return self.committee.council

    @property
    def is_open(self) -> bool:
        """Whether its columns may still be matched: nothing has been imported, and it was not discarded."""
        return self.state in (ImportState.UPLOADED, ImportState.MATCHED)


class TrackerRow(models.Model):
    """One row of an imported tracker: its cells as they stood, what was read from them, and what does not fit."""

    tracker = models.ForeignKey(TrackerImport, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("row in the file"))
    cells = models.JSONField(default=list)
    read = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=ImportRowState.choices, default=ImportRowState.KEPT)
    # Several rows may be one recommendation: its parts, or what a second body answered.
    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, null=True, blank=True, related_name="tracker_rows"
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["tracker", "number"],
                name="tracker_row_once",
                violation_error_message=_("This row is there already."),
            ),
            models.CheckConstraint(
                condition=~Q(state=ImportRowState.IMPORTED) | Q(recommendation__isnull=False),
                name="imported_row_has_its_recommendation",
                violation_error_message=_("An imported row has its recommendation."),
            ),
        ]

    def __str__(self):
        return f"{self.tracker}, {self.number}"

    @property
    def council(self):
        return self.tracker.council

    @property
    def notes(self) -> list[str]:
        """Sentences on what was taken otherwise than it stands, or why nothing is to be imported."""
        return self.read.get("notes", [])

    @property
    def values(self) -> dict:
        """What was read from it, by the names of ImportColumn; dates as ISO texts."""
        return self.read.get("values", {})
