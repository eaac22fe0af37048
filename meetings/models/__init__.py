from meetings.models.agenda_item import AgendaItem
from meetings.models.attendance import Attendance, Declaration
from meetings.models.committee import Committee, StandingItem
from meetings.models.committee_membership import CommitteeMembership
from meetings.models.meeting import Meeting
from meetings.models.minutes import Minute, Minutes, Resolution
from meetings.models.publication import Publication
from meetings.models.recommendation import Addressee, ProgressUpdate, Recommendation, Response
from meetings.models.report import (
    Appendix,
    BackgroundPaper,
    ProposedRecommendation,
    Report,
    ReportSection,
    Risk,
)

__all__ = [
    "Addressee",
    "AgendaItem",
    "Appendix",
    "Attendance",
    "BackgroundPaper",
    "Committee",
    "CommitteeMembership",
    "Declaration",
    "Meeting",
    "Minute",
    "Minutes",
    "ProgressUpdate",
    "ProposedRecommendation",
    "Publication",
    "Recommendation",
    "Report",
    "ReportSection",
    "Resolution",
    "Response",
    "Risk",
    "StandingItem",
]
