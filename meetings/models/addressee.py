import datetime as dt
import hmac
import secrets
from hashlib import sha256

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings import assessments, due_dates
from meetings.enums import AddresseeStatus, SendingMeans
from meetings.models.recommendation import UNANSWERED, Recommendation
from meetings.recommendation_enums import AddresseeKind, LinkPurpose, ResponseState
from meetings.tracker_triggers import follow
from partnerships.enums import OrganisationKind
from partnerships.models import Organisation, OrganisationName, Person
from scrutiny.calendar.clear_days import Due, response_due
from scrutiny.models import User

# Who must have a copy of every recommendation: Police and Justice Act 2006 s.19(2).
COPIED = (OrganisationKind.RESPONSIBLE_AUTHORITY, OrganisationKind.CO_OPERATING_BODY)


def _earlier_names():
    """The names that the body of an outer row had on the day on which it was sent."""
    sent = OuterRef("sent_on")
    names = OrganisationName.objects.filter(organisation=OuterRef("organisation"))
    begun, lasts = Q(start__isnull=True) | Q(start__lte=sent), Q(end__isnull=True) | Q(end__gte=sent)
    return names.filter(begun, lasts)


class AddresseeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Bodies of recommendations that the person may read."""
        return self.filter(recommendation__in=Recommendation.objects.visible_to(user))

    def for_pages(self):
        """With what a page about one reads: who is asked, and the recommendation with committee and minute."""
        return self.select_related(
            "organisation",
            "person__user",
            "recommendation__committee__council",
            "recommendation__priority",
            "recommendation__resolution__minute__item",
            "recommendation__resolution__minute__minutes__meeting__committee",
        )

    def with_extensions(self):
        """They bring their extensions with them, so that `clock` asks the database nothing more."""
        of_each = Extension.objects.filter(addressee=OuterRef("pk")).order_by("granted_on", "pk")
        told = JSONObject(until=F("until"), reason=F("reason"), granted_on=F("granted_on"))
        return self.annotate(told_extensions=ArraySubquery(of_each.values(json=told)))

    def overdue(self):
        """Those whose answer should have come before today."""
        return self.filter(status__in=UNANSWERED, due_on__lt=timezone.localdate())

    def with_name_sent(self):
        """With `name_sent`, an earlier name of the body on the day of sending, so that `name_on` need not ask."""
        return self.annotate(name_sent=Subquery(_earlier_names().values("name")[:1]))


class Addressee(models.Model):
    """Who must answer a recommendation, with its own date sent, its own clock and its own answer."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="addressees")
    kind = models.CharField(
        _("kind"), max_length=10, choices=AddresseeKind.choices, default=AddresseeKind.BODY
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="recommendations_received",
        verbose_name=_("body"),
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="recommendations_received",
        verbose_name=_("officer"),
    )
    # For the cabinet and the council empty unless they go by another name; for somebody outside their name.
    named = models.CharField(_("name"), max_length=200, blank=True)
    email = models.EmailField(_("email address"), blank=True)
    status = models.CharField(
        max_length=20, choices=AddresseeStatus.choices, default=AddresseeStatus.NOT_SENT
    )
    sent_on = models.DateField(_("date sent"), null=True, blank=True)
    sent_by = models.CharField(_("means"), max_length=10, choices=SendingMeans.choices, blank=True)
    sent_to = models.CharField(_("sent to"), max_length=250, blank=True)
    proof = models.CharField(
        _("proof of sending"),
        max_length=250,
        blank=True,
        help_text=_(
            "Such as the number of a recorded delivery. Of an email the message itself is the proof."
        ),
    )
    # The clock's inputs, so that the date can be counted again: days from the date sent, and the extensions.
    days_to_answer = models.PositiveSmallIntegerField(_("calendar days to answer"), null=True, blank=True)
    due_on = models.DateField(_("answer due"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    may_be_exempt = True
    objects = AddresseeQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        triggers = [follow("addressee_tells", "recommendation_id", of=("status", "due_on"))]
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "organisation"],
                name="addressee_once_per_recommendation",
                violation_error_message=_("This body is already an addressee."),
            ),
            models.UniqueConstraint(
                fields=["recommendation", "person"],
                name="officer_once_per_recommendation",
                violation_error_message=_("This officer is already an addressee."),
            ),
            models.UniqueConstraint(
                fields=["recommendation", "kind", "named"],
                condition=Q(organisation__isnull=True, person__isnull=True),
                name="other_addressee_once_per_recommendation",
                violation_error_message=_("This addressee is named already."),
            ),
            models.CheckConstraint(
                condition=Q(kind=AddresseeKind.BODY, organisation__isnull=False, person__isnull=True)
                | Q(kind=AddresseeKind.OFFICER, organisation__isnull=True, person__isnull=False)
                | Q(
                    kind__in=[AddresseeKind.CABINET, AddresseeKind.COUNCIL],
                    organisation__isnull=True,
                    person__isnull=True,
                )
                | (
                    Q(kind=AddresseeKind.OUTSIDE, organisation__isnull=True, person__isnull=True)
                    & ~Q(named="")
                ),
                name="addressee_is_who_its_kind_says",
                violation_error_message=_("Choose the body or officer, or enter the name of who is asked."),
            ),
            models.CheckConstraint(
                condition=Q(status=AddresseeStatus.NOT_SENT, sent_on__isnull=True, due_on__isnull=True)
                | (~Q(status=AddresseeStatus.NOT_SENT) & Q(sent_on__isnull=False, due_on__isnull=False)),
                name="sent_addressee_has_its_dates",
                violation_error_message=_(
                    "A recommendation that was sent needs the date sent and the date due."
                ),
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(due_on__gte=F("sent_on")),
                name="answer_due_after_sending",
                violation_error_message=_("The answer cannot be due before the recommendation was sent."),
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(days_to_answer__isnull=False),
                name="clock_keeps_its_days",
                violation_error_message=_("A date due needs the number of days that it was counted with."),
            ),
        ]

    def __str__(self):
        return f"{self.recommendation.reference}, {self.name}"

    def get_absolute_url(self):
        return f"{self.recommendation.get_absolute_url()}#body-{self.pk}"

    @property
    def council(self):
        return self.recommendation.council

    @property
    def known_as(self) -> str:
        return f"{self.recommendation.reference}, {self.name}"

    @property
    def name(self) -> str:
        """Who is asked, as printed today."""
        return self.named or str(self.organisation or self.person or self.get_kind_display())

    def name_on(self, day: dt.date) -> str:
        """Who is asked, as it was called on a day (reads the body's earlier names, unless `with_name_sent` did)."""
        if day == self.sent_on and hasattr(self, "name_sent"):
            return self.name_sent or self.name
        return self.organisation.name_on(day) if self.organisation else self.name

    @property
    def is_bound(self) -> bool:
        """Whether the law binds who is asked to consider and answer: Police and Justice Act 2006 s.19(8B).

        It binds the council with its executive, responsible authorities and co-operating bodies; others are asked.
        """
        if self.organisation:
            return self.organisation.is_the_council or self.organisation.kind in COPIED
        return self.kind in (AddresseeKind.CABINET, AddresseeKind.COUNCIL)

    @property
    def standing(self) -> str:
        """What it is: of a body of the register what it is in law, else its kind."""
        return (self.organisation or self).get_kind_display()

    @property
    def name_sent_to(self) -> str:
        """What it was called on the day of sending, where that was something else; else empty."""
        then = self.name_on(self.sent_on) if self.sent_on else self.name
        return "" if then == self.name else then

    @property
    def contact_name(self) -> str:
        """Whom a letter is addressed to; empty where nobody is named."""
        return self.organisation.contact_name if self.organisation else str(self.person or "")

    @property
    def contact_email(self) -> str:
        """Where mail goes, where an address is known (of an officer reads the person and the account)."""
        if self.email or self.organisation:
            return self.email or self.organisation.contact_email
        return self.person.mail_address if self.person else ""

    @property
    def address(self) -> str:
        """The postal address, where one is known."""
        return self.organisation.address if self.organisation else ""

    @property
    def answer(self):
        """The Response that counts, None while there is none (reads `responses`, prefetch for lists).

        Of a partial answer and the full one that came later it is the later one.
        """
        counted = [one for one in self.responses.all() if one.state == ResponseState.COUNTED]
        return counted[-1] if counted else None

    @property
    def open_response(self):
        """The Response that is being written, was given or was sent back; None when there is none."""
        return next((one for one in self.responses.all() if one.state != ResponseState.COUNTED), None)

    @property
    def assessments(self) -> list[assessments.Assessment]:
        """Where it is with the whole and with each part (reads its updates and the recommendation's findings)."""
        return assessments.of(self)

    @property
    def public_evidence(self) -> list:
        """The files of counted answers and of progress that residents may open (reads `evidence` with responses)."""
        return [
            one
            for one in self.evidence.all()
            if one.is_public and (one.update_id or (one.response and one.response.counts))
        ]

    @property
    def is_unanswered(self) -> bool:
        """Whether its clock runs."""
        return self.status in UNANSWERED

    @property
    def is_overdue(self) -> bool:
        return self.is_overdue_on(timezone.localdate())

    def is_overdue_on(self, day: dt.date) -> bool:
        return self.is_unanswered and self.due_on is not None and self.due_on < day

    @property
    def clock(self) -> due_dates.Clock | None:
        """How the day due is worked out; None before it was sent (reads `extensions` unless they came along)."""
        if self.sent_on is None or self.days_to_answer is None:
            return None
        if "told_extensions" in self.__dict__:
            granted = due_dates.from_json(self.told_extensions)
        else:
            rows = self.extensions.all()
            granted = tuple(due_dates.Extended(row.until, row.reason, row.granted_on) for row in rows)
        return due_dates.clock(self.sent_on, self.days_to_answer, granted)

    @property
    def counted_due(self) -> Due | None:
        """The day due as it follows from the date sent and the days stored, before any extension."""
        if self.sent_on is None or self.days_to_answer is None:
            return None
        return response_due(self.sent_on, days=self.days_to_answer)


class Extension(models.Model):
    """More time for one answer, with the reason; the clock goes on to the new date."""

    addressee = models.ForeignKey(Addressee, on_delete=models.CASCADE, related_name="extensions")
    until = models.DateField(_("new date due"))
    reason = models.TextField(_("reason"))
    granted_on = models.DateField(_("date granted"), default=timezone.localdate)
    granted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["granted_on", "pk"]

    def __str__(self):
        return f"{self.addressee}: {self.until}"


def new_key() -> str:
    """A key for a link: 43 characters that cannot be guessed (256 bits)."""
    return secrets.token_urlsafe(32)


def hash_of(key: str) -> str:
    """What of a key is stored: its SHA-256 as 64 hex digits. A key is random, so that no slower hash is needed."""
    return sha256(key.encode()).hexdigest()


class AnswerLink(models.Model):
    """A link by which a body's contact answers without an account: one purpose, one addressee, for a time."""

    addressee = models.ForeignKey(Addressee, on_delete=models.CASCADE, related_name="links")
    purpose = models.CharField(max_length=10, choices=LinkPurpose.choices, default=LinkPurpose.ANSWER)
    key_hash = models.CharField(max_length=64, unique=True, editable=False)
    sent_to = models.EmailField(_("sent to"))
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    expires_at = models.DateTimeField()
    # The browser that opened it first: the hash of the key in that browser's cookie. Elsewhere the link is refused.
    bound_hash = models.CharField(max_length=64, blank=True)
    bound_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["addressee", "purpose"],
                condition=Q(revoked_at__isnull=True, used_at__isnull=True),
                name="one_live_link_per_purpose",
                violation_error_message=_("There already is a link that can be used."),
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")),
                name="link_expires_after_it_was_made",
                violation_error_message=_("The link must be open for some time."),
            ),
        ]

    def __str__(self):
        return f"{self.addressee}: {self.get_purpose_display()}"

    @property
    def is_live(self) -> bool:
        return self.revoked_at is None and self.used_at is None and self.expires_at > timezone.now()

    def is_bound_to(self, key: str) -> bool:
        """Whether a browser's key is that of the browser that opened the link first."""
        return bool(self.bound_hash) and hmac.compare_digest(self.bound_hash, hash_of(key))
