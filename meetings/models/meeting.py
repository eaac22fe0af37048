import datetime as dt

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.enums import MeetingMode, MeetingStatus
from meetings.models.committee import Committee
from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission


class MeetingQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(committee__in=Committee.objects.visible_to(user))

    def editable_by(self, user):
        """Meetings whose agenda the person drafts."""
        return self.filter(committee__council__in=grants_of(user).councils_with(Permission.EDIT_MEETING))

    def published(self):
        """Meetings of public committees: their date and place are public as soon as they are arranged."""
        return self.filter(committee__in=Committee.objects.published(), is_public=True)

    def upcoming(self):
        return self.filter(date__gte=timezone.localdate())


class Meeting(models.Model):
    """A dated sitting of a committee, in a capacity, at a place."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="meetings")
    capacity = models.CharField(
        _("sitting as"),
        max_length=200,
        blank=True,
        help_text=_("The capacity in which the committee sits, such as Crime and Disorder Committee."),
    )
    is_designated = models.BooleanField(
        _("meets as the crime and disorder committee"),
        default=False,
        help_text=_("Counts for the yearly duty to meet under the Police and Justice Act 2006."),
    )
    date = models.DateField(_("date"))
    start_time = models.TimeField(_("start time"), null=True, blank=True)
    follows = models.CharField(
        _("or at the conclusion of"),
        max_length=200,
        blank=True,
        help_text=_("Another meeting that comes first."),
    )
    venue = models.CharField(_("venue"), max_length=250, blank=True)
    mode = models.CharField(
        _("how people take part"), max_length=10, choices=MeetingMode.choices, default="in-person"
    )
    joining = models.CharField(_("how to watch or join online"), max_length=250, blank=True)
    status = models.CharField(
        _("state"), max_length=10, choices=MeetingStatus.choices, default=MeetingStatus.ARRANGED
    )
    moved_from = models.DateField(_("moved from"), null=True, blank=True)
    status_reason = models.CharField(_("reason"), max_length=300, blank=True)
    agenda_frozen_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.TimeField(_("time the meeting was opened"), null=True, blank=True)
    ended_at = models.TimeField(_("time the meeting ended"), null=True, blank=True)
    ended_as_printed = models.CharField(
        _("ending as printed"), max_length=60, blank=True, help_text=_("Only where it differs from the time.")
    )
    is_public = models.BooleanField(_("residents can see that it takes place"), default=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-date", "-start_time"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "date", "start_time"],
                condition=~Q(status=MeetingStatus.CANCELLED),
                name="meeting_once_at_a_time",
                violation_error_message=_("The committee already meets at this date and time."),
            ),
            models.CheckConstraint(
                condition=Q(start_time__isnull=False) | ~Q(follows=""),
                name="meeting_has_a_start",
                violation_error_message=_("Enter a start time, or the meeting that comes first."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=[MeetingStatus.ARRANGED, MeetingStatus.HELD]) | ~Q(status_reason=""),
                name="meeting_cancelled_has_a_reason",
                violation_error_message=_("Give the reason why the meeting is cancelled or adjourned."),
            ),
        ]

    def __str__(self):
        return f"{self.committee}, {self.date.day} {self.date:%B %Y}"

    def get_absolute_url(self):
        return reverse("meetings:meeting-detail", args=[self.pk])

    def get_public_url(self):
        return reverse("public:meeting", args=[self.council.slug, self.pk])

    @property
    def council(self):
        return self.committee.council

    @property
    def is_frozen(self) -> bool:
        """Whether the numbers on the agenda are fixed because it has been published."""
        return self.agenda_frozen_at is not None

    @property
    def body_name(self) -> str:
        """The committee with the capacity in which it sits."""
        return f"{self.committee.name} – {self.capacity}" if self.capacity else self.committee.name

    @property
    def is_past(self) -> bool:
        return self.date < timezone.localdate()

    def starts_at(self) -> dt.datetime | None:
        """Start in Europe/London, None when it only follows another meeting."""
        if self.start_time is None:
            return None
        return timezone.make_aware(dt.datetime.combine(self.date, self.start_time))
