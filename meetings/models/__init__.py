from meetings.models.agenda_item import AgendaItem
from meetings.models.appendix import Appendix, ReportPicture
from meetings.models.attendance import Attendance, Declaration
from meetings.models.committee import Committee, StandingItem
from meetings.models.committee_membership import CommitteeMembership
from meetings.models.house_style import HouseStyle, HouseStyleVersion
from meetings.models.meeting import Meeting
from meetings.models.minutes import Minute, Minutes, Resolution
from meetings.models.publication import PACK_KINDS, Publication
from meetings.models.publication_file import AllowedWords, PublicationFile, Withdrawal
from meetings.models.recommendation import Addressee, ProgressUpdate, Recommendation, Response
from meetings.models.report import Report
from meetings.models.report_list import BackgroundPaper, ProposedRecommendation, Risk
from meetings.models.report_section import ReportSection, SectionVersion
from meetings.models.reviewer import Reviewer
from meetings.models.sign_off import SignOff
from meetings.models.word_import import WordImport

__all__ = [
    "PACK_KINDS",
    "Addressee",
    "AgendaItem",
    "AllowedWords",
    "Appendix",
    "Attendance",
    "BackgroundPaper",
    "Committee",
    "CommitteeMembership",
    "Declaration",
    "HouseStyle",
    "HouseStyleVersion",
    "Meeting",
    "Minute",
    "Minutes",
    "ProgressUpdate",
    "ProposedRecommendation",
    "Publication",
    "PublicationFile",
    "Recommendation",
    "Report",
    "ReportPicture",
    "ReportSection",
    "Resolution",
    "Response",
    "Reviewer",
    "Risk",
    "SectionVersion",
    "SignOff",
    "StandingItem",
    "Withdrawal",
    "WordImport",
]
