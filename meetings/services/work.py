"""What of reports and recommendations waits for a person (for the page "Your work")."""

from collections.abc import Iterable

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from meetings.enums import AddresseeStatus, MeetingStatus, RecommendationStatus, ReportStatus
from meetings.models import Addressee, Report
from meetings.models.recommendation import UNANSWERED
from partnerships.models import ThemeLead
from scrutiny.access.permissions import Permission
from scrutiny.models import Council, User
from scrutiny.work import WorkItem

TO_WRITE = _("Reports to write")
TO_SEND, TO_CHASE = _("Recommendations to send"), _("Answers awaited")
TO_ANSWER, TO_LOOK_AT = _("Recommendations to answer"), _("Answers to look at")


def reports(user: User, council: Council) -> Iterable[WorkItem]:
    """Reports that the person writes (one query)."""
    led = ThemeLead.objects.current().filter(person__user=user).values("priority")
    mine = Q(author__user=user) | Q(item__priority__in=led)
    wanted = mine & Q(status__in=[ReportStatus.DRAFT, ReportStatus.RETURNED])
    rows = Report.objects.filter(wanted, item__meeting__committee__council=council)
    for report in rows.exclude(item__meeting__status=MeetingStatus.CANCELLED).select_related(
        "item__meeting__committee"
    ):
        yield _report_item(report)


def recommendations(user: User, council: Council) -> Iterable[WorkItem]:
    """What officers have to send or to chase, and what the person's own body has to answer (one query)."""
    held = user.grants
    chases = council.pk in held.councils_with(Permission.SEND_RECOMMENDATION)
    bodies = held.organisations_with(Permission.ANSWER_RECOMMENDATION)
    if not (chases or bodies):
        return
    rows = Addressee.objects.filter(
        recommendation__committee__council=council,
        recommendation__status__in=[RecommendationStatus.MADE, RecommendationStatus.SENT],
        status__in=[AddresseeStatus.NOT_SENT, AddresseeStatus.GIVEN, *UNANSWERED],
    ).select_related("recommendation", "organisation", "person__user")
    if not chases:
        rows = rows.filter(organisation__in=bodies, status__in=UNANSWERED)
    for addressee in rows:
        yield _recommendation_item(addressee, is_own=addressee.organisation_id in bodies)


def _report_item(report: Report) -> WorkItem:
    return WorkItem(
        kind=TO_WRITE,
        title=report.title,
        url=report.get_absolute_url(),
        due=report.due,
        overdue=report.due is not None and report.due < timezone.localdate(),
        note=_("Returned: %(why)s") % {"why": report.return_note}
        if report.status == ReportStatus.RETURNED
        else str(report.meeting),
    )


def _recommendation_item(addressee: Addressee, *, is_own: bool) -> WorkItem:
    is_given = addressee.status == AddresseeStatus.GIVEN
    return WorkItem(
        kind=_kind_of(addressee, is_own=is_own),
        title=f"{addressee.recommendation.reference}: {Truncator(addressee.recommendation.text).words(14)}",
        url=reverse("meetings:addressee-take", args=[addressee.pk])
        if is_given
        else addressee.recommendation.get_absolute_url(),
        due=addressee.due_on,
        overdue=addressee.is_overdue,
        note=addressee.name,
    )


def _kind_of(addressee: Addressee, *, is_own: bool) -> Promise:
    if addressee.status == AddresseeStatus.NOT_SENT:
        return TO_SEND
    if addressee.status == AddresseeStatus.GIVEN:
        return TO_LOOK_AT
    return TO_ANSWER if is_own else TO_CHASE
