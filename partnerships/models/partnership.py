from django.contrib.postgres.aggregates import StringAgg
from django.db import models
from django.db.models import Count, Q, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerships.enums import GroupKind
from partnerships.models.person import Person
from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission
from scrutiny.dated import DatedModel, DatedQuerySet, dated_constraints
from scrutiny.models import Council


class PartnershipQuerySet(DatedQuerySet):
    def visible_to(self, user):
        """Partnerships that the person may read before anything is published."""
        held = grants_of(user)
        return self.filter(
            Q(council__in=held.councils_with(Permission.READ_PARTNERSHIP))
            | Q(pk__in=held.partnerships_with(Permission.READ_PARTNERSHIP))
        )

    def published(self):
        return self.filter(is_public=True, council__is_public=True)

    def with_councils(self):
        """With the names of the other councils that it serves, in `served_names`."""
        names = StringAgg(
            "councils_served__name", delimiter=", ", order_by="councils_served__name", default=Value("")
        )
        return self.annotate(served_names=names)

    def with_member_count(self):
        """With the number of its members today, in `member_count`."""
        today = timezone.localdate()
        holds = Q(memberships__start__isnull=True) | Q(memberships__start__lte=today)
        holds &= Q(memberships__end__isnull=True) | Q(memberships__end__gte=today)
        return self.annotate(member_count=Count("memberships", filter=holds))


class Partnership(DatedModel):
    """The community safety partnership: Crime and Disorder Act 1998 s.5; its local name is often another."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="partnerships")
    councils_served = models.ManyToManyField(
        Council, related_name="served_by", blank=True, verbose_name=_("councils it serves")
    )
    statutory_name = models.CharField(
        _("statutory name"), max_length=200, default="Community Safety Partnership"
    )
    local_name = models.CharField(_("local name"), max_length=200, blank=True)
    description = models.TextField(_("description"), blank=True)
    is_public = models.BooleanField(_("residents can see it, its members and its adopted plan"), default=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        ordering = ["statutory_name"]
        constraints = [*dated_constraints("partnership")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("partnerships:partnership-detail", args=[self.pk])

    def get_public_url(self):
        return reverse("public:partnership", args=[self.council.slug, self.pk])

    @property
    def name(self) -> str:
        """The name it goes by."""
        return self.local_name or self.statutory_name


class PartnershipGroup(DatedModel):
    """A board or group under the partnership, such as a joint action group; groups may have groups under them."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="groups")
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="groups",
        verbose_name=_("stands under"),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=GroupKind.choices, default=GroupKind.GROUP)
    name = models.CharField(_("name"), max_length=200)
    purpose = models.TextField(_("purpose"), blank=True)
    chair = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="groups_chaired",
        verbose_name=_("chair"),
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            *dated_constraints("partnership_group"),
            models.CheckConstraint(
                condition=~Q(parent=models.F("pk")),
                name="group_not_under_itself",
                violation_error_message=_("A group cannot stand under itself."),
            ),
        ]

    def __str__(self):
        return self.name
