"""Who may do what with minutes beyond recording and publishing them; each refusal is one sentence."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings import policies
from meetings.enums import MinutesStatus
from meetings.models import Committee, Minutes, ProposedCorrection
from scrutiny.access.checks import Refused, require
from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission
from scrutiny.models import Council, User
from scrutiny.templatetags.british import uk_date


def check_circulate_minutes(user: User, minutes: Minutes) -> None:
    """Send draft minutes round to the members, and say until when they may propose corrections."""
    policies.check_record_minutes(user, minutes.meeting)
    if minutes.status != MinutesStatus.DRAFT:
        raise Refused(_("These minutes are published. Corrections are now for the meeting that agrees them."))


def check_propose_correction(user: User, minutes: Minutes) -> None:
    """Propose a correction of circulated draft minutes: who sits on the committee, until the day that was set."""
    seats = grants_of(user).committees_with(Permission.READ_COMMITTEE)
    if minutes.meeting.committee_id not in seats:
        raise Refused(_("Only members of the committee propose corrections."))
    if minutes.status != MinutesStatus.DRAFT:
        raise Refused(
            _("These minutes are published. Raise a correction at the meeting that is to agree them.")
        )
    until = minutes.corrections_until
    if minutes.circulated_at is None or until is None:
        raise Refused(_("These minutes have not been circulated to the members yet."))
    if until < timezone.localdate():
        raise Refused(
            _(
                "Corrections could be proposed until %(date)s. Raise it at the meeting that is to agree the minutes."
            )
            % {"date": uk_date(until)}
        )


def check_withdraw_correction(user: User, correction: ProposedCorrection) -> None:
    """Take back a correction: who proposed it."""
    if correction.by_id != user.pk:
        raise Refused(_("Only who proposed a correction takes it back."))


def check_agree_minutes(user: User, minutes: Minutes) -> None:
    """Record that minutes were agreed as a correct record, and with which corrections."""
    policies.check_publish_minutes(user, minutes)


def check_sign_minutes(user: User, minutes: Minutes) -> None:
    """Record that agreed minutes were signed: Local Government Act 1972 Schedule 12 paragraph 41."""
    policies.check_record_minutes(user, minutes.meeting)
    if minutes.status != MinutesStatus.AGREED:
        raise Refused(_("Minutes are signed once they are agreed as a correct record."))


def check_answer_correction(user: User, correction: ProposedCorrection) -> None:
    """Accept or decline a proposed correction."""
    policies.check_record_minutes(user, correction.minutes.meeting)


def check_edit_phrases(user: User, council: Council) -> None:
    """The standing phrases of a council's minutes, their order and their keys."""
    require(
        user,
        Permission.EDIT_COMMITTEE,
        _("Only committee officers change the standing phrases of minutes."),
        council=council.pk,
    )


def check_explain_number(user: User, committee: Committee) -> None:
    """Say why a minute number is left out."""
    require(
        user,
        Permission.RECORD_MINUTES,
        _("Only committee officers say why a minute number is left out."),
        council=committee.council_id,
    )
