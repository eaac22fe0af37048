"""A ready style that says whether it is a key decision, with implications under one heading."""

from django.utils.translation import gettext_lazy as _

from meetings.enums import ReadyStyle
from meetings.house_style_sheet import HeaderField, HouseStyleSheet, SectionTemplate
from meetings.house_style_words import DateForm, Fill, Marks, ReportOf
from meetings.ready_styles.parts import SHORT_100D, appendices, background_papers, recommendations
from scrutiny.paragraph_numbers import ParagraphScheme

KEY_DECISION = HouseStyleSheet(
    style=ReadyStyle.KEY_DECISION,
    header=(
        HeaderField("committee_and_date", _("REPORT TO:")),
        HeaderField("lead_member", _("LEAD CABINET MEMBER:")),
        HeaderField("lead_officer", _("LEAD OFFICER:")),
    ),
    sections=(
        SectionTemplate("summary", _("Executive Summary"), required=True),
        SectionTemplate(
            "key-decision",
            _("Key Decision"),
            fill=Fill.KEY_DECISION,
            hint=_("Text here is printed before “yes” or “no” and the ground, which stand in the header."),
        ),
        recommendations(_("Recommendations")),
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
        background_papers(SHORT_100D),
        appendices(_("Appendices")),
    ),
    scheme=ParagraphScheme.CONTINUOUS,
    appendix_marks=Marks.LETTERS,
    appendix_line=_("Appendix %(mark)s: %(title)s"),
    recommendation_opening=_("It is recommended that the %(committee)s"),
    own_sections=True,
    report_of=ReportOf.NOBODY,
    contacts=(HeaderField("author", ""), HeaderField("author_telephone", _("Telephone:"))),
    contacts_heading=_("Report Author:"),
    date_form=DateForm.SHORT,
)
