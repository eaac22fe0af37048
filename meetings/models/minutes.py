import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meetings.enums import MinutesStatus, PaperKind
from meetings.minute_enums import ItemOutcome
from meetings.models.agenda_item import AgendaItem
from meetings.models.meeting import Meeting
from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission
from scrutiny.models import User


class MinutesQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Drafts for who records them, and for who sits on the committee once they are circulated; else published."""
        recorded = Meeting.objects.editable_by(user)
        shared = Q(meeting__in=Meeting.objects.visible_to(user)) & ~Q(status=MinutesStatus.DRAFT)
        seats = grants_of(user).committees_with(Permission.READ_COMMITTEE)
        circulated = Q(circulated_at__isnull=False, meeting__committee__in=seats)
        return self.filter(Q(meeting__in=recorded) | circulated | shared)

    def published(self):
        """Not while their latest paper is withdrawn from the public: the page would say the same."""
        withdrawn = Meeting.objects.filter(
            publications__kind=PaperKind.MINUTES,
            publications__withdrawal__isnull=False,
            publications__superseded_by__isnull=True,
        )
        out = self.exclude(status=MinutesStatus.DRAFT).exclude(meeting__in=withdrawn)
        return out.filter(meeting__in=Meeting.objects.published())


class Minutes(models.Model):
    """The record of one meeting: draft, published as draft, then agreed at a later meeting."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="minutes")
    status = models.CharField(
        _("state"), max_length=10, choices=MinutesStatus.choices, default=MinutesStatus.DRAFT
    )
    published_at = models.DateTimeField(null=True, blank=True)
    agreed_at_meeting = models.ForeignKey(
        Meeting,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="minutes_agreed",
        verbose_name=_("agreed at the meeting"),
    )
    agreed_on = models.DateField(_("date agreed"), null=True, blank=True)
    agreed_by_body = models.CharField(
        _("body that agreed them"),
        max_length=200,
        blank=True,
        help_text=_("Where it is another body, whose meetings are not held here."),
    )
    agreed_in = models.ForeignKey(
        "meetings.Minute",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="agreed_minutes",
        verbose_name=_("minute in which they were agreed"),
    )
    signed_by = models.CharField(_("person presiding who was authorised to sign"), max_length=150, blank=True)
    circulated_at = models.DateTimeField(null=True, blank=True, editable=False)
    corrections_until = models.DateField(_("members may propose corrections until"), null=True, blank=True)
    is_note = models.BooleanField(
        _("a note, since the meeting was not quorate"),
        default=False,
        help_text=_("Nothing was decided; the note goes to the next meeting."),
    )
    at_entry = models.ForeignKey(
        "meetings.Minute",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("item that the meeting has reached"),
    )
    corrections = models.TextField(_("corrections agreed"), blank=True)

    objects = MinutesQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "minutes"
        ordering = ["-meeting__date"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=MinutesStatus.AGREED, agreed_on__isnull=False)
                | (~Q(status=MinutesStatus.AGREED) & Q(agreed_on__isnull=True)),
                name="agreed_minutes_have_their_date",
                violation_error_message=_("Agreed minutes need the date on which they were agreed."),
            )
        ]

    def __str__(self):
        return str(_("Minutes of %(meeting)s") % {"meeting": self.meeting})

    def get_absolute_url(self):
        return reverse("meetings:minutes-detail", args=[self.pk])

    def get_corrections_url(self):
        return reverse("meetings:correction-list", args=[self.pk])

    def get_public_url(self):
        return reverse("public:minutes", args=[self.council.slug, self.pk])

    @property
    def council(self):
        return self.meeting.committee.council


class Minute(models.Model):
    """The numbered record of one item; its number is given at publication and never used again."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="entries")
    item = models.OneToOneField(
        AgendaItem,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="minute",
        verbose_name=_("agenda item"),
    )
    position = models.PositiveIntegerField(default=0)
    number = models.CharField(_("minute number"), max_length=20, blank=True)
    title = models.CharField(_("heading"), max_length=300)
    narrative = models.TextField(_("what was said"), blank=True)
    presented_by = models.CharField(
        _("presented by"),
        max_length=300,
        blank=True,
        help_text=_("Name and post as they were that day."),
    )
    on_behalf_of = models.CharField(_("on behalf of"), max_length=300, blank=True)
    outcome = models.CharField(
        _("what became of the item"),
        max_length=20,
        choices=ItemOutcome.choices,
        default=ItemOutcome.TAKEN,
    )
    outcome_reason = models.TextField(_("reason"), blank=True)
    deferred_to = models.ForeignKey(
        Meeting,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("deferred to the meeting"),
    )
    taken_with = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="taken_along",
        verbose_name=_("taken together with"),
    )
    urgency_reason = models.TextField(
        _("special circumstances for which the chair was of the opinion that it was urgent"),
        blank=True,
        help_text=_("Local Government Act 1972 section 100B(4)(b)."),
    )
    summary = models.TextField(
        _("summary for the public"),
        blank=True,
        help_text=_(
            "Local Government Act 1972 section 100C(2): where the open part would give no fair record without it."
        ),
    )
    decision_word = models.CharField(_("word that opens the decision"), max_length=40, blank=True)
    action = models.CharField(_("action column"), max_length=200, blank=True)
    is_exempt = models.BooleanField(_("exempt minute"), default=False)
    # The public was excluded at any time during the item, so that its own text, which has no time, is kept.
    in_private = models.BooleanField(default=False, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    edited_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    edited_at = models.DateTimeField(null=True, blank=True, editable=False)

    may_be_exempt = True

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["minutes", "number"],
                condition=~Q(number=""),
                name="minute_number_once_per_meeting",
                violation_error_message=_("Another minute already has this number."),
            )
        ]

    def __str__(self):
        return f"{self.number} {self.title}".strip()

    def get_absolute_url(self):
        return f"{self.minutes.get_absolute_url()}#minute-{self.pk}"

    @property
    def council(self):
        return self.minutes.meeting.committee.council

    @property
    def open_title(self) -> str:
        """Its heading as everybody may read it: of what is kept from the public, the title of the item (reads it)."""
        if not (self.is_exempt or self.in_private):
            return self.title
        return self.item.title if self.item else str(_("Business taken in private"))

    @property
    def known_as(self) -> str:
        """What the audit log calls it: the title of its item, since its own heading may be exempt."""
        return f"{self.minutes}: {self.item.title if self.item else self.number}".rstrip(": ")


def open_clause(path: str = "") -> Q:
    """The condition on a clause, found along a path of fields with its dashes, that it is not kept from the public."""
    kept = ("is_exempt", "in_private", "minute__is_exempt")
    return Q(**{f"{path}{name}": False for name in kept})


class ResolutionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Clauses of minutes that the person may read; what is kept only for who reads exempt papers there."""
        held = grants_of(user)
        council, committee = (
            "minute__minutes__meeting__committee__council",
            "minute__minutes__meeting__committee",
        )
        reads = Q(**{f"{council}__in": held.councils_with(Permission.READ_RESTRICTED)}) | Q(
            **{f"{committee}__in": held.committees_with(Permission.READ_RESTRICTED)}
        )
        return self.filter(open_clause() | reads, minute__minutes__in=Minutes.objects.visible_to(user))


class Resolution(models.Model):
    """One clause of what the committee decided on an item: (i), (ii) … in its own words."""

    minute = models.ForeignKey(Minute, on_delete=models.CASCADE, related_name="resolutions")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    position = models.PositiveIntegerField()
    text = models.TextField(_("clause"))
    word = models.CharField(
        _("word before this clause"),
        max_length=40,
        blank=True,
        help_text=_("Only where it differs from the minute's: and Recommended."),
    )
    mover = models.CharField(_("moved by"), max_length=150, blank=True)
    seconder = models.CharField(_("seconded by"), max_length=150, blank=True)
    vote = models.CharField(_("vote, where one was taken"), max_length=200, blank=True)
    motion = models.ForeignKey(
        "meetings.Motion",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="clauses",
        verbose_name=_("motion it comes from"),
    )
    is_exempt = models.BooleanField(_("not for publication"), default=False)
    in_private = models.BooleanField(default=False, editable=False)
    delegated_to = models.CharField(
        _("final wording left to"),
        max_length=250,
        blank=True,
        help_text=_("Such as: the Chair in consultation with the opposition lead."),
    )
    text_before_settling = models.TextField(blank=True, editable=False)
    settled_at = models.DateTimeField(null=True, blank=True, editable=False)
    settled_by = models.CharField(max_length=150, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    may_be_exempt = True
    objects = ResolutionQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.text[:80]

    @property
    def council(self):
        return self.minute.council

    @property
    def known_as(self) -> str:
        """What the audit log calls it: its minute, since its words may be exempt."""
        return str(_("Clause of %(minute)s") % {"minute": self.minute.known_as})

    @property
    def is_left_open(self) -> bool:
        """Whether its final wording was left to somebody who has not settled it yet."""
        return bool(self.delegated_to) and self.settled_at is None

    @property
    def is_kept(self) -> bool:
        """Whether the clause is kept from the public (reads the minute): by itself, or with all of its minute."""
        return self.is_exempt or self.in_private or self.minute.is_exempt
