from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meetings.enums import ItemKind
from meetings.models.exempt import ExemptModel, exempt_constraint
from meetings.models.meeting import Meeting
from partnerships.models import Person, Priority
from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission


class AgendaItemQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A draft agenda for the council's officers; once its numbers are frozen, for all who see the meeting."""
        own_council = Q(
            meeting__committee__council__in=grants_of(user).councils_with(Permission.READ_COUNCIL)
        )
        published = Q(meeting__agenda_frozen_at__isnull=False)
        return self.filter(own_council | published, meeting__in=Meeting.objects.visible_to(user))


class AgendaItem(ExemptModel):
    """One piece of business on an agenda; items may stand under another: 8, 8.1 to 8.7."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="items")
    position = models.PositiveIntegerField(default=0)
    kind = models.CharField(_("kind"), max_length=30, choices=ItemKind.choices, default=ItemKind.OTHER)
    title = models.CharField(_("title"), max_length=300)
    text = models.TextField(_("text under the title"), blank=True)
    label = models.CharField(_("number as published"), max_length=12, blank=True)
    ref = models.CharField(
        _("REF number"),
        max_length=12,
        blank=True,
        help_text=_("A second number, apart from item and minute numbers."),
    )
    presenter = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("presented by"),
    )
    on_behalf_of = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("on behalf of"),
    )
    minutes_allotted = models.PositiveSmallIntegerField(_("minutes allotted"), null=True, blank=True)
    priority = models.ForeignKey(
        Priority, on_delete=models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    earlier_meeting = models.ForeignKey(
        Meeting,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("meeting whose minutes are to be agreed"),
    )
    also_earlier = models.ManyToManyField(
        Meeting,
        blank=True,
        related_name="+",
        verbose_name=_("further meetings whose minutes are to be agreed"),
    )
    urgency_reason = models.TextField(_("special circumstances that make it urgent"), blank=True)
    is_late = models.BooleanField(default=False, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_reason = models.CharField(_("reason it was withdrawn"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    may_be_exempt = True
    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "label"],
                condition=~Q(label=""),
                name="agenda_label_once_per_meeting",
                violation_error_message=_("Another item already has this number."),
            ),
            models.UniqueConstraint(
                fields=["meeting", "ref"],
                condition=~Q(ref=""),
                name="agenda_ref_once_per_meeting",
                violation_error_message=_("Another item already has this REF number."),
            ),
            models.CheckConstraint(
                condition=~Q(parent=models.F("pk")),
                name="item_not_under_itself",
                violation_error_message=_("An item cannot stand under itself."),
            ),
            exempt_constraint("item"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_reason=""),
                name="withdrawn_item_has_a_reason",
                violation_error_message=_("Give the reason why the item is withdrawn."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("meetings:agenda-item-detail", args=[self.pk])

    @property
    def council(self):
        return self.meeting.committee.council

    @property
    def is_exempt(self) -> bool:
        return bool(self.exempt_paragraphs)

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    @property
    def is_frozen(self) -> bool:
        """Whether its number was published: it can be withdrawn, and neither moved nor removed."""
        return bool(self.label)
