"""A plan as its pages show it: priorities in order, each with its lead, actions and measures."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from partnerships import charts, figures
from partnerships.enums import Trend
from partnerships.models import Measure, MeasureValue, Partnership, Plan, PlanAction, Priority, ThemeLead


@dataclass(frozen=True)
class MeasureCard:
    """A measure with its last value, its trend and its target in words, its values and their picture."""

    measure: Measure
    values: tuple[MeasureValue, ...]
    latest: MeasureValue | None
    trend: Trend
    trend_words: str
    target_words: str
    chart: SafeString


@dataclass(frozen=True)
class PriorityCard:
    """A priority with who leads it today, who will lead it next, its actions and its measures."""

    priority: Priority
    lead: ThemeLead | None
    next_lead: ThemeLead | None
    actions: tuple[PlanAction, ...]
    measures: tuple[MeasureCard, ...]


@dataclass(frozen=True)
class Outline:
    """The priorities of a plan in its order, those that have ended apart, and how many actions are overdue."""

    cards: tuple[PriorityCard, ...]
    ended: tuple[PriorityCard, ...]
    overdue: int


@dataclass(frozen=True)
class PlanLine:
    """A plan in short: its priorities and their leads."""

    plan: Plan
    priorities: tuple[Priority, ...]


@dataclass(frozen=True)
class Step:
    """One entry of an action's story."""

    when: dt.date
    title: str
    text: str = ""
    by: str = ""
    is_future: bool = False


def for_page(plans: QuerySet[Plan]) -> QuerySet[Plan]:
    """With all that the page of a plan shows (six queries whatever its size)."""
    leads = ThemeLead.objects.select_related("person").with_left()
    actions = PlanAction.objects.select_related("owner")
    return plans.select_related("partnership__council").prefetch_related(
        "priorities",
        Prefetch("priorities__theme_leads", leads),
        Prefetch("priorities__actions", actions),
        "priorities__measures__values",
    )


def lines(partnership: Partnership) -> list[PlanLine]:
    """The plans of a partnership, newest first, with priorities and who leads them today (two queries)."""
    led = Priority.objects.with_lead(timezone.localdate())
    return [
        PlanLine(plan, tuple(row for row in plan.priorities.all() if not row.has_ended))
        for plan in partnership.plans.prefetch_related(Prefetch("priorities", led))
    ]


def outline(plan: Plan) -> Outline:
    """What the page of a plan shows, from a plan fetched by `for_page`."""
    cards = [priority_card(priority) for priority in plan.priorities.all()]
    return Outline(
        cards=tuple(card for card in cards if not card.priority.has_ended),
        ended=tuple(card for card in cards if card.priority.has_ended),
        overdue=sum(action.is_overdue for card in cards for action in card.actions),
    )


def priority_card(priority: Priority) -> PriorityCard:
    """One priority with all that was prefetched."""
    today = timezone.localdate()
    lead = priority.lead_on(today)
    coming = [row for row in priority.theme_leads.all() if row.start and row.start > today]
    return PriorityCard(
        priority=priority,
        lead=lead,
        next_lead=min(coming, key=lambda row: row.start, default=None),
        actions=tuple(priority.actions.all()),
        measures=tuple(measure_card(measure) for measure in priority.measures.all()),
    )


def measure_card(measure: Measure) -> MeasureCard:
    """A measure and its values (reads `values`, prefetch for lists)."""
    values = tuple(measure.values.all())
    latest = values[-1] if values else None
    good = measure.good_direction
    going = figures.trend(good, [row.value for row in values])
    return MeasureCard(
        measure=measure,
        values=values,
        latest=latest,
        trend=going,
        trend_words=figures.trend_words(good, going) if latest else "",
        target_words=figures.target_words(good, measure.target, latest.value if latest else None),
        chart=charts.line_chart(
            [charts.Point(row.period, row.period_end, row.value) for row in values],
            key=f"measure-{measure.pk}",
            title=measure.name,
            description=_description(measure, values),
            target=measure.target,
        ),
    )


def story(action: PlanAction) -> list[Step]:
    """What was said of an action, newest first, with the due date that is to come (one query)."""
    return [*_coming(action), *_closing(action), *_said(action)]


def _description(measure: Measure, values: tuple[MeasureValue, ...]) -> str:
    if not values:
        return ""
    first, last = values[0], values[-1]
    words = _("%(value)s in %(period)s") % {"value": last.figure, "period": last.period}
    if first != last:
        words = _("From %(value)s in %(period)s to %(end)s") % {
            "value": first.figure,
            "period": first.period,
            "end": words,
        }
    return f"{words}. {_('The table beside it has all values.')}"


def _coming(action: PlanAction) -> Iterator[Step]:
    if action.is_open and action.due and not action.is_overdue:
        yield Step(when=action.due, title=_("Due"), is_future=True)


def _closing(action: PlanAction) -> Iterator[Step]:
    if not action.is_open:
        yield Step(when=action.closed_on, title=action.get_status_display())


def _said(action: PlanAction) -> Iterator[Step]:
    for update in action.updates.select_related("by"):
        title = update.get_rag_display() if update.rag else _("Progress")
        yield Step(when=update.date, title=title, text=update.text, by=str(update.by))
