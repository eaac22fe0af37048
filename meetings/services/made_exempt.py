"""What was made exempt after a public paper that shows it was published.

A published paper never changes, so somebody has to withdraw it and build another. Each publication keeps the keys of
what it shows (meetings/services/paper_points.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import (
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    JSONField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meetings.models import AgendaItem, Appendix, Publication, ReportSection
from scrutiny.access.permissions import Permission
from scrutiny.models import Council, User
from scrutiny.work import WorkItem

TO_WITHDRAW = gettext_lazy("Published papers that show what is exempt")


@dataclass(frozen=True)
class Kind:
    """What can be made exempt: its rows, by which fact a paper names them, and the columns that tell of them."""

    word: str | Promise
    fact: str
    model: type[Model]
    name: str
    meeting: str
    is_exempt: Q


KINDS = (
    Kind(gettext_lazy("Agenda item"), "items", AgendaItem, "title", "meeting", ~Q(exempt_paragraphs=[])),
    Kind(
        gettext_lazy("Section"),
        "sections",
        ReportSection,
        "heading",
        "report__item__meeting",
        ~Q(exempt_paragraphs=[]),
    ),
    Kind(
        gettext_lazy("Appendix"),
        "appendices",
        Appendix,
        "title",
        "report__item__meeting",
        Q(is_exempt=True),
    ),
)


def since(publication: Publication) -> list[str]:
    """What a published paper shows in public and is exempt now, each in words (at most one query)."""
    shown = publication.facts.get("shown") or {}
    if not publication.is_for_residents or publication.is_withdrawn or not any(shown.values()):
        return []
    first, *others = (_exempt_among(kind, shown[kind.fact]) for kind in KINDS)
    words = {kind.fact: kind.word for kind in KINDS}
    return [
        _("%(kind)s “%(title)s”") % {"kind": words[fact], "title": title}
        for fact, title in first.union(*others, all=True)
    ]


def papers_in_public() -> QuerySet[Publication]:
    """Papers of meetings that residents can read and that show what is exempt now."""
    shows = Q()
    for kind in KINDS:
        shows |= Q(Exists(_exempt_in(kind)))
    return Publication.objects.published().filter(shows, meeting__isnull=False)


def work(user: User, council: Council) -> Iterable[WorkItem]:
    """For officers who publish: papers that residents read and that show what is exempt now (one query)."""
    if council.pk not in user.grants.councils_with(Permission.PUBLISH):
        return
    papers = papers_in_public().filter(council=council)
    for paper in papers.defer("html", "facts").order_by("published_at"):
        yield WorkItem(
            TO_WITHDRAW,
            paper.title,
            paper.get_absolute_url(),
            note=_("Version %(number)d. Withdraw it and build it anew.") % {"number": paper.number},
        )


def _exempt_among(kind: Kind, keys: list[int]) -> QuerySet:
    rows = kind.model._base_manager.filter(kind.is_exempt, pk__in=keys).order_by()
    return rows.values_list(Value(kind.fact, CharField()), Cast(kind.name, CharField()))


def _exempt_in(kind: Kind) -> QuerySet:
    """The exempt rows of the meeting of a paper (the outer row) that it shows."""
    rows = kind.model._base_manager.filter(kind.is_exempt, **{kind.meeting: OuterRef("meeting")})
    key = Func(F("pk"), function="to_jsonb", output_field=JSONField())
    shown = ExpressionWrapper(OuterRef(f"facts__shown__{kind.fact}"), output_field=JSONField())
    return rows.order_by().annotate(shown=shown).filter(shown__contains=key)
