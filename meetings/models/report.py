from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.enums import ReportStatus
from meetings.house_style_sheet import HouseStyleSheet
from meetings.models.agenda_item import AgendaItem
from meetings.models.house_style import HouseStyleVersion
from meetings.models.reviewer import Reviewer
from partnerships.models import Person, ThemeLead
from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission


class ReportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """All reports of a council for its officers; for others those they write or whose priority they lead today."""
        held = grants_of(user)
        led = ThemeLead.objects.current().filter(person__user=user).values("priority")
        mine = Q(author__user=user) | Q(item__priority__in=led) | Q(pk__in=self._to_review(user))
        seen = Q(item__meeting__committee__council__in=held.councils_with(Permission.READ_COUNCIL))
        exempt_ok = Q(item__meeting__committee__council__in=held.councils_with(Permission.READ_RESTRICTED))
        return self.filter(mine | (seen & (Q(item__exempt_paragraphs__len=0) | exempt_ok))).distinct()

    def _to_review(self, user):
        """Reports with an implication that the person reviews today."""
        roles = Reviewer.objects.current().filter(
            person__user=user,
            council=OuterRef("item__meeting__committee__council"),
            role=OuterRef("sections__reviewer"),
        )
        return Report.objects.filter(Exists(roles)).order_by().values("pk")

    def for_pages(self):
        """With what its pages, policies and papers read: item, meeting, council, author and theme leads."""
        leads = ThemeLead.objects.select_related("person")
        return self.select_related(
            "author", "house_style__style", "item__priority", "item__meeting__committee__council"
        ).prefetch_related(Prefetch("item__priority__theme_leads", queryset=leads))


class Report(models.Model):
    """An officer's paper to the committee for one agenda item, in the council's house style."""

    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="report")
    title = models.CharField(_("subject"), max_length=300)
    house_style = models.ForeignKey(
        HouseStyleVersion,
        on_delete=models.PROTECT,
        related_name="reports",
        verbose_name=_("version of the house style"),
    )
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
    author_telephone = models.CharField(_("author's telephone"), max_length=60, blank=True)
    author_contact = models.CharField(_("author's telephone and email"), max_length=200, blank=True)
    corporate_priorities = models.TextField(_("corporate priorities, one on a line"), blank=True)
    wards = models.CharField(_("wards affected"), max_length=250, blank=True)
    ward_consultation = models.CharField(_("date wards were consulted"), max_length=120, blank=True)
    is_key_decision = models.BooleanField(_("this is a key decision"), default=False)
    key_decision_ground = models.TextField(_("key decision: ground"), blank=True)
    own_facts = models.JSONField(default=dict, blank=True, editable=False)
    no_background_papers = models.BooleanField(_("there are no background papers"), default=False)
    due = models.DateField(_("draft wanted by"), null=True, blank=True)
    sign_offs_due = models.DateField(_("sign-offs wanted by"), null=True, blank=True)
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
    def sheet(self) -> HouseStyleSheet:
        """The house style it is written in (reads the version)."""
        return self.house_style.sheet

    @property
    def is_open(self) -> bool:
        """Whether its author may still change it."""
        return self.status in (ReportStatus.DRAFT, ReportStatus.RETURNED)

    @property
    def is_overdue(self) -> bool:
        """Whether the draft was wanted before today and isn't in."""
        return self.is_open and self.due is not None and self.due < timezone.localdate()
