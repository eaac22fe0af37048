"""The list that an officer goes through before a paper is published.

Only what the law or sense forbids stops it: words that only exempt parts say, and an agenda that is late without a
reason. Everything else is the officer's decision, but it must have been seen, and the audit log keeps that it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import CharField, Q
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _

from meetings.enums import Audience, Event, PaperKind
from meetings.models import AgendaItem, Minute, Publication, Report
from meetings.services import exempt_register, notices, paper_leaks
from meetings.services.notices import Notice
from meetings.services.paper_leaks import Hit
from meetings.services.paper_points import Finding
from scrutiny.models import AuditEvent
from scrutiny.templatetags.british import uk_datetime

OTHER_HALF = {
    PaperKind.AGENDA_PACK: PaperKind.RESTRICTED_PACK,
    PaperKind.RESTRICTED_PACK: PaperKind.AGENDA_PACK,
}
# What is recorded on a report and changes no paper.
_NO_CHANGES = (
    Event.REPORT_SIGN_OFF_ASKED,
    Event.REPORT_CHANGE_WANTED,
    Event.SECTION_TYPED_BESIDE,
    Event.AGENDA_FROZEN,
)


def findings(
    publication: Publication, notice: Notice | None = None, hits: Sequence[Hit] | None = None
) -> tuple[Finding, ...]:
    """What stops the publication of a built paper or should be seen before it (at most six queries).

    `notice` is that of its meeting, and `hits` those of the leak check, when they are known already.
    """
    found = paper_leaks.findings(publication, paper_leaks.hits(publication) if hits is None else hits)
    found += [Finding(**point) for point in publication.facts.get("points", ())]
    found += [*_changed(publication), *_notice(publication, notice), *_other_half(publication)]
    return tuple(sorted(found, key=lambda one: (not one.stops, not one.asks)))


def digest(found: Iterable[Finding]) -> str:
    """A short name of the points that are to be seen: the same list has the same name."""
    return sha256("\n".join(one.sentence for one in found if one.stops or one.asks).encode()).hexdigest()[:16]


def refuse_unseen(found: Sequence[Finding], seen: str) -> None:
    """Raise ValidationError when something stops the paper, or when other points are open than were seen."""
    stops = [one.sentence for one in found if one.stops]
    if stops:
        raise ValidationError(stops)
    if any(one.asks for one in found) and seen != digest(found):
        raise ValidationError(
            {"seen": _("Other points have come up since you looked. Read the list and tick this again.")}
        )


def for_the_log(publication: Publication, found: Iterable[Finding]) -> dict[str, Any]:
    """The open points as the audit log keeps them: of a restricted paper only how many of which kind."""
    open_points = [one for one in found if one.asks]
    if not open_points:
        return {}
    if publication.audience == Audience.RESTRICTED:
        return {"open_points": dict(Counter(one.kind for one in open_points))}
    return {"open_points": [one.sentence for one in open_points]}


def _changed(publication: Publication) -> Iterator[Finding]:
    """What was recorded since it was built: whether the paper says it is found out when it is published."""
    events = _events_since(publication)
    if events is None:
        return
    last = events.order_by("occurred_at", "pk").last()
    if last is None:
        return
    sentence = _(
        "Something it may say was changed since it was built, at last by %(who)s on %(when)s. If the paper says it, "
        "it cannot be published. Build it again."
    )
    words = {"who": last.actor, "when": uk_datetime(last.occurred_at)}
    yield Finding("changed", sentence % words, _("Papers of the meeting"), _papers_url(publication))


def _events_since(publication: Publication) -> Any:
    """The events of the log on the meeting, its items and reports, or its minutes; None for other papers."""
    if publication.meeting_id is None:
        return None
    meeting = publication.meeting_id
    of = Q(subject_type="meetings.meeting", subject_id=str(meeting))
    if publication.is_pack:
        items = [str(key) for key in publication.facts.get("shown", {}).get("items", ())]
        of |= _subjects(AgendaItem, AgendaItem.objects.filter(meeting=meeting))
        of |= Q(subject_type="meetings.agendaitem", subject_id__in=items)
        of |= _subjects(Report, Report.objects.filter(item__meeting=meeting))
    else:
        of |= _subjects(Minute, Minute.objects.filter(minutes__meeting=meeting))
    since = AuditEvent.objects.filter(council_id=publication.council_id, occurred_at__gt=publication.built_at)
    return since.filter(of).exclude(event__in=_NO_CHANGES)


def _subjects(model: type, rows: Any) -> Q:
    keys = rows.order_by().annotate(key=Cast("pk", CharField())).values("key")
    return Q(subject_type=model._meta.label_lower, subject_id__in=keys)


def _notice(publication: Publication, given: Notice | None) -> Iterator[Finding]:
    """Local Government Act 1972 s.100B(4): a late agenda states the special circumstances."""
    if not publication.is_pack or publication.meeting.is_past:
        return
    given = given or notices.notice(publication.meeting)
    words = {"given": given.given.count, "needed": given.needed}
    if not given.is_late:
        return
    if publication.late_reason:
        sentence = _(
            "Published today it is late: %(given)d clear working days are left of %(needed)d. It prints the reason."
        )
        yield Finding("late", sentence % words, asks=False)
        return
    sentence = _(
        "Published today it is late: %(given)d clear working days are left of %(needed)d, and it gives no special "
        "circumstances. Build it again with the reason."
    )
    yield Finding("late", sentence % words, _("Papers of the meeting"), _papers_url(publication), stops=True)


def _other_half(publication: Publication) -> Iterator[Finding]:
    """What is exempt is in the restricted pack and everything else in the public one: members need both."""
    other = OTHER_HALF.get(PaperKind(publication.kind))
    if other is None:
        return
    papers = Publication.objects.filter(meeting=publication.meeting_id, kind=other, withdrawal__isnull=True)
    built = list(papers.only("pk", "published_at").order_by("-number"))
    if any(paper.is_published for paper in built):
        return
    if other == PaperKind.RESTRICTED_PACK and not exempt_register.has_exempt_parts(publication.meeting):
        return
    yield _half_missing(publication, other, built[0] if built else None)


def _half_missing(publication: Publication, other: PaperKind, built: Publication | None) -> Finding:
    if other == PaperKind.RESTRICTED_PACK:
        missing = _("Parts of the agenda are exempt, and the restricted pack for members is not built.")
        unpublished = _(
            "Parts of the agenda are exempt, and the restricted pack for members is not published."
        )
    else:
        missing = _("The public pack of this agenda is not built.")
        unpublished = _("The public pack of this agenda is not published.")
    if built:
        return Finding("other-half", unpublished, str(other.label), built.get_absolute_url())
    return Finding("other-half", missing, _("Papers of the meeting"), _papers_url(publication))


def _papers_url(publication: Publication) -> str:
    return reverse("meetings:publication-list", args=[publication.meeting_id])
