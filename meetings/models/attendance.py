from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meetings.enums import AttendanceClass, InterestKind, Presence
from meetings.models.agenda_item import AgendaItem
from meetings.models.meeting import Meeting
from partnerships.models import Person


class Attendance(models.Model):
    """Who came to a meeting, or sent apologies, with the name, post and body as they were that day."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="attendances"
    )
    name = models.CharField(_("name as printed"), max_length=200)
    post = models.CharField(_("post as it was that day"), max_length=250, blank=True)
    office = models.CharField(_("office on the committee"), max_length=40, blank=True)
    attendance_class = models.CharField(
        _("attended as"), max_length=20, choices=AttendanceClass.choices, default=AttendanceClass.MEMBER
    )
    presence = models.CharField(
        _("presence"), max_length=10, choices=Presence.choices, default=Presence.PRESENT
    )
    in_the_chair = models.BooleanField(_("presided"), default=False)
    substitute_for = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("substitute for"),
    )
    arrived_at = models.ForeignKey(
        AgendaItem,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("arrived at item"),
    )
    left_at = models.ForeignKey(
        AgendaItem,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("left at item"),
    )
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"],
                condition=Q(person__isnull=False),
                name="attendance_once_per_person",
                violation_error_message=_("This person's attendance is already recorded."),
            ),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(in_the_chair=True),
                name="attendance_one_in_the_chair",
                violation_error_message=_("Somebody else is recorded as presiding."),
            ),
            models.CheckConstraint(
                condition=Q(in_the_chair=False) | Q(presence__in=[Presence.PRESENT, Presence.ONLINE]),
                name="who_presides_is_present",
                violation_error_message=_("Somebody who did not come cannot have presided."),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_present(self) -> bool:
        return self.presence in (Presence.PRESENT, Presence.ONLINE)


class Declaration(models.Model):
    """An interest that somebody declared, or a party whip, for one item or for the whole meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="declarations")
    item = models.ForeignKey(
        AgendaItem,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="declarations",
        verbose_name=_("item"),
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="declarations")
    kind = models.CharField(_("kind"), max_length=20, choices=InterestKind.choices)
    nature = models.TextField(_("nature of the interest"))
    left_room = models.BooleanField(_("left the room for the item"), default=False)
    has_dispensation = models.BooleanField(_("has a dispensation"), default=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.person}: {self.get_kind_display()}"
