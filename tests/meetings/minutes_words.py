"""Minutes as they are read: the words of the printed paper."""

import html
import re

from django.template.loader import render_to_string

from meetings.enums import Audience
from meetings.models import Minutes
from meetings.papers import minutes_paper


def words_of(minutes: Minutes, audience: Audience = Audience.PUBLIC) -> str:
    """The text of the paper for an audience, tags taken out and spaces drawn together."""
    fresh = Minutes.objects.select_related("meeting__committee__council").get(pk=minutes.pk)
    markup = render_to_string("papers/minutes.html", {"paper": minutes_paper.compose(fresh, audience)})
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())
