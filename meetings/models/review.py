from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.models.agenda_item import AgendaItem
from meetings.models.meeting import Meeting
from meetings.models.motion import Motion
from meetings.models.report import Report
from meetings.models.report_list import ProposedRecommendation
from meetings.models.report_section import ReportSection
from meetings.recommendation_enums import ProposalState, Stance
from partnerships.models import Organisation, Person
from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission
from scrutiny.models import User


class PrivateNoteQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own, and nobody else's: not the clerk's, not the chair's."""
        return self.filter(owner=user) if user.is_authenticated else self.none()


class PrivateNote(models.Model):
    """A member's own note on a report or proposed wording: kept on the server, read by nobody else."""

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="private_notes")
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="private_notes")
    proposed = models.ForeignKey(
        ProposedRecommendation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="private_notes",
        verbose_name=_("proposed recommendation"),
    )
    section = models.ForeignKey(
        ReportSection, on_delete=models.SET_NULL, null=True, blank=True, related_name="private_notes"
    )
    # The paragraph that it stands at, by its key, and the paragraph's words when it was written: by these it finds
    # its place again when the text changes. Empty: a note on the report as a whole.
    paragraph_key = models.CharField(max_length=40, blank=True)
    quotation = models.TextField(blank=True)
    text = models.TextField(_("note"))
    written_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1, editable=False)

    may_be_exempt = True
    objects = PrivateNoteQuerySet.as_manager()

    class Meta:
        ordering = ["written_at", "pk"]

    def __str__(self):
        return self.text[:60]


class ReportReading(models.Model):
    """That somebody has opened a report before the meeting, and when last."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="readings")
    reader = models.ForeignKey(User, on_delete=models.CASCADE, related_name="report_readings")
    first_at = models.DateTimeField(default=timezone.now)
    last_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "reader"],
                name="reading_once_per_reader",
                violation_error_message=_("This reader is noted already."),
            )
        ]

    def __str__(self):
        return f"{self.reader}: {self.report}"


class LineOfEnquiryQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Of the committees that the person sits on, and all of the council for its committee officers.

        Those on an exempt item are for who reads exempt papers there.
        """
        held = grants_of(user)
        reads_all = Q(meeting__committee__council__in=held.councils_with(Permission.READ_RESTRICTED)) | Q(
            meeting__committee__in=held.committees_with(Permission.READ_RESTRICTED)
        )
        seats = Q(meeting__committee__in=held.committees_with(Permission.READ_COMMITTEE))
        officers = Q(meeting__committee__council__in=held.councils_with(Permission.EDIT_MEETING))
        return self.filter(seats | officers).filter(Q(item__exempt_paragraphs__len=0) | reads_all)


class LineOfEnquiry(models.Model):
    """What a member means to ask at the meeting, shared with the committee; the chair puts them in order."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="lines_of_enquiry")
    item = models.ForeignKey(
        AgendaItem,
        on_delete=models.CASCADE,
        related_name="lines_of_enquiry",
        verbose_name=_("agenda item"),
    )
    position = models.PositiveIntegerField(default=0)
    text = models.TextField(_("line of enquiry"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="lines_of_enquiry")
    shared_at = models.DateTimeField(default=timezone.now)
    witness = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="lines_of_enquiry",
        verbose_name=_("witness"),
    )
    witness_body = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="lines_of_enquiry",
        verbose_name=_("body of the witness"),
    )
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_to = models.EmailField(_("sent to"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    may_be_exempt = True
    objects = LineOfEnquiryQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name_plural = "lines of enquiry"

    def __str__(self):
        return self.text[:80]

    @property
    def council(self):
        return self.meeting.council

    @property
    def known_as(self) -> str:
        return str(_("Line of enquiry for %(meeting)s") % {"meeting": self.meeting})


class PreparedAmendment(models.Model):
    """Wording that somebody means to move at the meeting, merged from what members suggested; it decides nothing."""

    proposed = models.ForeignKey(
        ProposedRecommendation, on_delete=models.CASCADE, related_name="prepared_amendments"
    )
    text = models.TextField(_("wording to be moved"))
    proposer = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="prepared_amendments", verbose_name=_("proposer")
    )
    note = models.TextField(_("why"), blank=True)
    prepared_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField(default=timezone.now)
    motion = models.ForeignKey(
        Motion,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="prepared_from",
        verbose_name=_("motion that it became"),
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    may_be_exempt = True

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.text[:80]

    @property
    def known_as(self) -> str:
        return str(_("Amendment for %(report)s") % {"report": self.proposed.report_id})


class WordingProposal(models.Model):
    """What one member says of proposed wording before the meeting: support, an amendment, or an objection."""

    proposed = models.ForeignKey(
        ProposedRecommendation, on_delete=models.CASCADE, related_name="wording_proposals"
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="wording_proposals")
    stance = models.CharField(_("what you say of it"), max_length=10, choices=Stance.choices)
    wording = models.TextField(_("suggested wording"), blank=True)
    # The words as they stood when the member wrote: shown beside the present ones when these have changed.
    words_then = models.TextField(blank=True)
    reason = models.TextField(_("reason"), blank=True)
    state = models.CharField(max_length=10, choices=ProposalState.choices, default=ProposalState.WAITING)
    answer = models.TextField(_("why it was not taken up"), blank=True)
    amendment = models.ForeignKey(
        PreparedAmendment, on_delete=models.SET_NULL, null=True, blank=True, related_name="merged"
    )
    said_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1, editable=False)

    may_be_exempt = True

    class Meta:
        ordering = ["said_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposed", "by"],
                name="one_stance_per_member",
                violation_error_message=_("You have already said what you think of this wording."),
            ),
            models.CheckConstraint(
                condition=~Q(stance=Stance.AMEND) | ~Q(wording=""),
                name="amendment_has_its_wording",
                violation_error_message=_("Enter the wording that you suggest."),
            ),
        ]

    def __str__(self):
        return f"{self.by}: {self.get_stance_display()}"

    @property
    def known_as(self) -> str:
        return str(_("Wording suggested for %(report)s") % {"report": self.proposed.report_id})
