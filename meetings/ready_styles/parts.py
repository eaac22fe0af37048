"""What the ready house styles share: sections that the system fills, and the scale of risks."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from meetings.house_style_sheet import Rating, RiskScale, SectionTemplate, Words
from meetings.house_style_words import Fill

SECTION_100D = _("List of Background Papers – Local Government Act 1972, Section 100D")
SHORT_100D = _("Background Papers – Local Government Act 1972, Section 100D")
NO_DIRECT_IMPLICATIONS = _("No direct implications.")
BACKGROUND_PAPERS_HINT = _("Text here is printed before the list of background papers.")
APPENDICES_HINT = _("Text here is printed before the list of appendices.")
RECOMMENDATIONS_HINT = _("Text here is printed before the proposed recommendations.")
RISKS_HINT = _("Text here is printed before the table, the matrix and the mitigations.")

# The places of the ratings below, by likelihood (rows, the lowest first) and impact.
_MATRIX = (
    (0, 0, 0, 0),
    (0, 0, 0, 1),
    (0, 0, 1, 1),
    (0, 1, 1, 2),
    (0, 1, 2, 2),
    (0, 1, 2, 2),
)

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
        Rating(_("Low"), _("Low risk"), "low"),
        Rating(_("Medium"), _("Medium risk"), "medium"),
        Rating(_("High"), _("High risk"), "high"),
    ),
    matrix=_MATRIX,
)


def background_papers(heading: Words = SECTION_100D) -> SectionTemplate:
    """The section that Local Government Act 1972 s.100D asks for."""
    return SectionTemplate(
        "background-papers", heading, fill=Fill.BACKGROUND_PAPERS, hint=BACKGROUND_PAPERS_HINT
    )


def appendices(heading: Words) -> SectionTemplate:
    """The section that lists the appendices."""
    return SectionTemplate("appendices", heading, fill=Fill.APPENDICES, hint=APPENDICES_HINT)


def recommendations(heading: Words) -> SectionTemplate:
    """The section that prints the proposed recommendations."""
    return SectionTemplate("recommendations", heading, fill=Fill.RECOMMENDATIONS, hint=RECOMMENDATIONS_HINT)
