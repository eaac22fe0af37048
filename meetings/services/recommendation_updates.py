"""The update on last year's recommendations: a report that is written from the records."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from meetings import policies
from meetings.enums import Audience, ItemKind
from meetings.models import AgendaItem, Meeting, Report
from meetings.papers import recommendation_update
from meetings.services import agenda_items, report_parts, reports
from partnerships.models import Person
from scrutiny.models import User


@transaction.atomic
def draft(*, meeting: Meeting, by: User, author: Person | None = None) -> Report:
    """Write the update for a meeting from the records: its agenda item, its report and all texts.

    Done again while the report is open, its sections are written afresh. Raises Refused, and ValidationError when the
    report has been handed in.
    """
    policies.check_edit_meeting(by, meeting)
    item = _item(meeting, by)
    report = Report.objects.filter(item=item).first()
    is_new = report is None
    if is_new:
        report = reports.commission(item=item, by=by, author=author, title=item.title)
    if not report.is_open:
        raise ValidationError(_("The update has been handed in. Return it to its author to write it again."))
    texts = recommendation_update.texts(meeting, report.sheet, _audience(item))
    sections = {section.key: section.pk for section in report.sections.all()}
    report_parts.save_texts(
        report=report, by=by, texts={sections[key]: text for key, text in texts.items() if key in sections}
    )
    if is_new:
        _recommend(report, by)
    return report


def _item(meeting: Meeting, by: User) -> AgendaItem:
    found = meeting.items.filter(kind=ItemKind.RECOMMENDATIONS_UPDATE, withdrawn_at__isnull=True).first()
    title = str(_("Update on recommendations made by the committee"))
    kind = ItemKind.RECOMMENDATIONS_UPDATE
    return found or agenda_items.add(meeting=meeting, by=by, title=title, kind=kind)


def _audience(item: AgendaItem) -> Audience:
    return Audience.RESTRICTED if item.is_exempt else Audience.PUBLIC


def _recommend(report: Report, by: User) -> None:
    """What an update always recommends; the officer may change it."""
    text = str(_("That the progress on the committee's recommendations be noted."))
    report_parts.add(report=report, by=by, kind="recommendations", text=text)
    report_parts.say_background_papers(report=report, by=by, none=True)
