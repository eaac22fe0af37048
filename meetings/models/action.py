from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.minute_enums import ActionState, ProgrammeState
from meetings.models.agenda_item import AgendaItem
from meetings.models.committee import Committee
from meetings.models.meeting import Meeting
from meetings.models.minute_part import MinutePart
from meetings.models.minutes import Minute, Minutes, Resolution
from meetings.models.motion import Motion
from partnerships.models import Organisation, Person
from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission

# What of an action's minute or clause keeps it from the public: exempt by hand, or taken in private.
KEPT = (
    Q(minute__is_exempt=True)
    | Q(minute__in_private=True)
    | Q(clause__is_exempt=True)
    | Q(clause__in_private=True)
)


class ActionQuerySet(models.QuerySet):
    def kept(self):
        """Those kept from the public; one of no clause with any part, motion or clause of its minute."""
        part = MinutePart.objects.filter(minute=OuterRef("minute")).filter(
            Q(is_exempt=True) | Q(in_private=True)
        )
        clause = Resolution.objects.filter(minute=OuterRef("minute")).filter(
            Q(is_exempt=True) | Q(in_private=True)
        )
        motion = Motion.objects.filter(minute=OuterRef("minute")).filter(
            Q(is_exempt=True) | Q(in_private=True)
        )
        told_beside = Exists(part) | Exists(clause) | Exists(motion)
        return self.filter(KEPT | Q(clause__isnull=True) & told_beside)

    def visible_to(self, user):
        """Those of minutes that the person may read; of exempt minutes for who reads exempt papers there."""
        held = grants_of(user)
        is_open = ~Q(pk__in=Action.objects.kept().values("pk"))
        reads = Q(committee__council__in=held.councils_with(Permission.READ_RESTRICTED)) | Q(
            committee__in=held.committees_with(Permission.READ_RESTRICTED)
        )
        return self.filter(is_open | reads, minute__minutes__in=Minutes.objects.visible_to(user))

    def published(self):
        """Of published minutes that are open."""
        return self.filter(
            committee__in=Committee.objects.published(), minute__minutes__in=Minutes.objects.published()
        ).exclude(pk__in=Action.objects.kept().values("pk"))

    def owners(self) -> list[str]:
        """The names that own actions here, people's as printed and those of organisations, in order (two queries)."""
        people = self.exclude(owner_name="").values_list("owner_name", flat=True)
        bodies = self.exclude(organisation=None).values_list("organisation__name", flat=True)
        return sorted({*people, *bodies})

    def of_owner(self, name: str):
        """Those of one of the names that `owners` lists."""
        return self.filter(Q(owner_name=name) | Q(organisation__name=name))

    def in_state(self, state: str):
        """Those in a state, or "overdue"; all of them for an empty text."""
        if state == "overdue":
            return self.filter(state=ActionState.OPEN, due_on__lt=timezone.localdate())
        return self.filter(state=state) if state else self


class Action(models.Model):
    """What somebody was asked to do at a meeting, by when, and what became of it: the matters arising."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="actions")
    minute = models.ForeignKey(Minute, on_delete=models.PROTECT, related_name="actions")
    clause = models.ForeignKey(
        Resolution,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="actions",
        verbose_name=_("clause it comes from"),
    )
    text = models.TextField(_("what is to be done"))
    owner = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="actions",
        verbose_name=_("owner"),
    )
    owner_name = models.CharField(
        _("owner as printed"), max_length=250, blank=True, help_text=_("Name and post as they were that day.")
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="actions",
        verbose_name=_("organisation"),
    )
    due_on = models.DateField(_("by"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=ActionState.choices, default=ActionState.OPEN)
    closed_on = models.DateField(_("date"), null=True, blank=True)
    note = models.TextField(_("what was done"), blank=True)
    told_at = models.DateTimeField(null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    may_be_exempt = True
    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ActionState.OPEN, closed_on__isnull=True)
                | (~Q(state=ActionState.OPEN) & Q(closed_on__isnull=False)),
                name="closed_matter_has_its_date",
                violation_error_message=_("Enter the date on which it was done or dropped."),
            )
        ]

    def __str__(self):
        return self.text[:80]

    def get_absolute_url(self):
        return reverse("meetings:action-edit", args=[self.pk])

    def get_list_url(self) -> str:
        return reverse("meetings:action-list", args=[self.committee_id])

    @property
    def council(self):
        return self.committee.council

    @property
    def is_open(self) -> bool:
        return self.state == ActionState.OPEN

    @property
    def is_overdue(self) -> bool:
        return bool(self.is_open and self.due_on and self.due_on < timezone.localdate())

    @property
    def who(self) -> str:
        """Its owner as printed, and the organisation where one is named."""
        names = (self.owner_name, self.organisation.name if self.organisation else "")
        return ", ".join(dict.fromkeys(name for name in names if name))

    @property
    def known_as(self) -> str:
        """What the audit log calls it: its minute, since its words may be exempt."""
        return str(_("Action of %(minute)s") % {"minute": self.minute.known_as})


class WorkProgrammeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of committees that the person sees; from what is kept only for who reads exempt papers there."""
        held = grants_of(user)
        reads = Q(committee__council__in=held.councils_with(Permission.READ_RESTRICTED)) | Q(
            committee__in=held.committees_with(Permission.READ_RESTRICTED)
        )
        works = Q(committee__council__in=held.councils_with(Permission.READ_COUNCIL))
        is_told = works | FROM_NO_CLAUSE | Q(clause__minute__minutes__in=Minutes.objects.published())
        return self.filter(is_told & (~KEPT_SOURCE | reads), committee__in=Committee.objects.visible_to(user))

    def published(self):
        """What residents read of a work programme: nothing from what is kept, or from minutes not published yet."""
        told = FROM_NO_CLAUSE | Q(clause__minute__minutes__in=Minutes.objects.published())
        return self.filter(told & ~KEPT_SOURCE, committee__in=Committee.objects.published())


FROM_NO_CLAUSE = Q(clause__isnull=True)
KEPT_SOURCE = Q(clause__isnull=False) & (
    Q(clause__is_exempt=True)
    | Q(clause__in_private=True)
    | Q(clause__minute__is_exempt=True)
    | Q(clause__minute__in_private=True)
)


class WorkProgrammeEntry(models.Model):
    """Something that the committee means to look at: from a decision, a deferred item, or chosen between meetings."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="work_programme")
    title = models.CharField(_("topic"), max_length=300)
    purpose = models.TextField(_("what the committee wants to find out"), blank=True)
    clause = models.ForeignKey(
        Resolution, on_delete=models.SET_NULL, null=True, blank=True, related_name="programme_entries"
    )
    item = models.ForeignKey(
        AgendaItem,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="programme_entries",
        verbose_name=_("item that was put off"),
    )
    meeting = models.ForeignKey(
        Meeting,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="programme_entries",
        verbose_name=_("planned for the meeting"),
    )
    planned_for = models.CharField(
        _("or planned for"), max_length=100, blank=True, help_text=_("Such as: autumn 2027.")
    )
    lead = models.CharField(_("who leads it"), max_length=250, blank=True)
    state = models.CharField(
        _("state"), max_length=12, choices=ProgrammeState.choices, default=ProgrammeState.PLANNED
    )
    reason = models.CharField(_("why it was dropped"), max_length=300, blank=True)
    position = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    may_be_exempt = True
    objects = WorkProgrammeQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name_plural = "work programme entries"

    def __str__(self):
        return self.title

    @property
    def known_as(self) -> str:
        """What the audit log calls it: its committee, since its topic may come from an exempt clause."""
        return str(_("Work programme of %(committee)s") % {"committee": self.committee})

    @property
    def is_coming(self) -> bool:
        return self.state in (ProgrammeState.PLANNED, ProgrammeState.ON_AGENDA)

    @property
    def council(self):
        return self.committee.council
