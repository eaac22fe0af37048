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
REVIEWED = "Reviewed by"
CONTACT = "Contact line"
CAPTION = "caption"
TITLE = "Title"
LIST = "List Paragraph"

SUBHEADINGS = frozenset({SUBHEADING.casefold(), SUBHEADING_UNDER.casefold()})
