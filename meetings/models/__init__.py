from meetings.models.action import Action, WorkProgrammeEntry
from meetings.models.addressee import Addressee, AnswerLink, Extension
from meetings.models.agenda_item import AgendaItem
from meetings.models.appendix import Appendix, ReportPicture
from meetings.models.attendance import Attendance, Declaration, StandingDeclaration
from meetings.models.chase import ChaseLadder, ChaseNotice, Digest, DigestApproval
from meetings.models.committee import Committee, StandingItem
from meetings.models.committee_membership import CommitteeMembership
from meetings.models.correction import AgreedCorrection, MinutesSigning, ProposedCorrection
from meetings.models.exclusion import Exclusion
from meetings.models.finding import Finding
from meetings.models.house_style import HouseStyle, HouseStyleVersion
from meetings.models.issued_number import IssuedNumber
from meetings.models.meeting import Meeting
from meetings.models.minute_part import MinutePart
from meetings.models.minutes import Minute, Minutes, Resolution
from meetings.models.motion import Motion, VoteCast
from meetings.models.presiding import Presiding
from meetings.models.publication import PACK_KINDS, Publication
from meetings.models.publication_file import AllowedWords, PublicationFile, Withdrawal
from meetings.models.recommendation import Recommendation, RecommendationPart
from meetings.models.report import Report
from meetings.models.report_list import BackgroundPaper, ProposedRecommendation, Risk
from meetings.models.report_section import ReportSection, SectionVersion
from meetings.models.response import Evidence, PartAnswer, ProgressUpdate, Response
from meetings.models.review import (
    LineOfEnquiry,
    PreparedAmendment,
    PrivateNote,
    ReportReading,
    WordingProposal,
)
from meetings.models.reviewer import Reviewer
from meetings.models.sign_off import SignOff
from meetings.models.standing_phrase import StandingPhrase
from meetings.models.statutory_copy import StatutoryCopy
from meetings.models.tracker_import import TrackerImport, TrackerRow
from meetings.models.word_import import WordImport

__all__ = [
    "PACK_KINDS",
    "Action",
    "Addressee",
    "AgendaItem",
    "AgreedCorrection",
    "AllowedWords",
    "AnswerLink",
    "Appendix",
    "Attendance",
    "BackgroundPaper",
    "ChaseLadder",
    "ChaseNotice",
    "Committee",
    "CommitteeMembership",
    "Declaration",
    "Digest",
    "DigestApproval",
    "Evidence",
    "Exclusion",
    "Extension",
    "Finding",
    "HouseStyle",
    "HouseStyleVersion",
    "IssuedNumber",
    "LineOfEnquiry",
    "Meeting",
    "Minute",
    "MinutePart",
    "Minutes",
    "MinutesSigning",
    "Motion",
    "PartAnswer",
    "PreparedAmendment",
    "Presiding",
    "PrivateNote",
    "ProgressUpdate",
    "ProposedCorrection",
    "ProposedRecommendation",
    "Publication",
    "PublicationFile",
    "Recommendation",
    "RecommendationPart",
    "Report",
    "ReportPicture",
    "ReportReading",
    "ReportSection",
    "Resolution",
    "Response",
    "Reviewer",
    "Risk",
    "SectionVersion",
    "SignOff",
    "StandingDeclaration",
    "StandingItem",
    "StandingPhrase",
    "StatutoryCopy",
    "TrackerImport",
    "TrackerRow",
    "VoteCast",
    "Withdrawal",
    "WordImport",
    "WordingProposal",
    "WorkProgrammeEntry",
]
