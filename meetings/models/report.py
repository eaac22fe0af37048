from django.db import models
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.enums import HouseStyle, ReportStatus
from meetings.models.agenda_item import AgendaItem
from partnerships.models import Person, ThemeLead
from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission


class ReportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """All reports of a council for its officers; for others those they write or whose priority they lead today."""
        held = grants_of(user)
        led = ThemeLead.objects.current().filter(person__user=user).values("priority")
        mine = Q(author__user=user) | Q(item__priority__in=led)
        seen = Q(item__meeting__committee__council__in=held.councils_with(Permission.READ_COUNCIL))
        exempt_ok = Q(item__meeting__committee__council__in=held.councils_with(Permission.READ_RESTRICTED))
        return self.filter(mine | (seen & (Q(item__exempt_paragraphs__len=0) | exempt_ok))).distinct()

    def for_pages(self):
        """With what its pages, policies and papers read: item, meeting, council, author and theme leads."""
        leads = ThemeLead.objects.select_related("person")
        return self.select_related(
            "author", "item__priority", "item__meeting__committee__council"
        ).prefetch_related(Prefetch("item__priority__theme_leads", queryset=leads))


class Report(models.Model):
    """An officer's paper to the committee for one agenda item, in the council's house style."""

    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="report")
    title = models.CharField(_("subject"), max_length=300)
    house_style = models.CharField(_("house style"), max_length=20, choices=HouseStyle.choices)
    status = models.CharField(
        _("state"), max_length=10, choices=ReportStatus.choices, default=ReportStatus.DRAFT
    )
    author = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name=_("author"),
    )
    author_post = models.CharField(_("author's post"), max_length=200, blank=True)
    report_of = models.CharField(
        _("report of"), max_length=250, blank=True, help_text=_("The person or body whose report it is.")
    )
    lead_member = models.CharField(_("lead cabinet member or portfolio holder"), max_length=200, blank=True)
    lead_officer = models.CharField(_("lead officer or chief officer, with post"), max_length=250, blank=True)
    lead_officer_contact = models.CharField(_("lead officer's contact"), max_length=200, blank=True)
    author_contact = models.CharField(_("author's telephone and email"), max_length=200, blank=True)
    corporate_priorities = models.TextField(_("corporate priorities, one on a line"), blank=True)
    wards = models.CharField(_("wards affected"), max_length=250, blank=True)
    ward_consultation = models.CharField(_("date wards were consulted"), max_length=120, blank=True)
    is_key_decision = models.BooleanField(_("this is a key decision"), default=False)
    key_decision_ground = models.TextField(_("key decision: ground"), blank=True)
    no_background_papers = models.BooleanField(_("there are no background papers"), default=False)
    due = models.DateField(_("draft wanted by"), null=True, blank=True)
    return_note = models.TextField(_("why it was returned"), blank=True)
    cleared_at = models.DateTimeField(null=True, blank=True, editable=False)
    cleared_by = models.CharField(max_length=150, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    may_be_exempt = True
    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-item__meeting__date", "item__position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=ReportStatus.CLEARED, cleared_at__isnull=False)
                | (~Q(status=ReportStatus.CLEARED) & Q(cleared_at__isnull=True)),
                name="cleared_report_has_its_time",
                violation_error_message=_("A cleared report needs the time it was cleared."),
            ),
            models.CheckConstraint(
                condition=~Q(status=ReportStatus.RETURNED) | ~Q(return_note=""),
                name="returned_report_has_a_reason",
                violation_error_message=_("Say why the report is returned."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("meetings:report-detail", args=[self.pk])

    @property
    def meeting(self):
        return self.item.meeting

    @property
    def known_as(self) -> str:
        """What messages and the audit log call it: the title of the item, which is never exempt (reads the item)."""
        return self.item.title

    @property
    def council(self):
        return self.item.meeting.committee.council

    @property
    def is_open(self) -> bool:
        """Whether its author may still change it."""
        return self.status in (ReportStatus.DRAFT, ReportStatus.RETURNED)

    @property
    def is_overdue(self) -> bool:
        """Whether the draft was wanted before today and isn't in."""
        return self.is_open and self.due is not None and self.due < timezone.localdate()


class ReportSection(models.Model):
    """A headed part of a report; its text is written in the small markup of scrutiny/markup.py."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="sections")
    position = models.PositiveIntegerField()
    key = models.CharField(max_length=40, blank=True)
    heading = models.CharField(_("heading"), max_length=200)
    body = models.TextField(_("text"), blank=True)
    reviewed_by = models.CharField(_("reviewed by"), max_length=150, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "position"],
                name="report_section_one_per_place",
                violation_error_message=_("Two sections cannot stand in one place."),
            )
        ]

    def __str__(self):
        return self.heading


class ProposedRecommendation(models.Model):
    """Wording that a report proposes to the committee; lettered parts stand under a lead-in."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="proposed_recommendations")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="parts")
    position = models.PositiveIntegerField()
    text = models.TextField(_("recommendation"))
    addressee = models.CharField(
        _("body it is to be passed on to"),
        max_length=200,
        blank=True,
        help_text=_("Empty: the committee itself."),
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.text[:80]


class BackgroundPaper(models.Model):
    """A document that a report relies on: Local Government Act 1972 s.100D."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="background_papers")
    position = models.PositiveIntegerField()
    title = models.CharField(_("title"), max_length=300)
    location = models.CharField(_("where it can be read"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.title


class Risk(models.Model):
    """A risk of a report: the table, the matrix and the list of mitigations are drawn from these rows alone."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="risks")
    position = models.PositiveIntegerField()
    description = models.CharField(_("risk"), max_length=300)
    likelihood = models.PositiveSmallIntegerField(_("likelihood, 1 to 6"))
    impact = models.PositiveSmallIntegerField(_("impact, 1 to 4"))
    mitigation = models.TextField(_("mitigation"), blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(likelihood__range=(1, 6), impact__range=(1, 4)),
                name="risk_within_the_matrix",
                violation_error_message=_("Likelihood runs from 1 to 6 and impact from 1 to 4."),
            )
        ]

    def __str__(self):
        return self.description


def appendix_path(appendix, filename: str) -> str:
    return f"appendices/{appendix.sha256[:2]}/{appendix.sha256}.pdf"


class AppendixQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Appendices of the reports that the person reads; meetings.visibility says which of them are exempt."""
        return self.filter(report__in=Report.objects.visible_to(user))


class Appendix(models.Model):
    """A PDF attached to a report, lettered or numbered in the house style."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="appendices")
    position = models.PositiveIntegerField()
    title = models.CharField(_("title"), max_length=300)
    file = models.FileField(_("PDF file"), upload_to=appendix_path, max_length=200)
    original_name = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveIntegerField()
    size = models.PositiveBigIntegerField(_("bytes"))
    is_exempt = models.BooleanField(_("exempt: only in the restricted pack"), default=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = AppendixQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name_plural = "appendices"

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("meetings:appendix-download", args=[self.pk])
