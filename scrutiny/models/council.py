from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from scrutiny.access.grants import grants_of


class Nation(models.TextChoices):
    """Which law on notice and papers applies."""

    ENGLAND = "england", _("England")
    WALES = "wales", _("Wales")


class CouncilQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Councils where the person holds a role; all of them for who runs the service."""
        held = grants_of(user)
        return self if held.is_system_administrator else self.filter(pk__in=held.council_ids)

    def published(self):
        return self.filter(is_public=True)


class Council(models.Model):
    """The local authority that owns committees: nation, periods of notice and answer, colour and address."""

    name = models.CharField(
        _("name"),
        max_length=150,
        unique=True,
        error_messages={"unique": _("A council with this name is already set up.")},
    )
    slug = models.SlugField(
        _("short name in addresses"),
        max_length=60,
        unique=True,
        error_messages={"unique": _("Choose another short name: a council has this one.")},
    )
    nation = models.CharField(_("nation"), max_length=10, choices=Nation.choices, default=Nation.ENGLAND)
    notice_days = models.PositiveSmallIntegerField(
        _("clear working days of notice"), default=5, validators=[MinValueValidator(1), MaxValueValidator(30)]
    )
    response_days = models.PositiveSmallIntegerField(
        _("calendar days to answer a recommendation"),
        default=28,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
    )
    year_start_month = models.PositiveSmallIntegerField(
        _("month the municipal year starts"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
    )
    year_start_day = models.PositiveSmallIntegerField(
        _("day the municipal year starts"),
        default=15,
        validators=[MinValueValidator(1), MaxValueValidator(28)],
    )
    colour = models.CharField(
        _("colour"),
        max_length=7,
        default="#1d4f76",
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Enter a colour such as #1d4f76."))],
    )
    address = models.TextField(_("address block"), blank=True)
    contact_name = models.CharField(_("contact for papers"), max_length=150, blank=True)
    contact_email = models.EmailField(_("contact email"), blank=True)
    contact_telephone = models.CharField(_("contact telephone"), max_length=40, blank=True)
    is_public = models.BooleanField(_("residents can see its public pages"), default=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("council-detail", args=[self.slug])

    def get_public_url(self):
        return reverse("public:council", args=[self.slug])

    @property
    def year_start(self) -> tuple[int, int]:
        """Month and day on which the municipal year starts."""
        return self.year_start_month, self.year_start_day

    @property
    def closure_dates(self) -> dict:
        """Days on which the council is closed and the reason of each: not working days (one query)."""
        return {closure.date: closure.reason for closure in self.closures.all()}


class CouncilClosure(models.Model):
    """A day on which the council's offices are closed: no working day when notice is counted."""

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="closures")
    date = models.DateField(_("date"))
    reason = models.CharField(_("reason"), max_length=120)

    class Meta:
        ordering = ["date"]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "date"],
                name="closure_once_a_day",
                violation_error_message=_("This day is already listed as a closure."),
            )
        ]

    def __str__(self):
        return f"{self.date}: {self.reason}"
