"""Who may do what at a meeting and with its minutes; each refusal is one sentence."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings import policies
from meetings.enums import MinutesStatus
from meetings.models import (
    Action,
    AgendaItem,
    Committee,
    Minute,
    Minutes,
    ProposedCorrection,
    Resolution,
    WorkProgrammeEntry,
)
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


def may_read_draft(user: User, minutes: Minutes) -> bool:
    """Whether a member may read minutes that are still being written: once they were circulated."""
    return minutes.circulated_at is not None and _sits(user, minutes)


def check_propose_correction(user: User, minutes: Minutes) -> None:
    """Propose a correction of circulated draft minutes: who sits on the committee, until the day that was set."""
    if not _sits(user, minutes):
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


def check_create_action(user: User, minute: Minute) -> None:
    """Ask somebody to do something, in a minute: also once the minutes are published, since it is followed up then."""
    policies.check_record_minutes(user, minute.minutes.meeting)


def check_edit_action(user: User, action: Action) -> None:
    """Change an action, close it or open it again."""
    require(
        user,
        Permission.RECORD_MINUTES,
        _("Only committee officers change actions."),
        council=action.committee.council_id,
    )


def check_plan(user: User, committee: Committee) -> None:
    """Put something into the work programme of a committee."""
    require(
        user,
        Permission.EDIT_MEETING,
        _("Only committee officers change the work programme."),
        council=committee.council_id,
    )


def check_edit_programme_entry(user: User, entry: WorkProgrammeEntry) -> None:
    """Change an entry of the work programme, drop it or put it on an agenda."""
    check_plan(user, entry.committee)


def check_write_matters_arising(user: User, item: AgendaItem) -> None:
    """Write the open actions under an item of a coming meeting."""
    policies.check_edit_item(user, item)


def check_send_minute_mails(user: User, minutes: Minutes) -> None:
    """Tell those whom published minutes name what is theirs."""
    policies.check_publish_minutes(user, minutes)


def check_settle_clause(user: User, clause: Resolution) -> None:
    """Record the final wording of a clause that was left to somebody: also once the minutes are published."""
    policies.check_record_minutes(user, clause.minute.minutes.meeting)
    if not clause.delegated_to:
        raise Refused(_("The final wording of this clause was not left to anybody."))
    if clause.settled_at:
        raise Refused(_("The final wording of this clause is settled already."))


def _sits(user: User, minutes: Minutes) -> bool:
    return minutes.meeting.committee_id in grants_of(user).committees_with(Permission.READ_COMMITTEE)


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


def check_keep_standing_declarations(user: User, committee: Committee) -> None:
    """Interests that members have on record for every meeting of a committee."""
    require(
        user,
        Permission.RECORD_MINUTES,
        _("Only committee officers keep the standing declarations of members."),
        council=committee.council_id,
    )
