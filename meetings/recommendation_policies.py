"""Who may do what with recommendations, answers and members' work before a meeting; each refusal is one sentence."""

from django.utils.translation import gettext_lazy as _

from meetings.models import Addressee, Committee, LineOfEnquiry, Meeting
from meetings.models.review import WordingProposal
from meetings.models.tracker_import import TrackerImport
from scrutiny.access.checks import Refused, require
from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission
from scrutiny.models import Council, User


def check_take_answer(user: User, addressee: Addressee) -> None:
    """Accept an answer so that it counts, or send it back."""
    require(
        user,
        Permission.SEND_RECOMMENDATION,
        _("Only committee officers accept answers or send them back."),
        council=addressee.recommendation.committee.council_id,
    )


def check_make_answer_link(user: User, addressee: Addressee) -> None:
    """Make, send and revoke links by which a body answers without an account."""
    require(
        user,
        Permission.SEND_RECOMMENDATION,
        _("Only committee officers send links by which bodies answer."),
        council=addressee.recommendation.committee.council_id,
    )


def check_extend_time(user: User, addressee: Addressee) -> None:
    """Give a body more time to answer."""
    require(
        user,
        Permission.SEND_RECOMMENDATION,
        _("Only committee officers give more time to answer."),
        council=addressee.recommendation.committee.council_id,
    )


def check_note_silence(user: User | None, addressee: Addressee) -> None:
    """Report to the committee that no answer has come: committee officers, and the service's own ladder (None)."""
    if user is None:
        return
    require(
        user,
        Permission.SEND_RECOMMENDATION,
        _("Only committee officers report silence to the committee."),
        council=addressee.recommendation.committee.council_id,
    )
    if not addressee.is_overdue:
        raise Refused(_("The answer is not overdue, so there is no silence to report."))


def check_reassess(user: User, addressee: Addressee) -> None:
    """Record that the committee amended the assessment of a body's progress."""
    require(
        user,
        Permission.CONFIRM_RECOMMENDATION,
        _("Only committee officers record the committee's finding, from the minute that holds it."),
        council=addressee.recommendation.committee.council_id,
    )


def check_chase(user: User, council: Council) -> None:
    """Set the ladder of a council, and look at the messages that go out."""
    require(
        user,
        Permission.SEND_RECOMMENDATION,
        _("Only committee officers set how answers are asked for."),
        council=council.pk,
    )


def check_import_tracker(user: User, committee: Committee) -> None:
    """Read a tracker kept by hand into a committee's."""
    require(
        user,
        Permission.SEND_RECOMMENDATION,
        _("Only committee officers import a tracker."),
        council=committee.council_id,
    )


def check_import_trackers(user: User) -> None:
    """Read trackers kept by hand into those of a council: see the list of imports."""
    if not grants_of(user).councils_with(Permission.SEND_RECOMMENDATION):
        raise Refused(_("Only committee officers import a tracker."))


def check_change_import(user: User, tracker: TrackerImport) -> None:
    """Match, correct, confirm or discard an import."""
    check_import_tracker(user, tracker.committee)


def check_review_papers(user: User, meeting: Meeting) -> None:
    """Note, ask and suggest before a meeting: who sits on the committee today."""
    if meeting.committee_id not in grants_of(user).committees_with(Permission.READ_COMMITTEE):
        raise Refused(_("Only members of the committee work on its papers before the meeting."))


def check_order_enquiries(user: User, meeting: Meeting) -> None:
    """Put lines of enquiry in order and send them to witnesses: the chair, the vice-chair and committee officers."""
    held = grants_of(user)
    presides = any(
        grant.committee_id == meeting.committee_id and grant.role in ("chair", "vice-chair")
        for grant in held.rows
    )
    if presides:
        return
    require(
        user,
        Permission.EDIT_MEETING,
        _("Only the chair and committee officers put lines of enquiry in order."),
        council=meeting.committee.council_id,
    )


def check_change_enquiry(user: User, enquiry: LineOfEnquiry) -> None:
    """Change or take back a line of enquiry: who shared it, until it has gone to a witness."""
    if enquiry.by_id != user.pk:
        raise Refused(_("Only who shared this line of enquiry changes it."))
    if enquiry.sent_at:
        raise Refused(_("This line of enquiry has gone to the witness and stays as it went."))


def check_merge_wording(user: User, meeting: Meeting) -> None:
    """See what members suggest, and merge it into amendments to be moved."""
    require(
        user,
        Permission.EDIT_MEETING,
        _("Only committee officers merge suggested wording into amendments."),
        council=meeting.committee.council_id,
    )


def check_withdraw_wording(user: User, proposal: WordingProposal) -> None:
    """Take back what was said of proposed wording: who said it."""
    if proposal.by_id != user.pk:
        raise Refused(_("Only who said this takes it back."))
