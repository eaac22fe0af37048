"""The words of meetings: offices, states, kinds and outcomes, and the events of the audit log."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

from meetings.recommendation_enums import TrackerEvent


class ReadyStyle(models.TextChoices):
    """The house styles of reports that come ready (meetings/ready_styles has each in full)."""

    CAPITALS = "capitals", _("Continuous numbers under capital headings")
    CONTINUOUS = "continuous", _("Continuous numbers under a table of facts")
    KEY_DECISION = "key-decision", _("Continuous numbers with key decision and implications")
    DECIMAL = "decimal", _("Decimal numbers under numbered headings, with a risk matrix")


class Office(models.TextChoices):
    """What a person is on a committee; each is also a role."""

    CHAIR = "chair", _("Chair")
    VICE_CHAIR = "vice-chair", _("Vice-chair")
    MEMBER = "member", _("Member")
    SUBSTITUTE = "substitute", _("Substitute")
    CO_OPTED = "co-opted-member", _("Co-opted member")


class ItemKind(models.TextChoices):
    """What an agenda item is for; decides what a routine minute of it says."""

    APOLOGIES = "apologies", _("Apologies for absence")
    MINUTES = "minutes", _("Minutes of an earlier meeting")
    INTERESTS = "interests", _("Declarations of interest")
    WHIP = "whip", _("Declarations of party whip")
    URGENT = "urgent", _("Urgent business")
    ANNOUNCEMENTS = "announcements", _("Chair's announcements")
    RECOMMENDATIONS_UPDATE = "recommendations-update", _("Update on last year's recommendations")
    THEMES = "themes", _("Heading for the priorities of the plan")
    REPORT = "report", _("Report")
    EXCLUSION = "exclusion", _("Exclusion of press and public")
    PUBLIC_QUESTIONS = "public-questions", _("Public questions")
    OTHER = "other", _("Other business")


class MeetingMode(models.TextChoices):
    """How people take part."""

    IN_PERSON = "in-person", _("In person")
    HYBRID = "hybrid", _("In person and online")
    ONLINE = "online", _("Online")


class MeetingStatus(models.TextChoices):
    """Where a meeting is in its life."""

    ARRANGED = "arranged", _("Arranged")
    CANCELLED = "cancelled", _("Cancelled")
    ADJOURNED = "adjourned", _("Adjourned")
    HELD = "held", _("Held")


class ReportStatus(models.TextChoices):
    """Where a report is between its author and the agenda."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned to its author")
    CLEARED = "cleared", _("Cleared")


class SignOffState(models.TextChoices):
    """Where the sign-off of one implication of a report is."""

    NOT_ASKED = "not-asked", _("Not asked for yet")
    WANTED = "wanted", _("Wanted")
    CHANGED = "changed", _("Changed since it was signed off")
    CHANGE_WANTED = "change-wanted", _("A change is asked for")
    SIGNED = "signed", _("Signed off")
    EMPTY = "empty", _("Nothing to sign off")


class SavedAs(models.TextChoices):
    """What a kept text of a section is: one that it had, or one typed while somebody else saved another."""

    EARLIER = "earlier", _("Earlier text")
    BESIDE = "beside", _("Typed at the same time")


class UploadKind(models.TextChoices):
    """What somebody uploaded."""

    PDF = "pdf", _("PDF")
    WORD = "word", _("Word document")
    PICTURE = "picture", _("Picture")


class AppendixState(models.TextChoices):
    """Whether the PDF of an appendix is there."""

    READY = "ready", _("Ready")
    WAITING = "waiting", _("Being made into a PDF")
    FAILED = "failed", _("Could not be made into a PDF")


class AttendanceClass(models.TextChoices):
    """In what capacity somebody was at the meeting."""

    MEMBER = "member", _("Member")
    SUBSTITUTE = "substitute", _("Substitute")
    CO_OPTED = "co-opted", _("Co-opted member")
    OBSERVER = "observer", _("Observer")
    ALSO_PRESENT = "also-present", _("Also present")
    PARTNER = "partner", _("Partner")
    WITNESS = "witness", _("Witness")
    OFFICER = "officer", _("Officer in attendance")


class Presence(models.TextChoices):
    """Whether they came."""

    PRESENT = "present", _("Present")
    ONLINE = "online", _("Present online")
    APOLOGIES = "apologies", _("Apologies")
    ABSENT = "absent", _("Absent")


class InterestKind(models.TextChoices):
    """Kinds of interest: Localism Act 2011 ss.30-31 in England, the model code in Wales, and local codes."""

    DISCLOSABLE = "disclosable", _("Disclosable pecuniary interest")
    PREJUDICIAL = "prejudicial", _("Prejudicial interest")
    OTHER = "other", _("Other registrable or personal interest")
    LOBBYING = "lobbying", _("Lobbying")
    WHIP = "whip", _("Party whip")
    ARREARS = "arrears", _("Arrears of council tax")


class MinutesStatus(models.TextChoices):
    """Where the minutes of a meeting are."""

    DRAFT = "draft", _("Being written")
    PUBLISHED = "published", _("Published as draft")
    AGREED = "agreed", _("Agreed as a correct record")


class RecommendationStatus(models.TextChoices):
    """Where a recommendation of the committee is, from resolution to the committee's own finding."""

    DRAFT = "draft", _("Draft: its wording is to be settled")
    MADE = "made", _("Made by the committee")
    SENT = "sent", _("Sent, awaiting answers")
    ANSWERED = "answered", _("Answered by every body")
    NOT_FEASIBLE = "not-feasible", _("Not feasible, under review")
    CONFIRMED = "confirmed", _("Confirmed complete by the committee")
    NOT_IMPLEMENTED = "not-implemented", _("Not implemented")
    SUPERSEDED = "superseded", _("Superseded")
    DELETED = "deleted", _("Deleted")
    DUPLICATE = "duplicate", _("Duplicate")
    CARRIED_OVER = "carried-over", _("Carried over")


class AddresseeStatus(models.TextChoices):
    """Where one body's answer is."""

    NOT_SENT = "not-sent", _("Not sent yet")
    AWAITING = "awaiting", _("Awaiting response")
    SILENT = "silent", _("Silent: reported to the committee")
    GIVEN = "given", _("Answer given, to be looked at")
    ACCEPTED = "accepted", _("Accepted")
    IN_PART = "in-part", _("Accepted in part")
    IN_PRINCIPLE = "in-principle", _("Accepted in principle")
    NOT_ACCEPTED = "not-accepted", _("Not accepted")
    PLANNED = "planned", _("Action planned")
    IN_PROGRESS = "in-progress", _("In progress")
    CLAIMED_DONE = "claimed-done", _("Reported as implemented")
    NOT_FEASIBLE = "not-feasible", _("Found not feasible")


class Answer(models.TextChoices):
    """What a body answers; Police and Justice Act 2006 s.19(8B): what action, if any, it proposes."""

    ACCEPTED = "accepted", _("Accepted")
    IN_PART = "in-part", _("Accepted in part")
    IN_PRINCIPLE = "in-principle", _("Accepted in principle")
    NOT_ACCEPTED = "not-accepted", _("Not accepted")


class SendingMeans(models.TextChoices):
    """How a recommendation went out."""

    EMAIL = "email", _("Email")
    POST = "post", _("Post")
    HAND = "hand", _("By hand")


class PaperKind(models.TextChoices):
    """Kinds of paper that are built and published."""

    AGENDA_PACK = "agenda-pack", _("Agenda pack")
    RESTRICTED_PACK = "restricted-pack", _("Restricted agenda pack")
    SUPPLEMENT = "supplement", _("Supplement")
    RESTRICTED_SUPPLEMENT = "restricted-supplement", _("Restricted supplement")
    MINUTES = "minutes", _("Minutes")
    RESTRICTED_MINUTES = "restricted-minutes", _("Exempt minutes")
    DECISION_NOTE = "decision-note", _("Decision note")
    LETTER = "letter", _("Recommendation letter")
    MEMBER_LIST = "member-list", _("Members of the partnership")
    COPY_LETTER = "copy-letter", _("Copy of a recommendation")


class PaperFormat(models.TextChoices):
    """Other files of a published pack: all papers one by one, and the pack in large print."""

    ZIP = "zip", _("All papers one by one (ZIP)")
    LARGE_16 = "large-16", _("Large print, 16 point")
    LARGE_24 = "large-24", _("Very large print, 24 point")


class SupplementNumbers(models.TextChoices):
    """How the pages of a supplement are numbered."""

    CONTINUE = "continue", _("Go on from the last page of the pack: 143, 144")
    OWN = "own", _("Start anew with an S: S1, S2")


class Audience(models.TextChoices):
    """Who may read a paper: everybody, or those who may see exempt information."""

    PUBLIC = "public", _("Public")
    RESTRICTED = "restricted", _("Not for publication")


class ExemptParagraph(models.TextChoices):
    """Local Government Act 1972, Schedule 12A: Part 1 for England, Part 4 for Wales (headings shortened)."""

    E1 = "1", _("Information relating to any individual")
    E2 = "2", _("Information likely to reveal the identity of an individual")
    E3 = "3", _("Information relating to the financial or business affairs of any particular person")
    E4 = "4", _("Information relating to consultations or negotiations on labour relations")
    E5 = "5", _("Information to which legal professional privilege could be maintained")
    E6 = "6", _("Information revealing a proposed notice, order or direction")
    E7 = "7", _("Information relating to action to prevent, investigate or prosecute crime")
    W12 = "12", _("Information relating to a particular individual")
    W13 = "13", _("Information likely to reveal the identity of an individual (Wales)")
    W14 = (
        "14",
        _("Information relating to the financial or business affairs of any particular person (Wales)"),
    )
    W15 = "15", _("Information relating to consultations or negotiations on labour relations (Wales)")
    W16 = "16", _("Information to which legal professional privilege could be maintained (Wales)")
    W17 = "17", _("Information revealing a proposed notice, order or direction (Wales)")
    W18 = "18", _("Information relating to action to prevent, investigate or prosecute crime (Wales)")


EXEMPT_BY_NATION = {
    "england": tuple(paragraph for paragraph in ExemptParagraph if paragraph.name.startswith("E")),
    "wales": tuple(paragraph for paragraph in ExemptParagraph if paragraph.name.startswith("W")),
}


class Event(StrEnum):
    """What the audit log says of meetings."""

    COMMITTEE_CREATED = "committee.created"
    COMMITTEE_CHANGED = "committee.changed"
    COMMITTEE_ENDED = "committee.ended"
    COMMITTEE_MEMBER_CREATED = "committee-membership.created"
    COMMITTEE_MEMBER_CHANGED = "committee-membership.changed"
    COMMITTEE_MEMBER_ENDED = "committee-membership.ended"
    STANDING_ITEM_CREATED = "standing-item.created"
    STANDING_ITEM_CHANGED = "standing-item.changed"
    STANDING_ITEM_MOVED = "standing-item.moved"
    STANDING_ITEM_REMOVED = "standing-item.removed"
    MEETING_CREATED = "meeting.created"
    MEETING_CHANGED = "meeting.changed"
    MEETING_MOVED = "meeting.moved"
    MEETING_CANCELLED = "meeting.cancelled"
    MEETING_ADJOURNED = "meeting.adjourned"
    MEETING_RESUMED = "meeting.resumed"
    MEETING_HELD = "meeting.held"
    ITEM_CREATED = "agenda-item.created"
    ITEM_CHANGED = "agenda-item.changed"
    ITEM_MOVED = "agenda-item.moved"
    ITEM_REMOVED = "agenda-item.removed"
    ITEM_WITHDRAWN = "agenda-item.withdrawn"
    ITEM_EXEMPTED = "agenda-item.exempted"
    ITEM_OPENED = "agenda-item.opened"
    THEME_ITEMS_ADDED = "agenda.theme-items-added"
    REFS_NUMBERED = "agenda.refs-numbered"
    AGENDA_FROZEN = "agenda.numbers-frozen"
    HOUSE_STYLE_COPIED = "house-style.copied"
    HOUSE_STYLE_CHANGED = "house-style.changed"
    HOUSE_STYLE_PUT_INTO_USE = "house-style.put-into-use"
    HOUSE_STYLE_DISCARDED = "house-style.draft-discarded"
    HOUSE_STYLE_RETIRED = "house-style.retired"
    REVIEWER_APPOINTED = "reviewer.appointed"
    REVIEWER_CHANGED = "reviewer.changed"
    REVIEWER_ENDED = "reviewer.ended"
    REPORT_SIGNED_OFF = "report.signed-off"
    REPORT_SIGN_OFF_ASKED = "report.sign-off-asked-for"
    REPORT_CHANGE_WANTED = "report.change-asked-for"
    REPORT_READ_FROM_WORD = "report.read-from-word"
    SECTION_TYPED_BESIDE = "report-section.typed-beside"
    SECTION_RESTORED = "report-section.restored"
    SECTION_EXEMPTED = "report-section.exempted"
    SECTION_OPENED = "report-section.opened"
    PICTURE_ADDED = "report-picture.added"
    PICTURE_REMOVED = "report-picture.removed"
    APPENDIX_MADE_PDF = "appendix.made-into-pdf"
    APPENDIX_EXEMPTED = "appendix.exempted"
    APPENDIX_OPENED = "appendix.opened"
    REPORT_CREATED = "report.created"
    REPORT_CHANGED = "report.changed"
    REPORT_SUBMITTED = "report.submitted"
    REPORT_RETURNED = "report.returned"
    REPORT_CLEARED = "report.cleared"
    REPORT_REOPENED = "report.reopened"
    REPORT_PART_ADDED = "report-part.added"
    REPORT_PART_CHANGED = "report-part.changed"
    REPORT_PART_MOVED = "report-part.moved"
    REPORT_PART_REMOVED = "report-part.removed"
    APPENDIX_ADDED = "appendix.added"
    APPENDIX_REMOVED = "appendix.removed"
    ATTENDANCE_RECORDED = "attendance.recorded"
    ATTENDANCE_REMOVED = "attendance.removed"
    DECLARATION_RECORDED = "declaration.recorded"
    DECLARATION_REMOVED = "declaration.removed"
    MINUTES_CREATED = "minutes.created"
    MINUTE_CREATED = "minute.created"
    MINUTE_CHANGED = "minute.changed"
    MINUTE_MOVED = "minute.moved"
    MINUTE_REMOVED = "minute.removed"
    MEETING_ENDED = "meeting.ended"
    MINUTES_PUBLISHED = "minutes.published"
    MINUTES_AGREED = "minutes.agreed"
    MINUTES_CIRCULATED = "minutes.circulated-to-members"
    MINUTES_SIGNED = "minutes.signed"
    MINUTE_PART_ADDED = "minute-part.added"
    MINUTE_PART_CHANGED = "minute-part.changed"
    MINUTE_PART_MOVED = "minute-part.moved"
    MINUTE_PART_REMOVED = "minute-part.removed"
    MINUTE_PART_TYPED_BESIDE = "minute-part.typed-beside"
    MOTION_MOVED = "motion.moved"
    MOTION_CHANGED = "motion.changed"
    MOTION_DECIDED = "motion.decided"
    MOTION_REMOVED = "motion.removed"
    VOTE_RECORDED = "vote.recorded"
    CLAUSE_ADDED = "clause.added"
    CLAUSE_CHANGED = "clause.changed"
    CLAUSE_REMOVED = "clause.removed"
    CLAUSE_SETTLED = "clause.wording-settled"
    PUBLIC_EXCLUDED = "exclusion.resolved"
    EXCLUSION_CHANGED = "exclusion.changed"
    PUBLIC_READMITTED = "exclusion.ended"
    EXCLUSION_REMOVED = "exclusion.removed"
    CHAIR_TAKEN = "presiding.recorded"
    CHAIR_REMOVED = "presiding.removed"
    STANDING_DECLARATION_CREATED = "standing-declaration.created"
    STANDING_DECLARATION_ENDED = "standing-declaration.ended"
    STANDING_PHRASE_CREATED = "standing-phrase.created"
    STANDING_PHRASE_CHANGED = "standing-phrase.changed"
    STANDING_PHRASE_REMOVED = "standing-phrase.removed"
    NUMBER_LEFT_OUT = "minute-number.left-out"
    CORRECTION_PROPOSED = "correction.proposed"
    CORRECTION_WITHDRAWN = "correction.taken-back"
    CORRECTION_ACCEPTED = "correction.accepted"
    CORRECTION_DECLINED = "correction.declined"
    ITEM_OUTCOME_RECORDED = "minute.outcome-recorded"
    MEETING_OPENED = "meeting.opened"
    ACTION_CREATED = "action.created"
    ACTION_CHANGED = "action.changed"
    ACTION_CLOSED = "action.closed"
    ACTIONS_SENT = "actions.sent"
    PROGRAMME_ENTRY_CREATED = "work-programme.created"
    PROGRAMME_ENTRY_CHANGED = "work-programme.changed"
    PROGRAMME_ENTRY_REMOVED = "work-programme.removed"
    RECOMMENDATION_MADE = "recommendation.made"
    RECOMMENDATION_CHANGED = "recommendation.changed"
    RECOMMENDATION_SENT = "recommendation.sent"
    RECOMMENDATION_ANSWERED = "recommendation.answered"
    ADDRESSEE_SENT = "addressee.sent"
    ADDRESSEE_PROGRESSED = "addressee.progressed"
    ADDRESSEE_CLAIMED_DONE = "addressee.claimed-done"
    RECOMMENDATION_CONFIRMED = "recommendation.confirmed"
    RECOMMENDATION_NOT_IMPLEMENTED = "recommendation.not-implemented"
    RECOMMENDATION_SUPERSEDED = "recommendation.superseded"
    RECOMMENDATION_REOPENED = "recommendation.reopened"
    PAPER_BUILT = "paper.built"
    PAPER_PUBLISHED = "paper.published"
    PAPER_READ = "paper.restricted-paper-read"
    PAPER_WITHDRAWN = "paper.withdrawn"
    PAPER_FORMATS_ORDERED = "paper.formats-ordered"
    PAPER_WORDS_ALLOWED = "paper.words-allowed"
    PAPER_WORDS_FORBIDDEN = "paper.words-forbidden"
    APPENDIX_ALTERNATIVE_GIVEN = "appendix.alternative-given"


EVENTS = (Event, TrackerEvent)
