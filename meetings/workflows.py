"""The workflows of meetings, as tables. docs/workflows.md is drawn from them."""

from django.utils.translation import gettext_lazy as _

from meetings import notifications, policies, state_tables
from meetings.enums import Event, MeetingStatus, MinutesStatus, ReportStatus
from meetings.recommendation_workflows import ADDRESSEE, RECOMMENDATION
from scrutiny.workflow import Transition, Workflow

REPORT = Workflow(
    name="report",
    title=_("A report to the committee"),
    states=ReportStatus,
    initial=ReportStatus.DRAFT,
    transitions=(
        Transition(
            verb="submit",
            label=_("Submit report"),
            sources=frozenset({ReportStatus.DRAFT, ReportStatus.RETURNED}),
            target=ReportStatus.SUBMITTED,
            turn="theme-lead",
            check=policies.check_submit_report,
            event=Event.REPORT_SUBMITTED,
            url_name="meetings:report-submit",
            style="primary",
            notify=notifications.report_submitted,
        ),
        Transition(
            verb="clear",
            label=_("Clear for the agenda"),
            sources=frozenset({ReportStatus.SUBMITTED}),
            target=ReportStatus.CLEARED,
            turn="committee-officer",
            check=policies.check_clear_for_the_agenda,
            event=Event.REPORT_CLEARED,
            url_name="meetings:report-clear",
            style="primary",
            notify=notifications.report_cleared,
        ),
        Transition(
            verb="return",
            label=_("Return to the author"),
            sources=frozenset({ReportStatus.SUBMITTED, ReportStatus.CLEARED}),
            target=ReportStatus.RETURNED,
            turn="committee-officer",
            check=policies.check_clear_report,
            event=Event.REPORT_RETURNED,
            url_name="meetings:report-return",
            asks=True,
            notify=notifications.report_returned,
        ),
    ),
)

MEETING = Workflow(
    name="meeting",
    title=_("A meeting"),
    states=MeetingStatus,
    initial=MeetingStatus.ARRANGED,
    transitions=(
        Transition(
            verb="hold",
            label=_("Record that it was held"),
            sources=frozenset({MeetingStatus.ARRANGED, MeetingStatus.ADJOURNED}),
            target=MeetingStatus.HELD,
            turn="committee-officer",
            check=policies.check_edit_meeting,
            event=Event.MEETING_HELD,
            url_name="meetings:meeting-hold",
            asks=True,
        ),
        Transition(
            verb="adjourn",
            label=_("Adjourn"),
            sources=frozenset({MeetingStatus.ARRANGED}),
            target=MeetingStatus.ADJOURNED,
            turn="committee-officer",
            check=policies.check_edit_meeting,
            event=Event.MEETING_ADJOURNED,
            url_name="meetings:meeting-adjourn",
            asks=True,
        ),
        Transition(
            verb="resume",
            label=_("Arrange it again"),
            sources=frozenset({MeetingStatus.ADJOURNED, MeetingStatus.CANCELLED}),
            target=MeetingStatus.ARRANGED,
            turn="committee-officer",
            check=policies.check_edit_meeting,
            event=Event.MEETING_RESUMED,
            url_name="meetings:meeting-resume",
        ),
        Transition(
            verb="cancel",
            label=_("Cancel the meeting"),
            sources=frozenset({MeetingStatus.ARRANGED, MeetingStatus.ADJOURNED}),
            target=MeetingStatus.CANCELLED,
            turn="committee-officer",
            check=policies.check_edit_meeting,
            event=Event.MEETING_CANCELLED,
            url_name="meetings:meeting-cancel",
            asks=True,
            style="warning",
            notify=notifications.meeting_cancelled,
        ),
    ),
)

MINUTES = Workflow(
    name="minutes",
    title=_("The minutes of a meeting"),
    states=MinutesStatus,
    initial=MinutesStatus.DRAFT,
    transitions=(
        Transition(
            verb="publish",
            label=_("Publish as draft minutes"),
            sources=frozenset({MinutesStatus.DRAFT}),
            target=MinutesStatus.PUBLISHED,
            turn="committee-officer",
            check=policies.check_publish_minutes,
            event=Event.MINUTES_PUBLISHED,
            url_name="meetings:minutes-publish",
            asks=True,
            style="primary",
            notify=notifications.minutes_published,
        ),
        Transition(
            verb="agree",
            label=_("Record that they were agreed"),
            sources=frozenset({MinutesStatus.PUBLISHED}),
            target=MinutesStatus.AGREED,
            turn="committee-officer",
            check=policies.check_publish_minutes,
            event=Event.MINUTES_AGREED,
            url_name="meetings:minutes-agree",
            asks=True,
            style="primary",
        ),
    ),
)

ALL = (MEETING, REPORT, MINUTES, RECOMMENDATION, ADDRESSEE)
TABLES = (
    (
        _("The states of trackers"),
        _(
            "Every state that trackers kept by hand name, and where it lives here. Red, amber and green are a rating "
            "of their own and no state."
        ),
        (_("State"), _("Whose"), _("Stored as"), _("Ways to it"), _("Councils also write")),
        state_tables.rows(),
    ),
)
