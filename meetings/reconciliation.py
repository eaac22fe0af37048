"""Whether the update on recommendations, the minutes and the tracker say the same; where they do not, in sentences."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from meetings import visibility
from meetings.enums import Audience, ItemKind, MinutesStatus
from meetings.models import Meeting, Recommendation, Report, Resolution
from meetings.papers import recommendation_update
from meetings.papers.minutes_clauses import label

# How resolutions recommend: "RESOLVED to recommend", "RECOMMENDED – That", "Recommended to Cabinet".
RECOMMENDS = re.compile(r"\brecommend(s|ed|ations?)?\b", re.IGNORECASE)
NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Reckoning:
    """Numbers of recommendations: of the period in the minutes, in the tracker and in the report, and what differs.

    `in_minutes` counts clauses of published minutes that recommend; `in_report` is None before the report is written.
    """

    in_tracker: int
    in_minutes: int
    made_in_period: int
    in_report: int | None
    differences: tuple[str, ...]

    @property
    def agrees(self) -> bool:
        return not self.differences


def of_meeting(meeting: Meeting, audience: Audience) -> Reckoning:
    """Compare the three for the update to a meeting (a number of queries that does not grow).

    What the audience may not read is neither counted nor named.
    """
    last = recommendation_update.previous_meeting(meeting)
    rows = list(recommendation_update.of_period(meeting, last))
    shown = [row for row in rows if visibility.may_see_kept(row.is_exempt, audience)]
    clauses = [one for one in _recommending(meeting, last) if visibility.may_see_kept(one.is_kept, audience)]
    made = [row for row in shown if last is None or row.made_on >= last.date]
    report = _report(meeting)
    told = _told(report, shown) if report else None
    found = [*_minutes_against_tracker(clauses, made)]
    if report and told is not None:
        found += _report_against_tracker(last, report, shown, told, rows)
    return Reckoning(
        in_tracker=len(shown),
        in_minutes=len(clauses),
        made_in_period=len(made),
        in_report=None if told is None else len(told),
        differences=tuple(found),
    )


def _recommending(meeting: Meeting, last: Meeting | None) -> list[Resolution]:
    """The clauses since the last meeting that became recommendations, or that speak of recommending."""
    day = "minute__minutes__meeting__date"
    since = {f"{day}__gte": last.date} if last else {}
    rows = (
        Resolution.objects.filter(
            Q(recommendation__isnull=False) | Q(text__icontains="recommend") | Q(word__icontains="recommend"),
            minute__minutes__meeting__committee=meeting.committee_id,
            **since,
            **{f"{day}__lt": meeting.date},
        )
        .exclude(minute__minutes__status=MinutesStatus.DRAFT)
        .select_related("minute__minutes__meeting", "recommendation")
        .prefetch_related("minute__resolutions")
        .order_by(day, "minute__position", "position")
    )
    return [row for row in rows if hasattr(row, "recommendation") or _recommends(row)]


def _recommends(clause: Resolution) -> bool:
    return bool(RECOMMENDS.search(f"{clause.word} {clause.text}"))


def _minutes_against_tracker(clauses: Iterable[Resolution], made: Iterable[Recommendation]) -> Iterator[str]:
    in_minutes = {clause.recommendation.pk for clause in clauses if hasattr(clause, "recommendation")}
    for clause in clauses:
        if not hasattr(clause, "recommendation"):
            yield _("Minute %(minute)s speaks of recommending and is not in the tracker.") % {
                "minute": _cited(clause)
            }
    for row in made:
        if row.resolution_id is None:
            yield _("%(reference)s is in the tracker from %(origin)s, not from minutes kept here.") % {
                "reference": row.reference,
                "origin": row.origin,
            }
        elif row.pk not in in_minutes:
            yield _("%(reference)s is in the tracker; its minutes are not published yet.") % {
                "reference": row.reference
            }


def _cited(clause: Resolution) -> str:
    """The minute and the clause: "05 (ii)"."""
    minute = clause.minute
    siblings = list(minute.resolutions.all())
    if len(siblings) < 2:
        return minute.number
    style = minute.minutes.meeting.committee.clause_style
    return f"{minute.number} {label(siblings.index(clause) + 1, style)}".strip()


def _report(meeting: Meeting) -> Report | None:
    rows = Report.objects.filter(item__meeting=meeting, item__kind=ItemKind.RECOMMENDATIONS_UPDATE)
    return rows.filter(item__withdrawn_at__isnull=True).prefetch_related("sections").first()


def _told(report: Report, rows: Iterable[Recommendation]) -> dict[int, str]:
    """What the report says of each recommendation: its text from the reference on to the next one."""
    text = "\n".join(section.body for section in report.sections.all())
    places = sorted((place, row.pk) for row in rows if (place := _place(text, row.reference)) >= 0)
    ends = [*(place for place, _pk in places[1:]), len(text)][: len(places)]
    return {pk: text[place:end] for (place, pk), end in zip(places, ends, strict=True)}


def _place(text: str, reference: str) -> int:
    found = re.search(rf"{re.escape(reference)}(?!\d)", text)
    return found.start() if found else -1


def _report_against_tracker(
    last: Meeting | None,
    report: Report,
    shown: list[Recommendation],
    told: dict[int, str],
    rows: list[Recommendation],
) -> Iterator[str]:
    for row in shown:
        words = {"reference": row.reference, "position": row.get_status_display()}
        if row.pk not in told:
            yield _("%(reference)s is in the tracker and not in the report.") % words
        elif row.get_status_display() not in told[row.pk]:
            yield (
                _("The report gives another position of %(reference)s than the tracker now: “%(position)s”.")
                % words
            )
    purpose = "\n".join(
        section.body for section in report.sections.all() if section.key in ("purpose", "summary")
    )
    wanted = NUMBER.findall(recommendation_update.totals(last, rows))
    if purpose and not set(wanted) <= set(NUMBER.findall(purpose)):
        yield _("The numbers in the report's purpose are not those of the tracker now: %(totals)s") % {
            "totals": recommendation_update.totals(last, rows)
        }
