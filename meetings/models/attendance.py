from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meetings.enums import AttendanceClass, InterestKind, Presence
from meetings.models.agenda_item import AgendaItem
from meetings.models.committee import Committee
from meetings.models.meeting import Meeting
from partnerships.models import Person
from scrutiny.dated import DatedModel, DatedQuerySet, dated_constraints


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
    arrived_time = models.TimeField(_("time of arrival"), null=True, blank=True)
    left_time = models.TimeField(_("time of leaving"), null=True, blank=True)
    items = models.ManyToManyField(
        AgendaItem,
        blank=True,
        related_name="+",
        verbose_name=_("present only for the items"),
    )
    sent_apologies = models.BooleanField(_("had sent apologies and came all the same"), default=False)
    of_council = models.CharField(
        _("council"), max_length=120, blank=True, help_text=_("Printed where a joint committee sits.")
    )
    note = models.CharField(
        _("note"),
        max_length=200,
        blank=True,
        help_text=_("Printed behind the name. Such as: not on the list of substitutes."),
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
    dispensation_note = models.CharField(
        _("who granted it and for what"),
        max_length=250,
        blank=True,
        help_text=_("Localism Act 2011 section 33."),
    )
    item_as_stated = models.CharField(
        _("item as it was stated"),
        max_length=120,
        blank=True,
        help_text=_("Where the words differ from the agenda. Such as: minute 57, or item B1."),
    )
    declared_at = models.ForeignKey(
        AgendaItem,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("declared during the item"),
        help_text=_("Empty: under declarations of interest."),
    )
    standing = models.ForeignKey(
        "meetings.StandingDeclaration",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="declarations",
        editable=False,
    )

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.person}: {self.get_kind_display()}"


class StandingDeclaration(DatedModel):
    """An interest that a member has on record for every meeting of a committee, from date to date."""

    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="standing_declarations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="standing_declarations")
    kind = models.CharField(_("kind"), max_length=20, choices=InterestKind.choices)
    nature = models.TextField(_("nature of the interest"))

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["person__surname", "pk"]
        constraints = [*dated_constraints("standing_declaration")]

    def __str__(self):
        return f"{self.person}: {self.get_kind_display()}"

    @property
    def council(self):
        return self.committee.council
