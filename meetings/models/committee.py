from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meetings.enums import ItemKind, SupplementNumbers
from meetings.minute_enums import ClauseStyle, MinutesManner, NumberRun
from meetings.models.house_style import HouseStyle
from partnerships.models import Partnership
from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission
from scrutiny.dated import DatedModel, DatedQuerySet, dated_constraints
from scrutiny.models import Council


class CommitteeQuerySet(DatedQuerySet):
    def visible_to(self, user):
        """Committees that the person works for, sits on, or whose partnership they represent."""
        held = grants_of(user)
        return self.filter(
            Q(council__in=held.councils_with(Permission.READ_COMMITTEE))
            | Q(pk__in=held.committees_with(Permission.READ_COMMITTEE))
            | Q(partnership__in=held.partnerships_with(Permission.READ_PARTNERSHIP))
        )

    def published(self):
        return self.filter(is_public=True, council__is_public=True)


class Committee(DatedModel):
    """A body of councillors that scrutinises; one is designated under the Police and Justice Act 2006 s.19."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="committees")
    name = models.CharField(_("name"), max_length=200)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("parent body"),
    )
    is_designated = models.BooleanField(
        _("crime and disorder committee under the Police and Justice Act 2006"), default=False
    )
    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="committees",
        verbose_name=_("partnership it holds to account"),
    )
    terms_of_reference = models.TextField(_("terms of reference"), blank=True)
    quorum = models.PositiveSmallIntegerField(_("quorum"), default=3, validators=[MinValueValidator(1)])
    number_run = models.CharField(
        _("minute numbers"), max_length=20, choices=NumberRun.choices, default=NumberRun.MEETING
    )
    number_pattern = models.CharField(
        _("how a minute number is written"),
        max_length=60,
        default="{number}",
        help_text=_(
            "With the fields {number}, {code}, {yy}, {yyyy}, {item} and {second}: {code}/{number}/{yy}."
        ),
    )
    number_width = models.PositiveSmallIntegerField(
        _("figures of the number"), default=2, help_text=_("2 writes 01, 1 writes 1.")
    )
    number_code = models.CharField(_("code in minute numbers"), max_length=10, blank=True)
    numbers_paragraphs = models.BooleanField(
        _("paragraphs of minutes are numbered under their minute"),
        default=False,
        help_text=_("51.1, 51.2 under minute 51."),
    )
    clause_style = models.CharField(
        _("how clauses are marked"),
        max_length=10,
        choices=ClauseStyle.choices,
        default=ClauseStyle.ROMAN,
    )
    marks_single_clause = models.BooleanField(_("a clause that stands alone is marked too"), default=False)
    minutes_manner = models.CharField(
        _("layout of minutes"),
        max_length=12,
        choices=MinutesManner.choices,
        default=MinutesManner.TABLE,
    )
    interests_as_table = models.BooleanField(_("interests are printed as a table"), default=False)
    corrections_days = models.PositiveSmallIntegerField(
        _("working days in which members may propose corrections"), default=5
    )
    minutes_agreed_by = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("body that agrees its minutes"),
        help_text=_("Where another body does, because the committee meets once a year."),
    )
    uses_refs = models.BooleanField(_("agenda items also have REF numbers"), default=False)
    decision_word = models.CharField(_("word that opens a decision"), max_length=40, default="Resolved")
    house_style = models.ForeignKey(
        HouseStyle,
        on_delete=models.PROTECT,
        related_name="committees",
        verbose_name=_("house style of reports"),
    )
    supplement_numbers = models.CharField(
        _("page numbers of supplements"),
        max_length=10,
        choices=SupplementNumbers.choices,
        default=SupplementNumbers.CONTINUE,
    )
    is_public = models.BooleanField(_("residents can see it"), default=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = CommitteeQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            *dated_constraints("committee"),
            models.UniqueConstraint(
                fields=["council", "name"],
                condition=Q(end__isnull=True),
                name="committee_name_once_per_council",
                violation_error_message=_("The council already has a committee with this name."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("meetings:committee-detail", args=[self.pk])

    def get_public_url(self):
        return reverse("public:committee", args=[self.council.slug, self.pk])


class StandingItem(models.Model):
    """An item that stands on every agenda of a committee."""

    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="standing_items")
    position = models.PositiveIntegerField(default=0)
    kind = models.CharField(_("kind"), max_length=30, choices=ItemKind.choices, default=ItemKind.OTHER)
    title = models.CharField(_("title"), max_length=250)
    text = models.TextField(_("text under the title"), blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.title
