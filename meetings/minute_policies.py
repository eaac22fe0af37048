"""Who may do what at a meeting and with its minutes; each refusal is one sentence."""

from django.utils.translation import gettext_lazy as _

from meetings import policies
from meetings.models import Action, AgendaItem, Committee, Minute, Minutes, WorkProgrammeEntry
from scrutiny.access.checks import require
from scrutiny.access.permissions import Permission
from scrutiny.models import User


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
