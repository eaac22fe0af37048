"""One report by itself as a PDF, laid out as it will stand in the pack; for whoever writes, clears or checks it."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from meetings.enums import ReportStatus
from meetings.models import Report
from meetings.papers import pictures
from meetings.papers.report_paper import ReportPaper
from scrutiny.pdf.paper import Frame, print_html
from scrutiny.pdf.render import Rendered
from scrutiny.templatetags.british import uk_date


def rendered(report: Report, facts: ReportPaper) -> Rendered:
    """A report as a tagged PDF, from its paper; until it is cleared each page says that it is a draft."""
    body = render_to_string("papers/report.html", {"paper": facts})
    frame = Frame(
        title=facts.title,
        body=report.meeting.body_name,
        date=uk_date(report.meeting.date),
        label=report.council.name,
        status="" if report.status == ReportStatus.CLEARED else _("Draft"),
        accent=report.council.colour,
    )
    html = render_to_string(
        "papers/document.html", {"frame": frame, "body": pictures.named_for_layout(body, facts.pictures)}
    )
    return print_html(html, frame=frame, images=pictures.images(facts.pictures))
