"""Two ready styles with numbers that run on: under capital headings, and under a table of facts."""

from django.utils.translation import gettext_lazy as _

from meetings.enums import ReadyStyle
from meetings.house_style_sheet import HeaderField, HouseStyleSheet, SectionTemplate
from meetings.house_style_words import DateForm, HeadingCase, Marks, ReportOf
from meetings.ready_styles.parts import appendices, background_papers, recommendations
from scrutiny.paragraph_numbers import ParagraphScheme

CAPITALS = HouseStyleSheet(
    style=ReadyStyle.CAPITALS,
    header=(
        HeaderField("committee", ""),
        HeaderField("date", _("Date of meeting:")),
        HeaderField("report_of", _("Report of:")),
        HeaderField("author", _("Report author:")),
        HeaderField("author_telephone", _("Tel:")),
        HeaderField("subject", _("Subject:")),
    ),
    header_in_capitals=True,
    sections=(
        recommendations(_("Recommendation")),
        SectionTemplate("background", _("Background"), required=True),
        SectionTemplate("report", _("Report"), required=True),
        SectionTemplate("proposal", _("Proposal and Option")),
        SectionTemplate("goals", _("Goals and Objectives")),
        appendices(_("Appendix (if any)")),
        background_papers(_("List of Background Papers (if any)")),
    ),
    scheme=ParagraphScheme.CONTINUOUS,
    appendix_marks=Marks.LETTERS,
    appendix_line="%(mark)s – %(title)s",
    recommendation_opening=_("%(committee)s is recommended to"),
    recommendations_in_bold=True,
    own_sections=True,
    report_of=ReportOf.PARTNERSHIP,
    heading_case=HeadingCase.CAPITALS,
    date_form=DateForm.ORDINAL,
)

CONTINUOUS = HouseStyleSheet(
    style=ReadyStyle.CONTINUOUS,
    header=(
        HeaderField("committee", _("Scrutiny Committee:")),
        HeaderField("agenda_item", _("Agenda Item:")),
        HeaderField("date", _("Date of Meeting:")),
        HeaderField("report_of", _("Report of:")),
        HeaderField("subject", _("Subject:")),
        HeaderField("author", _("Report Author:")),
        HeaderField("author_contact", _("Telephone and email:")),
    ),
    header_is_table=True,
    sections=(
        SectionTemplate("purpose", _("Purpose"), required=True),
        recommendations(_("Recommendations")),
        SectionTemplate("background", _("Background")),
        SectionTemplate("report", _("Report"), required=True),
        SectionTemplate("proposal", _("Proposal/Option"), default=_("To note the report.")),
        SectionTemplate("goals", _("Goals and Objectives")),
        appendices(_("Appendix (if any)")),
        background_papers(),
    ),
    scheme=ParagraphScheme.CONTINUOUS_WITH_LISTS,
    appendix_marks=Marks.LETTERS,
    appendix_line="%(mark)s – %(title)s",
    lone_appendix_line="%(title)s",
    recommendation_opening=_("The Committee is recommended to"),
    own_sections=True,
    report_of=ReportOf.PARTNERSHIP,
)
