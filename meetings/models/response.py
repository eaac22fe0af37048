from mimetypes import guess_extension
from pathlib import PurePath

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.enums import Answer, UploadKind
from meetings.models.addressee import Addressee, AnswerLink
from meetings.models.recommendation import Recommendation, RecommendationPart
from meetings.recommendation_enums import ProgressStage, ResponseState
from meetings.tracker_triggers import follow_addressee
from partnerships.enums import Rag
from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission
from scrutiny.models import User

# A refusal needs its reason alone; everything else needs what will be done and by which date.
COMPLETE = Q(answer=Answer.NOT_ACCEPTED) | (~Q(answer="") & ~Q(action="") & Q(target_date__isnull=False))


class AnswerModel(models.Model):
    """What an answer says: of the whole recommendation, or of one part."""

    answer = models.CharField(_("answer"), max_length=20, choices=Answer.choices, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    action = models.TextField(_("action that will be taken"), blank=True)
    lead = models.CharField(_("who leads it"), max_length=200, blank=True)
    target_date = models.DateField(_("date by which it will be done"), null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.get_answer_display()


class Response(AnswerModel):
    """An answer in writing to a recommendation: it counts once the committee's officer has accepted it."""

    # Of a recommendation with parts the words stand in `parts`, and `answer` sums them up.

    addressee = models.ForeignKey(Addressee, on_delete=models.PROTECT, related_name="responses")
    state = models.CharField(max_length=10, choices=ResponseState.choices, default=ResponseState.DRAFT)
    # More is to follow: accepted by the officer it is kept and shown, and the clock runs on.
    is_partial = models.BooleanField(_("more of the answer is to follow"), default=False)
    received_on = models.DateField(_("date received"), null=True, blank=True)
    given_by = models.CharField(_("name and post of who answers"), max_length=200, blank=True)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    link = models.ForeignKey(
        AnswerLink, on_delete=models.PROTECT, null=True, blank=True, related_name="responses"
    )
    saved_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    return_note = models.TextField(_("why it was sent back"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    may_be_exempt = True

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["addressee"],
                condition=~Q(state=ResponseState.COUNTED),
                name="one_open_response_per_addressee",
                violation_error_message=_("An answer is already being written or looked at."),
            ),
            models.UniqueConstraint(
                fields=["addressee"],
                condition=Q(state=ResponseState.COUNTED, is_partial=False),
                name="one_full_response_per_addressee",
                violation_error_message=_("The full answer has been accepted already."),
            ),
            models.CheckConstraint(
                condition=Q(state=ResponseState.DRAFT) | (~Q(answer="") & Q(received_on__isnull=False)),
                name="given_response_has_answer_and_date",
                violation_error_message=_(
                    "Say whether the recommendation is accepted, and when you answered."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(state=ResponseState.COUNTED)
                | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="counted_response_has_who_accepted_it",
                violation_error_message=_("An answer counts once somebody has accepted it."),
            ),
        ]

    @property
    def known_as(self) -> str:
        return str(self.addressee)

    @property
    def council(self):
        return self.addressee.council

    @property
    def counts(self) -> bool:
        return self.state == ResponseState.COUNTED

    @property
    def is_late(self) -> bool:
        """Whether it came after the day on which it was due (reads the addressee)."""
        due = self.addressee.due_on
        return due is not None and self.received_on is not None and self.received_on > due

    @property
    def author(self) -> str:
        """Who gave it: the name and post that were entered, else who entered it."""
        return self.given_by or str(self.entered_by or self.addressee.name)


class PartAnswer(AnswerModel):
    """What a response says of one part of the recommendation."""

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="parts")
    part = models.ForeignKey(RecommendationPart, on_delete=models.PROTECT, related_name="answers")

    may_be_exempt = True

    class Meta:
        ordering = ["part__position"]
        constraints = [
            models.UniqueConstraint(
                fields=["response", "part"],
                name="part_answered_once",
                violation_error_message=_("This part is answered already."),
            )
        ]


class ProgressUpdate(models.Model):
    """What a body says of its progress on a day, on all or on one part; claimed as done is not yet done."""

    addressee = models.ForeignKey(Addressee, on_delete=models.PROTECT, related_name="updates")
    part = models.ForeignKey(
        RecommendationPart,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="updates",
        verbose_name=_("part"),
    )
    date = models.DateField(_("date"), default=timezone.localdate)
    text = models.TextField(_("progress"))
    rag = models.CharField(_("red, amber or green"), max_length=5, choices=Rag.choices)
    stage = models.CharField(
        _("how far it is"), max_length=20, choices=ProgressStage.choices, default=ProgressStage.IN_PROGRESS
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    said_by = models.CharField(_("name and post"), max_length=200, blank=True)
    link = models.ForeignKey(
        AnswerLink, on_delete=models.PROTECT, null=True, blank=True, related_name="updates"
    )
    # When it was entered: a finding entered later amends it, whatever the dates of both.
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    may_be_exempt = True

    class Meta:
        ordering = ["date", "pk"]
        triggers = [follow_addressee("progress_tells", of=("rag", "date", "part_id"))]
        constraints = [
            models.CheckConstraint(
                condition=Q(by__isnull=False) | ~Q(said_by=""),
                name="progress_has_its_author",
                violation_error_message=_("Enter the name and post of who reports."),
            )
        ]

    def __str__(self):
        return f"{self.date}: {self.text[:60]}"

    @property
    def claims_done(self) -> bool:
        return self.stage == ProgressStage.CLAIMED_DONE

    @property
    def author(self) -> str:
        return self.said_by or str(self.by)


def evidence_path(evidence, filename: str) -> str:
    return f"evidence/{evidence.sha256[:2]}/{evidence.sha256}"


class EvidenceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Files of what the person may read; before an answer counts only for its body and for officers."""
        held = grants_of(user)
        counts = Q(response__isnull=True) | Q(response__state=ResponseState.COUNTED)
        own = Q(addressee__organisation__in=held.organisations_with(Permission.ANSWER_RECOMMENDATION))
        looked_at = Q(
            addressee__recommendation__committee__council__in=held.councils_with(
                Permission.SEND_RECOMMENDATION
            ),
            response__state__in=(ResponseState.GIVEN, ResponseState.RETURNED),
        )
        return self.filter(counts | own | looked_at, addressee__in=Addressee.objects.visible_to(user))

    def published(self):
        """Files that an officer showed to residents, of counted answers and progress of published recommendations."""
        counts = Q(response__state=ResponseState.COUNTED) | Q(update__isnull=False)
        open_ones = Recommendation.objects.published()
        return self.filter(counts, is_public=True, addressee__recommendation__in=open_ones)


class Evidence(models.Model):
    """A file by which a body shows what it did; residents see it once an officer has made it public."""

    addressee = models.ForeignKey(Addressee, on_delete=models.PROTECT, related_name="evidence")
    response = models.ForeignKey(
        Response, on_delete=models.SET_NULL, null=True, blank=True, related_name="evidence"
    )
    update = models.ForeignKey(
        ProgressUpdate, on_delete=models.SET_NULL, null=True, blank=True, related_name="evidence"
    )
    title = models.CharField(_("what it shows"), max_length=200)
    kind = models.CharField(max_length=10, choices=UploadKind.choices)
    file = models.FileField(upload_to=evidence_path, max_length=200)
    original_name = models.CharField(max_length=200, blank=True)
    content_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(_("bytes"))
    added_at = models.DateTimeField(default=timezone.now)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    link = models.ForeignKey(
        AnswerLink, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    is_public = models.BooleanField(_("residents can see it"), default=False)

    may_be_exempt = True
    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "evidence"

    def __str__(self):
        return self.title

    @property
    def known_as(self) -> str:
        return str(self.addressee)

    @property
    def file_name(self) -> str:
        """The name under which it is saved: its own, with the ending of what it is by its content."""
        stem = PurePath(self.original_name or self.title).stem
        return f"{stem}{guess_extension(self.content_type) or ''}"
