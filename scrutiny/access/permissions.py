"""What a person may do, each with the sentence that the staff page, the docs and a refusal print."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Permission(StrEnum):
    """One thing that a role may do; the value is stored nowhere, the name is what code speaks of."""

    SET_UP_COUNCILS = "set-up-councils"
    EDIT_COUNCIL = "edit-council"
    MANAGE_USERS = "manage-users"
    READ_AUDIT = "read-audit"
    READ_MAIL = "read-mail"
    READ_COUNCIL = "read-council"
    EDIT_DIRECTORY = "edit-directory"
    EDIT_PARTNERSHIP = "edit-partnership"
    UPDATE_PLAN = "update-plan"
    READ_PARTNERSHIP = "read-partnership"
    EDIT_COMMITTEE = "edit-committee"
    EDIT_MEETING = "edit-meeting"
    PUBLISH = "publish"
    READ_COMMITTEE = "read-committee"
    READ_RESTRICTED = "read-restricted"
    COMMISSION_REPORT = "commission-report"
    WRITE_REPORT = "write-report"
    CLEAR_REPORT = "clear-report"
    APPOINT_REVIEWER = "appoint-reviewer"
    RECORD_MINUTES = "record-minutes"
    SEND_RECOMMENDATION = "send-recommendation"
    ANSWER_RECOMMENDATION = "answer-recommendation"
    CONFIRM_RECOMMENDATION = "confirm-recommendation"


DESCRIPTIONS = {
    Permission.SET_UP_COUNCILS: _("Set up a council on this service"),
    Permission.EDIT_COUNCIL: _("Change a council's details, notice period and closure days"),
    Permission.MANAGE_USERS: _("Add people who can sign in and give them roles"),
    Permission.READ_AUDIT: _("Read the record of who did what and when"),
    Permission.READ_MAIL: _("Read every message that the service has sent for the council"),
    Permission.READ_COUNCIL: _("Read the council's committees, partnerships, reports and recommendations"),
    Permission.EDIT_DIRECTORY: _("Add and change organisations and people"),
    Permission.EDIT_PARTNERSHIP: _("Change a partnership, its members, its groups and its plan"),
    Permission.UPDATE_PLAN: _("Record progress on plan actions and values of measures"),
    Permission.READ_PARTNERSHIP: _("Read a partnership, its members and its plan before they are published"),
    Permission.EDIT_COMMITTEE: _("Change a committee, its members and its standing items"),
    Permission.EDIT_MEETING: _("Arrange a meeting and draft its agenda"),
    Permission.PUBLISH: _("Publish papers, minutes and pages"),
    Permission.READ_COMMITTEE: _("Read a committee's papers when they are published to members"),
    Permission.READ_RESTRICTED: _("Read papers with exempt information"),
    Permission.COMMISSION_REPORT: _("Ask for a report and name its author"),
    Permission.WRITE_REPORT: _("Write and submit a report"),
    Permission.CLEAR_REPORT: _("Clear a report for the agenda or return it to its author"),
    Permission.APPOINT_REVIEWER: _("Say who signs off the implications of reports, and in which role"),
    Permission.RECORD_MINUTES: _("Record attendance, interests, minutes and resolutions"),
    Permission.SEND_RECOMMENDATION: _(
        "Send recommendations to the bodies that must answer, and record their answers"
    ),
    Permission.ANSWER_RECOMMENDATION: _("Answer a recommendation for the organisation and report progress"),
    Permission.CONFIRM_RECOMMENDATION: _("Record that the committee finds a recommendation carried out"),
}
