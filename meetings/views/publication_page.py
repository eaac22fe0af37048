"""What the page of one built or published paper says, to those who publish and to those who read."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from django.urls import reverse

from meetings import policies
from meetings.forms.publications import PublishForm
from meetings.models import Publication
from meetings.papers.supplement_changes import from_facts
from meetings.services import made_exempt, notices, paper_leaks, preflight
from meetings.views import paper_formats
from scrutiny.access.checks import refusal
from scrutiny.models import User


def facts(user: User, publication: Publication, sent: QueryDict | None = None) -> dict[str, Any]:
    """The facts of the page; `sent` is the form by which it is to be published, filled in."""
    may_publish = not refusal(policies.check_publish_paper, user, publication)
    shown = {"publication": publication, "may_publish": may_publish, **_tied(user, publication)}
    if not may_publish:
        return shown
    if publication.is_published and sent is None:
        return shown | {"made_exempt": made_exempt.since(publication)}
    return shown | _before_publication(publication, sent)


def _tied(user: User, publication: Publication) -> dict[str, Any]:
    """The supplements to a pack, what a supplement brings, and the paper's other forms."""
    supplements = Publication.objects.visible_to(user).filter(supplement_to=publication)
    return {
        "supplements": supplements.defer("html").order_by("letter", "-number") if publication.is_pack else (),
        "changes": from_facts(publication.facts).sections,
        **paper_formats.shown(publication),
    }


def _before_publication(publication: Publication, sent: QueryDict | None) -> dict[str, Any]:
    notice = notices.notice(publication.meeting) if publication.is_pack else None
    hits = paper_leaks.hits(publication)
    found = preflight.findings(publication, notice, hits)
    asks, stops = any(one.asks for one in found), any(one.stops for one in found)
    form = PublishForm(
        sent,
        asks=asks and not stops,
        points=preflight.digest(found),
        action=reverse("meetings:publication-publish", args=[publication.pk]),
    )
    return {"notice": notice, "findings": found, "hits": hits, "stops": stops, "form": form}
