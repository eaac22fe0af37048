"""A ready style with decimal numbers under numbered headings, signed-off implications and a risk matrix."""

from django.utils.translation import gettext_lazy as _

from meetings.enums import ReadyStyle
from meetings.house_style_sheet import HeaderField, HouseStyleSheet, SectionTemplate
from meetings.house_style_words import Fill, Marks, ReportOf, SignOffNeed
from meetings.ready_styles.parts import (
    NO_DIRECT_IMPLICATIONS,
    RISK_SCALE,
    RISKS_HINT,
    SHORT_100D,
    appendices,
    background_papers,
    recommendations,
)
from scrutiny.paragraph_numbers import ParagraphScheme

IMPLICATIONS = (
    SectionTemplate(
        "financial",
        _("Financial Implications"),
        NO_DIRECT_IMPLICATIONS,
        required=True,
        reviewer=_("Director for Corporate Services"),
        sign_off=SignOffNeed.REQUIRED,
        reviewed_label=_("Financial Implications reviewed by:"),
    ),
    SectionTemplate(
        "legal",
        _("Legal and Governance Implications"),
        NO_DIRECT_IMPLICATIONS,
        required=True,
        reviewer=_("Monitoring Officer"),
        sign_off=SignOffNeed.REQUIRED,
        reviewed_label=_("Legal Implications reviewed by:"),
    ),
    SectionTemplate(
        "equality", _("Equality and Safeguarding Implications"), NO_DIRECT_IMPLICATIONS, required=True
    ),
    SectionTemplate(
        "community-safety", _("Community Safety Implications"), NO_DIRECT_IMPLICATIONS, required=True
    ),
    SectionTemplate(
        "climate", _("Environmental and Climate Change Implications"), NO_DIRECT_IMPLICATIONS, required=True
    ),
    SectionTemplate("other", _("Other Implications (where significant)"), NO_DIRECT_IMPLICATIONS),
)

DECIMAL = HouseStyleSheet(
    style=ReadyStyle.DECIMAL,
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
        recommendations(_("Recommendations")),
        SectionTemplate("reason", _("Reason for Recommendations"), required=True),
        SectionTemplate("background", _("Background"), required=True),
        SectionTemplate("considerations", _("Main Considerations"), required=True),
        SectionTemplate("options", _("Options Considered"), required=True),
        SectionTemplate("consultation", _("Consultation"), required=True),
        SectionTemplate("next-steps", _("Next Steps – Implementation and Communication")),
        *IMPLICATIONS,
        SectionTemplate("risks", _("Risk & Mitigation"), fill=Fill.RISKS, hint=RISKS_HINT),
        background_papers(SHORT_100D),
        appendices(_("Appendices")),
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
