"""The words of an evening and its minutes: what happens, how it is decided, numbered, printed and followed up."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NumberRun(models.TextChoices):
    """How long minute numbers run on before they begin again."""

    MEETING = "meeting", _("Begin again at each meeting")
    MUNICIPAL_YEAR = "municipal-year", _("Run through the municipal year")
    CALENDAR_YEAR = "calendar-year", _("Run through the calendar year")


class ClauseStyle(models.TextChoices):
    """How the clauses of a decision are lettered or numbered."""

    ROMAN = "roman", _("(i), (ii), (iii)")
    LETTER = "letter", _("(a), (b), (c)")
    NUMBER = "number", _("1., 2., 3.")


class MinutesManner(models.TextChoices):
    """How minutes are laid out on paper."""

    TABLE = "table", _("Three columns: number, text, action")
    HEADED = "headed", _("Headed items, one under another")
    TWO_COLUMN = "two-column", _("Two columns: item, and what was decided")


class PartKind(models.TextChoices):
    """What one part of a minute records."""

    NOTE = "note", _("Note")
    QUESTION = "question", _("Question and answer")
    COMMENDATION = "commendation", _("Commendation")
    STATEMENT = "statement", _("Statement by somebody who is not a member")
    DISSENT = "dissent", _("Dissent of a member, by name")
    RULING = "ruling", _("Ruling or advice")
    ARRIVED = "arrived", _("Arrived")
    LEFT = "left", _("Left")
    RETURNED = "returned", _("Came back")
    CHAIR = "chair", _("Took the chair")
    QUORUM = "quorum", _("Quorum")
    EXCLUDED = "excluded", _("Press and public excluded")
    READMITTED = "readmitted", _("Press and public re-admitted")
    ADJOURNED = "adjourned", _("Adjourned")
    RESUMED = "resumed", _("Resumed")
    STREAM_STOPPED = "stream-stopped", _("Public stream stopped")
    STREAM_STARTED = "stream-started", _("Public stream started again")


class QuorumOutcome(models.TextChoices):
    """What was done when too few voting members were there."""

    WAITED = "waited", _("The committee waited, and became quorate")
    ADJOURNED = "adjourned", _("The meeting was adjourned to another day")
    DISSOLVED = "dissolved", _("The meeting was dissolved")
    INFORMAL = "informal", _("Those present talked informally and decided nothing")
    URGENCY = "urgency", _("Decisions were left to urgency powers")


class ItemOutcome(models.TextChoices):
    """What became of an item at the meeting."""

    TAKEN = "taken", _("Taken")
    TOGETHER = "together", _("Taken together with another item")
    DEFERRED = "deferred", _("Deferred")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    NOT_REACHED = "not-reached", _("Not reached")
    NO_MINUTE = "no-minute", _("Nothing to minute")


class MotionOutcome(models.TextChoices):
    """What became of a motion or an amendment."""

    OPEN = "open", _("Being debated")
    CARRIED = "carried", _("Carried")
    LOST = "lost", _("Lost")
    ACCEPTED = "accepted", _("Accepted by the mover without a vote")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    LAPSED = "lapsed", _("Lapsed for want of a seconder")
    NOT_PUT = "not-put", _("Not put to the vote")


class VoteMethod(models.TextChoices):
    """How the committee decided."""

    NONE = "none", _("No vote is recorded")
    ASSENT = "assent", _("By assent")
    SHOW = "show", _("By show of hands")
    NAMED = "named", _("Recorded by name")
    ROLL_CALL = "roll-call", _("By roll call")
    BALLOT = "ballot", _("By ballot")


class Vote(models.TextChoices):
    """How one member voted."""

    FOR = "for", _("For")
    AGAINST = "against", _("Against")
    ABSTAINED = "abstained", _("Abstained")
    NOT_VOTING = "not-voting", _("Did not vote")


class ExclusionOutcome(models.TextChoices):
    """What was decided about excluding the press and public."""

    EXCLUDED = "excluded", _("Excluded")
    NOT_NEEDED = "not-needed", _("Proposed and not needed")
    LOST = "lost", _("Proposed and lost")
    NOT_EXCLUDED = "not-excluded", _("Resolved that they be not excluded")


class CorrectionState(models.TextChoices):
    """Where a correction that a member proposed is."""

    WAITING = "waiting", _("Waiting for an answer")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Taken back")


class ActionState(models.TextChoices):
    """Where something that was asked of somebody at a meeting is."""

    OPEN = "open", _("Open")
    DONE = "done", _("Done")
    DUPLICATE = "duplicate", _("Removed as a duplicate")
    DROPPED = "dropped", _("No longer needed")


class ProgrammeState(models.TextChoices):
    """Where an entry of the work programme is."""

    PLANNED = "planned", _("Planned")
    ON_AGENDA = "on-agenda", _("On an agenda")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")
