"""The words of recommendations from review to finding: addressees, answers, chasing, findings and their events."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class AddresseeKind(models.TextChoices):
    """Who is asked: Police and Justice Act 2006 s.19(1)(b), (2) and (9), or by the committee's own choice."""

    BODY = "body", _("A body that works with the council")
    CABINET = "cabinet", _("Cabinet")
    COUNCIL = "council", _("Council")
    OFFICER = "officer", _("An officer")
    OUTSIDE = "outside", _("Somebody outside")


class ResponseState(models.TextChoices):
    """Where a written answer is: it counts only once the committee's officer has accepted it."""

    DRAFT = "draft", _("Being written")
    GIVEN = "given", _("Given, to be looked at")
    RETURNED = "returned", _("Sent back")
    COUNTED = "counted", _("Accepted")


class ProgressStage(models.TextChoices):
    """How far a body says that it is."""

    PLANNED = "planned", _("Action planned")
    IN_PROGRESS = "in-progress", _("In progress")
    CLAIMED_DONE = "claimed-done", _("Reported as implemented")
    NOT_FEASIBLE = "not-feasible", _("Not feasible")


class LinkPurpose(models.TextChoices):
    """The one thing that a link without an account is for."""

    ANSWER = "answer", _("To answer")
    PROGRESS = "progress", _("To report progress")


class FindingKind(models.TextChoices):
    """What the committee found, or what was recorded of a recommendation's end."""

    CONFIRMED = "confirmed", _("Confirmed complete")
    AMENDED = "amended", _("Assessment amended")
    REOPENED = "reopened", _("Opened again")
    NOT_FEASIBLE = "not-feasible", _("Not feasible, kept under review")
    NOT_IMPLEMENTED = "not-implemented", _("Will not be implemented")
    SUPERSEDED = "superseded", _("Superseded")
    DELETED = "deleted", _("Deleted")
    DUPLICATE = "duplicate", _("Duplicate of another")
    CARRIED_OVER = "carried-over", _("Carried over")


class Rung(models.TextChoices):
    """The steps of the ladder by which an answer is asked for."""

    BEFORE = "before", _("Before it is due")
    DUE = "due", _("On the day it is due")
    OVERDUE = "overdue", _("Overdue")
    REPORTED = "reported", _("Reported to the committee")
    PROGRESS = "progress", _("Progress wanted")


class DigestKind(models.TextChoices):
    """Whom a weekly message of what waits is for."""

    BODY = "body", _("To a body that must answer")
    OFFICER = "officer", _("To committee officers")
    COMMITTEE = "committee", _("To the chair of the committee")


class DigestState(models.TextChoices):
    """Where a weekly message is; the first of its kind waits until an officer has seen it."""

    WAITING = "waiting", _("Waits to be looked at")
    SENT = "sent", _("Sent")
    DROPPED = "dropped", _("Not sent")


class Stance(models.TextChoices):
    """What a member says of proposed wording before the meeting; it decides nothing."""

    SUPPORT = "support", _("Support")
    AMEND = "amend", _("Amend")
    OBJECT = "object", _("Object")


class ProposalState(models.TextChoices):
    """What became of a member's suggested wording."""

    WAITING = "waiting", _("Not dealt with yet")
    MERGED = "merged", _("Taken into an amendment")
    DECLINED = "declined", _("Not taken up")


class ImportState(models.TextChoices):
    """Where the import of a tracker is."""

    UPLOADED = "uploaded", _("Columns to be matched")
    MATCHED = "matched", _("Preview to be confirmed")
    CONFIRMED = "confirmed", _("Imported")
    DISCARDED = "discarded", _("Discarded")


class ImportRowState(models.TextChoices):
    """What became of a row of an imported tracker."""

    READY = "ready", _("Fits")
    KEPT = "kept", _("Kept: it does not fit yet")
    IMPORTED = "imported", _("Imported")
    SKIPPED = "skipped", _("Nothing to import")


class ImportColumn(models.TextChoices):
    """What a column of a tracker kept by hand may be: the columns seen in published trackers."""

    REFERENCE = "reference", _("Reference or number")
    TEXT = "text", _("Recommendation")
    MADE_ON = "made_on", _("Date made")
    ORIGIN = "origin", _("Where it was made")
    OWNER = "owner", _("Who is asked")
    STATE = "state", _("State")
    SENT_ON = "sent_on", _("Date sent")
    DUE_ON = "due_on", _("Date the answer was due")
    ANSWER = "answer", _("Accepted or not")
    ANSWERED_ON = "answered_on", _("Date of the answer")
    RESPONSE = "response", _("Words of the answer, or its reason")
    ACTION = "action", _("Action that will be taken")
    LEAD = "lead", _("Who leads the action")
    TARGET_DATE = "target_date", _("Date by which it will be done")
    PROGRESS = "progress", _("Progress")
    PROGRESS_ON = "progress_on", _("Date of the progress")
    RAG = "rag", _("Red, amber or green")
    SUCCESS = "success", _("What would count as done")
    FINDING = "finding", _("The committee’s finding")
    CLOSED_ON = "closed_on", _("Date it was done, confirmed or closed")


class RowKind(StrEnum):
    """What a row of a tracker is: a recommendation, a part of one, more on the row before it, or none of these."""

    RECOMMENDATION = "recommendation"
    PART = "part"
    MORE = "more"
    NOTHING = "nothing"


class TrackerEvent(StrEnum):
    """What the audit log says of recommendations after they are made, and of members' work before the meeting."""

    COPIES_LISTED = "recommendation.copies-listed"
    COPY_SENT = "recommendation.copy-sent"
    WORDING_SETTLED = "recommendation.wording-settled"
    LETTER_PROOF_ADDED = "recommendation.proof-of-sending-added"
    LINK_MADE = "answer-link.made"
    LINK_BOUND = "answer-link.opened"
    LINK_REVOKED = "answer-link.revoked"
    ANSWER_DRAFTED = "response.draft-saved"
    ANSWER_GIVEN = "addressee.answer-given"
    ANSWER_SENT_BACK = "addressee.answer-sent-back"
    ANSWER_TAKEN = "addressee.answer-accepted"
    PARTIAL_ANSWER_TAKEN = "addressee.partial-answer-accepted"
    EVIDENCE_ADDED = "evidence.added"
    EVIDENCE_REMOVED = "evidence.removed"
    EVIDENCE_OPENED = "evidence.made-public"
    TIME_EXTENDED = "addressee.time-extended"
    SILENCE_NOTED = "addressee.silence-noted"
    ACTION_PLANNED = "addressee.action-planned"
    FOUND_NOT_FEASIBLE = "addressee.not-feasible"
    ADDRESSEE_REASSESSED = "addressee.reassessed"
    LADDER_CHANGED = "chase-ladder.changed"
    NOTICE_RAISED = "chase.notice-raised"
    DIGEST_APPROVED = "chase.first-message-approved"
    DIGEST_SENT = "chase.message-sent"
    DIGEST_DROPPED = "chase.message-dropped"
    ASSESSMENT_AMENDED = "recommendation.assessment-amended"
    NOT_FEASIBLE = "recommendation.not-feasible"
    DELETED = "recommendation.deleted"
    DUPLICATE = "recommendation.duplicate"
    CARRIED_OVER = "recommendation.carried-over"
    IMPORT_UPLOADED = "tracker-import.uploaded"
    IMPORT_MATCHED = "tracker-import.columns-matched"
    IMPORT_CONFIRMED = "tracker-import.confirmed"
    IMPORT_DISCARDED = "tracker-import.discarded"
    IMPORT_ROW_CORRECTED = "tracker-import.row-corrected"
    IMPORT_ROW_SKIPPED = "tracker-import.row-skipped"
    RECOMMENDATION_IMPORTED = "recommendation.imported"
    ENQUIRY_SHARED = "line-of-enquiry.shared"
    ENQUIRY_CHANGED = "line-of-enquiry.changed"
    ENQUIRY_MOVED = "line-of-enquiry.moved"
    ENQUIRY_REMOVED = "line-of-enquiry.removed"
    ENQUIRIES_SENT = "line-of-enquiry.sent-to-witness"
    WORDING_SUGGESTED = "wording.suggested"
    WORDING_WITHDRAWN = "wording.taken-back"
    WORDING_DECLINED = "wording.not-taken-up"
    AMENDMENT_PREPARED = "amendment.prepared"
    AMENDMENT_CHANGED = "amendment.changed"
    AMENDMENT_REMOVED = "amendment.removed"
