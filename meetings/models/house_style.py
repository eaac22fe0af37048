from functools import cached_property

import pgtrigger
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meetings.enums import ReadyStyle
from meetings.house_style_data import from_data
from meetings.house_style_sheet import HouseStyleSheet
from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission
from scrutiny.models import Council


class HouseStyleQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The ready styles and those of the councils that the person works for."""
        councils = grants_of(user).councils_with(Permission.READ_COUNCIL)
        return self.filter(Q(council__isnull=True) | Q(council__in=councils))

    def of_council(self, council):
        """The styles that a council may use: its own, and the ready ones."""
        return self.filter(Q(council=council) | Q(council__isnull=True))

    def in_use(self):
        return self.filter(is_retired=False)

    def ready(self, key: str):
        """The ready style with a key. Raises DoesNotExist."""
        return self.get(council__isnull=True, key=key)


class HouseStyle(models.Model):
    """How a council's reports are headed, sectioned and numbered; without a council it is one that comes ready."""

    council = models.ForeignKey(
        Council, on_delete=models.PROTECT, null=True, blank=True, related_name="house_styles"
    )
    key = models.CharField(max_length=20, blank=True, choices=ReadyStyle.choices, editable=False)
    name = models.CharField(_("name"), max_length=120)
    # What a style says is in its versions; this is the next one while an officer changes it.
    draft = models.JSONField(null=True, blank=True, editable=False)
    is_retired = models.BooleanField(_("no longer offered"), default=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = HouseStyleQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "name"],
                name="house_style_name_once_per_council",
                violation_error_message=_("The council already has a house style with this name."),
                violation_error_code="name",
            ),
            models.UniqueConstraint(
                fields=["key"],
                condition=Q(council__isnull=True),
                name="ready_house_style_once",
                violation_error_message=_("This house style is there already."),
            ),
            models.CheckConstraint(
                condition=Q(council__isnull=False, key="") | (Q(council__isnull=True) & ~Q(key="")),
                name="house_style_is_ready_or_a_councils_own",
                violation_error_message=_("A house style comes ready, or belongs to one council."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("meetings:house-style-detail", args=[self.pk])

    @property
    def is_ready(self) -> bool:
        """Whether it comes with the product: it can be copied, and changed only in the copy."""
        return self.council_id is None


class HouseStyleVersionQuerySet(models.QuerySet):
    def newest(self):
        """The version that each style has now."""
        numbers = HouseStyleVersion.objects.filter(style=OuterRef("style")).order_by("-number")
        return self.filter(pk=Subquery(numbers.values("pk")[:1]))


class HouseStyleVersion(models.Model):
    """What a house style said from one day on; it never changes, so that a report keeps the one it was written in."""

    style = models.ForeignKey(HouseStyle, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    data = models.JSONField(editable=False)
    note = models.CharField(_("what changed"), max_length=200, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.CharField(max_length=150, blank=True)

    objects = HouseStyleVersionQuerySet.as_manager()

    class Meta:
        ordering = ["style", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["style", "number"],
                name="house_style_version_number_once",
                violation_error_message=_("Somebody else has just put another version into use."),
            )
        ]
        triggers = [
            pgtrigger.Protect(
                name="house_style_version_stays", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self):
        return _("%(style)s, version %(number)d") % {"style": self.style, "number": self.number}

    @cached_property
    def sheet(self) -> HouseStyleSheet:
        """What the version says."""
        return from_data(self.data)
