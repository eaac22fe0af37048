"""The workflows of meetings, as tables. docs/workflows.md is drawn from them."""

from django.utils.translation import gettext_lazy as _

from meetings import notifications, policies
from meetings.enums import Event, MeetingStatus, MinutesStatus, RecommendationStatus, ReportStatus
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
            check=policies.check_clear_report,
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

RECOMMENDATION = Workflow(
    name="recommendation",
    title=_("A recommendation of the committee"),
    states=RecommendationStatus,
    initial=RecommendationStatus.MADE,
    transitions=(
        Transition(
            verb="send",
            label=_("Send to the bodies that must answer"),
            sources=frozenset({RecommendationStatus.MADE, RecommendationStatus.SENT}),
            target=RecommendationStatus.SENT,
            turn="committee-officer",
            check=policies.check_send_recommendation,
            event=Event.RECOMMENDATION_SENT,
            url_name="meetings:recommendation-send",
            asks=True,
            style="primary",
            notify=notifications.recommendation_sent,
        ),
        Transition(
            verb="confirm",
            label=_("Record the committee's finding that it is complete"),
            sources=frozenset({RecommendationStatus.SENT, RecommendationStatus.ANSWERED}),
            target=RecommendationStatus.CONFIRMED,
            turn="committee-officer",
            check=policies.check_confirm_recommendation,
            event=Event.RECOMMENDATION_CONFIRMED,
            url_name="meetings:recommendation-confirm",
            asks=True,
        ),
        Transition(
            verb="close",
            label=_("Record that it will not be implemented"),
            sources=frozenset({RecommendationStatus.SENT, RecommendationStatus.ANSWERED}),
            target=RecommendationStatus.NOT_IMPLEMENTED,
            turn="committee-officer",
            check=policies.check_confirm_recommendation,
            event=Event.RECOMMENDATION_NOT_IMPLEMENTED,
            url_name="meetings:recommendation-close",
            asks=True,
        ),
        Transition(
            verb="supersede",
            label=_("Record that it is superseded"),
            sources=frozenset(
                {RecommendationStatus.MADE, RecommendationStatus.SENT, RecommendationStatus.ANSWERED}
            ),
            target=RecommendationStatus.SUPERSEDED,
            turn="committee-officer",
            check=policies.check_confirm_recommendation,
            event=Event.RECOMMENDATION_SUPERSEDED,
            url_name="meetings:recommendation-supersede",
            asks=True,
        ),
        Transition(
            verb="reopen",
            label=_("Open it again"),
            sources=frozenset(
                {
                    RecommendationStatus.CONFIRMED,
                    RecommendationStatus.NOT_IMPLEMENTED,
                    RecommendationStatus.SUPERSEDED,
                }
            ),
            target=RecommendationStatus.SENT,
            turn="committee-officer",
            check=policies.check_confirm_recommendation,
            event=Event.RECOMMENDATION_REOPENED,
            url_name="meetings:recommendation-reopen",
            asks=True,
        ),
    ),
)

ALL = (MEETING, REPORT, MINUTES, RECOMMENDATION)
