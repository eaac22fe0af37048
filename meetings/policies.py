"""Who may do what with meetings and their papers; each refusal is one sentence."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings import clearance, implications
from meetings.enums import Audience, MinutesStatus, ReportStatus
from meetings.link_holder import LinkHolder
from meetings.models import (
    Addressee,
    AgendaItem,
    Committee,
    HouseStyle,
    Meeting,
    Minutes,
    Publication,
    Recommendation,
    Report,
    ReportSection,
)
from meetings.recommendation_enums import LinkPurpose
from scrutiny.access.checks import Refused, require
from scrutiny.access.grants import grants_of
from scrutiny.access.permissions import Permission
from scrutiny.models import Council, User


def check_create_committee(user: User, council: Council) -> None:
    """Set up a committee for a council."""
    require(
        user, Permission.EDIT_COMMITTEE, _("Only committee officers set up a committee."), council=council.pk
    )


def check_edit_committee(user: User, committee: Committee) -> None:
    """A committee's details, members and standing items."""
    require(
        user,
        Permission.EDIT_COMMITTEE,
        _("Only committee officers change a committee and its members."),
        council=committee.council_id,
    )


def check_copy_house_style(user: User, council: Council) -> None:
    """Make a house style for a council, from a ready one or one of its own."""
    require(
        user,
        Permission.EDIT_COMMITTEE,
        _("Only committee officers make house styles for their council."),
        council=council.pk,
    )


def check_edit_house_style(user: User, style: HouseStyle) -> None:
    """A council's own house style: its draft, its versions, its name, and whether it is offered."""
    if style.is_ready:
        raise Refused(_("This house style comes ready and stays as it is. Copy it and change the copy."))
    require(
        user,
        Permission.EDIT_COMMITTEE,
        _("Only committee officers change the house styles of their council."),
        council=style.council_id,
    )


def check_arrange_meeting(user: User, committee: Committee) -> None:
    """Arrange a meeting of a committee."""
    require(
        user,
        Permission.EDIT_MEETING,
        _("Only committee officers arrange meetings."),
        council=committee.council_id,
    )


def check_edit_meeting(user: User, meeting: Meeting) -> None:
    """A meeting's date and place, and its agenda."""
    require(
        user,
        Permission.EDIT_MEETING,
        _("Only committee officers change a meeting and its agenda."),
        council=meeting.committee.council_id,
    )


def may_read_agenda(user: User, meeting: Meeting) -> bool:
    """A draft agenda is for the council's officers; once its numbers are frozen, for all who see the meeting."""
    return meeting.is_frozen or grants_of(user).allow(
        Permission.READ_COUNCIL, council=meeting.committee.council_id
    )


def check_edit_item(user: User, item: AgendaItem) -> None:
    """One item of an agenda."""
    check_edit_meeting(user, item.meeting)


def check_commission_report(user: User, item: AgendaItem) -> None:
    """Ask for a report to an item."""
    require(
        user,
        Permission.COMMISSION_REPORT,
        _("Only committee officers ask for reports."),
        council=item.meeting.committee.council_id,
    )


def check_edit_report(user: User, report: Report) -> None:
    """Change the text: its author and theme lead while it is open, officers until it is cleared."""
    if not (_clears(user, report) or _writes(user, report)):
        raise Refused(_("Only its author, the theme lead and committee officers change this report."))
    if report.is_open or (_clears(user, report) and report.status == "submitted"):
        return
    raise Refused(
        _("The report has been handed in. It can be changed again when it is returned to its author.")
    )


def check_say_appendix_in_words(user: User, report: Report) -> None:
    """Say in words what a file says: whoever may change the report, and officers also once it is cleared."""
    if not _clears(user, report):
        check_edit_report(user, report)


def check_read_word_imports(user: User, report: Report) -> None:
    """See the Word files that were read into a report: whoever writes or clears it, also once it is handed in."""
    if not (_clears(user, report) or _writes(user, report)):
        raise Refused(
            _("Only its author, the theme lead and committee officers see the files of this report.")
        )


def check_exempt(user: User, report: Report) -> None:
    """Keep a part of a report from the public, or open it: who may change the report, and officers at any time.

    The proper officer decides what is not open to inspection: Local Government Act 1972 s.100B(2).
    """
    if not _clears(user, report):
        check_edit_report(user, report)


def check_read_exempt_register(user: User, council: Council) -> None:
    """Read everything that the council keeps from the public."""
    require(
        user,
        Permission.READ_RESTRICTED,
        _("Only officers who read exempt papers see what is exempt."),
        council=council.pk,
    )


def audience_of_report(
    user: User, report: Report, sections: Iterable[ReportSection] | None = None
) -> Audience:
    """As whom a person who may see a report reads it: what is exempt is for officers, its writers and its reviewers.

    `sections` are the report's own when they were read already.
    """
    council = report.item.meeting.committee.council_id
    may = (
        grants_of(user).allow(Permission.READ_RESTRICTED, council=council)
        or _writes(user, report)
        or _reviews(user, report, sections)
    )
    return Audience.RESTRICTED if may else Audience.PUBLIC


def check_submit_report(user: User, report: Report) -> None:
    """Hand the report in."""
    if not (_clears(user, report) or _writes(user, report)):
        raise Refused(_("Only its author, the theme lead and committee officers submit this report."))


def check_clear_report(user: User, report: Report) -> None:
    """Clear a report for the agenda, or return it to its author."""
    require(
        user,
        Permission.CLEAR_REPORT,
        _("Only committee officers clear reports or return them."),
        council=report.item.meeting.committee.council_id,
    )


def check_clear_for_the_agenda(user: User, report: Report) -> None:
    """Clear a report: every required sign-off is in, for the words that stand there now.

    A page that has read the report's `implications` already has them on it.
    """
    check_clear_report(user, report)
    if report.status == ReportStatus.SUBMITTED:
        found = getattr(report, "implications", None) or clearance.of_report(report)
        if any(one.is_missing for one in found):
            raise Refused(" ".join(one.why_missing for one in found if one.is_missing))


def check_read_reviewers(user: User, council: Council) -> None:
    """See who reviews implications: everybody who works for the council."""
    require(
        user,
        Permission.READ_COUNCIL,
        _("Who signs off implications is for those who work for the council."),
        council=council.pk,
    )


def check_appoint_reviewer(user: User, council: Council) -> None:
    """Say who reviews implications for a council: committee officers and its administrators."""
    require(
        user,
        Permission.APPOINT_REVIEWER,
        _("Only committee officers and administrators say who signs off implications."),
        council=council.pk,
    )


def check_sign_off(user: User, section: ReportSection) -> None:
    """Sign an implication off or ask for a change of it: who reviews in its role today, until the report is cleared."""
    report = section.report
    role = implications.role_of(section, report.sheet)
    if role not in clearance.roles_reviewed(user, report.council.pk):
        raise Refused(_("Only today's %(role)s signs this off.") % {"role": role})
    _check_not_cleared(report)


def check_record_sign_off(user: User, section: ReportSection) -> None:
    """Record a sign-off that came by letter or email."""
    require(
        user,
        Permission.CLEAR_REPORT,
        _("Only committee officers record sign-offs that came by letter or email."),
        council=section.report.council.pk,
    )
    _check_not_cleared(section.report)


def check_record_minutes(user: User, meeting: Meeting) -> None:
    """Attendance, interests, minutes and resolutions of a meeting."""
    require(
        user,
        Permission.RECORD_MINUTES,
        _("Only committee officers record attendance and minutes."),
        council=meeting.committee.council_id,
    )


def check_record_attendance(user: User, meeting: Meeting) -> None:
    """Attendance and interests of a meeting, until its minutes are published."""
    check_record_minutes(user, meeting)
    if Minutes.objects.filter(meeting=meeting).exclude(status=MinutesStatus.DRAFT).exists():
        raise Refused(
            _("The minutes of this meeting are published, so its attendance and interests are fixed.")
        )


def check_edit_minutes(user: User, minutes: Minutes) -> None:
    """Entries of minutes, their order and the time the meeting ended, until they are published."""
    check_record_minutes(user, minutes.meeting)
    if minutes.status != MinutesStatus.DRAFT:
        raise Refused(
            _(
                "These minutes are published and stay as they are. Corrections are recorded when they are agreed."
            )
        )


def audience_of(user: User, committee: Committee) -> Audience:
    """As which audience a person reads a committee's papers on the screen."""
    reads_all = grants_of(user).allow(
        Permission.READ_RESTRICTED, council=committee.council_id, committee=committee.pk
    )
    return Audience.RESTRICTED if reads_all else Audience.PUBLIC


def check_publish_minutes(user: User, minutes: Minutes) -> None:
    """Publish minutes as draft, or record that they were agreed."""
    check_publish(user, minutes.meeting.committee.council)


def check_publish(user: User, council: Council) -> None:
    """Build and publish papers."""
    require(user, Permission.PUBLISH, _("Only committee officers publish papers."), council=council.pk)


def check_publish_paper(user: User, publication: Publication) -> None:
    """Publish one built paper."""
    check_publish(user, publication.council)


def check_withdraw_paper(user: User, publication: Publication) -> None:
    """Take a published paper away from the public."""
    require(
        user,
        Permission.PUBLISH,
        _("Only committee officers withdraw papers."),
        council=publication.council_id,
    )


def check_allow_words(user: User, meeting: Meeting) -> None:
    """Say which words of exempt parts may be public, and see which were found in papers."""
    require(
        user,
        Permission.PUBLISH,
        _("Only committee officers say which words may be public."),
        council=meeting.committee.council_id,
    )


def check_make_recommendation(user: User, committee: Committee) -> None:
    """Make a recommendation from a clause of a resolution, and change it before it is sent."""
    require(
        user,
        Permission.SEND_RECOMMENDATION,
        _("Only committee officers record and send recommendations."),
        council=committee.council_id,
    )


def check_send_recommendation(user: User, recommendation: Recommendation) -> None:
    """Send a recommendation to the bodies that must answer."""
    check_make_recommendation(user, recommendation.committee)


def check_send_to_addressee(user: User, addressee: Addressee) -> None:
    """Send a recommendation to one body."""
    check_make_recommendation(user, addressee.recommendation.committee)


def check_nothing(user: User, row: object) -> None:
    """For what follows by itself from another act that was checked."""


def check_answer_recommendation(user: User | LinkHolder, addressee: Addressee) -> None:
    """Answer for a body: its representatives, officers who enter a letter, and by a link."""
    _check_speaks_for(user, addressee, LinkPurpose.ANSWER)


def check_report_progress(user: User | LinkHolder, addressee: Addressee) -> None:
    """Report a body's progress: its representatives, officers who enter a letter, and by a link for that."""
    _check_speaks_for(user, addressee, LinkPurpose.PROGRESS)


def _check_speaks_for(user: User | LinkHolder, addressee: Addressee, purpose: LinkPurpose) -> None:
    if isinstance(user, LinkHolder):
        if not user.may_act_for(addressee, purpose):
            raise Refused(_("This link cannot be used."))
        return
    if addressee.organisation_id in grants_of(user).organisations_with(Permission.ANSWER_RECOMMENDATION):
        return
    require(
        user,
        Permission.SEND_RECOMMENDATION,
        _("Only representatives of %(body)s and committee officers answer for it.")
        % {"body": addressee.name},
        council=addressee.recommendation.committee.council_id,
    )


def check_confirm_recommendation(user: User, recommendation: Recommendation) -> None:
    """Record what the committee itself found: done, not implemented, superseded, or open again."""
    require(
        user,
        Permission.CONFIRM_RECOMMENDATION,
        _("Only committee officers record the committee's finding, from the minute that holds it."),
        council=recommendation.committee.council_id,
    )


def _writes(user: User, report: Report) -> bool:
    """Whether the person is the author, or leads the priority today (no query when the leads are prefetched)."""
    if report.author and report.author.user_id == user.pk:
        return True
    priority, today = report.item.priority, timezone.localdate()
    leads = priority.theme_leads.all() if priority else ()
    return any(lead.holds_on(today) and lead.person.user_id == user.pk for lead in leads)


def _reviews(user: User, report: Report, sections: Iterable[ReportSection] | None) -> bool:
    """Whether the person reviews one of the report's sections today."""
    council = report.item.meeting.committee.council_id
    roles = clearance.roles_reviewed(user, council)
    if not roles:
        return False
    if sections is None:
        return report.sections.filter(reviewer__in=roles).exists()
    return any(section.reviewer in roles for section in sections)


def _check_not_cleared(report: Report) -> None:
    if report.status == ReportStatus.CLEARED:
        raise Refused(_("The report is cleared. Its sign-offs stay as they are unless it is returned."))


def _clears(user: User, report: Report) -> bool:
    council = report.item.meeting.committee.council_id
    return grants_of(user).allow(Permission.CLEAR_REPORT, council=council)
