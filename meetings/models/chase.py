import datetime as dt

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from meetings.models.addressee import Addressee
from meetings.recommendation_enums import DigestKind, DigestState, Rung
from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission
from scrutiny.models import Council, OutgoingEmail, User

MONDAY, FRIDAY = 0, 4


class ChaseLadder(models.Model):
    """How a council asks for answers: when before and after the day due, and on which weekday it writes."""

    council = models.OneToOneField(Council, on_delete=models.CASCADE, related_name="chase_ladder")
    is_on = models.BooleanField(_("write to who must answer"), default=True)
    before_days = models.PositiveSmallIntegerField(
        _("days before an answer is due"), default=7, validators=[MaxValueValidator(60)]
    )
    report_days = models.PositiveSmallIntegerField(
        _("days overdue after which silence is reported to the committee"),
        default=14,
        validators=[MaxValueValidator(365)],
    )
    progress_days = models.PositiveSmallIntegerField(
        _("days without news after which progress is asked for"),
        default=180,
        validators=[MinValueValidator(14), MaxValueValidator(730)],
    )
    weekday = models.PositiveSmallIntegerField(
        _("day of the week on which messages go out"),
        default=MONDAY,
        validators=[MaxValueValidator(FRIDAY)],
    )
    # The Monday of the last week whose messages were made, so that each week has them once.
    made_week = models.DateField(null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    def __str__(self):
        return str(self.council)

    @property
    def weekday_name(self) -> str:
        return str(WEEKDAYS[self.weekday])

    def rungs(self, due: dt.date, day: dt.date) -> list[Rung]:
        """The steps that an unanswered clock stands on by a day; silence is reported on top of being overdue."""
        late = (day - due).days
        if late < 0:
            return [Rung.BEFORE] if -late <= self.before_days else []
        if late == 0:
            return [Rung.DUE]
        return [Rung.OVERDUE, Rung.REPORTED] if late >= self.report_days else [Rung.OVERDUE]


class DigestQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Messages of councils whose recommendations the person sends."""
        return self.filter(council__in=grants_of(user).councils_with(Permission.SEND_RECOMMENDATION))


class Digest(models.Model):
    """What one address is told in one week, in one message."""

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="digests")
    kind = models.CharField(max_length=10, choices=DigestKind.choices)
    to = models.EmailField(_("to"))
    to_name = models.CharField(_("name"), max_length=200, blank=True)
    week = models.DateField(_("week"), help_text=_("Its Monday."))
    state = models.CharField(max_length=10, choices=DigestState.choices, default=DigestState.WAITING)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"))
    email = models.OneToOneField(
        OutgoingEmail, on_delete=models.PROTECT, null=True, blank=True, related_name="digest"
    )
    made_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    may_be_exempt = True
    objects = DigestQuerySet.as_manager()

    class Meta:
        ordering = ["-week", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "to", "week"],
                name="one_message_a_week_to_an_address",
                violation_error_message=_("This address has its message of this week."),
            ),
            models.CheckConstraint(
                condition=~Q(state=DigestState.SENT) | Q(email__isnull=False),
                name="sent_digest_has_its_message",
                violation_error_message=_("A message that was sent is kept."),
            ),
        ]

    def __str__(self):
        return f"{self.subject} → {self.to}"

    def get_absolute_url(self):
        return reverse("meetings:digest-detail", args=[self.pk])

    @property
    def is_waiting(self) -> bool:
        return self.state == DigestState.WAITING

    @property
    def known_as(self) -> str:
        return f"{self.get_kind_display()}, {self.week}"


class ChaseNotice(models.Model):
    """A step of the ladder that an answer has reached: raised once for each date due."""

    addressee = models.ForeignKey(Addressee, on_delete=models.CASCADE, related_name="notices")
    rung = models.CharField(max_length=10, choices=Rung.choices)
    # Which clock it belongs to: an extension makes a new one. Of progress, the day of the last news.
    for_date = models.DateField()
    raised_on = models.DateField(default=timezone.localdate)
    digests = models.ManyToManyField(Digest, related_name="notices", blank=True)

    class Meta:
        ordering = ["raised_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["addressee", "rung", "for_date"],
                name="notice_once_per_step",
                violation_error_message=_("This step has been reached already."),
            )
        ]

    def __str__(self):
        return f"{self.addressee}: {self.get_rung_display()}"


class DigestApproval(models.Model):
    """That an officer has seen the first message of a kind: from then on they go out by themselves."""

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="digest_approvals")
    kind = models.CharField(max_length=10, choices=DigestKind.choices)
    seen = models.ForeignKey(Digest, on_delete=models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "kind"],
                name="kind_of_message_approved_once",
                violation_error_message=_("Messages of this kind have been looked at already."),
            )
        ]

    def __str__(self):
        return f"{self.council}: {self.get_kind_display()}"
