"""The whole way of a recommendation, from the plan's priority to the committee's finding, as one list of steps."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Count,
    Exists,
    F,
    FilteredRelation,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from meetings import visibility
from meetings.enums import Audience, MinutesStatus
from meetings.models import (
    Addressee,
    ChaseNotice,
    Evidence,
    Finding,
    Meeting,
    Minute,
    PartAnswer,
    ProgressUpdate,
    Recommendation,
    RecommendationPart,
    Report,
    Resolution,
    Response,
)
from meetings.papers.minutes_clauses import label
from meetings.recommendation_enums import Rung
from scrutiny.templatetags.british import uk_date


@dataclass(frozen=True)
class Step:
    """One step: when it was, what it was, where it can be read; a step to come is marked."""

    when: dt.date
    title: str
    text: str = ""
    url: str = ""
    by: str = ""
    is_future: bool = False


def load(queryset, pk: int) -> Recommendation:
    """Fetch a recommendation with all that its chain shows, in a number of queries that does not grow.

    Raises Recommendation.DoesNotExist when it is not in the queryset.
    """
    # What hangs on each row comes with it: a dozen questions are all that a page may ask.
    responses = Response.objects.select_related("entered_by").prefetch_related(
        Prefetch("parts", PartAnswer.objects.select_related("part"))
    )
    rows = Addressee.objects.with_extensions().with_name_sent().annotate(silences=_silences())
    rows = rows.select_related("organisation", "person__user")
    addressees = rows.prefetch_related(
        Prefetch("responses", responses),
        Prefetch("evidence", Evidence.objects.select_related("response")),
        Prefetch("updates", ProgressUpdate.objects.select_related("by", "part")),
    )
    return (
        queryset.annotate(
            **_clause_place(), lead=_lead(), came_from=_came_from(queryset), told_parts=_parts()
        )
        .select_related(
            "committee__council",
            "priority__plan__partnership",
            "lead__person",
            "resolution__minute__item__report__author",
            "resolution__minute__minutes__meeting__committee__council",
        )
        .prefetch_related(
            Prefetch("addressees", addressees),
            Prefetch("findings", _findings(queryset)),
        )
        .get(pk=pk)
    )


def steps(recommendation: Recommendation, audience: Audience, *, public: bool = False) -> list[Step]:
    """The chain in order of date, with what of it the audience may read.

    For residents (`public`) without the names of who wrote, and without links to staff pages.
    """
    found = [*_before(recommendation, audience, public), *_after(recommendation, audience, public)]
    return sorted(found, key=lambda step: step.when)


def _before(recommendation: Recommendation, audience: Audience, public: bool) -> Iterator[Step]:
    if recommendation.resolution is None:
        yield Step(when=recommendation.made_on, title=recommendation.origin, text=recommendation.text)
        return
    minute = recommendation.resolution.minute
    meeting = minute.minutes.meeting
    if recommendation.priority:
        yield _priority(recommendation, public)
    item = minute.item
    if item and hasattr(item, "report") and visibility.of_item(item, audience).report:
        yield _report(item.report, meeting, public)
    if visibility.may_see_kept(recommendation.is_exempt, audience):
        title = minute.title if audience == Audience.RESTRICTED else minute.open_title
        yield Step(
            when=meeting.date,
            title=_("Minute %(number)s: %(title)s") % {"number": minute.number, "title": title},
            text=f"{_clause_number(recommendation)} {recommendation.resolution.text}".strip(),
            url=meeting.get_public_url() if public else minute.get_absolute_url(),
        )
    yield Step(when=recommendation.made_on, title=_("Recommendation made"), text=recommendation.text)


def _after(recommendation: Recommendation, audience: Audience, public: bool) -> Iterator[Step]:
    for addressee in recommendation.addressees.all():
        yield from _of_addressee(addressee, public)
    for found in recommendation.findings.all():
        yield _finding(found, audience, public)
    if recommendation.confirmed_on and not recommendation.findings.all():
        # From a tracker kept by hand, which says no more of it.
        yield Step(
            when=recommendation.confirmed_on,
            title=_("The committee's finding: %(state)s") % {"state": recommendation.get_status_display()},
            text=recommendation.finding,
        )


def _priority(recommendation: Recommendation, public: bool) -> Step:
    priority = recommendation.priority
    # Where nobody led it Django sets nothing.
    led = getattr(recommendation, "lead", None)
    return Step(
        when=priority.plan.period_start,
        title=_("Priority of the plan: %(priority)s") % {"priority": priority},
        text=_("Theme lead: %(name)s") % {"name": led.person} if led else "",
        url=priority.plan.partnership.get_public_url() if public else priority.plan.get_absolute_url(),
    )


def _report(report: Report, meeting: Meeting, public: bool) -> Step:
    number = report.item.label
    return Step(
        when=meeting.date,
        title=_("Report to item %(number)s: %(title)s") % {"number": number, "title": report.title}
        if number
        else _("Report: %(title)s") % {"title": report.title},
        # The report's own page is for who writes it; the item leads everybody to what they may read.
        url=meeting.get_public_url() if public else report.item.get_absolute_url(),
        by=str(report.author or report.report_of),
    )


def _of_addressee(addressee: Addressee, public: bool) -> Iterator[Step]:
    body = addressee.name
    if addressee.sent_on is None:
        return
    yield Step(
        when=addressee.sent_on,
        title=_("Sent to %(body)s") % {"body": addressee.name_on(addressee.sent_on)},
        text=addressee.get_sent_by_display(),
    )
    yield from _clock(addressee)
    yield from _answer(addressee, public)
    for update in addressee.updates.all():
        yield Step(
            when=update.date,
            title=_("Progress from %(body)s: %(rag)s") % {"body": body, "rag": update.get_rag_display()},
            text=update.text,
            by="" if public else update.author,
        )


def _clock(addressee: Addressee) -> Iterator[Step]:
    """More time that was given, and silence that was reported to the committee."""
    clock = addressee.clock
    for one in clock.extensions if clock else ():
        sentence = _("More time for %(body)s, until %(until)s")
        title = sentence % {"body": addressee.name, "until": uk_date(one.until)}
        yield Step(when=one.granted_on, title=title, text=one.reason)
    for day in addressee.silences:
        title = _("Silence of %(body)s reported to the committee") % {"body": addressee.name}
        yield Step(when=day, title=title)


def _answer(addressee: Addressee, public: bool) -> Iterator[Step]:
    body = addressee.name
    # After the end nobody waits for an answer any more.
    if addressee.is_unanswered and not addressee.recommendation.is_closed:
        yield Step(
            when=addressee.due_on,
            title=_("Answer of %(body)s due") % {"body": body},
            is_future=not addressee.is_overdue,
            text=_("Overdue") if addressee.is_overdue else "",
        )
    if response := addressee.answer:
        late = " " + _("(late)") if response.is_late else ""
        yield Step(
            when=response.received_on,
            title=_("%(body)s answered: %(answer)s") % {"body": body, "answer": response.get_answer_display()}
            + late,
            text="\n".join(part for part in (response.reason, response.action) if part),
            by="" if public else response.author,
        )


def _silences() -> ArraySubquery:
    """The days on which an addressee's silence was reported to the committee, told with its row."""
    steps = ChaseNotice.objects.filter(addressee=OuterRef("pk"), rung=Rung.REPORTED)
    return ArraySubquery(steps.order_by("raised_on").values("raised_on"))


def mark_told(recommendation: Recommendation, audience: Audience) -> None:
    """Say of each finding whether the audience, which signed in, may read its words (`is_told`)."""
    for found in recommendation.findings.all():
        found.is_told = is_told(found, audience, public=False)


def is_told(found: Finding, audience: Audience, *, public: bool) -> bool:
    """Whether the words of a finding may be read: for residents once its minutes are out, what is kept by who may."""
    if found.minute is None:
        return True
    is_out = not public or found.minute.minutes.status != MinutesStatus.DRAFT
    return is_out and visibility.may_see_kept(found.is_kept, audience)


def _finding(found: Finding, audience: Audience, public: bool) -> Step:
    """What was found, of whom and of which part, and where it stands in the minutes that the audience may read."""
    may_read = is_told(found, audience, public=public)
    whose = [found.addressee and found.addressee.name, found.part and found.part.letter]
    about = ", ".join(one for one in whose if one)
    title = _("The committee's finding: %(kind)s") if found.minute else _("Recorded: %(kind)s")
    title %= {"kind": found.get_kind_display()}
    return Step(
        when=found.on,
        title=f"{title} ({about})" if about else title,
        text=found.words if may_read else "",
        url=_minute_url(found.minute, public) if found.minute and may_read else "",
        by="" if public else str(found.by),
    )


def _minute_url(minute: Minute, public: bool) -> str:
    return minute.minutes.meeting.get_public_url() if public else minute.get_absolute_url()


def _lead() -> FilteredRelation:
    """Who led the theme of its priority on the day on which it was made: one person on any day."""
    begun = Q(priority__theme_leads__start__isnull=True) | Q(priority__theme_leads__start__lte=F("made_on"))
    lasts = Q(priority__theme_leads__end__isnull=True) | Q(priority__theme_leads__end__gte=F("made_on"))
    return FilteredRelation("priority__theme_leads", condition=begun & lasts)


def _findings(seen: QuerySet) -> QuerySet:
    """Its findings in order, with whether the reader may see what takes its place."""
    return Finding.objects.annotate(
        shows_successor=Exists(seen.filter(pk=OuterRef("successor"))),
    ).select_related(
        "addressee__organisation",
        "addressee__person",
        "part",
        "minute__minutes__meeting__committee__council",
        "successor",
        "successor_committee",
        "by",
    )


def _came_from(seen: QuerySet) -> ArraySubquery:
    """The recommendations that the reader may see and whose place it took, by key and reference."""
    rows = Finding.objects.filter(successor=OuterRef("pk"), recommendation__in=seen.values("pk"))
    words = {"pk": "recommendation", "reference": "recommendation__reference", "kind": "kind"}
    return ArraySubquery(rows.order_by("on", "pk").values(row=JSONObject(**words)))


def _parts() -> ArraySubquery:
    rows = RecommendationPart.objects.filter(recommendation=OuterRef("pk")).order_by("position", "pk")
    return ArraySubquery(rows.values(row=JSONObject(pk="pk", position="position", text="text")))


def _clause_place() -> dict[str, Subquery]:
    """Which of how many clauses of its minute the recommendation comes from, counted with the row itself."""
    siblings = Resolution.objects.filter(minute=OuterRef("resolution__minute")).order_by()
    before = Q(position__lt=OuterRef("resolution__position")) | Q(
        position=OuterRef("resolution__position"), pk__lte=OuterRef("resolution")
    )
    return {"clause_count": _count(siblings), "clause_place": _count(siblings.filter(before))}


def _count(rows: QuerySet) -> Subquery:
    return Subquery(rows.values("minute").annotate(count=Count("pk")).values("count"))


def _clause_number(recommendation: Recommendation) -> str:
    committee = recommendation.committee
    is_marked = recommendation.clause_count > 1 or committee.marks_single_clause
    return label(recommendation.clause_place, committee.clause_style) if is_marked else ""
