"""The figures of a tracker: late answers by body, how long answers took, and states over time; with their pictures.

Who asks hands over the recommendations that the reader may see; nothing else is counted.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.dates import MONTHS_3
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from meetings import late_answers, states_over_time
from meetings.late_answers import LateAnswers, Outcome, Tally
from meetings.states_over_time import Quarter
from partnerships.column_charts import Column, LegendEntry, Mark, legend, stacked_columns
from scrutiny.models import Council

# The columns of the picture of answer times: so many up to the duty, and as many beyond it before "more".
STEPS = 4
ANSWERED = (gettext_lazy("In time"), gettext_lazy("Late"))
ANSWERED_STYLES, STAGE_STYLES = (2, 1), range(len(states_over_time.STAGES))


@dataclass(frozen=True)
class Span:
    """Answers that took from `first` to `last` days (None: or more), and how many of them were in time or late."""

    first: int
    last: int | None
    in_time: int
    late: int

    @property
    def label(self) -> str:
        if self.last is None:
            return _("%(days)s or more") % {"days": self.first}
        return f"{self.first}–{self.last}" if self.first < self.last else str(self.last)


@dataclass(frozen=True)
class Drawn:
    """A picture with the names of its parts, in the order of the picture from the bottom up."""

    picture: SafeString
    legend: list[LegendEntry]


@dataclass(frozen=True)
class TrackerFigures:
    """All figures of one page; lists are empty and pictures too where there is nothing to count."""

    late: LateAnswers
    spans: list[Span]
    spans_drawn: Drawn
    quarters: list[Quarter]
    quarters_drawn: Drawn
    stages: tuple
    days: int


def figures(recommendations: QuerySet, council: Council, today: dt.date) -> TrackerFigures:
    """Count and draw (four queries at most). `council` gives the days to answer and the municipal year."""
    counted = late_answers.tallies(recommendations, council, today)
    spans = answer_times(counted, council.response_days)
    quarters = states_over_time.quarters(recommendations, today)
    return TrackerFigures(
        late=late_answers.table(counted, council),
        spans=spans,
        spans_drawn=_draw_spans(spans, council.response_days),
        quarters=quarters,
        quarters_drawn=_draw_quarters(quarters),
        stages=states_over_time.STAGES,
        days=council.response_days,
    )


def answer_times(counted: Iterable[Tally], duty: int) -> list[Span]:
    """How long full answers took (calendar days), in four spans up to the duty, four beyond, and more.

    Later than the duty may still be in time: more time was given. Empty where nothing was answered.
    """
    edges = sorted({round(duty * step / STEPS) for step in range(1, 2 * STEPS + 1)} - {0})
    counts: Counter = Counter()
    for tally in counted:
        if tally.days is not None:
            place = next((number for number, edge in enumerate(edges) if tally.days <= edge), len(edges))
            counts[place, tally.outcome] += tally.count
    if not counts:
        return []
    starts = [0, *(edge + 1 for edge in edges)]
    return [
        Span(first, last, counts[place, Outcome.IN_TIME], counts[place, Outcome.LATE])
        for place, (first, last) in enumerate(zip(starts, [*edges, None], strict=True))
    ]


def _draw_spans(spans: list[Span], duty: int) -> Drawn:
    answers, late = sum(span.in_time + span.late for span in spans), sum(span.late for span in spans)
    columns = [Column(str(span.last or f"{span.first}+"), (span.in_time, span.late)) for span in spans]
    within = next((place for place, span in enumerate(spans) if span.first > duty), 0)
    description = ngettext(
        "%(count)s answer, %(late)s of them late. The line stands after %(duty)s days.",
        "%(count)s answers, %(late)s of them late. The line stands after %(duty)s days.",
        answers,
    ) % {"count": answers, "late": late, "duty": duty}
    picture = stacked_columns(
        columns,
        key="times",
        title=_("Days from sending to the full answer"),
        description=description,
        styles=ANSWERED_STYLES,
        axis=_("up to so many days"),
        mark=Mark(within, _("%(days)s days") % {"days": duty}),
    )
    return Drawn(picture, legend(ANSWERED, key="times", styles=ANSWERED_STYLES))


def _draw_quarters(quarters: list[Quarter]) -> Drawn:
    columns = [Column(_month(quarter.day), quarter.counts) for quarter in quarters]
    description = ""
    if quarters:
        words = [
            f"{name}: {count}"
            for name, count in zip(states_over_time.STAGES, quarters[-1].counts, strict=True)
        ]
        description = _("At the end: %(counts)s.") % {"counts": "; ".join(words)}
    picture = stacked_columns(
        columns,
        key="states",
        title=_("Recommendations by state"),
        description=description,
        styles=STAGE_STYLES,
    )
    return Drawn(picture, legend(states_over_time.STAGES, key="states", styles=STAGE_STYLES))


def _month(day: dt.date) -> str:
    return f"{MONTHS_3[day.month].capitalize()} {day.year}"
