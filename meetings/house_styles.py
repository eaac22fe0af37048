"""The three house styles of reports: headers, sections, numbers, marks and contacts.

They are data: a page, a form or a paper asks the sheet and never the name of the style.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from meetings.enums import HouseStyle
from meetings.house_style_sheet import (
    Fill,
    HeaderField,
    HouseStyleSheet,
    Marks,
    Rating,
    ReportOf,
    RiskScale,
    SectionTemplate,
    Words,
)
from scrutiny.paragraph_numbers import ParagraphScheme

BACKGROUND_PAPERS_HEADING = _("List of Background Papers – Local Government Act 1972, Section 100D")
BACKGROUND_PAPERS_HINT = _("Text here is printed before the list of background papers.")
APPENDICES_HINT = _("Text here is printed before the list of appendices.")
RECOMMENDATIONS_HINT = _("Text here is printed before the proposed recommendations.")
RISKS_HINT = _("Text here is printed before the table, the matrix and the mitigations.")

RISK_SCALE = RiskScale(
    likelihoods=(
        _("Almost impossible"),
        _("Very low"),
        _("Low"),
        _("Significant"),
        _("High"),
        _("Very high"),
    ),
    impacts=(_("Negligible"), _("Marginal"), _("Critical"), _("Catastrophic")),
    ratings=(
        Rating(_("Low"), _("Low risk"), "low", up_to=6),
        Rating(_("Medium"), _("Medium risk"), "medium", up_to=12),
        Rating(_("High"), _("High risk"), "high", up_to=24),
    ),
)


def _background_papers(heading: Words = BACKGROUND_PAPERS_HEADING) -> SectionTemplate:
    return SectionTemplate(
        "background-papers", heading, fill=Fill.BACKGROUND_PAPERS, hint=BACKGROUND_PAPERS_HINT
    )


def _appendices(heading: Words) -> SectionTemplate:
    return SectionTemplate("appendices", heading, fill=Fill.APPENDICES, hint=APPENDICES_HINT)


def _recommendations(heading: Words) -> SectionTemplate:
    return SectionTemplate("recommendations", heading, fill=Fill.RECOMMENDATIONS, hint=RECOMMENDATIONS_HINT)


CONTINUOUS = HouseStyleSheet(
    style=HouseStyle.CONTINUOUS,
    header=(
        HeaderField("committee", _("Scrutiny Committee")),
        HeaderField("agenda_item", _("Agenda Item")),
        HeaderField("date", _("Date of Meeting")),
        HeaderField("report_of", _("Report of")),
        HeaderField("subject", _("Subject")),
        HeaderField("author", _("Report Author")),
        HeaderField("author_contact", _("Telephone and email")),
    ),
    sections=(
        SectionTemplate("purpose", _("Purpose"), required=True),
        _recommendations(_("Recommendations")),
        SectionTemplate("background", _("Background")),
        SectionTemplate("report", _("Report"), required=True),
        SectionTemplate("proposal", _("Proposal/Option"), default=_("To note the report.")),
        SectionTemplate("goals", _("Goals and Objectives")),
        _appendices(_("Appendix (if any)")),
        _background_papers(),
    ),
    scheme=ParagraphScheme.CONTINUOUS_WITH_LISTS,
    appendix_marks=Marks.LETTERS,
    appendix_line="%(mark)s – %(title)s",
    recommendation_lead_in="",
    recommendation_in_box=False,
    recommendations_in_bold=True,
    own_sections=True,
    report_of=ReportOf.PARTNERSHIP,
    header_is_table=True,
    capital_headings=True,
)

NO_DIRECT_IMPLICATIONS = _("No direct implications.")

DECIMAL = HouseStyleSheet(
    style=HouseStyle.DECIMAL,
    header=(
        HeaderField("committee", ""),
        HeaderField("date", ""),
        HeaderField("report_of", _("Report of:")),
    ),
    metadata=(
        HeaderField("corporate_priorities", _("Corporate Priority:")),
        HeaderField("wards", _("Relevant Ward Member(s):")),
        HeaderField("ward_consultation", _("Date of consultation with Ward Member(s):")),
        HeaderField("exempt", _("Exempt Information:")),
    ),
    sections=(
        SectionTemplate("summary", _("Summary"), required=True),
        _recommendations(_("Recommendations")),
        SectionTemplate("reason", _("Reason for Recommendations"), required=True),
        SectionTemplate("background", _("Background"), required=True),
        SectionTemplate("considerations", _("Main Considerations"), required=True),
        SectionTemplate("options", _("Options Considered"), required=True),
        SectionTemplate("consultation", _("Consultation"), required=True),
        SectionTemplate("next-steps", _("Next Steps – Implementation and Communication")),
        SectionTemplate(
            "financial", _("Financial Implications"), NO_DIRECT_IMPLICATIONS, required=True, is_reviewed=True
        ),
        SectionTemplate(
            "legal",
            _("Legal and Governance Implications"),
            NO_DIRECT_IMPLICATIONS,
            required=True,
            is_reviewed=True,
        ),
        SectionTemplate(
            "equality", _("Equality and Safeguarding Implications"), NO_DIRECT_IMPLICATIONS, required=True
        ),
        SectionTemplate(
            "community-safety", _("Community Safety Implications"), NO_DIRECT_IMPLICATIONS, required=True
        ),
        SectionTemplate(
            "climate",
            _("Environmental and Climate Change Implications"),
            NO_DIRECT_IMPLICATIONS,
            required=True,
        ),
        SectionTemplate("other", _("Other Implications (where significant)"), NO_DIRECT_IMPLICATIONS),
        SectionTemplate("risks", _("Risk & Mitigation"), fill=Fill.RISKS, hint=RISKS_HINT),
        _background_papers(_("Background Papers – Local Government Act 1972, Section 100D")),
        _appendices(_("Appendices")),
    ),
    scheme=ParagraphScheme.DECIMAL,
    appendix_marks=Marks.NUMBERS,
    appendix_line=_("Appendix %(mark)s – %(title)s"),
    recommendation_lead_in=_("That %(committee)s:"),
    recommendation_in_box=True,
    own_sections=False,
    report_of=ReportOf.PRESENTER,
    contacts=(
        HeaderField("author", _("Report Author:")),
        HeaderField("author_contact", _("Report Author Contact Details:")),
        HeaderField("lead_officer", _("Chief Officer Responsible:")),
        HeaderField("lead_officer_contact", _("Chief Officer Contact Details:")),
    ),
    risk_scale=RISK_SCALE,
)

KEY_DECISION = HouseStyleSheet(
    style=HouseStyle.KEY_DECISION,
    header=(
        HeaderField("committee_and_date", _("Report to:")),
        HeaderField("lead_member", _("Lead Cabinet Member:")),
        HeaderField("lead_officer", _("Lead Officer:")),
    ),
    sections=(
        SectionTemplate("summary", _("Executive Summary"), required=True),
        SectionTemplate(
            "key-decision",
            _("Key Decision"),
            fill=Fill.KEY_DECISION,
            hint=_("Text here is printed before “yes” or “no” and the ground, which stand in the header."),
        ),
        _recommendations(_("Recommendations")),
        SectionTemplate("reasons", _("Reasons for Recommendations"), required=True),
        SectionTemplate("details", _("Details"), required=True),
        SectionTemplate(
            "implications",
            _("Implications"),
            _(
                "In the writing of this report, financial, legal, staffing, risk, equality and diversity, "
                "climate change and other key issues were considered, with the following implications:"
            ),
            required=True,
        ),
        SectionTemplate("financial", _("Financial"), level=2),
        SectionTemplate("legal", _("Legal"), level=2),
        SectionTemplate("staffing", _("Staffing"), level=2),
        SectionTemplate("risk", _("Risk"), level=2),
        SectionTemplate("equality", _("Equality and Diversity"), level=2),
        SectionTemplate("climate", _("Climate Change"), level=2),
        SectionTemplate("alignment", _("Alignment with Council Priority Areas"), required=True),
        _background_papers(_("Background Papers – Local Government Act 1972, Section 100D")),
        _appendices(_("Appendices")),
    ),
    scheme=ParagraphScheme.CONTINUOUS,
    appendix_marks=Marks.LETTERS,
    appendix_line=_("Appendix %(mark)s: %(title)s"),
    recommendation_lead_in="",
    recommendation_in_box=False,
    own_sections=True,
    report_of=ReportOf.NOBODY,
    contacts=(HeaderField("author", ""), HeaderField("author_contact", _("Telephone and email:"))),
    contacts_heading=_("Report Author:"),
)

BY_STYLE: Mapping[str, HouseStyleSheet] = {
    sheet.style: sheet for sheet in (CONTINUOUS, DECIMAL, KEY_DECISION)
}
