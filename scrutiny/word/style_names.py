"""The names of the paragraph styles that our own Word files carry; reading knows them again."""

from __future__ import annotations

NUMBERED = "Numbered paragraph"
NUMBERED_UNDER = "Numbered paragraph under"
RUNNING_ON = "Paragraph running on"
SUBHEADING = "Sub-heading"
SUBHEADING_UNDER = "Sub-heading under"
BOX_HEADING = "Box heading"
BOX_TEXT = "Box text"
QUOTED = "Quoted recommendation"
HEADER_LINE = "Header line"
LEAD_IN = "Lead-in"
PRINTED = "Listed row"
RECOMMENDATION = "Recommendation"
RECOMMENDATION_PART = "Recommendation part"
REVIEWED = "Reviewed by"
CONTACT = "Contact line"
CAPTION = "caption"
TITLE = "Title"
LIST = "List Paragraph"
TABLE_TEXT = "Table text"
TABLE_HEADING = "Table heading"
PICTURE = "Picture"

SUBHEADINGS = frozenset({SUBHEADING.casefold(), SUBHEADING_UNDER.casefold()})
COUNTED = frozenset({NUMBERED, NUMBERED_UNDER, RECOMMENDATION, PRINTED})

# Paragraphs that are no headings, however bold they look.
NO_HEADINGS = frozenset(
    {
        TITLE,
        LEAD_IN,
        HEADER_LINE,
        CONTACT,
        NUMBERED,
        NUMBERED_UNDER,
        RUNNING_ON,
        RECOMMENDATION,
        RECOMMENDATION_PART,
        PRINTED,
        REVIEWED,
        CAPTION,
        SUBHEADING,
        SUBHEADING_UNDER,
    }
)
