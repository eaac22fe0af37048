"""What the database should keep of a recommendation for lists, worked out by Python from its rows."""

from django.utils import timezone

from meetings.enums import AddresseeStatus
from meetings.models import Finding, ProgressUpdate, Recommendation
from meetings.models.recommendation import UNANSWERED
from meetings.tracker_states import TOLD_BY_BODIES, position_of
from partnerships.enums import Rag


def told(recommendation: Recommendation) -> dict:
    """What lists find it by, as it stands in the database."""
    row = Recommendation.objects.get(pk=recommendation.pk)
    today = timezone.localdate()
    late = row.awaited_until is not None and row.awaited_until < today
    return {
        "position": "overdue" if late else row.position,
        "awaited_until": row.awaited_until,
        "answer_due": row.answer_due,
        "rag": row.rag,
    }


def expected(recommendation: Recommendation) -> dict:
    """The same from the rows that it hangs together of."""
    row = Recommendation.objects.prefetch_related("addressees").get(pk=recommendation.pk)
    bodies = list(row.addressees.all())
    follows = row.status in TOLD_BY_BODIES
    return {
        "position": position_of(row).term,
        "awaited_until": _first(bodies, (AddresseeStatus.AWAITING,)) if follows else None,
        "answer_due": None if row.confirmed_on else _first(bodies, UNANSWERED),
        "rag": _rag(row),
    }


def _first(bodies, states):
    return min((body.due_on for body in bodies if body.status in states and body.due_on), default=None)


def _rag(row: Recommendation) -> str:
    """The worst of what each body said last of each part, and of what the committee found."""
    said = [
        (update.date, 0, update.pk, update.addressee_id, update.part_id, update.rag)
        for update in ProgressUpdate.objects.filter(addressee__recommendation=row)
    ] + [
        (finding.on, 1, finding.pk, finding.addressee_id, finding.part_id, finding.rag)
        for finding in Finding.objects.filter(recommendation=row).exclude(rag="")
    ]
    of_all = [day for day, rank, _pk, body, part, _rag in said if rank and body is None and part is None]
    if of_all:
        last = max(of_all)
        said = [one for one in said if one[0] > last or (one[1] and one[0] == last)]
    latest = {
        (body, part): rag for _day, _rank, _pk, body, part, rag in sorted(said, key=lambda one: one[:3])
    }
    return next((rag for rag in (Rag.RED, Rag.AMBER, Rag.GREEN) if rag in latest.values()), "")
